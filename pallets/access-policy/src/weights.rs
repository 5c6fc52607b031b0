// SPDX-License-Identifier: Apache-2.0

//! What each call costs. Estimated, until measured.

use core::marker::PhantomData;
use frame_support::weights::Weight;

/// What the pallet asks.
pub trait WeightInfo {
	fn name_action() -> Weight;
	fn create_role() -> Weight;
	fn rename_role() -> Weight;
	fn set_role_parent() -> Weight;
	fn set_role_enabled() -> Weight;
	fn remove_role() -> Weight;
	fn assign_role() -> Weight;
	fn unassign_role() -> Weight;
	fn set_subject_attribute() -> Weight;
	fn remove_subject_attribute() -> Weight;
	fn add_policy_for_subject() -> Weight;
	fn add_policy_for_role() -> Weight;
	fn delegate() -> Weight;
	fn revoke() -> Weight;
	fn set_rescuers() -> Weight;
	fn set_lockdown() -> Weight;
	fn remove_domain() -> Weight;
	fn end_session() -> Weight;
	fn sweep_subject(p: u32) -> Weight;
	fn decide(l: u32, p: u32) -> Weight;
	fn consume(l: u32, p: u32) -> Weight;
	fn request_access(l: u32, p: u32) -> Weight;
	fn decide_typical() -> Weight;
	fn decide_at_bounds() -> Weight;
}

/// With the database weight of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn name_action() -> Weight {
		Weight::from_parts(400_000_000, 12_000)
	}
	fn create_role() -> Weight {
		Weight::from_parts(400_000_000, 12_000)
	}
	fn rename_role() -> Weight {
		Weight::from_parts(400_000_000, 12_000)
	}
	fn set_role_parent() -> Weight {
		Weight::from_parts(400_000_000, 12_000)
	}
	fn set_role_enabled() -> Weight {
		Weight::from_parts(400_000_000, 12_000)
	}
	fn remove_role() -> Weight {
		Weight::from_parts(400_000_000, 12_000)
	}
	fn assign_role() -> Weight {
		Weight::from_parts(400_000_000, 12_000)
	}
	fn unassign_role() -> Weight {
		Weight::from_parts(400_000_000, 12_000)
	}
	fn set_subject_attribute() -> Weight {
		Weight::from_parts(400_000_000, 12_000)
	}
	fn remove_subject_attribute() -> Weight {
		Weight::from_parts(400_000_000, 12_000)
	}
	fn add_policy_for_subject() -> Weight {
		Weight::from_parts(400_000_000, 12_000)
	}
	fn add_policy_for_role() -> Weight {
		Weight::from_parts(400_000_000, 12_000)
	}
	fn delegate() -> Weight {
		Weight::from_parts(400_000_000, 12_000)
	}
	fn revoke() -> Weight {
		Weight::from_parts(400_000_000, 12_000)
	}
	fn set_rescuers() -> Weight {
		Weight::from_parts(400_000_000, 12_000)
	}
	fn set_lockdown() -> Weight {
		Weight::from_parts(400_000_000, 12_000)
	}
	fn remove_domain() -> Weight {
		Weight::from_parts(400_000_000, 12_000)
	}
	fn end_session() -> Weight {
		Weight::from_parts(400_000_000, 12_000)
	}
	fn sweep_subject(p: u32) -> Weight {
		Weight::from_parts(900_000_000, 12_000)
			.saturating_add(Weight::from_parts(100_000_000, 3_000).saturating_mul(p.into()))
	}
	fn decide(l: u32, p: u32) -> Weight {
		Weight::from_parts(200_000_000, 30_000)
			.saturating_add(Weight::from_parts(15_000_000, 6_000).saturating_mul(l.into()))
			.saturating_add(Weight::from_parts(3_000_000, 200).saturating_mul(p.into()))
	}
	fn consume(l: u32, p: u32) -> Weight {
		Weight::from_parts(200_000_000, 30_000)
			.saturating_add(Weight::from_parts(15_000_000, 6_000).saturating_mul(l.into()))
			.saturating_add(Weight::from_parts(3_000_000, 200).saturating_mul(p.into()))
	}
	fn request_access(l: u32, p: u32) -> Weight {
		Weight::from_parts(200_000_000, 30_000)
			.saturating_add(Weight::from_parts(15_000_000, 6_000).saturating_mul(l.into()))
			.saturating_add(Weight::from_parts(3_000_000, 200).saturating_mul(p.into()))
	}
	fn decide_typical() -> Weight {
		Weight::from_parts(140_000_000, 20_000)
	}
	fn decide_at_bounds() -> Weight {
		Self::decide(6, 62)
	}
}

/// For tests.
impl WeightInfo for () {
	fn name_action() -> Weight {
		Weight::from_parts(400_000_000, 12_000)
	}
	fn create_role() -> Weight {
		Weight::from_parts(400_000_000, 12_000)
	}
	fn rename_role() -> Weight {
		Weight::from_parts(400_000_000, 12_000)
	}
	fn set_role_parent() -> Weight {
		Weight::from_parts(400_000_000, 12_000)
	}
	fn set_role_enabled() -> Weight {
		Weight::from_parts(400_000_000, 12_000)
	}
	fn remove_role() -> Weight {
		Weight::from_parts(400_000_000, 12_000)
	}
	fn assign_role() -> Weight {
		Weight::from_parts(400_000_000, 12_000)
	}
	fn unassign_role() -> Weight {
		Weight::from_parts(400_000_000, 12_000)
	}
	fn set_subject_attribute() -> Weight {
		Weight::from_parts(400_000_000, 12_000)
	}
	fn remove_subject_attribute() -> Weight {
		Weight::from_parts(400_000_000, 12_000)
	}
	fn add_policy_for_subject() -> Weight {
		Weight::from_parts(400_000_000, 12_000)
	}
	fn add_policy_for_role() -> Weight {
		Weight::from_parts(400_000_000, 12_000)
	}
	fn delegate() -> Weight {
		Weight::from_parts(400_000_000, 12_000)
	}
	fn revoke() -> Weight {
		Weight::from_parts(400_000_000, 12_000)
	}
	fn set_rescuers() -> Weight {
		Weight::from_parts(400_000_000, 12_000)
	}
	fn set_lockdown() -> Weight {
		Weight::from_parts(400_000_000, 12_000)
	}
	fn remove_domain() -> Weight {
		Weight::from_parts(400_000_000, 12_000)
	}
	fn end_session() -> Weight {
		Weight::from_parts(400_000_000, 12_000)
	}
	fn sweep_subject(p: u32) -> Weight {
		Weight::from_parts(900_000_000, 12_000)
			.saturating_add(Weight::from_parts(100_000_000, 3_000).saturating_mul(p.into()))
	}
	fn decide(l: u32, p: u32) -> Weight {
		Weight::from_parts(200_000_000, 30_000)
			.saturating_add(Weight::from_parts(15_000_000, 6_000).saturating_mul(l.into()))
			.saturating_add(Weight::from_parts(3_000_000, 200).saturating_mul(p.into()))
	}
	fn consume(l: u32, p: u32) -> Weight {
		Weight::from_parts(200_000_000, 30_000)
			.saturating_add(Weight::from_parts(15_000_000, 6_000).saturating_mul(l.into()))
			.saturating_add(Weight::from_parts(3_000_000, 200).saturating_mul(p.into()))
	}
	fn request_access(l: u32, p: u32) -> Weight {
		Weight::from_parts(200_000_000, 30_000)
			.saturating_add(Weight::from_parts(15_000_000, 6_000).saturating_mul(l.into()))
			.saturating_add(Weight::from_parts(3_000_000, 200).saturating_mul(p.into()))
	}
	fn decide_typical() -> Weight {
		Weight::from_parts(140_000_000, 20_000)
	}
	fn decide_at_bounds() -> Weight {
		Self::decide(6, 62)
	}
}
