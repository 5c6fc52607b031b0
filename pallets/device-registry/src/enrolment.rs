// SPDX-License-Identifier: Apache-2.0

//! How devices come on chain: singly, in batches, or one by one from a lot.

use crate::*;
use frame_support::traits::{
	fungible::MutateHold,
	tokens::Precision::{BestEffort, Exact},
};
use muster_primitives::{merkle, payload};
use sp_runtime::{
	traits::{Saturating, UniqueSaturatedInto, Zero},
	transaction_validity::{TransactionValidityError, ValidTransaction},
};

/// Bytes for which a device's enrolment holds a deposit.
pub(crate) fn device_bytes<T: Config>() -> usize {
	DeviceRecord::<T>::max_encoded_len() + DeviceInfo::<T>::max_encoded_len()
}

/// What a device enrolled from a lot is checked against.
pub(crate) struct FromLot<T: Config> {
	pub lot: Lot<T>,
	pub device: DeviceId,
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_register_lot(
		who: T::AccountId,
		model: ModelId,
		root: [u8; 32],
		size: u64,
		budget: BalanceOf<T>,
	) -> DispatchResult {
		let vendor = Self::model_in_use(model)?.vendor;
		Self::ensure_vendor_right(vendor, &who, Rights::LOTS)?;
		ensure!((1..=MAX_LOT_SIZE).contains(&size), Error::<T>::BadLotSize);
		let lot = Self::next_id::<NextLotId<T>>()?;
		let deposit = Deposit::<T, _>::take(&who, Lot::<T>::max_encoded_len())?;
		T::Currency::hold(&HoldReason::LotBudget.into(), &who, budget)?;
		Lots::<T>::insert(lot, Lot { vendor, model, root, size, budget, deposit });
		ModelUse::<T>::mutate(model, |(_, lots)| lots.saturating_inc());
		Self::deposit_event(Event::LotRegistered { lot, model, size, budget });
		Ok(())
	}

	pub(crate) fn do_fund_lot(
		who: T::AccountId,
		lot: LotId,
		amount: BalanceOf<T>,
	) -> DispatchResult {
		let mut record = Lots::<T>::get(lot).ok_or(Error::<T>::LotNotFound)?;
		ensure!(record.deposit.payer == who, Error::<T>::NotPayer);
		T::Currency::hold(&HoldReason::LotBudget.into(), &who, amount)?;
		let old = record.budget;
		record.budget.saturating_accrue(amount);
		let new = record.budget;
		Lots::<T>::insert(lot, record);
		Self::deposit_event(Event::LotFunded { lot, old, new });
		Ok(())
	}

	pub(crate) fn do_close_lot(who: T::AccountId, lot: LotId) -> DispatchResult {
		let record = Lots::<T>::get(lot).ok_or(Error::<T>::LotNotFound)?;
		if record.deposit.payer != who {
			let vendor = Vendors::<T>::get(record.vendor).ok_or(Error::<T>::VendorNotFound)?;
			ensure!(vendor.account == who, Error::<T>::NotPayer);
		}
		Lots::<T>::remove(lot);
		ModelUse::<T>::mutate(record.model, |(_, lots)| lots.saturating_dec());
		let returned = T::Currency::release(
			&HoldReason::LotBudget.into(),
			&record.deposit.payer,
			record.budget,
			BestEffort,
		)?;
		record.deposit.release()?;
		Self::deposit_event(Event::LotClosed { lot, returned });
		Ok(())
	}

	pub(crate) fn do_enrol(
		who: T::AccountId,
		model: ModelId,
		devices: &[Enrolment<BlockNumberFor<T>>],
	) -> DispatchResult {
		let vendor = Self::model_in_use(model)?.vendor;
		Self::ensure_vendor_right(vendor, &who, Rights::ENROL)?;
		let genesis = Self::genesis();
		for Enrolment { key, valid_until, signature } in devices {
			let device = Self::ensure_new_device(key)?;
			Self::ensure_fresh(*valid_until)?;
			let message = payload::enrol(&genesis, &device, &who, model, valid_until);
			Self::ensure_signature(signature, &message, key)?;
			Self::insert_device(&who, device, *key, vendor, model, None)?;
		}
		ModelUse::<T>::try_mutate(model, |(count, _)| {
			*count = count.checked_add(devices.len() as u32).ok_or(Error::<T>::Exhausted)?;
			Ok(())
		})
	}

	/// Everything about an enrolment from a lot that is cheap to check, before its proof and
	/// signature.
	pub(crate) fn check_enrol_from_lot(
		lot: LotId,
		key: &DeviceKey,
		index: u64,
		path: &[[u8; 32]],
		valid_until: BlockNumberFor<T>,
	) -> Result<FromLot<T>, Error<T>> {
		Self::ensure_fresh(valid_until)?;
		let lot = Lots::<T>::get(lot).ok_or(Error::<T>::LotNotFound)?;
		ensure!(
			index < lot.size && path.len() as u32 == merkle::path_len(index, lot.size),
			Error::<T>::BadInclusionProof
		);
		Self::model_in_use(lot.model)?;
		Self::vendor_in_standing(lot.vendor)?;
		let device = Self::ensure_new_device(key)?;
		Ok(FromLot { lot, device })
	}

	/// The dear checks of an enrolment from a lot: proof, then signature.
	fn prove_enrol_from_lot(
		checked: &FromLot<T>,
		lot: LotId,
		key: &DeviceKey,
		index: u64,
		path: &[[u8; 32]],
		valid_until: BlockNumberFor<T>,
		signature: &DeviceSignature,
	) -> Result<(), Error<T>> {
		let FromLot { lot: record, device } = checked;
		merkle::verify_inclusion(&record.root, &merkle::lot_leaf(key), index, record.size, path)
			.map_err(|_| Error::<T>::BadInclusionProof)?;
		let message = payload::enrol_from_lot(&Self::genesis(), device, lot, index, &valid_until);
		Self::ensure_signature(signature, &message, key)
	}

	/// Decides in the pool, and again in the block, whether a device's own enrolment is taken.
	pub(crate) fn authorize_enrol_from_lot(
		_source: TransactionSource,
		lot: &LotId,
		key: &DeviceKey,
		index: &u64,
		path: &LotPath,
		valid_until: &BlockNumberFor<T>,
		signature: &DeviceSignature,
	) -> Result<(ValidTransaction, Weight), TransactionValidityError> {
		let check = || -> Result<DeviceId, Error<T>> {
			let checked = Self::check_enrol_from_lot(*lot, key, *index, path, *valid_until)?;
			// The fee comes on top; what it is the payment extension knows, and checks.
			ensure!(checked.lot.budget >= Self::device_deposit(), Error::<T>::LotBudgetSpent);
			Self::prove_enrol_from_lot(&checked, *lot, key, *index, path, *valid_until, signature)?;
			Ok(checked.device)
		};
		let device = check().map_err(refusal)?;
		let longevity = valid_until.saturating_sub(Self::now()).unique_saturated_into();
		let valid = ValidTransaction::with_tag_prefix("MusterEnrol")
			.and_provides(device)
			.longevity(longevity)
			.propagate(true)
			.build()?;
		Ok((valid, Weight::zero()))
	}

	pub(crate) fn do_enrol_from_lot(
		payer: Option<T::AccountId>,
		lot: LotId,
		key: DeviceKey,
		index: u64,
		path: &[[u8; 32]],
		valid_until: BlockNumberFor<T>,
		signature: &DeviceSignature,
	) -> DispatchResultWithPostInfo {
		let mut checked = Self::check_enrol_from_lot(lot, &key, index, path, valid_until)?;
		let direct = payer.is_none();
		let payer = match payer {
			Some(payer) => {
				Self::prove_enrol_from_lot(
					&checked,
					lot,
					&key,
					index,
					path,
					valid_until,
					signature,
				)?;
				payer
			},
			// Proven when it was authorised, in this very block.
			None => {
				let deposit = Self::device_deposit();
				let left = checked.lot.budget.checked_sub(&deposit);
				checked.lot.budget = left.ok_or(Error::<T>::LotBudgetSpent)?;
				let payer = checked.lot.deposit.payer.clone();
				T::Currency::release(&HoldReason::LotBudget.into(), &payer, deposit, Exact)?;
				Lots::<T>::insert(lot, &checked.lot);
				payer
			},
		};
		let (vendor, model) = (checked.lot.vendor, checked.lot.model);
		Self::insert_device(&payer, checked.device, key, vendor, model, Some(lot))?;
		ModelUse::<T>::try_mutate(model, |(count, _)| {
			*count = count.checked_add(1).ok_or(Error::<T>::Exhausted)?;
			Ok::<_, Error<T>>(())
		})?;
		// A direct one pays for its proof and signature with the weight of its authorisation.
		let actual = direct.then(T::WeightInfo::enrol_from_lot_authorized);
		Ok(actual.into())
	}

	/// What is held for a device's record.
	pub(crate) fn device_deposit() -> BalanceOf<T> {
		T::StorageDeposit::convert(muster_primitives::deposit::footprint(device_bytes::<T>()))
	}

	/// The id of the device that enrols with this key, if no device has or had it.
	fn ensure_new_device(key: &DeviceKey) -> Result<DeviceId, Error<T>> {
		Self::ensure_new_key(key)
	}

	pub(crate) fn insert_device(
		payer: &T::AccountId,
		device: DeviceId,
		key: DeviceKey,
		vendor: VendorId,
		model: ModelId,
		lot: Option<LotId>,
	) -> DispatchResult {
		let deposit = Deposit::<T, _>::take(payer, device_bytes::<T>())?;
		Devices::<T>::insert(
			device,
			DeviceRecord {
				lifecycle: DeviceStatus::Enrolled,
				quarantine: Quarantine::default(),
				generation: 0,
				nonce: 0,
				key,
				fleet: None,
				spent: (Zero::zero(), Zero::zero()),
			},
		);
		DeviceInfos::<T>::insert(
			device,
			DeviceInfo {
				owner: None,
				vendor,
				model,
				identity_key: key,
				agreement_key: None,
				enrolled_at: Self::now(),
				lot,
				attributes: 0,
				deposit,
			},
		);
		Self::deposit_event(Event::DeviceEnrolled { device, model, lot });
		Ok(())
	}
}
