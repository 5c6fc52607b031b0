// SPDX-License-Identifier: Apache-2.0

//! The counts of a rollout: sizes, thresholds, halts, and what is due.

use super::types::*;
use crate::*;
use alloc::collections::BTreeSet;
use frame_support::traits::Defensive;
use sp_runtime::Saturating;

/// So many basis points of a number, rounded up.
pub(super) fn share_up(share: u16, of: u32) -> u32 {
	// A share is at most the whole.
	(u64::from(share) * u64::from(of)).div_ceil(WHOLE.into()) as u32
}

/// So many basis points of a number, rounded down.
fn share_down(share: u16, of: u32) -> u32 {
	(u64::from(share) * u64::from(of) / u64::from(WHOLE)) as u32
}

impl Wave {
	/// Whether its numbers are in their ranges.
	pub(super) fn is_well_formed(&self) -> bool {
		(1..=WHOLE).contains(&self.share)
			&& (1..=WHOLE).contains(&self.success)
			// So a wave in which every device has spoken, or is late, has passed or halts.
			&& self.failure <= WHOLE - self.success
			&& self.deadline > 0
	}

	/// Before it is opened.
	pub(super) fn planned(self) -> WaveState {
		WaveState {
			terms: self,
			promised: 0,
			places: 0,
			admitted: 0,
			succeeded: 0,
			failed: 0,
			forgiven: 0,
			deadline_at: 0,
			passed_at: None,
		}
	}
}

impl WaveState {
	/// Admitted devices that have said nothing yet.
	pub(super) fn pending(&self) -> u32 {
		self.admitted.saturating_sub(self.succeeded).saturating_sub(self.failed)
	}

	/// Those whose failures and successes count, where so many places are still to be filled.
	fn counted(&self, vacant: u32) -> u32 {
		self.admitted.saturating_add(vacant).saturating_sub(self.forgiven)
	}

	/// Nothing goes on without a single success, if there was to be one: devices that left do not
	/// speak for those to come.
	pub(super) fn needed(&self, vacant: u32) -> u32 {
		let least = u32::from(self.promised > 0 && self.forgiven == 0);
		share_up(self.terms.success, self.counted(vacant)).max(least)
	}

	pub(super) fn tolerated(&self, vacant: u32) -> u32 {
		share_down(self.terms.failure, self.counted(vacant))
	}

	/// Counts an outcome in, or out.
	fn count(&mut self, outcome: Outcome, forgiven: bool, add: bool) {
		let change = |count: &mut u32| {
			let changed = if add { count.checked_add(1) } else { count.checked_sub(1) };
			*count = changed.defensive_unwrap_or(*count);
		};
		match outcome {
			Outcome::Pending => {},
			Outcome::Succeeded => change(&mut self.succeeded),
			Outcome::Failed(_) | Outcome::Relapsed(_) => {
				change(&mut self.failed);
				if forgiven {
					change(&mut self.forgiven);
				}
			},
		}
	}
}

impl<T: Config> Rollout<T> {
	/// The waves that were opened, with their numbers.
	fn opened(&self) -> impl DoubleEndedIterator<Item = (usize, &WaveState)> {
		self.waves.iter().enumerate().take(usize::from(self.current) + 1)
	}

	/// Its fleets.
	pub(crate) fn fleets(&self) -> BTreeSet<FleetId> {
		self.waves.iter().map(|wave| wave.terms.fleet).collect()
	}

	/// Whether a wave of the same fleet was opened after this one, and took over its free places.
	fn is_closed(&self, index: usize) -> bool {
		index < usize::from(self.current)
			&& self.waves.get(index).map(|wave| wave.terms.fleet)
				== self.waves.get(index + 1).map(|wave| wave.terms.fleet)
	}

	/// Devices that hold places in the waves of a fleet.
	fn admitted(&self, fleet: FleetId) -> u32 {
		let of_fleet = self.waves.iter().filter(|wave| wave.terms.fleet == fleet);
		of_fleet.fold(0, |sum, wave| sum.saturating_add(wave.admitted))
	}

	/// Places of a wave that no device has taken. A closed one has none to give, yet they are part of
	/// its size.
	fn unfilled(&self, index: usize) -> u32 {
		self.waves.get(index).map_or(0, |wave| wave.places.saturating_sub(wave.admitted))
	}

	/// Of the free places of a wave, those for which there are devices: members of the fleet without
	/// a place.
	pub(super) fn vacant(&self, index: usize) -> u32 {
		let (Some(wave), false) = (self.waves.get(index), self.is_closed(index)) else {
			return self.unfilled(index);
		};
		match self.unfilled(index) {
			0 => 0,
			unfilled => {
				let members = T::Devices::members(wave.terms.fleet, self.model);
				unfilled.min(members.saturating_sub(self.admitted(wave.terms.fleet)))
			},
		}
	}

	/// The answer of `test` to the places of a wave that are vacant. It must change at most once as
	/// they grow: then fleets are asked only where the answer depends on it.
	fn by_vacant(&self, index: usize, test: impl Fn(u32) -> bool) -> bool {
		let (least, most) = (test(0), test(self.unfilled(index)));
		if least == most {
			return most;
		}
		test(self.vacant(index))
	}

	/// Deadlines stand still while it is paused.
	pub(super) fn clock(&self, now: u64) -> u64 {
		match self.phase {
			Phase::Paused { since } => since,
			_ => now,
		}
	}

	/// The silent of a wave, where so many places are vacant.
	pub(super) fn silent(&self, index: usize, vacant: u32, now: u64) -> u32 {
		match self.waves.get(index) {
			Some(wave) if self.clock(now) > wave.deadline_at => {
				let vacant = if self.is_closed(index) { 0 } else { vacant };
				wave.pending().saturating_add(vacant)
			},
			_ => 0,
		}
	}

	/// The first wave in which more failed and kept silent than it tolerates, or the last one, if it
	/// has not passed until its deadline. A rollout in which there is one has halted, whether or not
	/// somebody has written it down.
	pub(super) fn halt(&self, now: u64) -> Option<Halt> {
		let bad = |wave: &WaveState, index: usize, vacant: u32| {
			let failed = wave.failed.saturating_sub(wave.forgiven);
			(failed, self.silent(index, vacant, now))
		};
		let (index, wave) = self.opened().find(|(index, wave)| {
			let late = *index == usize::from(self.current)
				&& self.clock(now) > wave.deadline_at
				&& !self.has_passed();
			late || self.by_vacant(*index, |vacant| {
				let (failed, silent) = bad(wave, *index, vacant);
				failed.saturating_add(silent) > wave.tolerated(vacant)
			})
		})?;
		let vacant = self.vacant(index);
		let (failed, silent) = bad(wave, index, vacant);
		Some(Halt { wave: index as u8, failed, silent, tolerated: wave.tolerated(vacant) })
	}

	/// Writes down that it halted, if it has: what counts changed must not hide it.
	pub(super) fn latch(&mut self, id: RolloutId, now: u64) -> bool {
		let halt = match self.phase {
			Phase::Running | Phase::Paused { .. } => self.halt(now),
			_ => None,
		};
		if let Some(halt) = halt {
			self.phase = Phase::Halted(halt);
			Pallet::<T>::deposit_event(Event::RolloutHalted { rollout: id, halt });
		}
		halt.is_some()
	}

	/// Whether the wave that was opened last has its successes.
	pub(super) fn has_passed(&self) -> bool {
		let index = usize::from(self.current);
		self.waves.get(index).is_some_and(|wave| {
			self.by_vacant(index, |vacant| wave.succeeded >= wave.needed(vacant))
		})
	}

	/// When the soak of the wave that was opened last ends, if it has its successes.
	pub(super) fn soaks_until(&self) -> Option<u64> {
		let wave = self.waves.get(usize::from(self.current))?;
		wave.passed_at.map(|at| at.saturating_add(wave.terms.soak))
	}

	/// The wave that admits devices of these fleets: the one that was opened last over one of them.
	/// Waves of other fleets have other devices.
	fn wave_of(&self, fleets: &[FleetId]) -> Option<usize> {
		let mine = |(_, wave): &(usize, &WaveState)| fleets.contains(&wave.terms.fleet);
		self.opened().rev().find(mine).map(|(index, _)| index)
	}

	/// The wave that has a place for a device of these fleets, or why there is none. The phase is not
	/// looked at.
	pub(super) fn place_for(&self, fleets: &[FleetId], now: u64) -> Result<usize, Error<T>> {
		let Some(index) = self.wave_of(fleets) else {
			let later = self.waves.iter().any(|wave| fleets.contains(&wave.terms.fleet));
			return Err(if later { Error::<T>::NotYet } else { Error::<T>::NotCovered });
		};
		let wave = self.waves.get(index).ok_or(Error::<T>::Unexpected)?;
		let free = self.unfilled(index) > 0 || {
			// Who joins a fleet while the wave gathers finds a place, as far as the share goes.
			let gathers =
				index == usize::from(self.current) && now <= wave.deadline_at && !self.has_passed();
			gathers && self.admitted(wave.terms.fleet) < self.target(wave.terms)
		};
		if free {
			Ok(index)
		} else {
			Err(Error::<T>::NoPlace)
		}
	}

	/// Whether the last wave over one of these fleets is for all of its devices.
	pub(super) fn covers_all(&self, fleets: &[FleetId]) -> bool {
		let last = self.waves.iter().rev().find(|wave| fleets.contains(&wave.terms.fleet));
		last.is_some_and(|wave| wave.terms.share == WHOLE)
	}

	/// How many devices of its fleet should have places when this wave is full, as the fleet is now.
	fn target(&self, wave: Wave) -> u32 {
		share_up(wave.share, T::Devices::members(wave.fleet, self.model))
	}

	/// Gives a device a place.
	pub(super) fn admit(&mut self, index: usize, outcome: Outcome) {
		if let Some(wave) = self.waves.get_mut(index).defensive() {
			wave.admitted.saturating_inc();
			wave.places = wave.places.max(wave.admitted);
			wave.count(outcome, false, true);
		}
	}

	/// Whether a resumption forgave the failure.
	fn is_forgiven(&self, part: &Participation) -> bool {
		part.outcome.is_failure() && part.era < self.era
	}

	/// Moves a device's part to another outcome.
	pub(super) fn move_to(&mut self, part: &mut Participation, outcome: Outcome) {
		let (forgiven, era) = (self.is_forgiven(part), self.era);
		if let Some(wave) = self.waves.get_mut(usize::from(part.wave)).defensive() {
			wave.count(part.outcome, forgiven, false);
			wave.count(outcome, false, true);
			(part.outcome, part.era) = (outcome, era);
		}
	}

	/// Takes a device out, with its place and what it counted for.
	pub(super) fn drop_out(&mut self, part: &Participation) {
		let forgiven = self.is_forgiven(part);
		if let Some(wave) = self.waves.get_mut(usize::from(part.wave)).defensive() {
			wave.count(part.outcome, forgiven, false);
			wave.admitted.saturating_dec();
			wave.places.saturating_dec();
		}
	}

	/// Opens a wave.
	pub(super) fn open(&mut self, index: u8, now: u64) -> u32 {
		let previous = usize::from(self.current);
		let vacant = self.vacant(previous);
		let Some(terms) = self.waves.get(usize::from(index)).map(|wave| wave.terms).defensive()
		else {
			return 0;
		};
		self.current = index;
		if self.is_closed(previous) {
			// The places that it had no devices for are gone; those that it had pass on.
			if let Some(wave) = self.waves.get_mut(previous) {
				wave.places = wave.admitted.saturating_add(vacant);
			}
		}
		let places = self.target(terms).saturating_sub(self.admitted(terms.fleet));
		if let Some(wave) = self.waves.get_mut(usize::from(index)) {
			wave.promised = places;
			wave.places = places;
			wave.deadline_at = now.saturating_add(terms.deadline);
		}
		places
	}

	/// Forgives what failed and gives the silent another while.
	pub(super) fn forgive(&mut self, now: u64) {
		self.era.saturating_inc();
		let opened = usize::from(self.current) + 1;
		for wave in self.waves.iter_mut().take(opened) {
			wave.forgiven = wave.failed;
			wave.deadline_at = now.saturating_add(wave.terms.deadline);
			wave.passed_at = None;
		}
		self.phase = Phase::Running;
	}

	/// Lets the time go on that stood still since a pause.
	pub(super) fn go_on(&mut self, since: u64, now: u64) {
		let opened = usize::from(self.current) + 1;
		for wave in self.waves.iter_mut().take(opened) {
			if wave.deadline_at >= since {
				wave.deadline_at.saturating_accrue(now.saturating_sub(since));
			}
		}
		self.phase = Phase::Running;
	}

	/// The error for a call that needs it to run.
	pub(super) fn ensure_running(&self, now: u64) -> Result<(), Error<T>> {
		match self.phase {
			Phase::Running if self.halt(now).is_none() => Ok(()),
			Phase::Running | Phase::Halted(_) => Err(Error::<T>::RolloutHalted),
			Phase::Paused { .. } => Err(Error::<T>::RolloutPaused),
			Phase::Completed | Phase::Aborted => Err(Error::<T>::RolloutOver),
		}
	}
}
