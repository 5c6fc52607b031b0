// SPDX-License-Identifier: Apache-2.0

//! Calls that devices sign, relayed and direct.

use crate::*;
use muster_primitives::payload;
use sp_runtime::{
	traits::{Saturating, UniqueSaturatedInto},
	transaction_validity::{InvalidTransaction, TransactionValidityError, ValidTransaction},
};

/// An origin that is a device. Yields its id.
pub struct EnsureDevice;

impl<O: From<Origin> + Into<Result<Origin, O>>> EnsureOrigin<O> for EnsureDevice {
	type Success = DeviceId;

	fn try_origin(origin: O) -> Result<DeviceId, O> {
		origin.into().map(|Origin::Device(device)| device)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<O, ()> {
		Ok(Origin::Device(DeviceId([0; 32])).into())
	}
}

/// What the pool says when it refuses a direct transaction. Numbers of `Custom` are never reused.
///
/// | code | error |
/// |---|---|
/// | 1 | [`Error::DeviceNotFound`] |
/// | 2 | [`Error::NotActive`] |
/// | 3 | [`Error::CallNotAllowed`] |
/// | 4 | [`Error::CallTooLarge`] |
/// | 5 | [`Error::DeadlineTooFar`] |
/// | 6 | [`Error::LotNotFound`], [`Error::VendorBarred`], [`Error::ModelRetired`] |
/// | 7 | [`Error::BadInclusionProof`] |
/// | 8 | [`Error::KeyInUse`] |
/// | 9 | [`Error::BadKey`] |
pub fn refusal<T>(error: Error<T>) -> TransactionValidityError {
	match error {
		Error::BadSignature => InvalidTransaction::BadProof,
		Error::NonceUsed => InvalidTransaction::Stale,
		Error::NonceAhead => InvalidTransaction::Future,
		Error::NotSponsored | Error::LotBudgetSpent | Error::SponsorshipNotFound => {
			InvalidTransaction::Payment
		},
		Error::Expired => InvalidTransaction::AncientBirthBlock,
		Error::DeviceNotFound => InvalidTransaction::Custom(1),
		Error::NotActive => InvalidTransaction::Custom(2),
		Error::CallNotAllowed => InvalidTransaction::Custom(3),
		Error::CallTooLarge => InvalidTransaction::Custom(4),
		Error::DeadlineTooFar => InvalidTransaction::Custom(5),
		Error::LotNotFound | Error::VendorBarred | Error::ModelRetired => {
			InvalidTransaction::Custom(6)
		},
		Error::BadInclusionProof => InvalidTransaction::Custom(7),
		Error::KeyInUse => InvalidTransaction::Custom(8),
		Error::BadKey => InvalidTransaction::Custom(9),
		_ => InvalidTransaction::Call,
	}
	.into()
}

impl<T: Config> Pallet<T> {
	/// Everything about a device-signed call that is cheap to check. Nonces up to `window` ahead
	/// of the next one pass. Returns the device, and the weight of fleets that were not there to be
	/// read: as many are paid for as there can be.
	fn check_submit(
		device: &DeviceId,
		nonce: DeviceNonce,
		valid_until: BlockNumberFor<T>,
		call: &<T as frame_system::Config>::RuntimeCall,
		window: u32,
	) -> Result<(DeviceRecord<T>, Weight), Error<T>> {
		let size = call.encoded_size();
		ensure!(size <= T::MaxDeviceCall::get() as usize, Error::<T>::CallTooLarge);
		ensure!(T::DeviceCalls::contains(call), Error::<T>::CallNotAllowed);
		Self::ensure_fresh(valid_until)?;
		let record = Devices::<T>::get(device).ok_or(Error::<T>::DeviceNotFound)?;
		ensure!(nonce >= record.nonce, Error::<T>::NonceUsed);
		ensure!(nonce - record.nonce <= window.into(), Error::<T>::NonceAhead);
		ensure!(record.status() == DeviceStatus::Active, Error::<T>::NotActive);
		let mut unread = u64::from(T::MaxFleetDepth::get());
		for (_, fleet) in Self::fleets_up(record.fleet) {
			ensure!(!fleet.suspended, Error::<T>::NotActive);
			unread = unread.saturating_sub(1);
		}
		Ok((record, T::DbWeight::get().reads(unread)))
	}

	fn verify_submit(
		record: &DeviceRecord<T>,
		device: &DeviceId,
		nonce: DeviceNonce,
		valid_until: BlockNumberFor<T>,
		call: &<T as frame_system::Config>::RuntimeCall,
		signature: &DeviceSignature,
	) -> Result<(), Error<T>> {
		let message = payload::submit(&Self::genesis(), device, nonce, &valid_until, call);
		Self::ensure_signature(signature, &message, &record.key)
	}

	/// Decides in the pool, and again in the block, whether a direct call is taken.
	#[allow(clippy::borrowed_box)] // The call's own argument, by reference.
	pub(crate) fn authorize_submit(
		source: TransactionSource,
		device: &DeviceId,
		nonce: &DeviceNonce,
		valid_until: &BlockNumberFor<T>,
		call: &Box<<T as frame_system::Config>::RuntimeCall>,
		signature: &DeviceSignature,
	) -> Result<(ValidTransaction, Weight), TransactionValidityError> {
		// In a block it is the nonce's turn or it is not.
		let window = match source {
			TransactionSource::InBlock => 0,
			TransactionSource::Local | TransactionSource::External => T::NonceWindow::get(),
		};
		let check = || -> Result<(DeviceRecord<T>, Weight), Error<T>> {
			let (record, unread) = Self::check_submit(device, *nonce, *valid_until, call, window)?;
			// The fee is more than that of the inner call alone; how much the payment extension
			// knows, and checks.
			let least = T::Fees::fee(call.encoded_size() as u32, &info_by_device::<T>(call));
			let fleet = record.fleet.ok_or(Error::<T>::NotSponsored)?;
			let sponsor = Fleets::<T>::get(fleet).and_then(|fleet| fleet.sponsor);
			let sponsor = sponsor.ok_or(Error::<T>::NotSponsored)?;
			Self::sponsor_can_pay(&record, fleet, &sponsor, least)?;
			Self::verify_submit(&record, device, *nonce, *valid_until, call, signature)?;
			Ok((record, unread))
		};
		let (record, unread) = check().map_err(refusal)?;
		let longevity = valid_until.saturating_sub(Self::now()).unique_saturated_into();
		let valid = ValidTransaction::with_tag_prefix("MusterSubmit")
			.and_provides((device, nonce))
			.longevity(longevity)
			.propagate(true);
		let valid =
			if *nonce > record.nonce { valid.and_requires((device, nonce - 1)) } else { valid };
		Ok((valid.build()?, unread))
	}

	pub(crate) fn do_submit(
		relayed: bool,
		device: DeviceId,
		nonce: DeviceNonce,
		valid_until: BlockNumberFor<T>,
		call: <T as frame_system::Config>::RuntimeCall,
		signature: &DeviceSignature,
	) -> DispatchResultWithPostInfo {
		let size = call.encoded_size() as u32;
		let (mut record, unread) = Self::check_submit(&device, nonce, valid_until, &call, 0)?;
		let own = if relayed {
			Self::verify_submit(&record, &device, nonce, valid_until, &call, signature)?;
			signed_weight::<T>(T::WeightInfo::submit(size), [signature]).saturating_sub(unread)
		} else {
			submit_authorized_weight::<T>(size)
		};
		record.nonce = nonce.checked_add(1).ok_or(Error::<T>::Exhausted)?;
		Devices::<T>::insert(device, record);

		let info = info_by_device::<T>(&call);
		let outcome = call.dispatch(Origin::Device(device).into());
		let inner = frame_support::dispatch::extract_actual_weight(&outcome, &info);
		let result = outcome.map(|_| ()).map_err(|error| error.error);
		Self::deposit_event(Event::DeviceCallDispatched { device, nonce, result });
		Ok(Some(own.saturating_add(inner)).into())
	}
}
