// SPDX-License-Identifier: Apache-2.0

//! The record of a device, which attestation and rollouts share.

use crate::*;
use frame_support::traits::Defensive;
use muster_primitives::DeviceStanding;
use sp_runtime::traits::Zero;

/// An owner, and what is known of his device.
type Owned<T> = (AccountIdOf<T>, DeviceStanding<AccountIdOf<T>>);

impl<T: Config> Pallet<T> {
	/// A device that somebody owns, and what is known of it. One that is decommissioned is owned by
	/// nobody.
	pub(crate) fn owned(device: &DeviceId) -> Result<Owned<T>, Error<T>> {
		let mut standing = T::Devices::standing(device).ok_or(Error::<T>::DeviceNotFound)?;
		let owner = standing.owner.take().ok_or(Error::<T>::NotClaimed)?;
		Ok((owner, standing))
	}

	/// The record of a device in its present generation. One that does not exist begins empty. Of one
	/// of an earlier generation the verdict is void; the rollouts go on, for who leaves a fleet leaves
	/// them by [`FleetListener`](muster_primitives::FleetListener). The owner pays, once.
	pub(crate) fn device_state(
		device: &DeviceId,
		owner: &T::AccountId,
		generation: Generation,
	) -> Result<DeviceState<T>, DispatchError> {
		let (evidence_block, quarantined, participations) = match DeviceStates::<T>::get(device) {
			Some(state) if state.generation == generation => return Ok(state),
			Some(state) => {
				state.deposit.release().defensive()?;
				(state.evidence_block, state.quarantined, state.participations)
			},
			None => (Zero::zero(), false, BoundedVec::new()),
		};
		let deposit = Deposit::<T, _>::take(owner, DeviceState::<T>::max_encoded_len())?;
		Ok(DeviceState {
			generation,
			evidence_block,
			verdict: None,
			quarantined,
			participations,
			deposit,
		})
	}

	/// Removes the record of a device that is decommissioned or has another generation by now.
	pub(crate) fn do_forget_device(device: DeviceId) -> DispatchResult {
		let state = DeviceStates::<T>::get(device).ok_or(Error::<T>::NothingKnown)?;
		let owner = T::Devices::owner(&device);
		let current = owner
			.as_ref()
			.and_then(|_| T::Devices::generation(&device))
			.is_some_and(|generation| generation == state.generation);
		ensure!(!current && state.participations.is_empty(), Error::<T>::NotStale);
		// What was taken could be taken again, as long as the hash is known by which it was fresh. Of a
		// device without an owner nothing is taken.
		let block = state.evidence_block;
		let known = frame_system::Pallet::<T>::block_hash(block) != T::Hash::default();
		let again = owner.is_some() && !block.is_zero() && known;
		ensure!(!again, Error::<T>::NotStale);
		if state.quarantined {
			T::Control::set_verdict_quarantine(&device, false);
		}
		DeviceStates::<T>::remove(device);
		state.deposit.release().defensive()?;
		Self::deposit_event(Event::DeviceForgotten { device });
		Ok(())
	}
}
