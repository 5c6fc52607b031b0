#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Tests of scripts/test.sh: that it counts what the runners say, and that nothing which failed can
# look as if it had passed. Prints one "check NAME ... ok" or "... FAILED" a test.
# shellcheck disable=SC2016,SC2317,SC2329 # stand-ins are code in quotes; `expect` calls the functions
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd -P)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin"

# run CARGO-TEST NPM-TEST PART...: test.sh with these bodies for `cargo test` and `npm test`; leaves
# $status and $out.
run() {
	printf '#!/usr/bin/env bash\nif [ "$1" = test ]; then\n%s\nfi\n' "$1" >"$work/bin/cargo"
	printf '#!/usr/bin/env bash\nif [ "$1" = test ]; then\n%s\nfi\n' "$2" >"$work/bin/npm"
	chmod +x "$work/bin/cargo" "$work/bin/npm"
	shift 2
	status=0
	PATH=$work/bin:$PATH CARGO_TARGET_DIR=$work/target "$here/../test.sh" "$@" >"$work/out" 2>&1 </dev/null ||
		status=$?
	out=$(<"$work/out")
}
failed=0
# expect NAME COMMAND...: passes if the command does.
expect() {
	local name=$1
	shift
	if "$@"; then
		printf 'check test: %s ... ok\n' "$name"
	else
		failed=1
		printf 'check test: %s ... FAILED\nexit code %s\n' "$name" "$status"
		# Marked, so that these lines are not counted a second time.
		printf '%s\n' "$out" | sed 's/^/| /'
	fi
}
says() { [[ $out = *"$1"* ]]; }
ends_with() { [ "${out##*$'\n'}" = "$1" ]; }

cargo_ok='echo "test small::lot ... ok
test large::lot ... ignored, an hour long

test result: ok. 5 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s"'
npm_ok='printf "%s\n" "# pass 3" "# fail 0" "# cancelled 0" "# skipped 0" "# todo 0"'

run "$cargo_ok" "$npm_ok" unit client
sums() { [ "$status" -eq 0 ] && ends_with "8 passed, 0 failed, 1 skipped"; }
expect "sums what cargo and node counted" sums
expect "names what was skipped" says "test large::lot ... ignored, an hour long"

run 'echo "test small::lot ... FAILED
test result: FAILED. 4 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s"
exit 101' "$npm_ok" unit client
one_failed() { [ "$status" -ne 0 ] && ends_with "7 passed, 1 failed, 0 skipped" && says "  test small::lot ... FAILED"; }
expect "a failed test fails it, is named, and stops no other part" one_failed

run 'echo "error: could not compile"; exit 101' "$npm_ok" unit client
not_built() { [ "$status" -ne 0 ] && ends_with "3 passed, 1 failed, 0 skipped" && says "unit: stopped with 101"; }
expect "a build that fails counts as a failure" not_built

run "$cargo_ok; exit 1" "$npm_ok" unit
liar() { [ "$status" -ne 0 ] && ends_with "5 passed, 1 failed, 1 skipped"; }
expect "an exit code is believed against the counts" liar

run "$cargo_ok" 'echo nothing' unit client
no_test() { [ "$status" -ne 0 ] && ends_with "5 passed, 1 failed, 1 skipped" && says "client: ran no test"; }
expect "a part that ran no test has failed" no_test

run "$cargo_ok" "printf '%s\n' 'ℹ pass 2' 'ℹ fail 1' 'ℹ skipped 1' '✖ claims (1.5ms)' '﹣ rotates (0.1ms) # SKIP'; exit 1" client
reporter() { [ "$status" -ne 0 ] && ends_with "2 passed, 1 failed, 1 skipped" && says "  ✖ claims" && says "  ﹣ rotates"; }
expect "node's other reporter is read alike" reporter

run "$cargo_ok" "$npm_ok" unti
unknown() { [ "$status" -eq 1 ] && says "no part 'unti'; there are: lint"; }
expect "a part that does not exist" unknown

exit "$failed"
