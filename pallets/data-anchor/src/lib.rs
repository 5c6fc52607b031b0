// SPDX-License-Identifier: Apache-2.0

//! # Data Anchor Pallet
//!
//! Proof, for anyone and for later, that data was there and was this. One root stands on chain for
//! millions of readings; each of them is then proven by a few hashes.
//!
//! ## Terms
//!
//! - `stream`: a sequence of anchors that belongs to an account. It can hold the data of one device.
//! - `anchor`: the root of an RFC 9162 §2.1 Merkle tree (SHA-256) with its size, the time that the
//!   data covers, its schema and a link to the anchor before. Anchors are numbered from 0 and have no
//!   gaps.
//! - `link`: a hash over an anchor and the link before it, so over all that came earlier
//!   ([`link`](muster_primitives::anchor::link)).
//! - `mode`: in `Batches` every anchor is a tree of its own; a `Log` is one tree that only grows, and
//!   each anchor shows by an RFC 9162 §2.1.4 consistency proof that it holds all of the one before.
//! - `writer`: an account or device that may anchor, besides the owner and the stream's device.
//! - `correction`: an anchor that supersedes an earlier one. Nothing is ever edited.
//! - `slot`: room for one anchor, its deposit paid beforehand, so that anchoring moves no money.
//! - `retention`: how long an anchor stays before anyone may prune it.
//! - `keeper`: who relies on an anchor and pays for its staying.
//! - `share`: an envelope with a data key, encrypted to a grantee; who gave what to whom stays on
//!   record as long as the stream.
//!
//! ## Scenario: a meter's readings, sold and audited
//!
//! 1. The owner of a meter makes a stream for it with slots for 400 anchors that stay for a year
//!    ([`create_stream`](Pallet::create_stream)).
//! 2. Every night the meter's gateway puts the day's readings into a tree and the meter signs the
//!    root ([`anchor`](Pallet::anchor), through the registry's `submit`). It asked the view `expected`
//!    which number and link come next, or counted itself.
//! 3. A buyer is handed one reading with its path, and asks the view `verify_inclusion`; or takes a
//!    receipt that proves it without a node. He relies on it for ten years, so he pays for the
//!    anchor's staying ([`keep`](Pallet::keep)).
//! 4. A reading was wrong. The meter anchors the day again as a correction; both anchors stay, and the
//!    first says by which one it is superseded.
//! 5. An auditor has published an agreement key ([`set_agreement_key`](Pallet::set_agreement_key)); the
//!    owner hands him the key of the encrypted readings until the end of the month
//!    ([`share`](Pallet::share)).
//! 6. After a year anyone prunes what is too old ([`prune`](Pallet::prune)), which frees slots.
//!
//! ## Scenario: a transparency log
//!
//! A maker logs every calibration certificate. The stream is a `Log`: whoever saw the log with a
//! thousand entries is shown by one proof that the log of today still holds those thousand, first.
//!
//! ## Who may call what
//!
//! | who | calls |
//! |---|---|
//! | any account | `create_stream` (for a device: its owner), `set_agreement_key`, `keep`, `release` of what it keeps, `prune` |
//! | owner of the stream | `update_stream`, `close_stream`, `remove_stream`, `set_slots`, `add_writer`, `remove_writer`, `remove_shares` of a closed stream |
//! | owner, the stream's device, writers | `anchor` |
//! | whoever the owner's policies permit `anchor` | `anchor_permitted` |
//! | owner, whoever the policies permit `share-data` | `share`, `revoke_share` |
//!
//! Data stays with whom it was recorded for: when a device changes hands its streams stay with the
//! old owner, and the device writes there no more; the new owner makes a new one. In an attested
//! stream only devices whose verdict is affirming anchor.
//!
//! ## What is refused
//!
//! An anchor says its number and the link before it. A number that leaves a gap, or that was given
//! before, a link to something else (a fork) and a time that begins before the last one ended (an
//! overlap) are errors of their own, and the view `expected` tells what would be right. Several
//! submissions of one call are all taken, or none.
//!
//! ## What cannot be shown
//!
//! That data is true. An anchor shows that it was there at the time of the block, in this form, said
//! by this writer. That a size is right: the chain sees no leaves, and some sizes take the same proof. A
//! writer who names a wrong one proves no leaf by it, and in a log bars the way for what follows. A
//! share that was open has been read: revoking ends what was given for the future,
//! and the next data needs another key.
//!
//! ## Storage
//!
//! [`Streams`] is the one value that every anchor reads and writes, about 250 bytes; [`StreamInfos`]
//! holds what anchoring does not need. An anchor is a second write, to [`Anchors`], and none to a
//! balance. Kept anchors stay where they are. Every item carries its deposit. Nothing here is to be
//! read directly but by proof: use the views.

#![cfg_attr(not(feature = "std"), no_std)]
// The arguments of a call are its interface.
#![allow(clippy::too_many_arguments)]

extern crate alloc;

mod anchors;
#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod inspect;
#[cfg(test)]
mod mock;
mod retention;
pub mod runtime_api;
mod sharing;
mod streams;
#[cfg(test)]
mod tests;
#[cfg(any(test, feature = "try-runtime"))]
mod try_state;
pub mod types;
mod views;
pub mod weights;

pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

use alloc::vec::Vec;
use frame_support::{
	pallet_prelude::*,
	traits::{fungible, UnixTime},
};
use frame_system::pallet_prelude::*;
use muster_primitives::{
	anchor::AnchorNumber, merkle::Hash, AccessCheck, AgreementKey, AttestationStatus, DeviceId,
	DeviceInspect, StreamId, Subject,
};
use sp_runtime::traits::Convert;

#[frame_support::pallet]
pub mod pallet {
	use super::*;

	/// The version of the storage layout, from the first release on.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// The overarching hold reason.
		type RuntimeHoldReason: Parameter + Member + MaxEncodedLen + Copy + From<HoldReason>;

		/// Holds deposits.
		#[cfg(not(feature = "runtime-benchmarks"))]
		type Currency: fungible::MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason>;
		/// Holds deposits.
		#[cfg(feature = "runtime-benchmarks")]
		type Currency: fungible::MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason>
			+ fungible::Mutate<Self::AccountId>;

		/// The price of keeping something in storage: items and bytes to an amount held.
		type StorageDeposit: Convert<frame_support::traits::Footprint, BalanceOf<Self>>;

		/// "Now" in seconds since 1970.
		type Time: UnixTime;

		/// Knows devices and their keys.
		type Devices: DeviceInspect<Self::AccountId>;

		/// Knows what firmware devices have proven to run.
		type Attestations: AttestationStatus;

		/// Knows whom owners permit to anchor and to share.
		type Access: AccessCheck<Self::AccountId>;

		/// A device that signed the call.
		type DeviceOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = DeviceId>;

		/// How far the end of an anchor's time may lie ahead of the block's, in seconds: clocks differ.
		#[pallet::constant]
		type MaxAhead: Get<u64>;

		/// Weights of the calls.
		type WeightInfo: WeightInfo;

		/// Makes devices for benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: benchmarking::BenchmarkHelper<Self::AccountId, Self::RuntimeOrigin>;
	}

	/// Why something is held on an account.
	#[pallet::composite_enum]
	pub enum HoldReason {
		#[codec(index = 0)]
		Stream,
		#[codec(index = 1)]
		Slots,
		#[codec(index = 2)]
		Writer,
		#[codec(index = 3)]
		Keep,
		#[codec(index = 4)]
		AgreementKey,
		#[codec(index = 5)]
		Share,
	}

	/// The number of the next stream.
	#[pallet::storage]
	pub type NextStreamId<T> = StorageValue<_, StreamId, ValueQuery>;

	/// What every anchor reads and writes of its stream.
	#[pallet::storage]
	pub type Streams<T: Config> = StorageMap<_, Twox64Concat, StreamId, Stream<T>>;

	/// What anchoring does not need of a stream. Apart from [`Streams`], which stays small by that.
	#[pallet::storage]
	pub type StreamInfos<T: Config> = StorageMap<_, Twox64Concat, StreamId, StreamInfo<T>>;

	/// Who may anchor besides the owner and the stream's device.
	#[pallet::storage]
	pub type Writers<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		StreamId,
		Blake2_128Concat,
		Subject<T::AccountId>,
		Writer<T>,
	>;

	/// Anchors that were not pruned, and older ones that somebody keeps.
	#[pallet::storage]
	pub type Anchors<T: Config> =
		StorageDoubleMap<_, Twox64Concat, StreamId, Twox64Concat, AnchorNumber, AnchorOf<T>>;

	/// Who pays for the staying of an anchor.
	#[pallet::storage]
	pub type Keepers<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		(StreamId, AnchorNumber),
		Blake2_128Concat,
		T::AccountId,
		Deposit<T, kind::Keep<T>>,
	>;

	/// Keys of accounts, to which envelopes are encrypted. Those of devices lie in the registry.
	#[pallet::storage]
	pub type AgreementKeys<T: Config> = StorageMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		(AgreementKey, Deposit<T, kind::AgreementKey<T>>),
	>;

	/// What was handed to whom, by stream.
	#[pallet::storage]
	pub type Shares<T: Config> =
		StorageDoubleMap<_, Twox64Concat, StreamId, Twox64Concat, ShareId, Share<T>>;

	/// The same shares by grantee, so that he finds them.
	#[pallet::storage]
	pub type SharedWith<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		Subject<T::AccountId>,
		Twox64Concat,
		(StreamId, ShareId),
		(),
	>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A stream was made.
		#[codec(index = 0)]
		StreamCreated {
			stream: StreamId,
			owner: T::AccountId,
			device: Option<DeviceId>,
			name: Text,
			mode: Mode,
			schema: Option<Hash>,
			attested: bool,
			retention: Option<u64>,
			slots: u32,
		},
		/// A stream has another name, schema, requirement or retention.
		#[codec(index = 1)]
		StreamUpdated {
			stream: StreamId,
			old_name: Text,
			new_name: Text,
			old_schema: Option<Hash>,
			new_schema: Option<Hash>,
			old_attested: bool,
			new_attested: bool,
			old_retention: Option<u64>,
			new_retention: Option<u64>,
		},
		/// Nothing more is anchored in a stream.
		#[codec(index = 2)]
		StreamClosed { stream: StreamId },
		/// A stream is gone. Anchors that somebody keeps are still there.
		#[codec(index = 3)]
		StreamRemoved { stream: StreamId },
		/// A stream has more room, or less.
		#[codec(index = 4)]
		SlotsSet { stream: StreamId, old: u32, new: u32 },
		/// An account or device may anchor.
		#[codec(index = 5)]
		WriterAdded { stream: StreamId, writer: Subject<T::AccountId> },
		/// An account or device may no longer anchor.
		#[codec(index = 6)]
		WriterRemoved { stream: StreamId, writer: Subject<T::AccountId> },
		/// Data was anchored. `link` is what the next anchor names.
		#[codec(index = 7)]
		Anchored {
			stream: StreamId,
			number: AnchorNumber,
			root: Hash,
			size: u64,
			from: u64,
			until: u64,
			by: Subject<T::AccountId>,
			corrects: Option<AnchorNumber>,
			link: Hash,
		},
		/// Anchors before `oldest` are gone, `removed` of them by this call, but for those that
		/// somebody keeps.
		#[codec(index = 8)]
		Pruned { stream: StreamId, oldest: AnchorNumber, removed: u32 },
		/// Somebody pays for the staying of an anchor.
		#[codec(index = 9)]
		Kept { stream: StreamId, anchor: AnchorNumber, by: T::AccountId },
		/// Somebody no longer pays for the staying of an anchor. If it was past its retention and that
		/// was the last who did, it is gone.
		#[codec(index = 10)]
		Released { stream: StreamId, anchor: AnchorNumber, by: T::AccountId, removed: bool },
		/// An account has another key for envelopes, or none.
		#[codec(index = 11)]
		AgreementKeySet {
			account: T::AccountId,
			old: Option<AgreementKey>,
			new: Option<AgreementKey>,
		},
		/// The data of these anchors was handed to somebody.
		#[codec(index = 12)]
		Shared {
			stream: StreamId,
			share: ShareId,
			grantee: Subject<T::AccountId>,
			key: AgreementKey,
			first: AnchorNumber,
			last: Option<AnchorNumber>,
			until: Option<u64>,
			by: Subject<T::AccountId>,
		},
		/// A share ends here.
		#[codec(index = 13)]
		ShareRevoked { stream: StreamId, share: ShareId, by: Subject<T::AccountId> },
		/// Records of shares of a closed stream were removed.
		#[codec(index = 14)]
		SharesRemoved { stream: StreamId, removed: u32 },
	}

	#[pallet::error]
	pub enum Error<T> {
		/// There is no such stream. Check the number.
		#[codec(index = 0)]
		StreamNotFound,
		/// Only the owner of the stream may do this.
		#[codec(index = 1)]
		NotOwner,
		/// There is no such device, or it is not the caller's.
		#[codec(index = 2)]
		NotYourDevice,
		/// A text is empty, or not UTF-8.
		#[codec(index = 3)]
		BadText,
		/// Nothing would change.
		#[codec(index = 4)]
		NoChange,
		/// What was promised stays: the retention of a stream is only ever lengthened.
		#[codec(index = 5)]
		RetentionShorter,
		/// The stream is closed. Make a new one.
		#[codec(index = 6)]
		StreamIsClosed,
		/// The stream is not closed. Call `close_stream` first.
		#[codec(index = 7)]
		StreamIsOpen,
		/// The stream still has anchors, writers or shares. Prune or remove them first.
		#[codec(index = 8)]
		StreamInUse,
		/// So many slots are taken already. Prune first, or ask for more.
		#[codec(index = 9)]
		SlotsInUse,
		/// The stream is full. Prune what is past its retention, or have the owner raise `set_slots`.
		#[codec(index = 10)]
		NoSlotLeft,
		/// This account or device is a writer of the stream already.
		#[codec(index = 11)]
		AlreadyWriter,
		/// This account or device is no writer of the stream.
		#[codec(index = 12)]
		NotWriter,
		/// A call has one submission at least.
		#[codec(index = 13)]
		NothingSubmitted,
		/// The number is above the next one: anchors are missing before it. `expected` tells the next.
		#[codec(index = 14)]
		Gap,
		/// An anchor has this number already. `expected` tells the next.
		#[codec(index = 15)]
		NumberTaken,
		/// The anchor names another one before it than the stream's last. `expected` tells its link.
		#[codec(index = 16)]
		Fork,
		/// The time begins before that of the last anchor ended. `expected` tells when that was; what was
		/// wrong is superseded by `corrects`.
		#[codec(index = 17)]
		Overlap,
		/// The time ends before it begins, or does not last a second.
		#[codec(index = 18)]
		EmptyTime,
		/// The time ends in the future: check the clock.
		#[codec(index = 19)]
		TimeAhead,
		/// A tree has 1 leaf at least and 2^40 at most.
		#[codec(index = 20)]
		BadSize,
		/// A log only grows: the tree has to have more leaves than the last one. `expected` tells how many
		/// that has.
		#[codec(index = 21)]
		NotGrown,
		/// The consistency proof does not lead from the last anchor's tree to this one.
		#[codec(index = 22)]
		NotConsistent,
		/// Only logs that have an anchor take a consistency proof.
		#[codec(index = 23)]
		ProofNotNeeded,
		/// The anchors of a log hold all that was before and cannot be superseded. Append what is right.
		#[codec(index = 24)]
		LogNotCorrected,
		/// There is no such anchor, or it was pruned.
		#[codec(index = 25)]
		AnchorNotFound,
		/// The anchor is superseded already. Correct the one that superseded it.
		#[codec(index = 26)]
		AlreadySuperseded,
		/// The submission must say whether the stream asks for attested devices. `expected` tells.
		#[codec(index = 27)]
		AttestedMismatch,
		/// Only devices whose verdict is affirming anchor in this stream. Attest first.
		#[codec(index = 28)]
		NotAttested,
		/// No anchor is past its retention.
		#[codec(index = 29)]
		NothingToPrune,
		/// The caller keeps this anchor already.
		#[codec(index = 30)]
		AlreadyKept,
		/// The caller does not keep this anchor.
		#[codec(index = 31)]
		NotKept,
		/// The key is weak: all its secrets would be the same. Make another one.
		#[codec(index = 32)]
		BadKey,
		/// The grantee has no agreement key. It has to publish one first.
		#[codec(index = 33)]
		NoAgreementKey,
		/// The grantee has another agreement key by now. Encrypt to that one.
		#[codec(index = 34)]
		OtherKey,
		/// The range of anchors ends before it begins.
		#[codec(index = 35)]
		EmptyRange,
		/// The time lies in the past.
		#[codec(index = 36)]
		AlreadyLapsed,
		/// The envelope is empty.
		#[codec(index = 37)]
		EmptyEnvelope,
		/// There is no such share.
		#[codec(index = 38)]
		ShareNotFound,
		/// The share is revoked already.
		#[codec(index = 39)]
		AlreadyRevoked,
		/// The limit is 1 at least and 128 at most.
		#[codec(index = 40)]
		BadLimit,
		/// No number is left for another one.
		#[codec(index = 41)]
		Exhausted,
		/// An invariant of the storage does not hold. Please report this.
		#[codec(index = 42)]
		Unexpected,
		/// There is no such device, or it is decommissioned.
		#[codec(index = 43)]
		DeviceNotFound,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			let limits = T::BlockWeights::get();
			let max = limits.get(DispatchClass::Normal).max_extrinsic.unwrap_or(limits.max_block);
			for (call, weight) in Self::weights_at_bounds() {
				assert!(
					weight.all_lte(max),
					"{call} does not fit in a block: {weight:?} > {max:?}"
				);
			}
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// A stream.
		pub fn stream(stream: StreamId) -> Option<StreamView<T::AccountId>> {
			Self::stream_view(stream)
		}

		/// What the next anchor of a stream has to be like.
		pub fn expected(stream: StreamId) -> Option<Expected> {
			Self::expected_next(stream)
		}

		/// An anchor, if it was not pruned.
		pub fn anchor_at(stream: StreamId, number: AnchorNumber) -> Option<AnchorOf<T>> {
			Anchors::<T>::get(stream, number)
		}

		/// Anchors from this number on with their numbers: those that are there of the next `limit`
		/// ones, of 128 at most.
		pub fn anchors(
			stream: StreamId,
			first: AnchorNumber,
			limit: u32,
		) -> Vec<(AnchorNumber, AnchorOf<T>)> {
			Self::anchors_from(stream, first, limit)
		}

		/// Whether `leaf`, as it stood in the data, is number `index`, from 0, in an anchor's tree by this
		/// path (RFC 9162 §2.1.3.2).
		pub fn verify_inclusion(
			stream: StreamId,
			number: AnchorNumber,
			leaf: Vec<u8>,
			index: u64,
			path: Vec<Hash>,
		) -> Result<(), NotProven> {
			Self::inclusion(stream, number, &leaf, index, &path).map(|_| ())
		}

		/// Whether the tree of the second anchor of a log begins with that of the first, by this proof
		/// (RFC 9162 §2.1.4.2).
		pub fn verify_consistency(
			stream: StreamId,
			first: AnchorNumber,
			second: AnchorNumber,
			proof: Vec<Hash>,
		) -> Result<(), NotProven> {
			Self::consistency(stream, first, second, &proof)
		}

		/// Whether an account or device may anchor in a stream by being its owner, its device or a
		/// writer. A policy may permit others.
		pub fn is_writer(stream: StreamId, subject: Subject<T::AccountId>) -> bool {
			Streams::<T>::get(stream).is_some_and(|record| Self::writes(stream, &record, &subject))
		}

		/// Whether an account pays for an anchor's staying.
		pub fn is_keeper(stream: StreamId, anchor: AnchorNumber, account: T::AccountId) -> bool {
			Keepers::<T>::contains_key((stream, anchor), account)
		}

		/// A share.
		pub fn share_at(stream: StreamId, share: ShareId) -> Option<ShareView<T::AccountId>> {
			Self::share_view(stream, share)
		}

		/// The first shares of a stream that are there from this number on, `limit` or 128 at most.
		pub fn shares(
			stream: StreamId,
			first: ShareId,
			limit: u32,
		) -> Vec<ShareView<T::AccountId>> {
			Self::shares_from(stream, first, limit)
		}

		/// What was shared with an account or device, `limit` shares or 128 at most, in no order, after
		/// the share named if one is.
		pub fn shared_with(
			grantee: Subject<T::AccountId>,
			after: Option<(StreamId, ShareId)>,
			limit: u32,
		) -> Vec<ShareView<T::AccountId>> {
			Self::shares_with(&grantee, after, limit)
		}

		/// The key to which an envelope for an account or device is encrypted.
		pub fn agreement_key(subject: Subject<T::AccountId>) -> Option<AgreementKey> {
			Self::agreement_key_of(&subject)
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Makes a stream.
		///
		/// ## Dispatch origin
		/// Signed; for a device: by its owner.
		///
		/// ## Details
		/// Takes a deposit for the stream and one for its slots. `attested`: only devices whose verdict
		/// is affirming will anchor. `retention`: seconds for which anchors stay, `None` for ever; then
		/// the deposits of the slots taken never return.
		///
		/// ## Errors
		/// - [`Error::BadText`]: the name is empty or not UTF-8.
		/// - [`Error::NotYourDevice`]: no such device, or another's.
		/// - [`Error::Exhausted`]: no number is left.
		///
		/// ## Events
		/// [`Event::StreamCreated`]
		#[pallet::call_index(0)]
		#[pallet::weight(
			T::WeightInfo::create_stream().saturating_add(T::Devices::standing_weight())
		)]
		pub fn create_stream(
			origin: OriginFor<T>,
			device: Option<DeviceId>,
			name: Text,
			mode: Mode,
			schema: Option<Hash>,
			attested: bool,
			retention: Option<u64>,
			slots: u32,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_create_stream(who, device, name, mode, schema, attested, retention, slots)
		}

		/// Changes a stream. What is omitted stays.
		///
		/// ## Dispatch origin
		/// Signed by the owner.
		///
		/// ## Details
		/// Counts for the anchors that follow; the retention for those that are there too, which is why
		/// it is only ever lengthened.
		///
		/// ## Errors
		/// - [`Error::StreamNotFound`], [`Error::NotOwner`]
		/// - [`Error::StreamIsClosed`]: nothing follows.
		/// - [`Error::BadText`]: the name is empty or not UTF-8.
		/// - [`Error::RetentionShorter`]: anchors would stay shorter than was said.
		/// - [`Error::NoChange`]: all is as it was.
		///
		/// ## Events
		/// [`Event::StreamUpdated`]
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::update_stream())]
		pub fn update_stream(
			origin: OriginFor<T>,
			stream: StreamId,
			name: Option<Text>,
			schema: Option<Option<Hash>>,
			attested: Option<bool>,
			retention: Option<Option<u64>>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_update_stream(who, stream, name, schema, attested, retention)
		}

		/// Ends anchoring in a stream, for good.
		///
		/// ## Dispatch origin
		/// Signed by the owner.
		///
		/// ## Details
		/// What is anchored stays as long as was promised.
		///
		/// ## Errors
		/// - [`Error::StreamNotFound`], [`Error::NotOwner`]
		/// - [`Error::StreamIsClosed`]: it is closed already.
		///
		/// ## Events
		/// [`Event::StreamClosed`]
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::close_stream())]
		pub fn close_stream(origin: OriginFor<T>, stream: StreamId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_close_stream(who, stream)
		}

		/// Removes a closed stream that is empty, and returns its deposits.
		///
		/// ## Dispatch origin
		/// Signed by the owner.
		///
		/// ## Details
		/// Anchors that were pruned but that somebody keeps do not hinder this, and stay.
		///
		/// ## Errors
		/// - [`Error::StreamNotFound`], [`Error::NotOwner`]
		/// - [`Error::StreamIsOpen`]: close it first.
		/// - [`Error::StreamInUse`]: it has anchors, writers or shares.
		///
		/// ## Events
		/// [`Event::StreamRemoved`]
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::remove_stream())]
		pub fn remove_stream(origin: OriginFor<T>, stream: StreamId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_remove_stream(who, stream)
		}

		/// Sets how many anchors a stream can have at a time.
		///
		/// ## Dispatch origin
		/// Signed by the owner.
		///
		/// ## Details
		/// Takes the deposit of the slots that are added, or returns that of those that are not.
		///
		/// ## Errors
		/// - [`Error::StreamNotFound`], [`Error::NotOwner`]
		/// - [`Error::SlotsInUse`]: more are taken.
		/// - [`Error::NoChange`]: it has so many.
		///
		/// ## Events
		/// [`Event::SlotsSet`]
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::set_slots())]
		pub fn set_slots(origin: OriginFor<T>, stream: StreamId, slots: u32) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_slots(who, stream, slots)
		}

		/// Lets an account or device anchor in a stream.
		///
		/// ## Dispatch origin
		/// Signed by the owner.
		///
		/// ## Details
		/// A device is a writer until it changes hands. One that did can be added anew.
		///
		/// ## Errors
		/// - [`Error::StreamNotFound`], [`Error::NotOwner`], [`Error::StreamIsClosed`]
		/// - [`Error::DeviceNotFound`]: there is no such device, or it is decommissioned.
		/// - [`Error::AlreadyWriter`]: it is one already, or is the owner or the stream's device.
		///
		/// ## Events
		/// [`Event::WriterAdded`]
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::add_writer().saturating_add(T::Devices::standing_weight()))]
		pub fn add_writer(
			origin: OriginFor<T>,
			stream: StreamId,
			writer: Subject<T::AccountId>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_add_writer(who, stream, writer)
		}

		/// No longer lets an account or device anchor in a stream. Returns the deposit.
		///
		/// ## Dispatch origin
		/// Signed by the owner.
		///
		/// ## Errors
		/// - [`Error::StreamNotFound`], [`Error::NotOwner`]
		/// - [`Error::NotWriter`]: it is none.
		///
		/// ## Events
		/// [`Event::WriterRemoved`]
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::remove_writer())]
		pub fn remove_writer(
			origin: OriginFor<T>,
			stream: StreamId,
			writer: Subject<T::AccountId>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_remove_writer(who, stream, writer)
		}

		/// Anchors data, in one stream or in several.
		///
		/// ## Dispatch origin
		/// Signed by, or a device that is: the owner, the stream's device or a writer, of each of the
		/// streams.
		///
		/// ## Details
		/// All submissions are taken, or none. Each takes a slot that the stream's owner has paid.
		///
		/// ## Errors
		/// - [`Error::NothingSubmitted`]
		/// - [`Error::StreamNotFound`], [`Error::StreamIsClosed`]
		/// - [`Error::NotWriter`]: the caller may not anchor here. If a policy permits it, call
		///   `anchor_permitted`.
		/// - [`Error::AttestedMismatch`]: `attested` is not what the stream asks for.
		/// - [`Error::NotAttested`]: the stream takes anchors of attested devices only.
		/// - [`Error::NoSlotLeft`]: the stream is full.
		/// - [`Error::Gap`], [`Error::NumberTaken`], [`Error::Fork`], [`Error::Overlap`]: it is not the
		///   next anchor.
		/// - [`Error::EmptyTime`], [`Error::TimeAhead`], [`Error::BadSize`]
		/// - [`Error::NotGrown`], [`Error::NotConsistent`]: the log does not hold what it held.
		/// - [`Error::ProofNotNeeded`]: a consistency proof that proves nothing.
		/// - [`Error::LogNotCorrected`], [`Error::AnchorNotFound`], [`Error::AlreadySuperseded`]: there is
		///   nothing to correct.
		///
		/// ## Events
		/// [`Event::Anchored`], one for each.
		#[pallet::call_index(7)]
		#[pallet::weight(Pallet::<T>::anchor_weight(submissions, false))]
		pub fn anchor(origin: OriginFor<T>, submissions: Submissions) -> DispatchResult {
			let by = Self::subject(origin)?;
			Self::do_anchor(by, submissions, false)
		}

		/// Anchors data as somebody whom only an access policy permits to.
		///
		/// ## Dispatch origin
		/// Signed, or a device.
		///
		/// ## Details
		/// As `anchor`, but the owner's policies are asked whether they permit the action `anchor` on
		/// the stream; where they count uses, each submission takes one. Costs more.
		///
		/// ## Errors
		/// As `anchor`, but instead of [`Error::NotWriter`] what the access policy answers.
		///
		/// ## Events
		/// [`Event::Anchored`], one for each.
		#[pallet::call_index(8)]
		#[pallet::weight(Pallet::<T>::anchor_weight(submissions, true))]
		pub fn anchor_permitted(origin: OriginFor<T>, submissions: Submissions) -> DispatchResult {
			let by = Self::subject(origin)?;
			Self::do_anchor(by, submissions, true)
		}

		/// Removes anchors that are past the stream's retention, the oldest first.
		///
		/// ## Dispatch origin
		/// Signed by anyone.
		///
		/// ## Details
		/// Goes through `limit` anchors, 1 to 128, and stops at the first that is too young. Anchors that
		/// somebody keeps are passed over: they stay, and take no slot any more. The owner gets the
		/// deposit of free slots by `set_slots`.
		///
		/// ## Errors
		/// - [`Error::BadLimit`]
		/// - [`Error::StreamNotFound`]
		/// - [`Error::NothingToPrune`]: no anchor is old enough.
		///
		/// ## Events
		/// [`Event::Pruned`]
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::prune((*limit).min(MAX_REMOVALS)))]
		pub fn prune(
			origin: OriginFor<T>,
			stream: StreamId,
			limit: u32,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			let looked = Self::do_prune(stream, limit)?;
			Ok(Some(T::WeightInfo::prune(looked)).into())
		}

		/// Pays for the staying of an anchor, whatever its stream's retention.
		///
		/// ## Dispatch origin
		/// Signed by anyone.
		///
		/// ## Details
		/// Takes the deposit of one anchor. It stays until the last who pays for it calls `release`.
		///
		/// ## Errors
		/// - [`Error::AnchorNotFound`]: it was never there, or was pruned.
		/// - [`Error::AlreadyKept`]
		///
		/// ## Events
		/// [`Event::Kept`]
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::keep())]
		pub fn keep(
			origin: OriginFor<T>,
			stream: StreamId,
			anchor: AnchorNumber,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_keep(who, stream, anchor)
		}

		/// Pays no longer for the staying of an anchor. Returns the deposit.
		///
		/// ## Dispatch origin
		/// Signed by who keeps it.
		///
		/// ## Details
		/// If it was pruned meanwhile and nobody else keeps it, it is gone.
		///
		/// ## Errors
		/// - [`Error::NotKept`]
		///
		/// ## Events
		/// [`Event::Released`]
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::release())]
		pub fn release(
			origin: OriginFor<T>,
			stream: StreamId,
			anchor: AnchorNumber,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_release(who, stream, anchor)
		}

		/// Publishes the X25519 key to which envelopes for the caller are encrypted, or withdraws it.
		///
		/// ## Dispatch origin
		/// Signed.
		///
		/// ## Details
		/// Takes a deposit, or returns it. Envelopes that were made for an earlier key stay as they are.
		///
		/// ## Errors
		/// - [`Error::BadKey`]: a key that yields the same secret with all others.
		/// - [`Error::NoChange`]
		///
		/// ## Events
		/// [`Event::AgreementKeySet`]
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::set_agreement_key())]
		pub fn set_agreement_key(
			origin: OriginFor<T>,
			key: Option<AgreementKey>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_agreement_key(who, key)
		}

		/// Hands the data of a range of anchors to an account or device: the key of the data, in an
		/// envelope that only the grantee opens.
		///
		/// ## Dispatch origin
		/// Signed by, or a device that is: whoever the access policy permits `share-data` on the stream;
		/// the owner always.
		///
		/// ## Details
		/// `key` is the grantee's agreement key as the envelope was made for it. `last: None` hands over
		/// what follows too. The caller pays the deposit; for a device, the stream's owner does. The
		/// chain cannot look into an envelope.
		///
		/// ## Errors
		/// - [`Error::StreamNotFound`]
		/// - [`Error::EmptyEnvelope`], [`Error::EmptyRange`], [`Error::AlreadyLapsed`]
		/// - [`Error::NoAgreementKey`], [`Error::OtherKey`]: the grantee's key is not this one.
		/// - what the access policy answers
		/// - [`Error::Exhausted`]: no number is left.
		///
		/// ## Events
		/// [`Event::Shared`]
		#[pallet::call_index(13)]
		#[pallet::weight(
			T::WeightInfo::share()
				.saturating_add(T::Devices::keys_weight())
				.saturating_add(T::Devices::generation_weight())
				.saturating_add(T::Access::authorize_weight())
		)]
		pub fn share(
			origin: OriginFor<T>,
			stream: StreamId,
			grantee: Subject<T::AccountId>,
			key: AgreementKey,
			first: AnchorNumber,
			last: Option<AnchorNumber>,
			until: Option<u64>,
			envelope: Envelope,
		) -> DispatchResult {
			let by = Self::subject(origin)?;
			Self::do_share(by, stream, grantee, key, first, last, until, envelope)
		}

		/// Ends a share.
		///
		/// ## Dispatch origin
		/// Signed by, or a device that is: whoever the access policy permits `share-data` on the stream;
		/// the owner always.
		///
		/// ## Details
		/// The envelope is removed and its part of the deposit returned; the record stays. What the
		/// grantee has read he has read: data that follows needs another key.
		///
		/// ## Errors
		/// - [`Error::StreamNotFound`], [`Error::ShareNotFound`], [`Error::AlreadyRevoked`]
		/// - what the access policy answers
		///
		/// ## Events
		/// [`Event::ShareRevoked`]
		#[pallet::call_index(14)]
		#[pallet::weight(
			T::WeightInfo::revoke_share().saturating_add(T::Access::authorize_weight())
		)]
		pub fn revoke_share(
			origin: OriginFor<T>,
			stream: StreamId,
			share: ShareId,
		) -> DispatchResult {
			let by = Self::subject(origin)?;
			Self::do_revoke_share(by, stream, share)
		}

		/// Removes records of shares of a closed stream, and returns their deposits to who paid.
		///
		/// ## Dispatch origin
		/// Signed by the owner.
		///
		/// ## Details
		/// Removes `limit` of them, 1 to 128.
		///
		/// ## Errors
		/// - [`Error::BadLimit`]
		/// - [`Error::StreamNotFound`], [`Error::NotOwner`]
		/// - [`Error::StreamIsOpen`]: as long as the stream is used the records stay.
		/// - [`Error::ShareNotFound`]: there are none.
		///
		/// ## Events
		/// [`Event::SharesRemoved`]
		#[pallet::call_index(15)]
		#[pallet::weight(T::WeightInfo::remove_shares((*limit).min(MAX_REMOVALS)))]
		pub fn remove_shares(
			origin: OriginFor<T>,
			stream: StreamId,
			limit: u32,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let removed = Self::do_remove_shares(&who, stream, limit)?;
			Ok(Some(T::WeightInfo::remove_shares(removed)).into())
		}
	}
}

impl<T: Config> Pallet<T> {
	/// The account or the device that makes a call.
	fn subject(origin: OriginFor<T>) -> Result<Subject<T::AccountId>, DispatchError> {
		match T::DeviceOrigin::try_origin(origin) {
			Ok(device) => Ok(Subject::Device(device)),
			Err(origin) => Ok(Subject::Account(ensure_signed(origin)?)),
		}
	}

	/// "Now" in seconds since 1970.
	fn now() -> u64 {
		T::Time::now().as_secs()
	}

	/// A name is UTF-8 and not empty.
	fn ensure_text(text: &[u8]) -> Result<(), Error<T>> {
		ensure!(muster_primitives::is_text(text), Error::<T>::BadText);
		Ok(())
	}

	/// Of the calls that do most: the weight of each with the most it can be given.
	fn weights_at_bounds() -> [(&'static str, Weight); 4] {
		let most = Self::anchor_weight_of(
			MAX_SUBMISSIONS,
			MAX_SUBMISSIONS,
			MAX_SUBMISSIONS,
			&[MAX_PATH; MAX_SUBMISSIONS as usize],
		);
		let asked = T::Access::authorize_weight().saturating_mul(MAX_SUBMISSIONS.into());
		[
			("anchor", most),
			("anchor_permitted", most.saturating_add(asked)),
			("prune", T::WeightInfo::prune(MAX_REMOVALS)),
			("remove_shares", T::WeightInfo::remove_shares(MAX_REMOVALS)),
		]
	}
}
