// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_xcm`'s calls, which have no published ones for a chain like this.
//!
//! Not measured: taken for as many [instructions](InstructionWeight) as the dearest way through the call
//! executes or sends, which is meant to be too much. `runtime/common` has the weights that were.

use crate::xcm_config::InstructionWeight;
use frame_support::weights::Weight;

/// So many instructions.
fn instructions(count: u64) -> Weight {
	InstructionWeight::get().saturating_mul(count)
}

/// Picoseconds for each byte of a message that is decoded and weighed.
const PER_BYTE: u64 = 100_000;

pub struct XcmCalls;

impl pallet_xcm::WeightInfo for XcmCalls {
	fn send() -> Weight {
		instructions(2)
	}
	fn teleport_assets() -> Weight {
		instructions(6)
	}
	fn reserve_transfer_assets() -> Weight {
		instructions(6)
	}
	fn transfer_assets() -> Weight {
		instructions(6)
	}
	fn execute() -> Weight {
		instructions(1)
	}
	fn force_xcm_version() -> Weight {
		instructions(1)
	}
	fn force_default_xcm_version() -> Weight {
		instructions(1)
	}
	fn force_subscribe_version_notify() -> Weight {
		instructions(2)
	}
	fn force_unsubscribe_version_notify() -> Weight {
		instructions(2)
	}
	fn force_suspension() -> Weight {
		instructions(1)
	}
	fn migrate_supported_version() -> Weight {
		instructions(1)
	}
	fn migrate_version_notifiers() -> Weight {
		instructions(1)
	}
	fn already_notified_target() -> Weight {
		instructions(1)
	}
	fn notify_current_targets() -> Weight {
		instructions(2)
	}
	fn notify_target_migration_fail() -> Weight {
		instructions(1)
	}
	fn migrate_version_notify_targets() -> Weight {
		instructions(1)
	}
	fn migrate_and_notify_old_targets() -> Weight {
		instructions(2)
	}
	fn new_query() -> Weight {
		instructions(1)
	}
	fn take_response() -> Weight {
		instructions(1)
	}
	fn claim_assets(n: u32) -> Weight {
		instructions(1 + u64::from(n))
	}
	fn add_authorized_alias() -> Weight {
		instructions(1)
	}
	fn remove_authorized_alias() -> Weight {
		instructions(1)
	}
	fn weigh_message(n: u32) -> Weight {
		Weight::from_parts(PER_BYTE.saturating_mul(n.into()), 0)
	}
	fn decode_xcm(n: u32) -> Weight {
		Weight::from_parts(PER_BYTE.saturating_mul(n.into()), 0)
	}
}
