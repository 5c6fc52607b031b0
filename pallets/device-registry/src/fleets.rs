// SPDX-License-Identifier: Apache-2.0

//! Fleets: devices of one owner under a name, in a tree of bounded depth.

use crate::*;
use frame_support::traits::Defensive;
use muster_primitives::DeviceStatus::{Active, Suspended};

/// Bytes for which a fleet holds a deposit.
fn fleet_bytes<T: Config>() -> usize {
	Fleet::<T>::max_encoded_len() + Name::max_encoded_len()
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_create_fleet(
		actor: &mut Actor<T>,
		name: Name,
		parent: Option<FleetId>,
	) -> DispatchResult {
		let who = actor.who().cloned().ok_or(DispatchError::BadOrigin)?;
		Self::ensure_text(&name)?;
		let (owner, depth) = match parent {
			None => (who.clone(), 0),
			Some(id) => {
				let mut above = Self::fleet_record(id)?;
				let depth = above.depth.saturating_add(1);
				ensure!(depth < T::MaxFleetDepth::get(), Error::<T>::TooDeep);
				above.children = above.children.checked_add(1).ok_or(Error::<T>::Exhausted)?;
				let owner = above.owner.clone();
				actor.ensure_fleet(&owner, action::MANAGE_FLEET, id)?;
				Fleets::<T>::insert(id, above);
				(owner, depth)
			},
		};
		let fleet = Self::next_id::<NextFleetId<T>>()?;
		let deposit = Deposit::<T, _>::take(&who, fleet_bytes::<T>())?;
		Fleets::<T>::insert(
			fleet,
			Fleet {
				owner: owner.clone(),
				parent,
				depth,
				suspended: false,
				sponsor: None,
				children: 0,
				devices: 0,
				deposit,
			},
		);
		FleetNames::<T>::insert(fleet, name);
		Self::deposit_event(Event::FleetCreated { fleet, owner, parent });
		Ok(())
	}

	pub(crate) fn do_rename_fleet(
		actor: &mut Actor<T>,
		fleet: FleetId,
		new: Name,
	) -> DispatchResult {
		let record = Self::fleet_record(fleet)?;
		Self::ensure_text(&new)?;
		actor.ensure_fleet(&record.owner, action::MANAGE_FLEET, fleet)?;
		let old = FleetNames::<T>::get(fleet);
		FleetNames::<T>::insert(fleet, &new);
		Self::deposit_event(Event::FleetRenamed { fleet, old, new });
		Ok(())
	}

	pub(crate) fn do_remove_fleet(actor: &mut Actor<T>, fleet: FleetId) -> DispatchResult {
		let record = Self::fleet_record(fleet)?;
		ensure!(record.devices == 0 && record.children == 0, Error::<T>::FleetInUse);
		actor.ensure_fleet(&record.owner, action::MANAGE_FLEET, fleet)?;
		if let Some(parent) = record.parent {
			Fleets::<T>::mutate(parent, |above| {
				if let Some(above) = above.as_mut().defensive() {
					above.children = above.children.saturating_sub(1);
				}
			});
		}
		Fleets::<T>::remove(fleet);
		FleetNames::<T>::remove(fleet);
		record.deposit.release()?;
		Self::deposit_event(Event::FleetRemoved { fleet });
		Ok(())
	}

	pub(crate) fn do_suspend_fleet(
		actor: &mut Actor<T>,
		fleet: FleetId,
		suspended: bool,
	) -> DispatchResult {
		let mut record = Self::fleet_record(fleet)?;
		ensure!(record.suspended != suspended, Error::<T>::NoChange);
		actor.ensure_fleet(&record.owner, action::SUSPEND, fleet)?;
		record.suspended = suspended;
		Fleets::<T>::insert(fleet, record);
		Self::deposit_event(if suspended {
			Event::FleetSuspended { fleet }
		} else {
			Event::FleetResumed { fleet }
		});
		Ok(())
	}

	pub(crate) fn do_assign_fleet(
		actor: &mut Actor<T>,
		device: DeviceId,
		new: Option<FleetId>,
	) -> DispatchResult {
		let (owner, info) = Self::owned(&device)?;
		let mut record = Devices::<T>::get(device).ok_or(Error::<T>::Unexpected)?;
		let old = record.fleet;
		ensure!(old != new, Error::<T>::NoChange);
		let joined = match new {
			None => None,
			Some(id) => {
				let mut fleet = Self::fleet_record(id)?;
				// A permission in each of two owners' fleets moves no device between them.
				ensure!(fleet.owner == owner, Error::<T>::NotFleetOwner);
				fleet.devices = fleet.devices.checked_add(1).ok_or(Error::<T>::Exhausted)?;
				Some((id, fleet))
			},
		};
		actor.ensure_device(&owner, action::MANAGE_FLEET, &device)?;
		if let Some((id, fleet)) = joined {
			actor.ensure_fleet(&owner, action::MANAGE_FLEET, id)?;
			Fleets::<T>::insert(id, fleet);
		}
		Self::move_device(info.model, old, new);
		record.fleet = new;
		Devices::<T>::insert(device, record);
		Self::deposit_event(Event::FleetAssigned { device, old, new });
		if old.is_some() {
			actor.left_fleet(&device);
		}
		Ok(())
	}

	/// Counts a device out of one fleet, and as one of its model out of those above and into `new`
	/// and those above that. Fleets above both are not written. That it is directly in `new` is
	/// counted by who puts it there, and may fail.
	pub(crate) fn move_device(model: ModelId, old: Option<FleetId>, new: Option<FleetId>) {
		if let Some(fleet) = old {
			Fleets::<T>::mutate(fleet, |record| {
				if let Some(record) = record.as_mut().defensive() {
					record.devices = record.devices.saturating_sub(1);
				}
			});
		}
		let up = |fleet| Self::fleets_up(fleet).map(|(id, _)| id).collect::<Vec<_>>();
		let (left, joined) = (up(old), up(new));
		for fleet in left.iter().filter(|fleet| !joined.contains(fleet)) {
			FleetMembers::<T>::mutate(fleet, model, |count| {
				*count =
					count.defensive().and_then(|count| count.checked_sub(1)).filter(|n| *n > 0);
			});
		}
		for fleet in joined.iter().filter(|fleet| !left.contains(fleet)) {
			// No more than there are devices of the model, which are counted in as many bits.
			FleetMembers::<T>::mutate(fleet, model, |count| {
				*count = Some(count.unwrap_or_default().saturating_add(1));
			});
		}
	}

	pub(crate) fn fleet_record(fleet: FleetId) -> Result<Fleet<T>, Error<T>> {
		Fleets::<T>::get(fleet).ok_or(Error::<T>::FleetNotFound)
	}

	/// A fleet and those above it, from the bottom up: `MaxFleetDepth` at most.
	pub(crate) fn fleets_up(fleet: Option<FleetId>) -> impl Iterator<Item = (FleetId, Fleet<T>)> {
		let mut next = fleet;
		(0..T::MaxFleetDepth::get()).map_while(move |_| {
			let id = next?;
			let fleet = Fleets::<T>::get(id)?;
			next = fleet.parent;
			Some((id, fleet))
		})
	}

	/// The status of a device with its fleets taken into account.
	pub(crate) fn status_in_fleet(record: &DeviceRecord<T>) -> DeviceStatus {
		match record.status() {
			Active if Self::fleets_up(record.fleet).any(|(_, fleet)| fleet.suspended) => Suspended,
			status => status,
		}
	}
}
