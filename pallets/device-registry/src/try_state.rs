// SPDX-License-Identifier: Apache-2.0

//! What always holds between the stored values, checked after every test and by `try-runtime`.

use crate::*;
use alloc::collections::BTreeMap;
use muster_primitives::deposit;
use sp_runtime::{traits::Zero, TryRuntimeError};

/// What should be held.
type Held<T> = deposit::Held<AccountIdOf<T>, BalanceOf<T>>;

impl<T: Config> Pallet<T> {
	/// Checks the invariants, by number:
	///
	/// 1. A device has details and no tombstone, or a tombstone and no details.
	/// 2. A device has an owner from its claim on, and not before; quarantine ends with its life.
	/// 3. Signing and identity keys are found by their entries, and every entry that is not
	///    retired is for a key that its device has. No entry has the id of a device.
	/// 4. Vendors, models and lots exist for whatever names them, and their counts are exact.
	/// 5. Fleets form trees of one owner, of bounded depth; their counts, of models too, are exact;
	///    devices are in fleets of their owner.
	/// 6. Offers, recoveries and endpoints are of living devices, attributes of known ones; the
	///    count of present attributes is exact and bounded.
	/// 7. A chosen sponsor has a sponsorship; periods are not zero.
	/// 8. What is held on every account, for every reason, is the sum of what is written here.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let mut held = Held::<T>::default();
		Self::try_devices(&mut held)?;
		Self::try_keys(&mut held)?;
		Self::try_vendors(&mut held)?;
		Self::try_fleets(&mut held)?;
		Self::try_statements(&mut held)?;
		let accounts = frame_system::Account::<T>::iter_keys();
		let exact = held.is_exact::<T::Currency, HoldReason>(accounts, &deposit::reasons());
		ensure!(exact, "8: what is held is not what is written");
		Ok(())
	}

	fn try_devices(held: &mut Held<T>) -> Result<(), TryRuntimeError> {
		let mut in_use = BTreeMap::<ModelId, u32>::new();
		for (id, record) in Devices::<T>::iter() {
			let info = DeviceInfos::<T>::get(id);
			let tombstone = Tombstones::<T>::get(id);
			let dead = record.lifecycle == DeviceStatus::Decommissioned;
			ensure!(dead == tombstone.is_some(), "1: tombstones are for the decommissioned");
			ensure!(dead != info.is_some(), "1: details are for the living");
			ensure!(!dead || record.quarantine.is_empty(), "2: quarantine ends with life");
			ensure!(record.quarantine.0 <= Quarantine::ALL.0, "2: quarantined by nobody");
			ensure!(
				record.lifecycle != DeviceStatus::Quarantined,
				"2: quarantine lies over the others"
			);
			if let Some(tombstone) = tombstone {
				held.deposit(&tombstone, HoldReason::Device);
			}
			let Some(info) = info else {
				ensure!(record.fleet.is_none(), "5: the dead are in no fleet");
				continue;
			};
			held.deposit(&info.deposit, HoldReason::Device);
			ensure!(
				(record.lifecycle == DeviceStatus::Enrolled) == info.owner.is_none(),
				"2: owned from the claim on"
			);
			let model = Models::<T>::get(info.model).ok_or("4: device without model")?;
			ensure!(model.vendor == info.vendor, "4: model of another vendor");
			*in_use.entry(info.model).or_default() += 1;
			if let Some(fleet) = record.fleet {
				let fleet = Fleets::<T>::get(fleet).ok_or("5: device in no such fleet")?;
				ensure!(Some(fleet.owner) == info.owner, "5: fleet of another owner");
			}
			let present = Attributes::<T>::iter_prefix_values(id)
				.filter(|attribute| attribute.generation == record.generation)
				.count() as u32;
			ensure!(present == info.attributes, "6: wrong count of attributes");
			ensure!(present <= T::MaxAttributes::get(), "6: too many attributes");
		}
		for id in DeviceInfos::<T>::iter_keys().chain(Tombstones::<T>::iter_keys()) {
			ensure!(Devices::<T>::contains_key(id), "1: details without a device");
		}
		for (model, (devices, lots)) in ModelUse::<T>::iter() {
			ensure!(Models::<T>::contains_key(model), "4: use of no model");
			ensure!(in_use.remove(&model).unwrap_or(0) == devices, "4: wrong count of devices");
			let open = Lots::<T>::iter_values().filter(|lot| lot.model == model).count();
			ensure!(open as u32 == lots, "4: wrong count of lots");
		}
		ensure!(in_use.is_empty(), "4: devices not counted");
		for lot in Lots::<T>::iter_values() {
			ensure!(ModelUse::<T>::contains_key(lot.model), "4: lot not counted");
		}
		Ok(())
	}

	fn try_keys(held: &mut Held<T>) -> Result<(), TryRuntimeError> {
		for (fingerprint, used) in Keys::<T>::iter() {
			held.deposit(&used.deposit, HoldReason::Key);
			ensure!(!Devices::<T>::contains_key(fingerprint), "3: entry for an enrolment key");
			let record = Devices::<T>::get(used.device).ok_or("3: key of no device")?;
			let info = DeviceInfos::<T>::get(used.device);
			let has = info.is_some_and(|info| {
				[record.key, info.identity_key]
					.iter()
					.any(|key| DeviceId::from_key(key) == fingerprint)
			});
			ensure!(has != used.retired, "3: a key in use, or retired, but not both");
		}
		for (id, info) in DeviceInfos::<T>::iter() {
			let record = Devices::<T>::get(id).ok_or("1: details without a device")?;
			for key in [record.key, info.identity_key] {
				ensure!(Self::find_by_key(&key) == Some(id), "3: a key does not find its device");
			}
		}
		Ok(())
	}

	fn try_vendors(held: &mut Held<T>) -> Result<(), TryRuntimeError> {
		let mut models = BTreeMap::<VendorId, u32>::new();
		for (id, model) in Models::<T>::iter() {
			held.deposit(&model.deposit, HoldReason::Model);
			ensure!(id < NextModelId::<T>::get(), "4: model id not counted");
			*models.entry(model.vendor).or_default() += 1;
		}
		for (id, vendor) in Vendors::<T>::iter() {
			held.deposit(&vendor.deposit, HoldReason::Vendor);
			ensure!(id < NextVendorId::<T>::get(), "4: vendor id not counted");
			ensure!(models.remove(&id).unwrap_or(0) == vendor.models, "4: wrong count of models");
		}
		ensure!(models.is_empty(), "4: model without vendor");
		for (vendor, _, (rights, deposit)) in Operators::<T>::iter() {
			held.deposit(&deposit, HoldReason::Operator);
			ensure!(Vendors::<T>::contains_key(vendor), "4: operator of no vendor");
			ensure!(
				rights != Rights::default() && Rights::ALL.contains(rights),
				"4: meaningless rights"
			);
		}
		for (id, lot) in Lots::<T>::iter() {
			held.deposit(&lot.deposit, HoldReason::Lot);
			held.add(lot.deposit.payer, HoldReason::LotBudget, lot.budget);
			ensure!(id < NextLotId::<T>::get(), "4: lot id not counted");
			let model = Models::<T>::get(lot.model).ok_or("4: lot without model")?;
			ensure!(model.vendor == lot.vendor, "4: lot of another vendor");
			ensure!((1..=MAX_LOT_SIZE).contains(&lot.size), "4: impossible lot");
		}
		Ok(())
	}

	fn try_fleets(held: &mut Held<T>) -> Result<(), TryRuntimeError> {
		let mut children = BTreeMap::<FleetId, u32>::new();
		let mut devices = BTreeMap::<FleetId, u32>::new();
		let mut members = BTreeMap::<(FleetId, ModelId), u32>::new();
		for (id, record) in Devices::<T>::iter() {
			let Some(fleet) = record.fleet else { continue };
			*devices.entry(fleet).or_default() += 1;
			let model = DeviceInfos::<T>::get(id).ok_or("5: the dead are in no fleet")?.model;
			for (fleet, _) in Self::fleets_up(Some(fleet)) {
				*members.entry((fleet, model)).or_default() += 1;
			}
		}
		for (fleet, model, count) in FleetMembers::<T>::iter() {
			let really = members.remove(&(fleet, model));
			ensure!(really == Some(count), "5: wrong count of a model's devices");
		}
		ensure!(members.is_empty(), "5: a model's devices not counted");
		for (id, fleet) in Fleets::<T>::iter() {
			held.deposit(&fleet.deposit, HoldReason::Fleet);
			ensure!(id < NextFleetId::<T>::get(), "5: fleet id not counted");
			ensure!(FleetNames::<T>::contains_key(id), "5: fleet without name");
			ensure!(fleet.depth < T::MaxFleetDepth::get(), "5: too deep");
			ensure!(devices.remove(&id).unwrap_or(0) == fleet.devices, "5: wrong count of devices");
			let above = match fleet.parent {
				None => 0,
				Some(parent) => {
					*children.entry(parent).or_default() += 1;
					let parent = Fleets::<T>::get(parent).ok_or("5: no such parent")?;
					ensure!(parent.owner == fleet.owner, "5: parent of another owner");
					parent.depth + 1
				},
			};
			ensure!(above == fleet.depth, "5: wrong depth");
			if let Some(sponsor) = fleet.sponsor {
				ensure!(
					Sponsorships::<T>::contains_key(id, sponsor),
					"7: sponsor who sponsors not"
				);
			}
		}
		for (id, fleet) in Fleets::<T>::iter() {
			ensure!(
				children.remove(&id).unwrap_or(0) == fleet.children,
				"5: wrong count of fleets"
			);
		}
		for id in FleetNames::<T>::iter_keys() {
			ensure!(Fleets::<T>::contains_key(id), "5: name of no fleet");
		}
		for (_, sponsor, terms) in Sponsorships::<T>::iter() {
			held.deposit(&terms.deposit, HoldReason::Sponsorship);
			held.add(sponsor, HoldReason::SponsorshipBudget, terms.budget + terms.owed);
			ensure!(!terms.period.is_zero(), "7: period of nothing");
		}
		Ok(())
	}

	fn try_statements(held: &mut Held<T>) -> Result<(), TryRuntimeError> {
		for (id, offer) in Transfers::<T>::iter() {
			held.deposit(&offer.deposit, HoldReason::Transfer);
			ensure!(DeviceInfos::<T>::contains_key(id), "6: offer of no device");
		}
		for (id, recovery) in Recoveries::<T>::iter() {
			held.deposit(&recovery.deposit, HoldReason::Recovery);
			let info = DeviceInfos::<T>::get(id).ok_or("6: recovery of no device")?;
			ensure!(info.owner.is_some(), "6: recovery of nobody's device");
		}
		for (id, (endpoints, deposit)) in DeviceEndpoints::<T>::iter() {
			held.deposit(&deposit, HoldReason::Endpoints);
			ensure!(DeviceInfos::<T>::contains_key(id), "6: endpoints of no device");
			ensure!(!endpoints.is_empty(), "6: no endpoints, yet an entry");
		}
		for (id, _, attribute) in Attributes::<T>::iter() {
			held.deposit(&attribute.deposit, HoldReason::Attribute);
			let record = Devices::<T>::get(id).ok_or("6: attribute of no device")?;
			ensure!(attribute.generation <= record.generation, "6: attribute of the future");
		}
		Ok(())
	}
}
