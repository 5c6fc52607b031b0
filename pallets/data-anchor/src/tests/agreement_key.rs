// SPDX-License-Identifier: Apache-2.0

//! Keys of accounts to which envelopes are encrypted: published, replaced, withdrawn.

use super::{common::*, sharing::*};
use crate::{mock::*, *};
use sp_runtime::{DispatchError, TokenError};

fn set(key: Option<AgreementKey>) -> Call<Test> {
	Call::set_agreement_key { key }
}

fn key_of(who: &AccountId) -> Option<AgreementKey> {
	DataAnchor::agreement_key(account(who.clone()))
}

/// The key and who paid 16 bytes of balance for it.
const PRICE: Balance = 100 + 32 + 32 + 16;

/// u-coordinates with which every secret is zero, and some that are not canonical (RFC 7748 §5).
fn weak_keys() -> Vec<AgreementKey> {
	let number = |lowest: u8, between: u8, highest: u8| {
		let mut bytes = [between; 32];
		(bytes[0], bytes[31]) = (lowest, highest);
		AgreementKey(bytes)
	};
	vec![
		number(0, 0, 0),
		number(1, 0, 0),
		// p - 1, p, p + 1.
		number(0xec, 0xff, 0x7f),
		number(0xed, 0xff, 0x7f),
		number(0xee, 0xff, 0x7f),
		// The highest bit is no part of a number.
		number(9, 0, 0x80),
		number(0xff, 0xff, 0xff),
	]
}

#[test]
fn a_key_is_published_replaced_and_withdrawn() {
	build_and_execute(|| {
		let steps = [(None, Some(KEY)), (Some(KEY), Some(OTHER_KEY)), (Some(OTHER_KEY), None)];
		for (old, new) in steps {
			assert_eq!(key_of(&ALICE), old);
			ok(signed(ALICE), set(new));
			assert_eq!(key_of(&ALICE), new);
			assert_eq!(events(), [Event::AgreementKeySet { account: ALICE, old, new }]);
			// One deposit, however often the key is another.
			let due = if new.is_some() { PRICE } else { 0 };
			assert_eq!(held(&ALICE, HoldReason::AgreementKey), due);
		}
		assert!(!AgreementKeys::<Test>::contains_key(ALICE));
		assert_eq!(Balances::free_balance(ALICE), ENDOWMENT);
	});
}

#[test]
fn two_accounts_may_publish_the_same() {
	build_and_execute(|| {
		publish(ALICE, KEY);
		publish(BOB, KEY);
		ok(signed(BOB), set(None));
		assert_eq!((key_of(&ALICE), key_of(&BOB)), (Some(KEY), None));
	});
}

#[test]
fn weak_keys_are_refused_whether_or_not_there_was_one() {
	build_and_execute(|| {
		for there in [false, true] {
			for key in weak_keys() {
				refused(signed(ALICE), set(Some(key)), Error::<Test>::BadKey);
			}
			if !there {
				publish(ALICE, KEY);
			}
		}
		assert_eq!(key_of(&ALICE), Some(KEY));
	});
}

#[test]
fn what_is_so_already_is_refused() {
	build_and_execute(|| {
		refused(signed(ALICE), set(None), Error::<Test>::NoChange);
		publish(ALICE, KEY);
		refused(signed(ALICE), set(Some(KEY)), Error::<Test>::NoChange);
		ok(signed(ALICE), set(None));
		refused(signed(ALICE), set(None), Error::<Test>::NoChange);
	});
}

#[test]
fn fails_without_the_money() {
	build_and_execute(|| {
		refused(signed(PAUPER), set(Some(KEY)), TokenError::FundsUnavailable);
	});
}

#[test]
fn only_accounts_publish_here() {
	build_and_execute(|| {
		needs_an_account(set(Some(KEY)));
		needs_an_account(set(None));
		// A device's key lies in the registry, and an account's own says nothing of it.
		let device = grantee_device(&BOB, 1);
		refused(as_device(device), set(Some(OTHER_KEY)), DispatchError::BadOrigin);
		assert_eq!(DataAnchor::agreement_key(Subject::Device(device)), Some(KEY));
		assert_eq!(key_of(&BOB), None);
	});
}

#[test]
fn a_device_has_the_key_that_the_registry_knows_until_it_is_decommissioned() {
	build_and_execute(|| {
		let key = |device| DataAnchor::agreement_key(Subject::Device(device));
		assert_eq!(key(DeviceId([99; 32])), None);
		let device = Book::device(&OWNER, 1);
		assert_eq!(key(device), None);
		Book::change(device, |entry| entry.keys.agreement = Some(KEY));
		assert_eq!(key(device), Some(KEY));
		Book::change(device, |entry| entry.keys.agreement = Some(OTHER_KEY));
		assert_eq!(key(device), Some(OTHER_KEY));
		Book::decommission(device);
		assert_eq!(key(device), None);
	});
}

#[test]
fn another_key_changes_nothing_about_envelopes_for_the_earlier_one() {
	build_and_execute(|| {
		let stream = batches();
		publish(ALICE, KEY);
		let give = Give::to(stream, account(ALICE));
		let share = give.made();
		let before = share_of(stream, share);
		for key in [Some(OTHER_KEY), None] {
			ok(signed(ALICE), set(key));
			assert_eq!(share_of(stream, share), before);
			assert!(view(stream, share).open);
			assert_eq!(view(stream, share).key, KEY);
		}
	});
}
