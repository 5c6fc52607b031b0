// SPDX-License-Identifier: Apache-2.0

//! Corrupts the storage, and sees each invariant notice.

use super::common::*;
use crate::{mock::*, *};
use frame_support::{assert_ok, traits::fungible::MutateHold};
use muster_primitives::{merkle, payload, KeyKind};

/// A chain with something of everything on it. Yields a claimed device with all keys.
fn everything() -> Device {
	let mut device = sponsored(1_000, 1_000, 10, 0);
	assert_ok!(DeviceRegistry::set_operator(signed(VENDOR), 0, OPERATOR, Rights::ALL));
	assert_ok!(DeviceRegistry::create_fleet(signed(OWNER), name("Below"), Some(0)));
	lot(&[Device::new(KeyKind::P256, 90)], 500);
	enrolled(KeyKind::P256, 91);
	let dead = claimed(KeyKind::P256, 92);
	assert_ok!(DeviceRegistry::decommission(signed(OWNER), dead.id));
	appoint(&mut device, KeyKind::Ed25519, 2);
	rotate(&mut device, KeyKind::P256, 3);
	assert_ok!(relay(device.call(0, device.attribute_call("a", "b"))));
	assert_ok!(DeviceRegistry::set_endpoints(signed(OWNER), device.id, endpoints(2, false)));
	assert_ok!(DeviceRegistry::offer_transfer(signed(OWNER), device.id, BUYER, soon()));
	let new = Signer::new(KeyKind::Sr25519, 4);
	let message = payload::recover(&GENESIS, &device.id, &new.key(), 0, &soon());
	assert_ok!(DeviceRegistry::propose_recovery(
		signed(OWNER),
		device.id,
		new.key(),
		soon(),
		new.sign(&message)
	));
	device
}

/// Each of these corruptions alone breaks the invariant of this number.
fn breaks(number: u8, corruptions: &[fn(&Device)]) {
	for (i, corrupt) in corruptions.iter().enumerate() {
		new_test_ext().execute_with(|| {
			let device = everything();
			assert_ok!(DeviceRegistry::do_try_state());
			corrupt(&device);
			let error = DeviceRegistry::do_try_state()
				.expect_err(&format!("corruption {i} of invariant {number} goes unnoticed"));
			let DispatchError::Other(text) = error else { panic!("not a text: {error:?}") };
			assert!(text.starts_with(&format!("{number}:")), "corruption {i} of {number}: {text}");
		});
	}
}

fn dead() -> DeviceId {
	Tombstones::<Test>::iter_keys().next().expect("one is decommissioned; qed")
}

fn change(device: DeviceId, change: impl FnOnce(&mut DeviceRecord<Test>)) {
	Devices::<Test>::mutate(device, |record| change(record.as_mut().expect("known; qed")));
}

fn change_info(device: DeviceId, change: impl FnOnce(&mut DeviceInfo<Test>)) {
	DeviceInfos::<Test>::mutate(device, |info| change(info.as_mut().expect("alive; qed")));
}

fn change_fleet(fleet: FleetId, change: impl FnOnce(&mut Fleet<Test>)) {
	Fleets::<Test>::mutate(fleet, |record| change(record.as_mut().expect("known; qed")));
}

fn change_vendor(change: impl FnOnce(&mut Vendor<Test>)) {
	Vendors::<Test>::mutate(0, |record| change(record.as_mut().expect("known; qed")));
}

fn change_model(change: impl FnOnce(&mut Model<Test>)) {
	Models::<Test>::mutate(0, |record| change(record.as_mut().expect("known; qed")));
}

fn change_lot(change: impl FnOnce(&mut Lot<Test>)) {
	Lots::<Test>::mutate(0, |record| change(record.as_mut().expect("known; qed")));
}

#[test]
fn invariant_1_details_are_for_the_living_and_tombstones_for_the_dead() {
	breaks(
		1,
		&[
			|device| DeviceInfos::<Test>::remove(device.id),
			|_| Tombstones::<Test>::remove(dead()),
			|device| {
				let tombstone = Tombstones::<Test>::get(dead()).unwrap();
				Tombstones::<Test>::insert(device.id, tombstone);
			},
			|device| {
				let info = DeviceInfos::<Test>::get(device.id).unwrap();
				DeviceInfos::<Test>::insert(dead(), info);
			},
			|device| change(device.id, |record| record.lifecycle = DeviceStatus::Decommissioned),
			|_| change(dead(), |record| record.lifecycle = DeviceStatus::Active),
			|_| Devices::<Test>::remove(dead()),
			|device| {
				let info = DeviceInfos::<Test>::get(device.id).unwrap();
				DeviceInfos::<Test>::insert(DeviceId([1; 32]), info);
			},
		],
	);
}

#[test]
fn invariant_2_owned_from_the_claim_on() {
	breaks(
		2,
		&[
			|device| change_info(device.id, |info| info.owner = None),
			|device| change(device.id, |record| record.lifecycle = DeviceStatus::Enrolled),
			|device| change(device.id, |record| record.lifecycle = DeviceStatus::Quarantined),
			|_| change(dead(), |record| record.quarantine = Quarantine::AUTHORITY),
			|_| change(dead(), |record| record.quarantine = Quarantine::VERDICT),
			|device| change(device.id, |record| record.quarantine = Quarantine(4)),
			|_| {
				let new = Device::new(KeyKind::P256, 91);
				change_info(new.id, |info| info.owner = Some(STRANGER));
			},
		],
	);
}

#[test]
fn invariant_3_keys_find_their_devices_and_nothing_else_does() {
	fn fingerprint(key: &DeviceKey) -> DeviceId {
		DeviceId::from_key(key)
	}
	breaks(
		3,
		&[
			|device| Keys::<Test>::remove(fingerprint(&device.signer().key())),
			|device| Keys::<Test>::remove(fingerprint(&device.key())),
			// The operational key is another, or the identity key is.
			|device| change(device.id, |record| record.key = Signer::new(KeyKind::P256, 7).key()),
			|device| {
				let key = Signer::new(KeyKind::P256, 7).key();
				change_info(device.id, |info| info.identity_key = key)
			},
			// An entry for a key that its device has not, or that has been retired and is in use.
			|device| {
				let used = Keys::<Test>::get(fingerprint(&device.key())).unwrap();
				Keys::<Test>::insert(DeviceId([1; 32]), used)
			},
			|device| {
				Keys::<Test>::mutate(fingerprint(&device.key()), |used| {
					used.as_mut().unwrap().retired = true
				})
			},
			// An entry for an enrolment key, and one of no device.
			|device| {
				let used = Keys::<Test>::get(fingerprint(&device.key())).unwrap();
				Keys::<Test>::insert(device.id, used)
			},
			|device| {
				Keys::<Test>::mutate(fingerprint(&device.key()), |used| {
					used.as_mut().unwrap().device = DeviceId([1; 32])
				})
			},
		],
	);
}

#[test]
fn invariant_4_vendors_models_and_lots_are_there_and_counted() {
	breaks(
		4,
		&[
			|_| Vendors::<Test>::remove(0),
			|_| Models::<Test>::remove(0),
			|_| change_vendor(|vendor| vendor.models += 1),
			|_| change_model(|model| model.vendor = 1),
			|device| change_info(device.id, |info| info.vendor = 1),
			|device| change_info(device.id, |info| info.model = 1),
			|_| change_lot(|lot| lot.vendor = 1),
			|_| change_lot(|lot| lot.model = 1),
			|_| change_lot(|lot| lot.size = 0),
			|_| change_lot(|lot| lot.size = MAX_LOT_SIZE + 1),
			|_| Lots::<Test>::remove(0),
			|_| ModelUse::<Test>::mutate(0, |(devices, _)| *devices += 1),
			|_| ModelUse::<Test>::mutate(0, |(_, lots)| *lots += 1),
			|_| ModelUse::<Test>::remove(0),
			|_| ModelUse::<Test>::insert(1, (0, 0)),
			|_| {
				Operators::<Test>::mutate(0, OPERATOR, |entry| {
					entry.as_mut().unwrap().0 = Rights(128)
				})
			},
			|_| {
				Operators::<Test>::mutate(0, OPERATOR, |entry| {
					entry.as_mut().unwrap().0 = Rights(0)
				})
			},
			|_| {
				let entry = Operators::<Test>::take(0, OPERATOR).unwrap();
				Operators::<Test>::insert(1, OPERATOR, entry)
			},
			|_| NextVendorId::<Test>::put(0),
			|_| NextModelId::<Test>::put(0),
			|_| NextLotId::<Test>::put(0),
		],
	);
}

#[test]
fn invariant_4_an_open_lot_is_counted_even_where_nothing_else_is() {
	new_test_ext().execute_with(|| {
		vendor_and_model();
		assert_ok!(DeviceRegistry::register_lot(signed(VENDOR), 0, merkle::empty_root(), 1, 0));
		assert_ok!(DeviceRegistry::do_try_state());
		ModelUse::<Test>::remove(0);
		assert!(DeviceRegistry::do_try_state().is_err());
	});
}

#[test]
fn invariant_5_fleets_form_trees_of_one_owner() {
	breaks(
		5,
		&[
			|_| Fleets::<Test>::remove(0),
			|_| Fleets::<Test>::remove(1),
			|_| FleetNames::<Test>::remove(0),
			|_| FleetNames::<Test>::insert(9, Name::default()),
			|_| NextFleetId::<Test>::put(1),
			|_| change_fleet(0, |fleet| fleet.devices += 1),
			|_| change_fleet(0, |fleet| fleet.children = 0),
			|_| change_fleet(1, |fleet| fleet.parent = None),
			|_| change_fleet(1, |fleet| fleet.parent = Some(1)),
			|_| change_fleet(1, |fleet| fleet.parent = Some(9)),
			|_| change_fleet(1, |fleet| fleet.depth = 2),
			|_| change_fleet(1, |fleet| fleet.depth = 4),
			|_| change_fleet(1, |fleet| fleet.owner = STRANGER),
			|_| change_fleet(0, |fleet| fleet.owner = STRANGER),
			|device| change(device.id, |record| record.fleet = None),
			|device| change(device.id, |record| record.fleet = Some(1)),
			|device| change(device.id, |record| record.fleet = Some(9)),
			|_| change(dead(), |record| record.fleet = Some(0)),
			// A model's devices, in fleet 0: one more, none, somewhere else, of another model.
			|_| FleetMembers::<Test>::insert(0, 0, 2),
			|_| FleetMembers::<Test>::insert(0, 0, 0),
			|_| FleetMembers::<Test>::remove(0, 0),
			|_| FleetMembers::<Test>::insert(1, 0, 1),
			|_| FleetMembers::<Test>::insert(1, 0, 0),
			|_| FleetMembers::<Test>::insert(9, 0, 1),
			|_| FleetMembers::<Test>::insert(0, 1, 1),
		],
	);
}

#[test]
fn invariant_6_statements_are_about_devices_and_counted() {
	breaks(
		6,
		&[
			|device| change_info(device.id, |info| info.attributes = 0),
			|device| change_info(device.id, |info| info.attributes = 2),
			|device| Attributes::<Test>::remove(device.id, name("a")),
			|device| {
				// More than there may be, and counted.
				let attribute = Attributes::<Test>::get(device.id, name("a")).unwrap();
				for i in 0..4 {
					Attributes::<Test>::insert(device.id, name(&i.to_string()), attribute.clone());
				}
				change_info(device.id, |info| info.attributes = 5)
			},
			|device| {
				let mut attribute = Attributes::<Test>::get(device.id, name("a")).unwrap();
				attribute.generation = 1;
				Attributes::<Test>::insert(dead(), name("a"), attribute.clone());
				attribute.generation = 2;
				Attributes::<Test>::insert(dead(), name("b"), attribute)
			},
			|device| {
				let attribute = Attributes::<Test>::get(device.id, name("a")).unwrap();
				Attributes::<Test>::insert(DeviceId([1; 32]), name("a"), attribute)
			},
			|device| {
				let offer = Transfers::<Test>::get(device.id).unwrap();
				Transfers::<Test>::insert(dead(), offer)
			},
			|device| {
				let recovery = Recoveries::<Test>::get(device.id).unwrap();
				Recoveries::<Test>::insert(dead(), recovery)
			},
			|device| {
				let recovery = Recoveries::<Test>::get(device.id).unwrap();
				Recoveries::<Test>::insert(Device::new(KeyKind::P256, 91).id, recovery)
			},
			|device| {
				let entry = DeviceEndpoints::<Test>::get(device.id).unwrap();
				DeviceEndpoints::<Test>::insert(dead(), entry)
			},
			|device| {
				DeviceEndpoints::<Test>::mutate(device.id, |entry| {
					entry.as_mut().unwrap().0 = Default::default()
				})
			},
		],
	);
}

#[test]
fn invariant_7_a_chosen_sponsor_sponsors() {
	breaks(
		7,
		&[
			|_| Sponsorships::<Test>::remove(0, SPONSOR),
			|_| change_fleet(0, |fleet| fleet.sponsor = Some(STRANGER)),
			|_| {
				Sponsorships::<Test>::mutate(0, SPONSOR, |terms| terms.as_mut().unwrap().period = 0)
			},
		],
	);
}

#[test]
fn invariant_8_what_is_held_is_what_is_written() {
	breaks(
		8,
		&[
			// A deposit whose payer is another, a budget that is another.
			|_| change_vendor(|vendor| vendor.deposit.payer = STRANGER),
			|_| change_model(|model| model.deposit.payer = STRANGER),
			|_| change_fleet(0, |fleet| fleet.deposit.payer = STRANGER),
			|device| change_info(device.id, |info| info.deposit.payer = STRANGER),
			|_| change_lot(|lot| lot.budget += 1),
			|_| change_lot(|lot| lot.budget -= 1),
			|_| {
				Sponsorships::<Test>::mutate(0, SPONSOR, |terms| {
					terms.as_mut().unwrap().budget -= 1
				})
			},
			|_| Sponsorships::<Test>::mutate(0, SPONSOR, |terms| terms.as_mut().unwrap().owed += 1),
			|device| {
				Recoveries::<Test>::remove(device.id);
			},
			|device| Transfers::<Test>::remove(device.id),
			|device| DeviceEndpoints::<Test>::remove(device.id),
			|_| Operators::<Test>::remove(0, OPERATOR),
			// More or less is held than is written.
			|_| {
				assert_ok!(Balances::hold(&HoldReason::Vendor.into(), &VENDOR, 1));
			},
			// Something is held on an account for which nothing is written.
			|_| {
				assert_ok!(Balances::hold(&HoldReason::Device.into(), &STRANGER, 1));
			},
			|_| {
				assert_ok!(Balances::hold(&HoldReason::Transfer.into(), &VENDOR, 1));
			},
			|_| {
				use frame_support::traits::tokens::Precision::Exact;
				let reason = HoldReason::SponsorshipBudget.into();
				assert_ok!(Balances::release(&reason, &SPONSOR, 1, Exact));
			},
		],
	);
}

#[test]
fn an_empty_chain_and_a_full_one_are_in_order() {
	build_and_execute(|| ());
	build_and_execute(|| {
		everything();
	});
}
