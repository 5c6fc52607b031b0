// SPDX-License-Identifier: Apache-2.0

//! Invariants of the storage.

use crate::*;
use alloc::collections::BTreeMap;
use frame_support::traits::fungible::InspectHold;
use sp_runtime::{traits::Saturating, TryRuntimeError};

impl<T: Config> Pallet<T> {
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::try_releases()?;
		Self::try_manifests()?;
		Self::try_rollouts()?;
		Self::try_attestation()
	}
}

/// What should be held, by account and reason.
pub(crate) struct Held<T: Config>(BTreeMap<(T::AccountId, u8), BalanceOf<T>>);

impl<T: Config> Default for Held<T> {
	fn default() -> Self {
		Self(BTreeMap::new())
	}
}

impl<T: Config> Held<T> {
	pub(crate) fn add<K: Get<T::RuntimeHoldReason> + 'static>(
		&mut self,
		deposit: &Deposit<T, K>,
		reason: HoldReason,
	) {
		let key = (deposit.payer.clone(), reason as u8);
		self.0.entry(key).or_default().saturating_accrue(deposit.amount::<BalanceOf<T>>());
	}

	/// Looks at every account, not only at those that should have paid: nothing is held for what is
	/// gone.
	pub(crate) fn check(&self, reasons: &[HoldReason]) -> Result<(), TryRuntimeError> {
		for who in frame_system::Account::<T>::iter_keys() {
			for reason in reasons {
				let held = T::Currency::balance_on_hold(&(*reason).into(), &who);
				let key = (who.clone(), *reason as u8);
				let due = self.0.get(&key).copied().unwrap_or_default();
				ensure!(held == due, "what is held is not the sum of the deposits");
			}
		}
		Ok(())
	}
}
