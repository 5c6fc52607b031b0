// SPDX-License-Identifier: Apache-2.0

//! Evidence, policies and verdicts.

use crate::types::*;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::BoundedVec;
use scale_info::TypeInfo;
use sp_core::ConstU32;

/// How evidence of a model's devices is appraised.
#[derive(
	Clone, Eq, PartialEq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen,
)]
pub struct AppraisalPolicy {
	/// Components that must be measured: bit `n` stands for component `n`.
	pub required: u8,
	/// How long a verdict counts, in seconds.
	pub validity: u64,
}

/// A device's verdict: what was found when the evidence was appraised. What follows from it now is
/// found out at use.
#[derive(
	Clone, Eq, PartialEq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen,
)]
pub struct Verdict {
	/// When the evidence was appraised, seconds since 1970.
	pub at: u64,
	/// What runs, as far as it is known.
	pub running: BoundedVec<Reference, ConstU32<MAX_COMPONENTS>>,
}
