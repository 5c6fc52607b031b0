// SPDX-License-Identifier: Apache-2.0

//! How waves follow each other, and what their sizes are.

use super::common::*;
use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};

#[test]
fn shares_of_a_fleet_add_up() {
	build_and_execute(|| {
		let all = devices(100);
		let id = start(&[
			wave(FLEET, 1_000, 10_000, 0),
			wave(FLEET, 5_000, 9_000, 1_000),
			wave(FLEET, 10_000, 9_000, 1_000),
		]);
		for device in &all[..10] {
			succeed(*device, id);
		}
		assert_eq!(counts(id, 1), (40, 0, 0, 0, 0));
		for device in &all[10..46] {
			succeed(*device, id);
		}
		assert_eq!(view(id).current, 2);
		// Four places were left over: they passed on.
		assert_eq!(counts(id, 1), (40, 36, 36, 0, 0));
		assert_eq!(counts(id, 2), (54, 0, 0, 0, 0));
		// The size of the earlier one stays, and nobody is silent in it.
		pass(DEADLINE + 1);
		assert_eq!(counts(id, 1).4, 0);
		assert_eq!(counts(id, 2).4, 54);
	});
}

#[test]
fn going_on_makes_no_wave_worse() {
	build_and_execute(|| {
		let all = devices(100);
		// Ten may fail of a hundred places; of those admitted alone it would be fewer.
		let first = Wave { success: 7_000, failure: 1_000, ..wave(FLEET, 9_900, 1, 0) };
		let id = start(&[first, whole()]);
		for device in &all[..9] {
			fail(*device, id);
		}
		for device in &all[9..80] {
			let _ = say(*device, id, Report::Installed);
		}
		assert_eq!(view(id).current, 1);
		assert!(!is_halted(id));
		assert_eq!(view(id).waves[0].tolerated, 9);
	});
}

#[test]
fn waves_of_several_fleets_stay_open_beside_each_other() {
	build_and_execute(|| {
		let all = devices(10);
		let others: Vec<_> = (50..54).map(|seed| device(seed, Some(OTHER))).collect();
		let id = start(&[wave(FLEET, 10_000, 5_000, 3_000), wave(OTHER, 10_000, 10_000, 0)]);
		for device in &all[..5] {
			succeed(*device, id);
		}
		assert_eq!(counts(id, 1), (4, 0, 0, 0, 0));
		succeed(all[5], id);
		succeed(others[0], id);
		assert_eq!((counts(id, 0).2, counts(id, 1).2), (6, 1));
		// Its deadline counts on: four of ten are silent, three are tolerated.
		pass(DEADLINE + 1);
		let halt = Halt { wave: 0, failed: 0, silent: 4, tolerated: 3 };
		assert_eq!(status(id), RolloutStatus::Halted(halt));
	});
}

#[test]
fn places_without_devices_count_for_nothing() {
	build_and_execute(|| {
		let all = devices(10);
		let id = start(&[whole()]);
		for device in &all[..4] {
			succeed(*device, id);
		}
		// The other six leave without ever having had a place.
		for device in &all[4..] {
			Book::assign(*device, None);
		}
		assert_eq!(counts(id, 0), (4, 4, 4, 0, 0));
		assert_eq!(status(id), RolloutStatus::Due);
		pass(DEADLINE + 1);
		assert_eq!(status(id), RolloutStatus::Due);
		assert_ok!(advance(id));
		assert_eq!(status(id), RolloutStatus::Completed);
	});
}

#[test]
fn what_passed_without_a_call_soaks_from_the_next_one_on() {
	build_and_execute(|| {
		let all = devices(2);
		let id = start(&[Wave { soak: 100, ..wave(FLEET, 10_000, 10_000, 0) }]);
		succeed(all[0], id);
		Book::assign(all[1], None);
		assert_eq!(status(id), RolloutStatus::Due);
		assert_ok!(advance(id));
		assert_eq!(status(id), RolloutStatus::Soaking { until: now() + 100 });
		assert_noop!(advance(id), Error::<Test>::NotDue);
	});
}

#[test]
fn a_wave_without_devices_passes_at_once() {
	build_and_execute(|| {
		let all = devices(1);
		// The second and third wave have nothing left to do, the fourth has an empty fleet.
		let id = start(&[
			wave(FLEET, 1, 10_000, 0),
			wave(FLEET, 2, 10_000, 0),
			wave(FLEET, 3, 10_000, 0),
			wave(OTHER, 10_000, 10_000, 0),
		]);
		succeed(all[0], id);
		assert_eq!(status(id), RolloutStatus::Completed);
		assert_eq!(view(id).current, 3);
	});
}

#[test]
fn every_wave_has_passed_or_halts_after_its_deadline() {
	// All ways in which ten devices can have spoken, for some thresholds.
	for (success, failure) in
		[(10_000, 0), (1, 9_999), (5_000, 5_000), (8_500, 1_500), (3_333, 6_667)]
	{
		build_and_execute(|| {
			let all = devices(10);
			let only = Wave { success, failure, soak: 5, ..whole() };
			for succeeded in 0..=10usize {
				for failed in 0..=10 - succeeded {
					let id = start(&[only]);
					for device in &all[..succeeded] {
						succeed(*device, id);
					}
					for device in &all[succeeded..succeeded + failed] {
						let _ = say(*device, id, Report::Failed(1));
					}
					pass(DEADLINE + 1);
					let passed = matches!(
						status(id),
						RolloutStatus::Due
							| RolloutStatus::Soaking { .. }
							| RolloutStatus::Completed
					);
					assert!(passed != is_halted(id), "{succeeded} {failed}: {:?}", status(id));
					abort(id);
				}
			}
		});
	}
}

#[test]
fn a_late_word_does_not_undo_silence() {
	build_and_execute(|| {
		let all = devices(2);
		let id = start(&[whole()]);
		succeed(all[0], id);
		start_update(all[1], id);
		pass(DEADLINE + 1);
		succeed(all[1], id);
		// Written down first, then counted.
		assert!(is_latched(id));
		assert_eq!(counts(id, 0), (2, 2, 2, 0, 0));
		assert_ok!(Firmware::resume_rollout(signed(OWNER), id));
		assert_eq!(status(id), RolloutStatus::Due);
	});
}

#[test]
fn numbers_at_their_limits_do_not_overflow() {
	build_and_execute(|| {
		devices(1);
		MemberCounts::insert(FLEET, MODEL, u32::MAX);
		let far = Wave { deadline: u64::MAX, soak: u64::MAX, ..whole() };
		let id = start(&[far]);
		assert_eq!(counts(id, 0), (u32::MAX, 0, 0, 0, 0));
		let wave = view(id).waves[0];
		assert_eq!((wave.needed, wave.tolerated), (3_435_973_836, 858_993_459));
		MemberCounts::insert(FLEET, MODEL, 1);
	});
}
