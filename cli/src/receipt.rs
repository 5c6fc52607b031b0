// SPDX-License-Identifier: Apache-2.0

//! Receipts and trust files, as JSON. What they mean is checked in `verify`.

use crate::failure::{Failure, Result};
use muster_primitives::merkle::Hash;
use serde::{de, Deserialize, Deserializer};
use std::{fmt, fs::File, io::Read, marker::PhantomData, path::Path};

/// No receipt is larger.
const MAX_BYTES: u64 = 8 << 20;

const RECEIPT: &str = "muster-receipt/v1";
const TRUST: &str = "muster-trust/v1";

/// What shows that a reading was anchored.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
	#[serde(rename = "format")]
	_format: String,
	#[serde(deserialize_with = "hash")]
	pub genesis: Hash,
	pub stream: u32,
	pub anchor: u32,
	pub leaf: Leaf,
	/// From the leaf's sibling upwards (RFC 9162 §2.1.3).
	#[serde(deserialize_with = "hashes")]
	pub path: Vec<Hash>,
	/// The block whose state is proven.
	pub header: Bytes,
	/// Nodes of the state's trie.
	pub proof: Vec<Bytes>,
	/// Headers from the child of `header` to the justified block.
	pub ancestry: Vec<Bytes>,
	pub justification: Bytes,
	/// The changes of the GRANDPA authorities since genesis.
	pub handovers: Vec<Handover>,
}

/// Which reading it is.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Leaf {
	#[serde(deserialize_with = "decimal")]
	pub index: u64,
	pub cut: LeafCut,
}

/// How the reading was cut out of its source.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LeafCut {
	/// It is a file of its own.
	File,
	Csv,
	Ndjson,
}

impl fmt::Display for LeafCut {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(match self {
			Self::File => "file",
			Self::Csv => "csv",
			Self::Ndjson => "ndjson",
		})
	}
}

/// A block that names the next GRANDPA authorities, finalised by those before.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Handover {
	pub header: Bytes,
	pub justification: Bytes,
}

/// Whom the verifier believes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trust {
	#[serde(rename = "format")]
	_format: String,
	#[serde(deserialize_with = "hash")]
	pub genesis: Hash,
	/// The GRANDPA authorities at genesis.
	pub authorities: Vec<Authority>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Authority {
	#[serde(deserialize_with = "hash")]
	pub key: [u8; 32],
	#[serde(deserialize_with = "decimal")]
	pub weight: u64,
}

impl Receipt {
	/// Refuses what is no receipt.
	pub fn read(path: &Path) -> Result<Self> {
		let bytes = bounded(path)?.ok_or_else(|| {
			Failure::refused("format", format!("the receipt has more than {} MiB", MAX_BYTES >> 20))
		})?;
		parse(&bytes, RECEIPT).map_err(|why| Failure::refused("format", why))
	}
}

impl Trust {
	pub fn read(path: &Path) -> Result<Self> {
		let failed = |why: &str| Failure::unable(format!("{}: {why}", path.display()));
		let bytes = bounded(path)?.ok_or_else(|| failed("too large"))?;
		parse(&bytes, TRUST).map_err(|why| failed(&why))
	}
}

/// A file's bytes; `None` if there are more than of any receipt.
fn bounded(path: &Path) -> Result<Option<Vec<u8>>> {
	let failed = |error| Failure::io(path, error);
	let mut bytes = Vec::new();
	let file = File::open(path).map_err(failed)?;
	file.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(failed)?;
	Ok((bytes.len() as u64 <= MAX_BYTES).then_some(bytes))
}

fn parse<'de, T: Deserialize<'de>>(
	bytes: &'de [u8],
	format: &str,
) -> std::result::Result<T, String> {
	// The format first: whoever took the wrong file hears that, and not of missing fields.
	#[derive(Deserialize)]
	struct Format {
		format: String,
	}
	let found: Format =
		serde_json::from_slice(bytes).map_err(|error| format!("this is not {format}: {error}"))?;
	if found.format != format {
		return Err(format!("this is {:?}, and not {format}", found.format));
	}
	serde_json::from_slice(bytes).map_err(|error| error.to_string())
}

/// Bytes of any number, written as `0x` and hexadecimal digits.
#[derive(Clone, PartialEq, Eq)]
pub struct Bytes(pub Vec<u8>);

impl fmt::Debug for Bytes {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "0x{}", hex::encode(&self.0))
	}
}

impl<'de> Deserialize<'de> for Bytes {
	fn deserialize<D: Deserializer<'de>>(json: D) -> std::result::Result<Self, D::Error> {
		text(json, "0x and hexadecimal digits", |text| {
			hex::decode(text.strip_prefix("0x")?).ok().map(Self)
		})
	}
}

fn hash<'de, D: Deserializer<'de>>(json: D) -> std::result::Result<Hash, D::Error> {
	text(json, "0x and 64 hexadecimal digits", |text| {
		let mut hash = [0; 32];
		hex::decode_to_slice(text.strip_prefix("0x")?, &mut hash).ok()?;
		Some(hash)
	})
}

fn hashes<'de, D: Deserializer<'de>>(json: D) -> std::result::Result<Vec<Hash>, D::Error> {
	#[derive(Deserialize)]
	struct Item(#[serde(deserialize_with = "hash")] Hash);
	Ok(Vec::<Item>::deserialize(json)?.into_iter().map(|Item(hash)| hash).collect())
}

/// An integer of 64 bits as a string: numbers of JSON are not exact above 2^53 everywhere.
fn decimal<'de, D: Deserializer<'de>>(json: D) -> std::result::Result<u64, D::Error> {
	text(json, "a string of decimal digits below 2^64", |text| {
		let number: u64 = text.parse().ok()?;
		(number.to_string() == text).then_some(number)
	})
}

/// A string of which `read` makes something.
fn text<'de, D: Deserializer<'de>, T>(
	json: D,
	expected: &'static str,
	read: impl Fn(&str) -> Option<T>,
) -> std::result::Result<T, D::Error> {
	struct Text<T, F>(&'static str, F, PhantomData<T>);
	impl<T, F: Fn(&str) -> Option<T>> de::Visitor<'_> for Text<T, F> {
		type Value = T;

		fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
			f.write_str(self.0)
		}

		fn visit_str<E: de::Error>(self, text: &str) -> std::result::Result<T, E> {
			// Its value is left out of the message: it may be a million digits long.
			(self.1)(text).ok_or_else(|| E::custom(format_args!("expected {}", self.0)))
		}
	}
	json.deserialize_str(Text(expected, read, PhantomData))
}
