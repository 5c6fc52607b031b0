// SPDX-License-Identifier: Apache-2.0

//! What holds whatever the policies are. Most properties start from where a random sequence of the
//! [model's](super::model) calls leads, and each is seen to have had something to say.

use super::model::*;
use crate::{mock::*, *};
use frame_support::{
	assert_ok,
	storage::{with_transaction, TransactionOutcome},
	traits::UnfilteredDispatchable,
};
use muster_primitives::access::action;
use proptest::{
	collection::vec,
	prelude::*,
	test_runner::{Config as RunnerConfig, TestRunner},
};
use sp_runtime::DispatchError;
use std::{
	cell::Cell,
	collections::{BTreeMap, BTreeSet},
	fmt::Debug,
};

/// Runs a property on many fresh chains. It returns how often it had something to say, which
/// altogether must be so often at least.
fn holds<S: Strategy>(cases: u32, least: u32, values: S, property: impl Fn(S::Value) -> u32)
where
	S::Value: Debug,
{
	let said = Cell::new(0);
	let config = RunnerConfig { cases, failure_persistence: None, ..Default::default() };
	let result = TestRunner::new(config).run(&values, |value| {
		let count = new_test_ext().execute_with(|| {
			let count = property(value);
			AccessPolicy::do_try_state().expect("the invariants hold");
			count
		});
		said.set(said.get() + count);
		Ok(())
	});
	if let Err(error) = result {
		panic!("{error}");
	}
	println!("{} of {cases}", said.get());
	assert!(said.get() >= least, "it had something to say {} times only", said.get());
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
	vec(step(), 20..60)
}

fn questions() -> impl Strategy<Value = Vec<Question>> {
	vec(question(), 40)
}

/// Where these steps lead.
fn reached(steps: Vec<Step>) -> World {
	let mut world = World::begin(&mut Tally::default());
	steps.into_iter().for_each(|step| take(&mut world, step));
	world
}

fn take(world: &mut World, step: Step) {
	world.step(step, &mut Tally::default());
}

/// What would be if something were done, which then is not.
fn what_if<R>(deed: impl FnOnce() -> R) -> R {
	with_transaction(|| TransactionOutcome::Rollback(Ok::<_, DispatchError>(deed())))
		.expect("rolled back, with the result; qed")
}

type Asked = (Who, Action, Thing);

fn decide((who, action, thing): Asked) -> Decision<AccountId> {
	AccessPolicy::decide(subject(who), action, resource(thing))
}

fn does(who: Who, call: Call<Test>) -> bool {
	frame_support::storage::with_storage_layer(|| {
		RuntimeCall::from(call).dispatch_bypass_filter(origin(who)).map_err(|error| error.error)
	})
	.is_ok()
}

fn shuffled() -> impl Strategy<Value = (Vec<Step>, Vec<usize>)> {
	vec(policy(), 2..10).prop_flat_map(|policies| {
		let order: Vec<_> = (0..policies.len()).collect();
		(Just(policies), Just(order).prop_shuffle())
	})
}

#[test]
fn the_order_in_which_policies_are_made_never_matters() {
	let values = (vec(step(), 0..20), shuffled(), questions());
	holds(300, 300, values, |(steps, (policies, order), questions)| {
		let world = reached(steps);
		let make = |order: &[usize]| {
			let mut world = world.clone();
			let mut made = BTreeMap::new();
			for index in order {
				let before = world.rules.len();
				take(&mut world, one(policies[*index].clone()));
				if world.rules.len() > before {
					made.insert(world.changes, *index);
				}
			}
			(world, made)
		};
		// What is decided, with the new policies by what they are and not by their ids.
		let answer = |asked: Asked, made: &BTreeMap<PolicyId, usize>| {
			let told = |id: &PolicyId| made.get(id).map_or((Some(*id), 0), |index| (None, *index));
			let decision = decide(asked);
			let deciding: BTreeSet<_> = decision.policies.iter().map(told).collect();
			(decision.reason, deciding)
		};
		let (asked, accepted, one_way) = what_if(|| {
			let natural: Vec<_> = (0..policies.len()).collect();
			let (world, made) = make(&natural);
			let asked: Vec<_> = questions.into_iter().map(|q| world.asked_about(q)).collect();
			let answers: Vec<_> = asked.iter().map(|asked| answer(*asked, &made)).collect();
			(asked, made.into_values().collect::<BTreeSet<_>>(), answers)
		});
		// For all policies of the first way there is room in the other one.
		let order: Vec<_> = order.into_iter().filter(|index| accepted.contains(index)).collect();
		let (_, made) = make(&order);
		assert_eq!(made.len(), accepted.len());
		let other_way: Vec<_> = asked.iter().map(|asked| answer(*asked, &made)).collect();
		assert_eq!(one_way, other_way, "{asked:?}");
		let new = |(_, deciding): &&(_, BTreeSet<(Option<u64>, usize)>)| {
			deciding.iter().any(|(old, _)| old.is_none())
		};
		one_way.iter().filter(new).count() as u32
	});
}

/// One policy alone of a step that may be about more.
fn one(step: Step) -> Step {
	match step {
		Step::AddPolicies { by, effect, principal, whom, target, actions, conditions, .. } => {
			let count = 1;
			Step::AddPolicies { by, effect, principal, whom, target, actions, conditions, count }
		},
		other => other,
	}
}

/// The same as a forbid.
fn forbidding(step: Step) -> Step {
	match step {
		Step::AddPolicies { by, principal, whom, target, actions, conditions, .. } => {
			Step::AddPolicies {
				by,
				effect: Effect::Forbid,
				principal,
				whom,
				target,
				actions,
				conditions: Conditions { uses: None, ..conditions },
				count: 1,
			}
		},
		other => other,
	}
}

#[test]
fn adding_a_forbid_never_permits() {
	holds(300, 100, (steps(), policy(), questions()), |(steps, policy, questions)| {
		let world = reached(steps);
		let (asked, with): (Vec<_>, Vec<_>) = what_if(|| {
			let mut world = world.clone();
			take(&mut world, forbidding(policy));
			questions
				.into_iter()
				.map(|question| world.asked_about(question))
				.map(|asked| (asked, decide(asked)))
				.unzip()
		});
		let mut said = 0;
		for (asked, with) in asked.into_iter().zip(with) {
			let without = decide(asked);
			assert!(without.permitted || !with.permitted, "{asked:?}: {without:?}, {with:?}");
			let permits: BTreeSet<_> = without.policies.iter().collect();
			if with.permitted {
				assert!(with.policies.iter().all(|id| permits.contains(id)), "{asked:?}");
			}
			said += u32::from(without.permitted && !with.permitted);
		}
		said
	});
}

#[test]
fn removing_a_permit_never_permits() {
	holds(300, 300, (steps(), any::<u8>(), questions()), |(steps, choice, questions)| {
		let world = reached(steps);
		let permits: Vec<_> = world
			.rules
			.iter()
			.filter(|rule| !rule.revoked && rule.effect == Effect::Permit)
			.collect();
		let Some(permit) = permits.get(choice as usize % permits.len().max(1)) else { return 0 };
		let asked: Vec<_> = questions.into_iter().map(|q| world.asked_about(q)).collect();
		let before: Vec<_> = asked.iter().map(|asked| decide(*asked)).collect();
		assert!(does(Who::Account(permit.owner), Call::revoke { policy: permit.id }));
		let mut said = 0;
		for (asked, before) in asked.into_iter().zip(before) {
			let after = decide(asked);
			assert!(before.permitted || !after.permitted, "{asked:?}: {before:?}, {after:?}");
			if after.permitted {
				let still: Vec<_> =
					before.policies.into_iter().filter(|id| after.policies.contains(id)).collect();
				assert_eq!(after.policies, still, "{asked:?}");
			} else {
				said += u32::from(before.permitted);
			}
		}
		said
	});
}

/// Whatever happens to devices and what is said of them, a delegated policy applies at most when its
/// parent would, were it about the same subject and did it count no uses.
#[test]
fn a_delegated_grant_is_never_wider_than_its_parent() {
	const PARENT: [Action; 5] = [0, 1, action::GRANT, 16, 17];
	let of_parent = (any::<u8>(), conditions());
	let of_child = (any::<u8>(), any::<u8>(), any::<u8>(), conditions());
	let before = vec(outside(), 0..6);
	let after = vec(prop_oneof![3 => outside(), 1 => step()], 0..12);
	let values = (before, of_parent, of_child, after);
	holds(4_000, 1_500, values, |(before, of_parent, of_child, after)| {
		let mut world = reached(before);
		let (target_choice, conditions) = of_parent;
		let over = match world.thing_of(0, target_choice) {
			Thing::Domain(_) => Thing::Domain(0),
			thing => thing,
		};
		let permit = |principal: Principal<AccountId>, conditions: Conditions| Call::add_policy {
			effect: Effect::Permit,
			principal,
			target: target(over),
			actions: Actions::of(PARENT.into_iter().filter(|a| world.meaning(0, *a).is_some())),
			conditions,
		};
		let (to, child_target, actions, further) = of_child;
		let to = world.asker(to);
		let owner = Who::Account(0);
		// The twin is the parent but for the subject and the uses.
		let twin_conditions = Conditions { uses: None, ..conditions.clone() };
		if !does(owner, permit(subject(to).into(), twin_conditions)) {
			return 0;
		}
		let twin = LastChange::<Test>::get();
		if !does(owner, permit(Principal::Account(CAROL), conditions)) {
			return 0;
		}
		let parent = LastChange::<Test>::get();
		let inside = world.inside(over);
		let child_over = inside.get(child_target as usize % inside.len().max(1)).unwrap_or(&over);
		// What else lets the delegator pass it on: not only what is passed on.
		let leave = Call::add_policy {
			effect: Effect::Permit,
			principal: Principal::Account(CAROL),
			target: Target::Domain,
			actions: Actions::of([action::GRANT]),
			conditions: Conditions::default(),
		};
		assert!(does(owner, leave));
		let chosen = PARENT.iter().enumerate().filter(|(i, _)| actions >> i & 1 == 1);
		let delegation = Call::delegate {
			parent,
			to: subject(to),
			target: target(*child_over),
			actions: Actions::of(chosen.map(|(_, action)| *action)),
			conditions: further,
		};
		if !does(Who::Account(3), delegation) {
			return 0;
		}
		let child = LastChange::<Test>::get();
		// The model has not followed; of what it does to devices it knows enough.
		let mut said = 0;
		for step in after.into_iter().map(Some).chain([None]) {
			for thing in world.things().into_iter().chain([Thing::Domain(0)]) {
				for action in PARENT {
					let explanation = AccessPolicy::explain(subject(to), action, resource(thing));
					let applies =
						|id| explanation.considered.iter().any(|it| it.policy == id && it.applies);
					if applies(child) {
						let context = || format!("{thing:?} {action}: {explanation:#?}");
						assert!(applies(twin), "{}", context());
						said += 1;
					}
				}
			}
			match step {
				Some(step) if step.is_outside() => world.outside(step, &mut Tally::default()),
				Some(Step::Say { value, until, .. }) => {
					let value = VALUES[value as usize % VALUES.len()].to_vec();
					let valid_until =
						until.map(|until| world.now.saturating_add_signed(until.into()));
					let (subject, name) = (subject(to), text("zone"));
					let value = value.try_into().expect("short enough; qed");
					does(owner, Call::set_subject_attribute { subject, name, value, valid_until });
				},
				Some(Step::NameAction { name, .. }) => {
					let name = name.map(|_| text("other"));
					does(owner, Call::name_action { action: 16, name });
				},
				_ => {},
			}
		}
		said
	});
}

/// What a delegate has over a stream depends on the device as what it comes from does, though a
/// stream has no generation of its own.
#[test]
fn what_is_delegated_over_a_stream_ends_with_the_generation_of_its_device() {
	build_and_execute(|| {
		let sensor = Book::device(&OWNER, 10, None);
		let stream = Book::stream(&OWNER, 1, Some(sensor));
		let actions = Actions::of([action::READ_DATA, action::GRANT]);
		let none = Conditions::default();
		let to_alice = Principal::Account(ALICE);
		let (permit, over) = (Effect::Permit, Target::Device(sensor));
		assert_ok!(AccessPolicy::add_policy(
			signed(OWNER),
			permit,
			to_alice,
			over,
			actions,
			none.clone()
		));
		let (to_bob, over) = (Subject::Account(BOB), Target::Stream(stream));
		assert_ok!(AccessPolicy::delegate(signed(ALICE), 1, to_bob.clone(), over, actions, none));
		let ask = |who| AccessPolicy::decide(who, action::READ_DATA, Resource::Stream(stream));
		assert_eq!(ask(to_bob.clone()).policies, [2]);
		assert_ok!(AccessPolicy::request_access(
			signed(BOB),
			Resource::Stream(stream),
			action::READ_DATA,
			60
		));
		// The owner recovered the device.
		Book::change(sensor, |entry| entry.generation += 1);
		assert_eq!(ask(Subject::Account(ALICE)).reason, Reason::NothingPermits);
		assert_eq!(ask(to_bob.clone()).reason, Reason::NothingPermits);
		let explanation =
			AccessPolicy::explain(to_bob, action::READ_DATA, Resource::Stream(stream));
		assert_eq!(explanation.considered[0].because, [Mismatch::OutsideParent(1)]);
		// It never applies again, so anyone may remove it.
		assert_eq!(AccessPolicy::policy(2).map(|policy| policy.dead), Some(true));
		assert_ok!(AccessPolicy::revoke(signed(STRANGER), 2));
	});
}

#[test]
fn after_a_revocation_nothing_below_it_decides() {
	holds(500, 300, (steps(), any::<u8>()), |(steps, choice)| {
		let world = reached(steps);
		let below = |id: PolicyId| {
			world.rules.iter().filter(move |rule| !rule.revoked && rule.parents.contains(&id))
		};
		let parents: Vec<_> = world
			.rules
			.iter()
			.filter(|rule| !rule.revoked && below(rule.id).next().is_some())
			.collect();
		let Some(parent) = parents.get(choice as usize % parents.len().max(1)) else { return 0 };
		let mut asked = vec![];
		for child in below(parent.id) {
			let Whom::Named((who, _)) = child.whom else { unreachable!("delegated to somebody") };
			for thing in world.inside(child.target) {
				for action in (0..64).filter(|action| child.actions >> action & 1 == 1) {
					asked.push((who, action, thing));
				}
			}
		}
		let decided = |asked: &Asked| {
			let decision = decide(*asked);
			decision.policies.iter().any(|id| below(parent.id).any(|rule| rule.id == *id))
		};
		let said = asked.iter().filter(|asked| decided(asked)).count() as u32;
		assert!(does(Who::Account(parent.owner), Call::revoke { policy: parent.id }));
		assert!(!asked.iter().any(decided), "below {parent:?}");
		said
	});
}

/// What happens to a grant that counts uses.
#[derive(Clone, Debug)]
enum Use {
	Consume(u8),
	Open(u8),
	Delegate { from: u8, to: u8, uses: Option<u32> },
	Revoke { policy: u8, by: u8 },
}

#[test]
fn uses_are_never_multiplied() {
	let deed = prop_oneof![
		4 => any::<u8>().prop_map(Use::Consume),
		1 => any::<u8>().prop_map(Use::Open),
		4 => (any::<u8>(), any::<u8>(), proptest::option::weighted(0.9, 0u32..5))
			.prop_map(|(from, to, uses)| Use::Delegate { from, to, uses }),
		1 => (any::<u8>(), any::<u8>()).prop_map(|(policy, by)| Use::Revoke { policy, by }),
	];
	holds(1_000, 100, (1u32..9, vec(deed, 10..60)), |(uses, deeds)| {
		let valve = Book::device(&OWNER, 10, None);
		let other = Book::device(&NEIGHBOUR, 11, None);
		assert_eq!((valve, other), (device_id(0), device_id(1)));
		let everybody =
			[Who::Account(1), Who::Account(2), Who::Account(3), Who::Account(4), Who::Device(1)];
		let actions = Actions::of([action::CONTROL, action::GRANT]);
		let granted = Call::add_policy {
			effect: Effect::Permit,
			principal: Principal::Account(ALICE),
			target: Target::Domain,
			actions,
			conditions: Conditions { uses: Some(uses), ..Default::default() },
		};
		assert!(does(Who::Account(0), granted));
		let mut policies = vec![(LastChange::<Test>::get(), everybody[0])];
		let (mut taken, mut shared) = (0, BTreeSet::new());
		let resource = || Resource::Device(valve);
		let one = |choice: u8| everybody[choice as usize % everybody.len()];
		for deed in deeds {
			let some = |choice: u8, all: &[(PolicyId, Who)]| all[choice as usize % all.len()];
			match deed {
				Use::Consume(who) | Use::Open(who) => {
					let who = one(who);
					let (resource, action) = (resource(), action::CONTROL);
					let call = match deed {
						Use::Open(_) => Call::request_access { resource, action, duration: 60 },
						_ => Call::consume { resource, action },
					};
					if does(who, call) {
						taken += 1;
						shared.insert(who);
					}
				},
				Use::Delegate { from, to, uses } => {
					let (parent, by) = some(from, &policies);
					let (conditions, to) = (Conditions { uses, ..Default::default() }, one(to));
					let target = Target::Device(valve);
					let subject = subject(to);
					if does(by, Call::delegate { parent, to: subject, target, actions, conditions })
					{
						policies.push((LastChange::<Test>::get(), to));
					}
				},
				Use::Revoke { policy, by } => {
					let (policy, named) = some(policy, &policies);
					let by = if by % 2 == 0 { named } else { Who::Account(0) };
					// The first one stays, for there to be something.
					if policy != policies[0].0 {
						does(by, Call::revoke { policy });
					}
				},
			}
			let left = policies.iter().filter_map(|(id, _)| AccessPolicy::policy(*id));
			let left: u32 = left.filter_map(|policy| policy.conditions.uses).sum();
			assert!(taken + left <= uses, "{taken} taken and {left} left of {uses}");
		}
		u32::from(taken == uses && shared.len() > 1)
	});
}

#[test]
fn a_lockdown_denies_all_but_rescuers() {
	holds(300, 1_000, (steps(), questions()), |(steps, questions)| {
		let world = reached(steps);
		let realm = &world.realms[&0];
		let lock = |locked| {
			if realm.locked != locked {
				let owner = ACCOUNTS[0].clone();
				assert!(does(Who::Account(0), Call::set_lockdown { owner, locked }));
			}
		};
		let asked: Vec<_> = questions
			.into_iter()
			.map(|question| world.asked_about(question))
			.filter(|(.., thing)| world.owner_of(*thing) == Some(0))
			.collect();
		let answers = |locked| {
			what_if(|| {
				lock(locked);
				asked.iter().map(|asked| decide(*asked)).collect::<Vec<_>>()
			})
		};
		let mut said = 0;
		for (asked, (locked, open)) in
			asked.iter().zip(answers(true).into_iter().zip(answers(false)))
		{
			let rescuer = realm.rescuers.iter().any(|rescuer| asked.0 == Who::Account(*rescuer));
			if rescuer {
				assert_eq!((locked.reason, locked.policies), (open.reason, open.policies));
			} else {
				assert!(!locked.permitted, "{asked:?}: {locked:?}");
				assert!(locked.reason == Reason::LockedDown || locked.reason == open.reason);
				said += u32::from(open.permitted);
			}
		}
		said
	});
}

#[test]
fn decisions_of_a_domain_do_not_depend_on_another() {
	const OTHER: Choice = 160;
	let values = (steps(), steps(), questions());
	holds(200, 1_000, values, |(steps, others, questions)| {
		let mut world = reached(steps);
		let other = world.lord(OTHER);
		assert_eq!(ACCOUNTS[other], NEIGHBOUR);
		let mut asked: Vec<_> = questions.into_iter().map(|q| world.asked_about(q)).collect();
		asked.retain(|(.., thing)| world.owner_of(*thing).is_some_and(|owner| owner != other));
		let explain = |(who, action, thing): &Asked| {
			AccessPolicy::explain(subject(*who), *action, resource(*thing))
		};
		let before: Vec<_> = asked.iter().map(explain).collect();
		let changes = world.changes;
		for step in others {
			let own = |world: &World, role| world.role_owner(world.some_role(role)) == Some(other);
			let step = match step {
				Step::NameAction { action, name, .. } => {
					Step::NameAction { by: OTHER, action, name }
				},
				Step::CreateRoles { name, count, .. } => {
					Step::CreateRoles { by: OTHER, name, parent: None, count }
				},
				Step::SwitchRole { role, enabled, .. } if own(&world, role) => {
					Step::SwitchRole { by: 0, role, enabled }
				},
				Step::Assign { role, to, until, .. } if own(&world, role) => {
					Step::Assign { by: 0, role, to, until }
				},
				Step::Say { about, name, value, until, .. } => {
					Step::Say { by: OTHER, about, name, value, until }
				},
				Step::SetRescuers { rescuers, .. } => Step::SetRescuers { by: OTHER, rescuers },
				Step::SetLockdown { locked, .. } => {
					Step::SetLockdown { by: 0, owner: OTHER, locked }
				},
				Step::AddPolicies {
					effect,
					principal,
					whom,
					target,
					actions,
					conditions,
					count,
					..
				} => Step::AddPolicies {
					by: OTHER,
					effect,
					principal,
					whom,
					target,
					actions,
					conditions,
					count,
				},
				_ => continue,
			};
			take(&mut world, step);
		}
		let after: Vec<_> = asked.iter().map(explain).collect();
		assert_eq!(after, before);
		(world.changes - changes) as u32
	});
}
