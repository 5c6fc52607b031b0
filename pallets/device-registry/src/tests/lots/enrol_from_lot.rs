// SPDX-License-Identifier: Apache-2.0

use super::*;
use InvalidTransaction::Custom;

#[test]
fn relayed_it_is_paid_by_who_signs() {
	build_and_execute(|| {
		vendor_and_model();
		run_to(5);
		let devices = some(7);
		let (lot, tree) = lot(&devices, 10_000);
		events();
		for (index, device) in devices.iter().enumerate() {
			let call = Args::new(device, lot, index as u64, &tree).call();
			let post = relayed(call).expect("enrols; qed");
			assert_eq!(post.actual_weight, None);
			let view = details(device.id);
			assert_eq!((view.vendor, view.model, view.lot), (0, 0, Some(lot)));
			assert_eq!((view.owner, view.enrolled_at), (None, 5));
			assert_eq!(view.identity_key, device.key());
			assert_eq!(DeviceRegistry::device_by_key(device.key()), Some(device.id));
			assert_eq!(
				events(),
				[Event::DeviceEnrolled { device: device.id, model: 0, lot: Some(lot) }]
			);
		}
		assert_eq!(DeviceRegistry::model(0).unwrap().devices, 7);
		assert_eq!(held(&GATEWAY, HoldReason::Device), 7 * device_price());
		assert_eq!(held(&VENDOR, HoldReason::Device), 0);
		assert_eq!(DeviceRegistry::lot(lot).unwrap().budget, 10_000);
	});
}

#[test]
fn relayed_it_needs_no_budget() {
	build_and_execute(|| {
		vendor_and_model();
		let devices = some(1);
		let (lot, tree) = lot(&devices, 0);
		assert_ok!(relayed(Args::new(&devices[0], lot, 0, &tree).call()));
	});
}

#[test]
fn relayed_it_fails_without_the_deposit() {
	build_and_execute(|| {
		vendor_and_model();
		let devices = some(1);
		let (lot, tree) = lot(&devices, 10_000);
		let call = Args::new(&devices[0], lot, 0, &tree).call();
		leave(&GATEWAY, device_price() - 1);
		assert_noop!(relayed(call.clone()), TokenError::FundsUnavailable);
		leave(&GATEWAY, device_price());
		assert_ok!(relayed(call));
	});
}

#[test]
fn direct_it_is_paid_by_the_budget() {
	build_and_execute(|| {
		vendor_and_model();
		operator(Rights::LOTS);
		let devices = some(7);
		let tree = merkle::Tree::new(
			devices.iter().map(|device| merkle::lot_leaf(&device.key())).collect(),
		);
		assert_ok!(DeviceRegistry::register_lot(signed(OPERATOR), 0, tree.root(), 7, 10_000));
		// All that they have is on hold: a device needs no more.
		impoverish(&OPERATOR);
		impoverish(&VENDOR);
		events();
		for (index, device) in devices.iter().enumerate() {
			let call = Args::new(device, 0, index as u64, &tree).call();
			let info = call.get_dispatch_info();
			let post = direct(call).expect("enrols; qed");
			// Proof and signature were paid for with the authorisation.
			assert!(post.calc_actual_weight(&info).all_lte(info.call_weight));
			assert!(post.actual_weight.is_some());
			assert_eq!(device.status(), DeviceStatus::Enrolled);
			assert_eq!(details(device.id).lot, Some(0));
			assert_eq!(
				events(),
				[Event::DeviceEnrolled { device: device.id, model: 0, lot: Some(0) }]
			);
			let spent = (index as Balance + 1) * device_price();
			assert_eq!(DeviceRegistry::lot(0).unwrap().budget, 10_000 - spent);
			assert_eq!(held(&OPERATOR, HoldReason::LotBudget), 10_000 - spent);
			assert_eq!(held(&OPERATOR, HoldReason::Device), spent);
		}
		assert_eq!(Balances::free_balance(OPERATOR), 10);
		assert_eq!(Balances::free_balance(VENDOR), 10);
	});
}

#[test]
fn direct_it_enters_the_pool_once_a_device() {
	build_and_execute(|| {
		vendor_and_model();
		let devices = some(5);
		let (lot, tree) = lot(&devices, 10_000);
		let args = Args::new(&devices[3], lot, 3, &tree);
		let valid = authorize(&args.clone().call()).unwrap();
		assert_eq!(valid.provides, [("MusterEnrol", devices[3].id).encode()]);
		assert_eq!(valid.requires, Vec::<Vec<u8>>::new());
		assert_eq!(valid.longevity, args.valid_until - 1);
		assert!(valid.propagate);
		// Signed again with another deadline, it claims the same place in the pool.
		let mut again = args;
		again.valid_until += 7;
		let again = authorize(&again.signed_by(&devices[3]).call()).unwrap();
		assert_eq!(again.provides, valid.provides);
		assert_eq!(again.longevity, valid.longevity + 7);
	});
}

#[test]
fn direct_it_is_judged_alike_in_pool_and_block() {
	build_and_execute(|| {
		vendor_and_model();
		let devices = some(2);
		let (lot, tree) = lot(&devices, 10_000);
		let good = Args::new(&devices[0], lot, 0, &tree);
		let mut bad = good.clone();
		bad.signature = flipped(bad.signature);
		for source in
			[TransactionSource::External, TransactionSource::Local, TransactionSource::InBlock]
		{
			let ask = |args: &Args| {
				RuntimeCall::from(args.clone().call()).authorize(source).unwrap().map(|_| ())
			};
			assert_eq!(ask(&good), Ok(()));
			assert_eq!(ask(&bad), Err(InvalidTransaction::BadProof.into()));
		}
	});
}

#[test]
fn direct_it_is_refused_when_the_budget_is_spent() {
	build_and_execute(|| {
		vendor_and_model();
		let devices = some(3);
		let (lot, tree) = lot(&devices, 2 * device_price() - 1);
		let call = |index: usize| Args::new(&devices[index], lot, index as u64, &tree).call();
		assert_ok!(direct(call(0)));
		assert_eq!(authorize(&call(1)), Err(InvalidTransaction::Payment.into()));
		assert_noop!(
			RuntimeCall::from(call(1)).dispatch(RawOrigin::Authorized.into()),
			Error::<Test>::LotBudgetSpent
		);
		// One unit more is enough, to the last.
		assert_ok!(DeviceRegistry::fund_lot(signed(VENDOR), lot, 1));
		assert_ok!(direct(call(1)));
		assert_eq!(DeviceRegistry::lot(lot).unwrap().budget, 0);
		assert_eq!(held(&VENDOR, HoldReason::LotBudget), 0);
		assert_eq!(authorize(&call(2)), Err(InvalidTransaction::Payment.into()));
		// Somebody may still pay for it.
		assert_ok!(relayed(call(2)));
	});
}

#[test]
fn one_lot_never_spends_the_budget_of_another() {
	build_and_execute(|| {
		vendor_and_model();
		let devices = some(2);
		let (rich, _) = lot(&some(1), 100_000);
		let (poor, tree) = lot(&devices, 0);
		let call = Args::new(&devices[1], poor, 1, &tree).call();
		assert_eq!(authorize(&call), Err(InvalidTransaction::Payment.into()));
		assert_noop!(
			RuntimeCall::from(call).dispatch(RawOrigin::Authorized.into()),
			Error::<Test>::LotBudgetSpent
		);
		assert_eq!(DeviceRegistry::lot(rich).unwrap().budget, 100_000);
	});
}

#[test]
fn fails_for_an_unknown_lot() {
	build_and_execute(|| {
		vendor_and_model();
		let devices = some(5);
		let (lot, tree) = lot(&devices, 10_000);
		let mut args = Args::new(&devices[3], lot, 3, &tree);
		args.lot = 1;
		refused(args.signed_by(&devices[3]).call(), Error::LotNotFound, Custom(6));
	});
}

#[test]
fn fails_for_a_retired_model_or_a_barred_vendor() {
	build_and_execute(|| {
		vendor_and_model();
		let devices = some(5);
		let (lot, tree) = lot(&devices, 10_000);
		let call = Args::new(&devices[3], lot, 3, &tree).call();
		for status in [VendorStatus::Suspended, VendorStatus::Verified] {
			set_status(0, status);
			if status == VendorStatus::Suspended {
				refused(call.clone(), Error::VendorBarred, Custom(6));
			}
		}
		assert!(authorize(&call).is_ok());
		retire(0);
		refused(call.clone(), Error::ModelRetired, Custom(6));
		assert_ok!(DeviceRegistry::update_model(
			signed(VENDOR),
			0,
			None,
			None,
			None,
			None,
			Some(false)
		));
		set_status(0, VendorStatus::Revoked);
		refused(call, Error::VendorBarred, Custom(6));
	});
}

#[test]
fn fails_with_the_wrong_index() {
	build_and_execute(|| {
		vendor_and_model();
		let devices = some(5);
		let (lot, tree) = lot(&devices, 10_000);
		for index in [0, 1, 2, 4, 5, 6, 1 << 32, u64::MAX] {
			let mut args = Args::new(&devices[3], lot, 3, &tree);
			args.index = index;
			let call = args.signed_by(&devices[3]).call();
			refused(call, Error::BadInclusionProof, Custom(7));
		}
	});
}

#[test]
fn fails_with_the_wrong_path() {
	build_and_execute(|| {
		vendor_and_model();
		let devices = some(5);
		let (lot, tree) = lot(&devices, 10_000);
		let good = Args::new(&devices[3], lot, 3, &tree);
		let mut paths = vec![vec![], good.path[..2].to_vec(), good.path[1..].to_vec()];
		paths.push([&good.path[..], &[[0; 32]]].concat());
		paths.push([&[[0; 32]], &good.path[..]].concat());
		paths.push(vec![[0; 32]; 32]);
		paths.push(tree.prove(2).unwrap());
		paths.push(good.path.iter().rev().copied().collect());
		for at in 0..3 {
			let mut path = good.path.clone();
			path[at][31] ^= 1;
			paths.push(path);
		}
		for path in paths {
			let mut args = good.clone();
			args.path = path;
			refused(args.call(), Error::BadInclusionProof, Custom(7));
		}
		assert!(LotPath::try_from(vec![[0; 32]; 33]).is_err());
		assert_ok!(direct(good.call()));
	});
}

#[test]
fn fails_with_the_wrong_root() {
	build_and_execute(|| {
		vendor_and_model();
		let devices = some(5);
		let (first, tree) = lot(&devices, 10_000);
		let mut others = devices.clone();
		others[0] = Device::new(ED, 77);
		let (second, _) = lot(&others, 10_000);
		let mut args = Args::new(&devices[3], first, 3, &tree);
		args.lot = second;
		let call = args.signed_by(&devices[3]).call();
		refused(call, Error::BadInclusionProof, Custom(7));
	});
}

#[test]
fn fails_with_a_key_that_is_not_in_the_lot() {
	build_and_execute(|| {
		vendor_and_model();
		let devices = some(5);
		let (lot, tree) = lot(&devices, 10_000);
		for stranger in KINDS.map(|kind| Device::new(kind, 99)).iter().chain(&devices[..3]) {
			let mut args = Args::new(&devices[3], lot, 3, &tree);
			args.key = stranger.key();
			let call = args.signed_by(stranger).call();
			refused(call, Error::BadInclusionProof, Custom(7));
		}
	});
}

#[test]
fn fails_in_a_lot_of_the_wrong_size() {
	build_and_execute(|| {
		vendor_and_model();
		let devices = some(5);
		let (_, tree) = lot(&devices, 10_000);
		for size in [1, 2, 3, 4, 6, 7, 8, 9, 1 << 32] {
			let lot = NextLotId::<Test>::get();
			assert_ok!(DeviceRegistry::register_lot(signed(VENDOR), 0, tree.root(), size, 10_000));
			let args = Args::new(&devices[4], lot, 4, &tree);
			refused(args.call(), Error::BadInclusionProof, Custom(7));
		}
	});
}

#[test]
fn fails_with_a_key_that_is_none() {
	build_and_execute(|| {
		vendor_and_model();
		for key in bad_keys() {
			// Even if the vendor put it into the tree.
			let tree = merkle::Tree::new(vec![merkle::lot_leaf(&key)]);
			let lot = NextLotId::<Test>::get();
			assert_ok!(DeviceRegistry::register_lot(signed(VENDOR), 0, tree.root(), 1, 10_000));
			let mut args = Args::new(&Device::new(ED, 1), lot, 0, &tree);
			args.key = key;
			refused(args.call(), Error::BadKey, Custom(9));
		}
	});
}

#[test]
fn fails_the_second_time() {
	build_and_execute(|| {
		vendor_and_model();
		let mut devices = some(5);
		// The same key stands in the tree twice, and in another lot.
		devices[4] = devices[3].clone();
		let (first, tree) = lot(&devices, 10_000);
		let (second, _) = lot(&devices, 10_000);
		let call = Args::new(&devices[3], first, 3, &tree).call();
		assert_ok!(direct(call.clone()));
		refused(call, Error::KeyInUse, Custom(8));
		let call = Args::new(&devices[4], first, 4, &tree).call();
		refused(call, Error::KeyInUse, Custom(8));
		let call = Args::new(&devices[3], second, 3, &tree).call();
		refused(call, Error::KeyInUse, Custom(8));
	});
}

#[test]
fn fails_with_a_key_that_was_enrolled_or_appointed_otherwise() {
	build_and_execute(|| {
		vendor_and_model();
		let devices: Vec<_> = (0..4).map(|seed| Device::new(ED, seed)).collect();
		let (lot, tree) = lot(&devices, 10_000);
		assert_ok!(try_enrol(&devices[0], VENDOR, 0));
		let mut other = claimed(ED, 50);
		appoint(&mut other, ED, 1);
		rotate(&mut other, Signer::new(ED, 2));
		rotate(&mut other, Signer::new(ED, 3));
		for (index, device) in devices.iter().enumerate() {
			let call = Args::new(device, lot, index as u64, &tree).call();
			refused(call, Error::KeyInUse, Custom(8));
		}
	});
}

#[test]
fn fails_once_decommissioned() {
	build_and_execute(|| {
		vendor_and_model();
		let devices = some(2);
		let (lot, tree) = lot(&devices, 10_000);
		let call = Args::new(&devices[1], lot, 1, &tree).call();
		assert_ok!(direct(call.clone()));
		assert_ok!(DeviceRegistry::decommission(signed(VENDOR), devices[1].id));
		refused(call, Error::KeyInUse, Custom(8));
	});
}

#[test]
fn fails_after_the_deadline_and_far_before_it() {
	build_and_execute(|| {
		vendor_and_model();
		run_to(10);
		let devices = some(3);
		let (lot, tree) = lot(&devices, 10_000);
		let call = |index: usize, valid_until| {
			let mut args = Args::new(&devices[index], lot, index as u64, &tree);
			args.valid_until = valid_until;
			args.signed_by(&devices[index]).call()
		};
		refused(call(0, 0), Error::Expired, InvalidTransaction::AncientBirthBlock);
		refused(call(0, 9), Error::Expired, InvalidTransaction::AncientBirthBlock);
		assert_ok!(direct(call(0, 10)));
		assert_ok!(direct(call(1, 110)));
		refused(call(2, 111), Error::DeadlineTooFar, Custom(5));
		refused(call(2, u64::MAX), Error::DeadlineTooFar, Custom(5));
	});
}

#[test]
fn fails_in_the_block_after_its_deadline_although_the_pool_took_it() {
	build_and_execute(|| {
		vendor_and_model();
		let devices = some(1);
		let (lot, tree) = lot(&devices, 10_000);
		let call = Args::new(&devices[0], lot, 0, &tree).call();
		assert!(authorize(&call).is_ok());
		run_to(soon() + 1);
		assert_eq!(authorize(&call), Err(InvalidTransaction::AncientBirthBlock.into()));
		assert_noop!(
			RuntimeCall::from(call).dispatch(RawOrigin::Authorized.into()),
			Error::<Test>::Expired
		);
	});
}

#[test]
fn fails_with_a_signature_for_anything_else() {
	for at in 0..4 {
		build_and_execute(|| {
			vendor_and_model();
			let devices = some(4);
			let device = &devices[at as usize];
			let (lot, tree) = lot(&devices, 10_000);
			let good = Args::new(device, lot, at, &tree);
			let (id, until) = (&device.id, &good.valid_until);
			let other = &devices[(at as usize + 1) % 4];
			let chain = H256::repeat_byte(1);
			for wrong in [
				payload::enrol_from_lot(&chain, id, lot, at, until),
				payload::enrol_from_lot(&GENESIS, &other.id, lot, at, until),
				payload::enrol_from_lot(&GENESIS, id, lot + 1, at, until),
				payload::enrol_from_lot(&GENESIS, id, lot, at + 1, until),
				payload::enrol_from_lot(&GENESIS, id, lot, at, &(until + 1)),
				payload::enrol(&GENESIS, id, &VENDOR, 0, until),
				payload::enrol(&GENESIS, id, &GATEWAY, 0, until),
			] {
				let mut args = good.clone();
				args.signature = device.identity.sign(&wrong);
				refused(args.call(), Error::BadSignature, InvalidTransaction::BadProof);
			}
			let right = payload::enrol_from_lot(&GENESIS, id, lot, at, until);
			for wrong in [flipped(good.signature), other.identity.sign(&right)] {
				let mut args = good.clone();
				args.signature = wrong;
				refused(args.call(), Error::BadSignature, InvalidTransaction::BadProof);
			}
			assert_ok!(direct(good.call()));
		});
	}
}

#[test]
fn garbage_costs_the_budget_nothing() {
	build_and_execute(|| {
		vendor_and_model();
		let devices = some(5);
		let (lot, tree) = lot(&devices, 10_000);
		for seed in 0..20 {
			let mut args = Args::new(&devices[3], lot, 3, &tree);
			args.key = Device::new(ED, 500 + seed).key();
			assert!(authorize(&args.call()).is_err());
		}
		assert_eq!(DeviceRegistry::lot(lot).unwrap().budget, 10_000);
		assert_eq!(held(&VENDOR, HoldReason::LotBudget), 10_000);
	});
}

#[test]
fn fails_when_a_model_cannot_count_more() {
	build_and_execute(|| {
		vendor_and_model();
		let devices = some(1);
		let (lot, tree) = lot(&devices, 10_000);
		ModelUse::<Test>::insert(0, (u32::MAX, 1));
		assert_noop!(
			relayed(Args::new(&devices[0], lot, 0, &tree).call()),
			Error::<Test>::Exhausted
		);
		ModelUse::<Test>::insert(0, (0, 1));
	});
}

#[test]
fn fails_from_other_origins() {
	build_and_execute(|| {
		vendor_and_model();
		let devices = some(1);
		let (lot, tree) = lot(&devices, 10_000);
		let call = Args::new(&devices[0], lot, 0, &tree).call();
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none(), as_device(devices[0].id)] {
			assert_noop!(RuntimeCall::from(call.clone()).dispatch(origin), BadOrigin);
		}
	});
}

#[test]
fn no_other_call_comes_without_an_account_unless_it_is_signed_by_a_device() {
	let call = RuntimeCall::from(Call::<Test>::register_vendor { name: name("V") });
	assert_eq!(call.authorize(TransactionSource::External), None);
	let call = RuntimeCall::from(Call::<Test>::close_lot { lot: 0 });
	assert_eq!(call.authorize(TransactionSource::External), None);
}
