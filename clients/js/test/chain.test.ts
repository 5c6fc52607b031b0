// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { describe, it } from 'node:test';
import { bnToU8a, compactToU8a, u8aConcat, u8aToHex } from '@polkadot/util';
import { connect, find } from '../src/index.js';
import { metadata } from '../src/rpc.js';

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

describe('metadata', () => {
	/** A runtime that has these versions, of which each is one byte long: its number. */
	const runtime =
		(versions: number[], asked: unknown[][]) =>
		async (method: string, params: unknown[]): Promise<string> => {
			asked.push([method, ...params]);
			if (method === 'state_getMetadata') return '0x0e';
			assert.equal(method, 'state_call');
			if (params[0] === 'Metadata_metadata_versions') {
				const list = versions.map((version) => Uint8Array.from(u32(version)));
				return u8aToHex(u8aConcat(compactToU8a(list.length), ...list));
			}
			assert.equal(params[0], 'Metadata_metadata_at_version');
			return `0x0104${(params[1] as string).slice(2, 4)}`;
		};
	const u32 = (value: number): Uint8Array => bnToU8a(value, { bitLength: 32, isLe: true });

	it('is the newest that knows of runtime APIs and that polkadot.js reads', async () => {
		for (const [versions, wanted] of [
			[[14, 15, 16], '0x10'],
			[[14, 15], '0x0f'],
			[[15, 16, 17, 0xffffffff], '0x10'],
			[[14], '0x0e'],
			[[], '0x0e'],
		] as const) {
			const asked: unknown[][] = [];
			assert.equal(await metadata(runtime([...versions], asked), []), wanted, `${versions}`);
		}
	});

	it('is asked for at the block that was named', async () => {
		const asked: unknown[][] = [];
		await metadata(runtime([14, 16], asked), ['0xab']);
		assert.deepEqual(asked, [
			['state_call', 'Metadata_metadata_versions', '0x', '0xab'],
			['state_call', 'Metadata_metadata_at_version', '0x10000000', '0xab'],
		]);
	});

	it('of a runtime that has no versions is what there is', async () => {
		const send = async (method: string): Promise<string> => {
			if (method === 'state_call') throw new Error('no such function');
			return '0x0e';
		};
		assert.equal(await metadata(send, []), '0x0e');
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
