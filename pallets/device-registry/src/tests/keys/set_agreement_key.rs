// SPDX-License-Identifier: Apache-2.0

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
				assert_noop!(set_with(&device, A, until, signature), Error::<Test>::BadSignature);
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
