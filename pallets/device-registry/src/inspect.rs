// SPDX-License-Identifier: Apache-2.0

//! The read side: views for clients, [`DeviceInspect`] and [`VendorInspect`] for other pallets.

use crate::*;
use muster_primitives::{
	DeviceInspect, DeviceKeys, DeviceStanding, FleetStanding, VendorInspect, VendorRight,
};

impl<T: Config> Pallet<T> {
	pub(crate) fn device_view(
		id: &DeviceId,
	) -> Option<DeviceView<T::AccountId, BlockNumberFor<T>>> {
		let record = Devices::<T>::get(id)?;
		let details = DeviceInfos::<T>::get(id).map(|info| DeviceDetails {
			operational_key: Self::operational_key(&record, &info),
			owner: info.owner,
			vendor: info.vendor,
			model: info.model,
			identity_key: info.identity_key,
			agreement_key: info.agreement_key,
			enrolled_at: info.enrolled_at,
			lot: info.lot,
			transfer: Transfers::<T>::get(id)
				.filter(|offer| Self::open_transfer(id, offer))
				.map(|offer| TransferView { to: offer.to, expires: offer.expires }),
			recovery: Recoveries::<T>::get(id).map(|recovery| RecoveryView {
				key: recovery.key,
				proposed_by: recovery.proposed_by,
				matures_at: recovery.matures_at,
			}),
		});
		Some(DeviceView {
			id: *id,
			status: Self::status_in_fleet(&record),
			quarantine: record.quarantine,
			generation: record.generation,
			nonce: record.nonce,
			signing_key: record.key,
			fleet: record.fleet,
			details,
		})
	}

	pub(crate) fn document(id: &DeviceId) -> Option<DidDocument<T::AccountId>> {
		let record = Devices::<T>::get(id)?;
		let info = DeviceInfos::<T>::get(id);
		let endpoints = DeviceEndpoints::<T>::get(id).map(|(endpoints, _)| endpoints.into_inner());
		Some(DidDocument {
			id: *id,
			deactivated: info.is_none(),
			identity: info.as_ref().map_or(record.key, |info| info.identity_key),
			operational: info.as_ref().and_then(|info| Self::operational_key(&record, info)),
			agreement: info.as_ref().and_then(|info| info.agreement_key),
			controller: info.and_then(|info| info.owner),
			endpoints: endpoints.unwrap_or_default(),
			generation: record.generation,
		})
	}

	pub(crate) fn attribute_view(id: &DeviceId, name: &AttributeName) -> Option<AttributeView> {
		let generation = Devices::<T>::get(id)?.generation;
		let attribute = Attributes::<T>::get(id, name)?;
		(!Self::lapsed(&attribute, generation)).then(|| view(name.clone(), attribute))
	}

	pub(crate) fn attribute_views(id: &DeviceId) -> Vec<AttributeView> {
		let Some(record) = Devices::<T>::get(id) else { return Vec::new() };
		Attributes::<T>::iter_prefix(id)
			.filter(|(_, attribute)| !Self::lapsed(attribute, record.generation))
			.map(|(name, attribute)| view(name, attribute))
			.collect()
	}

	pub(crate) fn vendor_view(id: VendorId) -> Option<VendorView<T::AccountId>> {
		let vendor = Vendors::<T>::get(id)?;
		Some(VendorView {
			account: vendor.account,
			name: vendor.name.into_inner(),
			status: vendor.status,
			voucher_key: vendor.voucher_key,
			models: vendor.models,
		})
	}

	pub(crate) fn model_view(id: ModelId) -> Option<ModelView> {
		let model = Models::<T>::get(id)?;
		Some(ModelView {
			vendor: model.vendor,
			product: model.product.into_inner(),
			hardware_revision: model.hardware_revision.into_inner(),
			support_until: model.support_until,
			mud_digest: model.mud_digest,
			update_policy: model.update_policy,
			voucher_required: model.voucher_required,
			retired: model.retired,
			devices: ModelUse::<T>::get(id).0,
		})
	}

	pub(crate) fn lot_view(id: LotId) -> Option<LotView<T::AccountId, BalanceOf<T>>> {
		let lot = Lots::<T>::get(id)?;
		Some(LotView {
			vendor: lot.vendor,
			model: lot.model,
			root: lot.root,
			size: lot.size,
			budget: lot.budget,
			payer: lot.deposit.payer,
		})
	}

	pub(crate) fn fleet_view(id: FleetId) -> Option<FleetView<T::AccountId>> {
		let fleet = Fleets::<T>::get(id)?;
		Some(FleetView {
			suspended: Self::fleets_up(Some(id)).any(|(_, fleet)| fleet.suspended),
			owner: fleet.owner,
			name: FleetNames::<T>::get(id).into_inner(),
			parent: fleet.parent,
			sponsor: fleet.sponsor,
			children: fleet.children,
			devices: fleet.devices,
		})
	}

	pub(crate) fn sponsorship_view(
		fleet: FleetId,
	) -> Option<SponsorshipView<T::AccountId, BlockNumberFor<T>, BalanceOf<T>>> {
		let sponsor = Fleets::<T>::get(fleet)?.sponsor?;
		let terms = Sponsorships::<T>::get(fleet, &sponsor)?;
		Some(SponsorshipView {
			sponsor,
			budget: terms.budget,
			owed: terms.owed,
			allowance: terms.allowance,
			period: terms.period,
			floor: terms.floor,
		})
	}
}

fn view<T: Config>(name: AttributeName, attribute: Attribute<T>) -> AttributeView {
	AttributeView {
		name: name.into_inner(),
		value: attribute.value.into_inner(),
		valid_until: attribute.valid_until,
		source: attribute.source,
	}
}

impl<T: Config> DeviceInspect<T::AccountId> for Pallet<T> {
	fn exists(device: &DeviceId) -> bool {
		Devices::<T>::contains_key(device)
	}
	fn status(device: &DeviceId) -> Option<DeviceStatus> {
		Devices::<T>::get(device).map(|record| Self::status_in_fleet(&record))
	}
	fn owner(device: &DeviceId) -> Option<T::AccountId> {
		DeviceInfos::<T>::get(device)?.owner
	}
	fn vendor(device: &DeviceId) -> Option<VendorId> {
		DeviceInfos::<T>::get(device).map(|info| info.vendor)
	}
	fn model(device: &DeviceId) -> Option<ModelId> {
		DeviceInfos::<T>::get(device).map(|info| info.model)
	}
	fn fleet(device: &DeviceId) -> Option<FleetId> {
		Devices::<T>::get(device)?.fleet
	}
	fn in_fleet(device: &DeviceId, fleet: FleetId) -> bool {
		Devices::<T>::get(device)
			.is_some_and(|record| Self::fleets_up(record.fleet).any(|(id, _)| id == fleet))
	}
	fn generation(device: &DeviceId) -> Option<Generation> {
		Devices::<T>::get(device).map(|record| record.generation)
	}
	fn keys(device: &DeviceId) -> Option<DeviceKeys> {
		let record = Devices::<T>::get(device)?;
		let info = DeviceInfos::<T>::get(device)?;
		Some(DeviceKeys {
			identity: info.identity_key,
			operational: Self::operational_key(&record, &info),
			agreement: info.agreement_key,
		})
	}

	fn standing(device: &DeviceId) -> Option<DeviceStanding<T::AccountId>> {
		let record = Devices::<T>::get(device)?;
		let mut suspended = false;
		let fleets = Self::fleets_up(record.fleet)
			.map(|(id, fleet)| {
				suspended |= fleet.suspended;
				id
			})
			.collect();
		let status = match record.status() {
			DeviceStatus::Active if suspended => DeviceStatus::Suspended,
			status => status,
		};
		let owner = DeviceInfos::<T>::get(device).and_then(|info| info.owner);
		Some(DeviceStanding { owner, status, generation: record.generation, fleets })
	}
	fn fleet_standing(fleet: FleetId) -> Option<FleetStanding<T::AccountId>> {
		let owner = Fleets::<T>::get(fleet)?.owner;
		Some(FleetStanding {
			owner,
			fleets: Self::fleets_up(Some(fleet)).map(|(id, _)| id).collect(),
		})
	}
	fn attribute(device: &DeviceId, name: &[u8]) -> Option<Vec<u8>> {
		let name = AttributeName::try_from(name.to_vec()).ok()?;
		Self::attribute_view(device, &name).map(|attribute| attribute.value)
	}
	fn members(fleet: FleetId, model: ModelId) -> u32 {
		FleetMembers::<T>::get(fleet, model).unwrap_or_default()
	}
	fn max_fleet_depth() -> u8 {
		T::MaxFleetDepth::get()
	}
	fn exists_weight() -> Weight {
		T::WeightInfo::read_device()
	}
	fn status_weight() -> Weight {
		T::WeightInfo::read_status()
	}
	fn owner_weight() -> Weight {
		T::WeightInfo::read_details()
	}
	fn vendor_weight() -> Weight {
		T::WeightInfo::read_details()
	}
	fn model_weight() -> Weight {
		T::WeightInfo::read_details()
	}
	fn fleet_weight() -> Weight {
		T::WeightInfo::read_device()
	}
	fn in_fleet_weight() -> Weight {
		T::WeightInfo::read_status()
	}
	fn generation_weight() -> Weight {
		T::WeightInfo::read_device()
	}
	fn keys_weight() -> Weight {
		T::WeightInfo::read_device().saturating_add(T::WeightInfo::read_details())
	}
	fn standing_weight() -> Weight {
		T::WeightInfo::read_status().saturating_add(T::WeightInfo::read_details())
	}
	fn fleet_standing_weight() -> Weight {
		T::WeightInfo::read_status()
	}
	fn attribute_weight() -> Weight {
		T::WeightInfo::read_attribute()
	}
	fn members_weight() -> Weight {
		T::WeightInfo::read_members()
	}
}

impl<T: Config> VendorInspect<T::AccountId> for Pallet<T> {
	fn model(model: ModelId) -> Option<(VendorId, UpdatePolicy)> {
		Models::<T>::get(model).map(|record| (record.vendor, record.update_policy))
	}
	fn vendor_permits(vendor: VendorId, who: &T::AccountId, right: VendorRight) -> bool {
		let right = match right {
			VendorRight::Firmware => Rights::FIRMWARE,
			VendorRight::Endorse => Rights::ENDORSE,
		};
		Self::ensure_vendor_right(vendor, who, right).is_ok()
	}
	fn model_weight() -> Weight {
		T::WeightInfo::read_model()
	}
	fn vendor_permits_weight() -> Weight {
		T::WeightInfo::read_operator()
	}
}
