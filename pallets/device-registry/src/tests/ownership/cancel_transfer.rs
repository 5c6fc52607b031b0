// SPDX-License-Identifier: Apache-2.0

use super::*;

fn cancel(who: AccountId, device: &Device) -> DispatchResultWithPostInfo {
	DeviceRegistry::cancel_transfer(signed(who), device.id)
}

#[test]
fn withdraws_the_offer_and_returns_the_deposit() {
	build_and_execute(|| {
		let device = one_device();
		offer(&device);
		events();
		assert_ok!(cancel(OWNER, &device));
		assert_eq!(details(device.id).transfer, None);
		assert_eq!(events(), [Event::TransferCancelled { device: device.id }]);
		assert_eq!(held(&OWNER, HoldReason::Transfer), 0);
		assert_noop!(
			DeviceRegistry::accept_transfer(signed(BUYER), device.id),
			Error::<Test>::TransferNotFound
		);
	});
}

#[test]
fn works_while_quarantined() {
	build_and_execute(|| {
		let device = one_device();
		offer(&device);
		assert_ok!(DeviceRegistry::quarantine(signed(VENDOR), device.id));
		assert_ok!(cancel(OWNER, &device));
	});
}

#[test]
fn fails_where_there_is_no_offer() {
	build_and_execute(|| {
		let device = one_device();
		assert_noop!(cancel(OWNER, &device), Error::<Test>::TransferNotFound);
		offer(&device);
		assert_ok!(cancel(OWNER, &device));
		assert_noop!(cancel(OWNER, &device), Error::<Test>::TransferNotFound);
	});
}

#[test]
fn fails_for_others_until_it_has_expired() {
	build_and_execute(|| {
		let device = one_device();
		offer(&device);
		for who in [BUYER, VENDOR, STRANGER] {
			assert_noop!(cancel(who, &device), Error::<Test>::NotOwner);
		}
		run_to(soon());
		assert_noop!(cancel(STRANGER, &device), Error::<Test>::NotOwner);
		run_to(System::block_number() + 1);
		assert_ok!(cancel(STRANGER, &device));
		assert_eq!(held(&OWNER, HoldReason::Transfer), 0);
	});
}

#[test]
fn works_for_anyone_once_a_recovery_has_voided_it() {
	build_and_execute(|| {
		let mut device = one_device();
		run_to(2);
		assert_ok!(DeviceRegistry::offer_transfer(signed(OWNER), device.id, BUYER, 102));
		recover(&mut device, Signer::new(ED, 2));
		assert!(System::block_number() < 102);
		assert_eq!(details(device.id).transfer, None);
		assert_ok!(cancel(STRANGER, &device));
		assert_eq!(held(&OWNER, HoldReason::Transfer), 0);
	});
}

#[test]
fn fails_from_other_origins() {
	build_and_execute(|| {
		let device = one_device();
		offer(&device);
		needs_a_signer(Call::cancel_transfer { device: device.id });
	});
}
