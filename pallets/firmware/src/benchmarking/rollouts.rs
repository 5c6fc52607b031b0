// SPDX-License-Identifier: Apache-2.0

//! What the benchmarks of rollouts start from: fleets that lie as deep as can be, and a device that
//! has been attested.

use super::*;
use alloc::vec;
use muster_primitives::Hours;

/// In [`Attester`]'s releases.
const SEQUENCE: Sequence = 1;

/// The terms as long as can be.
pub const TERMS: RolloutTerms = RolloutTerms {
	window: Some(Hours { days: 127, from: 0, until: 1_440, offset: 0 }),
	proof: Proof::Reported,
	manual: false,
};

/// All of a fleet, of which next to nothing must succeed.
pub fn wave(fleet: FleetId, soak: u64) -> Wave {
	Wave { fleet, share: WHOLE, success: 1, failure: WHOLE - 1, deadline: LONG, soak }
}

/// So many fleets of an owner, each at the end of a way as long as can be, from the top down.
pub fn ways<T: Config>(owner: &T::AccountId, count: u32) -> Vec<Vec<FleetId>> {
	let depth = T::Devices::max_fleet_depth().into();
	(0..count).map(|_| T::BenchmarkHelper::fleets(owner, depth)).collect()
}

/// The lowest of each.
pub fn lowest(ways: &[Vec<FleetId>]) -> Vec<FleetId> {
	ways.iter().filter_map(|way| way.last().copied()).collect()
}

/// Starts a rollout of a component for the fleets' owner, paid for by him.
pub fn start<T: Config>(
	owner: &T::AccountId,
	model: ModelId,
	component: ComponentId,
	waves: Vec<Wave>,
	terms: RolloutTerms,
) -> Result<RolloutId, DispatchError> {
	let id = NextRolloutId::<T>::get();
	let waves = waves.try_into().map_err(|_| Error::<T>::BadTerms)?;
	Pallet::<T>::start_rollout(signed::<T>(owner), model, component, SEQUENCE, waves, terms)?;
	Ok(id)
}

/// A rollout of component 0 with as many fleets as can be, each as deep as can be, of the caller's;
/// with another one beside it that is kept in the same places. Somebody else pays.
pub fn widest<T: Config>() -> Result<(T::AccountId, RolloutId), DispatchError> {
	let owner = caller::<T>();
	let attester = Attester::<T>::new(owner.clone())?;
	let mut fleets = lowest(&ways::<T>(&owner, MAX_WAVES - 1));
	fleets.extend(attester.fleets.last());
	fleets.reverse();
	let waves: Vec<_> = fleets.iter().map(|fleet| wave(*fleet, 0)).collect();
	start::<T>(&owner, attester.stage.model, 1, waves.clone(), TERMS)?;
	let id = start::<T>(&owner, attester.stage.model, 0, waves, TERMS)?;
	let payer = funded::<T>("payer", 0);
	Rollouts::<T>::try_mutate(id, |rollout| {
		let rollout = rollout.as_mut().ok_or(Error::<T>::RolloutNotFound)?;
		let bytes = Pallet::<T>::rollout_bytes(rollout.fleets().len());
		repay::<T, _>(&mut rollout.deposit, &payer, bytes)
	})?;
	Ok((owner, id))
}

impl<T: Config> Attester<T> {
	/// Takes part in a rollout of so many components over the lowest fleet, without having said how
	/// it went.
	pub fn taking_part(&self, components: u32) -> DispatchResult {
		let lowest = self.fleets.last().copied().ok_or(Error::<T>::FleetNotFound)?;
		for component in 0..components as ComponentId {
			let waves = vec![wave(lowest, LONG)];
			let id = start::<T>(&self.owner, self.stage.model, component, waves, TERMS)?;
			self.says(id, Report::Started)?;
		}
		Ok(())
	}

	/// Starts rollouts of so many components over the topmost fleet, which decide from now on.
	pub fn overruled(&self, components: u32) -> DispatchResult {
		let top = self.fleets.first().copied().ok_or(Error::<T>::FleetNotFound)?;
		for component in 0..components as ComponentId {
			let waves = vec![wave(top, LONG)];
			start::<T>(&self.owner, self.stage.model, component, waves, TERMS)?;
		}
		Ok(())
	}

	pub fn says(&self, rollout: RolloutId, report: Report) -> DispatchResult {
		let origin = signed::<T>(&self.owner);
		Pallet::<T>::report(origin, self.device, rollout, report)
			.map(|_| ())
			.map_err(|failed| failed.error)
	}
}
