// SPDX-License-Identifier: Apache-2.0

use super::common::*;
use crate::{mock::*, *};
use muster_primitives::{anchor::MAX_LEAVES, merkle::node_hash};

/// What anchors the first so many readings of a log.
fn grown(stream: StreamId, size: u64) -> Submission {
	let tree = tree(seed_of(stream, 0), size);
	let consistency = expected(stream)
		.grows_from
		.and_then(|(before, _)| tree.prove_consistency(before))
		.unwrap_or_default();
	Submission { root: tree.root(), size, consistency: path(consistency), ..next(stream) }
}

#[test]
fn a_log_grows() {
	build_and_execute(|| {
		let stream = log();
		assert_eq!(expected(stream).grows_from, None);
		for (number, size) in [1, 2, 3, 4, 7, 8, 64, 65, 1_000].into_iter().enumerate() {
			let submission = grown(stream, size);
			events();
			ok(signed(OWNER), of([submission.clone()]));
			assert_eq!(events(), [told(&submission, account(OWNER), None)]);
			let there = anchor_of(stream, number as u32);
			assert_eq!((there.root, there.size), (submission.root, size));
			assert_eq!(expected(stream).grows_from, Some((size, submission.root)));
		}
	});
}

#[test]
fn every_small_log_grows_to_every_larger_one() {
	build_and_execute(|| {
		for first in 1..20 {
			for second in first + 1..24 {
				let stream = Make { mode: Mode::Log, slots: 2, ..Make::default() }.stream();
				anchor(grown(stream, first));
				let right = grown(stream, second);
				for index in 0..right.consistency.len() {
					let mut consistency = right.consistency.clone();
					consistency[index] = flipped(&consistency[index], 77);
					let wrong = Submission { consistency, ..right.clone() };
					not_anchored(wrong, Error::NotConsistent);
				}
				anchor(right);
			}
		}
	});
}

#[test]
fn the_first_anchor_of_a_log_proves_nothing() {
	build_and_execute(|| {
		let stream = log();
		let consistency = path(vec![[1; 32]]);
		not_anchored(Submission { consistency, ..next(stream) }, Error::ProofNotNeeded);
		anchor(next(stream));
	});
}

#[test]
fn a_log_of_the_same_size_or_less_has_not_grown() {
	build_and_execute(|| {
		let stream = log();
		anchor(grown(stream, 8));
		for size in [1, 4, 7, 8] {
			let wrong = Submission { consistency: Path::default(), ..grown(stream, size) };
			not_anchored(wrong.clone(), Error::NotGrown);
			let consistency = path(vec![wrong.root]);
			not_anchored(Submission { consistency, ..wrong }, Error::NotGrown);
		}
		for size in [0, MAX_LEAVES + 1, u64::MAX] {
			not_anchored(Submission { size, ..next(stream) }, Error::BadSize);
		}
	});
}

#[test]
fn a_log_that_lost_something_is_not_consistent() {
	build_and_execute(|| {
		let stream = log();
		anchor(grown(stream, 7));
		let right = grown(stream, 13);
		// Readings of another log, with a proof of that.
		let others = tree(99, 13);
		let consistency = path(others.prove_consistency(7).expect("it has more; qed"));
		let other = Submission { root: others.root(), consistency, ..right.clone() };
		not_anchored(other, Error::NotConsistent);
		// One reading of the first seven is another one.
		let mut leaves = tree(seed_of(stream, 0), 13).leaves().to_vec();
		leaves[3] = [1; 32];
		let edited = muster_primitives::merkle::Tree::new(leaves);
		let consistency = path(edited.prove_consistency(7).expect("it has more; qed"));
		let edited = Submission { root: edited.root(), consistency, ..right.clone() };
		not_anchored(edited, Error::NotConsistent);
		anchor(right);
	});
}

#[test]
fn a_proof_of_another_length_is_not_consistent() {
	build_and_execute(|| {
		let stream = log();
		anchor(grown(stream, 7));
		let right = grown(stream, 13);
		let hashes = right.consistency.to_vec();
		let mut wrong: Vec<Vec<Hash>> = (0..hashes.len()).map(|n| hashes[..n].to_vec()).collect();
		wrong.push(hashes[1..].to_vec());
		wrong.push([&hashes[..], &[[0; 32]]].concat());
		wrong.push([&[right.root], &hashes[..]].concat());
		wrong.push(vec![[1; 32]; MAX_PATH as usize]);
		for hashes in wrong {
			let consistency = path(hashes);
			not_anchored(Submission { consistency, ..right.clone() }, Error::NotConsistent);
		}
		for size in [8, 17, 32, MAX_LEAVES] {
			not_anchored(Submission { size, ..right.clone() }, Error::NotConsistent);
		}
		let root = flipped(&right.root, 0);
		not_anchored(Submission { root, ..right.clone() }, Error::NotConsistent);
		anchor(right);
	});
}

#[test]
fn a_size_that_takes_the_same_proof_is_the_writers_word() {
	build_and_execute(|| {
		// 13 and 14 leaves are proven by the same hashes, so the chain cannot tell: RFC 9162 has a log
		// say its size beside its root. Whoever lies has the lie on record, and proves no leaf by it.
		let stream = log();
		anchor(grown(stream, 7));
		let tree = tree_of(stream, 13);
		let lie = Submission { size: 14, ..grown(stream, 13) };
		anchor(lie.clone());
		let last = tree.prove(12).expect("it has so many; qed");
		let leaf = reading(seed_of(stream, 0), 12);
		for index in [12, 13] {
			let told = DataAnchor::verify_inclusion(stream, 1, leaf.clone(), index, last.clone());
			assert!(told.is_err());
		}
		// It goes on only with what is consistent with that.
		let (previous, from) = (link_of(&lie, None), lie.until);
		let honest = tree_of(stream, 20);
		let consistency = path(honest.prove_consistency(14).expect("it has more; qed"));
		let (root, size, until) = (honest.root(), 20, from + STEP);
		let next = Submission { number: 2, previous, root, size, from, until, consistency, ..lie };
		not_anchored(next, Error::NotConsistent);
	});
}

fn tree_of(stream: StreamId, size: u64) -> muster_primitives::merkle::Tree {
	tree(seed_of(stream, 0), size)
}

#[test]
fn a_log_grows_to_the_most_leaves() {
	build_and_execute(|| {
		let stream = log();
		anchor(grown(stream, 1));
		let consistency: Vec<Hash> = (0..40).map(|level| [level; 32]).collect();
		let root = consistency
			.iter()
			.fold(record(stream).head.expect("one; qed").root, |hash, it| node_hash(&hash, it));
		let right =
			Submission { root, size: MAX_LEAVES, consistency: path(consistency), ..next(stream) };
		not_anchored(Submission { size: MAX_LEAVES + 1, ..right.clone() }, Error::BadSize);
		anchor(right.clone());
		// There is nothing larger.
		let (previous, from) = (link_of(&right, None), right.until);
		let again = Submission { number: 2, previous, from, until: from + STEP, ..right };
		not_anchored(again, Error::NotGrown);
	});
}

#[test]
fn times_of_a_log_do_not_overlap() {
	build_and_execute(|| {
		let stream = log();
		fill(stream, 1);
		not_anchored(Submission { from: BEGIN, ..next(stream) }, Error::Overlap);
	});
}

#[test]
fn a_log_goes_on_after_all_was_pruned() {
	build_and_execute(|| {
		let stream = log();
		fill(stream, 10);
		pass(RETENTION);
		ok(signed(STRANGER), Call::prune { stream, limit: 128 });
		assert_eq!(Anchors::<Test>::iter().count(), 0);
		let last = expected(stream).grows_from.expect("it has a head; qed");
		assert_eq!(last.0, 50);
		// Neither anew nor as something else.
		let begun = Submission { consistency: Path::default(), ..next(stream) };
		not_anchored(begun, Error::NotConsistent);
		fill(stream, 10);
		assert_eq!(anchor_of(stream, 19).size, 100);
	});
}

#[test]
fn one_call_grows_a_log_several_times() {
	build_and_execute(|| {
		let stream = log();
		let first = grown(stream, 3);
		let tree = tree(seed_of(stream, 0), 9);
		let second = Submission {
			number: 1,
			previous: link_of(&first, None),
			root: tree.root(),
			size: 9,
			from: first.until,
			until: first.until + 1,
			consistency: path(tree.prove_consistency(3).expect("it has more; qed")),
			..first.clone()
		};
		let hidden = Submission { consistency: Path::default(), ..second.clone() };
		refused(signed(OWNER), of([first.clone(), hidden]), Error::<Test>::NotConsistent);
		ok(signed(OWNER), of([first, second]));
		assert_eq!(anchor_of(stream, 1).size, 9);
	});
}

#[test]
fn anchors_of_a_log_are_not_corrected() {
	build_and_execute(|| {
		let stream = log();
		let first = Submission { corrects: Some(0), ..next(stream) };
		not_anchored(first, Error::LogNotCorrected);
		fill(stream, 2);
		for corrects in [0, 1, 2, u32::MAX] {
			let wrong = Submission { corrects: Some(corrects), ..next(stream) };
			not_anchored(wrong, Error::LogNotCorrected);
		}
	});
}
