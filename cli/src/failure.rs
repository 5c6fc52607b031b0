// SPDX-License-Identifier: Apache-2.0

//! How a command ends without its result.

use std::{fmt, io, path::Path, process::ExitCode};

pub type Result<T> = std::result::Result<T, Failure>;

/// Why a command has no result; the text is one line for a person.
#[derive(Debug)]
pub enum Failure {
	/// What was to be checked does not hold: the step that failed, and why.
	Refused { step: String, reason: String },
	/// Nothing could be checked or computed: bad usage, bad input, no such file.
	Unable(String),
}

impl Failure {
	pub fn refused(step: impl Into<String>, reason: impl fmt::Display) -> Self {
		Self::Refused { step: step.into(), reason: reason.to_string() }
	}

	pub fn unable(reason: impl fmt::Display) -> Self {
		Self::Unable(reason.to_string())
	}

	/// What the system said of a file.
	pub fn io(path: &Path, error: io::Error) -> Self {
		Self::Unable(format!("{}: {error}", path.display()))
	}

	pub fn code(&self) -> ExitCode {
		match self {
			Self::Refused { .. } => ExitCode::from(1),
			Self::Unable(_) => ExitCode::from(2),
		}
	}
}

impl fmt::Display for Failure {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		// Names of files and fields come from outside, and what a person reads is one line.
		let text = match self {
			Self::Refused { step, reason } => format!("refused: {step}: {reason}"),
			Self::Unable(reason) => reason.clone(),
		};
		text.chars().try_for_each(|c| match c.is_control() {
			true => write!(f, "{}", c.escape_default()),
			false => write!(f, "{c}"),
		})
	}
}
