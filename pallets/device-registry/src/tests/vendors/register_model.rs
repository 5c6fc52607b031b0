// SPDX-License-Identifier: Apache-2.0

use super::*;

fn register(who: AccountId, product: Name, hardware_revision: Revision) -> DispatchResult {
	DeviceRegistry::register_model(
		signed(who),
		0,
		product,
		hardware_revision,
		Some(1_900_000_000),
		Some([0xab; 32]),
		UpdatePolicy::Automatic,
		true,
	)
}

fn vendor() {
	assert_ok!(DeviceRegistry::register_vendor(signed(VENDOR), name("Vendor")));
	events();
}

#[test]
fn stores_the_model_and_holds_the_deposit() {
	build_and_execute(|| {
		vendor();
		assert_ok!(register(VENDOR, name("Valve"), name("B2")));
		assert_eq!(
			DeviceRegistry::model(0),
			Some(ModelView {
				vendor: 0,
				product: b"Valve".to_vec(),
				hardware_revision: b"B2".to_vec(),
				support_until: Some(1_900_000_000),
				mud_digest: Some([0xab; 32]),
				update_policy: UpdatePolicy::Automatic,
				voucher_required: true,
				retired: false,
				devices: 0,
			})
		);
		assert_eq!(events(), [Event::ModelRegistered { model: 0, vendor: 0 }]);
		assert_eq!(held(&VENDOR, HoldReason::Model), model_price());
		assert_eq!(DeviceRegistry::vendor(0).unwrap().models, 1);
	});
}

#[test]
fn an_operator_who_registers_pays() {
	build_and_execute(|| {
		vendor();
		operator(Rights::MODELS);
		assert_ok!(register(OPERATOR, name("Valve"), name("B2")));
		assert_eq!(held(&OPERATOR, HoldReason::Model), model_price());
		assert_eq!(held(&VENDOR, HoldReason::Model), 0);
	});
}

#[test]
fn takes_texts_up_to_their_bounds() {
	build_and_execute(|| {
		vendor();
		assert_ok!(register(VENDOR, name(&"p".repeat(64)), name(&"r".repeat(32))));
		assert!(Revision::try_from(vec![b'r'; 33]).is_err());
		for bad in bad_texts() {
			assert_noop!(register(VENDOR, bad, name("B2")), Error::<Test>::BadText);
		}
		for bad in bad_texts() {
			assert_noop!(register(VENDOR, name("Valve"), bad), Error::<Test>::BadText);
		}
	});
}

#[test]
fn fails_for_an_unknown_vendor() {
	build_and_execute(|| {
		assert_noop!(register(VENDOR, name("Valve"), name("B2")), Error::<Test>::VendorNotFound);
	});
}

#[test]
fn fails_without_the_right() {
	build_and_execute(|| {
		vendor();
		assert_noop!(register(STRANGER, name("V"), name("B")), Error::<Test>::NoRight);
		operator(Rights(Rights::ALL.0 - Rights::MODELS.0));
		assert_noop!(register(OPERATOR, name("V"), name("B")), Error::<Test>::NoRight);
	});
}

#[test]
fn fails_for_a_barred_vendor() {
	build_and_execute(|| {
		vendor();
		set_status(0, VendorStatus::Suspended);
		assert_noop!(register(VENDOR, name("V"), name("B")), Error::<Test>::VendorBarred);
	});
}

#[test]
fn fails_without_the_deposit_and_when_ids_are_used_up() {
	build_and_execute(|| {
		vendor();
		leave(&VENDOR, model_price() - 1);
		assert_noop!(register(VENDOR, name("V"), name("B")), TokenError::FundsUnavailable);
		leave(&VENDOR, model_price());
		NextModelId::<Test>::put(u32::MAX);
		assert_noop!(register(VENDOR, name("V"), name("B")), Error::<Test>::Exhausted);
		NextModelId::<Test>::put(0);
		assert_ok!(register(VENDOR, name("V"), name("B")));
	});
}

#[test]
fn fails_from_other_origins() {
	build_and_execute(|| {
		vendor();
		needs_a_signer(Call::register_model {
			vendor: 0,
			product: name("V"),
			hardware_revision: name("B"),
			support_until: None,
			mud_digest: None,
			update_policy: UpdatePolicy::Manual,
			voucher_required: false,
		});
	});
}
