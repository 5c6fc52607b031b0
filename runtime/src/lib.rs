// SPDX-License-Identifier: Apache-2.0

//! # The Muster solochain runtime
//!
//! Puts the pallets together into a chain: blocks every six seconds by Aura, final by GRANDPA,
//! accounts, fees, validators and a council by the SDK's pallets, devices by ours.
//!
//! What a Muster parachain has too is in [`muster_runtime_common`]: prices, limits, filters, weights,
//! and the configuration of money, governance and devices. What is the solochain's own is here.
//!
//! | look in | for |
//! |---|---|
//! | [`constants`] | time, money, the price of storage |
//! | [`configs`] | the pallets that make and finalise blocks, block limits |
//! | [`apis`] | what a node and its clients can ask the runtime |
//! | [`genesis_config_presets`] | the `development`, `local_testnet` and `production` chains |
//! | [`slot_time`] | why slot duration and session length are part of genesis |
//! | [`validators`] | who validates, and who decides it |
//! | [`weights`] | what a block, an extrinsic and the database cost |

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "std")]
include!(concat!(env!("OUT_DIR"), "/wasm_binary.rs"));

pub mod apis;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarks;
pub mod configs;
pub mod genesis_config_presets;
#[cfg(feature = "next-release")]
mod next_release;
pub mod slot_time;
pub mod validators;

#[cfg(not(feature = "next-release"))]
use alloc::borrow::Cow;
use alloc::vec::Vec;
use sp_runtime::{generic, generic::Era, impl_opaque_keys};
#[cfg(not(feature = "next-release"))]
use sp_version::RuntimeVersion;

pub use frame_system::Call as SystemCall;
pub use muster_runtime_common::{
	constants, weights, AccountId, Address, Balance, BlockNumber, Hash, Header, Nonce, Signature,
};
pub use pallet_balances::Call as BalancesCall;
pub use pallet_timestamp::Call as TimestampCall;

/// A block.
pub type Block = generic::Block<Header, UncheckedExtrinsic>;

/// A block with the proof of its finality.
pub type SignedBlock = generic::SignedBlock<Block>;

/// What is checked of each transaction before its call runs, and settled afterwards.
///
/// `WeightReclaim` comes last, for it gives back what all before it did not use.
pub type TxExtension =
	(muster_runtime_common::Checks<Runtime>, frame_system::WeightReclaim<Runtime>);

/// What a transaction is sent with that is valid in `era`, is its account's `nonce`th, and gives no
/// tip.
pub fn tx_extension(era: Era, nonce: Nonce) -> TxExtension {
	(muster_runtime_common::checks(era, nonce), frame_system::WeightReclaim::new())
}

/// A transaction as it is sent.
pub type UncheckedExtrinsic =
	generic::UncheckedExtrinsic<Address, RuntimeCall, Signature, TxExtension>;

/// What the sender of a transaction signs.
pub type SignedPayload = generic::SignedPayload<RuntimeCall, TxExtension>;

/// Runs blocks and transactions.
pub type Executive = frame_executive::Executive<
	Runtime,
	Block,
	frame_system::ChainContext<Runtime>,
	Runtime,
	AllPalletsWithSystem,
>;

/// Types that do not depend on what transactions contain, for the parts of the node that outlive
/// runtime upgrades.
pub mod opaque {
	use super::*;

	pub use sp_runtime::OpaqueExtrinsic as UncheckedExtrinsic;

	/// Header of a block.
	pub type Header = super::Header;
	/// A block whose transactions are bytes.
	pub type Block = generic::Block<Header, UncheckedExtrinsic>;
}

impl_opaque_keys! {
	/// The keys of a validator.
	pub struct SessionKeys {
		/// Builds blocks.
		pub aura: Aura,
		/// Makes blocks final.
		pub grandpa: Grandpa,
	}
}

/// Version of the runtime.
///
/// Raise `spec_version` with every release that can change the outcome of a block, and
/// `transaction_version` when the encoding of a call or of [`TxExtension`] changes.
#[cfg(not(feature = "next-release"))]
#[sp_version::runtime_version]
pub const VERSION: RuntimeVersion = RuntimeVersion {
	spec_name: Cow::Borrowed("muster"),
	impl_name: Cow::Borrowed("muster"),
	authoring_version: 1,
	spec_version: 100,
	impl_version: 1,
	apis: apis::RUNTIME_API_VERSIONS,
	transaction_version: 1,
	system_version: 1,
};
#[cfg(feature = "next-release")]
pub use next_release::VERSION;

/// The pallets. An index is part of the encoding of every call, event and error of its pallet: it
/// never changes and is never used again.
#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Runtime;

	// The ground: 0 to 9.
	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Timestamp = pallet_timestamp;
	#[runtime::pallet_index(2)]
	pub type Aura = pallet_aura;
	#[runtime::pallet_index(3)]
	pub type Grandpa = pallet_grandpa;
	#[runtime::pallet_index(4)]
	pub type SlotTime = crate::slot_time;
	// Before Session, which changes the validators of whom the author of a block is one.
	#[runtime::pallet_index(5)]
	pub type Authorship = pallet_authorship;
	// Before Session, whose genesis asks for the validators.
	#[runtime::pallet_index(6)]
	pub type ValidatorSelection = pallet_collator_selection;
	#[runtime::pallet_index(7)]
	pub type Session = pallet_session;

	// Money: 10 to 19.
	#[runtime::pallet_index(10)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(11)]
	pub type TransactionPayment = pallet_transaction_payment;

	// Ways to call: 20 to 29.
	#[runtime::pallet_index(20)]
	pub type Utility = pallet_utility;
	#[runtime::pallet_index(21)]
	pub type Multisig = pallet_multisig;
	#[runtime::pallet_index(22)]
	pub type Proxy = pallet_proxy;

	// Governance: 30 to 39.
	#[runtime::pallet_index(30)]
	pub type Sudo = pallet_sudo;
	#[runtime::pallet_index(31)]
	pub type Council = pallet_collective<Instance1>;
	#[runtime::pallet_index(32)]
	pub type Scheduler = pallet_scheduler;
	#[runtime::pallet_index(33)]
	pub type Preimage = pallet_preimage;
	#[runtime::pallet_index(34)]
	pub type Whitelist = pallet_whitelist;

	// Devices: 50 to 59.
	#[runtime::pallet_index(50)]
	pub type DeviceRegistry = pallet_device_registry;

	#[runtime::pallet_index(51)]
	pub type AccessPolicy = pallet_access_policy;

	#[runtime::pallet_index(52)]
	pub type Firmware = pallet_firmware;

	#[runtime::pallet_index(53)]
	pub type DataAnchor = pallet_data_anchor;
}
