// SPDX-License-Identifier: Apache-2.0

//! Weights of what no pallet owns: a block, an extrinsic, and the database.
//!
//! The files have the shape that `muster-node benchmark overhead` and `benchmark storage` write
//! with `--weight-path`, so a measurement on a validator's own hardware replaces them one by one.

mod block_weights;
mod extrinsic_weights;
mod paritydb_weights;

pub use block_weights::BlockExecutionWeight;
pub use extrinsic_weights::ExtrinsicBaseWeight;
pub use paritydb_weights::ParityDbWeight;
