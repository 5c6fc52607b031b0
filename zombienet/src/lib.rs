// SPDX-License-Identifier: Apache-2.0

//! Networks of several Muster nodes, spawned by zombienet's SDK with its native provider: as plain
//! processes on this machine.

pub mod chain;
pub mod disk;
pub mod harness;
pub mod network;
pub mod traffic;

use anyhow::{bail, Context, Result};
use std::{
	env, fs,
	future::Future,
	path::{Path, PathBuf},
	time::{Duration, Instant},
};
use zombienet_sdk::{LocalFileSystem, Network, NetworkConfig, NetworkConfigExt};

/// The network that a developer gets if no other file is named.
pub fn local_toml() -> PathBuf {
	Path::new(env!("CARGO_MANIFEST_DIR")).join("local.toml")
}

/// Where the node's program is: `MUSTER_NODE`, or what the checkout has built.
pub fn node_binary() -> Result<PathBuf> {
	let checkout = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("it lies in a checkout");
	let path = env::var_os("MUSTER_NODE")
		.map_or_else(|| checkout.join("target/release/muster-node"), PathBuf::from);
	path.canonicalize().with_context(|| {
		format!(
			"no node at {}: build it (cargo build --release -p muster-node -p muster-cli), or set \
			 MUSTER_NODE",
			path.display()
		)
	})
}

/// The runtime to upgrade to: `MUSTER_NEXT_RUNTIME`, or what was built beside the node.
pub fn next_runtime() -> Result<Vec<u8>> {
	let beside = "wbuild/muster-runtime-next/muster_runtime_next.compact.compressed.wasm";
	let path = match env::var_os("MUSTER_NEXT_RUNTIME") {
		Some(path) => path.into(),
		None => node_binary()?.with_file_name(beside),
	};
	fs::read(&path).with_context(|| {
		format!(
			"no runtime at {}: build it (cargo build --release -p muster-node -p muster-cli -p \
			 muster-runtime-next), or set MUSTER_NEXT_RUNTIME",
			path.display()
		)
	})
}

/// Spawns the network of a file. Its `muster-node` is [`node_binary`]; other programs are those in
/// `PATH`.
pub async fn spawn_file(file: &Path) -> Result<Network<LocalFileSystem>> {
	let file = file.to_str().context("the file's name is not UTF-8")?;
	let config = NetworkConfig::load_from_toml(file)?;
	let nodes = config.relaychain().nodes();
	let mut commands = nodes.iter().filter_map(|node| node.command());
	if commands.any(|command| command.as_str() == "muster-node") {
		let node = node_binary()?;
		let beside = node.parent().expect("a file lies in a folder").to_owned();
		let path = env::var_os("PATH").unwrap_or_default();
		env::set_var("PATH", env::join_paths([beside].into_iter().chain(env::split_paths(&path)))?);
	}
	Ok(config.spawn_native().await?)
}

/// Waits until `probe` finds something. An error of the probe is told if the time runs out.
pub async fn wait<T, F>(what: &str, seconds: u64, mut probe: impl FnMut() -> F) -> Result<T>
where
	F: Future<Output = Result<Option<T>>>,
{
	let limit = Duration::from_secs(seconds);
	let begin = Instant::now();
	let mut last = None;
	while begin.elapsed() < limit {
		match tokio::time::timeout(limit.saturating_sub(begin.elapsed()), probe()).await {
			Ok(Ok(Some(found))) => return Ok(found),
			Ok(Ok(None)) => last = None,
			Ok(Err(error)) => last = Some(error),
			Err(_) => break,
		}
		tokio::time::sleep(Duration::from_millis(300)).await;
	}
	match last {
		Some(error) => bail!("{what}: not within {seconds} s: {error:#}"),
		None => bail!("{what}: not within {seconds} s"),
	}
}
