// SPDX-License-Identifier: Apache-2.0

//! The traits by which one pallet asks another. No pallet depends on another pallet: the runtime
//! wires giver and asker together.
//!
//! Beside every method stands one that tells its worst-case weight, so that the asker can price
//! it. `()` implements each trait for unit tests: it knows nothing and costs nothing.

use crate::{
	AgreementKey, DeviceId, DeviceKey, DeviceStatus, FleetId, Generation, ModelId, VendorId,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::weights::Weight;
use scale_info::TypeInfo;

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
}
