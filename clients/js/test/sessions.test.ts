// SPDX-License-Identifier: Apache-2.0
// Sessions proven and checked against a state in memory: every way in which they end.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compactToU8a, hexToU8a, stringToU8a, u8aConcat, u8aToHex } from '@polkadot/util';
import { blake2AsU8a, encodeAddress, xxhashAsU8a } from '@polkadot/util-crypto';
import {
	ProofError,
	sessionProof,
	verifySession,
	type SessionProof,
	type SessionVerdict,
	type access,
} from '../src/index.js';
import { State } from './state.js';

const filled = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);
const OWNER = filled(1);
const PAYER = filled(2);
const RESOURCE = filled(3);
const SUBJECT = filled(4);
const NOW = 1_800_000_000;

const le = (value: number | bigint, size: number): Uint8Array =>
	Uint8Array.from({ length: size }, (_, i) => Number((BigInt(value) >> BigInt(8 * i)) & 255n));
const u32 = (value: number): Uint8Array => le(value, 4);
const u64 = (value: number): Uint8Array => le(value, 8);
const some = (value: Uint8Array | null): Uint8Array =>
	value ? u8aConcat([1], value) : new Uint8Array([0]);

// Storage keys.
const front = (pallet: string, item: string): Uint8Array =>
	u8aConcat(xxhashAsU8a(pallet, 128), xxhashAsU8a(item, 128));
const b = (data: Uint8Array): Uint8Array => u8aConcat(blake2AsU8a(data, 128), data);
const t = (data: Uint8Array): Uint8Array => u8aConcat(xxhashAsU8a(data, 64), data);
const keys = {
	version: (pallet: string) => front(pallet, ':__STORAGE_VERSION__:'),
	now: front('Timestamp', 'Now'),
	session: (resource: Uint8Array, subject: Uint8Array, action: number) =>
		u8aConcat(front('AccessPolicy', 'Sessions'), b(resource), b(u8aConcat(subject, [action]))),
	domain: u8aConcat(front('AccessPolicy', 'Domains'), b(OWNER)),
	record: (subject: Uint8Array, generation: number) =>
		u8aConcat(
			front('AccessPolicy', 'Subjects'),
			b(OWNER),
			b(u8aConcat(subject, u32(generation))),
		),
	home: (policy: number) => u8aConcat(front('AccessPolicy', 'Homes'), t(u64(policy))),
	device: (id: Uint8Array) => u8aConcat(front('DeviceRegistry', 'Devices'), id),
	info: (id: Uint8Array) => u8aConcat(front('DeviceRegistry', 'DeviceInfos'), id),
	fleet: (id: number) => u8aConcat(front('DeviceRegistry', 'Fleets'), t(u32(id))),
};

// Values, as the pallets write them.
const deposit = u8aConcat(PAYER, le(10 ** 9, 16));
const session = (s: {
	generations?: [number, number];
	opened?: number;
	policies?: number[];
	recorded?: boolean;
}) => {
	const { generations = [5, 7], opened = 100, policies = [20, 21], recorded = true } = s;
	return u8aConcat(
		OWNER,
		...generations.map(u32),
		u64(opened),
		u64(NOW - 60),
		u64(NOW + 600),
		compactToU8a(policies.length),
		...policies.map(u64),
		[recorded ? 1 : 0],
		deposit,
	);
};
const device = (d: {
	status?: number;
	/** Who holds it: 1 vendor or governance, 2 its verdict. */
	quarantine?: number;
	generation: number;
	fleet?: number;
}) =>
	u8aConcat(
		[d.status ?? 1, d.quarantine ?? 0],
		u32(d.generation),
		u64(9),
		// A P-256 key.
		[3],
		new Uint8Array(33).fill(2),
		some(d.fleet === undefined ? null : u32(d.fleet)),
		new Uint8Array(20),
	);
const info = (owner: Uint8Array | null): Uint8Array => u8aConcat(some(owner), new Uint8Array(90));
const fleet = (parent: number | null, suspended: boolean, owner = OWNER): Uint8Array =>
	u8aConcat(
		owner,
		some(parent === null ? null : u32(parent)),
		[parent === null ? 0 : 1, suspended ? 1 : 0],
		new Uint8Array(80),
	);
const domain = (since: number): Uint8Array =>
	u8aConcat(u64(90), [0], u64(since), new Uint8Array(50));
const record = (since: number): Uint8Array => u8aConcat(u64(since), new Uint8Array(70));

const question: access.Question = {
	resource: { device: RESOURCE },
	subject: { device: SUBJECT },
	action: 'control',
};
const resource = u8aConcat([0], RESOURCE);
const subject = u8aConcat([1], SUBJECT);

/** A chain on which the session of the question is open. */
function chain(): State {
	const state = new State();
	// What else there is: enough that long values lie apart and nodes hang below one another.
	for (let i = 0; i < 100; i++) state.set(blake2AsU8a(u32(i)), new Uint8Array(i).fill(i));
	state.set(keys.version('AccessPolicy'), le(1, 2));
	state.set(keys.version('DeviceRegistry'), le(1, 2));
	state.set(keys.now, u64(NOW * 1000));
	state.set(keys.session(resource, subject, 1), session({}));
	state.set(keys.device(RESOURCE), device({ generation: 7 }));
	state.set(keys.info(RESOURCE), info(OWNER));
	state.set(keys.device(SUBJECT), device({ generation: 5, fleet: 40 }));
	state.set(keys.fleet(40), fleet(30, false));
	state.set(keys.fleet(30), fleet(null, false));
	state.set(keys.home(20), new Uint8Array(70));
	state.set(keys.home(21), new Uint8Array(70));
	state.set(keys.domain, domain(80));
	state.set(keys.record(subject, 5), record(100));
	return state;
}

/** A node that has this state, at its only block. */
function nodeOf(state: State): { api: any; blockHash: Uint8Array } {
	const json = {
		parentHash: u8aToHex(filled(8)),
		number: '0x4d2',
		stateRoot: u8aToHex(state.root),
		extrinsicsRoot: u8aToHex(filled(9)),
		digest: { logs: ['0x0661757261200000000000000000'] },
	};
	const { parentHash, stateRoot, extrinsicsRoot, digest } = json;
	const head = [parentHash, compactToU8a(1234), stateRoot, extrinsicsRoot];
	const header = u8aConcat(...head, compactToU8a(1), ...digest.logs);
	const blockHash = blake2AsU8a(header, 256);
	const methods: Record<string, (...params: any[]) => unknown> = {
		chain_getFinalizedHead: () => u8aToHex(blockHash),
		chain_getHeader: (at: string) => (at === u8aToHex(blockHash) ? json : null),
		state_getStorage: (key: string) => {
			const value = state.get(key);
			return value ? u8aToHex(value) : null;
		},
		state_getReadProof: (keys: string[]) => ({
			proof: state.prove(keys).map((n) => u8aToHex(n)),
		}),
	};
	const send = async (method: string, params: any[]): Promise<unknown> =>
		methods[method]!(...params);
	return { api: { _rpcCore: { provider: { send } } }, blockHash };
}

/** Proves and checks; through JSON, as it travels. */
async function verdict(
	state: State,
	{ asked = question, now = NOW }: { asked?: access.Question; now?: number } = {},
): Promise<SessionVerdict> {
	const { api, blockHash } = nodeOf(state);
	const proof = JSON.parse(JSON.stringify(await sessionProof(api, asked)));
	return verifySession(proof, { question: asked, trusted: { blockHash }, maxAge: 3600, now });
}

describe('a session', () => {
	it('is open', async () => {
		const state = chain();
		const shown = await verdict(state);
		assert.deepEqual(shown, {
			open: true,
			state: 'Open',
			session: {
				owner: encodeAddress(OWNER, 42),
				from: BigInt(NOW - 60),
				until: BigInt(NOW + 600),
				policies: [20n, 21n],
				payer: encodeAddress(PAYER, 42),
			},
			block: {
				hash: u8aToHex(nodeOf(state).blockHash),
				number: 1234,
				time: BigInt(NOW),
			},
		});
	});

	it('that there is none is proven too', async () => {
		const state = chain();
		state.set(keys.session(resource, subject, 1), null);
		const { open, state: found, session } = await verdict(state);
		assert.deepEqual([open, found, session], [false, 'None', null]);
		const other = await verdict(chain(), { asked: { ...question, action: 'read' } });
		assert.equal(other.state, 'None');
	});

	const ends: [what: string, state: string, change: (state: State) => void][] = [
		['one policy is revoked', 'Revoked', (s) => s.set(keys.home(21), null)],
		['the policy above it is revoked', 'Revoked', (s) => s.set(keys.home(20), null)],
		['the domain is gone', 'Restricted', (s) => s.set(keys.domain, null)],
		['the domain became stricter', 'Restricted', (s) => s.set(keys.domain, domain(101))],
		[
			'the subject was restricted',
			'Restricted',
			(s) => s.set(keys.record(subject, 5), record(101)),
		],
		[
			'the subject has no record any more',
			'Restricted',
			(s) => s.set(keys.record(subject, 5), null),
		],
		[
			'the resource has another owner',
			'ResourceChanged',
			(s) => s.set(keys.info(RESOURCE), info(PAYER)),
		],
		[
			'the resource has no owner',
			'ResourceChanged',
			(s) => s.set(keys.info(RESOURCE), info(null)),
		],
		[
			'the resource is decommissioned',
			'ResourceChanged',
			(s) => s.set(keys.info(RESOURCE), null),
		],
		['the resource is unknown', 'ResourceChanged', (s) => s.set(keys.device(RESOURCE), null)],
		[
			'the resource has another generation',
			'ResourceChanged',
			(s) => s.set(keys.device(RESOURCE), device({ generation: 8 })),
		],
		[
			'the subject has another generation',
			'SubjectChanged',
			(s) => s.set(keys.device(SUBJECT), device({ generation: 6 })),
		],
		['the subject is unknown', 'SubjectChanged', (s) => s.set(keys.device(SUBJECT), null)],
		...[0, 2, 4].map((status): (typeof ends)[number] => [
			`the subject has status ${status}`,
			'SubjectChanged',
			(s) => s.set(keys.device(SUBJECT), device({ generation: 5, status })),
		]),
		...[1, 2, 3].map((quarantine): (typeof ends)[number] => [
			`the subject is quarantined by ${quarantine}`,
			'SubjectChanged',
			(s) => s.set(keys.device(SUBJECT), device({ generation: 5, quarantine })),
		]),
		[
			"the subject's fleet is suspended",
			'SubjectChanged',
			(s) => s.set(keys.fleet(40), fleet(30, true)),
		],
		[
			'a fleet above is suspended',
			'SubjectChanged',
			(s) => s.set(keys.fleet(30), fleet(null, true)),
		],
	];
	for (const [what, expected, change] of ends) {
		it(`is over when ${what}`, async () => {
			const state = chain();
			change(state);
			const { open, state: found, session } = await verdict(state);
			assert.deepEqual([open, found], [false, expected]);
			assert.ok(session);
		});
	}

	it('stays open where nothing touches it', async () => {
		const changes: ((state: State) => void)[] = [
			(s) => s.set(keys.domain, domain(100)),
			// The owner's own, who had no domain then.
			(s) => {
				const own = { opened: 0, recorded: false, policies: [] };
				s.set(keys.session(resource, subject, 1), session(own));
				s.set(keys.record(subject, 5), null);
				s.set(keys.domain, null);
			},
			// The status of the resource was looked at when the session was opened.
			(s) => s.set(keys.device(RESOURCE), device({ generation: 7, status: 2, fleet: 30 })),
			(s) => s.set(keys.fleet(40), null),
			(s) => {
				s.set(
					keys.session(resource, subject, 1),
					session({ recorded: false, policies: [] }),
				);
				s.set(keys.record(subject, 5), null);
			},
		];
		for (const change of changes) {
			const state = chain();
			change(state);
			assert.equal((await verdict(state)).state, 'Open', `${change}`);
		}
	});

	it('is over when its time is up, at the block or since', async () => {
		assert.equal((await verdict(chain(), { now: NOW + 600 })).open, true);
		const later = await verdict(chain(), { now: NOW + 601 });
		assert.deepEqual([later.open, later.state], [false, 'Expired']);
		const state = chain();
		state.set(keys.now, u64((NOW + 601) * 1000));
		// A clock that is behind changes nothing.
		assert.equal((await verdict(state, { now: NOW })).state, 'Expired');
	});

	it('of an account over a fleet or a domain', async () => {
		const account = u8aConcat([0], SUBJECT);
		const things: [access.ResourceLike, Uint8Array][] = [
			[{ fleet: 40 }, u8aConcat([1], u32(40))],
			[{ domain: OWNER }, u8aConcat([3], OWNER)],
		];
		for (const [thing, encoded] of things) {
			const asked = { resource: thing, subject: { account: SUBJECT }, action: 16 };
			const state = chain();
			state.set(keys.session(encoded, account, 16), session({ generations: [0, 0] }));
			state.set(keys.record(account, 0), record(3));
			assert.equal((await verdict(state, { asked })).state, 'Open');
			state.set(keys.fleet(40), fleet(null, false, PAYER));
			const changed = 'fleet' in (thing as object) ? 'ResourceChanged' : 'Open';
			assert.equal((await verdict(state, { asked })).state, changed);
		}
	});
});

describe('a session proof is refused', () => {
	const state = chain();
	const { api, blockHash } = nodeOf(state);
	const good = sessionProof(api, question);
	const check = (
		proof: SessionProof,
		more: Partial<Parameters<typeof verifySession>[1]> = {},
	): SessionVerdict =>
		verifySession(proof, { question, trusted: { blockHash }, maxAge: 60, now: NOW, ...more });

	it('if it is about something else', async () => {
		const proof = await good;
		const others: access.Question[] = [
			{ ...question, action: 'read' },
			{ ...question, subject: { account: SUBJECT } },
			{ ...question, resource: { device: SUBJECT } },
		];
		for (const other of others) {
			assert.throws(() => check(proof, { question: other }), /about another session/);
			// And if its front page lies, its nodes do not follow.
			const { about } = await sessionProof(api, other);
			const lie = { ...proof, about };
			assert.throws(() => check(lie, { question: other }), ProofError);
		}
	});

	it('if it is of another block, or too old', async () => {
		const proof = await good;
		assert.equal(check(proof, { trusted: { stateRoot: state.root } }).open, true);
		const trusted = { blockHash: filled(7) };
		assert.throws(() => check(proof, { trusted }), /of another block/);
		assert.throws(() => check(proof, { trusted: { stateRoot: filled(7) } }), /state root/);
		assert.equal(check(proof, { now: NOW + 60 }).open, true);
		assert.throws(() => check(proof, { now: NOW + 61 }), /61 s ago, and 60 s is the most/);
		assert.throws(() => check(proof, { now: NOW * 1000 }), /milliseconds/);
		assert.throws(() => check(proof, { maxAge: NaN }), /maxAge/);
	});

	it('with any byte changed', async () => {
		const proof = await good;
		const flip = (hex: string, at: number): string =>
			`${hex.slice(0, at)}${(parseInt(hex[at]!, 16) ^ (1 << (at % 4))).toString(16)}${hex.slice(at + 1)}`;
		let tried = 0;
		const refused = (changed: SessionProof): void => {
			assert.throws(() => check(changed), ProofError);
			tried += 1;
		};
		for (const part of ['about', 'header'] as const) {
			for (let at = 2; at < proof[part].length; at += 2) {
				refused({ ...proof, [part]: flip(proof[part], at) });
			}
		}
		for (const [i, node] of proof.nodes.entries()) {
			for (let at = 2; at < node.length; at += 2) {
				const nodes = proof.nodes.map((each, j) => (j === i ? flip(each, at) : each));
				refused({ ...proof, nodes });
			}
			refused({ ...proof, nodes: proof.nodes.filter((_, j) => j !== i) });
			refused({ ...proof, nodes: [...proof.nodes, node] });
		}
		assert.ok(tried > 2000, `only ${tried}`);
	});

	it('if it is none at all', async () => {
		const proof = await good;
		const none: unknown[] = [
			null,
			undefined,
			'0x',
			{},
			{ ...proof, format: 'muster/session-proof/v0' },
			{ ...proof, nodes: undefined },
			{ ...proof, nodes: proof.nodes.join() },
			{ ...proof, nodes: [...proof.nodes, 1] },
			{ ...proof, nodes: [] },
			{ ...proof, header: proof.header.toUpperCase() },
			{ ...proof, header: '0x' },
			{ ...proof, about: 'x' },
		];
		for (const each of none) assert.throws(() => check(each as SessionProof), ProofError);
	});

	it('if the chain keeps its values in another layout', async () => {
		const changes: ((state: State) => void)[] = [
			(s) => s.set(keys.version('AccessPolicy'), le(2, 2)),
			(s) => s.set(keys.version('DeviceRegistry'), null),
			(s) => s.set(keys.now, null),
			(s) => s.set(keys.session(resource, subject, 1), session({ policies: [1, 2, 3, 4] })),
			(s) =>
				s.set(keys.session(resource, subject, 1), u8aConcat(session({}), stringToU8a('x'))),
			(s) => s.set(keys.device(SUBJECT), hexToU8a('0x0100050000000900000000000000' + '09')),
			(s) => s.set(keys.domain, new Uint8Array(9)),
		];
		for (const change of changes) {
			const changed = chain();
			change(changed);
			await assert.rejects(verdict(changed), ProofError, `${change}`);
		}
	});
});
