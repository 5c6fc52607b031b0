// SPDX-License-Identifier: Apache-2.0

//! What always holds between authorities, components, releases and advisories.

use crate::*;
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	pub(crate) fn try_releases() -> Result<(), TryRuntimeError> {
		Ok(())
	}
}
