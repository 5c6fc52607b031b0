// SPDX-License-Identifier: Apache-2.0

use super::*;

fn register(who: AccountId, size: u64, budget: Balance) -> DispatchResult {
	DeviceRegistry::register_lot(signed(who), 0, [0xcd; 32], size, budget)
}

#[test]
fn stores_the_lot_and_holds_deposit_and_budget() {
	build_and_execute(|| {
		vendor_and_model();
		events();
		assert_ok!(register(VENDOR, 1_000, 5_000));
		assert_eq!(
			DeviceRegistry::lot(0),
			Some(LotView {
				vendor: 0,
				model: 0,
				root: [0xcd; 32],
				size: 1_000,
				budget: 5_000,
				payer: VENDOR,
			})
		);
		assert_eq!(
			events(),
			[Event::LotRegistered { lot: 0, model: 0, size: 1_000, budget: 5_000 }]
		);
		assert_eq!(held(&VENDOR, HoldReason::Lot), lot_price());
		assert_eq!(held(&VENDOR, HoldReason::LotBudget), 5_000);
		assert_eq!(DeviceRegistry::lot(1), None);
	});
}

#[test]
fn an_operator_who_registers_pays() {
	build_and_execute(|| {
		vendor_and_model();
		operator(Rights::LOTS);
		assert_ok!(register(OPERATOR, 1, 7));
		assert_eq!(DeviceRegistry::lot(0).unwrap().payer, OPERATOR);
		assert_eq!(held(&OPERATOR, HoldReason::Lot), lot_price());
		assert_eq!(held(&OPERATOR, HoldReason::LotBudget), 7);
		assert_eq!(held(&VENDOR, HoldReason::LotBudget), 0);
	});
}

#[test]
fn takes_one_to_2_to_the_32_devices() {
	build_and_execute(|| {
		vendor_and_model();
		for size in [1, 2, u64::from(u32::MAX), 1 << 32] {
			assert_ok!(register(VENDOR, size, 0));
		}
		for size in [0, (1 << 32) + 1, u64::MAX] {
			assert_noop!(register(VENDOR, size, 0), Error::<Test>::BadLotSize);
		}
	});
}

#[test]
fn the_same_root_may_be_registered_again() {
	build_and_execute(|| {
		vendor_and_model();
		assert_ok!(register(VENDOR, 5, 0));
		assert_ok!(register(VENDOR, 5, 0));
		assert_eq!(held(&VENDOR, HoldReason::Lot), 2 * lot_price());
	});
}

#[test]
fn fails_for_an_unknown_or_retired_model() {
	build_and_execute(|| {
		vendor_and_model();
		assert_noop!(
			DeviceRegistry::register_lot(signed(VENDOR), 1, [0; 32], 1, 0),
			Error::<Test>::ModelNotFound
		);
		retire(0);
		assert_noop!(register(VENDOR, 1, 0), Error::<Test>::ModelRetired);
	});
}

#[test]
fn fails_without_the_right() {
	build_and_execute(|| {
		vendor_and_model();
		operator(Rights(Rights::ALL.0 - Rights::LOTS.0));
		for who in [STRANGER, OPERATOR] {
			assert_noop!(register(who, 1, 0), Error::<Test>::NoRight);
		}
	});
}

#[test]
fn fails_for_a_barred_vendor() {
	build_and_execute(|| {
		vendor_and_model();
		set_status(0, VendorStatus::Suspended);
		assert_noop!(register(VENDOR, 1, 0), Error::<Test>::VendorBarred);
	});
}

#[test]
fn fails_without_deposit_and_budget() {
	build_and_execute(|| {
		vendor_and_model();
		leave(&VENDOR, lot_price() + 999);
		assert_noop!(register(VENDOR, 1, 1_000), TokenError::FundsUnavailable);
		leave(&VENDOR, lot_price() + 1_000);
		assert_ok!(register(VENDOR, 1, 1_000));
	});
}

#[test]
fn fails_when_ids_are_used_up() {
	build_and_execute(|| {
		vendor_and_model();
		NextLotId::<Test>::put(u32::MAX);
		assert_noop!(register(VENDOR, 1, 0), Error::<Test>::Exhausted);
	});
}

#[test]
fn fails_from_other_origins() {
	build_and_execute(|| {
		vendor_and_model();
		needs_a_signer(Call::register_lot { model: 0, root: [0; 32], size: 1, budget: 0 });
	});
}
