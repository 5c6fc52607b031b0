// SPDX-License-Identifier: Apache-2.0

//! The views as a runtime API, for clients that do not know view functions.

use crate::types::*;
use alloc::vec::Vec;
use codec::Codec;
use muster_primitives::{anchor::AnchorNumber, merkle::Hash, AgreementKey, StreamId, Subject};

sp_api::decl_runtime_apis! {
	/// Reads streams, anchors and shares. Each answers as the view function of the same name; asked
	/// at an old block, as things were then.
	pub trait DataAnchorApi<AccountId, BlockNumber>
	where
		AccountId: Codec,
		BlockNumber: Codec,
	{
		/// A stream.
		fn stream(stream: StreamId) -> Option<StreamView<AccountId>>;
		/// What the next anchor of a stream has to be like.
		fn expected(stream: StreamId) -> Option<Expected>;
		/// An anchor, if it was not pruned.
		fn anchor_at(
			stream: StreamId,
			number: AnchorNumber,
		) -> Option<Anchor<AccountId, BlockNumber>>;
		/// Anchors from this number on with their numbers: those that are there of the next `limit`
		/// ones, of 128 at most.
		fn anchors(
			stream: StreamId,
			first: AnchorNumber,
			limit: u32,
		) -> Vec<(AnchorNumber, Anchor<AccountId, BlockNumber>)>;
		/// Whether `leaf`, as it stood in the data, is number `index`, from 0, in an anchor's tree by
		/// this path (RFC 9162 §2.1.3.2).
		fn verify_inclusion(
			stream: StreamId,
			number: AnchorNumber,
			leaf: Vec<u8>,
			index: u64,
			path: Vec<Hash>,
		) -> Result<(), NotProven>;
		/// Whether the tree of the second anchor of a log begins with that of the first, by this proof
		/// (RFC 9162 §2.1.4.2).
		fn verify_consistency(
			stream: StreamId,
			first: AnchorNumber,
			second: AnchorNumber,
			proof: Vec<Hash>,
		) -> Result<(), NotProven>;
		/// Whether an account or device may anchor in a stream by being its owner, its device or a
		/// writer. A policy may permit others.
		fn is_writer(stream: StreamId, subject: Subject<AccountId>) -> bool;
		/// Whether an account pays for an anchor's staying.
		fn is_keeper(stream: StreamId, anchor: AnchorNumber, account: AccountId) -> bool;
		/// The first shares of a stream that are there from this number on, `limit` or 128 at most.
		fn shares(stream: StreamId, first: ShareId, limit: u32) -> Vec<ShareView<AccountId>>;
		/// A share.
		fn share_at(stream: StreamId, share: ShareId) -> Option<ShareView<AccountId>>;
		/// What was shared with an account or device, `limit` shares or 128 at most, in no order, after
		/// the share named if one is.
		fn shared_with(
			grantee: Subject<AccountId>,
			after: Option<(StreamId, ShareId)>,
			limit: u32,
		) -> Vec<ShareView<AccountId>>;
		/// The key to which an envelope for an account or device is encrypted.
		fn agreement_key(subject: Subject<AccountId>) -> Option<AgreementKey>;
	}
}
