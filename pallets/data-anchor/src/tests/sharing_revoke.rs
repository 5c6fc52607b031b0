// SPDX-License-Identifier: Apache-2.0

//! Ending a share: the call `revoke_share`.

use super::{common::*, sharing::*};
use crate::{mock::*, *};
use frame_support::{
	storage::storage_prefix,
	traits::{fungible::MutateHold, tokens::Precision},
};
use sp_runtime::DispatchError;

fn revoke(stream: StreamId, share: ShareId) -> Call<Test> {
	Call::revoke_share { stream, share }
}

/// Whether these bytes stand anywhere in the pallet's storage.
fn stored(bytes: &[u8]) -> bool {
	let prefix = &storage_prefix(b"DataAnchor", b"")[..16];
	let mut key = prefix.to_vec();
	while let Some(next) = sp_io::storage::next_key(&key).filter(|next| next.starts_with(prefix)) {
		let value = sp_io::storage::get(&next).expect("there is such a key; qed");
		if value.windows(bytes.len()).any(|window| window == bytes) {
			return true;
		}
		key = next;
	}
	false
}

#[test]
fn the_envelope_goes_and_the_trail_stays() {
	build_and_execute(|| {
		let give = Give { last: Some(9), until: Some(START + 600), ..for_alice() };
		let share = give.made();
		let before = share_of(give.stream, share);
		assert!(stored(&ENVELOPE));
		events();
		pass(60);
		ok(signed(OWNER), revoke(give.stream, share));
		let by = account(OWNER);
		assert_eq!(events(), [Event::ShareRevoked { stream: give.stream, share, by }]);
		assert!(!stored(&ENVELOPE) && !stored(&ENVELOPE[..8]));
		let after = share_of(give.stream, share);
		assert_eq!(
			after,
			Share {
				revoked: Some(START + 60),
				envelope: Envelope::new(),
				deposit: after.deposit.clone(),
				..before
			}
		);
		assert_eq!(
			view(give.stream, share),
			ShareView {
				stream: give.stream,
				share,
				grantee: account(ALICE),
				key: KEY,
				first: 0,
				last: Some(9),
				by: account(OWNER),
				at: START,
				until: Some(START + 600),
				revoked: Some(START + 60),
				open: false,
				envelope: None,
			}
		);
		// The grantee and whoever looks at the stream still find it.
		assert_eq!(handed(&account(ALICE)), [(give.stream, share)]);
		assert_eq!(DataAnchor::shares(give.stream, 0, 1), [view(give.stream, share)]);
		assert_eq!(info(give.stream).shares, 1);
		pass(1_000_000);
		assert_eq!(view(give.stream, share).revoked, Some(START + 60));
	});
}

#[test]
fn the_envelopes_part_of_the_deposit_returns_to_who_paid() {
	build_and_execute(|| {
		let give = for_alice();
		let gateway = Book::device(&CAROL, 1);
		for who in [account(BOB), Subject::Device(gateway)] {
			let_share(give.stream, &who, None);
		}
		for length in [1, 63, 64, 512] {
			let give = Give { envelope: vec![7; length], ..give.clone() };
			let revokers = [signed(OWNER), signed(BOB), as_device(gateway)];
			for (maker, payer) in
				[(signed(OWNER), OWNER), (signed(BOB), BOB), (as_device(gateway), OWNER)]
			{
				for revoker in revokers.clone() {
					let before = held(&payer, HoldReason::Share);
					let share = give.by(maker.clone());
					let paid = held(&payer, HoldReason::Share) - before;
					assert_eq!(paid, share_price(length));
					ok(revoker, revoke(give.stream, share));
					let left = held(&payer, HoldReason::Share) - before;
					assert_eq!(left, share_price(0));
					assert!(left < paid);
				}
			}
		}
		for nobody in [ALICE, CAROL] {
			assert_eq!(held(&nobody, HoldReason::Share), 0);
		}
	});
}

#[test]
fn whom_a_policy_permits_revokes_what_others_shared() {
	build_and_execute(|| {
		let give = for_alice();
		let gateway = Subject::Device(Book::device(&CAROL, 1));
		for who in [account(BOB), gateway.clone()] {
			let share = give.made();
			let origin = match &who {
				Subject::Account(who) => signed(who.clone()),
				Subject::Device(device) => as_device(*device),
			};
			refused(origin.clone(), revoke(give.stream, share), DispatchError::BadOrigin);
			let_share(give.stream, &who, Some(1));
			let asked = Asked::get();
			events();
			ok(origin.clone(), revoke(give.stream, share));
			assert_eq!(events(), [Event::ShareRevoked { stream: give.stream, share, by: who }]);
			assert_eq!(Asked::get(), asked + 1);
			let another = give.made();
			refused(origin, revoke(give.stream, another), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn the_owner_revokes_what_a_policy_let_somebody_share() {
	build_and_execute(|| {
		let give = for_alice();
		let_share(give.stream, &account(BOB), Some(1));
		let share = give.by(signed(BOB));
		// Who shared it, but may no longer, cannot end it either.
		refused(signed(BOB), revoke(give.stream, share), DispatchError::BadOrigin);
		ok(signed(OWNER), revoke(give.stream, share));
		assert!(!view(give.stream, share).open);
	});
}

#[test]
fn neither_the_grantee_nor_a_stranger_revokes() {
	build_and_execute(|| {
		let give = for_alice();
		let share = give.made();
		let other = batches();
		let_share(other, &account(CAROL), None);
		ok(signed(OWNER), Call::add_writer { stream: give.stream, writer: account(BOB) });
		let device = grantee_device(&BOB, 1);
		for who in [ALICE, BOB, CAROL, STRANGER] {
			refused(signed(who), revoke(give.stream, share), DispatchError::BadOrigin);
		}
		refused(as_device(device), revoke(give.stream, share), DispatchError::BadOrigin);
		needs_somebody(revoke(give.stream, share));
		assert!(view(give.stream, share).open);
	});
}

#[test]
fn fails_for_what_is_not_there_and_for_what_is_revoked() {
	build_and_execute(|| {
		let give = for_alice();
		refused(signed(OWNER), revoke(give.stream, 0), Error::<Test>::ShareNotFound);
		let share = give.made();
		for stream in [give.stream + 1, u32::MAX] {
			refused(signed(OWNER), revoke(stream, share), Error::<Test>::StreamNotFound);
		}
		for share in [share + 1, u32::MAX] {
			refused(signed(OWNER), revoke(give.stream, share), Error::<Test>::ShareNotFound);
		}
		ok(signed(OWNER), revoke(give.stream, share));
		pass(1);
		refused(signed(OWNER), revoke(give.stream, share), Error::<Test>::AlreadyRevoked);
		// Nor does it take one of the uses.
		let_share(give.stream, &account(BOB), Some(1));
		refused(signed(BOB), revoke(give.stream, share), Error::<Test>::AlreadyRevoked);
		assert_eq!(view(give.stream, share).revoked, Some(START));
	});
}

#[test]
fn what_has_lapsed_or_is_void_is_revoked_as_well() {
	build_and_execute(|| {
		let give = Give { until: Some(START + 1), ..for_alice() };
		let lapsed = give.made();
		let device = grantee_device(&BOB, 1);
		let void = Give::to(give.stream, Subject::Device(device)).made();
		let gone = grantee_device(&BOB, 2);
		let ended = Give::to(give.stream, Subject::Device(gone)).made();
		pass(1);
		Book::transfer(device, &CAROL);
		Book::decommission(gone);
		ok(signed(OWNER), Call::close_stream { stream: give.stream });
		assert!(stored(&ENVELOPE));
		for share in [lapsed, void, ended] {
			assert!(!view(give.stream, share).open);
			ok(signed(OWNER), revoke(give.stream, share));
			assert_eq!(view(give.stream, share).revoked, Some(START + 1));
		}
		assert!(!stored(&ENVELOPE));
	});
}

#[test]
fn one_share_ends_and_its_neighbours_do_not() {
	build_and_execute(|| {
		let give = for_alice();
		let other = Give { stream: batches(), ..give.clone() };
		let shares = [give.made(), give.made(), give.made()];
		other.made();
		ok(signed(OWNER), revoke(give.stream, shares[1]));
		let open = |stream| {
			let shares = DataAnchor::shares(stream, 0, 9);
			shares.into_iter().map(|share| share.open).collect::<Vec<_>>()
		};
		assert_eq!(open(give.stream), [true, false, true]);
		assert_eq!(open(other.stream), [true]);
	});
}

#[test]
fn revoking_works_when_the_payer_has_spent_everything() {
	build_and_execute(|| {
		let give = Give { envelope: vec![1], ..for_alice() };
		let_share(give.stream, &account(BOB), None);
		let share = give.by(signed(BOB));
		spend_all_but(BOB, 10);
		ok(signed(OWNER), revoke(give.stream, share));
		assert_eq!(held(&BOB, HoldReason::Share), share_price(0));
	});
}

#[test]
fn nobody_pays_more_for_a_revoked_share_when_prices_have_risen() {
	build_and_execute(|| {
		let give = for_alice();
		let_share(give.stream, &account(BOB), None);
		let share = give.by(signed(BOB));
		// As if it had cost 1 when it was made.
		let stored = share_of(give.stream, share);
		let mut bytes = stored.encode();
		let at = bytes.len() - 16;
		bytes.splice(at.., 1u128.encode());
		let cheap = Share::<Test>::decode(&mut &bytes[..]).expect("a balance is like another; qed");
		Shares::<Test>::insert(give.stream, share, cheap);
		let (reason, rest) = (HoldReason::Share.into(), share_price(80) - 1);
		Balances::release(&reason, &BOB, rest, Precision::Exact).expect("it is held; qed");
		ok(signed(OWNER), revoke(give.stream, share));
		assert!(!view(give.stream, share).open);
		assert_eq!(
			(held(&BOB, HoldReason::Share), Balances::free_balance(BOB)),
			(1, ENDOWMENT - 1)
		);
	});
}
