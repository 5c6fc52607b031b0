// SPDX-License-Identifier: Apache-2.0

//! Random sequences of calls, against a plain model of what they should do.
//!
//! Everybody calls everything: owners, writers, strangers, devices that are sold or ended meanwhile.
//! Each call is predicted to pass, or to fail for one of the rules that it breaks; after each,
//! everything that can be read must be what the model says, and the invariants hold.

mod world;

use super::common::*;
use crate::{mock::*, *};
use muster_primitives::{access::action::ANCHOR, Resource};
use proptest::{
	collection::vec,
	prelude::*,
	test_runner::{Config as RunnerConfig, TestRunner},
};
use sp_runtime::{DispatchError, TokenError};
use std::{
	cell::RefCell,
	collections::{BTreeMap, BTreeSet},
};
use world::*;

const DEVICES: usize = 3;
/// Of the accounts, so many take part.
const PEOPLE: usize = 4;
/// Names below are texts.
const GOOD_NAMES: u8 = 3;
/// So many slots nobody can pay.
const MANY: u32 = u32::MAX;

fn device_id(device: usize) -> DeviceId {
	let key =
		muster_primitives::DeviceKey::Ed25519(sp_io::hashing::sha2_256(&(device as u32).encode()));
	DeviceId::from_key(&key)
}

fn subject(who: Who) -> Subject<AccountId> {
	match who {
		Who::Account(who) => Subject::Account(ACCOUNTS[who].clone()),
		Who::Device(device) => Subject::Device(device_id(device)),
	}
}

fn origin(who: Who) -> RuntimeOrigin {
	match who {
		Who::Account(who) => signed(ACCOUNTS[who].clone()),
		Who::Device(device) => as_device(device_id(device)),
	}
}

fn name(name: u8) -> Text {
	let bytes = match name {
		name if name < GOOD_NAMES => vec![b'a' + name],
		GOOD_NAMES => vec![],
		_ => vec![0xff],
	};
	bytes.try_into().expect("short enough; qed")
}

/// What is to be anchored, said relative to what would be right.
#[derive(Clone, Debug)]
pub struct Draft {
	pub stream: u32,
	pub number: i8,
	/// 0: the right one.
	pub previous: u8,
	/// Begins so long after the last one ended.
	pub pause: i64,
	pub lasts: i64,
	/// So many leaves, or so many more; or a size without a tree.
	pub tree: Result<i8, u64>,
	pub readings: u8,
	pub corrects: Option<u32>,
	pub right_attested: bool,
	/// 0: the right one.
	pub proof: u8,
}

impl Draft {
	/// Which readings these are, where it is known.
	pub fn variant(&self) -> Option<u8> {
		self.tree.is_ok().then_some(self.readings)
	}

	pub fn submission(&self, world: &World) -> Submission {
		let channel = world.channel(self.stream);
		let items = channel.map_or(&[][..], |channel| &channel.items);
		let last = items.last().filter(|_| channel.is_some_and(|channel| channel.log));
		let (root, size, proof) = match self.tree {
			Err(size) => ([9; 32], size, None),
			Ok(more) => {
				let before = last.map_or(0, |item| item.size);
				let size = before.saturating_add_signed(more.into());
				if last.is_some_and(|item| item.variant.is_none()) {
					([9; 32], size, None)
				} else {
					let tree = tree(self.readings.into(), size);
					(tree.root(), size, tree.prove_consistency(before))
				}
			},
		};
		let mut consistency = proof.unwrap_or_default();
		match (self.proof, consistency.first_mut()) {
			(0, _) => {},
			(1, Some(first)) => *first = flipped(first, 77),
			_ => consistency.push([1; 32]),
		}
		let right = channel.map_or([0; 32], Channel::link);
		let previous = match self.previous {
			0 => right,
			1 => items.first().map_or([1; 32], |item| item.previous),
			_ => flipped(&right, self.previous),
		};
		let until = channel.map_or(0, Channel::until).max(BEGIN);
		let from = until.saturating_add_signed(self.pause);
		let attested = channel.is_some_and(|channel| channel.attested) == self.right_attested;
		Submission {
			stream: self.stream,
			number: (items.len() as u32).saturating_add_signed(self.number.into()),
			previous,
			root,
			size,
			from,
			until: from.saturating_add_signed(self.lasts),
			corrects: self.corrects,
			attested,
			consistency: path(consistency),
		}
	}
}

#[derive(Clone, Debug)]
pub enum Step {
	Create {
		device: Option<usize>,
		name: u8,
		log: bool,
		schema: Option<Hash>,
		attested: bool,
		retention: Option<u64>,
		slots: u32,
	},
	Update {
		stream: u32,
		name: Option<u8>,
		schema: Option<Option<Hash>>,
		attested: Option<bool>,
		retention: Option<Option<u64>>,
	},
	Close {
		stream: u32,
	},
	Remove {
		stream: u32,
	},
	SetSlots {
		stream: u32,
		slots: u32,
	},
	AddWriter {
		stream: u32,
		writer: Who,
	},
	RemoveWriter {
		stream: u32,
		writer: Who,
	},
	Anchor {
		submissions: Vec<Draft>,
		permitted: bool,
	},
	Prune {
		stream: u32,
		limit: u32,
	},
	Keep {
		stream: u32,
		anchor: u32,
	},
	Release {
		stream: u32,
		anchor: u32,
	},
}

impl Step {
	fn call(&self, world: &World, who: Who) -> Call<Test> {
		match self.clone() {
			Self::Create { device, name: called, log, schema, attested, retention, slots } => {
				Call::create_stream {
					device: device.map(device_id),
					name: name(called),
					mode: if log { Mode::Log } else { Mode::Batches },
					schema,
					attested,
					retention,
					slots,
				}
			},
			Self::Update { stream, name: called, schema, attested, retention } => {
				let name = called.map(name);
				Call::update_stream { stream, name, schema, attested, retention }
			},
			Self::Close { stream } => Call::close_stream { stream },
			Self::Remove { stream } => Call::remove_stream { stream },
			Self::SetSlots { stream, slots } => Call::set_slots { stream, slots },
			Self::AddWriter { stream, writer } => {
				Call::add_writer { stream, writer: subject(writer) }
			},
			Self::RemoveWriter { stream, writer } => {
				Call::remove_writer { stream, writer: subject(writer) }
			},
			Self::Anchor { submissions, permitted: asks } => {
				// Each as what came before it in the call leaves it.
				let mut then = world.clone();
				let all: Vec<_> = submissions
					.iter()
					.map(|draft| {
						let submission = draft.submission(&then);
						let submissions = vec![draft.clone()];
						let _ = then.apply(who, &Self::Anchor { submissions, permitted: asks });
						submission
					})
					.collect();
				if asks {
					permitted(all)
				} else {
					of(all)
				}
			},
			Self::Prune { stream, limit } => Call::prune { stream, limit },
			Self::Keep { stream, anchor } => Call::keep { stream, anchor },
			Self::Release { stream, anchor } => Call::release { stream, anchor },
		}
	}
}

/// What happens outside the pallet.
#[derive(Clone, Debug)]
pub enum Happening {
	Pass(u64),
	Transfer(usize, usize),
	Decommission(usize),
	Attest(usize, u8, u64),
	Permit(Who, u32, u32),
}

#[derive(Clone, Debug)]
pub enum Deed {
	Call(Who, Step),
	Happens(Happening),
}

/// What came to pass over all sequences, so that the test cannot pass by nothing happening.
#[derive(Default)]
struct Tally {
	passed: BTreeMap<String, u32>,
	failed: BTreeMap<String, u32>,
	reasons: BTreeMap<String, u32>,
}

fn count(map: &mut BTreeMap<String, u32>, what: String) {
	*map.entry(what).or_default() += 1;
}

impl World {
	fn step(&mut self, deed: Deed, tally: &mut Tally) {
		self.log.push(deed.clone());
		let (who, step) = match deed {
			Deed::Happens(happening) => return self.happen(&happening),
			Deed::Call(who, step) => (who, step),
		};
		let call = step.call(self, who);
		let name = frame_support::traits::GetCallName::get_call_name(&call).to_string();
		let before = root();
		let told = dispatch(origin(who), call);
		match (told, self.apply(who, &step)) {
			(Ok(()), Ok(())) => count(&mut tally.passed, name),
			(Err(error), Err(reasons)) => {
				assert!(reasons.contains(&error), "{error:?}, not {reasons:?}: {:#?}", self.log);
				assert_eq!(root(), before, "something changed: {:#?}", self.log);
				let reason = match error {
					DispatchError::Module(error) => error.message.unwrap_or_default().to_string(),
					other => format!("{other:?}"),
				};
				count(&mut tally.reasons, reason);
				count(&mut tally.failed, name);
			},
			(told, predicted) => panic!("{told:?}, not {predicted:?}: {:#?}", self.log),
		}
	}

	/// Everything that can be read is what the model says.
	fn compare(&self) {
		let mut kept = [0; PEOPLE];
		let mut paid = [[0; 3]; PEOPLE];
		for (stream, channel) in self.channels.iter().enumerate() {
			let stream = stream as u32;
			self.compare_stream(stream, channel);
			self.compare_anchors(stream, channel);
			for item in &channel.items {
				item.keepers.iter().for_each(|who| kept[*who] += 1);
			}
			if !channel.gone {
				let [streams, slots, writers] = &mut paid[channel.owner];
				*streams += stream_price();
				*slots += slots_price(channel.slots);
				*writers += writer_price() * channel.writers.len() as Balance;
			}
		}
		assert_eq!(NextStreamId::<Test>::get(), self.channels.len() as u32);
		for who in 0..PEOPLE {
			let held = |reason| held(&ACCOUNTS[who], reason);
			let reasons = [HoldReason::Stream, HoldReason::Slots, HoldReason::Writer];
			assert_eq!(reasons.map(held), paid[who], "after {:#?}", self.log);
			assert_eq!(held(HoldReason::Keep), kept[who] * keep_price(), "after {:#?}", self.log);
		}
	}

	fn compare_stream(&self, stream: u32, channel: &Channel) {
		let (view, expected) = (DataAnchor::stream(stream), DataAnchor::expected(stream));
		if channel.gone {
			assert_eq!((view, expected), (None, None), "after {:#?}", self.log);
			return;
		}
		let device_writes = channel
			.device
			.is_some_and(|(device, generation)| self.machines[device].generation == generation);
		let next = channel.items.len() as u32;
		let should = StreamView {
			stream,
			name: name(channel.name),
			owner: ACCOUNTS[channel.owner].clone(),
			device: channel.device.map(|(device, _)| device_id(device)),
			device_writes,
			mode: if channel.log { Mode::Log } else { Mode::Batches },
			attested: channel.attested,
			closed: channel.closed,
			schema: channel.schema,
			retention: channel.retention,
			slots: channel.slots,
			used: channel.used(),
			oldest: channel.pruned as u32,
			next,
			link: channel.link(),
			writers: channel.writers.len() as u32,
			shares: 0,
		};
		assert_eq!(view, Some(should), "after {:#?}", self.log);
		let last = channel.items.last().filter(|_| channel.log);
		let should = Expected {
			number: next,
			previous: channel.link(),
			from: channel.until(),
			until_at_most: self.now + MAX_AHEAD,
			grows_from: last.map(|item| (item.size, item.root)),
			attested: channel.attested,
			slots_left: channel.slots - channel.used(),
			closed: channel.closed,
		};
		assert_eq!(expected, Some(should), "after {:#?}", self.log);
		let devices = (0..DEVICES).map(Who::Device);
		for who in (0..PEOPLE).map(Who::Account).chain(devices) {
			let writes = DataAnchor::is_writer(stream, subject(who));
			assert_eq!(writes, self.writes(channel, who), "{who:?} after {:#?}", self.log);
		}
	}

	fn compare_anchors(&self, stream: u32, channel: &Channel) {
		let there: Vec<_> = DataAnchor::anchors(stream, 0, 128)
			.into_iter()
			.map(|(number, anchor)| (number, Anchor { block: 0, ..anchor }))
			.collect();
		let items = channel.items.iter().enumerate().filter(|(_, item)| item.there);
		let should: Vec<_> = items
			.map(|(number, item)| {
				let anchor = Anchor {
					root: item.root,
					size: item.size,
					from: item.from,
					until: item.until,
					previous: item.previous,
					schema: item.schema,
					by: subject(item.by),
					at: item.at,
					block: 0,
					corrects: item.corrects,
					superseded_by: item.superseded_by,
					keepers: item.keepers.len() as u32,
				};
				(number as u32, anchor)
			})
			.collect();
		assert_eq!(there, should, "after {:#?}", self.log);
		for (number, item) in channel.items.iter().enumerate() {
			let number = number as u32;
			for (who, account) in ACCOUNTS.into_iter().enumerate() {
				let keeps = DataAnchor::is_keeper(stream, number, account);
				assert_eq!(keeps, item.keepers.contains(&who), "after {:#?}", self.log);
			}
			// Whatever is there is proven.
			if let (true, Some(readings), 1..=1_000) = (item.there, item.variant, item.size) {
				let (seed, index) = (readings.into(), item.size - 1);
				let path = tree(seed, item.size).prove(index).expect("it has so many; qed");
				let leaf = reading(seed, index);
				let told = DataAnchor::verify_inclusion(stream, number, leaf, index, path);
				assert_eq!(told, Ok(()), "after {:#?}", self.log);
			}
		}
	}
}

fn who() -> impl Strategy<Value = Who> {
	prop_oneof![
		12 => Just(Who::Account(0)),
		2 => (1..PEOPLE).prop_map(Who::Account),
		2 => Just(Who::Device(0)),
		1 => (1..DEVICES).prop_map(Who::Device),
	]
}

fn stream() -> impl Strategy<Value = u32> {
	prop_oneof![24 => 0..3u32, 2 => 3..6u32, 1 => Just(u32::MAX)]
}

fn retention() -> impl Strategy<Value = Option<u64>> {
	prop_oneof![
		1 => Just(None),
		2 => Just(Some(0)),
		4 => Just(Some(100)),
		2 => Just(Some(200)),
		1 => Just(Some(u64::MAX)),
	]
}

fn schema() -> impl Strategy<Value = Option<Hash>> {
	prop_oneof![Just(None), Just(Some(SCHEMA)), Just(Some([1; 32]))]
}

fn some_name() -> impl Strategy<Value = u8> {
	prop_oneof![12 => 0..GOOD_NAMES, 1 => GOOD_NAMES..GOOD_NAMES + 2]
}

fn slots() -> impl Strategy<Value = u32> {
	prop_oneof![2 => 0..4u32, 8 => 4..14u32, 1 => Just(MANY)]
}

fn draft() -> impl Strategy<Value = Draft> {
	let number = prop_oneof![60 => Just(0i8), 1 => Just(1), 2 => Just(-1), 1 => Just(i8::MAX)];
	let previous = prop_oneof![60 => Just(0u8), 1 => Just(1), 2 => 2..=255u8];
	let pause = prop_oneof![
		36 => Just(0i64),
		12 => 1..20i64,
		2 => -20..0i64,
		1 => Just(i64::MIN),
		1 => Just(i64::MAX),
	];
	let lasts =
		prop_oneof![60 => 1..20i64, 1 => -3..1i64, 1 => Just(1_000_000i64), 1 => Just(i64::MAX)];
	let size = prop_oneof![Just(0u64), Just(1), Just(1 << 40), Just((1 << 40) + 1), Just(u64::MAX)];
	let tree = prop_oneof![60 => (1..5i8).prop_map(Ok), 3 => (-3..1i8).prop_map(Ok), 3 => size.prop_map(Err)];
	let readings = prop_oneof![20 => Just(0u8), 1 => Just(1)];
	let corrects = prop_oneof![6 => Just(None), 3 => (0..3u32).prop_map(Some)];
	let attested = prop::bool::weighted(0.95);
	let proof = prop_oneof![30 => Just(0u8), 1 => 1..3u8];
	let first = (stream(), number, previous, pause, lasts);
	(first, (tree, readings, corrects, attested, proof)).prop_map(|(first, second)| {
		let (stream, number, previous, pause, lasts) = first;
		let (tree, readings, corrects, right_attested, proof) = second;
		Draft {
			stream,
			number,
			previous,
			pause,
			lasts,
			tree,
			readings,
			corrects,
			right_attested,
			proof,
		}
	})
}

fn create() -> impl Strategy<Value = Step> {
	let device = prop_oneof![Just(None), (0..DEVICES + 1).prop_map(Some)];
	let attested = prop::bool::weighted(0.15);
	(device, some_name(), any::<bool>(), schema(), attested, retention(), slots()).prop_map(
		|(device, name, log, schema, attested, retention, slots)| Step::Create {
			device,
			name,
			log,
			schema,
			attested,
			retention,
			slots,
		},
	)
}

fn step() -> impl Strategy<Value = Step> {
	let update = (
		stream(),
		prop::option::of(some_name()),
		prop::option::of(schema()),
		prop::option::weighted(0.2, any::<bool>()),
		prop::option::of(retention()),
	);
	let submissions =
		prop_oneof![30 => vec(draft(), 1), 8 => vec(draft(), 2..4), 1 => Just(vec![])];
	let writer = || {
		let device = (0..DEVICES + 1).prop_map(Who::Device);
		prop_oneof![2 => Just(Who::Account(1)), 1 => (0..PEOPLE).prop_map(Who::Account), 2 => device]
	};
	let limit = prop_oneof![8 => 1..5u32, 1 => Just(128), 1 => Just(0), 1 => Just(129)];
	prop_oneof![
		3 => create(),
		4 => update.prop_map(|(stream, name, schema, attested, retention)| Step::Update {
			stream,
			name,
			schema,
			attested,
			retention,
		}),
		2 => stream().prop_map(|stream| Step::Close { stream }),
		6 => stream().prop_map(|stream| Step::Remove { stream }),
		3 => (stream(), slots()).prop_map(|(stream, slots)| Step::SetSlots { stream, slots }),
		4 => (stream(), writer()).prop_map(|(stream, writer)| Step::AddWriter { stream, writer }),
		4 => (stream(), writer())
			.prop_map(|(stream, writer)| Step::RemoveWriter { stream, writer }),
		34 => (submissions, prop::bool::weighted(0.25))
			.prop_map(|(submissions, permitted)| Step::Anchor { submissions, permitted }),
		6 => (stream(), limit).prop_map(|(stream, limit)| Step::Prune { stream, limit }),
		8 => (stream(), 0..3u32).prop_map(|(stream, anchor)| Step::Keep { stream, anchor }),
		8 => (stream(), 0..3u32).prop_map(|(stream, anchor)| Step::Release { stream, anchor }),
	]
}

fn happening() -> impl Strategy<Value = Happening> {
	let attest = (0..DEVICES, prop_oneof![0..2u8, Just(2)], 0..500u64);
	prop_oneof![
		10 => (0..80u64).prop_map(Happening::Pass),
		1 => (0..DEVICES, 0..PEOPLE).prop_map(|(device, to)| Happening::Transfer(device, to)),
		1 => prop::bool::weighted(0.2)
			.prop_flat_map(|end| (Just(end), 0..DEVICES))
			.prop_map(|(end, device)| if end {
				Happening::Decommission(device)
			} else {
				Happening::Pass(1)
			}),
		2 => attest.prop_map(|(device, tier, lasts)| Happening::Attest(device, tier, lasts)),
		2 => (who(), 0..4u32, 0..3u32)
			.prop_map(|(who, stream, uses)| Happening::Permit(who, stream, uses)),
	]
}

fn deed() -> impl Strategy<Value = Deed> {
	prop_oneof![
		5 => (who(), step()).prop_map(|(who, step)| Deed::Call(who, step)),
		1 => happening().prop_map(Deed::Happens),
	]
}

/// The first streams are made, so that the calls are about something.
fn begin_with(mut step: Step) -> Deed {
	if let Step::Create { device, name, slots, .. } = &mut step {
		*device = device.map(|_| 0);
		*name = (*name).min(GOOD_NAMES - 1);
		*slots = (*slots).min(14);
	}
	Deed::Call(Who::Account(0), step)
}

#[test]
fn every_sequence_of_calls_does_what_the_model_says() {
	let tally = RefCell::new(Tally::default());
	let config = RunnerConfig { cases: 250, failure_persistence: None, ..Default::default() };
	let begin = vec(create().prop_map(begin_with), 3);
	let values = (begin, vec(deed(), 40..120));
	let result = TestRunner::new(config).run(&values, |(begin, deeds)| {
		new_test_ext().execute_with(|| {
			let mut world = World::begin();
			for deed in begin.into_iter().chain(deeds) {
				world.step(deed, &mut tally.borrow_mut());
				world.compare();
				let sound = DataAnchor::do_try_state().and_then(|()| DataAnchor::try_prices());
				assert_eq!(sound, Ok(()), "after {:#?}", world.log);
			}
		});
		Ok(())
	});
	if let Err(error) = result {
		panic!("{error}");
	}
	let Tally { passed, failed, reasons } = tally.into_inner();
	println!("passed {passed:#?}\nfailed {failed:#?}\nfor {reasons:#?}");
	for call in CALLS {
		for (map, what) in [(&passed, "passed"), (&failed, "failed")] {
			let times = map.get(call).copied().unwrap_or_default();
			assert!(times >= 5, "{call} {what} {times} times only");
		}
	}
	for reason in REASONS {
		let times = reasons.get(reason).copied().unwrap_or_default();
		assert!(times > 0, "{reason} was never the reason");
	}
}

const CALLS: [&str; 12] = [
	"create_stream",
	"update_stream",
	"close_stream",
	"remove_stream",
	"set_slots",
	"add_writer",
	"remove_writer",
	"anchor",
	"anchor_permitted",
	"prune",
	"keep",
	"release",
];

const REASONS: [&str; 35] = [
	"AlreadyKept",
	"AlreadySuperseded",
	"AlreadyWriter",
	"AnchorNotFound",
	"AttestedMismatch",
	"BadLimit",
	"BadOrigin",
	"BadSize",
	"BadText",
	"DeviceNotFound",
	"EmptyTime",
	"Fork",
	"Gap",
	"LogNotCorrected",
	"NoChange",
	"NoSlotLeft",
	"NotAttested",
	"NotConsistent",
	"NotGrown",
	"NotKept",
	"NotOwner",
	"NotWriter",
	"NotYourDevice",
	"NothingSubmitted",
	"NothingToPrune",
	"NumberTaken",
	"Overlap",
	"ProofNotNeeded",
	"RetentionShorter",
	"SlotsInUse",
	"StreamInUse",
	"StreamIsClosed",
	"StreamIsOpen",
	"StreamNotFound",
	"TimeAhead",
];
