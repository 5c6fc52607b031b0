// SPDX-License-Identifier: Apache-2.0

//! What other systems got wrong about identity, tried here. Each test is named after where the
//! mistake was seen.

use super::common::*;
use crate::{mock::*, *};
use frame_support::assert_ok;
use muster_primitives::{merkle, payload, DeviceControl, DeviceInspect, KeyKind};
use sp_core::H256;
use sp_runtime::transaction_validity::{InvalidTransaction, TransactionValidityError};

fn set_attribute(
	who: AccountId,
	device: &Device,
	attribute: &str,
	value: &str,
) -> DispatchResultWithPostInfo {
	DeviceRegistry::set_attribute(signed(who), device.id, name(attribute), name(value), None)
}

/// Signs a message and tries the signature.
type Attempt<'a> = dyn Fn(DeviceSignature) -> RuntimeCall + 'a;

/// Everything a signature is made for: what it is called, the message that is right, the call that
/// takes the signature, and who signs.
struct Purpose<'a> {
	tag: &'static str,
	message: [u8; 32],
	attempt: Box<Attempt<'a>>,
	sender: AccountId,
	signer: Signer,
}

/// All the purposes for which devices, vendors and new keys sign, each ready to be used on this
/// chain: `messages` makes them for a given genesis hash.
struct Scene {
	/// Enrolled, not claimed.
	new: Device,
	/// Claimed by [`OWNER`].
	device: Device,
	unknown: Device,
	in_lot: Device,
	lot: LotId,
	path: Vec<[u8; 32]>,
	fresh: Signer,
	voucher: Signer,
}

impl Scene {
	fn set() -> Self {
		vendor_and_model();
		let new = enrolled(KeyKind::P256, 1);
		let device = claimed(KeyKind::Secp256k1, 2);
		let unknown = Device::new(KeyKind::Ed25519, 3);
		let in_lot = Device::new(KeyKind::Sr25519, 4);
		let (lot, tree) = lot(&[in_lot.clone(), Device::new(KeyKind::P256, 5)], 0);
		let voucher = Signer::new(KeyKind::Ed25519, 6);
		assert_ok!(DeviceRegistry::update_vendor(
			signed(VENDOR),
			0,
			None,
			Some(Some(voucher.key()))
		));
		let path = tree.prove(0).unwrap();
		let fresh = Signer::new(KeyKind::Ed25519, 7);
		Self { new, device, unknown, in_lot, lot, path, fresh, voucher }
	}

	fn purposes(&self, genesis: H256) -> Vec<Purpose<'_>> {
		let until = soon();
		let (id, nonce) = (self.device.id, self.device.record().nonce);
		let key = self.fresh.key();
		let inner = self.device.attribute_call("a", "b");
		let operational = payload::operational_key(&genesis, &id, &key, nonce, &until);
		let rotate = payload::rotate(&genesis, &id, &key, nonce, &until);
		let generation = self.new.record().generation;
		let claim_with = move |voucher, consent| -> RuntimeCall {
			Call::claim {
				device: self.new.id,
				valid_until: until,
				consent,
				voucher: Some(Voucher { valid_until: until, signature: voucher }),
			}
			.into()
		};
		let voucher_message =
			|genesis| payload::voucher(&genesis, &self.new.id, 0, &OWNER, generation, &until);
		let claim_message =
			|genesis| payload::claim(&genesis, &self.new.id, &OWNER, generation, &until);
		let good_voucher = self.voucher.sign(&voucher_message(GENESIS));
		let good_consent = self.new.identity.sign(&claim_message(GENESIS));
		// The signatures that go with the one in question are right for this chain.
		let good_new =
			self.fresh.sign(&payload::operational_key(&GENESIS, &id, &key, nonce, &until));
		let good_rotated = self.fresh.sign(&payload::rotate(&GENESIS, &id, &key, nonce, &until));
		vec![
			Purpose {
				tag: payload::ENROL,
				message: payload::enrol(&genesis, &self.unknown.id, &VENDOR, 0, &until),
				attempt: Box::new(move |signature| {
					let key = self.unknown.key();
					Call::enrol { model: 0, key, valid_until: until, signature }.into()
				}),
				sender: VENDOR,
				signer: self.unknown.identity.clone(),
			},
			Purpose {
				tag: payload::ENROL_FROM_LOT,
				message: payload::enrol_from_lot(&genesis, &self.in_lot.id, self.lot, 0, &until),
				attempt: Box::new(move |signature| {
					Call::enrol_from_lot {
						lot: self.lot,
						key: self.in_lot.key(),
						index: 0,
						path: self.path.clone().try_into().unwrap(),
						valid_until: until,
						signature,
					}
					.into()
				}),
				sender: GATEWAY,
				signer: self.in_lot.identity.clone(),
			},
			Purpose {
				tag: payload::CLAIM,
				message: claim_message(genesis),
				attempt: Box::new(move |consent| claim_with(good_voucher, consent)),
				sender: OWNER,
				signer: self.new.identity.clone(),
			},
			Purpose {
				tag: payload::VOUCHER,
				message: voucher_message(genesis),
				attempt: Box::new(move |voucher| claim_with(voucher, good_consent)),
				sender: OWNER,
				signer: self.voucher.clone(),
			},
			Purpose {
				tag: payload::OPERATIONAL_KEY,
				message: operational,
				attempt: Box::new(move |identity_signature| {
					Call::set_operational_key {
						device: id,
						key,
						valid_until: until,
						identity_signature,
						key_signature: good_new,
					}
					.into()
				}),
				sender: GATEWAY,
				signer: self.device.identity.clone(),
			},
			Purpose {
				tag: payload::AGREEMENT_KEY,
				message: payload::agreement_key(&genesis, &id, &None, nonce, &until),
				attempt: Box::new(move |identity_signature| {
					Call::set_agreement_key {
						device: id,
						key: None,
						valid_until: until,
						identity_signature,
					}
					.into()
				}),
				sender: GATEWAY,
				signer: self.device.identity.clone(),
			},
			Purpose {
				tag: payload::ROTATE,
				message: rotate,
				attempt: Box::new(move |old_signature| {
					Call::rotate_identity_key {
						device: id,
						key,
						valid_until: until,
						old_signature,
						new_signature: good_rotated,
					}
					.into()
				}),
				sender: GATEWAY,
				signer: self.device.identity.clone(),
			},
			Purpose {
				tag: payload::RECOVER,
				message: payload::recover(&genesis, &id, &key, 0, &until),
				attempt: Box::new(move |key_signature| {
					Call::propose_recovery { device: id, key, valid_until: until, key_signature }
						.into()
				}),
				sender: OWNER,
				signer: self.fresh.clone(),
			},
			Purpose {
				tag: payload::SUBMIT,
				message: payload::submit(&genesis, &id, nonce, &until, &inner),
				attempt: Box::new(move |signature| {
					Call::submit {
						device: id,
						nonce,
						valid_until: until,
						call: Box::new(inner.clone()),
						signature,
					}
					.into()
				}),
				sender: GATEWAY,
				signer: self.device.identity.clone(),
			},
		]
	}
}

impl Purpose<'_> {
	fn run(&self, sender: AccountId, signature: DeviceSignature) -> DispatchResult {
		error((self.attempt)(signature).dispatch(signed(sender)))
	}

	/// The refusal of a signature that does not fit.
	fn bad(&self) -> Error<Test> {
		match self.tag {
			payload::VOUCHER => Error::BadVoucher,
			_ => Error::BadSignature,
		}
	}
}

#[test]
fn peaq_did_a_stranger_gains_nothing_by_adding_an_attribute() {
	build_and_execute(|| {
		let device = one_device();
		assert_ok!(set_attribute(OWNER, &device, "a", "owner's"));
		for who in [STRANGER, GATEWAY, VENDOR, OPERATOR] {
			for attribute in ["a", "stranger's"] {
				assert_noop!(
					set_attribute(who.clone(), &device, attribute, "x"),
					Error::<Test>::NotOwner
				);
			}
			let device = device.id;
			assert_noop!(
				DeviceRegistry::remove_attribute(signed(who.clone()), device, name("a")),
				Error::<Test>::NotOwner
			);
			assert_noop!(
				DeviceRegistry::set_endpoints(signed(who.clone()), device, endpoints(1, false)),
				Error::<Test>::NotOwner
			);
			assert_noop!(
				DeviceRegistry::decommission(signed(who.clone()), device),
				Error::<Test>::NotOwner
			);
			assert_noop!(
				DeviceRegistry::offer_transfer(signed(who.clone()), device, who, soon()),
				Error::<Test>::NotOwner
			);
		}
		assert_eq!(DeviceRegistry::attributes(device.id).len(), 1);
	});
}

#[test]
fn peaq_rbac_rights_that_are_taken_away_end_with_the_next_call() {
	build_and_execute(|| {
		vendor_and_model();
		assert_ok!(DeviceRegistry::set_operator(signed(VENDOR), 0, OPERATOR, Rights::ALL));
		let enrol = |who: AccountId, seed| {
			let device = Device::new(KeyKind::Ed25519, seed);
			let Enrolment { key, valid_until, signature } = device.enrolment(&who, 0);
			DeviceRegistry::enrol(signed(who), 0, key, valid_until, signature)
		};
		assert_ok!(enrol(OPERATOR, 1));
		assert_ok!(DeviceRegistry::set_operator(signed(VENDOR), 0, OPERATOR, Rights::MODELS));
		assert_noop!(enrol(OPERATOR, 2), Error::<Test>::NoRight);
		assert_ok!(DeviceRegistry::set_operator(signed(VENDOR), 0, OPERATOR, Rights::ENROL));
		assert_ok!(enrol(OPERATOR, 2));
		let governance = RuntimeOrigin::root;
		assert_ok!(DeviceRegistry::set_vendor_status(governance(), 0, VendorStatus::Suspended));
		for who in [OPERATOR, VENDOR] {
			assert_noop!(enrol(who, 3), Error::<Test>::VendorBarred);
		}
		assert_ok!(DeviceRegistry::set_vendor_status(governance(), 0, VendorStatus::Verified));
		assert_ok!(DeviceRegistry::set_operator(signed(VENDOR), 0, OPERATOR, Rights(0)));
		assert_noop!(enrol(OPERATOR, 3), Error::<Test>::NoRight);
		assert_ok!(enrol(VENDOR, 3));
	});
}

#[test]
fn peaq_did_an_expired_attribute_is_absent_on_read() {
	build_and_execute(|| {
		let device = one_device();
		assert_ok!(DeviceRegistry::set_attribute(
			signed(OWNER),
			device.id,
			name("a"),
			name("b"),
			Some(60)
		));
		run_to(10);
		assert!(DeviceRegistry::attribute(device.id, name("a")).is_some());
		run_to(11);
		assert_eq!(DeviceRegistry::attribute(device.id, name("a")), None);
		assert_eq!(DeviceRegistry::attributes(device.id), []);
	});
}

#[test]
fn peaq_reads_are_views_and_no_value_is_long_or_flat_in_weight() {
	use frame_support::traits::GetCallName;
	// Every call writes: nothing that only reads is among them.
	for call in Call::<Test>::get_call_names() {
		assert!(!call.starts_with("read") && !call.starts_with("get"), "{call}");
	}
	build_and_execute(|| {
		let device = one_device();
		let before = root();
		assert!(DeviceRegistry::device(device.id).is_some());
		assert!(DeviceRegistry::did_document(device.id).is_some());
		assert_eq!(DeviceRegistry::attributes(device.id), []);
		assert_eq!(root(), before);
	});
	let weight = |bytes| {
		RuntimeCall::from(Call::<Test>::set_attribute {
			device: DeviceId([1; 32]),
			name: name("a"),
			value: vec![0; bytes].try_into().unwrap(),
			valid_until: None,
		})
		.get_dispatch_info()
		.call_weight
	};
	assert!(weight(256).ref_time() > weight(1).ref_time());
	assert!(AttributeValue::try_from(vec![0; 257]).is_err());
}

#[test]
fn robonomics_liability_every_signature_is_good_for_what_it_says() {
	// The right one passes: otherwise the refusals below would say nothing.
	for purpose in 0..9 {
		build_and_execute(|| {
			let scene = Scene::set();
			let purposes = scene.purposes(GENESIS);
			assert_eq!(purposes.len(), 9);
			let purpose = &purposes[purpose];
			let signature = purpose.signer.sign(&purpose.message);
			assert_ok!(purpose.run(purpose.sender.clone(), signature));
		});
	}
}

#[test]
fn robonomics_liability_no_signature_is_good_on_another_chain() {
	build_and_execute(|| {
		let scene = Scene::set();
		let elsewhere = scene.purposes(H256::repeat_byte(1));
		for purpose in elsewhere {
			let signature = purpose.signer.sign(&purpose.message);
			assert_noop!(purpose.run(purpose.sender.clone(), signature), purpose.bad());
		}
	});
}

#[test]
fn robonomics_liability_no_signature_is_good_for_another_action() {
	build_and_execute(|| {
		let scene = Scene::set();
		let purposes = scene.purposes(GENESIS);
		for purpose in &purposes {
			for other in purposes.iter().filter(|other| other.tag != purpose.tag) {
				// By the right key, over a message for another purpose.
				let signature = purpose.signer.sign(&other.message);
				assert_noop!(purpose.run(purpose.sender.clone(), signature), purpose.bad());
			}
		}
	});
}

#[test]
fn robonomics_liability_no_signature_is_good_for_another_party() {
	build_and_execute(|| {
		let scene = Scene::set();
		assert_ok!(DeviceRegistry::set_operator(signed(VENDOR), 0, OPERATOR, Rights::ALL));
		for purpose in scene.purposes(GENESIS) {
			let signature = purpose.signer.sign(&purpose.message);
			match purpose.tag {
				// An operator may enrol too, but not by what was signed for the vendor.
				payload::ENROL => {
					assert_noop!(purpose.run(OPERATOR, signature), Error::<Test>::BadSignature);
				},
				// The voucher is looked at first, and names the owner like the consent.
				payload::CLAIM | payload::VOUCHER => {
					assert_noop!(purpose.run(STRANGER, signature), Error::<Test>::BadVoucher);
				},
				_ => (),
			}
		}
		// A consent alone names its claimant as well.
		let consent = scene.new.consent(&OWNER);
		assert_noop!(
			DeviceRegistry::claim(signed(STRANGER), scene.new.id, soon(), consent, None),
			Error::<Test>::BadSignature
		);
	});
}

#[test]
fn robonomics_liability_no_signature_is_good_for_another_device() {
	build_and_execute(|| {
		let scene = Scene::set();
		let other = enrolled(KeyKind::P256, 20);
		for consent in [scene.new.consent(&OWNER), other.consent(&OWNER)] {
			let wrong = if consent == other.consent(&OWNER) { &scene.new } else { &other };
			assert_noop!(
				DeviceRegistry::claim(signed(OWNER), wrong.id, soon(), consent, None),
				Error::<Test>::BadSignature
			);
		}
	});
}

#[test]
fn robonomics_liability_no_signature_is_good_twice() {
	for purpose in 0..9 {
		build_and_execute(|| {
			let scene = Scene::set();
			let purpose = &scene.purposes(GENESIS)[purpose];
			let signature = purpose.signer.sign(&purpose.message);
			assert_ok!(purpose.run(purpose.sender.clone(), signature));
			let again = purpose.run(purpose.sender.clone(), signature).unwrap_err();
			let expected = match purpose.tag {
				payload::ENROL | payload::ENROL_FROM_LOT => Error::<Test>::KeyInUse,
				payload::CLAIM | payload::VOUCHER => Error::AlreadyOwned,
				payload::OPERATIONAL_KEY | payload::ROTATE => Error::KeyInUse,
				payload::AGREEMENT_KEY => Error::BadSignature,
				payload::RECOVER => Error::RecoveryUnderWay,
				_ => Error::NonceUsed,
			};
			assert_eq!(again, expected.into(), "{}", purpose.tag);
		});
	}
}

#[test]
fn robonomics_liability_an_appointment_is_void_once_the_key_was_revoked() {
	build_and_execute(|| {
		let mut device = one_device();
		let nonce = device.record().nonce;
		let new = Signer::new(KeyKind::Ed25519, 9);
		let until = soon();
		let message = payload::operational_key(&GENESIS, &device.id, &new.key(), nonce, &until);
		appoint(&mut device, KeyKind::Ed25519, 9);
		assert_ok!(DeviceRegistry::revoke_operational_key(signed(OWNER), device.id));
		// The revoked key is free, but what appointed it is used up.
		assert_noop!(
			DeviceRegistry::set_operational_key(
				signed(GATEWAY),
				device.id,
				new.key(),
				until,
				device.identity.sign(&message),
				new.sign(&message)
			),
			Error::<Test>::BadSignature
		);
	});
}

#[test]
fn robonomics_liability_a_recovery_is_void_after_a_transfer() {
	build_and_execute(|| {
		let device = one_device();
		let new = Signer::new(KeyKind::Ed25519, 9);
		let until = System::block_number() + 90;
		let message = payload::recover(&GENESIS, &device.id, &new.key(), 0, &until);
		hand_over(&device);
		assert_noop!(
			DeviceRegistry::propose_recovery(
				signed(BUYER),
				device.id,
				new.key(),
				until,
				new.sign(&message)
			),
			Error::<Test>::BadSignature
		);
	});
}

#[test]
fn robonomics_no_check_of_a_signature_is_skipped() {
	build_and_execute(|| {
		let scene = Scene::set();
		for purpose in scene.purposes(GENESIS) {
			let good = purpose.signer.sign(&purpose.message).encode();
			for bit in [8, 100, 511, 8 * (good.len() - 2)] {
				let mut bytes = good.clone();
				bytes[bit / 8] ^= 1 << (bit % 8);
				let flipped = DeviceSignature::decode(&mut &bytes[..]).unwrap();
				assert_noop!(purpose.run(purpose.sender.clone(), flipped), purpose.bad());
			}
		}
	});
}

#[test]
fn robonomics_rws_a_stranger_pays_or_is_refused_by_the_pool() {
	build_and_execute(|| {
		// Nobody sponsors this device: without an account it gets nowhere.
		let device = one_device();
		let call = device.call(0, device.attribute_call("a", "b"));
		assert_noop!(
			direct(call.clone()),
			TransactionValidityError::Invalid(InvalidTransaction::Payment)
		);
		// With one, the account pays the whole of it.
		let call = RuntimeCall::from(call);
		assert_eq!(call.get_dispatch_info().pays_fee, frame_support::dispatch::Pays::Yes);
		let post_info = call.dispatch(signed(STRANGER)).unwrap();
		assert_eq!(post_info.pays_fee, frame_support::dispatch::Pays::Yes);
	});
}

#[test]
fn robonomics_rws_the_wrappers_weight_contains_the_inner_calls() {
	build_and_execute(|| {
		let device = one_device();
		let wrapped = |call: RuntimeCall| {
			// What a device calls asks no policies.
			let inner = info_by_device::<Test>(&call).call_weight;
			let outer = RuntimeCall::from(device.call(0, call)).get_dispatch_info().call_weight;
			assert!(inner.all_lt(outer), "{inner:?} in {outer:?}");
			outer.saturating_sub(inner)
		};
		// Of two calls of one length, the dearer one makes the wrapper dearer by as much.
		let light = Call::cancel_recovery { device: device.id };
		let heavy = Call::decommission { device: device.id };
		assert_eq!(light.encoded_size(), heavy.encoded_size());
		assert_eq!(wrapped(light.into()), wrapped(heavy.into()));
	});
}

#[test]
fn robonomics_filling_ones_own_quota_blocks_nobody_else() {
	build_and_execute(|| {
		let device = one_device();
		let other = claimed(KeyKind::Sr25519, 2);
		for attribute in ["a", "b", "c", "d"] {
			assert_ok!(set_attribute(OWNER, &device, attribute, "v"));
		}
		assert_noop!(set_attribute(OWNER, &device, "e", "v"), Error::<Test>::TooManyAttributes);
		assert_ok!(set_attribute(OWNER, &other, "e", "v"));
	});
}

#[test]
fn robonomics_cord_and_phala_weight_grows_with_every_length() {
	let long: Vec<_> = every_call(true);
	for (short, long) in every_call(false).into_iter().zip(long) {
		let weights = [&short, &long]
			.map(|call| RuntimeCall::from(call.clone()).get_dispatch_info().call_weight);
		let grows = matches!(
			short,
			Call::enrol_batch { .. }
				| Call::enrol_from_lot { .. }
				| Call::set_attribute { .. }
				| Call::set_endpoints { .. }
				| Call::submit { .. }
		);
		assert_eq!(weights[0].ref_time() < weights[1].ref_time(), grows, "{long:?}");
	}
}

#[test]
fn kilt_and_cord_children_are_not_stored_inline() {
	build_and_execute(|| {
		vendor_and_model();
		let top = fleet();
		let device = claimed(KeyKind::Ed25519, 1);
		let sizes = || {
			(
				Fleets::<Test>::get(top).encoded_size(),
				Vendors::<Test>::get(0).encoded_size(),
				Models::<Test>::get(0).encoded_size(),
				DeviceInfos::<Test>::get(device.id).encoded_size(),
				Devices::<Test>::get(device.id).encoded_size(),
			)
		};
		let before = sizes();
		for seed in 0..50 {
			assert_ok!(DeviceRegistry::create_fleet(signed(OWNER), name("x"), Some(top)));
			model(false);
			enrolled(KeyKind::Ed25519, 100 + seed);
		}
		assert_ok!(set_attribute(OWNER, &device, "a", &"v".repeat(256)));
		assert_ok!(DeviceRegistry::set_endpoints(signed(OWNER), device.id, endpoints(8, true)));
		assert_eq!(sizes(), before);
	});
	// No value is larger than this, so no proof of one is.
	use frame_support::traits::StorageInfoTrait;
	for info in crate::Pallet::<Test>::storage_info() {
		let size = info.max_size.expect("every value is bounded");
		assert!(size <= 2_048, "{}: {size}", String::from_utf8_lossy(&info.storage_name));
	}
}

#[test]
fn dimo_the_old_key_finds_nothing() {
	build_and_execute(|| {
		let mut device = one_device();
		let found = |key: DeviceKey| DeviceRegistry::device_by_key(key);
		let first = device.key();
		assert_eq!(found(first), Some(device.id));

		rotate(&mut device, KeyKind::P256, 2);
		let second = device.key();
		assert_eq!((found(first), found(second)), (None, Some(device.id)));

		appoint(&mut device, KeyKind::Ed25519, 3);
		let session = device.signer().key();
		assert_eq!(found(session), Some(device.id));
		appoint(&mut device, KeyKind::Ed25519, 4);
		assert_eq!(found(session), None);
		let session = device.signer().key();
		assert_ok!(DeviceRegistry::revoke_operational_key(signed(OWNER), device.id));
		assert_eq!(found(session), None);

		// A lost key: after the recovery neither it nor the operational key finds the device.
		device.operational = None;
		appoint(&mut device, KeyKind::Ed25519, 5);
		let session = device.signer().key();
		let new = Signer::new(KeyKind::Sr25519, 6);
		let message = payload::recover(&GENESIS, &device.id, &new.key(), 0, &soon());
		assert_ok!(DeviceRegistry::propose_recovery(
			signed(OWNER),
			device.id,
			new.key(),
			soon(),
			new.sign(&message)
		));
		assert_eq!(found(new.key()), None);
		assert_ok!(DeviceRegistry::approve_recovery(signed(VENDOR), device.id));
		run_to(51);
		assert_ok!(DeviceRegistry::finish_recovery(signed(STRANGER), device.id));
		assert_eq!(found(new.key()), Some(device.id));
		for old in [first, second, session] {
			assert_eq!(found(old), None);
		}
		assert_noop!(
			error(relay(device.call(0, device.attribute_call("a", "b")))),
			Error::<Test>::BadSignature
		);

		assert_ok!(DeviceRegistry::decommission(signed(OWNER), device.id));
		assert_eq!(found(new.key()), None);
	});
}

#[test]
fn dimo_and_iotex_permits_have_a_deadline() {
	build_and_execute(|| {
		run_to(50);
		let scene = Scene::set();
		let purposes = scene.purposes(GENESIS);
		let signed: Vec<_> =
			purposes.iter().map(|purpose| purpose.signer.sign(&purpose.message)).collect();
		run_to(soon() + 1);
		for (purpose, signature) in purposes.iter().zip(signed) {
			assert_noop!(purpose.run(purpose.sender.clone(), signature), Error::<Test>::Expired);
		}
	});
}

#[test]
fn dimo_and_iotex_no_permit_outlives_the_longest_validity() {
	build_and_execute(|| {
		let device = one_device();
		let until = System::block_number() + 101;
		let call = device.attribute_call("a", "b");
		let message = payload::submit(&GENESIS, &device.id, 0, &until, &call);
		let signature = device.signer().sign(&message);
		let call = Call::submit {
			device: device.id,
			nonce: 0,
			valid_until: until,
			call: Box::new(call),
			signature,
		};
		assert_noop!(error(relay(call)), Error::<Test>::DeadlineTooFar);
		assert_noop!(
			DeviceRegistry::offer_transfer(signed(OWNER), device.id, BUYER, until),
			Error::<Test>::DeadlineTooFar
		);
	});
}

#[test]
fn iotex_removal_leaves_no_index_entries() {
	build_and_execute(|| {
		let mut device = one_device();
		let fleet = fleet();
		appoint(&mut device, KeyKind::Ed25519, 2);
		assert_ok!(DeviceRegistry::assign_fleet(signed(OWNER), device.id, Some(fleet)));
		assert_ok!(DeviceRegistry::set_endpoints(signed(OWNER), device.id, endpoints(2, false)));
		assert_ok!(DeviceRegistry::offer_transfer(signed(OWNER), device.id, BUYER, soon()));
		assert_ok!(DeviceRegistry::decommission(signed(OWNER), device.id));
		assert_eq!(Keys::<Test>::iter().count(), 0);
		assert_eq!(DeviceInfos::<Test>::iter().count(), 0);
		assert_eq!(DeviceEndpoints::<Test>::iter().count(), 0);
		assert_eq!(Transfers::<Test>::iter().count(), 0);
		assert_eq!(Recoveries::<Test>::iter().count(), 0);
		assert_eq!(Fleets::<Test>::get(fleet).unwrap().devices, 0);
		assert_eq!(FleetMembers::<Test>::iter().count(), 0);
		// What stays is the tombstone, and its deposit.
		assert_eq!(Devices::<Test>::iter().count(), 1);
		assert_eq!(
			held(&VENDOR, HoldReason::Device),
			deposit(DeviceRecord::<Test>::max_encoded_len())
		);
		assert_ok!(DeviceRegistry::remove_fleet(signed(OWNER), fleet));
		assert_ok!(DeviceRegistry::remove_model(signed(VENDOR), 0));
		assert_ok!(DeviceRegistry::remove_vendor(signed(VENDOR), 0));
		assert_eq!(ModelUse::<Test>::iter().count(), 0);
		assert_eq!(FleetNames::<Test>::iter().count(), 0);
	});
}

#[test]
fn acurast_what_has_expired_fails_when_it_is_used() {
	build_and_execute(|| {
		let device = one_device();
		assert_ok!(DeviceRegistry::offer_transfer(signed(OWNER), device.id, BUYER, 11));
		run_to(11);
		assert!(DeviceRegistry::device(device.id).unwrap().details.unwrap().transfer.is_some());
		run_to(12);
		assert_noop!(
			DeviceRegistry::accept_transfer(signed(BUYER), device.id),
			Error::<Test>::Expired
		);
		assert_eq!(DeviceRegistry::device(device.id).unwrap().details.unwrap().transfer, None);
	});
}

#[test]
fn acurast_the_costly_check_runs_once() {
	build_and_execute(|| {
		let device = sponsored(1_000_000_000, 1_000_000_000, 10, 0);
		// Without its signature the authorised call passes: only the authorisation verifies it.
		let bad = |call| match call {
			Call::submit { device, nonce, valid_until, call, .. } => Call::submit {
				device,
				nonce,
				valid_until,
				call,
				signature: DeviceSignature::Ed25519([0; 64]),
			},
			call => call,
		};
		let call = bad(device.call(0, device.attribute_call("a", "b")));
		assert_noop!(
			direct(call.clone()),
			TransactionValidityError::Invalid(InvalidTransaction::BadProof)
		);
		let authorized = || RuntimeOrigin::from(frame_system::RawOrigin::Authorized);
		assert_ok!(RuntimeCall::from(call).dispatch(authorized()));
		// And the weight of the verification is in the authorisation, not in what is dispatched.
		let call = device.call(0, device.attribute_call("c", "b"));
		let length = match &call {
			Call::submit { call, .. } => call.encoded_size() as u32,
			_ => unreachable!(),
		};
		let inner = info_by_device::<Test>(&device.attribute_call("c", "b")).call_weight;
		let post_info = RuntimeCall::from(call).dispatch(authorized()).unwrap();
		assert_eq!(
			post_info.actual_weight.unwrap(),
			<() as WeightInfo>::submit_authorized(length).saturating_add(inner)
		);
	});
}

#[test]
fn integritee_every_status_is_enforced() {
	build_and_execute(|| {
		let device = one_device();
		let call = || error(relay(device.call(0, device.attribute_call("a", "b"))));
		assert_ok!(call());
		assert_ok!(DeviceRegistry::suspend(signed(OWNER), device.id));
		assert_noop!(call(), Error::<Test>::NotActive);
		assert_ok!(DeviceRegistry::resume(signed(OWNER), device.id));
		assert_ok!(DeviceRegistry::quarantine(signed(VENDOR), device.id));
		assert_noop!(call(), Error::<Test>::NotActive);
		assert_noop!(
			DeviceRegistry::offer_transfer(signed(OWNER), device.id, BUYER, soon()),
			Error::<Test>::WrongStatus
		);
		assert_ok!(DeviceRegistry::release(signed(VENDOR), device.id));
		assert_ok!(call());
		DeviceRegistry::set_verdict_quarantine(&device.id, true);
		assert_noop!(call(), Error::<Test>::NotActive);
		DeviceRegistry::set_verdict_quarantine(&device.id, false);
		assert_ok!(call());
		assert_ok!(DeviceRegistry::decommission(signed(OWNER), device.id));
		assert_noop!(call(), Error::<Test>::NotActive);

		// And of vendors and models.
		assert_ok!(DeviceRegistry::update_model(
			signed(VENDOR),
			0,
			None,
			None,
			None,
			None,
			Some(true)
		));
		let new = Device::new(KeyKind::Ed25519, 9);
		let Enrolment { key, valid_until, signature } = new.enrolment(&VENDOR, 0);
		let enrol = || DeviceRegistry::enrol(signed(VENDOR), 0, key, valid_until, signature);
		assert_noop!(enrol(), Error::<Test>::ModelRetired);
		assert_ok!(DeviceRegistry::update_model(
			signed(VENDOR),
			0,
			None,
			None,
			None,
			None,
			Some(false)
		));
		for status in [VendorStatus::Suspended, VendorStatus::Revoked] {
			assert_ok!(DeviceRegistry::set_vendor_status(RuntimeOrigin::root(), 0, status));
			assert_noop!(enrol(), Error::<Test>::VendorBarred);
		}
	});
}

#[test]
fn matter_what_is_omitted_stays_as_it_is() {
	build_and_execute(|| {
		vendor_and_model();
		let voucher = Signer::new(KeyKind::P256, 1).key();
		assert_ok!(DeviceRegistry::update_vendor(signed(VENDOR), 0, None, Some(Some(voucher))));
		assert_ok!(DeviceRegistry::update_model(
			signed(VENDOR),
			0,
			None,
			Some(Some([7; 32])),
			None,
			Some(true),
			Some(true)
		));
		let fleet = fleet();
		assert_ok!(DeviceRegistry::open_sponsorship(signed(OWNER), fleet, 1, 2, 3, 4));
		let all = || {
			(
				DeviceRegistry::vendor(0),
				DeviceRegistry::model(0),
				DeviceRegistry::sponsorship(fleet),
			)
		};
		let before = all();
		assert_ok!(DeviceRegistry::update_vendor(signed(VENDOR), 0, None, None));
		assert_ok!(DeviceRegistry::update_model(signed(VENDOR), 0, None, None, None, None, None));
		assert_ok!(DeviceRegistry::update_sponsorship(signed(OWNER), fleet, None, None, None));
		assert_eq!(all(), before);

		// One thing changed is one thing changed.
		assert_ok!(DeviceRegistry::update_vendor(signed(VENDOR), 0, Some(name("New")), None));
		assert_eq!(DeviceRegistry::vendor(0).unwrap().voucher_key, Some(voucher));
		assert_ok!(DeviceRegistry::update_vendor(signed(VENDOR), 0, None, Some(None)));
		assert_eq!(DeviceRegistry::vendor(0).unwrap().voucher_key, None);
		assert_eq!(DeviceRegistry::vendor(0).unwrap().name, b"New");
		let date = Some(Some(3_000_000_000));
		assert_ok!(DeviceRegistry::update_model(signed(VENDOR), 0, date, None, None, None, None));
		let model = DeviceRegistry::model(0).unwrap();
		assert_eq!(model.mud_digest, Some([7; 32]));
		assert!(model.voucher_required && model.retired);
	});
}

#[test]
fn matter_a_digest_is_32_bytes_and_no_text() {
	let call = |digest: Vec<u8>| {
		let mut bytes = vec![4u8];
		(0u32, name::<ConstU32<64>>("p"), name::<ConstU32<32>>("r"), None::<u64>)
			.encode_to(&mut bytes);
		bytes.push(1);
		bytes.extend(digest);
		(UpdatePolicy::Manual, false).encode_to(&mut bytes);
		<Call<Test> as codec::DecodeAll>::decode_all(&mut &bytes[..])
	};
	assert!(call(vec![b'a'; 32]).is_ok());
	for length in [0, 31, 33, 64] {
		assert!(call(vec![b'a'; length]).is_err(), "{length}");
	}
}

#[test]
fn matter_dates_are_the_blocks_and_not_the_senders() {
	build_and_execute(|| {
		vendor_and_model();
		run_to(42);
		let device = claimed(KeyKind::Ed25519, 1);
		let details = DeviceRegistry::device(device.id).unwrap().details.unwrap();
		assert_eq!(details.enrolled_at, 42);
		// What a sender says about the future is measured by the chain's own clock.
		let set = |valid_until| {
			DeviceRegistry::set_attribute(
				signed(OWNER),
				device.id,
				name("a"),
				name("b"),
				Some(valid_until),
			)
		};
		assert_noop!(set(42 * 6 - 1), Error::<Test>::AlreadyLapsed);
		assert_ok!(set(42 * 6));
	});
}

/// Here what a rollout counts against: the members of its fleet.
#[test]
fn hawkbit_counts_stay_exact_when_devices_leave() {
	build_and_execute(|| {
		vendor_and_model();
		let top = fleet();
		let low = NextFleetId::<Test>::get();
		assert_ok!(DeviceRegistry::create_fleet(signed(OWNER), name("Low"), Some(top)));
		let [moved, sold, scrapped, stays] = [1, 2, 3, 4].map(|seed| {
			let device = claimed(KeyKind::Ed25519, seed);
			assert_ok!(DeviceRegistry::assign_fleet(signed(OWNER), device.id, Some(low)));
			device
		});
		let counted = |count| {
			assert_eq!([top, low].map(|fleet| DeviceRegistry::members(fleet, 0)), [count; 2]);
		};
		counted(4);
		assert_ok!(DeviceRegistry::assign_fleet(signed(OWNER), moved.id, None));
		counted(3);
		hand_over(&sold);
		counted(2);
		assert_ok!(DeviceRegistry::decommission(signed(OWNER), scrapped.id));
		counted(1);
		// What stops a device takes it out of no count.
		assert_ok!(DeviceRegistry::quarantine(signed(VENDOR), stays.id));
		assert_ok!(DeviceRegistry::suspend_fleet(signed(OWNER), top));
		counted(1);
		// Each was told of, once.
		let told: Vec<_> = Left::get().into_iter().map(|(device, _)| device).collect();
		assert_eq!(told, [moved.id, sold.id, scrapped.id]);
	});
}

#[test]
fn azure_there_are_thousands_of_each_and_deposits_are_the_only_bound() {
	build_and_execute(|| {
		vendor_and_model();
		for _ in 0..2_000 {
			model(false);
			fleet();
			assert_ok!(DeviceRegistry::register_lot(signed(VENDOR), 0, [1; 32], 1, 0));
		}
		assert_eq!(DeviceRegistry::vendor(0).unwrap().models, 2_001);
		assert!(DeviceRegistry::fleet(1_999).is_some() && DeviceRegistry::lot(1_999).is_some());
		assert_eq!(held(&VENDOR, HoldReason::Lot), 2_000 * deposit(Lot::<Test>::max_encoded_len()));
		// The next one is no dearer.
		let before = held(&VENDOR, HoldReason::Model);
		model(false);
		assert_eq!(
			held(&VENDOR, HoldReason::Model) - before,
			deposit(Model::<Test>::max_encoded_len())
		);
	});
}

#[test]
fn aws_every_device_proves_a_key_of_its_own() {
	build_and_execute(|| {
		let mut device = one_device();
		appoint(&mut device, KeyKind::Ed25519, 2);
		let taken = [device.identity.clone(), device.signer().clone()];
		let other = claimed(KeyKind::P256, 3);
		let nonce = other.record().nonce;
		for signer in taken {
			let key = signer.key();
			let new = Device { id: DeviceId::from_key(&key), identity: signer, operational: None };
			let Enrolment { key, valid_until, signature } = new.enrolment(&VENDOR, 0);
			// The key that another device has is no new device's,
			assert_noop!(
				DeviceRegistry::enrol(signed(VENDOR), 0, key, valid_until, signature),
				Error::<Test>::KeyInUse
			);
			// nor another one's operational or identity key, though its holder would sign.
			let message = payload::operational_key(&GENESIS, &other.id, &key, nonce, &soon());
			assert_noop!(
				DeviceRegistry::set_operational_key(
					signed(GATEWAY),
					other.id,
					key,
					soon(),
					other.identity.sign(&message),
					new.identity.sign(&message)
				),
				Error::<Test>::KeyInUse
			);
			let message = payload::rotate(&GENESIS, &other.id, &key, nonce, &soon());
			assert_noop!(
				DeviceRegistry::rotate_identity_key(
					signed(GATEWAY),
					other.id,
					key,
					soon(),
					other.identity.sign(&message),
					new.identity.sign(&message)
				),
				Error::<Test>::KeyInUse
			);
		}
		// Two in one batch, or twice in one lot, are one device.
		let twin = Device::new(KeyKind::Sr25519, 9);
		let both = vec![twin.enrolment(&VENDOR, 0); 2].try_into().unwrap();
		assert_noop!(DeviceRegistry::enrol_batch(signed(VENDOR), 0, both), Error::<Test>::KeyInUse);
		let (lot, tree) = lot(&[twin.clone(), twin.clone()], 0);
		assert_ok!(relay(twin.lot_call(lot, 0, tree.prove(0).unwrap())));
		assert_noop!(
			error(relay(twin.lot_call(lot, 1, tree.prove(1).unwrap()))),
			Error::<Test>::KeyInUse
		);
	});
}

#[test]
fn aws_a_key_that_nobody_proved_is_nobodys() {
	build_and_execute(|| {
		let device = one_device();
		let victim = Signer::new(KeyKind::Ed25519, 9);
		let mallory = Signer::new(KeyKind::Ed25519, 10);
		let nonce = device.record().nonce;
		let key = victim.key();
		// The device's own signature does not make somebody else's key its own.
		let message = payload::operational_key(&GENESIS, &device.id, &key, nonce, &soon());
		assert_noop!(
			DeviceRegistry::set_operational_key(
				signed(GATEWAY),
				device.id,
				key,
				soon(),
				device.identity.sign(&message),
				mallory.sign(&message)
			),
			Error::<Test>::BadSignature
		);
		let message = payload::enrol(&GENESIS, &DeviceId::from_key(&key), &VENDOR, 0, &soon());
		assert_noop!(
			DeviceRegistry::enrol(signed(VENDOR), 0, key, soon(), mallory.sign(&message)),
			Error::<Test>::BadSignature
		);
		// So the victim can still use it.
		enrolled(KeyKind::Ed25519, 9);
	});
}

#[test]
fn aws_a_rotated_device_keeps_id_owner_fleet_attributes_and_history() {
	build_and_execute(|| {
		let mut device = one_device();
		let fleet = fleet();
		assert_ok!(DeviceRegistry::assign_fleet(signed(OWNER), device.id, Some(fleet)));
		assert_ok!(set_attribute(OWNER, &device, "a", "b"));
		assert_ok!(DeviceRegistry::set_endpoints(signed(OWNER), device.id, endpoints(1, false)));
		appoint(&mut device, KeyKind::Ed25519, 2);
		let before = DeviceRegistry::device(device.id).unwrap();
		let count = Devices::<Test>::iter().count();
		run_to(9);
		rotate(&mut device, KeyKind::P256, 3);
		let mut after = DeviceRegistry::device(device.id).unwrap();
		assert_eq!(after.nonce, before.nonce + 1);
		after.nonce = before.nonce;
		let details = after.details.as_mut().unwrap();
		assert_eq!(details.identity_key, device.key());
		details.identity_key = before.details.as_ref().unwrap().identity_key;
		assert_eq!(after, before);
		assert_eq!(Devices::<Test>::iter().count(), count);
		assert_eq!(DeviceRegistry::attributes(device.id).len(), 1);
		assert_eq!(DeviceRegistry::did_document(device.id).unwrap().endpoints.len(), 1);
		assert_ok!(relay(device.call(0, device.attribute_call("c", "d"))));
	});
}

#[test]
fn aws_no_key_of_a_decommissioned_device_ever_returns() {
	build_and_execute(|| {
		let mut device = one_device();
		let first = device.identity.clone();
		rotate(&mut device, KeyKind::P256, 2);
		let second = device.identity.clone();
		rotate(&mut device, KeyKind::Sr25519, 3);
		let third = device.identity.clone();
		assert_ok!(DeviceRegistry::decommission(signed(OWNER), device.id));
		let other = claimed(KeyKind::Ed25519, 50);
		for signer in [first, second, third] {
			let key = signer.key();
			assert_eq!(DeviceRegistry::device_by_key(key), None);
			let id = DeviceId::from_key(&key);
			let again = Device { id, identity: signer.clone(), operational: None };
			let Enrolment { key, valid_until, signature } = again.enrolment(&VENDOR, 0);
			assert_noop!(
				DeviceRegistry::enrol(signed(VENDOR), 0, key, valid_until, signature),
				Error::<Test>::KeyInUse
			);
			let (lot, tree) = lot(std::slice::from_ref(&again), 0);
			assert_noop!(
				error(relay(again.lot_call(lot, 0, tree.prove(0).unwrap()))),
				Error::<Test>::KeyInUse
			);
			let message = payload::rotate(&GENESIS, &other.id, &key, 0, &soon());
			assert_noop!(
				DeviceRegistry::rotate_identity_key(
					signed(GATEWAY),
					other.id,
					key,
					soon(),
					other.identity.sign(&message),
					signer.sign(&message)
				),
				Error::<Test>::KeyInUse
			);
		}
	});
}

#[test]
fn aws_one_leaf_of_a_lot_is_one_device() {
	build_and_execute(|| {
		vendor_and_model();
		let devices = [1, 2, 3].map(|seed| Device::new(KeyKind::P256, seed));
		let (lot, tree) = lot(&devices, 0);
		// Another device's place in the lot is of no use.
		assert_noop!(
			error(relay(devices[0].lot_call(lot, 1, tree.prove(1).unwrap()))),
			Error::<Test>::BadInclusionProof
		);
		let stranger = Device::new(KeyKind::P256, 9);
		let forged = merkle::Tree::new(vec![merkle::lot_leaf(&stranger.key()); 3]);
		assert_noop!(
			error(relay(stranger.lot_call(lot, 0, forged.prove(0).unwrap()))),
			Error::<Test>::BadInclusionProof
		);
		assert_ok!(relay(devices[0].lot_call(lot, 0, tree.prove(0).unwrap())));
	});
}
