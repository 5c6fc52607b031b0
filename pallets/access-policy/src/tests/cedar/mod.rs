// SPDX-License-Identifier: Apache-2.0

//! Differential test against Cedar itself.
//!
//! Random domains are made by the pallet's calls and translated to Cedar, policy by policy and from
//! what was asked for, not from what the pallet keeps. Then both are asked the same: verdict,
//! reason, deciding policies and, in the explanation, every policy that applies must agree.
//!
//! The suite compares 120,000 decisions. More, or others:
//!
//! ```text
//! MUSTER_CEDAR_DECISIONS=5000000 MUSTER_CEDAR_SEED=1000000 \
//!     cargo test --release -p pallet-access-policy cedar -- --nocapture
//! ```
//!
//! World number `n` grows from seed plus `n`. A disagreement tells the seed of its world: ask for
//! that seed and one decision, and it comes first.

mod deeds;
mod dice;
mod oracle;
mod world;

use crate::{mock::*, *};
use muster_primitives::AccessCheck;
use oracle::{owner_of, Answer, Oracle};
use std::{
	collections::{BTreeMap, BTreeSet},
	sync::atomic::{AtomicU64, Ordering},
};
use world::{Calls, World};

/// Decisions compared at one moment of one world.
const QUESTIONS: u64 = 40;
/// Moments of one world.
const MOMENTS: u64 = 12;
const DECISIONS: u64 = 120_000;
const _: () = assert!(DECISIONS >= 100_000, "fewer say too little");

/// Every kind of condition, as the translation names it.
const KINDS: [&str; 18] = [
	"at least of resource",
	"at least of subject",
	"at most of resource",
	"at most of subject",
	"attested of resource",
	"attested of subject",
	"differs of resource",
	"differs of subject",
	"equals of resource",
	"equals of subject",
	"firmware of resource",
	"firmware of subject",
	"hours",
	"hours past midnight",
	"status of resource",
	"status of subject",
	"uses",
	"window",
];

/// What came up, and how often.
#[derive(Default)]
struct Tally {
	decisions: u64,
	calls: Calls,
	/// Reasons; deciding policies by effect, principal, target and kinds of condition; what alone
	/// stood against a policy; why calls were refused.
	seen: BTreeMap<String, u64>,
}

impl Tally {
	fn see(&mut self, what: impl ToString) {
		*self.seen.entry(what.to_string()).or_default() += 1;
	}

	fn add(&mut self, other: Self) {
		self.decisions += other.decisions;
		for (call, (tried, done)) in other.calls {
			let sum = self.calls.entry(call).or_default();
			*sum = (sum.0 + tried, sum.1 + done);
		}
		for (what, count) in other.seen {
			*self.seen.entry(what).or_default() += count;
		}
	}
}

/// The name of a variant.
fn variant(value: impl core::fmt::Debug) -> String {
	format!("{value:?}").split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().into()
}

/// Asks both the same, whatever it is.
fn compare(world: &mut World, oracle: &mut Oracle, tally: &mut Tally) {
	let (subject, action, resource) = world.question();
	let decision = AccessPolicy::decide(subject.clone(), action, resource.clone());
	let explanation = AccessPolicy::explain(subject.clone(), action, resource.clone());
	let permits = <AccessPolicy as AccessCheck<_>>::permits(&subject, action, &resource);
	let answer = oracle.ask(world, &subject, action, &resource);

	let considered = &explanation.considered;
	let applying = |effect| -> Vec<PolicyId> {
		let those = considered.iter().filter(|one| one.applies && one.effect == effect);
		those.map(|one| one.policy).collect()
	};
	let agree = permits == answer.permitted
		&& decision.permitted == answer.permitted
		&& decision.reason == answer.reason
		&& decision.policies == answer.policies()
		&& decision.owner == owner_of(&resource)
		&& explanation.decision == decision
		&& applying(Effect::Permit) == answer.permits
		&& applying(Effect::Forbid) == answer.forbids
		&& considered.iter().all(|one| one.applies == one.because.is_empty());
	if !agree {
		disagree(world, &(subject, action, resource), &explanation, &answer);
	}

	tally.decisions += 1;
	tally.see(format!("{:?}", decision.reason));
	for id in &decision.policies {
		let there = &world.policies[id];
		let effect = variant(there.effect);
		tally.see(format!("decided: {effect} for {}", variant(&there.principal)));
		tally.see(format!("decided: {effect} over {}", variant(there.target)));
		for kind in &there.cedar.kinds {
			tally.see(format!("decided: {effect} with {kind}"));
		}
		tally.see(format!("decided: delegated {} times", world.parents(there).count()));
	}
	for one in considered {
		if let [alone] = one.because[..] {
			tally.see(format!("alone against a {:?}: {}", one.effect, variant(alone)));
		}
	}
	if world.dice.percent(5) {
		let result = world.consume(&subject, action, &resource);
		let expected = AccessPolicy::ensure_permitted(answer.reason).map_err(Into::into);
		assert_eq!(result, expected);
		if result.is_ok() {
			tally.see("consumed");
			oracle.renew_context(world);
		}
	}
}

/// Tells all that is known.
fn disagree(
	world: &World,
	question: &(Subject<AccountId>, Action, Resource<AccountId>),
	explanation: &Explanation<AccountId>,
	answer: &Answer,
) -> ! {
	let considered = explanation.considered.iter().map(|one| one.policy);
	let concerned: BTreeSet<_> = considered.chain(answer.policies().iter().copied()).collect();
	let texts = concerned.iter().filter_map(|id| {
		let there = world.policies.get(id)?;
		Some(format!(
			"{id}, {:?} left, from {:?}:\n{}",
			there.uses, there.parent, there.cedar.policy
		))
	});
	panic!(
		"at {}: may {question:?}?\n\nthe pallet: {explanation:#?}\n\n\
		Cedar: {answer:?}\n\n{}",
		world.now,
		texts.collect::<Vec<_>>().join("\n\n")
	);
}

/// One world from its beginning to its end.
fn run(seed: u64) -> Tally {
	new_test_ext().execute_with(|| {
		let mut tally = Tally::default();
		let mut world = World::new(seed);
		for _ in 0..world.dice.pick(&[50, 150, 250]) {
			world.step();
		}
		for _ in 0..MOMENTS {
			for _ in 0..world.dice.below(6) {
				world.step();
			}
			world.pass_time();
			let mut oracle = Oracle::new(&world);
			for _ in 0..QUESTIONS {
				compare(&mut world, &mut oracle, &mut tally);
			}
		}
		AccessPolicy::do_try_state().expect("the invariants hold");
		tally.calls = core::mem::take(&mut world.calls);
		for (error, count) in &world.refused {
			*tally.seen.entry(format!("refused: {error}")).or_default() += count;
		}
		tally
	})
}

#[test]
fn decisions_are_those_of_cedar() {
	let setting = |name: &str, usual| match std::env::var(name) {
		Ok(value) => value.parse().unwrap_or_else(|_| panic!("{name} is a number")),
		Err(_) => usual,
	};
	let wanted = setting("MUSTER_CEDAR_DECISIONS", DECISIONS);
	let seed = setting("MUSTER_CEDAR_SEED", 0);
	let worlds = wanted.div_ceil(QUESTIONS * MOMENTS);
	let next = AtomicU64::new(0);
	let work = || {
		let mut tally = Tally::default();
		loop {
			let number = next.fetch_add(1, Ordering::Relaxed);
			if number >= worlds {
				return tally;
			}
			tally.add(run(seed + number));
		}
	};
	let threads = std::thread::available_parallelism().map_or(1, Into::into);
	let mut tally = Tally::default();
	std::thread::scope(|scope| {
		let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
		for worker in workers {
			match worker.join() {
				Ok(part) => tally.add(part),
				Err(disagreement) => std::panic::resume_unwind(disagreement),
			}
		}
	});
	println!("{} decisions of {worlds} worlds agree", tally.decisions);
	for (call, (tried, accepted)) in &tally.calls {
		println!("{call}: {accepted} of {tried} were accepted");
	}
	for (what, count) in &tally.seen {
		println!("{what}: {count}");
	}
	assert!(tally.decisions >= wanted);
	if wanted >= 100_000 {
		ensure_variety(&tally);
	}
}

/// Agreement means something only where there was something to disagree about. The numbers are a
/// third or less of what is usual.
fn ensure_variety(tally: &Tally) {
	let at_least = |least: u64, what: String| {
		let count = tally.seen.get(&what).copied().unwrap_or_default();
		assert!(count >= least, "{what}: {count} times of {}", tally.decisions);
	};
	for reason in [
		Reason::Owner,
		Reason::Permitted,
		Reason::Forbidden,
		Reason::NothingPermits,
		Reason::LockedDown,
		Reason::SubjectNotActive,
		Reason::UnknownResource,
		Reason::UnknownAction,
	] {
		at_least(tally.decisions / 100, format!("{reason:?}"));
	}
	for effect in [Effect::Permit, Effect::Forbid] {
		for principal in ["Anyone", "Account", "Device", "Role"] {
			at_least(500, format!("decided: {effect:?} for {principal}"));
		}
		for target in ["Device", "Fleet", "Stream", "Domain"] {
			at_least(500, format!("decided: {effect:?} over {target}"));
		}
		for kind in KINDS {
			if kind != "uses" || effect == Effect::Permit {
				at_least(25, format!("decided: {effect:?} with {kind}"));
			}
		}
		for mismatch in [
			"NoRole",
			"OtherActions",
			"Window",
			"Hours",
			"Attested",
			"Firmware",
			"Status",
			"Attribute",
		] {
			at_least(50, format!("alone against a {effect:?}: {mismatch}"));
		}
	}
	for mismatch in ["Uses", "ParentRevoked", "OutsideParent"] {
		at_least(10, format!("alone against a Permit: {mismatch}"));
	}
	for (times, least) in [(0, 10_000), (1, 500), (2, 200)] {
		at_least(least, format!("decided: delegated {times} times"));
	}
	at_least(400, "consumed".into());
	// What shows that lists, trees and chains were full.
	for error in [
		"TooManyPolicies",
		"DomainFull",
		"SubjectFull",
		"TooDeep",
		"DelegationTooLong",
		"RoleCycle",
	] {
		at_least(1, format!("refused: {error}"));
	}
	at_least(100, "refused: WiderThanParent".into());
	let sum = tally.calls.values().fold((0, 0), |sum, call| (sum.0 + call.0, sum.1 + call.1));
	assert!(sum.1 * 100 >= sum.0 * 70, "of {} calls {} were accepted", sum.0, sum.1);
	for (call, (tried, accepted)) in &tally.calls {
		assert!(accepted * 20 >= *tried, "{call}: {accepted} of {tried} were accepted");
	}
}
