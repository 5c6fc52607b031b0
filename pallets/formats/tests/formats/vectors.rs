// SPDX-License-Identifier: Apache-2.0

//! The vectors of the standards.

use crate::{common::vectors, keys::Key};
use hex_literal::hex;
use muster_formats::{
	cose::{Algorithm, Sign1},
	psa::{Component, Lifecycle, Token, PROFILE},
	suit::{Digest, DigestAlgorithm, Envelope, Identity, Image, SuitComponent, VendorId},
	Error,
};
use std::fs;

/// The key of the PSA examples, and the signed example.
pub fn psa_example(test: &str) -> Option<(Key, Vec<u8>)> {
	let folder = vectors(test, "rfc9783-psa-token")?.join("cddl/example");
	let jwk = fs::read_to_string(folder.join("tfm-es-iak.json")).unwrap();
	let key = Key::from_jwk(&serde_json::from_str(&jwk).unwrap());
	Some((key, fs::read(folder.join("psa-sign1.cbor")).unwrap()))
}

/// The public key of the SUIT examples (appendix B of the draft).
pub fn suit_key() -> Key {
	Key::from_point(&hex!(
		"048496811aae0baaabd26157189eecda26beaa8bf11b6f3fe6e2b5659c85dbc0ad"
		"3b1f2a4b6c098131c0a36dacd1d78bd381dcdfb09c052db33991db7338b4a896"
	))
}

/// Name, unsigned and signed envelope of the SUIT examples.
pub fn suit_examples(test: &str) -> Vec<(String, Vec<u8>, Vec<u8>)> {
	let Some(folder) = vectors(test, "suit-manifest") else { return vec![] };
	let mut examples = Vec::new();
	for entry in fs::read_dir(folder.join("examples")).unwrap() {
		let path = entry.unwrap().path();
		if path.extension().is_none_or(|extension| extension != "txt") {
			continue;
		}
		let text = fs::read_to_string(&path).unwrap();
		let blocks: Vec<_> = text.split("~~~").map(str::trim).collect();
		let [unsigned, signed] = [3, 5].map(|block: usize| {
			let digits: String = blocks[block].split_whitespace().collect();
			hex::decode(digits).unwrap()
		});
		let name = path.file_stem().unwrap().to_str().unwrap().to_string();
		examples.push((name, unsigned, signed));
	}
	examples.sort();
	assert!(examples.len() >= 3);
	examples
}

/// A GlueCOSE case: its verb's object, its key and its algorithm.
pub struct Case {
	pub name: String,
	pub case: serde_json::Value,
}

impl Case {
	pub fn bytes(&self, path: &[&str]) -> Option<Vec<u8>> {
		let value = path.iter().fold(&self.case, |value, name| &value[*name]);
		value.as_str().map(|digits| hex::decode(digits).unwrap())
	}
}

pub fn gluecose(test: &str) -> Vec<Case> {
	let Some(folder) = vectors(test, "gluecose") else { return vec![] };
	let mut cases = Vec::new();
	for entry in fs::read_dir(folder).unwrap() {
		let path = entry.unwrap().path();
		if path.extension().is_some_and(|extension| extension == "json") {
			let case = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
			cases.push(Case { name: path.display().to_string(), case });
		}
	}
	assert_eq!(cases.len(), 14);
	cases
}

#[test]
fn the_token_of_rfc_9783_verifies() {
	let Some((key, bytes)) = psa_example("the_token_of_rfc_9783_verifies") else { return };
	let expected = Token {
		nonce: &[1; 32],
		instance_id: &hex!("010202020202020202020202020202020202020202020202020202020202020202"),
		implementation_id: &[0; 32],
		client_id: i32::MAX,
		lifecycle: Lifecycle::Secured,
		boot_seed: Some(&[0; 8]),
		certification_reference: None,
		profile: PROFILE,
		verification_service: None,
		components: vec![Component {
			measurement_type: Some("PRoT"),
			measurement: &[3; 32],
			version: None,
			signer_id: &[4; 32],
			description: None,
		}],
	};
	assert_eq!(key.token(&bytes), Ok(Some(expected)));
	let other = suit_key();
	assert_eq!(other.token(&bytes), Ok(None));
}

#[test]
fn the_token_of_rfc_9783_under_a_mac_is_refused_as_such() {
	let test = "the_token_of_rfc_9783_under_a_mac_is_refused_as_such";
	let Some(folder) = vectors(test, "rfc9783-psa-token") else { return };
	let bytes = fs::read(folder.join("cddl/example/psa-mac0.cbor")).unwrap();
	assert_eq!(Sign1::parse(&bytes), Err(Error::Mac));
}

#[test]
fn the_suit_examples_verify() {
	let key = suit_key();
	for (name, unsigned, signed) in suit_examples("the_suit_examples_verify") {
		let bare = Envelope::parse(&unsigned).unwrap();
		assert!(bare.signatures.is_empty(), "{name}");
		let envelope = Envelope::parse(&signed).unwrap();
		assert_eq!(bare.digest, envelope.digest, "{name}");
		assert_eq!(bare.manifest(), envelope.manifest(), "{name}");
		let manifest = key.manifest(&signed).unwrap().unwrap();
		assert!(manifest.complete, "{name}");
		assert_eq!(key.manifest(&unsigned), Ok(None), "{name}");
	}
}

#[test]
fn the_suit_examples_say_what_their_sources_say() {
	let vendor_id = Some(VendorId::Uuid(hex!("fa6b4a53d5ad5fdfbe9de663e4d41ffe")));
	let class_id = Some(hex!("1492af1425695e48bf429b2d51f2ab45"));
	let identity = Identity { vendor_id, class_id };
	let first = hex!("00112233445566778899aabbccddeeff0123456789abcdeffedcba9876543210");
	let second = hex!("0123456789abcdeffedcba987654321000112233445566778899aabbccddeeff");
	let image = Image {
		vendor_id,
		class_id,
		slot: None,
		digest: Digest { algorithm: DigestAlgorithm::Sha256, bytes: &first },
		size: Some(34768),
		uri: None,
	};
	let uri = Some("http://example.com/file.bin");
	let anyone = Image { vendor_id: None, class_id: None, ..image };
	let component = |id, identities, image| SuitComponent { id, identities, images: vec![image] };
	for (name, _, signed) in suit_examples("the_suit_examples_say_what_their_sources_say") {
		let manifest = Envelope::parse(&signed).unwrap().manifest().unwrap();
		assert_eq!(manifest.reference_uri, None, "{name}");
		let (sequence, components) = match name.as_str() {
			"example0" => (0, vec![component(&hex!("814100")[..], vec![identity], image)]),
			"example1" => {
				(1, vec![component(&hex!("814100")[..], vec![identity], Image { uri, ..image })])
			},
			"example4" => {
				let fetched = Image { size: None, uri, ..anyone };
				let digest = Digest { bytes: &second, ..image.digest };
				let loaded = Image { digest, size: Some(76834), ..anyone };
				let components = vec![
					component(&hex!("814100")[..], vec![identity], image),
					component(&hex!("814102")[..], vec![], fetched),
					component(&hex!("814101")[..], vec![], loaded),
				];
				(4, components)
			},
			_ => continue,
		};
		assert_eq!(manifest.sequence, sequence, "{name}");
		assert_eq!(manifest.components, components, "{name}");
	}
}

#[test]
fn gluecose_verifies_where_the_algorithm_is_ours() {
	let mut verified = 0;
	let mut foreign = 0;
	for case in gluecose("gluecose_verifies_where_the_algorithm_is_ours") {
		let Some(bytes) = case.bytes(&["sign1::verify", "taggedCOSESign1", "cborHex"]) else {
			continue;
		};
		if case.case["alg"] != "ES256" {
			assert_eq!(Sign1::parse(&bytes), Err(Error::Algorithm), "{}", case.name);
			foreign += 1;
			continue;
		}
		let message = Sign1::parse(&bytes).unwrap();
		let external = case.bytes(&["sign1::verify", "external"]).unwrap_or_default();
		let signed = message.to_be_signed(None, &external).unwrap();
		let key = Key::from_jwk(&case.case["key"]);
		assert_eq!(message.algorithm, Algorithm::Es256);
		assert_eq!(message.key_id, Some(&b"11"[..]));
		assert_eq!(message.payload, Some(&b"This is the content."[..]));
		assert!(key.verifies(message.algorithm, &signed, message.signature), "{}", case.name);
		assert_eq!(case.case["sign1::verify"]["shouldVerify"], true);
		verified += 1;
	}
	assert!((verified, foreign) == (2, 5) || (verified, foreign) == (0, 0));
}

#[test]
fn gluecose_agrees_on_what_is_signed() {
	let mut agreed = 0;
	for case in gluecose("gluecose_agrees_on_what_is_signed") {
		let Some(bytes) = case.bytes(&["sign1::sign", "expectedOutput", "cborHex"]) else {
			continue;
		};
		match Sign1::parse(&bytes) {
			Ok(message) => {
				let external = case.bytes(&["sign1::sign", "external"]).unwrap_or_default();
				let detached = case.case["sign1::sign"]["detached"] == true;
				let payload = case.bytes(&["sign1::sign", "payload"]).filter(|_| detached);
				let signed = message.to_be_signed(payload.as_deref(), &external).unwrap();
				assert_eq!(Some(signed), case.bytes(&["sign1::sign", "tbsHex", "cborHex"]));
				agreed += 1;
			},
			Err(error) => assert_eq!(error, Error::Algorithm, "{}", case.name),
		}
	}
	assert!(agreed == 2 || agreed == 0);
}
