// SPDX-License-Identifier: Apache-2.0

//! Releases: proposed, approved, withdrawn, revoked, removed.
//!
//! The approved ones of a component, neither withdrawn nor revoked, form a chain from
//! [`ComponentState::newest`] down, linked both ways: so one is taken out without a walk.

use crate::*;
use frame_support::traits::Defensive;

/// Where a release is kept.
pub(crate) type ReleaseKey = (ModelId, ComponentId, Sequence);

impl<T: Config> Pallet<T> {
	pub(crate) fn release_record(key: ReleaseKey) -> Result<ReleaseRecord<T>, Error<T>> {
		let (model, component, sequence) = key;
		ReleaseRecords::<T>::get((model, component), sequence.to_be_bytes())
			.ok_or(Error::<T>::Unexpected)
	}

	pub(crate) fn write_record(key: ReleaseKey, record: ReleaseRecord<T>) {
		let (model, component, sequence) = key;
		ReleaseRecords::<T>::insert((model, component), sequence.to_be_bytes(), record);
	}

	/// Puts an approved release on top of the chain. Nothing comes in below: a device could no longer
	/// tell by the sequence what is newer.
	pub(crate) fn link(key: ReleaseKey, release: &mut Release) -> Result<(), Error<T>> {
		let (model, component, sequence) = key;
		ModelStates::<T>::try_mutate(model, |state| {
			let state = state.component_mut(component).ok_or(Error::<T>::Unexpected)?;
			ensure!(state.newest.is_none_or(|newest| newest < sequence), Error::<T>::Superseded);
			release.previous = state.newest.replace(sequence);
			Ok::<_, Error<T>>(())
		})?;
		Self::neighbour(key, release.previous, |below| below.next = Some(sequence));
		Ok(())
	}

	/// Takes a release out of the chain.
	fn unlink(key: ReleaseKey, release: &mut Release) {
		let (model, component, _) = key;
		let (previous, next) = (release.previous.take(), release.next.take());
		Self::neighbour(key, previous, |below| below.next = next);
		match next {
			Some(_) => Self::neighbour(key, next, |above| above.previous = previous),
			None => ModelStates::<T>::mutate(model, |state| {
				if let Some(state) = state.component_mut(component).defensive() {
					state.newest = previous;
				}
			}),
		}
	}

	fn neighbour(key: ReleaseKey, sequence: Option<Sequence>, change: impl FnOnce(&mut Release)) {
		let (model, component, _) = key;
		let Some(sequence) = sequence else { return };
		Releases::<T>::mutate((model, component, sequence), |release| {
			if let Some(release) = release.as_mut().defensive() {
				change(release);
			}
		});
	}

	/// Checks what can be checked of a release by itself.
	pub(crate) fn ensure_details(
		sequence: Sequence,
		details: &ReleaseDetails,
	) -> Result<(), Error<T>> {
		Self::ensure_text(&details.version)?;
		for uri in &details.uris {
			Self::ensure_text(uri)?;
		}
		let mut digests: Vec<_> = details.images.iter().map(|image| image.digest).collect();
		digests.sort();
		let distinct = digests.windows(2).all(|pair| pair.first() != pair.last());
		ensure!(!digests.is_empty() && distinct, Error::<T>::BadImages);
		let in_range = details.floor <= sequence
			&& details.hardware.is_none_or(|(first, last)| first <= last)
			&& details.requires.is_none_or(|required| required < sequence);
		ensure!(in_range, Error::<T>::BadLimits);
		Ok(())
	}

	pub(crate) fn do_propose_release(
		who: T::AccountId,
		model: ModelId,
		component: ComponentId,
		sequence: Sequence,
		details: ReleaseDetails,
	) -> DispatchResult {
		Self::ensure_vendor(model, &who, VendorRight::Firmware)?;
		Self::insert_release(
			who,
			model,
			component,
			sequence,
			details,
			None,
			SignatureKinds::default(),
		)
	}

	/// Writes a release down, to be voted on. `who` pays. That he may release for the model, and that
	/// the manifest was signed like this, is for the caller to have checked.
	///
	/// Reads and writes besides the releases' own: [`Components`], [`Authorities`] (read),
	/// [`ModelStates`] (read), one of [`References`] for each image, the hold.
	pub(crate) fn insert_release(
		who: T::AccountId,
		model: ModelId,
		component: ComponentId,
		sequence: Sequence,
		details: ReleaseDetails,
		manifest: Option<[u8; 32]>,
		signatures: SignatureKinds,
	) -> DispatchResult {
		Self::ensure_details(sequence, &details)?;
		let key = (model, component, sequence);
		let (mut record, authority) = Self::component_and_authority(model, component)?;
		ensure!(record.last.is_none_or(|last| last < sequence), Error::<T>::SequenceUsed);
		let terms = record.terms.signatures;
		let borne = (manifest.is_some() || !terms.needs_manifest())
			&& (signatures.classical || !terms.classical)
			&& (signatures.post_quantum || !terms.post_quantum);
		ensure!(borne, Error::<T>::SignatureMissing);
		let terms = authority.terms;
		let others = terms.approvers.iter().filter(|approver| **approver != who).count();
		ensure!(others >= terms.threshold.into(), Error::<T>::TooFewApprovers);
		let mut named = 1u8.checked_shl(component.into()).unwrap_or_default();
		let components = ModelStates::<T>::get(model).components;
		for (id, _) in &details.dependencies {
			let known = components.iter().any(|there| there.id == *id);
			let bit = 1u8.checked_shl((*id).into()).unwrap_or_default();
			ensure!(known && named & bit == 0, Error::<T>::BadLimits);
			named |= bit;
		}
		for image in &details.images {
			let known = References::<T>::contains_key(model, image.digest);
			ensure!(!known, Error::<T>::DigestKnown);
		}

		let (floor, images) = (details.floor, details.images.clone());
		let info = ReleaseInfo { details, manifest, signatures };
		let deposit = Deposit::<T, _>::take(&who, release_bytes::<T>(&info))?;
		record.last = Some(sequence);
		Components::<T>::insert(model, component, record);
		for image in images {
			let reference = Reference { component, sequence, endorsed: false };
			References::<T>::insert(model, image.digest, reference);
		}
		let release = Release {
			status: ReleaseStatus::Proposed,
			available_at: 0,
			severity: None,
			floor,
			previous: None,
			next: None,
		};
		Releases::<T>::insert(key, release);
		ReleaseInfos::<T>::insert(key, info);
		let record = ReleaseRecord {
			proposed_at: Self::now(),
			votes: Votes { version: authority.version, ..Default::default() },
			advisories: BoundedVec::new(),
			reason: None,
			deposit,
		};
		Self::write_record(key, record);
		Self::deposit_event(Event::ReleaseProposed {
			model,
			component,
			sequence,
			author: who,
			manifest,
		});
		Ok(())
	}

	pub(crate) fn do_withdraw_release(
		who: T::AccountId,
		model: ModelId,
		component: ComponentId,
		sequence: Sequence,
	) -> DispatchResult {
		let key = (model, component, sequence);
		let mut release = Releases::<T>::get(key).ok_or(Error::<T>::ReleaseNotFound)?;
		let author = Self::release_record(key)?.deposit.payer == who;
		ensure!(
			author || Self::ensure_vendor(model, &who, VendorRight::Firmware).is_ok(),
			Error::<T>::NotAuthor
		);
		match release.status {
			ReleaseStatus::Proposed => (),
			ReleaseStatus::Approved if !release.in_force(Self::now()) => {
				Self::unlink(key, &mut release)
			},
			_ => return Err(Error::<T>::TooLate.into()),
		}
		release.status = ReleaseStatus::Withdrawn;
		Releases::<T>::insert(key, release);
		Self::deposit_event(Event::ReleaseWithdrawn { model, component, sequence, by: who });
		Ok(())
	}

	/// `who`: `None` for governance.
	pub(crate) fn do_revoke_release(
		who: Option<T::AccountId>,
		model: ModelId,
		component: ComponentId,
		sequence: Sequence,
		reason: Text,
	) -> DispatchResult {
		Self::ensure_text(&reason)?;
		let key = (model, component, sequence);
		let mut release = Releases::<T>::get(key).ok_or(Error::<T>::ReleaseNotFound)?;
		if let Some(who) = &who {
			let (_, authority) = Self::component_and_authority(model, component)?;
			ensure!(authority.terms.revokers.contains(who), Error::<T>::NotRevoker);
		}
		ensure!(release.status == ReleaseStatus::Approved, Error::<T>::NotApproved);
		let mut record = Self::release_record(key)?;
		record.reason = Some(reason.clone());
		Self::write_record(key, record);
		Self::unlink(key, &mut release);
		release.status = ReleaseStatus::Revoked;
		Releases::<T>::insert(key, release);
		Self::deposit_event(Event::ReleaseRevoked { model, component, sequence, by: who, reason });
		Ok(())
	}

	/// Yields the number of images, for the weight.
	pub(crate) fn do_remove_release(
		who: T::AccountId,
		model: ModelId,
		component: ComponentId,
		sequence: Sequence,
	) -> Result<u32, DispatchError> {
		let key = (model, component, sequence);
		let release = Releases::<T>::get(key).ok_or(Error::<T>::ReleaseNotFound)?;
		let record = Self::release_record(key)?;
		ensure!(
			record.deposit.payer == who
				|| Self::ensure_vendor(model, &who, VendorRight::Firmware).is_ok(),
			Error::<T>::NotAuthor
		);
		let over = matches!(release.status, ReleaseStatus::Rejected | ReleaseStatus::Withdrawn);
		ensure!(over && record.advisories.is_empty(), Error::<T>::NotRemovable);
		let images = ReleaseInfos::<T>::take(key).ok_or(Error::<T>::Unexpected)?.details.images;
		for image in &images {
			References::<T>::remove(model, image.digest);
		}
		Releases::<T>::remove(key);
		ReleaseRecords::<T>::remove((model, component), sequence.to_be_bytes());
		record.deposit.release().defensive()?;
		Self::deposit_event(Event::ReleaseRemoved { model, component, sequence });
		Ok(images.len() as u32)
	}

	pub(crate) fn do_raise_floor(
		who: T::AccountId,
		model: ModelId,
		component: ComponentId,
		sequence: Sequence,
	) -> DispatchResult {
		Self::ensure_vendor(model, &who, VendorRight::Firmware)?;
		let release =
			Releases::<T>::get((model, component, sequence)).ok_or(Error::<T>::ReleaseNotFound)?;
		ensure!(release.in_force(Self::now()), Error::<T>::NotInForce);
		let new = release.floor;
		let old = ModelStates::<T>::try_mutate(model, |state| {
			let state = state.component_mut(component).ok_or(Error::<T>::Unexpected)?;
			ensure!(state.floor < new, Error::<T>::NoChange);
			Ok::<_, Error<T>>(core::mem::replace(&mut state.floor, new))
		})?;
		Self::deposit_event(Event::FloorRaised { model, component, old, new });
		Ok(())
	}
}

/// Bytes for which a release holds a deposit: its three records, and what its digests are known as.
fn release_bytes<T: Config>(info: &ReleaseInfo) -> usize {
	let reference = Digest::max_encoded_len().saturating_add(Reference::max_encoded_len());
	info.encoded_size()
		.saturating_add(Release::max_encoded_len())
		.saturating_add(ReleaseRecord::<T>::max_encoded_len())
		.saturating_add(reference.saturating_mul(info.details.images.len()))
}
