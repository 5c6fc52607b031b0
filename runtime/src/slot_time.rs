// SPDX-License-Identifier: Apache-2.0

//! The slot duration and the session length, fixed by genesis.
//!
//! Aura derives slots from the clock, so two runtimes that disagree about a slot's duration
//! disagree about who may build a block: it can never change once a chain runs. It can differ
//! between chains, though. Production and local test networks use
//! [six seconds](crate::constants::time::SLOT_DURATION); the development preset sets half a second,
//! and so the development node runs the same consensus as any other, with timestamps that are the
//! wall clock's, instead of a sealing engine of its own that has to invent either. A device whose
//! certificate or attribute lapses at a given second sees the same thing on both.
//!
//! A *session* is the time between two moments at which validators change: a number of blocks. It is
//! [an hour](crate::constants::time::SESSION_LENGTH) in production, and shorter on chains on which
//! somebody waits for a validator to begin. Each chain has its own for the same reason.
//!
//! This pallet holds those two numbers. It has no calls, and nothing but genesis writes them.

pub use pallet::*;

#[frame_support::pallet]
pub mod pallet {
	use crate::constants::time::{SESSION_LENGTH, SLOT_DURATION};
	use core::marker::PhantomData;
	use frame_support::{
		pallet_prelude::*,
		traits::{ConstU32, ConstU64, Get},
	};
	use frame_system::pallet_prelude::*;

	/// The shortest duration accepted: a block has to be built, sent and imported within it.
	pub const MIN_SLOT_DURATION: u64 = 100;
	/// The longest duration accepted: above, finality and deadlines would be of no use.
	pub const MAX_SLOT_DURATION: u64 = 60_000;

	/// The shortest session accepted: new keys have to reach everybody within it.
	pub const MIN_SESSION_LENGTH: u32 = 3;

	const STORAGE_VERSION: StorageVersion =
		StorageVersion::new(if cfg!(feature = "next-release") { 1 } else { 0 });

	#[pallet::config]
	pub trait Config: frame_system::Config {}

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// Milliseconds of a slot. Set at genesis, never afterwards.
	#[pallet::storage]
	pub type SlotDuration<T: Config> = StorageValue<_, u64, ValueQuery, ConstU64<SLOT_DURATION>>;

	/// Blocks of a session. Set at genesis, never afterwards.
	#[cfg(not(feature = "next-release"))]
	#[pallet::storage]
	pub type SessionLength<T: Config> = StorageValue<_, u32, ValueQuery, ConstU32<SESSION_LENGTH>>;

	/// Where the [next release](crate::next_release) keeps the blocks of a session.
	#[cfg(feature = "next-release")]
	#[pallet::storage]
	pub type SessionBlocks<T: Config> = StorageValue<_, u32, ValueQuery, ConstU32<SESSION_LENGTH>>;
	#[cfg(feature = "next-release")]
	use SessionBlocks as SessionLength;

	#[pallet::genesis_config]
	pub struct GenesisConfig<T: Config> {
		/// Milliseconds of a slot, an even number between [`MIN_SLOT_DURATION`] and
		/// [`MAX_SLOT_DURATION`].
		pub slot_duration: u64,
		/// Blocks of a session, [`MIN_SESSION_LENGTH`] or more.
		pub session_length: u32,
		#[serde(skip)]
		pub _config: PhantomData<T>,
	}

	impl<T: Config> Default for GenesisConfig<T> {
		fn default() -> Self {
			Self {
				slot_duration: SLOT_DURATION,
				session_length: SESSION_LENGTH,
				_config: PhantomData,
			}
		}
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			assert!(
				(MIN_SLOT_DURATION..=MAX_SLOT_DURATION).contains(&self.slot_duration),
				"slotTime.slotDuration is to be {MIN_SLOT_DURATION} to {MAX_SLOT_DURATION} ms",
			);
			// Its half is the least distance of two timestamps.
			assert!(self.slot_duration.is_multiple_of(2), "slotTime.slotDuration is to be even");
			assert!(
				self.session_length >= MIN_SESSION_LENGTH,
				"slotTime.sessionLength is to be {MIN_SESSION_LENGTH} blocks or more",
			);
			SlotDuration::<T>::put(self.slot_duration);
			SessionLength::<T>::put(self.session_length);
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Aura, Timestamp and Session read the values in every block without knowing that it costs
		/// a read.
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			T::DbWeight::get().reads(2)
		}
	}

	/// The slot duration, for Aura.
	impl<T: Config> Get<u64> for Pallet<T> {
		fn get() -> u64 {
			SlotDuration::<T>::get()
		}
	}

	/// The least time between two blocks, for Timestamp: half a slot, so that a block late in its
	/// slot leaves the next one punctual.
	pub struct HalfSlot<T>(PhantomData<T>);

	impl<T: Config> Get<u64> for HalfSlot<T> {
		fn get() -> u64 {
			SlotDuration::<T>::get() / 2
		}
	}

	/// The blocks of a session, for Session.
	pub struct SessionPeriod<T>(PhantomData<T>);

	impl<T: Config> Get<BlockNumberFor<T>> for SessionPeriod<T> {
		fn get() -> BlockNumberFor<T> {
			SessionLength::<T>::get().into()
		}
	}
}
