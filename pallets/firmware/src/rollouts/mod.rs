// SPDX-License-Identifier: Apache-2.0

//! Bringing a release to fleets, wave by wave.

mod types;

pub use types::*;

use crate::*;
use muster_primitives::FleetListener;

impl<T: Config> FleetListener for Pallet<T> {
	fn left(_: &DeviceId) {}
	fn left_weight() -> Weight {
		Weight::zero()
	}
}
