// SPDX-License-Identifier: Apache-2.0

//! The plain model: things, what they said, and what follows.

use crate::{mock::*, tests::rollouts::common::*, *};

pub const DEVICES: usize = 8;
/// [`FLEET`], [`OTHER`], and one below the first.
pub const BELOW: FleetId = 2;
pub const FLEETS: [FleetId; 3] = [FLEET, OTHER, BELOW];

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Said {
	Nothing,
	Well,
	Bad(u16),
	BadAgain(u16),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Part {
	pub rollout: usize,
	pub wave: usize,
	pub said: Said,
	pub forgiven: bool,
}

#[derive(Clone, Debug, Default)]
pub struct Thing {
	pub gone: bool,
	pub fleet: Option<FleetId>,
	pub part: Option<Part>,
	pub proved: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
	pub promised: usize,
	pub places: usize,
	pub deadline: u64,
	pub passed: Option<u64>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Stand {
	Runs,
	Paused(u64),
	Halted(Halt),
	Done,
	Aborted,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Plain {
	pub waves: Vec<Wave>,
	pub opened: Vec<Opened>,
	pub stand: Stand,
	pub manual: bool,
	pub attested: bool,
}

impl Plain {
	pub fn live(&self) -> bool {
		!matches!(self.stand, Stand::Done | Stand::Aborted)
	}

	/// Whether the next wave, of the same fleet, was opened.
	pub fn closed(&self, wave: usize) -> bool {
		wave + 1 < self.opened.len() && self.waves[wave].fleet == self.waves[wave + 1].fleet
	}
}

#[derive(Clone, Debug, Default)]
pub struct World {
	pub now: u64,
	pub things: Vec<Thing>,
	pub rollouts: Vec<Plain>,
	pub revoked: bool,
}

pub type Refusal = DispatchError;

pub fn refused<R>(error: Error<Test>) -> Result<R, Refusal> {
	Err(error.into())
}

impl World {
	pub fn chain(&self, thing: usize) -> Vec<FleetId> {
		match self.things[thing].fleet {
			Some(BELOW) => vec![BELOW, FLEET],
			Some(fleet) => vec![fleet],
			None => vec![],
		}
	}

	pub fn members(&self, fleet: FleetId) -> usize {
		(0..DEVICES).filter(|thing| self.chain(*thing).contains(&fleet)).count()
	}

	pub fn parts(&self, rollout: usize, wave: usize) -> impl Iterator<Item = &Part> {
		let parts = self.things.iter().filter_map(|thing| thing.part.as_ref());
		parts.filter(move |part| part.rollout == rollout && part.wave == wave)
	}

	pub fn admitted(&self, rollout: usize, wave: usize) -> usize {
		self.parts(rollout, wave).count()
	}

	pub fn of_said(&self, rollout: usize, wave: usize, is: fn(Said) -> bool) -> usize {
		self.parts(rollout, wave).filter(|part| is(part.said)).count()
	}

	pub fn failed(&self, rollout: usize, wave: usize) -> usize {
		self.of_said(rollout, wave, |said| matches!(said, Said::Bad(_) | Said::BadAgain(_)))
	}

	pub fn succeeded(&self, rollout: usize, wave: usize) -> usize {
		self.of_said(rollout, wave, |said| said == Said::Well)
	}

	pub fn forgiven(&self, rollout: usize, wave: usize) -> usize {
		self.parts(rollout, wave).filter(|part| part.forgiven).count()
	}

	/// Members of the fleet without a place in the rollout.
	pub fn loose(&self, rollout: usize, fleet: FleetId) -> usize {
		let in_it = |thing: &usize| {
			self.things[*thing].part.as_ref().is_some_and(|part| part.rollout == rollout)
		};
		(0..DEVICES).filter(|it| self.chain(*it).contains(&fleet) && !in_it(it)).count()
	}

	/// Places that are free and could be taken; of a closed wave those that could have been.
	pub fn vacant(&self, rollout: usize, wave: usize) -> usize {
		let it = &self.rollouts[rollout];
		let free = it.opened[wave].places - self.admitted(rollout, wave);
		if it.closed(wave) {
			free
		} else {
			free.min(self.loose(rollout, it.waves[wave].fleet))
		}
	}

	pub fn judged(&self, rollout: usize, wave: usize) -> usize {
		self.admitted(rollout, wave) + self.vacant(rollout, wave) - self.forgiven(rollout, wave)
	}

	pub fn silent(&self, rollout: usize, wave: usize) -> usize {
		let it = &self.rollouts[rollout];
		let clock = if let Stand::Paused(since) = it.stand { since } else { self.now };
		if clock <= it.opened[wave].deadline {
			return 0;
		}
		let vacant = if it.closed(wave) { 0 } else { self.vacant(rollout, wave) };
		self.of_said(rollout, wave, |said| said == Said::Nothing) + vacant
	}

	pub fn halt(&self, rollout: usize) -> Option<Halt> {
		let it = &self.rollouts[rollout];
		let clock = if let Stand::Paused(since) = it.stand { since } else { self.now };
		(0..it.opened.len()).find_map(|wave| {
			let failed = self.failed(rollout, wave) - self.forgiven(rollout, wave);
			let silent = self.silent(rollout, wave);
			let bearable = usize::from(it.waves[wave].failure) * self.judged(rollout, wave);
			let last = wave + 1 == it.opened.len();
			let late = last && clock > it.opened[wave].deadline && !self.good(rollout);
			(late || (failed + silent) * 10_000 > bearable).then_some(Halt {
				wave: wave as u8,
				failed: failed as u32,
				silent: silent as u32,
				tolerated: (bearable / 10_000) as u32,
			})
		})
	}

	pub fn good(&self, rollout: usize) -> bool {
		let it = &self.rollouts[rollout];
		let wave = it.opened.len() - 1;
		let asked = usize::from(it.waves[wave].success) * self.judged(rollout, wave);
		let succeeded = self.succeeded(rollout, wave);
		let free_to = it.opened[wave].promised == 0 || self.forgiven(rollout, wave) > 0;
		succeeded * 10_000 >= asked && (succeeded > 0 || free_to)
	}

	/// The least number that is this share or more.
	pub fn target(&self, wave: Wave) -> usize {
		let members = self.members(wave.fleet);
		(0..=members)
			.find(|count| count * 10_000 >= usize::from(wave.share) * members)
			.expect("all are the whole")
	}

	pub fn open(&mut self, rollout: usize) -> usize {
		let wave = self.rollouts[rollout].opened.len();
		let terms = self.rollouts[rollout].waves[wave];
		if wave > 0 && self.rollouts[rollout].waves[wave - 1].fleet == terms.fleet {
			let size = self.admitted(rollout, wave - 1) + self.vacant(rollout, wave - 1);
			self.rollouts[rollout].opened[wave - 1].places = size;
		}
		let taken = self.members(terms.fleet) - self.loose(rollout, terms.fleet);
		let places = self.target(terms).saturating_sub(taken);
		let deadline = self.now + terms.deadline;
		self.rollouts[rollout].opened.push(Opened {
			promised: places,
			places,
			deadline,
			passed: None,
		});
		places
	}

	pub fn latch(&mut self, rollout: usize) {
		if let (Stand::Runs | Stand::Paused(_), Some(halt)) =
			(self.rollouts[rollout].stand, self.halt(rollout))
		{
			self.rollouts[rollout].stand = Stand::Halted(halt);
		}
	}

	pub fn settle(&mut self, rollout: usize, most: usize, by_hand: bool) {
		let before = self.rollouts[rollout].opened.len();
		loop {
			self.latch(rollout);
			if !matches!(self.rollouts[rollout].stand, Stand::Runs | Stand::Paused(_)) {
				return;
			}
			let (good, now, revoked) = (self.good(rollout), self.now, self.revoked);
			let it = &mut self.rollouts[rollout];
			let wave = it.opened.len() - 1;
			it.opened[wave].passed = good.then(|| it.opened[wave].passed.unwrap_or(now));
			let ripe = it.opened[wave].passed.is_some_and(|at| at + it.waves[wave].soak <= now);
			let opened = it.opened.len() - before;
			let waits = it.manual && !(by_hand && opened == 0);
			if !ripe || waits || revoked || it.stand != Stand::Runs {
				return;
			}
			if wave + 1 == it.waves.len() {
				it.stand = Stand::Done;
				return;
			}
			if opened >= most {
				return;
			}
			self.open(rollout);
		}
	}

	pub fn running(&self, rollout: usize) -> Result<(), Refusal> {
		match self.rollouts[rollout].stand {
			Stand::Runs if self.halt(rollout).is_none() => Ok(()),
			Stand::Runs | Stand::Halted(_) => refused(Error::RolloutHalted),
			Stand::Paused(_) => refused(Error::RolloutPaused),
			Stand::Done | Stand::Aborted => refused(Error::RolloutOver),
		}
	}

	/// The last one that was started over a fleet.
	pub fn listed(&self, fleet: FleetId) -> Option<usize> {
		self.rollouts.iter().rposition(|it| it.waves.iter().any(|wave| wave.fleet == fleet))
	}

	pub fn deciding(&self, thing: usize) -> Option<usize> {
		self.chain(thing).into_iter().filter_map(|fleet| self.listed(fleet)).max()
	}

	/// The wave with a place for a thing.
	pub fn place(&self, thing: usize, rollout: usize) -> Result<usize, Refusal> {
		let it = &self.rollouts[rollout];
		let chain = self.chain(thing);
		let mine = |wave: &Wave| chain.contains(&wave.fleet);
		let Some(wave) = it.waves[..it.opened.len()].iter().rposition(mine) else {
			let later = it.waves.iter().any(mine);
			return refused(if later { Error::NotYet } else { Error::NotCovered });
		};
		let opened = &it.opened[wave];
		let fleet = it.waves[wave].fleet;
		let taken = self.members(fleet) - self.loose(rollout, fleet);
		let grows = wave + 1 == it.opened.len()
			&& !self.good(rollout)
			&& self.now <= opened.deadline
			&& taken < self.target(it.waves[wave]);
		if self.admitted(rollout, wave) < opened.places || grows {
			Ok(wave)
		} else {
			refused(Error::NoPlace)
		}
	}

	pub fn enter(
		&mut self,
		thing: usize,
		rollout: usize,
		said: Said,
		most: usize,
	) -> Result<(), Refusal> {
		if self.deciding(thing) != Some(rollout) {
			return refused(Error::NotCovered);
		}
		self.running(rollout)?;
		if self.revoked {
			return refused(Error::NotInForce);
		}
		let wave = self.place(thing, rollout)?;
		self.leave(thing);
		self.things[thing].part = Some(Part { rollout, wave, said, forgiven: false });
		let admitted = self.admitted(rollout, wave);
		let places = &mut self.rollouts[rollout].opened[wave].places;
		*places = (*places).max(admitted);
		self.settle(rollout, most, false);
		Ok(())
	}

	/// Takes a thing's part away, with its place.
	pub fn leave(&mut self, thing: usize) {
		if let Some(part) = self.things[thing].part.take() {
			let it = &mut self.rollouts[part.rollout];
			if it.live() {
				it.opened[part.wave].places -= 1;
			}
		}
	}

	pub fn say(&mut self, thing: usize, rollout: usize, report: Report) -> Result<(), Refusal> {
		let it = &self.rollouts[rollout];
		if self.things[thing].gone {
			return refused(Error::NotClaimed);
		}
		if !it.live() {
			return refused(Error::RolloutOver);
		}
		let proved = self.things[thing].proved && !self.revoked;
		let said = match report {
			Report::Started => Said::Nothing,
			Report::Installed if it.attested && !proved => return refused(Error::NotProven),
			Report::Installed => Said::Well,
			Report::Failed(code) => Said::Bad(code),
		};
		let part = self.things[thing].part.clone().filter(|part| part.rollout == rollout);
		let Some(part) = part else { return self.enter(thing, rollout, said, 8) };
		let said = match (part.said, said) {
			(Said::Well | Said::BadAgain(_), Said::Bad(code)) => Said::BadAgain(code),
			(_, said) => said,
		};
		if said == Said::Nothing || (said == part.said && !part.forgiven) {
			return refused(Error::NothingNew);
		}
		self.move_to(thing, said, 8);
		Ok(())
	}

	pub fn move_to(&mut self, thing: usize, said: Said, most: usize) {
		let rollout = self.things[thing].part.as_ref().expect("it takes part").rollout;
		self.latch(rollout);
		let part = self.things[thing].part.as_mut().expect("it takes part");
		(part.said, part.forgiven) = (said, false);
		self.settle(rollout, most, false);
	}

	pub fn prove(&mut self, thing: usize) {
		self.things[thing].proved = true;
		if self.revoked {
			return;
		}
		let part = self.things[thing].part.clone();
		let deciding = self.deciding(thing);
		if let Some(rollout) = deciding.filter(|it| Some(*it) != part.as_ref().map(|p| p.rollout)) {
			if self.enter(thing, rollout, Said::Well, 1).is_ok() {
				return;
			}
		}
		if let Some(part) = part {
			let waits = matches!(part.said, Said::Nothing | Said::Bad(_));
			if waits && self.rollouts[part.rollout].live() {
				self.move_to(thing, Said::Well, 1);
			}
		}
	}

	pub fn put(&mut self, thing: usize, fleet: Option<FleetId>) {
		self.things[thing].fleet = fleet;
		let stays = self.things[thing].part.as_ref().is_none_or(|part| {
			let fleet = self.rollouts[part.rollout].waves[part.wave].fleet;
			self.chain(thing).contains(&fleet)
		});
		if !stays {
			self.leave(thing);
		}
	}

	pub fn start(&mut self, waves: &[Wave], manual: bool, attested: bool) -> Result<(), Refusal> {
		let same_fleet = |a: usize, b: usize| waves[a].fleet == waves[b].fleet;
		let sound = !waves.is_empty()
			&& waves.iter().all(|wave| wave.success + wave.failure <= 10_000)
			&& (0..waves.len()).all(|b| {
				(0..b).filter(|a| same_fleet(*a, b)).all(|a| {
					waves[a].share < waves[b].share && (a..b).all(|between| same_fleet(between, b))
				})
			});
		if !sound {
			return refused(Error::BadTerms);
		}
		if self.revoked {
			return refused(Error::NotInForce);
		}
		let has = |fleet| waves.iter().any(|wave| wave.fleet == fleet);
		if has(FLEET) && has(BELOW) {
			return refused(Error::NestedFleets);
		}
		let above = |fleet| if fleet == BELOW { vec![BELOW, FLEET] } else { vec![fleet] };
		let lists = waves.iter().flat_map(|wave| above(wave.fleet));
		let rolling = |fleet| self.listed(fleet).is_some_and(|it| self.rollouts[it].live());
		if lists.into_iter().any(rolling) {
			return refused(Error::AlreadyRolling);
		}
		let waves = waves.to_vec();
		self.rollouts.push(Plain { waves, opened: vec![], stand: Stand::Runs, manual, attested });
		if self.open(self.rollouts.len() - 1) == 0 {
			self.rollouts.pop();
			return refused(Error::NoMembers);
		}
		Ok(())
	}

	pub fn advance(&mut self, rollout: usize, by_owner: bool) -> Result<(), Refusal> {
		let unwritten = self.rollouts[rollout].stand == Stand::Runs && self.halt(rollout).is_some();
		if !unwritten {
			self.running(rollout)?;
			if self.revoked {
				return refused(Error::NotInForce);
			}
			if self.rollouts[rollout].manual && !by_owner {
				return Err(DispatchError::BadOrigin);
			}
		}
		let before = self.rollouts[rollout].clone();
		self.settle(rollout, 8, true);
		if self.rollouts[rollout] == before {
			return refused(Error::NotDue);
		}
		Ok(())
	}

	pub fn pause(&mut self, rollout: usize) -> Result<(), Refusal> {
		self.running(rollout)?;
		self.rollouts[rollout].stand = Stand::Paused(self.now);
		Ok(())
	}

	pub fn resume(&mut self, rollout: usize) -> Result<(), Refusal> {
		let (now, halted) = (self.now, self.halt(rollout).is_some());
		let it = &mut self.rollouts[rollout];
		match it.stand {
			Stand::Done | Stand::Aborted => return refused(Error::RolloutOver),
			Stand::Paused(since) if !halted => {
				for opened in it.opened.iter_mut().filter(|opened| opened.deadline >= since) {
					opened.deadline += now - since;
				}
			},
			Stand::Runs if !halted => return refused(Error::NotStandingStill),
			_ => {
				for (opened, wave) in it.opened.iter_mut().zip(&it.waves) {
					opened.deadline = now + wave.deadline;
					opened.passed = None;
				}
				let parts = self.things.iter_mut().filter_map(|thing| thing.part.as_mut());
				for part in parts.filter(|part| part.rollout == rollout) {
					part.forgiven = matches!(part.said, Said::Bad(_) | Said::BadAgain(_));
				}
			},
		}
		self.rollouts[rollout].stand = Stand::Runs;
		Ok(())
	}

	pub fn abort(&mut self, rollout: usize) -> Result<(), Refusal> {
		if self.rollouts[rollout].stand == Stand::Aborted {
			return refused(Error::RolloutOver);
		}
		self.rollouts[rollout].stand = Stand::Aborted;
		Ok(())
	}

	pub fn status(&self, rollout: usize) -> RolloutStatus {
		let it = &self.rollouts[rollout];
		match it.stand {
			Stand::Done => return RolloutStatus::Completed,
			Stand::Aborted => return RolloutStatus::Aborted,
			Stand::Halted(halt) => return RolloutStatus::Halted(halt),
			_ => {},
		}
		if let Some(halt) = self.halt(rollout) {
			return RolloutStatus::Halted(halt);
		}
		if let Stand::Paused(since) = it.stand {
			return RolloutStatus::Paused { since };
		}
		if self.revoked {
			return RolloutStatus::Revoked;
		}
		let wave = it.opened.len() - 1;
		match it.opened[wave].passed.map(|at| at + it.waves[wave].soak) {
			_ if !self.good(rollout) => RolloutStatus::Running,
			Some(until) if self.now < until => RolloutStatus::Soaking { until },
			_ => RolloutStatus::Due,
		}
	}

	/// What a thing is told: to install, with which place, or the reason.
	pub fn told(&self, thing: usize) -> Option<Result<Place, Reason>> {
		let it = &self.things[thing];
		if it.gone {
			return None;
		}
		let deciding = self.deciding(thing);
		let stand = deciding.map(|rollout| self.rollouts[rollout].stand);
		// What was said of an earlier rollout is remembered as well.
		let runs = it.proved || it.part.as_ref().is_some_and(|part| part.said == Said::Well);
		let Some((rollout, stand)) = deciding.zip(stand) else {
			return Some(match (self.revoked, runs) {
				(true, _) => Err(Reason::NoRollout),
				(_, true) => Err(Reason::UpToDate),
				_ => Ok(Place::NotNeeded),
			});
		};
		let takes_part = it.part.as_ref().is_some_and(|part| part.rollout == rollout);
		let chain = self.chain(thing);
		let waves = &self.rollouts[rollout].waves;
		let last = waves.iter().rfind(|wave| chain.contains(&wave.fleet)).expect("it decides");
		Some(if stand == Stand::Aborted {
			Err(Reason::Aborted)
		} else if self.revoked {
			Err(Reason::ReleaseRevoked)
		} else if runs {
			Err(Reason::UpToDate)
		} else if stand == Stand::Done {
			if takes_part || last.share == WHOLE {
				Ok(Place::NotNeeded)
			} else {
				Err(Reason::NoPlace)
			}
		} else if matches!(stand, Stand::Paused(_)) {
			Err(Reason::Paused)
		} else if self.running(rollout).is_err() {
			Err(Reason::Halted)
		} else if takes_part {
			Ok(Place::Taken)
		} else {
			self.place(thing, rollout).map(|_| Place::Free).map_err(|error| {
				let full = error == Error::<Test>::NoPlace.into();
				if full {
					Reason::NoPlace
				} else {
					Reason::NotYet
				}
			})
		})
	}
}
