// SPDX-License-Identifier: Apache-2.0

//! The records of CSV files and of files of JSON lines.
//!
//! A CSV record ends at a line feed outside of double quotes, a JSON line at any. Its line end, LF
//! or CRLF, does not belong to it; the last one may lack it. Empty records are none. A byte order
//! mark at the start of a CSV file belongs to nothing. Bytes need not be UTF-8.

use memchr::{memchr2_iter, memchr_iter};
use std::{fmt, io, io::Read, ops::Range};

/// How many bytes are read at once, and cut, hashed and dropped together.
const CHUNK: usize = 1 << 20;

/// The longest record. A quote that is never closed would else ask for as much memory as there is.
pub const MAX_RECORD: usize = 64 << 20;

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Which bytes end a record.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Syntax {
	Csv,
	Lines,
}

/// Records that were read together.
pub struct Chunk {
	pub bytes: Vec<u8>,
	/// Where in `bytes` the records are.
	pub records: Vec<Range<usize>>,
	/// Where in the source `bytes` begins.
	pub offset: u64,
	/// The line of the source, from 1, on which `bytes` begins.
	pub line: u64,
}

impl Chunk {
	/// The line of the source, from 1, on which a record begins.
	pub fn line_of(&self, record: &Range<usize>) -> u64 {
		self.line + memchr_iter(b'\n', &self.bytes[..record.start]).count() as u64
	}
}

/// Why a source cannot be cut.
#[derive(Debug)]
pub enum Error {
	Io(io::Error),
	/// The source ends inside quotes, in the record that begins on this line.
	Unclosed(u64),
	/// The record that begins on this line is longer than [`MAX_RECORD`].
	TooLong(u64),
}

impl fmt::Display for Error {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Io(error) => error.fmt(f),
			Self::Unclosed(line) => {
				write!(f, "line {line}: the record that begins here has a quote that never closes")
			},
			Self::TooLong(line) => write!(
				f,
				"line {line}: the record that begins here is longer than {} MiB; is a quote missing?",
				MAX_RECORD >> 20,
			),
		}
	}
}

/// Reads a source, chunk by chunk, from the start of a record on.
pub struct Cutter<R> {
	source: R,
	syntax: Syntax,
	/// Where in the source `rest` begins, and on which line.
	offset: u64,
	line: u64,
	/// The beginning of a record whose end was not read yet.
	rest: Vec<u8>,
	/// The next record names the columns.
	header: Header,
	ended: bool,
}

/// What becomes of the first record.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Header {
	/// It is a reading as any other.
	None,
	/// It names the columns, and has not been read yet.
	Expected,
	/// It names these columns.
	Read(Vec<u8>),
}

impl<R: Read> Cutter<R> {
	/// Cuts a source from its start on.
	pub fn new(source: R, syntax: Syntax, header: Header) -> Self {
		Self { source, syntax, offset: 0, line: 1, rest: Vec::new(), header, ended: false }
	}

	/// Goes on in the middle of a source, where a reading begins. Lines count from there.
	pub fn resume(source: R, syntax: Syntax, offset: u64) -> Self {
		Self { offset, ..Self::new(source, syntax, Header::None) }
	}

	pub fn header(&self) -> &Header {
		&self.header
	}

	/// How many bytes of the source were cut.
	pub fn position(&self) -> u64 {
		self.offset
	}

	/// The next records, at least one; `None` at the end.
	pub fn next_chunk(&mut self) -> Result<Option<Chunk>, Error> {
		while !self.ended {
			let chunk = self.read_chunk()?;
			if !chunk.records.is_empty() {
				return Ok(Some(chunk));
			}
		}
		Ok(None)
	}

	fn read_chunk(&mut self) -> Result<Chunk, Error> {
		let mut bytes = std::mem::take(&mut self.rest);
		let mut records = Vec::new();
		let mut start = 0;
		let mut quoted = false;
		let (mut lines, mut start_line) = (0, 0);
		let mut scanned = 0;
		// Most often one turn; more if not even one record ends in what was read.
		loop {
			if bytes.len() >= MAX_RECORD {
				return Err(Error::TooLong(self.line));
			}
			let goal = CHUNK.max(bytes.len().saturating_mul(2)).min(MAX_RECORD);
			self.ended = fill(&mut self.source, &mut bytes, goal).map_err(Error::Io)?;
			let first = self.offset == 0 && scanned == 0;
			if first && self.syntax == Syntax::Csv && bytes.starts_with(BYTE_ORDER_MARK) {
				start = BYTE_ORDER_MARK.len();
			}
			let mut end = |at: usize, next: usize| {
				let record = start..at;
				start = next;
				if !record.is_empty() {
					match self.header {
						Header::Expected => self.header = Header::Read(bytes[record].to_vec()),
						_ => records.push(record),
					}
				}
			};
			let without_cr = |at: usize| match at.checked_sub(1) {
				Some(before) if bytes[before] == b'\r' => before,
				_ => at,
			};
			match self.syntax {
				Syntax::Csv => {
					for at in memchr2_iter(b'"', b'\n', &bytes[scanned..]) {
						let at = scanned + at;
						if bytes[at] == b'"' {
							quoted = !quoted;
							continue;
						}
						lines += 1;
						if !quoted {
							end(without_cr(at), at + 1);
							start_line = lines;
						}
					}
				},
				Syntax::Lines => {
					for at in memchr_iter(b'\n', &bytes[scanned..]) {
						let at = scanned + at;
						lines += 1;
						end(without_cr(at), at + 1);
						start_line = lines;
					}
				},
			}
			scanned = bytes.len();
			if self.ended {
				if quoted {
					return Err(Error::Unclosed(self.line + start_line));
				}
				end(bytes.len(), bytes.len());
			}
			if self.ended || start > 0 {
				break;
			}
		}
		self.rest = bytes[start..].to_vec();
		let (offset, line) = (self.offset, self.line);
		self.offset += start as u64;
		self.line += start_line;
		Ok(Chunk { bytes, records, offset, line })
	}
}

/// Reads until `bytes` are `goal` many; whether the source has ended before.
fn fill(source: &mut impl Read, bytes: &mut Vec<u8>, goal: usize) -> io::Result<bool> {
	let missing = goal.saturating_sub(bytes.len());
	bytes.reserve_exact(missing);
	source.take(missing as u64).read_to_end(bytes)?;
	Ok(bytes.len() < goal)
}

#[cfg(test)]
mod tests {
	use super::*;

	/// Gives as many bytes at a time as it is told, as a pipe might.
	struct Trickle<'a>(&'a [u8], usize);

	impl Read for Trickle<'_> {
		fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
			let amount = self.1.min(buffer.len()).min(self.0.len());
			buffer[..amount].copy_from_slice(&self.0[..amount]);
			self.0 = &self.0[amount..];
			Ok(amount)
		}
	}

	/// The records with the lines on which they begin.
	fn cut(source: &[u8], syntax: Syntax, header: Header) -> Result<Vec<(u64, Vec<u8>)>, Error> {
		let mut cutter = Cutter::new(Trickle(source, 7), syntax, header);
		let mut all = Vec::new();
		while let Some(chunk) = cutter.next_chunk()? {
			for record in &chunk.records {
				let bytes = chunk.bytes[record.clone()].to_vec();
				let at = chunk.offset as usize + record.start;
				assert_eq!(source[at..at + bytes.len()], bytes);
				all.push((chunk.line_of(record), bytes));
			}
		}
		Ok(all)
	}

	fn csv(source: &str) -> Vec<(u64, String)> {
		let records = cut(source.as_bytes(), Syntax::Csv, Header::Expected).unwrap();
		records.into_iter().map(|(line, r)| (line, String::from_utf8(r).unwrap())).collect()
	}

	#[test]
	fn records_end_at_line_feeds_outside_of_quotes() {
		let two = vec![(2, "1,2".to_string()), (3, "3,4".to_string())];
		assert_eq!(csv("a,b\n1,2\n3,4\n"), two);
		assert_eq!(csv("a,b\r\n1,2\r\n3,4"), two);
		assert_eq!(csv("\u{feff}a,b\n1,2\n3,4"), two);
		assert_eq!(csv("a\n\n\r\n1\n\n2\n\n"), [(4, "1".to_string()), (6, "2".to_string())]);
		assert_eq!(
			csv("\"a\nb\"\n\"x\n\"\"\r\ny\",1\nz"),
			[(3, "\"x\n\"\"\r\ny\",1".to_string()), (6, "z".to_string())],
		);
		assert_eq!(csv(""), []);
		assert_eq!(csv("a,b"), []);
		assert_eq!(csv("\u{feff}"), []);
	}

	#[test]
	fn lines_end_at_every_line_feed() {
		let lines = cut(b"1\n\"\n\r\n2\r\n\xff", Syntax::Lines, Header::None).unwrap();
		let expected: [(u64, &[u8]); 4] = [(1, b"1"), (2, b"\""), (4, b"2"), (5, b"\xff")];
		assert_eq!(lines, expected.map(|(line, bytes)| (line, bytes.to_vec())));
	}

	#[test]
	fn quote_that_never_closes_is_named_by_the_line_of_its_record() {
		let error = cut(b"a\n1\n2,\"\n3\n4\n", Syntax::Csv, Header::Expected).unwrap_err();
		assert!(matches!(error, Error::Unclosed(3)), "{error}");
	}

	#[test]
	fn records_longer_than_a_chunk_stay_whole() {
		let long = vec![b'x'; 3 * CHUNK + 17];
		let source = [b"a\n1\n".as_slice(), &long, b"\n2\n"].concat();
		let records = cut(&source, Syntax::Csv, Header::Expected).unwrap();
		assert_eq!(records, [(2, b"1".to_vec()), (3, long), (4, b"2".to_vec())]);
	}

	#[test]
	fn record_beyond_the_bound_is_refused() {
		let source = vec![b'x'; MAX_RECORD + 1];
		let mut cutter = Cutter::new(source.as_slice(), Syntax::Lines, Header::None);
		assert!(matches!(cutter.next_chunk(), Err(Error::TooLong(1))));
	}

	#[test]
	fn cutting_goes_on_where_a_record_begins() {
		let source = b"a\n1\n2\n3\n";
		let mut cutter = Cutter::resume(&source[4..], Syntax::Csv, 4);
		let chunk = cutter.next_chunk().unwrap().unwrap();
		assert_eq!(chunk.records, [0..1, 2..3]);
		assert_eq!(chunk.offset, 4);
	}
}
