// SPDX-License-Identifier: Apache-2.0

//! What several of the tests ask.

use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok, traits::fungible::InspectHold};
use muster_primitives::{access::action, FleetId};
use sp_runtime::traits::{BadOrigin, Dispatchable};

pub type Who = Subject<AccountId>;
pub type What = Resource<AccountId>;

/// An action that [`open`] gives a name.
pub const OPEN: Action = 16;

/// What is held on an account for one reason.
pub fn held(who: &AccountId, reason: HoldReason) -> Balance {
	Balances::balance_on_hold(&reason.into(), who)
}

/// What one stored item of `bytes` costs here.
pub fn price(bytes: usize) -> Balance {
	100 + bytes as Balance
}

/// What a policy costs here.
pub fn policy_price() -> Balance {
	price(
		Policy::<Test>::max_encoded_len()
			+ Home::<AccountId>::max_encoded_len()
			+ <(Target, Generation)>::max_encoded_len(),
	)
}

/// Leaves an account with its existential deposit and what is held.
pub fn impoverish(who: &AccountId) {
	assert_ok!(Balances::force_set_balance(RuntimeOrigin::root(), who.clone(), 10));
}

/// The error by which a call failed, without its weight.
pub fn error(result: DispatchResultWithPostInfo) -> DispatchResult {
	result.map(|_| ()).map_err(|error| error.error)
}

/// What the whole storage hashes to.
pub fn root() -> Vec<u8> {
	sp_io::storage::root(sp_runtime::StateVersion::V1)
}

/// Nobody but an account may make this call.
pub fn needs_an_account(call: Call<Test>) {
	needs_a_subject(call.clone());
	let device = as_device(DeviceId([7; 32]));
	assert_noop!(error(RuntimeCall::from(call).dispatch(device)), BadOrigin);
}

/// Nobody but an account or a device may make this call.
pub fn needs_a_subject(call: Call<Test>) {
	for origin in
		[RuntimeOrigin::none(), RuntimeOrigin::root(), frame_system::RawOrigin::Authorized.into()]
	{
		assert_noop!(error(RuntimeCall::from(call.clone()).dispatch(origin)), BadOrigin);
	}
}

/// A device of [`OWNER`]'s, in no fleet.
pub fn valve() -> DeviceId {
	Book::device(&OWNER, 7, None)
}

/// A device of [`OWNER`]'s in fleet 1, which lies below fleet 0, with stream 0.
pub fn pump() -> DeviceId {
	Book::fleet(&OWNER, 0, None);
	Book::fleet(&OWNER, 1, Some(0));
	let pump = Book::device(&OWNER, 8, Some(1));
	Book::stream(&OWNER, 0, Some(pump));
	pump
}

pub fn account(who: AccountId) -> Who {
	Subject::Account(who)
}

/// The last change, which is the id of what it made.
pub fn last() -> ChangeId {
	LastChange::<Test>::get()
}

/// A policy that is to be made.
#[derive(Clone)]
pub struct Rule {
	pub effect: Effect,
	pub principal: Principal<AccountId>,
	pub target: Target,
	pub actions: Actions,
	pub conditions: Conditions,
}

pub fn permit(principal: Principal<AccountId>, target: Target, actions: &[Action]) -> Rule {
	let actions = Actions::of(actions.iter().copied());
	Rule { effect: Effect::Permit, principal, target, actions, conditions: Conditions::default() }
}

pub fn forbid(principal: Principal<AccountId>, target: Target, actions: &[Action]) -> Rule {
	Rule { effect: Effect::Forbid, ..permit(principal, target, actions) }
}

impl Rule {
	pub fn when(self, conditions: Conditions) -> Self {
		Self { conditions, ..self }
	}

	pub fn uses(mut self, uses: u32) -> Self {
		self.conditions.uses = Some(uses);
		self
	}

	pub fn until(mut self, until: u64) -> Self {
		self.conditions.window = Some(Window { from: None, until: Some(until) });
		self
	}

	/// Tries to make it a policy of this owner's.
	pub fn by(&self, owner: AccountId) -> DispatchResult {
		let Self { effect, principal, target, actions, conditions } = self.clone();
		AccessPolicy::add_policy(signed(owner), effect, principal, target, actions, conditions)
	}

	/// Makes it a policy of [`OWNER`]'s.
	pub fn add(&self) -> PolicyId {
		assert_ok!(self.by(OWNER));
		last()
	}

	/// Tries to delegate it.
	pub fn from(&self, who: AccountId, parent: PolicyId) -> DispatchResult {
		let Self { principal, target, actions, conditions, .. } = self.clone();
		let to = principal.subject().expect("a delegation is to somebody; qed");
		AccessPolicy::delegate(signed(who), parent, to, target, actions, conditions)
	}

	/// Delegates it.
	pub fn delegated(&self, who: AccountId, parent: PolicyId) -> PolicyId {
		assert_ok!(self.from(who, parent));
		last()
	}
}

pub fn policy(id: PolicyId) -> PolicyView<AccountId> {
	AccessPolicy::policy(id).expect("there is such a policy; qed")
}

pub fn uses(id: PolicyId) -> Option<u32> {
	policy(id).conditions.uses
}

/// The owner takes a policy back.
pub fn revoke(id: PolicyId) {
	assert_ok!(AccessPolicy::revoke(signed(OWNER), id));
}

/// A role of [`OWNER`]'s.
pub fn role(name: &str, parent: Option<RoleId>) -> RoleId {
	assert_ok!(AccessPolicy::create_role(signed(OWNER), text(name), parent));
	NextRoleId::<Test>::get() - 1
}

/// [`OWNER`] gives a subject a role.
pub fn assign(role: RoleId, who: &Who, valid_until: Option<u64>) {
	assert_ok!(AccessPolicy::assign_role(signed(OWNER), role, who.clone(), valid_until));
}

/// [`OWNER`] says something about a subject.
pub fn describe(who: &Who, name: &str, value: &str, valid_until: Option<u64>) {
	assert_ok!(AccessPolicy::set_subject_attribute(
		signed(OWNER),
		who.clone(),
		text(name),
		text(value),
		valid_until
	));
}

/// [`OWNER`] names [`OPEN`].
pub fn name_open() {
	assert_ok!(AccessPolicy::name_action(signed(OWNER), OPEN, Some(text("open"))));
}

/// [`OWNER`]'s domain denies everyone but its rescuers, or no more.
pub fn lockdown(locked: bool) {
	assert_ok!(AccessPolicy::set_lockdown(signed(OWNER), OWNER, locked));
}

pub fn rescuers(accounts: &[AccountId]) {
	let accounts = accounts.to_vec().try_into().expect("few enough; qed");
	assert_ok!(AccessPolicy::set_rescuers(signed(OWNER), accounts));
}

/// Why a decision comes out as it does. It is told the same by `explain` and to other pallets, and
/// asking changes nothing.
pub fn ask(who: &Who, action: Action, what: &What) -> Reason {
	use muster_primitives::AccessCheck;
	let before = root();
	let decision = AccessPolicy::decide(who.clone(), action, what.clone());
	assert_eq!(decision.permitted, decision.reason.permits());
	assert_eq!(AccessPolicy::explain(who.clone(), action, what.clone()).decision, decision);
	assert_eq!(AccessPolicy::permits(who, action, what), decision.permitted);
	assert_eq!(root(), before);
	decision.reason
}

/// The policies that decide.
pub fn deciding(who: &Who, action: Action, what: &What) -> Vec<PolicyId> {
	AccessPolicy::decide(who.clone(), action, what.clone()).policies
}

/// What stands against a policy, if it is considered.
pub fn against(id: PolicyId, who: &Who, action: Action, what: &What) -> Option<Vec<Mismatch>> {
	let explanation = AccessPolicy::explain(who.clone(), action, what.clone());
	let found = explanation.considered.into_iter().find(|considered| considered.policy == id)?;
	assert_eq!(found.applies, found.because.is_empty());
	Some(found.because)
}

/// The origin of a call by this subject.
pub fn origin(who: &Who) -> RuntimeOrigin {
	match who {
		Subject::Account(who) => signed(who.clone()),
		Subject::Device(device) => as_device(*device),
	}
}

pub fn consume(who: &Who, action: Action, what: &What) -> DispatchResult {
	error(AccessPolicy::consume(origin(who), what.clone(), action))
}

pub fn request(who: &Who, action: Action, what: &What, duration: u64) -> DispatchResult {
	error(AccessPolicy::request_access(origin(who), what.clone(), action, duration))
}

pub fn session(who: &Who, action: Action, what: &What) -> SessionView<AccountId> {
	AccessPolicy::session(what.clone(), who.clone(), action).expect("there is a session; qed")
}

/// How many seconds a session lasts at most.
pub fn longest_session() -> u64 {
	<<Test as Config>::MaxSession as Get<u64>>::get()
}

/// How a session stands that there is.
pub fn state(who: &Who, action: Action, what: &What) -> SessionState {
	session(who, action, what).state
}

/// Puts a device into a fleet, or into none.
pub fn move_to(device: DeviceId, fleet: Option<FleetId>) {
	Book::change(device, |entry| entry.fleet = fleet);
}

/// One of every call there is, in order, with every list as long as it may be if `full`.
pub fn every_call(full: bool) -> Vec<Call<Test>> {
	let count = |max: u32| if full { max as usize } else { 1 };
	let text = || vec![b'x'; count(32)].try_into().expect("within the bound; qed");
	let device = DeviceId([7; 32]);
	let subject = Subject::Device(device);
	let test =
		AttributeTest { of: Party::Resource, name: text(), comparison: Comparison::Equals(text()) };
	let conditions = Conditions {
		window: Some(Window { from: Some(1), until: Some(u64::MAX) }),
		hours: Some(Hours { days: 127, from: 0, until: 1440, offset: -60 }),
		uses: Some(3),
		attested: Some(Attested {
			of: Party::Subject,
			tier: muster_primitives::TrustTier::Warning,
			within: Some(9),
		}),
		firmware: Some(MinFirmware { of: Party::Resource, sequence: 4 }),
		status: Some(InStatus { of: Party::Subject, statuses: 2 }),
		attributes: vec![test; count(MAX_TESTS)].try_into().expect("within the bound; qed"),
	};
	let resource = Resource::Device(device);
	vec![
		Call::name_action { action: OPEN, name: Some(text()) },
		Call::create_role { name: text(), parent: Some(0) },
		Call::rename_role { role: 0, name: text() },
		Call::set_role_parent { role: 0, parent: Some(1) },
		Call::set_role_enabled { role: 0, enabled: false },
		Call::remove_role { role: 0 },
		Call::assign_role { role: 0, subject: subject.clone(), valid_until: Some(START) },
		Call::unassign_role { role: 0, subject: subject.clone() },
		Call::set_subject_attribute {
			subject: subject.clone(),
			name: text(),
			value: text(),
			valid_until: Some(START),
		},
		Call::remove_subject_attribute { owner: OWNER, subject: subject.clone(), name: text() },
		Call::add_policy {
			effect: Effect::Permit,
			principal: Principal::Account(ALICE),
			target: Target::Device(device),
			actions: Actions::of([action::CONTROL, action::GRANT]),
			conditions: conditions.clone(),
		},
		Call::delegate {
			parent: 1,
			to: subject.clone(),
			target: Target::Domain,
			actions: Actions::of([action::CONTROL]),
			conditions,
		},
		Call::revoke { policy: 1 },
		Call::set_rescuers {
			rescuers: vec![ALICE; count(MAX_RESCUERS)].try_into().expect("within the bound; qed"),
		},
		Call::set_lockdown { owner: OWNER, locked: true },
		Call::remove_domain {},
		Call::sweep_subject { owner: OWNER, device, generation: 0 },
		Call::consume { resource: resource.clone(), action: action::CONTROL },
		Call::request_access { resource: resource.clone(), action: action::CONTROL, duration: 60 },
		Call::end_session { resource, subject, action: action::CONTROL },
	]
}
