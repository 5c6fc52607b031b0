// SPDX-License-Identifier: Apache-2.0

//! How far reading a source has got, on standard error.

use indicatif::{HumanBytes, ProgressBar, ProgressStyle};
use std::{
	io::{stderr, IsTerminal},
	time::{Duration, Instant},
};

/// A bar on a terminal; elsewhere, if asked for, a line now and then.
pub enum Progress {
	Bar(ProgressBar),
	Lines { total: u64, done: u64, next: Instant },
	None,
}

/// Between two lines.
const PAUSE: Duration = Duration::from_secs(2);

impl Progress {
	pub fn new(total: u64, asked: bool) -> Self {
		if stderr().is_terminal() {
			let template = "{bar:40} {percent:>3} % {binary_bytes} of {binary_total_bytes}, \
				{binary_bytes_per_sec}, {eta} left";
			let style = ProgressStyle::with_template(template)
				.unwrap_or_else(|_| ProgressStyle::default_bar());
			Self::Bar(ProgressBar::new(total).with_style(style))
		} else if asked {
			Self::Lines { total, done: 0, next: Instant::now() }
		} else {
			Self::None
		}
	}

	pub fn advance(&mut self, bytes: u64) {
		match self {
			Self::Bar(bar) => bar.inc(bytes),
			Self::Lines { total, done, next } => {
				*done += bytes;
				if *done >= *total || Instant::now() >= *next {
					eprintln!("muster: {} of {}", HumanBytes(*done), HumanBytes(*total));
					*next = Instant::now() + PAUSE;
				}
			},
			Self::None => {},
		}
	}
}

impl Drop for Progress {
	fn drop(&mut self) {
		if let Self::Bar(bar) = self {
			bar.finish_and_clear();
		}
	}
}
