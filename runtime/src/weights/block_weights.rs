// SPDX-License-Identifier: Apache-2.0

//! What an empty block costs; `benchmark overhead` measures it.

use frame_support::{
	parameter_types,
	weights::{constants::WEIGHT_REF_TIME_PER_NANOS, Weight},
};

parameter_types! {
	/// Executing a block without transactions: the value of the SDK's reference machine.
	pub const BlockExecutionWeight: Weight =
		Weight::from_parts(WEIGHT_REF_TIME_PER_NANOS.saturating_mul(431_614), 0);
}
