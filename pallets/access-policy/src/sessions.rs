// SPDX-License-Identifier: Apache-2.0

//! Access sessions: leave to act for a time, for gateways that check later.

use crate::{decide::Effort, *};

/// Bytes for which a session holds a deposit: itself and its key.
fn session_bytes<T: Config>() -> usize {
	Session::<T>::max_encoded_len()
		+ Resource::<T::AccountId>::max_encoded_len()
		+ <(Subject<T::AccountId>, Action)>::max_encoded_len()
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_request_access(
		subject: Subject<T::AccountId>,
		action: Action,
		resource: Resource<T::AccountId>,
		duration: u64,
	) -> (Effort, DispatchResult) {
		if !(1..=T::MaxSession::get()).contains(&duration) {
			return (Effort::default(), Err(Error::<T>::BadDuration.into()));
		}
		let mut verdict = Self::evaluate(&subject, action, &resource, false);
		let effort = verdict.effort;
		let open = || -> DispatchResult {
			Self::let_in(&mut verdict, &subject, action, &resource)?;
			let payer = match &subject {
				Subject::Account(who) => who.clone(),
				// An active device has an owner.
				Subject::Device(id) => T::Devices::owner(id).ok_or(Error::<T>::Unexpected)?,
			};
			if let Some(old) = Sessions::<T>::take(&resource, (&subject, action)) {
				old.deposit.release().defensive()?;
			}
			let from = Self::now();
			let until = from.saturating_add(duration);
			let until = verdict.until.map_or(until, |end| until.min(end));
			let mut policies = BoundedVec::new();
			if let Some(choice) = &verdict.choice {
				for id in choice.chain.iter().copied().chain([choice.id]) {
					policies.try_push(id).map_err(|_| Error::<T>::Unexpected)?;
				}
			}
			let session = Session {
				owner: verdict.decision.owner.clone().ok_or(Error::<T>::Unexpected)?,
				generations: verdict.generations,
				// Without a domain no change to any concerns it, but one that makes the domain.
				opened: match verdict.decision.revision {
					0 => 0,
					_ => LastChange::<T>::get(),
				},
				from,
				until,
				policies,
				recorded: verdict.recorded,
				deposit: Deposit::<T, _>::take(&payer, session_bytes::<T>())?,
			};
			Sessions::<T>::insert(&resource, (&subject, action), session);
			Self::deposit_event(Event::SessionOpened { resource, subject, action, until });
			Ok(())
		};
		let result = open();
		(effort, result)
	}

	pub(crate) fn do_end_session(
		who: Subject<T::AccountId>,
		resource: Resource<T::AccountId>,
		subject: Subject<T::AccountId>,
		action: Action,
	) -> DispatchResult {
		let session = Sessions::<T>::get(&resource, (&subject, action));
		let session = session.ok_or(Error::<T>::SessionNotFound)?;
		ensure!(
			who == subject
				|| is_owner(&who, &session.owner)
				|| is_owner(&who, &session.deposit.payer)
				|| Self::session_state(&session, &resource, &subject) != SessionState::Open,
			Error::<T>::NotYourSession
		);
		Sessions::<T>::remove(&resource, (&subject, action));
		session.deposit.release().defensive()?;
		Self::deposit_event(Event::SessionEnded { resource, subject, action });
		Ok(())
	}

	/// How a session stands. All that is asked lies in a handful of storage values, so that a
	/// gateway can do the same with a proof of those.
	pub(crate) fn session_state(
		session: &Session<T>,
		resource: &Resource<T::AccountId>,
		subject: &Subject<T::AccountId>,
	) -> SessionState {
		if session.until < Self::now() {
			return SessionState::Expired;
		}
		let (of_subject, of_resource) = session.generations;
		let place = Self::place(resource);
		let same_place = place
			.is_some_and(|place| place.owner == session.owner && place.generation == of_resource);
		if !same_place {
			return SessionState::ResourceChanged;
		}
		if let Subject::Device(id) = subject {
			let same = T::Devices::standing(id).is_some_and(|standing| {
				standing.generation == of_subject && standing.status.is_active()
			});
			if !same {
				return SessionState::SubjectChanged;
			}
		}
		if session.policies.iter().any(|policy| !Homes::<T>::contains_key(policy)) {
			return SessionState::Revoked;
		}
		let domain = Domains::<T>::get(&session.owner).map(|domain| domain.sessions_since);
		let record = Subjects::<T>::get(&session.owner, (subject, of_subject));
		let record = record.map(|record| record.sessions_since);
		// What ended it may have gone with the domain or the record.
		let gone =
			(session.opened > 0 && domain.is_none()) || (session.recorded && record.is_none());
		if gone || domain.max(record).is_some_and(|since| since > session.opened) {
			return SessionState::Restricted;
		}
		SessionState::Open
	}
}
