// SPDX-License-Identifier: Apache-2.0

//! Who validates.
//!
//! Governance appoints validators: they are the *invulnerables* of `ValidatorSelection`, the SDK's
//! collator selection. Each of them names the keys of its node to `Session`, and validates from the
//! end of the next session on. No restart, of any node, is needed.
//!
//! Collator selection also knows *candidates*, who bond money for a place. It is made for chains
//! whose blocks are made final by others. Here the validators vote on finality themselves, and a
//! third of them can stop it: as long as places can be bought, so can that third. So none is
//! given (`desiredCandidates` is 0) until governance says so, and it should say so only for fewer
//! places than half of those that it appoints.

use crate::Runtime;

/// The appointed validators that have named their keys.
pub type AppointedValidators = muster_runtime_common::appointed::Appointed<Runtime>;
