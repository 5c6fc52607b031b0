// SPDX-License-Identifier: Apache-2.0
// Two parachains, linked: an account of the other one, and the other one itself, act here by XCM. They
// own devices, a fleet and data like anybody else, and are refused what policies refuse.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { u8aToHex } from '@polkadot/util';
import {
	access,
	calls,
	deviceId,
	explain,
	generateSigner,
	send,
	streams,
	tree,
	views,
	type DeviceSigner,
} from '../src/index.js';
import { Foreigner, HERE, transact } from './abroad.js';
import { onlyParachain, parachainSpec, startParachains, suite, type Node } from './node.js';
import {
	BOUND,
	OPEN,
	UNIT,
	World,
	balance,
	fields,
	fund,
	number,
	person,
	type Pair,
} from './world.js';

const SKIP = onlyParachain('a solochain has no siblings');

suite(SKIP, 'from another parachain', () => {
	let world: World;
	let there: Node;
	let sudo: Pair;
	/** An account there, and that whole chain. */
	let account: Foreigner;
	let chain: Foreigner;
	before(async () => {
		const [here, other] = await startParachains([
			parachainSpec('MUSTER_PARACHAIN_SPEC'),
			parachainSpec('MUSTER_SIBLING_SPEC'),
		]);
		there = other!;
		world = await World.on(here!);
		({ sudo } = world);
		const sender = person();
		await fund(there.api, sudo, [sender], 100n * UNIT);
		account = await Foreigner.create(here!, there, sender);
		chain = await Foreigner.create(here!, there, sudo, { asChain: true });
		await fund(world.api, sudo, [account, chain] as unknown as Pair[], 1000n * UNIT);
		await world.send(world.policies['nameAction']!(OPEN, 'open'), world.owner);
	}, BOUND);
	after(() => world?.node.stop(), BOUND);

	it('everybody there is somebody else here', BOUND, async () => {
		const ids = new Set([
			account.address,
			chain.address,
			account.sender.address,
			chain.sender.address,
			(await Foreigner.create(world.node, there, person())).address,
		]);
		assert.equal(ids.size, 5);
	});

	for (const [name, who] of [
		['an account', () => account],
		['the chain itself', () => chain],
	] as const) {
		describe(name, () => {
			let fleet: number;
			let device: string;

			it('registers as a vendor and enrols its devices into its fleet', BOUND, async () => {
				const { api, registry } = world;
				const { address } = who();
				const registered = await who().act(registry['registerVendor']!('Abroad Ltd'));
				const vendor = number(registered, 'VendorRegistered', 'vendor');
				const terms = [vendor, 'Buoy', 'A', null, null, 'Manual', false] as const;
				const made = await who().act(
					registry['registerModel']!(...terms),
					registry['createFleet']!('North Sea', null),
				);
				const model = number(made, 'ModelRegistered', 'model');
				fleet = number(made, 'FleetCreated', 'fleet');

				const signer: DeviceSigner = await generateSigner('P256');
				device = u8aToHex(deviceId(signer));
				const consent = await calls.consent(api, {
					...{ device, signer, claimant: address, generation: 0 },
				});
				const done = await who().act(
					await calls.enrol(api, { signer, enroller: address, model }),
					calls.claim(api, { device, consent }),
					registry['assignFleet']!(device, fleet),
				);
				assert.ok(done.complete);
				const found = (await views.device(api, device))!;
				assert.deepEqual(
					[found.status, found.fleet, found.details!.owner, found.details!.vendor],
					['Active', fleet, address, vendor],
				);
				const { owner, devices } = (await views.fleet(api, fleet))!;
				assert.deepEqual([owner, devices], [address, 1]);
			});

			it('anchors data', BOUND, async () => {
				const { api } = world;
				const terms = { name: 'Waves', device, slots: 2 };
				const stream = streams.streamId(await who().act(streams.createStream(api, terms)));
				const leaves = Array.from({ length: 100 }, (_, i) =>
					tree.leafHash(Uint8Array.of(i)),
				);
				const builder = new tree.TreeBuilder();
				for (const leaf of leaves) builder.push(leaf);
				const batch = { root: builder.root(), size: builder.size, from: 1000, until: 2000 };
				const next = await streams.nextSubmission(api, stream, batch);
				assert.ok((await who().act(streams.anchor(api, next))).complete);
				const anchored = (await streams.anchorAt(api, stream, 0))!;
				assert.equal(anchored.root, u8aToHex(batch.root));
				// The same again is not what comes next.
				const again = await who().act(streams.anchor(api, next));
				assert.ok(!again.complete);
				assert.equal(await streams.anchorAt(api, stream, 1), null);
			});

			it('pays in the native token, and no more than it costs', BOUND, async () => {
				const { api, registry } = world;
				const pair = { address: who().address } as Pair;
				const [before, held] = await balance(api, pair);
				await who().act(registry['createFleet']!('South Sea', null));
				const [after, more] = await balance(api, pair);
				const fee = before - after - (more - held);
				assert.ok(fee > 0n && fee < UNIT / 10n, `${fee}`);
			});

			it('does with devices of others what a policy permits', BOUND, async () => {
				const { api, registry, owner } = world;
				const { id: valve } = await world.machine();
				const subject = who().address;
				const open = access.consume(api, { resource: valve, action: OPEN });
				const suspend = registry['suspend']!(valve);
				const status = async () => (await views.device(api, valve))!.status;
				for (const call of [open, suspend]) assert.ok(!(await who().act(call)).complete);
				assert.equal(await status(), 'Active');

				const actions = [OPEN, 'suspend'] as const;
				const rule = { principal: subject, target: valve, actions, when: { uses: 2 } };
				const [policy] = await world.permit(rule);
				const opened = await who().act(open);
				assert.ok(opened.complete);
				const accessed = fields(opened, 'Accessed', 'accessPolicy');
				assert.equal(accessed.subject.value.toString(), subject);
				assert.equal(accessed.usesLeft.unwrap().toNumber(), 1);
				assert.ok((await who().act(suspend)).complete);
				assert.equal(await status(), 'Suspended');

				await world.revoke(policy);
				await world.send(registry['resume']!(valve), owner);
				for (const call of [open, suspend]) assert.ok(!(await who().act(call)).complete);
				assert.equal(await status(), 'Active');
			});

			it('has policies of its own, which permit and refuse', BOUND, async () => {
				const { api } = world;
				const [operator] = (await world.people(1)) as [Pair];
				const open = access.consume(api, { resource: device, action: OPEN });
				assert.ok((await who().act(world.policies['nameAction']!(OPEN, 'open'))).complete);
				await world.refused(open, operator, 'AccessPolicy.NothingPermits');
				const rule = { principal: operator.address, target: { fleet }, actions: OPEN };
				assert.ok((await who().act(access.permit(api, rule))).complete);
				await world.send(open, operator);
				assert.ok((await who().act(access.forbid(api, rule))).complete);
				await world.refused(open, operator, 'AccessPolicy.Forbidden');
			});

			it('hears at home what was refused, and why', BOUND, async () => {
				const { api, registry } = world;
				const { id: valve } = await world.machine();
				await expectAnswer(1, who());
				await who().ask(1, access.consume(api, { resource: valve, action: OPEN }));
				const error = await answer(1);
				assert.deepEqual([error?.pallet, error?.name], ['AccessPolicy', 'NothingPermits']);

				await expectAnswer(2, who());
				await who().ask(2, registry['createFleet']!('Baltic Sea', null));
				assert.equal(await answer(2), null);
			});

			it('gets no further than devices, and nothing for nothing', BOUND, async () => {
				const { api, registry, gateway } = world;
				const before = await balance(api, gateway);
				const gift = api.tx['balances']!['transferAllowDeath']!(gateway.address, UNIT);
				for (const call of [gift, api.tx['utility']!['batchAll']!([gift])]) {
					assert.ok(!(await who().act(call)).complete);
				}
				assert.deepEqual(await balance(api, gateway), before);

				const create = transact(registry['createFleet']!('Dead Sea', null));
				const free = { UnpaidExecution: { weightLimit: 'Unlimited', checkOrigin: null } };
				for (const message of [[free, create], [create]]) {
					const { complete, events } = await who().message(message);
					assert.ok(!complete);
					assert.ok(!events.some(({ event }) => event.method === 'FleetCreated'));
				}
			});
		});
	}

	/** There, somebody's program has asked a question of this chain. As root writes it. */
	async function expectAnswer(id: number, { sender, asChain }: Foreigner): Promise<void> {
		const { api } = there;
		const me = asChain
			? 'Here'
			: { X1: [{ AccountId32: { network: 'Polkadot', id: sender.publicKey } }] };
		const pending = {
			responder: { V5: { parents: 1, interior: { X1: [{ Parachain: HERE }] } } },
			maybeMatchQuerier: { V5: { parents: 0, interior: me } },
			maybeNotify: null,
			timeout: 1_000_000,
		};
		const key = api.query['polkadotXcm']!['queries']!.key(id);
		const status = api.createType('PalletXcmQueryStatus', { Pending: pending }).toHex();
		const write = api.tx['system']!['setStorage']!([[key, status]]);
		await send(api, api.tx['sudo']!['sudo']!(write), sudo);
	}

	/** What came back: an error in words, or null for success. */
	async function answer(id: number): Promise<ReturnType<typeof explain> | null> {
		const { api } = there;
		for (let tries = 0; tries < 300; tries++) {
			const status = ((await api.query['polkadotXcm']!['queries']!(id)) as any).unwrap();
			if (status.isReady) {
				const { response } = status.asReady;
				const outcome = response.asV5.asDispatchResult;
				if (outcome.isSuccess) return null;
				// The other chain runs the same runtime, and can read it.
				const type = 'SpRuntimeDispatchError';
				const error = api.createType(type, outcome.asError.toU8a(true)) as any;
				return explain(api.registry, error);
			}
			await sleep(200);
		}
		throw new Error(`no answer to ${id}`);
	}
});
