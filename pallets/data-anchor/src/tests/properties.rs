// SPDX-License-Identifier: Apache-2.0

//! What holds whatever is anchored: that it is proven and nothing else is. Each property is seen to
//! have had something to say.

use super::common::*;
use crate::{mock::*, *};
use muster_primitives::merkle::{consistency_len, leaf_hash, path_len, Tree};
use proptest::{
	collection::vec,
	prelude::*,
	sample::Index,
	test_runner::{Config as RunnerConfig, TestRunner},
};
use std::{cell::Cell, fmt::Debug};

/// Runs a property on many fresh chains. It returns how often it had something to say, which
/// altogether must be so often at least.
fn holds<S: Strategy>(cases: u32, least: u32, values: S, property: impl Fn(S::Value) -> u32)
where
	S::Value: Debug,
{
	let said = Cell::new(0);
	let config = RunnerConfig { cases, failure_persistence: None, ..Default::default() };
	let result = TestRunner::new(config).run(&values, |value| {
		let count = new_test_ext().execute_with(|| {
			let count = property(value);
			DataAnchor::do_try_state().expect("the invariants hold");
			count
		});
		said.set(said.get() + count);
		Ok(())
	});
	if let Err(error) = result {
		panic!("{error}");
	}
	assert!(said.get() >= least, "it had something to say {} times only", said.get());
}

fn readings() -> impl Strategy<Value = Vec<Vec<u8>>> {
	vec(vec(any::<u8>(), 0..100), 1..150)
}

fn hash() -> impl Strategy<Value = Hash> {
	any::<[u8; 32]>()
}

fn over(readings: &[Vec<u8>]) -> Tree {
	readings.iter().map(|reading| leaf_hash(reading)).collect()
}

/// A stream with this tree as its anchor 0.
fn anchored(tree: &Tree) -> StreamId {
	let stream = batches();
	anchor(Submission { root: tree.root(), size: tree.len(), ..next(stream) });
	stream
}

fn verify(stream: StreamId, leaf: &[u8], index: u64, path: &[Hash]) -> Result<(), NotProven> {
	DataAnchor::verify_inclusion(stream, 0, leaf.to_vec(), index, path.to_vec())
}

#[test]
fn whatever_is_anchored_is_proven_and_with_anything_changed_it_is_not() {
	let values =
		(readings(), any::<Index>(), any::<Index>(), any::<u8>(), vec(any::<u8>(), 0..100));
	holds(600, 600, values, |(readings, index, place, bit, other)| {
		let tree = over(&readings);
		let stream = anchored(&tree);
		let index = index.index(readings.len());
		let (reading, number) = (&readings[index], index as u64);
		let path = tree.prove(number).expect("it has so many; qed");
		assert_eq!(verify(stream, reading, number, &path), Ok(()));
		let mut said = 1;
		if other != *reading {
			assert!(verify(stream, &other, number, &path).is_err());
			said += 1;
		}
		let mut edited = reading.clone();
		edited.push(bit);
		assert!(verify(stream, &edited, number, &path).is_err());
		if !path.is_empty() {
			let place = place.index(path.len());
			let mut wrong = path.clone();
			wrong[place] = flipped(&wrong[place], bit);
			assert!(verify(stream, reading, number, &wrong).is_err());
			wrong = path.clone();
			wrong.remove(place);
			assert!(verify(stream, reading, number, &wrong).is_err());
			wrong = path.clone();
			wrong.insert(place, [bit; 32]);
			assert!(verify(stream, reading, number, &wrong).is_err());
			said += 1;
		}
		// At another place only if the same reading stands there.
		for (there, same) in readings.iter().enumerate() {
			let elsewhere = verify(stream, reading, there as u64, &path);
			assert!(elsewhere.is_err() || same == reading);
		}
		said
	});
}

#[test]
fn what_was_not_anchored_is_not_proven_by_any_path() {
	let values = (readings(), vec(any::<u8>(), 0..100), any::<u64>(), vec(hash(), 0..70));
	holds(600, 600, values, |(readings, leaf, index, path)| {
		let tree = over(&readings);
		let stream = anchored(&tree);
		// Of any length, and of the right one.
		let near = index % tree.len();
		let needed = path_len(near, tree.len()) as usize;
		let fitting: Vec<_> =
			path.iter().copied().chain(core::iter::repeat([7; 32])).take(needed).collect();
		let mut said = 0;
		for (index, path) in [(index, &path), (near, &path), (near, &fitting)] {
			// A tree of one leaf has one proof, without hashes.
			let proven = path.is_empty() && index == 0 && readings == [leaf.clone()];
			assert_eq!(verify(stream, &leaf, index, path).is_ok(), proven);
			said += u32::from(!proven);
		}
		said
	});
}

#[test]
fn no_inner_node_passes_for_a_reading() {
	holds(60, 1_000, readings(), |readings| {
		let tree = over(&readings);
		let stream = anchored(&tree);
		let mut level = tree.leaves().to_vec();
		let mut said = 0;
		while level.len() > 1 {
			for pair in level.chunks_exact(2) {
				let children = pair.concat();
				let tagged = [&[1][..], &children].concat();
				for index in [0, 1, tree.len() / 2, tree.len() - 1] {
					let path = tree.prove(index).expect("it has so many; qed");
					for start in 0..=path.len() {
						assert!(verify(stream, &children, index, &path[start..]).is_err());
						assert!(verify(stream, &tagged, index, &path[start..]).is_err());
						said += 1;
					}
				}
			}
			level = level.chunks(2).map(over_nodes).collect();
		}
		said
	});
}

/// The node over a pair of them, or the one that is alone.
fn over_nodes(pair: &[Hash]) -> Hash {
	Tree::new(pair.to_vec()).root()
}

#[test]
fn a_log_takes_only_what_continues_it() {
	let values = (vec(vec(any::<u8>(), 0..8), 200), vec(1..30usize, 2..7), any::<Index>());
	holds(400, 400, values, |(readings, steps, edited)| {
		let stream = log();
		let (mut size, mut said) = (0, 0);
		let mut states: Vec<Tree> = Vec::new();
		for step in steps {
			let then = size + step;
			let tree = over(&readings[..then]);
			let submit = |tree: &Tree| {
				let proof = tree.prove_consistency(size as u64).unwrap_or_default();
				let (root, consistency) = (tree.root(), path(proof));
				Submission { root, size: then as u64, consistency, ..next(stream) }
			};
			if size > 0 {
				// One reading that was there is another one.
				let mut wrong = readings[..then].to_vec();
				wrong[edited.index(size)].push(1);
				not_anchored(submit(&over(&wrong)), Error::NotConsistent);
				// One is left out.
				let mut wrong = readings[..=then].to_vec();
				wrong.remove(edited.index(size));
				if over(&wrong[..size]) != over(&readings[..size]) {
					not_anchored(submit(&over(&wrong)), Error::NotConsistent);
				}
				said += 1;
			}
			anchor(submit(&tree));
			states.push(tree);
			size = then;
		}
		for (first, old) in states.iter().enumerate() {
			for (second, new) in states.iter().enumerate().skip(first) {
				let proof = new.prove_consistency(old.len()).expect("it is not less; qed");
				let (first, second) = (first as u32, second as u32);
				let told = DataAnchor::verify_consistency(stream, first, second, proof);
				assert_eq!(told, Ok(()));
			}
		}
		said
	});
}

#[test]
fn proofs_of_any_bytes_are_refused_without_a_panic() {
	let values = (
		vec((hash(), 1..=muster_primitives::anchor::MAX_LEAVES), 1..5),
		vec(hash(), 0..70),
		(any::<u32>(), any::<u32>()),
		any::<u64>(),
	);
	holds(600, 600, values, |(trees, proof, (first, second), index)| {
		let stream = Make { slots: 10, ..Make::default() }.stream();
		for (root, size) in &trees {
			anchor(Submission { root: *root, size: *size, ..next(stream) });
		}
		// As a log whose proofs nobody has looked at.
		Streams::<Test>::mutate(stream, |record| {
			record.as_mut().expect("it was made; qed").mode = Mode::Log;
		});
		let count = trees.len() as u32;
		let (low, high) = (first % count, second % count);
		let sizes = (trees[low as usize].1, trees[high as usize].1);
		let needed = consistency_len(sizes.0, sizes.1) as usize;
		let fitting: Vec<_> =
			proof.iter().copied().chain(core::iter::repeat([7; 32])).take(needed).collect();
		for (first, second, proof) in
			[(first, second, &proof), (low, high, &proof), (low, high, &fitting)]
		{
			let told = DataAnchor::verify_consistency(stream, first, second, proof.clone());
			assert_eq!(told.is_ok(), proof.is_empty() && first == second && first < count);
		}
		let leaf = index.to_le_bytes();
		for number in [first, low] {
			for index in [index, index % sizes.0] {
				let told = DataAnchor::verify_inclusion(
					stream,
					number,
					leaf.to_vec(),
					index,
					proof.clone(),
				);
				assert!(told.is_err());
			}
		}
		Streams::<Test>::mutate(stream, |record| {
			record.as_mut().expect("it was made; qed").mode = Mode::Batches;
		});
		1
	});
}

#[test]
fn a_submission_is_anchored_as_it_is_or_changes_nothing() {
	// Near enough to what is right for some of it to be taken.
	let number = prop_oneof![8 => Just(2u32), 3 => 0..4u32, 1 => any::<u32>()];
	let time = |right: core::ops::Range<u64>| {
		prop_oneof![
			8 => right,
			1 => Just(0u64),
			1 => BEGIN - 1..BEGIN + 2 * STEP,
			1 => START - 5..START + 2 * MAX_AHEAD,
			1 => Just(u64::MAX),
			1 => any::<u64>()
		]
	};
	let (from, until) = (time(BEGIN + 2 * STEP..BEGIN + 100), time(BEGIN + 100..START + MAX_AHEAD));
	let size = prop_oneof![
		4 => 1..=1u64 << 40,
		1 => Just(0),
		1 => Just(1),
		1 => Just(1 << 40),
		1 => Just((1 << 40) + 1),
		1 => any::<u64>()
	];
	let corrects =
		prop_oneof![3 => Just(None), 1 => any::<Option<u32>>(), 2 => (0..3u32).prop_map(Some)];
	let consistency = prop_oneof![4 => Just(vec![]), 1 => vec(hash(), 0..64)];
	let (log, right) = (prop::bool::weighted(0.2), prop::bool::weighted(0.8));
	let values = (log, right, number, from, until, size, corrects, consistency);
	let taken = Cell::new(0);
	holds(
		3_000,
		3_000,
		values,
		|(log, right, number, from, until, size, corrects, consistency)| {
			let mode = if log { Mode::Log } else { Mode::Batches };
			let stream = Make { mode, ..Make::default() }.stream();
			fill(stream, 2);
			let fitting = next(stream);
			let previous = if right { fitting.previous } else { [3; 32] };
			let consistency = path(consistency);
			let submission = Submission {
				number,
				previous,
				from,
				until,
				size,
				corrects,
				consistency,
				..fitting
			};
			let before = root();
			match dispatch(signed(OWNER), of([submission.clone()])) {
				Err(_) => assert_eq!(root(), before),
				Ok(()) => {
					taken.set(taken.get() + 1);
					assert!(right && number == 2 && !log);
					let there = anchor_of(stream, 2);
					let (root, at) = (submission.root, START);
					assert_eq!(
						(there.root, there.size, there.from, there.until, there.corrects, there.at),
						(root, size, from, until, corrects, at)
					);
					assert_eq!(expected(stream).previous, link_of(&submission, None));
				},
			}
			1
		},
	);
	assert!(taken.get() >= 50, "only {} were taken", taken.get());
}

#[test]
fn every_field_is_part_of_the_link() {
	let values = (hash(), 1..1u64 << 40, 1..1_000u64, 1..1_000u64, any::<Option<Hash>>());
	holds(200, 200, values, |(root, size, pause, lasts, schema)| {
		let stream = Make { schema, ..Make::default() }.stream();
		fill(stream, 1);
		let (from, until) = (BEGIN + STEP + pause, BEGIN + STEP + pause + lasts);
		let submission = Submission { root, size, from, until, ..next(stream) };
		anchor(submission.clone());
		let link = expected(stream).previous;
		assert_eq!(link, link_of(&submission, schema));
		let other = |change: fn(&mut Submission)| {
			let mut other = submission.clone();
			change(&mut other);
			assert_ne!(link_of(&other, schema), link);
		};
		other(|it| it.stream += 1);
		other(|it| it.number += 1);
		other(|it| it.previous = flipped(&it.previous, 1));
		other(|it| it.root = flipped(&it.root, 255));
		other(|it| it.size += 1);
		other(|it| it.from -= 1);
		other(|it| it.until += 1);
		other(|it| it.corrects = Some(0));
		let changed = schema.map_or(Some([0; 32]), |_| None);
		assert_ne!(link_of(&submission, changed), link);
		1
	});
}
