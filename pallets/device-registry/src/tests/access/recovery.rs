// SPDX-License-Identifier: Apache-2.0

use super::*;

fn proposed_by(who: AccountId, device: &Device) -> RecoveryParty {
	assert_ok!(try_propose(device, who, &Signer::new(KeyKind::P256, 2)));
	Recoveries::<Test>::get(device.id).unwrap().proposed_by
}

fn approve(who: AccountId, device: &Device) -> DispatchResultWithPostInfo {
	DeviceRegistry::approve_recovery(signed(who), device.id)
}

fn operator(rights: Rights) {
	assert_ok!(DeviceRegistry::set_operator(signed(VENDOR), 0, GATEWAY, rights));
}

#[test]
fn is_the_owners_part_for_who_is_permitted() {
	build_and_execute(|| {
		let device = one_device();
		permit_on(&device, action::MANAGE_KEYS);
		assert_eq!(proposed_by(GATEWAY, &device), RecoveryParty::Owner);
		assert_noop!(approve(GATEWAY, &device), Error::<Test>::NotOtherParty);
		assert_noop!(approve(OWNER, &device), Error::<Test>::NotOtherParty);
		assert_ok!(approve(VENDOR, &device));
		assert_ok!(DeviceRegistry::cancel_recovery(signed(GATEWAY), device.id));

		assert_eq!(proposed_by(VENDOR, &device), RecoveryParty::Vendor);
		assert_ok!(approve(GATEWAY, &device));
	});
}

#[test]
fn is_the_vendors_part_first_for_an_operator_who_is_permitted_too() {
	build_and_execute(|| {
		let device = one_device();
		operator(Rights::RECOVER);
		permit(GATEWAY, action::MANAGE_KEYS, Resource::Device(device.id), 1);
		// In its own right, without a question.
		assert_eq!(proposed_by(GATEWAY, &device), RecoveryParty::Vendor);
		assert_ok!(DeviceRegistry::cancel_recovery(signed(GATEWAY), device.id));
		assert_eq!(Questions::get(), 0);
		// And then the owner's, since the owner said so.
		assert_eq!(proposed_by(GATEWAY, &device), RecoveryParty::Vendor);
		assert_ok!(approve(GATEWAY, &device));
		assert_eq!(Questions::get(), 1);
		assert_eq!(uses(GATEWAY, action::MANAGE_KEYS, Resource::Device(device.id)), 0);
	});
}

#[test]
fn is_the_owners_part_for_a_barred_vendors_operator_who_is_permitted() {
	build_and_execute(|| {
		let device = one_device();
		operator(Rights::RECOVER);
		let barred = VendorStatus::Suspended;
		assert_ok!(DeviceRegistry::set_vendor_status(RuntimeOrigin::root(), 0, barred));
		let new = Signer::new(KeyKind::P256, 2);
		assert_noop!(try_propose(&device, GATEWAY, &new), Error::<Test>::VendorBarred);
		permit_on(&device, action::MANAGE_KEYS);
		assert_eq!(proposed_by(GATEWAY, &device), RecoveryParty::Owner);
	});
}

#[test]
fn gives_the_use_back_when_the_new_key_did_not_sign() {
	build_and_execute(|| {
		let device = one_device();
		permit(GATEWAY, action::MANAGE_KEYS, Resource::Device(device.id), 1);
		let new = Signer::new(KeyKind::P256, 2);
		let (key, valid_until) = (new.key(), soon());
		let key_signature = new.sign(b"something else");
		let call = Call::propose_recovery { device: device.id, key, valid_until, key_signature };
		let propose = || RuntimeCall::from(call.clone()).dispatch(signed(GATEWAY));
		assert_noop!(propose(), Error::<Test>::BadSignature);
		let declared = RuntimeCall::from(call.clone()).get_dispatch_info().call_weight;
		assert_eq!(weighed(propose()), declared);
		assert_eq!(uses(GATEWAY, action::MANAGE_KEYS, Resource::Device(device.id)), 1);
	});
}
