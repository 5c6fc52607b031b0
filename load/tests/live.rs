// SPDX-License-Identifier: Apache-2.0

//! The program against a node: each kind, a few of each, and what it says when it cannot.
//!
//! The node is that of the environment variable `MUSTER_NODE`, or the one beside this program in
//! the target folder.

use serde_json::Value;
use std::{
	env,
	fs::{self, File},
	path::{Path, PathBuf},
	process::{Child, Command, Output, Stdio},
	thread,
	time::{Duration, Instant},
};

/// How long a node may take to listen.
const PATIENCE: Duration = Duration::from_secs(60);

const PROGRAM: &str = env!("CARGO_BIN_EXE_muster-load");

fn node_program() -> PathBuf {
	let node = match env::var_os("MUSTER_NODE") {
		Some(path) => path.into(),
		None => Path::new(PROGRAM).with_file_name("muster-node"),
	};
	assert!(
		node.is_file(),
		"no {}: build it first (cargo build --release -p muster-node -p muster-cli -p muster-load), \
		 or name one by MUSTER_NODE",
		node.display()
	);
	node
}

/// A node, killed when dropped.
struct Node {
	child: Child,
	rpc: String,
	metrics: String,
}

impl Node {
	fn start(folder: &Path, more: &[&str]) -> Self {
		let log = folder.join("node.log");
		let output = File::create(&log).unwrap();
		let child = Command::new(node_program())
			.args(["--rpc-port", "0", "--listen-addr", "/ip4/127.0.0.1/tcp/0"])
			.args(["--no-mdns", "--no-telemetry", "--prometheus-port", "0", "--base-path"])
			.arg(folder.join("chain"))
			.args(more)
			.stdin(Stdio::null())
			.stdout(Stdio::null())
			.stderr(output)
			.spawn()
			.unwrap();
		let mut node = Self { child, rpc: String::new(), metrics: String::new() };
		let rpc = node.told(&log, "Running JSON-RPC server: addr=");
		node.rpc = format!("ws://{}", rpc.split(',').next().unwrap());
		let metrics = node.told(&log, "Prometheus exporter started at ");
		node.metrics = format!("http://{metrics}/metrics");
		node
	}

	/// What the node's log says after `text`.
	fn told(&mut self, log: &Path, text: &str) -> String {
		let begun = Instant::now();
		loop {
			let said = fs::read_to_string(log).unwrap();
			// The line may still be in the making.
			let lines = said.split_inclusive('\n').filter(|line| line.ends_with('\n'));
			if let Some((_, rest)) = lines.filter_map(|line| line.split_once(text)).next() {
				return rest.trim().into();
			}
			if let Some(status) = self.child.try_wait().unwrap() {
				panic!("the node ended ({status}): {said}");
			}
			assert!(begun.elapsed() < PATIENCE, "waited in vain for {text:?}: {said}");
			thread::sleep(Duration::from_millis(50));
		}
	}
}

impl Drop for Node {
	fn drop(&mut self) {
		let _ = self.child.kill();
		let _ = self.child.wait();
	}
}

fn load<'a>(args: impl IntoIterator<Item = &'a str>) -> Output {
	Command::new(PROGRAM).args(args).stdin(Stdio::null()).output().unwrap()
}

/// The error with which a run ends.
fn fail<'a>(args: impl IntoIterator<Item = &'a str>) -> String {
	let output = load(args);
	let said = String::from_utf8_lossy(&output.stderr).into_owned();
	assert_eq!(output.status.code(), Some(1), "{said}");
	said.lines().last().unwrap_or_default().into()
}

fn succeed<'a>(args: impl IntoIterator<Item = &'a str>) -> String {
	let output = load(args);
	assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
	String::from_utf8(output.stdout).unwrap()
}

#[test]
fn every_kind_is_executed_and_none_is_lost() {
	const COUNT: u64 = 60;
	const BATCH: u64 = 5;
	let folder = tempfile::tempdir().unwrap();
	let node = Node::start(folder.path(), &["--dev"]);
	let (json, plot) = (folder.path().join("report.json"), folder.path().join("plot.svg"));
	let (count, batch) = (COUNT.to_string(), BATCH.to_string());
	let table = succeed([
		"run",
		"--url",
		&node.rpc,
		"--metrics-url",
		&node.metrics,
		"--count",
		&count,
		"--batch",
		&batch,
		"--accounts",
		"7",
		"--devices",
		"11",
		"--gateways",
		"2",
		"--lot",
		"1000",
		"--connections",
		"2",
		"--window",
		"8",
		"--json",
		json.to_str().unwrap(),
		"--plot",
		plot.to_str().unwrap(),
	]);

	let report: Value = serde_json::from_slice(&fs::read(&json).unwrap()).unwrap();
	let kinds = report["kinds"].as_array().unwrap();
	let names: Vec<_> = kinds.iter().map(|kind| kind["kind"].as_str().unwrap()).collect();
	let all = [
		"transfer",
		"relayed-ed25519",
		"relayed-sr25519",
		"relayed-secp256k1",
		"relayed-p256",
		"direct-ed25519",
		"direct-p256",
		"batch-ed25519",
		"anchor",
		"anchor-direct",
		"enrol",
	];
	assert_eq!(names, all);
	for kind in kinds {
		let transactions = if kind["kind"] == "batch-ed25519" { COUNT / BATCH } else { COUNT };
		for (field, expected) in [
			("transactions", transactions),
			("actions", COUNT),
			("not_sent", 0),
			("accepted", transactions),
			("included", transactions),
			("executed", COUNT),
			("lost", 0),
		] {
			assert_eq!(kind[field], expected, "{field} of {kind:#}");
		}
		assert_eq!(kind["refused"], serde_json::json!({}), "{kind:#}");
		assert_eq!(kind["failed"], serde_json::json!({}), "{kind:#}");
		let state = &kind["state"];
		assert_eq!(state["agrees"], true, "{kind:#}");
		// Something was looked at.
		let traces = ["account_nonces", "device_nonces", "anchors", "enrolled"];
		assert!(traces.iter().any(|trace| state[trace].as_u64() > Some(0)), "{kind:#}");
		for number in ["/throughput/inclusion", "/ratio", "/latency/p50", "/latency_final/p99"] {
			let number = kind.pointer(number).and_then(Value::as_f64);
			assert!(number.is_some_and(|number| number > 0.0), "{kind:#}");
		}
		assert!(kind["blocks"]["weight_most"].as_f64().unwrap() > 0.0, "{kind:#}");
		assert!(kind["blocks"]["build_ms"].as_f64().unwrap() > 0.0, "{kind:#}");
		assert!(table.contains(kind["kind"].as_str().unwrap()), "{table}");
	}
	assert_eq!(kinds[0]["ratio"], 1.0);
	let lot = &kinds[10]["lot"];
	assert_eq!((&lot["devices"], &lot["extrinsics"]), (&1_000.into(), &1.into()));

	// The other commands make the same of the report.
	assert_eq!(succeed(["table", json.to_str().unwrap()]).trim(), table.trim());
	let again = folder.path().join("again.svg");
	succeed(["plot", json.to_str().unwrap(), again.to_str().unwrap()]);
	assert_eq!(fs::read(&plot).unwrap(), fs::read(&again).unwrap());
}

#[test]
fn what_keeps_it_from_measuring_is_said() {
	let nobody = fail(["run", "--url", "ws://127.0.0.1:1"]);
	assert!(nobody.contains("Is a node running there"), "{nobody}");

	let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
	let dev = Node::start(folders[0].path(), &["--dev"]);
	let poor = fail(["run", "--url", &dev.rpc, "--suri", "//Nobody"]);
	assert!(poor.contains("has 0 MSTR") && poor.contains("fund it"), "{poor}");

	// Every other chain has a limit unless it is lifted.
	let local = Node::start(folders[1].path(), &["--chain", "local"]);
	let limited = fail(["run", "--url", &local.rpc]);
	assert!(limited.contains("--rpc-rate-limit-whitelisted-ips"), "{limited}");
	let two = fail(["run", "--url", &dev.rpc, "--url", &local.rpc]);
	assert!(two.contains("another chain than"), "{two}");
}
