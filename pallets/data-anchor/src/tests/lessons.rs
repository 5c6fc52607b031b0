// SPDX-License-Identifier: Apache-2.0

//! What other systems got wrong that touches anchoring, tried here. Each test is named after where the
//! mistake was seen.

use super::common::*;
use crate::{mock::*, *};
use muster_primitives::TrustTier;

#[test]
fn robonomics_no_list_of_roots_is_shared_by_all() {
	build_and_execute(|| {
		let (mine, theirs) = (batches(), Make { owner: ALICE, ..Make::default() }.stream());
		fill(mine, 10);
		not_anchored(next(mine), Error::NoSlotLeft);
		// Whose slots are taken has none left; nobody else has less.
		let other = batches();
		fill(other, 10);
		for _ in 0..10 {
			ok(signed(ALICE), of([next(theirs)]));
		}
		assert_eq!(Anchors::<Test>::iter().count(), 30);
	});
}

#[test]
fn robonomics_what_is_kept_is_paid() {
	build_and_execute(|| {
		let spent = |who: &AccountId| ENDOWMENT - Balances::free_balance(who);
		let stream = batches();
		assert_eq!(spent(&OWNER), stream_price() + slots_price(10));
		fill(stream, 10);
		ok(signed(ALICE), Call::keep { stream, anchor: 3 });
		assert_eq!(spent(&OWNER), stream_price() + slots_price(10));
		assert_eq!(spent(&ALICE), keep_price());
	});
}

#[test]
fn azure_there_are_thousands_of_streams_and_anchors() {
	build_and_execute(|| {
		for number in 0..1_500 {
			let stream = Make { slots: 3, ..Make::default() }.stream();
			assert_eq!(stream, number);
			let submission = Submission { root: [1; 32], ..next(stream) };
			ok(signed(OWNER), of([submission]));
		}
		let deep = Make { slots: 3_000, ..Make::default() }.stream();
		for _ in 0..3_000 {
			ok(signed(OWNER), of([next(deep)]));
		}
		assert_eq!(Anchors::<Test>::iter().count(), 4_500);
	});
}

#[test]
fn robonomics_a_stranger_takes_nobodys_slots() {
	build_and_execute(|| {
		let (device, stream) = device_stream();
		for origin in [signed(STRANGER), as_device(Book::device(&STRANGER, 9))] {
			for call in [of([next(stream)]), permitted([next(stream)])] {
				let before = root();
				assert!(dispatch(origin.clone(), call).is_err());
				assert_eq!(root(), before);
			}
		}
		// Keeping all there is takes none either.
		fill(stream, 5);
		for number in 0..5 {
			ok(signed(STRANGER), Call::keep { stream, anchor: number });
		}
		assert_eq!(expected(stream).slots_left, 5);
		ok(as_device(device), of([next(stream)]));
	});
}

#[test]
fn robonomics_liability_a_submission_serves_once_and_in_one_stream() {
	build_and_execute(|| {
		let (stream, other) = (batches(), batches());
		let first = next(stream);
		anchor(first.clone());
		not_anchored(first.clone(), Error::NumberTaken);
		// For it to fit elsewhere one would have to name that stream, and with it another link.
		fill(stream, 1);
		anchor(Submission { stream: other, ..first });
		let second = Submission { stream: other, ..next(stream) };
		not_anchored(Submission { number: 1, ..second }, Error::Fork);
		// Also not after pruning.
		let old = correction(stream, 0);
		anchor(old.clone());
		pass(RETENTION);
		ok(signed(OWNER), Call::prune { stream, limit: 9 });
		not_anchored(old, Error::NumberTaken);
	});
}

#[test]
fn peaq_did_writing_or_keeping_gives_no_other_right() {
	build_and_execute(|| {
		let stream = batches();
		fill(stream, 2);
		let writer = account(ALICE);
		ok(signed(OWNER), Call::add_writer { stream, writer: writer.clone() });
		ok(signed(BOB), Call::keep { stream, anchor: 0 });
		ok(signed(CAROL), Make { owner: CAROL, ..Make::default() }.call());
		let (name, schema, attested, retention) = (Some(text("x")), None, None, None);
		for call in [
			Call::update_stream { stream, name, schema, attested, retention },
			Call::close_stream { stream },
			Call::remove_stream { stream },
			Call::set_slots { stream, slots: 2 },
			Call::add_writer { stream, writer: account(STRANGER) },
			Call::remove_writer { stream, writer },
		] {
			needs_the_owner(stream, call);
		}
		for who in [BOB, CAROL] {
			refused(signed(who), of([next(stream)]), Error::<Test>::NotWriter);
		}
	});
}

#[test]
fn matter_an_omitted_field_stays() {
	build_and_execute(|| {
		let stream = Make { schema: Some(SCHEMA), attested: true, ..Make::default() }.stream();
		let before = record(stream);
		let name = Some(text("heat"));
		let (schema, attested, retention) = (None, None, None);
		ok(signed(OWNER), Call::update_stream { stream, name, schema, attested, retention });
		assert_eq!(record(stream), before);
	});
}

#[test]
fn matter_digests_are_typed() {
	build_and_execute(|| {
		assert_eq!(<Hash as MaxEncodedLen>::max_encoded_len(), 32);
		let stream = batches();
		let right = next(stream);
		let bytes = right.encode();
		assert_eq!(Submission::decode(&mut &bytes[..]), Ok(right.clone()));
		// A digest that lacks a byte, as one with a space too many as text would be, is no submission.
		let root_at = 4 + 4 + 32;
		assert_eq!(&bytes[root_at..root_at + 32], right.root);
		let mut shorter = bytes.clone();
		shorter.remove(root_at);
		assert!(codec::DecodeAll::decode_all(&mut &shorter[..]).map(|_: Submission| ()).is_err());
		let mut longer = bytes;
		longer.insert(root_at, b' ');
		assert!(codec::DecodeAll::decode_all(&mut &longer[..]).map(|_: Submission| ()).is_err());
	});
}

#[test]
fn matter_only_the_time_of_the_block_counts() {
	build_and_execute(|| {
		let stream = batches();
		// Whatever the sender says of the data's time, the anchor is as old as its block.
		for (from, until) in [(0, 1), (1, 2), (START, START + MAX_AHEAD)] {
			anchor(Submission { from, until, ..next(stream) });
		}
		for number in 0..3 {
			assert_eq!(anchor_of(stream, number).at, START);
		}
		let prune = Call::prune { stream, limit: 9 };
		refused(signed(OWNER), prune.clone(), Error::<Test>::NothingToPrune);
		pass(RETENTION);
		ok(signed(OWNER), prune);
		assert_eq!(record(stream).used(), 0);
	});
}

#[test]
fn kilt_what_belongs_to_a_stream_does_not_lie_in_it() {
	build_and_execute(|| {
		let stream = Make { slots: 200, ..Make::default() }.stream();
		fill(stream, 1);
		let sizes = || {
			let info = StreamInfos::<Test>::get(stream).expect("it was made; qed");
			(record(stream).encoded_size(), info.encoded_size())
		};
		let small = sizes();
		fill(stream, 150);
		for seed in 0..150 {
			let writer = Subject::Device(Book::device(&ALICE, seed));
			ok(signed(OWNER), Call::add_writer { stream, writer });
			ok(signed(ALICE), Call::keep { stream, anchor: seed });
		}
		assert_eq!(sizes(), small);
		let max = Stream::<Test>::max_encoded_len();
		assert!(max <= 250, "{max} bytes are read and written by every anchor");
		let one = anchor_of(stream, 1).encoded_size();
		assert!(one <= AnchorOf::<Test>::max_encoded_len() && one <= 300, "{one} bytes");
	});
}

#[test]
fn acurast_an_expired_verdict_fails_at_use() {
	build_and_execute(|| {
		let device = Book::device(&OWNER, 1);
		let make = Make { device: Some(device), attested: true, ..Make::default() };
		let stream = make.stream();
		Book::attest(device, TrustTier::Affirming, START + 10);
		ok(as_device(device), of([next(stream)]));
		at(START + 10);
		refused(as_device(device), of([next(stream)]), Error::<Test>::NotAttested);
	});
}

#[test]
fn dimo_a_device_that_was_sold_writes_no_more() {
	build_and_execute(|| {
		let (device, stream) = device_stream();
		let other = batches();
		ok(signed(OWNER), Call::add_writer { stream: other, writer: Subject::Device(device) });
		Book::transfer(device, &ALICE);
		for stream in [stream, other] {
			refused(as_device(device), of([next(stream)]), Error::<Test>::NotWriter);
			assert!(!DataAnchor::is_writer(stream, Subject::Device(device)));
		}
		let ended = Book::device(&OWNER, 2);
		let stream = Make { device: Some(ended), ..Make::default() }.stream();
		Book::decommission(ended);
		refused(as_device(ended), of([next(stream)]), Error::<Test>::NotWriter);
	});
}

#[test]
fn iotex_nothing_is_left_of_what_was_removed() {
	build_and_execute(|| {
		let device = Book::device(&OWNER, 1);
		System::reset_events();
		let before = root();
		let stream = Make { device: Some(device), ..Make::default() }.stream();
		fill(stream, 5);
		anchor(correction(stream, 2));
		let writer = account(ALICE);
		ok(signed(OWNER), Call::add_writer { stream, writer: writer.clone() });
		for anchor in [1, 4] {
			ok(signed(BOB), Call::keep { stream, anchor });
		}
		pass(RETENTION);
		ok(signed(CAROL), Call::prune { stream, limit: 9 });
		ok(signed(OWNER), Call::remove_writer { stream, writer });
		ok(signed(OWNER), Call::close_stream { stream });
		ok(signed(OWNER), Call::remove_stream { stream });
		for anchor in [1, 4] {
			ok(signed(BOB), Call::release { stream, anchor });
		}
		// But for the time, the events and the number that was given out.
		at(START);
		System::reset_events();
		NextStreamId::<Test>::kill();
		assert_eq!(root(), before);
	});
}
