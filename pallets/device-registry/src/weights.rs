// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_device_registry`, measured: `scripts/weights.sh` writes this file.
//!
//! 2026-11-20, `AMD EPYC`, 50 steps, 20 repetitions, runtime Compiled,
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Vendors` (r:0 w:1)
	/// Proof: `DeviceRegistry::Vendors` (`max_values`: None, `max_size`: Some(198), added: 2673, mode: `MaxEncodedLen`)
	fn register_vendor() -> Weight {
		// Proof size in bytes:
		//  Measured:  `6`
		//  Estimated: `3892`
		// Minimum execution time: 41_872_000 picoseconds.
		Weight::from_parts(46_339_000, 3892)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `DeviceRegistry::Vendors` (r:1 w:1)
	/// Proof: `DeviceRegistry::Vendors` (`max_values`: None, `max_size`: Some(198), added: 2673, mode: `MaxEncodedLen`)
	fn update_vendor() -> Weight {
		// Proof size in bytes:
		//  Measured:  `253`
		//  Estimated: `3663`
		// Minimum execution time: 10_596_000 picoseconds.
		Weight::from_parts(11_617_000, 3663)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `DeviceRegistry::Vendors` (r:1 w:1)
	/// Proof: `DeviceRegistry::Vendors` (`max_values`: None, `max_size`: Some(198), added: 2673, mode: `MaxEncodedLen`)
	fn set_vendor_status() -> Weight {
		// Proof size in bytes:
		//  Measured:  `253`
		//  Estimated: `3663`
		// Minimum execution time: 8_963_000 picoseconds.
		Weight::from_parts(10_065_000, 3663)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `DeviceRegistry::Vendors` (r:1 w:0)
	/// Proof: `DeviceRegistry::Vendors` (`max_values`: None, `max_size`: Some(198), added: 2673, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Operators` (r:1 w:1)
	/// Proof: `DeviceRegistry::Operators` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	fn set_operator() -> Weight {
		// Proof size in bytes:
		//  Measured:  `308`
		//  Estimated: `3892`
		// Minimum execution time: 51_517_000 picoseconds.
		Weight::from_parts(56_875_000, 3892)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Models` (r:0 w:1)
	/// Proof: `DeviceRegistry::Models` (`max_values`: None, `max_size`: Some(208), added: 2683, mode: `MaxEncodedLen`)
	fn register_model() -> Weight {
		// Proof size in bytes:
		//  Measured:  `512`
		//  Estimated: `3892`
		// Minimum execution time: 55_072_000 picoseconds.
		Weight::from_parts(60_570_000, 3892)
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
		// Minimum execution time: 16_324_000 picoseconds.
		Weight::from_parts(20_571_000, 3673)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::ModelUse` (r:1 w:1)
	/// Proof: `DeviceRegistry::ModelUse` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Lots` (r:0 w:1)
	/// Proof: `DeviceRegistry::Lots` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	fn register_lot() -> Weight {
		// Proof size in bytes:
		//  Measured:  `710`
		//  Estimated: `3892`
		// Minimum execution time: 91_726_000 picoseconds.
		Weight::from_parts(97_475_000, 3892)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `DeviceRegistry::Lots` (r:1 w:1)
	/// Proof: `DeviceRegistry::Lots` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	fn fund_lot() -> Weight {
		// Proof size in bytes:
		//  Measured:  `450`
		//  Estimated: `3892`
		// Minimum execution time: 50_705_000 picoseconds.
		Weight::from_parts(54_020_000, 3892)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	fn close_lot() -> Weight {
		// Proof size in bytes:
		//  Measured:  `747`
		//  Estimated: `3892`
		// Minimum execution time: 76_914_000 picoseconds.
		Weight::from_parts(81_662_000, 3892)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::ModelUse` (r:1 w:1)
	/// Proof: `DeviceRegistry::ModelUse` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::DeviceInfos` (r:0 w:1)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	fn enrol() -> Weight {
		// Proof size in bytes:
		//  Measured:  `764`
		//  Estimated: `3892`
		// Minimum execution time: 99_748_000 picoseconds.
		Weight::from_parts(108_452_000, 3892)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::ModelUse` (r:1 w:1)
	/// Proof: `DeviceRegistry::ModelUse` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::DeviceInfos` (r:0 w:100)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 100]`.
	fn enrol_batch(n: u32, ) -> Weight {
		// Proof size in bytes:
		//  Measured:  `764`
		//  Estimated: `3892 + n * (2588 ±0)`
		// Minimum execution time: 102_813_000 picoseconds.
		Weight::from_parts(56_950_843, 3892)
			// Standard Error: 74_346
			.saturating_add(Weight::from_parts(80_915_552, 0).saturating_mul(n.into()))
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::ModelUse` (r:1 w:1)
	/// Proof: `DeviceRegistry::ModelUse` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::DeviceInfos` (r:0 w:1)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// The range of component `p` is `[0, 32]`.
	fn enrol_from_lot(p: u32, ) -> Weight {
		// Proof size in bytes:
		//  Measured:  `838`
		//  Estimated: `3892`
		// Minimum execution time: 101_862_000 picoseconds.
		Weight::from_parts(107_571_566, 3892)
			// Standard Error: 4_223
			.saturating_add(Weight::from_parts(272_364, 0).saturating_mul(p.into()))
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::ModelUse` (r:1 w:1)
	/// Proof: `DeviceRegistry::ModelUse` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::DeviceInfos` (r:0 w:1)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	fn enrol_from_lot_authorized() -> Weight {
		// Proof size in bytes:
		//  Measured:  `945`
		//  Estimated: `3892`
		// Minimum execution time: 95_282_000 picoseconds.
		Weight::from_parts(104_085_000, 3892)
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
		// Minimum execution time: 50_836_000 picoseconds.
		Weight::from_parts(56_383_537, 3673)
			// Standard Error: 3_967
			.saturating_add(Weight::from_parts(230_266, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(6_u64))
	}
	/// Storage: `DeviceRegistry::Vendors` (r:1 w:1)
	/// Proof: `DeviceRegistry::Vendors` (`max_values`: None, `max_size`: Some(198), added: 2673, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Operators` (r:1 w:0)
	/// Proof: `DeviceRegistry::Operators` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	fn remove_vendor() -> Weight {
		// Proof size in bytes:
		//  Measured:  `308`
		//  Estimated: `3892`
		// Minimum execution time: 41_311_000 picoseconds.
		Weight::from_parts(44_175_000, 3892)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	fn remove_model() -> Weight {
		// Proof size in bytes:
		//  Measured:  `910`
		//  Estimated: `3892`
		// Minimum execution time: 54_231_000 picoseconds.
		Weight::from_parts(57_686_000, 3892)
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
		Weight::from_parts(99_408_000, 3673)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	fn offer_transfer() -> Weight {
		// Proof size in bytes:
		//  Measured:  `1028`
		//  Estimated: `6794`
		// Minimum execution time: 96_614_000 picoseconds.
		Weight::from_parts(117_165_000, 6794)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	fn cancel_transfer() -> Weight {
		// Proof size in bytes:
		//  Measured:  `799`
		//  Estimated: `3892`
		// Minimum execution time: 51_877_000 picoseconds.
		Weight::from_parts(55_914_000, 3892)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Recoveries` (r:1 w:1)
	/// Proof: `DeviceRegistry::Recoveries` (`max_values`: None, `max_size`: Some(120), added: 2595, mode: `MaxEncodedLen`)
	fn accept_transfer() -> Weight {
		// Proof size in bytes:
		//  Measured:  `4030`
		//  Estimated: `11450`
		// Minimum execution time: 182_000_000 picoseconds.
		Weight::from_parts(275_000_000, 11450)
			.saturating_add(T::DbWeight::get().reads(19_u64))
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
		// Minimum execution time: 13_991_000 picoseconds.
		Weight::from_parts(16_325_000, 3666)
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
		// Minimum execution time: 14_111_000 picoseconds.
		Weight::from_parts(18_528_000, 3666)
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
		// Minimum execution time: 22_123_000 picoseconds.
		Weight::from_parts(25_939_000, 3666)
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
		// Minimum execution time: 21_712_000 picoseconds.
		Weight::from_parts(25_308_000, 3666)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Transfers` (r:1 w:1)
	/// Proof: `DeviceRegistry::Transfers` (`max_values`: None, `max_size`: Some(120), added: 2595, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Recoveries` (r:1 w:1)
	/// Proof: `DeviceRegistry::Recoveries` (`max_values`: None, `max_size`: Some(120), added: 2595, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::DeviceEndpoints` (r:1 w:1)
	/// Proof: `DeviceRegistry::DeviceEndpoints` (`max_values`: None, `max_size`: Some(1649), added: 4124, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::ModelUse` (r:1 w:1)
	/// Proof: `DeviceRegistry::ModelUse` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Tombstones` (r:0 w:1)
	/// Proof: `DeviceRegistry::Tombstones` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	fn decommission() -> Weight {
		// Proof size in bytes:
		//  Measured:  `4760`
		//  Estimated: `15500`
		// Minimum execution time: 265_000_000 picoseconds.
		Weight::from_parts(392_000_000, 15500)
			.saturating_add(T::DbWeight::get().reads(26_u64))
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	fn set_operational_key() -> Weight {
		// Proof size in bytes:
		//  Measured:  `1445`
		//  Estimated: `11450`
		// Minimum execution time: 176_323_000 picoseconds.
		Weight::from_parts(188_361_000, 11450)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	fn revoke_operational_key() -> Weight {
		// Proof size in bytes:
		//  Measured:  `907`
		//  Estimated: `3892`
		// Minimum execution time: 51_897_000 picoseconds.
		Weight::from_parts(56_655_000, 3892)
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
		//  Measured:  `1110`
		//  Estimated: `11450`
		// Minimum execution time: 65_558_000 picoseconds.
		Weight::from_parts(70_144_000, 11450)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Recoveries` (r:1 w:1)
	/// Proof: `DeviceRegistry::Recoveries` (`max_values`: None, `max_size`: Some(120), added: 2595, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn rotate_identity_key() -> Weight {
		// Proof size in bytes:
		//  Measured:  `1621`
		//  Estimated: `11450`
		// Minimum execution time: 183_654_000 picoseconds.
		Weight::from_parts(193_158_000, 11450)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	/// Storage: `DeviceRegistry::DeviceInfos` (r:1 w:0)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Devices` (r:2 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Vendors` (r:1 w:0)
	/// Proof: `DeviceRegistry::Vendors` (`max_values`: None, `max_size`: Some(198), added: 2673, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Operators` (r:1 w:0)
	/// Proof: `DeviceRegistry::Operators` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Recoveries` (r:1 w:1)
	/// Proof: `DeviceRegistry::Recoveries` (`max_values`: None, `max_size`: Some(120), added: 2595, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Keys` (r:1 w:0)
	/// Proof: `DeviceRegistry::Keys` (`max_values`: None, `max_size`: Some(113), added: 2588, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	fn propose_recovery() -> Weight {
		// Proof size in bytes:
		//  Measured:  `961`
		//  Estimated: `6150`
		// Minimum execution time: 100_189_000 picoseconds.
		Weight::from_parts(105_878_000, 6150)
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
		// Minimum execution time: 24_827_000 picoseconds.
		Weight::from_parts(26_940_000, 3666)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `DeviceRegistry::DeviceInfos` (r:1 w:0)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Devices` (r:1 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Vendors` (r:1 w:0)
	/// Proof: `DeviceRegistry::Vendors` (`max_values`: None, `max_size`: Some(198), added: 2673, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Operators` (r:1 w:0)
	/// Proof: `DeviceRegistry::Operators` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Recoveries` (r:1 w:1)
	/// Proof: `DeviceRegistry::Recoveries` (`max_values`: None, `max_size`: Some(120), added: 2595, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	fn cancel_recovery() -> Weight {
		// Proof size in bytes:
		//  Measured:  `1210`
		//  Estimated: `3892`
		// Minimum execution time: 61_391_000 picoseconds.
		Weight::from_parts(64_856_000, 3892)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	fn finish_recovery() -> Weight {
		// Proof size in bytes:
		//  Measured:  `1522`
		//  Estimated: `8754`
		// Minimum execution time: 140_650_000 picoseconds.
		Weight::from_parts(156_654_000, 8754)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(10_u64))
	}
	/// Storage: `DeviceRegistry::Fleets` (r:1 w:2)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::NextFleetId` (r:1 w:1)
	/// Proof: `DeviceRegistry::NextFleetId` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::FleetNames` (r:0 w:1)
	/// Proof: `DeviceRegistry::FleetNames` (`max_values`: None, `max_size`: Some(78), added: 2553, mode: `MaxEncodedLen`)
	fn create_fleet() -> Weight {
		// Proof size in bytes:
		//  Measured:  `324`
		//  Estimated: `3892`
		// Minimum execution time: 54_101_000 picoseconds.
		Weight::from_parts(58_407_000, 3892)
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
		// Minimum execution time: 15_754_000 picoseconds.
		Weight::from_parts(17_236_000, 3605)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `DeviceRegistry::Fleets` (r:2 w:2)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::FleetNames` (r:0 w:1)
	/// Proof: `DeviceRegistry::FleetNames` (`max_values`: None, `max_size`: Some(78), added: 2553, mode: `MaxEncodedLen`)
	fn remove_fleet() -> Weight {
		// Proof size in bytes:
		//  Measured:  `583`
		//  Estimated: `6220`
		// Minimum execution time: 53_229_000 picoseconds.
		Weight::from_parts(83_174_000, 6220)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `DeviceRegistry::Fleets` (r:1 w:1)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	fn suspend_fleet() -> Weight {
		// Proof size in bytes:
		//  Measured:  `306`
		//  Estimated: `3605`
		// Minimum execution time: 10_807_000 picoseconds.
		Weight::from_parts(12_279_000, 3605)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `DeviceRegistry::Fleets` (r:1 w:1)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	fn resume_fleet() -> Weight {
		// Proof size in bytes:
		//  Measured:  `306`
		//  Estimated: `3605`
		// Minimum execution time: 10_876_000 picoseconds.
		Weight::from_parts(12_980_000, 3605)
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
	fn assign_fleet() -> Weight {
		// Proof size in bytes:
		//  Measured:  `1900`
		//  Estimated: `21910`
		// Minimum execution time: 75_000_000 picoseconds.
		Weight::from_parts(85_000_000, 21910)
			.saturating_add(T::DbWeight::get().reads(18_u64))
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	/// The range of component `l` is `[0, 256]`.
	fn set_attribute(l: u32, ) -> Weight {
		// Proof size in bytes:
		//  Measured:  `1354`
		//  Estimated: `6794`
		// Minimum execution time: 94_701_000 picoseconds.
		Weight::from_parts(111_251_658, 6794)
			// Standard Error: 2_031
			.saturating_add(Weight::from_parts(20_891, 0).saturating_mul(l.into()))
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	fn replace_attribute(l: u32, ) -> Weight {
		Weight::from_parts(40_000_000, 3892)
			.saturating_add(Weight::from_parts(40_000, 0).saturating_mul(l.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	fn remove_attribute() -> Weight {
		// Proof size in bytes:
		//  Measured:  `1218`
		//  Estimated: `3866`
		// Minimum execution time: 52_488_000 picoseconds.
		Weight::from_parts(63_024_000, 3866)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 8]`.
	fn set_endpoints(n: u32, ) -> Weight {
		// Proof size in bytes:
		//  Measured:  `2535`
		//  Estimated: `6794`
		// Minimum execution time: 112_628_000 picoseconds.
		Weight::from_parts(167_415_365, 6794)
			// Standard Error: 55_852
			.saturating_add(Weight::from_parts(1_478_157, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	fn replace_endpoints(n: u32, ) -> Weight {
		Weight::from_parts(40_000_000, 3892)
			.saturating_add(Weight::from_parts(40_000, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `DeviceRegistry::Fleets` (r:1 w:1)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Sponsorships` (r:1 w:1)
	/// Proof: `DeviceRegistry::Sponsorships` (`max_values`: None, `max_size`: Some(160), added: 2635, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	fn open_sponsorship() -> Weight {
		// Proof size in bytes:
		//  Measured:  `361`
		//  Estimated: `3892`
		// Minimum execution time: 88_211_000 picoseconds.
		Weight::from_parts(97_355_000, 3892)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `DeviceRegistry::Sponsorships` (r:1 w:1)
	/// Proof: `DeviceRegistry::Sponsorships` (`max_values`: None, `max_size`: Some(160), added: 2635, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	fn fund_sponsorship() -> Weight {
		// Proof size in bytes:
		//  Measured:  `396`
		//  Estimated: `3892`
		// Minimum execution time: 50_986_000 picoseconds.
		Weight::from_parts(55_243_000, 3892)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `DeviceRegistry::Sponsorships` (r:1 w:1)
	/// Proof: `DeviceRegistry::Sponsorships` (`max_values`: None, `max_size`: Some(160), added: 2635, mode: `MaxEncodedLen`)
	fn update_sponsorship() -> Weight {
		// Proof size in bytes:
		//  Measured:  `284`
		//  Estimated: `3625`
		// Minimum execution time: 12_068_000 picoseconds.
		Weight::from_parts(13_691_000, 3625)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `DeviceRegistry::Sponsorships` (r:1 w:1)
	/// Proof: `DeviceRegistry::Sponsorships` (`max_values`: None, `max_size`: Some(160), added: 2635, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Fleets` (r:1 w:1)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	fn close_sponsorship() -> Weight {
		// Proof size in bytes:
		//  Measured:  `635`
		//  Estimated: `3892`
		// Minimum execution time: 80_270_000 picoseconds.
		Weight::from_parts(86_900_000, 3892)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `DeviceRegistry::Fleets` (r:1 w:1)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Sponsorships` (r:1 w:0)
	/// Proof: `DeviceRegistry::Sponsorships` (`max_values`: None, `max_size`: Some(160), added: 2635, mode: `MaxEncodedLen`)
	fn choose_sponsor() -> Weight {
		// Proof size in bytes:
		//  Measured:  `561`
		//  Estimated: `3625`
		// Minimum execution time: 16_624_000 picoseconds.
		Weight::from_parts(18_227_000, 3625)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn collect_fees() -> Weight {
		Weight::from_parts(60_000_000, 3892)
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
		//  Measured:  `956`
		//  Estimated: `11450`
		// Minimum execution time: 68_101_000 picoseconds.
		Weight::from_parts(72_874_591, 11450)
			// Standard Error: 73
			.saturating_add(Weight::from_parts(4_549, 0).saturating_mul(l.into()))
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `DeviceRegistry::Devices` (r:1 w:1)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Fleets` (r:4 w:0)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// The range of component `l` is `[59, 1603]`.
	fn submit_authorized(l: u32, ) -> Weight {
		// Proof size in bytes:
		//  Measured:  `934`
		//  Estimated: `11450`
		// Minimum execution time: 28_332_000 picoseconds.
		Weight::from_parts(31_554_394, 11450)
			// Standard Error: 63
			.saturating_add(Weight::from_parts(1_946, 0).saturating_mul(l.into()))
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `DeviceRegistry::Devices` (r:1 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Fleets` (r:4 w:0)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Sponsorships` (r:1 w:0)
	/// Proof: `DeviceRegistry::Sponsorships` (`max_values`: None, `max_size`: Some(160), added: 2635, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// The range of component `l` is `[59, 1603]`.
	fn authorize_submit(l: u32, ) -> Weight {
		// Proof size in bytes:
		//  Measured:  `1177`
		//  Estimated: `11450`
		// Minimum execution time: 64_536_000 picoseconds.
		Weight::from_parts(70_000_977, 11450)
			// Standard Error: 40
			.saturating_add(Weight::from_parts(1_942, 0).saturating_mul(l.into()))
			.saturating_add(T::DbWeight::get().reads(7_u64))
	}
	/// Storage: `DeviceRegistry::Devices` (r:1 w:1)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Fleets` (r:1 w:0)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Sponsorships` (r:1 w:1)
	/// Proof: `DeviceRegistry::Sponsorships` (`max_values`: None, `max_size`: Some(160), added: 2635, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn charge_sponsor() -> Weight {
		// Proof size in bytes:
		//  Measured:  `1136`
		//  Estimated: `3892`
		// Minimum execution time: 58_988_000 picoseconds.
		Weight::from_parts(63_555_000, 3892)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `DeviceRegistry::Lots` (r:1 w:1)
	/// Proof: `DeviceRegistry::Lots` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn charge_lot() -> Weight {
		// Proof size in bytes:
		//  Measured:  `553`
		//  Estimated: `3892`
		// Minimum execution time: 36_344_000 picoseconds.
		Weight::from_parts(40_350_000, 3892)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn verify_ed25519() -> Weight {
		// Proof size in bytes:
		//  Measured:  `0`
		//  Estimated: `0`
		// Minimum execution time: 31_707_000 picoseconds.
		Weight::from_parts(33_190_000, 0)
	}
	fn verify_sr25519() -> Weight {
		// Proof size in bytes:
		//  Measured:  `0`
		//  Estimated: `0`
		// Minimum execution time: 32_919_000 picoseconds.
		Weight::from_parts(35_292_000, 0)
	}
	fn verify_secp256k1() -> Weight {
		// Proof size in bytes:
		//  Measured:  `0`
		//  Estimated: `0`
		// Minimum execution time: 27_301_000 picoseconds.
		Weight::from_parts(28_903_000, 0)
	}
	fn verify_p256() -> Weight {
		// Proof size in bytes:
		//  Measured:  `0`
		//  Estimated: `0`
		// Minimum execution time: 613_495_000 picoseconds.
		Weight::from_parts(670_700_000, 0)
	}
	/// Storage: `DeviceRegistry::Devices` (r:1 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	fn read_device() -> Weight {
		// Proof size in bytes:
		//  Measured:  `385`
		//  Estimated: `3570`
		// Minimum execution time: 6_139_000 picoseconds.
		Weight::from_parts(7_150_000, 3570)
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
	/// Storage: `DeviceRegistry::Devices` (r:1 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Fleets` (r:4 w:0)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	fn read_status() -> Weight {
		// Proof size in bytes:
		//  Measured:  `869`
		//  Estimated: `11450`
		// Minimum execution time: 17_526_000 picoseconds.
		Weight::from_parts(20_100_000, 11450)
			.saturating_add(T::DbWeight::get().reads(5_u64))
	}
	/// Storage: `DeviceRegistry::DeviceInfos` (r:1 w:0)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	fn read_details() -> Weight {
		// Proof size in bytes:
		//  Measured:  `419`
		//  Estimated: `3666`
		// Minimum execution time: 5_548_000 picoseconds.
		Weight::from_parts(6_760_000, 3666)
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
		// Minimum execution time: 14_231_000 picoseconds.
		Weight::from_parts(22_554_000, 3866)
			.saturating_add(T::DbWeight::get().reads(3_u64))
	}
	/// Storage: `DeviceRegistry::FleetMembers` (r:1 w:0)
	/// Proof: `DeviceRegistry::FleetMembers` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	fn read_members() -> Weight {
		// Proof size in bytes:
		//  Measured:  `350`
		//  Estimated: `3493`
		// Minimum execution time: 5_500_000 picoseconds.
		Weight::from_parts(6_500_000, 3493)
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
	/// Storage: `DeviceRegistry::Models` (r:1 w:0)
	/// Proof: `DeviceRegistry::Models` (`max_values`: None, `max_size`: Some(208), added: 2683, mode: `MaxEncodedLen`)
	fn read_model() -> Weight {
		// Proof size in bytes:
		//  Measured:  `420`
		//  Estimated: `3673`
		// Minimum execution time: 5_800_000 picoseconds.
		Weight::from_parts(7_000_000, 3673)
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
	/// Storage: `DeviceRegistry::Vendors` (r:1 w:0)
	/// Proof: `DeviceRegistry::Vendors` (`max_values`: None, `max_size`: Some(198), added: 2673, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Operators` (r:1 w:0)
	/// Proof: `DeviceRegistry::Operators` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	fn read_operator() -> Weight {
		// Proof size in bytes:
		//  Measured:  `480`
		//  Estimated: `3663`
		// Minimum execution time: 10_000_000 picoseconds.
		Weight::from_parts(12_000_000, 3663)
			.saturating_add(T::DbWeight::get().reads(2_u64))
	}
	/// Storage: `DeviceRegistry::Devices` (r:1 w:1)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	fn set_verdict_quarantine() -> Weight {
		// Proof size in bytes:
		//  Measured:  `385`
		//  Estimated: `3570`
		// Minimum execution time: 12_000_000 picoseconds.
		Weight::from_parts(14_500_000, 3570)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}

/// For tests: with the SDK's weight of ParityDB.
impl WeightInfo for () {
	fn register_vendor() -> Weight {
		Weight::from_parts(46_339_000, 3892)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn update_vendor() -> Weight {
		Weight::from_parts(11_617_000, 3663)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn set_vendor_status() -> Weight {
		Weight::from_parts(10_065_000, 3663)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn set_operator() -> Weight {
		Weight::from_parts(56_875_000, 3892)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn register_model() -> Weight {
		Weight::from_parts(60_570_000, 3892)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn update_model() -> Weight {
		Weight::from_parts(20_571_000, 3673)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn register_lot() -> Weight {
		Weight::from_parts(97_475_000, 3892)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn fund_lot() -> Weight {
		Weight::from_parts(54_020_000, 3892)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn close_lot() -> Weight {
		Weight::from_parts(81_662_000, 3892)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn enrol() -> Weight {
		Weight::from_parts(108_452_000, 3892)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn enrol_batch(n: u32, ) -> Weight {
		Weight::from_parts(56_950_843, 3892)
			.saturating_add(Weight::from_parts(80_915_552, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
			.saturating_add(ParityDbWeight::get().writes((2_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2588).saturating_mul(n.into()))
	}
	fn enrol_from_lot(p: u32, ) -> Weight {
		Weight::from_parts(107_571_566, 3892)
			.saturating_add(Weight::from_parts(272_364, 0).saturating_mul(p.into()))
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn enrol_from_lot_authorized() -> Weight {
		Weight::from_parts(104_085_000, 3892)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn authorize_enrol_from_lot(p: u32, ) -> Weight {
		Weight::from_parts(56_383_537, 3673)
			.saturating_add(Weight::from_parts(230_266, 0).saturating_mul(p.into()))
			.saturating_add(ParityDbWeight::get().reads(6_u64))
	}
	fn remove_vendor() -> Weight {
		Weight::from_parts(44_175_000, 3892)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn remove_model() -> Weight {
		Weight::from_parts(57_686_000, 3892)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn claim() -> Weight {
		Weight::from_parts(99_408_000, 3673)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn offer_transfer() -> Weight {
		Weight::from_parts(117_165_000, 6794)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn cancel_transfer() -> Weight {
		Weight::from_parts(55_914_000, 3892)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn accept_transfer() -> Weight {
		Weight::from_parts(275_000_000, 11450)
			.saturating_add(ParityDbWeight::get().reads(19_u64))
			.saturating_add(ParityDbWeight::get().writes(16_u64))
	}
	fn suspend() -> Weight {
		Weight::from_parts(16_325_000, 3666)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn resume() -> Weight {
		Weight::from_parts(18_528_000, 3666)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn quarantine() -> Weight {
		Weight::from_parts(25_939_000, 3666)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn release() -> Weight {
		Weight::from_parts(25_308_000, 3666)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn decommission() -> Weight {
		Weight::from_parts(392_000_000, 15500)
			.saturating_add(ParityDbWeight::get().reads(26_u64))
			.saturating_add(ParityDbWeight::get().writes(24_u64))
	}
	fn set_operational_key() -> Weight {
		Weight::from_parts(188_361_000, 11450)
			.saturating_add(ParityDbWeight::get().reads(13_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn revoke_operational_key() -> Weight {
		Weight::from_parts(56_655_000, 3892)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn set_agreement_key() -> Weight {
		Weight::from_parts(70_144_000, 11450)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn rotate_identity_key() -> Weight {
		Weight::from_parts(193_158_000, 11450)
			.saturating_add(ParityDbWeight::get().reads(14_u64))
			.saturating_add(ParityDbWeight::get().writes(8_u64))
	}
	fn propose_recovery() -> Weight {
		Weight::from_parts(105_878_000, 6150)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn approve_recovery() -> Weight {
		Weight::from_parts(26_940_000, 3666)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn cancel_recovery() -> Weight {
		Weight::from_parts(64_856_000, 3892)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn finish_recovery() -> Weight {
		Weight::from_parts(156_654_000, 8754)
			.saturating_add(ParityDbWeight::get().reads(12_u64))
			.saturating_add(ParityDbWeight::get().writes(10_u64))
	}
	fn create_fleet() -> Weight {
		Weight::from_parts(58_407_000, 3892)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn rename_fleet() -> Weight {
		Weight::from_parts(17_236_000, 3605)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn remove_fleet() -> Weight {
		Weight::from_parts(83_174_000, 6220)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn suspend_fleet() -> Weight {
		Weight::from_parts(12_279_000, 3605)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn resume_fleet() -> Weight {
		Weight::from_parts(12_980_000, 3605)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn assign_fleet() -> Weight {
		Weight::from_parts(85_000_000, 21910)
			.saturating_add(ParityDbWeight::get().reads(18_u64))
			.saturating_add(ParityDbWeight::get().writes(11_u64))
	}
	fn set_attribute(l: u32, ) -> Weight {
		Weight::from_parts(111_251_658, 6794)
			.saturating_add(Weight::from_parts(20_891, 0).saturating_mul(l.into()))
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn replace_attribute(l: u32, ) -> Weight {
		Weight::from_parts(40_000_000, 3892)
			.saturating_add(Weight::from_parts(40_000, 0).saturating_mul(l.into()))
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn remove_attribute() -> Weight {
		Weight::from_parts(63_024_000, 3866)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn set_endpoints(n: u32, ) -> Weight {
		Weight::from_parts(167_415_365, 6794)
			.saturating_add(Weight::from_parts(1_478_157, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn replace_endpoints(n: u32, ) -> Weight {
		Weight::from_parts(40_000_000, 3892)
			.saturating_add(Weight::from_parts(40_000, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn open_sponsorship() -> Weight {
		Weight::from_parts(97_355_000, 3892)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn fund_sponsorship() -> Weight {
		Weight::from_parts(55_243_000, 3892)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn update_sponsorship() -> Weight {
		Weight::from_parts(13_691_000, 3625)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn close_sponsorship() -> Weight {
		Weight::from_parts(86_900_000, 3892)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn choose_sponsor() -> Weight {
		Weight::from_parts(18_227_000, 3625)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn collect_fees() -> Weight {
		Weight::from_parts(60_000_000, 3892)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn submit(l: u32, ) -> Weight {
		Weight::from_parts(72_874_591, 11450)
			.saturating_add(Weight::from_parts(4_549, 0).saturating_mul(l.into()))
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn submit_authorized(l: u32, ) -> Weight {
		Weight::from_parts(31_554_394, 11450)
			.saturating_add(Weight::from_parts(1_946, 0).saturating_mul(l.into()))
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn authorize_submit(l: u32, ) -> Weight {
		Weight::from_parts(70_000_977, 11450)
			.saturating_add(Weight::from_parts(1_942, 0).saturating_mul(l.into()))
			.saturating_add(ParityDbWeight::get().reads(7_u64))
	}
	fn charge_sponsor() -> Weight {
		Weight::from_parts(63_555_000, 3892)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn charge_lot() -> Weight {
		Weight::from_parts(40_350_000, 3892)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn verify_ed25519() -> Weight {
		Weight::from_parts(33_190_000, 0)
	}
	fn verify_sr25519() -> Weight {
		Weight::from_parts(35_292_000, 0)
	}
	fn verify_secp256k1() -> Weight {
		Weight::from_parts(28_903_000, 0)
	}
	fn verify_p256() -> Weight {
		Weight::from_parts(670_700_000, 0)
	}
	fn read_device() -> Weight {
		Weight::from_parts(7_150_000, 3570)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
	}
	fn read_status() -> Weight {
		Weight::from_parts(20_100_000, 11450)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
	}
	fn read_details() -> Weight {
		Weight::from_parts(6_760_000, 3666)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
	}
	fn read_attribute() -> Weight {
		Weight::from_parts(22_554_000, 3866)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
	}
	fn read_members() -> Weight {
		Weight::from_parts(6_500_000, 3493)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
	}
	fn read_model() -> Weight {
		Weight::from_parts(7_000_000, 3673)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
	}
	fn read_operator() -> Weight {
		Weight::from_parts(12_000_000, 3663)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
	}
	fn set_verdict_quarantine() -> Weight {
		Weight::from_parts(14_500_000, 3570)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
}
