// SPDX-License-Identifier: Apache-2.0

//! When readings were taken: seconds since 1970, or RFC 3339.

use time::{format_description::well_known::Rfc3339, OffsetDateTime};

/// The whole seconds of the least and the greatest time among some readings.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Span {
	pub least: u64,
	pub greatest: u64,
}

impl Span {
	/// `a` and `b` together.
	pub fn join(a: Option<Self>, b: Option<Self>) -> Option<Self> {
		match (a, b) {
			(Some(a), Some(b)) => {
				Some(Self { least: a.least.min(b.least), greatest: a.greatest.max(b.greatest) })
			},
			(one, other) => one.or(other),
		}
	}

	pub fn at(second: u64) -> Self {
		Self { least: second, greatest: second }
	}

	/// The first second after all readings: an anchor's `until`.
	pub fn until(&self) -> u64 {
		self.greatest.saturating_add(1)
	}
}

/// The whole second in which a time lies: an integer or decimal number of seconds since 1970, or
/// RFC 3339, blanks around it or not. `None` if it is neither, or before 1970.
pub fn parse(text: &str) -> Option<u64> {
	let text = text.trim_matches([' ', '\t']);
	seconds(text).or_else(|| {
		let time = OffsetDateTime::parse(text, &Rfc3339).ok()?;
		u64::try_from(time.unix_timestamp()).ok()
	})
}

/// As [`parse`], for a number as JSON writes it, which may have an exponent: exact up to 2^53 then.
pub fn parse_json_number(text: &str) -> Option<u64> {
	const MAX_SAFE_INTEGER: f64 = 9_007_199_254_740_991.0;
	seconds(text).or_else(|| {
		let value: f64 = text.parse().ok()?;
		(0.0..=MAX_SAFE_INTEGER).contains(&value).then_some(value as u64)
	})
}

/// The integer part of digits, or of digits, a point and digits. Exact, however long the fraction.
fn seconds(text: &str) -> Option<u64> {
	let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
	let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
	if !digits(whole) || !digits(fraction) {
		return None;
	}
	// The second after it must be one as well: there an anchor's range ends.
	whole.parse().ok().filter(|second| *second < u64::MAX)
}

/// A time for a person; just the seconds where no calendar reaches.
pub fn show(seconds: u64) -> String {
	i64::try_from(seconds)
		.ok()
		.and_then(|seconds| OffsetDateTime::from_unix_timestamp(seconds).ok())
		.and_then(|time| time.format(&Rfc3339).ok())
		.unwrap_or_else(|| format!("{seconds} s since 1970"))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn seconds_decimals_and_rfc_3339_are_times() {
		for (text, second) in [
			("0", 0),
			("1767225600", 1_767_225_600),
			("1767225600.999999999999999999", 1_767_225_600),
			("2026-01-01T00:00:00Z", 1_767_225_600),
			("2026-01-01T01:00:00.75+01:00", 1_767_225_600),
			("1970-01-01T00:00:00Z", 0),
			("2026-01-01t00:00:00z", 1_767_225_600),
			("2026-01-01 00:00:00.123456789012345Z", 1_767_225_600),
			("2016-12-31T23:59:60Z", 1_483_228_799),
			(" 7\t", 7),
			("18446744073709551614", u64::MAX - 1),
		] {
			assert_eq!(parse(text), Some(second), "{text}");
		}
	}

	#[test]
	fn what_is_no_time_after_1970_is_none() {
		for text in [
			"",
			" ",
			" ",
			"1 7",
			"-1",
			"+1",
			".5",
			"5.",
			"1e9",
			"1_000",
			"0x10",
			"NaN",
			"yesterday",
			"2026-01-01",
			"2026-13-01T00:00:00Z",
			"2026-01-01T00:00:00",
			"1969-12-31T23:59:59.9Z",
			"18446744073709551615",
			"99999999999999999999999999",
		] {
			assert_eq!(parse(text), None, "{text}");
		}
	}

	#[test]
	fn json_numbers_may_have_an_exponent() {
		assert_eq!(parse_json_number("1.7672256005e9"), Some(1_767_225_600));
		assert_eq!(parse_json_number("1767225600"), Some(1_767_225_600));
		assert_eq!(parse_json_number("-0"), Some(0));
		// A double would round it up.
		assert_eq!(parse_json_number("1.99999999999999999999"), Some(1));
		for text in ["-1", "-0.5", "1e300", "1e999", "9007199254740992e0"] {
			assert_eq!(parse_json_number(text), None, "{text}");
		}
	}

	#[test]
	fn times_are_shown_in_utc() {
		assert_eq!(show(1_767_225_600), "2026-01-01T00:00:00Z");
		assert_eq!(show(u64::MAX), "18446744073709551615 s since 1970");
	}
}
