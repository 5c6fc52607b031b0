// SPDX-License-Identifier: Apache-2.0

//! Who makes blocks in a session: those whom governance has appointed.

use crate::AccountId;
use alloc::vec::Vec;
use core::marker::PhantomData;
use pallet_session::{NextKeys, SessionManager, Validators};
use sp_staking::SessionIndex;

/// The appointed validators or collators that have named their keys.
///
/// A session is told of them only if they are others than before. `Session` takes whatever it is told
/// for a change, and on a solochain each change is one more set of GRANDPA voters, with a justification
/// that light clients, warp sync and receipts have to go through. Other keys of the same validators it
/// finds by itself. If none of the appointed has keys, those of the session before stay too: a chain
/// without validators could not even be told of new ones.
pub struct Appointed<R>(PhantomData<R>);

impl<R> SessionManager<AccountId> for Appointed<R>
where
	R: frame_system::Config<AccountId = AccountId>
		+ pallet_session::Config<ValidatorId = AccountId>
		+ pallet_collator_selection::Config,
{
	fn new_session(index: SessionIndex) -> Option<Vec<AccountId>> {
		type Selection<R> = pallet_collator_selection::Pallet<R>;
		let mut appointed = <Selection<R> as SessionManager<AccountId>>::new_session(index)?;
		appointed.retain(|one| NextKeys::<R>::contains_key(one));
		(!appointed.is_empty() && appointed != Validators::<R>::get()).then_some(appointed)
	}

	fn new_session_genesis(index: SessionIndex) -> Option<Vec<AccountId>> {
		let appointed = Self::new_session(index);
		assert!(
			appointed.is_some(),
			"genesis names nobody who makes blocks: validatorSelection.invulnerables (of a parachain \
			 collatorSelection.invulnerables) is to name one at least, and session.keys the keys of \
			 its node",
		);
		appointed
	}

	fn start_session(_: SessionIndex) {}

	fn end_session(_: SessionIndex) {}
}
