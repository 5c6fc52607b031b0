// SPDX-License-Identifier: Apache-2.0

//! The traits by which one pallet asks another. No pallet depends on another pallet: the runtime
//! wires giver and asker together.
//!
//! Beside every method stands one that tells its worst-case weight, so that the asker can price
//! it. `()` implements each trait for unit tests: it knows nothing and costs nothing.

use crate::{
	anchor::AnchorNumber, merkle::Hash, Action, AgreementKey, DeviceId, DeviceKey, DeviceStatus,
	FleetId, Generation, ModelId, Resource, StreamId, Subject, VendorId,
};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::weights::Weight;
use scale_info::TypeInfo;
use sp_runtime::{DispatchError, DispatchResult};

/// The keys that a device holds now.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
	MaxEncodedLen,
)]
pub struct DeviceKeys {
	/// Appoints the other two. At first the key of enrolment.
	pub identity: DeviceKey,
	/// Signs daily calls.
	pub operational: Option<DeviceKey>,
	/// For encrypted channels.
	pub agreement: Option<AgreementKey>,
}

/// A device among what its owner has: all that an access decision asks about it, in one question.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DeviceStanding<AccountId> {
	/// `None` also for a device that nobody has claimed.
	pub owner: Option<AccountId>,
	/// With its fleets' suspension taken into account.
	pub status: DeviceStatus,
	/// What was granted under another one is void.
	pub generation: Generation,
	/// The fleet the device is in and those above it, from the bottom up.
	pub fleets: Vec<FleetId>,
}

/// A fleet among what its owner has.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FleetStanding<AccountId> {
	pub owner: AccountId,
	/// The fleet itself and those above it, from the bottom up.
	pub fleets: Vec<FleetId>,
}

/// What is known of a device. Given by the device registry.
///
/// `None`, or `false`, answers every question about a device that was never enrolled. A
/// decommissioned device still exists, with its last generation and
/// [`DeviceStatus::Decommissioned`], and nothing else is known of it: whoever lets a device act asks
/// [`Self::is_active`].
pub trait DeviceInspect<AccountId> {
	/// Whether the device was ever enrolled.
	fn exists(device: &DeviceId) -> bool;

	/// Where the device stands, all things considered: while its fleet, or one above that, is
	/// suspended, an active device reads as [`DeviceStatus::Suspended`].
	fn status(device: &DeviceId) -> Option<DeviceStatus>;

	/// Whether the device may act now.
	fn is_active(device: &DeviceId) -> bool {
		Self::status(device).is_some_and(|status| status.is_active())
	}

	/// The owner; `None` also for a device that nobody has claimed.
	fn owner(device: &DeviceId) -> Option<AccountId>;

	/// The vendor of the device's model.
	fn vendor(device: &DeviceId) -> Option<VendorId>;

	/// The model.
	fn model(device: &DeviceId) -> Option<ModelId>;

	/// The fleet to which the device is assigned; `None` also for a device in no fleet.
	fn fleet(device: &DeviceId) -> Option<FleetId>;

	/// Whether the device is assigned to `fleet` or to one below it.
	fn in_fleet(device: &DeviceId, fleet: FleetId) -> bool;

	/// The generation. What was granted under another one is void.
	fn generation(device: &DeviceId) -> Option<Generation>;

	/// The keys, whatever the status.
	fn keys(device: &DeviceId) -> Option<DeviceKeys>;

	/// Owner, status, generation and fleets in one go.
	fn standing(device: &DeviceId) -> Option<DeviceStanding<AccountId>>;

	/// Owner of a fleet, and the fleets above it. `None` for a fleet that does not exist.
	fn fleet_standing(fleet: FleetId) -> Option<FleetStanding<AccountId>>;

	/// The value of an attribute, if it is valid now; whoever said it.
	fn attribute(device: &DeviceId, name: &[u8]) -> Option<Vec<u8>>;

	/// How many devices of a model are assigned to a fleet and to those below it.
	fn members(fleet: FleetId, model: ModelId) -> u32;

	/// Most fleets that one lies in, the lowest included: how long
	/// [`DeviceStanding::fleets`] gets.
	fn max_fleet_depth() -> u8;

	/// Worst case of [`Self::exists`].
	fn exists_weight() -> Weight;

	/// Worst case of [`Self::status`] and [`Self::is_active`], the way up through the fleets
	/// included.
	fn status_weight() -> Weight;

	/// Worst case of [`Self::owner`].
	fn owner_weight() -> Weight;

	/// Worst case of [`Self::vendor`].
	fn vendor_weight() -> Weight;

	/// Worst case of [`Self::model`].
	fn model_weight() -> Weight;

	/// Worst case of [`Self::fleet`].
	fn fleet_weight() -> Weight;

	/// Worst case of [`Self::in_fleet`], the way up through the fleets included.
	fn in_fleet_weight() -> Weight;

	/// Worst case of [`Self::generation`].
	fn generation_weight() -> Weight;

	/// Worst case of [`Self::keys`].
	fn keys_weight() -> Weight;

	/// Worst case of [`Self::standing`], the way up through the fleets included.
	fn standing_weight() -> Weight;

	/// Worst case of [`Self::fleet_standing`], the way up included.
	fn fleet_standing_weight() -> Weight;

	/// Worst case of [`Self::attribute`].
	fn attribute_weight() -> Weight;

	/// Worst case of [`Self::members`].
	fn members_weight() -> Weight;
}

impl<AccountId> DeviceInspect<AccountId> for () {
	fn exists(_: &DeviceId) -> bool {
		false
	}
	fn status(_: &DeviceId) -> Option<DeviceStatus> {
		None
	}
	fn owner(_: &DeviceId) -> Option<AccountId> {
		None
	}
	fn vendor(_: &DeviceId) -> Option<VendorId> {
		None
	}
	fn model(_: &DeviceId) -> Option<ModelId> {
		None
	}
	fn fleet(_: &DeviceId) -> Option<FleetId> {
		None
	}
	fn in_fleet(_: &DeviceId, _: FleetId) -> bool {
		false
	}
	fn generation(_: &DeviceId) -> Option<Generation> {
		None
	}
	fn keys(_: &DeviceId) -> Option<DeviceKeys> {
		None
	}
	fn standing(_: &DeviceId) -> Option<DeviceStanding<AccountId>> {
		None
	}
	fn fleet_standing(_: FleetId) -> Option<FleetStanding<AccountId>> {
		None
	}
	fn attribute(_: &DeviceId, _: &[u8]) -> Option<Vec<u8>> {
		None
	}
	fn members(_: FleetId, _: ModelId) -> u32 {
		0
	}
	fn max_fleet_depth() -> u8 {
		0
	}
	fn exists_weight() -> Weight {
		Weight::zero()
	}
	fn status_weight() -> Weight {
		Weight::zero()
	}
	fn owner_weight() -> Weight {
		Weight::zero()
	}
	fn vendor_weight() -> Weight {
		Weight::zero()
	}
	fn model_weight() -> Weight {
		Weight::zero()
	}
	fn fleet_weight() -> Weight {
		Weight::zero()
	}
	fn in_fleet_weight() -> Weight {
		Weight::zero()
	}
	fn generation_weight() -> Weight {
		Weight::zero()
	}
	fn keys_weight() -> Weight {
		Weight::zero()
	}
	fn standing_weight() -> Weight {
		Weight::zero()
	}
	fn fleet_standing_weight() -> Weight {
		Weight::zero()
	}
	fn attribute_weight() -> Weight {
		Weight::zero()
	}
	fn members_weight() -> Weight {
		Weight::zero()
	}
}

/// How devices of a model take updates.
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
pub enum UpdatePolicy {
	/// Somebody installs them by hand.
	#[codec(index = 0)]
	Manual,
	/// The device installs what its owner approved.
	#[codec(index = 1)]
	OwnerApproved,
	/// The device installs what its vendor released.
	#[codec(index = 2)]
	Automatic,
}

/// What an operator may do for a vendor outside the registry.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum VendorRight {
	/// Register components and manifest keys, author releases, raise floors.
	Firmware,
	/// Set appraisal policies, endorse reference values and attestation keys.
	Endorse,
}

/// What is known of vendors and models. Given by the device registry.
pub trait VendorInspect<AccountId> {
	/// Whose model it is, and how its devices take updates. `None` for a model that does not exist.
	fn model(model: ModelId) -> Option<(VendorId, UpdatePolicy)>;

	/// Whether `who` is the vendor's account or an operator with this right, and the vendor is not
	/// barred.
	fn vendor_permits(vendor: VendorId, who: &AccountId, right: VendorRight) -> bool;

	/// Worst case of [`Self::model`].
	fn model_weight() -> Weight;

	/// Worst case of [`Self::vendor_permits`].
	fn vendor_permits_weight() -> Weight;
}

impl<AccountId> VendorInspect<AccountId> for () {
	fn model(_: ModelId) -> Option<(VendorId, UpdatePolicy)> {
		None
	}
	fn vendor_permits(_: VendorId, _: &AccountId, _: VendorRight) -> bool {
		false
	}
	fn model_weight() -> Weight {
		Weight::zero()
	}
	fn vendor_permits_weight() -> Weight {
		Weight::zero()
	}
}

/// Stops a device because of its verdict, and lets it go again. Given by the device registry.
///
/// This quarantine and the one by vendor or governance lie beside each other: a device is free when
/// neither holds it.
pub trait DeviceControl {
	/// Quarantines the device, or ends that. Without effect where nothing would change, and on a
	/// device that is decommissioned or was never enrolled.
	fn set_verdict_quarantine(device: &DeviceId, quarantined: bool);

	/// Worst case of [`Self::set_verdict_quarantine`].
	fn set_verdict_quarantine_weight() -> Weight;
}

impl DeviceControl for () {
	fn set_verdict_quarantine(_: &DeviceId, _: bool) {}
	fn set_verdict_quarantine_weight() -> Weight {
		Weight::zero()
	}
}

/// Hears of devices that leave fleets. Asked for by the device registry.
pub trait FleetListener {
	/// A device was taken out of its fleet: it is in another one now, or in none. Also after a
	/// transfer and a decommissioning.
	fn left(device: &DeviceId);

	/// Worst case of [`Self::left`].
	fn left_weight() -> Weight;
}

impl FleetListener for () {
	fn left(_: &DeviceId) {}
	fn left_weight() -> Weight {
		Weight::zero()
	}
}

/// Decides who may do what to which resource. Given by the access policy.
///
/// The owner of a resource is always permitted, without a policy; so whoever asks need not treat
/// owners apart. A pallet that acts *for* an owner asks [`Self::authorize`], once, before it writes.
pub trait AccessCheck<AccountId> {
	/// Whether the subject may do this now. Takes nothing away, however often it is asked.
	fn permits(
		subject: &Subject<AccountId>,
		action: Action,
		resource: &Resource<AccountId>,
	) -> bool;

	/// Lets the subject do this now: takes one of the uses left, where the policy that permits it
	/// counts them. Fails, with nothing changed, if it is not permitted.
	fn authorize(
		subject: &Subject<AccountId>,
		action: Action,
		resource: &Resource<AccountId>,
	) -> DispatchResult;

	/// Worst case of [`Self::permits`].
	fn permits_weight() -> Weight;

	/// Worst case of [`Self::authorize`].
	fn authorize_weight() -> Weight;
}

/// Permits nothing to anyone.
impl<AccountId> AccessCheck<AccountId> for () {
	fn permits(_: &Subject<AccountId>, _: Action, _: &Resource<AccountId>) -> bool {
		false
	}
	fn authorize(_: &Subject<AccountId>, _: Action, _: &Resource<AccountId>) -> DispatchResult {
		Err(DispatchError::BadOrigin)
	}
	fn permits_weight() -> Weight {
		Weight::zero()
	}
	fn authorize_weight() -> Weight {
		Weight::zero()
	}
}

/// How far a device is to be trusted, by the tiers of AR4SI (draft-ietf-rats-ar4si §2.3.2). `none`,
/// the fourth, is the absence of an [`Attestation`].
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
	MaxEncodedLen,
)]
pub enum TrustTier {
	/// The verifier has evidence that the device is not what it should be.
	#[codec(index = 0)]
	Contraindicated,
	/// Something is not as recommended.
	#[codec(index = 1)]
	Warning,
	/// The device is what it should be.
	#[codec(index = 2)]
	Affirming,
}

/// The outcome of a device's last attestation, as it counts now.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Attestation {
	pub tier: TrustTier,
	/// When the evidence was appraised, seconds since 1970.
	pub at: u64,
	/// Sequence number of the firmware the device proved to run.
	pub firmware: Option<u64>,
}

/// What is known of the firmware that a device runs. Given by the firmware pallet.
pub trait AttestationStatus {
	/// The verdict on a device now; `None` if there is none or it has expired.
	fn attestation(device: &DeviceId) -> Option<Attestation>;

	/// Worst case of [`Self::attestation`].
	fn attestation_weight() -> Weight;
}

impl AttestationStatus for () {
	fn attestation(_: &DeviceId) -> Option<Attestation> {
		None
	}
	fn attestation_weight() -> Weight {
		Weight::zero()
	}
}

/// A data stream among what its owner has.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StreamStanding<AccountId> {
	pub owner: AccountId,
	/// The device whose data it holds.
	pub device: Option<DeviceId>,
}

/// What is known of data streams. Given by the data anchor.
pub trait StreamInspect<AccountId> {
	/// Whose stream it is. `None` for a stream that does not exist.
	fn stream(stream: StreamId) -> Option<StreamStanding<AccountId>>;

	/// Worst case of [`Self::stream`].
	fn stream_weight() -> Weight;
}

impl<AccountId> StreamInspect<AccountId> for () {
	fn stream(_: StreamId) -> Option<StreamStanding<AccountId>> {
		None
	}
	fn stream_weight() -> Weight {
		Weight::zero()
	}
}

/// When, for which time and by whom a reading was anchored.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Anchored<AccountId> {
	/// Time of the block that anchored it, seconds since 1970.
	pub at: u64,
	/// Where the anchor's time begins, seconds since 1970, inclusive.
	pub from: u64,
	/// Where the anchor's time ends, seconds since 1970, exclusive.
	pub until: u64,
	/// Who anchored it.
	pub by: Subject<AccountId>,
	/// The anchor that corrects this one, so that this one no longer counts.
	pub superseded_by: Option<AnchorNumber>,
}

/// Whether a reading was anchored. Given by the data anchor.
///
/// It lets one pallet act on another's data without trusting whoever brings it. A vendor that pays
/// for what its meters delivered takes the reading with its proof in its own call, and:
///
/// 1. asks [`Self::anchored`], and refuses `None`;
/// 2. refuses what is superseded: the correction counts instead;
/// 3. looks at `by`, whom it trusts to write the stream, and whether `from..until` lies in the period
///    to be paid;
/// 4. notes `(stream, anchor, index)` as paid, so that no reading is paid twice, and again for the
///    superseding anchor, if what was paid is corrected later.
///
/// Whose stream it is, [`StreamInspect`] tells.
pub trait AnchorInspect<AccountId> {
	/// Whether `leaf` is number `index` of the leaves of an anchor that the chain still holds, by its
	/// inclusion `path` (RFC 9162 §2.1.3); if so, what the anchor says.
	///
	/// `leaf` is the reading's bytes, which are hashed here: a bare hash from outside may be an inner
	/// node's.
	fn anchored(
		stream: StreamId,
		anchor: AnchorNumber,
		leaf: &[u8],
		index: u64,
		path: &[Hash],
	) -> Option<Anchored<AccountId>>;

	/// Worst case of [`Self::anchored`] for a leaf of this many bytes, whatever the path.
	fn anchored_weight(leaf_len: u32) -> Weight;
}

impl<AccountId> AnchorInspect<AccountId> for () {
	fn anchored(
		_: StreamId,
		_: AnchorNumber,
		_: &[u8],
		_: u64,
		_: &[Hash],
	) -> Option<Anchored<AccountId>> {
		None
	}
	fn anchored_weight(_: u32) -> Weight {
		Weight::zero()
	}
}
