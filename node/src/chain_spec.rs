// SPDX-License-Identifier: Apache-2.0

//! The chains that the node knows without a file, and how it reads those of a file.

use muster_runtime::{configs::SS58Prefix, WASM_BINARY};
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

/// Alice, Bob and Charlie, and a block every six seconds.
pub fn local() -> Result<ChainSpec, String> {
	from_preset(
		"Muster Local Testnet",
		"muster_local",
		ChainType::Local,
		sp_genesis_builder::LOCAL_TESTNET_RUNTIME_PRESET,
	)
}

/// A chain specification in JSON, plain or raw.
pub fn from_file(path: &str) -> Result<ChainSpec, String> {
	if !Path::new(path).is_file() {
		return Err(format!(
			"there is no chain spec file {path:?}; --chain takes \"dev\", \"local\" or the path of \
			 a chain spec file"
		));
	}
	ChainSpec::from_json_file(path.into())
		.map_err(|error| format!("{path:?} is not a chain spec: {error}"))
}
