// SPDX-License-Identifier: Apache-2.0

//! How a decision is made.

use crate::{conditions::Outcome, *};
use frame_support::dispatch::PostDispatchInfo;
use muster_primitives::{AccessCheck, Attestation, DeviceStanding, DeviceStatus};

/// A resource among what its owner has.
pub(crate) struct Place<AccountId> {
	pub owner: AccountId,
	/// The resource and everything that it lies in, each a target that covers it. A device's
	/// generation goes with it; others have 0.
	pub levels: Vec<(Target, Generation)>,
	/// The device that the resource is, or whose stream it is, if it is the same owner's.
	pub device: Option<ResourceDevice>,
	/// Of the device that the resource is, or whose stream it is, whoever owns it; else 0.
	pub generation: Generation,
}

#[derive(Clone, Copy)]
pub(crate) struct ResourceDevice {
	pub id: DeviceId,
	pub status: DeviceStatus,
}

/// How much a decision looked at.
#[derive(Clone, Copy, Default)]
pub(crate) struct Effort {
	pub levels: u32,
	pub policies: u32,
}

impl Effort {
	/// The result of a call that cost this effort, failed or not.
	pub fn post_info(
		self,
		result: DispatchResult,
		weight: impl FnOnce(u32, u32) -> Weight,
	) -> DispatchResultWithPostInfo {
		let post_info: PostDispatchInfo = Some(weight(self.levels, self.policies)).into();
		match result {
			Ok(()) => Ok(post_info),
			Err(error) => Err(sp_runtime::DispatchErrorWithPostInfo { post_info, error }),
		}
	}
}

/// A decision and what came to light on the way.
pub(crate) struct Verdict<T: Config> {
	pub decision: Decision<T::AccountId>,
	pub considered: Vec<Considered>,
	pub effort: Effort,
	/// The permit that a use is taken of.
	pub choice: Option<Policy<T>>,
	/// Until when it holds and nothing forbids it, as far as time alone tells.
	pub until: Option<u64>,
	/// Of the device that is the subject, and of the one that is the resource, or whose stream it
	/// is; else 0.
	pub generations: (Generation, Generation),
	/// Whether the domain holds a record of the subject.
	pub recorded: bool,
}

/// What conditions are checked against. Looked up when first asked for, and once.
struct Facts<'a, T: Config> {
	now: u64,
	subject: &'a Subject<T::AccountId>,
	subject_status: Option<DeviceStatus>,
	device: Option<ResourceDevice>,
	given: &'a [SubjectAttribute<T>],
	attestations: [Option<Option<Attestation>>; 2],
	attributes: Vec<(AttributeName, Option<Vec<u8>>)>,
}

impl<T: Config> Facts<'_, T> {
	fn device(&self, of: Party) -> Option<DeviceId> {
		match (of, self.subject) {
			(Party::Resource, _) => self.device.map(|device| device.id),
			(Party::Subject, Subject::Device(id)) => Some(*id),
			(Party::Subject, Subject::Account(_)) => None,
		}
	}

	fn status(&self, of: Party) -> Option<DeviceStatus> {
		match of {
			Party::Subject => self.subject_status,
			Party::Resource => self.device.map(|device| device.status),
		}
	}

	fn attestation(&mut self, of: Party) -> Option<Attestation> {
		let device = self.device(of);
		*self.attestations[of as usize]
			.get_or_insert_with(|| T::Attestations::attestation(&device?))
	}

	fn attribute(&mut self, test: &AttributeTest) -> Option<&[u8]> {
		if test.of == Party::Subject {
			return self
				.given
				.iter()
				.find(|given| given.name == test.name)
				.filter(|given| given.valid_until.is_none_or(|until| until >= self.now))
				.map(|given| &given.value[..]);
		}
		let known = self.attributes.iter().position(|(name, _)| *name == test.name);
		let index = known.unwrap_or_else(|| {
			let value =
				self.device.and_then(|device| T::Devices::attribute(&device.id, &test.name));
			self.attributes.push((test.name.clone(), value));
			self.attributes.len() - 1
		});
		self.attributes[index].1.as_deref()
	}

	/// The last second at which the subject still has all attributes that conditions ask about.
	fn attributes_until(&self, conditions: &Conditions) -> Option<u64> {
		let of_subject = |test: &&AttributeTest| test.of == Party::Subject;
		let lapse = |test: &AttributeTest| {
			let given = self.given.iter().find(|given| given.name == test.name)?;
			given.valid_until.filter(|until| *until >= self.now)
		};
		conditions.attributes.iter().filter(of_subject).filter_map(lapse).min()
	}

	/// The last second before a forbid with these conditions may come to apply by time alone, if
	/// `because` is the first that stands against it.
	fn clear_until(&self, conditions: &Conditions, because: Option<&Mismatch>) -> Option<u64> {
		let begins = match because? {
			Mismatch::Window => conditions.window?.from,
			Mismatch::Hours => Some(conditions.hours?.begin(self.now)),
			Mismatch::Attribute(_) => self.attributes_until(conditions)?.checked_add(1),
			_ => None,
		};
		begins.filter(|begins| *begins > self.now).map(|begins| begins - 1)
	}

	/// The conditions that stand against a policy of this effect; the first one alone unless `all`
	/// are asked for.
	fn against(&mut self, effect: Effect, conditions: &Conditions, all: bool) -> Vec<Mismatch> {
		let mut found = Vec::new();
		// Returns what was found if that is all that is wanted.
		macro_rules! check {
			($mismatch:expr, $outcome:expr) => {
				match ($outcome, effect) {
					(Outcome::Holds, _) | (Outcome::Missing, Effect::Forbid) => {},
					_ => {
						found.push($mismatch);
						if !all {
							return found;
						}
					},
				}
			};
		}
		let now = self.now;
		if let Some(window) = conditions.window {
			check!(Mismatch::Window, window.check(now));
		}
		if let Some(hours) = conditions.hours {
			check!(Mismatch::Hours, Outcome::from(hours.include(now)));
		}
		if let Some(uses) = conditions.uses {
			check!(Mismatch::Uses, Outcome::from(uses > 0));
		}
		if let Some(status) = conditions.status {
			check!(Mismatch::Status, status.check(self.status(status.of)));
		}
		if let Some(attested) = conditions.attested {
			check!(Mismatch::Attested, attested.check(self.attestation(attested.of), now));
		}
		if let Some(firmware) = conditions.firmware {
			check!(Mismatch::Firmware, firmware.check(self.attestation(firmware.of)));
		}
		for (index, test) in conditions.attributes.iter().enumerate() {
			let outcome = test.comparison.check(self.attribute(test));
			check!(Mismatch::Attribute(index as u32), outcome);
		}
		found
	}
}

impl<T: Config> Pallet<T> {
	/// Where a resource lies. `None` if it does not exist or nobody owns it.
	pub(crate) fn place(resource: &Resource<T::AccountId>) -> Option<Place<T::AccountId>> {
		let mut levels = Vec::new();
		let mut device = None;
		let mut generation = 0;
		let owner = match resource {
			Resource::Domain(owner) => owner.clone(),
			Resource::Fleet(fleet) => {
				let standing = T::Devices::fleet_standing(*fleet)?;
				levels.extend(standing.fleets.into_iter().map(|fleet| (Target::Fleet(fleet), 0)));
				standing.owner
			},
			Resource::Device(id) => {
				let standing = T::Devices::standing(id)?;
				let owner = standing.owner.clone()?;
				generation = standing.generation;
				device = Some(Self::place_device(*id, standing, &mut levels));
				owner
			},
			Resource::Stream(id) => {
				let stream = T::Streams::stream(*id)?;
				levels.push((Target::Stream(*id), 0));
				if let Some(id) = stream.device {
					let standing = T::Devices::standing(&id);
					generation = standing.as_ref().map_or(0, |standing| standing.generation);
					// A device that went to another owner took nothing along of the stream's domain.
					let own = standing.filter(|there| there.owner.as_ref() == Some(&stream.owner));
					device = own.map(|standing| Self::place_device(id, standing, &mut levels));
				}
				stream.owner
			},
		};
		levels.push((Target::Domain, 0));
		Some(Place { owner, levels, device, generation })
	}

	fn place_device(
		id: DeviceId,
		standing: DeviceStanding<T::AccountId>,
		levels: &mut Vec<(Target, Generation)>,
	) -> ResourceDevice {
		levels.push((Target::Device(id), standing.generation));
		levels.extend(standing.fleets.into_iter().map(|fleet| (Target::Fleet(fleet), 0)));
		ResourceDevice { id, status: standing.status }
	}

	/// Decides. What stood against each policy is told in full if `all` is asked for.
	pub(crate) fn evaluate(
		subject: &Subject<T::AccountId>,
		action: Action,
		resource: &Resource<T::AccountId>,
		all: bool,
	) -> Verdict<T> {
		let mut verdict = Verdict {
			decision: Decision {
				permitted: false,
				reason: Reason::UnknownResource,
				policies: Vec::new(),
				owner: None,
				revision: 0,
			},
			considered: Vec::new(),
			effort: Effort::default(),
			choice: None,
			until: None,
			generations: (0, 0),
			recorded: false,
		};
		verdict.decision.reason = match Self::place(resource) {
			Some(place) => Self::judge(&mut verdict, subject, action, place, all),
			None => Reason::UnknownResource,
		};
		verdict.decision.permitted = verdict.decision.reason.permits();
		verdict
	}

	fn judge(
		verdict: &mut Verdict<T>,
		subject: &Subject<T::AccountId>,
		action: Action,
		place: Place<T::AccountId>,
		all: bool,
	) -> Reason {
		let Place { owner, levels, device, generation } = place;
		let domain = Domains::<T>::get(&owner);
		verdict.effort.levels = levels.len() as u32;
		verdict.decision.owner = Some(owner.clone());
		verdict.decision.revision = domain.as_ref().map_or(0, |domain| domain.revision);
		verdict.generations.1 = generation;

		// Policies made before this change do not cover the action.
		let since = match action {
			..FIRST_CUSTOM_ACTION => 0,
			_ => match domain.as_ref().and_then(|domain| domain.named(action)) {
				Some(named) => named.since,
				None => return Reason::UnknownAction,
			},
		};
		let mut subject_status = None;
		if let Subject::Device(id) = subject {
			match T::Devices::standing(id) {
				Some(standing) if standing.status.is_active() => {
					subject_status = Some(standing.status);
					verdict.generations.0 = standing.generation;
				},
				_ => return Reason::SubjectNotActive,
			}
		}
		if domain.as_ref().is_some_and(|domain| domain.lockdown && !domain.is_rescuer(subject)) {
			return Reason::LockedDown;
		}
		if is_owner(subject, &owner) {
			return Reason::Owner;
		}
		let Some(domain) = domain else { return Reason::NothingPermits };

		let now = Self::now();
		let record = Subjects::<T>::get(&owner, (subject, verdict.generations.0));
		verdict.recorded = record.is_some();
		let (memberships, given, named) = record.map_or_else(Default::default, |record| {
			(record.roles, record.attributes, record.policies)
		});
		let roles = domain.roles_of(&memberships, now);
		let mut facts = Facts::<T> {
			now,
			subject,
			subject_status,
			device,
			given: &given,
			attestations: [None, None],
			attributes: Vec::new(),
		};

		let named = named
			.into_iter()
			.filter(|policy| levels.contains(&(policy.target, policy.generations.1)));
		let at_targets = levels
			.iter()
			.filter(|(target, _)| *target != Target::Domain)
			.flat_map(|level| AtTarget::<T>::get(&owner, level));
		let policies = named.chain(at_targets).chain(domain.policies);

		let (mut permits, mut forbids) = (Vec::new(), Vec::new());
		// The last second before a forbid that does not apply yet.
		let mut clear_until = None;
		for policy in policies {
			verdict.effort.policies += 1;
			let because = Self::against(&mut facts, &policy, action, since, &roles, &levels, all);
			let applies = because.is_empty();
			if policy.effect == Effect::Forbid {
				let until = facts.clear_until(&policy.conditions, because.first());
				clear_until = clear_until.into_iter().chain(until).min();
			}
			let (id, effect) = (policy.id, policy.effect);
			if all {
				verdict.considered.push(Considered { policy: id, effect, applies, because });
			}
			match effect {
				Effect::Forbid if applies => forbids.push(id),
				Effect::Permit if applies => {
					permits.push(id);
					// Rather one that counts no uses, then the oldest.
					let rank = |policy: &Policy<T>| (policy.conditions.uses.is_some(), policy.id);
					if verdict.choice.as_ref().is_none_or(|best| rank(&policy) < rank(best)) {
						verdict.choice = Some(policy);
					}
				},
				_ => {},
			}
		}
		verdict.considered.sort_unstable_by_key(|considered| considered.policy);
		verdict.until = verdict.choice.as_ref().and_then(|choice| {
			let role = match choice.principal {
				Principal::Role(role) => roles.iter().find(|(id, _)| *id == role),
				_ => None,
			};
			let times = [
				choice.conditions.hold_until(now),
				facts.attributes_until(&choice.conditions),
				role.and_then(|(_, until)| *until),
				clear_until,
			];
			times.into_iter().flatten().min()
		});
		let reason = match (forbids.is_empty(), permits.is_empty()) {
			(false, _) => Reason::Forbidden,
			(true, false) => Reason::Permitted,
			(true, true) => Reason::NothingPermits,
		};
		verdict.decision.policies = if forbids.is_empty() { permits } else { forbids };
		verdict.decision.policies.sort_unstable();
		reason
	}

	/// What stands against a policy that is about the subject, or about roles or anyone, and covers
	/// the resource.
	fn against(
		facts: &mut Facts<T>,
		policy: &Policy<T>,
		action: Action,
		since: ChangeId,
		roles: &[(RoleId, Option<u64>)],
		levels: &[(Target, Generation)],
		all: bool,
	) -> Vec<Mismatch> {
		let mut found = Vec::new();
		if !policy.actions.has(action) || policy.id < since {
			found.push(Mismatch::OtherActions);
		}
		if let Principal::Role(role) = policy.principal {
			if !roles.iter().any(|(id, _)| *id == role) {
				found.push(Mismatch::NoRole);
			}
		}
		if !all && !found.is_empty() {
			return found;
		}
		found.extend(facts.against(policy.effect, &policy.conditions, all));
		// Last, since it reads.
		for above in &policy.chain {
			if all || found.is_empty() {
				found.extend(Self::against_parent(*above, levels));
			}
		}
		found
	}

	/// What stands against all that was delegated from a policy: it is revoked, or does not cover
	/// the resource.
	pub(crate) fn against_parent(
		parent: PolicyId,
		levels: &[(Target, Generation)],
	) -> Option<Mismatch> {
		match Homes::<T>::get(parent) {
			None => Some(Mismatch::ParentRevoked(parent)),
			Some((_, _, target)) if levels.contains(&target) => None,
			Some(_) => Some(Mismatch::OutsideParent(parent)),
		}
	}

	pub(crate) fn decision(
		subject: &Subject<T::AccountId>,
		action: Action,
		resource: &Resource<T::AccountId>,
	) -> Decision<T::AccountId> {
		Self::evaluate(subject, action, resource, false).decision
	}

	pub(crate) fn explanation(
		subject: &Subject<T::AccountId>,
		action: Action,
		resource: &Resource<T::AccountId>,
	) -> Explanation<T::AccountId> {
		let Verdict { decision, considered, .. } = Self::evaluate(subject, action, resource, true);
		Explanation { decision, considered }
	}

	/// Lets the subject do it if it may, and takes a use where they are counted.
	pub(crate) fn do_consume(
		subject: &Subject<T::AccountId>,
		action: Action,
		resource: &Resource<T::AccountId>,
	) -> (Effort, DispatchResult) {
		let mut verdict = Self::evaluate(subject, action, resource, false);
		(verdict.effort, Self::let_in(&mut verdict, subject, action, resource))
	}

	/// Takes a use where they are counted, or says why the subject may not.
	pub(crate) fn let_in(
		verdict: &mut Verdict<T>,
		subject: &Subject<T::AccountId>,
		action: Action,
		resource: &Resource<T::AccountId>,
	) -> DispatchResult {
		let decision = &mut verdict.decision;
		Self::ensure_permitted(decision.reason)?;
		let owner = decision.owner.clone().ok_or(Error::<T>::Unexpected)?;
		let mut uses_left = None;
		if let Some(policy) = &mut verdict.choice {
			if let Some(uses) = &mut policy.conditions.uses {
				*uses = uses.checked_sub(1).ok_or(Error::<T>::Unexpected)?;
				uses_left = Some(*uses);
				Self::write_uses(&owner, policy)?;
			}
		}
		Self::deposit_event(Event::Accessed {
			owner,
			subject: subject.clone(),
			action,
			resource: resource.clone(),
			policies: core::mem::take(&mut decision.policies),
			policy: verdict.choice.as_ref().map(|policy| policy.id),
			uses_left,
		});
		Ok(())
	}

	/// A denial as an error.
	pub(crate) fn ensure_permitted(reason: Reason) -> Result<(), Error<T>> {
		Err(match reason {
			Reason::Owner | Reason::Permitted => return Ok(()),
			Reason::Forbidden => Error::<T>::Forbidden,
			Reason::NothingPermits => Error::<T>::NothingPermits,
			Reason::LockedDown => Error::<T>::DomainLockedDown,
			Reason::SubjectNotActive => Error::<T>::SubjectNotActive,
			Reason::UnknownResource => Error::<T>::UnknownResource,
			Reason::UnknownAction => Error::<T>::UnknownAction,
		})
	}
}

impl<T: Config> AccessCheck<T::AccountId> for Pallet<T> {
	fn permits(
		subject: &Subject<T::AccountId>,
		action: Action,
		resource: &Resource<T::AccountId>,
	) -> bool {
		Self::decision(subject, action, resource).permitted
	}

	fn authorize(
		subject: &Subject<T::AccountId>,
		action: Action,
		resource: &Resource<T::AccountId>,
	) -> DispatchResult {
		Self::do_consume(subject, action, resource).1
	}

	fn permits_weight() -> Weight {
		T::WeightInfo::decide(Self::max_levels(), Self::max_considered())
	}

	fn authorize_weight() -> Weight {
		T::WeightInfo::consume(Self::max_levels(), Self::max_considered())
	}
}
