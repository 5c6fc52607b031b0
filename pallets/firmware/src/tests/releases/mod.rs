// SPDX-License-Identifier: Apache-2.0

//! Tests of releases, by call.

use super::common::*;
use crate::{mock::*, *};

#[test]
fn an_approved_release_is_in_force_after_its_time_lock() {
	build_and_execute(|| {
		component(0);
		propose(0, 1, details(0, 1));
		approve(0, 1);
		assert_eq!(Firmware::newest_in_force(MODEL, 0, now() + LOCK - 1), None);
		let (sequence, release) = Firmware::newest_in_force(MODEL, 0, now() + LOCK).unwrap();
		assert_eq!((sequence, release.available_at), (1, now() + LOCK));
	});
}
