// SPDX-License-Identifier: Apache-2.0

//! Evidence as devices make it, for tests and benchmarks: a P-256 key, and PSA tokens.

use crate::manifests::{
	sample::{cbor, Signer},
	FirmwareKey,
};
use alloc::{format, string::String, vec, vec::Vec};
use muster_primitives::{DeviceKey, DeviceSignature};

/// COSE's number of ES256.
pub const ES256: i64 = -7;

/// The P-256 key of this seed.
pub fn p256_key(seed: u8) -> DeviceKey {
	match Signer::P256(seed).key() {
		FirmwareKey::P256(key) => DeviceKey::P256(key),
		_ => unreachable!("a signer has keys of its kind; qed"),
	}
}

/// What the holder of [`p256_key`] makes of a message. RFC 6979: no random numbers.
pub fn p256_sign(seed: u8, message: &[u8]) -> [u8; 64] {
	Signer::P256(seed).sign(message).try_into().expect("r and s; qed")
}

/// The same, as a device's signature.
pub fn p256_signature(seed: u8, message: &[u8]) -> DeviceSignature {
	DeviceSignature::P256(p256_sign(seed, message))
}

/// One data item of CBOR (RFC 8949).
#[derive(Clone)]
pub enum Cbor {
	Int(i64),
	Bytes(Vec<u8>),
	Text(String),
	Array(Vec<Cbor>),
	Map(Vec<(Cbor, Cbor)>),
	Tag(u64, Vec<Cbor>),
	#[cfg(test)]
	Null,
}

impl Cbor {
	pub fn bytes(bytes: &[u8]) -> Self {
		Self::Bytes(bytes.to_vec())
	}

	/// A map with integers for keys.
	pub fn map<const N: usize>(pairs: [(i64, Cbor); N]) -> Self {
		Self::Map(pairs.map(|(key, value)| (Self::Int(key), value)).to_vec())
	}

	pub fn encode(&self) -> Vec<u8> {
		let all = |items: &[Self]| items.iter().map(Self::encode).collect::<Vec<_>>();
		match self {
			Self::Int(value) => cbor::int(*value),
			Self::Bytes(bytes) => cbor::bytes(bytes),
			Self::Text(text) => cbor::text(text),
			Self::Array(items) => cbor::array(&all(items)),
			Self::Map(pairs) => {
				let items = pairs.iter().flat_map(|(key, value)| [key.encode(), value.encode()]);
				let head = cbor::head(5, pairs.len() as u64);
				core::iter::once(head).chain(items).flatten().collect()
			},
			Self::Tag(tag, items) => cbor::tag(*tag, &all(items).concat()),
			#[cfg(test)]
			Self::Null => vec![0xf6],
		}
	}
}

/// The claims of a PSA token, as the "TFM" profile of RFC 9783 has them.
#[derive(Clone)]
pub struct Claims {
	pub nonce: Vec<u8>,
	pub instance_id: Vec<u8>,
	pub implementation: Vec<u8>,
	pub client: i64,
	pub lifecycle: i64,
	pub measurements: Vec<Vec<u8>>,
	pub profile: String,
	/// Claims beside these.
	pub more: Vec<(Cbor, Cbor)>,
}

impl Claims {
	/// Of a secured device that runs this.
	pub fn new(nonce: [u8; 32], measurements: Vec<Vec<u8>>) -> Self {
		Self {
			nonce: nonce.to_vec(),
			instance_id: [1; 33].to_vec(),
			implementation: [7; 32].to_vec(),
			client: -1,
			lifecycle: 0x3000,
			measurements,
			profile: "tag:psacertified.org,2023:psa#tfm".into(),
			more: Vec::new(),
		}
	}

	/// With so many bytes of a text that means nothing.
	pub fn padded(mut self, bytes: usize) -> Self {
		let text = format!("https://{}", "x".repeat(bytes.saturating_sub(8)));
		self.more.push((Cbor::Int(2400), Cbor::Text(text)));
		self
	}

	pub fn encode(&self) -> Vec<u8> {
		let component = |measurement: &Vec<u8>| {
			Cbor::map([(2, Cbor::bytes(measurement)), (5, Cbor::bytes(&[4; 32]))])
		};
		let Cbor::Map(mut claims) = Cbor::map([
			(10, Cbor::bytes(&self.nonce)),
			(256, Cbor::bytes(&self.instance_id)),
			(265, Cbor::Text(self.profile.clone())),
			(2394, Cbor::Int(self.client)),
			(2395, Cbor::Int(self.lifecycle)),
			(2396, Cbor::bytes(&self.implementation)),
			(2399, Cbor::Array(self.measurements.iter().map(component).collect())),
		]) else {
			return Vec::new();
		};
		claims.extend(self.more.iter().cloned());
		Cbor::Map(claims).encode()
	}
}

/// A payload in a COSE_Sign1 (RFC 9052 §4.2), by a key of this algorithm.
pub fn sign1(algorithm: i64, payload: &[u8], sign: impl FnOnce(&[u8]) -> [u8; 64]) -> Vec<u8> {
	let protected = Cbor::map([(1, Cbor::Int(algorithm))]).encode();
	let signed = Cbor::Array(vec![
		Cbor::Text("Signature1".into()),
		Cbor::bytes(&protected),
		Cbor::bytes(&[]),
		Cbor::bytes(payload),
	]);
	let message = Cbor::Array(vec![
		Cbor::bytes(&protected),
		Cbor::map([]),
		Cbor::bytes(payload),
		Cbor::bytes(&sign(&signed.encode())),
	]);
	Cbor::Tag(18, vec![message]).encode()
}
