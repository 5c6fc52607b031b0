// SPDX-License-Identifier: Apache-2.0

//! `traffic.mjs`: devices at work, and the account of it.

use crate::network::Network;
use anyhow::{bail, ensure, Context, Result};
use nix::{
	sys::signal::{kill, Signal},
	unistd::Pid,
};
use serde::Deserialize;
use std::{
	fs::{self, File},
	path::{Path, PathBuf},
	process::Stdio,
	time::{Duration, Instant},
};
use tokio::process::{Child, Command};

pub struct Traffic {
	child: Child,
	accepted: PathBuf,
	output: PathBuf,
}

/// What was accepted and what was executed.
#[derive(Debug, Deserialize)]
pub struct Account {
	pub accepted: u32,
	pub executed: u32,
	pub anchors: u32,
	pub blocks: u32,
	pub problems: Vec<String>,
}

impl Traffic {
	/// Devices that send through these nodes; the first one is asked what is final.
	pub async fn start(network: &Network, nodes: &[&str], dir: &Path) -> Result<Self> {
		let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("traffic.mjs");
		let accepted = dir.join("accepted.jsonl");
		let output = dir.join("traffic.log");
		let urls = nodes.iter().map(|name| network.url(name)).collect::<Result<Vec<_>>>()?;
		let log = File::create(&output)?;
		let child = Command::new("node")
			.arg(script)
			.arg(&accepted)
			.args(urls)
			.stdin(Stdio::null())
			.stdout(log.try_clone()?)
			.stderr(log)
			.kill_on_drop(true)
			.spawn()
			.context("the devices need Node.js")?;
		let mut traffic = Self { child, accepted, output };
		traffic.goes_on(1, 90).await?;
		Ok(traffic)
	}

	/// How many actions were accepted up to now.
	pub fn accepted(&self) -> usize {
		fs::read_to_string(&self.accepted).map_or(0, |text| text.lines().count())
	}

	/// Waits until so many actions more are accepted.
	pub async fn goes_on(&mut self, actions: usize, seconds: u64) -> Result<()> {
		let wanted = self.accepted() + actions;
		let begin = Instant::now();
		while self.accepted() < wanted {
			if let Some(status) = self.child.try_wait()? {
				bail!("the devices' program ended, {status}:\n{}", self.said());
			}
			let late = begin.elapsed().as_secs() >= seconds;
			ensure!(!late, "not {actions} actions more within {seconds} s:\n{}", self.said());
			tokio::time::sleep(Duration::from_millis(300)).await;
		}
		Ok(())
	}

	/// Ends the traffic and compares what the finalised chain holds with what was accepted.
	pub async fn account(&mut self) -> Result<Account> {
		let pid = self.child.id().with_context(|| format!("it ended before:\n{}", self.said()))?;
		kill(Pid::from_raw(pid.try_into()?), Signal::SIGTERM)?;
		let status = tokio::time::timeout(Duration::from_secs(240), self.child.wait())
			.await
			.with_context(|| format!("no account within 240 s:\n{}", self.said()))??;
		let said = self.said();
		let account =
			said.lines().last().and_then(|line| serde_json::from_str::<Account>(line).ok());
		let account = account.with_context(|| format!("no account, {status}:\n{said}"))?;
		ensure!(status.success(), "{status}:\n{said}");
		Ok(account)
	}

	fn said(&self) -> String {
		let said = fs::read_to_string(&self.output).unwrap_or_default();
		let lines: Vec<&str> = said.lines().collect();
		lines[lines.len().saturating_sub(25)..].join("\n")
	}
}
