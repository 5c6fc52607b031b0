// SPDX-License-Identifier: Apache-2.0
// Merkle trees of RFC 9162 §2.1 with SHA-256, for data of any length: roots, inclusion paths and
// consistency proofs out of leaves that come one by one, and why a proof does not hold. Sizes and
// indices are 64-bit numbers (`bigint`), as on the chain.
//
// The functions that judge a proof (`inclusionFault`, `consistencyFault`) return null if it holds.
// They throw at nothing, whatever they are given: what is no proof has a fault.

import { sha256 } from '@noble/hashes/sha2';
import { u8aConcat, u8aEq } from '@polkadot/util';

/** Bytes of a hash: a leaf's, a node's or a root's. */
export const HASH = 32;

/** Hash of a leaf: SHA-256 of `0x00` and the leaf's bytes. */
export function leafHash(leaf: Uint8Array): Uint8Array {
	return sha256(u8aConcat([0], leaf));
}

/** Hash of a node: SHA-256 of `0x01` and its children. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
	const node = new Uint8Array(1 + 2 * HASH);
	node[0] = 1;
	node.set(left, 1);
	node.set(right, 1 + HASH);
	return sha256(node);
}

/** The most leaves of an anchor. */
export const MAX_LEAVES = 1n << 40n;

const U64 = 1n << 64n;

/** The root of a tree without leaves: SHA-256 of nothing (§2.1.1). */
export const emptyRoot = (): Uint8Array => sha256(new Uint8Array());

// --- why a proof does not hold --------------------------------------------------------------------

/** The chain's reasons by name, and what they mean. */
const FAULTS = {
	Malformed: 'a hash is not 32 bytes long, or a number is none of 64 bits',
	IndexOutOfRange: 'the tree has no leaf of this index',
	PathTooShort: 'the inclusion path is too short for this index and tree size',
	PathTooLong: 'the inclusion path is too long for this index and tree size',
	RootMismatch: 'the inclusion path leads to another root',
	EmptyFirst: 'the earlier tree has no leaves, so nothing is to be proven of it',
	FirstLarger: 'the later tree has fewer leaves than the earlier one',
	ProofTooShort: 'the consistency proof is too short for these sizes',
	ProofTooLong: 'the consistency proof is too long for these sizes',
	FirstRootMismatch: 'the consistency proof leads to another root of the earlier tree',
	SecondRootMismatch: 'the consistency proof leads to another root of the later tree',
} as const;

/** Why a proof does not hold. {@link faultSentence} says it in words. */
export type Fault = keyof typeof FAULTS;

/** A fault in words. */
export const faultSentence = (fault: Fault): string => FAULTS[fault];

const isU64 = (value: unknown): value is bigint =>
	typeof value === 'bigint' && value >= 0n && value < U64;
const isHash = (value: unknown): value is Uint8Array =>
	value instanceof Uint8Array && value.length === HASH;
const areHashes = (list: unknown): list is Uint8Array[] =>
	Array.isArray(list) && list.every(isHash);

/** How many bits a number has, 0 for 0. */
const bits = (value: bigint): number => (value === 0n ? 0 : value.toString(2).length);
const ones = (value: bigint): number => value.toString(2).replaceAll('0', '').length;

/** The number of hashes in the inclusion path of leaf `index` of `size`; 0 if there is none such. */
export function pathLength(index: bigint, size: bigint): number {
	if (index >= size) return 0;
	// Below the point where the ways to this leaf and to the last one part, every level has a
	// sibling. Above it lies the right edge of the tree, where only left siblings exist.
	const full = bits(index ^ (size - 1n));
	return full + ones(index >> BigInt(full));
}

/**
 * Why `leaf` (a leaf's hash) is not number `index` of the `size` leaves under `root`, by the `path`
 * from its sibling upwards (§2.1.3.2); null if it is. Compute the leaf's hash from its bytes: a bare
 * hash from elsewhere may be an inner node's.
 */
export function inclusionFault(
	root: Uint8Array,
	leaf: Uint8Array,
	index: bigint,
	size: bigint,
	path: readonly Uint8Array[],
): Fault | null {
	if (!isHash(root) || !isHash(leaf) || !isU64(index) || !isU64(size)) return 'Malformed';
	if (index >= size) return 'IndexOutOfRange';
	if (!Array.isArray(path)) return 'Malformed';
	const needed = pathLength(index, size);
	if (path.length < needed) return 'PathTooShort';
	if (path.length > needed) return 'PathTooLong';
	if (!areHashes(path)) return 'Malformed';
	let node = index;
	let last = size - 1n;
	let hash = leaf;
	for (const sibling of path) {
		if (node & 1n || node === last) {
			hash = nodeHash(sibling, hash);
			// A node without a right sibling rises until it is a right child itself.
			while (!(node & 1n) && node !== 0n) {
				node >>= 1n;
				last >>= 1n;
			}
		} else {
			hash = nodeHash(hash, sibling);
		}
		node >>= 1n;
		last >>= 1n;
	}
	return u8aEq(hash, root) ? null : 'RootMismatch';
}

/** The node from which the proof begins: the last complete subtree of the earlier tree. */
function seam(first: bigint): { level: number; index: bigint } {
	let level = 0;
	while (!((first >> BigInt(level)) & 1n)) level += 1;
	return { level, index: (first >> BigInt(level)) - 1n };
}

/** The number of hashes in the consistency proof from `first` leaves to `second`. */
export function consistencyLength(first: bigint, second: bigint): number {
	if (first <= 0n || first >= second) return 0;
	const { level, index } = seam(first);
	const width = ((second - 1n) >> BigInt(level)) + 1n;
	// A power of two is one subtree, whose hash the verifier has.
	return (ones(first) === 1 ? 0 : 1) + pathLength(index, width);
}

/**
 * Why the tree of `firstSize` leaves under `firstRoot` is not the beginning of the one of
 * `secondSize` leaves under `secondRoot` (§2.1.4.2); null if it is.
 */
export function consistencyFault(
	firstRoot: Uint8Array,
	firstSize: bigint,
	secondRoot: Uint8Array,
	secondSize: bigint,
	proof: readonly Uint8Array[],
): Fault | null {
	if (!isHash(firstRoot) || !isHash(secondRoot)) return 'Malformed';
	if (!isU64(firstSize) || !isU64(secondSize) || !Array.isArray(proof)) return 'Malformed';
	if (firstSize === 0n) return 'EmptyFirst';
	if (firstSize > secondSize) return 'FirstLarger';
	const needed = consistencyLength(firstSize, secondSize);
	if (proof.length < needed) return 'ProofTooShort';
	if (proof.length > needed) return 'ProofTooLong';
	if (!areHashes(proof)) return 'Malformed';
	if (firstSize === secondSize) {
		return u8aEq(firstRoot, secondRoot) ? null : 'SecondRootMismatch';
	}
	const { level, index } = seam(firstSize);
	const whole = ones(firstSize) === 1;
	const [start, ...rest] = whole ? [firstRoot, ...proof] : proof;
	// The positions, on the current level, of the seam and of the later tree's last node.
	let node = index;
	let last = (secondSize - 1n) >> BigInt(level);
	let first = start!;
	let second = start!;
	for (const sibling of rest) {
		if (node & 1n || node === last) {
			first = nodeHash(sibling, first);
			second = nodeHash(sibling, second);
			while (!(node & 1n) && node !== 0n) {
				node >>= 1n;
				last >>= 1n;
			}
		} else {
			second = nodeHash(second, sibling);
		}
		node >>= 1n;
		last >>= 1n;
	}
	if (!u8aEq(first, firstRoot)) return 'FirstRootMismatch';
	return u8aEq(second, secondRoot) ? null : 'SecondRootMismatch';
}

// --- building -------------------------------------------------------------------------------------

/** A complete subtree, and the ways through it that are being recorded. */
interface Subtree {
	hash: Uint8Array;
	paths: Uint8Array[][];
}

/**
 * Computes the root of leaves that come one by one, in memory that grows with the logarithm of
 * their number: one hash a level. Paths of leaves asked for beforehand ({@link watch}) and the
 * consistency proof from an earlier size ({@link watchSize}) are recorded on the way.
 */
export class TreeBuilder {
	/** The complete subtrees so far, the largest (leftmost) first: one for every bit of the size. */
	private subtrees: Subtree[] = [];
	private count = 0;
	private readonly leaves = new Map<number, Uint8Array[]>();
	private readonly sizes = new Map<number, { head: Uint8Array[]; path: Uint8Array[] }>();

	/** The number of leaves so far. */
	get size(): bigint {
		return BigInt(this.count);
	}

	/** Records the inclusion path of a leaf that is still to come. */
	watch(index: number | bigint): this {
		const at = toCount(index);
		if (at < this.count) throw new RangeError(`leaf ${index} was pushed already`);
		if (!this.leaves.has(at)) this.leaves.set(at, []);
		return this;
	}

	/** Records the consistency proof from the tree of the first `size` leaves. */
	watchSize(size: number | bigint): this {
		const at = toCount(size);
		if (at === 0) throw new RangeError('nothing is to be proven of a tree without leaves');
		if (at <= this.count) throw new RangeError(`${size} leaves were pushed already`);
		if (!this.sizes.has(at)) this.sizes.set(at, { head: [], path: [] });
		return this;
	}

	/** Appends a leaf by its hash ({@link leafHash}). */
	push(leaf: Uint8Array): void {
		if (!isHash(leaf)) throw new TypeError(`a leaf's hash has ${HASH} bytes`);
		const path = this.leaves.size > 0 ? this.leaves.get(this.count) : undefined;
		let right: Subtree = { hash: leaf, paths: path ? [path] : NONE };
		this.count += 1;
		// As in a binary addition of one, every trailing zero of the sum is a subtree to be merged.
		for (let rest = this.count; rest % 2 === 0; rest /= 2) {
			right = merge(this.subtrees.pop()!, right);
		}
		this.subtrees.push(right);
		const size = this.sizes.size > 0 ? this.sizes.get(this.count) : undefined;
		if (size) {
			if (this.subtrees.length > 1) size.head.push(right.hash);
			this.subtrees[this.subtrees.length - 1] = {
				hash: right.hash,
				paths: [...right.paths, size.path],
			};
		}
	}

	/** The root of the leaves so far; {@link emptyRoot} without any. */
	root(): Uint8Array {
		const [last, ...rest] = this.subtrees.map(({ hash }) => hash).reverse();
		return last ? rest.reduce((right, left) => nodeHash(left, right), last) : emptyRoot();
	}

	/** The path of a watched leaf in the tree of the leaves so far. */
	path(index: number | bigint): Uint8Array[] {
		const path = this.leaves.get(toCount(index));
		if (!path) throw new RangeError(`leaf ${index} is not watched`);
		if (toCount(index) >= this.count) {
			throw new RangeError(`there is no leaf ${index}: there are ${this.count}`);
		}
		return this.upwards(path);
	}

	/** The consistency proof from a watched size to the leaves so far. */
	consistency(size: number | bigint): Uint8Array[] {
		const at = toCount(size);
		const watched = this.sizes.get(at);
		if (!watched) throw new RangeError(`the size ${size} is not watched`);
		if (at > this.count)
			throw new RangeError(`there are not ${size} leaves, but ${this.count}`);
		if (at === this.count) return [];
		return [...watched.head, ...this.upwards(watched.path)];
	}

	/** A path to the top of its subtree, and on to the root. */
	private upwards(path: Uint8Array[]): Uint8Array[] {
		const own = this.subtrees.findIndex(({ paths }) => paths.includes(path));
		const smaller = this.subtrees.slice(own + 1).map(({ hash }) => hash);
		const larger = this.subtrees.slice(0, own).map(({ hash }) => hash);
		// What is right of it is one node, made from the end; what is left comes one by one.
		const right = smaller.reduceRight<Uint8Array | null>(
			(right, left) => (right ? nodeHash(left, right) : left),
			null,
		);
		return [...path, ...(right ? [right] : []), ...larger.reverse()];
	}
}

const NONE: Uint8Array[][] = [];

function merge(left: Subtree, right: Subtree): Subtree {
	for (const path of left.paths) path.push(right.hash);
	for (const path of right.paths) path.push(left.hash);
	const paths =
		left.paths.length + right.paths.length > 0 ? [...left.paths, ...right.paths] : NONE;
	return { hash: nodeHash(left.hash, right.hash), paths };
}

/** A number of leaves. Counted as a `number`, for speed: nobody pushes 2^53 leaves. */
function toCount(value: number | bigint): number {
	const count = Number(value);
	if (!Number.isSafeInteger(count) || count < 0) {
		throw new RangeError(`${value} is no number of leaves`);
	}
	return count;
}

/** The root over leaves that are in memory, given by their bytes. */
export function rootOf(leaves: Iterable<Uint8Array>): Uint8Array {
	const tree = new TreeBuilder();
	for (const leaf of leaves) tree.push(leafHash(leaf));
	return tree.root();
}
