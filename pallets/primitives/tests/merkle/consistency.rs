// SPDX-License-Identifier: Apache-2.0

//! Consistency proofs: against the definition, crate `ct-merkle`, published values, and what somebody
//! might try who has changed an earlier leaf.

use crate::{mth, numbered, probes, reference, split};
use ct_merkle::{mem_backed_tree::MemoryBackedTree, ConsistencyProof, RootHash};
use hex_literal::hex;
use muster_primitives::{
	anchor::MAX_LEAVES,
	merkle::{
		consistency_len, leaf_hash, node_hash, verify_consistency, Builder, ConsistencyError, Hash,
		Tree,
	},
};
use proptest::prelude::*;
use sha2::Sha256;
use sp_io::hashing::blake2_256;
use ConsistencyError::*;

/// SUBPROOF of §2.1.4.1, from leaf hashes; with `whole`, PROOF.
fn subproof(first: usize, leaves: &[Hash], whole: bool) -> Vec<Hash> {
	if first == leaves.len() {
		return if whole { Vec::new() } else { vec![mth(leaves)] };
	}
	let k = split(leaves.len() as u64) as usize;
	let (left, right) = leaves.split_at(k);
	let (mut below, sibling) = if first <= k {
		(subproof(first, left, whole), mth(right))
	} else {
		(subproof(first - k, right, false), mth(left))
	};
	below.push(sibling);
	below
}

/// Both roots and the proof between them, straight from the definition: for trees too large to be
/// built, with made-up hashes for subtrees.
fn roots_of(first: u64, second: u64, whole: bool, proof: &mut Vec<Hash>) -> (Hash, Hash) {
	let made_up = blake2_256(&(proof.len() as u64).to_le_bytes());
	if first == second {
		if !whole {
			proof.push(made_up);
		}
		return (made_up, made_up);
	}
	let k = split(second);
	let left = first <= k;
	let (old, new) = if left {
		roots_of(first, k, whole, proof)
	} else {
		roots_of(first - k, second - k, false, proof)
	};
	let sibling = blake2_256(&(1_000 + proof.len() as u64).to_le_bytes());
	proof.push(sibling);
	if left {
		(old, node_hash(&new, &sibling))
	} else {
		(node_hash(&sibling, &old), node_hash(&sibling, &new))
	}
}

/// The trees over the first 1, 2 ... `n` numbered leaves.
fn trees(n: usize) -> Vec<Tree> {
	let leaves = numbered(n);
	(1..=n).map(|size| Tree::new(leaves[..size].to_vec())).collect()
}

#[test]
fn the_reference_tree_has_its_consistency_proofs() {
	let (leaves, roots) = reference();
	let known: [(usize, usize, &[Hash]); 4] = [
		(1, 1, &[]),
		(
			1,
			8,
			&[
				hex!("96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"),
				hex!("5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"),
				hex!("6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"),
			],
		),
		(
			6,
			8,
			&[
				hex!("0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"),
				hex!("ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"),
				hex!("d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"),
			],
		),
		(
			2,
			5,
			&[
				hex!("5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"),
				hex!("bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"),
			],
		),
	];
	for (first, second, proof) in known {
		let tree = Tree::new(leaves[..second].to_vec());
		assert_eq!(tree.prove_consistency(first as u64).unwrap(), proof);
		let (old, new) = (&roots[first - 1], &roots[second - 1]);
		assert_eq!(verify_consistency(old, first as u64, new, second as u64, proof), Ok(()));
	}
}

/// The probes of `transparency-dev/merkle`, good and bad, or others of their form. They do not lie
/// beside every checkout.
#[test]
fn rfc6962_consistency_vectors() {
	probes::run("rfc6962_consistency_vectors", "consistency", |case| {
		let (old, new) = (case.hash("root1")?, case.hash("root2")?);
		let (first, second) = (case.number("size1")?, case.number("size2")?);
		Some(verify_consistency(&old, first, &new, second, &case.hashes("proof")?).is_ok())
	});
}

#[test]
fn all_small_trees_follow_the_definition() {
	let leaves = numbered(140);
	let trees = trees(leaves.len());
	for tree in &trees {
		let second = tree.len();
		for first in 1..=second {
			let proof = tree.prove_consistency(first).unwrap();
			assert_eq!(proof, subproof(first as usize, &leaves[..second as usize], true));
			assert_eq!(proof.len(), consistency_len(first, second) as usize);
			let old = trees[first as usize - 1].root();
			assert_eq!(verify_consistency(&old, first, &tree.root(), second, &proof), Ok(()));
		}
		for none in [0, second + 1, 2 * second, u64::MAX] {
			assert_eq!(tree.prove_consistency(none), None);
			assert_eq!(consistency_len(none, second), 0);
		}
	}
	assert_eq!(Tree::new(Vec::new()).prove_consistency(0), None);
}

/// Both ways, for every pair of sizes up to 300: one proof, and each verifies the other's.
#[test]
fn proofs_equal_those_of_ct_merkle() {
	let mut theirs = MemoryBackedTree::<Sha256, Vec<u8>>::new();
	let mut roots: Vec<RootHash<Sha256>> = Vec::new();
	let mut hashes = Vec::new();
	for second in 1..=300u64 {
		let leaf = second.to_le_bytes().to_vec();
		hashes.push(leaf_hash(&leaf));
		theirs.push(leaf);
		roots.push(theirs.root());
		let ours = Tree::new(hashes.clone());
		let new = Hash::from(*theirs.root().as_bytes());
		assert_eq!(ours.root(), new);
		for first in 1..=second {
			let proof = ours.prove_consistency(first).unwrap();
			let their_proof = theirs.prove_consistency((second - first) as usize);
			assert_eq!(proof.concat(), their_proof.as_bytes());
			let old_root = &roots[first as usize - 1];
			let old = Hash::from(*old_root.as_bytes());
			assert_eq!(verify_consistency(&old, first, &new, second, &proof), Ok(()));
			let our_proof = ConsistencyProof::try_from_bytes(proof.concat()).unwrap();
			assert!(theirs.root().verify_consistency(old_root, &our_proof).is_ok());
		}
	}
}

/// Every proof between small trees, put to every other pair of sizes with the right roots for them:
/// it holds only where the proof is the same.
#[test]
fn a_proof_of_other_sizes_is_refused() {
	let trees = trees(20);
	let pairs: Vec<_> = (1..=20u64)
		.flat_map(|second| (1..=second).map(move |first| (first, second)))
		.map(|(first, second)| {
			(first, second, trees[second as usize - 1].prove_consistency(first).unwrap())
		})
		.collect();
	for (_, _, proof) in &pairs {
		for (first, second, own) in &pairs {
			let old = trees[*first as usize - 1].root();
			let new = trees[*second as usize - 1].root();
			let held = verify_consistency(&old, *first, &new, *second, proof);
			assert_eq!(held.is_ok(), proof == own, "{first} {second}");
		}
	}
}

#[test]
fn the_empty_tree_and_a_smaller_one_are_refused() {
	let tree = Tree::new(numbered(9));
	let (root, empty) = (tree.root(), Tree::new(Vec::new()).root());
	assert_eq!(verify_consistency(&empty, 0, &root, 9, &[]), Err(EmptyFirst));
	assert_eq!(verify_consistency(&empty, 0, &empty, 0, &[]), Err(EmptyFirst));
	assert_eq!(verify_consistency(&empty, 0, &root, 9, &[root]), Err(EmptyFirst));
	assert_eq!(verify_consistency(&root, 9, &empty, 0, &[]), Err(FirstLarger));
	assert_eq!(verify_consistency(&root, 9, &root, 8, &[]), Err(FirstLarger));
	assert_eq!(verify_consistency(&root, u64::MAX, &root, 1, &[]), Err(FirstLarger));
	assert_eq!(verify_consistency(&root, 9, &root, 9, &[root]), Err(ProofTooLong));
	assert_eq!(verify_consistency(&root, 9, &empty, 9, &[]), Err(SecondRootMismatch));
}

/// What a log is for: whoever changes, leaves out or swaps an old leaf has no proof. Neither the
/// proof of the honest tree nor that of the changed one serves.
#[test]
fn a_changed_past_is_refused() {
	for (first, second) in [(1u64, 2u64), (5, 6), (7, 20), (8, 20), (16, 17), (31, 64)] {
		let leaves = numbered(second as usize);
		let honest = Tree::new(leaves.clone());
		let old = Tree::new(leaves[..first as usize].to_vec()).root();
		let proof = honest.prove_consistency(first).unwrap();
		assert_eq!(verify_consistency(&old, first, &honest.root(), second, &proof), Ok(()));
		for at in 0..first as usize {
			let mut changed = leaves.clone();
			changed[at] = leaf_hash(b"changed");
			let mut without = leaves.clone();
			without.remove(at);
			without.push(leaf_hash(b"more"));
			for forged in [changed, without] {
				let forged = Tree::new(forged);
				for proof in [&proof, &forged.prove_consistency(first).unwrap()] {
					let held = verify_consistency(&old, first, &forged.root(), second, proof);
					assert!(matches!(held, Err(FirstRootMismatch | SecondRootMismatch)));
				}
			}
		}
	}
}

#[test]
fn huge_trees_are_verified_without_a_panic() {
	let sizes: Vec<u64> = (0..64)
		.flat_map(|bits| {
			let power = 1u64 << bits;
			[power - 1, power, power.saturating_add(1), power | (power >> 1) | 1]
		})
		.chain([u64::MAX, u64::MAX - 1, (1 << 40) + 12345, 10_000_000])
		.collect();
	let mut longest = 0;
	for &second in &sizes {
		for &first in &sizes {
			if first == 0 || first > second {
				assert_eq!(consistency_len(first, second), 0);
				assert!(verify_consistency(&[0; 32], first, &[0; 32], second, &[]).is_err());
				continue;
			}
			let mut proof = Vec::new();
			let (old, new) = roots_of(first, second, true, &mut proof);
			let check = |proof: &[Hash]| verify_consistency(&old, first, &new, second, proof);
			assert_eq!(consistency_len(first, second) as usize, proof.len());
			assert_eq!(check(&proof), Ok(()));
			longest = longest.max(proof.len());
			if second <= MAX_LEAVES {
				assert!(proof.len() <= 41);
			}
			proof.push(old);
			assert_eq!(check(&proof), Err(ProofTooLong));
			proof.pop();
			if proof.pop().is_some() {
				assert_eq!(check(&proof), Err(ProofTooShort));
			}
		}
	}
	assert_eq!(longest, 65);
}

fn any_hash() -> impl Strategy<Value = Hash> {
	any::<[u8; 32]>()
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(300))]

	#[test]
	fn large_trees_equal_those_of_ct_merkle(
		second in 300usize..5_000,
		part in any::<prop::sample::Index>(),
	) {
		let first = part.index(second) + 1;
		let mut theirs = MemoryBackedTree::<Sha256, Vec<u8>>::new();
		let mut old_root = None;
		for index in 0..second as u64 {
			theirs.push(index.to_le_bytes().to_vec());
			if index + 1 == first as u64 {
				old_root = Some(theirs.root());
			}
		}
		let old_root = old_root.expect("first is at most second; qed");
		let leaves = numbered(second);
		let ours = Tree::new(leaves.clone());
		let old = leaves[..first].iter().copied().collect::<Builder>().root();
		prop_assert_eq!(old, Hash::from(*old_root.as_bytes()));
		let proof = ours.prove_consistency(first as u64).unwrap();
		let their_proof = theirs.prove_consistency(second - first);
		prop_assert_eq!(&proof.concat()[..], their_proof.as_bytes());
		let our_proof = ConsistencyProof::try_from_bytes(proof.concat()).unwrap();
		prop_assert!(theirs.root().verify_consistency(&old_root, &our_proof).is_ok());
		let held = verify_consistency(&old, first as u64, &ours.root(), second as u64, &proof);
		prop_assert_eq!(held, Ok(()));
	}

	#[test]
	fn changed_proofs_are_refused(
		second in 2usize..300,
		part in any::<prop::sample::Index>(),
		position in any::<prop::sample::Index>(),
		bit in 0usize..256,
		extra in any_hash(),
	) {
		let first = part.index(second - 1) + 1;
		let leaves = numbered(second);
		let tree = Tree::new(leaves.clone());
		let old = mth(&leaves[..first]);
		let new = tree.root();
		let proof = tree.prove_consistency(first as u64).unwrap();
		let position = position.index(proof.len());
		let check = |old: &Hash, new: &Hash, proof: &[Hash]| {
			verify_consistency(old, first as u64, new, second as u64, proof)
		};
		let flip = |hash: &Hash| {
			let mut hash = *hash;
			hash[bit / 8] ^= 1 << (bit % 8);
			hash
		};
		prop_assert_eq!(check(&old, &new, &proof), Ok(()));

		let mut changed = proof.clone();
		changed[position] = flip(&changed[position]);
		prop_assert!(matches!(
			check(&old, &new, &changed),
			Err(FirstRootMismatch | SecondRootMismatch)
		));
		prop_assert_eq!(check(&old, &flip(&new), &proof), Err(SecondRootMismatch));
		// A complete first tree's root is what the second one is computed from.
		let wrong_old =
			if first.is_power_of_two() { SecondRootMismatch } else { FirstRootMismatch };
		prop_assert_eq!(check(&flip(&old), &new, &proof), Err(wrong_old));
		prop_assert!(check(&new, &old, &proof).is_err());

		let mut shorter = proof.clone();
		shorter.remove(position);
		prop_assert_eq!(check(&old, &new, &shorter), Err(ProofTooShort));
		prop_assert_eq!(check(&old, &new, &[]), Err(ProofTooShort));
		let mut longer = proof.clone();
		longer.insert(position, extra);
		prop_assert_eq!(check(&old, &new, &longer), Err(ProofTooLong));
		let mut extended = proof.clone();
		extended.push(extra);
		prop_assert_eq!(check(&old, &new, &extended), Err(ProofTooLong));
		if proof.len() > 1 {
			let mut reversed = proof.clone();
			reversed.reverse();
			prop_assert!(check(&old, &new, &reversed).is_err());
		}
	}

	#[test]
	fn hostile_proofs_are_refused_without_a_panic(
		old in any_hash(),
		new in any_hash(),
		first in any::<u64>(),
		second in any::<u64>(),
		small in any::<bool>(),
		order in any::<bool>(),
		fit in any::<bool>(),
		proof in prop::collection::vec(any_hash(), 0..70),
	) {
		let (first, second) = if small { (first % 64, second % 64) } else { (first, second) };
		let (first, second) =
			if order { (first.min(second), first.max(second)) } else { (first, second) };
		let needed = (consistency_len(first, second) as usize).min(proof.len());
		let proof = if fit { &proof[..needed] } else { &proof[..] };
		prop_assert!(verify_consistency(&old, first, &new, second, proof).is_err());
	}
}
