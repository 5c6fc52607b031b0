// SPDX-License-Identifier: Apache-2.0

use super::*;

fn nothing(who: AccountId, model: ModelId) -> DispatchResult {
	DeviceRegistry::update_model(signed(who), model, None, None, None, None, None)
}

#[test]
fn changes_what_is_given_and_leaves_what_is_omitted() {
	build_and_execute(|| {
		vendor_and_model();
		events();
		let mut expected = DeviceRegistry::model(0).unwrap();
		assert_ok!(nothing(VENDOR, 0));
		assert_eq!(DeviceRegistry::model(0), Some(expected.clone()));

		let update = DeviceRegistry::update_model;
		assert_ok!(update(signed(VENDOR), 0, Some(Some(7)), None, None, None, None));
		expected.support_until = Some(7);
		assert_eq!(DeviceRegistry::model(0), Some(expected.clone()));

		assert_ok!(update(signed(VENDOR), 0, None, Some(Some([1; 32])), None, None, None));
		expected.mud_digest = Some([1; 32]);
		assert_eq!(DeviceRegistry::model(0), Some(expected.clone()));

		let policy = UpdatePolicy::Manual;
		assert_ok!(update(signed(VENDOR), 0, None, None, Some(policy), None, None));
		expected.update_policy = policy;
		assert_eq!(DeviceRegistry::model(0), Some(expected.clone()));

		assert_ok!(update(signed(VENDOR), 0, None, None, None, Some(true), None));
		expected.voucher_required = true;
		assert_eq!(DeviceRegistry::model(0), Some(expected.clone()));

		assert_ok!(update(signed(VENDOR), 0, None, None, None, None, Some(true)));
		expected.retired = true;
		assert_eq!(DeviceRegistry::model(0), Some(expected.clone()));

		assert_ok!(update(
			signed(VENDOR),
			0,
			Some(None),
			Some(None),
			None,
			Some(false),
			Some(false)
		));
		expected.support_until = None;
		expected.mud_digest = None;
		expected.voucher_required = false;
		expected.retired = false;
		assert_eq!(DeviceRegistry::model(0), Some(expected));

		let events = events();
		assert_eq!(events.len(), 7);
		let (mut first, mut last) = (None, None);
		for event in events {
			let Event::ModelUpdated { model: 0, old, new } = event else {
				panic!("an update, not {event:?}")
			};
			assert!(last.is_none_or(|before| before == old), "one follows from the other");
			first.get_or_insert(old);
			last = Some(new);
		}
		let now = Models::<Test>::get(0).unwrap().terms();
		assert_eq!(last, Some(now));
		assert_ne!(first, last);
		assert_eq!(held(&VENDOR, HoldReason::Model), model_price());
	});
}

#[test]
fn fails_for_an_unknown_model() {
	build_and_execute(|| {
		vendor_and_model();
		assert_noop!(nothing(VENDOR, 1), Error::<Test>::ModelNotFound);
	});
}

#[test]
fn fails_without_the_right() {
	build_and_execute(|| {
		vendor_and_model();
		assert_ok!(DeviceRegistry::register_vendor(signed(BUYER), name("Other")));
		operator(Rights(Rights::ALL.0 - Rights::MODELS.0));
		for who in [STRANGER, OPERATOR, BUYER] {
			assert_noop!(nothing(who, 0), Error::<Test>::NoRight);
		}
		operator(Rights::MODELS);
		assert_ok!(nothing(OPERATOR, 0));
	});
}

#[test]
fn fails_for_a_barred_vendor() {
	build_and_execute(|| {
		vendor_and_model();
		set_status(0, VendorStatus::Revoked);
		assert_noop!(nothing(VENDOR, 0), Error::<Test>::VendorBarred);
	});
}

#[test]
fn fails_from_other_origins() {
	build_and_execute(|| {
		vendor_and_model();
		needs_a_signer(Call::update_model {
			model: 0,
			support_until: None,
			mud_digest: None,
			update_policy: None,
			voucher_required: None,
			retired: Some(true),
		});
	});
}
