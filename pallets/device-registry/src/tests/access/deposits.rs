// SPDX-License-Identifier: Apache-2.0

use super::*;

/// What [`OWNER`] and [`GATEWAY`] have on hold for this.
fn both(reason: HoldReason) -> [Balance; 2] {
	[held(&OWNER, reason), held(&GATEWAY, reason)]
}

#[test]
fn of_an_offer_are_the_callers_and_return_to_the_caller() {
	build_and_execute(|| {
		let device = one_device();
		permit_on(&device, action::TRANSFER);
		let price = deposit(Transfer::<Test>::max_encoded_len());
		let (id, expires) = (device.id, soon());
		events();
		assert_ok!(offer(GATEWAY, &device));
		// It is the owner's offer, whoever makes it.
		assert_eq!(
			events(),
			[Event::TransferOffered { device: id, from: OWNER, to: BUYER, expires }]
		);
		assert_eq!(both(HoldReason::Transfer), [0, price]);
		assert_ok!(offer(OWNER, &device));
		assert_eq!(both(HoldReason::Transfer), [price, 0]);
		assert_ok!(offer(GATEWAY, &device));
		assert_eq!(both(HoldReason::Transfer), [0, price]);
		assert_ok!(DeviceRegistry::accept_transfer(signed(BUYER), id));
		assert_eq!(both(HoldReason::Transfer), [0, 0]);
		assert_eq!(Balances::free_balance(GATEWAY), ENDOWMENT);
	});
}

#[test]
fn of_an_offer_are_taken_back_by_who_paid_without_a_permission() {
	build_and_execute(|| {
		let device = one_device();
		permit(GATEWAY, action::TRANSFER, Resource::Device(device.id), 1);
		assert_ok!(offer(GATEWAY, &device));
		Questions::set(0);
		assert_ok!(DeviceRegistry::cancel_transfer(signed(GATEWAY), device.id));
		assert_eq!(Questions::get(), 0);
		assert_eq!(both(HoldReason::Transfer), [0, 0]);
		// And an offer that somebody else made is withdrawn by the owner.
		permit(GATEWAY, action::TRANSFER, Resource::Device(device.id), 1);
		assert_ok!(offer(GATEWAY, &device));
		assert_ok!(DeviceRegistry::cancel_transfer(signed(OWNER), device.id));
		assert_eq!(both(HoldReason::Transfer), [0, 0]);
	});
}

#[test]
fn of_a_fleet_below_are_the_callers_but_the_fleet_is_the_owners() {
	build_and_execute(|| {
		let top = fleet();
		let price = held(&OWNER, HoldReason::Fleet);
		permit(GATEWAY, action::MANAGE_FLEET, Resource::Fleet(top), 1);
		events();
		assert_ok!(DeviceRegistry::create_fleet(signed(GATEWAY), name("Below"), Some(top)));
		let low = top + 1;
		assert_eq!(events(), [Event::FleetCreated { fleet: low, owner: OWNER, parent: Some(top) }]);
		assert_eq!(DeviceRegistry::fleet(low).unwrap().owner, OWNER);
		assert_eq!(both(HoldReason::Fleet), [price, price]);
		// Who created it has no more of it than was permitted.
		assert_noop!(
			DeviceRegistry::rename_fleet(signed(GATEWAY), low, name("Mine")),
			Error::<Test>::NotFleetOwner
		);
		assert_ok!(DeviceRegistry::remove_fleet(signed(OWNER), low));
		assert_eq!(both(HoldReason::Fleet), [price, 0]);
	});
}

#[test]
fn of_an_attribute_go_from_who_paid_before_to_who_pays_now() {
	build_and_execute(|| {
		let device = one_device();
		permit_on(&device, action::CONFIGURE);
		let price = |value| deposit(AttributeName::max_encoded_len() + value);
		let hold = || both(HoldReason::Attribute);
		assert_ok!(attribute(OWNER, &device, "a", "four"));
		assert_eq!(hold(), [price(4), 0]);
		assert_ok!(attribute(GATEWAY, &device, "a", "longer"));
		assert_eq!(hold(), [0, price(6)]);
		assert_ok!(attribute(GATEWAY, &device, "a", "x"));
		assert_eq!(hold(), [0, price(1)]);
		assert_ok!(attribute(OWNER, &device, "a", "xx"));
		assert_eq!(hold(), [price(2), 0]);
		assert_ok!(attribute(GATEWAY, &device, "a", "xxx"));
		assert_ok!(attribute(GATEWAY, &device, "b", ""));
		assert_eq!(hold(), [0, price(3) + price(0)]);
		// Whoever removes them.
		assert_ok!(DeviceRegistry::remove_attribute(signed(OWNER), device.id, name("a")));
		assert_ok!(DeviceRegistry::remove_attribute(signed(GATEWAY), device.id, name("b")));
		assert_eq!(hold(), [0, 0]);
	});
}

#[test]
fn of_a_lapsed_attribute_return_when_the_device_takes_its_place() {
	build_and_execute(|| {
		let device = one_device();
		permit_on(&device, action::CONFIGURE);
		let (id, a) = (device.id, name("a"));
		let now = Some(6);
		assert_ok!(DeviceRegistry::set_attribute(signed(GATEWAY), id, a, name("xx"), now));
		run_to(2);
		assert_ok!(relay(device.call(0, device.attribute_call("a", "yyy"))));
		let price = deposit(AttributeName::max_encoded_len() + 3);
		assert_eq!(both(HoldReason::Attribute), [price, 0]);
		let count = DeviceInfos::<Test>::get(id).unwrap().attributes;
		assert_eq!(count, 1);
	});
}

#[test]
fn of_endpoints_go_from_who_paid_before_to_who_pays_now() {
	build_and_execute(|| {
		let device = one_device();
		permit_on(&device, action::CONFIGURE);
		let id = device.id;
		let (one, two) = (endpoints(1, false), endpoints(2, false));
		let price = |endpoints: &Endpoints| deposit(endpoints.encoded_size());
		let hold = || both(HoldReason::Endpoints);
		assert_ok!(DeviceRegistry::set_endpoints(signed(GATEWAY), id, one.clone()));
		assert_eq!(hold(), [0, price(&one)]);
		assert_ok!(DeviceRegistry::set_endpoints(as_device(id), id, two.clone()));
		assert_eq!(hold(), [price(&two), 0]);
		assert_ok!(DeviceRegistry::set_endpoints(signed(GATEWAY), id, Default::default()));
		assert_eq!(hold(), [0, 0]);
	});
}

#[test]
fn of_a_recovery_and_its_key_are_the_proposers() {
	build_and_execute(|| {
		let device = one_device();
		permit_on(&device, action::MANAGE_KEYS);
		assert_ok!(try_propose(&device, GATEWAY, &Signer::new(KeyKind::P256, 2)));
		let price =
			deposit(Recovery::<Test>::max_encoded_len() + KeyUse::<Test>::max_encoded_len());
		assert_eq!(both(HoldReason::Recovery), [0, price]);
		assert_ok!(DeviceRegistry::approve_recovery(signed(VENDOR), device.id));
		run_to(System::block_number() + 50);
		assert_ok!(DeviceRegistry::finish_recovery(signed(STRANGER), device.id));
		assert_eq!(both(HoldReason::Recovery), [0, 0]);
		let price = deposit(KeyUse::<Test>::max_encoded_len());
		assert_eq!(both(HoldReason::Key), [0, price]);
	});
}

#[test]
fn return_to_everybody_when_the_device_ends() {
	build_and_execute(|| {
		let world = World::new();
		let device = &world.device;
		for action in 0..muster_primitives::access::ACTIONS {
			permit_on(device, action);
		}
		assert_ok!(offer(GATEWAY, device));
		assert_ok!(try_propose(device, GATEWAY, &Signer::new(KeyKind::P256, 103)));
		let id = device.id;
		assert_ok!(DeviceRegistry::set_endpoints(signed(GATEWAY), id, endpoints(3, true)));
		assert_ok!(attribute(GATEWAY, device, "mine", "x"));
		assert_ok!(DeviceRegistry::decommission(signed(GATEWAY), id));
		assert_ok!(DeviceRegistry::remove_attribute(signed(STRANGER), id, name("mine")));
		// The operational key is for a gateway to pay, and gone too.
		assert_eq!(Balances::free_balance(GATEWAY), ENDOWMENT);
	});
}
