// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_device_registry`, measured: `scripts/weights.sh` writes this file.
//!
//! 2026-11-20, `AMD EPYC`, 20 steps, 10 repetitions, runtime Compiled,
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
	fn remove_attribute() -> Weight;
	fn set_endpoints(n: u32, ) -> Weight;
	fn open_sponsorship() -> Weight;
	fn fund_sponsorship() -> Weight;
	fn update_sponsorship() -> Weight;
	fn close_sponsorship() -> Weight;
	fn choose_sponsor() -> Weight;
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
}

/// With the database weight of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `DeviceRegistry::NextVendorId` (r:1 w:1)
	/// Proof: `DeviceRegistry::NextVendorId` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Vendors` (r:0 w:1)
	/// Proof: `DeviceRegistry::Vendors` (`max_values`: None, `max_size`: Some(198), added: 2673, mode: `MaxEncodedLen`)
	fn register_vendor() -> Weight {
		// Proof size in bytes:
		//  Measured:  `6`
		//  Estimated: `3766`
		// Minimum execution time: 40_931_000 picoseconds.
		Weight::from_parts(44_125_000, 3766)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `DeviceRegistry::Vendors` (r:1 w:1)
	/// Proof: `DeviceRegistry::Vendors` (`max_values`: None, `max_size`: Some(198), added: 2673, mode: `MaxEncodedLen`)
	fn update_vendor() -> Weight {
		// Proof size in bytes:
		//  Measured:  `253`
		//  Estimated: `3663`
		// Minimum execution time: 10_325_000 picoseconds.
		Weight::from_parts(11_237_000, 3663)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `DeviceRegistry::Vendors` (r:1 w:1)
	/// Proof: `DeviceRegistry::Vendors` (`max_values`: None, `max_size`: Some(198), added: 2673, mode: `MaxEncodedLen`)
	fn set_vendor_status() -> Weight {
		// Proof size in bytes:
		//  Measured:  `253`
		//  Estimated: `3663`
		// Minimum execution time: 8_533_000 picoseconds.
		Weight::from_parts(9_524_000, 3663)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `DeviceRegistry::Vendors` (r:1 w:0)
	/// Proof: `DeviceRegistry::Vendors` (`max_values`: None, `max_size`: Some(198), added: 2673, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Operators` (r:1 w:1)
	/// Proof: `DeviceRegistry::Operators` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	fn set_operator() -> Weight {
		// Proof size in bytes:
		//  Measured:  `308`
		//  Estimated: `3766`
		// Minimum execution time: 48_162_000 picoseconds.
		Weight::from_parts(51_116_000, 3766)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Models` (r:0 w:1)
	/// Proof: `DeviceRegistry::Models` (`max_values`: None, `max_size`: Some(208), added: 2683, mode: `MaxEncodedLen`)
	fn register_model() -> Weight {
		// Proof size in bytes:
		//  Measured:  `512`
		//  Estimated: `3766`
		// Minimum execution time: 51_106_000 picoseconds.
		Weight::from_parts(54_431_000, 3766)
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
		// Minimum execution time: 16_484_000 picoseconds.
		Weight::from_parts(17_687_000, 3673)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::ModelUse` (r:1 w:1)
	/// Proof: `DeviceRegistry::ModelUse` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Lots` (r:0 w:1)
	/// Proof: `DeviceRegistry::Lots` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	fn register_lot() -> Weight {
		// Proof size in bytes:
		//  Measured:  `710`
		//  Estimated: `3766`
		// Minimum execution time: 85_007_000 picoseconds.
		Weight::from_parts(88_922_000, 3766)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `DeviceRegistry::Lots` (r:1 w:1)
	/// Proof: `DeviceRegistry::Lots` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	fn fund_lot() -> Weight {
		// Proof size in bytes:
		//  Measured:  `450`
		//  Estimated: `3766`
		// Minimum execution time: 47_130_000 picoseconds.
		Weight::from_parts(49_434_000, 3766)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	fn close_lot() -> Weight {
		// Proof size in bytes:
		//  Measured:  `747`
		//  Estimated: `3766`
		// Minimum execution time: 72_459_000 picoseconds.
		Weight::from_parts(76_324_000, 3766)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::ModelUse` (r:1 w:1)
	/// Proof: `DeviceRegistry::ModelUse` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::DeviceInfos` (r:0 w:1)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	fn enrol() -> Weight {
		// Proof size in bytes:
		//  Measured:  `764`
		//  Estimated: `3766`
		// Minimum execution time: 93_149_000 picoseconds.
		Weight::from_parts(97_235_000, 3766)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::ModelUse` (r:1 w:1)
	/// Proof: `DeviceRegistry::ModelUse` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::DeviceInfos` (r:0 w:100)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 100]`.
	fn enrol_batch(n: u32, ) -> Weight {
		// Proof size in bytes:
		//  Measured:  `764`
		//  Estimated: `3766 + n * (2588 ±0)`
		// Minimum execution time: 95_603_000 picoseconds.
		Weight::from_parts(22_507_530, 3766)
			// Standard Error: 199_401
			.saturating_add(Weight::from_parts(74_707_396, 0).saturating_mul(n.into()))
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::ModelUse` (r:1 w:1)
	/// Proof: `DeviceRegistry::ModelUse` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::DeviceInfos` (r:0 w:1)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// The range of component `p` is `[0, 32]`.
	fn enrol_from_lot(p: u32, ) -> Weight {
		// Proof size in bytes:
		//  Measured:  `838`
		//  Estimated: `3766`
		// Minimum execution time: 94_942_000 picoseconds.
		Weight::from_parts(99_893_171, 3766)
			// Standard Error: 1_835
			.saturating_add(Weight::from_parts(217_965, 0).saturating_mul(p.into()))
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::ModelUse` (r:1 w:1)
	/// Proof: `DeviceRegistry::ModelUse` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::DeviceInfos` (r:0 w:1)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	fn enrol_from_lot_authorized() -> Weight {
		// Proof size in bytes:
		//  Measured:  `945`
		//  Estimated: `3766`
		// Minimum execution time: 84_887_000 picoseconds.
		Weight::from_parts(92_077_000, 3766)
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
		// Minimum execution time: 50_506_000 picoseconds.
		Weight::from_parts(54_340_548, 3673)
			// Standard Error: 1_221
			.saturating_add(Weight::from_parts(237_770, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(6_u64))
	}
	/// Storage: `DeviceRegistry::Vendors` (r:1 w:1)
	/// Proof: `DeviceRegistry::Vendors` (`max_values`: None, `max_size`: Some(198), added: 2673, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Operators` (r:1 w:0)
	/// Proof: `DeviceRegistry::Operators` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	fn remove_vendor() -> Weight {
		// Proof size in bytes:
		//  Measured:  `308`
		//  Estimated: `3766`
		// Minimum execution time: 40_050_000 picoseconds.
		Weight::from_parts(44_176_000, 3766)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	fn remove_model() -> Weight {
		// Proof size in bytes:
		//  Measured:  `910`
		//  Estimated: `3766`
		// Minimum execution time: 51_447_000 picoseconds.
		Weight::from_parts(54_761_000, 3766)
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
		// Minimum execution time: 87_391_000 picoseconds.
		Weight::from_parts(92_678_000, 3673)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `DeviceRegistry::DeviceInfos` (r:1 w:0)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Devices` (r:1 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Transfers` (r:1 w:1)
	/// Proof: `DeviceRegistry::Transfers` (`max_values`: None, `max_size`: Some(120), added: 2595, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	fn offer_transfer() -> Weight {
		// Proof size in bytes:
		//  Measured:  `800`
		//  Estimated: `3766`
		// Minimum execution time: 78_126_000 picoseconds.
		Weight::from_parts(84_967_000, 3766)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `DeviceRegistry::Transfers` (r:1 w:1)
	/// Proof: `DeviceRegistry::Transfers` (`max_values`: None, `max_size`: Some(120), added: 2595, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Devices` (r:1 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	fn cancel_transfer() -> Weight {
		// Proof size in bytes:
		//  Measured:  `799`
		//  Estimated: `3766`
		// Minimum execution time: 46_619_000 picoseconds.
		Weight::from_parts(50_946_000, 3766)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `DeviceRegistry::Transfers` (r:1 w:1)
	/// Proof: `DeviceRegistry::Transfers` (`max_values`: None, `max_size`: Some(120), added: 2595, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::DeviceInfos` (r:1 w:1)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Devices` (r:1 w:1)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Fleets` (r:1 w:1)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::DeviceEndpoints` (r:1 w:1)
	/// Proof: `DeviceRegistry::DeviceEndpoints` (`max_values`: None, `max_size`: Some(1649), added: 4124, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Recoveries` (r:1 w:1)
	/// Proof: `DeviceRegistry::Recoveries` (`max_values`: None, `max_size`: Some(120), added: 2595, mode: `MaxEncodedLen`)
	fn accept_transfer() -> Weight {
		// Proof size in bytes:
		//  Measured:  `3152`
		//  Estimated: `6542`
		// Minimum execution time: 123_414_000 picoseconds.
		Weight::from_parts(133_980_000, 6542)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(10_u64))
	}
	/// Storage: `DeviceRegistry::DeviceInfos` (r:1 w:0)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Devices` (r:1 w:1)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	fn suspend() -> Weight {
		// Proof size in bytes:
		//  Measured:  `540`
		//  Estimated: `3666`
		// Minimum execution time: 12_739_000 picoseconds.
		Weight::from_parts(14_302_000, 3666)
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
		// Minimum execution time: 12_278_000 picoseconds.
		Weight::from_parts(13_821_000, 3666)
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
		// Minimum execution time: 19_869_000 picoseconds.
		Weight::from_parts(22_513_000, 3666)
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
		// Minimum execution time: 20_400_000 picoseconds.
		Weight::from_parts(22_644_000, 3666)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `DeviceRegistry::DeviceInfos` (r:1 w:1)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Devices` (r:1 w:1)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Fleets` (r:1 w:1)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Keys` (r:2 w:2)
	/// Proof: `DeviceRegistry::Keys` (`max_values`: None, `max_size`: Some(113), added: 2588, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:3 w:3)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:4 w:4)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
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
		//  Measured:  `3744`
		//  Estimated: `12094`
		// Minimum execution time: 200_859_000 picoseconds.
		Weight::from_parts(212_126_000, 12094)
			.saturating_add(T::DbWeight::get().reads(16_u64))
			.saturating_add(T::DbWeight::get().writes(17_u64))
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	fn set_operational_key() -> Weight {
		// Proof size in bytes:
		//  Measured:  `1445`
		//  Estimated: `11450`
		// Minimum execution time: 162_132_000 picoseconds.
		Weight::from_parts(174_661_000, 11450)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	fn revoke_operational_key() -> Weight {
		// Proof size in bytes:
		//  Measured:  `907`
		//  Estimated: `3766`
		// Minimum execution time: 47_591_000 picoseconds.
		Weight::from_parts(52_398_000, 3766)
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
		// Minimum execution time: 61_081_000 picoseconds.
		Weight::from_parts(66_058_000, 11450)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Recoveries` (r:1 w:1)
	/// Proof: `DeviceRegistry::Recoveries` (`max_values`: None, `max_size`: Some(120), added: 2595, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn rotate_identity_key() -> Weight {
		// Proof size in bytes:
		//  Measured:  `1621`
		//  Estimated: `11450`
		// Minimum execution time: 167_680_000 picoseconds.
		Weight::from_parts(180_559_000, 11450)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	fn propose_recovery() -> Weight {
		// Proof size in bytes:
		//  Measured:  `961`
		//  Estimated: `6150`
		// Minimum execution time: 92_257_000 picoseconds.
		Weight::from_parts(99_568_000, 6150)
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
		// Minimum execution time: 23_875_000 picoseconds.
		Weight::from_parts(26_129_000, 3666)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	fn cancel_recovery() -> Weight {
		// Proof size in bytes:
		//  Measured:  `1210`
		//  Estimated: `3766`
		// Minimum execution time: 54_331_000 picoseconds.
		Weight::from_parts(60_560_000, 3766)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	fn finish_recovery() -> Weight {
		// Proof size in bytes:
		//  Measured:  `1522`
		//  Estimated: `8754`
		// Minimum execution time: 125_457_000 picoseconds.
		Weight::from_parts(133_549_000, 8754)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(10_u64))
	}
	/// Storage: `DeviceRegistry::Fleets` (r:1 w:2)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::NextFleetId` (r:1 w:1)
	/// Proof: `DeviceRegistry::NextFleetId` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::FleetNames` (r:0 w:1)
	/// Proof: `DeviceRegistry::FleetNames` (`max_values`: None, `max_size`: Some(78), added: 2553, mode: `MaxEncodedLen`)
	fn create_fleet() -> Weight {
		// Proof size in bytes:
		//  Measured:  `324`
		//  Estimated: `3766`
		// Minimum execution time: 47_171_000 picoseconds.
		Weight::from_parts(50_375_000, 3766)
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
		// Minimum execution time: 13_480_000 picoseconds.
		Weight::from_parts(15_022_000, 3605)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `DeviceRegistry::Fleets` (r:2 w:2)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::FleetNames` (r:0 w:1)
	/// Proof: `DeviceRegistry::FleetNames` (`max_values`: None, `max_size`: Some(78), added: 2553, mode: `MaxEncodedLen`)
	fn remove_fleet() -> Weight {
		// Proof size in bytes:
		//  Measured:  `442`
		//  Estimated: `6220`
		// Minimum execution time: 41_692_000 picoseconds.
		Weight::from_parts(45_247_000, 6220)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `DeviceRegistry::Fleets` (r:1 w:1)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	fn suspend_fleet() -> Weight {
		// Proof size in bytes:
		//  Measured:  `306`
		//  Estimated: `3605`
		// Minimum execution time: 10_185_000 picoseconds.
		Weight::from_parts(11_267_000, 3605)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `DeviceRegistry::Fleets` (r:1 w:1)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	fn resume_fleet() -> Weight {
		// Proof size in bytes:
		//  Measured:  `306`
		//  Estimated: `3605`
		// Minimum execution time: 10_676_000 picoseconds.
		Weight::from_parts(11_748_000, 3605)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `DeviceRegistry::DeviceInfos` (r:1 w:0)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Devices` (r:1 w:1)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Fleets` (r:2 w:2)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	fn assign_fleet() -> Weight {
		// Proof size in bytes:
		//  Measured:  `999`
		//  Estimated: `6220`
		// Minimum execution time: 22_834_000 picoseconds.
		Weight::from_parts(25_378_000, 6220)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// The range of component `l` is `[0, 256]`.
	fn set_attribute(l: u32, ) -> Weight {
		// Proof size in bytes:
		//  Measured:  `1354`
		//  Estimated: `6542`
		// Minimum execution time: 92_648_000 picoseconds.
		Weight::from_parts(103_364_121, 6542)
			// Standard Error: 412
			.saturating_add(Weight::from_parts(2_386, 0).saturating_mul(l.into()))
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	fn remove_attribute() -> Weight {
		// Proof size in bytes:
		//  Measured:  `1218`
		//  Estimated: `3866`
		// Minimum execution time: 52_228_000 picoseconds.
		Weight::from_parts(58_517_000, 3866)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `DeviceRegistry::DeviceInfos` (r:1 w:0)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::DeviceEndpoints` (r:1 w:1)
	/// Proof: `DeviceRegistry::DeviceEndpoints` (`max_values`: None, `max_size`: Some(1649), added: 4124, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 8]`.
	fn set_endpoints(n: u32, ) -> Weight {
		// Proof size in bytes:
		//  Measured:  `2307`
		//  Estimated: `5114`
		// Minimum execution time: 85_507_000 picoseconds.
		Weight::from_parts(90_496_020, 5114)
			// Standard Error: 9_488
			.saturating_add(Weight::from_parts(655_946, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `DeviceRegistry::Fleets` (r:1 w:1)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Sponsorships` (r:1 w:1)
	/// Proof: `DeviceRegistry::Sponsorships` (`max_values`: None, `max_size`: Some(160), added: 2635, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	fn open_sponsorship() -> Weight {
		// Proof size in bytes:
		//  Measured:  `361`
		//  Estimated: `3766`
		// Minimum execution time: 81_802_000 picoseconds.
		Weight::from_parts(87_541_000, 3766)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `DeviceRegistry::Sponsorships` (r:1 w:1)
	/// Proof: `DeviceRegistry::Sponsorships` (`max_values`: None, `max_size`: Some(160), added: 2635, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	fn fund_sponsorship() -> Weight {
		// Proof size in bytes:
		//  Measured:  `396`
		//  Estimated: `3766`
		// Minimum execution time: 46_750_000 picoseconds.
		Weight::from_parts(51_557_000, 3766)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `DeviceRegistry::Sponsorships` (r:1 w:1)
	/// Proof: `DeviceRegistry::Sponsorships` (`max_values`: None, `max_size`: Some(160), added: 2635, mode: `MaxEncodedLen`)
	fn update_sponsorship() -> Weight {
		// Proof size in bytes:
		//  Measured:  `284`
		//  Estimated: `3625`
		// Minimum execution time: 10_536_000 picoseconds.
		Weight::from_parts(11_928_000, 3625)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `DeviceRegistry::Sponsorships` (r:1 w:1)
	/// Proof: `DeviceRegistry::Sponsorships` (`max_values`: None, `max_size`: Some(160), added: 2635, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Fleets` (r:1 w:1)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	fn close_sponsorship() -> Weight {
		// Proof size in bytes:
		//  Measured:  `635`
		//  Estimated: `3766`
		// Minimum execution time: 69_564_000 picoseconds.
		Weight::from_parts(75_763_000, 3766)
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
		// Minimum execution time: 14_251_000 picoseconds.
		Weight::from_parts(15_944_000, 3625)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
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
		// Minimum execution time: 61_312_000 picoseconds.
		Weight::from_parts(66_024_952, 11450)
			// Standard Error: 54
			.saturating_add(Weight::from_parts(4_506, 0).saturating_mul(l.into()))
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
		// Minimum execution time: 26_009_000 picoseconds.
		Weight::from_parts(28_620_674, 11450)
			// Standard Error: 27
			.saturating_add(Weight::from_parts(1_900, 0).saturating_mul(l.into()))
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
		// Minimum execution time: 59_689_000 picoseconds.
		Weight::from_parts(64_513_625, 11450)
			// Standard Error: 26
			.saturating_add(Weight::from_parts(1_780, 0).saturating_mul(l.into()))
			.saturating_add(T::DbWeight::get().reads(7_u64))
	}
	/// Storage: `DeviceRegistry::Devices` (r:1 w:1)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Fleets` (r:1 w:0)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Sponsorships` (r:1 w:1)
	/// Proof: `DeviceRegistry::Sponsorships` (`max_values`: None, `max_size`: Some(160), added: 2635, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn charge_sponsor() -> Weight {
		// Proof size in bytes:
		//  Measured:  `1136`
		//  Estimated: `3766`
		// Minimum execution time: 52_348_000 picoseconds.
		Weight::from_parts(57_897_000, 3766)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `DeviceRegistry::Lots` (r:1 w:1)
	/// Proof: `DeviceRegistry::Lots` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn charge_lot() -> Weight {
		// Proof size in bytes:
		//  Measured:  `553`
		//  Estimated: `3766`
		// Minimum execution time: 33_119_000 picoseconds.
		Weight::from_parts(36_284_000, 3766)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn verify_ed25519() -> Weight {
		// Proof size in bytes:
		//  Measured:  `0`
		//  Estimated: `0`
		// Minimum execution time: 29_123_000 picoseconds.
		Weight::from_parts(30_675_000, 0)
	}
	fn verify_sr25519() -> Weight {
		// Proof size in bytes:
		//  Measured:  `0`
		//  Estimated: `0`
		// Minimum execution time: 29_914_000 picoseconds.
		Weight::from_parts(31_256_000, 0)
	}
	fn verify_secp256k1() -> Weight {
		// Proof size in bytes:
		//  Measured:  `0`
		//  Estimated: `0`
		// Minimum execution time: 24_676_000 picoseconds.
		Weight::from_parts(25_779_000, 0)
	}
	fn verify_p256() -> Weight {
		// Proof size in bytes:
		//  Measured:  `0`
		//  Estimated: `0`
		// Minimum execution time: 556_300_000 picoseconds.
		Weight::from_parts(592_223_000, 0)
	}
	/// Storage: `DeviceRegistry::Devices` (r:1 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	fn read_device() -> Weight {
		// Proof size in bytes:
		//  Measured:  `385`
		//  Estimated: `3570`
		// Minimum execution time: 5_548_000 picoseconds.
		Weight::from_parts(6_419_000, 3570)
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
		// Minimum execution time: 15_533_000 picoseconds.
		Weight::from_parts(17_196_000, 11450)
			.saturating_add(T::DbWeight::get().reads(5_u64))
	}
	/// Storage: `DeviceRegistry::DeviceInfos` (r:1 w:0)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	fn read_details() -> Weight {
		// Proof size in bytes:
		//  Measured:  `419`
		//  Estimated: `3666`
		// Minimum execution time: 4_957_000 picoseconds.
		Weight::from_parts(5_719_000, 3666)
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
}

/// For tests: with the SDK's weight of ParityDB.
impl WeightInfo for () {
	fn register_vendor() -> Weight {
		Weight::from_parts(44_125_000, 3766)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn update_vendor() -> Weight {
		Weight::from_parts(11_237_000, 3663)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn set_vendor_status() -> Weight {
		Weight::from_parts(9_524_000, 3663)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn set_operator() -> Weight {
		Weight::from_parts(51_116_000, 3766)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn register_model() -> Weight {
		Weight::from_parts(54_431_000, 3766)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn update_model() -> Weight {
		Weight::from_parts(17_687_000, 3673)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn register_lot() -> Weight {
		Weight::from_parts(88_922_000, 3766)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn fund_lot() -> Weight {
		Weight::from_parts(49_434_000, 3766)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn close_lot() -> Weight {
		Weight::from_parts(76_324_000, 3766)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn enrol() -> Weight {
		Weight::from_parts(97_235_000, 3766)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn enrol_batch(n: u32, ) -> Weight {
		Weight::from_parts(22_507_530, 3766)
			.saturating_add(Weight::from_parts(74_707_396, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
			.saturating_add(ParityDbWeight::get().writes((2_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2588).saturating_mul(n.into()))
	}
	fn enrol_from_lot(p: u32, ) -> Weight {
		Weight::from_parts(99_893_171, 3766)
			.saturating_add(Weight::from_parts(217_965, 0).saturating_mul(p.into()))
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn enrol_from_lot_authorized() -> Weight {
		Weight::from_parts(92_077_000, 3766)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn authorize_enrol_from_lot(p: u32, ) -> Weight {
		Weight::from_parts(54_340_548, 3673)
			.saturating_add(Weight::from_parts(237_770, 0).saturating_mul(p.into()))
			.saturating_add(ParityDbWeight::get().reads(6_u64))
	}
	fn remove_vendor() -> Weight {
		Weight::from_parts(44_176_000, 3766)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn remove_model() -> Weight {
		Weight::from_parts(54_761_000, 3766)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn claim() -> Weight {
		Weight::from_parts(92_678_000, 3673)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn offer_transfer() -> Weight {
		Weight::from_parts(84_967_000, 3766)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn cancel_transfer() -> Weight {
		Weight::from_parts(50_946_000, 3766)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn accept_transfer() -> Weight {
		Weight::from_parts(133_980_000, 6542)
			.saturating_add(ParityDbWeight::get().reads(10_u64))
			.saturating_add(ParityDbWeight::get().writes(10_u64))
	}
	fn suspend() -> Weight {
		Weight::from_parts(14_302_000, 3666)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn resume() -> Weight {
		Weight::from_parts(13_821_000, 3666)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn quarantine() -> Weight {
		Weight::from_parts(22_513_000, 3666)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn release() -> Weight {
		Weight::from_parts(22_644_000, 3666)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn decommission() -> Weight {
		Weight::from_parts(212_126_000, 12094)
			.saturating_add(ParityDbWeight::get().reads(16_u64))
			.saturating_add(ParityDbWeight::get().writes(17_u64))
	}
	fn set_operational_key() -> Weight {
		Weight::from_parts(174_661_000, 11450)
			.saturating_add(ParityDbWeight::get().reads(13_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn revoke_operational_key() -> Weight {
		Weight::from_parts(52_398_000, 3766)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn set_agreement_key() -> Weight {
		Weight::from_parts(66_058_000, 11450)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn rotate_identity_key() -> Weight {
		Weight::from_parts(180_559_000, 11450)
			.saturating_add(ParityDbWeight::get().reads(14_u64))
			.saturating_add(ParityDbWeight::get().writes(8_u64))
	}
	fn propose_recovery() -> Weight {
		Weight::from_parts(99_568_000, 6150)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn approve_recovery() -> Weight {
		Weight::from_parts(26_129_000, 3666)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn cancel_recovery() -> Weight {
		Weight::from_parts(60_560_000, 3766)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn finish_recovery() -> Weight {
		Weight::from_parts(133_549_000, 8754)
			.saturating_add(ParityDbWeight::get().reads(12_u64))
			.saturating_add(ParityDbWeight::get().writes(10_u64))
	}
	fn create_fleet() -> Weight {
		Weight::from_parts(50_375_000, 3766)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn rename_fleet() -> Weight {
		Weight::from_parts(15_022_000, 3605)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn remove_fleet() -> Weight {
		Weight::from_parts(45_247_000, 6220)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn suspend_fleet() -> Weight {
		Weight::from_parts(11_267_000, 3605)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn resume_fleet() -> Weight {
		Weight::from_parts(11_748_000, 3605)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn assign_fleet() -> Weight {
		Weight::from_parts(25_378_000, 6220)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn set_attribute(l: u32, ) -> Weight {
		Weight::from_parts(103_364_121, 6542)
			.saturating_add(Weight::from_parts(2_386, 0).saturating_mul(l.into()))
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn remove_attribute() -> Weight {
		Weight::from_parts(58_517_000, 3866)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn set_endpoints(n: u32, ) -> Weight {
		Weight::from_parts(90_496_020, 5114)
			.saturating_add(Weight::from_parts(655_946, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn open_sponsorship() -> Weight {
		Weight::from_parts(87_541_000, 3766)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn fund_sponsorship() -> Weight {
		Weight::from_parts(51_557_000, 3766)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn update_sponsorship() -> Weight {
		Weight::from_parts(11_928_000, 3625)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn close_sponsorship() -> Weight {
		Weight::from_parts(75_763_000, 3766)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn choose_sponsor() -> Weight {
		Weight::from_parts(15_944_000, 3625)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn submit(l: u32, ) -> Weight {
		Weight::from_parts(66_024_952, 11450)
			.saturating_add(Weight::from_parts(4_506, 0).saturating_mul(l.into()))
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn submit_authorized(l: u32, ) -> Weight {
		Weight::from_parts(28_620_674, 11450)
			.saturating_add(Weight::from_parts(1_900, 0).saturating_mul(l.into()))
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn authorize_submit(l: u32, ) -> Weight {
		Weight::from_parts(64_513_625, 11450)
			.saturating_add(Weight::from_parts(1_780, 0).saturating_mul(l.into()))
			.saturating_add(ParityDbWeight::get().reads(7_u64))
	}
	fn charge_sponsor() -> Weight {
		Weight::from_parts(57_897_000, 3766)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn charge_lot() -> Weight {
		Weight::from_parts(36_284_000, 3766)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn verify_ed25519() -> Weight {
		Weight::from_parts(30_675_000, 0)
	}
	fn verify_sr25519() -> Weight {
		Weight::from_parts(31_256_000, 0)
	}
	fn verify_secp256k1() -> Weight {
		Weight::from_parts(25_779_000, 0)
	}
	fn verify_p256() -> Weight {
		Weight::from_parts(592_223_000, 0)
	}
	fn read_device() -> Weight {
		Weight::from_parts(6_419_000, 3570)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
	}
	fn read_status() -> Weight {
		Weight::from_parts(17_196_000, 11450)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
	}
	fn read_details() -> Weight {
		Weight::from_parts(5_719_000, 3666)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
	}
}
