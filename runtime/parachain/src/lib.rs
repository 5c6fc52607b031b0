// SPDX-License-Identifier: Apache-2.0

//! # The Muster parachain runtime
//!
//! The same suite as the solochain's, secured by a relay chain: collators build blocks by Aura, the
//! relay chain's validators execute them again and make them final. It runs on the published
//! `polkadot-omni-node`; `docs/parachain.md` says how.
//!
//! What a Muster solochain has too is in [`muster_runtime_common`]: prices, limits, filters, weights,
//! and the configuration of money, governance and devices. What is the parachain's own is here.
//!
//! | look in | for |
//! |---|---|
//! | [`configs`] | collators, the relay chain, block limits |
//! | [`xcm_config`] | what other chains may ask of this one, and at what price |
//! | [`apis`] | what a node and its clients can ask the runtime |
//! | [`genesis_config_presets`] | the `development`, `local_testnet` and `production` chains |

#![cfg_attr(not(feature = "std"), no_std)]
// The runtime's macros nest as deep as it has pallets.
#![recursion_limit = "256"]

extern crate alloc;

#[cfg(feature = "std")]
include!(concat!(env!("OUT_DIR"), "/wasm_binary.rs"));

pub mod apis;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarks;
pub mod configs;
pub mod genesis_config_presets;
pub mod xcm_config;
mod xcm_weights;

use alloc::{borrow::Cow, vec::Vec};
use sp_runtime::{generic, generic::Era, impl_opaque_keys};
use sp_version::RuntimeVersion;

pub use frame_system::Call as SystemCall;
pub use muster_runtime_common::{
	constants, weights, AccountId, Address, Balance, BlockNumber, Hash, Header, Nonce, Signature,
};
pub use pallet_balances::Call as BalancesCall;

/// A block.
pub type Block = generic::Block<Header, UncheckedExtrinsic>;

/// What is checked of each transaction before its call runs, and settled afterwards.
///
/// `StorageWeightReclaim` surrounds all: it gives back the time and the proof size that were weighed
/// and not used.
pub type TxExtension = cumulus_pallet_weight_reclaim::StorageWeightReclaim<
	Runtime,
	muster_runtime_common::Checks<Runtime>,
>;

/// What a transaction is sent with that is valid in `era`, is its account's `nonce`th, and gives no
/// tip.
pub fn tx_extension(era: Era, nonce: Nonce) -> TxExtension {
	muster_runtime_common::checks(era, nonce).into()
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

impl_opaque_keys! {
	/// The keys of a collator.
	pub struct SessionKeys {
		/// Builds blocks.
		pub aura: Aura,
	}
}

/// Version of the runtime.
///
/// Raise `spec_version` with every release that can change the outcome of a block, and
/// `transaction_version` when the encoding of a call or of [`TxExtension`] changes.
#[sp_version::runtime_version]
pub const VERSION: RuntimeVersion = RuntimeVersion {
	spec_name: Cow::Borrowed("muster-parachain"),
	impl_name: Cow::Borrowed("muster-parachain"),
	authoring_version: 1,
	spec_version: 100,
	impl_version: 1,
	apis: apis::RUNTIME_API_VERSIONS,
	transaction_version: 1,
	system_version: 1,
};

/// The pallets. An index is part of the encoding of every call, event and error of its pallet: it
/// never changes and is never used again. Pallets that a Muster solochain has too have its indices.
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

	// The ground: 0 to 9, and 40 to 44 what has to do with the relay chain.
	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(40)]
	pub type ParachainSystem = cumulus_pallet_parachain_system;
	#[runtime::pallet_index(1)]
	pub type Timestamp = pallet_timestamp;
	#[runtime::pallet_index(41)]
	pub type ParachainInfo = parachain_info;
	#[runtime::pallet_index(43)]
	pub type WeightReclaim = cumulus_pallet_weight_reclaim;

	// Money: 10 to 19.
	#[runtime::pallet_index(10)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(11)]
	pub type TransactionPayment = pallet_transaction_payment;

	// Collators. Authorship asks Aura who built a block, before Session changes the collators; Aura
	// takes the new ones, and AuraExt notes them last.
	#[runtime::pallet_index(5)]
	pub type Authorship = pallet_authorship;
	#[runtime::pallet_index(6)]
	pub type CollatorSelection = pallet_collator_selection;
	#[runtime::pallet_index(7)]
	pub type Session = pallet_session;
	#[runtime::pallet_index(2)]
	pub type Aura = pallet_aura;
	#[runtime::pallet_index(42)]
	pub type AuraExt = cumulus_pallet_aura_ext;

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

	// Other chains: 45 to 49.
	#[runtime::pallet_index(45)]
	pub type XcmpQueue = cumulus_pallet_xcmp_queue;
	#[runtime::pallet_index(46)]
	pub type PolkadotXcm = pallet_xcm;
	#[runtime::pallet_index(47)]
	pub type MessageQueue = pallet_message_queue;

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

cumulus_pallet_parachain_system::register_validate_block! {
	Runtime = Runtime,
	BlockExecutor = cumulus_pallet_aura_ext::BlockExecutor::<Runtime, Executive>,
}
