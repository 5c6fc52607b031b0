// SPDX-License-Identifier: Apache-2.0

//! What the database costs; `benchmark storage` measures it.

use frame_support::{
	parameter_types,
	weights::{constants::WEIGHT_REF_TIME_PER_NANOS, RuntimeDbWeight},
};

parameter_types! {
	/// ParityDB is the only database `muster-node` is built with: a read costs a third and a write
	/// half of what the SDK assumes for RocksDB.
	pub const ParityDbWeight: RuntimeDbWeight = RuntimeDbWeight {
		read: 8_000 * WEIGHT_REF_TIME_PER_NANOS,
		write: 50_000 * WEIGHT_REF_TIME_PER_NANOS,
	};
}
