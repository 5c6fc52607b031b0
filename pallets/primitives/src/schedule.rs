// SPDX-License-Identifier: Apache-2.0

//! Hours of the week: when a policy holds, when devices install.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

const MINUTES_OF_DAY: u16 = 24 * 60;

/// Hours of the day on some days of the week.
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
pub struct Hours {
	/// Bit 0 is Monday, bit 6 Sunday.
	pub days: u8,
	/// First minute of the day, 0 to 1439.
	pub from: u16,
	/// The minute that is too late, 1 to 1440. At or before `from` it is one of the next day, which
	/// counts as the day before.
	pub until: u16,
	/// Minutes that local time is ahead of UTC, -840 to 840. Summer time is not known here.
	pub offset: i16,
}

impl Hours {
	/// Whether every number is in its range. What follows holds for such hours only.
	pub fn is_well_formed(&self) -> bool {
		(1..128).contains(&self.days)
			&& self.from < MINUTES_OF_DAY
			&& (1..=MINUTES_OF_DAY).contains(&self.until)
			&& (-840..=840).contains(&self.offset)
	}

	/// Whether a moment lies in them, in seconds since 1970.
	pub fn include(&self, now: u64) -> bool {
		let (day, minute) = self.local(now);
		if self.from < self.until {
			self.on(day) && (self.from..self.until).contains(&minute)
		} else {
			(self.on(day) && minute >= self.from) || (self.on(day - 1) && minute < self.until)
		}
	}

	/// The first second at which they begin after `now`, in seconds since 1970.
	pub fn begin(&self, now: u64) -> u64 {
		let (today, minute) = self.local(now);
		let later = |ahead: &i64| self.on(today + ahead) && (*ahead > 0 || minute < self.from);
		// One of the days lies within a week.
		let ahead = (0..=7).find(later).unwrap_or(7) as u64;
		let minutes = ahead * u64::from(MINUTES_OF_DAY) + u64::from(self.from);
		(now - now % 60).saturating_add((minutes - u64::from(minute)) * 60)
	}

	/// The last second of the hours that `now` lies in, in seconds since 1970.
	pub fn end(&self, now: u64) -> u64 {
		let (_, minute) = self.local(now);
		let until = if minute < self.until { self.until } else { self.until + MINUTES_OF_DAY };
		let begin = now - now % 60;
		begin.saturating_add(u64::from(until - minute) * 60).saturating_sub(1)
	}

	/// Day since 1970 and minute of it, in local time.
	fn local(&self, now: u64) -> (i64, u16) {
		let minutes = (now / 60) as i64 + i64::from(self.offset);
		let day = i64::from(MINUTES_OF_DAY);
		(minutes.div_euclid(day), minutes.rem_euclid(day) as u16)
	}

	/// Whether the day, counted since 1970, is one of the days. 1970 began on a Thursday.
	fn on(&self, day: i64) -> bool {
		self.days & (1 << (day + 3).rem_euclid(7)) != 0
	}
}
