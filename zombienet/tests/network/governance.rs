// SPDX-License-Identifier: Apache-2.0

//! Validators that come, go and change their keys while the network runs.

use crate::World;
use anyhow::{ensure, Result};
use muster_zombienet::{
	chain::{self, AccountId},
	harness::{step, Verdict},
	network::{Network, OBSERVER, SESSION},
	wait,
};
use zombienet_sdk::subxt::dynamic::{tx, Value};

/// A change is decided, comes with the session after the next, and that may have just begun.
const CHANGE: u64 = 90;

async fn wait_validator(network: &Network, who: AccountId, wanted: bool) -> Result<()> {
	wait("the validators are others", CHANGE, || async {
		let validators = chain::validators(network, OBSERVER).await?;
		Ok((validators.contains(&who) == wanted).then_some(()))
	})
	.await
}

/// Waits until a validator has built a block from now on that is final.
async fn wait_builds(network: &Network, who: AccountId) -> Result<u32> {
	let (now, _) = network.best(OBSERVER).await?;
	wait("the validator builds blocks", 40, || async {
		let last = chain::last_authored(network, OBSERVER, who).await?;
		Ok((last > now).then_some(last))
	})
	.await
}

pub async fn council_adds_a_validator_that_builds_blocks(world: &mut World) -> Result<Verdict> {
	world.network.add("eve", true, &[]).await?;
	let network = &world.network;
	let (number, _) = network.finalised(OBSERVER).await?;
	network.wait_final("eve", number, 60).await?;
	let eve = chain::stash("eve");
	let who = chain::id(&eve);
	ensure!(!chain::validators(network, OBSERVER).await?.contains(&who), "eve validates already");
	let key = chain::rotate_keys(network, "eve", &eve).await?;
	let client = chain::client(network, OBSERVER).await?;
	let call = tx("ValidatorSelection", "add_invulnerable", vec![Value::from_bytes(who)]);
	chain::motion(&client, call).await?;
	step("the council has appointed eve");
	wait_validator(network, who, true).await?;
	let block = wait_builds(network, who).await?;
	ensure!(chain::block_keys(network, OBSERVER).await?.contains(&key), "by another key");
	step(&format!("eve has built block {block}"));
	Ok(Verdict::Passed)
}

pub async fn keys_are_rotated_while_the_validator_runs(world: &mut World) -> Result<Verdict> {
	let network = &world.network;
	let bob = chain::stash("bob");
	let before = chain::block_keys(network, OBSERVER).await?;
	let key = chain::rotate_keys(network, "bob", &bob).await?;
	wait("bob's new key is in use", CHANGE, || async {
		Ok(chain::block_keys(network, OBSERVER).await?.contains(&key).then_some(()))
	})
	.await?;
	let after = chain::block_keys(network, OBSERVER).await?;
	let gone = before.iter().filter(|key| !after.contains(key)).count();
	ensure!(gone == 1 && before.len() == after.len(), "{gone} keys of {} are gone", before.len());
	let block = wait_builds(network, chain::id(&bob)).await?;
	step(&format!("bob has built block {block} with the new key"));
	Ok(Verdict::Passed)
}

pub async fn council_removes_a_validator(world: &mut World) -> Result<Verdict> {
	let network = &mut world.network;
	let who = chain::id(&chain::stash("eve"));
	let client = chain::client(network, OBSERVER).await?;
	let call = tx("ValidatorSelection", "remove_invulnerable", vec![Value::from_bytes(who)]);
	chain::motion(&client, call).await?;
	wait_validator(network, who, false).await?;
	// Of five validators one would be missed; now nobody notices that it ends.
	network.stop("eve").await?;
	network.wait_more(OBSERVER, SESSION, 40).await?;
	Ok(Verdict::Passed)
}
