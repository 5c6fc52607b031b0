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
//! | vendor, operators with the right `ENDORSE` | `set_appraisal_policy`, `endorse_value`, `withdraw_endorsement`, `endorse_attestation_key`, `withdraw_attestation_key` |
//! | owner, or whoever is permitted `update-firmware` | the rollout calls; `report` for a device; `keep_history` |
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
pub mod runtime_api;
#[cfg(test)]
mod tests;
#[cfg(any(test, feature = "try-runtime"))]
mod try_state;
pub mod types;
pub mod weights;

pub use attestation::*;
pub use manifests::{
	EnvelopeBytes, FirmwareKey, KeyRevocation, KeyState, ManifestExtra, ManifestKey,
	ManifestKeyView, ManifestView, SignedMessage, UsedLeaf, MAX_SIGNERS,
};
pub use pallet::*;
pub use releases::*;
pub use rollouts::*;
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
	AccessCheck, DeviceControl, DeviceId, DeviceInspect, DeviceKey, FleetId, Generation, ModelId,
	Subject, TrustTier, VendorId, VendorInspect, VendorRight,
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

	/// The number of the next rollout.
	#[pallet::storage]
	pub type NextRolloutId<T> = StorageValue<_, RolloutId, ValueQuery>;

	/// Rollouts with all their counts.
	#[pallet::storage]
	pub type Rollouts<T: Config> = StorageMap<_, Twox64Concat, RolloutId, Rollout<T>>;

	/// The rollout of each component of a model that was started last over a fleet.
	#[pallet::storage]
	pub type FleetRolloutsOf<T> =
		StorageMap<_, Twox64Concat, (FleetId, ModelId), FleetRollouts, ValueQuery>;

	// Attestation.

	/// Digests that vendors endorsed, as if they were releases.
	#[pallet::storage]
	pub type Endorsements<T: Config> =
		StorageMap<_, Blake2_128Concat, (ModelId, ComponentId, Sequence), Endorsement<T>>;

	/// Keys by which devices' roots of trust sign tokens.
	#[pallet::storage]
	pub type AttestationKeys<T: Config> =
		StorageMap<_, Blake2_128Concat, DeviceId, AttestationKey<T>>;

	/// How much is kept of the past of devices.
	#[pallet::storage]
	pub type Histories<T: Config> =
		StorageMap<_, Blake2_128Concat, DeviceId, attestation::History<T>>;

	/// Verdicts of the past, by device and place in its ring.
	#[pallet::storage]
	pub type PastVerdicts<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		DeviceId,
		Twox64Concat,
		u8,
		PastVerdict<BlockNumberFor<T>>,
	>;

	/// Guards over devices and fleets.
	#[pallet::storage]
	pub type Guards<T: Config> = StorageMap<_, Blake2_128Concat, GuardTarget, Guard<T>>;

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
		/// A release is brought to fleets.
		#[codec(index = 30)]
		RolloutStarted {
			rollout: RolloutId,
			owner: T::AccountId,
			model: ModelId,
			component: ComponentId,
			sequence: Sequence,
		},
		/// A wave has so many places from now on.
		#[codec(index = 31)]
		WaveOpened { rollout: RolloutId, wave: u8, size: u32 },
		/// A device said, or proved, how it went. `old` is `None` if it took a place just now.
		#[codec(index = 32)]
		UpdateReported {
			rollout: RolloutId,
			device: DeviceId,
			wave: u8,
			old: Option<Outcome>,
			new: Outcome,
		},
		/// A device left the fleet, or the rollout for a later one, and what it counted for went too.
		#[codec(index = 33)]
		DeviceLeft { rollout: RolloutId, device: DeviceId, wave: u8, outcome: Outcome },
		/// A wave has its successes, and soaks from now on.
		#[codec(index = 34)]
		WavePassed { rollout: RolloutId, wave: u8 },
		/// Too many failed or kept silent.
		#[codec(index = 35)]
		RolloutHalted { rollout: RolloutId, halt: Halt },
		#[codec(index = 36)]
		RolloutPaused { rollout: RolloutId },
		/// Goes on, from this.
		#[codec(index = 37)]
		RolloutResumed { rollout: RolloutId, from: Phase },
		/// The last wave passed.
		#[codec(index = 38)]
		RolloutCompleted { rollout: RolloutId },
		#[codec(index = 39)]
		RolloutAborted { rollout: RolloutId, from: Phase },
		/// What was kept of a rollout that is over was removed.
		#[codec(index = 40)]
		RolloutRemoved { rollout: RolloutId },
		// Attestation: 45 to 69.
		/// What was kept of a device that is no more, or is another's now, was removed.
		#[codec(index = 45)]
		DeviceForgotten { device: DeviceId },
		/// Evidence of a model's devices is appraised by another policy, or, without one, not at all.
		#[codec(index = 46)]
		AppraisalPolicySet {
			model: ModelId,
			old: Option<AppraisalPolicy>,
			new: Option<AppraisalPolicy>,
		},
		/// A digest is good as the component's `sequence`, until that time (`None`: until withdrawn).
		/// `old` is until when it was before, if it was.
		#[codec(index = 47)]
		ValueEndorsed {
			model: ModelId,
			component: ComponentId,
			sequence: Sequence,
			digest: Digest,
			old: Option<Option<u64>>,
			new: Option<u64>,
		},
		/// A digest is not good any more.
		#[codec(index = 48)]
		EndorsementWithdrawn {
			model: ModelId,
			component: ComponentId,
			sequence: Sequence,
			digest: Digest,
		},
		/// The vendor vouches for the key that signs a device's tokens.
		#[codec(index = 49)]
		AttestationKeyEndorsed {
			device: DeviceId,
			old: Option<AttestationKeyView>,
			new: AttestationKeyView,
		},
		/// The vendor does not vouch for it any more.
		#[codec(index = 50)]
		AttestationKeyWithdrawn { device: DeviceId, old: AttestationKeyView },
		/// A device attested, by evidence as of this block. `old` is what was found the last time.
		#[codec(index = 51)]
		Attested {
			device: DeviceId,
			block: BlockNumberFor<T>,
			old: Option<TrustTier>,
			new: TrustTier,
			reasons: Reasons,
		},
		/// So many verdicts are kept of a device.
		#[codec(index = 52)]
		HistoryKept { device: DeviceId, old: u8, new: u8 },
		/// A guard was put up or taken down.
		#[codec(index = 53)]
		GuardSet { target: GuardTarget, on: bool },
		/// A guarded device was quarantined because of its verdict.
		#[codec(index = 54)]
		Quarantined { device: DeviceId },
		/// A device is not quarantined because of its verdict any more.
		#[codec(index = 55)]
		Released { device: DeviceId },
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
		/// The bytes are no key of their kind, see [`FirmwareKey`]; or it is an attestation key and neither
		/// Ed25519 nor P-256, by which tokens are signed.
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
		/// There is no such rollout.
		#[codec(index = 50)]
		RolloutNotFound,
		/// No waves, a number out of its range (see [`Wave`] and `Hours`), waves of one fleet that do
		/// not follow each other, or whose shares do not rise.
		#[codec(index = 51)]
		BadTerms,
		/// One wave's fleet lies above another's. Give each its own devices.
		#[codec(index = 52)]
		NestedFleets,
		/// There is no such fleet.
		#[codec(index = 53)]
		FleetNotFound,
		/// The fleets are not all of one owner. Start a rollout for each.
		#[codec(index = 54)]
		ForeignFleet,
		/// A rollout of the component is under way over a fleet, or over one above it. Abort that
		/// first, or let it end.
		#[codec(index = 55)]
		AlreadyRolling,
		/// The release is older than the component's floor: who installs it fails.
		#[codec(index = 56)]
		BelowFloor,
		/// The first wave's fleet has no devices of the model.
		#[codec(index = 57)]
		NoMembers,
		/// The rollout is completed or aborted.
		#[codec(index = 58)]
		RolloutOver,
		/// The rollout is under way. Abort it first, or let it end.
		#[codec(index = 59)]
		RolloutLive,
		/// The rollout is paused.
		#[codec(index = 60)]
		RolloutPaused,
		/// The rollout halted by itself. Resume it, or abort it.
		#[codec(index = 61)]
		RolloutHalted,
		/// The rollout is neither paused nor halted.
		#[codec(index = 62)]
		NotStandingStill,
		/// The wave has not its successes yet, or they have not lasted long enough.
		#[codec(index = 63)]
		NotDue,
		/// The wave of the device's fleet has not begun.
		#[codec(index = 64)]
		NotYet,
		/// All places of the wave are taken.
		#[codec(index = 65)]
		NoPlace,
		/// The device is of another model or in no fleet of the rollout, or a later rollout is for it.
		#[codec(index = 66)]
		NotCovered,
		/// The device has said that before.
		#[codec(index = 67)]
		NothingNew,
		/// The rollout asks for evidence. Attest what runs.
		#[codec(index = 68)]
		NotProven,
		/// The device is not at work, so it takes no place.
		#[codec(index = 69)]
		DeviceNotActive,
		// Attestation: 70 to 99.
		/// Nothing is known of the device.
		#[codec(index = 70)]
		NothingKnown,
		/// The device is still in the generation in which this was found, or in a rollout; or the
		/// evidence taken last could be handed in again: wait until its block is forgotten.
		#[codec(index = 71)]
		NotStale,
		/// The model has no appraisal policy: nothing passes. The vendor must set one.
		#[codec(index = 72)]
		NoPolicy,
		/// A policy names at least one kind of evidence and one component, no others than there are;
		/// `max_age` is at least 1 and not longer than the chain remembers block hashes, `validity` at
		/// least 1; tokens need a lifecycle; ranges run from low to high; no implementation is named
		/// twice.
		#[codec(index = 73)]
		BadPolicy,
		/// `valid_until` has passed. Use seconds since 1970, now or later.
		#[codec(index = 74)]
		AlreadyLapsed,
		/// This sequence is that of a release, or of another digest that was endorsed.
		#[codec(index = 75)]
		SequenceTaken,
		/// Nothing is endorsed as this sequence.
		#[codec(index = 76)]
		EndorsementNotFound,
		/// The first byte of an instance id is 1.
		#[codec(index = 78)]
		BadInstanceId,
		/// The device has no endorsed attestation key.
		#[codec(index = 79)]
		AttestationKeyNotFound,
		/// The model's policy does not take this kind of evidence.
		#[codec(index = 80)]
		KindNotAccepted,
		/// The block is not one whose hash the chain remembers. Use a recent one that is not the
		/// present one.
		#[codec(index = 81)]
		UnknownBlock,
		/// The block is older than the model's policy allows. Use a recent one.
		#[codec(index = 82)]
		TooOld,
		/// The device has attested by this block or a later one already.
		#[codec(index = 83)]
		NotNewer,
		/// No COSE_Sign1 with the claims of a PSA token, or not strictly formed.
		#[codec(index = 84)]
		BadToken,
		/// The token's nonce is not the one for this device and block.
		#[codec(index = 85)]
		NonceMismatch,
		/// The token's instance id is not the endorsed one.
		#[codec(index = 86)]
		InstanceMismatch,
		/// The device has no key of the kind with which the token is signed. The vendor can endorse one.
		#[codec(index = 87)]
		NoAttestationKey,
		/// The evidence is not signed by the device for this chain, device and block.
		#[codec(index = 88)]
		BadSignature,
		/// A history has room for 64 verdicts at most.
		#[codec(index = 89)]
		TooDeep,
		/// There is no such fleet, or nobody owns the device.
		#[codec(index = 90)]
		NoSuchTarget,
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
		fn integrity_test() {
			const {
				assert!(MAX_COMPONENTS <= u8::BITS, "a set of components is one byte");
				assert!(MAX_APPROVERS <= u16::BITS, "a vote is one bit of two bytes");
				assert!(MAX_COMPONENTS <= MAX_MEASUREMENTS, "every component can be measured");
				assert!(MAX_HISTORY <= u8::MAX as u32, "a place in a history is one byte");
			}
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

		/// What a device is to install now, or why nothing: one answer for each component of its model.
		/// Empty for a device that is not known, or decommissioned.
		pub fn next_update(device: DeviceId) -> Vec<UpdateAdvice> {
			Self::advice(&device).unwrap_or_default()
		}

		/// A rollout as it stands now, with the counts of its waves and, if it halted, why.
		pub fn rollout(id: RolloutId) -> Option<RolloutView<T::AccountId>> {
			Self::rollout_view(id)
		}

		/// The rollouts that were started last over a fleet, for a model; one for each component.
		pub fn rollouts_of(fleet: FleetId, model: ModelId) -> Vec<FleetRollout> {
			FleetRolloutsOf::<T>::get((fleet, model)).into_inner()
		}

		// Attestation.

		/// The verdict on a device as it counts now, or why there is none.
		pub fn verdict(device: DeviceId) -> Result<VerdictView<BlockNumberFor<T>>, NoVerdict> {
			Self::verdict_view(&device)
		}

		/// What [`attest`](Pallet::attest) would find now, or with which error it would fail. Nothing
		/// is written.
		pub fn appraise(
			device: DeviceId,
			evidence: Evidence<BlockNumberFor<T>>,
		) -> Result<VerdictView<BlockNumberFor<T>>, DispatchError> {
			Self::appraisal_view(&device, &evidence)
		}

		/// What is kept of a device's past.
		pub fn history(device: DeviceId) -> Option<HistoryView<T::AccountId, BlockNumberFor<T>>> {
			Self::history_view(&device)
		}

		/// How evidence of a model's devices is appraised.
		pub fn appraisal_policy(model: ModelId) -> Option<AppraisalPolicy> {
			ModelStates::<T>::get(model).appraisal_policy().cloned()
		}

		/// What the vendor endorsed as this sequence.
		pub fn endorsement(
			model: ModelId,
			component: ComponentId,
			sequence: Sequence,
		) -> Option<EndorsementView> {
			Self::endorsement_view(model, component, sequence)
		}

		/// The key by which a device's root of trust signs tokens, if the vendor endorsed one.
		pub fn attestation_key(device: DeviceId) -> Option<AttestationKeyView> {
			AttestationKeys::<T>::get(device).map(|endorsed| endorsed.view())
		}

		/// Whether the device is quarantined when its verdict falls.
		pub fn guarded(device: DeviceId) -> bool {
			T::Devices::standing(&device)
				.is_some_and(|standing| Self::is_guarded(&device, &standing))
		}
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

		/// Brings a release to the devices of a model in fleets of one owner, wave by wave.
		///
		/// ## Dispatch origin
		/// Signed by the fleets' owner, or by whoever is permitted `update-firmware` on each of them.
		///
		/// ## Details
		/// Opens the first wave: places for its share of the members now. Waves of one fleet stand
		/// together, their shares are cumulative and rise; fleets of different waves do not lie above
		/// each other. A rollout of the component that ended is replaced where it had these fleets.
		/// The signer pays the deposit. See [`rollouts`] for the rest.
		///
		/// ## Errors
		/// - [`Error::BadTerms`], [`Error::NestedFleets`], [`Error::FleetNotFound`],
		///   [`Error::ForeignFleet`]
		/// - [`Error::ReleaseNotFound`], [`Error::NotInForce`], [`Error::BelowFloor`]
		/// - [`Error::AlreadyRolling`], [`Error::NoMembers`], [`Error::Exhausted`]
		///
		/// ## Events
		/// - [`Event::RolloutStarted`], [`Event::WaveOpened`]
		#[pallet::call_index(30)]
		#[pallet::weight(asking::<T>(T::WeightInfo::start_rollout(waves.len() as u32), waves.len() as u32))]
		pub fn start_rollout(
			origin: OriginFor<T>,
			model: ModelId,
			component: ComponentId,
			sequence: Sequence,
			waves: BoundedVec<Wave, ConstU32<MAX_WAVES>>,
			terms: RolloutTerms,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_start_rollout(who, model, component, sequence, waves, terms)
		}

		/// Opens the next wave, or completes the rollout, when the wave that was opened last has had
		/// its successes for as long as it soaks.
		///
		/// ## Dispatch origin
		/// Signed by anyone; of a manual rollout, by the owner or by whoever is permitted
		/// `update-firmware` on each of its fleets.
		///
		/// ## Details
		/// Reports and evidence do the same when they find it due, so this is for when none comes. It
		/// also writes down what time, or devices that left, have brought about: that the rollout
		/// halted, for which anyone will do, or that the wave begins to soak.
		///
		/// ## Errors
		/// - [`Error::RolloutNotFound`], [`Error::RolloutOver`], [`Error::RolloutPaused`],
		///   [`Error::RolloutHalted`]
		/// - [`Error::NotInForce`], [`Error::NotDue`]
		///
		/// ## Events
		/// - [`Event::WavePassed`], [`Event::WaveOpened`], [`Event::RolloutCompleted`],
		///   [`Event::RolloutHalted`]
		#[pallet::call_index(31)]
		#[pallet::weight(steering::<T>(T::WeightInfo::advance_rollout(MAX_WAVES - 1), MAX_WAVES))]
		pub fn advance_rollout(
			origin: OriginFor<T>,
			rollout: RolloutId,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let (asked, opened) = Self::do_advance_rollout(who, rollout)?;
			Ok(Some(steering::<T>(T::WeightInfo::advance_rollout(opened), asked)).into())
		}

		/// Holds a rollout: no places are given, no wave is opened, deadlines stand still.
		///
		/// ## Dispatch origin
		/// Signed by the owner or by whoever is permitted `update-firmware` on each of its fleets.
		///
		/// ## Details
		/// What devices with a place report still counts.
		///
		/// ## Errors
		/// - [`Error::RolloutNotFound`], [`Error::RolloutOver`], [`Error::RolloutPaused`],
		///   [`Error::RolloutHalted`]
		///
		/// ## Events
		/// - [`Event::RolloutPaused`]
		#[pallet::call_index(32)]
		#[pallet::weight(asking::<T>(T::WeightInfo::pause_rollout(), MAX_WAVES))]
		pub fn pause_rollout(
			origin: OriginFor<T>,
			rollout: RolloutId,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let asked = Self::do_pause_rollout(who, rollout)?;
			Ok(Some(asking::<T>(T::WeightInfo::pause_rollout(), asked)).into())
		}

		/// Lets a rollout go on that was paused, or that halted.
		///
		/// ## Dispatch origin
		/// Signed by the owner or by whoever is permitted `update-firmware` on each of its fleets.
		///
		/// ## Details
		/// After a pause, deadlines that had not passed are as far away as they were. After a halt,
		/// what failed so far is forgiven: it counts neither as failure nor for the wave's size, until
		/// the device says something new; every wave that was opened begins its deadline and soak anew.
		///
		/// ## Errors
		/// - [`Error::RolloutNotFound`], [`Error::RolloutOver`], [`Error::NotStandingStill`]
		/// - [`Error::Exhausted`]: 255 times are enough. Abort it.
		///
		/// ## Events
		/// - [`Event::RolloutResumed`]
		#[pallet::call_index(33)]
		#[pallet::weight(asking::<T>(T::WeightInfo::resume_rollout(), MAX_WAVES))]
		pub fn resume_rollout(
			origin: OriginFor<T>,
			rollout: RolloutId,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let asked = Self::do_resume_rollout(who, rollout)?;
			Ok(Some(asking::<T>(T::WeightInfo::resume_rollout(), asked)).into())
		}

		/// Ends a rollout for good, also one that is completed: from now on it offers nothing.
		///
		/// ## Dispatch origin
		/// Signed by the owner or by whoever is permitted `update-firmware` on each of its fleets.
		///
		/// ## Details
		/// Final. The next query of every device sees it, and nothing that devices say or prove later
		/// counts for it.
		///
		/// ## Errors
		/// - [`Error::RolloutNotFound`], [`Error::RolloutOver`]
		///
		/// ## Events
		/// - [`Event::RolloutAborted`]
		#[pallet::call_index(34)]
		#[pallet::weight(asking::<T>(T::WeightInfo::abort_rollout(), MAX_WAVES))]
		pub fn abort_rollout(
			origin: OriginFor<T>,
			rollout: RolloutId,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let asked = Self::do_abort_rollout(who, rollout)?;
			Ok(Some(asking::<T>(T::WeightInfo::abort_rollout(), asked)).into())
		}

		/// Removes a rollout that is over, and returns the deposit.
		///
		/// ## Dispatch origin
		/// Signed by the owner or by whoever is permitted `update-firmware` on each of its fleets.
		///
		/// ## Details
		/// Where no later rollout replaced it, its fleets are as if there had been none: of a model
		/// that updates automatically, devices take the newest release in force.
		///
		/// ## Errors
		/// - [`Error::RolloutNotFound`], [`Error::RolloutLive`]
		///
		/// ## Events
		/// - [`Event::RolloutRemoved`]
		#[pallet::call_index(35)]
		#[pallet::weight(asking::<T>(T::WeightInfo::remove_rollout(), MAX_WAVES))]
		pub fn remove_rollout(
			origin: OriginFor<T>,
			rollout: RolloutId,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let asked = Self::do_remove_rollout(who, rollout)?;
			Ok(Some(asking::<T>(T::WeightInfo::remove_rollout(), asked)).into())
		}

		/// Says how a device fares in a rollout, and takes a place for it if it has none.
		///
		/// ## Dispatch origin
		/// The device itself, or signed by its owner or by whoever is permitted `update-firmware` on
		/// it.
		///
		/// ## Details
		/// Places are given first come, first served, to devices at work and to those held because of
		/// their verdict. Any report takes one, so a device that is quick needs no `Started`. A
		/// failure can become a success and the other way round, as long as the rollout is under way.
		/// Opens the next wave if this makes it due; writes down a halt. The device's owner pays for
		/// its record, once.
		///
		/// ## Errors
		/// - [`Error::DeviceNotFound`], [`Error::NotClaimed`], [`Error::DeviceNotActive`]
		/// - [`Error::RolloutNotFound`], [`Error::RolloutOver`], [`Error::RolloutPaused`],
		///   [`Error::RolloutHalted`], [`Error::NotInForce`]
		/// - [`Error::NotCovered`], [`Error::NotYet`], [`Error::NoPlace`]
		/// - [`Error::NothingNew`], [`Error::NotProven`]
		///
		/// ## Events
		/// - [`Event::UpdateReported`], [`Event::DeviceLeft`] of an earlier rollout
		/// - [`Event::WavePassed`], [`Event::WaveOpened`], [`Event::RolloutCompleted`],
		///   [`Event::RolloutHalted`]
		#[pallet::call_index(36)]
		#[pallet::weight(report_weight::<T>(*report == Report::Installed, MAX_WAVES - 1, 1))]
		pub fn report(
			origin: OriginFor<T>,
			device: DeviceId,
			rollout: RolloutId,
			report: Report,
		) -> DispatchResultWithPostInfo {
			let by = Self::ensure_subject(origin)?;
			let asked = u32::from(by != Subject::Device(device));
			let (proof, opened) = Self::do_report(by, device, rollout, report)?;
			Ok(Some(report_weight::<T>(proof, opened, asked)).into())
		}

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

		/// Sets how evidence of a model's devices is appraised, or with `None` that it is not.
		///
		/// ## Dispatch origin
		/// Signed by the vendor or an operator with the right `ENDORSE`.
		///
		/// ## Details
		/// The policy counts from now on, for verdicts that were given before as well: without one,
		/// there are none. Whoever sets the first one pays the deposit, which returns when the policy
		/// is removed.
		///
		/// ## Errors
		/// - [`Error::ModelNotFound`], [`Error::NotVendor`]
		/// - [`Error::NoChange`], [`Error::BadPolicy`]
		/// - [`Error::ComponentNotFound`]: the policy requires a component that is not registered
		///
		/// ## Events
		/// - [`Event::AppraisalPolicySet`]
		#[pallet::call_index(46)]
		#[pallet::weight(T::WeightInfo::set_appraisal_policy())]
		pub fn set_appraisal_policy(
			origin: OriginFor<T>,
			model: ModelId,
			policy: Option<AppraisalPolicy>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_appraisal_policy(who, model, policy)
		}

		/// Endorses a digest as good for a component, or changes until when it is.
		///
		/// ## Dispatch origin
		/// Signed by the vendor or an operator with the right `ENDORSE`. They need nobody's approval,
		/// unlike for a release: give the right to few.
		///
		/// ## Details
		/// For what is no release: factory firmware, boot loaders, what a chip maker supplies. It counts
		/// like a release of this sequence, floor included, until `valid_until` (seconds since 1970, that
		/// second included) or until it is withdrawn. One digest a sequence; another digest needs
		/// another sequence. The caller pays a deposit.
		///
		/// ## Errors
		/// - [`Error::ModelNotFound`], [`Error::NotVendor`], [`Error::ComponentNotFound`]
		/// - [`Error::AlreadyLapsed`], [`Error::NoChange`]
		/// - [`Error::SequenceTaken`], [`Error::DigestKnown`]
		///
		/// ## Events
		/// - [`Event::ValueEndorsed`]
		#[pallet::call_index(47)]
		#[pallet::weight(T::WeightInfo::endorse_value())]
		pub fn endorse_value(
			origin: OriginFor<T>,
			model: ModelId,
			component: ComponentId,
			sequence: Sequence,
			digest: Digest,
			valid_until: Option<u64>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_endorse_value(who, model, component, sequence, digest, valid_until)
		}

		/// Takes an endorsement back. Devices that run it are not recognised from now on.
		///
		/// ## Dispatch origin
		/// Signed by the vendor or an operator with the right `ENDORSE`.
		///
		/// ## Errors
		/// - [`Error::ModelNotFound`], [`Error::NotVendor`], [`Error::EndorsementNotFound`]
		///
		/// ## Events
		/// - [`Event::EndorsementWithdrawn`]
		#[pallet::call_index(48)]
		#[pallet::weight(T::WeightInfo::withdraw_endorsement())]
		pub fn withdraw_endorsement(
			origin: OriginFor<T>,
			model: ModelId,
			component: ComponentId,
			sequence: Sequence,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_withdraw_endorsement(who, model, component, sequence)
		}

		/// Vouches for the key by which a device's root of trust signs its tokens, in place of the one
		/// before.
		///
		/// ## Dispatch origin
		/// Signed by the vendor of the device's model or an operator with the right `ENDORSE`.
		///
		/// ## Details
		/// `instance_id` is the claim `ueid` that the tokens must have (RFC 9783 §4.2.1); `None` leaves it
		/// open. The key is the hardware's: it stays through transfer and recovery. The vendor's word
		/// stands for a proof of possession; the first token is one. Whoever endorses the first key pays
		/// the deposit. A device without an endorsed key signs tokens with its identity key.
		///
		/// ## Errors
		/// - [`Error::DeviceNotFound`], [`Error::NotVendor`], [`Error::NoChange`]
		/// - [`Error::BadKey`], [`Error::BadInstanceId`]
		///
		/// ## Events
		/// - [`Event::AttestationKeyEndorsed`]
		#[pallet::call_index(49)]
		#[pallet::weight(T::WeightInfo::endorse_attestation_key())]
		pub fn endorse_attestation_key(
			origin: OriginFor<T>,
			device: DeviceId,
			key: DeviceKey,
			instance_id: Option<[u8; 33]>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_endorse_attestation_key(who, device, key, instance_id)
		}

		/// Takes the endorsement of an attestation key back.
		///
		/// ## Dispatch origin
		/// Signed by the vendor of the device's model or an operator with the right `ENDORSE`; by anyone
		/// once the device is decommissioned.
		///
		/// ## Errors
		/// - [`Error::AttestationKeyNotFound`], [`Error::NotVendor`]
		///
		/// ## Events
		/// - [`Event::AttestationKeyWithdrawn`]
		#[pallet::call_index(50)]
		#[pallet::weight(T::WeightInfo::withdraw_attestation_key())]
		pub fn withdraw_attestation_key(origin: OriginFor<T>, device: DeviceId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_withdraw_attestation_key(who, device)
		}

		/// Hands in what a device says it runs, and appraises it.
		///
		/// ## Dispatch origin
		/// The device itself, or signed by anyone who carries its evidence.
		///
		/// ## Details
		/// The evidence must be authentic and newer than the last one by the block it names; then it is
		/// taken, whatever it says, and the verdict tells what it is worth. A device that is suspended
		/// or quarantined may attest too: that is how it gets free. If it is guarded and the verdict is
		/// contraindicated, it is quarantined; a better verdict ends that. The first time, the owner pays
		/// the deposit of the device's record.
		///
		/// Weighs what this kind of evidence, its length and its signature cost.
		///
		/// ## Errors
		/// - [`Error::DeviceNotFound`], [`Error::NotClaimed`]
		/// - [`Error::NoPolicy`], [`Error::KindNotAccepted`]
		/// - [`Error::UnknownBlock`], [`Error::TooOld`], [`Error::NotNewer`]
		/// - [`Error::BadToken`], [`Error::NonceMismatch`], [`Error::InstanceMismatch`],
		///   [`Error::NoAttestationKey`]: PSA tokens
		/// - [`Error::BadSignature`]
		///
		/// ## Events
		/// - [`Event::Attested`]
		/// - [`Event::Quarantined`] or [`Event::Released`], if that follows
		#[pallet::call_index(51)]
		#[pallet::weight(attest_weight::<T>(evidence))]
		pub fn attest(
			origin: OriginFor<T>,
			device: DeviceId,
			evidence: Evidence<BlockNumberFor<T>>,
		) -> DispatchResultWithPostInfo {
			match T::DeviceOrigin::try_origin(origin) {
				Ok(itself) => ensure!(itself == device, DispatchError::BadOrigin),
				Err(origin) => {
					ensure_signed(origin)?;
				},
			}
			Self::do_attest(device, evidence)
		}

		/// Sets how many verdicts are kept of a device, the latest: 0 to 64.
		///
		/// ## Dispatch origin
		/// Signed by the owner, or by whom the owner permits `update-firmware` on the device. Who pays for
		/// the present history may always pay for a shorter one. Anyone may end that of a device which
		/// nobody owns.
		///
		/// ## Details
		/// The caller pays for the room if it grows, and the deposit of whoever paid before returns. It
		/// stays through a transfer: what is kept tells the generation. With 0 all is removed.
		///
		/// ## Errors
		/// - [`Error::TooDeep`], [`Error::NoChange`]
		/// - [`Error::DeviceNotFound`], [`Error::NotClaimed`]
		///
		/// ## Events
		/// - [`Event::HistoryKept`]
		#[pallet::call_index(52)]
		#[pallet::weight(
			T::WeightInfo::keep_history(MAX_HISTORY).saturating_add(T::Access::authorize_weight())
		)]
		pub fn keep_history(
			origin: OriginFor<T>,
			device: DeviceId,
			depth: u8,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let moved = Self::do_keep_history(who, device, depth)?;
			let weight = T::WeightInfo::keep_history(moved);
			Ok(Some(weight.saturating_add(T::Access::authorize_weight())).into())
		}

		/// Puts up a guard over a device or a fleet, or takes it down.
		///
		/// ## Dispatch origin
		/// Signed by the owner, or by whom the owner permits `suspend` on it. A guard that is void, since
		/// the device has another generation or the fleet is gone, anyone may take down.
		///
		/// ## Details
		/// Devices under a guard are quarantined when their verdict is contraindicated: by
		/// [`attest`](Pallet::attest) at once, and by [`enforce`](Pallet::enforce) when it fell since.
		/// Those that already are go on as they are until then, whether the guard begins or ends. The
		/// caller pays a deposit.
		///
		/// ## Errors
		/// - [`Error::NoSuchTarget`], [`Error::NoChange`]
		///
		/// ## Events
		/// - [`Event::GuardSet`]
		#[pallet::call_index(53)]
		#[pallet::weight(
			T::WeightInfo::set_guard().saturating_add(T::Access::authorize_weight())
		)]
		pub fn set_guard(origin: OriginFor<T>, target: GuardTarget, on: bool) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_guard(who, target, on)
		}

		/// Quarantines a guarded device whose verdict has fallen since it attested, or lets one go whose
		/// verdict is good again, or which is not guarded any more.
		///
		/// ## Dispatch origin
		/// Signed by anyone.
		///
		/// ## Details
		/// A verdict that has expired changes nothing: silence is no proof of guilt, and no excuse.
		///
		/// ## Errors
		/// - [`Error::NothingKnown`], [`Error::DeviceNotFound`], [`Error::NotClaimed`]
		/// - [`Error::NoChange`]: the device is as it should be
		///
		/// ## Events
		/// - [`Event::Quarantined`] or [`Event::Released`]
		#[pallet::call_index(54)]
		#[pallet::weight(T::WeightInfo::enforce())]
		pub fn enforce(origin: OriginFor<T>, device: DeviceId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_enforce(device)
		}
	}
}

/// The weight of a call that also asks so often whether somebody is permitted something. The
/// benchmarks ask for the owner, which is cheaper.
pub(crate) fn asking<T: Config>(plain: Weight, questions: u32) -> Weight {
	plain.saturating_add(T::Access::authorize_weight().saturating_mul(questions.into()))
}

impl<T: Config> Pallet<T> {
	/// The calls whose weight depends on their arguments, at the bounds: for `integrity_test`.
	fn weights_at_bounds() -> [(&'static str, Weight); 10] {
		let token = BoundedVec::truncate_from(alloc::vec![0; MAX_TOKEN as usize]);
		let psa = Evidence::Psa { block: Default::default(), token };
		let reuse = Self::worst_hss_weight(2 * MAX_ENVELOPE).saturating_mul(2);
		[
			("propose_release", T::WeightInfo::propose_release(MAX_IMAGES)),
			("remove_release", T::WeightInfo::remove_release(MAX_IMAGES)),
			("publish_advisory", T::WeightInfo::publish_advisory(MAX_AFFECTED)),
			("propose_manifest", Self::manifest_weight(MAX_ENVELOPE, MAX_SIGNERS)),
			("report_leaf_reuse", T::WeightInfo::report_leaf_reuse().saturating_add(reuse)),
			("start_rollout", asking::<T>(T::WeightInfo::start_rollout(MAX_WAVES), MAX_WAVES)),
			(
				"advance_rollout",
				steering::<T>(T::WeightInfo::advance_rollout(MAX_WAVES), MAX_WAVES),
			),
			("report", report_weight::<T>(true, MAX_WAVES - 1, 1)),
			("attest", attest_weight::<T>(&psa)),
			("keep_history", asking::<T>(T::WeightInfo::keep_history(MAX_HISTORY), 1)),
		]
	}

	/// The account or device that signed.
	pub(crate) fn ensure_subject(
		origin: OriginFor<T>,
	) -> Result<Subject<T::AccountId>, DispatchError> {
		match T::DeviceOrigin::try_origin(origin) {
			Ok(device) => Ok(Subject::Device(device)),
			Err(origin) => Ok(Subject::Account(ensure_signed(origin)?)),
		}
	}

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
		ensure!(muster_primitives::is_text(text), Error::<T>::BadText);
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
