// SPDX-License-Identifier: Apache-2.0

//! Weights of the calls: **counted, not yet measured**.
//!
//! Reads and writes are those that stand in the code, at ParityDB's price; a read's proof is taken for
//! 3,000 bytes; the microseconds of computing were guessed after the registry's calls that read and
//! write as much, a hash for a microsecond. The time, which every block writes before anything reads
//! it, is not counted. `scripts/weights.sh --pallet pallet_data_anchor` measures, and writes
//! `SubstrateWeight` in this place.

use frame_support::weights::{constants::ParityDbWeight, Weight};

/// Weights of the calls.
pub trait WeightInfo {
	/// But for what looking up the device costs.
	fn create_stream() -> Weight;
	fn update_stream() -> Weight;
	fn close_stream() -> Weight;
	fn remove_stream() -> Weight;
	fn set_slots() -> Weight;
	/// But for what looking up a device costs.
	fn add_writer() -> Weight;
	fn remove_writer() -> Weight;
	/// A device that is a writer anchors in `n` streams.
	fn anchor(n: u32) -> Weight;
	/// What an anchor that corrects another costs more.
	fn anchor_correction() -> Weight;
	/// What a consistency proof of `n` hashes adds to an anchor.
	fn consistency(n: u32) -> Weight;
	/// Going through `n` anchors.
	fn prune(n: u32) -> Weight;
	fn keep() -> Weight;
	fn release() -> Weight;
	fn set_agreement_key() -> Weight;
	/// But for asking for permission and for a device's keys.
	fn share() -> Weight;
	/// But for asking for permission.
	fn revoke_share() -> Weight;
	/// Removing `n` shares.
	fn remove_shares(n: u32) -> Weight;
	/// Whose stream it is, and whether its device is still the same.
	fn read_stream() -> Weight;
	/// By a path of `n` hashes, but for the leaf's own.
	fn verify_inclusion(n: u32) -> Weight;
	/// A leaf of `n` bytes.
	fn hash_leaf(n: u32) -> Weight;
}

/// So many microseconds of computing, with storage accesses as they are counted in the code. A value
/// is proven by 3,000 bytes, its own and those of the way to it.
fn accesses(micros: u64, reads: u64, writes: u64) -> Weight {
	Weight::from_parts(micros.saturating_mul(1_000_000), reads.saturating_mul(3_000))
		.saturating_add(ParityDbWeight::get().reads_writes(reads, writes))
}

impl WeightInfo for () {
	fn create_stream() -> Weight {
		// The next number, holds; stream, its description.
		accesses(75, 2, 4)
	}
	fn update_stream() -> Weight {
		accesses(20, 2, 2)
	}
	fn close_stream() -> Weight {
		accesses(13, 1, 1)
	}
	fn remove_stream() -> Weight {
		accesses(75, 3, 3)
	}
	fn set_slots() -> Weight {
		accesses(50, 3, 3)
	}
	fn add_writer() -> Weight {
		accesses(55, 4, 3)
	}
	fn remove_writer() -> Weight {
		accesses(55, 4, 3)
	}
	fn anchor(n: u32) -> Weight {
		// The device; of each: stream and writer; stream and anchor.
		accesses(6, 1, 0).saturating_add(accesses(14, 2, 2).saturating_mul(n.into()))
	}
	fn anchor_correction() -> Weight {
		accesses(8, 1, 1)
	}
	fn consistency(n: u32) -> Weight {
		// Both roots.
		accesses(2, 0, 0).saturating_mul(n.into())
	}
	fn prune(n: u32) -> Weight {
		accesses(12, 1, 1).saturating_add(accesses(5, 1, 1).saturating_mul(n.into()))
	}
	fn keep() -> Weight {
		// Anchor, keeper, holds.
		accesses(50, 3, 3)
	}
	fn release() -> Weight {
		accesses(50, 4, 3)
	}
	fn set_agreement_key() -> Weight {
		accesses(45, 2, 2)
	}
	fn share() -> Weight {
		// Stream and description, the grantee's key, the payer and his holds; share and index.
		accesses(70, 5, 5)
	}
	fn revoke_share() -> Weight {
		// Stream, share; the payer and his holds.
		accesses(60, 4, 3)
	}
	fn remove_shares(n: u32) -> Weight {
		// Of each: share and index; payer and holds.
		accesses(15, 2, 1).saturating_add(accesses(50, 3, 4).saturating_mul(n.into()))
	}
	fn read_stream() -> Weight {
		accesses(12, 2, 0)
	}
	fn verify_inclusion(n: u32) -> Weight {
		accesses(10, 1, 0).saturating_add(accesses(1, 0, 0).saturating_mul(n.into()))
	}
	fn hash_leaf(n: u32) -> Weight {
		// 5 ns a byte.
		accesses(2, 0, 0).saturating_add(Weight::from_parts(5_000, 0).saturating_mul(n.into()))
	}
}
