// SPDX-License-Identifier: Apache-2.0

//! A source's root, number of readings and time range, in one pass.
//!
//! One thread reads and cuts, one a core hashes what was cut, and this one puts the hashes together
//! in their order. All that is held are a few chunks a core, and one hash for each level of the tree.

use crate::{
	args::{Cut, Ingest},
	csv,
	cut::{Chunk, Header},
	failure::{Failure, Result},
	files::{File, Walk},
	index,
	progress::Progress,
	source::{open, Source},
	times::{self, Span},
};
use muster_primitives::{
	anchor::MAX_LEAVES,
	merkle::{Builder, Hash},
};
use serde::{
	de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor},
	Serialize,
};
use serde_json::value::RawValue;
use sha2::{Digest, Sha256};
use std::{
	fmt,
	io::{self, Read},
	ops::Range,
	sync::mpsc::{sync_channel, Receiver, SyncSender},
	thread,
};

/// Leaves of a block are 2 to this power: what has to be hashed to prove one of them by the index,
/// which holds 40 bytes a block.
pub const BLOCK_BITS: u32 = 12;
pub const BLOCK: u64 = 1 << BLOCK_BITS;

/// Bytes of files that are hashed as one job.
const FILES_JOB: u64 = 4 << 20;

/// Jobs that wait for a thread, or results for this one.
const QUEUE: usize = 2;

/// Threads that hash. More would wait for the one that cuts.
const MAX_WORKERS: usize = 8;

/// What is anchored of a source.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Summary {
	pub root: Hash,
	pub size: u64,
	pub span: Option<Span>,
	pub bytes: u64,
}

/// The beginning and the root of a block of leaves: all have [`BLOCK`] of them but the last.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Block {
	/// Where in the source its first leaf begins. Of a folder, the bytes of all files before.
	pub offset: u64,
	pub root: Hash,
}

/// The command.
pub fn run(args: &Ingest) -> Result<()> {
	let source = Source::new(&args.input)?;
	if args.time.is_some() && (source.cut == Cut::Files || source.cut == Cut::Csv && !source.header)
	{
		return Err(Failure::unable(
			"--time names a column of a CSV file with a header, or a field of JSON lines",
		));
	}
	let mut writer = match args.no_index {
		true => None,
		false => Some(index::Writer::new(&source, args.input.index.as_deref())?),
	};
	let summary = scan(&source, args.time.as_deref(), args.input.progress, |block| {
		writer.as_mut().map_or(Ok(()), |writer| writer.push(block))
	})?;
	if let Some(writer) = writer {
		writer.finish(&source, &summary)?;
	}

	#[derive(Serialize)]
	struct Output {
		cut: Cut,
		root: String,
		size: String,
		from: Option<String>,
		until: Option<String>,
		bytes: String,
	}
	crate::prove::print(&Output {
		cut: source.cut,
		root: format!("0x{}", hex::encode(summary.root)),
		size: summary.size.to_string(),
		from: summary.span.map(|span| span.least.to_string()),
		until: summary.span.map(|span| span.until().to_string()),
		bytes: summary.bytes.to_string(),
	})
}

/// Reads a source once; its blocks are told in their order.
pub fn scan(
	source: &Source,
	time: Option<&str>,
	progress: bool,
	mut tell: impl FnMut(Block) -> Result<()>,
) -> Result<Summary> {
	let mut progress = Progress::new(source.bytes()?, progress);
	let mut tree = Builder::new();
	let mut block = Builder::new();
	let mut offset = 0;
	let mut size = 0u64;
	let mut span = None;
	let mut bytes = 0u64;
	pipe(
		|send| produce(source, time, send),
		|job| digest(source, time, job),
		|done| {
			for piece in done.pieces {
				match piece {
					Piece::Block(whole) => {
						size += BLOCK;
						tree.push(whole.root);
						tell(whole)?;
					},
					Piece::Leaves { offset: first, hashes } => {
						if block.is_empty() {
							offset = first;
						}
						size += hashes.len() as u64;
						block.extend(hashes);
						if block.len() == BLOCK {
							let root = std::mem::take(&mut block).root();
							tree.push(root);
							tell(Block { offset, root })?;
						}
					},
				}
			}
			if size > MAX_LEAVES {
				return Err(Failure::unable("more than 2^40 readings, which no anchor holds"));
			}
			span = Span::join(span, done.span);
			bytes += done.bytes;
			progress.advance(done.bytes);
			Ok(())
		},
	)?;
	if !block.is_empty() {
		let root = block.root();
		tree.push(root);
		tell(Block { offset, root })?;
	}
	if size == 0 {
		let what = match source.cut {
			Cut::Files => "there are no files in this folder",
			Cut::Csv => "there are no readings: no record follows the column names",
			Cut::Ndjson => "there are no readings: no line has anything on it",
		};
		return Err(Failure::unable(format!("{}: {what}", source.path.display())));
	}
	Ok(Summary { root: tree.root(), size, span, bytes })
}

/// What one thread hashes at a time, and the number of its first leaf.
struct Job {
	first: u64,
	load: Load,
}

enum Load {
	/// The column is that of the time.
	Records {
		chunk: Chunk,
		column: Option<usize>,
		bytes: u64,
	},
	Files {
		files: Vec<File>,
		offset: u64,
	},
}

/// What came of a job.
struct Done {
	pieces: Vec<Piece>,
	span: Option<Span>,
	bytes: u64,
}

/// Leaves that follow each other.
enum Piece {
	/// A whole block.
	Block(Block),
	/// Some leaves of one block, of which the first begins at this offset.
	Leaves { offset: u64, hashes: Vec<Hash> },
}

/// Cuts a source into jobs.
fn produce(source: &Source, time: Option<&str>, send: &mut dyn FnMut(Job) -> bool) -> Result<()> {
	let mut first = 0;
	let Some(syntax) = source.syntax() else {
		let mut offset = 0;
		let mut walk = Walk::new(&source.path)?;
		loop {
			let (mut files, mut bytes) = (Vec::new(), 0u64);
			while bytes < FILES_JOB && (files.len() as u64) < BLOCK {
				let Some(file) = walk.next().transpose()? else { break };
				bytes = bytes.saturating_add(file.bytes);
				files.push(file);
			}
			let count = files.len() as u64;
			if count == 0 || !send(Job { first, load: Load::Files { files, offset } }) {
				return Ok(());
			}
			first += count;
			offset += bytes;
		}
	};
	let mut cutter = source.cutter(syntax)?;
	let mut column = None;
	let mut told = 0;
	while let Some(chunk) = cutter.next_chunk().map_err(|error| source.cut_failed(error))? {
		if let (Some(name), None, Header::Read(header)) = (time, column, cutter.header()) {
			let found = csv::column(header, name);
			column = Some(
				found
					.map_err(|why| Failure::unable(format!("{}: {why}", source.path.display())))?,
			);
		}
		let count = chunk.records.len() as u64;
		let bytes = cutter.position() - told;
		told += bytes;
		if !send(Job { first, load: Load::Records { chunk, column, bytes } }) {
			return Ok(());
		}
		first += count;
	}
	// Line ends and the like after the last reading.
	let bytes = cutter.position() - told;
	let chunk = Chunk { bytes: Vec::new(), records: Vec::new(), offset: told, line: 0 };
	send(Job { first, load: Load::Records { chunk, column, bytes } });
	Ok(())
}

fn digest(source: &Source, time: Option<&str>, job: Job) -> Result<Done> {
	match job.load {
		Load::Files { files, mut offset } => {
			let begin = offset;
			let mut pieces = Pieces::new(job.first, files.len());
			for File { path, .. } in files {
				let mut counted = Counted { source: open(&path)?, bytes: 0 };
				let hash = leaf_hash_of(&mut counted).map_err(|error| Failure::io(&path, error))?;
				pieces.push(offset, hash);
				offset += counted.bytes;
			}
			Ok(Done { pieces: pieces.done(), span: None, bytes: offset - begin })
		},
		Load::Records { chunk, column, bytes } => {
			let mut span = None;
			let mut pieces = Pieces::new(job.first, chunk.records.len());
			for (nth, record) in chunk.records.iter().enumerate() {
				let reading = &chunk.bytes[record.clone()];
				let second = match source.cut {
					Cut::Ndjson => json_time(reading, time),
					_ => column.map(|column| csv_time(reading, column)).transpose(),
				};
				let second = second
					.map_err(|why| named(source, &chunk, record, job.first + nth as u64, &why))?;
				span = Span::join(span, second.map(Span::at));
				pieces.push(chunk.offset + record.start as u64, leaf_hash(reading));
			}
			Ok(Done { pieces: pieces.done(), span, bytes })
		},
	}
}

fn named(source: &Source, chunk: &Chunk, at: &Range<usize>, number: u64, why: &str) -> Failure {
	let line = chunk.line_of(at);
	Failure::unable(format!("{}: line {line} (reading {number}): {why}", source.path.display()))
}

/// Collects leaves into whole blocks, and what is before and after them.
struct Pieces {
	done: Vec<Piece>,
	hashes: Vec<Hash>,
	offset: u64,
	/// The number of the next leaf.
	next: u64,
}

impl Pieces {
	fn new(first: u64, count: usize) -> Self {
		let hashes = Vec::with_capacity(count.min(BLOCK as usize));
		Self { done: Vec::new(), hashes, offset: 0, next: first }
	}

	fn push(&mut self, offset: u64, hash: Hash) {
		if self.hashes.is_empty() {
			self.offset = offset;
		}
		self.hashes.push(hash);
		self.next += 1;
		if self.next.is_multiple_of(BLOCK) {
			self.end();
		}
	}

	fn end(&mut self) {
		let offset = self.offset;
		if self.hashes.len() as u64 == BLOCK {
			let root = self.hashes.drain(..).collect::<Builder>().root();
			self.done.push(Piece::Block(Block { offset, root }));
		} else if !self.hashes.is_empty() {
			let hashes = std::mem::take(&mut self.hashes);
			self.done.push(Piece::Leaves { offset, hashes });
		}
	}

	fn done(mut self) -> Vec<Piece> {
		self.end();
		self.done
	}
}

// --- leaves and their times ------------------------------------------------------------------------

/// SHA-256 of `0x00` and the leaf (RFC 9162 §2.1.1).
pub fn leaf_hash(leaf: &[u8]) -> Hash {
	Sha256::new().chain_update([0]).chain_update(leaf).finalize().into()
}

/// As [`leaf_hash`], of a leaf that may be larger than memory.
pub fn leaf_hash_of(mut leaf: impl Read) -> io::Result<Hash> {
	let mut hasher = Sha256::new().chain_update([0]);
	let mut buffer = vec![0; 1 << 16];
	loop {
		match leaf.read(&mut buffer) {
			Ok(0) => return Ok(hasher.finalize().into()),
			Ok(amount) => hasher.update(&buffer[..amount]),
			Err(error) if error.kind() == io::ErrorKind::Interrupted => {},
			Err(error) => return Err(error),
		}
	}
}

struct Counted<R> {
	source: R,
	bytes: u64,
}

impl<R: Read> Read for Counted<R> {
	fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
		let amount = self.source.read(buffer)?;
		self.bytes += amount as u64;
		Ok(amount)
	}
}

fn csv_time(record: &[u8], column: usize) -> std::result::Result<u64, String> {
	let field = csv::fields(record)
		.nth(column)
		.ok_or_else(|| format!("there is no column {} for the time", column + 1))?;
	std::str::from_utf8(&field).ok().and_then(times::parse).ok_or_else(|| unreadable(&field))
}

/// Checks that a line is JSON, and finds its time if it is to have one.
fn json_time(line: &[u8], name: Option<&str>) -> std::result::Result<Option<u64>, String> {
	let Some(name) = name else {
		let checked = serde_json::from_slice::<IgnoredAny>(line);
		return checked.map(|_| None).map_err(|error| not_json(&error));
	};
	let mut json = serde_json::Deserializer::from_slice(line);
	let found = match (Field { name }).deserialize(&mut json) {
		Ok(found) => found,
		// JSON, but no object, or no JSON at all.
		Err(error) => {
			serde_json::from_slice::<IgnoredAny>(line).map_err(|error| not_json(&error))?;
			return Err(if error.is_data() {
				format!("there is no field {name:?}")
			} else {
				not_json(&error)
			});
		},
	};
	json.end().map_err(|error| not_json(&error))?;
	let value = found.ok_or_else(|| format!("there is no field {name:?}"))?.get();
	let second = if value.starts_with('"') {
		let text: Option<String> = serde_json::from_str(value).ok();
		text.and_then(|text| times::parse(&text))
	} else {
		times::parse_json_number(value)
	};
	second.map(Some).ok_or_else(|| unreadable(value.as_bytes()))
}

fn not_json(error: &serde_json::Error) -> String {
	format!("not JSON: {}", message(error))
}

/// What serde says, without the place in the text: it knows of one line only.
fn message(error: &serde_json::Error) -> String {
	let text = error.to_string();
	match text.rfind(" at line ") {
		Some(end) => format!("{} (column {})", &text[..end], error.column()),
		None => text,
	}
}

fn unreadable(field: &[u8]) -> String {
	const SHOWN: usize = 80;
	let shown: String = String::from_utf8_lossy(field).chars().take(SHOWN).collect();
	format!("{shown:?} is no time: neither seconds since 1970 nor RFC 3339")
}

/// The value of one field of a JSON object, the last if there are several; of the others only that
/// they are JSON.
struct Field<'a> {
	name: &'a str,
}

impl<'de> DeserializeSeed<'de> for Field<'_> {
	type Value = Option<&'de RawValue>;

	fn deserialize<D: Deserializer<'de>>(
		self,
		json: D,
	) -> std::result::Result<Self::Value, D::Error> {
		json.deserialize_map(self)
	}
}

impl<'de> Visitor<'de> for Field<'_> {
	type Value = Option<&'de RawValue>;

	fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str("a JSON object")
	}

	fn visit_map<A: MapAccess<'de>>(
		self,
		mut map: A,
	) -> std::result::Result<Self::Value, A::Error> {
		let mut found = None;
		while let Some(ours) = map.next_key_seed(Key { name: self.name })? {
			if ours {
				found = Some(map.next_value()?);
			} else {
				map.next_value::<IgnoredAny>()?;
			}
		}
		Ok(found)
	}
}

/// Whether a key is that of the field. Its bytes, since they need not be UTF-8.
struct Key<'a> {
	name: &'a str,
}

impl<'de> DeserializeSeed<'de> for Key<'_> {
	type Value = bool;

	fn deserialize<D: Deserializer<'de>>(self, json: D) -> std::result::Result<bool, D::Error> {
		json.deserialize_bytes(self)
	}
}

impl Visitor<'_> for Key<'_> {
	type Value = bool;

	fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str("a key")
	}

	fn visit_str<E>(self, key: &str) -> std::result::Result<bool, E> {
		Ok(key == self.name)
	}

	fn visit_bytes<E>(self, key: &[u8]) -> std::result::Result<bool, E> {
		Ok(key == self.name.as_bytes())
	}
}

// --- threads ---------------------------------------------------------------------------------------

/// Runs `produce` on a thread, `work` on one a core, and `collect` here, in the order of production.
/// The first failure in that order ends it.
///
/// Job number i goes to worker i modulo their number and its result is awaited from there, so that
/// order needs no sorting; every channel is bounded, so that a slow part holds up the others.
fn pipe<J: Send, D: Send>(
	produce: impl FnOnce(&mut dyn FnMut(J) -> bool) -> Result<()> + Send,
	work: impl Fn(J) -> Result<D> + Sync,
	mut collect: impl FnMut(D) -> Result<()>,
) -> Result<()> {
	let count = thread::available_parallelism().map_or(1, |cores| cores.get()).min(MAX_WORKERS);
	let work = &work;
	thread::scope(|scope| {
		let mut jobs: Vec<SyncSender<J>> = Vec::new();
		let mut results: Vec<Receiver<Result<D>>> = Vec::new();
		for _ in 0..count {
			let (send_job, next_job) = sync_channel(QUEUE);
			let (send_result, next_result) = sync_channel(QUEUE);
			scope.spawn(move || {
				for job in next_job {
					if send_result.send(work(job)).is_err() {
						break;
					}
				}
			});
			jobs.push(send_job);
			results.push(next_result);
		}
		let producer = scope.spawn(move || {
			let mut workers = jobs.iter().cycle();
			// Nobody listens any more once something has failed.
			produce(&mut |job| workers.next().is_some_and(|worker| worker.send(job).is_ok()))
		});
		let mut outcome = Ok(());
		for worker in results.iter().cycle() {
			// A worker without further results was the next in turn: there are no further jobs.
			let Ok(result) = worker.recv() else { break };
			outcome = result.and_then(&mut collect);
			if outcome.is_err() {
				break;
			}
		}
		drop(results);
		match producer.join() {
			Ok(produced) => outcome.and(produced),
			Err(panic) => std::panic::resume_unwind(panic),
		}
	})
}
