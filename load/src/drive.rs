// SPDX-License-Identifier: Apache-2.0

//! Transactions from their sending to their finality.

use crate::{
	follow::{Follower, Seen},
	kinds::{Tx, Workload},
	rpc::Node,
	send::{Flight, Pace},
	tx::Prepared,
	Result,
};
use frame_support::{dispatch::PerDispatchClass, weights::Weight};
use frame_system::{EventRecord, Phase};
use muster_runtime::{BlockNumber, Hash, RuntimeError, RuntimeEvent};
use sp_io::hashing::twox_128;
use sp_runtime::DispatchError;
use std::{
	collections::HashMap,
	sync::Arc,
	time::{Duration, Instant},
};

/// Transactions of one account that may wait while something is set up: about a block of them.
const AHEAD: usize = 64;

/// A chain, the nodes by which it is reached, and how it is fed.
pub struct Chain {
	pub genesis: Hash,
	/// Asked about state.
	pub ask: Arc<Node>,
	/// Send transactions.
	pub senders: Vec<Arc<Node>>,
	pub follower: Arc<Follower>,
	pub pace: Pace,
	/// How long nothing may happen before what is missing counts as lost.
	pub patience: Duration,
}

/// A final block with transactions that were sent, or between two such.
#[derive(Debug)]
pub struct Carried {
	pub seen: Seen,
	/// The time of the block before, in milliseconds since 1970.
	pub parent_timestamp: u64,
	pub final_at: Instant,
	/// The transactions that were sent, by their place in the block.
	pub ours: Vec<(u32, u32)>,
	pub events: Vec<EventRecord<RuntimeEvent, Hash>>,
	pub weight: PerDispatchClass<Weight>,
}

impl Carried {
	/// The events of the transactions that were sent, with their numbers.
	pub fn our_events(&self) -> impl Iterator<Item = (u32, &RuntimeEvent)> {
		let ours: HashMap<u32, u32> = self.ours.iter().copied().collect();
		self.events.iter().filter_map(move |record| match record.phase {
			Phase::ApplyExtrinsic(place) => ours.get(&place).map(|tx| (*tx, &record.event)),
			_ => None,
		})
	}
}

/// What became of a workload.
pub struct Outcome {
	pub flight: Arc<Flight>,
	/// From the first to the last with some of it.
	pub blocks: Vec<Carried>,
}

/// The key of a storage item without keys of its own.
pub fn plain_key(pallet: &str, item: &str) -> Vec<u8> {
	[twox_128(pallet.as_bytes()), twox_128(item.as_bytes())].concat()
}

/// A dispatch error in words.
pub fn in_words(error: &DispatchError) -> String {
	match RuntimeError::from_dispatch_error(*error) {
		Some(error) => format!("{error:?}"),
		None => format!("{error:?}"),
	}
}

impl Chain {
	/// Hash of the last final block.
	pub async fn final_hash(&self) -> Result<Hash> {
		Ok(self.ask.finalized().await?.hash())
	}

	/// Sends a workload, and waits until all that was taken is final, or nothing happens any more.
	pub async fn drive(&self, workload: Workload, pace: &Pace) -> Result<Outcome> {
		let start = self.ask.finalized().await?.number;
		let flight = Flight::new(workload, pace);
		self.follower.watch(Some(flight.clone()));
		let sending = tokio::spawn({
			let (flight, nodes, pace) = (flight.clone(), self.senders.clone(), pace.clone());
			async move { flight.send(&nodes, &pace).await }
		});
		let mut quiet = Quiet::new(self.patience);
		while !(sending.is_finished() && flight.seen() >= flight.accepted()) {
			self.follower.tick().await?;
			// A lane that waits at a full pool makes no progress either.
			if quiet.is_long((flight.seen(), flight.accepted())) {
				break;
			}
		}
		flight.stop();
		sending.await.map_err(|error| error.to_string())??;

		// On the chain that became final, whatever other blocks there were.
		let mut quiet = Quiet::new(self.patience);
		let mut known = (start, 0, start);
		let last = loop {
			let height = self.follower.final_height();
			if height > known.0 {
				let blocks = self.follower.final_blocks(known.0).await?;
				let ours = |seen: &Seen| {
					seen.extrinsics.iter().filter(|hash| flight.find(hash).is_some()).count() as u32
				};
				for seen in &blocks {
					let count = ours(seen);
					known.1 += count;
					if count > 0 {
						known.2 = seen.number;
					}
					known.0 = seen.number;
				}
			}
			if known.1 >= flight.accepted() || quiet.is_long(known.1) {
				break known.2;
			}
			self.follower.tick().await?;
		};
		self.follower.watch(None);
		let blocks = self.carried(&flight, start, last).await?;
		Ok(Outcome { flight, blocks })
	}

	/// The final blocks with something of `flight`, those between, and what happened in them.
	async fn carried(
		&self,
		flight: &Flight,
		above: BlockNumber,
		last: BlockNumber,
	) -> Result<Vec<Carried>> {
		let all = self.follower.final_blocks(above.saturating_sub(1)).await?;
		let mut blocks = Vec::new();
		let mut parent_timestamp = 0;
		for seen in all.into_iter().take_while(|seen| seen.number <= last) {
			let ours: Vec<_> = (0..)
				.zip(seen.extrinsics.iter())
				.filter_map(|(place, hash)| Some((place, flight.find(hash)?)))
				.collect();
			let timestamp = seen.timestamp;
			if !(ours.is_empty() && blocks.is_empty()) {
				let events = self.ask.storage(plain_key("System", "Events"), seen.hash).await?;
				let weight =
					self.ask.storage(plain_key("System", "BlockWeight"), seen.hash).await?;
				blocks.push(Carried {
					parent_timestamp,
					final_at: self.follower.final_at(seen.number).unwrap_or_else(Instant::now),
					ours,
					events: events.unwrap_or_default(),
					weight: weight.unwrap_or_default(),
					seen,
				});
			}
			parent_timestamp = timestamp;
		}
		Ok(blocks)
	}

	/// Has transactions executed that all must succeed; returns the events of each, in their order.
	/// For setting up, not for measuring.
	pub async fn execute(
		&self,
		what: &str,
		txs: Vec<(u32, Prepared)>,
	) -> Result<Vec<Vec<RuntimeEvent>>> {
		let count = txs.len();
		let sources = txs.iter().map(|(source, _)| source + 1).max().unwrap_or(0);
		let txs = txs.into_iter().map(|(source, prepared)| Tx { prepared, source }).collect();
		let workload = Workload { txs, sources, ahead: AHEAD, ..Default::default() };
		let pace = Pace { rate: None, time: None, ..self.pace.clone() };
		let outcome = self.drive(workload, &pace).await?;
		if let Some((reason, count)) = outcome.flight.refused().into_iter().next() {
			return Err(format!("{what}: {count} transactions were refused: {reason}").into());
		}
		let mut events = vec![Vec::new(); count];
		for (tx, event) in outcome.blocks.iter().flat_map(Carried::our_events) {
			if let RuntimeEvent::System(frame_system::Event::ExtrinsicFailed {
				dispatch_error,
				..
			}) = event
			{
				return Err(format!("{what}: {}", in_words(dispatch_error)).into());
			}
			events[tx as usize].push(event.clone());
		}
		let missing = events.iter().filter(|events| events.is_empty()).count();
		if missing > 0 {
			return Err(format!(
				"{what}: {missing} of {count} transactions are in no final block: does the chain \
				 go on?"
			)
			.into());
		}
		Ok(events)
	}
}

/// Tells when nothing has changed for long.
struct Quiet<T> {
	patience: Duration,
	last: Option<T>,
	since: Instant,
}

impl<T: PartialEq> Quiet<T> {
	fn new(patience: Duration) -> Self {
		Self { patience, last: None, since: Instant::now() }
	}

	fn is_long(&mut self, now: T) -> bool {
		if self.last.as_ref() != Some(&now) {
			self.last = Some(now);
			self.since = Instant::now();
		}
		self.since.elapsed() > self.patience
	}
}
