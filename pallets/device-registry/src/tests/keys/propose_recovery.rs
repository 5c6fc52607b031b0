// SPDX-License-Identifier: Apache-2.0

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
			assert_noop!(try_propose(&device, who, &Signer::new(ED, 2)), Error::<Test>::NotParty);
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
		assert_noop!(try_propose(&device, VENDOR, &Signer::new(ED, 2)), Error::<Test>::WrongStatus);
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
				DeviceRegistry::propose_recovery(signed(OWNER), device.id, key, soon(), signature),
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
