// SPDX-License-Identifier: Apache-2.0

//! What all parts of the pallet share: numbers, digests, and the records that more than one of them
//! reads. Each part keeps its own types with its code.

use crate::{
	attestation::{AppraisalPolicy, Verdict},
	rollouts::Participation,
	Config, HoldReason,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::marker::PhantomData;
use frame_support::{
	traits::{
		fungible::{HoldConsideration, Inspect},
		Footprint, Get,
	},
	BoundedVec, CloneNoBound, DebugNoBound, EqNoBound, PartialEqNoBound,
};
use frame_system::pallet_prelude::BlockNumberFor;
use muster_primitives::Generation;
use scale_info::TypeInfo;
use sp_core::ConstU32;

/// Most components of a model. They are numbered 0 to 7, so that a set of them is one byte.
pub const MAX_COMPONENTS: u32 = 8;
/// Most images of one release: the same firmware built for different slots.
pub const MAX_IMAGES: u32 = 4;
/// Most places from which a release can be fetched.
pub const MAX_URIS: u32 = 4;
/// Most approvers of an authority.
pub const MAX_APPROVERS: u32 = 16;
/// Most revokers of an authority.
pub const MAX_REVOKERS: u32 = 4;
/// Most advisories about one release.
pub const MAX_ADVISORIES: u32 = 8;
/// Most releases that one advisory is about.
pub const MAX_AFFECTED: u32 = 16;
/// Most bytes of a SUIT envelope.
pub const MAX_ENVELOPE: u32 = 16_384;
/// Most waves of a rollout.
pub const MAX_WAVES: u32 = 8;
/// Most bytes of an attestation token.
pub const MAX_TOKEN: u32 = 2_048;
/// Most measurements in one piece of evidence.
pub const MAX_MEASUREMENTS: u32 = 16;
/// Most verdicts kept of a device's past.
pub const MAX_HISTORY: u32 = 64;

/// A component's number within its model, 0 to 7: what is updated as one.
pub type ComponentId = u8;
/// A release's number within its component. Later releases have higher ones.
pub type Sequence = u64;
/// The number of an authority: those who decide about releases.
pub type AuthorityId = u32;
/// The number of a vendor's manifest key.
pub type KeyId = u32;
/// The number of an advisory.
pub type AdvisoryId = u32;
/// The number of a rollout.
pub type RolloutId = u32;

pub type AccountIdOf<T> = <T as frame_system::Config>::AccountId;
pub type BalanceOf<T> = <<T as Config>::Currency as Inspect<AccountIdOf<T>>>::Balance;

/// A short text for people, UTF-8, 1 to 64 bytes.
pub type Text = BoundedVec<u8, ConstU32<64>>;
/// Where something is fetched, UTF-8, 1 to 256 bytes.
pub type Uri = BoundedVec<u8, ConstU32<256>>;

/// The kinds of deposit. Each is a hold reason of its own.
pub mod kind {
	use super::*;
	muster_primitives::deposit_kinds!(
		HoldReason;
		Authority,
		AuthorityChange,
		ManifestKey,
		Leaf,
		Component,
		Release,
		Advisory,
		Rollout,
		Endorsement,
		AttestationKey,
		Device,
		History,
		Guard,
		Policy,
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

/// A digest that says by which function it was made. SCALE: one byte for that, then the bytes.
#[derive(
	Clone,
	Copy,
	Eq,
	PartialEq,
	Ord,
	PartialOrd,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
	MaxEncodedLen,
)]
pub enum Digest {
	/// FIPS 180-4.
	#[codec(index = 0)]
	Sha256([u8; 32]),
	/// FIPS 180-4.
	#[codec(index = 1)]
	Sha384([u8; 48]),
	/// FIPS 180-4.
	#[codec(index = 2)]
	Sha512([u8; 64]),
}

impl Digest {
	/// The digest with these bytes, of the SHA-2 function that makes as many: 32, 48 or 64.
	pub fn of_length(bytes: &[u8]) -> Option<Self> {
		bytes
			.try_into()
			.map(Self::Sha256)
			.or_else(|_| bytes.try_into().map(Self::Sha384))
			.or_else(|_| bytes.try_into().map(Self::Sha512))
			.ok()
	}
}

/// How bad a vulnerability is: the ratings of CVSS v3.1 §5, without "none".
#[derive(
	Clone,
	Copy,
	Eq,
	PartialEq,
	Ord,
	PartialOrd,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
	MaxEncodedLen,
)]
pub enum Severity {
	#[codec(index = 0)]
	Low,
	#[codec(index = 1)]
	Medium,
	#[codec(index = 2)]
	High,
	#[codec(index = 3)]
	Critical,
}

/// How far a release has come.
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
pub enum ReleaseStatus {
	/// Waits for approvals.
	#[codec(index = 0)]
	Proposed,
	/// Approved. In force once the time lock has passed.
	#[codec(index = 1)]
	Approved,
	/// Final: so many rejected it that it cannot be approved.
	#[codec(index = 2)]
	Rejected,
	/// Final: taken back by the author before it was in force.
	#[codec(index = 3)]
	Withdrawn,
	/// Final: nothing is to run it any more.
	#[codec(index = 4)]
	Revoked,
}

/// What a verdict, a rollout and an update ask of a release: small, and apart from the rest.
#[derive(
	Clone, Eq, PartialEq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen,
)]
pub struct Release {
	pub status: ReleaseStatus,
	/// When the time lock ends, seconds since 1970. Meaningful once approved.
	pub available_at: u64,
	/// The worst that advisories say about it.
	pub severity: Option<Severity>,
	/// The security floor it brings: devices below it fail, once it is raised to that.
	pub floor: Sequence,
	/// The next lower release of the component that is approved, and neither withdrawn nor revoked.
	/// Only such ones have neighbours.
	pub previous: Option<Sequence>,
	/// The next higher one.
	pub next: Option<Sequence>,
}

impl Release {
	/// Whether it may be installed at this time.
	pub fn in_force(&self, now: u64) -> bool {
		self.status == ReleaseStatus::Approved && now >= self.available_at
	}
}

/// What verdicts ask of a component.
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
pub struct ComponentState {
	pub id: ComponentId,
	/// A device that runs less than this fails. Only rises.
	pub floor: Sequence,
	/// The highest release that is approved, and neither withdrawn nor revoked. Its time lock may
	/// still run.
	pub newest: Option<Sequence>,
}

/// What verdicts ask of a model, in one value.
#[derive(
	CloneNoBound, EqNoBound, PartialEqNoBound, DebugNoBound, Encode, Decode, TypeInfo, MaxEncodedLen,
)]
#[scale_info(skip_type_params(T))]
#[codec(mel_bound())]
pub struct ModelState<T: Config> {
	/// Its components, in the order of their numbers.
	pub components: BoundedVec<ComponentState, ConstU32<MAX_COMPONENTS>>,
	/// How evidence is appraised. Without one nothing passes.
	pub policy: Option<(AppraisalPolicy, Deposit<T, kind::Policy<T>>)>,
}

impl<T: Config> Default for ModelState<T> {
	fn default() -> Self {
		Self { components: BoundedVec::new(), policy: None }
	}
}

impl<T: Config> ModelState<T> {
	pub fn component(&self, id: ComponentId) -> Option<&ComponentState> {
		self.components.iter().find(|component| component.id == id)
	}

	pub fn component_mut(&mut self, id: ComponentId) -> Option<&mut ComponentState> {
		self.components.iter_mut().find(|component| component.id == id)
	}
}

/// What a digest is known as among those of a model.
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
pub struct Reference {
	pub component: ComponentId,
	pub sequence: Sequence,
	/// Endorsed by the vendor, and not an image of a release.
	pub endorsed: bool,
}

/// All that is kept of a device.
#[derive(
	CloneNoBound, EqNoBound, PartialEqNoBound, DebugNoBound, Encode, Decode, TypeInfo, MaxEncodedLen,
)]
#[scale_info(skip_type_params(T))]
#[codec(mel_bound())]
pub struct DeviceState<T: Config> {
	/// What was found under another generation is void.
	pub generation: Generation,
	/// The block by whose hash the last evidence was fresh, of whatever generation. 0 before any.
	pub evidence_block: BlockNumberFor<T>,
	/// The outcome of the last attestation.
	pub verdict: Option<Verdict>,
	/// Whether the device is quarantined because of it.
	pub quarantined: bool,
	/// The rollouts that the device takes part in, one for each component.
	pub participations: BoundedVec<Participation, ConstU32<MAX_COMPONENTS>>,
	/// Paid by the owner.
	pub deposit: Deposit<T, kind::Device<T>>,
}
