#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Starts a development chain: installs what is missing, builds the node and the JavaScript client,
# starts the node, takes one device through its life (the tour), and keeps serving
# ws://127.0.0.1:9944 until Ctrl-C. The chain begins anew each time.
#
# Usage: scripts/run.sh [--no-tour] [--once] [--port PORT]
#   --no-tour     only start the chain
#   --once        stop after the tour, or, without it, as soon as the chain answers
#   --port PORT   serve another port than 9944
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"

tour=yes once='' port=9944
while [ $# -gt 0 ]; do
	case $1 in
		--no-tour) tour= ;;
		--once) once=yes ;;
		--port)
			port=${2:-}
			if ! [[ $port =~ ^[1-9][0-9]{0,4}$ ]] || [ "$port" -gt 65535 ]; then
				die "--port needs a number from 1 to 65535"
			fi
			shift
			;;
		-h | --help) usage "$0" && exit ;;
		*) die "unknown option $1 (try --help)" ;;
	esac
	shift
done
url=ws://127.0.0.1:$port

# Asked before the build too: nobody wants to hear it half an hour later.
require_port() {
	! port_busy "$port" || die "port $port is in use, perhaps by another node. Stop that program, or \
choose another port: scripts/run.sh --port $((port == 65535 ? 65534 : port + 1))"
}

node_pid=''
# Ends our own node and nothing else, and waits until it has closed its database.
stop_node() {
	if [ -n "$node_pid" ]; then
		kill "$node_pid" 2>/dev/null || true
		wait "$node_pid" 2>/dev/null || true
		node_pid=
	fi
}
trap stop_node EXIT
serving=
# Ctrl-C is how serving ends, so then it is no failure.
trap 'if [ -n "$serving" ]; then echo; say "stopping"; exit 0; else exit 130; fi' INT
trap 'exit 143' TERM

start_node() {
	log=$CARGO_TARGET_DIR/muster-dev-node.log
	# Nobody else takes part in this chain: its other ports may be any, beside other nodes.
	"$node_binary" --dev --rpc-port "$port" --port 0 --no-prometheus </dev/null >"$log" 2>&1 &
	node_pid=$!
	local request='{"id":1,"jsonrpc":"2.0","method":"chain_getHeader","params":[]}' second
	for ((second = 0; second < 60; second++)); do
		if ! kill -0 "$node_pid" 2>/dev/null; then node_ended; fi
		if curl -s -m 5 -H 'Content-Type: application/json' -d "$request" "http://127.0.0.1:$port" |
			grep -q '"number":"0x'; then return; fi
		sleep 1
	done
	tail -n 20 "$log" >&2
	die "the node did not answer within a minute; the end of its log is above, all of it in $log"
}
# Waits for the node's end, which is never right here.
node_ended() {
	local status=0
	wait "$node_pid" || status=$?
	node_pid=
	# Ctrl-C ends the node as well, and this may hear of that first.
	sleep 0.2
	if [ -n "$serving" ] && [ "$status" -eq 130 ]; then
		say "stopping"
		exit 0
	fi
	tail -n 20 "$log" >&2
	die "the node ended with exit code $status; the end of its log is above, all of it in $log"
}

require_port
scripts/setup.sh
say "building the node (about 25 minutes on 2 cores the first time)"
build_node
if [ -n "$tour" ]; then
	say "building the client"
	build_client
fi

require_port
start_node
say "the chain answers at $url (log: $log)"

if [ -n "$tour" ]; then
	say "a device's life:"
	(cd clients/js && npm run --silent tour -- --url "$url") ||
		die "the tour failed; the node's log is $log"
fi

if [ -z "$once" ]; then
	serving=yes
	say "serving $url until Ctrl-C"
	node_ended
fi
