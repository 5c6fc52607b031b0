#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Tests of scripts/run.sh, with stand-ins for cargo, npm and the node, so that each step can be made
# to fail. Prints one "check NAME ... ok" or "... FAILED" a test.
# shellcheck disable=SC2016,SC2317,SC2329 # stand-ins are code in quotes; `expect` calls the functions
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd -P)

work=$(mktemp -d)
listener=
cleanup() {
	if [ -n "$listener" ]; then kill "$listener"; fi
	rm -rf "$work"
}
trap cleanup EXIT
export CARGO_TARGET_DIR=$work/target
mkdir -p "$work/bin" "$CARGO_TARGET_DIR/release"
PATH=$work/bin:$PATH

stub() {
	printf '#!/usr/bin/env bash\n%s\n' "$2" >"$1"
	chmod +x "$1"
}
stub "$work/bin/cargo" 'echo "cargo $*" >>"$CARGO_TARGET_DIR/calls"; [ ! -e "$CARGO_TARGET_DIR/build-fails" ]'
stub "$work/bin/npm" 'echo "npm $*" >>"$CARGO_TARGET_DIR/calls"
if [[ $* == *tour* ]]; then [ ! -e "$CARGO_TARGET_DIR/tour-fails" ]; fi'
# A node that says which process it is, answers each request with a header, and ends with "killed".
cat >"$CARGO_TARGET_DIR/release/muster-node" <<'NODE'
#!/usr/bin/env node
const fs = require('fs');
const dir = process.env.CARGO_TARGET_DIR;
fs.writeFileSync(`${dir}/pid`, String(process.pid));
if (fs.existsSync(`${dir}/node-fails`)) {
	console.error('Error: no space left');
	process.exit(7);
}
const port = Number(process.argv[process.argv.indexOf('--rpc-port') + 1]);
require('http')
	.createServer((_, response) => response.end('{"jsonrpc":"2.0","id":1,"result":{"number":"0x0"}}'))
	.listen(port, '127.0.0.1');
process.on('SIGTERM', () => {
	fs.writeFileSync(`${dir}/ended`, '');
	process.exit(0);
});
NODE
chmod +x "$CARGO_TARGET_DIR/release/muster-node"

# A port that nobody uses now.
port=$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')

# run ARGUMENT...: run.sh; leaves $status and $out (both streams).
run() {
	rm -f "$CARGO_TARGET_DIR"/{calls,pid,ended}
	status=0
	"$here/../run.sh" --port "$port" "$@" >"$work/out" 2>&1 </dev/null || status=$?
	out=$(<"$work/out")
}
failed=0
# expect NAME COMMAND...: passes if the command does.
expect() {
	local name=$1
	shift
	if "$@"; then
		printf 'check run: %s ... ok\n' "$name"
	else
		failed=1
		printf 'check run: %s ... FAILED\nexit code %s\n%s\n' "$name" "$status" "$out"
	fi
}
node_started() { [ -e "$CARGO_TARGET_DIR/pid" ]; }
node_gone() { ! kill -0 "$(<"$CARGO_TARGET_DIR/pid")" 2>/dev/null; }
says() { [[ $out = *"$1"* ]]; }

run --once
once() { [ "$status" -eq 0 ] && node_started && node_gone && [ -e "$CARGO_TARGET_DIR/ended" ] && grep -q "tour -- --url ws://127.0.0.1:$port" "$CARGO_TARGET_DIR/calls"; }
expect "--once runs the tour and ends its node" once

run --once --no-tour
no_tour() { [ "$status" -eq 0 ] && node_gone && ! grep -q npm "$CARGO_TARGET_DIR/calls"; }
expect "--no-tour needs no client" no_tour

touch "$CARGO_TARGET_DIR/tour-fails"
run
tour_fails() { [ "$status" -eq 1 ] && says "the tour failed" && node_gone; }
expect "a tour that fails ends it, with the node" tour_fails
rm "$CARGO_TARGET_DIR/tour-fails"

touch "$CARGO_TARGET_DIR/build-fails"
run
build_fails() { [ "$status" -ne 0 ] && ! node_started; }
expect "a build that fails ends it" build_fails
rm "$CARGO_TARGET_DIR/build-fails"

touch "$CARGO_TARGET_DIR/node-fails"
run
node_fails() { [ "$status" -eq 1 ] && says "exit code 7" && says "no space left"; }
expect "a node that ends is shown with its last words" node_fails
rm "$CARGO_TARGET_DIR/node-fails"

# Started with job control, as from a terminal: otherwise bash lets background jobs ignore Ctrl-C.
interrupted() {
	rm -f "$CARGO_TARGET_DIR"/{calls,pid,ended}
	set -m
	"$here/../run.sh" --port "$port" >"$work/out" 2>&1 </dev/null &
	local script=$! second
	set +m
	for ((second = 0; second < 30; second++)); do
		if grep -q 'until Ctrl-C' "$work/out"; then break; fi
		sleep 1
	done
	kill -INT -- "-$script"
	status=0
	wait "$script" || status=$?
	out=$(<"$work/out")
	[ "$status" -eq 0 ] && says "until Ctrl-C" && says "stopping" && node_gone
}
expect "Ctrl-C while serving is no failure, and ends the node" interrupted

: >"$work/listener"
node -e 'require("net").createServer().listen(Number(process.argv[1]), "127.0.0.1", () => console.log("up"))' \
	"$port" >"$work/listener" &
listener=$!
until grep -q up "$work/listener"; do sleep 0.1; done
run
busy() { [ "$status" -eq 1 ] && says "port $port is in use" && [ ! -e "$CARGO_TARGET_DIR/calls" ] && kill -0 "$listener"; }
expect "a busy port is told before anything is built, and its program is let be" busy

exit "$failed"
