// SPDX-License-Identifier: Apache-2.0

//! Rollouts, waves, a device's part in them, and what devices are told.

use crate::{releases::Image, types::*, Config};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{BoundedVec, CloneNoBound, DebugNoBound, EqNoBound, PartialEqNoBound};
use muster_primitives::{FleetId, Hours, ModelId};
use scale_info::TypeInfo;
use sp_core::ConstU32;

/// All of something, in basis points.
pub const WHOLE: u16 = 10_000;

/// One step of a rollout: so many devices of a fleet, and when it is good enough, or too bad.
///
/// Shares and thresholds are basis points: 10,000 are all.
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
pub struct Wave {
	pub fleet: FleetId,
	/// Of the model's devices in the fleet and below it, counted together with the waves of the same
	/// fleet before this one. 1 to 10,000.
	pub share: u16,
	/// So many of the wave's devices must succeed before the rollout goes on. 1 to 10,000, and with
	/// `failure` at most 10,000.
	pub success: u16,
	/// More failures than this halt the rollout. 0: the first one does.
	pub failure: u16,
	/// Seconds from the opening until silence counts as failure. At least 1.
	pub deadline: u64,
	/// Seconds for which the success must last before the rollout goes on.
	pub soak: u64,
}

/// What counts as success.
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
pub enum Proof {
	/// The device's word, or its evidence.
	#[codec(index = 0)]
	Reported,
	/// Evidence alone.
	#[codec(index = 1)]
	Attested,
}

/// What holds in all waves.
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
pub struct RolloutTerms {
	/// When devices install. `None`: always.
	pub window: Option<Hours>,
	pub proof: Proof,
	/// Whether waves after the first are opened by the operator alone.
	pub manual: bool,
}

/// A wave and its counts. Everything but the terms is 0 before it is opened.
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
pub struct WaveState {
	pub terms: Wave,
	/// Places when it was opened.
	pub promised: u32,
	/// Places for devices now.
	pub places: u32,
	/// Places that are taken.
	pub admitted: u32,
	/// Of the admitted.
	pub succeeded: u32,
	/// Of the admitted.
	pub failed: u32,
	/// Of the failed, those that a resumption forgave.
	pub forgiven: u32,
	/// The last second before silence counts as failure, since 1970.
	pub deadline_at: u64,
	/// Since when the success lasts, seconds since 1970.
	pub passed_at: Option<u64>,
}

/// Why a rollout halted: more failed and kept silent than the wave tolerates; or, where they do not
/// exceed that, none are left that succeeded.
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
pub struct Halt {
	/// From 0.
	pub wave: u8,
	/// Failed, and not forgiven.
	pub failed: u32,
	/// Silent past the deadline.
	pub silent: u32,
	/// So many would have been tolerated.
	pub tolerated: u32,
}

/// How far a rollout has come, as far as it is written down.
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
pub enum Phase {
	#[codec(index = 0)]
	Running,
	/// By its operator. Deadlines stand still.
	#[codec(index = 1)]
	Paused { since: u64 },
	/// By itself.
	#[codec(index = 2)]
	Halted(Halt),
	/// The last wave passed. The release is offered on.
	#[codec(index = 3)]
	Completed,
	/// Final.
	#[codec(index = 4)]
	Aborted,
}

impl Phase {
	/// Whether reports still count.
	pub fn is_live(&self) -> bool {
		!matches!(self, Self::Completed | Self::Aborted)
	}
}

/// A release on its way to fleets. All that a report changes lies in this one value.
#[derive(
	CloneNoBound, EqNoBound, PartialEqNoBound, DebugNoBound, Encode, Decode, TypeInfo, MaxEncodedLen,
)]
#[scale_info(skip_type_params(T))]
#[codec(mel_bound())]
pub struct Rollout<T: Config> {
	/// Whose fleets these are.
	pub owner: AccountIdOf<T>,
	pub model: ModelId,
	pub component: ComponentId,
	pub sequence: Sequence,
	pub terms: RolloutTerms,
	pub phase: Phase,
	/// How often it was resumed after a halt. What failed before is forgiven.
	pub era: u8,
	/// The wave that was opened last, from 0.
	pub current: u8,
	pub waves: BoundedVec<WaveState, ConstU32<MAX_WAVES>>,
	/// Paid by who started it.
	pub deposit: Deposit<T, kind::Rollout<T>>,
}

/// Which rollout of a component was started last over a fleet.
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
pub struct FleetRollout {
	pub component: ComponentId,
	pub rollout: RolloutId,
}

/// The rollouts over a fleet, one for each component.
pub type FleetRollouts = BoundedVec<FleetRollout, ConstU32<MAX_COMPONENTS>>;

/// How far a device has come in a rollout.
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
pub enum Outcome {
	/// Took a place, and is silent since.
	#[codec(index = 0)]
	Pending,
	#[codec(index = 1)]
	Succeeded,
	/// With the device's own code for the reason.
	#[codec(index = 2)]
	Failed(u16),
	/// Failed after a success. Evidence alone does not mend it, for what runs is what failed: the
	/// device must say so.
	#[codec(index = 3)]
	Relapsed(u16),
}

impl Outcome {
	pub fn is_failure(&self) -> bool {
		matches!(self, Self::Failed(_) | Self::Relapsed(_))
	}
}

/// A device's part in a rollout.
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
pub struct Participation {
	pub component: ComponentId,
	pub rollout: RolloutId,
	/// The wave that the device was admitted to, from 0.
	pub wave: u8,
	/// The rollout's era when the outcome was written. A failure of an earlier one is forgiven.
	pub era: u8,
	pub outcome: Outcome,
}

/// What a device has to say about a rollout.
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
pub enum Report {
	/// It begins to fetch and install.
	#[codec(index = 0)]
	Started,
	/// It runs the release, and is well.
	#[codec(index = 1)]
	Installed,
	/// It could not install it, or is not well with it; with its own code for the reason.
	#[codec(index = 2)]
	Failed(u16),
}

/// What became of the rollouts that a piece of evidence speaks for: what its weight depends on.
#[derive(Clone, Copy, Eq, PartialEq, Debug, Default)]
pub struct Progress {
	/// Rollouts that were looked at.
	pub rollouts: u32,
	/// Waves that were opened.
	pub opened: u32,
}

/// How a rollout stands now, all things considered.
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
pub enum RolloutStatus {
	/// Devices take places and report.
	#[codec(index = 0)]
	Running,
	/// The wave has its successes, and they must last until then.
	#[codec(index = 1)]
	Soaking { until: u64 },
	/// The next wave can be opened, or the rollout completed, by `advance_rollout`.
	#[codec(index = 2)]
	Due,
	#[codec(index = 3)]
	Paused { since: u64 },
	/// Resume it, or abort it.
	#[codec(index = 4)]
	Halted(Halt),
	/// The release is not in force any more. Abort it.
	#[codec(index = 5)]
	Revoked,
	#[codec(index = 6)]
	Completed,
	#[codec(index = 7)]
	Aborted,
}

/// A wave as it stands now.
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
pub struct WaveView {
	pub terms: Wave,
	/// Whether it was opened. All counts are 0 before that.
	pub open: bool,
	/// Places when it was opened.
	pub promised: u32,
	/// Devices it is made of: those admitted, and those that could still be, or could have been until
	/// the next wave of the fleet was opened.
	pub size: u32,
	pub admitted: u32,
	pub succeeded: u32,
	/// Those forgiven included.
	pub failed: u32,
	pub forgiven: u32,
	/// Devices that said nothing until the deadline.
	pub silent: u32,
	/// Successes that it needs.
	pub needed: u32,
	/// Failures and silences that it tolerates.
	pub tolerated: u32,
	/// Seconds since 1970.
	pub deadline_at: u64,
	/// Since when the success lasts, seconds since 1970.
	pub passed_at: Option<u64>,
}

/// A rollout as it stands now.
#[derive(Clone, Eq, PartialEq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct RolloutView<AccountId> {
	pub id: RolloutId,
	pub owner: AccountId,
	pub model: ModelId,
	pub component: ComponentId,
	pub sequence: Sequence,
	pub terms: RolloutTerms,
	pub status: RolloutStatus,
	/// The wave that was opened last, from 0.
	pub current: u8,
	pub waves: Vec<WaveView>,
	/// Who paid the deposit.
	pub payer: AccountId,
}

/// Whether a device has a place in a rollout.
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
pub enum Place {
	#[codec(index = 0)]
	Taken,
	/// There is one: report that you start, before somebody else does.
	#[codec(index = 1)]
	Free,
	/// Places are not asked for: the rollout is completed, or there is none.
	#[codec(index = 2)]
	NotNeeded,
}

/// Why a device is to install nothing now.
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
pub enum Reason {
	/// The device is not at work. One that is held because of its verdict may update all the same.
	#[codec(index = 0)]
	DeviceNotActive,
	/// Its owner has started no rollout over its fleets, or nothing is in force.
	#[codec(index = 1)]
	NoRollout,
	/// It runs this release or a later one. If it has a place and has not reported so, it should.
	#[codec(index = 2)]
	UpToDate,
	/// The wave of its fleet has not begun.
	#[codec(index = 3)]
	NotYet,
	/// The places of its fleet's wave are taken.
	#[codec(index = 4)]
	NoPlace,
	#[codec(index = 5)]
	Paused,
	#[codec(index = 6)]
	Halted,
	#[codec(index = 7)]
	Aborted,
	#[codec(index = 8)]
	ReleaseRevoked,
	/// The release is older than the component's floor.
	#[codec(index = 9)]
	BelowFloor,
	/// Outside the hours for it; they begin then, seconds since 1970.
	#[codec(index = 10)]
	OutsideWindow { opens_at: u64 },
	/// The release is for some hardware revisions, and the device has not proven which one it is.
	#[codec(index = 11)]
	HardwareUnknown,
	/// The release is for other hardware revisions.
	#[codec(index = 12)]
	HardwareMismatch,
	/// The device must first run this release of the component.
	#[codec(index = 13)]
	Requires { sequence: Sequence },
	/// The device must first run at least this release of another component.
	#[codec(index = 14)]
	Dependency { component: ComponentId, sequence: Sequence },
	/// Devices of this model are updated by hand, and this release is meant for it.
	#[codec(index = 15)]
	ByHand { sequence: Sequence },
}

/// What a device is told about one component.
#[derive(Clone, Eq, PartialEq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct UpdateAdvice {
	pub component: ComponentId,
	/// What it has proven to run, if its verdict counts now.
	pub running: Option<Sequence>,
	/// The rollout that decides, if there is one.
	pub rollout: Option<RolloutId>,
	pub advice: Advice,
}

/// What a device is to do about one component.
#[derive(Clone, Eq, PartialEq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub enum Advice {
	#[codec(index = 0)]
	Install(Install),
	#[codec(index = 1)]
	Nothing(Reason),
}

/// A release to be installed now.
#[derive(Clone, Eq, PartialEq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct Install {
	pub sequence: Sequence,
	/// For people, UTF-8.
	pub version: Vec<u8>,
	/// One of these, for the device's slot.
	pub images: Vec<Image>,
	/// Where to fetch it, UTF-8.
	pub uris: Vec<Vec<u8>>,
	/// SHA-256 of the SUIT manifest by which it came.
	pub manifest: Option<[u8; 32]>,
	pub place: Place,
}
