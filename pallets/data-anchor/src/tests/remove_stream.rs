// SPDX-License-Identifier: Apache-2.0

use super::common::*;
use crate::{mock::*, *};

fn remove(stream: StreamId) -> Call<Test> {
	Call::remove_stream { stream }
}

/// A stream that is closed, after so many anchors.
fn closed(anchors: u32) -> StreamId {
	let stream = batches();
	fill(stream, anchors);
	ok(signed(OWNER), Call::close_stream { stream });
	stream
}

#[test]
fn an_empty_stream_is_gone_and_its_deposits_are_back() {
	build_and_execute(|| {
		let before = root();
		let stream = closed(0);
		events();
		ok(signed(OWNER), remove(stream));
		assert_eq!(events(), [Event::StreamRemoved { stream }]);
		assert_eq!(Streams::<Test>::iter().count(), 0);
		assert_eq!(StreamInfos::<Test>::iter().count(), 0);
		for reason in [HoldReason::Stream, HoldReason::Slots] {
			assert_eq!(held(&OWNER, reason), 0);
		}
		assert_eq!(DataAnchor::stream(stream), None);
		assert_eq!(DataAnchor::expected(stream), None);
		// Nothing is left but that the number was given out.
		NextStreamId::<Test>::kill();
		System::reset_events();
		assert_eq!(root(), before);
		NextStreamId::<Test>::put(1);
	});
}

#[test]
fn its_number_does_not_return() {
	build_and_execute(|| {
		let stream = closed(0);
		ok(signed(OWNER), remove(stream));
		refused(signed(OWNER), remove(stream), Error::<Test>::StreamNotFound);
		assert_eq!(batches(), stream + 1);
	});
}

#[test]
fn a_stream_is_removed_after_its_anchors() {
	build_and_execute(|| {
		let stream = closed(3);
		refused(signed(OWNER), remove(stream), Error::<Test>::StreamInUse);
		pass(RETENTION);
		ok(signed(STRANGER), Call::prune { stream, limit: 2 });
		refused(signed(OWNER), remove(stream), Error::<Test>::StreamInUse);
		ok(signed(STRANGER), Call::prune { stream, limit: 2 });
		ok(signed(OWNER), remove(stream));
	});
}

#[test]
fn a_stream_is_removed_after_its_writers() {
	build_and_execute(|| {
		let stream = batches();
		ok(signed(OWNER), Call::add_writer { stream, writer: account(ALICE) });
		ok(signed(OWNER), Call::close_stream { stream });
		refused(signed(OWNER), remove(stream), Error::<Test>::StreamInUse);
		ok(signed(OWNER), Call::remove_writer { stream, writer: account(ALICE) });
		ok(signed(OWNER), remove(stream));
	});
}

#[test]
fn an_anchor_that_somebody_keeps_outlives_the_stream() {
	build_and_execute(|| {
		let stream = closed(3);
		ok(signed(STRANGER), Call::keep { stream, anchor: 1 });
		let kept = anchor_of(stream, 1);
		pass(RETENTION);
		ok(signed(BOB), Call::prune { stream, limit: 9 });
		ok(signed(OWNER), remove(stream));
		assert_eq!(DataAnchor::anchors(stream, 0, 9), [(1, kept)]);
		assert_eq!(held(&STRANGER, HoldReason::Keep), keep_price());
		assert_eq!(held(&OWNER, HoldReason::Slots), 0);
	});
}

#[test]
fn an_open_stream_is_not_removed() {
	build_and_execute(|| {
		let stream = batches();
		refused(signed(OWNER), remove(stream), Error::<Test>::StreamIsOpen);
	});
}

#[test]
fn only_the_owner_removes() {
	build_and_execute(|| {
		let stream = closed(0);
		needs_the_owner(stream, remove(stream));
		needs_an_account(remove(stream));
	});
}
