// SPDX-License-Identifier: Apache-2.0

//! The views as a runtime API, for clients that do not know view functions.

use crate::{attestation::*, rollouts::*, types::*};
use alloc::vec::Vec;
use codec::Codec;
use muster_primitives::{DeviceId, FleetId, ModelId};
use sp_runtime::DispatchError;

sp_api::decl_runtime_apis! {
	/// Reads firmware. Each answers as the view function of the same name; asked at an old block, as
	/// things were then.
	pub trait FirmwareApi<AccountId, BlockNumber>
	where
		AccountId: Codec,
		BlockNumber: Codec,
	{
		/// What a device is to install now, or why nothing.
		fn next_update(device: DeviceId) -> Vec<UpdateAdvice>;
		/// A rollout as it stands now.
		fn rollout(id: RolloutId) -> Option<RolloutView<AccountId>>;
		/// The rollouts that were started last over a fleet, for a model.
		fn rollouts_of(fleet: FleetId, model: ModelId) -> Vec<FleetRollout>;
		/// The verdict on a device as it counts now, or why there is none.
		fn verdict(device: DeviceId) -> Result<VerdictView<BlockNumber>, NoVerdict>;
		/// What `attest` would find now, or with which error it would fail.
		fn appraise(
			device: DeviceId,
			evidence: Evidence<BlockNumber>,
		) -> Result<VerdictView<BlockNumber>, DispatchError>;
		/// What is kept of a device's past.
		fn history(device: DeviceId) -> Option<HistoryView<AccountId, BlockNumber>>;
		/// How evidence of a model's devices is appraised.
		fn appraisal_policy(model: ModelId) -> Option<AppraisalPolicy>;
		/// What the vendor endorsed as this sequence.
		fn endorsement(
			model: ModelId,
			component: ComponentId,
			sequence: Sequence,
		) -> Option<EndorsementView>;
		/// The key by which a device's root of trust signs tokens, if the vendor endorsed one.
		fn attestation_key(device: DeviceId) -> Option<AttestationKeyView>;
		/// Whether the device is quarantined when its verdict falls.
		fn guarded(device: DeviceId) -> bool;
	}
}
