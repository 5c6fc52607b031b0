// SPDX-License-Identifier: Apache-2.0

//! A device's keys: appointing, rotating and recovering them, and finding a device by them.

use crate::*;
use frame_support::traits::Defensive;
use muster_primitives::{payload, Resource};
use sp_runtime::traits::Saturating;

/// Bytes of the entry by which a key other than the enrolment key is found.
fn key_bytes<T: Config>() -> usize {
	KeyUse::<T>::max_encoded_len()
}

impl<T: Config> Pallet<T> {
	/// The fingerprint of a key that no device has or had.
	pub(crate) fn ensure_new_key(key: &DeviceKey) -> Result<DeviceId, Error<T>> {
		ensure!(key.is_well_formed(), Error::<T>::BadKey);
		let fingerprint = DeviceId::from_key(key);
		ensure!(
			!Devices::<T>::contains_key(fingerprint) && !Keys::<T>::contains_key(fingerprint),
			Error::<T>::KeyInUse
		);
		Ok(fingerprint)
	}

	/// The device that has this key now. Keys of the past find nothing.
	pub(crate) fn find_by_key(key: &DeviceKey) -> Option<DeviceId> {
		let fingerprint = DeviceId::from_key(key);
		match Keys::<T>::get(fingerprint) {
			Some(used) => (!used.retired).then_some(used.device),
			None => DeviceInfos::<T>::get(fingerprint)
				.is_some_and(|info| info.identity_key == *key)
				.then_some(fingerprint),
		}
	}

	/// A device whose keys may be changed: on its way into service or in it.
	fn keyable(device: &DeviceId) -> Result<(DeviceRecord<T>, DeviceInfo<T>), Error<T>> {
		let (record, info) = Self::living(device)?;
		ensure!(
			matches!(Self::status_in_fleet(&record), DeviceStatus::Enrolled | DeviceStatus::Active),
			Error::<T>::WrongStatus
		);
		Ok((record, info))
	}

	fn use_nonce(record: &mut DeviceRecord<T>) -> Result<DeviceNonce, Error<T>> {
		let nonce = record.nonce;
		record.nonce = nonce.checked_add(1).ok_or(Error::<T>::Exhausted)?;
		Ok(nonce)
	}

	pub(crate) fn operational_key(
		record: &DeviceRecord<T>,
		info: &DeviceInfo<T>,
	) -> Option<DeviceKey> {
		(record.key != info.identity_key).then_some(record.key)
	}

	pub(crate) fn do_set_operational_key(
		who: T::AccountId,
		device: DeviceId,
		key: DeviceKey,
		valid_until: BlockNumberFor<T>,
		identity_signature: DeviceSignature,
		key_signature: DeviceSignature,
	) -> DispatchResult {
		let (mut record, info) = Self::keyable(&device)?;
		Self::ensure_fresh(valid_until)?;
		let fingerprint = Self::ensure_new_key(&key)?;
		let nonce = Self::use_nonce(&mut record)?;
		let message =
			payload::operational_key(&Self::genesis(), &device, &key, nonce, &valid_until);
		Self::ensure_signature(&identity_signature, &message, &info.identity_key)?;
		Self::ensure_signature(&key_signature, &message, &key)?;

		let old = Self::operational_key(&record, &info);
		Self::drop_operational_key(&record, &info)?;
		let deposit = Deposit::<T, _>::take(&who, key_bytes::<T>())?;
		Keys::<T>::insert(fingerprint, KeyUse { device, retired: false, deposit });
		record.key = key;
		Devices::<T>::insert(device, record);
		Self::deposit_event(Event::OperationalKeySet { device, old, new: Some(key) });
		Ok(())
	}

	pub(crate) fn do_revoke_operational_key(
		actor: &mut Actor<T>,
		device: DeviceId,
	) -> DispatchResult {
		let (owner, info) = Self::owned(&device)?;
		let mut record = Devices::<T>::get(device).ok_or(Error::<T>::Unexpected)?;
		let old = Self::operational_key(&record, &info);
		ensure!(old.is_some(), Error::<T>::NoOperationalKey);
		actor.ensure_device(&owner, action::MANAGE_KEYS, &device)?;
		Self::drop_operational_key(&record, &info)?;
		record.key = info.identity_key;
		Devices::<T>::insert(device, record);
		Self::deposit_event(Event::OperationalKeySet { device, old, new: None });
		Ok(())
	}

	pub(crate) fn do_set_agreement_key(
		device: DeviceId,
		key: Option<AgreementKey>,
		valid_until: BlockNumberFor<T>,
		identity_signature: DeviceSignature,
	) -> DispatchResult {
		let (mut record, mut info) = Self::keyable(&device)?;
		Self::ensure_fresh(valid_until)?;
		ensure!(key.is_none_or(|k| k.is_well_formed()), Error::<T>::BadKey);
		let nonce = Self::use_nonce(&mut record)?;
		let message = payload::agreement_key(&Self::genesis(), &device, &key, nonce, &valid_until);
		Self::ensure_signature(&identity_signature, &message, &info.identity_key)?;

		let old = core::mem::replace(&mut info.agreement_key, key);
		Devices::<T>::insert(device, record);
		DeviceInfos::<T>::insert(device, info);
		Self::deposit_event(Event::AgreementKeySet { device, old, new: key });
		Ok(())
	}

	pub(crate) fn do_rotate_identity_key(
		who: T::AccountId,
		device: DeviceId,
		key: DeviceKey,
		valid_until: BlockNumberFor<T>,
		old_signature: DeviceSignature,
		new_signature: DeviceSignature,
	) -> DispatchResult {
		let (mut record, mut info) = Self::keyable(&device)?;
		Self::ensure_fresh(valid_until)?;
		let fingerprint = Self::ensure_new_key(&key)?;
		let nonce = Self::use_nonce(&mut record)?;
		let message = payload::rotate(&Self::genesis(), &device, &key, nonce, &valid_until);
		Self::ensure_signature(&old_signature, &message, &info.identity_key)?;
		Self::ensure_signature(&new_signature, &message, &key)?;

		let deposit = Deposit::<T, _>::take(&who, key_bytes::<T>())?;
		Keys::<T>::insert(fingerprint, KeyUse { device, retired: false, deposit });
		// Who can sign did not lose the key.
		Self::drop_recovery(&device)?;
		let old = Self::replace_identity_key(&device, &mut record, &mut info, key);
		Devices::<T>::insert(device, record);
		DeviceInfos::<T>::insert(device, info);
		Self::deposit_event(Event::IdentityKeyRotated { device, old, new: key });
		Ok(())
	}

	pub(crate) fn do_propose_recovery(
		actor: &mut Actor<T>,
		device: DeviceId,
		key: DeviceKey,
		valid_until: BlockNumberFor<T>,
		key_signature: DeviceSignature,
	) -> DispatchResult {
		let (record, info) = Self::living(&device)?;
		let owner = info.owner.as_ref().ok_or(Error::<T>::WrongStatus)?;
		ensure!(!Recoveries::<T>::contains_key(device), Error::<T>::RecoveryUnderWay);
		Self::ensure_fresh(valid_until)?;
		Self::ensure_new_key(&key)?;
		let by = Self::party(actor, &device, &info)?;
		let message =
			payload::recover(&Self::genesis(), &device, &key, record.generation, &valid_until);
		Self::ensure_signature(&key_signature, &message, &key)?;

		// Pays for the key's own entry too, which takes this one's place in the end.
		let bytes = Recovery::<T>::max_encoded_len() + key_bytes::<T>();
		let deposit = Deposit::<T, _>::take(actor.payer(owner), bytes)?;
		let recovery = Recovery { key, proposed_by: by, matures_at: None, deposit };
		Recoveries::<T>::insert(device, recovery);
		Self::deposit_event(Event::RecoveryProposed { device, by, key });
		Ok(())
	}

	pub(crate) fn do_approve_recovery(actor: &mut Actor<T>, device: DeviceId) -> DispatchResult {
		let mut recovery = Recoveries::<T>::get(device).ok_or(Error::<T>::RecoveryNotFound)?;
		let (_, info) = Self::living(&device)?;
		ensure!(recovery.matures_at.is_none(), Error::<T>::AlreadyApproved);
		let (one, other) = (recovery.proposed_by, recovery.proposed_by.other());
		if let Err(error) = Self::ensure_party(actor, &device, &info, other) {
			Self::ensure_party(actor, &device, &info, one).map_err(|_| error)?;
			return Err(Error::<T>::NotOtherParty.into());
		}
		let matures_at = Self::now().saturating_add(T::RecoveryPeriod::get());
		recovery.matures_at = Some(matures_at);
		Recoveries::<T>::insert(device, recovery);
		Self::deposit_event(Event::RecoveryApproved { device, matures_at });
		Ok(())
	}

	pub(crate) fn do_cancel_recovery(actor: &mut Actor<T>, device: DeviceId) -> DispatchResult {
		ensure!(Recoveries::<T>::contains_key(device), Error::<T>::RecoveryNotFound);
		if actor.who().is_some() {
			let (_, info) = Self::living(&device)?;
			Self::party(actor, &device, &info)?;
		}
		Self::drop_recovery(&device)?;
		Self::deposit_event(Event::RecoveryCancelled { device });
		Ok(())
	}

	pub(crate) fn do_finish_recovery(device: DeviceId) -> DispatchResult {
		let recovery = Recoveries::<T>::get(device).ok_or(Error::<T>::RecoveryNotFound)?;
		let ripe = recovery.matures_at.is_some_and(|at| at <= Self::now());
		ensure!(ripe, Error::<T>::NotYet);
		let (mut record, mut info) = Self::living(&device)?;
		// The word of a vendor that has been barred since counts no longer.
		Self::vendor_in_standing(info.vendor)?;
		let fingerprint = Self::ensure_new_key(&recovery.key)?;

		let payer = recovery.deposit.payer.clone();
		Self::drop_recovery(&device)?;
		let deposit = Deposit::<T, _>::take(&payer, key_bytes::<T>())?;
		Keys::<T>::insert(fingerprint, KeyUse { device, retired: false, deposit });
		Self::drop_operational_key(&record, &info)?;
		record.key = info.identity_key;
		info.agreement_key = None;
		let old = Self::replace_identity_key(&device, &mut record, &mut info, recovery.key);
		Self::next_generation(&mut record, &mut info)?;
		let generation = record.generation;
		Devices::<T>::insert(device, record);
		DeviceInfos::<T>::insert(device, info);
		Self::deposit_event(Event::DeviceRecovered { device, old, new: recovery.key, generation });
		Ok(())
	}

	/// The part that an account takes in the device's recovery. Who is owner or vendor in their own
	/// right is so first, without a question; others may take the owner's part by permission.
	fn party(
		actor: &mut Actor<T>,
		device: &DeviceId,
		info: &DeviceInfo<T>,
	) -> Result<RecoveryParty, Error<T>> {
		if info.owner.as_ref().is_some_and(|owner| actor.is(owner)) {
			return Ok(RecoveryParty::Owner);
		}
		let Err(error) = Self::ensure_party(actor, device, info, RecoveryParty::Vendor) else {
			return Ok(RecoveryParty::Vendor);
		};
		Self::ensure_party(actor, device, info, RecoveryParty::Owner).map_err(|_| error)?;
		Ok(RecoveryParty::Owner)
	}

	/// Whether an account may act as this party of the device's recovery.
	fn ensure_party(
		actor: &mut Actor<T>,
		device: &DeviceId,
		info: &DeviceInfo<T>,
		party: RecoveryParty,
	) -> Result<(), Error<T>> {
		match party {
			RecoveryParty::Owner => {
				let owner = info.owner.as_ref().ok_or(Error::<T>::NotParty)?;
				let resource = Resource::Device(*device);
				ensure!(actor.may(owner, action::MANAGE_KEYS, resource), Error::<T>::NotParty);
			},
			RecoveryParty::Vendor => {
				let who = actor.who().ok_or(Error::<T>::NotParty)?;
				let vendor = Vendors::<T>::get(info.vendor).ok_or(Error::<T>::VendorNotFound)?;
				ensure!(
					Self::speaks_for_vendor(info.vendor, &vendor, who, Rights::RECOVER),
					Error::<T>::NotParty
				);
				ensure!(vendor.status.can_act(), Error::<T>::VendorBarred);
			},
		}
		Ok(())
	}

	/// Puts `new` in the place of the identity key, which is retired and returned.
	fn replace_identity_key(
		device: &DeviceId,
		record: &mut DeviceRecord<T>,
		info: &mut DeviceInfo<T>,
		new: DeviceKey,
	) -> DeviceKey {
		Self::retire_identity_key(device, info);
		let old = core::mem::replace(&mut info.identity_key, new);
		if record.key == old {
			record.key = new;
		}
		old
	}

	/// Keeps the identity key from ever being found or enrolled again. The enrolment key needs no
	/// entry for that: the device's own record, which is never removed, stands in its place.
	pub(crate) fn retire_identity_key(device: &DeviceId, info: &DeviceInfo<T>) {
		let fingerprint = DeviceId::from_key(&info.identity_key);
		if fingerprint != *device {
			Keys::<T>::mutate(fingerprint, |used| {
				if let Some(used) = used.as_mut().defensive() {
					used.retired = true;
				}
			});
		}
	}

	/// Forgets the operational key, if there is one, and returns its deposit.
	pub(crate) fn drop_operational_key(
		record: &DeviceRecord<T>,
		info: &DeviceInfo<T>,
	) -> DispatchResult {
		Self::operational_key(record, info)
			.and_then(|key| Keys::<T>::take(DeviceId::from_key(&key)).defensive())
			.map_or(Ok(()), |used| used.deposit.release().defensive())
	}

	/// Calls a recovery off, if there is one, and returns its deposit.
	pub(crate) fn drop_recovery(device: &DeviceId) -> DispatchResult {
		Recoveries::<T>::take(device)
			.map_or(Ok(()), |recovery| recovery.deposit.release().defensive())
	}
}
