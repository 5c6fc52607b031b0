// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_data_anchor`, measured: `scripts/weights.sh` writes this file.
//!
//! 2026-11-21, `AMD EPYC`, 6 steps, 5 repetitions, runtime Compiled,
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(787), added: 3262, mode: `MaxEncodedLen`)
	/// Storage: `DataAnchor::Streams` (r:0 w:1)
	/// Proof: `DataAnchor::Streams` (`max_values`: None, `max_size`: Some(219), added: 2694, mode: `MaxEncodedLen`)
	/// Storage: `DataAnchor::StreamInfos` (r:0 w:1)
	/// Proof: `DataAnchor::StreamInfos` (`max_values`: None, `max_size`: Some(186), added: 2661, mode: `MaxEncodedLen`)
	fn create_stream() -> Weight {
		// Proof size in bytes:
		//  Measured:  `42`
		//  Estimated: `4252`
		// Minimum execution time: 75_392_000 picoseconds.
		Weight::from_parts(81_261_000, 4252)
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
		// Minimum execution time: 14_621_000 picoseconds.
		Weight::from_parts(15_924_000, 3684)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `DataAnchor::Streams` (r:1 w:1)
	/// Proof: `DataAnchor::Streams` (`max_values`: None, `max_size`: Some(219), added: 2694, mode: `MaxEncodedLen`)
	fn close_stream() -> Weight {
		// Proof size in bytes:
		//  Measured:  `378`
		//  Estimated: `3684`
		// Minimum execution time: 10_025_000 picoseconds.
		Weight::from_parts(11_186_000, 3684)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `DataAnchor::Streams` (r:1 w:1)
	/// Proof: `DataAnchor::Streams` (`max_values`: None, `max_size`: Some(219), added: 2694, mode: `MaxEncodedLen`)
	/// Storage: `DataAnchor::StreamInfos` (r:1 w:1)
	/// Proof: `DataAnchor::StreamInfos` (`max_values`: None, `max_size`: Some(186), added: 2661, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(787), added: 3262, mode: `MaxEncodedLen`)
	fn remove_stream() -> Weight {
		// Proof size in bytes:
		//  Measured:  `651`
		//  Estimated: `4252`
		// Minimum execution time: 70_375_000 picoseconds.
		Weight::from_parts(77_936_000, 4252)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `DataAnchor::Streams` (r:1 w:1)
	/// Proof: `DataAnchor::Streams` (`max_values`: None, `max_size`: Some(219), added: 2694, mode: `MaxEncodedLen`)
	/// Storage: `DataAnchor::StreamInfos` (r:1 w:1)
	/// Proof: `DataAnchor::StreamInfos` (`max_values`: None, `max_size`: Some(186), added: 2661, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(787), added: 3262, mode: `MaxEncodedLen`)
	fn set_slots() -> Weight {
		// Proof size in bytes:
		//  Measured:  `684`
		//  Estimated: `4252`
		// Minimum execution time: 50_715_000 picoseconds.
		Weight::from_parts(54_431_000, 4252)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(787), added: 3262, mode: `MaxEncodedLen`)
	fn add_writer() -> Weight {
		// Proof size in bytes:
		//  Measured:  `684`
		//  Estimated: `4252`
		// Minimum execution time: 53_730_000 picoseconds.
		Weight::from_parts(57_215_000, 4252)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(787), added: 3262, mode: `MaxEncodedLen`)
	fn remove_writer() -> Weight {
		// Proof size in bytes:
		//  Measured:  `840`
		//  Estimated: `4252`
		// Minimum execution time: 45_628_000 picoseconds.
		Weight::from_parts(50_816_000, 4252)
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
		//  Measured:  `188 + n * (326 ±0)`
		//  Estimated: `990 + n * (2694 ±0)`
		// Minimum execution time: 19_049_000 picoseconds.
		Weight::from_parts(6_895_582, 990)
			// Standard Error: 12_301
			.saturating_add(Weight::from_parts(14_385_126, 0).saturating_mul(n.into()))
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
		// Minimum execution time: 7_251_000 picoseconds.
		Weight::from_parts(8_102_000, 3669)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// The range of component `n` is `[1, 41]`.
	fn consistency(n: u32, ) -> Weight {
		// Proof size in bytes:
		//  Measured:  `0`
		//  Estimated: `0`
		// Minimum execution time: 420_000 picoseconds.
		Weight::from_parts(481_000, 0)
			// Standard Error: 116
			.saturating_add(Weight::from_parts(455_710, 0).saturating_mul(n.into()))
	}
	/// Storage: `DataAnchor::Streams` (r:1 w:1)
	/// Proof: `DataAnchor::Streams` (`max_values`: None, `max_size`: Some(219), added: 2694, mode: `MaxEncodedLen`)
	/// Storage: `DataAnchor::Anchors` (r:128 w:128)
	/// Proof: `DataAnchor::Anchors` (`max_values`: None, `max_size`: Some(204), added: 2679, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 128]`.
	fn prune(n: u32, ) -> Weight {
		// Proof size in bytes:
		//  Measured:  `416 + n * (191 ±0)`
		//  Estimated: `3684 + n * (2679 ±0)`
		// Minimum execution time: 38_057_000 picoseconds.
		Weight::from_parts(32_506_930, 3684)
			// Standard Error: 4_086
			.saturating_add(Weight::from_parts(5_068_092, 0).saturating_mul(n.into()))
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(787), added: 3262, mode: `MaxEncodedLen`)
	fn keep() -> Weight {
		// Proof size in bytes:
		//  Measured:  `527`
		//  Estimated: `4252`
		// Minimum execution time: 52_479_000 picoseconds.
		Weight::from_parts(56_244_000, 4252)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(787), added: 3262, mode: `MaxEncodedLen`)
	fn release() -> Weight {
		// Proof size in bytes:
		//  Measured:  `828`
		//  Estimated: `4252`
		// Minimum execution time: 47_160_000 picoseconds.
		Weight::from_parts(50_766_000, 4252)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `DataAnchor::AgreementKeys` (r:1 w:1)
	/// Proof: `DataAnchor::AgreementKeys` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(787), added: 3262, mode: `MaxEncodedLen`)
	fn set_agreement_key() -> Weight {
		// Proof size in bytes:
		//  Measured:  `42`
		//  Estimated: `4252`
		// Minimum execution time: 42_393_000 picoseconds.
		Weight::from_parts(45_938_000, 4252)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(787), added: 3262, mode: `MaxEncodedLen`)
	/// Storage: `DataAnchor::Shares` (r:0 w:1)
	/// Proof: `DataAnchor::Shares` (`max_values`: None, `max_size`: Some(723), added: 3198, mode: `MaxEncodedLen`)
	/// Storage: `DataAnchor::SharedWith` (r:0 w:1)
	/// Proof: `DataAnchor::SharedWith` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
	fn share() -> Weight {
		// Proof size in bytes:
		//  Measured:  `1450`
		//  Estimated: `11304`
		// Minimum execution time: 75_673_000 picoseconds.
		Weight::from_parts(81_221_000, 11304)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(787), added: 3262, mode: `MaxEncodedLen`)
	fn revoke_share() -> Weight {
		// Proof size in bytes:
		//  Measured:  `1859`
		//  Estimated: `11304`
		// Minimum execution time: 60_059_000 picoseconds.
		Weight::from_parts(69_113_000, 11304)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `DataAnchor::Streams` (r:1 w:0)
	/// Proof: `DataAnchor::Streams` (`max_values`: None, `max_size`: Some(219), added: 2694, mode: `MaxEncodedLen`)
	/// Storage: `DataAnchor::StreamInfos` (r:1 w:1)
	/// Proof: `DataAnchor::StreamInfos` (`max_values`: None, `max_size`: Some(186), added: 2661, mode: `MaxEncodedLen`)
	/// Storage: `DataAnchor::Shares` (r:128 w:128)
	/// Proof: `DataAnchor::Shares` (`max_values`: None, `max_size`: Some(723), added: 3198, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:128 w:128)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:128 w:128)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(787), added: 3262, mode: `MaxEncodedLen`)
	/// Storage: `DataAnchor::SharedWith` (r:0 w:128)
	/// Proof: `DataAnchor::SharedWith` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 128]`.
	fn remove_shares(n: u32, ) -> Weight {
		// Proof size in bytes:
		//  Measured:  `580 + n * (867 ±0)`
		//  Estimated: `3684 + n * (3262 ±0)`
		// Minimum execution time: 53_660_000 picoseconds.
		Weight::from_parts(55_663_000, 3684)
			// Standard Error: 34_929
			.saturating_add(Weight::from_parts(40_083_184, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64))
			.saturating_add(T::DbWeight::get().writes((4_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 3262).saturating_mul(n.into()))
	}
	/// Storage: `DataAnchor::Streams` (r:1 w:0)
	/// Proof: `DataAnchor::Streams` (`max_values`: None, `max_size`: Some(219), added: 2694, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Devices` (r:1 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	fn read_stream() -> Weight {
		// Proof size in bytes:
		//  Measured:  `693`
		//  Estimated: `3684`
		// Minimum execution time: 10_095_000 picoseconds.
		Weight::from_parts(11_207_000, 3684)
			.saturating_add(T::DbWeight::get().reads(2_u64))
	}
	/// Storage: `DataAnchor::Anchors` (r:1 w:0)
	/// Proof: `DataAnchor::Anchors` (`max_values`: None, `max_size`: Some(204), added: 2679, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[0, 64]`.
	fn verify_inclusion(n: u32, ) -> Weight {
		// Proof size in bytes:
		//  Measured:  `356`
		//  Estimated: `3669`
		// Minimum execution time: 6_119_000 picoseconds.
		Weight::from_parts(6_917_174, 3669)
			// Standard Error: 103
			.saturating_add(Weight::from_parts(234_300, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
	/// The range of component `n` is `[0, 65536]`.
	fn hash_leaf(n: u32, ) -> Weight {
		// Proof size in bytes:
		//  Measured:  `0`
		//  Estimated: `0`
		// Minimum execution time: 421_000 picoseconds.
		Weight::from_parts(729_980, 0)
			// Standard Error: 0
			.saturating_add(Weight::from_parts(690, 0).saturating_mul(n.into()))
	}
}

/// For tests: with the SDK's weight of ParityDB.
impl WeightInfo for () {
	fn create_stream() -> Weight {
		Weight::from_parts(81_261_000, 4252)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn update_stream() -> Weight {
		Weight::from_parts(15_924_000, 3684)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn close_stream() -> Weight {
		Weight::from_parts(11_186_000, 3684)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn remove_stream() -> Weight {
		Weight::from_parts(77_936_000, 4252)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn set_slots() -> Weight {
		Weight::from_parts(54_431_000, 4252)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn add_writer() -> Weight {
		Weight::from_parts(57_215_000, 4252)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn remove_writer() -> Weight {
		Weight::from_parts(50_816_000, 4252)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn anchor(n: u32, ) -> Weight {
		Weight::from_parts(6_895_582, 990)
			.saturating_add(Weight::from_parts(14_385_126, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes((2_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2694).saturating_mul(n.into()))
	}
	fn anchor_correction() -> Weight {
		Weight::from_parts(8_102_000, 3669)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn consistency(n: u32, ) -> Weight {
		Weight::from_parts(481_000, 0)
			.saturating_add(Weight::from_parts(455_710, 0).saturating_mul(n.into()))
	}
	fn prune(n: u32, ) -> Weight {
		Weight::from_parts(32_506_930, 3684)
			.saturating_add(Weight::from_parts(5_068_092, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
			.saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2679).saturating_mul(n.into()))
	}
	fn keep() -> Weight {
		Weight::from_parts(56_244_000, 4252)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn release() -> Weight {
		Weight::from_parts(50_766_000, 4252)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn set_agreement_key() -> Weight {
		Weight::from_parts(45_938_000, 4252)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn share() -> Weight {
		Weight::from_parts(81_221_000, 11304)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn revoke_share() -> Weight {
		Weight::from_parts(69_113_000, 11304)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn remove_shares(n: u32, ) -> Weight {
		Weight::from_parts(55_663_000, 3684)
			.saturating_add(Weight::from_parts(40_083_184, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
			.saturating_add(ParityDbWeight::get().writes((4_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 3262).saturating_mul(n.into()))
	}
	fn read_stream() -> Weight {
		Weight::from_parts(11_207_000, 3684)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
	}
	fn verify_inclusion(n: u32, ) -> Weight {
		Weight::from_parts(6_917_174, 3669)
			.saturating_add(Weight::from_parts(234_300, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(1_u64))
	}
	fn hash_leaf(n: u32, ) -> Weight {
		Weight::from_parts(729_980, 0)
			.saturating_add(Weight::from_parts(690, 0).saturating_mul(n.into()))
	}
}
