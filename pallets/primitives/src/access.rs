// SPDX-License-Identifier: Apache-2.0

//! The terms of an access decision: who (subject) does what (action) to what (resource).

use crate::{DeviceId, FleetId, StreamId};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Who wants to do something.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
	MaxEncodedLen,
)]
pub enum Subject<AccountId> {
	#[codec(index = 0)]
	Account(AccountId),
	#[codec(index = 1)]
	Device(DeviceId),
}

/// To what it is to be done.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
	MaxEncodedLen,
)]
pub enum Resource<AccountId> {
	#[codec(index = 0)]
	Device(DeviceId),
	#[codec(index = 1)]
	Fleet(FleetId),
	#[codec(index = 2)]
	Stream(StreamId),
	/// The domain of this owner as a whole.
	#[codec(index = 3)]
	Domain(AccountId),
}

/// What is to be done: 0 to 63. The low 16 mean the same everywhere and are named below; the rest
/// are each domain's own.
pub type Action = u8;

/// How many actions there are.
pub const ACTIONS: Action = 64;
/// The first of the actions that a domain names itself.
pub const FIRST_CUSTOM_ACTION: Action = 16;

/// The suite's own actions.
pub mod action {
	use super::Action;

	/// See a device's state.
	pub const READ: Action = 0;
	/// Make a device do something.
	pub const CONTROL: Action = 1;
	/// Set attributes and endpoints.
	pub const CONFIGURE: Action = 2;
	/// Install firmware, run rollouts.
	pub const UPDATE_FIRMWARE: Action = 3;
	/// Approve firmware for installation.
	pub const APPROVE_FIRMWARE: Action = 4;
	/// Anchor data in a stream.
	pub const ANCHOR: Action = 5;
	/// Read the data of a stream.
	pub const READ_DATA: Action = 6;
	/// Hand the data of a stream to others.
	pub const SHARE_DATA: Action = 7;
	/// Pass on, by delegation, what one is permitted.
	pub const GRANT: Action = 8;
	/// Create, rename and remove fleets; move devices between them.
	pub const MANAGE_FLEET: Action = 9;
	/// Suspend devices and fleets, and resume them.
	pub const SUSPEND: Action = 10;
	/// Revoke operational keys; take the owner's part in a recovery.
	pub const MANAGE_KEYS: Action = 11;
	/// Offer a device to another owner.
	pub const TRANSFER: Action = 12;
	/// End a device for good.
	pub const DECOMMISSION: Action = 13;
	/// Choose who pays for the direct calls of a fleet.
	pub const SPONSOR: Action = 14;
	/// Open an encrypted channel to a device.
	pub const CONNECT: Action = 15;

	/// Their names, by number.
	pub const NAMES: [&str; 16] = [
		"read",
		"control",
		"configure",
		"update-firmware",
		"approve-firmware",
		"anchor",
		"read-data",
		"share-data",
		"grant",
		"manage-fleet",
		"suspend",
		"manage-keys",
		"transfer",
		"decommission",
		"sponsor",
		"connect",
	];
}

/// A set of [`Action`]s: bit `n` stands for action `n`.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Default,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
	MaxEncodedLen,
)]
pub struct Actions(pub u64);

impl Actions {
	/// The suite's own actions.
	pub const SUITE: Self = Self(0xFFFF);

	/// These actions; numbers above 63 stand for none.
	pub fn of(actions: impl IntoIterator<Item = Action>) -> Self {
		Self(actions.into_iter().fold(0, |set, action| set | Self::bit(action)))
	}

	/// Whether `action` is among these.
	pub const fn has(self, action: Action) -> bool {
		self.0 & Self::bit(action) != 0
	}

	/// Whether all of `other` are among these.
	pub const fn contains(self, other: Self) -> bool {
		self.0 & other.0 == other.0
	}

	/// Whether there are none.
	pub const fn is_empty(self) -> bool {
		self.0 == 0
	}

	const fn bit(action: Action) -> u64 {
		if action < ACTIONS {
			1 << action
		} else {
			0
		}
	}
}
