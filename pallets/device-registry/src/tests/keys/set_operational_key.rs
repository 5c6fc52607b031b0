// SPDX-License-Identifier: Apache-2.0

use super::*;

fn message(device: &Device, key: &Signer, nonce: u64, until: BlockNumber) -> [u8; 32] {
	payload::operational_key(&GENESIS, &device.id, &key.key(), nonce, &until)
}

fn set_until(device: &Device, key: &Signer, until: BlockNumber) -> DispatchResult {
	let message = message(device, key, nonce(device), until);
	set_with(device, key, until, device.identity.sign(&message), key.sign(&message))
}

fn set(device: &Device, key: &Signer) -> DispatchResult {
	set_until(device, key, soon())
}

fn set_with(
	device: &Device,
	key: &Signer,
	until: BlockNumber,
	identity: DeviceSignature,
	own: DeviceSignature,
) -> DispatchResult {
	let (id, key) = (device.id, key.key());
	DeviceRegistry::set_operational_key(signed(GATEWAY), id, key, until, identity, own)
}

#[test]
fn an_identity_key_of_any_kind_appoints_a_key_of_any_kind() {
	for identity in KINDS {
		for operational in KINDS {
			build_and_execute(|| {
				vendor_and_model();
				let mut device = claimed(identity, 1);
				let key = Signer::new(operational, 2);
				events();
				assert_ok!(set(&device, &key));
				assert_eq!(
					events(),
					[Event::OperationalKeySet {
						device: device.id,
						old: None,
						new: Some(key.key())
					}]
				);
				let view = DeviceRegistry::device(device.id).unwrap();
				assert_eq!((view.signing_key, view.nonce), (key.key(), 1));
				let view = view.details.unwrap();
				assert_eq!(view.operational_key, Some(key.key()));
				assert_eq!(view.identity_key, device.key());
				let document = DeviceRegistry::did_document(device.id).unwrap();
				assert_eq!(document.operational, Some(key.key()));
				assert_eq!(document.identity, device.key());
				assert_eq!(by_key(&key), Some(device.id));
				assert_eq!(by_key(&device.identity), Some(device.id));
				assert_eq!(held(&GATEWAY, HoldReason::Key), key_price());

				// From now on it signs the calls, and the identity key does not.
				assert_noop!(make_call(&device), Error::<Test>::BadSignature);
				device.operational = Some(key);
				assert_ok!(make_call(&device));
			});
		}
	}
}

#[test]
fn works_before_there_is_an_owner() {
	build_and_execute(|| {
		vendor_and_model();
		let device = enrolled(KeyKind::P256, 1);
		assert_ok!(set(&device, &Signer::new(ED, 2)));
	});
}

#[test]
fn another_key_takes_its_place_and_the_old_one_finds_nothing() {
	build_and_execute(|| {
		let mut device = one_device();
		appoint(&mut device, ED, 2);
		let old = device.operational.clone().unwrap();
		let new = Signer::new(KeyKind::P256, 3);
		events();
		// Somebody else pays: the first payer gets the deposit back.
		let message = message(&device, &new, 1, soon());
		assert_ok!(DeviceRegistry::set_operational_key(
			signed(STRANGER),
			device.id,
			new.key(),
			soon(),
			device.identity.sign(&message),
			new.sign(&message)
		));
		assert_eq!(
			events(),
			[Event::OperationalKeySet {
				device: device.id,
				old: Some(old.key()),
				new: Some(new.key())
			}]
		);
		assert_eq!(by_key(&old), None);
		assert_eq!(by_key(&new), Some(device.id));
		assert_eq!(held(&GATEWAY, HoldReason::Key), 0);
		assert_eq!(held(&STRANGER, HoldReason::Key), key_price());
		assert_noop!(make_call(&device), Error::<Test>::BadSignature);
		device.operational = Some(new);
		assert_ok!(make_call(&device));
	});
}

#[test]
fn fails_for_an_unknown_or_decommissioned_device() {
	build_and_execute(|| {
		let device = one_device();
		let key = Signer::new(ED, 2);
		let until = soon();
		let unknown = Device::new(ED, 3);
		let text = message(&unknown, &key, 0, until);
		assert_noop!(
			set_with(&unknown, &key, until, unknown.identity.sign(&text), key.sign(&text)),
			Error::<Test>::DeviceNotFound
		);
		assert_ok!(DeviceRegistry::decommission(signed(OWNER), device.id));
		assert_noop!(set(&device, &key), Error::<Test>::DeviceNotFound);
	});
}

#[test]
fn fails_unless_enrolled_or_active() {
	in_every_wrong_state(|device| {
		assert_noop!(set(device, &Signer::new(ED, 2)), Error::<Test>::WrongStatus);
	});
}

#[test]
fn fails_with_a_key_that_is_none() {
	build_and_execute(|| {
		let device = one_device();
		for key in bad_keys() {
			let text = payload::operational_key(&GENESIS, &device.id, &key, 0, &soon());
			let signature = device.identity.sign(&text);
			assert_noop!(
				DeviceRegistry::set_operational_key(
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
fn fails_with_any_key_that_a_device_has_or_an_identity_had() {
	build_and_execute(|| {
		let mut device = one_device();
		appoint(&mut device, ED, 2);
		let mut other = claimed(ED, 10);
		appoint(&mut other, ED, 11);
		rotate(&mut other, Signer::new(ED, 12));
		rotate(&mut other, Signer::new(ED, 13));
		let gone = claimed(ED, 20);
		assert_ok!(DeviceRegistry::decommission(signed(OWNER), gone.id));
		// Its own two, the other's three identity keys and operational key, the dead one's.
		for seed in [1, 2, 10, 11, 12, 13, 20] {
			assert_noop!(set(&device, &Signer::new(ED, seed)), Error::<Test>::KeyInUse);
		}
	});
}

#[test]
fn takes_a_key_that_an_operational_key_was_before() {
	build_and_execute(|| {
		let mut device = one_device();
		appoint(&mut device, ED, 2);
		appoint(&mut device, ED, 3);
		let other = claimed(ED, 10);
		assert_ok!(set(&other, &Signer::new(ED, 2)));
		assert_eq!(by_key(&Signer::new(ED, 2)), Some(other.id));
	});
}

#[test]
fn fails_after_the_deadline_and_far_before_it() {
	build_and_execute(|| {
		let device = one_device();
		run_to(10);
		let key = |seed| Signer::new(ED, seed);
		assert_noop!(set_until(&device, &key(2), 9), Error::<Test>::Expired);
		assert_ok!(set_until(&device, &key(2), 10));
		assert_noop!(set_until(&device, &key(3), 111), Error::<Test>::DeadlineTooFar);
		assert_ok!(set_until(&device, &key(3), 110));
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
			let key = Signer::new(kind, 3);
			let another = Signer::new(kind, 4).key();
			let (id, k, until) = (&device.id, &key.key(), soon());
			let right = payload::operational_key(&GENESIS, id, k, 1, &until);
			let identity = device.identity.sign(&right);
			let own = key.sign(&right);
			let refuse = |identity, own| {
				assert_noop!(
					set_with(&device, &key, until, identity, own),
					Error::<Test>::BadSignature
				);
			};
			for wrong in [
				payload::operational_key(&OTHER_CHAIN, id, k, 1, &until),
				payload::operational_key(&GENESIS, &other.id, k, 1, &until),
				payload::operational_key(&GENESIS, id, &another, 1, &until),
				payload::operational_key(&GENESIS, id, k, 0, &until),
				payload::operational_key(&GENESIS, id, k, 2, &until),
				payload::operational_key(&GENESIS, id, k, 1, &(until + 1)),
				// The same fields under the tags of other actions.
				payload::rotate(&GENESIS, id, k, 1, &until),
				payload::recover(&GENESIS, id, k, 1, &until),
			] {
				refuse(device.identity.sign(&wrong), own);
				refuse(identity, key.sign(&wrong));
			}
			refuse(flipped(identity), own);
			refuse(identity, flipped(own));
			refuse(own, identity);
			refuse(identity, identity);
			refuse(own, own);
			// The key before cannot appoint the next.
			refuse(device.signer().sign(&right), own);
			refuse(other.identity.sign(&right), own);
			assert_ok!(set_with(&device, &key, until, identity, own));
		});
	}
}

#[test]
fn an_old_appointment_is_not_taken_again() {
	build_and_execute(|| {
		let device = one_device();
		let (a, b) = (Signer::new(ED, 2), Signer::new(ED, 3));
		let text = message(&device, &a, 0, soon());
		let (identity, own) = (device.identity.sign(&text), a.sign(&text));
		let until = soon();
		assert_ok!(set_with(&device, &a, until, identity, own));
		assert_noop!(set_with(&device, &a, until, identity, own), Error::<Test>::KeyInUse);
		assert_ok!(set(&device, &b));
		assert_noop!(set_with(&device, &a, until, identity, own), Error::<Test>::BadSignature);
		assert_ok!(DeviceRegistry::revoke_operational_key(signed(OWNER), device.id));
		assert_noop!(set_with(&device, &a, until, identity, own), Error::<Test>::BadSignature);
	});
}

#[test]
fn shares_its_nonce_with_calls() {
	build_and_execute(|| {
		let mut device = one_device();
		let key = Signer::new(ED, 2);
		let text = message(&device, &key, 0, soon());
		let (identity, own) = (device.identity.sign(&text), key.sign(&text));
		let waiting = device.call(0, device.attribute_call("a", "waiting"));
		assert_ok!(make_call(&device));
		assert_noop!(set_with(&device, &key, soon(), identity, own), Error::<Test>::BadSignature);
		appoint(&mut device, ED, 2);
		assert_eq!(nonce(&device), 2);
		assert_noop!(
			RuntimeCall::from(waiting).dispatch(signed(GATEWAY)).map_err(|e| e.error),
			Error::<Test>::NonceUsed
		);
	});
}

#[test]
fn fails_when_nonces_are_used_up() {
	build_and_execute(|| {
		let device = one_device();
		Devices::<Test>::mutate(device.id, |record| record.as_mut().unwrap().nonce = u64::MAX);
		assert_noop!(set(&device, &Signer::new(ED, 2)), Error::<Test>::Exhausted);
	});
}

#[test]
fn fails_without_the_deposit() {
	build_and_execute(|| {
		let device = one_device();
		leave(&GATEWAY, key_price() - 1);
		assert_noop!(set(&device, &Signer::new(ED, 2)), TokenError::FundsUnavailable);
		leave(&GATEWAY, key_price());
		assert_ok!(set(&device, &Signer::new(ED, 2)));
		// The deposit of the key before is enough for the next.
		assert_ok!(set(&device, &Signer::new(ED, 3)));
	});
}

#[test]
fn fails_from_other_origins() {
	build_and_execute(|| {
		let device = one_device();
		let key = Signer::new(ED, 2);
		let text = message(&device, &key, 0, soon());
		needs_a_signer(Call::set_operational_key {
			device: device.id,
			key: key.key(),
			valid_until: soon(),
			identity_signature: device.identity.sign(&text),
			key_signature: key.sign(&text),
		});
	});
}
