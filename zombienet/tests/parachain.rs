// SPDX-License-Identifier: Apache-2.0

//! `parachain.toml` as zombienet reads it. The network itself is not started here: it takes the relay
//! chain's programs.

use std::path::Path;
use zombienet_sdk::{Arg, AssetLocation, NetworkConfig, RegistrationStrategy};

/// What the parachain's presets and `muster-parachain-spec` say unless told otherwise.
const PARA_ID: u32 = 2000;

fn folder() -> &'static Path {
	Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn network() -> NetworkConfig {
	let file = folder().join("parachain.toml");
	NetworkConfig::load_from_toml(file.to_str().expect("UTF-8")).expect("zombienet takes the file")
}

#[test]
fn relay_chain_has_four_validators() {
	let network = network();
	let relay = network.relaychain();
	assert_eq!(relay.chain().as_str(), "rococo-local");
	let nodes = relay.nodes();
	let names: Vec<&str> = nodes.iter().map(|node| node.name()).collect();
	assert_eq!(names, ["alice", "bob", "charlie", "dave"]);
	for node in nodes {
		assert!(node.is_validator(), "{} votes", node.name());
		assert_eq!(node.command().map(|command| command.as_str()), Some("polkadot"));
	}
	assert!(relay.group_node_configs().is_empty());
}

#[test]
fn muster_is_its_only_parachain() {
	let network = network();
	let [para] = network.parachains()[..] else { panic!("one parachain") };
	assert_eq!(para.id(), PARA_ID);
	assert!(para.is_cumulus_based() && para.onboard_as_parachain());
	// No strategy named is "in genesis" to zombienet.
	let strategy = para.registration_strategy();
	assert!(matches!(strategy, None | Some(RegistrationStrategy::InGenesis)), "{strategy:?}");
	// Cores beyond the first are for who asks for them.
	assert_eq!(para.num_cores(), None);
	// Where the network is started from does not matter.
	let spec = folder().join("./parachain.json");
	assert_eq!(para.chain_spec_path(), Some(&AssetLocation::FilePath(spec)));
}

#[test]
fn two_collators_run_the_published_node() {
	let network = network();
	let [para] = network.parachains()[..] else { panic!("one parachain") };
	let collators = para.collators();
	let names: Vec<&str> = collators.iter().map(|node| node.name()).collect();
	assert_eq!(names, ["eve", "ferdie"]);
	assert!(para.group_collators_configs().is_empty());
	for collator in collators {
		let name = collator.name();
		assert!(collator.is_validator(), "{name} builds blocks");
		// zombienet puts it among the appointed, so that its turn comes.
		assert!(collator.is_invulnerable(), "{name} is appointed");
		let command = collator.command().map(|command| command.as_str());
		assert_eq!(command, Some("polkadot-omni-node"), "{name}");
		let args = collator.args();
		let has = |option: &str, value: &str| args.contains(&&Arg::from((option, value)));
		assert!(has("--authoring", "slot-based"), "{name} builds by time: {args:?}");
		assert!(has("--database", "paritydb"), "{name} has ParityDB: {args:?}");
		// In development mode it would make blocks without a relay chain.
		for alone in ["--dev", "--instant-seal"] {
			assert!(!args.contains(&&Arg::from(alone)), "{name} asks the relay chain");
		}
	}
}

/// The line that is commented out is one that zombienet takes.
#[test]
fn two_cores_are_one_line_away() {
	let text = std::fs::read_to_string(folder().join("parachain.toml")).expect("it is there");
	assert_eq!(text.matches("\n# num_cores = 2\n").count(), 1);
	let text = text.replace("\n# num_cores = 2\n", "\nnum_cores = 2\n");
	let network = NetworkConfig::load_from_toml_string_with_base_dir(&text, folder())
		.expect("zombienet takes the line");
	let [para] = network.parachains()[..] else { panic!("one parachain") };
	assert_eq!(para.num_cores(), Some(2));
	// A core is no use without a validator that backs its blocks.
	assert!(network.relaychain().nodes().len() >= 2);
}
