// SPDX-License-Identifier: Apache-2.0
// Data that not everybody may read: encrypted under a data key, and the data key handed to whoever
// is to read it, in an envelope on the chain.
//
// Encrypted data is SCALE `("muster/data/v1", salt: [u8; 32])` and then chunks of 65,536 bytes, the
// last one shorter or as long, each with 16 bytes of AES-256-GCM more. The key is HKDF-SHA256 of the
// data key with that salt, so that one data key serves any number of data sets. The nonce is the
// number of the chunk (11 bytes, big-endian) and 1 for the last chunk, else 0: that is STREAM of
// Hoang, Reyhanitabar, Rogaway and Vizár ("Online Authenticated-Encryption and its
// Nonce-Reuse Misuse-Resistance", 2015), and nobody can swap, repeat or cut off chunks unseen.
//
// An envelope is HPKE (RFC 9180) in base mode, of the suite of channels: the encapsulated key, and
// sealed the byte 1 and the data key. Its `info` is SCALE ("muster/share/v1", genesis hash, stream,
// grantee, first anchor, last anchor), so it opens for nothing else.

import type { ApiPromise } from '@polkadot/api';
import { Aes256Gcm } from '@hpke/core';
import { hkdf } from '@noble/hashes/hkdf';
import { sha256 } from '@noble/hashes/sha2';
import { u8aConcat, u8aEq, u8aToHex } from '@polkadot/util';
import { randomAsU8a } from '@polkadot/util-crypto';
import { readSubject, type Anchor } from './anchors.js';
import { find, type Included, type Tx } from './chain.js';
import { CHANNEL_SUITE } from './channel.js';
import { seconds, type Time } from './conditions.js';
import { ChainError } from './errors.js';
import type { AgreementKey, AgreementKeyPair } from './keys.js';
import { hashBytes, type HashLike } from './payload.js';
import type { At } from './read.js';
import { bytesOf, option, str, u32, type BytesLike, type Reader } from './scale.js';
import { chunks, ingest, type Bytes, type CutOptions, type Ingested } from './sources.js';
import { call, list, maybeRead, pallet } from './streams.js';
import { encodeSubject, type Subject, type SubjectLike } from './terms.js';

/**
 * Data or a key that could not be read. The `code` is one of
 * - `Share.NotFound`, `Share.Revoked`, `Share.Lapsed`, `Share.Void`: nothing was shared, or not any
 *   more; void is a share of a device that has changed hands;
 * - `Share.NoKey`, `Share.OtherKey`: the grantee has published no key-agreement key, or the share is
 *   for another one than this;
 * - `Share.NotAuthentic`: the envelope was not made for this share, or was changed;
 * - `Data.NotAuthentic`: the data was encrypted under another key, or was changed or cut off;
 * - `Data.Other`: it is data, but not what was anchored.
 */
export class SharingError extends ChainError {}

// --- data -----------------------------------------------------------------------------------------

const DATA = str('muster/data/v1');
const SALT = 32;
const CHUNK = 1 << 16;
/** What encryption adds to a chunk. */
const MARK = 16;

/** A fresh data key: 32 random bytes. Whoever has it reads all that was encrypted under it. */
export const dataKey = (): Uint8Array => randomAsU8a(32);

/** Encrypts data bit by bit, in memory that does not grow with it. */
export async function* encrypt(key: BytesLike, data: Bytes): AsyncGenerator<Uint8Array> {
	const salt = randomAsU8a(SALT);
	const header = new Uint8Array(u8aConcat(DATA, salt));
	const cipher = cipherOf(key, salt);
	yield header;
	let number = 0;
	for await (const { bytes, last } of pieces(data, CHUNK)) {
		const nonce = nonceOf(number++, last);
		yield new Uint8Array(await cipher.seal(nonce, bytes.buffer, header.buffer));
	}
}

/**
 * Decrypts what {@link encrypt} has made. What comes out is authentic, and it is all there only once
 * nothing more comes: if something was cut off, the end is a {@link SharingError}.
 */
export async function* decrypt(key: BytesLike, data: Bytes): AsyncGenerator<Uint8Array> {
	const length = DATA.length + SALT;
	let header: Uint8Array<ArrayBuffer> | null = null;
	let cipher: Cipher | null = null;
	let number = 0;
	for await (const { bytes, last } of pieces(data, CHUNK + MARK, length)) {
		if (!header || !cipher) {
			header = bytes;
			if (bytes.length < length || !u8aEq(bytes.subarray(0, DATA.length), DATA)) {
				throw new SharingError('Data.NotAuthentic', 'This is no encrypted data.');
			}
			cipher = cipherOf(key, bytes.subarray(DATA.length));
			if (last) throw changed(number);
			continue;
		}
		if (number > 0 && bytes.length === MARK) throw changed(number);
		let open: ArrayBuffer;
		try {
			open = await cipher.open(nonceOf(number, last), bytes.buffer, header.buffer);
		} catch (cause) {
			throw changed(number, cause);
		}
		number += 1;
		if (open.byteLength > 0) yield new Uint8Array(open);
	}
}

const changed = (chunk: number, cause?: unknown): SharingError =>
	new SharingError(
		'Data.NotAuthentic',
		`The data was encrypted under another key, or was changed or cut off, at byte ${chunk * CHUNK} or after.`,
		{ cause },
	);

interface Cipher {
	seal(iv: ArrayBuffer, data: ArrayBuffer, aad: ArrayBuffer): Promise<ArrayBuffer>;
	open(iv: ArrayBuffer, data: ArrayBuffer, aad: ArrayBuffer): Promise<ArrayBuffer>;
}

function cipherOf(key: BytesLike, salt: Uint8Array): Cipher {
	const own = hkdf(sha256, bytesOf(key, 32, 'data key'), salt, DATA, 32);
	return new Aes256Gcm().createEncryptionContext(new Uint8Array(own).buffer);
}

function nonceOf(number: number, last: boolean): ArrayBuffer {
	const nonce = new DataView(new ArrayBuffer(12));
	nonce.setBigUint64(3, BigInt(number));
	nonce.setUint8(11, last ? 1 : 0);
	return nonce.buffer;
}

interface Piece {
	bytes: Uint8Array<ArrayBuffer>;
	/** Nothing comes after it. */
	last: boolean;
}

/**
 * The same bytes in pieces of one size, of which the last may be shorter; it is empty only if there
 * are no bytes at all. With `first`, the first piece is of that size.
 */
async function* pieces(data: Bytes, size: number, first = size): AsyncGenerator<Piece> {
	let piece = new Uint8Array(first);
	let filled = 0;
	for await (let rest of chunks(data)) {
		while (rest.length > 0) {
			// Only now is it known that more comes.
			if (filled === piece.length) {
				yield { bytes: piece, last: false };
				piece = new Uint8Array(size);
				filled = 0;
			}
			const part = rest.subarray(0, piece.length - filled);
			piece.set(part, filled);
			filled += part.length;
			rest = rest.subarray(part.length);
		}
	}
	yield { bytes: piece.slice(0, filled), last: true };
}

/** Throws unless this is the data that was anchored: same root, same number of leaves. */
export function ensureAnchored(
	data: Pick<Ingested, 'root' | 'size'>,
	anchor: Pick<Anchor, 'root' | 'size'>,
): void {
	if (u8aToHex(data.root) === anchor.root && data.size === anchor.size) return;
	throw new SharingError(
		'Data.Other',
		`This is not the data that was anchored: its root is ${u8aToHex(data.root)} over ${data.size} leaves, and anchored is ${anchor.root} over ${anchor.size}.`,
	);
}

/**
 * Decrypts data and hands it on chunk by chunk; at its end it throws unless it was what the anchor is
 * about. The cut has to be told, and be `csv` or `ndjson`.
 */
export async function* decryptAnchored(
	key: BytesLike,
	data: Bytes,
	anchor: Pick<Anchor, 'root' | 'size'>,
	options: CutOptions & { cut: 'csv' | 'ndjson' },
): AsyncGenerator<Uint8Array> {
	// What is read here is read there as well, a chunk at a time.
	const there = new Relay();
	const found = ingest(there, options);
	found.catch(() => undefined);
	try {
		for await (const chunk of decrypt(key, data)) {
			await Promise.race([there.give(chunk), found]);
			yield chunk;
		}
	} finally {
		there.close();
	}
	ensureAnchored(await found, anchor);
}

/** Hands pieces from a writer to a reader, one at a time. */
class Relay implements AsyncIterable<Uint8Array> {
	private piece: Uint8Array | null = null;
	private closed = false;
	private wake: (() => void) | null = null;
	private taken: (() => void) | null = null;

	give(piece: Uint8Array): Promise<void> {
		this.piece = piece;
		this.wake?.();
		return new Promise((resolve) => (this.taken = resolve));
	}

	close(): void {
		this.closed = true;
		this.wake?.();
	}

	async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
		for (;;) {
			if (this.piece) {
				const { piece, taken } = this;
				this.piece = null;
				yield piece;
				taken?.();
			} else if (this.closed) {
				return;
			} else {
				await new Promise<void>((resolve) => (this.wake = resolve));
				this.wake = null;
			}
		}
	}
}

// --- envelopes ------------------------------------------------------------------------------------

/** What an envelope is bound to. */
export interface EnvelopeTerms {
	stream: number;
	grantee: SubjectLike;
	/** The first anchor whose data the key opens. */
	first: number;
	/** The last one; null: all that follow. */
	last?: number | null;
}

const SHARE = 'muster/share/v1';
const VERSION = 1;
/** Bytes of the encapsulated key; and of an envelope with the version, the data key and the mark. */
const ENC = 32;
const ENVELOPE = ENC + 1 + 32 + MARK;

function infoOf(genesis: HashLike, { stream, grantee, first, last }: EnvelopeTerms): ArrayBuffer {
	const info = u8aConcat(
		str(SHARE),
		hashBytes(genesis, 'genesis hash'),
		u32(stream, 'stream'),
		encodeSubject(grantee),
		u32(first, 'first'),
		option(last === undefined || last === null ? null : u32(last, 'last')),
	);
	return new Uint8Array(info).buffer;
}

/** Puts a data key into an envelope that only the holder of `key` opens. */
export async function sealKey(
	genesis: HashLike,
	p: EnvelopeTerms & { key: AgreementKey; dataKey: BytesLike },
): Promise<Uint8Array> {
	const sender = await CHANNEL_SUITE.createSenderContext({
		recipientPublicKey: await CHANNEL_SUITE.kem.deserializePublicKey(
			bytesOf(p.key.publicKey, 32, 'key-agreement key'),
		),
		info: infoOf(genesis, p),
	});
	const sealed = await sender.seal(u8aConcat([VERSION], bytesOf(p.dataKey, 32, 'data key')));
	return u8aConcat(new Uint8Array(sender.enc), new Uint8Array(sealed));
}

/** Takes the data key out of an envelope. */
export async function openKey(
	genesis: HashLike,
	p: EnvelopeTerms & { key: AgreementKeyPair; envelope: BytesLike },
): Promise<Uint8Array> {
	const info = infoOf(genesis, p);
	let opened: Uint8Array;
	try {
		const envelope = new Uint8Array(bytesOf(p.envelope, ENVELOPE, 'envelope'));
		const context = await CHANNEL_SUITE.createRecipientContext({
			recipientKey: await CHANNEL_SUITE.kem.deserializePrivateKey(p.key.secretKey),
			enc: envelope.slice(0, ENC),
			info,
		});
		opened = new Uint8Array(await context.open(envelope.slice(ENC)));
	} catch (cause) {
		throw new SharingError(
			'Share.NotAuthentic',
			'This envelope was not made for this key, stream, grantee and range, or it was changed.',
			{ cause },
		);
	}
	if (opened[0] !== VERSION) {
		throw new SharingError(
			'Share.NotAuthentic',
			`The envelope is of version ${opened[0]}, and ${VERSION} is known: update @muster/client.`,
		);
	}
	return opened.slice(1);
}

// --- calls ----------------------------------------------------------------------------------------

/**
 * Publishes the key to which envelopes for an account are encrypted, or takes it back with null. Sent
 * by the account. A device publishes its own with `calls.setAgreementKey`.
 */
export function setAgreementKey(api: ApiPromise, key: AgreementKey | null): Tx {
	// As text, because polkadot.js takes bytes for an encoded option.
	return pallet(api)['setAgreementKey']!(key && u8aToHex(key.publicKey));
}

/** The key to which envelopes for somebody are encrypted; null if he has published none. */
export async function agreementKey(
	api: ApiPromise,
	subject: SubjectLike,
	at?: At,
): Promise<AgreementKey | null> {
	const found = await call(api, at, 'agreementKey', encodeSubject(subject));
	return maybeRead(found, (reader) => ({ publicKey: reader.bytes(32).slice() }));
}

/**
 * Hands the key of some anchors' data to somebody. Sent by the stream's owner, or whoever may
 * `share-data`; {@link shareId} is the share's number. It cannot be taken back what he has read: to
 * revoke a share is to give him nothing new, so encrypt what follows under another key.
 */
export async function share(
	api: ApiPromise,
	p: EnvelopeTerms & {
		dataKey: BytesLike;
		/** When it lapses; it does not if omitted. */
		until?: Time | null;
	},
): Promise<Tx> {
	const { stream, grantee, first, last = null, until = null } = p;
	const key = await agreementKey(api, grantee);
	if (!key) {
		throw new SharingError(
			'Share.NoKey',
			'The grantee has published no key-agreement key. An account does with `sharing.setAgreementKey`, a device with `calls.setAgreementKey`.',
		);
	}
	const envelope = await sealKey(api.genesisHash, { ...p, key });
	return pallet(api)['share']!(
		stream,
		encodeSubject(grantee),
		key.publicKey,
		first,
		last,
		until === null ? null : seconds(until, 'until'),
		u8aToHex(envelope),
	);
}

/** The number of the share that was made. */
export function shareId({ events }: Pick<Included, 'events'>): number {
	const { data } = find(events, 'dataAnchor', 'Shared');
	return (data as unknown as Record<string, { toNumber(): number }>)['share']!.toNumber();
}

// --- reads ----------------------------------------------------------------------------------------

/** Something that was shared. Times in seconds since 1970. */
export interface Share {
	stream: number;
	share: number;
	grantee: Subject;
	/** The grantee's key to which the envelope is encrypted, `0x`-hex. */
	key: string;
	first: number;
	/** Null: all anchors that follow. */
	last: number | null;
	by: Subject;
	at: bigint;
	until: bigint | null;
	revoked: bigint | null;
	/** Neither revoked nor lapsed, and the device, if it is one, has not changed hands. */
	open: boolean;
	/** Null unless it is open. */
	envelope: Uint8Array | null;
}

const readShare = (r: Reader): Share => ({
	stream: r.u32(),
	share: r.u32(),
	grantee: readSubject(r),
	key: u8aToHex(r.bytes(32)),
	first: r.u32(),
	last: r.option(() => r.u32()),
	by: readSubject(r),
	at: r.u64(),
	until: r.option(() => r.u64()),
	revoked: r.option(() => r.u64()),
	open: r.bool(),
	envelope: r.option(() => r.bytes(r.compact()).slice()),
});

/** A share; null if there is none, or none any more. */
export async function shareAt(
	api: ApiPromise,
	stream: number,
	share: number,
	at?: At,
): Promise<Share | null> {
	return maybeRead(await call(api, at, 'shareAt', stream, share), readShare);
}

/** How many shares the chain tells of at once. */
const PAGE = 128;

/** All that was shared with somebody, in no order. */
export async function sharedWith(api: ApiPromise, grantee: SubjectLike, at?: At): Promise<Share[]> {
	const found: Share[] = [];
	for (let after: [number, number] | null = null; ;) {
		const args = [encodeSubject(grantee), after, PAGE];
		const page: Share[] = list(await call(api, at, 'sharedWith', ...args), readShare);
		found.push(...page);
		const last = page[page.length - 1];
		if (!last || page.length < PAGE) return found;
		after = [last.stream, last.share];
	}
}

/** Who was given what of a stream, from the first on: the record that stays as long as the stream. */
export async function sharesOf(api: ApiPromise, stream: number, at?: At): Promise<Share[]> {
	const found: Share[] = [];
	for (let first = 0; ;) {
		const page: Share[] = list(await call(api, at, 'shares', stream, first, PAGE), readShare);
		found.push(...page);
		const last = page[page.length - 1];
		if (!last || page.length < PAGE) return found;
		first = last.share + 1;
	}
}

/** The data key of an anchor's data that was shared with somebody, who has `key`. */
export async function openShare(
	api: ApiPromise,
	p: { grantee: SubjectLike; key: AgreementKeyPair; stream: number; anchor: number },
	at?: At,
): Promise<Uint8Array> {
	const { grantee, key, stream, anchor } = p;
	const covering = (await sharedWith(api, grantee, at)).filter(
		(share) =>
			share.stream === stream &&
			share.first <= anchor &&
			(share.last === null || anchor <= share.last),
	);
	if (covering.length === 0) {
		throw new SharingError(
			'Share.NotFound',
			`Nothing was shared with the grantee that opens anchor ${anchor} of stream ${stream}.`,
		);
	}
	// The latest first: it has the key that is in use.
	covering.sort((a, b) => b.share - a.share);
	const open = covering.filter((share) => share.open && share.envelope);
	if (open.length === 0) throw closed(covering[0]!);
	const own = u8aToHex(key.publicKey);
	const fitting = open.filter((share) => share.key === own);
	if (fitting.length === 0) {
		throw new SharingError(
			'Share.OtherKey',
			`Share ${open[0]!.share} of stream ${stream} is for the key ${open[0]!.key}, and this is ${own}.`,
		);
	}
	let failure: unknown;
	for (const { first, last, envelope } of fitting) {
		try {
			const terms = { stream, grantee, first, last, key, envelope: envelope! };
			return await openKey(api.genesisHash, terms);
		} catch (error) {
			failure ??= error;
		}
	}
	throw failure;
}

function closed({ share, stream, revoked, until }: Share): SharingError {
	const what = `Share ${share} of stream ${stream}`;
	if (revoked !== null) {
		return new SharingError('Share.Revoked', `${what} was revoked at ${revoked}.`);
	}
	if (until !== null) {
		return new SharingError('Share.Lapsed', `${what} has lapsed: it was open until ${until}.`);
	}
	return new SharingError('Share.Void', `${what} is void: the device has changed hands since.`);
}
