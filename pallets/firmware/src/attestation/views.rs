// SPDX-License-Identifier: Apache-2.0

//! What views tell.

use super::appraisal::Appraisal;
use crate::*;

impl<T: Config> AttestationKey<T> {
	pub(crate) fn view(&self) -> AttestationKeyView {
		AttestationKeyView { key: self.key, instance_id: self.instance_id }
	}
}

fn verdict_view<BlockNumber>(
	verdict: Verdict,
	appraisal: Appraisal,
	expires: u64,
	block: BlockNumber,
	generation: Generation,
) -> VerdictView<BlockNumber> {
	VerdictView {
		tier: appraisal.vector.tier(),
		vector: appraisal.vector,
		reasons: appraisal.reasons,
		at: verdict.at,
		expires,
		block,
		generation,
		platform: verdict.platform,
		running: verdict.running.into_inner(),
		unrecognised: verdict.unrecognised,
	}
}

impl<T: Config> Pallet<T> {
	pub(crate) fn verdict_view(
		device: &DeviceId,
	) -> Result<VerdictView<BlockNumberFor<T>>, NoVerdict> {
		let (state, model, appraisal) = Self::verdict_now(device)?;
		let policy = model.appraisal_policy().ok_or(NoVerdict::NoPolicy)?;
		let verdict = state.verdict.ok_or(NoVerdict::NoEvidence)?;
		let expires = policy.expiry(&verdict);
		Ok(verdict_view(verdict, appraisal, expires, state.evidence_block, state.generation))
	}

	pub(crate) fn appraisal_view(
		device: &DeviceId,
		evidence: &Evidence<BlockNumberFor<T>>,
	) -> Result<VerdictView<BlockNumberFor<T>>, DispatchError> {
		let found = Self::examine(device, evidence)?;
		let generation = found.standing.generation;
		Ok(verdict_view(
			found.verdict,
			found.appraisal,
			found.expires,
			evidence.block(),
			generation,
		))
	}

	pub(crate) fn history_view(
		device: &DeviceId,
	) -> Option<HistoryView<T::AccountId, BlockNumberFor<T>>> {
		let history = Histories::<T>::get(device)?;
		let verdicts = history
			.places()
			.rev()
			.filter_map(|place| PastVerdicts::<T>::get(device, place))
			.map(|PastVerdict { generation, block, verdict }| PastVerdictView {
				at: verdict.at,
				block,
				generation,
				tier: verdict.found.tier,
				reasons: verdict.found.reasons,
				platform: verdict.platform,
				running: verdict.running.into_inner(),
				unrecognised: verdict.unrecognised,
			})
			.collect();
		Some(HistoryView { depth: history.depth, payer: history.deposit.payer, verdicts })
	}

	pub(crate) fn endorsement_view(
		model: ModelId,
		component: ComponentId,
		sequence: Sequence,
	) -> Option<EndorsementView> {
		let endorsement = Endorsements::<T>::get((model, component, sequence))?;
		Some(EndorsementView {
			digest: endorsement.digest,
			valid_until: endorsement.valid_until,
			valid: endorsement.holds(Self::now()),
		})
	}
}
