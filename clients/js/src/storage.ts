// SPDX-License-Identifier: Apache-2.0
// Keys of the chain's storage, and the texts that proofs of it travel as.

import { hexToU8a, u8aConcat } from '@polkadot/util';
import { blake2AsU8a, xxhashAsU8a } from '@polkadot/util-crypto';
import { ProofError } from './trie.js';

/** The key of a storage item, from the names of its pallet and itself and its hashed keys. */
export const storageKey = (pallet: string, item: string, ...keys: Uint8Array[]): Uint8Array =>
	u8aConcat(xxhashAsU8a(pallet, 128), xxhashAsU8a(item, 128), ...keys);

/** `Blake2_128Concat`. */
export const blake2Concat = (data: Uint8Array): Uint8Array =>
	u8aConcat(blake2AsU8a(data, 128), data);
/** `Twox64Concat`. */
export const twoxConcat = (data: Uint8Array): Uint8Array => u8aConcat(xxhashAsU8a(data, 64), data);

/** Bytes out of a proof's text, of which there is only one way to write it. */
export function hexBytes(value: unknown, what: string): Uint8Array {
	if (typeof value !== 'string' || !/^0x(?:[0-9a-f]{2})*$/.test(value)) {
		throw new ProofError(`${what}: not lower-case hexadecimal`);
	}
	return hexToU8a(value);
}
