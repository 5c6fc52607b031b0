// SPDX-License-Identifier: Apache-2.0

//! The pallets that are measured for this runtime: those that the solochain has not.
//!
//! `muster-node benchmark pallet --runtime` measures them in this runtime's WASM.

use crate::{DeviceRegistry, Firmware, Runtime, RuntimeOrigin};
use muster_runtime_common::benchmarks::prelude::*;

muster_runtime_common::implement_benchmark_helpers!();

frame_benchmarking::define_benchmarks!(
	[cumulus_pallet_parachain_system, ParachainSystem]
	[cumulus_pallet_weight_reclaim, WeightReclaim]
	[cumulus_pallet_xcmp_queue, XcmpQueue]
	[pallet_message_queue, MessageQueue]
	[pallet_xcm, PalletXcmBenchmark::<Runtime>]
);
