// SPDX-License-Identifier: Apache-2.0

//! What happens in a sequence, and how it is made up.

use crate::{mock::*, *};
use muster_primitives::{DeviceStatus, TrustTier};
use proptest::{
	collection::vec,
	option::{of, weighted},
	prelude::*,
};

/// Actions that are asked about: some of the suite's, some that a domain may name, one that none
/// does, and some that are none.
pub const ASKED: [Action; 9] = [0, 1, 8, 16, 17, 63, 40, 64, 255];

/// Names of roles and actions, the first two bad ones.
pub const NAMES: [&[u8]; 5] = [b"", b"\xff", b"alpha", b"beta", b"gamma"];
/// Names of attributes, the first a bad one; one more than a domain may ask about.
pub const ATTRIBUTES: [&[u8]; 6] = [b"", b"zone", b"rank", b"team", b"batch", b"load"];
pub const VALUES: [&[u8]; 6] = [b"1", b"5", b"-3", b"+2", b"north", b""];

/// One that is chosen among several, mostly the one that makes sense.
pub type Choice = u8;

#[derive(Clone, Debug)]
pub enum Step {
	NameAction {
		by: Choice,
		action: Choice,
		name: Option<Choice>,
	},
	/// Each below the one before.
	CreateRoles {
		by: Choice,
		name: Choice,
		parent: Option<Choice>,
		count: u8,
	},
	RenameRole {
		by: Choice,
		role: Choice,
		name: Choice,
	},
	MoveRole {
		by: Choice,
		role: Choice,
		parent: Option<Choice>,
	},
	SwitchRole {
		by: Choice,
		role: Choice,
		enabled: bool,
	},
	RemoveRole {
		by: Choice,
		role: Choice,
	},
	Assign {
		by: Choice,
		role: Choice,
		to: Choice,
		until: Option<i16>,
	},
	Unassign {
		by: Choice,
		role: Choice,
		from: Choice,
	},
	Say {
		by: Choice,
		about: Choice,
		name: Choice,
		value: Choice,
		until: Option<i16>,
	},
	Unsay {
		by: Choice,
		owner: Choice,
		about: Choice,
		name: Choice,
	},
	AddPolicies {
		by: Choice,
		effect: Effect,
		principal: Choice,
		whom: Choice,
		target: Choice,
		actions: u8,
		conditions: Conditions,
		count: u8,
	},
	Delegate {
		by: Choice,
		parent: Choice,
		to: Choice,
		target: Choice,
		actions: u8,
		conditions: Conditions,
	},
	Revoke {
		by: Choice,
		policy: Choice,
	},
	SetRescuers {
		by: Choice,
		rescuers: Vec<Choice>,
	},
	SetLockdown {
		by: Choice,
		owner: Choice,
		locked: bool,
	},
	RemoveDomain {
		by: Choice,
	},
	Sweep {
		by: Choice,
		owner: Choice,
		device: Choice,
		back: u8,
	},
	Consume(Question),
	RequestAccess {
		question: Question,
		duration: u32,
	},
	EndSession {
		by: Choice,
		session: Choice,
	},

	// From here on: what happens outside the pallet.
	Pass {
		seconds: u32,
	},
	MoveDevice {
		device: Choice,
		fleet: Option<Choice>,
	},
	Transfer {
		device: Choice,
		to: Choice,
	},
	Recover {
		device: Choice,
	},
	SetStatus {
		device: Choice,
		status: DeviceStatus,
	},
	Decommission {
		device: Choice,
	},
	SetAttribute {
		device: Choice,
		name: Choice,
		value: Option<Choice>,
	},
	Attest {
		device: Choice,
		attestation: Option<(TrustTier, u32, Option<u64>)>,
	},
	RemoveFleet {
		fleet: Choice,
	},
	RemoveStream {
		stream: Choice,
	},
}

impl Step {
	/// What it is called.
	pub fn kind(&self) -> String {
		let debug = format!("{self:?}");
		debug.split([' ', '(']).next().unwrap_or_default().to_string()
	}

	/// Whether it is no call.
	pub fn is_outside(&self) -> bool {
		matches!(
			self,
			Self::Pass { .. }
				| Self::MoveDevice { .. }
				| Self::Transfer { .. }
				| Self::Recover { .. }
				| Self::SetStatus { .. }
				| Self::Decommission { .. }
				| Self::SetAttribute { .. }
				| Self::Attest { .. }
				| Self::RemoveFleet { .. }
				| Self::RemoveStream { .. }
		)
	}
}

/// Who may do what to which?
#[derive(Clone, Copy, Debug)]
pub struct Question {
	pub who: Choice,
	pub action: Choice,
	pub resource: Choice,
}

fn choice() -> impl Strategy<Value = Choice> {
	any::<u8>()
}

/// Mostly the first.
fn count(most: u8) -> impl Strategy<Value = u8> {
	prop_oneof![12 => Just(1), 1 => 2..=most]
}

fn party() -> impl Strategy<Value = Party> {
	prop_oneof![1 => Just(Party::Subject), 2 => Just(Party::Resource)]
}

fn tier() -> impl Strategy<Value = TrustTier> {
	prop_oneof![
		Just(TrustTier::Contraindicated),
		Just(TrustTier::Warning),
		Just(TrustTier::Affirming),
	]
}

/// Some hours around the beginning.
fn time() -> impl Strategy<Value = u64> {
	(-4i64..40, -1i64..=1)
		.prop_map(|(hours, more)| START.saturating_add_signed(hours * 3600 + more))
}

fn window() -> impl Strategy<Value = Window> {
	(weighted(0.6, time()), weighted(0.7, time())).prop_map(|(from, until)| Window { from, until })
}

fn hours() -> impl Strategy<Value = Hours> {
	let days = prop_oneof![6 => Just(127u8), 6 => 1u8..128, 1 => any::<u8>()];
	let offset = prop_oneof![4 => Just(0i16), 4 => -840i16..=840, 1 => -900i16..=900];
	(days, 0u16..=1_440, 0u16..=1_441, offset).prop_map(|(days, from, until, offset)| Hours {
		days,
		from,
		until,
		offset,
	})
}

fn text<S: Get<u32>>(text: &[u8]) -> BoundedVec<u8, S> {
	text.to_vec().try_into().expect("short enough; qed")
}

fn test() -> impl Strategy<Value = AttributeTest> {
	let name = prop_oneof![
		40 => 1usize..4,
		10 => 1usize..ATTRIBUTES.len(),
		1 => Just(0),
	];
	let comparison = prop_oneof![
		(0..VALUES.len()).prop_map(|v| Comparison::Equals(text(VALUES[v]))),
		(0..VALUES.len()).prop_map(|v| Comparison::Differs(text(VALUES[v]))),
		(-4i64..7).prop_map(Comparison::AtLeast),
		(-4i64..7).prop_map(Comparison::AtMost),
	];
	(party(), name, comparison).prop_map(|(of, name, comparison)| AttributeTest {
		of,
		name: text(ATTRIBUTES[name]),
		comparison,
	})
}

/// Often none, seldom many.
pub fn conditions() -> impl Strategy<Value = Conditions> {
	let attested = (party(), tier(), of(0u64..20_000)).prop_map(|(of, tier, within)| Attested {
		of,
		tier,
		within,
	});
	let firmware = (party(), 0u64..6).prop_map(|(of, sequence)| MinFirmware { of, sequence });
	let statuses = prop_oneof![4 => Just(2u8), 4 => 1u8..32, 4 => Just(6u8), 1 => any::<u8>()];
	let status = (party(), statuses).prop_map(|(of, statuses)| InStatus { of, statuses });
	let some = (
		weighted(0.3, window()),
		weighted(0.2, hours()),
		weighted(0.3, prop_oneof![1 => Just(0u32), 12 => 1u32..4]),
		weighted(0.15, attested),
		weighted(0.15, firmware),
		weighted(0.15, status),
		prop_oneof![3 => Just(vec![]), 1 => vec(test(), 1..=2)],
	)
		.prop_map(|(window, hours, uses, attested, firmware, status, attributes)| Conditions {
			window,
			hours,
			uses,
			attested,
			firmware,
			status,
			attributes: attributes.try_into().expect("two at most; qed"),
		});
	let counted = (1u32..5).prop_map(|uses| Conditions { uses: Some(uses), ..Default::default() });
	prop_oneof![5 => Just(Conditions::default()), 2 => counted, 5 => some]
}

pub fn question() -> impl Strategy<Value = Question> {
	(choice(), choice(), choice()).prop_map(|(who, action, resource)| Question {
		who,
		action,
		resource,
	})
}

/// Some time from now on, seldom before.
fn until() -> impl Strategy<Value = Option<i16>> {
	weighted(0.4, -1_000i16..i16::MAX)
}

/// Policies of an owner's own.
pub fn policy() -> impl Strategy<Value = Step> {
	let c = choice;
	let effect = prop_oneof![4 => Just(Effect::Permit), 1 => Just(Effect::Forbid)];
	let first = (c(), effect, c(), c());
	(first, c(), any::<u8>(), conditions(), count(8)).prop_map(
		|((by, effect, principal, whom), target, actions, conditions, count)| Step::AddPolicies {
			by,
			effect,
			principal,
			whom,
			target,
			actions,
			conditions,
			count,
		},
	)
}

/// What goes on around the calls.
pub fn outside() -> impl Strategy<Value = Step> {
	let c = choice;
	let status = prop_oneof![
		4 => Just(DeviceStatus::Active),
		1 => Just(DeviceStatus::Suspended),
		1 => Just(DeviceStatus::Quarantined),
	];
	let attestation = (tier(), 0u32..20_000, of(0u64..6));
	prop_oneof![
		10 => (0u32..6_000).prop_map(|seconds| Step::Pass { seconds }),
		4 => (c(), weighted(0.8, c()))
			.prop_map(|(device, fleet)| Step::MoveDevice { device, fleet }),
		2 => (c(), c()).prop_map(|(device, to)| Step::Transfer { device, to }),
		2 => c().prop_map(|device| Step::Recover { device }),
		5 => (c(), status).prop_map(|(device, status)| Step::SetStatus { device, status }),
		1 => c().prop_map(|device| Step::Decommission { device }),
		6 => (c(), c(), weighted(0.8, c()))
			.prop_map(|(device, name, value)| Step::SetAttribute { device, name, value }),
		6 => (c(), weighted(0.8, attestation))
			.prop_map(|(device, attestation)| Step::Attest { device, attestation }),
		1 => c().prop_map(|fleet| Step::RemoveFleet { fleet }),
		1 => c().prop_map(|stream| Step::RemoveStream { stream }),
	]
}

/// Calls, and what goes on around them.
pub fn step() -> impl Strategy<Value = Step> {
	let c = choice;
	let naming = prop_oneof![
		8 => (c(), c(), weighted(0.8, c()))
			.prop_map(|(by, action, name)| Step::NameAction { by, action, name }),
		3 => c().prop_map(|by| Step::RemoveDomain { by }),
		2 => (c(), vec(c(), 0..=3)).prop_map(|(by, rescuers)| Step::SetRescuers { by, rescuers }),
		4 => (c(), c(), prop::bool::weighted(0.4))
			.prop_map(|(by, owner, locked)| Step::SetLockdown { by, owner, locked }),
	];
	let roles = prop_oneof![
		8 => (c(), c(), weighted(0.6, c()), count(9))
			.prop_map(|(by, name, parent, count)| Step::CreateRoles { by, name, parent, count }),
		2 => (c(), c(), c()).prop_map(|(by, role, name)| Step::RenameRole { by, role, name }),
		4 => (c(), c(), weighted(0.7, c()))
			.prop_map(|(by, role, parent)| Step::MoveRole { by, role, parent }),
		4 => (c(), c(), any::<bool>())
			.prop_map(|(by, role, enabled)| Step::SwitchRole { by, role, enabled }),
		2 => (c(), c()).prop_map(|(by, role)| Step::RemoveRole { by, role }),
		12 => (c(), c(), c(), until())
			.prop_map(|(by, role, to, until)| Step::Assign { by, role, to, until }),
		3 => (c(), c(), c()).prop_map(|(by, role, from)| Step::Unassign { by, role, from }),
	];
	let sayings = prop_oneof![
		6 => (c(), c(), c(), c(), until()).prop_map(|(by, about, name, value, until)| Step::Say {
			by,
			about,
			name,
			value,
			until
		}),
		2 => (c(), c(), c(), c())
			.prop_map(|(by, owner, about, name)| Step::Unsay { by, owner, about, name }),
		2 => (c(), c(), c(), 0u8..2)
			.prop_map(|(by, owner, device, back)| Step::Sweep { by, owner, device, back }),
	];
	let policies = prop_oneof![
		30 => policy(),
		18 => (c(), c(), c(), c(), any::<u8>(), conditions()).prop_map(
			|(by, parent, to, target, actions, conditions)| Step::Delegate {
				by,
				parent,
				to,
				target,
				actions,
				conditions
			}
		),
		7 => (c(), c()).prop_map(|(by, policy)| Step::Revoke { by, policy }),
	];
	let access = prop_oneof![
		10 => question().prop_map(Step::Consume),
		12 => (question(), 0u32..90_000)
			.prop_map(|(question, duration)| Step::RequestAccess { question, duration }),
		3 => (c(), c()).prop_map(|(by, session)| Step::EndSession { by, session }),
	];
	prop_oneof![
		15 => naming,
		30 => roles,
		12 => sayings,
		60 => policies,
		35 => access,
		35 => outside(),
	]
}
