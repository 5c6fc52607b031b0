// SPDX-License-Identifier: Apache-2.0

//! What a device is to install now, or why nothing.

use super::{report::may_update, types::*};
use crate::*;
use muster_primitives::{DeviceStanding, UpdatePolicy};

/// What is known of the device that asks.
struct Asking<T: Config> {
	model: ModelId,
	updates: UpdatePolicy,
	standing: DeviceStanding<T::AccountId>,
	state: Option<DeviceState<T>>,
	/// The verdict, if it counts now.
	verdict: Option<Verdict>,
	/// The hardware revision, if it is proven.
	hardware: Option<u32>,
	now: u64,
}

impl<T: Config> Asking<T> {
	fn running(&self, component: ComponentId) -> Option<Sequence> {
		self.verdict.as_ref()?.running(component).map(|reference| reference.sequence)
	}

	fn part(&self, component: ComponentId) -> Option<&Participation> {
		self.state.as_ref()?.part_in(component)
	}

	/// What it has proven to run, or else has reported in the last rollout that it took part in.
	fn runs(&self, component: ComponentId) -> Option<Sequence> {
		self.running(component).or_else(|| {
			let succeeded = |part: &&Participation| part.outcome == Outcome::Succeeded;
			let part = self.part(component).filter(succeeded)?;
			Rollouts::<T>::get(part.rollout).map(|rollout| rollout.sequence)
		})
	}

	/// Its place in a rollout that offers something, or why there is none.
	fn place(&self, id: RolloutId, rollout: &Rollout<T>) -> Result<Place, Reason> {
		let takes_part = self.part(rollout.component).is_some_and(|part| part.rollout == id);
		match rollout.phase {
			Phase::Aborted => return Err(Reason::Aborted),
			// Whoever is left over by the last wave's share stays so.
			Phase::Completed if takes_part || rollout.covers_all(&self.standing.fleets) => {
				return Ok(Place::NotNeeded)
			},
			Phase::Completed => return Err(Reason::NoPlace),
			_ => {},
		}
		match rollout.ensure_running(self.now) {
			Ok(()) => {},
			Err(Error::<T>::RolloutPaused) => return Err(Reason::Paused),
			Err(_) => return Err(Reason::Halted),
		}
		if takes_part {
			return Ok(Place::Taken);
		}
		match rollout.place_for(&self.standing.fleets, self.now) {
			Ok(_) => Ok(Place::Free),
			Err(Error::<T>::NoPlace) => Err(Reason::NoPlace),
			Err(_) => Err(Reason::NotYet),
		}
	}

	/// What is to be done about a component, as the rollout wants it that decides.
	fn advise(
		&self,
		component: ComponentState,
		deciding: Option<(RolloutId, &Rollout<T>)>,
	) -> Result<Install, Reason> {
		let held = self.state.as_ref().is_some_and(|state| state.quarantined);
		ensure!(may_update(self.standing.status, held), Reason::DeviceNotActive);
		let sequence = match deciding {
			Some((_, rollout)) => rollout.sequence,
			None if self.updates == UpdatePolicy::OwnerApproved => return Err(Reason::NoRollout),
			None => Pallet::<T>::newest_in_force(self.model, component.id, self.now)
				.map(|(sequence, _)| sequence)
				.ok_or(Reason::NoRollout)?,
		};
		let aborted = deciding.is_some_and(|(_, rollout)| rollout.phase == Phase::Aborted);
		ensure!(!aborted, Reason::Aborted);
		let key = (self.model, component.id, sequence);
		let in_force = Releases::<T>::get(key).is_some_and(|release| release.in_force(self.now));
		let info = ReleaseInfos::<T>::get(key).filter(|_| in_force);
		let ReleaseInfo { details, manifest, .. } = info.ok_or(Reason::ReleaseRevoked)?;
		ensure!(sequence >= component.floor, Reason::BelowFloor);
		let runs = self.runs(component.id);
		ensure!(runs.is_none_or(|runs| runs < sequence), Reason::UpToDate);
		let place = match deciding {
			Some((id, rollout)) => self.place(id, rollout)?,
			None => Place::NotNeeded,
		};
		if let Some((first, last)) = details.hardware {
			let hardware = self.hardware.ok_or(Reason::HardwareUnknown)?;
			ensure!((first..=last).contains(&hardware), Reason::HardwareMismatch);
		}
		if let Some(sequence) = details.requires {
			ensure!(runs.is_some_and(|runs| runs >= sequence), Reason::Requires { sequence });
		}
		for (component, sequence) in details.dependencies {
			let runs = self.runs(component).is_some_and(|runs| runs >= sequence);
			ensure!(runs, Reason::Dependency { component, sequence });
		}
		ensure!(self.updates != UpdatePolicy::Manual, Reason::ByHand { sequence });
		let window = deciding.and_then(|(_, rollout)| rollout.terms.window);
		if let Some(window) = window.filter(|window| !window.include(self.now)) {
			return Err(Reason::OutsideWindow { opens_at: window.begin(self.now) });
		}
		Ok(Install {
			sequence,
			version: details.version.into_inner(),
			images: details.images.into_inner(),
			uris: details.uris.into_iter().map(BoundedVec::into_inner).collect(),
			manifest,
			place,
		})
	}
}

impl<T: Config> Pallet<T> {
	pub(crate) fn advice(device: &DeviceId) -> Option<Vec<UpdateAdvice>> {
		let model = T::Devices::model(device)?;
		let (_, updates) = T::Vendors::model(model)?;
		let standing = T::Devices::standing(device)?;
		let now = Self::now();
		let state = DeviceStates::<T>::get(device);
		let of_model = ModelStates::<T>::get(model);
		let policy = of_model.appraisal_policy();
		let verdict = state
			.as_ref()
			.and_then(|state| state.valid_verdict(standing.generation, policy, now).ok())
			.cloned();
		let hardware = verdict
			.as_ref()
			.zip(policy)
			.and_then(|(verdict, policy)| verdict.platform.hardware(policy));
		let asking = Asking::<T> { model, updates, standing, state, verdict, hardware, now };
		let advise = |component: &ComponentState| {
			let deciding = Self::deciding(&asking.standing.fleets, model, component.id)
				.and_then(|id| Some((id, Rollouts::<T>::get(id)?)));
			let deciding = deciding.as_ref().map(|(id, rollout)| (*id, rollout));
			UpdateAdvice {
				component: component.id,
				running: asking.running(component.id),
				rollout: deciding.map(|(id, _)| id),
				advice: asking
					.advise(*component, deciding)
					.map_or_else(Advice::Nothing, Advice::Install),
			}
		};
		Some(of_model.components.iter().map(advise).collect())
	}
}
