// SPDX-License-Identifier: Apache-2.0

//! Corrupts the storage, and sees each invariant notice.

use super::common::*;
use crate::{mock::*, *};
use frame_support::{assert_ok, traits::fungible::MutateHold};
use muster_primitives::access::action::{GRANT, READ};

/// What [`everything`] makes, by its number.
const AT_DOMAIN: PolicyId = 101;

fn pump_id() -> DeviceId {
	DeviceId([8; 32])
}

fn alice() -> (Who, Generation) {
	(account(ALICE), 0)
}

/// A chain with something of everything on it.
fn everything() {
	let pump = pump();
	LastChange::<Test>::put(90);
	name_open();
	assert_ok!(AccessPolicy::name_action(signed(OWNER), 20, Some(text("flood"))));
	let staff = role("staff", None);
	let operator = role("operator", Some(staff));
	assign(operator, &account(ALICE), None);
	assign(staff, &account(ALICE), None);
	describe(&account(ALICE), "a", "b", None);
	describe(&account(ALICE), "c", "d", None);
	rescuers(&[BOB]);
	let test = AttributeTest {
		of: Party::Resource,
		name: text("kind"),
		comparison: Comparison::Equals(text("x")),
	};
	let conditions =
		Conditions { attributes: vec![test].try_into().unwrap(), ..Default::default() };
	permit(Principal::Account(CAROL), Target::Domain, &[READ]).add();
	permit(Principal::Role(staff), Target::Domain, &[READ]).when(conditions).add();
	assert_eq!(last(), AT_DOMAIN);
	forbid(Principal::Role(operator), Target::Device(pump), &[OPEN]).add();
	let first = permit(Principal::Account(ALICE), Target::Domain, &[READ, GRANT]).uses(5).add();
	permit(Principal::Account(BOB), Target::Domain, &[READ]).uses(2).delegated(ALICE, first);
	permit(Principal::Anyone, Target::Domain, &[READ]).add();
	assert_ok!(request(&account(BOB), READ, &Resource::Device(pump), 60));
	// Another domain, which is in order whatever befalls the first.
	assert_ok!(AccessPolicy::create_role(signed(NEIGHBOUR), text("theirs"), None));
	assert_ok!(permit(Principal::Role(2), Target::Domain, &[READ]).by(NEIGHBOUR));
	assert_ok!(AccessPolicy::do_try_state());
}

/// Each of these corruptions alone breaks the invariant of this number.
fn breaks(number: u8, corruptions: &[fn()]) {
	for (i, corrupt) in corruptions.iter().enumerate() {
		new_test_ext().execute_with(|| {
			everything();
			corrupt();
			let error = AccessPolicy::do_try_state()
				.expect_err(&format!("corruption {i} of invariant {number} goes unnoticed"));
			let DispatchError::Other(text) = error else { panic!("not a text: {error:?}") };
			assert!(text.starts_with(&format!("{number}:")), "corruption {i} of {number}: {text}");
		});
	}
}

fn domain(change: impl FnOnce(&mut Domain<Test>)) {
	Domains::<Test>::mutate(OWNER, |domain| change(domain.as_mut().expect("there; qed")));
}

fn record(change: impl FnOnce(&mut SubjectRecord<Test>)) {
	Subjects::<Test>::mutate(OWNER, alice(), |there| change(there.as_mut().expect("there; qed")));
}

fn info(role: RoleId, change: impl FnOnce(&mut RoleInfo<Test>)) {
	Roles::<Test>::mutate(role, |info| change(info.as_mut().expect("there; qed")));
}

/// The policy at the domain.
fn at_domain(change: impl FnOnce(&mut Policy<Test>)) {
	domain(|domain| change(&mut domain.policies[0]));
}

/// The policy over the device.
fn at_device(change: impl FnOnce(&mut Policy<Test>)) {
	AtTarget::<Test>::mutate(OWNER, (Target::Device(pump_id()), 0), |list| change(&mut list[0]));
}

/// The policy that [`ALICE`] delegated to [`BOB`].
fn delegated(change: impl FnOnce(&mut Policy<Test>)) {
	Subjects::<Test>::mutate(OWNER, (account(BOB), 0), |there| {
		change(&mut there.as_mut().expect("there; qed").policies[0])
	});
}

fn session(change: impl FnOnce(&mut Session<Test>)) {
	let key = (account(BOB), READ);
	Sessions::<Test>::mutate(Resource::Device(pump_id()), key, |session| {
		change(session.as_mut().expect("there; qed"))
	});
}

#[test]
fn invariant_1_every_policy_has_a_home_and_is_kept_there() {
	breaks(
		1,
		&[
			|| Homes::<Test>::remove(AT_DOMAIN),
			|| Homes::<Test>::remove(AT_DOMAIN + 1),
			|| Homes::<Test>::remove(AT_DOMAIN + 2),
			|| Homes::<Test>::insert(7, (OWNER, Home::Domain, (Target::Domain, 0))),
			|| Homes::<Test>::insert(AT_DOMAIN, (NEIGHBOUR, Home::Domain, (Target::Domain, 0))),
			|| Homes::<Test>::insert(AT_DOMAIN, (OWNER, Home::Domain, (Target::Fleet(0), 0))),
			|| Homes::<Test>::insert(AT_DOMAIN, (OWNER, Home::Domain, (Target::Domain, 1))),
			|| {
				let home = Home::Target(Target::Device(pump_id()), 0);
				Homes::<Test>::insert(AT_DOMAIN, (OWNER, home, (Target::Domain, 0)))
			},
			|| {
				let home = Home::Target(Target::Device(pump_id()), 1);
				Homes::<Test>::insert(AT_DOMAIN + 1, (OWNER, home, (Target::Device(pump_id()), 0)))
			},
			|| domain(|domain| drop(domain.policies.remove(0))),
			|| record(|record| drop(record.policies.pop())),
			|| AtTarget::<Test>::remove(OWNER, (Target::Device(pump_id()), 0)),
			// It lies where its principal or target does not put it.
			|| at_domain(|policy| policy.target = Target::Fleet(0)),
			|| at_domain(|policy| policy.principal = Principal::Account(ALICE)),
			|| at_device(|policy| policy.target = Target::Domain),
			|| at_device(|policy| policy.generations.1 = 1),
			|| delegated(|policy| policy.principal = Principal::Account(CAROL)),
			|| delegated(|policy| policy.generations.0 = 1),
			|| delegated(|policy| policy.principal = Principal::Anyone),
			|| {
				let list = AtTarget::<Test>::take(OWNER, (Target::Device(pump_id()), 0));
				AtTarget::<Test>::insert(OWNER, (Target::Device(pump_id()), 1), list)
			},
			|| {
				let list = AtTarget::<Test>::take(OWNER, (Target::Device(pump_id()), 0));
				AtTarget::<Test>::insert(NEIGHBOUR, (Target::Device(pump_id()), 0), list)
			},
			// Twice.
			|| domain(|domain| domain.policies[1] = domain.policies[0].clone()),
			|| {
				let list = AtTarget::<Test>::get(OWNER, (Target::Device(pump_id()), 0));
				AtTarget::<Test>::insert(OWNER, (Target::Fleet(0), 0), list)
			},
		],
	);
}

#[test]
fn invariant_2_items_are_counted_and_belong_to_a_domain() {
	breaks(
		2,
		&[
			|| domain(|domain| domain.items += 1),
			|| domain(|domain| domain.items -= 1),
			|| domain(|domain| domain.items = 0),
			|| record(|record| drop(record.attributes.pop())),
			|| {
				record(|record| {
					let twice = record.attributes[0].clone();
					record.attributes.try_push(twice).expect("there is room; qed")
				})
			},
			|| {
				let name = ActionNames::<Test>::get(OWNER, OPEN).expect("there; qed");
				ActionNames::<Test>::insert(STRANGER, OPEN, name)
			},
			|| {
				let mut left = Subjects::<Test>::get(OWNER, alice()).expect("there; qed");
				left.roles = Default::default();
				left.policies = Default::default();
				Subjects::<Test>::insert(STRANGER, alice(), left)
			},
		],
	);
}

#[test]
fn invariant_3_roles_form_a_tree_and_are_counted() {
	fn node(index: usize, change: impl FnOnce(&mut RoleNode)) {
		domain(|domain| change(&mut domain.roles[index]));
	}
	breaks(
		3,
		&[
			|| Roles::<Test>::remove(0),
			|| Roles::<Test>::remove(1),
			|| domain(|domain| domain.roles.retain(|node| node.id != 1)),
			|| {
				domain(|domain| {
					let node = RoleNode { id: 2, parent: None, enabled: true };
					domain.roles.try_push(node).expect("there is room; qed")
				})
			},
			|| {
				domain(|domain| {
					let node = RoleNode { id: 99, parent: None, enabled: true };
					domain.roles.try_push(node).expect("there is room; qed")
				})
			},
			|| {
				domain(|domain| {
					let (first, second) = (domain.roles[0], domain.roles[1]);
					(domain.roles[0], domain.roles[1]) = (second, first);
				})
			},
			|| domain(|domain| domain.roles[1] = domain.roles[0]),
			|| info(0, |info| info.members += 1),
			|| info(0, |info| info.members = 0),
			|| info(0, |info| info.policies += 1),
			|| info(1, |info| info.policies = 0),
			|| info(0, |info| info.owner = NEIGHBOUR),
			|| info(0, |info| info.owner = STRANGER),
			|| NextRoleId::<Test>::put(1),
			|| node(0, |node| node.parent = Some(0)),
			|| node(0, |node| node.parent = Some(1)),
			|| node(0, |node| node.parent = Some(99)),
			// Deeper than the bound.
			|| {
				for _ in 0..MAX_ROLE_DEPTH {
					let last = NextRoleId::<Test>::get() - 1;
					role("x", (last > 2).then_some(last));
				}
				domain(|domain| {
					let first = domain.roles.iter_mut().find(|node| node.id == 3);
					first.expect("there; qed").parent = Some(0)
				})
			},
			|| record(|record| record.roles[0].role = 99),
			|| record(|record| record.roles[0].role = 2),
			|| record(|record| record.roles[0].role = record.roles[1].role),
			|| record(|record| record.roles.truncate(record.roles.len() - 1)),
			|| at_domain(|policy| policy.principal = Principal::Role(1)),
			|| at_domain(|policy| policy.principal = Principal::Role(99)),
			|| at_domain(|policy| policy.principal = Principal::Anyone),
			|| info(2, |info| info.owner = STRANGER),
		],
	);
}

#[test]
fn invariant_4_attributes_asked_about_are_counted() {
	breaks(
		4,
		&[
			|| domain(|domain| domain.attributes[0].tests += 1),
			|| domain(|domain| domain.attributes[0].tests = 0),
			|| domain(|domain| domain.attributes[0].name = text("other")),
			|| domain(|domain| domain.attributes = Default::default()),
			|| {
				domain(|domain| {
					let asked = AskedAttribute { name: text("other"), tests: 1 };
					domain.attributes.try_push(asked).expect("there is room; qed")
				})
			},
			|| {
				domain(|domain| {
					let twice = domain.attributes[0].clone();
					domain.attributes.try_push(twice).expect("there is room; qed")
				})
			},
			|| at_domain(|policy| policy.conditions.attributes = Default::default()),
			|| at_domain(|policy| policy.conditions.attributes[0].of = Party::Subject),
			|| at_domain(|policy| policy.conditions.attributes[0].name = text("other")),
		],
	);
}

#[test]
fn invariant_5_policies_are_about_something_and_in_range() {
	fn test() -> AttributeTest {
		let comparison = Comparison::AtLeast(1);
		AttributeTest { of: Party::Subject, name: Default::default(), comparison }
	}
	breaks(
		5,
		&[
			|| at_domain(|policy| policy.actions = Actions(0)),
			|| at_device(|policy| policy.conditions.uses = Some(1)),
			|| at_device(|policy| policy.conditions.uses = Some(0)),
			|| {
				at_device(|policy| {
					policy.conditions.hours = Some(Hours { days: 0, from: 0, until: 1, offset: 0 })
				})
			},
			|| {
				at_device(|policy| {
					policy.conditions.window = Some(Window { from: Some(2), until: Some(1) })
				})
			},
			|| {
				at_device(|policy| {
					policy.conditions.status = Some(InStatus { of: Party::Subject, statuses: 0 })
				})
			},
			|| {
				at_device(|policy| {
					policy.conditions.attributes = vec![test()].try_into().expect("room; qed")
				})
			},
			// Delegated from itself, or from something younger; by nobody; to nobody; a forbid.
			|| delegated(|policy| policy.chain[0] = policy.id),
			|| delegated(|policy| policy.chain[0] = policy.id + 1),
			|| delegated(|policy| policy.chain = Default::default()),
			|| {
				delegated(|policy| {
					policy.effect = Effect::Forbid;
					policy.conditions.uses = None;
				})
			},
			|| {
				let chain = Subjects::<Test>::get(OWNER, (account(BOB), 0)).expect("there; qed");
				at_device(|policy| {
					policy.effect = Effect::Permit;
					policy.chain = chain.policies[0].chain.clone();
					policy.chain[0] = 1;
				})
			},
			// More delegated policies than may be.
			|| {
				for _ in 0..MAX_DELEGATED {
					permit(Principal::Account(BOB), Target::Domain, &[READ]).add();
				}
				Subjects::<Test>::mutate(OWNER, (account(BOB), 0), |there| {
					let policies = &mut there.as_mut().expect("there; qed").policies;
					let chain = policies[0].chain.clone();
					policies.iter_mut().for_each(|policy| policy.chain = chain.clone());
				})
			},
		],
	);
}

#[test]
fn a_policy_without_any_use_left_is_in_order() {
	build_and_execute(|| {
		permit(Principal::Account(ALICE), Target::Domain, &[READ]).uses(1).add();
		assert_ok!(consume(&account(ALICE), READ, &Resource::Domain(OWNER)));
	});
}

#[test]
fn invariant_6_nothing_empty_is_kept() {
	breaks(
		6,
		&[
			|| {
				AtTarget::<Test>::insert(
					OWNER,
					(Target::Fleet(0), 0),
					BoundedVec::<Policy<Test>, ConstU32<MAX_AT_TARGET>>::default(),
				)
			},
			|| {
				let empty = SubjectRecord {
					sessions_since: 1,
					roles: Default::default(),
					attributes: Default::default(),
					policies: Default::default(),
				};
				Subjects::<Test>::insert(OWNER, (account(STRANGER), 0), empty)
			},
		],
	);
}

#[test]
fn invariant_7_nothing_is_of_the_future() {
	breaks(
		7,
		&[
			|| LastChange::<Test>::put(AT_DOMAIN),
			|| LastChange::<Test>::put(last() - 1),
			|| domain(|domain| domain.revision = last() + 1),
			|| domain(|domain| domain.sessions_since = domain.revision + 1),
			|| record(|record| record.sessions_since = last() + 1),
			|| session(|session| session.opened = last() + 1),
		],
	);
}

#[test]
fn invariant_8_named_actions_have_names_and_are_in_order() {
	breaks(
		8,
		&[
			|| domain(|domain| domain.actions.retain(|named| named.action == OPEN)),
			|| {
				domain(|domain| {
					let (first, second) = (domain.actions[0], domain.actions[1]);
					(domain.actions[0], domain.actions[1]) = (second, first);
				})
			},
			|| domain(|domain| domain.actions[0].action = 30),
			|| domain(|domain| domain.actions[1] = domain.actions[0]),
			|| {
				ActionNames::<Test>::mutate(OWNER, 30, |name| {
					*name = ActionNames::<Test>::take(OWNER, OPEN)
				})
			},
		],
	);
}

#[test]
fn invariant_9_sessions_end_after_they_begin() {
	breaks(9, &[|| session(|session| session.until = session.from - 1)]);
}

#[test]
fn invariant_10_what_is_held_is_what_is_written() {
	breaks(
		10,
		&[
			// Another payer.
			|| domain(|domain| domain.deposit.payer = STRANGER),
			|| info(0, |info| info.deposit.payer = STRANGER),
			|| record(|record| record.roles[0].deposit.payer = STRANGER),
			|| record(|record| record.attributes[0].deposit.payer = STRANGER),
			|| delegated(|policy| policy.deposit.payer = OWNER),
			|| session(|session| session.deposit.payer = STRANGER),
			|| {
				ActionNames::<Test>::mutate(OWNER, OPEN, |name| {
					name.as_mut().expect("there; qed").deposit.payer = STRANGER
				})
			},
			// Nothing is written, and something held.
			|| Sessions::<Test>::remove(Resource::Device(pump_id()), (account(BOB), READ)),
			|| {
				assert_ok!(Balances::hold(&HoldReason::Policy.into(), &STRANGER, 1));
			},
			|| {
				assert_ok!(Balances::hold(&HoldReason::Session.into(), &OWNER, 1));
			},
			// Less is held than is written.
			|| {
				use frame_support::traits::tokens::Precision::Exact;
				assert_ok!(Balances::release(&HoldReason::Domain.into(), &OWNER, 1, Exact));
			},
		],
	);
}

#[test]
fn an_empty_chain_and_a_full_one_are_in_order() {
	build_and_execute(|| ());
	build_and_execute(everything);
}
