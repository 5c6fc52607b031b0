// SPDX-License-Identifier: Apache-2.0

//! Starts a developer's network and keeps it until Ctrl-C.
//!
//! `muster-network [FILE]`: zombienet's description of a network, `local.toml` if none is named.

use anyhow::{Context, Result};
use muster_zombienet::{local_toml, spawn_file};
use std::{env, path::PathBuf};
use tokio::signal::unix::{signal, SignalKind};

#[tokio::main]
async fn main() -> Result<()> {
	let mut interrupted = signal(SignalKind::interrupt())?;
	let mut terminated = signal(SignalKind::terminate())?;
	let file = env::args_os().nth(1).map_or_else(local_toml, PathBuf::from);
	println!("starting the network of {}", file.display());
	let network = tokio::select! {
		network = spawn_file(&file) => network.context("the network does not start")?,
		_ = interrupted.recv() => return Ok(()),
		_ = terminated.recv() => return Ok(()),
	};

	for node in network.nodes() {
		let log = node.base_dir().join(format!("{}.log", node.name()));
		println!("{:<10} {:<24} {}", node.name(), node.ws_uri(), log.display());
	}
	println!("the network runs; Ctrl-C ends it");
	tokio::select! {
		_ = interrupted.recv() => {},
		_ = terminated.recv() => {},
	}
	network.destroy().await?;
	Ok(())
}
