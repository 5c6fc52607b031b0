// SPDX-License-Identifier: Apache-2.0

//! The read side, besides decisions.

use crate::*;

impl<T: Config> Pallet<T> {
	pub(crate) fn session_view(
		resource: &Resource<T::AccountId>,
		subject: &Subject<T::AccountId>,
		action: Action,
	) -> Option<SessionView<T::AccountId>> {
		let session = Sessions::<T>::get(resource, (subject, action))?;
		Some(SessionView {
			state: Self::session_state(&session, resource, subject),
			owner: session.owner,
			from: session.from,
			until: session.until,
			policies: session.policies.into_inner(),
			payer: session.deposit.payer,
		})
	}

	pub(crate) fn policy_view(id: PolicyId) -> Option<PolicyView<T::AccountId>> {
		let (owner, home, _) = Homes::<T>::get(id)?;
		Self::policy_at(&owner, &home, id).map(|policy| Self::view(&owner, policy))
	}

	pub(crate) fn policy_views_over(
		resource: &Resource<T::AccountId>,
	) -> Vec<PolicyView<T::AccountId>> {
		let Some(place) = Self::place(resource) else { return Vec::new() };
		let owner = place.owner;
		let policies = match place.levels.first() {
			Some((Target::Domain, _)) | None => Domains::<T>::get(&owner)
				.map_or_else(Vec::new, |domain| domain.policies.into_inner()),
			Some(level) => AtTarget::<T>::get(&owner, level).into_inner(),
		};
		policies.into_iter().map(|policy| Self::view(&owner, policy)).collect()
	}

	pub(crate) fn domain_view(owner: &T::AccountId) -> Option<DomainView<T::AccountId>> {
		let domain = Domains::<T>::get(owner)?;
		let name =
			|action| ActionNames::<T>::get(owner, action).map(|named| named.name.into_inner());
		Some(DomainView {
			revision: domain.revision,
			lockdown: domain.lockdown,
			actions: domain
				.actions
				.iter()
				.filter_map(|named| Some((named.action, name(named.action)?)))
				.collect(),
			roles: domain.roles.iter().filter_map(role_view::<T>).collect(),
			rescuers: domain.rescuers.into_inner(),
			policies: domain.policies.into_iter().map(|p| Self::view(owner, p)).collect(),
		})
	}

	pub(crate) fn subject_view(
		owner: &T::AccountId,
		subject: &Subject<T::AccountId>,
	) -> Option<SubjectView<T::AccountId>> {
		let generation = Self::generation_of(subject).ok()?;
		let record = Subjects::<T>::get(owner, (subject, generation))?;
		let now = Self::now();
		let valid = |until: Option<u64>| until.is_none_or(|until| until >= now);
		Some(SubjectView {
			roles: record
				.roles
				.into_iter()
				.filter(|there| valid(there.valid_until))
				.map(|there| MembershipView { role: there.role, valid_until: there.valid_until })
				.collect(),
			attributes: record
				.attributes
				.into_iter()
				.filter(|there| valid(there.valid_until))
				.map(|there| SubjectAttributeView {
					name: there.name.into_inner(),
					value: there.value.into_inner(),
					valid_until: there.valid_until,
				})
				.collect(),
			policies: record.policies.into_iter().map(|p| Self::view(owner, p)).collect(),
		})
	}

	pub(crate) fn role_view(id: RoleId) -> Option<RoleView<T::AccountId>> {
		let owner = Roles::<T>::get(id)?.owner;
		Domains::<T>::get(owner)?.role(id).and_then(role_view::<T>)
	}

	fn view(owner: &T::AccountId, policy: Policy<T>) -> PolicyView<T::AccountId> {
		PolicyView {
			dead: Self::is_dead(owner, &policy),
			id: policy.id,
			owner: owner.clone(),
			effect: policy.effect,
			principal: policy.principal,
			target: policy.target,
			actions: policy.actions,
			conditions: policy.conditions,
			parents: policy.chain.into_inner(),
			granted_by: policy.deposit.payer,
		}
	}
}

fn role_view<T: Config>(node: &RoleNode) -> Option<RoleView<T::AccountId>> {
	let info = Roles::<T>::get(node.id)?;
	Some(RoleView {
		id: node.id,
		owner: info.owner,
		name: info.name.into_inner(),
		parent: node.parent,
		enabled: node.enabled,
		members: info.members,
		policies: info.policies,
	})
}
