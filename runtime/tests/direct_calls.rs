// SPDX-License-Identifier: Apache-2.0

//! The direct path, through the runtime's real transaction extensions: what the pool takes and
//! refuses, who pays, and how much.

mod common;

use codec::{Decode, Encode};
use common::*;
use frame_support::{
	assert_err, assert_ok,
	traits::{
		fungible::{Inspect, InspectHold},
		Get,
	},
};
use muster_primitives::{merkle, DeviceSignature, DeviceStatus};
use muster_runtime::{
	Balances, DeviceRegistry, Runtime, RuntimeCall, RuntimeHoldReason, RuntimeOrigin, System,
	UncheckedExtrinsic,
};
use pallet_device_registry::{Call, Error, Event, HoldReason};
use sp_runtime::{
	traits::Dispatchable,
	transaction_validity::{InvalidTransaction, TransactionValidityError},
};

fn refused(xt: UncheckedExtrinsic) -> InvalidTransaction {
	let pool = match validate(xt.clone()) {
		Err(TransactionValidityError::Invalid(invalid)) => invalid,
		other => panic!("not refused by the pool: {other:?}"),
	};
	assert!(apply(xt).is_err(), "what the pool refuses no block takes");
	pool
}

fn constant<C: Get<u32>>() -> u32 {
	C::get()
}

fn sponsor_holds() -> u128 {
	let reason = RuntimeHoldReason::DeviceRegistry(HoldReason::SponsorshipBudget);
	Balances::balance_on_hold(&reason, &OWNER.to_account_id())
}

#[test]
fn a_direct_call_works_and_its_sponsor_pays_to_the_last_unit() {
	on_chain(|| {
		let (device, fleet) = sponsored(UNIT, UNIT, 0);
		let free = Balances::free_balance(OWNER.to_account_id());
		let issuance = Balances::total_issuance();
		let xt = general(device.call(0, device.says("open")));
		assert_ok!(validate(xt.clone()));
		assert_ok!(apply(xt.clone()), Ok(()));

		let fee = fee_of_last(&xt);
		assert!(fee > 0 && fee < full_fee(&xt), "unused weight is given back");
		assert_eq!(budget(fleet), UNIT - fee);
		assert_eq!(sponsor_holds(), UNIT, "the fee is owed");
		assert_ok!(DeviceRegistry::collect_fees(signed(GATEWAY), fleet, OWNER.to_account_id()));
		assert_eq!(sponsor_holds(), UNIT - fee);
		assert_eq!(Balances::total_issuance(), issuance - fee, "fees are burned");
		let value = DeviceRegistry::attribute(device.id, text("state")).unwrap().value;
		assert_eq!(value, b"open");
		let deposit = free - Balances::free_balance(OWNER.to_account_id());
		assert!(deposit > 0, "the owner pays the attribute's deposit, and nothing else");
		let reason = RuntimeHoldReason::DeviceRegistry(HoldReason::Attribute);
		assert_eq!(Balances::balance_on_hold(&reason, &OWNER.to_account_id()), deposit);
		assert!(registry_events()
			.contains(&Event::SponsoredFeePaid { payer: OWNER.to_account_id(), actual_fee: fee }));
		assert!(registry_events().contains(&Event::DeviceCallDispatched {
			device: device.id,
			nonce: 0,
			result: Ok(())
		}));
	});
}

#[test]
fn a_budget_of_exactly_the_fee_suffices_and_one_unit_less_does_not() {
	let fee = {
		let mut fee = 0;
		on_chain(|| {
			let (device, _) = sponsored(UNIT, UNIT, 0);
			fee = full_fee(&general(device.call(0, device.says("open"))));
		});
		fee
	};
	on_chain(|| {
		let (device, fleet) = sponsored(fee, UNIT, 0);
		let xt = general(device.call(0, device.says("open")));
		assert_ok!(apply(xt.clone()), Ok(()));
		assert_eq!(budget(fleet), fee - fee_of_last(&xt));
	});
	on_chain(|| {
		let (device, _) = sponsored(fee - 1, UNIT, 0);
		let xt = general(device.call(0, device.says("open")));
		assert_eq!(refused(xt), InvalidTransaction::Payment);
	});
	// The same for the allowance, and for the floor.
	on_chain(|| {
		let (device, _) = sponsored(UNIT, fee - 1, 0);
		let xt = general(device.call(0, device.says("open")));
		assert_eq!(refused(xt), InvalidTransaction::Payment);
	});
	on_chain(|| {
		let (device, _) = sponsored(UNIT, UNIT, UNIT - fee + 1);
		let xt = general(device.call(0, device.says("open")));
		assert_eq!(refused(xt), InvalidTransaction::Payment);
	});
	on_chain(|| {
		let (device, _) = sponsored(UNIT, fee, UNIT - fee);
		assert_ok!(apply(general(device.call(0, device.says("open")))), Ok(()));
	});
}

#[test]
fn an_allowance_comes_back_with_the_next_period() {
	on_chain(|| {
		let (device, fleet) = sponsored(UNIT, UNIT, 0);
		let fee = full_fee(&general(device.call(0, device.says("open"))));
		assert_ok!(DeviceRegistry::update_sponsorship(signed(OWNER), fleet, Some(fee), None, None));
		assert_ok!(apply(general(device.call(0, device.says("open")))), Ok(()));
		let again = device.call(0, device.says("shut"));
		assert_eq!(refused(general(again)), InvalidTransaction::Payment);
		System::set_block_number(100);
		assert_ok!(apply(general(device.call(0, device.says("shut")))), Ok(()));
	});
}

#[test]
fn the_pool_refuses_a_bad_signature() {
	on_chain(|| {
		let (device, _) = sponsored(UNIT, UNIT, 0);
		let good = device.call(0, device.says("open"));
		let Call::submit { device: id, nonce, valid_until, call, signature } = good else {
			unreachable!()
		};
		let DeviceSignature::Ed25519(bytes) = signature else { unreachable!() };
		for bit in 0..512 {
			let mut forged = bytes;
			forged[bit / 8] ^= 1 << (bit % 8);
			let call = Call::submit {
				device: id,
				nonce,
				valid_until,
				call: call.clone(),
				signature: DeviceSignature::Ed25519(forged),
			};
			assert_eq!(
				validate(general(call)),
				Err(InvalidTransaction::BadProof.into()),
				"bit {bit}"
			);
		}
		// Another call under the same signature.
		let other = Call::submit {
			device: id,
			nonce,
			valid_until,
			call: Box::new(device.says("shut").into()),
			signature: DeviceSignature::Ed25519(bytes),
		};
		assert_eq!(refused(general(other)), InvalidTransaction::BadProof);
	});
}

#[test]
fn the_pool_refuses_wrong_nonces() {
	on_chain(|| {
		let (device, _) = sponsored(UNIT, UNIT, 0);
		let first = general(device.call(0, device.says("open")));
		assert_ok!(apply(first.clone()), Ok(()));
		assert_eq!(refused(first), InvalidTransaction::Stale);
		let window =
			u64::from(constant::<<Runtime as pallet_device_registry::Config>::NonceWindow>());
		assert_eq!(
			refused(general(device.call(window + 1, device.says("x")))),
			InvalidTransaction::Future
		);
		// At the bound the pool keeps it, and a block waits for those before.
		let last = general(device.call(window, device.says("x")));
		assert_ok!(validate(last.clone()));
		assert_err!(apply(last), TransactionValidityError::from(InvalidTransaction::Future));
	});
}

#[test]
fn several_calls_are_under_way_at_once() {
	on_chain(|| {
		let (device, _) = sponsored(UNIT, UNIT, 0);
		let calls: Vec<_> =
			(0..4).map(|n| general(device.call(n, device.says(&n.to_string())))).collect();
		let valid: Vec<_> = calls.iter().map(|xt| validate(xt.clone()).unwrap()).collect();
		assert!(valid[0].requires.is_empty());
		for n in 1..4 {
			assert_eq!(valid[n].requires, valid[n - 1].provides, "each waits for the one before");
		}
		assert!(valid.iter().all(|v| v.longevity == 10 && v.propagate && v.priority > 0));
		for xt in calls {
			assert_ok!(apply(xt), Ok(()));
		}
		assert_eq!(device.nonce(), 4);
		let value = DeviceRegistry::attribute(device.id, text("state")).unwrap().value;
		assert_eq!(value, b"3");
	});
}

#[test]
fn the_pool_refuses_a_device_that_nobody_sponsors() {
	on_chain(|| {
		vendor_and_model();
		let device = claimed(1);
		let xt = || general(device.call(0, device.says("open")));
		assert_eq!(refused(xt()), InvalidTransaction::Payment, "no fleet");
		assert_ok!(DeviceRegistry::create_fleet(signed(OWNER), text("Fleet"), None));
		assert_ok!(DeviceRegistry::assign_fleet(signed(OWNER), device.id, Some(0)));
		assert_eq!(refused(xt()), InvalidTransaction::Payment, "no sponsor");
		// Somebody's sponsorship that the owner has not chosen pays for nothing.
		assert_ok!(DeviceRegistry::open_sponsorship(signed(STRANGER), 0, UNIT, UNIT, 10, 0));
		assert_eq!(refused(xt()), InvalidTransaction::Payment, "sponsor not chosen");
		let stranger = Some(STRANGER.to_account_id());
		assert_ok!(DeviceRegistry::choose_sponsor(signed(OWNER), 0, stranger));
		assert_ok!(apply(xt()), Ok(()));
		assert_ok!(DeviceRegistry::close_sponsorship(signed(STRANGER), 0));
		assert_eq!(refused(xt()), InvalidTransaction::Payment, "sponsorship closed");
	});
}

#[test]
fn the_pool_refuses_devices_that_are_not_active() {
	on_chain(|| {
		let (device, fleet) = sponsored(UNIT, UNIT, 0);
		let xt = general(device.call(0, device.says("open")));
		let inactive = InvalidTransaction::Custom(2);
		assert_ok!(DeviceRegistry::suspend(signed(OWNER), device.id));
		assert_eq!(refused(xt.clone()), inactive);
		assert_ok!(DeviceRegistry::resume(signed(OWNER), device.id));
		assert_ok!(DeviceRegistry::suspend_fleet(signed(OWNER), fleet));
		assert_eq!(refused(xt.clone()), inactive);
		assert_ok!(DeviceRegistry::resume_fleet(signed(OWNER), fleet));
		assert_ok!(DeviceRegistry::quarantine(signed(VENDOR), device.id));
		assert_eq!(refused(xt.clone()), inactive);
		assert_ok!(DeviceRegistry::release(signed(VENDOR), device.id));
		assert_ok!(validate(xt.clone()));
		assert_ok!(DeviceRegistry::decommission(signed(OWNER), device.id));
		assert_eq!(refused(xt), inactive);
		let stranger = Device::new(9);
		let Call::submit { nonce, valid_until, call, signature, .. } =
			device.call(0, device.says("open"))
		else {
			unreachable!()
		};
		let unknown = Call::submit { device: stranger.id, nonce, valid_until, call, signature };
		assert_eq!(refused(general(unknown)), InvalidTransaction::Custom(1));
	});
}

#[test]
fn the_pool_refuses_deadlines_past_and_too_far() {
	on_chain(|| {
		let (device, _) = sponsored(UNIT, UNIT, 0);
		let xt = general(device.call(0, device.says("open")));
		System::set_block_number(11);
		assert_ok!(validate(xt.clone()));
		System::set_block_number(12);
		assert_eq!(refused(xt), InvalidTransaction::AncientBirthBlock);
		let xt = general(device.call(0, device.says("open")));
		System::set_block_number(1);
		assert_ok!(validate(xt.clone()));
		System::set_block_number(5_000);
		let far = general(device.call(0, device.says("open")));
		System::set_block_number(2);
		assert_eq!(refused(far), InvalidTransaction::Custom(5));
	});
}

#[test]
fn a_failing_inner_call_still_uses_nonce_and_fee() {
	on_chain(|| {
		let (device, fleet) = sponsored(UNIT, UNIT, 0);
		let xt = general(device.call(0, device.fails()));
		assert_ok!(apply(xt.clone()), Ok(()));
		assert_eq!(device.nonce(), 1);
		assert_eq!(budget(fleet), UNIT - fee_of_last(&xt));
		let error = Error::<Runtime>::AttributeNotFound.into();
		assert!(registry_events().contains(&Event::DeviceCallDispatched {
			device: device.id,
			nonce: 0,
			result: Err(error)
		}));
	});
}

#[test]
fn nested_wrapped_and_unlisted_calls_are_refused() {
	on_chain(|| {
		let (device, _) = sponsored(UNIT, UNIT, 0);
		let inner = device.says("open");
		let nested = device.call(0, inner.clone());
		let closed: [RuntimeCall; 6] = [
			nested.clone().into(),
			pallet_utility::Call::batch { calls: vec![inner.clone().into()] }.into(),
			pallet_utility::Call::as_derivative { index: 0, call: Box::new(inner.clone().into()) }
				.into(),
			pallet_balances::Call::transfer_all {
				dest: STRANGER.to_account_id().into(),
				keep_alive: false,
			}
			.into(),
			frame_system::Call::remark { remark: vec![] }.into(),
			Call::suspend { device: device.id }.into(),
		];
		for call in closed {
			let xt = general(device.call(0, call.clone()));
			assert_eq!(refused(xt), InvalidTransaction::Custom(3), "{call:?}");
			// Relayed it is refused as well, and leaves the nonce.
			let relayed = RuntimeCall::from(device.call(0, call)).dispatch(signed(GATEWAY));
			assert_err!(relayed.map_err(|e| e.error), Error::<Runtime>::CallNotAllowed);
			assert_eq!(device.nonce(), 0);
		}
		// No account, and the signed call inside something else: nobody pays for that.
		let wrapped = pallet_utility::Call::batch { calls: vec![nested.clone().into()] };
		assert!(validate(general(wrapped.clone())).is_err());
		assert!(apply(general(wrapped)).is_err());
		// A gateway that pays may batch what devices signed.
		let batch = pallet_utility::Call::batch_all {
			calls: vec![nested.into(), device.call(1, device.says("shut")).into()],
		};
		assert_ok!(apply(transaction(GATEWAY, batch)), Ok(()));
		assert_eq!(device.nonce(), 2);
	});
}

#[test]
fn a_call_longer_than_the_bound_is_refused() {
	on_chain(|| {
		let (device, _) = sponsored(UNIT, UNIT, 0);
		let max = constant::<<Runtime as pallet_device_registry::Config>::MaxDeviceCall>() as usize;
		let long = frame_system::Call::remark { remark: vec![0; max] };
		let xt = general(device.call(0, long));
		assert_eq!(refused(xt), InvalidTransaction::Custom(4), "size comes before everything");
	});
}

#[test]
fn acurast_the_signature_is_checked_once() {
	on_chain(|| {
		let (device, _) = sponsored(UNIT, UNIT, 0);
		// With the origin that only the authorisation gives, the dispatch does not look again.
		let Call::submit { device: id, nonce, valid_until, call, .. } =
			device.call(0, device.says("open"))
		else {
			unreachable!()
		};
		let unsigned = Call::<Runtime>::submit {
			device: id,
			nonce,
			valid_until,
			call,
			signature: DeviceSignature::Ed25519([0; 64]),
		};
		let authorized: RuntimeOrigin = frame_system::RawOrigin::Authorized.into();
		assert_ok!(RuntimeCall::from(unsigned.clone()).dispatch(authorized));
		// No other origin passes without.
		let error = RuntimeCall::from(unsigned).dispatch(signed(GATEWAY)).unwrap_err().error;
		assert_eq!(error, Error::<Runtime>::NonceUsed.into());
		assert!(RuntimeCall::from(device.call(0, device.says("x")))
			.dispatch(RuntimeOrigin::none())
			.is_err());
		assert!(RuntimeCall::from(device.call(0, device.says("x")))
			.dispatch(RuntimeOrigin::root())
			.is_err());
	});
}

#[test]
fn robonomics_rws_a_relayed_call_costs_its_gateway_and_no_more_than_its_weight() {
	on_chain(|| {
		let (device, fleet) = sponsored(UNIT, UNIT, 0);
		let before = Balances::free_balance(GATEWAY.to_account_id());
		let xt = transaction(GATEWAY, device.call(0, device.says("open")));
		assert_ok!(validate(xt.clone()));
		assert_ok!(apply(xt.clone()), Ok(()));
		let fee = before - Balances::free_balance(GATEWAY.to_account_id());
		assert_eq!(fee, fee_of_last(&xt));
		assert_eq!(budget(fleet), UNIT, "the sponsor pays for direct calls only");
		// The weight of the authorisation, which nobody needed, is not charged for.
		use pallet_device_registry::WeightInfo;
		type Weights = <Runtime as pallet_device_registry::Config>::WeightInfo;
		let authorisation = Weights::authorize_submit(60).ref_time();
		assert!(full_fee(&xt) - fee >= u128::from(authorisation));
	});
}

#[test]
fn a_signed_call_serves_once_whichever_way_it_comes() {
	on_chain(|| {
		let (device, _) = sponsored(UNIT, UNIT, 0);
		let call = device.call(0, device.says("open"));
		assert_ok!(apply(general(call.clone())), Ok(()));
		let replay = apply(transaction(GATEWAY, call)).unwrap();
		assert_eq!(replay, Err(Error::<Runtime>::NonceUsed.into()));
	});
}

#[test]
fn a_device_of_a_lot_enrols_itself_with_no_account_anywhere() {
	on_chain(|| {
		vendor_and_model();
		let devices: Vec<_> = (1..=5).map(Device::new).collect();
		let tree = merkle::Tree::new(devices.iter().map(|d| merkle::lot_leaf(&d.key())).collect());
		assert_ok!(DeviceRegistry::register_lot(signed(VENDOR), 0, tree.root(), 5, UNIT));
		let total = || Balances::total_balance(&VENDOR.to_account_id());
		let before = total();

		let xt = general(devices[3].enrols_from(0, 3, &tree));
		assert_ok!(validate(xt.clone()));
		System::reset_events();
		assert_ok!(apply(xt.clone()), Ok(()));
		assert_eq!(DeviceRegistry::device(devices[3].id).unwrap().status, DeviceStatus::Enrolled);
		let fee = fee_of_last(&xt);
		assert_eq!(total(), before - fee, "the fee is gone, the deposit is still the vendor's");
		let reason = |r| RuntimeHoldReason::DeviceRegistry(r);
		let vendor = VENDOR.to_account_id();
		let deposit = Balances::balance_on_hold(&reason(HoldReason::Device), &vendor);
		let left = Balances::balance_on_hold(&reason(HoldReason::LotBudget), &vendor);
		assert_eq!(left, UNIT - fee - deposit);
		assert_eq!(DeviceRegistry::lot(0).unwrap().budget, left);

		// One enrolment a device, and garbage costs the budget nothing.
		assert_eq!(refused(xt), InvalidTransaction::Custom(8));
		let Call::enrol_from_lot { lot, key, index, path, valid_until, signature } =
			devices[2].enrols_from(0, 2, &tree)
		else {
			unreachable!()
		};
		let garbage = |lot, key, index, path, valid_until, signature| {
			refused(general(Call::enrol_from_lot { lot, key, index, path, valid_until, signature }))
		};
		let flipped = match signature {
			DeviceSignature::Ed25519(mut s) => {
				s[7] ^= 1;
				DeviceSignature::Ed25519(s)
			},
			_ => unreachable!(),
		};
		let mut wrong = path.clone();
		wrong[0][0] ^= 1;
		let mut short = path.clone();
		short.pop();
		let s = || signature;
		let p = || path.clone();
		use InvalidTransaction::{AncientBirthBlock, BadProof, Custom, Payment};
		assert_eq!(garbage(lot, key, index, p(), valid_until, flipped), BadProof);
		assert_eq!(garbage(lot, key, index, wrong, valid_until, s()), Custom(7));
		assert_eq!(garbage(lot, key, index, short, valid_until, s()), Custom(7));
		assert_eq!(garbage(lot, key, index + 1, p(), valid_until, s()), Custom(7));
		assert_eq!(garbage(lot, key, 5, p(), valid_until, s()), Custom(7));
		assert_eq!(garbage(lot + 1, key, index, p(), valid_until, s()), Custom(6));
		let other = Device::new(77).key();
		assert_eq!(garbage(lot, other, index, p(), valid_until, s()), Custom(7));
		assert_eq!(garbage(lot, key, index, p(), 0, s()), AncientBirthBlock);
		assert_eq!(garbage(lot, key, index, p(), 9_999, s()), Custom(5));
		assert_eq!(DeviceRegistry::lot(0).unwrap().budget, left);

		// The budget's end: nobody else pays.
		assert_ok!(DeviceRegistry::close_lot(signed(VENDOR), 0));
		assert_ok!(DeviceRegistry::register_lot(signed(VENDOR), 0, tree.root(), 5, deposit));
		let xt = general(devices[2].enrols_from(1, 2, &tree));
		assert_eq!(refused(xt.clone()), Payment);
		let full = full_fee(&xt);
		assert_ok!(DeviceRegistry::fund_lot(signed(VENDOR), 1, full - 1));
		assert_eq!(refused(xt.clone()), Payment);
		assert_ok!(DeviceRegistry::fund_lot(signed(VENDOR), 1, 1));
		assert_ok!(apply(xt.clone()), Ok(()));
		assert_eq!(DeviceRegistry::lot(1).unwrap().budget, full - fee_of_last(&xt));
	});
}

#[test]
fn wallets_see_the_payment_extension_they_know() {
	use frame_metadata::{v15::RuntimeMetadataV15, RuntimeMetadata, RuntimeMetadataPrefixed};
	on_chain(|| {
		let bytes = Runtime::metadata_at_version(15).unwrap();
		let metadata = RuntimeMetadataPrefixed::decode(&mut &bytes[..]).unwrap().1;
		let RuntimeMetadata::V15(RuntimeMetadataV15 { extrinsic, types, .. }) = metadata else {
			panic!("version 15 was asked for")
		};
		let names: Vec<_> =
			extrinsic.signed_extensions.iter().map(|e| e.identifier.as_str()).collect();
		assert_eq!(
			names,
			[
				"AuthorizeCall",
				"CheckNonZeroSender",
				"CheckSpecVersion",
				"CheckTxVersion",
				"CheckGenesis",
				"CheckMortality",
				"CheckNonce",
				"CheckWeight",
				"ChargeTransactionPayment",
				"CheckMetadataHash",
				"WeightReclaim",
			]
		);
		let payment = &extrinsic.signed_extensions[8];
		let ty = types.resolve(payment.ty.id).unwrap();
		assert_eq!(ty.path.ident().unwrap(), "ChargeTransactionPayment");
		// The bytes a device sends, laid out by hand.
		let call = RuntimeCall::from(Device::new(1).fails());
		let body = [&[0x45, 0, 0, 0, 0, 0][..], &call.encode()].concat();
		let by_hand = [codec::Compact(body.len() as u32).encode(), body].concat();
		assert_eq!(general(call).encode(), by_hand);
	});
}
