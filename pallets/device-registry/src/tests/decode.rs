// SPDX-License-Identifier: Apache-2.0

//! Hostile bytes: whatever they are, decoding yields a value or an error, and a value has one
//! encoding.

use super::common::*;
use crate::{mock::*, *};
use codec::{DecodeAll, DecodeLimit};
use muster_primitives::KeyKind;
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
	decodes::<Origin>(bytes);
	decodes::<HoldReason>(bytes);
	decodes::<Event<Test>>(bytes);
	decodes::<Enrolment<BlockNumber>>(bytes);
	decodes::<Voucher<BlockNumber>>(bytes);
	decodes::<Endpoints>(bytes);
	decodes::<LotPath>(bytes);
	decodes::<Name>(bytes);
	decodes::<AttributeValue>(bytes);
	decodes::<DeviceId>(bytes);
	decodes::<DeviceKey>(bytes);
	decodes::<DeviceSignature>(bytes);
	decodes::<AgreementKey>(bytes);
	decodes::<Rights>(bytes);
	decodes::<Quarantine>(bytes);
	decodes::<VendorStatus>(bytes);
	decodes::<UpdatePolicy>(bytes);
	decodes::<RecoveryParty>(bytes);
	decodes::<AttributeSource>(bytes);
	decodes::<Vendor<Test>>(bytes);
	decodes::<Model<Test>>(bytes);
	decodes::<Lot<Test>>(bytes);
	decodes::<DeviceRecord<Test>>(bytes);
	decodes::<DeviceInfo<Test>>(bytes);
	decodes::<KeyUse<Test>>(bytes);
	decodes::<Transfer<Test>>(bytes);
	decodes::<Recovery<Test>>(bytes);
	decodes::<Fleet<Test>>(bytes);
	decodes::<Attribute<Test>>(bytes);
	decodes::<Sponsorship<Test>>(bytes);
	decodes::<DidDocument<AccountId>>(bytes);
	decodes::<DeviceView<AccountId, BlockNumber>>(bytes);
	decodes::<AttributeView>(bytes);
	decodes::<VendorView<AccountId>>(bytes);
	decodes::<ModelView>(bytes);
	decodes::<LotView<AccountId, Balance>>(bytes);
	decodes::<FleetView<AccountId>>(bytes);
	decodes::<SponsorshipView<AccountId, BlockNumber, Balance>>(bytes);
	decodes::<SponsoredPayment<Test, ()>>(bytes);
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

proptest! {
	#![proptest_config(ProptestConfig::with_cases(2_000))]

	#[test]
	fn arbitrary_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
		decode_everything(&bytes);
	}

	#[test]
	fn arbitrary_arguments_never_panic(
		index in 0u8..75,
		bytes in prop::collection::vec(any::<u8>(), 0..400),
	) {
		let mut call = vec![50, index];
		call.extend(bytes);
		decode_everything(&call);
		decode_everything(&call[1..]);
	}

	#[test]
	fn nearly_right_calls_never_panic(bytes in nearly_a_call()) {
		decode_everything(&bytes);
		// What decodes can be weighed and looked at, however odd it is.
		if let Ok(call) = RuntimeCall::decode_all(&mut &bytes[..]) {
			let _ = call.get_dispatch_info();
			let _ = frame_support::traits::Authorize::weight_of_authorize(&call);
			let _ = DeviceCalls::contains(&call);
		}
	}

	#[test]
	fn what_decodes_is_refused_or_taken_but_never_panics(bytes in nearly_a_call()) {
		if let Ok(call) = RuntimeCall::decode_all(&mut &bytes[..]) {
			build_and_execute(|| {
				sponsored(1_000_000_000, 1_000_000_000, 10, 0);
				let _ = frame_support::traits::Authorize::authorize(
					&call,
					TransactionSource::External,
				);
				if let RuntimeCall::DeviceRegistry(_) = call {
					for origin in [signed(OWNER), signed(VENDOR), as_device(DeviceId([9; 32]))] {
						let _ = call.clone().dispatch(origin);
					}
				}
			});
		}
	}
}

#[test]
fn every_call_comes_back_as_it_was() {
	for call in [every_call(false), every_call(true)].concat() {
		let bytes = call.encode();
		assert_eq!(Call::<Test>::decode_all(&mut &bytes[..]), Ok(call.clone()));
		let bytes = RuntimeCall::from(call.clone()).encode();
		assert_eq!(bytes[0], 50);
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
	let expected: Vec<u8> = (0..=8)
		.chain(10..=18)
		.chain(20..=24)
		.chain(30..=37)
		.chain(40..=45)
		.chain(50..=52)
		.chain(60..=65)
		.chain([70])
		.collect();
	assert_eq!(indices, expected);
}

#[test]
fn every_stored_value_comes_back_as_it_was() {
	fn same<T: Encode + Decode + PartialEq + core::fmt::Debug>(value: Option<T>) {
		let value = value.expect("it is stored");
		assert_eq!(T::decode_all(&mut &value.encode()[..]), Ok(value));
	}
	build_and_execute(|| {
		let mut device = sponsored(1_000, 1_000, 10, 0);
		appoint(&mut device, KeyKind::Ed25519, 2);
		let (lot, _) = lot(&[Device::new(KeyKind::P256, 3)], 1);
		let key = DeviceId::from_key(&device.signer().key());
		same(Vendors::<Test>::get(0));
		same(Models::<Test>::get(0));
		same(Lots::<Test>::get(lot));
		same(Devices::<Test>::get(device.id));
		same(DeviceInfos::<Test>::get(device.id));
		same(Keys::<Test>::get(key));
		same(Fleets::<Test>::get(0));
		same(Sponsorships::<Test>::get(0, SPONSOR));
		same(DeviceRegistry::device(device.id));
		same(DeviceRegistry::did_document(device.id));
		same(DeviceRegistry::vendor(0));
		same(DeviceRegistry::model(0));
		same(DeviceRegistry::lot(lot));
		same(DeviceRegistry::fleet(0));
		same(DeviceRegistry::sponsorship(0));
	});
}

#[test]
fn lists_longer_than_their_bounds_do_not_decode() {
	let list = |length: usize, item: &[u8]| {
		let mut bytes = codec::Compact(length as u32).encode();
		bytes.extend(item.repeat(length));
		bytes
	};
	assert!(decodes::<Name>(&list(64, b"x")) && !decodes::<Name>(&list(65, b"x")));
	assert!(decodes::<LotPath>(&list(32, &[0; 32])) && !decodes::<LotPath>(&list(33, &[0; 32])));
	let endpoint = endpoint("i", "k", "u").encode();
	assert!(
		decodes::<Endpoints>(&list(8, &endpoint)) && !decodes::<Endpoints>(&list(9, &endpoint))
	);
	let key = Signer::new(KeyKind::P256, 1).key();
	let signature = DeviceSignature::Ed25519([0; 64]);
	let item = Enrolment::<BlockNumber> { key, valid_until: 1, signature }.encode();
	type Batch = BoundedVec<Enrolment<BlockNumber>, ConstU32<MAX_BATCH>>;
	assert!(decodes::<Batch>(&list(100, &item)) && !decodes::<Batch>(&list(101, &item)));
	// A length that nothing could have is refused without taking memory for it.
	let huge = codec::Compact(u32::MAX).encode();
	assert!(!decodes::<Batch>(&huge) && !decodes::<Name>(&huge) && !decodes::<LotPath>(&huge));
}

#[test]
fn calls_nested_without_end_are_refused_by_depth() {
	let mut bytes = Vec::new();
	for _ in 0..2_000 {
		// Pallet, call, device, nonce and deadline; then the call within.
		bytes.extend([50, 70]);
		(DeviceId([0; 32]), codec::Compact(0u64), 0u64).encode_to(&mut bytes);
	}
	// As deep as the SDK lets extrinsics be nested.
	assert!(RuntimeCall::decode_with_depth_limit(256, &mut &bytes[..]).is_err());
}
