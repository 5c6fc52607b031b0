// SPDX-License-Identifier: Apache-2.0

//! The configuration of the pallets that make this a solochain: blocks, their authors, finality. Those
//! of money, governance and devices are configured in [`muster_runtime_common::pallets`].

#[cfg(feature = "runtime-benchmarks")]
use crate::benchmarks::Devices;
use crate::{
	slot_time::{HalfSlot, SessionPeriod},
	validators::AppointedValidators,
	AccessPolicy, Aura, Balances, Block, DataAnchor, DeviceRegistry, Firmware, OriginCaller,
	PalletInfo, Preimage, Runtime, RuntimeCall, RuntimeEvent, RuntimeFreezeReason,
	RuntimeHoldReason, RuntimeOrigin, RuntimeTask, Session, SessionKeys, SlotTime, System,
	Timestamp, TransactionPayment, ValidatorSelection, VERSION,
};
use frame_support::{
	derive_impl, parameter_types,
	traits::{ConstBool, ConstU32, ConstU64},
	weights::{constants::WEIGHT_REF_TIME_PER_SECOND, Weight},
	PalletId,
};
use frame_system::limits::{BlockLength, BlockWeights};
use muster_runtime_common::{
	block::{block_length, block_weights},
	constants::currency::deposit,
	pallets::prelude::*,
	weights::ParityDbWeight,
};
pub use muster_runtime_common::{
	block::{MAXIMUM_BLOCK_LENGTH, NORMAL_DISPATCH_RATIO},
	pallets::{CouncilInstance, DeviceCalls, GovernanceOrigin, ProxyType, SS58Prefix},
};
use sp_consensus_aura::sr25519::AuthorityId as AuraId;
use sp_runtime::traits::OpaqueKeys;
use sp_version::RuntimeVersion;

/// Validators a chain can have.
///
/// They are appointed by governance. Thirty-two keep a round of GRANDPA votes within a slot.
pub type MaxAuthorities = ConstU32<32>;

/// Of them, how many can be [candidates](crate::validators) with a bond.
const MAX_CANDIDATES: u32 = 8;

/// What a block may weigh: four seconds of the six in a slot.
///
/// Nobody has to check a solochain's block within another chain's time, as with a parachain: what is
/// left of the slot is for the block to travel and to be imported. An author stops after two thirds
/// of its slot in any case, so that chains with shorter slots make smaller blocks and not later ones.
///
/// Proof size is not limited, for a solochain makes no proofs of its blocks; the pallets measure it
/// all the same, because a parachain runs them too.
pub const MAXIMUM_BLOCK_WEIGHT: Weight =
	Weight::from_parts(4 * WEIGHT_REF_TIME_PER_SECOND, u64::MAX);

parameter_types! {
	pub const Version: RuntimeVersion = VERSION;
	pub RuntimeBlockLength: BlockLength = block_length();
	pub RuntimeBlockWeights: BlockWeights = block_weights::<Runtime>(MAXIMUM_BLOCK_WEIGHT);
}

#[derive_impl(frame_system::config_preludes::SolochainDefaultConfig)]
impl frame_system::Config for Runtime {
	type Block = Block;
	type BlockWeights = RuntimeBlockWeights;
	type BlockLength = RuntimeBlockLength;
	type BlockHashCount = BlockHashCount;
	type AccountId = AccountId;
	type Nonce = Nonce;
	type Hash = Hash;
	type DbWeight = ParityDbWeight;
	type Version = Version;
	type AccountData = pallet_balances::AccountData<Balance>;
	type SystemWeightInfo = weights::frame_system::WeightInfo<Runtime>;
	type ExtensionsWeightInfo = weights::frame_system_extensions::WeightInfo<Runtime>;
	type SS58Prefix = SS58Prefix;
	type MaxConsumers = ConstU32<16>;
	type SingleBlockMigrations = Migrations;
}

/// What runs in the first block after an upgrade to this release.
#[cfg(not(feature = "next-release"))]
type Migrations = ();
#[cfg(feature = "next-release")]
use crate::next_release::Migrations;

impl pallet_timestamp::Config for Runtime {
	/// Milliseconds since the Unix epoch.
	type Moment = u64;
	type OnTimestampSet = Aura;
	type MinimumPeriod = HalfSlot<Runtime>;
	type WeightInfo = weights::pallet_timestamp::WeightInfo<Runtime>;
}

impl pallet_aura::Config for Runtime {
	type AuthorityId = AuraId;
	type DisabledValidators = ();
	type MaxAuthorities = MaxAuthorities;
	type AllowMultipleBlocksPerSlot = ConstBool<false>;
	type SlotDuration = SlotTime;
}

impl pallet_grandpa::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = ();
	type MaxAuthorities = MaxAuthorities;
	type MaxNominators = ConstU32<0>;
	// Equivocations are not reported on chain: validators are appointed, have nothing at stake, and
	// are dismissed by governance.
	type MaxSetIdSessionEntries = ConstU64<0>;
	type KeyOwnerProof = sp_core::Void;
	type EquivocationReportSystem = ();
}

impl crate::slot_time::Config for Runtime {}

impl pallet_authorship::Config for Runtime {
	type FindAuthor = pallet_session::FindAccountFromAuthorIndex<Self, Aura>;
	// Notes when each validator last built a block, by which an offline one is seen.
	type EventHandler = ValidatorSelection;
}

parameter_types! {
	/// Would receive fees, were they not burned: nobody's account.
	pub const PotId: PalletId = PalletId(*b"mstr/pot");
	/// Three entries: the keys by validator, and the validator by each of the two keys.
	pub const SessionKeyDeposit: Balance = deposit(3, 5 * 32 + 3 * 32 + 2 * 4);
}

impl pallet_collator_selection::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type Currency = Balances;
	type UpdateOrigin = GovernanceOrigin;
	type PotId = PotId;
	type MaxCandidates = ConstU32<MAX_CANDIDATES>;
	type MinEligibleCollators = ConstU32<1>;
	type MaxInvulnerables = ConstU32<{ 32 - MAX_CANDIDATES }>;
	/// A candidate that built no block for an hour loses its place. Who was appointed does not.
	type KickThreshold = ConstU32<HOURS>;
	type ValidatorId = AccountId;
	type ValidatorIdOf = pallet_collator_selection::IdentityCollator;
	type ValidatorRegistration = Session;
	type WeightInfo = weights::pallet_collator_selection::WeightInfo<Runtime>;
}

impl pallet_session::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type ValidatorId = AccountId;
	type ValidatorIdOf = pallet_collator_selection::IdentityCollator;
	type ShouldEndSession = pallet_session::PeriodicSessions<SessionPeriod<Self>, ConstU32<0>>;
	type NextSessionRotation = pallet_session::PeriodicSessions<SessionPeriod<Self>, ConstU32<0>>;
	type SessionManager = AppointedValidators;
	type SessionHandler = <SessionKeys as OpaqueKeys>::KeyTypeIdProviders;
	type Keys = SessionKeys;
	type DisablingStrategy = ();
	type WeightInfo = weights::pallet_session::WeightInfo<Runtime>;
	type Currency = Balances;
	type KeyDeposit = SessionKeyDeposit;
}

// All others, as on a parachain.
muster_runtime_common::configure_pallets!();
