// SPDX-License-Identifier: Apache-2.0

//! Each condition where it holds, fails and lacks the data, for permits and forbids.

use super::common::*;
use crate::{conditions::Outcome, mock::*, *};
use muster_primitives::{access::action::READ, DeviceStatus, TrustTier};
use Outcome::{Fails, Holds, Missing};
use Party::{Resource as Thing, Subject as Actor};

const DAY: u64 = 86_400;

/// A device of a neighbour's, to act.
fn sensor() -> DeviceId {
	DeviceId([9; 32])
}

fn set_up() -> DeviceId {
	Book::device(&NEIGHBOUR, 9, None);
	pump()
}

/// Under these conditions a permit applies where they hold, and a forbid where they do not fail.
fn expect(conditions: &Conditions, who: &Who, what: &What, outcome: Outcome) {
	let rule = permit(Principal::Anyone, Target::Domain, &[READ]);
	for effect in [Effect::Permit, Effect::Forbid] {
		let id = Rule { effect, ..rule.clone() }.when(conditions.clone()).add();
		let (applies, reason) = match effect {
			Effect::Permit => (outcome == Holds, Reason::Permitted),
			Effect::Forbid => (outcome != Fails, Reason::Forbidden),
		};
		let expected = if applies { reason } else { Reason::NothingPermits };
		assert_eq!(ask(who, READ, what), expected, "{effect:?} {conditions:?}");
		let because = against(id, who, READ, what).expect("it is considered");
		assert_eq!(because.len(), usize::from(!applies), "one condition, one mismatch");
		revoke(id);
	}
}

/// What becomes of conditions about time, which need no device.
fn expect_at(conditions: &Conditions, seconds: u64, outcome: Outcome) {
	at(seconds);
	expect(conditions, &account(ALICE), &Resource::Domain(OWNER), outcome);
}

mod window {
	use super::*;

	fn window(from: Option<u64>, until: Option<u64>) -> Conditions {
		Conditions { window: Some(Window { from, until }), ..Default::default() }
	}

	/// The policy is made at the start and asked about later.
	fn applies(conditions: Conditions, seconds: u64) -> bool {
		at(START);
		let rule = permit(Principal::Anyone, Target::Domain, &[READ]).when(conditions);
		let ids = [rule.add(), Rule { effect: Effect::Forbid, ..rule.clone() }.add()];
		at(seconds);
		let (who, what) = (account(ALICE), Resource::Domain(OWNER));
		let found = ids.map(|id| against(id, &who, READ, &what).unwrap());
		ids.into_iter().for_each(revoke);
		// Time is never missing: permit and forbid fare alike.
		assert_eq!(found[0], found[1]);
		assert!(found[0].is_empty() || found[0] == [Mismatch::Window]);
		found[0].is_empty()
	}

	#[test]
	fn both_ends_are_included() {
		build_and_execute(|| {
			let both = window(Some(START + 10), Some(START + 20));
			let found = [9, 10, 15, 20, 21].map(|later| applies(both.clone(), START + later));
			assert_eq!(found, [false, true, true, true, false]);
			let moment = window(Some(START + 10), Some(START + 10));
			let found = [9, 10, 11].map(|later| applies(moment.clone(), START + later));
			assert_eq!(found, [false, true, false]);
		});
	}

	#[test]
	fn an_end_that_is_left_out_is_not_asked() {
		build_and_execute(|| {
			let after = window(Some(START + 10), None);
			let before = window(None, Some(START + 10));
			let found = [9, 10, 11].map(|later| applies(after.clone(), START + later));
			assert_eq!(found, [false, true, true]);
			let found = [9, 10, 11].map(|later| applies(before.clone(), START + later));
			assert_eq!(found, [true, true, false]);
			assert!(applies(after, u64::MAX / 1_000) && !applies(before, u64::MAX / 1_000));
			assert!(!applies(window(Some(u64::MAX), None), u64::MAX / 1_000));
		});
	}
}

mod hours {
	use super::*;

	/// Midnight of the Monday of the week in which tests begin.
	const MONDAY: u64 = START - START % DAY - 2 * DAY;

	fn hours(days: u8, from: u16, until: u16, offset: i16) -> Conditions {
		Conditions { hours: Some(Hours { days, from, until, offset }), ..Default::default() }
	}

	/// A moment of that week, or after it.
	fn moment(day: u64, hour: u64, minute: u64, second: u64) -> u64 {
		MONDAY + day * DAY + hour * 3_600 + minute * 60 + second
	}

	#[test]
	fn tests_begin_on_a_wednesday() {
		build_and_execute(|| {
			let wednesday = hours(0b100, 720, 721, 0);
			expect_at(&wednesday, START, Holds);
			assert_eq!(moment(2, 12, 0, 0), START);
		});
	}

	#[test]
	fn each_day_of_the_week_is_a_bit() {
		build_and_execute(|| {
			for bit in 0..7 {
				for day in 0..14 {
					let outcome = if day % 7 == bit { Holds } else { Fails };
					expect_at(&hours(1 << bit, 0, 1440, 0), moment(day, 0, 0, 0), outcome);
					expect_at(&hours(1 << bit, 0, 1440, 0), moment(day, 23, 59, 59), outcome);
				}
			}
		});
	}

	#[test]
	fn the_first_minute_is_included_and_the_last_is_not() {
		build_and_execute(|| {
			let work = hours(0b001_1111, 8 * 60, 17 * 60, 0);
			for (at, outcome) in [
				(moment(0, 7, 59, 59), Fails),
				(moment(0, 8, 0, 0), Holds),
				(moment(4, 16, 59, 59), Holds),
				(moment(4, 17, 0, 0), Fails),
				(moment(5, 12, 0, 0), Fails),
				(moment(7, 12, 0, 0), Holds),
			] {
				expect_at(&work, at, outcome);
			}
		});
	}

	#[test]
	fn hours_over_midnight_belong_to_the_day_on_which_they_begin() {
		build_and_execute(|| {
			// Fridays from ten at night to six in the morning.
			let night = hours(0b001_0000, 22 * 60, 6 * 60, 0);
			for (at, outcome) in [
				(moment(4, 5, 0, 0), Fails),
				(moment(4, 21, 59, 59), Fails),
				(moment(4, 22, 0, 0), Holds),
				(moment(4, 23, 59, 59), Holds),
				(moment(5, 0, 0, 0), Holds),
				(moment(5, 5, 59, 59), Holds),
				(moment(5, 6, 0, 0), Fails),
				(moment(5, 22, 0, 0), Fails),
			] {
				expect_at(&night, at, outcome);
			}
			// From Sunday into Monday.
			let sunday = hours(0b100_0000, 23 * 60, 60, 0);
			expect_at(&sunday, moment(6, 23, 30, 0), Holds);
			expect_at(&sunday, moment(7, 0, 30, 0), Holds);
			expect_at(&sunday, moment(0, 0, 30, 0), Holds);
			expect_at(&sunday, moment(1, 0, 30, 0), Fails);
		});
	}

	#[test]
	fn the_same_minute_twice_is_a_whole_day_from_there() {
		build_and_execute(|| {
			let shift = hours(0b000_0001, 600, 600, 0);
			for (at, outcome) in [
				(moment(0, 9, 59, 59), Fails),
				(moment(0, 10, 0, 0), Holds),
				(moment(1, 9, 59, 59), Holds),
				(moment(1, 10, 0, 0), Fails),
			] {
				expect_at(&shift, at, outcome);
			}
		});
	}

	#[test]
	fn local_time_may_lie_on_another_day() {
		build_and_execute(|| {
			// Mondays from eight to nine, at +14:00 and at -14:00.
			let east = hours(1, 480, 540, 840);
			expect_at(&east, moment(7, 0, 0, 0) - 6 * 3_600, Holds);
			expect_at(&east, moment(7, 0, 0, 0) - 5 * 3_600, Fails);
			expect_at(&east, moment(7, 8, 30, 0), Fails);
			let west = hours(1, 480, 540, -840);
			expect_at(&west, moment(0, 22, 0, 0), Holds);
			expect_at(&west, moment(0, 8, 30, 0), Fails);
			expect_at(&west, moment(0, 23, 0, 0), Fails);
		});
	}

	#[test]
	fn the_beginning_of_time_is_no_trouble() {
		build_and_execute(|| {
			// 1970 began on a Thursday; at -14:00 it was still Wednesday.
			expect_at(&hours(0b000_1000, 0, 1440, 0), 0, Holds);
			expect_at(&hours(0b000_0100, 0, 1440, -840), 0, Holds);
			expect_at(&hours(0b000_1000, 0, 1440, -840), 0, Fails);
		});
	}
}

mod attested {
	use super::*;

	fn attested(of: Party, tier: TrustTier, within: Option<u64>) -> Conditions {
		Conditions { attested: Some(Attested { of, tier, within }), ..Default::default() }
	}

	#[test]
	fn the_tier_is_as_good_or_better_and_the_verdict_young_enough() {
		use TrustTier::*;
		build_and_execute(|| {
			let pump = set_up();
			for (of, device, who, what) in [
				(Thing, pump, account(ALICE), Resource::Device(pump)),
				(Thing, pump, account(ALICE), Resource::Stream(0)),
				(Actor, sensor(), Subject::Device(sensor()), Resource::Device(pump)),
			] {
				let expect =
					|conditions: Conditions, outcome| expect(&conditions, &who, &what, outcome);
				expect(attested(of, Contraindicated, None), Missing);
				for found in [Contraindicated, Warning, Affirming] {
					Book::change(device, |entry| entry.attestation = Some((found, START, None)));
					for asked in [Contraindicated, Warning, Affirming] {
						let outcome = Outcome::from(found >= asked);
						expect(attested(of, asked, None), outcome);
						expect(attested(of, asked, Some(60)), outcome);
					}
				}
				at(START + 60);
				expect(attested(of, Affirming, Some(60)), Holds);
				expect(attested(of, Affirming, Some(59)), Fails);
				at(START + 61);
				expect(attested(of, Affirming, Some(60)), Fails);
				expect(attested(of, Affirming, None), Holds);
				at(START);
				expect(attested(of, Affirming, Some(0)), Holds);
				// The verdict expires with whoever gives it.
				Book::change(device, |entry| entry.attestation = None);
				expect(attested(of, Affirming, None), Missing);
			}
		});
	}

	#[test]
	fn who_or_what_is_no_device_has_no_verdict() {
		build_and_execute(|| {
			let pump = set_up();
			for device in [pump, sensor()] {
				let found = Some((TrustTier::Affirming, START, None));
				Book::change(device, |entry| entry.attestation = found);
			}
			let asked = |of| attested(of, TrustTier::Contraindicated, None);
			let (alice, device) = (account(ALICE), Subject::Device(sensor()));
			expect(&asked(Actor), &alice, &Resource::Device(pump), Missing);
			for what in [Resource::Fleet(1), Resource::Domain(OWNER)] {
				expect(&asked(Thing), &device, &what, Missing);
				expect(&asked(Actor), &device, &what, Holds);
			}
			Book::stream(&OWNER, 5, None);
			expect(&asked(Thing), &device, &Resource::Stream(5), Missing);
		});
	}
}

mod firmware {
	use super::*;

	#[test]
	fn it_is_as_new_or_newer() {
		build_and_execute(|| {
			let pump = set_up();
			for (of, device, who) in
				[(Thing, pump, account(ALICE)), (Actor, sensor(), Subject::Device(sensor()))]
			{
				let what = Resource::Device(pump);
				let expect = |sequence, outcome| {
					let firmware = Some(MinFirmware { of, sequence });
					let conditions = Conditions { firmware, ..Default::default() };
					expect(&conditions, &who, &what, outcome);
				};
				expect(0, Missing);
				// A verdict may say nothing about firmware.
				let verdict = |sequence| Some((TrustTier::Warning, START, sequence));
				Book::change(device, |entry| entry.attestation = verdict(None));
				expect(0, Missing);
				Book::change(device, |entry| entry.attestation = verdict(Some(5)));
				expect(0, Holds);
				expect(5, Holds);
				expect(6, Fails);
				expect(u64::MAX, Fails);
			}
		});
	}
}

mod status {
	use super::*;

	fn status(of: Party, statuses: u8) -> Conditions {
		Conditions { status: Some(InStatus { of, statuses }), ..Default::default() }
	}

	#[test]
	fn it_is_one_of_those_named() {
		build_and_execute(|| {
			let pump = set_up();
			for (index, found) in [
				DeviceStatus::Enrolled,
				DeviceStatus::Active,
				DeviceStatus::Suspended,
				DeviceStatus::Quarantined,
				DeviceStatus::Decommissioned,
			]
			.into_iter()
			.enumerate()
			{
				Book::change(pump, |entry| entry.status = found);
				for what in [Resource::Device(pump), Resource::Stream(0)] {
					let expect = |statuses, outcome| {
						expect(&status(Thing, statuses), &account(ALICE), &what, outcome)
					};
					expect(1 << index, Holds);
					expect(0b1_1111, Holds);
					expect(0b1_1111 & !(1 << index), Fails);
				}
			}
		});
	}

	#[test]
	fn a_device_that_acts_is_active() {
		build_and_execute(|| {
			let what = Resource::Device(set_up());
			let who = Subject::Device(sensor());
			expect(&status(Actor, 0b0_0010), &who, &what, Holds);
			expect(&status(Actor, 0b1_1101), &who, &what, Fails);
		});
	}

	#[test]
	fn who_or_what_is_no_device_has_none() {
		build_and_execute(|| {
			let pump = set_up();
			expect(&status(Actor, 0b1_1111), &account(ALICE), &Resource::Device(pump), Missing);
			for what in [Resource::Fleet(0), Resource::Domain(OWNER)] {
				expect(&status(Thing, 0b1_1111), &Subject::Device(sensor()), &what, Missing);
			}
		});
	}
}

mod attributes {
	use super::*;

	fn test(of: Party, comparison: Comparison) -> AttributeTest {
		AttributeTest { of, name: text("name"), comparison }
	}

	fn asking(tests: Vec<AttributeTest>) -> Conditions {
		Conditions { attributes: tests.try_into().unwrap(), ..Default::default() }
	}

	fn equals(value: &str) -> Comparison {
		Comparison::Equals(text(value))
	}

	fn differs(value: &str) -> Comparison {
		Comparison::Differs(text(value))
	}

	use Comparison::{AtLeast, AtMost};

	/// A value, or none, and what becomes of comparisons with it.
	type Case = (Option<&'static str>, Vec<(Comparison, Outcome)>);

	/// What comparisons say about a value, or about none.
	fn cases() -> Vec<Case> {
		vec![
			(
				None,
				vec![
					(equals(""), Missing),
					(differs(""), Missing),
					(AtLeast(i64::MIN), Missing),
					(AtMost(i64::MAX), Missing),
				],
			),
			(
				Some("indoor"),
				vec![
					(equals("indoor"), Holds),
					(equals("Indoor"), Fails),
					(equals("indoor "), Fails),
					(equals(""), Fails),
					(differs("outdoor"), Holds),
					(differs("indoor"), Fails),
					// No number.
					(AtLeast(i64::MIN), Missing),
					(AtMost(i64::MAX), Missing),
				],
			),
			(Some(""), vec![(equals(""), Holds), (differs(""), Fails), (AtLeast(0), Missing)]),
			(
				Some("-5"),
				vec![
					(AtLeast(-5), Holds),
					(AtLeast(-4), Fails),
					(AtLeast(i64::MIN), Holds),
					(AtMost(-5), Holds),
					(AtMost(-6), Fails),
					(equals("-5"), Holds),
				],
			),
			(Some("+5"), vec![(AtLeast(5), Holds), (equals("5"), Fails)]),
			(Some("007"), vec![(AtLeast(7), Holds), (AtMost(7), Holds)]),
			(Some("9223372036854775807"), vec![(AtLeast(i64::MAX), Holds), (AtMost(0), Fails)]),
			(Some("-9223372036854775808"), vec![(AtMost(i64::MIN), Holds)]),
			(Some("9223372036854775808"), vec![(AtLeast(0), Missing), (AtMost(0), Missing)]),
			(Some("5.0"), vec![(AtLeast(0), Missing)]),
			(Some(" 5"), vec![(AtLeast(0), Missing)]),
			(Some("5\n"), vec![(AtMost(9), Missing)]),
			(Some("0x5"), vec![(AtLeast(0), Missing)]),
			(Some("-"), vec![(AtLeast(0), Missing)]),
		]
	}

	#[test]
	fn those_of_a_device_are_the_registrys() {
		build_and_execute(|| {
			let pump = set_up();
			for (value, comparisons) in cases() {
				Book::change(pump, |entry| {
					let pair = |value: &str| (b"name".to_vec(), value.as_bytes().to_vec());
					entry.attributes = value.map(pair).into_iter().collect();
				});
				for (comparison, outcome) in comparisons {
					let conditions = asking(vec![test(Thing, comparison)]);
					for what in [Resource::Device(pump), Resource::Stream(0)] {
						expect(&conditions, &account(ALICE), &what, outcome);
					}
				}
			}
		});
	}

	#[test]
	fn those_of_a_subject_are_the_domains() {
		build_and_execute(|| {
			let what = Resource::Device(set_up());
			for who in [account(ALICE), Subject::Device(sensor())] {
				for (value, comparisons) in cases() {
					if let Some(value) = value {
						describe(&who, "name", value, None);
					}
					for (comparison, outcome) in comparisons {
						expect(&asking(vec![test(Actor, comparison)]), &who, &what, outcome);
					}
				}
			}
			// What the registry or another domain says of a subject does not count.
			Book::change(sensor(), |entry| {
				entry.attributes = vec![(b"other".to_vec(), b"x".to_vec())]
			});
			let other = AttributeTest { name: text("other"), ..test(Actor, equals("x")) };
			let (who, alice) = (Subject::Device(sensor()), account(ALICE));
			expect(&asking(vec![other.clone()]), &who, &what, Missing);
			let by = signed(NEIGHBOUR);
			frame_support::assert_ok!(AccessPolicy::set_subject_attribute(
				by,
				alice.clone(),
				text("other"),
				text("x"),
				None
			));
			expect(&asking(vec![other]), &alice, &what, Missing);
		});
	}

	#[test]
	fn bytes_that_are_no_text_are_compared_and_are_no_number() {
		build_and_execute(|| {
			let pump = set_up();
			Book::change(pump, |entry| {
				entry.attributes = vec![(b"name".to_vec(), vec![0xff, b'5'])]
			});
			let what = Resource::Device(pump);
			let same = Comparison::Equals(vec![0xff, b'5'].try_into().unwrap());
			expect(&asking(vec![test(Thing, same)]), &account(ALICE), &what, Holds);
			expect(&asking(vec![test(Thing, AtLeast(0))]), &account(ALICE), &what, Missing);
		});
	}

	#[test]
	fn a_value_longer_than_a_condition_can_say_differs_from_all() {
		build_and_execute(|| {
			let pump = set_up();
			Book::change(pump, |entry| {
				entry.attributes = vec![(b"name".to_vec(), vec![b'x'; 256])]
			});
			let (who, what) = (account(ALICE), Resource::Device(pump));
			let long = "x".repeat(32);
			expect(&asking(vec![test(Thing, equals(&long))]), &who, &what, Fails);
			expect(&asking(vec![test(Thing, differs(&long))]), &who, &what, Holds);
		});
	}

	#[test]
	fn a_subjects_attribute_is_absent_after_its_time() {
		build_and_execute(|| {
			let (who, what) = (account(ALICE), Resource::Device(set_up()));
			describe(&who, "name", "x", Some(START + 60));
			let conditions = asking(vec![test(Actor, equals("x"))]);
			at(START + 60);
			expect(&conditions, &who, &what, Holds);
			at(START + 61);
			expect(&conditions, &who, &what, Missing);
		});
	}

	#[test]
	fn fleets_and_domains_have_none() {
		build_and_execute(|| {
			let pump = set_up();
			Book::change(pump, |entry| entry.attributes = vec![(b"name".to_vec(), b"x".to_vec())]);
			let conditions = asking(vec![test(Thing, equals("x"))]);
			for what in [Resource::Fleet(1), Resource::Domain(OWNER)] {
				expect(&conditions, &account(ALICE), &what, Missing);
			}
		});
	}

	#[test]
	fn each_test_is_told_by_its_number() {
		build_and_execute(|| {
			let pump = set_up();
			let (who, what) = (account(ALICE), Resource::Device(pump));
			describe(&who, "name", "x", None);
			Book::change(pump, |entry| entry.attributes = vec![(b"name".to_vec(), b"5".to_vec())]);
			let mismatches = |first, second| {
				let conditions = asking(vec![test(Actor, first), test(Thing, second)]);
				let rule = permit(Principal::Anyone, Target::Domain, &[READ]).when(conditions);
				let id = rule.add();
				let found = against(id, &who, READ, &what).unwrap();
				revoke(id);
				found
			};
			use Mismatch::Attribute;
			assert_eq!(mismatches(equals("x"), AtLeast(5)), []);
			assert_eq!(mismatches(equals("y"), AtLeast(5)), [Attribute(0)]);
			assert_eq!(mismatches(equals("x"), AtLeast(6)), [Attribute(1)]);
			assert_eq!(mismatches(equals("y"), AtLeast(6)), [Attribute(0), Attribute(1)]);
		});
	}
}

mod together {
	use super::*;

	/// Every condition there is, about a device and a subject for which all hold.
	fn all() -> Conditions {
		let test = |of, name: &str| {
			let comparison = Comparison::Equals(text("x"));
			AttributeTest { of, name: text(name), comparison }
		};
		Conditions {
			window: Some(Window { from: Some(START), until: Some(START + 60) }),
			hours: Some(Hours { days: 0b100, from: 720, until: 721, offset: 0 }),
			uses: Some(1),
			attested: Some(Attested { of: Thing, tier: TrustTier::Warning, within: Some(60) }),
			firmware: Some(MinFirmware { of: Thing, sequence: 5 }),
			status: Some(InStatus { of: Thing, statuses: 0b10 }),
			attributes: vec![test(Actor, "a"), test(Thing, "b")].try_into().unwrap(),
		}
	}

	fn fulfil(pump: DeviceId) {
		at(START);
		describe(&account(ALICE), "a", "x", None);
		Book::change(pump, |entry| {
			entry.status = DeviceStatus::Active;
			entry.attributes = vec![(b"b".to_vec(), b"x".to_vec())];
			entry.attestation = Some((TrustTier::Warning, START, Some(5)));
		});
	}

	#[test]
	fn all_must_hold_and_exactly_those_that_do_not_are_told() {
		build_and_execute(|| {
			let pump = set_up();
			let (who, what) = (account(ALICE), Resource::Device(pump));
			fulfil(pump);
			let id = permit(Principal::Anyone, Target::Domain, &[READ]).when(all()).add();
			let mut banned = all();
			banned.uses = None;
			let counter = forbid(Principal::Anyone, Target::Domain, &[READ]).when(banned).add();
			let told = || against(id, &who, READ, &what).unwrap();
			let told_of_forbid = || against(counter, &who, READ, &what).unwrap();
			assert_eq!(ask(&who, READ, &what), Reason::Forbidden);
			assert_eq!((told(), told_of_forbid()), (vec![], vec![]));

			type Spoil = fn(DeviceId);
			use Mismatch::*;
			// How each is spoilt, what the permit tells, and what the forbid: data that is missing
			// counts against the first alone.
			let spoilt: [(Spoil, &[Mismatch], bool); 9] = [
				(|_| at(START - 1), &[Window, Hours], true),
				(|_| at(START + 60), &[Hours], true),
				(
					|pump| {
						Book::change(pump, |entry| {
							entry.attestation = Some((TrustTier::Contraindicated, START, Some(4)))
						})
					},
					&[Attested, Firmware],
					true,
				),
				(
					|pump| Book::change(pump, |entry| entry.attestation = None),
					&[Attested, Firmware],
					false,
				),
				(
					|pump| {
						Book::change(pump, |entry| {
							entry.attestation = Some((TrustTier::Affirming, START, None))
						})
					},
					&[Firmware],
					false,
				),
				(
					|pump| Book::change(pump, |entry| entry.status = DeviceStatus::Suspended),
					&[Status],
					true,
				),
				(|_| describe(&account(ALICE), "a", "y", None), &[Attribute(0)], true),
				(
					|pump| Book::change(pump, |entry| entry.attributes = vec![]),
					&[Attribute(1)],
					false,
				),
				(
					|pump| {
						at(START + 61);
						Book::change(pump, |entry| entry.status = DeviceStatus::Quarantined);
					},
					&[Window, Hours, Status, Attested],
					true,
				),
			];
			for (spoil, mismatches, fails) in spoilt {
				spoil(pump);
				assert_eq!(told(), mismatches);
				assert_eq!(told_of_forbid(), if fails { mismatches } else { &[] });
				fulfil(pump);
				assert_eq!((told(), told_of_forbid()), (vec![], vec![]));
			}
			revoke(counter);
			assert_eq!(ask(&who, READ, &what), Reason::Permitted);
			frame_support::assert_ok!(consume(&who, READ, &what));
			assert_eq!(told(), [Uses]);
		});
	}

	#[test]
	fn a_policy_without_conditions_always_applies() {
		build_and_execute(|| {
			let pump = set_up();
			for who in [account(ALICE), Subject::Device(sensor())] {
				for what in [
					Resource::Device(pump),
					Resource::Stream(0),
					Resource::Fleet(1),
					Resource::Domain(OWNER),
				] {
					expect(&Conditions::default(), &who, &what, Holds);
				}
			}
		});
	}
}
