// SPDX-License-Identifier: Apache-2.0

use super::common::*;
use crate::{mock::*, *};

fn close(stream: StreamId) -> Call<Test> {
	Call::close_stream { stream }
}

#[test]
fn nothing_follows_in_a_closed_stream() {
	build_and_execute(|| {
		let (device, stream) = device_stream();
		fill(stream, 2);
		let before = record(stream);
		events();
		ok(signed(OWNER), close(stream));
		assert_eq!(record(stream), Stream { closed: true, ..before });
		assert_eq!(events(), [Event::StreamClosed { stream }]);
		assert!(expected(stream).closed);
		for call in [of([next(stream)]), permitted([next(stream)]), of([correction(stream, 0)])] {
			refused(signed(OWNER), call.clone(), Error::<Test>::StreamIsClosed);
			refused(as_device(device), call, Error::<Test>::StreamIsClosed);
		}
	});
}

#[test]
fn what_is_anchored_stays() {
	build_and_execute(|| {
		let stream = batches();
		fill(stream, 2);
		ok(signed(OWNER), close(stream));
		refused(signed(OWNER), Call::prune { stream, limit: 1 }, Error::<Test>::NothingToPrune);
		assert_eq!(DataAnchor::anchors(stream, 0, 9).len(), 2);
		ok(signed(STRANGER), Call::keep { stream, anchor: 1 });
		assert_eq!(held(&OWNER, HoldReason::Slots), slots_price(10));
	});
}

#[test]
fn free_slots_of_a_closed_stream_are_given_back() {
	build_and_execute(|| {
		let stream = batches();
		fill(stream, 2);
		ok(signed(OWNER), close(stream));
		ok(signed(OWNER), Call::set_slots { stream, slots: 2 });
		assert_eq!(held(&OWNER, HoldReason::Slots), slots_price(2));
	});
}

#[test]
fn a_stream_is_closed_once() {
	build_and_execute(|| {
		let stream = batches();
		ok(signed(OWNER), close(stream));
		refused(signed(OWNER), close(stream), Error::<Test>::StreamIsClosed);
	});
}

#[test]
fn only_the_owner_closes() {
	build_and_execute(|| {
		let (device, stream) = device_stream();
		needs_the_owner(stream, close(stream));
		needs_an_account(close(stream));
		refused(as_device(device), close(stream), sp_runtime::DispatchError::BadOrigin);
		refused(signed(OWNER), close(stream + 1), Error::<Test>::StreamNotFound);
	});
}
