// SPDX-License-Identifier: Apache-2.0

//! Weights of what is not ours: a block, an extrinsic, the database, the SDK's pallets and the
//! transaction extensions, measured for this runtime.
//!
//! `scripts/weights.sh --all` writes all files but this one; on a validator's own hardware it
//! replaces them one by one.

use ::frame_system::ExtensionsWeightInfo;
use ::pallet_transaction_payment::WeightInfo as _;
use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

mod block_weights;
mod extrinsic_weights;
pub mod frame_system;
pub mod frame_system_extensions;
pub mod pallet_balances;
pub mod pallet_collator_selection;
pub mod pallet_collective;
pub mod pallet_multisig;
pub mod pallet_preimage;
pub mod pallet_proxy;
pub mod pallet_scheduler;
pub mod pallet_session;
pub mod pallet_sudo;
pub mod pallet_timestamp;
pub mod pallet_transaction_payment;
pub mod pallet_utility;
pub mod pallet_whitelist;
mod paritydb_weights;

pub use block_weights::BlockExecutionWeight;
pub use paritydb_weights::constants::ParityDbWeight;

/// What a transaction costs beside its extensions and its call.
///
/// `benchmark overhead` measures a signed transaction whole, with all its extensions. These are
/// weighed by themselves too, and would be paid for twice.
pub struct ExtrinsicBaseWeight<T>(PhantomData<T>);

impl<T: ::frame_system::Config> Get<Weight> for ExtrinsicBaseWeight<T> {
	fn get() -> Weight {
		MeasuredBaseWeight::get().saturating_sub(extensions_time::<T>())
	}
}

/// A signed transaction that does nothing, as it was measured.
pub use extrinsic_weights::ExtrinsicBaseWeight as MeasuredBaseWeight;

/// The time of a signed transaction's extensions, without the database.
fn extensions_time<T: ::frame_system::Config>() -> Weight {
	type System<T> = frame_system_extensions::WeightInfo<T>;
	let account = T::DbWeight::get().reads_writes(1, 1);
	let all = [
		System::<T>::check_non_zero_sender(),
		System::<T>::check_spec_version(),
		System::<T>::check_tx_version(),
		System::<T>::check_genesis(),
		System::<T>::check_mortality_mortal_transaction(),
		System::<T>::check_nonce().saturating_sub(account),
		System::<T>::check_weight(),
		Payment::<T>::charge_transaction_payment(),
		System::<T>::weight_reclaim(),
	];
	let time = all.into_iter().fold(Weight::zero(), Weight::saturating_add);
	Weight::from_parts(time.ref_time(), 0)
}

/// What taking the fee weighs: as measured, but for the sender's account, which `CheckNonce` has read
/// and written, and is weighed for.
pub struct Payment<T>(PhantomData<T>);

impl<T: ::frame_system::Config> ::pallet_transaction_payment::WeightInfo for Payment<T> {
	fn charge_transaction_payment() -> Weight {
		self::pallet_transaction_payment::WeightInfo::<T>::charge_transaction_payment()
			.saturating_sub(T::DbWeight::get().reads_writes(1, 1))
	}
}
