// SPDX-License-Identifier: Apache-2.0

use super::*;

fn offer_until(
	who: AccountId,
	device: &Device,
	expires: BlockNumber,
) -> DispatchResultWithPostInfo {
	DeviceRegistry::offer_transfer(signed(who), device.id, BUYER, expires)
}

#[test]
fn shows_the_offer_and_holds_the_deposit() {
	build_and_execute(|| {
		let device = one_device();
		events();
		assert_ok!(offer_until(OWNER, &device, 30));
		let view = TransferView { to: BUYER, expires: 30 };
		assert_eq!(details(device.id).transfer, Some(view));
		assert_eq!(details(device.id).owner, Some(OWNER));
		assert_eq!(
			events(),
			[Event::TransferOffered { device: device.id, from: OWNER, to: BUYER, expires: 30 }]
		);
		assert_eq!(held(&OWNER, HoldReason::Transfer), transfer_price());
	});
}

#[test]
fn a_later_offer_replaces_an_earlier_one() {
	build_and_execute(|| {
		let device = one_device();
		assert_ok!(offer_until(OWNER, &device, 30));
		let (id, expires) = (device.id, 20);
		assert_ok!(DeviceRegistry::offer_transfer(signed(OWNER), id, STRANGER, expires));
		let view = TransferView { to: STRANGER, expires };
		assert_eq!(details(id).transfer, Some(view));
		assert_eq!(held(&OWNER, HoldReason::Transfer), transfer_price());
		assert_noop!(
			DeviceRegistry::accept_transfer(signed(BUYER), id),
			Error::<Test>::NotRecipient
		);
		assert_ok!(DeviceRegistry::accept_transfer(signed(STRANGER), id));
	});
}

#[test]
fn disappears_from_view_when_it_expires() {
	build_and_execute(|| {
		let device = one_device();
		assert_ok!(offer_until(OWNER, &device, 30));
		run_to(30);
		assert!(details(device.id).transfer.is_some());
		run_to(31);
		assert_eq!(details(device.id).transfer, None);
		// It still holds a deposit, until somebody removes it.
		assert_eq!(held(&OWNER, HoldReason::Transfer), transfer_price());
	});
}

#[test]
fn fails_for_an_unknown_device() {
	build_and_execute(|| {
		assert_noop!(offer_until(OWNER, &Device::new(ED, 1), 5), Error::<Test>::DeviceNotFound);
		let device = one_device();
		assert_ok!(DeviceRegistry::decommission(signed(OWNER), device.id));
		assert_noop!(offer_until(OWNER, &device, 5), Error::<Test>::DeviceNotFound);
	});
}

#[test]
fn fails_for_anyone_but_the_owner() {
	build_and_execute(|| {
		let device = one_device();
		for who in [VENDOR, BUYER, STRANGER] {
			assert_noop!(offer_until(who, &device, 5), Error::<Test>::NotOwner);
		}
		let unowned = enrolled(ED, 2);
		for who in [VENDOR, OWNER] {
			assert_noop!(offer_until(who, &unowned, 5), Error::<Test>::NotOwner);
		}
	});
}

#[test]
fn fails_while_quarantined_but_not_while_suspended() {
	build_and_execute(|| {
		let device = one_device();
		assert_ok!(DeviceRegistry::suspend(signed(OWNER), device.id));
		assert_ok!(offer_until(OWNER, &device, 5));
		assert_ok!(DeviceRegistry::quarantine(signed(VENDOR), device.id));
		assert_noop!(offer_until(OWNER, &device, 5), Error::<Test>::WrongStatus);
	});
}

#[test]
fn fails_when_it_expires_before_now_or_too_late() {
	build_and_execute(|| {
		let device = one_device();
		run_to(10);
		assert_noop!(offer_until(OWNER, &device, 9), Error::<Test>::Expired);
		assert_ok!(offer_until(OWNER, &device, 10));
		assert_ok!(offer_until(OWNER, &device, 110));
		assert_noop!(offer_until(OWNER, &device, 111), Error::<Test>::DeadlineTooFar);
	});
}

#[test]
fn fails_without_the_deposit() {
	build_and_execute(|| {
		let device = one_device();
		leave(&OWNER, transfer_price() - 1);
		assert_noop!(offer_until(OWNER, &device, 5), TokenError::FundsUnavailable);
		leave(&OWNER, transfer_price());
		assert_ok!(offer_until(OWNER, &device, 5));
		// The deposit of the offer that it replaces is enough.
		assert_ok!(offer_until(OWNER, &device, 6));
	});
}

#[test]
fn fails_from_other_origins() {
	build_and_execute(|| {
		let device = one_device();
		needs_a_signer(Call::offer_transfer { device: device.id, to: BUYER, expires: 5 });
	});
}
