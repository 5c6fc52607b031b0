// SPDX-License-Identifier: Apache-2.0

//! The views as a runtime API, for clients that do not know view functions.

use crate::types::*;
use alloc::vec::Vec;
use codec::Codec;
use muster_primitives::{Action, Resource, Subject};

sp_api::decl_runtime_apis! {
	/// Reads the access policy. Each answers as the view function of the same name; asked at an old
	/// block, as things were then.
	pub trait AccessPolicyApi<AccountId>
	where
		AccountId: Codec,
	{
		/// Whether a subject may do something to a resource, why, and by which policies.
		fn decide(
			subject: Subject<AccountId>,
			action: Action,
			resource: Resource<AccountId>,
		) -> Decision<AccountId>;
		/// The same, with every policy that was looked at and what stood against it.
		fn explain(
			subject: Subject<AccountId>,
			action: Action,
			resource: Resource<AccountId>,
		) -> Explanation<AccountId>;
		/// A session and whether it still holds.
		fn session(
			resource: Resource<AccountId>,
			subject: Subject<AccountId>,
			action: Action,
		) -> Option<SessionView<AccountId>>;
		/// A policy.
		fn policy(id: PolicyId) -> Option<PolicyView<AccountId>>;
		/// Policies over a device, fleet or stream, or over a whole domain, that name no subject.
		fn policies_over(resource: Resource<AccountId>) -> Vec<PolicyView<AccountId>>;
		/// An owner's domain.
		fn domain(owner: AccountId) -> Option<DomainView<AccountId>>;
		/// What a domain holds about a subject.
		fn subject(owner: AccountId, subject: Subject<AccountId>) -> Option<SubjectView<AccountId>>;
		/// A role.
		fn role(id: RoleId) -> Option<RoleView<AccountId>>;
	}
}
