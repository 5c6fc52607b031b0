// SPDX-License-Identifier: Apache-2.0

//! Inclusion proofs: of any form, and of trees small enough to be built, where the only proof that
//! may hold is the tree's own.

#![no_main]

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use muster_primitives::merkle::{
	leaf_hash, path_len, verify_inclusion, Builder, Hash, ProofError, Tree,
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
	change: Change,
}

/// What is done to a good path.
#[derive(Arbitrary, Debug)]
enum Change {
	Nothing,
	Flip { at: u8, bit: u8 },
	Remove { at: u8 },
	Insert { at: u8, hash: Hash },
	Swap { a: u8, b: u8 },
	Replace(Vec<Hash>),
}

fuzz_target!(|input: Input| {
	let hostile = verify_inclusion(&input.root, &input.leaf, input.index, input.size, &input.path);
	let needed = path_len(input.index, input.size) as usize;
	assert!(needed <= 64);
	match hostile {
		Err(ProofError::IndexOutOfRange) => assert!(input.index >= input.size),
		Err(ProofError::PathTooShort) => assert!(input.path.len() < needed),
		Err(ProofError::PathTooLong) => assert!(input.path.len() > needed),
		Err(ProofError::RootMismatch) => assert_eq!(input.path.len(), needed),
		// A tree of one leaf has the leaf for its root: the only case without a hash to be found.
		Ok(()) => assert!((input.size, input.root) == (1, input.leaf)),
	}

	let size = u64::from(input.tree) + 1;
	let leaves: Vec<Hash> = (0..size).map(|leaf| leaf_hash(&leaf.to_le_bytes())).collect();
	let builder: Builder = leaves.iter().copied().collect();
	let tree = Tree::new(leaves.clone());
	assert_eq!(tree.root(), builder.root());

	let index = u64::from(input.claimed) % size;
	let proof = tree.prove(index).expect("the index is below the size; qed");
	assert_eq!(proof.len(), path_len(index, size) as usize);
	let mut path = proof.clone();
	let position = |at: u8, len: usize| usize::from(at).checked_rem(len);
	match input.change {
		Change::Nothing => (),
		Change::Flip { at, bit } => {
			if let Some(at) = position(at, path.len()) {
				path[at][usize::from(bit / 8)] ^= 1 << (bit % 8);
			}
		},
		Change::Remove { at } => {
			if let Some(at) = position(at, path.len()) {
				path.remove(at);
			}
		},
		Change::Insert { at, hash } => path.insert(usize::from(at) % (path.len() + 1), hash),
		Change::Swap { a, b } => {
			if let (Some(a), Some(b)) = (position(a, path.len()), position(b, path.len())) {
				path.swap(a, b);
			}
		},
		Change::Replace(other) => path = other,
	}
	for (claimed, leaf) in leaves.iter().enumerate() {
		let held = verify_inclusion(&tree.root(), leaf, index, size, &path).is_ok();
		assert_eq!(held, claimed as u64 == index && path == proof);
	}
});
