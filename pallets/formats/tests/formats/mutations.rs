// SPDX-License-Identifier: Apache-2.0

//! Every single-byte change of the vectors, to each of the 255 other values, and every truncation is
//! refused. Some are malformed, the others fail the signature.

use crate::{
	build::{set, Message, Suit, CLASS, VENDOR},
	keys::{Key, Signer},
	psa::full,
	vectors::{gluecose, psa_example, suit_examples, suit_key},
};
use muster_formats::cose::Sign1;

/// Panics unless `accepts` takes `bytes`, and none of their changes and truncations.
fn refused(what: &str, bytes: &[u8], accepts: impl Fn(&[u8]) -> bool + Sync) {
	assert!(accepts(bytes), "{what}");
	for length in 0..bytes.len() {
		assert!(!accepts(&bytes[..length]), "{what}, cut at {length}");
	}
	assert!(!accepts(&[bytes, &[0]].concat()), "{what}, longer");
	std::thread::scope(|scope| {
		for half in 0..2 {
			let accepts = &accepts;
			scope.spawn(move || {
				for place in (half..bytes.len()).step_by(2) {
					let mut changed = bytes.to_vec();
					for change in 1..=255 {
						changed[place] = bytes[place] ^ change;
						assert!(!accepts(&changed), "{what}, byte {place} ^ {change}");
					}
				}
			});
		}
	});
}

#[test]
fn no_change_of_the_token_of_rfc_9783_is_accepted() {
	let test = "no_change_of_the_token_of_rfc_9783_is_accepted";
	let Some((key, bytes)) = psa_example(test) else { return };
	refused("psa-sign1", &bytes, |bytes| matches!(key.token(bytes), Ok(Some(_))));
}

#[test]
fn no_change_of_a_suit_example_is_accepted() {
	let key = suit_key();
	for (name, _, signed) in suit_examples("no_change_of_a_suit_example_is_accepted") {
		refused(&name, &signed, |bytes| matches!(key.manifest(bytes), Ok(Some(_))));
	}
}

/// The key id of these messages is not protected, so it counts as changed if it names another key.
#[test]
fn no_change_of_a_gluecose_message_is_accepted() {
	for case in gluecose("no_change_of_a_gluecose_message_is_accepted") {
		let Some(bytes) = case.bytes(&["sign1::verify", "taggedCOSESign1", "cborHex"]) else {
			continue;
		};
		if case.case["alg"] != "ES256" {
			continue;
		}
		let external = case.bytes(&["sign1::verify", "external"]).unwrap_or_default();
		let key = Key::from_jwk(&case.case["key"]);
		refused(&case.name, &bytes, |bytes| {
			let Ok(message) = Sign1::parse(bytes) else { return false };
			let Ok(signed) = message.to_be_signed(None, &external) else { return false };
			message.key_id == Some(b"11")
				&& key.verifies(message.algorithm, &signed, message.signature)
		});
	}
}

#[test]
fn no_change_of_an_eddsa_token_is_accepted() {
	let signer = Signer::ed25519();
	let key = signer.key();
	let payload = crate::build::map(full()).encode();
	let bytes = Message::new(&signer, &payload).sign(&signer).encode();
	refused("eddsa token", &bytes, |bytes| matches!(key.token(bytes), Ok(Some(_))));
}

/// Severed members and payloads are outside of the signed manifest, and yet no byte of them can change.
#[test]
fn no_change_outside_the_manifest_is_accepted() {
	let signer = Signer::p256();
	let key = signer.key();
	let payload = b"a payload".to_vec();
	let mut suit = Suit::new(1);
	let digest = crate::build::embed(&crate::build::digest_of(&payload));
	suit.shared = vec![set([(1, VENDOR.into()), (2, CLASS.into()), (3, digest)])];
	suit.severed = vec![(20, vec![set([(21, "#payload".into())]), (21, 2.into())])];
	suit.extra = vec![("#payload".into(), payload.into())];
	let bytes = suit.encode(&[&signer]);
	refused("severed", &bytes, |bytes| matches!(key.manifest(bytes), Ok(Some(_))));
}
