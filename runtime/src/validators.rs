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

use crate::{AccountId, Runtime, Session, ValidatorSelection};
use alloc::vec::Vec;
use pallet_session::{NextKeys, SessionManager};
use sp_staking::SessionIndex;

/// The appointed validators that have named their keys.
///
/// A session is told of them only if they are others than before. `Session` takes whatever it is told
/// for a change, and each change is one more set of GRANDPA voters, with a justification that light
/// clients, warp sync and receipts have to go through. Other keys of the same validators it finds
/// by itself. If none of the appointed has keys, those of the session before stay too: a chain
/// without validators could not even be told of new ones.
pub struct AppointedValidators;

impl SessionManager<AccountId> for AppointedValidators {
	fn new_session(index: SessionIndex) -> Option<Vec<AccountId>> {
		let mut validators = ValidatorSelection::new_session(index)?;
		validators.retain(|validator| NextKeys::<Runtime>::contains_key(validator));
		(!validators.is_empty() && validators != Session::validators()).then_some(validators)
	}

	fn new_session_genesis(index: SessionIndex) -> Option<Vec<AccountId>> {
		let validators = Self::new_session(index);
		assert!(
			validators.is_some(),
			"genesis has no validator: validatorSelection.invulnerables is to name one at least, \
			 and session.keys the keys of its node",
		);
		validators
	}

	fn start_session(_: SessionIndex) {}

	fn end_session(_: SessionIndex) {}
}
