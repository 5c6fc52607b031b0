// SPDX-License-Identifier: Apache-2.0

use super::common::*;
use crate::{mock::*, *};
use sp_runtime::TokenError;

fn slots(stream: StreamId, slots: u32) -> Call<Test> {
	Call::set_slots { stream, slots }
}

#[test]
fn slots_are_paid_and_given_back() {
	build_and_execute(|| {
		let stream = batches();
		events();
		for (old, new) in [(10, 400), (400, 11), (11, 0), (0, 1)] {
			ok(signed(OWNER), slots(stream, new));
			assert_eq!(record(stream).slots, new);
			assert_eq!(held(&OWNER, HoldReason::Slots), slots_price(new));
			assert_eq!(held(&OWNER, HoldReason::Stream), stream_price());
			assert_eq!(events(), [Event::SlotsSet { stream, old, new }]);
		}
	});
}

#[test]
fn a_full_stream_takes_more_after_it_got_slots() {
	build_and_execute(|| {
		let stream = batches();
		fill(stream, 10);
		not_anchored(next(stream), Error::NoSlotLeft);
		ok(signed(OWNER), slots(stream, 11));
		assert_eq!(expected(stream).slots_left, 1);
		fill(stream, 1);
		not_anchored(next(stream), Error::NoSlotLeft);
	});
}

#[test]
fn slots_that_are_taken_are_not_given_back() {
	build_and_execute(|| {
		let stream = batches();
		fill(stream, 4);
		for less in [0, 3] {
			refused(signed(OWNER), slots(stream, less), Error::<Test>::SlotsInUse);
		}
		ok(signed(OWNER), slots(stream, 4));
		pass(RETENTION);
		ok(signed(STRANGER), Call::prune { stream, limit: 1 });
		refused(signed(OWNER), slots(stream, 2), Error::<Test>::SlotsInUse);
		ok(signed(OWNER), slots(stream, 3));
		ok(signed(STRANGER), Call::prune { stream, limit: 9 });
		ok(signed(OWNER), slots(stream, 0));
		assert_eq!(held(&OWNER, HoldReason::Slots), 0);
	});
}

#[test]
fn a_kept_anchor_takes_no_slot_once_it_is_pruned() {
	build_and_execute(|| {
		let stream = batches();
		fill(stream, 2);
		ok(signed(STRANGER), Call::keep { stream, anchor: 0 });
		pass(RETENTION);
		ok(signed(BOB), Call::prune { stream, limit: 9 });
		ok(signed(OWNER), slots(stream, 0));
	});
}

#[test]
fn slots_that_cannot_be_paid_are_refused() {
	build_and_execute(|| {
		let stream = batches();
		for many in [u32::MAX, u32::MAX - 1] {
			refused(signed(OWNER), slots(stream, many), TokenError::FundsUnavailable);
		}
	});
}

#[test]
fn the_same_number_of_slots_is_no_change() {
	build_and_execute(|| {
		let stream = batches();
		refused(signed(OWNER), slots(stream, 10), Error::<Test>::NoChange);
	});
}

#[test]
fn only_the_owner_sets_slots() {
	build_and_execute(|| {
		let stream = batches();
		needs_the_owner(stream, slots(stream, 1));
		needs_an_account(slots(stream, 1));
		refused(signed(OWNER), slots(stream + 1, 1), Error::<Test>::StreamNotFound);
	});
}
