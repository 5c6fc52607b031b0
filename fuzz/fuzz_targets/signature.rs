// SPDX-License-Identifier: Apache-2.0

//! Signatures: of any bytes under any bytes, and good ones with some bytes changed.

#![no_main]

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use muster_primitives::{DeviceKey, DeviceSignature};
use sp_core::{ed25519, sr25519, Pair};

#[derive(Arbitrary, Debug)]
struct Input {
	key_kind: u8,
	key: [u8; 33],
	signature_kind: u8,
	signature: [u8; 65],
	message: Vec<u8>,
	other_message: Vec<u8>,
	at: u8,
	flip: u8,
}

fn key(kind: u8, bytes: &[u8; 33]) -> DeviceKey {
	let short = *bytes.first_chunk().expect("33 is more than 32; qed");
	match kind % 4 {
		0 => DeviceKey::Ed25519(short),
		1 => DeviceKey::Sr25519(short),
		2 => DeviceKey::Secp256k1(*bytes),
		_ => DeviceKey::P256(*bytes),
	}
}

fn signature(kind: u8, bytes: &[u8; 65]) -> DeviceSignature {
	let short = *bytes.first_chunk().expect("65 is more than 64; qed");
	match kind % 4 {
		0 => DeviceSignature::Ed25519(short),
		1 => DeviceSignature::Sr25519(short),
		2 => DeviceSignature::Secp256k1(*bytes),
		_ => DeviceSignature::P256(short),
	}
}

fuzz_target!(|input: Input| {
	let Input { message, other_message, .. } = &input;

	// A key can be made to fit a given ECDSA signature, with effort even for two messages; chance
	// does neither, so what is good for both here is a key that signs everything.
	let hostile_key = key(input.key_kind, &input.key);
	let hostile = signature(input.signature_kind, &input.signature);
	if hostile.verify(message, &hostile_key) {
		assert_eq!(hostile.kind(), hostile_key.kind());
		assert!(hostile_key.is_well_formed());
		assert!(message == other_message || !hostile.verify(other_message, &hostile_key));
	}

	// The two schemes whose signatures are not malleable: what differs by a byte is refused.
	let seed = *input.key.first_chunk().expect("33 is more than 32; qed");
	let (good_key, mut bytes) = if input.key_kind % 2 == 0 {
		let pair = ed25519::Pair::from_seed(&seed);
		(DeviceKey::Ed25519(pair.public().0), pair.sign(message).0)
	} else {
		let pair = sr25519::Pair::from_seed(&seed);
		(DeviceKey::Sr25519(pair.public().0), pair.sign(message).0)
	};
	bytes[usize::from(input.at) % 64] ^= input.flip;
	let changed = match good_key {
		DeviceKey::Ed25519(_) => DeviceSignature::Ed25519(bytes),
		_ => DeviceSignature::Sr25519(bytes),
	};
	assert_eq!(changed.verify(message, &good_key), input.flip == 0);
	assert!(message == other_message || !changed.verify(other_message, &good_key));
});
