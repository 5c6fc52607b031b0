// SPDX-License-Identifier: Apache-2.0

//! Handing data to somebody: the call `share`.

use super::common::*;
use crate::{mock::*, *};
use muster_primitives::{
	access::{action::SHARE_DATA, ACTIONS},
	Resource,
};
use sp_runtime::{traits::Dispatchable, DispatchError, TokenError};

pub const KEY: AgreementKey = AgreementKey([9; 32]);
pub const OTHER_KEY: AgreementKey = AgreementKey([10; 32]);
pub const ENVELOPE: [u8; 80] = [0xe7; 80];

/// Publishes an account's key.
#[track_caller]
pub fn publish(who: AccountId, key: AgreementKey) {
	ok(signed(who), Call::set_agreement_key { key: Some(key) });
	events();
}

/// A device whose agreement key is [`KEY`].
pub fn grantee_device(owner: &AccountId, seed: u32) -> DeviceId {
	let device = Book::device(owner, seed);
	Book::change(device, |entry| entry.keys.agreement = Some(KEY));
	device
}

/// Lets somebody share the data of a stream, so often, if a number is given.
pub fn let_share(stream: StreamId, who: &Subject<AccountId>, uses: Option<u32>) {
	Book::permit(who.clone(), SHARE_DATA, Resource::Stream(stream), uses);
}

/// What is to be shared.
#[derive(Clone)]
pub struct Give {
	pub stream: StreamId,
	pub grantee: Subject<AccountId>,
	pub key: AgreementKey,
	pub first: AnchorNumber,
	pub last: Option<AnchorNumber>,
	pub until: Option<u64>,
	pub envelope: Vec<u8>,
}

impl Give {
	/// Everything, for ever, to somebody whose key is [`KEY`].
	pub fn to(stream: StreamId, grantee: Subject<AccountId>) -> Self {
		Self {
			stream,
			grantee,
			key: KEY,
			first: 0,
			last: None,
			until: None,
			envelope: ENVELOPE.to_vec(),
		}
	}

	pub fn call(&self) -> Call<Test> {
		let Self { stream, grantee, key, first, last, until, envelope } = self.clone();
		let envelope = envelope.try_into().expect("short enough; qed");
		Call::share { stream, grantee, key, first, last, until, envelope }
	}

	/// Somebody shares this.
	#[track_caller]
	pub fn by(&self, origin: RuntimeOrigin) -> ShareId {
		let share = info(self.stream).next_share;
		ok(origin, self.call());
		share
	}

	/// [`OWNER`] shares this.
	#[track_caller]
	pub fn made(&self) -> ShareId {
		self.by(signed(OWNER))
	}

	/// [`OWNER`] may not share this.
	#[track_caller]
	pub fn fails(&self, error: Error<Test>) {
		refused(signed(OWNER), self.call(), error);
	}
}

/// [`OWNER`] has a stream, and [`ALICE`] a key. Yields what can be shared with her.
pub fn for_alice() -> Give {
	publish(ALICE, KEY);
	let stream = batches();
	events();
	Give::to(stream, account(ALICE))
}

pub fn info(stream: StreamId) -> StreamInfo<Test> {
	StreamInfos::<Test>::get(stream).expect("it was made; qed")
}

#[track_caller]
pub fn share_of(stream: StreamId, share: ShareId) -> Share<Test> {
	Shares::<Test>::get(stream, share).expect("it is there")
}

#[track_caller]
pub fn view(stream: StreamId, share: ShareId) -> ShareView<AccountId> {
	DataAnchor::share_at(stream, share).expect("it is there")
}

/// Everything that somebody is handed, in the order of its numbers.
pub fn handed(grantee: &Subject<AccountId>) -> Vec<(StreamId, ShareId)> {
	let mut keys: Vec<_> = SharedWith::<Test>::iter_key_prefix(grantee).collect();
	keys.sort_unstable();
	keys
}

/// The deposit of a share whose envelope has so many bytes: grantee, generation, key, range, who made
/// it and when, until when, when it was revoked, the deposit and its payer; the envelope and how long
/// it is; the entry by which the grantee finds it.
pub fn share_price(envelope: usize) -> Balance {
	let record = 33 + 4 + 32 + (4 + 5) + 33 + 8 + 9 + 9 + (32 + 16);
	let length = if envelope < 64 { 1 } else { 2 };
	let index = 33 + 4 + 4;
	100 + (record + length + envelope + index) as Balance
}

/// An account spends all it has but this much.
#[track_caller]
pub fn spend_all_but(who: AccountId, rest: Balance) {
	let value = Balances::free_balance(&who) - rest;
	let call = pallet_balances::Call::<Test>::transfer_allow_death { dest: STRANGER, value };
	RuntimeCall::from(call).dispatch(signed(who)).expect("it has that much; qed");
}

/// What is told when [`Give`] is shared.
pub fn told_of(give: &Give, share: ShareId, by: &Subject<AccountId>) -> Event<Test> {
	let Give { stream, grantee, key, first, last, until, .. } = give.clone();
	Event::Shared { stream, share, grantee, key, first, last, until, by: by.clone() }
}

#[test]
fn an_owner_hands_over_a_month_of_data() {
	build_and_execute(|| {
		let give = Give { first: 3, last: Some(33), until: Some(START + 60), ..for_alice() };
		let share = give.made();
		assert_eq!(share, 0);
		assert_eq!(events(), [told_of(&give, 0, &account(OWNER))]);
		let stored = share_of(give.stream, 0);
		assert_eq!(stored.envelope.to_vec(), ENVELOPE);
		assert_eq!((stored.generation, stored.deposit.payer), (0, OWNER));
		assert_eq!(
			view(give.stream, 0),
			ShareView {
				stream: give.stream,
				share: 0,
				grantee: account(ALICE),
				key: KEY,
				first: 3,
				last: Some(33),
				by: account(OWNER),
				at: START,
				until: Some(START + 60),
				revoked: None,
				open: true,
				envelope: Some(stored.envelope),
			}
		);
		assert_eq!(handed(&account(ALICE)), [(give.stream, 0)]);
		assert_eq!((info(give.stream).next_share, info(give.stream).shares), (1, 1));
		assert_eq!(DataAnchor::stream(give.stream).unwrap().shares, 1);
		assert_eq!(held(&OWNER, HoldReason::Share), share_price(80));
	});
}

#[test]
fn the_deposit_grows_with_the_envelope_and_nothing_else() {
	build_and_execute(|| {
		let give = for_alice();
		let mut due = 0;
		for length in [1, 2, 63, 64, 65, 511, 512] {
			let envelope = vec![1; length];
			let bounded = Give {
				last: Some(9),
				until: Some(u64::MAX),
				envelope: envelope.clone(),
				..give.clone()
			};
			for give in [Give { envelope, ..give.clone() }, bounded] {
				give.made();
				due += share_price(length);
				assert_eq!(held(&OWNER, HoldReason::Share), due);
			}
		}
	});
}

#[test]
fn whom_a_policy_permits_shares_and_pays_himself() {
	build_and_execute(|| {
		let give = for_alice();
		refused(signed(BOB), give.call(), DispatchError::BadOrigin);
		let_share(give.stream, &account(BOB), Some(2));
		for share in [0, 1] {
			assert_eq!(give.by(signed(BOB)), share);
			assert_eq!(events(), [told_of(&give, share, &account(BOB))]);
			assert_eq!(share_of(give.stream, share).by, account(BOB));
			assert_eq!(Asked::get(), share + 1);
		}
		assert_eq!(held(&BOB, HoldReason::Share), 2 * share_price(80));
		assert_eq!(held(&OWNER, HoldReason::Share), 0);
		// No use is left.
		refused(signed(BOB), give.call(), DispatchError::BadOrigin);
	});
}

#[test]
fn for_a_device_that_a_policy_permits_the_owner_pays() {
	build_and_execute(|| {
		let give = for_alice();
		// Whoever owns the device.
		let gateway = Book::device(&BOB, 1);
		refused(as_device(gateway), give.call(), DispatchError::BadOrigin);
		let_share(give.stream, &Subject::Device(gateway), Some(1));
		let share = give.by(as_device(gateway));
		assert_eq!(events(), [told_of(&give, share, &Subject::Device(gateway))]);
		assert_eq!(share_of(give.stream, share).deposit.payer, OWNER);
		assert_eq!(held(&OWNER, HoldReason::Share), share_price(80));
		assert_eq!(held(&BOB, HoldReason::Share), 0);
		refused(as_device(gateway), give.call(), DispatchError::BadOrigin);
	});
}

#[test]
fn a_device_is_handed_data_in_its_generation() {
	build_and_execute(|| {
		let stream = batches();
		let device = grantee_device(&BOB, 1);
		Book::transfer(device, &CAROL);
		let grantee = Subject::Device(device);
		let share = Give::to(stream, grantee.clone()).made();
		assert_eq!(share_of(stream, share).generation, 1);
		assert!(view(stream, share).open);
		assert_eq!(handed(&grantee), [(stream, share)]);
	});
}

#[test]
fn a_device_that_changes_hands_takes_nothing_along() {
	build_and_execute(|| {
		let stream = batches();
		let device = grantee_device(&BOB, 1);
		let give = Give::to(stream, Subject::Device(device));
		let share = give.made();
		Book::transfer(device, &CAROL);
		let void = view(stream, share);
		assert_eq!((void.open, void.envelope, void.revoked), (false, None, None));
		// Back with whom it was, it is another generation still.
		Book::transfer(device, &BOB);
		assert!(!view(stream, share).open);
		let again = give.made();
		assert!(view(stream, again).open);
		assert!(!view(stream, share).open);
		Book::decommission(device);
		assert!(!view(stream, again).open);
	});
}

#[test]
fn whoever_is_not_permitted_to_share_is_refused() {
	build_and_execute(|| {
		publish(ALICE, KEY);
		let (device, stream) = device_stream();
		let give = Give::to(stream, account(ALICE));
		fill(stream, 1);
		// Who writes there, who keeps an anchor, who was handed something, who may do anything else.
		ok(signed(OWNER), Call::add_writer { stream, writer: account(BOB) });
		ok(signed(CAROL), Call::keep { stream, anchor: 0 });
		give.made();
		for action in (0..ACTIONS).filter(|action| *action != SHARE_DATA) {
			Book::permit(account(NEIGHBOUR), action, Resource::Stream(stream), None);
		}
		let other = batches();
		let_share(other, &account(STRANGER), None);
		for who in [ALICE, BOB, CAROL, NEIGHBOUR, STRANGER] {
			refused(signed(who), give.call(), DispatchError::BadOrigin);
		}
		for origin in [as_device(device), as_device(DeviceId([99; 32]))] {
			refused(origin, give.call(), DispatchError::BadOrigin);
		}
		needs_somebody(give.call());
	});
}

#[test]
fn fails_for_a_stream_that_is_not_there() {
	build_and_execute(|| {
		let give = for_alice();
		for stream in [give.stream + 1, u32::MAX] {
			Give { stream, ..give.clone() }.fails(Error::<Test>::StreamNotFound);
		}
	});
}

#[test]
fn fails_without_an_envelope() {
	build_and_execute(|| {
		Give { envelope: vec![], ..for_alice() }.fails(Error::<Test>::EmptyEnvelope);
	});
}

#[test]
fn fails_for_a_range_without_an_anchor() {
	build_and_execute(|| {
		let give = for_alice();
		for (first, last) in [(1, 0), (7, 6), (u32::MAX, 0), (u32::MAX, u32::MAX - 1)] {
			let give = Give { first, last: Some(last), ..give.clone() };
			give.fails(Error::<Test>::EmptyRange);
		}
		// One anchor is enough, and it need not be there yet.
		for (first, last) in [(0, Some(0)), (7, Some(7)), (u32::MAX, Some(u32::MAX)), (9, None)] {
			Give { first, last, ..give.clone() }.made();
		}
	});
}

#[test]
fn fails_if_it_had_lapsed_when_it_was_made() {
	build_and_execute(|| {
		let give = for_alice();
		for until in [0, START - 1, START] {
			let give = Give { until: Some(until), ..give.clone() };
			give.fails(Error::<Test>::AlreadyLapsed);
		}
		for until in [START + 1, u64::MAX] {
			let share = Give { until: Some(until), ..give.clone() }.made();
			assert!(view(give.stream, share).open);
		}
	});
}

#[test]
fn fails_without_an_agreement_key() {
	build_and_execute(|| {
		let stream = batches();
		let device = Book::device(&BOB, 1);
		for grantee in
			[account(ALICE), Subject::Device(device), Subject::Device(DeviceId([99; 32]))]
		{
			Give::to(stream, grantee).fails(Error::<Test>::NoAgreementKey);
		}
		// Withdrawn; decommissioned.
		publish(ALICE, KEY);
		ok(signed(ALICE), Call::set_agreement_key { key: None });
		let device = grantee_device(&BOB, 2);
		Book::decommission(device);
		for grantee in [account(ALICE), Subject::Device(device)] {
			Give::to(stream, grantee).fails(Error::<Test>::NoAgreementKey);
		}
	});
}

#[test]
fn fails_for_another_key_than_the_grantees() {
	build_and_execute(|| {
		let give = for_alice();
		let device = grantee_device(&BOB, 1);
		let to_device = Give { grantee: Subject::Device(device), ..give.clone() };
		for give in [give.clone(), to_device.clone()] {
			for key in [OTHER_KEY, AgreementKey([0; 32])] {
				Give { key, ..give.clone() }.fails(Error::<Test>::OtherKey);
			}
		}
		// What was encrypted before the grantee changed its key is of no use any more.
		publish(ALICE, OTHER_KEY);
		Book::change(device, |entry| entry.keys.agreement = Some(OTHER_KEY));
		for give in [give, to_device] {
			give.fails(Error::<Test>::OtherKey);
			Give { key: OTHER_KEY, ..give }.made();
		}
	});
}

#[test]
fn an_account_and_a_device_of_the_same_bytes_are_two_grantees() {
	build_and_execute(|| {
		let stream = batches();
		let device = grantee_device(&BOB, 1);
		let twin = AccountId::new(device.0);
		Give::to(stream, account(twin.clone())).fails(Error::<Test>::NoAgreementKey);
		Give::to(stream, Subject::Device(device)).made();
		assert_eq!(handed(&account(twin)), []);
	});
}

#[test]
fn a_share_that_fails_takes_no_use() {
	build_and_execute(|| {
		let give = for_alice();
		for who in [account(BOB), account(PAUPER)] {
			let_share(give.stream, &who, Some(1));
		}
		// Nothing is changed, the uses among it.
		let lapsed = Give { until: Some(START), ..give.clone() };
		refused(signed(BOB), lapsed.call(), Error::<Test>::AlreadyLapsed);
		refused(signed(PAUPER), give.call(), TokenError::FundsUnavailable);
		assert_eq!(Asked::get(), 0);
		give.by(signed(BOB));
		assert_eq!(Asked::get(), 1);
	});
}

#[test]
fn fails_if_the_owner_cannot_pay_for_a_device() {
	build_and_execute(|| {
		let give = for_alice();
		let gateway = Book::device(&BOB, 1);
		let_share(give.stream, &Subject::Device(gateway), None);
		// An account keeps 10.
		spend_all_but(OWNER, share_price(80) + 9);
		refused(as_device(gateway), give.call(), TokenError::FundsUnavailable);
		Give { envelope: vec![1; 79], ..give }.by(as_device(gateway));
	});
}

#[test]
fn a_closed_streams_data_can_still_be_shared() {
	build_and_execute(|| {
		let give = for_alice();
		ok(signed(OWNER), Call::close_stream { stream: give.stream });
		let share = give.made();
		assert!(view(give.stream, share).open);
	});
}

#[test]
fn numbers_count_on_in_each_stream_and_never_return() {
	build_and_execute(|| {
		let give = for_alice();
		let other = Give { stream: batches(), ..give.clone() };
		assert_eq!((give.made(), give.made(), other.made()), (0, 1, 0));
		ok(signed(OWNER), Call::revoke_share { stream: give.stream, share: 1 });
		assert_eq!((give.made(), other.made()), (2, 1));
		assert_eq!(handed(&account(ALICE)).len(), 5);
	});
}

#[test]
fn fails_if_no_number_is_left() {
	build_and_execute(|| {
		let give = for_alice();
		let set = |next| {
			StreamInfos::<Test>::mutate(give.stream, |info| {
				info.as_mut().expect("it was made; qed").next_share = next;
			})
		};
		set(u32::MAX);
		give.fails(Error::<Test>::Exhausted);
		set(u32::MAX - 1);
		assert_eq!(give.made(), u32::MAX - 1);
		give.fails(Error::<Test>::Exhausted);
		// The last number is listed and removed like any other.
		assert_eq!(DataAnchor::shares(give.stream, u32::MAX - 1, 5).len(), 1);
		ok(signed(OWNER), Call::close_stream { stream: give.stream });
		ok(signed(OWNER), Call::remove_shares { stream: give.stream, limit: 128 });
	});
}
