// SPDX-License-Identifier: Apache-2.0

use super::common::*;
use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use muster_primitives::{access::action, DeviceStatus};
use sp_runtime::TokenError;

fn domain() -> DomainView<AccountId> {
	AccessPolicy::domain(OWNER).expect("there is a domain; qed")
}

/// What a domain costs here: its key, 64 bytes that count and switch, its rescuers and the names of
/// attributes with their counts.
fn domain_price() -> Balance {
	price(32 + 64 + 32 * MAX_RESCUERS as usize + (1 + 32 + 4) * MAX_ATTRIBUTE_NAMES as usize)
}

/// [`ALICE`] may control the domain by a policy that names her, and her session is open.
fn session_by_name() -> (Who, What) {
	let (alice, what) = (account(ALICE), Resource::Domain(OWNER));
	permit(Principal::Account(ALICE), Target::Domain, &[action::CONTROL]).add();
	assert_ok!(request(&alice, action::CONTROL, &what, 3_600));
	assert_eq!(state(&alice, action::CONTROL, &what), SessionState::Open);
	(alice, what)
}

mod name_action {
	use super::*;

	fn name(action: Action, name: Option<&str>) -> DispatchResult {
		AccessPolicy::name_action(signed(OWNER), action, name.map(text))
	}

	fn named(old: Option<&str>, new: Option<&str>) -> Event<Test> {
		let (old, new) = (old.map(text), new.map(text));
		Event::ActionNamed { owner: OWNER, action: OPEN, old, new }
	}

	fn action_price() -> Balance {
		price(ActionName::<Test>::max_encoded_len())
	}

	#[test]
	fn the_first_name_creates_the_domain_and_both_deposits_are_the_owners() {
		build_and_execute(|| {
			assert_ok!(name(OPEN, Some("open")));
			let created = Event::DomainCreated { owner: OWNER };
			assert_eq!(events(), [created, named(None, Some("open"))]);
			assert_eq!(
				domain(),
				DomainView {
					revision: 1,
					lockdown: false,
					rescuers: vec![],
					actions: vec![(OPEN, b"open".to_vec())],
					roles: vec![],
					policies: vec![],
				}
			);
			assert_eq!(held(&OWNER, HoldReason::Domain), domain_price());
			assert_eq!(held(&OWNER, HoldReason::ActionName), action_price());
		});
	}

	#[test]
	fn under_another_name_the_action_is_another_and_old_policies_do_not_cover_it() {
		build_and_execute(|| {
			assert_ok!(name(OPEN, Some("open")));
			let (who, what) = (account(ALICE), Resource::Domain(OWNER));
			let rule = permit(Principal::Account(ALICE), Target::Domain, &[OPEN, action::READ]);
			let old = rule.add();
			let banned =
				forbid(Principal::Account(BOB), Target::Domain, &[OPEN, action::READ]).add();
			assert_eq!(ask(&who, OPEN, &what), Reason::Permitted);
			events();
			assert_ok!(name(OPEN, Some("flood")));
			assert_eq!(events(), [named(Some("open"), Some("flood"))]);
			assert_eq!(domain().actions, [(OPEN, b"flood".to_vec())]);
			assert_eq!(held(&OWNER, HoldReason::ActionName), action_price());
			assert_eq!(ask(&who, OPEN, &what), Reason::NothingPermits);
			assert_eq!(against(old, &who, OPEN, &what), Some(vec![Mismatch::OtherActions]));
			// A forbid made for the old meaning neither; what the suite names stays.
			let bob = account(BOB);
			assert_eq!(against(banned, &bob, OPEN, &what), Some(vec![Mismatch::OtherActions]));
			assert_eq!(ask(&who, action::READ, &what), Reason::Permitted);
			assert_eq!(ask(&bob, action::READ, &what), Reason::Forbidden);
			// The old name again is no way back.
			assert_ok!(name(OPEN, Some("open")));
			assert_eq!(ask(&who, OPEN, &what), Reason::NothingPermits);
			rule.add();
			assert_eq!(ask(&who, OPEN, &what), Reason::Permitted);
		});
	}

	#[test]
	fn without_a_name_the_action_is_unknown_and_the_deposit_returns() {
		build_and_execute(|| {
			assert_ok!(name(OPEN, Some("open")));
			let (who, what) = (account(ALICE), Resource::Domain(OWNER));
			permit(Principal::Account(ALICE), Target::Domain, &[OPEN]).add();
			events();
			assert_ok!(name(OPEN, None));
			assert_eq!(events(), [named(Some("open"), None)]);
			assert_eq!(domain().actions, []);
			assert_eq!(held(&OWNER, HoldReason::ActionName), 0);
			assert_eq!(ask(&who, OPEN, &what), Reason::UnknownAction);
			assert_ok!(name(OPEN, Some("open")));
			assert_eq!(ask(&who, OPEN, &what), Reason::NothingPermits);
		});
	}

	#[test]
	fn a_domain_names_the_actions_16_to_63_in_any_order() {
		build_and_execute(|| {
			for action in [0, 1, 15, 64, 65, 255] {
				for to in [Some("x"), None] {
					assert_noop!(name(action, to), Error::<Test>::NotCustomAction);
				}
			}
			for action in (16..64).rev() {
				assert_ok!(name(action, Some(&action.to_string())));
			}
			let expected: Vec<_> =
				(16..64).map(|action: Action| (action, action.to_string().into_bytes())).collect();
			assert_eq!(domain().actions, expected);
			let deposits = Balance::from(MAX_CUSTOM_ACTIONS) * action_price();
			assert_eq!(held(&OWNER, HoldReason::ActionName), deposits);
		});
	}

	#[test]
	fn names_are_texts_of_1_to_32_bytes() {
		build_and_execute(|| {
			for bad in [&b""[..], b"\xff\xfe"] {
				let bad = Some(bad.to_vec().try_into().unwrap());
				assert_noop!(
					AccessPolicy::name_action(signed(OWNER), OPEN, bad),
					Error::<Test>::BadText
				);
			}
			for good in ["x", "öffnen", &"x".repeat(32)] {
				assert_ok!(name(OPEN, Some(good)));
			}
		});
	}

	#[test]
	fn nothing_happens_where_nothing_changes() {
		build_and_execute(|| {
			// Not even a domain comes of it.
			assert_noop!(name(OPEN, None), Error::<Test>::NoChange);
			assert_ok!(name(OPEN, Some("open")));
			assert_noop!(name(OPEN, Some("open")), Error::<Test>::NoChange);
			assert_noop!(name(OPEN + 1, None), Error::<Test>::NoChange);
		});
	}

	#[test]
	fn a_new_name_ends_the_domains_sessions_and_a_first_one_does_not() {
		build_and_execute(|| {
			let (alice, what) = session_by_name();
			assert_ok!(name(OPEN, Some("open")));
			assert_eq!(state(&alice, action::CONTROL, &what), SessionState::Open);
			for to in [Some("flood"), None] {
				assert_ok!(name(OPEN, to));
				assert_eq!(state(&alice, action::CONTROL, &what), SessionState::Restricted);
				assert_ok!(request(&alice, action::CONTROL, &what, 60));
			}
		});
	}

	#[test]
	fn names_are_the_domains_own() {
		build_and_execute(|| {
			assert_ok!(name(OPEN, Some("open")));
			let theirs = Resource::Domain(NEIGHBOUR);
			assert_eq!(ask(&account(NEIGHBOUR), OPEN, &theirs), Reason::UnknownAction);
			assert_eq!(ask(&account(OWNER), OPEN, &theirs), Reason::UnknownAction);
			assert_eq!(ask(&account(OWNER), OPEN, &Resource::Domain(OWNER)), Reason::Owner);
		});
	}

	#[test]
	fn an_account_that_cannot_pay_names_nothing() {
		build_and_execute(|| {
			needs_an_account(Call::name_action { action: OPEN, name: None });
			impoverish(&OWNER);
			assert_noop!(name(OPEN, Some("open")), TokenError::FundsUnavailable);
		});
	}
}

mod set_subject_attribute {
	use super::*;

	fn set(who: &Who, name: &str, value: &str, until: Option<u64>) -> DispatchResult {
		let who = who.clone();
		AccessPolicy::set_subject_attribute(signed(OWNER), who, text(name), text(value), until)
	}

	fn attributes(who: &Who) -> Vec<SubjectAttributeView> {
		AccessPolicy::subject(OWNER, who.clone()).map_or_else(Vec::new, |record| record.attributes)
	}

	fn attribute_price() -> Balance {
		price(SubjectAttribute::<Test>::max_encoded_len())
	}

	#[test]
	fn the_first_one_creates_the_domain_and_both_deposits_are_the_owners() {
		build_and_execute(|| {
			let who = account(ALICE);
			assert_ok!(set(&who, "course", "passed", None));
			let said = |old: Option<&str>, new, valid_until| Event::<Test>::SubjectAttributeSet {
				owner: OWNER,
				subject: account(ALICE),
				name: text("course"),
				old: old.map(text),
				new: text(new),
				valid_until,
			};
			let created = Event::DomainCreated { owner: OWNER };
			assert_eq!(events(), [created, said(None, "passed", None)]);
			let view = |value: &str, valid_until| SubjectAttributeView {
				name: b"course".to_vec(),
				value: value.into(),
				valid_until,
			};
			assert_eq!(attributes(&who), [view("passed", None)]);
			assert_eq!(held(&OWNER, HoldReason::SubjectAttribute), attribute_price());
			assert_eq!(held(&OWNER, HoldReason::Domain), domain_price());
			assert_eq!(held(&ALICE, HoldReason::SubjectAttribute), 0);

			// Another value takes the place of the old one.
			assert_ok!(set(&who, "course", "", Some(START + 60)));
			assert_eq!(events(), [said(Some("passed"), "", Some(START + 60))]);
			assert_eq!(attributes(&who), [view("", Some(START + 60))]);
			assert_eq!(held(&OWNER, HoldReason::SubjectAttribute), attribute_price());
			at(START + 61);
			assert_eq!(attributes(&who), []);
		});
	}

	#[test]
	fn the_time_is_not_past_and_the_name_is_a_text() {
		build_and_execute(|| {
			let who = account(ALICE);
			assert_noop!(set(&who, "a", "b", Some(START - 1)), Error::<Test>::AlreadyLapsed);
			assert_ok!(set(&who, "a", "b", Some(START)));
			assert_noop!(set(&who, "", "b", None), Error::<Test>::BadText);
			let bad = vec![0xff].try_into().unwrap();
			assert_noop!(
				AccessPolicy::set_subject_attribute(signed(OWNER), who, bad, text("b"), None),
				Error::<Test>::BadText
			);
		});
	}

	#[test]
	fn a_device_is_known_and_not_decommissioned() {
		build_and_execute(|| {
			let unknown = Subject::Device(DeviceId([9; 32]));
			assert_noop!(set(&unknown, "a", "b", None), Error::<Test>::DeviceNotFound);
			let device = Book::device(&NEIGHBOUR, 9, None);
			assert_ok!(set(&unknown, "a", "b", None));
			Book::transfer(device, &CAROL);
			assert_eq!(attributes(&unknown), []);
			Book::change(device, |entry| entry.status = DeviceStatus::Decommissioned);
			assert_noop!(set(&unknown, "a", "b", None), Error::<Test>::DeviceNotFound);
		});
	}

	#[test]
	fn a_subject_has_as_many_attributes_as_it_may_and_no_more() {
		build_and_execute(|| {
			let who = account(ALICE);
			for i in 0..MAX_SUBJECT_ATTRIBUTES {
				assert_ok!(set(&who, &i.to_string(), "x", Some(START)));
			}
			assert_noop!(set(&who, "more", "x", None), Error::<Test>::SubjectFull);
			assert_ok!(set(&who, "0", "y", None));
			assert_ok!(set(&account(BOB), "more", "x", None));
			let by = signed(OWNER);
			assert_ok!(AccessPolicy::remove_subject_attribute(by, OWNER, who.clone(), text("0")));
			assert_ok!(set(&who, "more", "x", None));
		});
	}

	#[test]
	fn another_value_ends_the_subjects_sessions_and_a_first_one_does_not() {
		build_and_execute(|| {
			let (alice, what) = session_by_name();
			assert_ok!(set(&alice, "a", "b", None));
			assert_ok!(set(&account(BOB), "a", "b", None));
			assert_ok!(set(&account(BOB), "a", "c", None));
			assert_eq!(state(&alice, action::CONTROL, &what), SessionState::Open);
			assert_ok!(set(&alice, "a", "c", None));
			assert_eq!(state(&alice, action::CONTROL, &what), SessionState::Restricted);
		});
	}

	#[test]
	fn an_account_that_cannot_pay_says_nothing() {
		build_and_execute(|| {
			needs_an_account(Call::set_subject_attribute {
				subject: account(ALICE),
				name: text("a"),
				value: text("b"),
				valid_until: None,
			});
			impoverish(&OWNER);
			let result = set(&account(ALICE), "a", "b", None);
			assert_noop!(result, TokenError::FundsUnavailable);
		});
	}
}

mod remove_subject_attribute {
	use super::*;

	fn remove(by: AccountId, who: &Who, name: &str) -> DispatchResult {
		AccessPolicy::remove_subject_attribute(signed(by), OWNER, who.clone(), text(name))
	}

	#[test]
	fn the_owner_takes_it_back_and_gets_the_deposit() {
		build_and_execute(|| {
			let who = account(ALICE);
			describe(&who, "a", "b", None);
			events();
			assert_ok!(remove(OWNER, &who, "a"));
			assert_eq!(
				events(),
				[Event::SubjectAttributeRemoved {
					owner: OWNER,
					subject: who.clone(),
					name: text("a"),
					old: text("b"),
				}]
			);
			assert_eq!(held(&OWNER, HoldReason::SubjectAttribute), 0);
			assert_eq!(AccessPolicy::subject(OWNER, who), None);
		});
	}

	#[test]
	fn anyone_removes_what_has_lapsed_and_nothing_before() {
		build_and_execute(|| {
			let who = account(ALICE);
			describe(&who, "a", "b", Some(START + 60));
			describe(&who, "c", "d", None);
			at(START + 60);
			for by in [STRANGER, ALICE] {
				assert_noop!(remove(by, &who, "a"), Error::<Test>::NotOwner);
			}
			at(START + 61);
			assert_ok!(remove(STRANGER, &who, "a"));
			let one = price(SubjectAttribute::<Test>::max_encoded_len());
			assert_eq!(held(&OWNER, HoldReason::SubjectAttribute), one);
			assert_eq!(Balances::free_balance(STRANGER), ENDOWMENT);
			assert_noop!(remove(STRANGER, &who, "c"), Error::<Test>::NotOwner);
		});
	}

	#[test]
	fn there_is_a_domain_a_subject_and_the_attribute() {
		build_and_execute(|| {
			let who = account(ALICE);
			assert_noop!(remove(OWNER, &who, "a"), Error::<Test>::DomainNotFound);
			describe(&who, "a", "b", None);
			assert_noop!(remove(OWNER, &who, "c"), Error::<Test>::NotAssigned);
			assert_noop!(remove(OWNER, &account(BOB), "a"), Error::<Test>::NotAssigned);
			let unknown = Subject::Device(DeviceId([9; 32]));
			assert_noop!(remove(OWNER, &unknown, "a"), Error::<Test>::DeviceNotFound);
			needs_an_account(Call::remove_subject_attribute {
				owner: OWNER,
				subject: who,
				name: text("a"),
			});
		});
	}

	#[test]
	fn the_subjects_sessions_end() {
		build_and_execute(|| {
			let (alice, what) = session_by_name();
			describe(&alice, "a", "b", None);
			assert_eq!(state(&alice, action::CONTROL, &what), SessionState::Open);
			assert_ok!(remove(OWNER, &alice, "a"));
			assert_eq!(state(&alice, action::CONTROL, &what), SessionState::Restricted);
		});
	}
}

mod set_rescuers {
	use super::*;

	fn set(accounts: &[AccountId]) -> DispatchResult {
		AccessPolicy::set_rescuers(signed(OWNER), accounts.to_vec().try_into().unwrap())
	}

	#[test]
	fn the_owner_names_them_all_at_once() {
		build_and_execute(|| {
			assert_ok!(set(&[ALICE]));
			let named = |old, new| Event::<Test>::RescuersSet { owner: OWNER, old, new };
			let created = Event::DomainCreated { owner: OWNER };
			assert_eq!(events(), [created, named(vec![], vec![ALICE])]);
			assert_ok!(set(&[BOB, CAROL]));
			assert_eq!(events(), [named(vec![ALICE], vec![BOB, CAROL])]);
			assert_eq!(domain().rescuers, [BOB, CAROL]);
			assert_ok!(set(&[]));
			assert_eq!(domain().rescuers, []);
			assert_eq!(held(&OWNER, HoldReason::Domain), domain_price());
		});
	}

	#[test]
	fn there_are_as_many_as_may_be_and_nobody_twice() {
		build_and_execute(|| {
			assert_noop!(set(&[ALICE, BOB, ALICE]), Error::<Test>::DuplicateRescuer);
			let accounts: Vec<_> = (0..MAX_RESCUERS as u8).map(|i| [i; 32].into()).collect();
			assert_ok!(set(&accounts));
			type Rescuers = BoundedVec<AccountId, ConstU32<MAX_RESCUERS>>;
			assert!(Rescuers::try_from([&accounts[..], &[ALICE]].concat()).is_err());
			needs_an_account(Call::set_rescuers { rescuers: Default::default() });
		});
	}

	#[test]
	fn being_a_rescuer_permits_nothing() {
		build_and_execute(|| {
			assert_ok!(set(&[ALICE]));
			let what = Resource::Domain(OWNER);
			assert_eq!(ask(&account(ALICE), action::READ, &what), Reason::NothingPermits);
		});
	}

	#[test]
	fn without_a_lockdown_sessions_go_on() {
		build_and_execute(|| {
			let (alice, what) = session_by_name();
			assert_ok!(set(&[ALICE]));
			assert_ok!(set(&[]));
			assert_eq!(state(&alice, action::CONTROL, &what), SessionState::Open);
		});
	}

	#[test]
	fn in_a_lockdown_the_session_of_who_is_no_rescuer_any_more_ends() {
		build_and_execute(|| {
			let (alice, what) = session_by_name();
			assert_ok!(set(&[ALICE]));
			lockdown(true);
			assert_ok!(request(&alice, action::CONTROL, &what, 3_600));
			assert_eq!(state(&alice, action::CONTROL, &what), SessionState::Open);
			assert_ok!(set(&[BOB]));
			assert_eq!(ask(&alice, action::CONTROL, &what), Reason::LockedDown);
			assert_eq!(state(&alice, action::CONTROL, &what), SessionState::Restricted);
		});
	}
}

mod set_lockdown {
	use super::*;

	fn set(by: AccountId, locked: bool) -> DispatchResult {
		AccessPolicy::set_lockdown(signed(by), OWNER, locked)
	}

	/// Everybody may read the owner's domain; [`ALICE`] and [`STRANGER`] may control it too; [`ALICE`]
	/// and [`BOB`] are rescuers.
	fn set_up() -> What {
		permit(Principal::Anyone, Target::Domain, &[action::READ]).add();
		for who in [ALICE, STRANGER] {
			permit(Principal::Account(who), Target::Domain, &[action::CONTROL]).add();
		}
		rescuers(&[ALICE, BOB]);
		events();
		Resource::Domain(OWNER)
	}

	#[test]
	fn it_shuts_out_everybody_but_rescuers_the_owner_included() {
		build_and_execute(|| {
			let what = set_up();
			let device = Subject::Device(valve());
			assert_ok!(set(OWNER, true));
			assert_eq!(events(), [Event::LockedDown { owner: OWNER, by: OWNER }]);
			assert!(domain().lockdown);
			for who in [account(OWNER), account(STRANGER), account(CAROL), device.clone()] {
				for action in [action::READ, action::CONTROL] {
					for what in [what.clone(), Resource::Device(valve())] {
						assert_eq!(ask(&who, action, &what), Reason::LockedDown);
						assert_noop!(consume(&who, action, &what), Error::<Test>::DomainLockedDown);
						assert_noop!(
							request(&who, action, &what, 60),
							Error::<Test>::DomainLockedDown
						);
					}
				}
			}
			// Rescuers may what policies permit, and no more.
			assert_eq!(ask(&account(ALICE), action::CONTROL, &what), Reason::Permitted);
			assert_ok!(consume(&account(ALICE), action::CONTROL, &what));
			assert_eq!(ask(&account(BOB), action::READ, &what), Reason::Permitted);
			assert_eq!(ask(&account(BOB), action::CONTROL, &what), Reason::NothingPermits);
			// Other domains go on.
			let theirs = Resource::Domain(NEIGHBOUR);
			assert_eq!(ask(&account(NEIGHBOUR), action::READ, &theirs), Reason::Owner);
		});
	}

	#[test]
	fn a_forbid_stops_a_rescuer_too() {
		build_and_execute(|| {
			let what = set_up();
			forbid(Principal::Account(ALICE), Target::Domain, &[action::CONTROL]).add();
			assert_ok!(set(OWNER, true));
			assert_eq!(ask(&account(ALICE), action::CONTROL, &what), Reason::Forbidden);
		});
	}

	#[test]
	fn owner_and_rescuers_begin_and_lift_it() {
		build_and_execute(|| {
			let what = set_up();
			for (begins, lifts) in [(OWNER, ALICE), (ALICE, BOB), (BOB, OWNER), (OWNER, OWNER)] {
				assert_ok!(set(begins.clone(), true));
				assert_eq!(ask(&account(STRANGER), action::READ, &what), Reason::LockedDown);
				assert_ok!(set(lifts.clone(), false));
				assert_eq!(
					events(),
					[
						Event::LockedDown { owner: OWNER, by: begins },
						Event::LockdownLifted { owner: OWNER, by: lifts },
					]
				);
				assert_eq!(ask(&account(STRANGER), action::READ, &what), Reason::Permitted);
				assert_eq!(ask(&account(OWNER), action::READ, &what), Reason::Owner);
			}
		});
	}

	#[test]
	fn nobody_else_does() {
		build_and_execute(|| {
			set_up();
			for locked in [true, false] {
				for who in [STRANGER, CAROL, NEIGHBOUR] {
					assert_noop!(set(who, locked), Error::<Test>::NotRescuer);
				}
			}
			rescuers(&[BOB]);
			assert_noop!(set(ALICE, true), Error::<Test>::NotRescuer);
			needs_an_account(Call::set_lockdown { owner: OWNER, locked: true });
		});
	}

	#[test]
	fn the_owner_goes_on_managing_the_domain() {
		build_and_execute(|| {
			set_up();
			assert_ok!(set(ALICE, true));
			let added = permit(Principal::Anyone, Target::Domain, &[action::READ]).add();
			revoke(added);
			rescuers(&[CAROL]);
			assert_noop!(set(ALICE, false), Error::<Test>::NotRescuer);
			assert_ok!(set(CAROL, false));
		});
	}

	#[test]
	fn there_is_a_domain_and_something_changes() {
		build_and_execute(|| {
			assert_noop!(set(OWNER, true), Error::<Test>::DomainNotFound);
			set_up();
			assert_noop!(set(OWNER, false), Error::<Test>::NoChange);
			assert_ok!(set(OWNER, true));
			assert_noop!(set(ALICE, true), Error::<Test>::NoChange);
		});
	}

	#[test]
	fn sessions_end_and_do_not_come_back_with_the_way_back() {
		build_and_execute(|| {
			let (alice, what) = session_by_name();
			rescuers(&[ALICE]);
			assert_ok!(set(OWNER, true));
			assert_eq!(state(&alice, action::CONTROL, &what), SessionState::Restricted);
			// A rescuer opens another one, which the end of the lockdown leaves open.
			assert_ok!(request(&alice, action::CONTROL, &what, 3_600));
			assert_eq!(state(&alice, action::CONTROL, &what), SessionState::Open);
			assert_ok!(set(OWNER, false));
			assert_eq!(state(&alice, action::CONTROL, &what), SessionState::Open);
			assert_ok!(set(OWNER, true));
			assert_ok!(set(OWNER, false));
			assert_eq!(state(&alice, action::CONTROL, &what), SessionState::Restricted);
		});
	}
}

mod remove_domain {
	use super::*;

	fn remove() -> DispatchResult {
		AccessPolicy::remove_domain(signed(OWNER))
	}

	#[test]
	fn an_empty_domain_goes_and_its_deposit_returns() {
		build_and_execute(|| {
			// Rescuers and a lockdown are no items.
			rescuers(&[ALICE]);
			lockdown(true);
			assert_ok!(AccessPolicy::create_role(signed(NEIGHBOUR), text("theirs"), None));
			events();
			assert_ok!(remove());
			assert_eq!(events(), [Event::DomainRemoved { owner: OWNER }]);
			assert_eq!(AccessPolicy::domain(OWNER), None);
			assert_eq!(held(&OWNER, HoldReason::Domain), 0);
			assert_noop!(remove(), Error::<Test>::DomainNotFound);
			assert!(AccessPolicy::domain(NEIGHBOUR).is_some());
			assert_eq!(ask(&account(OWNER), 0, &Resource::Domain(OWNER)), Reason::Owner);
			// Revisions go on where they stopped.
			let before = last();
			name_open();
			assert_eq!(domain().revision, before + 1);
			assert_eq!(domain().rescuers, []);
		});
	}

	#[test]
	fn a_domain_with_anything_in_it_stays() {
		build_and_execute(|| {
			let (valve, alice) = (valve(), account(ALICE));
			let in_use = || {
				assert_noop!(remove(), Error::<Test>::DomainInUse);
			};
			name_open();
			in_use();
			let staff = role("staff", None);
			assert_ok!(AccessPolicy::name_action(signed(OWNER), OPEN, None));
			in_use();
			assign(staff, &alice, None);
			in_use();
			assert_ok!(AccessPolicy::unassign_role(signed(OWNER), staff, alice.clone()));
			assert_ok!(AccessPolicy::remove_role(signed(OWNER), staff));
			describe(&alice, "a", "b", None);
			in_use();
			let by = signed(OWNER);
			assert_ok!(AccessPolicy::remove_subject_attribute(by, OWNER, alice, text("a")));
			for (principal, target) in [
				(Principal::Anyone, Target::Domain),
				(Principal::Anyone, Target::Device(valve)),
				(Principal::Account(ALICE), Target::Domain),
			] {
				let policy = permit(principal, target, &[action::READ]).add();
				in_use();
				revoke(policy);
			}
			assert_ok!(remove());
			needs_an_account(Call::remove_domain {});
		});
	}

	#[test]
	fn the_owners_session_ends_with_the_domain_in_which_it_was_opened() {
		build_and_execute(|| {
			let (owner, what) = (account(OWNER), Resource::Device(valve()));
			rescuers(&[]);
			assert_ok!(request(&owner, action::READ, &what, 3_600));
			lockdown(true);
			assert_eq!(state(&owner, action::READ, &what), SessionState::Restricted);
			assert_ok!(remove());
			// What was over stays over.
			assert_eq!(state(&owner, action::READ, &what), SessionState::Restricted);
			// Without a domain there is nothing that could end the next one, until there is one.
			assert_ok!(request(&owner, action::READ, &what, 3_600));
			assert_eq!(state(&owner, action::READ, &what), SessionState::Open);
			name_open();
			assert_eq!(state(&owner, action::READ, &what), SessionState::Restricted);
		});
	}
}
