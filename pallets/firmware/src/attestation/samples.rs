// SPDX-License-Identifier: Apache-2.0

//! Evidence as devices make it, for tests and benchmarks: a P-256 key, and PSA tokens.

use alloc::{format, string::String, vec, vec::Vec};
use muster_primitives::{DeviceKey, DeviceSignature};
use p256::ecdsa::signature::hazmat::PrehashSigner;

/// COSE's number of ES256.
pub const ES256: i64 = -7;

fn p256_secret(seed: u8) -> p256::ecdsa::SigningKey {
	p256::ecdsa::SigningKey::from_slice(&[seed.max(1); 32]).expect("within the order; qed")
}

/// The P-256 key of this seed.
pub fn p256_key(seed: u8) -> DeviceKey {
	let point = p256_secret(seed).verifying_key().to_sec1_point(true);
	DeviceKey::P256(point.as_bytes().try_into().expect("compressed: 33 bytes; qed"))
}

/// What the holder of [`p256_key`] makes of a message. RFC 6979: no random numbers.
pub fn p256_sign(seed: u8, message: &[u8]) -> [u8; 64] {
	let digest = sp_io::hashing::sha2_256(message);
	let signature: p256::ecdsa::Signature =
		p256_secret(seed).sign_prehash(&digest).expect("a digest can be signed; qed");
	signature.to_bytes().into()
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
		let mut out = Vec::new();
		self.write(&mut out);
		out
	}

	fn write(&self, out: &mut Vec<u8>) {
		match self {
			Self::Int(value @ 0..) => head(0, *value as u64, out),
			Self::Int(value) => head(1, !*value as u64, out),
			Self::Bytes(bytes) => {
				head(2, bytes.len() as u64, out);
				out.extend(bytes);
			},
			Self::Text(text) => {
				head(3, text.len() as u64, out);
				out.extend(text.as_bytes());
			},
			Self::Array(items) => {
				head(4, items.len() as u64, out);
				items.iter().for_each(|item| item.write(out));
			},
			Self::Map(pairs) => {
				head(5, pairs.len() as u64, out);
				for (key, value) in pairs {
					key.write(out);
					value.write(out);
				}
			},
			Self::Tag(tag, items) => {
				head(6, *tag, out);
				items.iter().for_each(|item| item.write(out));
			},
			#[cfg(test)]
			Self::Null => out.push(0xf6),
		}
	}
}

fn head(major: u8, value: u64, out: &mut Vec<u8>) {
	let major = major << 5;
	match value {
		0..=23 => out.push(major | value as u8),
		24..=0xff => out.extend([major | 24, value as u8]),
		0x100..=0xffff => {
			out.push(major | 25);
			out.extend((value as u16).to_be_bytes());
		},
		0x1_0000..=0xffff_ffff => {
			out.push(major | 26);
			out.extend((value as u32).to_be_bytes());
		},
		_ => {
			out.push(major | 27);
			out.extend(value.to_be_bytes());
		},
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
