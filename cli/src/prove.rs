// SPDX-License-Identifier: Apache-2.0

//! Proofs of one reading, and of growth, by a source's index, or by reading the source again.

use crate::{
	args::{Consistency, Input, Prove},
	failure::{Failure, Result},
	index::{self, Index},
	ingest::{scan, BLOCK_BITS},
	source::{metadata, Source},
};
use muster_primitives::merkle::{BlockTree, Builder, Hash};
use serde::Serialize;
use std::{
	io::{self, Write},
	ops::Range,
	path::PathBuf,
};

/// `muster prove`.
pub fn inclusion(args: &Prove) -> Result<()> {
	let index = args.number;
	let proof = Prover::new(&args.input)?.prove(|tree| {
		tree.block(index).ok_or_else(|| {
			format!("there is no reading {index}: they are numbered from 0 to {}", tree.len() - 1)
		})
	})?;
	let Proof { tree, leaves, range } = proof;
	let leaf = leaves[(index - range.start) as usize];
	let path = tree.prove(index, leaves).map_err(Failure::unable)?;

	#[derive(Serialize)]
	struct Output {
		index: String,
		size: String,
		root: String,
		leaf: String,
		path: Vec<String>,
	}
	print(&Output {
		index: index.to_string(),
		size: tree.len().to_string(),
		root: text(&tree.root()),
		leaf: text(&leaf),
		path: path.iter().map(text).collect(),
	})
}

/// `muster consistency`.
pub fn consistency(args: &Consistency) -> Result<()> {
	let first = args.first;
	let proof = Prover::new(&args.input)?.prove(|tree| {
		tree.last_block(first).ok_or_else(|| {
			format!("--first is from 1 to {}, the number of readings now", tree.len())
		})
	})?;
	let Proof { tree, leaves, range } = proof;
	// Blocks are complete subtrees, so their roots stand for their leaves.
	let mut before = Builder::new();
	if first == tree.len() {
		before.extend(tree.roots().iter().copied());
	} else {
		before.extend(tree.roots().iter().copied().take((first >> tree.k()) as usize));
		if !range.is_empty() {
			let part = leaves.iter().copied().take((first - range.start) as usize);
			before.push(part.collect::<Builder>().root());
		}
	}
	let path = tree.prove_consistency(first, leaves).map_err(Failure::unable)?;

	#[derive(Serialize)]
	#[serde(rename_all = "camelCase")]
	struct Output {
		first: String,
		size: String,
		root: String,
		first_root: String,
		proof: Vec<String>,
	}
	print(&Output {
		first: first.to_string(),
		size: tree.len().to_string(),
		root: text(&tree.root()),
		first_root: text(&before.root()),
		proof: path.iter().map(text).collect(),
	})
}

/// A source's tree, and the leaves of one block of it.
struct Proof {
	tree: BlockTree,
	leaves: Vec<Hash>,
	/// Which leaves these are.
	range: Range<u64>,
}

struct Prover<'a> {
	source: Source,
	input: &'a Input,
	place: PathBuf,
	/// Or why there is none.
	index: std::result::Result<Index, String>,
}

impl<'a> Prover<'a> {
	/// The source as the command line has it, else as its index has it.
	fn new(input: &'a Input) -> Result<Self> {
		metadata(&input.source)?;
		let place = index::place(&input.source, input.index.as_deref())?;
		let index = Index::read(&place);
		// The name may not tell, and --no-header need not be said twice.
		let known = match &index {
			Ok(Index { head, .. }) if input.cut.is_none() && !input.no_header => {
				Source::known(input.source.clone(), head.cut, head.header).ok()
			},
			_ => None,
		};
		let source = known.map_or_else(|| Source::new(input), Ok)?;
		let index = index.and_then(|index| index.fits(&source).map(|()| index));
		Ok(Self { source, input, place, index })
	}

	/// The tree, and the leaves that `choose` wants. By the index if it fits the source.
	fn prove(
		self,
		choose: impl Fn(&BlockTree) -> std::result::Result<Range<u64>, String>,
	) -> Result<Proof> {
		let choose = |tree: &BlockTree| choose(tree).map_err(Failure::unable);
		let Self { source, input, place, index } = self;
		let why = match index {
			Ok(Index { offsets, tree, .. }) => {
				let range = choose(&tree)?;
				match read_block(&source, &offsets, &tree, &range) {
					Ok(leaves) => return Ok(Proof { tree, leaves, range }),
					Err(why) => why,
				}
			},
			Err(why) => why,
		};
		eprintln!(
			"muster: not using the index {}: {why}; reading the whole source",
			place.display()
		);

		let (mut offsets, mut roots) = (Vec::new(), Vec::new());
		let summary = scan(&source, None, input.progress, |block| {
			offsets.push(block.offset);
			roots.push(block.root);
			Ok(())
		})?;
		let changed =
			|| Failure::unable(format!("{}: it changes while it is read", source.path.display()));
		let tree = BlockTree::new(BLOCK_BITS, summary.size, roots).ok_or_else(changed)?;
		let range = choose(&tree)?;
		let leaves = read_block(&source, &offsets, &tree, &range).map_err(|_| changed())?;
		Ok(Proof { tree, leaves, range })
	}
}

/// The leaves of a block, read from the source, if they are those of the tree.
fn read_block(
	source: &Source,
	offsets: &[u64],
	tree: &BlockTree,
	range: &Range<u64>,
) -> std::result::Result<Vec<Hash>, String> {
	if range.is_empty() {
		return Ok(Vec::new());
	}
	let block = (range.start >> tree.k()) as usize;
	let (Some(offset), Some(root)) = (offsets.get(block), tree.roots().get(block)) else {
		return Err("it has no such block".into());
	};
	let count = (range.end - range.start) as usize;
	let leaves =
		source.leaves(range.start, *offset, count).map_err(|failure| failure.to_string())?;
	if leaves.len() != count || leaves.iter().copied().collect::<Builder>().root() != *root {
		return Err("the source has changed since it was indexed".into());
	}
	Ok(leaves)
}

fn text(hash: &Hash) -> String {
	format!("0x{}", hex::encode(hash))
}

/// Writes a result for other programs to standard output.
pub fn print(value: &impl Serialize) -> Result<()> {
	let json = serde_json::to_string_pretty(value).map_err(Failure::unable)?;
	let mut out = io::stdout().lock();
	writeln!(out, "{json}").and_then(|()| out.flush()).map_err(Failure::unable)
}
