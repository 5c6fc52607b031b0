// SPDX-License-Identifier: Apache-2.0

//! The slot duration, fixed by genesis.
//!
//! Aura derives slots from the clock, so two runtimes that disagree about a slot's duration
//! disagree about who may build a block: it can never change once a chain runs. It can differ
//! between chains, though. Production and local test networks use
//! [six seconds](crate::constants::time::SLOT_DURATION); the development preset sets half a second,
//! and so the development node runs the same consensus as any other, with timestamps that are the
//! wall clock's, instead of a sealing engine of its own that has to invent either. A device whose
//! certificate or attribute lapses at a given second sees the same thing on both.
//!
//! This pallet holds that one number. It has no calls, and nothing but genesis writes it.

pub use pallet::*;

#[frame_support::pallet]
pub mod pallet {
	use crate::constants::time::SLOT_DURATION;
	use core::marker::PhantomData;
	use frame_support::{
		pallet_prelude::*,
		traits::{ConstU64, Get},
	};
	use frame_system::pallet_prelude::*;

	/// The shortest duration accepted: a block has to be built, sent and imported within it.
	pub const MIN_SLOT_DURATION: u64 = 100;
	/// The longest duration accepted: above, finality and deadlines would be of no use.
	pub const MAX_SLOT_DURATION: u64 = 60_000;

	#[pallet::config]
	pub trait Config: frame_system::Config {}

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// Milliseconds of a slot. Set at genesis, never afterwards.
	#[pallet::storage]
	pub type SlotDuration<T: Config> = StorageValue<_, u64, ValueQuery, ConstU64<SLOT_DURATION>>;

	#[pallet::genesis_config]
	pub struct GenesisConfig<T: Config> {
		/// Milliseconds of a slot, an even number between [`MIN_SLOT_DURATION`] and
		/// [`MAX_SLOT_DURATION`].
		pub slot_duration: u64,
		#[serde(skip)]
		pub _config: PhantomData<T>,
	}

	impl<T: Config> Default for GenesisConfig<T> {
		fn default() -> Self {
			Self { slot_duration: SLOT_DURATION, _config: PhantomData }
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
			SlotDuration::<T>::put(self.slot_duration);
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Aura and Timestamp read the value in every block without knowing that it costs a read.
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			T::DbWeight::get().reads(1)
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
}
