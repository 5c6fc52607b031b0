// SPDX-License-Identifier: Apache-2.0

//! Conditions joined against both taken singly.

use crate::{
	conditions::{NotNarrower, Outcome},
	*,
};
use muster_primitives::{Attestation, DeviceStatus, TrustTier};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// What conditions may be about, in a small world where much coincides.
#[derive(Clone, Debug)]
struct Facts {
	now: u64,
	/// Of subject and resource.
	statuses: [Option<DeviceStatus>; 2],
	attestations: [Option<Attestation>; 2],
	attributes: [BTreeMap<u8, Vec<u8>>; 2],
}

fn any_status() -> impl Strategy<Value = DeviceStatus> {
	prop_oneof![
		Just(DeviceStatus::Active),
		Just(DeviceStatus::Suspended),
		Just(DeviceStatus::Quarantined)
	]
}

fn any_tier() -> impl Strategy<Value = TrustTier> + Clone {
	prop_oneof![
		Just(TrustTier::Contraindicated),
		Just(TrustTier::Warning),
		Just(TrustTier::Affirming)
	]
}

fn any_value() -> impl Strategy<Value = Vec<u8>> + Clone {
	prop_oneof![Just(b"1".to_vec()), Just(b"2".to_vec()), Just(b"x".to_vec())]
}

fn any_facts() -> impl Strategy<Value = Facts> {
	let attestation = (any_tier(), 0..8u64, proptest::option::of(0..4u64))
		.prop_map(|(tier, at, firmware)| Attestation { tier, at, firmware });
	let attributes = proptest::collection::btree_map(0..2u8, any_value(), 0..3);
	(
		0..8u64,
		[proptest::option::of(any_status()), proptest::option::of(any_status())],
		[proptest::option::of(attestation.clone()), proptest::option::of(attestation)],
		[attributes.clone(), attributes],
	)
		.prop_map(|(now, statuses, attestations, attributes)| Facts {
			now,
			statuses,
			attestations,
			attributes,
		})
}

fn any_party() -> impl Strategy<Value = Party> {
	prop_oneof![Just(Party::Subject), Just(Party::Resource)]
}

fn any_test() -> impl Strategy<Value = AttributeTest> {
	let bounded = |value: Vec<u8>| Value::try_from(value).unwrap();
	let comparison = prop_oneof![
		any_value().prop_map(move |value| Comparison::Equals(bounded(value))),
		any_value().prop_map(move |value| Comparison::Differs(bounded(value))),
		(0..4i64).prop_map(Comparison::AtLeast),
		(0..4i64).prop_map(Comparison::AtMost),
	];
	(any_party(), 0..2u8, comparison).prop_map(|(of, name, comparison)| AttributeTest {
		of,
		name: vec![name].try_into().unwrap(),
		comparison,
	})
}

fn any_conditions() -> impl Strategy<Value = Conditions> {
	use proptest::option::weighted;
	// Wide ones, so that two hold together now and then.
	let window = (weighted(0.5, 0..4u64), weighted(0.5, 4..8u64))
		.prop_filter("empty", |(from, until)| from.is_some() || until.is_some())
		.prop_map(|(from, until)| Window { from, until });
	let hours = prop_oneof![Just(127u8), Just(8u8), Just(7u8)].prop_map(|days| Hours {
		days,
		from: 0,
		until: 1440,
		offset: 0,
	});
	let attested = (any_party(), any_tier(), weighted(0.5, 0..8u64))
		.prop_map(|(of, tier, within)| Attested { of, tier, within });
	let firmware = (any_party(), 0..4u64).prop_map(|(of, sequence)| MinFirmware { of, sequence });
	let status = (any_party(), 1..32u8).prop_map(|(of, statuses)| InStatus { of, statuses });
	let tests = proptest::collection::vec(any_test(), 0..=MAX_TESTS as usize);
	(
		weighted(0.5, window),
		weighted(0.3, hours),
		weighted(0.3, 1..4u32),
		weighted(0.3, attested),
		weighted(0.3, firmware),
		weighted(0.3, status),
		tests,
	)
		.prop_map(|(window, hours, uses, attested, firmware, status, tests)| Conditions {
			window,
			hours,
			uses,
			attested,
			firmware,
			status,
			attributes: tests.try_into().unwrap(),
		})
}

/// Whether a permit's conditions hold, but for its uses.
fn hold(conditions: &Conditions, facts: &Facts) -> bool {
	let Conditions { window, hours, uses: _, attested, firmware, status, attributes } = conditions;
	let now = facts.now;
	let attestation = |of: Party| facts.attestations[of as usize];
	let outcomes = [
		window.map(|it| it.check(now)),
		hours.map(|it| it.include(now).into()),
		attested.map(|it| it.check(attestation(it.of), now)),
		firmware.map(|it| it.check(attestation(it.of))),
		status.map(|it| it.check(facts.statuses[it.of as usize])),
	];
	let tests = attributes.iter().map(|test| {
		let attributes = &facts.attributes[test.of as usize];
		test.comparison.check(attributes.get(&test.name[0]).map(|value| &value[..]))
	});
	outcomes.into_iter().flatten().chain(tests).all(|outcome| outcome == Outcome::Holds)
}

/// Whether two conditions of one kind are there and cannot be told by one.
fn clash<V>(a: &Option<V>, b: &Option<V>, joins: impl FnOnce(&V, &V) -> bool) -> bool {
	matches!((a, b), (Some(a), Some(b)) if !joins(a, b))
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(20_000))]

	#[test]
	fn narrowed_conditions_hold_where_both_do(
		parent in any_conditions(),
		further in any_conditions(),
		facts in any_facts(),
	) {
		let wider = clash(&parent.hours, &further.hours, |a, b| a == b)
			|| clash(&parent.attested, &further.attested, |a, b| a.of == b.of)
			|| clash(&parent.firmware, &further.firmware, |a, b| a.of == b.of)
			|| clash(&parent.status, &further.status, |a, b| a.of == b.of)
			|| parent.uses.is_some_and(|left| further.uses.is_none_or(|uses| uses > left));
		let new = further.attributes.iter().enumerate().filter(|(i, test)| {
			!parent.attributes.contains(test) && !further.attributes[..*i].contains(test)
		});
		let tests = parent.attributes.len() + new.count();
		match parent.narrowed(further.clone()) {
			Ok(child) => {
				prop_assert!(!wider && tests <= MAX_TESTS as usize);
				prop_assert_eq!(hold(&child, &facts), hold(&parent, &facts) && hold(&further, &facts));
				prop_assert_eq!(child.uses, further.uses);
			},
			Err(NotNarrower::Wider) => prop_assert!(wider),
			Err(NotNarrower::TooManyTests) => {
				prop_assert!(!wider && tests > MAX_TESTS as usize)
			},
		}
	}
}
