// SPDX-License-Identifier: Apache-2.0

//! Each invariant, broken, is seen.

use super::common::*;
use crate::{mock::*, *};
use frame_support::assert_ok;
use muster_primitives::DeviceStatus;

/// Everything there can be; then this is done to it. The invariant with this number must not hold.
fn broken(number: u8, spoil: impl FnOnce(DeviceId)) {
	new_test_ext().execute_with(|| {
		let device = device();
		assert_ok!(Firmware::endorse_value(signed(VENDOR), MODEL, MAIN, 1, digest(1), None));
		assert_ok!(Firmware::endorse_attestation_key(signed(VENDOR), device, ROOT.key(), None));
		assert_ok!(Firmware::keep_history(signed(OWNER), device, 3));
		assert_ok!(Firmware::set_guard(signed(OWNER), GuardTarget::Device(device), true));
		attest(device, &[5, 0x13]);
		attest(device, &[0x77]);
		assert_ok!(Firmware::try_attestation());
		spoil(device);
		let error = Firmware::try_attestation().expect_err("it is broken; qed");
		let text = format!("{error:?}");
		let expected = match number {
			7 => "what is held".to_string(),
			number => format!("{number}: "),
		};
		assert!(text.contains(&format!("\"{expected}")), "not {number}: {text}");
	});
}

fn change_state(device: DeviceId, change: impl FnOnce(&mut DeviceState<Test>)) {
	DeviceStates::<Test>::mutate(device, |state| change(state.as_mut().expect("it is there; qed")));
}

fn change_verdict(device: DeviceId, change: impl FnOnce(&mut Verdict)) {
	change_state(device, |state| change(state.verdict.as_mut().expect("it attested; qed")));
}

fn change_history(device: DeviceId, change: impl FnOnce(&mut attestation::History<Test>)) {
	Histories::<Test>::mutate(device, |kept| change(kept.as_mut().expect("it is there; qed")));
}

#[test]
fn unsound_policies_are_seen() {
	broken(1, |_| {
		ModelStates::<Test>::mutate(MODEL, |state| {
			state.policy.as_mut().expect("it was set; qed").0.required = 0;
		});
	});
}

#[test]
fn endorsements_without_reference_value_and_the_reverse_are_seen() {
	broken(2, |_| References::<Test>::remove(MODEL, digest(1)));
	broken(2, |_| {
		let reference = Reference { component: MAIN, sequence: 2, endorsed: true };
		References::<Test>::insert(MODEL, digest(2), reference);
	});
	broken(2, |_| {
		let reference = Reference { component: MAIN, sequence: 1, endorsed: true };
		References::<Test>::insert(MODEL, digest(2), reference);
	});
	broken(2, |_| {
		Endorsements::<Test>::remove((MODEL, MAIN, 1));
	});
}

#[test]
fn keys_that_sign_no_tokens_are_seen() {
	broken(3, |device| {
		AttestationKeys::<Test>::mutate(device, |endorsed| {
			endorsed.as_mut().expect("it is there; qed").key = DeviceKey::Sr25519([1; 32]);
		});
	});
	broken(3, |device| {
		let endorsed = AttestationKeys::<Test>::take(device).expect("it is there; qed");
		AttestationKeys::<Test>::insert(DeviceId([9; 32]), endorsed);
	});
}

#[test]
fn states_that_cannot_be_are_seen() {
	broken(4, |device| change_state(device, |state| state.generation = 1));
	broken(4, |device| change_state(device, |state| state.evidence_block = 12));
	broken(4, |device| change_verdict(device, |verdict| verdict.model = 2));
	broken(4, |device| {
		change_verdict(device, |verdict| {
			let running = Reference { component: MAIN, sequence: 5, endorsed: false };
			verdict.running = vec![running, running].try_into().expect("two; qed");
		})
	});
	broken(4, |device| {
		Book::change(device, |entry| {
			entry.held = false;
			entry.status = DeviceStatus::Active;
		});
	});
	broken(4, |device| {
		let state = DeviceStates::<Test>::take(device).expect("it is there; qed");
		DeviceStates::<Test>::insert(DeviceId([9; 32]), state);
	});
}

#[test]
fn histories_that_do_not_agree_with_their_verdicts_are_seen() {
	broken(5, |device| PastVerdicts::<Test>::remove(device, 0));
	broken(5, |device| {
		let past = PastVerdicts::<Test>::take(device, 0).expect("two are kept; qed");
		PastVerdicts::<Test>::insert(device, 2, past);
	});
	broken(5, |device| change_history(device, |kept| kept.next = 3));
	broken(5, |device| change_history(device, |kept| kept.kept = 4));
	broken(5, |device| {
		Histories::<Test>::remove(device);
	});
}

#[test]
fn guards_that_cannot_be_are_seen() {
	let raise = |target| {
		Guards::<Test>::mutate(target, |guard: &mut Option<Guard<Test>>| {
			guard.as_mut().expect("it was put up; qed").generation = 1;
		});
	};
	broken(6, |device| raise(GuardTarget::Device(device)));
	broken(6, |_| {
		Book::fleet(&OWNER, 7, None);
		assert_ok!(Firmware::set_guard(signed(OWNER), GuardTarget::Fleet(7), true));
		raise(GuardTarget::Fleet(7));
	});
}

#[test]
fn deposits_that_do_not_add_up_are_seen() {
	broken(7, |device| {
		Guards::<Test>::remove(GuardTarget::Device(device));
	});
	broken(7, |device| change_state(device, |state| state.deposit.payer = ALICE));
}
