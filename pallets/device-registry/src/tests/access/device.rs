// SPDX-License-Identifier: Apache-2.0

use super::*;

/// The calls that devices make themselves.
fn own(device: &Device) -> Vec<Call<Test>> {
	let id = device.id;
	vec![
		Call::set_attribute { device: id, name: name("own"), value: name("v"), valid_until: None },
		Call::remove_attribute { device: id, name: name("own") },
		Call::set_endpoints { device: id, endpoints: endpoints(3, false) },
		Call::cancel_recovery { device: id },
	]
}

#[test]
fn acts_for_itself_without_a_question() {
	build_and_execute(|| {
		let world = World::new();
		assert_ok!(try_propose(&world.device, OWNER, &Signer::new(KeyKind::P256, 103)));
		for call in own(&world.device) {
			let call = RuntimeCall::from(call);
			let declared = call.get_dispatch_info().call_weight;
			let plain = info_by_device::<Test>(&call).call_weight;
			assert_eq!(plain.saturating_add(AccessWeight::get()), declared);
			let result = call.dispatch(as_device(world.device.id));
			assert_ok!(result);
			assert_eq!(weighed(result), plain);
		}
		assert_eq!(Questions::get(), 0);
	});
}

/// What a sponsor has to have set aside does not grow with the price of policies.
#[test]
fn signs_calls_that_weigh_no_question() {
	build_and_execute(|| {
		let world = World::new();
		for call in own(&world.device) {
			let call = world.device.call(0, call.into());
			let weight = || {
				let call = RuntimeCall::from(call.clone());
				call.get_dispatch_info().call_weight
			};
			let (with, question) = (weight(), AccessWeight::get());
			AccessWeight::set(Weight::zero());
			assert_eq!(weight(), with);
			AccessWeight::set(question);
			let result = relay(call);
			assert_ok!(result);
			assert!(weighed(result).all_lte(with));
		}
		assert_eq!(Questions::get(), 0);
	});
}

#[test]
fn acts_on_no_other_device_whatever_is_permitted() {
	build_and_execute(|| {
		let world = World::new();
		let (one, other) = (world.device.id, &world.lost);
		let subject = muster_primitives::Subject::Device(one);
		for action in 0..muster_primitives::access::ACTIONS {
			Permits::insert((&subject, action, Resource::Device(other.id)), 9);
		}
		for call in own(other) {
			let call = RuntimeCall::from(call);
			assert_noop!(call.dispatch(as_device(one)), DispatchError::BadOrigin);
		}
	});
}
