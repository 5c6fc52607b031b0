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

/** Bytes that end too early, or are not as SCALE writes them. */
export class Malformed extends Error {}

/** Reads SCALE from the front. Whatever is wrong with the bytes is {@link Malformed}. */
export class Reader {
	private at = 0;

	constructor(private readonly data: Uint8Array) {}

	/** How many bytes are left. */
	get left(): number {
		return this.data.length - this.at;
	}

	/** How many bytes were read. */
	get position(): number {
		return this.at;
	}

	/** What was read since a position. */
	since(position: number): Uint8Array {
		return this.data.subarray(position, this.at);
	}

	bytes(length: number): Uint8Array {
		if (length > this.left) throw new Malformed(`${length} bytes expected, ${this.left} left`);
		return this.data.subarray(this.at, (this.at += length));
	}

	u8(): number {
		return this.bytes(1)[0]!;
	}

	u16(): number {
		return Number(this.uint(2));
	}

	u32(): number {
		return Number(this.uint(4));
	}

	u64(): bigint {
		return this.uint(8);
	}

	private uint(size: number): bigint {
		return this.bytes(size).reduceRight((number, byte) => (number << 8n) | BigInt(byte), 0n);
	}

	bool(): boolean {
		const byte = this.u8();
		if (byte > 1) throw new Malformed(`${byte} is no boolean`);
		return byte === 1;
	}

	option<T>(read: () => T): T | null {
		return this.bool() ? read() : null;
	}

	/** A compact number of 30 bits, which every length here is, in its shortest form. */
	compact(): number {
		const first = this.u8();
		const mode = first & 3;
		if (mode === 3) throw new Malformed('a length of more than 30 bits');
		const rest = mode === 0 ? 0n : this.uint(mode === 1 ? 1 : 3);
		const number = (first >> 2) + Number(rest) * 64;
		if (number < [0, 1 << 6, 1 << 14][mode]!) throw new Malformed('a length that is too long');
		return number;
	}

	/** Throws unless everything was read. */
	end(): void {
		if (this.left > 0) throw new Malformed(`${this.left} bytes too many`);
	}
}
