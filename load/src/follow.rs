// SPDX-License-Identifier: Apache-2.0

//! The blocks of a chain as they come, and when each came and became final.

use crate::{
	rpc::{Block, Node},
	send::Flight,
	tx::hash_of,
	Result,
};
use codec::Decode;
use muster_runtime::{BlockNumber, Hash, Header, RuntimeCall, TimestampCall, UncheckedExtrinsic};
use std::{
	collections::HashMap,
	sync::{Arc, Mutex, MutexGuard},
	time::{Duration, Instant},
};

/// How long to wait for news of the chain before looking again whether all is over.
const TICK: Duration = Duration::from_millis(100);

/// A block that came.
#[derive(Clone, Debug)]
pub struct Seen {
	pub number: BlockNumber,
	pub hash: Hash,
	pub parent: Hash,
	/// When the node told of it.
	pub at: Instant,
	/// What it says of its time itself, in milliseconds since 1970.
	pub timestamp: u64,
	/// Hashes of its extrinsics, in order.
	pub extrinsics: Arc<Vec<Hash>>,
	/// Bytes of its extrinsics.
	pub len: u64,
}

impl Seen {
	fn new(hash: Hash, at: Instant, block: &Block) -> Self {
		let Block { header, extrinsics } = block;
		Self {
			number: header.number,
			hash,
			parent: header.parent_hash,
			at,
			timestamp: extrinsics.first().and_then(|first| timestamp(first)).unwrap_or(0),
			extrinsics: Arc::new(extrinsics.iter().map(|bytes| hash_of(bytes)).collect()),
			len: extrinsics.iter().map(|bytes| bytes.len() as u64).sum(),
		}
	}
}

/// The time that an extrinsic sets, if that is what it does.
fn timestamp(mut bytes: &[u8]) -> Option<u64> {
	match UncheckedExtrinsic::decode(&mut bytes).ok()?.function {
		RuntimeCall::Timestamp(TimestampCall::set { now }) => Some(now),
		_ => None,
	}
}

#[derive(Default)]
struct Inner {
	blocks: HashMap<Hash, Seen>,
	/// Heights that became final, rising, and when; the last with its hash.
	finals: Vec<(BlockNumber, Instant)>,
	finalized: Option<Header>,
	flight: Option<Arc<Flight>>,
	/// Why nothing comes any more.
	ended: Option<String>,
}

/// Follows a chain by one node.
pub struct Follower {
	inner: Mutex<Inner>,
	ask: Arc<Node>,
	/// Carries the news for as long as it is there.
	_news: Node,
}

impl Follower {
	/// Begins to follow. `node` carries the news, and `ask` what is asked because of them, so that
	/// the one does not wait for the other.
	pub async fn start(node: Node, ask: Arc<Node>) -> Result<Arc<Self>> {
		let mut heads = node.heads().await?;
		let mut finals = node.finalized_heads().await?;
		let url = node.url.clone();
		let this = Arc::new(Self { inner: Mutex::default(), ask, _news: node });
		let follower = this.clone();
		tokio::spawn(async move {
			loop {
				let news = tokio::select! {
					head = heads.next() => head.map(|head| head.map(News::Head)),
					head = finals.next() => head.map(|head| head.map(News::Final)),
				};
				let at = Instant::now();
				match news {
					Some(Ok(News::Head(header))) => {
						// Fetched beside the news, which may not wait.
						let follower = follower.clone();
						tokio::spawn(async move {
							if let Err(error) = follower.fetch(header.hash(), at).await {
								follower.lock().ended = Some(error.to_string());
							}
						});
					},
					Some(Ok(News::Final(header))) => follower.became_final(header, at),
					Some(Err(error)) => {
						follower.lock().ended = Some(format!("{url}: {error}"));
						break;
					},
					None => {
						follower.lock().ended =
							Some(format!("{url}: the node has closed the connection"));
						break;
					},
				}
			}
		});
		Ok(this)
	}

	fn lock(&self) -> MutexGuard<'_, Inner> {
		self.inner.lock().expect("no thread panics while it holds the lock")
	}

	async fn fetch(&self, hash: Hash, at: Instant) -> Result<Seen> {
		if let Some(seen) = self.lock().blocks.get(&hash) {
			return Ok(seen.clone());
		}
		let seen = Seen::new(hash, at, &self.ask.block(hash).await?);
		let flight = {
			let mut inner = self.lock();
			inner.blocks.insert(hash, seen.clone());
			inner.flight.clone()
		};
		if let Some(flight) = flight {
			flight.included(&seen.extrinsics);
		}
		Ok(seen)
	}

	fn became_final(&self, header: Header, at: Instant) {
		let mut inner = self.lock();
		if inner.finals.last().is_none_or(|(last, _)| header.number > *last) {
			inner.finals.push((header.number, at));
			inner.finalized = Some(header);
		}
	}

	/// From now on tells `flight` what is included.
	pub fn watch(&self, flight: Option<Arc<Flight>>) {
		self.lock().flight = flight;
	}

	/// Waits a little. Fails if nothing more is to be expected.
	pub async fn tick(&self) -> Result<()> {
		tokio::time::sleep(TICK).await;
		match &self.lock().ended {
			Some(reason) => Err(reason.clone().into()),
			None => Ok(()),
		}
	}

	/// The final blocks above height `above`, in order. None while it is not known what is final.
	pub async fn final_blocks(&self, above: BlockNumber) -> Result<Vec<Seen>> {
		let Some(last) = self.lock().finalized.clone() else { return Ok(Vec::new()) };
		let mut blocks = Vec::new();
		let (mut hash, mut number, mut at) = (last.hash(), last.number, Instant::now());
		while number > above {
			// One of which there was no news came before the one on top of it.
			let seen = self.fetch(hash, at).await?;
			(hash, at) = (seen.parent, seen.at);
			number -= 1;
			blocks.push(seen);
		}
		blocks.reverse();
		Ok(blocks)
	}

	/// The height that is known to be final; 0 before anything is.
	pub fn final_height(&self) -> BlockNumber {
		self.lock().finals.last().map_or(0, |(number, _)| *number)
	}

	/// When the block of this height became final.
	pub fn final_at(&self, number: BlockNumber) -> Option<Instant> {
		let inner = self.lock();
		let later = inner.finals.partition_point(|(height, _)| *height < number);
		inner.finals.get(later).map(|(_, at)| *at)
	}
}

enum News {
	Head(Header),
	Final(Header),
}
