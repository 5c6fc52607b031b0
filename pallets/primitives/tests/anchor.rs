// SPDX-License-Identifier: Apache-2.0

//! Links of anchors, as authors of clients must compute them.

use codec::Encode;
use hex_literal::hex;
use muster_primitives::anchor::{link, Statement, LINK};
use sp_io::hashing::blake2_256;
use std::collections::BTreeSet;

fn statement() -> Statement {
	Statement {
		stream: 7,
		number: 12,
		root: [0x11; 32],
		size: 10_000_000,
		from: 1_700_000_000,
		until: 1_700_086_400,
		schema: Some([0x22; 32]),
		corrects: Some(3),
		previous: [0x33; 32],
	}
}

/// Computed by another program from the bytes alone.
#[test]
fn known_links() {
	assert_eq!(
		link(&statement()),
		hex!("4b934e20d8baa667df56f4e3a818870c23d6f55dcd4b914f058014b1abc3f732")
	);
	let first = Statement {
		number: 0,
		size: 1,
		from: 0,
		until: 1,
		schema: None,
		corrects: None,
		previous: [0; 32],
		..statement()
	};
	assert_eq!(
		link(&first),
		hex!("5878828593714bd8f632486a3ef1424003d3c4f05e96585eeb559d5b901ca724")
	);
}

#[test]
fn a_link_is_the_hash_of_tag_and_fields_in_their_order() {
	let s = statement();
	let bytes = (
		(LINK, s.stream, s.number, s.root, s.size, s.from, s.until),
		(s.schema, s.corrects, s.previous),
	);
	assert_eq!(link(&s), blake2_256(&bytes.encode()));
	assert_eq!(LINK, "muster/anchor/v1");
}

#[test]
fn whatever_changes_makes_another_link() {
	let s = statement();
	let changed = [
		s,
		Statement { stream: 8, ..s },
		Statement { number: 13, ..s },
		Statement { root: [0x12; 32], ..s },
		Statement { size: 10_000_001, ..s },
		Statement { from: 1_700_000_001, ..s },
		Statement { until: 1_700_086_401, ..s },
		Statement { schema: None, ..s },
		Statement { schema: Some([0x23; 32]), ..s },
		Statement { corrects: None, ..s },
		Statement { corrects: Some(4), ..s },
		Statement { previous: [0x34; 32], ..s },
	];
	let links: BTreeSet<_> = changed.iter().map(link).collect();
	assert_eq!(links.len(), changed.len());
}
