// SPDX-License-Identifier: Apache-2.0

use super::*;

fn claim_with(
	device: &Device,
	valid_until: BlockNumber,
	consent: DeviceSignature,
	voucher: Option<Voucher<BlockNumber>>,
) -> DispatchResult {
	DeviceRegistry::claim(signed(OWNER), device.id, valid_until, consent, voucher)
}

/// A model that asks for vouchers, a device of it, and what signs the vouchers.
fn with_vouchers(kind: KeyKind) -> (Device, Signer) {
	vendor_and_model();
	let model = model(true);
	let signer = Signer::new(kind, 900);
	set_voucher_key(Some(&signer));
	let device = Device::new(kind, 1);
	assert_ok!(try_enrol(&device, VENDOR, model));
	(device, signer)
}

fn set_voucher_key(signer: Option<&Signer>) {
	let key = signer.map(Signer::key);
	assert_ok!(DeviceRegistry::update_vendor(signed(VENDOR), 0, None, Some(key)));
}

fn voucher(signer: &Signer, message: [u8; 32]) -> Option<Voucher<BlockNumber>> {
	Some(Voucher { valid_until: soon(), signature: signer.sign(&message) })
}

fn good_voucher(signer: &Signer, device: &Device) -> Option<Voucher<BlockNumber>> {
	voucher(signer, payload::voucher(&GENESIS, &device.id, 0, &OWNER, 0, &soon()))
}

#[test]
fn makes_the_claimant_owner_and_the_device_active() {
	for kind in KINDS {
		build_and_execute(|| {
			vendor_and_model();
			let device = enrolled(kind, 1);
			events();
			assert_ok!(try_claim(&device, OWNER));
			let view = DeviceRegistry::device(device.id).unwrap();
			assert_eq!((view.status, view.generation, view.nonce), (DeviceStatus::Active, 0, 0));
			assert_eq!(details(device.id).owner, Some(OWNER));
			let document = DeviceRegistry::did_document(device.id).unwrap();
			assert_eq!(document.controller, Some(OWNER));
			assert_eq!(
				events(),
				[
					Event::DeviceClaimed { device: device.id, owner: OWNER, generation: 0 },
					Event::StatusChanged {
						device: device.id,
						old: DeviceStatus::Enrolled,
						new: DeviceStatus::Active
					}
				]
			);
			// The deposit stays with who enrolled it.
			assert_eq!(held(&VENDOR, HoldReason::Device), device_price());
			assert_eq!(held(&OWNER, HoldReason::Device), 0);
		});
	}
}

#[test]
fn fails_for_an_unknown_or_decommissioned_device() {
	build_and_execute(|| {
		vendor_and_model();
		let unknown = Device::new(ED, 9);
		let message = payload::claim(&GENESIS, &unknown.id, &OWNER, 0, &soon());
		let consent = unknown.identity.sign(&message);
		assert_noop!(claim_with(&unknown, soon(), consent, None), Error::<Test>::DeviceNotFound);
		let gone = enrolled(ED, 1);
		assert_ok!(DeviceRegistry::decommission(signed(VENDOR), gone.id));
		assert_noop!(try_claim(&gone, OWNER), Error::<Test>::DeviceNotFound);
	});
}

#[test]
fn fails_once_there_is_an_owner() {
	build_and_execute(|| {
		vendor_and_model();
		let device = enrolled(ED, 1);
		let consent = device.consent(&OWNER);
		assert_ok!(claim_with(&device, soon(), consent, None));
		// Replayed, by the owner and with the device's consent to another.
		assert_noop!(claim_with(&device, soon(), consent, None), Error::<Test>::AlreadyOwned);
		assert_noop!(try_claim(&device, BUYER), Error::<Test>::AlreadyOwned);
		assert_ok!(DeviceRegistry::suspend(signed(OWNER), device.id));
		assert_noop!(try_claim(&device, BUYER), Error::<Test>::AlreadyOwned);
	});
}

#[test]
fn fails_while_quarantined() {
	build_and_execute(|| {
		vendor_and_model();
		let device = enrolled(ED, 1);
		assert_ok!(DeviceRegistry::quarantine(signed(VENDOR), device.id));
		assert_noop!(try_claim(&device, OWNER), Error::<Test>::WrongStatus);
		assert_ok!(DeviceRegistry::release(signed(VENDOR), device.id));
		assert_ok!(try_claim(&device, OWNER));
	});
}

#[test]
fn fails_after_deadline_and_far_before_it() {
	build_and_execute(|| {
		vendor_and_model();
		run_to(10);
		let attempt = |seed, valid_until| {
			let device = Device::new(ED, seed);
			let message = payload::claim(&GENESIS, &device.id, &OWNER, 0, &valid_until);
			claim_with(&device, valid_until, device.identity.sign(&message), None)
		};
		for seed in 1..=3 {
			enrolled(ED, seed);
		}
		assert_noop!(attempt(1, 9), Error::<Test>::Expired);
		assert_ok!(attempt(1, 10));
		assert_ok!(attempt(2, 110));
		assert_noop!(attempt(3, 111), Error::<Test>::DeadlineTooFar);
	});
}

#[test]
fn fails_with_consent_to_anything_else() {
	for kind in KINDS {
		build_and_execute(|| {
			vendor_and_model();
			let device = enrolled(kind, 1);
			let other = enrolled(kind, 2);
			let (id, until) = (&device.id, soon());
			let chain = H256::repeat_byte(1);
			let right = payload::claim(&GENESIS, id, &OWNER, 0, &until);
			for wrong in [
				payload::claim(&chain, id, &OWNER, 0, &until),
				payload::claim(&GENESIS, &other.id, &OWNER, 0, &until),
				payload::claim(&GENESIS, id, &BUYER, 0, &until),
				payload::claim(&GENESIS, id, &OWNER, 1, &until),
				payload::claim(&GENESIS, id, &OWNER, 0, &(until + 1)),
				// The same fields under the tags of other actions.
				payload::enrol(&GENESIS, id, &OWNER, 0, &until),
				payload::voucher(&GENESIS, id, 0, &OWNER, 0, &until),
			] {
				let consent = device.identity.sign(&wrong);
				assert_noop!(
					claim_with(&device, until, consent, None),
					Error::<Test>::BadSignature
				);
			}
			let consent = device.identity.sign(&right);
			for wrong in [flipped(consent), other.identity.sign(&right)] {
				assert_noop!(claim_with(&device, until, wrong, None), Error::<Test>::BadSignature);
			}
			// Consent to one account is of no use to another.
			assert_noop!(
				DeviceRegistry::claim(signed(STRANGER), device.id, until, consent, None),
				Error::<Test>::BadSignature
			);
			assert_ok!(claim_with(&device, until, consent, None));
		});
	}
}

#[test]
fn consent_is_the_identity_keys_alone() {
	build_and_execute(|| {
		vendor_and_model();
		let mut device = enrolled(KeyKind::P256, 1);
		appoint(&mut device, ED, 2);
		let message = payload::claim(&GENESIS, &device.id, &OWNER, 0, &soon());
		let consent = device.signer().sign(&message);
		assert_noop!(claim_with(&device, soon(), consent, None), Error::<Test>::BadSignature);
		// After a rotation it is the new identity key's.
		let old = device.consent(&OWNER);
		rotate(&mut device, Signer::new(ED, 3));
		assert_noop!(claim_with(&device, soon(), old, None), Error::<Test>::BadSignature);
		assert_ok!(try_claim(&device, OWNER));
	});
}

#[test]
fn works_while_the_vendor_is_barred_if_no_voucher_is_needed() {
	build_and_execute(|| {
		vendor_and_model();
		let device = enrolled(ED, 1);
		set_status(0, VendorStatus::Revoked);
		assert_ok!(try_claim(&device, OWNER));
	});
}

#[test]
fn works_under_a_retired_model() {
	build_and_execute(|| {
		vendor_and_model();
		let device = enrolled(ED, 1);
		retire(0);
		assert_ok!(try_claim(&device, OWNER));
	});
}

#[test]
fn works_with_the_voucher_that_a_model_asks_for() {
	for kind in KINDS {
		build_and_execute(|| {
			let (device, signer) = with_vouchers(kind);
			let consent = device.consent(&OWNER);
			assert_noop!(
				claim_with(&device, soon(), consent, None),
				Error::<Test>::VoucherRequired
			);
			let voucher = good_voucher(&signer, &device);
			assert_ok!(claim_with(&device, soon(), consent, voucher));
			assert_eq!(details(device.id).owner, Some(OWNER));
		});
	}
}

#[test]
fn fails_with_a_voucher_but_no_consent() {
	build_and_execute(|| {
		let (device, signer) = with_vouchers(ED);
		let voucher = good_voucher(&signer, &device);
		let message = payload::claim(&GENESIS, &device.id, &OWNER, 0, &soon());
		let not_the_devices = signer.sign(&message);
		assert_noop!(
			claim_with(&device, soon(), not_the_devices, voucher),
			Error::<Test>::BadSignature
		);
	});
}

#[test]
fn fails_with_a_voucher_for_anything_else() {
	for kind in KINDS {
		build_and_execute(|| {
			let (device, signer) = with_vouchers(kind);
			let consent = device.consent(&OWNER);
			let other = Device::new(kind, 2).id;
			let (id, until) = (&device.id, soon());
			let chain = H256::repeat_byte(1);
			let mut vouchers: Vec<_> = [
				payload::voucher(&chain, id, 0, &OWNER, 0, &until),
				payload::voucher(&GENESIS, &other, 0, &OWNER, 0, &until),
				payload::voucher(&GENESIS, id, 1, &OWNER, 0, &until),
				payload::voucher(&GENESIS, id, 0, &BUYER, 0, &until),
				payload::voucher(&GENESIS, id, 0, &OWNER, 1, &until),
				payload::voucher(&GENESIS, id, 0, &OWNER, 0, &(until + 1)),
				payload::claim(&GENESIS, id, &OWNER, 0, &until),
			]
			.map(|message| voucher(&signer, message))
			.to_vec();
			let right = payload::voucher(&GENESIS, id, 0, &OWNER, 0, &until);
			// By the device, by nobody's key, and damaged.
			vouchers.push(voucher(&device.identity, right));
			vouchers.push(voucher(&Signer::new(kind, 901), right));
			vouchers.push(Some(Voucher {
				valid_until: until,
				signature: flipped(signer.sign(&right)),
			}));
			for voucher in vouchers {
				assert_noop!(
					claim_with(&device, until, consent, voucher),
					Error::<Test>::BadVoucher
				);
			}
		});
	}
}

#[test]
fn fails_with_a_voucher_out_of_its_time() {
	build_and_execute(|| {
		let (device, signer) = with_vouchers(ED);
		run_to(20);
		let attempt = |valid_until| {
			let message = payload::voucher(&GENESIS, &device.id, 0, &OWNER, 0, &valid_until);
			let voucher = Voucher { valid_until, signature: signer.sign(&message) };
			claim_with(&device, soon(), device.consent(&OWNER), Some(voucher))
		};
		assert_noop!(attempt(19), Error::<Test>::Expired);
		assert_noop!(attempt(121), Error::<Test>::DeadlineTooFar);
		assert_ok!(attempt(20));
	});
}

#[test]
fn takes_a_voucher_until_the_last_block_of_its_validity() {
	build_and_execute(|| {
		let (device, signer) = with_vouchers(ED);
		let valid_until = System::block_number() + 100;
		let message = payload::voucher(&GENESIS, &device.id, 0, &OWNER, 0, &valid_until);
		let voucher = Voucher { valid_until, signature: signer.sign(&message) };
		run_to(valid_until);
		let consent = device.consent(&OWNER);
		assert_ok!(claim_with(&device, soon(), consent, Some(voucher)));
	});
}

#[test]
fn checks_a_voucher_that_nobody_asked_for() {
	build_and_execute(|| {
		vendor_and_model();
		let device = enrolled(ED, 1);
		let signer = Signer::new(ED, 900);
		let consent = device.consent(&OWNER);
		let attempt = |voucher| claim_with(&device, soon(), consent, voucher);
		// The vendor has no voucher key.
		assert_noop!(attempt(good_voucher(&signer, &device)), Error::<Test>::BadVoucher);
		set_voucher_key(Some(&Signer::new(ED, 901)));
		assert_noop!(attempt(good_voucher(&signer, &device)), Error::<Test>::BadVoucher);
		set_voucher_key(Some(&signer));
		assert_ok!(attempt(good_voucher(&signer, &device)));
	});
}

#[test]
fn another_voucher_key_voids_the_vouchers_of_the_old_one() {
	build_and_execute(|| {
		let (device, signer) = with_vouchers(ED);
		let old = good_voucher(&signer, &device);
		let next = Signer::new(KeyKind::P256, 902);
		let consent = device.consent(&OWNER);
		set_voucher_key(Some(&next));
		assert_noop!(claim_with(&device, soon(), consent, old.clone()), Error::<Test>::BadVoucher);
		set_voucher_key(None);
		assert_noop!(claim_with(&device, soon(), consent, old), Error::<Test>::BadVoucher);
		set_voucher_key(Some(&next));
		let voucher = good_voucher(&next, &device);
		assert_ok!(claim_with(&device, soon(), consent, voucher));
	});
}

#[test]
fn the_vouchers_of_a_barred_vendor_are_void() {
	build_and_execute(|| {
		let (device, signer) = with_vouchers(ED);
		let voucher = good_voucher(&signer, &device);
		let consent = device.consent(&OWNER);
		set_status(0, VendorStatus::Suspended);
		assert_noop!(
			claim_with(&device, soon(), consent, voucher.clone()),
			Error::<Test>::VendorBarred
		);
		set_status(0, VendorStatus::Unverified);
		assert_ok!(claim_with(&device, soon(), consent, voucher));
	});
}

#[test]
fn a_model_may_ask_for_vouchers_later() {
	build_and_execute(|| {
		vendor_and_model();
		let device = enrolled(ED, 1);
		assert_ok!(DeviceRegistry::update_model(
			signed(VENDOR),
			0,
			None,
			None,
			None,
			Some(true),
			None
		));
		assert_noop!(try_claim(&device, OWNER), Error::<Test>::VoucherRequired);
	});
}

#[test]
fn fails_from_other_origins() {
	build_and_execute(|| {
		vendor_and_model();
		let device = enrolled(ED, 1);
		let consent = device.consent(&OWNER);
		needs_a_signer(Call::claim {
			device: device.id,
			valid_until: soon(),
			consent,
			voucher: None,
		});
	});
}
