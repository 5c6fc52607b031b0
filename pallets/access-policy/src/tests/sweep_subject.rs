// SPDX-License-Identifier: Apache-2.0

use super::common::*;
use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use muster_primitives::{
	access::action::{GRANT, READ},
	DeviceStatus,
};

fn sweep(by: AccountId, device: DeviceId, generation: Generation) -> DispatchResult {
	error(AccessPolicy::sweep_subject(signed(by), OWNER, device, generation))
}

/// A neighbour's device with something of every kind in [`OWNER`]'s domain.
fn sensor() -> DeviceId {
	let sensor = Book::device(&NEIGHBOUR, 9, None);
	let who = Subject::Device(sensor);
	let (staff, guests) = (role("staff", None), role("guests", None));
	assign(staff, &who, None);
	assign(guests, &who, Some(START));
	describe(&who, "a", "b", None);
	let comparison = Comparison::Equals(text("x"));
	let test = AttributeTest { of: Party::Resource, name: text("kind"), comparison };
	let attributes = vec![test].try_into().unwrap();
	permit(Principal::Device(sensor), Target::Domain, &[READ])
		.when(Conditions { attributes, ..Default::default() })
		.add();
	let parent = permit(Principal::Account(ALICE), Target::Domain, &[READ, GRANT]).add();
	permit(Principal::Device(sensor), Target::Domain, &[READ]).delegated(ALICE, parent);
	sensor
}

#[test]
fn anyone_sweeps_what_an_earlier_generation_left_and_each_payer_gets_his_deposits() {
	build_and_execute(|| {
		let sensor = sensor();
		Book::transfer(sensor, &CAROL);
		events();
		assert_ok!(sweep(STRANGER, sensor, 0));
		let swept = Event::SubjectSwept { owner: OWNER, device: sensor, generation: 0 };
		assert_eq!(events(), [swept]);
		assert_eq!(held(&OWNER, HoldReason::Membership), 0);
		assert_eq!(held(&OWNER, HoldReason::SubjectAttribute), 0);
		assert_eq!(held(&OWNER, HoldReason::Policy), policy_price());
		assert_eq!(held(&ALICE, HoldReason::Policy), 0);
		assert_eq!(Balances::free_balance(STRANGER), ENDOWMENT);
		for role in [0, 1] {
			assert_eq!(AccessPolicy::role(role).unwrap().members, 0);
		}
		assert_eq!(Subjects::<Test>::iter().count(), 1);
		assert_eq!(Homes::<Test>::iter().count(), 1);
		assert_noop!(sweep(STRANGER, sensor, 0), Error::<Test>::NotAssigned);
	});
}

#[test]
fn the_present_generation_stays() {
	build_and_execute(|| {
		let sensor = sensor();
		for who in [STRANGER, OWNER] {
			assert_noop!(sweep(who, sensor, 0), Error::<Test>::NotStale);
		}
		Book::transfer(sensor, &CAROL);
		describe(&Subject::Device(sensor), "a", "c", None);
		assert_noop!(sweep(STRANGER, sensor, 1), Error::<Test>::NotStale);
		assert_ok!(sweep(STRANGER, sensor, 0));
		let kept = AccessPolicy::subject(OWNER, Subject::Device(sensor)).unwrap();
		assert_eq!(kept.attributes[0].value, b"c");
	});
}

#[test]
fn a_decommissioned_device_leaves_nothing_worth_keeping() {
	build_and_execute(|| {
		let sensor = sensor();
		Book::change(sensor, |entry| entry.status = DeviceStatus::Decommissioned);
		assert_ok!(sweep(STRANGER, sensor, 0));
	});
}

#[test]
fn there_must_be_something() {
	build_and_execute(|| {
		let sensor = sensor();
		for generation in [1, 7, Generation::MAX] {
			assert_noop!(sweep(STRANGER, sensor, generation), Error::<Test>::NotAssigned);
		}
		assert_noop!(sweep(STRANGER, DeviceId([99; 32]), 0), Error::<Test>::NotAssigned);
		let elsewhere = AccessPolicy::sweep_subject(signed(STRANGER), BOB, sensor, 1);
		assert_noop!(error(elsewhere), Error::<Test>::NotAssigned);
		needs_an_account(Call::sweep_subject { owner: OWNER, device: sensor, generation: 0 });
	});
}

#[test]
fn a_swept_policy_ends_what_was_delegated_after_it() {
	build_and_execute(|| {
		let sensor = sensor();
		let ids: Vec<_> = AccessPolicy::subject(OWNER, Subject::Device(sensor))
			.unwrap()
			.policies
			.iter()
			.map(|policy| policy.id)
			.collect();
		assert_eq!(ids.len(), 2);
		Book::transfer(sensor, &CAROL);
		assert_ok!(sweep(STRANGER, sensor, 0));
		for id in ids {
			assert_eq!(AccessPolicy::policy(id), None);
			assert_noop!(AccessPolicy::revoke(signed(OWNER), id), Error::<Test>::PolicyNotFound);
		}
	});
}
