// SPDX-License-Identifier: Apache-2.0

//! The parts of a `did:muster` document.
//!
//! The chain yields [`DidDocument`] in SCALE; a client writes the W3C document (DID Core 1.0) from
//! it, with the keys as Multikey strings ([`multikey`]).

use crate::{AgreementKey, DeviceId, DeviceKey, Generation};
use alloc::{string::String, vec::Vec};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;

/// All that a device's DID document is made of.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct DidDocument<AccountId> {
	/// The subject, `did:muster:...`.
	pub id: DeviceId,
	/// The owner; none before the device is claimed.
	pub controller: Option<AccountId>,
	/// Whether the device is decommissioned, so that none of its keys holds any more.
	pub deactivated: bool,
	/// The key that appoints the others: verification method for `authentication`,
	/// `capabilityDelegation`.
	pub identity: DeviceKey,
	/// The key of daily calls: verification method for `assertionMethod`, `capabilityInvocation`.
	pub operational: Option<DeviceKey>,
	/// The key for encrypted channels: verification method for `keyAgreement`.
	pub agreement: Option<AgreementKey>,
	/// Where the device, or what speaks for it, is reached.
	pub endpoints: Vec<Endpoint>,
	/// The device's generation, for `versionId`.
	pub generation: Generation,
}

/// A service endpoint of a device (DID Core §5.4). UTF-8 by custom; the chain does not look.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen,
)]
pub struct Endpoint {
	/// The fragment that names it within the document.
	pub id: BoundedVec<u8, ConstU32<32>>,
	/// The service's type.
	pub kind: BoundedVec<u8, ConstU32<32>>,
	/// Its URI.
	pub uri: BoundedVec<u8, ConstU32<128>>,
}

/// A signing key as a Multikey string: `z`, then base58btc of the multicodec prefix and the key's
/// raw bytes (W3C Controlled Identifiers §2.2.2; prefixes of the multicodec table).
pub fn multikey(key: &DeviceKey) -> String {
	match key {
		DeviceKey::Ed25519(key) => encode([0xed, 0x01], key),
		DeviceKey::Sr25519(key) => encode([0xef, 0x01], key),
		DeviceKey::Secp256k1(key) => encode([0xe7, 0x01], key),
		DeviceKey::P256(key) => encode([0x80, 0x24], key),
	}
}

/// A key-agreement key as a Multikey string, as [`multikey`].
pub fn agreement_multikey(key: &AgreementKey) -> String {
	encode([0xec, 0x01], &key.0)
}

fn encode(prefix: [u8; 2], key: &[u8]) -> String {
	let mut text = String::from("z");
	text.push_str(&bs58::encode([prefix.as_slice(), key].concat()).into_string());
	text
}
