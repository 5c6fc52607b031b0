// SPDX-License-Identifier: Apache-2.0

//! The configuration of the pallets that make this a parachain: blocks, collators, the relay chain.
//! Those of money, governance and devices are configured in [`muster_runtime_common::pallets`], those
//! that talk to other chains in [`xcm_config`](crate::xcm_config).

#[cfg(feature = "runtime-benchmarks")]
use crate::benchmarks::Devices;
use crate::{
	xcm_config::{XcmOriginToTransactDispatchOrigin, XcmpDeliveryPrice},
	AccessPolicy, Aura, Balances, Block, CollatorSelection, DataAnchor, DeviceRegistry, Firmware,
	MessageQueue, OriginCaller, PalletInfo, ParachainInfo, ParachainSystem, PolkadotXcm, Preimage,
	Runtime, RuntimeCall, RuntimeEvent, RuntimeFreezeReason, RuntimeHoldReason, RuntimeOrigin,
	RuntimeTask, Session, SessionKeys, System, Timestamp, TransactionPayment, XcmpQueue, VERSION,
};
use cumulus_pallet_parachain_system::RelayNumberMonotonicallyIncreases;
use cumulus_primitives_core::{relay_chain::MAX_POV_SIZE, AggregateMessageOrigin, ParaId};
use frame_support::{
	derive_impl, parameter_types,
	traits::{
		ConstBool, ConstU32, ConstU64, EnqueueWithOrigin, QueueFootprint, QueuePausedQuery,
		TransformOrigin,
	},
	weights::{constants::WEIGHT_REF_TIME_PER_SECOND, Weight},
	PalletId,
};
use frame_system::{
	limits::{BlockLength, BlockWeights},
	EnsureRoot,
};
use muster_runtime_common::{
	appointed::Appointed,
	block::{block_length, block_weights},
	constants::{
		currency::deposit,
		time::{SESSION_LENGTH, SLOT_DURATION},
	},
	pallets::prelude::*,
	weights::ParityDbWeight,
};
pub use muster_runtime_common::{
	block::{MAXIMUM_BLOCK_LENGTH, NORMAL_DISPATCH_RATIO},
	pallets::{CouncilInstance, DeviceCalls, GovernanceOrigin, ProxyType, SS58Prefix},
};
use pallet_message_queue::OnQueueChanged;
use sp_consensus_aura::sr25519::AuthorityId as AuraId;
use sp_runtime::traits::{Convert, OpaqueKeys};
use sp_version::RuntimeVersion;

/// What a block may weigh: the two seconds in which a relay chain's validator has to execute it again,
/// and the proof of validity that a validator takes.
pub const MAXIMUM_BLOCK_WEIGHT: Weight =
	Weight::from_parts(2 * WEIGHT_REF_TIME_PER_SECOND, MAX_POV_SIZE as u64);

/// Milliseconds of a slot of the relay chain.
pub const RELAY_CHAIN_SLOT_DURATION: u32 = 6_000;

/// Blocks that are built in a slot of the relay chain, at most: one for each core, of which this
/// runtime is ready to use three. With one core, the rule, there is one.
pub const BLOCK_PROCESSING_VELOCITY: u32 = 3;

/// How many relay chain blocks a block is built behind the newest: one, so that a fork of the relay
/// chain's newest block does not take the blocks built on it away.
pub const RELAY_PARENT_OFFSET: u32 = 1;

/// Blocks that can be built before the first of them is included in the relay chain: it takes three of
/// the relay chain's blocks until one is, and as many more as it was built behind.
pub const UNINCLUDED_SEGMENT_CAPACITY: u32 = (3 + RELAY_PARENT_OFFSET) * BLOCK_PROCESSING_VELOCITY;

/// Decides whether a block may be built on those that are not yet included.
pub type ConsensusHook = cumulus_pallet_aura_ext::FixedVelocityConsensusHook<
	Runtime,
	RELAY_CHAIN_SLOT_DURATION,
	BLOCK_PROCESSING_VELOCITY,
	UNINCLUDED_SEGMENT_CAPACITY,
>;

/// Collators a chain can have.
///
/// Any one of them keeps the chain alive, for the relay chain makes blocks final; a dozen is many.
pub type MaxAuthorities = ConstU32<64>;

/// Of them, how many can be candidates with a bond, once governance gives such places.
const MAX_CANDIDATES: u32 = 32;

parameter_types! {
	pub const Version: RuntimeVersion = VERSION;
	pub RuntimeBlockLength: BlockLength = block_length();
	pub RuntimeBlockWeights: BlockWeights = block_weights::<Runtime>(MAXIMUM_BLOCK_WEIGHT);
}

#[derive_impl(frame_system::config_preludes::ParaChainDefaultConfig)]
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
	type OnSetCode = cumulus_pallet_parachain_system::ParachainSetCode<Self>;
	type MaxConsumers = ConstU32<16>;
}

impl cumulus_pallet_weight_reclaim::Config for Runtime {
	type WeightInfo = ();
}

impl pallet_timestamp::Config for Runtime {
	/// Milliseconds since the Unix epoch.
	type Moment = u64;
	type OnTimestampSet = Aura;
	// Several blocks of a slot have the same time.
	type MinimumPeriod = ConstU64<0>;
	type WeightInfo = weights::pallet_timestamp::WeightInfo<Runtime>;
}

impl pallet_aura::Config for Runtime {
	type AuthorityId = AuraId;
	type DisabledValidators = ();
	type MaxAuthorities = MaxAuthorities;
	type AllowMultipleBlocksPerSlot = ConstBool<true>;
	type SlotDuration = ConstU64<SLOT_DURATION>;
}

impl cumulus_pallet_aura_ext::Config for Runtime {}

impl pallet_authorship::Config for Runtime {
	type FindAuthor = pallet_session::FindAccountFromAuthorIndex<Self, Aura>;
	// Notes when each collator last built a block, by which an offline one is seen.
	type EventHandler = CollatorSelection;
}

parameter_types! {
	/// Would receive fees, were they not burned: nobody's account.
	pub const PotId: PalletId = PalletId(*b"mstr/pot");
	/// Two entries: the keys by collator, and the collator by its key.
	pub const SessionKeyDeposit: Balance = deposit(2, 2 * 32 + 2 * 32 + 4);
}

impl pallet_collator_selection::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type Currency = Balances;
	type UpdateOrigin = GovernanceOrigin;
	type PotId = PotId;
	type MaxCandidates = ConstU32<MAX_CANDIDATES>;
	type MinEligibleCollators = ConstU32<1>;
	type MaxInvulnerables = ConstU32<{ 64 - MAX_CANDIDATES }>;
	/// A candidate that built no block for a session loses its place. Who was appointed does not.
	type KickThreshold = ConstU32<SESSION_LENGTH>;
	type ValidatorId = AccountId;
	type ValidatorIdOf = pallet_collator_selection::IdentityCollator;
	type ValidatorRegistration = Session;
	type WeightInfo = weights::pallet_collator_selection::WeightInfo<Runtime>;
}

impl pallet_session::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type ValidatorId = AccountId;
	type ValidatorIdOf = pallet_collator_selection::IdentityCollator;
	type ShouldEndSession = pallet_session::PeriodicSessions<ConstU32<SESSION_LENGTH>, ConstU32<0>>;
	type NextSessionRotation =
		pallet_session::PeriodicSessions<ConstU32<SESSION_LENGTH>, ConstU32<0>>;
	type SessionManager = Appointed<Runtime>;
	type SessionHandler = <SessionKeys as OpaqueKeys>::KeyTypeIdProviders;
	type Keys = SessionKeys;
	type DisablingStrategy = ();
	type WeightInfo = weights::pallet_session::WeightInfo<Runtime>;
	type Currency = Balances;
	type KeyDeposit = SessionKeyDeposit;
}

parameter_types! {
	/// What of a block messages of other chains may take when they arrive, and when they are worked
	/// off (below): devices of this chain come first.
	pub const ReservedMessageWeight: Weight = MAXIMUM_BLOCK_WEIGHT.saturating_div(4);
	pub const RelayOrigin: AggregateMessageOrigin = AggregateMessageOrigin::Parent;
}

impl cumulus_pallet_parachain_system::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type OnSystemEvent = ();
	type SelfParaId = ParachainInfo;
	type OutboundXcmpMessageSource = XcmpQueue;
	type DmpQueue = EnqueueWithOrigin<MessageQueue, RelayOrigin>;
	type ReservedDmpWeight = ReservedMessageWeight;
	type XcmpMessageHandler = XcmpQueue;
	type ReservedXcmpWeight = ReservedMessageWeight;
	type CheckAssociatedRelayNumber = RelayNumberMonotonicallyIncreases;
	type WeightInfo = cumulus_pallet_parachain_system::weights::SubstrateWeight<Runtime>;
	type ConsensusHook = ConsensusHook;
	type RelayParentOffset = ConstU32<RELAY_PARENT_OFFSET>;
	// The relay chains in use do not know candidates of this kind yet.
	type SchedulingSignatureVerifier = ();
}

impl parachain_info::Config for Runtime {}

/// The queue of a sibling's messages.
pub struct SiblingQueue;

impl Convert<ParaId, AggregateMessageOrigin> for SiblingQueue {
	fn convert(sibling: ParaId) -> AggregateMessageOrigin {
		AggregateMessageOrigin::Sibling(sibling)
	}
}

impl QueuePausedQuery<AggregateMessageOrigin> for SiblingQueue {
	fn is_paused(origin: &AggregateMessageOrigin) -> bool {
		match origin {
			AggregateMessageOrigin::Sibling(sibling) => XcmpQueue::is_paused(sibling),
			_ => false,
		}
	}
}

// The channel's state follows how full the queue is: a full one is suspended.
impl OnQueueChanged<AggregateMessageOrigin> for SiblingQueue {
	fn on_queue_changed(origin: AggregateMessageOrigin, footprint: QueueFootprint) {
		if let AggregateMessageOrigin::Sibling(sibling) = origin {
			XcmpQueue::on_queue_changed(sibling, footprint);
		}
	}
}

parameter_types! {
	/// A third of a block for messages of other chains.
	pub MessageServiceWeight: Weight = Perbill::from_percent(33) * MAXIMUM_BLOCK_WEIGHT;
}

impl pallet_message_queue::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = pallet_message_queue::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type MessageProcessor =
		pallet_message_queue::mock_helpers::NoopMessageProcessor<AggregateMessageOrigin>;
	#[cfg(not(feature = "runtime-benchmarks"))]
	type MessageProcessor = xcm_builder::ProcessXcmMessage<
		AggregateMessageOrigin,
		xcm_executor::XcmExecutor<crate::xcm_config::XcmConfig>,
		RuntimeCall,
	>;
	type Size = u32;
	type QueueChangeHandler = SiblingQueue;
	type QueuePausedQuery = SiblingQueue;
	/// A page holds the largest message that a relay chain lets through, which is 100 KiB.
	type HeapSize = ConstU32<{ 103 * 1024 }>;
	type MaxStale = ConstU32<8>;
	type ServiceWeight = MessageServiceWeight;
	type IdleMaxServiceWeight = MessageServiceWeight;
}

impl cumulus_pallet_xcmp_queue::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type ChannelInfo = ParachainSystem;
	type VersionWrapper = PolkadotXcm;
	type XcmpQueue = TransformOrigin<MessageQueue, AggregateMessageOrigin, ParaId, SiblingQueue>;
	type MaxInboundSuspended = ConstU32<1_000>;
	type MaxActiveOutboundChannels = ConstU32<128>;
	/// As many bytes of a message as lie together: a message is no longer than that.
	type MaxPageSize = ConstU32<{ 1 << 16 }>;
	type ControllerOrigin = EnsureRoot<AccountId>;
	type ControllerOriginConverter = XcmOriginToTransactDispatchOrigin;
	type PriceForSiblingDelivery = XcmpDeliveryPrice;
	type WeightInfo = cumulus_pallet_xcmp_queue::weights::SubstrateWeight<Runtime>;
}

// All others, as on a solochain.
muster_runtime_common::configure_pallets!();
