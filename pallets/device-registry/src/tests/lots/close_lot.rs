// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn returns_deposit_and_budget_and_keeps_the_devices() {
	build_and_execute(|| {
		vendor_and_model();
		let before = Balances::free_balance(VENDOR);
		let devices = some(3);
		let (lot, tree) = lot(&devices, 10_000);
		assert_ok!(direct(Args::new(&devices[1], lot, 1, &tree).call()));
		events();
		assert_ok!(DeviceRegistry::close_lot(signed(VENDOR), lot));
		let returned = 10_000 - device_price();
		assert_eq!(events(), [Event::LotClosed { lot, returned }]);
		assert_eq!(DeviceRegistry::lot(lot), None);
		assert_eq!(held(&VENDOR, HoldReason::Lot), 0);
		assert_eq!(held(&VENDOR, HoldReason::LotBudget), 0);
		assert_eq!(Balances::free_balance(VENDOR), before - device_price());
		assert_eq!(devices[1].status(), DeviceStatus::Enrolled);
		assert_eq!(details(devices[1].id).lot, Some(lot));
		refused(
			Args::new(&devices[0], lot, 0, &tree).call(),
			Error::<Test>::LotNotFound,
			InvalidTransaction::Custom(6),
		);
	});
}

#[test]
fn works_for_the_vendor_and_for_who_registered_it() {
	build_and_execute(|| {
		vendor_and_model();
		operator(Rights::LOTS);
		for who in [VENDOR, OPERATOR] {
			let lot = NextLotId::<Test>::get();
			assert_ok!(DeviceRegistry::register_lot(signed(OPERATOR), 0, [0; 32], 1, 500));
			assert_ok!(DeviceRegistry::close_lot(signed(who), lot));
			// It returns to who paid, whoever closes.
			assert_eq!(Balances::free_balance(OPERATOR), ENDOWMENT);
		}
	});
}

#[test]
fn works_without_rights_and_standing() {
	build_and_execute(|| {
		vendor_and_model();
		operator(Rights::LOTS);
		assert_ok!(DeviceRegistry::register_lot(signed(OPERATOR), 0, [0; 32], 1, 500));
		operator(Rights(0));
		set_status(0, VendorStatus::Revoked);
		assert_ok!(DeviceRegistry::close_lot(signed(OPERATOR), 0));
		assert_eq!(Balances::free_balance(OPERATOR), ENDOWMENT);
	});
}

#[test]
fn fails_for_an_unknown_lot_and_twice() {
	build_and_execute(|| {
		vendor_and_model();
		assert_noop!(DeviceRegistry::close_lot(signed(VENDOR), 0), Error::<Test>::LotNotFound);
		let (lot, _) = lot(&some(1), 0);
		assert_ok!(DeviceRegistry::close_lot(signed(VENDOR), lot));
		assert_noop!(DeviceRegistry::close_lot(signed(VENDOR), lot), Error::<Test>::LotNotFound);
	});
}

#[test]
fn fails_for_strangers_and_other_operators() {
	build_and_execute(|| {
		vendor_and_model();
		operator(Rights::ALL);
		let (lot, _) = lot(&some(1), 0);
		for who in [STRANGER, OPERATOR] {
			assert_noop!(DeviceRegistry::close_lot(signed(who), lot), Error::<Test>::NotPayer);
		}
	});
}

#[test]
fn fails_from_other_origins() {
	build_and_execute(|| {
		vendor_and_model();
		let (lot, _) = lot(&some(1), 0);
		needs_a_signer(Call::close_lot { lot });
	});
}
