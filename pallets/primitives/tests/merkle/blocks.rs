// SPDX-License-Identifier: Apache-2.0

//! Trees over blocks prove what trees in memory prove, from one block at a time.

use crate::numbered;
use muster_primitives::merkle::{
	leaf_hash, path_len, verify_consistency, verify_inclusion, BlockBuilder, BlockError, BlockTree,
	Builder, Hash, Tree,
};
use proptest::prelude::*;
use std::ops::Range;

fn slice(leaves: &[Hash], range: Range<u64>) -> Vec<Hash> {
	leaves[range.start as usize..range.end as usize].to_vec()
}

fn built(k: u32, leaves: &[Hash]) -> BlockTree {
	let mut builder = BlockBuilder::new(k);
	builder.extend(leaves.iter().copied());
	assert_eq!((builder.len(), builder.is_empty()), (leaves.len() as u64, leaves.is_empty()));
	builder.finish()
}

fn prove(tree: &BlockTree, leaves: &[Hash], index: u64) -> Vec<Hash> {
	tree.prove(index, slice(leaves, tree.block(index).unwrap())).unwrap()
}

fn prove_consistency(tree: &BlockTree, leaves: &[Hash], first: u64) -> Vec<Hash> {
	tree.prove_consistency(first, slice(leaves, tree.last_block(first).unwrap())).unwrap()
}

#[test]
fn all_small_trees_prove_as_trees_in_memory_do() {
	let leaves = numbered(70);
	for size in 0..=leaves.len() {
		let leaves = &leaves[..size];
		let whole = Tree::new(leaves.to_vec());
		let size = size as u64;
		for k in 0..8 {
			let tree = built(k, leaves);
			assert_eq!((tree.len(), tree.is_empty(), tree.k()), (size, size == 0, k));
			assert_eq!(tree.root(), whole.root());
			assert_eq!(tree.roots().len() as u64, size.div_ceil(1 << k));
			assert_eq!(BlockTree::new(k, size, tree.roots().to_vec()).as_ref(), Some(&tree));
			for index in 0..size {
				assert!(tree.block(index).unwrap().contains(&index));
				assert_eq!(prove(&tree, leaves, index), whole.prove(index).unwrap());
			}
			for first in 1..=size {
				let own = whole.prove_consistency(first).unwrap();
				assert_eq!(prove_consistency(&tree, leaves, first), own);
			}
			for none in [size, size + 1, u64::MAX] {
				assert_eq!(tree.block(none), None);
				assert_eq!(tree.prove(none, Vec::new()), Err(BlockError::OutOfRange));
			}
			for none in [0, size + 1, u64::MAX] {
				assert_eq!(tree.last_block(none), None);
				assert_eq!(tree.prove_consistency(none, Vec::new()), Err(BlockError::OutOfRange));
			}
		}
	}
}

#[test]
fn leaves_of_a_changed_source_prove_nothing() {
	let leaves = numbered(21);
	let tree = built(3, &leaves);
	for index in [0, 7, 8, 20] {
		let block = slice(&leaves, tree.block(index).unwrap());
		let mut changed = block.clone();
		changed[0] = leaf_hash(b"changed");
		let mut longer = block.clone();
		longer.push(leaves[0]);
		for wrong in [changed, longer, block[1..].to_vec(), Vec::new(), leaves.clone()] {
			assert_eq!(tree.prove(index, wrong), Err(BlockError::OtherLeaves));
		}
	}
	assert_eq!(tree.prove(0, slice(&leaves, 8..16)), Err(BlockError::OtherLeaves));

	assert_eq!(tree.last_block(11), Some(8..16));
	for wrong in [slice(&leaves, 0..8), slice(&leaves, 8..11), Vec::new()] {
		assert_eq!(tree.prove_consistency(11, wrong), Err(BlockError::OtherLeaves));
	}
	// Where the first leaves end with a block or with the tree, no leaves are wanted.
	for first in [8, 16, 21] {
		assert_eq!(tree.last_block(first), Some(first..first));
		let needless = slice(&leaves, 0..8);
		assert_eq!(tree.prove_consistency(first, needless), Err(BlockError::OtherLeaves));
	}
}

#[test]
fn a_tree_opens_only_with_as_many_roots_as_its_size_says() {
	let roots = numbered(3);
	for size in [17, 20, 24] {
		assert!(BlockTree::new(3, size, roots.clone()).is_some());
	}
	for size in [0, 1, 16, 25, u64::MAX] {
		assert_eq!(BlockTree::new(3, size, roots.clone()), None);
	}
	for k in [64, 65, u32::MAX] {
		assert_eq!(BlockTree::new(k, 3, roots.clone()), None);
	}
}

/// Sizes and blocks beyond what can be built: no overflow, no panic.
#[test]
fn huge_blocks_are_refused_without_a_panic() {
	let half = 1u64 << 63;
	let tree = BlockTree::new(63, u64::MAX, numbered(2)).unwrap();
	assert_eq!(tree.block(half - 1), Some(0..half));
	assert_eq!(tree.block(u64::MAX - 1), Some(half..u64::MAX));
	assert_eq!(tree.block(u64::MAX), None);
	assert_eq!(tree.last_block(u64::MAX), Some(u64::MAX..u64::MAX));
	assert_eq!(tree.last_block(half + 1), Some(half..u64::MAX));
	assert_eq!(tree.prove(0, numbered(4)), Err(BlockError::OtherLeaves));
	assert_eq!(tree.prove_consistency(half + 1, numbered(4)), Err(BlockError::OtherLeaves));
	let proof = tree.prove_consistency(half, Vec::new()).unwrap();
	let roots = tree.roots();
	let held = verify_consistency(&roots[0], half, &tree.root(), u64::MAX, &proof);
	assert_eq!(held, Ok(()));

	let mut builder = BlockBuilder::new(u32::MAX);
	builder.extend(numbered(5));
	assert_eq!(builder.finish().root(), Tree::new(numbered(5)).root());
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(200))]

	#[test]
	fn builder_tree_and_blocks_agree(
		size in 1usize..5_000,
		k in 0u32..14,
		index in any::<prop::sample::Index>(),
	) {
		let leaves = numbered(size);
		let whole = Tree::new(leaves.clone());
		let builder: Builder = leaves.iter().copied().collect();
		let tree = built(k, &leaves);
		prop_assert_eq!(tree.root(), whole.root());
		prop_assert_eq!(tree.root(), builder.root());
		let index = index.index(size) as u64;
		prop_assert_eq!(prove(&tree, &leaves, index), whole.prove(index).unwrap());
		let own = whole.prove_consistency(index + 1).unwrap();
		prop_assert_eq!(prove_consistency(&tree, &leaves, index + 1), own);
	}
}

/// A day of a large site's readings. No list of them is ever held: a block is made again when a leaf
/// of it is to be proven.
#[test]
fn ten_million_readings_are_proven_from_a_block_each() {
	const SIZE: u64 = 10_000_000;
	const FIRST: u64 = 6_543_210;
	let leaf = |index: u64| leaf_hash(&index.to_le_bytes());
	let mut builder = Builder::new();
	let mut blocks = BlockBuilder::new(10);
	let mut old = None;
	for index in 0..SIZE {
		let leaf = leaf(index);
		builder.push(leaf);
		blocks.push(leaf);
		if index + 1 == FIRST {
			old = Some(builder.root());
		}
	}
	let tree = blocks.finish();
	let root = tree.root();
	assert_eq!(root, builder.root());
	assert_eq!((tree.len(), tree.roots().len()), (SIZE, 9_766));

	for index in
		[0, 1, 1_023, 1_024, 4_194_303, 4_194_304, 8_388_608, 9_999_359, 9_999_360, SIZE - 1]
	{
		let block = tree.block(index).unwrap();
		assert!(block.end - block.start <= 1_024);
		let path = tree.prove(index, block.map(leaf).collect()).unwrap();
		assert_eq!(path.len(), path_len(index, SIZE) as usize);
		assert_eq!(verify_inclusion(&root, &leaf(index), index, SIZE, &path), Ok(()));
		assert!(verify_inclusion(&root, &leaf(index ^ 1), index, SIZE, &path).is_err());
	}
	let block = tree.last_block(FIRST).unwrap();
	let proof = tree.prove_consistency(FIRST, block.map(leaf).collect()).unwrap();
	assert_eq!(verify_consistency(&old.unwrap(), FIRST, &root, SIZE, &proof), Ok(()));
}
