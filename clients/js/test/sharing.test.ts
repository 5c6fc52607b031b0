// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compactToU8a, hexToU8a, stringToU8a, u8aConcat, u8aEq, u8aToHex } from '@polkadot/util';
import { AgreementKeyPair, sharing, sources } from '../src/index.js';
import { filled, le, some } from './blocks.js';

const { SharingError, dataKey, decrypt, encrypt, openKey, openShare, sealKey } = sharing;
const CHUNK = 65_536;
const HEADER = 15 + 32;

async function all(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
	const found: Uint8Array[] = [];
	for await (const piece of pieces) found.push(piece);
	return u8aConcat(...found);
}

const sample = (length: number): Uint8Array =>
	Uint8Array.from({ length }, (_, i) => (i * 31 + (i >> 8)) & 255);

const refusal = (code: string) => (error: unknown) => {
	assert.ok(error instanceof SharingError, `${(error as Error)?.stack}`);
	assert.equal(error.code, code);
	return true;
};

describe('encrypted data', () => {
	const key = dataKey();

	it('is the same again, whatever its length and the pieces it comes in', async () => {
		for (const length of [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 17]) {
			const data = sample(length);
			const sealed = await all(encrypt(key, data));
			const chunks = Math.max(1, Math.ceil(length / CHUNK));
			assert.equal(sealed.length, HEADER + length + 16 * chunks);
			assert.ok(u8aEq(await all(decrypt(key, sealed)), data), `${length} bytes`);
			for (const size of [7, 4096, 100_000].filter((size) => length < 1000 * size)) {
				function* pieces(bytes: Uint8Array): Generator<Uint8Array> {
					yield new Uint8Array();
					for (let at = 0; at < bytes.length; at += size)
						yield bytes.slice(at, at + size);
				}
				assert.ok(u8aEq(await all(decrypt(key, pieces(sealed))), data));
				assert.ok(u8aEq(await all(decrypt(key, encrypt(key, pieces(data)))), data));
			}
		}
	});

	it('twice is not the same bytes', async () => {
		const [a, b] = [await all(encrypt(key, sample(9))), await all(encrypt(key, sample(9)))];
		assert.ok(!u8aEq(a, b));
		assert.ok(!u8aEq(a.subarray(HEADER), b.subarray(HEADER)));
	});

	it('is refused under another key', async () => {
		const sealed = await all(encrypt(key, sample(100)));
		await assert.rejects(all(decrypt(dataKey(), sealed)), refusal('Data.NotAuthentic'));
		await assert.rejects(all(decrypt(filled(1, 31), sealed)), TypeError);
	});

	it('is refused with a chunk cut off, swapped, repeated, or put in from elsewhere', async () => {
		const sealed = await all(encrypt(key, sample(3 * CHUNK)));
		const other = await all(encrypt(key, sample(3 * CHUNK)));
		const size = CHUNK + 16;
		const part = (i: number, of = sealed): Uint8Array =>
			i < 0
				? of.subarray(0, HEADER)
				: of.subarray(HEADER + i * size, HEADER + (i + 1) * size);
		const bad: [string, Uint8Array][] = [
			['no chunk', part(-1)],
			['the last one cut off', u8aConcat(part(-1), part(0), part(1))],
			['the first one only', u8aConcat(part(-1), part(0))],
			['the first one cut off', u8aConcat(part(-1), part(1), part(2))],
			['two swapped', u8aConcat(part(-1), part(1), part(0), part(2))],
			['one repeated', u8aConcat(part(-1), part(0), part(0), part(1), part(2))],
			['the last one repeated', u8aConcat(sealed, part(2))],
			['one of another file', u8aConcat(part(-1), part(0), part(1, other), part(2))],
			['the header of another file', u8aConcat(part(-1, other), part(0), part(1), part(2))],
			['bytes after it', u8aConcat(sealed, [0])],
			['an empty chunk after it', u8aConcat(sealed, new Uint8Array(16))],
			['another tag', u8aConcat([60], stringToU8a('muster/data/v2'), sealed.subarray(15))],
			['half a header', sealed.subarray(0, 20)],
			['nothing', new Uint8Array()],
		];
		for (const [what, bytes] of bad) {
			await assert.rejects(all(decrypt(key, bytes)), refusal('Data.NotAuthentic'), what);
		}
		for (const cut of [1, 15, 16, 17, CHUNK, size - 1, size, size + 1, 2 * size + 5]) {
			const short = sealed.subarray(0, sealed.length - cut);
			await assert.rejects(all(decrypt(key, short)), refusal('Data.NotAuthentic'), `${cut}`);
		}
		for (let at = 0; at < sealed.length; at += 9973) {
			const flipped = sealed.slice();
			flipped[at]! ^= 4;
			await assert.rejects(all(decrypt(key, flipped)), refusal('Data.NotAuthentic'), `${at}`);
		}
	});

	it('hands on no byte of a chunk that was changed', async () => {
		const sealed = await all(encrypt(key, sample(3 * CHUNK)));
		sealed[HEADER + CHUNK + 16 + 5]! ^= 1;
		const found: Uint8Array[] = [];
		await assert.rejects(async () => {
			for await (const piece of decrypt(key, sealed)) found.push(piece);
		}, refusal('Data.NotAuthentic'));
		assert.ok(u8aEq(u8aConcat(...found), sample(3 * CHUNK).subarray(0, CHUNK)));
	});

	it('of 32 MiB takes little memory', { timeout: 120_000 }, async () => {
		const piece = new Uint8Array(1 << 20);
		let most = 0;
		function* pieces(): Generator<Uint8Array> {
			for (let i = 0; i < 32; i++) {
				most = Math.max(most, process.memoryUsage().arrayBuffers);
				yield piece;
			}
		}
		const before = process.memoryUsage().arrayBuffers;
		let length = 0;
		for await (const { length: more } of decrypt(key, encrypt(key, pieces()))) length += more;
		assert.equal(length, 32 << 20);
		assert.ok(most - before < 24 << 20, `${most - before} bytes`);
	});
});

describe('decrypted data and its anchor', () => {
	const key = dataKey();
	const rows = Array.from({ length: 20_000 }, (_, i) => `${i},${i * 3}`);
	const csv = stringToU8a(`n,v\n${rows.join('\n')}\n`);
	const options = { cut: 'csv' } as const;

	it('belong together', async () => {
		const { root, size } = await sources.ingest(csv, options);
		const anchor = { root: u8aToHex(root), size };
		const sealed = await all(encrypt(key, csv));
		const found = await all(sharing.decryptAnchored(key, sealed, anchor, options));
		assert.ok(u8aEq(found, csv));
		sharing.ensureAnchored({ root, size }, anchor);
		const others = [
			{ root: u8aToHex(filled(1)), size },
			{ root: u8aToHex(root), size: size + 1n },
		];
		for (const other of others) {
			const wrong = all(sharing.decryptAnchored(key, sealed, other, options));
			await assert.rejects(wrong, refusal('Data.Other'));
			assert.throws(
				() => sharing.ensureAnchored({ root, size }, other),
				refusal('Data.Other'),
			);
		}
		const cut = sealed.subarray(0, sealed.length - 1);
		const short = all(sharing.decryptAnchored(key, cut, anchor, options));
		await assert.rejects(short, refusal('Data.NotAuthentic'));
	});

	it('what cannot be cut is an error of the source', async () => {
		const anchor = { root: u8aToHex(filled(1)), size: 1n };
		for (const text of ['{}\nno\n', '']) {
			const sealed = await all(encrypt(key, stringToU8a(text.padEnd(text ? 3 * CHUNK : 0))));
			const read = all(sharing.decryptAnchored(key, sealed, anchor, { cut: 'ndjson' }));
			await assert.rejects(read, sources.SourceError);
		}
	});
});

describe('an envelope', () => {
	const genesis = filled(1);
	const key = AgreementKeyPair.fromSecret();
	const grantee = { account: filled(7) };
	const terms = { stream: 7, grantee, first: 3, last: 9 };

	it('opens for the key, the stream, the grantee and the range that it was made for', async () => {
		const secret = dataKey();
		const envelope = await sealKey(genesis, { ...terms, key, dataKey: secret });
		assert.ok(envelope.length <= 512);
		assert.deepEqual(await openKey(genesis, { ...terms, key, envelope }), secret);
		assert.deepEqual(
			await openKey(u8aToHex(genesis), { ...terms, key, envelope: u8aToHex(envelope) }),
			secret,
		);
		const others: [string, object, Uint8Array?][] = [
			['another chain', {}, filled(2)],
			['another stream', { stream: 8 }],
			['another account', { grantee: { account: filled(8) } }],
			['a device of the same bytes', { grantee: { device: filled(7) } }],
			['another beginning', { first: 2 }],
			['another end', { last: 10 }],
			['no end', { last: null }],
			['another key', { key: AgreementKeyPair.fromSecret() }],
			['half of it', { envelope: envelope.slice(0, 40) }],
			['more of it', { envelope: u8aConcat(envelope, [0]) }],
			['none', { envelope: new Uint8Array() }],
		];
		for (const [what, part, chain = genesis] of others) {
			const read = openKey(chain, { ...terms, key, envelope, ...part });
			await assert.rejects(read, refusal('Share.NotAuthentic'), what);
		}
		for (let at = 0; at < envelope.length; at++) {
			const changed = envelope.slice();
			changed[at]! ^= 0x10;
			const read = openKey(genesis, { ...terms, key, envelope: changed });
			await assert.rejects(read, refusal('Share.NotAuthentic'), `byte ${at}`);
		}
		const open = { ...terms, last: null };
		const endless = await sealKey(genesis, { ...open, key, dataKey: secret });
		assert.deepEqual(await openKey(genesis, { ...open, key, envelope: endless }), secret);
		await assert.rejects(
			sealKey(genesis, { ...terms, key, dataKey: filled(1, 16) }),
			TypeError,
		);
	});
});

interface Shared {
	stream?: number;
	share: number;
	key: Uint8Array;
	first?: number;
	last?: number | null;
	until?: number | null;
	revoked?: number | null;
	open?: boolean;
	envelope?: Uint8Array;
}

/** A chain on which things were shared with one account. */
function chainWith(shares: Shared[], published: Uint8Array | null = null): any {
	const opt = (value: number | null | undefined, size: number): Uint8Array =>
		some(value === null || value === undefined ? null : le(value, size));
	const encode = (s: Shared): Uint8Array =>
		u8aConcat(
			...[le(s.stream ?? 7, 4), le(s.share, 4), [0], filled(7), s.key, le(s.first ?? 0, 4)],
			...[opt(s.last, 4), [0], filled(9), le(1_800_000_000, 8), opt(s.until, 8)],
			...[opt(s.revoked, 8), [(s.open ?? true) ? 1 : 0]],
			s.envelope ? u8aConcat([1], compactToU8a(s.envelope.length), s.envelope) : [0],
		);
	const calls: unknown[] = [];
	const dataAnchorApi = {
		sharedWith: async (_: unknown, after: [number, number] | null, limit: number) => {
			const from = after ? shares.findIndex((s) => s.share === after[1]) + 1 : 0;
			const page = shares.slice(from, from + limit);
			const bytes = u8aConcat(compactToU8a(page.length), ...page.map(encode));
			return { toU8a: () => bytes };
		},
		shareAt: async (_: unknown, share: number) => {
			const found = shares.find((s) => s.share === share);
			return { toU8a: () => some(found ? encode(found) : null) };
		},
		agreementKey: async () => ({ toU8a: () => some(published) }),
	};
	const take =
		(name: string) =>
		(...args: unknown[]) => {
			calls.push([name, ...args]);
			return name;
		};
	return {
		genesisHash: { toU8a: () => filled(1) },
		call: { dataAnchorApi },
		tx: { dataAnchor: { share: take('share'), setAgreementKey: take('setAgreementKey') } },
		calls,
	};
}

describe('a share', () => {
	const key = AgreementKeyPair.fromSecret();
	const { publicKey } = key;
	const grantee = { account: filled(7) };
	const secret = dataKey();
	const sealed = (first = 0, last: number | null = null, dataKey = secret) =>
		sealKey(filled(1), { stream: 7, grantee, first, last, key, dataKey });
	const open = (api: any, anchor = 5) => openShare(api, { grantee, key, stream: 7, anchor });

	it('is made for the key that the grantee has published', async () => {
		const api = chainWith([], publicKey);
		const terms = {
			stream: 7,
			grantee,
			first: 3,
			last: 9,
			dataKey: secret,
			until: 1_900_000_000,
		};
		await sharing.share(api, terms);
		const [[name, stream, who, to, first, last, until, envelope]] = api.calls;
		assert.deepEqual(
			[name, stream, who, to, first, last, until],
			['share', 7, u8aConcat([0], filled(7)), publicKey, 3, 9, 1_900_000_000n],
		);
		const opened = await openKey(filled(1), { ...terms, key, envelope });
		assert.deepEqual(opened, secret);
		await sharing.share(api, { stream: 7, grantee, first: 3, dataKey: secret });
		assert.deepEqual(api.calls[1].slice(5, 7), [null, null]);
		const unready = sharing.share(chainWith([]), terms);
		await assert.rejects(unready, refusal('Share.NoKey'));
		sharing.setAgreementKey(api, key);
		sharing.setAgreementKey(api, null);
		const text = u8aToHex(publicKey);
		assert.deepEqual(api.calls.slice(2), [
			['setAgreementKey', text],
			['setAgreementKey', null],
		]);
	});

	it('opens the anchors of its range', async () => {
		const envelope = await sealed(3, 9);
		const api = chainWith([{ share: 0, key: publicKey, first: 3, last: 9, envelope }]);
		for (const anchor of [3, 5, 9]) assert.deepEqual(await open(api, anchor), secret);
		for (const anchor of [2, 10]) {
			await assert.rejects(open(api, anchor), refusal('Share.NotFound'));
		}
		const elsewhere = openShare(api, { grantee, key, stream: 8, anchor: 5 });
		await assert.rejects(elsewhere, refusal('Share.NotFound'));
		const { envelope: read, ...rest } = (await sharing.shareAt(api, 7, 0))!;
		assert.deepEqual(read, envelope);
		assert.equal(rest.key, u8aToHex(publicKey));
		assert.equal(await sharing.shareAt(api, 7, 1), null);
	});

	it('of several the latest that is open counts', async () => {
		const newer = dataKey();
		const api = chainWith([
			{ share: 4, key: publicKey, open: false, revoked: 1_800_000_000 },
			{ share: 3, key: publicKey, envelope: await sealed(0, null, newer) },
			{ share: 1, key: publicKey, envelope: await sealed() },
			{ share: 2, key: publicKey, first: 6, envelope: await sealed(6) },
			{ share: 9, key: filled(3), envelope: await sealed() },
		]);
		assert.deepEqual(await open(api), newer);
		// Those that lie on further pages too.
		const many: Shared[] = Array.from({ length: 300 }, (_, share) => ({
			share,
			key: publicKey,
			stream: 8,
		}));
		many[290] = { share: 290, key: publicKey, envelope: await sealed() };
		assert.deepEqual(await open(chainWith(many)), secret);
		const exact = many.slice(0, 256);
		assert.equal((await sharing.sharedWith(chainWith(exact), grantee)).length, 256);
	});

	it('that is over says why', async () => {
		const shut = (part: Partial<Shared>) =>
			open(chainWith([{ share: 0, key: publicKey, open: false, ...part }]));
		await assert.rejects(shut({ revoked: 1_800_000_500 }), refusal('Share.Revoked'));
		await assert.rejects(shut({ until: 1_800_000_500 }), refusal('Share.Lapsed'));
		await assert.rejects(shut({}), refusal('Share.Void'));
		await assert.rejects(open(chainWith([])), refusal('Share.NotFound'));
	});

	it('for another key, or with an envelope of another share, is refused', async () => {
		const envelope = await sealed();
		const other = chainWith([{ share: 0, key: filled(3), envelope }]);
		await assert.rejects(open(other), refusal('Share.OtherKey'));
		const moved = chainWith([{ share: 0, key: publicKey, first: 1, envelope }]);
		await assert.rejects(open(moved), refusal('Share.NotAuthentic'));
		const none = chainWith([{ share: 0, key: publicKey, envelope: hexToU8a('0x01') }]);
		await assert.rejects(open(none), refusal('Share.NotAuthentic'));
	});
});
