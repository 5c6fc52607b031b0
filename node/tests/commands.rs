// SPDX-License-Identifier: Apache-2.0

//! The commands beside running a node.

mod common;

use common::{fail, fail_in_one_line, run, succeed, Node};
use serde_json::Value;
use std::fs;

#[test]
fn chain_specs_have_what_wallets_ask_for() {
	for (chain, id, chain_type, validators) in
		[("dev", "muster_dev", "Development", 1), ("local", "muster_local", "Local", 4)]
	{
		let json = succeed(["build-spec", "--chain", chain, "--disable-default-bootnode"]);
		let spec: Value = serde_json::from_str(&json).unwrap();
		assert_eq!(spec["id"], id);
		assert_eq!(spec["chainType"], chain_type);
		assert_eq!(spec["protocolId"], "muster");
		assert_eq!(spec["properties"]["ss58Format"], 42);
		assert_eq!(spec["properties"]["tokenSymbol"], "MSTR");
		assert_eq!(spec["properties"]["tokenDecimals"], 12);
		let genesis = &spec["genesis"]["runtimeGenesis"]["patch"];
		assert_eq!(genesis["session"]["keys"].as_array().unwrap().len(), validators);
		let appointed = &genesis["validatorSelection"]["invulnerables"];
		assert_eq!(appointed.as_array().unwrap().len(), validators);
	}
}

#[test]
fn a_production_chain_is_to_be_filled_in() {
	for command in ["export-chain-spec", "build-spec"] {
		let json = succeed([command, "--chain", "production"]);
		let spec: Value = serde_json::from_str(&json).unwrap();
		assert_eq!(spec["name"], "Muster");
		assert_eq!(spec["id"], "muster");
		assert_eq!(spec["chainType"], "Live");
		assert_eq!(spec["protocolId"], "muster");
		assert_eq!(spec["properties"]["tokenSymbol"], "MSTR");
		let genesis = &spec["genesis"]["runtimeGenesis"]["patch"];
		for empty in ["/session/keys", "/validatorSelection/invulnerables", "/balances/balances"] {
			assert_eq!(genesis.pointer(empty), Some(&Value::Array(vec![])), "{empty}");
		}
		assert_eq!(genesis["council"]["members"], Value::Array(vec![]));
		assert!(genesis["sudo"]["key"].is_null());
	}

	// Nobody gets a chain out of it that has no validators.
	let file = tempfile::tempdir().unwrap();
	let file = file.path().join("spec.json");
	fs::write(&file, succeed(["export-chain-spec", "--chain", "production"])).unwrap();
	let file = file.to_str().unwrap();
	for args in [
		&["export-chain-spec", "--raw", "--chain", "production"][..],
		&["export-chain-spec", "--raw", "--chain", file],
		&["build-spec", "--raw", "--chain", "production"],
		&["--tmp", "--rpc-port=0", "--no-prometheus", "--chain", "production"],
		&["--tmp", "--rpc-port=0", "--no-prometheus", "--chain", file],
	] {
		let error = fail_in_one_line(args);
		assert!(
			error.starts_with(
				"the chain spec \"Muster\" is not complete: session.keys and \
				 validatorSelection.invulnerables must not be empty; fill it in"
			),
			"{args:?}: {error}"
		);
	}
}

#[test]
fn a_chain_runs_from_its_exported_spec() {
	let dir = tempfile::tempdir().unwrap();
	for raw in [false, true] {
		let path = dir.path().join(format!("{raw}.json"));
		let path = path.to_str().unwrap();
		let mut args = vec!["export-chain-spec", "--chain", "dev", "--output", path];
		args.extend(raw.then_some("--raw"));
		succeed(&args);

		// As a validator that is not told that this is a development chain.
		let mut node = Node::start([
			"--chain",
			path,
			"--tmp",
			"--alice",
			"--force-authoring",
			"--unsafe-force-node-key-generation",
		]);
		node.wait_until_final(1);
		node.wait_for_log("txpool_type=ForkAware");
	}
}

#[test]
fn keys_are_made_and_inspected() {
	let made: Value =
		serde_json::from_str(&succeed(["key", "generate", "--output-type", "json"])).unwrap();
	let phrase = made["secretPhrase"].as_str().unwrap();
	assert_eq!(phrase.split(' ').count(), 12);
	let inspected: Value =
		serde_json::from_str(&succeed(["key", "inspect", phrase, "--output-type", "json"]))
			.unwrap();
	assert_eq!(inspected["publicKey"], made["publicKey"]);
	assert_eq!(inspected["ss58Address"], made["ss58Address"]);

	let alice = succeed(["key", "inspect", "//Alice"]);
	assert!(alice.contains("5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY"), "{alice}");

	// The validator's own commands: a network key, and a session key in the keystore.
	let dir = tempfile::tempdir().unwrap();
	let file = dir.path().join("node-key");
	succeed(["key", "generate-node-key", "--file", file.to_str().unwrap()]);
	assert_eq!(fs::read_to_string(&file).unwrap().trim().len(), 64);
	succeed([
		"key",
		"insert",
		"--chain",
		"local",
		"--base-path",
		dir.path().to_str().unwrap(),
		"--key-type",
		"aura",
		"--scheme",
		"sr25519",
		"--suri",
		"//Alice",
	]);
	let keystore = dir.path().join("chains/muster_local/keystore");
	assert_eq!(fs::read_dir(keystore).unwrap().count(), 1);
}

#[test]
fn blocks_are_exported_and_imported() {
	let dir = tempfile::tempdir().unwrap();
	let from = dir.path().join("from");
	let to = dir.path().join("to");
	let file = dir.path().join("blocks");
	let (from, to, file) = (from.to_str().unwrap(), to.to_str().unwrap(), file.to_str().unwrap());

	let mut node = Node::start(["--dev", "--base-path", from]);
	node.wait_until_final(5);
	let best = node.best();
	let hash = node.hash(5);
	node.kill();

	// A node that is killed may have built one more block than was seen.
	let last = (best - 1).to_string();
	for format in [None, Some("--binary")] {
		let _ = fs::remove_dir_all(to);
		let mut export = vec!["export-blocks", "--dev", "--base-path", from, "--to", &last, file];
		export.extend(format);
		succeed(&export);
		let mut import = vec!["import-blocks", "--dev", "--base-path", to, file];
		import.extend(format);
		succeed(&import);
	}
	succeed(["check-block", "--dev", "--base-path", to, "5"]);

	// State at a block, as a chain spec of a chain that begins there.
	let state = succeed(["export-state", "--dev", "--base-path", to, "5"]);
	let spec: Value = serde_json::from_str(&state).unwrap();
	assert!(spec["genesis"]["raw"]["top"].as_object().unwrap().len() > 10);

	let info = run(["chain-info", "--dev", "--base-path", to]);
	assert!(info.status.success());

	// Nothing is final here, for no node has run on it yet.
	succeed(["revert", "--dev", "--base-path", to, "1"]);

	// The chain goes on from the last imported block.
	let mut node = Node::start(["--dev", "--base-path", to]);
	assert_eq!(node.hash(5), hash);
	node.wait_until_final(best + 2);
	assert_eq!(node.hash(5), hash);
}

#[test]
fn a_damaged_export_is_refused() {
	let dir = tempfile::tempdir().unwrap();
	let file = dir.path().join("blocks");
	fs::write(&file, [0xff; 64]).unwrap();
	let base = dir.path().join("base");
	let error = fail([
		"import-blocks",
		"--dev",
		"--binary",
		"--base-path",
		base.to_str().unwrap(),
		file.to_str().unwrap(),
	]);
	assert!(error.starts_with("Error reading block #1"), "{error}");
}

#[test]
fn a_purged_chain_begins_again() {
	let dir = tempfile::tempdir().unwrap();
	let base = dir.path().to_str().unwrap();
	let mut node = Node::dev(dir.path());
	node.wait_until_final(2);
	let first = node.hash(1);
	node.kill();

	succeed(["purge-chain", "--dev", "--base-path", base, "-y"]);
	assert!(!dir.path().join("chains/muster_dev/paritydb").exists());

	let mut node = Node::dev(dir.path());
	node.wait_until_final(1);
	assert_ne!(node.hash(1), first);
}
