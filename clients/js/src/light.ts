// SPDX-License-Identifier: Apache-2.0
// polkadot.js, and so all of this library, over a light client instead of a node: smoldot checks the
// justifications of blocks and the proofs of what is read, so nobody's answer is trusted.
//
// smoldot is not imported here. Who uses it brings it, and nobody else pays for it.

import type { ApiPromise } from '@polkadot/api';
import type { ApiOptions } from '@polkadot/api/types';
import { ChainError } from './errors.js';
import { apiOver, metadata, rpc } from './rpc.js';

/** What is used of smoldot's `Chain`. */
export interface LightChain {
	sendJsonRpc(request: string): void;
	nextJsonRpcResponse(): Promise<string>;
	remove(): void;
}

type ProviderInterface = NonNullable<ApiOptions['provider']>;
type Emitted = Parameters<ProviderInterface['on']>[0];
type Listener = Parameters<ProviderInterface['on']>[1];
type Callback = Parameters<ProviderInterface['subscribe']>[3];

interface Answer {
	id?: number;
	result?: unknown;
	error?: { code: number; message: string; data?: unknown };
	params?: { subscription: string; result?: unknown; error?: Answer['error'] };
}

interface Pending {
	resolve(result: unknown): void;
	reject(error: Error): void;
}

/** A provider for polkadot.js that asks a chain of smoldot's. */
export class LightProvider implements ProviderInterface {
	readonly hasSubscriptions = true;
	readonly isClonable = false;
	private connected = true;
	private last = 0;
	private readonly pending = new Map<number, Pending>();
	private readonly subscriptions = new Map<string, Callback>();
	private readonly listeners: [Emitted, Listener][] = [];

	constructor(private readonly chain: LightChain) {
		void this.pump();
	}

	get isConnected(): boolean {
		return this.connected;
	}

	clone(): LightProvider {
		throw new Error('a light client is not cloned: add the chain again');
	}

	/** It is, from the beginning: smoldot itself looks for peers, as long as it runs. */
	async connect(): Promise<void> {
		if (!this.connected) throw new Error('this chain was removed: add it again');
	}

	/** Removes the chain from the light client. */
	async disconnect(): Promise<void> {
		if (!this.connected) return;
		try {
			this.chain.remove();
		} catch {
			// Somebody has done so, or the client is gone.
		}
		this.close();
	}

	on(type: Emitted, listener: Listener): () => void {
		const entry: [Emitted, Listener] = [type, listener];
		this.listeners.push(entry);
		return () => {
			const at = this.listeners.indexOf(entry);
			if (at >= 0) this.listeners.splice(at, 1);
		};
	}

	send<T>(method: string, params: unknown[]): Promise<T> {
		const ask = <U>(method: string, params: unknown[]): Promise<U> =>
			this.request(method, params, (result) => result as U);
		if (method !== 'state_getMetadata') return ask<T>(method, params);
		return metadata((method, params) => ask<string>(method, params), params) as Promise<T>;
	}

	subscribe(
		_: string,
		method: string,
		params: unknown[],
		callback: Callback,
	): Promise<number | string> {
		// Known before the first notification is looked at, so that none is missed.
		return this.request(method, params, (result) => {
			this.subscriptions.set(result as string, callback);
			return result as string;
		});
	}

	async unsubscribe(_: string, method: string, id: number | string): Promise<boolean> {
		this.subscriptions.delete(`${id}`);
		try {
			return await this.send<boolean>(method, [id]);
		} catch (error) {
			// With the chain the subscription is gone as well.
			if (!this.connected) return true;
			throw error;
		}
	}

	private request<T>(
		method: string,
		params: unknown[],
		read: (result: unknown) => T,
	): Promise<T> {
		return new Promise((resolve, reject) => {
			if (!this.connected) throw new Error('the light client was ended');
			const id = ++this.last;
			this.pending.set(id, { resolve: (result) => resolve(read(result)), reject });
			try {
				this.chain.sendJsonRpc(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
			} catch (error) {
				this.pending.delete(id);
				throw error;
			}
		});
	}

	/** Hands out what the light client says, until it ends. */
	private async pump(): Promise<void> {
		for (;;) {
			let text: string;
			try {
				text = await this.chain.nextJsonRpcResponse();
			} catch {
				return this.close();
			}
			this.take(JSON.parse(text) as Answer);
		}
	}

	private take({ id, result, error, params }: Answer): void {
		if (id !== undefined) {
			const pending = this.pending.get(id);
			this.pending.delete(id);
			if (error) pending?.reject(refusal(error));
			else pending?.resolve(result);
		} else if (params) {
			const callback = this.subscriptions.get(params.subscription);
			const failed = params.error ? refusal(params.error) : null;
			// What a callback throws is not to stop the others.
			if (callback) queueMicrotask(() => callback(failed, params.result));
		}
	}

	private close(): void {
		if (!this.connected) return;
		this.connected = false;
		const ended = new Error('the light client was ended');
		for (const { reject } of this.pending.values()) reject(ended);
		this.pending.clear();
		this.subscriptions.clear();
		for (const [type, listener] of [...this.listeners]) {
			if (type === 'disconnected') listener();
		}
	}
}

/** As polkadot.js writes them. */
function refusal({ code, message, data }: NonNullable<Answer['error']>): Error {
	const said = typeof data === 'string' ? data : JSON.stringify(data);
	const more = said === undefined ? '' : `: ${said}`;
	return Object.assign(new Error(`${code}: ${message}${more}`), { code, data });
}

export interface LightOptions {
	/** For how long to look for the chain, in milliseconds. */
	timeout?: number;
}

/**
 * Follows a chain of smoldot's, e.g. `await start().addChain({ chainSpec })`. Throws a sentence if no
 * peer has this chain in time; then, and by `disconnect`, the chain is removed from the client.
 */
export async function connectLight(
	chain: LightChain,
	{ timeout = 60_000 }: LightOptions = {},
): Promise<ApiPromise> {
	const provider = new LightProvider(chain);
	try {
		await synchronised(provider, Date.now() + timeout);
		return await apiOver(provider);
	} catch (error) {
		await provider.disconnect();
		throw error;
	}
}

/** Waits until there are peers, and the light client is near what they call the latest block. */
async function synchronised(provider: LightProvider, until: number): Promise<void> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(
			() => {
				const message =
					'No peer proves to have this chain. Is the chain spec the right one, and does it name bootnodes that can be reached?';
				reject(new ChainError('Client.NotFollowing', message));
			},
			Math.max(1, until - Date.now()),
		);
	});
	const ready = async (): Promise<void> => {
		for (;;) {
			interface Health {
				isSyncing: boolean;
				peers: number;
			}
			const { isSyncing, peers } = await provider.send<Health>('system_health', []);
			if (!isSyncing && peers > 0) return;
			await new Promise((resolve) => setTimeout(resolve, 200));
		}
	};
	try {
		// Without peers the question itself may wait for long.
		await Promise.race([ready(), late]);
	} finally {
		clearTimeout(timer);
	}
}

/**
 * The hash of the latest final block, for reading at. A light client whose peers keep news from it
 * sees an old one; if that is older than `maxAge` seconds by this machine's clock, this throws.
 */
export async function freshBlock(
	api: ApiPromise,
	{ maxAge = 60 }: { maxAge?: number } = {},
): Promise<string> {
	const hash = await rpc<string>(api, 'chain_getFinalizedHead', []);
	const { query } = await api.at(hash);
	const time = Number(await query['timestamp']!['now']!());
	const age = Math.round((Date.now() - time) / 1000);
	if (age > maxAge) {
		throw new ChainError(
			'Client.Stale',
			`The latest final block known is of ${new Date(time).toISOString()}, ${age} s ago. The chain has halted, its news are kept from this client, or the clock is wrong.`,
		);
	}
	return hash;
}
