// SPDX-License-Identifier: Apache-2.0

//! Rollouts as they stand now.

use super::types::*;
use crate::*;

impl<T: Config> Pallet<T> {
	pub(crate) fn rollout_view(id: RolloutId) -> Option<RolloutView<T::AccountId>> {
		let rollout = Rollouts::<T>::get(id)?;
		let now = Self::now();
		Some(RolloutView {
			id,
			owner: rollout.owner.clone(),
			model: rollout.model,
			component: rollout.component,
			sequence: rollout.sequence,
			terms: rollout.terms,
			status: Self::rollout_status(&rollout, now),
			current: rollout.current,
			waves: (0..rollout.waves.len()).filter_map(|at| wave_view(&rollout, at, now)).collect(),
			payer: rollout.deposit.payer.clone(),
		})
	}

	pub(super) fn rollout_status(rollout: &Rollout<T>, now: u64) -> RolloutStatus {
		match rollout.phase {
			Phase::Completed => return RolloutStatus::Completed,
			Phase::Aborted => return RolloutStatus::Aborted,
			Phase::Halted(halt) => return RolloutStatus::Halted(halt),
			Phase::Running | Phase::Paused { .. } => {},
		}
		if let Some(halt) = rollout.halt(now) {
			return RolloutStatus::Halted(halt);
		}
		if let Phase::Paused { since } = rollout.phase {
			return RolloutStatus::Paused { since };
		}
		if !Self::in_force(rollout, now) {
			return RolloutStatus::Revoked;
		}
		match rollout.soaks_until() {
			// What passed without a call that saw it begins to soak with the next one.
			None if rollout.has_passed() => RolloutStatus::Due,
			Some(until) if rollout.has_passed() => {
				if now < until {
					RolloutStatus::Soaking { until }
				} else {
					RolloutStatus::Due
				}
			},
			_ => RolloutStatus::Running,
		}
	}
}

fn wave_view<T: Config>(rollout: &Rollout<T>, index: usize, now: u64) -> Option<WaveView> {
	let wave = rollout.waves.get(index)?;
	let vacant = rollout.vacant(index);
	let open = index <= usize::from(rollout.current);
	Some(WaveView {
		terms: wave.terms,
		open,
		promised: wave.promised,
		size: wave.admitted.saturating_add(vacant),
		admitted: wave.admitted,
		succeeded: wave.succeeded,
		failed: wave.failed,
		forgiven: wave.forgiven,
		silent: if open { rollout.silent(index, vacant, now) } else { 0 },
		needed: wave.needed(vacant),
		tolerated: wave.tolerated(vacant),
		deadline_at: wave.deadline_at,
		passed_at: wave.passed_at,
	})
}
