// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn is_never_asked_about_and_pays_for_no_question() {
	in_every_case(|_, case| {
		let result = case.by(OWNER);
		assert_ok!(result);
		assert_eq!(Questions::get(), 0, "{}", case.name);
		assert_eq!(weighed(result), case.plain(), "{}", case.name);
	});
}

#[test]
fn pays_for_no_question_when_the_call_fails() {
	in_every_case(|_, case| {
		assert_ok!(case.by(OWNER));
		let again = case.by(OWNER);
		assert_eq!(Questions::get(), 0, "{}", case.name);
		// What is told again is told, and cheaper.
		let told = matches!(case.call, Call::set_attribute { .. } | Call::set_endpoints { .. });
		if told {
			assert!(weighed(again).all_lt(case.staying()), "{}", case.name);
		} else {
			assert_eq!(weighed(again), case.staying(), "{}", case.name);
		}
	});
}
