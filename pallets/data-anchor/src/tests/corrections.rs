// SPDX-License-Identifier: Apache-2.0

use super::common::*;
use crate::{mock::*, *};

fn superseded_by(stream: StreamId, number: AnchorNumber) -> Option<AnchorNumber> {
	anchor_of(stream, number).superseded_by
}

#[test]
fn a_correction_supersedes_and_edits_nothing() {
	build_and_execute(|| {
		let stream = batches();
		fill(stream, 3);
		let before = anchor_of(stream, 1);
		let others = [anchor_of(stream, 0), anchor_of(stream, 2)];
		let right = correction(stream, 1);
		events();
		ok(signed(OWNER), of([right.clone()]));
		assert_eq!(events(), [told(&right, account(OWNER), None)]);
		assert_eq!(anchor_of(stream, 1), Anchor { superseded_by: Some(3), ..before.clone() });
		assert_eq!([anchor_of(stream, 0), anchor_of(stream, 2)], others);
		let there = anchor_of(stream, 3);
		assert_eq!((there.corrects, there.superseded_by), (Some(1), None));
		assert_eq!((there.from, there.until), (before.from, before.until));
		// What was first anchored is still proven, and says that it no longer counts.
		let old = tree(seed_of(stream, 1), 5);
		let proof = old.prove(2).expect("it has more; qed");
		let reading = reading(seed_of(stream, 1), 2);
		assert_eq!(DataAnchor::verify_inclusion(stream, 1, reading, 2, proof), Ok(()));
	});
}

#[test]
fn a_correction_is_part_of_the_chain_and_moves_no_time() {
	build_and_execute(|| {
		let stream = batches();
		fill(stream, 2);
		let until = expected(stream).from;
		let right = correction(stream, 0);
		anchor(right.clone());
		let then = expected(stream);
		assert_eq!((then.from, then.previous), (until, link_of(&right, None)));
		let plain = Submission { corrects: None, ..right };
		assert_ne!(then.previous, link_of(&plain, None));
		fill(stream, 1);
		assert_eq!(expected(stream).from, until + STEP);
	});
}

#[test]
fn the_time_of_a_correction_is_free() {
	build_and_execute(|| {
		let stream = Make { slots: 20, ..Make::default() }.stream();
		fill(stream, 5);
		let until = expected(stream).from;
		let times = [
			(0, 1),
			(BEGIN, until),
			(BEGIN - 5, BEGIN + 5),
			(until - 1, until + 1_000),
			(START, START + MAX_AHEAD),
		];
		for (corrects, (from, until)) in times.into_iter().enumerate() {
			let right = correction(stream, corrects as u32);
			anchor(Submission { from, until, ..right });
		}
		assert_eq!(expected(stream).from, until);
		// Not beyond what is told for all.
		let right = Submission { from: 0, until: 1, ..correction(stream, 5) };
		for (from, until, error) in [
			(BEGIN, START + MAX_AHEAD + 1, Error::TimeAhead),
			(u64::MAX - 1, u64::MAX, Error::TimeAhead),
			(BEGIN, BEGIN, Error::EmptyTime),
			(BEGIN, 0, Error::EmptyTime),
			(u64::MAX, u64::MAX, Error::EmptyTime),
		] {
			not_anchored(Submission { from, until, ..right.clone() }, error);
		}
		for size in [0, u64::MAX] {
			not_anchored(Submission { size, ..right.clone() }, Error::BadSize);
		}
	});
}

#[test]
fn what_is_superseded_is_not_corrected_again_but_the_correction_is() {
	build_and_execute(|| {
		let stream = batches();
		fill(stream, 1);
		anchor(correction(stream, 0));
		not_anchored(correction(stream, 0), Error::AlreadySuperseded);
		anchor(correction(stream, 1));
		not_anchored(correction(stream, 1), Error::AlreadySuperseded);
		anchor(correction(stream, 2));
		let chain: Vec<_> = (0..4).map(|number| superseded_by(stream, number)).collect();
		assert_eq!(chain, [Some(1), Some(2), Some(3), None]);
	});
}

#[test]
fn what_is_not_there_is_not_corrected() {
	build_and_execute(|| {
		let stream = batches();
		for corrects in [0, 1, u32::MAX] {
			let wrong = Submission { corrects: Some(corrects), ..next(stream) };
			not_anchored(wrong, Error::AnchorNotFound);
		}
		fill(stream, 2);
		// An anchor does not correct itself, nor one to come.
		for corrects in [2, 3, u32::MAX] {
			let wrong = Submission { corrects: Some(corrects), ..next(stream) };
			not_anchored(wrong, Error::AnchorNotFound);
		}
		// Nor that of another stream.
		let other = batches();
		let wrong = Submission { corrects: Some(1), ..next(other) };
		not_anchored(wrong, Error::AnchorNotFound);
	});
}

#[test]
fn what_was_pruned_is_not_corrected() {
	build_and_execute(|| {
		let stream = batches();
		fill(stream, 2);
		let late = correction(stream, 0);
		pass(RETENTION);
		ok(signed(STRANGER), Call::prune { stream, limit: 1 });
		not_anchored(late, Error::AnchorNotFound);
		anchor(correction(stream, 1));
	});
}

#[test]
fn an_anchor_that_somebody_keeps_is_corrected_after_pruning() {
	build_and_execute(|| {
		let stream = batches();
		fill(stream, 2);
		ok(signed(STRANGER), Call::keep { stream, anchor: 0 });
		pass(RETENTION);
		ok(signed(BOB), Call::prune { stream, limit: 9 });
		anchor(correction(stream, 0));
		assert_eq!(superseded_by(stream, 0), Some(2));
		assert_eq!(anchor_of(stream, 0).keepers, 1);
	});
}

#[test]
fn a_correction_outlives_what_it_corrects() {
	build_and_execute(|| {
		let stream = batches();
		fill(stream, 2);
		pass(RETENTION - 1);
		anchor(correction(stream, 0));
		pass(1);
		ok(signed(STRANGER), Call::prune { stream, limit: 9 });
		let left: Vec<_> = DataAnchor::anchors(stream, 0, 9).into_iter().map(|it| it.0).collect();
		assert_eq!(left, [2]);
		assert_eq!(anchor_of(stream, 2).corrects, Some(0));
		// And is pruned in its turn.
		pass(RETENTION);
		ok(signed(STRANGER), Call::prune { stream, limit: 9 });
		fill(stream, 1);
	});
}

#[test]
fn whoever_writes_corrects() {
	build_and_execute(|| {
		let (device, stream) = device_stream();
		fill(stream, 1);
		refused(signed(STRANGER), of([correction(stream, 0)]), Error::<Test>::NotWriter);
		let right = correction(stream, 0);
		ok(as_device(device), of([right]));
		assert_eq!(anchor_of(stream, 1).by, Subject::Device(device));
	});
}

#[test]
fn a_correction_that_is_not_the_next_anchor_fails() {
	build_and_execute(|| {
		let stream = batches();
		fill(stream, 2);
		let right = correction(stream, 0);
		not_anchored(Submission { number: 0, ..right.clone() }, Error::NumberTaken);
		not_anchored(Submission { number: 3, ..right.clone() }, Error::Gap);
		not_anchored(Submission { previous: [0; 32], ..right.clone() }, Error::Fork);
		let consistency = path(vec![[1; 32]]);
		not_anchored(Submission { consistency, ..right }, Error::ProofNotNeeded);
	});
}

#[test]
fn one_call_anchors_and_corrects() {
	build_and_execute(|| {
		let stream = batches();
		let first = next(stream);
		let second = Submission {
			number: 1,
			previous: link_of(&first, None),
			root: [1; 32],
			corrects: Some(0),
			..first.clone()
		};
		let again = Submission { number: 2, previous: link_of(&second, None), ..second.clone() };
		let call = of([first.clone(), second.clone(), again]);
		refused(signed(OWNER), call, Error::<Test>::AlreadySuperseded);
		ok(signed(OWNER), of([first, second]));
		assert_eq!(superseded_by(stream, 0), Some(1));
	});
}
