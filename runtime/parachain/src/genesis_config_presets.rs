// SPDX-License-Identifier: Apache-2.0

//! The chains that a spec can be made of.
//!
//! | preset | collators | council | sudo |
//! |---|---|---|---|
//! | `development` | Alice | Alice | Alice |
//! | `local_testnet` | Alice, Bob | Alice, Bob, Charlie | Alice |
//! | `production` | yours | yours | nobody |
//!
//! The first two endow the well-known development accounts, whose keys everybody has. **A production
//! chain uses neither.** `production` endows nobody and names nobody: it is what a chain spec is made
//! of that has its own accounts, collators and council. All have the parachain id [`PARA_ID`], to be
//! replaced by the one that the relay chain has given.

use crate::{
	AccountId, BalancesConfig, CollatorSelectionConfig, CouncilConfig, ParachainInfoConfig,
	PolkadotXcmConfig, RuntimeGenesisConfig, SessionConfig, SessionKeys, SudoConfig,
};
use alloc::{vec, vec::Vec};
use cumulus_primitives_core::ParaId;
use frame_support::build_struct_json_patch;
pub use muster_runtime_common::genesis::{endowments, CANDIDACY_BOND, PRODUCTION_PRESET};
use serde_json::Value;
use sp_genesis_builder::PresetId;
use sp_keyring::Sr25519Keyring;

/// The parachain id of the presets: the first that a relay chain gives to anybody.
pub const PARA_ID: ParaId = ParaId::new(2000);

/// The version of XCM spoken to chains that have not told theirs.
const SAFE_XCM_VERSION: u32 = xcm::prelude::XCM_VERSION;

/// A chain whose accounts everybody has the keys of. Of each collator, account and node have one key.
fn genesis(collators: Vec<Sr25519Keyring>, council: Vec<Sr25519Keyring>) -> Value {
	build_struct_json_patch!(RuntimeGenesisConfig {
		balances: BalancesConfig { balances: endowments() },
		parachain_info: ParachainInfoConfig { parachain_id: PARA_ID },
		collator_selection: CollatorSelectionConfig {
			invulnerables: accounts(&collators),
			candidacy_bond: CANDIDACY_BOND,
		},
		session: SessionConfig {
			keys: collators
				.iter()
				.map(|key| {
					let keys = SessionKeys { aura: key.public().into() };
					(key.to_account_id(), key.to_account_id(), keys)
				})
				.collect::<Vec<_>>(),
		},
		council: CouncilConfig { members: accounts(&council) },
		polkadot_xcm: PolkadotXcmConfig { safe_xcm_version: Some(SAFE_XCM_VERSION) },
		sudo: SudoConfig { key: Some(Sr25519Keyring::Alice.to_account_id()) },
	})
}

fn accounts(keys: &[Sr25519Keyring]) -> Vec<AccountId> {
	keys.iter().map(|key| key.to_account_id()).collect()
}

/// Genesis of the `development` chain.
pub fn development() -> Value {
	genesis(vec![Sr25519Keyring::Alice], vec![Sr25519Keyring::Alice])
}

/// Genesis of the `local_testnet` chain.
pub fn local_testnet() -> Value {
	use Sr25519Keyring::{Alice, Bob, Charlie};
	genesis(vec![Alice, Bob], vec![Alice, Bob, Charlie])
}

/// Genesis of a chain of one's own, to be filled in: every entry that somebody has to decide, empty.
pub fn production() -> Value {
	build_struct_json_patch!(RuntimeGenesisConfig {
		balances: BalancesConfig { balances: vec![] },
		parachain_info: ParachainInfoConfig { parachain_id: PARA_ID },
		collator_selection: CollatorSelectionConfig {
			invulnerables: vec![],
			candidacy_bond: CANDIDACY_BOND,
		},
		session: SessionConfig { keys: vec![] },
		council: CouncilConfig { members: vec![] },
		polkadot_xcm: PolkadotXcmConfig { safe_xcm_version: Some(SAFE_XCM_VERSION) },
		sudo: SudoConfig { key: None },
	})
}

/// The JSON of the preset named `id`, a patch to the default genesis.
pub fn get_preset(id: &PresetId) -> Option<Vec<u8>> {
	let patch = match id.as_ref() {
		sp_genesis_builder::DEV_RUNTIME_PRESET => development(),
		sp_genesis_builder::LOCAL_TESTNET_RUNTIME_PRESET => local_testnet(),
		PRODUCTION_PRESET => production(),
		_ => return None,
	};
	Some(serde_json::to_vec(&patch).expect("a JSON value has only string keys; qed"))
}

/// The names of the presets.
pub fn preset_names() -> Vec<PresetId> {
	vec![
		PresetId::from(sp_genesis_builder::DEV_RUNTIME_PRESET),
		PresetId::from(sp_genesis_builder::LOCAL_TESTNET_RUNTIME_PRESET),
		PresetId::from(PRODUCTION_PRESET),
	]
}
