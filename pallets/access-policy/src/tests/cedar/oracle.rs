// SPDX-License-Identifier: Apache-2.0

//! A [`World`] in Cedar's terms. Nothing here asks the pallet: policies are translated as they were
//! asked for, and who is above whom, what time it is and what a number is are all worked out anew.
//!
//! | here | in Cedar |
//! |---|---|
//! | device | entity, named with its generation; its parents are its fleet and its owner's domain |
//! | role held, role above | parent, unless the upper one is disabled or the time is up |
//! | custom action | named with its domain and the number of its naming |
//! | condition | part of `when`; what may be missing is asked for by `has` |
//! | delegation | what was asked for *and* all that the parent says, but for whom and how often |
//! | revoked parent | its delegates are left out of the policy set |
//! | uses left, time | the context |
//!
//! What is not a policy is one all the same, under a name instead of a number: see [`RESERVED`].
//! Cedar's forbids have no order among themselves, so that of the reserved ones, which all deny, is
//! the order in that list; it says only which reason is given.

use super::world::{Given, World};
use crate::{mock::*, *};
use cedar_policy::{
	Authorizer, Context, Entities, Entity, EntityId, EntityTypeName, EntityUid, PolicySet, Request,
	RestrictedExpression as Expr,
};
use muster_primitives::{DeviceStatus, FleetId, StreamId, TrustTier};
use std::{
	collections::{BTreeMap, BTreeSet, HashMap, HashSet},
	str::FromStr,
	sync::LazyLock,
};
use time::{Duration, OffsetDateTime, UtcOffset};

/// What goes before the domain's policies, and the reasons that they stand for.
const RESERVED: [(Reason, &str); 5] = [
	(Reason::UnknownResource, "forbid(principal, action, resource) unless { resource has owner };"),
	(Reason::UnknownAction, r#"forbid(principal, action == Action::"unknown", resource);"#),
	(
		Reason::SubjectNotActive,
		r#"forbid(principal is Device, action, resource)
		unless { principal has status && principal.status == "active" };"#,
	),
	(
		Reason::LockedDown,
		"forbid(principal, action, resource) when {
			resource has owner && resource.domain.locked &&
			!resource.domain.rescuers.contains(principal)
		};",
	),
	// The owner's permit. Policies leave the owner alone: each says so in its `when`.
	(
		Reason::Owner,
		"permit(principal, action, resource)
		when { resource has owner && resource.owner == principal };",
	),
];

/// The name of a reserved policy.
fn reserved_name(reason: Reason) -> String {
	format!("{reason:?}")
}

static TYPES: LazyLock<HashMap<&str, EntityTypeName>> = LazyLock::new(|| {
	let name = |name| (name, EntityTypeName::from_str(name).unwrap());
	["Account", "Action", "Device", "Domain", "Fleet", "Role", "Stream"].map(name).into()
});

fn uid(kind: &str, id: impl ToString) -> EntityUid {
	EntityUid::from_type_name_and_id(TYPES[kind].clone(), EntityId::new(id.to_string()))
}

fn account_id(account: &AccountId) -> String {
	format!("{:02x}", AsRef::<[u8; 32]>::as_ref(account)[0])
}

fn account(who: &AccountId) -> EntityUid {
	uid("Account", account_id(who))
}

fn domain(owner: &AccountId) -> EntityUid {
	uid("Domain", account_id(owner))
}

fn device_of(id: DeviceId, generation: Generation) -> EntityUid {
	uid("Device", format!("{:02x}#{generation}", id.0[0]))
}

/// A device as it is now.
fn device(id: DeviceId) -> EntityUid {
	match Entries::get(id) {
		Some(entry) => device_of(id, entry.generation),
		None => uid("Device", "none"),
	}
}

fn fleet(id: FleetId) -> EntityUid {
	uid("Fleet", id)
}

fn stream(id: StreamId) -> EntityUid {
	uid("Stream", id)
}

fn role(id: RoleId) -> EntityUid {
	uid("Role", id)
}

fn subject(subject: &Subject<AccountId>) -> EntityUid {
	match subject {
		Subject::Account(who) => account(who),
		Subject::Device(id) => device(*id),
	}
}

fn resource(resource: &Resource<AccountId>) -> EntityUid {
	match resource {
		Resource::Device(id) => device(*id),
		Resource::Fleet(id) => fleet(*id),
		Resource::Stream(id) => stream(*id),
		Resource::Domain(owner) => domain(owner),
	}
}

fn target(owner: &AccountId, target: Target) -> EntityUid {
	match target {
		Target::Device(id) => device(id),
		Target::Fleet(id) => fleet(id),
		Target::Stream(id) => stream(id),
		Target::Domain => domain(owner),
	}
}

/// Who owns a resource, if it is known.
pub fn owner_of(resource: &Resource<AccountId>) -> Option<AccountId> {
	match resource {
		Resource::Device(id) => Entries::get(id)?.owner,
		Resource::Fleet(id) => FleetEntries::get(id).map(|(owner, _)| owner),
		Resource::Stream(id) => StreamEntries::get(id).map(|(owner, _)| owner),
		Resource::Domain(owner) => Some(owner.clone()),
	}
}

/// An action as a domain means it now.
fn action(world: &World, owner: Option<&AccountId>, number: Action) -> EntityUid {
	if number < 16 {
		return uid("Action", number);
	}
	let naming = owner.and_then(|owner| Some((owner, world.names.get(&(owner.clone(), number))?)));
	match naming {
		Some((owner, naming)) => uid("Action", format!("{}/{number}/{naming}", account_id(owner))),
		None => uid("Action", "unknown"),
	}
}

/// Moments beyond what Cedar's numbers hold never come, whatever they are.
fn moment(seconds: u64) -> i64 {
	i64::try_from(seconds).unwrap_or(i64::MAX)
}

/// In the same order as the numbers themselves, with twice their range.
fn sequence(number: u64) -> i64 {
	(i128::from(number) - (1i128 << 63)) as i64
}

fn tier(tier: TrustTier) -> i64 {
	match tier {
		TrustTier::Contraindicated => 0,
		TrustTier::Warning => 1,
		TrustTier::Affirming => 2,
	}
}

const STATUSES: [&str; 5] = ["enrolled", "active", "suspended", "quarantined", "decommissioned"];

fn status(status: DeviceStatus) -> &'static str {
	STATUSES[match status {
		DeviceStatus::Enrolled => 0,
		DeviceStatus::Active => 1,
		DeviceStatus::Suspended => 2,
		DeviceStatus::Quarantined => 3,
		DeviceStatus::Decommissioned => 4,
	}]
}

/// A decimal integer with or without a sign, if it fits.
fn number(text: &[u8]) -> Option<i64> {
	let (sign, digits) = match text {
		[b'-', digits @ ..] => (-1, digits),
		[b'+', digits @ ..] | digits => (1, digits),
	};
	if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
		return None;
	}
	let add = |sum: i128, digit: &u8| sum.checked_mul(10)?.checked_add(i128::from(digit - b'0'));
	i64::try_from(sign * digits.iter().try_fold(0, add)?).ok()
}

/// Names and values are any bytes; Cedar's are texts.
fn hex(bytes: &[u8]) -> String {
	bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

// Policies.

/// A policy as somebody asked for it.
pub struct Asked<'a> {
	pub id: PolicyId,
	pub owner: &'a AccountId,
	pub effect: Effect,
	pub principal: &'a Principal<AccountId>,
	pub target: Target,
	pub actions: Actions,
	pub conditions: &'a Conditions,
	/// The policy that it is delegated from.
	pub parent: Option<&'a Translated>,
}

/// A policy in Cedar's language.
pub struct Translated {
	/// What it covers, and when, for those that are delegated from it.
	covers: String,
	/// The kinds of condition in it.
	pub kinds: BTreeSet<String>,
	pub policy: cedar_policy::Policy,
}

impl Translated {
	pub fn new(world: &World, asked: Asked) -> Self {
		let Asked { id, owner, effect, principal, target: over, actions, conditions, parent } =
			asked;
		let mut kinds = parent.map_or_else(BTreeSet::new, |parent| parent.kinds.clone());
		let who = match principal {
			Principal::Anyone => "principal".to_string(),
			Principal::Account(who) => format!("principal == {}", account(who)),
			Principal::Device(id) => format!("principal == {}", device(*id)),
			Principal::Role(id) => format!("principal in {}", role(*id)),
		};
		let actions: Vec<String> = (0..64)
			.filter(|number| actions.0 >> number & 1 == 1)
			.map(|number| action(world, Some(owner), number).to_string())
			.collect();
		let does = format!("action in [{}]", actions.join(", "));
		let what = format!("resource in {}", target(owner, over));

		let mut when = vec!["resource has owner".to_string()];
		when.extend(translated_conditions(owner, effect, conditions, &mut kinds));
		when.extend(parent.map(|parent| parent.covers.clone()));
		let covers = format!("{does} && {what} && {}", when.join(" && "));
		when.push("resource.owner != principal".to_string());
		if conditions.uses.is_some() {
			kinds.insert("uses".to_string());
			when.push(format!("context.uses[\"{id}\"] > 0"));
		}
		let effect = match effect {
			Effect::Permit => "permit",
			Effect::Forbid => "forbid",
		};
		let text = format!("{effect}({who}, {does}, {what}) when {{ {} }};", when.join(" && "));
		let name = cedar_policy::PolicyId::new(id.to_string());
		let policy = cedar_policy::Policy::parse(Some(name), &text)
			.unwrap_or_else(|error| panic!("{text}: {error:?}"));
		Self { covers, kinds, policy }
	}
}

/// Every condition but the uses, which are not handed down.
fn translated_conditions(
	owner: &AccountId,
	effect: Effect,
	conditions: &Conditions,
	kinds: &mut BTreeSet<String>,
) -> Vec<String> {
	let mut when = Vec::new();
	// Data that is missing fails a permit's condition and fulfils a forbid's.
	let total = |present: &str, test: String| match effect {
		Effect::Permit => format!("({present} && {test})"),
		Effect::Forbid => format!("(!({present}) || {test})"),
	};
	if let Some(window) = conditions.window {
		kinds.insert("window".to_string());
		when.extend(window.from.map(|from| format!("context.now >= {}", moment(from))));
		when.extend(window.until.map(|until| format!("context.now <= {}", moment(until))));
	}
	if let Some(hours) = conditions.hours {
		let here = format!("context.local[\"{}\"]", hours.offset);
		let days: Vec<String> =
			(0..7).filter(|day| hours.days >> day & 1 == 1).map(|day| day.to_string()).collect();
		let on = |day: &str| format!("[{}].contains({here}.{day})", days.join(", "));
		let late = format!("{here}.minute >= {}", hours.from);
		let early = format!("{here}.minute < {}", hours.until);
		if hours.from < hours.until {
			kinds.insert("hours".to_string());
			when.push(format!("{} && {late} && {early}", on("weekday")));
		} else {
			kinds.insert("hours past midnight".to_string());
			let (today, yesterday) = (on("weekday"), on("yesterday"));
			when.push(format!("(({today} && {late}) || ({yesterday} && {early}))"));
		}
	}
	let mut kind = |kind: &str, of: Party| {
		let of = match of {
			Party::Subject => "subject",
			Party::Resource => "resource",
		};
		kinds.insert(format!("{kind} of {of}"));
	};
	// The device that is asked about, and what must be there to ask it.
	let party = |of: Party| match of {
		Party::Subject => ("principal", ""),
		Party::Resource => ("resource.device", "resource has device && "),
	};
	if let Some(attested) = conditions.attested {
		kind("attested", attested.of);
		let (it, there) = party(attested.of);
		let mut test = format!("{it}.attested.tier >= {}", tier(attested.tier));
		if let Some(age) = attested.within {
			test = format!("({test} && context.now - {it}.attested.at <= {})", moment(age));
		}
		when.push(total(&format!("{there}{it} has attested"), test));
	}
	if let Some(firmware) = conditions.firmware {
		kind("firmware", firmware.of);
		let (it, there) = party(firmware.of);
		when.push(total(
			&format!("{there}{it} has attested && {it}.attested has firmware"),
			format!("{it}.attested.firmware >= {}", sequence(firmware.sequence)),
		));
	}
	if let Some(among) = conditions.status {
		kind("status", among.of);
		let (it, there) = party(among.of);
		let names: Vec<String> = (0..5)
			.filter(|number| among.statuses >> number & 1 == 1)
			.map(|number| format!("\"{}\"", STATUSES[number]))
			.collect();
		when.push(total(
			&format!("{there}{it} has status"),
			format!("[{}].contains({it}.status)", names.join(", ")),
		));
	}
	for test in &conditions.attributes {
		let (mut there, group) = match test.of {
			Party::Subject => {
				let given = format!("principal.given[\"{}\"]", account_id(owner));
				(
					format!("principal has given && principal.given has \"{}\"", account_id(owner)),
					given,
				)
			},
			Party::Resource => {
				("resource has device".to_string(), "resource.device.attributes".to_string())
			},
		};
		let name = hex(&test.name);
		let it = format!("{group}[\"{name}\"]");
		there.push_str(&format!(
			" && {group} has \"{name}\" && (!({it} has until) || context.now <= {it}.until)"
		));
		let compared = match &test.comparison {
			Comparison::Equals(value) => {
				kind("equals", test.of);
				format!("{it}.bytes == \"{}\"", hex(value))
			},
			Comparison::Differs(value) => {
				kind("differs", test.of);
				format!("{it}.bytes != \"{}\"", hex(value))
			},
			Comparison::AtLeast(least) => {
				kind("at least", test.of);
				there.push_str(&format!(" && {it} has number"));
				format!("{it}.number >= {least}")
			},
			Comparison::AtMost(most) => {
				kind("at most", test.of);
				there.push_str(&format!(" && {it} has number"));
				format!("{it}.number <= {most}")
			},
		};
		when.push(total(&there, compared));
	}
	when
}

// Entities.

type Attributes = HashMap<String, Expr>;

fn record(pairs: impl IntoIterator<Item = (String, Expr)>) -> Expr {
	Expr::new_record(pairs).expect("no name comes twice")
}

fn attribute(value: &[u8], until: Option<u64>) -> Expr {
	let bytes = Some(("bytes".to_string(), Expr::new_string(hex(value))));
	let number = number(value).map(|number| ("number".to_string(), Expr::new_long(number)));
	let until = until.map(|until| ("until".to_string(), Expr::new_long(moment(until))));
	record([bytes, number, until].into_iter().flatten())
}

/// What every resource that somebody owns has.
fn owned(attributes: &mut Attributes, parents: &mut HashSet<EntityUid>, owner: &AccountId) {
	attributes.insert("owner".to_string(), Expr::new_entity_uid(account(owner)));
	attributes.insert("domain".to_string(), Expr::new_entity_uid(domain(owner)));
	parents.insert(domain(owner));
}

/// What every subject has: all that domains say about it, and its roles.
fn party(
	world: &World,
	attributes: &mut Attributes,
	parents: &mut HashSet<EntityUid>,
	who: (Subject<AccountId>, Generation),
) {
	let mut by_domain = BTreeMap::<String, Vec<(String, Expr)>>::new();
	for ((owner, about, name), Given { value, until }) in &world.given {
		if *about == who {
			let there = by_domain.entry(account_id(owner)).or_default();
			there.push((hex(name), attribute(value, *until)));
		}
	}
	let given = by_domain.into_iter().map(|(owner, given)| (owner, record(given)));
	attributes.insert("given".to_string(), record(given));
	for ((id, member), until) in &world.members {
		let valid = until.is_none_or(|until| world.now <= until);
		if *member == who && valid && world.roles[id].enabled {
			parents.insert(role(*id));
		}
	}
}

fn entities(world: &World) -> Entities {
	let mut entities = Vec::new();
	let mut add = |uid, attributes: Attributes, parents| {
		entities.push(Entity::new(uid, attributes, parents).expect("plain values"));
	};
	for who in ACCOUNTS {
		let (mut attributes, mut parents) = (Attributes::new(), HashSet::new());
		party(world, &mut attributes, &mut parents, (Subject::Account(who.clone()), 0));
		add(account(&who), attributes, parents);

		let (mut attributes, mut parents) = (Attributes::new(), HashSet::new());
		owned(&mut attributes, &mut parents, &who);
		let rescuers = world.rescuers.get(&who).into_iter().flatten();
		let rescuers = rescuers.map(|rescuer| Expr::new_entity_uid(account(rescuer)));
		attributes.insert("rescuers".to_string(), Expr::new_set(rescuers));
		attributes.insert("locked".to_string(), Expr::new_bool(world.locked.contains(&who)));
		// Nothing lies in itself.
		add(domain(&who), attributes, HashSet::new());
	}
	for (id, entry) in Entries::iter() {
		let (mut attributes, mut parents) = (Attributes::new(), HashSet::new());
		party(world, &mut attributes, &mut parents, (Subject::Device(id), entry.generation));
		if let Some(owner) = &entry.owner {
			owned(&mut attributes, &mut parents, owner);
		}
		parents.extend(entry.fleet.map(fleet));
		attributes.insert("device".to_string(), Expr::new_entity_uid(device(id)));
		attributes.insert("status".to_string(), Expr::new_string(status(entry.status).into()));
		if let Some((reached, at, firmware)) = entry.attestation {
			let reached = ("tier".to_string(), Expr::new_long(tier(reached)));
			let at = ("at".to_string(), Expr::new_long(moment(at)));
			let firmware =
				firmware.map(|number| ("firmware".to_string(), Expr::new_long(sequence(number))));
			let attested = record([Some(reached), Some(at), firmware].into_iter().flatten());
			attributes.insert("attested".to_string(), attested);
		}
		let said = entry.attributes.iter();
		let said = record(said.map(|(name, value)| (hex(name), attribute(value, None))));
		attributes.insert("attributes".to_string(), said);
		add(device(id), attributes, parents);
	}
	for (id, (owner, above)) in FleetEntries::iter() {
		let (mut attributes, mut parents) = (Attributes::new(), HashSet::new());
		owned(&mut attributes, &mut parents, &owner);
		parents.extend(above.map(fleet));
		add(fleet(id), attributes, parents);
	}
	for (id, (owner, of)) in StreamEntries::iter() {
		let (mut attributes, mut parents) = (Attributes::new(), HashSet::new());
		owned(&mut attributes, &mut parents, &owner);
		// A device that went to another owner took nothing along of the stream's domain.
		let of = of.filter(|of| owner_of(&Resource::Device(*of)).as_ref() == Some(&owner));
		if let Some(of) = of {
			attributes.insert("device".to_string(), Expr::new_entity_uid(device(of)));
			parents.insert(device(of));
		}
		add(stream(id), attributes, parents);
	}
	for (id, there) in &world.roles {
		// Nobody gets anything through a role that is disabled.
		let above = there.parent.filter(|above| world.roles[above].enabled).map(role);
		add(role(*id), Attributes::new(), above.into_iter().collect());
	}
	Entities::from_entities(entities, None).expect("no entity comes twice or lies below itself")
}

/// The time, here and there, and the uses left.
fn context(world: &World) -> Context {
	let utc = OffsetDateTime::from_unix_timestamp(moment(world.now)).expect("within 8000 years");
	let local = world.offsets.iter().map(|minutes| {
		let offset = UtcOffset::from_whole_seconds(i32::from(*minutes) * 60).expect("of the earth");
		let here = utc.to_offset(offset);
		let weekday = |at: OffsetDateTime| at.weekday().number_days_from_monday();
		let minute = i64::from(here.hour()) * 60 + i64::from(here.minute());
		let fields = [
			("weekday", i64::from(weekday(here))),
			("yesterday", i64::from(weekday(here - Duration::DAY))),
			("minute", minute),
		];
		let fields = fields.map(|(name, value)| (name.to_string(), Expr::new_long(value)));
		(minutes.to_string(), record(fields))
	});
	let uses = world
		.policies
		.iter()
		.filter_map(|(id, there)| Some((id.to_string(), Expr::new_long(i64::from(there.uses?)))));
	let pairs = [
		("now".to_string(), Expr::new_long(moment(world.now))),
		("local".to_string(), record(local.collect::<Vec<_>>())),
		("uses".to_string(), record(uses.collect::<Vec<_>>())),
	];
	Context::from_pairs(pairs).expect("plain values")
}

// Questions.

/// Cedar, with all that a world holds at one moment.
pub struct Oracle {
	authorizer: Authorizer,
	/// Of all domains together: that each minds its own business is a thing to be tested.
	policies: PolicySet,
	/// The domains' permits alone, to be asked for where forbids hide them.
	permits: PolicySet,
	entities: Entities,
	context: Context,
}

/// What Cedar says.
#[derive(Debug, Eq, PartialEq)]
pub struct Answer {
	pub permitted: bool,
	pub reason: Reason,
	/// The forbids that apply, and the permits, if it came to that.
	pub forbids: Vec<PolicyId>,
	pub permits: Vec<PolicyId>,
}

impl Answer {
	/// The policies that decided.
	pub fn policies(&self) -> &[PolicyId] {
		if self.forbids.is_empty() {
			&self.permits
		} else {
			&self.forbids
		}
	}
}

impl Oracle {
	pub fn new(world: &World) -> Self {
		let reserved = RESERVED.iter().map(|(reason, text)| {
			let name = cedar_policy::PolicyId::new(reserved_name(*reason));
			cedar_policy::Policy::parse(Some(name), text).expect("well-formed")
		});
		let standing: Vec<_> =
			world.standing().map(|(_, there)| there.cedar.policy.clone()).collect();
		let permits =
			standing.iter().filter(|policy| policy.effect() == cedar_policy::Effect::Permit);
		let permits = PolicySet::from_policies(permits.cloned()).expect("no id comes twice");
		let policies = PolicySet::from_policies(reserved.chain(standing));
		Self {
			authorizer: Authorizer::new(),
			policies: policies.expect("no id comes twice"),
			permits,
			entities: entities(world),
			context: context(world),
		}
	}

	/// Uses have been taken.
	pub fn renew_context(&mut self, world: &World) {
		self.context = context(world);
	}

	pub fn ask(
		&self,
		world: &World,
		who: &Subject<AccountId>,
		number: Action,
		what: &Resource<AccountId>,
	) -> Answer {
		let request = Request::new(
			subject(who),
			action(world, owner_of(what).as_ref(), number),
			resource(what),
			self.context.clone(),
			None,
		)
		.expect("no schema to violate");
		let (permitted, mut named, decided) = self.authorize(&request, &self.policies);
		let (mut forbids, mut permits) = (Vec::new(), Vec::new());
		let special = RESERVED.iter().find(|(reason, _)| named.remove(&reserved_name(*reason)));
		let reason = match special {
			Some((reason, _)) => *reason,
			None if permitted => {
				permits = decided;
				Reason::Permitted
			},
			None if decided.is_empty() => Reason::NothingPermits,
			None => {
				forbids = decided;
				permits = self.authorize(&request, &self.permits).2;
				Reason::Forbidden
			},
		};
		Answer { permitted, reason, forbids, permits }
	}

	/// The verdict, and the policies that decided: those with names, and those with numbers.
	fn authorize(
		&self,
		request: &Request,
		policies: &PolicySet,
	) -> (bool, BTreeSet<String>, Vec<PolicyId>) {
		let response = self.authorizer.is_authorized(request, policies, &self.entities);
		let errors: Vec<_> = response.diagnostics().errors().collect();
		assert!(errors.is_empty(), "conditions are total: {errors:?}");
		let (mut named, mut numbered) = (BTreeSet::new(), BTreeSet::new());
		for name in response.diagnostics().reason().map(ToString::to_string) {
			match name.parse() {
				Ok(number) => numbered.insert(number),
				Err(_) => named.insert(name),
			};
		}
		let permitted = response.decision() == cedar_policy::Decision::Allow;
		(permitted, named, numbered.into_iter().collect())
	}
}
