// SPDX-License-Identifier: Apache-2.0

//! Devices that leave fleets.

use super::common::*;
use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use muster_primitives::FleetListener;

#[test]
fn a_device_takes_its_place_and_its_outcome_along() {
	build_and_execute(|| {
		let all = devices(5);
		let id = start(&[wave(FLEET, 10_000, 4_000, 6_000)]);
		start_update(all[0], id);
		succeed(all[1], id);
		fail(all[2], id);
		rollout_events();
		for (device, outcome, left) in [
			(all[0], Outcome::Pending, (4, 2, 1, 1, 0)),
			(all[1], Outcome::Succeeded, (3, 1, 0, 1, 0)),
			(all[2], Outcome::Failed(7), (2, 0, 0, 0, 0)),
		] {
			Book::assign(device, Some(OTHER));
			assert_eq!(counts(id, 0), left);
			assert_eq!(part(device, MAIN), None);
			let event = Event::DeviceLeft { rollout: id, device, wave: 0, outcome };
			assert_eq!(rollout_events(), [event]);
		}
	});
}

#[test]
fn so_it_is_after_a_transfer_and_at_the_end() {
	build_and_execute(|| {
		let all = devices(3);
		let id = start(&[whole()]);
		start_update(all[0], id);
		start_update(all[1], id);
		Book::transfer(all[0], &ALICE);
		Book::decommission(all[1]);
		assert_eq!(counts(id, 0), (1, 0, 0, 0, 0));
		// What is kept of them can be forgotten.
		for device in &all[..2] {
			assert_ok!(Firmware::forget_device(signed(STRANGER), *device));
		}
		assert_eq!(held(&OWNER, HoldReason::Device), 0);
	});
}

#[test]
fn a_move_within_the_fleet_changes_nothing() {
	build_and_execute(|| {
		let all = devices(2);
		Book::fleet(&OWNER, 8, Some(FLEET));
		let id = start(&[whole()]);
		succeed(all[0], id);
		Book::assign(all[0], Some(8));
		assert_eq!(counts(id, 0), (2, 1, 1, 0, 0));
		Book::assign(all[0], Some(FLEET));
		assert_eq!(counts(id, 0), (2, 1, 1, 0, 0));
	});
}

#[test]
fn whoever_comes_back_finds_a_place_again() {
	build_and_execute(|| {
		let all = devices(1);
		let id = start(&[whole()]);
		start_update(all[0], id);
		Book::assign(all[0], None);
		// Its place went with it, and nobody has succeeded.
		assert_eq!(counts(id, 0), (0, 0, 0, 0, 0));
		assert_eq!(status(id), RolloutStatus::Running);
		Book::assign(all[0], Some(FLEET));
		assert_eq!(part(all[0], MAIN), None);
		succeed(all[0], id);
		assert_eq!(status(id), RolloutStatus::Completed);
	});
}

#[test]
fn the_next_wave_does_not_open_because_the_first_device_is_taken_out() {
	build_and_execute(|| {
		let all = devices(20);
		let id = start(&[wave(FLEET, 500, 10_000, 0), whole()]);
		start_update(all[0], id);
		Book::decommission(all[0]);
		assert_noop!(advance(id), Error::<Test>::NotDue);
		// Another one may try in its place; and if it keeps silent too, and is taken out, so be it.
		start_update(all[1], id);
		pass(DEADLINE + 1);
		assert!(is_halted(id));
		Book::decommission(all[1]);
		let halt = Halt { wave: 0, failed: 0, silent: 0, tolerated: 0 };
		assert_eq!(status(id), RolloutStatus::Halted(halt));
		assert_ok!(Firmware::resume_rollout(signed(OWNER), id));
		succeed(all[2], id);
		assert_eq!(counts(id, 1).0, 17);
	});
}

#[test]
fn removing_the_silent_undoes_what_nobody_wrote_down() {
	build_and_execute(|| {
		let all = devices(10);
		let id = start(&[whole()]);
		for device in &all[..7] {
			succeed(*device, id);
		}
		start_update(all[7], id);
		pass(DEADLINE + 1);
		assert!(is_halted(id));
		// One that had a place; two that had none.
		Book::assign(all[7], None);
		assert_eq!(
			status(id),
			RolloutStatus::Halted(Halt { wave: 0, failed: 0, silent: 2, tolerated: 1 })
		);
		Book::assign(all[8], None);
		assert!(!is_halted(id));
		assert_ok!(advance(id));
		assert_eq!(status(id), RolloutStatus::Completed);
	});
}

#[test]
fn what_is_written_down_stays() {
	build_and_execute(|| {
		let all = devices(2);
		let id = start(&[whole()]);
		start_update(all[0], id);
		pass(DEADLINE + 1);
		assert_ok!(advance(id));
		Book::assign(all[0], None);
		Book::assign(all[1], None);
		assert!(is_halted(id));
		assert_noop!(advance(id), Error::<Test>::RolloutHalted);
	});
}

#[test]
fn a_forgiven_device_leaves_the_forgiven() {
	build_and_execute(|| {
		let all = devices(4);
		let id = start(&[whole()]);
		fail(all[0], id);
		assert_ok!(Firmware::resume_rollout(signed(OWNER), id));
		assert_eq!(view(id).waves[0].forgiven, 1);
		Book::assign(all[0], None);
		let wave = view(id).waves[0];
		assert_eq!((wave.size, wave.failed, wave.forgiven), (3, 0, 0));
	});
}

#[test]
fn what_is_over_counts_nothing_any_more() {
	build_and_execute(|| {
		let all = devices(2);
		let id = start(&[whole()]);
		succeed(all[0], id);
		abort(id);
		rollout_events();
		Book::assign(all[0], None);
		assert_eq!(counts(id, 0).2, 1);
		assert_eq!(rollout_events(), []);
		assert_eq!(part(all[0], MAIN), None);
	});
}

#[test]
fn a_device_leaves_all_its_rollouts_at_once() {
	build_and_execute(|| {
		let all = devices(3);
		for id in 1..MAX_COMPONENTS as ComponentId {
			component(id);
			release(id, 1);
		}
		let mut ids = vec![start(&[whole()])];
		for id in 1..MAX_COMPONENTS as ComponentId {
			let list = waves(&[whole()]);
			assert_ok!(Firmware::start_rollout(signed(OWNER), MODEL, id, 1, list, PLAIN));
			ids.push(ids[0] + u32::from(id));
		}
		for id in &ids {
			start_update(all[0], *id);
		}
		Book::assign(all[0], None);
		for id in ids {
			assert_eq!(counts(id, 0), (2, 0, 0, 0, 0));
		}
	});
}

#[test]
fn a_device_that_was_recovered_stays_in() {
	build_and_execute(|| {
		let all = devices(2);
		let id = start(&[whole()]);
		start_update(all[0], id);
		Book::change(all[0], |entry| entry.generation += 1);
		succeed(all[0], id);
		assert_eq!(counts(id, 0), (2, 1, 1, 0, 0));
	});
}

#[test]
fn strangers_to_rollouts_leave_for_one_read() {
	build_and_execute(|| {
		let all = devices(1);
		let before = root();
		Firmware::left(&all[0]);
		assert_eq!(root(), before);
	});
}
