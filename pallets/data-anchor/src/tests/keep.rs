// SPDX-License-Identifier: Apache-2.0

use super::common::*;
use crate::{mock::*, *};
use sp_runtime::TokenError;

fn keep(stream: StreamId, anchor: AnchorNumber) -> Call<Test> {
	Call::keep { stream, anchor }
}

fn release(stream: StreamId, anchor: AnchorNumber) -> Call<Test> {
	Call::release { stream, anchor }
}

fn prune(stream: StreamId) {
	pass(RETENTION);
	ok(signed(CAROL), Call::prune { stream, limit: 128 });
}

#[test]
fn whoever_keeps_an_anchor_pays_for_it() {
	build_and_execute(|| {
		let stream = batches();
		fill(stream, 2);
		let before = anchor_of(stream, 1);
		events();
		ok(signed(STRANGER), keep(stream, 1));
		assert_eq!(events(), [Event::Kept { stream, anchor: 1, by: STRANGER }]);
		assert_eq!(held(&STRANGER, HoldReason::Keep), keep_price());
		assert_eq!(anchor_of(stream, 1), Anchor { keepers: 1, ..before });
		assert!(DataAnchor::is_keeper(stream, 1, STRANGER));
		assert!(!DataAnchor::is_keeper(stream, 0, STRANGER));
		assert!(!DataAnchor::is_keeper(stream, 1, OWNER));
	});
}

#[test]
fn a_released_anchor_is_as_it_was() {
	build_and_execute(|| {
		let stream = batches();
		fill(stream, 2);
		let before = anchor_of(stream, 1);
		ok(signed(STRANGER), keep(stream, 1));
		events();
		ok(signed(STRANGER), release(stream, 1));
		assert_eq!(events(), [Event::Released { stream, anchor: 1, by: STRANGER, removed: false }]);
		assert_eq!(held(&STRANGER, HoldReason::Keep), 0);
		assert_eq!(anchor_of(stream, 1), before);
		assert!(!DataAnchor::is_keeper(stream, 1, STRANGER));
		prune(stream);
		assert_eq!(Anchors::<Test>::iter().count(), 0);
	});
}

#[test]
fn a_kept_anchor_outlives_pruning_until_its_last_keeper_lets_go() {
	build_and_execute(|| {
		let stream = batches();
		fill(stream, 3);
		for who in [ALICE, BOB] {
			ok(signed(who), keep(stream, 1));
		}
		assert_eq!(anchor_of(stream, 1).keepers, 2);
		prune(stream);
		events();
		ok(signed(ALICE), release(stream, 1));
		assert_eq!(events(), [Event::Released { stream, anchor: 1, by: ALICE, removed: false }]);
		assert_eq!((held(&ALICE, HoldReason::Keep), anchor_of(stream, 1).keepers), (0, 1));
		assert_eq!(held(&BOB, HoldReason::Keep), keep_price());
		ok(signed(BOB), release(stream, 1));
		assert_eq!(events(), [Event::Released { stream, anchor: 1, by: BOB, removed: true }]);
		assert_eq!(held(&BOB, HoldReason::Keep), 0);
		assert_eq!(DataAnchor::anchor_at(stream, 1), None);
		assert_eq!(Keepers::<Test>::iter().count(), 0);
	});
}

#[test]
fn an_anchor_that_only_a_keeper_holds_is_kept_by_others_too() {
	build_and_execute(|| {
		let stream = batches();
		fill(stream, 1);
		ok(signed(ALICE), keep(stream, 0));
		prune(stream);
		ok(signed(BOB), keep(stream, 0));
		ok(signed(ALICE), release(stream, 0));
		assert_eq!(anchor_of(stream, 0).keepers, 1);
	});
}

#[test]
fn a_kept_anchor_outlives_its_stream() {
	build_and_execute(|| {
		let stream = batches();
		fill(stream, 2);
		ok(signed(ALICE), keep(stream, 1));
		let proof = tree(seed_of(stream, 1), 5).prove(4).expect("it has more; qed");
		let reading = reading(seed_of(stream, 1), 4);
		prune(stream);
		ok(signed(OWNER), Call::close_stream { stream });
		ok(signed(OWNER), Call::remove_stream { stream });
		assert_eq!(Balances::reserved_balance(OWNER), 0);
		let verify = || DataAnchor::verify_inclusion(stream, 1, reading.clone(), 4, proof.clone());
		assert_eq!(verify(), Ok(()));
		// Another one begins to rely on it, the first ends to.
		ok(signed(BOB), keep(stream, 1));
		ok(signed(ALICE), release(stream, 1));
		assert_eq!(verify(), Ok(()));
		events();
		ok(signed(BOB), release(stream, 1));
		assert_eq!(events(), [Event::Released { stream, anchor: 1, by: BOB, removed: true }]);
		assert_eq!(verify(), Err(NotProven::AnchorNotFound));
		refused(signed(BOB), keep(stream, 1), Error::<Test>::AnchorNotFound);
	});
}

#[test]
fn what_is_kept_takes_its_slot_until_it_is_pruned() {
	build_and_execute(|| {
		let stream = batches();
		fill(stream, 10);
		for anchor in 0..10 {
			ok(signed(ALICE), keep(stream, anchor));
		}
		not_anchored(next(stream), Error::NoSlotLeft);
		prune(stream);
		assert_eq!(expected(stream).slots_left, 10);
		fill(stream, 10);
		assert_eq!(Anchors::<Test>::iter().count(), 20);
		assert_eq!(held(&ALICE, HoldReason::Keep), 10 * keep_price());
	});
}

#[test]
fn an_anchor_is_kept_once_by_each() {
	build_and_execute(|| {
		let stream = batches();
		fill(stream, 1);
		ok(signed(OWNER), keep(stream, 0));
		refused(signed(OWNER), keep(stream, 0), Error::<Test>::AlreadyKept);
		ok(signed(OWNER), release(stream, 0));
		refused(signed(OWNER), release(stream, 0), Error::<Test>::NotKept);
		ok(signed(OWNER), keep(stream, 0));
	});
}

#[test]
fn nobody_lets_go_of_what_another_keeps() {
	build_and_execute(|| {
		let stream = batches();
		fill(stream, 2);
		ok(signed(ALICE), keep(stream, 0));
		for (who, number) in [(OWNER, 0), (STRANGER, 0), (ALICE, 1), (ALICE, 2), (ALICE, u32::MAX)]
		{
			refused(signed(who), release(stream, number), Error::<Test>::NotKept);
		}
		refused(signed(ALICE), release(stream + 1, 0), Error::<Test>::NotKept);
	});
}

#[test]
fn what_is_not_there_is_not_kept() {
	build_and_execute(|| {
		let stream = batches();
		fill(stream, 2);
		for number in [2, u32::MAX] {
			refused(signed(ALICE), keep(stream, number), Error::<Test>::AnchorNotFound);
		}
		refused(signed(ALICE), keep(stream + 1, 0), Error::<Test>::AnchorNotFound);
		prune(stream);
		refused(signed(ALICE), keep(stream, 0), Error::<Test>::AnchorNotFound);
	});
}

#[test]
fn a_superseded_anchor_is_kept_too() {
	build_and_execute(|| {
		let stream = batches();
		fill(stream, 1);
		anchor(correction(stream, 0));
		ok(signed(ALICE), keep(stream, 0));
		prune(stream);
		assert_eq!(anchor_of(stream, 0).superseded_by, Some(1));
	});
}

#[test]
fn keeping_fails_without_the_money() {
	build_and_execute(|| {
		let stream = batches();
		fill(stream, 1);
		refused(signed(PAUPER), keep(stream, 0), TokenError::FundsUnavailable);
	});
}

#[test]
fn a_count_that_ran_out_takes_no_more_keepers() {
	build_and_execute(|| {
		let stream = batches();
		fill(stream, 1);
		let set = |keepers| {
			Anchors::<Test>::mutate(stream, 0, |anchor| {
				anchor.as_mut().expect("it is there; qed").keepers = keepers;
			});
		};
		set(u32::MAX);
		refused(signed(ALICE), keep(stream, 0), Error::<Test>::Exhausted);
		set(0);
	});
}

#[test]
fn only_accounts_keep() {
	build_and_execute(|| {
		let stream = batches();
		fill(stream, 1);
		needs_an_account(keep(stream, 0));
		needs_an_account(release(stream, 0));
	});
}
