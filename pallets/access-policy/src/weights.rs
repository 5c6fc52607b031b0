// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_access_policy`, measured: `scripts/weights.sh` writes this file.
//!
//! 2026-11-21, `AMD EPYC`, 20 steps, 10 repetitions, runtime Compiled,
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	fn name_action() -> Weight {
		// Proof size in bytes:
		//  Measured:  `7262`
		//  Estimated: `11304`
		// Minimum execution time: 127_761_000 picoseconds.
		Weight::from_parts(143_044_000, 11304)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	fn create_role() -> Weight {
		// Proof size in bytes:
		//  Measured:  `7345`
		//  Estimated: `11304`
		// Minimum execution time: 93_429_000 picoseconds.
		Weight::from_parts(103_525_000, 11304)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `AccessPolicy::Roles` (r:1 w:1)
	/// Proof: `AccessPolicy::Roles` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	fn rename_role() -> Weight {
		// Proof size in bytes:
		//  Measured:  `1143`
		//  Estimated: `3598`
		// Minimum execution time: 18_368_000 picoseconds.
		Weight::from_parts(22_694_000, 3598)
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
		//  Measured:  `7340`
		//  Estimated: `11304`
		// Minimum execution time: 61_732_000 picoseconds.
		Weight::from_parts(75_633_000, 11304)
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
		//  Measured:  `6980`
		//  Estimated: `11304`
		// Minimum execution time: 48_663_000 picoseconds.
		Weight::from_parts(58_006_000, 11304)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	fn remove_role() -> Weight {
		// Proof size in bytes:
		//  Measured:  `7421`
		//  Estimated: `11304`
		// Minimum execution time: 81_452_000 picoseconds.
		Weight::from_parts(97_736_000, 11304)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	fn assign_role() -> Weight {
		// Proof size in bytes:
		//  Measured:  `14011`
		//  Estimated: `11450`
		// Minimum execution time: 138_076_000 picoseconds.
		Weight::from_parts(153_619_000, 11450)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	fn unassign_role() -> Weight {
		// Proof size in bytes:
		//  Measured:  `14141`
		//  Estimated: `11450`
		// Minimum execution time: 167_470_000 picoseconds.
		Weight::from_parts(183_653_000, 11450)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	fn set_subject_attribute() -> Weight {
		// Proof size in bytes:
		//  Measured:  `13018`
		//  Estimated: `11450`
		// Minimum execution time: 134_711_000 picoseconds.
		Weight::from_parts(157_725_000, 11450)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	fn remove_subject_attribute() -> Weight {
		// Proof size in bytes:
		//  Measured:  `13244`
		//  Estimated: `11450`
		// Minimum execution time: 156_704_000 picoseconds.
		Weight::from_parts(171_526_000, 11450)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::Subjects` (r:1 w:1)
	/// Proof: `AccessPolicy::Subjects` (`max_values`: None, `max_size`: Some(6692), added: 9167, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::Homes` (r:0 w:1)
	/// Proof: `AccessPolicy::Homes` (`max_values`: None, `max_size`: Some(123), added: 2598, mode: `MaxEncodedLen`)
	fn add_policy_for_subject() -> Weight {
		// Proof size in bytes:
		//  Measured:  `13427`
		//  Estimated: `21910`
		// Minimum execution time: 166_098_000 picoseconds.
		Weight::from_parts(180_700_000, 21910)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::AtTarget` (r:1 w:1)
	/// Proof: `AccessPolicy::AtTarget` (`max_values`: None, `max_size`: Some(2202), added: 4677, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::Homes` (r:0 w:1)
	/// Proof: `AccessPolicy::Homes` (`max_values`: None, `max_size`: Some(123), added: 2598, mode: `MaxEncodedLen`)
	fn add_policy_for_role() -> Weight {
		// Proof size in bytes:
		//  Measured:  `10095`
		//  Estimated: `11450`
		// Minimum execution time: 136_403_000 picoseconds.
		Weight::from_parts(151_226_000, 11450)
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
	/// Storage: `Firmware::DeviceStates` (r:1 w:0)
	/// Proof: `Firmware::DeviceStates` (`max_values`: None, `max_size`: Some(319), added: 2794, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::ModelStates` (r:1 w:0)
	/// Proof: `Firmware::ModelStates` (`max_values`: None, `max_size`: Some(385), added: 2860, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::Releases` (r:8 w:0)
	/// Proof: `Firmware::Releases` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Attributes` (r:4 w:0)
	/// Proof: `DeviceRegistry::Attributes` (`max_values`: None, `max_size`: Some(401), added: 2876, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::AtTarget` (r:5 w:0)
	/// Proof: `AccessPolicy::AtTarget` (`max_values`: None, `max_size`: Some(2202), added: 4677, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::LastChange` (r:1 w:1)
	/// Proof: `AccessPolicy::LastChange` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	fn delegate() -> Weight {
		// Proof size in bytes:
		//  Measured:  `28531`
		//  Estimated: `24375`
		// Minimum execution time: 489_239_000 picoseconds.
		Weight::from_parts(525_143_000, 24375)
			.saturating_add(T::DbWeight::get().reads(40_u64))
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	fn revoke() -> Weight {
		// Proof size in bytes:
		//  Measured:  `14701`
		//  Estimated: `21910`
		// Minimum execution time: 193_959_000 picoseconds.
		Weight::from_parts(209_482_000, 21910)
			.saturating_add(T::DbWeight::get().reads(21_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `AccessPolicy::Domains` (r:1 w:1)
	/// Proof: `AccessPolicy::Domains` (`max_values`: None, `max_size`: Some(7839), added: 10314, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::LastChange` (r:1 w:1)
	/// Proof: `AccessPolicy::LastChange` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn set_rescuers() -> Weight {
		// Proof size in bytes:
		//  Measured:  `6083`
		//  Estimated: `11304`
		// Minimum execution time: 39_489_000 picoseconds.
		Weight::from_parts(47_792_000, 11304)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `AccessPolicy::Domains` (r:1 w:1)
	/// Proof: `AccessPolicy::Domains` (`max_values`: None, `max_size`: Some(7839), added: 10314, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::LastChange` (r:1 w:1)
	/// Proof: `AccessPolicy::LastChange` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn set_lockdown() -> Weight {
		// Proof size in bytes:
		//  Measured:  `6083`
		//  Estimated: `11304`
		// Minimum execution time: 34_711_000 picoseconds.
		Weight::from_parts(42_764_000, 11304)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `AccessPolicy::Domains` (r:1 w:1)
	/// Proof: `AccessPolicy::Domains` (`max_values`: None, `max_size`: Some(7839), added: 10314, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	fn remove_domain() -> Weight {
		// Proof size in bytes:
		//  Measured:  `599`
		//  Estimated: `11304`
		// Minimum execution time: 37_245_000 picoseconds.
		Weight::from_parts(41_522_000, 11304)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::Homes` (r:0 w:16)
	/// Proof: `AccessPolicy::Homes` (`max_values`: None, `max_size`: Some(123), added: 2598, mode: `MaxEncodedLen`)
	/// The range of component `p` is `[2, 16]`.
	fn sweep_subject(p: u32, ) -> Weight {
		// Proof size in bytes:
		//  Measured:  `11849 + p * (252 ±0)`
		//  Estimated: `21854`
		// Minimum execution time: 573_375_000 picoseconds.
		Weight::from_parts(533_790_371, 21854)
			// Standard Error: 170_367
			.saturating_add(Weight::from_parts(32_085_588, 0).saturating_mul(p.into()))
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
		//  Measured:  `7884 + l * (44 ±0) + p * (251 ±0)`
		//  Estimated: `21318 + l * (3506 ±0)`
		// Minimum execution time: 223_473_000 picoseconds.
		Weight::from_parts(187_885_235, 21318)
			// Standard Error: 239_413
			.saturating_add(Weight::from_parts(5_407_739, 0).saturating_mul(l.into()))
			// Standard Error: 30_459
			.saturating_add(Weight::from_parts(3_720_980, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(27_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(l.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64))
			.saturating_add(Weight::from_parts(0, 3506).saturating_mul(l.into()))
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::LastChange` (r:1 w:0)
	/// Proof: `AccessPolicy::LastChange` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// The range of component `l` is `[2, 6]`.
	/// The range of component `p` is `[3, 38]`.
	fn request_access(l: u32, p: u32, ) -> Weight {
		// Proof size in bytes:
		//  Measured:  `8627 + l * (44 ±0) + p * (251 ±0)`
		//  Estimated: `21318 + l * (3506 ±56)`
		// Minimum execution time: 292_015_000 picoseconds.
		Weight::from_parts(235_897_870, 21318)
			// Standard Error: 311_236
			.saturating_add(Weight::from_parts(9_979_608, 0).saturating_mul(l.into()))
			// Standard Error: 39_597
			.saturating_add(Weight::from_parts(3_825_557, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(31_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(l.into())))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(Weight::from_parts(0, 3506).saturating_mul(l.into()))
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	fn end_session() -> Weight {
		// Proof size in bytes:
		//  Measured:  `14713`
		//  Estimated: `21910`
		// Minimum execution time: 170_765_000 picoseconds.
		Weight::from_parts(179_808_000, 21910)
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
		//  Measured:  `7884 + l * (44 ±0) + p * (251 ±0)`
		//  Estimated: `21318 + l * (3506 ±56)`
		// Minimum execution time: 189_192_000 picoseconds.
		Weight::from_parts(136_186_800, 21318)
			// Standard Error: 172_545
			.saturating_add(Weight::from_parts(8_858_353, 0).saturating_mul(l.into()))
			// Standard Error: 21_952
			.saturating_add(Weight::from_parts(3_301_658, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(27_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(l.into())))
			.saturating_add(Weight::from_parts(0, 3506).saturating_mul(l.into()))
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
		//  Measured:  `23715`
		//  Estimated: `24375`
		// Minimum execution time: 367_097_000 picoseconds.
		Weight::from_parts(384_052_000, 24375)
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
		//  Measured:  `2169`
		//  Estimated: `11304`
		// Minimum execution time: 42_153_000 picoseconds.
		Weight::from_parts(44_766_000, 11304)
			.saturating_add(T::DbWeight::get().reads(9_u64))
	}
}

/// For tests: with the SDK's weight of ParityDB.
impl WeightInfo for () {
	fn name_action() -> Weight {
		Weight::from_parts(143_044_000, 11304)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn create_role() -> Weight {
		Weight::from_parts(103_525_000, 11304)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn rename_role() -> Weight {
		Weight::from_parts(22_694_000, 3598)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn set_role_parent() -> Weight {
		Weight::from_parts(75_633_000, 11304)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn set_role_enabled() -> Weight {
		Weight::from_parts(58_006_000, 11304)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn remove_role() -> Weight {
		Weight::from_parts(97_736_000, 11304)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn assign_role() -> Weight {
		Weight::from_parts(153_619_000, 11450)
			.saturating_add(ParityDbWeight::get().reads(11_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn unassign_role() -> Weight {
		Weight::from_parts(183_653_000, 11450)
			.saturating_add(ParityDbWeight::get().reads(13_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn set_subject_attribute() -> Weight {
		Weight::from_parts(157_725_000, 11450)
			.saturating_add(ParityDbWeight::get().reads(11_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn remove_subject_attribute() -> Weight {
		Weight::from_parts(171_526_000, 11450)
			.saturating_add(ParityDbWeight::get().reads(12_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn add_policy_for_subject() -> Weight {
		Weight::from_parts(180_700_000, 21910)
			.saturating_add(ParityDbWeight::get().reads(17_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn add_policy_for_role() -> Weight {
		Weight::from_parts(151_226_000, 11450)
			.saturating_add(ParityDbWeight::get().reads(12_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn delegate() -> Weight {
		Weight::from_parts(525_143_000, 24375)
			.saturating_add(ParityDbWeight::get().reads(40_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn revoke() -> Weight {
		Weight::from_parts(209_482_000, 21910)
			.saturating_add(ParityDbWeight::get().reads(21_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn set_rescuers() -> Weight {
		Weight::from_parts(47_792_000, 11304)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn set_lockdown() -> Weight {
		Weight::from_parts(42_764_000, 11304)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn remove_domain() -> Weight {
		Weight::from_parts(41_522_000, 11304)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn sweep_subject(p: u32, ) -> Weight {
		Weight::from_parts(533_790_371, 21854)
			.saturating_add(Weight::from_parts(32_085_588, 0).saturating_mul(p.into()))
			.saturating_add(ParityDbWeight::get().reads(23_u64))
			.saturating_add(ParityDbWeight::get().writes(17_u64))
			.saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(p.into())))
	}
	fn consume(l: u32, p: u32, ) -> Weight {
		Weight::from_parts(187_885_235, 21318)
			.saturating_add(Weight::from_parts(5_407_739, 0).saturating_mul(l.into()))
			.saturating_add(Weight::from_parts(3_720_980, 0).saturating_mul(p.into()))
			.saturating_add(ParityDbWeight::get().reads(27_u64))
			.saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(l.into())))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
			.saturating_add(Weight::from_parts(0, 3506).saturating_mul(l.into()))
	}
	fn request_access(l: u32, p: u32, ) -> Weight {
		Weight::from_parts(235_897_870, 21318)
			.saturating_add(Weight::from_parts(9_979_608, 0).saturating_mul(l.into()))
			.saturating_add(Weight::from_parts(3_825_557, 0).saturating_mul(p.into()))
			.saturating_add(ParityDbWeight::get().reads(31_u64))
			.saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(l.into())))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
			.saturating_add(Weight::from_parts(0, 3506).saturating_mul(l.into()))
	}
	fn end_session() -> Weight {
		Weight::from_parts(179_808_000, 21910)
			.saturating_add(ParityDbWeight::get().reads(21_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn decide(l: u32, p: u32, ) -> Weight {
		Weight::from_parts(136_186_800, 21318)
			.saturating_add(Weight::from_parts(8_858_353, 0).saturating_mul(l.into()))
			.saturating_add(Weight::from_parts(3_301_658, 0).saturating_mul(p.into()))
			.saturating_add(ParityDbWeight::get().reads(27_u64))
			.saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(l.into())))
			.saturating_add(Weight::from_parts(0, 3506).saturating_mul(l.into()))
	}
	fn decide_at_bounds() -> Weight {
		Weight::from_parts(384_052_000, 24375)
			.saturating_add(ParityDbWeight::get().reads(39_u64))
	}
	fn decide_typical() -> Weight {
		Weight::from_parts(44_766_000, 11304)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
	}
}
