// SPDX-License-Identifier: Apache-2.0

//! The bytes that are signed, as authors of clients must build them.

use codec::Encode;
use hex_literal::hex;
use muster_primitives::{payload, AgreementKey, DeviceId, DeviceKey};
use sp_core::H256;
use sp_io::hashing::blake2_256;
use sp_runtime::AccountId32;
use std::collections::BTreeSet;

const TAGS: [&str; 11] = [
	payload::ENROL,
	payload::ENROL_FROM_LOT,
	payload::CLAIM,
	payload::VOUCHER,
	payload::OPERATIONAL_KEY,
	payload::AGREEMENT_KEY,
	payload::ROTATE,
	payload::RECOVER,
	payload::SUBMIT,
	payload::EVIDENCE,
	payload::EVIDENCE_NONCE,
];

/// Every field that any payload has.
#[derive(Clone)]
struct Fields {
	genesis: H256,
	device: DeviceId,
	account: AccountId32,
	vendor: u32,
	model: u32,
	lot: u32,
	index: u64,
	key: DeviceKey,
	agreement: Option<AgreementKey>,
	generation: u32,
	nonce: u64,
	valid_until: u32,
	call: Vec<u8>,
	block_hash: H256,
}

fn p256_key() -> DeviceKey {
	let mut key = [0x55; 33];
	key[0] = 2;
	DeviceKey::P256(key)
}

fn fields() -> Fields {
	Fields {
		genesis: H256([0x11; 32]),
		device: DeviceId([0x22; 32]),
		account: AccountId32::new([0x33; 32]),
		vendor: 10,
		model: 7,
		lot: 8,
		index: 999_999,
		key: p256_key(),
		agreement: Some(AgreementKey([0x66; 32])),
		generation: 9,
		nonce: 11,
		valid_until: 0x0102_0304,
		call: hex!("dead").to_vec(),
		block_hash: H256([0x77; 32]),
	}
}

/// The messages over the same fields, in the order of [`TAGS`].
fn messages(f: &Fields) -> [payload::SigningMessage; 11] {
	let (genesis, device, account, until) = (&f.genesis, &f.device, &f.account, &f.valid_until);
	[
		payload::enrol(genesis, device, account, f.model, until),
		payload::enrol_from_lot(genesis, device, f.lot, f.index, until),
		payload::claim(genesis, device, account, f.generation, until),
		payload::voucher(genesis, device, f.vendor, account, f.generation, until),
		payload::operational_key(genesis, device, &f.key, f.nonce, until),
		payload::agreement_key(genesis, device, &f.agreement, f.nonce, until),
		payload::rotate(genesis, device, &f.key, f.nonce, until),
		payload::recover(genesis, device, &f.key, f.generation, until),
		payload::submit(genesis, device, f.nonce, until, &f.call),
		payload::evidence(genesis, device, &f.block_hash, &f.call),
		payload::evidence_nonce(genesis, device, &f.block_hash),
	]
}

#[test]
fn tags_differ_and_carry_a_version() {
	assert_eq!(TAGS.iter().collect::<BTreeSet<_>>().len(), TAGS.len());
	for tag in TAGS {
		assert!(tag.starts_with("muster/") && tag.ends_with("/v1"), "{tag}");
	}
}

#[test]
fn no_two_purposes_share_a_message() {
	assert_eq!(messages(&fields()).into_iter().collect::<BTreeSet<_>>().len(), 11);
}

/// One payload spelled out byte by byte.
#[test]
fn the_bytes_of_a_claim() {
	let mut bytes = vec![15 << 2]; // compact length of the tag
	bytes.extend_from_slice(b"muster/claim/v1");
	bytes.extend_from_slice(&[0x11; 32]); // genesis hash
	bytes.extend_from_slice(&[0x22; 32]); // device id
	bytes.extend_from_slice(&[0x33; 32]); // claimant
	bytes.extend_from_slice(&[9, 0, 0, 0]); // generation
	bytes.extend_from_slice(&[0x04, 0x03, 0x02, 0x01]); // valid until
	assert_eq!(bytes.len(), 120);
	assert_eq!(messages(&fields())[2], blake2_256(&bytes));
}

/// Computed by another program from the bytes alone. A change here breaks every client and every
/// device in the field.
#[test]
fn the_messages_are_pinned() {
	let mut f = fields();
	let [enrol, from_lot, claim, voucher, _, agreement, rotate, recover, _, evidence, nonce] =
		messages(&f);
	let pinned = |message: [u8; 32], expected: &str| assert_eq!(hex::encode(message), expected);
	pinned(enrol, "efb710c4ee07d66549fe8cefe6238239ca14a0275f88e743b5c667f0e82e8606");
	pinned(from_lot, "8327b5bee1b92dc013299590d20fabecff1e488c74ed5c4cb435d230c98d7004");
	pinned(claim, "3d91e30c02600b07c6d90ea3a6c45ebe203080de579f57729bafbd16acf4c437");
	pinned(evidence, "715012e873d83a7e07df0499c9099f6db719cb6a13d9bc363a306aae88caa8f4");
	pinned(nonce, "fdfcad62e9b7aa7fcb6a6b117bdb48f3d86ad94e6166e2e5744e3f9607e83178");
	pinned(voucher, "90bfc4b77da647658a30128e788442fe1b70044a173ae29fabdb8661eb6ab0e0");
	pinned(agreement, "b8ff16c18ff99afe4fe3e31b50b50cecbfb94a8c86dde7653b56547fc2ee0472");
	pinned(rotate, "83ae9fe0b838072d0fcf8743fc8b1293158d6a553bb877b8dc850b7792728fd2");
	pinned(recover, "8a4124119e8233088540ba9c537a9d8e3a99532d77a9c9664a17f848af861eae");

	f.agreement = None;
	f.key = DeviceKey::Ed25519([0x44; 32]);
	let [_, _, _, _, operational, agreement, ..] = messages(&f);
	pinned(operational, "c80f89f5af7ff6bd4d3d5bf43664b959696083cd4d26038851fd261f27a93e3a");
	pinned(agreement, "60f7775466647a6d7e1fc39681e09f8061692b170a02815403c8d8a89be7c8f8");

	// `System::remark(0xdead)`, as any runtime with System at 0 encodes it.
	let call = (0u8, 0u8, hex!("dead").to_vec());
	let submit = payload::submit(&f.genesis, &f.device, f.nonce, &f.valid_until, &call);
	pinned(submit, "fa53914998f7707c2514b50791c9e5c923a3f984d5112a05a0b25b21760dd8b5");
}

#[test]
fn device_ids_are_pinned() {
	assert_eq!(
		DeviceId::from_key(&DeviceKey::Ed25519([0x44; 32])).did(),
		"did:muster:c1f0c3942542ae790274bbf3e8b3d6b0a7f1e481efe88e488649af7f764fb7bb"
	);
	assert_eq!(
		DeviceId::from_key(&p256_key()).did(),
		"did:muster:cab30f74ae661f86d8f25f3fc4bae913dbfa11c08843e74c2bda4064e6ec0bbf"
	);
	// By hand for the first.
	let mut bytes = vec![19 << 2];
	bytes.extend_from_slice(b"muster/device-id/v1");
	bytes.push(0);
	bytes.extend_from_slice(&[0x44; 32]);
	let id = DeviceId::from_key(&DeviceKey::Ed25519([0x44; 32]));
	assert_eq!(id.0, blake2_256(&bytes));
	assert_eq!(id.encode(), id.0);
}

#[test]
fn the_same_bytes_as_another_kind_of_key_are_another_device() {
	let ed = DeviceId::from_key(&DeviceKey::Ed25519([0x44; 32]));
	assert_ne!(ed, DeviceId::from_key(&DeviceKey::Sr25519([0x44; 32])));
	let DeviceKey::P256(bytes) = p256_key() else { unreachable!() };
	assert_ne!(DeviceId::from_key(&p256_key()), DeviceId::from_key(&DeviceKey::Secp256k1(bytes)));
}

/// A signature fits one chain, device, party, number and deadline.
#[test]
fn every_field_of_a_payload_changes_it() {
	type Change = fn(&mut Fields);
	// Which of them, in the order of TAGS, each field is part of.
	let changes: [(&str, Change, &[usize]); 14] = [
		("genesis", |f| f.genesis.0[31] ^= 1, &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
		("device", |f| f.device.0[0] ^= 1, &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
		("account", |f| f.account = AccountId32::new([0x34; 32]), &[0, 2, 3]),
		("vendor", |f| f.vendor += 1, &[3]),
		("model", |f| f.model += 1, &[0]),
		("lot", |f| f.lot += 1, &[1]),
		("index", |f| f.index += 1 << 40, &[1]),
		("key", |f| f.key = DeviceKey::Sr25519([0x44; 32]), &[4, 6, 7]),
		("agreement", |f| f.agreement = None, &[5]),
		("generation", |f| f.generation += 1, &[2, 3, 7]),
		("nonce", |f| f.nonce += 1 << 40, &[4, 5, 6, 8]),
		("valid until", |f| f.valid_until += 1, &[0, 1, 2, 3, 4, 5, 6, 7, 8]),
		("call", |f| f.call.push(0), &[8, 9]),
		("block hash", |f| f.block_hash.0[31] ^= 1, &[9, 10]),
	];
	let original = messages(&fields());
	for (name, change, part_of) in changes {
		let mut changed = fields();
		change(&mut changed);
		let changed = messages(&changed);
		for purpose in 0..TAGS.len() {
			assert_eq!(
				changed[purpose] != original[purpose],
				part_of.contains(&purpose),
				"{name} in {}",
				TAGS[purpose]
			);
		}
	}
}
