// SPDX-License-Identifier: Apache-2.0

//! What a node refuses to start with, and that it says so in one line.

mod common;

use common::{fail_in_one_line as fail, succeed, Node};
use serde_json::Value;
use std::{fs, net::TcpListener, path::Path};

/// A port that stays in use as long as the listener lives.
fn busy_port() -> (TcpListener, String) {
	let listener = TcpListener::bind("127.0.0.1:0").unwrap();
	let port = listener.local_addr().unwrap().port().to_string();
	(listener, port)
}

#[test]
fn a_busy_rpc_port_is_refused() {
	let (_listener, port) = busy_port();
	let error = fail([
		"--dev",
		"--rpc-port",
		&port,
		"--listen-addr",
		"/ip4/127.0.0.1/tcp/0",
		"--no-prometheus",
	]);
	assert_eq!(
		error,
		format!(
			"the JSON-RPC port {port} is in use by another process; stop the other process or \
			 choose another port by --rpc-port"
		)
	);
}

#[test]
fn a_busy_peer_to_peer_port_is_refused() {
	let (_listener, port) = busy_port();
	let address = format!("/ip4/127.0.0.1/tcp/{port}");
	let error = fail(["--dev", "--rpc-port", "0", "--listen-addr", &address, "--no-prometheus"]);
	assert!(error.starts_with(&format!("the peer-to-peer port {port} is in use")), "{error}");
}

#[test]
fn a_busy_prometheus_port_is_refused() {
	let (_listener, port) = busy_port();
	let error = fail([
		"--dev",
		"--rpc-port",
		"0",
		"--listen-addr",
		"/ip4/127.0.0.1/tcp/0",
		"--prometheus-port",
		&port,
	]);
	assert!(error.starts_with(&format!("the Prometheus port {port} is in use")), "{error}");
}

#[test]
fn a_port_of_another_node_is_refused() {
	// Which litep2p alone would share with it.
	let node = Node::start(["--dev"]);
	let port = node.rpc.rsplit(':').next().unwrap();
	let error = fail(["--dev", "--rpc-port", port, "--no-prometheus"]);
	assert!(error.starts_with(&format!("the JSON-RPC port {port} is in use")), "{error}");
}

/// Starts on ports that are free; `args` are what is wrong.
fn refused(args: &[&str]) -> String {
	let ports = ["--rpc-port", "0", "--listen-addr", "/ip4/127.0.0.1/tcp/0", "--no-prometheus"];
	fail(args.iter().chain(&ports))
}

#[test]
fn a_base_path_that_cannot_be_written_is_refused() {
	let dir = tempfile::tempdir().unwrap();
	// A file where a folder should be: permissions would not stop a test that runs as root.
	let file = dir.path().join("file");
	fs::write(&file, "").unwrap();

	let error = refused(&["--dev", "--base-path", file.to_str().unwrap()]);
	assert!(error.starts_with(&format!("the base path {file:?} cannot be written to")), "{error}");
	assert!(error.ends_with("choose another by --base-path"), "{error}");
}

#[test]
fn a_base_path_in_use_is_refused() {
	let dir = tempfile::tempdir().unwrap();
	let mut node = Node::dev(dir.path());
	let error = refused(&["--dev", "--base-path", dir.path().to_str().unwrap()]);
	assert!(error.contains("that no other node uses the same base path"), "{error}");
	// And does the first one no harm.
	let next = node.best() + 1;
	node.wait_until_final(next);
}

#[test]
fn a_missing_chain_spec_is_refused() {
	let error = refused(&["--chain", "no/such/file.json"]);
	assert_eq!(
		error,
		"there is no chain spec file \"no/such/file.json\"; --chain takes \"dev\", \"local\", \
		 \"production\" or the path of a chain spec file"
	);
}

#[test]
fn a_file_that_is_no_chain_spec_is_refused() {
	let dir = tempfile::tempdir().unwrap();
	let path = dir.path().join("spec.json");
	for content in ["", "not JSON", "{}", "[1, 2]", "{\"name\": \"a\", \"id\": \"b\"}"] {
		fs::write(&path, content).unwrap();
		let error = refused(&["--chain", path.to_str().unwrap(), "--tmp"]);
		assert!(error.starts_with(&format!("{path:?} is not a chain spec: ")), "{error}");
	}
	let error = refused(&["--chain", dir.path().to_str().unwrap(), "--tmp"]);
	assert!(error.starts_with("there is no chain spec file"), "{error}");
}

#[test]
fn a_chain_spec_without_this_runtime_is_refused() {
	let json = succeed(["export-chain-spec", "--chain", "dev", "--raw"]);
	let spec: Value = serde_json::from_str(&json).unwrap();
	let dir = tempfile::tempdir().unwrap();

	/// Storage key of the runtime, `:code`.
	const CODE: &str = "0x3a636f6465";
	let refused_with = |name: &str, change: &dyn Fn(&mut Value)| {
		let mut spec = spec.clone();
		change(&mut spec["genesis"]["raw"]["top"]);
		let path = dir.path().join(name);
		fs::write(&path, spec.to_string()).unwrap();
		refused_chain(&path)
	};

	for error in [
		refused_with("nothing.json", &|top| *top = serde_json::json!({})),
		refused_with("no-runtime.json", &|top| {
			top.as_object_mut().unwrap().remove(CODE).unwrap();
		}),
		// A WASM module with nothing in it.
		refused_with("empty-runtime.json", &|top| top[CODE] = "0x0061736d01000000".into()),
		refused_with("no-wasm.json", &|top| top[CODE] = "0x6d7573746572".into()),
	] {
		assert!(
			error.starts_with("the chain \"Muster Development\" cannot be opened in "),
			"{error}"
		);
		assert!(error.contains("check the chain spec (--chain)"), "{error}");
	}
}

fn refused_chain(path: &Path) -> String {
	refused(&["--chain", path.to_str().unwrap(), "--tmp"])
}
