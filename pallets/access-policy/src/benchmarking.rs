// SPDX-License-Identifier: Apache-2.0

//! What each call costs.

use muster_primitives::DeviceId;

/// Makes devices for benchmarks, as the registry at hand makes them.
pub trait BenchmarkHelper<AccountId, RuntimeOrigin> {
	/// An active device of `owner` in the lowest of `fleets` fleets, one in the other, with these
	/// attributes. Another `seed` makes another device.
	fn device(owner: &AccountId, seed: u32, fleets: u32, attributes: &[(&[u8], &[u8])])
		-> DeviceId;

	/// Raises a device's generation.
	fn next_generation(device: DeviceId);

	/// The origin of a call that the device signed.
	fn device_origin(device: DeviceId) -> RuntimeOrigin;
}
