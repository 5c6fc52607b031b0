// SPDX-License-Identifier: Apache-2.0

use super::common::*;
use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use muster_primitives::{
	access::action::{CONTROL, READ},
	AccessCheck, DeviceStatus,
};

fn accessed(
	who: &Who,
	what: &What,
	policies: &[PolicyId],
	policy: Option<PolicyId>,
	uses_left: Option<u32>,
) -> Event<Test> {
	Event::Accessed {
		owner: OWNER,
		subject: who.clone(),
		action: READ,
		resource: what.clone(),
		policies: policies.to_vec(),
		policy,
		uses_left,
	}
}

#[test]
fn a_contractor_opens_a_valve_as_often_as_granted() {
	build_and_execute(|| {
		let (who, what) = (account(ALICE), Resource::Device(valve()));
		let target = Target::Device(valve());
		let id = permit(Principal::Account(ALICE), target, &[READ]).uses(2).until(START + 60).add();
		events();
		for left in [1, 0] {
			assert_ok!(consume(&who, READ, &what));
			assert_eq!(events(), [accessed(&who, &what, &[id], Some(id), Some(left))]);
			assert_eq!(uses(id), Some(left));
		}
		assert_noop!(consume(&who, READ, &what), Error::<Test>::NothingPermits);
		assert_eq!(against(id, &who, READ, &what), Some(vec![Mismatch::Uses]));
	});
}

#[test]
fn a_use_is_taken_wherever_the_policy_is_kept() {
	build_and_execute(|| {
		let pump = pump();
		let staff = role("staff", None);
		let sensor = Subject::Device(Book::device(&NEIGHBOUR, 9, None));
		let what = Resource::Stream(0);
		for who in [account(ALICE), sensor] {
			assign(staff, &who, None);
			for principal in [Principal::Anyone, Principal::Role(staff), who.clone().into()] {
				for target in [
					Target::Domain,
					Target::Fleet(0),
					Target::Fleet(1),
					Target::Device(pump),
					Target::Stream(0),
				] {
					let id = permit(principal.clone(), target, &[READ]).uses(3).add();
					// Another one of the same home keeps its own.
					let other = permit(principal.clone(), target, &[CONTROL]).uses(3).add();
					assert_ok!(consume(&who, READ, &what));
					assert_eq!((uses(id), uses(other)), (Some(2), Some(3)));
					revoke(id);
					revoke(other);
				}
			}
		}
	});
}

#[test]
fn one_that_counts_no_uses_is_taken_first_then_the_oldest() {
	build_and_execute(|| {
		let (who, what) = (account(ALICE), Resource::Domain(OWNER));
		let rule = permit(Principal::Account(ALICE), Target::Domain, &[READ]);
		let younger_home = permit(Principal::Anyone, Target::Domain, &[READ]);
		let counted = [younger_home.uses(1).add(), rule.clone().uses(1).add()];
		let free = [rule.add(), rule.add()];
		let all = [counted[0], counted[1], free[0], free[1]];
		let takes = |policies: &[PolicyId], policy, left| {
			events();
			assert_ok!(consume(&who, READ, &what));
			assert_eq!(events(), [accessed(&who, &what, policies, Some(policy), left)]);
		};
		takes(&all, free[0], None);
		assert_eq!(counted.map(uses), [Some(1); 2]);
		revoke(free[0]);
		takes(&[counted[0], counted[1], free[1]], free[1], None);
		revoke(free[1]);
		takes(&counted, counted[0], Some(0));
		takes(&counted[1..], counted[1], Some(0));
		assert_noop!(consume(&who, READ, &what), Error::<Test>::NothingPermits);
	});
}

#[test]
fn the_owner_uses_nothing_up() {
	build_and_execute(|| {
		let (owner, what) = (account(OWNER), Resource::Device(valve()));
		let id = permit(Principal::Account(OWNER), Target::Domain, &[READ]).uses(1).add();
		events();
		assert_ok!(consume(&owner, READ, &what));
		assert_eq!(events(), [accessed(&owner, &what, &[], None, None)]);
		assert_eq!(uses(id), Some(1));
	});
}

#[test]
fn every_denial_is_an_error_and_nothing_changes() {
	build_and_execute(|| {
		let (who, what) = (account(ALICE), Resource::Device(valve()));
		permit(Principal::Anyone, Target::Domain, &[READ]).uses(9).add();
		let nowhere = Resource::Device(DeviceId([99; 32]));
		let idle = Subject::Device(Book::device(&NEIGHBOUR, 9, None));
		Book::change(DeviceId([9; 32]), |entry| entry.status = DeviceStatus::Quarantined);
		let denied = |who: &Who, action, what: &What, error: Error<Test>| {
			let error = DispatchError::from(error);
			assert_noop!(consume(who, action, what), error);
			assert_noop!(request(who, action, what, 60), error);
			assert_noop!(AccessPolicy::authorize(who, action, what), error);
		};
		denied(&who, READ, &nowhere, Error::UnknownResource);
		for action in [OPEN, 63, 64, 255] {
			denied(&who, action, &what, Error::UnknownAction);
		}
		denied(&idle, READ, &what, Error::SubjectNotActive);
		denied(&who, CONTROL, &what, Error::NothingPermits);
		forbid(Principal::Account(ALICE), Target::Domain, &[READ]).add();
		denied(&who, READ, &what, Error::Forbidden);
		lockdown(true);
		denied(&who, READ, &what, Error::DomainLockedDown);
	});
}

#[test]
fn an_account_or_a_device_acts_and_nobody_else() {
	build_and_execute(|| {
		let sensor = Subject::Device(Book::device(&NEIGHBOUR, 9, None));
		let what = Resource::Device(valve());
		let id = permit(sensor.clone().into(), Target::Domain, &[READ]).add();
		events();
		assert_ok!(consume(&sensor, READ, &what));
		assert_eq!(events(), [accessed(&sensor, &what, &[id], Some(id), None)]);
		// Its owner is another subject.
		assert_noop!(consume(&account(NEIGHBOUR), READ, &what), Error::<Test>::NothingPermits);
		needs_a_subject(Call::consume { resource: what, action: READ });
	});
}

#[test]
fn other_pallets_take_uses_alike_and_look_without() {
	build_and_execute(|| {
		let (who, what) = (account(ALICE), Resource::Device(valve()));
		let id = permit(Principal::Account(ALICE), Target::Domain, &[READ]).uses(1).add();
		events();
		assert!(AccessPolicy::permits(&who, READ, &what));
		assert_eq!(uses(id), Some(1));
		assert_ok!(AccessPolicy::authorize(&who, READ, &what));
		assert_eq!(events(), [accessed(&who, &what, &[id], Some(id), Some(0))]);
		assert!(!AccessPolicy::permits(&who, READ, &what));
		assert_noop!(AccessPolicy::authorize(&who, READ, &what), Error::<Test>::NothingPermits);
	});
}
