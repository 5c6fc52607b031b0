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
pub mod manifests;
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

pub use manifests::{
	EnvelopeBytes, FirmwareKey, KeyRevocation, KeyState, ManifestExtra, ManifestKey,
	ManifestKeyView, ManifestView, SignedMessage, UsedLeaf, MAX_SIGNERS,
};
pub use pallet::*;
pub use releases::*;
pub use types::*;
pub use weights::WeightInfo;

use alloc::vec::Vec;
use frame_support::{
	dispatch::DispatchErrorWithPostInfo,
	pallet_prelude::*,
	traits::{fungible, UnixTime},
};
use frame_system::pallet_prelude::*;
use muster_primitives::{
	AccessCheck, DeviceControl, DeviceId, DeviceInspect, FleetId, Generation, ModelId, Subject,
	VendorId, VendorInspect, VendorRight,
};
use sp_core::ConstU32;
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

	/// The number of the next authority.
	#[pallet::storage]
	pub type NextAuthorityId<T: Config> = StorageValue<_, AuthorityId, ValueQuery>;

	/// Who decides about releases.
	#[pallet::storage]
	pub type Authorities<T: Config> = StorageMap<_, Twox64Concat, AuthorityId, Authority<T>>;

	/// Changes of authorities that wait for votes, one for each at most.
	#[pallet::storage]
	pub type AuthorityChanges<T: Config> =
		StorageMap<_, Twox64Concat, AuthorityId, AuthorityChange<T>>;

	/// Components, apart from what verdicts ask of them.
	#[pallet::storage]
	pub type Components<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ModelId, Twox64Concat, ComponentId, Component<T>>;

	/// What a release is. Written once, and apart from what changes.
	#[pallet::storage]
	pub type ReleaseInfos<T: Config> =
		StorageMap<_, Blake2_128Concat, (ModelId, ComponentId, Sequence), ReleaseInfo>;

	/// Votes on releases and advisories about them. The second key is the sequence, big-endian: by
	/// that the releases of a component lie in order, for a view that pages through them.
	#[pallet::storage]
	pub type ReleaseRecords<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		(ModelId, ComponentId),
		Identity,
		[u8; 8],
		ReleaseRecord<T>,
	>;

	/// The number of the next advisory.
	#[pallet::storage]
	pub type NextAdvisoryId<T: Config> = StorageValue<_, AdvisoryId, ValueQuery>;

	/// Statements that releases are vulnerable.
	#[pallet::storage]
	pub type Advisories<T: Config> = StorageMap<_, Twox64Concat, AdvisoryId, Advisory<T>>;

	// Manifests.

	/// Keys by which vendors sign manifests, and those that are revoked.
	#[pallet::storage]
	pub type ManifestKeys<T: Config> =
		StorageDoubleMap<_, Twox64Concat, VendorId, Twox64Concat, KeyId, ManifestKey<T>>;

	/// The same keys by their fingerprints, so that a vendor has each of them once.
	#[pallet::storage]
	pub type ManifestKeyIds<T: Config> =
		StorageDoubleMap<_, Twox64Concat, VendorId, Identity, [u8; 32], KeyId>;

	/// The number of a vendor's next manifest key.
	#[pallet::storage]
	pub type NextManifestKeyId<T: Config> =
		StorageMap<_, Twox64Concat, VendorId, KeyId, ValueQuery>;

	/// What leaves of LMS trees have signed, by the tree (SHA-256 of its public key, RFC 8554 §5.3) and
	/// the leaf's number. Kept for good.
	#[pallet::storage]
	pub type UsedLeaves<T: Config> =
		StorageDoubleMap<_, Identity, [u8; 32], Twox64Concat, u32, UsedLeaf<T>>;

	// Rollouts.

	// Attestation.

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		// Releases: 0 to 19.
		/// An authority was created.
		#[codec(index = 0)]
		AuthorityCreated {
			authority: AuthorityId,
			vendor: VendorId,
			terms: AuthorityTerms<T::AccountId>,
		},
		/// A change of an authority waits for votes.
		#[codec(index = 1)]
		AuthorityChangeProposed {
			authority: AuthorityId,
			by: T::AccountId,
			terms: AuthorityTerms<T::AccountId>,
		},
		/// Somebody agreed to the change; so many of the present approvers did by now, and so many of
		/// those that are to be.
		#[codec(index = 2)]
		AuthorityChangeApproved {
			authority: AuthorityId,
			by: T::AccountId,
			old_votes: u8,
			new_votes: u8,
		},
		/// The change is in force. Votes on releases, given before, are void.
		#[codec(index = 3)]
		AuthorityChanged {
			authority: AuthorityId,
			version: u32,
			old: AuthorityTerms<T::AccountId>,
			new: AuthorityTerms<T::AccountId>,
		},
		/// The change was given up.
		#[codec(index = 4)]
		AuthorityChangeCancelled { authority: AuthorityId, by: T::AccountId },
		/// An authority was removed.
		#[codec(index = 5)]
		AuthorityRemoved { authority: AuthorityId },
		/// A model has a new component.
		#[codec(index = 6)]
		ComponentRegistered {
			model: ModelId,
			component: ComponentId,
			name: Text,
			authority: AuthorityId,
			terms: ComponentTerms,
		},
		/// A component has another name or other terms.
		#[codec(index = 7)]
		ComponentUpdated {
			model: ModelId,
			component: ComponentId,
			old_name: Text,
			new_name: Text,
			old_terms: ComponentTerms,
			new_terms: ComponentTerms,
		},
		/// A component was removed.
		#[codec(index = 8)]
		ComponentRemoved { model: ModelId, component: ComponentId },
		/// A release waits for votes.
		#[codec(index = 9)]
		ReleaseProposed {
			model: ModelId,
			component: ComponentId,
			sequence: Sequence,
			author: T::AccountId,
			manifest: Option<[u8; 32]>,
		},
		/// An approver voted on a release, or changed his vote; so many votes there are by now.
		#[codec(index = 10)]
		ReleaseVoted {
			model: ModelId,
			component: ComponentId,
			sequence: Sequence,
			by: T::AccountId,
			approve: bool,
			approvals: u8,
			rejections: u8,
		},
		/// A release is approved, and in force from that time on.
		#[codec(index = 11)]
		ReleaseApproved {
			model: ModelId,
			component: ComponentId,
			sequence: Sequence,
			available_at: u64,
		},
		/// So many rejected a release that it cannot be approved any more.
		#[codec(index = 12)]
		ReleaseRejected { model: ModelId, component: ComponentId, sequence: Sequence },
		/// A release was taken back before it was in force.
		#[codec(index = 13)]
		ReleaseWithdrawn {
			model: ModelId,
			component: ComponentId,
			sequence: Sequence,
			by: T::AccountId,
		},
		/// A release must not be run any more. `by`: `None` for governance.
		#[codec(index = 14)]
		ReleaseRevoked {
			model: ModelId,
			component: ComponentId,
			sequence: Sequence,
			by: Option<T::AccountId>,
			reason: Text,
		},
		/// What was kept of a rejected or withdrawn release was removed.
		#[codec(index = 15)]
		ReleaseRemoved { model: ModelId, component: ComponentId, sequence: Sequence },
		/// Devices below the new floor fail from now on.
		#[codec(index = 16)]
		FloorRaised { model: ModelId, component: ComponentId, old: Sequence, new: Sequence },
		/// Releases are said to be vulnerable. `by`: `None` for governance.
		#[codec(index = 17)]
		AdvisoryPublished {
			advisory: AdvisoryId,
			model: ModelId,
			component: ComponentId,
			severity: Severity,
			by: Option<T::AccountId>,
		},
		/// Another release mends what an advisory is about.
		#[codec(index = 18)]
		AdvisoryFixed { advisory: AdvisoryId, old: Option<Sequence>, new: Sequence },
		/// An advisory was taken back.
		#[codec(index = 19)]
		AdvisoryWithdrawn { advisory: AdvisoryId },
		// Manifests: 20 to 29.
		/// A vendor has another key for manifests.
		#[codec(index = 20)]
		ManifestKeyAdded { vendor: VendorId, key: KeyId, fingerprint: [u8; 32] },
		/// A manifest key counts no more. What it signed before stands.
		#[codec(index = 21)]
		ManifestKeyRevoked { vendor: VendorId, key: KeyId, reason: KeyRevocation },
		/// A release was proposed by a manifest with this digest, which these keys of the vendor have
		/// signed.
		#[codec(index = 22)]
		ManifestAccepted {
			model: ModelId,
			component: ComponentId,
			sequence: Sequence,
			digest: [u8; 32],
			signers: Vec<KeyId>,
		},
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
		// Releases: 10 to 34, and 100 to 109.
		/// There is no such authority, or it is another vendor's.
		#[codec(index = 10)]
		AuthorityNotFound,
		/// An authority has at least one approver, and nobody is named twice among its approvers and
		/// revokers.
		#[codec(index = 11)]
		BadApprovers,
		/// The threshold is 1 at least and the number of approvers at most.
		#[codec(index = 12)]
		BadThreshold,
		/// A time lock is `MAX_TIME_LOCK` seconds at most.
		#[codec(index = 13)]
		TimeLockTooLong,
		/// Components have this authority, and keep it.
		#[codec(index = 14)]
		AuthorityInUse,
		/// Another change of the authority waits for votes. It has to be voted on or cancelled first.
		#[codec(index = 15)]
		ChangePending,
		/// No change of the authority waits for votes, or another one than the vote names. See the
		/// view `authority`.
		#[codec(index = 16)]
		ChangeNotFound,
		/// Not one of the approvers.
		#[codec(index = 17)]
		NotApprover,
		/// The vote is counted already.
		#[codec(index = 18)]
		AlreadyVoted,
		/// Nothing would change.
		#[codec(index = 19)]
		NoChange,
		/// Components are numbered from 0 to 7.
		#[codec(index = 20)]
		BadComponent,
		/// The model has a component of this number.
		#[codec(index = 21)]
		ComponentExists,
		/// A release of the component was proposed once. It stays.
		#[codec(index = 22)]
		ComponentInUse,
		/// Once a release was proposed, a component's SUIT binding stays and no signature is waived.
		#[codec(index = 23)]
		TermsWeaker,
		/// A SUIT component identifier is not empty, and who asks for manifests needs a binding.
		#[codec(index = 24)]
		BadBinding,
		/// The component has used this sequence, or a higher one. See `last` in the view `component`.
		#[codec(index = 25)]
		SequenceUsed,
		/// A release has at least one image, and their digests differ.
		#[codec(index = 26)]
		BadImages,
		/// The floor is at most the release's sequence, what it requires is below that, the hardware
		/// range does not end before it begins, and it depends on other components of the model, on
		/// each once.
		#[codec(index = 27)]
		BadLimits,
		/// An image's digest is known already among those of the model. See the view `by_digest`.
		#[codec(index = 28)]
		DigestKnown,
		/// The component asks for a SUIT manifest, or for a kind of signature that this one lacks.
		#[codec(index = 29)]
		SignatureMissing,
		/// Without the author, too few approvers are left to reach the threshold.
		#[codec(index = 30)]
		TooFewApprovers,
		/// Nobody votes on what he wrote himself.
		#[codec(index = 31)]
		OwnRelease,
		/// The release was approved, rejected or withdrawn before.
		#[codec(index = 32)]
		AlreadyDecided,
		/// A higher release is approved. Propose this one anew, under a higher sequence.
		#[codec(index = 33)]
		Superseded,
		/// Neither the author nor one who may release for the vendor.
		#[codec(index = 34)]
		NotAuthor,
		// Manifests: 35 to 49.
		/// The bytes are no key of their kind: see [`FirmwareKey`].
		#[codec(index = 35)]
		BadKey,
		/// The vendor has this key, or had it and revoked it. Make another one.
		#[codec(index = 36)]
		KeyKnown,
		/// The vendor has no such manifest key.
		#[codec(index = 37)]
		KeyNotFound,
		/// The key is revoked. Sign with another one.
		#[codec(index = 38)]
		KeyRevoked,
		/// Not a SUIT envelope, or one with something that is not read here. Ask the view
		/// `read_manifest` what it is.
		#[codec(index = 39)]
		BadManifest,
		/// A command sequence of the manifest was left out of the envelope. Send it with the others.
		#[codec(index = 40)]
		IncompleteManifest,
		/// The component is not bound to a SUIT vendor, class and component. Update it.
		#[codec(index = 41)]
		NoSuitBinding,
		/// The manifest has no image for the vendor, class and component that this one is bound to.
		#[codec(index = 42)]
		NotForComponent,
		/// There are too many images, or one has two sizes, or a digest other than SHA-256, SHA-384 and
		/// SHA-512.
		#[codec(index = 43)]
		ImagesUnfit,
		/// There are more URIs than a release can have, or one is too long.
		#[codec(index = 44)]
		BadUris,
		/// Name one key for each signature on the manifest, in their order. It needs at least one.
		#[codec(index = 45)]
		SignersMismatch,
		/// A signature is of another kind than the key that is named for it.
		#[codec(index = 46)]
		WrongAlgorithm,
		/// A signature is not by the key that is named for it.
		#[codec(index = 47)]
		BadManifestSignature,
		/// A leaf of an LMS key has signed something else before, so others can forge signatures. Show
		/// both by [`report_leaf_reuse`](Pallet::report_leaf_reuse), and make another key.
		#[codec(index = 48)]
		LeafReused,
		/// The key is not of the kind HSS, or the two signatures use no leaf for different messages.
		#[codec(index = 49)]
		NoReuse,
		// Rollouts: 50 to 69.
		// Attestation: 70 to 99.
		/// Nothing is known of the device.
		#[codec(index = 70)]
		NothingKnown,
		/// The device is still in the generation in which this was found, or in a rollout.
		#[codec(index = 71)]
		NotStale,
		// Releases, continued: 100 to 109.
		/// The release is in force, or over. Only a revoker ends one in force.
		#[codec(index = 100)]
		TooLate,
		/// Neither a revoker, nor whoever else may do this.
		#[codec(index = 101)]
		NotRevoker,
		/// The release was never approved, or was withdrawn; or is revoked already.
		#[codec(index = 102)]
		NotApproved,
		/// Only what was rejected or withdrawn is removed, and only once no advisory is about it.
		#[codec(index = 103)]
		NotRemovable,
		/// There is no such advisory.
		#[codec(index = 104)]
		AdvisoryNotFound,
		/// An advisory names releases in rising order, at least one, and what mends them is above all
		/// of them.
		#[codec(index = 105)]
		BadAdvisory,
		/// As many advisories are about one of the releases as can be.
		#[codec(index = 106)]
		TooManyAdvisories,
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

		/// An authority, with the change that waits for votes.
		pub fn authority(id: AuthorityId) -> Option<AuthorityView<T::AccountId>> {
			Self::authority_view(id)
		}

		/// A component of a model.
		pub fn component(model: ModelId, component: ComponentId) -> Option<ComponentView> {
			Self::component_view(model, component)
		}

		/// All components of a model, in the order of their numbers.
		pub fn components(model: ModelId) -> Vec<ComponentView> {
			let components = ModelStates::<T>::get(model).components;
			components.iter().filter_map(|there| Self::component_view(model, there.id)).collect()
		}

		/// A release, whatever became of it.
		pub fn release(
			model: ModelId,
			component: ComponentId,
			sequence: Sequence,
		) -> Option<ReleaseView<T::AccountId>> {
			Self::release_view(model, component, sequence)
		}

		/// Releases of a component in rising order, whatever became of them: the first 32 above a
		/// sequence, or the first 32 of all. The last one's sequence asks for more.
		pub fn releases_above(
			model: ModelId,
			component: ComponentId,
			above: Option<Sequence>,
		) -> Vec<ReleaseView<T::AccountId>> {
			Self::release_views_above(model, component, above)
		}

		/// An advisory.
		pub fn advisory(id: AdvisoryId) -> Option<AdvisoryView<T::AccountId>> {
			Self::advisory_view(id)
		}

		/// What a digest is known as in a model.
		pub fn by_digest(model: ModelId, digest: Digest) -> Option<Reference> {
			References::<T>::get(model, digest)
		}

		// Manifests.

		/// A vendor's manifest key.
		pub fn manifest_key(vendor: VendorId, key: KeyId) -> Option<ManifestKeyView<T::AccountId>> {
			Self::manifest_key_view(vendor, key)
		}

		/// Manifest keys of a vendor from this number on, 16 at most, those that are revoked among them.
		pub fn manifest_keys(vendor: VendorId, from: KeyId) -> Vec<ManifestKeyView<T::AccountId>> {
			Self::manifest_key_views(vendor, from)
		}

		/// What a leaf of an LMS tree has signed ([`UsedLeaf::message`]), if it has.
		pub fn used_leaf(tree: [u8; 32], leaf: u32) -> Option<[u8; 32]> {
			UsedLeaves::<T>::get(tree, leaf).map(|used| used.message)
		}

		/// What this chain reads in an envelope, or in words why it refuses it. Nothing is verified.
		pub fn read_manifest(envelope: EnvelopeBytes) -> Result<ManifestView, Vec<u8>> {
			ManifestView::read(&envelope)
		}

		// Rollouts.

		// Attestation.
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		// Releases: 0 to 19.

		/// Creates an authority: who decides about releases of a vendor's components.
		///
		/// ## Dispatch origin
		/// Signed by the vendor or an operator with the right `FIRMWARE`, who pays the deposit.
		///
		/// ## Details
		/// The authority's number stands in the event. Nobody named is asked: whoever does not want to
		/// be an approver does not vote.
		///
		/// ## Errors
		/// - [`Error::NotVendor`]
		/// - [`Error::BadApprovers`], [`Error::BadThreshold`], [`Error::TimeLockTooLong`]
		///
		/// ## Events
		/// - [`Event::AuthorityCreated`]
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::create_authority())]
		pub fn create_authority(
			origin: OriginFor<T>,
			vendor: VendorId,
			terms: AuthorityTerms<T::AccountId>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_create_authority(who, vendor, terms)
		}

		/// Proposes other approvers, revokers, another threshold or time lock.
		///
		/// ## Dispatch origin
		/// Signed by the vendor, an operator with the right `FIRMWARE`, or an approver; who pays the
		/// deposit until the change is in force or cancelled.
		///
		/// ## Details
		/// It needs as many votes of the present approvers as the present threshold says, and as many
		/// of the new ones as the new threshold says; a vote counts in both for who is in both. The
		/// proposal itself is no vote.
		///
		/// ## Errors
		/// - [`Error::AuthorityNotFound`], [`Error::NotVendor`]
		/// - [`Error::BadApprovers`], [`Error::BadThreshold`], [`Error::TimeLockTooLong`]
		/// - [`Error::NoChange`], [`Error::ChangePending`]
		///
		/// ## Events
		/// - [`Event::AuthorityChangeProposed`]
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::propose_authority_change())]
		pub fn propose_authority_change(
			origin: OriginFor<T>,
			authority: AuthorityId,
			terms: AuthorityTerms<T::AccountId>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_propose_authority_change(who, authority, terms)
		}

		/// Agrees to the change of an authority. The last vote that both thresholds need puts it into
		/// force.
		///
		/// ## Dispatch origin
		/// Signed by an approver, or by one who is to be.
		///
		/// ## Details
		/// `hash` is BLAKE2b-256 of the SCALE encoding of the proposed terms, as the view `authority`
		/// tells it: so nobody agrees to other terms than he saw. From then on votes on releases that
		/// were given before are void, and the deposit of the proposal returns.
		///
		/// ## Errors
		/// - [`Error::AuthorityNotFound`], [`Error::ChangeNotFound`]
		/// - [`Error::NotApprover`], [`Error::AlreadyVoted`]
		///
		/// ## Events
		/// - [`Event::AuthorityChangeApproved`], and [`Event::AuthorityChanged`] with the last vote
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::approve_authority_change())]
		pub fn approve_authority_change(
			origin: OriginFor<T>,
			authority: AuthorityId,
			hash: [u8; 32],
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_approve_authority_change(who, authority, hash)
		}

		/// Gives up the change of an authority that waits for votes, and returns its deposit.
		///
		/// ## Dispatch origin
		/// Signed by who proposed it, the vendor, or an operator with the right `FIRMWARE`.
		///
		/// ## Errors
		/// - [`Error::AuthorityNotFound`], [`Error::ChangeNotFound`], [`Error::NotVendor`]
		///
		/// ## Events
		/// - [`Event::AuthorityChangeCancelled`]
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::cancel_authority_change())]
		pub fn cancel_authority_change(
			origin: OriginFor<T>,
			authority: AuthorityId,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_cancel_authority_change(who, authority)
		}

		/// Removes an authority that no component has, with the change that waits for votes. The
		/// deposits return.
		///
		/// ## Dispatch origin
		/// Signed by the vendor or an operator with the right `FIRMWARE`.
		///
		/// ## Errors
		/// - [`Error::AuthorityNotFound`], [`Error::NotVendor`], [`Error::AuthorityInUse`]
		///
		/// ## Events
		/// - [`Event::AuthorityRemoved`]
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::remove_authority())]
		pub fn remove_authority(origin: OriginFor<T>, authority: AuthorityId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_remove_authority(who, authority)
		}

		/// Registers a component of a model.
		///
		/// ## Dispatch origin
		/// Signed by the vendor of the model or an operator with the right `FIRMWARE`, who pays the
		/// deposit.
		///
		/// ## Details
		/// The authority stays for good: if another one could be named, that would go round its
		/// threshold. It changes itself by
		/// [`propose_authority_change`](Pallet::propose_authority_change).
		///
		/// ## Errors
		/// - [`Error::BadComponent`], [`Error::BadText`], [`Error::BadBinding`]
		/// - [`Error::ModelNotFound`], [`Error::NotVendor`]
		/// - [`Error::AuthorityNotFound`], [`Error::ComponentExists`]
		///
		/// ## Events
		/// - [`Event::ComponentRegistered`]
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::register_component())]
		pub fn register_component(
			origin: OriginFor<T>,
			model: ModelId,
			component: ComponentId,
			name: Text,
			authority: AuthorityId,
			terms: ComponentTerms,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_register_component(who, model, component, name, authority, terms)
		}

		/// Gives a component another name, a SUIT binding, or other terms of signature. What is left
		/// out stays.
		///
		/// ## Dispatch origin
		/// Signed by the vendor of the model or an operator with the right `FIRMWARE`.
		///
		/// ## Details
		/// Once a release was proposed, a binding that there is stays and more signatures can be asked
		/// for, never fewer. Releases proposed before stay as they are: approvers see what each bears.
		///
		/// ## Errors
		/// - [`Error::ModelNotFound`], [`Error::NotVendor`], [`Error::ComponentNotFound`]
		/// - [`Error::BadText`], [`Error::BadBinding`], [`Error::TermsWeaker`], [`Error::NoChange`]
		///
		/// ## Events
		/// - [`Event::ComponentUpdated`]
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::update_component())]
		pub fn update_component(
			origin: OriginFor<T>,
			model: ModelId,
			component: ComponentId,
			name: Option<Text>,
			binding: Option<SuitBinding>,
			signatures: Option<SignatureTerms>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_update_component(who, model, component, name, binding, signatures)
		}

		/// Removes a component of which no release was ever proposed. Its deposit returns.
		///
		/// ## Dispatch origin
		/// Signed by the vendor of the model or an operator with the right `FIRMWARE`.
		///
		/// ## Errors
		/// - [`Error::ModelNotFound`], [`Error::NotVendor`], [`Error::ComponentNotFound`]
		/// - [`Error::ComponentInUse`]
		///
		/// ## Events
		/// - [`Event::ComponentRemoved`]
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::remove_component())]
		pub fn remove_component(
			origin: OriginFor<T>,
			model: ModelId,
			component: ComponentId,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_remove_component(who, model, component)
		}

		/// Proposes a release without a manifest.
		///
		/// ## Dispatch origin
		/// Signed by the vendor of the model or an operator with the right `FIRMWARE`: the author, who
		/// pays the deposit.
		///
		/// ## Details
		/// Nothing of it can be changed later. Its sequence is never used again, whatever becomes of
		/// it. Its digests stand for this release alone, as long as it is kept.
		///
		/// ## Errors
		/// - [`Error::ModelNotFound`], [`Error::NotVendor`], [`Error::ComponentNotFound`]
		/// - [`Error::BadText`], [`Error::BadImages`], [`Error::BadLimits`]
		/// - [`Error::SequenceUsed`], [`Error::DigestKnown`], [`Error::SignatureMissing`]
		/// - [`Error::TooFewApprovers`]
		///
		/// ## Events
		/// - [`Event::ReleaseProposed`]
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::propose_release(details.images.len() as u32))]
		pub fn propose_release(
			origin: OriginFor<T>,
			model: ModelId,
			component: ComponentId,
			sequence: Sequence,
			details: ReleaseDetails,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_propose_release(who, model, component, sequence, details)
		}

		/// Approves a release. The last vote that the threshold needs decides: when the time lock has
		/// passed, the release is in force.
		///
		/// ## Dispatch origin
		/// Signed by an approver of the component's authority who is not the author.
		///
		/// ## Details
		/// In place of an earlier vote of the same approver. If the authority changed since the last
		/// vote, the count begins anew with this one.
		///
		/// ## Errors
		/// - [`Error::ReleaseNotFound`], [`Error::AlreadyDecided`]
		/// - [`Error::NotApprover`], [`Error::OwnRelease`], [`Error::AlreadyVoted`]
		/// - [`Error::Superseded`]
		///
		/// ## Events
		/// - [`Event::ReleaseVoted`], and [`Event::ReleaseApproved`] with the last vote
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::approve_release())]
		pub fn approve_release(
			origin: OriginFor<T>,
			model: ModelId,
			component: ComponentId,
			sequence: Sequence,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_vote(who, model, component, sequence, true)
		}

		/// Rejects a release. When so many did that the threshold cannot be reached, it is over.
		///
		/// ## Dispatch origin
		/// Signed by an approver of the component's authority who is not the author.
		///
		/// ## Details
		/// In place of an earlier vote of the same approver. If the authority changed since the last
		/// vote, the count begins anew with this one.
		///
		/// ## Errors
		/// - [`Error::ReleaseNotFound`], [`Error::AlreadyDecided`]
		/// - [`Error::NotApprover`], [`Error::OwnRelease`], [`Error::AlreadyVoted`]
		///
		/// ## Events
		/// - [`Event::ReleaseVoted`], and [`Event::ReleaseRejected`] with the last vote
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::reject_release())]
		pub fn reject_release(
			origin: OriginFor<T>,
			model: ModelId,
			component: ComponentId,
			sequence: Sequence,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_vote(who, model, component, sequence, false)
		}

		/// Takes a release back before it is in force.
		///
		/// ## Dispatch origin
		/// Signed by the author, the vendor of the model, or an operator with the right `FIRMWARE`.
		///
		/// ## Errors
		/// - [`Error::ReleaseNotFound`], [`Error::NotAuthor`], [`Error::TooLate`]
		///
		/// ## Events
		/// - [`Event::ReleaseWithdrawn`]
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::withdraw_release())]
		pub fn withdraw_release(
			origin: OriginFor<T>,
			model: ModelId,
			component: ComponentId,
			sequence: Sequence,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_withdraw_release(who, model, component, sequence)
		}

		/// Ends an approved release for good: whatever runs it is contraindicated from now on.
		///
		/// ## Dispatch origin
		/// Signed by a revoker of the component's authority; or governance.
		///
		/// ## Details
		/// Also during the time lock. The release is kept, so that devices that run it are known for
		/// what they are. Nothing is written for any of them.
		///
		/// ## Errors
		/// - [`Error::BadText`], [`Error::ReleaseNotFound`]
		/// - [`Error::NotRevoker`], [`Error::NotApproved`]
		///
		/// ## Events
		/// - [`Event::ReleaseRevoked`]
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::revoke_release())]
		pub fn revoke_release(
			origin: OriginFor<T>,
			model: ModelId,
			component: ComponentId,
			sequence: Sequence,
			reason: Text,
		) -> DispatchResult {
			let who = Self::ensure_governance_or_signed(origin)?;
			Self::do_revoke_release(who, model, component, sequence, reason)
		}

		/// Removes what is kept of a rejected or withdrawn release. The deposit returns to its author,
		/// and its digests are free for another one; its sequence is not.
		///
		/// ## Dispatch origin
		/// Signed by the author, the vendor of the model, or an operator with the right `FIRMWARE`.
		///
		/// ## Errors
		/// - [`Error::ReleaseNotFound`], [`Error::NotAuthor`], [`Error::NotRemovable`]
		///
		/// ## Events
		/// - [`Event::ReleaseRemoved`]
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::remove_release(MAX_IMAGES))]
		pub fn remove_release(
			origin: OriginFor<T>,
			model: ModelId,
			component: ComponentId,
			sequence: Sequence,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let images = Self::do_remove_release(who, model, component, sequence)?;
			Ok(Some(T::WeightInfo::remove_release(images)).into())
		}

		/// Raises a component's floor to that of a release. Devices below it fail from now on.
		///
		/// ## Dispatch origin
		/// Signed by the vendor of the model or an operator with the right `FIRMWARE`.
		///
		/// ## Details
		/// The release must be in force: its approvers agreed to the floor that it brings. No floor
		/// ever sinks.
		///
		/// ## Errors
		/// - [`Error::ModelNotFound`], [`Error::NotVendor`], [`Error::ReleaseNotFound`]
		/// - [`Error::NotInForce`], [`Error::NoChange`]
		///
		/// ## Events
		/// - [`Event::FloorRaised`]
		#[pallet::call_index(14)]
		#[pallet::weight(T::WeightInfo::raise_floor())]
		pub fn raise_floor(
			origin: OriginFor<T>,
			model: ModelId,
			component: ComponentId,
			sequence: Sequence,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_raise_floor(who, model, component, sequence)
		}

		/// Says that releases are vulnerable.
		///
		/// ## Dispatch origin
		/// Signed by the vendor of the model, an operator with the right `FIRMWARE`, or a revoker of the
		/// component's authority, who pays the deposit; or governance, which pays none.
		///
		/// ## Details
		/// Counts at once for every device that runs one of them: what it counts for is the appraisal
		/// policy's matter. `details.affected` names releases that are approved, or were until they
		/// were revoked; `details.fixed_in` one in force. The advisory's number stands in the event.
		///
		/// ## Errors
		/// - [`Error::BadText`], [`Error::BadAdvisory`]
		/// - [`Error::ComponentNotFound`], [`Error::NotRevoker`]
		/// - [`Error::ReleaseNotFound`], [`Error::NotApproved`], [`Error::NotInForce`]
		/// - [`Error::TooManyAdvisories`]
		///
		/// ## Events
		/// - [`Event::AdvisoryPublished`]
		#[pallet::call_index(15)]
		#[pallet::weight(T::WeightInfo::publish_advisory(details.affected.len() as u32))]
		pub fn publish_advisory(
			origin: OriginFor<T>,
			model: ModelId,
			component: ComponentId,
			details: AdvisoryDetails,
		) -> DispatchResult {
			let who = Self::ensure_governance_or_signed(origin)?;
			Self::do_publish_advisory(who, model, component, details)
		}

		/// Says which release mends what an advisory is about.
		///
		/// ## Dispatch origin
		/// Signed by the vendor of the model, an operator with the right `FIRMWARE`, or a revoker of the
		/// component's authority; or governance.
		///
		/// ## Details
		/// In place of one that was named before. The release must be in force and above all that are
		/// affected.
		///
		/// ## Errors
		/// - [`Error::AdvisoryNotFound`], [`Error::NotRevoker`], [`Error::NoChange`]
		/// - [`Error::ReleaseNotFound`], [`Error::BadAdvisory`], [`Error::NotInForce`]
		///
		/// ## Events
		/// - [`Event::AdvisoryFixed`]
		#[pallet::call_index(16)]
		#[pallet::weight(T::WeightInfo::set_fixed())]
		pub fn set_fixed(
			origin: OriginFor<T>,
			advisory: AdvisoryId,
			sequence: Sequence,
		) -> DispatchResult {
			let who = Self::ensure_governance_or_signed(origin)?;
			Self::do_set_fixed(who, advisory, sequence)
		}

		/// Takes an advisory back and returns its deposit. Of the releases that it was about, the worst
		/// counts that is left.
		///
		/// ## Dispatch origin
		/// Signed by the vendor of the model, an operator with the right `FIRMWARE`, or a revoker of the
		/// component's authority; or governance, which alone takes back its own.
		///
		/// ## Errors
		/// - [`Error::AdvisoryNotFound`], [`Error::NotRevoker`]
		///
		/// ## Events
		/// - [`Event::AdvisoryWithdrawn`]
		#[pallet::call_index(17)]
		#[pallet::weight(T::WeightInfo::withdraw_advisory(MAX_AFFECTED))]
		pub fn withdraw_advisory(
			origin: OriginFor<T>,
			advisory: AdvisoryId,
		) -> DispatchResultWithPostInfo {
			let who = Self::ensure_governance_or_signed(origin)?;
			let affected = Self::do_withdraw_advisory(who, advisory)?;
			Ok(Some(T::WeightInfo::withdraw_advisory(affected)).into())
		}

		// Manifests: 20 to 29.

		/// Registers a key by which the vendor signs manifests.
		///
		/// ## Dispatch origin
		/// Signed by the vendor's account or an operator with the right `FIRMWARE`, who pays the
		/// deposit.
		///
		/// ## Details
		/// The key's number stands in the event. See [`manifests`] for why it is not proven.
		///
		/// ## Errors
		/// - [`Error::NotVendor`], [`Error::BadKey`], [`Error::KeyKnown`], [`Error::Exhausted`]
		///
		/// ## Events
		/// - [`Event::ManifestKeyAdded`]
		#[pallet::call_index(20)]
		#[pallet::weight(T::WeightInfo::add_manifest_key())]
		pub fn add_manifest_key(
			origin: OriginFor<T>,
			vendor: VendorId,
			key: FirmwareKey,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_add_manifest_key(who, vendor, key)
		}

		/// Revokes a manifest key, for good.
		///
		/// ## Dispatch origin
		/// Signed by the vendor's account or an operator with the right `FIRMWARE`.
		///
		/// ## Details
		/// The key itself is dropped and that part of the deposit returns; its fingerprint stays, so that
		/// the key is not registered again. Releases that it signed stand: reject or revoke those.
		///
		/// ## Errors
		/// - [`Error::NotVendor`], [`Error::KeyNotFound`], [`Error::KeyRevoked`]
		///
		/// ## Events
		/// - [`Event::ManifestKeyRevoked`]
		#[pallet::call_index(21)]
		#[pallet::weight(T::WeightInfo::revoke_manifest_key())]
		pub fn revoke_manifest_key(
			origin: OriginFor<T>,
			vendor: VendorId,
			key: KeyId,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_revoke_manifest_key(who, vendor, key)
		}

		/// Proposes a release by its SUIT envelope.
		///
		/// ## Dispatch origin
		/// Signed by the vendor's account or an operator with the right `FIRMWARE`, who pays the
		/// deposits and is the release's author.
		///
		/// ## Details
		/// `signers` are the vendor's keys that signed the envelope, one for each authentication block,
		/// in their order: all of them must verify. Key ids in the blocks are no more than hints and are
		/// passed over. What becomes of the manifest is told in [`manifests`]. `extra` is what a manifest
		/// does not say; no signature covers that, but the approvers see it.
		///
		/// What LMS leaves have signed is kept for good, and so is the deposit for it.
		///
		/// ## Errors
		/// - [`Error::NotVendor`], [`Error::ModelNotFound`], [`Error::ComponentNotFound`],
		///   [`Error::NoSuitBinding`]
		/// - [`Error::BadManifest`], [`Error::IncompleteManifest`], [`Error::NotForComponent`],
		///   [`Error::ImagesUnfit`], [`Error::BadUris`]: the envelope.
		/// - [`Error::SignersMismatch`], [`Error::KeyNotFound`], [`Error::KeyRevoked`],
		///   [`Error::WrongAlgorithm`], [`Error::BadManifestSignature`], [`Error::LeafReused`]: who
		///   signed it.
		/// - Those of [`propose_release`](Pallet::propose_release): the release.
		///
		/// ## Events
		/// - Those of [`propose_release`](Pallet::propose_release), then [`Event::ManifestAccepted`]
		#[pallet::call_index(22)]
		#[pallet::weight(Pallet::<T>::manifest_weight(envelope.len() as u32, signers.len() as u32))]
		pub fn propose_manifest(
			origin: OriginFor<T>,
			model: ModelId,
			component: ComponentId,
			envelope: EnvelopeBytes,
			signers: BoundedVec<KeyId, ConstU32<MAX_SIGNERS>>,
			extra: ManifestExtra,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let mut spent = T::WeightInfo::propose_manifest(envelope.len() as u32);
			let result = Self::do_propose_manifest(
				&mut spent, who, model, component, &envelope, &signers, extra,
			);
			Self::spent(result, spent)
		}

		/// Shows that a leaf of an HSS key has signed two messages, and so revokes the key.
		///
		/// ## Dispatch origin
		/// Signed by anyone.
		///
		/// ## Details
		/// Whoever has both signatures can forge more. Neither needs to have been on chain, and neither
		/// has to be a manifest's.
		///
		/// ## Errors
		/// - [`Error::KeyNotFound`], [`Error::KeyRevoked`]
		/// - [`Error::BadManifestSignature`]: one is not by this key.
		/// - [`Error::NoReuse`]
		///
		/// ## Events
		/// - [`Event::ManifestKeyRevoked`]
		#[pallet::call_index(23)]
		#[pallet::weight(
			T::WeightInfo::report_leaf_reuse()
				.saturating_add(Pallet::<T>::worst_hss_weight(first.len()))
				.saturating_add(Pallet::<T>::worst_hss_weight(second.len()))
		)]
		pub fn report_leaf_reuse(
			origin: OriginFor<T>,
			vendor: VendorId,
			key: KeyId,
			first: SignedMessage,
			second: SignedMessage,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			let mut spent = T::WeightInfo::report_leaf_reuse();
			let result = Self::do_report_leaf_reuse(&mut spent, vendor, key, &first, &second);
			Self::spent(result, spent)
		}

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
	/// Governance (`None`), or who signed.
	fn ensure_governance_or_signed(
		origin: OriginFor<T>,
	) -> Result<Option<T::AccountId>, DispatchError> {
		match T::GovernanceOrigin::try_origin(origin) {
			Ok(_) => Ok(None),
			Err(origin) => Ok(Some(ensure_signed(origin)?)),
		}
	}

	/// Seconds since 1970.
	pub(crate) fn now() -> u64 {
		T::Time::now().as_secs()
	}

	/// Texts are for people: not empty, and UTF-8.
	pub(crate) fn ensure_text(text: &[u8]) -> Result<(), Error<T>> {
		ensure!(!text.is_empty() && core::str::from_utf8(text).is_ok(), Error::<T>::BadText);
		Ok(())
	}

	/// What came of a call and what it took, where that is known only afterwards.
	pub(crate) fn spent(result: DispatchResult, weight: Weight) -> DispatchResultWithPostInfo {
		let post_info = Some(weight).into();
		match result {
			Ok(()) => Ok(post_info),
			Err(error) => Err(DispatchErrorWithPostInfo { post_info, error }),
		}
	}
}
