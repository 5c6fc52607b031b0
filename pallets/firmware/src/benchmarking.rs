// SPDX-License-Identifier: Apache-2.0

//! What every call costs, in the worst case that can be set up.

use muster_primitives::{DeviceId, DeviceKey, FleetId, ModelId, VendorId};

/// Makes vendors, devices and fleets for benchmarks, as the registry at hand makes them.
pub trait BenchmarkHelper<AccountId, RuntimeOrigin> {
	/// A vendor of this account, with a model.
	fn model(vendor: &AccountId) -> (VendorId, ModelId);

	/// Fleets of an owner, one in the other, from the top down.
	fn fleets(owner: &AccountId, depth: u32) -> Vec<FleetId>;

	/// An active device of `owner` in `fleet`, of `model`, that was enrolled with `key`.
	fn device(
		owner: &AccountId,
		model: ModelId,
		fleet: Option<FleetId>,
		key: DeviceKey,
	) -> DeviceId;

	/// Raises a device's generation, so that nothing stands any more that was said about it.
	fn next_generation(device: DeviceId);

	/// The origin of a call that the device signed.
	fn device_origin(device: DeviceId) -> RuntimeOrigin;
}

use alloc::vec::Vec;
