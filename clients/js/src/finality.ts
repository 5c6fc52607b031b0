// SPDX-License-Identifier: Apache-2.0
// How a node is asked to prove that a block is final, and through which hands finality has gone since
// genesis.
//
// Justifications come from three places. `grandpa_subscribeJustifications` has that of the next block
// to become final. `grandpa_proveFinality` has the last one of an earlier set; a chain whose validators
// never changed knows no sets, and then it has none. A node without these methods still keeps some
// with its blocks: one every few hundred, and of every change of validators.

import type { ApiPromise } from '@polkadot/api';
import { stringToU8a, u8aEq, u8aToHex } from '@polkadot/util';
import { ChainError } from './errors.js';
import { decodeJustification, nextAuthorities } from './grandpa.js';
import { decodeHeader, headerBytes } from './headers.js';
import { providerOf, rpc } from './rpc.js';
import { Reader } from './scale.js';
import { hexBytes } from './storage.js';

/** A block that is final, and why. Bytes are `0x`-hex. */
export interface Finality {
	hash: string;
	header: string;
	/** Headers from the block after it to the justified one. */
	ancestry: string[];
	justification: string;
	handovers: { header: string; justification: string }[];
}

/** Most headers between a block and the one that is justified: some megabytes. */
const MAX_ANCESTRY = 8192;

interface Justified {
	hash: string;
	number: number;
	bytes: string;
}

/**
 * Proves that block `at` is final; without it, that a block is which is not older than the latest one
 * now, so that all is in it that was seen. From a node without GRANDPA's methods it is one of number
 * `since` or above.
 */
export async function finality(
	api: ApiPromise,
	{ since, at, timeout }: { since: number; at: string | null; timeout: number },
): Promise<Finality> {
	const until = Date.now() + timeout;
	const number = at === null ? since : await numberOf(api, at);
	const justified =
		(at === null
			? await subscribed(api, await latestNumber(api), until)
			: await justifying(api, number, until)) ?? (await awaited(api, number, until));
	const hash = at ?? justified.hash;
	const first = at === null ? justified.number : number;
	if (justified.number - first > MAX_ANCESTRY) {
		throw new ChainError(
			'Client.TooFar',
			`Block ${first} is final by block ${justified.number}, which is too far from it. Take a later one.`,
		);
	}
	const ancestry: string[] = [];
	for (let next = first + 1; next <= justified.number; next++) {
		ancestry.push(await headerAt(api, await hashAt(api, next)));
	}
	return {
		hash,
		header: await headerAt(api, hash),
		ancestry,
		justification: justified.bytes,
		handovers: await handovers(api, justified),
	};
}

// --- one justification ----------------------------------------------------------------------------

/** A justification of some block or one after it; null if the node does not give it out. */
async function justifying(
	api: ApiPromise,
	least: number,
	until: number,
): Promise<Justified | null> {
	const final = await rpc<string>(api, 'chain_getFinalizedHead', []);
	// The first set has no proofs yet, and the node would warn its operator that it is asked.
	const proven = (await setAt(api, final)) > 0n ? await proveFinality(api, least) : null;
	if (proven && proven.number >= least) return proven;
	const kept = await stored(api, least, (await numberOf(api, final)) + 1, 'up');
	return kept ?? subscribed(api, least, until);
}

/** The latest justification that lies with a block, or the first one that will. */
async function awaited(api: ApiPromise, least: number, until: number): Promise<Justified> {
	for (let first = least; ;) {
		const final = await rpc<string>(api, 'chain_getFinalizedHead', []);
		const end = (await numberOf(api, final)) + 1;
		const kept = await stored(api, first, end, 'down');
		if (kept) return kept;
		first = Math.max(first, end);
		if (Date.now() >= until) {
			throw new ChainError(
				'Client.NoJustification',
				`This node gives out no justification of block ${least} or one after it. Ask a node that has the RPC method grandpa_subscribeJustifications, or ask again later.`,
			);
		}
		await new Promise((resolve) => setTimeout(resolve, 1000));
	}
}

/** The node's own proof of a block's finality; null if it has none to give. */
async function proveFinality(api: ApiPromise, number: number): Promise<Justified | null> {
	let told: string | null;
	try {
		told = await rpc<string | null>(api, 'grandpa_proveFinality', [number]);
	} catch (error) {
		// No such method, or no set of validators that has ended.
		if (isRefusal(error)) return null;
		throw error;
	}
	if (!told) return null;
	const reader = new Reader(hexBytes(told, 'proof of finality'));
	// The hash; it is in the justification as well.
	reader.bytes(32);
	return readJustified(u8aToHex(reader.bytes(reader.compact())));
}

/** The next justification that the node tells of; null if it does not know this subscription. */
async function subscribed(
	api: ApiPromise,
	least: number,
	until: number,
): Promise<Justified | null> {
	const provider = providerOf(api);
	let id: number | string | undefined;
	let timer: NodeJS.Timeout | undefined;
	try {
		return await new Promise<Justified>((resolve, reject) => {
			timer = setTimeout(
				() => {
					const message = `No block of number ${least} or above became final in time. Is the chain running?`;
					reject(new ChainError('Client.Timeout', message));
				},
				Math.max(1, until - Date.now()),
			);
			provider
				.subscribe(
					'grandpa_justifications',
					'grandpa_subscribeJustifications',
					[],
					(error, result) => {
						if (error) return reject(error);
						try {
							const justified = readJustified(result as string);
							if (justified.number >= least) resolve(justified);
						} catch (malformed) {
							reject(malformed);
						}
					},
				)
				.then((subscription) => (id = subscription), reject);
		});
	} catch (error) {
		if (isRefusal(error)) return null;
		throw error;
	} finally {
		clearTimeout(timer);
		if (id !== undefined) {
			await provider
				.unsubscribe('grandpa_justifications', 'grandpa_unsubscribeJustifications', id)
				.catch(() => false);
		}
	}
}

/** How many blocks are asked for at once, and at most. */
const AT_ONCE = 32;
const MAX_SEARCH = 4096;

/** A justification that lies with a block from `first` to before `end`. */
async function stored(
	api: ApiPromise,
	first: number,
	end: number,
	way: 'up' | 'down',
): Promise<Justified | null> {
	const most = Math.min(end - first, MAX_SEARCH);
	for (let done = 0; done < most; done += AT_ONCE) {
		const some = Array.from({ length: Math.min(AT_ONCE, most - done) }, (_, i) =>
			way === 'up' ? first + done + i : end - 1 - done - i,
		);
		const found = await Promise.all(some.map((number) => storedAt(api, number)));
		const one = found.find((each) => each !== null);
		if (one) return one;
	}
	return null;
}

/** GRANDPA's name, as the node writes it with a justification. */
const ENGINE = stringToU8a('FRNK');

async function storedAt(api: ApiPromise, number: number): Promise<Justified | null> {
	interface Block {
		justifications?: [number[] | string, number[] | string][] | null;
	}
	const block = await rpc<Block | null>(api, 'chain_getBlock', [await hashAt(api, number)]);
	for (const [engine, bytes] of block?.justifications ?? []) {
		if (u8aEq(plain(engine), ENGINE)) return readJustified(u8aToHex(plain(bytes)));
	}
	return null;
}

const plain = (bytes: number[] | string): Uint8Array =>
	typeof bytes === 'string' ? hexBytes(bytes, 'justification') : Uint8Array.from(bytes);

function readJustified(bytes: string): Justified {
	const { target } = decodeJustification(hexBytes(bytes, 'justification'));
	return { hash: u8aToHex(target.hash), number: target.number, bytes };
}

// --- changes of the validators --------------------------------------------------------------------

/** Every change of validators before the justified block, with why it is final. */
async function handovers(
	api: ApiPromise,
	{ hash, number }: Justified,
): Promise<Finality['handovers']> {
	// In this block's state, so a change in the block itself counts already; the old set ends with it.
	const changes = await changesUpTo(api, hash, number);
	const found: Finality['handovers'] = [];
	for (const change of changes.filter((change) => change < number)) {
		const header = await headerAt(api, await hashAt(api, change));
		const kept = (await storedAt(api, change)) ?? (await proveFinality(api, change));
		if (!kept || kept.number !== change) {
			throw new ChainError(
				'Client.NoJustification',
				`The validators changed with block ${change}, and this node has no justification of it. Ask another node.`,
			);
		}
		found.push({ header, justification: kept.bytes });
	}
	return found;
}

/** The numbers of the blocks that changed the validators, up to a block. */
async function changesUpTo(api: ApiPromise, hash: string, number: number): Promise<number[]> {
	try {
		const last = await setAt(api, hash);
		if (last === 0n) return [];
		// Each set begins with a block of its own.
		if (last > BigInt(number)) throw strange(`${last} sets of validators in ${number} blocks`);
		const changes: number[] = [];
		let low = 0;
		for (let set = 0n; set < last; set++) {
			// The first block in whose state a later set is in force.
			let high = number;
			while (high - low > 1) {
				const middle = low + Math.floor((high - low) / 2);
				if ((await setAt(api, await hashAt(api, middle))) > set) high = middle;
				else low = middle;
			}
			changes.push(high);
			low = high;
		}
		return changes;
	} catch (error) {
		// A node that has forgotten old states: the last block of each set it still knows.
		if (!isRefusal(error)) throw error;
		const final = await rpc<string>(api, 'chain_getFinalizedHead', []);
		return (await setAt(api, final)) === 0n ? [] : walk(api, number);
	}
}

const strange = (what: string): ChainError =>
	new ChainError('Client.Strange', `The node tells of ${what}. Ask another node.`);

async function walk(api: ApiPromise, number: number): Promise<number[]> {
	const changes: number[] = [];
	for (let next = 0; next <= number;) {
		const proven = await proveFinality(api, next);
		if (!proven) {
			throw new ChainError(
				'Client.NoHandovers',
				'This node cannot tell when the validators changed. Ask one that keeps all states (--state-pruning archive).',
			);
		}
		if (proven.number < next) throw strange(`block ${proven.number} as the proof of ${next}`);
		const header = decodeHeader(hexBytes(await headerAt(api, proven.hash), 'header'));
		if (!nextAuthorities(header)) break;
		changes.push(proven.number);
		next = proven.number + 1;
	}
	return changes;
}

/** The number of the set of validators that is in force after a block. */
export async function setAt(api: ApiPromise, hash: string): Promise<bigint> {
	const told = await rpc<string>(api, 'state_call', ['GrandpaApi_current_set_id', '0x', hash]);
	return new Reader(hexBytes(told, 'set')).u64();
}

// --- blocks ---------------------------------------------------------------------------------------

/** Whether the node itself has answered with an error, as against a connection that broke. */
export const isRefusal = (error: unknown): boolean =>
	typeof (error as { code?: unknown })?.code === 'number' ||
	/^-?\d+: /.test((error as Error)?.message ?? '');

async function hashAt(api: ApiPromise, number: number): Promise<string> {
	const hash = await rpc<string | null>(api, 'chain_getBlockHash', [number]);
	if (!hash) throw new ChainError('Client.NoBlock', `The node has no block ${number}.`);
	return hash;
}

const headerAt = async (api: ApiPromise, hash: string): Promise<string> =>
	u8aToHex(await headerBytes(api, hash));

const numberOf = async (api: ApiPromise, hash: string): Promise<number> =>
	decodeHeader(await headerBytes(api, hash)).number;

async function latestNumber(api: ApiPromise): Promise<number> {
	const { number } = await rpc<{ number: string }>(api, 'chain_getHeader', []);
	return Number(number);
}
