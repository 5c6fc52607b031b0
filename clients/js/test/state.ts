// SPDX-License-Identifier: Apache-2.0
// A chain's state in memory, that proves what is asked: written after the Polkadot Specification's
// chapter on the state trie, and apart from the verifier that it tests.

import { compactToU8a, u8aConcat, u8aToHex } from '@polkadot/util';
import { blake2AsU8a } from '@polkadot/util-crypto';

interface Built {
	partial: number[];
	value: Uint8Array | undefined;
	children: (Built | undefined)[];
	encoded: Uint8Array;
}

const hash = (bytes: Uint8Array): Uint8Array => blake2AsU8a(bytes, 256);
const nibbles = (hex: string): number[] => [...hex.slice(2)].map((digit) => parseInt(digit, 16));

/** Values this long lie apart, under their hash, since state version 1. */
const APART = 33;

export class State {
	private readonly entries = new Map<string, Uint8Array>();
	private built: Built | undefined;

	/** Version 0 keeps long values inside nodes. */
	constructor(private readonly version: 0 | 1 = 1) {}

	set(key: Uint8Array, value: Uint8Array | null): void {
		if (value) this.entries.set(u8aToHex(key), value);
		else this.entries.delete(u8aToHex(key));
		this.built = undefined;
	}

	get(key: string): Uint8Array | undefined {
		return this.entries.get(key);
	}

	get keys(): string[] {
		return [...this.entries.keys()];
	}

	get root(): Uint8Array {
		return hash(this.tree()?.encoded ?? new Uint8Array([0]));
	}

	/** The nodes on the ways to these keys, whether they are there or not. */
	prove(keys: string[]): Uint8Array[] {
		const root = this.tree();
		if (!root) return [new Uint8Array([0])];
		const nodes = new Map<string, Uint8Array>();
		const add = (bytes: Uint8Array): unknown => nodes.set(u8aToHex(bytes), bytes);
		for (const key of keys) {
			let path = nibbles(key);
			for (let node: Built | undefined = root; node;) {
				if (node === root || node.encoded.length >= 32) add(node.encoded);
				if (node.partial.some((nibble, i) => path[i] !== nibble)) break;
				path = path.slice(node.partial.length);
				const [next] = path;
				if (next === undefined) {
					if (node.value && this.apart(node.value)) add(node.value);
					break;
				}
				node = node.children[next];
				path = path.slice(1);
			}
		}
		return [...nodes.values()];
	}

	private tree(): Built | undefined {
		return (this.built ??= this.build(
			[...this.entries].map(([key, value]) => [nibbles(key), value]),
		));
	}

	private apart(value: Uint8Array): boolean {
		return this.version === 1 && value.length >= APART;
	}

	private build(entries: [number[], Uint8Array][]): Built | undefined {
		const [first] = entries;
		if (!first) return undefined;
		let common = 0;
		const [path] = first;
		while (common < path.length && entries.every(([key]) => key[common] === path[common])) {
			common += 1;
		}
		const rest = entries.map(([key, value]) => [key.slice(common), value] as const);
		const value = rest.find(([key]) => key.length === 0)?.[1];
		const children = Array.from({ length: 16 }, (_, nibble) =>
			this.build(
				rest
					.filter(([key]) => key[0] === nibble)
					.map(([key, value]) => [key.slice(1), value]),
			),
		);
		const node = { partial: path.slice(0, common), value, children };
		return { ...node, encoded: this.encode(node) };
	}

	private encode({ partial, value, children }: Omit<Built, 'encoded'>): Uint8Array {
		const apart = value !== undefined && this.apart(value);
		const branch = children.some(Boolean);
		const [prefix, bits] = branch
			? apart
				? [0b0001_0000, 4]
				: [value ? 0b1100_0000 : 0b1000_0000, 6]
			: apart
				? [0b0010_0000, 5]
				: [0b0100_0000, 6];
		const most = (1 << bits) - 1;
		const header = [prefix + Math.min(partial.length, most)];
		if (partial.length >= most) {
			let left = partial.length - most;
			for (; left >= 255; left -= 255) header.push(255);
			header.push(left);
		}
		const padded = partial.length % 2 ? [0, ...partial] : partial;
		const packed = padded.flatMap((high, i) => (i % 2 ? [] : [high * 16 + padded[i + 1]!]));
		const bitmap = children.reduce((bits, child, i) => bits | (child ? 1 << i : 0), 0);
		const withLength = (bytes: Uint8Array): Uint8Array =>
			u8aConcat(compactToU8a(bytes.length), bytes);
		return u8aConcat(
			header,
			packed,
			branch ? [bitmap & 255, bitmap >> 8] : [],
			value ? (apart ? hash(value) : withLength(value)) : [],
			...children.map((child) => {
				if (!child) return [];
				return withLength(child.encoded.length < 32 ? child.encoded : hash(child.encoded));
			}),
		);
	}
}
