// SPDX-License-Identifier: Apache-2.0

//! Weights of the calls.

use frame_support::weights::Weight;

/// Weights of the calls.
pub trait WeightInfo {
	fn forget_device() -> Weight;
}

impl WeightInfo for () {
	fn forget_device() -> Weight {
		Weight::from_parts(50_000_000, 5_000)
	}
}
