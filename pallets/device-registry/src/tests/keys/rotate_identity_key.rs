// SPDX-License-Identifier: Apache-2.0

use super::*;

fn rotate_with(
	device: &Device,
	key: &Signer,
	until: BlockNumber,
	old: DeviceSignature,
	new: DeviceSignature,
) -> DispatchResult {
	let (id, key) = (device.id, key.key());
	DeviceRegistry::rotate_identity_key(signed(GATEWAY), id, key, until, old, new)
}

fn rotate_until(device: &Device, key: &Signer, until: BlockNumber) -> DispatchResult {
	let message = payload::rotate(&GENESIS, &device.id, &key.key(), nonce(device), &until);
	rotate_with(device, key, until, device.identity.sign(&message), key.sign(&message))
}

fn try_rotate(device: &Device, key: &Signer) -> DispatchResult {
	rotate_until(device, key, soon())
}

#[test]
fn a_key_of_any_kind_makes_way_for_one_of_any_kind() {
	for from in KINDS {
		for to in KINDS {
			build_and_execute(|| {
				vendor_and_model();
				let mut device = claimed(from, 1);
				let old = device.identity.clone();
				let new = Signer::new(to, 2);
				events();
				assert_ok!(try_rotate(&device, &new));
				assert_eq!(
					events(),
					[Event::IdentityKeyRotated {
						device: device.id,
						old: old.key(),
						new: new.key()
					}]
				);
				let view = DeviceRegistry::device(device.id).unwrap();
				assert_eq!((view.signing_key, view.nonce), (new.key(), 1));
				// Id, owner, generation and status stay.
				assert_eq!((view.generation, view.status), (0, DeviceStatus::Active));
				let view = view.details.unwrap();
				assert_eq!((view.identity_key, view.operational_key), (new.key(), None));
				assert_eq!(view.owner, Some(OWNER));
				let document = DeviceRegistry::did_document(device.id).unwrap();
				assert_eq!((document.identity, document.operational), (new.key(), None));
				assert_eq!(by_key(&old), None);
				assert_eq!(by_key(&new), Some(device.id));
				assert_eq!(held(&GATEWAY, HoldReason::Key), key_price());

				assert_noop!(make_call(&device), Error::<Test>::BadSignature);
				device.identity = new;
				assert_ok!(make_call(&device));
			});
		}
	}
}

#[test]
fn keeps_the_operational_key_and_what_was_said() {
	build_and_execute(|| {
		let mut device = one_device();
		appoint(&mut device, ED, 2);
		assert_ok!(make_call(&device));
		let before = DeviceRegistry::attributes(device.id);
		assert_eq!(before.len(), 1);
		rotate(&mut device, Signer::new(KeyKind::P256, 3));
		assert_eq!(details(device.id).operational_key, Some(Signer::new(ED, 2).key()));
		assert_eq!(by_key(&Signer::new(ED, 2)), Some(device.id));
		assert_eq!(DeviceRegistry::attributes(device.id), before);
		assert_ok!(make_call(&device));
		// And the new identity key appoints the next.
		appoint(&mut device, ED, 4);
		assert_ok!(make_call(&device));
	});
}

#[test]
fn goes_on_from_key_to_key_and_none_comes_back() {
	build_and_execute(|| {
		let mut device = one_device();
		let mut past = vec![device.identity.clone()];
		for seed in 2..6 {
			rotate(&mut device, Signer::new(ED, seed));
			for old in &past {
				assert_eq!(by_key(old), None);
				assert_noop!(try_rotate(&device, old), Error::<Test>::KeyInUse);
			}
			assert_eq!(by_key(&device.identity), Some(device.id));
			past.push(device.identity.clone());
		}
		assert_eq!(held(&GATEWAY, HoldReason::Key), 4 * key_price());
		// The id is still the fingerprint of the first.
		assert_eq!(device.id, DeviceId::from_key(&past[0].key()));
	});
}

#[test]
fn works_before_there_is_an_owner() {
	build_and_execute(|| {
		vendor_and_model();
		let device = enrolled(ED, 1);
		assert_ok!(try_rotate(&device, &Signer::new(ED, 2)));
	});
}

#[test]
fn calls_a_recovery_off() {
	build_and_execute(|| {
		let mut device = one_device();
		let lost = Signer::new(ED, 2);
		assert_ok!(try_propose(&device, OWNER, &lost));
		assert_ok!(DeviceRegistry::approve_recovery(signed(VENDOR), device.id));
		rotate(&mut device, Signer::new(ED, 3));
		assert_eq!(details(device.id).recovery, None);
		assert_eq!(held(&OWNER, HoldReason::Recovery), 0);
		run_to(1_000);
		assert_noop!(
			DeviceRegistry::finish_recovery(signed(STRANGER), device.id),
			Error::<Test>::RecoveryNotFound
		);
	});
}

#[test]
fn fails_for_an_unknown_or_decommissioned_device() {
	build_and_execute(|| {
		let device = one_device();
		let new = Signer::new(ED, 2);
		let signature = new.sign(b"");
		assert_noop!(
			rotate_with(&Device::new(ED, 3), &new, soon(), signature, signature),
			Error::<Test>::DeviceNotFound
		);
		assert_ok!(DeviceRegistry::decommission(signed(OWNER), device.id));
		assert_noop!(try_rotate(&device, &new), Error::<Test>::DeviceNotFound);
	});
}

#[test]
fn fails_unless_enrolled_or_active() {
	in_every_wrong_state(|device| {
		assert_noop!(try_rotate(device, &Signer::new(ED, 2)), Error::<Test>::WrongStatus);
	});
}

#[test]
fn fails_with_a_key_that_is_none() {
	build_and_execute(|| {
		let device = one_device();
		for key in bad_keys() {
			let text = payload::rotate(&GENESIS, &device.id, &key, 0, &soon());
			let signature = device.identity.sign(&text);
			assert_noop!(
				DeviceRegistry::rotate_identity_key(
					signed(GATEWAY),
					device.id,
					key,
					soon(),
					signature,
					signature
				),
				Error::<Test>::BadKey
			);
		}
	});
}

#[test]
fn fails_with_a_key_in_use() {
	build_and_execute(|| {
		let mut device = one_device();
		appoint(&mut device, ED, 2);
		let mut other = claimed(ED, 10);
		appoint(&mut other, ED, 11);
		for seed in [1, 2, 10, 11] {
			assert_noop!(try_rotate(&device, &Signer::new(ED, seed)), Error::<Test>::KeyInUse);
		}
	});
}

#[test]
fn fails_after_the_deadline_and_far_before_it() {
	build_and_execute(|| {
		let mut device = one_device();
		run_to(10);
		let new = Signer::new(ED, 2);
		assert_noop!(rotate_until(&device, &new, 9), Error::<Test>::Expired);
		assert_ok!(rotate_until(&device, &new, 10));
		device.identity = new;
		let new = Signer::new(ED, 3);
		assert_noop!(rotate_until(&device, &new, 111), Error::<Test>::DeadlineTooFar);
		assert_ok!(rotate_until(&device, &new, 110));
	});
}

#[test]
fn both_keys_must_sign_this_and_nothing_else() {
	for kind in KINDS {
		build_and_execute(|| {
			vendor_and_model();
			let mut device = claimed(kind, 1);
			appoint(&mut device, ED, 50);
			let other = claimed(kind, 2);
			let new = Signer::new(kind, 3);
			let another = Signer::new(kind, 4).key();
			let (id, k, until) = (&device.id, &new.key(), soon());
			let right = payload::rotate(&GENESIS, id, k, 1, &until);
			let by_old = device.identity.sign(&right);
			let by_new = new.sign(&right);
			let refuse = |by_old, by_new| {
				assert_noop!(
					rotate_with(&device, &new, until, by_old, by_new),
					Error::<Test>::BadSignature
				);
			};
			for wrong in [
				payload::rotate(&OTHER_CHAIN, id, k, 1, &until),
				payload::rotate(&GENESIS, &other.id, k, 1, &until),
				payload::rotate(&GENESIS, id, &another, 1, &until),
				payload::rotate(&GENESIS, id, k, 0, &until),
				payload::rotate(&GENESIS, id, k, 2, &until),
				payload::rotate(&GENESIS, id, k, 1, &(until + 1)),
				payload::operational_key(&GENESIS, id, k, 1, &until),
				payload::recover(&GENESIS, id, k, 1, &until),
			] {
				refuse(device.identity.sign(&wrong), by_new);
				refuse(by_old, new.sign(&wrong));
			}
			refuse(flipped(by_old), by_new);
			refuse(by_old, flipped(by_new));
			refuse(by_new, by_old);
			refuse(device.signer().sign(&right), by_new);
			refuse(other.identity.sign(&right), by_new);
			assert_ok!(rotate_with(&device, &new, until, by_old, by_new));
		});
	}
}

#[test]
fn the_old_key_decides_nothing_any_more() {
	build_and_execute(|| {
		let mut device = one_device();
		let old = device.clone();
		rotate(&mut device, Signer::new(ED, 2));
		let key = Signer::new(ED, 3);
		assert_noop!(try_rotate(&old, &key), Error::<Test>::BadSignature);
		let text = payload::operational_key(&GENESIS, &old.id, &key.key(), nonce(&old), &soon());
		assert_noop!(
			DeviceRegistry::set_operational_key(
				signed(GATEWAY),
				old.id,
				key.key(),
				soon(),
				old.identity.sign(&text),
				key.sign(&text)
			),
			Error::<Test>::BadSignature
		);
		assert_noop!(make_call(&old), Error::<Test>::BadSignature);
		assert_noop!(try_enrol(&old, VENDOR, 0), Error::<Test>::KeyInUse);
	});
}

#[test]
fn fails_without_the_deposit_and_when_nonces_are_used_up() {
	build_and_execute(|| {
		let device = one_device();
		let new = Signer::new(ED, 2);
		leave(&GATEWAY, key_price() - 1);
		assert_noop!(try_rotate(&device, &new), TokenError::FundsUnavailable);
		leave(&GATEWAY, key_price());
		Devices::<Test>::mutate(device.id, |record| record.as_mut().unwrap().nonce = u64::MAX);
		assert_noop!(try_rotate(&device, &new), Error::<Test>::Exhausted);
	});
}

#[test]
fn fails_from_other_origins() {
	build_and_execute(|| {
		let device = one_device();
		let new = Signer::new(ED, 2);
		let message = payload::rotate(&GENESIS, &device.id, &new.key(), 0, &soon());
		needs_a_signer(Call::rotate_identity_key {
			device: device.id,
			key: new.key(),
			valid_until: soon(),
			old_signature: device.identity.sign(&message),
			new_signature: new.sign(&message),
		});
	});
}
