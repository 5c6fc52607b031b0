// SPDX-License-Identifier: Apache-2.0

//! Inclusion and consistency proofs: of any form, and of trees small enough to be built, where the
//! only proof that may hold is the tree's own, however it was made.

#![no_main]

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use muster_primitives::merkle::{
	consistency_len, leaf_hash, path_len, verify_consistency, verify_inclusion, BlockBuilder,
	BlockTree, Builder, ConsistencyError, Hash, ProofError, Tree,
};

#[derive(Arbitrary, Debug)]
struct Input {
	root: Hash,
	leaf: Hash,
	index: u64,
	size: u64,
	path: Vec<Hash>,
	tree: u8,
	claimed: u8,
	k: u32,
	change: Change,
}

/// What is done to a good proof.
#[derive(Arbitrary, Debug)]
enum Change {
	Nothing,
	Flip { at: u8, bit: u8 },
	Remove { at: u8 },
	Insert { at: u8, hash: Hash },
	Swap { a: u8, b: u8 },
	Replace(Vec<Hash>),
}

impl Change {
	fn apply(&self, proof: &[Hash]) -> Vec<Hash> {
		let mut proof = proof.to_vec();
		let position = |at: u8, len: usize| usize::from(at).checked_rem(len);
		match self {
			Self::Nothing => (),
			Self::Flip { at, bit } => {
				if let Some(at) = position(*at, proof.len()) {
					proof[at][usize::from(bit / 8)] ^= 1 << (bit % 8);
				}
			},
			Self::Remove { at } => {
				if let Some(at) = position(*at, proof.len()) {
					proof.remove(at);
				}
			},
			Self::Insert { at, hash } => {
				proof.insert(usize::from(*at) % (proof.len() + 1), *hash);
			},
			Self::Swap { a, b } => {
				if let (Some(a), Some(b)) = (position(*a, proof.len()), position(*b, proof.len())) {
					proof.swap(a, b);
				}
			},
			Self::Replace(other) => proof = other.clone(),
		}
		proof
	}
}

fuzz_target!(|input: Input| {
	hostile_inclusion(&input);
	hostile_consistency(&input);

	let size = u64::from(input.tree) + 1;
	let leaves: Vec<Hash> = (0..size).map(|leaf| leaf_hash(&leaf.to_le_bytes())).collect();
	let mut builder = Builder::new();
	let mut roots = Vec::new();
	for leaf in &leaves {
		builder.push(*leaf);
		roots.push(builder.root());
	}
	let mut blocks = BlockBuilder::new(input.k % 10);
	blocks.extend(leaves.iter().copied());
	let blocks = blocks.finish();
	let tree = Tree::new(leaves.clone());
	assert_eq!(tree.root(), builder.root());
	assert_eq!(tree.root(), blocks.root());

	let index = u64::from(input.claimed) % size;
	let slice = |range: core::ops::Range<u64>| &leaves[range.start as usize..range.end as usize];
	let proof = tree.prove(index).expect("the index is below the size; qed");
	assert_eq!(proof.len(), path_len(index, size) as usize);
	let block = slice(blocks.block(index).expect("the index is below the size; qed"));
	assert_eq!(blocks.prove(index, block.to_vec()).as_ref(), Ok(&proof));
	let path = input.change.apply(&proof);
	for (claimed, leaf) in leaves.iter().enumerate() {
		let held = verify_inclusion(&tree.root(), leaf, index, size, &path).is_ok();
		assert_eq!(held, claimed as u64 == index && path == proof);
	}

	let first = index + 1;
	let own = |first| tree.prove_consistency(first).expect("first is 1 to the size; qed");
	let proof = own(first);
	assert_eq!(proof.len(), consistency_len(first, size) as usize);
	let block = slice(blocks.last_block(first).expect("first is 1 to the size; qed"));
	assert_eq!(blocks.prove_consistency(first, block.to_vec()).as_ref(), Ok(&proof));
	let proof = input.change.apply(&proof);
	for (claimed, root) in (1..).zip(&roots) {
		let held = verify_consistency(root, claimed, &tree.root(), size, &proof).is_ok();
		assert_eq!(held, proof == own(claimed));
	}
});

fn hostile_inclusion(input: &Input) {
	let held = verify_inclusion(&input.root, &input.leaf, input.index, input.size, &input.path);
	let needed = path_len(input.index, input.size) as usize;
	assert!(needed <= 64);
	match held {
		Err(ProofError::IndexOutOfRange) => assert!(input.index >= input.size),
		Err(ProofError::PathTooShort) => assert!(input.path.len() < needed),
		Err(ProofError::PathTooLong) => assert!(input.path.len() > needed),
		Err(ProofError::RootMismatch) => assert_eq!(input.path.len(), needed),
		// A tree of one leaf has the leaf for its root: the only case without a hash to be found.
		Ok(()) => assert!((input.size, input.root) == (1, input.leaf)),
	}
}

/// The roots are `leaf` and `root`, the sizes `index` and `size`.
fn hostile_consistency(input: &Input) {
	let (first, second) = (input.index, input.size);
	let held = verify_consistency(&input.leaf, first, &input.root, second, &input.path);
	let needed = consistency_len(first, second) as usize;
	assert!(needed <= 65);
	match held {
		Err(ConsistencyError::EmptyFirst) => assert_eq!(first, 0),
		Err(ConsistencyError::FirstLarger) => assert!(first > second),
		Err(ConsistencyError::ProofTooShort) => assert!(input.path.len() < needed),
		Err(ConsistencyError::ProofTooLong) => assert!(input.path.len() > needed),
		Err(_) => assert_eq!(input.path.len(), needed),
		// Trees of one size need no proof: the only case without a hash to be found.
		Ok(()) => assert!(first == second && input.root == input.leaf),
	}

	// Whatever a tree is said to be made of: no panic, and no block beyond its end.
	let roots = input.path.clone();
	if let Some(tree) = BlockTree::new(input.k, input.size, roots) {
		if let Some(block) = tree.block(first) {
			assert!(block.contains(&first) && block.end <= second);
			assert!(tree.prove(first, vec![input.leaf; 2]).is_err());
		}
		if let Some(block) = tree.last_block(first) {
			assert!(block.is_empty() || block.contains(&(first - 1)) && block.contains(&first));
			let _ = tree.prove_consistency(first, Vec::new());
		}
	}
}
