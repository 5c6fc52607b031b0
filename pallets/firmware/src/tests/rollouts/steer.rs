// SPDX-License-Identifier: Apache-2.0

//! `advance_rollout`, `pause_rollout`, `resume_rollout`, `abort_rollout` and `remove_rollout`.

use super::common::*;
use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use muster_primitives::{access::action::UPDATE_FIRMWARE, Resource};

type Steer = fn(RuntimeOrigin, RolloutId) -> DispatchResultWithPostInfo;

const STEERING: [Steer; 4] = [
	Firmware::pause_rollout,
	Firmware::resume_rollout,
	Firmware::abort_rollout,
	Firmware::remove_rollout,
];

fn pause(id: RolloutId) {
	assert_ok!(Firmware::pause_rollout(signed(OWNER), id));
}

fn resume(id: RolloutId) {
	assert_ok!(Firmware::resume_rollout(signed(OWNER), id));
}

const MANUAL: RolloutTerms = RolloutTerms { manual: true, ..PLAIN };

#[test]
fn an_unknown_rollout_is_not_found() {
	build_and_execute(|| {
		for call in STEERING {
			assert_noop!(call(signed(OWNER), 7), Error::<Test>::RolloutNotFound);
		}
		assert_noop!(advance(7), Error::<Test>::RolloutNotFound);
	});
}

#[test]
fn strangers_steer_nothing() {
	build_and_execute(|| {
		devices(3);
		device(50, Some(OTHER));
		let id = start(&[whole(), wave(OTHER, 10_000, 10_000, 0)]);
		let refused = |calls: &[Steer], who: AccountId| {
			for call in calls {
				assert_noop!(call(signed(who.clone()), id), DispatchError::BadOrigin);
			}
		};
		// One of two fleets is not enough.
		Book::permit(Subject::Account(ALICE), UPDATE_FIRMWARE, Resource::Fleet(FLEET));
		for who in [STRANGER, VENDOR, ALICE] {
			refused(&[Firmware::pause_rollout, Firmware::abort_rollout], who.clone());
			pause(id);
			refused(&[Firmware::resume_rollout], who.clone());
			resume(id);
		}
		abort(id);
		refused(&[Firmware::remove_rollout], STRANGER);
		Book::permit(Subject::Account(ALICE), UPDATE_FIRMWARE, Resource::Fleet(OTHER));
		assert_ok!(Firmware::remove_rollout(signed(ALICE), id));
	});
}

#[test]
fn whoever_is_permitted_on_all_fleets_steers() {
	build_and_execute(|| {
		let all = devices(4);
		device(50, Some(OTHER));
		let waves = [wave(FLEET, 2_500, 10_000, 0), wave(OTHER, 10_000, 10_000, 0)];
		let id = start_with(&waves, MANUAL);
		for fleet in [FLEET, OTHER] {
			Book::permit(Subject::Account(ALICE), UPDATE_FIRMWARE, Resource::Fleet(fleet));
		}
		assert_ok!(Firmware::pause_rollout(signed(ALICE), id));
		assert_eq!(status(id), RolloutStatus::Paused { since: now() });
		assert_ok!(Firmware::resume_rollout(signed(ALICE), id));
		succeed(all[0], id);
		assert_ok!(Firmware::advance_rollout(signed(ALICE), id));
		assert_eq!(view(id).current, 1);
		assert_ok!(Firmware::abort_rollout(signed(ALICE), id));
		assert_eq!(status(id), RolloutStatus::Aborted);
	});
}

#[test]
fn it_is_steered_by_the_owner_when_its_fleets_are_gone() {
	build_and_execute(|| {
		let all = devices(1);
		let id = start(&[whole()]);
		Book::assign(all[0], None);
		FleetEntries::remove(FLEET);
		assert_noop!(Firmware::abort_rollout(signed(STRANGER), id), DispatchError::BadOrigin);
		abort(id);
		assert_ok!(Firmware::remove_rollout(signed(OWNER), id));
	});
}

#[test]
fn anyone_opens_what_is_due() {
	build_and_execute(|| {
		let all = devices(4);
		let first = Wave { soak: 100, ..wave(FLEET, 2_500, 10_000, 0) };
		let id = start(&[first, whole()]);
		assert_noop!(advance(id), Error::<Test>::NotDue);
		succeed(all[0], id);
		let until = now() + 100;
		assert_eq!(status(id), RolloutStatus::Soaking { until });
		pass(99);
		assert_noop!(advance(id), Error::<Test>::NotDue);
		pass(1);
		assert_eq!(status(id), RolloutStatus::Due);
		assert_ok!(advance(id));
		assert_eq!(counts(id, 1), (3, 0, 0, 0, 0));
		assert_eq!(view(id).waves[1].deadline_at, now() + DEADLINE);
	});
}

#[test]
fn a_report_opens_what_a_soak_held_back() {
	build_and_execute(|| {
		let all = devices(10);
		let first = Wave { soak: 100, ..wave(FLEET, 2_000, 5_000, 5_000) };
		let id = start(&[first, whole()]);
		succeed(all[0], id);
		pass(100);
		succeed(all[1], id);
		assert_eq!(view(id).current, 1);
	});
}

#[test]
fn a_soak_begins_anew_after_a_relapse() {
	build_and_execute(|| {
		let all = devices(2);
		let only = Wave { soak: 100, ..wave(FLEET, 10_000, 5_000, 5_000) };
		let id = start(&[only]);
		succeed(all[0], id);
		pass(60);
		fail(all[0], id);
		assert_eq!(status(id), RolloutStatus::Running);
		succeed(all[1], id);
		assert_eq!(status(id), RolloutStatus::Soaking { until: now() + 100 });
		pass(100);
		assert_ok!(advance(id));
		assert_eq!(status(id), RolloutStatus::Completed);
		assert_noop!(advance(id), Error::<Test>::RolloutOver);
	});
}

#[test]
fn a_manual_one_waits_for_its_operator() {
	build_and_execute(|| {
		let all = devices(4);
		let id = start_with(&[wave(FLEET, 2_500, 10_000, 0), whole()], MANUAL);
		succeed(all[0], id);
		assert_eq!((status(id), view(id).current), (RolloutStatus::Due, 0));
		assert_noop!(advance(id), DispatchError::BadOrigin);
		assert_ok!(Firmware::advance_rollout(signed(OWNER), id));
		assert_eq!(view(id).current, 1);
		// The halt is for anyone to write down.
		pass(DEADLINE + 1);
		assert_ok!(advance(id));
		assert!(is_latched(id));
	});
}

#[test]
fn a_manual_one_opens_one_wave_at_a_time() {
	build_and_execute(|| {
		let all = devices(1);
		let list = [wave(FLEET, 1_000, 10_000, 0), wave(FLEET, 5_000, 10_000, 0), whole()];
		let by_itself = start(&list);
		succeed(all[0], by_itself);
		assert_eq!(status(by_itself), RolloutStatus::Completed);
		let by_hand = start_with(&list, MANUAL);
		succeed(all[0], by_hand);
		for current in 1..3 {
			assert_ok!(Firmware::advance_rollout(signed(OWNER), by_hand));
			assert_eq!(view(by_hand).current, current);
		}
		assert_ok!(Firmware::advance_rollout(signed(OWNER), by_hand));
		assert_eq!(status(by_hand), RolloutStatus::Completed);
	});
}

#[test]
fn silence_is_written_down_by_anyone() {
	build_and_execute(|| {
		let all = devices(10);
		let id = start(&[whole()]);
		for device in &all[..7] {
			succeed(*device, id);
		}
		pass(DEADLINE);
		assert_noop!(advance(id), Error::<Test>::NotDue);
		pass(1);
		let halt = Halt { wave: 0, failed: 0, silent: 3, tolerated: 2 };
		assert_eq!(status(id), RolloutStatus::Halted(halt));
		assert!(!is_latched(id));
		rollout_events();
		assert_ok!(advance(id));
		assert_eq!(rollout_events(), [Event::RolloutHalted { rollout: id, halt }]);
		assert!(is_latched(id));
		assert_noop!(advance(id), Error::<Test>::RolloutHalted);
	});
}

#[test]
fn nothing_is_opened_while_the_release_is_revoked() {
	build_and_execute(|| {
		let all = devices(4);
		let id = start(&[wave(FLEET, 2_500, 10_000, 0), whole()]);
		start_update(all[0], id);
		revoke(MAIN, 1);
		assert_eq!(status(id), RolloutStatus::Revoked);
		succeed(all[0], id);
		assert_eq!(view(id).current, 0);
		assert_noop!(advance(id), Error::<Test>::NotInForce);
		abort(id);
	});
}

#[test]
fn a_pause_stops_the_clock() {
	build_and_execute(|| {
		let all = devices(2);
		let id = start(&[whole()]);
		start_update(all[0], id);
		pass(400);
		rollout_events();
		pause(id);
		let since = now();
		assert_eq!(status(id), RolloutStatus::Paused { since });
		assert_noop!(Firmware::pause_rollout(signed(OWNER), id), Error::<Test>::RolloutPaused);
		assert_noop!(advance(id), Error::<Test>::RolloutPaused);
		pass(10 * DEADLINE);
		assert_eq!(status(id), RolloutStatus::Paused { since });
		resume(id);
		let from = Phase::Paused { since };
		assert_eq!(
			rollout_events(),
			[Event::RolloutPaused { rollout: id }, Event::RolloutResumed { rollout: id, from }]
		);
		pass(600);
		assert_eq!(status(id), RolloutStatus::Running);
		pass(1);
		assert!(is_halted(id));
	});
}

#[test]
fn a_pause_forgives_nothing() {
	build_and_execute(|| {
		let all = devices(10);
		let id = start(&[whole()]);
		fail(all[0], id);
		fail(all[1], id);
		pause(id);
		resume(id);
		assert_eq!(counts(id, 0), (10, 2, 0, 2, 0));
		assert_eq!(view(id).waves[0].forgiven, 0);
		fail(all[2], id);
		assert!(is_latched(id));
	});
}

#[test]
fn too_many_failures_halt_a_paused_one_too() {
	build_and_execute(|| {
		let all = devices(2);
		let id = start(&[whole()]);
		start_update(all[0], id);
		pause(id);
		fail(all[0], id);
		assert!(is_latched(id));
	});
}

#[test]
fn a_halted_one_is_not_paused() {
	build_and_execute(|| {
		devices(2);
		let id = start(&[whole()]);
		pass(DEADLINE + 1);
		assert_noop!(Firmware::pause_rollout(signed(OWNER), id), Error::<Test>::RolloutHalted);
	});
}

#[test]
fn only_what_stands_still_is_resumed() {
	build_and_execute(|| {
		let all = devices(1);
		let id = start(&[whole()]);
		let again = || Firmware::resume_rollout(signed(OWNER), id);
		assert_noop!(again(), Error::<Test>::NotStandingStill);
		succeed(all[0], id);
		assert_noop!(again(), Error::<Test>::RolloutOver);
	});
}

#[test]
fn resuming_a_halt_forgives_what_failed() {
	build_and_execute(|| {
		let all = devices(10);
		let id = start(&[whole()]);
		for device in &all[..3] {
			fail(*device, id);
		}
		pass(500);
		resume(id);
		// Seven are left to be judged: six must succeed, one may fail.
		let wave = view(id).waves[0];
		assert_eq!((wave.failed, wave.forgiven, wave.needed, wave.tolerated), (3, 3, 6, 1));
		assert_eq!(wave.deadline_at, now() + DEADLINE);
		fail(all[3], id);
		assert!(!is_halted(id));
		// Who was forgiven and fails anew counts, of eight by now.
		assert_ok!(say(all[0], id, Report::Failed(7)));
		let halt = Halt { wave: 0, failed: 2, silent: 0, tolerated: 1 };
		assert_eq!(status(id), RolloutStatus::Halted(halt));
		resume(id);
		// And who succeeds is one more.
		succeed(all[1], id);
		let wave = view(id).waves[0];
		assert_eq!((wave.succeeded, wave.failed, wave.forgiven), (1, 3, 3));
	});
}

#[test]
fn resuming_a_halt_that_nobody_wrote_down_forgives_as_well() {
	build_and_execute(|| {
		let all = devices(10);
		let id = start(&[whole()]);
		succeed(all[0], id);
		pass(DEADLINE + 1);
		resume(id);
		assert_eq!(status(id), RolloutStatus::Running);
		pass(DEADLINE);
		assert_eq!(status(id), RolloutStatus::Running);
		// The silent have had their second while.
		pass(1);
		assert!(is_halted(id));
	});
}

#[test]
fn a_rollout_is_resumed_255_times() {
	build_and_execute(|| {
		devices(1);
		let id = start(&[whole()]);
		for _ in 0..255 {
			pass(DEADLINE + 1);
			resume(id);
		}
		pass(DEADLINE + 1);
		assert_noop!(Firmware::resume_rollout(signed(OWNER), id), Error::<Test>::Exhausted);
		abort(id);
	});
}

#[test]
fn an_abort_is_final() {
	build_and_execute(|| {
		let all = devices(2);
		let id = start(&[whole()]);
		start_update(all[0], id);
		rollout_events();
		abort(id);
		let aborted = Event::RolloutAborted { rollout: id, from: Phase::Running };
		assert_eq!(rollout_events(), [aborted]);
		for call in [Firmware::pause_rollout, Firmware::resume_rollout, Firmware::abort_rollout] {
			assert_noop!(call(signed(OWNER), id), Error::<Test>::RolloutOver);
		}
		assert_noop!(advance(id), Error::<Test>::RolloutOver);
		assert_noop!(say(all[0], id, Report::Installed), Error::<Test>::RolloutOver);
	});
}

#[test]
fn what_is_completed_can_still_be_aborted() {
	build_and_execute(|| {
		let all = devices(2);
		let id = start(&[whole()]);
		succeed(all[0], id);
		succeed(all[1], id);
		assert_eq!(told(all[0]), Advice::Nothing(Reason::UpToDate));
		abort(id);
		assert_eq!(told(all[0]), Advice::Nothing(Reason::Aborted));
	});
}

#[test]
fn removing_gives_the_deposit_back_and_forgets() {
	build_and_execute(|| {
		let all = devices(2);
		let id = start(&[whole()]);
		start_update(all[0], id);
		assert_noop!(Firmware::remove_rollout(signed(OWNER), id), Error::<Test>::RolloutLive);
		abort(id);
		assert_ok!(Firmware::remove_rollout(signed(OWNER), id));
		assert_eq!(held(&OWNER, HoldReason::Rollout), 0);
		assert!(Firmware::rollout(id).is_none());
		assert_eq!(Firmware::rollouts_of(FLEET, MODEL), []);
		assert!(!FleetRolloutsOf::<Test>::contains_key((FLEET, MODEL)));
		// The part in it is void, and makes room for the next.
		let next = start(&[whole()]);
		assert_eq!(next, id + 1);
		start_update(all[0], next);
		assert_eq!(part(all[0], MAIN).unwrap().rollout, next);
	});
}

#[test]
fn removing_an_old_one_leaves_the_later_one() {
	build_and_execute(|| {
		devices(2);
		device(50, Some(OTHER));
		let old = start(&[whole(), wave(OTHER, 10_000, 10_000, 0)]);
		abort(old);
		let new = start(&[whole()]);
		assert_ok!(Firmware::remove_rollout(signed(OWNER), old));
		let entry = FleetRollout { component: MAIN, rollout: new };
		assert_eq!(Firmware::rollouts_of(FLEET, MODEL), [entry]);
		assert_eq!(Firmware::rollouts_of(OTHER, MODEL), []);
	});
}
