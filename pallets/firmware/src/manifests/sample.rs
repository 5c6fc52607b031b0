// SPDX-License-Identifier: Apache-2.0

//! Envelopes and signatures as a vendor's build server makes them: for tests and benchmarks.

use super::FirmwareKey;
use alloc::{boxed::Box, vec, vec::Vec};
use fips204::{
	ml_dsa_44, ml_dsa_65, ml_dsa_87,
	traits::{KeyGen, SerDes, Signer as _},
};
use p256::ecdsa::signature::hazmat::PrehashSigner;
use sp_core::crypto::KeyTypeId;
use sp_io::hashing::sha2_256;

/// Under which the keystore of the node, or of the test, files Ed25519 keys.
const KEYS: KeyTypeId = KeyTypeId(*b"frmw");

/// CBOR in the shortest form (RFC 8949 §3).
pub mod cbor {
	use super::*;

	pub fn head(major: u8, value: u64) -> Vec<u8> {
		let major = major << 5;
		match value {
			0..=23 => vec![major | value as u8],
			24..=0xff => vec![major | 24, value as u8],
			0x100..=0xffff => [&[major | 25][..], &(value as u16).to_be_bytes()].concat(),
			0x1_0000..=0xffff_ffff => [&[major | 26][..], &(value as u32).to_be_bytes()].concat(),
			_ => [&[major | 27][..], &value.to_be_bytes()].concat(),
		}
	}

	pub fn uint(value: u64) -> Vec<u8> {
		head(0, value)
	}

	pub fn int(value: i64) -> Vec<u8> {
		match value {
			0.. => head(0, value as u64),
			_ => head(1, !value as u64),
		}
	}

	pub fn bytes(value: &[u8]) -> Vec<u8> {
		[&head(2, value.len() as u64)[..], value].concat()
	}

	pub fn text(value: &str) -> Vec<u8> {
		[&head(3, value.len() as u64)[..], value.as_bytes()].concat()
	}

	pub fn array(items: &[Vec<u8>]) -> Vec<u8> {
		[head(4, items.len() as u64), items.concat()].concat()
	}

	pub fn map(entries: &[(i64, Vec<u8>)]) -> Vec<u8> {
		let entries: Vec<_> = entries.iter().flat_map(|(k, v)| [int(*k), v.clone()]).collect();
		[head(5, entries.len() as u64 / 2), entries.concat()].concat()
	}

	pub fn tag(tag: u64, item: &[u8]) -> Vec<u8> {
		[&head(6, tag)[..], item].concat()
	}
}

use cbor::*;

/// Algorithms of a SUIT_Digest.
pub const SHA_256: i64 = -16;
pub const SHA_384: i64 = -43;
pub const SHA_512: i64 = -44;
pub const SHAKE_256: i64 = -45;

/// One build of a component.
#[derive(Clone)]
pub struct Build {
	pub algorithm: i64,
	pub digest: Vec<u8>,
	pub size: Option<u64>,
	pub uri: Option<&'static str>,
	pub slot: Option<u64>,
}

impl Build {
	/// With a SHA-256 digest of nothing but this byte.
	pub fn new(digest: u8) -> Self {
		let digest = vec![digest; 32];
		Self { algorithm: SHA_256, digest, size: Some(1_000), uri: None, slot: None }
	}

	fn parameters(&self) -> Vec<u8> {
		let digest = array(&[int(self.algorithm), bytes(&self.digest)]);
		let entries = [
			Some((3, bytes(&digest))),
			self.slot.map(|slot| (5, uint(slot))),
			self.size.map(|size| (14, uint(size))),
			self.uri.map(|uri| (21, text(uri))),
		];
		map(&entries.into_iter().flatten().collect::<Vec<_>>())
	}
}

/// A component of a manifest.
#[derive(Clone)]
pub struct Part {
	/// The component identifier, in CBOR.
	pub id: Vec<u8>,
	pub vendor: Option<[u8; 16]>,
	pub class: Option<[u8; 16]>,
	pub builds: Vec<Build>,
}

impl Part {
	pub fn new(name: &[u8], builds: &[Build]) -> Self {
		let id = array(&[bytes(name)]);
		Self { id, vendor: Some(VENDOR_ID), class: Some(CLASS_ID), builds: builds.to_vec() }
	}
}

pub const VENDOR_ID: [u8; 16] = [0xaa; 16];
pub const CLASS_ID: [u8; 16] = [0xcc; 16];

/// A manifest of these components. Builds of one component are alternatives. `validate`: commands
/// with their arguments, after which the images are matched.
pub fn manifest(sequence: u64, parts: &[Part], validate: &[Vec<u8>]) -> Vec<u8> {
	let mut shared = Vec::new();
	for (index, part) in parts.iter().enumerate() {
		let ids = [(1, part.vendor), (2, part.class)];
		let ids = ids.into_iter().filter_map(|(label, id)| Some((label, bytes(&id?))));
		let ids: Vec<_> = ids.collect();
		shared.extend([uint(12), uint(index as u64)]);
		if !ids.is_empty() {
			shared.extend([uint(20), map(&ids)]);
		}
		match &part.builds[..] {
			[] => (),
			[build] => shared.extend([uint(20), build.parameters()]),
			builds => {
				let branch = |build: &Build| bytes(&array(&[uint(20), build.parameters()]));
				shared.extend([uint(15), array(&builds.iter().map(branch).collect::<Vec<_>>())]);
			},
		}
		shared.extend([uint(1), uint(15), uint(2), uint(15)]);
	}
	let ids: Vec<_> = parts.iter().map(|part| part.id.clone()).collect();
	let common = map(&[(2, array(&ids)), (4, bytes(&array(&shared)))]);
	let last = [uint(12), vec![0xf5], uint(3), uint(15)];
	map(&[
		(1, uint(1)),
		(2, uint(sequence)),
		(3, bytes(&common)),
		(7, bytes(&array(&[validate, &last].concat()))),
	])
}

/// What a manifest is known by: the digest of its byte string (draft-ietf-suit-manifest).
pub fn digest(manifest: &[u8]) -> [u8; 32] {
	sha2_256(&bytes(manifest))
}

/// An authentication block: a COSE_Sign1 with the payload detached (RFC 9052 §4.2).
pub fn block(algorithm: i64, signature: &[u8]) -> Vec<u8> {
	let protected = map(&[(1, int(algorithm))]);
	tag(18, &array(&[bytes(&protected), map(&[]), vec![0xf6], bytes(signature)]))
}

/// What is signed (RFC 9052 §4.4).
pub fn to_be_signed(manifest: &[u8], algorithm: i64) -> Vec<u8> {
	let protected = map(&[(1, int(algorithm))]);
	let payload = array(&[int(SHA_256), bytes(&digest(manifest))]);
	array(&[text("Signature1"), bytes(&protected), bytes(&[]), bytes(&payload)])
}

/// An envelope with these authentication blocks.
pub fn envelope(manifest: &[u8], blocks: &[Vec<u8>]) -> Vec<u8> {
	let mut wrapper = vec![bytes(&array(&[int(SHA_256), bytes(&digest(manifest))]))];
	wrapper.extend(blocks.iter().map(|block| bytes(block)));
	tag(107, &map(&[(2, bytes(&array(&wrapper))), (3, bytes(manifest))]))
}

/// An envelope that all of these have signed.
pub fn signed(manifest: &[u8], signers: &[&Signer]) -> Vec<u8> {
	let block = |signer: &&Signer| {
		let algorithm = signer.algorithm();
		block(algorithm, &signer.sign(&to_be_signed(manifest, algorithm)))
	};
	envelope(manifest, &signers.iter().map(block).collect::<Vec<_>>())
}

/// Who signs, by kind and seed.
pub enum Signer {
	Ed25519(u8),
	P256(u8),
	MlDsa44(u8),
	MlDsa65(u8),
	MlDsa87(u8),
	/// The top level first.
	Hss(Vec<Tree>),
}

impl Signer {
	/// A single tree of the kind that takes most hashes.
	pub fn lms(seed: u8) -> Self {
		Self::Hss(vec![Tree::new(32, seed)])
	}

	fn p256(seed: u8) -> p256::ecdsa::SigningKey {
		p256::ecdsa::SigningKey::from_slice(&[seed.max(1); 32]).expect("within the order; qed")
	}

	fn ed25519(seed: u8) -> sp_core::ed25519::Public {
		let secret = alloc::format!("0x{seed:064x}");
		sp_io::crypto::ed25519_generate(KEYS, Some(secret.into_bytes()))
	}

	pub fn key(&self) -> FirmwareKey {
		match self {
			Self::Ed25519(seed) => FirmwareKey::Ed25519(Self::ed25519(*seed).0),
			Self::P256(seed) => {
				let point = Self::p256(*seed).verifying_key().to_sec1_point(true);
				FirmwareKey::P256(point.as_bytes().try_into().expect("compressed: 33 bytes; qed"))
			},
			Self::MlDsa44(seed) => FirmwareKey::MlDsa44(Box::new(
				ml_dsa_44::KG::keygen_from_seed(&[*seed; 32]).0.into_bytes(),
			)),
			Self::MlDsa65(seed) => FirmwareKey::MlDsa65(Box::new(
				ml_dsa_65::KG::keygen_from_seed(&[*seed; 32]).0.into_bytes(),
			)),
			Self::MlDsa87(seed) => {
				let key = ml_dsa_87::KG::keygen_from_seed(&[*seed; 32]).0.into_bytes();
				FirmwareKey::MlDsa87(key.to_vec().try_into().expect("2,592 bytes; qed"))
			},
			Self::Hss(trees) => {
				let key = [&(trees.len() as u32).to_be_bytes()[..], &trees[0].public()].concat();
				FirmwareKey::Hss(key.try_into().expect("60 bytes or less; qed"))
			},
		}
	}

	/// The number in IANA's "COSE Algorithms".
	pub fn algorithm(&self) -> i64 {
		match self {
			Self::P256(_) => -7,
			Self::Ed25519(_) => -8,
			Self::Hss(_) => -46,
			Self::MlDsa44(_) => -48,
			Self::MlDsa65(_) => -49,
			Self::MlDsa87(_) => -50,
		}
	}

	/// The signature on these bytes, the same every time.
	pub fn sign(&self, message: &[u8]) -> Vec<u8> {
		const SIGNS: &str = "a short message and no context can be signed; qed";
		match self {
			Self::Ed25519(seed) => {
				let key = Self::ed25519(*seed);
				let signature = sp_io::crypto::ed25519_sign(KEYS, &key, message);
				signature.expect("the key is in the keystore; qed").0.to_vec()
			},
			Self::P256(seed) => {
				// RFC 6979: no random numbers.
				let signature: p256::ecdsa::Signature =
					Self::p256(*seed).sign_prehash(&sha2_256(message)).expect(SIGNS);
				signature.to_bytes().to_vec()
			},
			Self::MlDsa44(seed) => {
				let key = ml_dsa_44::KG::keygen_from_seed(&[*seed; 32]).1;
				key.try_sign_with_seed(&[0; 32], message, &[]).expect(SIGNS).to_vec()
			},
			Self::MlDsa65(seed) => {
				let key = ml_dsa_65::KG::keygen_from_seed(&[*seed; 32]).1;
				key.try_sign_with_seed(&[0; 32], message, &[]).expect(SIGNS).to_vec()
			},
			Self::MlDsa87(seed) => {
				let key = ml_dsa_87::KG::keygen_from_seed(&[*seed; 32]).1;
				key.try_sign_with_seed(&[0; 32], message, &[]).expect(SIGNS).to_vec()
			},
			Self::Hss(trees) => {
				let mut signature = (trees.len() as u32 - 1).to_be_bytes().to_vec();
				for (tree, next) in trees.iter().zip(&trees[1..]) {
					signature.extend(tree.sign(&next.public()));
					signature.extend(next.public());
				}
				signature.extend(trees[trees.len() - 1].sign(message));
				signature
			},
		}
	}
}

/// An LMS tree of height 5 with LM-OTS W8 (RFC 8554 §4, §5), of which leaves 0 and 1 can sign. What
/// should stand above the others is chance, which nobody can tell.
#[derive(Clone)]
pub struct Tree {
	/// Bytes of a hash: 32 or 24.
	pub n: usize,
	pub id: [u8; 16],
	/// The leaf that signs.
	pub q: u32,
	/// Makes another signature on the same message.
	pub randomizer: u8,
}

impl Tree {
	const HEIGHT: u32 = 5;

	pub fn new(n: usize, seed: u8) -> Self {
		Self { n, id: [seed; 16], q: 0, randomizer: 0 }
	}

	fn types(&self) -> (u32, u32) {
		if self.n == 32 {
			(5, 4)
		} else {
			(10, 8)
		}
	}

	fn hash(&self, parts: &[&[u8]]) -> Vec<u8> {
		sha2_256(&parts.concat())[..self.n].to_vec()
	}

	/// The value of one chain after so many steps.
	fn chain(&self, q: u32, i: u16, steps: u8) -> Vec<u8> {
		let (q, i) = (q.to_be_bytes(), i.to_be_bytes());
		let secret = self.hash(&[&self.id, &q, &i, &[0xff], b"secret"]);
		(0..steps).fold(secret, |value, step| self.hash(&[&self.id, &q, &i, &[step], &value]))
	}

	fn leaf(&self, q: u32) -> Vec<u8> {
		let ends: Vec<_> = (0..self.n as u16 + 2).map(|i| self.chain(q, i, 255)).collect();
		let key = self.hash(&[&self.id, &q.to_be_bytes(), &[0x80, 0x80], &ends.concat()]);
		let number = (1 << Self::HEIGHT) + q;
		self.hash(&[&self.id, &number.to_be_bytes(), &[0x82, 0x82], &key])
	}

	/// What stands beside the path from leaves 0 and 1 to the root.
	fn siblings(&self) -> Vec<Vec<u8>> {
		(1..Self::HEIGHT as u8).map(|level| self.hash(&[b"chance", &self.id, &[level]])).collect()
	}

	/// The LMS public key.
	pub fn public(&self) -> Vec<u8> {
		let mut number = (1u32 << Self::HEIGHT) / 2;
		let join = |number: u32, left: &[u8], right: &[u8]| {
			self.hash(&[&self.id, &number.to_be_bytes(), &[0x83, 0x83], left, right])
		};
		let mut node = join(number, &self.leaf(0), &self.leaf(1));
		for sibling in self.siblings() {
			number /= 2;
			node = join(number, &node, &sibling);
		}
		let (lms, ots) = self.types();
		[&lms.to_be_bytes()[..], &ots.to_be_bytes(), &self.id, &node].concat()
	}

	fn sign(&self, message: &[u8]) -> Vec<u8> {
		let (lms, ots) = self.types();
		let q = self.q.to_be_bytes();
		let randomizer = vec![self.randomizer; self.n];
		let mut digits = self.hash(&[&self.id, &q, &[0x81, 0x81], &randomizer, message]);
		let sum: u16 = digits.iter().map(|digit| u16::from(255 - digit)).sum();
		digits.extend(sum.to_be_bytes());
		let mut signature = [&q[..], &ots.to_be_bytes(), &randomizer].concat();
		for (i, digit) in (0u16..).zip(digits) {
			signature.extend(self.chain(self.q, i, digit));
		}
		signature.extend(lms.to_be_bytes());
		signature.extend(self.leaf(1 - self.q));
		signature.extend(self.siblings().concat());
		signature
	}
}
