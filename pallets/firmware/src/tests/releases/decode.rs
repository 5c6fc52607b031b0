// SPDX-License-Identifier: Apache-2.0

//! Hostile bytes: whatever they are, decoding yields a value or an error, and a value has one
//! encoding.

use super::*;
use codec::DecodeAll;
use frame_support::{assert_ok, dispatch::GetDispatchInfo};
use proptest::prelude::*;

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
	decodes::<AuthorityTerms<AccountId>>(bytes);
	decodes::<Authority<Test>>(bytes);
	decodes::<AuthorityChange<Test>>(bytes);
	decodes::<SuitBinding>(bytes);
	decodes::<SignatureTerms>(bytes);
	decodes::<ComponentTerms>(bytes);
	decodes::<Component<Test>>(bytes);
	decodes::<Image>(bytes);
	decodes::<ReleaseDetails>(bytes);
	decodes::<ReleaseInfo>(bytes);
	decodes::<ReleaseRecord<Test>>(bytes);
	decodes::<Release>(bytes);
	decodes::<Reference>(bytes);
	decodes::<Digest>(bytes);
	decodes::<Severity>(bytes);
	decodes::<AdvisoryDetails>(bytes);
	decodes::<Advisory<Test>>(bytes);
	decodes::<AuthorityView<AccountId>>(bytes);
	decodes::<ComponentView>(bytes);
	decodes::<ReleaseView<AccountId>>(bytes);
	decodes::<AdvisoryView<AccountId>>(bytes);
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

/// Something of everything, so that odd calls have something to hit.
fn furnish() {
	component(0);
	component(1);
	release(0, 0);
	propose(0, 1, details(0, 1));
	propose(1, 1, details(1, 1));
	let details = AdvisoryDetails {
		name: text("x"),
		severity: Severity::Low,
		affected: vec![0].try_into().unwrap(),
		fixed_in: None,
		uri: None,
		digest: None,
	};
	assert_ok!(Firmware::publish_advisory(signed(VENDOR), MODEL, 0, details));
	let new = terms(&[ALICE], 1);
	assert_ok!(Firmware::propose_authority_change(signed(VENDOR), 0, new));
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(1_000))]

	#[test]
	fn arbitrary_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
		decode_everything(&bytes);
	}

	#[test]
	fn arbitrary_arguments_never_panic(
		index in 0u8..20,
		bytes in prop::collection::vec(any::<u8>(), 0..400),
	) {
		let mut call = vec![52, index];
		call.extend(bytes);
		decode_everything(&call);
		decode_everything(&call[1..]);
	}

	#[test]
	fn nearly_right_calls_are_refused_or_taken_but_never_panic(bytes in nearly_a_call()) {
		decode_everything(&bytes);
		if let Ok(RuntimeCall::Firmware(call)) = RuntimeCall::decode_all(&mut &bytes[..]) {
			let _ = RuntimeCall::from(call.clone()).get_dispatch_info();
			build_and_execute(|| {
				furnish();
				for origin in [signed(VENDOR), signed(ALICE), signed(DAVE), RuntimeOrigin::root()] {
					let before = root();
					if let Err(error) = dispatch(origin, &call) {
						assert_eq!(root(), before, "{error:?}");
						assert_ne!(error, Error::<Test>::Unexpected.into());
					}
				}
			});
		}
	}
}

#[test]
fn every_call_comes_back_as_it_was() {
	for call in [every_call(false), every_call(true)].concat() {
		let bytes = RuntimeCall::from(call.clone()).encode();
		assert_eq!(bytes[0], 52);
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
	assert_eq!(indices, (0..=17).collect::<Vec<u8>>());
}

#[test]
fn every_stored_value_comes_back_and_fits_its_bound() {
	fn same<T: Encode + Decode + PartialEq + core::fmt::Debug + MaxEncodedLen>(value: Option<T>) {
		let value = value.expect("it is stored");
		assert!(value.encoded_size() <= T::max_encoded_len());
		assert_eq!(T::decode_all(&mut &value.encode()[..]), Ok(value));
	}
	fn shown<T: Encode + Decode + PartialEq + core::fmt::Debug>(value: Option<T>) {
		let value = value.expect("it is shown");
		assert_eq!(T::decode_all(&mut &value.encode()[..]), Ok(value));
	}
	build_and_execute(|| {
		furnish();
		same(Authorities::<Test>::get(0));
		same(AuthorityChanges::<Test>::get(0));
		same(Components::<Test>::get(MODEL, 0));
		same(Some(ModelStates::<Test>::get(MODEL)));
		same(Releases::<Test>::get((MODEL, 0, 0)));
		same(ReleaseInfos::<Test>::get((MODEL, 0, 0)));
		same(ReleaseRecords::<Test>::get((MODEL, 0), [0; 8]));
		same(References::<Test>::get(MODEL, digest_of(0, 0)));
		same(Advisories::<Test>::get(0));
		shown(Firmware::authority(0));
		shown(Firmware::component(MODEL, 0));
		shown(Firmware::release(MODEL, 0, 0));
		shown(Firmware::advisory(0));
	});
}

#[test]
fn lists_longer_than_their_bounds_do_not_decode() {
	let list = |length: u32, item: &[u8]| {
		let mut bytes = codec::Compact(length).encode();
		bytes.extend(item.repeat(length as usize));
		bytes
	};
	assert!(decodes::<Text>(&list(64, b"x")) && !decodes::<Text>(&list(65, b"x")));
	assert!(decodes::<Uri>(&list(256, b"x")) && !decodes::<Uri>(&list(257, b"x")));
	let approvers = |length| [list(length, &[1; 32]), vec![1], list(0, &[]), vec![0; 8]].concat();
	type Terms = AuthorityTerms<AccountId>;
	assert!(decodes::<Terms>(&approvers(16)) && !decodes::<Terms>(&approvers(17)));
	let revokers = |length| [list(0, &[]), vec![1], list(length, &[1; 32]), vec![0; 8]].concat();
	assert!(decodes::<Terms>(&revokers(4)) && !decodes::<Terms>(&revokers(5)));
	// A length that nothing could have is refused without taking memory for it.
	let huge = codec::Compact(u32::MAX).encode();
	assert!(!decodes::<Text>(&huge) && !decodes::<Terms>(&huge));
	assert!(!decodes::<ReleaseDetails>(&[list(1, b"x"), huge].concat()));
}

#[test]
fn numbers_that_stand_for_nothing_do_not_decode() {
	for index in 0..=u8::MAX {
		assert_eq!(decodes::<Severity>(&[index]), index < 4);
		assert_eq!(decodes::<ReleaseStatus>(&[index]), index < 5);
		assert_eq!(decodes::<Digest>(&[&[index][..], &[0; 64]].concat()), index < 3);
		assert_eq!(decodes::<SignatureKinds>(&[index, index]), index < 2);
	}
}
