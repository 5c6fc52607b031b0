// SPDX-License-Identifier: Apache-2.0

//! Declared weights: that they grow with the work, shrink to what was done, and fit in a block. What
//! others are asked for weighs nothing in this mock; the runtime's tests look at that.

use super::common::*;
use crate::{mock::*, *};
use frame_support::{
	assert_ok,
	dispatch::{DispatchClass, GetDispatchInfo, Pays},
	traits::{GetCallName, Hooks},
};
use muster_primitives::anchor::MAX_LEAVES;

type W = <Test as Config>::WeightInfo;

const KB: u64 = 1_024;
/// The longest proof that is of any use: of a tree of 2^40 leaves.
const LONGEST: usize = 41;

fn weight(call: &Call<Test>) -> Weight {
	RuntimeCall::from(call.clone()).get_dispatch_info().call_weight
}

/// The weight that a call reports after it ran.
fn reported(result: DispatchResultWithPostInfo) -> Weight {
	let post_info = result.expect("it succeeds");
	post_info.actual_weight.expect("it is reported; qed")
}

/// One that asks for nothing, or one that asks for everything at once.
fn submission(most: bool) -> Submission {
	Submission {
		stream: 0,
		number: 0,
		previous: [0; 32],
		root: [0; 32],
		size: MAX_LEAVES,
		from: 0,
		until: 1,
		corrects: most.then_some(0),
		attested: most,
		consistency: path(vec![[0; 32]; if most { MAX_PATH as usize } else { 0 }]),
	}
}

fn proven_by(hashes: usize) -> Submission {
	Submission { consistency: path(vec![[0; 32]; hashes]), ..submission(false) }
}

/// Every call, as small as it can be or as large, with the most that its proof may take.
fn every_call(most: bool) -> Vec<(Call<Test>, u64)> {
	let (stream, anchor) = (0, 0);
	let submissions = vec![submission(most); if most { 32 } else { 1 }];
	let limit = if most { MAX_REMOVALS } else { 1 };
	let bytes = if most { MAX_ENVELOPE as usize } else { 1 };
	let per_anchor = if most { 32 } else { 1 };
	let removals = u64::from(limit);
	vec![
		(Make::default().call(), 16 * KB),
		(
			Call::update_stream {
				stream,
				name: None,
				schema: None,
				attested: None,
				retention: None,
			},
			8 * KB,
		),
		(Call::close_stream { stream }, 4 * KB),
		(Call::remove_stream { stream }, 16 * KB),
		(Call::set_slots { stream, slots: 1 }, 16 * KB),
		(Call::add_writer { stream, writer: account(ALICE) }, 16 * KB),
		(Call::remove_writer { stream, writer: account(ALICE) }, 16 * KB),
		(of(submissions.clone()), (4 + 9 * per_anchor) * KB),
		(permitted(submissions), (4 + 9 * per_anchor) * KB),
		(Call::prune { stream, limit }, (4 + 3 * removals) * KB),
		(Call::keep { stream, anchor }, 16 * KB),
		(Call::release { stream, anchor }, 16 * KB),
		(Call::set_agreement_key { key: None }, 8 * KB),
		(
			Call::share {
				stream,
				grantee: account(ALICE),
				key: AgreementKey([9; 32]),
				first: 0,
				last: None,
				until: None,
				envelope: vec![0; bytes].try_into().expect("short enough; qed"),
			},
			16 * KB,
		),
		(Call::revoke_share { stream, share: 0 }, 16 * KB),
		(Call::remove_shares { stream, limit }, (8 + 9 * removals) * KB),
	]
}

#[test]
fn the_list_of_calls_is_complete() {
	let listed: Vec<_> = every_call(false).iter().map(|(call, _)| call.get_call_name()).collect();
	assert_eq!(listed, Call::<Test>::get_call_names());
}

#[test]
fn every_call_weighs_something_is_paid_for_and_its_proof_is_bounded() {
	for (call, bound) in every_call(false).into_iter().chain(every_call(true)) {
		let name = call.get_call_name();
		let info = RuntimeCall::from(call).get_dispatch_info();
		assert!(info.call_weight.ref_time() > 0, "{name}");
		let proof = info.call_weight.proof_size();
		assert!((1..=bound).contains(&proof), "{name}: {proof} bytes");
		assert_eq!((info.class, info.pays_fee), (DispatchClass::Normal, Pays::Yes), "{name}");
	}
}

#[test]
fn weights_grow_with_each_parameter_and_in_proportion() {
	/// That much dearer at `max` than at `min`, at least.
	fn grows(weight: impl Fn(u32) -> Weight, min: u32, max: u32, times: u64) {
		let at = |n| weight(n).ref_time();
		let points: Vec<_> = (0..=8).map(|part| min + (max - min) / 8 * part).collect();
		assert!(points.windows(2).all(|pair| at(pair[0]) < at(pair[1])), "{points:?}");
		assert!(at(max) >= times * at(min), "{} at {max}, {} at {min}", at(max), at(min));
	}
	grows(W::anchor, 1, MAX_SUBMISSIONS, 24);
	grows(W::prune, 1, MAX_REMOVALS, 32);
	grows(W::remove_shares, 1, MAX_REMOVALS, 64);
	grows(W::consistency, 1, LONGEST as u32, 8);
	grows(W::verify_inclusion, 0, MAX_PATH, 2);
	grows(W::hash_leaf, 32, 1 << 20, 500);
	for weight in [W::anchor, W::prune, W::remove_shares] {
		assert!(weight(32).proof_size() > 8 * weight(1).proof_size());
	}
}

#[test]
fn all_of_a_submission_is_paid_for() {
	let plain = weight(&of([submission(false)]));
	assert_eq!(plain, W::anchor(1));
	let correction = Submission { corrects: Some(0), ..submission(false) };
	assert_eq!(weight(&of([correction])), plain + W::anchor_correction());
	for hashes in [1, LONGEST, MAX_PATH as usize] {
		let proof = W::consistency(hashes as u32);
		assert_eq!(weight(&of([proven_by(hashes)])), plain + proof);
		assert_eq!(weight(&permitted([proven_by(hashes)])), plain + proof);
	}
	// Of several each for itself.
	let three = [proven_by(7), proven_by(0), proven_by(LONGEST)];
	let proofs = W::consistency(7) + W::consistency(LONGEST as u32);
	assert_eq!(weight(&of(three)), W::anchor(3) + proofs);
	assert_eq!(weight(&of([])), W::anchor(0));
}

#[test]
fn limits_weigh_what_they_allow_and_no_more() {
	for (limit, most) in [(1, 1), (MAX_REMOVALS, MAX_REMOVALS), (u32::MAX, MAX_REMOVALS)] {
		assert_eq!(weight(&Call::prune { stream: 0, limit }), W::prune(most));
		assert_eq!(weight(&Call::remove_shares { stream: 0, limit }), W::remove_shares(most));
	}
}

#[test]
fn what_was_not_pruned_is_given_back() {
	build_and_execute(|| {
		let stream = batches();
		fill(stream, 3);
		pass(RETENTION / 2);
		fill(stream, 2);
		pass(RETENTION / 2);
		// Three that are too old, and the one at which it stops.
		let pruned = DataAnchor::prune(signed(STRANGER), stream, MAX_REMOVALS);
		assert_eq!(reported(pruned), W::prune(4));
		pass(RETENTION);
		assert_eq!(reported(DataAnchor::prune(signed(STRANGER), stream, 1)), W::prune(1));
		assert_eq!(reported(DataAnchor::prune(signed(STRANGER), stream, 9)), W::prune(1));
	});
}

#[test]
fn shares_that_were_not_there_are_given_back() {
	build_and_execute(|| {
		let stream = batches();
		let key = AgreementKey([9; 32]);
		assert_ok!(DataAnchor::set_agreement_key(signed(ALICE), Some(key)));
		for _ in 0..3 {
			let envelope = vec![1].try_into().expect("short enough; qed");
			let grantee = account(ALICE);
			let shared =
				DataAnchor::share(signed(OWNER), stream, grantee, key, 0, None, None, envelope);
			assert_ok!(shared);
		}
		assert_ok!(DataAnchor::close_stream(signed(OWNER), stream));
		let removed = DataAnchor::remove_shares(signed(OWNER), stream, 2);
		assert_eq!(reported(removed), W::remove_shares(2));
		let removed = DataAnchor::remove_shares(signed(OWNER), stream, MAX_REMOVALS);
		assert_eq!(reported(removed), W::remove_shares(1));
	});
}

#[test]
fn an_inclusion_in_a_tree_of_a_million_million_leaves_is_verified_in_100_us() {
	assert!(W::verify_inclusion(40).ref_time() < 100_000_000);
	// And of the longest path that there can be, of a leaf of a kilobyte.
	let most = W::verify_inclusion(MAX_PATH) + W::hash_leaf(1_024);
	assert!(most.ref_time() < 150_000_000, "{most:?}");
}

#[test]
fn every_call_fits_in_a_block() {
	new_test_ext().execute_with(|| {
		<DataAnchor as Hooks<u64>>::integrity_test();
		let limits: frame_system::limits::BlockWeights =
			<Test as frame_system::Config>::BlockWeights::get();
		let max = limits.get(DispatchClass::Normal).max_extrinsic.unwrap_or(limits.max_block);
		let bounds = DataAnchor::weights_at_bounds();
		for (call, _) in every_call(true) {
			let (name, weight) = (call.get_call_name(), weight(&call));
			assert!(weight.all_lte(max), "{name}");
			// What is checked on every chain is the most that a call can be given.
			if let Some((_, bound)) = bounds.iter().find(|(bounded, _)| *bounded == name) {
				assert_eq!(weight, *bound, "{name}");
			}
		}
		assert_eq!(bounds.len(), 4);
	});
}
