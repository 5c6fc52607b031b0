// SPDX-License-Identifier: Apache-2.0

//! What devices say and prove about rollouts, and devices that leave.

use super::types::*;
use crate::*;
use frame_support::traits::Defensive;
use muster_primitives::{access::action::UPDATE_FIRMWARE, DeviceStatus, FleetListener, Resource};
use sp_runtime::Saturating;

/// What opening so many waves adds to a call that finds them due.
fn opening<T: Config>(waves: u32) -> Weight {
	T::WeightInfo::advance_rollout(waves).saturating_sub(T::WeightInfo::advance_rollout(0))
}

/// The weight of a report: whether a proof is looked at, how many waves it opens, and how often
/// permission is asked for.
pub(crate) fn report_weight<T: Config>(proof: bool, opened: u32, asked: u32) -> Weight {
	let plain = T::WeightInfo::report().saturating_add(opening::<T>(opened));
	let looking = if proof { T::WeightInfo::read_attestation() } else { Weight::zero() };
	asking::<T>(plain.saturating_add(looking), asked)
}

impl Progress {
	/// Every component proves to run what a later rollout than the device's last one brings, and each
	/// of those opens a wave.
	pub const MOST: Self = Self::most(MAX_COMPONENTS);

	/// So many of them do.
	pub const fn most(components: u32) -> Self {
		Self { rollouts: 2 * components, opened: components }
	}

	/// The weight of having looked at so many rollouts, and opened so many waves.
	pub(crate) fn weight<T: Config>(&self) -> Weight {
		T::WeightInfo::proven(self.rollouts).saturating_add(opening::<T>(self.opened))
	}
}

impl<T: Config> Pallet<T> {
	/// Counts what a device says, or somebody for it. Returns whether a proof was looked at, and how
	/// many waves were opened.
	pub(crate) fn do_report(
		by: Subject<T::AccountId>,
		device: DeviceId,
		id: RolloutId,
		report: Report,
	) -> Result<(bool, u32), DispatchError> {
		let now = Self::now();
		let (owner, standing) = Self::owned(&device)?;
		let mut rollout = Rollouts::<T>::get(id).ok_or(Error::<T>::RolloutNotFound)?;
		ensure!(rollout.phase.is_live(), Error::<T>::RolloutOver);
		let stored = DeviceStates::<T>::get(device);
		let part = stored.as_ref().and_then(|state| state.part_in(rollout.component)).copied();
		let proof = report == Report::Installed && rollout.terms.proof == Proof::Attested;
		let outcome = match report {
			Report::Started => Outcome::Pending,
			Report::Installed => {
				ensure!(!proof || Self::has_proven(&device, &rollout), Error::<T>::NotProven);
				Outcome::Succeeded
			},
			Report::Failed(code) => Outcome::Failed(code),
		};
		let (part, old, left) = match part {
			Some(mut part) if part.rollout == id => {
				let old = part.outcome;
				let outcome = match (old, outcome) {
					(Outcome::Succeeded | Outcome::Relapsed(_), Outcome::Failed(code)) => {
						Outcome::Relapsed(code)
					},
					(_, outcome) => outcome,
				};
				// Whoever has begun has begun; whatever else was said can be said once an era.
				let again =
					old == outcome && (part.era == rollout.era || outcome == Outcome::Succeeded);
				let new = outcome != Outcome::Pending && !again;
				ensure!(new, Error::<T>::NothingNew);
				rollout.latch(id, now);
				rollout.move_to(&mut part, outcome);
				(part, Some(old), None)
			},
			other => {
				ensure!(T::Devices::model(&device) == Some(rollout.model), Error::<T>::NotCovered);
				let held = stored.as_ref().is_some_and(|state| state.quarantined);
				ensure!(may_update(standing.status, held), Error::<T>::DeviceNotActive);
				let fleets = &standing.fleets;
				let deciding = Self::deciding(fleets, rollout.model, rollout.component);
				ensure!(deciding == Some(id), Error::<T>::NotCovered);
				(Self::enter(id, &mut rollout, fleets, outcome, now)?, None, other)
			},
		};
		if by != Subject::Device(device) {
			T::Access::authorize(&by, UPDATE_FIRMWARE, &Resource::Device(device))?;
		}
		if let Some(left) = left {
			Self::leave(&device, &left);
		}
		Self::tell(&device, old, &part);
		let opened = Self::settle(id, &mut rollout, now, MAX_WAVES, false);
		let mut state = Self::device_state(&device, &owner, standing.generation)?;
		state.take_part(part)?;
		Rollouts::<T>::insert(id, rollout);
		DeviceStates::<T>::insert(device, state);
		Ok((proof, opened))
	}

	/// Gives a device a place in a rollout, with an outcome.
	fn enter(
		id: RolloutId,
		rollout: &mut Rollout<T>,
		fleets: &[FleetId],
		outcome: Outcome,
		now: u64,
	) -> Result<Participation, Error<T>> {
		rollout.ensure_running(now)?;
		ensure!(Self::in_force(rollout, now), Error::<T>::NotInForce);
		let wave = rollout.place_for(fleets, now)?;
		rollout.admit(wave, outcome);
		let (component, era, wave) = (rollout.component, rollout.era, wave as u8);
		Ok(Participation { component, rollout: id, wave, era, outcome })
	}

	fn tell(device: &DeviceId, old: Option<Outcome>, part: &Participation) {
		Self::deposit_event(Event::UpdateReported {
			rollout: part.rollout,
			device: *device,
			wave: part.wave,
			old,
			new: part.outcome,
		});
	}

	/// Takes a device out of a rollout that counts it. Whether that changes how the rollout stands is
	/// for the next call to find.
	fn leave(device: &DeviceId, part: &Participation) {
		Rollouts::<T>::mutate_extant(part.rollout, |rollout| {
			if rollout.phase.is_live() {
				rollout.drop_out(part);
				Self::deposit_event(Event::DeviceLeft {
					rollout: part.rollout,
					device: *device,
					wave: part.wave,
					outcome: part.outcome,
				});
			}
		});
	}

	/// The rollout that decides what devices of these fleets install: the one that was started last.
	pub(super) fn deciding(
		fleets: &[FleetId],
		model: ModelId,
		component: ComponentId,
	) -> Option<RolloutId> {
		let lists = fleets.iter().flat_map(|fleet| FleetRolloutsOf::<T>::get((fleet, model)));
		lists.filter(|entry| entry.component == component).map(|entry| entry.rollout).max()
	}

	/// Whether the device's verdict shows that it runs what the rollout brings, or later, and nothing
	/// speaks against it.
	fn has_proven(device: &DeviceId, rollout: &Rollout<T>) -> bool {
		Self::verdict_now(device).is_ok_and(|(state, _, appraisal)| {
			let running = state.verdict.and_then(|verdict| {
				verdict.running(rollout.component).map(|reference| reference.sequence)
			});
			appraisal.finding().tier != TrustTier::Contraindicated
				&& running.is_some_and(|sequence| sequence >= rollout.sequence)
		})
	}

	/// Counts what a device has just proven to run: fulfils its part in a rollout, or takes a place
	/// where one is free and fulfils that at once. A rollout asks no more than its release: a later
	/// one is as good.
	///
	/// For [`attest`](Pallet::attest), which writes `state`. `fleets` are those of the device's
	/// standing; `running` is empty if the verdict is contraindicated. Nothing that is amiss with a
	/// rollout makes this fail.
	pub(crate) fn proven(
		state: &mut DeviceState<T>,
		device: &DeviceId,
		model: ModelId,
		fleets: &[FleetId],
		running: &[Reference],
		now: u64,
	) -> Progress {
		let mut progress = Progress::default();
		if running.is_empty() {
			return progress;
		}
		let mut newest = [None::<RolloutId>; MAX_COMPONENTS as usize];
		for entry in fleets.iter().flat_map(|fleet| FleetRolloutsOf::<T>::get((fleet, model))) {
			if let Some(id) = newest.get_mut(usize::from(entry.component)) {
				*id = (*id).max(Some(entry.rollout));
			}
		}
		for Reference { component, sequence, .. } in running {
			let deciding = newest.get(usize::from(*component)).copied().flatten();
			let part = state.part_in(*component).copied();
			let other = deciding.filter(|id| part.is_none_or(|part| part.rollout != *id));
			let entered = other.and_then(|id| {
				progress.rollouts.saturating_inc();
				let mut rollout = Rollouts::<T>::get(id)?;
				let outcome = (*sequence >= rollout.sequence).then_some(Outcome::Succeeded)?;
				let part = Self::enter(id, &mut rollout, fleets, outcome, now).ok()?;
				Some((part, rollout))
			});
			let old = part;
			let changed = match (entered, part) {
				(Some(entered), left) => {
					if let Some(left) = left {
						progress.rollouts.saturating_inc();
						Self::leave(device, &left);
					}
					Some(entered)
				},
				(None, Some(part)) => Self::fulfil(part, *sequence, now, &mut progress),
				(None, None) => None,
			};
			if let Some((part, mut rollout)) = changed {
				let id = part.rollout;
				let old = old.filter(|old| old.rollout == id).map(|old| old.outcome);
				Self::tell(device, old, &part);
				// One: evidence may be for many rollouts.
				let opened = Self::settle(id, &mut rollout, now, 1, false);
				progress.opened.saturating_accrue(opened);
				Rollouts::<T>::insert(id, rollout);
				// One for each component: there is room.
				let _ = state.take_part(part).defensive();
			}
		}
		progress
	}

	/// A part in a live rollout that waits for this proof, and the rollout, fulfilled.
	fn fulfil(
		mut part: Participation,
		sequence: Sequence,
		now: u64,
		progress: &mut Progress,
	) -> Option<(Participation, Rollout<T>)> {
		if !matches!(part.outcome, Outcome::Pending | Outcome::Failed(_)) {
			return None;
		}
		progress.rollouts.saturating_inc();
		let mut rollout = Rollouts::<T>::get(part.rollout)
			.filter(|rollout| rollout.phase.is_live() && sequence >= rollout.sequence)?;
		rollout.latch(part.rollout, now);
		rollout.move_to(&mut part, Outcome::Succeeded);
		Some((part, rollout))
	}
}

/// Whether a device in this state may be given firmware. What holds it because of its verdict is
/// mended by nothing else.
pub(super) fn may_update(status: DeviceStatus, held: bool) -> bool {
	status.is_active() || (held && status == DeviceStatus::Quarantined)
}

impl<T: Config> DeviceState<T> {
	/// The device's part in a rollout of this component.
	pub(super) fn part_in(&self, component: ComponentId) -> Option<&Participation> {
		self.participations.iter().find(|part| part.component == component)
	}

	/// Puts its part in place of the earlier one of that component.
	fn take_part(&mut self, part: Participation) -> Result<(), Error<T>> {
		self.participations.retain(|old| old.component != part.component);
		self.participations.try_push(part).map_err(|_| Error::<T>::Unexpected)
	}
}

/// What a device counted for goes with it, when it leaves the fleets of its wave.
impl<T: Config> FleetListener for Pallet<T> {
	fn left(device: &DeviceId) {
		let Some(mut state) = DeviceStates::<T>::get(device) else { return };
		if state.participations.is_empty() {
			return;
		}
		let fleets = T::Devices::standing(device).map(|it| it.fleets).unwrap_or_default();
		let before = state.participations.len();
		state.participations.retain(|part| {
			let Some(rollout) = Rollouts::<T>::get(part.rollout) else { return false };
			let wave = rollout.waves.get(usize::from(part.wave));
			let stays = wave.is_some_and(|wave| fleets.contains(&wave.terms.fleet));
			if !stays {
				Self::leave(device, part);
			}
			stays
		});
		if state.participations.len() < before {
			DeviceStates::<T>::insert(device, state);
		}
	}

	fn left_weight() -> Weight {
		T::WeightInfo::left_rollouts(MAX_COMPONENTS)
	}
}
