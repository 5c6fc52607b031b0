// SPDX-License-Identifier: Apache-2.0

//! Authorities, components, releases and advisories, as they are stored and as views return them.

use crate::types::*;
use crate::Config;
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{BoundedVec, CloneNoBound, DebugNoBound, EqNoBound, PartialEqNoBound};
use muster_primitives::VendorId;
use scale_info::TypeInfo;
use sp_core::ConstU32;

/// Longest time lock, in seconds: 366 days.
pub const MAX_TIME_LOCK: u64 = 366 * 24 * 60 * 60;
/// Most bytes of a SUIT component identifier.
pub const MAX_COMPONENT_ID: u32 = 64;
/// Most other components on which a release depends.
pub const MAX_DEPENDENCIES: u32 = MAX_COMPONENTS - 1;
/// Most time-locked releases that are passed over in search of one in force.
pub const MAX_STEPS: usize = 8;
/// Most releases in one answer of the view `releases_above`.
pub const MAX_PAGE: usize = 32;

/// Who decides about releases, and how.
#[derive(
	Clone, Eq, PartialEq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen,
)]
pub struct AuthorityTerms<AccountId> {
	/// Approve and reject what others wrote. At least one, nobody twice.
	pub approvers: BoundedVec<AccountId, ConstU32<MAX_APPROVERS>>,
	/// How many of them have to approve: at least 1.
	pub threshold: u8,
	/// Revoke in an emergency. Nobody twice, and none of the approvers.
	pub revokers: BoundedVec<AccountId, ConstU32<MAX_REVOKERS>>,
	/// Seconds from the last approval until a release is in force, at most [`MAX_TIME_LOCK`].
	pub time_lock: u64,
}

impl<AccountId: Encode + PartialEq> AuthorityTerms<AccountId> {
	/// What a vote on these terms names: BLAKE2b-256 of their SCALE encoding.
	pub fn hash(&self) -> [u8; 32] {
		sp_io::hashing::blake2_256(&self.encode())
	}

	/// An approver's vote: the bit for his place in the list.
	pub(crate) fn vote_of(&self, who: &AccountId) -> Option<u16> {
		let place = self.approvers.iter().position(|approver| approver == who)?;
		1u16.checked_shl(place as u32)
	}

	/// The approvers whose votes these are.
	pub(crate) fn voters(&self, votes: u16) -> impl Iterator<Item = &AccountId> {
		self.approvers.iter().filter(move |who| self.vote_of(who).is_some_and(|v| votes & v != 0))
	}
}

/// A vendor's authority. Many components may share one.
#[derive(
	CloneNoBound, EqNoBound, PartialEqNoBound, DebugNoBound, Encode, Decode, TypeInfo, MaxEncodedLen,
)]
#[scale_info(skip_type_params(T))]
#[codec(mel_bound())]
pub struct Authority<T: Config> {
	pub vendor: VendorId,
	/// Raised by every change. Votes given under an earlier one are void.
	pub version: u32,
	pub terms: AuthorityTerms<T::AccountId>,
	/// How many components it decides about.
	pub components: u32,
	pub deposit: Deposit<T, kind::Authority<T>>,
}

/// A change of an authority that waits for votes. Who proposed it paid the deposit.
#[derive(
	CloneNoBound, EqNoBound, PartialEqNoBound, DebugNoBound, Encode, Decode, TypeInfo, MaxEncodedLen,
)]
#[scale_info(skip_type_params(T))]
#[codec(mel_bound())]
pub struct AuthorityChange<T: Config> {
	pub terms: AuthorityTerms<T::AccountId>,
	/// Votes of the approvers that there are, by their places.
	pub old_votes: u16,
	/// Votes of those that there are to be.
	pub new_votes: u16,
	pub deposit: Deposit<T, kind::AuthorityChange<T>>,
}

/// By what a SUIT manifest means a component.
#[derive(
	Clone, Eq, PartialEq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen,
)]
pub struct SuitBinding {
	/// `suit-parameter-vendor-identifier`, a UUID.
	pub vendor_id: [u8; 16],
	/// `suit-parameter-class-identifier`, a UUID.
	pub class_id: [u8; 16],
	/// `SUIT_Component_Identifier`, the bytes of its CBOR encoding, at least one.
	pub component_id: BoundedVec<u8, ConstU32<MAX_COMPONENT_ID>>,
}

/// How a release has to come.
#[derive(
	Clone,
	Copy,
	Default,
	Eq,
	PartialEq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
	MaxEncodedLen,
)]
pub struct SignatureTerms {
	/// By a SUIT manifest.
	pub manifest: bool,
	/// By one with an Ed25519 or P-256 signature.
	pub classical: bool,
	/// By one with an ML-DSA or LMS signature.
	pub post_quantum: bool,
}

impl SignatureTerms {
	/// Whether anything but a manifest is refused.
	pub fn needs_manifest(&self) -> bool {
		self.manifest || self.classical || self.post_quantum
	}

	/// Whether all that `other` asks for is asked for here.
	pub(crate) fn covers(&self, other: &Self) -> bool {
		(self.manifest || !other.manifest)
			&& (self.classical || !other.classical)
			&& (self.post_quantum || !other.post_quantum)
	}
}

/// The kinds of signature that a manifest bore, each verified.
#[derive(
	Clone,
	Copy,
	Default,
	Eq,
	PartialEq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
	MaxEncodedLen,
)]
pub struct SignatureKinds {
	/// At least one of Ed25519 or P-256.
	pub classical: bool,
	/// At least one of ML-DSA or LMS.
	pub post_quantum: bool,
}

/// What a component asks of its releases.
#[derive(
	Clone,
	Default,
	Eq,
	PartialEq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
	MaxEncodedLen,
)]
pub struct ComponentTerms {
	/// By what manifests mean it. Without one no manifest does.
	pub binding: Option<SuitBinding>,
	pub signatures: SignatureTerms,
}

/// A component of a model, apart from its [`ComponentState`].
#[derive(
	CloneNoBound, EqNoBound, PartialEqNoBound, DebugNoBound, Encode, Decode, TypeInfo, MaxEncodedLen,
)]
#[scale_info(skip_type_params(T))]
#[codec(mel_bound())]
pub struct Component<T: Config> {
	pub name: Text,
	/// For good: otherwise naming another one would go round its threshold.
	pub authority: AuthorityId,
	pub terms: ComponentTerms,
	/// The highest sequence that was ever used, whatever became of it.
	pub last: Option<Sequence>,
	pub deposit: Deposit<T, kind::Component<T>>,
}

/// One image of a release.
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
pub struct Image {
	/// Of the image as it is measured and installed.
	pub digest: Digest,
	/// Bytes, where it is known.
	pub size: Option<u64>,
	/// The slot for which it was built, where there are several.
	pub slot: Option<u64>,
}

/// What a release is. Written once.
#[derive(
	Clone, Eq, PartialEq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen,
)]
pub struct ReleaseDetails {
	/// For people.
	pub version: Text,
	/// At least one, with digests that differ.
	pub images: BoundedVec<Image, ConstU32<MAX_IMAGES>>,
	/// The security floor it brings, at most its own sequence.
	pub floor: Sequence,
	/// The hardware revisions that it runs on, first and last.
	pub hardware: Option<(u32, u32)>,
	/// A device must run at least this release of the component to take it. Below its own sequence.
	pub requires: Option<Sequence>,
	/// What other components of the model must run at least. None twice.
	pub dependencies: BoundedVec<(ComponentId, Sequence), ConstU32<MAX_DEPENDENCIES>>,
	/// Where to fetch it.
	pub uris: BoundedVec<Uri, ConstU32<MAX_URIS>>,
	/// Of the software bill of materials.
	pub sbom: Option<Digest>,
	/// Of the statement how it was built.
	pub provenance: Option<Digest>,
}

/// What people and updates read of a release: never changed.
#[derive(
	Clone, Eq, PartialEq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen,
)]
pub struct ReleaseInfo {
	pub details: ReleaseDetails,
	/// SHA-256 of the SUIT manifest by which it came (`SUIT_Digest`).
	pub manifest: Option<[u8; 32]>,
	/// What that one bore.
	pub signatures: SignatureKinds,
}

/// Votes on a release, by the approvers' places: bit `n` stands for the one at `n`.
#[derive(
	Clone,
	Copy,
	Default,
	Eq,
	PartialEq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
	MaxEncodedLen,
)]
pub struct Votes {
	/// The authority's version under which they were given.
	pub version: u32,
	pub approvals: u16,
	pub rejections: u16,
}

/// How a release came about and what was said of it later. The author paid the deposit.
#[derive(
	CloneNoBound, EqNoBound, PartialEqNoBound, DebugNoBound, Encode, Decode, TypeInfo, MaxEncodedLen,
)]
#[scale_info(skip_type_params(T))]
#[codec(mel_bound())]
pub struct ReleaseRecord<T: Config> {
	/// Seconds since 1970.
	pub proposed_at: u64,
	pub votes: Votes,
	/// The advisories about it, with what each says of its severity.
	pub advisories: BoundedVec<(AdvisoryId, Severity), ConstU32<MAX_ADVISORIES>>,
	/// Why it was revoked.
	pub reason: Option<Text>,
	pub deposit: Deposit<T, kind::Release<T>>,
}

/// A statement that releases are vulnerable.
#[derive(
	Clone, Eq, PartialEq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen,
)]
pub struct AdvisoryDetails {
	/// For people, for example `CVE-2026-1234`.
	pub name: Text,
	pub severity: Severity,
	/// The releases that it is about: at least one, rising.
	pub affected: BoundedVec<Sequence, ConstU32<MAX_AFFECTED>>,
	/// The release that mends it, above all of those.
	pub fixed_in: Option<Sequence>,
	/// Where it can be read.
	pub uri: Option<Uri>,
	/// Of what can be read there.
	pub digest: Option<Digest>,
}

/// An advisory. Who published it paid the deposit; governance pays none.
#[derive(
	CloneNoBound, EqNoBound, PartialEqNoBound, DebugNoBound, Encode, Decode, TypeInfo, MaxEncodedLen,
)]
#[scale_info(skip_type_params(T))]
#[codec(mel_bound())]
pub struct Advisory<T: Config> {
	pub model: muster_primitives::ModelId,
	pub component: ComponentId,
	/// Seconds since 1970.
	pub published_at: u64,
	pub details: AdvisoryDetails,
	pub deposit: Option<Deposit<T, kind::Advisory<T>>>,
}

/// An authority.
#[derive(Clone, Eq, PartialEq, Debug, Encode, Decode, TypeInfo)]
pub struct AuthorityView<AccountId> {
	pub vendor: VendorId,
	/// Raised by every change.
	pub version: u32,
	pub terms: AuthorityTerms<AccountId>,
	/// How many components it decides about.
	pub components: u32,
	pub change: Option<AuthorityChangeView<AccountId>>,
}

/// A change of an authority that waits for votes.
#[derive(Clone, Eq, PartialEq, Debug, Encode, Decode, TypeInfo)]
pub struct AuthorityChangeView<AccountId> {
	pub proposer: AccountId,
	pub terms: AuthorityTerms<AccountId>,
	/// What `approve_authority_change` names.
	pub hash: [u8; 32],
	/// Who of the present approvers agreed.
	pub old_votes: Vec<AccountId>,
	/// Who of those that are to be agreed.
	pub new_votes: Vec<AccountId>,
}

/// A component of a model.
#[derive(Clone, Eq, PartialEq, Debug, Encode, Decode, TypeInfo)]
pub struct ComponentView {
	pub id: ComponentId,
	/// UTF-8.
	pub name: Vec<u8>,
	pub authority: AuthorityId,
	pub terms: ComponentTerms,
	/// A device that runs less than this fails.
	pub floor: Sequence,
	/// The highest sequence ever used: the next release needs a higher one.
	pub last: Option<Sequence>,
	/// The highest release that is approved, though its time lock may still run.
	pub newest: Option<Sequence>,
	/// The highest release in force, unless that is below the floor.
	pub in_force: Option<Sequence>,
}

/// A release.
#[derive(Clone, Eq, PartialEq, Debug, Encode, Decode, TypeInfo)]
pub struct ReleaseView<AccountId> {
	pub sequence: Sequence,
	pub status: ReleaseStatus,
	/// Whether it may be installed now.
	pub in_force: bool,
	/// When the time lock ends, seconds since 1970; once approved.
	pub available_at: Option<u64>,
	pub author: AccountId,
	/// Seconds since 1970.
	pub proposed_at: u64,
	pub details: ReleaseDetails,
	/// SHA-256 of the SUIT manifest by which it came.
	pub manifest: Option<[u8; 32]>,
	/// What that one bore.
	pub signatures: SignatureKinds,
	/// Who approved it. Known while votes count: until the authority changes.
	pub approvals: Vec<AccountId>,
	/// Who rejected it.
	pub rejections: Vec<AccountId>,
	pub advisories: Vec<AdvisoryId>,
	/// The worst that those say.
	pub severity: Option<Severity>,
	/// Why it was revoked, UTF-8.
	pub reason: Option<Vec<u8>>,
}

/// An advisory.
#[derive(Clone, Eq, PartialEq, Debug, Encode, Decode, TypeInfo)]
pub struct AdvisoryView<AccountId> {
	pub model: muster_primitives::ModelId,
	pub component: ComponentId,
	/// Seconds since 1970.
	pub published_at: u64,
	/// `None`: governance.
	pub publisher: Option<AccountId>,
	pub details: AdvisoryDetails,
}
