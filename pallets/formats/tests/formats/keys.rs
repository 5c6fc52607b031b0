// SPDX-License-Identifier: Apache-2.0

//! Keys of the tests and of the vectors.

use data_encoding::BASE64URL_NOPAD;
use ed25519_dalek::Signer as _;
use muster_formats::{
	cose::{Algorithm, Sign1},
	psa::Token,
	suit::{Envelope, Manifest},
	Error,
};
use p256::ecdsa::signature::Verifier as _;

/// A public key that verifies.
pub enum Key {
	P256(p256::ecdsa::VerifyingKey),
	Ed25519(ed25519_dalek::VerifyingKey),
}

impl Key {
	/// The P-256 key of a JWK.
	pub fn from_jwk(jwk: &serde_json::Value) -> Self {
		let coordinate =
			|name: &str| BASE64URL_NOPAD.decode(jwk[name].as_str().unwrap().as_bytes());
		let point = [vec![4], coordinate("x").unwrap(), coordinate("y").unwrap()].concat();
		Self::from_point(&point)
	}

	/// A P-256 key.
	pub fn from_point(point: &[u8]) -> Self {
		Self::P256(p256::ecdsa::VerifyingKey::from_sec1_bytes(point).unwrap())
	}

	pub fn verifies(&self, algorithm: Algorithm, message: &[u8], signature: &[u8]) -> bool {
		match (self, algorithm) {
			(Self::P256(key), Algorithm::Es256) => p256::ecdsa::Signature::from_slice(signature)
				.is_ok_and(|signature| key.verify(message, &signature).is_ok()),
			(Self::Ed25519(key), Algorithm::EdDsa) => {
				ed25519_dalek::Signature::from_slice(signature)
					.is_ok_and(|signature| key.verify_strict(message, &signature).is_ok())
			},
			_ => false,
		}
	}

	/// The claims of a token that is well-formed and signed. `Ok(None)`: not signed by this key.
	pub fn token<'a>(&self, bytes: &'a [u8]) -> Result<Option<Token<'a>>, Error> {
		let message = Sign1::parse(bytes)?;
		let token = Token::parse(message.payload.ok_or(Error::Payload)?)?;
		let signed = message.to_be_signed(None, &[])?;
		let right = self.verifies(message.algorithm, &signed, message.signature);
		Ok(right.then_some(token))
	}

	/// The manifest of an envelope that is well-formed, with one signature. `Ok(None)`: not signed by
	/// this key, or not by it alone.
	pub fn manifest<'a>(&self, bytes: &'a [u8]) -> Result<Option<Manifest<'a>>, Error> {
		let envelope = Envelope::parse(bytes)?;
		let manifest = envelope.manifest()?;
		let [signature] = envelope.signatures[..] else { return Ok(None) };
		let signed = envelope.to_be_signed(&signature)?;
		let right = self.verifies(signature.algorithm, &signed, signature.signature);
		Ok(right.then_some(manifest))
	}
}

/// A key pair.
pub enum Signer {
	P256(p256::ecdsa::SigningKey),
	Ed25519(ed25519_dalek::SigningKey),
}

impl Signer {
	pub fn p256() -> Self {
		Self::P256(p256::ecdsa::SigningKey::from_slice(&[7; 32]).unwrap())
	}

	pub fn ed25519() -> Self {
		Self::Ed25519(ed25519_dalek::SigningKey::from_bytes(&[9; 32]))
	}

	/// The number of the algorithm.
	pub fn algorithm(&self) -> i64 {
		match self {
			Self::P256(_) => -7,
			Self::Ed25519(_) => -8,
		}
	}

	pub fn key(&self) -> Key {
		match self {
			Self::P256(key) => Key::P256(*key.verifying_key()),
			Self::Ed25519(key) => Key::Ed25519(key.verifying_key()),
		}
	}

	pub fn sign(&self, message: &[u8]) -> Vec<u8> {
		match self {
			Self::P256(key) => {
				let signature: p256::ecdsa::Signature =
					p256::ecdsa::signature::Signer::sign(key, message);
				signature.to_bytes().to_vec()
			},
			Self::Ed25519(key) => key.sign(message).to_vec(),
		}
	}
}
