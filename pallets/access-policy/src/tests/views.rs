// SPDX-License-Identifier: Apache-2.0

//! The read side: what each view says, and that no view changes anything.

use super::common::*;
use crate::{mock::*, *};
use frame_support::assert_ok;
use muster_primitives::access::action::{CONTROL, GRANT, READ};

#[test]
fn what_is_not_there_is_none() {
	build_and_execute(|| {
		let what = Resource::Device(DeviceId([99; 32]));
		assert_eq!(AccessPolicy::policy(0), None);
		assert_eq!(AccessPolicy::role(0), None);
		assert_eq!(AccessPolicy::domain(OWNER), None);
		assert_eq!(AccessPolicy::subject(OWNER, account(ALICE)), None);
		assert_eq!(AccessPolicy::subject(OWNER, Subject::Device(DeviceId([99; 32]))), None);
		assert_eq!(AccessPolicy::session(what.clone(), account(ALICE), READ), None);
		assert_eq!(AccessPolicy::policies_over(what), []);
		assert_eq!(AccessPolicy::policies_over(Resource::Domain(OWNER)), []);
	});
}

#[test]
fn a_domain_shows_all_that_decides_for_everyone() {
	build_and_execute(|| {
		for (action, name) in [(20, "flood"), (OPEN, "open")] {
			assert_ok!(AccessPolicy::name_action(signed(OWNER), action, Some(text(name))));
		}
		let staff = role("staff", None);
		let operator = role("operator", Some(staff));
		assert_ok!(AccessPolicy::set_role_enabled(signed(OWNER), operator, false));
		assign(operator, &account(ALICE), None);
		rescuers(&[BOB]);
		let id = forbid(Principal::Role(operator), Target::Domain, &[OPEN]).add();
		permit(Principal::Account(ALICE), Target::Domain, &[READ]).add();
		permit(Principal::Anyone, Target::Device(valve()), &[READ]).add();
		lockdown(true);
		let view = AccessPolicy::domain(OWNER).unwrap();
		let role = |id, name: &[u8], parent, enabled, members, policies| RoleView {
			id,
			owner: OWNER,
			name: name.to_vec(),
			parent,
			enabled,
			members,
			policies,
		};
		let roles = vec![
			role(staff, b"staff", None, true, 0, 0),
			role(operator, b"operator", Some(staff), false, 1, 1),
		];
		assert_eq!(AccessPolicy::role(operator).as_ref(), Some(&roles[1]));
		assert_eq!(
			view,
			DomainView {
				revision: last(),
				lockdown: true,
				rescuers: vec![BOB],
				actions: vec![(OPEN, b"open".to_vec()), (20, b"flood".to_vec())],
				roles,
				policies: vec![policy(id)],
			}
		);
	});
}

#[test]
fn a_subject_shows_what_the_domain_holds_and_leaves_out_what_has_lapsed() {
	build_and_execute(|| {
		let staff = role("staff", None);
		let crew = role("crew", None);
		let who = account(ALICE);
		assign(staff, &who, Some(START + 60));
		assign(crew, &who, None);
		describe(&who, "a", "b", Some(START + 60));
		describe(&who, "c", "d", Some(START + 61));
		let id = permit(Principal::Account(ALICE), Target::Domain, &[READ]).until(START + 60).add();
		let view = || AccessPolicy::subject(OWNER, who.clone()).unwrap();
		let (first, second) = (
			MembershipView { role: staff, valid_until: Some(START + 60) },
			MembershipView { role: crew, valid_until: None },
		);
		let attribute = |name: &[u8], value: &[u8], until| SubjectAttributeView {
			name: name.to_vec(),
			value: value.to_vec(),
			valid_until: Some(until),
		};
		let (a, c) = (attribute(b"a", b"b", START + 60), attribute(b"c", b"d", START + 61));
		at(START + 60);
		assert_eq!(
			view(),
			SubjectView {
				roles: vec![first, second.clone()],
				attributes: vec![a, c.clone()],
				policies: vec![policy(id)],
			}
		);
		at(START + 61);
		assert_eq!(
			view(),
			SubjectView {
				roles: vec![second],
				attributes: vec![c],
				// What is dead is shown as such, for whoever removes it.
				policies: vec![PolicyView { dead: true, ..policy(id) }],
			}
		);
		assert_eq!(AccessPolicy::subject(NEIGHBOUR, who), None);
	});
}

#[test]
fn a_policy_shows_where_it_comes_from_and_what_is_left_of_it() {
	build_and_execute(|| {
		let all = [READ, CONTROL, GRANT];
		let first = permit(Principal::Account(ALICE), Target::Domain, &all).uses(9).add();
		let rule = permit(Principal::Account(BOB), Target::Domain, &all).uses(4);
		let second = rule.delegated(ALICE, first);
		let sensor = Book::device(&NEIGHBOUR, 9, None);
		let rule = permit(Principal::Device(sensor), Target::Device(valve()), &[READ]).uses(3);
		let third = rule.delegated(BOB, second);
		assert_ok!(consume(&Subject::Device(sensor), READ, &Resource::Device(valve())));
		assert_eq!(
			policy(third),
			PolicyView {
				id: third,
				owner: OWNER,
				effect: Effect::Permit,
				principal: Principal::Device(sensor),
				target: Target::Device(valve()),
				actions: Actions::of([READ]),
				conditions: Conditions { uses: Some(2), ..Default::default() },
				parents: vec![first, second],
				granted_by: BOB,
				dead: false,
			}
		);
		assert_eq!([first, second].map(uses), [Some(5), Some(1)]);
	});
}

#[test]
fn policies_over_a_resource_are_those_at_its_own_level() {
	build_and_execute(|| {
		let pump = pump();
		let levels = [
			(Target::Stream(0), Resource::Stream(0)),
			(Target::Device(pump), Resource::Device(pump)),
			(Target::Fleet(1), Resource::Fleet(1)),
			(Target::Fleet(0), Resource::Fleet(0)),
			(Target::Domain, Resource::Domain(OWNER)),
		];
		let ids = levels.each_ref().map(|(target, _)| {
			permit(Principal::Account(ALICE), *target, &[READ]).add();
			permit(Principal::Anyone, *target, &[READ]).add()
		});
		for (id, (_, what)) in ids.into_iter().zip(levels) {
			assert_eq!(AccessPolicy::policies_over(what), [policy(id)]);
		}
		Book::transfer(pump, &NEIGHBOUR);
		assert_eq!(AccessPolicy::policies_over(Resource::Device(pump)), []);
	});
}

#[test]
fn no_view_writes_anything() {
	build_and_execute(|| {
		let (who, what) = (account(ALICE), Resource::Device(valve()));
		let id = permit(Principal::Account(ALICE), Target::Domain, &[READ]).uses(2).add();
		let staff = role("staff", None);
		assert_ok!(request(&who, READ, &what, 60));
		at(START + 61);
		let before = root();
		let _ = AccessPolicy::decide(who.clone(), READ, what.clone());
		let _ = AccessPolicy::explain(who.clone(), READ, what.clone());
		assert!(AccessPolicy::session(what.clone(), who.clone(), READ).is_some());
		assert!(AccessPolicy::policy(id).is_some());
		assert_eq!(AccessPolicy::policies_over(what), []);
		assert!(AccessPolicy::domain(OWNER).is_some());
		assert!(AccessPolicy::subject(OWNER, who).is_some());
		assert!(AccessPolicy::role(staff).is_some());
		assert_eq!(root(), before);
	});
}
