// SPDX-License-Identifier: Apache-2.0

//! What devices are told, reason by reason.

use super::common::*;
use crate::{mock::*, *};
use frame_support::assert_ok;
use muster_primitives::{DeviceStatus, Hours, UpdatePolicy};

fn installs(device: DeviceId, sequence: Sequence, place: Place) {
	match told(device) {
		Advice::Install(install) => {
			assert_eq!((install.sequence, install.place), (sequence, place));
			let image = image(MAIN, sequence);
			assert_eq!(install.images, [image]);
		},
		other => panic!("{other:?}"),
	}
}

fn nothing(device: DeviceId, reason: Reason) {
	assert_eq!(told(device), Advice::Nothing(reason));
}

fn updates_by(policy: UpdatePolicy) {
	ModelEntries::mutate(MODEL, |entry| {
		entry.as_mut().expect("it was made; qed").update_policy = policy;
	});
}

#[test]
fn an_offer_says_all_that_is_needed() {
	build_and_execute(|| {
		component(MAIN);
		let uri: Uri = text("https://example.org/1.bin");
		let uris = vec![uri.clone()].try_into().unwrap();
		release_with(MAIN, 1, ReleaseDetails { uris, ..details(MAIN, 1) });
		Book::fleet(&OWNER, FLEET, None);
		let device = device(0, Some(FLEET));
		let id = start(&[whole()]);
		let install = Install {
			sequence: 1,
			version: b"1.0".to_vec(),
			images: vec![image(MAIN, 1)],
			uris: vec![uri.into_inner()],
			manifest: None,
			place: Place::Free,
		};
		let advice = Advice::Install(install);
		assert_eq!(
			Firmware::next_update(device),
			[UpdateAdvice { component: MAIN, running: None, rollout: Some(id), advice }]
		);
	});
}

#[test]
fn there_is_an_answer_for_each_component() {
	build_and_execute(|| {
		let all = devices(1);
		component(RADIO);
		policy();
		let id = start(&[whole()]);
		release(RADIO, 4);
		prove(0, &[(RADIO, 4)]);
		let answers = Firmware::next_update(all[0]);
		let found: Vec<_> =
			answers.iter().map(|it| (it.component, it.running, it.rollout)).collect();
		assert_eq!(found, [(MAIN, None, Some(id)), (RADIO, Some(4), None)]);
		assert_eq!(answers[1].advice, Advice::Nothing(Reason::UpToDate));
	});
}

#[test]
fn nobody_else_is_told_anything() {
	build_and_execute(|| {
		let all = devices(1);
		assert_eq!(Firmware::next_update(DeviceId([9; 32])), []);
		Book::decommission(all[0]);
		assert_eq!(Firmware::next_update(all[0]), []);
	});
}

#[test]
fn a_place_is_free_then_taken_then_needless() {
	build_and_execute(|| {
		let all = devices(2);
		let id = start(&[whole()]);
		installs(all[0], 1, Place::Free);
		start_update(all[0], id);
		installs(all[0], 1, Place::Taken);
		fail_then_retry(all[0], id);
		succeed(all[0], id);
		nothing(all[0], Reason::UpToDate);
		succeed(all[1], id);
		// Completed: offered on, also to who comes later.
		let late = device(50, Some(FLEET));
		installs(late, 1, Place::NotNeeded);
		nothing(all[0], Reason::UpToDate);
	});
}

fn fail_then_retry(device: DeviceId, id: RolloutId) {
	fail(device, id);
	nothing(device, Reason::Halted);
	assert_ok!(Firmware::resume_rollout(signed(OWNER), id));
	installs(device, 1, Place::Taken);
}

#[test]
fn a_completed_part_of_a_fleet_is_not_more_than_that() {
	build_and_execute(|| {
		let all = devices(2);
		let id = start(&[wave(FLEET, 5_000, 10_000, 0)]);
		succeed(all[0], id);
		assert_eq!(status(id), RolloutStatus::Completed);
		nothing(all[0], Reason::UpToDate);
		nothing(all[1], Reason::NoPlace);
	});
}

#[test]
fn it_says_why_not_yet_and_why_no_place() {
	build_and_execute(|| {
		let all = devices(2);
		let later = device(50, Some(OTHER));
		let list = [wave(FLEET, 5_000, 10_000, 0), wave(OTHER, 10_000, 10_000, 0)];
		let id = start(&list);
		nothing(later, Reason::NotYet);
		start_update(all[0], id);
		nothing(all[1], Reason::NoPlace);
	});
}

#[test]
fn it_says_that_the_rollout_stands_still() {
	build_and_execute(|| {
		let all = devices(2);
		let id = start(&[whole()]);
		start_update(all[0], id);
		assert_ok!(Firmware::pause_rollout(signed(OWNER), id));
		nothing(all[0], Reason::Paused);
		nothing(all[1], Reason::Paused);
		assert_ok!(Firmware::resume_rollout(signed(OWNER), id));
		// Nobody has written it down.
		pass(DEADLINE + 1);
		nothing(all[0], Reason::Halted);
		assert_ok!(advance(id));
		nothing(all[0], Reason::Halted);
		abort(id);
		nothing(all[0], Reason::Aborted);
	});
}

#[test]
fn a_revoked_release_is_seen_by_the_next_query() {
	build_and_execute(|| {
		let all = devices(2);
		let id = start(&[whole()]);
		succeed(all[0], id);
		revoke(MAIN, 1);
		nothing(all[0], Reason::ReleaseRevoked);
		nothing(all[1], Reason::ReleaseRevoked);
		abort(id);
		nothing(all[1], Reason::Aborted);
	});
}

#[test]
fn a_release_below_the_floor_is_not_installed() {
	build_and_execute(|| {
		let all = devices(1);
		release_with(MAIN, 2, ReleaseDetails { floor: 2, ..details(MAIN, 2) });
		start(&[whole()]);
		installs(all[0], 1, Place::Free);
		assert_ok!(Firmware::raise_floor(signed(VENDOR), MODEL, MAIN, 2));
		nothing(all[0], Reason::BelowFloor);
	});
}

#[test]
fn what_is_proven_counts_more_than_what_was_said() {
	build_and_execute(|| {
		let all = devices(5);
		policy();
		release(MAIN, 2);
		let list = waves(&[whole()]);
		assert_ok!(Firmware::start_rollout(signed(OWNER), MODEL, MAIN, 2, list, PLAIN));
		succeed(all[0], 0);
		nothing(all[0], Reason::UpToDate);
		prove(0, &[(MAIN, 1)]);
		installs(all[0], 2, Place::Taken);
		// A verdict that is over proves nothing.
		pass(3_601);
		assert_ok!(Firmware::resume_rollout(signed(OWNER), 0));
		nothing(all[0], Reason::UpToDate);
	});
}

#[test]
fn a_device_that_is_not_at_work_installs_nothing() {
	build_and_execute(|| {
		let all = devices(2);
		policy();
		start(&[whole()]);
		Book::change(all[1], |entry| entry.status = DeviceStatus::Suspended);
		nothing(all[1], Reason::DeviceNotActive);
		// One that is held because of its verdict is mended by nothing else.
		assert_ok!(Firmware::set_guard(signed(OWNER), GuardTarget::Device(all[0]), true));
		prove_as(0, NativeClaims { debug: true, ..claims(&[]) });
		assert!(Book::held(all[0]));
		installs(all[0], 1, Place::Free);
	});
}

#[test]
fn without_a_rollout_the_model_decides() {
	build_and_execute(|| {
		let all = devices(1);
		let loose = device(50, None);
		for device in [all[0], loose] {
			installs(device, 1, Place::NotNeeded);
		}
		updates_by(UpdatePolicy::OwnerApproved);
		nothing(all[0], Reason::NoRollout);
		start(&[whole()]);
		installs(all[0], 1, Place::Free);
		nothing(loose, Reason::NoRollout);
		updates_by(UpdatePolicy::Manual);
		nothing(all[0], Reason::ByHand { sequence: 1 });
		nothing(loose, Reason::ByHand { sequence: 1 });
	});
}

#[test]
fn automatic_updates_take_the_newest_in_force() {
	build_and_execute(|| {
		let all = devices(1);
		policy();
		release(MAIN, 2);
		installs(all[0], 2, Place::NotNeeded);
		revoke(MAIN, 2);
		installs(all[0], 1, Place::NotNeeded);
		prove(0, &[(MAIN, 1)]);
		nothing(all[0], Reason::UpToDate);
		revoke(MAIN, 1);
		nothing(all[0], Reason::NoRollout);
	});
}

#[test]
fn an_abort_is_not_gone_round_by_automatic_updates() {
	build_and_execute(|| {
		let all = devices(1);
		let id = start(&[whole()]);
		abort(id);
		nothing(all[0], Reason::Aborted);
		assert_ok!(Firmware::remove_rollout(signed(OWNER), id));
		installs(all[0], 1, Place::NotNeeded);
	});
}

#[test]
fn the_rollout_that_was_started_last_decides() {
	build_and_execute(|| {
		stage();
		release(MAIN, 2);
		Book::fleet(&OWNER, 8, Some(FLEET));
		let device = device(0, Some(8));
		let below = start(&[wave(8, 10_000, 10_000, 0)]);
		installs(device, 1, Place::Free);
		let list = waves(&[whole()]);
		assert_ok!(Firmware::start_rollout(signed(OWNER), MODEL, MAIN, 2, list, PLAIN));
		installs(device, 2, Place::Free);
		abort(below + 1);
		nothing(device, Reason::Aborted);
		assert_ok!(Firmware::remove_rollout(signed(OWNER), below + 1));
		installs(device, 1, Place::Free);
	});
}

#[test]
fn hardware_must_be_proven_and_fit() {
	build_and_execute(|| {
		component(MAIN);
		policy();
		release(MAIN, 1);
		release_with(MAIN, 2, ReleaseDetails { hardware: Some((3, 4)), ..details(MAIN, 2) });
		let device = device(0, None);
		nothing(device, Reason::HardwareUnknown);
		for (hardware, fits) in [(2, false), (3, true), (4, true), (5, false)] {
			prove_as(0, NativeClaims { hardware, ..claims(&[(MAIN, 1)]) });
			if fits {
				installs(device, 2, Place::NotNeeded);
			} else {
				nothing(device, Reason::HardwareMismatch);
			}
		}
	});
}

#[test]
fn what_must_run_before_comes_before() {
	build_and_execute(|| {
		let all = devices(1);
		policy();
		component(RADIO);
		release(RADIO, 4);
		release(RADIO, 5);
		release(MAIN, 2);
		let dependencies = vec![(RADIO, 5)].try_into().unwrap();
		let details = ReleaseDetails { requires: Some(2), dependencies, ..details(MAIN, 3) };
		release_with(MAIN, 3, details);
		nothing(all[0], Reason::Requires { sequence: 2 });
		prove(0, &[(MAIN, 1)]);
		nothing(all[0], Reason::Requires { sequence: 2 });
		let missing = Reason::Dependency { component: RADIO, sequence: 5 };
		prove(0, &[(MAIN, 2)]);
		nothing(all[0], missing);
		prove(0, &[(MAIN, 2), (RADIO, 4)]);
		nothing(all[0], missing);
		prove(0, &[(MAIN, 2), (RADIO, 5)]);
		installs(all[0], 3, Place::NotNeeded);
	});
}

#[test]
fn a_word_is_enough_for_what_must_run_before() {
	build_and_execute(|| {
		let all = devices(1);
		release_with(MAIN, 2, ReleaseDetails { requires: Some(1), ..details(MAIN, 2) });
		let id = start(&[whole()]);
		succeed(all[0], id);
		let list = waves(&[whole()]);
		assert_ok!(Firmware::start_rollout(signed(OWNER), MODEL, MAIN, 2, list, PLAIN));
		installs(all[0], 2, Place::Free);
	});
}

#[test]
fn the_maintenance_window_is_kept() {
	build_and_execute(|| {
		let all = devices(1);
		// Nights from ten to six, in UTC; tests begin at noon.
		let window = Some(Hours { days: 127, from: 22 * 60, until: 6 * 60, offset: 0 });
		let id = start_with(&[whole()], RolloutTerms { window, ..PLAIN });
		let midnight = now() - now() % 86_400;
		let opens_at = midnight + 22 * 3_600;
		nothing(all[0], Reason::OutsideWindow { opens_at });
		// Saying how it went is no installation.
		at(opens_at);
		assert_ok!(Firmware::resume_rollout(signed(OWNER), id));
		installs(all[0], 1, Place::Free);
		at(midnight + 30 * 3_600 - 1);
		assert_ok!(Firmware::resume_rollout(signed(OWNER), id));
		installs(all[0], 1, Place::Free);
		pass(1);
		nothing(all[0], Reason::OutsideWindow { opens_at: opens_at + 86_400 });
	});
}
