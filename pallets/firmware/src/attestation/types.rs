// SPDX-License-Identifier: Apache-2.0

//! Evidence, policies and verdicts.

use crate::{types::*, Config};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{BoundedVec, CloneNoBound, DebugNoBound, EqNoBound, PartialEqNoBound};
use muster_primitives::{
	DeviceId, DeviceKey, DeviceSignature, FleetId, Generation, ModelId, TrustTier,
};
use scale_info::TypeInfo;
use sp_core::ConstU32;

/// Most PSA implementations that an appraisal policy names.
pub const MAX_IMPLEMENTATIONS: u32 = 4;

/// What a device says about itself. `block` is the number of a recent block: by its hash, which
/// nobody knew before, the evidence is fresh.
#[derive(
	Clone, Eq, PartialEq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen,
)]
pub enum Evidence<BlockNumber> {
	/// Muster's own form. The signature is over
	/// [`payload::evidence`](muster_primitives::payload::evidence) with the block's hash and the
	/// claims, by the operational key if the device has one of the signature's kind, else by the
	/// identity key.
	#[codec(index = 0)]
	Native { block: BlockNumber, claims: NativeClaims, signature: DeviceSignature },
	/// A PSA token (RFC 9783) in a COSE_Sign1, ES256 or EdDSA, whose nonce is
	/// [`payload::evidence_nonce`](muster_primitives::payload::evidence_nonce) with the block's hash.
	/// It is signed by the attestation key that the vendor endorsed, else by the identity key.
	#[codec(index = 1)]
	Psa { block: BlockNumber, token: BoundedVec<u8, ConstU32<MAX_TOKEN>> },
}

impl<BlockNumber: Copy> Evidence<BlockNumber> {
	pub fn block(&self) -> BlockNumber {
		match self {
			Self::Native { block, .. } | Self::Psa { block, .. } => *block,
		}
	}

	pub fn kind(&self) -> EvidenceKind {
		match self {
			Self::Native { .. } => EvidenceKind::Native,
			Self::Psa { .. } => EvidenceKind::Psa,
		}
	}
}

/// The kinds of [`Evidence`], with its codec indices.
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
pub enum EvidenceKind {
	#[codec(index = 0)]
	Native,
	#[codec(index = 1)]
	Psa,
}

/// What a device claims in the native form.
#[derive(
	Clone, Eq, PartialEq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen,
)]
pub struct NativeClaims {
	/// The hardware revision, numbered by the vendor.
	pub hardware: u32,
	/// Every stage of the boot was verified before it ran.
	pub secure_boot: bool,
	/// A debug port is open.
	pub debug: bool,
	/// The digests of what runs, each as the release or the endorsement gives it.
	pub measurements: BoundedVec<Digest, ConstU32<MAX_MEASUREMENTS>>,
}

/// A set of [`EvidenceKind`]s: bit `n` stands for the kind with codec index `n`.
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
pub struct EvidenceKinds(pub u8);

impl EvidenceKinds {
	pub const NATIVE: Self = Self(1);
	pub const PSA: Self = Self(2);
	pub const ALL: Self = Self(3);

	pub const fn has(self, kind: EvidenceKind) -> bool {
		self.0 & (1 << kind as u8) != 0
	}
}

/// The state of a PSA root of trust (RFC 9783 §4.3.1), without the implementation's own low byte.
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
pub enum Lifecycle {
	#[codec(index = 0)]
	Unknown,
	#[codec(index = 1)]
	AssemblyAndTest,
	#[codec(index = 2)]
	RotProvisioning,
	#[codec(index = 3)]
	Secured,
	#[codec(index = 4)]
	NonRotDebug,
	#[codec(index = 5)]
	RecoverableRotDebug,
	#[codec(index = 6)]
	Decommissioned,
}

/// A set of [`Lifecycle`]s: bit `n` stands for the one with codec index `n`.
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
pub struct Lifecycles(pub u8);

impl Lifecycles {
	/// The only state in which no part of the device is open to anyone.
	pub const SECURED: Self = Self(1 << Lifecycle::Secured as u8);
	pub const ALL: Self = Self(0x7f);

	pub const fn has(self, lifecycle: Lifecycle) -> bool {
		self.0 & (1 << lifecycle as u8) != 0
	}
}

/// A kind of hardware with a PSA root of trust.
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
pub struct Implementation {
	/// The claim `psa-implementation-id` (RFC 9783 §4.2.2).
	pub id: [u8; 32],
	/// The vendor's number for this hardware: releases are for a range of them.
	pub hardware: Option<u32>,
}

/// What a finding about software leads to.
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
pub enum Consequence {
	/// The tier [`TrustTier::Warning`].
	#[codec(index = 0)]
	Warns,
	/// The tier [`TrustTier::Contraindicated`].
	#[codec(index = 1)]
	Fails,
}

/// How evidence of a model's devices is appraised. It counts from the moment it is set, for evidence
/// that was handed in before as well.
#[derive(
	Clone, Eq, PartialEq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen,
)]
pub struct AppraisalPolicy {
	/// The kinds of evidence that count, at least one.
	pub kinds: EvidenceKinds,
	/// Components that must run something recognised, at least one: bit `n` stands for component `n`.
	pub required: u8,
	/// How old the block may be by which evidence is fresh, in blocks: 1 to what the chain remembers
	/// of hashes.
	pub max_age: u32,
	/// How long a verdict counts, in seconds, at least 1.
	pub validity: u64,
	/// From which severity on an advisory about what runs warns. `None`: never.
	pub warn_from: Option<Severity>,
	/// From which severity on it fails. `None`: never.
	pub fail_from: Option<Severity>,
	/// What a measurement leads to that is not recognised: unknown, of a release that is not in force,
	/// or no longer endorsed. A required component must be recognised in any case.
	pub unrecognised: Consequence,
	/// Whether native evidence fails without secure boot or with an open debug port.
	pub secure_boot: bool,
	/// The hardware revisions of native evidence, first and last. `None`: any.
	pub hardware: Option<(u32, u32)>,
	/// The states in which a PSA root of trust does not fail.
	pub lifecycles: Lifecycles,
	/// The kinds of hardware of PSA tokens. Empty: any.
	pub implementations: BoundedVec<Implementation, ConstU32<MAX_IMPLEMENTATIONS>>,
}

/// What evidence says of the device itself, as it was said: judged at use.
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
pub enum Platform {
	#[codec(index = 0)]
	Native { hardware: u32, secure_boot: bool, debug: bool },
	#[codec(index = 1)]
	Psa { implementation: [u8; 32], lifecycle: Lifecycle },
}

impl Platform {
	pub const fn kind(&self) -> EvidenceKind {
		match self {
			Self::Native { .. } => EvidenceKind::Native,
			Self::Psa { .. } => EvidenceKind::Psa,
		}
	}

	/// The hardware revision, as far as this policy tells it.
	pub fn hardware(&self, policy: &AppraisalPolicy) -> Option<u32> {
		match self {
			Self::Native { hardware, .. } => Some(*hardware),
			Self::Psa { implementation, .. } => {
				policy.implementation(implementation).and_then(|known| known.hardware)
			},
		}
	}
}

/// A device's verdict: what its evidence showed. What that is worth now is found out at use.
#[derive(
	Clone, Eq, PartialEq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen,
)]
pub struct Verdict {
	/// The device's model, which never changes.
	pub model: ModelId,
	/// When the evidence was appraised, seconds since 1970.
	pub at: u64,
	pub platform: Platform,
	/// What runs, as far as it was recognised: one entry a component, in the order of their numbers.
	pub running: BoundedVec<Reference, ConstU32<MAX_COMPONENTS>>,
	/// How many measurements were not recognised.
	pub unrecognised: u8,
	/// Whether one component was measured as two different things.
	pub contradictory: bool,
	/// The outcome at that time.
	pub found: Finding,
}

impl Verdict {
	/// The release, or what was endorsed, that runs as this component.
	pub fn running(&self, component: ComponentId) -> Option<&Reference> {
		self.running.iter().find(|reference| reference.component == component)
	}
}

/// How far a device is to be trusted, and why not further.
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
pub struct Finding {
	pub tier: TrustTier,
	pub reasons: Reasons,
}

/// A set of reasons why a verdict is not better.
#[derive(
	Clone,
	Copy,
	Eq,
	PartialEq,
	Default,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
	MaxEncodedLen,
)]
pub struct Reasons(pub u16);

impl Reasons {
	/// A measurement is no image of a release of the model, nor endorsed.
	pub const UNRECOGNISED: Self = Self(1);
	/// A required component does not run anything recognised.
	pub const MISSING: Self = Self(1 << 1);
	/// What runs was revoked.
	pub const REVOKED: Self = Self(1 << 2);
	/// What runs is below the floor of its component.
	pub const BELOW_FLOOR: Self = Self(1 << 3);
	/// An advisory is about what runs, severe enough to warn.
	pub const ADVISORY: Self = Self(1 << 4);
	/// An advisory is about what runs, severe enough to fail.
	pub const SEVERE_ADVISORY: Self = Self(1 << 5);
	/// The release that runs is not approved, or still time-locked.
	pub const NOT_IN_FORCE: Self = Self(1 << 6);
	/// What runs is not endorsed any more.
	pub const ENDORSEMENT_ENDED: Self = Self(1 << 7);
	/// One component was measured as two different things.
	pub const CONTRADICTION: Self = Self(1 << 8);
	/// The boot is not verified.
	pub const NO_SECURE_BOOT: Self = Self(1 << 9);
	/// A debug port is open.
	pub const DEBUG: Self = Self(1 << 10);
	/// The PSA root of trust is not in the state "secured".
	pub const LIFECYCLE: Self = Self(1 << 11);
	/// The hardware is none that the policy names.
	pub const HARDWARE: Self = Self(1 << 12);

	/// Whether all of `other` are among these.
	pub const fn has(self, other: Self) -> bool {
		self.0 & other.0 == other.0
	}

	pub(crate) fn add(&mut self, other: Self) {
		self.0 |= other.0;
	}
}

/// AR4SI's claims (draft-ietf-rats-ar4si §2.3.4), each from -128 to 127: 2 to 31 affirm, 32 to 95 warn,
/// 96 to 127 contraindicate, 0 says nothing.
///
/// | claim | value | when |
/// |---|---|---|
/// | instance identity | 2 | always: evidence of anyone else is not taken |
/// | configuration | 2 | native: secure boot, no debug port; PSA: lifecycle "secured" |
/// | | 32 | native: a debug port is open; PSA: an accepted lifecycle but that |
/// | | 96 | native: secure boot is asked for and off, or asked for and a debug port open; PSA: a lifecycle that is not accepted |
/// | | 0 | native: no secure boot, and none asked for |
/// | executables | 3 | all that was measured is recognised, and nothing is said against it (measured at boot) |
/// | | 32 | an advisory warns |
/// | | 33 | something is not recognised, and that warns |
/// | | 96 | revoked, below the floor, an advisory that fails, not recognised and that fails, a required component missing, a contradiction |
/// | hardware | 2 | one that the policy names |
/// | | 97 | the policy names some, and not this one |
/// | | 0 | the policy names none |
/// | the other four | 0 | nothing in the evidence speaks of them |
#[derive(
	Clone, Copy, Eq, PartialEq, Default, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo,
)]
pub struct TrustVector {
	pub instance_identity: i8,
	pub configuration: i8,
	pub executables: i8,
	pub file_system: i8,
	pub hardware: i8,
	pub runtime_opaque: i8,
	pub storage_opaque: i8,
	pub sourced_data: i8,
}

impl TrustVector {
	/// The claims, in the order of the draft's numbers for them.
	pub const fn claims(&self) -> [i8; 8] {
		[
			self.instance_identity,
			self.configuration,
			self.executables,
			self.file_system,
			self.hardware,
			self.runtime_opaque,
			self.storage_opaque,
			self.sourced_data,
		]
	}

	/// The tier of the worst claim.
	pub fn tier(&self) -> TrustTier {
		match self.claims().into_iter().max() {
			Some(96..) => TrustTier::Contraindicated,
			Some(32..) => TrustTier::Warning,
			_ => TrustTier::Affirming,
		}
	}
}

/// A digest that the vendor endorsed, as if it were a release.
#[derive(
	CloneNoBound, EqNoBound, PartialEqNoBound, DebugNoBound, Encode, Decode, TypeInfo, MaxEncodedLen,
)]
#[scale_info(skip_type_params(T))]
#[codec(mel_bound())]
pub struct Endorsement<T: Config> {
	pub digest: Digest,
	/// When it was made, seconds since 1970. Verdicts of before then are not about it: the sequence
	/// may have stood for another digest.
	pub since: u64,
	/// The last second at which it counts, since 1970. `None`: until it is withdrawn.
	pub valid_until: Option<u64>,
	pub deposit: Deposit<T, kind::Endorsement<T>>,
}

/// The key by which a device's root of trust signs its tokens.
#[derive(
	CloneNoBound, EqNoBound, PartialEqNoBound, DebugNoBound, Encode, Decode, TypeInfo, MaxEncodedLen,
)]
#[scale_info(skip_type_params(T))]
#[codec(mel_bound())]
pub struct AttestationKey<T: Config> {
	/// Ed25519 or P-256.
	pub key: DeviceKey,
	/// The claim `ueid` that its tokens must have (RFC 9783 §4.2.1). `None`: any.
	pub instance_id: Option<[u8; 33]>,
	pub deposit: Deposit<T, kind::AttestationKey<T>>,
}

/// How much of a device's past is kept: a ring of verdicts.
#[derive(
	CloneNoBound, EqNoBound, PartialEqNoBound, DebugNoBound, Encode, Decode, TypeInfo, MaxEncodedLen,
)]
#[scale_info(skip_type_params(T))]
#[codec(mel_bound())]
pub struct History<T: Config> {
	/// How many verdicts there is room for, 1 to [`MAX_HISTORY`].
	pub depth: u8,
	/// How many there are.
	pub kept: u8,
	/// Where the next one goes.
	pub next: u8,
	pub deposit: Deposit<T, kind::History<T>>,
}

/// A verdict of the past.
#[derive(Clone, Eq, PartialEq, Debug, Encode, Decode, TypeInfo, MaxEncodedLen)]
pub struct PastVerdict<BlockNumber> {
	pub generation: Generation,
	/// By whose hash the evidence was fresh.
	pub block: BlockNumber,
	pub verdict: Verdict,
}

/// What a guard is over.
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
pub enum GuardTarget {
	#[codec(index = 0)]
	Device(DeviceId),
	/// Every device in the fleet or one below it.
	#[codec(index = 1)]
	Fleet(FleetId),
}

/// The wish that devices be quarantined when their verdict falls.
#[derive(
	CloneNoBound, EqNoBound, PartialEqNoBound, DebugNoBound, Encode, Decode, TypeInfo, MaxEncodedLen,
)]
#[scale_info(skip_type_params(T))]
#[codec(mel_bound())]
pub struct Guard<T: Config> {
	/// Of the device: a guard over one ends with it. 0 for a fleet, whose owner never changes.
	pub generation: Generation,
	pub deposit: Deposit<T, kind::Guard<T>>,
}

/// A verdict as it counts now, as views tell it.
#[derive(Clone, Eq, PartialEq, Debug, Encode, Decode, TypeInfo)]
pub struct VerdictView<BlockNumber> {
	pub tier: TrustTier,
	pub vector: TrustVector,
	pub reasons: Reasons,
	/// When the evidence was appraised, seconds since 1970.
	pub at: u64,
	/// The first second at which the verdict does not count any more.
	pub expires: u64,
	/// By whose hash the evidence was fresh.
	pub block: BlockNumber,
	/// The device's generation, under which alone it counts.
	pub generation: Generation,
	pub platform: Platform,
	/// What runs, as far as it was recognised when the evidence came.
	pub running: Vec<Reference>,
	/// How many measurements were not.
	pub unrecognised: u8,
}

/// Why there is no verdict on a device now: the tier `none`.
#[derive(Clone, Copy, Eq, PartialEq, Debug, Encode, Decode, TypeInfo)]
pub enum NoVerdict {
	/// The device is not known.
	#[codec(index = 0)]
	NoDevice,
	/// It has not attested in its present generation, as one that is decommissioned never will.
	#[codec(index = 1)]
	NoEvidence,
	/// Its model has no appraisal policy: nothing passes.
	#[codec(index = 2)]
	NoPolicy,
	/// The policy does not take evidence of that kind any more.
	#[codec(index = 3)]
	KindNotAccepted,
	/// The last one has expired at that second since 1970.
	#[codec(index = 4)]
	Expired(u64),
}

/// A verdict of the past, as views tell it: what was found when it was given.
#[derive(Clone, Eq, PartialEq, Debug, Encode, Decode, TypeInfo)]
pub struct PastVerdictView<BlockNumber> {
	/// When the evidence was appraised, seconds since 1970.
	pub at: u64,
	/// By whose hash it was fresh.
	pub block: BlockNumber,
	pub generation: Generation,
	pub tier: TrustTier,
	pub reasons: Reasons,
	pub platform: Platform,
	pub running: Vec<Reference>,
	pub unrecognised: u8,
}

/// The kept past of a device, as views tell it.
#[derive(Clone, Eq, PartialEq, Debug, Encode, Decode, TypeInfo)]
pub struct HistoryView<AccountId, BlockNumber> {
	/// How many verdicts there is room for.
	pub depth: u8,
	/// To whom the deposit returns.
	pub payer: AccountId,
	/// The latest first.
	pub verdicts: Vec<PastVerdictView<BlockNumber>>,
}

/// An endorsed digest, as views tell it.
#[derive(Clone, Copy, Eq, PartialEq, Debug, Encode, Decode, TypeInfo)]
pub struct EndorsementView {
	pub digest: Digest,
	/// The last second at which it counts, since 1970.
	pub valid_until: Option<u64>,
	/// Whether it counts now.
	pub valid: bool,
}

/// An endorsed attestation key, as views tell it.
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
pub struct AttestationKeyView {
	pub key: DeviceKey,
	pub instance_id: Option<[u8; 33]>,
}
