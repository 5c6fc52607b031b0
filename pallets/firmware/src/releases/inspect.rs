// SPDX-License-Identifier: Apache-2.0

//! The read side: what other parts ask, and what views return.

use crate::*;

impl<T: Config> Pallet<T> {
	/// The highest release of a component that is in force and not below the floor.
	///
	/// Passes over [`MAX_STEPS`] releases at most whose time lock still runs, so it costs one read
	/// of [`ModelStates`] and `MAX_STEPS + 1` of [`Releases`]. If there are more, nothing is found.
	pub(crate) fn newest_in_force(
		model: ModelId,
		component: ComponentId,
		now: u64,
	) -> Option<(Sequence, Release)> {
		let ComponentState { floor, newest, .. } =
			*ModelStates::<T>::get(model).component(component)?;
		let at = |sequence| Some((sequence, Releases::<T>::get((model, component, sequence))?));
		core::iter::successors(at(newest?), |(_, release)| at(release.previous?))
			.take(MAX_STEPS.saturating_add(1))
			.find(|(_, release)| release.in_force(now))
			.filter(|(sequence, _)| *sequence >= floor)
	}

	pub(crate) fn authority_view(id: AuthorityId) -> Option<AuthorityView<T::AccountId>> {
		let Authority { vendor, version, terms, components, .. } = Authorities::<T>::get(id)?;
		let change = AuthorityChanges::<T>::get(id).map(|change| AuthorityChangeView {
			hash: change.terms.hash(),
			old_votes: terms.voters(change.old_votes).cloned().collect(),
			new_votes: change.terms.voters(change.new_votes).cloned().collect(),
			terms: change.terms,
			proposer: change.deposit.payer,
		});
		Some(AuthorityView { vendor, version, terms, components, change })
	}

	pub(crate) fn component_view(model: ModelId, id: ComponentId) -> Option<ComponentView> {
		let ComponentState { floor, newest, .. } = *ModelStates::<T>::get(model).component(id)?;
		let component = Components::<T>::get(model, id)?;
		Some(ComponentView {
			id,
			name: component.name.into_inner(),
			authority: component.authority,
			terms: component.terms,
			floor,
			last: component.last,
			newest,
			in_force: Self::newest_in_force(model, id, Self::now()).map(|(sequence, _)| sequence),
		})
	}

	pub(crate) fn release_view(
		model: ModelId,
		component: ComponentId,
		sequence: Sequence,
	) -> Option<ReleaseView<T::AccountId>> {
		let key = (model, component, sequence);
		let release = Releases::<T>::get(key)?;
		let info = ReleaseInfos::<T>::get(key)?;
		let record = Self::release_record(key).ok()?;
		let authority = Authorities::<T>::get(Components::<T>::get(model, component)?.authority)?;
		let voters = |votes| match record.votes.version == authority.version {
			true => authority.terms.voters(votes).cloned().collect(),
			false => Vec::new(),
		};
		let locked = matches!(release.status, ReleaseStatus::Approved | ReleaseStatus::Revoked);
		Some(ReleaseView {
			sequence,
			status: release.status,
			in_force: release.in_force(Self::now()),
			available_at: locked.then_some(release.available_at),
			author: record.deposit.payer,
			proposed_at: record.proposed_at,
			details: info.details,
			manifest: info.manifest,
			signatures: info.signatures,
			approvals: voters(record.votes.approvals),
			rejections: voters(record.votes.rejections),
			advisories: record.advisories.iter().map(|(id, _)| *id).collect(),
			severity: release.severity,
			reason: record.reason.map(|reason| reason.into_inner()),
		})
	}

	pub(crate) fn release_views_above(
		model: ModelId,
		component: ComponentId,
		above: Option<Sequence>,
	) -> Vec<ReleaseView<T::AccountId>> {
		let of = (model, component);
		let from = match above {
			Some(above) => ReleaseRecords::<T>::iter_key_prefix_from(
				of,
				ReleaseRecords::<T>::hashed_key_for(of, above.to_be_bytes()),
			),
			None => ReleaseRecords::<T>::iter_key_prefix(of),
		};
		from.take(MAX_PAGE)
			.filter_map(|key| Self::release_view(model, component, Sequence::from_be_bytes(key)))
			.collect()
	}

	pub(crate) fn advisory_view(id: AdvisoryId) -> Option<AdvisoryView<T::AccountId>> {
		let advisory = Advisories::<T>::get(id)?;
		Some(AdvisoryView {
			model: advisory.model,
			component: advisory.component,
			published_at: advisory.published_at,
			publisher: advisory.deposit.map(|deposit| deposit.payer),
			details: advisory.details,
		})
	}
}
