// SPDX-License-Identifier: Apache-2.0

//! Trees over more leaves than memory holds.

use super::{last_full, Builder, Hash, Tree};
use alloc::vec::Vec;
use core::{fmt, ops::Range};

/// Why no proof is made of a block.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BlockError {
	/// The tree has no such leaf, or no such first part.
	OutOfRange,
	/// The leaves given are not those of the block: the source is another one, or has changed.
	OtherLeaves,
}

impl fmt::Display for BlockError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(match self {
			Self::OutOfRange => "the tree has no such leaf, or fewer leaves than that",
			Self::OtherLeaves => "these are not the leaves that the tree was made of",
		})
	}
}

impl core::error::Error for BlockError {}

/// A tree over blocks of 2^k leaves, which proves any of its leaves to whoever reads that leaf's
/// block again.
///
/// The roots of the blocks, 32 bytes each, are all that needs to be kept of a source to open the
/// tree again ([`Self::new`]); open it takes twice that. A proof hashes one block. With k = 10, ten
/// million leaves are 9,766 blocks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BlockTree {
	k: u32,
	size: u64,
	/// Over the blocks' roots. As 2^k is a power of two, all levels above the blocks are the same as
	/// those of the tree over the leaves.
	blocks: Tree,
}

impl BlockTree {
	/// The tree over `size` leaves in blocks of 2^`k`, of which the last may be shorter, given by
	/// the blocks' roots. `None` if there are not as many of them as `size` says, or `k` is above 63.
	pub fn new(k: u32, size: u64, roots: Vec<Hash>) -> Option<Self> {
		let blocks = size.div_ceil(1u64.checked_shl(k)?);
		(roots.len() as u64 == blocks).then(|| Self { k, size, blocks: Tree::new(roots) })
	}

	/// The number of leaves.
	pub fn len(&self) -> u64 {
		self.size
	}

	/// Whether the tree has no leaves.
	pub fn is_empty(&self) -> bool {
		self.size == 0
	}

	/// The k of the blocks' 2^k leaves.
	pub fn k(&self) -> u32 {
		self.k
	}

	/// The roots of the blocks, in order.
	pub fn roots(&self) -> &[Hash] {
		self.blocks.leaves()
	}

	/// The root; that of the tree without leaves, if there are none.
	pub fn root(&self) -> Hash {
		self.blocks.root()
	}

	/// The indices of the leaves in whose block leaf `index` lies: what [`Self::prove`] wants.
	/// `None` where there is no such leaf.
	pub fn block(&self, index: u64) -> Option<Range<u64>> {
		(index < self.size).then(|| {
			let first = index >> self.k << self.k;
			first..first + (self.size - first).min(1 << self.k)
		})
	}

	/// The inclusion path of leaf `index`, given the leaf hashes of its [`Self::block`].
	pub fn prove(&self, index: u64, leaves: Vec<Hash>) -> Result<Vec<Hash>, BlockError> {
		let (within, block, position) = self.open(index, leaves)?;
		Ok(within.climb(position, 0).chain(self.blocks.climb(block, 0)).collect())
	}

	/// The indices of the leaves that [`Self::prove_consistency`] wants: those of the block in which
	/// the `first` leaves end. Empty where they end with a block or with the tree; `None` where there
	/// is no proof.
	pub fn last_block(&self, first: u64) -> Option<Range<u64>> {
		if first == 0 || first > self.size {
			return None;
		}
		if first == self.size || first.trailing_zeros() >= self.k {
			return Some(first..first);
		}
		self.block(first)
	}

	/// The proof that this tree continues the one of its `first` leaves, given the leaf hashes of
	/// [`Self::last_block`].
	pub fn prove_consistency(
		&self,
		first: u64,
		leaves: Vec<Hash>,
	) -> Result<Vec<Hash>, BlockError> {
		let needed = self.last_block(first).ok_or(BlockError::OutOfRange)?;
		if needed.is_empty() {
			if !leaves.is_empty() {
				return Err(BlockError::OtherLeaves);
			}
			if first == self.size {
				return Ok(Vec::new());
			}
			return self.blocks.prove_consistency(first >> self.k).ok_or(BlockError::OutOfRange);
		}
		let (within, block, part) = self.open(first, leaves)?;
		let (node, level) = last_full(part);
		let start = (!first.is_power_of_two()).then(|| within.node(node, level)).flatten();
		let path = within.climb(node, level).chain(self.blocks.climb(block, 0));
		Ok(start.into_iter().chain(path).collect())
	}

	/// The tree over the leaves of the block in which leaf `index` lies, the block's number, and the
	/// leaf's position in it.
	fn open(&self, index: u64, leaves: Vec<Hash>) -> Result<(Tree, u64, u64), BlockError> {
		let range = self.block(index).ok_or(BlockError::OutOfRange)?;
		let block = index >> self.k;
		if leaves.len() as u64 != range.end - range.start {
			return Err(BlockError::OtherLeaves);
		}
		let within = Tree::new(leaves);
		if self.blocks.node(block, 0) != Some(within.root()) {
			return Err(BlockError::OtherLeaves);
		}
		Ok((within, block, index - range.start))
	}
}

/// Makes a [`BlockTree`] of leaves that come one by one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BlockBuilder {
	k: u32,
	size: u64,
	roots: Vec<Hash>,
	/// Of the block that is being filled.
	block: Builder,
}

impl BlockBuilder {
	/// A tree without leaves, in blocks of 2^`k`. A `k` above 63 counts as 63.
	pub fn new(k: u32) -> Self {
		Self { k: k.min(63), size: 0, roots: Vec::new(), block: Builder::new() }
	}

	/// Appends a leaf by its [`leaf_hash`](super::leaf_hash).
	pub fn push(&mut self, leaf: Hash) {
		self.block.push(leaf);
		self.size = self.size.saturating_add(1);
		if self.block.len() >> self.k != 0 {
			self.roots.push(core::mem::take(&mut self.block).root());
		}
	}

	/// The number of leaves so far.
	pub fn len(&self) -> u64 {
		self.size
	}

	/// Whether there is no leaf yet.
	pub fn is_empty(&self) -> bool {
		self.size == 0
	}

	/// The tree over the leaves so far.
	pub fn finish(mut self) -> BlockTree {
		if !self.block.is_empty() {
			self.roots.push(self.block.root());
		}
		BlockTree { k: self.k, size: self.size, blocks: Tree::new(self.roots) }
	}
}

impl Extend<Hash> for BlockBuilder {
	fn extend<I: IntoIterator<Item = Hash>>(&mut self, leaves: I) {
		leaves.into_iter().for_each(|leaf| self.push(leaf));
	}
}
