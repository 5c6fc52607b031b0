// SPDX-License-Identifier: Apache-2.0

//! Sends many transactions without waiting for each.
//!
//! A connection has a window of *lanes*. Each lane sends its transactions one after the other, so
//! that nonces reach the pool in order; a source's transactions are all in one lane. What holds a
//! lane back is the pool: no more wait in it than it can take, and of a source no more than the
//! chain accepts ahead.

use crate::{
	kinds::Workload,
	rpc::{Node, Refusal},
	Result,
};
use muster_runtime::Hash;
use std::{
	collections::{BTreeMap, HashMap},
	sync::{
		atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering::Relaxed},
		Arc, Mutex,
	},
	time::{Duration, Instant},
};
use tokio::{sync::Semaphore, task::JoinSet, time};

/// How long a lane waits when the pool is full, at first and at most.
const BACKOFF: [Duration; 2] = [Duration::from_millis(20), Duration::from_millis(500)];

/// Reasons, and how often each was given.
pub type Reasons = BTreeMap<String, u32>;

/// How transactions are sent.
#[derive(Clone, Debug)]
pub struct Pace {
	/// Transactions under way on a connection.
	pub window: u32,
	/// Transactions that may wait in the pools.
	pub pool: u32,
	/// Transactions a second, at most.
	pub rate: Option<u32>,
	/// How long transactions are sent.
	pub time: Option<Duration>,
}

/// Transactions under way.
pub struct Flight {
	workload: Workload,
	index: HashMap<Hash, u32>,
	begun: Instant,
	/// Microseconds after `begun` when each was sent, and 0 before.
	sent: Vec<AtomicU64>,
	seen: Vec<AtomicBool>,
	/// Room in the pools.
	room: Semaphore,
	/// Room of each source.
	turns: Vec<Semaphore>,
	/// Sources of which a transaction was refused: what follows it would wait for ever.
	broken: Vec<AtomicBool>,
	accepted_count: AtomicU32,
	included_count: AtomicU32,
	refused: Mutex<Reasons>,
	put_off: Mutex<Reasons>,
	/// Nothing more is sent.
	stopped: AtomicBool,
	paced: AtomicU64,
}

impl Flight {
	pub fn new(workload: Workload, pace: &Pace) -> Arc<Self> {
		let count = workload.txs.len();
		let index = workload.txs.iter().zip(0..).map(|(tx, i)| (tx.prepared.hash, i)).collect();
		let turn = workload.ahead;
		Arc::new(Self {
			index,
			begun: Instant::now(),
			sent: (0..count).map(|_| AtomicU64::new(0)).collect(),
			seen: (0..count).map(|_| AtomicBool::new(false)).collect(),
			room: Semaphore::new(pace.pool as usize),
			turns: (0..workload.sources).map(|_| Semaphore::new(turn)).collect(),
			broken: (0..workload.sources).map(|_| AtomicBool::new(false)).collect(),
			accepted_count: AtomicU32::new(0),
			included_count: AtomicU32::new(0),
			refused: Mutex::default(),
			put_off: Mutex::default(),
			stopped: AtomicBool::new(false),
			paced: AtomicU64::new(0),
			workload,
		})
	}

	/// Takes note of extrinsics that are in a block.
	pub fn included(&self, extrinsics: &[Hash]) {
		for i in extrinsics.iter().filter_map(|hash| self.index.get(hash)) {
			let i = *i as usize;
			// Once, whatever becomes of the block.
			if !self.seen[i].swap(true, Relaxed) {
				self.included_count.fetch_add(1, Relaxed);
				self.release(i);
			}
		}
	}

	fn release(&self, i: usize) {
		self.room.add_permits(1);
		self.turns[self.workload.txs[i].source as usize].add_permits(1);
	}

	/// The transaction with this hash, if it is one of these.
	pub fn find(&self, hash: &Hash) -> Option<u32> {
		self.index.get(hash).copied()
	}

	/// When a transaction was sent.
	pub fn sent_at(&self, i: u32) -> Instant {
		self.begun + Duration::from_micros(self.sent[i as usize].load(Relaxed))
	}

	pub fn begun(&self) -> Instant {
		self.begun
	}

	/// Transactions that a pool took.
	pub fn accepted(&self) -> u32 {
		self.accepted_count.load(Relaxed)
	}

	/// Transactions seen in blocks.
	pub fn seen(&self) -> u32 {
		self.included_count.load(Relaxed)
	}

	pub fn workload(&self) -> &Workload {
		&self.workload
	}

	/// Why, and how many, transactions were refused.
	pub fn refused(&self) -> Reasons {
		self.refused.lock().expect("nobody panics with it").clone()
	}

	/// Why, and how often, a transaction was refused at first and sent again.
	pub fn put_off(&self) -> Reasons {
		self.put_off.lock().expect("nobody panics with it").clone()
	}

	/// Sends nothing more.
	pub fn stop(&self) {
		self.stopped.store(true, Relaxed);
		self.room.close();
		self.turns.iter().for_each(Semaphore::close);
	}

	/// Sends all of it over these connections.
	pub async fn send(self: &Arc<Self>, nodes: &[Arc<Node>], pace: &Pace) -> Result<()> {
		let lanes = nodes.len() * pace.window as usize;
		let mut queues = vec![Vec::new(); lanes];
		for (tx, i) in self.workload.txs.iter().zip(0..) {
			queues[tx.source as usize % lanes].push(i);
		}
		let mut tasks = JoinSet::new();
		for (lane, queue) in queues.into_iter().enumerate().filter(|(_, queue)| !queue.is_empty()) {
			let (this, node) = (self.clone(), nodes[lane % nodes.len()].clone());
			let (rate, time) = (pace.rate, pace.time);
			tasks.spawn(async move { this.lane(&node, queue, rate, time).await });
		}
		while let Some(done) = tasks.join_next().await {
			done.map_err(|error| error.to_string())??;
		}
		Ok(())
	}

	async fn lane(
		&self,
		node: &Node,
		queue: Vec<u32>,
		rate: Option<u32>,
		limit: Option<Duration>,
	) -> Result<()> {
		for i in queue {
			let i = i as usize;
			let tx = &self.workload.txs[i];
			let source = tx.source as usize;
			if self.broken[source].load(Relaxed) {
				continue;
			}
			// Both fail when it is over.
			let Ok(turn) = self.turns[source].acquire().await else { break };
			let Ok(room) = self.room.acquire().await else { break };
			turn.forget();
			room.forget();
			if let Some(rate) = rate {
				let place = self.paced.fetch_add(1, Relaxed);
				let turn = Duration::from_secs_f64(place as f64 / f64::from(rate));
				time::sleep_until((self.begun + turn).into()).await;
			}
			if limit.is_some_and(|limit| self.begun.elapsed() > limit) {
				break;
			}
			self.send_one(node, i, &tx.prepared.hex, source).await?;
		}
		Ok(())
	}

	async fn send_one(&self, node: &Node, i: usize, hex: &str, source: usize) -> Result<()> {
		let mut wait = BACKOFF[0];
		loop {
			let now = self.begun.elapsed().as_micros() as u64;
			self.sent[i].store(now.max(1), Relaxed);
			match node.submit(hex).await {
				Ok(()) => {
					self.accepted_count.fetch_add(1, Relaxed);
					return Ok(());
				},
				Err(Refusal::Full(reason)) if !self.stopped.load(Relaxed) => {
					note(&self.put_off, reason);
					time::sleep(wait).await;
					wait = (wait * 2).min(BACKOFF[1]);
				},
				Err(Refusal::Full(reason) | Refusal::Refused(reason)) => {
					self.broken[source].store(true, Relaxed);
					note(&self.refused, reason);
					self.release(i);
					return Ok(());
				},
				Err(refusal) => return Err(refusal.into_reason().into()),
			}
		}
	}
}

fn note(reasons: &Mutex<Reasons>, reason: String) {
	*reasons.lock().expect("nobody panics with it").entry(reason).or_default() += 1;
}
