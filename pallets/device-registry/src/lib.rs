// SPDX-License-Identifier: Apache-2.0

//! # Device Registry Pallet
//!
//! Who a device is, who made it, who owns it, with which keys it speaks, and what it may still do.
//! A device needs nothing but a key pair: no account, no tokens.
//!
//! ## Terms
//!
//! - `device`: something with a key. Its id is the fingerprint of the key it enrolled with and
//!   never changes, see [`DeviceId`].
//! - `vendor`: an account that makes devices. `operators` act for it with limited [`Rights`].
//! - `model`: a product in one hardware revision.
//! - `lot`: up to 2^32 devices known by one Merkle root. Each comes on chain when it is first used.
//! - `owner`: the account that claimed a device or was handed it.
//! - `identity key`: proves enrolment, consents to a claim and appoints the other keys.
//! - `operational key`: signs the daily calls. Until one is appointed the identity key does.
//! - `agreement key`: X25519, published so that others can open an encrypted channel.
//! - `generation`: counts transfers, recoveries and decommissioning. What others hold about a
//!   device carries it, so that one write voids all of it.
//! - `voucher`: the vendor's signed word that an account may claim a device.
//! - `fleet`: devices of one owner under a name, in a tree of fleets.
//! - `sponsorship`: a budget from which the direct calls of a fleet's devices are paid.
//! - `payer`: the account on which a storage deposit is held, and to which it returns.
//!
//! ## Scenario: from the factory to a working device
//!
//! 1. A vendor registers ([`register_vendor`](Pallet::register_vendor)) and describes what it
//!    makes ([`register_model`](Pallet::register_model)).
//! 2. Each device makes its key in its secure element. The factory collects the public keys of a
//!    million devices, builds a tree, and registers its root with a budget
//!    ([`register_lot`](Pallet::register_lot)).
//! 3. A device boots for the first time. It knows its key and its leaf's path, signs, and sends
//!    [`enrol_from_lot`](Pallet::enrol_from_lot) with no account: the lot's budget pays.
//! 4. The buyer scans the device, gets its signed consent (and the vendor's voucher, if the model
//!    asks for one), and [`claim`](Pallet::claim)s it. The device is now `Active`.
//! 5. The device's identity key, slow P-256 perhaps, appoints a fast Ed25519 key
//!    ([`set_operational_key`](Pallet::set_operational_key)).
//! 6. The owner puts it in a fleet, funds a sponsorship, and the device signs calls
//!    ([`submit`](Pallet::submit)) that it sends itself or hands to any gateway.
//!
//! ## Scenario: a device changes hands, is lost, dies
//!
//! - [`offer_transfer`](Pallet::offer_transfer) and [`accept_transfer`](Pallet::accept_transfer)
//!   hand it over. Everything the old owner granted or said about it ends with the generation.
//! - Its key is lost: owner and vendor agree on a new one
//!   ([`propose_recovery`](Pallet::propose_recovery),
//!   [`approve_recovery`](Pallet::approve_recovery)), time passes in which the device itself can
//!   object, and anyone finishes it. The id stays, the old key finds nothing.
//! - [`decommission`](Pallet::decommission) is final: none of its identity keys, past or present, can
//!   ever be enrolled again.
//!
//! ## Lifecycle
//!
//! ```text
//! Enrolled -> Active <-> Suspended
//!              |  \-> Quarantined (by vendor or governance, or its verdict) -> Active
//!              \----> Decommissioned (final)
//! ```
//!
//! Quarantine lies over the owner's states: when lifted, the device is what it was before. Two may
//! hold a device in it, each for itself ([`Quarantine`]): vendor or governance by
//! [`quarantine`](Pallet::quarantine), and its verdict, by way of
//! [`DeviceControl`](muster_primitives::DeviceControl); it is free when neither does. Either bars a
//! transfer, and outlives a recovery. A suspended fleet suspends every device below it with one
//! write. Only `Active` devices act.
//!
//! ## Who may call what
//!
//! | who | calls |
//! |---|---|
//! | anyone | `register_vendor`, `create_fleet`, `claim` (with the device's consent), `accept_transfer` (if offered), `finish_recovery` (when ripe), `remove_attribute` (once lapsed), and paying for what a device signed: `enrol_from_lot`, `submit`, the key calls |
//! | vendor account | `update_vendor`, `set_operator`, `remove_vendor`, and all an operator may |
//! | operator, by right | models, lots, enrolment, quarantine, the vendor's part in recovery; in other pallets: firmware, endorsements |
//! | owner, or whom the owner's policies permit | transfer, suspend, resume, decommission, fleets, attributes, endpoints, revoking the operational key, the owner's part in recovery |
//! | device | `set_attribute`, `remove_attribute`, `set_endpoints`, `cancel_recovery`, through [`submit`](Pallet::submit) |
//! | governance | `set_vendor_status`, quarantine |
//!
//! ## Acting for an owner
//!
//! Whoever is not the owner is let in by [`Config::Access`], which is asked as late as may be and
//! takes one of the uses that a policy may count; a call that fails gives it back. The owner is
//! never asked about and pays no more than without policies: the weight of a question is given
//! back unless it was put. A device, too, acts for itself only.
//!
//! | call | action | on |
//! |---|---|---|
//! | `offer_transfer`, `cancel_transfer` | [`TRANSFER`](action::TRANSFER) | the device |
//! | `suspend`, `resume` | [`SUSPEND`](action::SUSPEND) | the device |
//! | `decommission` (once it has an owner) | [`DECOMMISSION`](action::DECOMMISSION) | the device |
//! | `revoke_operational_key`, and as the owner `propose_recovery`, `approve_recovery`, `cancel_recovery` | [`MANAGE_KEYS`](action::MANAGE_KEYS) | the device |
//! | `set_attribute`, `remove_attribute`, `set_endpoints` | [`CONFIGURE`](action::CONFIGURE) | the device |
//! | `assign_fleet` | [`MANAGE_FLEET`](action::MANAGE_FLEET) | the device, and the new fleet if there is one |
//! | `create_fleet` below another | [`MANAGE_FLEET`](action::MANAGE_FLEET) | the fleet above |
//! | `rename_fleet`, `remove_fleet` | [`MANAGE_FLEET`](action::MANAGE_FLEET) | the fleet |
//! | `suspend_fleet`, `resume_fleet` | [`SUSPEND`](action::SUSPEND) | the fleet |
//! | `choose_sponsor` | [`SPONSOR`](action::SPONSOR) | the fleet |
//!
//! What is done so is done in the owner's name: fleets belong to the owner of the fleet above,
//! offers are the owner's, and so are attributes. What has been done stays when the permission
//! ends. Deposits are held on the account that calls, and return to it.
//!
//! ## Other pallets
//!
//! They ask about devices and fleets by [`DeviceInspect`](muster_primitives::DeviceInspect), about
//! vendors, models and what operators may do by
//! [`VendorInspect`](muster_primitives::VendorInspect), and hear of each device that leaves a fleet
//! by [`Config::FleetListener`]. How many devices of a model a fleet has below it is kept up
//! ([`FleetMembers`]), so that nobody has to count them.
//!
//! ## Device-signed calls
//!
//! [`submit`](Pallet::submit) carries them all. It checks from cheap to dear: size, whether the
//! call is open to devices, deadline, device known, nonce, device active, budget, signature; then
//! dispatches the call with [`Origin::Device`]. Any account may send it (*relayed*, and pays), or
//! none (*direct*): then it is a general transaction, [`SponsoredPayment`] takes the fee from the
//! fleet's sponsorship, and the pool refuses whatever would not be paid. The inner call's failure
//! still uses up the nonce and the fee.
//!
//! A direct call notes its fee as owed by the sponsorship instead of taking it from the sponsor's
//! account, which would be three more values to write: [`collect_fees`](Pallet::collect_fees) does
//! that for all calls since the last time.
//!
//! ## Storage
//!
//! What a device call touches, [`Devices`], is one small value; the rest of a device lies in
//! [`DeviceInfos`], and what is used seldom in maps of its own. Deposits and their payers are
//! stored beside what they pay for. Nothing here is to be read directly: use the views, which take
//! expiry, generation and fleets into account.

#![cfg_attr(not(feature = "std"), no_std)]
// The arguments of a call are its interface.
#![allow(clippy::too_many_arguments)]

extern crate alloc;

mod access;
mod attributes;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod device_calls;
mod enrolment;
mod extension;
mod fleets;
mod inspect;
mod keys;
mod lifecycle;
#[cfg(test)]
mod mock;
mod ownership;
pub mod runtime_api;
mod sponsorship;
#[cfg(test)]
mod tests;
#[cfg(any(test, feature = "try-runtime"))]
mod try_state;
pub mod types;
mod vendors;
pub mod weights;

pub use device_calls::{refusal, EnsureDevice};
pub use extension::{FeeFormula, SponsoredPayment};
pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

use access::{asking, info_by_device, leaving, Actor};
use alloc::{boxed::Box, vec::Vec};
use frame_support::{
	dispatch::{DispatchErrorWithPostInfo, DispatchInfo, GetDispatchInfo, PostDispatchInfo},
	pallet_prelude::*,
	traits::{fungible, Contains, OnUnbalanced, OriginTrait, UnixTime},
};
use frame_system::pallet_prelude::*;
use muster_primitives::{
	access::action, AccessCheck, AgreementKey, DeviceId, DeviceKey, DeviceNonce, DeviceSignature,
	DeviceStatus, FleetId, FleetListener, Generation, LotId, ModelId, VendorId,
};
use sp_runtime::{
	traits::{BlockNumberProvider, Convert, Dispatchable},
	transaction_validity::TransactionSource,
};

#[frame_support::pallet]
pub mod pallet {
	use super::*;

	/// The version of the storage layout, from the first release on.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config:
		frame_system::Config<
		RuntimeCall: Dispatchable<Info = DispatchInfo, PostInfo = PostDispatchInfo>
		                 + GetDispatchInfo
		                 + frame_support::traits::IsSubType<Call<Self>>
		                 + From<Call<Self>>,
		RuntimeOrigin: From<Origin>
		                   + Into<Result<Origin, <Self as frame_system::Config>::RuntimeOrigin>>
		                   + OriginTrait,
	>
	{
		/// The overarching hold reason.
		type RuntimeHoldReason: Parameter + Member + MaxEncodedLen + Copy + From<HoldReason>;

		/// Holds deposits and budgets.
		#[cfg(not(feature = "runtime-benchmarks"))]
		type Currency: fungible::MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason>
			+ fungible::BalancedHold<Self::AccountId>;
		/// Holds deposits and budgets.
		#[cfg(feature = "runtime-benchmarks")]
		type Currency: fungible::MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason>
			+ fungible::BalancedHold<Self::AccountId>
			+ fungible::Mutate<Self::AccountId>;

		/// The price of keeping something in storage: items and bytes to an amount held.
		type StorageDeposit: Convert<frame_support::traits::Footprint, BalanceOf<Self>>;

		/// Says what a transaction costs, so that sponsors pay what a signer would.
		type Fees: FeeFormula<<Self as frame_system::Config>::RuntimeCall, BalanceOf<Self>>;

		/// Takes the fees that sponsors and lots pay. `()` burns them.
		type OnSponsoredFee: OnUnbalanced<CreditOf<Self>>;

		/// "Now" in blocks, for deadlines, offers, waiting periods and allowances.
		type BlockNumberProvider: BlockNumberProvider<BlockNumber = BlockNumberFor<Self>>;

		/// "Now" in seconds since 1970, for the validity of attributes.
		type Time: UnixTime;

		/// Says who else may act for an owner, and as what. `()`: nobody.
		type Access: AccessCheck<Self::AccountId>;

		/// Hears of devices that leave fleets. `()`: nobody.
		type FleetListener: FleetListener;

		/// Verifies, suspends and revokes vendors; quarantines devices.
		type GovernanceOrigin: EnsureOrigin<<Self as frame_system::Config>::RuntimeOrigin>;

		/// The calls that devices may sign. Only calls that take [`Origin::Device`] belong here,
		/// and none that dispatches another call.
		type DeviceCalls: Contains<<Self as frame_system::Config>::RuntimeCall>;

		/// Largest encoded call a device may sign, in bytes.
		#[pallet::constant]
		type MaxDeviceCall: Get<u32>;

		/// How many nonces ahead of the next one the pool accepts.
		#[pallet::constant]
		type NonceWindow: Get<u32>;

		/// Furthest that a signature's `valid_until`, or an offer's expiry, may lie ahead.
		#[pallet::constant]
		type MaxValidity: Get<BlockNumberFor<Self>>;

		/// Blocks between the agreement on a recovery and the moment it can be finished.
		#[pallet::constant]
		type RecoveryPeriod: Get<BlockNumberFor<Self>>;

		/// Most levels of fleets, one above the other.
		#[pallet::constant]
		type MaxFleetDepth: Get<u8>;

		/// Most attributes of a device.
		#[pallet::constant]
		type MaxAttributes: Get<u32>;

		/// Weights of the calls.
		type WeightInfo: WeightInfo;
	}

	/// Who a call comes from, beside accounts.
	#[pallet::origin]
	#[derive(
		Clone, Eq, PartialEq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen,
	)]
	pub enum Origin {
		/// A device that signed the call.
		Device(DeviceId),
	}

	/// Why something is held on an account.
	#[pallet::composite_enum]
	pub enum HoldReason {
		#[codec(index = 0)]
		Vendor,
		#[codec(index = 1)]
		Model,
		#[codec(index = 2)]
		Lot,
		#[codec(index = 3)]
		Device,
		#[codec(index = 4)]
		Fleet,
		#[codec(index = 5)]
		Attribute,
		#[codec(index = 6)]
		Endpoints,
		#[codec(index = 7)]
		Sponsorship,
		/// For the fees and deposits of devices that enrol themselves.
		#[codec(index = 8)]
		LotBudget,
		/// For the fees of direct calls.
		#[codec(index = 9)]
		SponsorshipBudget,
		#[codec(index = 10)]
		Transfer,
		#[codec(index = 11)]
		Recovery,
		#[codec(index = 12)]
		Key,
		#[codec(index = 13)]
		Operator,
	}

	/// Vendors.
	#[pallet::storage]
	pub type Vendors<T: Config> = StorageMap<_, Twox64Concat, VendorId, Vendor<T>>;

	/// The id of the next vendor.
	#[pallet::storage]
	pub type NextVendorId<T> = StorageValue<_, VendorId, ValueQuery>;

	/// Rights of operators, by vendor and account.
	#[pallet::storage]
	pub type Operators<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		VendorId,
		Blake2_128Concat,
		T::AccountId,
		(Rights, Deposit<T, kind::Operator<T>>),
	>;

	/// Models.
	#[pallet::storage]
	pub type Models<T: Config> = StorageMap<_, Twox64Concat, ModelId, Model<T>>;

	/// The id of the next model.
	#[pallet::storage]
	pub type NextModelId<T> = StorageValue<_, ModelId, ValueQuery>;

	/// Devices of a model that are not decommissioned, and its open lots. Apart from the model,
	/// since every enrolment writes it.
	#[pallet::storage]
	pub type ModelUse<T> = StorageMap<_, Twox64Concat, ModelId, (u32, u32), ValueQuery>;

	/// Open lots.
	#[pallet::storage]
	pub type Lots<T: Config> = StorageMap<_, Twox64Concat, LotId, Lot<T>>;

	/// The id of the next lot.
	#[pallet::storage]
	pub type NextLotId<T> = StorageValue<_, LotId, ValueQuery>;

	/// What device calls touch. Stays after decommissioning, so that the key never comes back.
	/// Ids are hashes already: no need to hash them again.
	#[pallet::storage]
	pub type Devices<T: Config> = StorageMap<_, Identity, DeviceId, DeviceRecord<T>>;

	/// The rest of each device that is not decommissioned.
	#[pallet::storage]
	pub type DeviceInfos<T: Config> = StorageMap<_, Identity, DeviceId, DeviceInfo<T>>;

	/// Deposits of decommissioned devices' records, which never return.
	#[pallet::storage]
	pub type Tombstones<T: Config> = StorageMap<_, Identity, DeviceId, Deposit<T, kind::Device<T>>>;

	/// Operational keys and rotated identity keys, by fingerprint (made like a [`DeviceId`]). The
	/// key a device enrolled with is found by its id.
	#[pallet::storage]
	pub type Keys<T: Config> = StorageMap<_, Identity, DeviceId, KeyUse<T>>;

	/// Offers of devices.
	#[pallet::storage]
	pub type Transfers<T: Config> = StorageMap<_, Identity, DeviceId, Transfer<T>>;

	/// Recoveries under way.
	#[pallet::storage]
	pub type Recoveries<T: Config> = StorageMap<_, Identity, DeviceId, Recovery<T>>;

	/// Fleets.
	#[pallet::storage]
	pub type Fleets<T: Config> = StorageMap<_, Twox64Concat, FleetId, Fleet<T>>;

	/// Names of fleets: device calls read fleets, and need no names.
	#[pallet::storage]
	pub type FleetNames<T> = StorageMap<_, Twox64Concat, FleetId, Name, ValueQuery>;

	/// Devices of a model in a fleet and in those below it; no entry where there are none. No
	/// deposit: each device, for which one is held, is counted in `MaxFleetDepth` entries at most.
	#[pallet::storage]
	pub type FleetMembers<T> =
		StorageDoubleMap<_, Twox64Concat, FleetId, Twox64Concat, ModelId, u32>;

	/// The id of the next fleet.
	#[pallet::storage]
	pub type NextFleetId<T> = StorageValue<_, FleetId, ValueQuery>;

	/// Attributes of devices.
	#[pallet::storage]
	pub type Attributes<T: Config> =
		StorageDoubleMap<_, Identity, DeviceId, Blake2_128Concat, AttributeName, Attribute<T>>;

	/// Service endpoints of devices.
	#[pallet::storage]
	pub type DeviceEndpoints<T: Config> =
		StorageMap<_, Identity, DeviceId, (Endpoints, Deposit<T, kind::Endpoints<T>>)>;

	/// Sponsorships, by fleet and sponsor.
	#[pallet::storage]
	pub type Sponsorships<T: Config> =
		StorageDoubleMap<_, Twox64Concat, FleetId, Blake2_128Concat, T::AccountId, Sponsorship<T>>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A vendor registered.
		#[codec(index = 0)]
		VendorRegistered { vendor: VendorId, account: T::AccountId },
		/// A vendor's name or voucher key changed.
		#[codec(index = 1)]
		VendorUpdated {
			vendor: VendorId,
			old_name: Name,
			new_name: Name,
			old_voucher_key: Option<DeviceKey>,
			new_voucher_key: Option<DeviceKey>,
		},
		/// Governance changed a vendor's standing.
		#[codec(index = 2)]
		VendorStatusChanged { vendor: VendorId, old: VendorStatus, new: VendorStatus },
		/// A vendor without models was removed.
		#[codec(index = 3)]
		VendorRemoved { vendor: VendorId },
		/// An operator's rights changed.
		#[codec(index = 4)]
		OperatorSet { vendor: VendorId, operator: T::AccountId, old: Rights, new: Rights },
		/// A model was registered.
		#[codec(index = 5)]
		ModelRegistered { model: ModelId, vendor: VendorId },
		/// A model changed.
		#[codec(index = 6)]
		ModelUpdated { model: ModelId, old: ModelTerms, new: ModelTerms },
		/// A model without devices and lots was removed.
		#[codec(index = 7)]
		ModelRemoved { model: ModelId },
		/// A lot was registered.
		#[codec(index = 8)]
		LotRegistered { lot: LotId, model: ModelId, size: u64, budget: BalanceOf<T> },
		/// A lot's budget grew.
		#[codec(index = 9)]
		LotFunded { lot: LotId, old: BalanceOf<T>, new: BalanceOf<T> },
		/// A lot was closed and what was left of its budget returned.
		#[codec(index = 10)]
		LotClosed { lot: LotId, returned: BalanceOf<T> },
		/// A device came on chain.
		#[codec(index = 11)]
		DeviceEnrolled { device: DeviceId, model: ModelId, lot: Option<LotId> },
		/// A device has its first owner.
		#[codec(index = 12)]
		DeviceClaimed { device: DeviceId, owner: T::AccountId, generation: Generation },
		/// An owner offers a device.
		#[codec(index = 13)]
		TransferOffered {
			device: DeviceId,
			from: T::AccountId,
			to: T::AccountId,
			expires: BlockNumberFor<T>,
		},
		/// An offer was withdrawn.
		#[codec(index = 14)]
		TransferCancelled { device: DeviceId },
		/// A device has another owner.
		#[codec(index = 15)]
		DeviceTransferred {
			device: DeviceId,
			from: T::AccountId,
			to: T::AccountId,
			generation: Generation,
		},
		/// A device's status changed.
		#[codec(index = 16)]
		StatusChanged { device: DeviceId, old: DeviceStatus, new: DeviceStatus },
		/// A device signs its calls with another key. `None` stands for the identity key.
		#[codec(index = 17)]
		OperationalKeySet { device: DeviceId, old: Option<DeviceKey>, new: Option<DeviceKey> },
		/// A device publishes another key agreement key.
		#[codec(index = 18)]
		AgreementKeySet { device: DeviceId, old: Option<AgreementKey>, new: Option<AgreementKey> },
		/// A device proves who it is with another key.
		#[codec(index = 19)]
		IdentityKeyRotated { device: DeviceId, old: DeviceKey, new: DeviceKey },
		/// Owner or vendor proposes a new identity key.
		#[codec(index = 20)]
		RecoveryProposed { device: DeviceId, by: RecoveryParty, key: DeviceKey },
		/// Both agree; the recovery can be finished from that block on.
		#[codec(index = 21)]
		RecoveryApproved { device: DeviceId, matures_at: BlockNumberFor<T> },
		/// A recovery was called off.
		#[codec(index = 22)]
		RecoveryCancelled { device: DeviceId },
		/// A device has a new identity key, and everything granted before is void.
		#[codec(index = 23)]
		DeviceRecovered { device: DeviceId, old: DeviceKey, new: DeviceKey, generation: Generation },
		/// A fleet was created.
		#[codec(index = 24)]
		FleetCreated { fleet: FleetId, owner: T::AccountId, parent: Option<FleetId> },
		/// A fleet has another name.
		#[codec(index = 25)]
		FleetRenamed { fleet: FleetId, old: Name, new: Name },
		/// An empty fleet was removed.
		#[codec(index = 26)]
		FleetRemoved { fleet: FleetId },
		/// Every device in and below the fleet is suspended.
		#[codec(index = 27)]
		FleetSuspended { fleet: FleetId },
		/// The fleet is no longer suspended.
		#[codec(index = 28)]
		FleetResumed { fleet: FleetId },
		/// A device is in another fleet.
		#[codec(index = 29)]
		FleetAssigned { device: DeviceId, old: Option<FleetId>, new: Option<FleetId> },
		/// An attribute was set. `old` is the value that it had until now, valid or not.
		#[codec(index = 30)]
		AttributeSet {
			device: DeviceId,
			name: AttributeName,
			source: AttributeSource,
			old: Option<AttributeValue>,
			new: AttributeValue,
			valid_until: Option<u64>,
		},
		/// An attribute was removed.
		#[codec(index = 31)]
		AttributeRemoved { device: DeviceId, name: AttributeName, old: AttributeValue },
		/// A device's endpoints were replaced.
		#[codec(index = 32)]
		EndpointsSet { device: DeviceId, old: u32, new: u32 },
		/// A sponsorship was opened.
		#[codec(index = 33)]
		SponsorshipOpened { fleet: FleetId, sponsor: T::AccountId, budget: BalanceOf<T> },
		/// A sponsorship's budget grew.
		#[codec(index = 34)]
		SponsorshipFunded {
			fleet: FleetId,
			sponsor: T::AccountId,
			old: BalanceOf<T>,
			new: BalanceOf<T>,
		},
		/// A sponsorship's terms changed.
		#[codec(index = 35)]
		SponsorshipUpdated {
			fleet: FleetId,
			sponsor: T::AccountId,
			old: SponsorshipTerms<BlockNumberFor<T>, BalanceOf<T>>,
			new: SponsorshipTerms<BlockNumberFor<T>, BalanceOf<T>>,
		},
		/// A sponsorship was closed and what was left of its budget returned.
		#[codec(index = 36)]
		SponsorshipClosed { fleet: FleetId, sponsor: T::AccountId, returned: BalanceOf<T> },
		/// A fleet is paid for by another sponsor.
		#[codec(index = 37)]
		SponsorChosen { fleet: FleetId, old: Option<T::AccountId>, new: Option<T::AccountId> },
		/// A device-signed call was dispatched; `result` is the call's own.
		#[codec(index = 38)]
		DeviceCallDispatched { device: DeviceId, nonce: DeviceNonce, result: DispatchResult },
		/// A direct transaction was paid from a budget held on `payer`.
		#[codec(index = 39)]
		SponsoredFeePaid { payer: T::AccountId, actual_fee: BalanceOf<T> },
		/// Others keep a device in quarantine. Its status changes with the first and the last.
		#[codec(index = 40)]
		QuarantineChanged { device: DeviceId, old: Quarantine, new: Quarantine },
		/// What a sponsor owed for direct calls left its account.
		#[codec(index = 41)]
		SponsoredFeesCollected { fleet: FleetId, sponsor: T::AccountId, amount: BalanceOf<T> },
	}

	#[pallet::error]
	pub enum Error<T> {
		/// There is no such vendor. Check the id, or register the vendor first.
		#[codec(index = 0)]
		VendorNotFound,
		/// There is no such model. Check the id, or register the model first.
		#[codec(index = 1)]
		ModelNotFound,
		/// There is no such lot, or it was closed. Check the id, or enrol the device singly.
		#[codec(index = 2)]
		LotNotFound,
		/// No device with this id is enrolled (or it is decommissioned). Enrol it first.
		#[codec(index = 3)]
		DeviceNotFound,
		/// There is no such fleet. Check the id, or create the fleet first.
		#[codec(index = 4)]
		FleetNotFound,
		/// The device has no such attribute.
		#[codec(index = 5)]
		AttributeNotFound,
		/// Nobody offers this device. Ask its owner to call `offer_transfer`.
		#[codec(index = 6)]
		TransferNotFound,
		/// No recovery of this device is under way. Call `propose_recovery` first.
		#[codec(index = 7)]
		RecoveryNotFound,
		/// This account sponsors no such fleet. Call `open_sponsorship` first.
		#[codec(index = 8)]
		SponsorshipNotFound,
		/// Only the vendor's account may do this.
		#[codec(index = 9)]
		NotVendor,
		/// The vendor gave you no right to do this. Ask it to call `set_operator`.
		#[codec(index = 10)]
		NoRight,
		/// The vendor is suspended or revoked by governance.
		#[codec(index = 11)]
		VendorBarred,
		/// Revocation is final.
		#[codec(index = 12)]
		VendorRevoked,
		/// The vendor still has models or operators. Remove them first.
		#[codec(index = 13)]
		VendorInUse,
		/// The model still has devices or lots. Decommission and close them first.
		#[codec(index = 14)]
		ModelInUse,
		/// The model is retired. Enrol under another one, or let the vendor take it back.
		#[codec(index = 15)]
		ModelRetired,
		/// A text is empty, or not UTF-8.
		#[codec(index = 16)]
		BadText,
		/// There are no such rights: use the sum of those in `Rights`.
		#[codec(index = 17)]
		BadRights,
		/// A lot holds 1 to 2^32 devices.
		#[codec(index = 18)]
		BadLotSize,
		/// Only the account on which the budget is held may do this.
		#[codec(index = 19)]
		NotPayer,
		/// The inclusion proof does not lead from this key at this index to the lot's root. Check
		/// index, path and lot.
		#[codec(index = 20)]
		BadInclusionProof,
		/// The lot's budget does not cover the deposit of another device. Fund it.
		#[codec(index = 21)]
		LotBudgetSpent,
		/// This key belongs to a device already, or did. Use a new one.
		#[codec(index = 22)]
		KeyInUse,
		/// Not a valid public key of its kind (off the curve, small order, or badly encoded).
		#[codec(index = 23)]
		BadKey,
		/// The signature does not fit key and message. Check genesis hash, nonce or generation,
		/// deadline and parties, and sign again.
		#[codec(index = 24)]
		BadSignature,
		/// The deadline has passed. Sign again with a later `valid_until`.
		#[codec(index = 25)]
		Expired,
		/// The deadline lies too far ahead. Take one within `MaxValidity` blocks.
		#[codec(index = 26)]
		DeadlineTooFar,
		/// Only the device's owner, or whom the owner's policies permit, may do this.
		#[codec(index = 27)]
		NotOwner,
		/// The device has an owner. It changes hands by `offer_transfer`.
		#[codec(index = 28)]
		AlreadyOwned,
		/// Vouchers of this vendor are asked for: claim with one.
		#[codec(index = 29)]
		VoucherRequired,
		/// The voucher is not signed by the vendor's voucher key for this claim.
		#[codec(index = 30)]
		BadVoucher,
		/// The offer is for another account.
		#[codec(index = 31)]
		NotRecipient,
		/// The device's status does not allow this. Look at it with the view `device`.
		#[codec(index = 32)]
		WrongStatus,
		/// The device has no operational key.
		#[codec(index = 33)]
		NoOperationalKey,
		/// A recovery is under way. Cancel it first.
		#[codec(index = 34)]
		RecoveryUnderWay,
		/// The party that proposed a recovery cannot approve it: the other one must.
		#[codec(index = 35)]
		NotOtherParty,
		/// Neither owner (nor permitted by the owner), nor vendor, nor the device: not yours to
		/// decide.
		#[codec(index = 36)]
		NotParty,
		/// The recovery is approved already.
		#[codec(index = 37)]
		AlreadyApproved,
		/// The other party has not agreed, or the waiting period is not over.
		#[codec(index = 38)]
		NotYet,
		/// The fleet belongs to somebody else. Only its owner, or whom the owner's policies permit,
		/// may do this.
		#[codec(index = 39)]
		NotFleetOwner,
		/// Fleets cannot be nested deeper.
		#[codec(index = 40)]
		TooDeep,
		/// The fleet still has devices or fleets in it.
		#[codec(index = 41)]
		FleetInUse,
		/// The fleet, or the device, is in that state already.
		#[codec(index = 42)]
		NoChange,
		/// The device has as many attributes as it can. Remove one.
		#[codec(index = 43)]
		TooManyAttributes,
		/// This attribute was set for the owner (or by the device): the other cannot change it.
		#[codec(index = 44)]
		NotYourAttribute,
		/// `valid_until` has passed. Use seconds since 1970, later than now.
		#[codec(index = 45)]
		AlreadyLapsed,
		/// There is such a sponsorship already. Fund or update it.
		#[codec(index = 46)]
		AlreadySponsored,
		/// A period has at least one block.
		#[codec(index = 47)]
		BadPeriod,
		/// The call is longer than `MaxDeviceCall`.
		#[codec(index = 48)]
		CallTooLarge,
		/// Devices may not make this call.
		#[codec(index = 49)]
		CallNotAllowed,
		/// The device (or a fleet it is in) is not active.
		#[codec(index = 50)]
		NotActive,
		/// This nonce was used. Read the next one with the view `device`.
		#[codec(index = 51)]
		NonceUsed,
		/// This nonce is not the next one. Send the calls before it first.
		#[codec(index = 52)]
		NonceAhead,
		/// No sponsorship pays for this: none is open, its budget or floor is reached, or the
		/// device has spent its allowance of this period.
		#[codec(index = 53)]
		NotSponsored,
		/// Two endpoints have the same id.
		#[codec(index = 54)]
		DuplicateEndpoint,
		/// All ids of this kind are used up.
		#[codec(index = 55)]
		Exhausted,
		/// Something that should hold does not: please report it.
		#[codec(index = 56)]
		Unexpected,
		/// The sponsor owes nothing: no direct call was paid since the last collection.
		#[codec(index = 57)]
		NothingOwed,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			use sp_runtime::traits::Zero;
			assert!(T::MaxFleetDepth::get() >= 1, "a fleet needs a level to be on");
			assert!(!T::MaxValidity::get().is_zero(), "signatures need time to arrive");
			assert!(!T::RecoveryPeriod::get().is_zero(), "a recovery must leave time to object");
			assert!(T::MaxAttributes::get() > 0, "devices need room for attributes");
			let limits = T::BlockWeights::get();
			let max = limits.get(DispatchClass::Normal).max_extrinsic.unwrap_or(limits.max_block);
			for (call, weight) in Self::weights_at_bounds() {
				assert!(
					weight.all_lte(max),
					"{call} does not fit in a block: {weight:?} > {max:?}"
				);
			}
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// A device, decommissioned ones included.
		pub fn device(id: DeviceId) -> Option<DeviceView<T::AccountId, BlockNumberFor<T>>> {
			Self::device_view(&id)
		}

		/// The device that has this key now, as identity or operational key.
		pub fn device_by_key(key: DeviceKey) -> Option<DeviceId> {
			Self::find_by_key(&key)
		}

		/// What a W3C DID document of the device is made from.
		pub fn did_document(id: DeviceId) -> Option<DidDocument<T::AccountId>> {
			Self::document(&id)
		}

		/// An attribute, if it is valid now.
		pub fn attribute(id: DeviceId, name: AttributeName) -> Option<AttributeView> {
			Self::attribute_view(&id, &name)
		}

		/// All attributes that are valid now.
		pub fn attributes(id: DeviceId) -> Vec<AttributeView> {
			Self::attribute_views(&id)
		}

		/// A vendor.
		pub fn vendor(id: VendorId) -> Option<VendorView<T::AccountId>> {
			Self::vendor_view(id)
		}

		/// The rights of an operator of a vendor.
		pub fn operator(vendor: VendorId, operator: T::AccountId) -> Rights {
			Operators::<T>::get(vendor, operator).map(|(rights, _)| rights).unwrap_or_default()
		}

		/// A model.
		pub fn model(id: ModelId) -> Option<ModelView> {
			Self::model_view(id)
		}

		/// An open lot.
		pub fn lot(id: LotId) -> Option<LotView<T::AccountId, BalanceOf<T>>> {
			Self::lot_view(id)
		}

		/// A fleet.
		pub fn fleet(id: FleetId) -> Option<FleetView<T::AccountId>> {
			Self::fleet_view(id)
		}

		/// The sponsorship that pays for the direct calls of a fleet's devices.
		pub fn sponsorship(
			fleet: FleetId,
		) -> Option<SponsorshipView<T::AccountId, BlockNumberFor<T>, BalanceOf<T>>> {
			Self::sponsorship_view(fleet)
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Registers a vendor.
		///
		/// ## Dispatch origin
		/// Signed; the caller becomes the vendor's account and pays the deposit.
		///
		/// ## Errors
		/// - [`Error::BadText`]: `name` is empty or not UTF-8.
		///
		/// ## Events
		/// - [`Event::VendorRegistered`]
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::register_vendor())]
		pub fn register_vendor(origin: OriginFor<T>, name: Name) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_register_vendor(who, name)
		}

		/// Changes a vendor's name or voucher key. What is omitted stays as it is; the voucher
		/// key is removed by `Some(None)`.
		///
		/// ## Dispatch origin
		/// Signed by the vendor's account.
		///
		/// ## Errors
		/// - [`Error::VendorNotFound`], [`Error::NotVendor`], [`Error::VendorBarred`]
		/// - [`Error::BadText`], [`Error::BadKey`]
		///
		/// ## Events
		/// - [`Event::VendorUpdated`]
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::update_vendor())]
		pub fn update_vendor(
			origin: OriginFor<T>,
			vendor: VendorId,
			name: Option<Name>,
			voucher_key: Option<Option<DeviceKey>>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_update_vendor(who, vendor, name, voucher_key)
		}

		/// Verifies, suspends or revokes a vendor, or takes that back. Revocation is final.
		///
		/// ## Dispatch origin
		/// `GovernanceOrigin`.
		///
		/// ## Errors
		/// - [`Error::VendorNotFound`], [`Error::VendorRevoked`], [`Error::NoChange`]
		///
		/// ## Events
		/// - [`Event::VendorStatusChanged`]
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::set_vendor_status())]
		pub fn set_vendor_status(
			origin: OriginFor<T>,
			vendor: VendorId,
			status: VendorStatus,
		) -> DispatchResult {
			T::GovernanceOrigin::ensure_origin(origin)?;
			Self::do_set_vendor_status(vendor, status)
		}

		/// Gives an account exactly these [`Rights`] to act for a vendor; none removes it.
		///
		/// ## Dispatch origin
		/// Signed by the vendor's account, which pays the deposit.
		///
		/// ## Errors
		/// - [`Error::VendorNotFound`], [`Error::NotVendor`], [`Error::VendorBarred`]
		/// - [`Error::BadRights`]: a bit that means nothing is set.
		/// - [`Error::NoChange`]: the operator to be removed is none.
		///
		/// ## Events
		/// - [`Event::OperatorSet`]
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::set_operator())]
		pub fn set_operator(
			origin: OriginFor<T>,
			vendor: VendorId,
			operator: T::AccountId,
			rights: Rights,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_operator(who, vendor, operator, rights)
		}

		/// Registers a model.
		///
		/// ## Dispatch origin
		/// Signed by the vendor's account or an operator with [`Rights::MODELS`], who pays the
		/// deposit.
		///
		/// ## Details
		/// `support_until` is in seconds since 1970; `mud_digest` is the SHA-256 of the MUD file
		/// (RFC 8520).
		///
		/// ## Errors
		/// - [`Error::VendorNotFound`], [`Error::NoRight`], [`Error::VendorBarred`]
		/// - [`Error::BadText`]
		///
		/// ## Events
		/// - [`Event::ModelRegistered`]
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::register_model())]
		pub fn register_model(
			origin: OriginFor<T>,
			vendor: VendorId,
			product: Name,
			hardware_revision: Revision,
			support_until: Option<u64>,
			mud_digest: Option<[u8; 32]>,
			update_policy: UpdatePolicy,
			voucher_required: bool,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_register_model(
				who,
				vendor,
				product,
				hardware_revision,
				support_until,
				mud_digest,
				update_policy,
				voucher_required,
			)
		}

		/// Changes what may change of a model. What is omitted stays as it is; a date or digest is
		/// removed by `Some(None)`.
		///
		/// ## Dispatch origin
		/// Signed by the vendor's account or an operator with [`Rights::MODELS`].
		///
		/// ## Errors
		/// - [`Error::ModelNotFound`], [`Error::NoRight`], [`Error::VendorBarred`]
		///
		/// ## Events
		/// - [`Event::ModelUpdated`]
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::update_model())]
		pub fn update_model(
			origin: OriginFor<T>,
			model: ModelId,
			support_until: Option<Option<u64>>,
			mud_digest: Option<Option<[u8; 32]>>,
			update_policy: Option<UpdatePolicy>,
			voucher_required: Option<bool>,
			retired: Option<bool>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_update_model(
				who,
				model,
				support_until,
				mud_digest,
				update_policy,
				voucher_required,
				retired,
			)
		}

		/// Registers a lot of up to 2^32 devices by the root of their tree.
		///
		/// ## Dispatch origin
		/// Signed by the vendor's account or an operator with [`Rights::LOTS`], on whose account
		/// deposit and budget are held.
		///
		/// ## Details
		/// `root` is the RFC 9162 §2.1.1 Merkle tree hash over
		/// [`lot_leaf`](muster_primitives::merkle::lot_leaf) of each device's key, `size` the
		/// number of leaves. `budget` pays fee and deposit of each device that enrols itself; it
		/// may be zero.
		///
		/// ## Errors
		/// - [`Error::ModelNotFound`], [`Error::NoRight`], [`Error::VendorBarred`],
		///   [`Error::ModelRetired`]
		/// - [`Error::BadLotSize`]
		///
		/// ## Events
		/// - [`Event::LotRegistered`]
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::register_lot())]
		pub fn register_lot(
			origin: OriginFor<T>,
			model: ModelId,
			root: [u8; 32],
			size: u64,
			budget: BalanceOf<T>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_register_lot(who, model, root, size, budget)
		}

		/// Adds to a lot's budget.
		///
		/// ## Dispatch origin
		/// Signed by the account that registered the lot.
		///
		/// ## Errors
		/// - [`Error::LotNotFound`], [`Error::NotPayer`]
		///
		/// ## Events
		/// - [`Event::LotFunded`]
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::fund_lot())]
		pub fn fund_lot(origin: OriginFor<T>, lot: LotId, amount: BalanceOf<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_fund_lot(who, lot, amount)
		}

		/// Closes a lot: no device enrols from it any more, budget and deposit return. Devices
		/// that are enrolled stay.
		///
		/// ## Dispatch origin
		/// Signed by the vendor's account, or the account that registered the lot.
		///
		/// ## Errors
		/// - [`Error::LotNotFound`], [`Error::NotPayer`]
		///
		/// ## Events
		/// - [`Event::LotClosed`]
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::close_lot())]
		pub fn close_lot(origin: OriginFor<T>, lot: LotId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_close_lot(who, lot)
		}

		/// Enrols one device.
		///
		/// ## Dispatch origin
		/// Signed by the vendor's account or an operator with [`Rights::ENROL`], who pays the
		/// deposit.
		///
		/// ## Details
		/// `signature` is the device's, over [`payload::enrol`](muster_primitives::payload::enrol)
		/// with the caller as enroller.
		///
		/// ## Errors
		/// - [`Error::ModelNotFound`], [`Error::ModelRetired`], [`Error::NoRight`],
		///   [`Error::VendorBarred`]
		/// - [`Error::BadKey`], [`Error::KeyInUse`]
		/// - [`Error::Expired`], [`Error::DeadlineTooFar`], [`Error::BadSignature`]
		///
		/// ## Events
		/// - [`Event::DeviceEnrolled`]
		#[pallet::call_index(10)]
		#[pallet::weight(signed_weight::<T>(T::WeightInfo::enrol(), [signature]))]
		pub fn enrol(
			origin: OriginFor<T>,
			model: ModelId,
			key: DeviceKey,
			valid_until: BlockNumberFor<T>,
			signature: DeviceSignature,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_enrol(who, model, &[Enrolment { key, valid_until, signature }])
		}

		/// Enrols up to [`MAX_BATCH`] devices of one model, all or none.
		///
		/// ## Dispatch origin
		/// As for [`enrol`](Pallet::enrol).
		///
		/// ## Errors
		/// As for [`enrol`](Pallet::enrol).
		///
		/// ## Events
		/// - [`Event::DeviceEnrolled`] for each.
		#[pallet::call_index(11)]
		#[pallet::weight(signed_weight::<T>(
			T::WeightInfo::enrol_batch(devices.len() as u32),
			devices.iter().map(|d| &d.signature),
		))]
		pub fn enrol_batch(
			origin: OriginFor<T>,
			model: ModelId,
			devices: BoundedVec<Enrolment<BlockNumberFor<T>>, ConstU32<MAX_BATCH>>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_enrol(who, model, &devices)
		}

		/// Enrols a device that belongs to a lot.
		///
		/// ## Dispatch origin
		/// - Signed by anyone, who pays fee and deposit; or
		/// - an authorised general transaction without any account: the lot's budget pays both.
		///
		/// ## Details
		/// `path` shows that the leaf of `key` stands at `index` (from 0) in the lot's tree
		/// (RFC 9162 §2.1.3.2). `signature` is the device's, over
		/// [`payload::enrol_from_lot`](muster_primitives::payload::enrol_from_lot).
		///
		/// ## Errors
		/// - [`Error::LotNotFound`], [`Error::VendorBarred`], [`Error::ModelRetired`]
		/// - [`Error::BadKey`], [`Error::KeyInUse`], [`Error::BadInclusionProof`]
		/// - [`Error::Expired`], [`Error::DeadlineTooFar`], [`Error::BadSignature`]
		/// - [`Error::LotBudgetSpent`]: without an account only.
		///
		/// ## Events
		/// - [`Event::DeviceEnrolled`], and [`Event::SponsoredFeePaid`] without an account.
		#[pallet::call_index(12)]
		#[pallet::weight(signed_weight::<T>(
			T::WeightInfo::enrol_from_lot(path.len() as u32),
			[signature],
		))]
		#[pallet::authorize(Pallet::<T>::authorize_enrol_from_lot)]
		#[pallet::weight_of_authorize(signed_weight::<T>(
			T::WeightInfo::authorize_enrol_from_lot(path.len() as u32),
			[signature],
		))]
		pub fn enrol_from_lot(
			origin: OriginFor<T>,
			lot: LotId,
			key: DeviceKey,
			index: u64,
			path: LotPath,
			valid_until: BlockNumberFor<T>,
			signature: DeviceSignature,
		) -> DispatchResultWithPostInfo {
			let payer = Self::ensure_payer(origin)?;
			Self::do_enrol_from_lot(payer, lot, key, index, &path, valid_until, &signature)
		}

		/// Removes a vendor that has neither models nor operators, and returns its deposit.
		///
		/// ## Dispatch origin
		/// Signed by the vendor's account.
		///
		/// ## Errors
		/// - [`Error::VendorNotFound`], [`Error::NotVendor`], [`Error::VendorInUse`]
		/// - [`Error::VendorBarred`]: what governance suspended or revoked stays on record.
		///
		/// ## Events
		/// - [`Event::VendorRemoved`]
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::remove_vendor())]
		pub fn remove_vendor(origin: OriginFor<T>, vendor: VendorId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_remove_vendor(who, vendor)
		}

		/// Removes a model that has neither devices nor lots, and returns its deposit.
		///
		/// ## Dispatch origin
		/// Signed by the vendor's account or an operator with [`Rights::MODELS`].
		///
		/// ## Errors
		/// - [`Error::ModelNotFound`], [`Error::NoRight`], [`Error::VendorBarred`],
		///   [`Error::ModelInUse`]
		///
		/// ## Events
		/// - [`Event::ModelRemoved`]
		#[pallet::call_index(14)]
		#[pallet::weight(T::WeightInfo::remove_model())]
		pub fn remove_model(origin: OriginFor<T>, model: ModelId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_remove_model(who, model)
		}

		/// Makes the caller the first owner of an enrolled device.
		///
		/// ## Dispatch origin
		/// Signed by anyone with the device's consent.
		///
		/// ## Details
		/// `consent` is the signature of the device's identity key over
		/// [`payload::claim`](muster_primitives::payload::claim). Models may ask for a `voucher`
		/// of the vendor besides; one that is given is always checked.
		///
		/// ## Errors
		/// - [`Error::DeviceNotFound`], [`Error::AlreadyOwned`]
		/// - [`Error::WrongStatus`]: the device is quarantined.
		/// - [`Error::VoucherRequired`], [`Error::BadVoucher`], [`Error::VendorBarred`]
		/// - [`Error::Expired`], [`Error::DeadlineTooFar`], [`Error::BadSignature`]
		///
		/// ## Events
		/// - [`Event::DeviceClaimed`], [`Event::StatusChanged`]
		#[pallet::call_index(15)]
		#[pallet::weight(signed_weight::<T>(
			T::WeightInfo::claim(),
			[consent].into_iter().chain(voucher.as_ref().map(|v| &v.signature)),
		))]
		pub fn claim(
			origin: OriginFor<T>,
			device: DeviceId,
			valid_until: BlockNumberFor<T>,
			consent: DeviceSignature,
			voucher: Option<Voucher<BlockNumberFor<T>>>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_claim(who, device, valid_until, consent, voucher)
		}

		/// Offers a device to another account. A later offer replaces an earlier one.
		///
		/// ## Dispatch origin
		/// Signed by the owner, or whom the owner's policies permit
		/// [`TRANSFER`](action::TRANSFER) of the device. The caller pays the deposit.
		///
		/// ## Details
		/// `expires` is the last block in which the offer can be accepted. An offer stands even if
		/// the permission under which it was made ends, until it is cancelled.
		///
		/// ## Errors
		/// - [`Error::DeviceNotFound`], [`Error::NotOwner`]
		/// - [`Error::WrongStatus`]: a quarantined device does not change hands.
		/// - [`Error::Expired`], [`Error::DeadlineTooFar`]
		///
		/// ## Events
		/// - [`Event::TransferOffered`]
		#[pallet::call_index(16)]
		#[pallet::weight(asking::<T>(T::WeightInfo::offer_transfer(), 1))]
		pub fn offer_transfer(
			origin: OriginFor<T>,
			device: DeviceId,
			to: T::AccountId,
			expires: BlockNumberFor<T>,
		) -> DispatchResultWithPostInfo {
			Actor::account(origin, T::WeightInfo::offer_transfer(), |actor| {
				Self::do_offer_transfer(actor, device, to, expires)
			})
		}

		/// Withdraws an offer.
		///
		/// ## Dispatch origin
		/// Signed by the owner, whom the owner's policies permit [`TRANSFER`](action::TRANSFER) of
		/// the device, or whoever paid the offer's deposit; by anyone once it has expired or is
		/// void.
		///
		/// ## Errors
		/// - [`Error::TransferNotFound`], [`Error::NotOwner`]
		///
		/// ## Events
		/// - [`Event::TransferCancelled`]
		#[pallet::call_index(17)]
		#[pallet::weight(asking::<T>(T::WeightInfo::cancel_transfer(), 1))]
		pub fn cancel_transfer(
			origin: OriginFor<T>,
			device: DeviceId,
		) -> DispatchResultWithPostInfo {
			Actor::account(origin, T::WeightInfo::cancel_transfer(), |actor| {
				Self::do_cancel_transfer(actor, device)
			})
		}

		/// Accepts an offered device.
		///
		/// ## Dispatch origin
		/// Signed by the account that it is offered to.
		///
		/// ## Details
		/// Raises the generation, so that what the old owner granted and said is void, takes the
		/// device out of its fleet and drops its endpoints. Keys, id and history stay.
		///
		/// ## Errors
		/// - [`Error::TransferNotFound`], [`Error::NotRecipient`], [`Error::Expired`]
		/// - [`Error::WrongStatus`]: it has been quarantined since.
		///
		/// ## Events
		/// - [`Event::DeviceTransferred`], [`Event::FleetAssigned`] if it was in a fleet
		#[pallet::call_index(18)]
		#[pallet::weight(leaving::<T>(T::WeightInfo::accept_transfer()))]
		pub fn accept_transfer(
			origin: OriginFor<T>,
			device: DeviceId,
		) -> DispatchResultWithPostInfo {
			Actor::account(origin, T::WeightInfo::accept_transfer(), |actor| {
				Self::do_accept_transfer(actor, device)
			})
		}

		/// Suspends an active device: it can do nothing until it is resumed.
		///
		/// ## Dispatch origin
		/// Signed by the owner, or whom the owner's policies permit [`SUSPEND`](action::SUSPEND) of
		/// the device.
		///
		/// ## Errors
		/// - [`Error::DeviceNotFound`], [`Error::NotOwner`], [`Error::WrongStatus`]
		///
		/// ## Events
		/// - [`Event::StatusChanged`]
		#[pallet::call_index(20)]
		#[pallet::weight(asking::<T>(T::WeightInfo::suspend(), 1))]
		pub fn suspend(origin: OriginFor<T>, device: DeviceId) -> DispatchResultWithPostInfo {
			Actor::account(origin, T::WeightInfo::suspend(), |actor| {
				Self::do_switch(actor, device, DeviceStatus::Active, DeviceStatus::Suspended)
			})
		}

		/// Makes a suspended device active again.
		///
		/// ## Dispatch origin
		/// Signed by the owner, or whom the owner's policies permit [`SUSPEND`](action::SUSPEND) of
		/// the device.
		///
		/// ## Errors
		/// - [`Error::DeviceNotFound`], [`Error::NotOwner`], [`Error::WrongStatus`]
		///
		/// ## Events
		/// - [`Event::StatusChanged`]
		#[pallet::call_index(21)]
		#[pallet::weight(asking::<T>(T::WeightInfo::resume(), 1))]
		pub fn resume(origin: OriginFor<T>, device: DeviceId) -> DispatchResultWithPostInfo {
			Actor::account(origin, T::WeightInfo::resume(), |actor| {
				Self::do_switch(actor, device, DeviceStatus::Suspended, DeviceStatus::Active)
			})
		}

		/// Quarantines a device, whatever its owner says.
		///
		/// ## Dispatch origin
		/// `GovernanceOrigin`, or signed by the vendor's account or an operator with
		/// [`Rights::QUARANTINE`].
		///
		/// ## Errors
		/// - [`Error::DeviceNotFound`], [`Error::NoRight`], [`Error::VendorBarred`]
		/// - [`Error::NoChange`]: vendor or governance keep it in quarantine already.
		///
		/// ## Events
		/// - [`Event::QuarantineChanged`], [`Event::StatusChanged`] unless its verdict held it already
		#[pallet::call_index(22)]
		#[pallet::weight(T::WeightInfo::quarantine())]
		pub fn quarantine(origin: OriginFor<T>, device: DeviceId) -> DispatchResult {
			Self::do_quarantine(origin, device, true)
		}

		/// Lifts a quarantine: the device is again what it was before, unless its verdict holds it
		/// too.
		///
		/// ## Dispatch origin
		/// As for [`quarantine`](Pallet::quarantine).
		///
		/// ## Errors
		/// - [`Error::DeviceNotFound`], [`Error::NoRight`], [`Error::VendorBarred`]
		/// - [`Error::NoChange`]: neither vendor nor governance keep it in quarantine.
		///
		/// ## Events
		/// - [`Event::QuarantineChanged`], [`Event::StatusChanged`] unless its verdict still holds it
		#[pallet::call_index(23)]
		#[pallet::weight(T::WeightInfo::release())]
		pub fn release(origin: OriginFor<T>, device: DeviceId) -> DispatchResult {
			Self::do_quarantine(origin, device, false)
		}

		/// Ends a device's life. Final: none of its identity keys, past or present, can ever be
		/// enrolled again.
		///
		/// ## Dispatch origin
		/// Signed by the owner, or whom the owner's policies permit
		/// [`DECOMMISSION`](action::DECOMMISSION) of the device; before it has an owner, by the
		/// vendor's account or an operator with [`Rights::ENROL`].
		///
		/// ## Details
		/// Everything but a record of the key is removed and its deposits return. Attributes are
		/// void at once and can be removed by anyone, which returns theirs.
		///
		/// ## Errors
		/// - [`Error::DeviceNotFound`], [`Error::NotOwner`], [`Error::NoRight`],
		///   [`Error::VendorBarred`]
		///
		/// ## Events
		/// - [`Event::StatusChanged`], [`Event::FleetAssigned`] if it was in a fleet
		#[pallet::call_index(24)]
		#[pallet::weight(asking::<T>(leaving::<T>(T::WeightInfo::decommission()), 1))]
		pub fn decommission(origin: OriginFor<T>, device: DeviceId) -> DispatchResultWithPostInfo {
			Actor::account(origin, T::WeightInfo::decommission(), |actor| {
				Self::do_decommission(actor, device)
			})
		}

		/// Appoints the key that signs a device's calls.
		///
		/// ## Dispatch origin
		/// Signed by anyone, who pays fee and deposit. It is the device that decides.
		///
		/// ## Details
		/// Identity key and new key both sign
		/// [`payload::operational_key`](muster_primitives::payload::operational_key) with the
		/// device's next nonce, which is used up. The key before, if any, finds nothing any more.
		///
		/// ## Errors
		/// - [`Error::DeviceNotFound`], [`Error::BadKey`], [`Error::KeyInUse`]
		/// - [`Error::WrongStatus`]: only enrolled and active devices change keys.
		/// - [`Error::Expired`], [`Error::DeadlineTooFar`], [`Error::BadSignature`]
		///
		/// ## Events
		/// - [`Event::OperationalKeySet`]
		#[pallet::call_index(30)]
		#[pallet::weight(signed_weight::<T>(
			T::WeightInfo::set_operational_key(),
			[identity_signature, key_signature],
		))]
		pub fn set_operational_key(
			origin: OriginFor<T>,
			device: DeviceId,
			key: DeviceKey,
			valid_until: BlockNumberFor<T>,
			identity_signature: DeviceSignature,
			key_signature: DeviceSignature,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_operational_key(
				who,
				device,
				key,
				valid_until,
				identity_signature,
				key_signature,
			)
		}

		/// Takes a device's operational key away: until another is appointed, its identity key
		/// signs its calls.
		///
		/// ## Dispatch origin
		/// Signed by the owner, or whom the owner's policies permit
		/// [`MANAGE_KEYS`](action::MANAGE_KEYS) of the device.
		///
		/// ## Errors
		/// - [`Error::DeviceNotFound`], [`Error::NotOwner`], [`Error::NoOperationalKey`]
		///
		/// ## Events
		/// - [`Event::OperationalKeySet`]
		#[pallet::call_index(31)]
		#[pallet::weight(asking::<T>(T::WeightInfo::revoke_operational_key(), 1))]
		pub fn revoke_operational_key(
			origin: OriginFor<T>,
			device: DeviceId,
		) -> DispatchResultWithPostInfo {
			Actor::account(origin, T::WeightInfo::revoke_operational_key(), |actor| {
				Self::do_revoke_operational_key(actor, device)
			})
		}

		/// Publishes a device's X25519 key (RFC 7748), or takes it back with `None`.
		///
		/// ## Dispatch origin
		/// Signed by anyone, who pays the fee.
		///
		/// ## Details
		/// The identity key signs
		/// [`payload::agreement_key`](muster_primitives::payload::agreement_key) with the device's
		/// next nonce, which is used up.
		///
		/// ## Errors
		/// - [`Error::DeviceNotFound`], [`Error::BadKey`]
		/// - [`Error::WrongStatus`]: only enrolled and active devices change keys.
		/// - [`Error::Expired`], [`Error::DeadlineTooFar`], [`Error::BadSignature`]
		///
		/// ## Events
		/// - [`Event::AgreementKeySet`]
		#[pallet::call_index(32)]
		#[pallet::weight(signed_weight::<T>(
			T::WeightInfo::set_agreement_key(),
			[identity_signature],
		))]
		pub fn set_agreement_key(
			origin: OriginFor<T>,
			device: DeviceId,
			key: Option<AgreementKey>,
			valid_until: BlockNumberFor<T>,
			identity_signature: DeviceSignature,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_set_agreement_key(device, key, valid_until, identity_signature)
		}

		/// Replaces a device's identity key. Id, owner, grants and history stay.
		///
		/// ## Dispatch origin
		/// Signed by anyone, who pays fee and deposit.
		///
		/// ## Details
		/// Old and new key both sign [`payload::rotate`](muster_primitives::payload::rotate) with
		/// the device's next nonce, which is used up. The old key can never be enrolled again.
		///
		/// ## Errors
		/// - [`Error::DeviceNotFound`], [`Error::BadKey`], [`Error::KeyInUse`]
		/// - [`Error::WrongStatus`]: only enrolled and active devices change keys.
		/// - [`Error::Expired`], [`Error::DeadlineTooFar`], [`Error::BadSignature`]
		///
		/// ## Events
		/// - [`Event::IdentityKeyRotated`]
		#[pallet::call_index(33)]
		#[pallet::weight(signed_weight::<T>(
			T::WeightInfo::rotate_identity_key(),
			[old_signature, new_signature],
		))]
		pub fn rotate_identity_key(
			origin: OriginFor<T>,
			device: DeviceId,
			key: DeviceKey,
			valid_until: BlockNumberFor<T>,
			old_signature: DeviceSignature,
			new_signature: DeviceSignature,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_rotate_identity_key(
				who,
				device,
				key,
				valid_until,
				old_signature,
				new_signature,
			)
		}

		/// Proposes a new identity key for a device that lost its own.
		///
		/// ## Dispatch origin
		/// Signed by the owner, by the vendor's account or an operator with [`Rights::RECOVER`], or
		/// by whom the owner's policies permit [`MANAGE_KEYS`](action::MANAGE_KEYS) of the device.
		/// The caller pays the deposits.
		///
		/// ## Details
		/// The new key signs [`payload::recover`](muster_primitives::payload::recover). Only a
		/// device with an owner is recovered. Who is permitted by the owner takes the owner's part,
		/// unless the account has the vendor's part in its own right: then it proposes for the
		/// vendor, and no policy is asked.
		///
		/// ## Errors
		/// - [`Error::DeviceNotFound`], [`Error::NotParty`], [`Error::VendorBarred`]
		/// - [`Error::WrongStatus`]: it has no owner.
		/// - [`Error::RecoveryUnderWay`], [`Error::BadKey`], [`Error::KeyInUse`]
		/// - [`Error::Expired`], [`Error::DeadlineTooFar`], [`Error::BadSignature`]
		///
		/// ## Events
		/// - [`Event::RecoveryProposed`]
		#[pallet::call_index(34)]
		#[pallet::weight(asking::<T>(
			signed_weight::<T>(T::WeightInfo::propose_recovery(), [key_signature]),
			1,
		))]
		pub fn propose_recovery(
			origin: OriginFor<T>,
			device: DeviceId,
			key: DeviceKey,
			valid_until: BlockNumberFor<T>,
			key_signature: DeviceSignature,
		) -> DispatchResultWithPostInfo {
			let weight = signed_weight::<T>(T::WeightInfo::propose_recovery(), [&key_signature]);
			Actor::account(origin, weight, |actor| {
				Self::do_propose_recovery(actor, device, key, valid_until, key_signature)
			})
		}

		/// Agrees to a recovery, which starts its waiting period.
		///
		/// ## Dispatch origin
		/// Signed by the party (owner or vendor) that did not propose it; for the owner also by
		/// whom the owner's policies permit [`MANAGE_KEYS`](action::MANAGE_KEYS) of the device.
		///
		/// ## Details
		/// An account that may speak for both can propose for the one and approve for the other.
		///
		/// ## Errors
		/// - [`Error::RecoveryNotFound`], [`Error::NotParty`], [`Error::NotOtherParty`],
		///   [`Error::VendorBarred`], [`Error::AlreadyApproved`]
		///
		/// ## Events
		/// - [`Event::RecoveryApproved`]
		#[pallet::call_index(35)]
		#[pallet::weight(asking::<T>(T::WeightInfo::approve_recovery(), 1))]
		pub fn approve_recovery(
			origin: OriginFor<T>,
			device: DeviceId,
		) -> DispatchResultWithPostInfo {
			Actor::account(origin, T::WeightInfo::approve_recovery(), |actor| {
				Self::do_approve_recovery(actor, device)
			})
		}

		/// Calls a recovery off.
		///
		/// ## Dispatch origin
		/// Signed by the owner or the vendor, by whom the owner's policies permit
		/// [`MANAGE_KEYS`](action::MANAGE_KEYS) of the device, or the device itself: one that can
		/// still sign did not lose its key.
		///
		/// ## Errors
		/// - [`Error::RecoveryNotFound`], [`Error::NotParty`], [`Error::VendorBarred`]
		///
		/// ## Events
		/// - [`Event::RecoveryCancelled`]
		#[pallet::call_index(36)]
		#[pallet::weight(asking::<T>(T::WeightInfo::cancel_recovery(), 1))]
		pub fn cancel_recovery(
			origin: OriginFor<T>,
			device: DeviceId,
		) -> DispatchResultWithPostInfo {
			let weight = T::WeightInfo::cancel_recovery();
			Actor::account_or_device(origin, &device, weight, |actor| {
				Self::do_cancel_recovery(actor, device)
			})
		}

		/// Finishes a recovery whose waiting period is over.
		///
		/// ## Dispatch origin
		/// Signed by anyone.
		///
		/// ## Details
		/// Raises the generation, removes operational and agreement key, and retires the old
		/// identity key for ever. A transfer, or a rotation of the key, calls a recovery off.
		///
		/// ## Errors
		/// - [`Error::RecoveryNotFound`], [`Error::NotYet`], [`Error::KeyInUse`]
		/// - [`Error::VendorBarred`]: the vendor lost its standing in the meantime.
		///
		/// ## Events
		/// - [`Event::DeviceRecovered`]
		#[pallet::call_index(37)]
		#[pallet::weight(T::WeightInfo::finish_recovery())]
		pub fn finish_recovery(origin: OriginFor<T>, device: DeviceId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_finish_recovery(device)
		}

		/// Creates a fleet, at the top or below another of the same owner.
		///
		/// ## Dispatch origin
		/// At the top signed by anyone, who becomes its owner; below another by that one's owner,
		/// or whom the owner's policies permit [`MANAGE_FLEET`](action::MANAGE_FLEET) of it. The
		/// caller pays the deposit; the fleet is the owner's.
		///
		/// ## Errors
		/// - [`Error::BadText`], [`Error::FleetNotFound`], [`Error::NotFleetOwner`],
		///   [`Error::TooDeep`]
		///
		/// ## Events
		/// - [`Event::FleetCreated`]
		#[pallet::call_index(40)]
		#[pallet::weight(asking::<T>(T::WeightInfo::create_fleet(), parent.is_some().into()))]
		pub fn create_fleet(
			origin: OriginFor<T>,
			name: Name,
			parent: Option<FleetId>,
		) -> DispatchResultWithPostInfo {
			Actor::account(origin, T::WeightInfo::create_fleet(), |actor| {
				Self::do_create_fleet(actor, name, parent)
			})
		}

		/// Gives a fleet another name.
		///
		/// ## Dispatch origin
		/// Signed by the fleet's owner, or whom the owner's policies permit
		/// [`MANAGE_FLEET`](action::MANAGE_FLEET) of the fleet.
		///
		/// ## Errors
		/// - [`Error::FleetNotFound`], [`Error::NotFleetOwner`], [`Error::BadText`]
		///
		/// ## Events
		/// - [`Event::FleetRenamed`]
		#[pallet::call_index(41)]
		#[pallet::weight(asking::<T>(T::WeightInfo::rename_fleet(), 1))]
		pub fn rename_fleet(
			origin: OriginFor<T>,
			fleet: FleetId,
			name: Name,
		) -> DispatchResultWithPostInfo {
			Actor::account(origin, T::WeightInfo::rename_fleet(), |actor| {
				Self::do_rename_fleet(actor, fleet, name)
			})
		}

		/// Removes an empty fleet and returns its deposit to who paid it.
		///
		/// ## Dispatch origin
		/// Signed by the fleet's owner, or whom the owner's policies permit
		/// [`MANAGE_FLEET`](action::MANAGE_FLEET) of the fleet.
		///
		/// ## Errors
		/// - [`Error::FleetNotFound`], [`Error::NotFleetOwner`], [`Error::FleetInUse`]
		///
		/// ## Events
		/// - [`Event::FleetRemoved`]
		#[pallet::call_index(42)]
		#[pallet::weight(asking::<T>(T::WeightInfo::remove_fleet(), 1))]
		pub fn remove_fleet(origin: OriginFor<T>, fleet: FleetId) -> DispatchResultWithPostInfo {
			Actor::account(origin, T::WeightInfo::remove_fleet(), |actor| {
				Self::do_remove_fleet(actor, fleet)
			})
		}

		/// Suspends every device in a fleet and below, in one write.
		///
		/// ## Dispatch origin
		/// Signed by the fleet's owner, or whom the owner's policies permit
		/// [`SUSPEND`](action::SUSPEND) of the fleet.
		///
		/// ## Errors
		/// - [`Error::FleetNotFound`], [`Error::NotFleetOwner`], [`Error::NoChange`]
		///
		/// ## Events
		/// - [`Event::FleetSuspended`]
		#[pallet::call_index(43)]
		#[pallet::weight(asking::<T>(T::WeightInfo::suspend_fleet(), 1))]
		pub fn suspend_fleet(origin: OriginFor<T>, fleet: FleetId) -> DispatchResultWithPostInfo {
			Actor::account(origin, T::WeightInfo::suspend_fleet(), |actor| {
				Self::do_suspend_fleet(actor, fleet, true)
			})
		}

		/// Lifts a fleet's suspension. Devices that were suspended themselves stay so.
		///
		/// ## Dispatch origin
		/// Signed by the fleet's owner, or whom the owner's policies permit
		/// [`SUSPEND`](action::SUSPEND) of the fleet.
		///
		/// ## Errors
		/// - [`Error::FleetNotFound`], [`Error::NotFleetOwner`], [`Error::NoChange`]
		///
		/// ## Events
		/// - [`Event::FleetResumed`]
		#[pallet::call_index(44)]
		#[pallet::weight(asking::<T>(T::WeightInfo::resume_fleet(), 1))]
		pub fn resume_fleet(origin: OriginFor<T>, fleet: FleetId) -> DispatchResultWithPostInfo {
			Actor::account(origin, T::WeightInfo::resume_fleet(), |actor| {
				Self::do_suspend_fleet(actor, fleet, false)
			})
		}

		/// Puts a device into a fleet, or into none.
		///
		/// ## Dispatch origin
		/// Signed by the owner of both, or whom the owner's policies permit
		/// [`MANAGE_FLEET`](action::MANAGE_FLEET) of the device and of the new fleet: each of the
		/// two takes a use.
		///
		/// ## Errors
		/// - [`Error::DeviceNotFound`], [`Error::NotOwner`]
		/// - [`Error::FleetNotFound`], [`Error::NotFleetOwner`], [`Error::NoChange`]
		///
		/// ## Events
		/// - [`Event::FleetAssigned`]
		#[pallet::call_index(45)]
		#[pallet::weight(asking::<T>(
			leaving::<T>(T::WeightInfo::assign_fleet()),
			1 + u64::from(fleet.is_some()),
		))]
		pub fn assign_fleet(
			origin: OriginFor<T>,
			device: DeviceId,
			fleet: Option<FleetId>,
		) -> DispatchResultWithPostInfo {
			Actor::account(origin, T::WeightInfo::assign_fleet(), |actor| {
				Self::do_assign_fleet(actor, device, fleet)
			})
		}

		/// Says something about a device: a name, a value, and until when it holds.
		///
		/// ## Dispatch origin
		/// Signed by the owner, or whom the owner's policies permit
		/// [`CONFIGURE`](action::CONFIGURE) of the device, in the owner's name; or the device
		/// itself. What was said for the owner the device cannot change, nor the other way round.
		///
		/// ## Details
		/// The account that calls pays the deposit, the owner where the device calls. Whoever paid
		/// for the value before gets that back.
		///
		/// `valid_until` is in seconds since 1970. From the second after, and from the next
		/// generation of the device on, the attribute is absent.
		///
		/// ## Errors
		/// - [`Error::DeviceNotFound`], [`Error::NotOwner`], [`Error::NotYourAttribute`]
		/// - [`Error::BadText`]: the name is empty.
		/// - [`Error::AlreadyLapsed`], [`Error::TooManyAttributes`]
		///
		/// ## Events
		/// - [`Event::AttributeSet`]
		#[pallet::call_index(50)]
		#[pallet::weight(asking::<T>(set_attribute_weight::<T>(value.len() as u32), 1))]
		pub fn set_attribute(
			origin: OriginFor<T>,
			device: DeviceId,
			name: AttributeName,
			value: AttributeValue,
			valid_until: Option<u64>,
		) -> DispatchResultWithPostInfo {
			let weight = set_attribute_weight::<T>(value.len() as u32);
			Actor::account_or_device(origin, &device, weight, |actor| {
				Self::do_set_attribute(actor, device, name, value, valid_until)
			})
		}

		/// Removes an attribute and returns its deposit to who paid it.
		///
		/// ## Dispatch origin
		/// Signed by the owner, or whom the owner's policies permit
		/// [`CONFIGURE`](action::CONFIGURE) of the device; the device, if it set it; by anyone once
		/// it has lapsed.
		///
		/// ## Errors
		/// - [`Error::AttributeNotFound`], [`Error::NotOwner`], [`Error::NotYourAttribute`]
		///
		/// ## Events
		/// - [`Event::AttributeRemoved`]
		#[pallet::call_index(51)]
		#[pallet::weight(asking::<T>(T::WeightInfo::remove_attribute(), 1))]
		pub fn remove_attribute(
			origin: OriginFor<T>,
			device: DeviceId,
			name: AttributeName,
		) -> DispatchResultWithPostInfo {
			let weight = T::WeightInfo::remove_attribute();
			Actor::account_or_device(origin, &device, weight, |actor| {
				Self::do_remove_attribute(actor, device, name)
			})
		}

		/// Replaces the service endpoints of a device's DID document; none removes them.
		///
		/// ## Dispatch origin
		/// Signed by the owner, or whom the owner's policies permit
		/// [`CONFIGURE`](action::CONFIGURE) of the device, who pays the deposit; or the device
		/// itself: then the owner pays. Whoever paid for the endpoints before gets that back.
		///
		/// ## Errors
		/// - [`Error::DeviceNotFound`], [`Error::NotOwner`]
		/// - [`Error::BadText`]: an id, kind or URI is empty or not UTF-8.
		/// - [`Error::DuplicateEndpoint`]
		///
		/// ## Events
		/// - [`Event::EndpointsSet`]
		#[pallet::call_index(52)]
		#[pallet::weight(asking::<T>(T::WeightInfo::set_endpoints(endpoints.len() as u32), 1))]
		pub fn set_endpoints(
			origin: OriginFor<T>,
			device: DeviceId,
			endpoints: Endpoints,
		) -> DispatchResultWithPostInfo {
			let weight = T::WeightInfo::set_endpoints(endpoints.len() as u32);
			Actor::account_or_device(origin, &device, weight, |actor| {
				Self::do_set_endpoints(actor, device, endpoints)
			})
		}

		/// Opens a sponsorship: `budget` is held on the caller's account and pays for the direct
		/// calls of the fleet's devices.
		///
		/// ## Dispatch origin
		/// Signed by anyone. The fleet's owner is chosen as sponsor at once if there is none;
		/// others wait for [`choose_sponsor`](Pallet::choose_sponsor).
		///
		/// ## Details
		/// A device may spend at most `allowance` in each `period` of blocks, and what a call
		/// costs must leave at least `floor` in the budget.
		///
		/// ## Errors
		/// - [`Error::FleetNotFound`], [`Error::AlreadySponsored`], [`Error::BadPeriod`]
		///
		/// ## Events
		/// - [`Event::SponsorshipOpened`], and [`Event::SponsorChosen`] for the owner's first
		#[pallet::call_index(60)]
		#[pallet::weight(T::WeightInfo::open_sponsorship())]
		pub fn open_sponsorship(
			origin: OriginFor<T>,
			fleet: FleetId,
			budget: BalanceOf<T>,
			allowance: BalanceOf<T>,
			period: BlockNumberFor<T>,
			floor: BalanceOf<T>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_open_sponsorship(who, fleet, budget, allowance, period, floor)
		}

		/// Adds to the budget of the caller's sponsorship.
		///
		/// ## Dispatch origin
		/// Signed by the sponsor.
		///
		/// ## Errors
		/// - [`Error::SponsorshipNotFound`]
		///
		/// ## Events
		/// - [`Event::SponsoredFeesCollected`] if any were owed, [`Event::SponsorshipFunded`]
		#[pallet::call_index(61)]
		#[pallet::weight(T::WeightInfo::fund_sponsorship())]
		pub fn fund_sponsorship(
			origin: OriginFor<T>,
			fleet: FleetId,
			amount: BalanceOf<T>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_fund_sponsorship(who, fleet, amount)
		}

		/// Changes the terms of the caller's sponsorship. What is omitted stays as it is.
		///
		/// ## Dispatch origin
		/// Signed by the sponsor.
		///
		/// ## Errors
		/// - [`Error::SponsorshipNotFound`], [`Error::BadPeriod`]
		///
		/// ## Events
		/// - [`Event::SponsorshipUpdated`]
		#[pallet::call_index(62)]
		#[pallet::weight(T::WeightInfo::update_sponsorship())]
		pub fn update_sponsorship(
			origin: OriginFor<T>,
			fleet: FleetId,
			allowance: Option<BalanceOf<T>>,
			period: Option<BlockNumberFor<T>>,
			floor: Option<BalanceOf<T>>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_update_sponsorship(who, fleet, allowance, period, floor)
		}

		/// Closes the caller's sponsorship; what is owed is paid, budget and deposit return.
		///
		/// ## Dispatch origin
		/// Signed by the sponsor.
		///
		/// ## Errors
		/// - [`Error::SponsorshipNotFound`]
		///
		/// ## Events
		/// - [`Event::SponsoredFeesCollected`] if any were owed, [`Event::SponsorshipClosed`]
		#[pallet::call_index(63)]
		#[pallet::weight(T::WeightInfo::close_sponsorship())]
		pub fn close_sponsorship(origin: OriginFor<T>, fleet: FleetId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_close_sponsorship(who, fleet)
		}

		/// Chooses whose sponsorship pays for a fleet, or nobody's.
		///
		/// ## Dispatch origin
		/// Signed by the fleet's owner, or whom the owner's policies permit
		/// [`SPONSOR`](action::SPONSOR) of the fleet.
		///
		/// ## Errors
		/// - [`Error::FleetNotFound`], [`Error::NotFleetOwner`], [`Error::SponsorshipNotFound`]
		///
		/// ## Events
		/// - [`Event::SponsorChosen`]
		#[pallet::call_index(64)]
		#[pallet::weight(asking::<T>(T::WeightInfo::choose_sponsor(), 1))]
		pub fn choose_sponsor(
			origin: OriginFor<T>,
			fleet: FleetId,
			sponsor: Option<T::AccountId>,
		) -> DispatchResultWithPostInfo {
			Actor::account(origin, T::WeightInfo::choose_sponsor(), |actor| {
				Self::do_choose_sponsor(actor, fleet, sponsor)
			})
		}

		/// Hands on what a sponsor owes for direct calls, to whom the chain gives its fees.
		///
		/// ## Dispatch origin
		/// Signed by anyone.
		///
		/// ## Details
		/// A direct call only notes its fee in the sponsorship, where it can be spent no more. It
		/// leaves the sponsor's account by this call, or when the sponsorship is funded or closed.
		///
		/// ## Errors
		/// - [`Error::SponsorshipNotFound`], [`Error::NothingOwed`]
		///
		/// ## Events
		/// - [`Event::SponsoredFeesCollected`]
		#[pallet::call_index(65)]
		#[pallet::weight(T::WeightInfo::collect_fees())]
		pub fn collect_fees(
			origin: OriginFor<T>,
			fleet: FleetId,
			sponsor: T::AccountId,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_collect_fees(fleet, sponsor)
		}

		/// Makes a call that a device signed.
		///
		/// ## Dispatch origin
		/// - Signed by anyone, who pays the fee (*relayed*); or
		/// - an authorised general transaction without any account (*direct*): the sponsorship of
		///   the device's fleet pays.
		///
		/// ## Details
		/// `signature` is the device's, over [`payload::submit`](muster_primitives::payload::submit).
		/// The call is dispatched with [`Origin::Device`]; what comes of it stands in the event,
		/// and its failure uses up nonce and fee all the same.
		///
		/// ## Errors
		/// - [`Error::CallTooLarge`], [`Error::CallNotAllowed`]
		/// - [`Error::DeviceNotFound`], [`Error::NotActive`]
		/// - [`Error::NonceUsed`], [`Error::NonceAhead`]
		/// - [`Error::Expired`], [`Error::DeadlineTooFar`], [`Error::BadSignature`]
		///
		/// ## Events
		/// - [`Event::DeviceCallDispatched`], and [`Event::SponsoredFeePaid`] if direct
		#[pallet::call_index(70)]
		// Of the normal class whatever the inner call is: what devices may call is, and the rest is
		// refused without a claim to the space that is kept for others.
		#[pallet::weight({
			let own = T::WeightInfo::submit(call.encoded_size() as u32);
			signed_weight::<T>(own, [signature])
				.saturating_add(info_by_device::<T>(call).call_weight)
		})]
		#[pallet::authorize(Pallet::<T>::authorize_submit)]
		#[pallet::weight_of_authorize(
			authorize_submit_weight::<T>(call.encoded_size() as u32, signature)
		)]
		pub fn submit(
			origin: OriginFor<T>,
			device: DeviceId,
			#[pallet::compact] nonce: DeviceNonce,
			valid_until: BlockNumberFor<T>,
			call: Box<<T as frame_system::Config>::RuntimeCall>,
			signature: DeviceSignature,
		) -> DispatchResultWithPostInfo {
			let relayed = Self::ensure_payer(origin)?.is_some();
			Self::do_submit(relayed, device, nonce, valid_until, *call, &signature)
		}
	}
}

/// The weight of a call that verifies these signatures. Benchmarks use Ed25519; other kinds add
/// what they cost more.
pub(crate) fn signed_weight<'a, T: Config>(
	with_ed25519: Weight,
	signatures: impl IntoIterator<Item = &'a DeviceSignature>,
) -> Weight {
	use muster_primitives::KeyKind;
	signatures.into_iter().fold(with_ed25519, |weight, signature| {
		let verify = match signature.kind() {
			KeyKind::Ed25519 => return weight,
			KeyKind::Sr25519 => T::WeightInfo::verify_sr25519(),
			KeyKind::Secp256k1 => T::WeightInfo::verify_secp256k1(),
			KeyKind::P256 => T::WeightInfo::verify_p256(),
		};
		weight.saturating_add(verify.saturating_sub(T::WeightInfo::verify_ed25519()))
	})
}

/// The weight of setting an attribute. What a byte of the value costs is lost where a deposit moves
/// from one account to another, and is taken from where nothing else happens.
pub(crate) fn set_attribute_weight<T: Config>(length: u32) -> Weight {
	let bytes = T::WeightInfo::replace_attribute(length)
		.saturating_sub(T::WeightInfo::replace_attribute(0));
	T::WeightInfo::set_attribute(length).saturating_add(bytes)
}

/// The weight of authorising a device's call. No account has signed, so the check of an account's
/// signature, which every transaction pays in its base, pays for a part of it; and the genesis hash
/// was read for every transaction, which is bound to it.
pub(crate) fn authorize_submit_weight<T: Config>(size: u32, signature: &DeviceSignature) -> Weight {
	signed_weight::<T>(T::WeightInfo::authorize_submit(size), [signature])
		.saturating_sub(T::WeightInfo::verify_sr25519())
		.saturating_sub(T::DbWeight::get().reads(1))
}

/// What is left once a device's call was authorised, in this very block: the authorisation has
/// verified the signature and read the device.
pub(crate) fn submit_authorized_weight<T: Config>(size: u32) -> Weight {
	T::WeightInfo::submit_authorized(size).saturating_sub(T::DbWeight::get().reads(1))
}

impl<T: Config> Pallet<T> {
	/// What is stored under the genesis hash's name by every chain: separates chains in payloads.
	pub(crate) fn genesis() -> T::Hash {
		frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::default())
	}

	pub(crate) fn now() -> BlockNumberFor<T> {
		T::BlockNumberProvider::current_block_number()
	}

	/// Refuses deadlines that have passed, and those so far ahead that the signature would outlive
	/// its purpose.
	pub(crate) fn ensure_fresh(valid_until: BlockNumberFor<T>) -> Result<(), Error<T>> {
		use sp_runtime::traits::Saturating;
		let now = Self::now();
		ensure!(valid_until >= now, Error::<T>::Expired);
		ensure!(
			valid_until <= now.saturating_add(T::MaxValidity::get()),
			Error::<T>::DeadlineTooFar
		);
		Ok(())
	}

	/// The calls whose weight depends on their arguments, or on what an owner's policies cost, at
	/// the bounds: for `integrity_test`.
	fn weights_at_bounds() -> Vec<(&'static str, Weight)> {
		let p256 = T::WeightInfo::verify_p256();
		let call = T::MaxDeviceCall::get();
		let value = AttributeValue::bound() as u32;
		let recovery = T::WeightInfo::propose_recovery().saturating_add(p256);
		let asking = asking::<T>;
		alloc::vec![
			(
				"enrol_batch",
				T::WeightInfo::enrol_batch(MAX_BATCH)
					.saturating_add(p256.saturating_mul(MAX_BATCH.into())),
			),
			("enrol_from_lot", T::WeightInfo::enrol_from_lot(MAX_LOT_PATH).saturating_add(p256)),
			(
				"enrol_from_lot, authorised",
				T::WeightInfo::authorize_enrol_from_lot(MAX_LOT_PATH).saturating_add(p256),
			),
			("submit", T::WeightInfo::submit(call).saturating_add(p256)),
			("submit, authorised", T::WeightInfo::authorize_submit(call).saturating_add(p256)),
			("offer_transfer", asking(T::WeightInfo::offer_transfer(), 1)),
			("cancel_transfer", asking(T::WeightInfo::cancel_transfer(), 1)),
			("suspend", asking(T::WeightInfo::suspend(), 1)),
			("resume", asking(T::WeightInfo::resume(), 1)),
			("accept_transfer", leaving::<T>(T::WeightInfo::accept_transfer())),
			("decommission", asking(leaving::<T>(T::WeightInfo::decommission()), 1)),
			("revoke_operational_key", asking(T::WeightInfo::revoke_operational_key(), 1)),
			("propose_recovery", asking(recovery, 1)),
			("approve_recovery", asking(T::WeightInfo::approve_recovery(), 1)),
			("cancel_recovery", asking(T::WeightInfo::cancel_recovery(), 1)),
			("create_fleet", asking(T::WeightInfo::create_fleet(), 1)),
			("rename_fleet", asking(T::WeightInfo::rename_fleet(), 1)),
			("remove_fleet", asking(T::WeightInfo::remove_fleet(), 1)),
			("suspend_fleet", asking(T::WeightInfo::suspend_fleet(), 1)),
			("resume_fleet", asking(T::WeightInfo::resume_fleet(), 1)),
			("assign_fleet", asking(leaving::<T>(T::WeightInfo::assign_fleet()), 2)),
			("set_attribute", asking(set_attribute_weight::<T>(value), 1)),
			("remove_attribute", asking(T::WeightInfo::remove_attribute(), 1)),
			("set_endpoints", asking(T::WeightInfo::set_endpoints(MAX_ENDPOINTS), 1)),
			("choose_sponsor", asking(T::WeightInfo::choose_sponsor(), 1)),
		]
	}

	/// The account that signed, or `None` for a transaction that was authorised without one.
	fn ensure_payer(origin: OriginFor<T>) -> Result<Option<T::AccountId>, DispatchError> {
		if ensure_authorized(origin.clone()).is_ok() {
			return Ok(None);
		}
		ensure_signed(origin).map(Some).map_err(Into::into)
	}

	/// The next id of a counter, which is then one higher.
	pub(crate) fn next_id<S: frame_support::StorageValue<u32, Query = u32>>(
	) -> Result<u32, Error<T>> {
		let id = S::get();
		S::put(id.checked_add(1).ok_or(Error::<T>::Exhausted)?);
		Ok(id)
	}

	/// Texts are for people: not empty, and UTF-8.
	pub(crate) fn ensure_text(text: &[u8]) -> Result<(), Error<T>> {
		ensure!(muster_primitives::is_text(text), Error::<T>::BadText);
		Ok(())
	}

	pub(crate) fn ensure_signature(
		signature: &DeviceSignature,
		message: &[u8; 32],
		key: &DeviceKey,
	) -> Result<(), Error<T>> {
		ensure!(signature.verify(message, key), Error::<T>::BadSignature);
		Ok(())
	}
}
