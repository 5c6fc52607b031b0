// SPDX-License-Identifier: Apache-2.0

//! A node that comes late.

use crate::World;
use anyhow::{ensure, Context, Result};
use muster_zombienet::{
	harness::{step, Verdict},
	network::{Network, OBSERVER},
	wait,
};
use serde_json::{json, Value};
use std::collections::BTreeMap;

/// The whole state at a block, as a node tells it.
async fn state(network: &Network, node: &str, at: &str) -> Result<BTreeMap<String, String>> {
	let mut all = BTreeMap::new();
	let mut last: Option<String> = None;
	loop {
		let page = json!(["0x", 1000, last, at]);
		let keys: Vec<String> = network.ask(node, "state_getKeysPaged", page).await?;
		if keys.is_empty() {
			return Ok(all);
		}
		let found: Value = network.ask(node, "state_queryStorageAt", json!([keys, at])).await?;
		for change in found[0]["changes"].as_array().context("no state")? {
			let [key, value] = [0, 1].map(|i| change[i].as_str().unwrap_or_default().to_owned());
			all.insert(key, value);
		}
		last = keys.last().cloned();
	}
}

pub async fn late_node_warps_and_answers_alike(world: &mut World) -> Result<Verdict> {
	let network = &mut world.network;
	let (number, _) = network.finalised(OBSERVER).await?;
	network.add("late", false, &["--sync=warp"]).await?;
	network.wait_final("late", number, 90).await?;
	let log = network.log("late");
	ensure!(log.contains("Warp sync is complete"), "late did not come by warp sync");
	ensure!(!log.contains("Imported #1 "), "late executed the chain from its beginning");
	step(&format!("late has warped to block {number} or later"));

	let (head, at) = network.finalised("late").await?;
	let (own, others) =
		futures::try_join!(state(network, "late", &at), state(network, OBSERVER, &at))?;
	ensure!(own.len() > 100, "{} values are not a state", own.len());
	for (key, value) in &others {
		ensure!(own.get(key) == Some(value), "late tells another value of {key} at block {head}");
	}
	ensure!(own.len() == others.len(), "late tells of values that are not there");
	step(&format!("{} values of the state at block {head} are the same", own.len()));

	// The blocks that it skipped come in the background.
	for number in [1, head / 2, head] {
		let hash = network.hash_at(OBSERVER, number).await?;
		let wanted: Value = network.ask(OBSERVER, "chain_getBlock", json!([hash])).await?;
		wait(&format!("late has block {number}"), 60, || async {
			let found: Value = network.ask("late", "chain_getBlock", json!([hash])).await?;
			if found.is_null() {
				return Ok(None);
			}
			ensure!(found["block"] == wanted["block"], "late tells another block {number}");
			Ok(Some(()))
		})
		.await?;
	}
	Ok(Verdict::Passed)
}
