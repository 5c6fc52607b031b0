// SPDX-License-Identifier: Apache-2.0

//! Mistakes that others made, tried here.

use super::common::*;
use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use muster_primitives::{AttestationStatus, TrustTier::*};

/// Acurast: expiry was looked at only when evidence was handed in.
#[test]
fn an_expired_verdict_fails_at_use() {
	build_and_execute(|| {
		let device = device();
		attest(device, &[5]);
		assert!(Firmware::attestation(&device).is_some());
		at(START + 3_600);
		assert_eq!(Firmware::attestation(&device), None);
	});
}

/// Integritee: a status was parsed and never enforced. Every claim that is not ignored by name makes a
/// difference.
#[test]
fn every_claim_is_enforced() {
	build_and_execute(|| {
		let device = device();
		let worse = [
			NativeClaims { hardware: 1, ..claims(&[5]) },
			NativeClaims { secure_boot: false, ..claims(&[5]) },
			NativeClaims { debug: true, ..claims(&[5]) },
			claims(&[0x77]),
			claims(&[]),
		];
		for claims in worse {
			let view = Firmware::appraise(device, native(device, IDENTITY, 9, claims)).unwrap();
			assert_eq!(view.tier, Contraindicated);
		}
	});
}

/// Keylime: a policy of unknown name meant that everything is accepted.
#[test]
fn no_policy_or_one_that_cannot_be_read_passes_nothing() {
	new_test_ext().execute_with(|| {
		let device = device();
		attest(device, &[5]);
		assert!(Firmware::attestation(&device).is_some());
		let key = ModelStates::<Test>::hashed_key_for(MODEL);
		let state = sp_io::storage::get(&key).expect("there is one; qed");
		let to_come = evidence(device, &[5]);
		for garbled in [vec![], vec![0xff; 40], state[..state.len() / 2].to_vec()] {
			sp_io::storage::set(&key, &garbled);
			assert_eq!(Firmware::attestation(&device), None);
			assert_noop!(
				Firmware::attest(signed(STRANGER), device, to_come.clone()),
				Error::<Test>::NoPolicy
			);
		}
		sp_io::storage::clear(&key);
		assert_eq!(Firmware::attestation(&device), None);
	});
}

/// Acurast: the costly check ran twice. Everything that is cheap comes before the signature, which is
/// verified once: a wrong one shows only where nothing else is wrong.
#[test]
fn the_signature_is_the_last_to_be_looked_at() {
	build_and_execute(|| {
		let device = device();
		let forger = Signer::Ed25519(66);
		let forged = |block| native(device, forger, block, claims(&[5]));
		let hand_in = |evidence| Firmware::attest(signed(STRANGER), device, evidence);
		assert_noop!(hand_in(forged(10)), Error::<Test>::UnknownBlock);
		assert_noop!(hand_in(forged(1)), Error::<Test>::TooOld);
		assert_noop!(hand_in(forged(9)), Error::<Test>::BadSignature);
		assert_ok!(hand_in(evidence(device, &[5])));
		assert_noop!(hand_in(forged(9)), Error::<Test>::NotNewer);
		to_block(11);
		let mut claims = psa_claims(device, &[5]);
		assert_noop!(hand_in(psa(forger.token(&claims))), Error::<Test>::BadSignature);
		claims.nonce[0] ^= 1;
		assert_noop!(hand_in(psa(forger.token(&claims))), Error::<Test>::NonceMismatch);
		assert_ok!(Firmware::set_appraisal_policy(signed(VENDOR), MODEL, None));
		assert_noop!(hand_in(psa(forger.token(&claims))), Error::<Test>::NoPolicy);
	});
}

/// peaq: one write by a stranger gave a right to more.
#[test]
fn a_strangers_write_changes_nothing_and_grants_nothing() {
	build_and_execute(|| {
		let device = device();
		// Carrying somebody's evidence is all that a stranger may do.
		attest(device, &[5]);
		let who = || signed(STRANGER);
		assert!(Firmware::set_appraisal_policy(who(), MODEL, None).is_err());
		assert!(Firmware::endorse_value(who(), MODEL, MAIN, 1, digest(1), None).is_err());
		assert!(Firmware::endorse_attestation_key(who(), device, ROOT.key(), None).is_err());
		assert!(Firmware::keep_history(who(), device, 1).is_err());
		assert!(Firmware::set_guard(who(), GuardTarget::Device(device), true).is_err());
		assert!(Firmware::enforce(who(), device).is_err());
		assert!(Firmware::forget_device(who(), device).is_err());
		assert_eq!(tier(device), Some(Affirming));
	});
}

/// The Matter ledger: digests were free text. Here a digest tells its function, and other bytes are
/// another digest.
#[test]
fn digests_are_typed() {
	build_and_execute(|| {
		let device = device();
		let mut bytes = [5; 48];
		bytes[47] = 0;
		for other in [Digest::Sha384([5; 48]), Digest::Sha384(bytes), Digest::Sha512([5; 64])] {
			let measurements = vec![other].try_into().unwrap();
			let claims = NativeClaims { measurements, ..claims(&[]) };
			let view = Firmware::appraise(device, native(device, IDENTITY, 9, claims)).unwrap();
			assert_eq!(view.unrecognised, 1);
		}
	});
}

/// DIMO: after a key was reset the old one still served.
#[test]
fn a_rotated_key_signs_no_more_evidence() {
	build_and_execute(|| {
		let device = device();
		let by_old = evidence(device, &[5]);
		let new = Signer::P256(3);
		Book::change(device, |entry| entry.keys.identity = new.key());
		assert_noop!(
			Firmware::attest(signed(STRANGER), device, by_old),
			Error::<Test>::BadSignature
		);
		assert_ok!(Firmware::attest(
			signed(STRANGER),
			device,
			native(device, new, 9, claims(&[5]))
		));
	});
}

/// Azure: 100 of everything an instance. Deposits are the only bound.
#[test]
fn thousands_of_values_are_endorsed() {
	build_and_execute(|| {
		let device = device();
		for number in 1_000..4_000u64 {
			let mut bytes = [0; 32];
			bytes[..8].copy_from_slice(&number.to_le_bytes());
			let digest = Digest::Sha256(bytes);
			assert_ok!(Firmware::endorse_value(signed(VENDOR), MODEL, MAIN, number, digest, None));
		}
		attest(device, &[5]);
		assert_eq!(tier(device), Some(Affirming));
	});
}
