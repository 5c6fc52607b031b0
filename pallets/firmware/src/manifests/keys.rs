// SPDX-License-Identifier: Apache-2.0

//! Keys that sign manifests.

use crate::{manifests::*, *};
use frame_support::traits::Defensive;
use muster_formats::cose::Algorithm;

impl<T: Config> Pallet<T> {
	/// Bytes of a key's record and of its entry by fingerprint.
	pub(crate) fn manifest_key_bytes(state: &KeyState) -> usize {
		state
			.encoded_size()
			.saturating_add(Deposit::<T, kind::ManifestKey<T>>::max_encoded_len())
			.saturating_add(2 * core::mem::size_of::<[u8; 32]>() + core::mem::size_of::<KeyId>())
	}

	pub(crate) fn do_add_manifest_key(
		who: T::AccountId,
		vendor: VendorId,
		key: FirmwareKey,
	) -> DispatchResult {
		ensure!(Self::speaks_for(vendor, &who), Error::<T>::NotVendor);
		ensure!(key.is_well_formed(), Error::<T>::BadKey);
		let fingerprint = key.fingerprint();
		ensure!(!ManifestKeyIds::<T>::contains_key(vendor, fingerprint), Error::<T>::KeyKnown);
		let id = NextManifestKeyId::<T>::get(vendor);
		let next = id.checked_add(1).ok_or(Error::<T>::Exhausted)?;
		let state = KeyState::Valid(key);
		let deposit = Deposit::<T, _>::take(&who, Self::manifest_key_bytes(&state))?;
		NextManifestKeyId::<T>::insert(vendor, next);
		ManifestKeyIds::<T>::insert(vendor, fingerprint, id);
		ManifestKeys::<T>::insert(vendor, id, ManifestKey { state, fingerprint, deposit });
		Self::deposit_event(Event::ManifestKeyAdded { vendor, key: id, fingerprint });
		Ok(())
	}

	pub(crate) fn do_revoke_manifest_key(
		who: T::AccountId,
		vendor: VendorId,
		key: KeyId,
	) -> DispatchResult {
		ensure!(Self::speaks_for(vendor, &who), Error::<T>::NotVendor);
		let (record, _) = Self::valid_key(vendor, key)?;
		Self::end_key(vendor, key, record, KeyRevocation::ByVendor)
	}

	/// A key that is not revoked, and its record without it.
	pub(crate) fn valid_key(
		vendor: VendorId,
		id: KeyId,
	) -> Result<(ManifestKey<T>, FirmwareKey), Error<T>> {
		let record = ManifestKeys::<T>::get(vendor, id).ok_or(Error::<T>::KeyNotFound)?;
		match record.state.clone() {
			KeyState::Valid(key) => Ok((record, key)),
			KeyState::Revoked(_) => Err(Error::<T>::KeyRevoked),
		}
	}

	/// Drops the key, but for its fingerprint and the reason.
	pub(crate) fn end_key(
		vendor: VendorId,
		id: KeyId,
		record: ManifestKey<T>,
		reason: KeyRevocation,
	) -> DispatchResult {
		let state = KeyState::Revoked(reason);
		let deposit = record.deposit.resize(Self::manifest_key_bytes(&state)).defensive()?;
		ManifestKeys::<T>::insert(vendor, id, ManifestKey { state, deposit, ..record });
		Self::deposit_event(Event::ManifestKeyRevoked { vendor, key: id, reason });
		Ok(())
	}

	/// Adds to `spent` what is about to be done.
	pub(crate) fn do_report_leaf_reuse(
		spent: &mut Weight,
		vendor: VendorId,
		id: KeyId,
		first: &SignedMessage,
		second: &SignedMessage,
	) -> DispatchResult {
		let (record, key) = Self::valid_key(vendor, id)?;
		ensure!(matches!(key, FirmwareKey::Hss(_)), Error::<T>::NoReuse);
		let mut leaves = |signed: &SignedMessage| {
			let SignedMessage { message, signature } = signed;
			Self::verify_signature(spent, &key, Algorithm::HssLms, message, signature)
		};
		let (first, second) = (leaves(first)?, leaves(second)?);
		// 8 levels at most on either side.
		let reused = first
			.iter()
			.any(|a| second.iter().any(|b| (a.key, a.q) == (b.key, b.q) && a.message != b.message));
		ensure!(reused, Error::<T>::NoReuse);
		Self::end_key(vendor, id, record, KeyRevocation::LeafReused)
	}
}
