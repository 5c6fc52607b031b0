#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Measures weights on this machine and writes them into the source. On a machine that does nothing
# else: half an hour for all of them, after a build. Then write docs/results.md anew: scripts/costs.mjs
# and scripts/compare.mjs say how.
#
# Usage: scripts/weights.sh [--all] [--steps N] [--repeat N] [--pallet NAME]... [--devices N]
#   (nothing)       our pallets: pallets/*/src/weights.rs
#   --all           also an empty block and extrinsic, the database, the SDK's pallets and the
#                   transaction extensions: runtime/common/src/weights/*.rs
#   --pallet NAME   only this one, as the runtime's benchmarks name it (pallet_device_registry)
#   --steps N       points measured along each parameter (20)
#   --repeat N      measurements of each point (10)
#   --devices N     devices in the state in which the database is measured (1000000; 3 GB of disk)
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"

all='' steps=20 repeat=10 devices=1000000 chosen=()
while [ $# -gt 0 ]; do
	case $1 in
		--all) all=yes ;;
		--steps | --repeat | --devices)
			[[ ${2:-} =~ ^[1-9][0-9]*$ ]] || die "$1 needs a number"
			printf -v "${1#--}" '%s' "$2"
			shift
			;;
		--pallet)
			[ -n "${2:-}" ] || die "--pallet needs a name"
			chosen+=("${2//-/_}")
			shift
			;;
		-h | --help) usage "$0" && exit ;;
		*) die "unknown option $1 (try --help)" ;;
	esac
	shift
done

scripts/setup.sh
choose_wasm_toolchain
# A runtime of the CLI's own, which only `benchmark storage` asks for; its build script looks for it
# among the packages of the default features, and fails.
export SKIP_FRAME_STORAGE_ACCESS_TEST_RUNTIME_WASM_BUILD=1
say "building a node with benchmarks"
binary=$CARGO_TARGET_DIR/release/muster-node-benchmarks
# Cargo gives both nodes the same name. The one that runs chains keeps it.
if [ -e "$node_binary" ]; then mv "$node_binary" "$node_binary-kept"; fi
give_back() {
	if [ -e "$node_binary-kept" ]; then mv "$node_binary-kept" "$node_binary"; fi
}
trap give_back EXIT
cargo build --locked --release -p muster-node -p muster-load --features muster-node/runtime-benchmarks
mv "$node_binary" "$binary"
give_back

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
header=$scratch/header
printf '// SPDX-License-Identifier: Apache-2.0\n' >"$header"

# ours PALLET: the folder of one of our pallets, or nothing.
ours() {
	local folder=${1#pallet_}
	folder=pallets/${folder//_/-}
	if [ -d "$folder" ]; then printf '%s\n' "$folder"; fi
}

# tidy FILE: the CLI's own templates write down the name of the machine and its paths, and put
# documentation where Rust has no place for it.
# shellcheck disable=SC2016 # the backquotes are the template's
tidy() {
	sed -i -e '/^\/\/ Executed Command:/,/^$/d' \
		-e 's/HOSTNAME: `[^`]*`, //' -e '/^\/\/! WEIGHT-PATH/d' \
		-e 's/\bsp_weights\b/frame_support::weights/; s/\bsp_core::parameter_types\b/frame_support::parameter_types/' \
		-e 's|^\t\t\t///|\t\t\t//|' "$1"
	if have rustfmt; then rustfmt --edition 2021 --config-path rustfmt.toml "$1"; fi
}

# measure PALLET OUTPUT [OPTION...]
measure() {
	local pallet=$1 output=$2
	shift 2
	say "measuring $pallet"
	"$binary" benchmark pallet --chain dev --pallet "$pallet" --extrinsic '*' \
		--steps "$steps" --repeat "$repeat" --wasm-execution compiled --heap-pages 4096 \
		--no-storage-info --no-median-slopes --no-min-squares --quiet \
		--header "$header" --output "$output" "$@"
	say "wrote $output"
}

if [ ${#chosen[@]} -eq 0 ]; then
	while read -r pallet; do
		if [ -n "$all" ] || [ -n "$(ours "$pallet")" ]; then chosen+=("$pallet"); fi
	done < <("$binary" benchmark pallet --chain dev --all --list=pallets --no-csv-header 2>/dev/null)
	[ ${#chosen[@]} -gt 0 ] || die "the node lists no benchmark: see runtime/src/benchmarks.rs"
fi

runtime_weights=runtime/common/src/weights
for pallet in "${chosen[@]}"; do
	folder=$(ours "$pallet")
	if [ -n "$folder" ]; then
		measure "$pallet" "$folder/src/weights.rs" --template scripts/weights-template.hbs
	else
		measure "$pallet" "$runtime_weights/$pallet.rs"
		tidy "$runtime_weights/$pallet.rs"
		grep -q "^pub mod $pallet;" "$runtime_weights/mod.rs" ||
			say "to be used, it wants 'pub mod $pallet;' in $runtime_weights/mod.rs and its place in configs.rs"
	fi
done

if [ -n "$all" ]; then
	say "measuring an empty block and an empty extrinsic"
	"$binary" benchmark overhead --chain dev --wasm-execution compiled \
		--warmup 10 --repeat 100 --header "$header" --weight-path "$runtime_weights"
	tidy "$runtime_weights/block_weights.rs"
	tidy "$runtime_weights/extrinsic_weights.rs"

	say "measuring the database, with $devices devices in the state"
	"$binary" export-chain-spec --chain dev --raw --output "$scratch/dev.json"
	"$CARGO_TARGET_DIR/release/muster-load" state --devices "$devices" --base "$scratch/dev.json" \
		--out "$scratch/state.json"
	# A block writes its changes together, so that is how they are measured.
	"$binary" benchmark storage --chain "$scratch/state.json" --base-path "$scratch/chain" \
		--state-version 1 --batch-size 10000 --keys-limit 200000 \
		--header "$header" --weight-path "$runtime_weights"
	tidy "$runtime_weights/paritydb_weights.rs"
fi

git --no-pager diff --stat -- pallets "$runtime_weights"
