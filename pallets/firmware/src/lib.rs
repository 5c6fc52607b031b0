// SPDX-License-Identifier: Apache-2.0

//! # Firmware Pallet
//!
//! Releases people trust, rollouts that stop themselves, devices that prove what they run.
//!
//! ## Terms
//!
//! - `component`: what is updated as one, by its number in the model (0 to 7). Component 0 is the
//!   main firmware: its sequence is what access policies compare.
//! - `release`: a version of a component: images by typed digest, a `sequence` that only rises, a
//!   `floor`. Written once.
//! - `authority`: who decides about a component's releases: `approvers`, of whom so many must agree,
//!   `revokers` for the emergency, and a time lock.
//! - `manifest`: a SUIT envelope (draft-ietf-suit-manifest) that describes a release, signed by the
//!   vendor's `manifest keys`.
//! - `advisory`: a statement that releases are vulnerable, how badly, and which one mends it.
//! - `floor`: a device that runs less than this fails. It only rises.
//! - `rollout`: a release brought to fleets in `waves`, each with thresholds and a deadline.
//! - `evidence`: what a device says it runs, fresh by a recent block's hash and signed; native or a
//!   PSA token (RFC 9783).
//! - `reference value`: a digest by which a measurement is recognised: an image of a release, or what
//!   the vendor endorsed.
//! - `verdict`: what the evidence was found to be worth under the model's `appraisal policy`: an AR4SI
//!   trust vector (draft-ietf-rats-ar4si) that expires.
//! - `guard`: the owner's wish that devices be quarantined when their verdict falls.
//!
//! ## Scenario: from the build to the field
//!
//! 1. A vendor names three release managers, of whom two must agree, and a security officer who may
//!    revoke ([`create_authority`](Pallet::create_authority)); registers the main firmware of a model
//!    ([`register_component`](Pallet::register_component)) and how its evidence is appraised
//!    ([`set_appraisal_policy`](Pallet::set_appraisal_policy)).
//! 2. The build server proposes a release by digest ([`propose_release`](Pallet::propose_release)), or
//!    hands in the SUIT envelope that the devices get too
//!    ([`propose_manifest`](Pallet::propose_manifest)). Two managers approve
//!    ([`approve_release`](Pallet::approve_release)); after the time lock it is in force.
//! 3. A plant's operator brings it to one device, then to a tenth of the plant, then to all
//!    ([`start_rollout`](Pallet::start_rollout)). Each device asks the view `next_update` what to do,
//!    takes its place ([`report`](Pallet::report)), installs, and proves it
//!    ([`attest`](Pallet::attest)). A wave that meets its threshold opens the next one; one in which
//!    too many fail, or keep silent, stops the rollout by itself.
//! 4. A hole is found. The officer revokes the release ([`revoke_release`](Pallet::revoke_release)),
//!    one write: every device that runs it is contraindicated from the same block on, and access
//!    policies that ask for a verdict deny it. The next release mends it; each device that proves to
//!    run that one has its access back.
//!
//! ## Scenario: a device with a secure processing environment
//!
//! The vendor endorses the device's attestation key
//! ([`endorse_attestation_key`](Pallet::endorse_attestation_key)) and the boot loader's digest
//! ([`endorse_value`](Pallet::endorse_value)). The device asks its root of trust for a PSA token over
//! a nonce made of a recent block's hash, and any gateway carries it to the chain. No account, no
//! server that has to be trusted.
//!
//! ## What is decided when
//!
//! Evidence is appraised when it arrives; what follows from it is found out when somebody asks. So a
//! revocation, an advisory, a raised floor, a withdrawn endorsement, a changed policy and time itself
//! count from that moment on, for every device, and nothing is written for any of them. Work is never
//! proportional to the number of devices. **No policy means no pass**, and a device below the floor
//! fails whatever the policy says.
//!
//! ## Who may call what
//!
//! | who | calls |
//! |---|---|
//! | vendor, operators with the right `FIRMWARE` | authorities, components, manifest keys, `propose_release`, `propose_manifest`, `raise_floor`, advisories |
//! | approvers | `approve_release`, `reject_release` of what others wrote; `approve_authority_change` |
//! | author | `withdraw_release` before it is in force |
//! | revokers, governance | `revoke_release`, advisories |
//! | vendor, operators with the right `ENDORSE` | `set_appraisal_policy`, `endorse_value`, `endorse_attestation_key` |
//! | owner, or whoever is permitted `update-firmware` | the rollout calls; `report` for a device |
//! | owner, or whoever is permitted `suspend` | `set_guard` |
//! | devices | `report`, `attest` |
//! | anyone | `attest` with a device's evidence, `advance_rollout`, `enforce`, `forget_device` |
//!
//! ## Storage
//!
//! [`ModelStates`], [`Releases`] and [`DeviceStates`] are small and hold all that a verdict needs: a
//! decision of the access policy reads the device's state, its model's and one release for each
//! component that runs. What people read lies apart. Every item carries its deposit; what a device
//! needs is paid by its owner. Nothing here is to be read directly but by proof: use the views.

#![cfg_attr(not(feature = "std"), no_std)]
// The arguments of a call are its interface.
#![allow(clippy::too_many_arguments)]

extern crate alloc;

pub mod attestation;
#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod devices;
#[cfg(test)]
mod mock;
pub mod releases;
pub mod rollouts;
#[cfg(test)]
mod tests;
#[cfg(any(test, feature = "try-runtime"))]
mod try_state;
pub mod types;
pub mod weights;

pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

use alloc::vec::Vec;
use frame_support::{
	pallet_prelude::*,
	traits::{fungible, UnixTime},
};
use frame_system::pallet_prelude::*;
use muster_primitives::{
	AccessCheck, DeviceControl, DeviceId, DeviceInspect, FleetId, Generation, ModelId, Subject,
	VendorId, VendorInspect,
};
use sp_runtime::traits::Convert;

#[frame_support::pallet]
pub mod pallet {
	use super::*;

	/// The version of the storage layout, from the first release on.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// The overarching hold reason.
		type RuntimeHoldReason: Parameter + Member + MaxEncodedLen + Copy + From<HoldReason>;

		/// Holds deposits.
		#[cfg(not(feature = "runtime-benchmarks"))]
		type Currency: fungible::MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason>;
		/// Holds deposits.
		#[cfg(feature = "runtime-benchmarks")]
		type Currency: fungible::MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason>
			+ fungible::Mutate<Self::AccountId>;

		/// The price of keeping something in storage: items and bytes to an amount held.
		type StorageDeposit: Convert<frame_support::traits::Footprint, BalanceOf<Self>>;

		/// "Now" in seconds since 1970.
		type Time: UnixTime;

		/// Knows devices and fleets.
		type Devices: DeviceInspect<Self::AccountId>;

		/// Knows vendors and models.
		type Vendors: VendorInspect<Self::AccountId>;

		/// Quarantines devices.
		type Control: DeviceControl;

		/// Knows whom owners permit to act for them.
		type Access: AccessCheck<Self::AccountId>;

		/// A device that signed the call.
		type DeviceOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = DeviceId>;

		/// Revokes releases in an emergency, beside those whom a vendor named for it.
		type GovernanceOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Weights of the calls.
		type WeightInfo: WeightInfo;

		/// Makes devices, fleets and vendors for benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: benchmarking::BenchmarkHelper<Self::AccountId, Self::RuntimeOrigin>;
	}

	/// Why something is held on an account.
	#[pallet::composite_enum]
	pub enum HoldReason {
		#[codec(index = 0)]
		Authority,
		#[codec(index = 1)]
		AuthorityChange,
		#[codec(index = 2)]
		ManifestKey,
		#[codec(index = 3)]
		Leaf,
		#[codec(index = 4)]
		Component,
		#[codec(index = 5)]
		Release,
		#[codec(index = 6)]
		Advisory,
		#[codec(index = 7)]
		Rollout,
		#[codec(index = 8)]
		Endorsement,
		#[codec(index = 9)]
		AttestationKey,
		#[codec(index = 10)]
		Device,
		#[codec(index = 11)]
		History,
		#[codec(index = 12)]
		Guard,
		#[codec(index = 13)]
		Policy,
	}

	// What several parts read.

	/// What verdicts ask of a model: components with their floors, and how evidence is appraised.
	#[pallet::storage]
	pub type ModelStates<T: Config> =
		StorageMap<_, Twox64Concat, ModelId, ModelState<T>, ValueQuery>;

	/// What verdicts, rollouts and updates ask of a release.
	#[pallet::storage]
	pub type Releases<T: Config> =
		StorageMap<_, Blake2_128Concat, (ModelId, ComponentId, Sequence), Release>;

	/// What is known by a digest: images of releases, and what vendors endorsed.
	#[pallet::storage]
	pub type References<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ModelId, Blake2_128Concat, Digest, Reference>;

	/// Verdict and rollouts of each device.
	#[pallet::storage]
	pub type DeviceStates<T: Config> = StorageMap<_, Blake2_128Concat, DeviceId, DeviceState<T>>;

	// Releases.

	// Rollouts.

	// Attestation.

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		// Releases: 0 to 29.
		// Rollouts: 30 to 44.
		// Attestation: 45 to 69.
		/// What was kept of a device that is no more, or is another's now, was removed.
		#[codec(index = 45)]
		DeviceForgotten { device: DeviceId },
	}

	#[pallet::error]
	pub enum Error<T> {
		// All parts: 0 to 9.
		/// There is no such device, or it is decommissioned.
		#[codec(index = 0)]
		DeviceNotFound,
		/// Nobody has claimed the device yet.
		#[codec(index = 1)]
		NotClaimed,
		/// There is no such model.
		#[codec(index = 2)]
		ModelNotFound,
		/// The model has no such component. Register it first.
		#[codec(index = 3)]
		ComponentNotFound,
		/// There is no such release.
		#[codec(index = 4)]
		ReleaseNotFound,
		/// The release is not in force: not approved, still time-locked, or revoked.
		#[codec(index = 5)]
		NotInForce,
		/// Neither the vendor nor one of its operators with the right that this needs.
		#[codec(index = 6)]
		NotVendor,
		/// A text is empty, or not UTF-8.
		#[codec(index = 7)]
		BadText,
		/// No number is left for another one.
		#[codec(index = 8)]
		Exhausted,
		/// An invariant of the storage does not hold. Please report this.
		#[codec(index = 9)]
		Unexpected,
		// Releases: 10 to 49.
		// Rollouts: 50 to 69.
		// Attestation: 70 to 99.
		/// Nothing is known of the device.
		#[codec(index = 70)]
		NothingKnown,
		/// The device is still in the generation in which this was found, or in a rollout.
		#[codec(index = 71)]
		NotStale,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		// Releases.

		// Rollouts.

		// Attestation.
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		// Releases: 0 to 29.

		// Rollouts: 30 to 44.

		// Attestation: 45 to 69.

		/// Removes what is kept of a device that is decommissioned or is of another generation by now,
		/// and returns the deposit.
		///
		/// ## Dispatch origin
		/// Signed by anyone.
		///
		/// ## Errors
		/// - [`Error::NothingKnown`], [`Error::NotStale`]
		///
		/// ## Events
		/// - [`Event::DeviceForgotten`]
		#[pallet::call_index(45)]
		#[pallet::weight(T::WeightInfo::forget_device())]
		pub fn forget_device(origin: OriginFor<T>, device: DeviceId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_forget_device(device)
		}
	}
}

impl<T: Config> Pallet<T> {
	/// Seconds since 1970.
	pub(crate) fn now() -> u64 {
		T::Time::now().as_secs()
	}

	/// Texts are for people: not empty, and UTF-8.
	pub(crate) fn ensure_text(text: &[u8]) -> Result<(), Error<T>> {
		ensure!(!text.is_empty() && core::str::from_utf8(text).is_ok(), Error::<T>::BadText);
		Ok(())
	}
}
