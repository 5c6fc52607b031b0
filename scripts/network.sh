#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Starts a developer's network: installs what is missing, builds the node and zombienet's SDK, starts
# four validators, a full node and an RPC node, prints their addresses and logs, and keeps them until
# Ctrl-C. The chain begins anew each time.
#
# Usage: scripts/network.sh [FILE]     the network of zombienet/local.toml if none is named
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"

case ${1:-} in
	-h | --help) usage "$0" && exit ;;
	-*) die "unknown option $1 (try --help)" ;;
esac
file=${1:-zombienet/local.toml}
[ -f "$file" ] || die "no file $file"

scripts/setup.sh
say "building the node (about 25 minutes on 2 cores the first time)"
build_node
say "building zombienet's SDK (about 6 minutes on 2 cores the first time)"
export MUSTER_NODE=$node_binary CARGO_TARGET_DIR=$CARGO_TARGET_DIR/zombienet
cargo build --locked --manifest-path zombienet/Cargo.toml --bin muster-network
# In its place, so that signals reach the program that ends the nodes.
exec "$CARGO_TARGET_DIR/debug/muster-network" "$file"
