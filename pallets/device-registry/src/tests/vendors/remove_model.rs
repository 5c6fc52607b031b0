// SPDX-License-Identifier: Apache-2.0

use super::*;

fn remove(who: AccountId) -> DispatchResult {
	DeviceRegistry::remove_model(signed(who), 0)
}

#[test]
fn removes_it_and_returns_the_deposit_to_who_paid() {
	build_and_execute(|| {
		assert_ok!(DeviceRegistry::register_vendor(signed(VENDOR), name("Vendor")));
		operator(Rights::MODELS);
		assert_ok!(DeviceRegistry::register_model(
			signed(OPERATOR),
			0,
			name("Valve"),
			name("B2"),
			None,
			None,
			UpdatePolicy::Manual,
			false
		));
		events();
		assert_ok!(remove(VENDOR));
		assert_eq!(DeviceRegistry::model(0), None);
		assert_eq!(events(), [Event::ModelRemoved { model: 0 }]);
		assert_eq!(Balances::free_balance(OPERATOR), ENDOWMENT);
		assert_eq!(DeviceRegistry::vendor(0).unwrap().models, 0);
		// Its id is not given to another.
		assert_eq!(model(false), 1);
		assert_eq!(DeviceRegistry::model(0), None);
	});
}

#[test]
fn fails_for_an_unknown_model() {
	build_and_execute(|| {
		assert_noop!(remove(VENDOR), Error::<Test>::ModelNotFound);
		vendor_and_model();
		assert_ok!(remove(VENDOR));
		assert_noop!(remove(VENDOR), Error::<Test>::ModelNotFound);
	});
}

#[test]
fn fails_without_the_right() {
	build_and_execute(|| {
		vendor_and_model();
		operator(Rights(Rights::ALL.0 - Rights::MODELS.0));
		for who in [STRANGER, OPERATOR] {
			assert_noop!(remove(who), Error::<Test>::NoRight);
		}
		operator(Rights::MODELS);
		assert_ok!(remove(OPERATOR));
	});
}

#[test]
fn fails_for_a_barred_vendor() {
	build_and_execute(|| {
		vendor_and_model();
		set_status(0, VendorStatus::Suspended);
		assert_noop!(remove(VENDOR), Error::<Test>::VendorBarred);
	});
}

#[test]
fn fails_while_it_has_devices_or_lots() {
	build_and_execute(|| {
		vendor_and_model();
		let device = claimed(KeyKind::Ed25519, 1);
		assert_noop!(remove(VENDOR), Error::<Test>::ModelInUse);
		let (lot, _) = lot(&[Device::new(KeyKind::Ed25519, 2)], 0);
		assert_ok!(DeviceRegistry::decommission(signed(OWNER), device.id));
		assert_noop!(remove(VENDOR), Error::<Test>::ModelInUse);
		assert_ok!(DeviceRegistry::close_lot(signed(VENDOR), lot));
		assert_ok!(remove(VENDOR));
	});
}

#[test]
fn fails_from_other_origins() {
	build_and_execute(|| {
		vendor_and_model();
		needs_a_signer(Call::remove_model { model: 0 });
	});
}
