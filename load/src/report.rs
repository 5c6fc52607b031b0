// SPDX-License-Identifier: Apache-2.0

//! The report of a run, and its form as JSON.
//!
//! Numbers a second compare with those of another machine only by way of [`KindReport::ratio`],
//! which is to the transfers of the same run. What a figure is counted from stands with it.
//! `docs/results.md` and the plot are made from such reports.

use crate::{send::Reasons, Result};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, fs, path::Path};

/// Of the form below. Raised when a field changes its meaning.
pub const FORMAT: u32 = 1;

/// A run.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Report {
	pub format: u32,
	/// The name that was given to it.
	pub title: String,
	pub chain: ChainFacts,
	pub settings: Settings,
	/// In the order in which they were sent.
	pub kinds: Vec<KindReport>,
}

/// The chain that was driven.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct ChainFacts {
	pub name: String,
	pub genesis: String,
	pub node_version: String,
	pub spec_version: u32,
	/// Nodes that were sent to.
	pub nodes: usize,
	/// Validators of the chain.
	pub validators: usize,
	pub slot_ms: u64,
	/// What ordinary transactions of a block may weigh, in milliseconds.
	pub block_weight_ms: f64,
	/// How long ordinary transactions of a block may be, in bytes.
	pub block_length: u32,
	/// Processors of the machine that sent.
	pub cores: usize,
}

/// How it was driven.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Settings {
	pub count: u32,
	pub seconds: Option<u64>,
	pub rate: Option<u32>,
	pub pool: u32,
	pub ahead: u32,
	pub accounts: u32,
	pub devices: u32,
	pub gateways: u32,
	pub batch: u32,
	pub connections: u32,
	pub window: u32,
	/// What devices did, but for anchoring.
	pub device_call: String,
	pub seed: u64,
}

/// One kind.
///
/// An *action* is what the kind is about: a transfer, a device's call, an anchor, an enrolment. A
/// batch has many, every other transaction one.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct KindReport {
	pub kind: String,
	/// What one action is.
	pub unit: String,
	/// Transactions made, and their actions.
	pub transactions: u32,
	pub actions: u32,
	/// Transactions not sent, since the time was over or since one before had been refused.
	pub not_sent: u32,
	/// Transactions that a pool took.
	pub accepted: u32,
	/// Transactions that no pool took, by reason.
	pub refused: Reasons,
	/// Refusals of transactions that were sent again and taken then, by reason.
	pub put_off: Reasons,
	/// Transactions that a pool took and that are in no final block.
	pub lost: u32,
	/// Transactions in final blocks.
	pub included: u32,
	/// Actions executed, by the events of final blocks.
	pub executed: u32,
	/// Actions that failed, by reason.
	pub failed: Reasons,
	/// The same by the chain's state.
	pub state: StateCheck,
	pub throughput: Throughput,
	/// Throughput at inclusion by that of the transfers of the same run.
	pub ratio: Option<f64>,
	/// The same at finality.
	pub ratio_final: Option<f64>,
	/// Milliseconds from sending to the block's arrival.
	pub latency: Option<Latency>,
	/// Milliseconds from sending until the node tells that the block is final.
	pub latency_final: Option<Latency>,
	pub blocks: Blocks,
	/// Seconds to make and sign all of it.
	pub preparing_seconds: f64,
	/// Of the kind that enrols.
	pub lot: Option<Lot>,
}

/// What the state shows, each `None` where a kind leaves no such trace.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct StateCheck {
	/// By how much the nonces of the accounts grew: transactions included.
	pub account_nonces: Option<u64>,
	/// By how much the nonces of the devices grew: calls executed, be it with an error inside.
	pub device_nonces: Option<u64>,
	/// Anchors in the streams.
	pub anchors: Option<u64>,
	/// Devices enrolled.
	pub enrolled: Option<u64>,
	/// Whether all of that is what the events say.
	pub agrees: bool,
}

/// Actions a second.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct Throughput {
	/// The chain's own pace: the actions of all blocks from the first with some of this kind to the
	/// last, without those two (the pool was filling and draining then) if half of all actions or more
	/// are left, by the time from the block before them to the last of them, as the blocks themselves
	/// tell it.
	pub inclusion: Option<f64>,
	/// The actions of the same blocks, by the time between the moments at which the node told that
	/// the first of all and the last of them are final, or by the blocks' own time if that is longer.
	/// `None` if no block was left out.
	pub finality: Option<f64>,
	/// Blocks that the two are counted in.
	pub of_blocks: u32,
	/// All executed actions by the time from the first sending to the arrival of the last block.
	pub whole: Option<f64>,
	/// All executed actions by the time from the first sending until the last block was final.
	pub whole_final: Option<f64>,
}

/// Milliseconds.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct Latency {
	pub p50: f64,
	pub p99: f64,
	pub most: f64,
}

/// The blocks from the first with some of a kind to the last.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct Blocks {
	pub count: u32,
	/// Most actions of one.
	pub most_actions: u32,
	/// Parts of the weight that ordinary transactions may take, of the blocks that throughput is
	/// counted in: on average and at most.
	pub weight: f64,
	pub weight_most: f64,
	/// The same of the length.
	pub length: f64,
	pub length_most: f64,
	/// Milliseconds of weight that the chain reckons an action with, on average.
	pub weight_per_action_ms: Option<f64>,
	/// Milliseconds to build a block, on average, by the nodes' own account (`--metrics-url`).
	pub build_ms: Option<f64>,
	/// Milliseconds to verify and import one, on average.
	pub import_ms: Option<f64>,
	/// Why the nodes put no more into their blocks, and how often.
	pub ended: BTreeMap<String, u32>,
}

/// What it took to make a lot's devices known to the chain.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct Lot {
	/// Devices that can enrol themselves from then on.
	pub devices: u64,
	/// Transactions, and their bytes, that the maker sent.
	pub extrinsics: u32,
	pub bytes: u32,
	/// What the chain took for it, in MSTR.
	pub fee: f64,
	/// Bytes in the chain's state until a device shows up.
	pub stored_bytes: u32,
	/// Seconds that the factory needs, on the machine that sent, for all keys and for the tree.
	pub keys_seconds: f64,
	pub tree_seconds: f64,
}

impl Report {
	/// Fills in the ratios to the transfers.
	pub fn compare(&mut self) {
		let base = self.kinds.iter().find(|kind| kind.kind == "transfer");
		let Some(base) = base.map(|kind| kind.throughput.clone()) else { return };
		let by = |value: Option<f64>, base: Option<f64>| match (value, base) {
			(Some(value), Some(base)) if base > 0.0 => Some(value / base),
			_ => None,
		};
		for kind in &mut self.kinds {
			kind.ratio = by(kind.throughput.inclusion, base.inclusion);
			kind.ratio_final = by(kind.throughput.finality, base.finality);
		}
	}
}

/// Reads what [`write()`] wrote.
pub fn read(path: &Path) -> Result<Report> {
	let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
	let report: Report = serde_json::from_str(&text)
		.map_err(|error| format!("{}: not a report of muster-load: {error}", path.display()))?;
	match report.format {
		FORMAT => Ok(report),
		other => Err(format!(
			"{}: a report of format {other}; this program reads {FORMAT}",
			path.display()
		)
		.into()),
	}
}

/// Writes a report as JSON.
pub fn write(report: &Report, path: &Path) -> Result<()> {
	let mut text = serde_json::to_string_pretty(report)?;
	text.push('\n');
	fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()).into())
}

#[cfg(test)]
pub mod tests {
	use super::*;

	/// A kind with this throughput.
	pub fn kind(name: &str, inclusion: Option<f64>, finality: Option<f64>) -> KindReport {
		KindReport {
			kind: name.into(),
			throughput: Throughput { inclusion, finality, ..Default::default() },
			..Default::default()
		}
	}

	/// A report of these kinds.
	pub fn report(kinds: Vec<KindReport>) -> Report {
		Report {
			format: FORMAT,
			title: "one node".into(),
			chain: ChainFacts {
				name: "Muster <Test> & more".into(),
				genesis: "0x00".into(),
				node_version: "0.1.0".into(),
				spec_version: 100,
				nodes: 1,
				validators: 1,
				slot_ms: 6_000,
				block_weight_ms: 3_000.0,
				block_length: 1_000,
				cores: 2,
			},
			settings: Settings {
				count: 1,
				seconds: None,
				rate: None,
				pool: 1,
				ahead: 1,
				accounts: 1,
				devices: 1,
				gateways: 1,
				batch: 1,
				connections: 1,
				window: 1,
				device_call: "attribute".into(),
				seed: 0,
			},
			kinds,
		}
	}

	#[test]
	fn ratios_are_to_the_transfers_of_the_run() {
		let mut report = report(vec![
			kind("transfer", Some(1_000.0), Some(800.0)),
			kind("anchor", Some(500.0), None),
		]);
		report.compare();
		assert_eq!((report.kinds[0].ratio, report.kinds[0].ratio_final), (Some(1.0), Some(1.0)));
		assert_eq!((report.kinds[1].ratio, report.kinds[1].ratio_final), (Some(0.5), None));
	}

	#[test]
	fn without_transfers_there_is_no_ratio() {
		let mut report = report(vec![kind("anchor", Some(500.0), Some(1.0))]);
		report.compare();
		assert_eq!(report.kinds[0].ratio, None);
	}

	#[test]
	fn what_is_written_is_read() {
		let dir = tempfile::tempdir().unwrap();
		let path = dir.path().join("report.json");
		let report = report(vec![kind("transfer", Some(1.5), None)]);
		write(&report, &path).unwrap();
		assert_eq!(read(&path).unwrap(), report);

		fs::write(&path, "{}").unwrap();
		assert!(read(&path).unwrap_err().to_string().contains("not a report"));
		write(&Report { format: 99, ..report }, &path).unwrap();
		assert!(read(&path).unwrap_err().to_string().contains("format 99"));
	}
}
