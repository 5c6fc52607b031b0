// SPDX-License-Identifier: Apache-2.0

use super::*;

fn alone() {
	assert_ok!(DeviceRegistry::register_vendor(signed(VENDOR), name("Vendor")));
}

fn remove() -> DispatchResult {
	DeviceRegistry::remove_vendor(signed(VENDOR), 0)
}

#[test]
fn removes_it_and_returns_the_deposit() {
	build_and_execute(|| {
		alone();
		events();
		assert_ok!(remove());
		assert_eq!(DeviceRegistry::vendor(0), None);
		assert_eq!(events(), [Event::VendorRemoved { vendor: 0 }]);
		assert_eq!(held(&VENDOR, HoldReason::Vendor), 0);
		assert_eq!(Balances::free_balance(VENDOR), ENDOWMENT);
		// Its id is not given to another.
		assert_ok!(DeviceRegistry::register_vendor(signed(BUYER), name("Next")));
		assert_eq!(DeviceRegistry::vendor(0), None);
		assert!(DeviceRegistry::vendor(1).is_some());
	});
}

#[test]
fn fails_for_an_unknown_vendor() {
	build_and_execute(|| {
		assert_noop!(remove(), Error::<Test>::VendorNotFound);
		alone();
		assert_ok!(remove());
		assert_noop!(remove(), Error::<Test>::VendorNotFound);
	});
}

#[test]
fn fails_for_anyone_but_the_vendors_account() {
	build_and_execute(|| {
		alone();
		assert_noop!(DeviceRegistry::remove_vendor(signed(STRANGER), 0), Error::<Test>::NotVendor);
	});
}

#[test]
fn fails_while_it_has_models_or_operators() {
	build_and_execute(|| {
		vendor_and_model();
		assert_noop!(remove(), Error::<Test>::VendorInUse);
		assert_ok!(DeviceRegistry::remove_model(signed(VENDOR), 0));
		operator(Rights::ALL);
		assert_noop!(remove(), Error::<Test>::VendorInUse);
		operator(Rights(0));
		assert_ok!(remove());
	});
}

#[test]
fn fails_for_what_governance_barred() {
	build_and_execute(|| {
		alone();
		set_status(0, VendorStatus::Suspended);
		assert_noop!(remove(), Error::<Test>::VendorBarred);
		set_status(0, VendorStatus::Revoked);
		assert_noop!(remove(), Error::<Test>::VendorBarred);
	});
}

#[test]
fn fails_from_other_origins() {
	build_and_execute(|| {
		alone();
		needs_a_signer(Call::remove_vendor { vendor: 0 });
	});
}
