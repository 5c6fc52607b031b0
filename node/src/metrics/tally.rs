// SPDX-License-Identifier: Apache-2.0

//! What the events of a block add up to.

use codec::DecodeAll;
use frame_system::{EventRecord, Phase};
use muster_primitives::{DeviceStatus, StreamId, TrustTier};
use muster_runtime::{Hash, Runtime, RuntimeCall, RuntimeError, RuntimeEvent};
use pallet_access_policy::Event as Policy;
use pallet_data_anchor::Event as Anchor;
use pallet_device_registry::{Call as RegistryCall, Event as Registry};
use pallet_firmware::{Event as Firmware, Reasons, RolloutId};
use sp_runtime::DispatchError;
use std::collections::{BTreeMap, BTreeSet};

/// An event and when it happened.
pub type Record = EventRecord<RuntimeEvent, Hash>;

/// Counts by label.
pub type Counts<Label> = BTreeMap<Label, u64>;

/// The names of device statuses, in the order of [`status_index`].
pub const STATUSES: [&str; 5] =
	["enrolled", "active", "suspended", "quarantined", "decommissioned"];

/// Where a status stands in [`STATUSES`].
pub fn status_index(status: DeviceStatus) -> usize {
	match status {
		DeviceStatus::Enrolled => 0,
		DeviceStatus::Active => 1,
		DeviceStatus::Suspended => 2,
		DeviceStatus::Quarantined => 3,
		DeviceStatus::Decommissioned => 4,
	}
}

/// The errors by which `AccessPolicy` denies.
const DENIALS: [&str; 5] =
	["Forbidden", "NothingPermits", "DomainLockedDown", "SubjectNotActive", "UnknownResource"];

const REASONS: [(Reasons, &str); 13] = [
	(Reasons::UNRECOGNISED, "unrecognised"),
	(Reasons::MISSING, "missing"),
	(Reasons::REVOKED, "revoked"),
	(Reasons::BELOW_FLOOR, "below_floor"),
	(Reasons::ADVISORY, "advisory"),
	(Reasons::SEVERE_ADVISORY, "severe_advisory"),
	(Reasons::NOT_IN_FORCE, "not_in_force"),
	(Reasons::ENDORSEMENT_ENDED, "endorsement_ended"),
	(Reasons::CONTRADICTION, "contradiction"),
	(Reasons::NO_SECURE_BOOT, "no_secure_boot"),
	(Reasons::DEBUG, "debug"),
	(Reasons::LIFECYCLE, "lifecycle"),
	(Reasons::HARDWARE, "hardware"),
];

/// An error's pallet and its own name: those of the metadata, so that there are only so many.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct ErrorName {
	pub pallet: String,
	pub error: String,
}

/// The name of an error. One that is no pallet's is named by its kind.
pub fn name(error: &DispatchError) -> ErrorName {
	let (pallet, error) = match error {
		DispatchError::Module(_) => match RuntimeError::from_dispatch_error(*error) {
			// Their `Debug` is `Pallet(Name)`.
			Some(known) => match format!("{known:?}").trim_end_matches(')').split_once('(') {
				Some((pallet, error)) => (pallet.into(), error.into()),
				None => ("unknown".into(), "unknown".into()),
			},
			None => ("unknown".into(), "unknown".into()),
		},
		other => {
			let kind = format!("{other:?}");
			let kind = kind.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
			("none".to_string(), kind.to_string())
		},
	};
	ErrorName { pallet, error }
}

/// What one block adds.
#[derive(Default, PartialEq, Debug)]
pub struct Tally {
	/// By way.
	pub enrolments: Counts<&'static str>,
	/// By way and result.
	pub device_calls: Counts<(&'static str, &'static str)>,
	/// By way and error.
	pub device_call_errors: Counts<(&'static str, ErrorName)>,
	/// Relayed device calls that the registry did not take, by error.
	pub refused: Counts<String>,
	/// All errors that the block tells of.
	pub errors: Counts<ErrorName>,
	/// Access let in and denied.
	pub decisions: Counts<String>,
	pub sessions: u64,
	pub verdicts: Counts<&'static str>,
	pub reasons: Counts<&'static str>,
	/// By kind.
	pub anchors: Counts<&'static str>,
	pub leaves: u64,
	/// By how much the devices of each status become more, in the order of [`STATUSES`].
	pub devices: [i64; 5],
	/// Rollouts about which something happened.
	pub rollouts: BTreeSet<RolloutId>,
}

/// What events do not tell, and has to be looked up.
pub trait Lookup {
	/// Whether this transaction of the block carries device calls and nothing else.
	fn relays(&mut self, extrinsic: u32) -> bool;
	/// How many leaves a stream's tree had before the block, if the stream is a log.
	fn log_size_before(&mut self, stream: StreamId) -> Option<u64>;
}

/// The events of a block, from what `System::Events` holds. An error if they are not of this
/// node's types.
pub fn decode(bytes: &[u8]) -> Result<Vec<Record>, codec::Error> {
	Vec::decode_all(&mut &bytes[..])
}

/// Whether a call is device calls, one or several, and nothing else.
pub fn relays(call: &RuntimeCall) -> bool {
	match call {
		RuntimeCall::DeviceRegistry(RegistryCall::submit { .. }) => true,
		RuntimeCall::Utility(
			pallet_utility::Call::batch { calls }
			| pallet_utility::Call::batch_all { calls }
			| pallet_utility::Call::force_batch { calls },
		) => !calls.is_empty() && calls.iter().all(relays),
		_ => false,
	}
}

/// The error that an event tells of, if it is that of a call.
///
/// Of a device's own call this is told by `DeviceCallDispatched`, which is not among these.
fn error_of(event: &RuntimeEvent) -> Option<DispatchError> {
	use pallet_utility::Event as Utility;
	match event {
		RuntimeEvent::System(frame_system::Event::ExtrinsicFailed { dispatch_error, .. }) => {
			Some(*dispatch_error)
		},
		RuntimeEvent::Utility(
			Utility::BatchInterrupted { error, .. } | Utility::ItemFailed { error },
		) => Some(*error),
		RuntimeEvent::Utility(Utility::DispatchedAs { result }) => result.err(),
		RuntimeEvent::Proxy(pallet_proxy::Event::ProxyExecuted { result }) => result.err(),
		RuntimeEvent::Multisig(pallet_multisig::Event::MultisigExecuted { result, .. }) => {
			result.err()
		},
		RuntimeEvent::Sudo(
			pallet_sudo::Event::Sudid { sudo_result: result }
			| pallet_sudo::Event::SudoAsDone { sudo_result: result },
		) => result.err(),
		RuntimeEvent::Council(
			pallet_collective::Event::Executed { result, .. }
			| pallet_collective::Event::MemberExecuted { result, .. },
		) => result.err(),
		RuntimeEvent::Scheduler(pallet_scheduler::Event::Dispatched { result, .. }) => result.err(),
		RuntimeEvent::Whitelist(pallet_whitelist::Event::WhitelistedCallDispatched {
			result,
			..
		}) => result.as_ref().err().map(|error| error.error),
		_ => None,
	}
}

fn more<Label: Ord>(counts: &mut Counts<Label>, label: Label) {
	*counts.entry(label).or_default() += 1;
}

/// Adds up the events of a block.
pub fn tally(records: &[Record], lookup: &mut impl Lookup) -> Tally {
	// Of whole transactions: which a sponsor or a lot paid, and how many devices they enrolled by
	// themselves.
	let mut direct = BTreeSet::new();
	let mut enrolled = BTreeMap::<Option<u32>, u32>::new();
	let transaction = |record: &Record| match record.phase {
		Phase::ApplyExtrinsic(index) => Some(index),
		Phase::Initialization | Phase::Finalization => None,
	};
	for record in records {
		match &record.event {
			RuntimeEvent::DeviceRegistry(Registry::SponsoredFeePaid { .. }) => {
				direct.extend(transaction(record));
			},
			RuntimeEvent::DeviceRegistry(Registry::DeviceEnrolled { lot: None, .. }) => {
				*enrolled.entry(transaction(record)).or_default() += 1;
			},
			_ => {},
		}
	}

	let mut tally = Tally::default();
	let mut logs = BTreeMap::<StreamId, Option<u64>>::new();
	for record in records {
		let index = transaction(record);
		let is_direct = index.is_some_and(|index| direct.contains(&index));
		if let Some(error) = error_of(&record.event) {
			let name = tally.failed(&error);
			let of_call =
				matches!(record.event, RuntimeEvent::System(_) | RuntimeEvent::Utility(_));
			if of_call && !is_direct && index.is_some_and(|index| lookup.relays(index)) {
				more(&mut tally.refused, name.error);
			}
			continue;
		}
		match &record.event {
			RuntimeEvent::DeviceRegistry(event) => {
				let several = enrolled.get(&index).is_some_and(|number| *number > 1);
				tally.registry(event, is_direct, several)
			},
			RuntimeEvent::AccessPolicy(Policy::Accessed { .. }) => {
				more(&mut tally.decisions, "permitted".into())
			},
			RuntimeEvent::AccessPolicy(Policy::SessionOpened { .. }) => tally.sessions += 1,
			RuntimeEvent::Firmware(event) => tally.firmware(event),
			RuntimeEvent::DataAnchor(Anchor::Anchored { stream, size, corrects, .. }) => {
				more(&mut tally.anchors, if corrects.is_some() { "correction" } else { "new" });
				let log = logs.entry(*stream).or_insert_with(|| lookup.log_size_before(*stream));
				tally.leaves += size.saturating_sub(log.unwrap_or(0));
				*log = log.map(|_| *size);
			},
			_ => {},
		}
	}
	tally
}

impl Tally {
	/// Counts an error, and a denial if that is what it is.
	fn failed(&mut self, error: &DispatchError) -> ErrorName {
		let name = name(error);
		if name.pallet == "AccessPolicy" && DENIALS.contains(&name.error.as_str()) {
			more(&mut self.decisions, name.error.clone());
		}
		more(&mut self.errors, name.clone());
		name
	}

	fn registry(&mut self, event: &Registry<Runtime>, direct: bool, several: bool) {
		match event {
			Registry::DeviceEnrolled { lot, .. } => {
				self.devices[status_index(DeviceStatus::Enrolled)] += 1;
				let way = match (lot, direct, several) {
					(Some(_), true, _) => "zero_touch",
					(Some(_), false, _) => "lot",
					(None, _, true) => "batch",
					(None, _, false) => "single",
				};
				more(&mut self.enrolments, way);
			},
			Registry::StatusChanged { old, new, .. } => {
				self.devices[status_index(*old)] -= 1;
				self.devices[status_index(*new)] += 1;
			},
			Registry::DeviceCallDispatched { result, .. } => {
				let way = if direct { "direct" } else { "relayed" };
				match result {
					Ok(()) => more(&mut self.device_calls, (way, "ok")),
					Err(error) => {
						more(&mut self.device_calls, (way, "failed"));
						let name = self.failed(error);
						more(&mut self.device_call_errors, (way, name));
					},
				}
			},
			_ => {},
		}
	}

	fn firmware(&mut self, event: &Firmware<Runtime>) {
		match event {
			Firmware::Attested { new, reasons, .. } => {
				more(
					&mut self.verdicts,
					match new {
						TrustTier::Affirming => "affirming",
						TrustTier::Warning => "warning",
						TrustTier::Contraindicated => "contraindicated",
					},
				);
				for (_, label) in REASONS.iter().filter(|(reason, _)| reasons.has(*reason)) {
					more(&mut self.reasons, label);
				}
			},
			Firmware::RolloutStarted { rollout, .. }
			| Firmware::WaveOpened { rollout, .. }
			| Firmware::UpdateReported { rollout, .. }
			| Firmware::DeviceLeft { rollout, .. }
			| Firmware::WavePassed { rollout, .. }
			| Firmware::RolloutHalted { rollout, .. }
			| Firmware::RolloutPaused { rollout }
			| Firmware::RolloutResumed { rollout, .. }
			| Firmware::RolloutCompleted { rollout }
			| Firmware::RolloutAborted { rollout, .. }
			| Firmware::RolloutRemoved { rollout } => {
				self.rollouts.insert(*rollout);
			},
			_ => {},
		}
	}
}

#[cfg(test)]
mod tests;
