# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# Shared by the scripts beside it: where things are and how cargo is called. To be sourced, not run.
# shellcheck disable=SC2034 # names are used where this is sourced

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
cd "$root" || exit 1
script=${0##*/}
script=${script%.sh}

say() { printf '%s: %s\n' "$script" "$*"; }
die() {
	printf '%s: error: %s\n' "$script" "$*" >&2
	exit 1
}
have() { command -v "$1" >/dev/null; }

# usage FILE: the comment at the top of a script is its help.
usage() { sed -n -e '2,/^[^#]/{' -e '/^# SPDX/d' -e 's/^# \{0,1\}//p' -e '}' "$1"; }

# rustup's usual place, which a shell that was open during its installation does not know yet.
if ! have cargo && [ -x "${HOME:-}/.cargo/bin/cargo" ]; then PATH=$HOME/.cargo/bin:$PATH; fi

# Outside the checkout, so that a fresh clone does not begin from nothing: tools always, builds in CI.
cache=${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/muster
tools=$cache/tools
if [ -z "${CARGO_TARGET_DIR:-}" ]; then
	if [ "${CI:-}" = true ]; then CARGO_TARGET_DIR=$cache/target; else CARGO_TARGET_DIR=$root/target; fi
fi
mkdir -p "$CARGO_TARGET_DIR"
CARGO_TARGET_DIR=$(cd "$CARGO_TARGET_DIR" && pwd -P)
export CARGO_TARGET_DIR

# The runtime's build script finds the workspace by itself only if the target folder lies in it.
export WASM_BUILD_WORKSPACE_HINT=$root
# The system's OpenSSL (setup.sh installs it), not one built from source.
export OPENSSL_NO_VENDOR=1

# The oldest Rust that all dependencies accept.
rust_minimum=1.90

# rust_minor COMMAND...: 95 for rustc 1.95.0
rust_minor() {
	local version
	version=$("$@" --version 2>/dev/null) || return 1
	version=${version#* 1.}
	printf '%s\n' "${version%%.*}"
}

# builds_wasm COMMAND...: whether this rustc can build for the runtime's target. Asked by building
# something, since libraries left by another version of the compiler are there, but of no use.
builds_wasm() {
	local dir result=0
	dir=$(mktemp -d)
	echo '#![no_std]' >"$dir/probe.rs"
	"$@" --edition 2021 --crate-type rlib --target wasm32v1-none --out-dir "$dir" "$dir/probe.rs" \
		>/dev/null 2>&1 || result=1
	rm -rf "$dir"
	return "$result"
}

# Debian's toolchain as rustup knows it once setup.sh has linked it.
debian_linked() { have rustup && builds_wasm rustup run debian rustc; }

# Fails if there is no toolchain that builds the WASM runtime.
choose_wasm_toolchain() {
	if [ -n "${WASM_BUILD_TOOLCHAIN:-}" ]; then
		builds_wasm rustup run "$WASM_BUILD_TOOLCHAIN" rustc || return 1
		export WASM_BUILD_TOOLCHAIN
	elif ! builds_wasm rustc; then
		debian_linked || return 1
		export WASM_BUILD_TOOLCHAIN=debian
	fi
}

node_binary=$CARGO_TARGET_DIR/release/muster-node

# The node, and beside it the `muster` command and `muster-load`. Always the same packages, profile
# and features, or cargo builds the SDK once more; more packages can be told.
build_node() {
	choose_wasm_toolchain || die "no WASM target: run scripts/setup.sh"
	cargo build --locked --release -p muster-node -p muster-cli -p muster-load "$@"
}

# The same, the parachain's runtime, and the program that prints its chain spec.
build_parachain() { build_node -p muster-parachain-spec; }

# Installs the client's dependencies unless those of the lock file are there, and compiles it.
build_client() {
	local lock=clients/js/package-lock.json installed=clients/js/node_modules/.package-lock.json
	if [ ! -f "$installed" ] || [ "$lock" -nt "$installed" ]; then
		(cd clients/js && npm ci --no-audit --no-fund)
	fi
	(cd clients/js && npm run build)
}

# Installs what starts a parachain without a relay chain, for tests.
build_chopsticks() {
	local folder=clients/js/e2e/chopsticks
	local lock=$folder/package-lock.json installed=$folder/node_modules/.package-lock.json
	if [ ! -f "$installed" ] || [ "$lock" -nt "$installed" ]; then
		(cd "$folder" && npm ci --no-audit --no-fund)
	fi
}

# port_busy PORT: whether somebody listens there.
port_busy() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
