// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn adds_to_the_budget() {
	build_and_execute(|| {
		vendor_and_model();
		let (lot, _) = lot(&some(1), 100);
		events();
		assert_ok!(DeviceRegistry::fund_lot(signed(VENDOR), lot, 23));
		assert_eq!(DeviceRegistry::lot(lot).unwrap().budget, 123);
		assert_eq!(held(&VENDOR, HoldReason::LotBudget), 123);
		assert_eq!(events(), [Event::LotFunded { lot, old: 100, new: 123 }]);
	});
}

#[test]
fn fails_for_an_unknown_or_closed_lot() {
	build_and_execute(|| {
		vendor_and_model();
		assert_noop!(DeviceRegistry::fund_lot(signed(VENDOR), 0, 1), Error::<Test>::LotNotFound);
		let (lot, _) = lot(&some(1), 100);
		assert_ok!(DeviceRegistry::close_lot(signed(VENDOR), lot));
		assert_noop!(DeviceRegistry::fund_lot(signed(VENDOR), lot, 1), Error::<Test>::LotNotFound);
	});
}

#[test]
fn fails_for_anyone_but_who_registered_it() {
	build_and_execute(|| {
		vendor_and_model();
		operator(Rights::LOTS);
		assert_ok!(DeviceRegistry::register_lot(signed(OPERATOR), 0, [0; 32], 1, 0));
		for who in [VENDOR, STRANGER] {
			assert_noop!(DeviceRegistry::fund_lot(signed(who), 0, 1), Error::<Test>::NotPayer);
		}
		assert_ok!(DeviceRegistry::fund_lot(signed(OPERATOR), 0, 1));
	});
}

#[test]
fn fails_without_the_funds() {
	build_and_execute(|| {
		vendor_and_model();
		let (lot, _) = lot(&some(1), 0);
		leave(&VENDOR, 49);
		assert_noop!(
			DeviceRegistry::fund_lot(signed(VENDOR), lot, 50),
			TokenError::FundsUnavailable
		);
		assert_noop!(
			DeviceRegistry::fund_lot(signed(VENDOR), lot, Balance::MAX),
			TokenError::FundsUnavailable
		);
		assert_ok!(DeviceRegistry::fund_lot(signed(VENDOR), lot, 49));
	});
}

#[test]
fn fails_from_other_origins() {
	build_and_execute(|| {
		vendor_and_model();
		let (lot, _) = lot(&some(1), 0);
		needs_a_signer(Call::fund_lot { lot, amount: 1 });
	});
}
