// SPDX-License-Identifier: Apache-2.0
// What a stream can ask for: that it only grows, that its devices are attested, how long its anchors
// stay, and who keeps one for longer.

import assert from 'node:assert/strict';
import { appendFileSync, copyFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { u8aToHex } from '@polkadot/util';
import { sources, streams, tree } from '../src/index.js';
import { records } from '../src/readings.js';
import { NO_CLI, told } from './cli.js';
import { Plant, type Readings } from './plant.js';
import { Product } from './product.js';
import { BOUND, World, balance, fields, type Pair } from './world.js';

describe('streams', () => {
	let world: World;
	let plant: Plant;
	let hours: Readings[];
	before(async () => {
		world = await World.create();
		plant = await Plant.create(world);
		hours = [];
		for (let hour = 0; hour < 5; hour++) {
			const begin = hours[hour - 1]?.until;
			const wanted = { count: 1300, seed: hour, ...(begin && { begin: Number(begin) }) };
			hours.push(await plant.readings(`hour-${hour}`, wanted));
		}
	}, BOUND);
	after(async () => {
		plant?.clear();
		await world?.node.stop();
	}, BOUND);

	describe('a log', () => {
		const SIZES = [1000, 1001, 1024, 4000];
		let log: number;
		let file: string;
		const all = [...records({ count: SIZES.at(-1)! })];
		/** The log's file when it had so many readings. */
		const grown = async (size: number): Promise<string> => {
			const path = plant.file(`log-${size}.csv`);
			copyFileSync(file, path);
			appendFileSync(
				path,
				all
					.slice(0, size)
					.map((record) => `${record}\n`)
					.join(''),
			);
			return path;
		};
		/** The tree over these records, and how it grows from the first 4,000. */
		const growth = (records: string[]) => {
			const builder = new tree.TreeBuilder().watchSize(4000);
			for (const record of records) {
				builder.push(tree.leafHash(new TextEncoder().encode(record)));
			}
			const { size } = builder;
			return { root: builder.root(), size, consistency: builder.consistency(4000) };
		};
		before(async () => {
			log = await plant.stream({ mode: 'log', name: 'Certificates' });
			file = plant.file('empty.csv');
			appendFileSync(file, 'time,sensor,quantity,value,unit,remark\n');
		}, BOUND);

		it('grows by proof', BOUND, async () => {
			const { api } = world;
			const { root, size } = await sources.ingest(await grown(SIZES[0]!));
			await plant.anchor(log, { root, size, from: 1_750_000_000, until: 1_750_000_001 });
			for (const [i, size] of SIZES.slice(1).entries()) {
				const { root, consistency } = await sources.proveGrowth(
					await grown(size),
					SIZES[i]!,
				);
				const from = 1_750_000_001 + i;
				await plant.anchor(log, { root, size, consistency, from, until: from + 1 });
			}
			const found = await streams.anchors(api, log, 0);
			assert.deepEqual(
				found.map(({ number, size }) => [number, Number(size)]),
				SIZES.map((size, number) => [number, size]),
			);
		});

		it('shows whoever saw it earlier that all of that is still there', BOUND, async () => {
			const { api } = world;
			const path = plant.file(`log-${SIZES.at(-1)}.csv`);
			const { consistency: proof } = await sources.proveGrowth(path, SIZES[0]!);
			const asked = { stream: log, first: 0, second: 3, proof };
			assert.equal(await streams.consistencyFaultAt(api, asked), null);
			const [first, ...rest] = proof;
			for (const [changes, fault] of [
				[{ proof: rest }, 'ProofTooShort'],
				[{ proof: [...proof, first!] }, 'ProofTooLong'],
				[{ proof: [first!.map((byte) => ~byte), ...rest] }, 'FirstRootMismatch'],
				[{ proof: [...proof.slice(0, -1), first!] }, 'SecondRootMismatch'],
				[{ first: 3, second: 0 }, 'FirstLarger'],
				[{ second: 9 }, 'AnchorNotFound'],
			] as const) {
				const found = await streams.consistencyFaultAt(api, { ...asked, ...changes });
				assert.equal(found, fault);
			}
			const batches = await plant.stream();
			await plant.anchor(batches, hours[0]!);
			await plant.anchor(batches, hours[1]!);
			const there = { stream: batches, first: 0, second: 1, proof: [] };
			assert.equal(await streams.consistencyFaultAt(api, there), 'NotALog');
		});

		it('the muster command proves the same', { ...BOUND, skip: NO_CLI }, async () => {
			const path = plant.file(`log-${SIZES.at(-1)}.csv`);
			for (const first of SIZES.slice(0, -1)) {
				const found = await told('consistency', path, '--first', `${first}`);
				const own = await sources.proveGrowth(path, first);
				assert.equal(found.firstRoot, u8aToHex(own.firstRoot));
				assert.deepEqual(
					found.proof,
					own.consistency.map((node) => u8aToHex(node)),
				);
			}
		});

		it('is never rewritten, nor corrected, and never shrinks', BOUND, async () => {
			const { api } = world;
			const last = (await streams.anchorAt(api, log, 3))!;
			const [from, until] = [last.until, last.until + 1n];
			const right = growth([...all, 'one more']);
			// Honest about the rewritten tree itself.
			const rewritten = {
				...growth([...all, 'one more'].map((record, i) => (i === 17 ? 'other' : record))),
				...{ from, until },
			};
			const warned = (batch: streams.Batch, code: string, words: RegExp) =>
				assert.rejects(plant.anchor(log, batch), {
					name: 'AnchorRefused',
					code: `DataAnchor.${code}`,
					message: words,
				});
			await warned(rewritten, 'NotConsistent', /another root of the earlier tree/);
			await warned(
				{ ...rewritten, size: 4000 },
				'NotGrown',
				/has 4000 leaves, and this has 4000/,
			);
			await warned({ ...rewritten, corrects: 2 }, 'LogNotCorrected', /only grows/);

			// And by the chain, whatever the client says.
			const good = await streams.nextSubmission(api, log, { ...right, from, until });
			const refused = (changes: Partial<streams.Submission>, error: string) =>
				assert.rejects(plant.direct(streams.anchor(api, { ...good, ...changes })), {
					code: `DataAnchor.${error}`,
				});
			const hexes = rewritten.consistency.map((node) => u8aToHex(node));
			const root = u8aToHex(rewritten.root);
			await refused({ root, consistency: hexes }, 'NotConsistent');
			await refused({ consistency: [] }, 'NotConsistent');
			await refused({ consistency: [...good.consistency, root] }, 'NotConsistent');
			await refused({ size: 4000n }, 'NotGrown');
			await refused({ corrects: 2 }, 'LogNotCorrected');
			await plant.direct(streams.anchor(api, good));
		});
	});

	it('an attested one takes anchors of devices that prove what they run', BOUND, async () => {
		const { api, owner } = world;
		const product = await Product.create(world);
		try {
			const image = await product.release(1);
			const machine = await product.machine();
			await world.fleet([machine]);
			const strict = await plant.stream({
				device: machine.id,
				attested: true,
				name: 'Trusted',
			});
			const anchor = async (hour: number) => {
				const next = await streams.nextSubmission(api, strict, hours[hour]!);
				assert.equal(next.attested, true);
				return plant.directBy(machine, streams.anchor(api, next));
			};
			const refused = { code: 'DataAnchor.NotAttested', message: /Attest first\.$/ };
			await assert.rejects(anchor(0), refused);
			await product.attest(machine, image);
			await anchor(0);
			await product.attest(machine, image, { debug: true });
			await assert.rejects(anchor(1), refused);
			await product.attest(machine, image);
			await anchor(1);
			await product.revoke(1);
			await assert.rejects(anchor(2), refused);
			// An account proves nothing, the owner's neither.
			const next = await streams.nextSubmission(api, strict, hours[2]!);
			await world.refused(streams.anchor(api, next), owner, 'DataAnchor.NotAttested');
			const other = streams.anchor(api, { ...next, attested: false });
			await world.refused(other, owner, 'DataAnchor.AttestedMismatch');
			await world.send(streams.updateStream(api, { stream: strict, attested: false }), owner);
			await plant.directBy(machine, other);
		} finally {
			product.clear();
		}
	});

	it('past their retention anchors are pruned, unless somebody keeps them', BOUND, async () => {
		const { api, owner, data: calls } = world;
		const [keeper, other] = (await world.people(2)) as [Pair, Pair];
		const short = await plant.stream({ slots: 3, retention: 12 });
		for (const hour of [0, 1, 2]) await plant.anchor(short, hours[hour]!);
		await assert.rejects(streams.nextSubmission(api, short, hours[3]!), {
			code: 'DataAnchor.NoSlotLeft',
			message: /is full: prune it/,
		});
		const prune = calls['prune']!(short, 128);
		await world.refused(prune, other, 'DataAnchor.NothingToPrune');

		const before = await balance(api, keeper);
		await world.send(calls['keep']!(short, 1), keeper);
		await world.refused(calls['keep']!(short, 1), keeper, 'DataAnchor.AlreadyKept');
		const [free, held] = await balance(api, keeper);
		assert.ok(held > before[1] && free < before[0]);
		assert.equal((await streams.anchorAt(api, short, 1))!.keepers, 1);
		const keeps = (account: string): Promise<boolean> =>
			streams.isKeeper(api, { stream: short, anchor: 1, account });
		assert.deepEqual([await keeps(keeper.address), await keeps(other.address)], [true, false]);

		const { at } = (await streams.anchorAt(api, short, 2))!;
		while (BigInt(Math.floor(Date.now() / 1000)) < at + 14n) await sleep(500);
		// By a stranger, who has nothing of it.
		const done = await world.send(prune, other);
		const { oldest, removed } = fields(done, 'Pruned', 'dataAnchor');
		assert.deepEqual([Number(oldest), Number(removed)], [3, 2]);
		assert.deepEqual(
			(await streams.anchors(api, short, 0)).map(({ number }) => number),
			[1],
		);
		const row = hours[1]!.rows[9]!;
		const { path } = await sources.prove(hours[1]!.path, 9);
		const asked = { stream: short, anchor: 1, leaf: row, index: 9, path };
		assert.equal(await streams.inclusionFaultAt(api, asked), null);
		const gone = { ...asked, anchor: 0 };
		assert.equal(await streams.inclusionFaultAt(api, gone), 'AnchorNotFound');
		// As it was, before.
		const { parentHash } = await api.rpc.chain.getHeader(done.blockHash);
		assert.ok(await streams.anchorAt(api, short, 0, parentHash));

		// There is room again, and the numbers go on.
		assert.equal((await streams.stream(api, short))!.used, 0);
		await plant.anchor(short, hours[3]!);
		assert.ok(await streams.anchorAt(api, short, 3));

		await world.refused(calls['release']!(short, 1), other, 'DataAnchor.NotKept');
		const released = await world.send(calls['release']!(short, 1), keeper);
		assert.ok(fields(released, 'Released', 'dataAnchor').removed.isTrue);
		assert.equal(await streams.anchorAt(api, short, 1), null);
		assert.equal((await balance(api, keeper))[1], before[1]);

		// What was promised is only ever lengthened.
		const shorten = streams.updateStream(api, { stream: short, retention: 1 });
		await world.refused(shorten, owner, 'DataAnchor.RetentionShorter');
		await world.send(streams.updateStream(api, { stream: short, retention: null }), owner);
		assert.equal((await streams.stream(api, short))!.retention, null);
		await world.refused(prune, other, 'DataAnchor.NothingToPrune');
	});

	it(
		'its owner gets the deposits back: free slots at once, the rest at its end',
		BOUND,
		async () => {
			const { api, owner, data: calls, gateway } = world;
			const held = async (): Promise<bigint> => (await balance(api, owner))[1];
			const before = await held();
			const brief = await plant.stream({ slots: 10, retention: 1 });
			const full = await held();
			await world.refused(calls['setSlots']!(brief, 11), gateway, 'DataAnchor.NotOwner');
			await world.send(calls['setSlots']!(brief, 1), owner);
			const one = await held();
			// Nine of ten equal slots.
			await world.send(calls['setSlots']!(brief, 2), owner);
			assert.equal(full - one, 9n * ((await held()) - one));
			// Not directly: what its fleets may spend is held too.
			const next = await streams.nextSubmission(api, brief, hours[0]!);
			await plant.relayed(streams.anchor(api, next));
			await world.refused(calls['setSlots']!(brief, 0), owner, 'DataAnchor.SlotsInUse');
			await world.refused(calls['removeStream']!(brief), owner, 'DataAnchor.StreamIsOpen');
			await world.send(calls['closeStream']!(brief), owner);
			await assert.rejects(plant.anchor(brief, hours[1]!), {
				code: 'DataAnchor.StreamIsClosed',
			});
			await world.refused(calls['removeStream']!(brief), owner, 'DataAnchor.StreamInUse');
			await sleep(2500);
			await world.send(calls['prune']!(brief, 1), gateway);
			await world.send(calls['removeStream']!(brief), owner);
			assert.equal(await streams.stream(api, brief), null);
			assert.equal(await held(), before);
		},
	);
});
