// SPDX-License-Identifier: Apache-2.0

//! Hostile bytes: whatever they are, decoding yields a value or an error, and a value has one
//! encoding.

use super::common::*;
use crate::{mock::*, *};
use codec::DecodeAll;
use muster_primitives::Hours;
use proptest::prelude::*;
use sp_runtime::traits::Dispatchable;

/// Each call, as it could be made after [`furnish`].
pub fn every_call() -> Vec<Call<Test>> {
	let window = Some(Hours { days: 127, from: 0, until: 1_440, offset: -60 });
	let device = device_id();
	let rollout = 0;
	let mut calls = vec![
		Call::start_rollout {
			model: MODEL,
			component: MAIN,
			sequence: 1,
			waves: waves(&[wave(OTHER, 100, 1, 1), wave(OTHER, 10_000, 9_000, 1_000)]),
			terms: RolloutTerms { window, proof: Proof::Attested, manual: true },
		},
		Call::advance_rollout { rollout },
		Call::pause_rollout { rollout },
		Call::resume_rollout { rollout },
		Call::abort_rollout { rollout },
		Call::remove_rollout { rollout },
	];
	let reports = [Report::Started, Report::Installed, Report::Failed(7)];
	calls.extend(reports.map(|report| Call::report { device, rollout, report }));
	calls
}

fn device_id() -> DeviceId {
	new_test_ext().execute_with(|| device(0, None))
}

/// Something for odd calls to hit.
fn furnish() {
	devices(5);
	device(50, Some(OTHER));
	start(&[wave(FLEET, 2_000, 5_000, 5_000), whole()]);
}

fn decodes<T: Encode + Decode>(bytes: &[u8]) -> bool {
	let mut rest = bytes;
	match T::decode(&mut rest) {
		Ok(value) => {
			assert_eq!(value.encode(), bytes[..bytes.len() - rest.len()]);
			true
		},
		Err(_) => false,
	}
}

fn decode_everything(bytes: &[u8]) {
	decodes::<Call<Test>>(bytes);
	decodes::<Event<Test>>(bytes);
	decodes::<Wave>(bytes);
	decodes::<WaveState>(bytes);
	decodes::<RolloutTerms>(bytes);
	decodes::<Rollout<Test>>(bytes);
	decodes::<FleetRollouts>(bytes);
	decodes::<Participation>(bytes);
	decodes::<Report>(bytes);
	decodes::<DeviceState<Test>>(bytes);
	decodes::<RolloutView<AccountId>>(bytes);
	decodes::<UpdateAdvice>(bytes);
}

fn nearly_a_call() -> impl Strategy<Value = Vec<u8>> {
	let calls: Vec<Vec<u8>> =
		every_call().into_iter().map(|call| RuntimeCall::from(call).encode()).collect();
	let changes = prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..4);
	(prop::sample::select(calls), changes, any::<Option<prop::sample::Index>>()).prop_map(
		|(mut bytes, changes, cut)| {
			for (at, byte) in changes {
				let at = at.index(bytes.len());
				bytes[at] = byte;
			}
			if let Some(cut) = cut {
				bytes.truncate(cut.index(bytes.len()));
			}
			bytes
		},
	)
}

#[test]
fn every_call_survives_encoding() {
	for call in every_call() {
		let call = RuntimeCall::from(call);
		assert_eq!(RuntimeCall::decode_all(&mut &call.encode()[..]), Ok(call));
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(1_000))]

	#[test]
	fn arbitrary_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..700)) {
		decode_everything(&bytes);
	}

	#[test]
	fn calls_that_are_nearly_right_never_panic(bytes in nearly_a_call(), by in 0..3usize) {
		decode_everything(&bytes);
		if let Ok(call) = RuntimeCall::decode_all(&mut &bytes[..]) {
			if !matches!(call, RuntimeCall::Firmware(_)) {
				return Ok(());
			}
			new_test_ext().execute_with(|| {
				furnish();
				let origin = match by {
					0 => signed(OWNER),
					1 => as_device(device_id_of_first()),
					_ => signed(STRANGER),
				};
				let _ = call.dispatch(origin);
				Firmware::do_try_state().expect("the invariants hold");
			});
		}
	}
}

fn device_id_of_first() -> DeviceId {
	Entries::iter().find(|(_, entry)| entry.fleet == Some(FLEET)).expect("furnished; qed").0
}
