// SPDX-License-Identifier: Apache-2.0

//! Domains: how they come, change, lock down and go; what they call their actions and say about
//! subjects.

use crate::*;

/// Bytes for which a domain holds a deposit, besides its items'.
fn domain_bytes<T: Config>() -> usize {
	let account = T::AccountId::max_encoded_len();
	// The key, what counts and switches, the rescuers, the names of attributes.
	account
		+ 64 + account * MAX_RESCUERS as usize
		+ AskedAttribute::max_encoded_len() * MAX_ATTRIBUTE_NAMES as usize
}

impl<T: Config> Domain<T> {
	/// One of the domain's own actions, if it has a name.
	pub(crate) fn named(&self, action: Action) -> Option<NamedAction> {
		let index = self.actions.binary_search_by_key(&action, |named| named.action).ok()?;
		self.actions.get(index).copied()
	}

	/// Whether a lockdown leaves the subject alone.
	pub(crate) fn is_rescuer(&self, subject: &Subject<T::AccountId>) -> bool {
		matches!(subject, Subject::Account(who) if self.rescuers.contains(who))
	}

	/// There is one thing more in the domain.
	pub(crate) fn add_item(&mut self) -> Result<(), Error<T>> {
		self.items = self.items.checked_add(1).ok_or(Error::<T>::Exhausted)?;
		Ok(())
	}

	/// There is one thing less in the domain.
	pub(crate) fn drop_item(&mut self) -> Result<(), Error<T>> {
		self.items = self.items.checked_sub(1).defensive().ok_or(Error::<T>::Unexpected)?;
		Ok(())
	}
}

impl<T: Config> SubjectRecord<T> {
	fn is_empty(&self) -> bool {
		self.roles.is_empty() && self.attributes.is_empty() && self.policies.is_empty()
	}
}

impl<T: Config> Pallet<T> {
	/// Makes a change to a domain that there is.
	pub(crate) fn change<R>(
		owner: &T::AccountId,
		change: impl FnOnce(&mut Domain<T>, ChangeId) -> Result<R, DispatchError>,
	) -> Result<R, DispatchError> {
		let mut domain = Domains::<T>::get(owner).ok_or(Error::<T>::DomainNotFound)?;
		let id = Self::next_change()?;
		domain.revision = id;
		let result = change(&mut domain, id)?;
		Domains::<T>::insert(owner, domain);
		Ok(result)
	}

	/// Makes a change to the domain of an owner, who gets one first if there is none.
	pub(crate) fn change_own<R>(
		owner: &T::AccountId,
		change: impl FnOnce(&mut Domain<T>, ChangeId) -> Result<R, DispatchError>,
	) -> Result<R, DispatchError> {
		if !Domains::<T>::contains_key(owner) {
			let deposit = Deposit::<T, _>::take(owner, domain_bytes::<T>())?;
			let domain = Domain {
				revision: 0,
				lockdown: false,
				// Whatever was opened when there was another domain is over.
				sessions_since: LastChange::<T>::get().saturating_add(1),
				items: 0,
				actions: Default::default(),
				roles: Default::default(),
				attributes: Default::default(),
				rescuers: Default::default(),
				policies: Default::default(),
				deposit,
			};
			Domains::<T>::insert(owner, domain);
			Self::deposit_event(Event::DomainCreated { owner: owner.clone() });
		}
		Self::change(owner, change)
	}

	/// Changes what a domain holds about a subject, of which nothing is kept once nothing is held.
	pub(crate) fn change_subject<R>(
		owner: &T::AccountId,
		subject: (&Subject<T::AccountId>, Generation),
		id: ChangeId,
		change: impl FnOnce(&mut SubjectRecord<T>) -> Result<R, DispatchError>,
	) -> Result<R, DispatchError> {
		let mut record = Subjects::<T>::get(owner, subject).unwrap_or_else(|| SubjectRecord {
			sessions_since: id,
			roles: Default::default(),
			attributes: Default::default(),
			policies: Default::default(),
		});
		let result = change(&mut record)?;
		if record.is_empty() {
			Subjects::<T>::remove(owner, subject);
		} else {
			Subjects::<T>::insert(owner, subject, record);
		}
		Ok(result)
	}

	pub(crate) fn do_name_action(
		owner: T::AccountId,
		action: Action,
		name: Option<Name>,
	) -> DispatchResult {
		ensure!((FIRST_CUSTOM_ACTION..ACTIONS).contains(&action), Error::<T>::NotCustomAction);
		if let Some(name) = &name {
			Self::ensure_text(name)?;
		}
		let before = ActionNames::<T>::get(&owner, action);
		let old = before.as_ref().map(|before| before.name.clone());
		ensure!(old != name, Error::<T>::NoChange);
		Self::change_own(&owner, |domain, id| {
			if let Some(before) = before {
				before.deposit.release().defensive()?;
				ActionNames::<T>::remove(&owner, action);
				domain.actions.retain(|named| named.action != action);
				domain.drop_item()?;
				domain.sessions_since = id;
			}
			if let Some(name) = name.clone() {
				let deposit = Deposit::<T, _>::take(&owner, ActionName::<T>::max_encoded_len())?;
				ActionNames::<T>::insert(&owner, action, ActionName { name, deposit });
				let index = domain.actions.partition_point(|named| named.action < action);
				let named = NamedAction { action, since: id };
				let inserted = domain.actions.try_insert(index, named);
				inserted.map_err(|_| Error::<T>::DomainFull)?;
				domain.add_item()?;
			}
			Ok(())
		})?;
		Self::deposit_event(Event::ActionNamed { owner, action, old, new: name });
		Ok(())
	}

	pub(crate) fn do_set_subject_attribute(
		owner: T::AccountId,
		subject: Subject<T::AccountId>,
		name: AttributeName,
		value: Value,
		valid_until: Option<u64>,
	) -> DispatchResult {
		Self::ensure_text(&name)?;
		Self::ensure_future(valid_until)?;
		let generation = Self::generation_of(&subject)?;
		let old = Self::change_own(&owner, |domain, id| {
			Self::change_subject(&owner, (&subject, generation), id, |record| {
				if let Some(there) = record.attributes.iter_mut().find(|there| there.name == name) {
					record.sessions_since = id;
					there.valid_until = valid_until;
					return Ok(Some(core::mem::replace(&mut there.value, value.clone())));
				}
				let bytes = SubjectAttribute::<T>::max_encoded_len();
				let attribute = SubjectAttribute {
					name: name.clone(),
					value: value.clone(),
					valid_until,
					deposit: Deposit::<T, _>::take(&owner, bytes)?,
				};
				record.attributes.try_push(attribute).map_err(|_| Error::<T>::SubjectFull)?;
				domain.add_item()?;
				Ok(None)
			})
		})?;
		Self::deposit_event(Event::SubjectAttributeSet {
			owner,
			subject,
			name,
			old,
			new: value,
			valid_until,
		});
		Ok(())
	}

	pub(crate) fn do_remove_subject_attribute(
		who: T::AccountId,
		owner: T::AccountId,
		subject: Subject<T::AccountId>,
		name: AttributeName,
	) -> DispatchResult {
		let generation = Self::generation_of(&subject)?;
		let old = Self::change(&owner, |domain, id| {
			Self::change_subject(&owner, (&subject, generation), id, |record| {
				let index = record
					.attributes
					.iter()
					.position(|there| there.name == name)
					.ok_or(Error::<T>::NotAssigned)?;
				let there = record.attributes.remove(index);
				let lapsed = there.valid_until.is_some_and(|until| until < Self::now());
				ensure!(who == owner || lapsed, Error::<T>::NotOwner);
				there.deposit.release().defensive()?;
				record.sessions_since = id;
				domain.drop_item()?;
				Ok(there.value)
			})
		})?;
		Self::deposit_event(Event::SubjectAttributeRemoved { owner, subject, name, old });
		Ok(())
	}

	pub(crate) fn do_set_rescuers(
		owner: T::AccountId,
		rescuers: BoundedVec<T::AccountId, ConstU32<MAX_RESCUERS>>,
	) -> DispatchResult {
		for (i, rescuer) in rescuers.iter().enumerate() {
			ensure!(!rescuers[..i].contains(rescuer), Error::<T>::DuplicateRescuer);
		}
		let new = rescuers.to_vec();
		let old = Self::change_own(&owner, |domain, id| {
			if domain.lockdown {
				// Who is no rescuer any more is shut out.
				domain.sessions_since = id;
			}
			Ok(core::mem::replace(&mut domain.rescuers, rescuers).into_inner())
		})?;
		Self::deposit_event(Event::RescuersSet { owner, old, new });
		Ok(())
	}

	pub(crate) fn do_set_lockdown(
		by: T::AccountId,
		owner: T::AccountId,
		locked: bool,
	) -> DispatchResult {
		Self::change(&owner, |domain, id| {
			ensure!(by == owner || domain.rescuers.contains(&by), Error::<T>::NotRescuer);
			ensure!(domain.lockdown != locked, Error::<T>::NoChange);
			domain.lockdown = locked;
			if locked {
				domain.sessions_since = id;
			}
			Ok(())
		})?;
		Self::deposit_event(if locked {
			Event::LockedDown { owner, by }
		} else {
			Event::LockdownLifted { owner, by }
		});
		Ok(())
	}

	pub(crate) fn do_remove_domain(owner: T::AccountId) -> DispatchResult {
		let domain = Domains::<T>::get(&owner).ok_or(Error::<T>::DomainNotFound)?;
		ensure!(domain.items == 0, Error::<T>::DomainInUse);
		Domains::<T>::remove(&owner);
		domain.deposit.release().defensive()?;
		Self::deposit_event(Event::DomainRemoved { owner });
		Ok(())
	}
}
