// SPDX-License-Identifier: Apache-2.0
// Headers of blocks as their SCALE bytes, whose BLAKE2b-256 is the block's hash.

import type { ApiPromise } from '@polkadot/api';
import { compactToU8a, u8aConcat, u8aToHex } from '@polkadot/util';
import { blake2AsU8a } from '@polkadot/util-crypto';
import { rpc } from './rpc.js';
import { Malformed, Reader } from './scale.js';

export interface Header {
	/** Of the block. */
	hash: Uint8Array;
	parentHash: Uint8Array;
	number: number;
	stateRoot: Uint8Array;
	/** What consensus engines have said in it: the engine's four letters, and its bytes. */
	consensus: { engine: string; data: Uint8Array }[];
}

/** Kinds of digest items, by their SCALE index. */
const DIGEST = { other: 0, consensus: 4, seal: 5, preRuntime: 6, environmentUpdated: 8 };

/** Reads a header from the front of `reader`. */
export function readHeader(reader: Reader): Header {
	const begin = reader.position;
	const parentHash = reader.bytes(32);
	const number = reader.compact();
	const stateRoot = reader.bytes(32);
	// The root of the transactions.
	reader.bytes(32);
	const consensus: Header['consensus'] = [];
	for (let left = reader.compact(); left > 0; left--) {
		const kind = reader.u8();
		switch (kind) {
			case DIGEST.other:
				reader.bytes(reader.compact());
				break;
			case DIGEST.consensus:
			case DIGEST.seal:
			case DIGEST.preRuntime: {
				const engine = String.fromCharCode(...reader.bytes(4));
				const data = reader.bytes(reader.compact());
				if (kind === DIGEST.consensus) consensus.push({ engine, data });
				break;
			}
			case DIGEST.environmentUpdated:
				break;
			default:
				throw new Malformed(`${kind} is no kind of digest item`);
		}
	}
	const hash = blake2AsU8a(reader.since(begin), 256);
	return { hash, parentHash, number, stateRoot, consensus };
}

/** A header out of exactly these bytes. */
export function decodeHeader(bytes: Uint8Array): Header {
	const reader = new Reader(bytes);
	const header = readHeader(reader);
	reader.end();
	return header;
}

/** A header as SCALE, put together from the node's JSON; its hash is the block's. */
export async function headerBytes(api: ApiPromise, hash: string): Promise<Uint8Array> {
	interface RawHeader {
		parentHash: string;
		number: string;
		stateRoot: string;
		extrinsicsRoot: string;
		digest: { logs: string[] };
	}
	const raw = await rpc<RawHeader | null>(api, 'chain_getHeader', [hash]);
	if (!raw) throw new Error(`the node knows no block ${hash}`);
	const { logs } = raw.digest;
	const header = u8aConcat(
		raw.parentHash,
		compactToU8a(Number(raw.number)),
		raw.stateRoot,
		raw.extrinsicsRoot,
		compactToU8a(logs.length),
		...logs,
	);
	if (u8aToHex(blake2AsU8a(header, 256)) !== hash) {
		throw new Error(`the header of block ${hash} has another hash: is this a Muster chain?`);
	}
	return header;
}
