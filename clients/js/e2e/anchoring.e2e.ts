// SPDX-License-Identifier: Apache-2.0
// A day's readings by the hundred thousand, anchored by the meter that took them: one of them proven,
// forged ones refused, and what was wrong corrected. Logs, attested streams and what is pruned are in
// streams.e2e.ts, receipts in receipts.e2e.ts, what is handed to others in sharing.e2e.ts.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { u8aConcat, u8aToHex } from '@polkadot/util';
import { access, did, sources, streams, tree, type Included, type Tx } from '../src/index.js';
import { NO_CLI, muster, told } from './cli.js';
import { Plant, type Readings } from './plant.js';
import { BOUND, World, balance, fields, type Pair } from './world.js';

const COUNT = 100_000;

describe('anchoring', () => {
	let world: World;
	let plant: Plant;
	let stream: number;
	/** Three days, then an hour each. */
	let data: Readings;
	let hours: Readings[];
	before(async () => {
		world = await World.create();
		plant = await Plant.create(world);
		stream = await plant.stream();
		data = await plant.readings('data', { count: COUNT });
		hours = [];
		for (let hour = 0; hour < 6; hour++) {
			const begin = Number((hours[hour - 1] ?? data).until);
			hours.push(await plant.readings(`hour-${hour}`, { count: 1300, seed: hour, begin }));
		}
	}, BOUND);
	after(async () => {
		plant?.clear();
		await world?.node.stop();
	}, BOUND);

	const anchored = (done: Included): any => fields(done, 'Anchored', 'dataAnchor');

	it('a hundred thousand readings become one root', BOUND, async () => {
		assert.equal(data.size, BigInt(COUNT));
		assert.equal(data.rows.length, COUNT);
		assert.deepEqual(data.root, tree.rootOf(data.rows));
		// The same ones on every machine.
		assert.equal(
			u8aToHex(data.root),
			'0xbdf1802d77de5ef94570becc06694f3676e40113eb1383ea733ac091d327ba75',
		);
	});

	it('the muster command makes the same of them', { ...BOUND, skip: NO_CLI }, async () => {
		const found = await told('ingest', data.path, '--time', 'time');
		assert.deepEqual(found, {
			cut: 'csv',
			root: u8aToHex(data.root),
			size: `${data.size}`,
			from: `${data.from}`,
			until: `${data.until}`,
			bytes: `${data.bytes}`,
		});
		for (const index of [0, 648, 65_535, 65_536, COUNT - 1]) {
			const proven = await told('prove', data.path, `${index}`);
			const own = await sources.prove(data.path, index);
			assert.equal(proven.leaf, u8aToHex(own.leaf));
			assert.deepEqual(
				proven.path,
				own.path.map((hash) => u8aToHex(hash)),
			);
		}
		assert.equal((await muster('prove', data.path, `${COUNT}`)).code, 2);
	});

	it('the meter anchors them; a gateway carries it, and no money moves', BOUND, async () => {
		const { api, owner } = world;
		const view = (await streams.stream(api, stream))!;
		assert.deepEqual(
			[view.owner, view.device, view.deviceWrites, view.slots, view.used],
			[owner.address, did(plant.meter.id), true, 8, 0],
		);
		const before = await balance(api, owner);
		const submission = await streams.nextSubmission(api, stream, data);
		const done = await plant.relayed(streams.anchor(api, submission));
		assert.deepEqual(await balance(api, owner), before);

		const found = (await streams.anchorAt(api, stream, 0))!;
		const { at, block, ...rest } = found;
		assert.deepEqual(rest, {
			root: u8aToHex(data.root),
			size: BigInt(COUNT),
			from: data.from,
			until: data.until,
			previous: streams.NO_LINK,
			schema: null,
			by: { device: did(plant.meter.id) },
			corrects: null,
			supersededBy: null,
			keepers: 0,
		});
		assert.equal(block, done.blockNumber);
		assert.ok(Math.abs(Number(at) - Date.now() / 1000) < 60);
		// What the next one has to name is what anybody can compute.
		const { link } = anchored(done);
		assert.equal(link.toHex(), streams.link({ stream, number: 0, ...rest }));
		const expected = (await streams.expected(api, stream))!;
		assert.deepEqual(
			[expected.number, expected.previous, expected.from, expected.slotsLeft],
			[1, link.toHex(), data.until, 7],
		);
	});

	it('the next ones it sends itself; its sponsorship pays', BOUND, async () => {
		const { api } = world;
		const next = await streams.nextSubmission(api, stream, hours[0]!);
		const done = await plant.direct(streams.anchor(api, next));
		assert.ok(done.events.some(({ event }) => event.method === 'SponsoredFeePaid'));
		assert.equal((await streams.stream(api, stream))!.used, 2);
		const { previous } = (await streams.anchorAt(api, stream, 1))!;
		assert.equal(previous, next.previous);
	});

	/** What the chain says of a proof: null, or why it does not hold. */
	const says = async (
		number: number,
		leaf: Uint8Array,
		index: number | bigint,
		path: readonly Uint8Array[],
	): Promise<string | null> =>
		streams.inclusionFaultAt(world.api, { stream, anchor: number, leaf, index, path });

	it('one reading is proven by 17 hashes, a forged one is refused', BOUND, async () => {
		const index = 54_321;
		const row = data.rows[index]!;
		const { path } = await sources.prove(data.path, index);
		assert.equal(path.length, 17);
		assert.equal(await says(0, row, index, path), null);

		const forged = Uint8Array.from(row);
		forged[12]! ^= 1;
		assert.equal(await says(0, forged, index, path), 'RootMismatch');
		assert.equal(await says(0, row, index + 1, path), 'RootMismatch');
		assert.equal(await says(0, data.rows[index + 1]!, index, path), 'RootMismatch');
		const [first, ...rest] = path;
		assert.equal(
			await says(0, row, index, [first!.map((byte) => ~byte), ...rest]),
			'RootMismatch',
		);
		assert.equal(await says(0, row, index, rest), 'PathTooShort');
		assert.equal(await says(0, row, index, [...path, first!]), 'PathTooLong');
		assert.equal(await says(0, row, COUNT, path), 'IndexOutOfRange');
		assert.equal(await says(0, row, 2n ** 64n - 1n, path), 'IndexOutOfRange');
		assert.equal(await says(1, row, index, path), 'IndexOutOfRange');
		assert.equal(await says(9, row, index, path), 'AnchorNotFound');
	});

	it('a node of the tree is no reading', BOUND, async () => {
		// The two hashes below a node, given as if they were a leaf: in trees that hash both alike
		// it would be in the tree one level up.
		const { leaf, path } = await sources.prove(data.path, 0);
		const pair = u8aConcat(leaf, path[0]!);
		for (const bytes of [pair, u8aConcat([1], pair), tree.nodeHash(leaf, path[0]!)]) {
			assert.equal(await says(0, bytes, 0, path.slice(1)), 'PathTooShort');
			assert.equal(await says(0, bytes, 0, path), 'RootMismatch');
		}
		// In a tree of half as many leaves the path is as long as it should be.
		const half = await plant.readings('half', { count: 4, begin: Number(hours[5]!.until) });
		const two = await sources.prove(half.path, 0);
		const nodes = [tree.nodeHash(two.leaf, two.path[0]!), two.path[1]!] as const;
		assert.deepEqual(tree.nodeHash(...nodes), half.root);
		const side = await plant.stream({ name: 'Nodes' });
		const next = await streams.nextSubmission(world.api, side, { ...half, size: 2n });
		await plant.direct(streams.anchor(world.api, next));
		const asked = { stream: side, anchor: 0, index: 0, path: [nodes[1]] };
		for (const leaf of [u8aConcat(two.leaf, two.path[0]!), nodes[0]]) {
			assert.equal(
				await streams.inclusionFaultAt(world.api, { ...asked, leaf }),
				'RootMismatch',
			);
		}
	});

	describe('what is not the next anchor', () => {
		/** The right next one, as the chain takes it. */
		const right = (): Promise<streams.Submission> =>
			streams.nextSubmission(world.api, stream, hours[1]!);
		/** Refused by the chain, whoever carries it. */
		const refused = async (changes: Partial<streams.Submission>, error: string) => {
			const submission = { ...(await right()), ...changes };
			await assert.rejects(plant.direct(streams.anchor(world.api, submission)), {
				code: `DataAnchor.${error}`,
				message: /\.$/,
			});
		};
		/** Refused by the client, before anything is sent. */
		const warned = (batch: Partial<streams.Batch>, code: string, words: RegExp) =>
			assert.rejects(streams.nextSubmission(world.api, stream, { ...hours[1]!, ...batch }), {
				name: 'AnchorRefused',
				code: `DataAnchor.${code}`,
				message: words,
			});

		it('a gap, and a number that is taken', BOUND, async () => {
			await refused({ number: 3 }, 'Gap');
			await refused({ number: 2 ** 32 - 1 }, 'Gap');
			await refused({ number: 1 }, 'NumberTaken');
			await warned({ number: 3 }, 'Gap', /Anchor 3 .*: number 2 is the next/);
			await warned({ number: 1 }, 'NumberTaken', /anchor 1 .*: number 2 is the next/);
		});

		it('a fork: another one before it', BOUND, async () => {
			await refused({ previous: streams.NO_LINK }, 'Fork');
			const { previous } = (await streams.anchorAt(world.api, stream, 1))!;
			await refused({ previous }, 'Fork');
			await warned({ previous }, 'Fork', /somebody else has anchored/);
		});

		it('a time that overlaps, is empty, or lies ahead', BOUND, async () => {
			const { from, until } = hours[1]!;
			await refused({ from: from! - 1n }, 'Overlap');
			await refused({ from: 0n }, 'Overlap');
			await refused({ until: from! }, 'EmptyTime');
			await refused({ from: until!, until: from! }, 'EmptyTime');
			const ahead = BigInt(Math.floor(Date.now() / 1000) + 3600);
			await refused({ until: ahead }, 'TimeAhead');
			await refused({ until: 2n ** 64n - 1n }, 'TimeAhead');
			await warned(
				{ from: from! - 1n },
				'Overlap',
				new RegExp(`until ${from} it is anchored`),
			);
			await warned({ until: from! }, 'EmptyTime', /is empty/);
			await warned({ until: ahead }, 'TimeAhead', /ahead of the chain's clock/);
		});

		it('a tree of no leaves, or of too many', BOUND, async () => {
			await refused({ size: 0n }, 'BadSize');
			await refused({ size: 2n ** 40n + 1n }, 'BadSize');
			await warned({ size: 0n }, 'BadSize', /2\^40/);
		});

		it('a proof or a requirement that is not asked for', BOUND, async () => {
			await refused({ consistency: [u8aToHex(data.root)] }, 'ProofNotNeeded');
			await refused({ attested: true }, 'AttestedMismatch');
			await refused({ stream: 9999 }, 'StreamNotFound');
		});

		it('leaves nothing behind', BOUND, async () => {
			assert.equal((await streams.stream(world.api, stream))!.next, 2);
			await plant.relayed(streams.anchor(world.api, await right()));
		});

		it('the same one again is refused: nobody anchors twice by mistake', BOUND, async () => {
			const done = await streams.anchorAt(world.api, stream, 2);
			assert.equal(done!.root, u8aToHex(hours[1]!.root));
			await warned({}, 'Overlap', /it is anchored: begin there/);
		});
	});

	it('what was wrong is corrected, and nothing is edited', BOUND, async () => {
		const { api } = world;
		const wrong = (await streams.anchorAt(api, stream, 1))!;
		const mended = await plant.readings('mended', {
			count: 1300,
			seed: 77,
			begin: Number(hours[0]!.from),
		});
		const correct = (corrects: number): Promise<streams.Submission> =>
			streams.nextSubmission(api, stream, { ...mended, corrects });
		await plant.direct(streams.anchor(api, await correct(1)));
		const { supersededBy, ...rest } = (await streams.anchorAt(api, stream, 1))!;
		assert.equal(supersededBy, 3);
		assert.deepEqual({ ...rest, supersededBy: null }, wrong);
		assert.equal((await streams.anchorAt(api, stream, 3))!.corrects, 1);
		// The time that was anchored ends where it did.
		assert.equal((await streams.expected(api, stream))!.from, hours[1]!.until);

		// Whoever errs again corrects the correction.
		const next = await streams.nextSubmission(api, stream, { ...mended, corrects: 3 });
		await assert.rejects(plant.direct(streams.anchor(api, [{ ...next, corrects: 1 }])), {
			code: 'DataAnchor.AlreadySuperseded',
		});
		await assert.rejects(correct(1), {
			name: 'AnchorRefused',
			code: 'DataAnchor.AlreadySuperseded',
			message: /by anchor 3: correct that one/,
		});
		await assert.rejects(plant.direct(streams.anchor(api, [{ ...next, corrects: 99 }])), {
			code: 'DataAnchor.AnchorNotFound',
		});
		await plant.direct(streams.anchor(api, next));
		assert.equal((await streams.anchorAt(api, stream, 3))!.supersededBy, 4);
		// Readings are still proven in what was superseded.
		const { path } = await sources.prove(hours[0]!.path, 5);
		assert.equal(await says(1, hours[0]!.rows[5]!, 5, path), null);
		assert.equal(await says(3, hours[0]!.rows[5]!, 5, path), 'RootMismatch');
	});

	it('several streams in one call: all or none', BOUND, async () => {
		const { api } = world;
		const others = [
			await plant.stream({ name: 'North' }),
			await plant.stream({ name: 'South' }),
		];
		const all = await Promise.all(
			others.map((other) => streams.nextSubmission(api, other, hours[2]!)),
		);
		const [north, south] = all as [streams.Submission, streams.Submission];
		const bad = { ...south, number: 1 };
		await assert.rejects(plant.direct(streams.anchor(api, [north, bad])), {
			code: 'DataAnchor.Gap',
		});
		for (const other of others) assert.equal((await streams.stream(api, other))!.used, 0);
		await plant.direct(streams.anchor(api, all));
		for (const other of others) assert.equal((await streams.stream(api, other))!.used, 1);
	});

	it('who may: owner and writers; others if a policy permits it', BOUND, async () => {
		const { api, owner } = world;
		const [helper, guest] = (await world.people(2)) as [Pair, Pair];
		const room = await plant.stream({ name: 'Room' });
		const next = (hour: number): Promise<streams.Submission> =>
			streams.nextSubmission(api, room, hours[hour]!);
		const by = async (who: Pair, hour: number): Promise<Included> =>
			world.send(streams.anchor(api, await next(hour)), who);
		const not = async (tx: Tx, who: Pair, error: string): Promise<void> =>
			world.refused(tx, who, error);

		await by(owner, 0);
		await not(streams.anchor(api, await next(1)), helper, 'DataAnchor.NotWriter');
		await world.send(
			streams.addWriter(api, { stream: room, writer: { account: helper.address } }),
			owner,
		);
		await by(helper, 1);
		assert.deepEqual((await streams.anchorAt(api, room, 1))!.by, { account: helper.address });
		await world.send(
			streams.removeWriter(api, { stream: room, writer: { account: helper.address } }),
			owner,
		);
		await not(streams.anchor(api, await next(2)), helper, 'DataAnchor.NotWriter');

		const permitted = async (hour: number): Promise<Tx> =>
			streams.anchor(api, await next(hour), { permitted: true });
		await not(await permitted(2), guest, 'AccessPolicy.NothingPermits');
		const [policy] = await world.permit({
			principal: guest.address,
			target: { stream: room },
			actions: 'anchor',
			when: { uses: 2 },
		});
		await not(streams.anchor(api, await next(2)), guest, 'DataAnchor.NotWriter');
		await world.send(await permitted(2), guest);
		assert.equal((await access.policy(api, policy))!.conditions.uses, 1);
		await world.revoke(policy);
		await not(await permitted(3), guest, 'AccessPolicy.NothingPermits');

		// Another device of the owner's, which the stream is not of.
		const other = await world.machine();
		const decision = await world.reason({
			subject: { device: other.id },
			action: 'anchor',
			resource: { stream: room },
		});
		assert.equal(decision, 'NothingPermits');
		await world.send(
			streams.addWriter(api, { stream: room, writer: { device: other.id } }),
			owner,
		);
		assert.ok(await streams.isWriter(api, room, { device: other.id }));
	});

	it('a device that is sold leaves its stream with the old owner', BOUND, async () => {
		const { api, owner, registry, gateway } = world;
		const [buyer] = (await world.people(1)) as [Pair];
		const { id } = plant.meter;
		const next = await streams.nextSubmission(api, stream, hours[2]!);
		const expires = (await api.rpc.chain.getHeader()).number.toNumber() + 1000;
		await world.send(registry['offerTransfer']!(id, buyer.address, expires), owner);
		await world.send(registry['acceptTransfer']!(id), buyer);
		const signed = await plant.signed(streams.anchor(api, next));
		await assert.rejects(world.send(signed, gateway), { code: 'DataAnchor.NotWriter' });
		const view = (await streams.stream(api, stream))!;
		assert.deepEqual([view.owner, view.deviceWrites], [owner.address, false]);
		assert.ok(!(await streams.isWriter(api, stream, { device: id })));

		const terms = { name: 'New owner', device: id, slots: 2 };
		await world.refused(streams.createStream(api, terms), owner, 'DataAnchor.NotYourDevice');
		const fresh = streams.streamId(await world.send(streams.createStream(api, terms), buyer));
		const first = await streams.nextSubmission(api, fresh, hours[2]!);
		const call = streams.anchor(api, first);
		await world.send(await plant.signed(call), gateway);
		// The old owner still writes himself.
		await world.send(streams.anchor(api, next), owner);
	});
});
