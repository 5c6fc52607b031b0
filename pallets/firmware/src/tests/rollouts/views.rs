// SPDX-License-Identifier: Apache-2.0

use super::common::*;
use crate::{mock::*, *};

#[test]
fn what_is_not_there_is_not_shown() {
	build_and_execute(|| {
		stage();
		assert_eq!(Firmware::rollout(0), None);
		assert_eq!(Firmware::rollouts_of(FLEET, MODEL), []);
	});
}

#[test]
fn a_view_shows_terms_and_counts() {
	build_and_execute(|| {
		let all = devices(10);
		let first = Wave { soak: 60, ..wave(FLEET, 4_000, 5_000, 5_000) };
		let id = start(&[first, whole()]);
		start_update(all[0], id);
		succeed(all[1], id);
		fail(all[2], id);
		succeed(all[3], id);
		let deadline_at = now() + DEADLINE;
		let of_first = WaveView {
			terms: first,
			open: true,
			promised: 4,
			size: 4,
			admitted: 4,
			succeeded: 2,
			failed: 1,
			forgiven: 0,
			silent: 0,
			needed: 2,
			tolerated: 2,
			deadline_at,
			passed_at: Some(now()),
		};
		let of_second = WaveView {
			terms: whole(),
			open: false,
			promised: 0,
			size: 0,
			admitted: 0,
			succeeded: 0,
			failed: 0,
			needed: 0,
			tolerated: 0,
			deadline_at: 0,
			passed_at: None,
			..of_first
		};
		let expected = RolloutView {
			id,
			owner: OWNER,
			model: MODEL,
			component: MAIN,
			sequence: 1,
			terms: PLAIN,
			status: RolloutStatus::Soaking { until: now() + 60 },
			current: 0,
			waves: vec![of_first, of_second],
			payer: OWNER,
		};
		assert_eq!(view(id), expected);
		pass(DEADLINE + 1);
		assert_eq!(view(id).waves[0].silent, 1);
		assert_eq!(status(id), RolloutStatus::Due);
	});
}
