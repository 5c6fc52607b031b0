// SPDX-License-Identifier: Apache-2.0

use super::*;
use codec::Encode;
use frame_support::dispatch::DispatchErrorWithPostInfo;
use frame_system::{DispatchEventInfo, Event as System};
use muster_primitives::{
	access::{Resource, Subject},
	DeviceId, DeviceSignature,
};
use muster_runtime::AccountId;
use pallet_access_policy::Error as PolicyError;
use pallet_device_registry::Error as RegistryError;
use pallet_firmware::Error as FirmwareError;
use sp_runtime::TokenError;

const DEVICE: DeviceId = DeviceId([1; 32]);

fn account() -> AccountId {
	AccountId::new([9; 32])
}

fn record(phase: Phase, event: impl Into<RuntimeEvent>) -> Record {
	Record { phase, event: event.into(), topics: vec![] }
}

/// An event of the transaction with this index.
fn of(index: u32, event: impl Into<RuntimeEvent>) -> Record {
	record(Phase::ApplyExtrinsic(index), event)
}

/// Transactions that relay, and the sizes that logs had.
#[derive(Default)]
struct Known {
	relays: Vec<u32>,
	logs: BTreeMap<StreamId, u64>,
}

impl Lookup for Known {
	fn relays(&mut self, extrinsic: u32) -> bool {
		self.relays.contains(&extrinsic)
	}
	fn log_size_before(&mut self, stream: StreamId) -> Option<u64> {
		self.logs.get(&stream).copied()
	}
}

/// What these events add up to, once they went through storage.
fn tally_of(records: Vec<Record>, mut known: Known) -> Tally {
	let stored = decode(&records.encode()).unwrap();
	assert_eq!(stored, records);
	tally(&stored, &mut known)
}

fn counts<Label: Ord + Clone>(entries: &[(Label, u64)]) -> Counts<Label> {
	entries.iter().cloned().collect()
}

fn named(pallet: &str, error: &str) -> ErrorName {
	ErrorName { pallet: pallet.into(), error: error.into() }
}

fn enrolled(device: u8, lot: Option<u32>) -> Registry<Runtime> {
	Registry::DeviceEnrolled { device: DeviceId([device; 32]), model: 1, lot }
}

fn fee_paid() -> Registry<Runtime> {
	Registry::SponsoredFeePaid { payer: account(), actual_fee: 5 }
}

fn dispatched(result: Result<(), DispatchError>) -> Registry<Runtime> {
	Registry::DeviceCallDispatched { device: DEVICE, nonce: 3, result }
}

fn failed(error: impl Into<DispatchError>) -> System<Runtime> {
	let info = DispatchEventInfo {
		weight: Default::default(),
		class: Default::default(),
		pays_fee: Default::default(),
	};
	System::ExtrinsicFailed { dispatch_error: error.into(), dispatch_info: info }
}

#[test]
fn an_empty_block_adds_nothing() {
	assert_eq!(tally_of(vec![], Known::default()), Tally::default());
}

#[test]
fn bytes_of_another_runtime_are_no_events() {
	let mut bytes = vec![of(0, enrolled(1, None))].encode();
	bytes.push(0);
	assert!(decode(&bytes).is_err(), "something is left over");
	// The pallet's index, after the number of events and the phase.
	let mut bytes = vec![of(0, enrolled(1, None))].encode();
	assert_eq!(bytes[6], 50);
	bytes[6] = 249;
	assert!(decode(&bytes).is_err(), "there is no such pallet");
	assert!(decode(&[]).is_err());
}

#[test]
fn enrolments_are_told_apart() {
	let tally = tally_of(
		vec![
			of(1, enrolled(1, None)),
			of(2, enrolled(2, None)),
			of(2, enrolled(3, None)),
			of(2, enrolled(4, None)),
			of(3, enrolled(5, Some(7))),
			of(4, enrolled(6, Some(7))),
			of(4, fee_paid()),
		],
		Known::default(),
	);
	assert_eq!(
		tally.enrolments,
		counts(&[("single", 1), ("batch", 3), ("lot", 1), ("zero_touch", 1)])
	);
	assert_eq!(tally.devices, [6, 0, 0, 0, 0]);
}

#[test]
fn devices_follow_changes_of_status() {
	let change = |old, new| of(1, Registry::<Runtime>::StatusChanged { device: DEVICE, old, new });
	use DeviceStatus::*;
	let tally = tally_of(
		vec![
			of(0, enrolled(1, None)),
			change(Enrolled, Active),
			change(Active, Suspended),
			change(Suspended, Quarantined),
			change(Active, Decommissioned),
		],
		Known::default(),
	);
	assert_eq!(tally.devices, [0, -1, 0, 1, 1]);
	// A suspended fleet is not a status of its devices.
	let fleet = of(1, Registry::<Runtime>::FleetSuspended { fleet: 1 });
	assert_eq!(tally_of(vec![fleet], Known::default()), Tally::default());
}

#[test]
fn device_calls_count_by_way_and_result() {
	let not_covered: DispatchError = FirmwareError::<Runtime>::NotCovered.into();
	let tally = tally_of(
		vec![
			// Relayed, two in one transaction.
			of(1, dispatched(Ok(()))),
			of(1, dispatched(Err(not_covered))),
			// Direct.
			of(2, dispatched(Ok(()))),
			of(2, fee_paid()),
			of(3, dispatched(Err(DispatchError::BadOrigin))),
			of(3, fee_paid()),
		],
		Known::default(),
	);
	assert_eq!(
		tally.device_calls,
		counts(&[
			(("relayed", "ok"), 1),
			(("relayed", "failed"), 1),
			(("direct", "ok"), 1),
			(("direct", "failed"), 1),
		])
	);
	let (covered, origin) = (named("Firmware", "NotCovered"), named("none", "BadOrigin"));
	assert_eq!(
		tally.device_call_errors,
		counts(&[(("relayed", covered.clone()), 1), (("direct", origin.clone()), 1)])
	);
	assert_eq!(tally.errors, counts(&[(covered, 1), (origin, 1)]));
	assert_eq!(tally.refused, counts(&[]));
}

#[test]
fn refused_device_calls_are_those_of_relays() {
	let stale: DispatchError = RegistryError::<Runtime>::NonceUsed.into();
	let item = pallet_utility::Event::ItemFailed { error: stale };
	let tally = tally_of(
		vec![
			of(1, failed(RegistryError::<Runtime>::BadSignature)),
			of(2, item),
			// Somebody else's failure.
			of(3, failed(RegistryError::<Runtime>::NonceUsed)),
		],
		Known { relays: vec![1, 2], ..Default::default() },
	);
	assert_eq!(tally.refused, counts(&[("BadSignature".into(), 1), ("NonceUsed".into(), 1)]));
	assert_eq!(
		tally.errors,
		counts(&[
			(named("DeviceRegistry", "BadSignature"), 1),
			(named("DeviceRegistry", "NonceUsed"), 2),
		])
	);
	assert_eq!(tally.device_calls, counts(&[]));
}

#[test]
fn only_batches_of_device_calls_relay() {
	let remark = || RuntimeCall::System(frame_system::Call::remark { remark: vec![1] });
	let submit = || {
		RuntimeCall::DeviceRegistry(RegistryCall::submit {
			device: DEVICE,
			nonce: 0,
			valid_until: 9,
			call: Box::new(remark()),
			signature: DeviceSignature::Ed25519([0; 64]),
		})
	};
	let batch = |calls| RuntimeCall::Utility(pallet_utility::Call::force_batch { calls });
	assert!(relays(&submit()));
	assert!(relays(&batch(vec![submit(), submit()])));
	assert!(relays(&batch(vec![batch(vec![submit()])])));
	assert!(!relays(&remark()));
	assert!(!relays(&batch(vec![submit(), remark()])));
	assert!(!relays(&batch(vec![])));
}

#[test]
fn errors_are_found_wherever_a_block_tells_of_them() {
	let error: DispatchError = RegistryError::<Runtime>::NotOwner.into();
	let result = Err(error);
	let records = vec![
		of(1, failed(error)),
		of(2, pallet_utility::Event::BatchInterrupted { index: 1, error }),
		of(3, pallet_utility::Event::DispatchedAs { result }),
		of(4, pallet_proxy::Event::ProxyExecuted { result }),
		of(
			5,
			pallet_multisig::Event::<Runtime>::MultisigExecuted {
				approving: account(),
				timepoint: pallet_multisig::Timepoint { height: 1, index: 1 },
				multisig: account(),
				call_hash: [0; 32],
				result,
			},
		),
		of(6, pallet_sudo::Event::<Runtime>::Sudid { sudo_result: result }),
		of(
			7,
			RuntimeEvent::Council(pallet_collective::Event::Executed {
				proposal_hash: Hash::zero(),
				result,
			}),
		),
		record(
			Phase::Initialization,
			pallet_scheduler::Event::<Runtime>::Dispatched { task: (1, 0), id: None, result },
		),
		of(
			8,
			pallet_whitelist::Event::<Runtime>::WhitelistedCallDispatched {
				call_hash: Hash::zero(),
				result: Err(DispatchErrorWithPostInfo { post_info: ().into(), error }),
			},
		),
	];
	let number = records.len() as u64;
	let tally = tally_of(records, Known::default());
	assert_eq!(tally.errors, counts(&[(named("DeviceRegistry", "NotOwner"), number)]));

	let fine = of(1, pallet_sudo::Event::<Runtime>::Sudid { sudo_result: Ok(()) });
	assert_eq!(tally_of(vec![fine], Known::default()), Tally::default());
}

#[test]
fn errors_have_the_names_of_the_metadata() {
	for (error, pallet, expected) in [
		(PolicyError::<Runtime>::DomainLockedDown.into(), "AccessPolicy", "DomainLockedDown"),
		(frame_system::Error::<Runtime>::CallFiltered.into(), "System", "CallFiltered"),
		(DispatchError::CannotLookup, "none", "CannotLookup"),
		(DispatchError::Token(TokenError::FundsUnavailable), "none", "Token"),
		(DispatchError::Other("whatever it says"), "none", "Other"),
	] {
		assert_eq!(name(&error), named(pallet, expected));
	}
	// Of a pallet, or an error, that this runtime does not have.
	for (index, error) in [(249, [0; 4]), (50, [249, 0, 0, 0])] {
		let error = DispatchError::Module(sp_runtime::ModuleError { index, error, message: None });
		assert_eq!(name(&error), named("unknown", "unknown"));
	}
}

#[test]
fn access_is_counted_let_in_and_denied() {
	let forbidden: DispatchError = PolicyError::<Runtime>::Forbidden.into();
	let subject = Subject::Device(DEVICE);
	let resource = Resource::Device(DEVICE);
	let accessed = Policy::<Runtime>::Accessed {
		owner: account(),
		subject: subject.clone(),
		action: 0,
		resource: resource.clone(),
		policies: vec![1],
		policy: None,
		uses_left: None,
	};
	let opened = Policy::<Runtime>::SessionOpened { resource, subject, action: 0, until: 9 };
	let tally = tally_of(
		vec![
			of(1, accessed),
			of(1, opened),
			of(2, failed(PolicyError::<Runtime>::NothingPermits)),
			of(3, dispatched(Err(forbidden))),
			// Not a denial.
			of(4, failed(PolicyError::<Runtime>::BadText)),
		],
		Known::default(),
	);
	assert_eq!(
		tally.decisions,
		counts(&[("permitted".into(), 1), ("NothingPermits".into(), 1), ("Forbidden".into(), 1)])
	);
	assert_eq!(tally.sessions, 1);
}

#[test]
fn attestations_count_by_verdict_and_reason() {
	let attested = |new, reasons| {
		of(1, Firmware::<Runtime>::Attested { device: DEVICE, block: 1, old: None, new, reasons })
	};
	let tally = tally_of(
		vec![
			attested(TrustTier::Affirming, Reasons::default()),
			attested(TrustTier::Warning, Reasons::ADVISORY),
			attested(
				TrustTier::Contraindicated,
				Reasons(Reasons::REVOKED.0 | Reasons::BELOW_FLOOR.0),
			),
			attested(TrustTier::Contraindicated, Reasons::REVOKED),
		],
		Known::default(),
	);
	assert_eq!(tally.verdicts, counts(&[("affirming", 1), ("warning", 1), ("contraindicated", 2)]));
	assert_eq!(tally.reasons, counts(&[("advisory", 1), ("revoked", 2), ("below_floor", 1)]));
}

#[test]
fn rollouts_that_something_happened_to_are_known() {
	let tally = tally_of(
		vec![
			of(1, Firmware::<Runtime>::WaveOpened { rollout: 4, wave: 0, size: 10 }),
			of(1, Firmware::<Runtime>::RolloutPaused { rollout: 4 }),
			of(2, Firmware::<Runtime>::RolloutRemoved { rollout: 2 }),
			of(3, Firmware::<Runtime>::AuthorityRemoved { authority: 3 }),
		],
		Known::default(),
	);
	assert_eq!(tally.rollouts, BTreeSet::from([2, 4]));
}

#[test]
fn leaves_of_a_log_are_those_by_which_it_grew() {
	let anchored = |stream, size, corrects| {
		of(
			1,
			Anchor::<Runtime>::Anchored {
				stream,
				number: 1,
				root: [0; 32],
				size,
				from: 0,
				until: 1,
				by: Subject::Device(DEVICE),
				corrects,
				link: [0; 32],
			},
		)
	};
	let tally = tally_of(
		vec![
			// A log that had 100.
			anchored(1, 130, None),
			anchored(1, 135, None),
			// Batches.
			anchored(2, 10, None),
			anchored(2, 10, Some(1)),
		],
		Known { logs: BTreeMap::from([(1, 100)]), ..Default::default() },
	);
	assert_eq!(tally.anchors, counts(&[("new", 3), ("correction", 1)]));
	assert_eq!(tally.leaves, 35 + 20);
}

#[test]
fn devices_have_no_series_of_their_own() {
	let used: DispatchError = RegistryError::<Runtime>::KeyInUse.into();
	let tally = tally_of(
		(0..5u8)
			.map(|number| {
				let device = DeviceId([number; 32]);
				let result = Err(used);
				of(
					u32::from(number),
					Registry::<Runtime>::DeviceCallDispatched { device, nonce: 1, result },
				)
			})
			.collect(),
		Known::default(),
	);
	assert_eq!(
		tally.device_call_errors,
		counts(&[(("relayed", named("DeviceRegistry", "KeyInUse")), 5)])
	);
}
