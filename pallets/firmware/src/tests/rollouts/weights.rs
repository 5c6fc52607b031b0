// SPDX-License-Identifier: Apache-2.0

//! Declared weights: that every call has one, that it grows with the work, and what is given back.

use super::{common::*, decode::every_call};
use crate::{mock::*, *};
use frame_support::dispatch::{DispatchClass, GetDispatchInfo, Pays};
use muster_primitives::FleetListener;

type W = <Test as Config>::WeightInfo;

#[test]
fn every_call_weighs_something_is_paid_for_and_its_proof_is_bounded() {
	for call in every_call() {
		let info = RuntimeCall::from(call.clone()).get_dispatch_info();
		assert!(info.call_weight.ref_time() > 0, "{call:?}");
		assert!((1..=256 * 1_024).contains(&info.call_weight.proof_size()), "{call:?}");
		assert_eq!((info.class, info.pays_fee), (DispatchClass::Normal, Pays::Yes), "{call:?}");
	}
}

#[test]
fn weights_grow_with_waves_rollouts_and_parts() {
	fn grows(weight: impl Fn(u32) -> Weight, max: u32) {
		let steps: Vec<_> = (0..=max).map(|n| weight(n).ref_time()).collect();
		assert!(steps.windows(2).all(|pair| pair[0] < pair[1]), "{steps:?}");
		assert!(steps[max as usize] > steps[0] + steps[0] / 10, "{steps:?}");
	}
	grows(W::start_rollout, MAX_WAVES);
	grows(W::advance_rollout, MAX_WAVES - 1);
	grows(W::left_rollouts, MAX_COMPONENTS);
	grows(W::proven, Progress::MOST.rollouts);
	grows(|opened| report_weight::<Test>(false, opened, 0), MAX_WAVES - 1);
	grows(|opened| Progress { rollouts: 1, opened }.weight::<Test>(), Progress::MOST.opened);
	assert_eq!(Firmware::left_weight(), W::left_rollouts(MAX_COMPONENTS));
}

#[test]
fn waves_that_were_not_opened_are_given_back() {
	build_and_execute(|| {
		let all = devices(10);
		let id = start(&[wave(FLEET, 1_000, 10_000, 0), whole()]);
		let first = Firmware::report(as_device(all[0]), all[0], id, Report::Started);
		assert_eq!(first.unwrap().actual_weight, Some(report_weight::<Test>(false, 0, 0)));
		let second = Firmware::report(as_device(all[0]), all[0], id, Report::Installed);
		assert_eq!(second.unwrap().actual_weight, Some(report_weight::<Test>(false, 1, 0)));
	});
}
