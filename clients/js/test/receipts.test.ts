// SPDX-License-Identifier: Apache-2.0
// Receipts made by a node in memory and checked without it, whole and damaged in every way.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hexToU8a, stringToU8a, u8aConcat, u8aToHex } from '@polkadot/util';
import { encodeAddress } from '@polkadot/util-crypto';
import { receipts, sources, tree } from '../src/index.js';
import {
	CHANGES,
	Chain,
	SETS,
	block,
	change,
	filled,
	justify,
	le,
	some,
	storageKey,
	validator,
	type Block,
} from './blocks.js';
import { State } from './state.js';

type Receipt = receipts.Receipt;
const { ReceiptError, makeReceipt, receiptFor, trustOf, verifyReceipt, verifyReceiptIn } = receipts;

const [STREAM, ANCHOR, INDEX] = [7, 12, 4711];
const OWNER = filled(0xaa);
const DEVICE = filled(0xbb);
const rows = Array.from({ length: 9000 }, (_, i) => `${1_800_000_000 + i},${i * 7}`);
const csv = stringToU8a(`time,flow\n${rows.join('\r\n')}\r\n`);
const reading = stringToU8a(rows[INDEX]!);

const ingested = await sources.prove(csv, INDEX, { cut: 'csv', time: 'time' });

/** An anchor's value, as the pallet writes it. */
function anchorValue(a: { root?: Uint8Array; supersededBy?: number | null } = {}): Uint8Array {
	const { root = ingested.root, supersededBy = 20 } = a;
	return u8aConcat(
		...[root, le(ingested.size, 8), le(ingested.from!, 8), le(ingested.until!, 8), filled(3)],
		...[some(filled(4)), [1], DEVICE, le(1_800_009_000, 8), le(15, 4), some(le(3, 4))],
		...[some(supersededBy === null ? null : le(supersededBy, 4)), le(2, 4)],
	);
}

const anchorKey = storageKey('DataAnchor', 'Anchors', le(STREAM, 4), le(ANCHOR, 4));
const streamKey = storageKey('DataAnchor', 'Streams', le(STREAM, 4));

function stateWith(entries: [Uint8Array, Uint8Array | null][] = []): State {
	const state = new State();
	for (let i = 0; i < 200; i++) state.set(storageKey('Filler', `${i}`), filled(i, i));
	for (let i = 0; i < 20; i++) {
		state.set(storageKey('DataAnchor', 'Anchors', le(STREAM, 4), le(i, 4)), filled(i, 170));
	}
	state.set(anchorKey, anchorValue());
	state.set(streamKey, u8aConcat(OWNER, some(u8aConcat(DEVICE, le(2, 4))), [0], filled(1, 120)));
	for (const [key, value] of entries) state.set(key, value);
	return state;
}

const terms = {
	stream: STREAM,
	anchor: ANCHOR,
	index: INDEX,
	path: ingested.path,
	cut: 'csv',
} as const;
const chain = new Chain(stateWith());
const archive = chain.node({ proves: true, tells: true });
const trust = await trustOf(archive);
/** As it travels. */
const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

function codeOf(work: () => unknown): string {
	try {
		work();
	} catch (error) {
		assert.ok(error instanceof ReceiptError, `${(error as Error)?.stack}`);
		assert.match(error.message, /^The receipt is refused: .+\.$/);
		return error.code;
	}
	return 'none';
}

describe('a receipt', () => {
	it('shows what was anchored', async () => {
		const receipt = copy(await makeReceipt(archive, terms));
		assert.equal(receipt.handovers.length, 2);
		assert.deepEqual(receipt.ancestry, []);
		const shown = verifyReceipt(reading, receipt, copy(trust));
		assert.deepEqual(shown, {
			stream: STREAM,
			anchor: ANCHOR,
			owner: encodeAddress(OWNER, 42),
			device: `did:muster:${'bb'.repeat(32)}`,
			mode: 'batches',
			root: u8aToHex(ingested.root),
			size: 9000n,
			from: 1_800_000_000n,
			until: 1_800_009_000n,
			schema: u8aToHex(filled(4)),
			by: { device: `did:muster:${'bb'.repeat(32)}` },
			at: 1_800_009_000n,
			block: 15,
			corrects: 3,
			supersededBy: 20,
			keepers: 2,
			leaf: { index: 4711n, cut: 'csv', hash: u8aToHex(tree.leafHash(reading)) },
			proven: { number: 49, hash: u8aToHex(chain.blocks[49]!.hash) },
			final: { number: 49, hash: u8aToHex(chain.blocks[49]!.hash), set: 2n },
		});
		assert.deepEqual(verifyReceipt(reading, JSON.stringify(receipt), trust), shown);
		// A line end after the row is none of it.
		for (const end of ['\n', '\r\n']) {
			const line = u8aConcat(reading, stringToU8a(end));
			assert.deepEqual(verifyReceipt(line, receipt, trust), shown);
			const more = u8aConcat(line, stringToU8a('\n'));
			assert.equal(
				codeOf(() => verifyReceipt(more, receipt, trust)),
				'Receipt.Leaf',
			);
		}
	});

	it('is checked against the whole source too', async () => {
		const receipt = await makeReceipt(archive, terms);
		assert.equal((await verifyReceiptIn(csv, receipt, trust)).leaf.index, 4711n);
		const other = stringToU8a(`time,flow\n${rows.join('\n').replace(',32977', ',32978')}`);
		await assert.rejects(verifyReceiptIn(other, receipt, trust), /leads to another root/);
		await assert.rejects(verifyReceiptIn(csv, receipt, trust, { header: false }), ReceiptError);
		await assert.rejects(
			verifyReceiptIn(csv.subarray(0, 900), receipt, trust),
			sources.SourceError,
		);
	});

	it('is made of a source in one go, and not of another', async () => {
		const { stream, anchor, index } = terms;
		const receipt = await receiptFor(archive, csv, { stream, anchor, index, cut: 'csv' });
		assert.equal(verifyReceipt(reading, receipt, trust).size, 9000n);
		const shorter = csv.subarray(0, csv.length - 20);
		await assert.rejects(
			receiptFor(archive, shorter, { stream, anchor, index, cut: 'csv' }),
			/not what anchor 12 of stream 7 is about/,
		);
	});

	const nodes: [string, Parameters<Chain['node']>[0]][] = [
		['has them all', { proves: true, tells: true }],
		['only tells of new justifications', { tells: true }],
		[
			'has no GRANDPA methods and keeps a justification now and then',
			{ keeps: [20, 31, 40, 45] },
		],
		[
			'has old justifications by set, but no old states',
			{ proves: true, tells: true, statesFrom: 45 },
		],
		['is at a block of an earlier set', { tells: true, final: 33 }],
		['is at the very block of a change', { tells: true, final: 40 }],
		['has seen no change yet', { tells: true, final: 19 }],
	];
	for (const [what, offers] of nodes) {
		it(`of a node that ${what}`, async () => {
			const receipt = await makeReceipt(chain.node(offers), terms);
			const { final } = verifyReceipt(reading, receipt, trust);
			assert.equal(receipt.handovers.length, chain.setOf(final.number));
			assert.equal(final.set, BigInt(chain.setOf(final.number)));
		});
	}

	it('of any earlier block, final by a later one', async () => {
		for (const [at, offers, final] of [
			[16, { proves: true }, 20],
			[20, { proves: true }, 20],
			[33, { proves: true }, 40],
			[44, { proves: true }, 49],
			[44, { tells: true }, 46],
			[33, { keeps: [20, 40] }, 40],
		] as const) {
			const { hash } = chain.blocks[at]!;
			const receipt = await makeReceipt(chain.node(offers), { ...terms, at: hash });
			assert.equal(receipt.ancestry.length, final - at);
			const shown = verifyReceipt(reading, copy(receipt), trust);
			assert.deepEqual([shown.proven.number, shown.final.number], [at, final]);
		}
	});

	it('that cannot be made is refused with a sentence', async () => {
		const none = chain.node({ keeps: [] });
		await assert.rejects(
			makeReceipt(none, { ...terms, timeout: 10 }),
			/gives out no justification of block 15 or one after it/,
		);
		await assert.rejects(makeReceipt(archive, { ...terms, anchor: 99 }), /has no anchor 99/);
		const forgetful = chain.node({ tells: true, statesFrom: 45 });
		await assert.rejects(
			makeReceipt(forgetful, terms),
			/cannot tell when the validators changed/,
		);
		await assert.rejects(trustOf(forgetful), /does not tell the authorities at genesis/);
		const young = chain.node({ tells: true, statesFrom: 10, final: 19 });
		assert.deepEqual(await trustOf(young), trust);
		const early = { ...terms, at: chain.blocks[16]!.hash };
		const brief = { statesFrom: 17, final: 19 };
		await assert.rejects(
			makeReceipt(chain.node({ ...brief, tells: true }), early),
			/has forgotten the state of block 0x/,
		);
		await assert.rejects(makeReceipt(chain.node({ ...brief, keeps: [16] }), terms), {
			code: 'Client.StateForgotten',
		});
		const unproven = chain.node({ tells: true, keeps: [] });
		await assert.rejects(makeReceipt(unproven, terms), /changed with block 20/);
		const slow = chain.node({ tells: true, final: 15, best: 16 });
		await assert.rejects(makeReceipt(slow, { ...terms, timeout: 20 }), /became final in time/);
	});

	it('of a node whose tale has no end is given up', async () => {
		// It would be asked for each of these sets.
		const boastful = chain.node({ tells: true, sets: 2n ** 64n - 1n });
		await assert.rejects(makeReceipt(boastful, terms), {
			code: 'Client.Strange',
			message: /^The node tells of 18446744073709551615 sets of validators in \d+ blocks\. /,
		});
		const offers = { proves: true, tells: true, statesFrom: 45 };
		// The walk from one change to the next would not get on.
		const stuck = chain.node({ ...offers, provesOnly: CHANGES[0] });
		await assert.rejects(makeReceipt(stuck, terms), {
			code: 'Client.Strange',
			message: /^The node tells of block 20 as the proof of 21\. Ask another node\.$/,
		});
	});

	it('of an anchor whose stream is gone tells no owner', async () => {
		const other = new Chain(stateWith([[streamKey, null]]));
		const node = other.node({ proves: true, tells: true });
		const shown = verifyReceipt(reading, await makeReceipt(node, terms), await trustOf(node));
		assert.deepEqual([shown.owner, shown.device, shown.mode], [null, null, null]);
	});

	it('of a file and of a JSON line', async () => {
		const files = ['a', 'b\n', ''].map((text, i) => ({
			path: `${i}`,
			bytes: stringToU8a(text),
		}));
		const proven = await sources.prove(files, 1);
		const value = anchorValue({ root: proven.root }).slice();
		value.set(le(3, 8), 32);
		const other = new Chain(stateWith([[anchorKey, value]]));
		const node = other.node({ proves: true, tells: true });
		const { path, cut } = proven;
		const receipt = await makeReceipt(node, { ...terms, index: 1, path, cut });
		const trusted = await trustOf(node);
		assert.equal(receipt.leaf.cut, 'file');
		// Of a file every byte counts.
		assert.equal(verifyReceipt(stringToU8a('b\n'), receipt, trusted).leaf.index, 1n);
		assert.equal(
			codeOf(() => verifyReceipt(stringToU8a('b'), receipt, trusted)),
			'Receipt.Leaf',
		);
		assert.ok(await verifyReceiptIn(stringToU8a('b\n'), receipt, trusted));
	});
});

describe('a receipt is refused', () => {
	const good = makeReceipt(archive, { ...terms, at: chain.blocks[44]!.hash });
	const refuse = (
		receipt: unknown,
		code: string,
		why?: RegExp,
		trusted: unknown = trust,
	): void => {
		const work = () => verifyReceipt(reading, receipt as Receipt, trusted as receipts.Trust);
		assert.equal(codeOf(work), `Receipt.${code}`);
		if (why) assert.throws(work, why);
	};

	it('in another format, or of another size', async () => {
		const r = await good;
		const malformed: [string, object][] = [
			['not in the format', { format: 'muster-receipt/v2' }],
			['genesis: 31 bytes', { genesis: r.genesis.slice(0, -2) }],
			['genesis: not lower-case', { genesis: r.genesis.toUpperCase() }],
			['stream', { stream: '7' }],
			['stream', { stream: 7.5 }],
			['stream', { stream: -1 }],
			['anchor', { anchor: 2 ** 32 }],
			['anchor', { anchor: undefined }],
			['leaf: not an object', { leaf: null }],
			['leaf.index', { leaf: { index: 4711, cut: 'csv' } }],
			['leaf.index', { leaf: { index: '04711', cut: 'csv' } }],
			['leaf.index', { leaf: { index: '-1', cut: 'csv' } }],
			['leaf.index', { leaf: { index: '18446744073709551616', cut: 'csv' } }],
			['leaf.cut', { leaf: { index: '4711', cut: 'files' } }],
			['path: not a list', { path: '0x' }],
			['path\\[0\\]: 0 bytes', { path: ['0x'] }],
			['more than 64 hashes', { path: Array(65).fill(r.genesis) }],
			['header: not lower-case', { header: 5 }],
			['header: not lower-case', { header: `${r.header}0` }],
			['proof\\[0\\]', { proof: [null] }],
			['ancestry', { ancestry: {} }],
			['handovers\\[0\\]: not an object', { handovers: [[]] }],
			['handovers\\[0\\].justification', { handovers: [{ header: '0x' }] }],
			['more than 8 MiB', { header: `0x${'ab'.repeat(5 << 20)}` }],
			['more than 8 MiB', { proof: Array(9 << 20).fill(0) }],
			['more than 8 MiB', { ancestry: Array(9).fill(`0x${'ab'.repeat(1 << 19)}`) }],
		];
		for (const [why, part] of malformed) refuse({ ...r, ...part }, 'Format', new RegExp(why));
		for (const none of [null, undefined, 5, [], 'x', '{', '[]', ' '.repeat((8 << 20) + 1)]) {
			refuse(none, 'Format');
		}
		refuse({ ...r, header: `0x${'ab'.repeat(3 << 20)}` }, 'Ancestry');
	});

	it('with a trust file that is none', async () => {
		const r = await good;
		const malformed = [
			null,
			{},
			{ ...trust, format: 'muster-trust/v2' },
			{ ...trust, genesis: '0x' },
			{ ...trust, authorities: undefined },
			{ ...trust, authorities: [{ key: '0x00', weight: '1' }] },
			{ ...trust, authorities: [{ key: trust.genesis, weight: 1 }] },
			'{}',
		];
		for (const none of malformed) refuse(r, 'Trust', undefined, none);
		const weightless = trust.authorities.map(({ key }) => ({ key, weight: '0' }));
		refuse(r, 'Handover', /cannot decide/, { ...trust, authorities: weightless });
		refuse(r, 'Handover', /cannot decide/, { ...trust, authorities: [] });
		const heavy = trust.authorities.map(({ key }) => ({ key, weight: `${2n ** 63n}` }));
		refuse(r, 'Handover', /cannot decide/, { ...trust, authorities: heavy });
	});

	it('of another chain', async () => {
		const r = await good;
		refuse({ ...r, genesis: u8aToHex(filled(1)) }, 'Genesis', /of the chain 0x01/);
		const elsewhere = { ...trust, genesis: u8aToHex(filled(1)) };
		refuse({ ...r, genesis: elsewhere.genesis }, 'Chain', /of another chain/, elsewhere);
		const strangers = [validator(30), validator(31)].map(({ key }) => ({
			key: u8aToHex(key),
			weight: '1',
		}));
		refuse(r, 'Handover', /handover 0 .* is not in set 0/, {
			...trust,
			authorities: strangers,
		});
	});

	it('with handovers that are not those of the chain', async () => {
		const r = await good;
		const [first, second] = r.handovers as [Receipt['handovers'][0], Receipt['handovers'][0]];
		const of = (b: Block, set: number) => {
			const votes = SETS[set]!.map((by) => ({ by }));
			return {
				header: u8aToHex(b.header),
				justification: u8aToHex(justify(b, { set, votes })),
			};
		};
		const tell = (...said: Uint8Array[]) => block(chain.blocks[19]!, filled(5), said);
		refuse({ ...r, handovers: [second] }, 'Handover', /not in set 0/);
		refuse({ ...r, handovers: [first] }, 'Justification', /not in set 1/);
		refuse({ ...r, handovers: [] }, 'Justification', /not in set 0/);
		refuse({ ...r, handovers: [first, second, second] }, 'Handover', /handover 2/);
		refuse({ ...r, handovers: [first, first] }, 'Handover', /not after block 20/);
		const [a, b] = [first.header, second.justification];
		refuse({ ...r, handovers: [{ header: a, justification: b }] }, 'Handover', /of block 40/);
		refuse({ ...r, handovers: [of(chain.blocks[19]!, 0)] }, 'Handover', /does not change/);
		const delayed = of(tell(change.scheduled(SETS[1], 3)), 0);
		refuse({ ...r, handovers: [delayed, second] }, 'Handover', /delayed/);
		// What does not count: the second of a kind, and a scheduled change beside a forced one.
		const later = of(tell(change.scheduled(SETS[2]), change.scheduled(SETS[1])), 0);
		refuse({ ...r, handovers: [later, second] }, 'Handover', /not in set 1/);
		const beside = of(tell(change.scheduled(SETS[1]), change.forced(SETS[2])), 0);
		refuse({ ...r, handovers: [beside, second] }, 'Handover', /not in set 1/);
		const cut = of(tell(change.scheduled(SETS[1]).slice(0, -1)), 0);
		refuse({ ...r, handovers: [cut, second] }, 'Handover');
	});

	it('with blocks that do not follow one another', async () => {
		const r = await good;
		refuse({ ...r, ancestry: r.ancestry.slice(1) }, 'Ancestry', /46 does not follow block 44/);
		refuse({ ...r, ancestry: r.ancestry.slice(0, -1) }, 'Justification', /of block 49/);
		refuse({ ...r, ancestry: [...r.ancestry].reverse() }, 'Ancestry');
		refuse({ ...r, ancestry: [r.header, ...r.ancestry] }, 'Ancestry');
		refuse({ ...r, ancestry: [...r.ancestry, r.header] }, 'Ancestry');
		// The right parent, and another number.
		const jump = hexToU8a(r.ancestry[0]!);
		jump[32] = 50 << 2;
		refuse({ ...r, ancestry: [u8aToHex(jump)] }, 'Ancestry', /50 does not follow/);
	});

	it('with too few votes, or ones that do not count', async () => {
		const other = new Chain(stateWith(), 20);
		const node = other.node({ keeps: [18], final: 18 });
		const { handovers, ...r } = await makeReceipt(node, terms);
		assert.deepEqual(handovers, []);
		const target = other.blocks[18]!;
		const trusted = { ...trust, genesis: other.genesis };
		const [a, b, c, d] = SETS[0];
		type Terms = Omit<Parameters<typeof justify>[1], 'set'> & { set?: number };
		const by = (t: Terms) => {
			const justification = u8aToHex(justify(target, { set: 0, ...t }));
			return { ...r, handovers, justification };
		};
		const fine = (t: Terms) => assert.ok(verifyReceipt(reading, by(t), trusted));
		const bad = (t: Terms, why: RegExp) => refuse(by(t), 'Justification', why, trusted);
		const all = [{ by: a }, { by: b }, { by: c }, { by: d }];
		fine({ votes: all.slice(0, 3) });
		fine({ votes: all.slice(1), round: 9 });
		bad({ votes: all.slice(0, 2) }, /too few votes: 2 of 4/);
		bad({ votes: [] }, /too few votes: 0 of 4/);
		bad({ votes: [...all.slice(0, 2), { by: a }] }, /there twice/);
		bad({ votes: [...all, { by: validator(9) }] }, /not in set 0/);
		bad(
			{ votes: all, set: 1 },
			/not of round 5 and set 1|not by it, or not of round 5 and set 0/,
		);
		bad({ votes: [...all.slice(1), { by: a, signature: filled(7, 64) }] }, /not by it/);

		// Votes for blocks after it count, where headers lead there.
		const [one, two] = [block(target, filled(1)), block(target, filled(1), [], 5)];
		const three = block(one, filled(2));
		const below = other.blocks[17]!;
		const votes = [{ by: a }, { by: b, for: one }, { by: c, for: three }];
		fine({ votes, ancestries: [one, three] });
		fine({ votes: [...votes, { by: d, for: two }], ancestries: [three, two, one] });
		// Who votes for two blocks has agreed with both, and counts once.
		const both = [{ by: a }, { by: a, for: one }];
		fine({ votes: [...both, { by: b }, { by: c }], ancestries: [one] });
		bad({ votes: [...both, { by: b }], ancestries: [one] }, /too few votes: 2 of 4/);
		bad(
			{ votes: [...both, { by: a, for: two }, { by: b }, { by: c }], ancestries: [one, two] },
			/more than two blocks/,
		);
		bad({ votes, ancestries: [one] }, /does not follow this one/);
		bad({ votes, ancestries: [three] }, /does not follow this one/);
		bad({ votes, ancestries: [one, three, two] }, /nothing to do with the votes/);
		bad({ votes, ancestries: [one, three, one] }, /there twice/);
		bad({ votes: all, ancestries: [target] }, /nothing to do with the votes/);
		const earlier = [...all.slice(0, 3), { by: d, for: below }];
		bad({ votes: earlier, ancestries: [] }, /does not follow/);
		bad({ votes: earlier, ancestries: [below] }, /does not follow/);
		const misnumbered = { ...one, number: 20 };
		bad({ votes: [...all.slice(1), { by: a, for: misnumbered }], ancestries: [one] }, /follow/);
		const renumbered = { ...target, number: 20 };
		bad({ votes: [...all.slice(1), { by: a, for: renumbered }] }, /calls block 18 block 20/);
	});

	it('with votes that weigh too little', () => {
		const [heavy, ...light] = SETS[1];
		// Six in all: four are two thirds, and not more.
		const state = stateWith();
		const other = new Chain(state, 30);
		const set = SETS[1].map(({ key, weight }) => ({ key: u8aToHex(key), weight: `${weight}` }));
		const target = other.blocks[25]!;
		const of = (...voters: (typeof heavy)[]): Receipt => ({
			format: 'muster-receipt/v1',
			genesis: other.genesis,
			stream: STREAM,
			anchor: ANCHOR,
			leaf: { index: `${INDEX}`, cut: 'csv' },
			path: ingested.path.map((hash) => u8aToHex(hash)),
			header: u8aToHex(target.header),
			proof: state
				.prove(
					[anchorKey, streamKey, storageKey('System', 'BlockHash', le(0, 4))].map((k) =>
						u8aToHex(k),
					),
				)
				.map((node) => u8aToHex(node)),
			ancestry: [],
			justification: u8aToHex(
				justify(target, { set: 0, votes: voters.map((by) => ({ by })) }),
			),
			handovers: [],
		});
		const trusted = { ...trust, genesis: other.genesis, authorities: set };
		assert.ok(verifyReceipt(reading, of(heavy, light[0]!, light[1]!), trusted));
		refuse(of(heavy, light[0]!), 'Justification', /too few votes: 4 of 6/, trusted);
		refuse(of(...light), 'Justification', /too few votes: 3 of 6/, trusted);
	});

	it('with a state that does not tell', async () => {
		const r = await good;
		refuse({ ...r, proof: r.proof.slice(1) }, 'State', /is missing/);
		refuse({ ...r, proof: [...r.proof, '0x00'] }, 'State', /nothing to do/);
		refuse({ ...r, proof: [...r.proof, r.proof[0]] }, 'State', /there twice/);
		// Another anchor's number: either its nodes are missing, or it has another value.
		refuse({ ...r, anchor: 13 }, 'State');
		refuse({ ...r, stream: 8 }, 'State');
		const made = async (entries: [Uint8Array, Uint8Array | null][]) => {
			const other = new Chain(stateWith(entries));
			return { node: other.node({ tells: true }), other };
		};
		// A proof that there is no such anchor.
		const { node, other } = await made([]);
		const receipt = await makeReceipt(node, terms);
		const keys = [
			storageKey('DataAnchor', 'Anchors', le(STREAM, 4), le(99, 4)),
			streamKey,
			storageKey('System', 'BlockHash', le(0, 4)),
		];
		const proof = other.state.prove(keys.map((key) => u8aToHex(key))).map((n) => u8aToHex(n));
		refuse({ ...receipt, anchor: 99, proof }, 'Anchor', /has no anchor 99/);
		// Values that are none.
		const values: [Uint8Array, Uint8Array][] = [
			[anchorKey, u8aConcat(anchorValue(), [0])],
			[streamKey, filled(3, 60)],
		];
		for (const entry of values) {
			const bad = await made([entry]);
			const nodes = [anchorKey, streamKey, keys[2]!].map((key) => u8aToHex(key));
			const odd = {
				...receipt,
				genesis: bad.other.genesis,
				header: u8aToHex(bad.other.blocks[49]!.header),
				justification: u8aToHex(bad.other.justification(49)),
				handovers: CHANGES.map((number) => ({
					header: u8aToHex(bad.other.blocks[number]!.header),
					justification: u8aToHex(bad.other.justification(number)),
				})),
				proof: bad.other.state.prove(nodes).map((n) => u8aToHex(n)),
			};
			refuse(odd, 'Anchor', undefined, { ...trust, genesis: bad.other.genesis });
		}
	});

	it('for another reading', async () => {
		const r = await good;
		const other = stringToU8a(rows[INDEX + 1]!);
		assert.equal(
			codeOf(() => verifyReceipt(other, r, trust)),
			'Receipt.Leaf',
		);
		refuse({ ...r, leaf: { ...r.leaf, index: '4712' } }, 'Leaf', /another root/);
		refuse({ ...r, leaf: { ...r.leaf, index: '9000' } }, 'Leaf', /no leaf of this index/);
		refuse({ ...r, path: r.path.slice(1) }, 'Leaf', /too short/);
		refuse({ ...r, path: [...r.path, r.genesis] }, 'Leaf', /too long/);
		refuse({ ...r, path: [...r.path].reverse() }, 'Leaf', /another root/);
		// An inner node is no reading, although its bytes hash to one.
		const inner = u8aConcat(tree.leafHash(reading), r.path[0]!);
		const up = { ...r, path: r.path.slice(1), leaf: { ...r.leaf, index: '2355' } };
		assert.equal(
			codeOf(() => verifyReceipt(inner, up, trust)),
			'Receipt.Leaf',
		);
	});

	it('with any byte changed, or cut off anywhere', { timeout: 300_000 }, async () => {
		const r = await good;
		let tried = 0;
		const refusedWith = (changed: object): void => {
			const code = codeOf(() => verifyReceipt(reading, changed as Receipt, trust));
			assert.notEqual(code, 'none', JSON.stringify(changed).slice(0, 200));
			tried += 1;
		};
		/** Every text of a receipt, and how it is put back changed. */
		const visit = (value: unknown, rebuild: (value: unknown) => object): void => {
			if (typeof value === 'string' && value.startsWith('0x')) {
				// Some of a long text: each byte of each kind of it is somewhere.
				const by = Math.max(2, 2 * Math.ceil(value.length / 60));
				for (let at = 2 + 2 * (tried % 3); at < value.length; at += by) {
					const digit = (parseInt(value[at]!, 16) ^ (1 << (at % 4))).toString(16);
					refusedWith(rebuild(value.slice(0, at) + digit + value.slice(at + 1)));
				}
				for (const cut of [2, 4, value.length - 2])
					refusedWith(rebuild(value.slice(0, cut)));
				refusedWith(rebuild(`${value}00`));
			} else if (Array.isArray(value)) {
				value.forEach((item, i) =>
					visit(item, (changed) => rebuild(replace(value, i, changed))),
				);
				value.forEach((_, i) => refusedWith(rebuild(value.filter((_, j) => j !== i))));
			} else if (typeof value === 'object' && value !== null) {
				for (const [name, item] of Object.entries(value)) {
					visit(item, (changed) => rebuild({ ...value, [name]: changed }));
					const { [name]: _, ...without } = value as Record<string, unknown>;
					refusedWith(rebuild(without));
				}
			} else if (typeof value === 'number') {
				for (const changed of [value + 1, value - 1, `${value}`, null]) {
					refusedWith(rebuild(changed));
				}
			}
		};
		visit(copy(r), (changed) => changed as object);
		assert.ok(tried > 500, `only ${tried}`);
		const text = JSON.stringify(r);
		for (let at = 0; at < text.length; at += 97) {
			assert.equal(
				codeOf(() => verifyReceipt(reading, text.slice(0, at), trust)),
				'Receipt.Format',
			);
		}
	});
});

const replace = (list: unknown[], at: number, item: unknown): unknown[] =>
	list.map((each, i) => (i === at ? item : each));
