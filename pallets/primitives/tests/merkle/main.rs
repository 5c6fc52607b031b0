// SPDX-License-Identifier: Apache-2.0

//! RFC 9162 trees, against the RFC's definitions written down again, another implementation and
//! published values.

#[path = "../common/mod.rs"]
mod common;

mod blocks;
mod consistency;
mod inclusion;
mod probes;

use hex_literal::hex;
use muster_primitives::merkle::{empty_root, leaf_hash, node_hash, Hash};

/// RFC 9162's k: the largest power of two smaller than n, for n above 1.
fn split(n: u64) -> u64 {
	1 << (63 - (n - 1).leading_zeros())
}

/// MTH of §2.1.1, from leaf hashes.
fn mth(leaves: &[Hash]) -> Hash {
	match leaves {
		[] => empty_root(),
		[leaf] => *leaf,
		_ => {
			let (left, right) = leaves.split_at(split(leaves.len() as u64) as usize);
			node_hash(&mth(left), &mth(right))
		},
	}
}

fn numbered(n: usize) -> Vec<Hash> {
	(0..n).map(|i| leaf_hash(&(i as u64).to_le_bytes())).collect()
}

/// The eight leaves by which the CT reference implementations are tested, hashed, and the roots of
/// the trees of the first one, two ... eight of them.
fn reference() -> ([Hash; 8], [Hash; 8]) {
	let leaves: [&[u8]; 8] = [
		&[],
		&hex!("00"),
		&hex!("10"),
		&hex!("2021"),
		&hex!("3031"),
		&hex!("40414243"),
		&hex!("5051525354555657"),
		&hex!("606162636465666768696a6b6c6d6e6f"),
	];
	let roots = [
		hex!("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"),
		hex!("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"),
		hex!("aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"),
		hex!("d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"),
		hex!("4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4"),
		hex!("76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef"),
		hex!("ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c"),
		hex!("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"),
	];
	(leaves.map(leaf_hash), roots)
}
