// SPDX-License-Identifier: Apache-2.0

//! Invariants of the storage.

use crate::*;
use muster_primitives::deposit;
use sp_runtime::TryRuntimeError;

/// What should be held.
pub(crate) type Held<T> = deposit::Held<AccountIdOf<T>, BalanceOf<T>>;

impl<T: Config> Pallet<T> {
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::try_releases()?;
		Self::try_manifests()?;
		Self::try_rollouts()?;
		Self::try_attestation()
	}

	/// For these reasons that is held, and nothing else.
	pub(crate) fn try_held(held: &Held<T>, reasons: &[HoldReason]) -> Result<(), TryRuntimeError> {
		let accounts = frame_system::Account::<T>::iter_keys();
		let exact = held.is_exact::<T::Currency, _>(accounts, reasons);
		ensure!(exact, "what is held is not the sum of the deposits");
		Ok(())
	}
}
