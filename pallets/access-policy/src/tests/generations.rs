// SPDX-License-Identifier: Apache-2.0

//! What ends with the generation of a device, also where the device is not named itself.

use crate::{mock::*, *};
use frame_support::assert_ok;
use muster_primitives::access::action;

#[test]
fn what_was_delegated_over_a_stream_ends_with_its_device() {
	build_and_execute(|| {
		let device = Book::device(&OWNER, 7, None);
		let stream = Book::stream(&OWNER, 1, Some(device));
		let permits = |who| {
			AccessPolicy::decide(Subject::Account(who), action::READ_DATA, Resource::Stream(stream))
				.permitted
		};
		let actions = Actions::of([action::READ_DATA, action::GRANT]);
		let none = Conditions::default();
		let principal = Principal::Account(ALICE);
		let over = Target::Device(device);
		let (permit, origin) = (Effect::Permit, signed(OWNER));
		let added =
			AccessPolicy::add_policy(origin, permit, principal, over, actions, none.clone());
		assert_ok!(added);
		let (to, over) = (Subject::Account(BOB), Target::Stream(stream));
		assert_ok!(AccessPolicy::delegate(signed(ALICE), 1, to, over, actions, none));
		assert!(permits(ALICE) && permits(BOB));

		// The device has been recovered: all over it is void, and so is what came of that.
		Book::change(device, |entry| entry.generation += 1);
		assert!(!permits(ALICE) && !permits(BOB));
		let explanation = AccessPolicy::explain(
			Subject::Account(BOB),
			action::READ_DATA,
			Resource::Stream(stream),
		);
		assert_eq!(explanation.considered[0].because, [Mismatch::OutsideParent(1)]);

		// Never again, so anyone may clear it away.
		assert!(AccessPolicy::policy(2).is_some_and(|policy| policy.dead));
		assert_ok!(AccessPolicy::revoke(signed(STRANGER), 2));
	});
}
