// SPDX-License-Identifier: Apache-2.0

//! What every call costs, in the worst case that can be set up.
//!
//! The caller is the account that a transaction reads in any case, so whoever else pays or is paid
//! is somebody else. Domains and records are as full as they can be: what is read is decoded whole.

mod setup;

use crate::*;
use frame_benchmarking::v2::*;
use frame_system::RawOrigin;
use muster_primitives::DeviceId;
use setup::*;

/// Makes devices for benchmarks, as the registry at hand makes them.
pub trait BenchmarkHelper<AccountId, RuntimeOrigin> {
	/// An active device of `owner` in the lowest of `fleets` fleets, one in the other, with these
	/// attributes. Another `seed` makes another device.
	fn device(owner: &AccountId, seed: u32, fleets: u32, attributes: &[(&[u8], &[u8])])
		-> DeviceId;

	/// Raises a device's generation.
	fn next_generation(device: DeviceId);

	/// The origin of a call that the device signed.
	fn device_origin(device: DeviceId) -> RuntimeOrigin;

	/// Has a device attested as well as can be.
	fn attest(device: DeviceId);
}

fn assert_last_event<T: Config>(event: Event<T>) {
	frame_system::Pallet::<T>::assert_last_event(event.into());
}

/// The last one that a domain can name.
const ACTION: Action = ACTIONS - 1;

#[benchmarks]
mod benchmarks {
	use super::*;

	/// In place of another name.
	#[benchmark]
	fn name_action() -> Result<(), BenchmarkError> {
		let owner = caller::<T>();
		Stage::<T>::new(&owner, MAX_ROLES, FLEETS)?.permit(FULLEST)?;
		let (old, new) = (Some(text(b'x')), Some(text(b'y')));

		#[extrinsic_call]
		_(RawOrigin::Signed(owner.clone()), ACTION, new.clone());

		assert_last_event::<T>(Event::ActionNamed { owner, action: ACTION, old, new });
		Ok(())
	}

	/// The last one that a domain has room for, at the lowest level.
	#[benchmark]
	fn create_role() -> Result<(), BenchmarkError> {
		let owner = caller::<T>();
		let mut stage = Stage::<T>::new(&owner, MAX_ROLES - 1, FLEETS)?;
		stage.permit(FULLEST)?;
		let role = NextRoleId::<T>::get();
		let parent = Some(role - 1);

		#[extrinsic_call]
		_(RawOrigin::Signed(owner.clone()), text(b'r'), parent);

		assert_last_event::<T>(Event::RoleCreated { role, owner: owner.clone(), parent });
		let domain = Domains::<T>::get(&owner).ok_or("it was made")?;
		assert_eq!(domain.roles.len() as u32, MAX_ROLES);
		assert_eq!(domain.roles_up(role).count() as u32, MAX_ROLE_DEPTH);
		Ok(())
	}

	#[benchmark]
	fn rename_role() -> Result<(), BenchmarkError> {
		let owner = caller::<T>();
		let role = Stage::<T>::new(&owner, MAX_ROLES, FLEETS)?.lowest(0);
		let (old, new) = (text(b'x'), text(b'y'));

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), role, new.clone());

		assert_last_event::<T>(Event::RoleRenamed { role, old, new });
		Ok(())
	}

	/// One level down, with all below it, in a domain where every role is as deep as can be.
	#[benchmark]
	fn set_role_parent() -> Result<(), BenchmarkError> {
		let owner = caller::<T>();
		let mut stage = Stage::<T>::new(&owner, MAX_ROLES, FLEETS)?;
		stage.permit(FULLEST)?;
		let (role, old, new) = (stage.top(0) + 1, Some(stage.top(0)), Some(stage.top(1)));

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), role, new);

		assert_last_event::<T>(Event::RoleMoved { role, old, new });
		Ok(())
	}

	#[benchmark]
	fn set_role_enabled() -> Result<(), BenchmarkError> {
		let owner = caller::<T>();
		let mut stage = Stage::<T>::new(&owner, MAX_ROLES, FLEETS)?;
		stage.permit(FULLEST)?;
		let role = stage.lowest(0);

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), role, false);

		assert_last_event::<T>(Event::RoleDisabled { role });
		Ok(())
	}

	/// The last of a domain's.
	#[benchmark]
	fn remove_role() -> Result<(), BenchmarkError> {
		let owner = caller::<T>();
		let mut stage = Stage::<T>::new(&owner, MAX_ROLES, FLEETS)?;
		stage.permit(FULLEST)?;
		let role = NextRoleId::<T>::get() - 1;

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), role);

		assert_last_event::<T>(Event::RoleRemoved { role });
		assert!(!Roles::<T>::contains_key(role));
		Ok(())
	}

	/// To a device, the last that it can have.
	#[benchmark]
	fn assign_role() -> Result<(), BenchmarkError> {
		let owner = caller::<T>();
		let mut stage = Stage::<T>::new(&owner, MAX_ROLES, FLEETS)?;
		stage.permit(FULLEST)?;
		let (subject, role) = (stage.subject.clone(), stage.lowest(MAX_MEMBERSHIPS - 1));
		Pallet::<T>::unassign_role(signed::<T>(&owner), role, subject.clone())?;

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), role, subject.clone(), None);

		assert_last_event::<T>(Event::RoleAssigned { role, subject, valid_until: None });
		Ok(())
	}

	/// By anyone, from a device whose time in the role is up: the owner gets the deposit back.
	#[benchmark]
	fn unassign_role() -> Result<(), BenchmarkError> {
		let mut stage = Stage::<T>::new(&funded::<T>("owner", 0), MAX_ROLES, FLEETS)?;
		stage.permit(FULLEST)?;
		let (subject, role) = (stage.subject.clone(), stage.lowest(0));
		stage.assign(role, Some(NOW))?;
		set_clock(NOW + 1);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller::<T>()), role, subject.clone());

		assert_last_event::<T>(Event::RoleUnassigned { role, subject });
		Ok(())
	}

	/// The last one that a device can have.
	#[benchmark]
	fn set_subject_attribute() -> Result<(), BenchmarkError> {
		let owner = caller::<T>();
		let mut stage = Stage::<T>::new(&owner, MAX_ROLES, FLEETS)?;
		stage.permit(FULLEST)?;
		let (subject, name) = (stage.subject.clone(), attribute_name(0));
		let origin = signed::<T>(&owner);
		Pallet::<T>::remove_subject_attribute(
			origin,
			owner.clone(),
			subject.clone(),
			name.clone(),
		)?;
		let (new, valid_until) = (text(b'v'), Some(u64::MAX));

		#[extrinsic_call]
		_(
			RawOrigin::Signed(owner.clone()),
			subject.clone(),
			name.clone(),
			new.clone(),
			valid_until,
		);

		let old = None;
		let event = Event::SubjectAttributeSet { owner, subject, name, old, new, valid_until };
		assert_last_event::<T>(event);
		Ok(())
	}

	/// By anyone, once it has lapsed: the owner gets the deposit back.
	#[benchmark]
	fn remove_subject_attribute() -> Result<(), BenchmarkError> {
		let owner = funded::<T>("owner", 0);
		let mut stage = Stage::<T>::new(&owner, MAX_ROLES, FLEETS)?;
		stage.permit(FULLEST)?;
		let (subject, name) = (stage.subject.clone(), attribute_name(0));
		stage.say(name.clone(), Some(NOW))?;
		set_clock(NOW + 1);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller::<T>()), owner.clone(), subject.clone(), name.clone());

		let old = text(b'v');
		assert_last_event::<T>(Event::SubjectAttributeRemoved { owner, subject, name, old });
		Ok(())
	}

	/// One that names a device, the last that the device can have.
	#[benchmark]
	fn add_policy_for_subject() -> Result<(), BenchmarkError> {
		let owner = caller::<T>();
		let mut stage = Stage::<T>::new(&owner, MAX_ROLES, FLEETS)?;
		stage.permit(FULLEST)?;
		let (principal, target) = (stage.subject.clone().into(), Target::Device(stage.valve));
		let last = LastChange::<T>::get();
		Pallet::<T>::revoke(signed::<T>(&owner), last)?;
		let conditions = stage.conditions();

		#[extrinsic_call]
		add_policy(
			RawOrigin::Signed(owner),
			Effect::Permit,
			principal,
			target,
			Actions(u64::MAX),
			conditions.clone(),
		);

		assert_eq!(named::<T>(&stage), MAX_NAMED);
		assert_eq!(Pallet::<T>::policy(last + 2).map(|view| view.conditions), Some(conditions));
		Ok(())
	}

	/// One for a role, the last that its target can have.
	#[benchmark]
	fn add_policy_for_role() -> Result<(), BenchmarkError> {
		let owner = caller::<T>();
		let mut stage = Stage::<T>::new(&owner, MAX_ROLES, FLEETS)?;
		stage.permit(FULLEST)?;
		let (role, target) = (stage.role(), Target::Device(stage.valve));
		let over = || AtTarget::<T>::get(&owner, (target, 0));
		let last = over().last().ok_or("there are")?.id;
		Pallet::<T>::revoke(signed::<T>(&owner), last)?;
		let conditions = stage.conditions();

		#[extrinsic_call]
		add_policy(
			RawOrigin::Signed(owner.clone()),
			Effect::Permit,
			Principal::Role(role),
			target,
			Actions(u64::MAX),
			conditions,
		);

		assert_eq!(over().len() as u32, MAX_AT_TARGET);
		Ok(())
	}

	/// The last that a device can have, as far from the owner as can be, by somebody of whom a
	/// domain holds as much as it can.
	#[benchmark]
	fn delegate() -> Result<(), BenchmarkError> {
		let owner = funded::<T>("owner", 0);
		let grantor = caller::<T>();
		let mut stage = Stage::<T>::new(&owner, MAX_ROLES, FLEETS)?;
		stage.firmware_of = Party::Resource;
		stage.permit(FULLEST)?;
		let (to, target) = (stage.subject.clone(), Target::Device(stage.valve));
		let last = stage.delegated[MAX_DELEGATED as usize - 1];
		Pallet::<T>::revoke(signed::<T>(&owner), last)?;
		// Another subject of the same domain, permitted by what is there for roles.
		stage.subject = Subject::Account(grantor.clone());
		stage.fill_record()?;
		for number in MAX_DELEGATED..2 * MAX_DELEGATED {
			stage.delegate_once(number)?;
		}
		for _ in MAX_DELEGATED..MAX_NAMED {
			stage.add(stage.subject.clone().into(), Target::Domain)?;
		}
		let parent = stage.received[0];
		let view = Pallet::<T>::policy(parent).ok_or("it was made")?;
		let conditions = Conditions { uses: Some(1), ..view.conditions };

		#[extrinsic_call]
		_(
			RawOrigin::Signed(grantor.clone()),
			parent,
			to.clone(),
			target,
			Actions(u64::MAX),
			conditions.clone(),
		);

		let made = Pallet::<T>::policy(LastChange::<T>::get()).ok_or("it was made")?;
		assert_eq!((made.granted_by, made.principal), (grantor, to.into()));
		assert_eq!((made.parents.len(), made.parents[1]), (2, parent));
		assert_eq!(made.conditions, conditions);
		let left = Pallet::<T>::policy(parent).and_then(|view| view.conditions.uses);
		assert_eq!(left, Some(USES - 1));
		// The right to pass on was decided by as many policies as there can be.
		assert_eq!(stage.decide().policies.len() as u32, FULLEST);
		Ok(())
	}

	/// By anyone, of what was delegated to a device and is dead only by what it came from, as the
	/// last thing looked at tells.
	#[benchmark]
	fn revoke() -> Result<(), BenchmarkError> {
		let owner = funded::<T>("owner", 0);
		let mut stage = Stage::<T>::new(&owner, MAX_ROLES, FLEETS)?;
		stage.permit(FULLEST)?;
		let policy = stage.delegated[1];
		let parents = Pallet::<T>::policy(policy).ok_or("it was made")?.parents;
		Pallet::<T>::revoke(signed::<T>(&owner), *parents.last().ok_or("two")?)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(caller::<T>()), policy);

		assert_last_event::<T>(Event::PolicyRevoked { policy, owner });
		assert_eq!(named::<T>(&stage), MAX_NAMED - 1);
		Ok(())
	}

	/// In place of as many others.
	#[benchmark]
	fn set_rescuers() -> Result<(), BenchmarkError> {
		let owner = caller::<T>();
		Stage::<T>::new(&owner, MAX_ROLES, FLEETS)?.permit(FULLEST)?;
		let (old, new) = (rescuers::<T>("rescuer"), rescuers::<T>("other rescuer"));

		#[extrinsic_call]
		_(RawOrigin::Signed(owner.clone()), new.clone());

		let (old, new) = (old.into_inner(), new.into_inner());
		assert_last_event::<T>(Event::RescuersSet { owner, old, new });
		Ok(())
	}

	/// By the last of the rescuers.
	#[benchmark]
	fn set_lockdown() -> Result<(), BenchmarkError> {
		let owner = funded::<T>("owner", 0);
		let by = caller::<T>();
		Stage::<T>::new(&owner, MAX_ROLES, FLEETS)?.permit(FULLEST)?;
		let mut rescuers = rescuers::<T>("rescuer");
		*rescuers.last_mut().ok_or("there are")? = by.clone();
		Pallet::<T>::set_rescuers(signed::<T>(&owner), rescuers)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(by.clone()), owner.clone(), true);

		assert_last_event::<T>(Event::LockedDown { owner, by });
		Ok(())
	}

	#[benchmark]
	fn remove_domain() -> Result<(), BenchmarkError> {
		let owner = caller::<T>();
		Pallet::<T>::set_rescuers(signed::<T>(&owner), rescuers::<T>("rescuer"))?;

		#[extrinsic_call]
		_(RawOrigin::Signed(owner.clone()));

		assert_last_event::<T>(Event::DomainRemoved { owner: owner.clone() });
		assert!(!Domains::<T>::contains_key(&owner));
		Ok(())
	}

	/// What a domain held about a device, `p` policies and as many roles and attributes as can be.
	/// Most was paid for by the owner, and each delegated policy by somebody else.
	#[benchmark]
	fn sweep_subject(p: Linear<MAX_DELEGATED, MAX_NAMED>) -> Result<(), BenchmarkError> {
		let owner = funded::<T>("owner", 0);
		let mut stage = Stage::<T>::new(&owner, MAX_ROLES, FLEETS)?;
		// All but those that name the subject, and then some of these.
		stage.permit(FULLEST - (MAX_NAMED - MAX_DELEGATED))?;
		for _ in MAX_DELEGATED..p {
			stage.add(stage.subject.clone().into(), Target::Domain)?;
		}
		assert_eq!(named::<T>(&stage), p);
		let device = stage.device;
		T::BenchmarkHelper::next_generation(device);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller::<T>()), owner.clone(), device, 0);

		assert!(!Subjects::<T>::contains_key(&owner, (&stage.subject, 0)));
		assert_last_event::<T>(Event::SubjectSwept { owner, device, generation: 0 });
		Ok(())
	}

	/// By a device, for which one of several permits loses a use: one of the domain, which is the
	/// largest value that uses are written to.
	#[benchmark]
	fn consume(
		l: Linear<FEWEST_LEVELS, MOST_LEVELS>,
		p: Linear<FEWEST_POLICIES, MOST_POLICIES>,
	) -> Result<(), BenchmarkError> {
		let mut stage = Stage::<T>::new(&funded::<T>("owner", 0), MAX_ROLES, l - 2)?;
		stage.permit(p)?;
		let origin = T::BenchmarkHelper::device_origin(stage.device);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, Resource::Device(stage.valve), ACTION);

		assert_eq!(stage.uses_of_oldest(), Some(USES - 1));
		Ok(())
	}

	/// By a device, for which its owner pays, in place of an earlier session.
	#[benchmark]
	fn request_access(
		l: Linear<FEWEST_LEVELS, MOST_LEVELS>,
		p: Linear<FEWEST_POLICIES, MOST_POLICIES>,
	) -> Result<(), BenchmarkError> {
		let mut stage = Stage::<T>::new(&funded::<T>("owner", 0), MAX_ROLES, l - 2)?;
		stage.permit(p)?;
		let resource = Resource::Device(stage.valve);
		let origin = || T::BenchmarkHelper::device_origin(stage.device);
		Pallet::<T>::request_access(origin(), resource.clone(), ACTION, 1)
			.map_err(|error| error.error)?;
		let (origin, duration) = (origin(), T::MaxSession::get());

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, resource.clone(), ACTION, duration);

		assert_eq!(stage.uses_of_oldest(), Some(USES - 2));
		let session = Pallet::<T>::session(resource, stage.subject.clone(), ACTION);
		let session = session.ok_or("it was opened")?;
		assert!(session.state == SessionState::Open && session.until > NOW + 1);
		Ok(())
	}

	/// By anyone, of one that is over only because the subject's record became stricter, which is
	/// looked at last. Of the policies that it rests on each is looked for.
	#[benchmark]
	fn end_session() -> Result<(), BenchmarkError> {
		let mut stage = Stage::<T>::new(&funded::<T>("owner", 0), MAX_ROLES, FLEETS)?;
		stage.permit(FULLEST)?;
		// What was delegated is the oldest now.
		Pallet::<T>::revoke(signed::<T>(&stage.owner), stage.oldest)?;
		let (resource, subject) = (Resource::Device(stage.valve), stage.subject.clone());
		let origin = T::BenchmarkHelper::device_origin(stage.device);
		Pallet::<T>::request_access(origin, resource.clone(), ACTION, T::MaxSession::get())
			.map_err(|error| error.error)?;
		stage.say(attribute_name(0), None)?;
		let session = || Pallet::<T>::session(resource.clone(), subject.clone(), ACTION);
		let before = session().ok_or("it was opened")?;
		assert_eq!(before.policies.len() as u32, MAX_DELEGATION_DEPTH + 1);
		assert_eq!(before.state, SessionState::Restricted);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller::<T>()), resource.clone(), subject.clone(), ACTION);

		assert_eq!(session(), None);
		Ok(())
	}

	/// Of `p` policies at `l` levels: some of the subject's own, some of them delegated, the rest of
	/// a role that is the last that the subject is found to have. All apply, so that all of each is
	/// looked at. The bounds lie higher, but not with every other number of levels.
	#[benchmark]
	fn decide(
		l: Linear<FEWEST_LEVELS, MOST_LEVELS>,
		p: Linear<FEWEST_POLICIES, MOST_POLICIES>,
	) -> Result<(), BenchmarkError> {
		let mut stage = Stage::<T>::new(&funded::<T>("owner", 0), MAX_ROLES, l - 2)?;
		stage.permit(p)?;
		let decision;

		#[block]
		{
			decision = stage.decide();
		}

		assert_eq!((decision.reason, decision.policies.len() as u32), (Reason::Permitted, p));
		let effort = stage.effort();
		assert_eq!((effort.levels, effort.policies), (l, p));
		Ok(())
	}

	/// With as many levels and policies as there can be about a device.
	#[benchmark]
	fn decide_at_bounds() -> Result<(), BenchmarkError> {
		let mut stage = Stage::<T>::new(&funded::<T>("owner", 0), MAX_ROLES, FLEETS)?;
		stage.permit(FULLEST)?;
		let decision;

		#[block]
		{
			decision = stage.decide();
		}

		let found = (decision.reason, decision.policies.len() as u32);
		assert_eq!(found, (Reason::Permitted, FULLEST));
		let effort = stage.effort();
		assert_eq!((effort.levels, effort.policies), (MOST_LEVELS, FULLEST));
		Ok(())
	}

	/// About somebody with two roles, each below another, and a device in a fleet. Of four policies
	/// two have conditions.
	#[benchmark]
	fn decide_typical() -> Result<(), BenchmarkError> {
		let question = typical::<T>()?;
		let decision;

		#[block]
		{
			let (subject, resource) = question.clone();
			decision = Pallet::<T>::decide(subject, ACTION, resource);
		}

		assert_eq!((decision.reason, decision.policies.len()), (Reason::Permitted, 4));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);

	#[cfg(test)]
	mod tests {
		use super::*;
		use crate::mock::{build_and_execute, AccessPolicy, Book, Test, OWNER};

		/// The bounds that the front page and `integrity_test` go by: one level and its policies
		/// more than the benchmarks reach, who have no stream.
		#[test]
		fn a_stream_reaches_the_bounds() {
			build_and_execute(|| {
				let mut stage = Stage::<Test>::new(&OWNER, MAX_ROLES, FLEETS).unwrap();
				let stream = Book::stream(&OWNER, 1, Some(stage.valve));
				stage.permit(FULLEST).unwrap();
				for _ in 0..MAX_AT_TARGET {
					stage.add(Principal::Role(stage.role()), Target::Stream(stream)).unwrap();
				}
				let resource = Resource::Stream(stream);
				let verdict = AccessPolicy::evaluate(&stage.subject, ACTION, &resource, false);
				assert_eq!(verdict.effort.levels, AccessPolicy::max_levels());
				assert_eq!(verdict.effort.policies, AccessPolicy::max_considered());
				assert_eq!(verdict.decision.policies.len() as u32, verdict.effort.policies);
				let role = Principal::Role(stage.role());
				let places = [
					(role.clone(), Target::Domain),
					(role.clone(), Target::Stream(stream)),
					(role, Target::Device(stage.valve)),
					(stage.subject.clone().into(), Target::Domain),
				];
				for (principal, target) in places {
					assert_eq!(
						stage.add(principal, target),
						Err(Error::<Test>::TooManyPolicies.into())
					);
				}
			});
		}
	}
}
