// SPDX-License-Identifier: Apache-2.0

//! Bringing a release to fleets, wave by wave.

mod manage;
mod report;
mod types;
mod views;
mod waves;

pub use types::*;
