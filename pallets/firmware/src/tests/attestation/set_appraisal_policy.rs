// SPDX-License-Identifier: Apache-2.0

use super::common::*;
use crate::{
	mock::*,
	tests::common::{component, held},
	*,
};
use frame_support::{assert_noop, assert_ok};

fn set(who: AccountId, policy: Option<AppraisalPolicy>) -> DispatchResult {
	Firmware::set_appraisal_policy(signed(who), MODEL, policy)
}

#[test]
fn it_is_set_replaced_and_removed() {
	build_and_execute(|| {
		device();
		let (first, second) = (policy(), AppraisalPolicy { validity: 60, ..policy() });
		assert_ok!(set(VENDOR, None));
		assert_eq!(Firmware::appraisal_policy(MODEL), None);
		assert_eq!(held(&VENDOR, HoldReason::Policy), 0);
		assert_ok!(set(VENDOR, Some(first.clone())));
		let price = 100 + AppraisalPolicy::max_encoded_len() as Balance;
		assert_eq!(held(&VENDOR, HoldReason::Policy), price);
		assert_ok!(set(VENDOR, Some(second.clone())));
		assert_eq!(held(&VENDOR, HoldReason::Policy), price);
		assert_eq!(Firmware::appraisal_policy(MODEL), Some(second.clone()));
		let set = |old, new| Event::AppraisalPolicySet { model: MODEL, old, new };
		let expected = vec![
			set(Some(first.clone()), None),
			set(None, Some(first.clone())),
			set(Some(first), Some(second)),
		];
		assert_eq!(events(), expected);
	});
}

#[test]
fn operators_need_the_right_to_endorse() {
	build_and_execute(|| {
		device();
		let other = AppraisalPolicy { validity: 60, ..policy() };
		OperatorEntries::insert(0, ALICE, (true, false));
		for who in [ALICE, OWNER, STRANGER] {
			assert_noop!(set(who, Some(other.clone())), Error::<Test>::NotVendor);
		}
		OperatorEntries::insert(0, ALICE, (false, true));
		assert_ok!(set(ALICE, Some(other)));
	});
}

#[test]
fn it_fails_for_no_model_and_for_no_change() {
	build_and_execute(|| {
		device();
		assert_noop!(
			Firmware::set_appraisal_policy(signed(VENDOR), 9, Some(policy())),
			Error::<Test>::ModelNotFound
		);
		assert_noop!(set(VENDOR, Some(policy())), Error::<Test>::NoChange);
		assert_ok!(set(VENDOR, None));
		assert_noop!(set(VENDOR, None), Error::<Test>::NoChange);
	});
}

#[test]
fn it_fails_where_it_has_no_meaning() {
	build_and_execute(|| {
		device();
		let one = Implementation { id: [1; 32], hardware: None };
		let bad = [
			AppraisalPolicy { kinds: EvidenceKinds(0), ..policy() },
			AppraisalPolicy { kinds: EvidenceKinds(4), ..policy() },
			AppraisalPolicy { required: 0, ..policy() },
			AppraisalPolicy { max_age: 0, ..policy() },
			AppraisalPolicy { max_age: 11, ..policy() },
			AppraisalPolicy { validity: 0, ..policy() },
			AppraisalPolicy { lifecycles: Lifecycles(0), ..policy() },
			AppraisalPolicy { lifecycles: Lifecycles(0x80), ..policy() },
			AppraisalPolicy { hardware: Some((3, 2)), ..policy() },
			AppraisalPolicy { implementations: vec![one, one].try_into().unwrap(), ..policy() },
		];
		for policy in bad {
			assert_noop!(set(VENDOR, Some(policy)), Error::<Test>::BadPolicy);
		}
		assert_noop!(
			set(VENDOR, Some(AppraisalPolicy { required: 5, ..policy() })),
			Error::<Test>::ComponentNotFound
		);
		// Without tokens no lifecycle is needed; a block may be as old as the chain remembers.
		assert_ok!(set(
			VENDOR,
			Some(AppraisalPolicy {
				kinds: EvidenceKinds::NATIVE,
				lifecycles: Lifecycles(0),
				max_age: 10,
				..policy()
			})
		));
	});
}

#[test]
fn a_model_of_which_nothing_is_left_leaves_nothing() {
	build_and_execute(|| {
		component(MAIN);
		to_block(10);
		assert_ok!(set(VENDOR, Some(policy())));
		assert_ok!(Firmware::remove_component(signed(VENDOR), MODEL, MAIN));
		assert_ok!(set(VENDOR, None));
		assert!(!ModelStates::<Test>::contains_key(MODEL));
	});
}
