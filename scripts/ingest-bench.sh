#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Measures how fast `muster ingest` reads, how much memory it takes, and how fast one reading of many
# is proven: makes readings of so many sensors as it is told, a tenth of them first, and prints a
# line of figures for each.
#
# Usage: scripts/ingest-bench.sh [ROWS]     10000000 rows, 34 bytes each, if not told
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"

rows=${1:-10000000}
case $rows in
	-h | --help) usage "$0" && exit ;;
esac
if ! [[ $rows =~ ^[1-9][0-9]{0,9}$ ]] || [ "$rows" -lt 10 ]; then
	die "expected a number of rows from 10 to 9999999999, not '$rows'"
fi
muster=$CARGO_TARGET_DIR/release/muster
[ -x "$muster" ] || die "no $muster: build it with cargo build --release -p muster-node -p muster-cli"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# make ROWS FILE: readings of 50,000 sensors, a thousand each second.
make() {
	awk -v rows="$1" 'BEGIN {
		print "device,time,value,unit"
		for (i = 0; i < rows; i++)
			printf "sensor-%05d,%d,%d.%02d,Cel\n", i % 50000, 1767225600 + int(i / 1000), 20 + i % 17, i % 100
	}' >"$2"
}

# peak PID: the most memory that a process has held until it ends, in KiB.
peak() {
	local most=0 now
	while now=$(awk '/^VmHWM:/ { print $2 }' "/proc/$1/status" 2>/dev/null) && [ -n "$now" ]; do
		most=$now
		sleep 0.01
	done
	printf '%s\n' "$most"
}

# since START: seconds, to a hundredth.
since() { awk -v a="$1" -v b="$EPOCHREALTIME" 'BEGIN { printf "%.2f", b - a }'; }

# measure ROWS
measure() {
	local file=$work/readings.csv start seconds memory pid prove
	rm -f "$work"/*
	make "$1" "$file"
	# Read once before, so that the disk is not what is measured.
	cat "$file" >/dev/null
	start=$EPOCHREALTIME
	"$muster" ingest "$file" --time time >"$work/summary.json" &
	pid=$!
	memory=$(peak "$pid")
	wait "$pid"
	seconds=$(since "$start")
	local proofs=10 i number
	start=$EPOCHREALTIME
	for ((i = 0; i < proofs; i++)); do
		number=$(((RANDOM << 30 | RANDOM << 15 | RANDOM) % $1))
		"$muster" prove "$file" "$number" >"$work/proof-$i.json" 2>>"$work/said"
	done
	prove=$(since "$start")
	# A word on standard error would mean that the index was not used.
	[ ! -s "$work/said" ] || die "$(cat "$work/said")"
	for ((i = 0; i < proofs; i++)); do
		[ "$(field root "proof-$i")" = "$(field root summary)" ] || die "a proof has another root"
	done
	awk -v rows="$1" -v bytes="$(stat -c %s "$file")" -v seconds="$seconds" -v memory="$memory" \
		-v index_bytes="$(stat -c %s "$file.muster")" -v proofs="$proofs" -v prove="$prove" 'BEGIN {
		printf "%d rows, %.0f MB: %.2f s (%.1f million rows a second), %.1f MiB of memory, index %.0f kB; one reading proven in %.0f ms\n",
			rows, bytes / 1e6, seconds, rows / seconds / 1e6, memory / 1024, index_bytes / 1e3, 1000 * prove / proofs
	}'
}

# field NAME FILE: a text of what was printed as JSON.
field() { sed -n "s/^ *\"$1\": \"\(.*\)\",*\$/\1/p" "$work/$2.json"; }

say "$(nproc) cores, $(awk -F': ' '/^model name/ { print $2; exit }' /proc/cpuinfo)"
measure $((rows / 10))
measure "$rows"
