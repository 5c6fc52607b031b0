// SPDX-License-Identifier: Apache-2.0

//! Who may release what, and releases.

mod advisories;
mod authorities;
mod components;
mod inspect;
mod lifecycle;
#[cfg(any(test, feature = "try-runtime"))]
mod try_state;
mod types;
mod votes;

pub use types::*;
