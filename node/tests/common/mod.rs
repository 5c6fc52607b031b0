// SPDX-License-Identifier: Apache-2.0

//! Starts, asks and stops nodes.
//!
//! Each node listens on loopback only, on ports that the system chooses, and keeps its data in a
//! folder of its own. Waiting is bounded: a node that does not do what is expected of it fails the
//! test with the end of its log.

// Not every test file uses all of it.
#![allow(dead_code)]

use serde_json::{json, Value};
use std::{
	collections::BTreeMap,
	ffi::OsStr,
	io::{BufRead, BufReader, Read, Write},
	net::TcpStream,
	path::Path,
	process::{Child, Command, ExitStatus, Output, Stdio},
	sync::{Arc, Mutex},
	thread,
	time::{Duration, Instant},
};

/// How long anything may take. On a busy machine of two cores a node needs some seconds to compile
/// its runtime before it does anything.
pub const PATIENCE: Duration = Duration::from_secs(90);

/// The node's program with `args`.
pub fn program<S: AsRef<OsStr>>(args: impl IntoIterator<Item = S>) -> Command {
	let mut command = Command::new(env!("CARGO_BIN_EXE_muster-node"));
	command.args(args).stdin(Stdio::null());
	command
}

/// Runs a command that ends by itself.
pub fn run<S: AsRef<OsStr>>(args: impl IntoIterator<Item = S>) -> Output {
	let mut child = program(args)
		.stdout(Stdio::piped())
		.stderr(Stdio::piped())
		.spawn()
		.expect("the program starts");
	// Both are read while it runs, or a full pipe would stop it.
	let stdout = collect(child.stdout.take().expect("it is piped"));
	let stderr = collect(child.stderr.take().expect("it is piped"));
	let start = Instant::now();
	let status = loop {
		if let Some(status) = child.try_wait().expect("it is our child") {
			break status;
		}
		if start.elapsed() > PATIENCE {
			child.kill().expect("it still runs");
			child.wait().expect("it is our child");
			panic!("still running: {}", String::from_utf8_lossy(&stderr.join().unwrap()));
		}
		thread::sleep(Duration::from_millis(20));
	};
	Output { status, stdout: stdout.join().unwrap(), stderr: stderr.join().unwrap() }
}

/// Sends an HTTP request with `head`, but for its end. Returns the status and what came.
fn http(address: &str, head: &str, body: &str) -> (u16, String) {
	let mut stream = TcpStream::connect(address).expect("the node listens");
	stream.set_read_timeout(Some(PATIENCE)).expect("it is not zero");
	write!(stream, "{head}Host: {address}\r\nConnection: close\r\n\r\n").expect("the node reads");
	// A node that refuses what is too long does not read it to its end.
	let _ = stream.write_all(body.as_bytes());
	let mut response = Vec::new();
	let _ = stream.read_to_end(&mut response);
	let response = String::from_utf8_lossy(&response);
	let (head, body) = response.split_once("\r\n\r\n").expect("it is HTTP");
	let status = head.split(' ').nth(1).expect("a status").parse().expect("a number");
	(status, body.into())
}

fn collect(mut from: impl Read + Send + 'static) -> thread::JoinHandle<Vec<u8>> {
	thread::spawn(move || {
		let mut bytes = Vec::new();
		from.read_to_end(&mut bytes).expect("a pipe can be read");
		bytes
	})
}

/// Runs a command that has to succeed; returns what it printed.
pub fn succeed<S: AsRef<OsStr>>(args: impl IntoIterator<Item = S>) -> String {
	let output = run(args);
	assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
	String::from_utf8(output.stdout).expect("it prints text")
}

/// Whether a thread of the node has panicked, and not the runtime inside it, which says no that way.
pub fn has_panicked(log: &str) -> bool {
	log.lines().any(|line| line.to_lowercase().contains("thread '") && line.contains("panicked"))
}

/// Runs a command that has to fail; returns its error, the last that it prints.
pub fn fail<S: AsRef<OsStr>>(args: impl IntoIterator<Item = S>) -> String {
	let output = run(args);
	let log = String::from_utf8_lossy(&output.stderr);
	assert_eq!(output.status.code(), Some(1), "{log}");
	assert!(!has_panicked(&log), "{log}");
	let (_, error) = log.rsplit_once("Error: ").unwrap_or_else(|| panic!("no error in: {log}"));
	error.trim_end().into()
}

/// Runs a command that has to fail with an error of one line.
pub fn fail_in_one_line<S: AsRef<OsStr>>(args: impl IntoIterator<Item = S>) -> String {
	let error = fail(args);
	assert_eq!(error.lines().count(), 1, "{error}");
	error
}

/// A running node, killed when dropped.
pub struct Node {
	child: Child,
	log: Arc<Mutex<Vec<String>>>,
	/// Where its JSON-RPC listens.
	pub rpc: String,
	/// Where Prometheus finds its figures, if it was started with them.
	pub prometheus: Option<String>,
}

impl Node {
	/// Starts a node with `args` and waits until its JSON-RPC answers.
	pub fn start<S: AsRef<OsStr>>(args: impl IntoIterator<Item = S>) -> Self {
		Self::start_with(args, &["--no-prometheus"])
	}

	/// The same, with its figures for Prometheus.
	pub fn start_with_metrics<S: AsRef<OsStr>>(args: impl IntoIterator<Item = S>) -> Self {
		let mut node = Self::start_with(args, &["--prometheus-port", "0"]);
		let line = node.wait_for_log("Prometheus exporter started at ");
		let address = line.split_once("started at ").expect("it was searched for").1;
		node.prometheus = Some(address.trim().into());
		node
	}

	fn start_with<S: AsRef<OsStr>>(args: impl IntoIterator<Item = S>, more: &[&str]) -> Self {
		let mut child = program(args)
			.args(["--rpc-port", "0", "--listen-addr", "/ip4/127.0.0.1/tcp/0", "--no-mdns"])
			.arg("--no-telemetry")
			.args(more)
			.stdout(Stdio::null())
			.stderr(Stdio::piped())
			.spawn()
			.expect("the program starts");
		let stderr = child.stderr.take().expect("it is piped");
		let log = Arc::new(Mutex::new(Vec::new()));
		let lines = log.clone();
		thread::spawn(move || {
			for line in BufReader::new(stderr).lines().map_while(Result::ok) {
				lines.lock().unwrap().push(line);
			}
		});

		let mut node = Node { child, log, rpc: String::new(), prometheus: None };
		let line = node.wait_for_log("Running JSON-RPC server: addr=");
		let addresses = line.split_once("addr=").expect("it was searched for").1;
		node.rpc = addresses.split(',').next().expect("split yields one").trim().into();
		node
	}

	/// Starts a development chain that keeps its data in `base_path`.
	pub fn dev(base_path: &Path) -> Self {
		Self::start([OsStr::new("--dev"), OsStr::new("--base-path"), base_path.as_os_str()])
	}

	/// Waits for a line that contains `text`.
	pub fn wait_for_log(&mut self, text: &str) -> String {
		self.wait(text, |node| {
			node.log.lock().unwrap().iter().find(|line| line.contains(text)).cloned()
		})
	}

	/// Waits until `probe` has a result.
	pub fn wait<T>(&mut self, what: &str, probe: impl Fn(&Self) -> Option<T>) -> T {
		let start = Instant::now();
		loop {
			if let Some(result) = probe(self) {
				return result;
			}
			if let Some(status) = self.child.try_wait().expect("it is our child") {
				panic!("the node ended ({status}) before {what}: {}", self.log_end());
			}
			assert!(start.elapsed() < PATIENCE, "waited in vain for {what}: {}", self.log_end());
			thread::sleep(Duration::from_millis(50));
		}
	}

	fn log_end(&self) -> String {
		let log = self.log.lock().unwrap();
		log[log.len().saturating_sub(30)..].join("\n")
	}

	/// Calls a JSON-RPC method that has to succeed.
	pub fn call(&self, method: &str, params: Value) -> Value {
		self.try_call(method, params).unwrap_or_else(|error| panic!("{method}: {error}"))
	}

	/// Calls a JSON-RPC method. Returns its result or its error.
	pub fn try_call(&self, method: &str, params: Value) -> Result<Value, Value> {
		let request = json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": params });
		let (status, body) = self.post(&request.to_string());
		assert_eq!(status, 200, "{body}");
		let answer: Value = serde_json::from_str(body.trim()).expect("it is JSON");
		match answer.get("error") {
			Some(error) => Err(error.clone()),
			None => Ok(answer["result"].clone()),
		}
	}

	/// Sends a request to JSON-RPC. Returns the HTTP status and what came.
	pub fn post(&self, body: &str) -> (u16, String) {
		let head = format!(
			"POST / HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: {}\r\n",
			body.len()
		);
		http(&self.rpc, &head, body)
	}

	/// The figures that the node has for Prometheus, by name and labels. The label `chain`, which
	/// all have, is left out.
	pub fn figures(&self) -> BTreeMap<String, f64> {
		let address = self.prometheus.as_ref().expect("it was started with metrics");
		let (status, body) = http(address, "GET /metrics HTTP/1.1\r\n", "");
		assert_eq!(status, 200, "{body}");
		body.lines()
			.filter(|line| !line.starts_with('#'))
			.map(|line| {
				let (name, value) = line.rsplit_once(' ').expect("name and value");
				let name = match name.split_once('{') {
					Some((name, labels)) => {
						let labels = labels.trim_end_matches('}').split(',');
						let labels: Vec<_> =
							labels.filter(|label| !label.starts_with("chain=")).collect();
						match labels.is_empty() {
							true => name.to_string(),
							false => format!("{name}{{{}}}", labels.join(",")),
						}
					},
					None => name.to_string(),
				};
				(name, value.parse().expect("it is a number"))
			})
			.collect()
	}

	/// Waits until the node ends by itself. Returns how, and its log.
	pub fn wait_until_ended(mut self) -> (ExitStatus, String) {
		let start = Instant::now();
		loop {
			if let Some(status) = self.child.try_wait().expect("it is our child") {
				// What it wrote last may still be on its way.
				thread::sleep(Duration::from_millis(200));
				return (status, self.log.lock().unwrap().join("\n"));
			}
			assert!(start.elapsed() < PATIENCE, "the node goes on: {}", self.log_end());
			thread::sleep(Duration::from_millis(50));
		}
	}

	/// The node's process.
	pub fn id(&self) -> u32 {
		self.child.id()
	}

	/// Hash of the block with this number, if there is one.
	pub fn hash(&self, number: u64) -> Option<String> {
		self.call("chain_getBlockHash", json!([number])).as_str().map(Into::into)
	}

	fn number_of(&self, params: Value) -> u64 {
		let header = self.call("chain_getHeader", params);
		let number = header["number"].as_str().expect("a header has a number");
		u64::from_str_radix(&number[2..], 16).expect("it is hexadecimal")
	}

	/// Number of the best block.
	pub fn best(&self) -> u64 {
		self.number_of(json!([]))
	}

	/// Number of the last final block.
	pub fn finalized(&self) -> u64 {
		self.number_of(json!([self.call("chain_getFinalizedHead", json!([]))]))
	}

	/// Waits until block `number` is final.
	pub fn wait_until_final(&mut self, number: u64) {
		self.wait(&format!("block {number} final"), |node| {
			(node.finalized() >= number).then_some(())
		})
	}

	/// Ends the node at once, whatever it is doing (SIGKILL).
	pub fn kill(mut self) {
		self.child.kill().expect("it still runs");
		self.child.wait().expect("it is our child");
	}
}

impl Drop for Node {
	fn drop(&mut self) {
		// Also the way out of a failed test, so without another panic.
		let _ = self.child.kill();
		let _ = self.child.wait();
	}
}
