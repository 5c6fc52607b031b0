// SPDX-License-Identifier: Apache-2.0

//! The views as a runtime API, for clients that do not know view functions.

use crate::types::*;
use alloc::vec::Vec;
use codec::Codec;
use muster_primitives::{DeviceId, DeviceKey, FleetId, LotId, ModelId, VendorId};

sp_api::decl_runtime_apis! {
	/// Reads the device registry. Each answers as the view function of the same name.
	pub trait DeviceRegistryApi<AccountId, BlockNumber, Balance>
	where
		AccountId: Codec,
		BlockNumber: Codec,
		Balance: Codec,
	{
		/// A device, decommissioned ones included.
		fn device(id: DeviceId) -> Option<DeviceView<AccountId, BlockNumber>>;
		/// The device that has this key now.
		fn device_by_key(key: DeviceKey) -> Option<DeviceId>;
		/// What a W3C DID document of the device is made from.
		fn did_document(id: DeviceId) -> Option<DidDocument<AccountId>>;
		/// An attribute, if it is valid now.
		fn attribute(id: DeviceId, name: AttributeName) -> Option<AttributeView>;
		/// All attributes that are valid now.
		fn attributes(id: DeviceId) -> Vec<AttributeView>;
		/// A vendor.
		fn vendor(id: VendorId) -> Option<VendorView<AccountId>>;
		/// The rights of an operator of a vendor.
		fn operator(vendor: VendorId, operator: AccountId) -> Rights;
		/// A model.
		fn model(id: ModelId) -> Option<ModelView>;
		/// An open lot.
		fn lot(id: LotId) -> Option<LotView<AccountId, Balance>>;
		/// A fleet.
		fn fleet(id: FleetId) -> Option<FleetView<AccountId>>;
		/// The sponsorship that pays for the direct calls of a fleet's devices.
		fn sponsorship(
			fleet: FleetId,
		) -> Option<SponsorshipView<AccountId, BlockNumber, Balance>>;
	}
}
