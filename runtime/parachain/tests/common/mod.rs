// SPDX-License-Identifier: Apache-2.0

//! A parachain in memory, with the transactions and devices of the solochain's tests.

#![allow(dead_code)] // Each test binary uses its own part.

#[path = "../../../tests/common/devices.rs"]
mod devices;

pub use devices::*;

use muster_runtime::{
	AccountId, Balance, BlockNumber, Executive, Header, Runtime, RuntimeGenesisConfig, SessionKeys,
	System,
};
use sp_consensus_aura::AURA_ENGINE_ID;
use sp_core::{Encode, H256};
use sp_runtime::{traits::Header as _, BuildStorage, Digest, DigestItem};

/// Genesis in which these accounts own something, and block 1 begun.
pub fn new_chain(balances: Vec<(AccountId, Balance)>) -> sp_io::TestExternalities {
	let collator = VENDOR.to_account_id();
	let genesis = RuntimeGenesisConfig {
		balances: muster_runtime::BalancesConfig { balances, ..Default::default() },
		parachain_info: muster_runtime::ParachainInfoConfig {
			parachain_id: 2000.into(),
			..Default::default()
		},
		collator_selection: muster_runtime::CollatorSelectionConfig {
			invulnerables: vec![collator.clone()],
			..Default::default()
		},
		session: muster_runtime::SessionConfig {
			keys: vec![(collator.clone(), collator, SessionKeys { aura: VENDOR.public().into() })],
			..Default::default()
		},
		polkadot_xcm: muster_runtime::PolkadotXcmConfig {
			safe_xcm_version: Some(xcm::latest::VERSION),
			..Default::default()
		},
		..Default::default()
	};
	let mut ext = sp_io::TestExternalities::from(genesis.build_storage().unwrap());
	ext.execute_with(|| begin_block(1));
	ext
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
