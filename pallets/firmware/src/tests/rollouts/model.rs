// SPDX-License-Identifier: Apache-2.0

//! Rollouts against a plain model of them. It counts devices one by one, and compares by
//! multiplication, where the pallet keeps counts and rounds. After every step of random sequences
//! both agree about every count, every status, what every device is told, and which error a call
//! fails with.

mod world;

use super::common::*;
use crate::{mock::*, *};
use proptest::{
	collection::vec,
	prelude::*,
	test_runner::{Config as RunnerConfig, TestRunner},
};
use std::{cell::RefCell, collections::BTreeMap};
use world::*;

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
				world.prove(thing);
				(Ok(()), Ok(()))
			},
			Step::Put(thing, fleet) => {
				if world.things[thing].gone {
					return;
				}
				Book::assign(ids[thing], fleet);
				world.put(thing, fleet);
				(Ok(()), Ok(()))
			},
			Step::End(thing) => {
				if world.things[thing].gone {
					return;
				}
				Book::decommission(ids[thing]);
				world.things[thing].gone = true;
				world.put(thing, None);
				(Ok(()), Ok(()))
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
