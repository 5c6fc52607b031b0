// SPDX-License-Identifier: Apache-2.0

//! What always holds between the stored values, checked after every test and by `try-runtime`.

use crate::*;
use alloc::collections::{BTreeMap, BTreeSet};
use muster_primitives::deposit;
use sp_runtime::TryRuntimeError;

/// What is counted on the way.
struct Counts<T: Config> {
	/// What should be held.
	held: deposit::Held<AccountIdOf<T>, BalanceOf<T>>,
	/// Names, roles, memberships, attributes and policies of each domain.
	items: BTreeMap<T::AccountId, u32>,
	/// Tests of each attribute that policies of each domain ask about.
	tests: BTreeMap<(T::AccountId, AttributeName), u32>,
	/// Members and policies of each role.
	roles: BTreeMap<RoleId, (u32, u32)>,
	policies: BTreeSet<PolicyId>,
}

impl<T: Config> Counts<T> {
	fn item(&mut self, owner: &T::AccountId) {
		*self.items.entry(owner.clone()).or_default() += 1;
	}
}

impl<T: Config> Pallet<T> {
	/// Checks the invariants, by number:
	///
	/// 1. Every policy has a home and is kept there, and nothing else has one. Its home follows from
	///    its principal and target.
	/// 2. The count of a domain's items is exact, and every item belongs to a domain.
	/// 3. Roles of a domain form a tree of bounded depth, and are the roles there are; their members
	///    and policies are counted exactly.
	/// 4. The attributes that a domain's policies ask about are counted exactly.
	/// 5. A policy is about something, its numbers are in range, only permits count uses, and it is
	///    younger than what it was delegated from.
	/// 6. No record of a subject and no list of policies is empty.
	/// 7. No id and no revision lies beyond the last change.
	/// 8. Named actions are those with a name, in order.
	/// 9. Sessions end after they begin.
	/// 10. What is held on every account, for every reason, is the sum of what is written here.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let mut counts = Counts::<T> {
			held: Default::default(),
			items: BTreeMap::new(),
			tests: BTreeMap::new(),
			roles: BTreeMap::new(),
			policies: BTreeSet::new(),
		};
		Self::try_policies(&mut counts)?;
		Self::try_subjects(&mut counts)?;
		Self::try_roles(&mut counts)?;
		Self::try_domains(&mut counts)?;
		for session in Sessions::<T>::iter_values() {
			counts.held.deposit(&session.deposit, HoldReason::Session);
			ensure!(session.from <= session.until, "9: a session ends before it begins");
			ensure!(session.opened <= LastChange::<T>::get(), "7: a session of the future");
		}
		let accounts = frame_system::Account::<T>::iter_keys();
		let exact = counts.held.is_exact::<T::Currency, HoldReason>(accounts, &deposit::reasons());
		ensure!(exact, "10: what is held is not what deposits add up to");
		Ok(())
	}

	fn try_policies(counts: &mut Counts<T>) -> Result<(), TryRuntimeError> {
		for (owner, domain) in Domains::<T>::iter() {
			for policy in &domain.policies {
				Self::try_policy(counts, &owner, policy, Home::Domain)?;
			}
		}
		for (owner, (target, generation), policies) in AtTarget::<T>::iter() {
			ensure!(!policies.is_empty(), "6: an empty list of policies");
			for policy in &policies {
				Self::try_policy(counts, &owner, policy, Home::Target(target, generation))?;
			}
		}
		for (owner, (subject, generation), record) in Subjects::<T>::iter() {
			for policy in &record.policies {
				let home = Home::Subject(subject.clone(), generation);
				Self::try_policy(counts, &owner, policy, home)?;
			}
			let delegated = record.policies.iter().filter(|policy| !policy.chain.is_empty());
			ensure!(delegated.count() <= MAX_DELEGATED as usize, "5: too many are delegated");
		}
		for id in Homes::<T>::iter_keys() {
			ensure!(counts.policies.contains(&id), "1: a home without a policy");
		}
		Ok(())
	}

	fn try_policy(
		counts: &mut Counts<T>,
		owner: &T::AccountId,
		policy: &Policy<T>,
		home: Home<T::AccountId>,
	) -> Result<(), TryRuntimeError> {
		counts.item(owner);
		counts.held.deposit(&policy.deposit, HoldReason::Policy);
		ensure!(counts.policies.insert(policy.id), "1: two policies of one id");
		ensure!(policy.home() == home, "1: a policy lies elsewhere than it should");
		let known = Homes::<T>::get(policy.id)
			== Some((owner.clone(), home, (policy.target, policy.generations.1)));
		ensure!(known, "1: a policy without its home");
		for name in policies::asked(&policy.conditions) {
			*counts.tests.entry((owner.clone(), name.clone())).or_default() += 1;
		}
		if let Principal::Role(role) = policy.principal {
			counts.roles.entry(role).or_default().1 += 1;
		}
		ensure!(!policy.actions.is_empty(), "5: a policy about nothing");
		let mut conditions = policy.conditions.clone();
		// All uses may have been taken.
		conditions.uses = conditions.uses.map(|uses| uses.max(1));
		ensure!(conditions.is_well_formed(), "5: a condition is out of range");
		let counted = policy.conditions.uses.is_some();
		ensure!(policy.effect == Effect::Permit || !counted, "5: a forbid counts uses");
		let mut ids = policy.chain.to_vec();
		ids.push(policy.id);
		ensure!(ids.windows(2).all(|pair| pair[0] < pair[1]), "5: older than its parent");
		let own = policy.chain.is_empty();
		ensure!(!own || policy.deposit.payer == *owner, "5: made by somebody else than the owner");
		ensure!(own || policy.effect == Effect::Permit, "5: a forbid was delegated");
		ensure!(own || policy.principal.subject().is_some(), "5: delegated to nobody");
		ensure!(policy.id <= LastChange::<T>::get(), "7: a policy of the future");
		Ok(())
	}

	fn try_subjects(counts: &mut Counts<T>) -> Result<(), TryRuntimeError> {
		for (owner, _, record) in Subjects::<T>::iter() {
			let empty = record.roles.is_empty()
				&& record.attributes.is_empty()
				&& record.policies.is_empty();
			ensure!(!empty, "6: an empty record of a subject");
			ensure!(record.sessions_since <= LastChange::<T>::get(), "7: a record of the future");
			let mut roles = BTreeSet::new();
			for membership in &record.roles {
				counts.item(&owner);
				counts.held.deposit(&membership.deposit, HoldReason::Membership);
				counts.roles.entry(membership.role).or_default().0 += 1;
				ensure!(roles.insert(membership.role), "3: a role is assigned twice");
				let info = Roles::<T>::get(membership.role).ok_or("3: a role that is not")?;
				ensure!(info.owner == owner, "3: a role of another domain");
			}
			let mut names = BTreeSet::new();
			for attribute in &record.attributes {
				counts.item(&owner);
				counts.held.deposit(&attribute.deposit, HoldReason::SubjectAttribute);
				ensure!(names.insert(&attribute.name), "2: an attribute is given twice");
			}
		}
		Ok(())
	}

	fn try_roles(counts: &mut Counts<T>) -> Result<(), TryRuntimeError> {
		for (id, info) in Roles::<T>::iter() {
			counts.item(&info.owner);
			counts.held.deposit(&info.deposit, HoldReason::Role);
			let domain = Domains::<T>::get(&info.owner).ok_or("3: a role without a domain")?;
			ensure!(domain.role(id).is_some(), "3: a role that its domain does not know");
			let counted = counts.roles.remove(&id).unwrap_or_default();
			ensure!((info.members, info.policies) == counted, "3: members or policies of a role");
			ensure!(id < NextRoleId::<T>::get(), "3: a role of the future");
		}
		ensure!(counts.roles.is_empty(), "3: members or policies of no role");
		Ok(())
	}

	fn try_domains(counts: &mut Counts<T>) -> Result<(), TryRuntimeError> {
		for (owner, action, name) in ActionNames::<T>::iter() {
			counts.item(&owner);
			counts.held.deposit(&name.deposit, HoldReason::ActionName);
			let domain = Domains::<T>::get(&owner).ok_or("2: a name without a domain")?;
			ensure!(domain.named(action).is_some(), "8: a name that its domain does not know");
		}
		for (owner, domain) in Domains::<T>::iter() {
			counts.held.deposit(&domain.deposit, HoldReason::Domain);
			let items = counts.items.remove(&owner).unwrap_or_default();
			ensure!(domain.items == items, "2: the count of a domain's items");
			ensure!(domain.revision <= LastChange::<T>::get(), "7: a revision of the future");
			ensure!(domain.sessions_since <= domain.revision, "7: sessions end in the future");
			for named in &domain.actions {
				let name = ActionNames::<T>::contains_key(&owner, named.action);
				ensure!(name, "8: an action without its name");
			}
			let sorted = domain.actions.windows(2).all(|pair| pair[0].action < pair[1].action);
			ensure!(sorted, "8: actions are out of order");
			ensure!(
				domain.roles.windows(2).all(|pair| pair[0].id < pair[1].id),
				"3: roles are out of order"
			);
			for node in &domain.roles {
				let info = Roles::<T>::get(node.id).ok_or("3: a domain's role that is not")?;
				ensure!(info.owner == owner, "3: a domain's role that is another's");
				// The walk ends at a role without one above, or at the bound.
				let top = domain.roles_up(node.id).last().ok_or("3: no way up from a role")?;
				ensure!(top.parent.is_none(), "3: roles in a circle, too deep, or below nothing");
			}
			for there in &domain.attributes {
				let key = (owner.clone(), there.name.clone());
				ensure!(
					counts.tests.remove(&key) == Some(there.tests),
					"4: attributes asked about"
				);
			}
		}
		ensure!(counts.items.is_empty(), "2: items without a domain");
		ensure!(counts.tests.is_empty(), "4: attributes asked about and not counted");
		Ok(())
	}
}
