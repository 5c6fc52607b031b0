// SPDX-License-Identifier: Apache-2.0

//! The views as a runtime API, for clients that do not know view functions.

use crate::{types::*, *};
use alloc::vec::Vec;
use codec::Codec;
use muster_primitives::{DeviceId, FleetId, ModelId, VendorId};
use sp_runtime::DispatchError;

sp_api::decl_runtime_apis! {
	/// Reads firmware. Each answers as the view function of the same name; asked at an old block, as
	/// things were then.
	pub trait FirmwareApi<AccountId, BlockNumber>
	where
		AccountId: Codec,
		BlockNumber: Codec,
	{
		/// An authority, with the change that waits for votes.
		fn authority(id: AuthorityId) -> Option<AuthorityView<AccountId>>;
		/// A component of a model.
		fn component(model: ModelId, component: ComponentId) -> Option<ComponentView>;
		/// All components of a model, in the order of their numbers.
		fn components(model: ModelId) -> Vec<ComponentView>;
		/// A release, whatever became of it.
		fn release(model: ModelId, component: ComponentId, sequence: Sequence) -> Option<ReleaseView<AccountId>>;
		/// Releases of a component in rising order, whatever became of them: the first 32 above a
		/// sequence, or the first 32 of all. The last one's sequence asks for more.
		fn releases_above(model: ModelId, component: ComponentId, above: Option<Sequence>) -> Vec<ReleaseView<AccountId>>;
		/// An advisory.
		fn advisory(id: AdvisoryId) -> Option<AdvisoryView<AccountId>>;
		/// What a digest is known as in a model.
		fn by_digest(model: ModelId, digest: Digest) -> Option<Reference>;
		/// A vendor's manifest key.
		fn manifest_key(vendor: VendorId, key: KeyId) -> Option<ManifestKeyView<AccountId>>;
		/// Manifest keys of a vendor from this number on, 16 at most, those that are revoked among them.
		fn manifest_keys(vendor: VendorId, from: KeyId) -> Vec<ManifestKeyView<AccountId>>;
		/// What a leaf of an LMS tree has signed (`UsedLeaf::message`), if it has.
		fn used_leaf(tree: [u8; 32], leaf: u32) -> Option<[u8; 32]>;
		/// What this chain reads in an envelope, or in words why it refuses it. Nothing is verified.
		fn read_manifest(envelope: EnvelopeBytes) -> Result<ManifestView, Vec<u8>>;
		/// What a device is to install now, or why nothing: one answer for each component of its model.
		/// Empty for a device that is not known, or decommissioned.
		fn next_update(device: DeviceId) -> Vec<UpdateAdvice>;
		/// A rollout as it stands now, with the counts of its waves and, if it halted, why.
		fn rollout(id: RolloutId) -> Option<RolloutView<AccountId>>;
		/// The rollouts that were started last over a fleet, for a model; one for each component.
		fn rollouts_of(fleet: FleetId, model: ModelId) -> Vec<FleetRollout>;
		/// The verdict on a device as it counts now, or why there is none.
		fn verdict(device: DeviceId) -> Result<VerdictView<BlockNumber>, NoVerdict>;
		/// What `attest` would find now, or with which error it would fail. Nothing is written.
		fn appraise(device: DeviceId, evidence: Evidence<BlockNumber>) -> Result<VerdictView<BlockNumber>, DispatchError>;
		/// What is kept of a device's past.
		fn history(device: DeviceId) -> Option<HistoryView<AccountId, BlockNumber>>;
		/// How evidence of a model's devices is appraised.
		fn appraisal_policy(model: ModelId) -> Option<AppraisalPolicy>;
		/// What the vendor endorsed as this sequence.
		fn endorsement(model: ModelId, component: ComponentId, sequence: Sequence) -> Option<EndorsementView>;
		/// The key by which a device's root of trust signs tokens, if the vendor endorsed one.
		fn attestation_key(device: DeviceId) -> Option<AttestationKeyView>;
		/// Whether the device is quarantined when its verdict falls.
		fn guarded(device: DeviceId) -> bool;
	}
}
