// SPDX-License-Identifier: Apache-2.0

//! What is anchored, and proofs against it.

use crate::*;
use core::cmp::Ordering;
use muster_primitives::{
	access::action::ANCHOR,
	anchor::{self, Statement, MAX_LEAVES},
	merkle, Resource, TrustTier,
};

impl<T: Config> Pallet<T> {
	/// The weight of a call with these submissions. Whoever asks for a policy's permission does it
	/// once for each.
	pub(crate) fn anchor_weight(submissions: &[Submission], permitted: bool) -> Weight {
		let count = |of: fn(&Submission) -> bool| {
			submissions.iter().filter(|submission| of(submission)).count() as u32
		};
		let proofs = submissions.iter().map(|submission| submission.consistency.len() as u32);
		let asked = if permitted { T::Access::authorize_weight() } else { Weight::zero() };
		Self::anchor_weight_of(
			submissions.len() as u32,
			count(|submission| submission.corrects.is_some()),
			count(|submission| submission.attested),
			&proofs.collect::<Vec<_>>(),
		)
		.saturating_add(asked.saturating_mul(submissions.len() as u64))
	}

	/// The weight of so many submissions, of which so many correct and so many are for attested
	/// streams, with proofs of these lengths.
	pub(crate) fn anchor_weight_of(
		submissions: u32,
		corrections: u32,
		attested: u32,
		proofs: &[u32],
	) -> Weight {
		let corrected = T::WeightInfo::anchor_correction().saturating_mul(corrections.into());
		let looked = T::Attestations::attestation_weight().saturating_mul(attested.into());
		proofs
			.iter()
			.filter(|length| **length > 0)
			.fold(T::WeightInfo::anchor(submissions), |sum, length| {
				sum.saturating_add(T::WeightInfo::consistency(*length))
			})
			.saturating_add(corrected)
			.saturating_add(looked)
	}

	pub(crate) fn do_anchor(
		by: Subject<T::AccountId>,
		submissions: Submissions,
		permitted: bool,
	) -> DispatchResult {
		ensure!(!submissions.is_empty(), Error::<T>::NothingSubmitted);
		let now = Self::now();
		submissions
			.into_iter()
			.try_for_each(|submission| Self::anchor_one(&by, submission, permitted, now))
	}

	fn anchor_one(
		by: &Subject<T::AccountId>,
		submission: Submission,
		permitted: bool,
		now: u64,
	) -> DispatchResult {
		let stream = submission.stream;
		let mut record = Streams::<T>::get(stream).ok_or(Error::<T>::StreamNotFound)?;
		ensure!(!record.closed, Error::<T>::StreamIsClosed);
		ensure!(submission.attested == record.attested, Error::<T>::AttestedMismatch);
		ensure!(permitted || Self::writes(stream, &record, by), Error::<T>::NotWriter);
		Self::ensure_next(&record, &submission, now)?;
		Self::ensure_grown(&record, &submission)?;
		ensure!(!record.attested || Self::is_attested(by), Error::<T>::NotAttested);
		if permitted {
			T::Access::authorize(by, ANCHOR, &Resource::Stream(stream))?;
		}
		Self::supersede(&record, &submission)?;

		let Submission { number, previous, root, size, from, until, corrects, .. } = submission;
		let schema = record.schema;
		let link = anchor::link(&Statement {
			stream,
			number,
			root,
			size,
			from,
			until,
			schema,
			corrects,
			previous,
		});
		let until_so_far = match (corrects, record.head) {
			(Some(_), Some(head)) => head.until,
			_ => until,
		};
		record.next = number.checked_add(1).ok_or(Error::<T>::Exhausted)?;
		record.head = Some(Head { link, root, size, until: until_so_far });
		Streams::<T>::insert(stream, record);
		Anchors::<T>::insert(
			stream,
			number,
			Anchor {
				root,
				size,
				from,
				until,
				previous,
				schema,
				by: by.clone(),
				at: now,
				block: frame_system::Pallet::<T>::block_number(),
				corrects,
				superseded_by: None,
				keepers: 0,
			},
		);
		Self::deposit_event(Event::Anchored {
			stream,
			number,
			root,
			size,
			from,
			until,
			by: by.clone(),
			corrects,
			link,
		});
		Ok(())
	}

	/// It is the next anchor of the stream, and there is room for it.
	fn ensure_next(record: &Stream<T>, submission: &Submission, now: u64) -> Result<(), Error<T>> {
		match submission.number.cmp(&record.next) {
			Ordering::Greater => return Err(Error::<T>::Gap),
			Ordering::Less => return Err(Error::<T>::NumberTaken),
			Ordering::Equal => {},
		}
		ensure!(submission.previous == record.link(), Error::<T>::Fork);
		ensure!(record.used() < record.slots, Error::<T>::NoSlotLeft);
		ensure!(submission.from < submission.until, Error::<T>::EmptyTime);
		let latest = now.saturating_add(T::MaxAhead::get());
		ensure!(submission.until <= latest, Error::<T>::TimeAhead);
		if let (Some(head), None) = (&record.head, submission.corrects) {
			ensure!(submission.from >= head.until, Error::<T>::Overlap);
		}
		ensure!((1..=MAX_LEAVES).contains(&submission.size), Error::<T>::BadSize);
		Ok(())
	}

	/// A log holds all that it held before.
	pub(crate) fn ensure_grown(
		record: &Stream<T>,
		submission: &Submission,
	) -> Result<(), Error<T>> {
		let Submission { root, size, consistency, .. } = submission;
		match (record.mode, &record.head) {
			(Mode::Log, Some(head)) => {
				ensure!(*size > head.size, Error::<T>::NotGrown);
				merkle::verify_consistency(&head.root, head.size, root, *size, consistency)
					.map_err(|_| Error::<T>::NotConsistent)
			},
			_ => {
				ensure!(consistency.is_empty(), Error::<T>::ProofNotNeeded);
				Ok(())
			},
		}
	}

	/// Only a device proves what it runs.
	fn is_attested(by: &Subject<T::AccountId>) -> bool {
		let Subject::Device(device) = by else { return false };
		T::Attestations::attestation(device)
			.is_some_and(|attestation| attestation.tier == TrustTier::Affirming)
	}

	/// Marks the anchor that is corrected, if one is.
	pub(crate) fn supersede(record: &Stream<T>, submission: &Submission) -> Result<(), Error<T>> {
		let Some(corrected) = submission.corrects else { return Ok(()) };
		ensure!(record.mode == Mode::Batches, Error::<T>::LogNotCorrected);
		let mut old =
			Anchors::<T>::get(submission.stream, corrected).ok_or(Error::<T>::AnchorNotFound)?;
		ensure!(old.superseded_by.is_none(), Error::<T>::AlreadySuperseded);
		old.superseded_by = Some(submission.number);
		Anchors::<T>::insert(submission.stream, corrected, old);
		Ok(())
	}

	/// The anchor whose tree has `leaf`, given as it stood in the data, at `index`.
	pub(crate) fn inclusion(
		stream: StreamId,
		number: AnchorNumber,
		leaf: &[u8],
		index: u64,
		path: &[Hash],
	) -> Result<AnchorOf<T>, NotProven> {
		let anchor = Anchors::<T>::get(stream, number).ok_or(NotProven::AnchorNotFound)?;
		let leaf = merkle::leaf_hash(leaf);
		merkle::verify_inclusion(&anchor.root, &leaf, index, anchor.size, path)
			.map_err(NotProven::Proof)?;
		Ok(anchor)
	}

	/// The tree of the first anchor is the beginning of the second one's.
	pub(crate) fn consistency(
		stream: StreamId,
		first: AnchorNumber,
		second: AnchorNumber,
		proof: &[Hash],
	) -> Result<(), NotProven> {
		let batches = Streams::<T>::get(stream).is_some_and(|record| record.mode == Mode::Batches);
		ensure!(!batches, NotProven::NotALog);
		let old = Anchors::<T>::get(stream, first).ok_or(NotProven::AnchorNotFound)?;
		let new = Anchors::<T>::get(stream, second).ok_or(NotProven::AnchorNotFound)?;
		merkle::verify_consistency(&old.root, old.size, &new.root, new.size, proof)
			.map_err(NotProven::Consistency)
	}
}
