// SPDX-License-Identifier: Apache-2.0

use super::common::*;
use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use muster_primitives::{access::action::UPDATE_FIRMWARE, Hours, Resource};

fn starting(who: AccountId, list: &[Wave], terms: RolloutTerms) -> DispatchResult {
	Firmware::start_rollout(signed(who), MODEL, MAIN, 1, waves(list), terms)
}

#[test]
fn it_opens_the_first_wave_and_takes_a_deposit() {
	build_and_execute(|| {
		devices(10);
		let id = start(&[wave(FLEET, 1_000, 10_000, 0), whole()]);
		assert_eq!(
			rollout_events(),
			[
				Event::RolloutStarted {
					rollout: id,
					owner: OWNER,
					model: MODEL,
					component: MAIN,
					sequence: 1
				},
				Event::WaveOpened { rollout: id, wave: 0, size: 1 },
			]
		);
		assert_eq!(counts(id, 0), (1, 0, 0, 0, 0));
		assert_eq!(view(id).waves[0].deadline_at, now() + DEADLINE);
		assert!(!view(id).waves[1].open);
		assert_eq!(status(id), RolloutStatus::Running);
		let bytes = Rollout::<Test>::max_encoded_len() + FleetRollout::max_encoded_len();
		assert_eq!(held(&OWNER, HoldReason::Rollout), 100 + bytes as Balance);
		let entry = FleetRollout { component: MAIN, rollout: id };
		assert_eq!(Firmware::rollouts_of(FLEET, MODEL), [entry]);
	});
}

#[test]
fn sizes_are_exact_and_rounded_up() {
	let cases =
		[(1, 1, 1), (1, 10, 1), (1_000, 10, 1), (1_001, 10, 2), (9_999, 10, 10), (5_000, 7, 4)];
	for (share, members, size) in cases {
		build_and_execute(|| {
			devices(members);
			let id = start(&[wave(FLEET, share, 10_000, 0)]);
			assert_eq!(counts(id, 0).0, size, "{share} of {members}");
		});
	}
}

#[test]
fn devices_below_the_fleet_count_and_those_of_other_models_do_not() {
	build_and_execute(|| {
		devices(2);
		Book::fleet(&OWNER, 9, Some(FLEET));
		device(100, Some(9));
		Book::model(0, 5, muster_primitives::UpdatePolicy::Automatic);
		Book::device(&OWNER, 5, Some(FLEET), DeviceKey::Ed25519([9; 32]));
		assert_eq!(counts(start(&[whole()]), 0).0, 3);
	});
}

#[test]
fn whoever_is_permitted_on_every_fleet_starts_and_pays() {
	build_and_execute(|| {
		devices(1);
		device(50, Some(OTHER));
		let both = [whole(), wave(OTHER, 10_000, 10_000, 0)];
		Book::permit(Subject::Account(ALICE), UPDATE_FIRMWARE, Resource::Fleet(FLEET));
		assert_noop!(starting(ALICE, &both, PLAIN), DispatchError::BadOrigin);
		Book::permit(Subject::Account(ALICE), UPDATE_FIRMWARE, Resource::Fleet(OTHER));
		assert_ok!(starting(ALICE, &both, PLAIN));
		let view = view(0);
		assert_eq!((view.owner, view.payer), (OWNER, ALICE));
		assert_eq!(held(&OWNER, HoldReason::Rollout), 0);
	});
}

#[test]
fn a_stranger_starts_nothing() {
	build_and_execute(|| {
		devices(1);
		assert_noop!(starting(STRANGER, &[whole()], PLAIN), DispatchError::BadOrigin);
		assert_noop!(starting(VENDOR, &[whole()], PLAIN), DispatchError::BadOrigin);
	});
}

#[test]
fn terms_out_of_range_are_refused() {
	build_and_execute(|| {
		devices(4);
		let good = whole();
		let bad = [
			vec![],
			vec![Wave { share: 0, ..good }],
			vec![Wave { share: 10_001, ..good }],
			vec![Wave { success: 0, ..good }],
			vec![Wave { success: 10_001, failure: 0, ..good }],
			// Such a wave could hang: neither good enough nor too bad.
			vec![Wave { success: 8_001, failure: 2_000, ..good }],
			vec![Wave { success: 1, failure: u16::MAX, ..good }],
			vec![Wave { deadline: 0, ..good }],
			// Shares rise.
			vec![good, good],
			vec![good, Wave { share: 5_000, ..good }],
			// Waves of a fleet stand together.
			vec![
				Wave { share: 1_000, ..good },
				wave(OTHER, 10_000, 10_000, 0),
				Wave { share: 5_000, ..good },
			],
		];
		for list in bad {
			assert_noop!(starting(OWNER, &list, PLAIN), Error::<Test>::BadTerms);
		}
		let window = Some(Hours { days: 0, from: 0, until: 60, offset: 0 });
		let terms = RolloutTerms { window, ..PLAIN };
		assert_noop!(starting(OWNER, &[good], terms), Error::<Test>::BadTerms);
	});
}

#[test]
fn fleets_are_known_apart_and_of_one_owner() {
	build_and_execute(|| {
		devices(1);
		Book::fleet(&OWNER, 8, Some(FLEET));
		Book::fleet(&ALICE, 9, None);
		let with = |fleet| [whole(), wave(fleet, 10_000, 10_000, 0)];
		assert_noop!(starting(OWNER, &with(77), PLAIN), Error::<Test>::FleetNotFound);
		assert_noop!(starting(OWNER, &with(9), PLAIN), Error::<Test>::ForeignFleet);
		assert_noop!(starting(OWNER, &with(8), PLAIN), Error::<Test>::NestedFleets);
		let mut upward = with(8);
		upward.reverse();
		assert_noop!(starting(OWNER, &upward, PLAIN), Error::<Test>::NestedFleets);
	});
}

#[test]
fn the_release_must_be_in_force_and_at_the_floor() {
	build_and_execute(|| {
		devices(1);
		let of = |sequence| {
			Firmware::start_rollout(signed(OWNER), MODEL, MAIN, sequence, waves(&[whole()]), PLAIN)
		};
		assert_noop!(of(2), Error::<Test>::ReleaseNotFound);
		propose(MAIN, 2, ReleaseDetails { floor: 2, ..details(MAIN, 2) });
		assert_noop!(of(2), Error::<Test>::NotInForce);
		approve(MAIN, 2);
		assert_noop!(of(2), Error::<Test>::NotInForce);
		pass(LOCK);
		assert_ok!(Firmware::raise_floor(signed(VENDOR), MODEL, MAIN, 2));
		assert_noop!(of(1), Error::<Test>::BelowFloor);
		revoke(MAIN, 2);
		assert_noop!(of(2), Error::<Test>::NotInForce);
	});
}

#[test]
fn a_first_wave_without_devices_is_refused() {
	build_and_execute(|| {
		stage();
		assert_noop!(starting(OWNER, &[whole()], PLAIN), Error::<Test>::NoMembers);
	});
}

#[test]
fn one_is_under_way_over_a_fleet_and_those_below_it() {
	build_and_execute(|| {
		devices(1);
		Book::fleet(&OWNER, 8, Some(FLEET));
		device(60, Some(8));
		let id = start(&[whole()]);
		let below = [wave(8, 10_000, 10_000, 0)];
		assert_noop!(starting(OWNER, &[whole()], PLAIN), Error::<Test>::AlreadyRolling);
		assert_noop!(starting(OWNER, &below, PLAIN), Error::<Test>::AlreadyRolling);
		// Paused and halted ones are under way.
		assert_ok!(Firmware::pause_rollout(signed(OWNER), id));
		assert_noop!(starting(OWNER, &below, PLAIN), Error::<Test>::AlreadyRolling);
		abort(id);
		assert_ok!(starting(OWNER, &below, PLAIN));
		// What is over is replaced.
		let id = start(&[whole()]);
		let entry = FleetRollout { component: MAIN, rollout: id };
		assert_eq!(Firmware::rollouts_of(FLEET, MODEL), [entry]);
	});
}

#[test]
fn components_do_not_stand_in_each_others_way() {
	build_and_execute(|| {
		devices(1);
		component(RADIO);
		release(RADIO, 1);
		let first = start(&[whole()]);
		let list = waves(&[whole()]);
		assert_ok!(Firmware::start_rollout(signed(OWNER), MODEL, RADIO, 1, list, PLAIN));
		let entries = Firmware::rollouts_of(FLEET, MODEL);
		assert_eq!(
			entries,
			[
				FleetRollout { component: MAIN, rollout: first },
				FleetRollout { component: RADIO, rollout: first + 1 }
			]
		);
	});
}

#[test]
fn numbers_run_out() {
	build_and_execute(|| {
		devices(1);
		NextRolloutId::<Test>::put(u32::MAX);
		assert_noop!(starting(OWNER, &[whole()], PLAIN), Error::<Test>::Exhausted);
	});
}

#[test]
fn who_cannot_pay_starts_nothing() {
	build_and_execute(|| {
		devices(1);
		let poor = AccountId::new([99; 32]);
		Book::permit(Subject::Account(poor.clone()), UPDATE_FIRMWARE, Resource::Fleet(FLEET));
		let started =
			frame_support::storage::with_storage_layer(|| starting(poor, &[whole()], PLAIN));
		assert!(started.is_err());
		assert_eq!(Firmware::rollouts_of(FLEET, MODEL), []);
	});
}
