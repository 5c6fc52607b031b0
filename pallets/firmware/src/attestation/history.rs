// SPDX-License-Identifier: Apache-2.0

//! Verdicts of the past, kept as long as somebody pays for the room.

use crate::*;
use frame_support::traits::Defensive;
use muster_primitives::{access::action, Resource};

/// What the key of one past verdict takes: two prefixes, the hashed device, the hashed place.
const KEY: usize = 16 + 16 + (16 + 32) + (8 + 1);

impl<T: Config> Pallet<T> {
	/// Bytes for which a history of this depth holds a deposit.
	pub(crate) fn history_bytes(depth: u8) -> usize {
		let entry = PastVerdict::<BlockNumberFor<T>>::max_encoded_len() + KEY;
		History::<T>::max_encoded_len() + usize::from(depth) * entry
	}

	/// Puts a verdict into the ring, over the oldest if that is full. Whether there is one.
	pub(crate) fn remember(
		device: &DeviceId,
		generation: Generation,
		block: BlockNumberFor<T>,
		verdict: &Verdict,
	) -> bool {
		let Some(mut history) = Histories::<T>::get(device) else { return false };
		let past = PastVerdict { generation, block, verdict: verdict.clone() };
		PastVerdicts::<T>::insert(device, history.next, past);
		history.kept = history.kept.saturating_add(1).min(history.depth);
		history.next = place(history.next, 1, history.depth);
		Histories::<T>::insert(device, history);
		true
	}

	/// Changes how many verdicts are kept. Returns how many were moved or removed.
	pub(crate) fn do_keep_history(
		who: T::AccountId,
		device: DeviceId,
		depth: u8,
	) -> Result<u32, DispatchError> {
		ensure!(u32::from(depth) <= MAX_HISTORY, Error::<T>::TooDeep);
		let old = Histories::<T>::get(device);
		let old_depth = old.as_ref().map_or(0, |history| history.depth);
		ensure!(depth != old_depth, Error::<T>::NoChange);
		let pays = old.as_ref().is_some_and(|history| history.deposit.payer == who);
		// Who pays may pay for less. What is kept of a device that nobody owns is nobody's concern.
		let ended = depth == 0 && T::Devices::owner(&device).is_none();
		if !(ended || (pays && depth < old_depth)) {
			Self::owned(&device)?;
			T::Access::authorize(
				&Subject::Account(who.clone()),
				action::UPDATE_FIRMWARE,
				&Resource::Device(device),
			)?;
		}

		let past: Vec<_> = old
			.iter()
			.flat_map(|history| history.places())
			.filter_map(|place| PastVerdicts::<T>::take(device, place))
			.collect();
		let moved = past.len() as u32;
		let keep = past.len().min(depth.into());
		let deposit = match old.map(|history| history.deposit) {
			Some(deposit) if depth == 0 => {
				deposit.release().defensive()?;
				None
			},
			Some(deposit) if pays || depth < old_depth => {
				Some(deposit.resize(Self::history_bytes(depth))?)
			},
			Some(deposit) => {
				deposit.release().defensive()?;
				Some(Deposit::<T, _>::take(&who, Self::history_bytes(depth))?)
			},
			None => Some(Deposit::<T, _>::take(&who, Self::history_bytes(depth))?),
		};
		match deposit {
			Some(deposit) => {
				for (place, past) in (0u8..).zip(past.into_iter().skip(moved as usize - keep)) {
					PastVerdicts::<T>::insert(device, place, past);
				}
				let kept = keep as u8;
				let history = History { depth, kept, next: place(0, kept, depth), deposit };
				Histories::<T>::insert(device, history);
			},
			None => Histories::<T>::remove(device),
		}
		Self::deposit_event(Event::HistoryKept { device, old: old_depth, new: depth });
		Ok(moved)
	}
}

/// So many places on from this one in a ring.
fn place(from: u8, on: u8, depth: u8) -> u8 {
	let place = u16::from(from) + u16::from(on);
	(place % u16::from(depth.max(1))) as u8
}

impl<T: Config> History<T> {
	/// Where the verdicts are, the oldest first.
	pub(crate) fn places(&self) -> impl DoubleEndedIterator<Item = u8> + use<T> {
		let depth = self.depth;
		let oldest = place(self.next, depth.saturating_sub(self.kept), depth);
		(0..self.kept).map(move |number| place(oldest, number, depth))
	}
}
