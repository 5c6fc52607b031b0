// SPDX-License-Identifier: Apache-2.0

//! Votes on releases, and what they decide.

use crate::*;

impl<T: Config> Pallet<T> {
	/// Counts an approver's vote, in place of an earlier one of his, and writes down what it decides.
	pub(crate) fn do_vote(
		who: T::AccountId,
		model: ModelId,
		component: ComponentId,
		sequence: Sequence,
		approve: bool,
	) -> DispatchResult {
		let key = (model, component, sequence);
		let mut release = Releases::<T>::get(key).ok_or(Error::<T>::ReleaseNotFound)?;
		ensure!(release.status == ReleaseStatus::Proposed, Error::<T>::AlreadyDecided);
		let (_, Authority { version, terms, .. }) =
			Self::component_and_authority(model, component)?;
		let vote = terms.vote_of(&who).ok_or(Error::<T>::NotApprover)?;
		let mut record = Self::release_record(key)?;
		let author = &record.deposit.payer;
		ensure!(*author != who, Error::<T>::OwnRelease);
		if record.votes.version != version {
			record.votes = Votes { version, ..Default::default() };
		}
		let Votes { approvals, rejections, .. } = &mut record.votes;
		let (with, without) =
			if approve { (approvals, rejections) } else { (rejections, approvals) };
		ensure!(*with & vote == 0, Error::<T>::AlreadyVoted);
		*with |= vote;
		*without &= !vote;

		let approvals = record.votes.approvals.count_ones();
		let rejections = record.votes.rejections.count_ones();
		let threshold = u32::from(terms.threshold);
		let others = terms.approvers.iter().filter(|approver| *approver != author).count() as u32;
		let voted = Event::ReleaseVoted {
			model,
			component,
			sequence,
			by: who,
			approve,
			approvals: approvals as u8,
			rejections: rejections as u8,
		};
		if approvals >= threshold {
			release.status = ReleaseStatus::Approved;
			release.available_at = Self::now().saturating_add(terms.time_lock);
			Self::link(key, &mut release)?;
			Self::deposit_event(voted);
			let available_at = release.available_at;
			Self::deposit_event(Event::ReleaseApproved {
				model,
				component,
				sequence,
				available_at,
			});
			Releases::<T>::insert(key, release);
		} else {
			Self::deposit_event(voted);
			if others.saturating_sub(rejections) < threshold {
				release.status = ReleaseStatus::Rejected;
				Self::deposit_event(Event::ReleaseRejected { model, component, sequence });
				Releases::<T>::insert(key, release);
			}
		}
		Self::write_record(key, record);
		Ok(())
	}
}
