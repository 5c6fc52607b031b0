// SPDX-License-Identifier: Apache-2.0

use super::common::{revoke as revoke_as_owner, *};
use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use muster_primitives::{
	access::action::{GRANT, READ},
	DeviceStatus,
};

fn revoke(by: AccountId, policy: PolicyId) -> DispatchResult {
	AccessPolicy::revoke(signed(by), policy)
}

fn naming(who: AccountId) -> Rule {
	permit(Principal::Account(who), Target::Domain, &[READ, GRANT])
}

#[test]
fn the_owner_revokes_whatever_is_in_the_domain_and_the_payer_gets_the_deposit() {
	build_and_execute(|| {
		let pump = pump();
		let staff = role("staff", None);
		let rules = [
			permit(Principal::Anyone, Target::Domain, &[READ]),
			permit(Principal::Anyone, Target::Device(pump), &[READ]),
			forbid(Principal::Role(staff), Target::Fleet(1), &[READ]),
			permit(Principal::Role(staff), Target::Stream(0), &[READ]),
			permit(Principal::Account(ALICE), Target::Device(pump), &[READ]),
			forbid(Principal::Device(pump), Target::Domain, &[READ]),
		];
		let ids = rules.each_ref().map(Rule::add);
		let parent = naming(ALICE).add();
		let child = naming(BOB).delegated(ALICE, parent);
		events();
		for id in ids.into_iter().chain([child, parent]) {
			let revision = AccessPolicy::domain(OWNER).unwrap().revision;
			assert_ok!(revoke(OWNER, id));
			assert_eq!(events(), [Event::PolicyRevoked { policy: id, owner: OWNER }]);
			assert_eq!(AccessPolicy::policy(id), None);
			assert_eq!(AccessPolicy::domain(OWNER).unwrap().revision, revision + 1);
			assert_noop!(revoke(OWNER, id), Error::<Test>::PolicyNotFound);
		}
		assert_eq!(AccessPolicy::role(staff).unwrap().policies, 0);
		for who in [OWNER, ALICE] {
			assert_eq!(held(&who, HoldReason::Policy), 0);
		}
		// Nothing is left of it anywhere.
		assert_eq!(Homes::<Test>::iter().count(), 0);
		assert_eq!(AtTarget::<Test>::iter().count(), 0);
		assert_eq!(Subjects::<Test>::iter().count(), 0);
	});
}

#[test]
fn others_of_the_same_home_stay() {
	build_and_execute(|| {
		let valve = valve();
		for (principal, target) in [
			(Principal::Anyone, Target::Domain),
			(Principal::Anyone, Target::Device(valve)),
			(Principal::Account(ALICE), Target::Domain),
		] {
			let rule = permit(principal, target, &[READ]);
			let ids = [rule.add(), rule.add(), rule.add()];
			assert_ok!(revoke(OWNER, ids[1]));
			assert_eq!([ids[0], ids[2]].map(|id| policy(id).id), [ids[0], ids[2]]);
			assert_eq!(held(&OWNER, HoldReason::Policy), 2 * policy_price());
			for id in [ids[0], ids[2]] {
				revoke_as_owner(id);
			}
		}
	});
}

#[test]
fn who_granted_it_revokes_it() {
	build_and_execute(|| {
		let parent = naming(ALICE).add();
		let child = naming(BOB).delegated(ALICE, parent);
		let grandchild = naming(CAROL).delegated(BOB, child);
		// Not what somebody else granted, however far below.
		assert_noop!(revoke(ALICE, grandchild), Error::<Test>::NotYours);
		assert_ok!(revoke(BOB, grandchild));
		assert_ok!(revoke(ALICE, child));
		assert_eq!(held(&ALICE, HoldReason::Policy), 0);
		assert_eq!(held(&BOB, HoldReason::Policy), 0);
	});
}

#[test]
fn whom_it_permits_renounces_it() {
	build_and_execute(|| {
		let parent = naming(ALICE).add();
		let child = naming(BOB).delegated(ALICE, parent);
		assert_ok!(revoke(BOB, child));
		assert_eq!(held(&ALICE, HoldReason::Policy), 0);
		assert_ok!(revoke(ALICE, parent));
		assert_eq!(held(&OWNER, HoldReason::Policy), 0);
	});
}

#[test]
fn nobody_renounces_a_forbid_or_what_is_not_his_alone() {
	build_and_execute(|| {
		let staff = role("staff", None);
		assign(staff, &account(ALICE), None);
		for rule in [
			forbid(Principal::Account(ALICE), Target::Domain, &[READ]),
			permit(Principal::Anyone, Target::Domain, &[READ]),
			permit(Principal::Role(staff), Target::Domain, &[READ]),
			naming(BOB),
		] {
			let id = rule.add();
			assert_noop!(revoke(ALICE, id), Error::<Test>::NotYours);
		}
	});
}

#[test]
fn a_stranger_revokes_nothing_that_may_still_apply() {
	build_and_execute(|| {
		let pump = pump();
		let used_up = naming(ALICE).uses(1).add();
		assert_ok!(consume(&account(ALICE), READ, &Resource::Domain(OWNER)));
		let window = Some(Window { from: Some(START + 9), until: None });
		let later = naming(BOB).when(Conditions { window, ..Default::default() }).add();
		let device = permit(Principal::Device(pump), Target::Device(pump), &[READ]).add();
		let parent = permit(Principal::Account(ALICE), Target::Fleet(1), &[READ, GRANT]).add();
		let outside =
			permit(Principal::Account(BOB), Target::Device(pump), &[READ]).delegated(ALICE, parent);
		move_to(pump, None);
		Book::change(pump, |entry| entry.status = DeviceStatus::Suspended);
		lockdown(true);
		for id in [used_up, later, device, parent, outside] {
			assert!(!policy(id).dead);
			for who in [STRANGER, NEIGHBOUR, CAROL] {
				assert_noop!(revoke(who, id), Error::<Test>::NotYours);
			}
		}
	});
}

#[test]
fn anyone_revokes_what_is_dead_and_the_payer_gets_the_deposit() {
	build_and_execute(|| {
		let pump = pump();
		let sensor = Book::device(&NEIGHBOUR, 9, None);
		Book::fleet(&OWNER, 5, None);
		let lapsing = naming(ALICE).until(START + 60).add();
		let forbidding =
			forbid(Principal::Account(ALICE), Target::Domain, &[READ]).until(START + 60).add();
		let for_device = permit(Principal::Device(sensor), Target::Domain, &[READ]).add();
		let over_device = permit(Principal::Anyone, Target::Device(pump), &[READ]).add();
		let over_device_named =
			permit(Principal::Account(BOB), Target::Device(pump), &[READ]).add();
		let over_fleet = permit(Principal::Anyone, Target::Fleet(5), &[READ]).add();
		let over_stream = permit(Principal::Anyone, Target::Stream(0), &[READ]).add();
		let parent = naming(CAROL).add();
		let child = naming(BOB).delegated(CAROL, parent);

		let dies = |id: PolicyId, how: &dyn Fn()| {
			assert_noop!(revoke(STRANGER, id), Error::<Test>::NotYours);
			how();
			assert!(policy(id).dead);
			assert_ok!(revoke(STRANGER, id));
		};
		at(START + 60);
		dies(lapsing, &|| at(START + 61));
		assert_ok!(revoke(STRANGER, forbidding));
		dies(for_device, &|| Book::transfer(sensor, &CAROL));
		dies(over_device, &|| Book::change(pump, |entry| entry.generation += 1));
		assert_ok!(revoke(STRANGER, over_device_named));
		dies(over_fleet, &|| FleetEntries::remove(5));
		dies(over_stream, &|| StreamEntries::remove(0));
		dies(child, &|| revoke_as_owner(parent));
		for who in [OWNER, CAROL] {
			assert_eq!(held(&who, HoldReason::Policy), 0);
		}
		assert_eq!(Balances::free_balance(STRANGER), ENDOWMENT);
	});
}

#[test]
fn a_device_that_is_gone_or_anothers_leaves_dead_policies() {
	build_and_execute(|| {
		let sensor = Book::device(&OWNER, 9, None);
		let by = permit(Principal::Device(sensor), Target::Domain, &[READ]).add();
		let over = permit(Principal::Anyone, Target::Device(sensor), &[READ]).add();
		// As the registry leaves a decommissioned device.
		Book::change(sensor, |entry| {
			entry.status = DeviceStatus::Decommissioned;
			entry.owner = None;
			entry.generation += 1;
		});
		for id in [by, over] {
			assert!(policy(id).dead);
			assert_ok!(revoke(STRANGER, id));
		}
	});
}

#[test]
fn there_is_such_a_policy_and_an_account_revokes_it() {
	build_and_execute(|| {
		assert_noop!(revoke(OWNER, 0), Error::<Test>::PolicyNotFound);
		assert_noop!(revoke(OWNER, PolicyId::MAX), Error::<Test>::PolicyNotFound);
		// The number of a change that made no policy.
		name_open();
		assert_noop!(revoke(OWNER, last()), Error::<Test>::PolicyNotFound);
		needs_an_account(Call::revoke { policy: naming(ALICE).add() });
	});
}

#[test]
fn sessions_that_rest_on_it_end_and_no_other() {
	build_and_execute(|| {
		let what = Resource::Domain(OWNER);
		let ids = [ALICE, BOB].map(|who| (naming(who.clone()).add(), account(who)));
		for (_, who) in &ids {
			assert_ok!(request(who, READ, &what, 60));
		}
		let [(first, alice), (_, bob)] = ids;
		assert_ok!(revoke(OWNER, first));
		assert_eq!(state(&alice, READ, &what), SessionState::Revoked);
		assert_eq!(state(&bob, READ, &what), SessionState::Open);
		// A forbid that goes makes nothing stricter.
		let forbidding = forbid(Principal::Account(CAROL), Target::Domain, &[READ]).add();
		assert_ok!(revoke(OWNER, forbidding));
		assert_eq!(state(&bob, READ, &what), SessionState::Open);
	});
}
