// SPDX-License-Identifier: Apache-2.0

//! What always holds between authorities, components, releases and advisories.

use crate::{try_state::Held, *};
use alloc::collections::{BTreeMap, BTreeSet};
use sp_runtime::TryRuntimeError;

type Key = (ModelId, ComponentId, Sequence);

impl<T: Config> Pallet<T> {
	/// Checks the invariants, by number:
	///
	/// 1. Authorities have sound terms and count their components exactly. A change that waits is of an
	///    authority, differs from what is, and its votes are of those named and not yet enough.
	/// 2. Components are those that their model's state lists, in order, below the bound; their terms
	///    are sound. Floors are at most the highest sequence used.
	/// 3. A release has all its parts and no part is without it; it is sound, of a component, and its
	///    sequence was used. Votes are of approvers, nobody votes for and against; who reached the
	///    threshold is decided. What is revoked has a reason, and nothing else has.
	/// 4. The approved releases of a component, and no others, form one chain from the newest down.
	/// 5. The images of all releases are known by their digests, and no others, but for what is
	///    endorsed.
	/// 6. A release lists the advisories that name it, with their severity, and its own is the worst of
	///    them. Advisories name approved or revoked releases, or such as were withdrawn in time.
	/// 7. What is held on every account for this is the sum of what is written here.
	pub(crate) fn try_releases() -> Result<(), TryRuntimeError> {
		let mut held = Held::<T>::default();
		Self::try_authorities(&mut held)?;
		Self::try_components(&mut held)?;
		Self::try_release_parts(&mut held)?;
		Self::try_chains()?;
		Self::try_advisories(&mut held)?;
		Self::try_held(
			&held,
			&[
				HoldReason::Authority,
				HoldReason::AuthorityChange,
				HoldReason::Component,
				HoldReason::Release,
				HoldReason::Advisory,
			],
		)
	}

	fn try_authorities(held: &mut Held<T>) -> Result<(), TryRuntimeError> {
		let mut used: BTreeMap<AuthorityId, u32> = BTreeMap::new();
		for component in Components::<T>::iter_values() {
			*used.entry(component.authority).or_default() += 1;
		}
		for (id, authority) in Authorities::<T>::iter() {
			held.deposit(&authority.deposit, HoldReason::Authority);
			ensure!(id < NextAuthorityId::<T>::get(), "1: an authority of the future");
			let sound = Self::ensure_authority_terms(&authority.terms).is_ok();
			ensure!(sound, "1: an authority's terms are not sound");
			let counted = used.remove(&id).unwrap_or_default();
			ensure!(authority.components == counted, "1: the count of an authority's components");
		}
		ensure!(used.is_empty(), "1: a component without its authority");
		for (id, change) in AuthorityChanges::<T>::iter() {
			held.deposit(&change.deposit, HoldReason::AuthorityChange);
			let old = Authorities::<T>::get(id).ok_or("1: a change of no authority")?.terms;
			let new = change.terms;
			let sound = Self::ensure_authority_terms(&new).is_ok() && old != new;
			ensure!(sound, "1: a change that is not sound");
			let enough = |terms: &AuthorityTerms<_>, votes: u16| {
				(
					terms.voters(votes).count() as u32 == votes.count_ones(),
					votes.count_ones() >= terms.threshold.into(),
				)
			};
			let (old, new) = (enough(&old, change.old_votes), enough(&new, change.new_votes));
			ensure!(old.0 && new.0, "1: a vote on a change by nobody");
			ensure!(!(old.1 && new.1), "1: a change that has all votes");
		}
		Ok(())
	}

	fn try_components(held: &mut Held<T>) -> Result<(), TryRuntimeError> {
		let mut listed = BTreeMap::new();
		for (model, state) in ModelStates::<T>::iter() {
			let mut pairs = state.components.iter().zip(state.components.iter().skip(1));
			ensure!(pairs.all(|(a, b)| a.id < b.id), "2: components in disorder");
			for there in state.components {
				listed.insert((model, there.id), there.floor);
			}
		}
		for (model, id, component) in Components::<T>::iter() {
			held.deposit(&component.deposit, HoldReason::Component);
			ensure!(u32::from(id) < MAX_COMPONENTS, "2: a component's number");
			let floor = listed.remove(&(model, id)).ok_or("2: a component that is not listed")?;
			ensure!(floor <= component.last.unwrap_or_default(), "2: a floor above all releases");
			ensure!(Self::ensure_terms(&component.terms).is_ok(), "2: a component's terms");
		}
		ensure!(listed.is_empty(), "2: a component that is listed only");
		Ok(())
	}

	fn try_release_parts(held: &mut Held<T>) -> Result<(), TryRuntimeError> {
		let mut images = BTreeSet::new();
		for (key, release) in Releases::<T>::iter() {
			let (model, component, sequence) = key;
			let info = ReleaseInfos::<T>::get(key).ok_or("3: a release without what it is")?;
			let record = Self::release_record(key).map_err(|_| "3: a release without a record")?;
			held.deposit(&record.deposit, HoldReason::Release);
			let (of, authority) = Self::component_and_authority(model, component)
				.map_err(|_| "3: a release of no component")?;
			ensure!(of.last >= Some(sequence), "3: a sequence that was never used");
			let sound = Self::ensure_details(sequence, &info.details).is_ok();
			ensure!(sound && release.floor == info.details.floor, "3: a release's details");
			let revoked = release.status == ReleaseStatus::Revoked;
			ensure!(revoked == record.reason.is_some(), "3: a reason, or none");
			Self::try_votes(&authority, &release, &record)?;
			for image in &info.details.images {
				let reference = Reference { component, sequence, endorsed: false };
				let known = References::<T>::get(model, image.digest) == Some(reference);
				ensure!(known && images.insert((model, image.digest)), "5: an unknown image");
			}
		}
		let counts = (
			Releases::<T>::iter_keys().count(),
			ReleaseInfos::<T>::iter_keys().count(),
			ReleaseRecords::<T>::iter_keys().count(),
		);
		ensure!(counts.0 == counts.1 && counts.0 == counts.2, "3: a part without its release");
		for (model, digest, reference) in References::<T>::iter() {
			let known = reference.endorsed || images.contains(&(model, digest));
			ensure!(known, "5: a digest of nothing");
		}
		Ok(())
	}

	fn try_votes(
		authority: &Authority<T>,
		release: &Release,
		record: &ReleaseRecord<T>,
	) -> Result<(), TryRuntimeError> {
		let Votes { version, approvals, rejections } = record.votes;
		ensure!(approvals & rejections == 0, "3: a vote for and against");
		ensure!(version <= authority.version, "3: votes of the future");
		if version < authority.version {
			return Ok(());
		}
		let terms = &authority.terms;
		let all = approvals | rejections;
		let voters = || terms.voters(all);
		ensure!(voters().count() as u32 == all.count_ones(), "3: a vote by nobody");
		ensure!(voters().all(|who| *who != record.deposit.payer), "3: a vote by the author");
		let agreed = approvals.count_ones() >= terms.threshold.into();
		match release.status {
			ReleaseStatus::Proposed | ReleaseStatus::Rejected => {
				ensure!(!agreed, "3: a release that has all votes")
			},
			ReleaseStatus::Approved | ReleaseStatus::Revoked => {
				ensure!(agreed, "3: a release that lacks votes")
			},
			ReleaseStatus::Withdrawn => (),
		}
		Ok(())
	}

	fn try_chains() -> Result<(), TryRuntimeError> {
		let mut linked = BTreeSet::new();
		for (model, state) in ModelStates::<T>::iter() {
			for there in state.components {
				let (mut above, mut at) = (None, there.newest);
				while let Some(sequence) = at {
					let key: Key = (model, there.id, sequence);
					let release = Releases::<T>::get(key).ok_or("4: a link to no release")?;
					ensure!(release.next == above, "4: a link that does not lead back");
					ensure!(above.is_none_or(|above| sequence < above), "4: a chain out of order");
					linked.insert(key);
					(above, at) = (at, release.previous);
				}
			}
		}
		for (key, release) in Releases::<T>::iter() {
			let approved = release.status == ReleaseStatus::Approved;
			ensure!(approved == linked.contains(&key), "4: approved and not linked, or contrary");
			let free = release.previous.is_none() && release.next.is_none();
			ensure!(approved || free, "4: a link from what is not in the chain");
		}
		Ok(())
	}

	fn try_advisories(held: &mut Held<T>) -> Result<(), TryRuntimeError> {
		let mut named = BTreeMap::new();
		for (id, advisory) in Advisories::<T>::iter() {
			if let Some(deposit) = &advisory.deposit {
				held.deposit(deposit, HoldReason::Advisory);
			}
			ensure!(id < NextAdvisoryId::<T>::get(), "6: an advisory of the future");
			let AdvisoryDetails { severity, affected, fixed_in, .. } = advisory.details;
			let mut pairs = affected.iter().zip(affected.iter().skip(1));
			let rising = !affected.is_empty() && pairs.all(|(a, b)| a < b);
			ensure!(rising, "6: what an advisory is about");
			ensure!(fixed_in.is_none_or(|fix| affected.last() < Some(&fix)), "6: what mends it");
			for sequence in affected {
				let key: Key = (advisory.model, advisory.component, sequence);
				named.insert((key, id), severity);
			}
		}
		for (key, release) in Releases::<T>::iter() {
			let record = Self::release_record(key)?;
			for (id, severity) in &record.advisories {
				let said = named.remove(&(key, *id));
				ensure!(said == Some(*severity), "6: an advisory that does not name the release");
			}
			let proposed =
				matches!(release.status, ReleaseStatus::Proposed | ReleaseStatus::Rejected);
			ensure!(!proposed || record.advisories.is_empty(), "6: about a mere proposal");
			let worst = record.advisories.iter().map(|(_, severity)| *severity).max();
			ensure!(release.severity == worst, "6: a release's severity");
		}
		ensure!(named.is_empty(), "6: an advisory that a release does not list");
		Ok(())
	}
}
