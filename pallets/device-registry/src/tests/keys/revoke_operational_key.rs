// SPDX-License-Identifier: Apache-2.0

use super::*;

fn revoke(who: AccountId, device: &Device) -> DispatchResultWithPostInfo {
	DeviceRegistry::revoke_operational_key(signed(who), device.id)
}

#[test]
fn hands_calls_back_to_the_identity_key() {
	build_and_execute(|| {
		let mut device = one_device();
		appoint(&mut device, ED, 2);
		let old = device.operational.clone().unwrap();
		events();
		assert_ok!(revoke(OWNER, &device));
		assert_eq!(
			events(),
			[Event::OperationalKeySet { device: device.id, old: Some(old.key()), new: None }]
		);
		let view = DeviceRegistry::device(device.id).unwrap();
		assert_eq!((view.signing_key, view.nonce), (device.key(), 1));
		assert_eq!(view.details.unwrap().operational_key, None);
		assert_eq!(DeviceRegistry::did_document(device.id).unwrap().operational, None);
		assert_eq!(by_key(&old), None);
		assert_eq!(by_key(&device.identity), Some(device.id));
		assert_eq!(held(&GATEWAY, HoldReason::Key), 0);
		assert_noop!(make_call(&device), Error::<Test>::BadSignature);
		device.operational = None;
		assert_ok!(make_call(&device));
	});
}

#[test]
fn works_in_quarantine_and_suspension() {
	build_and_execute(|| {
		let mut device = one_device();
		appoint(&mut device, ED, 2);
		assert_ok!(DeviceRegistry::suspend(signed(OWNER), device.id));
		assert_ok!(DeviceRegistry::quarantine(signed(VENDOR), device.id));
		assert_ok!(revoke(OWNER, &device));
	});
}

#[test]
fn fails_where_there_is_none() {
	build_and_execute(|| {
		let mut device = one_device();
		assert_noop!(revoke(OWNER, &device), Error::<Test>::NoOperationalKey);
		appoint(&mut device, ED, 2);
		assert_ok!(revoke(OWNER, &device));
		assert_noop!(revoke(OWNER, &device), Error::<Test>::NoOperationalKey);
	});
}

#[test]
fn fails_for_an_unknown_device() {
	build_and_execute(|| {
		assert_noop!(revoke(OWNER, &Device::new(ED, 1)), Error::<Test>::DeviceNotFound);
	});
}

#[test]
fn fails_for_anyone_but_the_owner() {
	build_and_execute(|| {
		let mut device = one_device();
		appoint(&mut device, ED, 2);
		operator(Rights::ALL);
		for who in [VENDOR, OPERATOR, GATEWAY, STRANGER] {
			assert_noop!(revoke(who, &device), Error::<Test>::NotOwner);
		}
	});
}

#[test]
fn fails_from_other_origins() {
	build_and_execute(|| {
		let mut device = one_device();
		appoint(&mut device, ED, 2);
		needs_a_signer(Call::revoke_operational_key { device: device.id });
		let origin = as_device(device.id);
		assert_noop!(DeviceRegistry::revoke_operational_key(origin, device.id), BadOrigin);
	});
}
