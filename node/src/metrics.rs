// SPDX-License-Identifier: Apache-2.0

//! Muster's own figures, beside those of the SDK in the node's Prometheus registry (port 9615).
//!
//! All names begin with `muster_`, and every figure has the SDK's label `chain`. Counters grow from
//! the start of the node, so use their rate; a series of one with labels appears with its first
//! event. What counts is what is **final**: it never goes back. The state of the network is that of
//! the **best** block instead, for who is offline has to be seen when nothing becomes final any
//! more. A node that is syncing counts the blocks that it syncs.
//!
//! | name | type | labels | meaning |
//! |---|---|---|---|
//! | `muster_metrics_block_number` | gauge | | last final block that is counted in; stands still when finality does |
//! | `muster_metrics_undecodable_blocks_total` | counter | | blocks whose events or values this node's types do not decode: update the node (present from start, 0) |
//! | `muster_metrics_unavailable_blocks_total` | counter | | blocks whose state was pruned before they were counted, as in a fast sync (present from start, 0) |
//! | `muster_runtime_spec_version` | gauge | `of` = `chain`, `node` | spec version of the chain's runtime (best block) and of the node's own types; chain > node: update the node |
//! | `muster_block_fullness_ratio` | gauge | `resource` = `weight`, `length` | best: how full the last block is, of what ordinary transactions may take; 0 to 1 |
//! | `muster_session_index` | gauge | | best: number of the session |
//! | `muster_validators` | gauge | | best: validators in the set |
//! | `muster_validator_blocks_since_authored` | gauge | `validator` = address (SS58) | best: blocks since that validator built one; of one that never did, since this node first saw it in the set. With n validators normally < 2 n; grows without end while a validator is offline |
//! | `muster_council_members` | gauge | | best: members of the council |
//! | `muster_council_motions` | gauge | | best: motions open in the council |
//! | `muster_upgrade_authorized` | gauge | | best: 1 while a runtime upgrade is authorised and not yet applied |
//! | `muster_devices` | gauge | `status` = `enrolled`, `active`, `suspended`, `quarantined`, `decommissioned` | devices by their own status (a suspended fleet does not change it). Exact; absent until the count at start is done |
//! | `muster_enrolments_total` | counter | `way` = `single`, `batch`, `lot`, `zero_touch` | devices enrolled: by a vendor alone / several in one transaction; out of a lot, by an account / by the device itself, paid by the lot |
//! | `muster_device_calls_total` | counter | `way` = `relayed`, `direct`; `result` = `ok`, `failed` | device-signed calls that were dispatched; `failed`: nonce used, fee paid, but the inner call failed |
//! | `muster_device_call_errors_total` | counter | `way`, `pallet`, `error` | the failed ones by the inner call's error; names as in the metadata (`Firmware`, `NotCovered`); other kinds of errors have `pallet` = `none` and the kind as `error` (`BadOrigin`) |
//! | `muster_device_calls_refused_total` | counter | `error` | relayed device-signed calls that the registry refused (bad signature, used nonce, not active...): the relay paid, the device's nonce stays |
//! | `muster_direct_calls_rejected_total` | counter | `reason` = error names of the registry (`BadSignature`, `NonceUsed`, `NonceAhead`, `NotSponsored`, `Expired`, `DeviceNotFound`, `NotActive`, `CallNotAllowed`, `CallTooLarge`, `DeadlineTooFar`, `LotUnusable`, `BadInclusionProof`, `KeyInUse`, `BadKey`), `pool_full`, `banned` (the same one again), `known`, `other` | direct calls (transactions without an account) that this node's pool refused, from RPC and peers; never in a block |
//! | `muster_dispatch_errors_total` | counter | `pallet`, `error` | all errors that blocks tell of: failed transactions, batch items, proxied, sudo, council and scheduled calls, device calls |
//! | `muster_access_decisions_total` | counter | `outcome` = `permitted`, `Forbidden`, `NothingPermits`, `DomainLockedDown`, `SubjectNotActive`, `UnknownResource` | access asked for on chain: let in, or the error by which it was denied |
//! | `muster_access_sessions_total` | counter | | access sessions opened |
//! | `muster_attestations_total` | counter | `verdict` = `affirming`, `warning`, `contraindicated` | evidence that was appraised |
//! | `muster_attestation_reasons_total` | counter | `reason` = `unrecognised`, `missing`, `revoked`, `below_floor`, `advisory`, `severe_advisory`, `not_in_force`, `endorsement_ended`, `contradiction`, `no_secure_boot`, `debug`, `lifecycle`, `hardware` | why verdicts were not better; one verdict can have several |
//! | `muster_rollouts` | gauge | `status` = `running`, `soaking`, `due`, `paused`, `halted`, `revoked`, `completed`, `aborted` | rollouts that are on chain, all statuses present. A rollout halted by silence counts as `halted` although no transaction wrote that down |
//! | `muster_rollout_devices` | gauge | `rollout`; `state` = `expected`, `admitted`, `succeeded`, `failed`, `silent` | of each open rollout (running to revoked; the 100 started last), over its opened waves: places promised, devices that took one, of these succeeded / failed (forgiven ones included), and places silent past the deadline |
//! | `muster_rollout_wave` | gauge | `rollout` | the wave opened last, from 0 |
//! | `muster_rollout_status` | gauge | `rollout`, `status` | 1 for the status that the open rollout has; the series of others are absent |
//! | `muster_rollout_info` | gauge | `rollout`, `model`, `component`, `sequence` | always 1; what an open rollout brings |
//! | `muster_anchors_total` | counter | `kind` = `new`, `correction` | anchors made |
//! | `muster_anchor_leaves_total` | counter | | leaves they added: of a log, those by which it grew |
//!
//! # Where the figures come from
//!
//! One task reads the events of each block when it is imported, while its state is certainly there,
//! and counts them once the block is final. It decodes them by the types of the runtime that the
//! node was built with. After an upgrade of the runtime they may not fit; such blocks are counted as
//! undecodable, and the log says once that the node is to be updated. Names of errors, which are
//! labels, are those of that runtime, so there are only so many.
//!
//! The devices of each status are counted once in the background, at a final block, and then
//! follow its events, which tell each change of a status. The count reads each device and rests as
//! long as it reads: about a minute for 1,000,000 devices, on two busy cores (13 s were measured for
//! 200,000). Where a block was missed, they are counted anew. Rollouts are found by the same count;
//! what is known of them is asked of the runtime with each final block, for silence is not an
//! event. Of the open ones 100 are asked each time, in turn.
//!
//! Refusals of direct calls are in no block. The transaction pool that RPC and peers hand them
//! to is wrapped in one that counts them by the code that the runtime gives.

mod chain;
mod pool;
mod tally;

pub use pool::CountedPool;

use crate::service::FullClient;
use chain::{At, Count, Unread};
use futures::{
	channel::mpsc::{unbounded, UnboundedReceiver, UnboundedSender},
	select, StreamExt,
};
use muster_runtime::{opaque::Block, AccountId, BlockNumber, Hash, VERSION};
use pallet_firmware::{runtime_api::FirmwareApi, Phase, RolloutId, RolloutStatus, RolloutView};
use sc_client_api::{BlockImportNotification, BlockchainEvents, FinalityNotification};
use sc_service::{Configuration, Error, SpawnTaskHandle, TaskManager};
use sp_api::ProvideRuntimeApi;
use sp_blockchain::HeaderBackend;
use sp_core::crypto::Ss58Codec;
use sp_runtime::traits::Header;
use std::{
	collections::{BTreeMap, BTreeSet, HashMap},
	sync::Arc,
	time::{Duration, Instant},
};
use substrate_prometheus_endpoint::{
	register, Counter, CounterVec, Gauge, GaugeVec, Opts, PrometheusError, Registry, F64, U64,
};
use tally::{Tally, STATUSES};

/// Blocks that are imported and not final of which the figures are kept. Finality is some blocks
/// behind; where it stands still for longer, what is dropped is read again later.
const MAX_WAITING: usize = 4_096;
/// Open rollouts that have series of their own, and of which the runtime is asked at a time.
const MAX_ROLLOUTS: usize = 100;
/// Names of rollout statuses.
const ROLLOUT_STATUSES: [&str; 8] =
	["running", "soaking", "due", "paused", "halted", "revoked", "completed", "aborted"];

/// All figures.
struct Metrics {
	block_number: Gauge<U64>,
	undecodable: Counter<U64>,
	unavailable: Counter<U64>,
	spec_version: GaugeVec<U64>,
	fullness: GaugeVec<F64>,
	session_index: Gauge<U64>,
	validators: Gauge<U64>,
	since_authored: GaugeVec<U64>,
	council_members: Gauge<U64>,
	council_motions: Gauge<U64>,
	upgrade_authorized: Gauge<U64>,
	devices: GaugeVec<U64>,
	enrolments: CounterVec<U64>,
	device_calls: CounterVec<U64>,
	device_call_errors: CounterVec<U64>,
	refused: CounterVec<U64>,
	rejected: CounterVec<U64>,
	errors: CounterVec<U64>,
	decisions: CounterVec<U64>,
	sessions: Counter<U64>,
	verdicts: CounterVec<U64>,
	reasons: CounterVec<U64>,
	rollouts: GaugeVec<U64>,
	rollout_devices: GaugeVec<U64>,
	rollout_wave: GaugeVec<U64>,
	rollout_status: GaugeVec<U64>,
	rollout_info: GaugeVec<U64>,
	anchors: CounterVec<U64>,
	leaves: Counter<U64>,
}

impl Metrics {
	fn register(to: &Registry) -> Result<Self, PrometheusError> {
		let gauge = |name: &str, help: &str| register(Gauge::new(name, help)?, to);
		let gauges = |name: &str, help: &str, labels: &[&str]| {
			register(GaugeVec::<U64>::new(Opts::new(name, help), labels)?, to)
		};
		let counter = |name: &str, help: &str| register(Counter::new(name, help)?, to);
		let counters = |name: &str, help: &str, labels: &[&str]| {
			register(CounterVec::<U64>::new(Opts::new(name, help), labels)?, to)
		};
		Ok(Self {
			block_number: gauge(
				"muster_metrics_block_number",
				"Last final block that the counters have counted",
			)?,
			undecodable: counter(
				"muster_metrics_undecodable_blocks_total",
				"Blocks that are not counted: of a runtime that this node does not know",
			)?,
			unavailable: counter(
				"muster_metrics_unavailable_blocks_total",
				"Blocks that are not counted: their state was not there any more",
			)?,
			spec_version: gauges(
				"muster_runtime_spec_version",
				"Spec version of the chain's runtime, and of the one that the node knows",
				&["of"],
			)?,
			fullness: register(
				GaugeVec::new(
					Opts::new(
						"muster_block_fullness_ratio",
						"How full the best block is, of what ordinary transactions may take",
					),
					&["resource"],
				)?,
				to,
			)?,
			session_index: gauge("muster_session_index", "Number of the session")?,
			validators: gauge("muster_validators", "Validators in the set")?,
			since_authored: gauges(
				"muster_validator_blocks_since_authored",
				"Blocks since a validator built one",
				&["validator"],
			)?,
			council_members: gauge("muster_council_members", "Members of the council")?,
			council_motions: gauge("muster_council_motions", "Open motions of the council")?,
			upgrade_authorized: gauge(
				"muster_upgrade_authorized",
				"Whether an upgrade of the runtime is authorised and not yet applied",
			)?,
			devices: gauges("muster_devices", "Devices by their own status", &["status"])?,
			enrolments: counters("muster_enrolments_total", "Devices enrolled", &["way"])?,
			device_calls: counters(
				"muster_device_calls_total",
				"Device-signed calls that were dispatched",
				&["way", "result"],
			)?,
			device_call_errors: counters(
				"muster_device_call_errors_total",
				"Device-signed calls that were dispatched and failed",
				&["way", "pallet", "error"],
			)?,
			refused: counters(
				"muster_device_calls_refused_total",
				"Relayed device-signed calls that the registry refused",
				&["error"],
			)?,
			rejected: counters(
				"muster_direct_calls_rejected_total",
				"Direct calls that this node's transaction pool refused",
				&["reason"],
			)?,
			errors: counters(
				"muster_dispatch_errors_total",
				"Errors of transactions and of calls in them",
				&["pallet", "error"],
			)?,
			decisions: counters(
				"muster_access_decisions_total",
				"Access asked for on chain, let in or denied",
				&["outcome"],
			)?,
			sessions: counter("muster_access_sessions_total", "Access sessions opened")?,
			verdicts: counters(
				"muster_attestations_total",
				"Evidence that was appraised",
				&["verdict"],
			)?,
			reasons: counters(
				"muster_attestation_reasons_total",
				"Why verdicts were not better",
				&["reason"],
			)?,
			rollouts: gauges("muster_rollouts", "Rollouts by status", &["status"])?,
			rollout_devices: gauges(
				"muster_rollout_devices",
				"Devices of an open rollout",
				&["rollout", "state"],
			)?,
			rollout_wave: gauges(
				"muster_rollout_wave",
				"The wave of an open rollout that was opened last, from 0",
				&["rollout"],
			)?,
			rollout_status: gauges(
				"muster_rollout_status",
				"1 for the status of an open rollout",
				&["rollout", "status"],
			)?,
			rollout_info: gauges(
				"muster_rollout_info",
				"1 for what an open rollout brings",
				&["rollout", "model", "component", "sequence"],
			)?,
			anchors: counters("muster_anchors_total", "Anchors made", &["kind"])?,
			leaves: counter("muster_anchor_leaves_total", "Leaves that anchors added")?,
		})
	}

	/// Counts what a final block adds, devices of a status apart.
	fn add(&self, tally: &Tally) {
		let add = |to: &CounterVec<U64>, labels: &[&str], number: u64| {
			to.with_label_values(labels).inc_by(number)
		};
		for (way, number) in &tally.enrolments {
			add(&self.enrolments, &[way], *number);
		}
		for ((way, result), number) in &tally.device_calls {
			add(&self.device_calls, &[way, result], *number);
		}
		for ((way, name), number) in &tally.device_call_errors {
			add(&self.device_call_errors, &[way, &name.pallet, &name.error], *number);
		}
		for (error, number) in &tally.refused {
			add(&self.refused, &[error], *number);
		}
		for (name, number) in &tally.errors {
			add(&self.errors, &[&name.pallet, &name.error], *number);
		}
		for (outcome, number) in &tally.decisions {
			add(&self.decisions, &[outcome], *number);
		}
		self.sessions.inc_by(tally.sessions);
		for (verdict, number) in &tally.verdicts {
			add(&self.verdicts, &[verdict], *number);
		}
		for (reason, number) in &tally.reasons {
			add(&self.reasons, &[reason], *number);
		}
		for (kind, number) in &tally.anchors {
			add(&self.anchors, &[kind], *number);
		}
		self.leaves.inc_by(tally.leaves);
	}
}

/// Starts counting, if the node has a Prometheus registry. Returns the counter of direct calls that
/// the pool refuses, by `reason`.
pub fn start(
	config: &Configuration,
	client: Arc<FullClient>,
	tasks: &TaskManager,
) -> Result<Option<CounterVec<U64>>, Error> {
	let Some(registry) = config.prometheus_registry() else { return Ok(None) };
	let metrics = Metrics::register(registry)?;
	let rejected = metrics.rejected.clone();
	let follower = Follower::new(metrics, client, tasks.spawn_handle());
	tasks.spawn_handle().spawn_blocking("muster-metrics", None, follower.run());
	Ok(Some(rejected))
}

/// The outcome of a count, and which one it is.
type Counted = (u64, Option<Count>);

/// Devices by status, as far as they are known.
struct Devices {
	/// What a count has found and what happened since. `None` while there is no count to go by.
	known: Option<[i64; 5]>,
	/// What happened since the block at which is being counted.
	since: [i64; 5],
	/// The number of the count that is of use. Raised when a block is missed.
	wanted: u64,
	/// Whether a count is under way, of use or not.
	counting: bool,
	/// When the next count may begin: not while most of the time would go into them.
	not_before: Instant,
}

/// A rollout, as it was when the runtime was last asked.
struct Standing {
	status: &'static str,
	/// Of one that is open.
	view: Option<Box<RolloutView<AccountId>>>,
}

/// Follows the chain.
struct Follower {
	metrics: Metrics,
	client: Arc<FullClient>,
	spawn: SpawnTaskHandle,
	/// The last final block that is counted, or that was final at the start.
	counted: BlockNumber,
	/// What blocks add that are not final yet.
	waiting: HashMap<Hash, (BlockNumber, Result<Tally, Unread>)>,
	devices: Devices,
	counts: (UnboundedSender<Counted>, UnboundedReceiver<Counted>),
	/// `None` until they are listed.
	rollouts: Option<BTreeMap<RolloutId, Standing>>,
	/// Rollouts to ask about: something happened.
	touched: BTreeSet<RolloutId>,
	/// The open rollout that was asked about last.
	cursor: RolloutId,
	/// Labels that rollouts have series under: status, model, component, sequence.
	shown: BTreeMap<RolloutId, [String; 4]>,
	/// Validators, and the best block when each was first seen.
	first_seen: BTreeMap<AccountId, BlockNumber>,
	/// The spec version that the log was told about.
	told: Option<u32>,
}

impl Follower {
	fn new(metrics: Metrics, client: Arc<FullClient>, spawn: SpawnTaskHandle) -> Self {
		metrics.spec_version.with_label_values(&["node"]).set(VERSION.spec_version.into());
		Self {
			metrics,
			client,
			spawn,
			counted: 0,
			waiting: HashMap::new(),
			devices: Devices {
				known: None,
				since: [0; 5],
				wanted: 0,
				counting: false,
				not_before: Instant::now(),
			},
			counts: unbounded(),
			rollouts: None,
			touched: BTreeSet::new(),
			cursor: 0,
			shown: BTreeMap::new(),
			first_seen: BTreeMap::new(),
			told: None,
		}
	}

	async fn run(mut self) {
		// Several at a time: a syncing node imports faster than figures need to be shown.
		let mut imported = self.client.every_import_notification_stream().ready_chunks(64).fuse();
		let mut finalised = self.client.finality_notification_stream().fuse();
		// After the streams: nothing falls between them and this.
		let info = self.client.info();
		self.counted = info.finalized_number;
		self.metrics.block_number.set(self.counted.into());
		self.show_network(info.best_hash, info.best_number);
		self.count_if_needed(info.finalized_hash);
		loop {
			select! {
				blocks = imported.select_next_some() => self.on_imported(blocks),
				block = finalised.select_next_some() => self.on_final(block),
				counted = self.counts.1.select_next_some() => self.on_counted(counted),
				complete => return,
			}
		}
	}

	fn at(&self, hash: Hash) -> At<'_> {
		At { client: &self.client, hash }
	}

	fn on_imported(&mut self, blocks: Vec<BlockImportNotification<Block>>) {
		for block in &blocks {
			let number = *block.header.number();
			let tally = self.at(block.hash).tally(*block.header.parent_hash());
			self.waiting.insert(block.hash, (number, tally));
		}
		if self.waiting.len() > MAX_WAITING {
			let mut numbers: Vec<_> = self.waiting.values().map(|(number, _)| *number).collect();
			numbers.sort_unstable();
			let oldest = numbers[numbers.len() - MAX_WAITING];
			self.waiting.retain(|_, (number, _)| *number >= oldest);
		}
		if let Some(best) = blocks.iter().rev().find(|block| block.is_new_best) {
			self.show_network(best.hash, *best.header.number());
		}
	}

	fn on_final(&mut self, block: FinalityNotification<Block>) {
		let last = *block.header.number();
		let hashes: Vec<_> = block.tree_route.iter().copied().chain([block.hash]).collect();
		for (behind, hash) in (0..hashes.len()).rev().zip(hashes) {
			if last.saturating_sub(behind as BlockNumber) <= self.counted {
				continue;
			}
			let tally = match self.waiting.remove(&hash) {
				Some((_, tally)) => tally,
				None => match self.client.header(hash) {
					Ok(Some(header)) => self.at(hash).tally(*header.parent_hash()),
					_ => Err(Unread::Unavailable),
				},
			};
			match tally {
				Ok(tally) => self.count_in(tally),
				Err(why) => self.missed(hash, why),
			}
		}
		self.waiting.retain(|_, (number, _)| *number > last);
		self.counted = self.counted.max(last);
		self.metrics.block_number.set(self.counted.into());
		self.count_if_needed(block.hash);
		self.ask_about_rollouts(block.hash);
		self.show_devices();
	}

	fn count_in(&mut self, tally: Tally) {
		self.metrics.add(&tally);
		let devices = self.devices.known.as_mut().unwrap_or(&mut self.devices.since);
		for (number, change) in devices.iter_mut().zip(tally.devices) {
			*number += change;
		}
		self.touched.extend(tally.rollouts);
	}

	/// A block's events are not known, so nothing that depends on all of them is.
	fn missed(&mut self, hash: Hash, why: Unread) {
		match why {
			Unread::Unavailable => self.metrics.unavailable.inc(),
			Unread::Undecodable => {
				self.metrics.undecodable.inc();
				self.tell_to_update(hash);
			},
		}
		self.devices.known = None;
		self.devices.wanted += 1;
		self.rollouts = None;
	}

	/// Says once for each version of the runtime that the node does not know it.
	fn tell_to_update(&mut self, hash: Hash) {
		let version = self.at(hash).spec_version().unwrap_or_default();
		if self.told.replace(version) != Some(version) {
			log::warn!(
				"The metrics of Muster miss what happens on chain: its runtime has version {version}, \
				 and this node reads version {}. Update the node.",
				VERSION.spec_version,
			);
		}
	}

	/// Begins to count at a final block, if there is no count to go by.
	fn count_if_needed(&mut self, hash: Hash) {
		let devices = &mut self.devices;
		if devices.known.is_some() || devices.counting || Instant::now() < devices.not_before {
			return;
		}
		devices.counting = true;
		devices.since = [0; 5];
		self.touched.clear();
		let (number, client, result) = (devices.wanted, self.client.clone(), self.counts.0.clone());
		self.spawn.spawn_blocking("muster-metrics-count", None, async move {
			let start = Instant::now();
			let at = At { client: &client, hash };
			let counted = at.count(|| !result.is_closed());
			match &counted {
				Ok(Some(count)) => {
					let devices: i64 = count.devices.iter().sum();
					log::debug!("{devices} devices counted at {hash:?} in {:?}", start.elapsed());
				},
				Ok(None) => {},
				Err(why) => log::debug!("Devices cannot be counted at {hash:?}: {why:?}"),
			}
			let _ = result.unbounded_send((number, counted.ok().flatten()));
		});
	}

	fn on_counted(&mut self, (number, count): Counted) {
		let devices = &mut self.devices;
		devices.counting = false;
		let Some(count) = count.filter(|_| number == devices.wanted) else {
			devices.not_before = Instant::now() + Duration::from_secs(60);
			return;
		};
		let mut known = count.devices;
		for (number, change) in known.iter_mut().zip(devices.since) {
			*number += change;
		}
		devices.known = Some(known);
		self.show_devices();
		let standing = |phase: Phase| Standing {
			status: match phase {
				Phase::Completed => "completed",
				Phase::Aborted => "aborted",
				Phase::Halted(_) => "halted",
				Phase::Paused { .. } => "paused",
				Phase::Running => "running",
			},
			view: None,
		};
		let rollouts = count.rollouts.into_iter().map(|(id, phase)| (id, standing(phase)));
		self.rollouts = Some(rollouts.collect());
		self.ask_about_rollouts(self.client.info().finalized_hash);
	}

	fn show_devices(&self) {
		match self.devices.known {
			Some(known) => {
				for (status, number) in STATUSES.iter().zip(known) {
					self.metrics
						.devices
						.with_label_values(&[status])
						.set(u64::try_from(number).unwrap_or_default());
				}
			},
			None => self.metrics.devices.reset(),
		}
	}

	/// Asks the runtime about rollouts: those that something happened to, and some that are open.
	fn ask_about_rollouts(&mut self, hash: Hash) {
		let Some(rollouts) = self.rollouts.as_mut() else { return };
		let open =
			|(id, standing): (&RolloutId, &Standing)| is_open(standing.status).then_some(*id);
		let after = rollouts.range(self.cursor.saturating_add(1)..).filter_map(open);
		let turn: Vec<_> = after
			.chain(rollouts.range(..=self.cursor).filter_map(open))
			.take(MAX_ROLLOUTS)
			.collect();
		self.cursor = turn.last().copied().unwrap_or_default();
		let mut ids = std::mem::take(&mut self.touched);
		ids.extend(turn);
		for id in ids {
			match self.client.runtime_api().rollout(hash, id) {
				Ok(Some(view)) => {
					let status = status_name(&view.status);
					let view = is_open(status).then(|| Box::new(view));
					rollouts.insert(id, Standing { status, view });
				},
				Ok(None) => drop(rollouts.remove(&id)),
				Err(error) => log::debug!("Rollout {id} cannot be read at {hash:?}: {error}"),
			}
		}
		self.show_rollouts();
	}

	fn show_rollouts(&mut self) {
		let Some(rollouts) = &self.rollouts else { return };
		let metrics = &self.metrics;
		let mut numbers = [0u64; ROLLOUT_STATUSES.len()];
		for standing in rollouts.values() {
			for (number, status) in numbers.iter_mut().zip(ROLLOUT_STATUSES) {
				*number += u64::from(standing.status == status);
			}
		}
		for (number, status) in numbers.into_iter().zip(ROLLOUT_STATUSES) {
			metrics.rollouts.with_label_values(&[status]).set(number);
		}

		let mut shown = BTreeMap::new();
		let open = rollouts.iter().rev().filter_map(|(id, standing)| {
			standing.view.as_ref().map(|view| (*id, standing.status, view))
		});
		for (id, status, view) in open.take(MAX_ROLLOUTS) {
			let name = id.to_string();
			for (state, number) in states(view) {
				metrics.rollout_devices.with_label_values(&[&name, state]).set(number);
			}
			metrics.rollout_wave.with_label_values(&[&name]).set(view.current.into());
			let [model, component, sequence] =
				[view.model.to_string(), view.component.to_string(), view.sequence.to_string()];
			metrics.rollout_status.with_label_values(&[&name, status]).set(1);
			metrics.rollout_info.with_label_values(&[&name, &model, &component, &sequence]).set(1);
			shown.insert(id, [status.to_string(), model, component, sequence]);
		}
		for (id, labels) in std::mem::replace(&mut self.shown, shown) {
			let now = self.shown.get(&id);
			let name = id.to_string();
			let [status, model, component, sequence] = &labels;
			// Each was set before, so there is something to remove.
			if now.is_none_or(|now| &now[0] != status) {
				let _ = metrics.rollout_status.remove_label_values(&[&name, status]);
			}
			if now.is_none() {
				for state in STATES {
					let _ = metrics.rollout_devices.remove_label_values(&[&name, state]);
				}
				let _ = metrics.rollout_wave.remove_label_values(&[&name]);
				let _ =
					metrics.rollout_info.remove_label_values(&[&name, model, component, sequence]);
			}
		}
	}

	/// Shows the state of the network at the best block.
	fn show_network(&mut self, hash: Hash, number: BlockNumber) {
		match self.read_network(hash, number) {
			Ok(()) | Err(Unread::Unavailable) => {},
			Err(Unread::Undecodable) => self.tell_to_update(hash),
		}
	}

	fn read_network(&mut self, hash: Hash, number: BlockNumber) -> Result<(), Unread> {
		let at = At { client: &self.client, hash };
		let metrics = &self.metrics;
		// The first one there is, so that it is known even if nothing else can be read.
		let version = at.spec_version()?;
		metrics.spec_version.with_label_values(&["chain"]).set(version.into());

		let validators = at.validators()?;
		metrics.validators.set(validators.len() as u64);
		let before = std::mem::take(&mut self.first_seen);
		for (validator, last) in validators {
			let first = before.get(&validator).copied().unwrap_or(number);
			let since = number.saturating_sub(if last == 0 { first } else { last });
			metrics
				.since_authored
				.with_label_values(&[&validator.to_ss58check()])
				.set(since.into());
			self.first_seen.insert(validator, first);
		}
		for gone in before.keys().filter(|validator| !self.first_seen.contains_key(validator)) {
			let _ = metrics.since_authored.remove_label_values(&[&gone.to_ss58check()]);
		}

		metrics.session_index.set(at.session_index()?.into());
		let (members, motions) = at.council()?;
		metrics.council_members.set(members.into());
		metrics.council_motions.set(motions.into());
		metrics.upgrade_authorized.set(at.upgrade_authorized()?.into());
		let (weight, length) = at.fullness()?;
		metrics.fullness.with_label_values(&["weight"]).set(weight);
		metrics.fullness.with_label_values(&["length"]).set(length);
		Ok(())
	}
}

fn status_name(status: &RolloutStatus) -> &'static str {
	match status {
		RolloutStatus::Running => "running",
		RolloutStatus::Soaking { .. } => "soaking",
		RolloutStatus::Due => "due",
		RolloutStatus::Paused { .. } => "paused",
		RolloutStatus::Halted(_) => "halted",
		RolloutStatus::Revoked => "revoked",
		RolloutStatus::Completed => "completed",
		RolloutStatus::Aborted => "aborted",
	}
}

/// Whether a rollout of this status can still change by itself.
fn is_open(status: &str) -> bool {
	!matches!(status, "completed" | "aborted")
}

/// Names of what devices of a rollout have come to.
const STATES: [&str; 5] = ["expected", "admitted", "succeeded", "failed", "silent"];

/// How many devices of the opened waves have come to what.
fn states(view: &RolloutView<AccountId>) -> impl Iterator<Item = (&'static str, u64)> {
	let mut numbers = [0u64; 5];
	for wave in view.waves.iter().filter(|wave| wave.open) {
		let of_wave = [wave.promised, wave.admitted, wave.succeeded, wave.failed, wave.silent];
		for (number, more) in numbers.iter_mut().zip(of_wave) {
			*number += u64::from(more);
		}
	}
	STATES.into_iter().zip(numbers)
}
