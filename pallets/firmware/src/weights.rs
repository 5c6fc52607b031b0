// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_firmware`, measured: `scripts/weights.sh` writes this file.
//!
//! 2026-11-21, `AMD EPYC`, 2 to 4 steps, 1 to 4 repetitions, runtime Compiled,
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(787), added: 3262, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::Authorities` (r:0 w:1)
	/// Proof: `Firmware::Authorities` (`max_values`: None, `max_size`: Some(723), added: 3198, mode: `MaxEncodedLen`)
	fn create_authority() -> Weight {
		// Proof size in bytes:
		//  Measured:  `611`
		//  Estimated: `4252`
		// Minimum execution time: 55_843_000 picoseconds.
		Weight::from_parts(59_739_000, 4252)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(787), added: 3262, mode: `MaxEncodedLen`)
	fn propose_authority_change() -> Weight {
		// Proof size in bytes:
		//  Measured:  `1361`
		//  Estimated: `4252`
		// Minimum execution time: 58_067_000 picoseconds.
		Weight::from_parts(62_212_000, 4252)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(787), added: 3262, mode: `MaxEncodedLen`)
	fn approve_authority_change() -> Weight {
		// Proof size in bytes:
		//  Measured:  `1905`
		//  Estimated: `4252`
		// Minimum execution time: 51_487_000 picoseconds.
		Weight::from_parts(56_224_000, 4252)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(787), added: 3262, mode: `MaxEncodedLen`)
	fn cancel_authority_change() -> Weight {
		// Proof size in bytes:
		//  Measured:  `2317`
		//  Estimated: `4252`
		// Minimum execution time: 56_634_000 picoseconds.
		Weight::from_parts(62_854_000, 4252)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(787), added: 3262, mode: `MaxEncodedLen`)
	fn remove_authority() -> Weight {
		// Proof size in bytes:
		//  Measured:  `2554`
		//  Estimated: `7514`
		// Minimum execution time: 89_434_000 picoseconds.
		Weight::from_parts(95_943_000, 7514)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(787), added: 3262, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::Components` (r:0 w:1)
	/// Proof: `Firmware::Components` (`max_values`: None, `max_size`: Some(250), added: 2725, mode: `MaxEncodedLen`)
	fn register_component() -> Weight {
		// Proof size in bytes:
		//  Measured:  `1556`
		//  Estimated: `4252`
		// Minimum execution time: 64_006_000 picoseconds.
		Weight::from_parts(69_774_000, 4252)
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
		// Minimum execution time: 24_216_000 picoseconds.
		Weight::from_parts(28_252_000, 3715)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(787), added: 3262, mode: `MaxEncodedLen`)
	fn remove_component() -> Weight {
		// Proof size in bytes:
		//  Measured:  `2206`
		//  Estimated: `4252`
		// Minimum execution time: 62_603_000 picoseconds.
		Weight::from_parts(68_071_000, 4252)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(787), added: 3262, mode: `MaxEncodedLen`)
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
		//  Estimated: `4252 + i * (2578 ±0)`
		// Minimum execution time: 84_486_000 picoseconds.
		Weight::from_parts(86_055_203, 4252)
			// Standard Error: 34_352
			.saturating_add(Weight::from_parts(5_060_206, 0).saturating_mul(i.into()))
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
		// Minimum execution time: 38_477_000 picoseconds.
		Weight::from_parts(43_545_000, 6072)
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
		// Minimum execution time: 24_507_000 picoseconds.
		Weight::from_parts(28_462_000, 4188)
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
		// Minimum execution time: 39_479_000 picoseconds.
		Weight::from_parts(43_836_000, 6072)
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
		// Minimum execution time: 37_336_000 picoseconds.
		Weight::from_parts(41_221_000, 6072)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(787), added: 3262, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::References` (r:0 w:4)
	/// Proof: `Firmware::References` (`max_values`: None, `max_size`: Some(103), added: 2578, mode: `MaxEncodedLen`)
	/// The range of component `i` is `[1, 4]`.
	fn remove_release(i: u32, ) -> Weight {
		// Proof size in bytes:
		//  Measured:  `2588 + i * (83 ±0)`
		//  Estimated: `5183`
		// Minimum execution time: 69_734_000 picoseconds.
		Weight::from_parts(73_107_424, 5183)
			// Standard Error: 17_697
			.saturating_add(Weight::from_parts(1_941_073, 0).saturating_mul(i.into()))
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
		// Minimum execution time: 26_970_000 picoseconds.
		Weight::from_parts(29_594_000, 3850)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(787), added: 3262, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::Advisories` (r:0 w:1)
	/// Proof: `Firmware::Advisories` (`max_values`: None, `max_size`: Some(604), added: 3079, mode: `MaxEncodedLen`)
	/// The range of component `a` is `[1, 16]`.
	fn publish_advisory(a: u32, ) -> Weight {
		// Proof size in bytes:
		//  Measured:  `2281 + a * (107 ±0)`
		//  Estimated: `4252 + a * (2668 ±0)`
		// Minimum execution time: 94_531_000 picoseconds.
		Weight::from_parts(88_975_546, 4252)
			// Standard Error: 15_994
			.saturating_add(Weight::from_parts(11_743_346, 0).saturating_mul(a.into()))
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
		// Minimum execution time: 46_489_000 picoseconds.
		Weight::from_parts(50_566_000, 4188)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(787), added: 3262, mode: `MaxEncodedLen`)
	/// The range of component `a` is `[1, 16]`.
	fn withdraw_advisory(a: u32, ) -> Weight {
		// Proof size in bytes:
		//  Measured:  `3044 + a * (114 ±0)`
		//  Estimated: `4252 + a * (2668 ±0)`
		// Minimum execution time: 81_522_000 picoseconds.
		Weight::from_parts(76_322_368, 4252)
			// Standard Error: 11_939
			.saturating_add(Weight::from_parts(10_246_263, 0).saturating_mul(a.into()))
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(787), added: 3262, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::ManifestKeys` (r:0 w:1)
	/// Proof: `Firmware::ManifestKeys` (`max_values`: None, `max_size`: Some(2700), added: 5175, mode: `MaxEncodedLen`)
	fn add_manifest_key() -> Weight {
		// Proof size in bytes:
		//  Measured:  `642`
		//  Estimated: `4252`
		// Minimum execution time: 67_381_000 picoseconds.
		Weight::from_parts(75_202_000, 4252)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(787), added: 3262, mode: `MaxEncodedLen`)
	fn revoke_manifest_key() -> Weight {
		// Proof size in bytes:
		//  Measured:  `3623`
		//  Estimated: `6165`
		// Minimum execution time: 57_786_000 picoseconds.
		Weight::from_parts(65_758_000, 6165)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(787), added: 3262, mode: `MaxEncodedLen`)
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
		// Minimum execution time: 457_982_000 picoseconds.
		Weight::from_parts(351_239_165, 11302)
			// Standard Error: 77
			.saturating_add(Weight::from_parts(45_691, 0).saturating_mul(e.into()))
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	/// Storage: `Firmware::ManifestKeys` (r:1 w:1)
	/// Proof: `Firmware::ManifestKeys` (`max_values`: None, `max_size`: Some(2700), added: 5175, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(787), added: 3262, mode: `MaxEncodedLen`)
	fn report_leaf_reuse() -> Weight {
		// Proof size in bytes:
		//  Measured:  `678`
		//  Estimated: `6165`
		// Minimum execution time: 45_067_000 picoseconds.
		Weight::from_parts(51_647_000, 6165)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Firmware::ManifestKeys` (r:1 w:0)
	/// Proof: `Firmware::ManifestKeys` (`max_values`: None, `max_size`: Some(2700), added: 5175, mode: `MaxEncodedLen`)
	fn by_ed25519() -> Weight {
		// Proof size in bytes:
		//  Measured:  `327`
		//  Estimated: `6165`
		// Minimum execution time: 36_594_000 picoseconds.
		Weight::from_parts(38_528_000, 6165)
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
	/// Storage: `Firmware::ManifestKeys` (r:1 w:0)
	/// Proof: `Firmware::ManifestKeys` (`max_values`: None, `max_size`: Some(2700), added: 5175, mode: `MaxEncodedLen`)
	fn by_p256() -> Weight {
		// Proof size in bytes:
		//  Measured:  `328`
		//  Estimated: `6165`
		// Minimum execution time: 566_214_000 picoseconds.
		Weight::from_parts(627_766_000, 6165)
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
	/// Storage: `Firmware::ManifestKeys` (r:1 w:0)
	/// Proof: `Firmware::ManifestKeys` (`max_values`: None, `max_size`: Some(2700), added: 5175, mode: `MaxEncodedLen`)
	fn by_ml_dsa_44() -> Weight {
		// Proof size in bytes:
		//  Measured:  `1607`
		//  Estimated: `6165`
		// Minimum execution time: 143_954_000 picoseconds.
		Weight::from_parts(152_608_000, 6165)
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
	/// Storage: `Firmware::ManifestKeys` (r:1 w:0)
	/// Proof: `Firmware::ManifestKeys` (`max_values`: None, `max_size`: Some(2700), added: 5175, mode: `MaxEncodedLen`)
	fn by_ml_dsa_65() -> Weight {
		// Proof size in bytes:
		//  Measured:  `2247`
		//  Estimated: `6165`
		// Minimum execution time: 222_883_000 picoseconds.
		Weight::from_parts(230_303_000, 6165)
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
	/// Storage: `Firmware::ManifestKeys` (r:1 w:0)
	/// Proof: `Firmware::ManifestKeys` (`max_values`: None, `max_size`: Some(2700), added: 5175, mode: `MaxEncodedLen`)
	fn by_ml_dsa_87() -> Weight {
		// Proof size in bytes:
		//  Measured:  `2889`
		//  Estimated: `6165`
		// Minimum execution time: 324_744_000 picoseconds.
		Weight::from_parts(340_308_000, 6165)
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
	/// Storage: `Firmware::ManifestKeys` (r:1 w:0)
	/// Proof: `Firmware::ManifestKeys` (`max_values`: None, `max_size`: Some(2700), added: 5175, mode: `MaxEncodedLen`)
	/// The range of component `l` is `[1, 8]`.
	fn by_hss(l: u32, ) -> Weight {
		// Proof size in bytes:
		//  Measured:  `356`
		//  Estimated: `6165`
		// Minimum execution time: 3_646_836_000 picoseconds.
		Weight::from_parts(3_686_926_000, 6165)
			// Standard Error: 102_546_909
			.saturating_add(Weight::from_parts(4_130_112_880, 0).saturating_mul(l.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
	/// Storage: `Firmware::UsedLeaves` (r:21 w:21)
	/// Proof: `Firmware::UsedLeaves` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(787), added: 3262, mode: `MaxEncodedLen`)
	/// The range of component `l` is `[0, 21]`.
	fn use_leaves(l: u32, ) -> Weight {
		// Proof size in bytes:
		//  Measured:  `2`
		//  Estimated: `4252 + l * (2599 ±0)`
		// Minimum execution time: 110_000 picoseconds.
		Weight::from_parts(914_158, 4252)
			// Standard Error: 5_664
			.saturating_add(Weight::from_parts(35_256_563, 0).saturating_mul(l.into()))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(l.into())))
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(787), added: 3262, mode: `MaxEncodedLen`)
	/// Storage: `DeviceRegistry::FleetMembers` (r:1 w:0)
	/// Proof: `DeviceRegistry::FleetMembers` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// The range of component `w` is `[1, 8]`.
	fn start_rollout(w: u32, ) -> Weight {
		// Proof size in bytes:
		//  Measured:  `1534 + w * (1299 ±0)`
		//  Estimated: `11304 + w * (12572 ±0)`
		// Minimum execution time: 124_435_000 picoseconds.
		Weight::from_parts(79_131_438, 11304)
			// Standard Error: 38_743
			.saturating_add(Weight::from_parts(48_824_628, 0).saturating_mul(w.into()))
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
		//  Measured:  `960 + w * (123 ±0)`
		//  Estimated: `4133 + w * (2503 ±0)`
		// Minimum execution time: 21_372_000 picoseconds.
		Weight::from_parts(27_045_278, 4133)
			// Standard Error: 34_869
			.saturating_add(Weight::from_parts(7_624_716, 0).saturating_mul(w.into()))
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
		//  Measured:  `4514`
		//  Estimated: `84670`
		// Minimum execution time: 194_991_000 picoseconds.
		Weight::from_parts(204_545_000, 84670)
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
		//  Measured:  `4628`
		//  Estimated: `84670`
		// Minimum execution time: 201_100_000 picoseconds.
		Weight::from_parts(225_256_000, 84670)
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
		//  Measured:  `4477`
		//  Estimated: `84670`
		// Minimum execution time: 190_914_000 picoseconds.
		Weight::from_parts(199_387_000, 84670)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(787), added: 3262, mode: `MaxEncodedLen`)
	fn remove_rollout() -> Weight {
		// Proof size in bytes:
		//  Measured:  `4972`
		//  Estimated: `84670`
		// Minimum execution time: 254_970_000 picoseconds.
		Weight::from_parts(264_785_000, 84670)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(787), added: 3262, mode: `MaxEncodedLen`)
	fn report() -> Weight {
		// Proof size in bytes:
		//  Measured:  `2631`
		//  Estimated: `11450`
		// Minimum execution time: 157_414_000 picoseconds.
		Weight::from_parts(166_058_000, 11450)
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
		//  Measured:  `353 + r * (226 ±0)`
		//  Estimated: `11118 + r * (3143 ±5)`
		// Minimum execution time: 8_553_000 picoseconds.
		Weight::from_parts(14_741_930, 11118)
			// Standard Error: 27_057
			.saturating_add(Weight::from_parts(8_307_514, 0).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(r.into())))
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
		//  Measured:  `871 + p * (345 ±0)`
		//  Estimated: `11450 + p * (3143 ±0)`
		// Minimum execution time: 6_670_000 picoseconds.
		Weight::from_parts(18_370_904, 11450)
			// Standard Error: 110_567
			.saturating_add(Weight::from_parts(9_907_015, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(p.into())))
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(787), added: 3262, mode: `MaxEncodedLen`)
	fn forget_device() -> Weight {
		// Proof size in bytes:
		//  Measured:  `1319`
		//  Estimated: `4252`
		// Minimum execution time: 67_781_000 picoseconds.
		Weight::from_parts(72_148_000, 4252)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(787), added: 3262, mode: `MaxEncodedLen`)
	fn set_appraisal_policy() -> Weight {
		// Proof size in bytes:
		//  Measured:  `853`
		//  Estimated: `4252`
		// Minimum execution time: 60_380_000 picoseconds.
		Weight::from_parts(64_276_000, 4252)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(787), added: 3262, mode: `MaxEncodedLen`)
	fn endorse_value() -> Weight {
		// Proof size in bytes:
		//  Measured:  `1089`
		//  Estimated: `4252`
		// Minimum execution time: 69_453_000 picoseconds.
		Weight::from_parts(74_571_000, 4252)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(787), added: 3262, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::References` (r:0 w:1)
	/// Proof: `Firmware::References` (`max_values`: None, `max_size`: Some(103), added: 2578, mode: `MaxEncodedLen`)
	fn withdraw_endorsement() -> Weight {
		// Proof size in bytes:
		//  Measured:  `1199`
		//  Estimated: `4252`
		// Minimum execution time: 56_023_000 picoseconds.
		Weight::from_parts(59_849_000, 4252)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(787), added: 3262, mode: `MaxEncodedLen`)
	fn endorse_attestation_key() -> Weight {
		// Proof size in bytes:
		//  Measured:  `1110`
		//  Estimated: `4252`
		// Minimum execution time: 65_918_000 picoseconds.
		Weight::from_parts(70_084_000, 4252)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(787), added: 3262, mode: `MaxEncodedLen`)
	fn withdraw_attestation_key() -> Weight {
		// Proof size in bytes:
		//  Measured:  `2280`
		//  Estimated: `11450`
		// Minimum execution time: 81_962_000 picoseconds.
		Weight::from_parts(87_340_000, 11450)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(787), added: 3262, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::Histories` (r:1 w:0)
	/// Proof: `Firmware::Histories` (`max_values`: None, `max_size`: Some(99), added: 2574, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::FleetRolloutsOf` (r:4 w:0)
	/// Proof: `Firmware::FleetRolloutsOf` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	/// The range of component `m` is `[1, 8]`.
	fn attest_native(m: u32, ) -> Weight {
		// Proof size in bytes:
		//  Measured:  `3220 + m * (144 ±0)`
		//  Estimated: `11450 + m * (2578 ±0)`
		// Minimum execution time: 768_947_000 picoseconds.
		Weight::from_parts(790_949_256, 11450)
			// Standard Error: 184_689
			.saturating_add(Weight::from_parts(6_148_389, 0).saturating_mul(m.into()))
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(787), added: 3262, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::Histories` (r:1 w:0)
	/// Proof: `Firmware::Histories` (`max_values`: None, `max_size`: Some(99), added: 2574, mode: `MaxEncodedLen`)
	/// Storage: `Firmware::FleetRolloutsOf` (r:4 w:0)
	/// Proof: `Firmware::FleetRolloutsOf` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
	/// The range of component `m` is `[1, 8]`.
	/// The range of component `l` is `[1400, 2048]`.
	fn attest_psa(m: u32, l: u32, ) -> Weight {
		// Proof size in bytes:
		//  Measured:  `3513 + m * (121 ±0)`
		//  Estimated: `11450 + m * (2578 ±0)`
		// Minimum execution time: 792_722_000 picoseconds.
		Weight::from_parts(819_661_925, 11450)
			// Standard Error: 329_397
			.saturating_add(Weight::from_parts(9_334_039, 0).saturating_mul(m.into()))
			// Standard Error: 3_665
			.saturating_add(Weight::from_parts(1_521, 0).saturating_mul(l.into()))
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
		// Minimum execution time: 10_235_000 picoseconds.
		Weight::from_parts(11_367_000, 3564)
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
		// Minimum execution time: 25_368_000 picoseconds.
		Weight::from_parts(27_341_000, 13870)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(787), added: 3262, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[0, 63]`.
	fn keep_history(n: u32, ) -> Weight {
		// Proof size in bytes:
		//  Measured:  `1810 + n * (47 ±0)`
		//  Estimated: `11450 + n * (2672 ±0)`
		// Minimum execution time: 124_115_000 picoseconds.
		Weight::from_parts(133_173_374, 11450)
			// Standard Error: 10_222
			.saturating_add(Weight::from_parts(6_081_328, 0).saturating_mul(n.into()))
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(787), added: 3262, mode: `MaxEncodedLen`)
	fn set_guard() -> Weight {
		// Proof size in bytes:
		//  Measured:  `1678`
		//  Estimated: `11450`
		// Minimum execution time: 114_281_000 picoseconds.
		Weight::from_parts(122_112_000, 11450)
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
		// Minimum execution time: 89_944_000 picoseconds.
		Weight::from_parts(99_228_000, 21318)
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
		// Minimum execution time: 45_678_000 picoseconds.
		Weight::from_parts(49_544_000, 21318)
			.saturating_add(T::DbWeight::get().reads(12_u64))
	}
	fn verify_ed25519() -> Weight {
		// Proof size in bytes:
		//  Measured:  `0`
		//  Estimated: `0`
		// Minimum execution time: 30_345_000 picoseconds.
		Weight::from_parts(31_697_000, 0)
	}
	fn verify_sr25519() -> Weight {
		// Proof size in bytes:
		//  Measured:  `0`
		//  Estimated: `0`
		// Minimum execution time: 31_417_000 picoseconds.
		Weight::from_parts(32_589_000, 0)
	}
	fn verify_secp256k1() -> Weight {
		// Proof size in bytes:
		//  Measured:  `0`
		//  Estimated: `0`
		// Minimum execution time: 29_815_000 picoseconds.
		Weight::from_parts(32_078_000, 0)
	}
	fn verify_p256() -> Weight {
		// Proof size in bytes:
		//  Measured:  `0`
		//  Estimated: `0`
		// Minimum execution time: 580_836_000 picoseconds.
		Weight::from_parts(608_136_000, 0)
	}
}

/// For tests: with the SDK's weight of ParityDB.
impl WeightInfo for () {
	fn create_authority() -> Weight {
		Weight::from_parts(59_739_000, 4252)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn propose_authority_change() -> Weight {
		Weight::from_parts(62_212_000, 4252)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn approve_authority_change() -> Weight {
		Weight::from_parts(56_224_000, 4252)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn cancel_authority_change() -> Weight {
		Weight::from_parts(62_854_000, 4252)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn remove_authority() -> Weight {
		Weight::from_parts(95_943_000, 7514)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn register_component() -> Weight {
		Weight::from_parts(69_774_000, 4252)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn update_component() -> Weight {
		Weight::from_parts(28_252_000, 3715)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn remove_component() -> Weight {
		Weight::from_parts(68_071_000, 4252)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn propose_release(i: u32, ) -> Weight {
		Weight::from_parts(86_055_203, 4252)
			.saturating_add(Weight::from_parts(5_060_206, 0).saturating_mul(i.into()))
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(i.into())))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
			.saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(i.into())))
			.saturating_add(Weight::from_parts(0, 2578).saturating_mul(i.into()))
	}
	fn approve_release() -> Weight {
		Weight::from_parts(43_545_000, 6072)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn reject_release() -> Weight {
		Weight::from_parts(28_462_000, 4188)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn withdraw_release() -> Weight {
		Weight::from_parts(43_836_000, 6072)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn revoke_release() -> Weight {
		Weight::from_parts(41_221_000, 6072)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn remove_release(i: u32, ) -> Weight {
		Weight::from_parts(73_107_424, 5183)
			.saturating_add(Weight::from_parts(1_941_073, 0).saturating_mul(i.into()))
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
			.saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(i.into())))
	}
	fn raise_floor() -> Weight {
		Weight::from_parts(29_594_000, 3850)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn publish_advisory(a: u32, ) -> Weight {
		Weight::from_parts(88_975_546, 4252)
			.saturating_add(Weight::from_parts(11_743_346, 0).saturating_mul(a.into()))
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(a.into())))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
			.saturating_add(ParityDbWeight::get().writes((2_u64).saturating_mul(a.into())))
			.saturating_add(Weight::from_parts(0, 2668).saturating_mul(a.into()))
	}
	fn set_fixed() -> Weight {
		Weight::from_parts(50_566_000, 4188)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn withdraw_advisory(a: u32, ) -> Weight {
		Weight::from_parts(76_322_368, 4252)
			.saturating_add(Weight::from_parts(10_246_263, 0).saturating_mul(a.into()))
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(a.into())))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
			.saturating_add(ParityDbWeight::get().writes((2_u64).saturating_mul(a.into())))
			.saturating_add(Weight::from_parts(0, 2668).saturating_mul(a.into()))
	}
	fn add_manifest_key() -> Weight {
		Weight::from_parts(75_202_000, 4252)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn revoke_manifest_key() -> Weight {
		Weight::from_parts(65_758_000, 6165)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn propose_manifest(e: u32, ) -> Weight {
		Weight::from_parts(351_239_165, 11302)
			.saturating_add(Weight::from_parts(45_691, 0).saturating_mul(e.into()))
			.saturating_add(ParityDbWeight::get().reads(13_u64))
			.saturating_add(ParityDbWeight::get().writes(9_u64))
	}
	fn report_leaf_reuse() -> Weight {
		Weight::from_parts(51_647_000, 6165)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn by_ed25519() -> Weight {
		Weight::from_parts(38_528_000, 6165)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
	}
	fn by_p256() -> Weight {
		Weight::from_parts(627_766_000, 6165)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
	}
	fn by_ml_dsa_44() -> Weight {
		Weight::from_parts(152_608_000, 6165)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
	}
	fn by_ml_dsa_65() -> Weight {
		Weight::from_parts(230_303_000, 6165)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
	}
	fn by_ml_dsa_87() -> Weight {
		Weight::from_parts(340_308_000, 6165)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
	}
	fn by_hss(l: u32, ) -> Weight {
		Weight::from_parts(3_686_926_000, 6165)
			.saturating_add(Weight::from_parts(4_130_112_880, 0).saturating_mul(l.into()))
			.saturating_add(ParityDbWeight::get().reads(1_u64))
	}
	fn use_leaves(l: u32, ) -> Weight {
		Weight::from_parts(914_158, 4252)
			.saturating_add(Weight::from_parts(35_256_563, 0).saturating_mul(l.into()))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(l.into())))
			.saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(l.into())))
			.saturating_add(Weight::from_parts(0, 2599).saturating_mul(l.into()))
	}
	fn start_rollout(w: u32, ) -> Weight {
		Weight::from_parts(79_131_438, 11304)
			.saturating_add(Weight::from_parts(48_824_628, 0).saturating_mul(w.into()))
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().reads((12_u64).saturating_mul(w.into())))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
			.saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(w.into())))
			.saturating_add(Weight::from_parts(0, 12572).saturating_mul(w.into()))
	}
	fn advance_rollout(w: u32, ) -> Weight {
		Weight::from_parts(27_045_278, 4133)
			.saturating_add(Weight::from_parts(7_624_716, 0).saturating_mul(w.into()))
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(w.into())))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
			.saturating_add(Weight::from_parts(0, 2503).saturating_mul(w.into()))
	}
	fn pause_rollout() -> Weight {
		Weight::from_parts(204_545_000, 84670)
			.saturating_add(ParityDbWeight::get().reads(35_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn resume_rollout() -> Weight {
		Weight::from_parts(225_256_000, 84670)
			.saturating_add(ParityDbWeight::get().reads(36_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn abort_rollout() -> Weight {
		Weight::from_parts(199_387_000, 84670)
			.saturating_add(ParityDbWeight::get().reads(34_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn remove_rollout() -> Weight {
		Weight::from_parts(264_785_000, 84670)
			.saturating_add(ParityDbWeight::get().reads(44_u64))
			.saturating_add(ParityDbWeight::get().writes(11_u64))
	}
	fn report() -> Weight {
		Weight::from_parts(166_058_000, 11450)
			.saturating_add(ParityDbWeight::get().reads(19_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn proven(r: u32, ) -> Weight {
		Weight::from_parts(14_741_930, 11118)
			.saturating_add(Weight::from_parts(8_307_514, 0).saturating_mul(r.into()))
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(r.into())))
			.saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(r.into())))
			.saturating_add(Weight::from_parts(0, 3143).saturating_mul(r.into()))
	}
	fn left_rollouts(p: u32, ) -> Weight {
		Weight::from_parts(18_370_904, 11450)
			.saturating_add(Weight::from_parts(9_907_015, 0).saturating_mul(p.into()))
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(p.into())))
			.saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(p.into())))
			.saturating_add(Weight::from_parts(0, 3143).saturating_mul(p.into()))
	}
	fn forget_device() -> Weight {
		Weight::from_parts(72_148_000, 4252)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn set_appraisal_policy() -> Weight {
		Weight::from_parts(64_276_000, 4252)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn endorse_value() -> Weight {
		Weight::from_parts(74_571_000, 4252)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn withdraw_endorsement() -> Weight {
		Weight::from_parts(59_849_000, 4252)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn endorse_attestation_key() -> Weight {
		Weight::from_parts(70_084_000, 4252)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn withdraw_attestation_key() -> Weight {
		Weight::from_parts(87_340_000, 11450)
			.saturating_add(ParityDbWeight::get().reads(12_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn attest_native(m: u32, ) -> Weight {
		Weight::from_parts(790_949_256, 11450)
			.saturating_add(Weight::from_parts(6_148_389, 0).saturating_mul(m.into()))
			.saturating_add(ParityDbWeight::get().reads(20_u64))
			.saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(m.into())))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
			.saturating_add(Weight::from_parts(0, 2578).saturating_mul(m.into()))
	}
	fn attest_psa(m: u32, l: u32, ) -> Weight {
		Weight::from_parts(819_661_925, 11450)
			.saturating_add(Weight::from_parts(9_334_039, 0).saturating_mul(m.into()))
			.saturating_add(Weight::from_parts(1_521, 0).saturating_mul(l.into()))
			.saturating_add(ParityDbWeight::get().reads(21_u64))
			.saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(m.into())))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
			.saturating_add(Weight::from_parts(0, 2578).saturating_mul(m.into()))
	}
	fn remember() -> Weight {
		Weight::from_parts(11_367_000, 3564)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn apply_guard() -> Weight {
		Weight::from_parts(27_341_000, 13870)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn keep_history(n: u32, ) -> Weight {
		Weight::from_parts(133_173_374, 11450)
			.saturating_add(Weight::from_parts(6_081_328, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(11_u64))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
			.saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2672).saturating_mul(n.into()))
	}
	fn set_guard() -> Weight {
		Weight::from_parts(122_112_000, 11450)
			.saturating_add(ParityDbWeight::get().reads(11_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn enforce() -> Weight {
		Weight::from_parts(99_228_000, 21318)
			.saturating_add(ParityDbWeight::get().reads(22_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn read_attestation() -> Weight {
		Weight::from_parts(49_544_000, 21318)
			.saturating_add(ParityDbWeight::get().reads(12_u64))
	}
	fn verify_ed25519() -> Weight {
		Weight::from_parts(31_697_000, 0)
	}
	fn verify_sr25519() -> Weight {
		Weight::from_parts(32_589_000, 0)
	}
	fn verify_secp256k1() -> Weight {
		Weight::from_parts(32_078_000, 0)
	}
	fn verify_p256() -> Weight {
		Weight::from_parts(608_136_000, 0)
	}
}
