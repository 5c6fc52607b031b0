// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn adds_keys_of_every_kind() {
	build_and_execute(|| {
		component(SignatureTerms::default());
		for (id, signer) in (0..).zip(everyone()) {
			let key = signer.key();
			assert!(key.is_well_formed());
			assert_ok!(Firmware::add_manifest_key(signed(OPERATOR), ID, key.clone()));
			let fingerprint = key.fingerprint();
			assert_eq!(events(), [Event::ManifestKeyAdded { vendor: ID, key: id, fingerprint }]);
			let state = KeyState::Valid(key);
			let view = ManifestKeyView { id, state, fingerprint, payer: OPERATOR };
			assert_eq!(Firmware::manifest_key(ID, id), Some(view));
		}
	});
}

#[test]
fn the_deposit_grows_with_the_key() {
	build_and_execute(|| {
		component(SignatureTerms::default());
		let held = || held(&OPERATOR, HoldReason::ManifestKey);
		assert_ok!(Firmware::add_manifest_key(signed(OPERATOR), ID, Signer::P256(1).key()));
		let small = held();
		assert_ok!(Firmware::add_manifest_key(signed(OPERATOR), ID, Signer::MlDsa87(1).key()));
		// 1 a byte: 2,592 of the key and 2 of their number, instead of 33.
		assert_eq!(held() - small, small + 2_594 - 33);
	});
}

#[test]
fn fails_for_who_has_no_right() {
	build_and_execute(|| {
		component(SignatureTerms::default());
		OperatorEntries::insert(ID, DAVE, (false, true));
		for who in [STRANGER, OWNER, DAVE, BOB] {
			assert_noop!(
				Firmware::add_manifest_key(signed(who), ID, Signer::P256(1).key()),
				Error::<Test>::NotVendor
			);
		}
		// No such vendor.
		assert_noop!(
			Firmware::add_manifest_key(signed(VENDOR), 9, Signer::P256(1).key()),
			Error::<Test>::NotVendor
		);
	});
}

#[test]
fn fails_for_what_is_no_key() {
	build_and_execute(|| {
		component(SignatureTerms::default());
		let FirmwareKey::Hss(hss) = Signer::lms(1).key() else { unreachable!() };
		let short = hss[..59].to_vec().try_into().unwrap();
		let mut levels = hss.clone();
		levels[3] = 9;
		let mut unknown = hss.clone();
		unknown[7] = 99;
		let bad = [
			// Of small order: one signature fits every message.
			FirmwareKey::Ed25519([0; 32]),
			FirmwareKey::P256([4; 33]),
			FirmwareKey::MlDsa87(Default::default()),
			FirmwareKey::MlDsa87(vec![1; 2_591].try_into().unwrap()),
			FirmwareKey::Hss(Default::default()),
			FirmwareKey::Hss(short),
			FirmwareKey::Hss(levels),
			FirmwareKey::Hss(unknown),
		];
		for key in bad {
			assert_noop!(
				Firmware::add_manifest_key(signed(VENDOR), ID, key),
				Error::<Test>::BadKey
			);
		}
	});
}

#[test]
fn fails_for_a_key_that_the_vendor_has_or_had() {
	build_and_execute(|| {
		component(SignatureTerms::default());
		let key = Signer::P256(1).key();
		keys(&[&Signer::P256(1)]);
		let again = |vendor| Firmware::add_manifest_key(signed(VENDOR), vendor, key.clone());
		assert_noop!(again(ID), Error::<Test>::KeyKnown);
		assert_ok!(Firmware::revoke_manifest_key(signed(VENDOR), ID, 0));
		assert_noop!(again(ID), Error::<Test>::KeyKnown);
		// Another vendor may have the same, for what it is worth.
		Book::vendor(&VENDOR, 1);
		assert_ok!(again(1));
	});
}

#[test]
fn thousands_of_keys_of_one_vendor_stand_in_nobodys_way() {
	build_and_execute(|| {
		component(SignatureTerms::default());
		for seed in 1..=2_000u32 {
			let mut key = [2; 33];
			key[..4].copy_from_slice(&[2, 0, (seed >> 8) as u8, seed as u8]);
			let key = FirmwareKey::P256(key);
			assert_ok!(Firmware::add_manifest_key(signed(VENDOR), ID, key));
		}
		assert_eq!(Firmware::manifest_keys(ID, 1_990).len(), 10);
		assert_eq!(Firmware::manifest_keys(ID, 0).len(), 16);
		Book::vendor(&DAVE, 1);
		assert_ok!(Firmware::add_manifest_key(signed(DAVE), 1, Signer::P256(1).key()));
	});
}
