// SPDX-License-Identifier: Apache-2.0
// The node's plain RPC, for what polkadot.js has no method for, or wraps too much.

import type { ApiPromise } from '@polkadot/api';

/** Extensions that polkadot.js would warn of, for it does not know that they add no bytes. */
export const EXTENSIONS = { AuthorizeCall: { extrinsic: {}, payload: {} } };

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
