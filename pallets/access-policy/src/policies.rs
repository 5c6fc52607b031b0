// SPDX-License-Identifier: Apache-2.0

//! Policies: made, delegated, revoked.

use crate::{conditions::NotNarrower, *};
use muster_primitives::access::action;

/// Bytes for which a policy holds a deposit: itself and where it is kept.
fn policy_bytes<T: Config>() -> usize {
	Policy::<T>::max_encoded_len()
		+ Home::<T::AccountId>::max_encoded_len()
		+ <(Target, Generation)>::max_encoded_len()
}

/// A policy that is to be made.
struct Draft<AccountId> {
	effect: Effect,
	principal: Principal<AccountId>,
	target: Target,
	generations: (Generation, Generation),
	actions: Actions,
	conditions: Conditions,
	chain: BoundedVec<PolicyId, ConstU32<MAX_DELEGATION_DEPTH>>,
}

impl<T: Config> Policy<T> {
	/// Where it is kept.
	pub(crate) fn home(&self) -> Home<T::AccountId> {
		match (self.principal.subject(), self.target) {
			(Some(subject), _) => Home::Subject(subject, self.generations.0),
			(None, Target::Domain) => Home::Domain,
			(None, target) => Home::Target(target, self.generations.1),
		}
	}
}

impl<T: Config> Domain<T> {
	/// The actions of a policy that still mean what they did when it was made.
	fn meant(&self, policy: &Policy<T>) -> Actions {
		let later = self.actions.iter().filter(|named| named.since > policy.id);
		let unnamed = !(self.known_actions().0);
		Actions(policy.actions.0 & !unnamed & !Actions::of(later.map(|named| named.action)).0)
	}

	/// The actions that have a name.
	fn known_actions(&self) -> Actions {
		Actions(Actions::SUITE.0 | Actions::of(self.actions.iter().map(|named| named.action)).0)
	}

	/// Counts the attributes of devices that a policy asks about.
	fn ask(&mut self, conditions: &Conditions) -> Result<(), Error<T>> {
		for name in asked(conditions) {
			match self.attributes.iter_mut().find(|there| there.name == *name) {
				Some(there) => {
					there.tests = there.tests.checked_add(1).ok_or(Error::<T>::Exhausted)?;
				},
				None => self
					.attributes
					.try_push(AskedAttribute { name: name.clone(), tests: 1 })
					.map_err(|_| Error::<T>::DomainFull)?,
			}
		}
		Ok(())
	}

	/// The contrary of [`Self::ask`].
	fn unask(&mut self, conditions: &Conditions) {
		for name in asked(conditions) {
			if let Some(there) = self.attributes.iter_mut().find(|there| there.name == *name) {
				there.tests = there.tests.saturating_sub(1);
			}
		}
		self.attributes.retain(|there| there.tests > 0);
	}
}

/// The attributes of devices that conditions ask about. Those of subjects cost no look-up.
pub(crate) fn asked(conditions: &Conditions) -> impl Iterator<Item = &AttributeName> {
	let of_resource = |test: &&AttributeTest| test.of == Party::Resource;
	conditions.attributes.iter().filter(of_resource).map(|test| &test.name)
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_add_policy(
		owner: T::AccountId,
		effect: Effect,
		principal: Principal<T::AccountId>,
		target: Target,
		actions: Actions,
		conditions: Conditions,
	) -> DispatchResult {
		ensure!(!actions.is_empty(), Error::<T>::NoActions);
		ensure!(conditions.is_well_formed(), Error::<T>::BadConditions);
		ensure!(!conditions.lapsed(Self::now()), Error::<T>::AlreadyLapsed);
		let counts = conditions.uses.is_some();
		ensure!(effect == Effect::Permit || !counts, Error::<T>::UsesOnForbid);
		if let Principal::Role(role) = principal {
			Self::ensure_own_role(role, &owner)?;
		}
		let of_principal =
			principal.subject().map_or(Ok(0), |named| Self::generation_of(&named))?;
		let levels = Self::levels_of(&owner, target)?;
		let of_target = levels.first().map_or(0, |(_, generation)| *generation);
		Self::change_own(&owner, |domain, id| {
			ensure!(domain.known_actions().contains(actions), Error::<T>::UnknownAction);
			let draft = Draft {
				effect,
				principal,
				target,
				generations: (of_principal, of_target),
				actions,
				conditions,
				chain: BoundedVec::new(),
			};
			Self::insert_policy(domain, id, &owner, &owner, draft)
		})
	}

	pub(crate) fn do_delegate(
		who: T::AccountId,
		parent: PolicyId,
		to: Subject<T::AccountId>,
		target: Target,
		actions: Actions,
		conditions: Conditions,
	) -> DispatchResult {
		let (owner, home, _) = Homes::<T>::get(parent).ok_or(Error::<T>::PolicyNotFound)?;
		let caller = Subject::Account(who.clone());
		ensure!(home == Home::Subject(caller.clone(), 0), Error::<T>::NotDelegable);
		let mut from = Self::policy_at(&owner, &home, parent).ok_or(Error::<T>::Unexpected)?;
		let delegable = from.effect == Effect::Permit && from.actions.has(action::GRANT);
		ensure!(delegable, Error::<T>::NotDelegable);
		ensure!(to != caller, Error::<T>::ToOneself);
		ensure!(!actions.is_empty(), Error::<T>::NoActions);

		let levels = Self::levels_of(&owner, target)?;
		let covered = levels.contains(&(from.target, from.generations.1));
		let apart = from.chain.iter().any(|above| Self::against_parent(*above, &levels).is_some());
		ensure!(covered && !apart, Error::<T>::WiderThanParent);
		let mut chain = from.chain.clone();
		chain.try_push(parent).map_err(|_| Error::<T>::DelegationTooLong)?;
		let of_target = levels.first().map_or(0, |(_, generation)| *generation);

		let taken = conditions.uses;
		let conditions = from.conditions.narrowed(conditions).map_err(|error| match error {
			NotNarrower::Wider => Error::<T>::WiderThanParent,
			NotNarrower::TooManyTests => Error::<T>::BadConditions,
		})?;
		ensure!(conditions.is_well_formed(), Error::<T>::BadConditions);
		ensure!(!conditions.lapsed(Self::now()), Error::<T>::AlreadyLapsed);
		let of_principal = Self::generation_of(&to)?;

		// The right to pass on is itself subject to forbids, lockdown and conditions.
		let resource = Self::resource_of(&owner, target);
		let decision = Self::decision(&caller, action::GRANT, &resource);
		Self::ensure_permitted(decision.reason)?;

		if let (Some(left), Some(taken)) = (&mut from.conditions.uses, taken) {
			*left = left.checked_sub(taken).ok_or(Error::<T>::WiderThanParent)?;
			Self::write_uses(&owner, &from)?;
		}
		Self::change(&owner, |domain, id| {
			ensure!(domain.meant(&from).contains(actions), Error::<T>::WiderThanParent);
			let draft = Draft {
				effect: Effect::Permit,
				principal: to.into(),
				target,
				generations: (of_principal, of_target),
				actions,
				conditions,
				chain,
			};
			Self::insert_policy(domain, id, &owner, &who, draft)
		})
	}

	/// Makes a policy under the number of the change, paid for by `payer`.
	fn insert_policy(
		domain: &mut Domain<T>,
		id: PolicyId,
		owner: &T::AccountId,
		payer: &T::AccountId,
		draft: Draft<T::AccountId>,
	) -> DispatchResult {
		let Draft { effect, principal, target, generations, actions, conditions, chain } = draft;
		let deposit = Deposit::<T, _>::take(payer, policy_bytes::<T>())?;
		let parent = chain.last().copied();
		let policy = Policy {
			id,
			effect,
			principal: principal.clone(),
			target,
			generations,
			actions,
			conditions,
			chain,
			deposit,
		};
		domain.add_item()?;
		domain.ask(&policy.conditions)?;
		if let Principal::Role(role) = principal {
			Self::count_policies(role, |count| count.checked_add(1))?;
		}
		let home = policy.home();
		Homes::<T>::insert(id, (owner, &home, (target, generations.1)));
		let stricter = effect == Effect::Forbid;
		let full = |_| Error::<T>::TooManyPolicies;
		match home {
			Home::Domain => domain.policies.try_push(policy).map_err(full)?,
			Home::Target(target, generation) => {
				AtTarget::<T>::try_mutate(owner, (target, generation), |policies| {
					policies.try_push(policy).map_err(full)
				})?
			},
			Home::Subject(subject, generation) => {
				Self::change_subject(owner, (&subject, generation), id, |record| {
					let delegated = |policy: &&Policy<T>| !policy.chain.is_empty();
					let others = record.policies.iter().filter(delegated).count();
					let room = parent.is_none() || others < MAX_DELEGATED as usize;
					ensure!(room, Error::<T>::TooManyPolicies);
					if stricter {
						record.sessions_since = id;
					}
					record.policies.try_push(policy).map_err(full)?;
					Ok(())
				})?
			},
		}
		if stricter && principal.subject().is_none() {
			domain.sessions_since = id;
		}
		let owner = owner.clone();
		Self::deposit_event(Event::PolicyAdded {
			policy: id,
			owner,
			effect,
			principal,
			target,
			actions,
			parent,
		});
		Ok(())
	}

	pub(crate) fn do_revoke(who: T::AccountId, id: PolicyId) -> DispatchResult {
		let (owner, home, _) = Homes::<T>::get(id).ok_or(Error::<T>::PolicyNotFound)?;
		let policy = Self::policy_at(&owner, &home, id).ok_or(Error::<T>::Unexpected)?;
		let renounces =
			policy.effect == Effect::Permit && policy.principal == Principal::Account(who.clone());
		ensure!(
			who == owner
				|| who == policy.deposit.payer
				|| renounces || Self::is_dead(&owner, &policy),
			Error::<T>::NotYours
		);
		Self::change(&owner, |domain, change| {
			match home {
				Home::Domain => domain.policies.retain(|policy| policy.id != id),
				Home::Target(target, generation) => {
					let key = (target, generation);
					let mut policies = AtTarget::<T>::get(&owner, key);
					policies.retain(|policy| policy.id != id);
					if policies.is_empty() {
						AtTarget::<T>::remove(&owner, key);
					} else {
						AtTarget::<T>::insert(&owner, key, policies);
					}
				},
				Home::Subject(subject, generation) => {
					Self::change_subject(&owner, (&subject, generation), change, |record| {
						record.policies.retain(|policy| policy.id != id);
						Ok(())
					})?;
				},
			}
			Self::end_policy(domain, policy)
		})?;
		Self::deposit_event(Event::PolicyRevoked { policy: id, owner });
		Ok(())
	}

	/// All of a policy's end but taking it out of where it is kept.
	fn end_policy(domain: &mut Domain<T>, policy: Policy<T>) -> DispatchResult {
		Homes::<T>::remove(policy.id);
		domain.unask(&policy.conditions);
		domain.drop_item()?;
		if let Principal::Role(role) = policy.principal {
			Self::count_policies(role, |count| count.checked_sub(1))?;
		}
		policy.deposit.release().defensive()
	}

	pub(crate) fn do_sweep_subject(
		owner: T::AccountId,
		device: DeviceId,
		generation: Generation,
	) -> DispatchResultWithPostInfo {
		let subject = Subject::Device(device);
		ensure!(Self::generation_of(&subject).ok() != Some(generation), Error::<T>::NotStale);
		let record = Subjects::<T>::take(&owner, (&subject, generation));
		let record = record.ok_or(Error::<T>::NotAssigned)?;
		let policies = record.policies.len() as u32;
		Self::change(&owner, |domain, _| {
			for membership in record.roles {
				Self::end_membership(domain, membership)?;
			}
			for attribute in record.attributes {
				domain.drop_item()?;
				attribute.deposit.release().defensive()?;
			}
			for policy in record.policies {
				Self::end_policy(domain, policy)?;
			}
			Ok(())
		})?;
		Self::deposit_event(Event::SubjectSwept { owner, device, generation });
		Ok(Some(T::WeightInfo::sweep_subject(policies)).into())
	}

	/// Counts policies about a role.
	fn count_policies(role: RoleId, count: impl FnOnce(u32) -> Option<u32>) -> DispatchResult {
		Roles::<T>::try_mutate(role, |info| {
			let info = info.as_mut().defensive().ok_or(Error::<T>::Unexpected)?;
			info.policies = count(info.policies).ok_or(Error::<T>::Exhausted)?;
			Ok(())
		})
	}

	/// A policy that is kept there.
	pub(crate) fn policy_at(
		owner: &T::AccountId,
		home: &Home<T::AccountId>,
		id: PolicyId,
	) -> Option<Policy<T>> {
		let policies = match home {
			Home::Domain => Domains::<T>::get(owner)?.policies.into_inner(),
			Home::Target(target, generation) => {
				AtTarget::<T>::get(owner, (target, generation)).into_inner()
			},
			Home::Subject(subject, generation) => {
				Subjects::<T>::get(owner, (subject, generation))?.policies.into_inner()
			},
		};
		policies.into_iter().find(|policy| policy.id == id)
	}

	/// Writes how many uses a policy has left.
	pub(crate) fn write_uses(owner: &T::AccountId, policy: &Policy<T>) -> DispatchResult {
		let write = |mut policies: core::slice::IterMut<Policy<T>>| {
			let there = policies.find(|there| there.id == policy.id).defensive()?;
			there.conditions.uses = policy.conditions.uses;
			Some(())
		};
		let written = match policy.home() {
			Home::Domain => {
				Domains::<T>::mutate(owner, |domain| write(domain.as_mut()?.policies.iter_mut()))
			},
			Home::Target(target, generation) => {
				AtTarget::<T>::mutate(owner, (target, generation), |there| write(there.iter_mut()))
			},
			Home::Subject(subject, generation) => {
				Subjects::<T>::mutate(owner, (subject, generation), |record| {
					write(record.as_mut()?.policies.iter_mut())
				})
			},
		};
		written.ok_or(Error::<T>::Unexpected.into())
	}

	/// Whether a policy can never apply again.
	pub(crate) fn is_dead(owner: &T::AccountId, policy: &Policy<T>) -> bool {
		let (of_principal, of_target) = policy.generations;
		let principal = policy.principal.subject();
		let gone = |target: (Target, Generation)| {
			Self::levels_of(owner, target.0).map_or(true, |levels| !levels.contains(&target))
		};
		policy.conditions.lapsed(Self::now())
			|| principal
				.is_some_and(|subject| Self::generation_of(&subject).ok() != Some(of_principal))
			|| gone((policy.target, of_target))
			|| policy
				.chain
				.iter()
				.any(|above| Homes::<T>::get(above).is_none_or(|(_, _, target)| gone(target)))
	}

	/// A target of this owner and the levels above it, the target first.
	fn levels_of(
		owner: &T::AccountId,
		target: Target,
	) -> Result<Vec<(Target, Generation)>, Error<T>> {
		Self::place(&Self::resource_of(owner, target))
			.filter(|place| place.owner == *owner)
			.map(|place| place.levels)
			.ok_or(Error::<T>::NotYourTarget)
	}

	fn resource_of(owner: &T::AccountId, target: Target) -> Resource<T::AccountId> {
		match target {
			Target::Device(device) => Resource::Device(device),
			Target::Fleet(fleet) => Resource::Fleet(fleet),
			Target::Stream(stream) => Resource::Stream(stream),
			Target::Domain => Resource::Domain(owner.clone()),
		}
	}
}
