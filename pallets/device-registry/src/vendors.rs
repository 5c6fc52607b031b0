// SPDX-License-Identifier: Apache-2.0

//! Vendors, their operators, and models.

use crate::*;

/// Bytes of an operator's entry: rights and deposit.
const OPERATOR_BYTES: usize = 64;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_register_vendor(account: T::AccountId, name: Name) -> DispatchResult {
		Self::ensure_text(&name)?;
		let vendor = Self::next_id::<NextVendorId<T>>()?;
		let deposit = Deposit::<T, _>::take(&account, Vendor::<T>::max_encoded_len())?;
		Vendors::<T>::insert(
			vendor,
			Vendor {
				account: account.clone(),
				name,
				status: VendorStatus::Unverified,
				voucher_key: None,
				models: 0,
				deposit,
			},
		);
		Self::deposit_event(Event::VendorRegistered { vendor, account });
		Ok(())
	}

	pub(crate) fn do_update_vendor(
		who: T::AccountId,
		vendor: VendorId,
		name: Option<Name>,
		voucher_key: Option<Option<DeviceKey>>,
	) -> DispatchResult {
		let mut record = Self::vendor_of_account(vendor, &who)?;
		ensure!(record.status.can_act(), Error::<T>::VendorBarred);
		let (old_name, old_voucher_key) = (record.name.clone(), record.voucher_key);
		if let Some(name) = name {
			Self::ensure_text(&name)?;
			record.name = name;
		}
		if let Some(key) = voucher_key {
			ensure!(key.is_none_or(|k| k.is_well_formed()), Error::<T>::BadKey);
			record.voucher_key = key;
		}
		let (new_name, new_voucher_key) = (record.name.clone(), record.voucher_key);
		Vendors::<T>::insert(vendor, record);
		Self::deposit_event(Event::VendorUpdated {
			vendor,
			old_name,
			new_name,
			old_voucher_key,
			new_voucher_key,
		});
		Ok(())
	}

	pub(crate) fn do_set_vendor_status(vendor: VendorId, new: VendorStatus) -> DispatchResult {
		let old = Vendors::<T>::try_mutate(vendor, |record| {
			let record = record.as_mut().ok_or(Error::<T>::VendorNotFound)?;
			ensure!(record.status != VendorStatus::Revoked, Error::<T>::VendorRevoked);
			ensure!(record.status != new, Error::<T>::NoChange);
			Ok::<_, Error<T>>(core::mem::replace(&mut record.status, new))
		})?;
		Self::deposit_event(Event::VendorStatusChanged { vendor, old, new });
		Ok(())
	}

	pub(crate) fn do_set_operator(
		who: T::AccountId,
		vendor: VendorId,
		operator: T::AccountId,
		new: Rights,
	) -> DispatchResult {
		let record = Self::vendor_of_account(vendor, &who)?;
		ensure!(Rights::ALL.contains(new), Error::<T>::BadRights);
		let before = Operators::<T>::get(vendor, &operator);
		let old = before.as_ref().map(|(rights, _)| *rights).unwrap_or_default();
		if new == Rights::default() {
			// Even a suspended vendor may take rights back.
			let (_, deposit) = before.ok_or(Error::<T>::NoChange)?;
			Operators::<T>::remove(vendor, &operator);
			deposit.release()?;
		} else {
			ensure!(record.status.can_act(), Error::<T>::VendorBarred);
			let deposit = match before {
				Some((_, deposit)) => deposit,
				None => Deposit::<T, _>::take(&who, OPERATOR_BYTES)?,
			};
			Operators::<T>::insert(vendor, &operator, (new, deposit));
		}
		Self::deposit_event(Event::OperatorSet { vendor, operator, old, new });
		Ok(())
	}

	pub(crate) fn do_register_model(
		who: T::AccountId,
		vendor: VendorId,
		product: Name,
		hardware_revision: Revision,
		support_until: Option<u64>,
		mud_digest: Option<[u8; 32]>,
		update_policy: UpdatePolicy,
		voucher_required: bool,
	) -> DispatchResult {
		let mut record = Self::ensure_vendor_right(vendor, &who, Rights::MODELS)?;
		Self::ensure_text(&product)?;
		Self::ensure_text(&hardware_revision)?;
		let model = Self::next_id::<NextModelId<T>>()?;
		let deposit = Deposit::<T, _>::take(&who, Model::<T>::max_encoded_len())?;
		record.models = record.models.checked_add(1).ok_or(Error::<T>::Exhausted)?;
		Vendors::<T>::insert(vendor, record);
		Models::<T>::insert(
			model,
			Model {
				vendor,
				product,
				hardware_revision,
				support_until,
				mud_digest,
				update_policy,
				voucher_required,
				retired: false,
				deposit,
			},
		);
		Self::deposit_event(Event::ModelRegistered { model, vendor });
		Ok(())
	}

	pub(crate) fn do_update_model(
		who: T::AccountId,
		model: ModelId,
		support_until: Option<Option<u64>>,
		mud_digest: Option<Option<[u8; 32]>>,
		update_policy: Option<UpdatePolicy>,
		voucher_required: Option<bool>,
		retired: Option<bool>,
	) -> DispatchResult {
		let mut record = Models::<T>::get(model).ok_or(Error::<T>::ModelNotFound)?;
		Self::ensure_vendor_right(record.vendor, &who, Rights::MODELS)?;
		let old = record.terms();
		record.support_until = support_until.unwrap_or(record.support_until);
		record.mud_digest = mud_digest.unwrap_or(record.mud_digest);
		record.update_policy = update_policy.unwrap_or(record.update_policy);
		record.voucher_required = voucher_required.unwrap_or(record.voucher_required);
		record.retired = retired.unwrap_or(record.retired);
		let new = record.terms();
		Models::<T>::insert(model, record);
		Self::deposit_event(Event::ModelUpdated { model, old, new });
		Ok(())
	}

	pub(crate) fn do_remove_vendor(who: T::AccountId, vendor: VendorId) -> DispatchResult {
		let record = Self::vendor_of_account(vendor, &who)?;
		ensure!(record.status.can_act(), Error::<T>::VendorBarred);
		ensure!(record.models == 0, Error::<T>::VendorInUse);
		ensure!(Operators::<T>::iter_key_prefix(vendor).next().is_none(), Error::<T>::VendorInUse);
		Vendors::<T>::remove(vendor);
		record.deposit.release()?;
		Self::deposit_event(Event::VendorRemoved { vendor });
		Ok(())
	}

	pub(crate) fn do_remove_model(who: T::AccountId, model: ModelId) -> DispatchResult {
		let record = Models::<T>::get(model).ok_or(Error::<T>::ModelNotFound)?;
		let mut vendor = Self::ensure_vendor_right(record.vendor, &who, Rights::MODELS)?;
		ensure!(ModelUse::<T>::get(model) == (0, 0), Error::<T>::ModelInUse);
		vendor.models = vendor.models.saturating_sub(1);
		Vendors::<T>::insert(record.vendor, vendor);
		Models::<T>::remove(model);
		ModelUse::<T>::remove(model);
		record.deposit.release()?;
		Self::deposit_event(Event::ModelRemoved { model });
		Ok(())
	}

	fn vendor_of_account(vendor: VendorId, who: &T::AccountId) -> Result<Vendor<T>, Error<T>> {
		let record = Vendors::<T>::get(vendor).ok_or(Error::<T>::VendorNotFound)?;
		ensure!(record.account == *who, Error::<T>::NotVendor);
		Ok(record)
	}

	/// Whether `who` is the vendor's account or an operator with `right`, whatever the vendor's
	/// standing.
	pub(crate) fn speaks_for_vendor(
		vendor: VendorId,
		record: &Vendor<T>,
		who: &T::AccountId,
		right: Rights,
	) -> bool {
		record.account == *who
			|| Operators::<T>::get(vendor, who).is_some_and(|(rights, _)| rights.contains(right))
	}

	/// The vendor, if `who` may act for it with `right`.
	pub(crate) fn ensure_vendor_right(
		vendor: VendorId,
		who: &T::AccountId,
		right: Rights,
	) -> Result<Vendor<T>, Error<T>> {
		let record = Vendors::<T>::get(vendor).ok_or(Error::<T>::VendorNotFound)?;
		ensure!(Self::speaks_for_vendor(vendor, &record, who, right), Error::<T>::NoRight);
		ensure!(record.status.can_act(), Error::<T>::VendorBarred);
		Ok(record)
	}

	/// The vendor, if it is in good standing.
	pub(crate) fn vendor_in_standing(vendor: VendorId) -> Result<Vendor<T>, Error<T>> {
		let record = Vendors::<T>::get(vendor).ok_or(Error::<T>::VendorNotFound)?;
		ensure!(record.status.can_act(), Error::<T>::VendorBarred);
		Ok(record)
	}

	/// A model under which devices are enrolled.
	pub(crate) fn model_in_use(model: ModelId) -> Result<Model<T>, Error<T>> {
		let record = Models::<T>::get(model).ok_or(Error::<T>::ModelNotFound)?;
		ensure!(!record.retired, Error::<T>::ModelRetired);
		Ok(record)
	}
}
