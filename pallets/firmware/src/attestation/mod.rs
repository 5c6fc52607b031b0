// SPDX-License-Identifier: Apache-2.0

//! What devices prove to run, and what follows from it.

mod types;

pub use types::*;
