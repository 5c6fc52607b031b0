// SPDX-License-Identifier: Apache-2.0

//! Command sequences (§8.4.6 to §8.4.11), walked for what they say about images.

use super::{
	Common, Digest, Identity, Image, SuitComponent, VendorId, MAX_ALTERNATIVES, MAX_COMMANDS,
	MAX_COMPONENTS, MAX_NESTING, MAX_WORK,
};
use crate::cbor::{Error, Keys, Kind, Label, Reader};
use alloc::{vec, vec::Vec};

const CONDITION_VENDOR_ID: i64 = 1;
const CONDITION_CLASS_ID: i64 = 2;
const CONDITION_IMAGE_MATCH: i64 = 3;
const CONDITION_SLOT: i64 = 5;
const CONDITION_CONTENT: i64 = 6;
const SET_COMPONENT_INDEX: i64 = 12;
const CONDITION_ABORT: i64 = 14;
const TRY_EACH: i64 = 15;
const WRITE: i64 = 18;
const OVERRIDE_PARAMETERS: i64 = 20;
const FETCH: i64 = 21;
const COPY: i64 = 22;
const INVOKE: i64 = 23;
const CONDITION_DEVICE_ID: i64 = 24;
const SWAP: i64 = 31;
const RUN_SEQUENCE: i64 = 32;

const VENDOR_ID: i64 = 1;
const CLASS_ID: i64 = 2;
const IMAGE_DIGEST: i64 = 3;
const SLOT: i64 = 5;
const STRICT_ORDER: i64 = 12;
const SOFT_FAILURE: i64 = 13;
const IMAGE_SIZE: i64 = 14;
const CONTENT: i64 = 18;
const URI: i64 = 21;
const SOURCE_COMPONENT: i64 = 22;
const INVOKE_ARGS: i64 = 23;
const DEVICE_ID: i64 = 24;
const FETCH_ARGS: i64 = 25;

/// The tag of a vendor id that is a private enterprise number.
const PEN_TAG: u64 = 112;

/// The greatest label of custom commands and parameters.
const CUSTOM: i64 = -256;

/// A set of components, one bit for each.
type Selection = u16;

const _: () = assert!(MAX_COMPONENTS <= Selection::BITS as usize);

/// What of a command counts.
enum Step<'a> {
	/// Set-component-index.
	Select(Selection),
	/// Override-parameters.
	Set(Parameters<'a>),
	/// Condition-component-slot.
	CheckSlot,
	/// Run-sequence.
	Run(Vec<Step<'a>>),
	/// Try-each. A branch of null is an empty one.
	TryEach(Vec<Vec<Step<'a>>>),
}

/// What is said about each component of `common`, by its shared sequence and `sequences`.
pub(super) fn walk<'a>(
	common: &Common<'a>,
	sequences: &[Reader<'a>],
) -> Result<Vec<SuitComponent<'a>>, Error> {
	let count = common.components.len();
	let mut parser = Parser { count, commands: MAX_COMMANDS, shared: true };
	let shared = match &common.shared {
		Some(shared) => parser.sequence(shared.clone(), MAX_NESTING)?,
		None => Vec::new(),
	};
	parser.shared = false;
	let sequences = sequences
		.iter()
		.map(|sequence| parser.sequence(sequence.clone(), MAX_NESTING))
		.collect::<Result<Vec<_>, _>>()?;
	// One pass for each component, as §6.6 has it, so that the alternatives of one do not multiply
	// with those of another. Without components, one pass finds parameters that are set for none.
	let mut work = MAX_WORK;
	let mut components = Vec::new();
	for place in 0..count.max(1) {
		let mut walk = Walk { component: 1 << place, only: count == 1, work: &mut work };
		let id = common.components.get(place).copied().unwrap_or_default();
		let mut component = SuitComponent { id, identities: Vec::new(), images: Vec::new() };
		let mut states = vec![Parameters::default()];
		walk.run(&shared, walk.unselected(), &mut states)?;
		walk.note(&mut component, &states)?;
		for sequence in &sequences {
			let mut states = states.clone();
			walk.run(sequence, walk.unselected(), &mut states)?;
			walk.note(&mut component, &states)?;
		}
		components.push(component);
	}
	components.truncate(count);
	Ok(components)
}

/// Reads sequences.
struct Parser {
	/// How many components there are.
	count: usize,
	/// How many commands may still come.
	commands: usize,
	/// Whether this is the shared sequence.
	shared: bool,
}

impl Parser {
	fn sequence<'a>(
		&mut self,
		mut reader: Reader<'a>,
		depth: usize,
	) -> Result<Vec<Step<'a>>, Error> {
		let length = reader.array()?;
		if length == 0 || length % 2 != 0 {
			return Err(Error::TooFew);
		}
		let mut steps = Vec::new();
		for _ in 0..length / 2 {
			self.commands = self.commands.checked_sub(1).ok_or(Error::TooMany)?;
			let Label::Int(command) = reader.label()? else { return Err(Error::Label) };
			match command {
				CONDITION_SLOT => {
					report(&mut reader, command)?;
					steps.push(Step::CheckSlot);
				},
				CONDITION_VENDOR_ID
				| CONDITION_CLASS_ID
				| CONDITION_IMAGE_MATCH
				| CONDITION_CONTENT
				| CONDITION_ABORT
				| CONDITION_DEVICE_ID => report(&mut reader, command)?,
				WRITE | FETCH | COPY | INVOKE | SWAP if !self.shared => {
					report(&mut reader, command)?
				},
				SET_COMPONENT_INDEX => steps.push(Step::Select(self.index(&mut reader)?)),
				OVERRIDE_PARAMETERS => steps.push(Step::Set(self.parameters(&mut reader)?)),
				RUN_SEQUENCE => {
					let depth = depth.checked_sub(1).ok_or(Error::Depth)?;
					steps.push(Step::Run(self.sequence(reader.embedded()?, depth)?));
				},
				TRY_EACH => {
					let depth = depth.checked_sub(1).ok_or(Error::Depth)?;
					steps.push(Step::TryEach(self.branches(&mut reader, depth)?));
				},
				..=CUSTOM if !self.shared => {
					let (Kind::Bytes | Kind::Text | Kind::Int | Kind::Null) = reader.kind()? else {
						return Err(Error::Type);
					};
					reader.item()?;
				},
				unknown => return Err(Error::Unknown(unknown)),
			}
		}
		reader.finish()?;
		Ok(steps)
	}

	/// The argument of try-each: two sequences at least, then there may be null, which is to go on
	/// if all have failed.
	fn branches<'a>(
		&mut self,
		reader: &mut Reader<'a>,
		depth: usize,
	) -> Result<Vec<Vec<Step<'a>>>, Error> {
		let length = reader.array()?;
		if length < 2 {
			return Err(Error::TooFew);
		}
		let mut branches = Vec::new();
		for place in 1..=length {
			if place > 2 && place == length && reader.kind()? == Kind::Null {
				reader.null()?;
				branches.push(Vec::new());
			} else {
				branches.push(self.sequence(reader.embedded()?, depth)?);
			}
		}
		Ok(branches)
	}

	/// IndexArg: an index, a list of them, or `true` for all (§6.5).
	fn index(&self, reader: &mut Reader) -> Result<Selection, Error> {
		let one = |reader: &mut Reader| match reader.uint()? {
			index if index < self.count as u64 => Ok(1 << index),
			_ => Err(Error::Index),
		};
		match reader.kind()? {
			Kind::Bool => match reader.bool()? {
				true => Ok((0..self.count).fold(0, |all, place| all | 1 << place)),
				false => Err(Error::Index),
			},
			Kind::Array => match reader.array()? {
				0 => Err(Error::TooFew),
				length if length > MAX_COMPONENTS as u64 => Err(Error::TooMany),
				length => (0..length).try_fold(0, |all, _| Ok(all | one(reader)?)),
			},
			_ => one(reader),
		}
	}

	/// The argument of override-parameters.
	fn parameters<'a>(&self, reader: &mut Reader<'a>) -> Result<Parameters<'a>, Error> {
		let mut said = Parameters::default();
		let mut keys = Keys::default();
		let length = reader.map()?;
		if length == 0 {
			return Err(Error::TooFew);
		}
		for _ in 0..length {
			let label = reader.label()?;
			keys.add(label)?;
			let Label::Int(key) = label else { return Err(Error::Label) };
			match key {
				VENDOR_ID => said.vendor_id = Some(VendorId::read(reader)?),
				CLASS_ID => said.class_id = Some(uuid(reader, key)?),
				IMAGE_DIGEST => said.digest = Some(Digest::read_all(reader.embedded()?)?),
				SLOT => said.slot = Some(reader.uint()?),
				IMAGE_SIZE => said.size = Some(reader.uint()?),
				URI => said.uri = Some(reader.text()?),
				STRICT_ORDER | SOFT_FAILURE => reader.bool().map(drop)?,
				CONTENT | INVOKE_ARGS | FETCH_ARGS => reader.bytes().map(drop)?,
				SOURCE_COMPONENT => {
					if reader.uint()? >= self.count as u64 {
						return Err(Error::Index);
					}
				},
				DEVICE_ID => uuid(reader, key).map(drop)?,
				..=CUSTOM if !self.shared => {
					let (Kind::Bytes | Kind::Text | Kind::Int | Kind::Bool) = reader.kind()? else {
						return Err(Error::Type);
					};
					reader.item()?;
				},
				unknown => return Err(Error::Unknown(unknown)),
			}
		}
		Ok(said)
	}
}

/// The pass for one component.
struct Walk<'w> {
	component: Selection,
	/// Whether there is no other component.
	only: bool,
	/// What may still be done in all passes together.
	work: &'w mut usize,
}

impl Walk<'_> {
	/// What is selected before anything has been: the component, if it is the only one.
	fn unselected(&self) -> Option<Selection> {
		self.only.then_some(self.component)
	}

	/// Takes `steps`, with `states` as the alternatives before and after. Returns what is selected
	/// at the end.
	fn run<'a>(
		&mut self,
		steps: &[Step<'a>],
		mut selected: Option<Selection>,
		states: &mut Vec<Parameters<'a>>,
	) -> Result<Option<Selection>, Error> {
		for step in steps {
			self.spend(1)?;
			let concerned = selected.is_some_and(|selected| selected & self.component != 0);
			match step {
				Step::Select(selection) => selected = Some(*selection),
				Step::Set(said) => {
					if selected.is_none() {
						return Err(Error::Index);
					}
					if concerned {
						self.spend(states.len())?;
						states.iter_mut().for_each(|state| state.set(said));
					}
				},
				Step::CheckSlot if concerned => {
					self.spend(states.len())?;
					states.retain_mut(Parameters::check_slot);
				},
				Step::CheckSlot => (),
				Step::Run(inner) => {
					if self.run(inner, selected, states)? != selected {
						selected = self.unselected();
					}
				},
				Step::TryEach(branches) => {
					let before = core::mem::take(states);
					let mut moved = false;
					for branch in branches {
						self.spend(before.len())?;
						let mut after = before.clone();
						moved |= self.run(branch, selected, &mut after)? != selected;
						for state in after {
							self.spend(states.len())?;
							add(states, state, |new, old| new == old)?;
						}
					}
					if moved {
						selected = self.unselected();
					}
				},
			}
		}
		Ok(selected)
	}

	/// Keeps what `states`, the alternatives at the end of a sequence, say.
	fn note<'a>(
		&mut self,
		component: &mut SuitComponent<'a>,
		states: &[Parameters<'a>],
	) -> Result<(), Error> {
		for &Parameters { vendor_id, class_id, slot, digest, size, uri, .. } in states {
			self.spend(component.identities.len().saturating_add(component.images.len()))?;
			if vendor_id.is_some() || class_id.is_some() {
				add(&mut component.identities, Identity { vendor_id, class_id }, |a, b| {
					says(a.vendor_id, b.vendor_id) && says(a.class_id, b.class_id)
				})?;
			}
			if let Some(digest) = digest {
				let image = Image { vendor_id, class_id, slot, digest, size, uri };
				add(&mut component.images, image, |a, b| {
					a.digest == b.digest
						&& says(a.vendor_id, b.vendor_id)
						&& says(a.class_id, b.class_id)
						&& says(a.slot, b.slot)
						&& says(a.size, b.size)
						&& says(a.uri, b.uri)
				})?;
			}
		}
		Ok(())
	}

	fn spend(&mut self, work: usize) -> Result<(), Error> {
		*self.work = self.work.checked_sub(work).ok_or(Error::TooMany)?;
		Ok(())
	}
}

/// SUIT_Rep_Policy: four bits.
fn report(reader: &mut Reader, command: i64) -> Result<(), Error> {
	match reader.uint()? {
		0..=15 => Ok(()),
		_ => Err(Error::Value(command)),
	}
}

fn uuid(reader: &mut Reader, key: i64) -> Result<[u8; 16], Error> {
	reader.bytes()?.try_into().map_err(|_| Error::Value(key))
}

impl<'a> VendorId<'a> {
	fn read(reader: &mut Reader<'a>) -> Result<Self, Error> {
		if reader.kind()? != Kind::Tag {
			return uuid(reader, VENDOR_ID).map(Self::Uuid);
		}
		match reader.tag()? {
			PEN_TAG => reader.bytes().map(Self::Pen),
			_ => Err(Error::Tag),
		}
	}
}

/// The parameters of one component, as far as they are about its images: one alternative.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Parameters<'a> {
	vendor_id: Option<VendorId<'a>>,
	class_id: Option<[u8; 16]>,
	slot: Option<u64>,
	digest: Option<Digest<'a>>,
	size: Option<u64>,
	uri: Option<&'a str>,
	/// The slot that a condition has checked the component for.
	checked: Option<u64>,
}

impl<'a> Parameters<'a> {
	/// Replaces what `said` says.
	fn set(&mut self, said: &Self) {
		self.vendor_id = said.vendor_id.or(self.vendor_id);
		self.class_id = said.class_id.or(self.class_id);
		self.slot = said.slot.or(self.slot);
		self.digest = said.digest.or(self.digest);
		self.size = said.size.or(self.size);
		self.uri = said.uri.or(self.uri);
	}

	/// Whether the slot can be right, given what was checked before.
	fn check_slot(&mut self) -> bool {
		match self.slot {
			Some(slot) => *self.checked.get_or_insert(slot) == slot,
			None => true,
		}
	}
}

/// Whether `a` says no more than `b`.
fn says<T: PartialEq>(a: Option<T>, b: Option<T>) -> bool {
	a.is_none() || a == b
}

/// Adds `new`, unless one of `list` says as much. It takes the place of those that say less.
/// `within(a, b)`: whether `a` says no more than `b`.
fn add<T: Copy>(list: &mut Vec<T>, new: T, within: impl Fn(&T, &T) -> bool) -> Result<(), Error> {
	if list.iter().any(|old| within(&new, old)) {
		return Ok(());
	}
	let mut placed = false;
	list.retain_mut(|old| {
		if !within(old, &new) {
			return true;
		}
		*old = new;
		!core::mem::replace(&mut placed, true)
	});
	if !placed {
		if list.len() >= MAX_ALTERNATIVES {
			return Err(Error::TooMany);
		}
		list.push(new);
	}
	Ok(())
}
