// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hexToU8a, stringToU8a, u8aConcat, u8aToHex } from '@polkadot/util';
import { blake2AsHex } from '@polkadot/util-crypto';
import { deviceId, did, lotLeaf, payload, type DeviceKey } from '../src/index.js';

const fill = (byte: number, length = 32): Uint8Array => new Uint8Array(length).fill(byte);
const hex = (bytes: Uint8Array): string => u8aToHex(bytes).slice(2);

// The same fields and the same messages are pinned in pallets/primitives/tests/payload.rs: chain
// and client agree as long as both tests pass.
const genesis = fill(0x11);
const device = fill(0x22);
const blockHash = fill(0x77);
const account = fill(0x33);
const ed25519: DeviceKey = { kind: 'Ed25519', publicKey: fill(0x44) };
const p256: DeviceKey = { kind: 'P256', publicKey: u8aConcat([2], fill(0x55)) };
const agreement = { publicKey: fill(0x66) };
const [vendor, model, lot, index, generation, nonce] = [10, 7, 8, 999_999, 9, 11];
const validUntil = 0x0102_0304;

describe('signing messages, as the chain computes them', () => {
	const pinned: [purpose: string, message: Uint8Array, expected: string][] = [
		[
			'enrol',
			payload.enrol(genesis, { device, enroller: account, model, validUntil }),
			'efb710c4ee07d66549fe8cefe6238239ca14a0275f88e743b5c667f0e82e8606',
		],
		[
			'enrol from a lot',
			payload.enrolFromLot(genesis, { device, lot, index, validUntil }),
			'8327b5bee1b92dc013299590d20fabecff1e488c74ed5c4cb435d230c98d7004',
		],
		[
			'claim',
			payload.claim(genesis, { device, claimant: account, generation, validUntil }),
			'3d91e30c02600b07c6d90ea3a6c45ebe203080de579f57729bafbd16acf4c437',
		],
		[
			'voucher',
			payload.voucher(genesis, { device, vendor, claimant: account, generation, validUntil }),
			'90bfc4b77da647658a30128e788442fe1b70044a173ae29fabdb8661eb6ab0e0',
		],
		[
			'operational key',
			payload.operationalKey(genesis, { device, key: ed25519, nonce, validUntil }),
			'c80f89f5af7ff6bd4d3d5bf43664b959696083cd4d26038851fd261f27a93e3a',
		],
		[
			'agreement key',
			payload.agreementKey(genesis, { device, key: agreement, nonce, validUntil }),
			'b8ff16c18ff99afe4fe3e31b50b50cecbfb94a8c86dde7653b56547fc2ee0472',
		],
		[
			'no agreement key',
			payload.agreementKey(genesis, { device, key: null, nonce, validUntil }),
			'60f7775466647a6d7e1fc39681e09f8061692b170a02815403c8d8a89be7c8f8',
		],
		[
			'rotate',
			payload.rotate(genesis, { device, key: p256, nonce, validUntil }),
			'83ae9fe0b838072d0fcf8743fc8b1293158d6a553bb877b8dc850b7792728fd2',
		],
		[
			'recover',
			payload.recover(genesis, { device, key: p256, generation, validUntil }),
			'8a4124119e8233088540ba9c537a9d8e3a99532d77a9c9664a17f848af861eae',
		],
		[
			'submit',
			payload.submit(genesis, { device, nonce, validUntil, call: '0x000008dead' }),
			'fa53914998f7707c2514b50791c9e5c923a3f984d5112a05a0b25b21760dd8b5',
		],
		[
			'evidence',
			payload.evidence(genesis, { device, blockHash, claims: hexToU8a('0x08dead') }),
			'715012e873d83a7e07df0499c9099f6db719cb6a13d9bc363a306aae88caa8f4',
		],
		[
			'nonce of an attestation token',
			payload.evidenceNonce(genesis, { device, blockHash }),
			'fdfcad62e9b7aa7fcb6a6b117bdb48f3d86ad94e6166e2e5744e3f9607e83178',
		],
	];
	for (const [purpose, message, expected] of pinned) {
		it(purpose, () => assert.equal(hex(message), expected));
	}

	it('device ids', () => {
		assert.equal(
			did(ed25519),
			'did:muster:c1f0c3942542ae790274bbf3e8b3d6b0a7f1e481efe88e488649af7f764fb7bb',
		);
		assert.equal(
			did(p256),
			'did:muster:cab30f74ae661f86d8f25f3fc4bae913dbfa11c08843e74c2bda4064e6ec0bbf',
		);
	});

	it('leaves of a lot', () => {
		assert.equal(
			hex(lotLeaf(ed25519)),
			'28e1428a47ab8de4ce849e358e67dacabf475db9b412a79fecd131566e5e2501',
		);
		assert.equal(
			hex(lotLeaf(p256)),
			'778b942e298837d1d1bc762a71714ee413870b913c98a5fbac54907e1cc94268',
		);
	});
});

describe('signing messages', () => {
	const claim = { claimant: account, generation, validUntil };

	it('a claim, written out byte by byte', () => {
		const bytes = u8aConcat(
			[15 << 2], // compact length of the tag
			stringToU8a('muster/claim/v1'),
			genesis,
			device,
			account,
			[9, 0, 0, 0], // generation
			[4, 3, 2, 1], // valid until
		);
		assert.equal(bytes.length, 120);
		assert.equal(
			u8aToHex(payload.claim(genesis, { ...claim, device })),
			blake2AsHex(bytes, 256),
		);
	});

	it('take the call in every form', () => {
		const bytes = hexToU8a('0x000008dead');
		const call = { callIndex: new Uint8Array([0, 0]), method: 'remark', toU8a: () => bytes };
		const p = { device, nonce, validUntil };
		const expected = payload.submit(genesis, { ...p, call: bytes });
		for (const form of [u8aToHex(bytes), call, { method: call }]) {
			assert.deepEqual(payload.submit(genesis, { ...p, call: form }), expected);
		}
	});

	it('take the device by key, id and DID, the chain by hash and the account by address', () => {
		const id = deviceId(ed25519);
		const expected = payload.claim(genesis, { ...claim, device: id });
		for (const device of [ed25519, u8aToHex(id), did(id)]) {
			assert.deepEqual(payload.claim(genesis, { ...claim, device }), expected);
		}
		for (const hash of [u8aToHex(genesis), { toU8a: () => genesis }]) {
			assert.deepEqual(payload.claim(hash, { ...claim, device: id }), expected);
		}
		const address = '5DDqWU3pDgJsbH5BDsKoY2d8g5SD7jaAZVaYN3YJjtHygLwZ';
		for (const claimant of [u8aToHex(account), address]) {
			assert.deepEqual(payload.claim(genesis, { ...claim, claimant, device: id }), expected);
		}
		const claimant = address.replace('DDq', 'DDr');
		assert.throws(() => payload.claim(genesis, { ...claim, claimant, device: id }), /checksum/);
	});

	it('take an index and a nonce beyond 53 bits', () => {
		const small = payload.enrolFromLot(genesis, { device, lot, index, validUntil });
		const large = { device, lot, index: 2n ** 32n - 1n, validUntil };
		assert.notDeepEqual(payload.enrolFromLot(genesis, large), small);
		assert.deepEqual(
			payload.enrolFromLot(genesis, { ...large, index: 2 ** 32 - 1 }),
			payload.enrolFromLot(genesis, large),
		);
		const p = { device, validUntil, call: '0x00' };
		payload.submit(genesis, { ...p, nonce: 2n ** 64n - 1n });
		assert.throws(() => payload.submit(genesis, { ...p, nonce: 2n ** 64n }), RangeError);
		assert.throws(() => payload.submit(genesis, { ...p, nonce: -1 }), RangeError);
		assert.throws(() => payload.submit(genesis, { ...p, nonce: 2 ** 53 }), /use a bigint/);
	});

	it('refuse what does not fit', () => {
		const p = { device, nonce, validUntil, call: '0x00' };
		assert.throws(() => payload.submit(genesis, { ...p, validUntil: 1.5 }), RangeError);
		assert.throws(() => payload.submit(genesis, { ...p, validUntil: 2 ** 32 }), /32-bit/);
		assert.throws(
			() => payload.submit(genesis.subarray(1), p),
			/genesis hash: expected 32 bytes/,
		);
		assert.throws(() => payload.submit('0x', p), /expected 32 bytes, got 0/);
		assert.throws(() => payload.submit(genesis, { ...p, device: 'did:muster:12' }), TypeError);
		assert.throws(() => payload.submit(genesis, { ...p, call: 'remark' }), /0x-hexadecimal/);
	});

	it('every purpose has a tag of its own', () => {
		const tags = Object.values(payload.TAGS);
		assert.equal(new Set(tags).size, tags.length);
	});
});
