// SPDX-License-Identifier: Apache-2.0

//! Counts what came of a kind: by the events of final blocks, and by the state after them.

use crate::{
	drive::{in_words, Carried, Chain, Outcome},
	kinds::{Before, Kind},
	metrics::Figures,
	report::{Blocks, KindReport, Latency, Lot, StateCheck, Throughput},
	send::Reasons,
	setup::{account_nonces, device_nonces},
	Result,
};
use frame_support::dispatch::DispatchClass;
use muster_runtime::{constants::currency::UNIT, Hash, Runtime};
use std::time::Instant;

/// Picoseconds in a millisecond.
const PS_PER_MS: f64 = 1e9;

/// What ordinary transactions of a block may weigh, in picoseconds, and how long they may be.
pub fn limits() -> (f64, u32) {
	let weights: frame_system::limits::BlockWeights =
		<Runtime as frame_system::Config>::BlockWeights::get();
	let lengths: frame_system::limits::BlockLength =
		<Runtime as frame_system::Config>::BlockLength::get();
	let weight = weights.get(DispatchClass::Normal).max_total.unwrap_or(weights.max_block);
	(weight.ref_time() as f64, *lengths.max.get(DispatchClass::Normal))
}

/// A block, as far as throughput is concerned. Times in milliseconds.
#[derive(Clone, Copy, Debug)]
struct Measured {
	/// From the block before.
	time: f64,
	actions: u32,
	/// When it became final, after the first sending.
	final_at: f64,
	/// Parts of what a block may weigh, and how long it may be.
	weight: f64,
	length: f64,
}

/// Of the blocks from the first with actions to the last, those that are counted: not the first and
/// the last, unless most of the actions are in those.
fn steady(blocks: &[Measured]) -> &[Measured] {
	let actions = |blocks: &[Measured]| blocks.iter().map(|block| block.actions).sum::<u32>();
	match blocks {
		[_, inner @ .., _] if actions(inner) > 0 && 2 * actions(inner) >= actions(blocks) => inner,
		all => all,
	}
}

fn per_second(actions: u32, milliseconds: f64) -> Option<f64> {
	(milliseconds > 0.0).then(|| f64::from(actions) * 1_000.0 / milliseconds)
}

/// The paces of the steady blocks.
fn pace(blocks: &[Measured]) -> Throughput {
	let steady = steady(blocks);
	let actions = steady.iter().map(|block| block.actions).sum();
	let time: f64 = steady.iter().map(|block| block.time).sum();
	// Where there is a block before, its finality is where the time begins. Not less than the blocks'
	// own: what became final faster than it came had only waited for it.
	let before = (steady.len() < blocks.len()).then(|| blocks[0].final_at);
	let finality = before
		.zip(steady.last())
		.and_then(|(before, last)| per_second(actions, time.max(last.final_at - before)));
	Throughput {
		inclusion: per_second(actions, time),
		finality,
		of_blocks: steady.len() as u32,
		whole: None,
		whole_final: None,
	}
}

/// The value below which this part of `sorted` lies, by nearest rank.
fn percentile(sorted: &[f64], part: f64) -> f64 {
	let rank = (part * sorted.len() as f64).ceil() as usize;
	sorted.get(rank.max(1) - 1).copied().unwrap_or(0.0)
}

fn latency(mut all: Vec<f64>) -> Option<Latency> {
	all.sort_by(f64::total_cmp);
	let most = all.last().copied()?;
	Some(Latency { p50: percentile(&all, 0.5), p99: percentile(&all, 0.99), most })
}

fn milliseconds(from: Instant, to: Instant) -> f64 {
	to.saturating_duration_since(from).as_secs_f64() * 1_000.0
}

/// Actions of a block: done, and failed with their reasons.
fn actions_of(kind: Kind, block: &Carried) -> (u32, Reasons) {
	let mut done = 0;
	let mut failed = Reasons::new();
	for verdict in block.our_events().filter_map(|(_, event)| kind.judge(event)) {
		match verdict {
			Ok(()) => done += 1,
			Err(error) => *failed.entry(in_words(&error)).or_default() += 1,
		}
	}
	(done, failed)
}

/// Counts all of it.
pub async fn tally(
	chain: &Chain,
	kind: Kind,
	outcome: &Outcome,
	figures: Option<(Figures, Figures)>,
) -> Result<KindReport> {
	let (flight, begun) = (&outcome.flight, outcome.flight.begun());
	let workload = flight.workload();
	let (weight_limit, length_limit) = limits();

	let mut measured = Vec::new();
	let (mut executed, mut failed, mut included) = (0, Reasons::new(), 0);
	let (mut latencies, mut latencies_final) = (Vec::new(), Vec::new());
	let mut weight_sum = 0.0;
	for block in &outcome.blocks {
		let (done, more) = actions_of(kind, block);
		executed += done;
		for (reason, count) in more {
			*failed.entry(reason).or_default() += count;
		}
		included += block.ours.len() as u32;
		for (_, tx) in &block.ours {
			let sent = flight.sent_at(*tx);
			latencies.push(milliseconds(sent, block.seen.at));
			latencies_final.push(milliseconds(sent, block.final_at));
		}
		let weight = block.weight.get(DispatchClass::Normal).ref_time() as f64;
		weight_sum += weight;
		measured.push(Measured {
			time: block.seen.timestamp.saturating_sub(block.parent_timestamp) as f64,
			actions: done,
			final_at: milliseconds(begun, block.final_at),
			weight: weight / weight_limit,
			length: block.seen.len as f64 / f64::from(length_limit),
		});
	}

	let mut throughput = pace(&measured);
	if let Some(last) = outcome.blocks.last() {
		throughput.whole = per_second(executed, milliseconds(begun, last.seen.at));
		throughput.whole_final = per_second(executed, milliseconds(begun, last.final_at));
	}
	let refused = flight.refused();
	let accepted = flight.accepted();
	let turned_away: u32 = refused.values().sum();
	let transactions = workload.txs.len() as u32;
	let at: Hash = chain.final_hash().await?;
	let calls = executed + failed.values().sum::<u32>();
	Ok(KindReport {
		kind: kind.to_string(),
		unit: kind.unit().into(),
		transactions,
		actions: workload.actions,
		not_sent: transactions - accepted - turned_away,
		accepted,
		refused,
		put_off: flight.put_off(),
		// Those refused once may have come in by another node.
		lost: accepted.saturating_sub(included),
		included,
		executed,
		state: look(chain, &workload.before, at, included, executed, calls).await?,
		failed,
		throughput,
		ratio: None,
		ratio_final: None,
		latency: latency(latencies),
		latency_final: latency(latencies_final),
		blocks: blocks(&measured, weight_sum, executed, figures),
		preparing_seconds: 0.0,
		lot: workload.lot.as_ref().map(|facts| Lot {
			devices: facts.size,
			extrinsics: facts.extrinsics,
			bytes: facts.bytes,
			fee: facts.fee as f64 / UNIT as f64,
			stored_bytes: facts.stored,
			keys_seconds: facts.keys_seconds,
			tree_seconds: facts.tree_seconds,
		}),
	})
}

/// What is told of the blocks themselves.
fn blocks(
	measured: &[Measured],
	weight_sum: f64,
	executed: u32,
	figures: Option<(Figures, Figures)>,
) -> Blocks {
	let counted = steady(measured);
	let mean = |of: fn(&Measured) -> f64| {
		counted.iter().map(of).sum::<f64>() / counted.len().max(1) as f64
	};
	let most = |of: fn(&Measured) -> f64| measured.iter().map(of).fold(0.0, f64::max);
	let mut blocks = Blocks {
		count: measured.len() as u32,
		most_actions: measured.iter().map(|block| block.actions).max().unwrap_or(0),
		weight: mean(|block| block.weight),
		weight_most: most(|block| block.weight),
		length: mean(|block| block.length),
		length_most: most(|block| block.length),
		weight_per_action_ms: (executed > 0).then(|| weight_sum / PS_PER_MS / f64::from(executed)),
		..Default::default()
	};
	if let Some((before, after)) = figures {
		let mean = |name| after.mean(&before, name).map(|(seconds, _)| seconds * 1_000.0);
		blocks.build_ms = mean("substrate_proposer_block_constructed");
		blocks.import_ms = mean("substrate_block_verification_and_import_time");
		let name = "substrate_proposer_end_proposal_reason";
		blocks.ended = after.by_label(&before, name, "reason");
	}
	blocks
}

/// Looks whether the state shows what the events tell.
async fn look(
	chain: &Chain,
	before: &Before,
	at: Hash,
	included: u32,
	executed: u32,
	calls: u32,
) -> Result<StateCheck> {
	let mut state = StateCheck { agrees: true, ..Default::default() };
	if !before.accounts.is_empty() {
		let (who, old): (Vec<_>, Vec<_>) = before.accounts.iter().cloned().unzip();
		let new = account_nonces(chain, &who, at).await?;
		let grown = new.iter().zip(old).map(|(new, old)| u64::from(new.saturating_sub(old)));
		let grown = grown.sum();
		state.account_nonces = Some(grown);
		state.agrees &= grown == u64::from(included);
	}
	if !before.devices.is_empty() {
		let (which, old): (Vec<_>, Vec<_>) = before.devices.iter().copied().unzip();
		let new = device_nonces(chain, &which, at).await?;
		let grown = new.iter().zip(old).map(|(new, old)| new.unwrap_or(0).saturating_sub(old));
		let grown = grown.sum();
		state.device_nonces = Some(grown);
		state.agrees &= grown == u64::from(calls);
	}
	if !before.streams.is_empty() {
		use pallet_data_anchor::{Stream, Streams};
		let keys: Vec<_> = before.streams.iter().map(Streams::<Runtime>::hashed_key_for).collect();
		let found: Vec<Option<Stream<Runtime>>> = chain.ask.storages(&keys, at).await?;
		let anchors = found.iter().flatten().map(|stream| u64::from(stream.next)).sum();
		state.anchors = Some(anchors);
		state.agrees &= anchors == u64::from(executed);
	}
	if !before.absent.is_empty() {
		let found = device_nonces(chain, &before.absent, at).await?;
		let enrolled = found.iter().flatten().count() as u64;
		state.enrolled = Some(enrolled);
		state.agrees &= enrolled == u64::from(executed);
	}
	Ok(state)
}

#[cfg(test)]
mod tests {
	use super::*;

	fn block(time: f64, actions: u32, final_at: f64) -> Measured {
		Measured { time, actions, final_at, weight: 0.5, length: 0.25 }
	}

	#[test]
	fn the_first_block_and_the_last_are_left_out_of_three() {
		let blocks = [
			block(6_000.0, 10, 1_000.0),
			block(6_000.0, 600, 7_000.0),
			block(12_000.0, 1_200, 21_000.0),
			block(6_000.0, 1, 27_000.0),
		];
		let pace = pace(&blocks);
		assert_eq!(pace.of_blocks, 2);
		assert_eq!(pace.inclusion, Some(100.0));
		assert_eq!(pace.finality, Some(90.0));
	}

	#[test]
	fn of_one_or_two_blocks_all_count() {
		let one = pace(&[block(500.0, 50, 700.0)]);
		assert_eq!((one.of_blocks, one.inclusion, one.finality), (1, Some(100.0), None));
		let two = pace(&[block(500.0, 50, 700.0), block(500.0, 150, 1_200.0)]);
		assert_eq!((two.of_blocks, two.inclusion, two.finality), (2, Some(200.0), None));
		assert_eq!(pace(&[]).inclusion, None);
	}

	#[test]
	fn blocks_with_few_of_the_actions_are_not_all_that_count() {
		let blocks = [block(100.0, 9, 1.0), block(100.0, 2, 2.0), block(100.0, 1, 3.0)];
		let pace = pace(&blocks);
		assert_eq!((pace.of_blocks, pace.inclusion, pace.finality), (3, Some(40.0), None));
	}

	#[test]
	fn finality_is_no_faster_than_the_blocks() {
		let blocks = [block(6.0, 1, 9.0), block(6.0, 2, 9.0), block(6.0, 1, 9.0)];
		let pace = pace(&blocks);
		assert_eq!(pace.of_blocks, 1);
		assert_eq!(pace.finality, pace.inclusion);
	}

	#[test]
	fn percentiles_are_by_nearest_rank() {
		let all: Vec<f64> = (1..=200).map(f64::from).collect();
		let found = latency(all).unwrap();
		assert_eq!((found.p50, found.p99, found.most), (100.0, 198.0, 200.0));
		let one = latency(vec![7.0]).unwrap();
		assert_eq!((one.p50, one.p99, one.most), (7.0, 7.0, 7.0));
		assert_eq!(latency(Vec::new()), None);
	}

	#[test]
	fn fullness_is_that_of_the_counted_blocks() {
		let mut all = [block(1.0, 1, 1.0); 3];
		all[1] = Measured { weight: 0.9, actions: 4, ..all[1] };
		let blocks = blocks(&all, 60e9, 6, None);
		assert_eq!((blocks.weight, blocks.weight_most, blocks.length), (0.9, 0.9, 0.25));
		assert_eq!((blocks.count, blocks.weight_per_action_ms), (3, Some(10.0)));
	}
}
