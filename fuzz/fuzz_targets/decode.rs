// SPDX-License-Identifier: Apache-2.0

//! Bytes as any of the types that extrinsics carry: they decode to nothing, or to a value whose
//! encoding they are.

#![no_main]

use codec::{DecodeWithMemLimit, Encode};
use libfuzzer_sys::fuzz_target;
use muster_primitives::{
	did::{agreement_multikey, multikey},
	merkle::ProofError,
	AgreementKey, DeviceId, DeviceKey, DeviceKeys, DeviceSignature, DeviceStatus, DidDocument,
	Endpoint, KeyKind,
};
use sp_runtime::AccountId32;
use std::fmt::Debug;

fn round<T: DecodeWithMemLimit + Encode + PartialEq + Debug>(bytes: &[u8]) -> Option<T> {
	let mut input = bytes;
	let decoded = T::decode(&mut input).ok();
	assert_eq!(decoded, T::decode_with_mem_limit(&mut &bytes[..], 1 << 20).ok());
	let value = decoded?;
	assert_eq!(value.encode(), &bytes[..bytes.len() - input.len()]);
	Some(value)
}

fuzz_target!(|bytes: &[u8]| {
	let _ = round::<DeviceStatus>(bytes);
	let _ = round::<KeyKind>(bytes);
	let _ = round::<DeviceSignature>(bytes);
	let _ = round::<DeviceKeys>(bytes);
	let _ = round::<Endpoint>(bytes);
	let _ = round::<ProofError>(bytes);
	let _ = round::<DidDocument<AccountId32>>(bytes);
	if let Some(id) = round::<DeviceId>(bytes) {
		assert_eq!(id.did().parse(), Ok(id));
	}
	if let Some(key) = round::<DeviceKey>(bytes) {
		let _ = key.is_well_formed();
		let _ = DeviceId::from_key(&key);
		assert!(multikey(&key).starts_with('z'));
	}
	if let Some(key) = round::<AgreementKey>(bytes) {
		let _ = key.is_well_formed();
		assert!(agreement_multikey(&key).starts_with('z'));
	}
	if let Ok(text) = core::str::from_utf8(bytes) {
		if let Ok(id) = text.parse::<DeviceId>() {
			assert_eq!(id.did(), text);
		}
	}
});
