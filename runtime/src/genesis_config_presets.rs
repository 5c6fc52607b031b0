// SPDX-License-Identifier: Apache-2.0

//! The chains that a node can start without a file.
//!
//! | preset | blocks every | validators | sudo |
//! |---|---|---|---|
//! | `development` | half a second | Alice | Alice |
//! | `local_testnet` | six seconds | Alice, Bob, Charlie | Alice |
//!
//! Both endow the well-known development accounts, whose keys everybody has. **A production chain
//! uses neither**: it has its own accounts and validators, and no sudo key. Its governance is a
//! council that holds the root origin, and comes with a preset of its own.

use crate::{
	constants::{
		currency::UNIT,
		time::{DEV_SLOT_DURATION, SLOT_DURATION},
	},
	AccountId, AuraConfig, Balance, BalancesConfig, GrandpaConfig, RuntimeGenesisConfig,
	SlotTimeConfig, SudoConfig,
};
use alloc::{vec, vec::Vec};
use frame_support::build_struct_json_patch;
use serde_json::Value;
use sp_consensus_aura::sr25519::AuthorityId as AuraId;
use sp_consensus_grandpa::AuthorityId as GrandpaId;
use sp_genesis_builder::PresetId;
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};

/// What each development account owns: deposits for a fleet of ten million devices.
pub const ENDOWMENT: Balance = 1_000_000 * UNIT;

/// The accounts that both presets endow: `//Alice` to `//Ferdie` and their stashes.
pub fn endowed_accounts() -> Vec<AccountId> {
	Sr25519Keyring::iter()
		.filter(|key| !matches!(key, Sr25519Keyring::One | Sr25519Keyring::Two))
		.map(|key| key.to_account_id())
		.collect()
}

fn genesis(slot_duration: u64, authorities: Vec<(AuraId, GrandpaId)>) -> Value {
	build_struct_json_patch!(RuntimeGenesisConfig {
		slot_time: SlotTimeConfig { slot_duration },
		aura: AuraConfig {
			authorities: authorities.iter().map(|(aura, _)| aura.clone()).collect::<Vec<_>>(),
		},
		grandpa: GrandpaConfig {
			authorities: authorities
				.iter()
				.map(|(_, grandpa)| (grandpa.clone(), 1))
				.collect::<Vec<_>>(),
		},
		balances: BalancesConfig {
			balances: endowed_accounts()
				.into_iter()
				.map(|account| (account, ENDOWMENT))
				.collect::<Vec<_>>(),
		},
		sudo: SudoConfig { key: Some(Sr25519Keyring::Alice.to_account_id()) },
	})
}

fn authority(aura: Sr25519Keyring, grandpa: Ed25519Keyring) -> (AuraId, GrandpaId) {
	(aura.public().into(), grandpa.public().into())
}

/// Genesis of the `development` chain.
pub fn development() -> Value {
	genesis(DEV_SLOT_DURATION, vec![authority(Sr25519Keyring::Alice, Ed25519Keyring::Alice)])
}

/// Genesis of the `local_testnet` chain. Of three validators no single one can stop finality by
/// being late, only by being gone.
pub fn local_testnet() -> Value {
	genesis(
		SLOT_DURATION,
		vec![
			authority(Sr25519Keyring::Alice, Ed25519Keyring::Alice),
			authority(Sr25519Keyring::Bob, Ed25519Keyring::Bob),
			authority(Sr25519Keyring::Charlie, Ed25519Keyring::Charlie),
		],
	)
}

/// The JSON of the preset named `id`, a patch to the default genesis.
pub fn get_preset(id: &PresetId) -> Option<Vec<u8>> {
	let patch = match id.as_ref() {
		sp_genesis_builder::DEV_RUNTIME_PRESET => development(),
		sp_genesis_builder::LOCAL_TESTNET_RUNTIME_PRESET => local_testnet(),
		_ => return None,
	};
	Some(serde_json::to_vec(&patch).expect("a JSON value has only string keys; qed"))
}

/// The names of the presets.
pub fn preset_names() -> Vec<PresetId> {
	vec![
		PresetId::from(sp_genesis_builder::DEV_RUNTIME_PRESET),
		PresetId::from(sp_genesis_builder::LOCAL_TESTNET_RUNTIME_PRESET),
	]
}
