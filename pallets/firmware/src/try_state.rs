// SPDX-License-Identifier: Apache-2.0

//! Invariants of the storage.

use crate::*;
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::try_releases()?;
		Self::try_state_attestation()
	}
}
