// SPDX-License-Identifier: Apache-2.0

use super::*;
use frame_support::{assert_noop, assert_ok};
use sp_runtime::TokenError;

fn create(terms: AuthorityTerms<AccountId>) -> DispatchResult {
	Firmware::create_authority(signed(VENDOR), 0, terms)
}

fn view(id: AuthorityId) -> AuthorityView<AccountId> {
	Firmware::authority(id).expect("there is such an authority; qed")
}

fn change(id: AuthorityId, terms: &AuthorityTerms<AccountId>) {
	assert_ok!(Firmware::propose_authority_change(signed(VENDOR), id, terms.clone()));
}

fn agree(who: AccountId, id: AuthorityId, terms: &AuthorityTerms<AccountId>) -> DispatchResult {
	Firmware::approve_authority_change(signed(who), id, terms.hash())
}

mod create_authority {
	use super::*;

	#[test]
	fn an_authority_is_the_vendors_and_its_deposit_the_callers() {
		build_and_execute(|| {
			Book::vendor(&VENDOR, 0);
			operators();
			let terms = terms(&[ALICE, BOB, CAROL], 2);
			assert_ok!(Firmware::create_authority(signed(BOB), 0, terms.clone()));
			let created = Event::AuthorityCreated { authority: 0, vendor: 0, terms: terms.clone() };
			assert_eq!(events(), [created]);
			let expected =
				AuthorityView { vendor: 0, version: 0, terms, components: 0, change: None };
			assert_eq!(view(0), expected);
			let price = 100 + Authority::<Test>::max_encoded_len() as Balance;
			assert_eq!(held(&BOB, HoldReason::Authority), price);
			// The next one has the next number.
			assert_eq!(authority(), 1);
		});
	}

	#[test]
	fn it_takes_the_right_of_a_vendor_that_there_is() {
		build_and_execute(|| {
			Book::vendor(&VENDOR, 0);
			let terms = terms(&[ALICE], 1);
			needs_the_vendor(&Call::create_authority { vendor: 0, terms: terms.clone() });
			let nobodys = Firmware::create_authority(signed(VENDOR), 1, terms);
			assert_noop!(nobodys, Error::<Test>::NotVendor);
		});
	}

	#[test]
	fn nobody_is_named_twice_and_somebody_approves() {
		build_and_execute(|| {
			Book::vendor(&VENDOR, 0);
			for approvers in [&[][..], &[ALICE, ALICE], &[ALICE, BOB, ALICE], &[ALICE, DAVE]] {
				assert_noop!(create(terms(approvers, 1)), Error::<Test>::BadApprovers);
			}
			let twice = AuthorityTerms {
				revokers: vec![DAVE, CAROL, DAVE].try_into().unwrap(),
				..terms(&[ALICE], 1)
			};
			assert_noop!(create(twice), Error::<Test>::BadApprovers);
			let without = AuthorityTerms { revokers: BoundedVec::new(), ..terms(&[ALICE], 1) };
			assert_ok!(create(without));
		});
	}

	#[test]
	fn the_threshold_can_be_reached_and_is_not_nothing() {
		build_and_execute(|| {
			Book::vendor(&VENDOR, 0);
			for threshold in [0, 3, 16, 17, u8::MAX] {
				let terms = terms(&[ALICE, BOB], threshold);
				assert_noop!(create(terms), Error::<Test>::BadThreshold);
			}
			assert_ok!(create(terms(&[ALICE, BOB], 1)));
			assert_ok!(create(terms(&[ALICE, BOB], 2)));
		});
	}

	#[test]
	fn a_time_lock_has_a_bound() {
		build_and_execute(|| {
			Book::vendor(&VENDOR, 0);
			for time_lock in [MAX_TIME_LOCK + 1, u64::MAX] {
				let terms = AuthorityTerms { time_lock, ..terms(&[ALICE], 1) };
				assert_noop!(create(terms), Error::<Test>::TimeLockTooLong);
			}
			for time_lock in [0, MAX_TIME_LOCK] {
				assert_ok!(create(AuthorityTerms { time_lock, ..terms(&[ALICE], 1) }));
			}
		});
	}

	#[test]
	fn without_the_deposit_nothing_is_there() {
		build_and_execute(|| {
			Book::vendor(&VENDOR, 0);
			assert_ok!(Balances::force_set_balance(RuntimeOrigin::root(), VENDOR, 10));
			assert_noop!(create(terms(&[ALICE], 1)), TokenError::FundsUnavailable);
		});
	}

	#[test]
	fn the_last_number_is_not_used_twice() {
		build_and_execute(|| {
			Book::vendor(&VENDOR, 0);
			NextAuthorityId::<Test>::put(u32::MAX);
			assert_noop!(create(terms(&[ALICE], 1)), Error::<Test>::Exhausted);
		});
	}
}

mod propose_authority_change {
	use super::*;

	#[test]
	fn the_vendor_or_an_approver_proposes_and_pays_and_nothing_changes_yet() {
		for who in [VENDOR, ALICE, BOB] {
			build_and_execute(|| {
				let id = authority();
				let before = view(id).terms;
				let new = terms(&[ALICE, OWNER], 1);
				events();
				let by = who.clone();
				let proposed =
					Firmware::propose_authority_change(signed(by.clone()), id, new.clone());
				assert_ok!(proposed);
				let event =
					Event::AuthorityChangeProposed { authority: id, by, terms: new.clone() };
				assert_eq!(events(), [event]);
				assert_eq!(view(id).terms, before);
				let expected = AuthorityChangeView {
					proposer: who.clone(),
					hash: new.hash(),
					terms: new,
					old_votes: vec![],
					new_votes: vec![],
				};
				assert_eq!(view(id).change, Some(expected));
				let price = 100 + AuthorityChange::<Test>::max_encoded_len() as Balance;
				assert_eq!(held(&who, HoldReason::AuthorityChange), price);
			});
		}
	}

	#[test]
	fn others_do_not_propose() {
		build_and_execute(|| {
			let id = authority();
			OperatorEntries::insert(0, OWNER, (false, true));
			// Not even a revoker, nor one who is to be an approver.
			for who in [STRANGER, OWNER, DAVE] {
				let new = terms(&[STRANGER], 1);
				assert_noop!(
					Firmware::propose_authority_change(signed(who), id, new),
					Error::<Test>::NotVendor
				);
			}
		});
	}

	#[test]
	fn new_terms_are_sound_and_new_and_one_change_waits_at_a_time() {
		build_and_execute(|| {
			let id = authority();
			let propose = |id, terms| Firmware::propose_authority_change(signed(VENDOR), id, terms);
			assert_noop!(propose(id + 1, terms(&[ALICE], 1)), Error::<Test>::AuthorityNotFound);
			assert_noop!(propose(id, terms(&[ALICE, DAVE], 1)), Error::<Test>::BadApprovers);
			assert_noop!(propose(id, terms(&[ALICE], 2)), Error::<Test>::BadThreshold);
			let long = AuthorityTerms { time_lock: u64::MAX, ..terms(&[ALICE], 1) };
			assert_noop!(propose(id, long), Error::<Test>::TimeLockTooLong);
			assert_noop!(propose(id, view(id).terms), Error::<Test>::NoChange);
			change(id, &terms(&[ALICE], 1));
			assert_noop!(propose(id, terms(&[BOB], 1)), Error::<Test>::ChangePending);
		});
	}
}

mod approve_authority_change {
	use super::*;

	#[test]
	fn it_takes_the_old_threshold_and_the_new_one() {
		build_and_execute(|| {
			let id = authority();
			let (old, new) = (view(id).terms, terms(&[CAROL, OWNER, STRANGER], 3));
			change(id, &new);
			events();
			let voted = |by: AccountId, old_votes, new_votes| Event::AuthorityChangeApproved {
				authority: id,
				by,
				old_votes,
				new_votes,
			};
			// The old threshold is reached, the new one not.
			assert_ok!(agree(ALICE, id, &new));
			assert_ok!(agree(BOB, id, &new));
			assert_eq!(events(), [voted(ALICE, 1, 0), voted(BOB, 2, 0)]);
			assert_ok!(agree(OWNER, id, &new));
			assert_ok!(agree(STRANGER, id, &new));
			assert_eq!(events(), [voted(OWNER, 2, 1), voted(STRANGER, 2, 2)]);
			assert_eq!(view(id).terms, old);
			let seen = view(id).change.unwrap();
			assert_eq!(seen.old_votes, [ALICE, BOB]);
			assert_eq!(seen.new_votes, [OWNER, STRANGER]);
			// One who is in both sets counts in both.
			assert_ok!(agree(CAROL, id, &new));
			let changed =
				Event::AuthorityChanged { authority: id, version: 1, old, new: new.clone() };
			assert_eq!(events(), [voted(CAROL, 3, 3), changed]);
			assert_eq!((view(id).terms, view(id).version), (new, 1));
			assert_eq!(view(id).change, None);
			assert_eq!(held(&VENDOR, HoldReason::AuthorityChange), 0);
		});
	}

	#[test]
	fn the_new_set_alone_cannot_take_over() {
		build_and_execute(|| {
			let id = authority();
			let old = view(id).terms;
			let new = terms(&[CAROL, OWNER, STRANGER], 1);
			change(id, &new);
			for who in [OWNER, STRANGER, CAROL] {
				assert_ok!(agree(who, id, &new));
			}
			// One of the old set is one too few.
			assert_eq!(view(id).terms, old);
			assert_ok!(agree(BOB, id, &new));
			assert_eq!(view(id).terms, new);
		});
	}

	#[test]
	fn a_vote_is_for_terms_that_the_voter_saw() {
		build_and_execute(|| {
			let id = authority();
			let seen = terms(&[ALICE, BOB], 2);
			assert_noop!(agree(ALICE, id, &seen), Error::<Test>::ChangeNotFound);
			change(id, &seen);
			// Somebody puts other terms in their place before the vote arrives.
			assert_ok!(Firmware::cancel_authority_change(signed(VENDOR), id));
			change(id, &terms(&[STRANGER], 1));
			assert_noop!(agree(ALICE, id, &seen), Error::<Test>::ChangeNotFound);
			assert_noop!(agree(ALICE, id + 1, &seen), Error::<Test>::AuthorityNotFound);
		});
	}

	#[test]
	fn a_vote_counts_once_and_only_of_those_named() {
		build_and_execute(|| {
			let id = authority();
			let new = terms(&[ALICE, OWNER], 2);
			change(id, &new);
			for who in [VENDOR, STRANGER, DAVE] {
				assert_noop!(agree(who, id, &new), Error::<Test>::NotApprover);
			}
			for who in [ALICE, OWNER] {
				assert_ok!(agree(who.clone(), id, &new));
				assert_noop!(agree(who, id, &new), Error::<Test>::AlreadyVoted);
			}
		});
	}

	#[test]
	fn votes_on_releases_begin_anew() {
		build_and_execute(|| {
			component(0);
			propose(0, 1, details(0, 1));
			let approve = |who| Firmware::approve_release(signed(who), MODEL, 0, 1);
			assert_ok!(approve(ALICE));
			let seen = || Firmware::release(MODEL, 0, 1).unwrap().approvals;
			assert_eq!(seen(), [ALICE]);
			let new = terms(&[ALICE, BOB, OWNER], 2);
			change(0, &new);
			assert_ok!(agree(ALICE, 0, &new));
			assert_ok!(agree(BOB, 0, &new));
			// What was one of two approvals is none.
			assert_eq!(seen(), []);
			assert_ok!(approve(OWNER));
			assert_eq!(seen(), [OWNER]);
			assert_eq!(status(0, 1), ReleaseStatus::Proposed);
			assert_noop!(approve(CAROL), Error::<Test>::NotApprover);
			assert_ok!(approve(ALICE));
			assert_eq!(status(0, 1), ReleaseStatus::Approved);
		});
	}

	#[test]
	fn who_revokes_changes_with_it_and_so_does_the_time_lock() {
		build_and_execute(|| {
			component(0);
			release(0, 1);
			let new = AuthorityTerms {
				revokers: vec![STRANGER].try_into().unwrap(),
				time_lock: 0,
				..terms(&[ALICE, BOB, CAROL], 2)
			};
			change(0, &new);
			assert_ok!(agree(ALICE, 0, &new));
			assert_ok!(agree(BOB, 0, &new));
			let revoke = |who| Firmware::revoke_release(signed(who), MODEL, 0, 1, text("x"));
			assert_noop!(revoke(DAVE), Error::<Test>::NotRevoker);
			assert_ok!(revoke(STRANGER));
			propose(0, 2, details(0, 2));
			super::super::approve(0, 2);
			assert!(Firmware::release(MODEL, 0, 2).unwrap().in_force);
		});
	}
}

mod cancel_authority_change {
	use super::*;

	#[test]
	fn the_proposer_and_the_vendor_give_it_up() {
		for (proposer, who) in [(ALICE, ALICE), (ALICE, VENDOR), (VENDOR, OWNER)] {
			build_and_execute(|| {
				let id = authority();
				OperatorEntries::insert(0, OWNER, (true, false));
				let new = terms(&[ALICE], 1);
				let by = signed(proposer.clone());
				assert_ok!(Firmware::propose_authority_change(by, id, new.clone()));
				assert_ok!(agree(ALICE, id, &new));
				events();
				assert_ok!(Firmware::cancel_authority_change(signed(who.clone()), id));
				let cancelled = Event::AuthorityChangeCancelled { authority: id, by: who };
				assert_eq!(events(), [cancelled]);
				assert_eq!(view(id).change, None);
				assert_eq!(held(&proposer, HoldReason::AuthorityChange), 0);
				// A vote for it does not count for the next one.
				change(id, &new);
				assert_eq!(view(id).change.unwrap().old_votes, []);
			});
		}
	}

	#[test]
	fn others_do_not() {
		build_and_execute(|| {
			let id = authority();
			let cancel = |who, id| Firmware::cancel_authority_change(signed(who), id);
			assert_noop!(cancel(VENDOR, id), Error::<Test>::ChangeNotFound);
			assert_noop!(cancel(VENDOR, id + 1), Error::<Test>::AuthorityNotFound);
			change(id, &terms(&[STRANGER], 1));
			for who in [STRANGER, ALICE, DAVE, OWNER] {
				assert_noop!(cancel(who, id), Error::<Test>::NotVendor);
			}
		});
	}
}

mod remove_authority {
	use super::*;

	#[test]
	fn all_of_it_goes_and_all_deposits_return() {
		build_and_execute(|| {
			let id = authority();
			let by = signed(ALICE);
			assert_ok!(Firmware::propose_authority_change(by, id, terms(&[ALICE], 1)));
			events();
			assert_ok!(Firmware::remove_authority(signed(VENDOR), id));
			assert_eq!(events(), [Event::AuthorityRemoved { authority: id }]);
			assert_eq!(Firmware::authority(id), None);
			for (who, reason) in
				[(VENDOR, HoldReason::Authority), (ALICE, HoldReason::AuthorityChange)]
			{
				assert_eq!(held(&who, reason), 0);
			}
			assert!(authority() > id);
		});
	}

	#[test]
	fn it_is_the_vendors_to_remove_and_in_use_it_stays() {
		build_and_execute(|| {
			let id = authority();
			needs_the_vendor(&Call::remove_authority { authority: id });
			let remove = |id| Firmware::remove_authority(signed(VENDOR), id);
			assert_noop!(remove(id + 1), Error::<Test>::AuthorityNotFound);
			component(0);
			assert_noop!(remove(id + 1), Error::<Test>::AuthorityInUse);
			assert_ok!(Firmware::remove_component(signed(VENDOR), MODEL, 0));
			assert_ok!(remove(id + 1));
		});
	}
}
