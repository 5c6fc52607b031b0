// SPDX-License-Identifier: Apache-2.0

//! PSA tokens.

use super::common::*;
use crate::{
	attestation::samples::{sign1, Cbor, Claims, ES256},
	mock::*,
	*,
};
use frame_support::{assert_noop, assert_ok};
use muster_primitives::TrustTier::*;

/// [`device`] with an endorsed attestation key.
fn rooted() -> DeviceId {
	let device = device();
	let endorsed =
		Firmware::endorse_attestation_key(signed(VENDOR), device, ROOT.key(), Some([1; 33]));
	assert_ok!(endorsed);
	events();
	device
}

fn handed_in(device: DeviceId, claims: &Claims) -> DispatchResultWithPostInfo {
	Firmware::attest(signed(STRANGER), device, psa(ROOT.token(claims)))
}

#[test]
fn a_secured_device_is_affirmed() {
	build_and_execute(|| {
		let device = rooted();
		assert_ok!(handed_in(device, &psa_claims(device, &[5, 0x13])));
		let view = Firmware::verdict(device).unwrap();
		assert_eq!((view.tier, view.reasons), (Affirming, Reasons::default()));
		assert_eq!(view.vector.claims(), [2, 2, 3, 0, 2, 0, 0, 0]);
		let platform = Platform::Psa { implementation: [7; 32], lifecycle: Lifecycle::Secured };
		assert_eq!(view.platform, platform);
		assert_eq!(platform.hardware(&policy()), Some(3));
		assert_eq!(view.running.len(), 2);
	});
}

#[test]
fn without_an_endorsed_key_the_identity_key_signs() {
	for signer in [Signer::Ed25519(1), Signer::P256(1)] {
		build_and_execute(|| {
			device();
			let device = match signer {
				Signer::Ed25519(_) => DeviceId::from_key(&IDENTITY.key()),
				Signer::P256(_) => Book::device(&OWNER, MODEL, None, signer.key()),
			};
			// Its instance id may be any.
			let claims =
				Claims { instance_id: [vec![1], vec![8; 32]].concat(), ..psa_claims(device, &[5]) };
			let attest = |token| Firmware::attest(signed(STRANGER), device, psa(token));
			let other = match signer {
				Signer::Ed25519(_) => ROOT,
				Signer::P256(_) => IDENTITY,
			};
			assert_noop!(attest(other.token(&claims)), Error::<Test>::NoAttestationKey);
			assert_ok!(attest(signer.token(&claims)));
			assert_eq!(tier(device), Some(Affirming));
			// Once one is endorsed, it alone counts.
			assert_ok!(Firmware::endorse_attestation_key(signed(VENDOR), device, ROOT.key(), None));
			to_block(11);
			let claims = psa_claims(device, &[5]);
			let refused = match signer {
				Signer::Ed25519(_) => Error::<Test>::NoAttestationKey,
				Signer::P256(_) => Error::<Test>::BadSignature,
			};
			let attest = |token| Firmware::attest(signed(STRANGER), device, psa(token));
			assert_noop!(attest(signer.token(&claims)), refused);
			assert_ok!(attest(ROOT.token(&claims)));
		});
	}
}

#[test]
fn other_keys_sign_no_tokens() {
	build_and_execute(|| {
		device();
		let device = Book::device(&OWNER, MODEL, None, DeviceKey::Sr25519([5; 32]));
		assert_noop!(handed_in(device, &psa_claims(device, &[5])), Error::<Test>::NoAttestationKey);
	});
}

#[test]
fn it_fails_for_another_nonce() {
	build_and_execute(|| {
		let device = rooted();
		let other = Book::device(&OWNER, MODEL, None, Signer::Ed25519(2).key());
		let of_other = psa_claims(other, &[5]);
		assert_noop!(handed_in(device, &of_other), Error::<Test>::NonceMismatch);
		// By the right block, and handed in for another.
		let token = ROOT.token(&psa_claims(device, &[5]));
		let earlier = Evidence::Psa { block: 8, token: token.clone().try_into().unwrap() };
		assert_noop!(
			Firmware::attest(signed(STRANGER), device, earlier),
			Error::<Test>::NonceMismatch
		);
		// On another chain.
		frame_system::BlockHash::<Test>::insert(0, block_hash(0xbb));
		assert_noop!(
			Firmware::attest(signed(STRANGER), device, psa(token)),
			Error::<Test>::NonceMismatch
		);
		frame_system::BlockHash::<Test>::insert(0, GENESIS);
		// With the right one in front of more.
		let mut longer = psa_claims(device, &[5]);
		longer.nonce.extend([0; 16]);
		assert_noop!(handed_in(device, &longer), Error::<Test>::NonceMismatch);
	});
}

#[test]
fn it_fails_for_another_instance() {
	build_and_execute(|| {
		let device = rooted();
		let claims =
			Claims { instance_id: [vec![1], vec![8; 32]].concat(), ..psa_claims(device, &[5]) };
		assert_noop!(handed_in(device, &claims), Error::<Test>::InstanceMismatch);
	});
}

#[test]
fn it_fails_for_what_is_no_token() {
	build_and_execute(|| {
		let device = rooted();
		let claims = psa_claims(device, &[5]);
		let payload = claims.encode();
		let sign = |signed: &[u8]| ROOT.raw(signed);
		let good = sign1(ES256, &payload, sign);
		let mut long = good.clone();
		long.push(0);
		let mut mac = good.clone();
		mac[0] = 0xd1;
		let detached = {
			let protected = Cbor::map([(1, Cbor::Int(ES256))]).encode();
			let parts = [Cbor::bytes(&protected), Cbor::map([]), Cbor::Null, Cbor::bytes(&[1; 64])];
			Cbor::Tag(18, vec![Cbor::Array(parts.to_vec())]).encode()
		};
		let twice = Claims { more: vec![(Cbor::Int(10), Cbor::bytes(&[0; 32]))], ..claims.clone() };
		let bad = [
			vec![],
			vec![0x80; 2_048],
			payload.clone(),
			good[..good.len() - 1].to_vec(),
			long,
			mac,
			detached,
			// An algorithm that is none, claims that are none.
			sign1(-99, &payload, sign),
			sign1(ES256, &[], sign),
			sign1(ES256, &payload[..payload.len() - 1], sign),
			ROOT.token(&twice),
			ROOT.token(&Claims { lifecycle: 0x3100, ..claims.clone() }),
			ROOT.token(&Claims { client: 0, ..claims.clone() }),
			ROOT.token(&Claims { instance_id: vec![2; 33], ..claims.clone() }),
			ROOT.token(&Claims { implementation: vec![7; 31], ..claims.clone() }),
			ROOT.token(&Claims { profile: "PSA_IOT_PROFILE_1".into(), ..claims.clone() }),
			ROOT.token(&Claims { measurements: vec![], ..claims.clone() }),
			ROOT.token(&Claims { measurements: vec![vec![5; 32]; 17], ..claims.clone() }),
			ROOT.token(&Claims { measurements: vec![vec![5; 33]], ..claims.clone() }),
		];
		for token in bad {
			assert_noop!(
				Firmware::attest(signed(STRANGER), device, psa(token)),
				Error::<Test>::BadToken
			);
		}
		assert_ok!(Firmware::attest(signed(STRANGER), device, psa(good)));
	});
}

#[test]
fn it_fails_with_any_byte_changed() {
	build_and_execute(|| {
		let device = rooted();
		let good = ROOT.token(&psa_claims(device, &[5, 0x13]));
		for place in 0..good.len() {
			for change in [1, 0x80, 0xff] {
				let mut token = good.clone();
				token[place] ^= change;
				let result = Firmware::appraise(device, psa(token));
				assert!(result.is_err(), "byte {place} ^ {change:#x}");
			}
		}
		assert_ok!(Firmware::appraise(device, psa(good)));
	});
}

#[test]
fn lifecycle_and_implementation_are_judged_by_the_policy() {
	build_and_execute(|| {
		let device = rooted();
		let lifecycles = Lifecycles(Lifecycles::SECURED.0 | 1 << Lifecycle::NonRotDebug as u8);
		set_policy(AppraisalPolicy { lifecycles, ..policy() });
		let sound = psa_claims(device, &[5]);
		let with = |lifecycle: i64| Claims { lifecycle, ..sound.clone() };
		let cases = [
			(with(0x30ff), Affirming, [2, 2, 3, 0, 2, 0, 0, 0], Reasons::default()),
			(with(0x4001), Warning, [2, 32, 3, 0, 2, 0, 0, 0], Reasons::LIFECYCLE),
			(with(0x0000), Contraindicated, [2, 96, 3, 0, 2, 0, 0, 0], Reasons::LIFECYCLE),
			(with(0x1000), Contraindicated, [2, 96, 3, 0, 2, 0, 0, 0], Reasons::LIFECYCLE),
			(with(0x2000), Contraindicated, [2, 96, 3, 0, 2, 0, 0, 0], Reasons::LIFECYCLE),
			(with(0x5000), Contraindicated, [2, 96, 3, 0, 2, 0, 0, 0], Reasons::LIFECYCLE),
			(with(0x6000), Contraindicated, [2, 96, 3, 0, 2, 0, 0, 0], Reasons::LIFECYCLE),
			(
				Claims { implementation: vec![8; 32], ..sound.clone() },
				Contraindicated,
				[2, 2, 3, 0, 97, 0, 0, 0],
				Reasons::HARDWARE,
			),
		];
		for (claims, tier, vector, reasons) in cases {
			let view = Firmware::appraise(device, psa(ROOT.token(&claims))).unwrap();
			assert_eq!((view.tier, view.vector.claims(), view.reasons), (tier, vector, reasons));
		}
		// Where the policy names no implementation, nothing is said of the hardware.
		set_policy(AppraisalPolicy { implementations: Default::default(), ..policy() });
		let view = Firmware::appraise(device, psa(ROOT.token(&sound))).unwrap();
		assert_eq!((view.tier, view.vector.hardware), (Affirming, 0));
		assert_eq!(view.platform.hardware(&policy()), Some(3));
	});
}

#[test]
fn claims_that_prove_nothing_are_ignored() {
	build_and_execute(|| {
		let device = rooted();
		let more = vec![
			(Cbor::Int(268), Cbor::bytes(&[3; 32])),
			(Cbor::Int(2398), Cbor::Text("1234567890123-12345".into())),
			(Cbor::Int(2400), Cbor::Text("https://verifier.example".into())),
			(Cbor::Int(-75_000), Cbor::Array(vec![Cbor::Int(1), Cbor::Null])),
		];
		let claims = Claims { client: 5, more, ..psa_claims(device, &[5]) };
		assert_ok!(handed_in(device, &claims));
		assert_eq!(tier(device), Some(Affirming));
	});
}

#[test]
fn measurements_of_every_sha2_are_recognised() {
	build_and_execute(|| {
		let device = rooted();
		release(RADIO, 4, Digest::Sha384([4; 48]));
		release(MAIN, 7, Digest::Sha512([7; 64]));
		let claims = Claims {
			measurements: vec![vec![4; 48], vec![7; 64], vec![4; 32]],
			..psa_claims(device, &[])
		};
		assert_ok!(handed_in(device, &claims));
		let view = Firmware::verdict(device).unwrap();
		let sequences: Vec<_> = view.running.iter().map(|one| one.sequence).collect();
		// The bytes of another function's digest are another digest.
		assert_eq!((sequences, view.unrecognised), (vec![7, 4], 1));
	});
}

#[test]
fn both_kinds_take_turns() {
	build_and_execute(|| {
		let device = rooted();
		assert_ok!(handed_in(device, &psa_claims(device, &[5])));
		let by_same_block = evidence(device, &[5]);
		assert_noop!(
			Firmware::attest(signed(STRANGER), device, by_same_block),
			Error::<Test>::NotNewer
		);
		attest(device, &[5]);
		assert_eq!(Firmware::verdict(device).unwrap().platform.kind(), EvidenceKind::Native);
	});
}
