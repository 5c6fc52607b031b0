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
	ffi::OsStr,
	io::{BufRead, BufReader, Read, Write},
	net::TcpStream,
	path::Path,
	process::{Child, Command, Output, Stdio},
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

/// Runs a command that has to fail; returns its error, the last that it prints.
pub fn fail<S: AsRef<OsStr>>(args: impl IntoIterator<Item = S>) -> String {
	let output = run(args);
	let log = String::from_utf8_lossy(&output.stderr);
	assert_eq!(output.status.code(), Some(1), "{log}");
	assert!(!log.contains("panicked"), "{log}");
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
}

impl Node {
	/// Starts a node with `args` and waits until its JSON-RPC answers.
	pub fn start<S: AsRef<OsStr>>(args: impl IntoIterator<Item = S>) -> Self {
		let mut child = program(args)
			.args(["--rpc-port", "0", "--listen-addr", "/ip4/127.0.0.1/tcp/0", "--no-mdns"])
			.args(["--no-prometheus", "--no-telemetry"])
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

		let mut node = Node { child, log, rpc: String::new() };
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

	/// Calls a JSON-RPC method.
	pub fn call(&self, method: &str, params: Value) -> Value {
		let request = json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": params });
		let body = request.to_string();
		let mut stream = TcpStream::connect(&self.rpc).expect("the node listens");
		stream.set_read_timeout(Some(PATIENCE)).expect("it is not zero");
		write!(
			stream,
			"POST / HTTP/1.1\r\nHost: {}\r\nContent-Type: application/json\r\n\
			 Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
			self.rpc,
			body.len(),
		)
		.expect("the node reads");
		let mut response = String::new();
		stream.read_to_string(&mut response).expect("the node answers");
		let (head, body) = response.split_once("\r\n\r\n").expect("it is HTTP");
		assert!(head.starts_with("HTTP/1.1 200"), "{response}");
		let answer: Value = serde_json::from_str(body.trim()).expect("it is JSON");
		assert!(answer.get("error").is_none(), "{method}: {answer}");
		answer["result"].clone()
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
