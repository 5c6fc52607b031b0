// SPDX-License-Identifier: Apache-2.0

use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};

#[test]
fn devices_of_every_kind_enrol() {
	build_and_execute(|| {
		vendor_and_model();
		for (seed, kind) in KINDS.into_iter().enumerate() {
			let device = claimed(kind, seed as u32 + 1);
			assert_eq!(device.status(), DeviceStatus::Active);
			let call = device.call(0, device.attribute_call("a", "b"));
			assert_ok!(RuntimeCall::from(call.clone()).dispatch(signed(GATEWAY)));
			assert_noop!(
				RuntimeCall::from(call).dispatch(signed(GATEWAY)).map_err(|e| e.error),
				Error::<Test>::NonceUsed
			);
			assert!(DeviceRegistry::attribute(device.id, name("a")).is_some());
		}
	});
}
