// SPDX-License-Identifier: Apache-2.0

//! What the registry stores, who paid for it, and the shapes in which it is read.

use crate::{Config, HoldReason};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::marker::PhantomData;
use frame_support::{
	traits::{
		fungible::{Credit, HoldConsideration, Inspect},
		Footprint, Get,
	},
	BoundedVec, CloneNoBound, DebugNoBound, EqNoBound, PartialEqNoBound,
};
use frame_system::pallet_prelude::BlockNumberFor;
use muster_primitives::{
	AgreementKey, DeviceId, DeviceKey, DeviceNonce, DeviceSignature, DeviceStatus, FleetId,
	Generation, LotId, ModelId, VendorId,
};
use scale_info::TypeInfo;
use sp_core::ConstU32;

pub use muster_primitives::{
	did::{DidDocument, Endpoint},
	UpdatePolicy,
};

/// Most devices one [`enrol_batch`](crate::Call::enrol_batch) takes.
pub const MAX_BATCH: u32 = 100;
/// Most service endpoints of a device.
pub const MAX_ENDPOINTS: u32 = 8;
/// Most hashes of a lot's inclusion proof: the depth of a tree of 2^32 leaves.
pub const MAX_LOT_PATH: u32 = 32;
/// Most devices of a lot.
pub const MAX_LOT_SIZE: u64 = 1 << 32;

pub type AccountIdOf<T> = <T as frame_system::Config>::AccountId;
pub type BalanceOf<T> = <<T as Config>::Currency as Inspect<AccountIdOf<T>>>::Balance;
pub type CreditOf<T> = Credit<AccountIdOf<T>, <T as Config>::Currency>;

/// Name of a vendor or fleet, UTF-8, 1 to 64 bytes.
pub type Name = BoundedVec<u8, ConstU32<64>>;
/// Hardware revision of a model, UTF-8, up to 32 bytes.
pub type Revision = BoundedVec<u8, ConstU32<32>>;
/// Name of an attribute, 1 to 32 bytes.
pub type AttributeName = BoundedVec<u8, ConstU32<32>>;
/// Value of an attribute, up to 256 bytes.
pub type AttributeValue = BoundedVec<u8, ConstU32<256>>;
/// All endpoints of a device.
pub type Endpoints = BoundedVec<Endpoint, ConstU32<MAX_ENDPOINTS>>;
/// Inclusion proof of a lot's leaf, RFC 9162 §2.1.3: sibling hashes from the leaf up.
pub type LotPath = BoundedVec<[u8; 32], ConstU32<MAX_LOT_PATH>>;

/// The kinds of deposit. Each is a hold reason of its own.
pub mod kind {
	use super::*;
	muster_primitives::deposit_kinds!(
		HoldReason;
		Vendor,
		Model,
		Lot,
		Device,
		Fleet,
		Attribute,
		Endpoints,
		Sponsorship,
		Transfer,
		Recovery,
		Key,
		Operator,
	);
}

/// A storage deposit of one kind and who paid it, which is to whom it returns.
pub type Deposit<T, Kind> = muster_primitives::Deposit<
	AccountIdOf<T>,
	HoldConsideration<
		AccountIdOf<T>,
		<T as Config>::Currency,
		Kind,
		<T as Config>::StorageDeposit,
		Footprint,
	>,
>;

/// Standing of a vendor. `Unverified` vendors may do everything: verification is a statement by
/// governance that others can look at, not a permission.
#[derive(
	Clone,
	Copy,
	Eq,
	PartialEq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
	MaxEncodedLen,
)]
pub enum VendorStatus {
	#[codec(index = 0)]
	Unverified,
	#[codec(index = 1)]
	Verified,
	/// Nobody acts for the vendor until governance lifts it.
	#[codec(index = 2)]
	Suspended,
	/// Final. Its vouchers and lots are void; devices that are enrolled stay.
	#[codec(index = 3)]
	Revoked,
}

impl VendorStatus {
	/// Whether the vendor, and those it appointed, may act.
	pub const fn can_act(self) -> bool {
		matches!(self, Self::Unverified | Self::Verified)
	}
}

/// What an operator may do for a vendor: a bit set.
#[derive(
	Clone,
	Copy,
	Eq,
	PartialEq,
	Debug,
	Default,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
	MaxEncodedLen,
)]
pub struct Rights(pub u8);

impl Rights {
	/// Register and update models.
	pub const MODELS: Self = Self(1);
	/// Enrol devices singly and in batches.
	pub const ENROL: Self = Self(2);
	/// Quarantine devices and release them.
	pub const QUARANTINE: Self = Self(4);
	/// Take the vendor's part in a recovery.
	pub const RECOVER: Self = Self(8);
	/// Register lots.
	pub const LOTS: Self = Self(16);
	/// Register components and manifest keys, author releases, raise floors. Used by the firmware
	/// pallet, by way of [`VendorInspect`](muster_primitives::VendorInspect).
	pub const FIRMWARE: Self = Self(32);
	/// Set appraisal policies, endorse reference values and attestation keys. Used likewise.
	pub const ENDORSE: Self = Self(64);
	/// Every right there is.
	pub const ALL: Self = Self(127);

	/// Whether all rights of `other` are among these.
	pub const fn contains(self, other: Self) -> bool {
		self.0 & other.0 == other.0
	}
}

/// Who keeps a device in quarantine: a bit set. The device is free when nobody does.
#[derive(
	Clone,
	Copy,
	Eq,
	PartialEq,
	Debug,
	Default,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
	MaxEncodedLen,
)]
pub struct Quarantine(pub u8);

impl Quarantine {
	/// Its vendor, or governance.
	pub const AUTHORITY: Self = Self(1);
	/// Its verdict: what it proved to run is not what it should, and its owner wants that watched.
	pub const VERDICT: Self = Self(2);
	/// Everybody there is.
	pub const ALL: Self = Self(3);

	/// Whether nobody does.
	pub const fn is_empty(self) -> bool {
		self.0 == 0
	}

	/// This set with `who` in it, or without.
	pub const fn with(self, who: Self, holds: bool) -> Self {
		Self(if holds { self.0 | who.0 } else { self.0 & !who.0 })
	}
}

/// A vendor: who makes devices and vouches for them.
#[derive(
	CloneNoBound, EqNoBound, PartialEqNoBound, DebugNoBound, Encode, Decode, TypeInfo, MaxEncodedLen,
)]
#[scale_info(skip_type_params(T))]
#[codec(mel_bound())]
pub struct Vendor<T: Config> {
	/// The account that speaks for the vendor in everything.
	pub account: AccountIdOf<T>,
	pub name: Name,
	pub status: VendorStatus,
	/// Signs vouchers (RFC 8366 in spirit): who holds one may claim the device.
	pub voucher_key: Option<DeviceKey>,
	/// Models there are, so that a vendor is not removed from under them.
	pub models: u32,
	pub deposit: Deposit<T, kind::Vendor<T>>,
}

/// A model: one product in one hardware revision.
#[derive(
	CloneNoBound, EqNoBound, PartialEqNoBound, DebugNoBound, Encode, Decode, TypeInfo, MaxEncodedLen,
)]
#[scale_info(skip_type_params(T))]
#[codec(mel_bound())]
pub struct Model<T: Config> {
	pub vendor: VendorId,
	pub product: Name,
	pub hardware_revision: Revision,
	/// Until when the vendor promises security updates, seconds since 1970.
	pub support_until: Option<u64>,
	/// SHA-256 of the model's MUD file (RFC 8520).
	pub mud_digest: Option<[u8; 32]>,
	pub update_policy: UpdatePolicy,
	/// Whether a claim needs a voucher of the vendor.
	pub voucher_required: bool,
	/// No device of a retired model is enrolled any more.
	pub retired: bool,
	pub deposit: Deposit<T, kind::Model<T>>,
}

/// What can change about a model.
#[derive(
	Clone,
	Copy,
	Eq,
	PartialEq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
	MaxEncodedLen,
)]
pub struct ModelTerms {
	pub support_until: Option<u64>,
	pub mud_digest: Option<[u8; 32]>,
	pub update_policy: UpdatePolicy,
	pub voucher_required: bool,
	pub retired: bool,
}

impl<T: Config> Model<T> {
	/// What can change about it, as it is now.
	pub fn terms(&self) -> ModelTerms {
		ModelTerms {
			support_until: self.support_until,
			mud_digest: self.mud_digest,
			update_policy: self.update_policy,
			voucher_required: self.voucher_required,
			retired: self.retired,
		}
	}
}

/// A lot: devices made together, known by one Merkle root until each shows up.
#[derive(
	CloneNoBound, EqNoBound, PartialEqNoBound, DebugNoBound, Encode, Decode, TypeInfo, MaxEncodedLen,
)]
#[scale_info(skip_type_params(T))]
#[codec(mel_bound())]
pub struct Lot<T: Config> {
	pub vendor: VendorId,
	pub model: ModelId,
	/// RFC 9162 Merkle tree hash over [`lot_leaf`](muster_primitives::merkle::lot_leaf).
	pub root: [u8; 32],
	/// Leaves of the tree, 1 to 2^32.
	pub size: u64,
	/// What is left for devices that enrol themselves. Held on the account of the deposit's payer.
	pub budget: BalanceOf<T>,
	pub deposit: Deposit<T, kind::Lot<T>>,
}

/// What a device-signed call touches: small, and apart from everything else of a device.
#[derive(
	CloneNoBound, EqNoBound, PartialEqNoBound, DebugNoBound, Encode, Decode, TypeInfo, MaxEncodedLen,
)]
#[scale_info(skip_type_params(T))]
#[codec(mel_bound())]
pub struct DeviceRecord<T: Config> {
	/// Never `Quarantined`: that lies over the others, see `quarantine`.
	pub(crate) lifecycle: DeviceStatus,
	/// When nobody holds it any more the device is what it was before.
	pub(crate) quarantine: Quarantine,
	/// Raised by transfer, recovery and decommissioning. What was granted before is void.
	pub generation: Generation,
	/// The number that the device's next signed call must carry.
	pub nonce: DeviceNonce,
	/// Signs calls: the operational key if there is one, else the identity key.
	pub key: DeviceKey,
	pub fleet: Option<FleetId>,
	/// Which allowance period the device last spent in, and how much.
	pub spent: (BlockNumberFor<T>, BalanceOf<T>),
}

impl<T: Config> DeviceRecord<T> {
	/// The device's own status. Its fleet may be suspended all the same.
	pub fn status(&self) -> DeviceStatus {
		match self.lifecycle {
			DeviceStatus::Decommissioned => DeviceStatus::Decommissioned,
			_ if !self.quarantine.is_empty() => DeviceStatus::Quarantined,
			status => status,
		}
	}
}

/// The rest of a device, which its daily calls do not need. Gone once it is decommissioned.
#[derive(
	CloneNoBound, EqNoBound, PartialEqNoBound, DebugNoBound, Encode, Decode, TypeInfo, MaxEncodedLen,
)]
#[scale_info(skip_type_params(T))]
#[codec(mel_bound())]
pub struct DeviceInfo<T: Config> {
	pub owner: Option<AccountIdOf<T>>,
	pub vendor: VendorId,
	pub model: ModelId,
	pub identity_key: DeviceKey,
	pub agreement_key: Option<AgreementKey>,
	pub enrolled_at: BlockNumberFor<T>,
	pub lot: Option<LotId>,
	/// Attributes of the present generation.
	pub attributes: u32,
	pub deposit: Deposit<T, kind::Device<T>>,
}

/// A key other than the one a device enrolled with, by its fingerprint.
#[derive(
	CloneNoBound, EqNoBound, PartialEqNoBound, DebugNoBound, Encode, Decode, TypeInfo, MaxEncodedLen,
)]
#[scale_info(skip_type_params(T))]
#[codec(mel_bound())]
pub struct KeyUse<T: Config> {
	pub device: DeviceId,
	/// An identity key that was rotated out, lost or decommissioned: found by nobody, and never
	/// to be enrolled again.
	pub retired: bool,
	pub deposit: Deposit<T, kind::Key<T>>,
}

/// An owner's offer of a device.
#[derive(
	CloneNoBound, EqNoBound, PartialEqNoBound, DebugNoBound, Encode, Decode, TypeInfo, MaxEncodedLen,
)]
#[scale_info(skip_type_params(T))]
#[codec(mel_bound())]
pub struct Transfer<T: Config> {
	pub to: AccountIdOf<T>,
	/// Void if the device's generation is another.
	pub generation: Generation,
	/// Last block in which it can be accepted.
	pub expires: BlockNumberFor<T>,
	pub deposit: Deposit<T, kind::Transfer<T>>,
}

/// Who takes part in a recovery.
#[derive(
	Clone,
	Copy,
	Eq,
	PartialEq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
	MaxEncodedLen,
)]
pub enum RecoveryParty {
	#[codec(index = 0)]
	Owner,
	#[codec(index = 1)]
	Vendor,
}

impl RecoveryParty {
	/// Whose agreement is asked for.
	pub const fn other(self) -> Self {
		match self {
			Self::Owner => Self::Vendor,
			Self::Vendor => Self::Owner,
		}
	}
}

/// The recovery of a device whose key is lost: owner and vendor agree, then time passes.
#[derive(
	CloneNoBound, EqNoBound, PartialEqNoBound, DebugNoBound, Encode, Decode, TypeInfo, MaxEncodedLen,
)]
#[scale_info(skip_type_params(T))]
#[codec(mel_bound())]
pub struct Recovery<T: Config> {
	/// The identity key to be.
	pub key: DeviceKey,
	pub proposed_by: RecoveryParty,
	/// First block in which it can be finished; `None` until the other party agrees.
	pub matures_at: Option<BlockNumberFor<T>>,
	pub deposit: Deposit<T, kind::Recovery<T>>,
}

/// What device calls ask of a fleet. Its name lies apart.
#[derive(
	CloneNoBound, EqNoBound, PartialEqNoBound, DebugNoBound, Encode, Decode, TypeInfo, MaxEncodedLen,
)]
#[scale_info(skip_type_params(T))]
#[codec(mel_bound())]
pub struct Fleet<T: Config> {
	pub owner: AccountIdOf<T>,
	pub parent: Option<FleetId>,
	/// Fleets above this one.
	pub depth: u8,
	pub suspended: bool,
	/// Whose sponsorship pays for direct calls.
	pub sponsor: Option<AccountIdOf<T>>,
	/// Fleets directly below.
	pub children: u32,
	/// Devices directly in it.
	pub devices: u32,
	pub deposit: Deposit<T, kind::Fleet<T>>,
}

/// Who said what an attribute says.
#[derive(
	Clone,
	Copy,
	Eq,
	PartialEq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
	MaxEncodedLen,
)]
pub enum AttributeSource {
	/// The owner, or somebody whom the owner's policies let speak in the owner's name.
	#[codec(index = 0)]
	Owner,
	#[codec(index = 1)]
	Device,
}

/// A statement about a device.
#[derive(
	CloneNoBound, EqNoBound, PartialEqNoBound, DebugNoBound, Encode, Decode, TypeInfo, MaxEncodedLen,
)]
#[scale_info(skip_type_params(T))]
#[codec(mel_bound())]
pub struct Attribute<T: Config> {
	pub value: AttributeValue,
	/// Seconds since 1970; absent from the second after. `None`: for as long as the owner owns.
	pub valid_until: Option<u64>,
	pub source: AttributeSource,
	/// Absent if the device's generation is another.
	pub generation: Generation,
	pub deposit: Deposit<T, kind::Attribute<T>>,
}

/// Pays for the direct calls of a fleet's devices.
#[derive(
	CloneNoBound, EqNoBound, PartialEqNoBound, DebugNoBound, Encode, Decode, TypeInfo, MaxEncodedLen,
)]
#[scale_info(skip_type_params(T))]
#[codec(mel_bound())]
pub struct Sponsorship<T: Config> {
	/// What is left, held on the sponsor's account.
	pub budget: BalanceOf<T>,
	/// What calls have cost and is yet to be collected, held beside the budget. So a call writes
	/// this value, and neither the sponsor's account, its holds nor the total issuance.
	pub owed: BalanceOf<T>,
	/// Most that one device may spend in one period.
	pub allowance: BalanceOf<T>,
	/// Length of a period, in blocks; at least 1.
	pub period: BlockNumberFor<T>,
	/// What a call must leave in the budget.
	pub floor: BalanceOf<T>,
	pub deposit: Deposit<T, kind::Sponsorship<T>>,
}

/// What a sponsor pays for.
#[derive(
	Clone,
	Copy,
	Eq,
	PartialEq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
	MaxEncodedLen,
)]
pub struct SponsorshipTerms<BlockNumber, Balance> {
	pub allowance: Balance,
	pub period: BlockNumber,
	pub floor: Balance,
}

impl<T: Config> Sponsorship<T> {
	/// What it pays for now.
	pub fn terms(&self) -> SponsorshipTerms<BlockNumberFor<T>, BalanceOf<T>> {
		SponsorshipTerms { allowance: self.allowance, period: self.period, floor: self.floor }
	}
}

/// A device to be enrolled: its key, the last block at which its signature counts, and the
/// signature over [`payload::enrol`](muster_primitives::payload::enrol).
#[derive(
	Clone, Eq, PartialEq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen,
)]
pub struct Enrolment<BlockNumber> {
	pub key: DeviceKey,
	pub valid_until: BlockNumber,
	pub signature: DeviceSignature,
}

/// The vendor's word that an account may claim a device: the signature of the vendor's voucher
/// key over [`payload::voucher`](muster_primitives::payload::voucher).
#[derive(
	Clone, Eq, PartialEq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen,
)]
pub struct Voucher<BlockNumber> {
	pub valid_until: BlockNumber,
	pub signature: DeviceSignature,
}

/// A device as it is read.
#[derive(Clone, Eq, PartialEq, Debug, Encode, Decode, TypeInfo)]
pub struct DeviceView<AccountId, BlockNumber> {
	pub id: DeviceId,
	/// With its fleet's suspension taken into account.
	pub status: DeviceStatus,
	/// Who keeps it in quarantine.
	pub quarantine: Quarantine,
	pub generation: Generation,
	/// The number that the next signed call, or change of keys, must carry.
	pub nonce: DeviceNonce,
	/// Signs the device's calls.
	pub signing_key: DeviceKey,
	pub fleet: Option<FleetId>,
	/// `None` once decommissioned.
	pub details: Option<DeviceDetails<AccountId, BlockNumber>>,
}

/// The part of a [`DeviceView`] that ends with decommissioning.
#[derive(Clone, Eq, PartialEq, Debug, Encode, Decode, TypeInfo)]
pub struct DeviceDetails<AccountId, BlockNumber> {
	pub owner: Option<AccountId>,
	pub vendor: VendorId,
	pub model: ModelId,
	pub identity_key: DeviceKey,
	pub operational_key: Option<DeviceKey>,
	pub agreement_key: Option<AgreementKey>,
	pub enrolled_at: BlockNumber,
	pub lot: Option<LotId>,
	/// An offer that can still be accepted.
	pub transfer: Option<TransferView<AccountId, BlockNumber>>,
	/// A recovery under way.
	pub recovery: Option<RecoveryView<BlockNumber>>,
}

/// An open offer.
#[derive(Clone, Eq, PartialEq, Debug, Encode, Decode, TypeInfo)]
pub struct TransferView<AccountId, BlockNumber> {
	pub to: AccountId,
	pub expires: BlockNumber,
}

/// A recovery under way.
#[derive(Clone, Eq, PartialEq, Debug, Encode, Decode, TypeInfo)]
pub struct RecoveryView<BlockNumber> {
	pub key: DeviceKey,
	pub proposed_by: RecoveryParty,
	pub matures_at: Option<BlockNumber>,
}

/// An attribute that is valid now.
#[derive(Clone, Eq, PartialEq, Debug, Encode, Decode, TypeInfo)]
pub struct AttributeView {
	pub name: Vec<u8>,
	pub value: Vec<u8>,
	pub valid_until: Option<u64>,
	pub source: AttributeSource,
}

/// A vendor as it is read.
#[derive(Clone, Eq, PartialEq, Debug, Encode, Decode, TypeInfo)]
pub struct VendorView<AccountId> {
	pub account: AccountId,
	pub name: Vec<u8>,
	pub status: VendorStatus,
	pub voucher_key: Option<DeviceKey>,
	pub models: u32,
}

/// A model as it is read.
#[derive(Clone, Eq, PartialEq, Debug, Encode, Decode, TypeInfo)]
pub struct ModelView {
	pub vendor: VendorId,
	pub product: Vec<u8>,
	pub hardware_revision: Vec<u8>,
	pub support_until: Option<u64>,
	pub mud_digest: Option<[u8; 32]>,
	pub update_policy: UpdatePolicy,
	pub voucher_required: bool,
	pub retired: bool,
	/// Devices enrolled and not decommissioned.
	pub devices: u32,
}

/// A lot as it is read.
#[derive(Clone, Eq, PartialEq, Debug, Encode, Decode, TypeInfo)]
pub struct LotView<AccountId, Balance> {
	pub vendor: VendorId,
	pub model: ModelId,
	pub root: [u8; 32],
	pub size: u64,
	pub budget: Balance,
	/// On whose account the budget is held.
	pub payer: AccountId,
}

/// A fleet as it is read.
#[derive(Clone, Eq, PartialEq, Debug, Encode, Decode, TypeInfo)]
pub struct FleetView<AccountId> {
	pub owner: AccountId,
	pub name: Vec<u8>,
	pub parent: Option<FleetId>,
	/// It, or a fleet above it, is suspended.
	pub suspended: bool,
	pub sponsor: Option<AccountId>,
	pub children: u32,
	pub devices: u32,
}

/// A sponsorship as it is read.
#[derive(Clone, Eq, PartialEq, Debug, Encode, Decode, TypeInfo)]
pub struct SponsorshipView<AccountId, BlockNumber, Balance> {
	pub sponsor: AccountId,
	/// What is left for calls.
	pub budget: Balance,
	/// Fees that are spent and still held on the sponsor's account.
	pub owed: Balance,
	pub allowance: Balance,
	pub period: BlockNumber,
	pub floor: Balance,
}
