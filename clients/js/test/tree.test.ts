// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { hexToU8a, stringToU8a, u8aToHex } from '@polkadot/util';
import { tree } from '../src/index.js';
import { jsonFiles, readJson, vectors } from './vectors.js';

const { TreeBuilder, consistencyFault, inclusionFault, leafHash, nodeHash } = tree;
const hex = (bytes: Uint8Array): string => u8aToHex(bytes).slice(2);

/** The leaves of Certificate Transparency's reference tree. */
const REFERENCE = [
	'',
	'00',
	'10',
	'2021',
	'3031',
	'40414243',
	'5051525354555657',
	'606162636465666768696a6b6c6d6e6f',
].map((text) => hexToU8a(`0x${text}`));

/** The roots of its first one to eight leaves. */
const ROOTS = [
	'6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
	'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
	'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
	'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
	'4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
	'76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
	'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
	'5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

// RFC 9162 §2.1.1, §2.1.3.1 and §2.1.4.1, word for word.

function split(size: number): number {
	let k = 1;
	while (k * 2 < size) k *= 2;
	return k;
}

function definition(leaves: Uint8Array[]): Uint8Array {
	if (leaves.length === 1) return leafHash(leaves[0]!);
	const k = split(leaves.length);
	return nodeHash(definition(leaves.slice(0, k)), definition(leaves.slice(k)));
}

function path(m: number, leaves: Uint8Array[]): Uint8Array[] {
	if (leaves.length === 1) return [];
	const k = split(leaves.length);
	const [left, right] = [leaves.slice(0, k), leaves.slice(k)];
	return m < k
		? [...path(m, left), definition(right)]
		: [...path(m - k, right), definition(left)];
}

function subproof(m: number, leaves: Uint8Array[], whole: boolean): Uint8Array[] {
	if (m === leaves.length) return whole ? [] : [definition(leaves)];
	const k = split(leaves.length);
	const [left, right] = [leaves.slice(0, k), leaves.slice(k)];
	return m <= k
		? [...subproof(m, left, whole), definition(right)]
		: [...subproof(m - k, right, false), definition(left)];
}

const leavesOf = (size: number): Uint8Array[] =>
	Array.from({ length: size }, (_, i) => stringToU8a(`reading ${i}`));

function build(leaves: Uint8Array[], watched: number[] = [], sizes: number[] = []) {
	const builder = new TreeBuilder();
	watched.forEach((index) => builder.watch(index));
	sizes.forEach((size) => builder.watchSize(size));
	leaves.forEach((leaf) => builder.push(leafHash(leaf)));
	return builder;
}

describe('trees', () => {
	it("have the roots of Certificate Transparency's reference tree", () => {
		assert.equal(
			hex(tree.emptyRoot()),
			'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
		);
		ROOTS.forEach((root, i) => assert.equal(hex(tree.rootOf(REFERENCE.slice(0, i + 1))), root));
	});

	it("have the proofs of Certificate Transparency's reference tree", () => {
		const seven = build(REFERENCE.slice(0, 7), [], [3, 4, 6]);
		// RFC 9162 §2.1.5: from 3 to 7 it is c, d, g, l; from 4 just l; from 6 i, j, k.
		const [c, d] = [leafHash(REFERENCE[2]!), leafHash(REFERENCE[3]!)];
		const [i, j] = [definition(REFERENCE.slice(4, 6)), leafHash(REFERENCE[6]!)];
		const [g, k] = [definition(REFERENCE.slice(0, 2)), definition(REFERENCE.slice(0, 4))];
		const l = definition(REFERENCE.slice(4, 7));
		assert.deepEqual(seven.consistency(3), [c, d, g, l]);
		assert.deepEqual(seven.consistency(4), [l]);
		assert.deepEqual(seven.consistency(6), [i, j, k]);
		const eight = build(REFERENCE, [0, 5], [1, 2, 6]);
		assert.deepEqual(eight.path(0).map(hex), [
			'96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
			'5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
			'6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
		]);
		assert.deepEqual(eight.path(5).map(hex), [
			'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
			'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
			'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
		]);
		assert.deepEqual(eight.consistency(6).map(hex), [
			'0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
			'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
			'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
		]);
	});

	it('every size up to 40: root, every path and every consistency proof are as defined', () => {
		for (let size = 1; size <= 40; size++) {
			const leaves = leavesOf(size);
			const all = leaves.map((_, i) => i);
			const builder = build(
				leaves,
				all,
				all.map((i) => i + 1),
			);
			const root = definition(leaves);
			assert.deepEqual(builder.root(), root);
			for (const i of all) {
				const way = builder.path(i);
				assert.deepEqual(way, path(i, leaves), `leaf ${i} of ${size}`);
				assert.equal(tree.pathLength(BigInt(i), BigInt(size)), way.length);
				const leaf = leafHash(leaves[i]!);
				assert.equal(inclusionFault(root, leaf, BigInt(i), BigInt(size), way), null);

				const proof = builder.consistency(i + 1);
				assert.deepEqual(proof, subproof(i + 1, leaves, true), `${i + 1} to ${size}`);
				assert.equal(tree.consistencyLength(BigInt(i + 1), BigInt(size)), proof.length);
				const before = definition(leaves.slice(0, i + 1));
				const sizes = [BigInt(i + 1), BigInt(size)] as const;
				assert.equal(consistencyFault(before, sizes[0], root, sizes[1], proof), null);
			}
		}
	});

	it('large ones too', () => {
		for (const size of [255, 256, 257, 1000, 1023]) {
			const leaves = leavesOf(size);
			const some = [0, 1, size >> 1, size - 2, size - 1];
			const firsts = [1, 2, 127, 128, 200, size - 1, size];
			const builder = build(leaves, some, firsts);
			for (const i of some) assert.deepEqual(builder.path(i), path(i, leaves));
			for (const first of firsts) {
				assert.deepEqual(builder.consistency(first), subproof(first, leaves, true));
			}
		}
	});

	it('proofs grow with the leaves: they are of the size at which they are asked for', () => {
		const builder = new TreeBuilder().watch(3).watchSize(3);
		for (const [i, leaf] of leavesOf(20).entries()) {
			builder.push(leafHash(leaf));
			if (i >= 3) assert.deepEqual(builder.path(3), path(3, leavesOf(i + 1)));
			if (i >= 2)
				assert.deepEqual(builder.consistency(3), subproof(3, leavesOf(i + 1), true));
		}
	});

	it('what is not watched, or not there, is refused with a sentence', () => {
		const builder = build(leavesOf(4), [2, 9], [3, 9]);
		assert.throws(() => builder.path(1), /leaf 1 is not watched/);
		assert.throws(() => builder.path(9), /there is no leaf 9: there are 4/);
		assert.throws(() => builder.consistency(2), /2 is not watched/);
		assert.throws(() => builder.consistency(9), /there are not 9 leaves, but 4/);
		assert.throws(() => builder.watch(3), /was pushed already/);
		assert.throws(() => builder.watchSize(4), /were pushed already/);
		assert.throws(() => builder.watchSize(0), /without leaves/);
		assert.throws(() => builder.watch(-1), /no number of leaves/);
		assert.throws(() => builder.push(new Uint8Array(31)), /32 bytes/);
	});
});

describe('a proof is refused, with its reason,', () => {
	const size = 21;
	const leaves = leavesOf(size);
	const all = leaves.map((_, i) => i);
	const builder = build(leaves, all, all.slice(1));
	const root = builder.root();

	it('of another leaf, index or size', () => {
		for (const i of all) {
			const [leaf, way] = [leafHash(leaves[i]!), builder.path(i)];
			for (let wrong = 0n; wrong < 40n; wrong++) {
				if (wrong === BigInt(i)) continue;
				const fault = inclusionFault(root, leaf, wrong, BigInt(size), way);
				assert.ok(fault, `${i} as ${wrong}`);
				if (wrong >= BigInt(size)) assert.equal(fault, 'IndexOutOfRange');
			}
			const fault = (path: Uint8Array[]) =>
				inclusionFault(root, leaf, BigInt(i), BigInt(size), path);
			assert.equal(fault(way.slice(1)), 'PathTooShort');
			assert.equal(fault([...way, leaf]), 'PathTooLong');
			for (const at of way.keys()) {
				const changed = way.map((hash, j) => (j === at ? leafHash(hash) : hash));
				assert.equal(fault(changed), 'RootMismatch');
			}
			assert.equal(inclusionFault(root, root, BigInt(i), BigInt(size), way), 'RootMismatch');
		}
	});

	it('of a tree that is not the beginning of the other', () => {
		for (const first of all.slice(1)) {
			const before = definition(leaves.slice(0, first));
			const proof = builder.consistency(first);
			const fault = (
				p: Uint8Array[],
				a = before,
				m = BigInt(first),
				b = root,
				n = BigInt(size),
			) => consistencyFault(a, m, b, n, p);
			assert.equal(fault(proof), null);
			assert.equal(fault(proof.slice(1)), 'ProofTooShort');
			assert.equal(fault([...proof, root]), 'ProofTooLong');
			assert.equal(fault(proof, before, 0n), 'EmptyFirst');
			assert.equal(fault(proof, before, BigInt(size + 1)), 'FirstLarger');
			assert.ok(fault(proof, leafHash(before)));
			assert.ok(fault(proof, before, BigInt(first), leafHash(root)));
			for (const at of proof.keys()) {
				const changed = proof.map((hash, j) => (j === at ? leafHash(hash) : hash));
				assert.ok(fault(changed), `${first}: ${at}`);
			}
			// With another leaf the earlier tree is not the beginning of this one, by either's proof.
			const other = leaves.map((leaf, i) => (i === first - 1 ? stringToU8a('x') : leaf));
			assert.ok(fault(subproof(first, other, true), definition(other.slice(0, first))));
			assert.ok(fault(proof, definition(other.slice(0, first))));
		}
		assert.equal(consistencyFault(root, 21n, root, 21n, []), null);
		assert.equal(consistencyFault(leafHash(root), 21n, root, 21n, []), 'SecondRootMismatch');
		assert.equal(consistencyFault(root, 21n, root, 21n, [root]), 'ProofTooLong');
	});

	it('whatever it is made of: nothing is thrown', () => {
		const odd: any[] = [
			...[null, undefined, 1, 1n, -1n, 1n << 64n, (1n << 64n) - 1n, '0x', [], [1], [null]],
			...[new Uint8Array(), new Uint8Array(31), new Uint8Array(32), NaN, 0.5, {}],
			Array(64).fill(new Uint8Array(32)),
		];
		let tried = 0;
		for (const a of odd) {
			for (const b of odd) {
				for (const c of odd) {
					for (const fault of [
						inclusionFault(a, root, b, c, [root]),
						inclusionFault(root, b, 3n, a, c),
						inclusionFault(root, root, a, b, c),
						consistencyFault(root, a, root, b, c),
						consistencyFault(a, 3n, b, 9n, c),
					]) {
						assert.ok(fault === null || tree.faultSentence(fault).length > 10);
						tried += 1;
					}
				}
			}
		}
		assert.ok(tried > 10_000);
		const most = (1n << 64n) - 1n;
		assert.equal(tree.pathLength(most - 1n, most), 63);
		assert.equal(inclusionFault(root, root, most - 1n, most, []), 'PathTooShort');
		assert.equal(consistencyFault(root, most - 1n, root, most, []), 'ProofTooShort');
	});
});

describe('vectors of transparency-dev/merkle', () => {
	const { dir, skip } = vectors('rfc6962-merkle');
	const bytes = (text: string | null): Uint8Array =>
		new Uint8Array(Buffer.from(text ?? '', 'base64'));
	const list = (texts: string[] | null): Uint8Array[] => (texts ?? []).map(bytes);
	const number = (value: unknown): bigint => BigInt(String(value ?? 0));

	it('inclusion: all are decided as they should be', { skip }, () => {
		const files = jsonFiles(join(dir, 'testdata', 'inclusion'));
		assert.ok(files.length >= 90, `only ${files.length} files`);
		for (const file of files) {
			const v = readJson(file);
			const fault = inclusionFault(
				bytes(v.root),
				bytes(v.leafHash),
				number(v.leafIdx),
				number(v.treeSize),
				list(v.proof),
			);
			assert.equal(fault !== null, Boolean(v.wantErr), `${file}: ${v.desc}: ${fault}`);
		}
	});

	const folder = join(dir, 'testdata', 'consistency');
	const without = skip || (existsSync(folder) ? false : `no consistency vectors at ${folder}`);
	it('consistency: all are decided as they should be', { skip: without }, () => {
		const files = jsonFiles(folder);
		assert.ok(files.length > 0);
		for (const file of files) {
			const v = readJson(file);
			// Nothing is proven of an empty tree here, while the set takes it for the beginning of all.
			if (number(v.size1) === 0n) continue;
			const fault = consistencyFault(
				bytes(v.root1),
				number(v.size1),
				bytes(v.root2),
				number(v.size2),
				list(v.proof),
			);
			assert.equal(fault !== null, Boolean(v.wantErr), `${file}: ${v.desc}: ${fault}`);
		}
	});
});
