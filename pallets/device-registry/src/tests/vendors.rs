// SPDX-License-Identifier: Apache-2.0

use super::support::*;
use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok, BoundedVec};
use muster_primitives::KeyKind;
use sp_runtime::{traits::BadOrigin, TokenError};

/// Texts that nobody can read.
fn bad_texts<S: Get<u32>>() -> [BoundedVec<u8, S>; 3] {
	[vec![], vec![0xff], vec![b'a', 0xc3]].map(|text| text.try_into().expect("short; qed"))
}

fn vendor_price() -> Balance {
	price(Vendor::<Test>::max_encoded_len())
}

fn model_price() -> Balance {
	price(Model::<Test>::max_encoded_len())
}

fn operator_price() -> Balance {
	price(64)
}

mod register_vendor {
	use super::*;

	#[test]
	fn stores_the_vendor_and_holds_the_deposit() {
		build_and_execute(|| {
			assert_ok!(DeviceRegistry::register_vendor(signed(VENDOR), name("Ventile AG")));
			assert_eq!(
				DeviceRegistry::vendor(0),
				Some(VendorView {
					account: VENDOR,
					name: b"Ventile AG".to_vec(),
					status: VendorStatus::Unverified,
					voucher_key: None,
					models: 0,
				})
			);
			assert_eq!(events(), [Event::VendorRegistered { vendor: 0, account: VENDOR }]);
			assert_eq!(held(&VENDOR, HoldReason::Vendor), vendor_price());
			assert_eq!(DeviceRegistry::vendor(1), None);
		});
	}

	#[test]
	fn counts_ids_up_and_one_account_may_be_several_vendors() {
		build_and_execute(|| {
			for vendor in 0..3 {
				assert_ok!(DeviceRegistry::register_vendor(signed(VENDOR), name("Same name")));
				assert_eq!(DeviceRegistry::vendor(vendor).unwrap().account, VENDOR);
			}
			assert_ok!(DeviceRegistry::register_vendor(signed(BUYER), name("Same name")));
			assert_eq!(DeviceRegistry::vendor(3).unwrap().account, BUYER);
			assert_eq!(held(&VENDOR, HoldReason::Vendor), 3 * vendor_price());
		});
	}

	#[test]
	fn takes_names_of_one_to_64_bytes_of_utf8() {
		build_and_execute(|| {
			for text in ["V", &"v".repeat(64), &"ü".repeat(32), "真空阀"] {
				assert_ok!(DeviceRegistry::register_vendor(signed(VENDOR), name(text)));
			}
			assert!(Name::try_from(vec![b'v'; 65]).is_err());
			for name in bad_texts() {
				assert_noop!(
					DeviceRegistry::register_vendor(signed(VENDOR), name),
					Error::<Test>::BadText
				);
			}
		});
	}

	#[test]
	fn fails_when_encoded_with_a_longer_name() {
		let mut call = Call::<Test>::register_vendor { name: name("") }.encode();
		let empty = call.pop();
		assert_eq!(empty, Some(0));
		let longest = [call.clone(), vec![b'v'; 64].encode()].concat();
		assert!(Call::<Test>::decode(&mut &longest[..]).is_ok());
		let longer = [call, vec![b'v'; 65].encode()].concat();
		assert!(Call::<Test>::decode(&mut &longer[..]).is_err());
	}

	#[test]
	fn fails_without_the_deposit() {
		build_and_execute(|| {
			leave(&VENDOR, vendor_price() - 1);
			assert_noop!(
				DeviceRegistry::register_vendor(signed(VENDOR), name("V")),
				TokenError::FundsUnavailable
			);
			leave(&VENDOR, vendor_price());
			assert_ok!(DeviceRegistry::register_vendor(signed(VENDOR), name("V")));
		});
	}

	#[test]
	fn fails_when_ids_are_used_up() {
		build_and_execute(|| {
			NextVendorId::<Test>::put(u32::MAX - 1);
			assert_ok!(DeviceRegistry::register_vendor(signed(VENDOR), name("V")));
			assert_noop!(
				DeviceRegistry::register_vendor(signed(VENDOR), name("V")),
				Error::<Test>::Exhausted
			);
		});
	}

	#[test]
	fn fails_from_other_origins() {
		build_and_execute(|| needs_a_signer(Call::register_vendor { name: name("V") }));
	}
}

mod update_vendor {
	use super::*;

	fn update(
		who: AccountId,
		name: Option<Name>,
		voucher_key: Option<Option<DeviceKey>>,
	) -> DispatchResult {
		DeviceRegistry::update_vendor(signed(who), 0, name, voucher_key)
	}

	#[test]
	fn changes_what_is_given_and_leaves_what_is_omitted() {
		build_and_execute(|| {
			vendor_and_model();
			let key = Signer::new(KeyKind::P256, 1).key();
			events();

			assert_ok!(update(VENDOR, None, Some(Some(key))));
			let view = DeviceRegistry::vendor(0).unwrap();
			assert_eq!((&view.name[..], view.voucher_key), (&b"Vendor"[..], Some(key)));

			assert_ok!(update(VENDOR, Some(name("New")), None));
			let view = DeviceRegistry::vendor(0).unwrap();
			assert_eq!((&view.name[..], view.voucher_key), (&b"New"[..], Some(key)));

			assert_ok!(update(VENDOR, None, Some(None)));
			let view = DeviceRegistry::vendor(0).unwrap();
			assert_eq!((&view.name[..], view.voucher_key), (&b"New"[..], None));

			let updated = |old_name, new_name, old_voucher_key, new_voucher_key| {
				let (old_name, new_name) = (name(old_name), name(new_name));
				Event::VendorUpdated {
					vendor: 0,
					old_name,
					new_name,
					old_voucher_key,
					new_voucher_key,
				}
			};
			assert_eq!(
				events(),
				[
					updated("Vendor", "Vendor", None, Some(key)),
					updated("Vendor", "New", Some(key), Some(key)),
					updated("New", "New", Some(key), None),
				]
			);
			assert_eq!(
				(view.account, view.status, view.models),
				(VENDOR, VendorStatus::Unverified, 1)
			);
			assert_eq!(held(&VENDOR, HoldReason::Vendor), vendor_price());
		});
	}

	#[test]
	fn takes_voucher_keys_of_every_kind() {
		build_and_execute(|| {
			vendor_and_model();
			for kind in KINDS {
				let key = Signer::new(kind, 1).key();
				assert_ok!(update(VENDOR, None, Some(Some(key))));
				assert_eq!(DeviceRegistry::vendor(0).unwrap().voucher_key, Some(key));
			}
		});
	}

	#[test]
	fn fails_for_an_unknown_vendor() {
		build_and_execute(|| {
			assert_noop!(update(VENDOR, None, None), Error::<Test>::VendorNotFound);
		});
	}

	#[test]
	fn fails_for_anyone_but_the_vendors_account() {
		build_and_execute(|| {
			vendor_and_model();
			operator(Rights::ALL);
			for who in [OPERATOR, STRANGER] {
				assert_noop!(update(who, Some(name("Mine")), None), Error::<Test>::NotVendor);
			}
		});
	}

	#[test]
	fn fails_while_governance_bars_the_vendor() {
		build_and_execute(|| {
			vendor_and_model();
			set_status(0, VendorStatus::Suspended);
			assert_noop!(update(VENDOR, None, None), Error::<Test>::VendorBarred);
			set_status(0, VendorStatus::Verified);
			assert_ok!(update(VENDOR, None, None));
			set_status(0, VendorStatus::Revoked);
			assert_noop!(update(VENDOR, None, None), Error::<Test>::VendorBarred);
		});
	}

	#[test]
	fn fails_with_an_unreadable_name() {
		build_and_execute(|| {
			vendor_and_model();
			for name in bad_texts() {
				assert_noop!(update(VENDOR, Some(name), None), Error::<Test>::BadText);
			}
		});
	}

	#[test]
	fn fails_with_a_bad_voucher_key() {
		build_and_execute(|| {
			vendor_and_model();
			for key in bad_keys() {
				assert_noop!(
					update(VENDOR, Some(name("New")), Some(Some(key))),
					Error::<Test>::BadKey
				);
			}
		});
	}

	#[test]
	fn fails_from_other_origins() {
		build_and_execute(|| {
			vendor_and_model();
			needs_a_signer(Call::update_vendor { vendor: 0, name: None, voucher_key: None });
		});
	}
}

mod set_vendor_status {
	use super::*;
	use VendorStatus::{Revoked, Suspended, Unverified, Verified};

	#[test]
	fn goes_from_any_standing_to_any_other_until_revoked() {
		for old in [Unverified, Verified, Suspended] {
			for new in [Unverified, Verified, Suspended, Revoked] {
				build_and_execute(|| {
					vendor_and_model();
					if old != Unverified {
						set_status(0, old);
					}
					events();
					let root = RuntimeOrigin::root();
					if old == new {
						assert_noop!(
							DeviceRegistry::set_vendor_status(root, 0, new),
							Error::<Test>::NoChange
						);
						return;
					}
					assert_ok!(DeviceRegistry::set_vendor_status(root, 0, new));
					assert_eq!(DeviceRegistry::vendor(0).unwrap().status, new);
					assert_eq!(events(), [Event::VendorStatusChanged { vendor: 0, old, new }]);
				});
			}
		}
	}

	#[test]
	fn fails_once_revoked() {
		build_and_execute(|| {
			vendor_and_model();
			set_status(0, Revoked);
			for new in [Unverified, Verified, Suspended, Revoked] {
				assert_noop!(
					DeviceRegistry::set_vendor_status(RuntimeOrigin::root(), 0, new),
					Error::<Test>::VendorRevoked
				);
			}
		});
	}

	#[test]
	fn fails_for_an_unknown_vendor() {
		build_and_execute(|| {
			vendor_and_model();
			assert_noop!(
				DeviceRegistry::set_vendor_status(RuntimeOrigin::root(), 1, Verified),
				Error::<Test>::VendorNotFound
			);
		});
	}

	#[test]
	fn fails_for_anyone_but_governance() {
		build_and_execute(|| {
			vendor_and_model();
			let call = Call::set_vendor_status { vendor: 0, status: Verified };
			needs_a_signer_or_governance(call.clone());
			for who in ACCOUNTS {
				assert_noop!(RuntimeCall::from(call.clone()).dispatch(signed(who)), BadOrigin);
			}
		});
	}

	#[test]
	fn touches_that_vendor_alone() {
		build_and_execute(|| {
			vendor_and_model();
			assert_ok!(DeviceRegistry::register_vendor(signed(BUYER), name("Other")));
			set_status(0, Revoked);
			assert_eq!(DeviceRegistry::vendor(1).unwrap().status, Unverified);
			assert_ok!(DeviceRegistry::update_vendor(signed(BUYER), 1, None, None));
		});
	}

	#[test]
	fn bars_the_vendor_and_its_operators_from_everything() {
		for status in [Suspended, Revoked] {
			build_and_execute(|| {
				vendor_and_model();
				operator(Rights::ALL);
				let device = claimed(KeyKind::Ed25519, 1);
				let unowned = enrolled(KeyKind::Ed25519, 2);
				set_status(0, status);
				for who in [VENDOR, OPERATOR] {
					for (_, call) in vendor_calls(&who, &device, &unowned) {
						assert_noop!(
							RuntimeCall::from(call).dispatch(signed(who.clone())),
							Error::<Test>::VendorBarred
						);
					}
				}
				// Devices that are there stay, and work.
				let call = device.call(0, device.attribute_call("a", "b"));
				assert_ok!(RuntimeCall::from(call).dispatch(signed(GATEWAY)));
				assert_eq!(device.status(), DeviceStatus::Active);
			});
		}
	}
}

/// Every call that acts for vendor 0, with the right that it takes.
fn vendor_calls(who: &AccountId, device: &Device, unowned: &Device) -> Vec<(Rights, Call<Test>)> {
	let new = Device::new(KeyKind::Ed25519, 1_000);
	let Enrolment { key, valid_until, signature } = new.enrolment(who, 0);
	let other = Device::new(KeyKind::Ed25519, 1_001).enrolment(who, 0);
	let signer = Signer::new(KeyKind::Ed25519, 1_002);
	let message = muster_primitives::payload::recover(
		&GENESIS,
		&device.id,
		&signer.key(),
		device.record().generation,
		&soon(),
	);
	vec![
		(
			Rights::MODELS,
			Call::register_model {
				vendor: 0,
				product: name("Pump"),
				hardware_revision: name("C"),
				support_until: None,
				mud_digest: None,
				update_policy: UpdatePolicy::Manual,
				voucher_required: false,
			},
		),
		(
			Rights::MODELS,
			Call::update_model {
				model: 0,
				support_until: None,
				mud_digest: None,
				update_policy: None,
				voucher_required: None,
				retired: None,
			},
		),
		(Rights::ENROL, Call::enrol { model: 0, key, valid_until, signature }),
		(Rights::ENROL, Call::enrol_batch { model: 0, devices: vec![other].try_into().unwrap() }),
		(Rights::LOTS, Call::register_lot { model: 0, root: [1; 32], size: 1, budget: 0 }),
		(Rights::QUARANTINE, Call::quarantine { device: device.id }),
		(Rights::QUARANTINE, Call::release { device: device.id }),
		(Rights::ENROL, Call::decommission { device: unowned.id }),
		(
			Rights::RECOVER,
			Call::propose_recovery {
				device: device.id,
				key: signer.key(),
				valid_until: soon(),
				key_signature: signer.sign(&message),
			},
		),
	]
}

mod set_operator {
	use super::*;

	fn set(who: AccountId, rights: u8) -> DispatchResult {
		DeviceRegistry::set_operator(signed(who), 0, OPERATOR, Rights(rights))
	}

	#[test]
	fn gives_changes_and_takes_rights() {
		build_and_execute(|| {
			vendor_and_model();
			events();
			assert_eq!(DeviceRegistry::operator(0, OPERATOR), Rights(0));

			assert_ok!(set(VENDOR, 1));
			assert_eq!(DeviceRegistry::operator(0, OPERATOR), Rights(1));
			assert_eq!(held(&VENDOR, HoldReason::Operator), operator_price());

			assert_ok!(set(VENDOR, 31));
			assert_eq!(DeviceRegistry::operator(0, OPERATOR), Rights(31));
			assert_eq!(held(&VENDOR, HoldReason::Operator), operator_price());

			assert_ok!(set(VENDOR, 0));
			assert_eq!(DeviceRegistry::operator(0, OPERATOR), Rights(0));
			assert_eq!(held(&VENDOR, HoldReason::Operator), 0);

			let set = |old, new| Event::OperatorSet {
				vendor: 0,
				operator: OPERATOR,
				old: Rights(old),
				new: Rights(new),
			};
			assert_eq!(events(), [set(0, 1), set(1, 31), set(31, 0)]);
		});
	}

	#[test]
	fn each_right_opens_its_own_calls_and_no_other() {
		for bit in 0..5 {
			let right = Rights(1 << bit);
			let all_but = Rights(Rights::ALL.0 - right.0);
			for rights in [right, all_but] {
				build_and_execute(|| {
					vendor_and_model();
					let device = claimed(KeyKind::Ed25519, 1);
					let unowned = enrolled(KeyKind::Ed25519, 2);
					operator(rights);
					for (needed, call) in vendor_calls(&OPERATOR, &device, &unowned) {
						if let Call::release { device } = call {
							// Quarantined by the operator if it could; by the vendor if not.
							let _ = DeviceRegistry::quarantine(signed(VENDOR), device);
						}
						let recovery = matches!(call, Call::propose_recovery { .. });
						let call = RuntimeCall::from(call);
						if rights.contains(needed) {
							assert_ok!(call.dispatch(signed(OPERATOR)));
						} else if recovery {
							assert_noop!(call.dispatch(signed(OPERATOR)), Error::<Test>::NotParty);
						} else {
							assert_noop!(call.dispatch(signed(OPERATOR)), Error::<Test>::NoRight);
						}
					}
				});
			}
		}
	}

	#[test]
	fn rights_are_for_one_vendor() {
		build_and_execute(|| {
			vendor_and_model();
			assert_ok!(DeviceRegistry::register_vendor(signed(BUYER), name("Other")));
			assert_ok!(DeviceRegistry::set_operator(signed(BUYER), 1, OPERATOR, Rights::ALL));
			let device = claimed(KeyKind::Ed25519, 1);
			let unowned = enrolled(KeyKind::Ed25519, 2);
			for (_, call) in vendor_calls(&OPERATOR, &device, &unowned) {
				assert!(RuntimeCall::from(call).dispatch(signed(OPERATOR)).is_err());
			}
		});
	}

	#[test]
	fn taking_rights_ends_them_at_once() {
		build_and_execute(|| {
			vendor_and_model();
			operator(Rights::ALL);
			let device = Device::new(KeyKind::Ed25519, 1);
			operator(Rights(0));
			assert_noop!(try_enrol(&device, OPERATOR, 0), Error::<Test>::NoRight);
		});
	}

	#[test]
	fn the_vendors_account_keeps_all_rights_whatever_it_gives_itself() {
		build_and_execute(|| {
			vendor_and_model();
			assert_ok!(DeviceRegistry::set_operator(signed(VENDOR), 0, VENDOR, Rights::LOTS));
			assert_ok!(try_enrol(&Device::new(KeyKind::Ed25519, 1), VENDOR, 0));
		});
	}

	#[test]
	fn fails_with_rights_that_do_not_exist() {
		build_and_execute(|| {
			vendor_and_model();
			for rights in [32, 33, 64, 128, 255] {
				assert_noop!(set(VENDOR, rights), Error::<Test>::BadRights);
			}
			for rights in 1..=31 {
				assert_ok!(set(VENDOR, rights));
			}
		});
	}

	#[test]
	fn fails_to_remove_who_is_no_operator() {
		build_and_execute(|| {
			vendor_and_model();
			assert_noop!(set(VENDOR, 0), Error::<Test>::NoChange);
			operator(Rights::ALL);
			operator(Rights(0));
			assert_noop!(set(VENDOR, 0), Error::<Test>::NoChange);
		});
	}

	#[test]
	fn fails_for_an_unknown_vendor() {
		build_and_execute(|| {
			assert_noop!(set(VENDOR, 1), Error::<Test>::VendorNotFound);
		});
	}

	#[test]
	fn fails_for_anyone_but_the_vendors_account() {
		build_and_execute(|| {
			vendor_and_model();
			operator(Rights::ALL);
			assert_noop!(set(OPERATOR, 31), Error::<Test>::NotVendor);
			assert_noop!(set(STRANGER, 31), Error::<Test>::NotVendor);
		});
	}

	#[test]
	fn a_barred_vendor_can_take_rights_and_give_none() {
		build_and_execute(|| {
			vendor_and_model();
			operator(Rights::ALL);
			set_status(0, VendorStatus::Suspended);
			assert_noop!(set(VENDOR, 1), Error::<Test>::VendorBarred);
			assert_ok!(set(VENDOR, 0));
			assert_eq!(held(&VENDOR, HoldReason::Operator), 0);
			assert_noop!(set(VENDOR, 1), Error::<Test>::VendorBarred);
		});
	}

	#[test]
	fn fails_without_the_deposit() {
		build_and_execute(|| {
			vendor_and_model();
			impoverish(&VENDOR);
			assert_noop!(set(VENDOR, 1), TokenError::FundsUnavailable);
		});
	}

	#[test]
	fn fails_from_other_origins() {
		build_and_execute(|| {
			vendor_and_model();
			needs_a_signer(Call::set_operator {
				vendor: 0,
				operator: OPERATOR,
				rights: Rights::ALL,
			});
		});
	}
}

mod remove_vendor {
	use super::*;

	fn alone() {
		assert_ok!(DeviceRegistry::register_vendor(signed(VENDOR), name("Vendor")));
	}

	fn remove() -> DispatchResult {
		DeviceRegistry::remove_vendor(signed(VENDOR), 0)
	}

	#[test]
	fn removes_it_and_returns_the_deposit() {
		build_and_execute(|| {
			alone();
			events();
			assert_ok!(remove());
			assert_eq!(DeviceRegistry::vendor(0), None);
			assert_eq!(events(), [Event::VendorRemoved { vendor: 0 }]);
			assert_eq!(held(&VENDOR, HoldReason::Vendor), 0);
			assert_eq!(Balances::free_balance(VENDOR), ENDOWMENT);
			// Its id is not given to another.
			assert_ok!(DeviceRegistry::register_vendor(signed(BUYER), name("Next")));
			assert_eq!(DeviceRegistry::vendor(0), None);
			assert!(DeviceRegistry::vendor(1).is_some());
		});
	}

	#[test]
	fn fails_for_an_unknown_vendor() {
		build_and_execute(|| {
			assert_noop!(remove(), Error::<Test>::VendorNotFound);
			alone();
			assert_ok!(remove());
			assert_noop!(remove(), Error::<Test>::VendorNotFound);
		});
	}

	#[test]
	fn fails_for_anyone_but_the_vendors_account() {
		build_and_execute(|| {
			alone();
			assert_noop!(
				DeviceRegistry::remove_vendor(signed(STRANGER), 0),
				Error::<Test>::NotVendor
			);
		});
	}

	#[test]
	fn fails_while_it_has_models_or_operators() {
		build_and_execute(|| {
			vendor_and_model();
			assert_noop!(remove(), Error::<Test>::VendorInUse);
			assert_ok!(DeviceRegistry::remove_model(signed(VENDOR), 0));
			operator(Rights::ALL);
			assert_noop!(remove(), Error::<Test>::VendorInUse);
			operator(Rights(0));
			assert_ok!(remove());
		});
	}

	#[test]
	fn fails_for_what_governance_barred() {
		build_and_execute(|| {
			alone();
			set_status(0, VendorStatus::Suspended);
			assert_noop!(remove(), Error::<Test>::VendorBarred);
			set_status(0, VendorStatus::Revoked);
			assert_noop!(remove(), Error::<Test>::VendorBarred);
		});
	}

	#[test]
	fn fails_from_other_origins() {
		build_and_execute(|| {
			alone();
			needs_a_signer(Call::remove_vendor { vendor: 0 });
		});
	}
}

mod register_model {
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
			assert_noop!(
				register(VENDOR, name("Valve"), name("B2")),
				Error::<Test>::VendorNotFound
			);
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
}

mod update_model {
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
}

mod remove_model {
	use super::*;

	fn remove(who: AccountId) -> DispatchResult {
		DeviceRegistry::remove_model(signed(who), 0)
	}

	#[test]
	fn removes_it_and_returns_the_deposit_to_who_paid() {
		build_and_execute(|| {
			assert_ok!(DeviceRegistry::register_vendor(signed(VENDOR), name("Vendor")));
			operator(Rights::MODELS);
			assert_ok!(DeviceRegistry::register_model(
				signed(OPERATOR),
				0,
				name("Valve"),
				name("B2"),
				None,
				None,
				UpdatePolicy::Manual,
				false
			));
			events();
			assert_ok!(remove(VENDOR));
			assert_eq!(DeviceRegistry::model(0), None);
			assert_eq!(events(), [Event::ModelRemoved { model: 0 }]);
			assert_eq!(Balances::free_balance(OPERATOR), ENDOWMENT);
			assert_eq!(DeviceRegistry::vendor(0).unwrap().models, 0);
			// Its id is not given to another.
			assert_eq!(model(false), 1);
			assert_eq!(DeviceRegistry::model(0), None);
		});
	}

	#[test]
	fn fails_for_an_unknown_model() {
		build_and_execute(|| {
			assert_noop!(remove(VENDOR), Error::<Test>::ModelNotFound);
			vendor_and_model();
			assert_ok!(remove(VENDOR));
			assert_noop!(remove(VENDOR), Error::<Test>::ModelNotFound);
		});
	}

	#[test]
	fn fails_without_the_right() {
		build_and_execute(|| {
			vendor_and_model();
			operator(Rights(Rights::ALL.0 - Rights::MODELS.0));
			for who in [STRANGER, OPERATOR] {
				assert_noop!(remove(who), Error::<Test>::NoRight);
			}
			operator(Rights::MODELS);
			assert_ok!(remove(OPERATOR));
		});
	}

	#[test]
	fn fails_for_a_barred_vendor() {
		build_and_execute(|| {
			vendor_and_model();
			set_status(0, VendorStatus::Suspended);
			assert_noop!(remove(VENDOR), Error::<Test>::VendorBarred);
		});
	}

	#[test]
	fn fails_while_it_has_devices_or_lots() {
		build_and_execute(|| {
			vendor_and_model();
			let device = claimed(KeyKind::Ed25519, 1);
			assert_noop!(remove(VENDOR), Error::<Test>::ModelInUse);
			let (lot, _) = lot(&[Device::new(KeyKind::Ed25519, 2)], 0);
			assert_ok!(DeviceRegistry::decommission(signed(OWNER), device.id));
			assert_noop!(remove(VENDOR), Error::<Test>::ModelInUse);
			assert_ok!(DeviceRegistry::close_lot(signed(VENDOR), lot));
			assert_ok!(remove(VENDOR));
		});
	}

	#[test]
	fn fails_from_other_origins() {
		build_and_execute(|| {
			vendor_and_model();
			needs_a_signer(Call::remove_model { model: 0 });
		});
	}
}
