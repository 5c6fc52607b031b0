// SPDX-License-Identifier: Apache-2.0

use super::common::*;
use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};

fn endorse(who: AccountId, sequence: Sequence, byte: u8, until: Option<u64>) -> DispatchResult {
	Firmware::endorse_value(signed(who), MODEL, MAIN, sequence, digest(byte), until)
}

fn withdraw(who: AccountId, sequence: Sequence) -> DispatchResult {
	Firmware::withdraw_endorsement(signed(who), MODEL, MAIN, sequence)
}

#[test]
fn a_value_is_endorsed_prolonged_and_withdrawn() {
	build_and_execute(|| {
		device();
		let before = Balances::reserved_balance(VENDOR);
		assert_ok!(endorse(VENDOR, 1, 0x21, Some(START)));
		let bytes = Endorsement::<Test>::max_encoded_len() + Reference::max_encoded_len();
		assert_eq!(Balances::reserved_balance(VENDOR), before + 100 + bytes as Balance);
		let view =
			|valid_until, valid| Some(EndorsementView { digest: digest(0x21), valid_until, valid });
		assert_eq!(Firmware::endorsement(MODEL, MAIN, 1), view(Some(START), true));
		at(START + 1);
		assert_eq!(Firmware::endorsement(MODEL, MAIN, 1), view(Some(START), false));
		assert_ok!(endorse(VENDOR, 1, 0x21, None));
		assert_eq!(Firmware::endorsement(MODEL, MAIN, 1), view(None, true));
		assert_ok!(withdraw(VENDOR, 1));
		assert_eq!(Firmware::endorsement(MODEL, MAIN, 1), None);
		assert_eq!(Balances::reserved_balance(VENDOR), before);
		let endorsed = |old, new| Event::ValueEndorsed {
			model: MODEL,
			component: MAIN,
			sequence: 1,
			digest: digest(0x21),
			old,
			new,
		};
		let withdrawn = Event::EndorsementWithdrawn {
			model: MODEL,
			component: MAIN,
			sequence: 1,
			digest: digest(0x21),
		};
		let expected =
			vec![endorsed(None, Some(START)), endorsed(Some(Some(START)), None), withdrawn];
		assert_eq!(events(), expected);
		// Digest and sequence are free again.
		assert_ok!(endorse(VENDOR, 1, 0x22, None));
		assert_ok!(endorse(VENDOR, 2, 0x21, None));
	});
}

#[test]
fn operators_need_the_right_to_endorse() {
	build_and_execute(|| {
		device();
		OperatorEntries::insert(0, ALICE, (true, false));
		for who in [ALICE, OWNER, STRANGER] {
			assert_noop!(endorse(who.clone(), 1, 0x21, None), Error::<Test>::NotVendor);
			assert_noop!(withdraw(who, 1), Error::<Test>::NotVendor);
		}
		OperatorEntries::insert(0, ALICE, (false, true));
		assert_ok!(endorse(ALICE, 1, 0x21, None));
		assert_ok!(withdraw(ALICE, 1));
	});
}

#[test]
fn it_fails_for_what_is_not_there_and_for_the_past() {
	build_and_execute(|| {
		device();
		let endorse = |model, component, until| {
			Firmware::endorse_value(signed(VENDOR), model, component, 1, digest(0x21), until)
		};
		assert_noop!(endorse(9, MAIN, None), Error::<Test>::ModelNotFound);
		assert_noop!(endorse(MODEL, 2, None), Error::<Test>::ComponentNotFound);
		assert_noop!(endorse(MODEL, 200, None), Error::<Test>::ComponentNotFound);
		assert_noop!(endorse(MODEL, MAIN, Some(START - 1)), Error::<Test>::AlreadyLapsed);
		assert_noop!(withdraw(VENDOR, 1), Error::<Test>::EndorsementNotFound);
	});
}

#[test]
fn one_digest_is_one_sequence() {
	build_and_execute(|| {
		device();
		// Those of a release.
		assert_noop!(endorse(VENDOR, 5, 0x21, None), Error::<Test>::SequenceTaken);
		assert_noop!(endorse(VENDOR, 1, 5, None), Error::<Test>::DigestKnown);
		// Those of an endorsement.
		assert_ok!(endorse(VENDOR, 1, 0x21, None));
		assert_noop!(endorse(VENDOR, 1, 0x22, None), Error::<Test>::SequenceTaken);
		assert_noop!(endorse(VENDOR, 2, 0x21, None), Error::<Test>::DigestKnown);
		assert_noop!(endorse(VENDOR, 1, 0x21, None), Error::<Test>::NoChange);
		// Those of another model are another matter.
		Book::model(0, 2, muster_primitives::UpdatePolicy::Manual);
		assert_ok!(Firmware::register_component(
			signed(VENDOR),
			2,
			MAIN,
			text("main"),
			0,
			ComponentTerms::default()
		));
		assert_ok!(Firmware::endorse_value(signed(VENDOR), 2, MAIN, 5, digest(5), None));
	});
}
