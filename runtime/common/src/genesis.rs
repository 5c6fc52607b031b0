// SPDX-License-Identifier: Apache-2.0

//! What the presets of both chains have in common.

use crate::{constants::currency::UNIT, AccountId, Balance};
use alloc::vec::Vec;
use sp_keyring::Sr25519Keyring;

/// The name of the preset that is to be filled in.
pub const PRODUCTION_PRESET: &str = "production";

/// What a candidate for a validator's or collator's place has to reserve, once governance gives such
/// places.
pub const CANDIDACY_BOND: Balance = 1_000 * UNIT;

/// What each development account owns: deposits for a fleet of ten million devices.
pub const ENDOWMENT: Balance = 1_000_000 * UNIT;

/// The accounts that development chains endow: `//Alice` to `//Ferdie` and their stashes.
pub fn endowed_accounts() -> Vec<AccountId> {
	Sr25519Keyring::iter()
		.filter(|key| !matches!(key, Sr25519Keyring::One | Sr25519Keyring::Two))
		.map(|key| key.to_account_id())
		.collect()
}

/// What those accounts own at the beginning.
pub fn endowments() -> Vec<(AccountId, Balance)> {
	endowed_accounts().into_iter().map(|account| (account, ENDOWMENT)).collect()
}
