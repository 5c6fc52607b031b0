// SPDX-License-Identifier: Apache-2.0

//! Declared weights: that they grow with the work, contain what they wrap, and fit in a block.

use super::common::*;
use crate::{mock::*, *};
use frame_support::{
	dispatch::DispatchClass,
	traits::{Authorize, GetCallName, Hooks},
};
use muster_primitives::KeyKind;

fn weight(call: &Call<Test>) -> Weight {
	RuntimeCall::from(call.clone()).get_dispatch_info().call_weight
}

fn authorization(call: &Call<Test>) -> Weight {
	RuntimeCall::from(call.clone()).weight_of_authorize()
}

/// A signature of each kind.
fn signatures() -> [DeviceSignature; 4] {
	[
		DeviceSignature::Ed25519([1; 64]),
		DeviceSignature::Sr25519([1; 64]),
		DeviceSignature::Secp256k1([1; 65]),
		DeviceSignature::P256([1; 64]),
	]
}

/// What verifying a signature of this kind weighs.
fn verify(kind: KeyKind) -> Weight {
	type W = <Test as Config>::WeightInfo;
	match kind {
		KeyKind::Ed25519 => W::verify_ed25519(),
		KeyKind::Sr25519 => W::verify_sr25519(),
		KeyKind::Secp256k1 => W::verify_secp256k1(),
		KeyKind::P256 => W::verify_p256(),
	}
}

#[test]
fn the_list_of_calls_is_complete() {
	let listed: Vec<_> = every_call(false).iter().map(|call| call.get_call_name()).collect();
	assert_eq!(listed, Call::<Test>::get_call_names());
}

#[test]
fn every_call_weighs_something_and_its_proof_is_bounded() {
	for call in every_call(true) {
		let (name, weight) = (call.get_call_name(), weight(&call));
		let bound = match call {
			Call::enrol_batch { .. } => 1_024 * 1_024,
			_ => 32 * 1_024,
		};
		assert!(weight.ref_time() > 0, "{name}");
		assert!((1..=bound).contains(&weight.proof_size()), "{name}: {weight:?}");
	}
}

#[test]
fn calls_with_a_length_weigh_more_at_its_bound_than_at_one() {
	for (short, long) in every_call(false).iter().zip(every_call(true).iter()) {
		let name = short.get_call_name();
		let (one, max) = (weight(short), weight(long));
		assert!(one.all_lte(max), "{name}: {one:?} {max:?}");
		let grows = ["enrol_batch", "enrol_from_lot", "set_attribute", "set_endpoints", "submit"];
		assert_eq!(grows.contains(&name), one.ref_time() < max.ref_time(), "{name}");
		// Each device of a batch is a part of storage of its own.
		if name == "enrol_batch" {
			assert!(one.proof_size() < max.proof_size(), "{name}");
		}
	}
}

#[test]
fn authorisations_weigh_more_at_the_bound_than_at_one() {
	for (short, long) in every_call(false).iter().zip(every_call(true).iter()) {
		let (one, max) = (authorization(short), authorization(long));
		let direct = matches!(short, Call::submit { .. } | Call::enrol_from_lot { .. });
		assert_eq!(one.ref_time() < max.ref_time(), direct, "{}", short.get_call_name());
		assert_eq!(one.is_zero(), !direct);
	}
}

#[test]
fn weights_grow_with_every_step_of_a_length() {
	type W = <Test as Config>::WeightInfo;
	fn grows(weight: impl Fn(u32) -> Weight, max: u32) {
		let steps: Vec<_> = (0..=4).map(|i| weight(i * max / 4).ref_time()).collect();
		assert!(steps.windows(2).all(|pair| pair[0] < pair[1]), "{steps:?}");
	}
	grows(W::enrol_batch, MAX_BATCH);
	grows(W::enrol_from_lot, MAX_LOT_PATH);
	grows(W::authorize_enrol_from_lot, MAX_LOT_PATH);
	grows(W::set_endpoints, MAX_ENDPOINTS);
	grows(set_attribute_weight::<Test>, 256);
	grows(W::replace_attribute, 256);
	grows(W::replace_endpoints, MAX_ENDPOINTS);
	grows(W::submit, 1024);
	grows(W::authorize_submit, 1024);
}

#[test]
fn a_signature_adds_what_its_kind_costs_more_than_ed25519() {
	let base = verify(KeyKind::Ed25519);
	for signature in signatures() {
		let more = verify(signature.kind()).saturating_sub(base);
		for call in every_call(false) {
			let name = call.get_call_name();
			let (plain, signed, count) = match call.clone() {
				Call::enrol { model, key, valid_until, .. } => {
					(call, Call::enrol { model, key, valid_until, signature }, 1)
				},
				Call::claim { device, valid_until, .. } => {
					let voucher = Some(Voucher { valid_until, signature });
					(call, Call::claim { device, valid_until, consent: signature, voucher }, 2)
				},
				Call::set_operational_key { device, key, valid_until, .. } => (
					call,
					Call::set_operational_key {
						device,
						key,
						valid_until,
						identity_signature: signature,
						key_signature: signature,
					},
					2,
				),
				Call::rotate_identity_key { device, key, valid_until, .. } => (
					call,
					Call::rotate_identity_key {
						device,
						key,
						valid_until,
						old_signature: signature,
						new_signature: signature,
					},
					2,
				),
				Call::set_agreement_key { device, key, valid_until, .. } => (
					call,
					Call::set_agreement_key {
						device,
						key,
						valid_until,
						identity_signature: signature,
					},
					1,
				),
				Call::propose_recovery { device, key, valid_until, .. } => (
					call,
					Call::propose_recovery { device, key, valid_until, key_signature: signature },
					1,
				),
				Call::submit { device, nonce, valid_until, call: inner, .. } => {
					(call, Call::submit { device, nonce, valid_until, call: inner, signature }, 1)
				},
				Call::enrol_from_lot { lot, key, index, path, valid_until, .. } => (
					call,
					Call::enrol_from_lot { lot, key, index, path, valid_until, signature },
					1,
				),
				_ => continue,
			};
			let expected = weight(&plain).saturating_add(more.saturating_mul(count));
			assert_eq!(weight(&signed), expected, "{name}, {signature:?}");
			// The authorisation verifies the same signature.
			if !authorization(&plain).is_zero() {
				let expected = authorization(&plain).saturating_add(more);
				assert_eq!(authorization(&signed), expected, "{name}, {signature:?}");
			}
		}
	}
}

#[test]
fn a_batch_pays_for_the_kind_of_every_signature_in_it() {
	let key = Signer::new(KeyKind::P256, 1).key();
	let batch = |signature: DeviceSignature| {
		let devices = vec![Enrolment { key, valid_until: 1, signature }; MAX_BATCH as usize];
		weight(&Call::enrol_batch { model: 0, devices: devices.try_into().unwrap() })
	};
	let [ed25519, .., p256] = signatures().map(batch);
	let more = verify(KeyKind::P256).saturating_sub(verify(KeyKind::Ed25519));
	assert_eq!(p256, ed25519.saturating_add(more.saturating_mul(MAX_BATCH.into())));
}

#[test]
fn the_wrapper_contains_the_inner_calls_weight_and_is_of_the_normal_class() {
	let wrap = |call: RuntimeCall| {
		RuntimeCall::from(Call::<Test>::submit {
			device: DeviceId([1; 32]),
			nonce: 0,
			valid_until: 0,
			call: Box::new(call),
			signature: DeviceSignature::Ed25519([0; 64]),
		})
	};
	for call in every_call(true) {
		let call = RuntimeCall::from(call);
		let inner = call.get_dispatch_info();
		// A device that makes the call asks no policies.
		let inner =
			DispatchInfo { call_weight: info_by_device::<Test>(&call).call_weight, ..inner };
		let outer = wrap(call.clone()).get_dispatch_info();
		let own = <Test as Config>::WeightInfo::submit(call.encoded_size() as u32);
		assert_eq!(outer.call_weight, own.saturating_add(inner.call_weight));
		assert_eq!(outer.class, DispatchClass::Normal);
		assert_eq!(outer.pays_fee, frame_support::dispatch::Pays::Yes);
		// However deep: each layer adds its own.
		let deeper = wrap(wrap(call)).get_dispatch_info();
		assert!(outer.call_weight.all_lt(deeper.call_weight));
	}
	// Neither an operational nor a mandatory call inside gets it the space kept for those.
	let operational = frame_system::Call::set_heap_pages { pages: 1 };
	assert_eq!(wrap(operational.into()).get_dispatch_info().class, DispatchClass::Normal);
	let mandatory = pallet_timestamp::Call::set { now: 1 };
	assert_eq!(wrap(mandatory.into()).get_dispatch_info().class, DispatchClass::Normal);
}

#[test]
fn an_absurdly_heavy_inner_call_does_not_overflow() {
	let heavy = (0..4).fold(Weight::MAX, |weight, _| weight.saturating_add(Weight::MAX));
	assert_eq!(signed_weight::<Test>(heavy, &[DeviceSignature::P256([0; 64]); 100]), Weight::MAX);
}

#[test]
fn calls_that_act_for_an_owner_weigh_a_question_more_and_no_others_do() {
	let question = AccessWeight::get();
	let questions = |call: &Call<Test>| {
		let with = weight(call);
		AccessWeight::set(Weight::zero());
		let more = with.saturating_sub(weight(call));
		AccessWeight::set(question);
		let questions = more.ref_time() / question.ref_time();
		assert_eq!(more, question.saturating_mul(questions), "{call:?}");
		questions
	};
	let asking = [
		"offer_transfer",
		"cancel_transfer",
		"suspend",
		"resume",
		"decommission",
		"revoke_operational_key",
		"propose_recovery",
		"approve_recovery",
		"cancel_recovery",
		"create_fleet",
		"rename_fleet",
		"remove_fleet",
		"suspend_fleet",
		"resume_fleet",
		"assign_fleet",
		"set_attribute",
		"remove_attribute",
		"set_endpoints",
		"choose_sponsor",
	];
	for call in every_call(true) {
		let name = call.get_call_name();
		assert_eq!(questions(&call), u64::from(asking.contains(&name)), "{name}");
	}
	// Two resources, two questions; no resource, none.
	let into = Call::assign_fleet { device: DeviceId([9; 32]), fleet: Some(1) };
	assert_eq!(questions(&into), 2);
	assert_eq!(questions(&Call::create_fleet { name: name("x"), parent: None }), 0);
	// All of them are looked at by the integrity test, with their questions.
	let bounds = DeviceRegistry::weights_at_bounds();
	for name in asking {
		let (_, bound) = bounds.iter().find(|(listed, _)| *listed == name).expect(name);
		for call in every_call(true).iter().filter(|call| call.get_call_name() == name) {
			assert!(weight(call).all_lte(*bound), "{name}");
		}
		assert!(weight(&into).all_lte(*bound) || name != "assign_fleet");
	}
}

#[test]
fn calls_by_which_a_device_may_leave_its_fleet_weigh_the_telling_more_and_no_others_do() {
	let telling = LeftWeight::get();
	let bounds = DeviceRegistry::weights_at_bounds();
	for call in every_call(true) {
		let (name, with) = (call.get_call_name(), weight(&call));
		LeftWeight::set(Weight::zero());
		let more = with.saturating_sub(weight(&call));
		LeftWeight::set(telling);
		let leaves = ["accept_transfer", "decommission", "assign_fleet"].contains(&name);
		assert_eq!(more, if leaves { telling } else { Weight::zero() }, "{name}");
		if leaves {
			let (_, bound) = bounds.iter().find(|(listed, _)| *listed == name).expect(name);
			assert!(with.all_lte(*bound), "{name}");
		}
	}
}

#[test]
fn other_pallets_that_cost_more_than_a_block_are_found_at_once() {
	let finds = || std::panic::catch_unwind(<DeviceRegistry as Hooks<BlockNumber>>::integrity_test);
	AccessWeight::set(Weight::MAX / 2);
	assert!(finds().is_err());
	AccessWeight::set(Weight::zero());
	assert!(finds().is_ok());
	LeftWeight::set(Weight::MAX / 2);
	assert!(finds().is_err());
	LeftWeight::set(Weight::zero());
}

#[test]
fn every_call_fits_in_a_block() {
	new_test_ext().execute_with(|| {
		<DeviceRegistry as Hooks<BlockNumber>>::integrity_test();
		let limits: frame_system::limits::BlockWeights =
			<Test as frame_system::Config>::BlockWeights::get();
		let max = limits.get(DispatchClass::Normal).max_extrinsic.unwrap_or(limits.max_block);
		for (call, weight) in DeviceRegistry::weights_at_bounds() {
			assert!(weight.all_lte(max), "{call}: {weight:?}");
		}
		for call in every_call(true) {
			assert!(weight(&call).saturating_add(authorization(&call)).all_lte(max));
		}
	});
}

#[test]
fn what_other_pallets_ask_and_do_has_a_weight() {
	use muster_primitives::{DeviceControl, DeviceInspect, VendorInspect};
	type I = DeviceRegistry;
	let weights = [
		<I as DeviceInspect<AccountId>>::exists_weight(),
		<I as DeviceInspect<AccountId>>::status_weight(),
		<I as DeviceInspect<AccountId>>::owner_weight(),
		<I as DeviceInspect<AccountId>>::vendor_weight(),
		<I as DeviceInspect<AccountId>>::model_weight(),
		<I as DeviceInspect<AccountId>>::fleet_weight(),
		<I as DeviceInspect<AccountId>>::in_fleet_weight(),
		<I as DeviceInspect<AccountId>>::generation_weight(),
		<I as DeviceInspect<AccountId>>::keys_weight(),
		<I as DeviceInspect<AccountId>>::standing_weight(),
		<I as DeviceInspect<AccountId>>::fleet_standing_weight(),
		<I as DeviceInspect<AccountId>>::attribute_weight(),
		<I as DeviceInspect<AccountId>>::members_weight(),
		<I as VendorInspect<AccountId>>::model_weight(),
		<I as VendorInspect<AccountId>>::vendor_permits_weight(),
		I::set_verdict_quarantine_weight(),
	];
	for weight in weights {
		assert!(weight.ref_time() > 0 && weight.proof_size() > 0, "{weight:?}");
	}
}
