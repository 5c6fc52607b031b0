// SPDX-License-Identifier: Apache-2.0

use super::common::*;
use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use muster_primitives::{access::action, DeviceStatus, TrustTier};
use sp_runtime::TokenError;

const ANYONE: Principal<AccountId> = Principal::Anyone;

#[test]
fn the_first_policy_creates_the_domain_and_both_deposits_are_the_owners() {
	build_and_execute(|| {
		let target = Target::Device(valve());
		let rule = permit(Principal::Account(ALICE), target, &[action::CONTROL]).uses(5);
		assert_ok!(rule.by(OWNER));
		let added = Event::PolicyAdded {
			policy: 1,
			owner: OWNER,
			effect: Effect::Permit,
			principal: Principal::Account(ALICE),
			target,
			actions: rule.actions,
			parent: None,
		};
		assert_eq!(events(), [Event::DomainCreated { owner: OWNER }, added]);
		assert_eq!(
			policy(1),
			PolicyView {
				id: 1,
				owner: OWNER,
				effect: Effect::Permit,
				principal: Principal::Account(ALICE),
				target,
				actions: rule.actions,
				conditions: rule.conditions,
				parents: vec![],
				granted_by: OWNER,
				dead: false,
			}
		);
		assert_eq!(AccessPolicy::domain(OWNER).unwrap().revision, 1);
		assert_eq!(held(&OWNER, HoldReason::Policy), policy_price());
		assert!(held(&OWNER, HoldReason::Domain) > 0);
		assert_eq!(held(&ALICE, HoldReason::Policy), 0);
	});
}

#[test]
fn a_policy_is_found_where_it_belongs() {
	build_and_execute(|| {
		let pump = pump();
		let staff = role("staff", None);
		let over = |what: What| {
			let ids = AccessPolicy::policies_over(what).into_iter().map(|policy| policy.id);
			ids.collect::<Vec<_>>()
		};
		for (target, what) in [
			(Target::Device(pump), Resource::Device(pump)),
			(Target::Fleet(0), Resource::Fleet(0)),
			(Target::Fleet(1), Resource::Fleet(1)),
			(Target::Stream(0), Resource::Stream(0)),
			(Target::Domain, Resource::Domain(OWNER)),
		] {
			let for_anyone = permit(ANYONE, target, &[action::READ]).add();
			let for_role = forbid(Principal::Role(staff), target, &[action::READ]).add();
			let for_alice = permit(Principal::Account(ALICE), target, &[action::READ]).add();
			assert_eq!(over(what), [for_anyone, for_role]);
			let named = AccessPolicy::subject(OWNER, account(ALICE)).unwrap().policies;
			assert_eq!(named.last().unwrap().id, for_alice);
			assert_eq!(policy(for_role).target, target);
		}
		assert_eq!(AccessPolicy::subject(OWNER, account(ALICE)).unwrap().policies.len(), 5);
		assert_eq!(AccessPolicy::role(staff).unwrap().policies, 5);
		let device = permit(Principal::Device(pump), Target::Domain, &[action::READ]).add();
		let named = AccessPolicy::subject(OWNER, Subject::Device(pump)).unwrap().policies;
		assert_eq!(named.iter().map(|policy| policy.id).collect::<Vec<_>>(), [device]);
		assert_eq!(held(&OWNER, HoldReason::Policy), 16 * policy_price());
	});
}

#[test]
fn only_an_account_makes_policies() {
	build_and_execute(|| {
		for call in every_call(true) {
			if let Call::add_policy { .. } = call {
				needs_an_account(call);
			}
		}
	});
}

#[test]
fn the_target_is_the_callers_own() {
	build_and_execute(|| {
		let pump = pump();
		let theirs = Book::device(&NEIGHBOUR, 9, None);
		Book::fleet(&NEIGHBOUR, 10, None);
		Book::stream(&NEIGHBOUR, 10, None);
		// A stream of another's about a device of one's own is not one's own.
		Book::stream(&NEIGHBOUR, 11, Some(pump));
		let nobodys = Book::device(&OWNER, 10, None);
		Book::change(nobodys, |entry| entry.owner = None);
		for target in [
			Target::Device(theirs),
			Target::Device(nobodys),
			Target::Device(DeviceId([99; 32])),
			Target::Fleet(10),
			Target::Fleet(99),
			Target::Stream(10),
			Target::Stream(11),
			Target::Stream(99),
		] {
			for rule in [permit(ANYONE, target, &[0]), forbid(ANYONE, target, &[0])] {
				assert_noop!(rule.by(OWNER), Error::<Test>::NotYourTarget);
			}
		}
		// A domain is always one's own.
		assert_ok!(permit(ANYONE, Target::Domain, &[0]).by(STRANGER));
		assert_eq!(policy(last()).owner, STRANGER);
	});
}

#[test]
fn a_policy_is_about_some_actions_and_all_of_them_have_names() {
	build_and_execute(|| {
		let about = |bits| Rule { actions: Actions(bits), ..permit(ANYONE, Target::Domain, &[]) };
		assert_noop!(about(0).by(OWNER), Error::<Test>::NoActions);
		for bits in [1 << 16, 1 << 63, u64::MAX, 1 | 1 << 17] {
			assert_noop!(about(bits).by(OWNER), Error::<Test>::UnknownAction);
		}
		assert_ok!(about(0xffff).by(OWNER));
		name_open();
		assert_ok!(about(0x1_ffff).by(OWNER));
		assert_noop!(about(0x3_ffff).by(OWNER), Error::<Test>::UnknownAction);
		// A neighbour's names are not one's own.
		assert_noop!(about(1 << 16).by(NEIGHBOUR), Error::<Test>::UnknownAction);
		for action in 17..64 {
			let name = Some(text("x"));
			assert_ok!(AccessPolicy::name_action(signed(OWNER), action, name));
		}
		assert_ok!(about(u64::MAX).by(OWNER));
	});
}

#[test]
fn the_principal_exists_and_a_role_is_of_the_domain() {
	build_and_execute(|| {
		let for_whom = |principal| permit(principal, Target::Domain, &[action::READ]).by(OWNER);
		assert_noop!(for_whom(Principal::Role(0)), Error::<Test>::RoleNotFound);
		assert_ok!(AccessPolicy::create_role(signed(NEIGHBOUR), text("theirs"), None));
		assert_noop!(for_whom(Principal::Role(0)), Error::<Test>::NotYourRole);
		let unknown = Principal::Device(DeviceId([99; 32]));
		assert_noop!(for_whom(unknown), Error::<Test>::DeviceNotFound);
		let dead = Book::device(&NEIGHBOUR, 9, None);
		Book::change(dead, |entry| entry.status = DeviceStatus::Decommissioned);
		assert_noop!(for_whom(Principal::Device(dead)), Error::<Test>::DeviceNotFound);
		// Others' devices and any account may be principals; nobody asks them.
		assert_ok!(for_whom(Principal::Device(Book::device(&NEIGHBOUR, 9, None))));
		assert_ok!(for_whom(Principal::Account([99; 32].into())));
		assert_ok!(for_whom(Principal::Account(OWNER)));
	});
}

/// One condition alone.
fn only(change: impl FnOnce(&mut Conditions)) -> Conditions {
	let mut conditions = Conditions::default();
	change(&mut conditions);
	conditions
}

fn when(conditions: Conditions) -> DispatchResult {
	permit(ANYONE, Target::Domain, &[action::READ]).when(conditions).by(OWNER)
}

#[test]
fn conditions_out_of_range_or_that_never_hold_are_refused() {
	let window = |from, until| only(|conditions| conditions.window = Some(Window { from, until }));
	let hours = |days, from, until, offset| {
		only(|conditions| conditions.hours = Some(Hours { days, from, until, offset }))
	};
	let status = |statuses| {
		only(|conditions| conditions.status = Some(InStatus { of: Party::Resource, statuses }))
	};
	let test = |name: &str| {
		let comparison = Comparison::AtLeast(i64::MIN);
		let test = AttributeTest { of: Party::Subject, name: text(name), comparison };
		only(|conditions| conditions.attributes = vec![test].try_into().unwrap())
	};
	build_and_execute(|| {
		for bad in [
			window(None, None),
			window(Some(START + 2), Some(START + 1)),
			hours(0, 0, 1440, 0),
			hours(128, 0, 1440, 0),
			hours(255, 0, 1440, 0),
			hours(1, 1440, 1, 0),
			hours(1, u16::MAX, 1, 0),
			hours(1, 0, 0, 0),
			hours(1, 0, 1441, 0),
			hours(1, 0, u16::MAX, 0),
			hours(1, 0, 1, 841),
			hours(1, 0, 1, -841),
			hours(1, 0, 1, i16::MIN),
			status(0),
			status(32),
			status(255),
			test(""),
			only(|conditions| conditions.uses = Some(0)),
		] {
			assert_noop!(when(bad), Error::<Test>::BadConditions);
		}
		for good in [
			window(Some(START), Some(START)),
			window(Some(u64::MAX), None),
			window(Some(0), Some(u64::MAX)),
			hours(127, 0, 1440, 840),
			hours(64, 1439, 1, -840),
			hours(1, 600, 600, 0),
			status(1),
			status(31),
			test("x"),
			only(|conditions| conditions.uses = Some(u32::MAX)),
			only(|conditions| {
				conditions.attested = Some(Attested {
					of: Party::Subject,
					tier: TrustTier::Contraindicated,
					within: Some(0),
				})
			}),
			only(|conditions| {
				conditions.firmware = Some(MinFirmware { of: Party::Subject, sequence: u64::MAX })
			}),
		] {
			assert_ok!(when(good));
		}
	});
}

#[test]
fn a_window_that_is_over_is_refused_until_its_last_second() {
	build_and_execute(|| {
		let until = |until| permit(ANYONE, Target::Domain, &[0]).until(until).by(OWNER);
		assert_noop!(until(START - 1), Error::<Test>::AlreadyLapsed);
		assert_ok!(until(START));
	});
}

#[test]
fn only_permits_count_uses() {
	build_and_execute(|| {
		let rule = forbid(ANYONE, Target::Domain, &[action::READ]).uses(1);
		assert_noop!(rule.by(OWNER), Error::<Test>::UsesOnForbid);
	});
}

#[test]
fn a_subject_is_named_as_often_as_it_may_be_and_no_more() {
	build_and_execute(|| {
		let valve = valve();
		let naming = |who, target| permit(Principal::Account(who), target, &[action::READ]);
		for i in 0..MAX_NAMED {
			let target = if i.is_multiple_of(2) { Target::Domain } else { Target::Device(valve) };
			naming(ALICE, target).add();
		}
		for target in [Target::Domain, Target::Device(valve)] {
			assert_noop!(naming(ALICE, target).by(OWNER), Error::<Test>::TooManyPolicies);
		}
		// Another subject, and the same one in another domain, has room.
		naming(BOB, Target::Domain).add();
		assert_ok!(naming(ALICE, Target::Domain).by(NEIGHBOUR));
		revoke(3);
		naming(ALICE, Target::Domain).add();
	});
}

#[test]
fn a_target_has_as_many_policies_as_it_may_and_no_more() {
	build_and_execute(|| {
		let pump = pump();
		let valve = valve();
		Book::stream(&OWNER, 1, Some(pump));
		let staff = role("staff", None);
		let over = |target, i: u32| {
			let principal = if i.is_multiple_of(2) { ANYONE } else { Principal::Role(staff) };
			permit(principal, target, &[action::READ])
		};
		let mut first = None;
		for (target, beside) in [
			(Target::Device(pump), Target::Device(valve)),
			(Target::Fleet(0), Target::Fleet(1)),
			(Target::Stream(0), Target::Stream(1)),
		] {
			for i in 0..MAX_AT_TARGET {
				first = first.or(Some(over(target, i).add()));
			}
			for i in 0..2 {
				assert_noop!(over(target, i).by(OWNER), Error::<Test>::TooManyPolicies);
			}
			over(beside, 0).add();
			permit(Principal::Account(ALICE), target, &[action::READ]).add();
		}
		revoke(first.unwrap());
		over(Target::Device(pump), 0).add();
		for i in 0..MAX_AT_DOMAIN {
			over(Target::Domain, i).add();
		}
		assert_noop!(over(Target::Domain, 0).by(OWNER), Error::<Test>::TooManyPolicies);
	});
}

#[test]
fn a_device_that_came_back_has_room_anew() {
	build_and_execute(|| {
		let valve = valve();
		let rule = permit(ANYONE, Target::Device(valve), &[action::READ]);
		for _ in 0..MAX_AT_TARGET {
			rule.add();
		}
		Book::transfer(valve, &NEIGHBOUR);
		assert_noop!(rule.by(OWNER), Error::<Test>::NotYourTarget);
		Book::transfer(valve, &OWNER);
		assert_eq!(AccessPolicy::policies_over(Resource::Device(valve)), []);
		rule.add();
		assert_eq!(AccessPolicy::policies_over(Resource::Device(valve)).len(), 1);
	});
}

#[test]
fn a_domain_asks_about_as_many_attributes_as_it_may_and_no_more() {
	build_and_execute(|| {
		let asking = |of, names: &[&str]| {
			let test = |name: &&str| AttributeTest {
				of,
				name: text(name),
				comparison: Comparison::Equals(text("x")),
			};
			let tests = names.iter().map(test).collect::<Vec<_>>();
			permit(ANYONE, Target::Domain, &[action::READ])
				.when(only(|conditions| conditions.attributes = tests.try_into().unwrap()))
		};
		asking(Party::Resource, &["a", "b"]).add();
		asking(Party::Resource, &["b", "b"]).add();
		let last_two = asking(Party::Resource, &["c", "d"]).add();
		let more = asking(Party::Resource, &["e"]);
		assert_noop!(more.by(OWNER), Error::<Test>::DomainFull);
		// What is known already, and what is asked of subjects, costs no look-up.
		asking(Party::Resource, &["a", "d"]).add();
		asking(Party::Subject, &["e", "f"]).add();
		revoke(last_two);
		more.add();
		assert_noop!(asking(Party::Resource, &["c"]).by(OWNER), Error::<Test>::DomainFull);
	});
}

#[test]
fn a_forbid_ends_the_sessions_of_whom_it_may_concern() {
	build_and_execute(|| {
		let what = Resource::Domain(OWNER);
		let staff = role("staff", None);
		let subjects = [account(ALICE), account(BOB)];
		permit(ANYONE, Target::Domain, &[action::READ]).add();
		let states = || subjects.clone().map(|who| state(&who, action::READ, &what));
		let ended_by = |rule: Rule| {
			for who in &subjects {
				assert_ok!(request(who, action::READ, &what, 60));
			}
			assert_eq!(states(), [SessionState::Open; 2]);
			rule.add();
			states().map(|state| state != SessionState::Open)
		};
		let about = &[action::DECOMMISSION];
		let naming = |who| forbid(Principal::Account(who), Target::Domain, about);
		assert_eq!(ended_by(naming(CAROL)), [false, false]);
		assert_eq!(ended_by(naming(ALICE)), [true, false]);
		assert_eq!(ended_by(forbid(Principal::Role(staff), Target::Domain, about)), [true, true]);
		assert_eq!(ended_by(forbid(ANYONE, Target::Device(valve()), about)), [true, true]);
		// Permits end none.
		assert_eq!(ended_by(permit(ANYONE, Target::Domain, about)), [false, false]);
		assert_eq!(
			ended_by(permit(Principal::Account(ALICE), Target::Domain, about)),
			[false, false]
		);
	});
}

#[test]
fn numbers_run_out_politely() {
	build_and_execute(|| {
		let rule = permit(ANYONE, Target::Domain, &[action::READ]);
		rule.add();
		LastChange::<Test>::put(ChangeId::MAX - 1);
		assert_eq!(rule.add(), ChangeId::MAX);
		assert_noop!(rule.by(OWNER), Error::<Test>::Exhausted);
	});
}

#[test]
fn who_cannot_pay_makes_no_policy() {
	build_and_execute(|| {
		let rule = permit(ANYONE, Target::Domain, &[action::READ]);
		rule.add();
		impoverish(&OWNER);
		assert_noop!(rule.by(OWNER), TokenError::FundsUnavailable);
	});
}
