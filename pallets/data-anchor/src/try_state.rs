// SPDX-License-Identifier: Apache-2.0

//! What always holds between the stored values, checked after every test and by `try-runtime`.

use crate::*;
use alloc::collections::{BTreeMap, BTreeSet};
use muster_primitives::{
	anchor::{link, Statement, MAX_LEAVES},
	deposit,
};
use sp_runtime::{
	traits::{Saturating, Zero},
	TryRuntimeError,
};

/// What should be held.
type Held<T> = deposit::Held<AccountIdOf<T>, BalanceOf<T>>;

/// The anchors of a stream that are there.
type AnchorsThere<T> = BTreeMap<AnchorNumber, AnchorOf<T>>;

impl<T: Config> Pallet<T> {
	/// Checks the invariants, by number:
	///
	/// 1. A stream has both of its records, and its number was given out.
	/// 2. No more slots are taken than there are.
	/// 3. From the oldest anchor of a stream to its last all are there, and none beyond. Older ones, and
	///    those of streams that are gone, are there only where somebody keeps them.
	/// 4. Keepers of an anchor are counted exactly, and what they keep is there.
	/// 5. Each anchor names the link of the one before, and the head is the last one.
	/// 6. What corrects and what is corrected name each other, the later one the earlier one. In a log
	///    there is neither.
	/// 7. Times last, do not overlap but for corrections, and the head says where they end. Blocks that
	///    are later have later times.
	/// 8. Trees have as many leaves as trees can have; those of a log grow.
	/// 9. Writers are counted exactly, belong to a stream, and its owner is none of them.
	/// 10. Shares are counted exactly, belong to a stream, are the last that were made, are found by
	///     their grantee, and nothing else is. No envelope is left of what was revoked.
	/// 11. What is held on every account, for every reason, is the sum of what is written here. Who
	///     owns a stream pays for it, its slots and its writers.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let mut held = Held::<T>::default();
		Self::try_streams(&mut held)?;
		Self::try_anchors(&mut held)?;
		Self::try_writers(&mut held)?;
		Self::try_shares(&mut held)?;
		for (_, deposit) in AgreementKeys::<T>::iter_values() {
			held.deposit(&deposit, HoldReason::AgreementKey);
		}
		let accounts = frame_system::Account::<T>::iter_keys();
		let exact = held.is_exact::<T::Currency, HoldReason>(accounts, &deposit::reasons());
		ensure!(exact, "11: what is held is not what deposits add up to");
		Ok(())
	}

	fn try_streams(held: &mut Held<T>) -> Result<(), TryRuntimeError> {
		for (stream, record) in Streams::<T>::iter() {
			let info = StreamInfos::<T>::get(stream).ok_or("1: a stream without its info")?;
			ensure!(stream < NextStreamId::<T>::get(), "1: a stream of the future");
			ensure!(record.oldest <= record.next, "2: an oldest anchor after the last");
			ensure!(record.used() <= record.slots, "2: more slots are taken than there are");
			ensure!(
				info.deposit.payer == record.owner && info.slots.payer == record.owner,
				"11: somebody else than the owner paid"
			);
			held.deposit(&info.deposit, HoldReason::Stream);
			held.deposit(&info.slots, HoldReason::Slots);
		}
		for stream in StreamInfos::<T>::iter_keys() {
			ensure!(Streams::<T>::contains_key(stream), "1: an info without its stream");
		}
		Ok(())
	}

	fn try_anchors(held: &mut Held<T>) -> Result<(), TryRuntimeError> {
		let mut keepers = BTreeMap::<(StreamId, AnchorNumber), u32>::new();
		for (key, who, deposit) in Keepers::<T>::iter() {
			ensure!(deposit.payer == who, "11: somebody else than the keeper paid");
			ensure!(Anchors::<T>::contains_key(key.0, key.1), "4: a keeper of nothing");
			held.deposit(&deposit, HoldReason::Keep);
			keepers.entry(key).or_default().saturating_accrue(1);
		}
		let mut streams: BTreeSet<_> = Streams::<T>::iter_keys().collect();
		streams.extend(Anchors::<T>::iter_keys().map(|(stream, _)| stream));
		for stream in streams {
			ensure!(stream < NextStreamId::<T>::get(), "1: an anchor of a stream of the future");
			let there: AnchorsThere<T> = Anchors::<T>::iter_prefix(stream).collect();
			for (number, anchor) in &there {
				let counted = keepers.get(&(stream, *number)).copied().unwrap_or_default();
				ensure!(anchor.keepers == counted, "4: keepers of an anchor");
			}
			let record = Streams::<T>::get(stream);
			Self::try_present(&there, record.as_ref())?;
			Self::try_links(stream, &there, record.as_ref())?;
			Self::try_corrections(&there, record.as_ref())?;
			Self::try_times(&there, record.as_ref())?;
			Self::try_sizes(&there, record.as_ref())?;
		}
		Ok(())
	}

	/// Those are there that should be.
	fn try_present(
		there: &AnchorsThere<T>,
		record: Option<&Stream<T>>,
	) -> Result<(), TryRuntimeError> {
		let (oldest, next) = record.map_or((u32::MAX, u32::MAX), |it| (it.oldest, it.next));
		for (number, anchor) in there {
			ensure!(*number < next, "3: an anchor of the future");
			ensure!(*number >= oldest || anchor.keepers > 0, "3: a pruned anchor is still there");
		}
		let present = there.range(oldest..next).count();
		ensure!(present == next.saturating_sub(oldest) as usize, "3: an anchor is missing");
		Ok(())
	}

	fn try_links(
		stream: StreamId,
		there: &AnchorsThere<T>,
		record: Option<&Stream<T>>,
	) -> Result<(), TryRuntimeError> {
		let link_of = |number: AnchorNumber, anchor: &AnchorOf<T>| {
			link(&Statement {
				stream,
				number,
				root: anchor.root,
				size: anchor.size,
				from: anchor.from,
				until: anchor.until,
				schema: anchor.schema,
				corrects: anchor.corrects,
				previous: anchor.previous,
			})
		};
		for (number, anchor) in there {
			let before = match (*number).checked_sub(1) {
				None => Some(Hash::default()),
				Some(before) => there.get(&before).map(|anchor| link_of(before, anchor)),
			};
			ensure!(before.is_none_or(|link| link == anchor.previous), "5: another one before");
		}
		let Some(record) = record else { return Ok(()) };
		ensure!(record.head.is_some() == (record.next > 0), "5: a head of nothing, or none");
		let last = record.next.checked_sub(1);
		let last = last.and_then(|last| Some((last, there.get(&last)?)));
		if let (Some(head), Some((number, anchor))) = (&record.head, last) {
			let same = head.link == link_of(number, anchor)
				&& head.root == anchor.root
				&& head.size == anchor.size;
			ensure!(same, "5: the head is not the last anchor");
		}
		Ok(())
	}

	fn try_corrections(
		there: &AnchorsThere<T>,
		record: Option<&Stream<T>>,
	) -> Result<(), TryRuntimeError> {
		let log = record.is_some_and(|record| record.mode == Mode::Log);
		let next = record.map_or(u32::MAX, |record| record.next);
		for (number, anchor) in there {
			let plain = anchor.corrects.is_none() && anchor.superseded_by.is_none();
			ensure!(!log || plain, "6: a correction in a log");
			if let Some(old) = anchor.corrects {
				ensure!(old < *number, "6: it corrects what comes later");
				let knows = there.get(&old).is_none_or(|old| old.superseded_by == Some(*number));
				ensure!(knows, "6: what is corrected does not know");
			}
			if let Some(new) = anchor.superseded_by {
				ensure!(
					*number < new && new < next,
					"6: superseded by what came before, or is not"
				);
				let knows = there.get(&new).is_none_or(|new| new.corrects == Some(*number));
				ensure!(knows, "6: what corrects does not know");
			}
		}
		Ok(())
	}

	fn try_times(
		there: &AnchorsThere<T>,
		record: Option<&Stream<T>>,
	) -> Result<(), TryRuntimeError> {
		let (mut ended, mut last, mut at, mut block) = (0, None, 0, Zero::zero());
		for (number, anchor) in there {
			ensure!(anchor.from < anchor.until, "7: a time that does not last");
			ensure!(anchor.at >= at && anchor.block >= block, "7: blocks in another order");
			(at, block) = (anchor.at, anchor.block);
			if anchor.corrects.is_none() {
				ensure!(anchor.from >= ended, "7: times overlap");
				(ended, last) = (anchor.until, Some(*number));
			}
		}
		let Some(Stream { head: Some(head), oldest, .. }) = record else { return Ok(()) };
		// All that came after a kept one may have been pruned.
		let exact = last.is_some_and(|last| last >= *oldest);
		ensure!(
			head.until == ended || (!exact && head.until > ended),
			"7: the head ends at another time"
		);
		Ok(())
	}

	fn try_sizes(
		there: &AnchorsThere<T>,
		record: Option<&Stream<T>>,
	) -> Result<(), TryRuntimeError> {
		let log = record.is_some_and(|record| record.mode == Mode::Log);
		let mut before = 0;
		for anchor in there.values() {
			ensure!((1..=MAX_LEAVES).contains(&anchor.size), "8: no tree has so many leaves");
			ensure!(!log || anchor.size > before, "8: a log that did not grow");
			before = anchor.size;
		}
		Ok(())
	}

	fn try_writers(held: &mut Held<T>) -> Result<(), TryRuntimeError> {
		let mut counts = BTreeMap::<StreamId, u32>::new();
		for (stream, subject, writer) in Writers::<T>::iter() {
			let record = Streams::<T>::get(stream).ok_or("9: a writer of nothing")?;
			let owner = Subject::Account(record.owner.clone());
			ensure!(subject != owner, "9: the owner is a writer too");
			ensure!(writer.deposit.payer == record.owner, "11: the owner did not pay a writer");
			held.deposit(&writer.deposit, HoldReason::Writer);
			counts.entry(stream).or_default().saturating_accrue(1);
		}
		for (stream, info) in StreamInfos::<T>::iter() {
			let counted = counts.get(&stream).copied().unwrap_or_default();
			ensure!(info.writers == counted, "9: writers of a stream");
		}
		Ok(())
	}

	fn try_shares(held: &mut Held<T>) -> Result<(), TryRuntimeError> {
		let mut counts = BTreeMap::<StreamId, u32>::new();
		for (stream, id, share) in Shares::<T>::iter() {
			let info = StreamInfos::<T>::get(stream).ok_or("10: a share of nothing")?;
			ensure!(id < info.next_share, "10: a share of the future");
			let first = info.next_share.saturating_sub(info.shares);
			ensure!(id >= first, "10: an older share than there can be");
			let found = SharedWith::<T>::contains_key(&share.grantee, (stream, id));
			ensure!(found, "10: a share that its grantee does not find");
			ensure!(share.last.is_none_or(|last| share.first <= last), "10: a share of no anchor");
			ensure!(
				share.revoked.is_none() != share.envelope.is_empty(),
				"10: an envelope of what was revoked, or none"
			);
			held.deposit(&share.deposit, HoldReason::Share);
			counts.entry(stream).or_default().saturating_accrue(1);
		}
		for (grantee, (stream, id), ()) in SharedWith::<T>::iter() {
			let share = Shares::<T>::get(stream, id).ok_or("10: what was shared is not there")?;
			ensure!(share.grantee == grantee, "10: it was shared with somebody else");
		}
		for (stream, info) in StreamInfos::<T>::iter() {
			let counted = counts.get(&stream).copied().unwrap_or_default();
			ensure!(info.shares == counted, "10: shares of a stream");
		}
		Ok(())
	}

	/// Checks that everything is paid as it would be today. Prices do not change in tests.
	#[cfg(test)]
	pub(crate) fn try_prices() -> Result<(), TryRuntimeError> {
		use frame_support::traits::Footprint;
		for (stream, info) in StreamInfos::<T>::iter() {
			let slots = Streams::<T>::get(stream).map_or(0, |record| record.slots);
			let bytes = AnchorOf::<T>::max_encoded_len() as u64 * u64::from(slots);
			let room = Footprint { count: slots.into(), size: bytes };
			let paid = info.slots.amount::<BalanceOf<T>>();
			ensure!(paid == T::StorageDeposit::convert(room), "12: slots are not paid");
			ensure!(info.deposit.amount::<BalanceOf<T>>() != Zero::zero(), "12: a free stream");
		}
		Ok(())
	}
}
