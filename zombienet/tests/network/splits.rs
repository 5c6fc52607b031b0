// SPDX-License-Identifier: Apache-2.0

//! A network whose parts do not hear each other.

use crate::World;
use anyhow::{ensure, Result};
use muster_zombienet::{
	harness::{step, Verdict},
	network::OBSERVER,
	wait,
};
use std::time::Duration;

pub async fn halves_finalise_nothing_and_heal_without_a_fork(world: &mut World) -> Result<Verdict> {
	let network = &mut world.network;
	let halves = [["alice", "bob", OBSERVER].as_slice(), &["charlie", "dave"]];
	network.split(halves[0], halves[1]).await?;
	tokio::time::sleep(Duration::from_secs(3)).await;
	let mut stopped = Vec::new();
	for half in halves {
		stopped.push(network.finalised(half[0]).await?.0);
	}
	let last = *stopped.iter().max().expect("there are two");
	step(&format!("split; final are blocks {stopped:?}"));

	// Each half goes on by itself, on a chain of its own.
	let (one, other) = wait("each half has blocks of its own", 40, || async {
		let (one, other) = (network.best("alice").await?, network.best("charlie").await?);
		Ok((one.0.min(other.0) >= last + 6).then_some((one, other)))
	})
	.await?;
	let height = one.0.min(other.0);
	let (left, right) =
		(network.hash_at("alice", height).await?, network.hash_at("charlie", height).await?);
	ensure!(left != right, "both halves have the same block {height}: they were not split");
	for (half, stopped) in halves.iter().zip(&stopped) {
		for name in *half {
			let (number, _) = network.finalised(name).await?;
			ensure!(
				number <= *stopped,
				"{name} has block {number} for final, of two votes of four"
			);
		}
	}
	step(&format!("two chains at height {height}, and nothing new is final on either"));

	network.heal().await?;
	network.wait_final_all(one.0.max(other.0) + 1, 90).await?;
	Ok(Verdict::Passed)
}

pub async fn three_of_four_finalise_and_the_fourth_follows(world: &mut World) -> Result<Verdict> {
	let network = &mut world.network;
	network.split(&["alice", "bob", "charlie", OBSERVER], &["dave"]).await?;
	tokio::time::sleep(Duration::from_secs(3)).await;
	let (stopped, _) = network.finalised("dave").await?;
	let (number, _) = network.wait_more(OBSERVER, 8, 60).await?;
	let (alone, _) = network.finalised("dave").await?;
	step(&format!("block {number} is final for the three, {alone} for dave alone"));
	ensure!(alone <= stopped, "dave finalised block {alone} alone");
	world.traffic.goes_on(3, 40).await?;

	let network = &mut world.network;
	network.heal().await?;
	network.wait_final("dave", number, 60).await?;
	Ok(Verdict::Passed)
}
