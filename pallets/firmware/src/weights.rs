// SPDX-License-Identifier: Apache-2.0

//! Weights of the calls.

use frame_support::weights::Weight;

/// Weights of the calls.
pub trait WeightInfo {
	fn forget_device() -> Weight;
	fn add_manifest_key() -> Weight;
	fn revoke_manifest_key() -> Weight;
	/// An envelope of `e` bytes, but for what signatures cost.
	fn propose_manifest(e: u32) -> Weight;
	/// But for the two signatures.
	fn report_leaf_reuse() -> Weight;
	/// Of each kind: reading the key, and a signature by it.
	fn verify_ed25519() -> Weight;
	fn verify_p256() -> Weight;
	fn verify_ml_dsa_44() -> Weight;
	fn verify_ml_dsa_65() -> Weight;
	fn verify_ml_dsa_87() -> Weight;
	/// `l` levels of the kind that takes most hashes, gone half the way.
	fn verify_hss(l: u32) -> Weight;
	/// Looking up and remembering `l` leaves.
	fn use_leaves(l: u32) -> Weight;
}

impl WeightInfo for () {
	fn forget_device() -> Weight {
		Weight::from_parts(50_000_000, 5_000)
	}
	fn add_manifest_key() -> Weight {
		// 6 reads: vendor, operator, fingerprint, number, account, holds; 5 writes.
		Weight::from_parts(700_000_000, 20_000)
	}
	fn revoke_manifest_key() -> Weight {
		Weight::from_parts(450_000_000, 20_000)
	}
	fn propose_manifest(e: u32) -> Weight {
		Weight::from_parts(1_500_000_000, 40_000)
			.saturating_add(Weight::from_parts(30_000, 0).saturating_mul(e.into()))
	}
	fn report_leaf_reuse() -> Weight {
		Weight::from_parts(400_000_000, 20_000)
	}
	fn verify_ed25519() -> Weight {
		Weight::from_parts(80_000_000, 6_000)
	}
	fn verify_p256() -> Weight {
		Weight::from_parts(620_000_000, 6_000)
	}
	fn verify_ml_dsa_44() -> Weight {
		Weight::from_parts(170_000_000, 6_000)
	}
	fn verify_ml_dsa_65() -> Weight {
		Weight::from_parts(260_000_000, 6_000)
	}
	fn verify_ml_dsa_87() -> Weight {
		Weight::from_parts(370_000_000, 6_000)
	}
	fn verify_hss(l: u32) -> Weight {
		// 0.4 us a block.
		Weight::from_parts(30_000_000, 6_000)
			.saturating_add(Weight::from_parts(1_700_000_000, 0).saturating_mul(l.into()))
	}
	fn use_leaves(l: u32) -> Weight {
		Weight::from_parts(5_000_000, 4_000)
			.saturating_add(Weight::from_parts(200_000_000, 2_700).saturating_mul(l.into()))
	}
}
