// SPDX-License-Identifier: Apache-2.0

//! Roots and inclusion proofs: against the definitions, crate `ct-merkle`, published vectors, and a
//! lot of a million devices.

use crate::{mth, numbered, probes, reference, split};
use ct_merkle::{mem_backed_tree::MemoryBackedTree, InclusionProof};
use hex_literal::hex;
use muster_primitives::{
	merkle::{
		empty_root, leaf_hash, lot_leaf, node_hash, path_len, verify_inclusion, Builder, Hash,
		ProofError, Tree,
	},
	DeviceKey,
};
use proptest::prelude::*;
use sha2::Sha256;
use sp_io::hashing::blake2_256;

/// PATH of §2.1.3.1, from leaf hashes.
fn path(index: usize, leaves: &[Hash]) -> Vec<Hash> {
	if leaves.len() <= 1 {
		return Vec::new();
	}
	let k = split(leaves.len() as u64) as usize;
	let (left, right) = leaves.split_at(k);
	let (mut below, sibling) = if index < k {
		(path(index, left), mth(right))
	} else {
		(path(index - k, right), mth(left))
	};
	below.push(sibling);
	below
}

/// The root that a path leads to, and the path's length, straight from the definition: for trees
/// too large to be built, with `digest(level)` for siblings.
fn root_of(leaf: Hash, index: u64, size: u64, siblings: &mut Vec<Hash>) -> Hash {
	if size == 1 {
		return leaf;
	}
	let k = split(size);
	let (below, left) = if index < k {
		(root_of(leaf, index, k, siblings), true)
	} else {
		(root_of(leaf, index - k, size - k, siblings), false)
	};
	let sibling = blake2_256(&(siblings.len() as u64).to_le_bytes());
	siblings.push(sibling);
	if left {
		node_hash(&below, &sibling)
	} else {
		node_hash(&sibling, &below)
	}
}

#[test]
fn known_hashes() {
	// SHA-256 of nothing, and of the one byte 0 (RFC 9162 §2.1.1).
	assert_eq!(
		empty_root(),
		hex!("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
	);
	assert_eq!(
		leaf_hash(&[]),
		hex!("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")
	);
	// Computed by another program from the bytes alone.
	assert_eq!(
		lot_leaf(&DeviceKey::Ed25519([0x44; 32])),
		hex!("28e1428a47ab8de4ce849e358e67dacabf475db9b412a79fecd131566e5e2501")
	);
	let mut p256 = [0x55; 33];
	p256[0] = 2;
	assert_eq!(
		lot_leaf(&DeviceKey::P256(p256)),
		hex!("778b942e298837d1d1bc762a71714ee413870b913c98a5fbac54907e1cc94268")
	);
}

#[test]
fn an_empty_tree_proves_nothing() {
	let tree = Tree::new(Vec::new());
	assert_eq!((tree.len(), tree.is_empty(), tree.root()), (0, true, empty_root()));
	assert_eq!(tree.prove(0), None);
	assert_eq!((Builder::new().root(), Builder::new().is_empty()), (empty_root(), true));
	let nothing = verify_inclusion(&empty_root(), &empty_root(), 0, 0, &[]);
	assert_eq!(nothing, Err(ProofError::IndexOutOfRange));
}

#[test]
fn all_small_trees_follow_the_definition() {
	let leaves = numbered(140);
	let mut builder = Builder::new();
	for size in 0..=leaves.len() {
		let leaves = &leaves[..size];
		let tree = Tree::new(leaves.to_vec());
		let root = tree.root();
		assert_eq!(root, mth(leaves));
		assert_eq!(root, builder.root());
		assert_eq!((tree.len(), builder.len()), (size as u64, size as u64));
		for index in 0..size {
			let proof = tree.prove(index as u64).unwrap();
			assert_eq!(proof, path(index, leaves));
			let (index, size) = (index as u64, size as u64);
			assert_eq!(proof.len(), path_len(index, size) as usize);
			assert_eq!(
				verify_inclusion(&root, &leaves[index as usize], index, size, &proof),
				Ok(())
			);
		}
		assert_eq!(tree.prove(size as u64), None);
		assert_eq!(tree.prove(u64::MAX), None);
		builder.push(leaf_hash(&(size as u64).to_le_bytes()));
	}
}

/// For every small tree, leaf and claimed index and size: the proof holds only where the claim is
/// true, or where the same path leads the same way in a tree of another size. The root does not
/// tell its tree's size (RFC 9162 has it signed along with the root), so callers must.
#[test]
fn a_wrong_index_or_size_is_refused() {
	let leaves = numbered(40);
	for size in 1..=leaves.len() as u64 {
		let tree = Tree::new(leaves[..size as usize].to_vec());
		for index in 0..size {
			let proof = tree.prove(index).unwrap();
			let leaf = &leaves[index as usize];
			for claimed in 0..2 * size {
				let held = verify_inclusion(&tree.root(), leaf, claimed, size, &proof);
				assert_eq!(held.is_ok(), claimed == index, "{index} as {claimed} of {size}");
			}
			assert_eq!(
				verify_inclusion(&tree.root(), leaf, index, 0, &proof),
				Err(ProofError::IndexOutOfRange)
			);
			assert_eq!(
				verify_inclusion(&tree.root(), leaf, index, index, &proof),
				Err(ProofError::IndexOutOfRange)
			);
			for claimed in 1..3 * size {
				if verify_inclusion(&tree.root(), leaf, index, claimed, &proof).is_ok() {
					assert!(claimed > index);
					assert_eq!(path_len(index, claimed), path_len(index, size));
				}
			}
		}
	}
}

#[test]
fn huge_trees_are_verified_without_a_panic() {
	let leaf = leaf_hash(b"leaf");
	let sizes = (0..64)
		.flat_map(|bits| {
			let power = 1u64 << bits;
			[power - 1, power, power.saturating_add(1), power | (power >> 1) | 1]
		})
		.chain([u64::MAX, u64::MAX - 1, (1 << 40) + 12345, (1 << 32) + 1]);
	for size in sizes {
		for index in [0, 1, size / 3, size / 2, size.saturating_sub(2), size.saturating_sub(1)] {
			if index >= size {
				assert_eq!(path_len(index, size), 0);
				continue;
			}
			let mut siblings = Vec::new();
			let root = root_of(leaf, index, size, &mut siblings);
			assert_eq!(path_len(index, size) as usize, siblings.len());
			assert!(siblings.len() <= 64);
			assert_eq!(verify_inclusion(&root, &leaf, index, size, &siblings), Ok(()));
			if let Some(last) = siblings.pop() {
				assert_eq!(
					verify_inclusion(&root, &leaf, index, size, &siblings),
					Err(ProofError::PathTooShort)
				);
				siblings.extend([last, last]);
				assert_eq!(
					verify_inclusion(&root, &leaf, index, size, &siblings),
					Err(ProofError::PathTooLong)
				);
			}
		}
	}
}

/// The children of a node, given as a leaf, have another hash than the node.
#[test]
fn a_node_does_not_pass_for_a_leaf() {
	let leaves = numbered(8);
	let tree = Tree::new(leaves.clone());
	let forged = [leaves[0], leaves[1]].concat();
	let path = &tree.prove(0).unwrap()[1..];
	assert_eq!(
		verify_inclusion(&tree.root(), &leaf_hash(&forged), 0, 4, path),
		Err(ProofError::RootMismatch)
	);
	// It is the hash of the leaf's bytes that keeps them apart: a bare hash from outside would do.
	assert_eq!(
		verify_inclusion(&tree.root(), &node_hash(&leaves[0], &leaves[1]), 0, 4, path),
		Ok(())
	);
}

/// The tree by which the CT reference implementations are tested.
#[test]
fn the_reference_tree_has_its_roots_and_paths() {
	let (leaves, roots) = reference();
	for (size, root) in (1..).zip(roots) {
		assert_eq!(Tree::new(leaves[..size].to_vec()).root(), root);
		assert_eq!(leaves[..size].iter().copied().collect::<Builder>().root(), root);
	}
	let tree = Tree::new(leaves.to_vec());
	let sixth = [
		hex!("bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"),
		hex!("ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"),
		hex!("d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"),
	];
	assert_eq!(tree.prove(5).unwrap(), sixth);
	assert_eq!(verify_inclusion(&roots[7], &leaves[5], 5, 8, &sixth), Ok(()));
}

/// The probes of `transparency-dev/merkle`, good and bad, or others of their form.
#[test]
fn rfc6962_inclusion_vectors() {
	probes::run("rfc6962_inclusion_vectors", "inclusion", |case| {
		let root = case.hash("root")?;
		let leaf = case.hash("leafHash")?;
		let (index, size) = (case.number("leafIdx")?, case.number("treeSize")?);
		Some(verify_inclusion(&root, &leaf, index, size, &case.hashes("proof")?).is_ok())
	});
}

fn any_hash() -> impl Strategy<Value = Hash> {
	any::<[u8; 32]>()
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(300))]

	/// Ours verify theirs, theirs verify ours.
	#[test]
	fn trees_equal_those_of_ct_merkle(
		leaves in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..80), 1..300),
		index in any::<prop::sample::Index>(),
	) {
		let mut theirs = MemoryBackedTree::<Sha256, Vec<u8>>::new();
		leaves.iter().for_each(|leaf| theirs.push(leaf.clone()));
		let hashes: Vec<Hash> = leaves.iter().map(|leaf| leaf_hash(leaf)).collect();
		let tree = Tree::new(hashes.clone());
		let builder: Builder = hashes.iter().copied().collect();
		prop_assert_eq!(tree.root(), Hash::from(*theirs.root().as_bytes()));
		prop_assert_eq!(tree.root(), builder.root());

		let index = index.index(leaves.len());
		let proof = tree.prove(index as u64).unwrap();
		let their_proof = theirs.prove_inclusion(index);
		prop_assert_eq!(&proof.concat()[..], their_proof.as_bytes());
		let ours = InclusionProof::<Sha256>::from_bytes(proof.concat());
		prop_assert!(theirs.root().verify_inclusion(&leaves[index], index as u64, &ours).is_ok());
		prop_assert!(
			verify_inclusion(
				&tree.root(),
				&hashes[index],
				index as u64,
				leaves.len() as u64,
				&proof
			)
			.is_ok()
		);
	}

	#[test]
	fn changed_proofs_are_refused(
		size in 2usize..300,
		index in any::<prop::sample::Index>(),
		position in any::<prop::sample::Index>(),
		bit in 0usize..256,
		extra in any_hash(),
	) {
		let leaves = numbered(size);
		let tree = Tree::new(leaves.clone());
		let index = index.index(size);
		let proof = tree.prove(index as u64).unwrap();
		let position = position.index(proof.len());
		let flip = |hash: &Hash| {
			let mut hash = *hash;
			hash[bit / 8] ^= 1 << (bit % 8);
			hash
		};
		let check = |root: &Hash, leaf: &Hash, path: &[Hash]| {
			verify_inclusion(root, leaf, index as u64, size as u64, path)
		};
		let (root, leaf) = (tree.root(), leaves[index]);
		prop_assert_eq!(check(&root, &leaf, &proof), Ok(()));

		let mut changed = proof.clone();
		changed[position] = flip(&changed[position]);
		prop_assert_eq!(check(&root, &leaf, &changed), Err(ProofError::RootMismatch));
		prop_assert_eq!(check(&flip(&root), &leaf, &proof), Err(ProofError::RootMismatch));
		prop_assert_eq!(check(&root, &flip(&leaf), &proof), Err(ProofError::RootMismatch));
		let other = leaves[(index + 1) % size];
		prop_assert_eq!(check(&root, &other, &proof), Err(ProofError::RootMismatch));

		let mut shorter = proof.clone();
		shorter.remove(position);
		prop_assert_eq!(check(&root, &leaf, &shorter), Err(ProofError::PathTooShort));
		let mut longer = proof.clone();
		longer.insert(position, extra);
		prop_assert_eq!(check(&root, &leaf, &longer), Err(ProofError::PathTooLong));
		prop_assert_eq!(check(&root, &leaf, &[]), Err(ProofError::PathTooShort));
		if proof.len() > 1 {
			let mut reversed = proof.clone();
			reversed.reverse();
			prop_assert_eq!(check(&root, &leaf, &reversed), Err(ProofError::RootMismatch));
		}
	}

	#[test]
	fn hostile_proofs_are_refused_without_a_panic(
		root in any_hash(),
		leaf in any_hash(),
		index in any::<u64>(),
		size in any::<u64>(),
		small in any::<bool>(),
		fit in any::<bool>(),
		path in prop::collection::vec(any_hash(), 0..70),
	) {
		let (index, size) = if small { (index % 64, size % 64) } else { (index, size) };
		let needed = (path_len(index, size) as usize).min(path.len());
		let path = if fit { &path[..needed] } else { &path[..] };
		prop_assert!(verify_inclusion(&root, &leaf, index, size, path).is_err());
	}
}

/// One lot as large as a factory's year: every device a leaf, one root on chain.
#[test]
fn a_lot_of_a_million_devices() {
	const SIZE: u64 = 1_000_000;
	// Any 32 bytes may stand in a lot: whether they are a key shows when the device enrols.
	let key = |index: u64| DeviceKey::Ed25519(blake2_256(&index.to_le_bytes()));
	let mut builder = Builder::new();
	let mut leaves = Vec::with_capacity(SIZE as usize);
	for index in 0..SIZE {
		let leaf = lot_leaf(&key(index));
		builder.push(leaf);
		leaves.push(leaf);
	}
	let tree = Tree::new(leaves);
	let root = tree.root();
	assert_eq!(root, builder.root());
	assert_eq!((tree.len(), builder.len()), (SIZE, SIZE));
	// Computed by another program from the keys alone.
	assert_eq!(root, hex!("cd0ecc3a1440107408f54cec9fb1284cb12057856fced4d32216bb85c355cbf0"));

	for index in [0, 1, 2, 65_535, 65_536, 499_999, 524_287, 524_288, 999_423, 999_998, 999_999] {
		let leaf = lot_leaf(&key(index));
		let path = tree.prove(index).unwrap();
		assert_eq!(path.len(), path_len(index, SIZE) as usize);
		assert!(path.len() <= 20);
		assert_eq!(verify_inclusion(&root, &leaf, index, SIZE, &path), Ok(()));

		// Wrong index: a neighbour's, its mirror, one that the lot does not have.
		for wrong in [index ^ 1, SIZE - 1 - index, (index + 500_000) % SIZE] {
			assert!(verify_inclusion(&root, &leaf, wrong, SIZE, &path).is_err());
		}
		for wrong in [SIZE, SIZE + index, u64::MAX] {
			assert_eq!(
				verify_inclusion(&root, &leaf, wrong, SIZE, &path),
				Err(ProofError::IndexOutOfRange)
			);
		}
		// Wrong path: a neighbour's, one with a hash changed, left out or added.
		let neighbour = tree.prove(index ^ 1).unwrap();
		assert!(verify_inclusion(&root, &leaf, index, SIZE, &neighbour).is_err());
		for level in 0..path.len() {
			let mut wrong = path.clone();
			wrong[level][31] ^= 1;
			assert_eq!(
				verify_inclusion(&root, &leaf, index, SIZE, &wrong),
				Err(ProofError::RootMismatch)
			);
		}
		assert_eq!(
			verify_inclusion(&root, &leaf, index, SIZE, &path[1..]),
			Err(ProofError::PathTooShort)
		);
		assert_eq!(
			verify_inclusion(&root, &leaf, index, SIZE, &[&path[..], &[root]].concat()),
			Err(ProofError::PathTooLong)
		);
		// Wrong root, and a key that is another device's, nobody's, or of another kind.
		assert_eq!(
			verify_inclusion(&leaf, &leaf, index, SIZE, &path),
			Err(ProofError::RootMismatch)
		);
		let DeviceKey::Ed25519(bytes) = key(index) else { unreachable!() };
		for wrong in [key(index ^ 1), key(SIZE), DeviceKey::Sr25519(bytes)] {
			assert_eq!(
				verify_inclusion(&root, &lot_leaf(&wrong), index, SIZE, &path),
				Err(ProofError::RootMismatch)
			);
		}
	}
	assert_eq!(tree.prove(SIZE), None);
}
