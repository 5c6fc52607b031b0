// SPDX-License-Identifier: Apache-2.0

//! A network under test: nodes that are killed, cut off, brought back and asked.

use crate::{node_binary, wait};
use anyhow::{anyhow, bail, ensure, Context, Result};
use nix::{
	sys::signal::{kill, Signal},
	unistd::Pid,
};
use serde::de::DeserializeOwned;
use serde_json::{json, Value};
use std::{
	fs,
	path::{Path, PathBuf},
	time::Duration,
};
use zombienet_sdk::{
	subxt::{backend::rpc::RpcClient, ext::subxt_rpcs::client::RpcParams},
	AddNodeOptions, Arg, LocalFileSystem, Network as Zombienet, NetworkConfigBuilder,
	NetworkConfigExt, NetworkNode,
};

/// How the validators of the network are called, and with them their accounts and keys.
pub const VALIDATORS: [&str; 4] = ["alice", "bob", "charlie", "dave"];
/// The node that keeps all states and is never harmed.
pub const OBSERVER: &str = "rpc";
/// Milliseconds of a slot. Short, for tests.
pub const SLOT: u64 = 1000;
/// Blocks of a session.
pub const SESSION: u32 = 10;

/// Number and hash of a block.
pub type Head = (u32, String);

/// Nodes connect only to those that they are told to, so that a link can be cut from both sides. The
/// account asks for every block, faster than a node that serves others lets anybody ask.
const ARGS: [&str; 4] = [
	"--no-mdns",
	"--reserved-only",
	"--out-peers=0",
	"--rpc-rate-limit-whitelisted-ips=127.0.0.1/32",
];

pub struct Network {
	zombienet: Zombienet<LocalFileSystem>,
	dir: PathBuf,
	/// Killed and not brought back.
	dead: Vec<String>,
}

impl Network {
	/// Four validators and a full node that keeps all states. All files are in `dir`.
	pub async fn spawn(dir: &Path) -> Result<Self> {
		let node = node_binary()?;
		let node = node.to_str().context("the node's path is not UTF-8")?;
		let args: Vec<Arg> = ARGS.iter().map(|&arg| arg.into()).collect();
		let genesis = json!({ "slotTime": { "slotDuration": SLOT, "sessionLength": SESSION } });
		// Zombienet gives the accounts of its nodes a balance of its own, unless that is zero.
		const AS_IN_GENESIS: u128 = 0;
		let config = NetworkConfigBuilder::new()
			.with_relaychain(|chain| {
				let chain = chain
					.with_chain("local")
					.with_default_command(node)
					.with_default_args(args.clone())
					.with_genesis_overrides(genesis)
					.with_validator(|node| {
						node.with_name(VALIDATORS[0]).with_initial_balance(AS_IN_GENESIS)
					});
				let chain = VALIDATORS[1..].iter().fold(chain, |chain, &name| {
					chain.with_validator(|node| {
						node.with_name(name).with_initial_balance(AS_IN_GENESIS)
					})
				});
				chain.with_fullnode(|node| {
					let keep = ["--state-pruning=archive", "--blocks-pruning=archive"];
					let keep = keep.into_iter().map(Arg::from);
					node.with_name(OBSERVER)
						.with_initial_balance(AS_IN_GENESIS)
						.with_args(args.iter().cloned().chain(keep).collect())
				})
			})
			.with_global_settings(|settings| {
				settings
					.with_base_dir(dir)
					.with_network_spawn_timeout(180)
					.with_tear_down_on_failure(false)
			})
			.build()
			.map_err(|errors| anyhow!("the network's description: {errors:?}"))?;
		let zombienet = config.spawn_native().await?;
		let network = Self { zombienet, dir: dir.to_owned(), dead: Vec::new() };
		for name in network.names() {
			network.answers(&name).await?;
		}
		network.heal().await?;
		Ok(network)
	}

	/// The names of all nodes that were ever started.
	pub fn names(&self) -> Vec<String> {
		self.zombienet.nodes().iter().map(|node| node.name().to_owned()).collect()
	}

	/// The names of the nodes that run.
	pub fn alive(&self) -> Vec<String> {
		self.names().into_iter().filter(|name| !self.dead.contains(name)).collect()
	}

	pub fn node(&self, name: &str) -> Result<&NetworkNode> {
		self.zombienet.get_node(name)
	}

	pub fn url(&self, name: &str) -> Result<String> {
		Ok(self.node(name)?.ws_uri().to_owned())
	}

	/// Where a node has its database.
	pub fn data(&self, name: &str) -> PathBuf {
		self.dir.join(name).join("data")
	}

	pub fn log_path(&self, name: &str) -> PathBuf {
		self.dir.join(name).join(format!("{name}.log"))
	}

	/// What a node has printed, since it was first started.
	pub fn log(&self, name: &str) -> String {
		fs::read(self.log_path(name))
			.map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
			.unwrap_or_default()
	}

	// --- nodes that come and go --------------------------------------------------------------------

	fn pid(&self, name: &str) -> Result<Pid> {
		let node = serde_json::to_value(self.node(name)?)?;
		let pid = node["inner"]["process_handle"].as_i64().context("the node has no process")?;
		Ok(Pid::from_raw(pid.try_into()?))
	}

	/// Whether a node's process runs. One that has ended and was not waited for does not.
	pub fn runs(&self, name: &str) -> Result<bool> {
		let stat = fs::read_to_string(format!("/proc/{}/stat", self.pid(name)?));
		// pid (command) state
		Ok(stat.is_ok_and(|stat| {
			let state =
				stat.rsplit_once(')').and_then(|(_, rest)| rest.trim_start().chars().next());
			!matches!(state, None | Some('Z' | 'X'))
		}))
	}

	/// Kills a node, which cannot do anything about it, and leaves it dead.
	pub async fn kill(&mut self, name: &str) -> Result<()> {
		kill(self.pid(name)?, Signal::SIGKILL)?;
		self.expect_end(name, 10).await
	}

	/// Asks a node to end, as an operator would.
	pub async fn stop(&mut self, name: &str) -> Result<()> {
		kill(self.pid(name)?, Signal::SIGTERM)?;
		self.expect_end(name, 60).await
	}

	/// Waits until a node has ended.
	pub async fn expect_end(&mut self, name: &str, seconds: u64) -> Result<()> {
		let this = &*self;
		wait(&format!("{name} ends"), seconds, || async { Ok((!this.runs(name)?).then_some(())) })
			.await?;
		self.dead.push(name.into());
		Ok(())
	}

	/// Starts a dead node again and waits until it answers.
	pub async fn start(&mut self, name: &str) -> Result<()> {
		self.launch(name).await?;
		self.join(name).await
	}

	/// Starts a dead node again, without waiting for anything.
	pub async fn launch(&mut self, name: &str) -> Result<()> {
		self.node(name)?.restart(None).await?;
		self.dead.retain(|dead| dead != name);
		Ok(())
	}

	/// Adds a node, connected to all others.
	pub async fn add(&mut self, name: &str, validator: bool, args: &[&str]) -> Result<()> {
		let args = ARGS.iter().chain(args).map(|&arg| arg.into()).collect();
		let options = AddNodeOptions { args, is_validator: validator, ..Default::default() };
		let added = self.zombienet.add_node(name, options);
		tokio::time::timeout(Duration::from_secs(90), added)
			.await
			.with_context(|| format!("{name} does not come up"))?
			.with_context(|| format!("{name} does not start"))?;
		self.join(name).await
	}

	/// Waits until a node answers.
	async fn answers(&self, name: &str) -> Result<()> {
		let url = self.url(name)?;
		wait(&format!("{name} answers"), 60, || async {
			rpc::<Value>(&url, "system_health", json!([])).await.map(Some)
		})
		.await
		.map(drop)
	}

	/// Waits until a node answers, and links it with the others that run.
	async fn join(&self, name: &str) -> Result<()> {
		self.answers(name).await?;
		for other in self.alive() {
			if other != name {
				self.link(name, &other).await?;
			}
		}
		Ok(())
	}

	// --- links -------------------------------------------------------------------------------------

	async fn link(&self, a: &str, b: &str) -> Result<()> {
		for (from, to) in [(a, b), (b, a)] {
			let address = self.node(to)?.multiaddr().to_owned();
			self.ask::<Value>(from, "system_addReservedPeer", json!([address])).await?;
		}
		Ok(())
	}

	async fn unlink(&self, a: &str, b: &str) -> Result<()> {
		for (from, to) in [(a, b), (b, a)] {
			let address = self.node(to)?.multiaddr();
			let peer = address.rsplit('/').next().context("an address without a peer")?;
			self.ask::<Value>(from, "system_removeReservedPeer", json!([peer])).await?;
		}
		Ok(())
	}

	/// Cuts all links between nodes of different groups.
	pub async fn split(&self, one: &[&str], other: &[&str]) -> Result<()> {
		for a in one {
			for b in other {
				self.unlink(a, b).await?;
			}
		}
		// Cut means cut: no node has a peer of the other side.
		for (group, across) in [(one, other), (other, one)] {
			let ids = across.iter().map(|name| self.peer_id(name)).collect::<Result<Vec<_>>>()?;
			for name in group {
				let this = &*self;
				let ids = &ids;
				wait(&format!("{name} is cut off"), 20, || async move {
					let peers: Vec<Value> = this.ask(name, "system_peers", json!([])).await?;
					let linked =
						peers.iter().any(|peer| ids.iter().any(|id| peer["peerId"] == id.as_str()));
					Ok((!linked).then_some(()))
				})
				.await?;
			}
		}
		Ok(())
	}

	/// Makes all links anew.
	pub async fn heal(&self) -> Result<()> {
		let alive = self.alive();
		for (i, a) in alive.iter().enumerate() {
			for b in &alive[i + 1..] {
				self.link(a, b).await?;
			}
		}
		Ok(())
	}

	fn peer_id(&self, name: &str) -> Result<String> {
		let address = self.node(name)?.multiaddr();
		Ok(address.rsplit('/').next().context("an address without a peer")?.to_owned())
	}

	// --- what nodes say ----------------------------------------------------------------------------

	pub async fn ask<T: DeserializeOwned>(
		&self,
		name: &str,
		method: &str,
		params: Value,
	) -> Result<T> {
		rpc(&self.url(name)?, method, params).await.with_context(|| format!("{name}: {method}"))
	}

	async fn head(&self, name: &str, hash: Option<String>) -> Result<Head> {
		let hash = match hash {
			Some(hash) => hash,
			None => self.ask(name, "chain_getBlockHash", json!([])).await?,
		};
		let header: Value = self.ask(name, "chain_getHeader", json!([hash])).await?;
		let number = header["number"].as_str().context("a header without a number")?;
		Ok((u32::from_str_radix(number.trim_start_matches("0x"), 16)?, hash))
	}

	/// The best block of a node.
	pub async fn best(&self, name: &str) -> Result<Head> {
		self.head(name, None).await
	}

	/// The last block that a node takes for final.
	pub async fn finalised(&self, name: &str) -> Result<Head> {
		let hash = self.ask(name, "chain_getFinalizedHead", json!([])).await?;
		self.head(name, Some(hash)).await
	}

	/// The hash of a node's block of this number.
	pub async fn hash_at(&self, name: &str, number: u32) -> Result<Option<String>> {
		self.ask(name, "chain_getBlockHash", json!([number])).await
	}

	/// Waits until a node has this block, or a later one, for final.
	pub async fn wait_final(&self, name: &str, number: u32, seconds: u64) -> Result<Head> {
		wait(&format!("block {number} is final for {name}"), seconds, || async move {
			let head = self.finalised(name).await?;
			Ok((head.0 >= number).then_some(head))
		})
		.await
	}

	/// Waits until all nodes that run have this block, or a later one, for final.
	pub async fn wait_final_all(&self, number: u32, seconds: u64) -> Result<()> {
		let alive = self.alive();
		let all = alive.iter().map(|name| self.wait_final(name, number, seconds));
		futures::future::try_join_all(all).await.map(drop)
	}

	/// Waits until so many blocks more are final.
	pub async fn wait_more(&self, name: &str, blocks: u32, seconds: u64) -> Result<Head> {
		let (number, _) = self.finalised(name).await?;
		self.wait_final(name, number + blocks, seconds).await
	}

	/// That no two nodes that run have different blocks for final, at any height after `from`.
	/// Returns the last height that was compared.
	pub async fn ensure_no_fork(&self, from: u32) -> Result<u32> {
		let alive = self.alive();
		let heads = alive.iter().map(|name| self.finalised(name));
		let heads = futures::future::try_join_all(heads).await?;
		let last = heads.iter().map(|(number, _)| *number).min().context("no node runs")?;
		let numbers: Vec<u32> = (from..=last).collect();
		let hashes = alive.iter().map(|name| async {
			self.ask::<Vec<Option<String>>>(name, "chain_getBlockHash", json!([numbers])).await
		});
		let hashes = futures::future::try_join_all(hashes).await?;
		for (i, number) in numbers.iter().enumerate() {
			for (name, of_node) in alive.iter().zip(&hashes) {
				let (own, first) = (&of_node[i], &hashes[0][i]);
				ensure!(own.is_some(), "{name} has no block {number}");
				ensure!(
					own == first,
					"block {number} is {own:?} for {name}, and {first:?} for {}",
					alive[0]
				);
			}
		}
		Ok(last)
	}

	// --- the end -----------------------------------------------------------------------------------

	/// The end of each node's log, for whoever looks for what went wrong.
	pub fn tails(&self, lines: usize) -> String {
		let mut text = String::new();
		for name in self.names() {
			let log = self.log(&name);
			let all: Vec<&str> = log.lines().collect();
			text += &format!("--- {}\n", self.log_path(&name).display());
			for line in &all[all.len().saturating_sub(lines)..] {
				text += &format!("    {line}\n");
			}
		}
		text
	}
}

impl Drop for Network {
	fn drop(&mut self) {
		for name in self.names() {
			if let (Ok(pid), Ok(true)) = (self.pid(&name), self.runs(&name)) {
				let _ = kill(pid, Signal::SIGKILL);
			}
		}
	}
}

/// Asks a node something by JSON-RPC, over a connection of its own.
pub async fn rpc<T: DeserializeOwned>(url: &str, method: &str, params: Value) -> Result<T> {
	let asked = async {
		let client = RpcClient::from_insecure_url(url).await?;
		let mut list = RpcParams::new();
		for param in params.as_array().expect("params are a list") {
			list.push(param)?;
		}
		anyhow::Ok(client.request(method, list).await?)
	};
	match tokio::time::timeout(Duration::from_secs(20), asked).await {
		Ok(answer) => answer,
		Err(_) => bail!("no answer"),
	}
}
