// SPDX-License-Identifier: Apache-2.0

use super::*;
use VendorStatus::{Revoked, Suspended, Unverified, Verified};

#[test]
fn goes_from_any_standing_to_any_other_until_revoked() {
	for old in [Unverified, Verified, Suspended] {
		for new in [Unverified, Verified, Suspended, Revoked] {
			build_and_execute(|| {
				vendor_and_model();
				if old != Unverified {
					set_status(0, old);
				}
				events();
				let root = RuntimeOrigin::root();
				if old == new {
					assert_noop!(
						DeviceRegistry::set_vendor_status(root, 0, new),
						Error::<Test>::NoChange
					);
					return;
				}
				assert_ok!(DeviceRegistry::set_vendor_status(root, 0, new));
				assert_eq!(DeviceRegistry::vendor(0).unwrap().status, new);
				assert_eq!(events(), [Event::VendorStatusChanged { vendor: 0, old, new }]);
			});
		}
	}
}

#[test]
fn fails_once_revoked() {
	build_and_execute(|| {
		vendor_and_model();
		set_status(0, Revoked);
		for new in [Unverified, Verified, Suspended, Revoked] {
			assert_noop!(
				DeviceRegistry::set_vendor_status(RuntimeOrigin::root(), 0, new),
				Error::<Test>::VendorRevoked
			);
		}
	});
}

#[test]
fn fails_for_an_unknown_vendor() {
	build_and_execute(|| {
		vendor_and_model();
		assert_noop!(
			DeviceRegistry::set_vendor_status(RuntimeOrigin::root(), 1, Verified),
			Error::<Test>::VendorNotFound
		);
	});
}

#[test]
fn fails_for_anyone_but_governance() {
	build_and_execute(|| {
		vendor_and_model();
		let call = Call::set_vendor_status { vendor: 0, status: Verified };
		needs_a_signer_or_governance(call.clone());
		for who in ACCOUNTS {
			assert_noop!(RuntimeCall::from(call.clone()).dispatch(signed(who)), BadOrigin);
		}
	});
}

#[test]
fn touches_that_vendor_alone() {
	build_and_execute(|| {
		vendor_and_model();
		assert_ok!(DeviceRegistry::register_vendor(signed(BUYER), name("Other")));
		set_status(0, Revoked);
		assert_eq!(DeviceRegistry::vendor(1).unwrap().status, Unverified);
		assert_ok!(DeviceRegistry::update_vendor(signed(BUYER), 1, None, None));
	});
}

#[test]
fn bars_the_vendor_and_its_operators_from_everything() {
	for status in [Suspended, Revoked] {
		build_and_execute(|| {
			vendor_and_model();
			operator(Rights::ALL);
			let device = claimed(KeyKind::Ed25519, 1);
			let unowned = enrolled(KeyKind::Ed25519, 2);
			set_status(0, status);
			for who in [VENDOR, OPERATOR] {
				for (_, call) in vendor_calls(&who, &device, &unowned) {
					assert_noop!(
						RuntimeCall::from(call).dispatch(signed(who.clone())),
						Error::<Test>::VendorBarred
					);
				}
			}
			// Devices that are there stay, and work.
			let call = device.call(0, device.attribute_call("a", "b"));
			assert_ok!(RuntimeCall::from(call).dispatch(signed(GATEWAY)));
			assert_eq!(device.status(), DeviceStatus::Active);
		});
	}
}
