// SPDX-License-Identifier: Apache-2.0

//! Multikey strings, against the vectors of the did:key method.

mod common;

use data_encoding::BASE64URL_NOPAD;
use hex_literal::hex;
use muster_primitives::{
	did::{agreement_multikey, multikey},
	AgreementKey, DeviceInspect, DeviceKey,
};
use serde_json::Value;
use std::collections::BTreeMap;

#[test]
fn known_strings() {
	// W3C Controlled Identifiers §2.2.2's example is of this form: did:key method, first vector.
	assert_eq!(
		multikey(&DeviceKey::Ed25519(hex!(
			"3b6a27bcceb6a42d62a3a8d02a6f0d73653215771de243a63ac048a18b59da29"
		))),
		"z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp"
	);
	// No published vector: computed by another program.
	assert_eq!(
		multikey(&DeviceKey::Sr25519([0x44; 32])),
		"z6QNpbuuTboH2zEKdsn5ej36gdhuNE41dm5XJqd3Ukej8Zjh"
	);
}

/// The raw key bytes of a verification method, and what kind they are; none for kinds that no
/// device holds.
fn key_of(method: &Value) -> Option<(&str, Vec<u8>)> {
	if let Some(text) = method["publicKeyBase58"].as_str() {
		let kind = match method["type"].as_str()? {
			"Ed25519VerificationKey2018" => "Ed25519",
			"X25519KeyAgreementKey2019" => "X25519",
			"EcdsaSecp256k1VerificationKey2019" => "secp256k1",
			_ => return None,
		};
		return Some((kind, bs58::decode(text).into_vec().unwrap()));
	}
	let jwk = &method["publicKeyJwk"];
	let coordinate =
		|name: &str| Some(BASE64URL_NOPAD.decode(jwk[name].as_str()?.as_bytes()).unwrap());
	let x = coordinate("x")?;
	match jwk["crv"].as_str()? {
		kind @ ("Ed25519" | "X25519") => Some((kind, x)),
		kind @ ("secp256k1" | "P-256") => {
			let sign = coordinate("y")?.last()? & 1;
			Some((kind, [vec![2 + sign], x].concat()))
		},
		_ => None,
	}
}

/// Checks every verification method in `value`, whose id ends in the Multikey string.
fn walk(value: &Value, counts: &mut BTreeMap<String, usize>) {
	match value {
		Value::Array(values) => values.iter().for_each(|value| walk(value, counts)),
		Value::Object(values) => {
			let fragment = value["id"].as_str().and_then(|id| id.split_once('#')).map(|(_, f)| f);
			if let (Some(fragment), Some((kind, key))) = (fragment, key_of(value)) {
				let text = match kind {
					"Ed25519" => multikey(&DeviceKey::Ed25519(key.try_into().unwrap())),
					"X25519" => agreement_multikey(&AgreementKey(key.try_into().unwrap())),
					"secp256k1" => multikey(&DeviceKey::Secp256k1(key.try_into().unwrap())),
					"P-256" => multikey(&DeviceKey::P256(key.try_into().unwrap())),
					_ => unreachable!(),
				};
				assert_eq!(text, fragment, "{kind}");
				*counts.entry(kind.into()).or_default() += 1;
			}
			values.values().for_each(|value| walk(value, counts));
		},
		_ => (),
	}
}

#[test]
fn did_key_vectors() {
	let Some(folder) = common::vectors("did_key_vectors", "did-key") else { return };
	let mut counts = BTreeMap::new();
	for (_, document) in common::json_files(&folder.join("test-vectors")) {
		walk(&document, &mut counts);
	}
	for kind in ["Ed25519", "X25519", "secp256k1", "P-256"] {
		assert!(counts.get(kind).is_some_and(|count| *count >= 4), "{kind}: {counts:?}");
	}
}

/// In unit tests `()` stands for a registry that knows no device.
#[test]
fn the_empty_registry_knows_nothing() {
	fn ask<I: DeviceInspect<u64>>() -> bool {
		let device = muster_primitives::DeviceId([0; 32]);
		I::exists(&device)
			|| I::is_active(&device)
			|| I::status(&device).is_some()
			|| I::owner(&device).is_some()
			|| I::vendor(&device).is_some()
			|| I::model(&device).is_some()
			|| I::fleet(&device).is_some()
			|| I::in_fleet(&device, 0)
			|| I::generation(&device).is_some()
			|| I::keys(&device).is_some()
	}
	assert!(!ask::<()>());
}
