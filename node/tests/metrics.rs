// SPDX-License-Identifier: Apache-2.0

//! Muster's own figures for Prometheus, of a running node.

mod common;

use codec::Encode;
use common::Node;
use muster_primitives::{payload, DeviceId, DeviceKey, DeviceSignature, UpdatePolicy};
use muster_runtime::{
	tx_extension, Hash, RuntimeCall, Signature, SignedPayload, TxExtension, UncheckedExtrinsic,
	VERSION,
};
use pallet_device_registry::Call as Registry;
use serde_json::json;
use sp_core::{ed25519, Pair};
use sp_keyring::Sr25519Keyring;
use sp_runtime::{
	generic::{Era, Preamble},
	traits::ExtensionVariant,
};
use std::ffi::OsStr;

/// What is checked of a transaction with this nonce that does not age.
fn extension(nonce: u32) -> TxExtension {
	tx_extension(Era::Immortal, nonce)
}

fn hexadecimal(transaction: UncheckedExtrinsic) -> String {
	let digits: String = transaction.encode().iter().map(|byte| format!("{byte:02x}")).collect();
	format!("0x{digits}")
}

/// A call as Alice's transaction.
fn signed(call: impl Into<RuntimeCall>, nonce: u32, genesis: Hash) -> String {
	let alice = Sr25519Keyring::Alice;
	let call = call.into();
	let (version, format) = (VERSION.spec_version, VERSION.transaction_version);
	let checked = ((), (), version, format, genesis, genesis, (), (), (), None);
	let payload = SignedPayload::from_raw(call.clone(), extension(nonce), (checked, ()));
	let signature = payload.using_encoded(|bytes| alice.pair().sign(bytes));
	hexadecimal(UncheckedExtrinsic::new_signed(
		call,
		alice.to_account_id().into(),
		Signature::Sr25519(signature),
		extension(nonce),
	))
}

/// Vendor, model and a device, in one transaction.
fn enrolment(genesis: Hash) -> RuntimeCall {
	let key = ed25519::Pair::from_seed(&[7; 32]);
	let device_key = DeviceKey::Ed25519(key.public().0);
	let device = DeviceId::from_key(&device_key);
	let alice = Sr25519Keyring::Alice.to_account_id();
	let message = payload::enrol(&genesis, &device, &alice, 0, &100u32);
	let text = |text: &str| text.as_bytes().to_vec().try_into().expect("it is short");
	let calls: Vec<RuntimeCall> = vec![
		Registry::register_vendor { name: text("Example") }.into(),
		Registry::register_model {
			vendor: 0,
			product: text("Meter"),
			hardware_revision: text("A").into_inner().try_into().expect("it is short"),
			support_until: None,
			mud_digest: None,
			update_policy: UpdatePolicy::Automatic,
			voucher_required: false,
		}
		.into(),
		Registry::enrol {
			model: 0,
			key: device_key,
			valid_until: 100,
			signature: DeviceSignature::Ed25519(key.sign(&message).0),
		}
		.into(),
	];
	pallet_utility::Call::batch_all { calls }.into()
}

/// A device call without an account, of a device that nobody knows.
fn of_stranger() -> String {
	let call: RuntimeCall = Registry::submit {
		device: DeviceId([3; 32]),
		nonce: 0,
		valid_until: 100,
		call: Box::new(Registry::cancel_recovery { device: DeviceId([3; 32]) }.into()),
		signature: DeviceSignature::Ed25519([0; 64]),
	}
	.into();
	let preamble = Preamble::General(ExtensionVariant::V0(extension(0)));
	hexadecimal(UncheckedExtrinsic::from_parts(call, preamble))
}

fn start(base_path: &std::path::Path) -> Node {
	Node::start_with_metrics([
		OsStr::new("--dev"),
		OsStr::new("--base-path"),
		base_path.as_os_str(),
	])
}

/// Waits until a figure has this value.
fn wait_for(node: &mut Node, figure: &str, value: f64) {
	node.wait(&format!("{figure} {value}"), |node| {
		(node.figures().get(figure) == Some(&value)).then_some(())
	});
}

#[test]
fn figures_follow_the_chain_and_outlive_a_restart() {
	let dir = tempfile::tempdir().unwrap();
	let mut node = start(dir.path());
	node.wait_until_final(2);
	wait_for(&mut node, "muster_devices{status=\"enrolled\"}", 0.0);

	let figures = node.figures();
	let version = f64::from(VERSION.spec_version);
	for (figure, value) in [
		("muster_metrics_undecodable_blocks_total", 0.0),
		("muster_metrics_unavailable_blocks_total", 0.0),
		("muster_runtime_spec_version{of=\"chain\"}", version),
		("muster_runtime_spec_version{of=\"node\"}", version),
		("muster_validators", 1.0),
		("muster_council_members", 1.0),
		("muster_council_motions", 0.0),
		("muster_upgrade_authorized", 0.0),
		("muster_devices{status=\"active\"}", 0.0),
		("muster_devices{status=\"decommissioned\"}", 0.0),
		("muster_rollouts{status=\"running\"}", 0.0),
		("muster_rollouts{status=\"halted\"}", 0.0),
		("muster_access_sessions_total", 0.0),
		("muster_anchor_leaves_total", 0.0),
	] {
		assert_eq!(figures.get(figure), Some(&value), "{figure} in {figures:#?}");
	}
	let alice = "5GNJqTPyNqANBkUVMN1LPPrxXnFouWXoe2wNSmmEoLctxiZY";
	let since =
		&figures[&format!("muster_validator_blocks_since_authored{{validator=\"{alice}\"}}")];
	assert_eq!(*since, 0.0, "the best block is Alice's");
	assert!(figures.contains_key("muster_session_index"));
	for resource in ["weight", "length"] {
		let full = figures[&format!("muster_block_fullness_ratio{{resource=\"{resource}\"}}")];
		assert!((0.0..0.5).contains(&full), "{resource}: {full}");
	}

	// Something happens: a device is enrolled, a transaction fails, the pool refuses a stranger.
	let genesis: Hash = node.hash(0).unwrap().parse().unwrap();
	let submit = "author_submitExtrinsic";
	node.call(submit, json!([signed(enrolment(genesis), 0, genesis)]));
	let nobodys = Registry::remove_vendor { vendor: 99 };
	node.call(submit, json!([signed(nobodys, 1, genesis)]));
	let refusal = node.try_call(submit, json!([of_stranger()])).unwrap_err();
	assert_eq!(refusal["code"], 1010, "{refusal}");

	wait_for(&mut node, "muster_devices{status=\"enrolled\"}", 1.0);
	wait_for(&mut node, "muster_enrolments_total{way=\"single\"}", 1.0);
	let not_found =
		"muster_dispatch_errors_total{error=\"VendorNotFound\",pallet=\"DeviceRegistry\"}";
	wait_for(&mut node, not_found, 1.0);
	wait_for(&mut node, "muster_direct_calls_rejected_total{reason=\"DeviceNotFound\"}", 1.0);
	let counted = node.figures()["muster_metrics_block_number"];
	node.wait_until_final(counted as u64 + 2);
	node.wait("another block counted", |node| {
		(node.figures()["muster_metrics_block_number"] > counted).then_some(())
	});
	assert_eq!(node.figures()["muster_metrics_unavailable_blocks_total"], 0.0);
	node.kill();

	// Devices are what they were; counters begin anew.
	let mut node = start(dir.path());
	wait_for(&mut node, "muster_devices{status=\"enrolled\"}", 1.0);
	assert_eq!(node.figures().get("muster_enrolments_total{way=\"single\"}"), None);
}
