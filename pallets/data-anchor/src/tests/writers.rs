// SPDX-License-Identifier: Apache-2.0

use super::common::*;
use crate::{mock::*, *};
use sp_runtime::TokenError;

fn add(stream: StreamId, writer: &Subject<AccountId>) -> Call<Test> {
	Call::add_writer { stream, writer: writer.clone() }
}

fn remove(stream: StreamId, writer: &Subject<AccountId>) -> Call<Test> {
	Call::remove_writer { stream, writer: writer.clone() }
}

fn count(stream: StreamId) -> u32 {
	StreamInfos::<Test>::get(stream).expect("it was made; qed").writers
}

#[test]
fn a_writer_anchors_until_it_is_removed() {
	build_and_execute(|| {
		let stream = batches();
		let device = Book::device(&ALICE, 1);
		let both = [(signed(ALICE), account(ALICE)), (as_device(device), Subject::Device(device))];
		for (origin, writer) in both {
			refused(origin.clone(), of([next(stream)]), Error::<Test>::NotWriter);
			assert!(!DataAnchor::is_writer(stream, writer.clone()));
			events();
			ok(signed(OWNER), add(stream, &writer));
			assert_eq!(events(), [Event::WriterAdded { stream, writer: writer.clone() }]);
			assert_eq!(held(&OWNER, HoldReason::Writer), writer_price());
			assert!(DataAnchor::is_writer(stream, writer.clone()));
			assert_eq!(count(stream), 1);

			let submission = next(stream);
			ok(origin.clone(), of([submission.clone()]));
			assert_eq!(anchor_of(stream, submission.number).by, writer);

			events();
			ok(signed(OWNER), remove(stream, &writer));
			assert_eq!(events(), [Event::WriterRemoved { stream, writer: writer.clone() }]);
			assert_eq!(held(&OWNER, HoldReason::Writer), 0);
			assert!(!DataAnchor::is_writer(stream, writer.clone()));
			assert_eq!(count(stream), 0);
			refused(origin, of([next(stream)]), Error::<Test>::NotWriter);
		}
	});
}

#[test]
fn many_writers_are_counted_and_paid() {
	build_and_execute(|| {
		let stream = batches();
		for (number, who) in [ALICE, BOB, CAROL, STRANGER].into_iter().enumerate() {
			ok(signed(OWNER), add(stream, &account(who)));
			assert_eq!(count(stream), number as u32 + 1);
		}
		for seed in 0..200 {
			ok(signed(OWNER), add(stream, &Subject::Device(Book::device(&ALICE, seed))));
		}
		assert_eq!(count(stream), 204);
		assert_eq!(held(&OWNER, HoldReason::Writer), 204 * writer_price());
	});
}

#[test]
fn a_writer_of_one_stream_is_none_of_another() {
	build_and_execute(|| {
		let (stream, other) = (batches(), batches());
		ok(signed(OWNER), add(stream, &account(ALICE)));
		assert!(!DataAnchor::is_writer(other, account(ALICE)));
		refused(signed(ALICE), of([next(other)]), Error::<Test>::NotWriter);
		refused(signed(OWNER), remove(other, &account(ALICE)), Error::<Test>::NotWriter);
	});
}

#[test]
fn whoever_writes_already_is_not_added() {
	build_and_execute(|| {
		let (device, stream) = device_stream();
		ok(signed(OWNER), add(stream, &account(ALICE)));
		for writer in [account(OWNER), account(ALICE), Subject::Device(device)] {
			refused(signed(OWNER), add(stream, &writer), Error::<Test>::AlreadyWriter);
		}
	});
}

#[test]
fn owner_and_device_of_a_stream_are_no_writers_to_be_removed() {
	build_and_execute(|| {
		let (device, stream) = device_stream();
		for none in [account(OWNER), account(STRANGER), Subject::Device(device)] {
			refused(signed(OWNER), remove(stream, &none), Error::<Test>::NotWriter);
		}
	});
}

#[test]
fn a_device_is_a_writer_until_it_changes_hands() {
	build_and_execute(|| {
		let stream = batches();
		let device = Book::device(&ALICE, 1);
		let writer = Subject::Device(device);
		ok(signed(OWNER), add(stream, &writer));
		ok(as_device(device), of([next(stream)]));
		Book::transfer(device, &BOB);
		assert!(!DataAnchor::is_writer(stream, writer.clone()));
		refused(as_device(device), of([next(stream)]), Error::<Test>::NotWriter);
		// Nor when it comes back.
		Book::transfer(device, &ALICE);
		refused(as_device(device), of([next(stream)]), Error::<Test>::NotWriter);
		// It is added anew, on the same deposit.
		events();
		ok(signed(OWNER), add(stream, &writer));
		assert_eq!(events(), [Event::WriterAdded { stream, writer: writer.clone() }]);
		assert_eq!(held(&OWNER, HoldReason::Writer), writer_price());
		assert_eq!(count(stream), 1);
		ok(as_device(device), of([next(stream)]));
		refused(signed(OWNER), add(stream, &writer), Error::<Test>::AlreadyWriter);
	});
}

#[test]
fn a_writer_that_changed_hands_or_ended_is_removed() {
	build_and_execute(|| {
		let stream = batches();
		let (sold, ended) = (Book::device(&ALICE, 1), Book::device(&ALICE, 2));
		for device in [sold, ended] {
			ok(signed(OWNER), add(stream, &Subject::Device(device)));
		}
		Book::transfer(sold, &BOB);
		Book::decommission(ended);
		assert!(!DataAnchor::is_writer(stream, Subject::Device(ended)));
		for device in [sold, ended] {
			ok(signed(OWNER), remove(stream, &Subject::Device(device)));
		}
		assert_eq!(held(&OWNER, HoldReason::Writer), 0);
	});
}

#[test]
fn a_device_of_a_stream_is_named_a_writer_after_it_left_and_came_back() {
	build_and_execute(|| {
		let (device, stream) = device_stream();
		Book::transfer(device, &ALICE);
		Book::transfer(device, &OWNER);
		refused(as_device(device), of([next(stream)]), Error::<Test>::NotWriter);
		ok(signed(OWNER), add(stream, &Subject::Device(device)));
		ok(as_device(device), of([next(stream)]));
	});
}

#[test]
fn devices_that_are_not_or_no_more_are_no_writers() {
	build_and_execute(|| {
		let stream = batches();
		let ended = Book::device(&ALICE, 1);
		Book::decommission(ended);
		for device in [ended, DeviceId([9; 32])] {
			let call = add(stream, &Subject::Device(device));
			refused(signed(OWNER), call, Error::<Test>::DeviceNotFound);
		}
	});
}

#[test]
fn a_writer_that_cannot_be_paid_is_refused() {
	build_and_execute(|| {
		let stream = batches();
		let all = Balances::free_balance(OWNER) - 10;
		use frame_support::traits::Currency;
		let _ = Balances::slash(&OWNER, all);
		refused(signed(OWNER), add(stream, &account(ALICE)), TokenError::FundsUnavailable);
	});
}

#[test]
fn nobody_is_added_to_a_closed_stream_and_anybody_is_removed() {
	build_and_execute(|| {
		let stream = batches();
		ok(signed(OWNER), add(stream, &account(ALICE)));
		ok(signed(OWNER), Call::close_stream { stream });
		refused(signed(OWNER), add(stream, &account(BOB)), Error::<Test>::StreamIsClosed);
		ok(signed(OWNER), remove(stream, &account(ALICE)));
	});
}

#[test]
fn a_count_that_ran_out_takes_no_more() {
	build_and_execute(|| {
		let stream = batches();
		let set = |writers| {
			StreamInfos::<Test>::mutate(stream, |info| {
				info.as_mut().expect("it was made; qed").writers = writers;
			});
		};
		set(u32::MAX);
		refused(signed(OWNER), add(stream, &account(ALICE)), Error::<Test>::Exhausted);
		set(0);
	});
}

#[test]
fn only_the_owner_names_writers() {
	build_and_execute(|| {
		let stream = batches();
		// Writers neither add others nor remove themselves.
		ok(signed(OWNER), add(stream, &account(ALICE)));
		needs_the_owner(stream, add(stream, &account(BOB)));
		needs_the_owner(stream, remove(stream, &account(ALICE)));
		needs_an_account(add(stream, &account(BOB)));
		needs_an_account(remove(stream, &account(ALICE)));
		let there = stream + 1;
		refused(signed(OWNER), add(there, &account(BOB)), Error::<Test>::StreamNotFound);
		refused(signed(OWNER), remove(there, &account(BOB)), Error::<Test>::StreamNotFound);
	});
}
