// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn is_for_one_action_on_one_resource_and_no_other_opens_the_call() {
	in_every_case(|world, case| {
		assert_noop!(case.by(GATEWAY), case.refused);
		// Everything there is, to everything there is.
		for resource in world.resources() {
			for action in 0..muster_primitives::access::ACTIONS {
				permit(GATEWAY, action, resource.clone(), 9);
			}
		}
		// Each of what it needs is missed.
		for (number, (action, resource)) in case.needs.clone().into_iter().enumerate() {
			permit(GATEWAY, action, resource.clone(), 0);
			let refused = match number {
				0 => case.refused,
				_ => Error::<Test>::NotFleetOwner.into(),
			};
			assert_noop!(case.by(GATEWAY), refused);
			permit(GATEWAY, action, resource, 9);
		}
		assert_ok!(case.by(GATEWAY));
	});
}

#[test]
fn alone_opens_the_call() {
	in_every_case(|_, case| {
		case.permit(1);
		assert_noop!(case.by(STRANGER), case.refused);
		assert_ok!(case.by(GATEWAY));
		assert_eq!(Permits::iter().count(), 0, "{}: the use was taken", case.name);
	});
}

#[test]
fn loses_one_use_and_costs_one_question_for_each_resource() {
	in_every_case(|_, case| {
		case.permit(3);
		let result = case.by(GATEWAY);
		assert_ok!(result);
		assert_eq!(Questions::get() as usize, case.needs.len(), "{}", case.name);
		assert_eq!(case.uses(), vec![2; case.needs.len()], "{}", case.name);
		assert_eq!(weighed(result), case.declared(), "{}", case.name);
	});
}

#[test]
fn keeps_its_uses_when_something_fails_later() {
	in_every_case(|_, case| {
		case.permit(3);
		// As in a batch whose next call fails.
		let batch = || {
			with_storage_layer::<(), _, _>(|| {
				assert_ok!(case.by(GATEWAY));
				Err(DispatchError::Other("the next one"))
			})
		};
		assert_noop!(batch(), DispatchError::Other("the next one"));
		assert_eq!(case.uses(), vec![3; case.needs.len()], "{}", case.name);
	});
}

#[test]
fn keeps_its_uses_when_the_deposit_cannot_be_paid() {
	let mut unpaid = vec![];
	in_every_case(|_, case| {
		case.permit(3);
		// Not a unit more than what keeps the account alive.
		impoverish(&GATEWAY);
		let before = root();
		let result = case.by(GATEWAY);
		if result.is_err() {
			assert_eq!(case.uses(), vec![3; case.needs.len()], "{}", case.name);
			assert_eq!(root(), before, "{}", case.name);
			// The question was put all the same.
			assert_eq!(weighed(result), case.declared());
			unpaid.push(case.name);
		}
	});
	let paying =
		["offer_transfer", "propose_recovery", "create_fleet", "set_attribute", "set_endpoints"];
	assert_eq!(unpaid, paying);
}

#[test]
fn from_two_owners_moves_no_device_between_them() {
	build_and_execute(|| {
		let world = World::new();
		for resource in world.resources() {
			permit(GATEWAY, action::MANAGE_FLEET, resource, 9);
		}
		for (device, fleet) in
			[(&world.device, world.others_fleet), (&world.others_device, world.top)]
		{
			assert_noop!(
				DeviceRegistry::assign_fleet(signed(GATEWAY), device.id, Some(fleet)),
				Error::<Test>::NotFleetOwner
			);
		}
	});
}

#[test]
fn for_a_device_that_nobody_owns_counts_for_nothing() {
	build_and_execute(|| {
		vendor_and_model();
		let device = enrolled(KeyKind::Ed25519, 1);
		for action in 0..muster_primitives::access::ACTIONS {
			permit_on(&device, action);
		}
		let id = device.id;
		let origin = || signed(GATEWAY);
		assert_noop!(offer(GATEWAY, &device), Error::<Test>::NotOwner);
		assert_noop!(DeviceRegistry::suspend(origin(), id), Error::<Test>::NotOwner);
		assert_noop!(DeviceRegistry::decommission(origin(), id), Error::<Test>::NoRight);
		assert_noop!(DeviceRegistry::assign_fleet(origin(), id, None), Error::<Test>::NotOwner);
		assert_noop!(attribute(GATEWAY, &device, "a", "b"), Error::<Test>::NotOwner);
		let new = Signer::new(KeyKind::P256, 2);
		assert_noop!(try_propose(&device, GATEWAY, &new), Error::<Test>::WrongStatus);
		assert_eq!(Questions::get(), 0);
	});
}
