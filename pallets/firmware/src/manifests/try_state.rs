// SPDX-License-Identifier: Apache-2.0

//! What always holds between manifest keys, and between leaves.

use crate::{manifests::*, try_state::Held, *};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks the invariants, by number:
	///
	/// 1. Every key is known by its fingerprint, and every fingerprint is that of a key.
	/// 2. No number of a key lies beyond the vendor's next one.
	/// 3. A key that counts is well formed, and its fingerprint its own.
	/// 4. What is held on every account for keys and leaves is the sum of what is written here.
	pub(crate) fn try_manifests() -> Result<(), TryRuntimeError> {
		let mut held = Held::<T>::default();
		for (vendor, id, record) in ManifestKeys::<T>::iter() {
			held.deposit(&record.deposit, HoldReason::ManifestKey);
			let known = ManifestKeyIds::<T>::get(vendor, record.fingerprint);
			ensure!(known == Some(id), "1: a key is not known by its fingerprint");
			ensure!(id < NextManifestKeyId::<T>::get(vendor), "2: a key of the future");
			if let KeyState::Valid(key) = &record.state {
				ensure!(key.is_well_formed(), "3: a key is not well formed");
				ensure!(key.fingerprint() == record.fingerprint, "3: another key's fingerprint");
			}
		}
		for (vendor, fingerprint, id) in ManifestKeyIds::<T>::iter() {
			let record = ManifestKeys::<T>::get(vendor, id);
			let own = record.is_some_and(|record| record.fingerprint == fingerprint);
			ensure!(own, "1: a fingerprint of no key");
		}
		for used in UsedLeaves::<T>::iter_values() {
			held.deposit(&used.deposit, HoldReason::Leaf);
		}
		Self::try_held(&held, &[HoldReason::ManifestKey, HoldReason::Leaf])
	}
}
