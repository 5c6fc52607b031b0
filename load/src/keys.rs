// SPDX-License-Identifier: Apache-2.0

//! Keys of devices and accounts, all of which follow from one number.

use muster_primitives::{DeviceKey, DeviceSignature, KeyKind};
use p256::ecdsa::signature::hazmat::PrehashSigner;
use sp_core::{crypto::Pair as _, ecdsa, ed25519, sr25519};
use sp_io::hashing::{blake2_256, sha2_256};

/// The number from which the keys of a run follow.
#[derive(Clone, Copy, Debug)]
pub struct Seed(pub u64);

impl Seed {
	/// 32 bytes of its own for each number of each purpose.
	fn secret(self, purpose: &str, number: u64) -> [u8; 32] {
		blake2_256(&codec::Encode::encode(&("muster-load", self.0, purpose, number)))
	}

	/// An account that signs.
	pub fn account(self, purpose: &str, number: u64) -> sr25519::Pair {
		sr25519::Pair::from_seed(&self.secret(purpose, number))
	}

	/// A device's key.
	pub fn device(self, purpose: &str, kind: KeyKind, number: u64) -> DeviceSecret {
		let secret = self.secret(purpose, number);
		match kind {
			KeyKind::Ed25519 => DeviceSecret::Ed25519(ed25519::Pair::from_seed(&secret)),
			KeyKind::Sr25519 => DeviceSecret::Sr25519(sr25519::Pair::from_seed(&secret)),
			KeyKind::Secp256k1 => DeviceSecret::Secp256k1(ecdsa::Pair::from_seed(&secret)),
			KeyKind::P256 => {
				// One in 2^32 hashes is above the order of the curve; the next one is not.
				let key = (0u64..).find_map(|again| {
					let secret = blake2_256(&codec::Encode::encode(&(secret, again)));
					p256::ecdsa::SigningKey::from_slice(&secret).ok()
				});
				DeviceSecret::P256(key.expect("some hash is below the order"))
			},
		}
	}
}

/// The secret key of a device.
#[derive(Clone)]
#[allow(clippy::large_enum_variant)] // Some thousands, and most are of the largest.
pub enum DeviceSecret {
	Ed25519(ed25519::Pair),
	Sr25519(sr25519::Pair),
	Secp256k1(ecdsa::Pair),
	P256(p256::ecdsa::SigningKey),
}

impl DeviceSecret {
	/// The public key.
	pub fn public(&self) -> DeviceKey {
		match self {
			Self::Ed25519(pair) => DeviceKey::Ed25519(pair.public().0),
			Self::Sr25519(pair) => DeviceKey::Sr25519(pair.public().0),
			Self::Secp256k1(pair) => DeviceKey::Secp256k1(pair.public().0),
			Self::P256(key) => {
				let point = key.verifying_key().to_sec1_point(true);
				DeviceKey::P256(point.as_bytes().try_into().expect("compressed: 33 bytes"))
			},
		}
	}

	/// Signs one of the messages of [`muster_primitives::payload`].
	pub fn sign(&self, message: &[u8; 32]) -> DeviceSignature {
		match self {
			Self::Ed25519(pair) => DeviceSignature::Ed25519(pair.sign(message).0),
			Self::Sr25519(pair) => DeviceSignature::Sr25519(pair.sign(message).0),
			Self::Secp256k1(pair) => {
				DeviceSignature::Secp256k1(pair.sign_prehashed(&sha2_256(message)).0)
			},
			Self::P256(key) => {
				let signature: p256::ecdsa::Signature =
					key.sign_prehash(&sha2_256(message)).expect("a digest of 32 bytes is signed");
				DeviceSignature::P256(signature.to_bytes().into())
			},
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn signatures_of_each_kind_verify_under_their_key_alone() {
		let message = [7; 32];
		for kind in KeyKind::ALL {
			let secret = Seed(1).device("test", kind, 1);
			let signature = secret.sign(&message);
			assert_eq!(secret.public().kind(), kind);
			assert!(signature.verify(&message, &secret.public()), "{kind:?}");
			assert!(!signature.verify(&[8; 32], &secret.public()), "{kind:?}");
			let other = Seed(1).device("test", kind, 2).public();
			assert!(!signature.verify(&message, &other), "{kind:?}");
		}
	}

	#[test]
	fn keys_follow_from_seed_purpose_and_number() {
		let key =
			|seed, purpose, number| Seed(seed).device(purpose, KeyKind::Ed25519, number).public();
		assert_eq!(key(1, "a", 1), key(1, "a", 1));
		assert_ne!(key(1, "a", 1), key(2, "a", 1));
		assert_ne!(key(1, "a", 1), key(1, "b", 1));
		assert_ne!(key(1, "a", 1), key(1, "a", 2));
	}
}
