// SPDX-License-Identifier: Apache-2.0
// The connection to a node, and sending transactions: signed by an account, or directly by a device.

import { type ApiPromise, WsProvider } from '@polkadot/api';
import type { AddressOrPair, SubmittableExtrinsic } from '@polkadot/api/types';
import type { EventRecord } from '@polkadot/types/interfaces';
import { hexToU8a, u8aToHex } from '@polkadot/util';
import { blake2AsHex } from '@polkadot/util-crypto';
import { directTransaction } from './direct.js';
import {
	ChainError,
	DeviceCallFailed,
	dropped,
	failureIn,
	poolRefusal,
	type Sender,
} from './errors.js';
import type { CallLike } from './payload.js';
import { apiOver, metadata, providerOf, rpc } from './rpc.js';

/** A transaction of polkadot.js. */
export type Tx = SubmittableExtrinsic<'promise'>;

export interface ConnectOptions {
	/** For how long to try, in milliseconds. */
	timeout?: number;
}

/**
 * Connects to a node. Throws a sentence if nobody answers in time; afterwards a lost connection is
 * made again by polkadot.js. An `ApiPromise` of your own does as well, but loses the views when the
 * runtime is upgraded.
 */
export async function connect(
	url = 'ws://127.0.0.1:9944',
	{ timeout = 20_000 }: ConnectOptions = {},
): Promise<ApiPromise> {
	await probe(url, Date.now() + timeout);
	const provider = new NodeProvider(url);
	try {
		return await apiOver(provider);
	} catch (error) {
		// It would go on to connect for ever.
		await provider.disconnect();
		throw error;
	}
}

type More = Parameters<WsProvider['send']> extends [string, unknown[], ...infer R] ? R : never;

/** Over a WebSocket, with {@link metadata} that knows of runtime APIs after upgrades too. */
class NodeProvider extends WsProvider {
	override send<T>(method: string, params: unknown[], ...more: More): Promise<T> {
		const ask = <U>(method: string, params: unknown[]): Promise<U> =>
			super.send<U>(method, params, ...more);
		if (method !== 'state_getMetadata') return ask<T>(method, params);
		return metadata((method, params) => ask<string>(method, params), params) as Promise<T>;
	}
}

/** Waits until somebody answers. polkadot.js by itself would try for ever and fill the terminal. */
async function probe(url: string, until: number): Promise<void> {
	for (;;) {
		const provider = new WsProvider(url, false);
		try {
			await new Promise<void>((resolve, reject) => {
				const timer = setTimeout(reject, Math.max(1, until - Date.now()));
				const settle = (done: () => void) => () => {
					clearTimeout(timer);
					done();
				};
				provider.on('connected', settle(resolve));
				provider.on('error', settle(reject));
				provider.connect().catch(settle(reject));
			});
			return;
		} catch {
			if (Date.now() + 500 >= until) {
				throw new Error(
					`no node answers at ${url}: is it running, and is this its RPC address?`,
				);
			}
			await new Promise((resolve) => setTimeout(resolve, 500));
		} finally {
			await provider.disconnect();
		}
	}
}

/** A transaction in a block. */
export interface Included {
	/** Of the transaction. */
	hash: string;
	blockHash: string;
	blockNumber: number;
	/** What it did, in order. */
	events: EventRecord[];
}

export interface SendOptions {
	/** When to return: once it is in a block (default), or once that block is final. */
	until?: 'inBlock' | 'finalized';
	/** How long to wait, in milliseconds. */
	timeout?: number;
	/**
	 * Whether the failure of a call inside a device's `submit` is thrown, as {@link
	 * DeviceCallFailed}. The default; without it look into the events.
	 */
	throwInner?: boolean;
}

/** {@link send} for a transaction signed by an account, which pays for it. */
export interface SignOptions extends SendOptions {
	/** The account's nonce; the next one if it is omitted. */
	nonce?: number;
}

/**
 * Signs a transaction with an account and sends it. Returns what it did; throws a {@link
 * PoolRefusal} if it was not taken, and a {@link DispatchFailed} if it failed in its block.
 */
export async function send(
	api: ApiPromise,
	tx: Tx,
	account: AddressOrPair,
	options: SignOptions = {},
): Promise<Included> {
	const signed = await tx.signAsync(account, { nonce: options.nonce ?? -1 });
	return watch(api, signed.toU8a(), 'account', options);
}

/**
 * Sends a call of a device (`submit` or `enrolFromLot`) without any account. Returns and throws as
 * {@link send} does.
 */
export function sendDirect(
	api: ApiPromise,
	call: CallLike,
	options: SendOptions = {},
): Promise<Included> {
	return watch(api, directTransaction(api.registry, call), 'device', options);
}

/** Hands a direct call to the pool and returns the transaction's hash, without waiting for a block. */
export async function submitDirect(api: ApiPromise, call: CallLike): Promise<string> {
	const bytes = directTransaction(api.registry, call);
	try {
		return await rpc<string>(api, 'author_submitExtrinsic', [u8aToHex(bytes)]);
	} catch (error) {
		throw poolRefusal(error, 'device') ?? error;
	}
}

type Status = string | Record<string, unknown>;

/**
 * Sends the bytes of a transaction and follows it into a block. By the plain RPC, because
 * polkadot.js watches only what it has built itself.
 */
async function watch(
	api: ApiPromise,
	bytes: Uint8Array,
	sender: Sender,
	{ until = 'inBlock', timeout = 120_000, throwInner = true }: SendOptions,
): Promise<Included> {
	const provider = providerOf(api);
	const hex = u8aToHex(bytes);
	let id: number | string | undefined;
	let timer: NodeJS.Timeout | undefined;
	try {
		const blockHash = await new Promise<string>((resolve, reject) => {
			timer = setTimeout(() => {
				const waited = `${timeout / 1000} s`;
				reject(
					new ChainError(
						'Client.Timeout',
						`The transaction was not in a block after ${waited}. It may still get into one: look for ${blake2AsHex(bytes)}.`,
					),
				);
			}, timeout);
			const onStatus = (error: Error | null, status: Status): void => {
				if (error) return reject(error);
				const [name, value] =
					typeof status === 'string' ? [status, undefined] : Object.entries(status)[0]!;
				if (name === until || name === 'finalized') return resolve(value as string);
				if (['dropped', 'invalid', 'usurped', 'finalityTimeout'].includes(name)) {
					reject(dropped(name.charAt(0).toUpperCase() + name.slice(1), sender));
				}
			};
			provider
				.subscribe(
					'author_extrinsicUpdate',
					'author_submitAndWatchExtrinsic',
					[hex],
					onStatus as (error: Error | null, result: unknown) => void,
				)
				.then((subscription) => (id = subscription), reject);
		});
		return await included(api, hex, blockHash, throwInner);
	} catch (error) {
		throw poolRefusal(error, sender) ?? error;
	} finally {
		clearTimeout(timer);
		if (id !== undefined) {
			await provider
				.unsubscribe('author_extrinsicUpdate', 'author_unwatchExtrinsic', id)
				.catch(() => false);
		}
	}
}

/** What a transaction did in a block. */
async function included(
	api: ApiPromise,
	hex: string,
	blockHash: string,
	throwInner: boolean,
): Promise<Included> {
	interface RawBlock {
		block: { header: { number: string }; extrinsics: string[] };
	}
	const [{ block }, at] = await Promise.all([
		rpc<RawBlock>(api, 'chain_getBlock', [blockHash]),
		api.at(blockHash),
	]);
	const index = block.extrinsics.indexOf(hex);
	if (index < 0) throw new ChainError('Client.NotInBlock', `${hex} is not in block ${blockHash}`);
	const records = (await at.query['system']!['events']!()) as unknown as EventRecord[];
	const events = [...records].filter(
		({ phase }) => phase.isApplyExtrinsic && phase.asApplyExtrinsic.toNumber() === index,
	);
	const failure = failureIn(at.registry, events);
	if (failure && (throwInner || !(failure instanceof DeviceCallFailed))) throw failure;
	return {
		hash: blake2AsHex(hexToU8a(hex)),
		blockHash,
		blockNumber: Number(block.header.number),
		events,
	};
}

/** The first event of this name, e.g. `find(events, 'deviceRegistry', 'DeviceEnrolled')`. */
export function find(
	events: readonly EventRecord[],
	section: string,
	method: string,
): EventRecord['event'] {
	const record = events.find(({ event }) => event.section === section && event.method === method);
	if (!record) {
		const seen = events.map(({ event }) => `${event.section}.${event.method}`).join(', ');
		throw new Error(`no event ${section}.${method} among: ${seen || 'none'}`);
	}
	return record.event;
}

/** A deadline `blocks` from now, for what is to be signed. */
export async function deadline(api: ApiPromise, blocks = 600): Promise<number> {
	const header = await api.rpc.chain.getHeader();
	return header.number.toNumber() + blocks;
}
