#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs what is missing, runs the tests, and ends in a table and the line
# "N passed, N failed, N skipped". Not zero if anything failed, be it a build.
#
# Usage: scripts/test.sh [PART...]     all parts if none is named, in this order:
#   lint     formats, clippy, documentation, manifests, features, scripts
#   scripts  setup.sh on machines that lack this or that, run.sh when a step fails, and this one
#   unit     the pallets and the runtime
#   node     muster-node: command line, bad input, restarts; the muster command; muster-load
#   client   @muster/client by itself
#   e2e      @muster/client against a node: the life of a device
#   parachain  the same against the parachain's runtime, and two parachains by XCM
#   docs     links, and the commands that the documents show
#   network  several nodes: killed, cut off, with full disks, late; other validators, an upgrade
#
# Each part's output goes to the screen and to test-logs/PART.log in the target folder. A part that
# fails does not stop the others. A new part is a function part_NAME below and a line above.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"

all_parts=(lint scripts unit node client e2e parachain docs network)

# check NAME COMMAND...: a test that is one command. A part goes on after it and fails at its end.
check() {
	local name=$1
	shift
	printf '\n--- %s\n' "$name"
	if "$@"; then
		printf 'check %s ... ok\n' "$name"
	else
		printf 'check %s ... FAILED\n' "$name"
	fi
}
# check_with TOOL NAME COMMAND...: the same, skipped where the tool is not to be had.
check_with() {
	local tool=$1
	shift
	if have "$tool"; then
		check "$@"
	else
		printf 'check %s ... skipped: no %s\n' "$1" "$tool"
	fi
}

# What only looks at the code: pallets and runtime with everything in them, the node as it is built.
# (All at once is more than the SDK takes: with both features one of its pallets does not compile.)
# The runtime needs no WASM then; with these features it is also not the one that the node is built
# with, so neither drives out the other.
pallets=(-p muster-formats -p muster-p256 -p muster-primitives -p pallet-access-policy -p pallet-data-anchor
	-p pallet-device-registry -p pallet-firmware -p muster-runtime-common -p muster-runtime
	-p muster-parachain-runtime --features "runtime-benchmarks,try-runtime")
node=(-p muster-node -p muster-cli -p muster-load -p muster-parachain-spec)

part_lint() {
	PATH=$tools/bin:$tools/node_modules/.bin:$PATH
	export SKIP_WASM_BUILD=1
	check_with rustfmt "cargo fmt" cargo fmt --all --check
	# Workspaces of their own.
	local own
	for own in fuzz zombienet; do
		if [ -f "$own/Cargo.toml" ]; then
			check_with rustfmt "cargo fmt, $own" cargo fmt --manifest-path "$own/Cargo.toml" --check
		fi
	done
	# The lints of the Rust version that the code is kept clean for; another version has others, of
	# which a person should hear, and which are not this code's failure.
	local deny=()
	if [ "$(rust_minor rustc)" = 95 ]; then deny=(-D warnings); fi
	local clippy=(cargo clippy --locked --release --all-targets) doc=(cargo doc --locked --release --no-deps)
	check_with cargo-clippy "clippy, pallets" "${clippy[@]}" "${pallets[@]}" -- "${deny[@]}"
	check_with cargo-clippy "clippy, node" "${clippy[@]}" "${node[@]}" -- "${deny[@]}"
	RUSTDOCFLAGS="-D warnings" check "rustdoc, pallets" "${doc[@]}" "${pallets[@]}"
	RUSTDOCFLAGS="-D warnings" check "rustdoc, node" "${doc[@]}" "${node[@]}"
	check_with taplo "manifests" taplo fmt --check
	check_with zepter "features" zepter run check
	check_with shellcheck "shell scripts" shellcheck -x scripts/*.sh scripts/tests/*.sh .ci/run
	check "licence headers" licence_headers
}

licence_headers() {
	local missing
	missing=$(git ls-files '*.rs' '*.sh' '*.ts' '*.mjs' '*.hbs' .ci/run | while read -r file; do
		[ ! -f "$file" ] || head -2 "$file" | grep -q 'SPDX-License-Identifier: Apache-2.0' || echo "$file"
	done)
	[ -z "$missing" ] || { printf 'without "SPDX-License-Identifier: Apache-2.0":\n%s\n' "$missing"; return 1; }
}

part_scripts() {
	local test status=0
	for test in scripts/tests/*.sh; do "$test" || status=1; done
	return "$status"
}

part_unit() {
	SKIP_WASM_BUILD=1 cargo test --locked --release --no-fail-fast "${pallets[@]}"
}

part_node() {
	choose_wasm_toolchain
	cargo test --locked --release --no-fail-fast "${node[@]}"
}

part_client() {
	build_client
	(cd clients/js && npm test)
}

# run_e2e FILES VARIABLE=VALUE...: the end-to-end tests, so many files at a time.
run_e2e() {
	build_client
	# A light client's timers may outlive its tests. Node.js 18 takes one file for each processor and has
	# no such options.
	local options="--test-concurrency=$1 --test-force-exit"
	shift
	# shellcheck disable=SC2086 # they are several
	if ! node $options --version >/dev/null 2>&1; then options=''; fi
	(cd clients/js && env MUSTER_E2E_OPTIONS="$options" MUSTER_NODE="$node_binary" "$@" npm run e2e)
}

part_e2e() {
	build_node
	# They wait for blocks most of the time.
	run_e2e 3 MUSTER_CHAIN=solochain
}

part_parachain() {
	build_parachain
	build_chopsticks
	local id specs=$CARGO_TARGET_DIR/parachain
	mkdir -p "$specs"
	for id in 2000 2001; do
		"$CARGO_TARGET_DIR/release/muster-parachain-spec" --para-id "$id" --raw >"$specs/$id.json"
	done
	# Here each works as its node does.
	run_e2e 2 MUSTER_CHAIN=parachain MUSTER_PARACHAIN_SPEC="$specs/2000.json" \
		MUSTER_SIBLING_SPEC="$specs/2001.json"
}

part_docs() {
	build_node
	build_client
	MUSTER_NODE=$node_binary node scripts/tests/docs.mjs
}

part_network() {
	choose_wasm_toolchain
	# With the release after this one, to which the network is upgraded.
	cargo build --locked --release "${node[@]}" -p muster-runtime-next
	build_client
	# A workspace of its own, unoptimised, with a target folder of its own: nothing of it is the node's.
	MUSTER_NODE=$node_binary CARGO_TARGET_DIR=$CARGO_TARGET_DIR/zombienet \
		cargo test --locked --no-fail-fast --manifest-path zombienet/Cargo.toml
}

# count LOG: "passed failed skipped" by the closing lines of cargo, of node's test runner (both its
# reporters) and of our own checks.
count() {
	sed 's/\x1b\[[0-9;]*m//g' "$1" | awk '
		/^test result: (ok|FAILED)\. [0-9]+ passed; [0-9]+ failed; [0-9]+ ignored/ { passed += $4; failed += $6; skipped += $8 }
		/^(#|ℹ) pass [0-9]+$/ { passed += $3 }
		/^(#|ℹ) (fail|cancelled) [0-9]+$/ { failed += $3 }
		/^(#|ℹ) (skipped|todo) [0-9]+$/ { skipped += $3 }
		/^check .* \.\.\. ok$/ { passed++ }
		/^check .* \.\.\. FAILED$/ { failed++ }
		/^check .* \.\.\. skipped/ { skipped++ }
		END { print passed + 0, failed + 0, skipped + 0 }'
}

# named LOG PATTERN: tests of that fate, one a line.
named() { sed 's/\x1b\[[0-9;]*m//g' "$1" | grep -E "$2" | sed 's/^[[:space:]]*/  /' | sort -u || true; }
failed_lines='^(test|check) .* \.\.\. FAILED$|^ *not ok [0-9]+ - |^ *✖ .*\([0-9.]+ms\)$'
skipped_lines='^test .* \.\.\. ignored|^check .* \.\.\. skipped|^ *(ok|not ok) [0-9]+ - .* # (SKIP|TODO)|^ *﹣ '

run_part() {
	local part=$1 log=$logs/$1.log begin=$SECONDS status=0 counts passed failed skipped result=ok
	printf '\n=== %s ===\n' "$part"
	# Not `if`, `||` or `!`: in those bash would go on after a failing command inside the part.
	set +e
	(
		set -e
		"part_$part"
	) 2>&1 | tee "$log"
	status=${PIPESTATUS[0]}
	set -e
	counts=$(count "$log")
	read -r passed failed skipped <<<"$counts"
	# What failed without a test saying so: a build, say. Or a runner that found nothing to run.
	if [ "$failed" -eq 0 ] && { [ "$status" -ne 0 ] || [ "$passed" -eq 0 ]; }; then
		failed=1
		if [ "$status" -ne 0 ]; then result="stopped with $status"; else result="ran no test"; fi
		failures+="  $part: $result"$'\n'
	elif [ "$failed" -ne 0 ]; then
		result=FAILED
		failures+="$(named "$log" "$failed_lines")"$'\n'
	fi
	skips+="$(named "$log" "$skipped_lines")"$'\n'
	total_passed=$((total_passed + passed))
	total_failed=$((total_failed + failed))
	total_skipped=$((total_skipped + skipped))
	rows+=("$(row "$part" "$(duration $((SECONDS - begin)))" "$passed" "$failed" "$skipped" "$result")")
}

row() { printf '%-9s %8s %7s %7s %8s  %s' "$@"; }
duration() { printf '%d:%02d' $(($1 / 60)) $(($1 % 60)); }

parts=()
for part in "$@"; do
	case $part in
		-h | --help) usage "$0" && exit ;;
	esac
	[[ " ${all_parts[*]} " = *" $part "* ]] || die "no part '$part'; there are: ${all_parts[*]}"
	parts+=("$part")
done
if [ ${#parts[@]} -eq 0 ]; then parts=("${all_parts[@]}"); fi

# Nothing here asks a person, so nothing shall wait for one.
exec </dev/null
export CARGO_TERM_COLOR=never CARGO_TERM_PROGRESS_WHEN=never NO_COLOR=1

logs=$CARGO_TARGET_DIR/test-logs
mkdir -p "$logs"
scripts/setup.sh --tests

rows=() failures='' skips=''
total_passed=0 total_failed=0 total_skipped=0
for part in "${parts[@]}"; do run_part "$part"; done

print_named() {
	local lines
	lines=$(sed '/^$/d' <<<"$2")
	if [ -n "$lines" ]; then printf '\n%s:\n%s\n' "$1" "$lines"; fi
}
print_named "Failed (logs: $logs)" "$failures"
print_named "Skipped" "$skips"
printf '\n%s\n' "$(row part time passed failed skipped result)"
printf '%s\n' "${rows[@]}"
printf '\ntime: %s\n' "$(duration $SECONDS)"
printf '%d passed, %d failed, %d skipped\n' "$total_passed" "$total_failed" "$total_skipped"
[ "$total_failed" -eq 0 ]
