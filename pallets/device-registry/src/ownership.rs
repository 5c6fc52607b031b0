// SPDX-License-Identifier: Apache-2.0

//! Whose a device is: claim, offer, acceptance.

use crate::*;
use frame_support::traits::Defensive;
use muster_primitives::payload;

impl<T: Config> Pallet<T> {
	/// A device that is not decommissioned.
	pub(crate) fn living(device: &DeviceId) -> Result<(DeviceRecord<T>, DeviceInfo<T>), Error<T>> {
		let info = DeviceInfos::<T>::get(device).ok_or(Error::<T>::DeviceNotFound)?;
		let record = Devices::<T>::get(device).ok_or(Error::<T>::Unexpected)?;
		Ok((record, info))
	}

	/// The owner of a device, and its details. Nobody acts for the owner of one that has none.
	pub(crate) fn owned(device: &DeviceId) -> Result<(T::AccountId, DeviceInfo<T>), Error<T>> {
		let info = DeviceInfos::<T>::get(device).ok_or(Error::<T>::DeviceNotFound)?;
		let owner = info.owner.clone().ok_or(Error::<T>::NotOwner)?;
		Ok((owner, info))
	}

	pub(crate) fn do_claim(
		who: T::AccountId,
		device: DeviceId,
		valid_until: BlockNumberFor<T>,
		consent: DeviceSignature,
		voucher: Option<Voucher<BlockNumberFor<T>>>,
	) -> DispatchResult {
		let (mut record, mut info) = Self::living(&device)?;
		ensure!(info.owner.is_none(), Error::<T>::AlreadyOwned);
		ensure!(record.status() == DeviceStatus::Enrolled, Error::<T>::WrongStatus);
		Self::ensure_fresh(valid_until)?;
		let model = Models::<T>::get(info.model).ok_or(Error::<T>::Unexpected)?;
		ensure!(voucher.is_some() || !model.voucher_required, Error::<T>::VoucherRequired);

		let genesis = Self::genesis();
		let generation = record.generation;
		if let Some(Voucher { valid_until, signature }) = voucher {
			Self::ensure_fresh(valid_until)?;
			let vendor = Self::vendor_in_standing(info.vendor)?;
			let key = vendor.voucher_key.ok_or(Error::<T>::BadVoucher)?;
			let message =
				payload::voucher(&genesis, &device, info.vendor, &who, generation, &valid_until);
			ensure!(signature.verify(&message, &key), Error::<T>::BadVoucher);
		}
		let message = payload::claim(&genesis, &device, &who, generation, &valid_until);
		Self::ensure_signature(&consent, &message, &info.identity_key)?;

		let old = record.status();
		record.lifecycle = DeviceStatus::Active;
		info.owner = Some(who.clone());
		Devices::<T>::insert(device, record);
		DeviceInfos::<T>::insert(device, info);
		Self::deposit_event(Event::DeviceClaimed { device, owner: who, generation });
		Self::deposit_event(Event::StatusChanged { device, old, new: DeviceStatus::Active });
		Ok(())
	}

	pub(crate) fn do_offer_transfer(
		actor: &mut Actor<T>,
		device: DeviceId,
		to: T::AccountId,
		expires: BlockNumberFor<T>,
	) -> DispatchResult {
		let (owner, _) = Self::owned(&device)?;
		let record = Devices::<T>::get(device).ok_or(Error::<T>::Unexpected)?;
		ensure!(record.quarantine.is_empty(), Error::<T>::WrongStatus);
		Self::ensure_fresh(expires)?;
		actor.ensure_device(&owner, action::TRANSFER, &device)?;
		Self::drop_transfer(&device)?;
		let payer = actor.payer(&owner);
		let deposit = Deposit::<T, _>::take(payer, Transfer::<T>::max_encoded_len())?;
		let offer = Transfer { to: to.clone(), generation: record.generation, expires, deposit };
		Transfers::<T>::insert(device, offer);
		Self::deposit_event(Event::TransferOffered { device, from: owner, to, expires });
		Ok(())
	}

	pub(crate) fn do_cancel_transfer(actor: &mut Actor<T>, device: DeviceId) -> DispatchResult {
		let offer = Transfers::<T>::get(device).ok_or(Error::<T>::TransferNotFound)?;
		if !actor.is(&offer.deposit.payer) && Self::open_transfer(&device, &offer) {
			let (owner, _) = Self::owned(&device)?;
			actor.ensure_device(&owner, action::TRANSFER, &device)?;
		}
		Self::drop_transfer(&device)?;
		Self::deposit_event(Event::TransferCancelled { device });
		Ok(())
	}

	pub(crate) fn do_accept_transfer(actor: &mut Actor<T>, device: DeviceId) -> DispatchResult {
		let who = actor.who().cloned().ok_or(DispatchError::BadOrigin)?;
		let offer = Transfers::<T>::get(device).ok_or(Error::<T>::TransferNotFound)?;
		let (mut record, mut info) = Self::living(&device)?;
		ensure!(offer.generation == record.generation, Error::<T>::TransferNotFound);
		ensure!(offer.to == who, Error::<T>::NotRecipient);
		ensure!(offer.expires >= Self::now(), Error::<T>::Expired);
		ensure!(record.quarantine.is_empty(), Error::<T>::WrongStatus);
		let from = info.owner.replace(who.clone()).ok_or(Error::<T>::Unexpected)?;

		Self::next_generation(&mut record, &mut info)?;
		let generation = record.generation;
		let (model, fleet) = (info.model, record.fleet.take());
		Devices::<T>::insert(device, record);
		DeviceInfos::<T>::insert(device, info);
		if fleet.is_some() {
			Self::move_device(model, fleet, None);
			Self::deposit_event(Event::FleetAssigned { device, old: fleet, new: None });
		}
		Self::drop_endpoints(&device)?;
		Self::drop_recovery(&device)?;
		Self::drop_transfer(&device)?;
		Self::deposit_event(Event::DeviceTransferred { device, from, to: who, generation });
		if fleet.is_some() {
			actor.left_fleet(&device);
		}
		Ok(())
	}

	/// Voids everything that was granted, offered or said under the present generation.
	pub(crate) fn next_generation(
		record: &mut DeviceRecord<T>,
		info: &mut DeviceInfo<T>,
	) -> Result<(), Error<T>> {
		record.generation = record.generation.checked_add(1).ok_or(Error::<T>::Exhausted)?;
		// Attributes of the past are absent; their entries wait for whoever removes them.
		info.attributes = 0;
		Ok(())
	}

	/// Whether an offer can still be accepted.
	pub(crate) fn open_transfer(device: &DeviceId, offer: &Transfer<T>) -> bool {
		offer.expires >= Self::now()
			&& Devices::<T>::get(device).is_some_and(|d| d.generation == offer.generation)
	}

	/// Removes an offer, if there is one, and returns its deposit.
	pub(crate) fn drop_transfer(device: &DeviceId) -> DispatchResult {
		Transfers::<T>::take(device).map_or(Ok(()), |offer| offer.deposit.release().defensive())
	}
}
