// SPDX-License-Identifier: Apache-2.0

//! The next release of the runtime, on the running network.

use crate::World;
use anyhow::{ensure, Context, Result};
use codec::Decode;
use muster_zombienet::{
	chain::{self, key},
	harness::{step, Verdict},
	network::{Network, OBSERVER, SESSION},
	next_runtime, wait,
};
use serde_json::{json, Value};
use sp_crypto_hashing::blake2_256;
use zombienet_sdk::subxt::dynamic::{tx, Value as Field};

/// Longest that the chain may pause, in milliseconds. All nodes compile the new runtime at once, and
/// here they share the cores of one machine.
const PAUSE: u64 = 60_000;

async fn spec_version(network: &Network, node: &str) -> Result<u64> {
	let (_, at) = network.finalised(node).await?;
	let version: Value = network.ask(node, "state_getRuntimeVersion", json!([at])).await?;
	version["specVersion"].as_u64().context("a runtime without a version")
}

/// The time of a block, in milliseconds.
async fn time(network: &Network, number: u32) -> Result<u64> {
	let at = network.hash_at(OBSERVER, number).await?;
	let key = format!("0x{}", hex::encode(key("Timestamp", "Now")));
	let value: String = network.ask(OBSERVER, "state_getStorage", json!([key, at])).await?;
	Ok(u64::decode(&mut &hex::decode(value.trim_start_matches("0x"))?[..])?)
}

pub async fn runtime_is_upgraded_without_a_stop(world: &mut World) -> Result<Verdict> {
	let network = &world.network;
	let code = next_runtime()?;
	let before = spec_version(network, OBSERVER).await?;
	let (old, new) = (key("SlotTime", "SessionLength"), key("SlotTime", "SessionBlocks"));
	let length = chain::raw(network, OBSERVER, &old).await?;
	ensure!(length == Some(SESSION.to_le_bytes().to_vec()), "sessions of {length:?} blocks");

	let client = chain::client(network, OBSERVER).await?;
	let hash = Field::from_bytes(blake2_256(&code));
	let authorise = tx("System", "authorize_upgrade", vec![hash]);
	chain::motion_as_root(&client, authorise).await?;
	step("the council has authorised the upgrade");
	let (from, _) = network.best(OBSERVER).await?;
	let apply = tx("System", "apply_authorized_upgrade", vec![Field::from_bytes(&code)]);
	chain::send(&client, &apply, &chain::account("//Ferdie")).await?;
	for name in network.alive() {
		wait(&format!("{name} runs the next release"), 90, || async {
			Ok((spec_version(network, &name).await? == before + 1).then_some(()))
		})
		.await?;
	}
	// The migration runs in the block after the one that brought the release.
	let (changed, _) = network.wait_more(OBSERVER, 1, 90).await?;
	step(&format!("spec version {} since a block before {changed}", before + 1));

	let moved = chain::raw(network, OBSERVER, &new).await?;
	ensure!(moved == length, "sessions of {moved:?} blocks after the migration");
	ensure!(chain::raw(network, OBSERVER, &old).await?.is_none(), "the old value is still there");
	let session = chain::session(network, OBSERVER).await?;
	let (begin, _) = network.finalised(OBSERVER).await?;
	network.wait_final(OBSERVER, begin + 2 * SESSION, 60).await?;
	let passed = chain::session(network, OBSERVER).await? - session;
	ensure!((2..=3).contains(&passed), "{passed} sessions in {} blocks", 2 * SESSION);

	let (to, _) = network.finalised(OBSERVER).await?;
	let mut longest = 0;
	let mut last = time(network, from).await?;
	for number in from + 1..=to {
		let now = time(network, number).await?;
		longest = longest.max(now - last);
		last = now;
	}
	step(&format!("the longest pause between two blocks was {longest} ms"));
	ensure!(longest <= PAUSE, "the chain paused for {longest} ms");
	// By the direct way and through gateways, whose signatures name the release.
	world.traffic.goes_on(10, 60).await?;
	Ok(Verdict::Passed)
}
