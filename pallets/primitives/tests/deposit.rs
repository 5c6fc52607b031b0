// SPDX-License-Identifier: Apache-2.0

//! Deposits follow what is stored: one item, or many.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::traits::{Consideration, Footprint};
use muster_primitives::{deposit::footprint, Deposit};
use scale_info::TypeInfo;
use sp_runtime::DispatchError;
use std::cell::Cell;

std::thread_local! {
	static HELD: Cell<u64> = const { Cell::new(0) };
}

/// Holds 100 an item and 1 a byte, 1,000 at most.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen,
)]
struct Ticket(u64);

fn price(footprint: Footprint) -> Result<u64, DispatchError> {
	let price = footprint.count * 100 + footprint.size;
	(price <= 1_000).then_some(price).ok_or(DispatchError::Exhausted)
}

impl Consideration<u8, Footprint> for Ticket {
	fn new(_: &u8, footprint: Footprint) -> Result<Self, DispatchError> {
		let price = price(footprint)?;
		HELD.set(HELD.get() + price);
		Ok(Self(price))
	}
	fn update(self, _: &u8, footprint: Footprint) -> Result<Self, DispatchError> {
		let price = price(footprint)?;
		HELD.set(HELD.get() + price - self.0);
		Ok(Self(price))
	}
	fn drop(self, _: &u8) -> Result<(), DispatchError> {
		HELD.set(HELD.get() - self.0);
		Ok(())
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn ensure_successful(_: &u8, _: Footprint) {}
}

fn many(count: u64, size: u64) -> Footprint {
	Footprint { count, size }
}

#[test]
fn a_deposit_grows_and_shrinks_with_what_is_stored() {
	let one = Deposit::<u8, Ticket>::take(&7, 50).unwrap();
	assert_eq!((one.payer, one.amount::<u64>(), HELD.get()), (7, 150, 150));
	let several = Deposit::<u8, Ticket>::take_for(&8, many(3, 60)).unwrap();
	assert_eq!((several.payer, several.amount::<u64>(), HELD.get()), (8, 360, 510));

	let one = one.resize(20).unwrap();
	assert_eq!((one.payer, one.amount::<u64>(), HELD.get()), (7, 120, 480));
	let several = several.resize_for(many(5, 100)).unwrap();
	assert_eq!((several.payer, several.amount::<u64>(), HELD.get()), (8, 600, 720));
	let several = several.resize_for(many(0, 0)).unwrap();
	assert_eq!((several.amount::<u64>(), HELD.get()), (0, 120));

	several.release().unwrap();
	one.release().unwrap();
	assert_eq!(HELD.get(), 0);
}

/// `take` and `resize` are the case of one item.
#[test]
fn one_item_is_a_footprint_of_one() {
	let by_bytes = Deposit::<u8, Ticket>::take(&7, 50).unwrap();
	assert_eq!(by_bytes, Deposit::take_for(&7, footprint(50)).unwrap());
	let resized = Deposit::<u8, Ticket>::take(&7, 90).unwrap().resize(50).unwrap();
	assert_eq!(resized, by_bytes);
}

#[test]
fn what_cannot_be_paid_is_not_taken() {
	assert!(Deposit::<u8, Ticket>::take_for(&7, many(11, 0)).is_err());
	assert!(Deposit::<u8, Ticket>::take(&7, 901).is_err());
	assert_eq!(HELD.get(), 0);
	let held = Deposit::<u8, Ticket>::take(&7, 0).unwrap();
	assert!(held.resize_for(many(11, 0)).is_err());
	assert_eq!(HELD.get(), 100);
}
