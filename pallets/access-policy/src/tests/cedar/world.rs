// SPDX-License-Identifier: Apache-2.0

//! Random domains, made by the pallet's calls in random order among devices that come, go, move and
//! change. The world remembers what it asked for, and not what the pallet made of it.

use super::{dice::Dice, oracle::Translated};
use crate::{mock::*, *};
use muster_primitives::{access::action, DeviceStatus, FleetId, StreamId, TrustTier};
use std::collections::{BTreeMap, BTreeSet};

/// Who owns things.
pub const OWNERS: [AccountId; 3] = [OWNER, NEIGHBOUR, BOB];
pub const DAY: u64 = 86_400;
/// Attributes' names. The last one is no text: a condition may ask for it, and nothing has it.
pub const NAMES: [&[u8]; 6] = [b"zone", b"level", "größe".as_bytes(), b" ", &[b'n'; 32], b"\xff"];
/// Attributes' values: texts, numbers at and beyond their bounds, and bytes. The first ones are
/// chosen most, so that what is compared is often the same.
pub const VALUES: [&[u8]; 16] = [
	b"north",
	b"5",
	b"007",
	b"south",
	b"",
	b"-3",
	b"+7",
	b"0",
	b"9223372036854775807",
	b"-9223372036854775808",
	b"9223372036854775808",
	b"12 ",
	b"1.5",
	b"-",
	b"\xff\xfe",
	&[b'7'; 32],
];
pub const NUMBERS: [i64; 8] = [5, 6, 7, 0, -3, 8, i64::MIN, i64::MAX];
pub const OFFSETS: [i16; 9] = [-840, -210, -60, 0, 60, 120, 330, 345, 840];

/// A subject; a device of one generation, an account of 0.
pub type Who = (Subject<AccountId>, Generation);

pub struct Role {
	pub owner: AccountId,
	pub parent: Option<RoleId>,
	pub enabled: bool,
}

/// What a domain says about a subject.
pub struct Given {
	pub value: Vec<u8>,
	pub until: Option<u64>,
}

/// A policy that is not revoked. What it was delegated from may be.
pub struct Kept {
	pub owner: AccountId,
	pub effect: Effect,
	pub principal: Principal<AccountId>,
	pub target: Target,
	pub actions: Actions,
	pub parent: Option<PolicyId>,
	/// What was asked for, besides the conditions of what it was delegated from.
	pub conditions: Conditions,
	/// Uses left.
	pub uses: Option<u32>,
	pub cedar: Translated,
}

/// How often a kind of call was tried, and how often accepted.
pub type Calls = BTreeMap<&'static str, (u64, u64)>;

pub struct World {
	pub seed: u64,
	pub dice: Dice,
	pub now: u64,
	/// Offsets from UTC that policies know.
	pub offsets: Vec<i16>,
	pub roles: BTreeMap<RoleId, Role>,
	pub members: BTreeMap<(RoleId, Who), Option<u64>>,
	pub given: BTreeMap<(AccountId, Who, Vec<u8>), Given>,
	/// Names of actions, each by its number among all namings.
	pub names: BTreeMap<(AccountId, Action), u32>,
	pub rescuers: BTreeMap<AccountId, Vec<AccountId>>,
	pub locked: BTreeSet<AccountId>,
	pub policies: BTreeMap<PolicyId, Kept>,
	pub calls: Calls,
	/// Errors of calls that were not accepted.
	pub refused: BTreeMap<&'static str, u64>,
	pub namings: u32,
	/// Moments at which much ends.
	pub deadlines: Vec<u64>,
	/// Moments at which something begins or ends.
	pub edges: Vec<u64>,
	/// The actions that this world is about.
	pub actions: Vec<Action>,
	/// Whom most policies name, so that in some worlds lists are full.
	pub favourite: Principal<AccountId>,
	/// How many of a hundred policies are about the favourite.
	pub crowding: u64,
	pub devices: Vec<DeviceId>,
	pub fleets: Vec<FleetId>,
	pub streams: Vec<StreamId>,
}

impl World {
	/// Devices, fleets and streams of several owners, and no policies yet.
	pub fn new(seed: u64) -> Self {
		let mut dice = Dice::new(seed);
		let offsets = BTreeSet::from([0; 3].map(|_| dice.pick(&OFFSETS))).into_iter().collect();
		let actions = vec![
			action::READ,
			action::CONTROL,
			action::GRANT,
			action::CONNECT,
			16,
			17,
			16 + dice.below(48) as Action,
			63,
		];
		let favourite = match dice.below(5) {
			0 => Principal::Anyone,
			1 => Principal::Device(DeviceId([1; 32])),
			_ => Principal::Account(ALICE),
		};
		let crowding = dice.pick(&[0, 20, 80]);
		let deadlines = (0..4).map(|_| START + 7 * DAY + dice.below(7 * DAY)).collect();
		let mut world = Self {
			seed,
			dice,
			now: START,
			offsets,
			roles: BTreeMap::new(),
			members: BTreeMap::new(),
			given: BTreeMap::new(),
			names: BTreeMap::new(),
			rescuers: BTreeMap::new(),
			locked: BTreeSet::new(),
			policies: BTreeMap::new(),
			calls: Calls::new(),
			refused: BTreeMap::new(),
			namings: 0,
			deadlines,
			edges: Vec::new(),
			actions,
			favourite,
			crowding,
			devices: Vec::new(),
			fleets: Vec::new(),
			streams: Vec::new(),
		};
		world.now += world.dice.below(7 * DAY);
		at(world.now);
		for id in 0..7 {
			let owner = if id < 5 { OWNER } else { NEIGHBOUR };
			let parent = world.fleet_with_room(&owner);
			world.fleets.push(Book::fleet(&owner, id, parent));
		}
		for seed in 1..=8 {
			let owner = if seed < 6 { OWNER } else { NEIGHBOUR };
			let fleet = world.fleet_or_none(&owner);
			let id = Book::device(&owner, seed, fleet);
			world.devices.push(id);
			world.change_device(id);
			if world.dice.percent(70) {
				Book::change(id, |entry| entry.status = DeviceStatus::Active);
			}
		}
		// Nobody's.
		let id = Book::device(&OWNER, 9, None);
		Book::change(id, |entry| (entry.owner, entry.status) = (None, DeviceStatus::Enrolled));
		world.devices.push(id);
		for id in 0..6 {
			let owner = if id < 4 { OWNER } else { NEIGHBOUR };
			// Also of nobody's device and of other owners' ones, which do not come along.
			let of = world.dice.maybe(80, |dice| DeviceId([1 + dice.below(9) as u8; 32]));
			world.streams.push(Book::stream(&owner, id, of));
		}
		for owner in OWNERS {
			for action in [16, 17] {
				world.name_action(owner.clone(), action);
			}
		}
		for _ in 0..20 {
			world.set_subject_attribute();
		}
		world
	}

	/// The policies that are not revoked, nor any that they were delegated from.
	pub fn standing(&self) -> impl Iterator<Item = (PolicyId, &Kept)> {
		let stands = |there: &Kept| {
			let revoked = |id| !self.policies.contains_key(&id);
			!self.parents(there).any(revoked)
		};
		self.policies.iter().filter(move |(_, there)| stands(there)).map(|(id, there)| (*id, there))
	}

	/// What a policy was delegated from, the last one first, up to one that is revoked.
	pub fn parents(&self, of: &Kept) -> impl Iterator<Item = PolicyId> + '_ {
		let above = |id: &PolicyId| self.policies.get(id)?.parent;
		std::iter::successors(of.parent, above)
	}

	/// Another moment, often one at which something is about to begin or end.
	pub fn pass_time(&mut self) {
		self.now = if self.edges.is_empty() || self.dice.percent(20) {
			START + self.dice.below(14 * DAY)
		} else {
			(self.dice.pick(&self.edges) + self.dice.below(3)).saturating_sub(1)
		};
		at(self.now);
	}

	/// Something to ask: anything, or what some policy is about.
	pub fn question(&mut self) -> (Subject<AccountId>, Action, Resource<AccountId>) {
		if !self.policies.is_empty() && self.dice.percent(40) {
			return self.question_about_a_policy();
		}
		let subject = self.subject();
		let subject = match self.dice.below(50) {
			0 => Subject::Device(DeviceId([99; 32])),
			_ => subject,
		};
		let action = match self.dice.below(40) {
			0 => self.dice.below(256) as Action,
			_ => self.dice.rather(6, &self.actions),
		};
		let resource = match self.dice.below(20) {
			0 => match self.dice.below(6) {
				0 => Resource::Device(DeviceId([99; 32])),
				1 => Resource::Fleet(99),
				2 => Resource::Stream(99),
				_ => Resource::Domain(self.account()),
			},
			1..3 => Resource::Domain(self.owner()),
			3..6 => Resource::Fleet(self.dice.pick(&self.fleets)),
			6..11 => Resource::Stream(self.dice.pick(&self.streams)),
			_ => Resource::Device(self.dice.pick(&self.devices)),
		};
		(subject, action, resource)
	}

	/// By somebody whom a policy is about, over what it covers.
	fn question_about_a_policy(&mut self) -> (Subject<AccountId>, Action, Resource<AccountId>) {
		let delegated = self.policies.iter().filter(|(_, there)| there.parent.is_some());
		let delegated: Vec<_> = delegated.map(|(id, _)| *id).collect();
		let id = if delegated.is_empty() || self.dice.percent(70) {
			let all: Vec<_> = self.policies.keys().copied().collect();
			self.dice.pick(&all)
		} else {
			self.dice.pick(&delegated)
		};
		let there = &self.policies[&id];
		let (owner, over, actions) = (there.owner.clone(), there.target, there.actions);
		let members: Vec<_> = match &there.principal {
			Principal::Role(id) => {
				let members = self.members.keys().filter(|(role, _)| role == id);
				members.map(|(_, who)| who.0.clone()).collect()
			},
			other => other.subject().into_iter().collect(),
		};
		let subject = if members.is_empty() { self.subject() } else { self.dice.pick(&members) };
		let actions: Vec<_> = (0..ACTIONS).filter(|action| actions.has(*action)).collect();
		let action = self.dice.pick(&actions);
		let inside = self.dice.percent(50);
		let resource = match if inside { self.target_inside(&owner, over) } else { over } {
			Target::Device(id) => Resource::Device(id),
			Target::Fleet(id) => Resource::Fleet(id),
			Target::Stream(id) => Resource::Stream(id),
			Target::Domain => Resource::Domain(owner),
		};
		(subject, action, resource)
	}

	// Choices.

	pub fn account(&mut self) -> AccountId {
		self.dice.pick(&ACCOUNTS)
	}

	pub fn owner(&mut self) -> AccountId {
		let others = self.dice.percent(30);
		if others {
			self.dice.pick(&OWNERS)
		} else {
			OWNER
		}
	}

	pub fn subject(&mut self) -> Subject<AccountId> {
		if self.dice.percent(self.crowding / 2) {
			if let Some(subject) = self.favourite.subject() {
				return subject;
			}
		}
		if self.dice.percent(30) {
			Subject::Device(self.dice.pick(&self.devices))
		} else {
			// Rarely the owner, who needs no policies.
			let who = self.account();
			Subject::Account(if who == OWNER { self.account() } else { who })
		}
	}

	/// A subject as it is now. A device that does not exist, or no longer, has no policies.
	pub fn who(&self, subject: &Subject<AccountId>) -> Who {
		let generation = match subject {
			Subject::Account(_) => 0,
			Subject::Device(id) => Entries::get(id).map_or(0, |entry| entry.generation),
		};
		(subject.clone(), generation)
	}

	pub fn role_of(&mut self, owner: &AccountId) -> Option<RoleId> {
		let own: Vec<_> =
			self.roles.iter().filter(|(_, role)| role.owner == *owner).map(|(id, _)| *id).collect();
		(!own.is_empty()).then(|| self.dice.pick(&own))
	}

	pub fn fleet_of(&mut self, owner: &AccountId) -> Option<FleetId> {
		let own = |id: &&FleetId| FleetEntries::get(id).is_some_and(|(there, _)| there == *owner);
		let own: Vec<_> = self.fleets.iter().filter(own).copied().collect();
		(!own.is_empty()).then(|| self.dice.pick(&own))
	}

	/// Where a thing of an owner is put.
	pub fn fleet_or_none(&mut self, owner: &AccountId) -> Option<FleetId> {
		if self.dice.percent(80) {
			self.fleet_of(owner)
		} else {
			None
		}
	}

	/// A fleet below which there may be another one.
	pub fn fleet_with_room(&mut self, owner: &AccountId) -> Option<FleetId> {
		self.fleet_or_none(owner).filter(|id| fleets_above(*id).len() < 4)
	}

	pub fn target_of(&mut self, owner: &AccountId) -> Target {
		match self.dice.below(12) {
			0..5 => {
				let own = |id: &&DeviceId| {
					Entries::get(id).is_some_and(|entry| entry.owner.as_ref() == Some(owner))
				};
				let own: Vec<_> = self.devices.iter().filter(own).copied().collect();
				if own.is_empty() {
					return Target::Domain;
				}
				Target::Device(self.dice.pick(&own))
			},
			5..8 => self.fleet_of(owner).map_or(Target::Domain, Target::Fleet),
			8..10 => {
				let own = |id: &&StreamId| {
					StreamEntries::get(id).is_some_and(|(there, _)| there == *owner)
				};
				let own: Vec<_> = self.streams.iter().filter(own).copied().collect();
				if own.is_empty() {
					return Target::Domain;
				}
				Target::Stream(self.dice.pick(&own))
			},
			_ => Target::Domain,
		}
	}

	/// A target that lies in another one now, if there is one.
	pub fn target_inside(&mut self, owner: &AccountId, outer: Target) -> Target {
		let fleets = self.fleets.iter().copied().map(Target::Fleet);
		let devices = self.devices.iter().copied().map(Target::Device);
		let streams = self.streams.iter().copied().map(Target::Stream);
		let inner: Vec<_> = fleets
			.chain(devices)
			.chain(streams)
			.filter(|inner| match outer {
				Target::Domain => above(*inner).is_some_and(|(there, _)| there == *owner),
				_ => above(*inner).is_some_and(|(_, above)| above.contains(&outer)),
			})
			.collect();
		if inner.is_empty() {
			outer
		} else {
			self.dice.pick(&inner)
		}
	}

	/// Some of the world's actions that the domain knows; now and then one that it does not.
	pub fn some_actions(&mut self, owner: &AccountId) -> Actions {
		let known = |action: &&Action| {
			**action < FIRST_CUSTOM_ACTION || self.names.contains_key(&(owner.clone(), **action))
		};
		let known = Actions::of(self.actions.iter().filter(known).copied());
		match self.dice.below(40) {
			0 => Actions(self.dice.bits(u64::MAX)),
			1..8 => Actions(known.0 | Actions::SUITE.0),
			_ => {
				let some = self.dice.bits(known.0);
				Actions(if some == 0 { known.0 } else { some })
			},
		}
	}

	pub fn until(&mut self, percent: u64) -> Option<u64> {
		let now = self.now;
		let until = self.dice.maybe(percent, |dice| match dice.below(20) {
			0 => u64::MAX,
			1 => now,
			2..8 => now + dice.below(7 * DAY),
			_ => dice.pick(&self.deadlines),
		});
		self.edge(until);
		until
	}

	/// Remembers a moment, if it can come.
	pub fn edge(&mut self, moment: Option<u64>) {
		self.edges.extend(moment.filter(|moment| (START / 2..START * 50).contains(moment)));
	}

	pub fn party(&mut self) -> Party {
		self.dice.pick(&[Party::Subject, Party::Resource])
	}

	/// None, one, some or all.
	pub fn conditions(&mut self, effect: Effect) -> Conditions {
		let kinds = match self.dice.below(20) {
			0..6 => 0,
			6..14 => 1 << self.dice.below(8),
			14..19 => self.dice.bits(255) & self.dice.bits(255),
			_ => 255,
		};
		self.conditions_of(effect, kinds)
	}

	/// For a delegate: of the same kinds as those that it comes under anyway, or some of these.
	pub fn like_conditions(&mut self, others: &Conditions) -> Conditions {
		let kinds = [
			others.window.is_some(),
			others.hours.is_some(),
			others.uses.is_some(),
			others.attested.is_some(),
			others.firmware.is_some(),
			others.status.is_some(),
			!others.attributes.is_empty(),
		];
		let kinds = (0..).zip(kinds).map(|(kind, asked)| u64::from(asked) << kind).sum();
		let all = self.dice.percent(30);
		let kinds = if all { kinds } else { self.dice.bits(kinds) };
		self.conditions_of(Effect::Permit, kinds)
	}

	/// Of the kinds that the bits stand for.
	fn conditions_of(&mut self, effect: Effect, kinds: u64) -> Conditions {
		let mut conditions = Conditions::default();
		let asks = |kind: u32| kinds >> kind & 1 == 1;
		if asks(0) {
			conditions.window = Some(self.window());
		}
		if asks(1) {
			conditions.hours = Some(self.hours());
		}
		if asks(2) && effect == Effect::Permit {
			let few = 1 + self.dice.below(4) as u32;
			conditions.uses = Some(if self.dice.percent(10) { u32::MAX } else { few });
		}
		if asks(3) {
			let within = self.dice.maybe(50, |dice| dice.pick(&[0, 3_600, DAY, 3 * DAY, u64::MAX]));
			conditions.attested = Some(Attested { of: self.party(), tier: self.tier(), within });
			let device = self.dice.pick(&self.devices);
			let at = Entries::get(device).and_then(|entry| Some(entry.attestation?.1));
			self.edge(at.and_then(|at| at.checked_add(within?)));
		}
		if asks(4) {
			conditions.firmware = Some(MinFirmware { of: self.party(), sequence: self.sequence() });
		}
		if asks(5) {
			let statuses = 1 + self.dice.below(31) as u8;
			conditions.status = Some(InStatus { of: self.party(), statuses });
		}
		for kind in [6, 7] {
			if asks(kind) {
				let test = self.attribute_test();
				conditions.attributes.try_push(test).expect("as many as there may be");
			}
		}
		if self.dice.percent(1) {
			// Refused: out of range.
			conditions.status = Some(InStatus { of: Party::Resource, statuses: 32 });
		}
		conditions
	}

	pub fn window(&mut self) -> Window {
		let now = self.now;
		let from = self.dice.maybe(60, |dice| dice.around(now, 4 * DAY));
		self.edge(from);
		let until = self.until(if from.is_some() { 80 } else { 100 });
		let until = until.map(|until| until.max(from.unwrap_or(0)));
		self.edge(until);
		Window { from, until }
	}

	pub fn hours(&mut self) -> Hours {
		let days = match self.dice.below(3) {
			0 => 127,
			_ => 1 + self.dice.below(127) as u8,
		};
		let offset = self.dice.pick(&self.offsets);
		let (from, until) = match self.dice.below(8) {
			0 => (0, 1440),
			1 => (1439, 1),
			2 => (600, 600),
			_ => (self.dice.below(1440) as u16, 1 + self.dice.below(1440) as u16),
		};
		// Both ends, on one of the next days.
		let day = (self.now / DAY + self.dice.below(8)) * DAY;
		for minute in [from, until] {
			let local = day as i64 + (i64::from(minute) - i64::from(offset)) * 60;
			self.edge(u64::try_from(local).ok());
		}
		Hours { days, from, until, offset }
	}

	pub fn tier(&mut self) -> TrustTier {
		self.dice.pick(&[TrustTier::Contraindicated, TrustTier::Warning, TrustTier::Affirming])
	}

	pub fn sequence(&mut self) -> u64 {
		match self.dice.below(8) {
			0 => u64::MAX,
			1 => 1 << 63,
			_ => self.dice.below(6),
		}
	}

	/// Often of something that somebody or something has.
	pub fn attribute_test(&mut self) -> AttributeTest {
		let of = self.party();
		let known: Vec<_> = match of {
			Party::Subject => {
				let given = self.given.iter();
				given.map(|((_, _, name), given)| (name.clone(), given.value.clone())).collect()
			},
			Party::Resource => {
				Entries::iter_values().flat_map(|entry| entry.attributes.into_iter()).collect()
			},
		};
		let (name, value) = if known.is_empty() || self.dice.percent(50) {
			let value = self.dice.rather(3, &VALUES).to_vec();
			(self.attribute_name(), value)
		} else {
			let (name, value) = self.dice.pick(&known);
			(name.try_into().expect("short enough"), value)
		};
		// Devices' values are longer at times.
		let value = Value::truncate_from(value);
		let number = self.dice.rather(3, &NUMBERS);
		let comparison = match self.dice.below(4) {
			0 => Comparison::Equals(value),
			1 => Comparison::Differs(value),
			2 => Comparison::AtLeast(number),
			_ => Comparison::AtMost(number),
		};
		AttributeTest { of, name, comparison }
	}

	pub fn attribute_name(&mut self) -> AttributeName {
		self.dice.rather(2, &NAMES).to_vec().try_into().expect("short enough")
	}
}

impl Drop for World {
	/// Tells where to find what went wrong, whatever it is.
	fn drop(&mut self) {
		if std::thread::panicking() {
			eprintln!("in the world of MUSTER_CEDAR_SEED={}", self.seed);
		}
	}
}

/// A fleet and those above it.
pub fn fleets_above(id: FleetId) -> Vec<FleetId> {
	let parent = |id: &FleetId| FleetEntries::get(id).and_then(|(_, parent)| parent);
	std::iter::successors(Some(id), parent).collect()
}

/// Whose a target is, and in what else it lies, the domain aside.
pub fn above(target: Target) -> Option<(AccountId, Vec<Target>)> {
	let fleets = |id| fleets_above(id).into_iter().map(Target::Fleet);
	match target {
		Target::Domain => None,
		Target::Fleet(id) => Some((FleetEntries::get(id)?.0, fleets(id).skip(1).collect())),
		Target::Device(id) => {
			let entry = Entries::get(id)?;
			Some((entry.owner?, entry.fleet.into_iter().flat_map(fleets).collect()))
		},
		Target::Stream(id) => {
			let (owner, of) = StreamEntries::get(id)?;
			let Some((_, above)) = of.and_then(|of| above(Target::Device(of))) else {
				return Some((owner, Vec::new()));
			};
			Some((owner, of.map(Target::Device).into_iter().chain(above).collect()))
		},
	}
}
