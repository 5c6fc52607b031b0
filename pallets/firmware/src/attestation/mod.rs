// SPDX-License-Identifier: Apache-2.0

//! What devices prove to run, and what follows from it.

mod appraisal;
mod endorsements;
pub(crate) mod evidence;
mod guards;
mod history;
#[cfg(any(test, feature = "runtime-benchmarks"))]
pub(crate) mod samples;
#[cfg(any(test, feature = "try-runtime"))]
mod try_state;
mod types;
mod views;

pub(crate) use evidence::attest_weight;
pub use types::*;
