// SPDX-License-Identifier: Apache-2.0

//! What is said about a device: attributes and service endpoints.

use crate::*;
use frame_support::traits::Defensive;

/// Who acts on a device: an account, or the device itself.
pub(crate) enum Caller<AccountId> {
	Account(AccountId),
	Device,
}

impl<T: Config> Pallet<T> {
	/// An account, or the device in question.
	pub(crate) fn ensure_account_or_device(
		origin: OriginFor<T>,
		device: &DeviceId,
	) -> Result<Caller<T::AccountId>, DispatchError> {
		let origin: Result<Origin, _> = origin.into();
		match origin {
			Ok(Origin::Device(id)) if id == *device => Ok(Caller::Device),
			Ok(Origin::Device(_)) => Err(DispatchError::BadOrigin),
			Err(origin) => Ok(Caller::Account(ensure_signed(origin)?)),
		}
	}

	/// The owner of the device, or the device, as the source of a statement; the owner pays.
	fn ensure_speaker(
		origin: OriginFor<T>,
		device: &DeviceId,
	) -> Result<(AttributeSource, T::AccountId, DeviceInfo<T>), DispatchError> {
		match Self::ensure_account_or_device(origin, device)? {
			Caller::Account(who) => {
				let info = Self::ensure_owner(device, &who)?;
				Ok((AttributeSource::Owner, who, info))
			},
			Caller::Device => {
				let info = DeviceInfos::<T>::get(device).ok_or(Error::<T>::DeviceNotFound)?;
				let owner = info.owner.clone().ok_or(Error::<T>::NotOwner)?;
				Ok((AttributeSource::Device, owner, info))
			},
		}
	}

	pub(crate) fn do_set_attribute(
		origin: OriginFor<T>,
		device: DeviceId,
		name: AttributeName,
		value: AttributeValue,
		valid_until: Option<u64>,
	) -> DispatchResult {
		let (source, payer, mut info) = Self::ensure_speaker(origin, &device)?;
		Self::ensure_text(&name)?;
		ensure!(
			valid_until.is_none_or(|until| until >= Self::seconds()),
			Error::<T>::AlreadyLapsed
		);
		let generation = Self::generation_of(&device)?;
		let bytes = AttributeName::max_encoded_len() + value.len();
		let before = Attributes::<T>::get(device, &name);
		let old_value = before.as_ref().map(|old| old.value.clone());
		let deposit = match before {
			Some(old) if old.generation == generation => {
				ensure!(
					old.source == source || Self::lapsed(&old, generation),
					Error::<T>::NotYourAttribute
				);
				old.deposit.resize(bytes)?
			},
			old => {
				if let Some(old) = old {
					old.deposit.release().defensive()?;
				}
				ensure!(info.attributes < T::MaxAttributes::get(), Error::<T>::TooManyAttributes);
				info.attributes += 1;
				DeviceInfos::<T>::insert(device, info);
				Deposit::take(&payer, bytes)?
			},
		};
		let new = value.clone();
		let attribute = Attribute { value, valid_until, source, generation, deposit };
		Attributes::<T>::insert(device, &name, attribute);
		Self::deposit_event(Event::AttributeSet {
			device,
			name,
			source,
			old: old_value,
			new,
			valid_until,
		});
		Ok(())
	}

	pub(crate) fn do_remove_attribute(
		origin: OriginFor<T>,
		device: DeviceId,
		name: AttributeName,
	) -> DispatchResult {
		let caller = Self::ensure_account_or_device(origin, &device)?;
		let attribute = Attributes::<T>::get(device, &name).ok_or(Error::<T>::AttributeNotFound)?;
		let generation = Self::generation_of(&device)?;
		if !Self::lapsed(&attribute, generation) {
			match caller {
				Caller::Device => ensure!(
					attribute.source == AttributeSource::Device,
					Error::<T>::NotYourAttribute
				),
				Caller::Account(who) => {
					Self::ensure_owner(&device, &who)?;
				},
			}
		}
		Attributes::<T>::remove(device, &name);
		if attribute.generation == generation {
			DeviceInfos::<T>::mutate(device, |info| {
				if let Some(info) = info {
					info.attributes = info.attributes.saturating_sub(1);
				}
			});
		}
		attribute.deposit.release().defensive()?;
		Self::deposit_event(Event::AttributeRemoved { device, name, old: attribute.value });
		Ok(())
	}

	pub(crate) fn do_set_endpoints(
		origin: OriginFor<T>,
		device: DeviceId,
		endpoints: Endpoints,
	) -> DispatchResult {
		let (_, payer, _) = Self::ensure_speaker(origin, &device)?;
		for (i, endpoint) in endpoints.iter().enumerate() {
			Self::ensure_text(&endpoint.id)?;
			Self::ensure_text(&endpoint.kind)?;
			Self::ensure_text(&endpoint.uri)?;
			let twice = endpoints[..i].iter().any(|other| other.id == endpoint.id);
			ensure!(!twice, Error::<T>::DuplicateEndpoint);
		}
		let old = DeviceEndpoints::<T>::get(device).map_or(0, |(old, _)| old.len() as u32);
		let new = endpoints.len() as u32;
		Self::drop_endpoints(&device)?;
		if new > 0 {
			let deposit = Deposit::take(&payer, endpoints.encoded_size())?;
			DeviceEndpoints::<T>::insert(device, (endpoints, deposit));
		}
		Self::deposit_event(Event::EndpointsSet { device, old, new });
		Ok(())
	}

	/// Removes a device's endpoints and returns their deposit.
	pub(crate) fn drop_endpoints(device: &DeviceId) -> DispatchResult {
		DeviceEndpoints::<T>::take(device)
			.map_or(Ok(()), |(_, deposit)| deposit.release().defensive())
	}

	/// Whether an attribute is no longer valid, for a device of this generation.
	pub(crate) fn lapsed(attribute: &Attribute<T>, generation: Generation) -> bool {
		attribute.generation != generation
			|| attribute.valid_until.is_some_and(|until| until < Self::seconds())
	}

	fn generation_of(device: &DeviceId) -> Result<Generation, Error<T>> {
		Devices::<T>::get(device).map(|d| d.generation).ok_or(Error::<T>::DeviceNotFound)
	}

	/// Seconds since 1970.
	fn seconds() -> u64 {
		T::Time::now().as_secs()
	}
}
