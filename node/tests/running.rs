// SPDX-License-Identifier: Apache-2.0

//! A running node: blocks, finality, time, and what is left after a crash.

mod common;

use common::Node;
use serde_json::json;
use std::{
	thread,
	time::{Duration, SystemTime, UNIX_EPOCH},
};

#[test]
fn a_development_chain_builds_and_finalises_blocks() {
	let mut node = Node::start(["--dev"]);
	node.wait_for_log("txpool_type=SingleState");
	node.wait_for_log("Running litep2p network backend");
	node.wait_for_log("ParityDb at ");
	node.wait_until_final(3);

	assert_eq!(node.call("system_chain", json!([])), "Muster Development");
	assert_eq!(node.call("system_chainType", json!([])), "Development");
	assert_eq!(
		node.call("system_properties", json!([])),
		json!({ "ss58Format": 42, "tokenSymbol": "MSTR", "tokenDecimals": 12 })
	);
	let version = node.call("state_getRuntimeVersion", json!([]));
	assert_eq!(version["specName"], "muster");

	let methods = node.call("rpc_methods", json!([]));
	for method in [
		"chainHead_v1_follow",
		"transaction_v1_broadcast",
		"system_accountNextIndex",
		"payment_queryInfo",
		"grandpa_subscribeJustifications",
	] {
		assert!(
			methods["methods"].as_array().unwrap().contains(&json!(method)),
			"{method} is missing"
		);
	}
}

#[test]
fn development_time_is_the_clocks() {
	/// `twox_128("Timestamp") ++ twox_128("Now")`
	const NOW: &str = "0xf0c365c3cf59d671eb72da0e7a4113c49f1f0515f462cdcf84e0f1d6045dfcbb";

	let mut node = Node::start(["--dev"]);
	node.wait_until_final(1);
	thread::sleep(Duration::from_secs(5));

	let on_chain = node.call("state_getStorage", json!([NOW]));
	let mut bytes = [0; 8];
	for (i, byte) in bytes.iter_mut().enumerate() {
		let digits = &on_chain.as_str().unwrap()[2 + 2 * i..4 + 2 * i];
		*byte = u8::from_str_radix(digits, 16).unwrap();
	}
	let on_chain = Duration::from_millis(u64::from_le_bytes(bytes));
	let clock = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
	assert!(on_chain <= clock, "{on_chain:?} is ahead of {clock:?}");
	// Blocks come every half second; the rest is for a machine under load.
	assert!(clock - on_chain < Duration::from_secs(10), "{on_chain:?} is behind {clock:?}");
}

#[test]
fn nothing_final_is_lost_when_the_node_is_killed() {
	let dir = tempfile::tempdir().unwrap();
	let mut known = Vec::<(u64, String)>::new();

	for round in 0..3 {
		let mut node = Node::dev(dir.path());
		for (number, hash) in &known {
			assert_eq!(
				node.hash(*number).as_ref(),
				Some(hash),
				"block {number} after {round} crashes"
			);
		}
		let last = known.last().map_or(0, |(number, _)| *number);
		assert!(node.finalized() >= last, "finality went back after {round} crashes");

		// The chain goes on from where it was.
		node.wait_until_final(last + 4);
		// In the middle of a slot, at another place each time: a block is always being built,
		// stored or finalised.
		thread::sleep(Duration::from_millis(150 * round));
		let last = node.finalized();
		known.push((last, node.hash(last).expect("a final block has a hash")));
		node.kill();
	}

	let mut node = Node::dev(dir.path());
	let (last, hash) = known.last().unwrap();
	assert_eq!(node.hash(*last).as_ref(), Some(hash));
	node.wait_until_final(last + 2);
	assert_eq!(node.hash(*last).as_ref(), Some(hash));
}
