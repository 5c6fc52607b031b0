// SPDX-License-Identifier: Apache-2.0

use super::common::*;
use crate::{mock::*, *};
use muster_primitives::{access::action, anchor::MAX_LEAVES, Resource};
use sp_runtime::DispatchError;

fn change(stream: StreamId, change: impl FnOnce(&mut Stream<Test>)) {
	Streams::<Test>::mutate(stream, |record| change(record.as_mut().expect("it was made; qed")));
}

#[test]
fn an_anchor_is_what_was_submitted_and_when() {
	build_and_execute(|| {
		let stream = Make { schema: Some(SCHEMA), ..Make::default() }.stream();
		System::set_block_number(77);
		at(START + 5);
		let first = next(stream);
		events();
		ok(signed(OWNER), of([first.clone()]));
		assert_eq!(
			anchor_of(stream, 0),
			Anchor {
				root: first.root,
				size: 5,
				from: BEGIN,
				until: BEGIN + STEP,
				previous: [0; 32],
				schema: Some(SCHEMA),
				by: account(OWNER),
				at: START + 5,
				block: 77,
				corrects: None,
				superseded_by: None,
				keepers: 0,
			}
		);
		assert_eq!(events(), [told(&first, account(OWNER), Some(SCHEMA))]);
		let head = Head {
			link: link_of(&first, Some(SCHEMA)),
			root: first.root,
			size: 5,
			until: BEGIN + STEP,
		};
		let there = record(stream);
		assert_eq!((there.oldest, there.next, there.head), (0, 1, Some(head)));

		System::set_block_number(78);
		at(START + 11);
		let second = next(stream);
		assert_eq!(second.previous, link_of(&first, Some(SCHEMA)));
		events();
		ok(signed(OWNER), of([second.clone()]));
		let there = anchor_of(stream, 1);
		assert_eq!((there.previous, there.at, there.block), (head.link, START + 11, 78));
		assert_eq!(events(), [told(&second, account(OWNER), Some(SCHEMA))]);
	});
}

#[test]
fn anchoring_moves_no_money() {
	build_and_execute(|| {
		let (device, stream) = device_stream();
		let all = |who: &AccountId| (Balances::free_balance(who), Balances::reserved_balance(who));
		let before = ACCOUNTS.map(|who| all(&who));
		fill(stream, 5);
		ok(as_device(device), of([next(stream)]));
		ok(as_device(device), of([correction(stream, 1)]));
		assert_eq!(ACCOUNTS.map(|who| all(&who)), before);
	});
}

#[test]
fn owner_and_device_of_the_stream_anchor_and_others_do_not() {
	build_and_execute(|| {
		let (device, stream) = device_stream();
		let other = Book::device(&OWNER, 2);
		let first = next(stream);
		for origin in [signed(STRANGER), signed(ALICE), as_device(other)] {
			refused(origin, of([first.clone()]), Error::<Test>::NotWriter);
		}
		ok(as_device(device), of([first]));
		assert_eq!(anchor_of(stream, 0).by, Subject::Device(device));
		let second = next(stream);
		events();
		ok(signed(OWNER), of([second.clone()]));
		assert_eq!(events(), [told(&second, account(OWNER), None)]);
		needs_somebody(of([next(stream)]));
		needs_somebody(permitted([next(stream)]));
	});
}

#[test]
fn a_device_of_another_stream_does_not_anchor_here() {
	build_and_execute(|| {
		let (device, _) = device_stream();
		let stream = batches();
		refused(as_device(device), of([next(stream)]), Error::<Test>::NotWriter);
	});
}

#[test]
fn a_stream_stays_with_its_owner_when_the_device_changes_hands() {
	build_and_execute(|| {
		let (device, stream) = device_stream();
		ok(as_device(device), of([next(stream)]));
		Book::transfer(device, &ALICE);
		assert_eq!(DataAnchor::stream(stream).map(|view| view.device_writes), Some(false));
		for origin in [as_device(device), signed(ALICE)] {
			refused(origin, of([next(stream)]), Error::<Test>::NotWriter);
		}
		ok(signed(OWNER), of([next(stream)]));
		// The new owner has a stream of its own for it.
		let make = Make { owner: ALICE, device: Some(device), ..Make::default() };
		let new = make.stream();
		ok(as_device(device), of([next(new)]));
		refused(signed(OWNER), of([next(new)]), Error::<Test>::NotWriter);
		// The first one is not the device's again when it comes back.
		Book::transfer(device, &OWNER);
		for stream in [stream, new] {
			refused(as_device(device), of([next(stream)]), Error::<Test>::NotWriter);
		}
	});
}

#[test]
fn a_call_without_submissions_fails() {
	build_and_execute(|| {
		batches();
		for call in [of([]), permitted([])] {
			refused(signed(OWNER), call, Error::<Test>::NothingSubmitted);
		}
	});
}

#[test]
fn nothing_is_anchored_in_a_stream_that_is_not_there() {
	build_and_execute(|| {
		let stream = batches();
		for none in [stream + 1, u32::MAX] {
			let submission = Submission { stream: none, ..next(stream) };
			not_anchored(submission.clone(), Error::StreamNotFound);
			refused(signed(OWNER), permitted([submission]), Error::<Test>::StreamNotFound);
		}
	});
}

#[test]
fn a_gap_fails_and_the_right_number_is_told() {
	build_and_execute(|| {
		let stream = batches();
		for anchored in 0..3 {
			let right = next(stream);
			for number in [anchored + 1, anchored + 2, u32::MAX] {
				not_anchored(Submission { number, ..right.clone() }, Error::Gap);
			}
			assert_eq!(expected(stream).number, anchored);
			anchor(right);
		}
	});
}

#[test]
fn a_number_that_was_given_is_taken() {
	build_and_execute(|| {
		let stream = batches();
		fill(stream, 1);
		let again = next(stream);
		anchor(again.clone());
		// The same once more, and another one in its place.
		not_anchored(again.clone(), Error::NumberTaken);
		for number in [0, 1] {
			not_anchored(Submission { number, ..next(stream) }, Error::NumberTaken);
		}
		assert_eq!(expected(stream).number, 2);
		// Also when it was pruned.
		pass(RETENTION);
		ok(signed(STRANGER), Call::prune { stream, limit: 9 });
		not_anchored(again, Error::NumberTaken);
	});
}

#[test]
fn a_fork_fails_and_the_right_link_is_told() {
	build_and_execute(|| {
		let stream = batches();
		// There is nothing before the first.
		not_anchored(Submission { previous: [1; 32], ..next(stream) }, Error::Fork);
		let first = next(stream);
		anchor(first.clone());
		let second = next(stream);
		let forks = [
			[0; 32],
			first.root,
			link_of(&Submission { root: [1; 32], ..first.clone() }, None),
			link_of(&first, Some(SCHEMA)),
			link_of(&Submission { stream: stream + 1, ..first.clone() }, None),
			flipped(&second.previous, 0),
			flipped(&second.previous, 255),
		];
		for previous in forks {
			not_anchored(Submission { previous, ..second.clone() }, Error::Fork);
		}
		assert_eq!(expected(stream).previous, link_of(&first, None));
		anchor(second);
	});
}

#[test]
fn a_stream_that_parted_elsewhere_does_not_go_on_here() {
	build_and_execute(|| {
		// The same data, but for one reading of long ago.
		let (stream, parted) = (batches(), batches());
		anchor(next(stream));
		anchor(Submission { root: [1; 32], ..next(parted) });
		for _ in 0..3 {
			let from_there = Submission { stream, ..next(parted) };
			not_anchored(from_there, Error::Fork);
			fill(stream, 1);
			fill(parted, 1);
		}
	});
}

#[test]
fn an_overlap_fails_and_the_right_time_is_told() {
	build_and_execute(|| {
		let stream = batches();
		fill(stream, 1);
		let right = next(stream);
		for from in [0, BEGIN, right.from - 1] {
			not_anchored(Submission { from, ..right.clone() }, Error::Overlap);
		}
		let inside = Submission { from: BEGIN + 1, until: BEGIN + 2, ..right.clone() };
		not_anchored(inside, Error::Overlap);
		assert_eq!(expected(stream).from, BEGIN + STEP);
		anchor(right);
		// A pause is fine.
		let later = next(stream);
		anchor(Submission { from: later.from + 100, until: later.until + 100, ..later });
		assert_eq!(expected(stream).from, BEGIN + 3 * STEP + 100);
	});
}

#[test]
fn a_time_lasts_a_second_at_least() {
	build_and_execute(|| {
		let stream = batches();
		let right = next(stream);
		for (from, until) in [
			(BEGIN, BEGIN),
			(BEGIN, BEGIN - 1),
			(0, 0),
			(BEGIN, 0),
			(u64::MAX, 0),
			(u64::MAX, BEGIN),
			(u64::MAX, u64::MAX),
		] {
			not_anchored(Submission { from, until, ..right.clone() }, Error::EmptyTime);
		}
		anchor(Submission { from: BEGIN, until: BEGIN + 1, ..right });
	});
}

#[test]
fn a_time_begins_with_time_itself_at_the_earliest() {
	build_and_execute(|| {
		let stream = batches();
		anchor(Submission { from: 0, until: 1, ..next(stream) });
		anchor(Submission { from: 1, until: 2, ..next(stream) });
		assert_eq!(expected(stream).from, 2);
	});
}

#[test]
fn a_time_ends_a_little_ahead_of_the_block_at_most() {
	build_and_execute(|| {
		let stream = batches();
		let right = next(stream);
		let last = START + MAX_AHEAD;
		for until in [last + 1, last + 1_000_000, u64::MAX - 1, u64::MAX] {
			not_anchored(Submission { until, ..right.clone() }, Error::TimeAhead);
		}
		let ahead = Submission { from: u64::MAX - 1, until: u64::MAX, ..right.clone() };
		not_anchored(ahead, Error::TimeAhead);
		assert_eq!(expected(stream).until_at_most, last);
		anchor(Submission { until: last, ..right });
		// The next second is open as soon as the block's time is there.
		let following = Submission { from: last, until: last + 1, ..next(stream) };
		not_anchored(following.clone(), Error::TimeAhead);
		pass(1);
		anchor(following);
	});
}

#[test]
fn a_time_that_fits_in_no_number_is_no_reason_to_panic() {
	build_and_execute(|| {
		let stream = batches();
		pallet_timestamp::Now::<Test>::put(u64::MAX);
		let now = u64::MAX / 1_000;
		assert_eq!(expected(stream).until_at_most, now + MAX_AHEAD);
		let right = next(stream);
		let ahead = Submission { until: u64::MAX, ..right.clone() };
		not_anchored(ahead, Error::TimeAhead);
		anchor(Submission { from: now, until: now + MAX_AHEAD, ..right });
		let prune = Call::prune { stream, limit: 1 };
		refused(signed(OWNER), prune, Error::<Test>::NothingToPrune);
	});
}

#[test]
fn a_tree_has_one_leaf_at_least_and_a_bound_of_them_at_most() {
	build_and_execute(|| {
		let stream = batches();
		for size in [0, MAX_LEAVES + 1, MAX_LEAVES * 2, u64::MAX] {
			not_anchored(Submission { size, ..next(stream) }, Error::BadSize);
		}
		for size in [1, 2, MAX_LEAVES - 1, MAX_LEAVES] {
			anchor(Submission { size, ..next(stream) });
		}
		assert_eq!(MAX_LEAVES, 1 << 40);
		assert_eq!(anchor_of(stream, 3).size, 1 << 40);
	});
}

#[test]
fn a_full_stream_takes_nothing_until_it_is_pruned() {
	build_and_execute(|| {
		let stream = batches();
		for left in (0..10).rev() {
			fill(stream, 1);
			assert_eq!(expected(stream).slots_left, left);
		}
		not_anchored(next(stream), Error::NoSlotLeft);
		not_anchored(correction(stream, 3), Error::NoSlotLeft);
		pass(RETENTION);
		not_anchored(next(stream), Error::NoSlotLeft);
		ok(signed(STRANGER), Call::prune { stream, limit: 1 });
		fill(stream, 1);
		not_anchored(next(stream), Error::NoSlotLeft);
	});
}

#[test]
fn a_stream_without_slots_takes_nothing() {
	build_and_execute(|| {
		let stream = Make { slots: 0, ..Make::default() }.stream();
		not_anchored(next(stream), Error::NoSlotLeft);
	});
}

#[test]
fn a_batch_needs_no_consistency_proof() {
	build_and_execute(|| {
		let stream = batches();
		for _ in 0..2 {
			for hashes in [1, 64] {
				let consistency = path(vec![[1; 32]; hashes]);
				not_anchored(Submission { consistency, ..next(stream) }, Error::ProofNotNeeded);
			}
			fill(stream, 1);
		}
	});
}

#[test]
fn one_call_anchors_in_many_streams() {
	build_and_execute(|| {
		let device = Book::device(&OWNER, 1);
		let make = Make { device: Some(device), ..Make::default() };
		let streams: Vec<_> = (0..MAX_SUBMISSIONS).map(|_| make.clone().stream()).collect();
		let all: Vec<_> = streams.iter().map(|stream| next(*stream)).collect();
		events();
		ok(as_device(device), of(all.clone()));
		let by = Subject::Device(device);
		let said: Vec<_> =
			all.iter().map(|submission| told(submission, by.clone(), None)).collect();
		assert_eq!(events(), said);
		for (stream, submission) in streams.into_iter().zip(all) {
			assert_eq!(anchor_of(stream, 0).root, submission.root);
			assert_eq!(record(stream).next, 1);
		}
	});
}

#[test]
fn one_submission_that_fails_undoes_all() {
	build_and_execute(|| {
		let make = Make { slots: 1, ..Make::default() };
		let streams: Vec<_> = (0..MAX_SUBMISSIONS).map(|_| make.clone().stream()).collect();
		let foreign = Make { owner: ALICE, ..Make::default() }.stream();
		let all: Vec<_> = streams.iter().map(|stream| next(*stream)).collect();
		for place in [0, 15, 31] {
			let with = |submission: Submission| {
				let mut all = all.clone();
				all[place] = submission;
				of(all)
			};
			let right = &all[place];
			let owner = signed(OWNER);
			for (wrong, error) in [
				(next(foreign), Error::<Test>::NotWriter),
				(Submission { number: 1, ..right.clone() }, Error::Gap),
				(Submission { previous: [1; 32], ..right.clone() }, Error::Fork),
				(Submission { size: 0, ..right.clone() }, Error::BadSize),
				(Submission { attested: true, ..right.clone() }, Error::AttestedMismatch),
				(Submission { corrects: Some(0), ..right.clone() }, Error::AnchorNotFound),
				(Submission { until: u64::MAX, ..right.clone() }, Error::TimeAhead),
				(Submission { stream: u32::MAX, ..right.clone() }, Error::StreamNotFound),
			] {
				refused(owner.clone(), with(wrong), error);
			}
		}
		ok(signed(OWNER), of(all));
	});
}

#[test]
fn one_call_anchors_in_one_stream_several_times() {
	build_and_execute(|| {
		let stream = batches();
		let first = next(stream);
		let second = Submission {
			number: 1,
			previous: link_of(&first, None),
			from: first.until,
			until: first.until + STEP,
			..first.clone()
		};
		// Not in another order, and not the same twice.
		let owner = signed(OWNER);
		refused(owner.clone(), of([second.clone(), first.clone()]), Error::<Test>::Gap);
		refused(owner.clone(), of([first.clone(), first.clone()]), Error::<Test>::NumberTaken);
		events();
		ok(owner, of([first.clone(), second.clone()]));
		let by = account(OWNER);
		assert_eq!(events(), [told(&first, by.clone(), None), told(&second, by, None)]);
		assert_eq!(record(stream).next, 2);
	});
}

#[test]
fn several_submissions_need_as_many_slots() {
	build_and_execute(|| {
		let stream = Make { slots: 1, ..Make::default() }.stream();
		let first = next(stream);
		let second = Submission {
			number: 1,
			previous: link_of(&first, None),
			from: first.until,
			until: first.until + STEP,
			..first.clone()
		};
		refused(signed(OWNER), of([first, second]), Error::<Test>::NoSlotLeft);
	});
}

#[test]
fn a_stream_whose_numbers_have_run_out_takes_no_more() {
	build_and_execute(|| {
		let stream = batches();
		fill(stream, 1);
		pass(RETENTION);
		ok(signed(STRANGER), Call::prune { stream, limit: 1 });
		change(stream, |record| (record.oldest, record.next) = (u32::MAX - 1, u32::MAX - 1));
		anchor(next(stream));
		assert_eq!(expected(stream).number, u32::MAX);
		not_anchored(next(stream), Error::Exhausted);
		assert_eq!(DataAnchor::anchors(stream, u32::MAX - 2, 128).len(), 1);
		pass(RETENTION);
		ok(signed(STRANGER), Call::prune { stream, limit: 128 });
	});
}

#[test]
fn a_policy_permits_who_is_no_writer() {
	build_and_execute(|| {
		let stream = batches();
		let device = Book::device(&ALICE, 1);
		for (origin, by) in
			[(signed(ALICE), account(ALICE)), (as_device(device), Subject::Device(device))]
		{
			let right = next(stream);
			refused(origin.clone(), permitted([right.clone()]), DispatchError::BadOrigin);
			Book::permit(by.clone(), action::ANCHOR, Resource::Stream(stream), None);
			// It is for `anchor_permitted` alone, and for this stream.
			refused(origin.clone(), of([right.clone()]), Error::<Test>::NotWriter);
			events();
			ok(origin.clone(), permitted([right.clone()]));
			assert_eq!(events(), [told(&right, by.clone(), None)]);
			assert_eq!(anchor_of(stream, right.number).by, by);
			assert!(!DataAnchor::is_writer(stream, by));
		}
		let other = batches();
		refused(signed(ALICE), permitted([next(other)]), DispatchError::BadOrigin);
	});
}

#[test]
fn a_policy_for_another_action_does_not_permit() {
	build_and_execute(|| {
		let stream = batches();
		for other in (0..64).filter(|other| *other != action::ANCHOR) {
			Book::permit(account(ALICE), other, Resource::Stream(stream), None);
		}
		refused(signed(ALICE), permitted([next(stream)]), DispatchError::BadOrigin);
	});
}

#[test]
fn a_writer_without_a_policy_is_not_permitted_and_the_owner_is() {
	build_and_execute(|| {
		let (device, stream) = device_stream();
		ok(signed(OWNER), Call::add_writer { stream, writer: account(ALICE) });
		for origin in [signed(ALICE), as_device(device)] {
			refused(origin, permitted([next(stream)]), DispatchError::BadOrigin);
		}
		ok(signed(OWNER), permitted([next(stream)]));
	});
}

#[test]
fn each_submission_takes_one_use() {
	build_and_execute(|| {
		let (stream, other) = (batches(), batches());
		let left = |stream| {
			let resource = Resource::Stream(stream);
			Permissions::get((account(ALICE), action::ANCHOR, resource)).flatten()
		};
		for stream in [stream, other] {
			let resource = Resource::Stream(stream);
			Book::permit(account(ALICE), action::ANCHOR, resource, Some(3));
		}
		ok(signed(ALICE), permitted([next(stream)]));
		assert_eq!((left(stream), left(other), Asked::get()), (Some(2), Some(3), 1));
		let first = next(stream);
		let second = Submission {
			number: 2,
			previous: link_of(&first, None),
			from: first.until,
			until: first.until + STEP,
			..first.clone()
		};
		ok(signed(ALICE), permitted([first, next(other), second]));
		assert_eq!((left(stream), left(other), Asked::get()), (Some(0), Some(2), 4));
		refused(signed(ALICE), permitted([next(stream)]), DispatchError::BadOrigin);
		// What fails takes none, whatever came before it in the call.
		let call = permitted([next(other), next(stream)]);
		refused(signed(ALICE), call, DispatchError::BadOrigin);
		let gap = Submission { number: 9, ..next(other) };
		refused(signed(ALICE), permitted([gap]), Error::<Test>::Gap);
		assert_eq!((left(other), Asked::get()), (Some(2), 4));
	});
}

#[test]
fn a_plain_anchor_takes_no_use() {
	build_and_execute(|| {
		let stream = batches();
		ok(signed(OWNER), Call::add_writer { stream, writer: account(ALICE) });
		Book::permit(account(ALICE), action::ANCHOR, Resource::Stream(stream), Some(1));
		ok(signed(ALICE), of([next(stream)]));
		assert_eq!(Asked::get(), 0);
	});
}

#[test]
fn what_is_not_the_next_anchor_is_refused_whoever_permits_it() {
	build_and_execute(|| {
		let stream = batches();
		fill(stream, 1);
		Book::permit(account(ALICE), action::ANCHOR, Resource::Stream(stream), None);
		let right = next(stream);
		for (wrong, error) in [
			(Submission { number: 2, ..right.clone() }, Error::<Test>::Gap),
			(Submission { number: 0, ..right.clone() }, Error::NumberTaken),
			(Submission { previous: [1; 32], ..right.clone() }, Error::Fork),
			(Submission { from: BEGIN, ..right.clone() }, Error::Overlap),
			(Submission { size: 0, ..right.clone() }, Error::BadSize),
			(Submission { corrects: Some(1), ..right.clone() }, Error::AnchorNotFound),
		] {
			refused(signed(ALICE), permitted([wrong]), error);
		}
	});
}
