// SPDX-License-Identifier: Apache-2.0

//! A source of readings: a folder or a file, and how it is cut.

use crate::{
	args::{Cut, Input},
	cut::{self, Cutter, Header, Syntax},
	failure::{Failure, Result},
	files::{File, Walk},
	ingest::{leaf_hash, leaf_hash_of},
};
use muster_primitives::merkle::Hash;
use std::{
	fs,
	io::{Seek, SeekFrom},
	path::{Path, PathBuf},
};

/// A folder or a file, and how it is cut.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Source {
	pub path: PathBuf,
	pub cut: Cut,
	/// The first record of a CSV file is no reading.
	pub header: bool,
}

impl Source {
	/// The source as the command line has it.
	pub fn new(input: &Input) -> Result<Self> {
		let cut = match input.cut {
			Some(cut) => cut,
			None => guess(&input.source)?,
		};
		if input.no_header && cut != Cut::Csv {
			return Err(Failure::unable(format!(
				"--no-header is for CSV files, and this is {cut}"
			)));
		}
		Self::known(input.source.clone(), cut, cut == Cut::Csv && !input.no_header)
	}

	/// A source that is cut in a known way.
	pub fn known(path: PathBuf, cut: Cut, header: bool) -> Result<Self> {
		match (cut, metadata(&path)?.is_dir()) {
			(Cut::Files, false) => {
				Err(Failure::unable(format!("{}: --cut files wants a folder", path.display())))
			},
			(Cut::Csv | Cut::Ndjson, true) => {
				Err(Failure::unable(format!("{}: a folder is cut into files", path.display())))
			},
			_ => Ok(Self { path, cut, header }),
		}
	}

	/// Its length: the file's, or that of all files together.
	pub fn bytes(&self) -> Result<u64> {
		match self.cut {
			Cut::Files => Walk::new(&self.path)?
				.try_fold(0u64, |sum, file| Ok(sum.saturating_add(file?.bytes))),
			Cut::Csv | Cut::Ndjson => Ok(metadata(&self.path)?.len()),
		}
	}

	/// How its records end; `None` for files.
	pub fn syntax(&self) -> Option<Syntax> {
		match self.cut {
			Cut::Files => None,
			Cut::Csv => Some(Syntax::Csv),
			Cut::Ndjson => Some(Syntax::Lines),
		}
	}

	/// Cuts the records from the start on.
	pub fn cutter(&self, syntax: Syntax) -> Result<Cutter<fs::File>> {
		let header = if self.header { Header::Expected } else { Header::None };
		Ok(Cutter::new(open(&self.path)?, syntax, header))
	}

	/// The hashes of `count` leaves from leaf `first` on, which begins at `offset`; fewer where the
	/// source ends.
	pub fn leaves(&self, first: u64, offset: u64, count: usize) -> Result<Vec<Hash>> {
		let Some(syntax) = self.syntax() else {
			let skip = usize::try_from(first).unwrap_or(usize::MAX);
			return Walk::new(&self.path)?
				.skip(skip)
				.take(count)
				.map(|file| {
					let File { path, .. } = file?;
					leaf_hash_of(open(&path)?).map_err(|error| Failure::io(&path, error))
				})
				.collect();
		};
		let failed = |error| Failure::io(&self.path, error);
		let mut file = open(&self.path)?;
		file.seek(SeekFrom::Start(offset)).map_err(failed)?;
		let mut cutter = Cutter::resume(file, syntax, offset);
		let mut leaves = Vec::new();
		while leaves.len() < count {
			let Some(chunk) = cutter.next_chunk().map_err(|error| self.cut_failed(error))? else {
				break;
			};
			let records = chunk.records.iter().take(count - leaves.len());
			leaves.extend(records.map(|record| leaf_hash(&chunk.bytes[record.clone()])));
		}
		Ok(leaves)
	}

	/// The bytes of one reading of a file; `None` if the source has fewer. The inner error is the
	/// source's: it cannot be cut.
	pub fn reading(
		&self,
		syntax: Syntax,
		number: u64,
	) -> Result<std::result::Result<Option<Vec<u8>>, cut::Error>> {
		let mut cutter = self.cutter(syntax)?;
		let mut left = number;
		loop {
			let chunk = match cutter.next_chunk() {
				Ok(Some(chunk)) => chunk,
				Ok(None) => return Ok(Ok(None)),
				Err(cut::Error::Io(error)) => return Err(Failure::io(&self.path, error)),
				Err(error) => return Ok(Err(error)),
			};
			let here = usize::try_from(left).ok().and_then(|left| chunk.records.get(left));
			if let Some(record) = here {
				return Ok(Ok(Some(chunk.bytes[record.clone()].to_vec())));
			}
			left -= chunk.records.len() as u64;
		}
	}

	pub fn cut_failed(&self, error: cut::Error) -> Failure {
		Failure::unable(format!("{}: {error}", self.path.display()))
	}
}

fn guess(path: &Path) -> Result<Cut> {
	if metadata(path)?.is_dir() {
		return Ok(Cut::Files);
	}
	let extension = path.extension().map(|e| e.to_string_lossy().to_ascii_lowercase());
	match extension.as_deref() {
		Some("csv") => Ok(Cut::Csv),
		Some("ndjson" | "jsonl") => Ok(Cut::Ndjson),
		_ => Err(Failure::unable(format!(
			"{}: its name does not tell how to cut it: say --cut csv or --cut ndjson",
			path.display(),
		))),
	}
}

pub fn metadata(path: &Path) -> Result<fs::Metadata> {
	fs::metadata(path).map_err(|error| Failure::io(path, error))
}

pub fn open(path: &Path) -> Result<fs::File> {
	fs::File::open(path).map_err(|error| Failure::io(path, error))
}
