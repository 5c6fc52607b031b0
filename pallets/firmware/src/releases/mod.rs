// SPDX-License-Identifier: Apache-2.0

//! Who may release what, and releases.
//!
//! A release goes this way:
//!
//! ```text
//! Proposed -> Approved (time lock) -> in force -> Revoked
//!     |  \-> Rejected     |  \---------------------^
//!     \-----> Withdrawn <-/
//! ```
//!
//! - *Whoever wrote it does not decide about it.* The author has the vendor's right, the approvers
//!   and revokers are named by the component's authority, and no author votes on his own release.
//! - *The signer set changes only under the old and the new threshold.* A component keeps its
//!   authority, and what a component asks of its releases only gets stricter: so neither is gone
//!   round. A vote on a change names the hash of what it agrees to.
//! - *Written once.* A sequence serves once, whatever became of the release; a digest stands for one
//!   release as long as that is kept; what was ever in force is kept for good.
//! - *Only upwards.* A release is approved only above all that are approved, so the highest sequence
//!   in force is the newest. One that is revoked or withdrawn does not count: then the next lower one
//!   in force is the newest, if it is not below the floor.
//! - *Withdrawing and cancelling are the safe side:* the vendor may, besides the author. Revoking is
//!   not the vendor's: it condemns devices in the field.

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
