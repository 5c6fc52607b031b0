// SPDX-License-Identifier: Apache-2.0
// Reads through the runtime's APIs, now or at any block, and the way from polkadot.js' types to
// plain values.

import type { ApiPromise } from '@polkadot/api';
import type { Codec } from '@polkadot/types/types';
import { stringToU8a, u8aToHex, u8aToString } from '@polkadot/util';
import { hashBytes, type HashLike } from './payload.js';

/** The block at which to read: its hash. The latest one if omitted. */
export type At = HashLike | undefined;

// The types come from the chain's metadata at run time, so TypeScript cannot know them.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Any = any;

/** Asks a runtime API, named as polkadot.js does. */
export async function ask(
	api: ApiPromise,
	at: At,
	name: 'deviceRegistryApi' | 'accessPolicyApi' | 'firmwareApi' | 'dataAnchorApi',
	method: string,
	...args: unknown[]
): Promise<Any> {
	const hash = at && hashBytes(at, 'block hash');
	const source = hash ? await api.at(hash) : api;
	const view = source.call[name]?.[method];
	if (!view) {
		const pascal = name.charAt(0).toUpperCase() + name.slice(1);
		throw new Error(
			`the runtime${hash ? ' of that block' : ''} has no ${pascal}.${method}: is this a Muster chain?`,
		);
	}
	return (await view(...args)) as Codec;
}

export function option<T>(value: Any, read: (value: Any) => T): T | null {
	return value.isSome ? read(value.unwrap()) : null;
}

export const text = (value: Any): string => u8aToString(value.toU8a(true));
export const hex = (value: Any): string => u8aToHex(value.toU8a(true));
export const big = (value: Any): bigint => BigInt(value.toString());
/** Text as bytes: polkadot.js would take a text that looks like hexadecimal for that. */
export const bytes = (value: string): string => u8aToHex(stringToU8a(value));
