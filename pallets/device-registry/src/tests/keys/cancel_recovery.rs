// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn either_party_calls_it_off_at_any_time() {
	for proposer in [OWNER, VENDOR, OPERATOR] {
		for who in [OWNER, VENDOR, OPERATOR] {
			for (approved, at) in [(false, 1), (true, 1), (true, 1_000)] {
				build_and_execute(|| {
					let (device, _) = proposed_by(proposer.clone());
					if approved {
						let other = if proposer == OWNER { VENDOR } else { OWNER };
						assert_ok!(approve(other, &device));
					}
					run_to(at);
					events();
					assert_ok!(cancel(who.clone(), &device));
					assert_eq!(events(), [Event::RecoveryCancelled { device: device.id }]);
					assert_eq!(details(device.id).recovery, None);
					assert_eq!(held(&proposer, HoldReason::Recovery), 0);
					assert_noop!(finish(STRANGER, &device), Error::<Test>::RecoveryNotFound);
				});
			}
		}
	}
}

#[test]
fn the_device_objects_with_the_key_that_was_said_to_be_lost() {
	build_and_execute(|| {
		let (device, _) = proposed_by(OWNER);
		assert_ok!(approve(VENDOR, &device));
		let inner = RuntimeCall::from(Call::cancel_recovery { device: device.id });
		let call = device.call(0, inner);
		assert_ok!(RuntimeCall::from(call).dispatch(signed(GATEWAY)));
		assert_eq!(
			events()[1..],
			[
				Event::RecoveryCancelled { device: device.id },
				Event::DeviceCallDispatched { device: device.id, nonce: 0, result: Ok(()) }
			]
		);
		assert_eq!(held(&OWNER, HoldReason::Recovery), 0);
	});
}

#[test]
fn another_device_cannot() {
	build_and_execute(|| {
		let (device, _) = proposed_by(OWNER);
		let other = claimed(ED, 10);
		assert_noop!(DeviceRegistry::cancel_recovery(as_device(other.id), device.id), BadOrigin);
		let inner = RuntimeCall::from(Call::cancel_recovery { device: device.id });
		let call = other.call(0, inner);
		assert_ok!(RuntimeCall::from(call).dispatch(signed(GATEWAY)));
		assert!(details(device.id).recovery.is_some());
	});
}

#[test]
fn fails_where_there_is_none() {
	build_and_execute(|| {
		let device = one_device();
		for origin in [signed(OWNER), signed(VENDOR), as_device(device.id)] {
			assert_noop!(
				DeviceRegistry::cancel_recovery(origin, device.id),
				Error::<Test>::RecoveryNotFound
			);
		}
	});
}

#[test]
fn fails_for_who_is_no_party() {
	build_and_execute(|| {
		let (device, _) = proposed_by(OWNER);
		operator(Rights(Rights::ALL.0 - Rights::RECOVER.0));
		for who in [OPERATOR, BUYER, STRANGER] {
			assert_noop!(cancel(who, &device), Error::<Test>::NotParty);
		}
	});
}

#[test]
fn fails_for_a_barred_vendor_but_not_for_owner_and_device() {
	build_and_execute(|| {
		let (device, _) = proposed_by(OWNER);
		set_status(0, VendorStatus::Revoked);
		for who in [VENDOR, OPERATOR] {
			assert_noop!(cancel(who, &device), Error::<Test>::VendorBarred);
		}
		assert_ok!(DeviceRegistry::cancel_recovery(as_device(device.id), device.id));
		assert_ok!(try_propose(&device, OWNER, &Signer::new(ED, 3)));
		assert_ok!(cancel(OWNER, &device));
	});
}

#[test]
fn fails_from_other_origins() {
	build_and_execute(|| {
		let (device, _) = proposed_by(OWNER);
		needs_a_signer(Call::cancel_recovery { device: device.id });
	});
}
