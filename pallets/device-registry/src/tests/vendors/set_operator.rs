// SPDX-License-Identifier: Apache-2.0

use super::*;
use muster_primitives::{VendorInspect, VendorRight};

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

		assert_ok!(set(VENDOR, 127));
		assert_eq!(DeviceRegistry::operator(0, OPERATOR), Rights::ALL);
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
		assert_eq!(events(), [set(0, 1), set(1, 127), set(127, 0)]);
	});
}

#[test]
fn each_right_opens_its_own_calls_and_no_other() {
	for bit in 0..7 {
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
				// What other pallets ask for.
				for (needed, right) in [
					(Rights::FIRMWARE, VendorRight::Firmware),
					(Rights::ENDORSE, VendorRight::Endorse),
				] {
					let permits = DeviceRegistry::vendor_permits(0, &OPERATOR, right);
					assert_eq!(permits, rights.contains(needed));
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
		for rights in [128, 129, 255] {
			assert_noop!(set(VENDOR, rights), Error::<Test>::BadRights);
		}
		for rights in 1..=127 {
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
		needs_a_signer(Call::set_operator { vendor: 0, operator: OPERATOR, rights: Rights::ALL });
	});
}
