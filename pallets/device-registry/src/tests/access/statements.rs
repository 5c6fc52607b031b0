// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn by_permission_are_the_owners_and_the_device_cannot_change_them() {
	build_and_execute(|| {
		let device = one_device();
		permit_on(&device, action::CONFIGURE);
		assert_ok!(attribute(GATEWAY, &device, "a", "b"));
		let view = DeviceRegistry::attribute(device.id, name("a")).unwrap();
		assert_eq!(view.source, AttributeSource::Owner);
		let call = device.attribute_call("a", "c");
		assert_noop!(call.dispatch(as_device(device.id)), Error::<Test>::NotYourAttribute);
		let remove = DeviceRegistry::remove_attribute;
		assert_noop!(
			remove(as_device(device.id), device.id, name("a")),
			Error::<Test>::NotYourAttribute
		);
		// Nor does a permission let anybody change the device's own.
		assert_ok!(device.attribute_call("own", "c").dispatch(as_device(device.id)));
		assert_noop!(attribute(GATEWAY, &device, "own", "d"), Error::<Test>::NotYourAttribute);
	});
}
