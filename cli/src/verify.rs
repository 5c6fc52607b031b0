// SPDX-License-Identifier: Apache-2.0

//! `muster verify`: from a reading to the chain's first authorities, every step of the way.

use crate::{
	args::{Cut, Verify},
	cut::Syntax,
	failure::{Failure, Result},
	grandpa::{Authorities, Sealed},
	ingest::leaf_hash_of,
	receipt::{LeafCut, Receipt, Trust},
	source::{metadata, open, Source},
	state::{self, Anchor, StreamHead},
	times,
};
use muster_primitives::{
	merkle::{self, Hash},
	Subject,
};
use pallet_data_anchor::Mode;
use serde::Serialize;
use sp_consensus_grandpa::AuthorityId;
use sp_core::{crypto::Ss58Codec, ed25519, H256};
use sp_runtime::AccountId32;
use std::{
	fmt::Display,
	io::{self, Read, Seek, SeekFrom, Write},
	path::{Path, PathBuf},
};

/// The command.
pub fn run(args: &Verify) -> Result<()> {
	let path = trust_file(args)?;
	let trust = Trust::read(&path)?;
	let trusted = authorities(&path, &trust)?;
	if metadata(&args.file)?.is_dir() {
		return Err(Failure::unable(format!(
			"{}: a folder; name the file that the receipt is for",
			args.file.display(),
		)));
	}
	open(&args.file)?;
	let receipt = Receipt::read(&args.receipt)?;
	if args.no_header && receipt.leaf.cut != LeafCut::Csv {
		return Err(Failure::unable("--no-header is for readings of CSV files"));
	}

	let (block, stream, anchor) = anchored(&receipt, &trust, trusted)?;
	let leaf = leaf(args, &receipt)?;
	merkle::verify_inclusion(&anchor.root, &leaf, receipt.leaf.index, anchor.size, &receipt.path)
		.map_err(|error| {
		Failure::refused("leaf", format!("the reading is not in the anchored tree: {error}"))
	})?;

	let shown = Shown::new(&receipt, &block, stream.as_ref(), &anchor);
	if args.json {
		return crate::prove::print(&shown);
	}
	shown.tell().map_err(Failure::unable)
}

/// What the person who verifies trusts. Never a file that only came with the receipt.
fn trust_file(args: &Verify) -> Result<PathBuf> {
	let set =
		|| std::env::var_os("MUSTER_TRUST").filter(|path| !path.is_empty()).map(PathBuf::from);
	args.trust.clone().or_else(set).ok_or_else(|| {
		Failure::unable("whom to trust? Name the chain's trust file by --trust or MUSTER_TRUST")
	})
}

/// The authorities that the verifier trusts.
fn authorities(path: &Path, trust: &Trust) -> Result<Authorities> {
	let failed = |why: String| Failure::unable(format!("{}: {why}", path.display()));
	let mut keys: Vec<_> = trust.authorities.iter().map(|authority| authority.key).collect();
	keys.sort_unstable();
	if let Some(twice) = keys.windows(2).find(|pair| pair[0] == pair[1]) {
		return Err(failed(format!("authority {} is there twice", text(&twice[0]))));
	}
	let list = trust.authorities.iter().map(|authority| {
		(AuthorityId::from(ed25519::Public::from_raw(authority.key)), authority.weight)
	});
	Authorities::genesis(list.collect())
		.ok_or_else(|| failed("its authorities have no weight, or more than 2^64".into()))
}

/// The anchor that a receipt shows, its stream, and the block in whose state they stand.
fn anchored(
	receipt: &Receipt,
	trust: &Trust,
	trusted: Authorities,
) -> Result<(Sealed, Option<StreamHead>, Anchor)> {
	if receipt.genesis != trust.genesis {
		return Err(Failure::refused(
			"genesis",
			format!(
				"the receipt is of chain {}, and the trust is in chain {}",
				text(&receipt.genesis),
				text(&trust.genesis),
			),
		));
	}

	let mut authorities = trusted;
	let mut last_handover = 0;
	for (place, handover) in receipt.handovers.iter().enumerate() {
		let step = format!("handover {}", place + 1);
		let failed = |why: String| Failure::refused(step.as_str(), why);
		let block = Sealed::decode(&handover.header.0).map_err(failed)?;
		if block.number() <= last_handover {
			return Err(failed(format!(
				"block {} does not come after block {last_handover}",
				block.number(),
			)));
		}
		authorities
			.finalise(&handover.justification.0, &block)
			.map_err(|why| failed(format!("the justification does not hold: {why}")))?;
		authorities = authorities.next(&block.header).map_err(failed)?;
		last_handover = block.number();
	}

	let block = Sealed::decode(&receipt.header.0).map_err(|why| Failure::refused("header", why))?;
	let mut last = block.clone();
	for (place, header) in receipt.ancestry.iter().enumerate() {
		let failed =
			|why: String| Failure::refused("ancestry", format!("header {}: {why}", place + 1));
		let next = Sealed::decode(&header.0).map_err(failed)?;
		if next.header.parent_hash != last.hash
			|| Some(next.number()) != last.number().checked_add(1)
		{
			return Err(failed(format!(
				"block {} ({:?}) is not the child of block {} ({:?})",
				next.number(),
				next.hash,
				last.number(),
				last.hash,
			)));
		}
		last = next;
	}
	if last.number() <= last_handover {
		return Err(Failure::refused(
			"justification",
			format!(
				"block {} was final before set {} had its turn after block {last_handover}",
				last.number(),
				authorities.set(),
			),
		));
	}
	authorities
		.finalise(&receipt.justification.0, &last)
		.map_err(|why| Failure::refused("justification", why))?;

	let nodes = receipt.proof.iter().map(|node| node.0.clone());
	let proven = state::read(&block.header.state_root, nodes, receipt.stream, receipt.anchor)
		.map_err(|why| Failure::refused("proof", why))?;
	if proven.genesis != Some(H256(receipt.genesis)) {
		return Err(Failure::refused("proof", "the state is that of a chain with another genesis"));
	}
	let anchor = proven.anchor.ok_or_else(|| {
		let why = format!(
			"there is no anchor {} in stream {} in block {}",
			receipt.anchor,
			receipt.stream,
			block.number(),
		);
		Failure::refused("anchor", why)
	})?;
	// An anchor that somebody keeps may outlive its stream.
	Ok((block, proven.stream, anchor))
}

/// The hash of the reading in FILE.
fn leaf(args: &Verify, receipt: &Receipt) -> Result<Hash> {
	let failed = |error: io::Error| Failure::io(&args.file, error);
	let (cut, syntax) = match receipt.leaf.cut {
		LeafCut::Csv => (Cut::Csv, Syntax::Csv),
		LeafCut::Ndjson => (Cut::Ndjson, Syntax::Lines),
		LeafCut::File => return leaf_hash_of(open(&args.file)?).map_err(failed),
	};
	if args.row {
		let mut file = open(&args.file)?;
		let length = without_line_end(&mut file).map_err(failed)?;
		return leaf_hash_of(file.take(length)).map_err(failed);
	}
	let header = cut == Cut::Csv && !args.no_header;
	let source = Source { path: args.file.clone(), cut, header };
	let index = receipt.leaf.index;
	let reading = match source.reading(syntax, index)? {
		Ok(reading) => reading.ok_or("the file has fewer readings than that".to_string()),
		Err(why) => Err(why.to_string()),
	};
	reading
		.map(|reading| crate::ingest::leaf_hash(&reading))
		.map_err(|why| Failure::refused("leaf", format!("reading {index}: {why}")))
}

/// The length of a file without the line end that it may have; the file is at its start then.
fn without_line_end(file: &mut std::fs::File) -> io::Result<u64> {
	let length = file.metadata()?.len();
	let back = length.min(2);
	file.seek(SeekFrom::Start(length - back))?;
	let mut tail = Vec::new();
	Read::by_ref(file).take(back).read_to_end(&mut tail)?;
	file.seek(SeekFrom::Start(0))?;
	let end = match tail.as_slice() {
		b"\r\n" => 2,
		[.., b'\n'] => 1,
		_ => 0,
	};
	Ok(length - end)
}

/// What a receipt shows.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Shown {
	genesis: String,
	stream: u32,
	/// Of the stream: `None` if it is gone.
	owner: Option<String>,
	device: Option<String>,
	mode: Option<&'static str>,
	anchor: u32,
	root: String,
	size: String,
	/// Seconds since 1970.
	from: String,
	until: String,
	schema: Option<String>,
	anchored_by: String,
	anchored_at: String,
	anchored_in_block: u32,
	corrects: Option<u32>,
	superseded_by: Option<u32>,
	/// Link of the anchor before; zeros before the first.
	previous: String,
	/// How many keep the anchor from being pruned.
	keepers: u32,
	index: String,
	cut: String,
	/// The block in whose state all this is so.
	block: u32,
	block_hash: String,
	#[serde(skip)]
	times: [u64; 3],
}

impl Shown {
	fn new(
		receipt: &Receipt,
		block: &Sealed,
		stream: Option<&StreamHead>,
		anchor: &Anchor,
	) -> Self {
		Self {
			genesis: text(&receipt.genesis),
			stream: receipt.stream,
			owner: stream.map(|stream| account(&stream.owner)),
			device: stream.and_then(|stream| stream.device).map(|(device, _)| device.did()),
			mode: stream.map(|stream| match stream.mode {
				Mode::Batches => "batches",
				Mode::Log => "log",
			}),
			anchor: receipt.anchor,
			root: text(&anchor.root),
			size: anchor.size.to_string(),
			from: anchor.from.to_string(),
			until: anchor.until.to_string(),
			schema: anchor.schema.as_ref().map(text),
			anchored_by: match &anchor.by {
				Subject::Account(who) => account(who),
				Subject::Device(device) => device.did(),
			},
			anchored_at: anchor.at.to_string(),
			anchored_in_block: anchor.block,
			corrects: anchor.corrects,
			superseded_by: anchor.superseded_by,
			previous: text(&anchor.previous),
			keepers: anchor.keepers,
			index: receipt.leaf.index.to_string(),
			cut: receipt.leaf.cut.to_string(),
			block: block.number(),
			block_hash: text(&block.hash.0),
			times: [anchor.from, anchor.until, anchor.at],
		}
	}

	/// For a person.
	fn tell(&self) -> io::Result<()> {
		let [from, until, at] = self.times.map(times::show);
		let mut out = io::stdout().lock();
		writeln!(out, "The reading was anchored, and is as it was then.\n")?;
		let mut line = |name: &str, value: &dyn Display| writeln!(out, "{name:<14} {value}");
		line("reading", &format_args!("{} of {} ({})", self.index, self.size, self.cut))?;
		match (&self.mode, &self.owner) {
			(Some(mode), Some(owner)) => {
				line("stream", &format_args!("{} ({mode})", self.stream))?;
				line("owner", owner)?;
				line("device", &self.device.as_deref().unwrap_or("none"))?;
			},
			_ => {
				line("stream", &format_args!("{}, which is gone; the anchor is kept", self.stream))?
			},
		}
		line("anchor", &self.anchor)?;
		line("root", &self.root)?;
		line("readings from", &from)?;
		line("until before", &until)?;
		if let Some(schema) = &self.schema {
			line("schema", schema)?;
		}
		line("anchored at", &format_args!("{at}, block {}", self.anchored_in_block))?;
		line("anchored by", &self.anchored_by)?;
		if let Some(corrected) = self.corrects {
			line("corrects", &format_args!("anchor {corrected}"))?;
		}
		match self.superseded_by {
			Some(later) => line("superseded by", &format_args!("anchor {later}"))?,
			None => line("superseded by", &"none")?,
		}
		if self.keepers > 0 {
			line("kept by", &format_args!("{} who rely on it", self.keepers))?;
		}
		line("as of", &format_args!("block {} ({}), final", self.block, self.block_hash))?;
		line("chain", &self.genesis)?;
		out.flush()
	}
}

/// An account as wallets write it.
fn account(who: &AccountId32) -> String {
	who.to_ss58check()
}

fn text(bytes: &[u8; 32]) -> String {
	format!("0x{}", hex::encode(bytes))
}
