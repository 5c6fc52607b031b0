// SPDX-License-Identifier: Apache-2.0

use super::*;

fn update(
	who: AccountId,
	name: Option<Name>,
	voucher_key: Option<Option<DeviceKey>>,
) -> DispatchResult {
	DeviceRegistry::update_vendor(signed(who), 0, name, voucher_key)
}

#[test]
fn changes_what_is_given_and_leaves_what_is_omitted() {
	build_and_execute(|| {
		vendor_and_model();
		let key = Signer::new(KeyKind::P256, 1).key();
		events();

		assert_ok!(update(VENDOR, None, Some(Some(key))));
		let view = DeviceRegistry::vendor(0).unwrap();
		assert_eq!((&view.name[..], view.voucher_key), (&b"Vendor"[..], Some(key)));

		assert_ok!(update(VENDOR, Some(name("New")), None));
		let view = DeviceRegistry::vendor(0).unwrap();
		assert_eq!((&view.name[..], view.voucher_key), (&b"New"[..], Some(key)));

		assert_ok!(update(VENDOR, None, Some(None)));
		let view = DeviceRegistry::vendor(0).unwrap();
		assert_eq!((&view.name[..], view.voucher_key), (&b"New"[..], None));

		let updated = |old_name, new_name, old_voucher_key, new_voucher_key| {
			let (old_name, new_name) = (name(old_name), name(new_name));
			Event::VendorUpdated { vendor: 0, old_name, new_name, old_voucher_key, new_voucher_key }
		};
		assert_eq!(
			events(),
			[
				updated("Vendor", "Vendor", None, Some(key)),
				updated("Vendor", "New", Some(key), Some(key)),
				updated("New", "New", Some(key), None),
			]
		);
		assert_eq!((view.account, view.status, view.models), (VENDOR, VendorStatus::Unverified, 1));
		assert_eq!(held(&VENDOR, HoldReason::Vendor), vendor_price());
	});
}

#[test]
fn takes_voucher_keys_of_every_kind() {
	build_and_execute(|| {
		vendor_and_model();
		for kind in KINDS {
			let key = Signer::new(kind, 1).key();
			assert_ok!(update(VENDOR, None, Some(Some(key))));
			assert_eq!(DeviceRegistry::vendor(0).unwrap().voucher_key, Some(key));
		}
	});
}

#[test]
fn fails_for_an_unknown_vendor() {
	build_and_execute(|| {
		assert_noop!(update(VENDOR, None, None), Error::<Test>::VendorNotFound);
	});
}

#[test]
fn fails_for_anyone_but_the_vendors_account() {
	build_and_execute(|| {
		vendor_and_model();
		operator(Rights::ALL);
		for who in [OPERATOR, STRANGER] {
			assert_noop!(update(who, Some(name("Mine")), None), Error::<Test>::NotVendor);
		}
	});
}

#[test]
fn fails_while_governance_bars_the_vendor() {
	build_and_execute(|| {
		vendor_and_model();
		set_status(0, VendorStatus::Suspended);
		assert_noop!(update(VENDOR, None, None), Error::<Test>::VendorBarred);
		set_status(0, VendorStatus::Verified);
		assert_ok!(update(VENDOR, None, None));
		set_status(0, VendorStatus::Revoked);
		assert_noop!(update(VENDOR, None, None), Error::<Test>::VendorBarred);
	});
}

#[test]
fn fails_with_an_unreadable_name() {
	build_and_execute(|| {
		vendor_and_model();
		for name in bad_texts() {
			assert_noop!(update(VENDOR, Some(name), None), Error::<Test>::BadText);
		}
	});
}

#[test]
fn fails_with_a_bad_voucher_key() {
	build_and_execute(|| {
		vendor_and_model();
		for key in bad_keys() {
			assert_noop!(update(VENDOR, Some(name("New")), Some(Some(key))), Error::<Test>::BadKey);
		}
	});
}

#[test]
fn fails_from_other_origins() {
	build_and_execute(|| {
		vendor_and_model();
		needs_a_signer(Call::update_vendor { vendor: 0, name: None, voucher_key: None });
	});
}
