// SPDX-License-Identifier: Apache-2.0

//! Components of models and what they ask of releases.

use crate::*;
use frame_support::traits::Defensive;

/// Bytes for which a component holds a deposit: the record, and its part of the model's state.
fn component_bytes<T: Config>() -> usize {
	Component::<T>::max_encoded_len().saturating_add(ComponentState::max_encoded_len())
}

impl<T: Config> Pallet<T> {
	/// The vendor of a model, of which `who` is the account or an operator with this right.
	pub(crate) fn ensure_vendor(
		model: ModelId,
		who: &T::AccountId,
		right: VendorRight,
	) -> Result<VendorId, Error<T>> {
		let (vendor, _) = T::Vendors::model(model).ok_or(Error::<T>::ModelNotFound)?;
		ensure!(T::Vendors::vendor_permits(vendor, who, right), Error::<T>::NotVendor);
		Ok(vendor)
	}

	/// A component, with who decides about it.
	pub(crate) fn component_and_authority(
		model: ModelId,
		component: ComponentId,
	) -> Result<(Component<T>, Authority<T>), Error<T>> {
		let component =
			Components::<T>::get(model, component).ok_or(Error::<T>::ComponentNotFound)?;
		let authority = Authorities::<T>::get(component.authority).ok_or(Error::<T>::Unexpected)?;
		Ok((component, authority))
	}

	/// Without a binding no manifest could ever be for the component.
	pub(crate) fn ensure_terms(terms: &ComponentTerms) -> Result<(), Error<T>> {
		let ComponentTerms { binding, signatures } = terms;
		let bound = match binding {
			Some(binding) => !binding.component_id.is_empty(),
			None => !signatures.needs_manifest(),
		};
		ensure!(bound, Error::<T>::BadBinding);
		Ok(())
	}

	pub(crate) fn do_register_component(
		who: T::AccountId,
		model: ModelId,
		id: ComponentId,
		name: Text,
		authority: AuthorityId,
		terms: ComponentTerms,
	) -> DispatchResult {
		ensure!(u32::from(id) < MAX_COMPONENTS, Error::<T>::BadComponent);
		Self::ensure_text(&name)?;
		Self::ensure_terms(&terms)?;
		let vendor = Self::ensure_vendor(model, &who, VendorRight::Firmware)?;
		let mut record = Authorities::<T>::get(authority).ok_or(Error::<T>::AuthorityNotFound)?;
		ensure!(record.vendor == vendor, Error::<T>::AuthorityNotFound);
		record.components = record.components.checked_add(1).ok_or(Error::<T>::Exhausted)?;
		let mut state = ModelStates::<T>::get(model);
		ensure!(state.component(id).is_none(), Error::<T>::ComponentExists);
		let place = state.components.partition_point(|there| there.id < id);
		let new = ComponentState { id, floor: 0, newest: None };
		state.components.try_insert(place, new).map_err(|_| Error::<T>::Unexpected)?;
		let deposit = Deposit::<T, _>::take(&who, component_bytes::<T>())?;
		ModelStates::<T>::insert(model, state);
		Authorities::<T>::insert(authority, record);
		let component =
			Component { name: name.clone(), authority, terms: terms.clone(), last: None, deposit };
		Components::<T>::insert(model, id, component);
		Self::deposit_event(Event::ComponentRegistered {
			model,
			component: id,
			name,
			authority,
			terms,
		});
		Ok(())
	}

	pub(crate) fn do_update_component(
		who: T::AccountId,
		model: ModelId,
		id: ComponentId,
		name: Option<Text>,
		binding: Option<SuitBinding>,
		signatures: Option<SignatureTerms>,
	) -> DispatchResult {
		Self::ensure_vendor(model, &who, VendorRight::Firmware)?;
		let mut component = Components::<T>::get(model, id).ok_or(Error::<T>::ComponentNotFound)?;
		let (old_name, old_terms) = (component.name.clone(), component.terms.clone());
		if let Some(name) = name {
			Self::ensure_text(&name)?;
			component.name = name;
		}
		if binding.is_some() {
			component.terms.binding = binding;
		}
		if let Some(signatures) = signatures {
			component.terms.signatures = signatures;
		}
		let (new_name, new_terms) = (component.name.clone(), component.terms.clone());
		ensure!((&old_name, &old_terms) != (&new_name, &new_terms), Error::<T>::NoChange);
		Self::ensure_terms(&new_terms)?;
		if component.last.is_some() {
			let bound = old_terms.binding.is_none() || old_terms.binding == new_terms.binding;
			let covered = new_terms.signatures.covers(&old_terms.signatures);
			ensure!(bound && covered, Error::<T>::TermsWeaker);
		}
		Components::<T>::insert(model, id, component);
		Self::deposit_event(Event::ComponentUpdated {
			model,
			component: id,
			old_name,
			new_name,
			old_terms,
			new_terms,
		});
		Ok(())
	}

	pub(crate) fn do_remove_component(
		who: T::AccountId,
		model: ModelId,
		id: ComponentId,
	) -> DispatchResult {
		Self::ensure_vendor(model, &who, VendorRight::Firmware)?;
		let component = Components::<T>::get(model, id).ok_or(Error::<T>::ComponentNotFound)?;
		// Its sequences would begin anew, and verdicts that name the old ones would mean the new.
		ensure!(component.last.is_none(), Error::<T>::ComponentInUse);
		Authorities::<T>::mutate(component.authority, |authority| {
			if let Some(authority) = authority.as_mut().defensive() {
				authority.components = authority.components.saturating_sub(1);
			}
		});
		ModelStates::<T>::mutate_exists(model, |state| {
			let Some(there) = state else { return };
			there.components.retain(|component| component.id != id);
			if there.components.is_empty() && there.policy.is_none() {
				*state = None;
			}
		});
		Components::<T>::remove(model, id);
		component.deposit.release().defensive()?;
		Self::deposit_event(Event::ComponentRemoved { model, component: id });
		Ok(())
	}
}
