// SPDX-License-Identifier: Apache-2.0
// A node whose RPC the world may use, and who abuses it: calls by the thousand, clients that do not
// read, requests that are none. It goes on making blocks, serves the others, and says what it refused.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, afterEach, before, beforeEach, it, type TestContext } from 'node:test';
import { onlySolochain, startNode, suite, type Node } from './node.js';
import { Wire, dial, frame, text } from './wire.js';

const BOUND = { timeout: 120_000 };

const CONNECTIONS = 20;
/** Calls a minute and connection; as many at once, after which they come back evenly. */
const RATE = 120;
const SUBSCRIPTIONS = 8;
const BATCH = 20;

/** As for everybody, on the development chain. */
const PUBLIC = {
	chain: ['--chain', 'dev', '--tmp', '--alice', '--validator', '--force-authoring'],
	metrics: true,
	more: [
		...['--node-key', '02'.repeat(32), '--pool-type', 'single-state'],
		...['--rpc-methods', 'safe', '--rpc-max-connections', `${CONNECTIONS}`],
		...['--rpc-rate-limit', `${RATE}`, '--rpc-max-batch-request-len', `${BATCH}`],
		...['--rpc-max-subscriptions-per-connection', `${SUBSCRIPTIONS}`],
		...['--rpc-max-request-size', '1', '--rpc-max-response-size', '2'],
	],
};

const HASH = `0x${'00'.repeat(32)}`;
const PEER = '12D3KooWEyoppNCUx8Yx66oV9fJnriXwCcXwDDUA2kj6vnc6iDEp';
/** What only the node's operator may do, with parameters that are understood. */
const UNSAFE: Record<string, unknown[]> = {
	author_hasKey: ['0x00', 'aura'],
	author_hasSessionKeys: ['0x00'],
	author_insertKey: ['aura', '//Mallory', HASH],
	author_removeExtrinsic: [[]],
	author_rotateKeys: [],
	author_rotateKeysWithOwner: ['0x00'],
	offchain_localStorageClear: ['PERSISTENT', '0x00'],
	offchain_localStorageGet: ['PERSISTENT', '0x00'],
	offchain_localStorageSet: ['PERSISTENT', '0x00', '0x00'],
	state_callRecorded: ['Core_version', '0x', HASH],
	state_getPairs: ['0x'],
	state_queryStorage: [['0x00'], HASH],
	// Of everything; of some keys it is for everybody.
	state_subscribeStorage: [null],
	state_traceBlock: [HASH, null, null, null],
	system_addLogFilter: ['trace'],
	system_addReservedPeer: [`/ip4/127.0.0.1/tcp/1/p2p/${PEER}`],
	system_dryRun: ['0x00'],
	system_dryRunAt: ['0x00'],
	system_peers: [],
	system_removeReservedPeer: [PEER],
	system_resetLogFilter: [],
	system_unstable_networkState: [],
};
/** What everybody may do, of which there is more with every version. */
const SAFE = [
	/^(chain|chainHead_v1|chainSpec_v1|childstate|grandpa|payment)_/,
	/^(transaction_v1|transactionWatch_v1)_/,
	/^(rpc_methods|account_nextIndex|bitswap_v1_get|subscribe_newHead|unsubscribe_newHead)$/,
	/^author_(pendingExtrinsics|submitExtrinsic|submitAndWatchExtrinsic|unwatchExtrinsic)$/,
	/^state_(call(At)?|get\w+(Proof|At|Hash|Version)|getKeys(Paged)?|getStorage(Size)?)$/,
	/^state_getMetadata$/,
	/^state_(queryStorageAt|(un)?subscribe\w+)$/,
	/^system_(accountNextIndex|chain(Type)?|health|local\w+|name|nodeRoles|properties|version)$/,
	/^system_(syncState|reservedPeers)$/,
];

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const SKIP = onlySolochain("it is about muster-node's own limits");

suite(SKIP, 'a node for everybody', () => {
	let node: Node;
	/** Who asks no more than he may. */
	let honest: Wire;
	let open: Wire[] = [];
	let watch: Watch;
	/** Blocks a second when nobody does any harm: two, on a machine that is not busy. */
	let pace: number;

	before(async () => {
		node = await startNode(PUBLIC);
		while ((await best()) < 2) await pause(250);
		const [block, begin] = [await best(), performance.now()];
		await pause(4000);
		pace = ((await best()) - block) / ((performance.now() - begin) / 1000);
		assert.ok(pace > 0);
	}, BOUND);
	after(async () => node?.stop(), BOUND);
	beforeEach(async () => {
		honest = await Wire.opened(node.url);
		watch = await Watch.begin();
	});
	afterEach(async () => {
		await watch.stop();
		for (const wire of [honest, ...open]) wire.end();
		open = [];
		await pause(200);
	});

	async function best(): Promise<number> {
		return (await node.api.rpc.chain.getHeader()).number.toNumber();
	}

	/** Megabytes of memory in use. */
	function memory(): number {
		const status = readFileSync(`/proc/${node.pid}/status`, 'utf8');
		return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)![1]) / 1024;
	}

	/** The sum of a figure over those of its lines that match. */
	async function figure(name: string, labels = /./): Promise<number> {
		const page = await (await fetch(node.metrics!)).text();
		const lines = page.split('\n').filter((line) => line.startsWith(`${name}{`));
		return lines
			.filter((line) => labels.test(line))
			.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
	}

	async function several(count: number): Promise<Wire[]> {
		const wires = await Promise.all(Array.from({ length: count }, () => Wire.opened(node.url)));
		open.push(...wires);
		return wires;
	}

	/** Looks after an honest client and the blocks while something else goes on. */
	class Watch {
		private over = false;
		private served = true;
		private slowest = 0;
		private readonly asking: Promise<void>;

		private constructor(
			private readonly since: number,
			private readonly block: number,
		) {
			this.asking = this.ask();
		}

		static async begin(): Promise<Watch> {
			return new Watch(performance.now(), await best());
		}

		/** Seldom enough to stay below the limit. */
		private async ask(): Promise<void> {
			while (!this.over) {
				const begin = performance.now();
				const { result } = await honest.call('chain_getHeader');
				this.served &&= result?.number !== undefined;
				this.slowest = Math.max(this.slowest, performance.now() - begin);
				await pause(600);
			}
		}

		/** Asks no more. */
		async stop(): Promise<void> {
			this.over = true;
			await this.asking.catch(() => (this.served = false));
		}

		/** Blocks may come later when there is much to refuse, but they come. */
		async end(t: TestContext): Promise<void> {
			// Long enough to tell.
			while (performance.now() - this.since < 5000) await pause(100);
			await this.stop();
			const seconds = (performance.now() - this.since) / 1000;
			const blocks = (await best()) - this.block;
			t.diagnostic(
				`${blocks} blocks in ${seconds.toFixed(1)} s, ${memory().toFixed(0)} MiB, ` +
					`slowest answer ${this.slowest.toFixed(0)} ms`,
			);
			assert.ok(this.served);
			assert.ok(blocks >= (pace * seconds) / 4, `${blocks} blocks in ${seconds} s`);
			assert.ok(this.slowest < 20_000, `an answer took ${this.slowest} ms`);
		}
	}

	it('refuses what only its operator may do', BOUND, async (t) => {
		const { methods } = (await honest.call('rpc_methods')).result as { methods: string[] };
		const refused = methods.filter((method) => method in UNSAFE);
		assert.ok(refused.length >= 20, `only ${refused.join(', ')}`);
		// A method that is new has to be put into one of the lists.
		const unknown = methods.filter(
			(method) => !(method in UNSAFE) && !SAFE.some((known) => known.test(method)),
		);
		assert.deepEqual(unknown, []);
		const [mallory] = (await several(1)) as [Wire];
		for (const method of refused) {
			const { error } = await mallory.call(method, UNSAFE[method]);
			assert.match(error?.message ?? 'served', / unsafe /, method);
		}
		const failed = /is_error="true"/;
		assert.ok((await figure('substrate_rpc_calls_finished', failed)) >= refused.length);
		await watch.end(t);
	});

	it('refuses calls that are too many, and nobody else', BOUND, async (t) => {
		const [flooders, each] = [6, 500];
		const counted = await figure('substrate_rpc_calls_rejected');
		const begin = performance.now();
		const wires = await several(flooders);
		const answers = await Promise.all(
			wires.map((wire) =>
				Promise.all(Array.from({ length: each }, () => wire.call('system_chain'))),
			),
		);
		const minutes = (performance.now() - begin) / 60_000;
		let refusals = 0;
		for (const got of answers) {
			const served = got.filter(({ result }) => result === 'Muster Development').length;
			const refused = got.filter(({ error }) => error?.code === -32999);
			assert.equal(served + refused.length, each);
			assert.ok(served >= RATE && served <= RATE * (1 + minutes) + 2, `${served} served`);
			assert.equal(refused[0]!.error!.message, 'RPC rate limit exceeded');
			refusals += refused.length;
		}
		assert.equal((await figure('substrate_rpc_calls_rejected')) - counted, refusals);
		t.diagnostic(`${refusals} of ${flooders * each} calls refused`);
		await watch.end(t);
	});

	it('refuses connections that are too many', BOUND, async (t) => {
		const many = await Promise.all(Array.from({ length: 60 }, () => Wire.open(node.url)));
		open.push(...many.filter((each) => typeof each !== 'number'));
		// One is the API's, one that of who is honest.
		assert.equal(open.length, CONNECTIONS - 2);
		assert.deepEqual(
			many.filter((each) => typeof each === 'number'),
			Array(60 - open.length).fill(429),
		);
		await watch.end(t);
		open.forEach((wire) => wire.end());
		await pause(500);
		const [again] = (await several(1)) as [Wire];
		assert.equal((await again.call('system_chain')).result, 'Muster Development');
	});

	it('keeps a bounded store for those who do not read', BOUND, async (t) => {
		const [answer] = (await several(1)) as [Wire];
		const size = (await answer.call('state_getMetadata')).result.length / 2 ** 20;
		const before = memory();
		const begin = performance.now();
		const slow = await several(4);
		for (const wire of slow) {
			wire.pause();
			for (const all of ['AllHeads', 'NewHeads', 'FinalizedHeads']) {
				wire.fling(`chain_subscribe${all}`);
			}
			for (let i = 0; i < 500; i++) wire.fling('state_getMetadata');
		}
		// Until the last of them is answered, or refused.
		await pause(12_000);
		const grown = memory() - before;
		// What the limit lets through, and as much again as the allocator may waste.
		const due = RATE * (1 + (performance.now() - begin) / 60_000);
		const most = slow.length * due * size;
		t.diagnostic(`${grown.toFixed(0)} MiB more of ${most.toFixed(0)} that the limits allow`);
		assert.ok(grown < 1.25 * most + 64, `${grown} MiB more`);
		await watch.end(t);
		slow.forEach((wire) => wire.end());
		await pause(3000);
		assert.ok(memory() - before < 0.5 * most + 64, `${memory() - before} MiB stay`);
	});

	it('is not held up by those who send a byte at a time', BOUND, async (t) => {
		const before = memory();
		const { host } = new URL(node.url);
		const request = text(`POST / HTTP/1.1\r\nHost: ${host}\r\nX: ${'x'.repeat(900)}`);
		// More than there are connections to have.
		const sockets = await Promise.all(Array.from({ length: 60 }, () => dial(node.url)));
		sockets.forEach((socket) => socket.on('error', () => {}));
		const [talker] = (await several(1)) as [Wire];
		const slowly = frame(JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'system_chain' }));
		for (let i = 0; i < 60; i++) {
			for (const socket of sockets) socket.write(request.subarray(i, i + 1));
			talker.socket.write(slowly.subarray(i, i + 1));
			await pause(100);
		}
		const [other] = (await several(1)) as [Wire];
		assert.equal((await other.call('system_chain')).result, 'Muster Development');
		assert.ok(memory() - before < 64, `${memory() - before} MiB more`);
		await watch.end(t);
		sockets.forEach((socket) => socket.destroy());
	});

	it('refuses requests that are none', BOUND, async (t) => {
		const [wire] = (await several(1)) as [Wire];
		const refused = async (message: Uint8Array | string, code: number, words: RegExp) => {
			const { error } = await wire.exchange(message);
			assert.equal(error?.code, code, JSON.stringify(error));
			assert.match(error.message, words);
		};
		const nonsense = ['hello', '\u0000', ' '.repeat(1000), '5', '"x"', '{', '{"a"', '{]', '{}'];
		nonsense.push(...['[', '{"a":'].map((deep) => deep.repeat(100_000)));
		for (const none of [...nonsense, new Uint8Array([0x7b, 0xff, 0xfe])]) {
			await refused(none, -32700, /^Parse error$/);
		}
		for (const none of ['[]', '[1,2]']) await refused(none, -32600, /^Invalid request$/);
		await refused(`{"x":"${'x'.repeat(2 << 20)}"}`, -32007, /^Request is too big$/);
		const batch = (count: number, method = 'system_chain') => {
			const one = { jsonrpc: '2.0', method, params: [] };
			return JSON.stringify(Array.from({ length: count }, (_, id) => ({ ...one, id })));
		};
		await refused(batch(BATCH + 1), -32010, /^The batch request was too large$/);
		assert.equal((await wire.exchange(batch(BATCH), 0)).result, 'Muster Development');
		// Together more than the two megabytes that an answer may have.
		const large = batch(BATCH, 'state_getMetadata');
		await refused(large, -32011, /^The batch response was too large$/);

		const fails = async (method: string, params: unknown[], code: number): Promise<void> => {
			const answer = await wire.call(method, params);
			assert.equal(answer.error?.code, code, JSON.stringify(answer).slice(0, 300));
		};
		await fails('no_suchMethod', [], -32601);
		await fails('chain_getBlockHash', ['x'], -32602);
		await fails('state_getKeysPaged', ['0x', 1_000_000], 4002);
		const [subscriber] = (await several(1)) as [Wire];
		for (let i = 0; i < SUBSCRIPTIONS; i++) {
			assert.ok((await subscriber.call('chain_subscribeNewHeads')).result);
		}
		const { error } = await subscriber.call('chain_subscribeNewHeads');
		assert.equal(error?.code, -32006);
		assert.match(error.message, /^Too many subscriptions/);

		const post = (body: string, headers: Record<string, string> = {}): Promise<Response> =>
			fetch(node.url.replace('ws:', 'http:'), {
				method: 'POST',
				headers: { 'content-type': 'application/json', ...headers },
				body,
			});
		assert.equal((await post('x'.repeat(2 << 20))).status, 413);
		assert.equal((await post('{}', { 'content-type': 'text/plain' })).status, 415);
		// A page elsewhere whose name was made to lead here.
		assert.equal(await Wire.open(node.url, { Host: 'evil.example' }), 403);
		// What is no WebSocket frame is not answered.
		const [broken] = (await several(1)) as [Wire];
		broken.socket.write(Buffer.alloc(4000, 0xff));
		for (let i = 0; i < 50 && !broken.closed; i++) await pause(100);
		assert.ok(broken.closed);
		await watch.end(t);
	});
});
