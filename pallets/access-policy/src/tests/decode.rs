// SPDX-License-Identifier: Apache-2.0

//! Hostile bytes: whatever they are, decoding yields a value or an error, and a value has one
//! encoding.

use super::common::*;
use crate::{mock::*, *};
use codec::DecodeAll;
use frame_support::{assert_ok, dispatch::GetDispatchInfo};
use muster_primitives::access::action::{CONTROL, GRANT, READ};
use proptest::prelude::*;
use sp_runtime::traits::Dispatchable;

/// Decodes bytes as this type. What decodes is encoded to the bytes it was read from.
fn decodes<T: Encode + Decode>(bytes: &[u8]) -> bool {
	let mut rest = bytes;
	match T::decode(&mut rest) {
		Ok(value) => {
			assert_eq!(value.encode(), bytes[..bytes.len() - rest.len()]);
			true
		},
		Err(_) => false,
	}
}

/// Decodes bytes as everything that comes from outside or lies in storage.
fn decode_everything(bytes: &[u8]) {
	decodes::<Call<Test>>(bytes);
	decodes::<RuntimeCall>(bytes);
	decodes::<HoldReason>(bytes);
	decodes::<Event<Test>>(bytes);
	decodes::<Effect>(bytes);
	decodes::<Principal<AccountId>>(bytes);
	decodes::<Target>(bytes);
	decodes::<Who>(bytes);
	decodes::<What>(bytes);
	decodes::<Actions>(bytes);
	decodes::<Conditions>(bytes);
	decodes::<Window>(bytes);
	decodes::<Hours>(bytes);
	decodes::<Attested>(bytes);
	decodes::<MinFirmware>(bytes);
	decodes::<InStatus>(bytes);
	decodes::<AttributeTest>(bytes);
	decodes::<Comparison>(bytes);
	decodes::<Name>(bytes);
	decodes::<Value>(bytes);
	decodes::<Policy<Test>>(bytes);
	decodes::<Home<AccountId>>(bytes);
	decodes::<RoleNode>(bytes);
	decodes::<RoleInfo<Test>>(bytes);
	decodes::<ActionName<Test>>(bytes);
	decodes::<NamedAction>(bytes);
	decodes::<AskedAttribute>(bytes);
	decodes::<Domain<Test>>(bytes);
	decodes::<Membership<Test>>(bytes);
	decodes::<SubjectAttribute<Test>>(bytes);
	decodes::<SubjectRecord<Test>>(bytes);
	decodes::<Session<Test>>(bytes);
	decodes::<Decision<AccountId>>(bytes);
	decodes::<Explanation<AccountId>>(bytes);
	decodes::<SessionView<AccountId>>(bytes);
	decodes::<PolicyView<AccountId>>(bytes);
	decodes::<RoleView<AccountId>>(bytes);
	decodes::<DomainView<AccountId>>(bytes);
	decodes::<SubjectView<AccountId>>(bytes);
}

/// A call that is right, with some bytes put wrong.
fn nearly_a_call() -> impl Strategy<Value = Vec<u8>> {
	let calls: Vec<Vec<u8>> = [every_call(false), every_call(true)]
		.concat()
		.into_iter()
		.map(|call| RuntimeCall::from(call).encode())
		.collect();
	let changes = prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..4);
	(prop::sample::select(calls), changes, any::<Option<prop::sample::Index>>()).prop_map(
		|(mut bytes, changes, cut)| {
			for (at, byte) in changes {
				let at = at.index(bytes.len());
				bytes[at] = byte;
			}
			if let Some(cut) = cut {
				bytes.truncate(cut.index(bytes.len()));
			}
			bytes
		},
	)
}

/// Something of everything, so that odd calls have something to hit. Yields a device of
/// [`OWNER`]'s.
fn furnish() -> DeviceId {
	let valve = valve();
	name_open();
	let staff = role("staff", None);
	let operator = role("operator", Some(staff));
	assign(operator, &Subject::Device(valve), Some(START + 60));
	describe(&Subject::Device(valve), &"x".repeat(32), "b", None);
	let first =
		permit(Principal::Account(ALICE), Target::Domain, &[READ, CONTROL, GRANT]).uses(5).add();
	permit(Principal::Account(BOB), Target::Domain, &[READ]).uses(1).delegated(ALICE, first);
	permit(Principal::Role(staff), Target::Device(valve), &[CONTROL]).add();
	rescuers(&[BOB]);
	assert_ok!(request(&Subject::Device(valve), CONTROL, &Resource::Device(valve), 60));
	valve
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(2_000))]

	#[test]
	fn arbitrary_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
		decode_everything(&bytes);
	}

	#[test]
	fn arbitrary_arguments_never_panic(
		index in 0u8..25,
		bytes in prop::collection::vec(any::<u8>(), 0..400),
	) {
		let mut call = vec![51, index];
		call.extend(bytes);
		decode_everything(&call);
		decode_everything(&call[1..]);
	}

	#[test]
	fn nearly_right_calls_never_panic(bytes in nearly_a_call()) {
		decode_everything(&bytes);
		if let Ok(call) = RuntimeCall::decode_all(&mut &bytes[..]) {
			let _ = call.get_dispatch_info();
		}
	}

	#[test]
	fn what_decodes_is_refused_or_taken_but_never_panics(bytes in nearly_a_call()) {
		if let Ok(RuntimeCall::AccessPolicy(call)) = RuntimeCall::decode_all(&mut &bytes[..]) {
			build_and_execute(|| {
				let valve = furnish();
				for origin in [signed(OWNER), signed(ALICE), as_device(valve)] {
					let before = root();
					let result = RuntimeCall::from(call.clone()).dispatch(origin);
					if let Err(error) = result {
						assert_eq!(root(), before, "{error:?}");
						let unexpected = Error::<Test>::Unexpected.into();
						assert_ne!(error.error, unexpected);
					}
				}
			});
		}
	}

	#[test]
	fn odd_questions_have_answers(
		action in any::<u8>(),
		who in any::<(bool, [u8; 32])>(),
		what in any::<(u8, [u8; 32])>(),
		seconds in any::<u64>(),
	) {
		build_and_execute(|| {
			furnish();
			at(seconds / 1_000);
			let who = if who.0 { account(who.1.into()) } else { Subject::Device(DeviceId(who.1)) };
			let number = u32::from_le_bytes(what.1[..4].try_into().unwrap());
			let what = match what.0 % 4 {
				0 => Resource::Device(DeviceId(what.1)),
				1 => Resource::Fleet(number),
				2 => Resource::Stream(number),
				_ => Resource::Domain(what.1.into()),
			};
			assert!(!ask(&who, action, &what).permits());
			assert_eq!(AccessPolicy::session(what.clone(), who, action), None);
			assert_eq!(AccessPolicy::policies_over(what), []);
			at(START);
		});
	}
}

#[test]
fn every_call_comes_back_as_it_was() {
	for call in [every_call(false), every_call(true)].concat() {
		let bytes = call.encode();
		assert_eq!(Call::<Test>::decode_all(&mut &bytes[..]), Ok(call.clone()));
		let bytes = RuntimeCall::from(call.clone()).encode();
		assert_eq!(bytes[0], 51);
		assert_eq!(RuntimeCall::decode_all(&mut &bytes[..]), Ok(call.clone().into()));
		// No byte more, and none less.
		let longer = [&bytes[..], &[0]].concat();
		assert!(RuntimeCall::decode_all(&mut &longer[..]).is_err());
		for length in 0..bytes.len() {
			assert!(RuntimeCall::decode_all(&mut &bytes[..length]).is_err(), "{call:?}");
		}
	}
}

#[test]
fn indices_of_calls_are_those_that_clients_know() {
	let indices: Vec<u8> = every_call(false).iter().map(|call| call.encode()[0]).collect();
	let expected: Vec<u8> = (0..=16).chain(20..=22).collect();
	assert_eq!(indices, expected);
}

#[test]
fn every_stored_value_comes_back_as_it_was() {
	fn same<T: Encode + Decode + PartialEq + core::fmt::Debug + MaxEncodedLen>(value: Option<T>) {
		let value = value.expect("it is stored");
		assert!(value.encoded_size() <= T::max_encoded_len());
		assert_eq!(T::decode_all(&mut &value.encode()[..]), Ok(value));
	}
	fn shown<T: Encode + Decode + PartialEq + core::fmt::Debug>(value: T) {
		assert_eq!(T::decode_all(&mut &value.encode()[..]), Ok(value));
	}
	build_and_execute(|| {
		let valve = furnish();
		let (who, what) = (Subject::Device(valve), Resource::Device(valve));
		same(Domains::<Test>::get(OWNER));
		same(ActionNames::<Test>::get(OWNER, OPEN));
		same(Roles::<Test>::get(0));
		same(Subjects::<Test>::get(OWNER, (&who, 0)));
		same(Subjects::<Test>::get(OWNER, (account(BOB), 0)));
		same(Some(AtTarget::<Test>::get(OWNER, (Target::Device(valve), 0))));
		same(Homes::<Test>::iter_values().next());
		same(Sessions::<Test>::get(&what, (&who, CONTROL)));
		shown(AccessPolicy::domain(OWNER).unwrap());
		shown(AccessPolicy::subject(OWNER, account(BOB)).unwrap());
		shown(AccessPolicy::role(1).unwrap());
		shown(AccessPolicy::session(what.clone(), who.clone(), CONTROL).unwrap());
		shown(AccessPolicy::decide(who.clone(), CONTROL, what.clone()));
		shown(AccessPolicy::explain(who, READ, what));
	});
}

#[test]
fn a_record_as_full_as_it_may_be_fits_its_bound() {
	build_and_execute(|| {
		let valve = valve();
		let call = every_call(true).into_iter();
		let conditions = call
			.filter_map(|call| match call {
				Call::add_policy { conditions, .. } => Some(conditions),
				_ => None,
			})
			.next()
			.expect("it is among them; qed");
		for action in 16..64 {
			let name = Some(text(&"x".repeat(32)));
			assert_ok!(AccessPolicy::name_action(signed(OWNER), action, name));
		}
		let mut above = None;
		for i in 0..MAX_ROLES {
			above = (i % MAX_ROLE_DEPTH != 0).then_some(above).flatten();
			above = Some(role(&"x".repeat(32), above));
		}
		let who = Subject::Device(valve);
		for i in 0..MAX_MEMBERSHIPS {
			assign(i, &who, Some(u64::MAX));
		}
		for name in ["a", "b", "c", "d"] {
			describe(&who, &name.repeat(32), &"x".repeat(32), Some(u64::MAX));
		}
		let rule = |principal, target| Rule {
			actions: Actions(u64::MAX),
			..permit(principal, target, &[]).when(conditions.clone())
		};
		for _ in 0..MAX_AT_DOMAIN {
			rule(Principal::Role(7), Target::Domain).add();
		}
		for _ in 0..MAX_AT_TARGET {
			rule(Principal::Role(7), Target::Device(valve)).add();
		}
		for _ in 0..MAX_NAMED {
			rule(Principal::Device(valve), Target::Device(valve)).add();
		}
		let rescuers = (0..MAX_RESCUERS as u8).map(|i| [i; 32].into()).collect::<Vec<_>>();
		let by = signed(OWNER);
		assert_ok!(AccessPolicy::set_rescuers(by, rescuers.try_into().unwrap()));
		let domain = Domains::<Test>::get(OWNER).unwrap();
		assert!(domain.encoded_size() <= Domain::<Test>::max_encoded_len());
		let record = Subjects::<Test>::get(OWNER, (&who, 0)).unwrap();
		assert!(record.encoded_size() <= SubjectRecord::<Test>::max_encoded_len());
		// What is looked at says why nothing applies, and nothing panics at the bounds.
		let told = AccessPolicy::explain(who, CONTROL, Resource::Device(valve));
		let all = MAX_AT_DOMAIN + MAX_AT_TARGET + MAX_NAMED;
		assert_eq!(told.considered.len() as u32, all);
		assert_eq!(told.decision.reason, Reason::NothingPermits);
	});
}

#[test]
fn lists_longer_than_their_bounds_do_not_decode() {
	let list = |length: u32, item: &[u8]| {
		let mut bytes = codec::Compact(length).encode();
		bytes.extend(item.repeat(length as usize));
		bytes
	};
	assert!(decodes::<Name>(&list(32, b"x")) && !decodes::<Name>(&list(33, b"x")));
	assert!(decodes::<Value>(&list(32, b"x")) && !decodes::<Value>(&list(33, b"x")));
	type Rescuers = BoundedVec<AccountId, ConstU32<MAX_RESCUERS>>;
	assert!(decodes::<Rescuers>(&list(8, &[1; 32])) && !decodes::<Rescuers>(&list(9, &[1; 32])));
	let test =
		AttributeTest { of: Party::Subject, name: text("a"), comparison: Comparison::AtMost(1) }
			.encode();
	// No other condition, and then the tests.
	let tests = |length| [&[0; 6][..], &list(length, &test)].concat();
	assert!(decodes::<Conditions>(&tests(2)) && !decodes::<Conditions>(&tests(3)));
	// A length that nothing could have is refused without taking memory for it.
	let huge = codec::Compact(u32::MAX).encode();
	assert!(!decodes::<Name>(&huge) && !decodes::<Rescuers>(&huge));
	assert!(!decodes::<Domain<Test>>(&[&[0; 21][..], &huge].concat()));
}

#[test]
fn numbers_that_stand_for_nothing_do_not_decode() {
	for index in 2..=255u8 {
		assert!(!decodes::<Effect>(&[index]));
		assert!(!decodes::<Party>(&[index]));
		let target = [&[index][..], &[0; 40]].concat();
		assert_eq!(decodes::<Target>(&target), index < 4);
		assert_eq!(decodes::<What>(&target), index < 4);
		assert_eq!(decodes::<Principal<AccountId>>(&target), index < 4);
		assert_eq!(decodes::<Comparison>(&target), index < 4);
		assert!(!decodes::<Who>(&target));
		assert_eq!(decodes::<HoldReason>(&[index]), index < 7);
	}
}
