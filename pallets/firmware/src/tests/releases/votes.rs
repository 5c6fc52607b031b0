// SPDX-License-Identifier: Apache-2.0

use super::*;
use frame_support::{assert_noop, assert_ok};

fn vote(who: AccountId, sequence: Sequence, approve: bool) -> DispatchResult {
	let who = signed(who);
	match approve {
		true => Firmware::approve_release(who, MODEL, 0, sequence),
		false => Firmware::reject_release(who, MODEL, 0, sequence),
	}
}

/// A component whose releases so many of so many approvers must approve, none of them [`VENDOR`].
fn with_approvers(approvers: &[AccountId], threshold: u8) {
	Book::vendor(&VENDOR, 0);
	Book::model(0, MODEL, muster_primitives::UpdatePolicy::Automatic);
	assert_ok!(Firmware::create_authority(signed(VENDOR), 0, terms(approvers, threshold)));
	let terms = ComponentTerms::default();
	let by = signed(VENDOR);
	assert_ok!(Firmware::register_component(by, MODEL, 0, text("main"), 0, terms));
}

#[test]
fn the_last_vote_that_is_needed_approves() {
	build_and_execute(|| {
		component(0);
		propose(0, 1, details(0, 1));
		events();
		let voted = |by: AccountId, approvals| Event::ReleaseVoted {
			model: MODEL,
			component: 0,
			sequence: 1,
			by,
			approve: true,
			approvals,
			rejections: 0,
		};
		assert_ok!(vote(CAROL, 1, true));
		assert_eq!(events(), [voted(CAROL, 1)]);
		assert_eq!(status(0, 1), ReleaseStatus::Proposed);
		assert!(chain(0).is_empty());
		pass(60);
		assert_ok!(vote(ALICE, 1, true));
		let available_at = START + 60 + LOCK;
		let approved =
			Event::ReleaseApproved { model: MODEL, component: 0, sequence: 1, available_at };
		assert_eq!(events(), [voted(ALICE, 2), approved]);
		let view = Firmware::release(MODEL, 0, 1).unwrap();
		assert_eq!((view.status, view.in_force), (ReleaseStatus::Approved, false));
		assert_eq!(view.available_at, Some(available_at));
		assert_eq!(view.approvals, [ALICE, CAROL]);
		assert_eq!(chain(0), [1]);
		at(available_at - 1);
		assert!(!Firmware::release(MODEL, 0, 1).unwrap().in_force);
		at(available_at);
		assert!(Firmware::release(MODEL, 0, 1).unwrap().in_force);
	});
}

#[test]
fn a_release_is_rejected_when_the_threshold_is_out_of_reach() {
	// Of how many, how many must approve, and how many rejections end it.
	for (approvers, threshold, rejections) in
		[(3, 2, 2), (3, 3, 1), (4, 1, 4), (4, 2, 3), (1, 1, 1)]
	{
		build_and_execute(|| {
			let all = [ALICE, BOB, CAROL, STRANGER];
			with_approvers(&all[..approvers], threshold);
			propose(0, 1, details(0, 1));
			for (i, who) in all.iter().take(rejections).cloned().enumerate() {
				assert_eq!(status(0, 1), ReleaseStatus::Proposed);
				events();
				assert_ok!(vote(who.clone(), 1, false));
				let voted = Event::ReleaseVoted {
					model: MODEL,
					component: 0,
					sequence: 1,
					by: who,
					approve: false,
					approvals: 0,
					rejections: i as u8 + 1,
				};
				assert_eq!(events()[0], voted);
			}
			assert_eq!(status(0, 1), ReleaseStatus::Rejected);
			let view = Firmware::release(MODEL, 0, 1).unwrap();
			assert_eq!(view.rejections, all[..rejections]);
			assert_eq!((view.available_at, chain(0)), (None, vec![]));
		});
	}
}

#[test]
fn an_author_among_the_approvers_is_not_one_who_could_approve() {
	build_and_execute(|| {
		with_approvers(&[VENDOR, ALICE, BOB], 2);
		propose(0, 1, details(0, 1));
		for approve in [true, false] {
			assert_noop!(vote(VENDOR, 1, approve), Error::<Test>::OwnRelease);
		}
		// Two are left and both are needed.
		assert_ok!(vote(ALICE, 1, false));
		assert_eq!(status(0, 1), ReleaseStatus::Rejected);
	});
}

#[test]
fn only_approvers_vote() {
	build_and_execute(|| {
		component(0);
		propose(0, 1, details(0, 1));
		for who in [VENDOR, DAVE, OWNER, STRANGER] {
			for approve in [true, false] {
				assert_noop!(vote(who.clone(), 1, approve), Error::<Test>::NotApprover);
			}
		}
	});
}

#[test]
fn a_vote_counts_once_and_may_be_changed() {
	build_and_execute(|| {
		component(0);
		propose(0, 1, details(0, 1));
		for approve in [true, false, true] {
			assert_ok!(vote(ALICE, 1, approve));
			assert_noop!(vote(ALICE, 1, approve), Error::<Test>::AlreadyVoted);
			let view = Firmware::release(MODEL, 0, 1).unwrap();
			assert_eq!(view.approvals.len() as u32, u32::from(approve));
			assert_eq!(view.rejections.len() as u32, u32::from(!approve));
		}
		assert_ok!(vote(BOB, 1, false));
		assert_ok!(vote(BOB, 1, true));
		assert_eq!(status(0, 1), ReleaseStatus::Approved);
	});
}

#[test]
fn what_is_decided_is_decided() {
	build_and_execute(|| {
		component(0);
		let decided = |sequence| {
			for approve in [true, false] {
				let again = vote(CAROL, sequence, approve);
				assert_noop!(again, Error::<Test>::AlreadyDecided);
			}
		};
		propose(0, 1, details(0, 1));
		approve(0, 1);
		decided(1);
		revoke(0, 1);
		decided(1);
		propose(0, 2, details(0, 2));
		assert_ok!(vote(ALICE, 2, false));
		assert_ok!(vote(BOB, 2, false));
		decided(2);
		propose(0, 3, details(0, 3));
		assert_ok!(Firmware::withdraw_release(signed(VENDOR), MODEL, 0, 3));
		decided(3);
		for (component, sequence) in [(0, 4), (1, 1)] {
			let nowhere = Firmware::approve_release(signed(ALICE), MODEL, component, sequence);
			assert_noop!(nowhere, Error::<Test>::ReleaseNotFound);
		}
	});
}

#[test]
fn what_a_higher_release_has_overtaken_is_not_approved() {
	build_and_execute(|| {
		component(0);
		for sequence in 1..=3 {
			propose(0, sequence, details(0, sequence));
		}
		assert_ok!(vote(ALICE, 1, true));
		approve(0, 2);
		assert_noop!(vote(BOB, 1, true), Error::<Test>::Superseded);
		assert_ok!(vote(BOB, 1, false));
		approve(0, 3);
		assert_eq!(chain(0), [3, 2]);
	});
}

#[test]
fn a_revoked_or_withdrawn_one_has_overtaken_nothing() {
	build_and_execute(|| {
		component(0);
		for sequence in 1..=3 {
			propose(0, sequence, details(0, sequence));
		}
		approve(0, 2);
		revoke(0, 2);
		approve(0, 3);
		assert_ok!(Firmware::withdraw_release(signed(VENDOR), MODEL, 0, 3));
		approve(0, 1);
		assert_eq!(chain(0), [1]);
	});
}

#[test]
fn who_becomes_an_approver_does_not_vote_on_what_he_wrote() {
	build_and_execute(|| {
		component(0);
		operators();
		assert_ok!(Firmware::propose_release(signed(VENDOR), MODEL, 0, 1, details(0, 1)));
		let new = terms(&[VENDOR, ALICE], 2);
		assert_ok!(Firmware::propose_authority_change(signed(VENDOR), 0, new.clone()));
		for who in [ALICE, BOB, VENDOR] {
			assert_ok!(Firmware::approve_authority_change(signed(who), 0, new.hash()));
		}
		assert_noop!(vote(VENDOR, 1, true), Error::<Test>::OwnRelease);
		// The others cannot reach the threshold any more, however they vote.
		assert_ok!(vote(ALICE, 1, true));
		assert_eq!(status(0, 1), ReleaseStatus::Rejected);
	});
}

#[test]
fn sixteen_of_sixteen_can_agree() {
	build_and_execute(|| {
		let all: Vec<AccountId> =
			(100..100 + MAX_APPROVERS as u8).map(|i| [i; 32].into()).collect();
		with_approvers(&all, MAX_APPROVERS as u8);
		propose(0, 1, details(0, 1));
		for who in &all {
			assert_eq!(status(0, 1), ReleaseStatus::Proposed);
			assert_ok!(vote(who.clone(), 1, true));
		}
		assert_eq!(status(0, 1), ReleaseStatus::Approved);
		assert_eq!(Firmware::release(MODEL, 0, 1).unwrap().approvals, all);
	});
}
