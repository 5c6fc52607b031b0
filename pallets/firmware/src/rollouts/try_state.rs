// SPDX-License-Identifier: Apache-2.0

//! What always holds between rollouts, fleets and devices.

use super::{manage::ensure_order, types::*};
use crate::{try_state::Held, *};
use alloc::collections::{BTreeMap, BTreeSet};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks the invariants, by number:
	///
	/// 1. Numbers are in their ranges, waves in order, and those to come are empty.
	/// 2. No more succeeded and failed than were admitted, no more were forgiven than failed, and no
	///    more were admitted than there are places.
	/// 3. While a rollout is under way its counts are those of the devices that take part, each of
	///    which is in the fleet of its wave.
	/// 4. A fleet names one rollout a component, which names the fleet. One that is under way is named
	///    by all of its fleets.
	/// 5. A device takes part in one rollout a component.
	/// 6. What is held on every account is the sum of what is written here.
	pub(crate) fn try_rollouts() -> Result<(), TryRuntimeError> {
		let mut held = Held::<T>::default();
		let counted = Self::try_participations()?;
		for (id, rollout) in Rollouts::<T>::iter() {
			held.deposit(&rollout.deposit, HoldReason::Rollout);
			ensure!(id < NextRolloutId::<T>::get(), "1: a rollout to come");
			let waves: Vec<Wave> = rollout.waves.iter().map(|wave| wave.terms).collect();
			ensure!(ensure_order::<T>(&waves, &rollout.terms).is_ok(), "1: bad terms");
			let opened = usize::from(rollout.current) + 1;
			ensure!(opened <= waves.len(), "1: a wave that is not");
			for (index, wave) in rollout.waves.iter().enumerate() {
				ensure!(index < opened || *wave == wave.terms.planned(), "1: a wave to come");
				let spoken = wave.succeeded.checked_add(wave.failed);
				ensure!(
					spoken.is_some_and(|spoken| spoken <= wave.admitted)
						&& wave.forgiven <= wave.failed
						&& wave.admitted <= wave.places,
					"2: counts exceed each other"
				);
				if rollout.phase.is_live() {
					let counts = (wave.admitted, wave.succeeded, wave.failed, wave.forgiven);
					let found = counted.get(&(id, index)).copied().unwrap_or_default();
					ensure!(counts == found, "3: counts are not those of the devices");
				}
			}
			for fleet in rollout.fleets() {
				let list = FleetRolloutsOf::<T>::get((fleet, rollout.model));
				ensure!(
					!rollout.phase.is_live() || list.iter().any(|entry| entry.rollout == id),
					"4: a fleet does not know its rollout"
				);
			}
		}
		for ((fleet, model), list) in FleetRolloutsOf::<T>::iter() {
			ensure!(!list.is_empty(), "4: an empty list");
			let components: BTreeSet<_> = list.iter().map(|entry| entry.component).collect();
			ensure!(components.len() == list.len(), "4: two rollouts of a component");
			for entry in list {
				let rollout =
					Rollouts::<T>::get(entry.rollout).ok_or("4: a rollout that is not")?;
				ensure!(
					rollout.model == model
						&& rollout.component == entry.component
						&& rollout.fleets().contains(&fleet),
					"4: a rollout of others"
				);
			}
		}
		Self::try_held(&held, &[HoldReason::Rollout])
	}

	/// Admitted, succeeded, failed and forgiven of each wave of rollouts under way.
	#[allow(clippy::type_complexity)]
	fn try_participations(
	) -> Result<BTreeMap<(RolloutId, usize), (u32, u32, u32, u32)>, TryRuntimeError> {
		let mut counted = BTreeMap::<_, (u32, u32, u32, u32)>::new();
		for (device, state) in DeviceStates::<T>::iter() {
			let components: BTreeSet<_> =
				state.participations.iter().map(|part| part.component).collect();
			ensure!(
				components.len() == state.participations.len(),
				"5: two rollouts of a component"
			);
			for part in &state.participations {
				let Some(rollout) = Rollouts::<T>::get(part.rollout) else { continue };
				ensure!(rollout.component == part.component, "5: another component");
				ensure!(part.era <= rollout.era, "5: an era to come");
				ensure!(part.wave <= rollout.current, "5: a wave to come");
				if !rollout.phase.is_live() {
					continue;
				}
				let index = usize::from(part.wave);
				let wave = rollout.waves.get(index).ok_or("5: a wave that is not")?;
				ensure!(T::Devices::in_fleet(&device, wave.terms.fleet), "3: in another fleet");
				let (admitted, succeeded, failed, forgiven) =
					counted.entry((part.rollout, index)).or_default();
				*admitted += 1;
				*succeeded += u32::from(part.outcome == Outcome::Succeeded);
				*failed += u32::from(part.outcome.is_failure());
				*forgiven += u32::from(part.outcome.is_failure() && part.era < rollout.era);
			}
		}
		Ok(counted)
	}
}
