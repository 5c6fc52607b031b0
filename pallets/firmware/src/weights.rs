// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_firmware`, measured: `scripts/weights.sh` writes this file.
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

/// What `pallet_firmware` asks the weights of.
#[allow(missing_docs)]
pub trait WeightInfo {
	fn create_authority() -> Weight;
	fn propose_authority_change() -> Weight;
	fn approve_authority_change() -> Weight;
	fn cancel_authority_change() -> Weight;
	fn remove_authority() -> Weight;
	fn register_component() -> Weight;
	fn update_component() -> Weight;
	fn remove_component() -> Weight;
	fn propose_release(i: u32, ) -> Weight;
	fn approve_release() -> Weight;
	fn reject_release() -> Weight;
	fn withdraw_release() -> Weight;
	fn revoke_release() -> Weight;
	fn remove_release(i: u32, ) -> Weight;
	fn raise_floor() -> Weight;
	fn publish_advisory(a: u32, ) -> Weight;
	fn set_fixed() -> Weight;
	fn withdraw_advisory(a: u32, ) -> Weight;
	fn add_manifest_key() -> Weight;
	fn revoke_manifest_key() -> Weight;
	fn propose_manifest(e: u32, ) -> Weight;
	fn report_leaf_reuse() -> Weight;
	fn by_ed25519() -> Weight;
	fn by_p256() -> Weight;
	fn by_ml_dsa_44() -> Weight;
	fn by_ml_dsa_65() -> Weight;
	fn by_ml_dsa_87() -> Weight;
	fn by_hss(l: u32, ) -> Weight;
	fn use_leaves(l: u32, ) -> Weight;
	fn start_rollout(w: u32, ) -> Weight;
	fn advance_rollout(w: u32, ) -> Weight;
	fn pause_rollout() -> Weight;
	fn resume_rollout() -> Weight;
	fn abort_rollout() -> Weight;
	fn remove_rollout() -> Weight;
	fn report() -> Weight;
	fn proven(r: u32, ) -> Weight;
	fn left_rollouts(p: u32, ) -> Weight;
	fn forget_device() -> Weight;
	fn set_appraisal_policy() -> Weight;
	fn endorse_value() -> Weight;
	fn withdraw_endorsement() -> Weight;
	fn endorse_attestation_key() -> Weight;
	fn withdraw_attestation_key() -> Weight;
	fn attest_native(m: u32, ) -> Weight;
	fn attest_psa(m: u32, l: u32, ) -> Weight;
	fn remember() -> Weight;
	fn apply_guard() -> Weight;
	fn keep_history(n: u32, ) -> Weight;
	fn set_guard() -> Weight;
	fn enforce() -> Weight;
	fn read_attestation() -> Weight;
	fn verify_ed25519() -> Weight;
	fn verify_sr25519() -> Weight;
	fn verify_secp256k1() -> Weight;
	fn verify_p256() -> Weight;
}

/// With the database weight of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `DeviceRegistry::Vendors` (r:1 w:0)
	/// Proof: `DeviceRegistry::Vendors` (`max_values`: None, `max_size`: Some(198), added: 2673, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Operators` (r:1 w:0)
	/// Proof: `DeviceRegistry::Operators` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::NextAuthorityId` (r:1 w:1)
	/// Proof: `Firmware::NextAuthorityId` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::Authorities` (r:0 w:1)
	/// Proof: `Firmware::Authorities` (`max_values`: None, `max_size`: Some(723), added: 3198, mode: `MaxEncodedLen`)
	fn create_authority() -> Weight {
		// Proof size in bytes:
		//  Measured:  `611`
		//  Estimated: `4324`
		// Minimum execution time: 55_603_000 picoseconds.
		Weight::from_parts(59_839_000, 4324)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Firmware::Authorities` (r:1 w:0)
	/// Proof: `Firmware::Authorities` (`max_values`: None, `max_size`: Some(723), added: 3198, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Vendors` (r:1 w:0)
	/// Proof: `DeviceRegistry::Vendors` (`max_values`: None, `max_size`: Some(198), added: 2673, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Operators` (r:1 w:0)
	/// Proof: `DeviceRegistry::Operators` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::AuthorityChanges` (r:1 w:1)
	/// Proof: `Firmware::AuthorityChanges` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	fn propose_authority_change() -> Weight {
		// Proof size in bytes:
		//  Measured:  `1361`
		//  Estimated: `4324`
		// Minimum execution time: 58_597_000 picoseconds.
		Weight::from_parts(62_323_000, 4324)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Firmware::Authorities` (r:1 w:1)
	/// Proof: `Firmware::Authorities` (`max_values`: None, `max_size`: Some(723), added: 3198, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::AuthorityChanges` (r:1 w:1)
	/// Proof: `Firmware::AuthorityChanges` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	fn approve_authority_change() -> Weight {
		// Proof size in bytes:
		//  Measured:  `1905`
		//  Estimated: `4324`
		// Minimum execution time: 51_386_000 picoseconds.
		Weight::from_parts(54_962_000, 4324)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Firmware::Authorities` (r:1 w:0)
	/// Proof: `Firmware::Authorities` (`max_values`: None, `max_size`: Some(723), added: 3198, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::AuthorityChanges` (r:1 w:1)
	/// Proof: `Firmware::AuthorityChanges` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Vendors` (r:1 w:0)
	/// Proof: `DeviceRegistry::Vendors` (`max_values`: None, `max_size`: Some(198), added: 2673, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Operators` (r:1 w:0)
	/// Proof: `DeviceRegistry::Operators` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	fn cancel_authority_change() -> Weight {
		// Proof size in bytes:
		//  Measured:  `2317`
		//  Estimated: `4324`
		// Minimum execution time: 56_744_000 picoseconds.
		Weight::from_parts(60_250_000, 4324)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Firmware::Authorities` (r:1 w:1)
	/// Proof: `Firmware::Authorities` (`max_values`: None, `max_size`: Some(723), added: 3198, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Vendors` (r:1 w:0)
	/// Proof: `DeviceRegistry::Vendors` (`max_values`: None, `max_size`: Some(198), added: 2673, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Operators` (r:1 w:0)
	/// Proof: `DeviceRegistry::Operators` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::AuthorityChanges` (r:1 w:1)
	/// Proof: `Firmware::AuthorityChanges` (`max_values`: None, `max_size`: Some(715), added: 3190, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	fn remove_authority() -> Weight {
		// Proof size in bytes:
		//  Measured:  `2554`
		//  Estimated: `7658`
		// Minimum execution time: 91_026_000 picoseconds.
		Weight::from_parts(96_364_000, 7658)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `DeviceRegistry::Models` (r:1 w:0)
	/// Proof: `DeviceRegistry::Models` (`max_values`: None, `max_size`: Some(208), added: 2683, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Vendors` (r:1 w:0)
	/// Proof: `DeviceRegistry::Vendors` (`max_values`: None, `max_size`: Some(198), added: 2673, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Operators` (r:1 w:0)
	/// Proof: `DeviceRegistry::Operators` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::Authorities` (r:1 w:1)
	/// Proof: `Firmware::Authorities` (`max_values`: None, `max_size`: Some(723), added: 3198, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::ModelStates` (r:1 w:1)
	/// Proof: `Firmware::ModelStates` (`max_values`: None, `max_size`: Some(385), added: 2860, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::Components` (r:0 w:1)
	/// Proof: `Firmware::Components` (`max_values`: None, `max_size`: Some(250), added: 2725, mode: `MaxEncodedLen`)
	fn register_component() -> Weight {
		// Proof size in bytes:
		//  Measured:  `1556`
		//  Estimated: `4324`
		// Minimum execution time: 66_239_000 picoseconds.
		Weight::from_parts(70_765_000, 4324)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `DeviceRegistry::Models` (r:1 w:0)
	/// Proof: `DeviceRegistry::Models` (`max_values`: None, `max_size`: Some(208), added: 2683, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Vendors` (r:1 w:0)
	/// Proof: `DeviceRegistry::Vendors` (`max_values`: None, `max_size`: Some(198), added: 2673, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Operators` (r:1 w:0)
	/// Proof: `DeviceRegistry::Operators` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::Components` (r:1 w:1)
	/// Proof: `Firmware::Components` (`max_values`: None, `max_size`: Some(250), added: 2725, mode: `MaxEncodedLen`)
	fn update_component() -> Weight {
		// Proof size in bytes:
		//  Measured:  `1105`
		//  Estimated: `3715`
		// Minimum execution time: 25_127_000 picoseconds.
		Weight::from_parts(27_250_000, 3715)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `DeviceRegistry::Models` (r:1 w:0)
	/// Proof: `DeviceRegistry::Models` (`max_values`: None, `max_size`: Some(208), added: 2683, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Vendors` (r:1 w:0)
	/// Proof: `DeviceRegistry::Vendors` (`max_values`: None, `max_size`: Some(198), added: 2673, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Operators` (r:1 w:0)
	/// Proof: `DeviceRegistry::Operators` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::Components` (r:1 w:1)
	/// Proof: `Firmware::Components` (`max_values`: None, `max_size`: Some(250), added: 2725, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::Authorities` (r:1 w:1)
	/// Proof: `Firmware::Authorities` (`max_values`: None, `max_size`: Some(723), added: 3198, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::ModelStates` (r:1 w:1)
	/// Proof: `Firmware::ModelStates` (`max_values`: None, `max_size`: Some(385), added: 2860, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	fn remove_component() -> Weight {
		// Proof size in bytes:
		//  Measured:  `2206`
		//  Estimated: `4324`
		// Minimum execution time: 64_066_000 picoseconds.
		Weight::from_parts(69_654_000, 4324)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `DeviceRegistry::Models` (r:1 w:0)
	/// Proof: `DeviceRegistry::Models` (`max_values`: None, `max_size`: Some(208), added: 2683, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Vendors` (r:1 w:0)
	/// Proof: `DeviceRegistry::Vendors` (`max_values`: None, `max_size`: Some(198), added: 2673, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Operators` (r:1 w:0)
	/// Proof: `DeviceRegistry::Operators` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::Components` (r:1 w:1)
	/// Proof: `Firmware::Components` (`max_values`: None, `max_size`: Some(250), added: 2725, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::Authorities` (r:1 w:0)
	/// Proof: `Firmware::Authorities` (`max_values`: None, `max_size`: Some(723), added: 3198, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::ModelStates` (r:1 w:0)
	/// Proof: `Firmware::ModelStates` (`max_values`: None, `max_size`: Some(385), added: 2860, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::References` (r:4 w:4)
	/// Proof: `Firmware::References` (`max_values`: None, `max_size`: Some(103), added: 2578, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::Releases` (r:0 w:1)
	/// Proof: `Firmware::Releases` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::ReleaseRecords` (r:0 w:1)
	/// Proof: `Firmware::ReleaseRecords` (`max_values`: None, `max_size`: Some(193), added: 2668, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::ReleaseInfos` (r:0 w:1)
	/// Proof: `Firmware::ReleaseInfos` (`max_values`: None, `max_size`: Some(1718), added: 4193, mode: `MaxEncodedLen`)
	/// The range of component `i` is `[1, 4]`.
	fn propose_release(i: u32, ) -> Weight {
		// Proof size in bytes:
		//  Measured:  `2006`
		//  Estimated: `4324 + i * (2578 ±0)`
		// Minimum execution time: 83_364_000 picoseconds.
		Weight::from_parts(85_073_736, 4324)
			// Standard Error: 31_616
			.saturating_add(Weight::from_parts(5_173_240, 0).saturating_mul(i.into()))
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(i.into())))
			.saturating_add(T::DbWeight::get().writes(5_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(i.into())))
			.saturating_add(Weight::from_parts(0, 2578).saturating_mul(i.into()))
	}
	/// Storage: `Firmware::Releases` (r:2 w:2)
	/// Proof: `Firmware::Releases` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::Components` (r:1 w:0)
	/// Proof: `Firmware::Components` (`max_values`: None, `max_size`: Some(250), added: 2725, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::Authorities` (r:1 w:0)
	/// Proof: `Firmware::Authorities` (`max_values`: None, `max_size`: Some(723), added: 3198, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::ReleaseRecords` (r:1 w:1)
	/// Proof: `Firmware::ReleaseRecords` (`max_values`: None, `max_size`: Some(193), added: 2668, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::ModelStates` (r:1 w:1)
	/// Proof: `Firmware::ModelStates` (`max_values`: None, `max_size`: Some(385), added: 2860, mode: `MaxEncodedLen`)
	fn approve_release() -> Weight {
		// Proof size in bytes:
		//  Measured:  `1735`
		//  Estimated: `6072`
		// Minimum execution time: 38_107_000 picoseconds.
		Weight::from_parts(42_584_000, 6072)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Firmware::Releases` (r:1 w:1)
	/// Proof: `Firmware::Releases` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::Components` (r:1 w:0)
	/// Proof: `Firmware::Components` (`max_values`: None, `max_size`: Some(250), added: 2725, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::Authorities` (r:1 w:0)
	/// Proof: `Firmware::Authorities` (`max_values`: None, `max_size`: Some(723), added: 3198, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::ReleaseRecords` (r:1 w:1)
	/// Proof: `Firmware::ReleaseRecords` (`max_values`: None, `max_size`: Some(193), added: 2668, mode: `MaxEncodedLen`)
	fn reject_release() -> Weight {
		// Proof size in bytes:
		//  Measured:  `1512`
		//  Estimated: `4188`
		// Minimum execution time: 27_151_000 picoseconds.
		Weight::from_parts(30_635_000, 4188)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Firmware::Releases` (r:2 w:2)
	/// Proof: `Firmware::Releases` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::ReleaseRecords` (r:1 w:0)
	/// Proof: `Firmware::ReleaseRecords` (`max_values`: None, `max_size`: Some(193), added: 2668, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Models` (r:1 w:0)
	/// Proof: `DeviceRegistry::Models` (`max_values`: None, `max_size`: Some(208), added: 2683, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Vendors` (r:1 w:0)
	/// Proof: `DeviceRegistry::Vendors` (`max_values`: None, `max_size`: Some(198), added: 2673, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Operators` (r:1 w:0)
	/// Proof: `DeviceRegistry::Operators` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::ModelStates` (r:1 w:1)
	/// Proof: `Firmware::ModelStates` (`max_values`: None, `max_size`: Some(385), added: 2860, mode: `MaxEncodedLen`)
	fn withdraw_release() -> Weight {
		// Proof size in bytes:
		//  Measured:  `1160`
		//  Estimated: `6072`
		// Minimum execution time: 40_100_000 picoseconds.
		Weight::from_parts(44_416_000, 6072)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Firmware::Releases` (r:2 w:2)
	/// Proof: `Firmware::Releases` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::Components` (r:1 w:0)
	/// Proof: `Firmware::Components` (`max_values`: None, `max_size`: Some(250), added: 2725, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::Authorities` (r:1 w:0)
	/// Proof: `Firmware::Authorities` (`max_values`: None, `max_size`: Some(723), added: 3198, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::ReleaseRecords` (r:1 w:1)
	/// Proof: `Firmware::ReleaseRecords` (`max_values`: None, `max_size`: Some(193), added: 2668, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::ModelStates` (r:1 w:1)
	/// Proof: `Firmware::ModelStates` (`max_values`: None, `max_size`: Some(385), added: 2860, mode: `MaxEncodedLen`)
	fn revoke_release() -> Weight {
		// Proof size in bytes:
		//  Measured:  `1815`
		//  Estimated: `6072`
		// Minimum execution time: 36_955_000 picoseconds.
		Weight::from_parts(42_293_000, 6072)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Firmware::Releases` (r:1 w:1)
	/// Proof: `Firmware::Releases` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::ReleaseRecords` (r:1 w:1)
	/// Proof: `Firmware::ReleaseRecords` (`max_values`: None, `max_size`: Some(193), added: 2668, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Models` (r:1 w:0)
	/// Proof: `DeviceRegistry::Models` (`max_values`: None, `max_size`: Some(208), added: 2683, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Vendors` (r:1 w:0)
	/// Proof: `DeviceRegistry::Vendors` (`max_values`: None, `max_size`: Some(198), added: 2673, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Operators` (r:1 w:0)
	/// Proof: `DeviceRegistry::Operators` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::ReleaseInfos` (r:1 w:1)
	/// Proof: `Firmware::ReleaseInfos` (`max_values`: None, `max_size`: Some(1718), added: 4193, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::References` (r:0 w:4)
	/// Proof: `Firmware::References` (`max_values`: None, `max_size`: Some(103), added: 2578, mode: `MaxEncodedLen`)
	/// The range of component `i` is `[1, 4]`.
	fn remove_release(i: u32, ) -> Weight {
		// Proof size in bytes:
		//  Measured:  `2588 + i * (83 ±0)`
		//  Estimated: `5183`
		// Minimum execution time: 73_409_000 picoseconds.
		Weight::from_parts(77_562_444, 5183)
			// Standard Error: 34_438
			.saturating_add(Weight::from_parts(1_845_651, 0).saturating_mul(i.into()))
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(i.into())))
	}
	/// Storage: `DeviceRegistry::Models` (r:1 w:0)
	/// Proof: `DeviceRegistry::Models` (`max_values`: None, `max_size`: Some(208), added: 2683, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Vendors` (r:1 w:0)
	/// Proof: `DeviceRegistry::Vendors` (`max_values`: None, `max_size`: Some(198), added: 2673, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Operators` (r:1 w:0)
	/// Proof: `DeviceRegistry::Operators` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::Releases` (r:1 w:0)
	/// Proof: `Firmware::Releases` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::ModelStates` (r:1 w:1)
	/// Proof: `Firmware::ModelStates` (`max_values`: None, `max_size`: Some(385), added: 2860, mode: `MaxEncodedLen`)
	fn raise_floor() -> Weight {
		// Proof size in bytes:
		//  Measured:  `972`
		//  Estimated: `3850`
		// Minimum execution time: 29_274_000 picoseconds.
		Weight::from_parts(32_889_000, 3850)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Firmware::Components` (r:1 w:0)
	/// Proof: `Firmware::Components` (`max_values`: None, `max_size`: Some(250), added: 2725, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::Authorities` (r:1 w:0)
	/// Proof: `Firmware::Authorities` (`max_values`: None, `max_size`: Some(723), added: 3198, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Models` (r:1 w:0)
	/// Proof: `DeviceRegistry::Models` (`max_values`: None, `max_size`: Some(208), added: 2683, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Vendors` (r:1 w:0)
	/// Proof: `DeviceRegistry::Vendors` (`max_values`: None, `max_size`: Some(198), added: 2673, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Operators` (r:1 w:0)
	/// Proof: `DeviceRegistry::Operators` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::Releases` (r:17 w:16)
	/// Proof: `Firmware::Releases` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::NextAdvisoryId` (r:1 w:1)
	/// Proof: `Firmware::NextAdvisoryId` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::ReleaseRecords` (r:16 w:16)
	/// Proof: `Firmware::ReleaseRecords` (`max_values`: None, `max_size`: Some(193), added: 2668, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::Advisories` (r:0 w:1)
	/// Proof: `Firmware::Advisories` (`max_values`: None, `max_size`: Some(604), added: 3079, mode: `MaxEncodedLen`)
	/// The range of component `a` is `[1, 16]`.
	fn publish_advisory(a: u32, ) -> Weight {
		// Proof size in bytes:
		//  Measured:  `2282 + a * (106 ±0)`
		//  Estimated: `4324 + a * (2668 ±0)`
		// Minimum execution time: 94_561_000 picoseconds.
		Weight::from_parts(87_212_976, 4324)
			// Standard Error: 14_555
			.saturating_add(Weight::from_parts(11_529_919, 0).saturating_mul(a.into()))
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(a.into())))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(a.into())))
			.saturating_add(Weight::from_parts(0, 2668).saturating_mul(a.into()))
	}
	/// Storage: `Firmware::Advisories` (r:1 w:1)
	/// Proof: `Firmware::Advisories` (`max_values`: None, `max_size`: Some(604), added: 3079, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::Components` (r:1 w:0)
	/// Proof: `Firmware::Components` (`max_values`: None, `max_size`: Some(250), added: 2725, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::Authorities` (r:1 w:0)
	/// Proof: `Firmware::Authorities` (`max_values`: None, `max_size`: Some(723), added: 3198, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Models` (r:1 w:0)
	/// Proof: `DeviceRegistry::Models` (`max_values`: None, `max_size`: Some(208), added: 2683, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Vendors` (r:1 w:0)
	/// Proof: `DeviceRegistry::Vendors` (`max_values`: None, `max_size`: Some(198), added: 2673, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Operators` (r:1 w:0)
	/// Proof: `DeviceRegistry::Operators` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::Releases` (r:1 w:0)
	/// Proof: `Firmware::Releases` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn set_fixed() -> Weight {
		// Proof size in bytes:
		//  Measured:  `3028`
		//  Estimated: `4188`
		// Minimum execution time: 45_728_000 picoseconds.
		Weight::from_parts(50_806_000, 4188)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Firmware::Advisories` (r:1 w:1)
	/// Proof: `Firmware::Advisories` (`max_values`: None, `max_size`: Some(604), added: 3079, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::Components` (r:1 w:0)
	/// Proof: `Firmware::Components` (`max_values`: None, `max_size`: Some(250), added: 2725, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::Authorities` (r:1 w:0)
	/// Proof: `Firmware::Authorities` (`max_values`: None, `max_size`: Some(723), added: 3198, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Models` (r:1 w:0)
	/// Proof: `DeviceRegistry::Models` (`max_values`: None, `max_size`: Some(208), added: 2683, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Vendors` (r:1 w:0)
	/// Proof: `DeviceRegistry::Vendors` (`max_values`: None, `max_size`: Some(198), added: 2673, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Operators` (r:1 w:0)
	/// Proof: `DeviceRegistry::Operators` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::ReleaseRecords` (r:16 w:16)
	/// Proof: `Firmware::ReleaseRecords` (`max_values`: None, `max_size`: Some(193), added: 2668, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::Releases` (r:16 w:16)
	/// Proof: `Firmware::Releases` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	/// The range of component `a` is `[1, 16]`.
	fn withdraw_advisory(a: u32, ) -> Weight {
		// Proof size in bytes:
		//  Measured:  `3046 + a * (114 ±0)`
		//  Estimated: `4324 + a * (2668 ±0)`
		// Minimum execution time: 80_881_000 picoseconds.
		Weight::from_parts(77_385_160, 4324)
			// Standard Error: 11_435
			.saturating_add(Weight::from_parts(9_842_237, 0).saturating_mul(a.into()))
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(a.into())))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(a.into())))
			.saturating_add(Weight::from_parts(0, 2668).saturating_mul(a.into()))
	}
	/// Storage: `DeviceRegistry::Vendors` (r:1 w:0)
	/// Proof: `DeviceRegistry::Vendors` (`max_values`: None, `max_size`: Some(198), added: 2673, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Operators` (r:1 w:0)
	/// Proof: `DeviceRegistry::Operators` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::ManifestKeyIds` (r:1 w:1)
	/// Proof: `Firmware::ManifestKeyIds` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::NextManifestKeyId` (r:1 w:1)
	/// Proof: `Firmware::NextManifestKeyId` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::ManifestKeys` (r:0 w:1)
	/// Proof: `Firmware::ManifestKeys` (`max_values`: None, `max_size`: Some(2700), added: 5175, mode: `MaxEncodedLen`)
	fn add_manifest_key() -> Weight {
		// Proof size in bytes:
		//  Measured:  `642`
		//  Estimated: `4324`
		// Minimum execution time: 66_930_000 picoseconds.
		Weight::from_parts(71_256_000, 4324)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `DeviceRegistry::Vendors` (r:1 w:0)
	/// Proof: `DeviceRegistry::Vendors` (`max_values`: None, `max_size`: Some(198), added: 2673, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Operators` (r:1 w:0)
	/// Proof: `DeviceRegistry::Operators` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::ManifestKeys` (r:1 w:1)
	/// Proof: `Firmware::ManifestKeys` (`max_values`: None, `max_size`: Some(2700), added: 5175, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	fn revoke_manifest_key() -> Weight {
		// Proof size in bytes:
		//  Measured:  `3623`
		//  Estimated: `6165`
		// Minimum execution time: 57_496_000 picoseconds.
		Weight::from_parts(62_103_000, 6165)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `DeviceRegistry::Models` (r:1 w:0)
	/// Proof: `DeviceRegistry::Models` (`max_values`: None, `max_size`: Some(208), added: 2683, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Vendors` (r:1 w:0)
	/// Proof: `DeviceRegistry::Vendors` (`max_values`: None, `max_size`: Some(198), added: 2673, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Operators` (r:1 w:0)
	/// Proof: `DeviceRegistry::Operators` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::Components` (r:1 w:1)
	/// Proof: `Firmware::Components` (`max_values`: None, `max_size`: Some(250), added: 2725, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::ManifestKeys` (r:1 w:0)
	/// Proof: `Firmware::ManifestKeys` (`max_values`: None, `max_size`: Some(2700), added: 5175, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::Authorities` (r:1 w:0)
	/// Proof: `Firmware::Authorities` (`max_values`: None, `max_size`: Some(723), added: 3198, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::ModelStates` (r:1 w:0)
	/// Proof: `Firmware::ModelStates` (`max_values`: None, `max_size`: Some(385), added: 2860, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::References` (r:4 w:4)
	/// Proof: `Firmware::References` (`max_values`: None, `max_size`: Some(103), added: 2578, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::Releases` (r:0 w:1)
	/// Proof: `Firmware::Releases` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::ReleaseRecords` (r:0 w:1)
	/// Proof: `Firmware::ReleaseRecords` (`max_values`: None, `max_size`: Some(193), added: 2668, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::ReleaseInfos` (r:0 w:1)
	/// Proof: `Firmware::ReleaseInfos` (`max_values`: None, `max_size`: Some(1718), added: 4193, mode: `MaxEncodedLen`)
	/// The range of component `e` is `[3000, 16384]`.
	fn propose_manifest(e: u32, ) -> Weight {
		// Proof size in bytes:
		//  Measured:  `2238`
		//  Estimated: `11302`
		// Minimum execution time: 436_421_000 picoseconds.
		Weight::from_parts(335_929_677, 11302)
			// Standard Error: 53
			.saturating_add(Weight::from_parts(38_012, 0).saturating_mul(e.into()))
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	/// Storage: `Firmware::ManifestKeys` (r:1 w:1)
	/// Proof: `Firmware::ManifestKeys` (`max_values`: None, `max_size`: Some(2700), added: 5175, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	fn report_leaf_reuse() -> Weight {
		// Proof size in bytes:
		//  Measured:  `678`
		//  Estimated: `6165`
		// Minimum execution time: 45_047_000 picoseconds.
		Weight::from_parts(48_211_000, 6165)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Firmware::ManifestKeys` (r:1 w:0)
	/// Proof: `Firmware::ManifestKeys` (`max_values`: None, `max_size`: Some(2700), added: 5175, mode: `MaxEncodedLen`)
	fn by_ed25519() -> Weight {
		// Proof size in bytes:
		//  Measured:  `327`
		//  Estimated: `6165`
		// Minimum execution time: 37_286_000 picoseconds.
		Weight::from_parts(40_010_000, 6165)
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
	/// Storage: `Firmware::ManifestKeys` (r:1 w:0)
	/// Proof: `Firmware::ManifestKeys` (`max_values`: None, `max_size`: Some(2700), added: 5175, mode: `MaxEncodedLen`)
	fn by_p256() -> Weight {
		// Proof size in bytes:
		//  Measured:  `328`
		//  Estimated: `6165`
		// Minimum execution time: 102_833_000 picoseconds.
		Weight::from_parts(107_921_000, 6165)
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
	/// Storage: `Firmware::ManifestKeys` (r:1 w:0)
	/// Proof: `Firmware::ManifestKeys` (`max_values`: None, `max_size`: Some(2700), added: 5175, mode: `MaxEncodedLen`)
	fn by_ml_dsa_44() -> Weight {
		// Proof size in bytes:
		//  Measured:  `1607`
		//  Estimated: `6165`
		// Minimum execution time: 146_598_000 picoseconds.
		Weight::from_parts(155_071_000, 6165)
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
	/// Storage: `Firmware::ManifestKeys` (r:1 w:0)
	/// Proof: `Firmware::ManifestKeys` (`max_values`: None, `max_size`: Some(2700), added: 5175, mode: `MaxEncodedLen`)
	fn by_ml_dsa_65() -> Weight {
		// Proof size in bytes:
		//  Measured:  `2247`
		//  Estimated: `6165`
		// Minimum execution time: 219_848_000 picoseconds.
		Weight::from_parts(244_234_000, 6165)
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
	/// Storage: `Firmware::ManifestKeys` (r:1 w:0)
	/// Proof: `Firmware::ManifestKeys` (`max_values`: None, `max_size`: Some(2700), added: 5175, mode: `MaxEncodedLen`)
	fn by_ml_dsa_87() -> Weight {
		// Proof size in bytes:
		//  Measured:  `2889`
		//  Estimated: `6165`
		// Minimum execution time: 339_085_000 picoseconds.
		Weight::from_parts(357_002_000, 6165)
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
	/// Storage: `Firmware::ManifestKeys` (r:1 w:0)
	/// Proof: `Firmware::ManifestKeys` (`max_values`: None, `max_size`: Some(2700), added: 5175, mode: `MaxEncodedLen`)
	/// The range of component `l` is `[1, 8]`.
	fn by_hss(l: u32, ) -> Weight {
		// Proof size in bytes:
		//  Measured:  `356`
		//  Estimated: `6165`
		// Minimum execution time: 3_742_068_000 picoseconds.
		Weight::from_parts(3_788_718_000, 6165)
			// Standard Error: 42_463_409
			.saturating_add(Weight::from_parts(3_968_056_136, 0).saturating_mul(l.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
	/// Storage: `Firmware::UsedLeaves` (r:21 w:21)
	/// Proof: `Firmware::UsedLeaves` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	/// The range of component `l` is `[0, 21]`.
	fn use_leaves(l: u32, ) -> Weight {
		// Proof size in bytes:
		//  Measured:  `6`
		//  Estimated: `4324 + l * (2599 ±0)`
		// Minimum execution time: 120_000 picoseconds.
		Weight::from_parts(3_105_140, 4324)
			// Standard Error: 7_961
			.saturating_add(Weight::from_parts(37_530_061, 0).saturating_mul(l.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(l.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(l.into())))
			.saturating_add(Weight::from_parts(0, 2599).saturating_mul(l.into()))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::Releases` (r:1 w:0)
	/// Proof: `Firmware::Releases` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::ModelStates` (r:1 w:0)
	/// Proof: `Firmware::ModelStates` (`max_values`: None, `max_size`: Some(385), added: 2860, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Fleets` (r:32 w:0)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::FleetRolloutsOf` (r:32 w:8)
	/// Proof: `Firmware::FleetRolloutsOf` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::Rollouts` (r:32 w:1)
	/// Proof: `Firmware::Rollouts` (`max_values`: None, `max_size`: Some(668), added: 3143, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::NextRolloutId` (r:1 w:1)
	/// Proof: `Firmware::NextRolloutId` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::Domains` (r:1 w:0)
	/// Proof: `AccessPolicy::Domains` (`max_values`: None, `max_size`: Some(7839), added: 10314, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::FleetMembers` (r:1 w:0)
	/// Proof: `DeviceRegistry::FleetMembers` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// The range of component `w` is `[1, 8]`.
	fn start_rollout(w: u32, ) -> Weight {
		// Proof size in bytes:
		//  Measured:  `1635 + w * (1300 ±0)`
		//  Estimated: `11304 + w * (12572 ±0)`
		// Minimum execution time: 136_363_000 picoseconds.
		Weight::from_parts(86_788_809, 11304)
			// Standard Error: 60_262
			.saturating_add(Weight::from_parts(52_530_652, 0).saturating_mul(w.into()))
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().reads((12_u64).saturating_mul(w.into())))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(w.into())))
			.saturating_add(Weight::from_parts(0, 12572).saturating_mul(w.into()))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::Rollouts` (r:1 w:1)
	/// Proof: `Firmware::Rollouts` (`max_values`: None, `max_size`: Some(668), added: 3143, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::Releases` (r:1 w:0)
	/// Proof: `Firmware::Releases` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::FleetMembers` (r:7 w:0)
	/// Proof: `DeviceRegistry::FleetMembers` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// The range of component `w` is `[0, 7]`.
	fn advance_rollout(w: u32, ) -> Weight {
		// Proof size in bytes:
		//  Measured:  `1186 + w * (65 ±0)`
		//  Estimated: `4133 + w * (2503 ±0)`
		// Minimum execution time: 23_245_000 picoseconds.
		Weight::from_parts(29_824_469, 4133)
			// Standard Error: 37_486
			.saturating_add(Weight::from_parts(8_396_738, 0).saturating_mul(w.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(w.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64))
			.saturating_add(Weight::from_parts(0, 2503).saturating_mul(w.into()))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::Rollouts` (r:1 w:1)
	/// Proof: `Firmware::Rollouts` (`max_values`: None, `max_size`: Some(668), added: 3143, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Fleets` (r:32 w:0)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::Domains` (r:1 w:0)
	/// Proof: `AccessPolicy::Domains` (`max_values`: None, `max_size`: Some(7839), added: 10314, mode: `MaxEncodedLen`)
	fn pause_rollout() -> Weight {
		// Proof size in bytes:
		//  Measured:  `4617`
		//  Estimated: `84670`
		// Minimum execution time: 202_903_000 picoseconds.
		Weight::from_parts(211_445_000, 84670)
			.saturating_add(T::DbWeight::get().reads(35_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::Rollouts` (r:1 w:1)
	/// Proof: `Firmware::Rollouts` (`max_values`: None, `max_size`: Some(668), added: 3143, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::FleetMembers` (r:1 w:0)
	/// Proof: `DeviceRegistry::FleetMembers` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Fleets` (r:32 w:0)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::Domains` (r:1 w:0)
	/// Proof: `AccessPolicy::Domains` (`max_values`: None, `max_size`: Some(7839), added: 10314, mode: `MaxEncodedLen`)
	fn resume_rollout() -> Weight {
		// Proof size in bytes:
		//  Measured:  `4731`
		//  Estimated: `84670`
		// Minimum execution time: 209_473_000 picoseconds.
		Weight::from_parts(219_277_000, 84670)
			.saturating_add(T::DbWeight::get().reads(36_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Firmware::Rollouts` (r:1 w:1)
	/// Proof: `Firmware::Rollouts` (`max_values`: None, `max_size`: Some(668), added: 3143, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Fleets` (r:32 w:0)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::Domains` (r:1 w:0)
	/// Proof: `AccessPolicy::Domains` (`max_values`: None, `max_size`: Some(7839), added: 10314, mode: `MaxEncodedLen`)
	fn abort_rollout() -> Weight {
		// Proof size in bytes:
		//  Measured:  `4580`
		//  Estimated: `84670`
		// Minimum execution time: 200_629_000 picoseconds.
		Weight::from_parts(211_856_000, 84670)
			.saturating_add(T::DbWeight::get().reads(34_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Firmware::Rollouts` (r:1 w:1)
	/// Proof: `Firmware::Rollouts` (`max_values`: None, `max_size`: Some(668), added: 3143, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Fleets` (r:32 w:0)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::Domains` (r:1 w:0)
	/// Proof: `AccessPolicy::Domains` (`max_values`: None, `max_size`: Some(7839), added: 10314, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::FleetRolloutsOf` (r:8 w:8)
	/// Proof: `Firmware::FleetRolloutsOf` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	fn remove_rollout() -> Weight {
		// Proof size in bytes:
		//  Measured:  `5075`
		//  Estimated: `84670`
		// Minimum execution time: 264_865_000 picoseconds.
		Weight::from_parts(280_148_000, 84670)
			.saturating_add(T::DbWeight::get().reads(44_u64))
			.saturating_add(T::DbWeight::get().writes(11_u64))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Devices` (r:1 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Fleets` (r:4 w:0)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::DeviceInfos` (r:1 w:0)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::Rollouts` (r:2 w:2)
	/// Proof: `Firmware::Rollouts` (`max_values`: None, `max_size`: Some(668), added: 3143, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::DeviceStates` (r:1 w:1)
	/// Proof: `Firmware::DeviceStates` (`max_values`: None, `max_size`: Some(319), added: 2794, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::FleetRolloutsOf` (r:4 w:0)
	/// Proof: `Firmware::FleetRolloutsOf` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::Releases` (r:1 w:0)
	/// Proof: `Firmware::Releases` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::Domains` (r:1 w:0)
	/// Proof: `AccessPolicy::Domains` (`max_values`: None, `max_size`: Some(7839), added: 10314, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	fn report() -> Weight {
		// Proof size in bytes:
		//  Measured:  `2734`
		//  Estimated: `11450`
		// Minimum execution time: 165_086_000 picoseconds.
		Weight::from_parts(174_329_000, 11450)
			.saturating_add(T::DbWeight::get().reads(19_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Firmware::FleetRolloutsOf` (r:4 w:0)
	/// Proof: `Firmware::FleetRolloutsOf` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::Rollouts` (r:16 w:16)
	/// Proof: `Firmware::Rollouts` (`max_values`: None, `max_size`: Some(668), added: 3143, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::Releases` (r:8 w:0)
	/// Proof: `Firmware::Releases` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	/// The range of component `r` is `[0, 16]`.
	fn proven(r: u32, ) -> Weight {
		// Proof size in bytes:
		//  Measured:  `607 + r * (201 ±0)`
		//  Estimated: `11118 + r * (3143 ±13)`
		// Minimum execution time: 9_233_000 picoseconds.
		Weight::from_parts(19_284_173, 11118)
			// Standard Error: 24_308
			.saturating_add(Weight::from_parts(8_883_959, 0).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(r.into())))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(r.into())))
			.saturating_add(Weight::from_parts(0, 3143).saturating_mul(r.into()))
	}
	/// Storage: `Firmware::DeviceStates` (r:1 w:1)
	/// Proof: `Firmware::DeviceStates` (`max_values`: None, `max_size`: Some(319), added: 2794, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Devices` (r:1 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Fleets` (r:4 w:0)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::DeviceInfos` (r:1 w:0)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::Rollouts` (r:8 w:8)
	/// Proof: `Firmware::Rollouts` (`max_values`: None, `max_size`: Some(668), added: 3143, mode: `MaxEncodedLen`)
	/// The range of component `p` is `[0, 8]`.
	fn left_rollouts(p: u32, ) -> Weight {
		// Proof size in bytes:
		//  Measured:  `1585 + p * (202 ±0)`
		//  Estimated: `11450 + p * (3143 ±0)`
		// Minimum execution time: 7_471_000 picoseconds.
		Weight::from_parts(24_822_871, 11450)
			// Standard Error: 119_291
			.saturating_add(Weight::from_parts(10_299_628, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(p.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(p.into())))
			.saturating_add(Weight::from_parts(0, 3143).saturating_mul(p.into()))
	}
	/// Storage: `Firmware::DeviceStates` (r:1 w:1)
	/// Proof: `Firmware::DeviceStates` (`max_values`: None, `max_size`: Some(319), added: 2794, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::DeviceInfos` (r:1 w:0)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Devices` (r:1 w:1)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	fn forget_device() -> Weight {
		// Proof size in bytes:
		//  Measured:  `1319`
		//  Estimated: `4324`
		// Minimum execution time: 71_537_000 picoseconds.
		Weight::from_parts(76_524_000, 4324)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `DeviceRegistry::Models` (r:1 w:0)
	/// Proof: `DeviceRegistry::Models` (`max_values`: None, `max_size`: Some(208), added: 2683, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Vendors` (r:1 w:0)
	/// Proof: `DeviceRegistry::Vendors` (`max_values`: None, `max_size`: Some(198), added: 2673, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Operators` (r:1 w:0)
	/// Proof: `DeviceRegistry::Operators` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::ModelStates` (r:1 w:1)
	/// Proof: `Firmware::ModelStates` (`max_values`: None, `max_size`: Some(385), added: 2860, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	fn set_appraisal_policy() -> Weight {
		// Proof size in bytes:
		//  Measured:  `853`
		//  Estimated: `4324`
		// Minimum execution time: 62_143_000 picoseconds.
		Weight::from_parts(66_920_000, 4324)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `DeviceRegistry::Models` (r:1 w:0)
	/// Proof: `DeviceRegistry::Models` (`max_values`: None, `max_size`: Some(208), added: 2683, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Vendors` (r:1 w:0)
	/// Proof: `DeviceRegistry::Vendors` (`max_values`: None, `max_size`: Some(198), added: 2673, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Operators` (r:1 w:0)
	/// Proof: `DeviceRegistry::Operators` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::ModelStates` (r:1 w:0)
	/// Proof: `Firmware::ModelStates` (`max_values`: None, `max_size`: Some(385), added: 2860, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::Endorsements` (r:1 w:1)
	/// Proof: `Firmware::Endorsements` (`max_values`: None, `max_size`: Some(159), added: 2634, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::Releases` (r:1 w:0)
	/// Proof: `Firmware::Releases` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::References` (r:1 w:1)
	/// Proof: `Firmware::References` (`max_values`: None, `max_size`: Some(103), added: 2578, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	fn endorse_value() -> Weight {
		// Proof size in bytes:
		//  Measured:  `1089`
		//  Estimated: `4324`
		// Minimum execution time: 71_737_000 picoseconds.
		Weight::from_parts(76_314_000, 4324)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `DeviceRegistry::Models` (r:1 w:0)
	/// Proof: `DeviceRegistry::Models` (`max_values`: None, `max_size`: Some(208), added: 2683, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Vendors` (r:1 w:0)
	/// Proof: `DeviceRegistry::Vendors` (`max_values`: None, `max_size`: Some(198), added: 2673, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Operators` (r:1 w:0)
	/// Proof: `DeviceRegistry::Operators` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::Endorsements` (r:1 w:1)
	/// Proof: `Firmware::Endorsements` (`max_values`: None, `max_size`: Some(159), added: 2634, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::References` (r:0 w:1)
	/// Proof: `Firmware::References` (`max_values`: None, `max_size`: Some(103), added: 2578, mode: `MaxEncodedLen`)
	fn withdraw_endorsement() -> Weight {
		// Proof size in bytes:
		//  Measured:  `1199`
		//  Estimated: `4324`
		// Minimum execution time: 55_252_000 picoseconds.
		Weight::from_parts(62_153_000, 4324)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `DeviceRegistry::DeviceInfos` (r:1 w:0)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Models` (r:1 w:0)
	/// Proof: `DeviceRegistry::Models` (`max_values`: None, `max_size`: Some(208), added: 2683, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Vendors` (r:1 w:0)
	/// Proof: `DeviceRegistry::Vendors` (`max_values`: None, `max_size`: Some(198), added: 2673, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Operators` (r:1 w:0)
	/// Proof: `DeviceRegistry::Operators` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::AttestationKeys` (r:1 w:1)
	/// Proof: `Firmware::AttestationKeys` (`max_values`: None, `max_size`: Some(164), added: 2639, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	fn endorse_attestation_key() -> Weight {
		// Proof size in bytes:
		//  Measured:  `1110`
		//  Estimated: `4324`
		// Minimum execution time: 68_312_000 picoseconds.
		Weight::from_parts(72_458_000, 4324)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Firmware::AttestationKeys` (r:1 w:1)
	/// Proof: `Firmware::AttestationKeys` (`max_values`: None, `max_size`: Some(164), added: 2639, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Devices` (r:1 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Fleets` (r:4 w:0)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::DeviceInfos` (r:1 w:0)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Models` (r:1 w:0)
	/// Proof: `DeviceRegistry::Models` (`max_values`: None, `max_size`: Some(208), added: 2683, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Vendors` (r:1 w:0)
	/// Proof: `DeviceRegistry::Vendors` (`max_values`: None, `max_size`: Some(198), added: 2673, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Operators` (r:1 w:0)
	/// Proof: `DeviceRegistry::Operators` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	fn withdraw_attestation_key() -> Weight {
		// Proof size in bytes:
		//  Measured:  `2280`
		//  Estimated: `11450`
		// Minimum execution time: 85_237_000 picoseconds.
		Weight::from_parts(90_665_000, 11450)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `DeviceRegistry::Devices` (r:1 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Fleets` (r:4 w:0)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::DeviceInfos` (r:1 w:0)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::ModelStates` (r:1 w:0)
	/// Proof: `Firmware::ModelStates` (`max_values`: None, `max_size`: Some(385), added: 2860, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::DeviceStates` (r:1 w:1)
	/// Proof: `Firmware::DeviceStates` (`max_values`: None, `max_size`: Some(319), added: 2794, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:2 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::References` (r:8 w:0)
	/// Proof: `Firmware::References` (`max_values`: None, `max_size`: Some(103), added: 2578, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::Releases` (r:8 w:0)
	/// Proof: `Firmware::Releases` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::Histories` (r:1 w:0)
	/// Proof: `Firmware::Histories` (`max_values`: None, `max_size`: Some(99), added: 2574, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::FleetRolloutsOf` (r:4 w:0)
	/// Proof: `Firmware::FleetRolloutsOf` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	/// The range of component `m` is `[1, 8]`.
	fn attest_native(m: u32, ) -> Weight {
		// Proof size in bytes:
		//  Measured:  `3230 + m * (140 ±0)`
		//  Estimated: `11450 + m * (2578 ±0)`
		// Minimum execution time: 262_942_000 picoseconds.
		Weight::from_parts(270_526_443, 11450)
			// Standard Error: 76_632
			.saturating_add(Weight::from_parts(7_677_829, 0).saturating_mul(m.into()))
			.saturating_add(T::DbWeight::get().reads(20_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(m.into())))
			.saturating_add(T::DbWeight::get().writes(5_u64))
			.saturating_add(Weight::from_parts(0, 2578).saturating_mul(m.into()))
	}
	/// Storage: `DeviceRegistry::Devices` (r:1 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Fleets` (r:4 w:0)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::DeviceInfos` (r:1 w:0)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::ModelStates` (r:1 w:0)
	/// Proof: `Firmware::ModelStates` (`max_values`: None, `max_size`: Some(385), added: 2860, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::DeviceStates` (r:1 w:1)
	/// Proof: `Firmware::DeviceStates` (`max_values`: None, `max_size`: Some(319), added: 2794, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:2 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::AttestationKeys` (r:1 w:0)
	/// Proof: `Firmware::AttestationKeys` (`max_values`: None, `max_size`: Some(164), added: 2639, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::References` (r:8 w:0)
	/// Proof: `Firmware::References` (`max_values`: None, `max_size`: Some(103), added: 2578, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::Releases` (r:8 w:0)
	/// Proof: `Firmware::Releases` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::Histories` (r:1 w:0)
	/// Proof: `Firmware::Histories` (`max_values`: None, `max_size`: Some(99), added: 2574, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::FleetRolloutsOf` (r:4 w:0)
	/// Proof: `Firmware::FleetRolloutsOf` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	/// The range of component `m` is `[1, 8]`.
	/// The range of component `l` is `[1400, 2048]`.
	fn attest_psa(m: u32, l: u32, ) -> Weight {
		// Proof size in bytes:
		//  Measured:  `3454 + m * (135 ±0)`
		//  Estimated: `11450 + m * (2578 ±0)`
		// Minimum execution time: 283_302_000 picoseconds.
		Weight::from_parts(287_457_994, 11450)
			// Standard Error: 268_644
			.saturating_add(Weight::from_parts(6_698_526, 0).saturating_mul(m.into()))
			// Standard Error: 3_107
			.saturating_add(Weight::from_parts(17_144, 0).saturating_mul(l.into()))
			.saturating_add(T::DbWeight::get().reads(21_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(m.into())))
			.saturating_add(T::DbWeight::get().writes(5_u64))
			.saturating_add(Weight::from_parts(0, 2578).saturating_mul(m.into()))
	}
	/// Storage: `Firmware::Histories` (r:1 w:1)
	/// Proof: `Firmware::Histories` (`max_values`: None, `max_size`: Some(99), added: 2574, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::PastVerdicts` (r:0 w:1)
	/// Proof: `Firmware::PastVerdicts` (`max_values`: None, `max_size`: Some(197), added: 2672, mode: `MaxEncodedLen`)
	fn remember() -> Weight {
		// Proof size in bytes:
		//  Measured:  `404`
		//  Estimated: `3564`
		// Minimum execution time: 10_646_000 picoseconds.
		Weight::from_parts(11_838_000, 3564)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Firmware::Guards` (r:5 w:0)
	/// Proof: `Firmware::Guards` (`max_values`: None, `max_size`: Some(101), added: 2576, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Devices` (r:1 w:1)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	fn apply_guard() -> Weight {
		// Proof size in bytes:
		//  Measured:  `670`
		//  Estimated: `13870`
		// Minimum execution time: 26_900_000 picoseconds.
		Weight::from_parts(29_214_000, 13870)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Firmware::Histories` (r:1 w:1)
	/// Proof: `Firmware::Histories` (`max_values`: None, `max_size`: Some(99), added: 2574, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Devices` (r:1 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Fleets` (r:4 w:0)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::DeviceInfos` (r:1 w:0)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::Domains` (r:1 w:0)
	/// Proof: `AccessPolicy::Domains` (`max_values`: None, `max_size`: Some(7839), added: 10314, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::PastVerdicts` (r:63 w:63)
	/// Proof: `Firmware::PastVerdicts` (`max_values`: None, `max_size`: Some(197), added: 2672, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[0, 63]`.
	fn keep_history(n: u32, ) -> Weight {
		// Proof size in bytes:
		//  Measured:  `2002 + n * (44 ±0)`
		//  Estimated: `11450 + n * (2672 ±0)`
		// Minimum execution time: 129_182_000 picoseconds.
		Weight::from_parts(137_920_674, 11450)
			// Standard Error: 7_372
			.saturating_add(Weight::from_parts(6_118_848, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2672).saturating_mul(n.into()))
	}
	/// Storage: `Firmware::Guards` (r:1 w:1)
	/// Proof: `Firmware::Guards` (`max_values`: None, `max_size`: Some(101), added: 2576, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::DeviceInfos` (r:1 w:0)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Devices` (r:1 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Fleets` (r:4 w:0)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `AccessPolicy::Domains` (r:1 w:0)
	/// Proof: `AccessPolicy::Domains` (`max_values`: None, `max_size`: Some(7839), added: 10314, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(859), added: 3334, mode: `MaxEncodedLen`)
	fn set_guard() -> Weight {
		// Proof size in bytes:
		//  Measured:  `1781`
		//  Estimated: `11450`
		// Minimum execution time: 121_371_000 picoseconds.
		Weight::from_parts(127_170_000, 11450)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Firmware::DeviceStates` (r:1 w:1)
	/// Proof: `Firmware::DeviceStates` (`max_values`: None, `max_size`: Some(319), added: 2794, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Devices` (r:1 w:1)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::Fleets` (r:4 w:0)
	/// Proof: `DeviceRegistry::Fleets` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::DeviceInfos` (r:1 w:0)
	/// Proof: `DeviceRegistry::DeviceInfos` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::ModelStates` (r:1 w:0)
	/// Proof: `Firmware::ModelStates` (`max_values`: None, `max_size`: Some(385), added: 2860, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::Releases` (r:8 w:0)
	/// Proof: `Firmware::Releases` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::Guards` (r:5 w:0)
	/// Proof: `Firmware::Guards` (`max_values`: None, `max_size`: Some(101), added: 2576, mode: `MaxEncodedLen`)
	fn enforce() -> Weight {
		// Proof size in bytes:
		//  Measured:  `2436`
		//  Estimated: `21318`
		// Minimum execution time: 94_792_000 picoseconds.
		Weight::from_parts(101_481_000, 21318)
			.saturating_add(T::DbWeight::get().reads(22_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `DeviceRegistry::Devices` (r:1 w:0)
	/// Proof: `DeviceRegistry::Devices` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::DeviceStates` (r:1 w:0)
	/// Proof: `Firmware::DeviceStates` (`max_values`: None, `max_size`: Some(319), added: 2794, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::ModelStates` (r:1 w:0)
	/// Proof: `Firmware::ModelStates` (`max_values`: None, `max_size`: Some(385), added: 2860, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::Releases` (r:8 w:0)
	/// Proof: `Firmware::Releases` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	fn read_attestation() -> Weight {
		// Proof size in bytes:
		//  Measured:  `1688`
		//  Estimated: `21318`
		// Minimum execution time: 47_320_000 picoseconds.
		Weight::from_parts(50_625_000, 21318)
			.saturating_add(T::DbWeight::get().reads(12_u64))
	}
	fn verify_ed25519() -> Weight {
		// Proof size in bytes:
		//  Measured:  `0`
		//  Estimated: `0`
		// Minimum execution time: 32_889_000 picoseconds.
		Weight::from_parts(34_541_000, 0)
	}
	fn verify_sr25519() -> Weight {
		// Proof size in bytes:
		//  Measured:  `0`
		//  Estimated: `0`
		// Minimum execution time: 32_879_000 picoseconds.
		Weight::from_parts(34_872_000, 0)
	}
	fn verify_secp256k1() -> Weight {
		// Proof size in bytes:
		//  Measured:  `0`
		//  Estimated: `0`
		// Minimum execution time: 31_226_000 picoseconds.
		Weight::from_parts(33_640_000, 0)
	}
	fn verify_p256() -> Weight {
		// Proof size in bytes:
		//  Measured:  `0`
		//  Estimated: `0`
		// Minimum execution time: 93_259_000 picoseconds.
		Weight::from_parts(96_364_000, 0)
	}
}

/// For tests: with the SDK's weight of ParityDB.
impl WeightInfo for () {
	fn create_authority() -> Weight {
		Weight::from_parts(59_839_000, 4324)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn propose_authority_change() -> Weight {
		Weight::from_parts(62_323_000, 4324)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn approve_authority_change() -> Weight {
		Weight::from_parts(54_962_000, 4324)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn cancel_authority_change() -> Weight {
		Weight::from_parts(60_250_000, 4324)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn remove_authority() -> Weight {
		Weight::from_parts(96_364_000, 7658)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn register_component() -> Weight {
		Weight::from_parts(70_765_000, 4324)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn update_component() -> Weight {
		Weight::from_parts(27_250_000, 3715)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn remove_component() -> Weight {
		Weight::from_parts(69_654_000, 4324)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn propose_release(i: u32, ) -> Weight {
		Weight::from_parts(85_073_736, 4324)
			.saturating_add(Weight::from_parts(5_173_240, 0).saturating_mul(i.into()))
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(i.into())))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
			.saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(i.into())))
			.saturating_add(Weight::from_parts(0, 2578).saturating_mul(i.into()))
	}
	fn approve_release() -> Weight {
		Weight::from_parts(42_584_000, 6072)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn reject_release() -> Weight {
		Weight::from_parts(30_635_000, 4188)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn withdraw_release() -> Weight {
		Weight::from_parts(44_416_000, 6072)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn revoke_release() -> Weight {
		Weight::from_parts(42_293_000, 6072)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn remove_release(i: u32, ) -> Weight {
		Weight::from_parts(77_562_444, 5183)
			.saturating_add(Weight::from_parts(1_845_651, 0).saturating_mul(i.into()))
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
			.saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(i.into())))
	}
	fn raise_floor() -> Weight {
		Weight::from_parts(32_889_000, 3850)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn publish_advisory(a: u32, ) -> Weight {
		Weight::from_parts(87_212_976, 4324)
			.saturating_add(Weight::from_parts(11_529_919, 0).saturating_mul(a.into()))
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(a.into())))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
			.saturating_add(ParityDbWeight::get().writes((2_u64).saturating_mul(a.into())))
			.saturating_add(Weight::from_parts(0, 2668).saturating_mul(a.into()))
	}
	fn set_fixed() -> Weight {
		Weight::from_parts(50_806_000, 4188)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn withdraw_advisory(a: u32, ) -> Weight {
		Weight::from_parts(77_385_160, 4324)
			.saturating_add(Weight::from_parts(9_842_237, 0).saturating_mul(a.into()))
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(a.into())))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
			.saturating_add(ParityDbWeight::get().writes((2_u64).saturating_mul(a.into())))
			.saturating_add(Weight::from_parts(0, 2668).saturating_mul(a.into()))
	}
	fn add_manifest_key() -> Weight {
		Weight::from_parts(71_256_000, 4324)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn revoke_manifest_key() -> Weight {
		Weight::from_parts(62_103_000, 6165)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn propose_manifest(e: u32, ) -> Weight {
		Weight::from_parts(335_929_677, 11302)
			.saturating_add(Weight::from_parts(38_012, 0).saturating_mul(e.into()))
			.saturating_add(ParityDbWeight::get().reads(13_u64))
			.saturating_add(ParityDbWeight::get().writes(9_u64))
	}
	fn report_leaf_reuse() -> Weight {
		Weight::from_parts(48_211_000, 6165)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn by_ed25519() -> Weight {
		Weight::from_parts(40_010_000, 6165)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
	}
	fn by_p256() -> Weight {
		Weight::from_parts(107_921_000, 6165)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
	}
	fn by_ml_dsa_44() -> Weight {
		Weight::from_parts(155_071_000, 6165)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
	}
	fn by_ml_dsa_65() -> Weight {
		Weight::from_parts(244_234_000, 6165)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
	}
	fn by_ml_dsa_87() -> Weight {
		Weight::from_parts(357_002_000, 6165)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
	}
	fn by_hss(l: u32, ) -> Weight {
		Weight::from_parts(3_788_718_000, 6165)
			.saturating_add(Weight::from_parts(3_968_056_136, 0).saturating_mul(l.into()))
			.saturating_add(ParityDbWeight::get().reads(1_u64))
	}
	fn use_leaves(l: u32, ) -> Weight {
		Weight::from_parts(3_105_140, 4324)
			.saturating_add(Weight::from_parts(37_530_061, 0).saturating_mul(l.into()))
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(l.into())))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
			.saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(l.into())))
			.saturating_add(Weight::from_parts(0, 2599).saturating_mul(l.into()))
	}
	fn start_rollout(w: u32, ) -> Weight {
		Weight::from_parts(86_788_809, 11304)
			.saturating_add(Weight::from_parts(52_530_652, 0).saturating_mul(w.into()))
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().reads((12_u64).saturating_mul(w.into())))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
			.saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(w.into())))
			.saturating_add(Weight::from_parts(0, 12572).saturating_mul(w.into()))
	}
	fn advance_rollout(w: u32, ) -> Weight {
		Weight::from_parts(29_824_469, 4133)
			.saturating_add(Weight::from_parts(8_396_738, 0).saturating_mul(w.into()))
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(w.into())))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
			.saturating_add(Weight::from_parts(0, 2503).saturating_mul(w.into()))
	}
	fn pause_rollout() -> Weight {
		Weight::from_parts(211_445_000, 84670)
			.saturating_add(ParityDbWeight::get().reads(35_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn resume_rollout() -> Weight {
		Weight::from_parts(219_277_000, 84670)
			.saturating_add(ParityDbWeight::get().reads(36_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn abort_rollout() -> Weight {
		Weight::from_parts(211_856_000, 84670)
			.saturating_add(ParityDbWeight::get().reads(34_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn remove_rollout() -> Weight {
		Weight::from_parts(280_148_000, 84670)
			.saturating_add(ParityDbWeight::get().reads(44_u64))
			.saturating_add(ParityDbWeight::get().writes(11_u64))
	}
	fn report() -> Weight {
		Weight::from_parts(174_329_000, 11450)
			.saturating_add(ParityDbWeight::get().reads(19_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn proven(r: u32, ) -> Weight {
		Weight::from_parts(19_284_173, 11118)
			.saturating_add(Weight::from_parts(8_883_959, 0).saturating_mul(r.into()))
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(r.into())))
			.saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(r.into())))
			.saturating_add(Weight::from_parts(0, 3143).saturating_mul(r.into()))
	}
	fn left_rollouts(p: u32, ) -> Weight {
		Weight::from_parts(24_822_871, 11450)
			.saturating_add(Weight::from_parts(10_299_628, 0).saturating_mul(p.into()))
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(p.into())))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
			.saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(p.into())))
			.saturating_add(Weight::from_parts(0, 3143).saturating_mul(p.into()))
	}
	fn forget_device() -> Weight {
		Weight::from_parts(76_524_000, 4324)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn set_appraisal_policy() -> Weight {
		Weight::from_parts(66_920_000, 4324)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn endorse_value() -> Weight {
		Weight::from_parts(76_314_000, 4324)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn withdraw_endorsement() -> Weight {
		Weight::from_parts(62_153_000, 4324)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn endorse_attestation_key() -> Weight {
		Weight::from_parts(72_458_000, 4324)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn withdraw_attestation_key() -> Weight {
		Weight::from_parts(90_665_000, 11450)
			.saturating_add(ParityDbWeight::get().reads(12_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn attest_native(m: u32, ) -> Weight {
		Weight::from_parts(270_526_443, 11450)
			.saturating_add(Weight::from_parts(7_677_829, 0).saturating_mul(m.into()))
			.saturating_add(ParityDbWeight::get().reads(20_u64))
			.saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(m.into())))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
			.saturating_add(Weight::from_parts(0, 2578).saturating_mul(m.into()))
	}
	fn attest_psa(m: u32, l: u32, ) -> Weight {
		Weight::from_parts(287_457_994, 11450)
			.saturating_add(Weight::from_parts(6_698_526, 0).saturating_mul(m.into()))
			.saturating_add(Weight::from_parts(17_144, 0).saturating_mul(l.into()))
			.saturating_add(ParityDbWeight::get().reads(21_u64))
			.saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(m.into())))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
			.saturating_add(Weight::from_parts(0, 2578).saturating_mul(m.into()))
	}
	fn remember() -> Weight {
		Weight::from_parts(11_838_000, 3564)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn apply_guard() -> Weight {
		Weight::from_parts(29_214_000, 13870)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn keep_history(n: u32, ) -> Weight {
		Weight::from_parts(137_920_674, 11450)
			.saturating_add(Weight::from_parts(6_118_848, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(11_u64))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
			.saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2672).saturating_mul(n.into()))
	}
	fn set_guard() -> Weight {
		Weight::from_parts(127_170_000, 11450)
			.saturating_add(ParityDbWeight::get().reads(11_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn enforce() -> Weight {
		Weight::from_parts(101_481_000, 21318)
			.saturating_add(ParityDbWeight::get().reads(22_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn read_attestation() -> Weight {
		Weight::from_parts(50_625_000, 21318)
			.saturating_add(ParityDbWeight::get().reads(12_u64))
	}
	fn verify_ed25519() -> Weight {
		Weight::from_parts(34_541_000, 0)
	}
	fn verify_sr25519() -> Weight {
		Weight::from_parts(34_872_000, 0)
	}
	fn verify_secp256k1() -> Weight {
		Weight::from_parts(33_640_000, 0)
	}
	fn verify_p256() -> Weight {
		Weight::from_parts(96_364_000, 0)
	}
}
