// SPDX-License-Identifier: Apache-2.0

//! ML-DSA signatures (FIPS 204): the three parameter sets, in the pure mode with an empty context,
//! which is what the COSE algorithms -48, -49 and -50 are (draft-ietf-cose-dilithium).
//!
//! Every key of the right length is a key (FIPS 204 Algorithm 23); of a signature, the lengths, the
//! encoding of the hint (Algorithm 21) and the norm are checked, so no signature has two spellings.
//! A check takes about as long for each message as for any other, but for hashing it once
//! (SHAKE256): the work for a bad signature is that for a good one.

use fips204::{
	ml_dsa_44, ml_dsa_65, ml_dsa_87,
	traits::{SerDes, Verifier},
};

/// A parameter set.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Set {
	/// Security category 2: about that of a 128-bit block cipher.
	MlDsa44,
	/// Security category 3.
	MlDsa65,
	/// Security category 5.
	MlDsa87,
}

impl Set {
	/// All of them, in the order of their strength.
	pub const ALL: [Self; 3] = [Self::MlDsa44, Self::MlDsa65, Self::MlDsa87];

	/// Bytes of a public key.
	pub const fn key_len(self) -> usize {
		match self {
			Self::MlDsa44 => ml_dsa_44::PK_LEN,
			Self::MlDsa65 => ml_dsa_65::PK_LEN,
			Self::MlDsa87 => ml_dsa_87::PK_LEN,
		}
	}

	/// Bytes of a signature.
	pub const fn signature_len(self) -> usize {
		match self {
			Self::MlDsa44 => ml_dsa_44::SIG_LEN,
			Self::MlDsa65 => ml_dsa_65::SIG_LEN,
			Self::MlDsa87 => ml_dsa_87::SIG_LEN,
		}
	}
}

/// The longest public key, in bytes.
pub const MAX_KEY: usize = Set::MlDsa87.key_len();
/// The longest signature, in bytes.
pub const MAX_SIGNATURE: usize = Set::MlDsa87.signature_len();

/// Whether `signature` is the key's, of `message` (FIPS 204 Algorithm 3, with an empty context).
/// Keys and signatures of another length than the set's are good for nothing.
pub fn verify(set: Set, key: &[u8], message: &[u8], signature: &[u8]) -> bool {
	match set {
		Set::MlDsa44 => verify_as::<ml_dsa_44::PublicKey>(key, message, signature),
		Set::MlDsa65 => verify_as::<ml_dsa_65::PublicKey>(key, message, signature),
		Set::MlDsa87 => verify_as::<ml_dsa_87::PublicKey>(key, message, signature),
	}
}

fn verify_as<Key>(key: &[u8], message: &[u8], signature: &[u8]) -> bool
where
	Key: SerDes + Verifier,
	Key::ByteArray: for<'a> TryFrom<&'a [u8]>,
	<Key as Verifier>::Signature: for<'a> TryFrom<&'a [u8]>,
{
	let (Ok(key), Ok(signature)) = (key.try_into(), signature.try_into()) else { return false };
	Key::try_from_bytes(key).is_ok_and(|key| key.verify(message, &signature, &[]))
}
