// SPDX-License-Identifier: Apache-2.0

//! The pallets that `muster-node benchmark pallet` can measure.

use crate::{AccountId, DeviceRegistry, Firmware, Runtime, RuntimeOrigin, SessionKeys};
use alloc::vec::Vec;
use codec::Encode;
use muster_primitives::{DeviceId, DeviceKey, FleetId, ModelId, VendorId};

frame_benchmarking::define_benchmarks!(
	[frame_system, SystemBench::<Runtime>]
	[frame_system_extensions, SystemExtensionsBench::<Runtime>]
	[pallet_timestamp, Timestamp]
	[pallet_collator_selection, ValidatorSelection]
	[pallet_session, SessionBench::<Runtime>]
	[pallet_balances, Balances]
	[pallet_transaction_payment, TransactionPayment]
	[pallet_utility, Utility]
	[pallet_multisig, Multisig]
	[pallet_proxy, Proxy]
	[pallet_sudo, Sudo]
	[pallet_collective, Council]
	[pallet_scheduler, Scheduler]
	[pallet_preimage, Preimage]
	[pallet_whitelist, Whitelist]
	[pallet_device_registry, DeviceRegistry]
	[pallet_access_policy, AccessPolicy]
	[pallet_firmware, Firmware]
	[pallet_data_anchor, DataAnchor]
);

impl cumulus_pallet_session_benchmarking::Config for Runtime {
	fn generate_session_keys_and_proof(owner: AccountId) -> (SessionKeys, Vec<u8>) {
		let generated = SessionKeys::generate(&owner.encode(), None);
		(generated.keys, generated.proof.encode())
	}
}

/// Makes devices for the benchmarks of other pallets.
pub struct Devices;

impl pallet_access_policy::benchmarking::BenchmarkHelper<AccountId, RuntimeOrigin> for Devices {
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
		Firmware::benchmark_attested(device).expect("the device is owned; this is a benchmark");
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

impl pallet_data_anchor::benchmarking::BenchmarkHelper<AccountId, RuntimeOrigin> for Devices {
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
