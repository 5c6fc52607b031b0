// SPDX-License-Identifier: Apache-2.0
// A very large source, anchored by one call: the `muster` command makes the root in one pass, the
// meter anchors it, and any of its readings is proven to the chain. MUSTER_READINGS says how many
// (1,000,000); what it took is printed.

import assert from 'node:assert/strict';
import { createWriteStream } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { hexToU8a } from '@polkadot/util';
import { streams } from '../src/index.js';
import { NO_CLI, told } from './cli.js';
import { Plant } from './plant.js';
import { BOUND, World } from './world.js';

const COUNT = Number(process.env['MUSTER_READINGS'] ?? 1_000_000);
const BEGIN = 1_767_225_600;
const HEADER = 'device,time,value,unit';

/** A thousand a second, of fifty thousand sensors. */
const row = (index: number): string =>
	`sensor-${`${index % 50_000}`.padStart(5, '0')},${BEGIN + Math.floor(index / 1000)},` +
	`${20 + (index % 17)}.${`${index % 100}`.padStart(2, '0')},Cel`;

function* file(): Generator<string> {
	yield `${HEADER}\n`;
	for (let first = 0; first < COUNT; first += 10_000) {
		const length = Math.min(10_000, COUNT - first);
		yield Array.from({ length }, (_, i) => `${row(first + i)}\n`).join('');
	}
}

describe('a very large source', { skip: NO_CLI }, () => {
	let world: World;
	let plant: Plant;
	let path: string;
	before(async () => {
		world = await World.create();
		plant = await Plant.create(world);
		path = plant.file('large.csv');
		await pipeline(Readable.from(file()), createWriteStream(path));
	}, BOUND);
	after(async () => {
		plant?.clear();
		await world?.node.stop();
	}, BOUND);

	it('is anchored by one call, and any reading of it is proven', BOUND, async (t) => {
		const { api } = world;
		const stream = await plant.stream();
		const begin = performance.now();
		const found = await told('ingest', path, '--time', 'time');
		const ingested = performance.now();
		assert.equal(found.size, `${COUNT}`);
		assert.deepEqual(
			[found.from, found.until],
			[`${BEGIN}`, `${BEGIN + Math.floor((COUNT - 1) / 1000) + 1}`],
		);
		const batch = {
			root: hexToU8a(found.root),
			size: BigInt(found.size),
			from: BigInt(found.from),
			until: BigInt(found.until),
		};
		const done = await plant.anchor(stream, batch);
		const anchored = performance.now();
		assert.equal((await streams.anchorAt(api, stream, 0))!.block, done.blockNumber);

		const some = [0, 1, 4095, 4096, COUNT >> 1, COUNT - 2, COUNT - 1];
		some.push(...Array.from({ length: 5 }, () => Math.floor(Math.random() * COUNT)));
		for (const index of some) {
			const proof: { path: string[] } = await told('prove', path, `${index}`);
			const leaf = new TextEncoder().encode(row(index));
			const hashes = proof.path.map((hash) => hexToU8a(hash));
			const question = { stream, anchor: 0, leaf, index, path: hashes };
			assert.equal(await streams.inclusionFaultAt(api, question), null, `reading ${index}`);
			const forged = { ...question, leaf: new TextEncoder().encode(row(index + 1)) };
			assert.equal(await streams.inclusionFaultAt(api, forged), 'RootMismatch');
		}
		const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
		t.diagnostic(
			`${COUNT} readings: root in ${seconds(ingested - begin)}, on chain after ` +
				`${seconds(anchored - ingested)} more, ${some.length} proven in ` +
				`${seconds(performance.now() - anchored)}`,
		);
	});
});
