// SPDX-License-Identifier: Apache-2.0

//! What the benchmarks of our pallets ask of a runtime.

/// What [`implement_benchmark_helpers!`](crate::implement_benchmark_helpers) names.
pub mod prelude {
	pub use crate::AccountId;
	pub use alloc::vec::Vec;
	pub use muster_primitives::{DeviceId, DeviceKey, FleetId, ModelId, VendorId};
}

/// Defines `Devices`, which makes devices for the benchmarks of other pallets than the registry, by
/// the registry and the firmware pallet of the runtime.
#[macro_export]
macro_rules! implement_benchmark_helpers {
	() => {
		/// Makes devices for the benchmarks of other pallets.
		pub struct Devices;

		impl pallet_access_policy::benchmarking::BenchmarkHelper<AccountId, RuntimeOrigin>
			for Devices
		{
			fn device(
				owner: &AccountId,
				seed: u32,
				fleets: u32,
				attributes: &[(&[u8], &[u8])],
			) -> DeviceId {
				DeviceRegistry::benchmark_device(owner, seed, fleets, attributes)
					.expect("the registry makes devices; this is a benchmark")
					.0
			}

			fn next_generation(device: DeviceId) {
				DeviceRegistry::benchmark_next_generation(&device)
					.expect("the device is there; this is a benchmark");
			}

			fn device_origin(device: DeviceId) -> RuntimeOrigin {
				pallet_device_registry::Origin::Device(device).into()
			}

			fn attest(device: DeviceId) {
				Firmware::benchmark_attested(device)
					.expect("the device is owned; this is a benchmark");
			}
		}

		impl pallet_firmware::benchmarking::BenchmarkHelper<AccountId, RuntimeOrigin> for Devices {
			fn model(vendor: &AccountId) -> (VendorId, ModelId) {
				DeviceRegistry::benchmark_model(vendor)
					.expect("the registry makes models; this is a benchmark")
			}

			fn operator(account: &AccountId, vendor: VendorId, operator: &AccountId) {
				let origin = RuntimeOrigin::signed(account.clone());
				DeviceRegistry::set_operator(
					origin,
					vendor,
					operator.clone(),
					pallet_device_registry::Rights::ALL,
				)
				.expect("the vendor names an operator; this is a benchmark");
			}

			fn fleets(owner: &AccountId, depth: u32) -> Vec<FleetId> {
				let mut fleets = DeviceRegistry::benchmark_fleets(owner, depth)
					.expect("the registry makes fleets; this is a benchmark");
				fleets.reverse();
				fleets
			}

			fn device(
				owner: &AccountId,
				model: ModelId,
				fleet: Option<FleetId>,
				key: DeviceKey,
			) -> DeviceId {
				DeviceRegistry::benchmark_member(owner, model, fleet, key)
					.expect("the registry makes devices; this is a benchmark")
			}

			fn next_generation(device: DeviceId) {
				DeviceRegistry::benchmark_next_generation(&device)
					.expect("the device is there; this is a benchmark");
			}

			fn device_origin(device: DeviceId) -> RuntimeOrigin {
				pallet_device_registry::Origin::Device(device).into()
			}
		}

		impl pallet_data_anchor::benchmarking::BenchmarkHelper<AccountId, RuntimeOrigin>
			for Devices
		{
			fn device(owner: &AccountId, seed: u32) -> DeviceId {
				DeviceRegistry::benchmark_device(owner, seed, 0, &[])
					.expect("the registry makes devices; this is a benchmark")
					.0
			}

			fn device_origin(device: DeviceId) -> RuntimeOrigin {
				let key = pallet_device_registry::Devices::<Runtime>::hashed_key_for(device);
				frame_benchmarking::benchmarking::add_to_whitelist(key.into());
				pallet_device_registry::Origin::Device(device).into()
			}
		}
	};
}
