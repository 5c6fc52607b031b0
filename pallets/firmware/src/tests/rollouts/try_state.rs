// SPDX-License-Identifier: Apache-2.0

//! Corrupted storage is seen.

use super::common::*;
use crate::{mock::*, *};

/// Whether the invariants fail after this, with this number.
fn seen(number: &str, corrupt: impl FnOnce(RolloutId, &[DeviceId])) {
	new_test_ext().execute_with(|| {
		let all = devices(5);
		let id = start(&[wave(FLEET, 8_000, 8_000, 2_000), whole()]);
		start_update(all[0], id);
		succeed(all[1], id);
		Firmware::do_try_state().expect("sound so far");
		corrupt(id, &all);
		let error = Firmware::do_try_state().expect_err("corrupted");
		let said = format!("{error:?}");
		assert!(said.contains(number), "{said} instead of {number}");
	});
}

fn rollout(id: RolloutId, change: impl FnOnce(&mut Rollout<Test>)) {
	Rollouts::<Test>::mutate(id, |rollout| change(rollout.as_mut().expect("it was made; qed")));
}

fn state(device: DeviceId, change: impl FnOnce(&mut DeviceState<Test>)) {
	DeviceStates::<Test>::mutate(device, |state| change(state.as_mut().expect("it has one; qed")));
}

#[test]
fn numbers_out_of_range_are_seen() {
	seen("1: a rollout to come", |id, _| NextRolloutId::<Test>::put(id));
	seen("1: bad terms", |id, _| rollout(id, |it| it.waves[0].terms.share = 0));
	seen("1: bad terms", |id, _| rollout(id, |it| it.waves[1].terms.share = 1));
	seen("1: a wave that is not", |id, _| rollout(id, |it| it.current = 2));
	seen("1: a wave to come", |id, _| rollout(id, |it| it.waves[1].places = 1));
}

#[test]
fn counts_that_exceed_each_other_are_seen() {
	seen("2:", |id, _| rollout(id, |it| it.waves[0].succeeded = 3));
	seen("2:", |id, _| rollout(id, |it| it.waves[0].forgiven = 1));
	seen("2:", |id, _| rollout(id, |it| it.waves[0].places = 1));
}

#[test]
fn counts_of_no_device_and_devices_that_do_not_count_are_seen() {
	seen("3: counts", |id, _| rollout(id, |it| it.waves[0].admitted = 3));
	seen("3: counts", |id, _| rollout(id, |it| it.waves[0].succeeded = 0));
	seen("3: counts", |_, all| state(all[0], |it| it.participations.clear()));
	seen("3: counts", |_, all| {
		state(all[0], |it| it.participations[0].outcome = Outcome::Failed(1))
	});
	seen("3: in another fleet", |_, all| {
		Book::change(all[0], |entry| entry.fleet = Some(OTHER));
	});
}

#[test]
fn fleets_and_rollouts_that_do_not_know_each_other_are_seen() {
	seen("4: a fleet", |_, _| FleetRolloutsOf::<Test>::remove((FLEET, MODEL)));
	seen("4: an empty list", |_, _| {
		FleetRolloutsOf::<Test>::insert((OTHER, MODEL), FleetRollouts::default());
	});
	seen("4: a rollout of others", |_, _| {
		let list = FleetRolloutsOf::<Test>::get((FLEET, MODEL));
		FleetRolloutsOf::<Test>::insert((OTHER, MODEL), list);
	});
	seen("4: two rollouts", |id, _| {
		FleetRolloutsOf::<Test>::mutate((FLEET, MODEL), |list| {
			list.try_push(FleetRollout { component: MAIN, rollout: id }).expect("there is room");
		});
	});
	seen("4: a rollout that is not", |_, _| {
		FleetRolloutsOf::<Test>::mutate((FLEET, MODEL), |list| {
			list.try_push(FleetRollout { component: RADIO, rollout: 77 }).expect("there is room");
		});
	});
}

#[test]
fn parts_of_what_is_not_are_seen() {
	seen("5: two rollouts", |_, all| {
		state(all[0], |it| {
			let part = it.participations[0];
			it.participations.try_push(part).expect("there is room");
		});
	});
	seen("5: another component", |_, all| {
		state(all[0], |it| it.participations[0].component = RADIO);
	});
	seen("5: a wave to come", |_, all| state(all[0], |it| it.participations[0].wave = 1));
	seen("5: an era to come", |_, all| state(all[0], |it| it.participations[0].era = 1));
}

#[test]
fn deposits_that_are_not_held_are_seen() {
	seen("not the sum of the deposits", |id, _| {
		rollout(id, |it| it.phase = Phase::Aborted);
		FleetRolloutsOf::<Test>::remove((FLEET, MODEL));
		Rollouts::<Test>::remove(id);
	});
}
