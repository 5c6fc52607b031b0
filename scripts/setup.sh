#!/usr/bin/env bash
# Installs what building Muster needs and is missing: compilers and libraries, Node.js, and a Rust
# toolchain that can build the runtime for WASM. Changes nothing that is there already; each step
# says what it does and why. Debian and Ubuntu, as root or with sudo; macOS: see the README.
set -euo pipefail

say() { printf 'setup: %s\n' "$*"; }
die() { printf 'setup: error: %s\n' "$*" >&2; exit 1; }

as_root() {
	if [ "$(id -u)" -eq 0 ]; then "$@"
	elif command -v sudo >/dev/null; then sudo "$@"
	else die "'$*' needs root: run this script as root, or install sudo"; fi
}

apt_updated=
# apt_install WHY PACKAGE...
apt_install() {
	local why=$1; shift
	command -v apt-get >/dev/null ||
		die "$why, and this machine has no apt-get. Install by hand (README, 'By hand'): $*"
	say "installing $* ($why)"
	if [ -z "$apt_updated" ]; then as_root apt-get update -qq; apt_updated=yes; fi
	as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@" >/dev/null
}

have() { command -v "$1" >/dev/null; }
have_package() { [ "$(dpkg-query -W -f '${Status}' "$1" 2>/dev/null)" = "install ok installed" ]; }

native_tools() {
	have cc && have c++ && have make || apt_install "C compiler for native dependencies" build-essential
	have git || apt_install "the build records the commit" git
	have curl || apt_install "the scripts ask the node whether it is up" curl ca-certificates
	have protoc || apt_install "network protocols are compiled from .proto files" protobuf-compiler
	have pkg-config || apt_install "finds system libraries" pkg-config
	pkg-config --exists openssl || apt_install "TLS of the node's telemetry" libssl-dev
	# bindgen looks for libclang by itself; only its absence needs us.
	ldconfig -p 2>/dev/null | grep -q 'libclang[-.0-9]*\.so' ||
		compgen -G '/usr/lib/llvm-*/lib/libclang.so*' >/dev/null ||
		[ "$(uname)" = Darwin ] ||
		apt_install "bindgen reads C headers with it" clang libclang-dev
}

node_js() {
	if ! have node; then apt_install "the client, the tour and the e2e tests run on it" nodejs; fi
	if ! have npm; then apt_install "installs the client's dependencies" npm; fi
	local major; major=$(node -p 'process.versions.node.split(".")[0]')
	[ "$major" -ge 18 ] || die "Node.js $major is too old: install Node.js 18 or newer from your \
distribution's backports or nodejs.org, and run this again"
}

# True if the toolchain of `rustc $1` has the WASM target's libraries.
has_wasm_target() {
	local dir; dir=$(rustc ${1:+"$1"} --print target-libdir --target wasm32v1-none 2>/dev/null) || return 1
	compgen -G "$dir/libcore-*.rlib" >/dev/null
}

rustup_may_download() { have rustup && [ "${RUSTUP_AUTO_INSTALL:-1}" != 0 ]; }

debian_sysroot_has_target() {
	[ -x /usr/bin/rustc ] && compgen -G "$(/usr/bin/rustc --print sysroot)/lib/rustlib/wasm32v1-none/lib/libcore-*.rlib" >/dev/null
}

# Debian packages rustc for the web targets but not the libraries of wasm32v1-none: build them once
# from the packaged sources and put them where that compiler looks.
debian_wasm_target() {
	local packages=(rustc-web cargo-web rust-web-src rust-web-llvm) missing=() p
	for p in "${packages[@]}"; do have_package "$p" || missing+=("$p"); done
	[ ${#missing[@]} -eq 0 ] || apt_install "a Rust toolchain that can build WASM" "${missing[@]}"
	# Which linker rust-lld stands for is the package's business: follow its link.
	local lld; lld=$(readlink "$(command -v rust-lld || echo /usr/bin/rust-lld)" || true)
	lld=${lld##*/}
	if [ -n "$lld" ] && ! have "$lld"; then apt_install "links WASM" "$lld"; fi
	if debian_sysroot_has_target; then return; fi

	say "building core and alloc for wasm32v1-none once, with Debian's compiler"
	local work out lib; work=$(mktemp -d)
	mkdir -p "$work/src"
	printf '[package]\nname = "sysroot"\nversion = "0.0.0"\nedition = "2021"\n[workspace]\n' >"$work/Cargo.toml"
	echo '#![no_std]' >"$work/src/lib.rs"
	# Bitcode is needed by the runtime's link-time optimisation. A wrapper of rustup's must not step in.
	(cd "$work" && env -u RUSTUP_TOOLCHAIN -u CARGO_TARGET_DIR -u RUSTC_WRAPPER RUSTC=/usr/bin/rustc \
		RUSTC_BOOTSTRAP=1 RUSTFLAGS="-C embed-bitcode=yes" \
		/usr/bin/cargo build --quiet --release --target wasm32v1-none -Z build-std=core,alloc)
	out=$work/target/wasm32v1-none/release/deps
	lib=$(/usr/bin/rustc --print sysroot)/lib/rustlib/wasm32v1-none/lib
	as_root mkdir -p "$lib"
	as_root cp "$out"/libcore-*.rlib "$out"/liballoc-*.rlib "$out"/libcompiler_builtins-*.rlib "$lib/"
	rm -rf "$work"
}

rust() {
	if ! have cargo; then
		apt_install "no Rust toolchain found; Debian's own builds everything" rustc-web cargo-web || true
		have cargo || die "no Rust toolchain: install rustup from https://rustup.rs and run this again"
	fi
	if has_wasm_target; then return; fi
	if rustup_may_download; then
		say "adding the wasm32v1-none target to the active toolchain (the runtime is compiled to it)"
		rustup target add wasm32v1-none && has_wasm_target && return
	fi
	have apt-get || die "no WASM target: the active Rust toolchain has none, rustup may not (or cannot) \
download it, and there are no Debian packages here. Run 'rustup target add wasm32v1-none' where \
downloads are allowed, then run this again"
	debian_wasm_target
	debian_sysroot_has_target || die "Debian's rustc-web was installed but its wasm32v1-none libraries \
could not be built; see the messages above"
	if have rustup && [ "$(rustup run debian rustc --version 2>/dev/null)" != "$(/usr/bin/rustc --version)" ]; then
		say "linking Debian's toolchain into rustup as 'debian' (used for WASM only)"
		rustup toolchain link debian /usr
	fi
}

native_tools
node_js
rust
say "everything is in place"
