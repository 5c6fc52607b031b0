// SPDX-License-Identifier: Apache-2.0

//! What is told of shares: to the grantee, and to whoever looks at a stream.

use super::{common::*, sharing::*};
use crate::{mock::*, *};
use std::{collections::BTreeSet, slice};

fn numbers(shares: &[ShareView<AccountId>]) -> Vec<(StreamId, ShareId)> {
	shares.iter().map(|share| (share.stream, share.share)).collect()
}

/// All that was shared with somebody, as a client reads it: page after page.
fn read_all(grantee: &Subject<AccountId>, limit: u32) -> Vec<(StreamId, ShareId)> {
	let (mut all, mut after) = (Vec::new(), None);
	loop {
		let page = DataAnchor::shared_with(grantee.clone(), after, limit);
		assert!(page.len() <= limit.min(MAX_LISTED) as usize);
		let Some(last) = page.last() else { return all };
		after = Some((last.stream, last.share));
		all.extend(numbers(&page));
		assert!(all.len() < 1_000, "the pages do not end");
	}
}

#[test]
fn a_share_lapses_at_the_second_that_was_said() {
	build_and_execute(|| {
		let give = Give { until: Some(START + 60), ..for_alice() };
		let share = give.made();
		let told = || {
			let at = view(give.stream, share);
			assert_eq!(DataAnchor::shares(give.stream, 0, 1), slice::from_ref(&at));
			assert_eq!(DataAnchor::shared_with(account(ALICE), None, 1), slice::from_ref(&at));
			(at.open, at.envelope.map(BoundedVec::into_inner))
		};
		for seconds in [0, 59] {
			at(START + seconds);
			assert_eq!(told(), (true, Some(ENVELOPE.to_vec())));
		}
		for seconds in [60, 61, 1_000_000] {
			at(START + seconds);
			assert_eq!(told(), (false, None));
		}
		assert_eq!(view(give.stream, share).revoked, None);
		at(START + 60);
	});
}

#[test]
fn without_an_end_it_does_not_lapse() {
	build_and_execute(|| {
		let give = for_alice();
		let share = give.made();
		at(u64::MAX / 1_000);
		assert!(view(give.stream, share).open);
		at(START);
	});
}

#[test]
fn what_is_not_there_is_none() {
	build_and_execute(|| {
		assert_eq!(DataAnchor::share_at(0, 0), None);
		assert_eq!(DataAnchor::shares(0, 0, 128), []);
		assert_eq!(DataAnchor::shared_with(account(ALICE), None, 128), []);
		assert_eq!(DataAnchor::shared_with(account(ALICE), Some((7, 9)), 128), []);
		let give = for_alice();
		give.made();
		assert_eq!(DataAnchor::share_at(give.stream, 1), None);
		assert_eq!(DataAnchor::share_at(give.stream + 1, 0), None);
		assert_eq!(DataAnchor::shared_with(account(OWNER), None, 128), []);
	});
}

#[test]
fn shares_of_a_stream_are_listed_by_their_numbers_128_at_most() {
	build_and_execute(|| {
		let give = for_alice();
		(0..130).for_each(|_| {
			give.made();
		});
		let list = |first, limit| {
			let page = DataAnchor::shares(give.stream, first, limit);
			page.into_iter().map(|share| share.share).collect::<Vec<_>>()
		};
		assert!(list(0, 0).is_empty());
		assert_eq!(list(0, 2), [0, 1]);
		for limit in [128, 129, u32::MAX] {
			assert_eq!(list(0, limit), (0..128).collect::<Vec<_>>());
		}
		assert_eq!(list(128, 128), [128, 129]);
		assert_eq!(list(129, 1), [129]);
		for first in [130, u32::MAX - 1, u32::MAX] {
			assert!(list(first, u32::MAX).is_empty());
		}
		// Where the first are gone the others are found from the beginning on, under their numbers.
		ok(signed(OWNER), Call::close_stream { stream: give.stream });
		ok(signed(OWNER), Call::remove_shares { stream: give.stream, limit: 127 });
		for first in [0, 100, 127] {
			assert_eq!(list(first, 128), [127, 128, 129]);
			assert_eq!(list(first, 2), [127, 128]);
		}
		assert_eq!(list(128, 128), [128, 129]);
	});
}

#[test]
fn a_grantee_finds_each_share_once_whatever_the_pages() {
	build_and_execute(|| {
		let give = for_alice();
		publish(BOB, KEY);
		let streams = [give.stream, batches(), batches()];
		let mut expected = BTreeSet::new();
		for _ in 0..50 {
			for stream in streams {
				let give = Give { stream, ..give.clone() };
				expected.insert((stream, give.made()));
				Give { grantee: account(BOB), ..give }.made();
			}
		}
		assert_eq!(expected.len(), 150);
		for limit in [1, 7, 127, 128, 129, u32::MAX] {
			let all = read_all(&account(ALICE), limit);
			assert_eq!(all.len(), 150);
			assert_eq!(all.into_iter().collect::<BTreeSet<_>>(), expected);
		}
		assert_eq!(DataAnchor::shared_with(account(ALICE), None, u32::MAX).len(), 128);
		assert_eq!(DataAnchor::shared_with(account(ALICE), None, 0), []);
	});
}

#[test]
fn a_list_goes_on_after_what_was_removed_meanwhile() {
	build_and_execute(|| {
		let give = for_alice();
		let other = Give { stream: batches(), ..give.clone() };
		(0..20).for_each(|_| {
			give.made();
			other.made();
		});
		let all = read_all(&account(ALICE), 40);
		for (place, last) in all.iter().enumerate() {
			let rest = numbers(&DataAnchor::shared_with(account(ALICE), Some(*last), 128));
			assert_eq!(rest, all[place + 1..]);
		}
		let (stream, limit) = (give.stream, 128);
		ok(signed(OWNER), Call::close_stream { stream });
		ok(signed(OWNER), Call::remove_shares { stream, limit });
		let left = |from: usize| {
			let rest = all[from..].iter().filter(|(stream, _)| *stream == other.stream);
			rest.copied().collect::<Vec<_>>()
		};
		for (place, last) in all.iter().enumerate() {
			let rest = numbers(&DataAnchor::shared_with(account(ALICE), Some(*last), 128));
			assert_eq!(rest, left(place + 1));
		}
		assert_eq!(left(0).len(), 20);
	});
}

#[test]
fn looking_changes_nothing() {
	build_and_execute(|| {
		let give = Give { until: Some(START + 1), ..for_alice() };
		give.made();
		pass(1);
		let before = root();
		view(give.stream, 0);
		DataAnchor::shares(give.stream, 0, 128);
		DataAnchor::shared_with(account(ALICE), None, 128);
		DataAnchor::agreement_key(account(ALICE));
		assert_eq!(root(), before);
	});
}
