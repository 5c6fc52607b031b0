// SPDX-License-Identifier: Apache-2.0

//! What Muster's pallets share: identities, keys, signatures, Merkle trees and the traits by which
//! one pallet asks another.
//!
//! | module | what it holds |
//! |---|---|
//! | [`keys`] | [`DeviceKey`], [`DeviceSignature`], [`AgreementKey`] and their checks |
//! | [`payload`] | the 32 bytes that a device, a vendor or a new key signs, one function a purpose |
//! | [`merkle`] | RFC 9162 §2.1 SHA-256 trees: roots, inclusion and consistency proofs, the leaves of a lot |
//! | [`anchor`] | how the anchors of a data stream are numbered and linked |
//! | [`did`] | the parts of a `did:muster` document, Multikey strings |
//! | [`access`] | subjects, actions and resources of an access decision |
//! | [`deposit`] | storage deposits and who paid them |
//! | [`schedule`] | hours of the week |
//! | [`traits`] | how one pallet asks another: [`DeviceInspect`], [`AccessCheck`], [`AttestationStatus`] ... |
//!
//! Nothing in this crate panics on untrusted bytes, and everything builds without `std`.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub mod access;
pub mod anchor;
pub mod deposit;
pub mod did;
pub mod keys;
pub mod merkle;
pub mod payload;
pub mod schedule;
pub mod traits;

use alloc::{format, string::String};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::{fmt, str::FromStr};
use scale_info::TypeInfo;

pub use access::{Action, Actions, Resource, Subject};
pub use deposit::Deposit;
pub use did::{DidDocument, Endpoint};
pub use keys::{AgreementKey, DeviceKey, DeviceSignature, KeyKind};
pub use schedule::Hours;
pub use traits::{
	AccessCheck, AnchorInspect, Anchored, Attestation, AttestationStatus, DeviceControl,
	DeviceInspect, DeviceKeys, DeviceStanding, FleetListener, FleetStanding, StreamInspect,
	StreamStanding, TrustTier, UpdatePolicy, VendorInspect, VendorRight,
};

/// A vendor's number, counted from 0 in the order of registration.
pub type VendorId = u32;
/// A model's number, counted from 0 over all vendors.
pub type ModelId = u32;
/// A fleet's number, counted from 0 over all owners.
pub type FleetId = u32;
/// The number of a lot of devices enrolled by one Merkle root, counted from 0 over all models.
pub type LotId = u32;
/// The number of a data stream, counted from 0 over all owners.
pub type StreamId = u32;
/// Raised whenever a device changes hands, is recovered or is decommissioned. What was granted
/// under an earlier generation is void.
pub type Generation = u32;
/// The number of a device's signed call or key change, counted from 0. Each serves once.
pub type DeviceNonce = u64;

/// Whether this is a text for people: UTF-8, and not empty.
pub fn is_text(bytes: &[u8]) -> bool {
	!bytes.is_empty() && core::str::from_utf8(bytes).is_ok()
}

/// What a device is known by for all its life.
///
/// The blake2-256 of SCALE `("muster/device-id/v1", enrolment key)`, so whoever knows the key with
/// which a device was enrolled can compute it. It stays when keys rotate. SCALE: 32 raw bytes.
///
/// Written as a DID, `did:muster:` and 64 lower-case hexadecimal digits, by [`fmt::Display`],
/// [`fmt::Debug`] and serde, and read back by [`FromStr`].
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Hash,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
	MaxEncodedLen,
)]
pub struct DeviceId(pub [u8; 32]);

impl DeviceId {
	/// The DID method with its colons: what every device's DID starts with.
	pub const DID_PREFIX: &'static str = "did:muster:";

	/// Domain tag of the hash, so that no other hash over a key is a device id.
	const TAG: &'static str = "muster/device-id/v1";

	/// The id of the device that is, or was, enrolled with `key`.
	pub fn from_key(key: &DeviceKey) -> Self {
		Self((Self::TAG, key).using_encoded(sp_io::hashing::blake2_256))
	}

	/// `did:muster:` and 64 lower-case hexadecimal digits (75 characters).
	pub fn did(&self) -> String {
		format!("{self}")
	}
}

impl fmt::Display for DeviceId {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(Self::DID_PREFIX)?;
		self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
	}
}

impl fmt::Debug for DeviceId {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		fmt::Display::fmt(self, f)
	}
}

impl AsRef<[u8]> for DeviceId {
	fn as_ref(&self) -> &[u8] {
		&self.0
	}
}

/// A text is not `did:muster:` with 64 lower-case hexadecimal digits after it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct InvalidDid;

impl fmt::Display for InvalidDid {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str("not a device's DID: expected did:muster: and 64 lower-case hexadecimal digits")
	}
}

impl core::error::Error for InvalidDid {}

impl FromStr for DeviceId {
	type Err = InvalidDid;

	/// Strict: DIDs are compared as text, so a device has one spelling, and capital digits, a
	/// missing prefix, a path or a fragment are refused.
	fn from_str(text: &str) -> Result<Self, InvalidDid> {
		fn digit(c: u8) -> Result<u8, InvalidDid> {
			match c {
				b'0'..=b'9' => Ok(c - b'0'),
				b'a'..=b'f' => Ok(c - b'a' + 10),
				_ => Err(InvalidDid),
			}
		}
		let digits = text.strip_prefix(Self::DID_PREFIX).ok_or(InvalidDid)?.as_bytes();
		if digits.len() != 64 {
			return Err(InvalidDid);
		}
		let mut id = [0u8; 32];
		for (byte, pair) in id.iter_mut().zip(digits.chunks_exact(2)) {
			*byte = (digit(pair[0])? << 4) | digit(pair[1])?;
		}
		Ok(Self(id))
	}
}

impl serde::Serialize for DeviceId {
	fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		serializer.collect_str(self)
	}
}

impl<'de> serde::Deserialize<'de> for DeviceId {
	fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		struct Visitor;
		impl serde::de::Visitor<'_> for Visitor {
			type Value = DeviceId;

			fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
				f.write_str("did:muster: and 64 lower-case hexadecimal digits")
			}

			fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<DeviceId, E> {
				text.parse().map_err(E::custom)
			}
		}
		deserializer.deserialize_str(Visitor)
	}
}

/// Where a device stands in its life.
///
/// ```text
/// Enrolled -> Active <-> Suspended
///               |  \-> Quarantined -> Active
///               \----> Decommissioned
/// ```
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Hash,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
	MaxEncodedLen,
)]
pub enum DeviceStatus {
	/// Known, with a proven key and no owner yet.
	#[codec(index = 0)]
	Enrolled,
	/// Owned and at work.
	#[codec(index = 1)]
	Active,
	/// Stopped by its owner.
	#[codec(index = 2)]
	Suspended,
	/// Stopped by its vendor or by governance: the owner cannot undo it.
	#[codec(index = 3)]
	Quarantined,
	/// Final: neither the device nor its enrolment key ever returns.
	#[codec(index = 4)]
	Decommissioned,
}

impl DeviceStatus {
	/// Whether a device in this state may act.
	pub const fn is_active(&self) -> bool {
		matches!(self, Self::Active)
	}

	/// Whether no other state can follow.
	pub const fn is_final(&self) -> bool {
		matches!(self, Self::Decommissioned)
	}
}
