// SPDX-License-Identifier: Apache-2.0

//! How many devices of a model a fleet has in it and below it, and who hears when one leaves.

use super::{
	common::*,
	support::{offer, operator, recover},
};
use crate::{mock::*, *};
use frame_support::assert_ok;
use muster_primitives::{DeviceInspect, KeyKind};

const ED: KeyKind = KeyKind::Ed25519;

/// Fleets of [`OWNER`]'s: 0 at the top, 1 and 2 below it, 3 below 1, and 4 at the top of another
/// tree.
fn trees() {
	for parent in [None, Some(0), Some(0), Some(1), None] {
		assert_ok!(DeviceRegistry::create_fleet(signed(OWNER), name("Fleet"), parent));
	}
}

fn assign(device: &Device, fleet: Option<FleetId>) {
	assert_ok!(DeviceRegistry::assign_fleet(signed(OWNER), device.id, fleet));
}

/// Devices of a model in each fleet of [`trees`].
fn members(model: ModelId) -> [u32; 5] {
	[0, 1, 2, 3, 4].map(|fleet| DeviceRegistry::members(fleet, model))
}

/// Who left since this was asked last, and the fleet it was in when that was told.
fn left() -> Vec<(DeviceId, Option<FleetId>)> {
	Left::mutate(std::mem::take)
}

/// A claimed device of another model.
fn of_model(model: ModelId, seed: u32) -> Device {
	let device = Device::new(ED, seed);
	assert_ok!(super::support::try_enrol(&device, VENDOR, model));
	assert_ok!(super::support::try_claim(&device, OWNER));
	device
}

#[test]
fn are_counted_in_the_fleet_and_all_above() {
	build_and_execute(|| {
		vendor_and_model();
		trees();
		let devices = [1, 2, 3, 4].map(|seed| claimed(ED, seed));
		assert_eq!(members(0), [0; 5], "in no fleet yet");
		for (device, fleet) in devices.iter().zip([3, 1, 2, 4]) {
			assign(device, Some(fleet));
		}
		assert_eq!(members(0), [3, 2, 1, 1, 1]);
		// Directly in it is another count.
		let directly = [0, 1, 2, 3, 4].map(|id| DeviceRegistry::fleet(id).unwrap().devices);
		assert_eq!(directly, [0, 1, 1, 1, 1]);
		// Neither fleet nor model.
		assert_eq!((DeviceRegistry::members(9, 0), DeviceRegistry::members(0, 9)), (0, 0));
	});
}

#[test]
fn are_counted_by_model() {
	build_and_execute(|| {
		vendor_and_model();
		let other = model(false);
		trees();
		let (valve, pump) = (claimed(ED, 1), of_model(other, 2));
		assign(&valve, Some(3));
		assign(&pump, Some(1));
		assert_eq!((members(0), members(other)), ([1, 1, 0, 1, 0], [1, 1, 0, 0, 0]));
		assign(&valve, None);
		assert_eq!((members(0), members(other)), ([0; 5], [1, 1, 0, 0, 0]));
	});
}

#[test]
fn follow_every_move() {
	build_and_execute(|| {
		vendor_and_model();
		trees();
		let device = claimed(ED, 1);
		// Down, across, up, to another tree, and back to where it was before.
		for (to, expected) in [
			(Some(0), [1, 0, 0, 0, 0]),
			(Some(3), [1, 1, 0, 1, 0]),
			(Some(2), [1, 0, 1, 0, 0]),
			(Some(3), [1, 1, 0, 1, 0]),
			(Some(1), [1, 1, 0, 0, 0]),
			(Some(4), [0, 0, 0, 0, 1]),
			(Some(3), [1, 1, 0, 1, 0]),
			(None, [0; 5]),
		] {
			assign(&device, to);
			assert_eq!(members(0), expected, "{to:?}");
			let entries = FleetMembers::<Test>::iter().count();
			assert_eq!(entries, expected.iter().sum::<u32>() as usize, "no entry for none");
		}
	});
}

#[test]
fn of_fleets_above_both_are_not_written() {
	new_test_ext().execute_with(|| {
		trees();
		// Wrong on purpose: it would be set right, or wrong otherwise, if it was written.
		for fleet in [0, 1] {
			FleetMembers::<Test>::insert(fleet, 0, 70);
		}
		FleetMembers::<Test>::insert(3, 0, 1);
		DeviceRegistry::move_device(0, Some(3), Some(1));
		assert_eq!(members(0), [70, 70, 0, 0, 0]);
		DeviceRegistry::move_device(0, Some(1), Some(3));
		assert_eq!(members(0), [70, 70, 0, 1, 0]);
		DeviceRegistry::move_device(0, Some(3), Some(2));
		assert_eq!(members(0), [70, 69, 1, 0, 0]);
	});
}

#[test]
fn reach_down_to_the_deepest_fleet() {
	build_and_execute(|| {
		vendor_and_model();
		let tree = || {
			let mut up = vec![];
			for _ in 0..MaxFleetDepth::get() {
				let parent = up.last().copied();
				up.push(NextFleetId::<Test>::get());
				assert_ok!(DeviceRegistry::create_fleet(signed(OWNER), name("Fleet"), parent));
			}
			up
		};
		let (one, other) = (tree(), tree());
		let count = |fleets: &[FleetId]| -> Vec<_> {
			fleets.iter().map(|fleet| DeviceRegistry::members(*fleet, 0)).collect()
		};
		let depth = usize::from(MaxFleetDepth::get());
		let device = claimed(ED, 1);
		assign(&device, one.last().copied());
		assert_eq!((count(&one), count(&other)), (vec![1; depth], vec![0; depth]));
		assign(&device, other.last().copied());
		assert_eq!((count(&one), count(&other)), (vec![0; depth], vec![1; depth]));
	});
}

#[test]
fn end_with_a_transfer_and_with_a_decommissioning() {
	build_and_execute(|| {
		vendor_and_model();
		trees();
		let (sold, scrapped) = (claimed(ED, 1), claimed(ED, 2));
		assign(&sold, Some(3));
		assign(&scrapped, Some(3));
		hand_over(&sold);
		assert_eq!(members(0), [1, 1, 0, 1, 0]);
		assert_ok!(DeviceRegistry::decommission(signed(OWNER), scrapped.id));
		assert_eq!(FleetMembers::<Test>::iter().count(), 0);
		// Nothing is left that keeps a fleet.
		for fleet in [3, 1, 2, 0, 4] {
			assert_ok!(DeviceRegistry::remove_fleet(signed(OWNER), fleet));
		}
	});
}

#[test]
fn are_what_they_were_when_a_call_fails() {
	build_and_execute(|| {
		vendor_and_model();
		trees();
		assert_ok!(DeviceRegistry::create_fleet(signed(BUYER), name("Theirs"), None));
		let device = claimed(ED, 1);
		assign(&device, Some(3));
		left();
		let assign = |who, to| DeviceRegistry::assign_fleet(signed(who), device.id, to);
		assert_noop!(assign(OWNER, Some(3)), Error::<Test>::NoChange);
		assert_noop!(assign(OWNER, Some(5)), Error::<Test>::NotFleetOwner);
		assert_noop!(assign(OWNER, Some(9)), Error::<Test>::FleetNotFound);
		assert_noop!(assign(STRANGER, None), Error::<Test>::NotOwner);
		assert_noop!(
			DeviceRegistry::decommission(signed(STRANGER), device.id),
			Error::<Test>::NotOwner
		);
		assert_eq!((members(0), left()), ([1, 1, 0, 1, 0], vec![]));
	});
}

#[test]
fn who_leaves_a_fleet_is_told_of_once_when_all_is_done() {
	build_and_execute(|| {
		vendor_and_model();
		trees();
		let device = claimed(ED, 1);
		let id = device.id;
		// Enrolled, claimed, put into a first fleet: nothing is left.
		assign(&device, Some(1));
		assert_eq!(left(), []);
		// Even where it stays below the same fleets.
		assign(&device, Some(3));
		assert_eq!(left(), [(id, Some(3))]);
		assign(&device, None);
		assert_eq!(left(), [(id, None)]);
		assign(&device, Some(3));
		hand_over(&device);
		assert_eq!(left(), [(id, None)]);

		let other = claimed(ED, 2);
		assign(&other, Some(2));
		assert_ok!(DeviceRegistry::decommission(signed(OWNER), other.id));
		assert_eq!(left(), [(other.id, None)]);
	});
}

#[test]
fn nobody_is_told_of_a_device_that_leaves_no_fleet() {
	build_and_execute(|| {
		vendor_and_model();
		trees();
		operator(Rights::ALL);
		let (device, unowned) = (claimed(ED, 1), enrolled(ED, 2));
		hand_over(&device);
		assert_ok!(DeviceRegistry::decommission(signed(BUYER), device.id));
		assert_ok!(DeviceRegistry::decommission(signed(OPERATOR), unowned.id));
		// Nor when something else happens to one that is in a fleet.
		let mut device = claimed(ED, 3);
		assign(&device, Some(3));
		assert_ok!(DeviceRegistry::suspend(signed(OWNER), device.id));
		assert_ok!(DeviceRegistry::resume(signed(OWNER), device.id));
		assert_ok!(DeviceRegistry::suspend_fleet(signed(OWNER), 0));
		assert_ok!(DeviceRegistry::quarantine(signed(OPERATOR), device.id));
		recover(&mut device, Signer::new(ED, 4));
		assert_eq!((left(), members(0)), (vec![], [1, 1, 0, 1, 0]));
	});
}

#[test]
fn telling_is_paid_for_only_where_somebody_is_told() {
	build_and_execute(|| {
		vendor_and_model();
		trees();
		let telling = LeftWeight::get();
		let weighs = |who: AccountId, call: Call<Test>| {
			let call = RuntimeCall::from(call);
			// Owners are asked nothing: what is more than plain is for the telling.
			let asked = match &call {
				RuntimeCall::DeviceRegistry(Call::assign_fleet { fleet, .. }) => {
					1 + u64::from(fleet.is_some())
				},
				RuntimeCall::DeviceRegistry(Call::decommission { .. }) => 1,
				_ => 0,
			};
			let declared = call.get_dispatch_info().call_weight;
			let plain = declared
				.saturating_sub(AccessWeight::get().saturating_mul(asked))
				.saturating_sub(telling);
			let info = call.dispatch(signed(who)).expect("it is right; qed");
			info.actual_weight.expect("it tells; qed").saturating_sub(plain)
		};
		let (one, other) = (claimed(ED, 1), claimed(ED, 2));
		let assign = |device: &Device, fleet| Call::assign_fleet { device: device.id, fleet };
		assert_eq!(weighs(OWNER, assign(&one, Some(0))), Weight::zero());
		assert_eq!(weighs(OWNER, assign(&one, Some(1))), telling);
		for (device, extra) in [(&one, telling), (&other, Weight::zero())] {
			offer(device);
			assert_eq!(weighs(BUYER, Call::accept_transfer { device: device.id }), extra);
		}
		let (one, other) = (claimed(ED, 3), claimed(ED, 4));
		assert_eq!(weighs(OWNER, assign(&one, Some(0))), Weight::zero());
		for (device, extra) in [(&one, telling), (&other, Weight::zero())] {
			assert_eq!(weighs(OWNER, Call::decommission { device: device.id }), extra);
		}
	});
}
