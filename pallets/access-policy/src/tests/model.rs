// SPDX-License-Identifier: Apache-2.0

//! Random sequences of calls, against a plain model of what they should do.
//!
//! Everybody calls everything: owners, neighbours, strangers, devices. Each call is predicted to pass
//! or fail; after each, everything that can be read must be what the model says, some questions are
//! asked, and the invariants hold.

mod calls;
mod devices;
mod rules;
mod steps;

use crate::{mock::*, *};
use frame_support::traits::UnfilteredDispatchable;
use muster_primitives::{access::action, DeviceStatus};
use proptest::{
	prelude::*,
	test_runner::{Config as RunnerConfig, TestCaseError, TestError, TestRunner},
};
pub use rules::*;
use std::{
	cell::RefCell,
	collections::{BTreeMap, BTreeSet},
};
pub use steps::*;

pub const DEVICES: usize = 6;

pub fn device_id(device: usize) -> DeviceId {
	DeviceId([device as u8 + 10; 32])
}

fn text<S: Get<u32>>(text: &[u8]) -> BoundedVec<u8, S> {
	text.to_vec().try_into().expect("short enough; qed")
}

fn good(text: &[u8]) -> bool {
	!text.is_empty() && std::str::from_utf8(text).is_ok()
}

pub fn subject(who: Who) -> Subject<AccountId> {
	match who {
		Who::Account(who) => Subject::Account(ACCOUNTS[who].clone()),
		Who::Device(device) => Subject::Device(device_id(device)),
	}
}

pub fn resource(thing: Thing) -> Resource<AccountId> {
	match thing {
		Thing::Device(device) => Resource::Device(device_id(device)),
		Thing::Fleet(fleet) => Resource::Fleet(fleet),
		Thing::Stream(stream) => Resource::Stream(stream),
		Thing::Domain(owner) => Resource::Domain(ACCOUNTS[owner].clone()),
	}
}

pub fn target(thing: Thing) -> Target {
	match thing {
		Thing::Device(device) => Target::Device(device_id(device)),
		Thing::Fleet(fleet) => Target::Fleet(fleet),
		Thing::Stream(stream) => Target::Stream(stream),
		Thing::Domain(_) => Target::Domain,
	}
}

pub fn principal(whom: Whom) -> Principal<AccountId> {
	match whom {
		Whom::Anyone => Principal::Anyone,
		Whom::Named((who, _)) => subject(who).into(),
		Whom::Role(role) => Principal::Role(role),
	}
}

pub fn origin(who: Who) -> RuntimeOrigin {
	match who {
		Who::Account(who) => signed(ACCOUNTS[who].clone()),
		Who::Device(device) => as_device(device_id(device)),
	}
}

/// What came to pass over all sequences, so that the test cannot pass by nothing happening.
#[derive(Default)]
pub struct Tally {
	passed: BTreeMap<String, u32>,
	failed: BTreeMap<String, u32>,
	reasons: BTreeMap<String, u32>,
	states: BTreeMap<String, u32>,
	mismatches: BTreeMap<String, u32>,
	decisions: u32,
	/// Permits by delegation.
	delegated: u32,
	/// Sessions that end before a forbid begins.
	cut_short: u32,
}

fn count(map: &mut BTreeMap<String, u32>, what: impl std::fmt::Debug) {
	let name = format!("{what:?}");
	let name = name.split(['(', '"']).find(|part| !part.is_empty()).unwrap_or_default();
	*map.entry(name.to_string()).or_default() += 1;
}

/// What can be read.
impl World {
	/// Everything that can be read is what the model says.
	fn compare(&self, tally: &mut Tally) {
		assert_eq!(LastChange::<Test>::get(), self.changes, "after {:#?}", self.log);
		for owner in 0..ACCOUNTS.len() {
			self.compare_domain(owner);
		}
		for rule in &self.rules {
			self.compare_policy(rule);
		}
		for session in &self.sessions {
			let (resource, subject) = (resource(session.resource), subject(session.who));
			let view = AccessPolicy::session(resource, subject, session.action);
			let view = view.unwrap_or_else(|| panic!("no {session:?} after {:#?}", self.log));
			let ends = self.ends(session);
			let fits = match view.state {
				SessionState::Open => ends.is_empty(),
				state => ends.contains(&state),
			};
			assert!(fits, "{view:?} and not {ends:?} after {:#?}", self.log);
			count(&mut tally.states, view.state);
			let expected = SessionView {
				state: view.state,
				owner: ACCOUNTS[session.owner].clone(),
				from: session.from,
				until: session.until,
				policies: session.rests_on.clone(),
				payer: ACCOUNTS[session.payer].clone(),
			};
			assert_eq!(view, expected, "after {:#?}", self.log);
		}
		assert_eq!(Sessions::<Test>::iter().count(), self.sessions.len(), "after {:#?}", self.log);
	}

	fn compare_domain(&self, owner: usize) {
		let account = ACCOUNTS[owner].clone();
		let view = AccessPolicy::domain(account.clone());
		let Some(realm) = self.realms.get(&owner) else {
			assert_eq!(view, None, "after {:#?}", self.log);
			return;
		};
		let view = view.unwrap_or_else(|| panic!("no domain of {owner} after {:#?}", self.log));
		let with = |role: RoleId| {
			let members = self.members.iter().filter(|member| member.role == role).count();
			let about = |rule: &&Rule| rule.whom == Whom::Role(role);
			(members as u32, self.standing_rules(owner).filter(about).count() as u32)
		};
		let roles = self.roles.iter().filter(|role| role.owner == owner).map(|role| RoleView {
			id: role.id,
			owner: account.clone(),
			name: role.name.clone(),
			parent: role.parent,
			enabled: role.enabled,
			members: with(role.id).0,
			policies: with(role.id).1,
		});
		let names = realm.names.iter().map(|(action, (name, _))| (*action, name.clone()));
		let expected = DomainView {
			revision: realm.revision,
			lockdown: realm.locked,
			rescuers: realm.rescuers.iter().map(|r| ACCOUNTS[*r].clone()).collect(),
			actions: names.collect(),
			roles: roles.collect(),
			policies: view.policies.clone(),
		};
		assert_eq!(view, expected, "after {:#?}", self.log);
		let ids = |policies: &[PolicyView<AccountId>]| {
			policies.iter().map(|policy| policy.id).collect::<Vec<_>>()
		};
		let shared = |thing: Thing| {
			self.standing_rules(owner)
				.filter(|rule| !matches!(rule.whom, Whom::Named(_)))
				.filter(|rule| rule.target == thing)
				.filter(|rule| rule.generation == self.generation_of(thing))
				.map(|rule| rule.id)
				.collect::<Vec<_>>()
		};
		assert_eq!(ids(&view.policies), shared(Thing::Domain(owner)), "after {:#?}", self.log);
		for thing in self.things().into_iter().filter(|t| self.owner_of(*t) == Some(owner)) {
			let views = AccessPolicy::policies_over(resource(thing));
			assert_eq!(ids(&views), shared(thing), "over {thing:?} after {:#?}", self.log);
		}
		let accounts = (0..ACCOUNTS.len()).map(Who::Account);
		for who in accounts.chain((0..DEVICES).map(Who::Device)) {
			let view = AccessPolicy::subject(account.clone(), subject(who));
			let marked = self.marked(who).filter(|who| self.records.contains(&(owner, *who)));
			let Some(marked) = marked else {
				assert_eq!(view, None, "{who:?} after {:#?}", self.log);
				continue;
			};
			let view = view.unwrap_or_else(|| panic!("no record of {who:?}: {:#?}", self.log));
			let lasts = |until: Option<u64>| until.is_none_or(|until| until >= self.now);
			let mut roles: Vec<_> = self
				.members
				.iter()
				.filter(|m| m.who == marked && self.own_role(m.role, owner) && lasts(m.until))
				.map(|m| (m.role, m.until))
				.collect();
			let mut found: Vec<_> =
				view.roles.iter().map(|role| (role.role, role.valid_until)).collect();
			roles.sort();
			found.sort();
			assert_eq!(found, roles, "{who:?} after {:#?}", self.log);
			let mut said: Vec<_> = self
				.sayings
				.iter()
				.filter(|s| s.owner == owner && s.about == marked && lasts(s.until))
				.map(|s| (s.name.clone(), s.value.clone(), s.until))
				.collect();
			let mut found: Vec<_> =
				view.attributes.into_iter().map(|a| (a.name, a.value, a.valid_until)).collect();
			said.sort();
			found.sort();
			assert_eq!(found, said, "{who:?} after {:#?}", self.log);
			let named = |rule: &&Rule| rule.whom == Whom::Named(marked);
			let named: Vec<_> = self.standing_rules(owner).filter(named).map(|r| r.id).collect();
			assert_eq!(ids(&view.policies), named, "{who:?} after {:#?}", self.log);
		}
	}

	fn compare_policy(&self, rule: &Rule) {
		let view = AccessPolicy::policy(rule.id);
		if rule.revoked {
			assert_eq!(view, None, "after {:#?}", self.log);
			return;
		}
		let view = view.unwrap_or_else(|| panic!("no {rule:?} after {:#?}", self.log));
		let conditions = match &rule.conditions[..] {
			[own] => Conditions { uses: rule.uses, ..own.clone() },
			// What they join into shows when they are put to use.
			_ => Conditions { uses: rule.uses, ..view.conditions.clone() },
		};
		let expected = PolicyView {
			id: rule.id,
			owner: ACCOUNTS[rule.owner].clone(),
			effect: rule.effect,
			principal: principal(rule.whom),
			target: target(rule.target),
			actions: Actions(rule.actions),
			conditions,
			parents: rule.parents.clone(),
			granted_by: ACCOUNTS[rule.payer].clone(),
			dead: self.dead(rule),
		};
		assert_eq!(view, expected, "after {:#?}", self.log);
	}

	pub fn things(&self) -> Vec<Thing> {
		let devices = (0..DEVICES).map(Thing::Device);
		let fleets = self.fleets.keys().copied().map(Thing::Fleet);
		let streams = self.streams.keys().copied().map(Thing::Stream);
		devices.chain(fleets).chain(streams).collect()
	}

	/// A question is answered as the model answers it, and with the same reasons.
	fn ask(&self, question: Question, tally: &mut Tally) {
		let (who, action, thing) = self.asked_about(question);
		let answer = self.decide(who, action, thing);
		let owner = self.owner_of(thing);
		let expected = Decision {
			permitted: answer.reason.permits(),
			reason: answer.reason,
			policies: answer.policies,
			owner: owner.map(|owner| ACCOUNTS[owner].clone()),
			revision: owner.and_then(|o| self.realms.get(&o)).map_or(0, |realm| realm.revision),
		};
		let (subject, resource) = (subject(who), resource(thing));
		let decision = AccessPolicy::decide(subject.clone(), action, resource.clone());
		let Explanation { decision: explained, considered } =
			AccessPolicy::explain(subject.clone(), action, resource.clone());
		assert_eq!(explained, decision);
		let told: Vec<_> = considered.iter().map(|c| (c.policy, c.applies)).collect();
		let context = format!("{who:?} {action} {thing:?}: {considered:#?} after {:#?}", self.log);
		assert_eq!(decision, expected, "{context}");
		assert_eq!(told, answer.considered, "{context}");
		assert!(considered.iter().all(|c| c.applies == c.because.is_empty()), "{context}");

		tally.decisions += 1;
		count(&mut tally.reasons, decision.reason);
		considered
			.iter()
			.flat_map(|c| &c.because)
			.for_each(|mismatch| count(&mut tally.mismatches, mismatch));
		let parents = |id: &PolicyId| self.rule(*id).is_some_and(|rule| !rule.parents.is_empty());
		if decision.permitted && decision.policies.iter().any(parents) {
			tally.delegated += 1;
		}
	}

	/// Two owners with devices, fleets and streams, and some roles, names and policies to begin with.
	pub fn begin(tally: &mut Tally) -> Self {
		let mut world = Self { now: START, ..Default::default() };
		let device = |owner: Option<usize>, fleet| Device {
			owner,
			status: owner.map_or(DeviceStatus::Enrolled, |_| DeviceStatus::Active),
			generation: 0,
			fleet,
			attributes: BTreeMap::new(),
			attestation: None,
		};
		world.devices = vec![
			device(Some(0), Some(4)),
			device(Some(0), Some(1)),
			device(Some(5), None),
			device(Some(0), None),
			device(Some(1), None),
			device(None, None),
		];
		world.fleets = BTreeMap::from([
			(1, (0, None)),
			(2, (0, Some(1))),
			(3, (0, Some(2))),
			(4, (0, Some(3))),
			(10, (5, None)),
		]);
		// Of a device, of none, of the other owner's, of another's device, of a second.
		world.streams = BTreeMap::from([
			(1, (0, Some(0))),
			(2, (0, None)),
			(3, (5, Some(2))),
			(4, (0, Some(2))),
			(5, (0, Some(1))),
		]);
		(0..DEVICES).for_each(|device| world.write(device));
		for (id, (owner, parent)) in &world.fleets {
			Book::fleet(&ACCOUNTS[*owner], *id, *parent);
		}
		for (id, (owner, device)) in &world.streams {
			Book::stream(&ACCOUNTS[*owner], *id, device.map(device_id));
		}
		let grant = |whom, target, uses: Option<u32>| Step::AddPolicies {
			by: 0,
			effect: Effect::Permit,
			principal: 7,
			whom,
			target,
			actions: 0b111111,
			conditions: Conditions { uses, ..Default::default() },
			count: 1,
		};
		let night = Hours { days: 127, from: 1_380, until: 60, offset: 0 };
		let curfew = Step::AddPolicies {
			by: 0,
			effect: Effect::Forbid,
			principal: 0,
			whom: 0,
			target: 131,
			actions: 0b10,
			conditions: Conditions { hours: Some(night), ..Default::default() },
			count: 1,
		};
		for step in [
			Step::NameAction { by: 0, action: 0, name: Some(2) },
			Step::CreateRoles { by: 0, name: 3, parent: None, count: 3 },
			Step::CreateRoles { by: 200, name: 3, parent: None, count: 2 },
			Step::Assign { by: 0, role: 2, to: 2, until: None },
			// To be delegated from: over a device, counted, over everything, over a fleet.
			grant(1, 0, Some(9)),
			grant(1, 210, None),
			grant(2, 131, None),
			// To another's device.
			grant(16, 0, None),
			// To nobody, around midnight.
			curfew,
		] {
			world.step(step, tally);
		}
		assert_eq!((world.rules.len(), world.members.len(), world.roles.len()), (5, 1, 5));
		world
	}
}

#[test]
fn the_chain_does_what_the_model_says() {
	let tally = RefCell::new(Tally::default());
	let steps = prop::collection::vec((step(), prop::collection::vec(question(), 4)), 40..90);
	let config = RunnerConfig { cases: 300, failure_persistence: None, ..Default::default() };
	let result = TestRunner::new(config).run(&steps, |steps| {
		let tally = &mut *tally.borrow_mut();
		new_test_ext().execute_with(|| {
			let mut world = World::begin(tally);
			for (step, questions) in steps {
				world.step(step, tally);
				world.compare(tally);
				questions.into_iter().for_each(|question| world.ask(question, tally));
				let state = AccessPolicy::do_try_state();
				assert!(state.is_ok(), "{state:?} after {:#?}", world.log);
			}
		});
		Ok::<_, TestCaseError>(())
	});
	match result {
		Err(TestError::Fail(why, _)) => panic!("{why}"),
		other => other.expect("enough sequences"),
	}
	let tally = tally.into_inner();
	let Tally { passed, failed, reasons, states, mismatches, decisions, delegated, cut_short } =
		tally;
	let told = format!(
		"passed {passed:?}\nfailed {failed:?}\n{reasons:?}\n{states:?}\n{mismatches:?}\n\
		{decisions} decisions, {delegated} permits by delegation, {cut_short} sessions cut short"
	);
	println!("{told}");
	// Every call passes somewhere and fails somewhere, and all else that there is comes to pass.
	assert_eq!((passed.len(), failed.len()), (27, 20), "{told}");
	assert_eq!((reasons.len(), states.len(), mismatches.len()), (8, 6, 11), "{told}");
	assert!(delegated > 100 && cut_short > 0, "{told}");
}
