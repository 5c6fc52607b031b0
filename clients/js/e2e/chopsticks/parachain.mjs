// SPDX-License-Identifier: Apache-2.0
// Parachains without a relay chain: their runtimes started from raw chain specs by chopsticks.
//
//   node parachain.mjs PORT=SPEC [PORT=SPEC ...]
//
// Each is served at its port of the loopback device, and several are linked: what one sends to
// another by XCM arrives there with the next block.
//
// Chopsticks runs the runtime, keeps the blocks and answers most of the RPC. Three things are made
// here, because tests that also run against a node have to find them as a node does them:
// - Time is the wall clock's. Chopsticks lets a slot pass with each block, and with slots of six
//   seconds what expires in five would be gone before it is looked at.
// - The pool orders transactions by the tags that the runtime gives them, keeps those that come too
//   early, and refuses in the words of a node. Chopsticks' takes them as they come and drops what
//   does not fit.
// - A block comes as soon as there is something to put into it, and after a pause otherwise.

import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import {
	Block,
	Blockchain,
	BuildBlockMode,
	GenesisProvider,
	ResponseError,
	StorageLayer,
	StorageValueKind,
	buildBlock,
	connectParachains,
	defaultLogger,
	getSlotDuration,
	inherentProviders,
	newHeader,
	processOptions,
	runTask,
	taskHandler,
} from '@acala-network/chopsticks-core';
import { handler } from '@acala-network/chopsticks/rpc/index';
import { createServer } from '@acala-network/chopsticks/server';
import { GenericExtrinsic } from '@polkadot/types';
import {
	bnToU8a,
	compactStripLength,
	hexToU8a,
	u8aConcat,
	u8aToHex,
	u8aToNumber,
} from '@polkadot/util';
import {
	blake2AsHex,
	blake2AsU8a,
	cryptoWaitReady,
	sr25519PairFromSeed,
	sr25519Sign,
	xxhashAsHex,
} from '@polkadot/util-crypto';

await cryptoWaitReady();

/** Milliseconds without anything to do after which an empty block is made: time goes on. */
const IDLE = 1500;
/** Milliseconds for which transactions are collected for a block. */
const COLLECT = 25;
/** Past blocks that can be asked. Tests end before it is reached. */
const BLOCKS = 100_000;

/** Blocks after which their states are put together. */
const FLATTEN = 16;
const ZERO = `0x${'00'.repeat(32)}`;

const storageKey = (pallet, item) =>
	`${xxhashAsHex(pallet, 128)}${xxhashAsHex(item, 128).slice(2)}`;
const NOW = storageKey('Timestamp', 'Now');
const ACCOUNTS = storageKey('System', 'Account');
const BLOCKS_IN_SLOT = storageKey('AuraExt', 'RelaySlotInfo');

/** Whether a transaction is one of an account: the highest bit of its version says so. */
const isSigned = (extrinsic) => (compactStripLength(hexToU8a(extrinsic))[1][0] & 0x80) !== 0;
const u64 = (number) => u8aToHex(bnToU8a(number, { bitLength: 64 }));

/** The texts of the SDK's `InvalidTransaction`, in the order of its variants. */
const INVALID = [
	'Transaction call is not expected',
	'Inability to pay some fees (e.g. account balance too low)',
	'Transaction will be valid in the future',
	'Transaction is outdated',
	'Transaction has a bad signature',
	'Transaction has an ancient birth block',
	'Transaction would exhaust the block limits',
	'Custom error',
	'A call was labelled as mandatory, but resulted in an Error.',
	'Transaction dispatch is mandatory; transactions must not be validated.',
	'Invalid signing address',
	'The implicit data was unable to be calculated',
	'The transaction extension did not authorize any origin',
];
const CUSTOM = 7;

/** A refusal by the pool, told as a node does. */
class Refusal extends ResponseError {
	constructor(code, message, data) {
		super(code, message);
		this.data = data;
	}

	toJSON() {
		return { ...super.toJSON(), data: this.data };
	}
}

// --- the relay chain that is not there --------------------------------------------------------------

/** Milliseconds of its slots. */
const RELAY_SLOT = 6000;
/** Its only validator. */
const validator = sr25519PairFromSeed(new Uint8Array(32).fill(1));
const BABE = 'BABE';

/** What a parachain is shown of its state at that time, beside what chopsticks makes up. */
const relayState = (now) => [
	[storageKey('Babe', 'CurrentSlot'), u64(relaySlot(now))],
	// One, with a weight of one.
	[
		storageKey('Babe', 'Authorities'),
		u8aToHex(u8aConcat([4], validator.publicKey, bnToU8a(1, { bitLength: 64 }))),
	],
];
const relaySlot = (now) => Math.floor(now / RELAY_SLOT);

/** Headers of a relay parent with that state and of blocks after it, signed by its validator. */
function relayHeaders(registry, count, number, stateRoot) {
	const headers = [];
	let parentHash = ZERO;
	for (let i = 0; i < count; i++) {
		// A secondary slot of the first validator.
		const slot = u8aToHex(u8aConcat([2], new Uint8Array(4), bnToU8a(i, { bitLength: 64 })));
		const logs = [{ PreRuntime: [BABE, slot] }];
		const header = {
			parentHash,
			number: number + i,
			stateRoot: i === 0 ? stateRoot : ZERO,
			extrinsicsRoot: ZERO,
			digest: { logs },
		};
		const { hash } = registry.createType('Header', header);
		logs.push({ Seal: [BABE, u8aToHex(sr25519Sign(hash.toU8a(), validator))] });
		headers.push(header);
		parentHash = registry.createType('Header', header).hash.toHex();
	}
	return headers;
}

/** How many headers the runtime wants to see: none, or those up to its offset. */
async function wantedHeaders(chain) {
	try {
		const { result } = await chain.head.call('RelayParentOffsetApi_relay_parent_offset', []);
		const offset = u8aToNumber(hexToU8a(result));
		return offset && offset + 1;
	} catch {
		return 0;
	}
}

/** Chopsticks' inherents, with headers of the relay chain, which it has of live chains only. */
const inherents = inherentProviders.map((provider) => ({
	createInherents: async (block, content) => {
		const extrinsics = await provider.createInherents(block, content);
		if (extrinsics.length === 0) return extrinsics;
		const parent = await block.parentBlock;
		const [registry, meta] = await Promise.all([parent.registry, parent.meta]);
		const set = meta.tx.parachainSystem?.setValidationData;
		const complete = async (bytes) => {
			const { method } = registry.createType('GenericExtrinsic', bytes);
			if (!set?.is(method)) return bytes;
			const [data, ...messages] = method.args;
			const { relayParentNumber, relayParentStorageRoot } = data.validationData;
			const relayParentDescendants = relayHeaders(
				registry,
				await headers(block.chain),
				relayParentNumber.toNumber(),
				relayParentStorageRoot.toHex(),
			);
			const call = set({ ...data.toJSON(), relayParentDescendants }, ...messages);
			return new GenericExtrinsic(registry, call).toHex();
		};
		return Promise.all(extrinsics.map(complete));
	},
}));

const counts = new WeakMap();
const headers = (chain) => {
	if (!counts.has(chain)) counts.set(chain, wantedHeaders(chain));
	return counts.get(chain);
};

// --- the parachain ----------------------------------------------------------------------------------

class Parachain {
	/** Transactions that wait, by hash. */
	#pool = new Map();
	/** Tell that transactions of the latest block are final. */
	#unfinal = [];
	#building = false;
	/** The time of the latest block, or of the one that is being built. */
	#now = 0;
	/** All that blocks have written over the state at genesis. */
	#state = {};
	#genesis;

	constructor(chain) {
		this.chain = chain;
		this.#genesis = chain.head.storage;
	}

	static async create(path) {
		const genesis = new GenesisProvider(JSON.parse(readFileSync(path, 'utf8')));
		const { api, blockHash } = await processOptions({ genesis });
		const self = new Parachain(
			new Blockchain({
				api,
				inherentProviders: inherents,
				buildBlockMode: BuildBlockMode.Manual,
				header: { hash: blockHash, number: 0 },
				maxMemoryBlockCount: BLOCKS,
			}),
		);
		await self.#build();
		return self;
	}

	/** Makes blocks until the process ends. */
	run() {
		let due = Date.now() + IDLE;
		let last = this.chain.head.number;
		setInterval(() => {
			if (this.chain.head.number !== last) {
				last = this.chain.head.number;
				due = Date.now() + IDLE;
			}
			const work = this.#ready().length > 0 || Object.keys(this.chain.txPool.hrmp).length > 0;
			if (this.#building || (!work && Date.now() < due)) return;
			this.#build().catch((error) => {
				console.error(error);
				process.exit(1);
			});
		}, COLLECT);
	}

	/** Makes a block now. */
	async make() {
		while (this.#building) await sleep(COLLECT);
		await this.#build();
	}

	/**
	 * Takes a transaction, or throws a {@link Refusal}. `notify` hears what becomes of it.
	 *
	 * What an account signs is put straight into a block, whose building asks the same again: only if
	 * it does not get in, the runtime is asked why. What a device sends itself is asked about first.
	 */
	async submit(extrinsic, notify = () => {}) {
		const hash = blake2AsHex(extrinsic, 256);
		if (this.#pool.has(hash)) throw new Refusal(1013, 'Transaction Already Imported');
		if (isSigned(extrinsic)) {
			const untagged = { priority: 0n, requires: [], provides: [] };
			await new Promise((accept, refuse) => {
				const verdict = { accept, refuse };
				this.#pool.set(hash, { hash, extrinsic, notify, verdict, ...untagged });
			});
			return hash;
		}
		const tags = await this.#validate(extrinsic);
		if (this.#pool.has(hash)) throw new Refusal(1013, 'Transaction Already Imported');
		const others = [...this.#pool.values()].filter(({ provides }) =>
			provides.some((tag) => tags.provides.includes(tag)),
		);
		if (others.some(({ priority }) => priority >= tags.priority)) {
			throw new Refusal(1014, 'Priority is too low');
		}
		for (const other of others) this.#drop(other, { usurped: hash });
		this.#pool.set(hash, { hash, extrinsic, notify, ...tags });
		return hash;
	}

	get pending() {
		return [...this.#pool.values()].map(({ extrinsic }) => extrinsic);
	}

	/** What the runtime says of a transaction at the latest block. */
	async #validate(extrinsic) {
		const { head } = this.chain;
		let result;
		try {
			const external = Uint8Array.of(2);
			const args = u8aConcat(external, hexToU8a(extrinsic), hexToU8a(head.hash));
			const method = 'TaggedTransactionQueue_validate_transaction';
			result = hexToU8a((await head.call(method, [u8aToHex(args)])).result);
		} catch (error) {
			throw new Refusal(1002, `Verification Error: ${error.message}`);
		}
		const [failed, unknown, index, custom] = result;
		if (!failed) {
			const registry = await head.registry;
			const valid = registry.createType('ValidTransaction', result.subarray(1));
			return {
				priority: valid.priority.toBigInt(),
				requires: valid.requires.map((tag) => tag.toHex()),
				provides: valid.provides.map((tag) => tag.toHex()),
			};
		}
		if (unknown) throw new Refusal(1011, 'Unknown Transaction Validity');
		const text = index === CUSTOM ? `Custom error: ${custom}` : INVALID[index];
		throw new Refusal(1010, 'Invalid Transaction', text);
	}

	/** What can go into the next block: all that it requires is there or comes before it. */
	#ready() {
		const left = [...this.#pool.values()].sort((a, b) => Number(b.priority - a.priority));
		const provided = new Set();
		const ready = [];
		for (;;) {
			const next = left.findIndex(({ requires }) =>
				requires.every((tag) => provided.has(tag)),
			);
			if (next < 0) return ready;
			const [transaction] = left.splice(next, 1);
			for (const tag of transaction.provides) provided.add(tag);
			ready.push(transaction);
		}
	}

	#drop(transaction, why) {
		this.#pool.delete(transaction.hash);
		// After the answer to whoever has sent it.
		setImmediate(() => transaction.notify(why));
	}

	async #build() {
		this.#building = true;
		try {
			const { chain } = this;
			const waiting = [...this.#pool.values()];
			const transactions = this.#ready().map(({ extrinsic }) => extrinsic);
			const horizontalMessages = { ...chain.txPool.hrmp };
			for (const sender of Object.keys(chain.txPool.hrmp)) delete chain.txPool.hrmp[sender];
			this.#now = Math.max(Date.now(), this.#now + 1);
			const block = await this.#block({
				transactions,
				horizontalMessages,
				upwardMessages: {},
				downwardMessages: [],
				relayChainStateOverrides: relayState(this.#now),
			});
			Object.assign(this.#state, await block.storageDiff());
			await chain.onNewBlock(block);
			await this.#settle(block, waiting);
		} finally {
			this.#building = false;
		}
	}

	/**
	 * The next block. Chopsticks calls the runtime anew for each transaction and compiles it anew for
	 * each call, for which it needs longer than for all the rest: here it is once for the block. If
	 * a transaction does not apply after all, or it is the first block, for which chopsticks has to
	 * make up a parent, it is built as chopsticks does it.
	 */
	async #block(content) {
		const { chain } = this;
		const storage = this.#flat() ?? chain.head.storage;
		const parent = await this.#parent(storage);
		const slowly = async () => (await buildBlock(parent, inherents, content))[0];
		if (parent.number === 0) return slowly();

		const [header, meta, registry] = await Promise.all([
			newHeader(parent),
			parent.meta,
			parent.registry,
		]);
		const number = parent.number + 1;
		const draft = new Block(chain, number, ZERO, parent, {
			header,
			extrinsics: [],
			storage: parent.storage,
		});
		const extrinsics = [];
		for (const provider of inherents) {
			extrinsics.push(...(await provider.createInherents(draft, content)));
		}
		extrinsics.push(...content.transactions);
		const done = await runTask(
			{
				wasm: await parent.wasm,
				calls: [
					['Core_initialize_block', [header.toHex()]],
					...extrinsics.map((bytes) => ['BlockBuilder_apply_extrinsic', [bytes]]),
					['BlockBuilder_finalize_block', []],
				],
				mockSignatureHost: false,
				allowUnresolvedImports: false,
				runtimeLogLevel: 0,
			},
			taskHandler(draft),
		);
		if ('Error' in done) return slowly();
		// As chopsticks does it: there is no trie, and so no root.
		const extrinsicsRoot = blake2AsU8a(u8aConcat(...extrinsics), 256);
		const finished = registry.createType('Header', { ...header.toJSON(), extrinsicsRoot });
		const block = new Block(chain, number, finished.hash.toHex(), parent, {
			header: finished,
			extrinsics,
			storage,
			storageDiff: Object.fromEntries(done.Call.storageDiff),
		});
		const { ExtrinsicSuccess, ExtrinsicFailed } = meta.events.system;
		const events = await block.read('Vec<EventRecord>', meta.query.system.events);
		const applied = events.filter(
			({ event }) => ExtrinsicSuccess.is(event) || ExtrinsicFailed.is(event),
		);
		return applied.length === extrinsics.length ? block : slowly();
	}

	/**
	 * Every now and then all that blocks have written, in one layer. Chopsticks lays one over the
	 * other, and what was written long ago is looked for in all of them.
	 */
	#flat() {
		if (this.chain.head.number % FLATTEN !== FLATTEN - 1) return undefined;
		const layer = new StorageLayer(this.#genesis);
		layer.setAll(this.#state);
		return layer;
	}

	/**
	 * The latest block as the parent of the next. Chopsticks gives a block the time of its parent
	 * and a slot: so this stand-in is as much older as makes the next block's time that of the
	 * clock. And it is the first in its slot of the relay chain, which has a core for each block. The
	 * block itself, which everybody reads, stays as it is.
	 */
	async #parent(storage) {
		const { head } = this.chain;
		const parent = new Block(this.chain, head.number, head.hash, await head.parentBlock, {
			header: await head.header,
			extrinsics: await head.extrinsics,
			storage,
		});
		const layer = parent.pushStorageLayer();
		layer.set(NOW, u64(this.#now - (await getSlotDuration(head))));
		layer.set(BLOCKS_IN_SLOT, StorageValueKind.Deleted);
		return parent;
	}

	/**
	 * Tells what is in the block, and looks again at what was there and is not. That it is final is
	 * told a block later: polkadot.js forgets what it has not finished telling when news come.
	 */
	async #settle(block, waiting) {
		const included = new Set(await block.extrinsics);
		for (const tell of this.#unfinal.splice(0)) tell();
		for (const transaction of waiting) {
			const { extrinsic, hash, notify, verdict } = transaction;
			if (!this.#pool.has(hash)) continue;
			delete transaction.verdict;
			if (included.has(extrinsic)) {
				verdict?.accept();
				this.#drop(transaction, { inBlock: block.hash });
				this.#unfinal.push(() => notify({ finalized: block.hash }));
				continue;
			}
			try {
				Object.assign(transaction, await this.#validate(extrinsic));
				verdict?.accept();
			} catch (error) {
				if (verdict) {
					this.#pool.delete(hash);
					verdict.refuse(error);
				} else {
					this.#drop(transaction, 'invalid');
				}
			}
		}
	}

	/** An account's nonce. Asked for before each transaction, and a value in the storage. */
	async nonce(account, hash) {
		const block = await this.chain.getBlock(hash);
		const id = hexToU8a(account);
		const key = ACCOUNTS + u8aToHex(u8aConcat(blake2AsU8a(id, 128), id)).slice(2);
		return (await block.get(key))?.slice(0, 10) ?? '0x00000000';
	}
}

/** What is answered here and not by chopsticks. */
const methods = (parachain) => ({
	state_call: ([method, data, hash]) =>
		method === 'AccountNonceApi_account_nonce' ? parachain.nonce(data, hash) : undefined,
	author_submitExtrinsic: ([extrinsic]) => parachain.submit(extrinsic),
	dev_newBlock: async ([{ count = 1 } = {}]) => {
		for (let i = 0; i < count; i++) await parachain.make();
		return parachain.chain.head.hash;
	},
	author_pendingExtrinsics: () => parachain.pending,
	author_submitAndWatchExtrinsic: async ([extrinsic], { subscribe, unsubscribe }) => {
		const id = blake2AsHex(extrinsic, 256).slice(2, 18) + Date.now();
		const tell = subscribe('author_extrinsicUpdate', id);
		try {
			await parachain.submit(extrinsic, tell);
		} catch (error) {
			unsubscribe(id);
			throw error;
		}
		return id;
	},
	author_unwatchExtrinsic: ([id], { unsubscribe }) => {
		unsubscribe(id);
		return true;
	},
});

defaultLogger.level = 'warn';
const parachains = [];
for (const argument of process.argv.slice(2)) {
	const [port, ...path] = argument.split('=');
	const parachain = await Parachain.create(path.join('='));
	parachains.push(parachain);
	const own = methods(parachain);
	const theirs = handler({ chain: parachain.chain });
	const answer = (request, subscriptions) =>
		own[request.method]?.(request.params, subscriptions) ?? theirs(request, subscriptions);
	await createServer(answer, Number(port), '127.0.0.1');
}
if (parachains.length > 1) await connectParachains(parachains.map(({ chain }) => chain));
for (const parachain of parachains) parachain.run();
