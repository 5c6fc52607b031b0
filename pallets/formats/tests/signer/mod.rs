// SPDX-License-Identifier: Apache-2.0

//! An HSS/LMS signer, written from the signing side of RFC 8554 (§4.2 to §4.5, §5.2 to §5.4, §6.1,
//! §6.2) and from its formulas (appendix B) rather than its tables. For tests: it knows no state.

// Each test that includes it uses a part.
#![allow(dead_code)]

use sha2::{Digest, Sha256};
use std::{cell::RefCell, collections::HashMap};

/// All pairs of an LMS and an LM-OTS type that share a hash.
pub fn all_sets() -> impl Iterator<Item = (u32, u32)> {
	(5..=14)
		.flat_map(|lms| (1..=8).map(move |ots| (lms, ots)))
		.filter(|(lms, ots)| same(*lms, *ots))
}

/// Whether these two types share a hash.
pub fn same(lms: u32, ots: u32) -> bool {
	(lms < 10) == (ots < 5)
}

/// Which types a tree has.
#[derive(Clone, Copy, Debug)]
pub struct Parameters {
	pub lms: u32,
	pub ots: u32,
	/// Bytes of a hash.
	pub n: usize,
	/// Bits of a digit.
	pub w: usize,
	/// Number of digits.
	pub p: usize,
	pub height: u32,
	shift: u32,
}

impl Parameters {
	pub fn new(lms: u32, ots: u32) -> Self {
		let n: usize = if lms < 10 { 32 } else { 24 };
		let w: usize = 1 << ((ots - 1) % 4);
		// Appendix B.
		let u = (8 * n).div_ceil(w);
		let v = (((1 << w) - 1) * u).ilog2() as usize / w + 1;
		let height = ((lms - 5) % 5 + 1) * 5;
		Self { lms, ots, n, w, p: u + v, height, shift: (16 - v * w) as u32 }
	}

	fn hash(&self, parts: &[&[u8]]) -> Vec<u8> {
		Sha256::digest(parts.concat())[..self.n].to_vec()
	}

	/// The function `coef` (§3.1.3).
	fn digit(&self, string: &[u8], i: usize) -> usize {
		let byte = usize::from(string[i * self.w / 8]);
		(byte >> (8 - (self.w * (i % (8 / self.w)) + self.w))) & ((1 << self.w) - 1)
	}

	/// The digits of a hash and of its checksum (§4.4).
	pub fn digits(&self, hash: &[u8]) -> Vec<usize> {
		let sum: usize =
			(0..hash.len() * 8 / self.w).map(|i| (1 << self.w) - 1 - self.digit(hash, i)).sum();
		let string = [hash, &((sum << self.shift) as u16).to_be_bytes()].concat();
		(0..self.p).map(|i| self.digit(&string, i)).collect()
	}
}

/// An LMS tree. Its secrets come from a seed as in appendix A.
pub struct Lms {
	pub parameters: Parameters,
	pub id: [u8; 16],
	seed: Vec<u8>,
	/// In a tall tree only this leaf is real; what does not lie on its path to the root is chance.
	only: Option<u32>,
	nodes: RefCell<HashMap<u32, Vec<u8>>>,
}

impl Lms {
	/// A tree all of whose leaves can sign.
	pub fn new(lms: u32, ots: u32, id: [u8; 16], seed: &[u8]) -> Self {
		let parameters = Parameters::new(lms, ots);
		Self { parameters, id, seed: seed.to_vec(), only: None, nodes: Default::default() }
	}

	/// A tree in which leaf `q` can sign, at no cost for the others.
	pub fn with_leaf(lms: u32, ots: u32, id: [u8; 16], seed: &[u8], q: u32) -> Self {
		Self { only: Some(q), ..Self::new(lms, ots, id, seed) }
	}

	fn secret(&self, q: u32, i: u16) -> Vec<u8> {
		self.parameters.hash(&[&self.id, &q.to_be_bytes(), &i.to_be_bytes(), &[0xff], &self.seed])
	}

	/// The randomizer that the authors' implementation takes, and with it the RFCs' test cases.
	pub fn randomizer(&self, q: u32) -> Vec<u8> {
		self.secret(q, 0xfffd)
	}

	fn chain(&self, q: u32, i: usize, start: Vec<u8>, steps: std::ops::Range<usize>) -> Vec<u8> {
		steps.fold(start, |value, step| {
			let i = (i as u16).to_be_bytes();
			self.parameters.hash(&[&self.id, &q.to_be_bytes(), &i, &[step as u8], &value])
		})
	}

	fn node(&self, r: u32) -> Vec<u8> {
		if let Some(node) = self.nodes.borrow().get(&r) {
			return node.clone();
		}
		let Parameters { w, p, height, .. } = self.parameters;
		let first = 1 << height;
		let on_path = |q: u32| (0..=height).any(|level| (first + q) >> level == r);
		let node = if !self.only.is_none_or(on_path) {
			self.parameters.hash(&[b"chance", &self.seed, &r.to_be_bytes()])
		} else if r >= first {
			let q = r - first;
			let last = (1 << w) - 1;
			let ends: Vec<_> =
				(0..p).map(|i| self.chain(q, i, self.secret(q, i as u16), 0..last)).collect();
			let key =
				self.parameters.hash(&[&self.id, &q.to_be_bytes(), &[0x80, 0x80], &ends.concat()]);
			self.parameters.hash(&[&self.id, &r.to_be_bytes(), &[0x82, 0x82], &key])
		} else {
			let (left, right) = (self.node(2 * r), self.node(2 * r + 1));
			self.parameters.hash(&[&self.id, &r.to_be_bytes(), &[0x83, 0x83], &left, &right])
		};
		self.nodes.borrow_mut().insert(r, node.clone());
		node
	}

	/// The LMS public key (§5.3).
	pub fn public(&self) -> Vec<u8> {
		let Parameters { lms, ots, .. } = self.parameters;
		[&lms.to_be_bytes()[..], &ots.to_be_bytes(), &self.id, &self.node(1)].concat()
	}

	/// What leaf `q` signs for this message, at full length (§4.5).
	pub fn message_hash(&self, q: u32, randomizer: &[u8], message: &[u8]) -> [u8; 32] {
		Sha256::digest(
			[&self.id[..], &q.to_be_bytes(), &[0x81, 0x81], randomizer, message].concat(),
		)
		.into()
	}

	/// The LMS signature of leaf `q` (§5.4).
	pub fn sign(&self, q: u32, randomizer: &[u8], message: &[u8]) -> Vec<u8> {
		let Parameters { lms, ots, n, height, .. } = self.parameters;
		let hash = self.message_hash(q, randomizer, message);
		let mut signature = [&q.to_be_bytes()[..], &ots.to_be_bytes(), randomizer].concat();
		for (i, digit) in self.parameters.digits(&hash[..n]).into_iter().enumerate() {
			signature.extend(self.chain(q, i, self.secret(q, i as u16), 0..digit));
		}
		signature.extend(lms.to_be_bytes());
		let leaf = (1 << height) + q;
		for level in 0..height {
			signature.extend(self.node((leaf >> level) ^ 1));
		}
		signature
	}
}

/// A chain of trees, the top first, and the leaf at which each of them stands.
pub struct Hss(pub Vec<(Lms, u32)>);

impl Hss {
	/// Trees of these types, all made from one number, each with the one leaf named.
	pub fn with_leaves(seed: u64, levels: &[(u32, u32, u32)]) -> Self {
		let tree = |(level, &(lms, ots, q)): (usize, &(u32, u32, u32))| {
			let seed = Sha256::digest([seed.to_be_bytes(), level.to_be_bytes()].concat());
			let id = Sha256::digest(seed)[..16].try_into().unwrap();
			(Lms::with_leaf(lms, ots, id, &seed, q), q)
		};
		Self(levels.iter().enumerate().map(tree).collect())
	}

	/// The HSS public key (§6.1).
	pub fn public(&self) -> Vec<u8> {
		[&(self.0.len() as u32).to_be_bytes()[..], &self.0[0].0.public()].concat()
	}

	/// What each level signs.
	pub fn messages(&self, message: &[u8]) -> Vec<Vec<u8>> {
		let keys = self.0[1..].iter().map(|(tree, _)| tree.public());
		keys.chain([message.to_vec()]).collect()
	}

	/// The HSS signature (§6.2).
	pub fn sign(&self, message: &[u8]) -> Vec<u8> {
		let mut signature = (self.0.len() as u32 - 1).to_be_bytes().to_vec();
		for (level, ((tree, q), signed)) in self.0.iter().zip(self.messages(message)).enumerate() {
			signature.extend(tree.sign(*q, &tree.randomizer(*q), &signed));
			if level + 1 < self.0.len() {
				signature.extend(signed);
			}
		}
		signature
	}
}
