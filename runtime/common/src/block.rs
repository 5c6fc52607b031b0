// SPDX-License-Identifier: Apache-2.0

//! How a block is shared out. What it may weigh as a whole is each chain's own.

use crate::weights::{BlockExecutionWeight, ExtrinsicBaseWeight};
use frame_support::{dispatch::DispatchClass, traits::Get, weights::Weight};
use frame_system::limits::{BlockLength, BlockWeights};
use sp_runtime::Perbill;

/// The part of a block that ordinary transactions can fill; the rest stays for operational ones,
/// so that governance is heard on a full chain.
///
/// A tenth is some tenths of a second of each block: hundreds of votes. Operational transactions go
/// before others in the pool, so one that needs more than that goes first into the next block.
pub const NORMAL_DISPATCH_RATIO: Perbill = Perbill::from_percent(90);

/// The part of a block kept for what the pallets do at its beginning.
const AVERAGE_ON_INITIALIZE_RATIO: Perbill = Perbill::from_percent(5);

/// What a block may be long, in bytes: a block of the largest size reaches the other validators
/// within a second or two on an ordinary connection.
pub const MAXIMUM_BLOCK_LENGTH: u32 = 5 * 1024 * 1024;

/// What blocks of each class of transactions may be long.
pub fn block_length() -> BlockLength {
	BlockLength::builder()
		.max_length(MAXIMUM_BLOCK_LENGTH)
		.modify_max_length_for_class(DispatchClass::Normal, |length| {
			*length = NORMAL_DISPATCH_RATIO * MAXIMUM_BLOCK_LENGTH
		})
		.build()
}

/// What each class of transactions may weigh, of blocks that weigh `maximum` at most.
pub fn block_weights<T: frame_system::Config>(maximum: Weight) -> BlockWeights {
	let normal = NORMAL_DISPATCH_RATIO * maximum;
	BlockWeights::builder()
		.base_block(BlockExecutionWeight::get())
		.for_class(DispatchClass::all(), |weights| {
			weights.base_extrinsic = ExtrinsicBaseWeight::<T>::get();
		})
		.for_class(DispatchClass::Normal, |weights| {
			weights.max_total = Some(normal);
		})
		.for_class(DispatchClass::Operational, |weights| {
			weights.max_total = Some(maximum);
			weights.reserved = Some(maximum - normal);
		})
		.avg_block_initialization(AVERAGE_ON_INITIALIZE_RATIO)
		.build_or_panic()
}
