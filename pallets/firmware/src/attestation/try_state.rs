// SPDX-License-Identifier: Apache-2.0

//! Invariants of attestation.

use crate::{try_state::Held, *};
use alloc::collections::BTreeMap;
use muster_primitives::KeyKind;
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks the invariants, by number:
	///
	/// 1. Appraisal policies are sound.
	/// 2. Every endorsement is a reference value, and every endorsed reference value is one of an
	///    endorsement.
	/// 3. Attestation keys are of the kinds that sign tokens.
	/// 4. A verdict is of the device's model, its components are in order and once each; the evidence is
	///    of a block that has been, of a generation that has been; and who is quarantined is not active.
	/// 5. A history has as many verdicts as it says, within its depth, where it says; and no verdict of
	///    the past is without one.
	/// 6. Guards over devices are of generations that have been; over fleets, of generation 0.
	/// 7. What is held on every account for this is the sum of what is written here.
	pub(crate) fn try_attestation() -> Result<(), TryRuntimeError> {
		let mut held = Held::<T>::default();
		for (_, state) in ModelStates::<T>::iter() {
			if let Some((policy, deposit)) = state.policy {
				ensure!(policy.is_sound(Self::remembered_blocks()), "1: unsound policy");
				held.deposit(&deposit, HoldReason::Policy);
			}
		}

		for ((model, component, sequence), endorsement) in Endorsements::<T>::iter() {
			let reference = Reference { component, sequence, endorsed: true };
			ensure!(
				References::<T>::get(model, endorsement.digest) == Some(reference),
				"2: endorsement without reference value"
			);
			held.deposit(&endorsement.deposit, HoldReason::Endorsement);
		}
		for (model, digest, reference) in References::<T>::iter() {
			let key = (model, reference.component, reference.sequence);
			let endorsed =
				|| Endorsements::<T>::get(key).is_some_and(|known| known.digest == digest);
			ensure!(!reference.endorsed || endorsed(), "2: reference value without endorsement");
		}

		for (device, endorsed) in AttestationKeys::<T>::iter() {
			ensure!(T::Devices::exists(&device), "3: key of no device");
			ensure!(
				matches!(endorsed.key.kind(), KeyKind::Ed25519 | KeyKind::P256),
				"3: key that signs no tokens"
			);
			held.deposit(&endorsed.deposit, HoldReason::AttestationKey);
		}

		let now = frame_system::Pallet::<T>::block_number();
		for (device, state) in DeviceStates::<T>::iter() {
			let generation = T::Devices::generation(&device).ok_or("4: state of no device")?;
			ensure!(state.generation <= generation, "4: generation to come");
			ensure!(state.evidence_block < now, "4: evidence of a block to come");
			if let Some(verdict) = &state.verdict {
				let model = T::Devices::model(&device);
				ensure!(model.is_none_or(|model| model == verdict.model), "4: another model");
				let mut pairs = verdict.running.iter().zip(verdict.running.iter().skip(1));
				ensure!(pairs.all(|(a, b)| a.component < b.component), "4: components in disorder");
			}
			ensure!(
				!(state.quarantined && T::Devices::is_active(&device)),
				"4: quarantined and active"
			);
			held.deposit(&state.deposit, HoldReason::Device);
		}

		let mut past: BTreeMap<_, u32> = BTreeMap::new();
		for (device, place, verdict) in PastVerdicts::<T>::iter() {
			let history = Histories::<T>::get(device).ok_or("5: verdict without history")?;
			ensure!(history.places().any(|known| known == place), "5: verdict out of place");
			ensure!(verdict.block < now, "5: evidence of a block to come");
			*past.entry(device).or_default() += 1;
		}
		for (device, history) in Histories::<T>::iter() {
			ensure!(
				history.depth >= 1
					&& u32::from(history.depth) <= MAX_HISTORY
					&& history.kept <= history.depth
					&& history.next < history.depth,
				"5: history out of bounds"
			);
			let count = past.get(&device).copied().unwrap_or_default();
			ensure!(count == u32::from(history.kept), "5: verdicts missing");
			held.deposit(&history.deposit, HoldReason::History);
		}

		for (target, guard) in Guards::<T>::iter() {
			let most = match target {
				GuardTarget::Device(device) => T::Devices::generation(&device),
				GuardTarget::Fleet(_) => Some(0),
			};
			ensure!(most.is_some_and(|most| guard.generation <= most), "6: generation to come");
			held.deposit(&guard.deposit, HoldReason::Guard);
		}

		Self::try_held(
			&held,
			&[
				HoldReason::Policy,
				HoldReason::Endorsement,
				HoldReason::AttestationKey,
				HoldReason::Device,
				HoldReason::History,
				HoldReason::Guard,
			],
		)
	}
}
