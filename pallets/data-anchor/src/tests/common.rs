// SPDX-License-Identifier: Apache-2.0

//! What many of the tests do: streams, anchors that fit, calls that are refused.

use crate::{mock::*, *};
use frame_support::traits::fungible::InspectHold;
use muster_primitives::{
	access::ACTIONS,
	anchor::{link, Statement},
	merkle::{leaf_hash, Tree},
	Resource,
};
use sp_runtime::{traits::Dispatchable, DispatchError};

/// How long the anchors of [`Make::default`] stay, in seconds.
pub const RETENTION: u64 = 1_000;
/// When the data of the first anchor of a stream begins.
pub const BEGIN: u64 = START - 1_000_000;
/// How long the time of an anchor by [`next`] is.
pub const STEP: u64 = 10;
pub const SCHEMA: Hash = [0x5c; 32];

/// What is held on an account for one reason.
pub fn held(who: &AccountId, reason: HoldReason) -> Balance {
	Balances::balance_on_hold(&reason.into(), who)
}

/// What the whole storage hashes to.
pub fn root() -> Vec<u8> {
	sp_io::storage::root(sp_runtime::StateVersion::V1)
}

pub fn now() -> u64 {
	DataAnchor::now()
}

/// Time passes.
pub fn pass(seconds: u64) {
	at(now() + seconds);
}

fn price(bytes: usize) -> Balance {
	100 + bytes as Balance
}

/// The deposit of a stream, without its slots.
pub fn stream_price() -> Balance {
	price(Stream::<Test>::max_encoded_len() + StreamInfo::<Test>::max_encoded_len())
}

pub fn slots_price(slots: u32) -> Balance {
	Balance::from(slots) * price(AnchorOf::<Test>::max_encoded_len())
}

pub fn writer_price() -> Balance {
	price(Writer::<Test>::max_encoded_len())
}

/// The deposit of who keeps an anchor.
pub fn keep_price() -> Balance {
	price(
		AnchorOf::<Test>::max_encoded_len() + Deposit::<Test, kind::Keep<Test>>::max_encoded_len(),
	)
}

/// How a call ends if somebody makes it. Whatever it wrote is undone if it fails, as in a block.
pub fn dispatch(origin: RuntimeOrigin, call: Call<Test>) -> DispatchResult {
	let result = RuntimeCall::from(call).dispatch(origin);
	result.map(|_| ()).map_err(|error| error.error)
}

#[track_caller]
pub fn ok(origin: RuntimeOrigin, call: Call<Test>) {
	assert_eq!(dispatch(origin, call), Ok(()));
}

/// A call fails with this, and nothing is changed.
#[track_caller]
pub fn refused(origin: RuntimeOrigin, call: Call<Test>, error: impl Into<DispatchError>) {
	let before = root();
	assert_eq!(dispatch(origin, call), Err(error.into()));
	assert_eq!(root(), before, "something changed");
}

/// Nobody but an account may make this call.
#[track_caller]
pub fn needs_an_account(call: Call<Test>) {
	refused(as_device(DeviceId([7; 32])), call.clone(), DispatchError::BadOrigin);
	needs_somebody(call);
}

/// Nobody but an account or a device may make this call.
#[track_caller]
pub fn needs_somebody(call: Call<Test>) {
	for origin in
		[RuntimeOrigin::none(), RuntimeOrigin::root(), frame_system::RawOrigin::Authorized.into()]
	{
		refused(origin, call.clone(), DispatchError::BadOrigin);
	}
}

/// Nobody else may make this call about a stream of [`OWNER`]'s, whatever policies permit.
#[track_caller]
pub fn needs_the_owner(stream: StreamId, call: Call<Test>) {
	for action in 0..ACTIONS {
		Book::permit(account(CAROL), action, Resource::Stream(stream), None);
	}
	for who in [ALICE, BOB, CAROL, STRANGER] {
		refused(signed(who), call.clone(), Error::<Test>::NotOwner);
	}
}

/// What a stream is to be like.
#[derive(Clone)]
pub struct Make {
	pub owner: AccountId,
	pub device: Option<DeviceId>,
	pub mode: Mode,
	pub schema: Option<Hash>,
	pub attested: bool,
	pub retention: Option<u64>,
	pub slots: u32,
}

impl Default for Make {
	fn default() -> Self {
		Self {
			owner: OWNER,
			device: None,
			mode: Mode::Batches,
			schema: None,
			attested: false,
			retention: Some(RETENTION),
			slots: 10,
		}
	}
}

impl Make {
	pub fn call(&self) -> Call<Test> {
		Call::create_stream {
			device: self.device,
			name: text("power"),
			mode: self.mode,
			schema: self.schema,
			attested: self.attested,
			retention: self.retention,
			slots: self.slots,
		}
	}

	#[track_caller]
	pub fn stream(self) -> StreamId {
		ok(signed(self.owner.clone()), self.call());
		NextStreamId::<Test>::get() - 1
	}
}

/// A stream of [`OWNER`]'s in which every anchor is a tree of its own.
#[track_caller]
pub fn batches() -> StreamId {
	Make::default().stream()
}

/// A log of [`OWNER`]'s.
#[track_caller]
pub fn log() -> StreamId {
	Make { mode: Mode::Log, ..Make::default() }.stream()
}

/// A device of [`OWNER`]'s, and a stream for it.
#[track_caller]
pub fn device_stream() -> (DeviceId, StreamId) {
	let device = Book::device(&OWNER, 1);
	(device, Make { device: Some(device), ..Make::default() }.stream())
}

pub fn record(stream: StreamId) -> Stream<Test> {
	Streams::<Test>::get(stream).expect("it was made; qed")
}

pub fn expected(stream: StreamId) -> Expected {
	DataAnchor::expected(stream).expect("it was made; qed")
}

#[track_caller]
pub fn anchor_of(stream: StreamId, number: AnchorNumber) -> AnchorOf<Test> {
	Anchors::<Test>::get(stream, number).expect("it is there")
}

/// Number `index` of the readings of which trees by this seed are made.
pub fn reading(seed: u64, index: u64) -> Vec<u8> {
	format!("reading {index} of {seed}").into_bytes()
}

/// A tree of so many readings.
pub fn tree(seed: u64, size: u64) -> Tree {
	(0..size).map(|index| leaf_hash(&reading(seed, index))).collect()
}

/// By what [`next_tree`] makes the readings of an anchor.
pub fn seed_of(stream: StreamId, number: AnchorNumber) -> u64 {
	let number = if record(stream).mode == Mode::Log { u32::MAX } else { number };
	u64::from(stream) << 32 | u64::from(number)
}

/// The tree over what [`next`] anchors: 5 readings, or 5 more.
pub fn next_tree(stream: StreamId) -> Tree {
	let expected = expected(stream);
	let before = expected.grows_from.map_or(0, |(size, _)| size);
	tree(seed_of(stream, expected.number), before + 5)
}

/// What can be anchored next in a stream: [`next_tree`], over the [`STEP`] seconds that follow.
pub fn next(stream: StreamId) -> Submission {
	let (expected, tree) = (expected(stream), next_tree(stream));
	let consistency =
		expected.grows_from.and_then(|(size, _)| tree.prove_consistency(size)).unwrap_or_default();
	let from = expected.from.max(BEGIN);
	Submission {
		stream,
		number: expected.number,
		previous: expected.previous,
		root: tree.root(),
		size: tree.len(),
		from,
		until: from + STEP,
		corrects: None,
		attested: expected.attested,
		consistency: path(consistency),
	}
}

/// What can be anchored next in a stream to supersede an anchor: the same time, other readings.
pub fn correction(stream: StreamId, corrects: AnchorNumber) -> Submission {
	let old = anchor_of(stream, corrects);
	let Submission { number, previous, root, size, .. } = next(stream);
	Submission {
		number,
		previous,
		root,
		size,
		from: old.from,
		until: old.until,
		corrects: Some(corrects),
		..next(stream)
	}
}

pub fn path(hashes: Vec<Hash>) -> Path {
	hashes.try_into().expect("short enough; qed")
}

/// The call with these submissions.
pub fn of(submissions: impl IntoIterator<Item = Submission>) -> Call<Test> {
	let submissions = submissions.into_iter().collect::<Vec<_>>();
	Call::anchor { submissions: submissions.try_into().expect("few enough; qed") }
}

/// The same, for whom a policy permits.
pub fn permitted(submissions: impl IntoIterator<Item = Submission>) -> Call<Test> {
	let submissions = submissions.into_iter().collect::<Vec<_>>();
	Call::anchor_permitted { submissions: submissions.try_into().expect("few enough; qed") }
}

/// [`OWNER`] anchors this.
#[track_caller]
pub fn anchor(submission: Submission) -> AnchorNumber {
	let number = submission.number;
	ok(signed(OWNER), of([submission]));
	number
}

/// [`OWNER`] anchors what is [`next`], so many times.
#[track_caller]
pub fn fill(stream: StreamId, count: u32) {
	(0..count).for_each(|_| {
		anchor(next(stream));
	});
}

/// [`OWNER`] may not anchor this.
#[track_caller]
pub fn not_anchored(submission: Submission, error: Error<Test>) {
	refused(signed(OWNER), of([submission.clone()]), error);
}

/// The link of a submission in a stream with this schema.
pub fn link_of(submission: &Submission, schema: Option<Hash>) -> Hash {
	let Submission { stream, number, previous, root, size, from, until, corrects, .. } =
		submission.clone();
	link(&Statement { stream, number, root, size, from, until, schema, corrects, previous })
}

/// What is told of a submission that was anchored in a stream with this schema.
pub fn told(submission: &Submission, by: Subject<AccountId>, schema: Option<Hash>) -> Event<Test> {
	let link = link_of(submission, schema);
	let Submission { stream, number, root, size, from, until, corrects, .. } = submission.clone();
	Event::Anchored { stream, number, root, size, from, until, by, corrects, link }
}

pub fn account(who: AccountId) -> Subject<AccountId> {
	Subject::Account(who)
}

/// A hash with one bit changed.
pub fn flipped(hash: &Hash, bit: u8) -> Hash {
	let mut hash = *hash;
	hash[usize::from(bit / 8)] ^= 1 << (bit % 8);
	hash
}
