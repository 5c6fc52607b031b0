// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_device_registry`, measured: `scripts/weights.sh` writes this file.
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

/// What `pallet_device_registry` asks the weights of.
#[allow(missing_docs)]
pub trait WeightInfo {
	fn register_vendor() -> Weight;
	fn update_vendor() -> Weight;
	fn set_vendor_status() -> Weight;
	fn set_operator() -> Weight;
	fn register_model() -> Weight;
	fn update_model() -> Weight;
	fn register_lot() -> Weight;
	fn fund_lot() -> Weight;
	fn close_lot() -> Weight;
	fn enrol() -> Weight;
	fn enrol_batch(n: u32, ) -> Weight;
	fn enrol_from_lot(p: u32, ) -> Weight;
	fn enrol_from_lot_authorized() -> Weight;
	fn authorize_enrol_from_lot(p: u32, ) -> Weight;
	fn remove_vendor() -> Weight;
	fn remove_model() -> Weight;
	fn claim() -> Weight;
	fn offer_transfer() -> Weight;
	fn cancel_transfer() -> Weight;
	fn accept_transfer() -> Weight;
	fn suspend() -> Weight;
	fn resume() -> Weight;
	fn quarantine() -> Weight;
	fn release() -> Weight;
	fn decommission() -> Weight;
	fn set_operational_key() -> Weight;
	fn revoke_operational_key() -> Weight;
	fn set_agreement_key() -> Weight;
	fn rotate_identity_key() -> Weight;
	fn propose_recovery() -> Weight;
	fn approve_recovery() -> Weight;
	fn cancel_recovery() -> Weight;
	fn finish_recovery() -> Weight;
	fn create_fleet() -> Weight;
	fn rename_fleet() -> Weight;
	fn remove_fleet() -> Weight;
	fn suspend_fleet() -> Weight;
	fn resume_fleet() -> Weight;
	fn assign_fleet() -> Weight;
	fn set_attribute(l: u32, ) -> Weight;
	fn replace_attribute(l: u32, ) -> Weight;
	fn remove_attribute() -> Weight;
	fn set_endpoints(n: u32, ) -> Weight;
	fn replace_endpoints(n: u32, ) -> Weight;
	fn open_sponsorship() -> Weight;
	fn fund_sponsorship() -> Weight;
	fn update_sponsorship() -> Weight;
	fn close_sponsorship() -> Weight;
	fn choose_sponsor() -> Weight;
	fn collect_fees() -> Weight;
	fn submit(l: u32, ) -> Weight;
	fn submit_authorized(l: u32, ) -> Weight;
	fn authorize_submit(l: u32, ) -> Weight;
	fn charge_sponsor() -> Weight;
	fn charge_lot() -> Weight;
	fn verify_ed25519() -> Weight;
	fn verify_sr25519() -> Weight;
	fn verify_secp256k1() -> Weight;
	fn verify_p256() -> Weight;
	fn read_device() -> Weight;
	fn read_status() -> Weight;
	fn read_details() -> Weight;
	fn read_attribute() -> Weight;
	fn read_members() -> Weight;
	fn read_model() -> Weight;
	fn read_operator() -> Weight;
	fn set_verdict_quarantine() -> Weight;
}

/// With the database weight of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `DeviceRegistry::NextVendorId` (r:1 w:1)
	/// Proof: `DeviceRegistry::NextVendorId` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Vendors` (r:0 w:1)
	/// Proof: `DeviceRegistry::Vendors` (`max_values`: None, `max_size`: Some(198), added: 2673, mode: `MaxEncodedLen`)
	fn register_vendor() -> Weight {
		// Proof size in bytes:
		//  Measured:  `6`
		//  Estimated: `4324`
		// Minimum execution time: 42_383_000 picoseconds.
		Weight::from_parts(44_896_000, 4324)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `DeviceRegistry::Vendors` (r:1 w:1)
	/// Proof: `DeviceRegistry::Vendors` (`max_values`: None, `max_size`: Some(198), added: 2673, mode: `MaxEncodedLen`)
	fn update_vendor() -> Weight {
		// Proof size in bytes:
		//  Measured:  `253`
		//  Estimated: `3663`
		// Minimum execution time: 9_785_000 picoseconds.
		Weight::from_parts(10_846_000, 3663)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `DeviceRegistry::Vendors` (r:1 w:1)
	/// Proof: `DeviceRegistry::Vendors` (`max_values`: None, `max_size`: Some(198), added: 2673, mode: `MaxEncodedLen`)
	fn set_vendor_status() -> Weight {
		// Proof size in bytes:
		//  Measured:  `253`
		//  Estimated: `3663`
		// Minimum execution time: 8_212_000 picoseconds.
		Weight::from_parts(9_054_000, 3663)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `DeviceRegistry::Vendors` (r:1 w:0)
	/// Proof: `DeviceRegistry::Vendors` (`max_values`: None, `max_size`: Some(198), added: 2673, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Operators` (r:1 w:1)
	/// Proof: `DeviceRegistry::Operators` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	fn set_operator() -> Weight {
		// Proof size in bytes:
		//  Measured:  `308`
		//  Estimated: `4324`
		// Minimum execution time: 48_462_000 picoseconds.
		Weight::from_parts(51_456_000, 4324)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `DeviceRegistry::Vendors` (r:1 w:1)
	/// Proof: `DeviceRegistry::Vendors` (`max_values`: None, `max_size`: Some(198), added: 2673, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Operators` (r:1 w:0)
	/// Proof: `DeviceRegistry::Operators` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::NextModelId` (r:1 w:1)
	/// Proof: `DeviceRegistry::NextModelId` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Models` (r:0 w:1)
	/// Proof: `DeviceRegistry::Models` (`max_values`: None, `max_size`: Some(208), added: 2683, mode: `MaxEncodedLen`)
	fn register_model() -> Weight {
		// Proof size in bytes:
		//  Measured:  `512`
		//  Estimated: `4324`
		// Minimum execution time: 52_709_000 picoseconds.
		Weight::from_parts(56_023_000, 4324)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `DeviceRegistry::Models` (r:1 w:1)
	/// Proof: `DeviceRegistry::Models` (`max_values`: None, `max_size`: Some(208), added: 2683, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Vendors` (r:1 w:0)
	/// Proof: `DeviceRegistry::Vendors` (`max_values`: None, `max_size`: Some(198), added: 2673, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Operators` (r:1 w:0)
	/// Proof: `DeviceRegistry::Operators` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	fn update_model() -> Weight {
		// Proof size in bytes:
		//  Measured:  `643`
		//  Estimated: `3673`
		// Minimum execution time: 16_344_000 picoseconds.
		Weight::from_parts(17_957_000, 3673)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `DeviceRegistry::Models` (r:1 w:0)
	/// Proof: `DeviceRegistry::Models` (`max_values`: None, `max_size`: Some(208), added: 2683, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Vendors` (r:1 w:0)
	/// Proof: `DeviceRegistry::Vendors` (`max_values`: None, `max_size`: Some(198), added: 2673, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Operators` (r:1 w:0)
	/// Proof: `DeviceRegistry::Operators` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::NextLotId` (r:1 w:1)
	/// Proof: `DeviceRegistry::NextLotId` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::ModelUse` (r:1 w:1)
	/// Proof: `DeviceRegistry::ModelUse` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Lots` (r:0 w:1)
	/// Proof: `DeviceRegistry::Lots` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	fn register_lot() -> Weight {
		// Proof size in bytes:
		//  Measured:  `710`
		//  Estimated: `4324`
		// Minimum execution time: 86_158_000 picoseconds.
		Weight::from_parts(91_346_000, 4324)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `DeviceRegistry::Lots` (r:1 w:1)
	/// Proof: `DeviceRegistry::Lots` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	fn fund_lot() -> Weight {
		// Proof size in bytes:
		//  Measured:  `450`
		//  Estimated: `4324`
		// Minimum execution time: 47_181_000 picoseconds.
		Weight::from_parts(50_165_000, 4324)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `DeviceRegistry::Lots` (r:1 w:1)
	/// Proof: `DeviceRegistry::Lots` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Vendors` (r:1 w:0)
	/// Proof: `DeviceRegistry::Vendors` (`max_values`: None, `max_size`: Some(198), added: 2673, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::ModelUse` (r:1 w:1)
	/// Proof: `DeviceRegistry::ModelUse` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	fn close_lot() -> Weight {
		// Proof size in bytes:
		//  Measured:  `747`
		//  Estimated: `4324`
		// Minimum execution time: 74_791_000 picoseconds.
		Weight::from_parts(79_839_000, 4324)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `DeviceRegistry::Models` (r:1 w:0)
	/// Proof: `DeviceRegistry::Models` (`max_values`: None, `max_size`: Some(208), added: 2683, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Vendors` (r:1 w:0)
	/// Proof: `DeviceRegistry::Vendors` (`max_values`: None, `max_size`: Some(198), added: 2673, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Operators` (r:1 w:0)
	/// Proof: `DeviceRegistry::Operators` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Devices` (r:1 w:1)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Keys` (r:1 w:0)
	/// Proof: `DeviceRegistry::Keys` (`max_values`: None, `max_size`: Some(113), added: 2588, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::ModelUse` (r:1 w:1)
	/// Proof: `DeviceRegistry::ModelUse` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::DeviceInfos` (r:0 w:1)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	fn enrol() -> Weight {
		// Proof size in bytes:
		//  Measured:  `764`
		//  Estimated: `4324`
		// Minimum execution time: 96_333_000 picoseconds.
		Weight::from_parts(102_243_000, 4324)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `DeviceRegistry::Models` (r:1 w:0)
	/// Proof: `DeviceRegistry::Models` (`max_values`: None, `max_size`: Some(208), added: 2683, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Vendors` (r:1 w:0)
	/// Proof: `DeviceRegistry::Vendors` (`max_values`: None, `max_size`: Some(198), added: 2673, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Operators` (r:1 w:0)
	/// Proof: `DeviceRegistry::Operators` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Devices` (r:100 w:100)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Keys` (r:100 w:0)
	/// Proof: `DeviceRegistry::Keys` (`max_values`: None, `max_size`: Some(113), added: 2588, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::ModelUse` (r:1 w:1)
	/// Proof: `DeviceRegistry::ModelUse` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::DeviceInfos` (r:0 w:100)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 100]`.
	fn enrol_batch(n: u32, ) -> Weight {
		// Proof size in bytes:
		//  Measured:  `764`
		//  Estimated: `4324 + n * (2588 ±0)`
		// Minimum execution time: 100_930_000 picoseconds.
		Weight::from_parts(103_314_000, 4324)
			// Standard Error: 1_048_515
			.saturating_add(Weight::from_parts(118_875_354, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2588).saturating_mul(n.into()))
	}
	/// Storage: `DeviceRegistry::Lots` (r:1 w:0)
	/// Proof: `DeviceRegistry::Lots` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Models` (r:1 w:0)
	/// Proof: `DeviceRegistry::Models` (`max_values`: None, `max_size`: Some(208), added: 2683, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Vendors` (r:1 w:0)
	/// Proof: `DeviceRegistry::Vendors` (`max_values`: None, `max_size`: Some(198), added: 2673, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Devices` (r:1 w:1)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Keys` (r:1 w:0)
	/// Proof: `DeviceRegistry::Keys` (`max_values`: None, `max_size`: Some(113), added: 2588, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::ModelUse` (r:1 w:1)
	/// Proof: `DeviceRegistry::ModelUse` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::DeviceInfos` (r:0 w:1)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// The range of component `p` is `[0, 32]`.
	fn enrol_from_lot(p: u32, ) -> Weight {
		// Proof size in bytes:
		//  Measured:  `838`
		//  Estimated: `4324`
		// Minimum execution time: 104_716_000 picoseconds.
		Weight::from_parts(111_030_197, 4324)
			// Standard Error: 3_479
			.saturating_add(Weight::from_parts(238_993, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `DeviceRegistry::Lots` (r:1 w:1)
	/// Proof: `DeviceRegistry::Lots` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Models` (r:1 w:0)
	/// Proof: `DeviceRegistry::Models` (`max_values`: None, `max_size`: Some(208), added: 2683, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Vendors` (r:1 w:0)
	/// Proof: `DeviceRegistry::Vendors` (`max_values`: None, `max_size`: Some(198), added: 2673, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Devices` (r:1 w:1)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Keys` (r:1 w:0)
	/// Proof: `DeviceRegistry::Keys` (`max_values`: None, `max_size`: Some(113), added: 2588, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::ModelUse` (r:1 w:1)
	/// Proof: `DeviceRegistry::ModelUse` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::DeviceInfos` (r:0 w:1)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	fn enrol_from_lot_authorized() -> Weight {
		// Proof size in bytes:
		//  Measured:  `945`
		//  Estimated: `4324`
		// Minimum execution time: 98_217_000 picoseconds.
		Weight::from_parts(104_706_000, 4324)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `DeviceRegistry::Lots` (r:1 w:0)
	/// Proof: `DeviceRegistry::Lots` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Models` (r:1 w:0)
	/// Proof: `DeviceRegistry::Models` (`max_values`: None, `max_size`: Some(208), added: 2683, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Vendors` (r:1 w:0)
	/// Proof: `DeviceRegistry::Vendors` (`max_values`: None, `max_size`: Some(198), added: 2673, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Devices` (r:1 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Keys` (r:1 w:0)
	/// Proof: `DeviceRegistry::Keys` (`max_values`: None, `max_size`: Some(113), added: 2588, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// The range of component `p` is `[0, 32]`.
	fn authorize_enrol_from_lot(p: u32, ) -> Weight {
		// Proof size in bytes:
		//  Measured:  `777`
		//  Estimated: `3673`
		// Minimum execution time: 51_657_000 picoseconds.
		Weight::from_parts(54_911_368, 3673)
			// Standard Error: 1_452
			.saturating_add(Weight::from_parts(239_096, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(6_u64))
	}
	/// Storage: `DeviceRegistry::Vendors` (r:1 w:1)
	/// Proof: `DeviceRegistry::Vendors` (`max_values`: None, `max_size`: Some(198), added: 2673, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Operators` (r:1 w:0)
	/// Proof: `DeviceRegistry::Operators` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	fn remove_vendor() -> Weight {
		// Proof size in bytes:
		//  Measured:  `308`
		//  Estimated: `4324`
		// Minimum execution time: 41_181_000 picoseconds.
		Weight::from_parts(44_116_000, 4324)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `DeviceRegistry::Models` (r:1 w:1)
	/// Proof: `DeviceRegistry::Models` (`max_values`: None, `max_size`: Some(208), added: 2683, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Vendors` (r:1 w:1)
	/// Proof: `DeviceRegistry::Vendors` (`max_values`: None, `max_size`: Some(198), added: 2673, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Operators` (r:1 w:0)
	/// Proof: `DeviceRegistry::Operators` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::ModelUse` (r:1 w:1)
	/// Proof: `DeviceRegistry::ModelUse` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	fn remove_model() -> Weight {
		// Proof size in bytes:
		//  Measured:  `910`
		//  Estimated: `4324`
		// Minimum execution time: 54_271_000 picoseconds.
		Weight::from_parts(57_696_000, 4324)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `DeviceRegistry::DeviceInfos` (r:1 w:1)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Devices` (r:1 w:1)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Models` (r:1 w:0)
	/// Proof: `DeviceRegistry::Models` (`max_values`: None, `max_size`: Some(208), added: 2683, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Vendors` (r:1 w:0)
	/// Proof: `DeviceRegistry::Vendors` (`max_values`: None, `max_size`: Some(198), added: 2673, mode: `MaxEncodedLen`)
	fn claim() -> Weight {
		// Proof size in bytes:
		//  Measured:  `887`
		//  Estimated: `3673`
		// Minimum execution time: 91_847_000 picoseconds.
		Weight::from_parts(96_985_000, 3673)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `DeviceRegistry::DeviceInfos` (r:1 w:0)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Devices` (r:1 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Transfers` (r:1 w:1)
	/// Proof: `DeviceRegistry::Transfers` (`max_values`: None, `max_size`: Some(120), added: 2595, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	fn offer_transfer() -> Weight {
		// Proof size in bytes:
		//  Measured:  `1028`
		//  Estimated: `7658`
		// Minimum execution time: 87_951_000 picoseconds.
		Weight::from_parts(93_960_000, 7658)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `DeviceRegistry::Transfers` (r:1 w:1)
	/// Proof: `DeviceRegistry::Transfers` (`max_values`: None, `max_size`: Some(120), added: 2595, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Devices` (r:1 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	fn cancel_transfer() -> Weight {
		// Proof size in bytes:
		//  Measured:  `799`
		//  Estimated: `4324`
		// Minimum execution time: 50_666_000 picoseconds.
		Weight::from_parts(54_170_000, 4324)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `DeviceRegistry::Transfers` (r:1 w:1)
	/// Proof: `DeviceRegistry::Transfers` (`max_values`: None, `max_size`: Some(120), added: 2595, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::DeviceInfos` (r:1 w:1)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Devices` (r:1 w:1)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Fleets` (r:4 w:1)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::FleetMembers` (r:4 w:4)
	/// Proof: `DeviceRegistry::FleetMembers` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::DeviceEndpoints` (r:1 w:1)
	/// Proof: `DeviceRegistry::DeviceEndpoints` (`max_values`: None, `max_size`: Some(1649), added: 4124, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:3 w:3)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:3 w:3)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Recoveries` (r:1 w:1)
	/// Proof: `DeviceRegistry::Recoveries` (`max_values`: None, `max_size`: Some(120), added: 2595, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::DeviceStates` (r:1 w:0)
	/// Proof: `Firmware::DeviceStates` (`max_values`: None, `max_size`: Some(319), added: 2794, mode: `MaxEncodedLen`)
	fn accept_transfer() -> Weight {
		// Proof size in bytes:
		//  Measured:  `3827`
		//  Estimated: `11450`
		// Minimum execution time: 161_180_000 picoseconds.
		Weight::from_parts(170_294_000, 11450)
			.saturating_add(T::DbWeight::get().reads(20_u64))
			.saturating_add(T::DbWeight::get().writes(16_u64))
	}
	/// Storage: `DeviceRegistry::DeviceInfos` (r:1 w:0)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Devices` (r:1 w:1)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	fn suspend() -> Weight {
		// Proof size in bytes:
		//  Measured:  `540`
		//  Estimated: `3666`
		// Minimum execution time: 13_560_000 picoseconds.
		Weight::from_parts(15_222_000, 3666)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `DeviceRegistry::DeviceInfos` (r:1 w:0)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Devices` (r:1 w:1)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	fn resume() -> Weight {
		// Proof size in bytes:
		//  Measured:  `540`
		//  Estimated: `3666`
		// Minimum execution time: 13_540_000 picoseconds.
		Weight::from_parts(15_182_000, 3666)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `DeviceRegistry::DeviceInfos` (r:1 w:0)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Devices` (r:1 w:1)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Vendors` (r:1 w:0)
	/// Proof: `DeviceRegistry::Vendors` (`max_values`: None, `max_size`: Some(198), added: 2673, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Operators` (r:1 w:0)
	/// Proof: `DeviceRegistry::Operators` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	fn quarantine() -> Weight {
		// Proof size in bytes:
		//  Measured:  `853`
		//  Estimated: `3666`
		// Minimum execution time: 24_206_000 picoseconds.
		Weight::from_parts(26_639_000, 3666)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `DeviceRegistry::DeviceInfos` (r:1 w:0)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Devices` (r:1 w:1)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Vendors` (r:1 w:0)
	/// Proof: `DeviceRegistry::Vendors` (`max_values`: None, `max_size`: Some(198), added: 2673, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Operators` (r:1 w:0)
	/// Proof: `DeviceRegistry::Operators` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	fn release() -> Weight {
		// Proof size in bytes:
		//  Measured:  `853`
		//  Estimated: `3666`
		// Minimum execution time: 24_717_000 picoseconds.
		Weight::from_parts(27_030_000, 3666)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `DeviceRegistry::DeviceInfos` (r:1 w:1)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Devices` (r:1 w:1)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Fleets` (r:4 w:1)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::FleetMembers` (r:4 w:4)
	/// Proof: `DeviceRegistry::FleetMembers` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Keys` (r:2 w:2)
	/// Proof: `DeviceRegistry::Keys` (`max_values`: None, `max_size`: Some(113), added: 2588, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:5 w:5)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:5 w:5)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Transfers` (r:1 w:1)
	/// Proof: `DeviceRegistry::Transfers` (`max_values`: None, `max_size`: Some(120), added: 2595, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Recoveries` (r:1 w:1)
	/// Proof: `DeviceRegistry::Recoveries` (`max_values`: None, `max_size`: Some(120), added: 2595, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::DeviceEndpoints` (r:1 w:1)
	/// Proof: `DeviceRegistry::DeviceEndpoints` (`max_values`: None, `max_size`: Some(1649), added: 4124, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::ModelUse` (r:1 w:1)
	/// Proof: `DeviceRegistry::ModelUse` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::DeviceStates` (r:1 w:0)
	/// Proof: `Firmware::DeviceStates` (`max_values`: None, `max_size`: Some(319), added: 2794, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Tombstones` (r:0 w:1)
	/// Proof: `DeviceRegistry::Tombstones` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	fn decommission() -> Weight {
		// Proof size in bytes:
		//  Measured:  `4556`
		//  Estimated: `17660`
		// Minimum execution time: 246_618_000 picoseconds.
		Weight::from_parts(260_228_000, 17660)
			.saturating_add(T::DbWeight::get().reads(27_u64))
			.saturating_add(T::DbWeight::get().writes(24_u64))
	}
	/// Storage: `DeviceRegistry::DeviceInfos` (r:1 w:0)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Devices` (r:2 w:1)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Fleets` (r:4 w:0)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Keys` (r:2 w:2)
	/// Proof: `DeviceRegistry::Keys` (`max_values`: None, `max_size`: Some(113), added: 2588, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	fn set_operational_key() -> Weight {
		// Proof size in bytes:
		//  Measured:  `1479`
		//  Estimated: `11450`
		// Minimum execution time: 176_252_000 picoseconds.
		Weight::from_parts(185_026_000, 11450)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `DeviceRegistry::DeviceInfos` (r:1 w:0)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Devices` (r:1 w:1)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Keys` (r:1 w:1)
	/// Proof: `DeviceRegistry::Keys` (`max_values`: None, `max_size`: Some(113), added: 2588, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	fn revoke_operational_key() -> Weight {
		// Proof size in bytes:
		//  Measured:  `907`
		//  Estimated: `4324`
		// Minimum execution time: 50_475_000 picoseconds.
		Weight::from_parts(55_172_000, 4324)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `DeviceRegistry::DeviceInfos` (r:1 w:1)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Devices` (r:1 w:1)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Fleets` (r:4 w:0)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	fn set_agreement_key() -> Weight {
		// Proof size in bytes:
		//  Measured:  `1144`
		//  Estimated: `11450`
		// Minimum execution time: 64_636_000 picoseconds.
		Weight::from_parts(68_362_000, 11450)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `DeviceRegistry::DeviceInfos` (r:1 w:1)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Devices` (r:2 w:1)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Fleets` (r:4 w:0)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Keys` (r:2 w:2)
	/// Proof: `DeviceRegistry::Keys` (`max_values`: None, `max_size`: Some(113), added: 2588, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Recoveries` (r:1 w:1)
	/// Proof: `DeviceRegistry::Recoveries` (`max_values`: None, `max_size`: Some(120), added: 2595, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn rotate_identity_key() -> Weight {
		// Proof size in bytes:
		//  Measured:  `1655`
		//  Estimated: `11450`
		// Minimum execution time: 177_504_000 picoseconds.
		Weight::from_parts(186_719_000, 11450)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	/// Storage: `DeviceRegistry::DeviceInfos` (r:1 w:0)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Devices` (r:2 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Recoveries` (r:1 w:1)
	/// Proof: `DeviceRegistry::Recoveries` (`max_values`: None, `max_size`: Some(120), added: 2595, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Keys` (r:1 w:0)
	/// Proof: `DeviceRegistry::Keys` (`max_values`: None, `max_size`: Some(113), added: 2588, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Vendors` (r:1 w:0)
	/// Proof: `DeviceRegistry::Vendors` (`max_values`: None, `max_size`: Some(198), added: 2673, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Operators` (r:1 w:0)
	/// Proof: `DeviceRegistry::Operators` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	fn propose_recovery() -> Weight {
		// Proof size in bytes:
		//  Measured:  `961`
		//  Estimated: `6150`
		// Minimum execution time: 100_260_000 picoseconds.
		Weight::from_parts(106_588_000, 6150)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `DeviceRegistry::Recoveries` (r:1 w:1)
	/// Proof: `DeviceRegistry::Recoveries` (`max_values`: None, `max_size`: Some(120), added: 2595, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::DeviceInfos` (r:1 w:0)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Devices` (r:1 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Vendors` (r:1 w:0)
	/// Proof: `DeviceRegistry::Vendors` (`max_values`: None, `max_size`: Some(198), added: 2673, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Operators` (r:1 w:0)
	/// Proof: `DeviceRegistry::Operators` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	fn approve_recovery() -> Weight {
		// Proof size in bytes:
		//  Measured:  `995`
		//  Estimated: `3666`
		// Minimum execution time: 26_159_000 picoseconds.
		Weight::from_parts(28_622_000, 3666)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `DeviceRegistry::Recoveries` (r:1 w:1)
	/// Proof: `DeviceRegistry::Recoveries` (`max_values`: None, `max_size`: Some(120), added: 2595, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::DeviceInfos` (r:1 w:0)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Devices` (r:1 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Vendors` (r:1 w:0)
	/// Proof: `DeviceRegistry::Vendors` (`max_values`: None, `max_size`: Some(198), added: 2673, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Operators` (r:1 w:0)
	/// Proof: `DeviceRegistry::Operators` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	fn cancel_recovery() -> Weight {
		// Proof size in bytes:
		//  Measured:  `1210`
		//  Estimated: `4324`
		// Minimum execution time: 61_512_000 picoseconds.
		Weight::from_parts(65_939_000, 4324)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `DeviceRegistry::Recoveries` (r:1 w:1)
	/// Proof: `DeviceRegistry::Recoveries` (`max_values`: None, `max_size`: Some(120), added: 2595, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::DeviceInfos` (r:1 w:1)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Devices` (r:2 w:1)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Vendors` (r:1 w:0)
	/// Proof: `DeviceRegistry::Vendors` (`max_values`: None, `max_size`: Some(198), added: 2673, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Keys` (r:3 w:3)
	/// Proof: `DeviceRegistry::Keys` (`max_values`: None, `max_size`: Some(113), added: 2588, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	fn finish_recovery() -> Weight {
		// Proof size in bytes:
		//  Measured:  `1522`
		//  Estimated: `8754`
		// Minimum execution time: 137_425_000 picoseconds.
		Weight::from_parts(147_410_000, 8754)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(10_u64))
	}
	/// Storage: `DeviceRegistry::Fleets` (r:1 w:2)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::NextFleetId` (r:1 w:1)
	/// Proof: `DeviceRegistry::NextFleetId` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::FleetNames` (r:0 w:1)
	/// Proof: `DeviceRegistry::FleetNames` (`max_values`: None, `max_size`: Some(78), added: 2553, mode: `MaxEncodedLen`)
	fn create_fleet() -> Weight {
		// Proof size in bytes:
		//  Measured:  `324`
		//  Estimated: `4324`
		// Minimum execution time: 50_806_000 picoseconds.
		Weight::from_parts(53_670_000, 4324)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `DeviceRegistry::Fleets` (r:1 w:0)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::FleetNames` (r:1 w:1)
	/// Proof: `DeviceRegistry::FleetNames` (`max_values`: None, `max_size`: Some(78), added: 2553, mode: `MaxEncodedLen`)
	fn rename_fleet() -> Weight {
		// Proof size in bytes:
		//  Measured:  `483`
		//  Estimated: `3605`
		// Minimum execution time: 14_401_000 picoseconds.
		Weight::from_parts(15_814_000, 3605)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `DeviceRegistry::Fleets` (r:2 w:2)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::FleetNames` (r:0 w:1)
	/// Proof: `DeviceRegistry::FleetNames` (`max_values`: None, `max_size`: Some(78), added: 2553, mode: `MaxEncodedLen`)
	fn remove_fleet() -> Weight {
		// Proof size in bytes:
		//  Measured:  `583`
		//  Estimated: `6220`
		// Minimum execution time: 47_651_000 picoseconds.
		Weight::from_parts(51_277_000, 6220)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `DeviceRegistry::Fleets` (r:1 w:1)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	fn suspend_fleet() -> Weight {
		// Proof size in bytes:
		//  Measured:  `306`
		//  Estimated: `3605`
		// Minimum execution time: 10_425_000 picoseconds.
		Weight::from_parts(11_437_000, 3605)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `DeviceRegistry::Fleets` (r:1 w:1)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	fn resume_fleet() -> Weight {
		// Proof size in bytes:
		//  Measured:  `306`
		//  Estimated: `3605`
		// Minimum execution time: 10_616_000 picoseconds.
		Weight::from_parts(11_628_000, 3605)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `DeviceRegistry::DeviceInfos` (r:1 w:0)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Devices` (r:1 w:1)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Fleets` (r:8 w:2)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::FleetMembers` (r:8 w:8)
	/// Proof: `DeviceRegistry::FleetMembers` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::DeviceStates` (r:1 w:0)
	/// Proof: `Firmware::DeviceStates` (`max_values`: None, `max_size`: Some(319), added: 2794, mode: `MaxEncodedLen`)
	fn assign_fleet() -> Weight {
		// Proof size in bytes:
		//  Measured:  `1569`
		//  Estimated: `21910`
		// Minimum execution time: 66_580_000 picoseconds.
		Weight::from_parts(72_198_000, 21910)
			.saturating_add(T::DbWeight::get().reads(19_u64))
			.saturating_add(T::DbWeight::get().writes(11_u64))
	}
	/// Storage: `DeviceRegistry::DeviceInfos` (r:1 w:1)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Devices` (r:1 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Attributes` (r:1 w:1)
	/// Proof: `DeviceRegistry::Attributes` (`max_values`: None, `max_size`: Some(401), added: 2876, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	/// The range of component `l` is `[0, 256]`.
	fn set_attribute(_l: u32, ) -> Weight {
		// Proof size in bytes:
		//  Measured:  `1354`
		//  Estimated: `7658`
		// Minimum execution time: 98_868_000 picoseconds.
		Weight::from_parts(104_942_473, 7658)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `DeviceRegistry::DeviceInfos` (r:1 w:0)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Devices` (r:1 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Attributes` (r:1 w:1)
	/// Proof: `DeviceRegistry::Attributes` (`max_values`: None, `max_size`: Some(401), added: 2876, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// The range of component `l` is `[0, 256]`.
	fn replace_attribute(l: u32, ) -> Weight {
		// Proof size in bytes:
		//  Measured:  `747 + l * (1 ±0)`
		//  Estimated: `3866`
		// Minimum execution time: 21_802_000 picoseconds.
		Weight::from_parts(24_879_772, 3866)
			// Standard Error: 142
			.saturating_add(Weight::from_parts(2_509, 0).saturating_mul(l.into()))
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `DeviceRegistry::Attributes` (r:1 w:1)
	/// Proof: `DeviceRegistry::Attributes` (`max_values`: None, `max_size`: Some(401), added: 2876, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Devices` (r:1 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::DeviceInfos` (r:1 w:1)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	fn remove_attribute() -> Weight {
		// Proof size in bytes:
		//  Measured:  `1218`
		//  Estimated: `4324`
		// Minimum execution time: 57_876_000 picoseconds.
		Weight::from_parts(62_894_000, 4324)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `DeviceRegistry::DeviceInfos` (r:1 w:0)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::DeviceEndpoints` (r:1 w:1)
	/// Proof: `DeviceRegistry::DeviceEndpoints` (`max_values`: None, `max_size`: Some(1649), added: 4124, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 8]`.
	fn set_endpoints(n: u32, ) -> Weight {
		// Proof size in bytes:
		//  Measured:  `2535`
		//  Estimated: `7658`
		// Minimum execution time: 95_452_000 picoseconds.
		Weight::from_parts(100_643_567, 7658)
			// Standard Error: 8_912
			.saturating_add(Weight::from_parts(658_576, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `DeviceRegistry::DeviceInfos` (r:1 w:0)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::DeviceEndpoints` (r:1 w:1)
	/// Proof: `DeviceRegistry::DeviceEndpoints` (`max_values`: None, `max_size`: Some(1649), added: 4124, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 8]`.
	fn replace_endpoints(n: u32, ) -> Weight {
		// Proof size in bytes:
		//  Measured:  `524 + n * (196 ±0)`
		//  Estimated: `5114`
		// Minimum execution time: 14_652_000 picoseconds.
		Weight::from_parts(15_102_919, 5114)
			// Standard Error: 3_219
			.saturating_add(Weight::from_parts(1_248_010, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `DeviceRegistry::Fleets` (r:1 w:1)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Sponsorships` (r:1 w:1)
	/// Proof: `DeviceRegistry::Sponsorships` (`max_values`: None, `max_size`: Some(176), added: 2651, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	fn open_sponsorship() -> Weight {
		// Proof size in bytes:
		//  Measured:  `361`
		//  Estimated: `4324`
		// Minimum execution time: 82_433_000 picoseconds.
		Weight::from_parts(88_802_000, 4324)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `DeviceRegistry::Sponsorships` (r:1 w:1)
	/// Proof: `DeviceRegistry::Sponsorships` (`max_values`: None, `max_size`: Some(176), added: 2651, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	fn fund_sponsorship() -> Weight {
		// Proof size in bytes:
		//  Measured:  `412`
		//  Estimated: `4324`
		// Minimum execution time: 65_528_000 picoseconds.
		Weight::from_parts(69_013_000, 4324)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `DeviceRegistry::Sponsorships` (r:1 w:1)
	/// Proof: `DeviceRegistry::Sponsorships` (`max_values`: None, `max_size`: Some(176), added: 2651, mode: `MaxEncodedLen`)
	fn update_sponsorship() -> Weight {
		// Proof size in bytes:
		//  Measured:  `300`
		//  Estimated: `3641`
		// Minimum execution time: 10_946_000 picoseconds.
		Weight::from_parts(12_138_000, 3641)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `DeviceRegistry::Sponsorships` (r:1 w:1)
	/// Proof: `DeviceRegistry::Sponsorships` (`max_values`: None, `max_size`: Some(176), added: 2651, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Fleets` (r:1 w:1)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	fn close_sponsorship() -> Weight {
		// Proof size in bytes:
		//  Measured:  `651`
		//  Estimated: `4324`
		// Minimum execution time: 90_285_000 picoseconds.
		Weight::from_parts(95_693_000, 4324)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `DeviceRegistry::Fleets` (r:1 w:1)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Sponsorships` (r:1 w:0)
	/// Proof: `DeviceRegistry::Sponsorships` (`max_values`: None, `max_size`: Some(176), added: 2651, mode: `MaxEncodedLen`)
	fn choose_sponsor() -> Weight {
		// Proof size in bytes:
		//  Measured:  `577`
		//  Estimated: `3641`
		// Minimum execution time: 15_183_000 picoseconds.
		Weight::from_parts(16_715_000, 3641)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `DeviceRegistry::Sponsorships` (r:1 w:1)
	/// Proof: `DeviceRegistry::Sponsorships` (`max_values`: None, `max_size`: Some(176), added: 2651, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn collect_fees() -> Weight {
		// Proof size in bytes:
		//  Measured:  `552`
		//  Estimated: `4324`
		// Minimum execution time: 31_887_000 picoseconds.
		Weight::from_parts(34_060_000, 4324)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `DeviceRegistry::Devices` (r:1 w:1)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Fleets` (r:4 w:0)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// The range of component `l` is `[59, 1603]`.
	fn submit(l: u32, ) -> Weight {
		// Proof size in bytes:
		//  Measured:  `990`
		//  Estimated: `11450`
		// Minimum execution time: 64_045_000 picoseconds.
		Weight::from_parts(68_545_398, 11450)
			// Standard Error: 38
			.saturating_add(Weight::from_parts(4_206, 0).saturating_mul(l.into()))
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `DeviceRegistry::Devices` (r:1 w:1)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// The range of component `l` is `[59, 1603]`.
	fn submit_authorized(l: u32, ) -> Weight {
		// Proof size in bytes:
		//  Measured:  `121`
		//  Estimated: `3570`
		// Minimum execution time: 20_350_000 picoseconds.
		Weight::from_parts(22_419_681, 3570)
			// Standard Error: 27
			.saturating_add(Weight::from_parts(1_790, 0).saturating_mul(l.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `DeviceRegistry::Devices` (r:1 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Fleets` (r:4 w:0)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Sponsorships` (r:1 w:0)
	/// Proof: `DeviceRegistry::Sponsorships` (`max_values`: None, `max_size`: Some(176), added: 2651, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// The range of component `l` is `[59, 1603]`.
	fn authorize_submit(l: u32, ) -> Weight {
		// Proof size in bytes:
		//  Measured:  `1227`
		//  Estimated: `11450`
		// Minimum execution time: 63_705_000 picoseconds.
		Weight::from_parts(66_565_447, 11450)
			// Standard Error: 24
			.saturating_add(Weight::from_parts(1_994, 0).saturating_mul(l.into()))
			.saturating_add(T::DbWeight::get().reads(7_u64))
	}
	/// Storage: `DeviceRegistry::Sponsorships` (r:1 w:1)
	/// Proof: `DeviceRegistry::Sponsorships` (`max_values`: None, `max_size`: Some(176), added: 2651, mode: `MaxEncodedLen`)
	fn charge_sponsor() -> Weight {
		// Proof size in bytes:
		//  Measured:  `205`
		//  Estimated: `3641`
		// Minimum execution time: 24_096_000 picoseconds.
		Weight::from_parts(25_909_000, 3641)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `DeviceRegistry::Lots` (r:1 w:1)
	/// Proof: `DeviceRegistry::Lots` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn charge_lot() -> Weight {
		// Proof size in bytes:
		//  Measured:  `553`
		//  Estimated: `4324`
		// Minimum execution time: 33_810_000 picoseconds.
		Weight::from_parts(36_554_000, 4324)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn verify_ed25519() -> Weight {
		// Proof size in bytes:
		//  Measured:  `0`
		//  Estimated: `0`
		// Minimum execution time: 30_775_000 picoseconds.
		Weight::from_parts(32_339_000, 0)
	}
	fn verify_sr25519() -> Weight {
		// Proof size in bytes:
		//  Measured:  `0`
		//  Estimated: `0`
		// Minimum execution time: 31_477_000 picoseconds.
		Weight::from_parts(33_890_000, 0)
	}
	fn verify_secp256k1() -> Weight {
		// Proof size in bytes:
		//  Measured:  `0`
		//  Estimated: `0`
		// Minimum execution time: 26_219_000 picoseconds.
		Weight::from_parts(27_171_000, 0)
	}
	fn verify_p256() -> Weight {
		// Proof size in bytes:
		//  Measured:  `0`
		//  Estimated: `0`
		// Minimum execution time: 91_186_000 picoseconds.
		Weight::from_parts(94_591_000, 0)
	}
	/// Storage: `DeviceRegistry::Devices` (r:1 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	fn read_device() -> Weight {
		// Proof size in bytes:
		//  Measured:  `385`
		//  Estimated: `3570`
		// Minimum execution time: 5_027_000 picoseconds.
		Weight::from_parts(5_838_000, 3570)
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
	/// Storage: `DeviceRegistry::Devices` (r:1 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Fleets` (r:4 w:0)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	fn read_status() -> Weight {
		// Proof size in bytes:
		//  Measured:  `903`
		//  Estimated: `11450`
		// Minimum execution time: 17_426_000 picoseconds.
		Weight::from_parts(18_668_000, 11450)
			.saturating_add(T::DbWeight::get().reads(5_u64))
	}
	/// Storage: `DeviceRegistry::DeviceInfos` (r:1 w:0)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	fn read_details() -> Weight {
		// Proof size in bytes:
		//  Measured:  `419`
		//  Estimated: `3666`
		// Minimum execution time: 4_316_000 picoseconds.
		Weight::from_parts(4_987_000, 3666)
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
	/// Storage: `DeviceRegistry::Devices` (r:1 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Attributes` (r:1 w:0)
	/// Proof: `DeviceRegistry::Attributes` (`max_values`: None, `max_size`: Some(401), added: 2876, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn read_attribute() -> Weight {
		// Proof size in bytes:
		//  Measured:  `848`
		//  Estimated: `3866`
		// Minimum execution time: 11_226_000 picoseconds.
		Weight::from_parts(12_569_000, 3866)
			.saturating_add(T::DbWeight::get().reads(3_u64))
	}
	/// Storage: `DeviceRegistry::FleetMembers` (r:1 w:0)
	/// Proof: `DeviceRegistry::FleetMembers` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	fn read_members() -> Weight {
		// Proof size in bytes:
		//  Measured:  `451`
		//  Estimated: `3493`
		// Minimum execution time: 7_371_000 picoseconds.
		Weight::from_parts(8_162_000, 3493)
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
	/// Storage: `DeviceRegistry::Models` (r:1 w:0)
	/// Proof: `DeviceRegistry::Models` (`max_values`: None, `max_size`: Some(208), added: 2683, mode: `MaxEncodedLen`)
	fn read_model() -> Weight {
		// Proof size in bytes:
		//  Measured:  `330`
		//  Estimated: `3673`
		// Minimum execution time: 4_216_000 picoseconds.
		Weight::from_parts(4_857_000, 3673)
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
	/// Storage: `DeviceRegistry::Vendors` (r:1 w:0)
	/// Proof: `DeviceRegistry::Vendors` (`max_values`: None, `max_size`: Some(198), added: 2673, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Operators` (r:1 w:0)
	/// Proof: `DeviceRegistry::Operators` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	fn read_operator() -> Weight {
		// Proof size in bytes:
		//  Measured:  `445`
		//  Estimated: `3663`
		// Minimum execution time: 8_312_000 picoseconds.
		Weight::from_parts(9_304_000, 3663)
			.saturating_add(T::DbWeight::get().reads(2_u64))
	}
	/// Storage: `DeviceRegistry::Devices` (r:1 w:1)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	fn set_verdict_quarantine() -> Weight {
		// Proof size in bytes:
		//  Measured:  `385`
		//  Estimated: `3570`
		// Minimum execution time: 10_115_000 picoseconds.
		Weight::from_parts(11_397_000, 3570)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}

/// For tests: with the SDK's weight of ParityDB.
impl WeightInfo for () {
	fn register_vendor() -> Weight {
		Weight::from_parts(44_896_000, 4324)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn update_vendor() -> Weight {
		Weight::from_parts(10_846_000, 3663)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn set_vendor_status() -> Weight {
		Weight::from_parts(9_054_000, 3663)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn set_operator() -> Weight {
		Weight::from_parts(51_456_000, 4324)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn register_model() -> Weight {
		Weight::from_parts(56_023_000, 4324)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn update_model() -> Weight {
		Weight::from_parts(17_957_000, 3673)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn register_lot() -> Weight {
		Weight::from_parts(91_346_000, 4324)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn fund_lot() -> Weight {
		Weight::from_parts(50_165_000, 4324)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn close_lot() -> Weight {
		Weight::from_parts(79_839_000, 4324)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn enrol() -> Weight {
		Weight::from_parts(102_243_000, 4324)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn enrol_batch(n: u32, ) -> Weight {
		Weight::from_parts(103_314_000, 4324)
			.saturating_add(Weight::from_parts(118_875_354, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
			.saturating_add(ParityDbWeight::get().writes((2_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2588).saturating_mul(n.into()))
	}
	fn enrol_from_lot(p: u32, ) -> Weight {
		Weight::from_parts(111_030_197, 4324)
			.saturating_add(Weight::from_parts(238_993, 0).saturating_mul(p.into()))
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn enrol_from_lot_authorized() -> Weight {
		Weight::from_parts(104_706_000, 4324)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn authorize_enrol_from_lot(p: u32, ) -> Weight {
		Weight::from_parts(54_911_368, 3673)
			.saturating_add(Weight::from_parts(239_096, 0).saturating_mul(p.into()))
			.saturating_add(ParityDbWeight::get().reads(6_u64))
	}
	fn remove_vendor() -> Weight {
		Weight::from_parts(44_116_000, 4324)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn remove_model() -> Weight {
		Weight::from_parts(57_696_000, 4324)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn claim() -> Weight {
		Weight::from_parts(96_985_000, 3673)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn offer_transfer() -> Weight {
		Weight::from_parts(93_960_000, 7658)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn cancel_transfer() -> Weight {
		Weight::from_parts(54_170_000, 4324)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn accept_transfer() -> Weight {
		Weight::from_parts(170_294_000, 11450)
			.saturating_add(ParityDbWeight::get().reads(20_u64))
			.saturating_add(ParityDbWeight::get().writes(16_u64))
	}
	fn suspend() -> Weight {
		Weight::from_parts(15_222_000, 3666)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn resume() -> Weight {
		Weight::from_parts(15_182_000, 3666)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn quarantine() -> Weight {
		Weight::from_parts(26_639_000, 3666)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn release() -> Weight {
		Weight::from_parts(27_030_000, 3666)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn decommission() -> Weight {
		Weight::from_parts(260_228_000, 17660)
			.saturating_add(ParityDbWeight::get().reads(27_u64))
			.saturating_add(ParityDbWeight::get().writes(24_u64))
	}
	fn set_operational_key() -> Weight {
		Weight::from_parts(185_026_000, 11450)
			.saturating_add(ParityDbWeight::get().reads(13_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn revoke_operational_key() -> Weight {
		Weight::from_parts(55_172_000, 4324)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn set_agreement_key() -> Weight {
		Weight::from_parts(68_362_000, 11450)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn rotate_identity_key() -> Weight {
		Weight::from_parts(186_719_000, 11450)
			.saturating_add(ParityDbWeight::get().reads(14_u64))
			.saturating_add(ParityDbWeight::get().writes(8_u64))
	}
	fn propose_recovery() -> Weight {
		Weight::from_parts(106_588_000, 6150)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn approve_recovery() -> Weight {
		Weight::from_parts(28_622_000, 3666)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn cancel_recovery() -> Weight {
		Weight::from_parts(65_939_000, 4324)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn finish_recovery() -> Weight {
		Weight::from_parts(147_410_000, 8754)
			.saturating_add(ParityDbWeight::get().reads(12_u64))
			.saturating_add(ParityDbWeight::get().writes(10_u64))
	}
	fn create_fleet() -> Weight {
		Weight::from_parts(53_670_000, 4324)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn rename_fleet() -> Weight {
		Weight::from_parts(15_814_000, 3605)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn remove_fleet() -> Weight {
		Weight::from_parts(51_277_000, 6220)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn suspend_fleet() -> Weight {
		Weight::from_parts(11_437_000, 3605)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn resume_fleet() -> Weight {
		Weight::from_parts(11_628_000, 3605)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn assign_fleet() -> Weight {
		Weight::from_parts(72_198_000, 21910)
			.saturating_add(ParityDbWeight::get().reads(19_u64))
			.saturating_add(ParityDbWeight::get().writes(11_u64))
	}
	fn set_attribute(_l: u32, ) -> Weight {
		Weight::from_parts(104_942_473, 7658)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn replace_attribute(l: u32, ) -> Weight {
		Weight::from_parts(24_879_772, 3866)
			.saturating_add(Weight::from_parts(2_509, 0).saturating_mul(l.into()))
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn remove_attribute() -> Weight {
		Weight::from_parts(62_894_000, 4324)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn set_endpoints(n: u32, ) -> Weight {
		Weight::from_parts(100_643_567, 7658)
			.saturating_add(Weight::from_parts(658_576, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn replace_endpoints(n: u32, ) -> Weight {
		Weight::from_parts(15_102_919, 5114)
			.saturating_add(Weight::from_parts(1_248_010, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn open_sponsorship() -> Weight {
		Weight::from_parts(88_802_000, 4324)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn fund_sponsorship() -> Weight {
		Weight::from_parts(69_013_000, 4324)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn update_sponsorship() -> Weight {
		Weight::from_parts(12_138_000, 3641)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn close_sponsorship() -> Weight {
		Weight::from_parts(95_693_000, 4324)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn choose_sponsor() -> Weight {
		Weight::from_parts(16_715_000, 3641)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn collect_fees() -> Weight {
		Weight::from_parts(34_060_000, 4324)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn submit(l: u32, ) -> Weight {
		Weight::from_parts(68_545_398, 11450)
			.saturating_add(Weight::from_parts(4_206, 0).saturating_mul(l.into()))
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn submit_authorized(l: u32, ) -> Weight {
		Weight::from_parts(22_419_681, 3570)
			.saturating_add(Weight::from_parts(1_790, 0).saturating_mul(l.into()))
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn authorize_submit(l: u32, ) -> Weight {
		Weight::from_parts(66_565_447, 11450)
			.saturating_add(Weight::from_parts(1_994, 0).saturating_mul(l.into()))
			.saturating_add(ParityDbWeight::get().reads(7_u64))
	}
	fn charge_sponsor() -> Weight {
		Weight::from_parts(25_909_000, 3641)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn charge_lot() -> Weight {
		Weight::from_parts(36_554_000, 4324)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn verify_ed25519() -> Weight {
		Weight::from_parts(32_339_000, 0)
	}
	fn verify_sr25519() -> Weight {
		Weight::from_parts(33_890_000, 0)
	}
	fn verify_secp256k1() -> Weight {
		Weight::from_parts(27_171_000, 0)
	}
	fn verify_p256() -> Weight {
		Weight::from_parts(94_591_000, 0)
	}
	fn read_device() -> Weight {
		Weight::from_parts(5_838_000, 3570)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
	}
	fn read_status() -> Weight {
		Weight::from_parts(18_668_000, 11450)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
	}
	fn read_details() -> Weight {
		Weight::from_parts(4_987_000, 3666)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
	}
	fn read_attribute() -> Weight {
		Weight::from_parts(12_569_000, 3866)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
	}
	fn read_members() -> Weight {
		Weight::from_parts(8_162_000, 3493)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
	}
	fn read_model() -> Weight {
		Weight::from_parts(4_857_000, 3673)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
	}
	fn read_operator() -> Weight {
		Weight::from_parts(9_304_000, 3663)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
	}
	fn set_verdict_quarantine() -> Weight {
		Weight::from_parts(11_397_000, 3570)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
}
