// SPDX-License-Identifier: Apache-2.0

//! The chains that a node can start without a file.
//!
//! | preset | blocks every | validators | council | sudo |
//! |---|---|---|---|---|
//! | `development` | half a second | Alice | Alice | Alice |
//! | `local_testnet` | six seconds | Alice, Bob, Charlie, Dave | Alice, Bob, Charlie | Alice |
//! | `production` | six seconds | yours | yours | nobody |
//!
//! The first two endow the well-known development accounts, whose keys everybody has. **A production
//! chain uses neither.** `production` endows nobody and names nobody: it is what a chain spec is
//! made of that has its own accounts, validators and council, and without them it does not start.

use crate::{
	constants::time::{
		DEV_SESSION_LENGTH, DEV_SLOT_DURATION, LOCAL_SESSION_LENGTH, SESSION_LENGTH, SLOT_DURATION,
	},
	AccountId, BalancesConfig, BlockNumber, CouncilConfig, RuntimeGenesisConfig, SessionConfig,
	SessionKeys, SlotTimeConfig, SudoConfig, ValidatorSelectionConfig,
};
use alloc::{vec, vec::Vec};
use frame_support::build_struct_json_patch;
use serde_json::Value;
use sp_genesis_builder::PresetId;
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};

pub use muster_runtime_common::genesis::{
	endowed_accounts, endowments, CANDIDACY_BOND, ENDOWMENT, PRODUCTION_PRESET,
};

/// A chain whose accounts everybody has the keys of.
fn genesis(
	slot_duration: u64,
	session_length: BlockNumber,
	validators: Vec<(AccountId, SessionKeys)>,
	council: Vec<AccountId>,
) -> Value {
	build_struct_json_patch!(RuntimeGenesisConfig {
		slot_time: SlotTimeConfig { slot_duration, session_length },
		balances: BalancesConfig { balances: endowments() },
		validator_selection: ValidatorSelectionConfig {
			invulnerables: validators
				.iter()
				.map(|(account, _)| account.clone())
				.collect::<Vec<_>>(),
			candidacy_bond: CANDIDACY_BOND,
		},
		session: SessionConfig {
			keys: validators
				.into_iter()
				.map(|(account, keys)| (account.clone(), account, keys))
				.collect::<Vec<_>>(),
		},
		council: CouncilConfig { members: council },
		sudo: SudoConfig { key: Some(Sr25519Keyring::Alice.to_account_id()) },
	})
}

/// A validator: its account, and the keys of its node.
fn validator(
	account: Sr25519Keyring,
	aura: Sr25519Keyring,
	grandpa: Ed25519Keyring,
) -> (AccountId, SessionKeys) {
	let keys = SessionKeys { aura: aura.public().into(), grandpa: grandpa.public().into() };
	(account.to_account_id(), keys)
}

/// Genesis of the `development` chain.
pub fn development() -> Value {
	genesis(
		DEV_SLOT_DURATION,
		DEV_SESSION_LENGTH,
		vec![validator(Sr25519Keyring::AliceStash, Sr25519Keyring::Alice, Ed25519Keyring::Alice)],
		vec![Sr25519Keyring::Alice.to_account_id()],
	)
}

/// Genesis of the `local_testnet` chain: four validators, of which one may be gone.
pub fn local_testnet() -> Value {
	genesis(
		SLOT_DURATION,
		LOCAL_SESSION_LENGTH,
		vec![
			validator(Sr25519Keyring::AliceStash, Sr25519Keyring::Alice, Ed25519Keyring::Alice),
			validator(Sr25519Keyring::BobStash, Sr25519Keyring::Bob, Ed25519Keyring::Bob),
			validator(
				Sr25519Keyring::CharlieStash,
				Sr25519Keyring::Charlie,
				Ed25519Keyring::Charlie,
			),
			validator(Sr25519Keyring::DaveStash, Sr25519Keyring::Dave, Ed25519Keyring::Dave),
		],
		vec![
			Sr25519Keyring::Alice.to_account_id(),
			Sr25519Keyring::Bob.to_account_id(),
			Sr25519Keyring::Charlie.to_account_id(),
		],
	)
}

/// Genesis of a chain of one's own, to be filled in: every entry that somebody has to decide, empty.
pub fn production() -> Value {
	build_struct_json_patch!(RuntimeGenesisConfig {
		slot_time: SlotTimeConfig { slot_duration: SLOT_DURATION, session_length: SESSION_LENGTH },
		balances: BalancesConfig { balances: vec![] },
		validator_selection: ValidatorSelectionConfig {
			invulnerables: vec![],
			candidacy_bond: CANDIDACY_BOND,
		},
		session: SessionConfig { keys: vec![] },
		council: CouncilConfig { members: vec![] },
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
