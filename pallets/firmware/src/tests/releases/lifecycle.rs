// SPDX-License-Identifier: Apache-2.0

//! What becomes of a release besides votes: withdrawn, revoked, removed; and floors.

use super::*;
use frame_support::{assert_noop, assert_ok};

fn newest() -> Option<Sequence> {
	Firmware::newest_in_force(MODEL, 0, now()).map(|(sequence, _)| sequence)
}

mod withdraw_release {
	use super::*;

	fn withdraw(who: AccountId, sequence: Sequence) -> DispatchResult {
		Firmware::withdraw_release(signed(who), MODEL, 0, sequence)
	}

	#[test]
	fn the_author_takes_a_proposal_back_and_so_does_the_vendor() {
		for who in [BOB, VENDOR, OWNER] {
			build_and_execute(|| {
				component(0);
				operators();
				OperatorEntries::insert(0, OWNER, (true, false));
				assert_ok!(Firmware::propose_release(signed(BOB), MODEL, 0, 1, details(0, 1)));
				// The author may, even when he speaks for the vendor no more.
				OperatorEntries::remove(0, BOB);
				events();
				assert_ok!(withdraw(who.clone(), 1));
				let withdrawn =
					Event::ReleaseWithdrawn { model: MODEL, component: 0, sequence: 1, by: who };
				assert_eq!(events(), [withdrawn]);
				assert_eq!(status(0, 1), ReleaseStatus::Withdrawn);
			});
		}
	}

	#[test]
	fn others_do_not() {
		build_and_execute(|| {
			component(0);
			propose(0, 1, details(0, 1));
			OperatorEntries::insert(0, OWNER, (false, true));
			for who in [ALICE, DAVE, OWNER, STRANGER] {
				assert_noop!(withdraw(who, 1), Error::<Test>::NotAuthor);
			}
			assert_noop!(withdraw(VENDOR, 2), Error::<Test>::ReleaseNotFound);
		});
	}

	#[test]
	fn until_the_time_lock_ends_and_not_later() {
		build_and_execute(|| {
			component(0);
			for sequence in [1, 2] {
				propose(0, sequence, details(0, sequence));
				approve(0, sequence);
			}
			pass(LOCK - 1);
			assert_ok!(withdraw(VENDOR, 2));
			pass(1);
			assert_noop!(withdraw(VENDOR, 1), Error::<Test>::TooLate);
			assert_noop!(withdraw(VENDOR, 2), Error::<Test>::TooLate);
			assert_eq!((newest(), chain(0)), (Some(1), vec![1]));
		});
	}

	#[test]
	fn it_leaves_the_chain_wherever_it_was() {
		for gone in 1..=4 {
			build_and_execute(|| {
				component(0);
				for sequence in 1..=4 {
					propose(0, sequence, details(0, sequence));
					approve(0, sequence);
				}
				assert_eq!(chain(0), [4, 3, 2, 1]);
				assert_ok!(withdraw(VENDOR, gone));
				let left: Vec<_> = (1..=4).rev().filter(|sequence| *sequence != gone).collect();
				assert_eq!(chain(0), left);
				// Removed, it leaves no gap.
				assert_ok!(Firmware::remove_release(signed(VENDOR), MODEL, 0, gone));
				pass(LOCK);
				assert_eq!(newest(), left.first().copied());
			});
		}
	}
}

mod revoke_release {
	use super::*;

	fn by(origin: RuntimeOrigin, sequence: Sequence) -> DispatchResult {
		Firmware::revoke_release(origin, MODEL, 0, sequence, text("leaks keys"))
	}

	#[test]
	fn a_revoker_or_governance_ends_it_at_once_and_for_good() {
		for (origin, by) in [(signed(DAVE), Some(DAVE)), (RuntimeOrigin::root(), None)] {
			build_and_execute(|| {
				component(0);
				release(0, 1);
				assert_eq!(newest(), Some(1));
				events();
				let reason: Text = text("leaks keys");
				let revoke = |origin| Firmware::revoke_release(origin, MODEL, 0, 1, reason.clone());
				assert_ok!(revoke(origin.clone()));
				let revoked = Event::ReleaseRevoked {
					model: MODEL,
					component: 0,
					sequence: 1,
					by: by.clone(),
					reason: reason.clone(),
				};
				assert_eq!(events(), [revoked]);
				assert_eq!(newest(), None);
				let view = Firmware::release(MODEL, 0, 1).unwrap();
				assert_eq!((view.status, view.in_force), (ReleaseStatus::Revoked, false));
				assert_eq!(view.reason.as_deref(), Some(&reason[..]));
				// It is known for what it was, and stays.
				assert!(Firmware::by_digest(MODEL, digest_of(0, 1)).is_some());
				assert_noop!(revoke(origin), Error::<Test>::NotApproved);
				let remove = Firmware::remove_release(signed(VENDOR), MODEL, 0, 1);
				assert_noop!(remove, Error::<Test>::NotRemovable);
				let withdraw = Firmware::withdraw_release(signed(VENDOR), MODEL, 0, 1);
				assert_noop!(withdraw, Error::<Test>::TooLate);
			});
		}
	}

	#[test]
	fn others_do_not_the_vendor_included() {
		build_and_execute(|| {
			component(0);
			release(0, 1);
			operators();
			for who in [VENDOR, BOB, ALICE, OWNER, STRANGER] {
				assert_noop!(by(signed(who), 1), Error::<Test>::NotRevoker);
			}
		});
	}

	#[test]
	fn only_what_was_approved_and_with_a_reason() {
		build_and_execute(|| {
			component(0);
			assert_noop!(by(signed(DAVE), 1), Error::<Test>::ReleaseNotFound);
			propose(0, 1, details(0, 1));
			assert_noop!(by(signed(DAVE), 1), Error::<Test>::NotApproved);
			assert_noop!(by(RuntimeOrigin::root(), 1), Error::<Test>::NotApproved);
			approve(0, 1);
			let without = Firmware::revoke_release(signed(DAVE), MODEL, 0, 1, BoundedVec::new());
			assert_noop!(without, Error::<Test>::BadText);
			// During the time lock, too.
			assert_ok!(by(signed(DAVE), 1));
			propose(0, 2, details(0, 2));
			assert_ok!(Firmware::withdraw_release(signed(VENDOR), MODEL, 0, 2));
			assert_noop!(by(signed(DAVE), 2), Error::<Test>::NotApproved);
		});
	}

	#[test]
	fn what_is_in_force_is_the_next_lower_one_then() {
		build_and_execute(|| {
			component(0);
			for sequence in 1..=5 {
				release(0, sequence);
			}
			for (revoked, left) in
				[(5, Some(4)), (3, Some(4)), (4, Some(2)), (1, Some(2)), (2, None)]
			{
				revoke(0, revoked);
				assert_eq!(newest(), left);
			}
			assert!(chain(0).is_empty());
			release(0, 6);
			assert_eq!((newest(), chain(0)), (Some(6), vec![6]));
		});
	}

	#[test]
	fn however_many_are_revoked_the_good_one_below_is_found() {
		build_and_execute(|| {
			component(0);
			for sequence in 1..=30 {
				release(0, sequence);
			}
			for sequence in 2..=30 {
				revoke(0, sequence);
			}
			assert_eq!((newest(), chain(0)), (Some(1), vec![1]));
		});
	}
}

mod newest_in_force {
	use super::*;

	#[test]
	fn time_locked_ones_are_passed_over_as_many_as_can_be() {
		build_and_execute(|| {
			component(0);
			release(0, 1);
			for sequence in 2..=10 {
				assert_eq!(newest(), Some(1));
				propose(0, sequence, details(0, sequence));
				approve(0, sequence);
			}
			// One more than it passes over: nothing is better than a walk without end.
			assert_eq!(newest(), None);
			pass(LOCK);
			assert_eq!(newest(), Some(10));
		});
	}

	#[test]
	fn a_shorter_time_lock_ends_earlier() {
		build_and_execute(|| {
			component(0);
			propose(0, 1, details(0, 1));
			approve(0, 1);
			let new = AuthorityTerms { time_lock: 0, ..terms(&[ALICE, BOB, CAROL], 2) };
			assert_ok!(Firmware::propose_authority_change(signed(VENDOR), 0, new.clone()));
			for who in [ALICE, BOB] {
				assert_ok!(Firmware::approve_authority_change(signed(who), 0, new.hash()));
			}
			propose(0, 2, details(0, 2));
			approve(0, 2);
			assert_eq!(newest(), Some(2));
			revoke(0, 2);
			assert_eq!(newest(), None);
		});
	}

	#[test]
	fn nothing_below_the_floor_is_worth_installing() {
		build_and_execute(|| {
			component(0);
			release(0, 1);
			release_with(0, 2, ReleaseDetails { floor: 2, ..details(0, 2) });
			assert_ok!(Firmware::raise_floor(signed(VENDOR), MODEL, 0, 2));
			assert_eq!(newest(), Some(2));
			revoke(0, 2);
			assert_eq!(newest(), None);
			assert_eq!(Firmware::component(MODEL, 0).unwrap().in_force, None);
			assert_eq!(chain(0), [1]);
		});
	}

	#[test]
	fn where_nothing_is_there_is_nothing() {
		build_and_execute(|| {
			assert_eq!(Firmware::newest_in_force(MODEL, 0, u64::MAX), None);
			component(1);
			for id in [0, 1, 8, u8::MAX] {
				assert_eq!(Firmware::newest_in_force(MODEL, id, u64::MAX), None);
			}
		});
	}
}

mod remove_release {
	use super::*;

	fn remove(who: AccountId, sequence: Sequence) -> DispatchResult {
		let result = Firmware::remove_release(signed(who), MODEL, 0, sequence);
		result.map(|_| ()).map_err(|error| error.error)
	}

	fn reject(sequence: Sequence) {
		for who in [ALICE, BOB] {
			assert_ok!(Firmware::reject_release(signed(who), MODEL, 0, sequence));
		}
	}

	#[test]
	fn the_deposit_returns_to_the_author_and_the_digests_are_free() {
		build_and_execute(|| {
			component(0);
			OperatorEntries::insert(0, BOB, (true, false));
			OperatorEntries::insert(0, OWNER, (true, false));
			let by = signed(OWNER);
			assert_ok!(Firmware::propose_release(by, MODEL, 0, 1, details(0, 1)));
			reject(1);
			assert!(held(&OWNER, HoldReason::Release) > 0);
			events();
			assert_ok!(remove(BOB, 1));
			let removed = Event::ReleaseRemoved { model: MODEL, component: 0, sequence: 1 };
			assert_eq!(events(), [removed]);
			assert_eq!(held(&OWNER, HoldReason::Release), 0);
			assert_eq!(Firmware::release(MODEL, 0, 1), None);
			assert_eq!(Firmware::by_digest(MODEL, digest_of(0, 1)), None);
			let same = ReleaseDetails { images: details(0, 1).images, ..details(0, 2) };
			propose(0, 2, same);
			let reference = Firmware::by_digest(MODEL, digest_of(0, 1)).unwrap();
			assert_eq!(reference.sequence, 2);
		});
	}

	#[test]
	fn what_may_run_somewhere_stays() {
		build_and_execute(|| {
			component(0);
			propose(0, 1, details(0, 1));
			assert_noop!(remove(VENDOR, 1), Error::<Test>::NotRemovable);
			approve(0, 1);
			assert_noop!(remove(VENDOR, 1), Error::<Test>::NotRemovable);
			pass(LOCK);
			assert_noop!(remove(VENDOR, 1), Error::<Test>::NotRemovable);
			revoke(0, 1);
			assert_noop!(remove(VENDOR, 1), Error::<Test>::NotRemovable);
			assert_noop!(remove(VENDOR, 2), Error::<Test>::ReleaseNotFound);
		});
	}

	#[test]
	fn the_author_or_the_vendor_removes_it() {
		build_and_execute(|| {
			component(0);
			propose(0, 1, details(0, 1));
			reject(1);
			OperatorEntries::insert(0, OWNER, (false, true));
			for who in [STRANGER, OWNER, ALICE, DAVE] {
				assert_noop!(remove(who, 1), Error::<Test>::NotAuthor);
			}
			assert_ok!(remove(VENDOR, 1));
		});
	}

	#[test]
	fn weight_is_for_the_images_that_there_were() {
		build_and_execute(|| {
			component(0);
			propose(0, 1, details(0, 1));
			reject(1);
			let info = Firmware::remove_release(signed(VENDOR), MODEL, 0, 1).unwrap();
			let weight = <<Test as Config>::WeightInfo as WeightInfo>::remove_release(1);
			assert_eq!(info.actual_weight, Some(weight));
		});
	}
}

mod raise_floor {
	use super::*;

	fn raise(sequence: Sequence) -> DispatchResult {
		Firmware::raise_floor(signed(VENDOR), MODEL, 0, sequence)
	}

	fn with_floor(sequence: Sequence, floor: Sequence) -> Sequence {
		propose(0, sequence, ReleaseDetails { floor, ..details(0, sequence) })
	}

	#[test]
	fn it_is_what_the_release_brings_and_only_rises() {
		build_and_execute(|| {
			component(0);
			for (sequence, floor) in [(10, 5), (11, 5), (12, 3), (13, 12)] {
				with_floor(sequence, floor);
				approve(0, sequence);
			}
			pass(LOCK);
			events();
			assert_ok!(raise(11));
			let raised = |old, new| Event::FloorRaised { model: MODEL, component: 0, old, new };
			assert_eq!(events(), [raised(0, 5)]);
			for sequence in [10, 11, 12] {
				assert_noop!(raise(sequence), Error::<Test>::NoChange);
			}
			assert_ok!(raise(13));
			assert_eq!(events(), [raised(5, 12)]);
			assert_eq!(Firmware::component(MODEL, 0).unwrap().floor, 12);
			// Nor does it sink when that release is revoked.
			revoke(0, 13);
			assert_eq!(Firmware::component(MODEL, 0).unwrap().floor, 12);
		});
	}

	#[test]
	fn the_release_is_in_force() {
		build_and_execute(|| {
			component(0);
			assert_noop!(raise(1), Error::<Test>::ReleaseNotFound);
			with_floor(1, 1);
			assert_noop!(raise(1), Error::<Test>::NotInForce);
			approve(0, 1);
			assert_noop!(raise(1), Error::<Test>::NotInForce);
			pass(LOCK);
			revoke(0, 1);
			assert_noop!(raise(1), Error::<Test>::NotInForce);
		});
	}

	#[test]
	fn it_takes_the_right_of_the_models_vendor() {
		build_and_execute(|| {
			component(0);
			with_floor(1, 1);
			approve(0, 1);
			pass(LOCK);
			needs_the_vendor(&Call::raise_floor { model: MODEL, component: 0, sequence: 1 });
			let other = Firmware::raise_floor(signed(VENDOR), 9, 0, 1);
			assert_noop!(other, Error::<Test>::ModelNotFound);
		});
	}
}
