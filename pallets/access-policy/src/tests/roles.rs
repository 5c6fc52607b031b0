// SPDX-License-Identifier: Apache-2.0

use super::common::*;
use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use muster_primitives::{access::action, DeviceStatus};
use sp_runtime::TokenError;

fn role_price() -> Balance {
	price(RoleInfo::<Test>::max_encoded_len() + RoleNode::max_encoded_len())
}

fn view(role: RoleId) -> RoleView<AccountId> {
	AccessPolicy::role(role).expect("there is such a role; qed")
}

/// A role of [`NEIGHBOUR`]'s.
fn foreign() -> RoleId {
	assert_ok!(AccessPolicy::create_role(signed(NEIGHBOUR), text("theirs"), None));
	NextRoleId::<Test>::get() - 1
}

/// A role below another, and so on, so many in all. The topmost comes first.
fn ladder(length: u32) -> Vec<RoleId> {
	(0..length).fold(Vec::new(), |mut roles, _| {
		roles.push(role("rung", roles.last().copied()));
		roles
	})
}

/// [`ALICE`] has the role and by that may control the domain; her session is open.
fn session_by_role(role: RoleId) -> (Who, What) {
	let (alice, what) = (account(ALICE), Resource::Domain(OWNER));
	assign(role, &alice, None);
	permit(Principal::Role(role), Target::Domain, &[action::CONTROL]).add();
	assert_ok!(request(&alice, action::CONTROL, &what, 3_600));
	assert_eq!(state(&alice, action::CONTROL, &what), SessionState::Open);
	(alice, what)
}

mod create_role {
	use super::*;

	#[test]
	fn the_first_role_creates_the_domain_and_both_deposits_are_the_owners() {
		build_and_execute(|| {
			assert_ok!(AccessPolicy::create_role(signed(OWNER), text("staff"), None));
			assert_eq!(
				events(),
				[
					Event::DomainCreated { owner: OWNER },
					Event::RoleCreated { role: 0, owner: OWNER, parent: None },
				]
			);
			let expected = RoleView {
				id: 0,
				owner: OWNER,
				name: b"staff".to_vec(),
				parent: None,
				enabled: true,
				members: 0,
				policies: 0,
			};
			assert_eq!(view(0), expected);
			let domain = AccessPolicy::domain(OWNER).unwrap();
			assert_eq!((domain.revision, domain.roles), (1, vec![expected]));
			assert_eq!(held(&OWNER, HoldReason::Role), role_price());
			assert!(held(&OWNER, HoldReason::Domain) > 0);
		});
	}

	#[test]
	fn a_role_lies_below_another_of_the_domain() {
		build_and_execute(|| {
			let staff = role("staff", None);
			events();
			assert_ok!(AccessPolicy::create_role(signed(OWNER), text("operator"), Some(staff)));
			let created = Event::RoleCreated { role: 1, owner: OWNER, parent: Some(staff) };
			assert_eq!(events(), [created]);
			assert_eq!(view(1).parent, Some(staff));
			assert_eq!(held(&OWNER, HoldReason::Role), 2 * role_price());
		});
	}

	#[test]
	fn roles_nest_to_the_bound_and_no_deeper() {
		build_and_execute(|| {
			let roles = ladder(MAX_ROLE_DEPTH);
			assert_noop!(
				AccessPolicy::create_role(signed(OWNER), text("x"), roles.last().copied()),
				Error::<Test>::TooDeep
			);
			role("beside the last", Some(roles[roles.len() - 2]));
		});
	}

	#[test]
	fn a_domain_has_as_many_roles_as_it_may_and_no_more() {
		build_and_execute(|| {
			for _ in 0..MAX_ROLES {
				role("x", None);
			}
			assert_noop!(
				AccessPolicy::create_role(signed(OWNER), text("x"), None),
				Error::<Test>::DomainFull
			);
			assert_ok!(AccessPolicy::remove_role(signed(OWNER), 5));
			assert_eq!(role("x", None), MAX_ROLES);
		});
	}

	#[test]
	fn names_are_texts_of_1_to_32_bytes() {
		build_and_execute(|| {
			for bad in [&b""[..], b"\xff", b"caf\xc3"] {
				let bad = bad.to_vec().try_into().unwrap();
				assert_noop!(
					AccessPolicy::create_role(signed(OWNER), bad, None),
					Error::<Test>::BadText
				);
			}
			for good in ["x", "Wärter", &"x".repeat(32)] {
				assert_ok!(AccessPolicy::create_role(signed(OWNER), text(good), None));
			}
			assert!(Name::try_from(vec![b'x'; 33]).is_err());
		});
	}

	#[test]
	fn the_role_above_is_one_of_the_same_domain() {
		build_and_execute(|| {
			let theirs = foreign();
			let create = |parent| AccessPolicy::create_role(signed(OWNER), text("x"), Some(parent));
			assert_noop!(create(theirs), Error::<Test>::NotYourRole);
			assert_noop!(create(theirs + 1), Error::<Test>::RoleNotFound);
		});
	}

	#[test]
	fn ids_are_never_used_again_and_run_out_politely() {
		build_and_execute(|| {
			let first = role("x", None);
			assert_ok!(AccessPolicy::remove_role(signed(OWNER), first));
			assert_eq!(role("x", None), first + 1);
			NextRoleId::<Test>::put(RoleId::MAX);
			assert_noop!(
				AccessPolicy::create_role(signed(OWNER), text("x"), None),
				Error::<Test>::Exhausted
			);
		});
	}

	#[test]
	fn who_cannot_pay_creates_nothing() {
		build_and_execute(|| {
			impoverish(&OWNER);
			assert_noop!(
				AccessPolicy::create_role(signed(OWNER), text("x"), None),
				TokenError::FundsUnavailable
			);
		});
	}

	#[test]
	fn only_an_account_creates_roles() {
		build_and_execute(|| needs_an_account(Call::create_role { name: text("x"), parent: None }));
	}
}

mod rename_role {
	use super::*;

	#[test]
	fn the_owner_renames_and_nothing_else_changes() {
		build_and_execute(|| {
			let staff = role("staff", None);
			let operator = role("operator", Some(staff));
			let (alice, what) = session_by_role(operator);
			assert_ok!(AccessPolicy::set_role_enabled(signed(OWNER), staff, false));
			events();
			let before = view(operator);
			assert_ok!(AccessPolicy::rename_role(signed(OWNER), operator, text("crew")));
			let renamed =
				Event::RoleRenamed { role: operator, old: text("operator"), new: text("crew") };
			assert_eq!(events(), [renamed]);
			assert_eq!(view(operator), RoleView { name: b"crew".to_vec(), ..before });
			assert_eq!(ask(&alice, action::CONTROL, &what), Reason::Permitted);
			assert_eq!(held(&OWNER, HoldReason::Role), 2 * role_price());
		});
	}

	#[test]
	fn it_is_the_owners_role_and_the_name_a_text() {
		build_and_execute(|| {
			let (mine, theirs) = (role("x", None), foreign());
			let rename = |role, name| AccessPolicy::rename_role(signed(OWNER), role, name);
			assert_noop!(rename(9, text("y")), Error::<Test>::RoleNotFound);
			assert_noop!(rename(theirs, text("y")), Error::<Test>::NotYourRole);
			assert_noop!(rename(mine, text("")), Error::<Test>::BadText);
			let bad = vec![0xff].try_into().unwrap();
			assert_noop!(rename(mine, bad), Error::<Test>::BadText);
			needs_an_account(Call::rename_role { role: mine, name: text("y") });
		});
	}
}

mod set_role_parent {
	use super::*;

	#[test]
	fn a_role_moves_with_those_below_it() {
		build_and_execute(|| {
			let (staff, guests) = (role("staff", None), role("guests", None));
			let operator = role("operator", Some(staff));
			let intern = role("intern", Some(operator));
			let (alice, what) = (account(ALICE), Resource::Domain(OWNER));
			assign(intern, &alice, None);
			permit(Principal::Role(staff), Target::Domain, &[action::CONTROL]).add();
			permit(Principal::Role(guests), Target::Domain, &[action::READ]).add();
			assert_eq!(ask(&alice, action::CONTROL, &what), Reason::Permitted);
			assert_eq!(ask(&alice, action::READ, &what), Reason::NothingPermits);
			events();

			let to = |parent| AccessPolicy::set_role_parent(signed(OWNER), operator, parent);
			assert_ok!(to(Some(guests)));
			let moved = |old, new| Event::<Test>::RoleMoved { role: operator, old: Some(old), new };
			assert_eq!(events(), [moved(staff, Some(guests))]);
			assert_eq!(ask(&alice, action::CONTROL, &what), Reason::NothingPermits);
			assert_eq!(ask(&alice, action::READ, &what), Reason::Permitted);

			assert_ok!(to(None));
			assert_eq!(events(), [moved(guests, None)]);
			assert_eq!(view(operator).parent, None);
			assert_eq!(view(intern).parent, Some(operator));
			assert_eq!(ask(&alice, action::READ, &what), Reason::NothingPermits);
		});
	}

	#[test]
	fn a_role_that_is_moved_stays_disabled() {
		build_and_execute(|| {
			let (staff, operator) = (role("staff", None), role("operator", None));
			assert_ok!(AccessPolicy::set_role_enabled(signed(OWNER), operator, false));
			assert_ok!(AccessPolicy::set_role_parent(signed(OWNER), operator, Some(staff)));
			assert!(!view(operator).enabled && view(staff).enabled);
		});
	}

	#[test]
	fn no_role_lies_below_itself() {
		build_and_execute(|| {
			let roles = ladder(4);
			for below in &roles {
				assert_noop!(
					AccessPolicy::set_role_parent(signed(OWNER), roles[0], Some(*below)),
					Error::<Test>::RoleCycle
				);
			}
			assert_noop!(
				AccessPolicy::set_role_parent(signed(OWNER), roles[1], Some(roles[1])),
				Error::<Test>::RoleCycle
			);
		});
	}

	#[test]
	fn no_move_makes_roles_lie_deeper_than_the_bound() {
		build_and_execute(|| {
			let tall = ladder(MAX_ROLE_DEPTH - 2);
			let (top, middle) = (role("top", None), role("other top", None));
			let bottom = role("bottom", Some(middle));
			let below = |parent| AccessPolicy::set_role_parent(signed(OWNER), middle, Some(parent));
			// Two levels fit below six, three do not.
			let leaf = role("leaf", Some(bottom));
			assert_noop!(below(*tall.last().unwrap()), Error::<Test>::TooDeep);
			assert_ok!(AccessPolicy::remove_role(signed(OWNER), leaf));
			assert_ok!(below(*tall.last().unwrap()));
			// Nor when what is moved is the part above.
			assert_noop!(
				AccessPolicy::set_role_parent(signed(OWNER), tall[0], Some(top)),
				Error::<Test>::TooDeep
			);
		});
	}

	#[test]
	fn nothing_happens_where_nothing_changes() {
		build_and_execute(|| {
			let staff = role("staff", None);
			let operator = role("operator", Some(staff));
			for (role, parent) in [(staff, None), (operator, Some(staff))] {
				assert_noop!(
					AccessPolicy::set_role_parent(signed(OWNER), role, parent),
					Error::<Test>::NoChange
				);
			}
		});
	}

	#[test]
	fn both_roles_are_the_owners() {
		build_and_execute(|| {
			let (mine, theirs) = (role("x", None), foreign());
			let set = |role, parent| AccessPolicy::set_role_parent(signed(OWNER), role, parent);
			assert_noop!(set(theirs, None), Error::<Test>::NotYourRole);
			assert_noop!(set(mine, Some(theirs)), Error::<Test>::NotYourRole);
			assert_noop!(set(9, None), Error::<Test>::RoleNotFound);
			assert_noop!(set(mine, Some(9)), Error::<Test>::RoleNotFound);
			needs_an_account(Call::set_role_parent { role: mine, parent: Some(mine) });
		});
	}

	#[test]
	fn the_domains_sessions_end() {
		build_and_execute(|| {
			let (staff, operator) = (role("staff", None), role("operator", None));
			let (alice, what) = session_by_role(operator);
			assert_ok!(AccessPolicy::set_role_parent(signed(OWNER), operator, Some(staff)));
			assert_eq!(state(&alice, action::CONTROL, &what), SessionState::Restricted);
		});
	}
}

mod set_role_enabled {
	use super::*;

	fn set(role: RoleId, enabled: bool) -> DispatchResult {
		AccessPolicy::set_role_enabled(signed(OWNER), role, enabled)
	}

	#[test]
	fn a_disabled_role_counts_for_nothing_until_it_is_enabled() {
		build_and_execute(|| {
			let staff = role("staff", None);
			let (alice, what) = session_by_role(staff);
			events();
			assert_ok!(set(staff, false));
			assert_eq!(events(), [Event::RoleDisabled { role: staff }]);
			assert!(!view(staff).enabled);
			assert_eq!(ask(&alice, action::CONTROL, &what), Reason::NothingPermits);
			assert_ok!(set(staff, true));
			assert_eq!(events(), [Event::RoleEnabled { role: staff }]);
			assert_eq!(ask(&alice, action::CONTROL, &what), Reason::Permitted);
		});
	}

	#[test]
	fn a_disabled_role_brings_no_forbid_either() {
		build_and_execute(|| {
			let staff = role("staff", None);
			let (alice, what) = session_by_role(staff);
			let intern = role("intern", None);
			assign(intern, &alice, None);
			forbid(Principal::Role(intern), Target::Domain, &[action::CONTROL]).add();
			assert_eq!(ask(&alice, action::CONTROL, &what), Reason::Forbidden);
			assert_ok!(set(intern, false));
			assert_eq!(ask(&alice, action::CONTROL, &what), Reason::Permitted);
		});
	}

	#[test]
	fn nothing_happens_where_nothing_changes() {
		build_and_execute(|| {
			let staff = role("staff", None);
			assert_noop!(set(staff, true), Error::<Test>::NoChange);
			assert_ok!(set(staff, false));
			assert_noop!(set(staff, false), Error::<Test>::NoChange);
		});
	}

	#[test]
	fn it_is_the_owners_role() {
		build_and_execute(|| {
			let theirs = foreign();
			assert_noop!(set(theirs, false), Error::<Test>::NotYourRole);
			assert_noop!(set(9, false), Error::<Test>::RoleNotFound);
			needs_an_account(Call::set_role_enabled { role: 0, enabled: false });
		});
	}

	#[test]
	fn either_way_the_domains_sessions_end() {
		build_and_execute(|| {
			let (staff, other) = (role("staff", None), role("other", None));
			let (alice, what) = session_by_role(staff);
			for enabled in [false, true] {
				assert_ok!(set(other, enabled));
				assert_eq!(state(&alice, action::CONTROL, &what), SessionState::Restricted);
				assert_ok!(request(&alice, action::CONTROL, &what, 60));
				assert_eq!(state(&alice, action::CONTROL, &what), SessionState::Open);
			}
		});
	}
}

mod remove_role {
	use super::*;

	fn remove(role: RoleId) -> DispatchResult {
		AccessPolicy::remove_role(signed(OWNER), role)
	}

	#[test]
	fn a_role_that_is_not_used_goes_and_its_deposit_returns() {
		build_and_execute(|| {
			let staff = role("staff", None);
			let operator = role("operator", Some(staff));
			events();
			assert_ok!(remove(operator));
			assert_eq!(events(), [Event::RoleRemoved { role: operator }]);
			assert_eq!(AccessPolicy::role(operator), None);
			assert_eq!(held(&OWNER, HoldReason::Role), role_price());
			assert_ok!(remove(staff));
			assert_eq!(held(&OWNER, HoldReason::Role), 0);
			assert_eq!(AccessPolicy::domain(OWNER).unwrap().roles, []);
			assert_noop!(remove(staff), Error::<Test>::RoleNotFound);
		});
	}

	#[test]
	fn a_role_with_members_policies_or_roles_below_it_stays() {
		build_and_execute(|| {
			let staff = role("staff", None);
			let below = role("below", Some(staff));
			assert_noop!(remove(staff), Error::<Test>::RoleInUse);
			assert_ok!(remove(below));
			assign(staff, &account(ALICE), None);
			assert_noop!(remove(staff), Error::<Test>::RoleInUse);
			assert_ok!(AccessPolicy::unassign_role(signed(OWNER), staff, account(ALICE)));
			for target in [Target::Domain, Target::Device(valve())] {
				let policy = permit(Principal::Role(staff), target, &[action::READ]).add();
				assert_noop!(remove(staff), Error::<Test>::RoleInUse);
				revoke(policy);
			}
			assert_ok!(remove(staff));
		});
	}

	#[test]
	fn it_is_the_owners_role() {
		build_and_execute(|| {
			let theirs = foreign();
			assert_noop!(remove(theirs), Error::<Test>::NotYourRole);
			assert_noop!(remove(9), Error::<Test>::RoleNotFound);
			needs_an_account(Call::remove_role { role: 0 });
		});
	}
}

mod assign_role {
	use super::*;

	fn assign(role: RoleId, who: &Who, until: Option<u64>) -> DispatchResult {
		AccessPolicy::assign_role(signed(OWNER), role, who.clone(), until)
	}

	fn roles(who: &Who) -> Vec<MembershipView> {
		AccessPolicy::subject(OWNER, who.clone()).map_or_else(Vec::new, |record| record.roles)
	}

	#[test]
	fn the_owner_gives_a_role_and_pays_its_deposit() {
		build_and_execute(|| {
			let staff = role("staff", None);
			let who = account(ALICE);
			events();
			assert_ok!(assign(staff, &who, None));
			let given =
				Event::RoleAssigned { role: staff, subject: who.clone(), valid_until: None };
			assert_eq!(events(), [given]);
			assert_eq!(roles(&who), [MembershipView { role: staff, valid_until: None }]);
			assert_eq!(view(staff).members, 1);
			let bytes = Membership::<Test>::max_encoded_len();
			assert_eq!(held(&OWNER, HoldReason::Membership), price(bytes));
			assert_eq!(held(&ALICE, HoldReason::Membership), 0);
		});
	}

	#[test]
	fn the_same_role_until_another_time_is_no_second_one() {
		build_and_execute(|| {
			let staff = role("staff", None);
			let who = account(ALICE);
			assert_ok!(assign(staff, &who, Some(START)));
			let before = held(&OWNER, HoldReason::Membership);
			events();
			for until in [Some(START + 60), None] {
				assert_ok!(assign(staff, &who, until));
				let given =
					Event::RoleAssigned { role: staff, subject: who.clone(), valid_until: until };
				assert_eq!(events(), [given]);
				assert_eq!(roles(&who), [MembershipView { role: staff, valid_until: until }]);
				assert_eq!(view(staff).members, 1);
				assert_eq!(held(&OWNER, HoldReason::Membership), before);
			}
		});
	}

	#[test]
	fn a_device_has_a_role_for_its_generation() {
		build_and_execute(|| {
			let staff = role("staff", None);
			let sensor = Book::device(&NEIGHBOUR, 9, None);
			let (who, what) = (Subject::Device(sensor), Resource::Domain(OWNER));
			permit(Principal::Role(staff), Target::Domain, &[action::READ]).add();
			assert_ok!(assign(staff, &who, None));
			assert_eq!(ask(&who, action::READ, &what), Reason::Permitted);
			Book::transfer(sensor, &CAROL);
			assert_eq!(roles(&who), []);
			assert_eq!(ask(&who, action::READ, &what), Reason::NothingPermits);
			// It can be given anew; that makes two that are counted.
			assert_ok!(assign(staff, &who, None));
			assert_eq!(ask(&who, action::READ, &what), Reason::Permitted);
			assert_eq!(view(staff).members, 2);
		});
	}

	#[test]
	fn the_role_is_the_owners() {
		build_and_execute(|| {
			let theirs = foreign();
			assert_noop!(assign(theirs, &account(ALICE), None), Error::<Test>::NotYourRole);
			assert_noop!(assign(9, &account(ALICE), None), Error::<Test>::RoleNotFound);
			needs_an_account(Call::assign_role {
				role: theirs,
				subject: account(ALICE),
				valid_until: None,
			});
		});
	}

	#[test]
	fn the_time_is_not_past() {
		build_and_execute(|| {
			let staff = role("staff", None);
			let late = assign(staff, &account(ALICE), Some(START - 1));
			assert_noop!(late, Error::<Test>::AlreadyLapsed);
			assert_ok!(assign(staff, &account(ALICE), Some(START)));
		});
	}

	#[test]
	fn a_device_is_known_and_not_decommissioned() {
		build_and_execute(|| {
			let staff = role("staff", None);
			let unknown = Subject::Device(DeviceId([9; 32]));
			assert_noop!(assign(staff, &unknown, None), Error::<Test>::DeviceNotFound);
			let device = valve();
			Book::change(device, |entry| entry.status = DeviceStatus::Decommissioned);
			let dead = Subject::Device(device);
			assert_noop!(assign(staff, &dead, None), Error::<Test>::DeviceNotFound);
			Book::change(device, |entry| entry.status = DeviceStatus::Suspended);
			assert_ok!(assign(staff, &dead, None));
		});
	}

	#[test]
	fn a_subject_has_as_many_roles_as_it_may_and_no_more() {
		build_and_execute(|| {
			let who = account(ALICE);
			let roles: Vec<_> = (0..=MAX_MEMBERSHIPS).map(|_| role("x", None)).collect();
			let (last, others) = roles.split_last().unwrap();
			for role in others {
				assert_ok!(assign(*role, &who, Some(START)));
			}
			assert_noop!(assign(*last, &who, None), Error::<Test>::SubjectFull);
			// Another subject has room, and so has this one for what it has.
			assert_ok!(assign(*last, &account(BOB), None));
			assert_ok!(assign(others[0], &who, None));
			assert_ok!(AccessPolicy::unassign_role(signed(OWNER), others[0], who.clone()));
			assert_ok!(assign(*last, &who, None));
		});
	}

	#[test]
	fn the_subjects_sessions_end_and_no_other() {
		build_and_execute(|| {
			let (staff, other) = (role("staff", None), role("other", None));
			let (alice, what) = session_by_role(staff);
			assert_ok!(assign(other, &account(BOB), None));
			assert_eq!(state(&alice, action::CONTROL, &what), SessionState::Open);
			for role in [other, staff] {
				assert_ok!(assign(role, &alice, None));
				assert_eq!(state(&alice, action::CONTROL, &what), SessionState::Restricted);
				assert_ok!(request(&alice, action::CONTROL, &what, 60));
			}
		});
	}

	#[test]
	fn who_cannot_pay_gives_nothing() {
		build_and_execute(|| {
			let staff = role("staff", None);
			impoverish(&OWNER);
			let result = assign(staff, &account(ALICE), None);
			assert_noop!(result, TokenError::FundsUnavailable);
		});
	}
}

mod unassign_role {
	use super::*;

	fn unassign(by: AccountId, role: RoleId, who: &Who) -> DispatchResult {
		AccessPolicy::unassign_role(signed(by), role, who.clone())
	}

	#[test]
	fn the_owner_takes_a_role_back_and_gets_the_deposit() {
		build_and_execute(|| {
			let (staff, other) = (role("staff", None), role("other", None));
			let who = account(ALICE);
			assign(staff, &who, None);
			assign(other, &who, None);
			let both = held(&OWNER, HoldReason::Membership);
			events();
			assert_ok!(unassign(OWNER, staff, &who));
			assert_eq!(events(), [Event::RoleUnassigned { role: staff, subject: who.clone() }]);
			assert_eq!(view(staff).members, 0);
			assert_eq!(view(other).members, 1);
			assert_eq!(held(&OWNER, HoldReason::Membership), both / 2);
			assert_ok!(unassign(OWNER, other, &who));
			assert_eq!(held(&OWNER, HoldReason::Membership), 0);
			assert_eq!(AccessPolicy::subject(OWNER, who), None);
		});
	}

	#[test]
	fn anyone_removes_what_has_lapsed_and_nothing_before() {
		build_and_execute(|| {
			let staff = role("staff", None);
			let who = account(ALICE);
			assign(staff, &who, Some(START + 60));
			for by in [STRANGER, ALICE] {
				at(START + 60);
				assert_noop!(unassign(by, staff, &who), Error::<Test>::NotYourRole);
			}
			at(START + 61);
			assert_ok!(unassign(STRANGER, staff, &who));
			// To whom it was paid by.
			assert_eq!(held(&OWNER, HoldReason::Membership), 0);
			assert_eq!(Balances::free_balance(STRANGER), ENDOWMENT);
		});
	}

	#[test]
	fn a_role_without_a_time_never_lapses() {
		build_and_execute(|| {
			let staff = role("staff", None);
			assign(staff, &account(ALICE), None);
			at(u64::MAX / 1_000);
			let result = unassign(STRANGER, staff, &account(ALICE));
			assert_noop!(result, Error::<Test>::NotYourRole);
		});
	}

	#[test]
	fn there_is_a_role_and_the_subject_has_it() {
		build_and_execute(|| {
			let (staff, other) = (role("staff", None), role("other", Some(0)));
			let who = account(ALICE);
			assert_noop!(unassign(OWNER, 9, &who), Error::<Test>::RoleNotFound);
			assert_noop!(unassign(OWNER, staff, &who), Error::<Test>::NotAssigned);
			// Having a role through another one is not having it.
			assign(other, &who, None);
			assert_noop!(unassign(OWNER, staff, &who), Error::<Test>::NotAssigned);
			let unknown = Subject::Device(DeviceId([9; 32]));
			assert_noop!(unassign(OWNER, staff, &unknown), Error::<Test>::DeviceNotFound);
			needs_an_account(Call::unassign_role { role: other, subject: who });
		});
	}

	#[test]
	fn the_subjects_sessions_end_and_no_other() {
		build_and_execute(|| {
			let (staff, other) = (role("staff", None), role("other", None));
			assign(other, &account(ALICE), None);
			assign(other, &account(BOB), None);
			let (alice, what) = session_by_role(staff);
			assert_ok!(unassign(OWNER, other, &account(BOB)));
			assert_eq!(state(&alice, action::CONTROL, &what), SessionState::Open);
			assert_ok!(unassign(OWNER, other, &alice));
			assert_eq!(state(&alice, action::CONTROL, &what), SessionState::Restricted);
		});
	}
}

mod nesting {
	use super::*;

	#[test]
	fn who_has_a_role_has_those_above_it_and_none_below() {
		build_and_execute(|| {
			let roles = ladder(MAX_ROLE_DEPTH);
			let (who, what) = (account(ALICE), Resource::Domain(OWNER));
			for middle in 0..roles.len() {
				assign(roles[middle], &who, None);
				for (level, role) in roles.iter().enumerate() {
					let policy =
						permit(Principal::Role(*role), Target::Domain, &[action::READ]).add();
					let expected =
						if level <= middle { Reason::Permitted } else { Reason::NothingPermits };
					assert_eq!(ask(&who, action::READ, &what), expected, "{level} of {middle}");
					revoke(policy);
				}
				assert_ok!(AccessPolicy::unassign_role(signed(OWNER), roles[middle], who.clone()));
			}
		});
	}

	#[test]
	fn a_role_disabled_in_the_middle_hides_itself_and_those_above() {
		build_and_execute(|| {
			let roles = ladder(5);
			let (who, what) = (account(ALICE), Resource::Domain(OWNER));
			assign(roles[4], &who, None);
			assert_ok!(AccessPolicy::set_role_enabled(signed(OWNER), roles[2], false));
			for (level, role) in roles.iter().enumerate() {
				let policy = permit(Principal::Role(*role), Target::Domain, &[action::READ]).add();
				let expected = if level > 2 { Reason::Permitted } else { Reason::NothingPermits };
				assert_eq!(ask(&who, action::READ, &what), expected, "{level}");
				revoke(policy);
			}
			// Another way to the top still counts.
			let beside = role("beside", Some(roles[0]));
			assign(beside, &who, None);
			permit(Principal::Role(roles[0]), Target::Domain, &[action::READ]).add();
			assert_eq!(ask(&who, action::READ, &what), Reason::Permitted);
		});
	}

	#[test]
	fn a_role_and_those_above_it_end_with_its_time() {
		build_and_execute(|| {
			let staff = role("staff", None);
			let operator = role("operator", Some(staff));
			let (who, what) = (account(ALICE), Resource::Domain(OWNER));
			permit(Principal::Role(staff), Target::Domain, &[action::READ]).add();
			assign(operator, &who, Some(START + 60));
			at(START + 60);
			assert_eq!(ask(&who, action::READ, &what), Reason::Permitted);
			at(START + 61);
			assert_eq!(ask(&who, action::READ, &what), Reason::NothingPermits);
			assert_eq!(AccessPolicy::subject(OWNER, who.clone()).unwrap().roles, []);
			// What has it for longer by another way keeps it.
			assign(staff, &who, Some(START + 90));
			at(START + 90);
			assert_eq!(ask(&who, action::READ, &what), Reason::Permitted);
			at(START + 91);
			assert_eq!(ask(&who, action::READ, &what), Reason::NothingPermits);
		});
	}

	#[test]
	fn roles_of_another_domain_mean_nothing_here() {
		build_and_execute(|| {
			let staff = role("staff", None);
			let who = account(ALICE);
			permit(Principal::Role(staff), Target::Domain, &[action::READ]).add();
			assert_ok!(AccessPolicy::assign_role(signed(NEIGHBOUR), foreign(), who.clone(), None));
			assert_eq!(ask(&who, action::READ, &Resource::Domain(OWNER)), Reason::NothingPermits);
			let theirs = Resource::Domain(NEIGHBOUR);
			assert_eq!(ask(&who, action::READ, &theirs), Reason::NothingPermits);
		});
	}
}
