// SPDX-License-Identifier: Apache-2.0

//! What the access policy stores, the bounds of it, and the shapes in which it is read.

use crate::{conditions::Conditions, Config, HoldReason};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::marker::PhantomData;
use frame_support::{
	traits::{
		fungible::{HoldConsideration, Inspect},
		Footprint, Get,
	},
	BoundedVec, CloneNoBound, DebugNoBound, EqNoBound, PartialEqNoBound,
};
use muster_primitives::{Action, Actions, DeviceId, FleetId, Generation, StreamId, Subject};
use scale_info::TypeInfo;
use sp_core::ConstU32;

/// Most roles of a domain.
pub const MAX_ROLES: u32 = 128;
/// Most roles one above the other.
pub const MAX_ROLE_DEPTH: u32 = 8;
/// Most roles that one subject has in a domain, those above them not counted.
pub const MAX_MEMBERSHIPS: u32 = 8;
/// Most attributes that a domain gives one subject.
pub const MAX_SUBJECT_ATTRIBUTES: u32 = 4;
/// Most policies of a domain that name one subject.
pub const MAX_NAMED: u32 = 16;
/// How many of those may be delegated.
pub const MAX_DELEGATED: u32 = 2;
/// Most delegations one after the other.
pub const MAX_DELEGATION_DEPTH: u32 = 2;
/// Most policies for a role or for anyone over one device, fleet or stream.
pub const MAX_AT_TARGET: u32 = 6;
/// Most policies for a role or for anyone over a whole domain.
pub const MAX_AT_DOMAIN: u32 = 16;
/// Most different attributes of devices that the policies of a domain ask about.
pub const MAX_ATTRIBUTE_NAMES: u32 = 4;
/// Most rescuers of a domain.
pub const MAX_RESCUERS: u32 = 8;
/// Most actions that a domain names itself.
pub const MAX_CUSTOM_ACTIONS: u32 = 48;

pub type AccountIdOf<T> = <T as frame_system::Config>::AccountId;
pub type BalanceOf<T> = <<T as Config>::Currency as Inspect<AccountIdOf<T>>>::Balance;

/// Name of a role or an action, UTF-8, 1 to 32 bytes.
pub type Name = BoundedVec<u8, ConstU32<32>>;
/// Name of an attribute, 1 to 32 bytes, as in the device registry.
pub type AttributeName = BoundedVec<u8, ConstU32<32>>;
/// A value that a condition compares with, or that a domain gives a subject; up to 32 bytes.
pub type Value = BoundedVec<u8, ConstU32<32>>;

/// The number of a change to any domain, counted from 1 over the whole chain. It serves as the
/// revision of a policy set, and as the id of what the change made.
pub type ChangeId = u64;
/// The number of the change that made the policy. Never used again.
pub type PolicyId = ChangeId;
/// A role's number, counted from 0 over all domains. Never used again.
pub type RoleId = u32;

/// The kinds of deposit. Each is a hold reason of its own.
pub mod kind {
	use super::*;
	muster_primitives::deposit_kinds!(
		HoldReason;
		Domain,
		ActionName,
		Role,
		Membership,
		SubjectAttribute,
		Policy,
		Session,
	);
}

/// A storage deposit of one kind and who paid it, which is to whom it returns.
pub type Deposit<T, Kind> = muster_primitives::Deposit<
	AccountIdOf<T>,
	HoldConsideration<
		AccountIdOf<T>,
		<T as Config>::Currency,
		Kind,
		<T as Config>::StorageDeposit,
		Footprint,
	>,
>;

/// What a policy does where it applies.
#[derive(
	Clone,
	Copy,
	Eq,
	PartialEq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
	MaxEncodedLen,
)]
pub enum Effect {
	#[codec(index = 0)]
	Permit,
	/// Beats every permit.
	#[codec(index = 1)]
	Forbid,
}

/// Whom a policy is about.
#[derive(
	Clone, Eq, PartialEq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen,
)]
pub enum Principal<AccountId> {
	/// Every account and every device.
	#[codec(index = 0)]
	Anyone,
	#[codec(index = 1)]
	Account(AccountId),
	/// Of the generation that it has when the policy is made.
	#[codec(index = 2)]
	Device(DeviceId),
	/// Whoever has the role, or one below it.
	#[codec(index = 3)]
	Role(RoleId),
}

impl<AccountId: Clone> Principal<AccountId> {
	/// The one subject that is named, if it is one.
	pub fn subject(&self) -> Option<Subject<AccountId>> {
		match self {
			Self::Account(who) => Some(Subject::Account(who.clone())),
			Self::Device(device) => Some(Subject::Device(*device)),
			Self::Anyone | Self::Role(_) => None,
		}
	}
}

impl<AccountId> From<Subject<AccountId>> for Principal<AccountId> {
	fn from(subject: Subject<AccountId>) -> Self {
		match subject {
			Subject::Account(who) => Self::Account(who),
			Subject::Device(device) => Self::Device(device),
		}
	}
}

/// What a policy covers, within its domain.
#[derive(
	Clone,
	Copy,
	Eq,
	PartialEq,
	Ord,
	PartialOrd,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
	MaxEncodedLen,
)]
pub enum Target {
	/// The device with its streams, of the generation that it has when the policy is made.
	#[codec(index = 0)]
	Device(DeviceId),
	/// Every device in the fleet or in one below it.
	#[codec(index = 1)]
	Fleet(FleetId),
	#[codec(index = 2)]
	Stream(StreamId),
	/// Everything the owner owns.
	#[codec(index = 3)]
	Domain,
}

/// A policy. Nothing about it changes but the uses that are left: another policy is another id.
#[derive(
	CloneNoBound, EqNoBound, PartialEqNoBound, DebugNoBound, Encode, Decode, TypeInfo, MaxEncodedLen,
)]
#[scale_info(skip_type_params(T))]
#[codec(mel_bound())]
pub struct Policy<T: Config> {
	pub id: PolicyId,
	pub effect: Effect,
	pub principal: Principal<AccountIdOf<T>>,
	pub target: Target,
	/// Of the device that is the principal, and of the one that is the target; else 0.
	pub generations: (Generation, Generation),
	pub actions: Actions,
	pub conditions: Conditions,
	/// The policies it was delegated from, the first one first. Empty for an owner's own.
	pub chain: BoundedVec<PolicyId, ConstU32<MAX_DELEGATION_DEPTH>>,
	pub deposit: Deposit<T, kind::Policy<T>>,
}

/// Where a policy is kept. What names one subject lies with that subject, the rest with its target:
/// so a decision reads one value for the subject and one for each level above the resource, however
/// many policies there are for others.
#[derive(Clone, Eq, PartialEq, Debug, Encode, Decode, TypeInfo, MaxEncodedLen)]
pub enum Home<AccountId> {
	#[codec(index = 0)]
	Domain,
	#[codec(index = 1)]
	Target(Target, Generation),
	#[codec(index = 2)]
	Subject(Subject<AccountId>, Generation),
}

/// A role as a decision needs it.
#[derive(Clone, Copy, Eq, PartialEq, Debug, Encode, Decode, TypeInfo, MaxEncodedLen)]
pub struct RoleNode {
	pub id: RoleId,
	pub parent: Option<RoleId>,
	/// While false the role, and what one has only through it, count for nothing.
	pub enabled: bool,
}

/// The rest of a role.
#[derive(
	CloneNoBound, EqNoBound, PartialEqNoBound, DebugNoBound, Encode, Decode, TypeInfo, MaxEncodedLen,
)]
#[scale_info(skip_type_params(T))]
#[codec(mel_bound())]
pub struct RoleInfo<T: Config> {
	pub owner: AccountIdOf<T>,
	pub name: Name,
	pub members: u32,
	pub policies: u32,
	pub deposit: Deposit<T, kind::Role<T>>,
}

/// A name that a domain gave to an action.
#[derive(
	CloneNoBound, EqNoBound, PartialEqNoBound, DebugNoBound, Encode, Decode, TypeInfo, MaxEncodedLen,
)]
#[scale_info(skip_type_params(T))]
#[codec(mel_bound())]
pub struct ActionName<T: Config> {
	pub name: Name,
	pub deposit: Deposit<T, kind::ActionName<T>>,
}

/// An action that a domain has named.
#[derive(Clone, Copy, Eq, PartialEq, Debug, Encode, Decode, TypeInfo, MaxEncodedLen)]
pub struct NamedAction {
	pub action: Action,
	/// Policies made before this change meant something else by the action, or nothing.
	pub since: ChangeId,
}

/// An attribute of devices that policies ask about, and how often.
#[derive(Clone, Eq, PartialEq, Debug, Encode, Decode, TypeInfo, MaxEncodedLen)]
pub struct AskedAttribute {
	pub name: AttributeName,
	pub tests: u32,
}

/// What every decision of a domain reads.
#[derive(
	CloneNoBound, EqNoBound, PartialEqNoBound, DebugNoBound, Encode, Decode, TypeInfo, MaxEncodedLen,
)]
#[scale_info(skip_type_params(T))]
#[codec(mel_bound())]
pub struct Domain<T: Config> {
	/// The last change to the domain.
	pub revision: ChangeId,
	/// Denies everyone but the rescuers.
	pub lockdown: bool,
	/// Sessions opened before this change are over.
	pub sessions_since: ChangeId,
	/// Named actions, names, roles, memberships, attributes and policies that there are.
	pub items: u32,
	/// By action.
	pub actions: BoundedVec<NamedAction, ConstU32<MAX_CUSTOM_ACTIONS>>,
	/// By id.
	pub roles: BoundedVec<RoleNode, ConstU32<MAX_ROLES>>,
	pub attributes: BoundedVec<AskedAttribute, ConstU32<MAX_ATTRIBUTE_NAMES>>,
	pub rescuers: BoundedVec<AccountIdOf<T>, ConstU32<MAX_RESCUERS>>,
	/// Policies for a role or for anyone, over the whole domain.
	pub policies: BoundedVec<Policy<T>, ConstU32<MAX_AT_DOMAIN>>,
	pub deposit: Deposit<T, kind::Domain<T>>,
}

/// That a subject has a role.
#[derive(
	CloneNoBound, EqNoBound, PartialEqNoBound, DebugNoBound, Encode, Decode, TypeInfo, MaxEncodedLen,
)]
#[scale_info(skip_type_params(T))]
#[codec(mel_bound())]
pub struct Membership<T: Config> {
	pub role: RoleId,
	/// Seconds since 1970; ends with the second after.
	pub valid_until: Option<u64>,
	pub deposit: Deposit<T, kind::Membership<T>>,
}

/// What a domain says about a subject.
#[derive(
	CloneNoBound, EqNoBound, PartialEqNoBound, DebugNoBound, Encode, Decode, TypeInfo, MaxEncodedLen,
)]
#[scale_info(skip_type_params(T))]
#[codec(mel_bound())]
pub struct SubjectAttribute<T: Config> {
	pub name: AttributeName,
	pub value: Value,
	/// Seconds since 1970; absent from the second after.
	pub valid_until: Option<u64>,
	pub deposit: Deposit<T, kind::SubjectAttribute<T>>,
}

/// All that a domain holds about one subject.
#[derive(
	CloneNoBound, EqNoBound, PartialEqNoBound, DebugNoBound, Encode, Decode, TypeInfo, MaxEncodedLen,
)]
#[scale_info(skip_type_params(T))]
#[codec(mel_bound())]
pub struct SubjectRecord<T: Config> {
	/// Sessions of the subject opened before this change are over.
	pub sessions_since: ChangeId,
	pub roles: BoundedVec<Membership<T>, ConstU32<MAX_MEMBERSHIPS>>,
	pub attributes: BoundedVec<SubjectAttribute<T>, ConstU32<MAX_SUBJECT_ATTRIBUTES>>,
	/// Policies that name the subject.
	pub policies: BoundedVec<Policy<T>, ConstU32<MAX_NAMED>>,
}

/// Leave for a subject to act, for a time. Kept under resource, subject and action.
#[derive(
	CloneNoBound, EqNoBound, PartialEqNoBound, DebugNoBound, Encode, Decode, TypeInfo, MaxEncodedLen,
)]
#[scale_info(skip_type_params(T))]
#[codec(mel_bound())]
pub struct Session<T: Config> {
	/// Whose resource it was when the session was opened.
	pub owner: AccountIdOf<T>,
	/// Of the device that is the subject, and of the one that is the resource, or whose stream it
	/// is; else 0.
	pub generations: (Generation, Generation),
	/// The last change to any domain when the session was opened; 0 if its owner had no domain.
	pub opened: ChangeId,
	/// Seconds since 1970.
	pub from: u64,
	/// Seconds since 1970; ends with the second after.
	pub until: u64,
	/// The policy that permitted it, after those it was delegated from. Empty for the owner.
	pub policies: BoundedVec<PolicyId, ConstU32<{ MAX_DELEGATION_DEPTH + 1 }>>,
	/// Whether the domain held a record of the subject. If so, the session ends with the record.
	pub recorded: bool,
	pub deposit: Deposit<T, kind::Session<T>>,
}

/// Why a decision came out as it did.
#[derive(
	Clone,
	Copy,
	Eq,
	PartialEq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
	MaxEncodedLen,
)]
pub enum Reason {
	/// Permitted: the resource is the subject's own.
	#[codec(index = 0)]
	Owner,
	/// Permitted by the policies listed, and forbidden by none.
	#[codec(index = 1)]
	Permitted,
	/// Denied by the policies listed.
	#[codec(index = 2)]
	Forbidden,
	/// Denied: no policy permits it.
	#[codec(index = 3)]
	NothingPermits,
	/// Denied: the domain is locked down and the subject is no rescuer.
	#[codec(index = 4)]
	LockedDown,
	/// Denied: a device that is not active does nothing.
	#[codec(index = 5)]
	SubjectNotActive,
	/// Denied: there is no such resource, or nobody owns it.
	#[codec(index = 6)]
	UnknownResource,
	/// Denied: there is no such action, or the domain has not named it.
	#[codec(index = 7)]
	UnknownAction,
}

impl Reason {
	/// Whether it is a reason to permit.
	pub const fn permits(self) -> bool {
		matches!(self, Self::Owner | Self::Permitted)
	}
}

/// The answer to "may this subject do that?".
#[derive(Clone, Eq, PartialEq, Debug, Encode, Decode, TypeInfo)]
pub struct Decision<AccountId> {
	pub permitted: bool,
	pub reason: Reason,
	/// The policies that decided, in ascending order: all forbids that apply or, if there are none,
	/// all permits that apply.
	pub policies: Vec<PolicyId>,
	/// Whose policies were asked. `None` if nobody owns the resource.
	pub owner: Option<AccountId>,
	/// The revision of the owner's policy set; 0 if there is none.
	pub revision: ChangeId,
}

/// A decision with everything that was looked at.
#[derive(Clone, Eq, PartialEq, Debug, Encode, Decode, TypeInfo)]
pub struct Explanation<AccountId> {
	pub decision: Decision<AccountId>,
	/// Every policy about the resource that is kept with the subject, the resource and the levels
	/// above it, in ascending order. Empty if the policies were not asked.
	pub considered: Vec<Considered>,
}

/// How one policy fared.
#[derive(Clone, Eq, PartialEq, Debug, Encode, Decode, TypeInfo)]
pub struct Considered {
	pub policy: PolicyId,
	pub effect: Effect,
	/// Nothing stood against the policy: it applies.
	pub applies: bool,
	/// What stood against it.
	pub because: Vec<Mismatch>,
}

/// Why a policy does not apply.
#[derive(Clone, Copy, Eq, PartialEq, Debug, Encode, Decode, TypeInfo)]
pub enum Mismatch {
	/// The subject does not have the role.
	#[codec(index = 0)]
	NoRole,
	/// The policy is about other actions.
	#[codec(index = 1)]
	OtherActions,
	/// A policy that it was delegated from is revoked.
	#[codec(index = 2)]
	ParentRevoked(PolicyId),
	/// The resource has left what a policy covers that it was delegated from.
	#[codec(index = 3)]
	OutsideParent(PolicyId),
	/// Now is outside the time window.
	#[codec(index = 4)]
	Window,
	/// Now is outside the days and hours.
	#[codec(index = 5)]
	Hours,
	/// No uses are left.
	#[codec(index = 6)]
	Uses,
	/// The device is not attested well enough, or not recently.
	#[codec(index = 7)]
	Attested,
	/// The firmware is older than asked for.
	#[codec(index = 8)]
	Firmware,
	/// The device has another status.
	#[codec(index = 9)]
	Status,
	/// The attribute test of that number, from 0, fails.
	#[codec(index = 10)]
	Attribute(u32),
}

/// How a session stands.
#[derive(Clone, Copy, Eq, PartialEq, Debug, Encode, Decode, TypeInfo)]
pub enum SessionState {
	/// It holds.
	#[codec(index = 0)]
	Open,
	/// Its time is up.
	#[codec(index = 1)]
	Expired,
	/// A policy that it rests on is revoked.
	#[codec(index = 2)]
	Revoked,
	/// The domain, or what it holds about the subject, became stricter since.
	#[codec(index = 3)]
	Restricted,
	/// The resource has another owner or generation, or is gone.
	#[codec(index = 4)]
	ResourceChanged,
	/// The device that is the subject has another generation, or is not active.
	#[codec(index = 5)]
	SubjectChanged,
}

/// A session as it is read.
#[derive(Clone, Eq, PartialEq, Debug, Encode, Decode, TypeInfo)]
pub struct SessionView<AccountId> {
	pub state: SessionState,
	pub owner: AccountId,
	pub from: u64,
	pub until: u64,
	/// The policy that permitted it, after those it was delegated from.
	pub policies: Vec<PolicyId>,
	pub payer: AccountId,
}

/// A policy as it is read.
#[derive(Clone, Eq, PartialEq, Debug, Encode, Decode, TypeInfo)]
pub struct PolicyView<AccountId> {
	pub id: PolicyId,
	/// Whose domain it belongs to.
	pub owner: AccountId,
	pub effect: Effect,
	pub principal: Principal<AccountId>,
	pub target: Target,
	pub actions: Actions,
	/// With the uses that are left.
	pub conditions: Conditions,
	/// The policies it was delegated from, the first one first.
	pub parents: Vec<PolicyId>,
	/// Who made it, and has paid for it.
	pub granted_by: AccountId,
	/// It will never apply again, and anyone may revoke it.
	pub dead: bool,
}

/// A role as it is read.
#[derive(Clone, Eq, PartialEq, Debug, Encode, Decode, TypeInfo)]
pub struct RoleView<AccountId> {
	pub id: RoleId,
	pub owner: AccountId,
	pub name: Vec<u8>,
	pub parent: Option<RoleId>,
	pub enabled: bool,
	pub members: u32,
	pub policies: u32,
}

/// A domain as it is read.
#[derive(Clone, Eq, PartialEq, Debug, Encode, Decode, TypeInfo)]
pub struct DomainView<AccountId> {
	pub revision: ChangeId,
	pub lockdown: bool,
	pub rescuers: Vec<AccountId>,
	/// The domain's own actions and their names.
	pub actions: Vec<(Action, Vec<u8>)>,
	pub roles: Vec<RoleView<AccountId>>,
	/// Policies over the whole domain that name nobody.
	pub policies: Vec<PolicyView<AccountId>>,
}

/// What a domain holds about a subject, as it is read. What has lapsed is left out.
#[derive(Clone, Eq, PartialEq, Debug, Encode, Decode, TypeInfo)]
pub struct SubjectView<AccountId> {
	pub roles: Vec<MembershipView>,
	pub attributes: Vec<SubjectAttributeView>,
	pub policies: Vec<PolicyView<AccountId>>,
}

/// A membership as it is read.
#[derive(Clone, Eq, PartialEq, Debug, Encode, Decode, TypeInfo)]
pub struct MembershipView {
	pub role: RoleId,
	pub valid_until: Option<u64>,
}

/// A subject's attribute as it is read.
#[derive(Clone, Eq, PartialEq, Debug, Encode, Decode, TypeInfo)]
pub struct SubjectAttributeView {
	pub name: Vec<u8>,
	pub value: Vec<u8>,
	pub valid_until: Option<u64>,
}

/// Whether a subject has the resource as its own.
pub(crate) fn is_owner<AccountId: PartialEq>(
	subject: &Subject<AccountId>,
	owner: &AccountId,
) -> bool {
	matches!(subject, Subject::Account(who) if who == owner)
}
