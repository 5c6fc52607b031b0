// SPDX-License-Identifier: Apache-2.0

use super::common::*;
use crate::{mock::*, *};

/// A change of nothing.
fn nothing(stream: StreamId) -> Call<Test> {
	Call::update_stream { stream, name: None, schema: None, attested: None, retention: None }
}

fn name(stream: StreamId, name: &str) -> Call<Test> {
	let name = Some(text(name));
	Call::update_stream { stream, name, schema: None, attested: None, retention: None }
}

fn schema(stream: StreamId, schema: Option<Hash>) -> Call<Test> {
	let schema = Some(schema);
	Call::update_stream { stream, name: None, schema, attested: None, retention: None }
}

fn attested(stream: StreamId, attested: bool) -> Call<Test> {
	let attested = Some(attested);
	Call::update_stream { stream, name: None, schema: None, attested, retention: None }
}

fn retention(stream: StreamId, retention: Option<u64>) -> Call<Test> {
	let retention = Some(retention);
	Call::update_stream { stream, name: None, schema: None, attested: None, retention }
}

fn heat() -> Text {
	text("heat")
}

fn name_of(stream: StreamId) -> Text {
	StreamInfos::<Test>::get(stream).expect("it was made; qed").name
}

#[test]
fn a_stream_is_changed_and_old_and_new_are_told() {
	build_and_execute(|| {
		let stream = batches();
		events();
		let call = Call::update_stream {
			stream,
			name: Some(text("heat")),
			schema: Some(Some(SCHEMA)),
			attested: Some(true),
			retention: Some(Some(RETENTION + 1)),
		};
		ok(signed(OWNER), call);
		let there = record(stream);
		assert_eq!(name_of(stream), heat());
		assert_eq!(
			(there.schema, there.attested, there.retention),
			(Some(SCHEMA), true, Some(RETENTION + 1))
		);
		assert_eq!(
			events(),
			[Event::StreamUpdated {
				stream,
				old_name: text("power"),
				new_name: text("heat"),
				old_schema: None,
				new_schema: Some(SCHEMA),
				old_attested: false,
				new_attested: true,
				old_retention: Some(RETENTION),
				new_retention: Some(RETENTION + 1),
			}]
		);
	});
}

#[test]
fn what_is_omitted_stays() {
	build_and_execute(|| {
		let make = Make { schema: Some(SCHEMA), attested: true, ..Make::default() };
		let stream = make.stream();
		let all = |stream| {
			let there = record(stream);
			(name_of(stream), there.schema, there.attested, there.retention)
		};
		ok(signed(OWNER), name(stream, "heat"));
		assert_eq!(all(stream), (heat(), Some(SCHEMA), true, Some(RETENTION)));
		ok(signed(OWNER), retention(stream, None));
		assert_eq!(all(stream), (heat(), Some(SCHEMA), true, None));
		ok(signed(OWNER), attested(stream, false));
		assert_eq!(all(stream), (heat(), Some(SCHEMA), false, None));
		// Not the same as omitting it.
		ok(signed(OWNER), schema(stream, None));
		assert_eq!(all(stream), (heat(), None, false, None));
	});
}

#[test]
fn nothing_but_what_is_named_changes() {
	build_and_execute(|| {
		let stream = batches();
		fill(stream, 2);
		let before = record(stream);
		ok(signed(OWNER), schema(stream, Some(SCHEMA)));
		assert_eq!(record(stream), Stream { schema: Some(SCHEMA), ..before });
		assert_eq!(held(&OWNER, HoldReason::Stream), stream_price());
	});
}

#[test]
fn a_schema_counts_for_the_anchors_that_follow() {
	build_and_execute(|| {
		let stream = batches();
		fill(stream, 1);
		ok(signed(OWNER), schema(stream, Some(SCHEMA)));
		assert_eq!(anchor_of(stream, 0).schema, None);
		let second = next(stream);
		anchor(second.clone());
		assert_eq!(anchor_of(stream, 1).schema, Some(SCHEMA));
		assert_eq!(expected(stream).previous, link_of(&second, Some(SCHEMA)));
		assert_ne!(expected(stream).previous, link_of(&second, None));
	});
}

#[test]
fn a_longer_retention_counts_for_the_anchors_that_are_there() {
	build_and_execute(|| {
		let stream = batches();
		fill(stream, 1);
		ok(signed(OWNER), retention(stream, Some(RETENTION + 1)));
		pass(RETENTION);
		let prune = Call::prune { stream, limit: 1 };
		refused(signed(STRANGER), prune.clone(), Error::<Test>::NothingToPrune);
		pass(1);
		ok(signed(STRANGER), prune);
	});
}

#[test]
fn retention_is_never_shortened() {
	build_and_execute(|| {
		let stream = batches();
		for shorter in [0, 1, RETENTION - 1] {
			refused(
				signed(OWNER),
				retention(stream, Some(shorter)),
				Error::<Test>::RetentionShorter,
			);
		}
		ok(signed(OWNER), retention(stream, Some(u64::MAX)));
		refused(
			signed(OWNER),
			retention(stream, Some(u64::MAX - 1)),
			Error::<Test>::RetentionShorter,
		);
		ok(signed(OWNER), retention(stream, None));
		for shorter in [0, RETENTION, u64::MAX] {
			refused(
				signed(OWNER),
				retention(stream, Some(shorter)),
				Error::<Test>::RetentionShorter,
			);
		}
		assert_eq!(record(stream).retention, None);
	});
}

#[test]
fn a_shorter_retention_is_refused_beside_other_changes() {
	build_and_execute(|| {
		let stream = batches();
		let call = Call::update_stream {
			stream,
			name: Some(text("heat")),
			schema: Some(Some(SCHEMA)),
			attested: Some(true),
			retention: Some(Some(1)),
		};
		refused(signed(OWNER), call, Error::<Test>::RetentionShorter);
	});
}

#[test]
fn a_change_of_nothing_fails() {
	build_and_execute(|| {
		let stream = batches();
		for call in [
			nothing(stream),
			name(stream, "power"),
			schema(stream, None),
			attested(stream, false),
			retention(stream, Some(RETENTION)),
		] {
			refused(signed(OWNER), call, Error::<Test>::NoChange);
		}
	});
}

#[test]
fn a_name_that_is_no_text_is_refused() {
	build_and_execute(|| {
		let stream = batches();
		for bad in [vec![], vec![0xff]] {
			let name = Some(bad.try_into().expect("short enough; qed"));
			let call =
				Call::update_stream { stream, name, schema: None, attested: None, retention: None };
			refused(signed(OWNER), call, Error::<Test>::BadText);
		}
	});
}

#[test]
fn a_closed_stream_is_not_changed() {
	build_and_execute(|| {
		let stream = batches();
		ok(signed(OWNER), Call::close_stream { stream });
		refused(signed(OWNER), name(stream, "heat"), Error::<Test>::StreamIsClosed);
		refused(signed(OWNER), retention(stream, None), Error::<Test>::StreamIsClosed);
	});
}

#[test]
fn only_the_owner_changes_a_stream() {
	build_and_execute(|| {
		let stream = batches();
		needs_the_owner(stream, name(stream, "heat"));
		needs_an_account(name(stream, "heat"));
		refused(signed(OWNER), name(stream + 1, "heat"), Error::<Test>::StreamNotFound);
	});
}
