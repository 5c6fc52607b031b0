// SPDX-License-Identifier: Apache-2.0
// From the build to the field and back: approvals, waves, a halt, a revocation that takes access in
// the same block, and the release that mends it. What else there is to releases and attestation is in
// releases.e2e.ts and attestation.e2e.ts.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { access, calls, firmware, sendDirect, type Included } from '../src/index.js';
import { Product, type Built } from './product.js';
import { BOUND, OPEN, World, fields, type Machine } from './world.js';

describe('firmware', () => {
	let world: World;
	let product: Product;
	/** Of which the first controls the valve. */
	let machines: [Machine, Machine, Machine, Machine];
	let valve: Machine;
	let fleet: number;
	before(async () => {
		world = await World.create();
		product = await Product.create(world);
		machines = [] as never;
		for (let i = 0; i < 4; i++) machines.push(await product.machine());
		valve = await world.machine();
		fleet = await world.fleet([...machines, valve]);
		await world.send(world.policies['nameAction']!(OPEN, 'open'), world.owner);
		await world.permit({
			principal: { device: machines[0].id },
			target: valve.id,
			actions: OPEN,
			when: { attested: { of: 'subject', tier: 'affirming', within: 86_400 } },
		});
	}, BOUND);
	after(async () => {
		product?.clear();
		await world?.node.stop();
	}, BOUND);

	const events = (done: Included): string[] =>
		done.events
			.filter(({ event }) => event.section === 'firmware')
			.map(({ event }) => event.method);

	const open = (at?: string): Promise<access.Reason> => {
		const subject = { device: machines[0].id };
		return world.reason({ subject, action: OPEN, resource: valve.id }, at);
	};

	/** Waves of one device, and of the others. A device has an hour. */
	const start = async (sequence: number): Promise<number> => {
		const waves = [
			{ fleet, share: 2500, deadline: 3600 },
			{ fleet, deadline: 3600 },
		];
		const terms = { model: product.model, sequence, waves, proof: 'attested' as const };
		const done = await world.send(firmware.startRollout(world.api, terms), world.owner);
		assert.deepEqual(events(done), ['RolloutStarted', 'WaveOpened']);
		return firmware.rolloutId(done);
	};

	const rollout = async (id: number): Promise<firmware.Rollout> =>
		(await firmware.rollout(world.api, id))!;

	/** The device says something itself, with no account at all. */
	const report = async (
		machine: Machine,
		rollout: number,
		report: firmware.Report,
	): Promise<Included> => {
		const { api } = world;
		const call = firmware.report(api, { device: machine.id, rollout, report });
		const signed = { device: machine.id, signer: machine.identity, call };
		return sendDirect(api, await calls.submit(api, signed));
	};

	let first: Built;
	it('two of three release managers put a build into force', BOUND, async () => {
		const { acme } = world;
		const [ann, bob, eve] = product.managers;
		first = await product.build('first');
		await world.send(product.propose(1, first, { uris: ['https://acme.example/1'] }), acme);
		assert.equal((await product.read(1))!.status, 'Proposed');
		await world.refused(product.approve(1), acme, 'Firmware.NotApprover');
		await world.send(product.approve(1), ann);
		await world.refused(product.approve(1), ann, 'Firmware.AlreadyVoted');
		assert.equal((await product.read(1))!.inForce, false);
		const done = await world.send(product.approve(1), eve);
		assert.deepEqual(events(done), ['ReleaseVoted', 'ReleaseApproved']);
		const release = (await product.read(1))!;
		assert.equal(release.status, 'Approved');
		assert.ok(release.inForce);
		assert.deepEqual(release.approvals.sort(), [ann.address, eve.address].sort());
		const { digest, size } = first;
		assert.deepEqual(release.images, [{ digest, size, slot: null }]);
		await world.refused(product.approve(1), bob, 'Firmware.AlreadyDecided');
		assert.deepEqual(await firmware.byDigest(world.api, product.model, first.digest), {
			component: 0,
			sequence: 1n,
			endorsed: false,
		});
	});

	it('a wave of one device, then all others: each proves it', BOUND, async () => {
		const [one, two, three, four] = machines;
		assert.equal(await product.told(one), 'NoRollout');
		const id = await start(1);
		const { install } = await product.advice(one);
		assert.deepEqual(
			[install?.sequence, install?.place, install?.uris, install?.images[0]?.digest],
			[1n, 'Free', ['https://acme.example/1'], first.digest],
		);
		assert.deepEqual(events(await report(one, id, 'started')), ['UpdateReported']);
		// There was one place.
		assert.equal(await product.told(two), 'NoPlace');
		await assert.rejects(report(two, id, 'started'), { code: 'Firmware.NoPlace' });
		// Its word is not enough.
		await assert.rejects(report(one, id, 'installed'), { code: 'Firmware.NotProven' });
		assert.equal(await open(), 'NothingPermits');

		const proven = await product.attest(one, first);
		assert.deepEqual(events(proven), [
			'UpdateReported',
			'WavePassed',
			'WaveOpened',
			'Attested',
		]);
		assert.equal(await product.verdict(one), 'Affirming.');
		assert.equal(await open(proven.blockHash), 'Permitted');
		assert.equal(await product.told(one), 'UpToDate');
		const { current, waves } = await rollout(id);
		assert.equal(current, 1);
		assert.deepEqual(
			waves.map(({ open, size, succeeded }) => [open, size, succeeded]),
			[
				[true, 1, 1],
				[true, 3, 0],
			],
		);
		for (const machine of [two, three, four]) await product.attest(machine, first);
		const done = await rollout(id);
		assert.equal(done.status, 'Completed');
		assert.equal(done.waves[1]!.succeeded, 3);
	});

	let second: Built;
	let halted: number;
	it('a wave in which a device fails halts by itself', BOUND, async () => {
		const [one, two, three] = machines;
		second = await product.release(2);
		halted = await start(2);
		await product.attest(one, second);
		assert.equal((await rollout(halted)).current, 1);
		assert.equal((await product.advice(two)).install?.sequence, 2n);
		const failed = await report(two, halted, { failed: 77 });
		const { halt } = fields(failed, 'RolloutHalted', 'firmware');
		assert.deepEqual(
			[halt.wave, halt.failed, halt.silent, halt.tolerated].map(Number),
			[1, 1, 0, 0],
		);
		const stands = await rollout(halted);
		assert.equal(stands.status, 'Halted');
		assert.deepEqual(stands.status === 'Halted' && stands.halt, {
			wave: 1,
			failed: 1,
			silent: 0,
			tolerated: 0,
		});
		assert.equal(await product.told(three), 'Halted');
		await assert.rejects(report(three, halted, 'started'), { code: 'Firmware.RolloutHalted' });
	});

	it('a revocation takes the access to the valve in the same block', BOUND, async () => {
		const [one, two] = machines;
		const question = { resource: valve.id, action: OPEN };
		const use = access.consume(world.api, question);
		const consume = async (): Promise<Included> =>
			sendDirect(
				world.api,
				await calls.submit(world.api, {
					device: one.id,
					signer: one.identity,
					call: use,
				}),
			);
		await consume();
		await world.refused(
			firmware.revokeRelease(world.api, {
				model: product.model,
				sequence: 2,
				reason: 'I say so',
			}),
			world.owner,
			'Firmware.NotRevoker',
		);
		const revoked = await product.revoke(2);
		const { parentHash } = await world.api.rpc.chain.getHeader(revoked.blockHash);
		assert.equal(await open(parentHash.toHex()), 'Permitted');
		assert.equal(await open(revoked.blockHash), 'NothingPermits');
		assert.equal(await product.verdict(one, parentHash.toHex()), 'Affirming.');
		assert.equal(
			await product.verdict(one, revoked.blockHash),
			'Contraindicated: a required component runs nothing that counts; what runs was revoked.',
		);
		await assert.rejects(consume(), { code: 'AccessPolicy.NothingPermits' });
		// The others stayed with the first release, and keep what they had.
		assert.equal(await product.verdict(two, revoked.blockHash), 'Affirming.');
		assert.equal((await product.read(2))!.reason, 'bricks valves');
		assert.equal(await product.told(two), 'ReleaseRevoked');
		assert.equal((await rollout(halted)).status, 'Halted');
	});

	it('an abort is final, and what the next query sees', BOUND, async () => {
		const { owner } = world;
		const abort = world.firmware['abortRollout']!(halted);
		const done = await world.send(abort, owner);
		assert.equal((await rollout(halted)).status, 'Aborted');
		assert.equal(await product.told(machines[2], done.blockHash), 'Aborted');
		await world.refused(abort, owner, 'Firmware.RolloutOver');
		const resume = world.firmware['resumeRollout']!(halted);
		await world.refused(resume, owner, 'Firmware.RolloutOver');
	});

	it('the next release gives the access back to who proves to run it', BOUND, async () => {
		const [one, ...others] = machines;
		const third = await product.release(3);
		const id = await start(3);
		assert.equal((await product.advice(one)).install?.sequence, 3n);
		assert.equal(await open(), 'NothingPermits');
		const mended = await product.attest(one, third);
		assert.equal(await open(mended.blockHash), 'Permitted');
		for (const machine of others) await product.attest(machine, third);
		assert.equal((await rollout(id)).status, 'Completed');
		const sequences = [];
		for await (const { sequence, status } of firmware.releases(world.api, product)) {
			sequences.push([sequence, status]);
		}
		assert.deepEqual(sequences, [
			[1n, 'Approved'],
			[2n, 'Revoked'],
			[3n, 'Approved'],
		]);
	});

	it('silence past the deadline halts it too, until its owner lets it go on', BOUND, async () => {
		const { api, owner, gateway } = world;
		const machine = await product.machine();
		const waves = [{ fleet: await world.fleet([machine]), deadline: 3 }];
		const terms = { model: product.model, sequence: 3, waves };
		const started = await world.send(firmware.startRollout(api, terms), owner);
		const id = firmware.rolloutId(started);
		assert.equal((await product.advice(machine)).install?.sequence, 3n);
		while ((await rollout(id)).status !== 'Halted') await sleep(500);
		assert.equal(await product.told(machine), 'Halted');
		const done = await world.send(world.firmware['advanceRollout']!(id), gateway);
		assert.equal(Number(fields(done, 'RolloutHalted', 'firmware').halt.silent), 1);
		await world.refused(
			world.firmware['resumeRollout']!(id),
			gateway,
			'AccessPolicy.NothingPermits',
		);
		await world.send(world.firmware['resumeRollout']!(id), owner);
		// By its word, which is enough here.
		assert.deepEqual(events(await report(machine, id, 'installed')), [
			'UpdateReported',
			'WavePassed',
			'RolloutCompleted',
		]);
	});
});
