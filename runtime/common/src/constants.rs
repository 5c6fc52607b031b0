// SPDX-License-Identifier: Apache-2.0

//! The numbers that make this chain this chain: time, money, and the price of storage.

/// Time, counted in blocks of [`SLOT_DURATION`](time::SLOT_DURATION).
pub mod time {
	use crate::BlockNumber;

	/// Milliseconds between two blocks, unless the genesis of a solochain says otherwise.
	pub const SLOT_DURATION: u64 = 6_000;

	/// Milliseconds between two blocks of the `development` preset: short enough that nobody waits
	/// for a block while trying things out.
	pub const DEV_SLOT_DURATION: u64 = 500;

	/// A minute, in blocks. Chains with another slot duration count the same blocks in another
	/// time: on the development chain a "day" of blocks passes in two hours.
	pub const MINUTES: BlockNumber = 60_000 / (SLOT_DURATION as BlockNumber);
	/// An hour, in blocks.
	pub const HOURS: BlockNumber = MINUTES * 60;
	/// A day, in blocks.
	pub const DAYS: BlockNumber = HOURS * 24;

	/// Blocks of a session, unless genesis says otherwise: an hour. A change of validators, or of a
	/// validator's keys, takes effect at the end of the session after the one in which it is made.
	/// The block at a session's end takes no transactions, so shorter ones cost throughput.
	pub const SESSION_LENGTH: BlockNumber = HOURS;
	/// Blocks of a session of the `development` preset: under a minute.
	pub const DEV_SESSION_LENGTH: BlockNumber = 100;
	/// Blocks of a session of the `local_testnet` preset: a minute.
	pub const LOCAL_SESSION_LENGTH: BlockNumber = 10;

	/// How many block hashes the chain remembers (four hours of blocks), and therefore the longest
	/// period for which a transaction or a device's signature can be made valid.
	pub const BLOCK_HASH_COUNT: BlockNumber = 2_400;
}

/// Money, and what space on the chain costs.
pub mod currency {
	use crate::Balance;

	/// One `MSTR`, of 12 decimals.
	pub const UNIT: Balance = 1_000_000_000_000;
	/// A thousandth of a unit.
	pub const MILLI_UNIT: Balance = UNIT / 1_000;
	/// A millionth of a unit.
	pub const MICRO_UNIT: Balance = MILLI_UNIT / 1_000;

	/// What an account has to hold to exist. Not more than the deposit for an entry of its size,
	/// for an account that is merely paid to must not cost more than one that is stored on purpose.
	pub const EXISTENTIAL_DEPOSIT: Balance = MILLI_UNIT;

	/// Deposit for each entry in storage: its key, and its place in the trie of every node.
	pub const ITEM_DEPOSIT: Balance = MILLI_UNIT;
	/// Deposit for each byte in storage.
	pub const BYTE_DEPOSIT: Balance = 10 * MICRO_UNIT;
	/// Fee for each byte of a transaction. A block filled by length costs about as much as one
	/// filled by weight (see [`fee`](super::fee)), so neither is the cheap way to fill it.
	pub const TRANSACTION_BYTE_FEE: Balance = MICRO_UNIT;

	/// The refundable price of `items` entries with `bytes` bytes between them.
	///
	/// A device takes a handful of entries and some hundred bytes, hence less than a hundredth of a
	/// unit; a gigabyte of state locks more than 10,000 units. Deposits come back when the entry
	/// goes, so the price only has to be one that nobody pays for garbage.
	pub const fn deposit(items: u32, bytes: u32) -> Balance {
		items as Balance * ITEM_DEPOSIT + bytes as Balance * BYTE_DEPOSIT
	}
}

/// What a transaction costs.
pub mod fee {
	use crate::Balance;
	use frame_support::weights::IdentityFee;

	/// One planck for each picosecond of weight: **a second of a block costs one unit**. A transfer
	/// weighs about a fifth of a millisecond and so costs a fifth of a milli-unit and some more for
	/// its length; a device's call signed by P-256 costs a sixteenth of a milli-unit more than one
	/// signed by Ed25519.
	///
	/// Proof size is not charged for: nobody fetches proofs of a solochain's blocks.
	pub type WeightToFee = IdentityFee<Balance>;
}
