// SPDX-License-Identifier: Apache-2.0

//! What is said about a device: attributes and service endpoints.

use crate::*;
use frame_support::traits::Defensive;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_set_attribute(
		actor: &mut Actor<T>,
		device: DeviceId,
		name: AttributeName,
		value: AttributeValue,
		valid_until: Option<u64>,
	) -> DispatchResult {
		let (owner, mut info) = Self::owned(&device)?;
		Self::ensure_text(&name)?;
		ensure!(
			valid_until.is_none_or(|until| until >= Self::seconds()),
			Error::<T>::AlreadyLapsed
		);
		// Whoever the owner permits speaks in the owner's name.
		let source =
			if actor.who().is_some() { AttributeSource::Owner } else { AttributeSource::Device };
		let generation = Self::generation_of(&device)?;
		let before = Attributes::<T>::get(device, &name);
		let counted = before.as_ref().is_some_and(|old| old.generation == generation);
		let present = before.as_ref().filter(|old| !Self::lapsed(old, generation));
		ensure!(present.is_none_or(|old| old.source == source), Error::<T>::NotYourAttribute);
		ensure!(
			counted || info.attributes < T::MaxAttributes::get(),
			Error::<T>::TooManyAttributes
		);
		actor.ensure_device(&owner, action::CONFIGURE, &device)?;

		if !counted {
			info.attributes += 1;
			DeviceInfos::<T>::insert(device, info);
		}
		let payer = actor.payer(&owner);
		let bytes = AttributeName::max_encoded_len() + value.len();
		let old_value = before.as_ref().map(|old| old.value.clone());
		let deposit = match before {
			// As a device does that tells its state again and again: no money moves.
			Some(old) if old.deposit.payer == *payer && old.value.len() == value.len() => {
				if counted {
					actor.took(T::WeightInfo::replace_attribute(value.len() as u32));
				}
				old.deposit
			},
			Some(old) if old.deposit.payer == *payer => old.deposit.resize(bytes)?,
			old => {
				if let Some(old) = old {
					old.deposit.release().defensive()?;
				}
				Deposit::<T, _>::take(payer, bytes)?
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
		actor: &mut Actor<T>,
		device: DeviceId,
		name: AttributeName,
	) -> DispatchResult {
		let attribute = Attributes::<T>::get(device, &name).ok_or(Error::<T>::AttributeNotFound)?;
		let generation = Self::generation_of(&device)?;
		if !Self::lapsed(&attribute, generation) {
			ensure!(
				actor.who().is_some() || attribute.source == AttributeSource::Device,
				Error::<T>::NotYourAttribute
			);
			let (owner, _) = Self::owned(&device)?;
			actor.ensure_device(&owner, action::CONFIGURE, &device)?;
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
		actor: &mut Actor<T>,
		device: DeviceId,
		endpoints: Endpoints,
	) -> DispatchResult {
		let (owner, _) = Self::owned(&device)?;
		for (i, endpoint) in endpoints.iter().enumerate() {
			Self::ensure_text(&endpoint.id)?;
			Self::ensure_text(&endpoint.kind)?;
			Self::ensure_text(&endpoint.uri)?;
			let twice = endpoints[..i].iter().any(|other| other.id == endpoint.id);
			ensure!(!twice, Error::<T>::DuplicateEndpoint);
		}
		actor.ensure_device(&owner, action::CONFIGURE, &device)?;
		let before = DeviceEndpoints::<T>::get(device);
		let old = before.as_ref().map_or(0, |(old, _)| old.len() as u32);
		let new = endpoints.len() as u32;
		let (payer, bytes) = (actor.payer(&owner), endpoints.encoded_size());
		match before {
			Some((old, deposit))
				if new > 0 && deposit.payer == *payer && old.encoded_size() == bytes =>
			{
				actor.took(T::WeightInfo::replace_endpoints(new));
				DeviceEndpoints::<T>::insert(device, (endpoints, deposit));
			},
			_ => {
				Self::drop_endpoints(&device)?;
				if new > 0 {
					let deposit = Deposit::<T, _>::take(payer, bytes)?;
					DeviceEndpoints::<T>::insert(device, (endpoints, deposit));
				}
			},
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
