// SPDX-License-Identifier: Apache-2.0

use super::{common::error, support::*};
use crate::{mock::*, *};
use frame_support::assert_ok;
use muster_primitives::{AgreementKey, DeviceControl, DeviceInspect, KeyKind};
use sp_runtime::traits::BadOrigin;
use DeviceStatus::{Active, Decommissioned, Enrolled, Quarantined, Suspended};

const ED: KeyKind = KeyKind::Ed25519;

fn changed(device: &Device, old: DeviceStatus, new: DeviceStatus) -> Event<Test> {
	Event::StatusChanged { device: device.id, old, new }
}

fn held_by(device: &Device, old: Quarantine, new: Quarantine) -> Event<Test> {
	Event::QuarantineChanged { device: device.id, old, new }
}

fn suspend(who: AccountId, device: &Device) -> DispatchResult {
	error(DeviceRegistry::suspend(signed(who), device.id))
}

fn resume(who: AccountId, device: &Device) -> DispatchResult {
	error(DeviceRegistry::resume(signed(who), device.id))
}

fn quarantine(who: AccountId, device: &Device) -> DispatchResult {
	DeviceRegistry::quarantine(signed(who), device.id)
}

fn release(who: AccountId, device: &Device) -> DispatchResult {
	DeviceRegistry::release(signed(who), device.id)
}

fn decommission(who: AccountId, device: &Device) -> DispatchResult {
	error(DeviceRegistry::decommission(signed(who), device.id))
}

/// A device in this state, in quarantine besides if so wished.
fn device_in(state: DeviceStatus, quarantined: bool) -> Device {
	vendor_and_model();
	let device = enrolled(ED, 1);
	if state != Enrolled {
		assert_ok!(try_claim(&device, OWNER));
	}
	if state == Suspended {
		assert_ok!(suspend(OWNER, &device));
	}
	if quarantined {
		assert_ok!(quarantine(VENDOR, &device));
	}
	if state == Decommissioned {
		assert_ok!(decommission(OWNER, &device));
	}
	events();
	device
}

/// Every arrow of the diagram, and every arrow that is not there.
#[test]
fn every_arrow_is_there_or_refused() {
	use Error as E;
	type Outcome = Result<DeviceStatus, Error<Test>>;
	let rows: [(DeviceStatus, bool, [Outcome; 6]); 7] = [
		// State, in quarantine; then claim, suspend, resume, quarantine, release, decommission.
		(
			Enrolled,
			false,
			[
				Ok(Active),
				Err(E::NotOwner),
				Err(E::NotOwner),
				Ok(Quarantined),
				Err(E::NoChange),
				Ok(Decommissioned),
			],
		),
		(
			Active,
			false,
			[
				Err(E::AlreadyOwned),
				Ok(Suspended),
				Err(E::WrongStatus),
				Ok(Quarantined),
				Err(E::NoChange),
				Ok(Decommissioned),
			],
		),
		(
			Suspended,
			false,
			[
				Err(E::AlreadyOwned),
				Err(E::WrongStatus),
				Ok(Active),
				Ok(Quarantined),
				Err(E::NoChange),
				Ok(Decommissioned),
			],
		),
		(
			Enrolled,
			true,
			[
				Err(E::WrongStatus),
				Err(E::NotOwner),
				Err(E::NotOwner),
				Err(E::NoChange),
				Ok(Enrolled),
				Ok(Decommissioned),
			],
		),
		(
			Active,
			true,
			[
				Err(E::AlreadyOwned),
				Err(E::WrongStatus),
				Err(E::WrongStatus),
				Err(E::NoChange),
				Ok(Active),
				Ok(Decommissioned),
			],
		),
		(
			Suspended,
			true,
			[
				Err(E::AlreadyOwned),
				Err(E::WrongStatus),
				Err(E::WrongStatus),
				Err(E::NoChange),
				Ok(Suspended),
				Ok(Decommissioned),
			],
		),
		(
			Decommissioned,
			false,
			[
				Err(E::DeviceNotFound),
				Err(E::DeviceNotFound),
				Err(E::DeviceNotFound),
				Err(E::DeviceNotFound),
				Err(E::DeviceNotFound),
				Err(E::DeviceNotFound),
			],
		),
	];
	for (state, quarantined, outcomes) in rows {
		for (action, outcome) in outcomes.into_iter().enumerate() {
			build_and_execute(|| {
				let device = device_in(state, quarantined);
				let old = if quarantined { Quarantined } else { state };
				assert_eq!(device.status(), old);
				let act = || match action {
					0 => try_claim(&device, OWNER),
					1 => suspend(OWNER, &device),
					2 => resume(OWNER, &device),
					3 => quarantine(VENDOR, &device),
					4 => release(VENDOR, &device),
					_ if state == Enrolled => decommission(VENDOR, &device),
					_ => decommission(OWNER, &device),
				};
				match outcome {
					Ok(new) => {
						assert_ok!(act());
						assert_eq!(device.status(), new);
						assert_eq!(events().last(), Some(&changed(&device, old, new)));
					},
					Err(error) => {
						assert_noop!(act(), error);
					},
				}
			});
		}
	}
}

#[test]
fn only_active_devices_act() {
	for (state, quarantined) in [
		(Enrolled, false),
		(Active, false),
		(Suspended, false),
		(Enrolled, true),
		(Active, true),
		(Suspended, true),
		(Decommissioned, false),
	] {
		build_and_execute(|| {
			let device = device_in(state, quarantined);
			let call = device.call(0, device.attribute_call("a", "b"));
			let result = RuntimeCall::from(call.clone()).dispatch(signed(GATEWAY));
			if state == Active && !quarantined {
				assert_ok!(result);
			} else {
				assert_noop!(
					RuntimeCall::from(call).dispatch(signed(GATEWAY)),
					Error::<Test>::NotActive
				);
			}
		});
	}
}

mod suspend {
	use super::*;

	#[test]
	fn tells_views_and_other_pallets() {
		build_and_execute(|| {
			let device = device_in(Active, false);
			assert_ok!(suspend(OWNER, &device));
			assert_eq!(device.status(), Suspended);
			assert_eq!(
				<DeviceRegistry as DeviceInspect<AccountId>>::status(&device.id),
				Some(Suspended)
			);
			assert_eq!(events(), [changed(&device, Active, Suspended)]);
		});
	}

	#[test]
	fn fails_for_an_unknown_device() {
		build_and_execute(|| {
			assert_noop!(suspend(OWNER, &Device::new(ED, 1)), Error::<Test>::DeviceNotFound);
		});
	}

	#[test]
	fn fails_for_anyone_but_the_owner() {
		build_and_execute(|| {
			let device = device_in(Active, false);
			operator(Rights::ALL);
			for who in [VENDOR, OPERATOR, STRANGER] {
				assert_noop!(suspend(who, &device), Error::<Test>::NotOwner);
			}
		});
	}

	#[test]
	fn keeps_the_generation() {
		build_and_execute(|| {
			let device = device_in(Active, false);
			assert_ok!(suspend(OWNER, &device));
			assert_ok!(resume(OWNER, &device));
			assert_eq!(device.record().generation, 0);
		});
	}

	#[test]
	fn fails_from_other_origins() {
		build_and_execute(|| {
			let device = device_in(Active, false);
			needs_a_signer(Call::suspend { device: device.id });
			// Not even the device itself.
			let origin = as_device(device.id);
			assert_noop!(DeviceRegistry::suspend(origin, device.id), BadOrigin);
		});
	}
}

mod resume {
	use super::*;

	#[test]
	fn makes_it_act_again() {
		build_and_execute(|| {
			let device = device_in(Suspended, false);
			assert_ok!(resume(OWNER, &device));
			assert_eq!(events(), [changed(&device, Suspended, Active)]);
			let call = device.call(0, device.attribute_call("a", "b"));
			assert_ok!(RuntimeCall::from(call).dispatch(signed(GATEWAY)));
		});
	}

	#[test]
	fn fails_for_anyone_but_the_owner() {
		build_and_execute(|| {
			let device = device_in(Suspended, false);
			operator(Rights::ALL);
			for who in [VENDOR, OPERATOR, STRANGER] {
				assert_noop!(resume(who, &device), Error::<Test>::NotOwner);
			}
		});
	}

	#[test]
	fn fails_for_an_unknown_device() {
		build_and_execute(|| {
			assert_noop!(resume(OWNER, &Device::new(ED, 1)), Error::<Test>::DeviceNotFound);
		});
	}

	#[test]
	fn fails_from_other_origins() {
		build_and_execute(|| {
			let device = device_in(Suspended, false);
			needs_a_signer(Call::resume { device: device.id });
			let origin = as_device(device.id);
			assert_noop!(DeviceRegistry::resume(origin, device.id), BadOrigin);
		});
	}
}

mod quarantine {
	use super::*;

	#[test]
	fn works_for_vendor_operator_and_governance() {
		for origin in [signed(VENDOR), signed(OPERATOR), RuntimeOrigin::root()] {
			build_and_execute(|| {
				let device = device_in(Active, false);
				operator(Rights::QUARANTINE);
				events();
				assert_ok!(DeviceRegistry::quarantine(origin.clone(), device.id));
				assert_eq!(device.status(), Quarantined);
				let (nobody, authority) = (Quarantine::default(), Quarantine::AUTHORITY);
				assert_eq!(
					events(),
					[held_by(&device, nobody, authority), changed(&device, Active, Quarantined)]
				);
				assert_ok!(DeviceRegistry::release(origin.clone(), device.id));
				assert_eq!(device.status(), Active);
				assert_eq!(
					events(),
					[held_by(&device, authority, nobody), changed(&device, Quarantined, Active)]
				);
			});
		}
	}

	#[test]
	fn fails_for_an_unknown_device() {
		build_and_execute(|| {
			let device = Device::new(ED, 1);
			for origin in [RuntimeOrigin::root(), signed(VENDOR)] {
				assert_noop!(
					DeviceRegistry::quarantine(origin, device.id),
					Error::<Test>::DeviceNotFound
				);
			}
		});
	}

	#[test]
	fn fails_without_the_right() {
		build_and_execute(|| {
			let device = device_in(Active, false);
			operator(Rights(Rights::ALL.0 - Rights::QUARANTINE.0));
			assert_ok!(DeviceRegistry::register_vendor(signed(BUYER), name("Other")));
			for who in [OWNER, OPERATOR, BUYER, STRANGER] {
				assert_noop!(quarantine(who, &device), Error::<Test>::NoRight);
			}
		});
	}

	#[test]
	fn fails_for_a_barred_vendor_but_not_for_governance() {
		build_and_execute(|| {
			let device = device_in(Active, false);
			set_status(0, VendorStatus::Revoked);
			assert_noop!(quarantine(VENDOR, &device), Error::<Test>::VendorBarred);
			assert_ok!(DeviceRegistry::quarantine(RuntimeOrigin::root(), device.id));
			assert_noop!(release(VENDOR, &device), Error::<Test>::VendorBarred);
			assert_ok!(DeviceRegistry::release(RuntimeOrigin::root(), device.id));
		});
	}

	#[test]
	fn the_owner_cannot_lift_or_evade_it() {
		build_and_execute(|| {
			let device = device_in(Suspended, false);
			offer(&device);
			assert_ok!(quarantine(VENDOR, &device));
			assert_noop!(release(OWNER, &device), Error::<Test>::NoRight);
			assert_noop!(resume(OWNER, &device), Error::<Test>::WrongStatus);
			assert_noop!(suspend(OWNER, &device), Error::<Test>::WrongStatus);
			assert_noop!(
				DeviceRegistry::accept_transfer(signed(BUYER), device.id),
				Error::<Test>::WrongStatus
			);
			assert_eq!(device.status(), Quarantined);
		});
	}

	#[test]
	fn fails_from_other_origins() {
		build_and_execute(|| {
			let device = device_in(Active, false);
			needs_a_signer_or_governance(Call::quarantine { device: device.id });
			let origin = as_device(device.id);
			assert_noop!(DeviceRegistry::quarantine(origin, device.id), BadOrigin);
		});
	}
}

mod release {
	use super::*;

	#[test]
	fn governance_lifts_what_the_vendor_set_and_the_other_way_round() {
		build_and_execute(|| {
			let device = device_in(Active, true);
			assert_ok!(DeviceRegistry::release(RuntimeOrigin::root(), device.id));
			assert_eq!(device.status(), Active);
			assert_ok!(DeviceRegistry::quarantine(RuntimeOrigin::root(), device.id));
			assert_ok!(release(VENDOR, &device));
			assert_eq!(device.status(), Active);
		});
	}

	#[test]
	fn fails_for_an_unknown_device() {
		build_and_execute(|| {
			assert_noop!(release(VENDOR, &Device::new(ED, 1)), Error::<Test>::DeviceNotFound);
		});
	}

	#[test]
	fn fails_without_the_right() {
		build_and_execute(|| {
			let device = device_in(Active, true);
			operator(Rights(Rights::ALL.0 - Rights::QUARANTINE.0));
			for who in [OWNER, OPERATOR, STRANGER] {
				assert_noop!(release(who, &device), Error::<Test>::NoRight);
			}
		});
	}

	#[test]
	fn fails_from_other_origins() {
		build_and_execute(|| {
			let device = device_in(Active, true);
			needs_a_signer_or_governance(Call::release { device: device.id });
			let origin = as_device(device.id);
			assert_noop!(DeviceRegistry::release(origin, device.id), BadOrigin);
		});
	}
}

mod quarantine_by_verdict {
	use super::*;

	const NOBODY: Quarantine = Quarantine(0);
	const AUTHORITY: Quarantine = Quarantine::AUTHORITY;
	const VERDICT: Quarantine = Quarantine::VERDICT;

	fn condemn(device: &Device) {
		DeviceRegistry::set_verdict_quarantine(&device.id, true);
	}

	fn clear(device: &Device) {
		DeviceRegistry::set_verdict_quarantine(&device.id, false);
	}

	fn held_now(device: &Device) -> Quarantine {
		DeviceRegistry::device(device.id).unwrap().quarantine
	}

	#[test]
	fn stops_a_device_and_lets_it_go_as_what_it_was() {
		for state in [Enrolled, Active, Suspended] {
			build_and_execute(|| {
				let device = device_in(state, false);
				condemn(&device);
				assert_eq!((device.status(), held_now(&device)), (Quarantined, VERDICT));
				assert_eq!(
					events(),
					[held_by(&device, NOBODY, VERDICT), changed(&device, state, Quarantined)]
				);
				let call = device.call(0, device.attribute_call("a", "b"));
				assert_noop!(
					RuntimeCall::from(call).dispatch(signed(GATEWAY)),
					Error::<Test>::NotActive
				);
				clear(&device);
				assert_eq!((device.status(), held_now(&device)), (state, NOBODY));
				assert_eq!(
					events(),
					[held_by(&device, VERDICT, NOBODY), changed(&device, Quarantined, state)]
				);
			});
		}
	}

	#[test]
	fn lies_beside_the_vendors_and_each_lifts_its_own() {
		build_and_execute(|| {
			let device = device_in(Active, false);
			let both = Quarantine::ALL;
			for verdict_first in [true, false] {
				let first = if verdict_first { VERDICT } else { AUTHORITY };
				if verdict_first {
					condemn(&device);
					assert_ok!(quarantine(VENDOR, &device));
				} else {
					assert_ok!(quarantine(VENDOR, &device));
					condemn(&device);
				}
				// The second changes no status, and leaves its trace.
				assert_eq!(
					events(),
					[
						held_by(&device, NOBODY, first),
						changed(&device, Active, Quarantined),
						held_by(&device, first, both),
					]
				);
				assert_noop!(quarantine(VENDOR, &device), Error::<Test>::NoChange);
				frame_support::hypothetically!({
					clear(&device);
					assert_eq!((device.status(), held_now(&device)), (Quarantined, AUTHORITY));
					assert_eq!(events(), [held_by(&device, both, AUTHORITY)]);
					assert_ok!(release(VENDOR, &device));
					assert_eq!(device.status(), Active);
				});
				assert_ok!(release(VENDOR, &device));
				assert_eq!((device.status(), held_now(&device)), (Quarantined, VERDICT));
				assert_eq!(events(), [held_by(&device, both, VERDICT)]);
				clear(&device);
				assert_eq!(device.status(), Active);
				events();
			}
		});
	}

	#[test]
	fn neither_vendor_nor_governance_nor_owner_lifts_it() {
		build_and_execute(|| {
			let device = device_in(Active, false);
			condemn(&device);
			assert_noop!(release(VENDOR, &device), Error::<Test>::NoChange);
			assert_noop!(
				DeviceRegistry::release(RuntimeOrigin::root(), device.id),
				Error::<Test>::NoChange
			);
			assert_noop!(release(OWNER, &device), Error::<Test>::NoRight);
			assert_noop!(resume(OWNER, &device), Error::<Test>::WrongStatus);
		});
	}

	#[test]
	fn has_no_effect_twice_nor_on_what_is_not_there() {
		build_and_execute(|| {
			let device = device_in(Active, false);
			let change = |device: &Device, quarantined| {
				let before = crate::tests::common::root();
				DeviceRegistry::set_verdict_quarantine(&device.id, quarantined);
				assert_eq!((crate::tests::common::root(), events()), (before, vec![]));
			};
			change(&device, false);
			condemn(&device);
			events();
			change(&device, true);
			let dead = claimed(ED, 2);
			assert_ok!(decommission(OWNER, &dead));
			events();
			for quarantined in [true, false] {
				change(&dead, quarantined);
				change(&Device::new(ED, 3), quarantined);
			}
		});
	}

	#[test]
	fn bars_a_transfer_until_it_is_lifted() {
		build_and_execute(|| {
			let device = device_in(Active, false);
			let accept = || DeviceRegistry::accept_transfer(signed(BUYER), device.id);
			offer(&device);
			condemn(&device);
			assert_noop!(accept(), Error::<Test>::WrongStatus);
			assert_noop!(
				DeviceRegistry::offer_transfer(signed(OWNER), device.id, STRANGER, soon()),
				Error::<Test>::WrongStatus
			);
			clear(&device);
			assert_ok!(accept());
		});
	}

	#[test]
	fn outlives_a_recovery_and_can_be_lifted_after_it() {
		build_and_execute(|| {
			let mut device = device_in(Active, false);
			condemn(&device);
			recover(&mut device, Signer::new(ED, 2));
			assert_eq!((device.record().generation, device.status()), (1, Quarantined));
			clear(&device);
			assert_eq!(device.status(), Active);
		});
	}

	#[test]
	fn ends_with_the_device() {
		build_and_execute(|| {
			let device = device_in(Active, true);
			condemn(&device);
			events();
			assert_ok!(decommission(OWNER, &device));
			assert_eq!(events(), [changed(&device, Quarantined, Decommissioned)]);
			assert_eq!(held_now(&device), NOBODY);
		});
	}

	#[test]
	fn takes_no_room() {
		assert_eq!([NOBODY, AUTHORITY].map(|who| who.encode()), [false, true].map(|b| b.encode()));
		assert_eq!(Quarantine::max_encoded_len(), 1);
	}
}

mod decommission {
	use super::*;

	#[test]
	fn removes_all_but_the_record_and_returns_the_deposits() {
		build_and_execute(|| {
			vendor_and_model();
			let mut device = claimed(KeyKind::P256, 1);
			let id = device.id;
			let first = device.clone();
			rotate(&mut device, Signer::new(ED, 2));
			let second = Device::new(ED, 2);
			rotate(&mut device, Signer::new(ED, 3));
			let third = Device::new(ED, 3);
			appoint(&mut device, ED, 4);
			let operational = Device::new(ED, 4);
			let agreement = Some(AgreementKey([9; 32]));
			let message = muster_primitives::payload::agreement_key(
				&GENESIS,
				&id,
				&agreement,
				device.record().nonce,
				&soon(),
			);
			let signature = device.identity.sign(&message);
			assert_ok!(DeviceRegistry::set_agreement_key(
				signed(GATEWAY),
				id,
				agreement,
				soon(),
				signature
			));
			let fleet = fleet();
			assert_ok!(DeviceRegistry::assign_fleet(signed(OWNER), id, Some(fleet)));
			let attribute = name("place");
			assert_ok!(DeviceRegistry::set_attribute(
				signed(OWNER),
				id,
				attribute,
				name("here"),
				None
			));
			let endpoint = Endpoint { id: name("e"), kind: name("Web"), uri: name("coap://x") };
			let endpoints: Endpoints = vec![endpoint].try_into().unwrap();
			assert_ok!(DeviceRegistry::set_endpoints(signed(OWNER), id, endpoints));
			assert_ok!(try_propose(&device, VENDOR, &Signer::new(ED, 5)));
			offer(&device);
			let nonce = device.record().nonce;
			assert_eq!(held(&GATEWAY, HoldReason::Key), 3 * key_price());
			events();

			assert_ok!(decommission(OWNER, &device));
			assert_eq!(
				events(),
				[
					Event::FleetAssigned { device: id, old: Some(fleet), new: None },
					changed(&device, Active, Decommissioned),
				]
			);
			assert_eq!(
				DeviceRegistry::device(id),
				Some(DeviceView {
					id,
					status: Decommissioned,
					quarantine: Quarantine::default(),
					generation: 1,
					nonce,
					signing_key: third.key(),
					fleet: None,
					details: None,
				})
			);
			assert_eq!(
				DeviceRegistry::did_document(id),
				Some(DidDocument {
					id,
					controller: None,
					deactivated: true,
					identity: third.key(),
					operational: None,
					agreement: None,
					endpoints: vec![],
					generation: 1,
				})
			);
			for old in [&first, &second, &third, &operational] {
				assert_eq!(DeviceRegistry::device_by_key(old.key()), None);
			}
			type Inspect = DeviceRegistry;
			assert!(<Inspect as DeviceInspect<AccountId>>::exists(&id));
			assert_eq!(<Inspect as DeviceInspect<AccountId>>::owner(&id), None);
			assert!(<Inspect as DeviceInspect<AccountId>>::keys(&id).is_none());
			assert_eq!(DeviceRegistry::model(0).unwrap().devices, 0);
			assert_eq!(DeviceRegistry::fleet(fleet).unwrap().devices, 0);
			assert_eq!(DeviceRegistry::attributes(id), vec![]);

			// What stays is the record and the keys that must never come back.
			let record = price(DeviceRecord::<Test>::max_encoded_len());
			assert_eq!(held(&VENDOR, HoldReason::Device), record);
			assert_eq!(held(&GATEWAY, HoldReason::Key), 2 * key_price());
			assert_eq!(held(&VENDOR, HoldReason::Recovery), 0);
			assert_eq!(held(&OWNER, HoldReason::Transfer), 0);
			assert_eq!(held(&OWNER, HoldReason::Endpoints), 0);
			assert!(held(&OWNER, HoldReason::Attribute) > 0);
			assert_ok!(DeviceRegistry::remove_attribute(signed(STRANGER), id, name("place")));
			assert_eq!(held(&OWNER, HoldReason::Attribute), 0);

			for old in [&first, &second, &third] {
				assert_noop!(try_enrol(old, VENDOR, 0), Error::<Test>::KeyInUse);
			}
		});
	}

	#[test]
	fn returns_the_deposit_to_whoever_enrolled_it() {
		build_and_execute(|| {
			vendor_and_model();
			let device = Device::new(ED, 1);
			let (lot, tree) = lot(std::slice::from_ref(&device), 0);
			let call = device.lot_call(lot, 0, tree.prove(0).unwrap());
			assert_ok!(RuntimeCall::from(call).dispatch(signed(GATEWAY)));
			assert_eq!(held(&GATEWAY, HoldReason::Device), device_price());
			assert_ok!(decommission(VENDOR, &device));
			let record = price(DeviceRecord::<Test>::max_encoded_len());
			assert_eq!(held(&GATEWAY, HoldReason::Device), record);
			assert_eq!(held(&VENDOR, HoldReason::Device), 0);
		});
	}

	#[test]
	fn before_there_is_an_owner_it_is_up_to_the_vendor() {
		build_and_execute(|| {
			let device = device_in(Enrolled, false);
			operator(Rights(Rights::ALL.0 - Rights::ENROL.0));
			for who in [OWNER, OPERATOR, STRANGER] {
				assert_noop!(decommission(who, &device), Error::<Test>::NoRight);
			}
			set_status(0, VendorStatus::Suspended);
			assert_noop!(decommission(VENDOR, &device), Error::<Test>::VendorBarred);
			set_status(0, VendorStatus::Unverified);
			operator(Rights::ENROL);
			assert_ok!(decommission(OPERATOR, &device));
		});
	}

	#[test]
	fn once_there_is_an_owner_it_is_up_to_the_owner() {
		build_and_execute(|| {
			let device = device_in(Active, false);
			operator(Rights::ALL);
			for who in [VENDOR, OPERATOR, STRANGER] {
				assert_noop!(decommission(who, &device), Error::<Test>::NotOwner);
			}
			set_status(0, VendorStatus::Revoked);
			assert_ok!(decommission(OWNER, &device));
		});
	}

	#[test]
	fn is_final() {
		build_and_execute(|| {
			let device = device_in(Decommissioned, false);
			let new = Signer::new(ED, 2);
			let not_found = Error::<Test>::DeviceNotFound;
			assert_noop!(decommission(OWNER, &device), not_found);
			assert_noop!(decommission(VENDOR, &device), Error::<Test>::DeviceNotFound);
			assert_noop!(try_enrol(&device, VENDOR, 0), Error::<Test>::KeyInUse);
			assert_noop!(try_claim(&device, OWNER), Error::<Test>::DeviceNotFound);
			assert_noop!(try_propose(&device, VENDOR, &new), Error::<Test>::DeviceNotFound);
			assert_noop!(try_propose(&device, OWNER, &new), Error::<Test>::DeviceNotFound);
			assert_noop!(
				DeviceRegistry::offer_transfer(signed(OWNER), device.id, BUYER, soon()),
				Error::<Test>::DeviceNotFound
			);
			assert_noop!(
				DeviceRegistry::assign_fleet(signed(OWNER), device.id, None),
				Error::<Test>::DeviceNotFound
			);
			assert_noop!(
				DeviceRegistry::set_attribute(signed(OWNER), device.id, name("a"), name("b"), None),
				Error::<Test>::DeviceNotFound
			);
			run_to(1_000);
			assert_noop!(try_enrol(&device, VENDOR, 0), Error::<Test>::KeyInUse);
		});
	}

	#[test]
	fn a_key_that_only_signed_calls_is_free_again() {
		build_and_execute(|| {
			let mut device = one_device();
			appoint(&mut device, ED, 4);
			assert_ok!(decommission(OWNER, &device));
			let other = Device::new(ED, 4);
			assert_ok!(try_enrol(&other, VENDOR, 0));
			assert_eq!(DeviceRegistry::device_by_key(other.key()), Some(other.id));
		});
	}

	#[test]
	fn fails_for_an_unknown_device() {
		build_and_execute(|| {
			assert_noop!(decommission(OWNER, &Device::new(ED, 1)), Error::<Test>::DeviceNotFound);
		});
	}

	#[test]
	fn fails_from_other_origins() {
		build_and_execute(|| {
			let device = device_in(Active, false);
			needs_a_signer(Call::decommission { device: device.id });
			let origin = as_device(device.id);
			assert_noop!(DeviceRegistry::decommission(origin, device.id), BadOrigin);
		});
	}
}
