// SPDX-License-Identifier: Apache-2.0

use super::common::*;
use crate::{mock::*, *};
use frame_support::assert_ok;
use muster_primitives::KeyKind;
use sp_runtime::TokenError;

/// What an attribute with a value of this many bytes costs.
fn attribute_deposit(value: usize) -> Balance {
	deposit(AttributeName::max_encoded_len() + value)
}

fn set(
	origin: RuntimeOrigin,
	device: &Device,
	attribute: &str,
	value: &str,
) -> DispatchResultWithPostInfo {
	set_until(origin, device, attribute, value, None)
}

fn set_until(
	origin: RuntimeOrigin,
	device: &Device,
	attribute: &str,
	value: &str,
	valid_until: Option<u64>,
) -> DispatchResultWithPostInfo {
	DeviceRegistry::set_attribute(origin, device.id, name(attribute), name(value), valid_until)
}

fn remove(origin: RuntimeOrigin, device: &Device, attribute: &str) -> DispatchResultWithPostInfo {
	DeviceRegistry::remove_attribute(origin, device.id, name(attribute))
}

fn get(device: &Device, attribute: &str) -> Option<AttributeView> {
	DeviceRegistry::attribute(device.id, name(attribute))
}

fn info_of(device: &Device) -> DeviceInfo<Test> {
	DeviceInfos::<Test>::get(device.id).expect("not decommissioned; qed")
}

/// The chain's clock in seconds.
fn seconds() -> u64 {
	System::block_number() * 6
}

mod set_attribute {
	use super::*;

	#[test]
	fn a_value_as_long_as_the_one_before_moves_no_money_and_weighs_less() {
		build_and_execute(|| {
			type W = <Test as Config>::WeightInfo;
			let device = one_device();
			let weight = |value| {
				set(as_device(device.id), &device, "state", value).unwrap().actual_weight.unwrap()
			};
			assert_eq!(weight("open"), set_attribute_weight::<Test>(4));
			let held = held(&OWNER, HoldReason::Attribute);
			assert_eq!(weight("shut"), W::replace_attribute(4));
			assert_eq!(get(&device, "state").unwrap().value, b"shut");
			assert_eq!(super::held(&OWNER, HoldReason::Attribute), held);
			assert_eq!(weight("ajar?"), set_attribute_weight::<Test>(5));
			assert!(W::replace_attribute(5).all_lt(set_attribute_weight::<Test>(5)));
			// What somebody else paid for is paid for anew.
			hand_over(&device);
			assert_eq!(weight("again"), set_attribute_weight::<Test>(5));
		});
	}

	#[test]
	fn the_owner_says_something_and_pays() {
		build_and_execute(|| {
			let device = one_device();
			events();
			assert_ok!(set_until(signed(OWNER), &device, "site", "Hall 3", Some(600)));
			assert_eq!(
				events(),
				[Event::AttributeSet {
					device: device.id,
					name: name("site"),
					source: AttributeSource::Owner,
					old: None,
					new: name("Hall 3"),
					valid_until: Some(600),
				}]
			);
			let view = AttributeView {
				name: b"site".to_vec(),
				value: b"Hall 3".to_vec(),
				valid_until: Some(600),
				source: AttributeSource::Owner,
			};
			assert_eq!(get(&device, "site"), Some(view.clone()));
			assert_eq!(DeviceRegistry::attributes(device.id), [view]);
			assert_eq!(held(&OWNER, HoldReason::Attribute), attribute_deposit(6));
			assert_eq!(info_of(&device).attributes, 1);
		});
	}

	#[test]
	fn the_device_says_something_and_the_owner_pays() {
		build_and_execute(|| {
			let device = one_device();
			events();
			assert_ok!(relay(device.call(0, device.attribute_call("temperature", "21"))));
			assert_eq!(
				events(),
				[
					Event::AttributeSet {
						device: device.id,
						name: name("temperature"),
						source: AttributeSource::Device,
						old: None,
						new: name("21"),
						valid_until: None,
					},
					Event::DeviceCallDispatched { device: device.id, nonce: 0, result: Ok(()) },
				]
			);
			assert_eq!(get(&device, "temperature").unwrap().source, AttributeSource::Device);
			assert_eq!(held(&OWNER, HoldReason::Attribute), attribute_deposit(2));
			assert_eq!(held(&GATEWAY, HoldReason::Attribute), 0);
		});
	}

	#[test]
	fn a_second_value_replaces_the_first_and_the_deposit_follows_its_length() {
		build_and_execute(|| {
			let device = one_device();
			for length in [10, 256, 0, 1] {
				assert_ok!(set(signed(OWNER), &device, "a", &"v".repeat(length)));
				assert_eq!(get(&device, "a").unwrap().value.len(), length);
				assert_eq!(held(&OWNER, HoldReason::Attribute), attribute_deposit(length));
				assert_eq!(info_of(&device).attributes, 1);
			}
		});
	}

	#[test]
	fn names_and_values_have_bounds() {
		build_and_execute(|| {
			let device = one_device();
			assert_ok!(set(signed(OWNER), &device, &"n".repeat(32), &"v".repeat(256)));
			assert!(AttributeName::try_from(vec![b'n'; 33]).is_err());
			assert!(AttributeValue::try_from(vec![b'v'; 257]).is_err());
			// Values are bytes, names are texts.
			assert_ok!(DeviceRegistry::set_attribute(
				signed(OWNER),
				device.id,
				name("bytes"),
				vec![0xff; 4].try_into().unwrap(),
				None
			));
			for bad in [vec![], vec![0xff]] {
				assert_noop!(
					DeviceRegistry::set_attribute(
						signed(OWNER),
						device.id,
						bad.try_into().unwrap(),
						name("v"),
						None
					),
					Error::<Test>::BadText
				);
			}
		});
	}

	#[test]
	fn owner_and_device_do_not_overwrite_each_other() {
		build_and_execute(|| {
			let device = one_device();
			assert_ok!(set(signed(OWNER), &device, "owner's", "1"));
			assert_ok!(set(as_device(device.id), &device, "device's", "2"));
			assert_noop!(
				set(as_device(device.id), &device, "owner's", "x"),
				Error::<Test>::NotYourAttribute
			);
			assert_noop!(
				set(signed(OWNER), &device, "device's", "x"),
				Error::<Test>::NotYourAttribute
			);
		});
	}

	#[test]
	fn what_has_lapsed_either_may_overwrite() {
		build_and_execute(|| {
			let device = one_device();
			assert_ok!(set_until(signed(OWNER), &device, "a", "long value", Some(seconds())));
			assert_noop!(
				set(as_device(device.id), &device, "a", "x"),
				Error::<Test>::NotYourAttribute
			);
			run_to(2);
			assert_ok!(set(as_device(device.id), &device, "a", "x"));
			assert_eq!(get(&device, "a").unwrap().source, AttributeSource::Device);
			assert_eq!(info_of(&device).attributes, 1);
			assert_eq!(held(&OWNER, HoldReason::Attribute), attribute_deposit(1));
		});
	}

	#[test]
	fn it_holds_until_its_last_second_and_is_absent_after() {
		build_and_execute(|| {
			let device = one_device();
			assert_ok!(set_until(signed(OWNER), &device, "a", "b", Some(60)));
			run_to(10);
			assert!(get(&device, "a").is_some());
			// 60.999 s is still the sixtieth second.
			pallet_timestamp::Now::<Test>::put(60_999);
			assert_eq!(DeviceRegistry::attributes(device.id).len(), 1);
			pallet_timestamp::Now::<Test>::put(61_000);
			assert_eq!(get(&device, "a"), None);
			assert_eq!(DeviceRegistry::attributes(device.id), []);
		});
	}

	#[test]
	fn fails_when_it_has_lapsed_before_it_is_set() {
		build_and_execute(|| {
			let device = one_device();
			run_to(10);
			assert_ok!(set_until(signed(OWNER), &device, "a", "b", Some(60)));
			assert_noop!(
				set_until(signed(OWNER), &device, "b", "b", Some(59)),
				Error::<Test>::AlreadyLapsed
			);
			assert_noop!(
				set_until(signed(OWNER), &device, "b", "b", Some(0)),
				Error::<Test>::AlreadyLapsed
			);
			assert_ok!(set_until(signed(OWNER), &device, "b", "b", Some(u64::MAX)));
		});
	}

	#[test]
	fn a_device_has_as_many_as_the_bound_and_no_more() {
		build_and_execute(|| {
			let device = one_device();
			for attribute in ["a", "b", "c"] {
				assert_ok!(set(signed(OWNER), &device, attribute, "v"));
			}
			assert_ok!(set(as_device(device.id), &device, "d", "v"));
			for origin in [signed(OWNER), as_device(device.id)] {
				assert_noop!(set(origin, &device, "e", "v"), Error::<Test>::TooManyAttributes);
			}
			assert_ok!(set(signed(OWNER), &device, "a", "w"));
			assert_ok!(remove(signed(OWNER), &device, "d"));
			assert_ok!(set(signed(OWNER), &device, "e", "v"));
		});
	}

	#[test]
	fn what_has_lapsed_keeps_its_room_until_it_is_removed() {
		build_and_execute(|| {
			let device = one_device();
			for attribute in ["a", "b", "c", "d"] {
				assert_ok!(set_until(signed(OWNER), &device, attribute, "v", Some(seconds())));
			}
			run_to(2);
			assert_eq!(DeviceRegistry::attributes(device.id), []);
			assert_noop!(set(signed(OWNER), &device, "e", "v"), Error::<Test>::TooManyAttributes);
			assert_ok!(remove(signed(STRANGER), &device, "a"));
			assert_ok!(set(signed(OWNER), &device, "e", "v"));
		});
	}

	#[test]
	fn what_the_old_owner_said_is_absent_and_gives_way() {
		build_and_execute(|| {
			let device = one_device();
			for attribute in ["a", "b", "c", "d"] {
				assert_ok!(set(signed(OWNER), &device, attribute, "old"));
			}
			hand_over(&device);
			assert_eq!(DeviceRegistry::attributes(device.id), []);
			assert_eq!(get(&device, "a"), None);
			// The new owner has all the room, and the old one gets the deposit back.
			assert_ok!(set(signed(BUYER), &device, "a", "new"));
			assert_eq!(held(&BUYER, HoldReason::Attribute), attribute_deposit(3));
			assert_eq!(held(&OWNER, HoldReason::Attribute), 3 * attribute_deposit(3));
			assert_eq!(info_of(&device).attributes, 1);
			for attribute in ["e", "f", "g"] {
				assert_ok!(set(signed(BUYER), &device, attribute, "new"));
			}
			assert_noop!(set(signed(BUYER), &device, "b", "new"), Error::<Test>::TooManyAttributes);
			assert_eq!(DeviceRegistry::attributes(device.id).len(), 4);
		});
	}

	#[test]
	fn the_owner_speaks_for_a_device_that_is_not_active() {
		build_and_execute(|| {
			let device = one_device();
			assert_ok!(DeviceRegistry::suspend(signed(OWNER), device.id));
			assert_ok!(set(signed(OWNER), &device, "note", "in repair"));
		});
	}

	#[test]
	fn fails_for_who_does_not_own_the_device() {
		build_and_execute(|| {
			let device = one_device();
			for who in [STRANGER, VENDOR, GATEWAY] {
				assert_noop!(set(signed(who), &device, "a", "b"), Error::<Test>::NotOwner);
			}
		});
	}

	#[test]
	fn fails_for_a_device_that_nobody_owns() {
		build_and_execute(|| {
			vendor_and_model();
			let device = enrolled(KeyKind::Ed25519, 1);
			for origin in [signed(VENDOR), as_device(device.id)] {
				assert_noop!(set(origin, &device, "a", "b"), Error::<Test>::NotOwner);
			}
		});
	}

	#[test]
	fn fails_for_another_device() {
		build_and_execute(|| {
			let device = one_device();
			let other = claimed(KeyKind::Ed25519, 2);
			assert_noop!(set(as_device(other.id), &device, "a", "b"), DispatchError::BadOrigin);
			// The same through a signed call: it is dispatched, and refused.
			let call = other.call(0, device.attribute_call("a", "b"));
			events();
			assert_ok!(relay(call));
			assert_eq!(
				events(),
				[Event::DeviceCallDispatched {
					device: other.id,
					nonce: 0,
					result: Err(DispatchError::BadOrigin)
				}]
			);
			assert_eq!(get(&device, "a"), None);
		});
	}

	#[test]
	fn fails_for_a_device_that_is_not() {
		build_and_execute(|| {
			let device = one_device();
			let unknown = Device::new(KeyKind::Ed25519, 9);
			assert_ok!(DeviceRegistry::decommission(signed(OWNER), device.id));
			for device in [device, unknown] {
				for origin in [signed(OWNER), as_device(device.id)] {
					assert_noop!(set(origin, &device, "a", "b"), Error::<Test>::DeviceNotFound);
				}
			}
		});
	}

	#[test]
	fn fails_without_the_deposit() {
		build_and_execute(|| {
			let device = one_device();
			let rest = Balances::free_balance(OWNER) - 10;
			assert_ok!(Balances::transfer_allow_death(signed(OWNER), STRANGER, rest));
			for origin in [signed(OWNER), as_device(device.id)] {
				assert_noop!(set(origin, &device, "a", "b"), TokenError::FundsUnavailable);
			}
		});
	}

	#[test]
	fn fails_for_root_and_nobody() {
		build_and_execute(|| {
			let device = one_device();
			for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
				assert_noop!(set(origin, &device, "a", "b"), DispatchError::BadOrigin);
			}
		});
	}
}

mod remove_attribute {
	use super::*;

	#[test]
	fn the_owner_removes_it_and_the_deposit_returns() {
		build_and_execute(|| {
			let device = one_device();
			assert_ok!(set(signed(OWNER), &device, "a", "b"));
			events();
			assert_ok!(remove(signed(OWNER), &device, "a"));
			assert_eq!(
				events(),
				[Event::AttributeRemoved { device: device.id, name: name("a"), old: name("b") }]
			);
			assert_eq!(get(&device, "a"), None);
			assert_eq!(held(&OWNER, HoldReason::Attribute), 0);
			assert_eq!(info_of(&device).attributes, 0);
		});
	}

	#[test]
	fn the_device_removes_its_own() {
		build_and_execute(|| {
			let device = one_device();
			assert_ok!(set(as_device(device.id), &device, "a", "b"));
			let call = Call::remove_attribute { device: device.id, name: name("a") };
			assert_ok!(relay(device.call(0, call.into())));
			assert_eq!(get(&device, "a"), None);
			assert_eq!(held(&OWNER, HoldReason::Attribute), 0);
		});
	}

	#[test]
	fn the_owner_removes_the_devices_for_which_it_pays() {
		build_and_execute(|| {
			let device = one_device();
			assert_ok!(set(as_device(device.id), &device, "a", "b"));
			assert_ok!(remove(signed(OWNER), &device, "a"));
			assert_eq!(held(&OWNER, HoldReason::Attribute), 0);
		});
	}

	#[test]
	fn anyone_removes_what_has_lapsed_and_the_payer_gets_the_deposit() {
		build_and_execute(|| {
			let device = one_device();
			let other = claimed(KeyKind::Sr25519, 2);
			assert_ok!(set_until(signed(OWNER), &device, "a", "b", Some(seconds())));
			assert_noop!(remove(signed(STRANGER), &device, "a"), Error::<Test>::NotOwner);
			run_to(2);
			assert_ok!(remove(signed(STRANGER), &device, "a"));
			assert_eq!(held(&OWNER, HoldReason::Attribute), 0);
			assert_eq!(Balances::free_balance(STRANGER), ENDOWMENT);
			assert_eq!(info_of(&device).attributes, 0);
			assert_eq!(info_of(&other).attributes, 0);
		});
	}

	#[test]
	fn anyone_removes_what_an_earlier_owner_said() {
		build_and_execute(|| {
			let device = one_device();
			assert_ok!(set(signed(OWNER), &device, "a", "b"));
			hand_over(&device);
			assert_ok!(set(signed(BUYER), &device, "b", "c"));
			assert_ok!(remove(signed(STRANGER), &device, "a"));
			assert_eq!(held(&OWNER, HoldReason::Attribute), 0);
			// The new owner's one is still counted.
			assert_eq!(info_of(&device).attributes, 1);
		});
	}

	#[test]
	fn anyone_removes_what_was_said_about_a_decommissioned_device() {
		build_and_execute(|| {
			let device = one_device();
			assert_ok!(set(signed(OWNER), &device, "a", "b"));
			assert_ok!(DeviceRegistry::decommission(signed(OWNER), device.id));
			assert_eq!(get(&device, "a"), None);
			assert_ok!(remove(signed(STRANGER), &device, "a"));
			assert_eq!(held(&OWNER, HoldReason::Attribute), 0);
		});
	}

	#[test]
	fn the_device_does_not_remove_its_owners() {
		build_and_execute(|| {
			let device = one_device();
			assert_ok!(set_until(signed(OWNER), &device, "a", "b", Some(seconds())));
			assert_noop!(
				remove(as_device(device.id), &device, "a"),
				Error::<Test>::NotYourAttribute
			);
			run_to(2);
			assert_ok!(remove(as_device(device.id), &device, "a"));
		});
	}

	#[test]
	fn fails_for_who_does_not_own_the_device() {
		build_and_execute(|| {
			let device = one_device();
			assert_ok!(set(signed(OWNER), &device, "a", "b"));
			for who in [STRANGER, VENDOR] {
				assert_noop!(remove(signed(who), &device, "a"), Error::<Test>::NotOwner);
			}
		});
	}

	#[test]
	fn fails_for_an_attribute_or_device_that_is_not() {
		build_and_execute(|| {
			let device = one_device();
			assert_ok!(set(signed(OWNER), &device, "a", "b"));
			assert_noop!(remove(signed(OWNER), &device, "A"), Error::<Test>::AttributeNotFound);
			let unknown = Device::new(KeyKind::Ed25519, 9);
			assert_noop!(remove(signed(OWNER), &unknown, "a"), Error::<Test>::AttributeNotFound);
		});
	}

	#[test]
	fn fails_for_another_device_and_without_an_account() {
		build_and_execute(|| {
			let device = one_device();
			let other = claimed(KeyKind::Ed25519, 2);
			assert_ok!(set(as_device(device.id), &device, "a", "b"));
			for origin in [as_device(other.id), RuntimeOrigin::root(), RuntimeOrigin::none()] {
				assert_noop!(remove(origin, &device, "a"), DispatchError::BadOrigin);
			}
		});
	}
}

mod set_endpoints {
	use super::*;

	fn set(
		origin: RuntimeOrigin,
		device: &Device,
		endpoints: Endpoints,
	) -> DispatchResultWithPostInfo {
		DeviceRegistry::set_endpoints(origin, device.id, endpoints)
	}

	#[test]
	fn the_owner_sets_replaces_and_removes_them() {
		build_and_execute(|| {
			let device = one_device();
			events();
			let in_document = || DeviceRegistry::did_document(device.id).unwrap().endpoints;
			for (old, new) in [(0, 1), (1, 8), (8, 2), (2, 0), (0, 0)] {
				let list = endpoints(new, new == 8);
				assert_ok!(set(signed(OWNER), &device, list.clone()));
				assert_eq!(
					events(),
					[Event::EndpointsSet { device: device.id, old, new: new as u32 }]
				);
				assert_eq!(in_document(), list.to_vec());
				let price = if new == 0 { 0 } else { deposit(list.encoded_size()) };
				assert_eq!(held(&OWNER, HoldReason::Endpoints), price);
			}
			assert!(!DeviceEndpoints::<Test>::contains_key(device.id));
		});
	}

	#[test]
	fn as_many_as_before_and_as_long_move_no_money_and_weigh_less() {
		build_and_execute(|| {
			type W = <Test as Config>::WeightInfo;
			let device = one_device();
			let weight = |list: &Endpoints| {
				set(signed(OWNER), &device, list.clone()).unwrap().actual_weight.unwrap()
			};
			let list = endpoints(2, false);
			let mut others = list.to_vec();
			others.reverse();
			let others = Endpoints::try_from(others).unwrap();
			assert_eq!(weight(&list), W::set_endpoints(2));
			assert_eq!(weight(&others), W::replace_endpoints(2));
			assert_eq!(DeviceRegistry::did_document(device.id).unwrap().endpoints, others.to_vec());
			assert_eq!(held(&OWNER, HoldReason::Endpoints), deposit(others.encoded_size()));
			assert_eq!(weight(&endpoints(3, false)), W::set_endpoints(3));
			assert!(W::replace_endpoints(8).all_lt(W::set_endpoints(8)));
		});
	}

	#[test]
	fn the_device_sets_them_and_the_owner_pays() {
		build_and_execute(|| {
			let device = one_device();
			let list = endpoints(2, false);
			let call = Call::set_endpoints { device: device.id, endpoints: list.clone() };
			assert_ok!(relay(device.call(0, call.into())));
			assert_eq!(DeviceRegistry::did_document(device.id).unwrap().endpoints, list.to_vec());
			assert_eq!(held(&OWNER, HoldReason::Endpoints), deposit(list.encoded_size()));
			assert_eq!(held(&GATEWAY, HoldReason::Endpoints), 0);
		});
	}

	#[test]
	fn more_than_eight_and_longer_texts_do_not_even_decode() {
		let nine = vec![endpoint("i", "k", "u"); 9];
		assert!(Endpoints::try_from(nine.clone()).is_err());
		assert!(Endpoints::decode(&mut &nine.encode()[..]).is_err());
		let long = vec![(vec![b'i'; 33], vec![b'k'; 32], vec![b'u'; 128])];
		assert!(Endpoints::decode(&mut &long.encode()[..]).is_err());
		let long = vec![(vec![b'i'; 32], vec![b'k'; 32], vec![b'u'; 129])];
		assert!(Endpoints::decode(&mut &long.encode()[..]).is_err());
	}

	#[test]
	fn fails_with_two_of_one_id() {
		build_and_execute(|| {
			let device = one_device();
			let twice = vec![
				endpoint("a", "mqtt", "mqtts://a"),
				endpoint("b", "mqtt", "mqtts://a"),
				endpoint("a", "coap", "coaps://b"),
			];
			assert_noop!(
				set(signed(OWNER), &device, twice.try_into().unwrap()),
				Error::<Test>::DuplicateEndpoint
			);
		});
	}

	#[test]
	fn fails_with_a_text_that_is_empty_or_not_utf8() {
		build_and_execute(|| {
			let device = one_device();
			let mut bad =
				vec![endpoint("", "k", "u"), endpoint("i", "", "u"), endpoint("i", "k", "")];
			let invalid = vec![0xffu8];
			bad.push(Endpoint {
				id: invalid.clone().try_into().unwrap(),
				..endpoint("i", "k", "u")
			});
			bad.push(Endpoint {
				kind: invalid.clone().try_into().unwrap(),
				..endpoint("i", "k", "u")
			});
			bad.push(Endpoint { uri: invalid.try_into().unwrap(), ..endpoint("i", "k", "u") });
			for endpoint in bad {
				assert_noop!(
					set(signed(OWNER), &device, vec![endpoint].try_into().unwrap()),
					Error::<Test>::BadText
				);
			}
		});
	}

	#[test]
	fn fails_for_who_does_not_own_the_device() {
		build_and_execute(|| {
			let device = one_device();
			let new = enrolled(KeyKind::Sr25519, 2);
			assert_noop!(
				set(signed(STRANGER), &device, endpoints(1, false)),
				Error::<Test>::NotOwner
			);
			for origin in [signed(VENDOR), as_device(new.id)] {
				assert_noop!(set(origin, &new, endpoints(1, false)), Error::<Test>::NotOwner);
			}
		});
	}

	#[test]
	fn fails_for_another_device_and_without_an_account() {
		build_and_execute(|| {
			let device = one_device();
			let other = claimed(KeyKind::Ed25519, 2);
			for origin in [as_device(other.id), RuntimeOrigin::root(), RuntimeOrigin::none()] {
				assert_noop!(set(origin, &device, endpoints(1, false)), DispatchError::BadOrigin);
			}
		});
	}

	#[test]
	fn fails_for_a_device_that_is_not() {
		build_and_execute(|| {
			let device = one_device();
			assert_ok!(set(signed(OWNER), &device, endpoints(1, false)));
			assert_ok!(DeviceRegistry::decommission(signed(OWNER), device.id));
			assert_eq!(held(&OWNER, HoldReason::Endpoints), 0);
			for origin in [signed(OWNER), as_device(device.id)] {
				assert_noop!(
					set(origin, &device, endpoints(1, false)),
					Error::<Test>::DeviceNotFound
				);
			}
		});
	}

	#[test]
	fn a_transfer_drops_them_and_the_old_owner_gets_the_deposit() {
		build_and_execute(|| {
			let device = one_device();
			assert_ok!(set(signed(OWNER), &device, endpoints(3, true)));
			hand_over(&device);
			assert_eq!(DeviceRegistry::did_document(device.id).unwrap().endpoints, []);
			assert_eq!(held(&OWNER, HoldReason::Endpoints), 0);
		});
	}
}

mod did_document {
	use super::*;

	#[test]
	fn it_follows_the_device_through_its_life() {
		build_and_execute(|| {
			vendor_and_model();
			let mut device = enrolled(KeyKind::P256, 1);
			let first = device.key();
			let document = || DeviceRegistry::did_document(device.id).unwrap();
			let mut expected = DidDocument {
				id: device.id,
				controller: None,
				deactivated: false,
				identity: first,
				operational: None,
				agreement: None,
				endpoints: vec![],
				generation: 0,
			};
			assert_eq!(document(), expected);
			assert!(device.id.did().starts_with("did:muster:"));

			let consent = device.consent(&OWNER);
			assert_ok!(DeviceRegistry::claim(signed(OWNER), device.id, soon(), consent, None));
			expected.controller = Some(OWNER);
			assert_eq!(document(), expected);

			let id = device.id;
			let document = || DeviceRegistry::did_document(id).unwrap();
			appoint(&mut device, KeyKind::Ed25519, 2);
			expected.operational = Some(device.signer().key());
			assert_eq!(document(), expected);

			let key = Some(AgreementKey([9; 32]));
			let message = muster_primitives::payload::agreement_key(
				&GENESIS,
				&device.id,
				&key,
				device.record().nonce,
				&soon(),
			);
			assert_ok!(DeviceRegistry::set_agreement_key(
				signed(GATEWAY),
				device.id,
				key,
				soon(),
				device.identity.sign(&message)
			));
			expected.agreement = key;
			assert_eq!(document(), expected);

			rotate(&mut device, KeyKind::Secp256k1, 3);
			expected.identity = device.key();
			assert_eq!(document(), expected);

			let list = endpoints(2, false);
			assert_ok!(DeviceRegistry::set_endpoints(signed(OWNER), device.id, list.clone()));
			expected.endpoints = list.into_inner();
			assert_eq!(document(), expected);

			hand_over(&device);
			expected.endpoints = vec![];
			expected.controller = Some(BUYER);
			expected.generation = 1;
			assert_eq!(document(), expected);

			assert_ok!(DeviceRegistry::decommission(signed(BUYER), device.id));
			let end = document();
			assert!(end.deactivated);
			assert_eq!((end.controller, end.operational, end.agreement), (None, None, None));
			assert_eq!(end.generation, 2);
		});
	}

	#[test]
	fn there_is_none_of_a_device_that_never_was() {
		build_and_execute(|| {
			assert_eq!(DeviceRegistry::did_document(DeviceId([1; 32])), None);
			assert_eq!(DeviceRegistry::attributes(DeviceId([1; 32])), []);
			assert_eq!(DeviceRegistry::attribute(DeviceId([1; 32]), name("a")), None);
		});
	}
}
