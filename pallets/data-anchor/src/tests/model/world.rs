// SPDX-License-Identifier: Apache-2.0

//! What calls should do, as plainly as it can be said: every stream has the list of all its anchors,
//! and each rule that a call breaks is a reason for which it may fail.

use super::*;
use muster_primitives::TrustTier;

/// Whose numbers these are: of [`ACCOUNTS`] and of the devices.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Who {
	Account(usize),
	Device(usize),
}

#[derive(Clone, Debug)]
pub struct Machine {
	pub owner: Option<usize>,
	pub generation: u32,
	pub ended: bool,
	/// When its affirming verdict expires.
	pub affirmed: u64,
}

#[derive(Clone, Debug)]
pub struct Item {
	pub root: Hash,
	pub size: u64,
	/// Which readings these are, if it is known.
	pub variant: Option<u8>,
	pub from: u64,
	pub until: u64,
	pub previous: Hash,
	pub schema: Option<Hash>,
	pub by: Who,
	pub at: u64,
	pub corrects: Option<u32>,
	pub superseded_by: Option<u32>,
	pub keepers: BTreeSet<usize>,
	pub link: Hash,
	pub there: bool,
}

#[derive(Clone, Debug)]
pub struct Channel {
	pub gone: bool,
	pub owner: usize,
	pub device: Option<(usize, u32)>,
	pub log: bool,
	pub attested: bool,
	pub closed: bool,
	pub name: u8,
	pub schema: Option<Hash>,
	pub retention: Option<u64>,
	pub slots: u32,
	pub writers: BTreeMap<Who, u32>,
	/// All that were ever anchored.
	pub items: Vec<Item>,
	/// How many of them are past.
	pub pruned: usize,
}

impl Channel {
	pub fn used(&self) -> u32 {
		(self.items.len() - self.pruned) as u32
	}

	/// Where the time ends of what is no correction.
	pub fn until(&self) -> u64 {
		let plain = self.items.iter().filter(|item| item.corrects.is_none());
		plain.map(|item| item.until).max().unwrap_or(0)
	}

	pub fn link(&self) -> Hash {
		self.items.last().map_or([0; 32], |item| item.link)
	}
}

#[derive(Clone, Debug)]
pub struct World {
	pub now: u64,
	pub machines: Vec<Machine>,
	pub channels: Vec<Channel>,
	/// Uses left.
	pub permits: BTreeMap<(Who, u32), u32>,
	pub log: Vec<Deed>,
}

/// Why a call may fail.
pub type Reasons = Vec<DispatchError>;

fn unless(reasons: &mut Reasons, holds: bool, reason: impl Into<DispatchError>) {
	if !holds {
		reasons.push(reason.into());
	}
}

type E = Error<Test>;

impl World {
	pub fn begin() -> Self {
		let machine =
			|owner| Machine { owner: Some(owner), generation: 0, ended: false, affirmed: 0 };
		for device in 0..DEVICES {
			let id = Book::device(&ACCOUNTS[device % 2], device as u32);
			assert_eq!(id, device_id(device));
		}
		Self {
			now: START,
			machines: (0..DEVICES).map(|device| machine(device % 2)).collect(),
			channels: Vec::new(),
			permits: BTreeMap::new(),
			log: Vec::new(),
		}
	}

	pub fn channel(&self, stream: u32) -> Option<&Channel> {
		self.channels.get(stream as usize).filter(|channel| !channel.gone)
	}

	fn item(&self, stream: u32, number: u32) -> Option<&Item> {
		let channel = self.channels.get(stream as usize)?;
		channel.items.get(number as usize).filter(|item| item.there)
	}

	fn is_of(&self, device: usize, generation: u32) -> bool {
		self.machines.get(device).is_some_and(|machine| machine.generation == generation)
	}

	pub fn writes(&self, channel: &Channel, who: Who) -> bool {
		let named = channel.writers.get(&who);
		match who {
			Who::Account(account) => account == channel.owner || named.is_some(),
			Who::Device(device) => {
				let own = channel.device.is_some_and(|(there, generation)| {
					there == device && self.is_of(device, generation)
				});
				own || named.is_some_and(|generation| self.is_of(device, *generation))
			},
		}
	}

	/// What happens outside the pallet.
	pub fn happen(&mut self, event: &Happening) {
		match *event {
			Happening::Pass(seconds) => {
				self.now += seconds;
				at(self.now);
				System::set_block_number(System::block_number() + 1);
			},
			Happening::Transfer(device, to) => {
				let machine = &mut self.machines[device];
				if !machine.ended {
					machine.owner = Some(to);
					machine.generation += 1;
					Book::transfer(device_id(device), &ACCOUNTS[to]);
				}
			},
			Happening::Decommission(device) => {
				let machine = &mut self.machines[device];
				if !machine.ended {
					machine.owner = None;
					machine.ended = true;
					machine.generation += 1;
					Book::decommission(device_id(device));
				}
			},
			Happening::Attest(device, tier, lasts) => {
				let until = self.now + lasts;
				let affirmed = if tier == 2 { until } else { 0 };
				self.machines[device].affirmed = affirmed;
				let tiers = [TrustTier::Contraindicated, TrustTier::Warning, TrustTier::Affirming];
				Book::attest(device_id(device), tiers[usize::from(tier)], until);
			},
			Happening::Permit(who, stream, uses) => {
				self.permits.insert((who, stream), uses);
				let resource = Resource::Stream(stream);
				Book::permit(subject(who), ANCHOR, resource, Some(uses));
			},
		}
	}

	/// Does to the model what the call does to the chain, or says why it fails.
	pub fn apply(&mut self, who: Who, call: &Step) -> Result<(), Reasons> {
		if let Step::Anchor { submissions, permitted } = call {
			let mut then = self.clone();
			if submissions.is_empty() {
				return Err(vec![E::NothingSubmitted.into()]);
			}
			for submission in submissions {
				then.anchor(who, submission, *permitted)?;
			}
			*self = then;
			return Ok(());
		}
		let Who::Account(who) = who else { return Err(vec![DispatchError::BadOrigin]) };
		let reasons = self.reasons(who, call);
		if !reasons.is_empty() {
			return Err(reasons);
		}
		self.take(who, call);
		Ok(())
	}

	fn reasons(&self, who: usize, call: &Step) -> Reasons {
		let mut reasons = Vec::new();
		let why = &mut reasons;
		let stream = match call {
			Step::Create { device, name, slots, .. } => {
				unless(why, *name < GOOD_NAMES, E::BadText);
				let owned = |device: &usize| {
					self.machines.get(*device).is_some_and(|it| it.owner == Some(who))
				};
				unless(why, device.as_ref().is_none_or(owned), E::NotYourDevice);
				unless(why, *slots < MANY, TokenError::FundsUnavailable);
				return reasons;
			},
			Step::Keep { stream, anchor } => {
				match self.item(*stream, *anchor) {
					None => unless(why, false, E::AnchorNotFound),
					Some(item) => unless(why, !item.keepers.contains(&who), E::AlreadyKept),
				}
				return reasons;
			},
			Step::Release { stream, anchor } => {
				let item = self.item(*stream, *anchor);
				let kept = item.is_some_and(|item| item.keepers.contains(&who));
				unless(why, kept, E::NotKept);
				return reasons;
			},
			Step::Update { stream, .. }
			| Step::Close { stream }
			| Step::Remove { stream }
			| Step::SetSlots { stream, .. }
			| Step::AddWriter { stream, .. }
			| Step::RemoveWriter { stream, .. }
			| Step::Prune { stream, .. } => *stream,
			Step::Anchor { .. } => unreachable!("see `apply`"),
		};
		let limited = |limit: u32| (1..=128).contains(&limit);
		let Some(channel) = self.channel(stream) else {
			if let Step::Prune { limit, .. } = call {
				unless(why, limited(*limit), E::BadLimit);
			}
			unless(why, false, E::StreamNotFound);
			return reasons;
		};
		let anyone = matches!(call, Step::Prune { .. });
		unless(why, anyone || channel.owner == who, E::NotOwner);
		match call {
			Step::Update { name, schema, attested, retention, .. } => {
				unless(why, !channel.closed, E::StreamIsClosed);
				unless(why, name.is_none_or(|name| name < GOOD_NAMES), E::BadText);
				let same = name.is_none_or(|it| it == channel.name)
					&& schema.is_none_or(|it| it == channel.schema)
					&& attested.is_none_or(|it| it == channel.attested)
					&& retention.is_none_or(|it| it == channel.retention);
				unless(why, !same, E::NoChange);
				let ends = |it: Option<u64>| it.map_or((true, 0), |seconds| (false, seconds));
				let longer = retention.is_none_or(|it| ends(it) >= ends(channel.retention));
				unless(why, longer, E::RetentionShorter);
			},
			Step::Close { .. } => unless(why, !channel.closed, E::StreamIsClosed),
			Step::Remove { .. } => {
				unless(why, channel.closed, E::StreamIsOpen);
				let empty = channel.used() == 0 && channel.writers.is_empty();
				unless(why, empty, E::StreamInUse);
			},
			Step::SetSlots { slots, .. } => {
				unless(why, *slots != channel.slots, E::NoChange);
				unless(why, *slots >= channel.used(), E::SlotsInUse);
				unless(why, *slots < MANY, TokenError::FundsUnavailable);
			},
			Step::AddWriter { writer, .. } => {
				unless(why, !channel.closed, E::StreamIsClosed);
				if let Who::Device(device) = writer {
					let there = self.machines.get(*device).is_some_and(|it| !it.ended);
					unless(why, there, E::DeviceNotFound);
				}
				unless(why, !self.writes(channel, *writer), E::AlreadyWriter);
			},
			Step::RemoveWriter { writer, .. } => {
				unless(why, channel.writers.contains_key(writer), E::NotWriter);
			},
			Step::Prune { limit, .. } => {
				unless(why, limited(*limit), E::BadLimit);
				let oldest = channel.items.get(channel.pruned);
				let old = oldest.is_some_and(|item| self.is_past(channel, item));
				unless(why, old, E::NothingToPrune);
			},
			_ => unreachable!("treated above"),
		}
		reasons
	}

	fn is_past(&self, channel: &Channel, item: &Item) -> bool {
		channel.retention.is_some_and(|retention| self.now - item.at >= retention)
	}

	/// Does what a call that does not fail does.
	fn take(&mut self, who: usize, call: &Step) {
		let now = self.now;
		let generation = |device: usize| self.machines[device].generation;
		match *call {
			Step::Create { device, name, log, schema, attested, retention, slots } => {
				let device = device.map(|device| (device, generation(device)));
				self.channels.push(Channel {
					gone: false,
					owner: who,
					device,
					log,
					attested,
					closed: false,
					name,
					schema,
					retention,
					slots,
					writers: BTreeMap::new(),
					items: Vec::new(),
					pruned: 0,
				});
			},
			Step::Update { stream, name, schema, attested, retention } => {
				let channel = &mut self.channels[stream as usize];
				channel.name = name.unwrap_or(channel.name);
				channel.schema = schema.unwrap_or(channel.schema);
				channel.attested = attested.unwrap_or(channel.attested);
				channel.retention = retention.unwrap_or(channel.retention);
			},
			Step::Close { stream } => self.channels[stream as usize].closed = true,
			Step::Remove { stream } => self.channels[stream as usize].gone = true,
			Step::SetSlots { stream, slots } => self.channels[stream as usize].slots = slots,
			Step::AddWriter { stream, writer } => {
				let generation = match writer {
					Who::Account(_) => 0,
					Who::Device(device) => generation(device),
				};
				self.channels[stream as usize].writers.insert(writer, generation);
			},
			Step::RemoveWriter { stream, writer } => {
				self.channels[stream as usize].writers.remove(&writer);
			},
			Step::Prune { stream, limit } => {
				let channel = &mut self.channels[stream as usize];
				let retention = channel.retention.expect("or nothing were past; qed");
				let past = |item: &Item| now - item.at >= retention;
				for _ in 0..limit {
					let Some(item) = channel.items.get_mut(channel.pruned) else { break };
					if !past(item) {
						break;
					}
					item.there = !item.keepers.is_empty();
					channel.pruned += 1;
				}
			},
			Step::Keep { stream, anchor } => {
				self.channels[stream as usize].items[anchor as usize].keepers.insert(who);
			},
			Step::Release { stream, anchor } => {
				let channel = &mut self.channels[stream as usize];
				let item = &mut channel.items[anchor as usize];
				item.keepers.remove(&who);
				let past = (anchor as usize) < channel.pruned;
				item.there = !past || !item.keepers.is_empty();
			},
			Step::Anchor { .. } => unreachable!("see `apply`"),
		}
	}

	fn anchor(&mut self, by: Who, draft: &Draft, permitted: bool) -> Result<(), Reasons> {
		let submission = draft.submission(self);
		let Some(channel) = self.channel(draft.stream) else {
			return Err(vec![E::StreamNotFound.into()]);
		};
		let mut reasons = Vec::new();
		let why = &mut reasons;
		unless(why, !channel.closed, E::StreamIsClosed);
		unless(why, submission.attested == channel.attested, E::AttestedMismatch);
		let owner = by == Who::Account(channel.owner);
		if permitted {
			let left = self.permits.get(&(by, draft.stream)).copied().unwrap_or(0);
			unless(why, owner || left > 0, DispatchError::BadOrigin);
		} else {
			unless(why, self.writes(channel, by), E::NotWriter);
		}
		let next = channel.items.len() as u32;
		unless(why, submission.number <= next, E::Gap);
		unless(why, submission.number >= next, E::NumberTaken);
		unless(why, submission.previous == channel.link(), E::Fork);
		unless(why, channel.used() < channel.slots, E::NoSlotLeft);
		unless(why, submission.from < submission.until, E::EmptyTime);
		unless(why, submission.until <= self.now + MAX_AHEAD, E::TimeAhead);
		let free = submission.corrects.is_some();
		unless(why, free || submission.from >= channel.until(), E::Overlap);
		unless(why, (1..=1 << 40).contains(&submission.size), E::BadSize);
		match channel.items.last().filter(|_| channel.log) {
			Some(last) => {
				let grown = submission.size > last.size;
				unless(why, grown, E::NotGrown);
				let same = draft.variant().is_some() && draft.variant() == last.variant;
				unless(why, !grown || (same && draft.proof == 0), E::NotConsistent);
			},
			None => unless(why, submission.consistency.is_empty(), E::ProofNotNeeded),
		}
		let affirmed = match by {
			Who::Account(_) => false,
			Who::Device(device) => self.machines[device].affirmed > self.now,
		};
		unless(why, !channel.attested || affirmed, E::NotAttested);
		if let Some(old) = submission.corrects {
			unless(why, !channel.log, E::LogNotCorrected);
			match self.item(draft.stream, old) {
				None => unless(why, false, E::AnchorNotFound),
				Some(old) => unless(why, old.superseded_by.is_none(), E::AlreadySuperseded),
			}
		}
		if !reasons.is_empty() {
			return Err(reasons);
		}
		let (at, schema) = (self.now, channel.schema);
		if permitted && !owner {
			*self.permits.get_mut(&(by, draft.stream)).expect("there are some left; qed") -= 1;
		}
		let channel = &mut self.channels[draft.stream as usize];
		if let Some(old) = submission.corrects {
			channel.items[old as usize].superseded_by = Some(next);
		}
		let Submission { stream, number, previous, root, size, from, until, corrects, .. } =
			submission;
		let content = (stream, number, root, size, from, until, schema, corrects, previous);
		let link = sp_io::hashing::blake2_256(&("muster/anchor/v1", content).encode());
		channel.items.push(Item {
			root,
			size,
			variant: draft.variant(),
			from,
			until,
			previous,
			schema,
			by,
			at,
			corrects,
			superseded_by: None,
			keepers: BTreeSet::new(),
			link,
			there: true,
		});
		Ok(())
	}
}
