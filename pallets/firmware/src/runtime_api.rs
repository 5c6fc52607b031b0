// SPDX-License-Identifier: Apache-2.0

//! The views as a runtime API, for clients that do not know view functions.

use crate::{rollouts::*, types::*};
use alloc::vec::Vec;
use codec::Codec;
use muster_primitives::{DeviceId, FleetId, ModelId};

sp_api::decl_runtime_apis! {
	/// Reads firmware. Each answers as the view function of the same name; asked at an old block, as
	/// things were then.
	pub trait FirmwareApi<AccountId>
	where
		AccountId: Codec,
	{
		/// What a device is to install now, or why nothing.
		fn next_update(device: DeviceId) -> Vec<UpdateAdvice>;
		/// A rollout as it stands now.
		fn rollout(id: RolloutId) -> Option<RolloutView<AccountId>>;
		/// The rollouts that were started last over a fleet, for a model.
		fn rollouts_of(fleet: FleetId, model: ModelId) -> Vec<FleetRollout>;
	}
}
