// SPDX-License-Identifier: Apache-2.0

//! A chain in memory.

#![allow(dead_code)] // Each test binary uses its own part.

mod devices;

pub use devices::*;

use muster_runtime::{
	BlockNumber, Executive, Header, Runtime, RuntimeGenesisConfig, SessionKeys, System,
};
use sp_consensus_aura::AURA_ENGINE_ID;
use sp_core::{ed25519, Encode, Pair, H256};
use sp_keyring::Sr25519Keyring;
use sp_runtime::{traits::Header as _, BuildStorage, Digest, DigestItem};

/// Genesis with four accounts of 1,000 units, and block 1 begun.
pub fn new_chain() -> sp_io::TestExternalities {
	let genesis = RuntimeGenesisConfig {
		balances: muster_runtime::BalancesConfig {
			balances: [VENDOR, OWNER, GATEWAY, STRANGER]
				.map(|who| (who.to_account_id(), 1_000 * UNIT))
				.to_vec(),
			..Default::default()
		},
		validator_selection: muster_runtime::ValidatorSelectionConfig {
			invulnerables: vec![VENDOR.to_account_id()],
			..Default::default()
		},
		session: muster_runtime::SessionConfig {
			keys: vec![(VENDOR.to_account_id(), VENDOR.to_account_id(), session_keys(VENDOR))],
			..Default::default()
		},
		..Default::default()
	};
	let mut ext = sp_io::TestExternalities::from(genesis.build_storage().unwrap());
	ext.execute_with(|| begin_block(1));
	ext
}

/// The keys of a validator's node.
pub fn session_keys(who: Sr25519Keyring) -> SessionKeys {
	let grandpa = ed25519::Pair::from_string(&who.to_seed(), None).expect("it is a seed");
	SessionKeys { aura: who.public().into(), grandpa: grandpa.public().into() }
}

/// Runs a test on a fresh chain and checks the invariants of our pallets after it.
pub fn on_chain(test: impl FnOnce()) {
	new_chain().execute_with(|| {
		test();
		try_state();
	});
}

/// Begins a block, as if all those before it had been empty.
pub fn begin_block(number: BlockNumber) {
	let parent = if number == 1 { GENESIS } else { H256::from_low_u64_be(number.into()) };
	let slot = DigestItem::PreRuntime(AURA_ENGINE_ID, u64::from(number).encode());
	let digest = Digest { logs: vec![slot] };
	let header = Header::new(number, Default::default(), Default::default(), parent, digest);
	System::set_block_number(number - 1);
	Executive::initialize_block(&header);
	pallet_timestamp::Now::<Runtime>::put(u64::from(number) * 6_000);
}
