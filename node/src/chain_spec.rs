// SPDX-License-Identifier: Apache-2.0

//! The chains that the node knows without a file, and how it reads those of a file.

use muster_runtime::{configs::SS58Prefix, genesis_config_presets::PRODUCTION_PRESET, WASM_BINARY};
use sc_service::{ChainType, Properties};
use std::path::Path;

/// A chain specification without extensions.
pub type ChainSpec = sc_service::GenericChainSpec;

/// What a wallet has to know to show amounts and addresses.
fn properties() -> Properties {
	let mut properties = Properties::new();
	properties.insert("ss58Format".into(), SS58Prefix::get().into());
	properties.insert("tokenSymbol".into(), "MSTR".into());
	properties.insert("tokenDecimals".into(), 12.into());
	properties
}

fn from_preset(
	name: &str,
	id: &str,
	chain_type: ChainType,
	preset: &str,
) -> Result<ChainSpec, String> {
	let wasm = WASM_BINARY
		.ok_or("this node was built without a runtime (SKIP_WASM_BUILD); give a chain spec file")?;
	Ok(ChainSpec::builder(wasm, None)
		.with_name(name)
		.with_id(id)
		.with_chain_type(chain_type)
		.with_protocol_id("muster")
		.with_properties(properties())
		.with_genesis_config_preset_name(preset)
		.build())
}

/// One validator, Alice, and a block every half second.
pub fn development() -> Result<ChainSpec, String> {
	from_preset(
		"Muster Development",
		"muster_dev",
		ChainType::Development,
		sp_genesis_builder::DEV_RUNTIME_PRESET,
	)
}

/// Alice, Bob, Charlie and Dave validate, and there is a block every six seconds.
pub fn local() -> Result<ChainSpec, String> {
	from_preset(
		"Muster Local Testnet",
		"muster_local",
		ChainType::Local,
		sp_genesis_builder::LOCAL_TESTNET_RUNTIME_PRESET,
	)
}

/// What a chain of one's own is made of: a block every six seconds, and neither validators nor
/// council nor accounts. A node does not start it before those are filled in.
pub fn production() -> Result<ChainSpec, String> {
	from_preset("Muster", "muster", ChainType::Live, PRODUCTION_PRESET)
}

/// What in the genesis of every chain somebody has to decide.
const TO_FILL_IN: [&str; 2] = ["session.keys", "validatorSelection.invulnerables"];

/// Why no genesis state can be made of a chain spec, if `error` is of that.
///
/// The runtime's own words for it go to the log; the error is the executor's, and tells where in the
/// runtime it stopped.
pub fn explain(spec: &dyn sc_service::ChainSpec, error: String) -> String {
	if !error.contains("GenesisBuilder_build_state") {
		return error;
	}
	let json: serde_json::Value = spec
		.as_json(false)
		.ok()
		.and_then(|json| serde_json::from_str(&json).ok())
		.unwrap_or_default();
	let genesis = &json["genesis"]["runtimeGenesis"];
	let is_empty = |name: &&str| {
		let at = format!("/{}", name.replace('.', "/"));
		["patch", "config"]
			.iter()
			.filter_map(|kind| genesis[kind].pointer(&at))
			.all(|list| list.as_array().is_none_or(|entries| entries.is_empty()))
	};
	let empty: Vec<_> = TO_FILL_IN.into_iter().filter(is_empty).collect();
	let name = spec.name();
	if empty.is_empty() {
		format!(
			"no genesis state can be made of the chain spec {name:?}: the runtime refuses what it \
			 says, and build-spec --raw logs why"
		)
	} else {
		format!(
			"the chain spec {name:?} is not complete: {} must not be empty; fill it in, as \
			 scripts/new-chain.sh does",
			empty.join(" and ")
		)
	}
}

/// A chain specification in JSON, plain or raw.
pub fn from_file(path: &str) -> Result<ChainSpec, String> {
	if !Path::new(path).is_file() {
		return Err(format!(
			"there is no chain spec file {path:?}; --chain takes \"dev\", \"local\", \
			 \"production\" or the path of a chain spec file"
		));
	}
	ChainSpec::from_json_file(path.into())
		.map_err(|error| format!("{path:?} is not a chain spec: {error}"))
}

#[cfg(test)]
mod tests {
	use super::*;

	/// A plain chain spec with this genesis, whose runtime is not looked at.
	fn with(genesis: serde_json::Value) -> ChainSpec {
		let json = serde_json::json!({
			"name": "Example", "id": "example", "chainType": "Live", "bootNodes": [],
			"genesis": { "runtimeGenesis": { "code": "0x00", "patch": genesis } },
		});
		ChainSpec::from_json_bytes(json.to_string().into_bytes()).unwrap()
	}

	#[test]
	fn what_is_empty_is_named() {
		let failed = || "wasm trap ... GenesisBuilder_build_state ...".to_string();
		let keys = serde_json::json!([["a", "a", {}]]);
		let explained = |genesis| explain(&with(genesis), failed());
		let nothing = serde_json::json!({
			"session": { "keys": [] }, "validatorSelection": { "invulnerables": [] },
		});
		assert_eq!(
			explained(nothing),
			"the chain spec \"Example\" is not complete: session.keys and \
			 validatorSelection.invulnerables must not be empty; fill it in, as \
			 scripts/new-chain.sh does"
		);
		let half = serde_json::json!({ "session": { "keys": keys } });
		assert!(explained(half)
			.contains("not complete: validatorSelection.invulnerables must not be empty"));
		let other = serde_json::json!({
			"session": { "keys": keys }, "validatorSelection": { "invulnerables": ["a"] },
		});
		assert!(explained(other).starts_with("no genesis state can be made of the chain spec"));
		assert_eq!(explain(&with(serde_json::json!({})), "no room".into()), "no room");
	}
}
