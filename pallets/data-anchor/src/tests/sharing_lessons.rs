// SPDX-License-Identifier: Apache-2.0

//! What went wrong elsewhere, tried with shares.

use super::{common::*, sharing::*};
use crate::{mock::*, *};
use muster_primitives::{access::action::SHARE_DATA, Resource};
use sp_runtime::DispatchError;

/// The right to add one thing became the right to edit all.
#[test]
fn who_may_share_and_whom_was_shared_with_may_nothing_else() {
	build_and_execute(|| {
		let give = for_alice();
		let stream = give.stream;
		let_share(stream, &account(BOB), None);
		give.by(signed(BOB));
		for who in [ALICE, BOB] {
			assert!(!DataAnchor::is_writer(stream, account(who.clone())));
			refused(signed(who.clone()), of([next(stream)]), Error::<Test>::NotWriter);
			let writer = account(who.clone());
			for call in [
				Call::add_writer { stream, writer },
				Call::set_slots { stream, slots: 1 },
				Call::close_stream { stream },
				Call::update_stream {
					stream,
					name: Some(text("mine")),
					schema: None,
					attested: None,
					retention: None,
				},
			] {
				refused(signed(who.clone()), call, Error::<Test>::NotOwner);
			}
		}
	});
}

/// A permission that was taken away still worked.
#[test]
fn a_permission_that_is_taken_away_ends_at_once() {
	build_and_execute(|| {
		let give = for_alice();
		let_share(give.stream, &account(BOB), None);
		let share = give.by(signed(BOB));
		Permissions::remove((account(BOB), SHARE_DATA, Resource::Stream(give.stream)));
		let revoke = Call::revoke_share { stream: give.stream, share };
		for call in [give.call(), revoke] {
			refused(signed(BOB), call, DispatchError::BadOrigin);
		}
		// What he had shared until then stays shared: it was said in the owner's name.
		assert!(view(give.stream, share).open);
	});
}

/// Validity was stored and never enforced.
#[test]
fn an_envelope_is_shown_as_long_as_it_was_meant_to_be() {
	build_and_execute(|| {
		let stream = batches();
		let device = grantee_device(&BOB, 1);
		let give = Give { until: Some(START + 9), ..Give::to(stream, Subject::Device(device)) };
		let (lapsing, revoked) = (give.made(), give.made());
		let lasting = Give { until: None, ..give.clone() }.made();
		let shown = || {
			let shares = DataAnchor::shared_with(give.grantee.clone(), None, 128);
			let mut shown: Vec<_> = shares
				.into_iter()
				.filter_map(|share| share.envelope.map(|_| share.share))
				.collect();
			shown.sort_unstable();
			shown
		};
		assert_eq!(shown(), [lapsing, revoked, lasting]);
		ok(signed(OWNER), Call::revoke_share { stream, share: revoked });
		assert_eq!(shown(), [lapsing, lasting]);
		pass(9);
		assert_eq!(shown(), [lasting]);
		Book::transfer(device, &CAROL);
		assert!(shown().is_empty());
	});
}

/// A key that was replaced still resolved.
#[test]
fn a_key_of_the_past_takes_no_envelope() {
	build_and_execute(|| {
		let give = for_alice();
		publish(ALICE, OTHER_KEY);
		give.fails(Error::<Test>::OtherKey);
		assert_eq!(DataAnchor::agreement_key(account(ALICE)), Some(OTHER_KEY));
		publish(ALICE, KEY);
		give.made();
	});
}

/// A global list was full, and everybody was locked out.
#[test]
fn however_much_one_shares_nobody_else_is_hindered() {
	build_and_execute(|| {
		let give = for_alice();
		(0..1_000).for_each(|_| {
			give.made();
		});
		assert_eq!(held(&OWNER, HoldReason::Share), 1_000 * share_price(80));
		let owner = BOB;
		let stream = Make { owner: owner.clone(), ..Make::default() }.stream();
		let share = Give { stream, ..give.clone() }.by(signed(owner));
		assert_eq!(share, 0);
		assert!(view(stream, share).open);
		assert_eq!(give.made(), 1_000);
	});
}

/// Removal left index entries behind.
#[test]
fn nothing_is_left_of_what_was_removed() {
	build_and_execute(|| {
		let before = root();
		publish(ALICE, KEY);
		let stream = batches();
		let device = grantee_device(&BOB, 1);
		for grantee in [account(ALICE), Subject::Device(device)] {
			Give::to(stream, grantee).made();
		}
		ok(signed(OWNER), Call::close_stream { stream });
		ok(signed(OWNER), Call::remove_shares { stream, limit: 128 });
		ok(signed(OWNER), Call::remove_stream { stream });
		ok(signed(ALICE), Call::set_agreement_key { key: None });
		// But for the device, the events and the number that was given out.
		Entries::remove(device);
		Asked::kill();
		System::reset_events();
		NextStreamId::<Test>::kill();
		assert_eq!(root(), before);
		NextStreamId::<Test>::put(stream + 1);
	});
}

/// Dates came from the sender.
#[test]
fn when_something_was_shared_and_revoked_the_block_says() {
	build_and_execute(|| {
		let give = Give { until: Some(u64::MAX), ..for_alice() };
		pass(5);
		let share = give.made();
		pass(7);
		ok(signed(OWNER), Call::revoke_share { stream: give.stream, share });
		let told = view(give.stream, share);
		assert_eq!((told.at, told.revoked), (START + 5, Some(START + 12)));
	});
}

/// One updated a field and reset the others.
#[test]
fn revoking_leaves_everything_else_as_it_was_said() {
	build_and_execute(|| {
		let give = Give { first: 2, last: Some(4), until: Some(START + 9), ..for_alice() };
		let share = give.made();
		let before = view(give.stream, share);
		ok(signed(OWNER), Call::revoke_share { stream: give.stream, share });
		let (revoked, open, envelope) = (Some(START), false, None);
		assert_eq!(view(give.stream, share), ShareView { revoked, open, envelope, ..before });
	});
}
