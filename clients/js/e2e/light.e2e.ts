// SPDX-License-Identifier: Apache-2.0
// The chain by a light client alone: followed from its chain spec, read with proofs, and not believed
// where there are none.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { ApiPromise } from '@polkadot/api';
import { hexToU8a, stringToU8a, u8aConcat, u8aToHex } from '@polkadot/util';
import { blake2AsU8a, xxhashAsU8a } from '@polkadot/util-crypto';
import { start, type Client } from 'smoldot';
import {
	calls,
	find,
	light,
	resolve,
	sendDirect,
	sources,
	streams,
	tree,
	views,
} from '../src/index.js';
import { chainSpec, insertKey, onlySolochain, startNode, suite, type ChainSpec } from './node.js';
import { Plant, type Readings } from './plant.js';
import { BOUND, World, type Machine } from './world.js';

/** `Grandpa.Authorities` */
const GRANDPA = u8aToHex(
	u8aConcat(xxhashAsU8a('Grandpa', 128), xxhashAsU8a('Authorities', 128)),
);

const GUIDE = fileURLToPath(new URL('../../../../docs/light-clients.md', import.meta.url));
/** Inside the package, so that what it imports is found. */
const PROGRAM = fileURLToPath(new URL('./light-guide.mjs', import.meta.url));

const COUNT = 5000;
const ROW = 4711;

/** The hash of a block that the light client knows to be final, not below this number. */
async function finalAt(api: ApiPromise, least: number): Promise<string> {
	for (;;) {
		const hash = await light.freshBlock(api, { maxAge: 30 });
		if ((await api.rpc.chain.getHeader(hash)).number.toNumber() >= least) return hash;
		await new Promise((resolve) => setTimeout(resolve, 250));
	}
}

/** Those that smoldot leaves behind would keep this process for minutes. */
const timers: NodeJS.Timeout[] = [];
const { setTimeout: set } = globalThis;
globalThis.setTimeout = Object.assign((...args: Parameters<typeof set>) => {
	const timer = set(...args);
	timers.push(timer);
	return timer;
}, set);

const SKIP = onlySolochain('it follows finality by GRANDPA, which a parachain has none of');

suite(SKIP, 'a light client', () => {
	let world: World;
	let plant: Plant;
	let device: Machine;
	let stream: number;
	let readings: Readings;
	/** The block of the anchor, the last thing that was done. */
	let block: number;
	let spec: ChainSpec;
	let client: Client;
	let api: ApiPromise;
	const opened: Client[] = [];

	const fresh = (): Client => {
		const client = start({ logCallback: () => {} });
		opened.push(client);
		return client;
	};

	before(async () => {
		world = await World.create({ webSocket: true });
		plant = await Plant.create(world);
		device = plant.meter;
		stream = await plant.stream();
		readings = await plant.readings('readings', { count: COUNT });
		block = (await plant.anchor(stream, readings)).blockNumber;
		spec = { ...chainSpec(), bootNodes: [world.node.address] };
	}, BOUND);
	after(async () => {
		await api?.disconnect();
		await Promise.allSettled(opened.map((client) => client.terminate()));
		plant?.clear();
		await world?.node.stop();
		timers.forEach((timer) => timer.unref());
	}, BOUND);

	it('follows the chain from its spec', BOUND, async (t) => {
		const [begin, memory] = [performance.now(), process.memoryUsage().rss];
		client = fresh();
		const chain = await client.addChain({ chainSpec: JSON.stringify(spec) });
		api = await light.connectLight(chain);
		assert.equal(api.genesisHash.toHex(), world.api.genesisHash.toHex());
		const hash = await finalAt(api, block);
		const took = performance.now() - begin;
		const header = await world.api.rpc.chain.getHeader(hash);
		assert.ok(header.number.toNumber() >= block, `block ${header.number}`);
		const more = (process.memoryUsage().rss - memory) / 2 ** 20;
		t.diagnostic(
			`block ${header.number} after ${(took / 1000).toFixed(1)} s, ${more.toFixed(0)} MiB more`,
		);
	});

	it('reads what the chain said of a device and an anchor', BOUND, async (t) => {
		const at = await finalAt(api, block);
		const begin = performance.now();
		const found = await views.device(api, device.id, at);
		t.diagnostic(`a view takes ${(performance.now() - begin).toFixed(0)} ms`);
		assert.deepEqual(found, await views.device(world.api, device.id, at));
		assert.equal(found!.status, 'Active');
		assert.equal(found!.details!.owner, world.owner.address);
		assert.equal(found!.details!.model, world.model);
		const { kind, publicKey } = device.identity;
		assert.deepEqual(found!.details!.identityKey, { kind, publicKey });
		const { didDocument } = await resolve(api, device.id);
		assert.deepEqual(didDocument, (await resolve(world.api, device.id)).didDocument);

		const anchor = (await streams.anchorAt(api, stream, 0, at))!;
		assert.equal(anchor.root, u8aToHex(readings.root));
		assert.equal(anchor.size, BigInt(COUNT));
		assert.equal(anchor.block, block);
		assert.deepEqual(anchor, await streams.anchorAt(world.api, stream, 0, at));
		assert.equal(await streams.anchorAt(api, stream, 1, at), null);
	});

	it('shows that a reading is in the anchor', BOUND, async () => {
		const at = await finalAt(api, block);
		const { root, size } = (await streams.anchorAt(api, stream, 0, at))!;
		const { path } = await sources.prove(readings.path, ROW, { time: 'time' });
		const leaf = readings.rows[ROW]!;
		const forged = readings.rows[ROW + 1]!;
		const fault = (row: Uint8Array) =>
			tree.inclusionFault(hexToU8a(root), tree.leafHash(row), BigInt(ROW), size, path);
		assert.equal(fault(leaf), null);
		assert.equal(fault(forged), 'RootMismatch');
		// The runtime says so as well; the light client runs it.
		const question = { stream, anchor: 0, index: ROW, path };
		assert.equal(await streams.inclusionFaultAt(api, { ...question, leaf }, at), null);
		assert.equal(
			await streams.inclusionFaultAt(api, { ...question, leaf: forged }, at),
			'RootMismatch',
		);
	});

	it('is used by the program of the guide', BOUND, async () => {
		const pieces = [...readFileSync(GUIDE, 'utf8').matchAll(/^```js\n(.*?)^```$/gms)];
		assert.equal(pieces.length, 1);
		writeFileSync(plant.file('chain.json'), JSON.stringify(spec));
		writeFileSync(PROGRAM, pieces[0]![1]!);
		try {
			const args = [PROGRAM, device.id, `${stream}`, '0', `${ROW}`];
			const { stdout } = await promisify(execFile)(process.execPath, args, {
				cwd: plant.dir,
				timeout: 60_000,
			});
			assert.equal(
				stdout,
				`did:muster:${device.id.slice(2)} is Active\n` +
					`reading ${ROW} is one of the ${COUNT} under ${u8aToHex(readings.root)}\n`,
			);
		} finally {
			rmSync(PROGRAM, { force: true });
		}
	});

	it('sees a device suspended', BOUND, async () => {
		const { owner, registry } = world;
		const { blockNumber } = await world.send(registry['suspend']!(device.id), owner);
		const at = await finalAt(api, blockNumber);
		assert.equal((await views.device(api, device.id, at))!.status, 'Suspended');
		const resumed = await world.send(registry['resume']!(device.id), owner);
		const later = await finalAt(api, resumed.blockNumber);
		assert.equal((await views.device(api, device.id, later))!.status, 'Active');
		// Of the earlier block it is still known.
		assert.equal((await views.device(api, device.id, at))!.status, 'Suspended');
	});

	it('carries the call of a device to the chain', BOUND, async () => {
		const call = api.tx['deviceRegistry']!['setAttribute']!(device.id, 'flow', '21.4', null);
		const signed = await calls.submit(api, { device: device.id, signer: plant.session, call });
		const done = await sendDirect(api, signed);
		assert.ok(find(done.events, 'deviceRegistry', 'AttributeSet'));
		const at = await finalAt(api, done.blockNumber);
		const found = await views.attribute(api, device.id, 'flow', at);
		assert.deepEqual(found!.value, stringToU8a('21.4'));
		await assert.rejects(sendDirect(api, signed), { name: 'PoolRefusal' });
	});

	it('does not follow a chain with another beginning', BOUND, async () => {
		const other = structuredClone(spec);
		const { top } = other.genesis.raw;
		// Somebody else decides what is final.
		const set = top[GRANDPA]!;
		assert.match(set, /^0x04[0-9a-f]{64}0100000000000000$/);
		const stranger = u8aToHex(blake2AsU8a('stranger')).slice(2);
		top[GRANDPA] = set.replace(/(?<=^0x04).{64}/, stranger);
		const chain = await fresh().addChain({ chainSpec: JSON.stringify(other) });
		await assert.rejects(light.connectLight(chain, { timeout: 8000 }), {
			code: 'Client.NotFollowing',
			message: /^No peer proves to have this chain\. /,
		});
	});

	it('does not believe blocks that the validators did not finalise', BOUND, async () => {
		// Of this node's keys one makes blocks, and none votes.
		const dir = mkdtempSync(join(tmpdir(), 'muster-unfinalised-'));
		insertKey(dir, 'aura', 'sr25519', '//Alice');
		const own = ['--chain', 'dev', '--base-path', dir, '--validator', '--force-authoring'];
		const key = ['--node-key', '01'.repeat(32)];
		const node = await startNode({ chain: own, webSocket: true, more: key });
		try {
			assert.equal(node.api.genesisHash.toHex(), world.api.genesisHash.toHex());
			const hostile = { ...spec, bootNodes: [node.address] };
			const chain = await fresh().addChain({ chainSpec: JSON.stringify(hostile) });
			await assert.rejects(light.connectLight(chain, { timeout: 8000 }), {
				code: 'Client.NotFollowing',
				message: /^No peer proves to have this chain\. /,
			});
			// There are blocks that it could have taken.
			while ((await node.api.rpc.chain.getHeader()).number.toNumber() < 8) {
				await new Promise((resolve) => setTimeout(resolve, 250));
			}
			assert.ok((await node.api.rpc.chain.getFinalizedHead()).eq(node.api.genesisHash));
		} finally {
			await node.stop();
			rmSync(dir, { recursive: true, force: true });
		}
	});
});
