// SPDX-License-Identifier: Apache-2.0

//! The pallets that `muster-node benchmark pallet` can measure.

use crate::{DeviceRegistry, Firmware, Runtime, RuntimeOrigin, SessionKeys};
use codec::Encode;
use muster_runtime_common::benchmarks::prelude::*;

muster_runtime_common::implement_benchmark_helpers!();

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
