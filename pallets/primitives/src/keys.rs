// SPDX-License-Identifier: Apache-2.0

//! The keys that devices hold, and the signatures they make.
//!
//! | kind | scheme | message | checked by |
//! |---|---|---|---|
//! | Ed25519 | RFC 8032 §5.1.7, pure, cofactored | as it is | the SDK's host call |
//! | Sr25519 | schnorrkel, context `substrate` | as it is | the SDK's host call |
//! | Secp256k1 | ECDSA, ES256K (RFC 8812 §3.2) | SHA-256 of it | the SDK's host call |
//! | P256 | ECDSA, ES256 (RFC 7518 §3.4) | SHA-256 of it | [`muster_p256`], in the runtime |
//!
//! Secure elements and TPMs make ECDSA signatures with a high *s*, so both halves of the range are
//! accepted. A signature is therefore malleable and never serves as an identifier or against
//! replays: nonces and generations in the signed [payload](crate::payload) do.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// The kinds of keys a device may hold. The codec indices are those of [`DeviceKey`] and
/// [`DeviceSignature`].
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
pub enum KeyKind {
	/// Edwards curve 25519 signatures.
	#[codec(index = 0)]
	Ed25519,
	/// Schnorr signatures on Ristretto, as Substrate's accounts make them.
	#[codec(index = 1)]
	Sr25519,
	/// ECDSA on the curve of Bitcoin and Ethereum.
	#[codec(index = 2)]
	Secp256k1,
	/// ECDSA on NIST's curve, the language of secure elements.
	#[codec(index = 3)]
	P256,
}

impl KeyKind {
	/// Every kind, in the order of the codec indices.
	pub const ALL: [Self; 4] = [Self::Ed25519, Self::Sr25519, Self::Secp256k1, Self::P256];
}

/// A public key of a device. SCALE: one byte for the kind, then the key's raw bytes.
///
/// Decoding does not judge the bytes: see [`DeviceKey::is_well_formed`].
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
pub enum DeviceKey {
	/// A compressed Edwards point (RFC 8032 §5.1.2).
	#[codec(index = 0)]
	Ed25519([u8; 32]),
	/// A compressed Ristretto point (RFC 9496 §4.3.2).
	#[codec(index = 1)]
	Sr25519([u8; 32]),
	/// A compressed point (SEC 1 §2.3.3): 2 or 3, then x, big-endian.
	#[codec(index = 2)]
	Secp256k1([u8; 33]),
	/// A compressed point (SEC 1 §2.3.3): 2 or 3, then x, big-endian.
	#[codec(index = 3)]
	P256([u8; 33]),
}

impl DeviceKey {
	/// The key's kind.
	pub const fn kind(&self) -> KeyKind {
		match self {
			Self::Ed25519(_) => KeyKind::Ed25519,
			Self::Sr25519(_) => KeyKind::Sr25519,
			Self::Secp256k1(_) => KeyKind::Secp256k1,
			Self::P256(_) => KeyKind::P256,
		}
	}

	/// Whether the bytes may be a key at all: cheap, and no substitute for a signature made with
	/// the key.
	///
	/// * Ed25519: the encoding is canonical (*y* below 2^255 − 19) and the point not one of small
	///   order. The SDK verifies by ZIP 215, which takes either: under a small-order key one
	///   signature fits every message, and a key with two encodings would be two devices.
	/// * Sr25519: not the identity, under which, too, one signature fits every message. Ristretto
	///   has no other small-order points, and its decoder refuses a second encoding.
	/// * Secp256k1 and P256: the first byte is that of a compressed point.
	///
	/// Whether the bytes are a point of their curve is left to the signature by which every key is
	/// proven on arrival: bytes that are none verify nothing. A large-order Ed25519 key with a
	/// small-order component passes; only the holder of its secret can make or use one.
	pub fn is_well_formed(&self) -> bool {
		match self {
			Self::Ed25519(key) => {
				is_canonical_point(key) && !ED25519_SMALL_ORDER_Y.contains(&y_coordinate(key))
			},
			Self::Sr25519(key) => *key != [0u8; 32],
			Self::Secp256k1(key) | Self::P256(key) => matches!(key[0], 2 | 3),
		}
	}
}

/// A signature of a device. SCALE: one byte for the kind, then the signature's raw bytes.
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
pub enum DeviceSignature {
	/// R and S, 32 bytes each (RFC 8032 §5.1.6).
	#[codec(index = 0)]
	Ed25519([u8; 64]),
	/// R and s, 32 bytes each, with schnorrkel's mark in the highest bit.
	#[codec(index = 1)]
	Sr25519([u8; 64]),
	/// r and s, 32 bytes big-endian each, then the recovery id *v*, 0 to 3. A signer that knows no
	/// *v* finds it by trying.
	#[codec(index = 2)]
	Secp256k1([u8; 65]),
	/// r and s, 32 bytes big-endian each, as WebCrypto and IEEE P1363 write them.
	#[codec(index = 3)]
	P256([u8; 64]),
}

impl DeviceSignature {
	/// The kind of key that makes such a signature.
	pub const fn kind(&self) -> KeyKind {
		match self {
			Self::Ed25519(_) => KeyKind::Ed25519,
			Self::Sr25519(_) => KeyKind::Sr25519,
			Self::Secp256k1(_) => KeyKind::Secp256k1,
			Self::P256(_) => KeyKind::P256,
		}
	}

	/// Whether `key` signed `message`.
	///
	/// False for a key of another kind, for a key that is not
	/// [well formed](DeviceKey::is_well_formed) or not on its curve, and for a signature out of
	/// range. Never panics.
	pub fn verify(&self, message: &[u8], key: &DeviceKey) -> bool {
		// Repeated here although every key is examined on arrival: it costs nothing beside the
		// curve arithmetic, and no caller can then be fooled by a key that signs everything.
		if !key.is_well_formed() {
			return false;
		}
		match (self, key) {
			(Self::Ed25519(signature), DeviceKey::Ed25519(key)) => {
				// RFC 8032 §5.1.7 decodes R strictly, ZIP 215 does not; for the rest they agree.
				signature.first_chunk().is_some_and(is_canonical_point)
					&& sp_io::crypto::ed25519_verify(&(*signature).into(), message, &(*key).into())
			},
			(Self::Sr25519(signature), DeviceKey::Sr25519(key)) => {
				sp_io::crypto::sr25519_verify(&(*signature).into(), message, &(*key).into())
			},
			(Self::Secp256k1(signature), DeviceKey::Secp256k1(key)) => {
				sp_io::crypto::ecdsa_verify_prehashed(
					&(*signature).into(),
					&sp_io::hashing::sha2_256(message),
					&(*key).into(),
				)
			},
			(Self::P256(signature), DeviceKey::P256(key)) => {
				muster_p256::verify_prehash(key, &sp_io::hashing::sha2_256(message), signature)
			},
			_ => false,
		}
	}
}

/// An X25519 public key (RFC 7748 §5), published so that others can agree on a secret with a
/// device. SCALE: 32 raw bytes, the u-coordinate, little-endian.
///
/// It signs nothing, so nobody proves to hold it: the identity key vouches for it.
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
pub struct AgreementKey(pub [u8; 32]);

impl AgreementKey {
	/// Whether the u-coordinate is canonical (below 2^255 − 19) and of no small order.
	///
	/// With a small-order point the agreed secret is zero, whoever takes part: RFC 7748 §6.1 has
	/// each peer look for that, here it is refused for all of them.
	pub fn is_well_formed(&self) -> bool {
		is_below_p(&self.0) && !X25519_SMALL_ORDER_U.contains(&self.0)
	}
}

/// Whether an encoded Edwards point is the one that RFC 8032 §5.1.3 decodes: y below p, and no sign
/// on an x of 0, that is, where y is 1 or −1. Whether there is such a point is not looked at.
fn is_canonical_point(encoded: &[u8; 32]) -> bool {
	let y = y_coordinate(encoded);
	is_below_p(&y) && (encoded[31] < 0x80 || (y != ONE && y != P_MINUS_ONE))
}

/// The y-coordinate of an encoded Edwards point: all but the highest bit, which is the sign of x.
fn y_coordinate(encoded: &[u8; 32]) -> [u8; 32] {
	let mut y = *encoded;
	y[31] &= 0x7f;
	y
}

/// Whether a little-endian number is below p = 2^255 − 19.
fn is_below_p(number: &[u8; 32]) -> bool {
	// From the highest byte down, p is 7f, thirty times ff, ed.
	match number[31] {
		0x7f => number[0] < 0xed || number[1..31].iter().any(|byte| *byte != 0xff),
		highest => highest < 0x7f,
	}
}

/// The y-coordinates of the eight points of small order on edwards25519: 1 (the identity), p − 1
/// (order 2), 0 (order 4, either sign of x) and the two of order 8.
const ED25519_SMALL_ORDER_Y: [[u8; 32]; 5] = [
	[0; 32],
	ONE,
	P_MINUS_ONE,
	[
		0x26, 0xe8, 0x95, 0x8f, 0xc2, 0xb2, 0x27, 0xb0, 0x45, 0xc3, 0xf4, 0x89, 0xf2, 0xef, 0x98,
		0xf0, 0xd5, 0xdf, 0xac, 0x05, 0xd3, 0xc6, 0x33, 0x39, 0xb1, 0x38, 0x02, 0x88, 0x6d, 0x53,
		0xfc, 0x05,
	],
	[
		0xc7, 0x17, 0x6a, 0x70, 0x3d, 0x4d, 0xd8, 0x4f, 0xba, 0x3c, 0x0b, 0x76, 0x0d, 0x10, 0x67,
		0x0f, 0x2a, 0x20, 0x53, 0xfa, 0x2c, 0x39, 0xcc, 0xc6, 0x4e, 0xc7, 0xfd, 0x77, 0x92, 0xac,
		0x03, 0x7a,
	],
];

/// The u-coordinates of small order on curve25519 and on its twist: 0 (order 2, and infinity's
/// image), 1 (order 4), p − 1 (order 4 on the twist) and the two of order 8.
const X25519_SMALL_ORDER_U: [[u8; 32]; 5] = [
	[0; 32],
	ONE,
	P_MINUS_ONE,
	[
		0xe0, 0xeb, 0x7a, 0x7c, 0x3b, 0x41, 0xb8, 0xae, 0x16, 0x56, 0xe3, 0xfa, 0xf1, 0x9f, 0xc4,
		0x6a, 0xda, 0x09, 0x8d, 0xeb, 0x9c, 0x32, 0xb1, 0xfd, 0x86, 0x62, 0x05, 0x16, 0x5f, 0x49,
		0xb8, 0x00,
	],
	[
		0x5f, 0x9c, 0x95, 0xbc, 0xa3, 0x50, 0x8c, 0x24, 0xb1, 0xd0, 0xb1, 0x55, 0x9c, 0x83, 0xef,
		0x5b, 0x04, 0x44, 0x5c, 0xc4, 0x58, 0x1c, 0x8e, 0x86, 0xd8, 0x22, 0x4e, 0xdd, 0xd0, 0x9f,
		0x11, 0x57,
	],
];

/// 1, little-endian.
const ONE: [u8; 32] = {
	let mut one = [0; 32];
	one[0] = 1;
	one
};

/// 2^255 − 20, little-endian.
const P_MINUS_ONE: [u8; 32] = {
	let mut number = [0xff; 32];
	number[0] = 0xec;
	number[31] = 0x7f;
	number
};
