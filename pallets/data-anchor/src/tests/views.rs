// SPDX-License-Identifier: Apache-2.0

use super::common::*;
use crate::{mock::*, *};
use muster_primitives::merkle::{leaf_hash, node_hash, ConsistencyError, ProofError, Tree};

const WRONG_ROOT: Result<(), NotProven> = Err(NotProven::Proof(ProofError::RootMismatch));

/// A stream with an anchor over each of these trees.
fn over(mode: Mode, trees: &[Tree]) -> StreamId {
	let stream = Make { mode, slots: 100, ..Make::default() }.stream();
	for tree in trees {
		let consistency = expected(stream)
			.grows_from
			.and_then(|(size, _)| tree.prove_consistency(size))
			.unwrap_or_default();
		let (root, size) = (tree.root(), tree.len());
		let consistency = path(consistency);
		anchor(Submission { root, size, consistency, ..next(stream) });
	}
	stream
}

#[test]
fn a_stream_tells_what_it_is() {
	build_and_execute(|| {
		let device = Book::device(&OWNER, 1);
		let stream =
			Make { device: Some(device), schema: Some(SCHEMA), ..Make::default() }.stream();
		ok(signed(OWNER), Call::add_writer { stream, writer: account(ALICE) });
		let made = StreamView {
			stream,
			name: text("power"),
			owner: OWNER,
			device: Some(device),
			device_writes: true,
			mode: Mode::Batches,
			attested: false,
			closed: false,
			schema: Some(SCHEMA),
			retention: Some(RETENTION),
			slots: 10,
			used: 0,
			oldest: 0,
			next: 0,
			link: [0; 32],
			writers: 1,
			shares: 0,
		};
		assert_eq!(DataAnchor::stream(stream), Some(made.clone()));
		fill(stream, 3);
		pass(RETENTION);
		ok(signed(STRANGER), Call::prune { stream, limit: 1 });
		ok(signed(OWNER), Call::close_stream { stream });
		Book::transfer(device, &ALICE);
		let link = expected(stream).previous;
		assert_eq!(
			DataAnchor::stream(stream),
			Some(StreamView {
				device_writes: false,
				closed: true,
				used: 2,
				oldest: 1,
				next: 3,
				link,
				..made
			})
		);
	});
}

#[test]
fn what_comes_next_is_told_in_all_states() {
	build_and_execute(|| {
		let stream = batches();
		let first = Expected {
			number: 0,
			previous: [0; 32],
			from: 0,
			until_at_most: START + MAX_AHEAD,
			grows_from: None,
			attested: false,
			slots_left: 10,
			closed: false,
		};
		assert_eq!(DataAnchor::expected(stream), Some(first.clone()));
		let submission = next(stream);
		anchor(submission.clone());
		pass(3);
		let second = Expected {
			number: 1,
			previous: link_of(&submission, None),
			from: BEGIN + STEP,
			until_at_most: START + 3 + MAX_AHEAD,
			slots_left: 9,
			..first
		};
		assert_eq!(DataAnchor::expected(stream), Some(second.clone()));
		ok(signed(OWNER), Call::close_stream { stream });
		assert_eq!(DataAnchor::expected(stream), Some(Expected { closed: true, ..second }));
	});
}

#[test]
fn of_what_is_not_there_nothing_is_told() {
	build_and_execute(|| {
		batches();
		for stream in [1, u32::MAX] {
			assert_eq!(DataAnchor::stream(stream), None);
			assert_eq!(DataAnchor::expected(stream), None);
			assert_eq!(DataAnchor::anchor_at(stream, 0), None);
			assert!(DataAnchor::anchors(stream, 0, u32::MAX).is_empty());
			assert!(!DataAnchor::is_writer(stream, account(OWNER)));
			assert!(!DataAnchor::is_keeper(stream, 0, OWNER));
			let none = Err(NotProven::AnchorNotFound);
			assert_eq!(DataAnchor::verify_inclusion(stream, 0, vec![], 0, vec![]), none);
			assert_eq!(DataAnchor::verify_consistency(stream, 0, 0, vec![]), none);
		}
	});
}

#[test]
fn anchors_are_listed_from_a_number_on() {
	build_and_execute(|| {
		let stream = Make { slots: 300, ..Make::default() }.stream();
		fill(stream, 200);
		let numbers = |first, limit| {
			let list = DataAnchor::anchors(stream, first, limit);
			for (number, anchor) in &list {
				assert_eq!(*anchor, anchor_of(stream, *number));
			}
			list.into_iter().map(|(number, _)| number).collect::<Vec<_>>()
		};
		let range = |range: core::ops::Range<u32>| range.collect::<Vec<_>>();
		assert_eq!(numbers(0, 0), range(0..0));
		assert_eq!(numbers(0, 3), [0, 1, 2]);
		assert_eq!(numbers(198, 9), [198, 199]);
		assert_eq!(numbers(200, 9), range(0..0));
		assert_eq!(numbers(10, 128), range(10..138));
		for more in [129, u32::MAX] {
			assert_eq!(numbers(10, more), range(10..138));
		}
		for first in [u32::MAX - 1, u32::MAX] {
			assert_eq!(numbers(first, u32::MAX), range(0..0));
		}
		for anchor in [5, 17] {
			ok(signed(ALICE), Call::keep { stream, anchor });
		}
		pass(RETENTION);
		ok(signed(ALICE), Call::prune { stream, limit: 128 });
		assert_eq!(numbers(0, 128), [5, 17]);
		assert_eq!(numbers(6, 123), [17, 128]);
	});
}

#[test]
fn every_reading_is_proven_in_trees_of_all_small_sizes() {
	build_and_execute(|| {
		let trees: Vec<_> = (1..=40).map(|size| tree(size, size)).collect();
		let stream = over(Mode::Batches, &trees);
		for (number, tree) in trees.iter().enumerate() {
			let seed = number as u64 + 1;
			for index in 0..tree.len() {
				let verify = |index, leaf, path| {
					DataAnchor::verify_inclusion(stream, number as u32, leaf, index, path)
				};
				let proof = tree.prove(index).expect("it has so many; qed");
				assert_eq!(verify(index, reading(seed, index), proof.clone()), Ok(()));
				// Not another reading, and not at another place.
				assert_eq!(verify(index, reading(seed, index + 1), proof.clone()), WRONG_ROOT);
				assert_eq!(verify(index, reading(seed + 1, index), proof.clone()), WRONG_ROOT);
				for other in (0..tree.len()).filter(|other| *other != index) {
					assert!(verify(other, reading(seed, index), proof.clone()).is_err());
				}
				let beyond = Err(NotProven::Proof(ProofError::IndexOutOfRange));
				for out in [tree.len(), tree.len() + 1, u64::MAX] {
					assert_eq!(verify(out, reading(seed, index), proof.clone()), beyond);
				}
			}
		}
	});
}

#[test]
fn a_path_with_anything_wrong_proves_nothing() {
	build_and_execute(|| {
		let all = tree(1, 100);
		let stream = over(Mode::Batches, &[all.clone(), tree(2, 100)]);
		let proof = all.prove(41).expect("it has so many; qed");
		let verify = |path| DataAnchor::verify_inclusion(stream, 0, reading(1, 41), 41, path);
		assert_eq!(verify(proof.clone()), Ok(()));
		for place in 0..proof.len() {
			for bit in [0, 7, 100, 255] {
				let mut wrong = proof.clone();
				wrong[place] = flipped(&wrong[place], bit);
				assert_eq!(verify(wrong), WRONG_ROOT);
			}
			let short = Err(NotProven::Proof(ProofError::PathTooShort));
			assert_eq!(verify(proof[..place].to_vec()), short);
		}
		for more in [1, 57, 1_000] {
			let long = [proof.clone(), vec![[0; 32]; more]].concat();
			assert_eq!(verify(long), Err(NotProven::Proof(ProofError::PathTooLong)));
		}
		let mut turned = proof.clone();
		turned.reverse();
		assert_eq!(verify(turned), WRONG_ROOT);
		// It proves nothing of another anchor or stream.
		let verify = |stream, number| {
			DataAnchor::verify_inclusion(stream, number, reading(1, 41), 41, proof.clone())
		};
		assert_eq!(verify(stream, 1), WRONG_ROOT);
		assert_eq!(verify(stream, 2), Err(NotProven::AnchorNotFound));
		assert_eq!(verify(stream + 1, 0), Err(NotProven::AnchorNotFound));
	});
}

#[test]
fn an_inner_node_does_not_pass_for_a_reading() {
	build_and_execute(|| {
		let all = tree(1, 4);
		let stream = over(Mode::Batches, core::slice::from_ref(&all));
		let leaves = all.leaves();
		let right = node_hash(&leaves[2], &leaves[3]);
		// What the node was hashed over, with its tag and without.
		let children = [leaves[0], leaves[1]].concat();
		let tagged = [vec![1], children.clone()].concat();
		let node = node_hash(&leaves[0], &leaves[1]).to_vec();
		for leaf in [children, tagged, node, leaves[0].to_vec(), all.root().to_vec()] {
			for index in 0..4 {
				for path in [vec![right], vec![leaves[1], right], vec![]] {
					let told = DataAnchor::verify_inclusion(stream, 0, leaf.clone(), index, path);
					assert!(told.is_err());
				}
			}
		}
		// Nor does the root of a tree of one leaf, which is that leaf's hash.
		let one = tree(3, 1);
		let stream = over(Mode::Batches, core::slice::from_ref(&one));
		assert_eq!(one.root(), leaf_hash(&reading(3, 0)));
		let verify = |leaf| DataAnchor::verify_inclusion(stream, 0, leaf, 0, vec![]);
		assert_eq!(verify(one.root().to_vec()), WRONG_ROOT);
		assert_eq!(verify(reading(3, 0)), Ok(()));
	});
}

#[test]
fn readings_of_any_length_are_proven() {
	build_and_execute(|| {
		let long = vec![7; 100_000];
		let all: Tree = [&[][..], &[0], &long].into_iter().map(leaf_hash).collect();
		let stream = over(Mode::Batches, core::slice::from_ref(&all));
		for (index, leaf) in [vec![], vec![0], long].into_iter().enumerate() {
			let index = index as u64;
			let proof = all.prove(index).expect("it has so many; qed");
			assert_eq!(DataAnchor::verify_inclusion(stream, 0, leaf, index, proof), Ok(()));
		}
	});
}

#[test]
fn a_size_that_was_a_lie_proves_nothing_else() {
	build_and_execute(|| {
		// Said to have more leaves than it has: paths have other lengths, so none of the readings is
		// proven, but no other is either.
		let all = tree(1, 4);
		let stream = batches();
		anchor(Submission { root: all.root(), size: 1 << 40, ..next(stream) });
		for index in 0..4 {
			let proof = all.prove(index).expect("it has so many; qed");
			let told = DataAnchor::verify_inclusion(stream, 0, reading(1, index), index, proof);
			assert_eq!(told, Err(NotProven::Proof(ProofError::PathTooShort)));
		}
	});
}

#[test]
fn every_state_of_a_log_is_consistent_with_every_later_one() {
	build_and_execute(|| {
		let trees: Vec<_> = [1, 2, 3, 5, 8, 13, 21, 32, 33].map(|size| tree(7, size)).into();
		let stream = over(Mode::Log, &trees);
		for (first, old) in trees.iter().enumerate() {
			for (second, new) in trees.iter().enumerate() {
				let verify = |proof| {
					DataAnchor::verify_consistency(stream, first as u32, second as u32, proof)
				};
				let Some(proof) = new.prove_consistency(old.len()) else {
					let larger = Err(NotProven::Consistency(ConsistencyError::FirstLarger));
					assert_eq!(verify(vec![]), larger);
					continue;
				};
				assert_eq!(verify(proof.clone()), Ok(()));
				for place in 0..proof.len() {
					let mut wrong = proof.clone();
					wrong[place] = flipped(&wrong[place], 9);
					assert!(verify(wrong).is_err());
					let short = Err(NotProven::Consistency(ConsistencyError::ProofTooShort));
					assert_eq!(verify(proof[..place].to_vec()), short);
				}
				let long = [proof, vec![[0; 32]]].concat();
				assert_eq!(
					verify(long),
					Err(NotProven::Consistency(ConsistencyError::ProofTooLong))
				);
			}
		}
		let none = Err(NotProven::AnchorNotFound);
		for (first, second) in [(0, 9), (9, 0), (9, 9), (u32::MAX, u32::MAX)] {
			assert_eq!(DataAnchor::verify_consistency(stream, first, second, vec![]), none);
		}
	});
}

#[test]
fn batches_are_not_consistent_with_each_other() {
	build_and_execute(|| {
		let trees = [tree(7, 4), tree(7, 9)];
		let stream = over(Mode::Batches, &trees);
		let proof = trees[1].prove_consistency(4).expect("it has more; qed");
		for (first, second) in [(0, 1), (0, 0), (1, 0), (7, 8)] {
			let told = DataAnchor::verify_consistency(stream, first, second, proof.clone());
			assert_eq!(told, Err(NotProven::NotALog));
		}
	});
}

#[test]
fn kept_states_of_a_log_are_compared_after_the_stream_is_gone() {
	build_and_execute(|| {
		let trees = [tree(7, 4), tree(7, 9), tree(7, 10)];
		let stream = over(Mode::Log, &trees);
		for anchor in [0, 1] {
			ok(signed(ALICE), Call::keep { stream, anchor });
		}
		pass(RETENTION);
		ok(signed(ALICE), Call::prune { stream, limit: 9 });
		let proof = trees[1].prove_consistency(4).expect("it has more; qed");
		let verify = |second| DataAnchor::verify_consistency(stream, 0, second, proof.clone());
		assert_eq!(verify(1), Ok(()));
		assert_eq!(verify(2), Err(NotProven::AnchorNotFound));
		ok(signed(OWNER), Call::close_stream { stream });
		ok(signed(OWNER), Call::remove_stream { stream });
		assert_eq!(verify(1), Ok(()));
	});
}

#[test]
fn owner_device_and_writers_write_and_nobody_else() {
	build_and_execute(|| {
		let (device, stream) = device_stream();
		let other = Book::device(&OWNER, 2);
		ok(signed(OWNER), Call::add_writer { stream, writer: account(ALICE) });
		for writer in [account(OWNER), account(ALICE), Subject::Device(device)] {
			assert!(DataAnchor::is_writer(stream, writer));
		}
		let nobody = Subject::Device(DeviceId([9; 32]));
		for none in [account(STRANGER), account(BOB), Subject::Device(other), nobody] {
			assert!(!DataAnchor::is_writer(stream, none));
		}
		// An account and a device of the same bytes are not the same.
		let bytes = Subject::Device(DeviceId(ALICE.into()));
		assert!(!DataAnchor::is_writer(stream, bytes));
	});
}

#[test]
fn asking_changes_nothing() {
	build_and_execute(|| {
		let stream = log();
		fill(stream, 3);
		let before = root();
		DataAnchor::stream(stream);
		DataAnchor::expected(stream);
		DataAnchor::anchors(stream, 0, 9);
		let _ = DataAnchor::verify_inclusion(stream, 0, vec![], 0, vec![]);
		let _ = DataAnchor::verify_consistency(stream, 0, 1, vec![]);
		assert_eq!(root(), before);
	});
}
