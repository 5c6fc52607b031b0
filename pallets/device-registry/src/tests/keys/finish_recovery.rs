// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn gives_the_device_its_new_key_and_voids_the_rest() {
	for kind in KINDS {
		build_and_execute(|| {
			vendor_and_model();
			let mut device = claimed(kind, 1);
			appoint(&mut device, ED, 2);
			assert_ok!(make_call(&device));
			let agreement = Some(AgreementKey([9; 32]));
			let (id, at) = (device.id, nonce(&device));
			let text = payload::agreement_key(&GENESIS, &id, &agreement, at, &soon());
			assert_ok!(DeviceRegistry::set_agreement_key(
				signed(GATEWAY),
				id,
				agreement,
				soon(),
				device.identity.sign(&text)
			));
			let fleet = fleet();
			assert_ok!(DeviceRegistry::assign_fleet(signed(OWNER), id, Some(fleet)));
			let before = DeviceRegistry::device(id).unwrap();
			let old = device.clone();
			let new = Signer::new(kind, 3);
			assert_ok!(try_propose(&device, OWNER, &new));
			assert_ok!(approve(VENDOR, &device));
			run_to(51);
			events();

			assert_ok!(finish(STRANGER, &device));
			assert_eq!(
				events(),
				[Event::DeviceRecovered {
					device: id,
					old: old.key(),
					new: new.key(),
					generation: 1
				}]
			);
			// Id, owner, status, nonce and fleet stay.
			let mut expected = before;
			expected.generation = 1;
			expected.signing_key = new.key();
			let view = expected.details.as_mut().unwrap();
			view.identity_key = new.key();
			view.operational_key = None;
			view.agreement_key = None;
			assert_eq!(DeviceRegistry::device(id), Some(expected));
			assert_eq!(DeviceRegistry::attributes(id), vec![]);
			let document = DeviceRegistry::did_document(id).unwrap();
			assert_eq!((document.identity, document.agreement), (new.key(), None));

			// The old keys find nothing and sign nothing.
			assert_eq!(by_key(&old.identity), None);
			assert_eq!(by_key(old.signer()), None);
			assert_eq!(by_key(&new), Some(id));
			assert_noop!(make_call(&old), Error::<Test>::BadSignature);
			assert_noop!(try_enrol(&old, VENDOR, 0), Error::<Test>::KeyInUse);
			device.identity = new;
			device.operational = None;
			assert_ok!(make_call(&device));

			// The proposer now pays for the key; the deposit of the operational one is back.
			assert_eq!(held(&OWNER, HoldReason::Recovery), 0);
			assert_eq!(held(&OWNER, HoldReason::Key), key_price());
			assert_eq!(held(&GATEWAY, HoldReason::Key), 0);
		});
	}
}

#[test]
fn can_be_repeated_and_no_key_comes_back() {
	build_and_execute(|| {
		let mut device = one_device();
		let mut past = vec![device.identity.clone()];
		for seed in 2..5 {
			recover(&mut device, Signer::new(ED, seed));
			past.push(device.identity.clone());
		}
		assert_eq!(DeviceRegistry::device(device.id).unwrap().generation, 3);
		for old in &past {
			assert_noop!(try_propose(&device, OWNER, old), Error::<Test>::KeyInUse);
		}
		for old in &past[..3] {
			assert_eq!(by_key(old), None);
		}
		assert_eq!(held(&OWNER, HoldReason::Key), 3 * key_price());
	});
}

#[test]
fn fails_before_the_waiting_period_is_over() {
	build_and_execute(|| {
		let (device, _) = proposed_by(OWNER);
		assert_noop!(finish(OWNER, &device), Error::<Test>::NotYet);
		run_to(1_000);
		assert_noop!(finish(OWNER, &device), Error::<Test>::NotYet);
		assert_ok!(approve(VENDOR, &device));
		assert_noop!(finish(OWNER, &device), Error::<Test>::NotYet);
		run_to(1_049);
		assert_noop!(finish(OWNER, &device), Error::<Test>::NotYet);
		run_to(1_050);
		assert_ok!(finish(OWNER, &device));
	});
}

#[test]
fn fails_where_there_is_none_and_twice() {
	build_and_execute(|| {
		let mut device = one_device();
		assert_noop!(finish(OWNER, &device), Error::<Test>::RecoveryNotFound);
		recover(&mut device, Signer::new(ED, 2));
		assert_noop!(finish(OWNER, &device), Error::<Test>::RecoveryNotFound);
	});
}

#[test]
fn fails_when_the_key_was_taken_in_the_meantime() {
	build_and_execute(|| {
		let (device, new) = proposed_by(OWNER);
		assert_ok!(approve(VENDOR, &device));
		let thief = Device { id: DeviceId::from_key(&new.key()), identity: new, operational: None };
		assert_ok!(try_enrol(&thief, VENDOR, 0));
		run_to(51);
		assert_noop!(finish(OWNER, &device), Error::<Test>::KeyInUse);
		assert_ok!(cancel(OWNER, &device));
	});
}

#[test]
fn two_devices_cannot_recover_to_one_key() {
	build_and_execute(|| {
		let (device, new) = proposed_by(OWNER);
		let other = claimed(ED, 10);
		assert_ok!(try_propose(&other, OWNER, &new));
		for device in [&device, &other] {
			assert_ok!(approve(VENDOR, device));
		}
		run_to(51);
		assert_ok!(finish(OWNER, &device));
		assert_noop!(finish(OWNER, &other), Error::<Test>::KeyInUse);
		assert_eq!(by_key(&new), Some(device.id));
	});
}

#[test]
fn waits_while_the_vendor_is_barred() {
	build_and_execute(|| {
		let (device, new) = proposed_by(VENDOR);
		assert_ok!(approve(OWNER, &device));
		set_status(0, VendorStatus::Suspended);
		run_to(51);
		assert_noop!(finish(STRANGER, &device), Error::<Test>::VendorBarred);
		// Lifted, it goes on; revoked, it never does, and the owner calls it off.
		set_status(0, VendorStatus::Verified);
		frame_support::hypothetically!({
			set_status(0, VendorStatus::Revoked);
			assert_noop!(finish(STRANGER, &device), Error::<Test>::VendorBarred);
			assert_ok!(cancel(OWNER, &device));
		});
		assert_ok!(finish(STRANGER, &device));
		assert_eq!(by_key(&new), Some(device.id));
		assert_eq!(held(&VENDOR, HoldReason::Key), key_price());
	});
}

#[test]
fn old_signatures_are_void_afterwards() {
	build_and_execute(|| {
		let mut device = one_device();
		let key = Signer::new(ED, 5);
		// Signed by the lost key, for a nonce that is not used yet.
		let (id, until) = (device.id, System::block_number() + 100);
		let text = payload::operational_key(&GENESIS, &id, &key.key(), 0, &until);
		let (identity, own) = (device.identity.sign(&text), key.sign(&text));
		let set = || {
			let (who, key) = (signed(GATEWAY), key.key());
			DeviceRegistry::set_operational_key(who, id, key, until, identity, own)
		};
		// It would do before the recovery.
		frame_support::storage::with_transaction(
			|| sp_runtime::TransactionOutcome::Rollback(set()),
		)
		.expect("good; qed");
		recover(&mut device, Signer::new(ED, 2));
		assert_eq!(nonce(&device), 0);
		assert_noop!(set(), Error::<Test>::BadSignature);
	});
}

#[test]
fn the_payer_needs_nothing_more_than_was_held() {
	build_and_execute(|| {
		let (device, _) = proposed_by(OWNER);
		impoverish(&OWNER);
		assert_ok!(approve(VENDOR, &device));
		run_to(51);
		assert_ok!(finish(STRANGER, &device));
		assert_eq!(Balances::free_balance(OWNER), 10 + recovery_price() - key_price());
	});
}

#[test]
fn works_in_quarantine_and_leaves_it() {
	build_and_execute(|| {
		let (device, _) = proposed_by(OWNER);
		assert_ok!(approve(VENDOR, &device));
		assert_ok!(DeviceRegistry::quarantine(signed(VENDOR), device.id));
		run_to(51);
		assert_ok!(finish(STRANGER, &device));
		assert_eq!(device.status(), DeviceStatus::Quarantined);
	});
}

#[test]
fn fails_once_decommissioned() {
	build_and_execute(|| {
		let (device, _) = proposed_by(VENDOR);
		assert_ok!(approve(OWNER, &device));
		assert_ok!(DeviceRegistry::decommission(signed(OWNER), device.id));
		assert_eq!(held(&VENDOR, HoldReason::Recovery), 0);
		run_to(51);
		assert_noop!(finish(STRANGER, &device), Error::<Test>::RecoveryNotFound);
	});
}

#[test]
fn fails_when_generations_are_used_up() {
	build_and_execute(|| {
		let device = one_device();
		Devices::<Test>::mutate(device.id, |record| record.as_mut().unwrap().generation = u32::MAX);
		assert_ok!(try_propose(&device, OWNER, &Signer::new(ED, 2)));
		assert_ok!(approve(VENDOR, &device));
		run_to(51);
		assert_noop!(finish(STRANGER, &device), Error::<Test>::Exhausted);
	});
}

#[test]
fn fails_from_other_origins() {
	build_and_execute(|| {
		let (device, _) = proposed_by(OWNER);
		assert_ok!(approve(VENDOR, &device));
		run_to(51);
		needs_a_signer(Call::finish_recovery { device: device.id });
		let origin = as_device(device.id);
		assert_noop!(DeviceRegistry::finish_recovery(origin, device.id), BadOrigin);
	});
}
