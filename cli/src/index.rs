// SPDX-License-Identifier: Apache-2.0

//! The index beside a source, by which one reading is proven without reading the others.
//!
//! | bytes | what |
//! |---|---|
//! | 8 | `MUSTERIX` |
//! | 1 | version, 1 |
//! | 1 | cut: 0 files, 1 CSV, 2 JSON lines |
//! | 1 | whether the first record names the columns |
//! | 1 | k of the blocks' 2^k leaves |
//! | 8 | length of the source, in bytes |
//! | 8 | number of leaves |
//! | 32 | root |
//! | 40 a block | where its first leaf begins, 8 bytes; its root, 32 |
//! | 32 | SHA-256 of the blocks' entries, followed by the 60 bytes in front of them |
//!
//! Integers are little-endian. Damage shows by the last line, and that the source has changed by its
//! length, or when a block of it is read again to prove one of its readings.

use crate::{
	args::Cut,
	failure::{Failure, Result},
	ingest::{Block, Summary, BLOCK_BITS},
	source::Source,
};
use muster_primitives::merkle::{BlockTree, Hash};
use sha2::{Digest, Sha256};
use std::{
	fs::File,
	io::{self, BufReader, BufWriter, Read, Seek, SeekFrom, Write},
	path::{Path, PathBuf},
};
use tempfile::NamedTempFile;

const MAGIC: &[u8; 8] = b"MUSTERIX";
const VERSION: u8 = 1;
const HEAD: usize = 60;
const ENTRY: usize = 40;
const CHECK: usize = 32;

/// What an index says of its source.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Head {
	pub cut: Cut,
	pub header: bool,
	pub k: u32,
	pub bytes: u64,
	pub size: u64,
	pub root: Hash,
}

impl Head {
	fn encode(&self) -> [u8; HEAD] {
		let mut head = [0; HEAD];
		head[..8].copy_from_slice(MAGIC);
		head[8] = VERSION;
		head[9] = match self.cut {
			Cut::Files => 0,
			Cut::Csv => 1,
			Cut::Ndjson => 2,
		};
		head[10] = self.header.into();
		head[11] = self.k as u8;
		head[12..20].copy_from_slice(&self.bytes.to_le_bytes());
		head[20..28].copy_from_slice(&self.size.to_le_bytes());
		head[28..].copy_from_slice(&self.root);
		head
	}

	fn decode(head: &[u8; HEAD]) -> std::result::Result<Self, &'static str> {
		if &head[..8] != MAGIC {
			return Err("it is no index of Muster");
		}
		if head[8] != VERSION {
			return Err("it is of another version");
		}
		let cut = match head[9] {
			0 => Cut::Files,
			1 => Cut::Csv,
			2 => Cut::Ndjson,
			_ => return Err("it is damaged"),
		};
		let k = u32::from(head[11]);
		if head[10] > 1 || !(1..=32).contains(&k) {
			return Err("it is damaged");
		}
		let number = |at: usize| {
			let mut bytes = [0; 8];
			bytes.copy_from_slice(&head[at..at + 8]);
			u64::from_le_bytes(bytes)
		};
		let mut root = [0; 32];
		root.copy_from_slice(&head[28..]);
		Ok(Self { cut, header: head[10] == 1, k, bytes: number(12), size: number(20), root })
	}
}

/// A source's blocks, ready to prove readings.
pub struct Index {
	pub head: Head,
	/// Where each block begins.
	pub offsets: Vec<u64>,
	pub tree: BlockTree,
}

impl Index {
	/// Reads an index; `Err` tells why there is none, or why it is of no use.
	pub fn read(path: &Path) -> std::result::Result<Self, String> {
		let failed = |error: io::Error| error.to_string();
		let file = File::open(path).map_err(failed)?;
		let length = file.metadata().map_err(failed)?.len();
		let mut file = BufReader::with_capacity(1 << 18, file);
		let mut bytes = [0; HEAD];
		file.read_exact(&mut bytes).map_err(short)?;
		let head = Head::decode(&bytes)?;
		// Before memory is taken for what it claims to hold.
		let blocks = head.size.div_ceil(1 << head.k);
		let rest = length.checked_sub((HEAD + CHECK) as u64);
		if head.size == 0 || blocks.checked_mul(ENTRY as u64) != rest {
			return Err("it is cut short, or damaged".into());
		}
		let (mut offsets, mut roots) = (Vec::new(), Vec::new());
		let mut check = Sha256::new();
		let mut entry = [0; ENTRY];
		for _ in 0..blocks {
			file.read_exact(&mut entry).map_err(short)?;
			check.update(entry);
			let (offset, root) = entry.split_at(8);
			offsets.push(u64::from_le_bytes(offset.try_into().unwrap_or_default()));
			roots.push(root.try_into().unwrap_or_default());
		}
		let mut expected = [0; CHECK];
		file.read_exact(&mut expected).map_err(short)?;
		if check.chain_update(bytes).finalize()[..] != expected {
			return Err("it is damaged".into());
		}
		match BlockTree::new(head.k, head.size, roots) {
			Some(tree) if tree.root() == head.root => Ok(Self { head, offsets, tree }),
			_ => Err("it is damaged".into()),
		}
	}

	/// Whether it may be the index of a source, as far as that shows without reading the source.
	pub fn fits(&self, source: &Source) -> std::result::Result<(), String> {
		if (self.head.cut, self.head.header) != (source.cut, source.header) {
			return Err("it is for another way to cut the source".into());
		}
		let bytes = source.bytes().map_err(|failure| failure.to_string())?;
		if self.head.bytes != bytes {
			return Err(format!(
				"the source had {} bytes when it was indexed, and has {bytes} now",
				self.head.bytes,
			));
		}
		Ok(())
	}
}

/// Where an index is: as named, or beside the source, as `SOURCE.muster`.
pub fn place(source: &Path, named: Option<&Path>) -> Result<PathBuf> {
	if let Some(path) = named {
		return Ok(path.into());
	}
	// A folder may be given as `.` or `data/`.
	let path = match source.is_dir() {
		true => source.canonicalize().map_err(|error| Failure::io(source, error))?,
		false => source.into(),
	};
	let Some(name) = path.file_name() else {
		return Err(Failure::unable(format!(
			"{}: there is no place beside it for an index: name one with --index",
			path.display(),
		)));
	};
	let mut name = name.to_os_string();
	name.push(".muster");
	Ok(path.with_file_name(name))
}

/// Whether a file is an index, be it damaged.
fn is_index(path: &Path) -> bool {
	let mut magic = [0; MAGIC.len()];
	File::open(path).and_then(|mut file| file.read_exact(&mut magic)).is_ok() && &magic == MAGIC
}

fn short(error: io::Error) -> String {
	match error.kind() {
		io::ErrorKind::UnexpectedEof => "it is cut short".into(),
		_ => error.to_string(),
	}
}

/// Writes an index under a name of its own, and gives it the right one when it is whole.
pub struct Writer {
	path: PathBuf,
	file: BufWriter<NamedTempFile>,
	check: Sha256,
}

impl Writer {
	pub fn new(source: &Source, named: Option<&Path>) -> Result<Self> {
		let path = place(&source.path, named)?;
		if path.exists() && !is_index(&path) {
			return Err(Failure::unable(format!(
				"{}: this is there already and no index, so it is not written over; name another \
				place with --index",
				path.display(),
			)));
		}
		let folder = match path.parent() {
			Some(parent) if !parent.as_os_str().is_empty() => parent,
			_ => Path::new("."),
		};
		let failed = |error| Failure::io(&path, error);
		if source.cut == Cut::Files {
			let root = source.path.canonicalize().map_err(failed)?;
			if folder.canonicalize().map_err(failed)?.starts_with(root) {
				return Err(Failure::unable(format!(
					"{}: within the folder, where it would be one of the readings",
					path.display(),
				)));
			}
		}
		let mut builder = tempfile::Builder::new();
		builder.prefix(".muster-");
		// As any file that a person writes, and not for the owner alone.
		#[cfg(unix)]
		{
			use std::os::unix::fs::PermissionsExt;
			builder.permissions(std::fs::Permissions::from_mode(0o666));
		}
		let mut file = BufWriter::new(builder.tempfile_in(folder).map_err(|error| {
			Failure::unable(format!(
				"{}: no index can be written here ({error}); name another place with --index, or \
				do without by --no-index",
				folder.display(),
			))
		})?);
		file.write_all(&[0; HEAD]).map_err(failed)?;
		Ok(Self { path, file, check: Sha256::new() })
	}

	pub fn push(&mut self, block: Block) -> Result<()> {
		let mut entry = [0; ENTRY];
		entry[..8].copy_from_slice(&block.offset.to_le_bytes());
		entry[8..].copy_from_slice(&block.root);
		self.check.update(entry);
		self.file.write_all(&entry).map_err(|error| Failure::io(&self.path, error))
	}

	pub fn finish(self, source: &Source, summary: &Summary) -> Result<()> {
		let Self { path, mut file, check } = self;
		let head = Head {
			cut: source.cut,
			header: source.header,
			k: BLOCK_BITS,
			bytes: summary.bytes,
			size: summary.size,
			root: summary.root,
		}
		.encode();
		let done = || -> io::Result<()> {
			file.write_all(&check.chain_update(head).finalize())?;
			let mut file = file.into_inner()?;
			file.seek(SeekFrom::Start(0))?;
			file.write_all(&head)?;
			file.as_file().sync_data()?;
			file.persist(&path)?;
			Ok(())
		};
		done().map_err(|error| Failure::io(&path, error))
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn head_is_read_as_written() {
		let head = Head {
			cut: Cut::Csv,
			header: true,
			k: BLOCK_BITS,
			bytes: u64::MAX,
			size: 7,
			root: [9; 32],
		};
		assert_eq!(Head::decode(&head.encode()), Ok(head.clone()));
		for (at, byte) in [(0, 0), (8, 2), (9, 3), (10, 2), (11, 0), (11, 33)] {
			let mut bytes = head.encode();
			bytes[at] = byte;
			assert!(Head::decode(&bytes).is_err(), "byte {at}");
		}
	}
}
