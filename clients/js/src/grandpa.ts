// SPDX-License-Identifier: Apache-2.0
// GRANDPA's justifications: that more than two thirds of a set of validators have agreed on a block.
// Read and checked without a node, more strictly than a node does: every vote must be by a member of
// the set, and every header be needed. Who votes for two blocks counts once, as for a node: he agrees
// with all that he could have agreed with.

import { ed25519 } from '@noble/curves/ed25519';
import { u8aConcat, u8aEq, u8aToHex } from '@polkadot/util';
import { readHeader, type Header } from './headers.js';
import { Malformed, Reader, u32, u64 } from './scale.js';

/** A validator: its Ed25519 key, and how much its vote weighs. */
export interface Authority {
	key: Uint8Array;
	weight: bigint;
}

/** A set of validators. They are numbered from 0, and every change makes a new one. */
export interface AuthoritySet {
	id: bigint;
	authorities: readonly Authority[];
}

/** Why a block is not shown to be final. */
export class NotFinal extends Error {
	override readonly name = 'NotFinal';
}

interface Vote {
	hash: Uint8Array;
	number: number;
	signature: Uint8Array;
	voter: Uint8Array;
}

export interface Justification {
	round: bigint;
	/** The block that is final by it. */
	target: { hash: Uint8Array; number: number };
	votes: Vote[];
	/** Headers on the ways from votes for later blocks down to the target. */
	ancestries: Header[];
}

/** Reads a justification: round, commit, headers. Malformed bytes throw {@link Malformed}. */
export function decodeJustification(bytes: Uint8Array): Justification {
	const reader = new Reader(bytes);
	const round = reader.u64();
	const target = { hash: reader.bytes(32), number: reader.u32() };
	const votes = list(reader, VOTE_BYTES, () => ({
		hash: reader.bytes(32),
		number: reader.u32(),
		signature: reader.bytes(64),
		voter: reader.bytes(32),
	}));
	const ancestries = list(reader, HEADER_BYTES, () => readHeader(reader));
	reader.end();
	return { round, target, votes, ancestries };
}

const VOTE_BYTES = 132;
/** Of the shortest header. */
const HEADER_BYTES = 98;

/** A list whose items take `least` bytes or more, so that a length cannot promise what is not there. */
function list<T>(reader: Reader, least: number, read: () => T): T[] {
	const length = reader.compact();
	if (length * least > reader.left) throw new Malformed(`a list of ${length} items ends early`);
	return Array.from({ length }, read);
}

/** What a validator signs when it votes for a block: a precommit of this round and set. */
export const voteMessage = (
	{ hash, number }: { hash: Uint8Array; number: number },
	round: bigint,
	set: bigint,
): Uint8Array =>
	u8aConcat([PRECOMMIT], hash, u32(number, 'number'), u64(round, 'round'), u64(set, 'set'));

const PRECOMMIT = 1;

/**
 * Throws {@link NotFinal} unless the block of this header is final by the votes of `set`: more than
 * two thirds of its weight, for the block or one after it.
 */
export function ensureFinal(
	header: Pick<Header, 'hash' | 'number'>,
	justification: Justification,
	set: AuthoritySet,
): void {
	const { round, target, votes } = justification;
	const voters = votersOf(set);
	if (!u8aEq(target.hash, header.hash) || target.number !== header.number) {
		throw new NotFinal(`the justification is of block ${target.number}, and not of this one`);
	}
	const seen = new Map<string, Vote[]>();
	let weight = 0n;
	for (const vote of votes) {
		const name = u8aToHex(vote.voter);
		const own = voters.get(name);
		if (own === undefined) throw new NotFinal(`${name} votes, and is not in set ${set.id}`);
		const before = seen.get(name) ?? [];
		if (before.some((other) => u8aEq(other.hash, vote.hash) && other.number === vote.number)) {
			throw new NotFinal(`a vote of ${name} is there twice`);
		}
		if (before.length > 1) throw new NotFinal(`${name} votes for more than two blocks`);
		seen.set(name, [...before, vote]);
		if (before.length === 0) weight += own;
	}
	ensureDescend(justification);
	const total = [...voters.values()].reduce((sum, weight) => sum + weight, 0n);
	if (3n * weight <= 2n * total) {
		throw new NotFinal(
			`too few votes: ${weight} of ${total}, and more than two thirds are needed`,
		);
	}
	for (const vote of votes) {
		if (!signed(vote, voteMessage(vote, round, set.id))) {
			throw new NotFinal(
				`the signature of ${u8aToHex(vote.voter)} is not by it, or not of round ${round} and set ${set.id}`,
			);
		}
	}
}

/** The weights of a set by key. Nobody votes who weighs nothing. */
function votersOf({ id, authorities }: AuthoritySet): Map<string, bigint> {
	const voters = new Map<string, bigint>();
	let total = 0n;
	for (const { key, weight } of authorities) {
		if (weight === 0n) continue;
		const name = u8aToHex(key);
		voters.set(name, (voters.get(name) ?? 0n) + weight);
		total += weight;
	}
	if (total === 0n || total >> 64n) throw new NotFinal(`set ${id} cannot decide anything`);
	return voters;
}

/** Every vote is for the target or a block after it, and every header is needed to see that. */
function ensureDescend({ target, votes, ancestries }: Justification): void {
	const headers = new Map(ancestries.map((header) => [u8aToHex(header.hash), header]));
	if (headers.size < ancestries.length) throw new NotFinal('a header is there twice');
	const above = new Set<string>();
	for (const { hash, number } of votes) {
		const way: string[] = [];
		let [at, height] = [hash, number];
		while (!u8aEq(at, target.hash)) {
			const name = u8aToHex(at);
			const header = headers.get(name);
			if (!header || header.number !== height || height <= target.number) {
				throw new NotFinal(`a vote is for block ${number}, which does not follow this one`);
			}
			if (above.has(name)) break;
			way.push(name);
			[at, height] = [header.parentHash, height - 1];
		}
		if (u8aEq(at, target.hash) && height !== target.number) {
			throw new NotFinal(`a vote calls block ${target.number} block ${height}`);
		}
		for (const name of way) above.add(name);
	}
	if (above.size < headers.size) throw new NotFinal('a header has nothing to do with the votes');
}

/** Signatures as the chain takes them (ZIP 215). */
function signed({ signature, voter }: Vote, message: Uint8Array): boolean {
	try {
		return ed25519.verify(signature, message, voter, { zip215: true });
	} catch {
		return false;
	}
}

// --- changes of the set ---------------------------------------------------------------------------

const ENGINE = 'FRNK';
/** Kinds of what GRANDPA says in a header. */
const LOG = { scheduledChange: 1, forcedChange: 2 };

/**
 * The validators that follow, if this header changes them; null if it does not. A forced change goes
 * before a scheduled one, and the first of its kind counts. Malformed bytes throw {@link Malformed}.
 */
export function nextAuthorities(
	header: Header,
): { authorities: Authority[]; delay: number } | null {
	const logs = header.consensus.filter(({ engine }) => engine === ENGINE);
	for (const kind of [LOG.forcedChange, LOG.scheduledChange]) {
		const log = logs.find(({ data }) => data[0] === kind);
		if (!log) continue;
		const reader = new Reader(log.data.subarray(1));
		// The block from which a forced change counts.
		if (kind === LOG.forcedChange) reader.u32();
		const authorities = readAuthorities(reader);
		const delay = reader.u32();
		reader.end();
		return { authorities, delay };
	}
	return null;
}

const readAuthorities = (reader: Reader): Authority[] =>
	list(reader, 40, () => ({ key: reader.bytes(32), weight: reader.u64() }));

/** A list of authorities as the runtime gives it out. */
export function decodeAuthorities(bytes: Uint8Array): Authority[] {
	const reader = new Reader(bytes);
	const authorities = readAuthorities(reader);
	reader.end();
	return authorities;
}
