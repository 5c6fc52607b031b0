// SPDX-License-Identifier: Apache-2.0

//! The command line.

use clap::{Args as Group, Parser, Subcommand, ValueEnum};
use serde::Serialize;
use std::{fmt, path::PathBuf};

/// Roots and proofs of readings, and receipts checked without a network.
///
/// Exit status: 0 if the command has done what it says, 1 if `verify` refuses, 2 otherwise.
#[derive(Debug, Parser)]
#[command(name = "muster", version)]
pub struct Args {
	#[command(subcommand)]
	pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
	/// Computes what is anchored of a source: Merkle root, number of readings, time range.
	Ingest(Ingest),
	/// Proves that a reading is among those of a source.
	Prove(Prove),
	/// Proves that a source that has grown still begins with the readings it had before.
	Consistency(Consistency),
	/// Checks a reading against its receipt, back to the chain's first authorities.
	Verify(Verify),
}

/// What a source's readings are.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Cut {
	/// Every file below a folder, in the order of the relative paths.
	Files,
	/// Every record of a CSV file but the first, which names the columns.
	Csv,
	/// Every line of a file, each a JSON value.
	Ndjson,
}

impl fmt::Display for Cut {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(match self {
			Self::Files => "files",
			Self::Csv => "csv",
			Self::Ndjson => "ndjson",
		})
	}
}

/// A source and how it is cut.
#[derive(Debug, Group)]
pub struct Input {
	/// A folder, a CSV file or a file of JSON lines.
	pub source: PathBuf,
	/// What a reading is. By default a folder's files, the records of .csv, the lines of .ndjson
	/// and .jsonl.
	#[arg(long)]
	pub cut: Option<Cut>,
	/// The first record of a CSV file is a reading too.
	#[arg(long)]
	pub no_header: bool,
	/// The source's index; SOURCE.muster by default.
	#[arg(long, value_name = "FILE")]
	pub index: Option<PathBuf>,
	/// Report progress even where standard error is no terminal.
	#[arg(long)]
	pub progress: bool,
}

#[derive(Debug, Group)]
pub struct Ingest {
	#[command(flatten)]
	pub input: Input,
	/// The column, or the field of the JSON objects, that holds each reading's time: seconds since
	/// 1970 or RFC 3339.
	#[arg(long, value_name = "NAME")]
	pub time: Option<String>,
	/// Write no index. Proving then reads the whole source.
	#[arg(long, conflicts_with = "index")]
	pub no_index: bool,
}

#[derive(Debug, Group)]
pub struct Prove {
	#[command(flatten)]
	pub input: Input,
	/// The reading's number, from 0.
	pub number: u64,
}

#[derive(Debug, Group)]
pub struct Consistency {
	#[command(flatten)]
	pub input: Input,
	/// How many readings the source had before.
	#[arg(long, value_name = "N")]
	pub first: u64,
}

#[derive(Debug, Group)]
pub struct Verify {
	/// The source of which the receipt's reading is one, or, with --row, the reading alone. Where
	/// the receipt is for a file, that file.
	pub file: PathBuf,
	/// The receipt.
	pub receipt: PathBuf,
	/// The chain's genesis and its first GRANDPA authorities, from somebody you trust. By default the
	/// file that the environment variable MUSTER_TRUST names.
	#[arg(long, value_name = "FILE")]
	pub trust: Option<PathBuf>,
	/// FILE is exactly the one reading.
	#[arg(long)]
	pub row: bool,
	/// The first record of the CSV file is a reading too.
	#[arg(long, conflicts_with = "row")]
	pub no_header: bool,
	/// Print what the receipt shows as JSON.
	#[arg(long)]
	pub json: bool,
}
