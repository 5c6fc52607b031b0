// SPDX-License-Identifier: Apache-2.0

//! Merkle trees of RFC 9162 §2.1 with SHA-256.
//!
//! A leaf's hash is the SHA-256 of a zero byte and the leaf, a node's of a one byte and its two
//! children, so neither passes for the other. Sizes and indices are `u64`; no function panics,
//! whatever it is given.
//!
//! | to make a root and proofs of | takes |
//! |---|---|
//! | a root of leaves that come one by one: [`Builder`] | a hash a level |
//! | roots and proofs of a tree in memory: [`Tree`] | 64 bytes a leaf |
//! | roots and proofs of leaves that are read again: [`BlockTree`] | 64 bytes a block of 2^k leaves |

mod blocks;

pub use blocks::{BlockBuilder, BlockError, BlockTree};

use crate::DeviceKey;
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::fmt;
use scale_info::TypeInfo;
use sp_io::hashing::sha2_256;

/// A SHA-256 digest: a leaf's, a node's or a root's.
pub type Hash = [u8; 32];

/// Domain tag of [`lot_leaf`].
pub const LOT_LEAF: &str = "muster/lot-leaf/v1";

/// Why an inclusion proof does not hold.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
	MaxEncodedLen,
)]
pub enum ProofError {
	/// The tree has no leaf of this index.
	#[codec(index = 0)]
	IndexOutOfRange,
	/// The path has fewer hashes than this leaf of a tree of this size needs.
	#[codec(index = 1)]
	PathTooShort,
	/// The path has more hashes than this leaf of a tree of this size needs.
	#[codec(index = 2)]
	PathTooLong,
	/// Leaf, index, size and path yield another root.
	#[codec(index = 3)]
	RootMismatch,
}

impl fmt::Display for ProofError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(match self {
			Self::IndexOutOfRange => "the tree has no leaf of this index",
			Self::PathTooShort => "the inclusion path is too short for this index and tree size",
			Self::PathTooLong => "the inclusion path is too long for this index and tree size",
			Self::RootMismatch => "the inclusion path leads to another root",
		})
	}
}

impl core::error::Error for ProofError {}

/// Why a consistency proof does not hold.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
	MaxEncodedLen,
)]
pub enum ConsistencyError {
	/// The first tree has no leaves, so every tree continues it and there is nothing to prove.
	#[codec(index = 0)]
	EmptyFirst,
	/// The first tree has more leaves than the second.
	#[codec(index = 1)]
	FirstLarger,
	/// The proof has fewer hashes than trees of these sizes need.
	#[codec(index = 2)]
	ProofTooShort,
	/// The proof has more hashes than trees of these sizes need.
	#[codec(index = 3)]
	ProofTooLong,
	/// The proof yields another root for the first tree.
	#[codec(index = 4)]
	FirstRootMismatch,
	/// The proof yields another root for the second tree, or two trees of one size differ.
	#[codec(index = 5)]
	SecondRootMismatch,
}

impl fmt::Display for ConsistencyError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(match self {
			Self::EmptyFirst => "the first tree has no leaves: there is nothing to prove",
			Self::FirstLarger => "the first tree has more leaves than the second",
			Self::ProofTooShort => "the consistency proof is too short for trees of these sizes",
			Self::ProofTooLong => "the consistency proof is too long for trees of these sizes",
			Self::FirstRootMismatch => "the consistency proof leads to another first root",
			Self::SecondRootMismatch => "the consistency proof leads to another second root",
		})
	}
}

impl core::error::Error for ConsistencyError {}

/// The root of a tree without leaves: the SHA-256 of nothing (RFC 9162 §2.1.1).
pub fn empty_root() -> Hash {
	sha2_256(&[])
}

/// The hash of a leaf: SHA-256 of `0x00` and the leaf's bytes (RFC 9162 §2.1.1).
pub fn leaf_hash(leaf: &[u8]) -> Hash {
	let mut input = Vec::with_capacity(leaf.len().saturating_add(1));
	input.push(0);
	input.extend_from_slice(leaf);
	sha2_256(&input)
}

/// The hash of a node: SHA-256 of `0x01` and its children's hashes (RFC 9162 §2.1.1).
pub fn node_hash(left: &Hash, right: &Hash) -> Hash {
	let mut input = [1u8; 65];
	input[1..33].copy_from_slice(left);
	input[33..].copy_from_slice(right);
	sha2_256(&input)
}

/// The leaf's hash by which a device stands in a lot: [`leaf_hash`] of SCALE
/// `("muster/lot-leaf/v1", key)`.
pub fn lot_leaf(key: &DeviceKey) -> Hash {
	(LOT_LEAF, key).using_encoded(leaf_hash)
}

/// The number of hashes in the inclusion path of leaf `index` of a tree of `size` leaves, 64 at
/// most. 0 where there is no such leaf.
pub fn path_len(index: u64, size: u64) -> u32 {
	if index >= size {
		return 0;
	}
	// Below the point where the ways to this leaf and to the last one part, every level has a
	// sibling. Above it lies the right edge of the tree, where only left siblings exist.
	let full = u64::BITS - (index ^ (size - 1)).leading_zeros();
	full + index.checked_shr(full).unwrap_or(0).count_ones()
}

/// Whether `leaf` (a [`leaf_hash`]) is number `index`, from 0, of the `size` leaves under `root`,
/// by the `path` from the leaf's sibling upwards (RFC 9162 §2.1.3.2).
///
/// The caller computes `leaf` from the leaf's bytes and takes `size` from where it has `root`:
/// a bare hash from outside may be an inner node's, which a smaller size makes a leaf.
///
/// Nothing is hashed unless the path has its exact length, [`path_len`], so the work is bounded by
/// 64 hashes for any input.
pub fn verify_inclusion(
	root: &Hash,
	leaf: &Hash,
	index: u64,
	size: u64,
	path: &[Hash],
) -> Result<(), ProofError> {
	if index >= size {
		return Err(ProofError::IndexOutOfRange);
	}
	let needed = path_len(index, size) as usize;
	if path.len() < needed {
		return Err(ProofError::PathTooShort);
	}
	if path.len() > needed {
		return Err(ProofError::PathTooLong);
	}

	// `node` and `last` are the RFC's fn and sn: the positions, on the current level, of the node
	// computed so far and of the level's last node.
	let mut node = index;
	let mut last = size - 1;
	let mut hash = *leaf;
	for sibling in path {
		if last == 0 {
			return Err(ProofError::PathTooLong);
		}
		if node & 1 == 1 || node == last {
			hash = node_hash(sibling, &hash);
			// A node without a right sibling rises until it is a right child itself.
			while node & 1 == 0 && node != 0 {
				node >>= 1;
				last >>= 1;
			}
		} else {
			hash = node_hash(&hash, sibling);
		}
		node >>= 1;
		last >>= 1;
	}
	if last != 0 {
		return Err(ProofError::PathTooShort);
	}
	if hash != *root {
		return Err(ProofError::RootMismatch);
	}
	Ok(())
}

/// The number of hashes in the proof that a tree of `second` leaves continues one of `first`, 65 at
/// most, and 41 for trees of up to 2^40 leaves. 0 for trees of one size, and where there is no such
/// proof: `first` is 0 or above `second`.
pub fn consistency_len(first: u64, second: u64) -> u32 {
	if first == 0 || first >= second {
		return 0;
	}
	let (node, level) = last_full(first);
	path_len(node, ((second - 1) >> level) + 1) + u32::from(!first.is_power_of_two())
}

/// The last of the complete subtrees that a tree of `first` leaves, at least one, is made of: its
/// position on its level, and the level. From there upwards a consistency proof is an inclusion
/// path.
fn last_full(first: u64) -> (u64, u32) {
	let level = first.trailing_zeros();
	((first - 1) >> level, level)
}

/// Whether the tree of `second` leaves under `second_root` begins with the `first` leaves under
/// `first_root`: nothing was changed or left out, there is only more (RFC 9162 §2.1.4.2).
///
/// The caller takes both sizes from where it has the roots. Trees of one size need no hashes, only
/// equal roots. Nothing is hashed unless the proof has its exact length, [`consistency_len`], so
/// the work is bounded by 128 hashes for any input.
pub fn verify_consistency(
	first_root: &Hash,
	first: u64,
	second_root: &Hash,
	second: u64,
	proof: &[Hash],
) -> Result<(), ConsistencyError> {
	if first > second {
		return Err(ConsistencyError::FirstLarger);
	}
	if first == 0 {
		return Err(ConsistencyError::EmptyFirst);
	}
	let needed = consistency_len(first, second) as usize;
	if proof.len() < needed {
		return Err(ConsistencyError::ProofTooShort);
	}
	if proof.len() > needed {
		return Err(ConsistencyError::ProofTooLong);
	}
	if first == second {
		return if first_root == second_root {
			Ok(())
		} else {
			Err(ConsistencyError::SecondRootMismatch)
		};
	}

	// Where the first tree is complete, its root is the subtree to start from, and not in the proof.
	let (start, path) = if first.is_power_of_two() {
		(first_root, proof)
	} else {
		proof.split_first().ok_or(ConsistencyError::ProofTooShort)?
	};
	// `node` and `last` are the RFC's fn and sn, `old` and `new` its fr and sr: the roots of the two
	// trees, as far as computed.
	let (mut node, level) = last_full(first);
	let mut last = (second - 1) >> level;
	let (mut old, mut new) = (*start, *start);
	for sibling in path {
		if last == 0 {
			return Err(ConsistencyError::ProofTooLong);
		}
		if node & 1 == 1 || node == last {
			old = node_hash(sibling, &old);
			new = node_hash(sibling, &new);
			while node & 1 == 0 && node != 0 {
				node >>= 1;
				last >>= 1;
			}
		} else {
			new = node_hash(&new, sibling);
		}
		node >>= 1;
		last >>= 1;
	}
	if last != 0 {
		return Err(ConsistencyError::ProofTooShort);
	}
	if old != *first_root {
		return Err(ConsistencyError::FirstRootMismatch);
	}
	if new != *second_root {
		return Err(ConsistencyError::SecondRootMismatch);
	}
	Ok(())
}

/// Computes the root of leaves that come one by one, keeping one hash a level.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Builder {
	/// Roots of the complete subtrees so far, the largest (leftmost) first: one for every bit set
	/// in `size`.
	subtrees: Vec<Hash>,
	size: u64,
}

impl Builder {
	/// A tree without leaves.
	pub fn new() -> Self {
		Self::default()
	}

	/// Appends a leaf by its [`leaf_hash`].
	pub fn push(&mut self, leaf: Hash) {
		let mut hash = leaf;
		// As in a binary addition of one, every trailing one bit is a subtree to be merged.
		for _ in 0..self.size.trailing_ones() {
			let Some(left) = self.subtrees.pop() else { break };
			hash = node_hash(&left, &hash);
		}
		self.subtrees.push(hash);
		self.size = self.size.saturating_add(1);
	}

	/// The number of leaves so far.
	pub fn len(&self) -> u64 {
		self.size
	}

	/// Whether there is no leaf yet.
	pub fn is_empty(&self) -> bool {
		self.size == 0
	}

	/// The root of the leaves so far; [`empty_root`] without any.
	pub fn root(&self) -> Hash {
		let mut subtrees = self.subtrees.iter().rev();
		match subtrees.next() {
			Some(smallest) => subtrees.fold(*smallest, |hash, left| node_hash(left, &hash)),
			None => empty_root(),
		}
	}
}

impl Extend<Hash> for Builder {
	fn extend<I: IntoIterator<Item = Hash>>(&mut self, leaves: I) {
		leaves.into_iter().for_each(|leaf| self.push(leaf));
	}
}

impl FromIterator<Hash> for Builder {
	fn from_iter<I: IntoIterator<Item = Hash>>(leaves: I) -> Self {
		let mut builder = Self::new();
		builder.extend(leaves);
		builder
	}
}

/// A tree with all its levels, which proves any of its leaves. Takes 64 bytes a leaf.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tree {
	/// The leaves' hashes first, then each level above up to the root's. A node without a right
	/// sibling stands again on the level above.
	levels: Vec<Vec<Hash>>,
}

impl Tree {
	/// The tree over leaves given by their [`leaf_hash`]es, in order.
	pub fn new(leaves: Vec<Hash>) -> Self {
		let mut levels = Vec::new();
		let mut level = leaves;
		while level.len() > 1 {
			let above = level
				.chunks(2)
				.map(|pair| match pair {
					[left, right] => node_hash(left, right),
					lone => lone[0],
				})
				.collect();
			levels.push(core::mem::replace(&mut level, above));
		}
		levels.push(level);
		Self { levels }
	}

	/// The number of leaves.
	pub fn len(&self) -> u64 {
		self.leaves().len() as u64
	}

	/// Whether the tree has no leaves.
	pub fn is_empty(&self) -> bool {
		self.len() == 0
	}

	/// The leaves' hashes, in order.
	pub fn leaves(&self) -> &[Hash] {
		self.levels.first().map_or(&[], Vec::as_slice)
	}

	/// The root; [`empty_root`] of a tree without leaves.
	pub fn root(&self) -> Hash {
		self.levels.last().and_then(|level| level.first()).copied().unwrap_or_else(empty_root)
	}

	/// The inclusion path of leaf `index`, its sibling first (RFC 9162 §2.1.3.1); `None` where
	/// there is no such leaf.
	pub fn prove(&self, index: u64) -> Option<Vec<Hash>> {
		(index < self.len()).then(|| self.climb(index, 0).collect())
	}

	/// The proof that this tree continues the one of its `first` leaves, the lowest hash first
	/// (RFC 9162 §2.1.4.1). Empty if `first` is all of them; `None` if it is 0 or above that.
	pub fn prove_consistency(&self, first: u64) -> Option<Vec<Hash>> {
		if first == 0 || first > self.len() {
			return None;
		}
		if first == self.len() {
			return Some(Vec::new());
		}
		let (node, level) = last_full(first);
		let start = (!first.is_power_of_two()).then(|| self.node(node, level)).flatten();
		Some(start.into_iter().chain(self.climb(node, level)).collect())
	}

	/// The hash at this position of a level, the leaves' being 0.
	fn node(&self, node: u64, level: u32) -> Option<Hash> {
		self.levels.get(level as usize)?.get(usize::try_from(node).ok()?).copied()
	}

	/// The siblings on the way from this node up to the root.
	fn climb(&self, node: u64, level: u32) -> impl Iterator<Item = Hash> + '_ {
		(level..self.levels.len() as u32)
			.filter_map(move |above| self.node((node >> (above - level)) ^ 1, above))
	}
}

impl FromIterator<Hash> for Tree {
	fn from_iter<I: IntoIterator<Item = Hash>>(leaves: I) -> Self {
		Self::new(leaves.into_iter().collect())
	}
}
