// SPDX-License-Identifier: Apache-2.0

//! Clearing away the records of shares: the call `remove_shares`.

use super::{common::*, sharing::*};
use crate::{mock::*, *};
use sp_runtime::traits::Dispatchable;

fn remove(stream: StreamId, limit: u32) -> Call<Test> {
	Call::remove_shares { stream, limit }
}

fn close(stream: StreamId) {
	ok(signed(OWNER), Call::close_stream { stream });
	events();
}

/// The numbers of the shares of a stream that are there.
fn there(stream: StreamId) -> Vec<ShareId> {
	let mut numbers: Vec<_> = Shares::<Test>::iter_key_prefix(stream).collect();
	numbers.sort_unstable();
	numbers
}

#[test]
fn the_lowest_go_first_and_their_deposits_return_to_who_paid() {
	build_and_execute(|| {
		let give = for_alice();
		let gateway = Book::device(&CAROL, 1);
		for who in [account(BOB), Subject::Device(gateway)] {
			let_share(give.stream, &who, None);
		}
		for maker in [signed(OWNER), signed(BOB), as_device(gateway), signed(BOB)] {
			give.by(maker);
		}
		ok(signed(OWNER), Call::revoke_share { stream: give.stream, share: 3 });
		close(give.stream);
		let held_now = || (held(&OWNER, HoldReason::Share), held(&BOB, HoldReason::Share));
		let (whole, revoked) = (share_price(80), share_price(0));
		assert_eq!(held_now(), (2 * whole, whole + revoked));
		let steps = [
			(1, 1, vec![1, 2, 3], (whole, whole + revoked)),
			(2, 2, vec![3], (0, revoked)),
			(128, 1, vec![], (0, 0)),
		];
		for (limit, removed, left, held) in steps {
			ok(signed(OWNER), remove(give.stream, limit));
			let expected = [Event::SharesRemoved { stream: give.stream, removed }];
			assert_eq!(events(), expected);
			assert_eq!(there(give.stream), left);
			assert_eq!(info(give.stream).shares as usize, left.len());
			assert_eq!(info(give.stream).next_share, 4);
			let found: Vec<_> = left.iter().map(|share| (give.stream, *share)).collect();
			assert_eq!(handed(&account(ALICE)), found);
			assert_eq!(held_now(), held);
		}
		refused(signed(OWNER), remove(give.stream, 1), Error::<Test>::ShareNotFound);
	});
}

#[test]
fn shares_of_an_open_stream_stay() {
	build_and_execute(|| {
		let give = Give { until: Some(START + 1), ..for_alice() };
		let (lapsed, revoked) = (give.made(), give.made());
		ok(signed(OWNER), Call::revoke_share { stream: give.stream, share: revoked });
		pass(1_000_000);
		refused(signed(OWNER), remove(give.stream, 1), Error::<Test>::StreamIsOpen);
		assert_eq!(there(give.stream), [lapsed, revoked]);
	});
}

#[test]
fn only_the_owner_ends_the_record_of_who_was_given_what() {
	build_and_execute(|| {
		let give = for_alice();
		let_share(give.stream, &account(BOB), None);
		let share = give.by(signed(BOB));
		close(give.stream);
		for who in [ALICE, BOB, STRANGER] {
			refused(signed(who), remove(give.stream, 1), Error::<Test>::NotOwner);
		}
		assert_eq!(there(give.stream), [share]);
	});
}

#[test]
fn fails_for_a_limit_out_of_range() {
	build_and_execute(|| {
		let give = for_alice();
		give.made();
		close(give.stream);
		for limit in [0, 129, u32::MAX] {
			refused(signed(OWNER), remove(give.stream, limit), Error::<Test>::BadLimit);
		}
	});
}

#[test]
fn fails_for_a_stream_that_is_not_there() {
	build_and_execute(|| {
		for stream in [0, u32::MAX] {
			refused(signed(OWNER), remove(stream, 1), Error::<Test>::StreamNotFound);
		}
	});
}

#[test]
fn fails_where_nothing_was_shared() {
	build_and_execute(|| {
		let give = for_alice();
		close(give.stream);
		refused(signed(OWNER), remove(give.stream, 1), Error::<Test>::ShareNotFound);
	});
}

#[test]
fn only_accounts_remove() {
	build_and_execute(|| {
		let give = for_alice();
		give.made();
		close(give.stream);
		needs_an_account(remove(give.stream, 1));
	});
}

#[test]
fn of_129_one_is_left() {
	build_and_execute(|| {
		let give = for_alice();
		(0..129).for_each(|_| {
			give.made();
		});
		close(give.stream);
		ok(signed(OWNER), remove(give.stream, MAX_REMOVALS));
		assert_eq!(there(give.stream), [128]);
		assert_eq!(held(&OWNER, HoldReason::Share), share_price(80));
		ok(signed(OWNER), remove(give.stream, MAX_REMOVALS));
		assert_eq!(held(&OWNER, HoldReason::Share), 0);
	});
}

#[test]
fn what_is_not_removed_is_not_charged() {
	build_and_execute(|| {
		let give = for_alice();
		(0..3).for_each(|_| {
			give.made();
		});
		close(give.stream);
		for (limit, removed) in [(1, 1), (128, 2)] {
			let call = RuntimeCall::from(remove(give.stream, limit));
			let paid = call.dispatch(signed(OWNER)).expect("there are some").actual_weight;
			assert_eq!(paid, Some(<() as WeightInfo>::remove_shares(removed)));
		}
	});
}

#[test]
fn numbers_of_removed_shares_do_not_return() {
	build_and_execute(|| {
		let give = for_alice();
		(0..2).for_each(|_| {
			give.made();
		});
		close(give.stream);
		ok(signed(OWNER), remove(give.stream, 1));
		assert_eq!(give.made(), 2);
		assert_eq!(there(give.stream), [1, 2]);
		ok(signed(OWNER), remove(give.stream, 128));
		assert_eq!(give.made(), 3);
		assert_eq!(there(give.stream), [3]);
		refused(
			signed(OWNER),
			Call::revoke_share { stream: give.stream, share: 0 },
			Error::<Test>::ShareNotFound,
		);
		ok(signed(OWNER), remove(give.stream, 128));
		assert!(there(give.stream).is_empty());
	});
}

#[test]
fn a_stream_goes_when_its_shares_are_gone_and_not_before() {
	build_and_execute(|| {
		let give = for_alice();
		give.made();
		ok(signed(OWNER), Call::revoke_share { stream: give.stream, share: 0 });
		close(give.stream);
		let end = Call::remove_stream { stream: give.stream };
		refused(signed(OWNER), end.clone(), Error::<Test>::StreamInUse);
		ok(signed(OWNER), remove(give.stream, 1));
		ok(signed(OWNER), end);
		assert_eq!(DataAnchor::share_at(give.stream, 0), None);
		give_is_over(&give);
	});
}

/// Nothing more is shared of a stream that is gone, and nothing is found of what was.
#[track_caller]
fn give_is_over(give: &Give) {
	let (stream, share) = (give.stream, 0);
	give.fails(Error::<Test>::StreamNotFound);
	let calls = [Call::revoke_share { stream, share }, remove(stream, 1)];
	for call in calls {
		refused(signed(OWNER), call, Error::<Test>::StreamNotFound);
	}
	assert_eq!(DataAnchor::shares(stream, 0, 128), []);
	assert_eq!(DataAnchor::shared_with(give.grantee.clone(), None, 128), []);
}

#[test]
fn other_streams_keep_theirs() {
	build_and_execute(|| {
		let give = for_alice();
		let other = Give { stream: batches(), ..give.clone() };
		(0..2).for_each(|_| {
			give.made();
			other.made();
		});
		close(give.stream);
		ok(signed(OWNER), remove(give.stream, 128));
		assert_eq!(there(other.stream), [0, 1]);
		assert_eq!(handed(&account(ALICE)), [(other.stream, 0), (other.stream, 1)]);
	});
}
