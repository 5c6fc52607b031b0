// SPDX-License-Identifier: Apache-2.0

//! Advisories: releases that are vulnerable, how badly, and which one mends it.

use crate::{releases::lifecycle::ReleaseKey, *};
use frame_support::traits::Defensive;

impl<T: Config> Pallet<T> {
	/// Whether `who` speaks about a component's weaknesses: for the vendor, as a revoker, or as
	/// governance (`None`).
	fn ensure_warner(
		who: Option<&T::AccountId>,
		model: ModelId,
		component: ComponentId,
	) -> Result<(), Error<T>> {
		let (_, authority) = Self::component_and_authority(model, component)?;
		let Some(who) = who else { return Ok(()) };
		let permitted = authority.terms.revokers.contains(who)
			|| Self::ensure_vendor(model, who, VendorRight::Firmware).is_ok();
		ensure!(permitted, Error::<T>::NotRevoker);
		Ok(())
	}

	/// What mends a weakness is in force, and above all that have it.
	fn ensure_fixes(
		model: ModelId,
		component: ComponentId,
		affected: &[Sequence],
		fixed_in: Sequence,
	) -> Result<(), Error<T>> {
		let fix =
			Releases::<T>::get((model, component, fixed_in)).ok_or(Error::<T>::ReleaseNotFound)?;
		ensure!(affected.last().is_some_and(|last| *last < fixed_in), Error::<T>::BadAdvisory);
		ensure!(fix.in_force(Self::now()), Error::<T>::NotInForce);
		Ok(())
	}

	/// Writes down what is said of a release, and the worst of it.
	fn write_warnings(key: ReleaseKey, record: ReleaseRecord<T>) -> Result<(), Error<T>> {
		let severity = record.advisories.iter().map(|(_, severity)| *severity).max();
		Self::write_record(key, record);
		let mut release = Releases::<T>::get(key).ok_or(Error::<T>::Unexpected)?;
		if release.severity != severity {
			release.severity = severity;
			Releases::<T>::insert(key, release);
		}
		Ok(())
	}

	/// `who`: `None` for governance.
	pub(crate) fn do_publish_advisory(
		who: Option<T::AccountId>,
		model: ModelId,
		component: ComponentId,
		details: AdvisoryDetails,
	) -> DispatchResult {
		let AdvisoryDetails { name, severity, affected, fixed_in, uri, .. } = &details;
		let severity = *severity;
		Self::ensure_text(name)?;
		if let Some(uri) = uri {
			Self::ensure_text(uri)?;
		}
		let rising = affected.windows(2).all(|pair| pair.first() < pair.last());
		ensure!(!affected.is_empty() && rising, Error::<T>::BadAdvisory);
		Self::ensure_warner(who.as_ref(), model, component)?;
		if let Some(fixed_in) = fixed_in {
			Self::ensure_fixes(model, component, affected, *fixed_in)?;
		}
		let advisory = NextAdvisoryId::<T>::get();
		let next = advisory.checked_add(1).ok_or(Error::<T>::Exhausted)?;
		let mut records = Vec::new();
		for sequence in affected {
			let key = (model, component, *sequence);
			let release = Releases::<T>::get(key).ok_or(Error::<T>::ReleaseNotFound)?;
			let approved =
				matches!(release.status, ReleaseStatus::Approved | ReleaseStatus::Revoked);
			ensure!(approved, Error::<T>::NotApproved);
			let mut record = Self::release_record(key)?;
			let full = |_| Error::<T>::TooManyAdvisories;
			record.advisories.try_push((advisory, severity)).map_err(full)?;
			records.push((key, record));
		}
		let deposit = match &who {
			Some(who) => Some(Deposit::<T, _>::take(who, Advisory::<T>::max_encoded_len())?),
			None => None,
		};
		for (key, record) in records {
			Self::write_warnings(key, record)?;
		}
		NextAdvisoryId::<T>::put(next);
		let published_at = Self::now();
		Advisories::<T>::insert(
			advisory,
			Advisory { model, component, published_at, details, deposit },
		);
		Self::deposit_event(Event::AdvisoryPublished {
			advisory,
			model,
			component,
			severity,
			by: who,
		});
		Ok(())
	}

	/// `who`: `None` for governance.
	pub(crate) fn do_set_fixed(
		who: Option<T::AccountId>,
		id: AdvisoryId,
		new: Sequence,
	) -> DispatchResult {
		let mut advisory = Advisories::<T>::get(id).ok_or(Error::<T>::AdvisoryNotFound)?;
		let (model, component) = (advisory.model, advisory.component);
		Self::ensure_warner(who.as_ref(), model, component)?;
		ensure!(advisory.details.fixed_in != Some(new), Error::<T>::NoChange);
		Self::ensure_fixes(model, component, &advisory.details.affected, new)?;
		let old = advisory.details.fixed_in.replace(new);
		Advisories::<T>::insert(id, advisory);
		Self::deposit_event(Event::AdvisoryFixed { advisory: id, old, new });
		Ok(())
	}

	/// `who`: `None` for governance. Yields the number of releases that it was about, for the weight.
	pub(crate) fn do_withdraw_advisory(
		who: Option<T::AccountId>,
		id: AdvisoryId,
	) -> Result<u32, DispatchError> {
		let advisory = Advisories::<T>::get(id).ok_or(Error::<T>::AdvisoryNotFound)?;
		let (model, component) = (advisory.model, advisory.component);
		Self::ensure_warner(who.as_ref(), model, component)?;
		// What governance says, no vendor takes back.
		ensure!(advisory.deposit.is_some() || who.is_none(), Error::<T>::NotRevoker);
		let affected = &advisory.details.affected;
		for sequence in affected {
			let key = (model, component, *sequence);
			let mut record = Self::release_record(key)?;
			record.advisories.retain(|(there, _)| *there != id);
			Self::write_warnings(key, record)?;
		}
		Advisories::<T>::remove(id);
		if let Some(deposit) = advisory.deposit {
			deposit.release().defensive()?;
		}
		Self::deposit_event(Event::AdvisoryWithdrawn { advisory: id });
		Ok(affected.len() as u32)
	}
}
