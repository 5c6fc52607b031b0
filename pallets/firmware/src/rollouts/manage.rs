// SPDX-License-Identifier: Apache-2.0

//! Starting, holding and ending rollouts, and opening their waves.

use super::types::*;
use crate::*;
use alloc::collections::{BTreeMap, BTreeSet};
use frame_support::traits::Defensive;
use muster_primitives::{access::action::UPDATE_FIRMWARE, Resource};
use sp_runtime::Saturating;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_start_rollout(
		who: T::AccountId,
		model: ModelId,
		component: ComponentId,
		sequence: Sequence,
		waves: BoundedVec<Wave, ConstU32<MAX_WAVES>>,
		terms: RolloutTerms,
	) -> DispatchResult {
		let now = Self::now();
		ensure_order::<T>(&waves, &terms)?;
		let release =
			Releases::<T>::get((model, component, sequence)).ok_or(Error::<T>::ReleaseNotFound)?;
		ensure!(release.in_force(now), Error::<T>::NotInForce);
		let floor = ModelStates::<T>::get(model).component(component).map(|state| state.floor);
		ensure!(floor.is_none_or(|floor| sequence >= floor), Error::<T>::BelowFloor);
		let fleets: BTreeSet<FleetId> = waves.iter().map(|wave| wave.fleet).collect();
		let owner = Self::ensure_apart(&fleets, model, component)?;
		let id = NextRolloutId::<T>::get();
		let next = id.checked_add(1).ok_or(Error::<T>::Exhausted)?;
		for fleet in &fleets {
			authorize::<T>(&who, Resource::Fleet(*fleet))?;
		}
		let mut rollout = Rollout {
			owner: owner.clone(),
			model,
			component,
			sequence,
			terms,
			phase: Phase::Running,
			era: 0,
			current: 0,
			waves: BoundedVec::truncate_from(waves.into_iter().map(Wave::planned).collect()),
			deposit: Deposit::<T, _>::take(&who, Self::rollout_bytes(fleets.len()))?,
		};
		let size = rollout.open(0, now);
		ensure!(size > 0, Error::<T>::NoMembers);
		for fleet in fleets {
			FleetRolloutsOf::<T>::try_mutate((fleet, model), |list| {
				list.retain(|entry| entry.component != component);
				list.try_push(FleetRollout { component, rollout: id })
			})
			.map_err(|_| Error::<T>::Unexpected)
			.defensive()?;
		}
		NextRolloutId::<T>::put(next);
		Rollouts::<T>::insert(id, rollout);
		Self::deposit_event(Event::RolloutStarted {
			rollout: id,
			owner,
			model,
			component,
			sequence,
		});
		Self::deposit_event(Event::WaveOpened { rollout: id, wave: 0, size });
		Ok(())
	}

	/// What a rollout over so many fleets takes.
	pub(crate) fn rollout_bytes(fleets: usize) -> usize {
		let entries = fleets.saturating_mul(FleetRollout::max_encoded_len());
		Rollout::<T>::max_encoded_len().saturating_add(entries)
	}

	/// The owner of fleets of which none lies above another, and over none of which a rollout of the
	/// component is under way, nor over one above.
	fn ensure_apart(
		fleets: &BTreeSet<FleetId>,
		model: ModelId,
		component: ComponentId,
	) -> Result<T::AccountId, DispatchError> {
		let mut owner = None;
		let mut lists = BTreeMap::new();
		for fleet in fleets {
			let standing = T::Devices::fleet_standing(*fleet).ok_or(Error::<T>::FleetNotFound)?;
			let same = owner.get_or_insert_with(|| standing.owner.clone()) == &standing.owner;
			ensure!(same, Error::<T>::ForeignFleet);
			for above in standing.fleets {
				ensure!(above == *fleet || !fleets.contains(&above), Error::<T>::NestedFleets);
				lists.entry(above).or_insert_with(|| FleetRolloutsOf::<T>::get((above, model)));
			}
		}
		let ids: BTreeSet<RolloutId> = lists
			.values()
			.flatten()
			.filter(|entry| entry.component == component)
			.map(|entry| entry.rollout)
			.collect();
		for id in ids {
			let live = Rollouts::<T>::get(id).is_some_and(|rollout| rollout.phase.is_live());
			ensure!(!live, Error::<T>::AlreadyRolling);
		}
		owner.ok_or_else(|| Error::<T>::BadTerms.into())
	}

	/// A rollout that `who` may steer: permitted on each of its fleets that is still there, or on
	/// everything of the owner if none is. Says how often permission was asked for.
	fn steered(who: &T::AccountId, rollout: &Rollout<T>) -> Result<u32, DispatchError> {
		let mut asked = 0;
		for fleet in rollout.fleets() {
			if T::Devices::fleet_standing(fleet).is_some() {
				authorize::<T>(who, Resource::Fleet(fleet))?;
				asked.saturating_inc();
			}
		}
		if asked == 0 {
			authorize::<T>(who, Resource::Domain(rollout.owner.clone()))?;
			asked = 1;
		}
		Ok(asked)
	}

	/// Opens what is due, or writes down that it halted. Returns how many questions were asked and
	/// how many waves were opened.
	pub(crate) fn do_advance_rollout(
		who: T::AccountId,
		id: RolloutId,
	) -> Result<(u32, u32), DispatchError> {
		let now = Self::now();
		let mut rollout = Rollouts::<T>::get(id).ok_or(Error::<T>::RolloutNotFound)?;
		let mut asked = 0;
		match rollout.ensure_running(now) {
			// Whoever finds it halted may write it down.
			Err(Error::<T>::RolloutHalted) if rollout.phase == Phase::Running => {},
			Err(error) => return Err(error.into()),
			Ok(()) => {
				ensure!(Self::in_force(&rollout, now), Error::<T>::NotInForce);
				if rollout.terms.manual {
					asked = Self::steered(&who, &rollout)?;
				}
			},
		}
		let before = rollout.clone();
		let opened = Self::settle(id, &mut rollout, now, MAX_WAVES, true);
		ensure!(rollout != before, Error::<T>::NotDue);
		Rollouts::<T>::insert(id, rollout);
		Ok((asked, opened))
	}

	pub(crate) fn do_pause_rollout(who: T::AccountId, id: RolloutId) -> Result<u32, DispatchError> {
		let now = Self::now();
		let mut rollout = Rollouts::<T>::get(id).ok_or(Error::<T>::RolloutNotFound)?;
		rollout.ensure_running(now)?;
		let asked = Self::steered(&who, &rollout)?;
		rollout.phase = Phase::Paused { since: now };
		Rollouts::<T>::insert(id, rollout);
		Self::deposit_event(Event::RolloutPaused { rollout: id });
		Ok(asked)
	}

	pub(crate) fn do_resume_rollout(
		who: T::AccountId,
		id: RolloutId,
	) -> Result<u32, DispatchError> {
		let now = Self::now();
		let mut rollout = Rollouts::<T>::get(id).ok_or(Error::<T>::RolloutNotFound)?;
		ensure!(rollout.phase.is_live(), Error::<T>::RolloutOver);
		let old = rollout.phase;
		match (old, rollout.halt(now)) {
			(Phase::Halted(_), _) | (_, Some(_)) => {
				ensure!(rollout.era < u8::MAX, Error::<T>::Exhausted);
				rollout.forgive(now);
			},
			(Phase::Paused { since }, None) => rollout.go_on(since, now),
			_ => return Err(Error::<T>::NotStandingStill.into()),
		}
		let asked = Self::steered(&who, &rollout)?;
		Rollouts::<T>::insert(id, rollout);
		Self::deposit_event(Event::RolloutResumed { rollout: id, from: old });
		Ok(asked)
	}

	pub(crate) fn do_abort_rollout(who: T::AccountId, id: RolloutId) -> Result<u32, DispatchError> {
		let mut rollout = Rollouts::<T>::get(id).ok_or(Error::<T>::RolloutNotFound)?;
		ensure!(rollout.phase != Phase::Aborted, Error::<T>::RolloutOver);
		let asked = Self::steered(&who, &rollout)?;
		let old = rollout.phase;
		rollout.phase = Phase::Aborted;
		Rollouts::<T>::insert(id, rollout);
		Self::deposit_event(Event::RolloutAborted { rollout: id, from: old });
		Ok(asked)
	}

	pub(crate) fn do_remove_rollout(
		who: T::AccountId,
		id: RolloutId,
	) -> Result<u32, DispatchError> {
		let rollout = Rollouts::<T>::get(id).ok_or(Error::<T>::RolloutNotFound)?;
		ensure!(!rollout.phase.is_live(), Error::<T>::RolloutLive);
		let asked = Self::steered(&who, &rollout)?;
		for fleet in rollout.fleets() {
			FleetRolloutsOf::<T>::mutate_exists((fleet, rollout.model), |list| {
				if let Some(entries) = list {
					entries.retain(|entry| entry.rollout != id);
					if entries.is_empty() {
						*list = None;
					}
				}
			});
		}
		Rollouts::<T>::remove(id);
		rollout.deposit.release().defensive()?;
		Self::deposit_event(Event::RolloutRemoved { rollout: id });
		Ok(asked)
	}

	/// Whether the release that a rollout brings may be installed.
	pub(super) fn in_force(rollout: &Rollout<T>, now: u64) -> bool {
		Releases::<T>::get((rollout.model, rollout.component, rollout.sequence))
			.is_some_and(|release| release.in_force(now))
	}

	/// Does what the counts call for, after they changed or time went by: writes down a halt or a
	/// success, opens the next wave or completes the rollout. Returns how many waves were opened.
	///
	/// At most `most` are opened: waves without places pass one after the other. Of a manual rollout one
	/// is, if its operator asks for it `by_hand`.
	pub(super) fn settle(
		id: RolloutId,
		rollout: &mut Rollout<T>,
		now: u64,
		most: u32,
		by_hand: bool,
	) -> u32 {
		let mut opened = 0;
		loop {
			let stands = !matches!(rollout.phase, Phase::Running | Phase::Paused { .. });
			if stands || rollout.latch(id, now) {
				return opened;
			}
			let (current, passed) = (rollout.current, rollout.has_passed());
			let Some(wave) = rollout.waves.get_mut(usize::from(current)).defensive() else {
				return opened;
			};
			if !passed {
				wave.passed_at = None;
				return opened;
			}
			if wave.passed_at.is_none() {
				wave.passed_at = Some(now);
				Self::deposit_event(Event::WavePassed { rollout: id, wave: current });
			}
			let waits = rollout.terms.manual && !(by_hand && opened == 0);
			let soaks = rollout.soaks_until().is_none_or(|until| now < until);
			if rollout.phase != Phase::Running || waits || soaks || !Self::in_force(rollout, now) {
				return opened;
			}
			let next = current.saturating_add(1);
			if usize::from(next) >= rollout.waves.len() {
				rollout.phase = Phase::Completed;
				Self::deposit_event(Event::RolloutCompleted { rollout: id });
				return opened;
			}
			if opened >= most {
				return opened;
			}
			let size = rollout.open(next, now);
			opened.saturating_inc();
			Self::deposit_event(Event::WaveOpened { rollout: id, wave: next, size });
		}
	}
}

/// The weight of a call by whoever steers a rollout, where permission on so many fleets was asked for.
pub(crate) fn steering<T: Config>(plain: Weight, fleets: u32) -> Weight {
	let standing = T::Devices::fleet_standing_weight().saturating_mul(fleets.into());
	asking::<T>(plain.saturating_add(standing), fleets)
}

fn authorize<T: Config>(who: &T::AccountId, resource: Resource<T::AccountId>) -> DispatchResult {
	T::Access::authorize(&Subject::Account(who.clone()), UPDATE_FIRMWARE, &resource)
}

/// Waves are at least one, each within its numbers; those of one fleet follow each other, and their
/// shares rise.
pub(super) fn ensure_order<T: Config>(
	waves: &[Wave],
	terms: &RolloutTerms,
) -> Result<(), Error<T>> {
	let mut past = BTreeSet::new();
	let mut last: Option<&Wave> = None;
	for wave in waves {
		let good = match last {
			Some(last) if last.fleet == wave.fleet => last.share < wave.share,
			_ => past.insert(wave.fleet),
		};
		ensure!(good && wave.is_well_formed(), Error::<T>::BadTerms);
		last = Some(wave);
	}
	let window = terms.window.is_none_or(|window| window.is_well_formed());
	ensure!(last.is_some() && window, Error::<T>::BadTerms);
	Ok(())
}
