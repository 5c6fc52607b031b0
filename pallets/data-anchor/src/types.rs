// SPDX-License-Identifier: Apache-2.0

//! What streams, anchors and shares are made of, and what views tell of them.

use crate::{Config, HoldReason};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::marker::PhantomData;
use frame_support::{
	traits::{
		fungible::{HoldConsideration, Inspect},
		Get,
	},
	BoundedVec, CloneNoBound, DebugNoBound, EqNoBound, PartialEqNoBound,
};
use frame_system::pallet_prelude::BlockNumberFor;
use muster_primitives::{
	anchor::AnchorNumber, merkle::Hash, AgreementKey, DeviceId, Generation, StreamId, Subject,
};
use scale_info::TypeInfo;
use sp_core::ConstU32;

/// Most submissions of one call.
pub const MAX_SUBMISSIONS: u32 = 32;
/// Most hashes of a proof: as many as trees of 2^64 leaves need.
pub const MAX_PATH: u32 = 64;
/// Most anchors that one call prunes, and shares that one call removes.
pub const MAX_REMOVALS: u32 = 128;
/// Most bytes of an envelope.
pub const MAX_ENVELOPE: u32 = 512;
/// Most items that a view lists at once.
pub const MAX_LISTED: u32 = 128;

/// The number of a share within its stream, counted from 0.
pub type ShareId = u32;

pub type AccountIdOf<T> = <T as frame_system::Config>::AccountId;
pub type BalanceOf<T> = <<T as Config>::Currency as Inspect<AccountIdOf<T>>>::Balance;

/// A short text for people, UTF-8, 1 to 64 bytes.
pub type Text = BoundedVec<u8, ConstU32<64>>;
/// Hashes of a proof, the lowest first.
pub type Path = BoundedVec<Hash, ConstU32<MAX_PATH>>;
/// A data key, encrypted to a grantee.
pub type Envelope = BoundedVec<u8, ConstU32<MAX_ENVELOPE>>;
/// What one call anchors.
pub type Submissions = BoundedVec<Submission, ConstU32<MAX_SUBMISSIONS>>;

/// The kinds of deposit. Each is a hold reason of its own.
pub mod kind {
	use super::*;
	muster_primitives::deposit_kinds!(
		HoldReason;
		Stream, Slots, Writer, Keep, AgreementKey, Share
	);
}

/// A deposit of one kind.
pub type Deposit<T, Kind> = muster_primitives::Deposit<
	AccountIdOf<T>,
	HoldConsideration<AccountIdOf<T>, <T as Config>::Currency, Kind, <T as Config>::StorageDeposit>,
>;

/// How the anchors of a stream follow one another.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
	MaxEncodedLen,
)]
pub enum Mode {
	/// Every anchor is a tree of its own. What was wrong is corrected by a later anchor.
	#[codec(index = 0)]
	Batches,
	/// One tree that only grows: each anchor shows that it holds all of the one before.
	#[codec(index = 1)]
	Log,
}

/// The last anchor of a stream, as far as the next one needs it. It outlives the anchor itself.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
	MaxEncodedLen,
)]
pub struct Head {
	/// [`link`](muster_primitives::anchor::link) of the last anchor.
	pub link: Hash,
	/// Root of the last anchor.
	pub root: Hash,
	/// Leaves of the last anchor.
	pub size: u64,
	/// Where the time ends that is anchored so far; corrections do not move it.
	pub until: u64,
}

/// What anchoring reads and writes of a stream. Owner and device come first, for those who read them
/// out of a storage proof.
#[derive(
	CloneNoBound, PartialEqNoBound, EqNoBound, DebugNoBound, Encode, Decode, TypeInfo, MaxEncodedLen,
)]
#[scale_info(skip_type_params(T))]
pub struct Stream<T: Config> {
	pub owner: T::AccountId,
	/// Whose data it is, and the generation in which the device writes here.
	pub device: Option<(DeviceId, Generation)>,
	pub mode: Mode,
	/// Whether only devices with an affirming verdict anchor.
	pub attested: bool,
	pub closed: bool,
	/// Digest of the schema that the next anchors follow.
	pub schema: Option<Hash>,
	/// How long anchors stay, in seconds; `None`: for ever.
	pub retention: Option<u64>,
	/// How many anchors there can be at a time.
	pub slots: u32,
	/// All anchors before this one were pruned.
	pub oldest: AnchorNumber,
	/// The number of the next anchor.
	pub next: AnchorNumber,
	pub head: Option<Head>,
}

impl<T: Config> Stream<T> {
	/// How many slots are taken.
	pub fn used(&self) -> u32 {
		self.next.saturating_sub(self.oldest)
	}

	/// The link of the last anchor; zeros before the first.
	pub fn link(&self) -> Hash {
		self.head.map_or_else(Default::default, |head| head.link)
	}
}

/// What anchoring does not need of a stream.
#[derive(
	CloneNoBound, PartialEqNoBound, EqNoBound, DebugNoBound, Encode, Decode, TypeInfo, MaxEncodedLen,
)]
#[scale_info(skip_type_params(T))]
pub struct StreamInfo<T: Config> {
	pub name: Text,
	/// How many writers are named.
	pub writers: u32,
	/// The number of the next share.
	pub next_share: ShareId,
	/// How many shares there are.
	pub shares: u32,
	pub deposit: Deposit<T, kind::Stream<T>>,
	pub slots: Deposit<T, kind::Slots<T>>,
}

/// An account or device that may anchor.
#[derive(
	CloneNoBound, PartialEqNoBound, EqNoBound, DebugNoBound, Encode, Decode, TypeInfo, MaxEncodedLen,
)]
#[scale_info(skip_type_params(T))]
pub struct Writer<T: Config> {
	/// Of a device: under another generation it is no writer. Of an account: 0.
	pub generation: Generation,
	pub deposit: Deposit<T, kind::Writer<T>>,
}

/// A Merkle root over data, and when it was taken. SCALE in this order and with numbers of fixed
/// width is what storage proofs show.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen,
)]
pub struct Anchor<AccountId, BlockNumber> {
	/// Root of an RFC 9162 §2.1 SHA-256 tree.
	pub root: Hash,
	/// How many leaves it has.
	pub size: u64,
	/// When the data begins, seconds since 1970.
	pub from: u64,
	/// When it ends; that second is no longer part of it.
	pub until: u64,
	/// [`link`](muster_primitives::anchor::link) of the anchor before; zeros for the first.
	pub previous: Hash,
	/// Digest of the schema that the data follows.
	pub schema: Option<Hash>,
	pub by: Subject<AccountId>,
	/// Time of the block, seconds since 1970.
	pub at: u64,
	pub block: BlockNumber,
	/// The anchor that this one supersedes.
	pub corrects: Option<AnchorNumber>,
	/// The anchor that supersedes this one.
	pub superseded_by: Option<AnchorNumber>,
	/// How many accounts pay for its staying.
	pub keepers: u32,
}

pub type AnchorOf<T> = Anchor<AccountIdOf<T>, BlockNumberFor<T>>;

/// What is to be anchored in one stream.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen,
)]
pub struct Submission {
	pub stream: StreamId,
	/// The number that the anchor is to have: that of the last one, and one more.
	pub number: AnchorNumber,
	/// [`link`](muster_primitives::anchor::link) of the anchor before; zeros for the first.
	pub previous: Hash,
	/// Root of an RFC 9162 §2.1 SHA-256 tree.
	pub root: Hash,
	/// How many leaves it has, 1 to 2^40.
	pub size: u64,
	/// When the data begins, seconds since 1970.
	pub from: u64,
	/// When it ends; that second is no longer part of it.
	pub until: u64,
	/// The anchor to supersede.
	pub corrects: Option<AnchorNumber>,
	/// What the stream asks for. Said here because it makes the call cost more.
	pub attested: bool,
	/// Of a log, from the second anchor on: RFC 9162 §2.1.4 consistency proof from the last anchor.
	pub consistency: Path,
}

/// What was handed to whom.
#[derive(
	CloneNoBound, PartialEqNoBound, EqNoBound, DebugNoBound, Encode, Decode, TypeInfo, MaxEncodedLen,
)]
#[scale_info(skip_type_params(T))]
pub struct Share<T: Config> {
	pub grantee: Subject<T::AccountId>,
	/// Of a device: under another generation the share is void. Of an account: 0.
	pub generation: Generation,
	/// The grantee's key, to which the envelope is encrypted.
	pub key: AgreementKey,
	/// The first anchor whose data the envelope opens.
	pub first: AnchorNumber,
	/// The last one; `None`: all that follow.
	pub last: Option<AnchorNumber>,
	pub by: Subject<T::AccountId>,
	pub at: u64,
	/// When it lapses, seconds since 1970.
	pub until: Option<u64>,
	/// When it was revoked.
	pub revoked: Option<u64>,
	/// Empty once it is revoked.
	pub envelope: Envelope,
	pub deposit: Deposit<T, kind::Share<T>>,
}

/// A stream, for who looks at it.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct StreamView<AccountId> {
	pub stream: StreamId,
	pub name: Text,
	pub owner: AccountId,
	/// Whose data it is.
	pub device: Option<DeviceId>,
	/// Whether that device may anchor here: it is still of the generation in which the stream was
	/// made.
	pub device_writes: bool,
	pub mode: Mode,
	pub attested: bool,
	pub closed: bool,
	pub schema: Option<Hash>,
	/// How long anchors stay, in seconds; `None`: for ever.
	pub retention: Option<u64>,
	pub slots: u32,
	/// How many slots are taken.
	pub used: u32,
	/// The oldest anchor that was not pruned; kept ones may be older.
	pub oldest: AnchorNumber,
	/// The number of the next anchor.
	pub next: AnchorNumber,
	/// The next anchor must name this link.
	pub link: Hash,
	pub writers: u32,
	pub shares: u32,
}

/// What the next anchor of a stream has to be like.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct Expected {
	pub number: AnchorNumber,
	pub previous: Hash,
	/// Its time begins here at the earliest.
	pub from: u64,
	/// Its time ends here at the latest.
	pub until_at_most: u64,
	/// Of a log that has anchors: its size is above this one's, and it is consistent with this root.
	pub grows_from: Option<(u64, Hash)>,
	pub attested: bool,
	pub slots_left: u32,
	pub closed: bool,
}

/// A share, for who looks at it.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct ShareView<AccountId> {
	pub stream: StreamId,
	pub share: ShareId,
	pub grantee: Subject<AccountId>,
	pub key: AgreementKey,
	pub first: AnchorNumber,
	pub last: Option<AnchorNumber>,
	pub by: Subject<AccountId>,
	pub at: u64,
	pub until: Option<u64>,
	pub revoked: Option<u64>,
	/// Neither revoked nor lapsed, and the device, if it is one, has not changed hands.
	pub open: bool,
	/// `None` unless the share is open.
	pub envelope: Option<Envelope>,
}

/// Why a proof does not hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub enum NotProven {
	/// There is no such anchor, or it was pruned.
	#[codec(index = 0)]
	AnchorNotFound,
	/// The anchors of this stream are trees of their own.
	#[codec(index = 1)]
	NotALog,
	/// The inclusion proof is wrong.
	#[codec(index = 2)]
	Proof(muster_primitives::merkle::ProofError),
	/// The consistency proof is wrong.
	#[codec(index = 3)]
	Consistency(muster_primitives::merkle::ConsistencyError),
}
