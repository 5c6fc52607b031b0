// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { u8aConcat, u8aToHex } from '@polkadot/util';
import { Lot, leafHash, lotLeaf, nodeHash, verifyInclusion, type DeviceKey } from '../src/index.js';
import { jsonFiles, readJson, vectors } from './vectors.js';

/** A key that depends on its number only. Not on the curve, which a lot does not ask. */
function key(i: number): DeviceKey {
	const publicKey = new Uint8Array(33);
	publicKey[0] = 2;
	new DataView(publicKey.buffer).setUint32(1, i);
	return { kind: 'P256', publicKey };
}

const keys = (n: number): DeviceKey[] => Array.from({ length: n }, (_, i) => key(i));

/** RFC 9162 §2.1.1, word for word. */
function definition(leaves: Uint8Array[]): Uint8Array {
	if (leaves.length === 1) return leaves[0]!;
	let k = 1;
	while (k * 2 < leaves.length) k *= 2;
	return nodeHash(definition(leaves.slice(0, k)), definition(leaves.slice(k)));
}

describe('lots', () => {
	it('a leaf is the SHA-256 of 0, the tag and the key', () => {
		const bytes = u8aConcat(
			[0, 18 << 2],
			Buffer.from('muster/lot-leaf/v1'),
			[3],
			key(5).publicKey,
		);
		const expected = createHash('sha256').update(bytes).digest('hex');
		assert.equal(u8aToHex(lotLeaf(key(5))), `0x${expected}`);
	});

	it('every size up to 70: the root is that of the definition, every proof holds', () => {
		for (let size = 1; size <= 70; size++) {
			const lot = Lot.fromKeys(keys(size));
			assert.equal(lot.size, size);
			assert.deepEqual(lot.root, definition(keys(size).map(lotLeaf)), `size ${size}`);
			for (let index = 0; index < size; index++) {
				const proof = lot.proof(index);
				const leaf = lotLeaf(key(index));
				assert.ok(verifyInclusion(lot.root, leaf, size, proof), `${index} of ${size}`);
				assert.ok(proof.path.length <= 7);
			}
		}
	});

	it('a proof holds for its key, index, size, path and root only', () => {
		const lot = Lot.fromKeys(keys(21));
		for (let index = 0; index < 21; index++) {
			const leaf = lotLeaf(key(index));
			const { path } = lot.proof(index);
			const holds = (size: number, i: number, p: Uint8Array[]): boolean =>
				verifyInclusion(lot.root, leaf, size, { index: i, path: p });
			assert.ok(holds(21, index, path));
			for (let wrong = 0; wrong < 40; wrong++) {
				if (wrong !== index) assert.ok(!holds(21, wrong, path), `${index} as ${wrong}`);
			}
			assert.ok(!holds(21, -1, path) && !holds(21, 0.5, path));
			assert.ok(!holds(21, index, path.slice(1)));
			assert.ok(!holds(21, index, path.slice(0, -1)));
			assert.ok(!holds(21, index, [...path, leaf]));
			assert.ok(!holds(21, index, [leaf, ...path]));
			assert.ok(!holds(index, index, path));
			const stranger = lotLeaf(key(99));
			assert.ok(!verifyInclusion(lot.root, stranger, 21, { index, path }));
			assert.ok(!verifyInclusion(leafHash(lot.root), leaf, 21, { index, path }));
		}
	});

	it('keys that come one by one give the same lot', async () => {
		async function* stream(): AsyncGenerator<DeviceKey> {
			yield* keys(1500);
		}
		assert.deepEqual((await Lot.fromKeyStream(stream())).root, Lot.fromKeys(keys(1500)).root);
	});

	it('finds a key', () => {
		const lot = Lot.fromKeys(keys(9));
		assert.equal(lot.indexOf(key(7)), 7);
		assert.equal(lot.indexOf(key(9)), -1);
	});

	it('no devices, or an index beyond them, is refused with a sentence', () => {
		assert.throws(() => Lot.fromKeys([]), /at least one device/);
		assert.throws(() => Lot.fromKeys(keys(3)).proof(3), /index 3 is not in the lot: it has 3/);
		assert.throws(() => Lot.fromKeys(keys(3)).proof(-1), RangeError);
		assert.throws(() => Lot.fromLeaves([new Uint8Array(31)]), /leaf hash: expected 32 bytes/);
	});

	it('a million devices', { timeout: 120_000 }, () => {
		const size = 1_000_000;
		function* all(): Generator<DeviceKey> {
			for (let i = 0; i < size; i++) yield key(i);
		}
		const lot = Lot.fromKeys(all());
		assert.equal(lot.size, size);
		for (const index of [0, 1, 524_287, 524_288, 777_777, size - 2, size - 1]) {
			const proof = lot.proof(index);
			assert.ok(verifyInclusion(lot.root, lotLeaf(key(index)), size, proof), `${index}`);
			assert.ok(proof.path.length <= 20);
		}
	});
});

describe('RFC 6962 inclusion vectors', () => {
	const { dir, skip } = vectors('rfc6962-merkle');

	it('all are decided as they should be', { skip }, () => {
		const files = jsonFiles(join(dir, 'testdata', 'inclusion'));
		assert.ok(files.length >= 90, `only ${files.length} files`);
		const bytes = (text: string | null): Uint8Array =>
			new Uint8Array(Buffer.from(text ?? '', 'base64'));
		for (const file of files) {
			const v = readJson(file);
			const decide = (): boolean =>
				verifyInclusion(bytes(v.root), bytes(v.leafHash), v.treeSize, {
					index: v.leafIdx,
					path: (v.proof ?? []).map(bytes),
				});
			let verdict: boolean;
			try {
				verdict = decide();
			} catch (error) {
				assert.ok(error instanceof TypeError, file);
				verdict = false;
			}
			assert.equal(verdict, !v.wantErr, `${file}: ${v.desc}`);
		}
	});
});
