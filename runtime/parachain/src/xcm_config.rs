// SPDX-License-Identifier: Apache-2.0

//! What other chains may ask of this one by XCM, and at what price.
//!
//! **Who.** A sibling parachain, an account or contract of one, or the relay chain acts here as an
//! account of its own, the *sovereign account* ([`LocationToAccountId`]; clients ask
//! `LocationToAccountApi`). It owns fleets, writes policies and anchors data like any other account,
//! and is bound by the same policies, deposits and fees. Nobody abroad is more than that: no location
//! is root, none is the council, the relay chain included.
//!
//! **What.** `Transact` reaches the calls of our four pallets and no others ([`CallsFromAbroad`]).
//! Money is moved by XCM's own instructions. The native token is the only asset: it can be sent to
//! siblings and taken back out of their reserve here; nothing foreign is accepted, nothing is
//! teleported, and nothing of the relay chain's token is passed on.
//!
//! **At what price.** Everybody pays ([`Barrier`]): a message begins by withdrawing the native token and
//! buying execution, or is an answer that this chain has asked for. The price is that of weight on this
//! chain, and burned like all fees. Each instruction is taken for [`InstructionWeight`]; to `Transact`
//! the call's own weight is added. Messages sent pay for their delivery, more when the way is congested.
//!
//! An outcome comes back if it is asked for: `ReportTransactStatus` tells the sender whether a policy
//! has refused.

use crate::{
	AccountId, AllPalletsWithSystem, Balance, Balances, ParachainInfo, ParachainSystem,
	PolkadotXcm, Runtime, RuntimeCall, RuntimeEvent, RuntimeOrigin, XcmpQueue,
};
use alloc::vec::Vec;
use frame_support::{
	parameter_types,
	traits::{ConstU32, Contains, Disabled, Everything, Nothing},
	weights::Weight,
};
use frame_system::EnsureRoot;
use muster_runtime_common::{
	constants::{currency::MILLI_UNIT, fee::WeightToFee},
	pallets::TransactionByteFee,
};
use polkadot_parachain_primitives::primitives::Sibling;
use polkadot_runtime_common::xcm_sender::ExponentialPrice;
use xcm::latest::prelude::*;
use xcm_builder::{
	AccountId32Aliases, AllowKnownQueryResponses, AllowSubscriptionsFrom,
	AllowTopLevelPaidExecutionFrom, DenyRecursively, DenyReserveTransferToRelayChain, DenyThenTry,
	DescribeAllTerminal, DescribeFamily, EnsureXcmOrigin, FixedWeightBounds,
	FrameTransactionalProcessor, FungibleAdapter, HashedDescription, IsConcrete, ParentIsPreset,
	SiblingParachainConvertsVia, SignedAccountId32AsNative, SignedToAccountId32,
	SovereignSignedViaLocation, TakeWeightCredit, TrailingSetTopicAsId, UsingComponents,
	WithComputedOrigin, WithUniqueTopic, XcmFeeManagerFromComponents,
};
use xcm_executor::XcmExecutor;

parameter_types! {
	/// The native token, and this chain itself.
	pub const Native: Location = Location::here();
	pub NativeAssetId: AssetId = AssetId(Location::here());
	/// The relay chain's network. On another than Polkadot's, set that one.
	pub const RelayNetwork: Option<NetworkId> = Some(NetworkId::Polkadot);
	pub UniversalLocation: InteriorLocation = [
		GlobalConsensus(RelayNetwork::get().expect("it is said above; qed")),
		Parachain(ParachainInfo::parachain_id().into()),
	]
	.into();

	/// What an instruction is taken for. The dearest ones write two accounts or send a message: a
	/// fifth of this time, and no more proof than the largest page of outgoing messages.
	pub const InstructionWeight: Weight = Weight::from_parts(1_000_000_000, 64 * 1024);
	pub const MaxInstructions: u32 = 100;
	pub const MaxAssetsIntoHolding: u32 = 8;

	/// What the delivery of a message costs, beside its bytes.
	pub const DeliveryBaseFee: Balance = MILLI_UNIT;
}

/// The account of somebody on another chain.
pub type LocationToAccountId = (
	// The relay chain.
	ParentIsPreset<AccountId>,
	// A sibling.
	SiblingParachainConvertsVia<Sibling, AccountId>,
	// An account of this chain.
	AccountId32Aliases<RelayNetwork, AccountId>,
	// An account, contract or pallet of another chain.
	HashedDescription<AccountId, DescribeFamily<DescribeAllTerminal>>,
);

/// Moves the native token.
pub type AssetTransactor =
	FungibleAdapter<Balances, IsConcrete<Native>, LocationToAccountId, AccountId, ()>;

/// As whom a call from abroad is made: by its sovereign account, or, of a message of this chain, by the
/// account that has sent it.
pub type XcmOriginToTransactDispatchOrigin = (
	SovereignSignedViaLocation<LocationToAccountId, RuntimeOrigin>,
	SignedAccountId32AsNative<RelayNetwork, RuntimeOrigin>,
);

/// The relay chain, and other parachains.
pub struct ParentOrSiblings;

impl Contains<Location> for ParentOrSiblings {
	fn contains(location: &Location) -> bool {
		matches!(location.unpack(), (1, []) | (1, [Parachain(_)]))
	}
}

/// Which messages are executed at all.
pub type Barrier = TrailingSetTopicAsId<
	DenyThenTry<
		// Such a transfer would lie in an account that nobody has the keys of.
		DenyRecursively<DenyReserveTransferToRelayChain>,
		(
			// A message of this chain, paid for by the transaction that it came in.
			TakeWeightCredit,
			AllowKnownQueryResponses<PolkadotXcm>,
			WithComputedOrigin<
				(
					AllowTopLevelPaidExecutionFrom<Everything>,
					// Which version of XCM is spoken.
					AllowSubscriptionsFrom<ParentOrSiblings>,
				),
				UniversalLocation,
				ConstU32<8>,
			>,
		),
	>,
>;

/// The calls that `Transact` reaches.
///
/// Those of our pallets. Each decides by itself who may call it, and none of them dispatches another
/// but `submit`, which dispatches those that devices may sign. What wraps calls (`Utility`, `Proxy`,
/// `Multisig`, `Scheduler`) would lead around this list.
pub struct CallsFromAbroad;

impl Contains<RuntimeCall> for CallsFromAbroad {
	fn contains(call: &RuntimeCall) -> bool {
		matches!(
			call,
			RuntimeCall::DeviceRegistry(..)
				| RuntimeCall::AccessPolicy(..)
				| RuntimeCall::Firmware(..)
				| RuntimeCall::DataAnchor(..)
		)
	}
}

/// Weighs messages.
pub type Weigher = FixedWeightBounds<InstructionWeight, RuntimeCall, MaxInstructions>;

/// The chain itself, which pays for no delivery: what it sends, governance or an answer, has been paid
/// for or is everybody's.
pub struct Ourselves;

impl Contains<Location> for Ourselves {
	fn contains(location: &Location) -> bool {
		location == &Location::here()
	}
}

pub struct XcmConfig;

impl xcm_executor::Config for XcmConfig {
	type RuntimeCall = RuntimeCall;
	type XcmSender = XcmRouter;
	type XcmEventEmitter = PolkadotXcm;
	type AssetTransactor = AssetTransactor;
	type OriginConverter = XcmOriginToTransactDispatchOrigin;
	type IsReserve = ();
	type IsTeleporter = ();
	type Aliasers = Nothing;
	type UniversalLocation = UniversalLocation;
	type Barrier = Barrier;
	type Weigher = Weigher;
	// Burned, like all fees.
	type Trader = UsingComponents<WeightToFee, Native, AccountId, Balances, ()>;
	type ResponseHandler = PolkadotXcm;
	type AssetTrap = PolkadotXcm;
	type AssetLocker = ();
	type AssetExchanger = ();
	type SubscriptionService = PolkadotXcm;
	type PalletInstancesInfo = AllPalletsWithSystem;
	type MaxAssetsIntoHolding = MaxAssetsIntoHolding;
	type FeeManager = XcmFeeManagerFromComponents<Ourselves, ()>;
	type MessageExporter = ();
	type UniversalAliases = Nothing;
	type CallDispatcher = RuntimeCall;
	type SafeCallFilter = CallsFromAbroad;
	type TransactionalProcessor = FrameTransactionalProcessor;
	type HrmpNewChannelOpenRequestHandler = ();
	type HrmpChannelAcceptedHandler = ();
	type HrmpChannelClosingHandler = ();
	type XcmRecorder = PolkadotXcm;
}

/// What a message to the relay chain costs.
pub type UmpDeliveryPrice =
	ExponentialPrice<NativeAssetId, DeliveryBaseFee, TransactionByteFee, ParachainSystem>;
/// What a message to a sibling costs.
pub type XcmpDeliveryPrice =
	ExponentialPrice<NativeAssetId, DeliveryBaseFee, TransactionByteFee, XcmpQueue>;

/// The ways to other chains: up to the relay chain, across to siblings.
pub type XcmRouter = WithUniqueTopic<(
	cumulus_primitives_utility::ParentAsUmp<ParachainSystem, PolkadotXcm, UmpDeliveryPrice>,
	XcmpQueue,
)>;

/// How an account of this chain appears in a message.
pub type LocalOriginToLocation = SignedToAccountId32<RuntimeOrigin, AccountId, RelayNetwork>;

/// Nothing but the native token.
pub struct NativeOnly;

impl Contains<(Location, Vec<Asset>)> for NativeOnly {
	fn contains((_, assets): &(Location, Vec<Asset>)) -> bool {
		assets.iter().all(|asset| asset.id == NativeAssetId::get())
	}
}

impl pallet_xcm::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeOrigin = RuntimeOrigin;
	type RuntimeCall = RuntimeCall;
	type Currency = Balances;
	type CurrencyMatcher = IsConcrete<Native>;
	/// Everybody may send. The message is the sender's at the other end, and not this chain's.
	type SendXcmOrigin = EnsureXcmOrigin<RuntimeOrigin, LocalOriginToLocation>;
	type XcmRouter = XcmRouter;
	type ExecuteXcmOrigin = EnsureXcmOrigin<RuntimeOrigin, LocalOriginToLocation>;
	// Whoever has an account here makes calls by transactions.
	type XcmExecuteFilter = Nothing;
	type XcmExecutor = XcmExecutor<XcmConfig>;
	type XcmTeleportFilter = Nothing;
	type XcmReserveTransferFilter = NativeOnly;
	type Weigher = Weigher;
	type UniversalLocation = UniversalLocation;
	const VERSION_DISCOVERY_QUEUE_SIZE: u32 = 100;
	type AdvertisedXcmVersion = pallet_xcm::CurrentXcmVersion;
	type AdminOrigin = EnsureRoot<AccountId>;
	type TrustedLockers = ();
	type SovereignAccountOf = LocationToAccountId;
	type MaxLockers = ConstU32<0>;
	type MaxRemoteLockConsumers = ConstU32<0>;
	type RemoteLockConsumerIdentifier = ();
	// Nobody acts as another: `Aliasers` is nothing.
	type AuthorizedAliasConsideration = Disabled;
	type WeightInfo = crate::xcm_weights::XcmCalls;
}
