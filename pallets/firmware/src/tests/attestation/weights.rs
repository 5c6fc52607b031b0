// SPDX-License-Identifier: Apache-2.0

//! What `attest` declares, and what it gives back.

use super::common::*;
use crate::{attestation::samples::Claims, mock::*, *};
use frame_support::{
	assert_ok,
	dispatch::{GetDispatchInfo, PostDispatchInfo},
	traits::Get,
};
use frame_system::limits::BlockWeights;
use sp_runtime::traits::Dispatchable;

type W = ();

fn declared(device: DeviceId, evidence: Evidence<u64>) -> Weight {
	let call: RuntimeCall = Call::attest { device, evidence }.into();
	call.get_dispatch_info().call_weight
}

/// What was declared, and what it came to.
fn weigh(device: DeviceId, evidence: Evidence<u64>) -> (Weight, Weight) {
	let call: RuntimeCall = Call::attest { device, evidence }.into();
	let info = call.get_dispatch_info();
	let post: PostDispatchInfo = call.dispatch(signed(STRANGER)).expect("it is sound; qed");
	(info.call_weight, post.actual_weight.expect("it tells; qed"))
}

/// What may come to it where so many components run.
fn extras(components: u32) -> Weight {
	let rollouts = Progress::most(components).weight::<Test>();
	W::remember().saturating_add(W::apply_guard()).saturating_add(rollouts)
}

#[test]
fn what_does_not_happen_is_given_back() {
	build_and_execute(|| {
		let device = device();
		let (declared, plain) = weigh(device, evidence(device, &[5, 0x13]));
		let without_rollouts = plain - W::proven(0);
		assert_eq!(declared, without_rollouts.saturating_add(extras(2)));
		assert_ok!(Firmware::keep_history(signed(OWNER), device, 2));
		assert_ok!(Firmware::set_guard(signed(OWNER), GuardTarget::Device(device), true));
		to_block(11);
		let (declared, remembered) = weigh(device, evidence(device, &[5, 0x13]));
		assert_eq!(remembered, plain.saturating_add(W::remember()));
		to_block(12);
		let (declared_bad, all) = weigh(device, evidence(device, &[0x77, 0x13]));
		assert_eq!(declared_bad, declared);
		assert_eq!(all, remembered.saturating_add(W::apply_guard()));
	});
}

#[test]
fn each_kind_of_signature_weighs_what_it_costs() {
	build_and_execute(|| {
		let device = device();
		let ed25519 = declared(device, evidence(device, &[5]));
		let p256 = declared(device, native(device, ROOT, 9, claims(&[5])));
		assert_eq!(p256 - ed25519, W::verify_p256() - W::verify_ed25519());
		// Of a token it shows only when it is read.
		let claims = psa_claims(device, &[5]);
		let token = IDENTITY.token(&claims);
		let length = token.len() as u32;
		let (declared, actual) = weigh(device, psa(token));
		let (full, most) = (|m| W::attest_psa(m, length), length / 71);
		assert_eq!(declared, full(most).saturating_add(extras(most)));
		let spared = W::verify_p256() - W::verify_ed25519();
		assert_eq!(actual, (full(1) - spared).saturating_add(W::proven(0)));
	});
}

#[test]
fn a_token_never_has_more_components_than_declared() {
	build_and_execute(|| {
		let device = device();
		for count in 1..=16u32 {
			let measurements = vec![vec![5; 32]; count as usize];
			let claims = Claims { measurements, ..psa_claims(device, &[]) };
			let length = IDENTITY.token(&claims).len() as u32;
			assert!((length / 71).min(MAX_MEASUREMENTS) >= count, "{count} in {length} bytes");
		}
	});
}

#[test]
fn weight_grows_with_length_and_measurements() {
	build_and_execute(|| {
		let device = device();
		let native = |count: usize| declared(device, evidence(device, &vec![5; count]));
		assert!(native(16).all_gt(native(1)));
		let psa = |length| {
			let token = vec![0; length].try_into().expect("short enough; qed");
			declared(device, Evidence::Psa { block: 9, token })
		};
		assert!(psa(2_048).all_gt(psa(71)));
		let kept = |count| W::keep_history(count);
		assert!(kept(64).all_gt(kept(1)));
	});
}

#[test]
fn the_heaviest_fits_into_a_block_many_times() {
	build_and_execute(|| {
		let device = device();
		let token = vec![0; MAX_TOKEN as usize].try_into().expect("as long as may be; qed");
		let heaviest = declared(device, Evidence::Psa { block: 9, token });
		let block: BlockWeights = <Test as frame_system::Config>::BlockWeights::get();
		assert!(heaviest.saturating_mul(100).ref_time() < block.max_block.ref_time());
	});
}
