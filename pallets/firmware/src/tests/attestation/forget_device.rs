// SPDX-License-Identifier: Apache-2.0

use super::common::*;
use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};

fn forget(device: DeviceId) -> DispatchResult {
	Firmware::forget_device(signed(STRANGER), device)
}

/// As after so many blocks that the chain has forgotten the one by whose hash the last evidence was
/// fresh.
fn block_is_forgotten(device: DeviceId) {
	let block = DeviceStates::<Test>::get(device).expect("it attested; qed").evidence_block;
	frame_system::BlockHash::<Test>::remove(block);
}

#[test]
fn evidence_that_was_taken_is_not_taken_again_after_a_transfer() {
	build_and_execute(|| {
		let device = device();
		let taken = evidence(device, &[5]);
		assert_ok!(Firmware::attest(signed(STRANGER), device, taken.clone()));
		Book::transfer(device, &ALICE);
		assert_noop!(forget(device), Error::<Test>::NotStale);
		let again = Firmware::attest(signed(STRANGER), device, taken.clone());
		assert_eq!(again.unwrap_err().error, Error::<Test>::NotNewer.into());
		block_is_forgotten(device);
		assert_ok!(forget(device));
		let again = Firmware::attest(signed(STRANGER), device, taken);
		assert_eq!(again.unwrap_err().error, Error::<Test>::UnknownBlock.into());
	});
}

#[test]
fn a_device_of_another_generation_is_forgotten_by_anyone() {
	for end in [|device| Book::transfer(device, &ALICE), Book::decommission] {
		build_and_execute(|| {
			let device = device();
			assert_noop!(forget(device), Error::<Test>::NothingKnown);
			attest(device, &[5]);
			assert_noop!(forget(device), Error::<Test>::NotStale);
			end(device);
			events();
			block_is_forgotten(device);
			assert_ok!(forget(device));
			assert_eq!(DeviceStates::<Test>::iter().count(), 0);
			assert_eq!(Balances::reserved_balance(OWNER), 0);
			assert_eq!(events(), vec![Event::DeviceForgotten { device }]);
		});
	}
}

#[test]
fn the_new_owner_pays_from_the_next_evidence_on() {
	build_and_execute(|| {
		let device = device();
		attest(device, &[5]);
		let price = Balances::reserved_balance(OWNER);
		Book::transfer(device, &ALICE);
		attest(device, &[5]);
		assert_eq!(Balances::reserved_balance(OWNER), 0);
		assert_eq!(Balances::reserved_balance(ALICE), price);
	});
}

#[test]
fn forgetting_frees_who_was_held() {
	build_and_execute(|| {
		let device = device();
		assert_ok!(Firmware::set_guard(signed(OWNER), GuardTarget::Device(device), true));
		attest(device, &[0x77]);
		assert!(Book::held(device));
		Book::transfer(device, &ALICE);
		block_is_forgotten(device);
		assert_ok!(forget(device));
		assert!(!Book::held(device));
	});
}
