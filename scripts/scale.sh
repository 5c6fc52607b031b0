#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Measures what the size of a chain's state costs: the same calls on a chain with 1,000 devices and on
# one with a million, both made by `muster-load state`, and memory, disk, restart and sync of each.
# Prints a table, and writes it and all figures (JSON) to a folder. On a machine that does nothing
# else, with 12 GiB of memory and 10 GB of disk free: three quarters of an hour, after a build.
#
# Usage: scripts/scale.sh [OPTION...]
#   --devices N  on the large chain; 1000000 if not told
#   --count N    calls of each kind; 20000 if not told
#   --repeat N   times that the same blocks are executed, of which the best counts; 3 if not told
#   --out DIR    where to write; target/scale if not told
#   --table FILE only print the table of a report, scale.json, again
#   --keep       leave the chains there: SIZE.json, and SIZE, a base path
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"

devices=1000000 count=20000 repeat=3 out=$CARGO_TARGET_DIR/scale keep='' report=''
while [ $# -gt 0 ]; do
	case $1 in
		--devices | --count | --repeat)
			[[ ${2:-} =~ ^[1-9][0-9]{0,8}$ ]] || die "$1 needs a number"
			printf -v "${1#--}" '%s' "$2"
			shift
			;;
		--out)
			out=${2:?--out needs a folder}
			shift
			;;
		--keep) keep=yes ;;
		--table)
			[ -f "${2:-}" ] || die "--table needs a report"
			report=$2
			shift
			;;
		-h | --help) usage "$0" && exit ;;
		*) die "unknown option $1 (try --help)" ;;
	esac
	shift
done
# table FILE: a report (JSON) as Markdown.
table() {
	jq '.sizes[] |= . + {state_raw_mb: (.state_bytes / 1e6)}' "$1" | jq -r '
	def places($n): . * pow(10; $n) | round / pow(10; $n);
	.sizes[0] as $small | .sizes[1] as $large |
	# What a device adds, in bytes.
	def each($key): ($large[$key] - $small[$key]) * 1e6 / ($large.devices - $small.devices) | round;
	def row($name; $key): "| \($name) | \($small[$key] | places(1)) | \($large[$key] | places(1)) |  |";
	def row_each($name; $key): "| \($name) | \($small[$key]) | \($large[$key]) | \(each($key)) bytes a device |";
	"| | \($small.devices) devices | \($large.devices) devices | |", "|---|---:|---:|---|",
	(.workloads | to_entries[] | "execute_us_\(.key)" as $key | "build_us_\(.key)" as $build |
		"| \(.value.kind)\(if .value.kind == "transfer" then "" else ", \(.value.does)" end), µs to execute a call again |" +
		" \($small[$key] | places(1)) | \($large[$key] | places(1)) | ratio **\($large[$key] / $small[$key] | places(2))**" +
		", building \($small[$build] | places(1)) and \($large[$build] | places(1)), \($large[$build] / $small[$build] | places(2)) |"),
	row_each("State in the database, MB"; "state_mb"),
	row_each("Database, with what genesis left in it, MB"; "disk_mb"),
	row_each("Keys and values, MB"; "state_raw_mb"),
	row_each("Memory after a restart, MB"; "restart_mb"),
	row_each("Files mapped after a restart, MB"; "restart_mapped_mb"),
	row_each("Memory after all calls, MB"; "driven_mb"),
	row("Restart until the node answers, s"; "restart_seconds"),
	row("Restart until it has built a block, s"; "restart_block_seconds"),
	row("The same with the whole genesis in the chain spec, s"; "restart_genesis_block_seconds"),
	row("First start, genesis made, s"; "genesis_seconds"),
	row("Most memory while genesis is made, MB"; "genesis_peak_mb"),
	row("Sync of a new node by execution, after its genesis, s"; "sync_seconds"),
	row("Warp sync of a new node, after its genesis, s"; "warp_seconds"),
	row("Most memory in warp sync, MB"; "warp_peak_mb")'
}

have jq || die "jq is missing: install the package jq"
if [ -n "$report" ]; then table "$report" && exit; fi
small=1000
[ "$devices" -gt "$small" ] || die "--devices: more than $small, which the other chain has"
sizes=("$small" "$devices")
# Enough for GRANDPA and for a block of thousands, and three times as many blocks as in production.
slot=2000

choose_wasm_toolchain || die "no WASM target: run scripts/setup.sh"
say "building the node and muster-load"
build_node
load=$CARGO_TARGET_DIR/release/muster-load

mkdir -p "$out"
out=$(cd "$out" && pwd -P)
rm -rf "${out:?}"/{run,logs,reports}
mkdir "$out"/{run,logs,reports}
figures=$out/figures.jsonl
: >"$figures"

declare -A pids rpcs
# stop NAME: ends a node of ours, and waits until it has closed its database.
stop() {
	local pid=${pids[$1]:-}
	[ -n "$pid" ] || return 0
	unset "pids[$1]"
	kill "$pid" 2>/dev/null || true
	wait "$pid" 2>/dev/null || true
}
cleanup() {
	local name
	for name in "${!pids[@]}"; do stop "$name"; done
	rm -rf "${out:?}/run"
}
trap cleanup EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

since() { awk -v a="$1" -v b="$EPOCHREALTIME" 'BEGIN { printf "%.1f", b - a }'; }

# start NAME SPEC BASE_PATH [OPTION...]: a node; sets `took` to the seconds until it answers.
start() {
	local name=$1 spec=$2 base=$3 log=$out/logs/$1.log begin=$EPOCHREALTIME line
	shift 3
	# Before the node does it, which may be after we look what it says.
	: >"$log"
	"$node_binary" --chain "$spec" --base-path "$base" --listen-addr /ip4/127.0.0.1/tcp/0 \
		--rpc-port 0 --prometheus-port 0 --no-mdns --no-telemetry --pool-limit 60000 \
		--pool-kbytes 262144 --rpc-max-response-size 128 \
		--rpc-rate-limit-whitelisted-ips 127.0.0.1/32 "$@" </dev/null >"$log" 2>&1 &
	pids[$name]=$!
	while ! line=$(grep -m 1 -F "Running JSON-RPC server: addr=" "$log"); do
		kill -0 "${pids[$name]}" 2>/dev/null || { tail -n 20 "$log" >&2 && die "the node ended, see above"; }
		[ "${EPOCHREALTIME%.*}" -lt $((${begin%.*} + 1800)) ] || die "no answer in half an hour: see $log"
		sleep 0.1
	done
	took=$(since "$begin")
	line=${line#*addr=}
	rpcs[$name]=${line%%,*}
}

# rpc NAME METHOD [PARAM...]: what the node answers.
rpc() {
	local name=$1 method=$2
	shift 2
	jq -nc --arg method "$method" '{id: 1, jsonrpc: "2.0", method: $method, params: $ARGS.positional}' --args "$@" |
		curl -s -m 30 -H 'Content-Type: application/json' -d @- "http://${rpcs[$name]}" | jq -ec .result
}
height() { printf '%d\n' "$(rpc "$1" chain_getHeader | jq -r .number)"; }
hash_at() { rpc "$1" chain_getBlockHash "$(printf '0x%x' "$2")" | jq -er .; }
final_height() {
	local hash
	hash=$(rpc "$1" chain_getFinalizedHead | jq -r .)
	printf '%d\n' "$(rpc "$1" chain_getHeader "$hash" | jq -r .number)"
}
address() {
	rpc "$1" system_localListenAddresses | jq -er 'map(select(startswith("/ip4/127.0.0.1/"))) | first'
}

# wait_for SECONDS WHAT COMMAND...: until it succeeds.
wait_for() {
	local begin=$SECONDS patience=$1 what=$2 name
	shift 2
	while ! "$@"; do
		for name in "${!pids[@]}"; do
			kill -0 "${pids[$name]}" 2>/dev/null || die "a node has ended: see $out/logs/$name.log"
		done
		[ $((SECONDS - begin)) -lt "$patience" ] || die "waited $patience s: $what"
		sleep 0.2
	done
}
reached() { [ "$(height "$1")" -ge "$2" ]; }
finalised() { [ "$(final_height "$1")" -ge "$2" ]; }
has_peers() { [ "$(rpc "$1" system_health | jq .peers)" -ge "$2" ]; }

# memory NAME FIELD: megabytes of a node, by its FIELD of /proc/PID/status.
memory() {
	awk -v name="$2:" '$1 == name { printf "%.0f", $2 * 1024 / 1e6 }' "/proc/${pids[$1]}/status"
}
# disk PATH...: megabytes that files take.
disk() { du -sc -B1 "$@" | awk 'END { printf "%.0f", $1 / 1e6 }'; }
# The column of the database that holds the state: the trie's nodes and their index.
state_files() { find "$1" -path '*/paritydb/*' \( -name 'table_01_*' -o -name 'index_01_*' \); }
state_disk() {
	local files
	mapfile -t files < <(state_files "$1")
	disk "${files[@]}"
}
copy() { cp -r --sparse=always "$1" "$2" && rm -rf "$2"/chains/*/network; }

# note SIZE KEY VALUE: a figure, a number.
note() { printf '{"size":%d,"key":"%s","value":%s}\n' "$1" "$2" "$3" >>"$figures"; }

# Alice's keys, a peer id that needs no file, and nobody to wait for.
author=(--alice --node-key "$(printf '%064d' 1)")
# The spec without devices, which is enough for a node that has a database: what genesis was it looks
# up there. Chains that have grown have such specs, so this is what they should be compared with.
empty=$out/empty.json

say "making the chains"
"$node_binary" export-chain-spec --chain dev --output "$out/run/preset.json" >/dev/null 2>&1
# Sessions longer than the run, for the block at the end of one takes no transactions.
"$load" spec "$out/run/preset.json" --slot-duration "$slot" --session-length 100000 >"$out/run/plain.json"
"$node_binary" export-chain-spec --chain "$out/run/plain.json" --raw --output "$empty" >/dev/null 2>&1

# found SIZE: the chain with its devices in genesis, begun, stopped, copied and started again.
found() {
	local size=$1 base=$out/$1 spec=$out/$1.json made
	rm -rf "$base"
	made=$("$load" state --devices "$size" --base "$empty" --out "$spec")
	note "$size" spec_seconds "$(jq .seconds <<<"$made")"
	note "$size" state_bytes "$(jq .bytes <<<"$made")"
	note "$size" spec_mb "$(disk "$spec")"
	start first "$spec" "$base" "${author[@]}"
	note "$size" genesis_seconds "$took"
	wait_for 120 "no block became final" finalised first 2
	note "$size" genesis_peak_mb "$(memory first VmHWM)"
	stop first
	# What genesis left in the log goes into the tables now.
	start second "$empty" "$base" "${author[@]}"
	wait_for 120 "no block" finalised second 6
	stop second
	note "$size" state_mb "$(state_disk "$base")"
	note "$size" disk_mb "$(disk "$base")"
	copy "$base" "$out/run/$size-begun"

	restart "$size" restart_genesis "$spec"
	restart "$size" restart "$empty"
}

# restart SIZE KEY SPEC: how long until a validator that was stopped answers, and builds a block.
restart() {
	local size=$1 key=$2 before begin=$EPOCHREALTIME
	start again "$3" "$out/$size" "${author[@]}"
	note "$size" "${key}_seconds" "$took"
	before=$(height again)
	wait_for 120 "no block after a restart" reached again $((before + 1))
	note "$size" "${key}_block_seconds" "$(since "$begin")"
	sleep 20
	note "$size" "${key}_mb" "$(memory again RssAnon)"
	note "$size" "${key}_mapped_mb" "$(memory again RssFile)"
	stop again
}

# Kind, what devices do, and how many devices do it: of the large chain, in the last two, each call
# comes from another device, whose part of the state nothing has touched before.
workloads=(
	"transfer attribute 1000"
	"relayed-ed25519 attribute 1000"
	"direct-ed25519 attribute 1000"
	"relayed-ed25519 endpoints $count"
	"direct-ed25519 endpoints $count"
)

# drive SIZE: all workloads, and where in the chain they lie.
drive() {
	local size=$1 i kind call some from to report
	start author "$empty" "$out/$size" "${author[@]}"
	: >"$out/run/$size-ranges"
	for i in "${!workloads[@]}"; do
		read -r kind call some <<<"${workloads[i]}"
		report=$out/reports/$size-$i.json
		from=$(height author)
		# With another seed come other accounts and other devices.
		"$load" run --url "ws://${rpcs[author]}" --seed "$i" --kinds "$kind" --count "$count" --accounts 500 \
			--device-call "$call" --devices "$some" --state-devices "$size" --pool 20000 \
			--json "$report" >"$out/logs/$size-$i.md"
		jq -e '.kinds[0] | .executed == .actions and .lost == 0 and (.failed | length) == 0' \
			"$report" >/dev/null || die "not all calls were executed: see $report"
		to=$(height author)
		echo "$i $from $to" >>"$out/run/$size-ranges"
	done
	note "$size" driven_mb "$(memory author RssAnon)"
	note "$size" driven_mapped_mb "$(memory author RssFile)"
	wait_for 120 "the last block did not become final" finalised author "$to"
	stop author
	# "height milliseconds extrinsics" of each block that it built.
	sed -n 's/.*Prepared block for proposing at \([0-9]*\) (\([0-9]*\) ms).*extrinsics_count: \([0-9]*\).*/\1 \2 \3/p' \
		"$out/logs/author.log" >"$out/run/$size-built"
	mv "$out/logs/author.log" "$out/logs/author-$size.log"
}

# imported LOG: "height milliseconds" of each block that a node executed, from the moment at which it
# was done with the one before, or was given a new lot of them.
imported() {
	awk '
		/sync::import-queue: (Starting import|Block imported successfully)/ {
			split($2, t, ":")
			now = (t[1] * 3600 + t[2] * 60 + t[3]) * 1000
			if (now < last) now += 86400000
			if (match($0, /successfully Some\([0-9]+\)/))
				printf "%d %d\n", substr($0, RSTART + 18), now - last
			last = now
		}' "$1"
}

# follow SIZE NAME SPEC BASE_PATH: a second node executes all blocks of the chain from a first one,
# which builds none meanwhile. Sets `last` to the last one, and `synced` to the seconds from its first
# answer to that.
follow() {
	local size=$1 name=$2 begin hash
	start source "$empty" "$out/$size"
	last=$(height source)
	start "$name" "$3" "$4" -l sync::import-queue=trace --bootnodes "$(address source)"
	begin=$EPOCHREALTIME
	wait_for 1800 "the second node does not get to block $last" reached "$name" "$last"
	synced=$(since "$begin")
	hash=$(hash_at source "$last")
	same_state "$name" "$hash"
	stop source
	imported "$out/logs/$name.log" >"$out/run/$name-imported"
}

# same_state NAME HASH: whether a second node has this block of the first one's, with the same root of
# the state, and the state itself: all devices are counted in it.
same_state() {
	local name=$1 hash=$2 root devices
	root=$(rpc source chain_getHeader "$hash" | jq -er .stateRoot)
	[ "$(rpc "$name" chain_getHeader "$hash" | jq -er .stateRoot)" = "$root" ] || die "$name: another state root"
	devices=$(rpc "$name" state_getStorage "$model_use" "$hash" | jq -er .)
	# Numbers are little-endian: devices, and then lots, of which there are none.
	[ "$devices" = "0x$(printf '%08x' "$size" | sed 's/\(..\)\(..\)\(..\)\(..\)/\4\3\2\1/')00000000" ] ||
		die "$name: not $size devices in the state but $devices"
}
# The entry of model 0 in `ModelUse`, of the pallet `DeviceRegistry`.
model_use=0x980a58bfaec1707e6f81ed7b60e7144ff1b3c4143e977622b809889eb2c5520bb4def25cfda6ef3a00000000

# sync_whole SIZE: a new node makes the state of genesis from the chain spec, and executes all blocks.
sync_whole() {
	follow "$1" "whole-$1" "$out/$1.json" "$out/run/whole"
	note "$1" sync_genesis_seconds "$took"
	note "$1" sync_blocks "$last"
	note "$1" sync_seconds "$synced"
	note "$1" sync_peak_mb "$(memory "whole-$1" VmHWM)"
	stop "whole-$1"
	rm -rf "$out/run/whole"
}

# execute_again SIZE NUMBER: a node executes all blocks that came after the copy was made.
execute_again() {
	local name=again-$1-$2
	cp -r --sparse=always "$out/run/$1-begun" "$out/run/again"
	follow "$1" "$name" "$empty" "$out/run/again"
	stop "$name"
	rm -rf "$out/run/again"
}

# sync_warp SIZE: a new node takes the state from others, of which it waits for three.
sync_warp() {
	local size=$1 name peers=() last begin
	for name in second third; do copy "$out/$size" "$out/run/$name"; done
	start source "$empty" "$out/$size"
	last=$(height source)
	peers+=(--bootnodes "$(address source)")
	for name in second third; do
		start "$name" "$empty" "$out/run/$name" --bootnodes "$(address source)"
		peers+=(--bootnodes "$(address "$name")")
	done
	start warp "$out/$size.json" "$out/run/warp" --sync warp "${peers[@]}"
	note "$size" warp_genesis_seconds "$took"
	begin=$EPOCHREALTIME
	wait_for 1800 "warp sync does not get to block $last" reached warp "$last"
	note "$size" warp_seconds "$(since "$begin")"
	note "$size" warp_peak_mb "$(memory warp VmHWM)"
	same_state warp "$(hash_at source "$last")"
	for name in warp third second source; do stop "$name"; done
	rm -rf "$out/run"/{warp,second,third}
}

for size in "${sizes[@]}"; do
	say "$size devices: genesis, and restarts"
	found "$size"
done
for size in "${sizes[@]}"; do
	say "$size devices: calls"
	drive "$size"
done
for size in "${sizes[@]}"; do
	say "$size devices: another node executes all blocks"
	sync_whole "$size"
done
# In turn, so that a time at which the machine is slower meets both.
for ((number = 2; number <= repeat; number++)); do
	for size in "${sizes[@]}"; do
		say "$size devices: execution number $number"
		execute_again "$size" "$number"
	done
done
for size in "${sizes[@]}"; do
	say "$size devices: warp sync"
	sync_warp "$size"
done

# times SIZE: of each workload its number, full blocks, their calls, and microseconds for a call to build
# and to execute a block. The first and last blocks of a workload are not full, and say less of calls.
times() {
	local lists=("$out/run/whole-$1-imported")
	if [ "$repeat" -gt 1 ]; then lists+=("$out/run/again-$1"-*-imported); fi
	awk '
		FILENAME ~ /-imported$/ {
			if (!($1 in best) || $2 < best[$1]) best[$1] = $2
			next
		}
		FILENAME ~ /-built$/ { build[$1] = $2; calls[$1] = $3 - 1; next }
		{
			most = blocks = all = built = executed = 0
			for (h = $2 + 1; h <= $3; h++) if (calls[h] > most) most = calls[h]
			for (h = $2 + 1; h <= $3; h++) {
				if (calls[h] * 2 < most || !(h in best)) continue
				blocks++; all += calls[h]; built += build[h]; executed += best[h]
			}
			if (all > 0) print $1, blocks, all, 1000 * built / all, 1000 * executed / all
		}' "${lists[@]}" "$out/run/$1-built" "$out/run/$1-ranges"
}
for size in "${sizes[@]}"; do
	while read -r i blocks calls build execute; do
		note "$size" "blocks_$i" "$blocks"
		note "$size" "calls_$i" "$calls"
		note "$size" "build_us_$i" "$build"
		note "$size" "execute_us_$i" "$execute"
	done < <(times "$size")
done

jq -s --arg cpu "$(awk -F': ' '/^model name/ { print $2; exit }' /proc/cpuinfo)" --argjson cores "$(nproc)" \
	--argjson count "$count" --argjson repeat "$repeat" --argjson slot "$slot" '
	{cpu: $cpu, cores: $cores, slot_ms: $slot, count: $count, repeat: $repeat,
		workloads: [$ARGS.positional[] | split(" ") | {kind: .[0], does: .[1], devices: (.[2] | tonumber)}],
		sizes: (group_by(.size) | map({devices: .[0].size} + (map({(.key): .value}) | add)))}' \
	--args "${workloads[@]}" <"$figures" >"$out/scale.json"
rm "$figures"

table "$out/scale.json" >"$out/scale.md"

if [ -z "$keep" ]; then
	for size in "${sizes[@]}"; do rm -rf "${out:?}/$size" "$out/$size.json"; done
fi
say "figures, reports and logs are in $out"
cat "$out/scale.md"
