// SPDX-License-Identifier: Apache-2.0

//! Registry, access policy and firmware together, as the runtime wires them.

mod common;

use codec::Encode;
use common::*;
use frame_support::{assert_noop, assert_ok, BoundedVec};
use muster_primitives::{
	access::action, payload, Actions, DeviceSignature, DeviceStatus, FleetId, Resource, Subject,
	TrustTier,
};
use muster_runtime::{
	AccessPolicy, AccountId, DataAnchor, DeviceRegistry, Firmware, Runtime, RuntimeCall, System,
};
use pallet_access_policy::{
	Attested, Conditions, Effect, MinFirmware, Party, Principal, Reason, Target,
};
use pallet_firmware::{
	AppraisalPolicy, AuthorityTerms, Call, Consequence, Digest, Evidence, EvidenceKinds,
	GuardTarget, Image, Lifecycles, NativeClaims, NoVerdict, Proof, ReleaseDetails, Report,
	RolloutStatus, RolloutTerms, Sequence, Severity, Wave, WHOLE,
};
use sp_core::{Pair, H256};
use sp_keyring::Sr25519Keyring as Account;
use sp_runtime::traits::Dispatchable;

/// Approves releases, and nothing else.
const APPROVER: Account = GATEWAY;
/// Revokes them.
const REVOKER: Account = STRANGER;

fn digest(sequence: Sequence) -> Digest {
	Digest::Sha256([sequence as u8; 32])
}

/// Model 0 has component 0, whose releases the approver approves, and a policy for its evidence.
fn vendor_with_firmware() {
	vendor_and_model();
	firmware_of_the_model();
}

fn firmware_of_the_model() {
	let terms = AuthorityTerms {
		approvers: vec![APPROVER.to_account_id()].try_into().unwrap(),
		threshold: 1,
		revokers: vec![REVOKER.to_account_id()].try_into().unwrap(),
		time_lock: 0,
	};
	assert_ok!(Firmware::create_authority(signed(VENDOR), 0, terms));
	let (name, terms) = (text("main"), Default::default());
	assert_ok!(Firmware::register_component(signed(VENDOR), 0, 0, name, 0, terms));
	let policy = AppraisalPolicy {
		kinds: EvidenceKinds::NATIVE,
		required: 1,
		max_age: 100,
		validity: 86_400,
		warn_from: Some(Severity::Medium),
		fail_from: Some(Severity::Critical),
		unrecognised: Consequence::Fails,
		secure_boot: true,
		hardware: None,
		lifecycles: Lifecycles::SECURED,
		implementations: BoundedVec::new(),
	};
	assert_ok!(Firmware::set_appraisal_policy(signed(VENDOR), 0, Some(policy)));
}

/// A release in force.
fn released(sequence: Sequence) {
	let image = Image { digest: digest(sequence), size: Some(1_000), slot: None };
	let details = ReleaseDetails {
		version: text("1.0"),
		images: vec![image].try_into().unwrap(),
		floor: 0,
		hardware: None,
		requires: None,
		dependencies: BoundedVec::new(),
		uris: BoundedVec::new(),
		sbom: None,
		provenance: None,
	};
	assert_ok!(Firmware::propose_release(signed(VENDOR), 0, 0, sequence, details));
	assert_ok!(Firmware::approve_release(signed(APPROVER), 0, 0, sequence));
}

/// What the device says it runs, by the hash of the last block.
fn evidence(device: &Device, sequence: Sequence) -> Evidence<u32> {
	let block = System::block_number() - 1;
	let claims = NativeClaims {
		hardware: 1,
		secure_boot: true,
		debug: false,
		measurements: vec![digest(sequence)].try_into().unwrap(),
	};
	let hash = System::block_hash(block);
	let signature = device.sign(&payload::evidence(&GENESIS, &device.id, &hash, &claims));
	Evidence::Native { block, claims, signature }
}

/// In the next block, a gateway carries it to the chain.
fn attests(device: &Device, sequence: Sequence) {
	begin_block(System::block_number() + 1);
	assert_ok!(Firmware::attest(signed(GATEWAY), device.id, evidence(device, sequence)));
}

fn tier(device: &Device) -> Option<TrustTier> {
	Firmware::verdict(device.id).ok().map(|verdict| verdict.tier)
}

fn status(device: &Device) -> DeviceStatus {
	DeviceRegistry::device(device.id).unwrap().status
}

/// A fleet of the owner's with these devices.
fn fleet_of(devices: &[&Device]) -> FleetId {
	let fleet = pallet_device_registry::NextFleetId::<Runtime>::get();
	assert_ok!(DeviceRegistry::create_fleet(signed(OWNER), text("Fleet"), None));
	for device in devices {
		assert_ok!(DeviceRegistry::assign_fleet(signed(OWNER), device.id, Some(fleet)));
	}
	fleet
}

/// A rollout of a release to a whole fleet in one wave.
fn rollout(sequence: Sequence, fleet: FleetId) {
	let wave = Wave { fleet, share: WHOLE, success: WHOLE, failure: 0, deadline: 3_600, soak: 0 };
	let waves = vec![wave].try_into().unwrap();
	let terms = RolloutTerms { window: None, proof: Proof::Attested, manual: false };
	assert_ok!(Firmware::start_rollout(signed(OWNER), 0, 0, sequence, waves, terms));
}

#[test]
fn a_revoked_release_takes_access_in_the_same_block_and_the_next_one_gives_it_back() {
	on_chain(|| {
		vendor_with_firmware();
		released(1);
		let (pump, valve) = (claimed(1), claimed(2));
		let conditions = Conditions {
			attested: Some(Attested {
				of: Party::Subject,
				tier: TrustTier::Affirming,
				within: Some(3_600),
			}),
			firmware: Some(MinFirmware { of: Party::Subject, sequence: 1 }),
			..Default::default()
		};
		assert_ok!(AccessPolicy::add_policy(
			signed(OWNER),
			Effect::Permit,
			Principal::Device(pump.id),
			Target::Device(valve.id),
			Actions::of([action::CONTROL]),
			conditions,
		));
		let may = || {
			let (subject, resource) = (Subject::Device(pump.id), Resource::Device(valve.id));
			AccessPolicy::decide(subject, action::CONTROL, resource).reason
		};
		assert_eq!(may(), Reason::NothingPermits);
		attests(&pump, 1);
		assert_eq!(tier(&pump), Some(TrustTier::Affirming));
		assert_eq!(may(), Reason::Permitted);

		// Not a byte of the device changes.
		let before = pallet_firmware::DeviceStates::<Runtime>::get(pump.id);
		assert_ok!(Firmware::revoke_release(signed(REVOKER), 0, 0, 1, text("CVE-2026-1")));
		assert_eq!(may(), Reason::NothingPermits);
		assert_eq!(tier(&pump), Some(TrustTier::Contraindicated));
		assert_eq!(pallet_firmware::DeviceStates::<Runtime>::get(pump.id), before);

		released(2);
		assert_eq!(may(), Reason::NothingPermits);
		attests(&pump, 2);
		assert_eq!(may(), Reason::Permitted);
	});
}

#[test]
fn a_guarded_device_is_held_while_its_verdict_is_bad_beside_what_the_vendor_does() {
	on_chain(|| {
		vendor_with_firmware();
		released(1);
		let device = claimed(1);
		let fleet = fleet_of(&[&device]);
		assert_ok!(Firmware::set_guard(signed(OWNER), GuardTarget::Fleet(fleet), true));
		attests(&device, 1);
		assert_eq!(status(&device), DeviceStatus::Active);

		assert_ok!(Firmware::revoke_release(signed(REVOKER), 0, 0, 1, text("bad")));
		assert_eq!(status(&device), DeviceStatus::Active);
		assert_ok!(Firmware::enforce(signed(STRANGER), device.id));
		assert_eq!(status(&device), DeviceStatus::Quarantined);

		// Neither of the two who hold it lets it go for the other.
		assert_ok!(DeviceRegistry::quarantine(signed(VENDOR), device.id));
		released(2);
		attests(&device, 2);
		assert_eq!(status(&device), DeviceStatus::Quarantined);
		assert_ok!(DeviceRegistry::release(signed(VENDOR), device.id));
		assert_eq!(status(&device), DeviceStatus::Active);
	});
}

#[test]
fn a_device_without_an_account_takes_its_place_and_proves_what_it_runs() {
	on_chain(|| {
		let (device, fleet) = sponsored(10 * UNIT, UNIT, 0);
		firmware_of_the_model();
		released(1);
		rollout(1, fleet);
		begin_block(2);

		let report = Call::report { device: device.id, rollout: 0, report: Report::Started };
		let sent = device.call(0, RuntimeCall::from(report));
		assert_ok!(apply(general(sent)).unwrap());
		assert_eq!(Firmware::rollout(0).unwrap().waves[0].admitted, 1);
		let attest = Call::attest { device: device.id, evidence: evidence(&device, 1) };
		let before = budget(fleet);
		assert_ok!(apply(general(device.call(0, RuntimeCall::from(attest)))).unwrap());
		assert!(budget(fleet) < before, "the sponsor pays");
		assert_eq!(tier(&device), Some(TrustTier::Affirming));
		assert_eq!(Firmware::rollout(0).unwrap().status, RolloutStatus::Completed);
	});
}

#[test]
fn an_attested_stream_takes_anchors_only_while_the_verdict_is_affirming() {
	use pallet_data_anchor::{Call as Data, Mode, Submission};
	on_chain(|| {
		vendor_with_firmware();
		released(1);
		let meter = claimed(1);
		assert_ok!(DataAnchor::create_stream(
			signed(OWNER),
			Some(meter.id),
			text("power"),
			Mode::Batches,
			None,
			true,
			None,
			10,
		));
		let anchor = || {
			let expected = DataAnchor::expected(0).unwrap();
			let submission = Submission {
				stream: 0,
				number: expected.number,
				previous: expected.previous,
				root: [1; 32],
				size: 1,
				from: expected.from,
				until: expected.from + 1,
				corrects: None,
				attested: true,
				consistency: Default::default(),
			};
			Data::anchor { submissions: vec![submission].try_into().unwrap() }
		};
		// The registry takes the device's call whatever comes of it.
		let anchors = || {
			let signed_call = RuntimeCall::from(meter.call(0, anchor()));
			signed_call.dispatch(signed(GATEWAY)).expect("its nonce is right");
			DataAnchor::expected(0).unwrap().number
		};
		assert_eq!(anchors(), 0, "never attested");
		attests(&meter, 1);
		assert_eq!(anchors(), 1);
		assert_ok!(Firmware::revoke_release(signed(REVOKER), 0, 0, 1, text("CVE-2026-1")));
		assert_eq!(anchors(), 1, "what it runs is revoked");
		released(2);
		attests(&meter, 2);
		assert_eq!(anchors(), 2);
		// Nor does the owner, who proves nothing.
		let refused = RuntimeCall::from(anchor()).dispatch(signed(OWNER)).unwrap_err().error;
		assert_eq!(refused, pallet_data_anchor::Error::<Runtime>::NotAttested.into());
	});
}

#[test]
fn whoever_leaves_the_fleet_leaves_the_rollout() {
	on_chain(|| {
		vendor_with_firmware();
		released(1);
		let devices = [claimed(1), claimed(2), claimed(3)];
		let fleet = fleet_of(&devices.each_ref());
		rollout(1, fleet);
		let started = |device: &Device| {
			Firmware::report(signed(OWNER), device.id, 0, Report::Started).map(|_| ())
		};
		for device in &devices {
			assert_ok!(started(device));
		}
		let wave = || Firmware::rollout(0).unwrap().waves[0];
		assert_eq!((wave().size, wave().admitted), (3, 3));

		// Moved, transferred and decommissioned.
		assert_ok!(DeviceRegistry::assign_fleet(signed(OWNER), devices[0].id, None));
		assert_eq!((wave().size, wave().admitted), (2, 2));
		let to: AccountId = STRANGER.to_account_id();
		let soon = System::block_number() + 10;
		assert_ok!(DeviceRegistry::offer_transfer(signed(OWNER), devices[1].id, to, soon));
		assert_ok!(DeviceRegistry::accept_transfer(signed(STRANGER), devices[1].id));
		assert_eq!((wave().size, wave().admitted), (1, 1));
		assert_ok!(DeviceRegistry::decommission(signed(OWNER), devices[2].id));
		assert_eq!((wave().size, wave().admitted), (0, 0));
		assert_eq!(Firmware::verdict(devices[2].id), Err(NoVerdict::NoEvidence));
	});
}

#[test]
fn an_aborted_rollout_takes_no_word_more() {
	on_chain(|| {
		vendor_with_firmware();
		released(1);
		let device = claimed(1);
		let fleet = fleet_of(&[&device]);
		rollout(1, fleet);
		assert_ok!(Firmware::report(signed(OWNER), device.id, 0, Report::Started));
		assert_noop!(
			Firmware::abort_rollout(signed(STRANGER), 0).map_err(|failed| failed.error),
			pallet_access_policy::Error::<Runtime>::NothingPermits
		);
		assert_ok!(Firmware::abort_rollout(signed(OWNER), 0));
		attests(&device, 1);
		let view = Firmware::rollout(0).unwrap();
		assert_eq!((view.status, view.waves[0].succeeded), (RolloutStatus::Aborted, 0));
	});
}

/// The other half is in the tests of the documents, which compute the bytes by other libraries.
#[test]
fn the_device_makers_guide_says_what_the_chain_verifies() {
	let guide = include_str!("../../docs/device-maker-guide.md");
	let shown = |name: &str| {
		let line = guide.lines().find_map(|line| line.strip_prefix(&format!("{name}  ")));
		line.expect("the guide shows it").trim()
	};
	let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
	let device = Device::new(1);
	assert_eq!(hex(&device.pair.public().0), shown("public key"));
	assert_eq!(hex(&device.id.0), shown("device id"));
	let image = sp_io::hashing::sha2_256(b"hello, firmware");
	assert_eq!(hex(&image), shown("digest"));
	let claims = NativeClaims {
		hardware: 3,
		secure_boot: true,
		debug: false,
		measurements: vec![Digest::Sha256(image)].try_into().unwrap(),
	};
	assert_eq!(hex(&claims.encode()), shown("claims"));
	let (genesis, block_hash) = (H256::repeat_byte(0x11), H256::repeat_byte(0x77));
	let message = payload::evidence(&genesis, &device.id, &block_hash, &claims);
	assert_eq!(hex(&message), shown("message"));
	let signature = device.sign(&message);
	let DeviceSignature::Ed25519(bytes) = signature else { panic!("a device of Ed25519") };
	assert_eq!(hex(&bytes), shown("signature"));
	let nonce = payload::evidence_nonce(&genesis, &device.id, &block_hash);
	assert_eq!(hex(&nonce), shown("nonce"));

	let evidence = Evidence::Native { block: 9, claims: claims.clone(), signature };
	let attest = RuntimeCall::from(Call::attest { device: device.id, evidence }).encode();
	let parts = [&[0x34, 0x33][..], &device.id.0, &[0, 9, 0, 0, 0], &claims.encode(), &[0], &bytes];
	assert_eq!(attest, parts.concat());
	let report = Report::Failed(0x0102);
	let report = RuntimeCall::from(Call::report { device: device.id, rollout: 7, report });
	let parts = [&[0x34, 0x24][..], &device.id.0, &[7, 0, 0, 0], &[2, 0x02, 0x01]];
	assert_eq!(report.encode(), parts.concat());
}
