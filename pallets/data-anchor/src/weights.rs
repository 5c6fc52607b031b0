// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_data_anchor`, measured: `scripts/weights.sh` writes this file.
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

/// What `pallet_data_anchor` asks the weights of.
#[allow(missing_docs)]
pub trait WeightInfo {
	fn create_stream() -> Weight;
	fn update_stream() -> Weight;
	fn close_stream() -> Weight;
	fn remove_stream() -> Weight;
	fn set_slots() -> Weight;
	fn add_writer() -> Weight;
	fn remove_writer() -> Weight;
	fn anchor(n: u32, ) -> Weight;
	fn anchor_correction() -> Weight;
	fn consistency(n: u32, ) -> Weight;
	fn prune(n: u32, ) -> Weight;
	fn keep() -> Weight;
	fn release() -> Weight;
	fn set_agreement_key() -> Weight;
	fn share() -> Weight;
	fn revoke_share() -> Weight;
	fn remove_shares(n: u32, ) -> Weight;
	fn read_stream() -> Weight;
	fn verify_inclusion(n: u32, ) -> Weight;
	fn hash_leaf(n: u32, ) -> Weight;
}

/// With the database weight of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `DataAnchor::NextStreamId` (r:1 w:1)
	/// Proof: `DataAnchor::NextStreamId` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	/// Storage: `DataAnchor::Streams` (r:0 w:1)
	/// Proof: `DataAnchor::Streams` (`max_values`: None, `max_size`: Some(219), added: 2694, mode: `MaxEncodedLen`)
	/// Storage: `DataAnchor::StreamInfos` (r:0 w:1)
	/// Proof: `DataAnchor::StreamInfos` (`max_values`: None, `max_size`: Some(186), added: 2661, mode: `MaxEncodedLen`)
	fn create_stream() -> Weight {
		// Proof size in bytes:
		//  Measured:  `42`
		//  Estimated: `4324`
		// Minimum execution time: 77_826_000 picoseconds.
		Weight::from_parts(81_491_000, 4324)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `DataAnchor::Streams` (r:1 w:1)
	/// Proof: `DataAnchor::Streams` (`max_values`: None, `max_size`: Some(219), added: 2694, mode: `MaxEncodedLen`)
	/// Storage: `DataAnchor::StreamInfos` (r:1 w:1)
	/// Proof: `DataAnchor::StreamInfos` (`max_values`: None, `max_size`: Some(186), added: 2661, mode: `MaxEncodedLen`)
	fn update_stream() -> Weight {
		// Proof size in bytes:
		//  Measured:  `554`
		//  Estimated: `3684`
		// Minimum execution time: 14_892_000 picoseconds.
		Weight::from_parts(16_174_000, 3684)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `DataAnchor::Streams` (r:1 w:1)
	/// Proof: `DataAnchor::Streams` (`max_values`: None, `max_size`: Some(219), added: 2694, mode: `MaxEncodedLen`)
	fn close_stream() -> Weight {
		// Proof size in bytes:
		//  Measured:  `378`
		//  Estimated: `3684`
		// Minimum execution time: 10_185_000 picoseconds.
		Weight::from_parts(11_177_000, 3684)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `DataAnchor::Streams` (r:1 w:1)
	/// Proof: `DataAnchor::Streams` (`max_values`: None, `max_size`: Some(219), added: 2694, mode: `MaxEncodedLen`)
	/// Storage: `DataAnchor::StreamInfos` (r:1 w:1)
	/// Proof: `DataAnchor::StreamInfos` (`max_values`: None, `max_size`: Some(186), added: 2661, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	fn remove_stream() -> Weight {
		// Proof size in bytes:
		//  Measured:  `651`
		//  Estimated: `4324`
		// Minimum execution time: 72_689_000 picoseconds.
		Weight::from_parts(77_716_000, 4324)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `DataAnchor::Streams` (r:1 w:1)
	/// Proof: `DataAnchor::Streams` (`max_values`: None, `max_size`: Some(219), added: 2694, mode: `MaxEncodedLen`)
	/// Storage: `DataAnchor::StreamInfos` (r:1 w:1)
	/// Proof: `DataAnchor::StreamInfos` (`max_values`: None, `max_size`: Some(186), added: 2661, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	fn set_slots() -> Weight {
		// Proof size in bytes:
		//  Measured:  `684`
		//  Estimated: `4324`
		// Minimum execution time: 53_360_000 picoseconds.
		Weight::from_parts(56_554_000, 4324)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `DataAnchor::Streams` (r:1 w:0)
	/// Proof: `DataAnchor::Streams` (`max_values`: None, `max_size`: Some(219), added: 2694, mode: `MaxEncodedLen`)
	/// Storage: `DataAnchor::Writers` (r:1 w:1)
	/// Proof: `DataAnchor::Writers` (`max_values`: None, `max_size`: Some(113), added: 2588, mode: `MaxEncodedLen`)
	/// Storage: `DataAnchor::StreamInfos` (r:1 w:1)
	/// Proof: `DataAnchor::StreamInfos` (`max_values`: None, `max_size`: Some(186), added: 2661, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	fn add_writer() -> Weight {
		// Proof size in bytes:
		//  Measured:  `684`
		//  Estimated: `4324`
		// Minimum execution time: 57_656_000 picoseconds.
		Weight::from_parts(61_422_000, 4324)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `DataAnchor::Streams` (r:1 w:0)
	/// Proof: `DataAnchor::Streams` (`max_values`: None, `max_size`: Some(219), added: 2694, mode: `MaxEncodedLen`)
	/// Storage: `DataAnchor::Writers` (r:1 w:1)
	/// Proof: `DataAnchor::Writers` (`max_values`: None, `max_size`: Some(113), added: 2588, mode: `MaxEncodedLen`)
	/// Storage: `DataAnchor::StreamInfos` (r:1 w:1)
	/// Proof: `DataAnchor::StreamInfos` (`max_values`: None, `max_size`: Some(186), added: 2661, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	fn remove_writer() -> Weight {
		// Proof size in bytes:
		//  Measured:  `840`
		//  Estimated: `4324`
		// Minimum execution time: 51_697_000 picoseconds.
		Weight::from_parts(54_831_000, 4324)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `DataAnchor::Streams` (r:32 w:32)
	/// Proof: `DataAnchor::Streams` (`max_values`: None, `max_size`: Some(219), added: 2694, mode: `MaxEncodedLen`)
	/// Storage: `DataAnchor::Writers` (r:32 w:0)
	/// Proof: `DataAnchor::Writers` (`max_values`: None, `max_size`: Some(113), added: 2588, mode: `MaxEncodedLen`)
	/// Storage: `DataAnchor::Anchors` (r:0 w:32)
	/// Proof: `DataAnchor::Anchors` (`max_values`: None, `max_size`: Some(204), added: 2679, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 32]`.
	fn anchor(n: u32, ) -> Weight {
		// Proof size in bytes:
		//  Measured:  `190 + n * (326 ±0)`
		//  Estimated: `990 + n * (2694 ±0)`
		// Minimum execution time: 19_800_000 picoseconds.
		Weight::from_parts(6_962_000, 990)
			// Standard Error: 11_924
			.saturating_add(Weight::from_parts(15_060_834, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2694).saturating_mul(n.into()))
	}
	/// Storage: `DataAnchor::Anchors` (r:1 w:1)
	/// Proof: `DataAnchor::Anchors` (`max_values`: None, `max_size`: Some(204), added: 2679, mode: `MaxEncodedLen`)
	fn anchor_correction() -> Weight {
		// Proof size in bytes:
		//  Measured:  `356`
		//  Estimated: `3669`
		// Minimum execution time: 6_910_000 picoseconds.
		Weight::from_parts(7_681_000, 3669)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// The range of component `n` is `[1, 41]`.
	fn consistency(n: u32, ) -> Weight {
		// Proof size in bytes:
		//  Measured:  `0`
		//  Estimated: `0`
		// Minimum execution time: 400_000 picoseconds.
		Weight::from_parts(471_000, 0)
			// Standard Error: 134
			.saturating_add(Weight::from_parts(450_680, 0).saturating_mul(n.into()))
	}
	/// Storage: `DataAnchor::Streams` (r:1 w:1)
	/// Proof: `DataAnchor::Streams` (`max_values`: None, `max_size`: Some(219), added: 2694, mode: `MaxEncodedLen`)
	/// Storage: `DataAnchor::Anchors` (r:127 w:127)
	/// Proof: `DataAnchor::Anchors` (`max_values`: None, `max_size`: Some(204), added: 2679, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 128]`.
	fn prune(n: u32, ) -> Weight {
		// Proof size in bytes:
		//  Measured:  `411 + n * (191 ±0)`
		//  Estimated: `3684 + n * (2679 ±0)`
		// Minimum execution time: 38_177_000 picoseconds.
		Weight::from_parts(30_641_402, 3684)
			// Standard Error: 2_959
			.saturating_add(Weight::from_parts(5_197_060, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2679).saturating_mul(n.into()))
	}
	/// Storage: `DataAnchor::Anchors` (r:1 w:1)
	/// Proof: `DataAnchor::Anchors` (`max_values`: None, `max_size`: Some(204), added: 2679, mode: `MaxEncodedLen`)
	/// Storage: `DataAnchor::Keepers` (r:1 w:1)
	/// Proof: `DataAnchor::Keepers` (`max_values`: None, `max_size`: Some(112), added: 2587, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	fn keep() -> Weight {
		// Proof size in bytes:
		//  Measured:  `527`
		//  Estimated: `4324`
		// Minimum execution time: 53_520_000 picoseconds.
		Weight::from_parts(56_644_000, 4324)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `DataAnchor::Keepers` (r:1 w:1)
	/// Proof: `DataAnchor::Keepers` (`max_values`: None, `max_size`: Some(112), added: 2587, mode: `MaxEncodedLen`)
	/// Storage: `DataAnchor::Anchors` (r:1 w:1)
	/// Proof: `DataAnchor::Anchors` (`max_values`: None, `max_size`: Some(204), added: 2679, mode: `MaxEncodedLen`)
	/// Storage: `DataAnchor::Streams` (r:1 w:0)
	/// Proof: `DataAnchor::Streams` (`max_values`: None, `max_size`: Some(219), added: 2694, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	fn release() -> Weight {
		// Proof size in bytes:
		//  Measured:  `828`
		//  Estimated: `4324`
		// Minimum execution time: 50_385_000 picoseconds.
		Weight::from_parts(53_380_000, 4324)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `DataAnchor::AgreementKeys` (r:1 w:1)
	/// Proof: `DataAnchor::AgreementKeys` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	fn set_agreement_key() -> Weight {
		// Proof size in bytes:
		//  Measured:  `42`
		//  Estimated: `4324`
		// Minimum execution time: 45_007_000 picoseconds.
		Weight::from_parts(48_092_000, 4324)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `DataAnchor::Streams` (r:1 w:0)
	/// Proof: `DataAnchor::Streams` (`max_values`: None, `max_size`: Some(219), added: 2694, mode: `MaxEncodedLen`)
	/// Storage: `DataAnchor::AgreementKeys` (r:1 w:0)
	/// Proof: `DataAnchor::AgreementKeys` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `DataAnchor::StreamInfos` (r:1 w:1)
	/// Proof: `DataAnchor::StreamInfos` (`max_values`: None, `max_size`: Some(186), added: 2661, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Devices` (r:1 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::DeviceInfos` (r:1 w:0)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::Domains` (r:1 w:0)
	/// Proof: `AccessPolicy::Domains` (`max_values`: None, `max_size`: Some(7839), added: 10314, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	/// Storage: `DataAnchor::Shares` (r:0 w:1)
	/// Proof: `DataAnchor::Shares` (`max_values`: None, `max_size`: Some(723), added: 3198, mode: `MaxEncodedLen`)
	/// Storage: `DataAnchor::SharedWith` (r:0 w:1)
	/// Proof: `DataAnchor::SharedWith` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
	fn share() -> Weight {
		// Proof size in bytes:
		//  Measured:  `1553`
		//  Estimated: `11304`
		// Minimum execution time: 80_580_000 picoseconds.
		Weight::from_parts(85_688_000, 11304)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `DataAnchor::Streams` (r:1 w:0)
	/// Proof: `DataAnchor::Streams` (`max_values`: None, `max_size`: Some(219), added: 2694, mode: `MaxEncodedLen`)
	/// Storage: `DataAnchor::Shares` (r:1 w:1)
	/// Proof: `DataAnchor::Shares` (`max_values`: None, `max_size`: Some(723), added: 3198, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Devices` (r:1 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::DeviceInfos` (r:1 w:0)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::Domains` (r:1 w:0)
	/// Proof: `AccessPolicy::Domains` (`max_values`: None, `max_size`: Some(7839), added: 10314, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	fn revoke_share() -> Weight {
		// Proof size in bytes:
		//  Measured:  `1962`
		//  Estimated: `11304`
		// Minimum execution time: 67_561_000 picoseconds.
		Weight::from_parts(72_038_000, 11304)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `DataAnchor::Streams` (r:1 w:0)
	/// Proof: `DataAnchor::Streams` (`max_values`: None, `max_size`: Some(219), added: 2694, mode: `MaxEncodedLen`)
	/// Storage: `DataAnchor::StreamInfos` (r:1 w:1)
	/// Proof: `DataAnchor::StreamInfos` (`max_values`: None, `max_size`: Some(186), added: 2661, mode: `MaxEncodedLen`)
	/// Storage: `DataAnchor::Shares` (r:127 w:127)
	/// Proof: `DataAnchor::Shares` (`max_values`: None, `max_size`: Some(723), added: 3198, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:127 w:127)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:127 w:127)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	/// Storage: `DataAnchor::SharedWith` (r:0 w:127)
	/// Proof: `DataAnchor::SharedWith` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 128]`.
	fn remove_shares(n: u32, ) -> Weight {
		// Proof size in bytes:
		//  Measured:  `569 + n * (867 ±0)`
		//  Estimated: `3684 + n * (3334 ±0)`
		// Minimum execution time: 57_005_000 picoseconds.
		Weight::from_parts(58_757_000, 3684)
			// Standard Error: 28_545
			.saturating_add(Weight::from_parts(42_120_517, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64))
			.saturating_add(T::DbWeight::get().writes((4_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 3334).saturating_mul(n.into()))
	}
	/// Storage: `DataAnchor::Streams` (r:1 w:0)
	/// Proof: `DataAnchor::Streams` (`max_values`: None, `max_size`: Some(219), added: 2694, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Devices` (r:1 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	fn read_stream() -> Weight {
		// Proof size in bytes:
		//  Measured:  `693`
		//  Estimated: `3684`
		// Minimum execution time: 9_584_000 picoseconds.
		Weight::from_parts(10_405_000, 3684)
			.saturating_add(T::DbWeight::get().reads(2_u64))
	}
	/// Storage: `DataAnchor::Anchors` (r:1 w:0)
	/// Proof: `DataAnchor::Anchors` (`max_values`: None, `max_size`: Some(204), added: 2679, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[0, 64]`.
	fn verify_inclusion(n: u32, ) -> Weight {
		// Proof size in bytes:
		//  Measured:  `356`
		//  Estimated: `3669`
		// Minimum execution time: 5_468_000 picoseconds.
		Weight::from_parts(6_016_543, 3669)
			// Standard Error: 55
			.saturating_add(Weight::from_parts(232_811, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
	/// The range of component `n` is `[0, 65536]`.
	fn hash_leaf(n: u32, ) -> Weight {
		// Proof size in bytes:
		//  Measured:  `0`
		//  Estimated: `0`
		// Minimum execution time: 430_000 picoseconds.
		Weight::from_parts(822_708, 0)
			// Standard Error: 0
			.saturating_add(Weight::from_parts(645, 0).saturating_mul(n.into()))
	}
}

/// For tests: with the SDK's weight of ParityDB.
impl WeightInfo for () {
	fn create_stream() -> Weight {
		Weight::from_parts(81_491_000, 4324)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn update_stream() -> Weight {
		Weight::from_parts(16_174_000, 3684)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn close_stream() -> Weight {
		Weight::from_parts(11_177_000, 3684)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn remove_stream() -> Weight {
		Weight::from_parts(77_716_000, 4324)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn set_slots() -> Weight {
		Weight::from_parts(56_554_000, 4324)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn add_writer() -> Weight {
		Weight::from_parts(61_422_000, 4324)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn remove_writer() -> Weight {
		Weight::from_parts(54_831_000, 4324)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn anchor(n: u32, ) -> Weight {
		Weight::from_parts(6_962_000, 990)
			.saturating_add(Weight::from_parts(15_060_834, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes((2_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2694).saturating_mul(n.into()))
	}
	fn anchor_correction() -> Weight {
		Weight::from_parts(7_681_000, 3669)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn consistency(n: u32, ) -> Weight {
		Weight::from_parts(471_000, 0)
			.saturating_add(Weight::from_parts(450_680, 0).saturating_mul(n.into()))
	}
	fn prune(n: u32, ) -> Weight {
		Weight::from_parts(30_641_402, 3684)
			.saturating_add(Weight::from_parts(5_197_060, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
			.saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2679).saturating_mul(n.into()))
	}
	fn keep() -> Weight {
		Weight::from_parts(56_644_000, 4324)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn release() -> Weight {
		Weight::from_parts(53_380_000, 4324)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn set_agreement_key() -> Weight {
		Weight::from_parts(48_092_000, 4324)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn share() -> Weight {
		Weight::from_parts(85_688_000, 11304)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn revoke_share() -> Weight {
		Weight::from_parts(72_038_000, 11304)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn remove_shares(n: u32, ) -> Weight {
		Weight::from_parts(58_757_000, 3684)
			.saturating_add(Weight::from_parts(42_120_517, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
			.saturating_add(ParityDbWeight::get().writes((4_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 3334).saturating_mul(n.into()))
	}
	fn read_stream() -> Weight {
		Weight::from_parts(10_405_000, 3684)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
	}
	fn verify_inclusion(n: u32, ) -> Weight {
		Weight::from_parts(6_016_543, 3669)
			.saturating_add(Weight::from_parts(232_811, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(1_u64))
	}
	fn hash_leaf(n: u32, ) -> Weight {
		Weight::from_parts(822_708, 0)
			.saturating_add(Weight::from_parts(645, 0).saturating_mul(n.into()))
	}
}
