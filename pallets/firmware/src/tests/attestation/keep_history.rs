// SPDX-License-Identifier: Apache-2.0

use super::common::*;
use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use muster_primitives::{access::action, Resource, TrustTier};

fn keep(who: AccountId, device: DeviceId, depth: u8) -> DispatchResultWithPostInfo {
	Firmware::keep_history(signed(who), device, depth)
}

/// The blocks of what is kept, the latest first.
fn blocks(device: DeviceId) -> Vec<u64> {
	let history = Firmware::history(device).expect("it is kept; qed");
	history.verdicts.iter().map(|past| past.block).collect()
}

#[test]
fn the_latest_verdicts_are_kept() {
	build_and_execute(|| {
		let device = device();
		attest(device, &[5]);
		assert_eq!(Firmware::history(device), None);
		assert_ok!(keep(OWNER, device, 3));
		assert!(blocks(device).is_empty());
		for _ in 0..5 {
			attest(device, &[5]);
		}
		assert_eq!(blocks(device), vec![15, 14, 13]);
		attest(device, &[0x77]);
		let history = Firmware::history(device).unwrap();
		assert_eq!((history.depth, history.payer), (3, OWNER));
		let past = &history.verdicts[0];
		assert_eq!((past.block, past.at, past.generation), (16, START, 0));
		assert_eq!((past.tier, past.unrecognised), (TrustTier::Contraindicated, 1));
		assert_eq!(history.verdicts[1].tier, TrustTier::Affirming);
		assert_eq!(history.verdicts[1].running.len(), 1);
	});
}

#[test]
fn what_was_found_then_stays_as_it_was() {
	build_and_execute(|| {
		let device = device();
		assert_ok!(keep(OWNER, device, 2));
		attest(device, &[5]);
		revoke(MAIN, 5);
		assert_eq!(tier(device), Some(TrustTier::Contraindicated));
		assert_eq!(Firmware::history(device).unwrap().verdicts[0].tier, TrustTier::Affirming);
	});
}

#[test]
fn it_grows_and_shrinks_with_its_deposit() {
	build_and_execute(|| {
		let device = device();
		attest(device, &[5]);
		let before = Balances::reserved_balance(OWNER);
		let held = || Balances::reserved_balance(OWNER) - before;
		assert_ok!(keep(OWNER, device, 4));
		let four = held();
		for _ in 0..6 {
			attest(device, &[5]);
		}
		assert_eq!(blocks(device), vec![16, 15, 14, 13]);
		// The oldest go.
		assert_ok!(keep(OWNER, device, 2));
		assert!(held() < four);
		assert_eq!(blocks(device), vec![16, 15]);
		attest(device, &[5]);
		assert_eq!(blocks(device), vec![17, 16]);
		assert_ok!(keep(OWNER, device, 4));
		assert_eq!(held(), four);
		assert_eq!(blocks(device), vec![17, 16]);
		for _ in 0..3 {
			attest(device, &[5]);
		}
		assert_eq!(blocks(device), vec![20, 19, 18, 17]);
		assert_ok!(keep(OWNER, device, 0));
		assert_eq!(held(), 0);
		assert_eq!(Firmware::history(device), None);
		assert_eq!(PastVerdicts::<Test>::iter().count(), 0);
	});
}

#[test]
fn every_way_from_one_depth_to_another_keeps_the_latest() {
	for old in 1..=5u8 {
		for count in 0..8u64 {
			for new in (0..=6u8).filter(|new| *new != old) {
				build_and_execute(|| {
					let device = device();
					assert_ok!(keep(OWNER, device, old));
					for _ in 0..count {
						attest(device, &[5]);
					}
					let before = blocks(device);
					let moved = before.len() as u32;
					let weight = keep(OWNER, device, new).unwrap().actual_weight;
					assert_eq!(weight, Some(<() as WeightInfo>::keep_history(moved)));
					let after = Firmware::history(device)
						.map(|history| history.verdicts.iter().map(|past| past.block).collect());
					let left = before[..before.len().min(new.into())].to_vec();
					assert_eq!(after, (new > 0).then_some(left));
				});
			}
		}
	}
}

#[test]
fn others_need_permission_and_whoever_pays_may_pay_less() {
	build_and_execute(|| {
		let device = device();
		assert_noop!(keep(ALICE, device, 2), DispatchError::BadOrigin);
		Book::permit(Subject::Account(ALICE), action::UPDATE_FIRMWARE, Resource::Device(device));
		assert_ok!(keep(ALICE, device, 2));
		let two = Balances::reserved_balance(ALICE);
		Permissions::remove((
			Subject::Account(ALICE),
			action::UPDATE_FIRMWARE,
			Resource::Device(device),
		));
		assert_noop!(keep(ALICE, device, 3), DispatchError::BadOrigin);
		assert_noop!(keep(STRANGER, device, 1), DispatchError::BadOrigin);
		assert_ok!(keep(ALICE, device, 1));
		assert!(Balances::reserved_balance(ALICE) < two);
		// The owner's is longer: the owner pays, and the other has everything back.
		assert_ok!(keep(OWNER, device, 2));
		assert_eq!(Balances::reserved_balance(ALICE), 0);
		assert_eq!(Balances::reserved_balance(OWNER), two);
	});
}

#[test]
fn the_owner_may_end_what_another_pays_for() {
	build_and_execute(|| {
		let device = device();
		assert_ok!(keep(OWNER, device, 4));
		Book::transfer(device, &ALICE);
		attest(device, &[5]);
		assert_eq!(Firmware::history(device).unwrap().verdicts[0].generation, 1);
		assert_ok!(keep(ALICE, device, 1));
		assert!(Balances::reserved_balance(OWNER) > 0);
		assert_ok!(keep(ALICE, device, 0));
		assert_eq!(Balances::reserved_balance(OWNER), 0);
	});
}

#[test]
fn anyone_ends_that_of_a_device_which_is_no_more() {
	build_and_execute(|| {
		let device = device();
		assert_ok!(keep(OWNER, device, 4));
		attest(device, &[5]);
		Book::decommission(device);
		assert_noop!(keep(OWNER, device, 5), Error::<Test>::NotClaimed);
		assert_noop!(keep(STRANGER, device, 1), Error::<Test>::NotClaimed);
		assert_ok!(keep(STRANGER, device, 0));
		assert_eq!(Histories::<Test>::iter().count(), 0);
	});
}

#[test]
fn it_fails_beyond_the_bound_and_for_no_change() {
	build_and_execute(|| {
		let device = device();
		assert_noop!(keep(OWNER, device, 65), Error::<Test>::TooDeep);
		assert_noop!(keep(OWNER, device, 0), Error::<Test>::NoChange);
		assert_noop!(keep(OWNER, DeviceId([9; 32]), 1), Error::<Test>::DeviceNotFound);
		assert_ok!(keep(OWNER, device, 64));
		assert_noop!(keep(OWNER, device, 64), Error::<Test>::NoChange);
		let change = Event::HistoryKept { device, old: 0, new: 64 };
		assert_eq!(events(), vec![change]);
	});
}
