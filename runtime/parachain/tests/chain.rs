// SPDX-License-Identifier: Apache-2.0

//! The parachain as a whole: its presets, its limits, and that it is the same suite as the solochain.

use frame_metadata::{RuntimeMetadata, RuntimeMetadataPrefixed};
use frame_support::{
	dispatch::DispatchClass,
	genesis_builder_helper::build_state,
	traits::{Get, TrackedStorageKey, WhitelistedStorageKeys},
};
use muster_parachain_runtime::{
	configs::{
		RuntimeBlockWeights, BLOCK_PROCESSING_VELOCITY, MAXIMUM_BLOCK_WEIGHT,
		RELAY_CHAIN_SLOT_DURATION, UNINCLUDED_SEGMENT_CAPACITY,
	},
	constants::{currency::UNIT, time::SLOT_DURATION},
	genesis_config_presets::{get_preset, preset_names, PARA_ID, PRODUCTION_PRESET},
	AllPalletsWithSystem, Balances, ParachainInfo, Runtime, RuntimeGenesisConfig,
};
use serde_json::Value;
use sp_keyring::Sr25519Keyring::{Alice, Bob};
use std::collections::BTreeMap;

/// A preset, with all that it leaves as it is by default.
fn genesis(preset: &str) -> Value {
	let mut genesis = serde_json::to_value(RuntimeGenesisConfig::default()).unwrap();
	let patch = get_preset(&preset.into()).expect("there is such a preset");
	merge(&mut genesis, serde_json::from_slice(&patch).unwrap());
	genesis
}

fn merge(into: &mut Value, patch: Value) {
	match (into, patch) {
		(Value::Object(into), Value::Object(patch)) => {
			for (key, value) in patch {
				merge(into.entry(key).or_insert(Value::Null), value);
			}
		},
		(into, patch) => *into = patch,
	}
}

/// What the chain says of itself after that genesis.
fn start(genesis: &Value) -> sp_io::TestExternalities {
	let mut ext = sp_io::TestExternalities::default();
	let json = serde_json::to_vec(genesis).unwrap();
	ext.execute_with(|| build_state::<RuntimeGenesisConfig>(json).expect("it starts"));
	ext
}

#[test]
fn presets_make_the_chains_that_they_promise() {
	assert_eq!(preset_names().len(), 3);
	for (preset, collators) in [("development", vec![Alice]), ("local_testnet", vec![Alice, Bob])] {
		start(&genesis(preset)).execute_with(|| {
			assert_eq!(ParachainInfo::parachain_id(), PARA_ID);
			let mut expected: Vec<_> = collators.iter().map(|key| key.to_account_id()).collect();
			expected.sort();
			assert_eq!(pallet_collator_selection::Invulnerables::<Runtime>::get(), expected);
			assert_eq!(pallet_aura::Authorities::<Runtime>::get().len(), expected.len());
			assert_eq!(pallet_sudo::Key::<Runtime>::get(), Some(Alice.to_account_id()));
			assert!(Balances::free_balance(Bob.to_account_id()) > UNIT);
			assert!(pallet_collective::Members::<Runtime, pallet_collective::Instance1>::get()
				.contains(&Alice.to_account_id()));
		});
	}
}

#[test]
fn production_has_a_council_and_no_sudo() {
	let mut own = genesis(PRODUCTION_PRESET);
	let account = Bob.to_account_id();
	merge(
		&mut own,
		serde_json::json!({
			"collatorSelection": { "invulnerables": [account] },
			"session": { "keys": [[account, account, { "aura": account }]] },
			"council": { "members": [account] },
			"parachainInfo": { "parachainId": 3333 },
		}),
	);
	start(&own).execute_with(|| {
		assert_eq!(pallet_sudo::Key::<Runtime>::get(), None);
		assert_eq!(ParachainInfo::parachain_id(), 3333.into());
		assert_eq!(
			pallet_collator_selection::Invulnerables::<Runtime>::get(),
			vec![account.clone()]
		);
		assert_eq!(
			pallet_collective::Members::<Runtime, pallet_collective::Instance1>::get(),
			[account]
		);
		assert_eq!(Balances::total_issuance(), 0);
	});
}

#[test]
#[should_panic(expected = "genesis names nobody who makes blocks")]
fn production_does_not_start_without_collators() {
	start(&genesis(PRODUCTION_PRESET));
}

#[test]
fn a_block_is_what_the_relay_chain_checks() {
	let weights = RuntimeBlockWeights::get();
	assert_eq!(weights.max_block, MAXIMUM_BLOCK_WEIGHT);
	assert_eq!(weights.max_block.ref_time() / 1_000_000_000, 2_000);
	assert_eq!(weights.max_block.proof_size(), 10 * 1024 * 1024);
	weights.clone().validate().unwrap();
	let normal = weights.get(DispatchClass::Normal).max_total.unwrap();
	assert_eq!(normal.ref_time() / 1_000_000_000, 1_800);
	assert_eq!(normal.proof_size(), 9 * 1024 * 1024);

	// A slot of ours is one of the relay chain's, and the blocks of several can be under way.
	assert_eq!(SLOT_DURATION, u64::from(RELAY_CHAIN_SLOT_DURATION));
	const { assert!(UNINCLUDED_SEGMENT_CAPACITY > 2 * BLOCK_PROCESSING_VELOCITY) };
}

#[test]
fn no_two_whitelisted_keys_are_the_same() {
	let keys: Vec<TrackedStorageKey> = AllPalletsWithSystem::whitelisted_storage_keys();
	let mut distinct: Vec<_> = keys.iter().map(|key| &key.key).collect();
	distinct.sort();
	distinct.dedup();
	assert_eq!(distinct.len(), keys.len());
}

/// Of each pallet its index, and of its calls, events and errors the indices.
type Pallets = BTreeMap<String, (u8, Vec<(String, u8)>)>;

/// The pallets of a runtime, and its transaction extensions.
fn shape(metadata: RuntimeMetadataPrefixed) -> (Pallets, Vec<String>) {
	let RuntimeMetadata::V14(metadata) = metadata.1 else { panic!("not version 14") };
	let variants = |id: u32, what: &str| {
		let scale_info::TypeDef::Variant(variants) =
			&metadata.types.resolve(id).expect("it is there").type_def
		else {
			panic!("not an enum")
		};
		let name = |name: &str| format!("{what} {name}");
		variants.variants.iter().map(|one| (name(&one.name), one.index)).collect::<Vec<_>>()
	};
	let pallets = metadata
		.pallets
		.iter()
		.map(|pallet| {
			let mut parts = Vec::new();
			if let Some(calls) = &pallet.calls {
				parts.extend(variants(calls.ty.id, "call"));
			}
			if let Some(event) = &pallet.event {
				parts.extend(variants(event.ty.id, "event"));
			}
			if let Some(error) = &pallet.error {
				parts.extend(variants(error.ty.id, "error"));
			}
			(pallet.name.clone(), (pallet.index, parts))
		})
		.collect();
	let extensions =
		metadata.extrinsic.signed_extensions.iter().map(|one| one.identifier.clone()).collect();
	(pallets, extensions)
}

#[test]
fn it_is_the_same_suite_as_the_solochain() {
	let (ours, mut our_extensions) =
		sp_io::TestExternalities::default().execute_with(|| shape(Runtime::metadata()));
	// Some of its constants lie in storage.
	let (theirs, mut their_extensions) = sp_io::TestExternalities::default()
		.execute_with(|| shape(muster_runtime::Runtime::metadata()));

	// What is the solochain's alone: how blocks are made and made final.
	let only_theirs: Vec<_> =
		theirs.keys().filter(|name| !ours.contains_key(*name)).map(String::as_str).collect();
	assert_eq!(only_theirs, ["Grandpa", "SlotTime", "ValidatorSelection"]);
	for (name, pallet) in &ours {
		if let Some(other) = theirs.get(name) {
			assert_eq!(pallet, other, "{name}");
		}
	}
	for name in ["DeviceRegistry", "AccessPolicy", "Firmware", "DataAnchor", "Council", "Proxy"] {
		assert!(ours.contains_key(name) && theirs.contains_key(name), "{name}");
	}
	// No index means one pallet here and another there.
	let mut indices: BTreeMap<u8, &str> = BTreeMap::new();
	for (name, (index, _)) in ours.iter().chain(&theirs) {
		let name = if name == "ValidatorSelection" { "CollatorSelection" } else { name };
		let other = indices.entry(*index).or_insert(name);
		assert_eq!(*other, name, "index {index}");
	}

	// Transactions are checked alike, but for the step that gives weight back.
	assert_eq!(our_extensions.pop().as_deref(), Some("StorageWeightReclaim"));
	assert_eq!(their_extensions.pop().as_deref(), Some("WeightReclaim"));
	assert_eq!(our_extensions, their_extensions);
}

#[test]
fn prices_are_the_solochain_s() {
	fn prices<R>() -> (u128, u128, u128)
	where
		R: pallet_balances::Config<Balance = u128> + pallet_proxy::Config + pallet_multisig::Config,
		<R as pallet_proxy::Config>::ProxyDepositBase: Get<u128>,
		<R as pallet_multisig::Config>::DepositBase: Get<u128>,
	{
		(
			<R as pallet_balances::Config>::ExistentialDeposit::get(),
			<<R as pallet_proxy::Config>::ProxyDepositBase as Get<u128>>::get(),
			<<R as pallet_multisig::Config>::DepositBase as Get<u128>>::get(),
		)
	}
	assert_eq!(prices::<Runtime>(), prices::<muster_runtime::Runtime>());
}
