// SPDX-License-Identifier: Apache-2.0

use super::common::*;
use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use muster_primitives::{
	access::action::{self, CONTROL, GRANT, READ},
	DeviceStatus, TrustTier,
};
use sp_runtime::TokenError;

fn to(who: AccountId, target: Target, actions: &[Action]) -> Rule {
	permit(Principal::Account(who), target, actions)
}

/// [`ALICE`] may read and control the target, and pass that on.
fn parent(target: Target) -> PolicyId {
	to(ALICE, target, &[READ, CONTROL, GRANT]).add()
}

mod success {
	use super::*;

	#[test]
	fn an_account_passes_on_what_it_is_permitted_and_pays_for_it() {
		build_and_execute(|| {
			let target = Target::Device(valve());
			let parent = parent(target);
			events();
			let rule = to(BOB, target, &[READ]);
			let child = rule.delegated(ALICE, parent);
			let added = Event::PolicyAdded {
				policy: child,
				owner: OWNER,
				effect: Effect::Permit,
				principal: Principal::Account(BOB),
				target,
				actions: rule.actions,
				parent: Some(parent),
			};
			assert_eq!(events(), [added]);
			assert_eq!(
				policy(child),
				PolicyView {
					id: child,
					owner: OWNER,
					effect: Effect::Permit,
					principal: Principal::Account(BOB),
					target,
					actions: rule.actions,
					conditions: Conditions::default(),
					parents: vec![parent],
					granted_by: ALICE,
					dead: false,
				}
			);
			assert_eq!(held(&ALICE, HoldReason::Policy), policy_price());
			assert_eq!(held(&OWNER, HoldReason::Policy), policy_price());
			let (bob, what) = (account(BOB), Resource::Device(valve()));
			assert_eq!(ask(&bob, READ, &what), Reason::Permitted);
			assert_eq!(deciding(&bob, READ, &what), [child]);
			assert_eq!(ask(&bob, CONTROL, &what), Reason::NothingPermits);
			assert_eq!(ask(&bob, GRANT, &what), Reason::NothingPermits);
		});
	}

	#[test]
	fn a_device_gets_it_for_its_generation() {
		build_and_execute(|| {
			let target = Target::Device(valve());
			let sensor = Book::device(&NEIGHBOUR, 9, None);
			let (who, what) = (Subject::Device(sensor), Resource::Device(valve()));
			let rule = permit(Principal::Device(sensor), target, &[CONTROL]);
			let child = rule.delegated(ALICE, parent(target));
			assert_eq!(ask(&who, CONTROL, &what), Reason::Permitted);
			Book::transfer(sensor, &CAROL);
			assert_eq!(ask(&who, CONTROL, &what), Reason::NothingPermits);
			assert!(policy(child).dead);
		});
	}

	#[test]
	fn a_target_inside_the_parents_is_enough() {
		build_and_execute(|| {
			let pump = pump();
			let inner =
				[Target::Stream(0), Target::Device(pump), Target::Fleet(1), Target::Fleet(0)];
			for (i, outer) in inner.into_iter().chain([Target::Domain]).enumerate() {
				let parent = parent(outer);
				for target in inner {
					let rule = to(BOB, target, &[READ]);
					let level = inner.iter().position(|level| *level == target).unwrap();
					if level <= i {
						revoke(rule.delegated(ALICE, parent));
					} else {
						assert_noop!(rule.from(ALICE, parent), Error::<Test>::WiderThanParent);
					}
				}
				revoke(parent);
			}
		});
	}
}

mod refusals {
	use super::*;

	#[test]
	fn only_an_account_delegates() {
		build_and_execute(|| {
			for call in every_call(true) {
				if let Call::delegate { .. } = call {
					needs_an_account(call);
				}
			}
		});
	}

	#[test]
	fn it_comes_from_a_permit_with_grant_that_names_the_caller() {
		build_and_execute(|| {
			let staff = role("staff", None);
			assign(staff, &account(ALICE), None);
			let all = [READ, CONTROL, GRANT];
			let child = to(BOB, Target::Domain, &[READ]);
			assert_noop!(child.from(ALICE, 99), Error::<Test>::PolicyNotFound);
			for parent in [
				to(CAROL, Target::Domain, &all),
				permit(Principal::Anyone, Target::Domain, &all),
				permit(Principal::Role(staff), Target::Domain, &all),
				permit(Principal::Device(valve()), Target::Domain, &all),
				// The right to pass on must come with this very permit.
				to(ALICE, Target::Domain, &[READ, CONTROL]),
			] {
				let parent = parent.add();
				assert_noop!(child.from(ALICE, parent), Error::<Test>::NotDelegable);
				// The owner makes policies, and delegates none.
				assert_noop!(child.from(OWNER, parent), Error::<Test>::NotDelegable);
			}
			let forbidding = forbid(Principal::Account(ALICE), Target::Domain, &all).add();
			assert_noop!(child.from(ALICE, forbidding), Error::<Test>::NotDelegable);
			let gone = parent(Target::Domain);
			revoke(gone);
			assert_noop!(child.from(ALICE, gone), Error::<Test>::PolicyNotFound);
		});
	}

	#[test]
	fn nobody_delegates_to_oneself_or_to_nothing() {
		build_and_execute(|| {
			let parent = parent(Target::Domain);
			let own = to(ALICE, Target::Domain, &[READ]);
			assert_noop!(own.from(ALICE, parent), Error::<Test>::ToOneself);
			let empty = to(BOB, Target::Domain, &[]);
			assert_noop!(empty.from(ALICE, parent), Error::<Test>::NoActions);
			let unknown = permit(Principal::Device(DeviceId([9; 32])), Target::Domain, &[READ]);
			assert_noop!(unknown.from(ALICE, parent), Error::<Test>::DeviceNotFound);
			let dead = Book::device(&NEIGHBOUR, 9, None);
			Book::change(dead, |entry| entry.status = DeviceStatus::Decommissioned);
			assert_noop!(unknown.from(ALICE, parent), Error::<Test>::DeviceNotFound);
		});
	}

	#[test]
	fn actions_are_among_the_parents() {
		build_and_execute(|| {
			let parent = parent(Target::Domain);
			for actions in [&[action::SUSPEND][..], &[READ, action::SUSPEND], &[OPEN], &[63]] {
				let rule = to(BOB, Target::Domain, actions);
				assert_noop!(rule.from(ALICE, parent), Error::<Test>::WiderThanParent);
			}
			to(BOB, Target::Domain, &[READ, CONTROL, GRANT]).delegated(ALICE, parent);
		});
	}

	#[test]
	fn an_action_of_an_older_meaning_is_not_passed_on() {
		build_and_execute(|| {
			name_open();
			let parent = to(ALICE, Target::Domain, &[OPEN, READ, GRANT]).add();
			let child = to(BOB, Target::Domain, &[OPEN]);
			let before = child.delegated(ALICE, parent);
			let flood = Some(text("flood"));
			assert_ok!(AccessPolicy::name_action(signed(OWNER), OPEN, flood));
			assert_noop!(child.from(ALICE, parent), Error::<Test>::WiderThanParent);
			let (bob, what) = (account(BOB), Resource::Domain(OWNER));
			assert_eq!(against(before, &bob, OPEN, &what), Some(vec![Mismatch::OtherActions]));
			to(BOB, Target::Domain, &[READ]).delegated(ALICE, parent);
			assert_ok!(AccessPolicy::name_action(signed(OWNER), OPEN, None));
			assert_noop!(child.from(ALICE, parent), Error::<Test>::WiderThanParent);
		});
	}

	#[test]
	fn the_target_is_in_the_domain_and_inside_the_parents() {
		build_and_execute(|| {
			let (pump, valve) = (pump(), valve());
			Book::fleet(&OWNER, 2, None);
			let theirs = Book::device(&NEIGHBOUR, 9, None);
			let parent = parent(Target::Fleet(1));
			for target in [Target::Device(valve), Target::Fleet(2), Target::Fleet(0)] {
				let rule = to(BOB, target, &[READ]);
				assert_noop!(rule.from(ALICE, parent), Error::<Test>::WiderThanParent);
			}
			for target in [Target::Device(theirs), Target::Device(DeviceId([99; 32]))] {
				let rule = to(BOB, target, &[READ]);
				assert_noop!(rule.from(ALICE, parent), Error::<Test>::NotYourTarget);
			}
			let rule = to(BOB, Target::Device(pump), &[READ]);
			rule.delegated(ALICE, parent);
			move_to(pump, Some(2));
			assert_noop!(rule.from(ALICE, parent), Error::<Test>::WiderThanParent);
		});
	}

	#[test]
	fn a_grant_over_an_earlier_generation_is_no_grant() {
		build_and_execute(|| {
			let valve = valve();
			let parent = parent(Target::Device(valve));
			let rule = to(BOB, Target::Device(valve), &[READ]);
			Book::transfer(valve, &NEIGHBOUR);
			assert_noop!(rule.from(ALICE, parent), Error::<Test>::NotYourTarget);
			Book::transfer(valve, &OWNER);
			assert_noop!(rule.from(ALICE, parent), Error::<Test>::WiderThanParent);
		});
	}

	#[test]
	fn who_is_denied_grant_delegates_nothing() {
		build_and_execute(|| {
			let parent = parent(Target::Domain);
			let rule = to(BOB, Target::Domain, &[READ]);
			let forbidden = forbid(Principal::Anyone, Target::Domain, &[GRANT]).add();
			assert_noop!(rule.from(ALICE, parent), Error::<Test>::Forbidden);
			revoke(forbidden);
			lockdown(true);
			assert_noop!(rule.from(ALICE, parent), Error::<Test>::DomainLockedDown);
			rescuers(&[ALICE]);
			rule.delegated(ALICE, parent);
		});
	}

	#[test]
	fn who_may_not_yet_or_no_more_delegates_nothing() {
		build_and_execute(|| {
			let window = Some(Window { from: Some(START + 10), until: Some(START + 20) });
			let parent = to(ALICE, Target::Domain, &[READ, GRANT])
				.when(Conditions { window, ..Default::default() })
				.add();
			let rule = to(BOB, Target::Domain, &[READ]);
			assert_noop!(rule.from(ALICE, parent), Error::<Test>::NothingPermits);
			at(START + 20);
			rule.delegated(ALICE, parent);
			at(START + 21);
			assert_noop!(rule.from(ALICE, parent), Error::<Test>::AlreadyLapsed);
		});
	}

	#[test]
	fn a_subject_is_delegated_as_much_as_may_be_and_no_more() {
		build_and_execute(|| {
			let parent = parent(Target::Domain);
			let carols = to(CAROL, Target::Domain, &[READ, GRANT]).add();
			let rule = to(BOB, Target::Domain, &[READ]);
			for _ in 0..MAX_DELEGATED {
				rule.delegated(ALICE, parent);
			}
			assert_noop!(rule.from(ALICE, parent), Error::<Test>::TooManyPolicies);
			assert_noop!(rule.from(CAROL, carols), Error::<Test>::TooManyPolicies);
			// The owner's own are not among those, and another subject has room.
			for _ in MAX_DELEGATED..MAX_NAMED {
				rule.add();
			}
			assert_noop!(rule.by(OWNER), Error::<Test>::TooManyPolicies);
			to(STRANGER, Target::Domain, &[READ]).delegated(ALICE, parent);
			revoke(rule_of(BOB));
			rule.delegated(CAROL, carols);
		});
	}

	/// The first policy that names an account.
	fn rule_of(who: AccountId) -> PolicyId {
		AccessPolicy::subject(OWNER, account(who)).unwrap().policies[0].id
	}

	#[test]
	fn a_record_full_of_the_owners_policies_takes_no_delegated_one() {
		build_and_execute(|| {
			let rule = to(BOB, Target::Domain, &[READ]);
			for _ in 0..MAX_NAMED {
				rule.add();
			}
			let result = rule.from(ALICE, parent(Target::Domain));
			assert_noop!(result, Error::<Test>::TooManyPolicies);
		});
	}

	#[test]
	fn delegations_follow_one_another_to_the_bound_and_no_further() {
		build_and_execute(|| {
			let all = [READ, CONTROL, GRANT];
			let first = parent(Target::Domain);
			let second = to(BOB, Target::Domain, &all).delegated(ALICE, first);
			let third = to(CAROL, Target::Domain, &all).delegated(BOB, second);
			assert_eq!(policy(third).parents, [first, second]);
			assert_eq!(policy(third).parents.len() as u32, MAX_DELEGATION_DEPTH);
			let fourth = to(STRANGER, Target::Domain, &[READ]);
			assert_noop!(fourth.from(CAROL, third), Error::<Test>::DelegationTooLong);
			fourth.delegated(BOB, second);
		});
	}

	#[test]
	fn in_a_circle_nothing_is_gained() {
		build_and_execute(|| {
			let first = parent(Target::Domain);
			let second = to(BOB, Target::Domain, &[READ, CONTROL, GRANT]).delegated(ALICE, first);
			let back = to(ALICE, Target::Domain, &[READ]).delegated(BOB, second);
			revoke(first);
			assert!(policy(second).dead && policy(back).dead);
			let what = Resource::Domain(OWNER);
			for who in [ALICE, BOB] {
				assert_eq!(ask(&account(who), READ, &what), Reason::NothingPermits);
			}
		});
	}

	#[test]
	fn who_cannot_pay_delegates_nothing_and_no_use_is_taken() {
		build_and_execute(|| {
			let parent = to(ALICE, Target::Domain, &[READ, GRANT]).uses(5).add();
			impoverish(&ALICE);
			let rule = to(BOB, Target::Domain, &[READ]).uses(2);
			assert_noop!(rule.from(ALICE, parent), TokenError::FundsUnavailable);
			assert_eq!(uses(parent), Some(5));
		});
	}
}

mod conditions {
	use super::*;

	type Change = fn(&mut Conditions);

	/// What becomes of further conditions under a parent with conditions of its own.
	fn narrowed(above: Change, below: Change) -> Result<Conditions, DispatchError> {
		let made = |change: Change| {
			let mut conditions = Conditions::default();
			change(&mut conditions);
			conditions
		};
		let sensor = Book::device(&OWNER, 50, None);
		Book::change(sensor, |entry| {
			entry.attestation = Some((TrustTier::Affirming, START, Some(9)));
			entry.attributes = ["a", "b"].map(|name| (name.into(), b"1".to_vec())).to_vec();
		});
		let target = Target::Device(sensor);
		let parent = to(ALICE, target, &[READ, GRANT]).when(made(above)).add();
		let result = to(BOB, target, &[READ]).when(made(below)).from(ALICE, parent);
		let child = result.map(|()| policy(last()).conditions);
		if child.is_ok() {
			revoke(last());
		}
		revoke(parent);
		child
	}

	fn bad<T>(error: Error<Test>) -> Result<T, DispatchError> {
		Err(error.into())
	}

	fn none(_: &mut Conditions) {}

	#[test]
	fn a_window_shrinks_to_what_both_leave() {
		fn set(conditions: &mut Conditions, from: Option<u64>, until: Option<u64>) {
			conditions.window = Some(Window { from, until });
		}
		fn above(conditions: &mut Conditions) {
			set(conditions, Some(START - 9), Some(START + 9));
		}
		fn window(below: Change) -> Result<Option<Window>, DispatchError> {
			narrowed(above, below).map(|conditions| conditions.window)
		}
		build_and_execute(|| {
			let is = |from, until| Ok(Some(Window { from: Some(from), until: Some(until) }));
			assert_eq!(window(none), is(START - 9, START + 9));
			assert_eq!(window(|c| set(c, None, Some(START + 5))), is(START - 9, START + 5));
			assert_eq!(window(|c| set(c, None, Some(START + 99))), is(START - 9, START + 9));
			assert_eq!(window(|c| set(c, Some(START + 5), None)), is(START + 5, START + 9));
			assert_eq!(window(|c| set(c, Some(1), Some(START))), is(START - 9, START));
			// What has nothing in common with the parent's could never hold.
			let apart = window(|c| set(c, Some(START + 10), None));
			assert_eq!(apart, bad(Error::BadConditions));
			let open = narrowed(none, above).map(|conditions| conditions.window);
			assert_eq!(open, is(START - 9, START + 9));
		});
	}

	#[test]
	fn hours_stay_as_they_are() {
		const ALWAYS: Hours = Hours { days: 127, from: 0, until: 1440, offset: 0 };
		fn always(conditions: &mut Conditions) {
			conditions.hours = Some(ALWAYS);
		}
		fn noon(conditions: &mut Conditions) {
			conditions.hours = Some(Hours { from: 720, ..ALWAYS });
		}
		build_and_execute(|| {
			let hours = |above, below| narrowed(above, below).map(|conditions| conditions.hours);
			assert_eq!(hours(always, none), Ok(Some(ALWAYS)));
			assert_eq!(hours(none, always), Ok(Some(ALWAYS)));
			assert_eq!(hours(always, always), Ok(Some(ALWAYS)));
			assert_eq!(hours(always, noon), bad(Error::WiderThanParent));
			assert_eq!(hours(noon, always), bad(Error::WiderThanParent));
		});
	}

	#[test]
	fn an_attestation_is_the_better_and_the_younger_of_both() {
		fn set(c: &mut Conditions, of: Party, tier: TrustTier, within: Option<u64>) {
			c.attested = Some(Attested { of, tier, within });
		}
		fn above(conditions: &mut Conditions) {
			set(conditions, Party::Resource, TrustTier::Warning, Some(60));
		}
		use Party::*;
		use TrustTier::*;
		build_and_execute(|| {
			let attested = |below: Change| narrowed(above, below).map(|c| c.attested);
			let is = |tier, within| Ok(Some(Attested { of: Resource, tier, within: Some(within) }));
			assert_eq!(attested(none), is(Warning, 60));
			assert_eq!(attested(|c| set(c, Resource, Contraindicated, None)), is(Warning, 60));
			assert_eq!(attested(|c| set(c, Resource, Affirming, Some(90))), is(Affirming, 60));
			assert_eq!(attested(|c| set(c, Resource, Warning, Some(9))), is(Warning, 9));
			// One condition cannot be about two devices.
			let other = attested(|c| set(c, Subject, Affirming, Some(9)));
			assert_eq!(other, bad(Error::WiderThanParent));
			assert_eq!(narrowed(none, above).map(|c| c.attested), is(Warning, 60));
		});
	}

	#[test]
	fn firmware_is_the_newer_of_both() {
		fn set(conditions: &mut Conditions, of: Party, sequence: u64) {
			conditions.firmware = Some(MinFirmware { of, sequence });
		}
		fn above(conditions: &mut Conditions) {
			set(conditions, Party::Resource, 5);
		}
		build_and_execute(|| {
			let firmware = |below: Change| narrowed(above, below).map(|c| c.firmware);
			let is = |sequence| Ok(Some(MinFirmware { of: Party::Resource, sequence }));
			assert_eq!(firmware(none), is(5));
			assert_eq!(firmware(|c| set(c, Party::Resource, 4)), is(5));
			assert_eq!(firmware(|c| set(c, Party::Resource, 6)), is(6));
			let other = firmware(|c| set(c, Party::Subject, 6));
			assert_eq!(other, bad(Error::WiderThanParent));
			assert_eq!(narrowed(none, above).map(|c| c.firmware), is(5));
		});
	}

	#[test]
	fn states_are_those_that_both_name() {
		fn set(conditions: &mut Conditions, of: Party, statuses: u8) {
			conditions.status = Some(InStatus { of, statuses });
		}
		fn above(conditions: &mut Conditions) {
			set(conditions, Party::Resource, 0b0_0110);
		}
		build_and_execute(|| {
			let status = |below: Change| narrowed(above, below).map(|c| c.status);
			let is = |statuses| Ok(Some(InStatus { of: Party::Resource, statuses }));
			assert_eq!(status(none), is(0b0_0110));
			assert_eq!(status(|c| set(c, Party::Resource, 0b1_1111)), is(0b0_0110));
			assert_eq!(status(|c| set(c, Party::Resource, 0b0_1100)), is(0b0_0100));
			let nothing = status(|c| set(c, Party::Resource, 0b0_1000));
			assert_eq!(nothing, bad(Error::BadConditions));
			let other = status(|c| set(c, Party::Subject, 0b0_0010));
			assert_eq!(other, bad(Error::WiderThanParent));
			assert_eq!(narrowed(none, above).map(|c| c.status), is(0b0_0110));
		});
	}

	#[test]
	fn attribute_tests_come_on_top() {
		fn test(name: &str) -> AttributeTest {
			let comparison = Comparison::AtLeast(1);
			AttributeTest { of: Party::Resource, name: text(name), comparison }
		}
		fn set(conditions: &mut Conditions, names: &[&str]) {
			let tests: Vec<_> = names.iter().map(|name| test(name)).collect();
			conditions.attributes = tests.try_into().unwrap();
		}
		build_and_execute(|| {
			let tests = |above: Change, below: Change| {
				narrowed(above, below).map(|conditions| conditions.attributes.into_inner())
			};
			let (a, b) = (test("a"), test("b"));
			assert_eq!(tests(|c| set(c, &["a"]), none), Ok(vec![a.clone()]));
			let both = tests(|c| set(c, &["a"]), |c| set(c, &["b"]));
			assert_eq!(both, Ok(vec![a.clone(), b.clone()]));
			// What the parent asks already takes no room.
			let same = tests(|c| set(c, &["a", "b"]), |c| set(c, &["b", "a"]));
			assert_eq!(same, Ok(vec![a, b]));
			let more = tests(|c| set(c, &["a", "b"]), |c| set(c, &["c"]));
			assert_eq!(more, bad(Error::BadConditions));
		});
	}

	#[test]
	fn a_domain_asks_about_no_further_attribute_by_delegation() {
		build_and_execute(|| {
			let asking = |who, name: &str| {
				let comparison = Comparison::Differs(text("x"));
				let test = AttributeTest { of: Party::Resource, name: text(name), comparison };
				let attributes = vec![test].try_into().unwrap();
				to(who, Target::Domain, &[READ])
					.when(Conditions { attributes, ..Default::default() })
			};
			let parent = parent(Target::Domain);
			for name in ["a", "b", "c", "d"] {
				asking(CAROL, name).add();
			}
			assert_noop!(asking(BOB, "e").from(ALICE, parent), Error::<Test>::DomainFull);
			asking(BOB, "d").delegated(ALICE, parent);
		});
	}

	#[test]
	fn a_child_out_of_range_is_refused() {
		build_and_execute(|| {
			let hours = |c: &mut Conditions| {
				c.hours = Some(Hours { days: 0, from: 0, until: 1, offset: 0 })
			};
			assert_eq!(narrowed(none, hours), bad(Error::BadConditions));
			assert_eq!(narrowed(none, |c| c.uses = Some(0)), bad(Error::BadConditions));
			let past =
				|c: &mut Conditions| c.window = Some(Window { from: None, until: Some(START - 1) });
			assert_eq!(narrowed(none, past), bad(Error::AlreadyLapsed));
		});
	}
}

mod uses {
	use super::{uses as left, *};

	#[test]
	fn uses_are_handed_over_and_not_multiplied() {
		build_and_execute(|| {
			let what = Resource::Domain(OWNER);
			let parent = to(ALICE, Target::Domain, &[READ, GRANT]).uses(5).add();
			let rule = to(BOB, Target::Domain, &[READ, GRANT]);
			// One must say how many, and there must be so many.
			assert_noop!(rule.from(ALICE, parent), Error::<Test>::WiderThanParent);
			assert_noop!(rule.clone().uses(6).from(ALICE, parent), Error::<Test>::WiderThanParent);
			assert_noop!(rule.clone().uses(0).from(ALICE, parent), Error::<Test>::BadConditions);
			let child = rule.clone().uses(3).delegated(ALICE, parent);
			assert_eq!((left(parent), left(child)), (Some(2), Some(3)));
			let grandchild = to(CAROL, Target::Domain, &[READ]).uses(1).delegated(BOB, child);
			assert_eq!((left(child), left(grandchild)), (Some(2), Some(1)));

			// Together they are taken five times.
			for (who, times) in [(ALICE, 2), (BOB, 2), (CAROL, 1)] {
				for _ in 0..times {
					assert_ok!(consume(&account(who.clone()), READ, &what));
				}
				assert_noop!(consume(&account(who), READ, &what), Error::<Test>::NothingPermits);
			}
			// With none left there is nothing to hand over, and no permission to.
			assert_noop!(rule.clone().uses(1).from(ALICE, parent), Error::<Test>::WiderThanParent);
		});
	}

	#[test]
	fn all_uses_may_be_handed_over() {
		build_and_execute(|| {
			let parent = to(ALICE, Target::Domain, &[READ, GRANT]).uses(2).add();
			to(BOB, Target::Domain, &[READ]).uses(2).delegated(ALICE, parent);
			assert_eq!(left(parent), Some(0));
			let what = Resource::Domain(OWNER);
			assert_eq!(ask(&account(ALICE), READ, &what), Reason::NothingPermits);
			assert_eq!(ask(&account(BOB), READ, &what), Reason::Permitted);
		});
	}

	#[test]
	fn uses_of_what_is_revoked_do_not_come_back() {
		build_and_execute(|| {
			let parent = to(ALICE, Target::Domain, &[READ, GRANT]).uses(5).add();
			let child = to(BOB, Target::Domain, &[READ]).uses(3).delegated(ALICE, parent);
			assert_ok!(AccessPolicy::revoke(signed(ALICE), child));
			assert_eq!(left(parent), Some(2));
		});
	}

	#[test]
	fn a_parent_that_counts_none_gives_as_many_as_it_likes() {
		build_and_execute(|| {
			let parent = parent(Target::Domain);
			let child = to(BOB, Target::Domain, &[READ]).uses(u32::MAX).delegated(ALICE, parent);
			assert_eq!((left(parent), left(child)), (None, Some(u32::MAX)));
		});
	}

	#[test]
	fn looking_takes_no_use_and_neither_does_a_denial() {
		build_and_execute(|| {
			let what = Resource::Domain(OWNER);
			let counted = to(ALICE, Target::Domain, &[READ]).uses(1).add();
			for _ in 0..3 {
				assert_eq!(ask(&account(ALICE), READ, &what), Reason::Permitted);
			}
			assert_noop!(consume(&account(ALICE), CONTROL, &what), Error::<Test>::NothingPermits);
			assert_eq!(left(counted), Some(1));
		});
	}
}

mod afterwards {
	use super::*;

	/// What [`ALICE`] was granted went on to [`BOB`] and from him to [`CAROL`].
	fn chain(target: Target) -> [PolicyId; 3] {
		let all = [READ, CONTROL, GRANT];
		let first = parent(target);
		let second = to(BOB, target, &all).delegated(ALICE, first);
		[first, second, to(CAROL, target, &[READ]).delegated(BOB, second)]
	}

	#[test]
	fn revoking_one_ends_all_below_and_none_above() {
		build_and_execute(|| {
			let what = Resource::Domain(OWNER);
			for (revoked, left) in [(0, 0), (1, 1), (2, 2)] {
				let ids = chain(Target::Domain);
				assert_eq!(ask(&account(CAROL), READ, &what), Reason::Permitted);
				revoke(ids[revoked]);
				for (i, who) in [ALICE, BOB, CAROL].into_iter().enumerate() {
					let expected =
						if i < left { Reason::Permitted } else { Reason::NothingPermits };
					assert_eq!(ask(&account(who), READ, &what), expected, "{i} of {revoked}");
				}
				for (i, id) in ids.iter().enumerate().filter(|(i, _)| *i != revoked) {
					assert_eq!(policy(*id).dead, i > revoked);
				}
				ids.into_iter().filter(|id| *id != ids[revoked]).for_each(revoke);
			}
			assert_eq!(held(&ALICE, HoldReason::Policy), 0);
			assert_eq!(held(&BOB, HoldReason::Policy), 0);
		});
	}

	#[test]
	fn what_stands_against_it_is_told() {
		build_and_execute(|| {
			let what = Resource::Domain(OWNER);
			let [first, second, third] = chain(Target::Domain);
			revoke(first);
			assert_eq!(
				against(third, &account(CAROL), READ, &what),
				Some(vec![Mismatch::ParentRevoked(first)])
			);
			revoke(second);
			let both = vec![Mismatch::ParentRevoked(first), Mismatch::ParentRevoked(second)];
			assert_eq!(against(third, &account(CAROL), READ, &what), Some(both));
		});
	}

	#[test]
	fn nothing_is_delegated_from_what_is_dead() {
		build_and_execute(|| {
			let [first, second, _] = chain(Target::Domain);
			revoke(first);
			let rule = to(STRANGER, Target::Domain, &[READ]);
			assert_noop!(rule.from(BOB, second), Error::<Test>::WiderThanParent);
		});
	}

	#[test]
	fn a_device_that_leaves_the_parents_fleet_leaves_the_delegates() {
		build_and_execute(|| {
			let pump = pump();
			Book::fleet(&OWNER, 2, None);
			let what = Resource::Device(pump);
			let all = [READ, GRANT];
			let first = to(ALICE, Target::Fleet(0), &all).add();
			let second = to(BOB, Target::Fleet(1), &all).delegated(ALICE, first);
			let third = to(CAROL, Target::Device(pump), &[READ]).delegated(BOB, second);
			assert_eq!(ask(&account(CAROL), READ, &what), Reason::Permitted);
			let outside = |fleet| {
				move_to(pump, fleet);
				against(third, &account(CAROL), READ, &what).unwrap()
			};
			let of_first = Mismatch::OutsideParent(first);
			assert_eq!(outside(Some(2)), [of_first, Mismatch::OutsideParent(second)]);
			assert_eq!(outside(None), [of_first, Mismatch::OutsideParent(second)]);
			assert_eq!(outside(Some(0)), [Mismatch::OutsideParent(second)]);
			assert_eq!(ask(&account(CAROL), READ, &what), Reason::NothingPermits);
			// It is not dead: it counts again when the device is back.
			assert!(!policy(third).dead);
			assert_eq!(outside(Some(1)), []);
			assert_eq!(ask(&account(CAROL), READ, &what), Reason::Permitted);
			// A fleet that moves takes its devices along.
			Book::fleet(&OWNER, 1, Some(2));
			assert_eq!(outside(Some(1)), [of_first]);
		});
	}

	#[test]
	fn a_stream_of_a_device_that_was_away_is_delegated_no_more() {
		build_and_execute(|| {
			let pump = pump();
			let what = Resource::Stream(0);
			let first = to(ALICE, Target::Device(pump), &[READ, GRANT]).add();
			let second = to(BOB, Target::Stream(0), &[READ]).delegated(ALICE, first);
			for who in [ALICE, BOB] {
				assert_eq!(ask(&account(who), READ, &what), Reason::Permitted);
			}
			// The stream stays the owner's.
			Book::transfer(pump, &NEIGHBOUR);
			for who in [ALICE, BOB] {
				assert_eq!(ask(&account(who), READ, &what), Reason::NothingPermits);
			}
			assert!(policy(second).dead);
			Book::transfer(pump, &OWNER);
			for who in [ALICE, BOB] {
				assert_eq!(ask(&account(who), READ, &what), Reason::NothingPermits);
			}
			let outside = vec![Mismatch::OutsideParent(first)];
			assert_eq!(against(second, &account(BOB), READ, &what), Some(outside));
			assert!(policy(second).dead);
		});
	}

	#[test]
	fn a_forbid_on_the_delegate_counts_and_one_on_the_delegator_does_not() {
		build_and_execute(|| {
			let what = Resource::Domain(OWNER);
			chain(Target::Domain);
			// What was passed on before is revoked and not forbidden.
			forbid(Principal::Account(ALICE), Target::Domain, &[READ, GRANT]).add();
			assert_eq!(ask(&account(BOB), READ, &what), Reason::Permitted);
			forbid(Principal::Account(BOB), Target::Domain, &[READ]).add();
			assert_eq!(ask(&account(BOB), READ, &what), Reason::Forbidden);
		});
	}

	#[test]
	fn the_delegates_sessions_end_with_each_policy_above() {
		build_and_execute(|| {
			let (carol, what) = (account(CAROL), Resource::Domain(OWNER));
			for revoked in 0..3 {
				let ids = chain(Target::Domain);
				assert_ok!(request(&carol, READ, &what, 60));
				assert_eq!(session(&carol, READ, &what).policies, ids);
				assert_eq!(state(&carol, READ, &what), SessionState::Open);
				revoke(ids[revoked]);
				assert_eq!(state(&carol, READ, &what), SessionState::Revoked);
				ids.into_iter().filter(|id| *id != ids[revoked]).for_each(revoke);
			}
		});
	}
}
