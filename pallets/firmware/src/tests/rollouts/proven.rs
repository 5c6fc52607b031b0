// SPDX-License-Identifier: Apache-2.0

//! What evidence does to rollouts.

use super::common::*;
use crate::{mock::*, *};
use frame_support::assert_ok;

const ATTESTED: RolloutTerms = RolloutTerms { proof: Proof::Attested, ..PLAIN };

fn attested(count: u32) -> (Vec<DeviceId>, RolloutId) {
	let all = devices(count);
	policy();
	(all, start_with(&[whole()], ATTESTED))
}

#[test]
fn evidence_fulfils_a_place() {
	build_and_execute(|| {
		let (all, id) = attested(5);
		start_update(all[0], id);
		rollout_events();
		prove(0, &[(MAIN, 1)]);
		assert_eq!(counts(id, 0), (5, 1, 1, 0, 0));
		let new = Outcome::Succeeded;
		let old = Some(Outcome::Pending);
		let event = Event::UpdateReported { rollout: id, device: all[0], wave: 0, old, new };
		assert_eq!(rollout_events(), [event]);
		// Once is enough.
		prove(0, &[(MAIN, 1)]);
		assert_eq!(counts(id, 0), (5, 1, 1, 0, 0));
	});
}

#[test]
fn evidence_takes_a_free_place_and_fulfils_it() {
	build_and_execute(|| {
		let (all, id) = attested(2);
		prove(0, &[(MAIN, 1)]);
		assert_eq!(counts(id, 0), (2, 1, 1, 0, 0));
		prove(1, &[(MAIN, 1)]);
		assert_eq!(status(id), RolloutStatus::Completed);
		assert_eq!(part(all[1], MAIN).unwrap().outcome, Outcome::Succeeded);
	});
}

#[test]
fn evidence_counts_where_a_word_does() {
	build_and_execute(|| {
		let all = devices(2);
		policy();
		let id = start(&[whole()]);
		prove(0, &[(MAIN, 1)]);
		succeed(all[1], id);
		assert_eq!(status(id), RolloutStatus::Completed);
	});
}

#[test]
fn evidence_of_something_older_or_else_counts_for_nothing() {
	build_and_execute(|| {
		let all = devices(4);
		policy();
		release(MAIN, 2);
		let list = waves(&[whole()]);
		assert_ok!(Firmware::start_rollout(signed(OWNER), MODEL, MAIN, 2, list, ATTESTED));
		start_update(all[0], 0);
		prove(0, &[(MAIN, 1)]);
		prove(1, &[(MAIN, 1)]);
		prove(2, &[]);
		assert_eq!(counts(0, 0), (4, 1, 0, 0, 0));
	});
}

#[test]
fn a_later_release_is_as_good() {
	build_and_execute(|| {
		devices(3);
		policy();
		release(MAIN, 2);
		let id = start_with(&[whole()], ATTESTED);
		prove(0, &[(MAIN, 2)]);
		assert_eq!(counts(id, 0), (3, 1, 1, 0, 0));
	});
}

#[test]
fn whoever_is_contraindicated_has_proven_nothing() {
	build_and_execute(|| {
		let (all, id) = attested(3);
		start_update(all[0], id);
		prove_as(0, NativeClaims { debug: true, ..claims(&[(MAIN, 1)]) });
		assert_eq!(counts(id, 0), (3, 1, 0, 0, 0));
		let said = say(all[0], id, Report::Installed);
		assert_eq!(said, Err(Error::<Test>::NotProven.into()));
	});
}

#[test]
fn after_a_failure_evidence_is_enough_and_after_a_relapse_it_is_not() {
	build_and_execute(|| {
		let (all, id) = attested(10);
		fail(all[0], id);
		prove(0, &[(MAIN, 1)]);
		assert_eq!(counts(id, 0), (10, 1, 1, 0, 0));
		fail(all[0], id);
		prove(0, &[(MAIN, 1)]);
		assert_eq!(counts(id, 0), (10, 1, 0, 1, 0));
		// The device says that it is well again, and its evidence agrees.
		succeed(all[0], id);
		assert_eq!(counts(id, 0), (10, 1, 1, 0, 0));
		fail(all[0], id);
		pass(3_601);
		let said = say(all[0], id, Report::Installed);
		assert_eq!(said, Err(Error::<Test>::NotProven.into()));
	});
}

#[test]
fn nothing_that_is_amiss_with_a_rollout_keeps_a_device_from_attesting() {
	build_and_execute(|| {
		let all = devices(5);
		policy();
		let id = start_with(&[wave(FLEET, 2_000, 10_000, 0), whole()], ATTESTED);
		start_update(all[0], id);
		// No place, paused, halted, revoked, aborted, removed: the evidence counts anyway.
		prove(1, &[(MAIN, 1)]);
		assert_ok!(Firmware::pause_rollout(signed(OWNER), id));
		prove(2, &[(MAIN, 1)]);
		assert_ok!(Firmware::resume_rollout(signed(OWNER), id));
		fail(all[0], id);
		prove(3, &[(MAIN, 1)]);
		assert!(is_latched(id));
		abort(id);
		prove(4, &[(MAIN, 1)]);
		prove(0, &[(MAIN, 1)]);
		assert_ok!(Firmware::remove_rollout(signed(OWNER), id));
		prove(0, &[(MAIN, 1)]);
		for device in all {
			assert!(Firmware::verdict(device).is_ok());
		}
	});
}

#[test]
fn nothing_proven_after_an_abort_counts() {
	build_and_execute(|| {
		let (all, id) = attested(2);
		start_update(all[0], id);
		abort(id);
		prove(0, &[(MAIN, 1)]);
		assert_eq!(counts(id, 0).2, 0);
	});
}

#[test]
fn evidence_opens_the_next_wave_and_halts_for_silence() {
	build_and_execute(|| {
		let all = devices(10);
		policy();
		let id = start_with(&[wave(FLEET, 1_000, 10_000, 0), whole()], ATTESTED);
		prove(0, &[(MAIN, 1)]);
		assert_eq!(view(id).current, 1);
		start_update(all[1], id);
		pass(DEADLINE + 1);
		prove(1, &[(MAIN, 1)]);
		assert!(is_latched(id));
		assert_eq!(counts(id, 1).2, 1);
	});
}

#[test]
fn evidence_moves_a_device_to_the_later_rollout() {
	build_and_execute(|| {
		stage();
		policy();
		Book::fleet(&OWNER, 8, Some(FLEET));
		let device = device(1, Some(8));
		let below = start_with(&[wave(8, 10_000, 10_000, 0)], ATTESTED);
		start_update(device, below);
		let above = start_with(&[whole()], ATTESTED);
		prove(1, &[(MAIN, 1)]);
		assert_eq!(counts(below, 0).1, 0);
		assert_eq!(status(above), RolloutStatus::Completed);
	});
}

#[test]
fn one_piece_of_evidence_serves_all_components() {
	build_and_execute(|| {
		stage();
		policy();
		component(RADIO);
		release(RADIO, 1);
		device(0, Some(FLEET));
		let main = start_with(&[whole()], ATTESTED);
		let list = waves(&[whole()]);
		assert_ok!(Firmware::start_rollout(signed(OWNER), MODEL, RADIO, 1, list, ATTESTED));
		prove(0, &[(MAIN, 1), (RADIO, 1)]);
		assert_eq!(status(main), RolloutStatus::Completed);
		assert_eq!(status(main + 1), RolloutStatus::Completed);
	});
}

#[test]
fn forgiven_devices_count_again_when_they_prove_it() {
	build_and_execute(|| {
		let (all, id) = attested(4);
		fail(all[0], id);
		assert_ok!(Firmware::resume_rollout(signed(OWNER), id));
		prove(0, &[(MAIN, 1)]);
		let wave = view(id).waves[0];
		assert_eq!((wave.succeeded, wave.failed, wave.forgiven, wave.size), (1, 0, 0, 4));
	});
}
