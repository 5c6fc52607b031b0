// SPDX-License-Identifier: Apache-2.0

//! Quarantine by verdict: at once by `attest`, later by `enforce`.

use super::common::*;
use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};

const FLEET: FleetId = 8;
const ABOVE: FleetId = 7;

/// A device in a fleet below another.
fn in_fleets() -> DeviceId {
	let device = device();
	Book::fleet(&OWNER, ABOVE, None);
	Book::fleet(&OWNER, FLEET, Some(ABOVE));
	Book::assign(device, Some(FLEET));
	device
}

fn guard(target: GuardTarget) {
	assert_ok!(Firmware::set_guard(signed(OWNER), target, true));
}

fn unguard(target: GuardTarget) {
	assert_ok!(Firmware::set_guard(signed(OWNER), target, false));
}

fn enforce(device: DeviceId) -> DispatchResult {
	Firmware::enforce(signed(STRANGER), device)
}

#[test]
fn a_guarded_device_is_held_by_bad_evidence_and_let_go_by_good() {
	for target in [None, Some(FLEET), Some(ABOVE)] {
		build_and_execute(|| {
			let device = in_fleets();
			let target = target.map_or(GuardTarget::Device(device), GuardTarget::Fleet);
			guard(target);
			attest(device, &[5]);
			assert!(!Book::held(device));
			attest(device, &[0x77]);
			assert!(Book::held(device));
			assert!(events().contains(&Event::Quarantined { device }));
			// Bad again: nothing more to do.
			attest(device, &[0x77]);
			assert!(Book::held(device));
			assert!(!events().contains(&Event::Quarantined { device }));
			// A warning lets go.
			attest(device, &[5, 0x77]);
			assert!(!Book::held(device));
			assert!(events().contains(&Event::Released { device }));
		});
	}
}

#[test]
fn without_a_guard_nothing_is_held() {
	build_and_execute(|| {
		let device = in_fleets();
		Book::fleet(&OWNER, 9, None);
		guard(GuardTarget::Fleet(9));
		attest(device, &[0x77]);
		assert!(!Book::held(device));
		assert_noop!(enforce(device), Error::<Test>::NoChange);
	});
}

#[test]
fn anyone_enforces_what_fell_since() {
	build_and_execute(|| {
		let device = in_fleets();
		guard(GuardTarget::Fleet(ABOVE));
		attest(device, &[5]);
		assert_noop!(enforce(device), Error::<Test>::NoChange);
		type Change = fn();
		let changes: [(Change, Change); 3] = [
			(
				|| change_release(5, |one| one.severity = Some(Severity::Critical)),
				|| change_release(5, |one| one.severity = None),
			),
			(|| raise_floor(MAIN, 6), || raise_floor(MAIN, 0)),
			(
				|| set_policy(AppraisalPolicy { hardware: Some((9, 9)), ..policy() }),
				|| set_policy(policy()),
			),
		];
		for (fall, mend) in changes {
			fall();
			assert!(!Book::held(device));
			assert_ok!(enforce(device));
			assert!(Book::held(device));
			assert_noop!(enforce(device), Error::<Test>::NoChange);
			mend();
			assert_ok!(enforce(device));
			assert!(!Book::held(device));
		}
		revoke(MAIN, 5);
		assert!(!Book::held(device));
		assert_ok!(enforce(device));
		assert!(Book::held(device));
	});
}

#[test]
fn silence_neither_holds_nor_frees() {
	build_and_execute(|| {
		let device = in_fleets();
		guard(GuardTarget::Device(device));
		attest(device, &[5]);
		at(START + 3_600);
		assert_eq!(tier(device), None);
		assert_noop!(enforce(device), Error::<Test>::NoChange);
		attest(device, &[0x77]);
		assert!(Book::held(device));
		at(START + 9_000);
		assert_eq!(tier(device), None);
		assert_noop!(enforce(device), Error::<Test>::NoChange);
		assert!(Book::held(device));
		assert_ok!(Firmware::set_appraisal_policy(signed(VENDOR), MODEL, None));
		assert_noop!(enforce(device), Error::<Test>::NoChange);
	});
}

#[test]
fn the_end_of_the_guard_frees() {
	build_and_execute(|| {
		let device = in_fleets();
		let targets = [GuardTarget::Device(device), GuardTarget::Fleet(FLEET)];
		targets.into_iter().for_each(guard);
		attest(device, &[0x77]);
		unguard(targets[0]);
		assert_noop!(enforce(device), Error::<Test>::NoChange);
		unguard(targets[1]);
		assert!(Book::held(device));
		assert_ok!(enforce(device));
		assert!(!Book::held(device));
		// So does leaving the guarded fleet, also by bad evidence.
		guard(targets[1]);
		attest(device, &[0x77]);
		assert!(Book::held(device));
		Book::assign(device, None);
		attest(device, &[0x77]);
		assert!(!Book::held(device));
	});
}

#[test]
fn a_transferred_device_is_free_of_its_former_owners_guard() {
	build_and_execute(|| {
		let device = in_fleets();
		guard(GuardTarget::Device(device));
		attest(device, &[0x77]);
		Book::transfer(device, &ALICE);
		assert!(Book::held(device));
		assert!(!Firmware::guarded(device));
		assert_ok!(enforce(device));
		assert!(!Book::held(device));
		attest(device, &[0x77]);
		assert!(!Book::held(device));
	});
}

#[test]
fn it_fails_for_a_device_of_which_nothing_is_known() {
	build_and_execute(|| {
		let device = in_fleets();
		assert_noop!(enforce(device), Error::<Test>::NothingKnown);
		attest(device, &[5]);
		Book::decommission(device);
		assert_noop!(enforce(device), Error::<Test>::NotClaimed);
	});
}
