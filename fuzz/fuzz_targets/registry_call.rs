// SPDX-License-Identifier: Apache-2.0

//! Bytes as what the registry's calls carry and its views return: they decode to nothing, or to a
//! value within its bounds whose encoding they are.

#![no_main]

use codec::{Decode, Encode};
use libfuzzer_sys::fuzz_target;
use muster_primitives::DeviceId;
use pallet_device_registry::{
	AttributeName, AttributeSource, AttributeValue, AttributeView, DeviceView, Endpoints,
	Enrolment, FleetView, HoldReason, LotPath, LotView, ModelView, Name, Origin, RecoveryParty,
	Revision, Rights, SponsorshipView, UpdatePolicy, VendorStatus, VendorView, Voucher,
	MAX_ENDPOINTS, MAX_LOT_PATH,
};
use sp_core::{bounded_vec::BoundedVec, ConstU32};
use sp_runtime::AccountId32;
use std::fmt::Debug;

fn round<T: Decode + Encode + PartialEq + Debug>(bytes: &[u8]) -> Option<T> {
	let mut input = bytes;
	let value = T::decode(&mut input).ok()?;
	assert_eq!(value.encode(), &bytes[..bytes.len() - input.len()]);
	Some(value)
}

fuzz_target!(|bytes: &[u8]| {
	let _ = round::<Name>(bytes);
	let _ = round::<Revision>(bytes);
	let _ = round::<AttributeName>(bytes);
	let _ = round::<AttributeValue>(bytes);
	let _ = round::<AttributeSource>(bytes);
	let _ = round::<UpdatePolicy>(bytes);
	let _ = round::<VendorStatus>(bytes);
	let _ = round::<HoldReason>(bytes);
	let _ = round::<Origin>(bytes);
	let _ = round::<DeviceView<AccountId32, u32>>(bytes);
	let _ = round::<VendorView<AccountId32>>(bytes);
	let _ = round::<ModelView>(bytes);
	let _ = round::<LotView<AccountId32, u128>>(bytes);
	let _ = round::<FleetView<AccountId32>>(bytes);
	let _ = round::<SponsorshipView<AccountId32, u32, u128>>(bytes);
	let _ = round::<AttributeView>(bytes);
	if let Some(party) = round::<RecoveryParty>(bytes) {
		assert_eq!(party.other().other(), party);
	}
	if let Some(rights) = round::<Rights>(bytes) {
		assert!(rights.contains(rights) && rights.contains(Rights::default()));
	}
	if let Some(path) = round::<LotPath>(bytes) {
		assert!(path.len() as u32 <= MAX_LOT_PATH);
	}
	if let Some(endpoints) = round::<Endpoints>(bytes) {
		assert!(endpoints.len() as u32 <= MAX_ENDPOINTS);
	}
	if let Some(voucher) = round::<Voucher<u32>>(bytes) {
		let _ = voucher.signature.kind();
	}
	type Batch = BoundedVec<Enrolment<u32>, ConstU32<100>>;
	for Enrolment { key, signature, .. } in round::<Batch>(bytes).unwrap_or_default() {
		let _ = key.is_well_formed();
		// Nobody signs what the fuzzer makes up.
		assert!(!signature.verify(&DeviceId::from_key(&key).0, &key) || !key.is_well_formed());
	}
});
