// SPDX-License-Identifier: Apache-2.0

//! The configuration of the pallets that both chains have: money, ways to call, governance, devices.
//!
//! A runtime writes `use muster_runtime_common::pallets::prelude::*;`, has its own types in scope
//! (`Runtime`, `RuntimeCall`, its pallets, `MAXIMUM_BLOCK_WEIGHT`, and `Devices` for benchmarks), and
//! then [`configure_pallets!`](crate::configure_pallets).

use crate::{
	constants::{
		currency::{deposit, TRANSACTION_BYTE_FEE},
		time::{BLOCK_HASH_COUNT, DAYS},
	},
	AccountId, Balance, BlockNumber,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
	parameter_types,
	traits::{EitherOfDiverse, Footprint},
};
use frame_system::EnsureRoot;
use pallet_transaction_payment::Multiplier;
use scale_info::TypeInfo;
use sp_runtime::{
	traits::{Bounded, Convert, One},
	FixedPointNumber, Perquintill, SaturatedConversion,
};

/// What [`configure_pallets!`](crate::configure_pallets) names.
pub mod prelude {
	pub use super::*;
	pub use crate::{
		constants::{
			currency::EXISTENTIAL_DEPOSIT,
			fee::WeightToFee,
			time::{DAYS, HOURS},
		},
		weights, AccountId, Balance, BlockNumber, Hash, Nonce,
	};
	pub use core::cmp::Ordering;
	pub use frame_support::{
		dispatch::{DispatchInfo, PostDispatchInfo},
		parameter_types,
		traits::{
			fungible::HoldConsideration, ConstBool, ConstU128, ConstU32, ConstU64, ConstU8,
			Contains, InstanceFilter, PrivilegeCmp, VariantCountOf,
		},
		weights::{ConstantMultiplier, Weight},
	};
	pub use frame_system::RawOrigin;
	pub use pallet_transaction_payment::{
		ChargeTransactionPayment, FungibleAdapter, TargetedFeeAdjustment,
	};
	pub use sp_runtime::{traits::BlakeTwo256, transaction_validity::TransactionPriority, Perbill};
}

/// The council: of the pallets, whose motions govern a production chain.
pub type CouncilInstance = pallet_collective::Instance1;

/// Who stands in for governance: verifies, suspends and revokes vendors, appoints validators.
///
/// Two thirds of the council, by a motion. On the development and local chains the sudo key is
/// root, and reaches this origin too; a production chain has no such key. What the SDK leaves to
/// root alone, such as an upgrade of the runtime, the council does through `Whitelist`.
pub type GovernanceOrigin = EitherOfDiverse<
	EnsureRoot<AccountId>,
	pallet_collective::EnsureProportionAtLeast<AccountId, CouncilInstance, 2, 3>,
>;

parameter_types! {
	pub const BlockHashCount: BlockNumber = BLOCK_HASH_COUNT;
	/// Prefix of addresses: the general one of Substrate chains.
	pub const SS58Prefix: u8 = 42;
}

parameter_types! {
	pub const TransactionByteFee: Balance = TRANSACTION_BYTE_FEE;
	/// How full ordinary transactions keep a block at which fees stay as they are.
	pub const TargetBlockFullness: Perquintill = Perquintill::from_percent(25);
	/// How fast fees follow: by at most a quarter in a day of full blocks, as on Polkadot.
	pub AdjustmentVariable: Multiplier = Multiplier::saturating_from_rational(75, 1_000_000);
	/// Fees rise above their base when the chain is full and never fall below it, so that the
	/// prices in the documentation are the prices of a calm chain, idle or not.
	pub MinimumMultiplier: Multiplier = Multiplier::one();
	pub MaximumMultiplier: Multiplier = Bounded::max_value();
}

parameter_types! {
	/// One entry: key of 48 bytes, and 40 of height, deposit and depositor beside the signatories.
	pub const MultisigDepositBase: Balance = deposit(1, 88);
	/// Each signatory: an account id.
	pub const MultisigDepositFactor: Balance = deposit(0, 32);
}

parameter_types! {
	/// One entry: the list of an account's proxies.
	pub const ProxyDepositBase: Balance = deposit(1, 8);
	/// Each proxy: account id, type, delay.
	pub const ProxyDepositFactor: Balance = deposit(0, 37);
	/// One entry: the list of an account's announcements.
	pub const AnnouncementDepositBase: Balance = deposit(1, 8);
	/// Each announcement: account id, call hash, height.
	pub const AnnouncementDepositFactor: Balance = deposit(0, 68);
}

parameter_types! {
	/// Blocks between the agreement on a new key for a device and the moment it takes its place:
	/// long enough that a device which still has its old key notices.
	pub const RecoveryPeriod: BlockNumber = 3 * DAYS;
	pub const MaxFleetDepth: u8 = 4;
}

/// What a proxy may do for its account.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Default,
	Encode,
	Eq,
	MaxEncodedLen,
	Ord,
	PartialEq,
	PartialOrd,
	TypeInfo,
)]
pub enum ProxyType {
	/// Everything.
	#[codec(index = 0)]
	#[default]
	Any,
	/// Everything but moving money: an operator's laptop that manages devices.
	#[codec(index = 1)]
	NonTransfer,
	/// Nothing but rejecting what other proxies have announced.
	#[codec(index = 2)]
	CancelProxy,
	/// The device registry alone: a gateway, or a factory line.
	#[codec(index = 3)]
	Devices,
	/// The access policy alone: an administrator of roles and policies.
	#[codec(index = 4)]
	Access,
	/// Firmware alone: a build server, or a release manager's laptop.
	#[codec(index = 5)]
	Firmware,
	/// The data anchor alone: whoever keeps an owner's streams and shares.
	#[codec(index = 6)]
	Data,
	/// The council alone: a member's key of every day, which proposes and votes.
	#[codec(index = 7)]
	Council,
}

/// Who may cancel what another has scheduled: root what anybody has, the council what a council has.
pub struct ScheduledBy;

/// The price of storage, as the registry asks it.
pub struct StorageDeposit;

impl Convert<Footprint, Balance> for StorageDeposit {
	fn convert(footprint: Footprint) -> Balance {
		deposit(footprint.count.saturated_into(), footprint.size.saturated_into())
	}
}

/// What a direct transaction costs its sponsor: the same as any other costs its sender.
pub struct DeviceFees;

/// The calls that devices may sign. None of them dispatches another.
pub struct DeviceCalls;

/// Configures the pallets that both chains have, the same for both.
#[macro_export]
macro_rules! configure_pallets {
	() => {
		impl pallet_balances::Config for Runtime {
			type RuntimeEvent = RuntimeEvent;
			type RuntimeHoldReason = RuntimeHoldReason;
			type RuntimeFreezeReason = RuntimeFreezeReason;
			type WeightInfo = weights::pallet_balances::WeightInfo<Runtime>;
			type Balance = Balance;
			type DustRemoval = ();
			type ExistentialDeposit = ConstU128<EXISTENTIAL_DEPOSIT>;
			type AccountStore = System;
			type ReserveIdentifier = [u8; 8];
			type FreezeIdentifier = RuntimeFreezeReason;
			type MaxLocks = ConstU32<50>;
			type MaxReserves = ConstU32<50>;
			type MaxFreezes = VariantCountOf<RuntimeFreezeReason>;
			type DoneSlashHandler = ();
		}

		impl pallet_transaction_payment::Config for Runtime {
			type RuntimeEvent = RuntimeEvent;
			// Fees are burned. Validators are appointed and paid for outside the chain; were they to
			// receive fees, filling their own blocks would cost them nothing.
			type OnChargeTransaction = FungibleAdapter<Balances, ()>;
			type WeightToFee = WeightToFee;
			type LengthToFee = ConstantMultiplier<Balance, TransactionByteFee>;
			type FeeMultiplierUpdate = TargetedFeeAdjustment<
				Self,
				TargetBlockFullness,
				AdjustmentVariable,
				MinimumMultiplier,
				MaximumMultiplier,
			>;
			type OperationalFeeMultiplier = ConstU8<5>;
			type WeightInfo = weights::Payment<Runtime>;
		}

		impl pallet_utility::Config for Runtime {
			type RuntimeEvent = RuntimeEvent;
			type RuntimeCall = RuntimeCall;
			type PalletsOrigin = OriginCaller;
			type WeightInfo = weights::pallet_utility::WeightInfo<Runtime>;
		}

		impl pallet_multisig::Config for Runtime {
			type RuntimeEvent = RuntimeEvent;
			type RuntimeCall = RuntimeCall;
			type Currency = Balances;
			type DepositBase = MultisigDepositBase;
			type DepositFactor = MultisigDepositFactor;
			type MaxSignatories = ConstU32<100>;
			type WeightInfo = weights::pallet_multisig::WeightInfo<Runtime>;
			type BlockNumberProvider = System;
		}

		impl InstanceFilter<RuntimeCall> for ProxyType {
			fn filter(&self, call: &RuntimeCall) -> bool {
				match self {
					ProxyType::Any => true,
					// Utility passes this filter on to the calls it wraps. Multisig does not, but acts for
					// another account.
					ProxyType::NonTransfer => matches!(
						call,
						RuntimeCall::System(..)
							| RuntimeCall::Utility(..)
							| RuntimeCall::Multisig(..)
							| RuntimeCall::Proxy(..)
							| RuntimeCall::DeviceRegistry(..)
							| RuntimeCall::AccessPolicy(..)
							| RuntimeCall::Firmware(..)
							| RuntimeCall::DataAnchor(..)
					),
					ProxyType::Access => {
						matches!(call, RuntimeCall::AccessPolicy(..) | RuntimeCall::Utility(..))
					},
					ProxyType::Firmware => {
						matches!(call, RuntimeCall::Firmware(..) | RuntimeCall::Utility(..))
					},
					ProxyType::Data => {
						matches!(call, RuntimeCall::DataAnchor(..) | RuntimeCall::Utility(..))
					},
					ProxyType::Council => {
						matches!(call, RuntimeCall::Council(..) | RuntimeCall::Utility(..))
					},
					ProxyType::Devices => {
						matches!(call, RuntimeCall::DeviceRegistry(..) | RuntimeCall::Utility(..))
					},
					ProxyType::CancelProxy => matches!(
						call,
						RuntimeCall::Proxy(pallet_proxy::Call::reject_announcement { .. })
							| RuntimeCall::Utility(..)
							| RuntimeCall::Multisig(..)
					),
				}
			}

			fn is_superset(&self, other: &Self) -> bool {
				match (self, other) {
					(ProxyType::Any, _) => true,
					(_, ProxyType::Any) => false,
					// Moves no money by itself, but a motion can.
					(ProxyType::NonTransfer, ProxyType::Council) => false,
					(ProxyType::NonTransfer, _) => true,
					(a, b) => a == b,
				}
			}
		}

		impl pallet_proxy::Config for Runtime {
			type RuntimeEvent = RuntimeEvent;
			type RuntimeCall = RuntimeCall;
			type Currency = Balances;
			type ProxyType = ProxyType;
			type ProxyDepositBase = ProxyDepositBase;
			type ProxyDepositFactor = ProxyDepositFactor;
			type MaxProxies = ConstU32<32>;
			type WeightInfo = weights::pallet_proxy::WeightInfo<Runtime>;
			type MaxPending = ConstU32<32>;
			type CallHasher = BlakeTwo256;
			type AnnouncementDepositBase = AnnouncementDepositBase;
			type AnnouncementDepositFactor = AnnouncementDepositFactor;
			type BlockNumberProvider = System;
		}

		// Without a key in genesis, as in production, none of its calls succeeds.
		impl pallet_sudo::Config for Runtime {
			type RuntimeEvent = RuntimeEvent;
			type RuntimeCall = RuntimeCall;
			type WeightInfo = weights::pallet_sudo::WeightInfo<Runtime>;
		}

		parameter_types! {
			/// A motion may not fill more than half of a block.
			pub MaxProposalWeight: Weight = Perbill::from_percent(50) * MAXIMUM_BLOCK_WEIGHT;
			/// What was scheduled may not either, or nothing else would be heard.
			pub MaxScheduledWeight: Weight = Perbill::from_percent(50) * MAXIMUM_BLOCK_WEIGHT;
			pub const PreimageHoldReason: RuntimeHoldReason =
				RuntimeHoldReason::Preimage(pallet_preimage::HoldReason::Preimage);
		}

		impl pallet_collective::Config<CouncilInstance> for Runtime {
			type RuntimeOrigin = RuntimeOrigin;
			type Proposal = RuntimeCall;
			type RuntimeEvent = RuntimeEvent;
			/// A week, after which a motion can only be closed.
			type MotionDuration = ConstU32<{ 7 * DAYS }>;
			type MaxProposals = ConstU32<32>;
			type MaxMembers = ConstU32<32>;
			/// Who does not vote is taken to vote as the prime member, and as against if there is none.
			type DefaultVote = pallet_collective::PrimeDefaultVote;
			type WeightInfo = weights::pallet_collective::WeightInfo<Runtime>;
			type SetMembersOrigin = GovernanceOrigin;
			type MaxProposalWeight = MaxProposalWeight;
			type DisapproveOrigin = GovernanceOrigin;
			type KillOrigin = GovernanceOrigin;
			// Members alone propose, and can be dismissed.
			type Consideration = ();
		}

		impl PrivilegeCmp<OriginCaller> for ScheduledBy {
			fn cmp_privilege(left: &OriginCaller, right: &OriginCaller) -> Option<Ordering> {
				match (left, right) {
					(left, right) if left == right => Some(Ordering::Equal),
					(OriginCaller::system(RawOrigin::Root), _) => Some(Ordering::Greater),
					// Both were two thirds, or could not have asked.
					(OriginCaller::Council(_), OriginCaller::Council(_)) => Some(Ordering::Equal),
					_ => None,
				}
			}
		}

		impl pallet_scheduler::Config for Runtime {
			type RuntimeEvent = RuntimeEvent;
			type RuntimeOrigin = RuntimeOrigin;
			type PalletsOrigin = OriginCaller;
			type RuntimeCall = RuntimeCall;
			type MaximumWeight = MaxScheduledWeight;
			type ScheduleOrigin = GovernanceOrigin;
			type OriginPrivilegeCmp = ScheduledBy;
			type MaxScheduledPerBlock = ConstU32<32>;
			type WeightInfo = weights::pallet_scheduler::WeightInfo<Runtime>;
			type Preimages = Preimage;
			type BlockNumberProvider = System;
		}

		impl pallet_preimage::Config for Runtime {
			type RuntimeEvent = RuntimeEvent;
			type WeightInfo = weights::pallet_preimage::WeightInfo<Runtime>;
			type Currency = Balances;
			type ManagerOrigin = GovernanceOrigin;
			type Consideration =
				HoldConsideration<AccountId, Balances, PreimageHoldReason, StorageDeposit>;
		}

		// The way from the council to root. One motion does both: allows a call by its hash, and runs it.
		impl pallet_whitelist::Config for Runtime {
			type RuntimeEvent = RuntimeEvent;
			type RuntimeCall = RuntimeCall;
			type WhitelistOrigin = GovernanceOrigin;
			type DispatchWhitelistedOrigin = GovernanceOrigin;
			type Preimages = Preimage;
			type DeferredDispatchExpiration = ConstU32<{ 7 * DAYS }>;
			type BlockNumberProvider = System;
			type WeightInfo = weights::pallet_whitelist::WeightInfo<Runtime>;
		}

		impl pallet_device_registry::FeeFormula<RuntimeCall, Balance> for DeviceFees {
			fn fee(len: u32, info: &DispatchInfo) -> Balance {
				TransactionPayment::compute_fee(len, info, 0)
			}

			fn actual_fee(len: u32, info: &DispatchInfo, post_info: &PostDispatchInfo) -> Balance {
				TransactionPayment::compute_actual_fee(len, info, post_info, 0)
			}

			fn priority(len: u32, info: &DispatchInfo, fee: Balance) -> TransactionPriority {
				ChargeTransactionPayment::<Runtime>::get_priority(info, len as usize, 0, fee)
			}
		}

		impl Contains<RuntimeCall> for DeviceCalls {
			fn contains(call: &RuntimeCall) -> bool {
				use pallet_access_policy::Call::{consume, end_session, request_access};
				use pallet_data_anchor::Call::{anchor, anchor_permitted, revoke_share, share};
				use pallet_device_registry::Call::*;
				use pallet_firmware::Call::{attest, report};
				matches!(
					call,
					RuntimeCall::DeviceRegistry(
						set_attribute { .. }
							| remove_attribute { .. }
							| set_endpoints { .. }
							| cancel_recovery { .. }
					) | RuntimeCall::AccessPolicy(
						consume { .. } | request_access { .. } | end_session { .. }
					) | RuntimeCall::Firmware(report { .. } | attest { .. })
						| RuntimeCall::DataAnchor(
							anchor { .. }
								| anchor_permitted { .. }
								| share { .. } | revoke_share { .. }
						)
				)
			}
		}

		impl pallet_device_registry::Config for Runtime {
			type RuntimeHoldReason = RuntimeHoldReason;
			type Currency = Balances;
			type StorageDeposit = StorageDeposit;
			type Fees = DeviceFees;
			// Burned, like all other fees.
			type OnSponsoredFee = ();
			type BlockNumberProvider = System;
			type Time = Timestamp;
			type Access = AccessPolicy;
			type FleetListener = Firmware;
			type GovernanceOrigin = GovernanceOrigin;
			type DeviceCalls = DeviceCalls;
			type MaxDeviceCall = ConstU32<4_096>;
			type NonceWindow = ConstU32<16>;
			type MaxValidity = BlockHashCount;
			type RecoveryPeriod = RecoveryPeriod;
			type MaxFleetDepth = MaxFleetDepth;
			type MaxAttributes = ConstU32<32>;
			type WeightInfo = pallet_device_registry::weights::SubstrateWeight<Runtime>;
		}

		impl pallet_access_policy::Config for Runtime {
			type RuntimeHoldReason = RuntimeHoldReason;
			type Currency = Balances;
			type StorageDeposit = StorageDeposit;
			type Time = Timestamp;
			type Devices = DeviceRegistry;
			type Attestations = Firmware;
			type Streams = DataAnchor;
			type DeviceOrigin = pallet_device_registry::EnsureDevice;
			/// A day: a gateway that is offline for longer should not open doors.
			type MaxSession = ConstU64<86_400>;
			type WeightInfo = pallet_access_policy::weights::SubstrateWeight<Runtime>;
			#[cfg(feature = "runtime-benchmarks")]
			type BenchmarkHelper = Devices;
		}

		impl pallet_firmware::Config for Runtime {
			type RuntimeHoldReason = RuntimeHoldReason;
			type Currency = Balances;
			type StorageDeposit = StorageDeposit;
			type Time = Timestamp;
			type Devices = DeviceRegistry;
			type Vendors = DeviceRegistry;
			type Control = DeviceRegistry;
			type Access = AccessPolicy;
			type DeviceOrigin = pallet_device_registry::EnsureDevice;
			type GovernanceOrigin = GovernanceOrigin;
			type WeightInfo = pallet_firmware::weights::SubstrateWeight<Runtime>;
			#[cfg(feature = "runtime-benchmarks")]
			type BenchmarkHelper = Devices;
		}

		impl pallet_data_anchor::Config for Runtime {
			type RuntimeHoldReason = RuntimeHoldReason;
			type Currency = Balances;
			type StorageDeposit = StorageDeposit;
			type Time = Timestamp;
			type Devices = DeviceRegistry;
			type Attestations = Firmware;
			type Access = AccessPolicy;
			type DeviceOrigin = pallet_device_registry::EnsureDevice;
			/// A minute: a sensor's clock runs a little ahead, and a block's time lies behind.
			type MaxAhead = ConstU64<60>;
			type WeightInfo = pallet_data_anchor::weights::SubstrateWeight<Runtime>;
			#[cfg(feature = "runtime-benchmarks")]
			type BenchmarkHelper = Devices;
		}
	};
}
