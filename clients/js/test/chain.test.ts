// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { describe, it } from 'node:test';
import { connect, find } from '../src/index.js';

describe('connecting', () => {
	it('to where nobody listens ends in a sentence', { timeout: 20_000 }, async () => {
		// A port that was free a moment ago.
		const port = await new Promise<number>((resolve) => {
			const server = createServer().listen(0, '127.0.0.1', () => {
				const { port } = server.address() as { port: number };
				server.close(() => resolve(port));
			});
		});
		const url = `ws://127.0.0.1:${port}`;
		await assert.rejects(connect(url, { timeout: 1200 }), (error: Error) => {
			assert.equal(
				error.message,
				`no node answers at ${url}: is it running, and is this its RPC address?`,
			);
			return true;
		});
	});

	it('to what is no address is refused at once', async () => {
		await assert.rejects(connect('127.0.0.1:9944'), /ws:\/\//);
	});
});

describe('events', () => {
	it('that are missing are named together with those that are there', () => {
		const events = [{ event: { section: 'system', method: 'ExtrinsicSuccess' } }] as any;
		assert.equal(find(events, 'system', 'ExtrinsicSuccess').method, 'ExtrinsicSuccess');
		assert.throws(
			() => find(events, 'deviceRegistry', 'DeviceEnrolled'),
			/no event deviceRegistry.DeviceEnrolled among: system.ExtrinsicSuccess/,
		);
	});
});
