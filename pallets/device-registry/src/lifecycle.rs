// SPDX-License-Identifier: Apache-2.0

//! Suspension, quarantine and the end of a device.

use crate::*;
use frame_support::traits::Defensive;
use muster_primitives::DeviceControl;

impl<T: Config> Pallet<T> {
	/// Moves a device between `Active` and `Suspended`, for its owner.
	pub(crate) fn do_switch(
		actor: &mut Actor<T>,
		device: DeviceId,
		old: DeviceStatus,
		new: DeviceStatus,
	) -> DispatchResult {
		let (owner, _) = Self::owned(&device)?;
		let mut record = Devices::<T>::get(device).ok_or(Error::<T>::Unexpected)?;
		ensure!(record.status() == old, Error::<T>::WrongStatus);
		actor.ensure_device(&owner, action::SUSPEND, &device)?;
		record.lifecycle = new;
		Devices::<T>::insert(device, record);
		Self::deposit_event(Event::StatusChanged { device, old, new });
		Ok(())
	}

	pub(crate) fn do_quarantine(
		origin: OriginFor<T>,
		device: DeviceId,
		quarantined: bool,
	) -> DispatchResult {
		let signer = match T::GovernanceOrigin::try_origin(origin) {
			Ok(_) => None,
			Err(origin) => Some(ensure_signed(origin)?),
		};
		let (record, info) = Self::living(&device)?;
		if let Some(who) = signer {
			Self::ensure_vendor_right(info.vendor, &who, Rights::QUARANTINE)?;
		}
		let changed = Self::hold_device(device, record, Quarantine::AUTHORITY, quarantined);
		ensure!(changed, Error::<T>::NoChange);
		Ok(())
	}

	/// Has one of those who may keep a living device in quarantine do so, or let it go. Tells
	/// whether that changed anything; the status changes only with the first and the last of them.
	fn hold_device(
		device: DeviceId,
		mut record: DeviceRecord<T>,
		who: Quarantine,
		holds: bool,
	) -> bool {
		let (old, old_status) = (record.quarantine, record.status());
		let new = old.with(who, holds);
		if new == old {
			return false;
		}
		record.quarantine = new;
		let new_status = record.status();
		Devices::<T>::insert(device, record);
		Self::deposit_event(Event::QuarantineChanged { device, old, new });
		if old_status != new_status {
			let (old, new) = (old_status, new_status);
			Self::deposit_event(Event::StatusChanged { device, old, new });
		}
		true
	}

	pub(crate) fn do_decommission(actor: &mut Actor<T>, device: DeviceId) -> DispatchResult {
		let (mut record, mut info) = Self::living(&device)?;
		match &info.owner {
			Some(owner) => actor.ensure_device(owner, action::DECOMMISSION, &device)?,
			None => {
				let who = actor.who().ok_or(Error::<T>::NoRight)?;
				Self::ensure_vendor_right(info.vendor, who, Rights::ENROL)?;
			},
		}
		let old = record.status();
		let fleet = record.fleet.take();
		if fleet.is_some() {
			Self::move_device(info.model, fleet, None);
			Self::deposit_event(Event::FleetAssigned { device, old: fleet, new: None });
		}
		Self::drop_operational_key(&record, &info)?;
		Self::retire_identity_key(&device, &info);
		Self::drop_transfer(&device)?;
		Self::drop_recovery(&device)?;
		Self::drop_endpoints(&device)?;
		Self::next_generation(&mut record, &mut info)?;
		record.lifecycle = DeviceStatus::Decommissioned;
		record.quarantine = Quarantine::default();
		record.key = info.identity_key;
		Devices::<T>::insert(device, record);
		DeviceInfos::<T>::remove(device);
		ModelUse::<T>::mutate(info.model, |(devices, _)| *devices = devices.saturating_sub(1));
		// The record stays for ever, and so does what is held for it.
		let deposit = info.deposit.resize(DeviceRecord::<T>::max_encoded_len()).defensive()?;
		Tombstones::<T>::insert(device, deposit);
		let new = DeviceStatus::Decommissioned;
		Self::deposit_event(Event::StatusChanged { device, old, new });
		if fleet.is_some() {
			actor.left_fleet(&device);
		}
		Ok(())
	}
}

impl<T: Config> DeviceControl for Pallet<T> {
	fn set_verdict_quarantine(device: &DeviceId, quarantined: bool) {
		let living = |record: &DeviceRecord<T>| record.lifecycle != DeviceStatus::Decommissioned;
		if let Some(record) = Devices::<T>::get(device).filter(living) {
			Self::hold_device(*device, record, Quarantine::VERDICT, quarantined);
		}
	}
	fn set_verdict_quarantine_weight() -> Weight {
		T::WeightInfo::set_verdict_quarantine()
	}
}
