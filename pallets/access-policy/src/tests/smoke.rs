// SPDX-License-Identifier: Apache-2.0

//! The contractor of the front page.

use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use muster_primitives::access::action;

#[test]
fn a_contractor_opens_a_valve_as_often_as_granted() {
	build_and_execute(|| {
		let valve = Book::device(&OWNER, 7, None);
		let resource = Resource::Device(valve);
		let conditions = Conditions {
			window: Some(Window { from: None, until: Some(START + 7200) }),
			uses: Some(2),
			..Default::default()
		};
		assert_ok!(AccessPolicy::add_policy(
			signed(OWNER),
			Effect::Permit,
			Principal::Account(ALICE),
			Target::Device(valve),
			Actions::of([action::CONTROL]),
			conditions,
		));
		for left in [1, 0] {
			assert_ok!(AccessPolicy::consume(signed(ALICE), resource.clone(), action::CONTROL));
			assert_eq!(
				AccessPolicy::policy(2).map(|policy| policy.conditions.uses),
				None,
				"ids count changes"
			);
			assert_eq!(
				AccessPolicy::policy(1).map(|policy| policy.conditions.uses),
				Some(Some(left))
			);
		}
		assert_noop!(
			AccessPolicy::consume(signed(ALICE), resource.clone(), action::CONTROL)
				.map_err(|error| error.error),
			Error::<Test>::NothingPermits
		);
	});
}
