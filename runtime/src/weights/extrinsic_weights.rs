// SPDX-License-Identifier: Apache-2.0

//! What an extrinsic that does nothing costs; `benchmark overhead` measures it.

use frame_support::{
	parameter_types,
	weights::{constants::WEIGHT_REF_TIME_PER_NANOS, Weight},
};

parameter_types! {
	/// A signed `System::remark` without content, its signature check included: the value of the
	/// SDK's reference machine.
	pub const ExtrinsicBaseWeight: Weight =
		Weight::from_parts(WEIGHT_REF_TIME_PER_NANOS.saturating_mul(108_157), 0);
}
