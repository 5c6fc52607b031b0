// SPDX-License-Identifier: Apache-2.0

//! Hours against a calendar.

use muster_primitives::Hours;
use proptest::prelude::*;
use std::ops::Range;
use time::{Duration, OffsetDateTime, UtcOffset};

/// The hours of one day in which a moment lies, by the calendar: from a second on, up to another.
fn span(hours: Hours, now: u64) -> Option<Range<i64>> {
	let now = now as i64;
	let offset = UtcOffset::from_whole_seconds(i32::from(hours.offset) * 60).unwrap();
	let today = OffsetDateTime::from_unix_timestamp(now).unwrap().to_offset(offset).date();
	let days = [today, today.previous_day().unwrap()];
	days.into_iter().find_map(|day| {
		let listed = hours.days >> day.weekday().number_days_from_monday() & 1 == 1;
		let midnight = day.midnight().assume_offset(offset);
		let from = midnight + Duration::minutes(hours.from.into());
		let until = midnight + Duration::minutes(hours.until.into());
		let until = if until > from { until } else { until + Duration::DAY };
		let span = from.unix_timestamp()..until.unix_timestamp();
		(listed && span.contains(&now)).then_some(span)
	})
}

fn any_hours() -> impl Strategy<Value = Hours> {
	let minute = |range: Range<u16>| {
		let (first, last) = (range.start, range.end - 1);
		prop_oneof![1 => Just(first), 1 => Just(last), 1 => Just(600), 7 => range]
	};
	let offset = prop_oneof![Just(-840i16), Just(0), Just(840), -840..=840i16];
	let days = prop_oneof![Just(127u8), 1..128u8];
	(days, minute(0..1440), minute(1..1441), offset).prop_map(|(days, from, until, offset)| Hours {
		days,
		from,
		until,
		offset,
	})
}

/// Up to the year 9999, where the calendar ends: near 1970, near now, anywhere; often at the turn of
/// a minute.
fn any_time() -> impl Strategy<Value = u64> {
	let seconds =
		prop_oneof![0..200_000u64, 1_780_000_000..1_790_000_000u64, 0..253_000_000_000u64];
	(seconds, prop_oneof![Just(0), Just(59), 0..60u64])
		.prop_map(|(seconds, second)| seconds / 60 * 60 + second)
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(20_000))]

	#[test]
	fn hours_hold_and_end_as_the_calendar_says(hours in any_hours(), now in any_time()) {
		let expected = span(hours, now);
		prop_assert_eq!(hours.include(now), expected.is_some());
		if let Some(span) = expected {
			prop_assert_eq!(hours.end(now), span.end as u64 - 1);
		}
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(500))]

	#[test]
	fn hours_begin_as_the_calendar_says(hours in any_hours(), now in any_time()) {
		if span(hours, now).is_none() {
			let minutes = (1..).map(|minute| now - now % 60 + minute * 60);
			let begin = minutes.take(8 * 24 * 60).find(|then| span(hours, *then).is_some());
			prop_assert_eq!(Some(hours.begin(now)), begin);
		}
	}
}

#[test]
fn hours_have_no_end_of_time() {
	let hours = Hours { days: 127, from: 600, until: 600, offset: 840 };
	assert!(hours.include(u64::MAX));
	assert!(hours.end(u64::MAX) >= u64::MAX - 1);
}

#[test]
fn numbers_out_of_range_are_told() {
	let hours = Hours { days: 127, from: 1_439, until: 1_440, offset: -840 };
	assert!(hours.is_well_formed());
	let bad = [
		Hours { days: 0, ..hours },
		Hours { days: 128, ..hours },
		Hours { from: 1_440, ..hours },
		Hours { until: 0, ..hours },
		Hours { until: 1_441, ..hours },
		Hours { offset: -841, ..hours },
		Hours { offset: 841, ..hours },
	];
	assert!(bad.iter().all(|hours| !hours.is_well_formed()));
}
