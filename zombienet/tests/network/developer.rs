// SPDX-License-Identifier: Apache-2.0

//! The developer's network, from its file as it is, by our program's way and by zombienet's own.

use anyhow::{ensure, Context, Result};
use futures::future::try_join_all;
use muster_zombienet::{
	harness::{step, Verdict},
	local_toml,
	network::rpc,
	node_binary, spawn_file, wait,
};
use nix::{
	sys::signal::{kill, Signal},
	unistd::Pid,
};
use serde_json::json;
use std::{
	env, fs,
	path::{Path, PathBuf},
	process::Stdio,
	time::Duration,
};
use tokio::process::Command;

const NODES: [&str; 6] = ["alice", "bob", "charlie", "dave", "full", "rpc"];

pub async fn local_toml_is_a_network() -> Result<Verdict> {
	let network = spawn_file(&local_toml()).await?;
	let nodes = network.nodes();
	let names: Vec<&str> = nodes.iter().map(|node| node.name()).collect();
	ensure!(names == NODES, "its nodes: {names:?}");
	// Finality, so there are more than two thirds of the validators.
	let firsts = try_join_all(nodes.iter().map(|node| async {
		let url = node.ws_uri();
		wait(&format!("{} finalises", node.name()), 90, || async {
			let head: String = rpc(url, "chain_getFinalizedHead", json!([])).await?;
			let genesis: String = rpc(url, "chain_getBlockHash", json!([0])).await?;
			if head == genesis {
				return Ok(None);
			}
			rpc::<String>(url, "chain_getBlockHash", json!([1])).await.map(Some)
		})
		.await
	}))
	.await?;
	ensure!(firsts.iter().all(|hash| *hash == firsts[0]), "their blocks 1: {firsts:?}");
	let dir = network.base_dir().map(PathBuf::from);
	network.destroy().await?;
	if let Some(dir) = dir {
		fs::remove_dir_all(dir)?;
	}
	Ok(Verdict::Passed)
}

pub async fn local_toml_runs_by_zombienets_command(dir: &Path) -> Result<Verdict> {
	let path = env::var_os("PATH").unwrap_or_default();
	if !env::split_paths(&path).any(|folder| folder.join("zombienet").is_file()) {
		return Ok(Verdict::Skipped("no zombienet command in PATH (npm: @zombienet/cli)".into()));
	}
	let node = node_binary()?;
	let beside = node.parent().context("a file lies in a folder")?.to_owned();
	let path = env::join_paths([beside].into_iter().chain(env::split_paths(&path)))?;
	let dir = dir.join("zombienet");
	let mut child = Command::new("zombienet")
		.args(["-p", "native", "-d"])
		.arg(&dir)
		.arg("spawn")
		.arg(local_toml())
		.env("PATH", path)
		.stdin(Stdio::null())
		.stdout(Stdio::null())
		.stderr(Stdio::null())
		.kill_on_drop(true)
		.spawn()?;
	let final_everywhere = wait("all nodes finalise", 120, || async {
		let all = NODES.iter().all(|name| {
			fs::read(dir.join(format!("{name}.log"))).is_ok_and(|log| {
				let log = String::from_utf8_lossy(&log);
				log.contains("finalized #1 ") || log.contains("finalized #2 ")
			})
		});
		Ok(all.then_some(()))
	})
	.await;
	// It ends its nodes.
	let pid = child.id().context("it ended before")?;
	kill(Pid::from_raw(pid.try_into()?), Signal::SIGINT)?;
	let ended = tokio::time::timeout(Duration::from_secs(30), child.wait()).await;
	step(&format!("zombienet has {}", if ended.is_ok() { "ended" } else { "not ended" }));
	final_everywhere?;
	Ok(Verdict::Passed)
}
