// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_access_policy`, measured: `scripts/weights.sh` writes this file.
//!
//! 2026-11-21, `AMD EPYC`, 8 to 12 steps, 6 to 8 repetitions, runtime Compiled,
//! largest map assumed 1000000 entries, benchmark CLI 64.0.0.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]

use core::marker::PhantomData;
use frame_support::{
	traits::Get,
	weights::{constants::ParityDbWeight, Weight},
};

/// What `pallet_access_policy` asks the weights of.
#[allow(missing_docs)]
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
	fn sweep_subject(p: u32, ) -> Weight;
	fn consume(l: u32, p: u32, ) -> Weight;
	fn request_access(l: u32, p: u32, ) -> Weight;
	fn end_session() -> Weight;
	fn decide(l: u32, p: u32, ) -> Weight;
	fn decide_at_bounds() -> Weight;
	fn decide_typical() -> Weight;
}

/// With the database weight of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `AccessPolicy::ActionNames` (r:1 w:1)
	/// Proof: `AccessPolicy::ActionNames` (`max_values`: None, `max_size`: Some(138), added: 2613, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::Domains` (r:1 w:1)
	/// Proof: `AccessPolicy::Domains` (`max_values`: None, `max_size`: Some(7839), added: 10314, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::LastChange` (r:1 w:1)
	/// Proof: `AccessPolicy::LastChange` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	fn name_action() -> Weight {
		// Proof size in bytes:
		//  Measured:  `6802`
		//  Estimated: `11304`
		// Minimum execution time: 164_035_000 picoseconds.
		Weight::from_parts(255_772_000, 11304)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `AccessPolicy::Roles` (r:1 w:1)
	/// Proof: `AccessPolicy::Roles` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::Domains` (r:1 w:1)
	/// Proof: `AccessPolicy::Domains` (`max_values`: None, `max_size`: Some(7839), added: 10314, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::LastChange` (r:1 w:1)
	/// Proof: `AccessPolicy::LastChange` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::NextRoleId` (r:1 w:1)
	/// Proof: `AccessPolicy::NextRoleId` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	fn create_role() -> Weight {
		// Proof size in bytes:
		//  Measured:  `6885`
		//  Estimated: `11304`
		// Minimum execution time: 122_523_000 picoseconds.
		Weight::from_parts(193_689_000, 11304)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `AccessPolicy::Roles` (r:1 w:1)
	/// Proof: `AccessPolicy::Roles` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	fn rename_role() -> Weight {
		// Proof size in bytes:
		//  Measured:  `1039`
		//  Estimated: `3598`
		// Minimum execution time: 34_962_000 picoseconds.
		Weight::from_parts(54_261_000, 3598)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `AccessPolicy::Roles` (r:2 w:0)
	/// Proof: `AccessPolicy::Roles` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::Domains` (r:1 w:1)
	/// Proof: `AccessPolicy::Domains` (`max_values`: None, `max_size`: Some(7839), added: 10314, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::LastChange` (r:1 w:1)
	/// Proof: `AccessPolicy::LastChange` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn set_role_parent() -> Weight {
		// Proof size in bytes:
		//  Measured:  `6916`
		//  Estimated: `11304`
		// Minimum execution time: 91_457_000 picoseconds.
		Weight::from_parts(138_065_000, 11304)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `AccessPolicy::Roles` (r:1 w:0)
	/// Proof: `AccessPolicy::Roles` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::Domains` (r:1 w:1)
	/// Proof: `AccessPolicy::Domains` (`max_values`: None, `max_size`: Some(7839), added: 10314, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::LastChange` (r:1 w:1)
	/// Proof: `AccessPolicy::LastChange` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn set_role_enabled() -> Weight {
		// Proof size in bytes:
		//  Measured:  `6556`
		//  Estimated: `11304`
		// Minimum execution time: 78_497_000 picoseconds.
		Weight::from_parts(115_632_000, 11304)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `AccessPolicy::Roles` (r:1 w:1)
	/// Proof: `AccessPolicy::Roles` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::Domains` (r:1 w:1)
	/// Proof: `AccessPolicy::Domains` (`max_values`: None, `max_size`: Some(7839), added: 10314, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::LastChange` (r:1 w:1)
	/// Proof: `AccessPolicy::LastChange` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	fn remove_role() -> Weight {
		// Proof size in bytes:
		//  Measured:  `6961`
		//  Estimated: `11304`
		// Minimum execution time: 124_796_000 picoseconds.
		Weight::from_parts(181_380_000, 11304)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `AccessPolicy::Roles` (r:1 w:1)
	/// Proof: `AccessPolicy::Roles` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Devices` (r:1 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Fleets` (r:4 w:0)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::DeviceInfos` (r:1 w:0)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::Domains` (r:1 w:1)
	/// Proof: `AccessPolicy::Domains` (`max_values`: None, `max_size`: Some(7839), added: 10314, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::LastChange` (r:1 w:1)
	/// Proof: `AccessPolicy::LastChange` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::Subjects` (r:1 w:1)
	/// Proof: `AccessPolicy::Subjects` (`max_values`: None, `max_size`: Some(6692), added: 9167, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	fn assign_role() -> Weight {
		// Proof size in bytes:
		//  Measured:  `13197`
		//  Estimated: `11450`
		// Minimum execution time: 179_287_000 picoseconds.
		Weight::from_parts(274_790_000, 11450)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `AccessPolicy::Roles` (r:1 w:1)
	/// Proof: `AccessPolicy::Roles` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Devices` (r:1 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Fleets` (r:4 w:0)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::DeviceInfos` (r:1 w:0)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::Domains` (r:1 w:1)
	/// Proof: `AccessPolicy::Domains` (`max_values`: None, `max_size`: Some(7839), added: 10314, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::LastChange` (r:1 w:1)
	/// Proof: `AccessPolicy::LastChange` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::Subjects` (r:1 w:1)
	/// Proof: `AccessPolicy::Subjects` (`max_values`: None, `max_size`: Some(6692), added: 9167, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	fn unassign_role() -> Weight {
		// Proof size in bytes:
		//  Measured:  `13327`
		//  Estimated: `11450`
		// Minimum execution time: 191_636_000 picoseconds.
		Weight::from_parts(306_647_000, 11450)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Devices` (r:1 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Fleets` (r:4 w:0)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::DeviceInfos` (r:1 w:0)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::Domains` (r:1 w:1)
	/// Proof: `AccessPolicy::Domains` (`max_values`: None, `max_size`: Some(7839), added: 10314, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::LastChange` (r:1 w:1)
	/// Proof: `AccessPolicy::LastChange` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::Subjects` (r:1 w:1)
	/// Proof: `AccessPolicy::Subjects` (`max_values`: None, `max_size`: Some(6692), added: 9167, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	fn set_subject_attribute() -> Weight {
		// Proof size in bytes:
		//  Measured:  `12204`
		//  Estimated: `11450`
		// Minimum execution time: 174_790_000 picoseconds.
		Weight::from_parts(272_597_000, 11450)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `DeviceRegistry::Devices` (r:1 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Fleets` (r:4 w:0)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::DeviceInfos` (r:1 w:0)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::Domains` (r:1 w:1)
	/// Proof: `AccessPolicy::Domains` (`max_values`: None, `max_size`: Some(7839), added: 10314, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::LastChange` (r:1 w:1)
	/// Proof: `AccessPolicy::LastChange` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::Subjects` (r:1 w:1)
	/// Proof: `AccessPolicy::Subjects` (`max_values`: None, `max_size`: Some(6692), added: 9167, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	fn remove_subject_attribute() -> Weight {
		// Proof size in bytes:
		//  Measured:  `12430`
		//  Estimated: `11450`
		// Minimum execution time: 201_650_000 picoseconds.
		Weight::from_parts(310_543_000, 11450)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Devices` (r:2 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Fleets` (r:8 w:0)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::DeviceInfos` (r:2 w:0)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::Domains` (r:1 w:1)
	/// Proof: `AccessPolicy::Domains` (`max_values`: None, `max_size`: Some(7839), added: 10314, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::LastChange` (r:1 w:1)
	/// Proof: `AccessPolicy::LastChange` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::Subjects` (r:1 w:1)
	/// Proof: `AccessPolicy::Subjects` (`max_values`: None, `max_size`: Some(6692), added: 9167, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::Homes` (r:0 w:1)
	/// Proof: `AccessPolicy::Homes` (`max_values`: None, `max_size`: Some(123), added: 2598, mode: `MaxEncodedLen`)
	fn add_policy_for_subject() -> Weight {
		// Proof size in bytes:
		//  Measured:  `12633`
		//  Estimated: `21910`
		// Minimum execution time: 207_770_000 picoseconds.
		Weight::from_parts(330_253_000, 21910)
			.saturating_add(T::DbWeight::get().reads(17_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::Roles` (r:1 w:1)
	/// Proof: `AccessPolicy::Roles` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Devices` (r:1 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Fleets` (r:4 w:0)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::DeviceInfos` (r:1 w:0)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::Domains` (r:1 w:1)
	/// Proof: `AccessPolicy::Domains` (`max_values`: None, `max_size`: Some(7839), added: 10314, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::LastChange` (r:1 w:1)
	/// Proof: `AccessPolicy::LastChange` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::AtTarget` (r:1 w:1)
	/// Proof: `AccessPolicy::AtTarget` (`max_values`: None, `max_size`: Some(2202), added: 4677, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::Homes` (r:0 w:1)
	/// Proof: `AccessPolicy::Homes` (`max_values`: None, `max_size`: Some(123), added: 2598, mode: `MaxEncodedLen`)
	fn add_policy_for_role() -> Weight {
		// Proof size in bytes:
		//  Measured:  `9501`
		//  Estimated: `11450`
		// Minimum execution time: 163_003_000 picoseconds.
		Weight::from_parts(266_247_000, 11450)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `AccessPolicy::Homes` (r:3 w:1)
	/// Proof: `AccessPolicy::Homes` (`max_values`: None, `max_size`: Some(123), added: 2598, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::Subjects` (r:2 w:2)
	/// Proof: `AccessPolicy::Subjects` (`max_values`: None, `max_size`: Some(6692), added: 9167, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Devices` (r:2 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Fleets` (r:8 w:0)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::DeviceInfos` (r:2 w:0)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::Domains` (r:1 w:1)
	/// Proof: `AccessPolicy::Domains` (`max_values`: None, `max_size`: Some(7839), added: 10314, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Attributes` (r:4 w:0)
	/// Proof: `DeviceRegistry::Attributes` (`max_values`: None, `max_size`: Some(401), added: 2876, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::AtTarget` (r:5 w:0)
	/// Proof: `AccessPolicy::AtTarget` (`max_values`: None, `max_size`: Some(2202), added: 4677, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::LastChange` (r:1 w:1)
	/// Proof: `AccessPolicy::LastChange` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	fn delegate() -> Weight {
		// Proof size in bytes:
		//  Measured:  `25704`
		//  Estimated: `24375`
		// Minimum execution time: 507_066_000 picoseconds.
		Weight::from_parts(691_542_000, 24375)
			.saturating_add(T::DbWeight::get().reads(30_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `AccessPolicy::Homes` (r:3 w:1)
	/// Proof: `AccessPolicy::Homes` (`max_values`: None, `max_size`: Some(123), added: 2598, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::Subjects` (r:1 w:1)
	/// Proof: `AccessPolicy::Subjects` (`max_values`: None, `max_size`: Some(6692), added: 9167, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Devices` (r:2 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Fleets` (r:8 w:0)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::DeviceInfos` (r:2 w:0)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::Domains` (r:1 w:1)
	/// Proof: `AccessPolicy::Domains` (`max_values`: None, `max_size`: Some(7839), added: 10314, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::LastChange` (r:1 w:1)
	/// Proof: `AccessPolicy::LastChange` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	fn revoke() -> Weight {
		// Proof size in bytes:
		//  Measured:  `13923`
		//  Estimated: `21910`
		// Minimum execution time: 237_745_000 picoseconds.
		Weight::from_parts(359_035_000, 21910)
			.saturating_add(T::DbWeight::get().reads(21_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `AccessPolicy::Domains` (r:1 w:1)
	/// Proof: `AccessPolicy::Domains` (`max_values`: None, `max_size`: Some(7839), added: 10314, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::LastChange` (r:1 w:1)
	/// Proof: `AccessPolicy::LastChange` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn set_rescuers() -> Weight {
		// Proof size in bytes:
		//  Measured:  `5659`
		//  Estimated: `11304`
		// Minimum execution time: 54_521_000 picoseconds.
		Weight::from_parts(96_123_000, 11304)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `AccessPolicy::Domains` (r:1 w:1)
	/// Proof: `AccessPolicy::Domains` (`max_values`: None, `max_size`: Some(7839), added: 10314, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::LastChange` (r:1 w:1)
	/// Proof: `AccessPolicy::LastChange` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn set_lockdown() -> Weight {
		// Proof size in bytes:
		//  Measured:  `5659`
		//  Estimated: `11304`
		// Minimum execution time: 53_640_000 picoseconds.
		Weight::from_parts(88_031_000, 11304)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `AccessPolicy::Domains` (r:1 w:1)
	/// Proof: `AccessPolicy::Domains` (`max_values`: None, `max_size`: Some(7839), added: 10314, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	fn remove_domain() -> Weight {
		// Proof size in bytes:
		//  Measured:  `495`
		//  Estimated: `11304`
		// Minimum execution time: 41_922_000 picoseconds.
		Weight::from_parts(66_309_000, 11304)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `DeviceRegistry::Devices` (r:1 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Fleets` (r:4 w:0)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::DeviceInfos` (r:1 w:0)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::Subjects` (r:1 w:1)
	/// Proof: `AccessPolicy::Subjects` (`max_values`: None, `max_size`: Some(6692), added: 9167, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::Domains` (r:1 w:1)
	/// Proof: `AccessPolicy::Domains` (`max_values`: None, `max_size`: Some(7839), added: 10314, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::LastChange` (r:1 w:1)
	/// Proof: `AccessPolicy::LastChange` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::Roles` (r:8 w:8)
	/// Proof: `AccessPolicy::Roles` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:3 w:3)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:3 w:3)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::Homes` (r:0 w:16)
	/// Proof: `AccessPolicy::Homes` (`max_values`: None, `max_size`: Some(123), added: 2598, mode: `MaxEncodedLen`)
	/// The range of component `p` is `[2, 16]`.
	fn sweep_subject(p: u32, ) -> Weight {
		// Proof size in bytes:
		//  Measured:  `11355 + p * (232 ±0)`
		//  Estimated: `21854`
		// Minimum execution time: 685_802_000 picoseconds.
		Weight::from_parts(815_529_208, 21854)
			// Standard Error: 1_084_070
			.saturating_add(Weight::from_parts(45_812_586, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(23_u64))
			.saturating_add(T::DbWeight::get().writes(17_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(p.into())))
	}
	/// Storage: `DeviceRegistry::Devices` (r:2 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Fleets` (r:8 w:0)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::DeviceInfos` (r:2 w:0)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::Domains` (r:1 w:1)
	/// Proof: `AccessPolicy::Domains` (`max_values`: None, `max_size`: Some(7839), added: 10314, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::Subjects` (r:1 w:0)
	/// Proof: `AccessPolicy::Subjects` (`max_values`: None, `max_size`: Some(6692), added: 9167, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::DeviceStates` (r:2 w:0)
	/// Proof: `Firmware::DeviceStates` (`max_values`: None, `max_size`: Some(319), added: 2794, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::ModelStates` (r:1 w:0)
	/// Proof: `Firmware::ModelStates` (`max_values`: None, `max_size`: Some(385), added: 2860, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::Releases` (r:8 w:0)
	/// Proof: `Firmware::Releases` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Attributes` (r:4 w:0)
	/// Proof: `DeviceRegistry::Attributes` (`max_values`: None, `max_size`: Some(401), added: 2876, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::Homes` (r:4 w:0)
	/// Proof: `AccessPolicy::Homes` (`max_values`: None, `max_size`: Some(123), added: 2598, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::AtTarget` (r:5 w:0)
	/// Proof: `AccessPolicy::AtTarget` (`max_values`: None, `max_size`: Some(2202), added: 4677, mode: `MaxEncodedLen`)
	/// The range of component `l` is `[2, 6]`.
	/// The range of component `p` is `[3, 38]`.
	fn consume(l: u32, p: u32, ) -> Weight {
		// Proof size in bytes:
		//  Measured:  `7725 + l * (61 ±0) + p * (250 ±0)`
		//  Estimated: `21318 + l * (3570 ±59)`
		// Minimum execution time: 212_727_000 picoseconds.
		Weight::from_parts(176_702_087, 21318)
			// Standard Error: 280_366
			.saturating_add(Weight::from_parts(7_411_982, 0).saturating_mul(l.into()))
			// Standard Error: 35_257
			.saturating_add(Weight::from_parts(3_659_536, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(27_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(l.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64))
			.saturating_add(Weight::from_parts(0, 3570).saturating_mul(l.into()))
	}
	/// Storage: `DeviceRegistry::Devices` (r:2 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Fleets` (r:8 w:0)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::DeviceInfos` (r:2 w:0)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::Domains` (r:1 w:1)
	/// Proof: `AccessPolicy::Domains` (`max_values`: None, `max_size`: Some(7839), added: 10314, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::Subjects` (r:1 w:0)
	/// Proof: `AccessPolicy::Subjects` (`max_values`: None, `max_size`: Some(6692), added: 9167, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::DeviceStates` (r:2 w:0)
	/// Proof: `Firmware::DeviceStates` (`max_values`: None, `max_size`: Some(319), added: 2794, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::ModelStates` (r:1 w:0)
	/// Proof: `Firmware::ModelStates` (`max_values`: None, `max_size`: Some(385), added: 2860, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::Releases` (r:8 w:0)
	/// Proof: `Firmware::Releases` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Attributes` (r:4 w:0)
	/// Proof: `DeviceRegistry::Attributes` (`max_values`: None, `max_size`: Some(401), added: 2876, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::Homes` (r:4 w:0)
	/// Proof: `AccessPolicy::Homes` (`max_values`: None, `max_size`: Some(123), added: 2598, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::AtTarget` (r:5 w:0)
	/// Proof: `AccessPolicy::AtTarget` (`max_values`: None, `max_size`: Some(2202), added: 4677, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::Sessions` (r:1 w:1)
	/// Proof: `AccessPolicy::Sessions` (`max_values`: None, `max_size`: Some(237), added: 2712, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(787), added: 3262, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::LastChange` (r:1 w:0)
	/// Proof: `AccessPolicy::LastChange` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// The range of component `l` is `[2, 6]`.
	/// The range of component `p` is `[3, 38]`.
	fn request_access(l: u32, p: u32, ) -> Weight {
		// Proof size in bytes:
		//  Measured:  `8468 + l * (61 ±0) + p * (250 ±0)`
		//  Estimated: `21318 + l * (3493 ±61)`
		// Minimum execution time: 312_787_000 picoseconds.
		Weight::from_parts(326_577_000, 21318)
			// Standard Error: 9_750_660
			.saturating_add(Weight::from_parts(17_906_820, 0).saturating_mul(l.into()))
			// Standard Error: 1_587_075
			.saturating_add(Weight::from_parts(3_367_410, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(31_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(l.into())))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(Weight::from_parts(0, 3493).saturating_mul(l.into()))
	}
	/// Storage: `AccessPolicy::Sessions` (r:1 w:1)
	/// Proof: `AccessPolicy::Sessions` (`max_values`: None, `max_size`: Some(237), added: 2712, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Devices` (r:2 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Fleets` (r:8 w:0)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::DeviceInfos` (r:2 w:0)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::Homes` (r:3 w:0)
	/// Proof: `AccessPolicy::Homes` (`max_values`: None, `max_size`: Some(123), added: 2598, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::Domains` (r:1 w:0)
	/// Proof: `AccessPolicy::Domains` (`max_values`: None, `max_size`: Some(7839), added: 10314, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::Subjects` (r:1 w:0)
	/// Proof: `AccessPolicy::Subjects` (`max_values`: None, `max_size`: Some(6692), added: 9167, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	fn end_session() -> Weight {
		// Proof size in bytes:
		//  Measured:  `13918`
		//  Estimated: `21910`
		// Minimum execution time: 223_764_000 picoseconds.
		Weight::from_parts(304_725_000, 21910)
			.saturating_add(T::DbWeight::get().reads(21_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `DeviceRegistry::Devices` (r:2 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Fleets` (r:8 w:0)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::DeviceInfos` (r:2 w:0)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::Domains` (r:1 w:0)
	/// Proof: `AccessPolicy::Domains` (`max_values`: None, `max_size`: Some(7839), added: 10314, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::Subjects` (r:1 w:0)
	/// Proof: `AccessPolicy::Subjects` (`max_values`: None, `max_size`: Some(6692), added: 9167, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::DeviceStates` (r:2 w:0)
	/// Proof: `Firmware::DeviceStates` (`max_values`: None, `max_size`: Some(319), added: 2794, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::ModelStates` (r:1 w:0)
	/// Proof: `Firmware::ModelStates` (`max_values`: None, `max_size`: Some(385), added: 2860, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::Releases` (r:8 w:0)
	/// Proof: `Firmware::Releases` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Attributes` (r:4 w:0)
	/// Proof: `DeviceRegistry::Attributes` (`max_values`: None, `max_size`: Some(401), added: 2876, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::Homes` (r:4 w:0)
	/// Proof: `AccessPolicy::Homes` (`max_values`: None, `max_size`: Some(123), added: 2598, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::AtTarget` (r:5 w:0)
	/// Proof: `AccessPolicy::AtTarget` (`max_values`: None, `max_size`: Some(2202), added: 4677, mode: `MaxEncodedLen`)
	/// The range of component `l` is `[2, 6]`.
	/// The range of component `p` is `[3, 38]`.
	fn decide(l: u32, p: u32, ) -> Weight {
		// Proof size in bytes:
		//  Measured:  `7725 + l * (61 ±0) + p * (250 ±0)`
		//  Estimated: `21318 + l * (3513 ±0)`
		// Minimum execution time: 217_304_000 picoseconds.
		Weight::from_parts(160_762_300, 21318)
			// Standard Error: 1_171_190
			.saturating_add(Weight::from_parts(12_370_119, 0).saturating_mul(l.into()))
			// Standard Error: 148_441
			.saturating_add(Weight::from_parts(3_889_089, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(27_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(l.into())))
			.saturating_add(Weight::from_parts(0, 3513).saturating_mul(l.into()))
	}
	/// Storage: `DeviceRegistry::Devices` (r:2 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Fleets` (r:8 w:0)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::DeviceInfos` (r:2 w:0)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::Domains` (r:1 w:0)
	/// Proof: `AccessPolicy::Domains` (`max_values`: None, `max_size`: Some(7839), added: 10314, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::Subjects` (r:1 w:0)
	/// Proof: `AccessPolicy::Subjects` (`max_values`: None, `max_size`: Some(6692), added: 9167, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::DeviceStates` (r:2 w:0)
	/// Proof: `Firmware::DeviceStates` (`max_values`: None, `max_size`: Some(319), added: 2794, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::ModelStates` (r:1 w:0)
	/// Proof: `Firmware::ModelStates` (`max_values`: None, `max_size`: Some(385), added: 2860, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::Releases` (r:8 w:0)
	/// Proof: `Firmware::Releases` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Attributes` (r:4 w:0)
	/// Proof: `DeviceRegistry::Attributes` (`max_values`: None, `max_size`: Some(401), added: 2876, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::Homes` (r:4 w:0)
	/// Proof: `AccessPolicy::Homes` (`max_values`: None, `max_size`: Some(123), added: 2598, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::AtTarget` (r:5 w:0)
	/// Proof: `AccessPolicy::AtTarget` (`max_values`: None, `max_size`: Some(2202), added: 4677, mode: `MaxEncodedLen`)
	fn decide_at_bounds() -> Weight {
		// Proof size in bytes:
		//  Measured:  `23611`
		//  Estimated: `24375`
		// Minimum execution time: 402_540_000 picoseconds.
		Weight::from_parts(451_093_000, 24375)
			.saturating_add(T::DbWeight::get().reads(39_u64))
	}
	/// Storage: `DeviceRegistry::Devices` (r:1 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Fleets` (r:1 w:0)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::DeviceInfos` (r:1 w:0)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::Domains` (r:1 w:0)
	/// Proof: `AccessPolicy::Domains` (`max_values`: None, `max_size`: Some(7839), added: 10314, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::Subjects` (r:1 w:0)
	/// Proof: `AccessPolicy::Subjects` (`max_values`: None, `max_size`: Some(6692), added: 9167, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Attributes` (r:1 w:0)
	/// Proof: `DeviceRegistry::Attributes` (`max_values`: None, `max_size`: Some(401), added: 2876, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::AtTarget` (r:2 w:0)
	/// Proof: `AccessPolicy::AtTarget` (`max_values`: None, `max_size`: Some(2202), added: 4677, mode: `MaxEncodedLen`)
	fn decide_typical() -> Weight {
		// Proof size in bytes:
		//  Measured:  `2065`
		//  Estimated: `11304`
		// Minimum execution time: 45_518_000 picoseconds.
		Weight::from_parts(52_498_000, 11304)
			.saturating_add(T::DbWeight::get().reads(9_u64))
	}
}

/// For tests: with the SDK's weight of ParityDB.
impl WeightInfo for () {
	fn name_action() -> Weight {
		Weight::from_parts(255_772_000, 11304)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn create_role() -> Weight {
		Weight::from_parts(193_689_000, 11304)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn rename_role() -> Weight {
		Weight::from_parts(54_261_000, 3598)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn set_role_parent() -> Weight {
		Weight::from_parts(138_065_000, 11304)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn set_role_enabled() -> Weight {
		Weight::from_parts(115_632_000, 11304)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn remove_role() -> Weight {
		Weight::from_parts(181_380_000, 11304)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn assign_role() -> Weight {
		Weight::from_parts(274_790_000, 11450)
			.saturating_add(ParityDbWeight::get().reads(11_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn unassign_role() -> Weight {
		Weight::from_parts(306_647_000, 11450)
			.saturating_add(ParityDbWeight::get().reads(13_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn set_subject_attribute() -> Weight {
		Weight::from_parts(272_597_000, 11450)
			.saturating_add(ParityDbWeight::get().reads(11_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn remove_subject_attribute() -> Weight {
		Weight::from_parts(310_543_000, 11450)
			.saturating_add(ParityDbWeight::get().reads(12_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn add_policy_for_subject() -> Weight {
		Weight::from_parts(330_253_000, 21910)
			.saturating_add(ParityDbWeight::get().reads(17_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn add_policy_for_role() -> Weight {
		Weight::from_parts(266_247_000, 11450)
			.saturating_add(ParityDbWeight::get().reads(12_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn delegate() -> Weight {
		Weight::from_parts(691_542_000, 24375)
			.saturating_add(ParityDbWeight::get().reads(30_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn revoke() -> Weight {
		Weight::from_parts(359_035_000, 21910)
			.saturating_add(ParityDbWeight::get().reads(21_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn set_rescuers() -> Weight {
		Weight::from_parts(96_123_000, 11304)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn set_lockdown() -> Weight {
		Weight::from_parts(88_031_000, 11304)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn remove_domain() -> Weight {
		Weight::from_parts(66_309_000, 11304)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn sweep_subject(p: u32, ) -> Weight {
		Weight::from_parts(815_529_208, 21854)
			.saturating_add(Weight::from_parts(45_812_586, 0).saturating_mul(p.into()))
			.saturating_add(ParityDbWeight::get().reads(23_u64))
			.saturating_add(ParityDbWeight::get().writes(17_u64))
			.saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(p.into())))
	}
	fn consume(l: u32, p: u32, ) -> Weight {
		Weight::from_parts(176_702_087, 21318)
			.saturating_add(Weight::from_parts(7_411_982, 0).saturating_mul(l.into()))
			.saturating_add(Weight::from_parts(3_659_536, 0).saturating_mul(p.into()))
			.saturating_add(ParityDbWeight::get().reads(27_u64))
			.saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(l.into())))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
			.saturating_add(Weight::from_parts(0, 3570).saturating_mul(l.into()))
	}
	fn request_access(l: u32, p: u32, ) -> Weight {
		Weight::from_parts(326_577_000, 21318)
			.saturating_add(Weight::from_parts(17_906_820, 0).saturating_mul(l.into()))
			.saturating_add(Weight::from_parts(3_367_410, 0).saturating_mul(p.into()))
			.saturating_add(ParityDbWeight::get().reads(31_u64))
			.saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(l.into())))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
			.saturating_add(Weight::from_parts(0, 3493).saturating_mul(l.into()))
	}
	fn end_session() -> Weight {
		Weight::from_parts(304_725_000, 21910)
			.saturating_add(ParityDbWeight::get().reads(21_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn decide(l: u32, p: u32, ) -> Weight {
		Weight::from_parts(160_762_300, 21318)
			.saturating_add(Weight::from_parts(12_370_119, 0).saturating_mul(l.into()))
			.saturating_add(Weight::from_parts(3_889_089, 0).saturating_mul(p.into()))
			.saturating_add(ParityDbWeight::get().reads(27_u64))
			.saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(l.into())))
			.saturating_add(Weight::from_parts(0, 3513).saturating_mul(l.into()))
	}
	fn decide_at_bounds() -> Weight {
		Weight::from_parts(451_093_000, 24375)
			.saturating_add(ParityDbWeight::get().reads(39_u64))
	}
	fn decide_typical() -> Weight {
		Weight::from_parts(52_498_000, 11304)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
	}
}
