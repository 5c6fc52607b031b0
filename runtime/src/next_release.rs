// SPDX-License-Identifier: Apache-2.0

//! A release after this one, for the test that upgrades a running network
//! (`runtime/next` builds it).
//!
//! It differs in what an upgrade can differ in: the spec version, and where something lies in
//! storage. The blocks of a session move from `SlotTime.SessionLength` to `SlotTime.SessionBlocks`.
//! If the migration did not run, sessions would be an hour long from then on.

use crate::{apis, slot_time, Runtime, SlotTime};
use alloc::borrow::Cow;
use frame_support::{
	migrations::VersionedMigration, storage_alias, traits::UncheckedOnRuntimeUpgrade,
	weights::Weight,
};
use sp_core::Get;
use sp_version::RuntimeVersion;

/// The version: one above that of this release, and nothing else.
#[sp_version::runtime_version]
pub const VERSION: RuntimeVersion = RuntimeVersion {
	spec_name: Cow::Borrowed("muster"),
	impl_name: Cow::Borrowed("muster"),
	authoring_version: 1,
	spec_version: 101,
	impl_version: 1,
	apis: apis::RUNTIME_API_VERSIONS,
	transaction_version: 1,
	system_version: 1,
};

/// What runs in the first block of this release.
pub type Migrations = (
	VersionedMigration<
		0,
		1,
		MoveSessionLength,
		SlotTime,
		<Runtime as frame_system::Config>::DbWeight,
	>,
);

/// Moves the blocks of a session to their new place.
pub struct MoveSessionLength;

/// Where the blocks of a session lay before.
#[storage_alias]
type SessionLength = StorageValue<SlotTime, u32>;

impl UncheckedOnRuntimeUpgrade for MoveSessionLength {
	fn on_runtime_upgrade() -> Weight {
		if let Some(blocks) = SessionLength::take() {
			slot_time::SessionBlocks::<Runtime>::put(blocks);
		}
		<Runtime as frame_system::Config>::DbWeight::get().reads_writes(1, 2)
	}
}
