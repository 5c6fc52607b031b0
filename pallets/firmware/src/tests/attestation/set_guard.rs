// SPDX-License-Identifier: Apache-2.0

use super::common::*;
use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use muster_primitives::{access::action, Resource};

fn set(who: AccountId, target: GuardTarget, on: bool) -> DispatchResult {
	Firmware::set_guard(signed(who), target, on)
}

#[test]
fn it_is_put_up_and_taken_down() {
	build_and_execute(|| {
		let device = device();
		Book::fleet(&OWNER, 7, None);
		for target in [GuardTarget::Device(device), GuardTarget::Fleet(7)] {
			assert_ok!(set(OWNER, target, true));
			let price = 100 + Guard::<Test>::max_encoded_len() as Balance;
			assert_eq!(Balances::reserved_balance(OWNER), price);
			assert_noop!(set(OWNER, target, true), Error::<Test>::NoChange);
			assert_ok!(set(OWNER, target, false));
			assert_eq!(Balances::reserved_balance(OWNER), 0);
			assert_noop!(set(OWNER, target, false), Error::<Test>::NoChange);
			let change = |on| Event::GuardSet { target, on };
			assert_eq!(events(), vec![change(true), change(false)]);
		}
	});
}

#[test]
fn others_need_the_permission_to_suspend() {
	build_and_execute(|| {
		let device = device();
		Book::fleet(&OWNER, 7, None);
		let targets = [
			(GuardTarget::Device(device), Resource::Device(device)),
			(GuardTarget::Fleet(7), Resource::Fleet(7)),
		];
		for (target, resource) in targets {
			assert_noop!(set(ALICE, target, true), DispatchError::BadOrigin);
			let alice = Subject::Account(ALICE);
			Book::permit(alice.clone(), action::UPDATE_FIRMWARE, resource.clone());
			assert_noop!(set(ALICE, target, true), DispatchError::BadOrigin);
			Book::permit(alice, action::SUSPEND, resource);
			assert_ok!(set(ALICE, target, true));
			// A stranger takes nothing down; whoever paid has it back when the owner does.
			assert_noop!(set(STRANGER, target, false), DispatchError::BadOrigin);
			assert!(Balances::reserved_balance(ALICE) > 0);
			assert_ok!(set(OWNER, target, false));
			assert_eq!(Balances::reserved_balance(ALICE), 0);
		}
	});
}

#[test]
fn it_fails_for_what_is_not_there() {
	build_and_execute(|| {
		let device = device();
		Book::change(device, |entry| entry.owner = None);
		for target in [
			GuardTarget::Device(device),
			GuardTarget::Device(DeviceId([9; 32])),
			GuardTarget::Fleet(99),
		] {
			assert_noop!(set(OWNER, target, true), Error::<Test>::NoSuchTarget);
			assert_noop!(set(OWNER, target, false), Error::<Test>::NoChange);
		}
	});
}

#[test]
fn anyone_takes_down_what_is_void() {
	build_and_execute(|| {
		let device = device();
		Book::fleet(&OWNER, 7, None);
		let targets = [GuardTarget::Device(device), GuardTarget::Fleet(7)];
		for target in targets {
			assert_ok!(set(OWNER, target, true));
		}
		Book::transfer(device, &ALICE);
		FleetEntries::remove(7);
		assert_ok!(set(STRANGER, targets[1], false));
		// Whoever has the device now puts up another in its place.
		assert_ok!(set(ALICE, targets[0], true));
		assert_eq!(Balances::reserved_balance(OWNER), 0);
		Book::decommission(device);
		assert_ok!(set(STRANGER, targets[0], false));
		assert_eq!(Balances::reserved_balance(ALICE), 0);
		assert_eq!(Guards::<Test>::iter().count(), 0);
	});
}
