// SPDX-License-Identifier: Apache-2.0

//! What other pallets are told of vendors and models.

use super::*;
use muster_primitives::{VendorInspect, VendorRight};

const BOTH: [VendorRight; 2] = [VendorRight::Firmware, VendorRight::Endorse];

fn permits(who: AccountId) -> [bool; 2] {
	BOTH.map(|right| DeviceRegistry::vendor_permits(0, &who, right))
}

fn told(model: ModelId) -> Option<(VendorId, UpdatePolicy)> {
	<DeviceRegistry as VendorInspect<AccountId>>::model(model)
}

#[test]
fn models_tell_their_vendor_and_how_they_take_updates() {
	build_and_execute(|| {
		assert_eq!(told(0), None);
		vendor_and_model();
		assert_eq!(told(0), Some((0, UpdatePolicy::OwnerApproved)));
		let policy = Some(UpdatePolicy::Automatic);
		assert_ok!(DeviceRegistry::update_model(signed(VENDOR), 0, None, None, policy, None, None));
		// Devices of a retired model are still at work.
		retire(0);
		assert_eq!(told(0), Some((0, UpdatePolicy::Automatic)));
		assert_eq!(told(1), None);
		assert_ok!(DeviceRegistry::remove_model(signed(VENDOR), 0));
		assert_eq!(told(0), None);
	});
}

#[test]
fn the_vendors_account_may_do_all_and_operators_what_they_have_the_right_to() {
	build_and_execute(|| {
		vendor_and_model();
		assert_eq!(permits(VENDOR), [true; 2]);
		for who in [OPERATOR, OWNER, STRANGER] {
			assert_eq!(permits(who), [false; 2]);
		}
		for (rights, expected) in [
			(Rights::FIRMWARE, [true, false]),
			(Rights::ENDORSE, [false, true]),
			(Rights(Rights::FIRMWARE.0 | Rights::ENDORSE.0), [true; 2]),
			(Rights(31), [false; 2]),
			(Rights::ALL, [true; 2]),
		] {
			operator(rights);
			assert_eq!(permits(OPERATOR), expected, "{rights:?}");
		}
		// The next question knows.
		operator(Rights(0));
		assert_eq!(permits(OPERATOR), [false; 2]);
	});
}

#[test]
fn rights_are_for_one_vendor_and_a_vendor_that_exists() {
	build_and_execute(|| {
		vendor_and_model();
		assert_ok!(DeviceRegistry::register_vendor(signed(BUYER), name("Other")));
		operator(Rights::ALL);
		for right in BOTH {
			for (vendor, who, expected) in [
				(0, OPERATOR, true),
				(1, OPERATOR, false),
				(0, BUYER, false),
				(1, BUYER, true),
				(2, VENDOR, false),
			] {
				assert_eq!(DeviceRegistry::vendor_permits(vendor, &who, right), expected);
			}
		}
	});
}

#[test]
fn nobody_acts_for_a_barred_vendor() {
	build_and_execute(|| {
		vendor_and_model();
		operator(Rights::ALL);
		for (status, expected) in [
			(VendorStatus::Verified, true),
			(VendorStatus::Suspended, false),
			(VendorStatus::Unverified, true),
			(VendorStatus::Revoked, false),
		] {
			set_status(0, status);
			for who in [VENDOR, OPERATOR] {
				assert_eq!(permits(who), [expected; 2], "{status:?}");
			}
		}
	});
}
