// SPDX-License-Identifier: Apache-2.0

//! Validators that die without notice.

use crate::World;
use anyhow::{ensure, Result};
use muster_zombienet::{
	chain,
	harness::{step, Verdict},
	network::{OBSERVER, SESSION},
	wait,
};
use std::time::Duration;

pub async fn one_of_four_killed_is_missed_and_catches_up(world: &mut World) -> Result<Verdict> {
	let network = &mut world.network;
	let [alice, dave] = ["alice", "dave"].map(|name| chain::id(&chain::stash(name)));
	network.kill("dave").await?;
	let (dead_since, _) = network.best(OBSERVER).await?;
	step(&format!("dave is killed at block {dead_since}"));
	// Two sessions, in which the others go on and dave is seen to be missing.
	let (last, _) = network.wait_final(OBSERVER, dead_since + 2 * SESSION, 60).await?;
	let missed = chain::last_authored(network, OBSERVER, dave).await?;
	let built = chain::last_authored(network, OBSERVER, alice).await?;
	step(&format!("at block {last}: alice has last built {built}, dave {missed}"));
	ensure!(missed <= dead_since + 1 && built + SESSION > last, "the chain does not tell");
	world.traffic.goes_on(5, 30).await?;

	network.start("dave").await?;
	let (number, _) = network.finalised(OBSERVER).await?;
	network.wait_final("dave", number, 40).await?;
	step(&format!("dave has caught up with block {number}"));
	wait("dave builds again", 30, || async {
		Ok((chain::last_authored(network, OBSERVER, dave).await? > number).then_some(()))
	})
	.await?;
	Ok(Verdict::Passed)
}

pub async fn two_of_four_killed_stop_finality_and_not_blocks(world: &mut World) -> Result<Verdict> {
	let network = &mut world.network;
	network.kill("charlie").await?;
	network.kill("dave").await?;
	// Votes that were already cast may still finalise a block.
	tokio::time::sleep(Duration::from_secs(3)).await;
	let (stopped, _) = network.finalised(OBSERVER).await?;
	let (best, _) = network.best(OBSERVER).await?;
	step(&format!("two are killed; block {stopped} is final, {best} the best"));
	for _ in 0..4 {
		tokio::time::sleep(Duration::from_secs(3)).await;
		for name in network.alive() {
			let (number, _) = network.finalised(&name).await?;
			ensure!(number <= stopped, "{name} has block {number} for final, of two votes of four");
		}
	}
	let (later, _) = network.best(OBSERVER).await?;
	ensure!(later >= best + 4, "only {} blocks came without finality", later - best);

	network.start("charlie").await?;
	network.wait_final(OBSERVER, later, 60).await?;
	step(&format!("with charlie block {later} is final"));
	network.start("dave").await?;
	Ok(Verdict::Passed)
}
