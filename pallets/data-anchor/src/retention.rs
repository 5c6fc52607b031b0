// SPDX-License-Identifier: Apache-2.0

//! Anchors that are too old, and those that somebody keeps nevertheless.

use crate::*;
use frame_support::traits::{Defensive, DefensiveOption};
use sp_runtime::Saturating;

/// Bytes for which a keeper holds a deposit: the anchor and its own entry.
fn keep_bytes<T: Config>() -> usize {
	AnchorOf::<T>::max_encoded_len().saturating_add(Deposit::<T, kind::Keep<T>>::max_encoded_len())
}

impl<T: Config> Pallet<T> {
	/// Returns through how many anchors it went, the one included at which it stopped.
	pub(crate) fn do_prune(stream: StreamId, limit: u32) -> Result<u32, DispatchError> {
		ensure!((1..=MAX_REMOVALS).contains(&limit), Error::<T>::BadLimit);
		let mut record = Streams::<T>::get(stream).ok_or(Error::<T>::StreamNotFound)?;
		let retention = record.retention.ok_or(Error::<T>::NothingToPrune)?;
		let now = Self::now();
		let (first, mut looked, mut removed) = (record.oldest, 0, 0);
		while looked < limit && record.oldest < record.next {
			looked.saturating_inc();
			let anchor =
				Anchors::<T>::get(stream, record.oldest).defensive_ok_or(Error::<T>::Unexpected)?;
			if anchor.at.saturating_add(retention) > now {
				break;
			}
			if anchor.keepers == 0 {
				Anchors::<T>::remove(stream, record.oldest);
				removed.saturating_inc();
			}
			record.oldest.saturating_inc();
		}
		let oldest = record.oldest;
		ensure!(oldest > first, Error::<T>::NothingToPrune);
		Streams::<T>::insert(stream, record);
		Self::deposit_event(Event::Pruned { stream, oldest, removed });
		Ok(looked)
	}

	pub(crate) fn do_keep(
		who: T::AccountId,
		stream: StreamId,
		number: AnchorNumber,
	) -> DispatchResult {
		let mut anchor = Anchors::<T>::get(stream, number).ok_or(Error::<T>::AnchorNotFound)?;
		let key = (stream, number);
		ensure!(!Keepers::<T>::contains_key(key, &who), Error::<T>::AlreadyKept);
		anchor.keepers = anchor.keepers.checked_add(1).ok_or(Error::<T>::Exhausted)?;
		let deposit = Deposit::<T, _>::take(&who, keep_bytes::<T>())?;
		Anchors::<T>::insert(stream, number, anchor);
		Keepers::<T>::insert(key, &who, deposit);
		Self::deposit_event(Event::Kept { stream, anchor: number, by: who });
		Ok(())
	}

	pub(crate) fn do_release(
		who: T::AccountId,
		stream: StreamId,
		number: AnchorNumber,
	) -> DispatchResult {
		let deposit = Keepers::<T>::take((stream, number), &who).ok_or(Error::<T>::NotKept)?;
		let mut anchor =
			Anchors::<T>::get(stream, number).defensive_ok_or(Error::<T>::Unexpected)?;
		anchor.keepers = anchor.keepers.saturating_sub(1);
		// Of a stream that is gone all anchors were pruned.
		let pruned = Streams::<T>::get(stream).is_none_or(|record| number < record.oldest);
		let removed = pruned && anchor.keepers == 0;
		if removed {
			Anchors::<T>::remove(stream, number);
		} else {
			Anchors::<T>::insert(stream, number, anchor);
		}
		deposit.release().defensive()?;
		Self::deposit_event(Event::Released { stream, anchor: number, by: who, removed });
		Ok(())
	}
}
