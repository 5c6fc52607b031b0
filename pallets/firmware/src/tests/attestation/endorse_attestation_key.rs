// SPDX-License-Identifier: Apache-2.0

use super::common::*;
use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};

fn endorse(who: AccountId, device: DeviceId, key: DeviceKey) -> DispatchResult {
	Firmware::endorse_attestation_key(signed(who), device, key, Some([1; 33]))
}

fn withdraw(who: AccountId, device: DeviceId) -> DispatchResult {
	Firmware::withdraw_attestation_key(signed(who), device)
}

#[test]
fn a_key_is_endorsed_replaced_and_withdrawn() {
	build_and_execute(|| {
		let device = device();
		let before = Balances::reserved_balance(VENDOR);
		assert_ok!(endorse(VENDOR, device, ROOT.key()));
		let price = 100 + AttestationKey::<Test>::max_encoded_len() as Balance;
		assert_eq!(Balances::reserved_balance(VENDOR), before + price);
		let first = AttestationKeyView { key: ROOT.key(), instance_id: Some([1; 33]) };
		assert_eq!(Firmware::attestation_key(device), Some(first));
		assert_noop!(endorse(VENDOR, device, ROOT.key()), Error::<Test>::NoChange);
		let second = AttestationKeyView { key: Signer::Ed25519(4).key(), instance_id: None };
		assert_ok!(Firmware::endorse_attestation_key(signed(VENDOR), device, second.key, None));
		assert_eq!(Firmware::attestation_key(device), Some(second));
		assert_eq!(Balances::reserved_balance(VENDOR), before + price);
		assert_ok!(withdraw(VENDOR, device));
		assert_eq!(Firmware::attestation_key(device), None);
		assert_eq!(Balances::reserved_balance(VENDOR), before);
		let expected = vec![
			Event::AttestationKeyEndorsed { device, old: None, new: first },
			Event::AttestationKeyEndorsed { device, old: Some(first), new: second },
			Event::AttestationKeyWithdrawn { device, old: second },
		];
		assert_eq!(events(), expected);
	});
}

#[test]
fn only_the_vendor_of_the_model_vouches() {
	build_and_execute(|| {
		let device = device();
		Book::vendor(&BOB, 2);
		OperatorEntries::insert(0, ALICE, (true, false));
		for who in [ALICE, BOB, OWNER, STRANGER] {
			assert_noop!(endorse(who, device, ROOT.key()), Error::<Test>::NotVendor);
		}
		OperatorEntries::insert(0, ALICE, (false, true));
		assert_ok!(endorse(ALICE, device, ROOT.key()));
		for who in [BOB, OWNER, STRANGER] {
			assert_noop!(withdraw(who, device), Error::<Test>::NotVendor);
		}
	});
}

#[test]
fn it_fails_for_keys_that_sign_no_tokens() {
	build_and_execute(|| {
		let device = device();
		let bad = [
			DeviceKey::Sr25519([3; 32]),
			DeviceKey::Secp256k1([2; 33]),
			DeviceKey::P256([4; 33]),
			DeviceKey::Ed25519([0; 32]),
		];
		for key in bad {
			assert_noop!(endorse(VENDOR, device, key), Error::<Test>::BadKey);
		}
		assert_noop!(
			Firmware::endorse_attestation_key(signed(VENDOR), device, ROOT.key(), Some([2; 33])),
			Error::<Test>::BadInstanceId
		);
		assert_noop!(endorse(VENDOR, DeviceId([9; 32]), ROOT.key()), Error::<Test>::DeviceNotFound);
		assert_noop!(withdraw(VENDOR, device), Error::<Test>::AttestationKeyNotFound);
	});
}

#[test]
fn it_stays_through_a_transfer_and_anyone_clears_it_after_the_end() {
	build_and_execute(|| {
		let device = device();
		assert_ok!(endorse(VENDOR, device, ROOT.key()));
		Book::transfer(device, &BOB);
		assert_ok!(Firmware::attest(
			signed(STRANGER),
			device,
			psa(ROOT.token(&psa_claims(device, &[5])))
		));
		let before = Balances::reserved_balance(VENDOR);
		Book::decommission(device);
		assert_noop!(endorse(VENDOR, device, ROOT.key()), Error::<Test>::DeviceNotFound);
		assert_ok!(withdraw(STRANGER, device));
		assert!(Balances::reserved_balance(VENDOR) < before);
	});
}
