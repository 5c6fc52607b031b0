// SPDX-License-Identifier: Apache-2.0
// Lots: one Merkle root (RFC 9162 §2.1, SHA-256) for up to 2^32 devices. The vendor builds the tree
// once, registers root and size, and gives each device its index and inclusion path.

import { sha256 } from '@noble/hashes/sha2';
import { u8aConcat, u8aEq, u8aToU8a } from '@polkadot/util';
import { encodeKey, type DeviceKey } from './keys.js';
import { bytesOf, str, type BytesLike } from './scale.js';
import { HASH, inclusionFault, leafHash } from './tree.js';

export { leafHash, nodeHash } from './tree.js';

const LEAF_TAG = str('muster/lot-leaf/v1');

/** The largest size of a lot that the chain takes. */
export const MAX_LOT_SIZE = 2 ** 32;

/** The leaf hash of a device in a lot. */
export function lotLeaf(key: DeviceKey): Uint8Array {
	return leafHash(u8aConcat(LEAF_TAG, encodeKey(key)));
}

/** What a device has to know, beside its key, to enrol itself. */
export interface InclusionProof {
	/** Number of the device in its lot, from 0. */
	index: number;
	/** Hashes from the leaf's sibling up to below the root, 32 bytes each. */
	path: Uint8Array[];
}

/**
 * A lot's tree. All its nodes lie in one buffer, 64 bytes a device: a million devices take 64 MB
 * and a few seconds.
 */
export class Lot {
	private constructor(
		private readonly nodes: Uint8Array,
		/** Index, in nodes, of the first node of each level; the leaves are level 0. */
		private readonly starts: number[],
		/** Number of devices. */
		readonly size: number,
	) {}

	/** The lot of these keys, in their order. */
	static fromKeys(keys: Iterable<DeviceKey>): Lot {
		return Lot.fromLeaves(mapIterable(keys, lotLeaf));
	}

	/** As {@link fromKeys}, from keys that come bit by bit: a file, a database, a production line. */
	static async fromKeyStream(keys: AsyncIterable<DeviceKey>): Promise<Lot> {
		const leaves = new GrowingBuffer();
		for await (const key of keys) leaves.push(lotLeaf(key));
		return Lot.build(leaves);
	}

	/** The tree over leaf hashes computed before ({@link lotLeaf}). */
	static fromLeaves(hashes: Iterable<Uint8Array>): Lot {
		const leaves = new GrowingBuffer();
		for (const hash of hashes) leaves.push(bytesOf(hash, HASH, 'leaf hash'));
		return Lot.build(leaves);
	}

	private static build(leaves: GrowingBuffer): Lot {
		const size = leaves.count;
		if (size === 0) throw new RangeError('a lot has at least one device');
		if (size > MAX_LOT_SIZE) throw new RangeError('a lot has at most 2^32 devices');

		const starts = [0];
		let total = size;
		for (let width = size; width > 1;) {
			starts.push(total);
			width = Math.ceil(width / 2);
			total += width;
		}

		const nodes = new Uint8Array(total * HASH);
		nodes.set(leaves.bytes());
		const node = new Uint8Array(1 + 2 * HASH);
		node[0] = 1;
		for (let level = 0, width = size; width > 1; level++, width = Math.ceil(width / 2)) {
			let from = starts[level]! * HASH;
			let to = starts[level + 1]! * HASH;
			for (let i = 0; i + 1 < width; i += 2, from += 2 * HASH, to += HASH) {
				node.set(nodes.subarray(from, from + 2 * HASH), 1);
				nodes.set(sha256(node), to);
			}
			// A node without a sibling stands for itself one level up: so RFC 9162's uneven
			// splits come about.
			if (width % 2 === 1) nodes.copyWithin(to, from, from + HASH);
		}
		return new Lot(nodes, starts, size);
	}

	/** The Merkle root, to be registered with {@link size}. */
	get root(): Uint8Array {
		return this.node(this.starts.length - 1, 0);
	}

	/** The inclusion proof of the device at `index`. */
	proof(index: number): InclusionProof {
		if (!Number.isInteger(index) || index < 0 || index >= this.size) {
			throw new RangeError(`index ${index} is not in the lot: it has ${this.size} devices`);
		}
		const path: Uint8Array[] = [];
		let at = index;
		let width = this.size;
		for (let level = 0; width > 1; level++) {
			const sibling = at % 2 === 0 ? at + 1 : at - 1;
			if (sibling < width) path.push(this.node(level, sibling));
			at = Math.floor(at / 2);
			width = Math.ceil(width / 2);
		}
		return { index, path };
	}

	/** The number of a key in the lot, or -1. A linear search: keep your own table for many. */
	indexOf(key: DeviceKey): number {
		const leaf = lotLeaf(key);
		for (let i = 0; i < this.size; i++) {
			if (u8aEq(this.nodes.subarray(i * HASH, (i + 1) * HASH), leaf)) return i;
		}
		return -1;
	}

	private node(level: number, index: number): Uint8Array {
		const at = (this.starts[level]! + index) * HASH;
		return this.nodes.slice(at, at + HASH);
	}
}

/**
 * Checks an inclusion proof (RFC 9162 §2.1.3.2), as the chain does: `leaf` is a leaf hash
 * ({@link lotLeaf}).
 */
export function verifyInclusion(
	root: BytesLike,
	leaf: BytesLike,
	size: number,
	{ index, path }: InclusionProof,
): boolean {
	if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size)) return false;
	const hashes = [u8aToU8a(root), bytesOf(leaf, HASH, 'leaf hash')] as const;
	return inclusionFault(...hashes, BigInt(index), BigInt(size), path) === null;
}

function* mapIterable<A, B>(items: Iterable<A>, f: (item: A) => B): Generator<B> {
	for (const item of items) yield f(item);
}

/** Hashes one after the other, in a buffer that doubles when it is full. */
class GrowingBuffer {
	count = 0;
	private buffer = new Uint8Array(1024 * HASH);

	push(hash: Uint8Array): void {
		const at = this.count * HASH;
		if (at === this.buffer.length) {
			const larger = new Uint8Array(this.buffer.length * 2);
			larger.set(this.buffer);
			this.buffer = larger;
		}
		this.buffer.set(hash, at);
		this.count += 1;
	}

	bytes(): Uint8Array {
		return this.buffer.subarray(0, this.count * HASH);
	}
}
