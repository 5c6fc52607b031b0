// SPDX-License-Identifier: Apache-2.0

use super::common::*;
use crate::{mock::*, *};
use frame_support::{assert_ok, traits::Authorize};
use muster_primitives::{payload, KeyKind};
use sp_runtime::transaction_validity::{
	InvalidTransaction, TransactionValidityError, ValidTransaction,
};

/// The parts of a submitted call, to be taken apart and put together wrongly.
#[derive(Clone)]
struct Parts {
	device: DeviceId,
	nonce: u64,
	valid_until: u64,
	call: RuntimeCall,
	signature: DeviceSignature,
}

impl Parts {
	/// The device's next call, which sets an attribute.
	fn of(device: &Device) -> Self {
		Self::new(device, device.record().nonce, soon(), device.attribute_call("a", "b"))
	}

	fn new(device: &Device, nonce: u64, valid_until: u64, call: RuntimeCall) -> Self {
		let message = payload::submit(&GENESIS, &device.id, nonce, &valid_until, &call);
		let signature = device.signer().sign(&message);
		Self { device: device.id, nonce, valid_until, call, signature }
	}

	fn submit(&self) -> Call<Test> {
		let Self { device, nonce, valid_until, call, signature } = self.clone();
		Call::submit { device, nonce, valid_until, call: Box::new(call), signature }
	}

	fn relay(&self) -> DispatchResult {
		error(relay(self.submit()))
	}

	/// What the pool, or a block, says to it as a direct transaction.
	fn authorize(
		&self,
		source: TransactionSource,
	) -> Result<ValidTransaction, TransactionValidityError> {
		let answer = RuntimeCall::from(self.submit()).authorize(source);
		answer.expect("the call can be authorised; qed").map(|(valid, unspent)| {
			assert_eq!(unspent, Weight::zero());
			valid
		})
	}

	/// The same answer to a relayed call, in the pool and in a block.
	fn fails_everywhere(&self, error: Error<Test>, refusal: InvalidTransaction) {
		assert_noop!(self.relay(), error);
		self.is_refused(refusal);
	}

	fn is_refused(&self, refusal: InvalidTransaction) {
		for source in SOURCES {
			assert_noop!(self.authorize(source), TransactionValidityError::Invalid(refusal));
		}
		assert_noop!(direct(self.submit()), TransactionValidityError::Invalid(refusal));
	}
}

const SOURCES: [TransactionSource; 3] =
	[TransactionSource::External, TransactionSource::Local, TransactionSource::InBlock];

/// A device whose sponsor has plenty.
fn rich() -> Device {
	sponsored(1_000_000_000, 1_000_000_000, 10, 0)
}

/// A call that is allowed, and of exactly this many bytes.
fn sized(bytes: usize) -> RuntimeCall {
	// Two bytes name the call, and from 64 bytes on two the length.
	let call: RuntimeCall =
		frame_system::Call::remark_with_event { remark: vec![0; bytes - 4] }.into();
	assert_eq!(call.encoded_size(), bytes);
	call
}

mod submit {
	use super::*;

	#[test]
	fn devices_of_all_kinds_call_with_their_identity_keys() {
		build_and_execute(|| {
			vendor_and_model();
			for (seed, kind) in KINDS.into_iter().enumerate() {
				let device = claimed(kind, seed as u32 + 1);
				events();
				for nonce in 0..2 {
					assert_ok!(Parts::of(&device).relay());
					assert_eq!(
						events()[1..],
						[Event::DeviceCallDispatched { device: device.id, nonce, result: Ok(()) }]
					);
					assert_eq!(DeviceRegistry::device(device.id).unwrap().nonce, nonce + 1);
				}
			}
		});
	}

	#[test]
	fn devices_call_with_operational_keys_of_all_kinds() {
		build_and_execute(|| {
			vendor_and_model();
			let mut device = claimed(KeyKind::P256, 1);
			for (seed, kind) in KINDS.into_iter().enumerate() {
				let identity_signs = Parts::of(&device);
				appoint(&mut device, kind, seed as u32 + 10);
				assert_ok!(Parts::of(&device).relay());
				// Signed for an earlier nonce, by another key.
				assert_noop!(identity_signs.relay(), Error::<Test>::NonceUsed);
			}
			// With an operational key in place the identity key signs no calls.
			let identity = Device { operational: None, ..device.clone() };
			assert_noop!(Parts::of(&identity).relay(), Error::<Test>::BadSignature);
			assert_ok!(DeviceRegistry::revoke_operational_key(signed(OWNER), device.id));
			assert_noop!(Parts::of(&device).relay(), Error::<Test>::BadSignature);
			assert_ok!(Parts::of(&identity).relay());
		});
	}

	#[test]
	fn any_account_carries_it() {
		build_and_execute(|| {
			let device = one_device();
			for account in ACCOUNTS {
				let call = RuntimeCall::from(Parts::of(&device).submit());
				assert_ok!(call.dispatch(signed(account)));
			}
			assert_eq!(device.record().nonce, ACCOUNTS.len() as u64);
		});
	}

	#[test]
	fn nobody_but_accounts_carries_it() {
		build_and_execute(|| {
			let device = one_device();
			let call = RuntimeCall::from(Parts::of(&device).submit());
			for origin in [RuntimeOrigin::root(), RuntimeOrigin::none(), as_device(device.id)] {
				assert_noop!(error(call.clone().dispatch(origin)), DispatchError::BadOrigin);
			}
		});
	}

	#[test]
	fn an_inner_call_that_fails_uses_up_the_nonce_and_changes_nothing_else() {
		build_and_execute(|| {
			let device = one_device();
			assert_ok!(DeviceRegistry::set_attribute(
				signed(OWNER),
				device.id,
				name("a"),
				name("owner's"),
				None
			));
			events();
			let parts = Parts::of(&device);
			assert_ok!(parts.relay());
			assert_eq!(
				events(),
				[Event::DeviceCallDispatched {
					device: device.id,
					nonce: 0,
					result: Err(Error::<Test>::NotYourAttribute.into())
				}]
			);
			assert_eq!(DeviceRegistry::attribute(device.id, name("a")).unwrap().value, b"owner's");
			assert_eq!(device.record().nonce, 1);
			assert_noop!(parts.relay(), Error::<Test>::NonceUsed);
		});
	}

	#[test]
	fn the_actual_weight_contains_the_inner_calls() {
		build_and_execute(|| {
			type W = <Test as Config>::WeightInfo;
			let device = one_device();
			// The second one tells again what the first one told.
			for inner in [set_attribute_weight::<Test>(1), W::replace_attribute(1)] {
				let parts = Parts::of(&device);
				let call = RuntimeCall::from(parts.submit());
				let declared = call.get_dispatch_info().call_weight;
				let actual = relay(parts.submit()).unwrap().actual_weight.unwrap();
				assert!(actual.all_lte(declared), "{actual:?} > {declared:?}");
				let own = W::submit(parts.call.encoded_size() as u32);
				assert_eq!(actual, own.saturating_add(inner));
			}
		});
	}

	#[test]
	fn a_device_calls_off_its_own_recovery() {
		build_and_execute(|| {
			let device = one_device();
			let new = Signer::new(KeyKind::Sr25519, 9);
			let message = payload::recover(&GENESIS, &device.id, &new.key(), 0, &soon());
			assert_ok!(DeviceRegistry::propose_recovery(
				signed(OWNER),
				device.id,
				new.key(),
				soon(),
				new.sign(&message)
			));
			let cancel = Call::cancel_recovery { device: device.id };
			assert_ok!(Parts::new(&device, 0, soon(), cancel.into()).relay());
			assert!(!Recoveries::<Test>::contains_key(device.id));
		});
	}

	#[test]
	fn deadlines_hold_to_the_block() {
		build_and_execute(|| {
			let device = one_device();
			run_to(50);
			let call = || device.attribute_call("a", "b");
			let at = |nonce, valid_until| Parts::new(&device, nonce, valid_until, call());
			assert_noop!(at(0, 49).relay(), Error::<Test>::Expired);
			assert_noop!(at(0, 0).relay(), Error::<Test>::Expired);
			assert_noop!(at(0, 151).relay(), Error::<Test>::DeadlineTooFar);
			assert_noop!(at(0, u64::MAX).relay(), Error::<Test>::DeadlineTooFar);
			assert_ok!(at(0, 50).relay());
			assert_ok!(at(1, 150).relay());
		});
	}

	#[test]
	fn relayed_calls_come_in_order() {
		build_and_execute(|| {
			let device = one_device();
			let calls: Vec<_> = (0..3)
				.map(|nonce| Parts::new(&device, nonce, soon(), device.attribute_call("a", "b")))
				.collect();
			assert_noop!(calls[1].relay(), Error::<Test>::NonceAhead);
			for parts in &calls {
				assert_ok!(parts.relay());
			}
			for parts in &calls {
				assert_noop!(parts.relay(), Error::<Test>::NonceUsed);
			}
			let last = Parts::new(&device, u64::MAX, soon(), device.attribute_call("a", "b"));
			assert_noop!(last.relay(), Error::<Test>::NonceAhead);
		});
	}
}

/// Refusals, the same whether relayed, in the pool, or in a block.
mod refusals {
	use super::*;

	#[test]
	fn a_call_may_be_as_large_as_the_bound_and_no_larger() {
		build_and_execute(|| {
			let device = rich();
			let fits = Parts::new(&device, 0, soon(), sized(1024));
			for source in SOURCES {
				assert_ok!(fits.authorize(source));
			}
			let large = Parts::new(&device, 0, soon(), sized(1025));
			large.fails_everywhere(Error::CallTooLarge, InvalidTransaction::Custom(4));
			assert_ok!(fits.relay());
		});
	}

	#[test]
	fn unlisted_calls() {
		build_and_execute(|| {
			let device = rich();
			let unlisted: [RuntimeCall; 6] = [
				frame_system::Call::remark { remark: vec![] }.into(),
				frame_system::Call::set_code { code: vec![] }.into(),
				pallet_balances::Call::transfer_allow_death { dest: STRANGER, value: 1 }.into(),
				pallet_timestamp::Call::set { now: 1 }.into(),
				Call::decommission { device: device.id }.into(),
				Call::assign_fleet { device: device.id, fleet: None }.into(),
			];
			for call in unlisted {
				Parts::new(&device, 0, soon(), call)
					.fails_everywhere(Error::CallNotAllowed, InvalidTransaction::Custom(3));
			}
		});
	}

	#[test]
	fn a_submitted_call_within_a_submitted_call() {
		build_and_execute(|| {
			let device = rich();
			let inner = Parts::new(&device, 1, soon(), device.attribute_call("a", "b"));
			let nested = Parts::new(&device, 0, soon(), inner.submit().into());
			nested.fails_everywhere(Error::CallNotAllowed, InvalidTransaction::Custom(3));
			let twice = Parts::new(&device, 0, soon(), nested.submit().into());
			twice.fails_everywhere(Error::CallNotAllowed, InvalidTransaction::Custom(3));
		});
	}

	#[test]
	fn an_enrolment_within_a_submitted_call() {
		build_and_execute(|| {
			let device = rich();
			let others = [Device::new(KeyKind::Ed25519, 7)];
			let (lot, tree) = lot(&others, 1_000_000_000);
			let enrol = others[0].lot_call(lot, 0, tree.prove(0).unwrap());
			Parts::new(&device, 0, soon(), enrol.into())
				.fails_everywhere(Error::CallNotAllowed, InvalidTransaction::Custom(3));
		});
	}

	#[test]
	fn a_device_that_is_unknown() {
		build_and_execute(|| {
			let device = rich();
			let unknown = Parts { device: DeviceId([1; 32]), ..Parts::of(&device) };
			unknown.fails_everywhere(Error::DeviceNotFound, InvalidTransaction::Custom(1));
		});
	}

	#[test]
	fn a_device_that_is_not_claimed() {
		build_and_execute(|| {
			vendor_and_model();
			let device = enrolled(KeyKind::Ed25519, 1);
			Parts::of(&device).fails_everywhere(Error::NotActive, InvalidTransaction::Custom(2));
		});
	}

	#[test]
	fn a_device_that_is_suspended_and_again_none_once_it_is_resumed() {
		build_and_execute(|| {
			let device = rich();
			let parts = Parts::of(&device);
			assert_ok!(DeviceRegistry::suspend(signed(OWNER), device.id));
			parts.fails_everywhere(Error::NotActive, InvalidTransaction::Custom(2));
			assert_ok!(DeviceRegistry::resume(signed(OWNER), device.id));
			assert_ok!(parts.relay());
		});
	}

	#[test]
	fn a_device_whose_fleet_or_one_above_it_is_suspended() {
		build_and_execute(|| {
			let device = rich();
			assert_ok!(DeviceRegistry::create_fleet(signed(OWNER), name("x"), Some(0)));
			assert_ok!(DeviceRegistry::assign_fleet(signed(OWNER), device.id, Some(1)));
			for fleet in [0, 1] {
				assert_ok!(DeviceRegistry::suspend_fleet(signed(OWNER), fleet));
				Parts::of(&device)
					.fails_everywhere(Error::NotActive, InvalidTransaction::Custom(2));
				assert_ok!(DeviceRegistry::resume_fleet(signed(OWNER), fleet));
			}
			assert_ok!(Parts::of(&device).relay());
		});
	}

	#[test]
	fn a_device_that_is_quarantined_or_decommissioned() {
		build_and_execute(|| {
			let device = rich();
			assert_ok!(DeviceRegistry::quarantine(signed(VENDOR), device.id));
			let parts = Parts::of(&device);
			parts.fails_everywhere(Error::NotActive, InvalidTransaction::Custom(2));
			assert_ok!(DeviceRegistry::decommission(signed(OWNER), device.id));
			parts.fails_everywhere(Error::NotActive, InvalidTransaction::Custom(2));
		});
	}

	#[test]
	fn a_deadline_that_has_passed_or_lies_too_far_ahead() {
		build_and_execute(|| {
			let device = rich();
			run_to(50);
			let until = |at| Parts::new(&device, 0, at, device.attribute_call("a", "b"));
			until(49).fails_everywhere(Error::Expired, InvalidTransaction::AncientBirthBlock);
			until(151).fails_everywhere(Error::DeadlineTooFar, InvalidTransaction::Custom(5));
			assert_ok!(until(150).authorize(TransactionSource::InBlock));
			assert_ok!(until(50).authorize(TransactionSource::InBlock));
		});
	}

	#[test]
	fn a_nonce_that_was_used() {
		build_and_execute(|| {
			let device = rich();
			let parts = Parts::of(&device);
			assert_ok!(parts.relay());
			parts.fails_everywhere(Error::NonceUsed, InvalidTransaction::Stale);
		});
	}

	#[test]
	fn a_signature_with_one_bit_flipped() {
		build_and_execute(|| {
			vendor_and_model();
			let fleet = fleet();
			assert_ok!(DeviceRegistry::open_sponsorship(
				signed(OWNER),
				fleet,
				1_000_000_000,
				1_000_000_000,
				10,
				0
			));
			for (seed, kind) in KINDS.into_iter().enumerate() {
				let device = claimed(kind, seed as u32 + 1);
				assert_ok!(DeviceRegistry::assign_fleet(signed(OWNER), device.id, Some(fleet)));
				let good = Parts::of(&device);
				for byte in [1, 20, 40, 60] {
					let mut bytes = good.signature.encode();
					bytes[byte] ^= 1;
					let signature = DeviceSignature::decode(&mut &bytes[..]).unwrap();
					let bad = Parts { signature, ..good.clone() };
					bad.fails_everywhere(Error::BadSignature, InvalidTransaction::BadProof);
				}
				assert_ok!(good.relay());
			}
		});
	}

	#[test]
	fn a_signature_of_another_kind_or_another_key() {
		build_and_execute(|| {
			let device = rich();
			for (seed, kind) in KINDS.into_iter().enumerate() {
				let other = Device {
					operational: Some(Signer::new(kind, seed as u32 + 50)),
					..device.clone()
				};
				Parts::of(&other)
					.fails_everywhere(Error::BadSignature, InvalidTransaction::BadProof);
			}
		});
	}

	#[test]
	fn a_signature_for_other_arguments() {
		build_and_execute(|| {
			let device = rich();
			let good = Parts::of(&device);
			let bad = [
				Parts { valid_until: good.valid_until + 1, ..good.clone() },
				Parts { call: device.attribute_call("a", "c"), ..good.clone() },
				Parts { call: sized(100), ..good.clone() },
			];
			for parts in bad {
				parts.fails_everywhere(Error::BadSignature, InvalidTransaction::BadProof);
			}
			let later = Parts { nonce: 1, ..good };
			assert_eq!(
				later.authorize(TransactionSource::External),
				Err(InvalidTransaction::BadProof.into())
			);
		});
	}

	#[test]
	fn a_signature_for_another_device() {
		build_and_execute(|| {
			let device = rich();
			let other = claimed(KeyKind::Sr25519, 2);
			let bad = Parts { signature: Parts::of(&other).signature, ..Parts::of(&device) };
			bad.fails_everywhere(Error::BadSignature, InvalidTransaction::BadProof);
		});
	}

	#[test]
	fn a_signature_for_another_chain() {
		build_and_execute(|| {
			let device = rich();
			let parts = Parts::of(&device);
			let there = sp_core::H256::repeat_byte(0x48);
			let message = payload::submit(&there, &device.id, 0, &parts.valid_until, &parts.call);
			let signature = device.signer().sign(&message);
			Parts { signature, ..parts.clone() }
				.fails_everywhere(Error::BadSignature, InvalidTransaction::BadProof);
			// The same call on that other chain is what was signed.
			frame_system::BlockHash::<Test>::insert(0, there);
			assert_noop!(parts.relay(), Error::<Test>::BadSignature);
			assert_ok!(Parts { signature, ..parts }.relay());
		});
	}

	#[test]
	fn a_signature_for_another_purpose() {
		build_and_execute(|| {
			let device = rich();
			let parts = Parts::of(&device);
			let (id, until) = (&device.id, &parts.valid_until);
			let key = device.key();
			let messages = [
				payload::enrol(&GENESIS, id, &OWNER, 0, until),
				payload::enrol_from_lot(&GENESIS, id, 0, 0, until),
				payload::claim(&GENESIS, id, &OWNER, 0, until),
				payload::voucher(&GENESIS, id, 0, &OWNER, 0, until),
				payload::operational_key(&GENESIS, id, &key, 0, until),
				payload::agreement_key(&GENESIS, id, &None, 0, until),
				payload::rotate(&GENESIS, id, &key, 0, until),
				payload::recover(&GENESIS, id, &key, 0, until),
			];
			for message in messages {
				let signature = device.signer().sign(&message);
				Parts { signature, ..parts.clone() }
					.fails_everywhere(Error::BadSignature, InvalidTransaction::BadProof);
			}
			// Nor does the call itself, not hashed.
			let signature = device.signer().sign(&parts.call.encode());
			Parts { signature, ..parts }
				.fails_everywhere(Error::BadSignature, InvalidTransaction::BadProof);
		});
	}

	/// Each refusal hides those that cost more to find out.
	#[test]
	fn checks_go_from_cheap_to_dear() {
		build_and_execute(|| {
			let device = one_device();
			assert_ok!(Parts::of(&device).relay());
			assert_ok!(DeviceRegistry::suspend(signed(OWNER), device.id));
			run_to(50);

			// Everything is wrong with it.
			let mut parts = Parts {
				device: DeviceId([1; 32]),
				nonce: 0,
				valid_until: 0,
				call: frame_system::Call::remark { remark: vec![0; 2_000] }.into(),
				signature: DeviceSignature::P256([0; 64]),
			};
			parts.fails_everywhere(Error::CallTooLarge, InvalidTransaction::Custom(4));
			parts.call = frame_system::Call::remark { remark: vec![] }.into();
			parts.fails_everywhere(Error::CallNotAllowed, InvalidTransaction::Custom(3));
			parts.call = device.attribute_call("a", "b");
			parts.fails_everywhere(Error::Expired, InvalidTransaction::AncientBirthBlock);
			parts.valid_until = soon();
			parts.fails_everywhere(Error::DeviceNotFound, InvalidTransaction::Custom(1));
			parts.device = device.id;
			parts.fails_everywhere(Error::NonceUsed, InvalidTransaction::Stale);
			parts.nonce = 1;
			parts.fails_everywhere(Error::NotActive, InvalidTransaction::Custom(2));
			assert_ok!(DeviceRegistry::resume(signed(OWNER), device.id));
			// Only who has no account needs a sponsor, and before the signature is looked at.
			parts.is_refused(InvalidTransaction::Payment);
			assert_noop!(parts.relay(), Error::<Test>::BadSignature);
			let fleet = fleet();
			assert_ok!(DeviceRegistry::open_sponsorship(
				signed(OWNER),
				fleet,
				1_000_000_000,
				1_000_000_000,
				10,
				0
			));
			assert_ok!(DeviceRegistry::assign_fleet(signed(OWNER), device.id, Some(fleet)));
			parts.fails_everywhere(Error::BadSignature, InvalidTransaction::BadProof);
			parts.signature =
				Parts::new(&device, 1, parts.valid_until, parts.call.clone()).signature;
			assert_ok!(parts.authorize(TransactionSource::InBlock));
			assert_ok!(parts.relay());
		});
	}
}

mod authorize_submit {
	use super::*;

	fn at(device: &Device, nonce: u64) -> Parts {
		Parts::new(device, nonce, soon(), device.attribute_call("a", "b"))
	}

	fn tag(device: &Device, nonce: u64) -> Vec<u8> {
		("MusterSubmit", (device.id, nonce)).encode()
	}

	#[test]
	fn the_next_call_provides_its_nonce_and_requires_nothing() {
		build_and_execute(|| {
			let device = rich();
			for source in SOURCES {
				let valid = at(&device, 0).authorize(source).unwrap();
				assert_eq!(valid.provides, [tag(&device, 0)]);
				assert!(valid.requires.is_empty());
				assert_eq!(valid.longevity, 10);
				assert!(valid.propagate);
			}
		});
	}

	#[test]
	fn later_calls_require_the_one_before() {
		build_and_execute(|| {
			let device = rich();
			assert_ok!(at(&device, 0).relay());
			for ahead in 1..=16 {
				for source in [TransactionSource::External, TransactionSource::Local] {
					let valid = at(&device, 1 + ahead).authorize(source).unwrap();
					assert_eq!(valid.provides, [tag(&device, 1 + ahead)]);
					assert_eq!(valid.requires, [tag(&device, ahead)]);
				}
			}
		});
	}

	#[test]
	fn a_nonce_past_the_window_is_refused() {
		build_and_execute(|| {
			let device = rich();
			for source in [TransactionSource::External, TransactionSource::Local] {
				assert_ok!(at(&device, 16).authorize(source));
				for nonce in [17, u64::MAX] {
					assert_noop!(
						at(&device, nonce).authorize(source),
						TransactionValidityError::Invalid(InvalidTransaction::Future)
					);
				}
			}
		});
	}

	#[test]
	fn in_a_block_it_is_a_nonces_turn_or_not() {
		build_and_execute(|| {
			let device = rich();
			assert_ok!(at(&device, 0).authorize(TransactionSource::InBlock));
			for nonce in [1, 16, 17] {
				let parts = at(&device, nonce);
				let future = TransactionValidityError::Invalid(InvalidTransaction::Future);
				assert_noop!(parts.authorize(TransactionSource::InBlock), future);
				assert_noop!(direct(parts.submit()), future);
			}
		});
	}

	#[test]
	fn several_calls_under_way_land_one_after_the_other() {
		build_and_execute(|| {
			let device = rich();
			let calls: Vec<_> = (0..=16).map(|nonce| at(&device, nonce)).collect();
			for parts in &calls {
				assert_ok!(parts.authorize(TransactionSource::External));
			}
			for parts in &calls {
				assert_ok!(error(direct(parts.submit()).unwrap()));
			}
			assert_eq!(device.record().nonce, 17);
		});
	}

	#[test]
	fn a_transaction_lives_as_long_as_its_signature() {
		build_and_execute(|| {
			let device = rich();
			run_to(30);
			for (valid_until, longevity) in [(30, 0), (31, 1), (130, 100)] {
				let parts = Parts::new(&device, 0, valid_until, device.attribute_call("a", "b"));
				let valid = parts.authorize(TransactionSource::External).unwrap();
				assert_eq!(valid.longevity, longevity);
			}
		});
	}

	#[test]
	fn fails_without_a_fleet() {
		build_and_execute(|| {
			let device = one_device();
			at(&device, 0).is_refused(InvalidTransaction::Payment);
		});
	}

	#[test]
	fn fails_in_a_fleet_without_a_sponsor() {
		build_and_execute(|| {
			let device = rich();
			assert_ok!(DeviceRegistry::choose_sponsor(signed(OWNER), 0, None));
			at(&device, 0).is_refused(InvalidTransaction::Payment);
			assert_ok!(DeviceRegistry::choose_sponsor(signed(OWNER), 0, Some(SPONSOR)));
			assert_ok!(DeviceRegistry::close_sponsorship(signed(SPONSOR), 0));
			at(&device, 0).is_refused(InvalidTransaction::Payment);
		});
	}

	#[test]
	fn a_sponsor_of_the_fleet_above_does_not_pay() {
		build_and_execute(|| {
			let device = rich();
			assert_ok!(DeviceRegistry::create_fleet(signed(OWNER), name("x"), Some(0)));
			assert_ok!(DeviceRegistry::assign_fleet(signed(OWNER), device.id, Some(1)));
			at(&device, 0).is_refused(InvalidTransaction::Payment);
		});
	}

	#[test]
	fn fails_when_budget_floor_or_allowance_do_not_cover_it() {
		build_and_execute(|| {
			let device = rich();
			let sponsor = signed(SPONSOR);
			let set = |allowance, floor| {
				assert_ok!(DeviceRegistry::update_sponsorship(
					sponsor.clone(),
					0,
					Some(allowance),
					None,
					Some(floor)
				));
			};
			let plenty = 1_000_000_000;
			for (allowance, floor) in [(0, 0), (plenty, plenty), (plenty, u128::MAX), (1, 0)] {
				set(allowance, floor);
				at(&device, 0).is_refused(InvalidTransaction::Payment);
			}
			set(plenty, 0);
			assert_ok!(at(&device, 0).authorize(TransactionSource::External));
		});
	}

	#[test]
	fn calls_that_need_an_account_are_not_authorised() {
		for call in every_call(false) {
			let call = RuntimeCall::from(call);
			let direct = matches!(
				call,
				RuntimeCall::DeviceRegistry(Call::submit { .. } | Call::enrol_from_lot { .. })
			);
			build_and_execute(|| {
				assert_eq!(
					call.authorize(TransactionSource::External).is_some(),
					direct,
					"{call:?}"
				);
			});
		}
	}

	#[test]
	fn authorising_changes_nothing() {
		build_and_execute(|| {
			let device = rich();
			let parts = at(&device, 0);
			let before = root();
			for source in SOURCES {
				assert_ok!(parts.authorize(source));
			}
			assert_eq!(root(), before);
		});
	}
}

mod direct_call {
	use super::*;

	#[test]
	fn devices_of_all_kinds_call_without_any_account() {
		build_and_execute(|| {
			vendor_and_model();
			let fleet = fleet();
			assert_ok!(DeviceRegistry::open_sponsorship(
				signed(OWNER),
				fleet,
				1_000_000_000,
				1_000_000_000,
				10,
				0
			));
			for (seed, kind) in KINDS.into_iter().enumerate() {
				let device = claimed(kind, seed as u32 + 1);
				assert_ok!(DeviceRegistry::assign_fleet(signed(OWNER), device.id, Some(fleet)));
				events();
				assert_ok!(error(direct(Parts::of(&device).submit()).unwrap()));
				let events = events();
				assert!(matches!(
					events[..],
					[
						Event::AttributeSet { .. },
						Event::DeviceCallDispatched { nonce: 0, result: Ok(()), .. },
						Event::SponsoredFeePaid { payer: OWNER, .. },
					]
				));
			}
		});
	}

	#[test]
	fn the_signature_is_verified_once_when_it_is_authorised() {
		build_and_execute(|| {
			let device = rich();
			let signature = DeviceSignature::Ed25519([0; 64]);
			let parts = Parts { signature, ..Parts::of(&device) };
			assert_eq!(direct(parts.submit()), Err(InvalidTransaction::BadProof.into()));
			// Past that, the dispatch does not look again.
			let authorized = frame_system::RawOrigin::Authorized;
			assert_ok!(RuntimeCall::from(parts.submit()).dispatch(authorized.into()));
		});
	}

	#[test]
	fn a_direct_one_weighs_no_more_than_it_declares() {
		build_and_execute(|| {
			let device = rich();
			let call = Parts::of(&device).submit();
			let info = info(&call.clone().into());
			let post_info = direct(call).unwrap().unwrap();
			assert!(post_info.actual_weight.unwrap().all_lte(info.total_weight()));
		});
	}

	#[test]
	fn replay_is_refused() {
		build_and_execute(|| {
			let device = rich();
			let call = Parts::of(&device).submit();
			assert_ok!(error(direct(call.clone()).unwrap()));
			assert_noop!(
				direct(call),
				TransactionValidityError::Invalid(InvalidTransaction::Stale)
			);
		});
	}

	#[test]
	fn a_relayed_copy_and_a_direct_one_share_the_nonce() {
		build_and_execute(|| {
			let device = rich();
			let parts = Parts::of(&device);
			assert_ok!(error(direct(parts.submit()).unwrap()));
			assert_noop!(parts.relay(), Error::<Test>::NonceUsed);
			let parts = Parts::of(&device);
			assert_ok!(parts.relay());
			parts.is_refused(InvalidTransaction::Stale);
		});
	}
}

mod ensure_device {
	use super::*;
	use frame_support::traits::EnsureOrigin;

	fn ensure(origin: RuntimeOrigin) -> Option<DeviceId> {
		<EnsureDevice as EnsureOrigin<RuntimeOrigin>>::try_origin(origin).ok()
	}

	#[test]
	fn it_yields_the_device_and_takes_nothing_else() {
		let device = DeviceId([7; 32]);
		assert_eq!(ensure(as_device(device)), Some(device));
		let others = [
			RuntimeOrigin::root(),
			RuntimeOrigin::none(),
			signed(OWNER),
			// An account with the bytes of a device's id is not the device.
			signed(AccountId::new(device.0)),
			frame_system::RawOrigin::Authorized.into(),
		];
		for origin in others {
			assert_eq!(ensure(origin), None);
		}
	}

	#[test]
	fn a_device_is_no_account() {
		let origin = as_device(DeviceId(OWNER.into()));
		assert!(ensure_signed(origin.clone()).is_err());
		assert!(ensure_root(origin.clone()).is_err());
		assert!(ensure_none(origin).is_err());
	}
}

mod refusal {
	use super::*;

	#[test]
	fn every_documented_code_is_said() {
		use InvalidTransaction::*;
		let table: [(Error<Test>, InvalidTransaction); 18] = [
			(Error::BadSignature, BadProof),
			(Error::NonceUsed, Stale),
			(Error::NonceAhead, Future),
			(Error::NotSponsored, Payment),
			(Error::LotBudgetSpent, Payment),
			(Error::SponsorshipNotFound, Payment),
			(Error::Expired, AncientBirthBlock),
			(Error::DeviceNotFound, Custom(1)),
			(Error::NotActive, Custom(2)),
			(Error::CallNotAllowed, Custom(3)),
			(Error::CallTooLarge, Custom(4)),
			(Error::DeadlineTooFar, Custom(5)),
			(Error::LotNotFound, Custom(6)),
			(Error::VendorBarred, Custom(6)),
			(Error::ModelRetired, Custom(6)),
			(Error::BadInclusionProof, Custom(7)),
			(Error::KeyInUse, Custom(8)),
			(Error::BadKey, Custom(9)),
		];
		for (error, invalid) in table {
			assert_eq!(crate::refusal(error), TransactionValidityError::Invalid(invalid));
		}
		assert_eq!(
			crate::refusal(Error::<Test>::Unexpected),
			TransactionValidityError::Invalid(InvalidTransaction::Call)
		);
	}
}
