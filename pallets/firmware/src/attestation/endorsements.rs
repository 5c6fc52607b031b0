// SPDX-License-Identifier: Apache-2.0

//! What vendors say: how evidence is appraised, which digests are good, which keys are the devices'.

use crate::*;
use frame_support::traits::Defensive;
use muster_primitives::{DeviceKey, DeviceStatus, KeyKind, VendorRight};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_set_appraisal_policy(
		who: T::AccountId,
		model: ModelId,
		policy: Option<AppraisalPolicy>,
	) -> DispatchResult {
		Self::ensure_vendor(model, &who, VendorRight::Endorse)?;
		let mut state = ModelStates::<T>::get(model);
		ensure!(state.appraisal_policy() != policy.as_ref(), Error::<T>::NoChange);
		if let Some(policy) = &policy {
			ensure!(policy.is_sound(Self::remembered_blocks()), Error::<T>::BadPolicy);
			let known = |id: ComponentId| {
				policy.required & (1u8 << id) == 0 || state.component(id).is_some()
			};
			ensure!((0..MAX_COMPONENTS as u8).all(known), Error::<T>::ComponentNotFound);
		}
		let (old, deposit) = state.policy.take().unzip();
		state.policy = match (policy.clone(), deposit) {
			// The deposit is for the longest that it can be, so it stays as it is.
			(Some(policy), Some(deposit)) => Some((policy, deposit)),
			(Some(policy), None) => {
				Some((policy, Deposit::<T, _>::take(&who, AppraisalPolicy::max_encoded_len())?))
			},
			(None, deposit) => {
				if let Some(deposit) = deposit {
					deposit.release().defensive()?;
				}
				None
			},
		};
		if state.components.is_empty() && state.policy.is_none() {
			ModelStates::<T>::remove(model);
		} else {
			ModelStates::<T>::insert(model, state);
		}
		Self::deposit_event(Event::AppraisalPolicySet { model, old, new: policy });
		Ok(())
	}

	pub(crate) fn do_endorse_value(
		who: T::AccountId,
		model: ModelId,
		component: ComponentId,
		sequence: Sequence,
		digest: Digest,
		valid_until: Option<u64>,
	) -> DispatchResult {
		Self::ensure_vendor(model, &who, VendorRight::Endorse)?;
		ensure!(
			ModelStates::<T>::get(model).component(component).is_some(),
			Error::<T>::ComponentNotFound
		);
		ensure!(valid_until.is_none_or(|until| until >= Self::now()), Error::<T>::AlreadyLapsed);
		let key = (model, component, sequence);
		let (endorsement, old) = match Endorsements::<T>::get(key) {
			Some(endorsement) => {
				ensure!(endorsement.digest == digest, Error::<T>::SequenceTaken);
				let old = endorsement.valid_until;
				ensure!(old != valid_until, Error::<T>::NoChange);
				(Endorsement { valid_until, ..endorsement }, Some(old))
			},
			None => {
				ensure!(!Releases::<T>::contains_key(key), Error::<T>::SequenceTaken);
				ensure!(!References::<T>::contains_key(model, digest), Error::<T>::DigestKnown);
				let bytes = Endorsement::<T>::max_encoded_len() + Reference::max_encoded_len();
				let deposit = Deposit::<T, _>::take(&who, bytes)?;
				let reference = Reference { component, sequence, endorsed: true };
				References::<T>::insert(model, digest, reference);
				(Endorsement { digest, since: Self::now(), valid_until, deposit }, None)
			},
		};
		Endorsements::<T>::insert(key, endorsement);
		Self::deposit_event(Event::ValueEndorsed {
			model,
			component,
			sequence,
			digest,
			old,
			new: valid_until,
		});
		Ok(())
	}

	pub(crate) fn do_withdraw_endorsement(
		who: T::AccountId,
		model: ModelId,
		component: ComponentId,
		sequence: Sequence,
	) -> DispatchResult {
		Self::ensure_vendor(model, &who, VendorRight::Endorse)?;
		let endorsement = Endorsements::<T>::take((model, component, sequence))
			.ok_or(Error::<T>::EndorsementNotFound)?;
		let digest = endorsement.digest;
		References::<T>::remove(model, digest);
		endorsement.deposit.release().defensive()?;
		Self::deposit_event(Event::EndorsementWithdrawn { model, component, sequence, digest });
		Ok(())
	}

	pub(crate) fn do_endorse_attestation_key(
		who: T::AccountId,
		device: DeviceId,
		key: DeviceKey,
		instance_id: Option<[u8; 33]>,
	) -> DispatchResult {
		let model = T::Devices::model(&device).ok_or(Error::<T>::DeviceNotFound)?;
		Self::ensure_vendor(model, &who, VendorRight::Endorse)?;
		ensure!(
			matches!(key.kind(), KeyKind::Ed25519 | KeyKind::P256) && key.is_well_formed(),
			Error::<T>::BadKey
		);
		// RFC 9783 §4.2.1: of EAT's kinds of instance ids, the random one.
		ensure!(instance_id.is_none_or(|id| id[0] == 1), Error::<T>::BadInstanceId);
		let old = AttestationKeys::<T>::get(device);
		let new = AttestationKeyView { key, instance_id };
		let view = old.as_ref().map(AttestationKey::view);
		ensure!(view != Some(new), Error::<T>::NoChange);
		let deposit = match old {
			Some(old) => old.deposit,
			None => Deposit::<T, _>::take(&who, AttestationKey::<T>::max_encoded_len())?,
		};
		AttestationKeys::<T>::insert(device, AttestationKey { key, instance_id, deposit });
		Self::deposit_event(Event::AttestationKeyEndorsed { device, old: view, new });
		Ok(())
	}

	pub(crate) fn do_withdraw_attestation_key(
		who: T::AccountId,
		device: DeviceId,
	) -> DispatchResult {
		let endorsed =
			AttestationKeys::<T>::get(device).ok_or(Error::<T>::AttestationKeyNotFound)?;
		if T::Devices::status(&device) != Some(DeviceStatus::Decommissioned) {
			let model = T::Devices::model(&device).ok_or(Error::<T>::DeviceNotFound)?;
			Self::ensure_vendor(model, &who, VendorRight::Endorse)?;
		}
		AttestationKeys::<T>::remove(device);
		let old = endorsed.view();
		endorsed.deposit.release().defensive()?;
		Self::deposit_event(Event::AttestationKeyWithdrawn { device, old });
		Ok(())
	}
}
