// SPDX-License-Identifier: Apache-2.0

//! Rollouts against a plain model of them. It counts devices one by one, and compares by
//! multiplication, where the pallet keeps counts and rounds. After every step of random sequences
//! both agree about every count, every status, what every device is told, and which error a call
//! fails with.

use super::common::*;
use crate::{mock::*, *};
use proptest::{
	collection::vec,
	prelude::*,
	test_runner::{Config as RunnerConfig, TestRunner},
};
use std::{cell::RefCell, collections::BTreeMap};

const DEVICES: usize = 8;
/// [`FLEET`], [`OTHER`], and one below the first.
const BELOW: FleetId = 2;
const FLEETS: [FleetId; 3] = [FLEET, OTHER, BELOW];

#[derive(Clone, Copy, Debug, PartialEq)]
enum Said {
	Nothing,
	Well,
	Bad(u16),
	BadAgain(u16),
}

#[derive(Clone, Debug, PartialEq)]
struct Part {
	rollout: usize,
	wave: usize,
	said: Said,
	forgiven: bool,
}

#[derive(Clone, Debug, Default)]
struct Thing {
	gone: bool,
	fleet: Option<FleetId>,
	part: Option<Part>,
	proved: bool,
}

#[derive(Clone, Debug, PartialEq)]
struct Opened {
	promised: usize,
	places: usize,
	deadline: u64,
	passed: Option<u64>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Stand {
	Runs,
	Paused(u64),
	Halted(Halt),
	Done,
	Aborted,
}

#[derive(Clone, Debug, PartialEq)]
struct Plain {
	waves: Vec<Wave>,
	opened: Vec<Opened>,
	stand: Stand,
	manual: bool,
	attested: bool,
}

impl Plain {
	fn live(&self) -> bool {
		!matches!(self.stand, Stand::Done | Stand::Aborted)
	}

	/// Whether the next wave, of the same fleet, was opened.
	fn closed(&self, wave: usize) -> bool {
		wave + 1 < self.opened.len() && self.waves[wave].fleet == self.waves[wave + 1].fleet
	}
}

#[derive(Clone, Debug, Default)]
struct World {
	now: u64,
	things: Vec<Thing>,
	rollouts: Vec<Plain>,
	revoked: bool,
}

type Refusal = DispatchError;

fn refused<R>(error: Error<Test>) -> Result<R, Refusal> {
	Err(error.into())
}

impl World {
	fn chain(&self, thing: usize) -> Vec<FleetId> {
		match self.things[thing].fleet {
			Some(BELOW) => vec![BELOW, FLEET],
			Some(fleet) => vec![fleet],
			None => vec![],
		}
	}

	fn members(&self, fleet: FleetId) -> usize {
		(0..DEVICES).filter(|thing| self.chain(*thing).contains(&fleet)).count()
	}

	fn parts(&self, rollout: usize, wave: usize) -> impl Iterator<Item = &Part> {
		let parts = self.things.iter().filter_map(|thing| thing.part.as_ref());
		parts.filter(move |part| part.rollout == rollout && part.wave == wave)
	}

	fn admitted(&self, rollout: usize, wave: usize) -> usize {
		self.parts(rollout, wave).count()
	}

	fn of_said(&self, rollout: usize, wave: usize, is: fn(Said) -> bool) -> usize {
		self.parts(rollout, wave).filter(|part| is(part.said)).count()
	}

	fn failed(&self, rollout: usize, wave: usize) -> usize {
		self.of_said(rollout, wave, |said| matches!(said, Said::Bad(_) | Said::BadAgain(_)))
	}

	fn succeeded(&self, rollout: usize, wave: usize) -> usize {
		self.of_said(rollout, wave, |said| said == Said::Well)
	}

	fn forgiven(&self, rollout: usize, wave: usize) -> usize {
		self.parts(rollout, wave).filter(|part| part.forgiven).count()
	}

	/// Members of the fleet without a place in the rollout.
	fn loose(&self, rollout: usize, fleet: FleetId) -> usize {
		let in_it = |thing: &usize| {
			self.things[*thing].part.as_ref().is_some_and(|part| part.rollout == rollout)
		};
		(0..DEVICES).filter(|it| self.chain(*it).contains(&fleet) && !in_it(it)).count()
	}

	/// Places that are free and could be taken; of a closed wave those that could have been.
	fn vacant(&self, rollout: usize, wave: usize) -> usize {
		let it = &self.rollouts[rollout];
		let free = it.opened[wave].places - self.admitted(rollout, wave);
		if it.closed(wave) {
			free
		} else {
			free.min(self.loose(rollout, it.waves[wave].fleet))
		}
	}

	fn judged(&self, rollout: usize, wave: usize) -> usize {
		self.admitted(rollout, wave) + self.vacant(rollout, wave) - self.forgiven(rollout, wave)
	}

	fn silent(&self, rollout: usize, wave: usize) -> usize {
		let it = &self.rollouts[rollout];
		let clock = if let Stand::Paused(since) = it.stand { since } else { self.now };
		if clock <= it.opened[wave].deadline {
			return 0;
		}
		let vacant = if it.closed(wave) { 0 } else { self.vacant(rollout, wave) };
		self.of_said(rollout, wave, |said| said == Said::Nothing) + vacant
	}

	fn halt(&self, rollout: usize) -> Option<Halt> {
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

	fn good(&self, rollout: usize) -> bool {
		let it = &self.rollouts[rollout];
		let wave = it.opened.len() - 1;
		let asked = usize::from(it.waves[wave].success) * self.judged(rollout, wave);
		let succeeded = self.succeeded(rollout, wave);
		let free_to = it.opened[wave].promised == 0 || self.forgiven(rollout, wave) > 0;
		succeeded * 10_000 >= asked && (succeeded > 0 || free_to)
	}

	/// The least number that is this share or more.
	fn target(&self, wave: Wave) -> usize {
		let members = self.members(wave.fleet);
		(0..=members)
			.find(|count| count * 10_000 >= usize::from(wave.share) * members)
			.expect("all are the whole")
	}

	fn open(&mut self, rollout: usize) -> usize {
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

	fn latch(&mut self, rollout: usize) {
		if let (Stand::Runs | Stand::Paused(_), Some(halt)) =
			(self.rollouts[rollout].stand, self.halt(rollout))
		{
			self.rollouts[rollout].stand = Stand::Halted(halt);
		}
	}

	fn settle(&mut self, rollout: usize, most: usize, by_hand: bool) {
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
			let most = if it.manual { usize::from(by_hand) } else { most };
			let permitted = it.opened.len() - before < most;
			if !ripe || !permitted || revoked || it.stand != Stand::Runs {
				return;
			}
			if wave + 1 == it.waves.len() {
				it.stand = Stand::Done;
				return;
			}
			self.open(rollout);
		}
	}

	fn running(&self, rollout: usize) -> Result<(), Refusal> {
		match self.rollouts[rollout].stand {
			Stand::Runs if self.halt(rollout).is_none() => Ok(()),
			Stand::Runs | Stand::Halted(_) => refused(Error::RolloutHalted),
			Stand::Paused(_) => refused(Error::RolloutPaused),
			Stand::Done | Stand::Aborted => refused(Error::RolloutOver),
		}
	}

	/// The last one that was started over a fleet.
	fn listed(&self, fleet: FleetId) -> Option<usize> {
		self.rollouts.iter().rposition(|it| it.waves.iter().any(|wave| wave.fleet == fleet))
	}

	fn deciding(&self, thing: usize) -> Option<usize> {
		self.chain(thing).into_iter().filter_map(|fleet| self.listed(fleet)).max()
	}

	/// The wave with a place for a thing.
	fn place(&self, thing: usize, rollout: usize) -> Result<usize, Refusal> {
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

	fn enter(
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
	fn leave(&mut self, thing: usize) {
		if let Some(part) = self.things[thing].part.take() {
			let it = &mut self.rollouts[part.rollout];
			if it.live() {
				it.opened[part.wave].places -= 1;
			}
		}
	}

	fn say(&mut self, thing: usize, rollout: usize, report: Report) -> Result<(), Refusal> {
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

	fn move_to(&mut self, thing: usize, said: Said, most: usize) {
		let rollout = self.things[thing].part.as_ref().expect("it takes part").rollout;
		self.latch(rollout);
		let part = self.things[thing].part.as_mut().expect("it takes part");
		(part.said, part.forgiven) = (said, false);
		self.settle(rollout, most, false);
	}

	fn prove(&mut self, thing: usize) {
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

	fn put(&mut self, thing: usize, fleet: Option<FleetId>) {
		self.things[thing].fleet = fleet;
		let stays = self.things[thing].part.as_ref().is_none_or(|part| {
			let fleet = self.rollouts[part.rollout].waves[part.wave].fleet;
			self.chain(thing).contains(&fleet)
		});
		if !stays {
			self.leave(thing);
		}
	}

	fn start(&mut self, waves: &[Wave], manual: bool, attested: bool) -> Result<(), Refusal> {
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

	fn advance(&mut self, rollout: usize, by_owner: bool) -> Result<(), Refusal> {
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

	fn pause(&mut self, rollout: usize) -> Result<(), Refusal> {
		self.running(rollout)?;
		self.rollouts[rollout].stand = Stand::Paused(self.now);
		Ok(())
	}

	fn resume(&mut self, rollout: usize) -> Result<(), Refusal> {
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

	fn abort(&mut self, rollout: usize) -> Result<(), Refusal> {
		if self.rollouts[rollout].stand == Stand::Aborted {
			return refused(Error::RolloutOver);
		}
		self.rollouts[rollout].stand = Stand::Aborted;
		Ok(())
	}

	fn status(&self, rollout: usize) -> RolloutStatus {
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
	fn told(&self, thing: usize) -> Option<Result<Place, Reason>> {
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

#[derive(Clone, Debug)]
enum Step {
	Start(Vec<Wave>, bool, bool),
	Say(usize, usize, Report),
	Prove(usize),
	Put(usize, Option<FleetId>),
	End(usize),
	Pass(u64),
	Advance(usize, bool),
	Pause(usize),
	Resume(usize),
	Abort(usize),
	Revoke,
}

fn any_wave() -> impl Strategy<Value = Wave> {
	let share = prop_oneof![Just(1_000u16), Just(3_300), Just(5_000), Just(10_000)];
	let thresholds = prop_oneof![
		Just((10_000u16, 0u16)),
		Just((8_000, 2_000)),
		Just((5_000, 5_000)),
		Just((3_400, 3_300)),
		Just((1, 9_000)),
	];
	let fleet = prop::sample::select(&FLEETS[..]);
	let soak = prop_oneof![3 => Just(0u64), 1 => Just(100)];
	let deadline = prop_oneof![Just(100u64), Just(1_000)];
	(fleet, share, thresholds, deadline, soak).prop_map(
		|(fleet, share, (success, failure), deadline, soak)| Wave {
			fleet,
			share,
			success,
			failure,
			deadline,
			soak,
		},
	)
}

/// Mostly in order, so that many can be started.
fn any_waves() -> impl Strategy<Value = Vec<Wave>> {
	(vec(any_wave(), 0..5), 0..12u8).prop_map(|(mut waves, disorder)| {
		match disorder {
			0 => {},
			1 => waves.iter_mut().for_each(|wave| (wave.success, wave.failure) = (9_000, 1_001)),
			_ => {
				waves.sort_by_key(|wave| (wave.fleet, wave.share));
				waves.dedup_by_key(|wave| (wave.fleet, wave.share));
				// Not both of two that lie above each other, mostly.
				let nested = disorder > 2 && waves.iter().any(|wave| wave.fleet == BELOW);
				waves.retain(|wave| !(nested && wave.fleet == FLEET));
			},
		}
		waves
	})
}

fn step() -> impl Strategy<Value = Step> {
	let thing = || 0..DEVICES;
	// Which rollout, counted from the last one.
	let rollout = || prop_oneof![5 => Just(0usize), 1 => 0..3usize];
	let report = prop_oneof![
		2 => Just(Report::Started),
		4 => Just(Report::Installed),
		2 => (0..2u16).prop_map(Report::Failed),
	];
	let fleet = prop_oneof![Just(Some(FLEET)), Just(Some(OTHER)), Just(Some(BELOW)), Just(None),];
	let seconds = prop_oneof![Just(1u64), Just(50), Just(100), Just(101), Just(1_001)];
	prop_oneof![
		12 => (any_waves(), prop::bool::weighted(0.2), prop::bool::weighted(0.3))
			.prop_map(|(waves, manual, attested)| Step::Start(waves, manual, attested)),
		40 => (thing(), rollout(), report).prop_map(|(it, at, report)| Step::Say(it, at, report)),
		5 => thing().prop_map(Step::Prove),
		8 => (thing(), fleet).prop_map(|(it, fleet)| Step::Put(it, fleet)),
		1 => thing().prop_map(Step::End),
		8 => seconds.prop_map(Step::Pass),
		6 => (rollout(), any::<bool>()).prop_map(|(at, owner)| Step::Advance(at, owner)),
		2 => rollout().prop_map(Step::Pause),
		5 => rollout().prop_map(Step::Resume),
		1 => rollout().prop_map(Step::Abort),
		1 => prop::bool::weighted(0.1)
			.prop_map(|revoke| if revoke { Step::Revoke } else { Step::Pass(1) }),
	]
}

/// How often what happened.
type Tally = BTreeMap<String, u32>;

fn count(tally: &mut Tally, what: impl Into<String>) {
	*tally.entry(what.into()).or_default() += 1;
}

struct Play {
	world: World,
	ids: Vec<DeviceId>,
}

impl Play {
	fn begin() -> Self {
		stage();
		policy();
		Book::fleet(&OWNER, BELOW, Some(FLEET));
		let fleets = [FLEET, FLEET, FLEET, BELOW, BELOW, OTHER, OTHER, OTHER];
		let ids = (0..).zip(fleets).map(|(seed, fleet)| device(seed, Some(fleet))).collect();
		let things = fleets.map(|fleet| Thing { fleet: Some(fleet), ..Default::default() });
		// The tests last less than a verdict does.
		ModelStates::<Test>::mutate(MODEL, |state| {
			state.policy.as_mut().expect("it was set; qed").0.validity = u64::MAX;
		});
		Self { world: World { now: now(), things: things.to_vec(), ..Default::default() }, ids }
	}

	fn step(&mut self, step: Step, tally: &mut Tally) {
		let name = format!("{step:?}");
		let name = name.split(['(', ' ']).next().unwrap_or_default().to_string();
		let (world, ids) = (&mut self.world, &self.ids);
		let rollouts = world.rollouts.len();
		let steer = |at: usize| rollouts.checked_sub(at + 1);
		let owner = || signed(OWNER);
		let (expected, found) = match step {
			Step::Start(list, manual, attested) => {
				let proof = if attested { Proof::Attested } else { Proof::Reported };
				let terms = RolloutTerms { window: None, proof, manual };
				let call = || {
					Firmware::start_rollout(owner(), MODEL, MAIN, 1, waves(&list), terms)
						.map(|_| ().into())
						.map_err(Into::into)
				};
				(world.start(&list, manual, attested), done(call))
			},
			Step::Say(thing, at, report) => {
				let Some(rollout) = steer(at) else { return };
				let (by, id) = (as_device(ids[thing]), ids[thing]);
				let call = || Firmware::report(by, id, rollout as u32, report);
				(world.say(thing, rollout, report), done(call))
			},
			Step::Prove(thing) => {
				if world.things[thing].gone {
					return;
				}
				prove(thing as u32, &[(MAIN, 1)]);
				(Ok(world.prove(thing)), Ok(()))
			},
			Step::Put(thing, fleet) => {
				if world.things[thing].gone {
					return;
				}
				Book::assign(ids[thing], fleet);
				(Ok(world.put(thing, fleet)), Ok(()))
			},
			Step::End(thing) => {
				if world.things[thing].gone {
					return;
				}
				Book::decommission(ids[thing]);
				world.things[thing].gone = true;
				(Ok(world.put(thing, None)), Ok(()))
			},
			Step::Pass(seconds) => {
				pass(seconds);
				world.now += seconds;
				(Ok(()), Ok(()))
			},
			Step::Advance(at, by_owner) => {
				let Some(rollout) = steer(at) else { return };
				let by = signed(if by_owner { OWNER } else { STRANGER });
				let call = || Firmware::advance_rollout(by, rollout as u32);
				(world.advance(rollout, by_owner), done(call))
			},
			Step::Pause(at) => {
				let Some(rollout) = steer(at) else { return };
				let call = || Firmware::pause_rollout(owner(), rollout as u32);
				(world.pause(rollout), done(call))
			},
			Step::Resume(at) => {
				let Some(rollout) = steer(at) else { return };
				let call = || Firmware::resume_rollout(owner(), rollout as u32);
				(world.resume(rollout), done(call))
			},
			Step::Abort(at) => {
				let Some(rollout) = steer(at) else { return };
				let call = || Firmware::abort_rollout(owner(), rollout as u32);
				(world.abort(rollout), done(call))
			},
			Step::Revoke => {
				if world.revoked {
					return;
				}
				revoke(MAIN, 1);
				world.revoked = true;
				(Ok(()), Ok(()))
			},
		};
		assert_eq!(found, expected, "{name}");
		let said = match expected {
			Ok(()) => format!("{name} is done"),
			Err(DispatchError::Module(error)) => {
				format!("{name} is refused: {}", error.message.unwrap_or_default())
			},
			Err(error) => format!("{name} is refused: {error:?}"),
		};
		count(tally, said);
	}

	/// Both agree about everything.
	fn compare(&self, tally: &mut Tally) {
		let world = &self.world;
		for (rollout, plain) in world.rollouts.iter().enumerate() {
			let view = view(rollout as u32);
			let status = world.status(rollout);
			assert_eq!(view.status, status, "{rollout}");
			let status = format!("{status:?}");
			count(tally, status.split([' ', '(']).next().unwrap_or_default());
			assert_eq!(usize::from(view.current) + 1, plain.opened.len());
			if !plain.live() {
				continue;
			}
			for (wave, opened) in plain.opened.iter().enumerate() {
				let found = view.waves[wave];
				let number = |count: usize| count as u32;
				let admitted = world.admitted(rollout, wave);
				assert_eq!(found.admitted, number(admitted));
				assert_eq!(found.size, number(admitted + world.vacant(rollout, wave)));
				assert_eq!(found.succeeded, number(world.succeeded(rollout, wave)));
				assert_eq!(found.failed, number(world.failed(rollout, wave)));
				assert_eq!(found.forgiven, number(world.forgiven(rollout, wave)));
				assert_eq!(found.silent, number(world.silent(rollout, wave)));
				assert_eq!(found.promised, number(opened.promised));
				assert_eq!((found.deadline_at, found.passed_at), (opened.deadline, opened.passed));
			}
		}
		for (thing, id) in self.ids.iter().enumerate() {
			let found = Firmware::next_update(*id).pop().map(|it| match it.advice {
				Advice::Install(install) => Ok(install.place),
				Advice::Nothing(reason) => Err(reason),
			});
			assert_eq!(found, world.told(thing), "{thing}");
			let said = match found {
				Some(Ok(place)) => format!("told {place:?}"),
				Some(Err(reason)) => format!("told {reason:?}"),
				None => "gone".into(),
			};
			count(tally, said);
		}
	}
}

fn done(call: impl FnOnce() -> DispatchResultWithPostInfo) -> DispatchResult {
	frame_support::storage::with_storage_layer(|| call().map(|_| ()).map_err(|error| error.error))
}

#[test]
fn counts_and_states_are_those_of_the_model() {
	let tally = RefCell::new(Tally::new());
	let config = RunnerConfig { cases: 1_500, failure_persistence: None, ..Default::default() };
	let result = TestRunner::new(config).run(&vec(step(), 30..120), |steps| {
		new_test_ext().execute_with(|| {
			let mut play = Play::begin();
			for step in steps {
				play.step(step, &mut tally.borrow_mut());
				play.compare(&mut tally.borrow_mut());
			}
			Firmware::do_try_state().expect("the invariants hold");
		});
		Ok(())
	});
	if let Err(error) = result {
		panic!("{error}");
	}
	let tally = tally.into_inner();
	for (what, times) in &tally {
		println!("{times:7} {what}");
	}
	for what in [
		"Running",
		"Soaking",
		"Due",
		"Paused",
		"Halted",
		"Revoked",
		"Completed",
		"Aborted",
		"told Taken",
		"told Free",
		"told NotNeeded",
		"told NotYet",
		"told NoPlace",
		"told UpToDate",
		"told ReleaseRevoked",
		"Say is refused: NoPlace",
		"Say is refused: NotProven",
		"Say is refused: NothingNew",
		"Start is refused: AlreadyRolling",
		"Advance is done",
		"Resume is done",
		"Pause is done",
	] {
		assert!(tally.get(what).is_some_and(|times| *times >= 20), "too seldom: {what}");
	}
}
