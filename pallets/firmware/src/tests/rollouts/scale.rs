// SPDX-License-Identifier: Apache-2.0

//! A million devices cost no more than ten.

use super::common::*;
use crate::{mock::*, *};
use codec::Encode;
use frame_support::assert_ok;
use std::collections::BTreeMap;

/// What a call costs: the bytes of the state that it reads, with the proof of them, and the values
/// that it writes.
#[derive(Debug, PartialEq, Eq)]
struct Cost {
	proof: usize,
	written: usize,
}

/// The costs of the calls of a rollout over so many devices, one after the other.
fn costs(members: u32) -> Vec<(&'static str, Cost)> {
	let mut ext = new_test_ext();
	let device = ext.execute_with(|| {
		let device = devices(1)[0];
		// The others are in the book only: nothing but their number is ever asked for.
		MemberCounts::insert(FLEET, MODEL, members);
		device
	});
	let mut costs = Vec::new();
	let mut measure = |name, call: &mut dyn FnMut()| {
		ext.commit_all().unwrap();
		let before = pairs(&mut ext);
		let (_, proof) = ext.execute_and_prove(&mut *call);
		ext.commit_all().unwrap();
		let after = pairs(&mut ext);
		let written = after.iter().filter(|(key, value)| before.get(*key) != Some(*value)).count();
		costs.push((name, Cost { proof: proof.encoded_size(), written }));
	};
	let first = Wave { success: 1, failure: 9_000, ..wave(FLEET, 1, 1, 1) };
	measure("start", &mut || assert_eq!(start(&[first, whole()]), 0));
	measure("first report", &mut || start_update(device, 0));
	measure("pause", &mut || {
		assert_ok!(Firmware::pause_rollout(signed(OWNER), 0));
	});
	measure("resume", &mut || {
		assert_ok!(Firmware::resume_rollout(signed(OWNER), 0));
	});
	measure("success, which opens the next wave", &mut || succeed(device, 0));
	measure("silence of all others", &mut || {
		pass(DEADLINE + 1);
		assert_ok!(advance(0));
	});
	measure("resume", &mut || {
		assert_ok!(Firmware::resume_rollout(signed(OWNER), 0));
	});
	measure("next update", &mut || drop(told(device)));
	measure("abort", &mut || abort(0));
	measure("remove", &mut || {
		assert_ok!(Firmware::remove_rollout(signed(OWNER), 0));
	});
	costs
}

fn pairs(ext: &mut sp_io::TestExternalities) -> BTreeMap<Vec<u8>, Vec<u8>> {
	ext.execute_with(|| {
		let mut pairs = BTreeMap::new();
		let mut key = Vec::new();
		while let Some(next) = sp_io::storage::next_key(&key) {
			pairs.insert(next.clone(), sp_io::storage::get(&next).unwrap_or_default().to_vec());
			key = next;
		}
		pairs
	})
}

#[test]
fn a_million_devices_cost_what_ten_cost() {
	let (few, many) = (costs(10), costs(1_000_000));
	for (few, many) in few.into_iter().zip(many) {
		println!("{}: {:?}", many.0, many.1);
		assert_eq!(few, many);
	}
}

#[test]
fn a_million_devices_are_counted_exactly() {
	build_and_execute(|| {
		let all = devices(2);
		MemberCounts::insert(FLEET, MODEL, 1_000_000);
		let id = start(&[
			Wave { share: 1, ..wave(FLEET, 1, 1, 9_000) },
			wave(FLEET, 3_333, 9_000, 1_000),
		]);
		assert_eq!(counts(id, 0).0, 100);
		succeed(all[0], id);
		assert_eq!(counts(id, 1).0, 333_300 - 1);
		pass(DEADLINE + 1);
		let halt = Halt { wave: 1, failed: 0, silent: 333_299, tolerated: 33_329 };
		assert_eq!(status(id), RolloutStatus::Halted(halt));
		MemberCounts::insert(FLEET, MODEL, 2);
	});
}

/// Twenty thousand devices report, in three waves, and the counts are theirs.
#[test]
fn tens_of_thousands_of_devices_report() {
	build_and_execute(|| {
		let all = devices(20_000);
		let id = start(&[
			wave(FLEET, 100, 9_500, 500),
			wave(FLEET, 2_500, 9_500, 500),
			wave(FLEET, 10_000, 9_500, 500),
		]);
		assert_eq!(counts(id, 0).0, 200);
		for (index, device) in all.iter().enumerate() {
			// One of twenty-five fails.
			let report = if index % 25 == 24 { Report::Failed(1) } else { Report::Installed };
			let _ = say(*device, id, report);
		}
		let waves = view(id).waves;
		let sums = |of: fn(&WaveView) -> u32| waves.iter().map(of).sum::<u32>();
		assert_eq!(status(id), RolloutStatus::Completed);
		assert_eq!(sums(|wave| wave.admitted), sums(|wave| wave.succeeded + wave.failed));
		let reported = DeviceStates::<Test>::iter_values().count() as u32;
		assert_eq!(sums(|wave| wave.admitted), reported);
		assert!(reported >= 19_000);
	});
}
