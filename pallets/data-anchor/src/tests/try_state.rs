// SPDX-License-Identifier: Apache-2.0

//! Corrupted storage is seen.

use super::common::*;
use crate::{mock::*, *};
use frame_support::traits::{fungible::MutateHold, tokens::Precision};
use muster_primitives::{anchor::MAX_LEAVES, AgreementKey};

/// A stream of four anchors, of which 0 is pruned and kept, 1 is kept twice and 3 corrects 2, with a
/// writer, a share and one that was revoked; and a log of three anchors.
struct Scene {
	stream: StreamId,
	log: StreamId,
}

impl Scene {
	fn new() -> Self {
		let stream = batches();
		let log = log();
		fill(stream, 1);
		ok(signed(ALICE), Call::keep { stream, anchor: 0 });
		pass(RETENTION);
		ok(signed(BOB), Call::prune { stream, limit: 1 });
		fill(stream, 2);
		for who in [ALICE, BOB] {
			ok(signed(who), Call::keep { stream, anchor: 1 });
		}
		anchor(correction(stream, 2));
		fill(log, 3);
		ok(signed(OWNER), Call::add_writer { stream, writer: account(ALICE) });
		let key = AgreementKey([9; 32]);
		ok(signed(BOB), Call::set_agreement_key { key: Some(key) });
		for last in [None, Some(3)] {
			let envelope = vec![1; 80].try_into().expect("short enough; qed");
			let grantee = account(BOB);
			let (first, until) = (1, None);
			let share = Call::share { stream, grantee, key, first, last, until, envelope };
			ok(signed(OWNER), share);
		}
		ok(signed(OWNER), Call::revoke_share { stream, share: 1 });
		Self { stream, log }
	}

	fn record(&self, change: impl FnOnce(&mut Stream<Test>)) {
		Streams::<Test>::mutate(self.stream, |it| change(it.as_mut().expect("it was made; qed")));
	}

	fn info(&self, change: impl FnOnce(&mut StreamInfo<Test>)) {
		let change = |it: &mut Option<StreamInfo<Test>>| change(it.as_mut().expect("made; qed"));
		StreamInfos::<Test>::mutate(self.stream, change);
	}

	fn anchor(&self, number: AnchorNumber, change: impl FnOnce(&mut AnchorOf<Test>)) {
		edit(self.stream, number, change);
	}

	fn share(&self, share: ShareId, change: impl FnOnce(&mut Share<Test>)) {
		let change = |it: &mut Option<Share<Test>>| change(it.as_mut().expect("made; qed"));
		Shares::<Test>::mutate(self.stream, share, change);
	}
}

fn edit(stream: StreamId, number: AnchorNumber, change: impl FnOnce(&mut AnchorOf<Test>)) {
	let change = |it: &mut Option<AnchorOf<Test>>| change(it.as_mut().expect("it is there; qed"));
	Anchors::<Test>::mutate(stream, number, change);
}

/// Whether the invariants fail after this, and say so.
#[track_caller]
fn seen(what: &str, corrupt: impl FnOnce(Scene)) {
	let said = new_test_ext().execute_with(|| {
		let scene = Scene::new();
		DataAnchor::do_try_state().expect("sound so far");
		corrupt(scene);
		format!("{:?}", DataAnchor::do_try_state().expect_err("corrupted"))
	});
	assert!(said.contains(what), "{said} instead of {what}");
}

#[test]
fn a_stream_without_one_of_its_records_is_seen() {
	seen("1: a stream without its info", |it| StreamInfos::<Test>::remove(it.stream));
	seen("1: an info without its stream", |it| Streams::<Test>::remove(it.stream));
	seen("1: a stream of the future", |it| NextStreamId::<Test>::put(it.log));
	seen("1: an anchor of a stream of the future", |it| {
		Anchors::<Test>::insert(7, 0, anchor_of(it.stream, 1));
	});
}

#[test]
fn more_taken_slots_than_there_are_are_seen() {
	seen("2: more slots", |it| it.record(|record| record.slots = 2));
	seen("2: an oldest", |it| it.record(|record| record.oldest = 5));
}

#[test]
fn anchors_that_should_or_should_not_be_there_are_seen() {
	seen("3: an anchor is missing", |it| Anchors::<Test>::remove(it.stream, 2));
	seen("3: an anchor is missing", |it| it.record(|record| record.next = 5));
	seen("3: an anchor of the future", |it| it.record(|record| record.next = 3));
	seen("3: a pruned anchor", |it| it.record(|record| record.oldest = 3));
	seen("3: a pruned anchor", |it| {
		// Of a stream that is gone, though nobody keeps it.
		NextStreamId::<Test>::put(9);
		Anchors::<Test>::insert(8, 0, Anchor { keepers: 0, ..anchor_of(it.stream, 1) });
	});
}

#[test]
fn keepers_that_are_not_counted_are_seen() {
	seen("4: keepers", |it| it.anchor(1, |anchor| anchor.keepers = 3));
	seen("4: keepers", |it| it.anchor(2, |anchor| anchor.keepers = 1));
	seen("4: keepers", |it| Keepers::<Test>::remove((it.stream, 1), ALICE));
	seen("4: a keeper of nothing", |it| Anchors::<Test>::remove(it.stream, 0));
}

#[test]
fn links_that_are_broken_are_seen() {
	seen("5: another one before", |it| it.anchor(0, |anchor| anchor.previous = [1; 32]));
	seen("5: another one before", |it| it.anchor(2, |anchor| anchor.previous = [1; 32]));
	// Whatever is edited in an anchor.
	seen("5: another one before", |it| it.anchor(1, |anchor| anchor.root = [1; 32]));
	seen("5: another one before", |it| it.anchor(1, |anchor| anchor.size += 1));
	seen("5: another one before", |it| it.anchor(1, |anchor| anchor.until -= 1));
	seen("5: another one before", |it| it.anchor(1, |anchor| anchor.from += 1));
	seen("5: another one before", |it| it.anchor(1, |anchor| anchor.schema = Some(SCHEMA)));
	seen("5: the head is not", |it| it.anchor(3, |anchor| anchor.root = [1; 32]));
	let head = |it: &Scene, change: fn(&mut Head)| {
		it.record(|record| change(record.head.as_mut().expect("it has one; qed")));
	};
	seen("5: the head is not", |it| head(&it, |head| head.link = [1; 32]));
	seen("5: the head is not", |it| head(&it, |head| head.root = [1; 32]));
	seen("5: the head is not", |it| head(&it, |head| head.size += 1));
	seen("5: a head of nothing", |it| it.record(|record| record.head = None));
	seen("5: a head of nothing", |it| {
		Streams::<Test>::mutate(it.log, |log| {
			let log = log.as_mut().expect("it was made; qed");
			(log.oldest, log.next) = (0, 0);
		});
		(0..3).for_each(|number| Anchors::<Test>::remove(it.log, number));
	});
}

#[test]
fn corrections_that_do_not_know_each_other_are_seen() {
	seen("6: what is corrected does not know", |it| {
		it.anchor(2, |anchor| anchor.superseded_by = None);
	});
	seen("6: superseded by what came before", |it| {
		it.anchor(2, |anchor| anchor.superseded_by = Some(1));
	});
	seen("6: superseded by what came before", |it| {
		it.anchor(2, |anchor| anchor.superseded_by = Some(4));
	});
	seen("6: what corrects does not know", |it| {
		it.anchor(1, |anchor| anchor.superseded_by = Some(3));
	});
	seen("6: a correction in a log", |it| {
		edit(it.log, 1, |anchor| anchor.superseded_by = Some(2));
	});
	// What an anchor corrects is part of its link, so this one is made of nothing before or after.
	seen("6: it corrects what comes later", |it| {
		NextStreamId::<Test>::put(9);
		let lone = Anchor { corrects: Some(5), keepers: 1, ..anchor_of(it.stream, 1) };
		lone_anchor(8, lone);
	});
}

/// Anchor 5 of a stream that is gone, which [`ALICE`] keeps.
fn lone_anchor(stream: StreamId, anchor: AnchorOf<Test>) {
	Anchors::<Test>::insert(stream, 5, Anchor { keepers: 0, ..anchor });
	ok(signed(ALICE), Call::keep { stream, anchor: 5 });
}

#[test]
fn times_that_cannot_be_are_seen() {
	seen("7: a time that does not last", |it| {
		NextStreamId::<Test>::put(9);
		let lone = anchor_of(it.stream, 1);
		lone_anchor(8, Anchor { until: lone.from, ..lone });
	});
	seen("7: times overlap", |it| {
		NextStreamId::<Test>::put(9);
		let lone = anchor_of(it.stream, 1);
		lone_anchor(8, lone.clone());
		Anchors::<Test>::insert(8, 7, Anchor { keepers: 0, from: lone.until - 1, ..lone });
		ok(signed(ALICE), Call::keep { stream: 8, anchor: 7 });
	});
	seen("7: blocks in another order", |it| it.anchor(2, |anchor| anchor.at -= 1_001));
	seen("7: blocks in another order", |it| it.anchor(2, |anchor| anchor.block = 0));
	let until = |it: &Scene, change: fn(&mut u64)| {
		it.record(|record| change(&mut record.head.as_mut().expect("it has one; qed").until));
	};
	seen("7: the head ends at another time", |it| until(&it, |until| *until += 1));
	seen("7: the head ends at another time", |it| until(&it, |until| *until -= 1));
	seen("7: the head ends at another time", |it| until(&it, |until| *until = u64::MAX));
}

#[test]
fn sizes_that_cannot_be_are_seen() {
	for size in [0, MAX_LEAVES + 1, u64::MAX] {
		seen("8: no tree has so many leaves", |it| {
			NextStreamId::<Test>::put(9);
			lone_anchor(8, Anchor { size, ..anchor_of(it.stream, 1) });
		});
	}
	// The batches are all of one size, so they are no log.
	seen("8: a log that did not grow", |it| {
		let plain = Make { slots: 3, ..Make::default() }.stream();
		fill(plain, 3);
		Streams::<Test>::mutate(plain, |record| {
			record.as_mut().expect("it was made; qed").mode = Mode::Log;
		});
		assert_eq!(record(it.log).mode, Mode::Log);
	});
}

#[test]
fn writers_that_are_not_counted_are_seen() {
	seen("9: writers", |it| it.info(|info| info.writers = 2));
	seen("9: writers", |it| Writers::<Test>::remove(it.stream, account(ALICE)));
	seen("9: a writer of nothing", |it| {
		let writer = Writers::<Test>::get(it.stream, account(ALICE)).expect("it is one; qed");
		Writers::<Test>::insert(7, account(ALICE), writer);
	});
	seen("9: the owner is a writer", |it| {
		let writer = Writers::<Test>::take(it.stream, account(ALICE)).expect("it is one; qed");
		Writers::<Test>::insert(it.stream, account(OWNER), writer);
	});
}

#[test]
fn shares_that_are_not_found_or_counted_are_seen() {
	seen("10: shares of a stream", |it| it.info(|info| info.shares = 3));
	seen("10: a share of the future", |it| it.info(|info| info.next_share = 1));
	seen("10: an older share", |it| it.info(|info| info.next_share = 3));
	seen("10: a share that its grantee", |it| {
		SharedWith::<Test>::remove(account(BOB), (it.stream, 0));
	});
	seen("10: a share that its grantee", |it| it.share(0, |share| share.grantee = account(ALICE)));
	seen("10: it was shared with somebody else", |it| {
		SharedWith::<Test>::insert(account(CAROL), (it.stream, 0), ());
	});
	seen("10: what was shared is not there", |it| {
		SharedWith::<Test>::insert(account(BOB), (it.stream, 9), ());
	});
	seen("10: what was shared is not there", |it| Shares::<Test>::remove(it.stream, 0));
	seen("10: a share of nothing", |it| {
		let share = Shares::<Test>::get(it.stream, 0).expect("it was made; qed");
		Shares::<Test>::insert(7, 0, share);
	});
	seen("10: a share of no anchor", |it| it.share(0, |share| share.last = Some(0)));
	seen("10: an envelope", |it| it.share(0, |share| share.revoked = Some(START)));
	seen("10: an envelope", |it| it.share(1, |share| share.revoked = None));
}

#[test]
fn deposits_that_are_not_held_are_seen() {
	const HELD: &str = "11: what is held is not what deposits add up to";
	let reasons = [
		(HoldReason::Stream, OWNER),
		(HoldReason::Slots, OWNER),
		(HoldReason::Writer, OWNER),
		(HoldReason::Keep, ALICE),
		(HoldReason::AgreementKey, BOB),
		(HoldReason::Share, OWNER),
	];
	for (reason, payer) in reasons {
		seen(HELD, |_| {
			let paid = Balances::release(&reason.into(), &payer, 1, Precision::Exact);
			assert_eq!(paid, Ok(1), "{reason:?} is held");
		});
		for who in [payer, STRANGER] {
			seen(HELD, |_| {
				assert_eq!(Balances::hold(&reason.into(), &who, 1), Ok(()));
			});
		}
	}
	seen(HELD, |_| AgreementKeys::<Test>::remove(BOB));
}

#[test]
fn deposits_that_somebody_else_paid_are_seen() {
	seen("11: somebody else than the owner", |it| it.info(|info| info.slots.payer = BOB));
	seen("11: somebody else than the owner", |it| it.info(|info| info.deposit.payer = BOB));
	seen("11: somebody else than the owner", |it| it.record(|record| record.owner = BOB));
	seen("11: somebody else than the keeper", |it| {
		Keepers::<Test>::mutate((it.stream, 1), ALICE, |deposit| {
			deposit.as_mut().expect("it is there; qed").payer = CAROL;
		});
	});
	seen("11: the owner did not pay a writer", |it| {
		Writers::<Test>::mutate(it.stream, account(ALICE), |writer| {
			writer.as_mut().expect("it is one; qed").deposit.payer = CAROL;
		});
	});
}

#[test]
fn slots_that_are_not_paid_are_seen() {
	new_test_ext().execute_with(|| {
		let scene = Scene::new();
		DataAnchor::try_prices().expect("sound so far");
		scene.record(|record| record.slots = 11);
		DataAnchor::do_try_state().expect("what is held is what is written");
		DataAnchor::try_prices().expect_err("a slot too many");
	});
}
