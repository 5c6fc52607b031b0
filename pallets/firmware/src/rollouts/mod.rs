// SPDX-License-Identifier: Apache-2.0

//! Bringing a release to fleets, wave by wave.

mod advice;
mod manage;
mod report;
#[cfg(any(test, feature = "try-runtime"))]
mod try_state;
mod types;
mod views;
mod waves;

pub use types::*;
