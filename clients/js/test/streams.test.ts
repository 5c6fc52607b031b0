// SPDX-License-Identifier: Apache-2.0
// Streams on a chain that is made up; against a node, see e2e/anchoring.e2e.ts.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compactToU8a, hexToU8a, stringToU8a, u8aConcat, u8aToHex } from '@polkadot/util';
import { blake2AsHex, encodeAddress } from '@polkadot/util-crypto';
import { sources, streams, tree } from '../src/index.js';
import { filled, le, some } from './blocks.js';

const { AnchorRefused, NO_LINK, link, nextSubmission, nextSubmissions } = streams;
const OWNER = filled(0xaa);
const DEVICE = filled(0xbb);
const NOW = 1_800_000_000;
const text = (value: string): Uint8Array =>
	u8aConcat(compactToU8a(value.length), stringToU8a(value));
const opt = (value: number | null, size: number): Uint8Array =>
	some(value === null ? null : le(value, size));

interface Anchored {
	root: Uint8Array;
	size: bigint;
	from?: number;
	until?: number;
	corrects?: number | null;
	supersededBy?: number | null;
}

/** A chain with one stream, number 7, that answers as the runtime API does. */
class Chain {
	mode: 'batches' | 'log' = 'batches';
	closed = false;
	attested = false;
	schema: Uint8Array | null = filled(4);
	slots = 10;
	head = { link: hexToU8a(NO_LINK), root: filled(0), size: 0n, until: 0 };
	readonly anchors: Anchored[] = [];
	asked: unknown[] = [];
	calls: [string, unknown[]][] = [];

	add(submission: streams.Submission): void {
		const { root, size, from, until, corrects } = submission;
		const anchor = { root: hexToU8a(root), size, from: Number(from), until: Number(until) };
		this.anchors.push({ ...anchor, corrects });
		if (corrects !== null) this.anchors[corrects]!.supersededBy = submission.number;
		const end = corrects === null ? anchor.until : this.head.until;
		const { root: last } = anchor;
		this.head = { link: hexToU8a(submission.link), root: last, size, until: end };
	}

	private anchorBytes(a: Anchored): Uint8Array {
		const { root, size, from = 5, until = 6, corrects = null, supersededBy = null } = a;
		return u8aConcat(
			...[root, le(size, 8), le(from, 8), le(until, 8), filled(9), some(this.schema)],
			...[
				[1],
				DEVICE,
				le(NOW, 8),
				le(99, 4),
				opt(corrects, 4),
				opt(supersededBy, 4),
				le(0, 4),
			],
		);
	}

	get api(): any {
		const answer = (bytes: Uint8Array) => ({ toU8a: () => bytes });
		const flag = (value: boolean): number[] => [value ? 1 : 0];
		const next = this.anchors.length;
		const views: Record<string, (...args: any[]) => Uint8Array> = {
			stream: (id) =>
				id !== 7
					? new Uint8Array([0])
					: u8aConcat(
							...[[1], le(7, 4), text('Pump'), OWNER, some(DEVICE), flag(true)],
							...[
								[this.mode === 'log' ? 1 : 0],
								flag(this.attested),
								flag(this.closed),
							],
							...[some(this.schema), opt(86_400, 8), le(this.slots, 4), le(next, 4)],
							...[le(0, 4), le(next, 4), this.head.link, le(2, 4), le(3, 4)],
						),
			expected: (id) =>
				id !== 7
					? new Uint8Array([0])
					: u8aConcat(
							...[[1], le(next, 4), this.head.link, le(this.head.until, 8)],
							le(NOW + 60, 8),
							this.mode === 'log' && next > 0
								? u8aConcat([1], le(this.head.size, 8), this.head.root)
								: [0],
							...[flag(this.attested), le(this.slots - next, 4), flag(this.closed)],
						),
			anchorAt: (_, number) => {
				const found = this.anchors[number];
				return some(found ? this.anchorBytes(found) : null);
			},
			anchors: (_, first, limit) => {
				const found = this.anchors.slice(first, first + limit);
				return u8aConcat(
					compactToU8a(found.length),
					...found.map((a, i) => u8aConcat(le(first + i, 4), this.anchorBytes(a))),
				);
			},
			isWriter: (_, subject) => new Uint8Array(flag(subject[0] === 1)),
			verifyInclusion: (...args) => {
				this.asked = args;
				return hexToU8a('0x010203');
			},
			verifyConsistency: (stream) =>
				hexToU8a(['0x00', '0x0100', '0x0101', '0x010304', '0x0104', '0x01020a'][stream]!),
		};
		const tx = new Proxy(
			{},
			{
				get:
					(_, name: string) =>
					(...args: unknown[]) => {
						this.calls.push([name, args]);
						return name;
					},
			},
		);
		const dataAnchorApi = Object.fromEntries(
			Object.entries(views).map(([name, view]) => [
				name,
				async (...args: unknown[]) => answer(view(...args)),
			]),
		);
		const source = { call: { dataAnchorApi } };
		return { ...source, at: async () => source, tx: { dataAnchor: tx } };
	}
}

const batch = (begin = 100): streams.Batch => ({
	root: tree.rootOf([stringToU8a(`${begin}`)]),
	size: 1,
	from: begin,
	until: begin + 10,
});

describe('a link', () => {
	it('is the hash of the tag and everything an anchor says', () => {
		const statement: streams.Statement = {
			stream: 7,
			number: 1,
			root: filled(1),
			size: 2n ** 40n,
			from: 5,
			until: 6n,
			schema: filled(2),
			corrects: 0,
			previous: filled(3),
		};
		const bytes = u8aConcat(
			...[
				text('muster/anchor/v1'),
				le(7, 4),
				le(1, 4),
				filled(1),
				le(2n ** 40n, 8),
				le(5, 8),
			],
			...[le(6, 8), [1], filled(2), [1], le(0, 4), filled(3)],
		);
		assert.equal(link(statement), blake2AsHex(bytes, 256));
		const { schema: _, corrects: __, ...bare } = statement;
		const short = u8aConcat(
			...[
				text('muster/anchor/v1'),
				le(7, 4),
				le(1, 4),
				filled(1),
				le(2n ** 40n, 8),
				le(5, 8),
			],
			...[le(6, 8), [0, 0], filled(3)],
		);
		assert.equal(link(bare), blake2AsHex(short, 256));
		assert.equal(link({ ...bare, schema: null, corrects: null }), link(bare));
		assert.throws(() => link({ ...statement, size: 2n ** 64n }), RangeError);
		assert.throws(() => link({ ...statement, root: '0x01' }), /root: expected 32 bytes/);
	});

	// The same links are pinned in pallets/primitives/tests/anchor.rs: chain and client agree as long as
	// both tests pass.
	it('known ones', () => {
		const statement = {
			...{ stream: 7, number: 12, root: filled(0x11), size: 10_000_000 },
			...{ from: 1_700_000_000, until: 1_700_086_400 },
			...{ schema: filled(0x22), corrects: 3, previous: filled(0x33) },
		};
		assert.equal(
			link(statement),
			'0x4b934e20d8baa667df56f4e3a818870c23d6f55dcd4b914f058014b1abc3f732',
		);
		const first = { ...statement, number: 0, size: 1, from: 0, until: 1 };
		assert.equal(
			link({ ...first, schema: null, corrects: null, previous: NO_LINK }),
			'0x5878828593714bd8f632486a3ef1424003d3c4f05e96585eeb559d5b901ca724',
		);
	});
});

describe('the next anchor', () => {
	it('carries what the chain expects', async () => {
		const chain = new Chain();
		const first = await nextSubmission(chain.api, 7, batch());
		const { root, ...rest } = first;
		assert.equal(root, u8aToHex(batch().root as Uint8Array));
		assert.deepEqual(rest, {
			...{ stream: 7, number: 0, previous: NO_LINK, size: 1n, from: 100n, until: 110n },
			...{ corrects: null, attested: false, consistency: [] },
			link: link({ ...first, schema: filled(4) }),
		});
		chain.attested = true;
		chain.add(first);
		const second = await nextSubmission(chain.api, 7, batch(110));
		assert.deepEqual([second.number, second.previous, second.attested], [1, first.link, true]);
		assert.equal((await streams.expected(chain.api, 7))!.previous, first.link);
		assert.equal(await streams.expected(chain.api, 8), null);
	});

	it('several in a row follow one another', async () => {
		const chain = new Chain();
		const three = [batch(100), { ...batch(50), corrects: 0 }, batch(110)];
		const made = await nextSubmissions(chain.api, 7, three);
		assert.deepEqual(
			made.map(({ number, previous }) => [number, previous]),
			[
				[0, NO_LINK],
				[1, made[0]!.link],
				[2, made[1]!.link],
			],
		);
		await assert.rejects(nextSubmissions(chain.api, 7, [batch(100), batch(105)]), {
			code: 'DataAnchor.Overlap',
		});
		const twice = [batch(), { ...batch(), corrects: 0 }, { ...batch(), corrects: 0 }];
		await assert.rejects(nextSubmissions(chain.api, 7, twice), /superseded by anchor 1/);
		chain.slots = 2;
		await assert.rejects(nextSubmissions(chain.api, 7, three), {
			code: 'DataAnchor.NoSlotLeft',
		});
	});

	it('is refused in words that say what was expected', async () => {
		const chain = new Chain();
		for (let i = 0; i < 3; i++) {
			chain.add(await nextSubmission(chain.api, 7, batch(100 + 10 * i)));
		}
		const { link: last } = chain.head;
		const wrong: [Partial<streams.Batch>, string, RegExp][] = [
			[{ number: 5 }, 'Gap', /Anchor 5 of stream 7 leaves a gap: number 3 is the next/],
			[{ number: 2 }, 'NumberTaken', /anchor 2 of stream 7 already: number 3 is the next/],
			[{ previous: NO_LINK }, 'Fork', new RegExp(`last anchor is ${u8aToHex(last)}`)],
			[{ from: 129 }, 'Overlap', /begins at 129, and until 130 it is anchored/],
			[{ from: 130, until: 130 }, 'EmptyTime', /from 130 until 130 is empty/],
			[{ until: NOW * 1000 }, 'TimeAhead', /1800000060 is the latest.* not in milliseconds/],
			[{ size: 0 }, 'BadSize', /1 to 2\^40 leaves, and not 0/],
			[{ size: 2n ** 40n + 1n }, 'BadSize', /2\^40/],
			[{ consistency: [filled(1)] }, 'ProofNotNeeded', /needs no proof/],
			[{ corrects: 9 }, 'AnchorNotFound', /no anchor 9/],
		];
		for (const [part, code, message] of wrong) {
			await assert.rejects(
				nextSubmission(chain.api, 7, { ...batch(130), ...part }),
				(error: unknown) => {
					assert.ok(error instanceof AnchorRefused);
					assert.equal(error.code, `DataAnchor.${code}`);
					assert.match(error.message, message);
					assert.match(error.message, /\.$/);
					return true;
				},
				code,
			);
		}
		const fine = { ...batch(130), number: 3, previous: last, size: 2n ** 40n };
		assert.equal((await nextSubmission(chain.api, 7, fine)).number, 3);
		const timeless = await sources.ingest([stringToU8a('a')], { cut: 'csv', header: false });
		await assert.rejects(nextSubmission(chain.api, 7, timeless), /covers a time/);
		await assert.rejects(nextSubmission(chain.api, 8, batch()), {
			code: 'DataAnchor.StreamNotFound',
		});
		chain.slots = 3;
		await assert.rejects(nextSubmission(chain.api, 7, batch(130)), {
			code: 'DataAnchor.NoSlotLeft',
		});
		chain.closed = true;
		await assert.rejects(nextSubmission(chain.api, 7, batch(130)), {
			code: 'DataAnchor.StreamIsClosed',
		});
	});

	it('may correct one that was not corrected, whenever that was', async () => {
		const chain = new Chain();
		chain.add(await nextSubmission(chain.api, 7, batch(100)));
		chain.add(await nextSubmission(chain.api, 7, batch(110)));
		const correction = await nextSubmission(chain.api, 7, { ...batch(100), corrects: 0 });
		assert.deepEqual([correction.corrects, correction.from], [0, 100n]);
		chain.add(correction);
		await assert.rejects(nextSubmission(chain.api, 7, { ...batch(), corrects: 0 }), {
			code: 'DataAnchor.AlreadySuperseded',
			message: 'Anchor 0 was superseded by anchor 2: correct that one.',
		});
		assert.equal((await nextSubmission(chain.api, 7, { ...batch(), corrects: 2 })).number, 3);
		assert.equal((await streams.expected(chain.api, 7))!.from, 120n);
	});

	it('of a log shows that the log has grown', async () => {
		const chain = new Chain();
		chain.mode = 'log';
		const lines = Array.from({ length: 30 }, (_, i) => `{"t":${100 + i}}`);
		const upTo = (count: number): Uint8Array => stringToU8a(lines.slice(0, count).join('\n'));
		const options = { cut: 'ndjson', time: 't' } as const;
		const begun = await sources.ingest(upTo(10), options);
		chain.add(await nextSubmission(chain.api, 7, begun));
		const grown = await sources.proveGrowth(upTo(30), 10, options);
		const next = { ...grown, from: 110n };
		const submission = await nextSubmission(chain.api, 7, next);
		assert.equal(submission.consistency.length, grown.consistency.length);
		const wrong: [object, string][] = [
			[{ consistency: [] }, 'NotConsistent'],
			[{ consistency: grown.consistency.slice(1) }, 'NotConsistent'],
			[{ root: filled(1) }, 'NotConsistent'],
			[{ size: 10n }, 'NotGrown'],
			[{ corrects: 0 }, 'LogNotCorrected'],
		];
		for (const [part, code] of wrong) {
			await assert.rejects(nextSubmission(chain.api, 7, { ...next, ...part }), {
				code: `DataAnchor.${code}`,
			});
		}
		// Two at once: the second grows from the first.
		const fresh = new Chain();
		fresh.mode = 'log';
		assert.equal((await nextSubmissions(fresh.api, 7, [begun, next])).length, 2);
	});
});

describe('calls', () => {
	it('a submission in SCALE, as the chain reads it', async () => {
		const chain = new Chain();
		const submission = {
			...(await nextSubmission(chain.api, 7, { ...batch(), number: 0 })),
			corrects: 3,
			attested: true,
			consistency: [u8aToHex(filled(8))],
		};
		const one = u8aConcat(
			...[le(7, 4), le(0, 4), filled(0), batch().root as Uint8Array, le(1, 8), le(100, 8)],
			...[le(110, 8), [1], le(3, 4), [1], compactToU8a(1), filled(8)],
		);
		streams.anchor(chain.api, submission);
		streams.anchor(chain.api, [submission, submission], { permitted: true });
		assert.deepEqual(chain.calls, [
			['anchor', [u8aConcat([4], one)]],
			['anchorPermitted', [u8aConcat([8], one, one)]],
		]);
		assert.throws(() => streams.anchor(chain.api, []), /0, and 1 to 32/);
		assert.throws(() => streams.anchor(chain.api, Array(33).fill(submission)), RangeError);
	});

	it('streams and writers', () => {
		const chain = new Chain();
		const { api } = chain;
		streams.createStream(api, { name: '0xab', slots: 5 });
		const device = `did:muster:${'bb'.repeat(32)}`;
		const terms = { device, mode: 'log', schema: filled(4), attested: true } as const;
		streams.createStream(api, { ...terms, name: 'Pump', retention: 60, slots: 5 });
		streams.updateStream(api, { stream: 7, name: 'P' });
		streams.updateStream(api, { stream: 7, schema: null, retention: null, attested: false });
		streams.updateStream(api, { stream: 7, schema: filled(4), retention: 9 });
		streams.addWriter(api, { stream: 7, writer: encodeAddress(OWNER, 42) });
		streams.removeWriter(api, { stream: 7, writer: device });
		const none = new Uint8Array([0]);
		assert.deepEqual(chain.calls, [
			['createStream', [null, '0x30786162', 'Batches', null, false, null, 5]],
			[
				'createStream',
				[u8aToHex(DEVICE), '0x50756d70', 'Log', u8aToHex(filled(4)), true, 60, 5],
			],
			['updateStream', [7, '0x50', none, null, none]],
			['updateStream', [7, null, new Uint8Array([1, 0]), false, new Uint8Array([1, 0])]],
			[
				'updateStream',
				[7, null, u8aConcat([1, 1], filled(4)), null, u8aConcat([1, 1], le(9, 8))],
			],
			['addWriter', [7, u8aConcat([0], OWNER)]],
			['removeWriter', [7, u8aConcat([1], DEVICE)]],
		]);
		const mode = 'tree' as streams.Mode;
		assert.throws(() => streams.createStream(api, { name: 'x', slots: 1, mode }), /one of/);
	});
});

describe('reads', () => {
	it('a stream and its anchors', async () => {
		const chain = new Chain();
		chain.add(await nextSubmission(chain.api, 7, batch()));
		assert.deepEqual(await streams.stream(chain.api, 7), {
			...{ stream: 7, name: 'Pump', owner: encodeAddress(OWNER, 42) },
			...{ device: `did:muster:${'bb'.repeat(32)}`, deviceWrites: true, mode: 'batches' },
			...{ attested: false, closed: false, schema: u8aToHex(filled(4)), retention: 86_400n },
			...{ slots: 10, used: 1, oldest: 0, next: 1, link: u8aToHex(chain.head.link) },
			...{ writers: 2, shares: 3 },
		});
		assert.equal(await streams.stream(chain.api, 8), null);
		const found = await streams.anchorAt(chain.api, 7, 0, filled(1));
		assert.deepEqual([found!.size, found!.from, found!.at], [1n, 100n, BigInt(NOW)]);
		assert.deepEqual(found!.by, { device: `did:muster:${'bb'.repeat(32)}` });
		assert.equal(await streams.anchorAt(chain.api, 7, 1), null);
		assert.deepEqual(await streams.anchors(chain.api, 7, 0), [{ number: 0, ...found }]);
		const device = { device: DEVICE };
		assert.equal(await streams.isWriter(chain.api, 7, device), true);
		assert.equal(await streams.isWriter(chain.api, 7, { account: OWNER }), false);
	});

	it("the chain's reasons why a proof does not hold", async () => {
		const chain = new Chain();
		const { api } = chain;
		const leaf = stringToU8a('0x');
		const asked = { stream: 7, anchor: 2, leaf, index: 2n ** 63n, path: [filled(1)] };
		assert.equal(await streams.inclusionFaultAt(api, asked), 'RootMismatch');
		assert.deepEqual(chain.asked, [7, 2, '0x3078', 2n ** 63n, [u8aToHex(filled(1))]]);
		const consistent = (stream: number) =>
			streams.consistencyFaultAt(api, { stream, first: 0, second: 1, proof: [] });
		assert.equal(await consistent(0), null);
		assert.equal(await consistent(1), 'AnchorNotFound');
		assert.equal(await consistent(2), 'NotALog');
		assert.equal(await consistent(3), 'FirstRootMismatch');
		await assert.rejects(consistent(4), /update @muster\/client/);
		await assert.rejects(consistent(5), /update @muster\/client/);
	});

	it('a chain without streams says so', async () => {
		await assert.rejects(streams.stream({ call: {} } as any, 7), /no DataAnchorApi.stream/);
		assert.throws(
			() => streams.createStream({ tx: {} } as any, { name: 'x', slots: 1 }),
			/anchors no data/,
		);
	});
});
