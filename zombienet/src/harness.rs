// SPDX-License-Identifier: Apache-2.0

//! Runs tests in order, and reports as `cargo test` does.

use anyhow::{anyhow, Result};
use futures::FutureExt;
use std::{
	env,
	future::Future,
	panic::AssertUnwindSafe,
	time::{Duration, Instant},
};

/// How a test ended that did not fail.
pub enum Verdict {
	Passed,
	/// It could not be tried, and why.
	Skipped(String),
}

pub struct Harness {
	filters: Vec<String>,
	list: bool,
	begin: Instant,
	failed: Vec<String>,
	passed: usize,
	skipped: usize,
	left_out: usize,
}

impl Harness {
	/// By the arguments that `cargo test` hands over: names, or parts of them, and `--list`.
	pub fn from_args() -> Self {
		let args: Vec<String> = env::args().skip(1).collect();
		Self {
			list: args.iter().any(|arg| arg == "--list"),
			filters: args.into_iter().filter(|arg| !arg.starts_with('-')).collect(),
			begin: Instant::now(),
			failed: Vec::new(),
			passed: 0,
			skipped: 0,
			left_out: 0,
		}
	}

	/// Whether a test was asked for.
	pub fn wants(&self, name: &str) -> bool {
		self.filters.is_empty() || self.filters.iter().any(|filter| name.contains(filter.as_str()))
	}

	/// Runs a test, if it was asked for. Returns whether it did not fail.
	pub async fn run<F>(&mut self, name: &str, seconds: u64, test: F) -> bool
	where
		F: Future<Output = Result<Verdict>>,
	{
		if !self.list && !self.wants(name) {
			self.left_out += 1;
			return true;
		}
		self.run_always(name, seconds, test).await
	}

	/// Runs a test whether it was asked for or not, since others stand on it.
	pub async fn run_always<F>(&mut self, name: &str, seconds: u64, test: F) -> bool
	where
		F: Future<Output = Result<Verdict>>,
	{
		if self.list {
			println!("{name}: test");
			return true;
		}
		println!("{name}:");
		let begin = Instant::now();
		let limited = tokio::time::timeout(Duration::from_secs(seconds), test);
		let result = match AssertUnwindSafe(limited).catch_unwind().await {
			Ok(Ok(result)) => result,
			Ok(Err(_)) => Err(anyhow!("not done within {seconds} s")),
			Err(_) => Err(anyhow!("it panicked")),
		};
		step(&format!("{:.1} s", begin.elapsed().as_secs_f32()));
		match result {
			Ok(Verdict::Passed) => {
				self.passed += 1;
				println!("test {name} ... ok");
			},
			Ok(Verdict::Skipped(why)) => {
				self.skipped += 1;
				println!("test {name} ... ignored, {why}");
			},
			Err(error) => {
				self.failed.push(name.into());
				println!("{error:#}\ntest {name} ... FAILED");
				return false;
			},
		}
		true
	}

	/// Prints the result. Returns whether nothing failed.
	pub fn finish(self) -> bool {
		if self.list {
			return true;
		}
		if !self.failed.is_empty() {
			println!("\nfailures:\n    {}", self.failed.join("\n    "));
		}
		println!(
			"\ntest result: {}. {} passed; {} failed; {} ignored; 0 measured; {} filtered out; \
			 finished in {:.2}s",
			if self.failed.is_empty() { "ok" } else { "FAILED" },
			self.passed,
			self.failed.len(),
			self.skipped,
			self.left_out,
			self.begin.elapsed().as_secs_f32()
		);
		self.failed.is_empty()
	}
}

/// Tells what happens within a test.
pub fn step(what: &str) {
	println!("    {what}");
}
