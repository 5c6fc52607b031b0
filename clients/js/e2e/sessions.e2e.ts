// SPDX-License-Identifier: Apache-2.0
// Sessions for gateways that are offline: asked for, proven by a node, checked without one, and
// ended in every way.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { hexToU8a, stringToU8a, u8aToHex } from '@polkadot/util';
import { blake2AsU8a } from '@polkadot/util-crypto';
import {
	ProofError,
	TrieProof,
	access,
	calls,
	connect,
	did,
	sessionProof,
	verifySession,
	type SessionVerdict,
} from '../src/index.js';
import { NO_PROOFS } from './node.js';
import { BOUND, OPEN, World, type Machine, type Pair } from './world.js';

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const PROOF = { ...BOUND, skip: NO_PROOFS };

describe('sessions', () => {
	let world: World;
	let valve: Machine;
	before(async () => {
		world = await World.create();
		valve = await world.machine();
	}, BOUND);
	after(() => world?.node.stop(), BOUND);

	/** Leave for somebody to control something, permitted by a policy of its own. */
	interface Leave {
		operator: Pair;
		policy: bigint;
		question: access.Question;
	}
	async function leave(
		resource: Exclude<access.ResourceLike, { domain: unknown }> = valve.id,
		duration = 600,
	): Promise<Leave> {
		const [operator] = (await world.people(1)) as [Pair];
		const rule = { principal: operator.address, target: resource, actions: 'control' } as const;
		const [policy] = await world.permit(rule);
		const ask = { resource, action: 'control', duration } as const;
		await world.send(access.requestAccess(world.api, ask), operator);
		const question = { resource, subject: operator.address, action: 'control' } as const;
		return { operator, policy, question };
	}
	const head = async (): Promise<string> => (await world.api.rpc.chain.getBlockHash()).toHex();
	/**
	 * Proven at the latest block and checked; it must tell what the chain's own view tells. Where
	 * nothing is proven, the view alone.
	 */
	async function state(question: access.Question): Promise<SessionVerdict['state']> {
		const blockHash = await head();
		if (NO_PROOFS) {
			return (await access.session(world.api, question, blockHash))?.state ?? 'None';
		}
		const proof = await sessionProof(world.api, question, blockHash);
		const shown = verifySession(proof, {
			question,
			trusted: { blockHash },
			maxAge: 60,
			// As of the block: a session of seconds must not end between the two questions.
			now: 0,
		});
		const told = await access.session(world.api, question, blockHash);
		assert.equal(shown.state, told?.state ?? 'None');
		assert.equal(shown.open, told?.state === 'Open');
		if (told) {
			const { state: _, ...session } = told;
			assert.deepEqual(shown.session, session);
		}
		return shown.state;
	}

	it('are asked for, proven, and checked after disconnecting', PROOF, async () => {
		const { question, policy, operator } = await leave();
		const gateway = await connect(world.node.url);
		let text: string;
		let blockHash: string;
		try {
			// It follows the chain and knows what is final.
			do {
				await sleep(200);
				blockHash = (await gateway.rpc.chain.getFinalizedHead()).toHex();
			} while (!(await access.session(gateway, question, blockHash)));
			text = JSON.stringify(await sessionProof(gateway, question, blockHash));
		} finally {
			await gateway.disconnect();
		}
		const options = { question, trusted: { blockHash }, maxAge: 3600 };
		const shown = verifySession(JSON.parse(text), options);
		assert.deepEqual([shown.open, shown.state, shown.block.hash], [true, 'Open', blockHash]);
		assert.deepEqual(shown.session!.policies, [policy]);
		assert.equal(shown.session!.owner, world.owner.address);
		assert.equal(shown.session!.payer, operator.address);
		const late = { ...options, now: shown.session!.until + 1n };
		assert.equal(verifySession(JSON.parse(text), late).state, 'Expired');
		assert.throws(
			() => verifySession(JSON.parse(text), { ...options, maxAge: 0, now: late.now }),
			{
				name: 'ProofError',
				message: /s ago, and 0 s is the most/,
			},
		);
		assert.ok(text.length < 12_000, `${text.length} characters`);
	});

	it(
		'are proven at the last final block if none is given; also that there is none',
		PROOF,
		async () => {
			const question = {
				resource: valve.id,
				subject: world.gateway.address,
				action: 'read',
			} as const;
			const proof = await sessionProof(world.api, question);
			const blockHash = blake2AsU8a(hexToU8a(proof.header), 256);
			const shown = verifySession(proof, { question, trusted: { blockHash }, maxAge: 60 });
			assert.deepEqual([shown.state, shown.open, shown.session], ['None', false, null]);
			const { chain } = world.api.rpc;
			assert.equal(
				(await chain.getBlockHash(shown.block.number)).toHex(),
				u8aToHex(blockHash),
			);
			const final = await chain.getHeader(await chain.getFinalizedHead());
			assert.ok(shown.block.number <= final.number.toNumber());
		},
	);

	describe('are over, and a new proof says so', () => {
		it('once the policy is revoked', BOUND, async () => {
			const { question, policy } = await leave();
			assert.equal(await state(question), 'Open');
			await world.revoke(policy);
			assert.equal(await state(question), 'Revoked');
		});

		it('once a policy above it is revoked', BOUND, async () => {
			const [contractor, helper] = (await world.people(2)) as [Pair, Pair];
			const actions = ['grant', 'control'] as const;
			const rule = { principal: contractor.address, target: valve.id, actions };
			const [parent] = await world.permit(rule);
			const give = {
				parent,
				to: helper.address,
				target: valve.id,
				actions: 'control',
			} as const;
			await world.send(access.delegate(world.api, give), contractor);
			const ask = { resource: valve.id, action: 'control', duration: 600 } as const;
			await world.send(access.requestAccess(world.api, ask), helper);
			const question = { ...ask, subject: helper.address };
			assert.equal(await state(question), 'Open');
			await world.revoke(parent);
			assert.equal(await state(question), 'Revoked');
		});

		it('once the subject is forbidden, and no one else', BOUND, async () => {
			const [one, other] = [await leave(), await leave()];
			const { address } = one.operator;
			await world.forbid({ principal: address, target: valve.id, actions: 'control' });
			assert.equal(await state(one.question), 'Restricted');
			assert.equal(await state(other.question), 'Open');
		});

		it('once the domain was locked down, for good', BOUND, async () => {
			const { policies, owner } = world;
			const { question, operator } = await leave();
			for (const locked of [true, false]) {
				await world.send(policies['setLockdown']!(owner.address, locked), owner);
				assert.equal(await state(question), 'Restricted');
			}
			const ask = { resource: valve.id, action: 'control', duration: 600 } as const;
			await world.send(access.requestAccess(world.api, ask), operator);
			assert.equal(await state(question), 'Open');
		});

		it('once their time is up', BOUND, async () => {
			const { question } = await leave(valve.id, 1);
			for (let tries = 0; (await state(question)) === 'Open' && tries < 50; tries++) {
				await sleep(200);
			}
			assert.equal(await state(question), 'Expired');
		});

		it('once they are ended', BOUND, async () => {
			const { question, operator } = await leave();
			await world.send(access.endSession(world.api, question), operator);
			assert.equal(await state(question), 'None');
		});

		it('once the device belongs to somebody else', BOUND, async () => {
			const { registry, owner, gateway, api } = world;
			const own = await world.machine();
			const { question } = await leave(own.id);
			assert.equal(await state(question), 'Open');
			const expires = (await api.rpc.chain.getHeader()).number.toNumber() + 100;
			await world.send(registry['offerTransfer']!(own.id, gateway.address, expires), owner);
			await world.send(registry['acceptTransfer']!(own.id), gateway);
			assert.equal(await state(question), 'ResourceChanged');
			await world.send(registry['decommission']!(own.id), gateway);
			assert.equal(await state(question), 'ResourceChanged');
		});

		it('once the device that acts is not active, or in a suspended fleet', BOUND, async () => {
			const { registry, owner, gateway, api } = world;
			const meter = await world.machine();
			const above = await world.fleet([]);
			const created = await world.send(registry['createFleet']!('Hall', above), owner);
			const hall = created.events.find(({ event }) => event.method === 'FleetCreated')!;
			const fleet = Number((hall.event.data as unknown as { fleet: unknown }).fleet);
			await world.send(registry['assignFleet']!(meter.id, fleet), owner);
			await world.permit({ principal: did(meter.id), target: valve.id, actions: 'read' });
			const ask = { resource: valve.id, action: 'read', duration: 600 } as const;
			const call = access.requestAccess(api, ask);
			const signed = { device: meter.id, signer: meter.identity, call };
			await world.send(await calls.submit(api, signed), gateway);
			const question = { ...ask, subject: { device: meter.id } };
			assert.equal(await state(question), 'Open');
			for (const [off, on] of [
				[registry['suspend']!(meter.id), registry['resume']!(meter.id)],
				[registry['suspendFleet']!(above), registry['resumeFleet']!(above)],
				[registry['suspendFleet']!(fleet), registry['resumeFleet']!(fleet)],
			] as const) {
				await world.send(off, owner);
				assert.equal(await state(question), 'SubjectChanged');
				await world.send(on, owner);
				assert.equal(await state(question), 'Open');
			}
		});

		it('once the domain is gone, and stay so', BOUND, async () => {
			const { api, policies } = world;
			const [lone] = (await world.people(1)) as [Pair];
			const ask = {
				resource: { domain: lone.address },
				action: 'read',
				duration: 600,
			} as const;
			const question = { ...ask, subject: lone.address };
			await world.send(policies['nameAction']!(OPEN, 'open'), lone);
			await world.send(access.requestAccess(api, ask), lone);
			assert.equal(await state(question), 'Open');
			await world.send(policies['nameAction']!(OPEN, null), lone);
			assert.equal(await state(question), 'Restricted');
			await world.send(policies['removeDomain']!(), lone);
			assert.equal(await state(question), 'Restricted');
			await world.send(access.requestAccess(api, ask), lone);
			assert.equal(await state(question), 'Open');
		});
	});

	it("of a fleet, of a domain, and the owner's own", BOUND, async () => {
		const { api, owner } = world;
		const fleet = await world.fleet([]);
		assert.equal(await state((await leave({ fleet })).question), 'Open');
		for (const resource of [{ domain: owner.address }, valve.id]) {
			const ask = { resource, action: 'read', duration: 60 } as const;
			await world.send(access.requestAccess(api, ask), owner);
			assert.equal(await state({ ...ask, subject: owner.address }), 'Open');
		}
	});

	it('a proof with any byte changed is refused', PROOF, async () => {
		const { question } = await leave();
		const blockHash = await head();
		const proof = await sessionProof(world.api, question, blockHash);
		const options = { question, trusted: { blockHash }, maxAge: 600 };
		assert.ok(verifySession(proof, options).open);
		let tried = 0;
		const refused = (changed: typeof proof): void => {
			assert.throws(() => verifySession(changed, options), ProofError);
			tried += 1;
		};
		const flip = (hex: string, at: number): string => {
			const bytes = hexToU8a(hex);
			bytes[at]! ^= 1 << (at % 8);
			return u8aToHex(bytes);
		};
		const length = (hex: string): number => hex.length / 2 - 1;
		for (let at = 0; at < length(proof.header); at++) {
			refused({ ...proof, header: flip(proof.header, at) });
		}
		for (const [i, node] of proof.nodes.entries()) {
			const put = (...changed: string[]) => ({
				...proof,
				nodes: proof.nodes.flatMap((each, j) => (j === i ? changed : [each])),
			});
			for (let at = 0; at < length(node); at++) refused(put(flip(node, at)));
			for (const changed of [[], [node, node], [node.slice(0, -2)], [`${node}00`]]) {
				refused(put(...changed));
			}
		}
		assert.ok(tried > 1500, `only ${tried}`);
		const other = await leave();
		assert.throws(
			() => verifySession(proof, { ...options, question: other.question }),
			/another/,
		);
	});

	it('the state trie: whatever is there, and what is not', PROOF, async () => {
		const { api } = world;
		const hash = await api.rpc.chain.getBlockHash();
		const { stateRoot } = await api.rpc.chain.getHeader(hash);
		// All but the runtime's code, which is larger than a proof may be.
		const code = u8aToHex(stringToU8a(':code'));
		const paged = await api.rpc.state.getKeysPaged('0x', 1000, '0x', hash);
		const keys = paged.map((key) => key.toHex()).filter((key) => key !== code);
		assert.ok(keys.length > 100, `only ${keys.length} keys`);
		const prove = async (key: `0x${string}`): Promise<TrieProof> => {
			const { proof } = await api.rpc.state.getReadProof([key], hash);
			return new TrieProof(
				stateRoot.toU8a(),
				proof.map((node) => node.toU8a(true)),
			);
		};
		let absent = 0;
		for (const key of keys) {
			const trie = await prove(key);
			const value = await api.rpc.state.getStorageHash(key, hash);
			const found = trie.get(hexToU8a(key))!;
			trie.end();
			assert.equal(u8aToHex(blake2AsU8a(found, 256)), value.toHex(), key);
			const sibling = key.slice(0, -1) + (key.endsWith('0') ? '1' : '0');
			for (const text of [`${key}00`, key.slice(0, -2), sibling]) {
				const near = text as `0x${string}`;
				if (keys.includes(near)) continue;
				const nothing = await prove(near);
				assert.equal(nothing.get(hexToU8a(near)), null);
				nothing.end();
				absent += 1;
			}
		}
		assert.ok(absent > 2 * keys.length, `only ${absent}`);
	});
});
