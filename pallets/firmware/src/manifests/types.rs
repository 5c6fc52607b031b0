// SPDX-License-Identifier: Apache-2.0

//! Keys that sign manifests, leaves that have signed, and what a manifest does not say.

use crate::types::*;
use crate::Config;
use alloc::{boxed::Box, vec::Vec};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{BoundedVec, CloneNoBound, DebugNoBound, EqNoBound, PartialEqNoBound};
use muster_formats::{
	lms,
	ml_dsa::{self, Set},
	suit::{self, DigestAlgorithm},
};
use muster_primitives::{DeviceKey, DeviceSignature};
use scale_info::TypeInfo;
use sp_core::ConstU32;

/// Most signatures on one manifest.
pub const MAX_SIGNERS: u32 = 4;

/// A SUIT envelope, its bytes as they were signed.
pub type EnvelopeBytes = BoundedVec<u8, ConstU32<MAX_ENVELOPE>>;

/// A public key by which a vendor signs manifests. SCALE: one byte for the kind, then the key's raw
/// bytes; those of ML-DSA-87 and HSS keys with their length before them.
#[derive(
	Clone, Eq, PartialEq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen,
)]
pub enum FirmwareKey {
	/// A compressed Edwards point (RFC 8032 §5.1.2).
	#[codec(index = 0)]
	Ed25519([u8; 32]),
	/// A compressed point (SEC 1 §2.3.3): 2 or 3, then x, big-endian.
	#[codec(index = 1)]
	P256([u8; 33]),
	/// FIPS 204 §4: 1,312 bytes.
	#[codec(index = 2)]
	MlDsa44(Box<[u8; Set::MlDsa44.key_len()]>),
	/// FIPS 204 §4: 1,952 bytes.
	#[codec(index = 3)]
	MlDsa65(Box<[u8; Set::MlDsa65.key_len()]>),
	/// FIPS 204 §4: 2,592 bytes. No array, since polkadot.js takes none of more than 2,048.
	#[codec(index = 4)]
	MlDsa87(BoundedVec<u8, ConstU32<{ Set::MlDsa87.key_len() as u32 }>>),
	/// RFC 8554 §6.1: the number of levels, then the LMS key of the top one; 60 bytes, or 52 with
	/// hashes of 192 bits.
	#[codec(index = 5)]
	Hss(BoundedVec<u8, ConstU32<{ lms::MAX_KEY as u32 }>>),
}

impl FirmwareKey {
	/// Whether the bytes may be a key of their kind: see
	/// [`DeviceKey::is_well_formed`], [`lms::is_well_formed_key`]. Any bytes are an ML-DSA key
	/// (FIPS 204 Algorithm 23).
	pub fn is_well_formed(&self) -> bool {
		match self {
			Self::Ed25519(key) => DeviceKey::Ed25519(*key).is_well_formed(),
			Self::P256(key) => DeviceKey::P256(*key).is_well_formed(),
			Self::MlDsa44(_) | Self::MlDsa65(_) => true,
			Self::MlDsa87(key) => key.len() == Set::MlDsa87.key_len(),
			Self::Hss(key) => lms::is_well_formed_key(key),
		}
	}

	/// Blake2-256 of the key's SCALE encoding: what tells two keys apart.
	pub fn fingerprint(&self) -> [u8; 32] {
		self.using_encoded(sp_io::hashing::blake2_256)
	}
}

/// Ed25519 and P-256, which [`DeviceSignature`] checks.
pub(crate) fn verify_classical(key: &FirmwareKey, message: &[u8], signature: &[u8]) -> bool {
	let Ok(signature) = signature.try_into() else { return false };
	match key {
		FirmwareKey::Ed25519(key) => {
			DeviceSignature::Ed25519(signature).verify(message, &DeviceKey::Ed25519(*key))
		},
		FirmwareKey::P256(key) => {
			DeviceSignature::P256(signature).verify(message, &DeviceKey::P256(*key))
		},
		_ => false,
	}
}

/// A digest that a manifest names, unless it is one of SHAKE, which releases do not know.
pub(crate) fn sha_2(digest: &suit::Digest) -> Option<Digest> {
	match digest.algorithm {
		DigestAlgorithm::Sha256 | DigestAlgorithm::Sha384 | DigestAlgorithm::Sha512 => {
			Digest::of_length(digest.bytes)
		},
		DigestAlgorithm::Shake128 | DigestAlgorithm::Shake256 => None,
	}
}

/// Why a manifest key counts no more.
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
pub enum KeyRevocation {
	/// The vendor took it back.
	#[codec(index = 0)]
	ByVendor,
	/// One of its leaves has signed twice, so that others can forge signatures.
	#[codec(index = 1)]
	LeafReused,
}

/// Whether a manifest key counts.
#[derive(
	Clone, Eq, PartialEq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen,
)]
pub enum KeyState {
	#[codec(index = 0)]
	Valid(FirmwareKey),
	/// For good. The key itself is dropped: nothing asks for it any more.
	#[codec(index = 1)]
	Revoked(KeyRevocation),
}

/// A vendor's manifest key.
#[derive(
	CloneNoBound, EqNoBound, PartialEqNoBound, DebugNoBound, Encode, Decode, TypeInfo, MaxEncodedLen,
)]
#[scale_info(skip_type_params(T))]
#[codec(mel_bound())]
pub struct ManifestKey<T: Config> {
	pub state: KeyState,
	/// Of the key, which is known by it when it is added again.
	pub fingerprint: [u8; 32],
	/// Paid by who added the key. Most of it returns when the key is revoked.
	pub deposit: Deposit<T, kind::ManifestKey<T>>,
}

/// What a leaf of an LMS tree has signed.
#[derive(
	CloneNoBound, EqNoBound, PartialEqNoBound, DebugNoBound, Encode, Decode, TypeInfo, MaxEncodedLen,
)]
#[scale_info(skip_type_params(T))]
#[codec(mel_bound())]
pub struct UsedLeaf<T: Config> {
	/// See [`lms::Leaf::message`].
	pub message: [u8; 32],
	/// Paid by the author of the first release that the leaf signed, for good: a leaf that is
	/// forgotten could sign again.
	pub deposit: Deposit<T, kind::Leaf<T>>,
}

/// What is said of a release beside its manifest. The approvers judge it as they judge the rest; the
/// signatures on the manifest do not cover it.
#[derive(
	Clone, Eq, PartialEq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen,
)]
pub struct ManifestExtra {
	pub version: Text,
	/// See [`ReleaseDetails`](crate::releases::ReleaseDetails), as for all that follows.
	pub floor: Sequence,
	pub hardware: Option<(u32, u32)>,
	pub requires: Option<Sequence>,
	pub dependencies: BoundedVec<(ComponentId, Sequence), ConstU32<{ MAX_COMPONENTS - 1 }>>,
	/// Beside those in the manifest. [`MAX_URIS`] in all.
	pub uris: BoundedVec<Uri, ConstU32<MAX_URIS>>,
	pub sbom: Option<Digest>,
	pub provenance: Option<Digest>,
}

/// A message and an HSS signature on it.
#[derive(
	Clone, Eq, PartialEq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen,
)]
pub struct SignedMessage {
	/// The bytes that are signed. Of a manifest: the Sig_structure of RFC 9052 §4.4.
	pub message: BoundedVec<u8, ConstU32<MAX_ENVELOPE>>,
	/// RFC 8554 §6.2.
	pub signature: BoundedVec<u8, ConstU32<MAX_ENVELOPE>>,
}

impl SignedMessage {
	/// Bytes of both.
	pub(crate) fn len(&self) -> u32 {
		(self.message.len() as u32).saturating_add(self.signature.len() as u32)
	}
}

/// A vendor's manifest key, as views show it.
#[derive(Clone, Eq, PartialEq, Debug, Encode, Decode, TypeInfo)]
pub struct ManifestKeyView<AccountId> {
	pub id: KeyId,
	pub state: KeyState,
	pub fingerprint: [u8; 32],
	/// Who paid the deposit.
	pub payer: AccountId,
}

/// What is read in an envelope.
#[derive(Clone, Eq, PartialEq, Debug, Encode, Decode, TypeInfo)]
pub struct ManifestView {
	/// By which the release will be known as this manifest's.
	pub digest: [u8; 32],
	pub sequence: Sequence,
	/// Where the full envelope can be found.
	pub reference_uri: Option<Vec<u8>>,
	/// In the manifest's order.
	pub components: Vec<ManifestComponent>,
	/// Of each signature, the number of its algorithm in IANA's "COSE Algorithms" and the bytes that are
	/// signed.
	pub signatures: Vec<(i32, Vec<u8>)>,
	/// Whether all command sequences are in the envelope.
	pub complete: bool,
}

/// A component of a manifest.
#[derive(Clone, Eq, PartialEq, Debug, Encode, Decode, TypeInfo)]
pub struct ManifestComponent {
	/// The component identifier in CBOR, as a component is bound to it.
	pub id: Vec<u8>,
	pub images: Vec<ManifestImage>,
}

/// An image of a manifest.
#[derive(Clone, Eq, PartialEq, Debug, Encode, Decode, TypeInfo)]
pub struct ManifestImage {
	/// The vendor's UUID. None for a private enterprise number, which components are not bound to.
	pub vendor: Option<[u8; 16]>,
	pub class: Option<[u8; 16]>,
	/// None for SHAKE, which releases do not know.
	pub digest: Option<Digest>,
	pub size: Option<u64>,
	pub slot: Option<u64>,
	pub uri: Option<Vec<u8>>,
}

const _: () = {
	// What a signature needs fits into an envelope with room for the manifest.
	assert!(ml_dsa::MAX_SIGNATURE * 2 < MAX_ENVELOPE as usize);
};
