// SPDX-License-Identifier: Apache-2.0

//! What JSON-RPC clients may use up of a node that nobody has configured.

mod common;

use common::{fail_in_one_line, Node};
use serde_json::{json, Value};

/// On ports that are free, with data that is thrown away.
const SCRATCH: [&str; 5] = ["--tmp", "--rpc-port", "0", "--listen-addr", "/ip4/127.0.0.1/tcp/0"];

#[test]
fn the_log_tells_the_limits() {
	let mut node = Node::start(["--chain", "local", "--tmp"]);
	let line = node.wait_for_log("JSON-RPC on 127.0.0.1:");
	assert!(
		line.contains(
			"100 connections, each with 600 calls a minute, 256 subscriptions and 16 unread \
			 messages; batches of 50 calls, requests of 8 MiB, responses of 15 MiB; unsafe methods \
			 allowed"
		),
		"{line}"
	);

	let mut node = Node::start(["--dev"]);
	let line = node.wait_for_log("JSON-RPC on 127.0.0.1:");
	assert!(line.contains("100 connections, each with any number of calls, 256"), "{line}");
}

#[test]
fn what_is_too_much_is_refused_with_an_answer() {
	let node = Node::start(["--dev"]);
	let call = |id: usize| json!({ "jsonrpc": "2.0", "id": id, "method": "system_chain" });
	let batch = |calls: usize| Value::from((0..calls).map(call).collect::<Vec<_>>()).to_string();

	let (status, body) = node.post(&batch(50));
	assert_eq!(status, 200, "{body}");
	assert_eq!(serde_json::from_str::<Vec<Value>>(body.trim()).unwrap().len(), 50);

	let (_, body) = node.post(&batch(51));
	let answer: Value = serde_json::from_str(body.trim()).unwrap();
	assert_eq!(answer["error"]["code"], -32010, "{body}");

	let long = json!({ "jsonrpc": "2.0", "id": 1, "method": "system_chain",
		"params": ["x".repeat(8 * 1024 * 1024)] });
	let (status, body) = node.post(&long.to_string());
	assert_eq!(status, 413, "{body}");
	// And harms nobody.
	assert_eq!(node.call("system_chain", json!([])), "Muster Development");
}

#[test]
fn unsafe_methods_are_refused_where_others_reach_them() {
	let node = Node::start(["--dev", "--rpc-external"]);
	let refusal = node.try_call("author_rotateKeys", json!([])).unwrap_err();
	assert_eq!(refusal["code"], -32601, "{refusal}");

	let node = Node::start(["--dev", "--rpc-methods", "safe"]);
	assert!(node.try_call("author_rotateKeys", json!([])).is_err());

	let node = Node::start(["--dev"]);
	assert!(node.call("author_rotateKeys", json!([])).is_string());
}

#[test]
fn a_live_chain_does_not_start_with_unsafe_methods_for_everybody() {
	let start = |args: &[&str]| {
		let args = [&["--chain", "production"], args, &SCRATCH].concat();
		fail_in_one_line(args)
	};
	let error = start(&["--rpc-external", "--rpc-methods", "unsafe"]);
	assert!(
		error.starts_with(
			"unsafe JSON-RPC methods on 0.0.0.0:0 would be served to everybody who reaches that \
			 address; use --rpc-methods safe"
		),
		"{error}"
	);
	let error = start(&["--rpc-rate-limit-trust-proxy-headers"]);
	assert!(error.contains("whom the reverse proxy lets through"), "{error}");

	// A test network may: there it is a warning.
	let mut node = Node::start(["--dev", "--unsafe-rpc-external", "--rpc-methods", "unsafe"]);
	node.wait_for_log("This is for test networks only: unsafe JSON-RPC methods on");
}
