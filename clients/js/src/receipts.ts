// SPDX-License-Identifier: Apache-2.0
// Receipts: one reading, proven to have been anchored, from the chain's first validators on. A node
// makes them; whoever checks them needs the reading, the receipt and the trust file, and no network.
// The `muster` command line checks the same files.

import type { ApiPromise } from '@polkadot/api';
import { u8aEq, u8aToHex } from '@polkadot/util';
import { decodeAnchor, decodeStreamHead, type Anchor, type Mode } from './anchors.js';
import { ChainError } from './errors.js';
import {
	NotFinal,
	decodeAuthorities,
	decodeJustification,
	ensureFinal,
	nextAuthorities,
	type AuthoritySet,
} from './grandpa.js';
import { decodeHeader, type Header } from './headers.js';
import { finality, isRefusal, setAt, type Finality } from './finality.js';
import { hashBytes, type HashLike } from './payload.js';
import { rpc } from './rpc.js';
import { Malformed, u32 } from './scale.js';
import { prove, readingAt, type CutOptions, type Source } from './sources.js';
import { hexBytes, storageKey, twoxConcat } from './storage.js';
import { faultSentence, inclusionFault, leafHash } from './tree.js';
import { ProofError, TrieProof } from './trie.js';

const FORMAT = 'muster-receipt/v1';
const TRUST = 'muster-trust/v1';

/** The most bytes of a receipt's file. */
export const MAX_RECEIPT = 8 << 20;

/** How a source was cut; the leaf of a folder is a file. */
export const LEAF_CUTS = ['file', 'csv', 'ndjson'] as const;
export type LeafCut = (typeof LEAF_CUTS)[number];

/** A receipt, as JSON. Bytes are lower-case `0x`-hex; 64-bit numbers are decimal texts. */
export interface Receipt {
	format: typeof FORMAT;
	genesis: string;
	stream: number;
	anchor: number;
	/** Which reading it is about, from 0. */
	leaf: { index: string; cut: LeafCut };
	/** From the leaf's sibling up to below the anchor's root (RFC 9162 §2.1.3). */
	path: string[];
	/** SCALE header of the block whose state is proven. */
	header: string;
	/** Nodes of that state's trie. */
	proof: string[];
	/** SCALE headers from the block after that one to the one that is justified. */
	ancestry: string[];
	/** By which that block is final. */
	justification: string;
	/** Every change of the validators since genesis: the header that tells it, and why it is final. */
	handovers: { header: string; justification: string }[];
}

/** What somebody who checks receipts has to be given by someone he trusts, once for each chain. */
export interface Trust {
	format: typeof TRUST;
	genesis: string;
	/** GRANDPA's authorities at genesis. */
	authorities: { key: string; weight: string }[];
}

/**
 * A receipt that shows nothing. The `code` says which check has refused it, in the order in which
 * they are made: `Receipt.Trust` (the trust file itself), `Receipt.Format`, `Receipt.Genesis`,
 * `Receipt.Handover`, `Receipt.Ancestry`, `Receipt.Justification`, `Receipt.State`, `Receipt.Chain`,
 * `Receipt.Anchor`, `Receipt.Leaf`.
 */
export class ReceiptError extends ChainError {}

/** What a receipt shows. Hashes are `0x`-hex, times seconds since 1970. */
export interface Shown extends Omit<Anchor, 'previous'> {
	stream: number;
	anchor: number;
	/** Null if the stream is gone: the anchor is still kept by somebody. */
	owner: string | null;
	/** Whose data it is: a DID. */
	device: string | null;
	mode: Mode | null;
	leaf: { index: bigint; cut: LeafCut; hash: string };
	/** The block as of which all this holds. */
	proven: { number: number; hash: string };
	/** The block by whose finality that one is final, and the set of validators that made it so. */
	final: { number: number; hash: string; set: bigint };
}

// --- checking -------------------------------------------------------------------------------------

/**
 * Checks a receipt for one reading. `reading` is exactly its bytes; for a row of CSV or of JSON
 * lines a line end after it is ignored. Needs no node. Throws a {@link ReceiptError}.
 */
export function verifyReceipt(reading: Uint8Array, receipt: Receipt | string, trust: Trust): Shown {
	return check(parseTrust(trust), parseReceipt(receipt), reading);
}

/**
 * As {@link verifyReceipt}, for a reading that still lies in its source: a whole CSV file or file of
 * JSON lines, out of which the receipt's reading is taken; or the receipt's file.
 */
export async function verifyReceiptIn(
	source: Source,
	receipt: Receipt | string,
	trust: Trust,
	options: Pick<CutOptions, 'header'> = {},
): Promise<Shown> {
	const trusted = parseTrust(trust);
	const parsed = parseReceipt(receipt);
	const { cut, index } = parsed.leaf;
	const reading =
		cut === 'file'
			? await fileBytes(source)
			: await readingAt(source, index, { ...options, cut });
	return check(trusted, parsed, reading);
}

async function fileBytes(source: Source): Promise<Uint8Array> {
	if (source instanceof Uint8Array) return source;
	if (typeof source !== 'string' && !(source instanceof URL)) {
		throw new TypeError('expected a file: its path or its bytes');
	}
	const { readFile } = await import('node:fs/promises');
	return new Uint8Array(await readFile(source));
}

function check(trust: ParsedTrust, receipt: Parsed, reading: Uint8Array): Shown {
	const { stream, anchor: number, leaf } = receipt;
	if (!u8aEq(receipt.genesis, trust.genesis)) {
		const [here, there] = [receipt.genesis, trust.genesis].map((hash) => u8aToHex(hash));
		throw refused('Genesis', `the receipt is of the chain ${here}, and trusted is ${there}`);
	}

	let set: AuthoritySet = { id: 0n, authorities: trust.authorities };
	let handed = 0;
	receipt.handovers.forEach(({ header, justification }, i) => {
		const what = `handover ${i} (set ${set.id})`;
		set = step('Handover', what, () => {
			const block = decodeHeader(header);
			if (block.number <= handed) throw new NotFinal(`it is not after block ${handed}`);
			handed = block.number;
			ensureFinal(block, decodeJustification(justification), set);
			const next = nextAuthorities(block);
			if (!next) throw new NotFinal('its header does not change the validators');
			if (next.delay !== 0)
				throw new NotFinal('its change is delayed, and not by this block');
			return { id: set.id + 1n, authorities: next.authorities };
		});
	});

	const { block, final } = step('Ancestry', 'the blocks', () => {
		const block = decodeHeader(receipt.header);
		let final: Header = block;
		for (const bytes of receipt.ancestry) {
			const next = decodeHeader(bytes);
			if (!u8aEq(next.parentHash, final.hash) || next.number !== final.number + 1) {
				throw new NotFinal(`block ${next.number} does not follow block ${final.number}`);
			}
			final = next;
		}
		return { block, final };
	});
	step('Justification', `block ${final.number}`, () => {
		if (final.number <= handed)
			throw new NotFinal(`set ${set.id} begins after block ${handed}`);
		ensureFinal(final, decodeJustification(receipt.justification), set);
	});

	const state = step('State', 'the state', () => {
		const trie = new TrieProof(block.stateRoot, receipt.proof);
		const values = KEYS(stream, number).map((key) => trie.get(key));
		trie.end();
		return values;
	});
	const [anchorBytes, streamBytes, genesis] = state;
	if (!genesis || !u8aEq(genesis, trust.genesis)) {
		throw refused('Chain', 'the state that is proven is of another chain');
	}
	if (!anchorBytes) {
		throw refused(
			'Anchor',
			`stream ${stream} has no anchor ${number}, as of block ${block.number}`,
		);
	}
	const anchor = step('Anchor', 'the anchor', () => decodeAnchor(anchorBytes));
	const home = streamBytes
		? step('Anchor', 'the stream', () => decodeStreamHead(streamBytes))
		: null;

	const hash = leafHash(leaf.cut === 'file' ? reading : withoutEnd(reading));
	const root = hexBytes(anchor.root, 'root');
	const fault = inclusionFault(root, hash, leaf.index, anchor.size, receipt.path);
	if (fault) {
		const what = `the reading is not number ${leaf.index} of anchor ${number}`;
		throw refused('Leaf', `${what}: ${faultSentence(fault)}`);
	}
	const { previous: _, ...told } = anchor;
	return {
		...told,
		stream,
		anchor: number,
		owner: home && home.owner,
		device: home?.device?.device ?? null,
		mode: home && home.mode,
		leaf: { ...leaf, hash: u8aToHex(hash) },
		proven: { number: block.number, hash: u8aToHex(block.hash) },
		final: { number: final.number, hash: u8aToHex(final.hash), set: set.id },
	};
}

/** The keys whose values a receipt proves: the anchor, its stream, and the chain's first block. */
const KEYS = (stream: number, anchor: number): [Uint8Array, Uint8Array, Uint8Array] => {
	const of = twoxConcat(u32(stream, 'stream'));
	return [
		storageKey('DataAnchor', 'Anchors', of, twoxConcat(u32(anchor, 'anchor'))),
		storageKey('DataAnchor', 'Streams', of),
		storageKey('System', 'BlockHash', twoxConcat(u32(0, 'block'))),
	];
};

function withoutEnd(row: Uint8Array): Uint8Array {
	if (row[row.length - 1] !== 0x0a) return row;
	return row.subarray(0, row[row.length - 2] === 0x0d ? -2 : -1);
}

const refused = (check: string, why: string, cause?: unknown): ReceiptError =>
	new ReceiptError(`Receipt.${check}`, `The receipt is refused: ${why}.`, { cause });

/** Does one check; what is wrong with the bytes is refused under its name. */
function step<T>(name: string, what: string, work: () => T): T {
	try {
		return work();
	} catch (error) {
		const known = [NotFinal, Malformed, ProofError].some((kind) => error instanceof kind);
		if (!known) throw error;
		throw refused(name, `${what}: ${(error as Error).message}`, error);
	}
}

// --- JSON -----------------------------------------------------------------------------------------

interface Parsed {
	genesis: Uint8Array;
	stream: number;
	anchor: number;
	leaf: { index: bigint; cut: LeafCut };
	path: Uint8Array[];
	header: Uint8Array;
	proof: Uint8Array[];
	ancestry: Uint8Array[];
	justification: Uint8Array;
	handovers: { header: Uint8Array; justification: Uint8Array }[];
}

interface ParsedTrust {
	genesis: Uint8Array;
	authorities: AuthoritySet['authorities'];
}

/** Most hashes of a path. */
const MAX_PATH = 64;

function parseReceipt(receipt: Receipt | string): Parsed {
	return step('Format', 'it is none', () => {
		const { format, leaf, ...rest } = object(
			typeof receipt === 'string' ? json(receipt) : receipt,
			'the receipt',
		);
		if (format !== FORMAT) throw new Malformed(`not in the format ${FORMAT}`);
		const budget = new Budget();
		const { index, cut } = object(leaf, 'leaf');
		if (!LEAF_CUTS.includes(cut as LeafCut)) {
			throw new Malformed(`leaf.cut: not one of ${LEAF_CUTS.join(', ')}`);
		}
		const path = budget.list(rest['path'], 'path', (item, what) => budget.hash(item, what));
		if (path.length > MAX_PATH) throw new Malformed(`path: more than ${MAX_PATH} hashes`);
		return {
			genesis: budget.hash(rest['genesis'], 'genesis'),
			stream: u32In(rest['stream'], 'stream'),
			anchor: u32In(rest['anchor'], 'anchor'),
			leaf: { index: u64In(index, 'leaf.index'), cut: cut as LeafCut },
			path,
			header: budget.bytes(rest['header'], 'header'),
			proof: budget.list(rest['proof'], 'proof', (item, what) => budget.bytes(item, what)),
			ancestry: budget.list(rest['ancestry'], 'ancestry', (item, what) =>
				budget.bytes(item, what),
			),
			justification: budget.bytes(rest['justification'], 'justification'),
			handovers: budget.list(rest['handovers'], 'handovers', (item, what) => {
				const { header, justification } = object(item, what);
				return {
					header: budget.bytes(header, `${what}.header`),
					justification: budget.bytes(justification, `${what}.justification`),
				};
			}),
		};
	});
}

function parseTrust(trust: Trust | string): ParsedTrust {
	return step('Trust', 'what is trusted is malformed', () => {
		const { format, genesis, authorities } = object(
			typeof trust === 'string' ? json(trust) : trust,
			'the trust file',
		);
		if (format !== TRUST) throw new Malformed(`not in the format ${TRUST}`);
		const budget = new Budget();
		return {
			genesis: budget.hash(genesis, 'genesis'),
			authorities: budget.list(authorities, 'authorities', (item, what) => {
				const { key, weight } = object(item, what);
				return {
					key: budget.hash(key, `${what}.key`),
					weight: u64In(weight, `${what}.weight`),
				};
			}),
		};
	});
}

function json(text: string): unknown {
	if (text.length > MAX_RECEIPT) throw new Malformed(`more than ${MAX_RECEIPT >> 20} MiB`);
	try {
		return JSON.parse(text);
	} catch {
		throw new Malformed('not JSON');
	}
}

function object(value: unknown, what: string): Record<string, unknown> {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		throw new Malformed(`${what}: not an object`);
	}
	return value as Record<string, unknown>;
}

function u32In(value: unknown, what: string): number {
	if (!Number.isInteger(value) || (value as number) < 0 || (value as number) >= 2 ** 32) {
		throw new Malformed(`${what}: not a number of 32 bits`);
	}
	return value as number;
}

function u64In(value: unknown, what: string): bigint {
	if (typeof value !== 'string' || !/^(?:0|[1-9]\d{0,19})$/.test(value) || BigInt(value) >> 64n) {
		throw new Malformed(`${what}: not the decimal text of a number of 64 bits`);
	}
	return BigInt(value);
}

/** Reads texts and lists, and no more of them than a receipt's file has room for. */
class Budget {
	private left = MAX_RECEIPT;

	bytes(value: unknown, what: string): Uint8Array {
		if (typeof value === 'string') this.take(value.length);
		return hexBytes(value, what);
	}

	hash(value: unknown, what: string): Uint8Array {
		const bytes = this.bytes(value, what);
		if (bytes.length !== 32) throw new Malformed(`${what}: ${bytes.length} bytes, and not 32`);
		return bytes;
	}

	list<T>(value: unknown, what: string, read: (item: unknown, what: string) => T): T[] {
		if (!Array.isArray(value)) throw new Malformed(`${what}: not a list`);
		this.take(value.length);
		return value.map((item, i) => read(item, `${what}[${i}]`));
	}

	private take(amount: number): void {
		this.left -= amount;
		if (this.left < 0) throw new Malformed(`more than ${MAX_RECEIPT >> 20} MiB`);
	}
}

// --- making ---------------------------------------------------------------------------------------

/**
 * What has to be trusted to check a chain's receipts: its genesis, and GRANDPA's authorities there.
 * Take it from a node that you run or trust, and keep it. Once the validators have changed it takes a
 * node that keeps the state of the first block (`--state-pruning archive`).
 */
export async function trustOf(api: ApiPromise): Promise<Trust> {
	const genesis = await rpc<string>(api, 'chain_getBlockHash', [0]);
	const told = await authoritiesAt(api, genesis).catch(async (cause: unknown) => {
		// The state of that block is forgotten, and they are the first ones still.
		const final = await rpc<string>(api, 'chain_getFinalizedHead', []);
		if ((await setAt(api, final)) === 0n) return authoritiesAt(api, final);
		throw new ChainError(
			'Client.NoGenesisState',
			'This node does not tell the authorities at genesis. Ask one that keeps all states (--state-pruning archive).',
			{ cause },
		);
	});
	return {
		format: TRUST,
		genesis,
		authorities: decodeAuthorities(hexBytes(told, 'authorities')).map(({ key, weight }) => ({
			key: u8aToHex(key),
			weight: `${weight}`,
		})),
	};
}

const authoritiesAt = (api: ApiPromise, hash: string): Promise<string> =>
	rpc(api, 'state_call', ['GrandpaApi_grandpa_authorities', '0x', hash]);

/** Which reading a receipt is for, and where it is anchored. */
export interface ReceiptTerms {
	stream: number;
	anchor: number;
	/** The reading's number among the anchor's, from 0, with its path; see `sources.prove`. */
	index: number | bigint;
	path: readonly Uint8Array[];
	cut: LeafCut | 'files';
	/** The hash of a final block whose state is to be proven. One of the latest if omitted. */
	at?: HashLike;
	/** How long to wait for finality, in milliseconds; a minute if omitted. */
	timeout?: number;
}

/**
 * Makes a receipt. Asks the node for the state and for a justification that is not older than the
 * anchor, so it may wait for the next block to become final.
 */
export async function makeReceipt(api: ApiPromise, terms: ReceiptTerms): Promise<Receipt> {
	const { stream, anchor, index, path, timeout = 60_000 } = terms;
	const cut = terms.cut === 'files' ? 'file' : terms.cut;
	if (!LEAF_CUTS.includes(cut)) throw new TypeError(`cut: one of ${LEAF_CUTS.join(', ')}`);
	const keys = KEYS(stream, anchor).map((key) => u8aToHex(key));
	const at = terms.at === undefined ? null : u8aToHex(hashBytes(terms.at, 'block hash'));
	const value = await remembered(
		at,
		rpc<string | null>(api, 'state_getStorage', [keys[0], ...(at ? [at] : [])]),
	);
	if (value === null) {
		const when = at ? ` at block ${at}` : '';
		throw new ChainError(
			'Client.NoAnchor',
			`Stream ${stream} has no anchor ${anchor}${when}, or it was pruned.`,
		);
	}
	const since = decodeAnchor(hexBytes(value, 'anchor')).block;
	const found: Finality = await finality(api, { since, at, timeout });
	const [{ proof }, still] = await remembered(
		found.hash,
		Promise.all([
			rpc<{ proof: string[] }>(api, 'state_getReadProof', [keys, found.hash]),
			rpc<string | null>(api, 'state_getStorage', [keys[0], found.hash]),
		]),
	);
	if (still === null) {
		throw new ChainError(
			'Client.NoAnchor',
			`Anchor ${anchor} of stream ${stream} is not part of the final chain: it was pruned, or its block was left aside.`,
		);
	}
	return {
		format: FORMAT,
		genesis: await rpc<string>(api, 'chain_getBlockHash', [0]),
		stream,
		anchor,
		leaf: { index: `${BigInt(index)}`, cut },
		path: path.map((hash) => u8aToHex(hash)),
		header: found.header,
		proof,
		ancestry: found.ancestry,
		justification: found.justification,
		handovers: found.handovers,
	};
}

/** What a node says of the state of a block, with a sentence if it has forgotten that. */
async function remembered<T>(hash: string | null, asked: Promise<T>): Promise<T> {
	try {
		return await asked;
	} catch (cause) {
		if (!isRefusal(cause)) throw cause;
		throw new ChainError(
			'Client.StateForgotten',
			`This node has forgotten the state of block ${hash ?? '(the latest)'}. Take a later one, or ask a node that keeps all states (--state-pruning archive).`,
			{ cause },
		);
	}
}

/**
 * Proves a reading of a source and makes its receipt: {@link makeReceipt} after `sources.prove`.
 * Refuses a source that is not the anchor's.
 */
export async function receiptFor(
	api: ApiPromise,
	source: Source,
	terms: Omit<ReceiptTerms, 'path' | 'cut'> & CutOptions,
): Promise<Receipt> {
	const { stream, anchor, index } = terms;
	const proven = await prove(source, index, terms);
	const { cut, path, root } = proven;
	const receipt = await makeReceipt(api, { ...terms, cut, path });
	const trie = new TrieProof(
		decodeHeader(hexBytes(receipt.header, 'header')).stateRoot,
		receipt.proof.map((node) => hexBytes(node, 'node')),
	);
	const value = trie.get(KEYS(stream, anchor)[0]);
	const anchored = value && decodeAnchor(value);
	if (!anchored || anchored.root !== u8aToHex(root) || anchored.size !== proven.size) {
		throw new ChainError(
			'Client.OtherData',
			`This source is not what anchor ${anchor} of stream ${stream} is about: its root is ${u8aToHex(root)} over ${proven.size} readings.`,
		);
	}
	return receipt;
}
