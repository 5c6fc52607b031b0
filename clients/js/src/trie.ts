// SPDX-License-Identifier: Apache-2.0
// Proofs of a chain's state: nodes of its trie, from which some values can be looked up and checked
// against the state root, without a node. Base 16, BLAKE2b-256, state versions 0 and 1; the layout is
// that of the Polkadot Specification, "Merkle Proofs" (node header, partial key, children).
//
// Strict: a node that is not as the chain writes it, that is missing, or that nothing leads to, is
// refused, and so any byte of a proof that is not the chain's.

import { u8aToHex } from '@polkadot/util';
import { blake2AsU8a } from '@polkadot/util-crypto';
import { Malformed, Reader } from './scale.js';

/** What was given proves nothing. */
export class ProofError extends Error {
	override readonly name = 'ProofError';
}

/** Most bytes of all nodes together: far more than the values of one question take. */
const MAX_BYTES = 1 << 20;

interface TrieNode {
	/** Nibbles from where its parent left off. */
	partial: number[];
	/** The value that ends here: as it is, or by its hash. */
	value: { inline: Uint8Array } | { hash: Uint8Array } | null;
	/** By nibble; a hash if 32 bytes long, else the node itself. */
	children: (Uint8Array | undefined)[];
}

/** A part of the state under a root. */
export class TrieProof {
	private readonly nodes = new Map<string, Uint8Array>();
	private readonly unused = new Set<string>();

	constructor(
		private readonly root: Uint8Array,
		nodes: readonly Uint8Array[],
	) {
		if (nodes.reduce((sum, node) => sum + node.length, 0) > MAX_BYTES) {
			throw new ProofError(`the proof has more than ${MAX_BYTES} bytes`);
		}
		for (const node of nodes) {
			const hash = u8aToHex(blake2AsU8a(node, 256));
			if (this.nodes.has(hash)) throw new ProofError(`node ${hash} is there twice`);
			this.nodes.set(hash, node);
			this.unused.add(hash);
		}
	}

	/** The value under a key; null if there is none. Throws if the proof does not tell. */
	get(key: Uint8Array): Uint8Array | null {
		try {
			return this.find(nibbles(key));
		} catch (error) {
			if (error instanceof Malformed) {
				throw new ProofError(`a node is malformed: ${error.message}`);
			}
			throw error;
		}
	}

	/** Throws if there is a node to which no look-up has led. */
	end(): void {
		if (this.unused.size > 0) {
			throw new ProofError(`${this.unused.size} nodes have nothing to do with the question`);
		}
	}

	private find(path: number[]): Uint8Array | null {
		let next: Uint8Array | undefined = this.root;
		let at = 0;
		while (next) {
			const node = decodeNode(next.length === 32 ? this.take(next) : next);
			if (!node) return null;
			const { partial, value, children } = node;
			if (partial.some((nibble, i) => path[at + i] !== nibble)) return null;
			at += partial.length;
			if (at === path.length) {
				if (!value) return null;
				return 'inline' in value ? value.inline : this.take(value.hash);
			}
			next = children[path[at]!];
			at += 1;
		}
		return null;
	}

	/** The bytes that have this hash. */
	private take(hash: Uint8Array): Uint8Array {
		const name = u8aToHex(hash);
		const node = this.nodes.get(name);
		if (!node) throw new ProofError(`node ${name} is missing`);
		this.unused.delete(name);
		return node;
	}
}

const nibbles = (bytes: Uint8Array): number[] => [...bytes].flatMap((b) => [b >> 4, b & 15]);

/** A node; null for the one that stands for an empty trie. */
function decodeNode(data: Uint8Array): TrieNode | null {
	const reader = new Reader(data);
	const header = reader.u8();
	if (header === 0) {
		reader.end();
		return null;
	}
	const { branch, value: kind, bits } = kindOf(header);
	const partial = readPartial(reader, header, bits);
	const bitmap = branch ? reader.u16() : 0;
	if (branch && bitmap === 0) throw new Malformed('a branch without children');
	let value: TrieNode['value'] = null;
	if (kind === 'inline') value = { inline: reader.bytes(reader.compact()) };
	if (kind === 'hash') value = { hash: reader.bytes(32) };
	const children = Array.from({ length: branch ? 16 : 0 }, (_, i) =>
		(bitmap >> i) & 1 ? readChild(reader) : undefined,
	);
	reader.end();
	return { partial, value, children };
}

/** What the first bits of a node's header say, and how many bits are left for a length. */
function kindOf(header: number): {
	branch: boolean;
	value: 'inline' | 'hash' | 'none';
	bits: number;
} {
	switch (header >> 6) {
		case 0b01:
			return { branch: false, value: 'inline', bits: 6 };
		case 0b10:
			return { branch: true, value: 'none', bits: 6 };
		case 0b11:
			return { branch: true, value: 'inline', bits: 6 };
	}
	if (header >> 5 === 0b001) return { branch: false, value: 'hash', bits: 5 };
	if (header >> 4 === 0b0001) return { branch: true, value: 'hash', bits: 4 };
	throw new Malformed(`${header} begins no node`);
}

function readPartial(reader: Reader, header: number, bits: number): number[] {
	const most = (1 << bits) - 1;
	let length = header & most;
	if (length === most) {
		// It goes on in further bytes, of which the last one is below 255.
		for (let more = 255; more === 255; length += more) more = reader.u8();
	}
	const packed = nibbles(reader.bytes(Math.ceil(length / 2)));
	if (length % 2 === 0) return packed;
	if (packed[0] !== 0) throw new Malformed('the padding of a partial key is not zero');
	return packed.slice(1);
}

function readChild(reader: Reader): Uint8Array {
	const child = reader.bytes(reader.compact());
	if (child.length === 0 || child.length > 32) {
		throw new Malformed('a child is neither a hash nor a node that is shorter');
	}
	return child;
}
