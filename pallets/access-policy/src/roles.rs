// SPDX-License-Identifier: Apache-2.0

//! Roles: names for subjects, in a tree of bounded depth.

use crate::*;

impl<T: Config> Domain<T> {
	fn role_index(&self, role: RoleId) -> Option<usize> {
		self.roles.binary_search_by_key(&role, |node| node.id).ok()
	}

	pub(crate) fn role(&self, role: RoleId) -> Option<&RoleNode> {
		self.roles.get(self.role_index(role)?)
	}

	fn role_mut(&mut self, role: RoleId) -> Result<&mut RoleNode, Error<T>> {
		let index = self.role_index(role).ok_or(Error::<T>::Unexpected)?;
		self.roles.get_mut(index).ok_or(Error::<T>::Unexpected)
	}

	/// A role and those above it, from the bottom up.
	pub(crate) fn roles_up(&self, role: RoleId) -> impl Iterator<Item = &RoleNode> {
		let mut next = Some(role);
		(0..MAX_ROLE_DEPTH).map_while(move |_| {
			let node = self.role(next?)?;
			next = node.parent;
			Some(node)
		})
	}

	/// The roles that memberships give at a time, each with the time until which it lasts. A
	/// disabled role gives neither itself nor what is above it.
	pub(crate) fn roles_of(
		&self,
		memberships: &[Membership<T>],
		now: u64,
	) -> Vec<(RoleId, Option<u64>)> {
		let mut roles: Vec<(RoleId, Option<u64>)> = Vec::new();
		let valid =
			|membership: &&Membership<T>| membership.valid_until.is_none_or(|until| until >= now);
		for membership in memberships.iter().filter(valid) {
			for node in self.roles_up(membership.role).take_while(|node| node.enabled) {
				let until = membership.valid_until;
				match roles.iter_mut().find(|(id, _)| *id == node.id) {
					// `None` is the latest of all.
					Some((_, there)) => *there = there.and_then(|a| until.map(|b| a.max(b))),
					None => roles.push((node.id, until)),
				}
			}
		}
		roles
	}

	/// Levels of roles in a tree with this role at its root.
	fn role_height(&self, root: RoleId) -> usize {
		let level = |node: &RoleNode| self.roles_up(node.id).position(|above| above.id == root);
		self.roles.iter().filter_map(level).max().map_or(0, |deepest| deepest + 1)
	}
}

impl<T: Config> Pallet<T> {
	/// A role of this owner.
	pub(crate) fn ensure_own_role(
		role: RoleId,
		owner: &T::AccountId,
	) -> Result<RoleInfo<T>, Error<T>> {
		let info = Roles::<T>::get(role).ok_or(Error::<T>::RoleNotFound)?;
		ensure!(info.owner == *owner, Error::<T>::NotYourRole);
		Ok(info)
	}

	pub(crate) fn do_create_role(
		owner: T::AccountId,
		name: Name,
		parent: Option<RoleId>,
	) -> DispatchResult {
		Self::ensure_text(&name)?;
		if let Some(parent) = parent {
			Self::ensure_own_role(parent, &owner)?;
		}
		let role = Self::change_own(&owner, |domain, _| {
			let above = parent.map_or(0, |parent| domain.roles_up(parent).count());
			ensure!(above < MAX_ROLE_DEPTH as usize, Error::<T>::TooDeep);
			let id = NextRoleId::<T>::get();
			NextRoleId::<T>::put(id.checked_add(1).ok_or(Error::<T>::Exhausted)?);
			// Ids only grow, so the list stays in order.
			let node = RoleNode { id, parent, enabled: true };
			domain.roles.try_push(node).map_err(|_| Error::<T>::DomainFull)?;
			domain.add_item()?;
			let bytes = RoleInfo::<T>::max_encoded_len() + RoleNode::max_encoded_len();
			let deposit = Deposit::<T, _>::take(&owner, bytes)?;
			let owner = owner.clone();
			Roles::<T>::insert(id, RoleInfo { owner, name, members: 0, policies: 0, deposit });
			Ok(id)
		})?;
		Self::deposit_event(Event::RoleCreated { role, owner, parent });
		Ok(())
	}

	pub(crate) fn do_rename_role(who: T::AccountId, role: RoleId, new: Name) -> DispatchResult {
		let mut info = Self::ensure_own_role(role, &who)?;
		Self::ensure_text(&new)?;
		let old = core::mem::replace(&mut info.name, new.clone());
		Roles::<T>::insert(role, info);
		Self::deposit_event(Event::RoleRenamed { role, old, new });
		Ok(())
	}

	pub(crate) fn do_set_role_parent(
		who: T::AccountId,
		role: RoleId,
		new: Option<RoleId>,
	) -> DispatchResult {
		Self::ensure_own_role(role, &who)?;
		if let Some(parent) = new {
			Self::ensure_own_role(parent, &who)?;
		}
		let old = Self::change(&who, |domain, id| {
			let old = domain.role(role).ok_or(Error::<T>::Unexpected)?.parent;
			ensure!(old != new, Error::<T>::NoChange);
			if let Some(parent) = new {
				let cycle = domain.roles_up(parent).any(|above| above.id == role);
				ensure!(!cycle, Error::<T>::RoleCycle);
				let levels = domain.roles_up(parent).count() + domain.role_height(role);
				ensure!(levels <= MAX_ROLE_DEPTH as usize, Error::<T>::TooDeep);
			}
			domain.role_mut(role)?.parent = new;
			domain.sessions_since = id;
			Ok(old)
		})?;
		Self::deposit_event(Event::RoleMoved { role, old, new });
		Ok(())
	}

	pub(crate) fn do_set_role_enabled(
		who: T::AccountId,
		role: RoleId,
		enabled: bool,
	) -> DispatchResult {
		Self::ensure_own_role(role, &who)?;
		Self::change(&who, |domain, id| {
			let node = domain.role_mut(role)?;
			ensure!(node.enabled != enabled, Error::<T>::NoChange);
			node.enabled = enabled;
			// Either way: while a role is disabled, policies that forbid it something do not apply.
			domain.sessions_since = id;
			Ok(())
		})?;
		Self::deposit_event(if enabled {
			Event::RoleEnabled { role }
		} else {
			Event::RoleDisabled { role }
		});
		Ok(())
	}

	pub(crate) fn do_remove_role(who: T::AccountId, role: RoleId) -> DispatchResult {
		let info = Self::ensure_own_role(role, &who)?;
		ensure!(info.members == 0 && info.policies == 0, Error::<T>::RoleInUse);
		Self::change(&who, |domain, _| {
			let below = domain.roles.iter().any(|node| node.parent == Some(role));
			ensure!(!below, Error::<T>::RoleInUse);
			domain.roles.retain(|node| node.id != role);
			domain.drop_item()?;
			Ok(())
		})?;
		Roles::<T>::remove(role);
		info.deposit.release().defensive()?;
		Self::deposit_event(Event::RoleRemoved { role });
		Ok(())
	}

	pub(crate) fn do_assign_role(
		who: T::AccountId,
		role: RoleId,
		subject: Subject<T::AccountId>,
		valid_until: Option<u64>,
	) -> DispatchResult {
		let mut info = Self::ensure_own_role(role, &who)?;
		Self::ensure_future(valid_until)?;
		let generation = Self::generation_of(&subject)?;
		Self::change(&who, |domain, id| {
			Self::change_subject(&who, (&subject, generation), id, |record| {
				if let Some(there) = record.roles.iter_mut().find(|there| there.role == role) {
					there.valid_until = valid_until;
					record.sessions_since = id;
					return Ok(());
				}
				let deposit = Deposit::<T, _>::take(&who, Membership::<T>::max_encoded_len())?;
				let membership = Membership { role, valid_until, deposit };
				record.roles.try_push(membership).map_err(|_| Error::<T>::SubjectFull)?;
				info.members = info.members.checked_add(1).ok_or(Error::<T>::Exhausted)?;
				Roles::<T>::insert(role, info);
				domain.add_item()?;
				// A role may bring forbids along.
				record.sessions_since = id;
				Ok(())
			})
		})?;
		Self::deposit_event(Event::RoleAssigned { role, subject, valid_until });
		Ok(())
	}

	pub(crate) fn do_unassign_role(
		who: T::AccountId,
		role: RoleId,
		subject: Subject<T::AccountId>,
	) -> DispatchResult {
		let info = Roles::<T>::get(role).ok_or(Error::<T>::RoleNotFound)?;
		let owner = info.owner.clone();
		let generation = Self::generation_of(&subject)?;
		Self::change(&owner, |domain, id| {
			Self::change_subject(&owner, (&subject, generation), id, |record| {
				let index = record
					.roles
					.iter()
					.position(|there| there.role == role)
					.ok_or(Error::<T>::NotAssigned)?;
				let there = record.roles.remove(index);
				let lapsed = there.valid_until.is_some_and(|until| until < Self::now());
				ensure!(who == owner || lapsed, Error::<T>::NotYourRole);
				record.sessions_since = id;
				Self::end_membership(domain, there)
			})
		})?;
		Self::deposit_event(Event::RoleUnassigned { role, subject });
		Ok(())
	}

	/// Counts one member less and returns the deposit.
	pub(crate) fn end_membership(
		domain: &mut Domain<T>,
		membership: Membership<T>,
	) -> DispatchResult {
		Roles::<T>::mutate(membership.role, |info| {
			if let Some(info) = info.as_mut().defensive() {
				info.members = info.members.saturating_sub(1);
			}
		});
		domain.drop_item()?;
		membership.deposit.release().defensive()
	}
}
