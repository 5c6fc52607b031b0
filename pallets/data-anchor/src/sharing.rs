// SPDX-License-Identifier: Apache-2.0

//! Who is handed the key of which data, and the keys to which such envelopes are encrypted.

use crate::*;
use frame_support::traits::{Defensive, DefensiveOption};
use muster_primitives::{access::action::SHARE_DATA, deposit::footprint, Generation, Resource};
use sp_runtime::Saturating;

/// Bytes for which a share with this envelope holds a deposit, its entry in the index included.
/// Besides the envelope nothing about a share makes it longer, not even that it is revoked: so a
/// revoked one is never dearer.
fn share_bytes<T: Config>(envelope: &Envelope) -> usize {
	Share::<T>::max_encoded_len()
		.saturating_sub(Envelope::max_encoded_len())
		.saturating_add(envelope.encoded_size())
		.saturating_add(<(Subject<T::AccountId>, (StreamId, ShareId))>::max_encoded_len())
}

/// Bytes for which a published key holds a deposit.
fn key_bytes<T: Config>() -> usize {
	<(AgreementKey, Deposit<T, kind::AgreementKey<T>>)>::max_encoded_len()
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_set_agreement_key(
		who: T::AccountId,
		key: Option<AgreementKey>,
	) -> DispatchResult {
		ensure!(key.is_none_or(|key| key.is_well_formed()), Error::<T>::BadKey);
		let before = AgreementKeys::<T>::get(&who);
		let old = before.as_ref().map(|(key, _)| *key);
		ensure!(key != old, Error::<T>::NoChange);
		match (key, before) {
			(Some(key), Some((_, deposit))) => {
				AgreementKeys::<T>::insert(&who, (key, deposit));
			},
			(Some(key), None) => {
				let deposit = Deposit::<T, _>::take(&who, key_bytes::<T>())?;
				AgreementKeys::<T>::insert(&who, (key, deposit));
			},
			(None, Some((_, deposit))) => {
				AgreementKeys::<T>::remove(&who);
				deposit.release().defensive()?;
			},
			(None, None) => {},
		}
		Self::deposit_event(Event::AgreementKeySet { account: who, old, new: key });
		Ok(())
	}

	pub(crate) fn do_share(
		by: Subject<T::AccountId>,
		stream: StreamId,
		grantee: Subject<T::AccountId>,
		key: AgreementKey,
		first: AnchorNumber,
		last: Option<AnchorNumber>,
		until: Option<u64>,
		envelope: Envelope,
	) -> DispatchResult {
		let record = Streams::<T>::get(stream).ok_or(Error::<T>::StreamNotFound)?;
		ensure!(!envelope.is_empty(), Error::<T>::EmptyEnvelope);
		ensure!(last.is_none_or(|last| first <= last), Error::<T>::EmptyRange);
		let now = Self::now();
		ensure!(until.is_none_or(|until| until > now), Error::<T>::AlreadyLapsed);
		let published = Self::agreement_key_of(&grantee).ok_or(Error::<T>::NoAgreementKey)?;
		ensure!(published == key, Error::<T>::OtherKey);
		let generation = Self::grantee_generation(&grantee).ok_or(Error::<T>::NoAgreementKey)?;
		let mut info = Self::stream_info(stream)?;
		let share = info.next_share;
		info.next_share = share.checked_add(1).ok_or(Error::<T>::Exhausted)?;
		info.shares = info.shares.checked_add(1).ok_or(Error::<T>::Exhausted)?;
		T::Access::authorize(&by, SHARE_DATA, &Resource::Stream(stream))?;

		// A device has no money: who owns the stream pays for what he lets it do.
		let payer = match &by {
			Subject::Account(who) => who,
			Subject::Device(_) => &record.owner,
		};
		let deposit = Deposit::<T, _>::take(payer, share_bytes::<T>(&envelope))?;
		StreamInfos::<T>::insert(stream, info);
		SharedWith::<T>::insert(&grantee, (stream, share), ());
		Shares::<T>::insert(
			stream,
			share,
			Share {
				grantee: grantee.clone(),
				generation,
				key,
				first,
				last,
				by: by.clone(),
				at: now,
				until,
				revoked: None,
				envelope,
				deposit,
			},
		);
		Self::deposit_event(Event::Shared { stream, share, grantee, key, first, last, until, by });
		Ok(())
	}

	pub(crate) fn do_revoke_share(
		by: Subject<T::AccountId>,
		stream: StreamId,
		id: ShareId,
	) -> DispatchResult {
		ensure!(Streams::<T>::contains_key(stream), Error::<T>::StreamNotFound);
		let mut share = Shares::<T>::get(stream, id).ok_or(Error::<T>::ShareNotFound)?;
		ensure!(share.revoked.is_none(), Error::<T>::AlreadyRevoked);
		T::Access::authorize(&by, SHARE_DATA, &Resource::Stream(stream))?;
		share.revoked = Some(Self::now());
		share.envelope = Envelope::new();
		let bytes = share_bytes::<T>(&share.envelope);
		// Prices can have risen. Revoking must not fail for that, nor cost the payer anything.
		let due = T::StorageDeposit::convert(footprint(bytes));
		if due < share.deposit.amount::<BalanceOf<T>>() {
			share.deposit = share.deposit.resize(bytes).defensive()?;
		}
		Shares::<T>::insert(stream, id, share);
		Self::deposit_event(Event::ShareRevoked { stream, share: id, by });
		Ok(())
	}

	/// Returns how many shares it removed.
	pub(crate) fn do_remove_shares(
		who: &T::AccountId,
		stream: StreamId,
		limit: u32,
	) -> Result<u32, DispatchError> {
		ensure!((1..=MAX_REMOVALS).contains(&limit), Error::<T>::BadLimit);
		let record = Self::owned_stream(stream, who)?;
		ensure!(record.closed, Error::<T>::StreamIsOpen);
		let mut info = Self::stream_info(stream)?;
		let removed = limit.min(info.shares);
		ensure!(removed > 0, Error::<T>::ShareNotFound);
		// Only the lowest are ever removed: those that are there are the last that were made.
		let first = info.next_share.saturating_sub(info.shares);
		for id in first..first.saturating_add(removed) {
			let share = Shares::<T>::take(stream, id).defensive_ok_or(Error::<T>::Unexpected)?;
			SharedWith::<T>::remove(&share.grantee, (stream, id));
			share.deposit.release().defensive()?;
		}
		info.shares.saturating_reduce(removed);
		StreamInfos::<T>::insert(stream, info);
		Self::deposit_event(Event::SharesRemoved { stream, removed });
		Ok(removed)
	}

	/// The generation under which somebody is handed something. Accounts have but one, 0.
	fn grantee_generation(grantee: &Subject<T::AccountId>) -> Option<Generation> {
		match grantee {
			Subject::Account(_) => Some(0),
			Subject::Device(device) => T::Devices::generation(device),
		}
	}

	/// The key to which envelopes for somebody are encrypted. A device that is decommissioned has
	/// none.
	pub(crate) fn agreement_key_of(subject: &Subject<T::AccountId>) -> Option<AgreementKey> {
		match subject {
			Subject::Account(who) => AgreementKeys::<T>::get(who).map(|(key, _)| key),
			Subject::Device(device) => T::Devices::keys(device)?.agreement,
		}
	}

	pub(crate) fn share_view(stream: StreamId, id: ShareId) -> Option<ShareView<T::AccountId>> {
		let share = Shares::<T>::get(stream, id)?;
		let open = share.revoked.is_none()
			&& share.until.is_none_or(|until| Self::now() < until)
			&& Self::grantee_generation(&share.grantee) == Some(share.generation);
		Some(ShareView {
			stream,
			share: id,
			grantee: share.grantee,
			key: share.key,
			first: share.first,
			last: share.last,
			by: share.by,
			at: share.at,
			until: share.until,
			revoked: share.revoked,
			open,
			envelope: open.then_some(share.envelope),
		})
	}

	pub(crate) fn shares_from(
		stream: StreamId,
		first: ShareId,
		limit: u32,
	) -> Vec<ShareView<T::AccountId>> {
		let Some(info) = StreamInfos::<T>::get(stream) else { return Vec::new() };
		// Those that are there are the last that were made.
		let first = first.max(info.next_share.saturating_sub(info.shares));
		let end = first.saturating_add(limit.min(MAX_LISTED)).min(info.next_share);
		(first..end).filter_map(|id| Self::share_view(stream, id)).collect()
	}

	pub(crate) fn shares_with(
		grantee: &Subject<T::AccountId>,
		after: Option<(StreamId, ShareId)>,
		limit: u32,
	) -> Vec<ShareView<T::AccountId>> {
		let keys = match after {
			// Goes on from there even if that share was removed meanwhile.
			Some(after) => SharedWith::<T>::iter_key_prefix_from(
				grantee,
				SharedWith::<T>::hashed_key_for(grantee, after),
			),
			None => SharedWith::<T>::iter_key_prefix(grantee),
		};
		keys.take(limit.min(MAX_LISTED) as usize)
			.filter_map(|(stream, id)| Self::share_view(stream, id))
			.collect()
	}
}
