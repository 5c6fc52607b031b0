// SPDX-License-Identifier: Apache-2.0

//! Quarantine when a verdict falls.
//!
//! | verdict now | guarded | not guarded |
//! |---|---|---|
//! | contraindicated | quarantined | free |
//! | warning, affirming | free | free |
//! | none | as it was | free |
//!
//! None, for want of evidence or since it has expired, changes nothing: silence is no proof of guilt,
//! and a device that was found bad does not become better by keeping silent.

use crate::*;
use frame_support::traits::Defensive;
use muster_primitives::{access::action, DeviceStanding, Resource};

impl<T: Config> Pallet<T> {
	/// Quarantines the device or lets it go, as its tier demands. Whether that changed anything.
	pub(crate) fn apply_guard(
		state: &mut DeviceState<T>,
		device: &DeviceId,
		standing: &DeviceStanding<T::AccountId>,
		tier: Option<TrustTier>,
	) -> bool {
		let bad = match tier {
			Some(tier) => tier == TrustTier::Contraindicated,
			None => state.quarantined,
		};
		let quarantined = bad && Self::is_guarded(device, standing);
		if quarantined == state.quarantined {
			return false;
		}
		state.quarantined = quarantined;
		T::Control::set_verdict_quarantine(device, quarantined);
		Self::deposit_event(match quarantined {
			true => Event::Quarantined { device: *device },
			false => Event::Released { device: *device },
		});
		true
	}

	/// Whether a guard is over the device, or over a fleet that it is in.
	pub(crate) fn is_guarded(device: &DeviceId, standing: &DeviceStanding<T::AccountId>) -> bool {
		Guards::<T>::get(GuardTarget::Device(*device))
			.is_some_and(|guard| guard.generation == standing.generation)
			|| standing
				.fleets
				.iter()
				.any(|fleet| Guards::<T>::contains_key(GuardTarget::Fleet(*fleet)))
	}

	pub(crate) fn do_enforce(device: DeviceId) -> DispatchResult {
		let mut state = DeviceStates::<T>::get(device).ok_or(Error::<T>::NothingKnown)?;
		let (_, standing) = Self::owned(&device)?;
		let tier = Self::verdict_now(&device).ok().map(|now| now.2.vector.tier());
		ensure!(Self::apply_guard(&mut state, &device, &standing, tier), Error::<T>::NoChange);
		DeviceStates::<T>::insert(device, state);
		Ok(())
	}

	pub(crate) fn do_set_guard(who: T::AccountId, target: GuardTarget, on: bool) -> DispatchResult {
		let old = Guards::<T>::get(target);
		let (resource, generation) = match target {
			GuardTarget::Device(device) => (
				Resource::Device(device),
				T::Devices::owner(&device).and_then(|_| T::Devices::generation(&device)),
			),
			GuardTarget::Fleet(fleet) => {
				(Resource::Fleet(fleet), T::Devices::fleet_standing(fleet).map(|_| 0))
			},
		};
		let holds = old.as_ref().is_some_and(|guard| Some(guard.generation) == generation);
		let authorize =
			|| T::Access::authorize(&Subject::Account(who.clone()), action::SUSPEND, &resource);
		if on {
			ensure!(!holds, Error::<T>::NoChange);
			let generation = generation.ok_or(Error::<T>::NoSuchTarget)?;
			authorize()?;
			if let Some(void) = old {
				void.deposit.release().defensive()?;
			}
			let deposit = Deposit::<T, _>::take(&who, Guard::<T>::max_encoded_len())?;
			Guards::<T>::insert(target, Guard { generation, deposit });
		} else {
			// One that is void anyone may clear away.
			let guard = old.ok_or(Error::<T>::NoChange)?;
			if holds {
				authorize()?;
			}
			Guards::<T>::remove(target);
			guard.deposit.release().defensive()?;
		}
		Self::deposit_event(Event::GuardSet { target, on });
		Ok(())
	}
}
