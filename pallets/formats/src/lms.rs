// SPDX-License-Identifier: Apache-2.0

//! HSS/LMS signatures, which rest on nothing but SHA-256, and of which each leaf signs once.
//!
//! | read | by |
//! |---|---|
//! | an HSS public key of 1 to 8 levels, 52 or 60 bytes | RFC 8554 §6.1 |
//! | an HSS signature, up to [`MAX_SIGNATURE`] bytes | RFC 8554 §6.2 |
//! | LMS types 5 to 9, LM-OTS types 1 to 4 (SHA-256) | RFC 8554 §5.1, §4.1 |
//! | LMS types 10 to 14, LM-OTS types 5 to 8 (SHA-256/192) | SP 800-208 §4.2, RFC 9858 |
//!
//! A lone LMS key, without the count of levels before it, is not read: COSE's HSS-LMS (RFC 8778)
//! carries HSS alone, and one level of it is an LMS tree.
//!
//! Refused, before anything is hashed: bytes too few or left over, types not in the table, types of
//! a signature other than its key's, a leaf beyond the tree, another number of levels than the
//! key's, and two hashes in one system: SP 800-208 §4 wants LMS and LM-OTS, and all levels, to
//! have the hash and the length of the top in common.
//!
//! A parse takes time in proportion to the number of levels, a check as many hashes as
//! [`hashes`] says; memory is for the list of levels alone.
//!
//! A signer who uses a leaf twice gives others what they need to forge a third signature. Nothing
//! in a signature shows it, so [`verify`] returns what each leaf has signed ([`Leaf`]), for the
//! caller to remember and to compare.

use alloc::vec::Vec;
use core::fmt;
use sha2::{Digest, Sha256};

/// The most levels that an HSS key has.
pub const MAX_LEVELS: u32 = 8;
/// The longest HSS public key, in bytes.
pub const MAX_KEY: usize = 60;
/// The longest HSS signature, in bytes: eight levels of the longest kind.
pub const MAX_SIGNATURE: usize = 74_988;
/// The most SHA-256 blocks that [`verify`] compresses, and those of the message itself: eight
/// levels of the dearest kind.
pub const MAX_HASHES: u32 = MAX_LEVELS * (DEAREST.blocks(25) + Key::BLOCKS + MESSAGE_BLOCKS);

/// The kind of LM-OTS that takes most hashes.
const DEAREST: Ots = Ots { n: 32, w: 8, p: 34, shift: 0 };
/// What a level signs when that is the key of the next one, with all that is hashed before it.
const MESSAGE_BLOCKS: u32 = 2;

// Domain separation, RFC 8554 §7.1.
const D_PBLC: [u8; 2] = [0x80, 0x80];
const D_MESG: [u8; 2] = [0x81, 0x81];
const D_LEAF: [u8; 2] = [0x82, 0x82];
const D_INTR: [u8; 2] = [0x83, 0x83];

/// What the leaf of one level has signed.
///
/// Who remembers `(key, q)` and finds it again with another `message` has seen a leaf used twice.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Leaf {
	/// SHA-256 of the level's LMS public key (RFC 8554 §5.3): types, identifier and root.
	pub key: [u8; 32],
	/// The leaf's number in that tree.
	pub q: u32,
	/// All 32 bytes of the hash that the leaf signs (`Q`, RFC 8554 §4.5): of the message, or of
	/// the next level's LMS public key, and of the signature's randomizer. One message signed
	/// twice with two randomizers uses the leaf twice, too.
	pub message: [u8; 32],
}

/// Why a key or a signature was refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Error {
	/// The public key has another length, number of levels or type than those read here.
	Key,
	/// The signature has another number of levels than the public key.
	Levels,
	/// The signature ends too early, or goes on after its end.
	Length,
	/// A type in the signature is unknown, or another than the key's.
	Type,
	/// A leaf's number is beyond its tree.
	Leaf,
	/// The signature is not of this message by this key.
	Signature,
}

impl fmt::Display for Error {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(match self {
			Self::Key => "not an HSS public key of SHA-256 or SHA-256/192",
			Self::Levels => "the signature has another number of levels than the key",
			Self::Length => "the signature is too short or too long",
			Self::Type => "a type in the signature is unknown, or another than the key's",
			Self::Leaf => "a leaf is beyond its tree",
			Self::Signature => "the signature is not of this message by this key",
		})
	}
}

impl core::error::Error for Error {}

/// Whether these bytes are an HSS public key whose signatures can be checked here. Any root is
/// well formed.
pub fn is_well_formed_key(public_key: &[u8]) -> bool {
	read_key(public_key).is_ok()
}

/// Checks an HSS signature (RFC 8554 §6.3) and returns the leaves that made it, one a level, the
/// top level first.
pub fn verify(public_key: &[u8], message: &[u8], signature: &[u8]) -> Result<Vec<Leaf>, Error> {
	read(public_key, message, signature)?.iter().map(Level::verify).collect()
}

/// The most SHA-256 blocks that [`verify`] compresses for the same three, found without hashing.
///
/// 0 for what it refuses without hashing; at most [`MAX_HASHES`] and the message's own blocks, one
/// for 64 bytes.
pub fn hashes(public_key: &[u8], message: &[u8], signature: &[u8]) -> u32 {
	let levels = read(public_key, message, signature).unwrap_or_default();
	levels.iter().fold(0, |sum, level| sum.saturating_add(level.blocks()))
}

/// One kind of one-time signature: bytes of a hash, bits of a digit, number of digits, and by how
/// much the checksum is shifted (RFC 8554 §4.1, RFC 9858).
#[derive(Clone, Copy)]
struct Ots {
	n: usize,
	w: u8,
	p: usize,
	shift: u8,
}

impl Ots {
	const fn of(code: u32) -> Option<Self> {
		let (n, w, p, shift) = match code {
			1 => (32, 1, 265, 7),
			2 => (32, 2, 133, 6),
			3 => (32, 4, 67, 4),
			4 => (32, 8, 34, 0),
			5 => (24, 1, 200, 8),
			6 => (24, 2, 101, 6),
			7 => (24, 4, 51, 4),
			8 => (24, 8, 26, 0),
			_ => return None,
		};
		Some(Self { n, w, p, shift })
	}

	/// The highest digit, where a chain ends.
	const fn last(self) -> u8 {
		u8::MAX >> (8 - self.w)
	}

	/// The digits of `bytes`, most significant first.
	fn digits(self, bytes: &[u8]) -> impl Iterator<Item = u8> + '_ {
		let places = (0..8 / self.w).rev();
		bytes.iter().flat_map(move |byte| {
			places.clone().map(move |place| byte >> (place * self.w) & self.last())
		})
	}

	/// The most blocks for one signature in a tree of this height, but for the message.
	const fn blocks(self, height: u32) -> u32 {
		// A chain's step, and a leaf, fill one block; what joins two nodes fills two.
		let chains = self.p as u32 * self.last() as u32;
		chains + blocks(22 + self.n * self.p) + 1 + 2 * height
	}
}

/// How many blocks SHA-256 compresses for so many bytes.
const fn blocks(len: usize) -> u32 {
	let blocks = len / 64 + if len % 64 < 56 { 1 } else { 2 };
	if blocks > u32::MAX as usize {
		return u32::MAX;
	}
	blocks as u32
}

/// Bytes per hash and height of the tree of an LMS type (RFC 8554 §5.1, RFC 9858).
fn tree(code: u32) -> Option<(usize, u32)> {
	match code {
		5..=9 => Some((32, (code - 4) * 5)),
		10..=14 => Some((24, (code - 9) * 5)),
		_ => None,
	}
}

/// What is left to be read.
struct Input<'a>(&'a [u8]);

impl<'a> Input<'a> {
	fn take(&mut self, len: usize) -> Result<&'a [u8], Error> {
		let (taken, rest) = self.0.split_at_checked(len).ok_or(Error::Length)?;
		self.0 = rest;
		Ok(taken)
	}

	fn number(&mut self) -> Result<u32, Error> {
		let (taken, rest) = self.0.split_first_chunk().ok_or(Error::Length)?;
		self.0 = rest;
		Ok(u32::from_be_bytes(*taken))
	}
}

/// An LMS public key (RFC 8554 §5.3).
struct Key<'a> {
	bytes: &'a [u8],
	code: u32,
	ots_code: u32,
	ots: Ots,
	height: u32,
	id: &'a [u8],
	root: &'a [u8],
}

impl<'a> Key<'a> {
	/// Blocks of the hash of the longest one.
	const BLOCKS: u32 = blocks(MAX_KEY - 4);

	fn read(input: &mut Input<'a>) -> Result<Self, Error> {
		let all = input.0;
		let (code, ots_code) = (input.number()?, input.number()?);
		let (m, height) = tree(code).ok_or(Error::Type)?;
		let ots = Ots::of(ots_code).filter(|ots| ots.n == m).ok_or(Error::Type)?;
		let (id, root) = (input.take(16)?, input.take(m)?);
		let bytes = Input(all).take(8 + 16 + m)?;
		Ok(Self { bytes, code, ots_code, ots, height, id, root })
	}
}

/// The number of levels and the top level's key of an HSS public key.
fn read_key(public_key: &[u8]) -> Result<(u32, Key<'_>), Error> {
	let mut input = Input(public_key);
	let levels = input.number().ok().filter(|levels| (1..=MAX_LEVELS).contains(levels));
	match (levels, Key::read(&mut input), input.0) {
		(Some(levels), Ok(key), []) => Ok((levels, key)),
		_ => Err(Error::Key),
	}
}

/// One level of a signature: an LMS signature (RFC 8554 §5.4), whose key it is and what it signs.
struct Level<'a> {
	key: Key<'a>,
	q: u32,
	randomizer: &'a [u8],
	chains: &'a [u8],
	path: &'a [u8],
	message: &'a [u8],
}

/// All levels of an HSS signature, the top first: everything but the hashes is checked.
fn read<'a>(
	public_key: &'a [u8],
	message: &'a [u8],
	signature: &'a [u8],
) -> Result<Vec<Level<'a>>, Error> {
	let (count, top) = read_key(public_key)?;
	let mut input = Input(signature);
	if input.number()? != count - 1 {
		return Err(Error::Levels);
	}
	let mut levels = Vec::with_capacity(count as usize);
	let mut next = Some(top);
	let mut below = count;
	while let Some(key) = next {
		below -= 1;
		let n = key.ots.n;
		let q = input.number()?;
		if input.number()? != key.ots_code {
			return Err(Error::Type);
		}
		let (randomizer, chains) = (input.take(n)?, input.take(n * key.ots.p)?);
		if input.number()? != key.code {
			return Err(Error::Type);
		}
		if q >> key.height != 0 {
			return Err(Error::Leaf);
		}
		let path = input.take(n * key.height as usize)?;
		next = match below {
			0 => None,
			_ => Some(Key::read(&mut input)?),
		};
		if next.as_ref().is_some_and(|next| next.ots.n != n) {
			return Err(Error::Type);
		}
		let message = next.as_ref().map_or(message, |next| next.bytes);
		levels.push(Level { key, q, randomizer, chains, path, message });
	}
	match input.0 {
		[] => Ok(levels),
		_ => Err(Error::Length),
	}
}

impl Level<'_> {
	/// Computes the root from the signature (RFC 8554 §4.6 Algorithm 4b, §5.4.2 Algorithm 6a), and
	/// compares.
	fn verify(&self) -> Result<Leaf, Error> {
		let Key { id, ots, .. } = self.key;
		let n = ots.n;
		let q = self.q.to_be_bytes();
		let message = hash(&[id, &q, &D_MESG, self.randomizer, self.message]);

		let digits = || ots.digits(cut(&message, n));
		// At most 34 * 255, or 192 << 8: it never overflows.
		let sum = digits().fold(0u16, |sum, digit| sum + u16::from(ots.last() - digit));
		let checksum = (sum << ots.shift).to_be_bytes();
		let mut ends = Sha256::new().chain_update(id).chain_update(q).chain_update(D_PBLC);
		// There are `p` chains: that is where the digits of the checksum end.
		let all = digits().chain(ots.digits(&checksum)).zip(self.chains.chunks_exact(n));
		for (i, (digit, start)) in (0u16..).zip(all) {
			let mut value = [0; 32];
			value.iter_mut().zip(start).for_each(|(to, from)| *to = *from);
			for step in digit..ots.last() {
				value = hash(&[id, &q, &i.to_be_bytes(), &[step], cut(&value, n)]);
			}
			ends.update(cut(&value, n));
		}

		let mut number = (1 << self.key.height) + self.q;
		let ends = ends.finalize().into();
		let mut node = hash(&[id, &number.to_be_bytes(), &D_LEAF, cut(&ends, n)]);
		for sibling in self.path.chunks_exact(n) {
			let (left, right) = match number % 2 {
				0 => (cut(&node, n), sibling),
				_ => (sibling, cut(&node, n)),
			};
			number /= 2;
			node = hash(&[id, &number.to_be_bytes(), &D_INTR, left, right]);
		}
		if cut(&node, n) != self.key.root {
			return Err(Error::Signature);
		}
		Ok(Leaf { key: hash(&[self.key.bytes]), q: self.q, message })
	}

	fn blocks(&self) -> u32 {
		let Key { ots, height, .. } = self.key;
		let message = blocks(22 + ots.n + self.message.len());
		(ots.blocks(height) + Key::BLOCKS).saturating_add(message)
	}
}

fn hash(parts: &[&[u8]]) -> [u8; 32] {
	// Not by chain_update, which moves the state each time: that takes as long as the hash itself.
	let mut hash = Sha256::new();
	parts.iter().for_each(|part| hash.update(part));
	hash.finalize().into()
}

/// The first `n` bytes of a hash, `n` being 24 or 32.
fn cut(hash: &[u8; 32], n: usize) -> &[u8] {
	hash.get(..n).unwrap_or(hash)
}
