// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hexToU8a, stringToU8a, u8aConcat, u8aToHex } from '@polkadot/util';
import { blake2AsHex } from '@polkadot/util-crypto';
import { deviceId, payload, type DeviceKey } from '../src/index.js';

const fill = (byte: number, length = 32): Uint8Array => new Uint8Array(length).fill(byte);

const genesis = fill(0x11);
const account = fill(0x22);
const device: DeviceKey = { kind: 'Ed25519', publicKey: Uint8Array.from({ length: 32 }, (_, i) => i) };
const newKey: DeviceKey = { kind: 'P256', publicKey: u8aConcat([2], fill(0x44)) };
const validUntil = 1000;
const hex = (bytes: Uint8Array): string => u8aToHex(bytes).slice(2);

// Computed from the bytes of the specification with another implementation of BLAKE2b
// (Python's hashlib).
const GOLDEN = {
	id: '875a3eb873cf0363ea2b56de132812c119f0082dbd843e28d548a16598b1d958',
	enrol: '8f5ff520814ad3d6fdea217b2b96c8f0b374f832171018297d876de7aa89f32f',
	enrolFromLot: '916ecb19f5ee7319b26efcf024c5243bfa4bf63b91494a6912e1e1b3bab5b161',
	claim: '98c4c52a3747a9b8b63a4688958a67184780edfee34a43b1d08da5d9aa2d40e3',
	voucher: 'b9fdb64c674c18110970a72de8b3c913559eb5461d48f50691fd3290b7fcd840',
	operationalKey: 'd2d37041ea92798ec38373c80f0cc7d919717ff610a862e7fba3165028d2f910',
	agreementKey: 'ff28f4d703927f8f3bcf8e92478db46d963b51012f525bdd4a37df3ce8d28496',
	agreementKeyNone: '335d7e0028a5e749eecd313e09344f6667365aa9c32519f450ebe6021c42fa78',
	rotate: 'f42f324b5c7ff9132fee856559ce3c841c52ff30f1fb1b592c33311a7630e869',
	recover: 'bac11276f84514cedebebbfc8245c4da5d3b5fc5906f461a338046af4ab2d97a',
	submit: '8e4f09c1de3eeee16479dae69151f779d1ba081a1187ad8d2d875069fd19539d',
};

describe('signing messages', () => {
	it('device id', () => assert.equal(hex(deviceId(device)), GOLDEN.id));

	it('enrol', () => {
		const p = { key: device, enroller: account, model: 7, validUntil };
		assert.equal(hex(payload.enrol(genesis, p)), GOLDEN.enrol);
	});

	it('enrol from a lot, with an index beyond 32 bits', () => {
		const p = { key: device, lot: 8, index: 2n ** 33n + 5n, validUntil };
		assert.equal(hex(payload.enrolFromLot(genesis, p)), GOLDEN.enrolFromLot);
		assert.equal(
			hex(payload.enrolFromLot(genesis, { ...p, index: 2 ** 33 + 5 })),
			GOLDEN.enrolFromLot,
		);
	});

	it('claim', () => {
		const p = { device, claimant: account, generation: 3, validUntil };
		assert.equal(hex(payload.claim(genesis, p)), GOLDEN.claim);
	});

	it('voucher', () => {
		const p = { device, vendor: 9, claimant: account, generation: 3, validUntil };
		assert.equal(hex(payload.voucher(genesis, p)), GOLDEN.voucher);
	});

	it('operational key', () => {
		const p = { device, key: newKey, nonce: 6, validUntil };
		assert.equal(hex(payload.operationalKey(genesis, p)), GOLDEN.operationalKey);
	});

	it('agreement key, and none', () => {
		const p = { device, nonce: 6n, validUntil };
		const key = { publicKey: fill(0x55) };
		assert.equal(hex(payload.agreementKey(genesis, { ...p, key })), GOLDEN.agreementKey);
		assert.equal(
			hex(payload.agreementKey(genesis, { ...p, key: null })),
			GOLDEN.agreementKeyNone,
		);
	});

	it('rotate', () => {
		const p = { device, key: newKey, nonce: 6, validUntil };
		assert.equal(hex(payload.rotate(genesis, p)), GOLDEN.rotate);
	});

	it('recover', () => {
		const p = { device, key: newKey, generation: 3, validUntil };
		assert.equal(hex(payload.recover(genesis, p)), GOLDEN.recover);
	});

	it('submit, with the call in every form', () => {
		const bytes = hexToU8a('0x0000142a2a2a2a2a');
		const call = { callIndex: new Uint8Array([0, 0]), method: 'remark', toU8a: () => bytes };
		for (const form of [bytes, u8aToHex(bytes), call, { method: call }]) {
			const p = { device, nonce: 6, validUntil, call: form };
			assert.equal(hex(payload.submit(genesis, p)), GOLDEN.submit);
		}
	});

	it('is the hash of tag, genesis hash, device id and the rest, written out', () => {
		const bytes = u8aConcat(
			[15 << 2], // compact length of the tag
			stringToU8a('muster/claim/v1'),
			genesis,
			hexToU8a(`0x${GOLDEN.id}`),
			account,
			[3, 0, 0, 0],
			[0xe8, 3, 0, 0],
		);
		assert.equal(blake2AsHex(bytes, 256), `0x${GOLDEN.claim}`);
	});

	it('takes the device by key, id and DID alike, and the claimant by address', () => {
		const p = { claimant: account, generation: 3, validUntil };
		for (const form of [`0x${GOLDEN.id}`, `did:muster:${GOLDEN.id}`, hexToU8a(`0x${GOLDEN.id}`)]) {
			assert.equal(hex(payload.claim(genesis, { ...p, device: form })), GOLDEN.claim);
		}
		const address = '5CqYnDPzEgJf6NZcRcn9bLN7Kfi1zkcKtQrFVxT5tGDD5SBN';
		assert.throws(() => payload.claim(genesis, { ...p, device, claimant: address }), /checksum/);
	});

	it('refuses numbers that do not fit', () => {
		const p = { device, nonce: 6, validUntil, call: '0x00' };
		assert.throws(() => payload.submit(genesis, { ...p, nonce: -1 }), RangeError);
		assert.throws(() => payload.submit(genesis, { ...p, nonce: 2n ** 64n }), RangeError);
		assert.throws(() => payload.submit(genesis, { ...p, nonce: 2 ** 53 }), /bigint/);
		assert.throws(() => payload.submit(genesis, { ...p, validUntil: 1.5 }), RangeError);
		assert.throws(() => payload.submit(genesis.subarray(1), p), /genesis hash: expected 32 bytes/);
	});

	it('gives every purpose its own tag', () => {
		const tags = Object.values(payload.TAGS);
		assert.equal(new Set(tags).size, tags.length);
	});
});
