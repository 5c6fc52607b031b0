// SPDX-License-Identifier: Apache-2.0

//! What other pallets are told of a device in one question.

use super::common::*;
use crate::{mock::*, *};
use frame_support::assert_ok;
use muster_primitives::{DeviceInspect, DeviceStanding, FleetStanding, KeyKind};

fn standing(device: &DeviceId) -> Option<DeviceStanding<AccountId>> {
	DeviceRegistry::standing(device)
}

/// One question says what the single ones say.
fn agrees(device: &Device) -> DeviceStanding<AccountId> {
	type I = DeviceRegistry;
	let id = &device.id;
	let standing = standing(id).expect("known; qed");
	assert_eq!(standing.owner, <I as DeviceInspect<AccountId>>::owner(id));
	assert_eq!(Some(standing.status), <I as DeviceInspect<AccountId>>::status(id));
	assert_eq!(Some(standing.generation), <I as DeviceInspect<AccountId>>::generation(id));
	assert_eq!(
		standing.fleets.first().copied(),
		<I as DeviceInspect<AccountId>>::fleet(id),
		"from the bottom up"
	);
	for fleet in 0..NextFleetId::<Test>::get() {
		let within = <I as DeviceInspect<AccountId>>::in_fleet(id, fleet);
		assert_eq!(standing.fleets.contains(&fleet), within, "fleet {fleet}");
	}
	let depth = <I as DeviceInspect<AccountId>>::max_fleet_depth();
	assert!(standing.fleets.len() <= usize::from(depth));
	standing
}

/// Fleets of [`OWNER`]'s one below the other, from the bottom up.
fn fleets() -> Vec<FleetId> {
	let mut fleets = vec![fleet()];
	for _ in 1..MaxFleetDepth::get() {
		let next = NextFleetId::<Test>::get();
		let parent = fleets.first().copied();
		assert_ok!(DeviceRegistry::create_fleet(signed(OWNER), name("Below"), parent));
		fleets.insert(0, next);
	}
	fleets
}

#[test]
fn of_a_device_agrees_with_the_single_questions_all_its_life() {
	build_and_execute(|| {
		vendor_and_model();
		let device = Device::new(KeyKind::Ed25519, 1);
		assert_eq!(standing(&device.id), None);
		assert_ok!(super::support::try_enrol(&device, VENDOR, 0));
		let expected = |owner, status, generation, fleets: &[FleetId]| {
			let fleets = fleets.to_vec();
			assert_eq!(agrees(&device), DeviceStanding { owner, status, generation, fleets });
		};
		expected(None, DeviceStatus::Enrolled, 0, &[]);
		assert_ok!(super::support::try_claim(&device, OWNER));
		expected(Some(OWNER), DeviceStatus::Active, 0, &[]);

		let fleets = fleets();
		assert_ok!(DeviceRegistry::assign_fleet(signed(OWNER), device.id, Some(fleets[0])));
		expected(Some(OWNER), DeviceStatus::Active, 0, &fleets);
		let top = *fleets.last().unwrap();
		assert_ok!(DeviceRegistry::suspend_fleet(signed(OWNER), top));
		expected(Some(OWNER), DeviceStatus::Suspended, 0, &fleets);
		assert_ok!(DeviceRegistry::quarantine(RuntimeOrigin::root(), device.id));
		expected(Some(OWNER), DeviceStatus::Quarantined, 0, &fleets);
		assert_ok!(DeviceRegistry::release(RuntimeOrigin::root(), device.id));
		assert_ok!(DeviceRegistry::resume_fleet(signed(OWNER), top));
		assert_ok!(DeviceRegistry::suspend(signed(OWNER), device.id));
		expected(Some(OWNER), DeviceStatus::Suspended, 0, &fleets);
		assert_ok!(DeviceRegistry::resume(signed(OWNER), device.id));
		assert_ok!(DeviceRegistry::assign_fleet(signed(OWNER), device.id, Some(fleets[2])));
		expected(Some(OWNER), DeviceStatus::Active, 0, &fleets[2..]);
		hand_over(&device);
		expected(Some(BUYER), DeviceStatus::Active, 1, &[]);
		assert_ok!(DeviceRegistry::decommission(signed(BUYER), device.id));
		expected(None, DeviceStatus::Decommissioned, 2, &[]);
	});
}

#[test]
fn of_a_fleet_is_its_owner_and_the_fleets_above() {
	build_and_execute(|| {
		assert_eq!(DeviceRegistry::fleet_standing(0), None);
		let fleets = fleets();
		for (i, fleet) in fleets.iter().enumerate() {
			let expected = FleetStanding { owner: OWNER, fleets: fleets[i..].to_vec() };
			assert_eq!(DeviceRegistry::fleet_standing(*fleet), Some(expected));
		}
		assert_ok!(DeviceRegistry::remove_fleet(signed(OWNER), fleets[0]));
		assert_eq!(DeviceRegistry::fleet_standing(fleets[0]), None);
	});
}

#[test]
fn an_attribute_is_told_while_it_is_valid_and_whoever_said_it() {
	build_and_execute(|| {
		let device = one_device();
		let ask =
			|text: &[u8]| <DeviceRegistry as DeviceInspect<AccountId>>::attribute(&device.id, text);
		assert_eq!(ask(b"a"), None);
		let now = System::block_number() * 6;
		let set = |text: &str, until| {
			let (id, text) = (device.id, name(text));
			assert_ok!(DeviceRegistry::set_attribute(signed(OWNER), id, text, name("v"), until));
		};
		set("a", Some(now));
		set("stays", None);
		assert_ok!(device.attribute_call("own", "w").dispatch(as_device(device.id)));
		assert_eq!(ask(b"a"), Some(b"v".to_vec()));
		assert_eq!(ask(b"own"), Some(b"w".to_vec()));
		// Names that no attribute can have.
		assert_eq!(ask(b""), None);
		assert_eq!(ask(&[b'a'; 33]), None);
		assert_eq!(DeviceRegistry::attribute(DeviceId([9; 32]), name("a")), None);

		run_to(2);
		assert_eq!(ask(b"a"), None, "lapsed");
		assert_eq!(ask(b"stays"), Some(b"v".to_vec()));
		hand_over(&device);
		assert_eq!(ask(b"stays"), None, "said under another generation");
		assert_eq!(ask(b"own"), None);
	});
}
