// SPDX-License-Identifier: Apache-2.0

//! The rules as the front page tells them, over plain lists.
//!
//! Accounts and devices are numbers. Nothing is kept where it is found quickly, nothing is joined
//! or counted in advance: what is asked is worked out from the lists. A delegated policy keeps the
//! conditions of all that it comes from, each as it was written.

use crate::*;
use muster_primitives::{access::action, DeviceStatus, FleetId, StreamId, TrustTier};
use std::collections::{BTreeMap, BTreeSet};

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Who {
	Account(usize),
	Device(usize),
}

/// What something is done to, and what a policy covers.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Thing {
	Device(usize),
	Fleet(FleetId),
	Stream(StreamId),
	Domain(usize),
}

#[derive(Clone, Debug)]
pub struct Device {
	pub owner: Option<usize>,
	pub status: DeviceStatus,
	pub generation: u32,
	pub fleet: Option<FleetId>,
	pub attributes: BTreeMap<Vec<u8>, Vec<u8>>,
	pub attestation: Option<(TrustTier, u64, Option<u64>)>,
}

#[derive(Clone, Debug)]
pub struct Role {
	pub id: RoleId,
	pub owner: usize,
	pub name: Vec<u8>,
	pub parent: Option<RoleId>,
	pub enabled: bool,
}

/// A device's is of one generation.
pub type Marked = (Who, u32);

#[derive(Clone, Debug)]
pub struct Holder {
	pub role: RoleId,
	pub who: Marked,
	pub until: Option<u64>,
}

#[derive(Clone, Debug)]
pub struct Saying {
	pub owner: usize,
	pub about: Marked,
	pub name: Vec<u8>,
	pub value: Vec<u8>,
	pub until: Option<u64>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Whom {
	Anyone,
	Named(Marked),
	Role(RoleId),
}

#[derive(Clone, Debug)]
pub struct Rule {
	pub id: PolicyId,
	pub owner: usize,
	pub effect: Effect,
	pub whom: Whom,
	pub target: Thing,
	/// Of the target, if that is a device.
	pub generation: u32,
	pub actions: u64,
	/// Its own last, after those of what it was delegated from.
	pub conditions: Vec<Conditions>,
	pub uses: Option<u32>,
	pub parents: Vec<PolicyId>,
	pub payer: usize,
	pub revoked: bool,
}

#[derive(Clone, Debug, Default)]
pub struct Realm {
	pub revision: u64,
	pub locked: bool,
	pub rescuers: Vec<usize>,
	/// With the change that gave the name.
	pub names: BTreeMap<Action, (Vec<u8>, u64)>,
}

#[derive(Clone, Debug)]
pub struct Leave {
	pub resource: Thing,
	pub who: Who,
	pub action: Action,
	pub owner: usize,
	pub generations: (u32, u32),
	/// How many changes there had been; 0 without a domain.
	pub opened: u64,
	pub from: u64,
	pub until: u64,
	pub rests_on: Vec<PolicyId>,
	/// Whether the domain held something about the subject; of no matter to the owner.
	pub recorded: bool,
	pub payer: usize,
}

/// That a domain, or what it holds about a subject, became stricter.
#[derive(Clone, Debug)]
pub struct Stricter {
	pub owner: usize,
	pub about: Option<Marked>,
	pub change: u64,
}

#[derive(Clone, Debug)]
pub struct Answer {
	pub reason: Reason,
	pub policies: Vec<PolicyId>,
	pub considered: Vec<(PolicyId, bool)>,
	/// Of which a use is taken, and until when it holds, as far as time alone tells.
	pub choice: Option<(PolicyId, Option<u64>)>,
}

#[derive(Clone, Default, Debug)]
pub struct World {
	pub now: u64,
	/// Changes to any domain so far.
	pub changes: u64,
	pub devices: Vec<Device>,
	pub fleets: BTreeMap<FleetId, (usize, Option<FleetId>)>,
	pub streams: BTreeMap<StreamId, (usize, Option<usize>)>,
	pub realms: BTreeMap<usize, Realm>,
	/// Those that there are. How many there have been is the next one's number.
	pub roles: Vec<Role>,
	pub roles_made: u32,
	pub members: Vec<Holder>,
	pub sayings: Vec<Saying>,
	pub rules: Vec<Rule>,
	pub sessions: Vec<Leave>,
	pub stricter: Vec<Stricter>,
	/// About whom domains hold something.
	pub records: BTreeSet<(usize, Marked)>,
	/// What was done, to be told when something goes wrong.
	pub log: Vec<String>,
}

fn lasts(until: Option<u64>, now: u64) -> bool {
	until.is_none_or(|until| now <= until)
}

/// Where things lie.
impl World {
	pub fn owner_of(&self, thing: Thing) -> Option<usize> {
		match thing {
			Thing::Device(device) => self.devices[device].owner,
			Thing::Fleet(fleet) => self.fleets.get(&fleet).map(|(owner, _)| *owner),
			Thing::Stream(stream) => self.streams.get(&stream).map(|(owner, _)| *owner),
			Thing::Domain(owner) => Some(owner),
		}
	}

	/// The device that a thing is, or whose stream it is, if both have the same owner.
	pub fn device_of(&self, thing: Thing) -> Option<usize> {
		match thing {
			Thing::Device(device) => Some(device),
			Thing::Stream(stream) => {
				let (owner, device) = *self.streams.get(&stream)?;
				device.filter(|device| self.devices[*device].owner == Some(owner))
			},
			Thing::Fleet(_) | Thing::Domain(_) => None,
		}
	}

	/// Everything that a thing lies in, itself included.
	pub fn around(&self, thing: Thing) -> Vec<Thing> {
		let Some(owner) = self.owner_of(thing) else { return vec![] };
		let mut all = vec![thing, Thing::Domain(owner)];
		let mut fleet = match (thing, self.device_of(thing)) {
			(Thing::Fleet(fleet), _) => Some(fleet),
			(_, Some(device)) => {
				all.push(Thing::Device(device));
				self.devices[device].fleet
			},
			_ => None,
		};
		while let Some(id) = fleet {
			all.push(Thing::Fleet(id));
			fleet = self.fleets.get(&id).and_then(|(_, parent)| *parent);
		}
		all
	}

	pub fn generation_of(&self, thing: Thing) -> u32 {
		match thing {
			Thing::Device(device) => self.devices[device].generation,
			_ => 0,
		}
	}

	/// Of the device that a thing is, or whose stream it is, whoever owns that.
	pub fn generation_below(&self, thing: Thing) -> u32 {
		match thing {
			Thing::Stream(stream) => {
				let device = self.streams.get(&stream).and_then(|(_, device)| *device);
				device.map_or(0, |device| self.devices[device].generation)
			},
			thing => self.generation_of(thing),
		}
	}

	/// Whether a policy covers a thing.
	pub fn covers(&self, rule: &Rule, thing: Thing) -> bool {
		self.owner_of(thing) == Some(rule.owner)
			&& self.around(thing).contains(&rule.target)
			&& self.generation_of(rule.target) == rule.generation
	}

	pub fn lives(&self, device: usize) -> bool {
		self.devices[device].status != DeviceStatus::Decommissioned
	}

	/// Somebody as he is now; nobody if it is a device that is no more.
	pub fn marked(&self, who: Who) -> Option<Marked> {
		match who {
			Who::Account(_) => Some((who, 0)),
			Who::Device(device) => {
				self.lives(device).then(|| (who, self.devices[device].generation))
			},
		}
	}
}

/// Roles.
impl World {
	pub fn role(&self, id: RoleId) -> Option<&Role> {
		self.roles.iter().find(|role| role.id == id)
	}

	pub fn own_role(&self, id: RoleId, owner: usize) -> bool {
		self.role(id).is_some_and(|role| role.owner == owner)
	}

	/// A role and those above it.
	pub fn up(&self, role: RoleId) -> Vec<&Role> {
		let above = |role: &&Role| role.parent.and_then(|parent| self.role(parent));
		std::iter::successors(self.role(role), above).collect()
	}

	/// How many levels of roles there are from this one up.
	pub fn levels(&self, role: RoleId) -> u32 {
		self.up(role).len() as u32
	}

	/// How many levels of roles there are from this one down.
	pub fn height(&self, role: RoleId) -> u32 {
		let below = self.roles.iter().filter(|other| other.parent == Some(role));
		1 + below.map(|other| self.height(other.id)).max().unwrap_or(0)
	}

	/// Until when each of somebody's roles in a domain lasts.
	fn roles_of(&self, owner: usize, who: Marked) -> BTreeMap<RoleId, Option<u64>> {
		let mut found = BTreeMap::<RoleId, Option<u64>>::new();
		for member in self.members.iter().filter(|member| member.who == who) {
			if !self.own_role(member.role, owner) || !lasts(member.until, self.now) {
				continue;
			}
			for role in self.up(member.role) {
				if !role.enabled {
					break;
				}
				// Forever is later than any time.
				let later = |a: Option<u64>| a.zip(member.until).map(|(a, b)| a.max(b));
				let entry = found.entry(role.id).or_insert(member.until);
				*entry = later(*entry);
			}
		}
		found
	}
}

/// Conditions.
impl World {
	fn party(&self, of: Party, who: Who, resource: Thing) -> Option<usize> {
		match (of, who) {
			(Party::Resource, _) => self.device_of(resource),
			(Party::Subject, Who::Device(device)) => Some(device),
			(Party::Subject, Who::Account(_)) => None,
		}
	}

	fn attribute(
		&self,
		owner: usize,
		test: &AttributeTest,
		who: Who,
		resource: Thing,
	) -> Option<&[u8]> {
		let name = test.name.to_vec();
		match test.of {
			Party::Resource => {
				let device = self.device_of(resource)?;
				self.devices[device].attributes.get(&name).map(|value| &value[..])
			},
			Party::Subject => {
				let about = self.marked(who)?;
				let said = |s: &&Saying| s.owner == owner && s.about == about && s.name == name;
				let saying = self.sayings.iter().find(said)?;
				lasts(saying.until, self.now).then_some(&saying.value)
			},
		}
	}

	/// Whether all conditions hold. `None`s among them are data that is missing.
	fn hold(&self, rule: &Rule, who: Who, resource: Thing) -> bool {
		let mut all: Vec<Option<bool>> = vec![Some(rule.uses != Some(0))];
		for conditions in &rule.conditions {
			if let Some(Window { from, until }) = conditions.window {
				all.push(Some(from.is_none_or(|from| from <= self.now) && lasts(until, self.now)));
			}
			if let Some(hours) = conditions.hours {
				all.push(Some(span(&hours, self.now).is_some()));
			}
			if let Some(attested) = conditions.attested {
				let device = self.party(attested.of, who, resource);
				let found = device.and_then(|device| self.devices[device].attestation);
				all.push(found.map(|(tier, at, _)| {
					let recent = |within| self.now <= at || self.now - at <= within;
					tier as u8 >= attested.tier as u8 && attested.within.is_none_or(recent)
				}));
			}
			if let Some(firmware) = conditions.firmware {
				let device = self.party(firmware.of, who, resource);
				let found = device.and_then(|device| self.devices[device].attestation);
				all.push(found.and_then(|(.., sequence)| sequence).map(|s| s >= firmware.sequence));
			}
			if let Some(status) = conditions.status {
				let device = self.party(status.of, who, resource);
				all.push(device.map(|device| {
					let bit = match self.devices[device].status {
						DeviceStatus::Enrolled => 1,
						DeviceStatus::Active => 2,
						DeviceStatus::Suspended => 4,
						DeviceStatus::Quarantined => 8,
						DeviceStatus::Decommissioned => 16,
					};
					status.statuses & bit == bit
				}));
			}
			for test in &conditions.attributes {
				let value = self.attribute(rule.owner, test, who, resource);
				let number = value
					.and_then(|value| String::from_utf8(value.to_vec()).ok()?.parse::<i64>().ok());
				all.push(match &test.comparison {
					Comparison::Equals(other) => value.map(|value| value == other.as_slice()),
					Comparison::Differs(other) => value.map(|value| value != other.as_slice()),
					Comparison::AtLeast(least) => number.map(|number| number >= *least),
					Comparison::AtMost(most) => number.map(|number| number <= *most),
				});
			}
		}
		let missing = rule.effect == Effect::Forbid;
		all.into_iter().all(|condition| condition.unwrap_or(missing))
	}
}

/// Where in the hours a moment lies, if it does: the last second of them.
pub fn span(hours: &Hours, now: u64) -> Option<u64> {
	const DAY: i64 = 24 * 3_600;
	let local = now as i64 + i64::from(hours.offset) * 60;
	let (from, until) = (i64::from(hours.from) * 60, i64::from(hours.until) * 60);
	let length = if until > from { until - from } else { until + DAY - from };
	// Those that began today, or yesterday. 1970-01-01 was a Thursday, the fourth day of a week.
	let today = local.div_euclid(DAY);
	[today, today - 1].into_iter().find_map(|day| {
		let begin = day * DAY + from;
		let on = hours.days >> (day + 3).rem_euclid(7) & 1 == 1;
		let end = begin + length - 1 - i64::from(hours.offset) * 60;
		(on && (begin..begin + length).contains(&local)).then_some(end as u64)
	})
}

/// Decisions.
impl World {
	pub fn rule(&self, id: PolicyId) -> Option<&Rule> {
		self.rules.iter().find(|rule| rule.id == id)
	}

	pub fn standing(&self, id: PolicyId) -> Option<&Rule> {
		self.rule(id).filter(|rule| !rule.revoked)
	}

	pub fn standing_rules(&self, owner: usize) -> impl Iterator<Item = &Rule> {
		self.rules.iter().filter(move |rule| rule.owner == owner && !rule.revoked)
	}

	/// The change since which an action means what it does; `None` if it means nothing.
	pub fn meaning(&self, owner: usize, action: Action) -> Option<u64> {
		match action {
			0..16 => Some(0),
			_ => self.realms.get(&owner)?.names.get(&action).map(|(_, since)| *since),
		}
	}

	fn applies(&self, rule: &Rule, who: Marked, action: Action, resource: Thing) -> bool {
		let about = match rule.whom {
			Whom::Anyone => true,
			Whom::Named(named) => named == who,
			Whom::Role(role) => self.roles_of(rule.owner, who).contains_key(&role),
		};
		about
			&& rule.actions >> action & 1 == 1
			&& self.meaning(rule.owner, action).is_some_and(|since| since <= rule.id)
			&& self.covers(rule, resource)
			&& self.hold(rule, who.0, resource)
			&& rule.parents.iter().all(|parent| {
				self.standing(*parent).is_some_and(|parent| self.covers(parent, resource))
			})
	}

	pub fn decide(&self, who: Who, action: Action, resource: Thing) -> Answer {
		let (mut policies, mut considered, mut choice) = (vec![], vec![], None);
		let reason =
			self.reason(who, action, resource, &mut policies, &mut considered, &mut choice);
		Answer { reason, policies, considered, choice }
	}

	fn reason(
		&self,
		who: Who,
		action: Action,
		resource: Thing,
		policies: &mut Vec<PolicyId>,
		considered: &mut Vec<(PolicyId, bool)>,
		choice: &mut Option<(PolicyId, Option<u64>)>,
	) -> Reason {
		let Some(owner) = self.owner_of(resource) else { return Reason::UnknownResource };
		if action > 63 || self.meaning(owner, action).is_none() {
			return Reason::UnknownAction;
		}
		if let Who::Device(device) = who {
			if self.devices[device].status != DeviceStatus::Active {
				return Reason::SubjectNotActive;
			}
		}
		if let Some(realm) = self.realms.get(&owner) {
			if realm.locked && !realm.rescuers.iter().any(|r| who == Who::Account(*r)) {
				return Reason::LockedDown;
			}
		}
		if who == Who::Account(owner) {
			return Reason::Owner;
		}
		let marked = self.marked(who).expect("an active device lives");
		let about = |rule: &&Rule| match rule.whom {
			Whom::Named(named) => named == marked,
			_ => true,
		};
		let all: Vec<_> = self
			.standing_rules(owner)
			.filter(about)
			.filter(|rule| self.covers(rule, resource))
			.collect();
		let (yes, no): (Vec<&Rule>, Vec<&Rule>) =
			all.iter().partition(|rule| self.applies(rule, marked, action, resource));
		considered.extend(yes.iter().map(|rule| (rule.id, true)));
		considered.extend(no.iter().map(|rule| (rule.id, false)));
		considered.sort();
		let ids = |effect| {
			let mut ids: Vec<_> =
				yes.iter().filter(|rule| rule.effect == effect).map(|rule| rule.id).collect();
			ids.sort();
			ids
		};
		*policies = ids(Effect::Forbid);
		if !policies.is_empty() {
			return Reason::Forbidden;
		}
		*policies = ids(Effect::Permit);
		let free = policies.iter().find(|id| self.rule(**id).unwrap().uses.is_none());
		let Some(chosen) = free.or(policies.first()) else { return Reason::NothingPermits };
		let rule = self.rule(*chosen).unwrap();
		let windows = rule.conditions.iter().filter_map(|c| c.window?.until);
		let hours = rule.conditions.iter().filter_map(|c| span(&c.hours?, self.now));
		let role = match rule.whom {
			Whom::Role(role) => self.roles_of(owner, marked)[&role],
			_ => None,
		};
		let lapses = self.lapses(rule, who).into_iter();
		*choice = Some((*chosen, windows.chain(hours).chain(role).chain(lapses).min()));
		Reason::Permitted
	}

	/// When attributes lapse that a policy asks about, of those that the subject has.
	pub fn lapses(&self, rule: &Rule, who: Who) -> Vec<u64> {
		let tests = rule.conditions.iter().flat_map(|c| &c.attributes);
		tests
			.filter(|test| test.of == Party::Subject)
			.flat_map(|test| {
				self.sayings.iter().filter(|s| {
					s.owner == rule.owner
						&& Some(s.about) == self.marked(who)
						&& s.name == test.name.as_slice()
				})
			})
			.filter_map(|saying| saying.until)
			.filter(|until| *until >= self.now)
			.collect()
	}

	/// Moments at which, by time alone, some forbid may begin to apply to this.
	pub fn curfews(&self, who: Who, action: Action, resource: Thing) -> Vec<u64> {
		let owner = self.owner_of(resource).expect("somebody owns what sessions are about");
		let mut found = vec![];
		for rule in self.standing_rules(owner).filter(|rule| rule.effect == Effect::Forbid) {
			if !self.covers(rule, resource) || rule.actions >> action & 1 == 0 {
				continue;
			}
			for conditions in &rule.conditions {
				found.extend(conditions.window.and_then(|window| window.from));
				// The hours of the days to come.
				let local = |hours: &Hours| self.now as i64 + i64::from(hours.offset) * 60;
				if let Some(hours) = conditions.hours {
					found.extend((0..=8).map(|ahead| {
						let day = local(&hours).div_euclid(86_400) + ahead;
						let begin =
							day * 86_400 + (i64::from(hours.from) - i64::from(hours.offset)) * 60;
						begin as u64
					}));
				}
			}
			found.extend(self.lapses(rule, who).into_iter().map(|lapse| lapse + 1));
		}
		found.retain(|moment| *moment > self.now);
		found.sort();
		found
	}

	/// Whether this session may last so long. It may not go on when, by time alone, a forbid comes to
	/// apply, nor end without a reason.
	pub fn lasts_rightly(&self, session: &Leave, longest: u64) -> bool {
		let curfews = self.curfews(session.who, session.action, session.resource);
		let forbidden = |moment: &u64| {
			let then = World { now: *moment, ..self.clone() };
			let answer = then.decide(session.who, session.action, session.resource);
			answer.reason == Reason::Forbidden
		};
		let within = curfews.iter().filter(|moment| **moment <= session.until);
		let reason = session.until == longest || curfews.contains(&(session.until + 1));
		let owner = session.who == Who::Account(session.owner);
		session.until <= longest && reason && (owner || !within.into_iter().any(forbidden))
	}

	/// Whether a policy can never apply again.
	pub fn dead(&self, rule: &Rule) -> bool {
		let lapsed = rule
			.conditions
			.iter()
			.any(|c| c.window.and_then(|w| w.until).is_some_and(|until| until < self.now));
		let gone = match rule.whom {
			Whom::Named(named) => self.marked(named.0) != Some(named),
			_ => false,
		};
		let stale = |rule: &Rule| {
			self.owner_of(rule.target) != Some(rule.owner)
				|| self.generation_of(rule.target) != rule.generation
		};
		let parents = || rule.parents.iter().map(|parent| self.standing(*parent));
		lapsed || gone || stale(rule) || parents().any(|parent| parent.is_none_or(stale))
	}
}

/// Whether conditions could hold at some moment, and are within their ranges; alone, or after those
/// of what they are delegated from.
pub fn sound(all: &[&Conditions], now: u64) -> bool {
	fn same<V: PartialEq>(mut values: impl Iterator<Item = V>) -> bool {
		let first = values.next();
		values.all(|value| Some(&value) == first.as_ref())
	}
	let windows: Vec<_> = all.iter().filter_map(|c| c.window).collect();
	let from = windows.iter().filter_map(|w| w.from).max();
	let until = windows.iter().filter_map(|w| w.until).min();
	let some_window = windows.is_empty() || from.is_some() || until.is_some();
	let order = until.is_none_or(|until| from.is_none_or(|from| from <= until) && now <= until);

	let hours = || all.iter().filter_map(|c| c.hours);
	let in_range = hours().all(|h| {
		h.days > 0
			&& h.days < 128
			&& h.from <= 1_439
			&& h.until >= 1
			&& h.until <= 1_440
			&& h.offset.abs() <= 840
	});
	let masks = all.iter().filter_map(|c| c.status.map(|s| s.statuses));
	let mask = masks.clone().fold(0xff, |a, b| a & b);
	let some_status = masks.count() == 0 || (mask > 0 && mask < 32);
	let parties = same(all.iter().filter_map(|c| c.status.map(|s| s.of)))
		&& same(all.iter().filter_map(|c| c.attested.map(|a| a.of)))
		&& same(all.iter().filter_map(|c| c.firmware.map(|f| f.of)));
	let named = all.iter().flat_map(|c| &c.attributes).all(|test| !test.name.is_empty());
	let uses = all.last().is_none_or(|c| c.uses != Some(0));
	let room = all.len() == 1 || tests(all).len() as u32 <= MAX_TESTS;
	some_window
		&& order
		&& in_range
		&& same(hours())
		&& some_status
		&& parties
		&& named
		&& uses
		&& room
}

/// The attribute tests, each once but for those that were there twice from the first.
pub fn tests(all: &[&Conditions]) -> Vec<AttributeTest> {
	let mut found = all.first().map_or(vec![], |c| c.attributes.to_vec());
	for test in all.iter().skip(1).flat_map(|c| &c.attributes) {
		if !found.contains(test) {
			found.push(test.clone());
		}
	}
	found
}

/// Sessions.
impl World {
	/// All that ends a session, as far as it has come to pass.
	pub fn ends(&self, session: &Leave) -> Vec<SessionState> {
		let mut found = vec![];
		if session.until < self.now {
			found.push(SessionState::Expired);
		}
		let owner = self.owner_of(session.resource);
		let generation = self.generation_below(session.resource);
		if owner != Some(session.owner) || generation != session.generations.1 {
			found.push(SessionState::ResourceChanged);
		}
		if let Who::Device(device) = session.who {
			let device = &self.devices[device];
			let active = device.status == DeviceStatus::Active;
			if !active || device.generation != session.generations.0 {
				found.push(SessionState::SubjectChanged);
			}
		}
		if session.rests_on.iter().any(|id| self.standing(*id).is_none()) {
			found.push(SessionState::Revoked);
		}
		let about = (session.who, session.generations.0);
		let gone = session.recorded && !self.records.contains(&(session.owner, about))
			|| session.opened > 0 && !self.realms.contains_key(&session.owner);
		let stricter = self.stricter.iter().any(|it| {
			it.owner == session.owner
				&& it.about.is_none_or(|there| there == about)
				&& it.change > session.opened
		});
		if gone || stricter {
			found.push(SessionState::Restricted);
		}
		found
	}

	/// Notes about whom domains hold something now: that this begins counts as stricter, and with
	/// its end all of it is forgotten.
	pub fn settle(&mut self) {
		let mut records = BTreeSet::new();
		for member in &self.members {
			let owner = self.role(member.role).expect("roles with members stay").owner;
			records.insert((owner, member.who));
		}
		records.extend(self.sayings.iter().map(|saying| (saying.owner, saying.about)));
		for rule in self.rules.iter().filter(|rule| !rule.revoked) {
			if let Whom::Named(who) = rule.whom {
				records.insert((rule.owner, who));
			}
		}
		let begun: Vec<_> = records.difference(&self.records).copied().collect();
		self.stricter.retain(|it| it.about.is_none_or(|who| records.contains(&(it.owner, who))));
		for (owner, who) in begun {
			self.stricter(owner, Some(who));
		}
		self.records = records;
	}

	pub fn stricter(&mut self, owner: usize, about: Option<Marked>) {
		self.stricter.push(Stricter { owner, about, change: self.changes });
	}
}

/// Whether this account has been granted leave to pass something on.
pub fn grants(rule: &Rule, who: usize) -> bool {
	rule.effect == Effect::Permit
		&& rule.whom == Whom::Named((Who::Account(who), 0))
		&& rule.actions >> action::GRANT & 1 == 1
}
