// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::tests::common::error;

fn accept(who: AccountId, device: &Device) -> DispatchResult {
	error(DeviceRegistry::accept_transfer(signed(who), device.id))
}

#[test]
fn hands_over_the_device_and_nothing_that_the_old_owner_said() {
	build_and_execute(|| {
		let mut device = one_device();
		appoint(&mut device, ED, 2);
		let fleet = fleet();
		let id = device.id;
		assert_ok!(DeviceRegistry::assign_fleet(signed(OWNER), id, Some(fleet)));
		let set =
			|who, value| DeviceRegistry::set_attribute(who, id, name("place"), name(value), None);
		assert_ok!(set(signed(OWNER), "here"));
		let own = device.call(0, device.attribute_call("says", "hello"));
		assert_ok!(RuntimeCall::from(own).dispatch(signed(GATEWAY)));
		let endpoint =
			Endpoint { id: name("e"), kind: name("Web"), uri: name("https://example.org") };
		let endpoints: Endpoints = vec![endpoint].try_into().unwrap();
		assert_ok!(DeviceRegistry::set_endpoints(signed(OWNER), id, endpoints));
		assert_ok!(try_propose(&device, OWNER, &Signer::new(ED, 3)));
		offer(&device);
		let before = DeviceRegistry::device(id).unwrap();
		events();

		assert_ok!(accept(BUYER, &device));
		assert_eq!(
			events(),
			[
				Event::FleetAssigned { device: id, old: Some(fleet), new: None },
				Event::DeviceTransferred { device: id, from: OWNER, to: BUYER, generation: 1 }
			]
		);
		// Keys, nonce, model and history stay.
		let mut expected = before;
		expected.generation = 1;
		expected.fleet = None;
		let view = expected.details.as_mut().unwrap();
		view.owner = Some(BUYER);
		view.transfer = None;
		view.recovery = None;
		assert_eq!(DeviceRegistry::device(id), Some(expected));
		assert_eq!(DeviceRegistry::attributes(id), vec![]);
		assert_eq!(DeviceRegistry::fleet(fleet).unwrap().devices, 0);
		let document = DeviceRegistry::did_document(id).unwrap();
		assert_eq!((document.controller, document.generation), (Some(BUYER), 1));
		assert_eq!(document.endpoints, vec![]);
		for reason in [HoldReason::Transfer, HoldReason::Recovery, HoldReason::Endpoints] {
			assert_eq!(held(&OWNER, reason), 0);
		}
		assert_eq!(held(&VENDOR, HoldReason::Device), device_price());

		// The new owner rules, the old one is a stranger.
		assert_noop!(set(signed(OWNER), "mine"), Error::<Test>::NotOwner);
		assert_noop!(DeviceRegistry::suspend(signed(OWNER), id), Error::<Test>::NotOwner);
		assert_ok!(set(signed(BUYER), "there"));
		assert_ok!(DeviceRegistry::suspend(signed(BUYER), id));
	});
}

#[test]
fn keeps_a_device_without_a_fleet_and_its_status() {
	build_and_execute(|| {
		let device = one_device();
		assert_ok!(DeviceRegistry::suspend(signed(OWNER), device.id));
		offer(&device);
		events();
		assert_ok!(accept(BUYER, &device));
		assert_eq!(
			events(),
			[Event::DeviceTransferred { device: device.id, from: OWNER, to: BUYER, generation: 1 }]
		);
		assert_eq!(device.status(), DeviceStatus::Suspended);
	});
}

#[test]
fn goes_on_from_owner_to_owner() {
	build_and_execute(|| {
		let device = one_device();
		let mut owner = OWNER;
		for (count, next) in [BUYER, STRANGER, OWNER, OWNER].into_iter().enumerate() {
			assert_ok!(DeviceRegistry::offer_transfer(
				signed(owner),
				device.id,
				next.clone(),
				soon()
			));
			assert_ok!(accept(next.clone(), &device));
			let view = DeviceRegistry::device(device.id).unwrap();
			assert_eq!(view.generation, count as u32 + 1);
			assert_eq!(view.details.unwrap().owner, Some(next.clone()));
			owner = next;
		}
	});
}

#[test]
fn fails_where_there_is_no_offer_and_twice() {
	build_and_execute(|| {
		let device = one_device();
		assert_noop!(accept(BUYER, &device), Error::<Test>::TransferNotFound);
		offer(&device);
		assert_ok!(accept(BUYER, &device));
		assert_noop!(accept(BUYER, &device), Error::<Test>::TransferNotFound);
	});
}

#[test]
fn fails_for_anyone_else() {
	build_and_execute(|| {
		let device = one_device();
		offer(&device);
		for who in [OWNER, VENDOR, STRANGER] {
			assert_noop!(accept(who, &device), Error::<Test>::NotRecipient);
		}
	});
}

#[test]
fn fails_after_it_has_expired() {
	build_and_execute(|| {
		let device = one_device();
		offer(&device);
		let expires = soon();
		run_to(expires + 1);
		assert_noop!(accept(BUYER, &device), Error::<Test>::Expired);
		run_to(expires);
		assert_ok!(accept(BUYER, &device));
	});
}

#[test]
fn fails_while_quarantined() {
	build_and_execute(|| {
		let device = one_device();
		offer(&device);
		assert_ok!(DeviceRegistry::quarantine(signed(VENDOR), device.id));
		assert_noop!(accept(BUYER, &device), Error::<Test>::WrongStatus);
		assert_ok!(DeviceRegistry::release(signed(VENDOR), device.id));
		assert_ok!(accept(BUYER, &device));
	});
}

#[test]
fn fails_when_the_generation_is_another() {
	build_and_execute(|| {
		let mut device = one_device();
		assert_ok!(DeviceRegistry::offer_transfer(signed(OWNER), device.id, BUYER, 101));
		recover(&mut device, Signer::new(ED, 2));
		assert_noop!(accept(BUYER, &device), Error::<Test>::TransferNotFound);
		// A new offer takes the place of the void one.
		offer(&device);
		assert_eq!(held(&OWNER, HoldReason::Transfer), transfer_price());
		assert_ok!(accept(BUYER, &device));
		assert_eq!(DeviceRegistry::device(device.id).unwrap().generation, 2);
	});
}

#[test]
fn fails_once_decommissioned() {
	build_and_execute(|| {
		let device = one_device();
		offer(&device);
		assert_ok!(DeviceRegistry::decommission(signed(OWNER), device.id));
		assert_noop!(accept(BUYER, &device), Error::<Test>::TransferNotFound);
	});
}

#[test]
fn fails_when_generations_are_used_up() {
	build_and_execute(|| {
		let device = one_device();
		Devices::<Test>::mutate(device.id, |record| record.as_mut().unwrap().generation = u32::MAX);
		offer(&device);
		assert_noop!(accept(BUYER, &device), Error::<Test>::Exhausted);
	});
}

#[test]
fn fails_from_other_origins() {
	build_and_execute(|| {
		let device = one_device();
		offer(&device);
		needs_a_signer(Call::accept_transfer { device: device.id });
	});
}
