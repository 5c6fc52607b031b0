// SPDX-License-Identifier: Apache-2.0

use super::common::*;
use crate::{mock::*, *};
use sp_runtime::traits::Dispatchable;

fn prune(stream: StreamId, limit: u32) -> Call<Test> {
	Call::prune { stream, limit }
}

fn there(stream: StreamId) -> Vec<AnchorNumber> {
	let mut numbers: Vec<_> = Anchors::<Test>::iter_key_prefix(stream).collect();
	numbers.sort();
	numbers
}

#[test]
fn anchors_go_when_their_retention_has_passed_to_the_second() {
	build_and_execute(|| {
		let stream = batches();
		fill(stream, 2);
		pass(RETENTION - 1);
		refused(signed(STRANGER), prune(stream, 9), Error::<Test>::NothingToPrune);
		pass(1);
		events();
		ok(signed(STRANGER), prune(stream, 9));
		assert_eq!(events(), [Event::Pruned { stream, oldest: 2, removed: 2 }]);
		assert!(there(stream).is_empty());
		assert_eq!(record(stream).used(), 0);
	});
}

#[test]
fn pruning_stops_at_what_is_too_young() {
	build_and_execute(|| {
		let stream = batches();
		for _ in 0..3 {
			fill(stream, 2);
			pass(100);
		}
		at(START + RETENTION + 100);
		events();
		ok(signed(STRANGER), prune(stream, 128));
		assert_eq!(events(), [Event::Pruned { stream, oldest: 4, removed: 4 }]);
		assert_eq!(there(stream), [4, 5]);
		refused(signed(STRANGER), prune(stream, 128), Error::<Test>::NothingToPrune);
	});
}

#[test]
fn the_time_of_the_block_counts_and_not_that_of_the_data() {
	build_and_execute(|| {
		let stream = batches();
		anchor(Submission { from: 0, until: 1, ..next(stream) });
		anchor(Submission { from: now(), until: now() + MAX_AHEAD, ..next(stream) });
		pass(RETENTION - 1);
		refused(signed(OWNER), prune(stream, 2), Error::<Test>::NothingToPrune);
		pass(1);
		ok(signed(OWNER), prune(stream, 2));
		assert!(there(stream).is_empty());
	});
}

#[test]
fn no_more_go_than_the_limit_says_the_oldest_first() {
	build_and_execute(|| {
		let stream = Make { slots: 200, ..Make::default() }.stream();
		fill(stream, 140);
		pass(RETENTION);
		for (limit, oldest) in [(1, 1), (3, 4), (128, 132), (128, 140)] {
			let removed = oldest - record(stream).oldest;
			events();
			ok(signed(STRANGER), prune(stream, limit));
			assert_eq!(events(), [Event::Pruned { stream, oldest, removed }]);
			assert_eq!(there(stream), (oldest..140).collect::<Vec<_>>());
		}
		refused(signed(STRANGER), prune(stream, 1), Error::<Test>::NothingToPrune);
	});
}

#[test]
fn a_limit_out_of_bounds_is_refused() {
	build_and_execute(|| {
		let stream = batches();
		fill(stream, 1);
		pass(RETENTION);
		for limit in [0, 129, u32::MAX] {
			refused(signed(STRANGER), prune(stream, limit), Error::<Test>::BadLimit);
		}
		ok(signed(STRANGER), prune(stream, 128));
	});
}

#[test]
fn what_somebody_keeps_is_passed_over() {
	build_and_execute(|| {
		let stream = batches();
		fill(stream, 4);
		for anchor in [0, 2] {
			ok(signed(ALICE), Call::keep { stream, anchor });
		}
		let kept = [anchor_of(stream, 0), anchor_of(stream, 2)];
		pass(RETENTION);
		events();
		ok(signed(STRANGER), prune(stream, 128));
		assert_eq!(events(), [Event::Pruned { stream, oldest: 4, removed: 2 }]);
		assert_eq!(there(stream), [0, 2]);
		assert_eq!([anchor_of(stream, 0), anchor_of(stream, 2)], kept);
		assert_eq!(record(stream).used(), 0);
		refused(signed(STRANGER), prune(stream, 128), Error::<Test>::NothingToPrune);
	});
}

#[test]
fn kept_anchors_alone_are_pruned_too() {
	build_and_execute(|| {
		let stream = batches();
		fill(stream, 3);
		for anchor in 0..3 {
			ok(signed(ALICE), Call::keep { stream, anchor });
		}
		pass(RETENTION);
		events();
		ok(signed(STRANGER), prune(stream, 2));
		assert_eq!(events(), [Event::Pruned { stream, oldest: 2, removed: 0 }]);
		assert_eq!(there(stream), [0, 1, 2]);
		assert_eq!(record(stream).used(), 1);
	});
}

#[test]
fn a_stream_of_eternal_anchors_is_not_pruned() {
	build_and_execute(|| {
		for retention in [None, Some(u64::MAX), Some(u64::MAX - START)] {
			let stream = Make { retention, ..Make::default() }.stream();
			fill(stream, 1);
			at(u64::MAX / 1_000);
			refused(signed(OWNER), prune(stream, 1), Error::<Test>::NothingToPrune);
			at(START);
		}
	});
}

#[test]
fn a_stream_without_retention_is_pruned_at_once() {
	build_and_execute(|| {
		let stream = Make { retention: Some(0), ..Make::default() }.stream();
		fill(stream, 3);
		ok(signed(STRANGER), prune(stream, 2));
		assert_eq!(there(stream), [2]);
		fill(stream, 1);
	});
}

#[test]
fn an_empty_stream_has_nothing_to_prune() {
	build_and_execute(|| {
		let stream = batches();
		refused(signed(STRANGER), prune(stream, 1), Error::<Test>::NothingToPrune);
		refused(signed(STRANGER), prune(stream + 1, 1), Error::<Test>::StreamNotFound);
	});
}

#[test]
fn the_chain_goes_on_after_pruning() {
	build_and_execute(|| {
		let stream = batches();
		fill(stream, 3);
		pass(RETENTION);
		let before = expected(stream);
		ok(signed(STRANGER), prune(stream, 128));
		let after = expected(stream);
		assert_eq!((after.number, after.previous, after.from), (3, before.previous, before.from));
		assert_eq!(after.slots_left, 10);
		not_anchored(Submission { previous: [0; 32], ..next(stream) }, Error::Fork);
		not_anchored(Submission { from: before.from - 1, ..next(stream) }, Error::Overlap);
		fill(stream, 2);
		assert_eq!(there(stream), [3, 4]);
	});
}

#[test]
fn a_closed_stream_is_pruned_too() {
	build_and_execute(|| {
		let stream = batches();
		fill(stream, 1);
		ok(signed(OWNER), Call::close_stream { stream });
		pass(RETENTION);
		ok(signed(STRANGER), prune(stream, 1));
	});
}

#[test]
fn the_deposit_of_slots_stays_until_the_owner_takes_it() {
	build_and_execute(|| {
		let stream = batches();
		fill(stream, 3);
		pass(RETENTION);
		ok(signed(STRANGER), prune(stream, 9));
		assert_eq!(held(&OWNER, HoldReason::Slots), slots_price(10));
		assert_eq!(Balances::free_balance(STRANGER), ENDOWMENT);
		ok(signed(OWNER), Call::set_slots { stream, slots: 0 });
		assert_eq!(held(&OWNER, HoldReason::Slots), 0);
	});
}

#[test]
fn only_what_was_gone_through_is_charged() {
	build_and_execute(|| {
		let stream = batches();
		fill(stream, 3);
		pass(RETENTION);
		fill(stream, 2);
		let charged = |limit| {
			let call = RuntimeCall::from(prune(stream, limit));
			let info = call.dispatch(signed(STRANGER)).expect("there is something to prune");
			info.actual_weight.expect("it is told")
		};
		// One of three; then two, and the one at which it stopped.
		assert_eq!(charged(1), <() as WeightInfo>::prune(1));
		assert_eq!(charged(128), <() as WeightInfo>::prune(3));
	});
}

#[test]
fn other_streams_are_not_touched() {
	build_and_execute(|| {
		let (stream, other) = (batches(), batches());
		fill(stream, 2);
		fill(other, 2);
		pass(RETENTION);
		ok(signed(STRANGER), prune(stream, 9));
		assert_eq!(there(other), [0, 1]);
	});
}

#[test]
fn only_accounts_prune() {
	build_and_execute(|| {
		let (_, stream) = device_stream();
		fill(stream, 1);
		pass(RETENTION);
		needs_an_account(prune(stream, 1));
	});
}
