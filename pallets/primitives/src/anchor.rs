// SPDX-License-Identifier: Apache-2.0

//! What data streams and those who read them must agree on: how anchors are numbered, and the link
//! by which each names the one before.

use crate::{merkle::Hash, StreamId};
use codec::Encode;

/// The number of an anchor within its stream, counted from 0 without gaps.
pub type AnchorNumber = u32;

/// Domain tag of [`link`].
pub const LINK: &str = "muster/anchor/v1";

/// Most leaves of an anchored tree.
pub const MAX_LEAVES: u64 = 1 << 40;

/// What an anchor says, its place in the stream included: what [`link`] covers.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode)]
pub struct Statement {
	pub stream: StreamId,
	pub number: AnchorNumber,
	/// Root of the RFC 9162 §2.1 tree over the readings.
	pub root: Hash,
	/// Leaves of that tree, 1 to [`MAX_LEAVES`].
	pub size: u64,
	/// Where the readings' time begins, seconds since 1970, inclusive.
	pub from: u64,
	/// Where the readings' time ends, seconds since 1970, exclusive.
	pub until: u64,
	/// Digest of the schema that the readings follow.
	pub schema: Option<Hash>,
	/// The anchor that this one supersedes.
	pub corrects: Option<AnchorNumber>,
	/// Link of the anchor before; zeros for the first.
	pub previous: Hash,
}

/// The blake2-256 of SCALE `("muster/anchor/v1", statement)`: the fields of [`Statement`] in their
/// order, integers little-endian and of fixed width.
///
/// Each link covers the one before, so the last one stands for the whole stream: two streams of one
/// number that part anywhere have different links ever after.
pub fn link(statement: &Statement) -> Hash {
	(LINK, statement).using_encoded(sp_io::hashing::blake2_256)
}
