// SPDX-License-Identifier: Apache-2.0

//! # Access Policy Pallet
//!
//! Who may do what to which device, and why. Cedar's semantics on a bounded language: what no
//! policy permits is denied, a forbid beats every permit, and order does not matter.
//!
//! ## Terms
//!
//! - `domain`: an owner's policies, roles and names. It covers what the owner owns, and comes into
//!   being with the owner's first call.
//! - `subject`: the account or device that wants to act.
//! - `action`: a number from 0 to 63. The low 16 are the suite's own and mean the same everywhere,
//!   see [`action`](muster_primitives::access::action); the others mean what a domain
//!   [names](Pallet::name_action) them.
//! - `resource`: a device, fleet, data stream or domain, to which it is to be done.
//! - `policy`: permits or forbids a `principal` (an account, a device, whoever has a role, anyone)
//!   some actions on a `target`, under [`Conditions`].
//! - `target`: what a policy covers. A resource is covered by itself and by the levels above it:
//!   stream, device, fleets, domain.
//! - `role`: a name for subjects. Roles nest: whoever has a role has all those above it.
//! - `delegation`: passing on what one is permitted, never more than that.
//! - `session`: leave to act for a time, written down so that a gateway can check it while offline.
//! - `lockdown`: denies everyone but named `rescuers`.
//! - `revision`: the number of the last change to a domain. Uses taken are no change.
//!
//! ## Scenario: a contractor opens a valve
//!
//! 1. The owner of a valve names an action of its own, 16, "open"
//!    ([`name_action`](Pallet::name_action)), and permits the contractor's account to do it to
//!    the valve, today from nine to eleven, five times ([`add_policy`](Pallet::add_policy)).
//! 2. The contractor's phone asks the view `decide` whether it may, which costs nothing, and then
//!    takes one of the five uses ([`consume`](Pallet::consume)). The valve's gateway sees the event
//!    and opens.
//! 3. For an hour's work in a cellar without network the contractor asks for a session
//!    ([`request_access`](Pallet::request_access)). The gateway checks it by a storage proof.
//! 4. The job is done early: the owner [`revoke`](Pallet::revoke)s the policy, and the session ends
//!    with it.
//!
//! ## Scenario: a staff with roles
//!
//! 1. The owner creates the roles `staff` and below it `operator`
//!    ([`create_role`](Pallet::create_role)), and permits `staff` to read and `operator` to control
//!    a fleet. Forty people get roles ([`assign_role`](Pallet::assign_role)); an intern gets one
//!    too, and a forbid to control that names the intern alone, which wins.
//! 2. Something is wrong: a rescuer locks the domain down
//!    ([`set_lockdown`](Pallet::set_lockdown)), which is one write; later the owner or a rescuer
//!    lifts it.
//!
//! ## How a decision is made
//!
//! In this order, and the first that answers does:
//!
//! 1. nobody owns the resource, or it does not exist: denied;
//! 2. there is no such action, or the domain has not named it: denied;
//! 3. the subject is a device that is not active: denied;
//! 4. the domain is locked down and the subject is no rescuer: denied, the owner included;
//! 5. the subject owns the resource: permitted;
//! 6. some forbid applies: denied; some permit applies: permitted; else denied.
//!
//! A policy applies if it names the subject, a role that the subject has, or anyone; if the action
//! is among its actions; if it covers the resource; and if all its conditions hold. Data that is
//! missing (an account has no firmware) fails a permit's condition and fulfils a forbid's. The
//! status of the resource decides only where a policy asks for it, so that a crew can work on what
//! is suspended.
//!
//! The owner's right comes from owning, so no policy takes it away. What names one subject is kept
//! with that subject, the rest with its target: a decision reads the domain, the subject's record
//! and one value for each level above the resource. Its cost is bounded by the constants in
//! [`types`], and how many policies there are for others does not matter.
//!
//! ## Delegation
//!
//! Whoever is permitted [`GRANT`](muster_primitives::access::action::GRANT) by a policy that names
//! his account may [`delegate`](Pallet::delegate) from it: to one account or device, over the same
//! target or one inside it, the same actions or fewer, under the same conditions and more. Uses are
//! handed over, not multiplied. At most [`MAX_DELEGATION_DEPTH`] delegations follow one another;
//! whether those above still stand is looked up at every decision, so revoking one ends all below.
//!
//! ## What ends by itself
//!
//! - A transfer, recovery or decommissioning of a device raises its generation: policies over it and
//!   roles and policies for it, made before, count no more. Nothing is written for that.
//! - A transferred device belongs to the new owner's domain, which knows nothing of the old one's.
//! - An action that gets a new name means something new: policies made before do not cover it.
//!
//! What is dead is removed by whoever cares, and the deposit returns to who paid.
//!
//! ## Sessions
//!
//! A session is open as long as its time runs, the policies stand that it rests on, resource and
//! subject have the generation they had, and neither the domain nor the subject's record became
//! stricter since: through a lockdown or other rescuers in one, a forbid, a role switched or moved,
//! a role or attribute given or taken away, an action renamed, or because it is gone. All of it lies
//! in a handful of storage values, so that a proof of those shows it. Attestation, status, attributes
//! and fleets of the resource are looked at when the session is opened, and not again.
//!
//! ## Who may call what
//!
//! | who | calls |
//! |---|---|
//! | owner | `name_action`, the role calls, `add_policy`, `revoke` of everything in the domain, `set_rescuers`, `set_lockdown`, `remove_domain`, `end_session` |
//! | rescuer | `set_lockdown`; and while it lasts, what policies permit |
//! | whoever was granted something with `GRANT` | `delegate`, `revoke` of what he granted |
//! | any account or device | `consume`, `request_access`, `end_session` of its own |
//! | anyone | `revoke` of what is dead, `unassign_role` and `remove_subject_attribute` of what lapsed, `sweep_subject`, `end_session` of what is over |
//!
//! An owner who wants others to manage policies uses a proxy.
//!
//! ## Storage
//!
//! [`Domains`] and [`Subjects`] hold all that decisions read about the owner's side, [`AtTarget`]
//! the policies of one device, fleet or stream. Names lie apart. [`Homes`] says where each policy is
//! kept, and by being there that it stands. Every item carries its deposit. Nothing here is to be
//! read directly but by proof: use the views.

#![cfg_attr(not(feature = "std"), no_std)]
// The arguments of a call are its interface.
#![allow(clippy::too_many_arguments)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
pub mod conditions;
mod decide;
mod domains;
mod inspect;
#[cfg(test)]
mod mock;
mod policies;
mod roles;
pub mod runtime_api;
mod sessions;
#[cfg(test)]
mod tests;
#[cfg(any(test, feature = "try-runtime"))]
mod try_state;
pub mod types;
pub mod weights;

pub use conditions::{
	Attested, AttributeTest, Comparison, Conditions, Hours, InStatus, MinFirmware, Party, Window,
	MAX_TESTS,
};
pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

use alloc::vec::Vec;
use frame_support::{
	pallet_prelude::*,
	traits::{fungible, Defensive, UnixTime},
};
use frame_system::pallet_prelude::*;
use muster_primitives::{
	access::{ACTIONS, FIRST_CUSTOM_ACTION},
	Action, Actions, AttestationStatus, DeviceId, DeviceInspect, Generation, Resource,
	StreamInspect, Subject,
};
use sp_runtime::traits::Convert;

#[frame_support::pallet]
pub mod pallet {
	use super::*;

	/// The version of the storage layout, from the first release on.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// The overarching hold reason.
		type RuntimeHoldReason: Parameter + Member + MaxEncodedLen + Copy + From<HoldReason>;

		/// Holds deposits.
		#[cfg(not(feature = "runtime-benchmarks"))]
		type Currency: fungible::MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason>;
		/// Holds deposits.
		#[cfg(feature = "runtime-benchmarks")]
		type Currency: fungible::MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason>
			+ fungible::Mutate<Self::AccountId>;

		/// The price of keeping something in storage: items and bytes to an amount held.
		type StorageDeposit: Convert<frame_support::traits::Footprint, BalanceOf<Self>>;

		/// "Now" in seconds since 1970.
		type Time: UnixTime;

		/// Knows devices and fleets.
		type Devices: DeviceInspect<Self::AccountId>;

		/// Knows what firmware devices have proven to run.
		type Attestations: AttestationStatus;

		/// Knows data streams.
		type Streams: StreamInspect<Self::AccountId>;

		/// A device that signed the call.
		type DeviceOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = DeviceId>;

		/// Longest session, in seconds.
		#[pallet::constant]
		type MaxSession: Get<u64>;

		/// Weights of the calls.
		type WeightInfo: WeightInfo;

		/// Makes devices and streams for benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: benchmarking::BenchmarkHelper<Self::AccountId, Self::RuntimeOrigin>;
	}

	/// Why something is held on an account.
	#[pallet::composite_enum]
	pub enum HoldReason {
		#[codec(index = 0)]
		Domain,
		#[codec(index = 1)]
		ActionName,
		#[codec(index = 2)]
		Role,
		#[codec(index = 3)]
		Membership,
		#[codec(index = 4)]
		SubjectAttribute,
		#[codec(index = 5)]
		Policy,
		#[codec(index = 6)]
		Session,
	}

	/// The number of the last change to any domain.
	#[pallet::storage]
	pub type LastChange<T> = StorageValue<_, ChangeId, ValueQuery>;

	/// What every decision of a domain reads, by owner.
	#[pallet::storage]
	pub type Domains<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Domain<T>>;

	/// Names of actions, by owner.
	#[pallet::storage]
	pub type ActionNames<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Twox64Concat, Action, ActionName<T>>;

	/// Roles: what decisions do not need.
	#[pallet::storage]
	pub type Roles<T: Config> = StorageMap<_, Twox64Concat, RoleId, RoleInfo<T>>;

	/// The id of the next role.
	#[pallet::storage]
	pub type NextRoleId<T> = StorageValue<_, RoleId, ValueQuery>;

	/// What a domain holds about a subject. A device's generation is part of the key, so that
	/// nothing of an earlier one is found.
	#[pallet::storage]
	pub type Subjects<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Blake2_128Concat,
		(Subject<T::AccountId>, Generation),
		SubjectRecord<T>,
	>;

	/// Policies over a device, fleet or stream that name no subject, by owner. A device's generation
	/// is part of the key.
	#[pallet::storage]
	pub type AtTarget<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Blake2_128Concat,
		(Target, Generation),
		BoundedVec<Policy<T>, ConstU32<MAX_AT_TARGET>>,
		ValueQuery,
	>;

	/// Whose each policy is, where it is kept and what it covers, with the generation of the device
	/// that this is, else 0. A policy that is not here is revoked. What is delegated looks here for
	/// those above it.
	#[pallet::storage]
	pub type Homes<T: Config> = StorageMap<
		_,
		Twox64Concat,
		PolicyId,
		(T::AccountId, Home<T::AccountId>, (Target, Generation)),
	>;

	/// Sessions, by resource, then subject and action.
	#[pallet::storage]
	pub type Sessions<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		Resource<T::AccountId>,
		Blake2_128Concat,
		(Subject<T::AccountId>, Action),
		Session<T>,
	>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// An owner made the first call, and so has a domain.
		#[codec(index = 0)]
		DomainCreated { owner: T::AccountId },
		/// An empty domain was removed.
		#[codec(index = 1)]
		DomainRemoved { owner: T::AccountId },
		/// A domain calls an action by another name, or by none.
		#[codec(index = 2)]
		ActionNamed { owner: T::AccountId, action: Action, old: Option<Name>, new: Option<Name> },
		/// A role was created.
		#[codec(index = 3)]
		RoleCreated { role: RoleId, owner: T::AccountId, parent: Option<RoleId> },
		/// A role has another name.
		#[codec(index = 4)]
		RoleRenamed { role: RoleId, old: Name, new: Name },
		/// A role lies below another one.
		#[codec(index = 5)]
		RoleMoved { role: RoleId, old: Option<RoleId>, new: Option<RoleId> },
		/// A role counts for nothing from now on.
		#[codec(index = 6)]
		RoleDisabled { role: RoleId },
		/// A role counts again.
		#[codec(index = 7)]
		RoleEnabled { role: RoleId },
		/// A role was removed.
		#[codec(index = 8)]
		RoleRemoved { role: RoleId },
		/// A subject has a role, or has it until another time.
		#[codec(index = 9)]
		RoleAssigned { role: RoleId, subject: Subject<T::AccountId>, valid_until: Option<u64> },
		/// A subject no longer has a role.
		#[codec(index = 10)]
		RoleUnassigned { role: RoleId, subject: Subject<T::AccountId> },
		/// A domain says something about a subject.
		#[codec(index = 11)]
		SubjectAttributeSet {
			owner: T::AccountId,
			subject: Subject<T::AccountId>,
			name: AttributeName,
			old: Option<Value>,
			new: Value,
			valid_until: Option<u64>,
		},
		/// A domain no longer says something about a subject.
		#[codec(index = 12)]
		SubjectAttributeRemoved {
			owner: T::AccountId,
			subject: Subject<T::AccountId>,
			name: AttributeName,
			old: Value,
		},
		/// A policy was made. `parent` is what it was delegated from.
		#[codec(index = 13)]
		PolicyAdded {
			policy: PolicyId,
			owner: T::AccountId,
			effect: Effect,
			principal: Principal<T::AccountId>,
			target: Target,
			actions: Actions,
			parent: Option<PolicyId>,
		},
		/// A policy was revoked, and with it whatever was delegated from it.
		#[codec(index = 14)]
		PolicyRevoked { policy: PolicyId, owner: T::AccountId },
		/// A domain has other rescuers.
		#[codec(index = 15)]
		RescuersSet { owner: T::AccountId, old: Vec<T::AccountId>, new: Vec<T::AccountId> },
		/// A domain denies everyone but its rescuers.
		#[codec(index = 16)]
		LockedDown { owner: T::AccountId, by: T::AccountId },
		/// A domain's policies count again.
		#[codec(index = 17)]
		LockdownLifted { owner: T::AccountId, by: T::AccountId },
		/// A subject was let do something. Of `policies`, which all permit it, one use of `policy` was
		/// taken if it counts them; that many are left.
		#[codec(index = 18)]
		Accessed {
			owner: T::AccountId,
			subject: Subject<T::AccountId>,
			action: Action,
			resource: Resource<T::AccountId>,
			policies: Vec<PolicyId>,
			policy: Option<PolicyId>,
			uses_left: Option<u32>,
		},
		/// A session was opened, or opened anew.
		#[codec(index = 19)]
		SessionOpened {
			resource: Resource<T::AccountId>,
			subject: Subject<T::AccountId>,
			action: Action,
			until: u64,
		},
		/// A session was ended.
		#[codec(index = 20)]
		SessionEnded {
			resource: Resource<T::AccountId>,
			subject: Subject<T::AccountId>,
			action: Action,
		},
		/// What a domain held about an earlier generation of a device was removed.
		#[codec(index = 21)]
		SubjectSwept { owner: T::AccountId, device: DeviceId, generation: Generation },
	}

	#[pallet::error]
	pub enum Error<T> {
		/// This account has no domain. A domain comes with the first role, name or policy.
		#[codec(index = 0)]
		DomainNotFound,
		/// The domain still has names, roles, members or policies. Remove them first.
		#[codec(index = 1)]
		DomainInUse,
		/// There is no such role. Check the id, or create the role first.
		#[codec(index = 2)]
		RoleNotFound,
		/// There is no such policy, or it is revoked.
		#[codec(index = 3)]
		PolicyNotFound,
		/// There is no such session.
		#[codec(index = 4)]
		SessionNotFound,
		/// There is no such device, or it is decommissioned.
		#[codec(index = 5)]
		DeviceNotFound,
		/// The subject does not have this role, or this attribute.
		#[codec(index = 6)]
		NotAssigned,
		/// Only the owner of the domain may do this.
		#[codec(index = 7)]
		NotOwner,
		/// The target does not exist, or is not the caller's own.
		#[codec(index = 8)]
		NotYourTarget,
		/// A text is empty, or not UTF-8.
		#[codec(index = 9)]
		BadText,
		/// A domain names the actions 16 to 63; the others have their names.
		#[codec(index = 10)]
		NotCustomAction,
		/// There is no such action, or the domain has not named it. Call `name_action` first.
		#[codec(index = 11)]
		UnknownAction,
		/// A policy is about one action at least.
		#[codec(index = 12)]
		NoActions,
		/// A condition is out of its range, or could never hold: an empty window, no day, no status,
		/// no use.
		#[codec(index = 13)]
		BadConditions,
		/// The time lies in the past.
		#[codec(index = 14)]
		AlreadyLapsed,
		/// Only permits count uses.
		#[codec(index = 15)]
		UsesOnForbid,
		/// The domain has as many roles, names or rescuers as it can have, or asks about as many
		/// attributes. Remove one first.
		#[codec(index = 16)]
		DomainFull,
		/// There are as many policies for this subject, or over this target, as there can be. Revoke
		/// one, or use a role or a fleet.
		#[codec(index = 17)]
		TooManyPolicies,
		/// The subject has as many roles or attributes as it can have.
		#[codec(index = 18)]
		SubjectFull,
		/// Roles would lie more than `MAX_ROLE_DEPTH` levels deep.
		#[codec(index = 19)]
		TooDeep,
		/// A role cannot lie below itself.
		#[codec(index = 20)]
		RoleCycle,
		/// The role still has members, policies or roles below it. Remove them first.
		#[codec(index = 21)]
		RoleInUse,
		/// Nothing would change.
		#[codec(index = 22)]
		NoChange,
		/// Only the account that a permit with the action `grant` names can delegate from it.
		#[codec(index = 23)]
		NotDelegable,
		/// This was delegated as often as it can be.
		#[codec(index = 24)]
		DelegationTooLong,
		/// What is delegated must not be wider than what it comes from: a target inside it, no further
		/// actions, its conditions or stricter ones, uses taken from those that are left.
		#[codec(index = 25)]
		WiderThanParent,
		/// Nobody delegates to oneself.
		#[codec(index = 26)]
		ToOneself,
		/// Neither the owner, nor who granted it, nor whom it permits; and the policy is not dead.
		#[codec(index = 27)]
		NotYours,
		/// Neither the owner nor a rescuer of the domain.
		#[codec(index = 28)]
		NotRescuer,
		/// Denied: a policy forbids it. `explain` says which.
		#[codec(index = 29)]
		Forbidden,
		/// Denied: no policy permits it. `explain` says what was looked at.
		#[codec(index = 30)]
		NothingPermits,
		/// Denied: the domain is locked down.
		#[codec(index = 31)]
		DomainLockedDown,
		/// Denied: the device that asks is not active.
		#[codec(index = 32)]
		SubjectNotActive,
		/// Denied: there is no such resource, or nobody owns it.
		#[codec(index = 33)]
		UnknownResource,
		/// A session lasts 1 second at least and `MaxSession` at most.
		#[codec(index = 34)]
		BadDuration,
		/// The session is another's and still open.
		#[codec(index = 35)]
		NotYourSession,
		/// The device still has this generation.
		#[codec(index = 36)]
		NotStale,
		/// No number is left for another one.
		#[codec(index = 37)]
		Exhausted,
		/// An invariant of the storage does not hold. Please report this.
		#[codec(index = 38)]
		Unexpected,
		/// The role is another domain's.
		#[codec(index = 39)]
		NotYourRole,
		/// A rescuer is named twice.
		#[codec(index = 40)]
		DuplicateRescuer,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(T::MaxSession::get() > 0, "a session needs time");
			const {
				assert!(MAX_ROLE_DEPTH <= MAX_ROLES, "roles can lie one above the other");
				assert!(MAX_DELEGATED <= MAX_NAMED, "what is delegated names somebody");
				assert!(MAX_CUSTOM_ACTIONS == (ACTIONS - FIRST_CUSTOM_ACTION) as u32);
			}
			let limits = T::BlockWeights::get();
			let max = limits.get(DispatchClass::Normal).max_extrinsic.unwrap_or(limits.max_block);
			for (call, weight) in Self::weights_at_bounds() {
				assert!(
					weight.all_lte(max),
					"{call} does not fit in a block: {weight:?} > {max:?}"
				);
			}
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// Whether a subject may do something to a resource now, why, and by which policies. Takes no
		/// use.
		pub fn decide(
			subject: Subject<T::AccountId>,
			action: Action,
			resource: Resource<T::AccountId>,
		) -> Decision<T::AccountId> {
			Self::decision(&subject, action, &resource)
		}

		/// The same, with every policy that was looked at and what stood against it.
		pub fn explain(
			subject: Subject<T::AccountId>,
			action: Action,
			resource: Resource<T::AccountId>,
		) -> Explanation<T::AccountId> {
			Self::explanation(&subject, action, &resource)
		}

		/// A session and whether it still holds.
		pub fn session(
			resource: Resource<T::AccountId>,
			subject: Subject<T::AccountId>,
			action: Action,
		) -> Option<SessionView<T::AccountId>> {
			Self::session_view(&resource, &subject, action)
		}

		/// A policy.
		pub fn policy(id: PolicyId) -> Option<PolicyView<T::AccountId>> {
			Self::policy_view(id)
		}

		/// Policies over a device, fleet or stream, or over a whole domain, that name no subject.
		pub fn policies_over(resource: Resource<T::AccountId>) -> Vec<PolicyView<T::AccountId>> {
			Self::policy_views_over(&resource)
		}

		/// An owner's domain.
		pub fn domain(owner: T::AccountId) -> Option<DomainView<T::AccountId>> {
			Self::domain_view(&owner)
		}

		/// What a domain holds about a subject.
		pub fn subject(
			owner: T::AccountId,
			subject: Subject<T::AccountId>,
		) -> Option<SubjectView<T::AccountId>> {
			Self::subject_view(&owner, &subject)
		}

		/// A role.
		pub fn role(id: RoleId) -> Option<RoleView<T::AccountId>> {
			Self::role_view(id)
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Gives one of the domain's own actions a name, another name, or none.
		///
		/// ## Dispatch origin
		/// Signed by the owner of the domain, who pays the deposit.
		///
		/// ## Details
		/// Under another name the action means something else: policies made before do not cover it.
		/// Sessions of the domain end.
		///
		/// ## Errors
		/// - [`Error::NotCustomAction`], [`Error::BadText`], [`Error::NoChange`]
		///
		/// ## Events
		/// - [`Event::ActionNamed`], and [`Event::DomainCreated`] the first time
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::name_action())]
		pub fn name_action(
			origin: OriginFor<T>,
			action: Action,
			name: Option<Name>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_name_action(who, action, name)
		}

		/// Creates a role, at the top or below another one of the domain.
		///
		/// ## Dispatch origin
		/// Signed by the owner of the domain, who pays the deposit.
		///
		/// ## Errors
		/// - [`Error::BadText`], [`Error::RoleNotFound`], [`Error::NotYourRole`]
		/// - [`Error::TooDeep`], [`Error::DomainFull`]
		///
		/// ## Events
		/// - [`Event::RoleCreated`], and [`Event::DomainCreated`] the first time
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::create_role())]
		pub fn create_role(
			origin: OriginFor<T>,
			name: Name,
			parent: Option<RoleId>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_create_role(who, name, parent)
		}

		/// Gives a role another name.
		///
		/// ## Dispatch origin
		/// Signed by the owner of the domain.
		///
		/// ## Errors
		/// - [`Error::RoleNotFound`], [`Error::NotYourRole`], [`Error::BadText`]
		///
		/// ## Events
		/// - [`Event::RoleRenamed`]
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::rename_role())]
		pub fn rename_role(origin: OriginFor<T>, role: RoleId, name: Name) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_rename_role(who, role, name)
		}

		/// Moves a role, with those below it, below another one or to the top.
		///
		/// ## Dispatch origin
		/// Signed by the owner of the domain.
		///
		/// ## Details
		/// Sessions of the domain end: whoever has the role may have lost others.
		///
		/// ## Errors
		/// - [`Error::RoleNotFound`], [`Error::NotYourRole`], [`Error::NoChange`]
		/// - [`Error::RoleCycle`], [`Error::TooDeep`]
		///
		/// ## Events
		/// - [`Event::RoleMoved`]
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::set_role_parent())]
		pub fn set_role_parent(
			origin: OriginFor<T>,
			role: RoleId,
			parent: Option<RoleId>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_role_parent(who, role, parent)
		}

		/// Makes a role count for nothing, or count again, from the next decision on.
		///
		/// ## Dispatch origin
		/// Signed by the owner of the domain.
		///
		/// ## Details
		/// A disabled role also hides the roles above it from those who have them through it alone.
		/// Either way the domain's sessions end: a role that counts again may bring forbids along.
		///
		/// ## Errors
		/// - [`Error::RoleNotFound`], [`Error::NotYourRole`], [`Error::NoChange`]
		///
		/// ## Events
		/// - [`Event::RoleDisabled`] or [`Event::RoleEnabled`]
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::set_role_enabled())]
		pub fn set_role_enabled(
			origin: OriginFor<T>,
			role: RoleId,
			enabled: bool,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_role_enabled(who, role, enabled)
		}

		/// Removes a role that nobody has, that no policy is about and that has none below it. Its
		/// deposit returns.
		///
		/// ## Dispatch origin
		/// Signed by the owner of the domain.
		///
		/// ## Errors
		/// - [`Error::RoleNotFound`], [`Error::NotYourRole`], [`Error::RoleInUse`]
		///
		/// ## Events
		/// - [`Event::RoleRemoved`]
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::remove_role())]
		pub fn remove_role(origin: OriginFor<T>, role: RoleId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_remove_role(who, role)
		}

		/// Gives a subject a role, or the same role until another time.
		///
		/// ## Dispatch origin
		/// Signed by the owner of the domain, who pays the deposit.
		///
		/// ## Details
		/// `valid_until` is in seconds since 1970; the role ends with the second after. A device has
		/// it for its present generation. Ends the subject's sessions in the domain, since a role may
		/// bring forbids along.
		///
		/// ## Errors
		/// - [`Error::RoleNotFound`], [`Error::NotYourRole`], [`Error::DeviceNotFound`]
		/// - [`Error::AlreadyLapsed`], [`Error::SubjectFull`]
		///
		/// ## Events
		/// - [`Event::RoleAssigned`]
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::assign_role())]
		pub fn assign_role(
			origin: OriginFor<T>,
			role: RoleId,
			subject: Subject<T::AccountId>,
			valid_until: Option<u64>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_assign_role(who, role, subject, valid_until)
		}

		/// Takes a role away and returns the deposit. Ends the subject's sessions in the domain.
		///
		/// ## Dispatch origin
		/// Signed by the owner of the domain; by anyone once the time of the role is up.
		///
		/// ## Errors
		/// - [`Error::RoleNotFound`], [`Error::NotAssigned`], [`Error::NotYourRole`]
		/// - [`Error::DeviceNotFound`]: see [`sweep_subject`](Pallet::sweep_subject).
		///
		/// ## Events
		/// - [`Event::RoleUnassigned`]
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::unassign_role())]
		pub fn unassign_role(
			origin: OriginFor<T>,
			role: RoleId,
			subject: Subject<T::AccountId>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_unassign_role(who, role, subject)
		}

		/// Says something about a subject, for the conditions of this domain's policies.
		///
		/// ## Dispatch origin
		/// Signed by the owner of the domain, who pays the deposit.
		///
		/// ## Details
		/// `valid_until` is in seconds since 1970; from the second after the attribute is absent. Ends
		/// the subject's sessions in the domain if the attribute was there before.
		///
		/// ## Errors
		/// - [`Error::BadText`]: the name is empty or not UTF-8.
		/// - [`Error::DeviceNotFound`], [`Error::AlreadyLapsed`], [`Error::SubjectFull`]
		///
		/// ## Events
		/// - [`Event::SubjectAttributeSet`], and [`Event::DomainCreated`] the first time
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::set_subject_attribute())]
		pub fn set_subject_attribute(
			origin: OriginFor<T>,
			subject: Subject<T::AccountId>,
			name: AttributeName,
			value: Value,
			valid_until: Option<u64>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_subject_attribute(who, subject, name, value, valid_until)
		}

		/// Takes back what a domain says about a subject, and returns the deposit. Ends the subject's
		/// sessions in the domain.
		///
		/// ## Dispatch origin
		/// Signed by the owner of the domain; by anyone once the attribute has lapsed.
		///
		/// ## Errors
		/// - [`Error::DomainNotFound`], [`Error::NotAssigned`], [`Error::NotOwner`]
		/// - [`Error::DeviceNotFound`]: see [`sweep_subject`](Pallet::sweep_subject).
		///
		/// ## Events
		/// - [`Event::SubjectAttributeRemoved`]
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::remove_subject_attribute())]
		pub fn remove_subject_attribute(
			origin: OriginFor<T>,
			owner: T::AccountId,
			subject: Subject<T::AccountId>,
			name: AttributeName,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_remove_subject_attribute(who, owner, subject, name)
		}

		/// Makes a policy of the caller's domain.
		///
		/// ## Dispatch origin
		/// Signed by the owner of the target, who pays the deposit.
		///
		/// ## Details
		/// The policy counts from the next decision on. Its id stands in the event. A forbid ends the
		/// sessions of the subject that it names, or else all of the domain.
		///
		/// ## Errors
		/// - [`Error::NotYourTarget`]: the target must be the caller's own.
		/// - [`Error::NoActions`], [`Error::UnknownAction`]
		/// - [`Error::BadConditions`], [`Error::AlreadyLapsed`], [`Error::UsesOnForbid`]
		/// - [`Error::DeviceNotFound`], [`Error::RoleNotFound`], [`Error::NotYourRole`]: the principal.
		/// - [`Error::TooManyPolicies`], [`Error::DomainFull`]
		///
		/// ## Events
		/// - [`Event::PolicyAdded`], and [`Event::DomainCreated`] the first time
		#[pallet::call_index(10)]
		#[pallet::weight(
			T::WeightInfo::add_policy_for_subject().max(T::WeightInfo::add_policy_for_role())
		)]
		pub fn add_policy(
			origin: OriginFor<T>,
			effect: Effect,
			principal: Principal<T::AccountId>,
			target: Target,
			actions: Actions,
			conditions: Conditions,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_add_policy(who, effect, principal, target, actions, conditions)
		}

		/// Passes on, to one account or device, what a permit gives the caller, or less.
		///
		/// ## Dispatch origin
		/// Signed by the account that `parent` names, which pays the deposit, while it is permitted
		/// the action `grant` on the target.
		///
		/// ## Details
		/// The new policy's conditions are those of `parent` and `conditions` together; what
		/// `conditions` leave out, `parent` says alone. If `parent` counts uses, `conditions` must say
		/// how many of them go to the new policy.
		///
		/// ## Errors
		/// - [`Error::PolicyNotFound`], [`Error::NotDelegable`], [`Error::DelegationTooLong`]
		/// - [`Error::NotYourTarget`]: the target must be the domain's.
		/// - [`Error::WiderThanParent`], [`Error::ToOneself`]
		/// - [`Error::NoActions`], [`Error::BadConditions`], [`Error::AlreadyLapsed`]
		/// - [`Error::DeviceNotFound`], [`Error::TooManyPolicies`], [`Error::DomainFull`]
		/// - Those of a denial, as for [`consume`](Pallet::consume).
		///
		/// ## Events
		/// - [`Event::PolicyAdded`]
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::delegate())]
		pub fn delegate(
			origin: OriginFor<T>,
			parent: PolicyId,
			to: Subject<T::AccountId>,
			target: Target,
			actions: Actions,
			conditions: Conditions,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_delegate(who, parent, to, target, actions, conditions)
		}

		/// Revokes a policy, and by that all that was delegated from it and the sessions that rest on
		/// it. The deposit returns to who paid.
		///
		/// ## Dispatch origin
		/// Signed by the owner of the domain; by who granted it; by the account that it permits
		/// something; by anyone once it can never apply again (its time is up, its device has another
		/// generation, its target is gone or what it was delegated from is).
		///
		/// ## Errors
		/// - [`Error::PolicyNotFound`], [`Error::NotYours`]
		///
		/// ## Events
		/// - [`Event::PolicyRevoked`]
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::revoke())]
		pub fn revoke(origin: OriginFor<T>, policy: PolicyId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_revoke(who, policy)
		}

		/// Names the accounts that a lockdown does not shut out, and that can begin and lift one.
		///
		/// ## Dispatch origin
		/// Signed by the owner of the domain.
		///
		/// ## Details
		/// During a lockdown this ends the domain's sessions.
		///
		/// ## Errors
		/// - [`Error::DuplicateRescuer`]
		///
		/// ## Events
		/// - [`Event::RescuersSet`], and [`Event::DomainCreated`] the first time
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::set_rescuers())]
		pub fn set_rescuers(
			origin: OriginFor<T>,
			rescuers: BoundedVec<T::AccountId, ConstU32<MAX_RESCUERS>>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_rescuers(who, rescuers)
		}

		/// Denies everyone but the rescuers everything in the domain, or lifts that. One write.
		///
		/// ## Dispatch origin
		/// Signed by the owner of the domain or by one of its rescuers.
		///
		/// ## Details
		/// A rescuer needs a policy's permit as ever. The owner's calls to the registry and to this
		/// pallet still work: they come from owning. Locking down ends the domain's sessions.
		///
		/// ## Errors
		/// - [`Error::DomainNotFound`], [`Error::NotRescuer`], [`Error::NoChange`]
		///
		/// ## Events
		/// - [`Event::LockedDown`] or [`Event::LockdownLifted`]
		#[pallet::call_index(14)]
		#[pallet::weight(T::WeightInfo::set_lockdown())]
		pub fn set_lockdown(
			origin: OriginFor<T>,
			owner: T::AccountId,
			locked: bool,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_lockdown(who, owner, locked)
		}

		/// Removes the caller's domain, once it is empty, and returns its deposit.
		///
		/// ## Dispatch origin
		/// Signed by the owner of the domain.
		///
		/// ## Errors
		/// - [`Error::DomainNotFound`], [`Error::DomainInUse`]
		///
		/// ## Events
		/// - [`Event::DomainRemoved`]
		#[pallet::call_index(15)]
		#[pallet::weight(T::WeightInfo::remove_domain())]
		pub fn remove_domain(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_remove_domain(who)
		}

		/// Removes what a domain holds about an earlier generation of a device, and returns all
		/// deposits to who paid them.
		///
		/// ## Dispatch origin
		/// Signed by anyone.
		///
		/// ## Errors
		/// - [`Error::NotStale`], [`Error::NotAssigned`]: there is nothing.
		///
		/// ## Events
		/// - [`Event::SubjectSwept`]
		#[pallet::call_index(16)]
		#[pallet::weight(T::WeightInfo::sweep_subject(MAX_NAMED))]
		pub fn sweep_subject(
			origin: OriginFor<T>,
			owner: T::AccountId,
			device: DeviceId,
			generation: Generation,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			Self::do_sweep_subject(owner, device, generation)
		}

		/// Asks for leave to act and takes a use, where the policy counts them.
		///
		/// ## Dispatch origin
		/// Signed by the account, or by the device, that wants to act.
		///
		/// ## Details
		/// Of several policies that permit it, one that counts no uses is taken, or else the oldest.
		///
		/// ## Errors
		/// - [`Error::Forbidden`], [`Error::NothingPermits`], [`Error::DomainLockedDown`]
		/// - [`Error::SubjectNotActive`], [`Error::UnknownResource`], [`Error::UnknownAction`]
		///
		/// ## Events
		/// - [`Event::Accessed`]
		#[pallet::call_index(20)]
		#[pallet::weight(T::WeightInfo::consume(Pallet::<T>::max_levels(), Pallet::<T>::max_considered()))]
		pub fn consume(
			origin: OriginFor<T>,
			resource: Resource<T::AccountId>,
			action: Action,
		) -> DispatchResultWithPostInfo {
			let subject = Self::ensure_subject(origin)?;
			let (effort, result) = Self::do_consume(&subject, action, &resource);
			effort.post_info(result, T::WeightInfo::consume)
		}

		/// Asks for leave to act for a time, takes a use where the policy counts them, and writes it
		/// down for gateways that check later.
		///
		/// ## Dispatch origin
		/// Signed by the account that wants to act, which pays the deposit; or by the device, for
		/// which its owner pays.
		///
		/// ## Details
		/// Lasts `duration` seconds, or as long as time window, hours, role and attributes of the
		/// subject let it if that is less, and ends before a forbid begins that is there by then. A
		/// session that there is for the same resource, subject and action is replaced.
		///
		/// ## Errors
		/// - [`Error::BadDuration`]
		/// - Those of a denial, as for [`consume`](Pallet::consume).
		///
		/// ## Events
		/// - [`Event::Accessed`], [`Event::SessionOpened`]
		#[pallet::call_index(21)]
		#[pallet::weight(T::WeightInfo::request_access(Pallet::<T>::max_levels(), Pallet::<T>::max_considered()))]
		pub fn request_access(
			origin: OriginFor<T>,
			resource: Resource<T::AccountId>,
			action: Action,
			duration: u64,
		) -> DispatchResultWithPostInfo {
			let subject = Self::ensure_subject(origin)?;
			let (effort, result) = Self::do_request_access(subject, action, resource, duration);
			effort.post_info(result, T::WeightInfo::request_access)
		}

		/// Ends a session and returns the deposit to who paid.
		///
		/// ## Dispatch origin
		/// Signed by the subject, by whoever paid, or by the owner of the domain; by anyone once the
		/// session is over.
		///
		/// ## Errors
		/// - [`Error::SessionNotFound`], [`Error::NotYourSession`]
		///
		/// ## Events
		/// - [`Event::SessionEnded`]
		#[pallet::call_index(22)]
		#[pallet::weight(T::WeightInfo::end_session())]
		pub fn end_session(
			origin: OriginFor<T>,
			resource: Resource<T::AccountId>,
			subject: Subject<T::AccountId>,
			action: Action,
		) -> DispatchResult {
			let who = Self::ensure_subject(origin)?;
			Self::do_end_session(who, resource, subject, action)
		}
	}
}

impl<T: Config> Pallet<T> {
	/// Most levels that one decision looks through: stream, device, fleets, domain.
	pub fn max_levels() -> u32 {
		3 + u32::from(T::Devices::max_fleet_depth())
	}

	/// Most policies that one decision looks at: the domain's, the subject's, and those at each of
	/// the other levels.
	pub fn max_considered() -> u32 {
		MAX_AT_DOMAIN + MAX_NAMED + (Self::max_levels() - 1) * MAX_AT_TARGET
	}

	/// The calls whose weight depends on their arguments, and decisions, at the bounds: for
	/// `integrity_test`.
	fn weights_at_bounds() -> [(&'static str, Weight); 4] {
		let (levels, policies) = (Self::max_levels(), Self::max_considered());
		[
			("decide", T::WeightInfo::decide(levels, policies)),
			("consume", T::WeightInfo::consume(levels, policies)),
			("request_access", T::WeightInfo::request_access(levels, policies)),
			("sweep_subject", T::WeightInfo::sweep_subject(MAX_NAMED)),
		]
	}

	/// The account or device that signed.
	fn ensure_subject(origin: OriginFor<T>) -> Result<Subject<T::AccountId>, DispatchError> {
		match T::DeviceOrigin::try_origin(origin) {
			Ok(device) => Ok(Subject::Device(device)),
			Err(origin) => Ok(Subject::Account(ensure_signed(origin)?)),
		}
	}

	/// Seconds since 1970.
	pub(crate) fn now() -> u64 {
		T::Time::now().as_secs()
	}

	/// The number of the change that is being made.
	pub(crate) fn next_change() -> Result<ChangeId, Error<T>> {
		let change = LastChange::<T>::get().checked_add(1).ok_or(Error::<T>::Exhausted)?;
		LastChange::<T>::put(change);
		Ok(change)
	}

	/// The generation of a subject that there is: of a device its own, of an account 0.
	pub(crate) fn generation_of(subject: &Subject<T::AccountId>) -> Result<Generation, Error<T>> {
		match subject {
			Subject::Account(_) => Ok(0),
			Subject::Device(device) => T::Devices::standing(device)
				.filter(|standing| !standing.status.is_final())
				.map(|standing| standing.generation)
				.ok_or(Error::<T>::DeviceNotFound),
		}
	}

	/// Texts are for people: not empty, and UTF-8.
	pub(crate) fn ensure_text(text: &[u8]) -> Result<(), Error<T>> {
		ensure!(muster_primitives::is_text(text), Error::<T>::BadText);
		Ok(())
	}

	/// Times are not past.
	pub(crate) fn ensure_future(valid_until: Option<u64>) -> Result<(), Error<T>> {
		ensure!(valid_until.is_none_or(|until| until >= Self::now()), Error::<T>::AlreadyLapsed);
		Ok(())
	}
}
