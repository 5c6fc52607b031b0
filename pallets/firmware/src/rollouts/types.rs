// SPDX-License-Identifier: Apache-2.0

//! Rollouts, waves, and a device's part in them.

use crate::types::*;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// How far a device has come in a rollout.
#[derive(
	Clone,
	Copy,
	Eq,
	PartialEq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
	MaxEncodedLen,
)]
pub enum Outcome {
	/// Took a place, and is silent since.
	#[codec(index = 0)]
	Pending,
	#[codec(index = 1)]
	Succeeded,
	/// With the device's own code for the reason.
	#[codec(index = 2)]
	Failed(u16),
}

/// A device's part in a rollout.
#[derive(
	Clone,
	Copy,
	Eq,
	PartialEq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
	MaxEncodedLen,
)]
pub struct Participation {
	pub component: ComponentId,
	pub rollout: RolloutId,
	/// The wave that the device was admitted to, from 0.
	pub wave: u8,
	pub outcome: Outcome,
}
