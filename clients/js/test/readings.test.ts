// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { u8aToHex } from '@polkadot/util';
import { sources } from '../src/index.js';
import { BEGIN, csv, records } from '../src/readings.js';

describe('readings for tests', () => {
	it('are always the same, and cut into as many leaves as were asked for', async () => {
		const { root, size, from, until } = await sources.ingest(csv({ count: 100_000 }), {
			cut: 'csv',
			time: 'time',
		});
		// Also what the `muster` command line makes of them.
		assert.equal(
			u8aToHex(root),
			'0xbdf1802d77de5ef94570becc06694f3676e40113eb1383ea733ac091d327ba75',
		);
		assert.deepEqual([size, from, until], [100_000n, BigInt(BEGIN), 1_741_095_097n]);
	});

	it('have what makes readings hard to cut, and gaps', () => {
		const all = [...records({ count: 50_000 })];
		assert.ok(all.some((record) => /,".*\n.*"$/s.test(record)));
		assert.ok(all.some((record) => /,".*"".*"$/.test(record)));
		const times = all.map((record) => Number(record.split(',')[0]));
		assert.ok(times.every((time, i) => i === 0 || time >= times[i - 1]!));
		const flow = all.filter((record) => record.includes(',FT-101,'));
		const paces = flow
			.slice(1)
			.map((record, i) => +record.split(',')[0]! - +flow[i]!.split(',')[0]!);
		assert.ok(Math.min(...paces) > 8.9 && Math.max(...paces) > 3600);
	});

	it('of other seeds and times are others', () => {
		const first = (wanted: object): string =>
			records({ count: 1, ...wanted }).next().value as string;
		assert.equal(new Set([first({}), first({ seed: 2 }), first({ begin: BEGIN + 1 })]).size, 3);
		assert.equal(first({}), first({}));
	});
});
