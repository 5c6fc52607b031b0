// SPDX-License-Identifier: Apache-2.0

use super::support::*;
use crate::{mock::*, *};
use frame_support::assert_ok;
use muster_primitives::{payload, KeyKind};
use sp_core::H256;
use sp_runtime::TokenError;

const ED: KeyKind = KeyKind::Ed25519;

fn enrol_with(device: &Device, valid_until: BlockNumber, message: [u8; 32]) -> DispatchResult {
	let signature = device.identity.sign(&message);
	DeviceRegistry::enrol(signed(VENDOR), 0, device.key(), valid_until, signature)
}

#[test]
fn devices_of_every_kind_enrol_and_make_calls() {
	build_and_execute(|| {
		vendor_and_model();
		for (seed, kind) in KINDS.into_iter().enumerate() {
			let device = claimed(kind, seed as u32 + 1);
			assert_eq!(device.status(), DeviceStatus::Active);
			let call = device.call(0, device.attribute_call("a", "b"));
			assert_ok!(RuntimeCall::from(call.clone()).dispatch(signed(GATEWAY)));
			assert_noop!(
				RuntimeCall::from(call).dispatch(signed(GATEWAY)).map_err(|e| e.error),
				Error::<Test>::NonceUsed
			);
			assert!(DeviceRegistry::attribute(device.id, name("a")).is_some());
		}
	});
}

mod enrol {
	use super::*;

	#[test]
	fn stores_a_device_of_every_kind_and_holds_the_deposit() {
		for kind in KINDS {
			build_and_execute(|| {
				vendor_and_model();
				run_to(7);
				events();
				let device = Device::new(kind, 1);
				assert_eq!(DeviceRegistry::device(device.id), None);
				assert_eq!(DeviceRegistry::device_by_key(device.key()), None);
				assert_eq!(DeviceRegistry::did_document(device.id), None);

				assert_ok!(try_enrol(&device, VENDOR, 0));
				assert_eq!(
					DeviceRegistry::device(DeviceId::from_key(&device.key())),
					Some(DeviceView {
						id: device.id,
						status: DeviceStatus::Enrolled,
						quarantine: Quarantine::default(),
						generation: 0,
						nonce: 0,
						signing_key: device.key(),
						fleet: None,
						details: Some(DeviceDetails {
							owner: None,
							vendor: 0,
							model: 0,
							identity_key: device.key(),
							operational_key: None,
							agreement_key: None,
							enrolled_at: 7,
							lot: None,
							transfer: None,
							recovery: None,
						}),
					})
				);
				assert_eq!(
					DeviceRegistry::did_document(device.id),
					Some(DidDocument {
						id: device.id,
						controller: None,
						deactivated: false,
						identity: device.key(),
						operational: None,
						agreement: None,
						endpoints: vec![],
						generation: 0,
					})
				);
				assert_eq!(DeviceRegistry::device_by_key(device.key()), Some(device.id));
				assert_eq!(DeviceRegistry::model(0).unwrap().devices, 1);
				assert_eq!(
					events(),
					[Event::DeviceEnrolled { device: device.id, model: 0, lot: None }]
				);
				assert_eq!(held(&VENDOR, HoldReason::Device), device_price());
			});
		}
	}

	#[test]
	fn an_operator_who_enrols_signs_and_pays() {
		build_and_execute(|| {
			vendor_and_model();
			operator(Rights::ENROL);
			assert_ok!(try_enrol(&Device::new(ED, 1), OPERATOR, 0));
			assert_eq!(held(&OPERATOR, HoldReason::Device), device_price());
			assert_eq!(held(&VENDOR, HoldReason::Device), 0);
		});
	}

	#[test]
	fn fails_for_an_unknown_model() {
		build_and_execute(|| {
			vendor_and_model();
			assert_noop!(try_enrol(&Device::new(ED, 1), VENDOR, 1), Error::<Test>::ModelNotFound);
		});
	}

	#[test]
	fn fails_for_a_retired_model_until_it_is_taken_back() {
		build_and_execute(|| {
			vendor_and_model();
			retire(0);
			let device = Device::new(ED, 1);
			assert_noop!(try_enrol(&device, VENDOR, 0), Error::<Test>::ModelRetired);
			assert_ok!(DeviceRegistry::update_model(
				signed(VENDOR),
				0,
				None,
				None,
				None,
				None,
				Some(false)
			));
			assert_ok!(try_enrol(&device, VENDOR, 0));
		});
	}

	#[test]
	fn fails_without_the_right() {
		build_and_execute(|| {
			vendor_and_model();
			assert_ok!(DeviceRegistry::register_vendor(signed(BUYER), name("Other")));
			operator(Rights(Rights::ALL.0 - Rights::ENROL.0));
			for who in [STRANGER, OPERATOR, BUYER] {
				assert_noop!(try_enrol(&Device::new(ED, 1), who, 0), Error::<Test>::NoRight);
			}
		});
	}

	#[test]
	fn fails_for_a_barred_vendor() {
		build_and_execute(|| {
			vendor_and_model();
			operator(Rights::ENROL);
			for status in [VendorStatus::Suspended, VendorStatus::Revoked] {
				set_status(0, status);
				for who in [VENDOR, OPERATOR] {
					assert_noop!(
						try_enrol(&Device::new(ED, 1), who, 0),
						Error::<Test>::VendorBarred
					);
				}
			}
		});
	}

	#[test]
	fn fails_with_a_key_that_is_none() {
		build_and_execute(|| {
			vendor_and_model();
			let signature = Signer::new(ED, 1).sign(b"");
			for key in bad_keys() {
				assert_noop!(
					DeviceRegistry::enrol(signed(VENDOR), 0, key, soon(), signature),
					Error::<Test>::BadKey
				);
			}
		});
	}

	#[test]
	fn fails_with_a_key_off_its_curve() {
		build_and_execute(|| {
			vendor_and_model();
			for kind in KINDS {
				let device = Device::new(kind, 1);
				// Bytes close to the key's: some are no point of the curve, none has this secret.
				for offset in 1..20 {
					let mut key = device.key();
					match &mut key {
						DeviceKey::Ed25519(bytes) | DeviceKey::Sr25519(bytes) => {
							bytes[5] = bytes[5].wrapping_add(offset)
						},
						DeviceKey::Secp256k1(bytes) | DeviceKey::P256(bytes) => {
							bytes[5] = bytes[5].wrapping_add(offset)
						},
					}
					let id = DeviceId::from_key(&key);
					let message = payload::enrol(&GENESIS, &id, &VENDOR, 0, &soon());
					let signature = device.identity.sign(&message);
					assert_noop!(
						DeviceRegistry::enrol(signed(VENDOR), 0, key, soon(), signature),
						Error::<Test>::BadSignature
					);
				}
			}
		});
	}

	#[test]
	fn fails_when_replayed() {
		build_and_execute(|| {
			vendor_and_model();
			model(false);
			let device = Device::new(ED, 1);
			let Enrolment { key, valid_until, signature } = device.enrolment(&VENDOR, 0);
			assert_ok!(DeviceRegistry::enrol(signed(VENDOR), 0, key, valid_until, signature));
			assert_noop!(
				DeviceRegistry::enrol(signed(VENDOR), 0, key, valid_until, signature),
				Error::<Test>::KeyInUse
			);
			assert_noop!(try_enrol(&device, VENDOR, 1), Error::<Test>::KeyInUse);
		});
	}

	#[test]
	fn fails_with_a_key_that_another_vendor_enrolled() {
		build_and_execute(|| {
			vendor_and_model();
			let device = enrolled(ED, 1);
			assert_ok!(DeviceRegistry::register_vendor(signed(BUYER), name("Other")));
			assert_ok!(DeviceRegistry::register_model(
				signed(BUYER),
				1,
				name("Copy"),
				name("1"),
				None,
				None,
				UpdatePolicy::Manual,
				false
			));
			assert_noop!(try_enrol(&device, BUYER, 1), Error::<Test>::KeyInUse);
		});
	}

	#[test]
	fn fails_with_any_key_that_a_device_has_or_had() {
		build_and_execute(|| {
			let mut device = one_device();
			let first = device.clone();
			rotate(&mut device, Signer::new(KeyKind::P256, 2));
			let second = Device::new(KeyKind::P256, 2);
			rotate(&mut device, Signer::new(KeyKind::Sr25519, 3));
			let third = Device::new(KeyKind::Sr25519, 3);
			appoint(&mut device, ED, 4);
			let operational = Device::new(ED, 4);
			for device in [&first, &second, &third, &operational] {
				assert_noop!(try_enrol(device, VENDOR, 0), Error::<Test>::KeyInUse);
			}
		});
	}

	#[test]
	fn one_seed_in_two_kinds_is_two_devices() {
		build_and_execute(|| {
			vendor_and_model();
			let ids = KINDS.map(|kind| enrolled(kind, 1).id);
			for (at, id) in ids.iter().enumerate() {
				assert!(!ids[at + 1..].contains(id));
			}
			assert_eq!(DeviceRegistry::model(0).unwrap().devices, 4);
		});
	}

	#[test]
	fn fails_after_the_deadline_and_far_before_it() {
		build_and_execute(|| {
			vendor_and_model();
			run_to(10);
			let attempt = |seed, valid_until| {
				let device = Device::new(ED, seed);
				let message = payload::enrol(&GENESIS, &device.id, &VENDOR, 0, &valid_until);
				enrol_with(&device, valid_until, message)
			};
			assert_noop!(attempt(1, 0), Error::<Test>::Expired);
			assert_noop!(attempt(1, 9), Error::<Test>::Expired);
			assert_ok!(attempt(1, 10));
			assert_ok!(attempt(2, 110));
			assert_noop!(attempt(3, 111), Error::<Test>::DeadlineTooFar);
			assert_noop!(attempt(3, BlockNumber::MAX), Error::<Test>::DeadlineTooFar);
		});
	}

	#[test]
	fn fails_with_a_signature_for_anything_else() {
		for kind in KINDS {
			build_and_execute(|| {
				vendor_and_model();
				model(false);
				operator(Rights::ALL);
				let device = Device::new(kind, 1);
				let other = Device::new(kind, 2).id;
				let until = soon();
				let id = &device.id;
				let chain = H256::repeat_byte(1);
				let right = payload::enrol(&GENESIS, id, &VENDOR, 0, &until);
				for wrong in [
					payload::enrol(&chain, id, &VENDOR, 0, &until),
					payload::enrol(&GENESIS, &other, &VENDOR, 0, &until),
					payload::enrol(&GENESIS, id, &OPERATOR, 0, &until),
					payload::enrol(&GENESIS, id, &VENDOR, 1, &until),
					payload::enrol(&GENESIS, id, &VENDOR, 0, &(until + 1)),
					// The same fields under the tag of another action.
					payload::claim(&GENESIS, id, &VENDOR, 0, &until),
					payload::enrol_from_lot(&GENESIS, id, 0, 0, &until),
				] {
					assert_noop!(enrol_with(&device, until, wrong), Error::<Test>::BadSignature);
				}
				// Another operator cannot use what was signed for the vendor.
				let signature = device.identity.sign(&right);
				assert_noop!(
					DeviceRegistry::enrol(signed(OPERATOR), 0, device.key(), until, signature),
					Error::<Test>::BadSignature
				);
				assert_noop!(
					DeviceRegistry::enrol(
						signed(VENDOR),
						0,
						device.key(),
						until,
						flipped(signature)
					),
					Error::<Test>::BadSignature
				);
				assert_ok!(enrol_with(&device, until, right));
			});
		}
	}

	#[test]
	fn fails_with_a_signature_by_another_key_or_of_another_kind() {
		build_and_execute(|| {
			vendor_and_model();
			for kind in KINDS {
				let device = Device::new(kind, 1);
				let message = payload::enrol(&GENESIS, &device.id, &VENDOR, 0, &soon());
				for other in KINDS {
					let signature = Signer::new(other, 2).sign(&message);
					assert_noop!(
						DeviceRegistry::enrol(signed(VENDOR), 0, device.key(), soon(), signature),
						Error::<Test>::BadSignature
					);
				}
			}
		});
	}

	#[test]
	fn fails_without_the_deposit() {
		build_and_execute(|| {
			vendor_and_model();
			leave(&VENDOR, device_price() - 1);
			assert_noop!(try_enrol(&Device::new(ED, 1), VENDOR, 0), TokenError::FundsUnavailable);
			leave(&VENDOR, device_price());
			assert_ok!(try_enrol(&Device::new(ED, 1), VENDOR, 0));
		});
	}

	#[test]
	fn fails_when_a_model_cannot_count_more() {
		build_and_execute(|| {
			vendor_and_model();
			ModelUse::<Test>::insert(0, (u32::MAX, 0));
			assert_noop!(try_enrol(&Device::new(ED, 1), VENDOR, 0), Error::<Test>::Exhausted);
			ModelUse::<Test>::remove(0);
		});
	}

	#[test]
	fn fails_from_other_origins() {
		build_and_execute(|| {
			vendor_and_model();
			let Enrolment { key, valid_until, signature } =
				Device::new(ED, 1).enrolment(&VENDOR, 0);
			needs_a_signer(Call::enrol { model: 0, key, valid_until, signature });
		});
	}
}

mod enrol_batch {
	use super::*;

	fn batch(devices: &[Device]) -> Vec<Enrolment<BlockNumber>> {
		devices.iter().map(|device| device.enrolment(&VENDOR, 0)).collect()
	}

	fn some(count: u32) -> Vec<Device> {
		(0..count).map(|seed| Device::new(KINDS[seed as usize % 4], seed)).collect()
	}

	fn enrol(devices: Vec<Enrolment<BlockNumber>>) -> DispatchResult {
		DeviceRegistry::enrol_batch(signed(VENDOR), 0, devices.try_into().expect("100; qed"))
	}

	#[test]
	fn enrols_a_hundred_devices_of_all_kinds() {
		build_and_execute(|| {
			vendor_and_model();
			events();
			let devices = some(100);
			assert_ok!(enrol(batch(&devices)));
			let expected: Vec<_> = devices
				.iter()
				.map(|device| Event::DeviceEnrolled { device: device.id, model: 0, lot: None })
				.collect();
			assert_eq!(events(), expected);
			for device in &devices {
				assert_eq!(device.status(), DeviceStatus::Enrolled);
				assert_eq!(DeviceRegistry::device_by_key(device.key()), Some(device.id));
			}
			assert_eq!(DeviceRegistry::model(0).unwrap().devices, 100);
			assert_eq!(held(&VENDOR, HoldReason::Device), 100 * device_price());
		});
	}

	#[test]
	fn fails_to_decode_with_one_more() {
		build_and_execute(|| {
			vendor_and_model();
			type Batch = BoundedVec<Enrolment<BlockNumber>, ConstU32<MAX_BATCH>>;
			let devices = batch(&some(101));
			assert!(Batch::decode(&mut &devices[..100].to_vec().encode()[..]).is_ok());
			assert!(Batch::decode(&mut &devices.encode()[..]).is_err());
		});
	}

	#[test]
	fn takes_none_and_one() {
		build_and_execute(|| {
			vendor_and_model();
			events();
			assert_ok!(enrol(vec![]));
			assert_eq!(events(), []);
			assert_eq!(DeviceRegistry::model(0).unwrap().devices, 0);
			assert_ok!(enrol(batch(&some(1))));
			assert_eq!(DeviceRegistry::model(0).unwrap().devices, 1);
		});
	}

	#[test]
	fn fails_whole_with_a_device_twice() {
		build_and_execute(|| {
			vendor_and_model();
			let mut devices = some(5);
			devices.push(devices[2].clone());
			assert_noop!(enrol(batch(&devices)), Error::<Test>::KeyInUse);
			assert_eq!(DeviceRegistry::device(devices[0].id), None);
		});
	}

	#[test]
	fn fails_whole_with_one_that_is_enrolled_already() {
		build_and_execute(|| {
			vendor_and_model();
			let devices = some(5);
			assert_ok!(try_enrol(&devices[4], VENDOR, 0));
			assert_noop!(enrol(batch(&devices)), Error::<Test>::KeyInUse);
			assert_eq!(DeviceRegistry::model(0).unwrap().devices, 1);
		});
	}

	#[test]
	fn fails_whole_wherever_the_bad_one_stands() {
		build_and_execute(|| {
			vendor_and_model();
			run_to(20);
			let good = batch(&some(5));
			for at in [0, 2, 4] {
				let mut devices = good.clone();
				devices[at].signature = flipped(devices[at].signature);
				assert_noop!(enrol(devices), Error::<Test>::BadSignature);

				let mut devices = good.clone();
				devices[at].signature = good[(at + 1) % 5].signature;
				assert_noop!(enrol(devices), Error::<Test>::BadSignature);

				let mut devices = good.clone();
				devices[at].key = bad_keys()[0];
				assert_noop!(enrol(devices), Error::<Test>::BadKey);

				let mut devices = good.clone();
				devices[at].valid_until = 19;
				assert_noop!(enrol(devices), Error::<Test>::Expired);

				let mut devices = good.clone();
				devices[at].valid_until = 121;
				assert_noop!(enrol(devices), Error::<Test>::DeadlineTooFar);
			}
			assert_ok!(enrol(good));
		});
	}

	#[test]
	fn fails_whole_when_the_money_ends_at_the_last() {
		build_and_execute(|| {
			vendor_and_model();
			leave(&VENDOR, 5 * device_price() - 1);
			assert_noop!(enrol(batch(&some(5))), TokenError::FundsUnavailable);
			leave(&VENDOR, 5 * device_price());
			assert_ok!(enrol(batch(&some(5))));
		});
	}

	#[test]
	fn fails_as_a_single_enrolment_does() {
		build_and_execute(|| {
			vendor_and_model();
			let devices: BoundedVec<_, _> = batch(&some(2)).try_into().unwrap();
			assert_noop!(
				DeviceRegistry::enrol_batch(signed(VENDOR), 1, devices.clone()),
				Error::<Test>::ModelNotFound
			);
			assert_noop!(
				DeviceRegistry::enrol_batch(signed(STRANGER), 0, devices.clone()),
				Error::<Test>::NoRight
			);
			operator(Rights::ENROL);
			assert_noop!(
				DeviceRegistry::enrol_batch(signed(OPERATOR), 0, devices.clone()),
				Error::<Test>::BadSignature
			);
			set_status(0, VendorStatus::Suspended);
			assert_noop!(
				DeviceRegistry::enrol_batch(signed(VENDOR), 0, devices.clone()),
				Error::<Test>::VendorBarred
			);
			set_status(0, VendorStatus::Unverified);
			retire(0);
			assert_noop!(
				DeviceRegistry::enrol_batch(signed(VENDOR), 0, devices),
				Error::<Test>::ModelRetired
			);
		});
	}

	#[test]
	fn fails_from_other_origins() {
		build_and_execute(|| {
			vendor_and_model();
			needs_a_signer(Call::enrol_batch {
				model: 0,
				devices: batch(&some(1)).try_into().unwrap(),
			});
		});
	}
}
