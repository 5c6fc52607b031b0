// SPDX-License-Identifier: Apache-2.0

//! Weights of the calls: **counted, not yet measured**.
//!
//! Reads and writes are those that stand in the code, at ParityDB's price; a read's proof is taken for
//! 3,000 bytes; the microseconds of computing were guessed on the high side after the registry's calls
//! of the same kind, signatures after measurements of their own. `scripts/weights.sh --pallet
//! pallet_firmware` measures, and writes `SubstrateWeight` in this place.

use frame_support::weights::{constants::ParityDbWeight, Weight};

/// Weights of the calls.
pub trait WeightInfo {
	fn create_authority() -> Weight;
	fn propose_authority_change() -> Weight;
	fn approve_authority_change() -> Weight;
	fn cancel_authority_change() -> Weight;
	fn remove_authority() -> Weight;
	fn register_component() -> Weight;
	fn update_component() -> Weight;
	fn remove_component() -> Weight;
	fn propose_release(i: u32) -> Weight;
	fn approve_release() -> Weight;
	fn reject_release() -> Weight;
	fn withdraw_release() -> Weight;
	fn revoke_release() -> Weight;
	fn remove_release(i: u32) -> Weight;
	fn raise_floor() -> Weight;
	fn publish_advisory(a: u32) -> Weight;
	fn set_fixed() -> Weight;
	fn withdraw_advisory(a: u32) -> Weight;
	fn forget_device() -> Weight;
	fn add_manifest_key() -> Weight;
	fn revoke_manifest_key() -> Weight;
	/// An envelope of `e` bytes, but for what signatures cost.
	fn propose_manifest(e: u32) -> Weight;
	/// But for the two signatures.
	fn report_leaf_reuse() -> Weight;
	/// Of each kind: reading the key, and a signature by it.
	fn by_ed25519() -> Weight;
	fn by_p256() -> Weight;
	fn by_ml_dsa_44() -> Weight;
	fn by_ml_dsa_65() -> Weight;
	fn by_ml_dsa_87() -> Weight;
	/// `l` levels of the kind that takes most hashes, gone half the way.
	fn by_hss(l: u32) -> Weight;
	/// Looking up and remembering `l` leaves.
	fn use_leaves(l: u32) -> Weight;
	/// By waves.
	fn start_rollout(w: u32) -> Weight;
	/// By waves that it opens.
	fn advance_rollout(w: u32) -> Weight;
	fn pause_rollout() -> Weight;
	fn resume_rollout() -> Weight;
	fn abort_rollout() -> Weight;
	fn remove_rollout() -> Weight;
	fn report() -> Weight;
	/// By rollouts that the evidence is looked at for.
	fn proven(r: u32) -> Weight;
	/// By rollouts that the device takes part in.
	fn left_rollouts(p: u32) -> Weight;
	fn set_appraisal_policy() -> Weight;
	fn endorse_value() -> Weight;
	fn withdraw_endorsement() -> Weight;
	fn endorse_attestation_key() -> Weight;
	fn withdraw_attestation_key() -> Weight;
	fn attest_native(m: u32) -> Weight;
	fn attest_psa(m: u32, l: u32) -> Weight;
	fn remember() -> Weight;
	fn apply_guard() -> Weight;
	fn keep_history(n: u32) -> Weight;
	fn set_guard() -> Weight;
	fn enforce() -> Weight;
	fn read_attestation() -> Weight;
	fn verify_ed25519() -> Weight;
	fn verify_sr25519() -> Weight;
	fn verify_secp256k1() -> Weight;
	fn verify_p256() -> Weight;
}

/// So many microseconds of computing, with storage accesses as they are counted in the code. A value
/// is proven by 3,000 bytes, its own and those of the way to it.
fn accesses(micros: u64, reads: u64, writes: u64) -> Weight {
	Weight::from_parts(micros.saturating_mul(1_000_000), reads.saturating_mul(3_000))
		.saturating_add(ParityDbWeight::get().reads_writes(reads, writes))
}

impl WeightInfo for () {
	fn create_authority() -> Weight {
		accesses(35, 4, 3)
	}
	fn propose_authority_change() -> Weight {
		accesses(35, 5, 2)
	}
	fn approve_authority_change() -> Weight {
		accesses(45, 4, 4)
	}
	fn cancel_authority_change() -> Weight {
		accesses(35, 6, 3)
	}
	fn remove_authority() -> Weight {
		accesses(45, 8, 6)
	}
	fn register_component() -> Weight {
		accesses(40, 6, 4)
	}
	fn update_component() -> Weight {
		accesses(25, 4, 1)
	}
	fn remove_component() -> Weight {
		accesses(40, 8, 5)
	}
	fn propose_release(i: u32) -> Weight {
		accesses(50, 7, 5).saturating_add(accesses(3, 1, 1).saturating_mul(i.into()))
	}
	fn approve_release() -> Weight {
		accesses(40, 6, 4)
	}
	fn reject_release() -> Weight {
		accesses(30, 4, 2)
	}
	fn withdraw_release() -> Weight {
		accesses(30, 7, 3)
	}
	fn revoke_release() -> Weight {
		accesses(35, 6, 4)
	}
	fn remove_release(i: u32) -> Weight {
		accesses(40, 8, 5).saturating_add(accesses(2, 0, 1).saturating_mul(i.into()))
	}
	fn raise_floor() -> Weight {
		accesses(25, 5, 1)
	}
	fn publish_advisory(a: u32) -> Weight {
		accesses(45, 8, 3).saturating_add(accesses(6, 2, 2).saturating_mul(a.into()))
	}
	fn set_fixed() -> Weight {
		accesses(30, 7, 1)
	}
	fn withdraw_advisory(a: u32) -> Weight {
		accesses(45, 8, 3).saturating_add(accesses(6, 2, 2).saturating_mul(a.into()))
	}
	fn forget_device() -> Weight {
		Weight::from_parts(50_000_000, 5_000)
	}
	fn add_manifest_key() -> Weight {
		// Vendor, operator, fingerprint, number, account, holds.
		accesses(40, 6, 5)
	}
	fn revoke_manifest_key() -> Weight {
		accesses(35, 5, 3)
	}
	fn propose_manifest(e: u32) -> Weight {
		// As a release of four images, and the most work that there may be in a manifest.
		accesses(1_000, 16, 10)
			.saturating_add(Weight::from_parts(40_000, 0).saturating_mul(e.into()))
	}
	fn report_leaf_reuse() -> Weight {
		accesses(35, 4, 3)
	}
	fn by_ed25519() -> Weight {
		accesses(55, 1, 0)
	}
	fn by_p256() -> Weight {
		accesses(600, 1, 0)
	}
	fn by_ml_dsa_44() -> Weight {
		accesses(150, 1, 0)
	}
	fn by_ml_dsa_65() -> Weight {
		accesses(240, 1, 0)
	}
	fn by_ml_dsa_87() -> Weight {
		accesses(350, 1, 0)
	}
	fn by_hss(l: u32) -> Weight {
		// 4,400 blocks of SHA-256 a level.
		accesses(20, 1, 0).saturating_add(accesses(1_800, 0, 0).saturating_mul(l.into()))
	}
	fn use_leaves(l: u32) -> Weight {
		accesses(5, 2, 2).saturating_add(accesses(15, 1, 1).saturating_mul(l.into()))
	}
	fn start_rollout(w: u32) -> Weight {
		accesses(40, 8, 4).saturating_add(accesses(10, 13, 1).saturating_mul(w.into()))
	}
	fn advance_rollout(w: u32) -> Weight {
		accesses(40, 4, 1).saturating_add(accesses(5, 2, 0).saturating_mul(w.into()))
	}
	fn pause_rollout() -> Weight {
		accesses(60, 42, 1)
	}
	fn resume_rollout() -> Weight {
		accesses(60, 42, 1)
	}
	fn abort_rollout() -> Weight {
		accesses(60, 42, 1)
	}
	fn remove_rollout() -> Weight {
		accesses(80, 52, 11)
	}
	fn report() -> Weight {
		accesses(60, 20, 7)
	}
	fn proven(r: u32) -> Weight {
		accesses(10, 4, 0).saturating_add(accesses(15, 3, 1).saturating_mul(r.into()))
	}
	fn left_rollouts(p: u32) -> Weight {
		accesses(10, 7, 1).saturating_add(accesses(8, 1, 1).saturating_mul(p.into()))
	}
	fn set_appraisal_policy() -> Weight {
		accesses(20, 4, 2)
	}
	fn endorse_value() -> Weight {
		accesses(20, 7, 3)
	}
	fn withdraw_endorsement() -> Weight {
		accesses(20, 4, 3)
	}
	fn endorse_attestation_key() -> Weight {
		accesses(20, 5, 2)
	}
	fn withdraw_attestation_key() -> Weight {
		accesses(20, 5, 2)
	}
	fn attest_native(m: u32) -> Weight {
		let each = accesses(10, 2, 0).saturating_mul(m.into());
		accesses(40, 12, 2).saturating_add(Self::verify_p256()).saturating_add(each)
	}
	fn attest_psa(m: u32, l: u32) -> Weight {
		let bytes = Weight::from_parts(20_000, 0).saturating_mul(l.into());
		Self::attest_native(m).saturating_add(accesses(10, 1, 0)).saturating_add(bytes)
	}
	fn remember() -> Weight {
		accesses(5, 1, 2)
	}
	fn apply_guard() -> Weight {
		accesses(10, 5, 1)
	}
	fn keep_history(n: u32) -> Weight {
		accesses(30, 5, 2).saturating_add(accesses(2, 1, 2).saturating_mul(n.into()))
	}
	fn set_guard() -> Weight {
		accesses(20, 6, 2)
	}
	fn enforce() -> Weight {
		accesses(40, 22, 2)
	}
	fn read_attestation() -> Weight {
		accesses(20, 11, 0)
	}
	fn verify_ed25519() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn verify_sr25519() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn verify_secp256k1() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn verify_p256() -> Weight {
		Weight::from_parts(600_000_000, 0)
	}
}
