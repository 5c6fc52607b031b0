// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hexToU8a, u8aConcat, u8aToHex } from '@polkadot/util';
import { blake2AsU8a } from '@polkadot/util-crypto';
import { ProofError, TrieProof } from '../src/index.js';
import { State } from './state.js';

/** Numbers that are the same in every run. */
function random(seed: number): (below: number) => number {
	return (below) => {
		seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
		return Math.floor((seed / 2 ** 32) * below);
	};
}

const bytes = (next: (below: number) => number, length: number): Uint8Array =>
	Uint8Array.from({ length }, () => next(256));

/** Some hundred entries: keys that begin alike, that lie inside one another, short and long values. */
function fill(state: State, seed: number, count = 200): void {
	const next = random(seed);
	const fronts = [bytes(next, 32), bytes(next, 16), new Uint8Array()];
	for (let i = 0; i < count; i++) {
		const key = u8aConcat(fronts[next(3)]!, bytes(next, 1 + next(40)));
		state.set(key, bytes(next, [0, 1, 8, 32, 33, 300][next(6)]!));
		// A value on the way to another one, and a key that is one nibble off.
		if (i % 7 === 0) state.set(key.subarray(0, 1 + next(key.length)), bytes(next, next(60)));
	}
}

/** What the proof of a key says; throws unless it is a proof of that and of nothing more. */
function look(root: Uint8Array, nodes: Uint8Array[], key: string): string | null {
	const proof = new TrieProof(root, nodes);
	const value = proof.get(hexToU8a(key));
	proof.end();
	return value && u8aToHex(value);
}

describe('state proofs', () => {
	for (const version of [0, 1] as const) {
		const state = new State(version);
		fill(state, 7 + version);
		const { root, keys } = state;

		it(`state version ${version}: each key by itself, and all at once`, () => {
			for (const key of keys) {
				assert.equal(look(root, state.prove([key]), key), u8aToHex(state.get(key)!));
			}
			const all = new TrieProof(root, state.prove(keys));
			for (const key of keys) {
				assert.equal(u8aToHex(all.get(hexToU8a(key))), u8aToHex(state.get(key)!));
			}
			all.end();
		});

		it(`state version ${version}: what is not there is proven absent`, () => {
			const next = random(99);
			const near = keys.flatMap((key) => [
				`${key}00`,
				key.slice(0, -2),
				`${key.slice(0, -1)}${((parseInt(key.slice(-1), 16) + 1) % 16).toString(16)}`,
				u8aToHex(bytes(next, 20)),
			]);
			let absent = 0;
			for (const key of near.filter((key) => key.length > 2 && !state.get(key))) {
				assert.equal(look(root, state.prove([key]), key), null);
				absent += 1;
			}
			assert.ok(absent > 300, `only ${absent} keys`);
		});
	}

	it('long partial keys, on both sides of each limit of their length', () => {
		for (const size of [7, 8, 15, 16, 31, 32, 158, 159, 160, 400]) {
			for (const extra of [[], [0x12]]) {
				for (const value of [new Uint8Array([1]), new Uint8Array(40)]) {
					const state = new State();
					const key = u8aConcat(new Uint8Array(size).fill(0xab), extra);
					state.set(key, value);
					state.set(u8aConcat(key, [0x34, 0x56]), value);
					state.set(u8aConcat(key, [0x74, 0x56]), value);
					for (const each of state.keys) {
						assert.equal(look(state.root, state.prove([each]), each), u8aToHex(value));
					}
				}
			}
		}
	});

	it('an empty state proves everything absent', () => {
		const empty = new State();
		assert.equal(look(empty.root, empty.prove(['0x1234']), '0x1234'), null);
	});

	describe('are refused', () => {
		const state = new State();
		fill(state, 3, 60);
		const { root, keys } = state;
		const present = keys.find((key) => state.get(key)!.length > 40)!;
		const absent = `${present.slice(0, -1)}${present.endsWith('0') ? '1' : '0'}`;
		const questions = [present, absent, keys[5]!];
		const proof = state.prove(questions);
		const answer = (nodes: Uint8Array[], under = root): (string | null)[] => {
			const trie = new TrieProof(under, nodes);
			const values = questions.map((key) => trie.get(hexToU8a(key)));
			trie.end();
			return values.map((value) => value && u8aToHex(value));
		};

		it('with any byte changed', () => {
			assert.equal(answer(proof)[1], null);
			for (const [i, node] of proof.entries()) {
				for (let at = 0; at < node.length; at++) {
					const changed = node.slice();
					changed[at]! ^= 1 << (at % 8);
					const nodes = proof.map((each, j) => (j === i ? changed : each));
					assert.throws(() => answer(nodes), ProofError, `node ${i}, byte ${at}`);
				}
			}
		});

		it('with any node missing, twice, cut off or lengthened', () => {
			for (const [i, node] of proof.entries()) {
				const others = proof.filter((_, j) => j !== i);
				assert.throws(() => answer(others), /is missing/);
				assert.throws(() => answer([...proof, node]), /is there twice/);
				for (const cut of [0, 1, node.length - 1]) {
					assert.throws(() => answer([...others, node.subarray(0, cut)]), ProofError);
				}
				assert.throws(() => answer([...others, u8aConcat(node, [0])]), ProofError);
			}
		});

		it('with a node that nothing leads to, or under another root', () => {
			assert.throws(() => answer([...proof, new Uint8Array(40)]), /nothing to do with/);
			assert.throws(() => answer(proof, blake2AsU8a(root, 256)), /is missing/);
			assert.throws(() => answer([]), /is missing/);
			const other = new State();
			fill(other, 4, 60);
			assert.throws(() => answer(proof, other.root), /is missing/);
		});

		it('for a key that they are not about', () => {
			const [key] = keys.filter((key) => state.get(key)!.length > 40 && key !== present);
			const trie = new TrieProof(root, state.prove([present]));
			assert.throws(() => trie.get(hexToU8a(key!)), ProofError);
		});

		it('when they are too large', () => {
			assert.throws(() => answer([...proof, new Uint8Array(2 ** 20)]), /more than/);
		});
	});

	it('nodes that hash well and are malformed are refused, and nothing else happens', () => {
		const malformed: [string, string][] = [
			['nothing at all', '0x'],
			['an empty trie with more to come', '0x0000'],
			['the header of compact proofs', '0x01'],
			['reserved headers', '0x08'],
			['a length without an end', '0x7fffff'],
			['a length that goes on for ever', `0x7f${'ff'.repeat(1000)}`],
			['no partial key', '0x44'],
			['padding that is not zero', '0x41f10400'],
			['no value', '0x42ab'],
			['a value that ends early', '0x42ab1001'],
			['a value with bytes after it', '0x42ab040000'],
			['a length not in its shortest form', '0x42ab05000000'],
			['a length beyond all bounds', '0x42ab03ffffffff'],
			['a branch without children', '0x820a0000'],
			['a branch that ends in its bitmap', '0x820a01'],
			['a child without bytes', '0x820a010000'],
			['a child longer than a hash', `0x820a010084${'00'.repeat(33)}`],
			['half a hash of a value', `0x22ab${'00'.repeat(16)}`],
			['more than a hash of a value', `0x22ab${'00'.repeat(33)}`],
		];
		for (const [what, hex] of malformed) {
			const node = hexToU8a(hex);
			const trie = new TrieProof(blake2AsU8a(node, 256), [node]);
			assert.throws(() => trie.get(hexToU8a('0xab')), ProofError, what);
		}
		const next = random(5);
		for (let i = 0; i < 20_000; i++) {
			const node = bytes(next, next(80));
			const trie = new TrieProof(blake2AsU8a(node, 256), [node]);
			try {
				trie.get(bytes(next, next(4)));
			} catch (error) {
				assert.ok(error instanceof ProofError, `${u8aToHex(node)}: ${error}`);
			}
		}
	});
});
