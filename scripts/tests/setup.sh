#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Tests of scripts/setup.sh: on this machine, where it must change nothing, and on machines made of
# stand-ins, of which each lacks something. Prints one "check NAME ... ok" or "... FAILED" a test.
# shellcheck disable=SC2016,SC2317,SC2329 # stand-ins are code in quotes; `expect` calls the functions
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd -P)
setup=$here/../setup.sh

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# machine NAME: a folder that is all of PATH, with what setup.sh itself is made of and everything
# it looks for, Rust without the WASM target included; `lack` and `stub` change it.
machine() {
	bin=$work/$1/bin home=$work/$1/home calls=$work/$1/calls
	mkdir -p "$bin" "$home"
	: >"$calls"
	local tool
	for tool in bash cat chmod cut dirname env find grep head id ldconfig mkdir mktemp readlink rm sed touch; do
		ln -s "$(PATH=$PATH:/sbin:/usr/sbin command -v "$tool")" "$bin/$tool"
	done
	for tool in cc c++ make git curl protoc npm cargo; do stub "$tool" 'exit 0'; done
	stub uname 'echo Linux'
	stub pkg-config 'exit 0'
	stub ldconfig 'echo libclang-14.so'
	stub node 'echo 20'
	# Builds for WASM once the target has been added.
	stub rustc 'case $* in
		*--version*) echo "rustc 1.95.0 (test)" ;;
		*wasm32v1-none*) [ -e "$HOME/target-added" ] ;;
	esac'
}
lack() { rm "$bin/$1"; }
# stub NAME BODY: a command that writes down how it was called.
stub() {
	rm -f "$bin/$1"
	printf '#!%s\necho "%s $*" >>"%s"\n%s\n' "$(command -v bash)" "$1" "$calls" "$2" >"$bin/$1"
	chmod +x "$bin/$1"
}
# run [VARIABLE=VALUE...]: setup.sh on that machine; leaves $status, $out and $err.
run() {
	status=0
	env -i PATH="$bin" HOME="$home" CARGO_TARGET_DIR="$home/target" "$@" \
		bash "$setup" >"$work/out" 2>"$work/err" </dev/null || status=$?
	out=$(<"$work/out") err=$(<"$work/err")
}

failed=0
# expect NAME COMMAND...: passes if the command does.
expect() {
	local name=$1
	shift
	if "$@"; then
		printf 'check setup: %s ... ok\n' "$name"
	else
		failed=1
		printf 'check setup: %s ... FAILED\nexit code %s\nstdout: %s\nstderr: %s\ncalls:\n%s\n' \
			"$name" "$status" "$out" "$err" "$(<"$calls")"
	fi
}
refuses() { [ "$status" -eq 1 ] && [[ $err = "setup: error: "*$1* ]] && [ "$(grep -c 'error:' <<<"$err")" -eq 1 ]; }
done_quietly() { [ "$status" -eq 0 ] && [ "$out" = "setup: everything is in place" ] && [ -z "$err" ]; }
called() { grep -qx -- "$1" "$calls"; }
not_called() { ! grep -q -- "$1" "$calls"; }

second_run() {
	calls=/dev/null status=0
	"$setup" >/dev/null </dev/null
	out=$("$setup" 2>"$work/err" </dev/null) || status=$?
	err=$(<"$work/err")
	done_quietly
}
expect "a second run does nothing and says so in one line" second_run

machine ready
touch "$home/target-added"
run
expect "a machine with everything is left as it is" done_quietly

machine rustup
stub rustup 'case $* in "target add wasm32v1-none") touch "$HOME/target-added" ;; *) exit 1 ;; esac'
run
added_by_rustup() { [ "$status" -eq 0 ] && called "rustup target add wasm32v1-none"; }
expect "rustup adds the WASM target" added_by_rustup
run
expect "and is not asked again" done_quietly

machine rustup-may-not
stub rustup 'exit 1'
run RUSTUP_AUTO_INSTALL=0
no_way() { refuses "no way to build the WASM runtime" && not_called "target add"; }
expect "RUSTUP_AUTO_INSTALL=0 is respected" no_way

machine none
run
expect "none of the three ways: one message" refuses "no way to build the WASM runtime"
all_three() { [[ $err = *"1. "*"2. "*"3. "* ]]; }
expect "which names all three" all_three

machine foreign-packages
stub apt-get 'exit 0'
stub apt-cache 'exit 1'
run
expect "packages without Debian's Rust: the same message" refuses "no way to build the WASM runtime"
expect "and nothing is installed" not_called "apt-get.* install"

machine old-packages
stub apt-get 'exit 0'
stub apt-cache 'if [[ $* == *rustc-web* ]]; then echo "Version: 1.85.0"; fi'
stub dpkg 'exit 1'
run
expect "Debian's Rust, but too old: the same message" refuses "no way to build the WASM runtime"

machine no-rust
lack rustc
lack cargo
stub apt-get 'exit 0'
stub apt-cache 'exit 1'
run
expect "no Rust, and no package of it" refuses "install rustup from https://rustup.rs"

machine rustup-offline
stub apt-get 'exit 0'
stub apt-cache 'exit 1'
stub rustc 'exit 1'
stub rustup 'exit 1'
run
expect "a rustup that cannot download" refuses "rustup could not install a toolchain"

machine old-rust
stub rustc 'echo "rustc 1.63.0 (test)"'
run
expect "an old Rust is named, with the one needed" refuses "Rust 1.63 is too old, 1.90 or newer"

machine old-node
stub node 'echo 12'
run
expect "an old Node.js is named, with the one needed" refuses "Node.js 12 is too old, 18 or newer"

machine no-protoc
lack protoc
run
expect "a missing tool on a machine without apt-get" refuses "protobuf-compiler"

machine installs-protoc
touch "$home/target-added"
lack protoc
stub apt-get 'exit 0'
stub sudo '"$@"'
run
installed() { [ "$status" -eq 0 ] && grep -q 'apt-get .*install.* protobuf-compiler' "$calls" && [[ $out = *"installing protobuf-compiler ("* ]]; }
expect "a missing tool is installed by apt-get, with its reason" installed

machine failing-apt
lack protoc
stub apt-get 'case $* in *install*) exit 100 ;; esac'
stub sudo '"$@"'
run
expect "an installation that fails is said to have failed" refuses "could not install protobuf-compiler"

machine no-root
lack protoc
lack id
stub id 'echo 1000'
stub apt-get 'exit 0'
run
expect "neither root nor sudo" refuses "needs root"

machine wrong-choice
stub rustup 'exit 1'
run WASM_BUILD_TOOLCHAIN=nonesuch
expect "a chosen toolchain that cannot build it" refuses "WASM_BUILD_TOOLCHAIN is set to 'nonesuch'"

machine bad-option
status=0
out=$("$setup" --nonesuch 2>"$work/err") || status=$?
err=$(<"$work/err")
expect "an unknown option" refuses "unknown option --nonesuch"

exit "$failed"
