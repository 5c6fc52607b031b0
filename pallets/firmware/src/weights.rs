// SPDX-License-Identifier: Apache-2.0

//! Weights of the calls.

use frame_support::weights::Weight;

/// Weights of the calls.
pub trait WeightInfo {
	fn forget_device() -> Weight;
	/// By waves.
	fn start_rollout(w: u32) -> Weight;
	/// By waves that it opens.
	fn advance_rollout(w: u32) -> Weight;
	fn pause_rollout() -> Weight;
	fn resume_rollout() -> Weight;
	fn abort_rollout() -> Weight;
	fn remove_rollout() -> Weight;
	/// By waves that it opens.
	fn report(w: u32) -> Weight;
	/// By rollouts that the evidence is looked at for, and waves that it opens.
	fn proven(r: u32, w: u32) -> Weight;
	/// By rollouts that the device takes part in.
	fn left(p: u32) -> Weight;
}

impl WeightInfo for () {
	fn forget_device() -> Weight {
		Weight::from_parts(50_000_000, 5_000)
	}
	fn start_rollout(w: u32) -> Weight {
		Weight::from_parts(150_000_000, 12_000)
			.saturating_add(Weight::from_parts(150_000_000, 25_000).saturating_mul(w.into()))
	}
	fn advance_rollout(w: u32) -> Weight {
		Weight::from_parts(200_000_000, 15_000)
			.saturating_add(Weight::from_parts(30_000_000, 3_000).saturating_mul(w.into()))
	}
	fn pause_rollout() -> Weight {
		Weight::from_parts(400_000_000, 40_000)
	}
	fn resume_rollout() -> Weight {
		Weight::from_parts(400_000_000, 40_000)
	}
	fn abort_rollout() -> Weight {
		Weight::from_parts(400_000_000, 40_000)
	}
	fn remove_rollout() -> Weight {
		Weight::from_parts(1_200_000_000, 60_000)
	}
	fn report(w: u32) -> Weight {
		Weight::from_parts(700_000_000, 60_000)
			.saturating_add(Weight::from_parts(30_000_000, 3_000).saturating_mul(w.into()))
	}
	fn proven(r: u32, w: u32) -> Weight {
		Weight::from_parts(100_000_000, 20_000)
			.saturating_add(Weight::from_parts(150_000_000, 8_000).saturating_mul(r.into()))
			.saturating_add(Weight::from_parts(30_000_000, 3_000).saturating_mul(w.into()))
	}
	fn left(p: u32) -> Weight {
		Weight::from_parts(30_000_000, 5_000)
			.saturating_add(Weight::from_parts(150_000_000, 4_000).saturating_mul(p.into()))
	}
}
