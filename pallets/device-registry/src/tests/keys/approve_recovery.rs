// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn starts_the_waiting_period() {
	for (proposer, approver) in
		[(OWNER, VENDOR), (OWNER, OPERATOR), (VENDOR, OWNER), (OPERATOR, OWNER)]
	{
		build_and_execute(|| {
			let (device, new) = proposed_by(proposer.clone());
			run_to(7);
			assert_ok!(approve(approver, &device));
			let view = details(device.id).recovery.unwrap();
			assert_eq!((view.key, view.matures_at), (new.key(), Some(57)));
			assert_eq!(events(), [Event::RecoveryApproved { device: device.id, matures_at: 57 }]);
			// The device works on in the meantime.
			assert_ok!(make_call(&device));
		});
	}
}

#[test]
fn fails_where_there_is_none() {
	build_and_execute(|| {
		let device = one_device();
		assert_noop!(approve(VENDOR, &device), Error::<Test>::RecoveryNotFound);
		assert_noop!(approve(VENDOR, &Device::new(ED, 9)), Error::<Test>::RecoveryNotFound);
	});
}

#[test]
fn fails_for_who_is_no_party() {
	for proposer in [OWNER, VENDOR] {
		build_and_execute(|| {
			let (device, _) = proposed_by(proposer.clone());
			operator(Rights(Rights::ALL.0 - Rights::RECOVER.0));
			for who in [OPERATOR, STRANGER] {
				assert_noop!(approve(who, &device), Error::<Test>::NotParty);
			}
		});
	}
}

#[test]
fn fails_for_the_party_that_proposed() {
	build_and_execute(|| {
		let (device, _) = proposed_by(OWNER);
		assert_noop!(approve(OWNER, &device), Error::<Test>::NotOtherParty);
	});
	// An operator and the vendor's account are one party.
	for (proposer, same) in
		[(VENDOR, VENDOR), (VENDOR, OPERATOR), (OPERATOR, VENDOR), (OPERATOR, OPERATOR)]
	{
		build_and_execute(|| {
			let (device, _) = proposed_by(proposer.clone());
			assert_noop!(approve(same, &device), Error::<Test>::NotOtherParty);
		});
	}
}

#[test]
fn fails_the_second_time() {
	build_and_execute(|| {
		let (device, _) = proposed_by(OWNER);
		assert_ok!(approve(VENDOR, &device));
		run_to(20);
		// The waiting period does not start anew.
		assert_noop!(approve(VENDOR, &device), Error::<Test>::AlreadyApproved);
		assert_noop!(approve(OPERATOR, &device), Error::<Test>::AlreadyApproved);
		assert_noop!(approve(OWNER, &device), Error::<Test>::AlreadyApproved);
	});
}

#[test]
fn fails_for_a_barred_vendor() {
	build_and_execute(|| {
		let (device, _) = proposed_by(OWNER);
		set_status(0, VendorStatus::Suspended);
		for who in [VENDOR, OPERATOR] {
			assert_noop!(approve(who, &device), Error::<Test>::VendorBarred);
		}
		set_status(0, VendorStatus::Verified);
		assert_ok!(approve(VENDOR, &device));
	});
}

#[test]
fn an_owner_who_is_the_vendor_agrees_with_itself_and_waits_all_the_same() {
	build_and_execute(|| {
		vendor_and_model();
		let device = enrolled(ED, 1);
		assert_ok!(try_claim(&device, VENDOR));
		assert_ok!(try_propose(&device, VENDOR, &Signer::new(ED, 2)));
		let view = details(device.id).recovery.unwrap();
		assert_eq!(view.proposed_by, RecoveryParty::Owner);
		assert_noop!(finish(VENDOR, &device), Error::<Test>::NotYet);
		assert_ok!(approve(VENDOR, &device));
		assert_noop!(approve(VENDOR, &device), Error::<Test>::AlreadyApproved);
		run_to(50);
		assert_noop!(finish(VENDOR, &device), Error::<Test>::NotYet);
		run_to(51);
		assert_ok!(finish(VENDOR, &device));
	});
}

#[test]
fn an_owner_who_is_an_operator_needs_the_right() {
	build_and_execute(|| {
		let device = one_device();
		let rights =
			|rights| DeviceRegistry::set_operator(signed(VENDOR), 0, OWNER, Rights(rights));
		assert_ok!(rights(Rights::ALL.0 - Rights::RECOVER.0));
		assert_ok!(try_propose(&device, OWNER, &Signer::new(ED, 2)));
		assert_noop!(approve(OWNER, &device), Error::<Test>::NotOtherParty);
		assert_ok!(rights(Rights::RECOVER.0));
		assert_ok!(approve(OWNER, &device));
	});
}

#[test]
fn fails_once_the_device_has_changed_hands() {
	build_and_execute(|| {
		let (device, _) = proposed_by(VENDOR);
		offer(&device);
		assert_ok!(DeviceRegistry::accept_transfer(signed(BUYER), device.id));
		for who in [OWNER, BUYER] {
			assert_noop!(approve(who, &device), Error::<Test>::RecoveryNotFound);
		}
		assert_eq!(held(&VENDOR, HoldReason::Recovery), 0);
	});
}

#[test]
fn fails_from_other_origins() {
	build_and_execute(|| {
		let (device, _) = proposed_by(OWNER);
		needs_a_signer(Call::approve_recovery { device: device.id });
		let origin = as_device(device.id);
		assert_noop!(DeviceRegistry::approve_recovery(origin, device.id), BadOrigin);
	});
}
