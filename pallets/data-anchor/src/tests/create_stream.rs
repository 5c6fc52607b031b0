// SPDX-License-Identifier: Apache-2.0

use super::common::*;
use crate::{mock::*, *};
use sp_runtime::{DispatchError, TokenError};

#[test]
fn a_stream_is_what_was_said() {
	build_and_execute(|| {
		let device = Book::device(&OWNER, 1);
		Book::transfer(device, &OWNER);
		let make = Make {
			device: Some(device),
			mode: Mode::Log,
			schema: Some(SCHEMA),
			attested: true,
			retention: Some(77),
			slots: 400,
			..Make::default()
		};
		let stream = make.stream();
		assert_eq!(stream, 0);
		let there = record(stream);
		assert_eq!(
			there,
			Stream {
				owner: OWNER,
				device: Some((device, 1)),
				mode: Mode::Log,
				attested: true,
				closed: false,
				schema: Some(SCHEMA),
				retention: Some(77),
				slots: 400,
				oldest: 0,
				next: 0,
				head: None,
			}
		);
		let info = StreamInfos::<Test>::get(stream).expect("it was made; qed");
		assert_eq!(info.name, text::<ConstU32<64>>("power"));
		assert_eq!((info.writers, info.next_share, info.shares), (0, 0, 0));
		assert_eq!(
			events(),
			[Event::StreamCreated {
				stream,
				owner: OWNER,
				device: Some(device),
				name: text("power"),
				mode: Mode::Log,
				schema: Some(SCHEMA),
				attested: true,
				retention: Some(77),
				slots: 400,
			}]
		);
	});
}

#[test]
fn the_owner_pays_for_the_stream_and_for_its_slots() {
	build_and_execute(|| {
		Make { slots: 3, ..Make::default() }.stream();
		assert_eq!(held(&OWNER, HoldReason::Stream), stream_price());
		assert_eq!(held(&OWNER, HoldReason::Slots), slots_price(3));
		Make { slots: 4, ..Make::default() }.stream();
		assert_eq!(held(&OWNER, HoldReason::Stream), 2 * stream_price());
		assert_eq!(held(&OWNER, HoldReason::Slots), slots_price(7));
		Make { slots: 0, ..Make::default() }.stream();
		assert_eq!(held(&OWNER, HoldReason::Slots), slots_price(7));
	});
}

#[test]
fn prices_are_those_of_what_is_stored() {
	// 100 an item and a byte each: 207 of a stream and 174 of what else is known of it; 184 of an
	// anchor; 52 of a writer; of a keeper 48 and the anchor's.
	assert_eq!(stream_price(), 100 + 207 + 174);
	assert_eq!(slots_price(3), 3 * (100 + 184));
	assert_eq!(writer_price(), 100 + 52);
	assert_eq!(keep_price(), 100 + 184 + 48);
}

#[test]
fn streams_are_counted_over_all_owners() {
	build_and_execute(|| {
		for (number, owner) in [OWNER, ALICE, OWNER, BOB].into_iter().enumerate() {
			let made = Make { owner: owner.clone(), ..Make::default() }.stream();
			assert_eq!(made, number as StreamId);
			assert_eq!(record(made).owner, owner);
		}
	});
}

#[test]
fn a_device_can_have_several_streams() {
	build_and_execute(|| {
		let device = Book::device(&OWNER, 1);
		for stream in 0..3 {
			let made = Make { device: Some(device), ..Make::default() }.stream();
			assert_eq!(made, stream);
			assert_eq!(record(made).device, Some((device, 0)));
		}
	});
}

#[test]
fn creation_fails_for_who_does_not_own_the_device() {
	build_and_execute(|| {
		let call = |device| Make { device: Some(device), ..Make::default() }.call();
		let device = Book::device(&OWNER, 1);
		let unclaimed = Book::device(&OWNER, 2);
		Book::change(unclaimed, |entry| entry.owner = None);
		let ended = Book::device(&OWNER, 3);
		Book::decommission(ended);
		refused(signed(STRANGER), call(device), Error::<Test>::NotYourDevice);
		for none in [unclaimed, ended, DeviceId([9; 32])] {
			refused(signed(OWNER), call(none), Error::<Test>::NotYourDevice);
		}
		Book::transfer(device, &ALICE);
		refused(signed(OWNER), call(device), Error::<Test>::NotYourDevice);
		ok(signed(ALICE), call(device));
	});
}

#[test]
fn creation_fails_with_a_name_that_is_no_text() {
	build_and_execute(|| {
		for name in [vec![], vec![0xff], vec![b'a', 0xc3], vec![0xed, 0xa0, 0x80]] {
			let Call::create_stream { device, mode, schema, attested, retention, slots, .. } =
				Make::default().call()
			else {
				unreachable!()
			};
			let name = name.try_into().expect("short enough; qed");
			let call =
				Call::create_stream { device, name, mode, schema, attested, retention, slots };
			refused(signed(OWNER), call, Error::<Test>::BadText);
		}
	});
}

#[test]
fn creation_fails_without_the_money() {
	build_and_execute(|| {
		refused(signed(PAUPER), Make::default().call(), TokenError::FundsUnavailable);
		// The stream could be paid, the slots cannot.
		for slots in [u32::MAX, u32::MAX - 1] {
			let call = Make { slots, ..Make::default() }.call();
			refused(signed(OWNER), call, TokenError::FundsUnavailable);
		}
	});
}

#[test]
fn creation_fails_when_numbers_have_run_out() {
	build_and_execute(|| {
		NextStreamId::<Test>::put(u32::MAX - 1);
		assert_eq!(batches(), u32::MAX - 1);
		refused(signed(OWNER), Make::default().call(), Error::<Test>::Exhausted);
	});
}

#[test]
fn only_an_account_creates() {
	build_and_execute(|| {
		needs_an_account(Make::default().call());
		// A device does not own itself.
		let device = Book::device(&OWNER, 1);
		let call = Make { device: Some(device), ..Make::default() }.call();
		refused(as_device(device), call, DispatchError::BadOrigin);
	});
}
