// SPDX-License-Identifier: Apache-2.0
// The few SCALE encodings that signing messages are made of. Written out instead of taken from a
// type registry, so that a device maker can read them as the specification of the bytes.

import { compactToU8a, hexToU8a, isHex, stringToU8a, u8aConcat } from '@polkadot/util';
import { decodeAddress } from '@polkadot/util-crypto';

/** Bytes, or their hexadecimal text with `0x` in front. */
export type BytesLike = Uint8Array | string;

/** An account: SS58 address, `0x` and 64 hex digits, or 32 bytes. */
export type AccountLike = string | Uint8Array;

/** Bytes of `value`, which must be `length` long; `what` names it in the error. */
export function bytesOf(value: BytesLike, length: number, what: string): Uint8Array {
	if (typeof value === 'string' && !isHex(value)) {
		throw new TypeError(`${what}: expected 0x-hexadecimal, got "${value}"`);
	}
	const bytes = typeof value === 'string' ? hexToU8a(value) : value;
	if (bytes.length !== length) {
		throw new TypeError(`${what}: expected ${length} bytes, got ${bytes.length}`);
	}
	return bytes;
}

export function accountBytes(account: AccountLike): Uint8Array {
	return bytesOf(decodeAddress(account), 32, 'account');
}

/** Compact length and UTF-8 bytes. */
export function str(value: string): Uint8Array {
	const bytes = stringToU8a(value);
	return u8aConcat(compactToU8a(bytes.length), bytes);
}

/** Little-endian unsigned integer of `size` bytes; refuses what does not fit. */
export function uint(value: number | bigint, size: 1 | 2 | 4 | 8 | 16, what: string): Uint8Array {
	if (typeof value === 'number' && !Number.isSafeInteger(value)) {
		throw new RangeError(`${what}: ${value} is not an exact integer; use a bigint`);
	}
	let rest = BigInt(value);
	if (rest < 0n || rest >> BigInt(8 * size) !== 0n) {
		throw new RangeError(`${what}: ${value} does not fit an unsigned ${8 * size}-bit integer`);
	}
	const out = new Uint8Array(size);
	for (let i = 0; i < size; i++, rest >>= 8n) out[i] = Number(rest & 0xffn);
	return out;
}

export const u32 = (value: number | bigint, what: string): Uint8Array => uint(value, 4, what);
export const u64 = (value: number | bigint, what: string): Uint8Array => uint(value, 8, what);

/** `0x00`, or `0x01` and the encoded value. */
export function option(encoded: Uint8Array | null | undefined | false): Uint8Array {
	return encoded ? u8aConcat([1], encoded) : new Uint8Array([0]);
}
