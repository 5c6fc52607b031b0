// SPDX-License-Identifier: Apache-2.0

//! Declared weights: that every call has one, and that it grows with the work.

use super::*;
use frame_support::dispatch::{DispatchClass, GetDispatchInfo, Pays};

type W = <Test as Config>::WeightInfo;

fn weight(call: &Call<Test>) -> Weight {
	RuntimeCall::from(call.clone()).get_dispatch_info().call_weight
}

#[test]
fn every_call_weighs_something_is_paid_for_and_its_proof_is_bounded() {
	for call in every_call(true) {
		let info = RuntimeCall::from(call.clone()).get_dispatch_info();
		assert!(info.call_weight.ref_time() > 0, "{call:?}");
		assert!((1..=256 * 1_024).contains(&info.call_weight.proof_size()), "{call:?}");
		assert_eq!((info.class, info.pays_fee), (DispatchClass::Normal, Pays::Yes), "{call:?}");
	}
}

#[test]
fn weights_grow_with_images_and_with_releases_that_are_affected() {
	fn grows(weight: impl Fn(u32) -> Weight, max: u32) {
		let steps: Vec<_> = (1..=max).map(|n| weight(n).ref_time()).collect();
		assert!(steps.windows(2).all(|pair| pair[0] < pair[1]), "{steps:?}");
		assert!(weight(max).ref_time() > weight(1).ref_time() + weight(1).ref_time() / 10);
	}
	grows(W::propose_release, MAX_IMAGES);
	grows(W::remove_release, MAX_IMAGES);
	grows(W::publish_advisory, MAX_AFFECTED);
	grows(W::withdraw_advisory, MAX_AFFECTED);
}

#[test]
fn calls_declare_what_they_bring_and_else_the_bounds() {
	for (full, images, affected) in [(false, 1, 1), (true, MAX_IMAGES, MAX_AFFECTED)] {
		for call in every_call(full) {
			let expected = match &call {
				Call::propose_release { .. } => W::propose_release(images),
				Call::publish_advisory { .. } => W::publish_advisory(affected),
				Call::remove_release { .. } => W::remove_release(MAX_IMAGES),
				Call::withdraw_advisory { .. } => W::withdraw_advisory(MAX_AFFECTED),
				_ => continue,
			};
			assert_eq!(weight(&call), expected);
		}
	}
}
