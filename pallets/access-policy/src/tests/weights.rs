// SPDX-License-Identifier: Apache-2.0

//! Declared weights: that they grow with the work, shrink to what was done, and fit in a block.

use super::common::*;
use crate::{mock::*, *};
use frame_support::{
	assert_ok,
	dispatch::{DispatchClass, GetDispatchInfo, Pays},
	traits::{GetCallName, Hooks},
};
use muster_primitives::{
	access::action::{CONTROL, READ},
	AccessCheck,
};

type W = <Test as Config>::WeightInfo;

fn weight(call: &Call<Test>) -> Weight {
	RuntimeCall::from(call.clone()).get_dispatch_info().call_weight
}

#[test]
fn the_list_of_calls_is_complete() {
	let listed: Vec<_> = every_call(false).iter().map(|call| call.get_call_name()).collect();
	assert_eq!(listed, Call::<Test>::get_call_names());
}

#[test]
fn every_call_weighs_something_is_paid_for_and_its_proof_is_bounded() {
	for call in every_call(true) {
		let name = call.get_call_name();
		let info = RuntimeCall::from(call).get_dispatch_info();
		assert!(info.call_weight.ref_time() > 0, "{name}");
		assert!((1..=128 * 1_024).contains(&info.call_weight.proof_size()), "{name}");
		assert_eq!((info.class, info.pays_fee), (DispatchClass::Normal, Pays::Yes), "{name}");
	}
}

#[test]
fn weights_grow_with_every_level_and_every_policy() {
	fn grows(weight: impl Fn(u32) -> Weight, max: u32) {
		let steps: Vec<_> = (0..=max).map(|i| weight(i).ref_time()).collect();
		assert!(steps.windows(2).all(|pair| pair[0] < pair[1]), "{steps:?}");
	}
	let (levels, policies) = (AccessPolicy::max_levels(), AccessPolicy::max_considered());
	for weight in [W::decide, W::consume, W::request_access] {
		grows(|l| weight(l, 0), levels);
		grows(|p| weight(1, p), policies);
		// Each level is a part of storage of its own.
		assert!(weight(1, 0).proof_size() < weight(levels, 0).proof_size());
	}
	// All of them lie in one value, of which the proof has room for the largest.
	grows(W::sweep_subject, MAX_NAMED);
}

#[test]
fn the_bounds_of_a_decision_follow_from_the_constants() {
	// Stream, device, four fleets, domain.
	assert_eq!(AccessPolicy::max_levels(), 7);
	assert_eq!(AccessPolicy::max_considered(), 16 + 16 + 6 * 6);
}

#[test]
fn a_decision_at_the_bounds_stays_under_2_ms_and_100_kilobytes_and_a_typical_one_under_150_us() {
	let most = W::decide(AccessPolicy::max_levels(), AccessPolicy::max_considered());
	assert!(most.all_lte(Weight::from_parts(2_000_000_000, 100_000)), "{most:?}");
	let typical = W::decide_typical();
	assert!(typical.all_lt(most));
	assert!(typical.ref_time() < 150_000_000, "{typical:?}");
}

/// At ParityDB's price, as the runtime pays it.
#[test]
fn the_guide_tells_what_decisions_weigh() {
	type Measured = ();
	let (levels, policies) = (AccessPolicy::max_levels(), AccessPolicy::max_considered());
	let guide = include_str!("../../../../docs/access-guide.md");
	let (_, table) = guide.split_once("<!-- decide-weights -->").expect("the table begins");
	let (table, _) = table.split_once("<!-- /decide-weights -->").expect("the table ends");
	for (row, weight) in [
		("| typical", <Measured as WeightInfo>::decide_typical()),
		("| at the bounds", <Measured as WeightInfo>::decide_at_bounds()),
		("| as a call declares it", <Measured as WeightInfo>::decide(levels, policies)),
	] {
		let line = table.lines().find(|line| line.starts_with(row)).expect("the row is there");
		let time = format!("{:.2} ms", weight.ref_time() as f64 / 1e9);
		let proof = format!("| {:.0} kB |", weight.proof_size() as f64 / 1e3);
		assert!(line.contains(&time) && line.contains(&proof), "{time} {proof} for {line}");
	}
}

#[test]
fn what_acts_is_declared_at_the_bounds_and_other_pallets_are_told_so() {
	let (levels, policies) = (AccessPolicy::max_levels(), AccessPolicy::max_considered());
	for call in every_call(false) {
		match call {
			Call::consume { .. } => assert_eq!(weight(&call), W::consume(levels, policies)),
			Call::request_access { .. } => {
				assert_eq!(weight(&call), W::request_access(levels, policies));
			},
			Call::sweep_subject { .. } => {
				assert_eq!(weight(&call), W::sweep_subject(MAX_NAMED));
			},
			_ => (),
		}
	}
	type Check = dyn Fn() -> Weight;
	let told: [(&Check, Weight); 2] = [
		(&<AccessPolicy as AccessCheck<AccountId>>::permits_weight, W::decide(levels, policies)),
		(&<AccessPolicy as AccessCheck<AccountId>>::authorize_weight, W::consume(levels, policies)),
	];
	for (told, expected) in told {
		assert_eq!(told(), expected);
	}
}

/// The weight that a call reports after it ran, whether it succeeded or not.
fn reported(result: DispatchResultWithPostInfo) -> Weight {
	let post_info = result.unwrap_or_else(|error| error.post_info);
	post_info.actual_weight.expect("it is reported; qed")
}

#[test]
fn an_access_weighs_what_was_looked_at_denied_or_not() {
	build_and_execute(|| {
		let pump = pump();
		let staff = role("staff", None);
		let check = |who: Who, action, what: &What, levels, policies| {
			let consumed = AccessPolicy::consume(origin(&who), what.clone(), action);
			assert_eq!(reported(consumed), W::consume(levels, policies));
			let requested = AccessPolicy::request_access(origin(&who), what.clone(), action, 60);
			assert_eq!(reported(requested), W::request_access(levels, policies));
		};
		let (device, stream) = (Resource::Device(pump), Resource::Stream(0));
		let (alice, bob) = (account(ALICE), account(BOB));
		// Nobody's: no level. No policies: the levels alone.
		check(alice.clone(), READ, &Resource::Fleet(99), 0, 0);
		check(alice.clone(), READ, &Resource::Domain(OWNER), 1, 0);
		check(account(OWNER), READ, &device, 4, 0);
		permit(Principal::Anyone, Target::Domain, &[READ]).add();
		permit(Principal::Role(staff), Target::Fleet(0), &[READ]).add();
		permit(Principal::Anyone, Target::Device(pump), &[CONTROL]).add();
		permit(Principal::Anyone, Target::Stream(0), &[READ]).add();
		permit(Principal::Account(ALICE), Target::Fleet(1), &[READ]).add();
		// Not about these resources.
		permit(Principal::Account(ALICE), Target::Device(valve()), &[READ]).add();
		permit(Principal::Anyone, Target::Device(valve()), &[READ]).add();
		check(alice.clone(), READ, &device, 4, 4);
		check(bob.clone(), READ, &device, 4, 3);
		check(alice.clone(), READ, &stream, 5, 5);
		check(alice.clone(), READ, &Resource::Domain(OWNER), 1, 1);
		check(account(OWNER), READ, &device, 4, 0);
		// Denials.
		check(bob.clone(), GRANTED_TO_NOBODY, &device, 4, 3);
		check(alice.clone(), OPEN, &device, 4, 0);
		check(Subject::Device(DeviceId([99; 32])), READ, &device, 4, 0);
		forbid(Principal::Account(ALICE), Target::Domain, &[READ]).add();
		check(alice.clone(), READ, &device, 4, 5);
		lockdown(true);
		check(alice.clone(), READ, &device, 4, 0);
		// What is refused before anything is looked at weighs as much.
		let refused = AccessPolicy::request_access(origin(&alice), device, READ, 0);
		assert_eq!(reported(refused), W::request_access(0, 0));
	});
}

const GRANTED_TO_NOBODY: Action = 13;

#[test]
fn a_sweep_weighs_the_policies_that_there_were() {
	build_and_execute(|| {
		let sensor = Book::device(&NEIGHBOUR, 9, None);
		for _ in 0..5 {
			permit(Principal::Device(sensor), Target::Domain, &[READ]).add();
		}
		describe(&Subject::Device(sensor), "a", "b", None);
		Book::transfer(sensor, &CAROL);
		let swept = AccessPolicy::sweep_subject(signed(STRANGER), OWNER, sensor, 0);
		assert_ok!(swept);
		assert_eq!(reported(swept), W::sweep_subject(5));
		assert!(W::sweep_subject(5).ref_time() < W::sweep_subject(MAX_NAMED).ref_time());
	});
}

#[test]
fn every_call_fits_in_a_block() {
	new_test_ext().execute_with(|| {
		<AccessPolicy as Hooks<u64>>::integrity_test();
		let limits: frame_system::limits::BlockWeights =
			<Test as frame_system::Config>::BlockWeights::get();
		let max = limits.get(DispatchClass::Normal).max_extrinsic.unwrap_or(limits.max_block);
		for call in every_call(true) {
			assert!(weight(&call).all_lte(max), "{}", call.get_call_name());
		}
		let bounds = AccessPolicy::weights_at_bounds();
		assert_eq!(bounds.len(), 4);
		for (call, weight) in bounds {
			assert!(weight.all_lte(max), "{call}: {weight:?}");
		}
	});
}
