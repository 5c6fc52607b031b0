#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Measures how many transactions of each kind a chain takes in a second: first one node, then a
# network of four, both on this machine alone, with blocks every six seconds and new chains. Writes a
# report (JSON) and a picture (SVG) of each, and prints them as tables. On a machine
# that does nothing else: half an hour, after a build.
#
# Usage: scripts/load.sh [--quick] [--out DIR] [--networks LIST] [--spec FILE] [--node OPTION]...
#        [-- OPTION...]
#   --quick          few of each kind: some minutes, and figures that say little
#   --out DIR        where to write; target/load if not told
#   --networks LIST  of "one,four", which are measured
#   --spec FILE      one node on this chain spec, such as `muster-load state` makes; its validator is
#                    Alice, and Alice pays
#   --node OPTION    for the nodes: --node --pool-type=single-state
#   -- OPTION...     for `muster-load run`: --kinds transfer,direct-ed25519
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"

quick='' out=$CARGO_TARGET_DIR/load networks=one,four spec='' more=() node_options=()
while [ $# -gt 0 ]; do
	case $1 in
		--quick) quick=yes ;;
		--out | --networks | --spec)
			[ -n "${2:-}" ] || die "$1 needs a value"
			printf -v "${1#--}" '%s' "$2"
			shift
			;;
		--node)
			[ -n "${2:-}" ] || die "--node needs an option of the node's"
			node_options+=("$2")
			shift
			;;
		--)
			shift
			more=("$@")
			break
			;;
		-h | --help) usage "$0" && exit ;;
		*) die "unknown option $1 (try --help)" ;;
	esac
	shift
done
case $networks in
	one | four | one,four) ;;
	*) die "--networks is one, four or one,four" ;;
esac
if [ -n "$spec" ]; then
	networks=spec
	[ -f "$spec" ] || die "no file $spec"
	spec=$(realpath "$spec")
fi

# So many are made of each kind and sent for so long; the devices are enough that none has to wait
# for its turn, and what waits is more than a block.
run=(--count 100000 --seconds 45 --accounts 5000 --devices 4000 --gateways 50 --pool 30000)
if [ -n "$quick" ]; then
	run=(--count 3000 --seconds 15 --accounts 200 --devices 400 --gateways 10 --lot 10000)
fi

say "building the node and muster-load"
build_node
load=$CARGO_TARGET_DIR/release/muster-load

mkdir -p "$out"
out=$(cd "$out" && pwd -P)
work=$(mktemp -d)
pids=()
# Ends our own nodes and nothing else, and waits until they have closed their databases.
stop_nodes() {
	local pid
	for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
	for pid in "${pids[@]}"; do wait "$pid" 2>/dev/null || true; done
	pids=()
}
trap 'stop_nodes; rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# told LOG TEXT PID: what the node's log says after a text, once it does.
told() {
	local begin=$SECONDS line
	while ! line=$(grep -m 1 -F "$2" "$1"); do
		kill -0 "$3" 2>/dev/null || { tail -n 20 "$1" >&2 && die "the node ended, see above"; }
		[ $((SECONDS - begin)) -lt 120 ] || die "a node did not start in two minutes: see $1"
		sleep 0.2
	done
	printf '%s\n' "${line#*"$2"}"
}

# address_of RPC: where other nodes reach the one that answers there.
address_of() {
	local request='{"id":1,"jsonrpc":"2.0","method":"system_localListenAddresses","params":[]}' i
	for ((i = 0; i < 60; i++)); do
		if curl -s -m 10 -H 'Content-Type: application/json' -d "$request" "http://$1" |
			grep -o -m 1 '/ip4/127.0.0.1/tcp/[0-9]*/p2p/[A-Za-z0-9]*'; then return; fi
		sleep 1
	done
	return 1
}

# start_node NAME CHAIN: a validator with the keys of that name, on ports that are free. Adds what
# it serves to `urls`, and where others find it to `peers`.
start_node() {
	local name=$1 log=$out/$network-$1.log pid rpc metrics address options=()
	: >"$log"
	for address in "${peers[@]}"; do options+=(--bootnodes "$address"); done
	# The key of its peer id: any, but another for each.
	local key
	key=$(printf '%064d' $((${#pids[@]} + 1)))
	"$node_binary" --chain "$2" --base-path "$work/$network-$name" "--$name" --node-key "$key" \
		--listen-addr /ip4/127.0.0.1/tcp/0 --rpc-port 0 --prometheus-port 0 --no-mdns --no-telemetry \
		--pool-limit 100000 --pool-kbytes 262144 --rpc-max-response-size 128 \
		--rpc-rate-limit-whitelisted-ips 127.0.0.1/32 "${options[@]}" \
		"${node_options[@]}" </dev/null >"$log" 2>&1 &
	pid=$!
	pids+=("$pid")
	rpc=$(told "$log" "Running JSON-RPC server: addr=" "$pid")
	rpc=${rpc%%,*}
	metrics=$(told "$log" "Prometheus exporter started at " "$pid")
	urls+=(--url "ws://$rpc" --metrics-url "http://${metrics%% *}/metrics")
	address=$(address_of "$rpc") || die "node $name does not tell its address: see $log"
	peers+=("$address")
}

# measure NETWORK TITLE CHAIN NAME...
measure() {
	local network=$1 title=$2 chain=$3 name
	shift 3
	local urls=() peers=()
	say "$title"
	for name in "$@"; do start_node "$name" "$chain"; done
	"$load" run "${urls[@]}" --title "$title" --json "$out/$network.json" --plot "$out/$network.svg" \
		"${run[@]}" "${more[@]}" >"$out/$network.md"
	stop_nodes
}

# Sessions of an hour, as in production: the block at the end of one takes no transactions.
new_spec() {
	"$node_binary" export-chain-spec --chain "$1" --output "$work/preset.json" >"$work/export.log" 2>&1 ||
		{ cat "$work/export.log" >&2 && die "no chain spec could be made"; }
	"$load" spec "$work/preset.json" --slot-duration 6000 --session-length 600 >"$work/$1.json"
}

if [[ ,$networks, = *,one,* ]]; then
	new_spec dev
	measure one "One node" "$work/dev.json" alice
fi
if [[ ,$networks, = *,four,* ]]; then
	new_spec local
	measure four "Four nodes" "$work/local.json" alice bob charlie dave
fi
if [ "$networks" = spec ]; then
	measure spec "One node on $(basename "$spec")" "$spec" alice
fi

say "reports, pictures and logs are in $out"
for network in ${networks//,/ }; do cat "$out/$network.md"; done
