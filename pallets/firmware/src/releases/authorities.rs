// SPDX-License-Identifier: Apache-2.0

//! Authorities: made, changed under the old and the new threshold, removed.

use crate::*;
use frame_support::traits::Defensive;

impl<T: Config> Pallet<T> {
	pub(crate) fn ensure_authority_terms(
		terms: &AuthorityTerms<T::AccountId>,
	) -> Result<(), Error<T>> {
		let AuthorityTerms { approvers, threshold, revokers, time_lock } = terms;
		let mut named: Vec<_> = approvers.iter().chain(revokers).collect();
		named.sort();
		let distinct = named.windows(2).all(|pair| pair.first() != pair.last());
		ensure!(!approvers.is_empty() && distinct, Error::<T>::BadApprovers);
		let reachable = usize::from(*threshold) <= approvers.len();
		ensure!(*threshold > 0 && reachable, Error::<T>::BadThreshold);
		ensure!(*time_lock <= MAX_TIME_LOCK, Error::<T>::TimeLockTooLong);
		Ok(())
	}

	fn authority_of(id: AuthorityId) -> Result<Authority<T>, Error<T>> {
		Authorities::<T>::get(id).ok_or(Error::<T>::AuthorityNotFound)
	}

	pub(crate) fn speaks_for(vendor: VendorId, who: &T::AccountId) -> bool {
		T::Vendors::vendor_permits(vendor, who, VendorRight::Firmware)
	}

	pub(crate) fn do_create_authority(
		who: T::AccountId,
		vendor: VendorId,
		terms: AuthorityTerms<T::AccountId>,
	) -> DispatchResult {
		Self::ensure_authority_terms(&terms)?;
		ensure!(Self::speaks_for(vendor, &who), Error::<T>::NotVendor);
		let id = NextAuthorityId::<T>::get();
		let next = id.checked_add(1).ok_or(Error::<T>::Exhausted)?;
		let deposit = Deposit::<T, _>::take(&who, Authority::<T>::max_encoded_len())?;
		NextAuthorityId::<T>::put(next);
		let authority =
			Authority { vendor, version: 0, terms: terms.clone(), components: 0, deposit };
		Authorities::<T>::insert(id, authority);
		Self::deposit_event(Event::AuthorityCreated { authority: id, vendor, terms });
		Ok(())
	}

	pub(crate) fn do_propose_authority_change(
		who: T::AccountId,
		id: AuthorityId,
		terms: AuthorityTerms<T::AccountId>,
	) -> DispatchResult {
		Self::ensure_authority_terms(&terms)?;
		let authority = Self::authority_of(id)?;
		let approver = authority.terms.vote_of(&who).is_some();
		ensure!(approver || Self::speaks_for(authority.vendor, &who), Error::<T>::NotVendor);
		ensure!(authority.terms != terms, Error::<T>::NoChange);
		ensure!(!AuthorityChanges::<T>::contains_key(id), Error::<T>::ChangePending);
		let deposit = Deposit::<T, _>::take(&who, AuthorityChange::<T>::max_encoded_len())?;
		let change = AuthorityChange { terms: terms.clone(), old_votes: 0, new_votes: 0, deposit };
		AuthorityChanges::<T>::insert(id, change);
		Self::deposit_event(Event::AuthorityChangeProposed { authority: id, by: who, terms });
		Ok(())
	}

	pub(crate) fn do_approve_authority_change(
		who: T::AccountId,
		id: AuthorityId,
		hash: [u8; 32],
	) -> DispatchResult {
		let mut authority = Self::authority_of(id)?;
		let mut change = AuthorityChanges::<T>::get(id).ok_or(Error::<T>::ChangeNotFound)?;
		ensure!(change.terms.hash() == hash, Error::<T>::ChangeNotFound);
		let (old, new) = (authority.terms.vote_of(&who), change.terms.vote_of(&who));
		ensure!(old.is_some() || new.is_some(), Error::<T>::NotApprover);
		let before = (change.old_votes, change.new_votes);
		change.old_votes |= old.unwrap_or_default();
		change.new_votes |= new.unwrap_or_default();
		ensure!((change.old_votes, change.new_votes) != before, Error::<T>::AlreadyVoted);

		let (old_votes, new_votes) = (change.old_votes.count_ones(), change.new_votes.count_ones());
		let agreed = old_votes >= authority.terms.threshold.into()
			&& new_votes >= change.terms.threshold.into();
		let voted = Event::AuthorityChangeApproved {
			authority: id,
			by: who,
			old_votes: old_votes as u8,
			new_votes: new_votes as u8,
		};
		if !agreed {
			AuthorityChanges::<T>::insert(id, change);
			Self::deposit_event(voted);
			return Ok(());
		}
		let version = authority.version.checked_add(1).ok_or(Error::<T>::Exhausted)?;
		authority.version = version;
		let new = change.terms;
		let old = core::mem::replace(&mut authority.terms, new.clone());
		AuthorityChanges::<T>::remove(id);
		change.deposit.release().defensive()?;
		Authorities::<T>::insert(id, authority);
		Self::deposit_event(voted);
		Self::deposit_event(Event::AuthorityChanged { authority: id, version, old, new });
		Ok(())
	}

	pub(crate) fn do_cancel_authority_change(who: T::AccountId, id: AuthorityId) -> DispatchResult {
		let authority = Self::authority_of(id)?;
		let change = AuthorityChanges::<T>::get(id).ok_or(Error::<T>::ChangeNotFound)?;
		let proposer = change.deposit.payer == who;
		ensure!(proposer || Self::speaks_for(authority.vendor, &who), Error::<T>::NotVendor);
		AuthorityChanges::<T>::remove(id);
		change.deposit.release().defensive()?;
		Self::deposit_event(Event::AuthorityChangeCancelled { authority: id, by: who });
		Ok(())
	}

	pub(crate) fn do_remove_authority(who: T::AccountId, id: AuthorityId) -> DispatchResult {
		let authority = Self::authority_of(id)?;
		ensure!(Self::speaks_for(authority.vendor, &who), Error::<T>::NotVendor);
		ensure!(authority.components == 0, Error::<T>::AuthorityInUse);
		if let Some(change) = AuthorityChanges::<T>::take(id) {
			change.deposit.release().defensive()?;
		}
		Authorities::<T>::remove(id);
		authority.deposit.release().defensive()?;
		Self::deposit_event(Event::AuthorityRemoved { authority: id });
		Ok(())
	}
}
