// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn stores_the_vendor_and_holds_the_deposit() {
	build_and_execute(|| {
		assert_ok!(DeviceRegistry::register_vendor(signed(VENDOR), name("Ventile AG")));
		assert_eq!(
			DeviceRegistry::vendor(0),
			Some(VendorView {
				account: VENDOR,
				name: b"Ventile AG".to_vec(),
				status: VendorStatus::Unverified,
				voucher_key: None,
				models: 0,
			})
		);
		assert_eq!(events(), [Event::VendorRegistered { vendor: 0, account: VENDOR }]);
		assert_eq!(held(&VENDOR, HoldReason::Vendor), vendor_price());
		assert_eq!(DeviceRegistry::vendor(1), None);
	});
}

#[test]
fn counts_ids_up_and_one_account_may_be_several_vendors() {
	build_and_execute(|| {
		for vendor in 0..3 {
			assert_ok!(DeviceRegistry::register_vendor(signed(VENDOR), name("Same name")));
			assert_eq!(DeviceRegistry::vendor(vendor).unwrap().account, VENDOR);
		}
		assert_ok!(DeviceRegistry::register_vendor(signed(BUYER), name("Same name")));
		assert_eq!(DeviceRegistry::vendor(3).unwrap().account, BUYER);
		assert_eq!(held(&VENDOR, HoldReason::Vendor), 3 * vendor_price());
	});
}

#[test]
fn takes_names_of_one_to_64_bytes_of_utf8() {
	build_and_execute(|| {
		for text in ["V", &"v".repeat(64), &"ü".repeat(32), "真空阀"] {
			assert_ok!(DeviceRegistry::register_vendor(signed(VENDOR), name(text)));
		}
		assert!(Name::try_from(vec![b'v'; 65]).is_err());
		for name in bad_texts() {
			assert_noop!(
				DeviceRegistry::register_vendor(signed(VENDOR), name),
				Error::<Test>::BadText
			);
		}
	});
}

#[test]
fn fails_when_encoded_with_a_longer_name() {
	let mut call = Call::<Test>::register_vendor { name: name("") }.encode();
	let empty = call.pop();
	assert_eq!(empty, Some(0));
	let longest = [call.clone(), vec![b'v'; 64].encode()].concat();
	assert!(Call::<Test>::decode(&mut &longest[..]).is_ok());
	let longer = [call, vec![b'v'; 65].encode()].concat();
	assert!(Call::<Test>::decode(&mut &longer[..]).is_err());
}

#[test]
fn fails_without_the_deposit() {
	build_and_execute(|| {
		leave(&VENDOR, vendor_price() - 1);
		assert_noop!(
			DeviceRegistry::register_vendor(signed(VENDOR), name("V")),
			TokenError::FundsUnavailable
		);
		leave(&VENDOR, vendor_price());
		assert_ok!(DeviceRegistry::register_vendor(signed(VENDOR), name("V")));
	});
}

#[test]
fn fails_when_ids_are_used_up() {
	build_and_execute(|| {
		NextVendorId::<Test>::put(u32::MAX - 1);
		assert_ok!(DeviceRegistry::register_vendor(signed(VENDOR), name("V")));
		assert_noop!(
			DeviceRegistry::register_vendor(signed(VENDOR), name("V")),
			Error::<Test>::Exhausted
		);
	});
}

#[test]
fn fails_from_other_origins() {
	build_and_execute(|| needs_a_signer(Call::register_vendor { name: name("V") }));
}
