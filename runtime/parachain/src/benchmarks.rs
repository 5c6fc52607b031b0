// SPDX-License-Identifier: Apache-2.0

//! What can be measured on this runtime, by the SDK's `frame-omni-bencher`: the pallets that the solochain
//! has not. Of the others the solochain's weights are taken.

use crate::{DeviceRegistry, Firmware, Runtime, RuntimeOrigin};
use muster_runtime_common::benchmarks::prelude::*;

muster_runtime_common::implement_benchmark_helpers!();

frame_benchmarking::define_benchmarks!(
	[cumulus_pallet_parachain_system, ParachainSystem]
	[cumulus_pallet_weight_reclaim, WeightReclaim]
	[cumulus_pallet_xcmp_queue, XcmpQueue]
	[pallet_message_queue, MessageQueue]
);
