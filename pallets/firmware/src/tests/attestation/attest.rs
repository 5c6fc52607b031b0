// SPDX-License-Identifier: Apache-2.0

//! Evidence in the native form.

use super::common::*;
use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use muster_primitives::{DeviceStatus, TrustTier::*};

fn handed_in(device: DeviceId, evidence: Evidence<u64>) -> DispatchResultWithPostInfo {
	Firmware::attest(signed(STRANGER), device, evidence)
}

#[test]
fn a_sound_device_is_affirmed() {
	build_and_execute(|| {
		let device = device();
		assert_eq!(Firmware::verdict(device), Err(NoVerdict::NoEvidence));
		assert_ok!(handed_in(device, evidence(device, &[5, 0x13])));
		let running = vec![
			Reference { component: MAIN, sequence: 5, endorsed: false },
			Reference { component: RADIO, sequence: 3, endorsed: false },
		];
		let view = VerdictView {
			tier: Affirming,
			vector: TrustVector {
				instance_identity: 2,
				configuration: 2,
				executables: 3,
				hardware: 2,
				..Default::default()
			},
			reasons: Reasons::default(),
			at: START,
			expires: START + 3_600,
			block: 9,
			generation: 0,
			platform: Platform::Native { hardware: 3, secure_boot: true, debug: false },
			running,
			unrecognised: 0,
		};
		assert_eq!(Firmware::verdict(device), Ok(view));
		let attested = Event::Attested {
			device,
			block: 9,
			old: None,
			new: Affirming,
			reasons: Reasons::default(),
		};
		assert_eq!(events(), vec![attested]);
	});
}

#[test]
fn the_owner_pays_once_and_whoever_carries_it_nothing() {
	build_and_execute(|| {
		let device = device();
		let price = 100 + DeviceState::<Test>::max_encoded_len() as Balance;
		for _ in 0..2 {
			attest(device, &[5]);
			assert_eq!(Balances::reserved_balance(OWNER), price);
			assert_eq!(Balances::reserved_balance(STRANGER), 0);
		}
	});
}

#[test]
fn the_device_itself_may_hand_it_in_and_no_other() {
	build_and_execute(|| {
		let device = device();
		let other = Book::device(&OWNER, MODEL, None, Signer::Ed25519(2).key());
		let evidence = evidence(device, &[5]);
		assert_noop!(
			Firmware::attest(as_device(other), device, evidence.clone()),
			DispatchError::BadOrigin
		);
		assert_noop!(
			Firmware::attest(RuntimeOrigin::root(), device, evidence.clone()),
			DispatchError::BadOrigin
		);
		assert_ok!(Firmware::attest(as_device(device), device, evidence));
	});
}

#[test]
fn the_operational_key_signs_if_it_is_of_that_kind() {
	build_and_execute(|| {
		let device = device();
		let (same, other) = (Signer::Ed25519(7), Signer::P256(7));
		let by = |signer: Signer| native(device, signer, System::block_number() - 1, claims(&[5]));
		Book::change(device, |entry| entry.keys.operational = Some(same.key()));
		assert_noop!(handed_in(device, by(IDENTITY)), Error::<Test>::BadSignature);
		assert_ok!(handed_in(device, by(same)));
		// Of another kind than the identity key: each signs for itself.
		Book::change(device, |entry| entry.keys.operational = Some(other.key()));
		to_block(11);
		assert_ok!(handed_in(device, by(IDENTITY)));
		to_block(12);
		assert_ok!(handed_in(device, by(other)));
		to_block(13);
		assert_noop!(handed_in(device, by(same)), Error::<Test>::BadSignature);
	});
}

#[test]
fn it_fails_for_a_device_that_is_not_or_that_nobody_owns() {
	build_and_execute(|| {
		let device = device();
		let evidence = evidence(device, &[5]);
		assert_noop!(handed_in(DeviceId([9; 32]), evidence.clone()), Error::<Test>::DeviceNotFound);
		Book::change(device, |entry| entry.owner = None);
		assert_noop!(handed_in(device, evidence.clone()), Error::<Test>::NotClaimed);
		Book::decommission(device);
		assert_noop!(handed_in(device, evidence), Error::<Test>::NotClaimed);
	});
}

#[test]
fn it_fails_without_a_policy_or_with_one_that_asks_for_tokens() {
	build_and_execute(|| {
		let device = device();
		let evidence = evidence(device, &[5]);
		set_policy(AppraisalPolicy { kinds: EvidenceKinds::PSA, ..policy() });
		assert_noop!(handed_in(device, evidence.clone()), Error::<Test>::KindNotAccepted);
		assert_ok!(Firmware::set_appraisal_policy(signed(VENDOR), MODEL, None));
		assert_noop!(handed_in(device, evidence), Error::<Test>::NoPolicy);
	});
}

#[test]
fn it_fails_by_a_block_that_is_no_recent_one() {
	build_and_execute(|| {
		let device = device();
		let by = |block| native(device, IDENTITY, block, claims(&[5]));
		// This block, one to come, one too old, one that was forgotten, the first of all.
		assert_noop!(handed_in(device, by(10)), Error::<Test>::UnknownBlock);
		assert_noop!(handed_in(device, by(11)), Error::<Test>::UnknownBlock);
		assert_noop!(handed_in(device, by(4)), Error::<Test>::TooOld);
		frame_system::BlockHash::<Test>::remove(6);
		assert_noop!(handed_in(device, by(6)), Error::<Test>::UnknownBlock);
		System::set_block_number(3);
		let by_genesis = payload_by_genesis(device);
		assert_noop!(handed_in(device, by_genesis), Error::<Test>::NotNewer);
		System::set_block_number(10);
		assert_ok!(handed_in(device, by(5)));
	});
}

fn payload_by_genesis(device: DeviceId) -> Evidence<u64> {
	let claims = claims(&[5]);
	let message = muster_primitives::payload::evidence(&GENESIS, &device, &GENESIS, &claims);
	Evidence::Native { block: 0, claims, signature: IDENTITY.sign(&message) }
}

#[test]
fn older_evidence_never_replaces_newer() {
	build_and_execute(|| {
		let device = device();
		let by = |block| native(device, IDENTITY, block, claims(&[5]));
		assert_ok!(handed_in(device, by(8)));
		assert_noop!(handed_in(device, by(8)), Error::<Test>::NotNewer);
		assert_noop!(handed_in(device, by(7)), Error::<Test>::NotNewer);
		// Nor after a transfer, when the verdict is void.
		Book::transfer(device, &ALICE);
		assert_eq!(found(device), Err(NoVerdict::NoEvidence));
		assert_noop!(handed_in(device, by(7)), Error::<Test>::NotNewer);
		assert_ok!(handed_in(device, by(9)));
		assert_eq!(Firmware::verdict(device).map(|view| view.generation), Ok(1));
	});
}

#[test]
fn a_signature_serves_only_its_device_chain_block_and_claims() {
	build_and_execute(|| {
		let device = device();
		let twin = Signer::Ed25519(2);
		let other = Book::device(&OWNER, MODEL, None, twin.key());
		let Evidence::Native { block, claims: said, signature } = evidence(device, &[5]) else {
			unreachable!("it is native; qed")
		};
		let with = |block, claims| Evidence::Native { block, claims, signature };
		let refused = |device, evidence| {
			assert_noop!(handed_in(device, evidence), Error::<Test>::BadSignature);
		};
		refused(other, with(block, said.clone()));
		refused(device, with(block - 1, said.clone()));
		refused(device, with(block, NativeClaims { hardware: 4, ..said.clone() }));
		refused(device, with(block, NativeClaims { secure_boot: false, ..said.clone() }));
		refused(device, with(block, NativeClaims { debug: true, ..said.clone() }));
		refused(device, with(block, claims(&[6])));
		refused(device, with(block, claims(&[5, 0x13])));
		frame_system::BlockHash::<Test>::insert(0, block_hash(0xbb));
		refused(device, with(block, said.clone()));
		frame_system::BlockHash::<Test>::insert(0, GENESIS);
		frame_system::BlockHash::<Test>::insert(block, block_hash(0xcc));
		refused(device, with(block, said.clone()));
		frame_system::BlockHash::<Test>::insert(block, block_hash(block));
		// By another device, with a key of its own, in its name.
		refused(device, native(device, twin, block, said.clone()));
		assert_ok!(handed_in(device, with(block, said)));
	});
}

#[test]
fn bad_evidence_is_taken_and_told() {
	use crate::attestation::Reasons as R;
	build_and_execute(|| {
		let device = device();
		let sound = claims(&[5]);
		let cases = [
			(claims(&[]), Contraindicated, R::MISSING.0),
			(claims(&[0x13]), Contraindicated, R::MISSING.0),
			(claims(&[0x77]), Contraindicated, R::MISSING.0 | R::UNRECOGNISED.0),
			(claims(&[5, 0x77]), Warning, R::UNRECOGNISED.0),
			(claims(&[5, 6]), Contraindicated, R::CONTRADICTION.0),
			(claims(&[5, 5]), Affirming, 0),
			(
				NativeClaims { secure_boot: false, ..sound.clone() },
				Contraindicated,
				R::NO_SECURE_BOOT.0,
			),
			(NativeClaims { debug: true, ..sound.clone() }, Contraindicated, R::DEBUG.0),
			(NativeClaims { hardware: 1, ..sound.clone() }, Contraindicated, R::HARDWARE.0),
			(NativeClaims { hardware: 5, ..sound.clone() }, Contraindicated, R::HARDWARE.0),
			(NativeClaims { hardware: 2, ..sound.clone() }, Affirming, 0),
			(NativeClaims { hardware: 4, ..sound }, Affirming, 0),
		];
		for (block, (claims, tier, reasons)) in (11..).zip(cases) {
			to_block(block);
			let evidence = native(device, IDENTITY, block - 1, claims.clone());
			let foretold = Firmware::appraise(device, evidence.clone());
			assert_ok!(handed_in(device, evidence));
			assert_eq!(found(device), Ok((tier, Reasons(reasons))), "{claims:?}");
			assert_eq!(foretold, Ok(Firmware::verdict(device).unwrap()), "{claims:?}");
		}
	});
}

#[test]
fn what_the_policy_does_not_ask_for_does_not_fail() {
	build_and_execute(|| {
		let device = device();
		set_policy(AppraisalPolicy { secure_boot: false, hardware: None, ..policy() });
		let said = NativeClaims { hardware: 77, secure_boot: false, ..claims(&[5]) };
		assert_ok!(handed_in(device, native(device, IDENTITY, 8, said.clone())));
		let view = Firmware::verdict(device).unwrap();
		assert_eq!((view.tier, view.vector.configuration, view.vector.hardware), (Affirming, 0, 0));
		assert_eq!(view.reasons, Reasons::NO_SECURE_BOOT);
		// An open debug port is worth a warning all the same.
		let open = NativeClaims { debug: true, ..said };
		assert_ok!(handed_in(device, native(device, IDENTITY, 9, open)));
		let view = Firmware::verdict(device).unwrap();
		assert_eq!((view.tier, view.vector.configuration), (Warning, 32));
	});
}

#[test]
fn suspended_and_quarantined_devices_may_attest() {
	build_and_execute(|| {
		let device = device();
		for status in [DeviceStatus::Suspended, DeviceStatus::Quarantined] {
			Book::change(device, |entry| entry.status = status);
			attest(device, &[5]);
			assert_eq!(tier(device), Some(Affirming));
		}
	});
}

#[test]
fn it_fails_when_the_owner_cannot_pay() {
	build_and_execute(|| {
		let device = device();
		let poor = AccountId::new([99; 32]);
		Book::transfer(device, &poor);
		let result = handed_in(device, evidence(device, &[5]));
		assert!(result.is_err());
		assert_eq!(DeviceStates::<Test>::iter().count(), 0);
	});
}

#[test]
fn events_tell_what_was_found_before() {
	build_and_execute(|| {
		let device = device();
		attest(device, &[5]);
		attest(device, &[0x77, 5]);
		let tiers: Vec<_> = events()
			.into_iter()
			.map(|event| match event {
				Event::Attested { old, new, .. } => (old, new),
				event => panic!("unexpected: {event:?}"),
			})
			.collect();
		assert_eq!(tiers, vec![(None, Affirming), (Some(Affirming), Warning)]);
	});
}
