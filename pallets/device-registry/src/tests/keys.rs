// SPDX-License-Identifier: Apache-2.0

use super::support::*;
use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use muster_primitives::{payload, AgreementKey, KeyKind};
use sp_core::H256;
use sp_runtime::{traits::BadOrigin, TokenError};

const ED: KeyKind = KeyKind::Ed25519;

/// A signature that a device cannot have meant for anything.
const OTHER_CHAIN: H256 = H256::repeat_byte(1);

fn by_key(signer: &Signer) -> Option<DeviceId> {
	DeviceRegistry::device_by_key(signer.key())
}

fn nonce(device: &Device) -> DeviceNonce {
	DeviceRegistry::device(device.id).expect("known; qed").nonce
}

/// Has the device make a call, relayed.
fn make_call(device: &Device) -> DispatchResult {
	let call = device.call(0, device.attribute_call("a", "b"));
	RuntimeCall::from(call).dispatch(signed(GATEWAY)).map(|_| ()).map_err(|e| e.error)
}

/// What a device is in when its keys may not change.
fn in_every_wrong_state(check: impl Fn(&Device)) {
	for state in 0..5 {
		build_and_execute(|| {
			let device = one_device();
			match state {
				0 => {
					assert_ok!(DeviceRegistry::suspend(signed(OWNER), device.id));
				},
				1 => {
					assert_ok!(DeviceRegistry::quarantine(signed(VENDOR), device.id));
				},
				2 => {
					let fleet = fleet();
					let id = device.id;
					assert_ok!(DeviceRegistry::assign_fleet(signed(OWNER), id, Some(fleet)));
					assert_ok!(DeviceRegistry::suspend_fleet(signed(OWNER), fleet));
				},
				3 => {
					assert_ok!(DeviceRegistry::suspend(signed(OWNER), device.id));
					assert_ok!(DeviceRegistry::quarantine(signed(VENDOR), device.id));
				},
				_ => {
					// Quarantined before it has an owner.
					let device = enrolled(ED, 7);
					assert_ok!(DeviceRegistry::quarantine(signed(VENDOR), device.id));
					return check(&device);
				},
			}
			check(&device);
		});
	}
}

mod set_operational_key {
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
			assert_noop!(
				set_with(&device, &key, soon(), identity, own),
				Error::<Test>::BadSignature
			);
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
}

mod revoke_operational_key {
	use super::*;

	fn revoke(who: AccountId, device: &Device) -> DispatchResult {
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
}

mod set_agreement_key {
	use super::*;

	const A: Option<AgreementKey> = Some(AgreementKey([9; 32]));
	const B: Option<AgreementKey> = Some(AgreementKey([10; 32]));

	fn set_with(
		device: &Device,
		key: Option<AgreementKey>,
		until: BlockNumber,
		signature: DeviceSignature,
	) -> DispatchResult {
		DeviceRegistry::set_agreement_key(signed(GATEWAY), device.id, key, until, signature)
	}

	fn set_until(device: &Device, key: Option<AgreementKey>, until: BlockNumber) -> DispatchResult {
		let message = payload::agreement_key(&GENESIS, &device.id, &key, nonce(device), &until);
		set_with(device, key, until, device.identity.sign(&message))
	}

	fn set(device: &Device, key: Option<AgreementKey>) -> DispatchResult {
		set_until(device, key, soon())
	}

	#[test]
	fn publishes_replaces_and_takes_back_the_key() {
		for kind in KINDS {
			build_and_execute(|| {
				vendor_and_model();
				let device = enrolled(kind, 1);
				events();
				for (count, (old, new)) in
					[(None, A), (A, B), (B, None), (None, None)].into_iter().enumerate()
				{
					assert_ok!(set(&device, new));
					assert_eq!(details(device.id).agreement_key, new);
					assert_eq!(DeviceRegistry::did_document(device.id).unwrap().agreement, new);
					assert_eq!(nonce(&device), count as u64 + 1);
					assert_eq!(events(), [Event::AgreementKeySet { device: device.id, old, new }]);
				}
				assert_eq!(Balances::free_balance(GATEWAY), ENDOWMENT);
			});
		}
	}

	#[test]
	fn two_devices_may_publish_the_same() {
		build_and_execute(|| {
			vendor_and_model();
			assert_ok!(set(&enrolled(ED, 1), A));
			assert_ok!(set(&enrolled(ED, 2), A));
		});
	}

	#[test]
	fn fails_for_an_unknown_or_decommissioned_device() {
		build_and_execute(|| {
			let device = one_device();
			let signature = device.identity.sign(b"");
			assert_noop!(
				set_with(&Device::new(ED, 2), A, soon(), signature),
				Error::<Test>::DeviceNotFound
			);
			assert_ok!(DeviceRegistry::decommission(signed(OWNER), device.id));
			assert_noop!(set(&device, A), Error::<Test>::DeviceNotFound);
		});
	}

	#[test]
	fn fails_unless_enrolled_or_active() {
		in_every_wrong_state(|device| {
			assert_noop!(set(device, A), Error::<Test>::WrongStatus);
		});
	}

	#[test]
	fn fails_with_a_key_that_gives_no_secret() {
		build_and_execute(|| {
			let device = one_device();
			let mut one = [0; 32];
			one[0] = 1;
			let mut p = [0xff; 32];
			(p[0], p[31]) = (0xed, 0x7f);
			for key in [[0; 32], one, p, [0xff; 32]] {
				assert_noop!(set(&device, Some(AgreementKey(key))), Error::<Test>::BadKey);
			}
		});
	}

	#[test]
	fn fails_after_the_deadline_and_far_before_it() {
		build_and_execute(|| {
			let device = one_device();
			run_to(10);
			assert_noop!(set_until(&device, A, 9), Error::<Test>::Expired);
			assert_ok!(set_until(&device, A, 10));
			assert_noop!(set_until(&device, B, 111), Error::<Test>::DeadlineTooFar);
			assert_ok!(set_until(&device, B, 110));
		});
	}

	#[test]
	fn fails_with_a_signature_for_anything_else() {
		for kind in KINDS {
			build_and_execute(|| {
				vendor_and_model();
				let mut device = claimed(kind, 1);
				appoint(&mut device, ED, 50);
				let other = claimed(kind, 2);
				let (id, until) = (&device.id, soon());
				let right = payload::agreement_key(&GENESIS, id, &A, 1, &until);
				for wrong in [
					payload::agreement_key(&OTHER_CHAIN, id, &A, 1, &until),
					payload::agreement_key(&GENESIS, &other.id, &A, 1, &until),
					payload::agreement_key(&GENESIS, id, &B, 1, &until),
					payload::agreement_key(&GENESIS, id, &None, 1, &until),
					payload::agreement_key(&GENESIS, id, &A, 0, &until),
					payload::agreement_key(&GENESIS, id, &A, 2, &until),
					payload::agreement_key(&GENESIS, id, &A, 1, &(until + 1)),
				] {
					let signature = device.identity.sign(&wrong);
					assert_noop!(
						set_with(&device, A, until, signature),
						Error::<Test>::BadSignature
					);
				}
				let signature = device.identity.sign(&right);
				for wrong in [
					flipped(signature),
					// The operational key appoints no others.
					device.signer().sign(&right),
					other.identity.sign(&right),
				] {
					assert_noop!(set_with(&device, A, until, wrong), Error::<Test>::BadSignature);
				}
				assert_ok!(set_with(&device, A, until, signature));
				// Replayed.
				assert_noop!(set_with(&device, A, until, signature), Error::<Test>::BadSignature);
			});
		}
	}

	#[test]
	fn fails_when_nonces_are_used_up() {
		build_and_execute(|| {
			let device = one_device();
			Devices::<Test>::mutate(device.id, |record| record.as_mut().unwrap().nonce = u64::MAX);
			assert_noop!(set(&device, A), Error::<Test>::Exhausted);
		});
	}

	#[test]
	fn fails_from_other_origins() {
		build_and_execute(|| {
			let device = one_device();
			let message = payload::agreement_key(&GENESIS, &device.id, &A, 0, &soon());
			needs_a_signer(Call::set_agreement_key {
				device: device.id,
				key: A,
				valid_until: soon(),
				identity_signature: device.identity.sign(&message),
			});
		});
	}
}

mod rotate_identity_key {
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
			let text =
				payload::operational_key(&GENESIS, &old.id, &key.key(), nonce(&old), &soon());
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
}

fn recovery_price() -> Balance {
	price(Recovery::<Test>::max_encoded_len() + KeyUse::<Test>::max_encoded_len())
}

fn approve(who: AccountId, device: &Device) -> DispatchResult {
	DeviceRegistry::approve_recovery(signed(who), device.id)
}

fn cancel(who: AccountId, device: &Device) -> DispatchResult {
	DeviceRegistry::cancel_recovery(signed(who), device.id)
}

fn finish(who: AccountId, device: &Device) -> DispatchResult {
	DeviceRegistry::finish_recovery(signed(who), device.id)
}

/// A device whose recovery was proposed by this account.
fn proposed_by(who: AccountId) -> (Device, Signer) {
	let device = one_device();
	operator(Rights::RECOVER);
	let new = Signer::new(KeyKind::P256, 2);
	assert_ok!(try_propose(&device, who, &new));
	events();
	(device, new)
}

mod propose_recovery {
	use super::*;

	#[test]
	fn owner_vendor_and_operator_propose() {
		for (who, by) in [
			(OWNER, RecoveryParty::Owner),
			(VENDOR, RecoveryParty::Vendor),
			(OPERATOR, RecoveryParty::Vendor),
		] {
			for kind in KINDS {
				build_and_execute(|| {
					let device = one_device();
					operator(Rights::RECOVER);
					let new = Signer::new(kind, 2);
					events();
					assert_ok!(try_propose(&device, who.clone(), &new));
					assert_eq!(
						details(device.id).recovery,
						Some(RecoveryView { key: new.key(), proposed_by: by, matures_at: None })
					);
					assert_eq!(
						events(),
						[Event::RecoveryProposed { device: device.id, by, key: new.key() }]
					);
					assert_eq!(held(&who, HoldReason::Recovery), recovery_price());
					// Nothing else has changed yet.
					assert_eq!(by_key(&new), None);
					assert_eq!(by_key(&device.identity), Some(device.id));
					assert_ok!(make_call(&device));
				});
			}
		}
	}

	#[test]
	fn works_for_a_device_that_does_not_work() {
		build_and_execute(|| {
			let device = one_device();
			assert_ok!(DeviceRegistry::suspend(signed(OWNER), device.id));
			assert_ok!(DeviceRegistry::quarantine(signed(VENDOR), device.id));
			assert_ok!(try_propose(&device, OWNER, &Signer::new(ED, 2)));
		});
	}

	#[test]
	fn fails_for_an_unknown_or_decommissioned_device() {
		build_and_execute(|| {
			let device = one_device();
			let new = Signer::new(ED, 2);
			let (id, key, until) = (DeviceId([7; 32]), new.key(), soon());
			assert_noop!(
				DeviceRegistry::propose_recovery(signed(OWNER), id, key, until, new.sign(b"")),
				Error::<Test>::DeviceNotFound
			);
			assert_ok!(DeviceRegistry::decommission(signed(OWNER), device.id));
			assert_noop!(try_propose(&device, OWNER, &new), Error::<Test>::DeviceNotFound);
		});
	}

	#[test]
	fn fails_for_anyone_else() {
		build_and_execute(|| {
			let device = one_device();
			operator(Rights(Rights::ALL.0 - Rights::RECOVER.0));
			assert_ok!(DeviceRegistry::register_vendor(signed(BUYER), name("Other")));
			for who in [OPERATOR, BUYER, STRANGER] {
				assert_noop!(
					try_propose(&device, who, &Signer::new(ED, 2)),
					Error::<Test>::NotParty
				);
			}
		});
	}

	#[test]
	fn fails_for_a_barred_vendor_but_not_for_the_owner() {
		build_and_execute(|| {
			let device = one_device();
			operator(Rights::RECOVER);
			set_status(0, VendorStatus::Suspended);
			for who in [VENDOR, OPERATOR] {
				assert_noop!(
					try_propose(&device, who, &Signer::new(ED, 2)),
					Error::<Test>::VendorBarred
				);
			}
			assert_ok!(try_propose(&device, OWNER, &Signer::new(ED, 2)));
		});
	}

	#[test]
	fn fails_without_an_owner() {
		build_and_execute(|| {
			vendor_and_model();
			let device = enrolled(ED, 1);
			assert_noop!(
				try_propose(&device, VENDOR, &Signer::new(ED, 2)),
				Error::<Test>::WrongStatus
			);
		});
	}

	#[test]
	fn fails_while_one_is_under_way() {
		build_and_execute(|| {
			let (device, _) = proposed_by(OWNER);
			for who in [OWNER, VENDOR] {
				assert_noop!(
					try_propose(&device, who, &Signer::new(ED, 3)),
					Error::<Test>::RecoveryUnderWay
				);
			}
			assert_ok!(cancel(OWNER, &device));
			assert_ok!(try_propose(&device, VENDOR, &Signer::new(ED, 3)));
		});
	}

	#[test]
	fn fails_with_a_key_that_is_none() {
		build_and_execute(|| {
			let device = one_device();
			let signature = device.identity.sign(b"");
			for key in bad_keys() {
				assert_noop!(
					DeviceRegistry::propose_recovery(
						signed(OWNER),
						device.id,
						key,
						soon(),
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
			rotate(&mut device, Signer::new(ED, 3));
			rotate(&mut device, Signer::new(ED, 4));
			let mut other = claimed(ED, 10);
			appoint(&mut other, ED, 11);
			for seed in [1, 2, 3, 4, 10, 11] {
				assert_noop!(
					try_propose(&device, OWNER, &Signer::new(ED, seed)),
					Error::<Test>::KeyInUse
				);
			}
		});
	}

	#[test]
	fn fails_after_the_deadline_and_far_before_it() {
		build_and_execute(|| {
			let device = one_device();
			run_to(10);
			let new = Signer::new(ED, 2);
			let attempt = |until| {
				let (id, key) = (device.id, new.key());
				let message = payload::recover(&GENESIS, &id, &key, 0, &until);
				let signature = new.sign(&message);
				DeviceRegistry::propose_recovery(signed(OWNER), id, key, until, signature)
			};
			assert_noop!(attempt(9), Error::<Test>::Expired);
			assert_noop!(attempt(111), Error::<Test>::DeadlineTooFar);
			assert_ok!(attempt(10));
			assert_ok!(cancel(OWNER, &device));
			assert_ok!(attempt(110));
		});
	}

	#[test]
	fn fails_with_a_signature_for_anything_else() {
		for kind in KINDS {
			build_and_execute(|| {
				vendor_and_model();
				let device = claimed(kind, 1);
				let other = claimed(kind, 2);
				let new = Signer::new(kind, 3);
				let another = Signer::new(kind, 4);
				let (id, k, until) = (&device.id, &new.key(), soon());
				let right = payload::recover(&GENESIS, id, k, 0, &until);
				let mut signatures: Vec<_> = [
					payload::recover(&OTHER_CHAIN, id, k, 0, &until),
					payload::recover(&GENESIS, &other.id, k, 0, &until),
					payload::recover(&GENESIS, id, &another.key(), 0, &until),
					payload::recover(&GENESIS, id, k, 1, &until),
					payload::recover(&GENESIS, id, k, 0, &(until + 1)),
					payload::rotate(&GENESIS, id, k, 0, &until),
					payload::operational_key(&GENESIS, id, k, 0, &until),
				]
				.iter()
				.map(|wrong| new.sign(wrong))
				.collect();
				signatures.push(flipped(new.sign(&right)));
				signatures.push(another.sign(&right));
				signatures.push(device.identity.sign(&right));
				for signature in signatures {
					assert_noop!(
						DeviceRegistry::propose_recovery(
							signed(OWNER),
							device.id,
							new.key(),
							until,
							signature
						),
						Error::<Test>::BadSignature
					);
				}
				assert_ok!(try_propose(&device, OWNER, &new));
			});
		}
	}

	#[test]
	fn an_old_proof_is_not_taken_in_the_next_generation() {
		build_and_execute(|| {
			let device = one_device();
			let new = Signer::new(ED, 2);
			let message = payload::recover(&GENESIS, &device.id, &new.key(), 0, &soon());
			let signature = new.sign(&message);
			offer(&device);
			assert_ok!(DeviceRegistry::accept_transfer(signed(BUYER), device.id));
			assert_noop!(
				DeviceRegistry::propose_recovery(
					signed(BUYER),
					device.id,
					new.key(),
					soon(),
					signature
				),
				Error::<Test>::BadSignature
			);
			assert_ok!(try_propose(&device, BUYER, &new));
		});
	}

	#[test]
	fn fails_without_the_deposit() {
		build_and_execute(|| {
			let device = one_device();
			let new = Signer::new(ED, 2);
			leave(&OWNER, recovery_price() - 1);
			assert_noop!(try_propose(&device, OWNER, &new), TokenError::FundsUnavailable);
			leave(&OWNER, recovery_price());
			assert_ok!(try_propose(&device, OWNER, &new));
		});
	}

	#[test]
	fn fails_from_other_origins() {
		build_and_execute(|| {
			let device = one_device();
			let new = Signer::new(ED, 2);
			let message = payload::recover(&GENESIS, &device.id, &new.key(), 0, &soon());
			needs_a_signer(Call::propose_recovery {
				device: device.id,
				key: new.key(),
				valid_until: soon(),
				key_signature: new.sign(&message),
			});
		});
	}
}

mod approve_recovery {
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
				assert_eq!(
					events(),
					[Event::RecoveryApproved { device: device.id, matures_at: 57 }]
				);
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
			assert_noop!(approve(OWNER, &device), Error::<Test>::NotOtherParty);
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
}

mod cancel_recovery {
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
			assert_noop!(
				DeviceRegistry::cancel_recovery(as_device(other.id), device.id),
				BadOrigin
			);
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
}

mod finish_recovery {
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
			let thief =
				Device { id: DeviceId::from_key(&new.key()), identity: new, operational: None };
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
			frame_support::storage::with_transaction(|| {
				sp_runtime::TransactionOutcome::Rollback(set())
			})
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
			Devices::<Test>::mutate(device.id, |record| {
				record.as_mut().unwrap().generation = u32::MAX
			});
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
}
