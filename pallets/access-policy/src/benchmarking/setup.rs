// SPDX-License-Identifier: Apache-2.0

//! What the benchmarks start from. Everything comes about by the pallet's own calls.

use super::*;
use crate::decide::Effort;
use alloc::vec;
use frame_benchmarking::v2::{account, whitelisted_caller};
use frame_support::{
	storage::{storage_prefix, unhashed},
	traits::fungible::Mutate,
};
use muster_primitives::TrustTier;
use sp_runtime::traits::Bounded;

/// Fleets that a device lies in: as many as the registry has one in the other.
pub const FLEETS: u32 = 4;
/// A device and its domain are the least, since a domain alone has nothing to ask for. A stream
/// would be one more than the most, and there are none yet.
pub const FEWEST_LEVELS: u32 = 2;
pub const MOST_LEVELS: u32 = FLEETS + 2;
/// One of the domain, of which a use is taken, and those delegated: what they cost more than others
/// belongs to any decision.
pub const FEWEST_POLICIES: u32 = 1 + MAX_DELEGATED;
/// As many as there is room for whatever the number of levels.
pub const MOST_POLICIES: u32 = MAX_AT_DOMAIN + MAX_NAMED + MAX_AT_TARGET;
/// As many as there is room for with most levels.
pub const FULLEST: u32 = MAX_AT_DOMAIN + MAX_NAMED + (MOST_LEVELS - 1) * MAX_AT_TARGET;
/// What each policy begins with.
pub const USES: u32 = 1_000;
/// When benchmarks begin, in seconds since 1970.
pub const NOW: u64 = 1_782_907_200;

fn plenty<T: Config>() -> BalanceOf<T> {
	BalanceOf::<T>::max_value() / (1u32 << 20).into()
}

/// An account that can pay for everything, and of which nothing is in memory.
pub fn funded<T: Config>(name: &'static str, number: u32) -> T::AccountId {
	let who = account(name, number, 0);
	T::Currency::set_balance(&who, plenty::<T>());
	who
}

/// The account that sends the measured call: reading it is part of every transaction's cost, and
/// is not counted again.
pub fn caller<T: Config>() -> T::AccountId {
	let who = whitelisted_caller();
	T::Currency::set_balance(&who, plenty::<T>());
	who
}

pub fn signed<T: Config>(who: &T::AccountId) -> OriginFor<T> {
	RawOrigin::Signed(who.clone()).into()
}

/// A text as long as may be.
pub fn text<S: Get<u32>>(letter: u8) -> BoundedVec<u8, S> {
	vec![letter; S::get() as usize].try_into().expect("as long as may be; qed")
}

/// One of the longest names, which differ in the last byte.
pub fn attribute_name(number: u32) -> AttributeName {
	let mut name: AttributeName = text(b'n');
	if let Some(last) = name.last_mut() {
		*last = b'0' + number as u8;
	}
	name
}

/// As many accounts as can be rescuers.
pub fn rescuers<T: Config>(name: &'static str) -> BoundedVec<T::AccountId, ConstU32<MAX_RESCUERS>> {
	let all: Vec<_> = (0..MAX_RESCUERS).map(|number| account(name, number, 0)).collect();
	all.try_into().expect("MAX_RESCUERS; qed")
}

/// Sets the time where `pallet-timestamp` tells it.
pub fn set_clock(seconds: u64) {
	unhashed::put(&storage_prefix(b"Timestamp", b"Now"), &(seconds * 1_000));
}

/// How many policies name the subject.
pub fn named<T: Config>(stage: &Stage<T>) -> u32 {
	let record = Subjects::<T>::get(&stage.owner, (&stage.subject, 0));
	record.map_or(0, |record| record.policies.len() as u32)
}

/// A domain, a device in it to which something is to be done, and another that wants to do it.
pub struct Stage<T: Config> {
	pub owner: T::AccountId,
	pub valve: DeviceId,
	pub device: DeviceId,
	/// The device that wants to act, unless a benchmark puts somebody else in its place.
	pub subject: Subject<T::AccountId>,
	/// The oldest policy.
	pub oldest: PolicyId,
	/// Policies that were delegated twice, the last time to the subject.
	pub delegated: Vec<PolicyId>,
	/// Policies that were delegated once, to the subject.
	pub received: Vec<PolicyId>,
	/// Whose firmware policies ask for. An account has none.
	pub firmware_of: Party,
	first_role: RoleId,
	/// Attribute tests made so far.
	tests: u32,
}

impl<T: Config> Stage<T> {
	/// With every action named, as many rescuers as can be and so many roles, in chains as long as
	/// they can be. The device that is to be acted on is in so many fleets. The one that wants to act
	/// belongs to somebody else, is in as many fleets as can be, and has the lowest roles of some
	/// chains and as many attributes as can be.
	pub fn new(owner: &T::AccountId, roles: u32, fleets: u32) -> Result<Self, DispatchError> {
		set_clock(NOW);
		// The longest way to write a number.
		let value = [b'0'; 256];
		let names: Vec<_> = (0..MAX_ATTRIBUTE_NAMES).map(attribute_name).collect();
		let attributes: Vec<_> = names.iter().map(|name| (&name[..], &value[..])).collect();
		let valve = T::BenchmarkHelper::device(owner, 1, fleets, &attributes);
		let device = T::BenchmarkHelper::device(&funded::<T>("user", 0), 2, FLEETS, &[]);
		T::BenchmarkHelper::attest(valve);
		T::BenchmarkHelper::attest(device);

		let origin = signed::<T>(owner);
		for action in FIRST_CUSTOM_ACTION..ACTIONS {
			Pallet::<T>::name_action(origin.clone(), action, Some(text(b'x')))?;
		}
		Pallet::<T>::set_rescuers(origin.clone(), rescuers::<T>("rescuer"))?;
		let first_role = NextRoleId::<T>::get();
		for number in 0..roles {
			let parent = (number % MAX_ROLE_DEPTH > 0).then(|| first_role + number - 1);
			Pallet::<T>::create_role(origin.clone(), text(b'x'), parent)?;
		}
		let stage = Self {
			owner: owner.clone(),
			valve,
			device,
			subject: Subject::Device(device),
			oldest: 0,
			delegated: Vec::new(),
			received: Vec::new(),
			firmware_of: Party::Subject,
			first_role,
			tests: 0,
		};
		stage.fill_record()?;
		Ok(stage)
	}

	/// Gives the subject as many roles and attributes as it can have.
	pub fn fill_record(&self) -> DispatchResult {
		for chain in 0..MAX_MEMBERSHIPS {
			self.assign(self.lowest(chain), Some(u64::MAX))?;
		}
		for number in 0..MAX_SUBJECT_ATTRIBUTES {
			self.say(attribute_name(number), Some(u64::MAX))?;
		}
		Ok(())
	}

	pub fn assign(&self, role: RoleId, valid_until: Option<u64>) -> DispatchResult {
		let origin = signed::<T>(&self.owner);
		Pallet::<T>::assign_role(origin, role, self.subject.clone(), valid_until)
	}

	/// Says something about the subject.
	pub fn say(&self, name: AttributeName, valid_until: Option<u64>) -> DispatchResult {
		let (origin, value) = (signed::<T>(&self.owner), text(b'v'));
		let subject = self.subject.clone();
		Pallet::<T>::set_subject_attribute(origin, subject, name, value, valid_until)
	}

	/// The top of a chain of roles.
	pub fn top(&self, chain: u32) -> RoleId {
		self.first_role + chain * MAX_ROLE_DEPTH
	}

	/// The lowest of a chain of roles.
	pub fn lowest(&self, chain: u32) -> RoleId {
		self.top(chain) + MAX_ROLE_DEPTH - 1
	}

	/// The role that is found last among the subject's.
	pub fn role(&self) -> RoleId {
		self.top(MAX_MEMBERSHIPS - 1)
	}

	/// As many conditions as there can be. They hold, the subject's and the valve's, and ask for two
	/// of four attributes in turn.
	pub fn conditions(&mut self) -> Conditions {
		let mut test = || {
			self.tests += 1;
			AttributeTest {
				of: Party::Resource,
				name: attribute_name(self.tests % MAX_ATTRIBUTE_NAMES),
				comparison: Comparison::AtLeast(i64::MIN),
			}
		};
		let tests: Vec<_> = (0..MAX_TESTS).map(|_| test()).collect();
		// Where nothing appraises devices, asking for it would end the look at a policy early.
		let appraised = T::Attestations::attestation(&self.valve).is_some();
		let (tier, within) = (TrustTier::Affirming, Some(u64::MAX));
		let attested = Attested { of: Party::Resource, tier, within };
		let firmware = MinFirmware { of: self.firmware_of, sequence: 1 };
		Conditions {
			window: Some(Window { from: Some(0), until: Some(u64::MAX) }),
			hours: Some(Hours { days: 127, from: 721, until: 721, offset: 840 }),
			uses: Some(USES),
			attested: appraised.then_some(attested),
			firmware: appraised.then_some(firmware),
			status: Some(InStatus { of: Party::Resource, statuses: 31 }),
			attributes: tests.try_into().expect("MAX_TESTS; qed"),
		}
	}

	/// Adds a permit of everything.
	pub fn add(&mut self, principal: Principal<T::AccountId>, target: Target) -> DispatchResult {
		let (origin, conditions) = (signed::<T>(&self.owner), self.conditions());
		let all = Actions(u64::MAX);
		Pallet::<T>::add_policy(origin, Effect::Permit, principal, target, all, conditions)
	}

	/// Permits somebody everything, who passes it on to the subject.
	pub fn delegate_once(&mut self, number: u32) -> DispatchResult {
		let first = self.permit_first(number)?;
		let (to, conditions) = (self.subject.clone(), self.conditions());
		self.received.push(self.pass_on(&first, &to, Target::Domain, conditions)?);
		Ok(())
	}

	/// Permits somebody everything, who passes it on to another one, who passes it on to the subject.
	fn delegate_twice(&mut self, number: u32) -> DispatchResult {
		let first = self.permit_first(number)?;
		let second = funded::<T>("second", number);
		let between = Subject::Account(second.clone());
		self.pass_on(&first, &between, Target::Domain, Conditions::default())?;
		let (to, conditions) = (self.subject.clone(), self.conditions());
		let target = Target::Device(self.valve);
		self.delegated.push(self.pass_on(&second, &to, target, conditions)?);
		Ok(())
	}

	/// Permits somebody everything.
	fn permit_first(&self, number: u32) -> Result<T::AccountId, DispatchError> {
		let first = funded::<T>("first", number);
		Pallet::<T>::add_policy(
			signed::<T>(&self.owner),
			Effect::Permit,
			Principal::Account(first.clone()),
			Target::Domain,
			Actions(u64::MAX),
			Conditions::default(),
		)?;
		Ok(first)
	}

	/// Delegates the last policy that was made.
	fn pass_on(
		&self,
		from: &T::AccountId,
		to: &Subject<T::AccountId>,
		target: Target,
		conditions: Conditions,
	) -> Result<PolicyId, DispatchError> {
		let (origin, parent) = (signed::<T>(from), LastChange::<T>::get());
		let all = Actions(u64::MAX);
		Pallet::<T>::delegate(origin, parent, to.clone(), target, all, conditions)?;
		Ok(LastChange::<T>::get())
	}

	/// Permits the subject everything by so many policies: one of the domain, those delegated to it,
	/// those at the levels below the domain, the rest of the domain, and the rest that name it.
	pub fn permit(&mut self, policies: u32) -> DispatchResult {
		let standing = T::Devices::standing(&self.valve).ok_or(Error::<T>::DeviceNotFound)?;
		let fleets = standing.fleets.into_iter().map(Target::Fleet);
		let levels = [Target::Device(self.valve)].into_iter().chain(fleets);
		let at_levels = levels.flat_map(|level| [level; MAX_AT_TARGET as usize]);
		let at_domain = [Target::Domain; MAX_AT_DOMAIN as usize - 1];

		let role = Principal::Role(self.role());
		let named: Principal<_> = self.subject.clone().into();
		let mut left = policies.checked_sub(FEWEST_POLICIES).ok_or(Error::<T>::Unexpected)?;
		self.add(role.clone(), Target::Domain)?;
		self.oldest = LastChange::<T>::get();
		for number in 0..MAX_DELEGATED {
			self.delegate_twice(number)?;
		}
		let shared = at_levels.chain(at_domain).map(|target| (&role, target));
		let own = [(&named, Target::Domain); (MAX_NAMED - MAX_DELEGATED) as usize];
		for (principal, target) in shared.chain(own).take(left as usize) {
			self.add(principal.clone(), target)?;
			left -= 1;
		}
		ensure!(left == 0, Error::<T>::TooManyPolicies);
		Ok(())
	}

	pub fn decide(&self) -> Decision<T::AccountId> {
		Pallet::<T>::decide(self.subject.clone(), ACTION, Resource::Device(self.valve))
	}

	/// How much a decision looks at.
	pub fn effort(&self) -> Effort {
		let resource = Resource::Device(self.valve);
		Pallet::<T>::evaluate(&self.subject, ACTION, &resource, false).effort
	}

	/// The uses left of the oldest policy, of which they are taken.
	pub fn uses_of_oldest(&self) -> Option<u32> {
		Pallet::<T>::policy(self.oldest)?.conditions.uses
	}
}

/// Who wants to act, and on what.
type Meeting<T> = (Subject<AccountIdOf<T>>, Resource<AccountIdOf<T>>);

/// Somebody and a device, as `decide_typical` tells.
pub fn typical<T: Config>() -> Result<Meeting<T>, DispatchError> {
	set_clock(NOW);
	let (owner, user) = (funded::<T>("owner", 0), funded::<T>("user", 0));
	let valve = T::BenchmarkHelper::device(&owner, 1, 1, &[(b"zone", b"north")]);
	let fleet = T::Devices::fleet(&valve).ok_or(Error::<T>::Unexpected)?;
	let origin = signed::<T>(&owner);
	Pallet::<T>::name_action(origin.clone(), ACTION, Some(text(b'x')))?;
	let first = NextRoleId::<T>::get();
	for number in 0..4 {
		let parent = (number % 2 == 1).then(|| first + number - 1);
		Pallet::<T>::create_role(origin.clone(), text(b'x'), parent)?;
	}
	let subject = Subject::Account(user.clone());
	for role in [first + 1, first + 3] {
		Pallet::<T>::assign_role(origin.clone(), role, subject.clone(), None)?;
	}
	let bound = Conditions {
		window: Some(Window { from: None, until: Some(NOW + 7_200) }),
		hours: Some(Hours { days: 127, from: 0, until: 1_440, offset: 0 }),
		..Default::default()
	};
	let zone = AttributeTest {
		of: Party::Resource,
		name: b"zone".to_vec().try_into().expect("4 bytes; qed"),
		comparison: Comparison::Equals(b"north".to_vec().try_into().expect("5 bytes; qed")),
	};
	let place = Conditions {
		status: Some(InStatus { of: Party::Resource, statuses: 2 }),
		attributes: vec![zone].try_into().expect("one; qed"),
		..Default::default()
	};
	let free = Conditions::default();
	for (principal, target, conditions) in [
		(Principal::Role(first), Target::Domain, bound),
		(Principal::Role(first + 3), Target::Fleet(fleet), free.clone()),
		(Principal::Account(user), Target::Device(valve), place),
		(Principal::Anyone, Target::Device(valve), free),
	] {
		let actions = Actions::of([ACTION]);
		let origin = origin.clone();
		Pallet::<T>::add_policy(origin, Effect::Permit, principal, target, actions, conditions)?;
	}
	Ok((subject, Resource::Device(valve)))
}
