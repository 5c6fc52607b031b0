// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn a_revoked_key_signs_nothing_more() {
	build_and_execute(|| {
		let signer = Signer::P256(1);
		ready(&[&signer]);
		let first = envelope(&main_manifest(1), &[&signer]);
		let other = Part::new(b"main", &[Build::new(8)]);
		let second = envelope(&manifest(2, &[other], &[]), &[&signer]);
		assert_ok!(propose(&first, &[0]));
		events();
		assert_ok!(Firmware::revoke_manifest_key(signed(OPERATOR), ID, 0));
		let reason = KeyRevocation::ByVendor;
		assert_eq!(events(), [Event::ManifestKeyRevoked { vendor: ID, key: 0, reason }]);
		refused(|| propose(&second, &[0]), Error::KeyRevoked);
		// What it signed before stands, and is decided like any release.
		assert_ok!(Firmware::approve_release(signed(BOB), MODEL, MAIN, 1));
	});
}

#[test]
fn most_of_the_deposit_returns() {
	build_and_execute(|| {
		let signer = Signer::MlDsa87(1);
		ready(&[&signer]);
		let held = || held(&VENDOR, HoldReason::ManifestKey);
		let before = held();
		assert_ok!(Firmware::revoke_manifest_key(signed(OPERATOR), ID, 0));
		// The key is gone; what it was known by, and why, is not.
		assert_eq!(before - held(), 2_594);
		let view = Firmware::manifest_key(ID, 0).unwrap();
		assert_eq!(view.state, KeyState::Revoked(KeyRevocation::ByVendor));
		assert_eq!(view.fingerprint, signer.key().fingerprint());
	});
}

#[test]
fn fails_for_who_has_no_right_and_for_what_is_not_there() {
	build_and_execute(|| {
		ready(&[&Signer::P256(1)]);
		let revoke = |who, vendor, key| Firmware::revoke_manifest_key(signed(who), vendor, key);
		for who in [STRANGER, BOB] {
			assert_noop!(revoke(who, ID, 0), Error::<Test>::NotVendor);
		}
		assert_noop!(revoke(VENDOR, 1, 0), Error::<Test>::NotVendor);
		assert_noop!(revoke(VENDOR, ID, 1), Error::<Test>::KeyNotFound);
		assert_ok!(revoke(VENDOR, ID, 0));
		assert_noop!(revoke(VENDOR, ID, 0), Error::<Test>::KeyRevoked);
	});
}
