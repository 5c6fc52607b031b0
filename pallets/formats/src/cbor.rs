// SPDX-License-Identifier: Apache-2.0

//! CBOR (RFC 8949) as the readers of this crate take it: a [`Reader`] over [`minicbor::Decoder`]
//! that hands out borrowed parts of the input, and the one [`Error`] that all readers share.
//!
//! Always refused:
//!
//! - indefinite lengths (RFC 9783 §5.1.1 forbids them, SUIT and COSE have no need of them);
//! - text that is not UTF-8, simple values of two bytes below 32, reserved heads (RFC 8949 §5.3.1:
//!   what is not well-formed or not valid);
//! - two equal keys in one map (§5.6), whatever their encodings; more than [`MAX_ENTRIES`] of them;
//! - nesting beyond [`MAX_DEPTH`] in a value that is skipped;
//! - bytes behind the end ([`Reader::finish`]).
//!
//! Integers and lengths in more bytes than they need (§4.1, "preferred serialization") are refused
//! with [`Encoding::Shortest`] and read with [`Encoding::Any`].
//!
//! The order of map keys is free. A canonical order says nothing that the keys do not say, and
//! encoders in use do not keep it.
//!
//! Reading takes time in proportion to the length: a head promises nothing, each element is at
//! least one byte of input, a map entry is compared with less than [`MAX_ENTRIES`] keys, and nothing
//! is allocated by a length that the input claims.

use alloc::vec::Vec;
use core::fmt;
use minicbor::{data::Type, decode, Decoder};

/// The greatest nesting of arrays, maps and tags in a value that is skipped unread.
pub const MAX_DEPTH: usize = 8;

/// The most entries of one map.
pub const MAX_ENTRIES: usize = 64;

/// Why bytes were refused.
///
/// A number is the label of the claim, header parameter or manifest element that is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
	/// The bytes end before the value does. Send all of it.
	Truncated,
	/// Bytes follow the value. Send one value only.
	Trailing,
	/// A value is of another CBOR type than its place asks for.
	Type,
	/// A string, array or map has no length in front. Encode with definite lengths.
	Indefinite,
	/// An integer or a length is longer than it needs to be. Encode in the shortest form.
	NotShortest,
	/// The bytes are not well-formed CBOR.
	Malformed,
	/// A text is not UTF-8.
	Utf8,
	/// A map has one key twice, or a list one element that it may have once.
	Duplicate,
	/// Values or command sequences are nested too deeply.
	Depth,
	/// A map or list has more elements than the limits of its reader allow.
	TooMany,
	/// A map or list is empty, or shorter than its standard asks.
	TooFew,
	/// A tag is missing, or is not the one that the place asks for.
	Tag,
	/// The message is authenticated by a MAC, which only the holder of a shared secret could check.
	/// Sign it (COSE_Sign1).
	Mac,
	/// A COSE message, but no COSE_Sign1.
	NotSign1,
	/// The signature's algorithm is none of [`Algorithm`](crate::cose::Algorithm).
	Algorithm,
	/// The signature is not as long as its algorithm's are.
	SignatureLength,
	/// A header parameter that must be under the signature (`alg`, `crit`) is not.
	Unprotected,
	/// `crit` names a parameter that is not understood, not protected or not there.
	Critical,
	/// The payload is attached where it must be detached, or neither there nor given, or both.
	Payload,
	/// What must be there is not.
	Missing(i64),
	/// A value breaks the rule of its label.
	Value(i64),
	/// The label is not known, and ignoring it is not allowed.
	Unknown(i64),
	/// A key is neither an integer within 64 bits nor a text.
	Label,
	/// The profile of the token is not [`psa::PROFILE`](crate::psa::PROFILE).
	Profile,
	/// The version of the manifest is not 1.
	Version,
	/// A digest does not match what it is the digest of.
	Digest,
	/// The digest's algorithm is not supported in this place. Use SHA-256.
	DigestAlgorithm,
	/// A part of the envelope is not covered by a digest of the signed manifest.
	Uncovered,
	/// A component index is out of range, or parameters are set with none chosen.
	Index,
}

impl fmt::Display for Error {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		fmt::Debug::fmt(self, f)
	}
}

impl core::error::Error for Error {}

/// Which encodings of an integer or a length are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
	/// The shortest only (RFC 8949 §4.1).
	Shortest,
	/// Any.
	Any,
}

/// What a value is, by its first byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
	/// An integer.
	Int,
	/// A byte string.
	Bytes,
	/// A text string.
	Text,
	/// An array.
	Array,
	/// A map.
	Map,
	/// A tag, and the value that is tagged.
	Tag,
	/// `true` or `false`.
	Bool,
	/// `null`.
	Null,
	/// A float, `undefined` or another simple value.
	Other,
}

/// A map's key where keys are labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label<'a> {
	/// An integer.
	Int(i64),
	/// A text.
	Text(&'a str),
}

/// Reads CBOR from the front of a slice.
#[derive(Clone, Debug)]
pub struct Reader<'a> {
	decoder: Decoder<'a>,
	encoding: Encoding,
}

impl<'a> Reader<'a> {
	/// A reader of `bytes`.
	pub fn new(bytes: &'a [u8], encoding: Encoding) -> Self {
		Self { decoder: Decoder::new(bytes), encoding }
	}

	/// A reader of `bytes` with this reader's [`Encoding`].
	pub fn within(&self, bytes: &'a [u8]) -> Self {
		Self::new(bytes, self.encoding)
	}

	/// That nothing is left. Errors: [`Error::Trailing`].
	pub fn finish(&self) -> Result<(), Error> {
		match self.decoder.position() == self.decoder.input().len() {
			true => Ok(()),
			false => Err(Error::Trailing),
		}
	}

	/// What comes next. Nothing is read.
	pub fn kind(&self) -> Result<Kind, Error> {
		Ok(match self.decoder.datatype().map_err(refused)? {
			Type::U8
			| Type::U16
			| Type::U32
			| Type::U64
			| Type::I8
			| Type::I16
			| Type::I32
			| Type::I64
			| Type::Int => Kind::Int,
			Type::Bytes => Kind::Bytes,
			Type::String => Kind::Text,
			Type::Array => Kind::Array,
			Type::Map => Kind::Map,
			Type::Tag => Kind::Tag,
			Type::Bool => Kind::Bool,
			Type::Null => Kind::Null,
			Type::Undefined | Type::Simple | Type::F16 | Type::F32 | Type::F64 => Kind::Other,
			Type::BytesIndef | Type::StringIndef | Type::ArrayIndef | Type::MapIndef => {
				return Err(Error::Indefinite)
			},
			Type::Break | Type::Unknown(_) => return Err(Error::Malformed),
		})
	}

	/// An integer of any size.
	pub fn int(&mut self) -> Result<i128, Error> {
		let start = self.expect(Kind::Int)?;
		let value = i128::from(self.decoder.int().map_err(refused)?);
		// CBOR writes a negative n as -1 - n.
		let written = if value < 0 { !value } else { value };
		self.shortest(start, 0, written as u64)?;
		Ok(value)
	}

	/// An integer from 0.
	pub fn uint(&mut self) -> Result<u64, Error> {
		u64::try_from(self.int()?).map_err(|_| Error::Type)
	}

	/// A byte string.
	pub fn bytes(&mut self) -> Result<&'a [u8], Error> {
		let start = self.expect(Kind::Bytes)?;
		let value = self.decoder.bytes().map_err(refused)?;
		self.shortest(start, value.len(), value.len() as u64)?;
		Ok(value)
	}

	/// A text string.
	pub fn text(&mut self) -> Result<&'a str, Error> {
		let start = self.expect(Kind::Text)?;
		let value = self.decoder.str().map_err(|error| match refused(error) {
			Error::Malformed => Error::Utf8,
			other => other,
		})?;
		self.shortest(start, value.len(), value.len() as u64)?;
		Ok(value)
	}

	/// The head of an array: how many elements follow.
	pub fn array(&mut self) -> Result<u64, Error> {
		let start = self.expect(Kind::Array)?;
		let length = self.decoder.array().map_err(refused)?.ok_or(Error::Indefinite)?;
		self.shortest(start, 0, length)?;
		Ok(length)
	}

	/// The head of a map: how many pairs follow, at most [`MAX_ENTRIES`].
	pub fn map(&mut self) -> Result<u64, Error> {
		let start = self.expect(Kind::Map)?;
		let length = self.decoder.map().map_err(refused)?.ok_or(Error::Indefinite)?;
		self.shortest(start, 0, length)?;
		match length > MAX_ENTRIES as u64 {
			true => Err(Error::TooMany),
			false => Ok(length),
		}
	}

	/// A tag; its value follows.
	pub fn tag(&mut self) -> Result<u64, Error> {
		let start = self.expect(Kind::Tag)?;
		let tag = self.decoder.tag().map_err(refused)?.as_u64();
		self.shortest(start, 0, tag)?;
		Ok(tag)
	}

	/// `true` or `false`.
	pub fn bool(&mut self) -> Result<bool, Error> {
		self.expect(Kind::Bool)?;
		self.decoder.bool().map_err(refused)
	}

	/// `null`.
	pub fn null(&mut self) -> Result<(), Error> {
		self.expect(Kind::Null)?;
		self.decoder.null().map_err(refused)
	}

	/// A key that is an integer within 64 bits or a text.
	pub fn label(&mut self) -> Result<Label<'a>, Error> {
		match self.kind()? {
			Kind::Int => self.int()?.try_into().map(Label::Int).map_err(|_| Error::Label),
			Kind::Text => self.text().map(Label::Text),
			_ => Err(Error::Label),
		}
	}

	/// Reads a byte string that holds CBOR: a reader of its content.
	pub fn embedded(&mut self) -> Result<Self, Error> {
		self.bytes().map(|bytes| self.within(bytes))
	}

	/// Passes over one value of any kind and returns its bytes.
	pub fn item(&mut self) -> Result<&'a [u8], Error> {
		let start = self.decoder.position();
		self.skip(MAX_DEPTH)?;
		self.since(start)
	}

	/// Where in the input the next value starts, for [`Reader::since`].
	pub fn position(&self) -> usize {
		self.decoder.position()
	}

	/// The input from `start` to the next value.
	pub fn since(&self, start: usize) -> Result<&'a [u8], Error> {
		self.decoder.input().get(start..self.decoder.position()).ok_or(Error::Truncated)
	}

	fn expect(&self, kind: Kind) -> Result<usize, Error> {
		match self.kind()? == kind {
			true => Ok(self.decoder.position()),
			false => Err(Error::Type),
		}
	}

	/// That the head read since `start`, without `body` bytes behind it, is the shortest for `value`.
	fn shortest(&self, start: usize, body: usize, value: u64) -> Result<(), Error> {
		let least = match value {
			0..=23 => 1,
			24..=0xff => 2,
			0x100..=0xffff => 3,
			0x1_0000..=0xffff_ffff => 5,
			_ => 9,
		};
		let read = self.decoder.position().saturating_sub(start).saturating_sub(body);
		match self.encoding == Encoding::Shortest && read != least {
			true => Err(Error::NotShortest),
			false => Ok(()),
		}
	}

	fn skip(&mut self, depth: usize) -> Result<(), Error> {
		let inner = depth.checked_sub(1).ok_or(Error::Depth);
		match self.kind()? {
			Kind::Int => self.int().map(drop),
			Kind::Bytes => self.bytes().map(drop),
			Kind::Text => self.text().map(drop),
			Kind::Bool => self.bool().map(drop),
			Kind::Null => self.null(),
			Kind::Array => {
				let inner = inner?;
				for _ in 0..self.array()? {
					self.skip(inner)?;
				}
				Ok(())
			},
			Kind::Map => {
				let inner = inner?;
				let mut keys = Keys::default();
				for _ in 0..self.map()? {
					keys.add(self.key(inner)?)?;
					self.skip(inner)?;
				}
				Ok(())
			},
			Kind::Tag => {
				let inner = inner?;
				self.tag()?;
				self.skip(inner)
			},
			Kind::Other => self.other(),
		}
	}

	fn key(&mut self, depth: usize) -> Result<Key<'a>, Error> {
		Ok(match self.kind()? {
			Kind::Int => Key::Int(self.int()?),
			Kind::Text => Key::Text(self.text()?),
			Kind::Bytes => Key::Bytes(self.bytes()?),
			_ => {
				let start = self.decoder.position();
				self.skip(depth)?;
				Key::Encoded(self.since(start)?)
			},
		})
	}

	/// A float or a simple value. minicbor reads no half floats without another crate, and takes
	/// simple values below 32 in two bytes, which are not well-formed (RFC 8949 §3.3).
	fn other(&mut self) -> Result<(), Error> {
		let start = self.decoder.position();
		let rest = self.decoder.input().get(start..).unwrap_or_default();
		let (head, body) = rest.split_first().ok_or(Error::Truncated)?;
		let length = match head {
			0xf8 => 1,
			0xf9 => 2,
			0xfa => 4,
			0xfb => 8,
			_ => 0,
		};
		let body = body.get(..length).ok_or(Error::Truncated)?;
		if *head == 0xf8 && body.iter().any(|value| *value < 32) {
			return Err(Error::Malformed);
		}
		self.decoder.set_position(start.saturating_add(1).saturating_add(length));
		Ok(())
	}
}

/// A map's key, for the search for duplicates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Key<'a> {
	Int(i128),
	Text(&'a str),
	Bytes(&'a [u8]),
	/// A key of several values, by its encoding.
	Encoded(&'a [u8]),
}

impl<'a> From<Label<'a>> for Key<'a> {
	fn from(label: Label<'a>) -> Self {
		match label {
			Label::Int(value) => Self::Int(value.into()),
			Label::Text(value) => Self::Text(value),
		}
	}
}

/// The keys of one map so far. [`Reader::map`] bounds how many there are.
#[derive(Default)]
pub(crate) struct Keys<'a>(Vec<Key<'a>>);

impl<'a> Keys<'a> {
	pub(crate) fn add(&mut self, key: impl Into<Key<'a>>) -> Result<(), Error> {
		let key = key.into();
		match self.0.contains(&key) {
			true => Err(Error::Duplicate),
			false => {
				self.0.push(key);
				Ok(())
			},
		}
	}

	pub(crate) fn contains(&self, key: impl Into<Key<'a>>) -> bool {
		self.0.contains(&key.into())
	}
}

fn refused(error: decode::Error) -> Error {
	if error.is_end_of_input() {
		Error::Truncated
	} else if error.is_type_mismatch() {
		Error::Type
	} else {
		Error::Malformed
	}
}
