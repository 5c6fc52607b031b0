// SPDX-License-Identifier: Apache-2.0
// The node's plain RPC, for what polkadot.js has no method for, or wraps too much.

import { ApiPromise } from '@polkadot/api';
import type { ApiOptions } from '@polkadot/api/types';
import { compactFromU8aLim, hexToU8a, u8aToHex, u8aToNumber } from '@polkadot/util';

/** Extensions that polkadot.js would warn of, for it does not know that they add no bytes. */
const EXTENSIONS = { AuthorizeCall: { extrinsic: {}, payload: {} } };

/** polkadot.js over a provider that is connected. */
export const apiOver = (provider: NonNullable<ApiOptions['provider']>): Promise<ApiPromise> =>
	ApiPromise.create({
		provider,
		signedExtensions: EXTENSIONS,
		noInitWarn: true,
		throwOnConnect: true,
	});

/** The parts of polkadot.js' provider that are used. */
export interface Provider {
	send<T>(method: string, params: unknown[]): Promise<T>;
	subscribe(
		type: string,
		method: string,
		params: unknown[],
		callback: (error: Error | null, result: unknown) => void,
	): Promise<number | string>;
	unsubscribe(type: string, method: string, id: number | string): Promise<boolean>;
}

export const providerOf = (api: ApiPromise): Provider =>
	(api as unknown as { _rpcCore: { provider: Provider } })._rpcCore.provider;

export function rpc<T>(api: ApiPromise, method: string, params: unknown[]): Promise<T> {
	return providerOf(api).send<T>(method, params);
}

/** Versions of the metadata that tell of runtime APIs, and that polkadot.js reads: the best first. */
const WITH_APIS = [16, 15];

/**
 * The metadata of a runtime as polkadot.js should have it, runtime APIs included.
 *
 * When it connects, polkadot.js asks for these itself. After a runtime upgrade it asks for
 * `state_getMetadata`, which is version 14 and knows of no runtime API: every view would be gone from
 * then on. So providers of this library answer that question with this.
 */
export async function metadata(
	send: (method: string, params: unknown[]) => Promise<string>,
	at: readonly unknown[],
): Promise<string> {
	const call = async (name: string, input: string): Promise<Uint8Array> =>
		hexToU8a(await send('state_call', [name, input, ...at]));
	const versions = new Set<number>();
	try {
		const listed = await call('Metadata_metadata_versions', '0x');
		for (let i = compactFromU8aLim(listed)[0]; i + 4 <= listed.length; i += 4) {
			versions.add(u8aToNumber(listed.subarray(i, i + 4), { isLe: true }));
		}
	} catch {
		// An old runtime, which has one version only.
	}
	const version = WITH_APIS.find((known) => versions.has(known));
	if (version === undefined) return send('state_getMetadata', [...at]);
	const input = u8aToHex(Uint8Array.of(version, 0, 0, 0));
	// An option of bytes with their length.
	const answer = (await call('Metadata_metadata_at_version', input)).subarray(1);
	return u8aToHex(answer.subarray(compactFromU8aLim(answer)[0]));
}
