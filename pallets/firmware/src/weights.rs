// SPDX-License-Identifier: Apache-2.0

//! Weights of the calls.

use frame_support::weights::Weight;

/// Weights of the calls.
pub trait WeightInfo {
	fn forget_device() -> Weight;
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

/// A call that takes so long itself, in microseconds, and reads and writes so many items.
const fn estimate(micros: u64, reads: u64, writes: u64) -> Weight {
	let time = micros + 8 * reads + 50 * writes;
	Weight::from_parts(time * 1_000_000, (reads + 1) * 3_000)
}

/// Estimates, with ParityDB's 8 and 50 microseconds for a read and a write.
impl WeightInfo for () {
	fn forget_device() -> Weight {
		Weight::from_parts(50_000_000, 5_000)
	}
	fn set_appraisal_policy() -> Weight {
		estimate(20, 4, 2)
	}
	fn endorse_value() -> Weight {
		estimate(20, 7, 3)
	}
	fn withdraw_endorsement() -> Weight {
		estimate(20, 4, 3)
	}
	fn endorse_attestation_key() -> Weight {
		estimate(20, 5, 2)
	}
	fn withdraw_attestation_key() -> Weight {
		estimate(20, 5, 2)
	}
	fn attest_native(m: u32) -> Weight {
		let each = estimate(10, 2, 0).saturating_mul(m.into());
		estimate(40, 12, 2).saturating_add(Self::verify_p256()).saturating_add(each)
	}
	fn attest_psa(m: u32, l: u32) -> Weight {
		let bytes = Weight::from_parts(20_000, 0).saturating_mul(l.into());
		Self::attest_native(m).saturating_add(estimate(10, 1, 0)).saturating_add(bytes)
	}
	fn remember() -> Weight {
		estimate(5, 1, 2)
	}
	fn apply_guard() -> Weight {
		estimate(10, 5, 1)
	}
	fn keep_history(n: u32) -> Weight {
		estimate(30, 5, 2).saturating_add(estimate(2, 1, 2).saturating_mul(n.into()))
	}
	fn set_guard() -> Weight {
		estimate(20, 6, 2)
	}
	fn enforce() -> Weight {
		estimate(40, 22, 2)
	}
	fn read_attestation() -> Weight {
		estimate(20, 11, 0)
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
