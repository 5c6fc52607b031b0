// SPDX-License-Identifier: Apache-2.0

//! Mistakes that other systems made, each tried and refused.

use super::common::*;
use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};

/// hawkBit: a silent device never counts as failed.
#[test]
fn silence_past_the_deadline_is_failure() {
	build_and_execute(|| {
		let all = devices(10);
		let id = start(&[whole()]);
		for device in &all[..7] {
			succeed(*device, id);
		}
		// One took a place and fell silent, two never came.
		start_update(all[7], id);
		pass(DEADLINE);
		assert!(!is_halted(id));
		pass(1);
		assert!(is_halted(id));
		assert_noop!(say(all[8], id, Report::Started), Error::<Test>::RolloutHalted);
	});
}

/// hawkBit: thresholds ignore removed devices.
#[test]
fn thresholds_follow_devices_that_are_removed() {
	build_and_execute(|| {
		let all = devices(10);
		let id = start(&[whole()]);
		for device in &all[..4] {
			succeed(*device, id);
		}
		assert_eq!(view(id).waves[0].needed, 8);
		for device in &all[5..] {
			Book::assign(*device, None);
		}
		let wave = view(id).waves[0];
		assert_eq!((wave.size, wave.needed, wave.tolerated), (5, 4, 1));
		assert_eq!(status(id), RolloutStatus::Due);
	});
}

/// Mender: devices are stuck "in progress" for ever.
#[test]
fn nothing_is_in_progress_for_ever() {
	build_and_execute(|| {
		let all = devices(3);
		let id = start(&[whole()]);
		all.iter().for_each(|device| start_update(*device, id));
		pass(DEADLINE + 1);
		assert!(is_halted(id));
		assert_eq!(counts(id, 0).4, 3);
	});
}

/// Mender: an aborted rollout still commits.
#[test]
fn nothing_commits_after_an_abort() {
	build_and_execute(|| {
		let all = devices(3);
		policy();
		let id = start(&[whole()]);
		start_update(all[0], id);
		abort(id);
		assert_eq!(told(all[0]), Advice::Nothing(Reason::Aborted));
		assert_eq!(told(all[1]), Advice::Nothing(Reason::Aborted));
		assert_noop!(say(all[0], id, Report::Installed), Error::<Test>::RolloutOver);
		prove(0, &[(MAIN, 1)]);
		assert_eq!(counts(id, 0), (3, 1, 0, 0, 0));
	});
}

/// Azure: 100 groups an instance. Here deposits are the only bound.
#[test]
fn there_are_thousands_of_rollouts() {
	build_and_execute(|| {
		stage();
		for index in 0..2_000u32 {
			let fleet = Book::fleet(&OWNER, 100 + index, None);
			let device = device(index, Some(fleet));
			let id = start(&[wave(fleet, 10_000, 10_000, 0)]);
			assert_eq!(Firmware::next_update(device)[0].rollout, Some(id));
		}
	});
}

/// peaq: a stranger's write changes somebody else's things.
#[test]
fn a_stranger_s_word_changes_nothing() {
	build_and_execute(|| {
		let all = devices(2);
		let id = start(&[whole()]);
		for report in [Report::Started, Report::Installed, Report::Failed(1)] {
			assert_noop!(
				Firmware::report(signed(STRANGER), all[0], id, report),
				DispatchError::BadOrigin
			);
			let by_other = Firmware::report(as_device(all[1]), all[0], id, report);
			assert_noop!(by_other, DispatchError::BadOrigin);
		}
	});
}

/// Matter: dates are given by the sender. Here durations are, and the block's time counts.
#[test]
fn only_the_block_s_time_counts() {
	build_and_execute(|| {
		devices(1);
		let before = now();
		let id = start(&[whole()]);
		assert_eq!(view(id).waves[0].deadline_at, before + DEADLINE);
		pass(500);
		assert_ok!(Firmware::pause_rollout(signed(OWNER), id));
		assert_eq!(status(id), RolloutStatus::Paused { since: before + 500 });
	});
}
