// SPDX-License-Identifier: Apache-2.0

//! Disks that fill up, or break, under a node.

use crate::World;
use anyhow::{ensure, Result};
use muster_zombienet::{
	disk::Disk,
	harness::{step, Verdict},
	network::OBSERVER,
};

/// Without a reserve of free space: the node meets the end of the disk itself.
const NO_RESERVE: &str = "--db-storage-threshold=0";
/// What the node says, whichever way it noticed.
const CANNOT_WRITE: &str = "cannot be written to any more";

/// A node on a disk of its own ends by what befalls the disk, says why, and once that is mended goes
/// on from where it was.
async fn ends_and_goes_on(
	world: &mut World,
	name: &str,
	befall: impl FnOnce() -> Result<()>,
	mend: impl FnOnce() -> Result<()>,
) -> Result<()> {
	let network = &mut world.network;
	network.add(name, false, &[NO_RESERVE]).await?;
	let (number, _) = network.finalised(OBSERVER).await?;
	network.wait_final(name, number, 60).await?;
	let (before, hash) = network.finalised(name).await?;
	befall()?;
	network.expect_end(name, 60).await?;
	let log = network.log(name);
	let said = log.lines().filter(|line| line.contains(CANNOT_WRITE)).next_back();
	ensure!(said.is_some(), "{name} does not say why it ended");
	step(said.unwrap_or_default());
	network.wait_more(OBSERVER, 3, 40).await?;
	world.traffic.goes_on(3, 40).await?;

	mend()?;
	let network = &mut world.network;
	network.start(name).await?;
	let (number, _) = network.finalised(OBSERVER).await?;
	network.wait_final(name, number, 60).await?;
	ensure!(network.hash_at(name, before).await?.as_ref() == Some(&hash), "it is another chain");
	ensure!(!network.log(name).contains("orrupt"), "{name} found its database corrupt");
	let agreed = network.ensure_no_fork(number).await?;
	step(&format!("{name} has all blocks up to {agreed} again"));
	network.stop(name).await
}

pub async fn full_disk_ends_a_node_that_goes_on_with_room(world: &mut World) -> Result<Verdict> {
	let name = "full";
	let disk = match Disk::in_memory(&world.network.data(name), 64) {
		Ok(disk) => disk,
		Err(error) => return Ok(Verdict::Skipped(format!("no disk of its own: {error:#}"))),
	};
	ends_and_goes_on(world, name, || disk.fill(), || disk.clear()).await?;
	Ok(Verdict::Passed)
}

pub async fn failed_disk_ends_a_node_that_goes_on_when_repaired(
	world: &mut World,
) -> Result<Verdict> {
	let name = "failed";
	let disk = match Disk::in_file(&world.network.data(name), 128) {
		Ok(disk) => disk,
		Err(error) => return Ok(Verdict::Skipped(format!("no disk of its own: {error:#}"))),
	};
	ends_and_goes_on(world, name, || disk.fail(), || disk.repair()).await?;
	Ok(Verdict::Passed)
}
