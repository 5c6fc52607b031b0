// SPDX-License-Identifier: Apache-2.0

//! Under which conditions a policy applies.
//!
//! A policy applies when *all* its conditions hold. Conditions are total: whatever they are asked
//! about, they hold, fail, or lack the data. Data that is missing fails a permit's condition and
//! fulfils a forbid's, so that silence never opens a door.

use crate::types::{AttributeName, Value};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::BoundedVec;
pub use muster_primitives::schedule::Hours;
use muster_primitives::{Attestation, DeviceStatus, TrustTier};
use scale_info::TypeInfo;
use sp_core::ConstU32;

/// Most attribute tests of a policy.
pub const MAX_TESTS: u32 = 2;

/// Under which conditions a policy applies. What is left out is not asked.
#[derive(
	Clone,
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
pub struct Conditions {
	/// Between two moments.
	pub window: Option<Window>,
	/// On some days, at some hours.
	pub hours: Option<Hours>,
	/// As long as uses are left; one is taken by `consume`, `request_access` and calls for the
	/// owner, none by looking. Permits only.
	pub uses: Option<u32>,
	/// While a device is attested well and recently.
	pub attested: Option<Attested>,
	/// While a device has proven to run firmware this new.
	pub firmware: Option<MinFirmware>,
	/// While a device is in one of these states.
	pub status: Option<InStatus>,
	/// While attributes compare as said.
	pub attributes: BoundedVec<AttributeTest, ConstU32<MAX_TESTS>>,
}

/// Which of the two that meet in a decision a condition is about.
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
pub enum Party {
	/// Who wants to act. An account has attributes, given by the domain, and nothing else.
	#[codec(index = 0)]
	Subject,
	/// The device, or the device whose stream it is. A fleet and a domain have nothing to ask for.
	#[codec(index = 1)]
	Resource,
}

/// From one moment to another, both included, in seconds since 1970.
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
pub struct Window {
	pub from: Option<u64>,
	pub until: Option<u64>,
}

/// A device's verdict, by tier and age.
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
pub struct Attested {
	pub of: Party,
	/// This, or better.
	pub tier: TrustTier,
	/// Appraised at most so many seconds ago.
	pub within: Option<u64>,
}

/// The least firmware sequence number that a device has proven to run.
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
pub struct MinFirmware {
	pub of: Party,
	pub sequence: u64,
}

/// States of a device, one of which it is in.
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
pub struct InStatus {
	pub of: Party,
	/// Bit `n` is the [`DeviceStatus`] of index `n`: 2 for active alone.
	pub statuses: u8,
}

/// What an attribute is compared with.
#[derive(
	Clone, Eq, PartialEq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen,
)]
pub struct AttributeTest {
	/// A subject's attributes are those that the domain gave it; a resource's those of the device
	/// registry.
	pub of: Party,
	pub name: AttributeName,
	pub comparison: Comparison,
}

/// How an attribute is compared. Numbers are decimal integers of 64 bits with a sign; an attribute
/// that is not one is missing to [`Self::AtLeast`] and [`Self::AtMost`].
#[derive(
	Clone, Eq, PartialEq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen,
)]
pub enum Comparison {
	#[codec(index = 0)]
	Equals(Value),
	#[codec(index = 1)]
	Differs(Value),
	#[codec(index = 2)]
	AtLeast(i64),
	#[codec(index = 3)]
	AtMost(i64),
}

/// What became of one condition.
#[derive(Clone, Copy, Eq, PartialEq, Debug)]
pub(crate) enum Outcome {
	Holds,
	Fails,
	/// There is nothing to compare with.
	Missing,
}

impl From<bool> for Outcome {
	fn from(holds: bool) -> Self {
		if holds {
			Self::Holds
		} else {
			Self::Fails
		}
	}
}

impl From<Option<bool>> for Outcome {
	fn from(holds: Option<bool>) -> Self {
		holds.map_or(Self::Missing, Into::into)
	}
}

/// Conditions that contradict each other, so that none of both could be kept.
#[derive(Clone, Copy, Eq, PartialEq, Debug)]
pub(crate) enum NotNarrower {
	/// They cannot be joined into one policy, or the uses exceed what is there.
	Wider,
	/// More attribute tests than a policy has room for.
	TooManyTests,
}

impl Conditions {
	/// Whether there is a moment at which they could hold, and every number is in its range.
	pub(crate) fn is_well_formed(&self) -> bool {
		let window = self.window.is_none_or(|w| match (w.from, w.until) {
			(Some(from), Some(until)) => from <= until,
			(None, None) => false,
			_ => true,
		});
		let statuses = 1u8 << (DeviceStatus::Decommissioned as u8 + 1);
		window
			&& self.hours.is_none_or(|hours| hours.is_well_formed())
			&& self.uses != Some(0)
			&& self.status.is_none_or(|s| s.statuses != 0 && s.statuses < statuses)
			&& self.attributes.iter().all(|test| !test.name.is_empty())
	}

	/// These and `further` together. Holds at most when both hold.
	///
	/// `uses` are those of `further` alone, and at most as many as there are here: the caller takes
	/// them from the parent.
	pub(crate) fn narrowed(&self, further: Self) -> Result<Self, NotNarrower> {
		use NotNarrower::Wider;
		if let Some(left) = self.uses {
			if further.uses.is_none_or(|uses| uses > left) {
				return Err(Wider);
			}
		}
		let window = both(self.window, further.window, |a, b| {
			Some(Window {
				from: a.from.max(b.from),
				until: both(a.until, b.until, |a, b| Some(a.min(b))).ok()?,
			})
		})?;
		// The same hours, or those of one alone: others do not join into one span.
		let hours = both(self.hours, further.hours, |a, b| (a == b).then_some(a))?;
		let attested = both(self.attested, further.attested, |a, b| {
			(a.of == b.of).then_some(Attested {
				of: a.of,
				tier: a.tier.max(b.tier),
				within: both(a.within, b.within, |a, b| Some(a.min(b))).ok()?,
			})
		})?;
		let firmware = both(self.firmware, further.firmware, |a, b| {
			(a.of == b.of).then_some(MinFirmware { of: a.of, sequence: a.sequence.max(b.sequence) })
		})?;
		let status = both(self.status, further.status, |a, b| {
			(a.of == b.of).then_some(InStatus { of: a.of, statuses: a.statuses & b.statuses })
		})?;
		let mut attributes = self.attributes.clone();
		for test in further.attributes {
			if !attributes.contains(&test) {
				attributes.try_push(test).map_err(|_| NotNarrower::TooManyTests)?;
			}
		}
		Ok(Self { window, hours, uses: further.uses, attested, firmware, status, attributes })
	}

	/// The last second at which they can still hold, as far as time alone tells, from a moment at
	/// which they do.
	pub(crate) fn hold_until(&self, now: u64) -> Option<u64> {
		let window = self.window.and_then(|window| window.until);
		let hours = self.hours.map(|hours| hours.end(now));
		both(window, hours, |a, b| Some(a.min(b))).unwrap_or_default()
	}

	/// The time after which they never hold again.
	pub(crate) fn lapsed(&self, now: u64) -> bool {
		self.window.and_then(|window| window.until).is_some_and(|until| until < now)
	}
}

/// One of two if there is only one, else what `join` makes of them.
fn both<V>(
	a: Option<V>,
	b: Option<V>,
	join: impl FnOnce(V, V) -> Option<V>,
) -> Result<Option<V>, NotNarrower> {
	match (a, b) {
		(Some(a), Some(b)) => join(a, b).map(Some).ok_or(NotNarrower::Wider),
		(a, b) => Ok(a.or(b)),
	}
}

impl Window {
	pub(crate) fn check(&self, now: u64) -> Outcome {
		(self.from.is_none_or(|from| from <= now) && self.until.is_none_or(|until| now <= until))
			.into()
	}
}

impl Attested {
	pub(crate) fn check(&self, attestation: Option<Attestation>, now: u64) -> Outcome {
		attestation
			.map(|found| {
				found.tier >= self.tier
					&& self.within.is_none_or(|age| now.saturating_sub(found.at) <= age)
			})
			.into()
	}
}

impl MinFirmware {
	pub(crate) fn check(&self, attestation: Option<Attestation>) -> Outcome {
		attestation.and_then(|found| found.firmware).map(|found| found >= self.sequence).into()
	}
}

impl InStatus {
	pub(crate) fn check(&self, status: Option<DeviceStatus>) -> Outcome {
		status.map(|status| self.statuses & (1 << status as u8) != 0).into()
	}
}

impl Comparison {
	pub(crate) fn check(&self, value: Option<&[u8]>) -> Outcome {
		let number = || core::str::from_utf8(value?).ok()?.parse::<i64>().ok();
		match self {
			Self::Equals(other) => value.map(|value| value == &other[..]),
			Self::Differs(other) => value.map(|value| value != &other[..]),
			Self::AtLeast(least) => number().map(|number| number >= *least),
			Self::AtMost(most) => number().map(|number| number <= *most),
		}
		.into()
	}
}
