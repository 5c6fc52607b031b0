// SPDX-License-Identifier: Apache-2.0

//! Networks of several nodes, and what befalls them: killed nodes, cut links, full disks, nodes that
//! come late, validators that come and go, an upgrade. Devices send their calls all the while, and at
//! the end each accepted one is accounted for.
//!
//! All tests but those of `developer` are steps on one network, in this order, each from the state that the one
//! before has left: all nodes up and linked. A test that fails leaves it to be mended before the next.

mod developer;
mod disks;
mod governance;
mod joining;
mod kills;
mod splits;
mod upgrade;

use anyhow::{ensure, Context, Result};
use futures::{future::BoxFuture, FutureExt};
use muster_zombienet::{
	harness::{step, Harness, Verdict},
	network::{Network, OBSERVER, VALIDATORS},
	traffic::Traffic,
};
use serde_json::{json, Value};
use std::{
	fs,
	path::{Path, PathBuf},
	process::ExitCode,
};
use tokio::signal::unix::{signal, SignalKind};

/// A network with devices at work on it.
pub struct World {
	pub network: Network,
	pub traffic: Traffic,
	/// Up to here no two nodes had different blocks for final.
	agreed: u32,
}

impl World {
	async fn create(dir: &Path) -> Result<Self> {
		let network = Network::spawn(&dir.join("nodes")).await?;
		let nodes: Vec<&str> = [OBSERVER].into_iter().chain(VALIDATORS).collect();
		network.wait_final(OBSERVER, 1, 60).await?;
		let traffic = Traffic::start(&network, &nodes, dir).await?;
		Ok(Self { network, traffic, agreed: 1 })
	}

	/// What holds after each test: finality goes on, everywhere the same, and so do the devices.
	pub async fn settle(&mut self) -> Result<()> {
		let (number, _) = self.network.wait_more(OBSERVER, 2, 40).await?;
		self.network.wait_final_all(number, 60).await?;
		self.agreed = self.network.ensure_no_fork(self.agreed).await?;
		step(&format!("all agree on the blocks up to {}", self.agreed));
		self.traffic.goes_on(3, 40).await
	}

	/// Brings back what a failed test has left dead or cut off.
	async fn mend(&mut self) -> Result<()> {
		for name in self.network.alive() {
			// Guests of the failed test go.
			let resident = name == OBSERVER || VALIDATORS.contains(&name.as_str());
			if !resident && self.network.runs(&name)? {
				self.network.kill(&name).await?;
			} else if !self.network.runs(&name)? {
				self.network.expect_end(&name, 1).await?;
			}
		}
		for name in VALIDATORS {
			if !self.network.alive().iter().any(|alive| alive == name) {
				self.network.start(name).await?;
			}
		}
		self.network.heal().await?;
		self.settle().await
	}
}

type Test = for<'a> fn(&'a mut World) -> BoxFuture<'a, Result<Verdict>>;

/// The names of tests, the seconds that each may take, and the tests.
macro_rules! tests {
	($($test:path, $seconds:literal;)*) => {
		[$((stringify!($test), $seconds, (|world| $test(world).boxed()) as Test)),*]
	};
}

async fn blocks_become_final_on_every_node(world: &mut World) -> Result<Verdict> {
	world.network.wait_final_all(5, 60).await?;
	for name in world.network.alive() {
		let health: Value = world.network.ask(&name, "system_health", json!([])).await?;
		let peers = world.network.alive().len() - 1;
		ensure!(health["peers"] == peers, "{name} has {} peers, not {peers}", health["peers"]);
	}
	Ok(Verdict::Passed)
}

async fn every_accepted_action_is_accounted_for(world: &mut World) -> Result<Verdict> {
	let account = world.traffic.account().await?;
	step(&format!(
		"{} accepted, {} executed in {} blocks, {} of them anchors",
		account.accepted, account.executed, account.blocks, account.anchors
	));
	ensure!(account.problems.is_empty() && account.accepted == account.executed);
	Ok(Verdict::Passed)
}

async fn run(harness: &mut Harness, dir: &Path) {
	let own = developer::local_toml_is_a_network();
	harness.run("developer::local_toml_is_a_network", 240, own).await;
	let command = developer::local_toml_runs_by_zombienets_command(dir);
	harness.run("developer::local_toml_runs_by_zombienets_command", 240, command).await;

	let steps = tests![
		blocks_become_final_on_every_node, 90;
		kills::one_of_four_killed_is_missed_and_catches_up, 180;
		kills::two_of_four_killed_stop_finality_and_not_blocks, 180;
		splits::halves_finalise_nothing_and_heal_without_a_fork, 180;
		splits::three_of_four_finalise_and_the_fourth_follows, 180;
		governance::council_adds_a_validator_that_builds_blocks, 300;
		governance::keys_are_rotated_while_the_validator_runs, 240;
		governance::council_removes_a_validator, 300;
		disks::full_disk_ends_a_node_that_goes_on_with_room, 240;
		disks::failed_disk_ends_a_node_that_goes_on_when_repaired, 240;
		upgrade::runtime_is_upgraded_without_a_stop, 300;
		joining::late_node_warps_and_answers_alike, 240;
	];
	let (start, account) = ("network_and_devices_start", "every_accepted_action_is_accounted_for");
	let mut names = steps.iter().map(|(name, ..)| *name).chain([start, account]);
	if !names.any(|name| harness.wants(name)) {
		return;
	}
	let mut world = None;
	let create = async {
		world = Some(World::create(dir).await?);
		Ok(Verdict::Passed)
	};
	// Whichever test was asked for stands on these two.
	harness.run_always(start, 240, create).await;
	for (name, seconds, test) in steps {
		let step = async {
			let world = world.as_mut().context("there is no network")?;
			let verdict = test(world).await?;
			world.settle().await?;
			Ok(verdict)
		};
		if !harness.run(name, seconds, step).await {
			if let Some(world) = &mut world {
				println!("{}", world.network.tails(12));
				if let Err(error) = world.mend().await {
					println!("the network is not to be mended: {error:#}");
				}
			}
		}
	}
	let accounted = async {
		let world = world.as_mut().context("there is no network")?;
		every_accepted_action_is_accounted_for(world).await
	};
	harness.run_always(account, 300, accounted).await;
}

fn main() -> ExitCode {
	let mut harness = Harness::from_args();
	let dir = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(std::process::id().to_string());
	fs::create_dir_all(&dir).expect("the target folder can be written to");
	let runtime = tokio::runtime::Runtime::new().expect("the system has threads");
	let whole = runtime.block_on(async {
		let mut interrupted = signal(SignalKind::interrupt()).expect("signals can be caught");
		let mut terminated = signal(SignalKind::terminate()).expect("signals can be caught");
		// What is dropped takes its nodes along.
		tokio::select! {
			() = run(&mut harness, &dir) => true,
			_ = interrupted.recv() => false,
			_ = terminated.recv() => false,
		}
	});
	runtime.shutdown_background();
	let good = harness.finish() && whole;
	if good {
		let _ = fs::remove_dir_all(&dir);
	} else {
		println!("what the nodes and the devices said: {}", dir.display());
	}
	if good {
		ExitCode::SUCCESS
	} else {
		ExitCode::FAILURE
	}
}
