// SPDX-License-Identifier: Apache-2.0

//! Decoding of untrusted bytes: no panic, and one encoding for each value.

use codec::{Decode, DecodeWithMemLimit, Encode, MaxEncodedLen};
use muster_primitives::{
	merkle::{ConsistencyError, ProofError},
	AgreementKey, DeviceId, DeviceKey, DeviceKeys, DeviceSignature, DeviceStatus, DidDocument,
	Endpoint, KeyKind,
};
use proptest::prelude::*;
use sp_runtime::AccountId32;
use std::fmt::Debug;

/// Bytes of all sorts, often with small numbers where indices, options and lengths stand.
fn hostile() -> impl Strategy<Value = Vec<u8>> {
	let byte = prop_oneof![3 => 0u8..6, 1 => any::<u8>()];
	prop_oneof![
		prop::collection::vec(any::<u8>(), 0..400),
		prop::collection::vec(byte, 0..400),
		(0u8..6, prop::collection::vec(any::<u8>(), 0..70)).prop_map(|(first, mut rest)| {
			rest.insert(0, first);
			rest
		}),
	]
}

/// Decodes, and if that worked, encodes again: the bytes read, no more and no less.
fn round<T: Decode + DecodeWithMemLimit + Encode + PartialEq + Debug>(
	bytes: &[u8],
) -> Result<Option<usize>, TestCaseError> {
	let mut input = bytes;
	let decoded = T::decode(&mut input);
	let limited = T::decode_with_mem_limit(&mut &bytes[..], 1 << 16).ok();
	prop_assert_eq!(decoded.as_ref().ok(), limited.as_ref());
	let Ok(value) = decoded else { return Ok(None) };
	let read = bytes.len() - input.len();
	prop_assert_eq!(value.encode(), &bytes[..read]);
	prop_assert_eq!(value.encoded_size(), read);
	Ok(Some(read))
}

fn round_bounded<T: Decode + DecodeWithMemLimit + Encode + PartialEq + Debug + MaxEncodedLen>(
	bytes: &[u8],
) -> Result<(), TestCaseError> {
	if let Some(read) = round::<T>(bytes)? {
		prop_assert!(read <= T::max_encoded_len());
	}
	Ok(())
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(4000))]

	#[test]
	fn hostile_bytes_decode_to_one_value_or_none(bytes in hostile()) {
		round_bounded::<DeviceId>(&bytes)?;
		round_bounded::<DeviceStatus>(&bytes)?;
		round_bounded::<KeyKind>(&bytes)?;
		round_bounded::<DeviceKey>(&bytes)?;
		round_bounded::<DeviceSignature>(&bytes)?;
		round_bounded::<AgreementKey>(&bytes)?;
		round_bounded::<DeviceKeys>(&bytes)?;
		round_bounded::<Endpoint>(&bytes)?;
		round_bounded::<ProofError>(&bytes)?;
		round_bounded::<ConsistencyError>(&bytes)?;
		round::<DidDocument<AccountId32>>(&bytes)?;
	}

	/// Bytes that went well but for one: so that the deep parts of a document are reached.
	#[test]
	fn damaged_documents_decode_to_one_value_or_none(
		seed in any::<[u8; 32]>(),
		endpoints in prop::collection::vec(
			(
				prop::collection::vec(any::<u8>(), 0..=32),
				prop::collection::vec(any::<u8>(), 0..=32),
				prop::collection::vec(any::<u8>(), 0..=128),
			),
			0..4,
		),
		at in any::<prop::sample::Index>(),
		byte in any::<u8>(),
	) {
		let document = DidDocument {
			id: DeviceId(seed),
			controller: Some(AccountId32::new(seed)),
			deactivated: false,
			identity: DeviceKey::P256([2; 33]),
			operational: Some(DeviceKey::Ed25519(seed)),
			agreement: Some(AgreementKey(seed)),
			endpoints: endpoints
				.into_iter()
				.map(|(id, kind, uri)| Endpoint {
					id: id.try_into().unwrap(),
					kind: kind.try_into().unwrap(),
					uri: uri.try_into().unwrap(),
				})
				.collect(),
			generation: 3,
		};
		let mut bytes = document.encode();
		prop_assert_eq!(round::<DidDocument<AccountId32>>(&bytes)?, Some(bytes.len()));
		let at = at.index(bytes.len());
		bytes[at] = byte;
		round::<DidDocument<AccountId32>>(&bytes)?;
		prop_assert!(DidDocument::<AccountId32>::decode(&mut &document.encode()[..at]).is_err());
	}

	#[test]
	fn dids_have_one_spelling(bytes in any::<[u8; 32]>()) {
		let id = DeviceId(bytes);
		let did = id.did();
		prop_assert_eq!(&did, &format!("did:muster:{}", hex::encode(bytes)));
		prop_assert_eq!(&did, &format!("{id:?}"));
		prop_assert_eq!(did.parse(), Ok(id));
		let json = serde_json::to_string(&id).unwrap();
		prop_assert_eq!(&json, &format!("\"{did}\""));
		prop_assert_eq!(serde_json::from_str::<DeviceId>(&json).unwrap(), id);
	}

	#[test]
	fn hostile_dids_are_refused_without_a_panic(text in ".{0,90}", tail in ".{0,70}") {
		prop_assert!(text.parse::<DeviceId>().is_err());
		let text = format!("did:muster:{tail}");
		if let Ok(id) = text.parse::<DeviceId>() {
			prop_assert_eq!(id.did(), text);
		}
	}
}

#[test]
fn dids_of_another_form_are_refused() {
	let digits = "0123456789abcdef".repeat(4);
	assert!(format!("did:muster:{digits}").parse::<DeviceId>().is_ok());
	for wrong in [
		digits.clone(),
		String::new(),
		"did:muster:".into(),
		format!("did:muster:{}", digits.to_uppercase()),
		format!("DID:muster:{digits}"),
		format!("did:key:{digits}"),
		format!("did:muster:0x{digits}"),
		format!("did:muster:{}", &digits[1..]),
		format!("did:muster:{digits}0"),
		format!("did:muster:{digits}#key"),
		format!("did:muster:{}g", &digits[1..]),
		format!(" did:muster:{digits}"),
		format!("did:muster:{digits} "),
		// 64 bytes, fewer characters.
		format!("did:muster:{}", "é".repeat(32)),
	] {
		assert!(wrong.parse::<DeviceId>().is_err(), "{wrong}");
		let json = serde_json::to_string(&wrong).unwrap();
		assert!(serde_json::from_str::<DeviceId>(&json).is_err(), "{wrong}");
	}
}

#[test]
fn enums_have_their_indices_and_no_more() {
	let statuses = [
		DeviceStatus::Enrolled,
		DeviceStatus::Active,
		DeviceStatus::Suspended,
		DeviceStatus::Quarantined,
		DeviceStatus::Decommissioned,
	];
	for (index, status) in statuses.into_iter().enumerate() {
		assert_eq!(status.encode(), [index as u8]);
	}
	assert!(DeviceStatus::decode(&mut &[5u8][..]).is_err());
	for (index, kind) in KeyKind::ALL.into_iter().enumerate() {
		assert_eq!(kind.encode(), [index as u8]);
	}
	assert!(KeyKind::decode(&mut &[4u8][..]).is_err());
	let refusals = [
		ConsistencyError::EmptyFirst,
		ConsistencyError::FirstLarger,
		ConsistencyError::ProofTooShort,
		ConsistencyError::ProofTooLong,
		ConsistencyError::FirstRootMismatch,
		ConsistencyError::SecondRootMismatch,
	];
	for (index, refusal) in refusals.into_iter().enumerate() {
		assert_eq!(refusal.encode(), [index as u8]);
	}
	assert!(ConsistencyError::decode(&mut &[6u8][..]).is_err());
	assert!(DeviceKey::decode(&mut &[4u8; 99][..]).is_err());
	assert!(DeviceSignature::decode(&mut &[4u8; 99][..]).is_err());
	assert_eq!(DeviceKey::max_encoded_len(), 34);
	assert_eq!(DeviceSignature::max_encoded_len(), 66);
	assert_eq!(Endpoint::max_encoded_len(), 1 + 32 + 1 + 32 + 2 + 128);
}

/// A length beyond the bound is refused before anything is allocated for it.
#[test]
fn long_endpoints_are_refused() {
	let encode = |id: usize, kind: usize, uri: usize| {
		(vec![b'a'; id], vec![b'b'; kind], vec![b'c'; uri]).encode()
	};
	assert!(Endpoint::decode(&mut &encode(32, 32, 128)[..]).is_ok());
	assert!(Endpoint::decode(&mut &encode(33, 32, 128)[..]).is_err());
	assert!(Endpoint::decode(&mut &encode(32, 33, 128)[..]).is_err());
	assert!(Endpoint::decode(&mut &encode(32, 32, 129)[..]).is_err());
	assert!(Endpoint::decode(&mut &codec::Compact(u32::MAX).encode()[..]).is_err());
}
