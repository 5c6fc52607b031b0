// SPDX-License-Identifier: Apache-2.0

//! Prints the chain spec of a Muster parachain, with the runtime that was built beside this program.
//!
//! `polkadot-omni-node` starts a chain from it, and so does Chopsticks from the raw one.

use clap::Parser;
use cumulus_primitives_proof_size_hostfunction::storage_proof_size;
use muster_parachain_runtime::{genesis_config_presets, WASM_BINARY};
use muster_runtime_common::pallets::SS58Prefix;
use sc_chain_spec::{ChainSpecExtension, ChainSpecGroup, ChainType, GenericChainSpec, Properties};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::{io::Write, process::ExitCode};

/// Prints the chain spec of a Muster parachain.
#[derive(Debug, Parser)]
#[command(version)]
struct Args {
	/// The genesis: development, local_testnet, or production, which has to be filled in.
	#[arg(long, default_value = "development", value_parser = presets())]
	preset: String,

	/// The parachain's id, as the relay chain has given it.
	#[arg(long, default_value_t = genesis_config_presets::PARA_ID.into())]
	para_id: u32,

	/// The relay chain, as the node names it: rococo-local, paseo, polkadot.
	#[arg(long, default_value = "rococo-local")]
	relay_chain: String,

	/// The chain's id, which also names its folder in a node's database; muster-parachain-PRESET if
	/// not told.
	#[arg(long)]
	id: Option<String>,

	/// The state of genesis itself, in place of what it is made of. All nodes of a chain have to be
	/// given the same.
	#[arg(long)]
	raw: bool,
}

fn presets() -> Vec<String> {
	genesis_config_presets::preset_names().iter().map(ToString::to_string).collect()
}

/// What a collator reads of the spec beside genesis.
#[derive(Clone, ChainSpecExtension, ChainSpecGroup, Debug, Deserialize, PartialEq, Serialize)]
pub struct Extensions {
	/// The relay chain, as the node names it.
	pub relay_chain: String,
	/// The parachain's id there.
	pub para_id: u32,
}

fn main() -> ExitCode {
	let spec = match spec(&Args::parse()) {
		Ok(spec) => spec,
		Err(error) => {
			eprintln!("Error: {error}");
			return ExitCode::FAILURE;
		},
	};
	// Whoever reads it may have enough before its end.
	match writeln!(std::io::stdout(), "{spec}") {
		Ok(()) => ExitCode::SUCCESS,
		Err(_) => ExitCode::FAILURE,
	}
}

fn spec(args: &Args) -> Result<String, String> {
	let wasm = WASM_BINARY
		.ok_or("this program was built without a runtime: build it without SKIP_WASM_BUILD")?;
	let (name, chain_type) = match args.preset.as_str() {
		genesis_config_presets::PRODUCTION_PRESET => ("Muster Parachain", ChainType::Live),
		"local_testnet" => ("Muster Parachain Local Testnet", ChainType::Local),
		_ => ("Muster Parachain Development", ChainType::Development),
	};
	let mut properties = Properties::new();
	properties.insert("ss58Format".into(), SS58Prefix::get().into());
	properties.insert("tokenSymbol".into(), "MSTR".into());
	properties.insert("tokenDecimals".into(), 12.into());
	let id = args.id.clone().unwrap_or_else(|| format!("muster-parachain-{}", args.preset));

	// The runtime imports the host function by which it learns the size of the proof.
	type Spec = GenericChainSpec<Extensions, storage_proof_size::HostFunctions>;
	let extensions = Extensions { relay_chain: args.relay_chain.clone(), para_id: args.para_id };
	let preset = genesis_config_presets::get_preset(&args.preset.as_str().into())
		.ok_or("the runtime does not know the preset")?;
	let mut patch: serde_json::Value =
		serde_json::from_slice(&preset).map_err(|error| error.to_string())?;
	patch["parachainInfo"]["parachainId"] = json!(args.para_id);
	Spec::builder(wasm, extensions)
		.with_name(name)
		.with_id(&id)
		.with_chain_type(chain_type)
		.with_protocol_id("muster-parachain")
		.with_properties(properties)
		.with_genesis_config_patch(patch)
		.build()
		.as_json(args.raw)
}
