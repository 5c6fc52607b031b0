// SPDX-License-Identifier: Apache-2.0

//! What other pallets are told: whose a stream is, and what was anchored.

use super::common::*;
use crate::{mock::*, *};
use muster_primitives::{
	merkle::{leaf_hash, node_hash, Tree},
	AnchorInspect, Anchored, StreamInspect, StreamStanding,
};

fn standing(stream: StreamId) -> Option<StreamStanding<AccountId>> {
	<DataAnchor as StreamInspect<AccountId>>::stream(stream)
}

fn of_owner(device: Option<DeviceId>) -> Option<StreamStanding<AccountId>> {
	Some(StreamStanding { owner: OWNER, device })
}

fn asked(
	stream: StreamId,
	anchor: AnchorNumber,
	leaf: &[u8],
	index: u64,
	path: &[Hash],
) -> Option<Anchored<AccountId>> {
	<DataAnchor as AnchorInspect<AccountId>>::anchored(stream, anchor, leaf, index, path)
}

/// A stream whose first anchor has a tree of seven leaves, and that tree.
fn seven() -> (StreamId, Tree) {
	let stream = batches();
	let tree = tree(7, 7);
	anchor(Submission { root: tree.root(), size: 7, ..next(stream) });
	(stream, tree)
}

#[test]
fn of_no_stream_nothing_is_known() {
	build_and_execute(|| {
		assert_eq!(standing(0), None);
		assert_eq!(standing(u32::MAX), None);
		assert_eq!(asked(0, 0, b"", 0, &[]), None);
	});
}

#[test]
fn a_stream_is_its_owners_until_it_is_removed() {
	build_and_execute(|| {
		let stream = batches();
		assert_eq!(standing(stream), of_owner(None));
		assert_eq!(standing(stream + 1), None);
		ok(signed(OWNER), Call::close_stream { stream });
		assert_eq!(standing(stream), of_owner(None));
		ok(signed(OWNER), Call::remove_stream { stream });
		assert_eq!(standing(stream), None);
	});
}

#[test]
fn a_streams_device_is_named_until_it_changes_hands() {
	build_and_execute(|| {
		let (device, stream) = device_stream();
		assert_eq!(standing(stream), of_owner(Some(device)));
		Book::transfer(device, &BOB);
		assert_eq!(standing(stream), of_owner(None));
		let next = Make { owner: BOB, device: Some(device), ..Make::default() }.stream();
		let bobs = StreamStanding { owner: BOB, device: Some(device) };
		assert_eq!(standing(next), Some(bobs));
		// Given back, it is another generation.
		Book::transfer(device, &OWNER);
		assert_eq!(standing(stream), of_owner(None));
		assert_eq!(standing(next), Some(StreamStanding { owner: BOB, device: None }));
	});
}

#[test]
fn a_decommissioned_device_is_no_streams_device() {
	build_and_execute(|| {
		let (device, stream) = device_stream();
		Book::decommission(device);
		assert_eq!(standing(stream), of_owner(None));
	});
}

#[test]
fn every_reading_is_found_with_what_its_anchor_says() {
	build_and_execute(|| {
		pass(5);
		let (stream, tree) = seven();
		pass(100);
		let expected = Anchored {
			at: START + 5,
			from: BEGIN,
			until: BEGIN + STEP,
			by: account(OWNER),
			superseded_by: None,
		};
		for index in 0..7 {
			let path = tree.prove(index).expect("it is in the tree");
			let found = asked(stream, 0, &reading(7, index), index, &path);
			assert_eq!(found, Some(expected.clone()));
		}
	});
}

#[test]
fn what_was_not_anchored_like_this_is_not_found() {
	build_and_execute(|| {
		let (stream, tree) = seven();
		fill(stream, 1);
		let other = batches();
		fill(other, 1);
		for index in 0..7 {
			let leaf = reading(7, index);
			let path = tree.prove(index).expect("it is in the tree");
			let no = |found: Option<Anchored<AccountId>>| assert_eq!(found, None);
			no(asked(other, 0, &leaf, index, &path));
			no(asked(stream, 1, &leaf, index, &path));
			no(asked(stream, 2, &leaf, index, &path));
			no(asked(stream, u32::MAX, &leaf, index, &path));
			for wrong in (0..9).filter(|wrong| *wrong != index).chain([1 << 40, u64::MAX]) {
				no(asked(stream, 0, &leaf, wrong, &path));
			}
			no(asked(stream, 0, &reading(7, index + 1), index, &path));
			no(asked(stream, 0, &leaf[1..], index, &path));
			no(asked(stream, 0, &[], index, &path));
			// Its hash is not the reading.
			no(asked(stream, 0, &leaf_hash(&leaf), index, &path));
			no(asked(stream, 0, &leaf, index, &path[1..]));
			no(asked(stream, 0, &leaf, index, &[]));
			let longer = [&path[..], &[tree.root()]].concat();
			no(asked(stream, 0, &leaf, index, &longer));
			no(asked(stream, 0, &leaf, index, &[tree.root(); 1_000]));
			for place in 0..path.len() {
				let mut wrong = path.clone();
				wrong[place][31] ^= 1;
				no(asked(stream, 0, &leaf, index, &wrong));
			}
		}
	});
}

#[test]
fn an_inner_node_is_no_reading() {
	build_and_execute(|| {
		// Two leaves whose tree is, one level up, a tree of one: the root is the node over them.
		let stream = batches();
		let leaves = [leaf_hash(b"a"), leaf_hash(b"b")];
		let root = node_hash(&leaves[0], &leaves[1]);
		anchor(Submission { root, size: 1, ..next(stream) });
		let node = leaves.concat();
		for leaf in [&node[..], &[&[1], &node[..]].concat(), &root] {
			assert_eq!(asked(stream, 0, leaf, 0, &[]), None);
		}
	});
}

#[test]
fn an_anchor_tells_by_which_one_it_is_superseded() {
	build_and_execute(|| {
		let (stream, tree) = seven();
		let path = tree.prove(3).expect("it is in the tree");
		let number = anchor(correction(stream, 0));
		let found = asked(stream, 0, &reading(7, 3), 3, &path).expect("it is still there");
		assert_eq!(found.superseded_by, Some(number));
		// The one that supersedes it holds other readings.
		assert_eq!(asked(stream, number, &reading(7, 3), 3, &path), None);
	});
}

#[test]
fn a_device_that_anchored_is_named() {
	build_and_execute(|| {
		let (device, stream) = device_stream();
		let tree = tree(7, 1);
		let submission = Submission { root: tree.root(), size: 1, ..next(stream) };
		ok(as_device(device), of([submission]));
		Book::transfer(device, &BOB);
		let found = asked(stream, 0, &reading(7, 0), 0, &[]).expect("it was anchored");
		assert_eq!(found.by, Subject::Device(device));
	});
}

#[test]
fn what_is_pruned_is_found_only_while_somebody_keeps_it() {
	build_and_execute(|| {
		let (stream, tree) = seven();
		let path = tree.prove(6).expect("it is in the tree");
		let found = || asked(stream, 0, &reading(7, 6), 6, &path).is_some();
		ok(signed(BOB), Call::keep { stream, anchor: 0 });
		pass(RETENTION);
		ok(signed(STRANGER), Call::prune { stream, limit: 1 });
		ok(signed(OWNER), Call::close_stream { stream });
		ok(signed(OWNER), Call::remove_stream { stream });
		assert!(found());
		assert_eq!(standing(stream), None);
		ok(signed(BOB), Call::release { stream, anchor: 0 });
		assert!(!found());
	});
}

#[test]
fn asking_costs_more_for_a_longer_reading() {
	let weight = <DataAnchor as AnchorInspect<AccountId>>::anchored_weight;
	let path = <() as WeightInfo>::verify_inclusion(MAX_PATH);
	assert_eq!(weight(0), path.saturating_add(<() as WeightInfo>::hash_leaf(0)));
	let grown = |from, to| weight(to).ref_time() - weight(from).ref_time();
	assert!(grown(0, 1_000) > 0);
	assert_eq!(grown(0, 1_000_000), 1_000 * grown(0, 1_000));
	assert!(weight(u32::MAX).all_gte(weight(1_000_000)));
	let stream = <DataAnchor as StreamInspect<AccountId>>::stream_weight();
	assert_eq!(stream, <() as WeightInfo>::read_stream());
}
