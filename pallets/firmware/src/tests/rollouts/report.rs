// SPDX-License-Identifier: Apache-2.0

use super::common::*;
use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use muster_primitives::{access::action::UPDATE_FIRMWARE, DeviceStatus, Resource};

fn reported(old: Option<Outcome>, new: Outcome, device: DeviceId) -> Event<Test> {
	Event::UpdateReported { rollout: 0, device, wave: 0, old, new }
}

#[test]
fn a_device_takes_a_place_and_says_how_it_went() {
	build_and_execute(|| {
		let all = devices(5);
		let id = start(&[whole()]);
		rollout_events();
		start_update(all[0], id);
		assert_eq!(counts(id, 0), (5, 1, 0, 0, 0));
		succeed(all[0], id);
		assert_eq!(counts(id, 0), (5, 1, 1, 0, 0));
		fail(all[1], id);
		assert_eq!(counts(id, 0), (5, 2, 1, 1, 0));
		assert_eq!(
			rollout_events(),
			[
				reported(None, Outcome::Pending, all[0]),
				reported(Some(Outcome::Pending), Outcome::Succeeded, all[0]),
				reported(None, Outcome::Failed(7), all[1]),
			]
		);
		assert!(held(&OWNER, HoldReason::Device) > 0);
	});
}

#[test]
fn outcomes_move_both_ways() {
	build_and_execute(|| {
		let all = devices(10);
		let id = start(&[whole()]);
		fail(all[0], id);
		succeed(all[0], id);
		assert_eq!(counts(id, 0), (10, 1, 1, 0, 0));
		fail(all[0], id);
		assert_eq!(counts(id, 0), (10, 1, 0, 1, 0));
		assert_eq!(part(all[0], MAIN).unwrap().outcome, Outcome::Relapsed(7));
		succeed(all[0], id);
		assert_eq!(counts(id, 0), (10, 1, 1, 0, 0));
	});
}

#[test]
fn the_same_again_is_refused() {
	build_and_execute(|| {
		let all = devices(10);
		let id = start(&[whole()]);
		start_update(all[0], id);
		assert_noop!(say(all[0], id, Report::Started), Error::<Test>::NothingNew);
		fail(all[0], id);
		assert_noop!(say(all[0], id, Report::Started), Error::<Test>::NothingNew);
		assert_noop!(say(all[0], id, Report::Failed(7)), Error::<Test>::NothingNew);
		// For another reason.
		assert_ok!(say(all[0], id, Report::Failed(8)));
		assert_eq!(counts(id, 0), (10, 1, 0, 1, 0));
		succeed(all[0], id);
		assert_noop!(say(all[0], id, Report::Installed), Error::<Test>::NothingNew);
	});
}

#[test]
fn places_are_taken_first_come_first_served() {
	build_and_execute(|| {
		let all = devices(10);
		let id = start(&[wave(FLEET, 3_000, 10_000, 0), whole()]);
		for device in &all[..3] {
			start_update(*device, id);
		}
		assert_noop!(say(all[3], id, Report::Started), Error::<Test>::NoPlace);
		assert_noop!(say(all[3], id, Report::Installed), Error::<Test>::NoPlace);
		// Those with a place go on.
		succeed(all[0], id);
	});
}

#[test]
fn the_wave_of_the_device_s_fleet_must_have_begun() {
	build_and_execute(|| {
		devices(2);
		let late = device(50, Some(OTHER));
		let id = start(&[whole(), wave(OTHER, 10_000, 10_000, 0)]);
		assert_noop!(say(late, id, Report::Started), Error::<Test>::NotYet);
	});
}

#[test]
fn devices_of_other_fleets_models_and_rollouts_are_not_covered() {
	build_and_execute(|| {
		let all = devices(2);
		let beside = device(50, Some(OTHER));
		let loose = device(51, None);
		let id = start(&[whole()]);
		assert_noop!(say(beside, id, Report::Started), Error::<Test>::NotCovered);
		assert_noop!(say(loose, id, Report::Started), Error::<Test>::NotCovered);
		Book::model(0, 5, muster_primitives::UpdatePolicy::Automatic);
		let other = Book::device(&OWNER, 5, Some(FLEET), DeviceKey::Ed25519([9; 32]));
		assert_noop!(say(other, id, Report::Started), Error::<Test>::NotCovered);
		// A later one over the fleet above decides.
		Book::fleet(&OWNER, 8, Some(OTHER));
		Book::assign(all[0], Some(8));
		let below = start(&[wave(8, 10_000, 10_000, 0)]);
		start(&[wave(OTHER, 10_000, 10_000, 0)]);
		assert_noop!(say(all[0], below, Report::Started), Error::<Test>::NotCovered);
	});
}

#[test]
fn a_device_leaves_an_earlier_rollout_for_a_later_one() {
	build_and_execute(|| {
		stage();
		Book::fleet(&OWNER, 8, Some(FLEET));
		let device = device(1, Some(8));
		let below = start(&[wave(8, 10_000, 10_000, 0)]);
		fail_without_halt(below, device);
		let above = start(&[whole()]);
		rollout_events();
		start_update(device, above);
		assert_eq!(part(device, MAIN).unwrap().rollout, above);
		assert_eq!(counts(above, 0), (1, 1, 0, 0, 0));
		assert_eq!(counts(below, 0), (0, 0, 0, 0, 0));
		let left = Event::DeviceLeft { rollout: below, device, wave: 0, outcome: Outcome::Pending };
		assert_eq!(rollout_events()[0], left);
		assert_noop!(say(device, below, Report::Started), Error::<Test>::NotCovered);
	});
}

fn fail_without_halt(id: RolloutId, device: DeviceId) {
	start_update(device, id);
	assert!(!is_halted(id));
}

#[test]
fn a_gateway_speaks_for_a_device_if_it_may() {
	build_and_execute(|| {
		let all = devices(2);
		let id = start(&[whole()]);
		let by = |who, device| Firmware::report(signed(who), device, id, Report::Started);
		assert_noop!(by(STRANGER, all[0]), DispatchError::BadOrigin);
		assert_ok!(by(OWNER, all[0]));
		Book::permit(Subject::Account(ALICE), UPDATE_FIRMWARE, Resource::Device(all[1]));
		assert_ok!(by(ALICE, all[1]));
		// Another device speaks for it no more than a stranger.
		let other = as_device(all[0]);
		let report = Firmware::report(other, all[1], id, Report::Installed);
		assert_noop!(report, DispatchError::BadOrigin);
		Book::permit(Subject::Device(all[0]), UPDATE_FIRMWARE, Resource::Device(all[1]));
		assert_ok!(Firmware::report(as_device(all[0]), all[1], id, Report::Installed));
	});
}

#[test]
fn only_devices_at_work_take_places() {
	build_and_execute(|| {
		let all = devices(3);
		let id = start(&[whole()]);
		let by_owner = |device, report| Firmware::report(signed(OWNER), device, id, report);
		start_update(all[0], id);
		for device in &all {
			Book::change(*device, |entry| entry.status = DeviceStatus::Suspended);
		}
		assert_noop!(by_owner(all[1], Report::Started), Error::<Test>::DeviceNotActive);
		// What is said of one with a place still counts.
		assert_ok!(by_owner(all[0], Report::Failed(1)));
		Book::change(all[1], |entry| entry.status = DeviceStatus::Quarantined);
		assert_noop!(by_owner(all[1], Report::Started), Error::<Test>::DeviceNotActive);
	});
}

#[test]
fn a_device_held_for_its_verdict_may_update() {
	build_and_execute(|| {
		let all = devices(3);
		policy();
		let id = start(&[whole()]);
		assert_ok!(Firmware::set_guard(signed(OWNER), GuardTarget::Device(all[0]), true));
		prove_as(0, NativeClaims { debug: true, ..claims(&[]) });
		assert!(Book::held(all[0]));
		assert_ok!(Firmware::report(signed(OWNER), all[0], id, Report::Started));
	});
}

#[test]
fn unknown_devices_and_rollouts_are_refused() {
	build_and_execute(|| {
		let all = devices(1);
		let id = start(&[whole()]);
		let unknown = DeviceId([9; 32]);
		assert_noop!(say(unknown, id, Report::Started), Error::<Test>::DeviceNotFound);
		assert_noop!(say(all[0], 77, Report::Started), Error::<Test>::RolloutNotFound);
		Book::change(all[0], |entry| entry.owner = None);
		assert_noop!(say(all[0], id, Report::Started), Error::<Test>::NotClaimed);
		Book::change(all[0], |entry| entry.owner = Some(OWNER));
	});
}

#[test]
fn a_rollout_that_stands_still_gives_no_places() {
	build_and_execute(|| {
		let all = devices(4);
		let id = start(&[whole()]);
		start_update(all[0], id);
		assert_ok!(Firmware::pause_rollout(signed(OWNER), id));
		assert_noop!(say(all[1], id, Report::Started), Error::<Test>::RolloutPaused);
		// What was begun counts.
		succeed(all[0], id);
		assert_eq!(counts(id, 0), (4, 1, 1, 0, 0));
		assert_ok!(Firmware::resume_rollout(signed(OWNER), id));
		pass(DEADLINE + 1);
		assert_noop!(say(all[1], id, Report::Started), Error::<Test>::RolloutHalted);
		revoke(MAIN, 1);
		assert_ok!(Firmware::resume_rollout(signed(OWNER), id));
		assert_noop!(say(all[1], id, Report::Started), Error::<Test>::NotInForce);
		abort(id);
		assert_noop!(say(all[0], id, Report::Failed(1)), Error::<Test>::RolloutOver);
	});
}

#[test]
fn a_word_is_no_proof() {
	build_and_execute(|| {
		let all = devices(3);
		policy();
		let id = start_with(&[whole()], RolloutTerms { proof: Proof::Attested, ..PLAIN });
		start_update(all[0], id);
		assert_noop!(say(all[0], id, Report::Installed), Error::<Test>::NotProven);
		assert_noop!(say(all[1], id, Report::Installed), Error::<Test>::NotProven);
		// A failure needs none.
		fail(all[1], id);
		prove(0, &[(MAIN, 1)]);
		assert_eq!(counts(id, 0), (3, 2, 1, 1, 0));
	});
}

#[test]
fn a_joiner_finds_a_place_while_the_wave_gathers() {
	build_and_execute(|| {
		let all = devices(2);
		let id = start(&[wave(FLEET, 5_000, 10_000, 0), whole()]);
		start_update(all[0], id);
		assert_noop!(say(all[1], id, Report::Started), Error::<Test>::NoPlace);
		// Half of three is two.
		let joined = device(50, Some(FLEET));
		start_update(joined, id);
		assert_eq!(counts(id, 0), (2, 2, 0, 0, 0));
		assert_noop!(say(all[1], id, Report::Started), Error::<Test>::NoPlace);
		pass(DEADLINE + 1);
		device(51, Some(FLEET));
		device(52, Some(FLEET));
		assert_noop!(say(all[1], id, Report::Started), Error::<Test>::RolloutHalted);
	});
}

#[test]
fn a_joiner_does_not_undo_what_passed() {
	build_and_execute(|| {
		let all = devices(1);
		let soaking = Wave { soak: 100, ..wave(FLEET, 10_000, 10_000, 0) };
		let id = start(&[soaking]);
		succeed(all[0], id);
		let joined = device(50, Some(FLEET));
		assert_noop!(say(joined, id, Report::Started), Error::<Test>::NoPlace);
		assert!(matches!(status(id), RolloutStatus::Soaking { .. }));
	});
}

#[test]
fn the_report_that_makes_it_due_opens_the_next_wave() {
	build_and_execute(|| {
		let all = devices(10);
		let id = start(&[wave(FLEET, 2_000, 10_000, 0), wave(FLEET, 5_000, 5_000, 5_000)]);
		start_update(all[0], id);
		succeed(all[1], id);
		rollout_events();
		succeed(all[0], id);
		assert_eq!(
			rollout_events()[1..],
			[
				Event::WavePassed { rollout: id, wave: 0 },
				Event::WaveOpened { rollout: id, wave: 1, size: 3 },
			]
		);
		succeed(all[2], id);
		succeed(all[3], id);
		assert_eq!(status(id), RolloutStatus::Completed);
		assert_noop!(say(all[4], id, Report::Started), Error::<Test>::RolloutOver);
	});
}

#[test]
fn the_report_that_is_too_much_halts() {
	build_and_execute(|| {
		let all = devices(10);
		let id = start(&[whole()]);
		fail(all[0], id);
		fail(all[1], id);
		assert!(!is_halted(id));
		rollout_events();
		fail(all[2], id);
		let halt = Halt { wave: 0, failed: 3, silent: 0, tolerated: 2 };
		assert_eq!(rollout_events()[1..], [Event::RolloutHalted { rollout: id, halt }]);
		assert_eq!(status(id), RolloutStatus::Halted(halt));
		assert!(is_latched(id));
		// A later success counts, and does not undo it.
		succeed(all[2], id);
		assert_eq!(counts(id, 0), (10, 3, 1, 2, 0));
		assert!(is_latched(id));
	});
}

#[test]
fn a_late_failure_halts_from_an_earlier_wave() {
	build_and_execute(|| {
		let all = devices(10);
		let id = start(&[wave(FLEET, 2_000, 10_000, 0), whole()]);
		succeed(all[0], id);
		succeed(all[1], id);
		assert_eq!(view(id).current, 1);
		fail(all[0], id);
		let halt = Halt { wave: 0, failed: 1, silent: 0, tolerated: 0 };
		assert_eq!(status(id), RolloutStatus::Halted(halt));
	});
}
