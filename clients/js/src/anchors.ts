// SPDX-License-Identifier: Apache-2.0
// What an anchor is, byte for byte: its link, and how it lies in the chain's storage.

import { u8aConcat, u8aToHex } from '@polkadot/util';
import { blake2AsU8a, encodeAddress } from '@polkadot/util-crypto';
import { did } from './keys.js';
import { Malformed, Reader, bytesOf, option, str, u32, u64, type BytesLike } from './scale.js';
import type { Subject } from './terms.js';

const LINK = 'muster/anchor/v1';

/** The link that the first anchor of a stream names: there is none before it. */
export const NO_LINK: string = `0x${'00'.repeat(32)}`;

/** What an anchor says, its place in the stream included. Times in seconds since 1970. */
export interface Statement {
	stream: number;
	/** From 0, without gaps. */
	number: number;
	/** RFC 9162 §2.1, SHA-256. */
	root: BytesLike;
	/** The number of leaves, 1 to 2^40. */
	size: number | bigint;
	from: number | bigint;
	/** That second is no longer part of it. */
	until: number | bigint;
	/** Digest of the schema that the data follows. */
	schema?: BytesLike | null;
	/** The anchor that this one supersedes. */
	corrects?: number | null;
	/** The link of the anchor before, {@link NO_LINK} for the first. */
	previous: BytesLike;
}

/**
 * The hash by which the next anchor names this one: BLAKE2b-256 of SCALE `("muster/anchor/v1",
 * statement)`, the fields in their order and numbers little-endian. `0x`-hex.
 */
export function link(statement: Statement): string {
	const { stream, number, root, size, from, until, schema, corrects, previous } = statement;
	const bytes = u8aConcat(
		str(LINK),
		u32(stream, 'stream'),
		u32(number, 'number'),
		bytesOf(root, 32, 'root'),
		u64(size, 'size'),
		u64(from, 'from'),
		u64(until, 'until'),
		option(schema ? bytesOf(schema, 32, 'schema') : null),
		option(corrects === undefined || corrects === null ? null : u32(corrects, 'corrects')),
		bytesOf(previous, 32, 'previous'),
	);
	return u8aToHex(blake2AsU8a(bytes, 256));
}

/** An anchor as it lies on the chain. Hashes are `0x`-hex, times seconds since 1970. */
export interface Anchor {
	root: string;
	size: bigint;
	from: bigint;
	until: bigint;
	/** The link of the anchor before. */
	previous: string;
	schema: string | null;
	by: Subject;
	/** The time of the block. */
	at: bigint;
	block: number;
	/** The anchor that this one supersedes. */
	corrects: number | null;
	/** The anchor that supersedes this one. */
	supersededBy: number | null;
	/** How many accounts pay for its staying. */
	keepers: number;
}

export const MODES = ['batches', 'log'] as const;
/** Anchors that are trees of their own, or one tree that only grows. */
export type Mode = (typeof MODES)[number];

/** The value of `DataAnchor.Anchors`. Other bytes throw {@link Malformed}. */
export function decodeAnchor(bytes: Uint8Array): Anchor {
	const reader = new Reader(bytes);
	const anchor = readAnchor(reader);
	reader.end();
	return anchor;
}

/** Reads an anchor from the front of `reader`. */
export function readAnchor(reader: Reader): Anchor {
	return {
		root: readHash(reader),
		size: reader.u64(),
		from: reader.u64(),
		until: reader.u64(),
		previous: readHash(reader),
		schema: reader.option(() => readHash(reader)),
		by: readSubject(reader),
		at: reader.u64(),
		block: reader.u32(),
		corrects: reader.option(() => reader.u32()),
		supersededBy: reader.option(() => reader.u32()),
		keepers: reader.u32(),
	};
}

export const readHash = (reader: Reader): string => u8aToHex(reader.bytes(32));
export const readAccount = (reader: Reader): string => encodeAddress(reader.bytes(32), 42);
export const readDevice = (reader: Reader): string => did(reader.bytes(32));

export function readSubject(reader: Reader): Subject {
	const kind = reader.u8();
	if (kind > 1) throw new Malformed(`${kind} is neither account nor device`);
	return kind === 0 ? { account: readAccount(reader) } : { device: readDevice(reader) };
}

export function readMode(reader: Reader): Mode {
	const mode = MODES[reader.u8()];
	if (!mode) throw new Malformed('an unknown mode');
	return mode;
}

/** The front of the value of `DataAnchor.Streams`. Other bytes throw {@link Malformed}. */
export function decodeStreamHead(bytes: Uint8Array): {
	owner: string;
	device: { device: string; generation: number } | null;
	mode: Mode;
} {
	const reader = new Reader(bytes);
	return {
		owner: readAccount(reader),
		device: reader.option(() => ({ device: readDevice(reader), generation: reader.u32() })),
		mode: readMode(reader),
	};
}
