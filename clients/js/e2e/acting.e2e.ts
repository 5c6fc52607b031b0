// SPDX-License-Identifier: Apache-2.0
// What comes of policies: registry calls for an owner, transfers, lockdown, delegation, and devices
// that ask for themselves.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { u8aToString } from '@polkadot/util';
import { access, calls, did, sendDirect, views, type Tx } from '../src/index.js';
import { BOUND, OPEN, World, balance, fields, number, type Machine, type Pair } from './world.js';

describe('acting for others', () => {
	let world: World;
	let valve: Machine;
	before(async () => {
		world = await World.create();
		valve = await world.machine();
		await world.send(world.policies['nameAction']!(OPEN, 'open'), world.owner);
	}, BOUND);
	after(() => world?.node.stop(), BOUND);

	const may = (
		who: access.SubjectLike,
		action: access.ActionLike,
		resource: access.ResourceLike = valve.id,
	): access.Question => ({ subject: who, action, resource });

	it('whom the policies permit acts for the owner in the registry', BOUND, async () => {
		const { api, registry, owner } = world;
		const [helper] = (await world.people(1)) as [Pair];
		const own = await world.machine();
		const fleet = await world.fleet([]);
		const resume = registry['resume']!(own.id);
		const leave = registry['assignFleet']!(own.id, null);
		const all: Tx[] = [
			registry['suspend']!(own.id),
			registry['setAttribute']!(own.id, 'room', '12', null),
			registry['assignFleet']!(own.id, fleet),
		];
		for (const tx of all) {
			await world.refused(tx, helper, 'DeviceRegistry.NotOwner', /owner's policies permit/);
		}
		const actions = ['suspend', 'configure', 'manage-fleet'] as const;
		const over = { principal: helper.address, actions, when: { uses: 10 } };
		const [onDevice] = await world.permit({ ...over, target: own.id });
		await world.permit({ ...over, target: { fleet } });
		const device = async (): Promise<views.Device> => (await views.device(api, own.id))!;

		await world.send(all[0]!, helper);
		assert.equal((await device()).status, 'Suspended');
		await world.send(resume, helper);
		assert.equal((await device()).status, 'Active');
		const [, before] = await balance(api, helper);
		await world.send(all[1]!, helper);
		const room = (await views.attribute(api, own.id, 'room'))!;
		assert.deepEqual([u8aToString(room.value), room.source], ['12', 'Owner']);
		assert.ok((await balance(api, helper))[1] > before, 'who adds something pays the deposit');
		await world.send(all[2]!, helper);
		assert.equal((await device()).fleet, fleet);
		await world.send(leave, helper);
		assert.equal((await device()).fleet, null);
		// One use for each call, none for the refusals.
		assert.equal((await access.policy(api, onDevice))!.conditions.uses, 5);
		await world.refused(registry['decommission']!(own.id), helper, 'DeviceRegistry.NotOwner');
		await world.refused(registry['suspend']!(valve.id), helper, 'DeviceRegistry.NotOwner');
		await world.revoke(onDevice);
		await world.refused(all[0]!, helper, 'DeviceRegistry.NotOwner');
		await world.send(all[0]!, owner);
		await world.send(resume, owner);
	});

	it('a transfer ends what the old owner permitted', BOUND, async () => {
		const { api, registry, owner } = world;
		const [guest, buyer] = (await world.people(2)) as [Pair, Pair];
		const own = await world.machine();
		const asked = may(guest.address, 'read', own.id);
		const [id] = await world.permit({
			principal: guest.address,
			target: own.id,
			actions: 'read',
		});
		assert.equal(await world.reason(asked), 'Permitted');
		const give = async (from: Pair, to: Pair): Promise<void> => {
			const expires = (await api.rpc.chain.getHeader()).number.toNumber() + 100;
			await world.send(registry['offerTransfer']!(own.id, to.address, expires), from);
			await world.send(registry['acceptTransfer']!(own.id), to);
		};
		await give(owner, buyer);
		const after = await world.decide(asked);
		assert.deepEqual(
			[after.reason, after.owner, after.revision],
			['NothingPermits', buyer.address, 0n],
		);
		assert.equal((await access.policy(api, id))!.dead, true);
		// Not even back in the old hands.
		await give(buyer, owner);
		assert.equal(await world.reason(asked), 'NothingPermits');
		await world.send(world.policies['revoke']!(id), guest);
		assert.equal(await access.policy(api, id), null);
	});

	it('a lockdown shuts out all but rescuers, who have a way back', BOUND, async () => {
		const { api, owner, policies } = world;
		const [operator, rescuer] = (await world.people(2)) as [Pair, Pair];
		const rule = { target: valve.id, actions: 'control' } as const;
		for (const { address } of [operator, rescuer])
			await world.permit({ ...rule, principal: address });
		const control = access.consume(api, { resource: valve.id, action: 'control' });
		await world.refused(
			policies['setLockdown']!(owner.address, true),
			rescuer,
			'AccessPolicy.NotRescuer',
		);
		await world.send(policies['setRescuers']!([rescuer.address]), owner);
		await world.send(policies['setLockdown']!(owner.address, true), rescuer);
		assert.equal(await world.reason(may(operator.address, 'control')), 'LockedDown');
		assert.equal(await world.reason(may(owner.address, 'control')), 'LockedDown');
		await world.refused(control, operator, 'AccessPolicy.DomainLockedDown', /locked down/);
		await world.send(control, rescuer);
		const { lockdown, rescuers } = (await access.domain(api, owner.address))!;
		assert.deepEqual([lockdown, rescuers], [true, [rescuer.address]]);
		await world.refused(
			policies['setLockdown']!(owner.address, false),
			operator,
			'AccessPolicy.NotRescuer',
		);
		await world.send(policies['setLockdown']!(owner.address, false), rescuer);
		await world.send(control, operator);
	});

	it('what is delegated is never wider, and ends with its parent', BOUND, async () => {
		const { api } = world;
		const [contractor, helper] = (await world.people(2)) as [Pair, Pair];
		const actions = ['grant', 'control'] as const;
		const [parent] = await world.permit({
			principal: contractor.address,
			target: valve.id,
			actions,
			when: { uses: 5 },
		});
		const give = (more: Partial<Parameters<typeof access.delegate>[1]>) =>
			access.delegate(api, {
				parent,
				to: helper.address,
				target: valve.id,
				actions: 'control',
				when: { uses: 2 },
				...more,
			});
		const wider = [
			{ actions: OPEN },
			{ target: 'domain' },
			{ when: { uses: 6 } },
			{ when: {} },
		] as const;
		for (const more of wider) {
			await world.refused(
				give(more),
				contractor,
				'AccessPolicy.WiderThanParent',
				/not be wider/,
			);
		}
		await world.refused(give({}), helper, 'AccessPolicy.NotDelegable');
		const done = await world.send(give({}), contractor);
		const id = access.policyId(done);
		const { parents, grantedBy, conditions } = (await access.policy(api, id))!;
		assert.deepEqual([parents, grantedBy, conditions.uses], [[parent], contractor.address, 2]);
		assert.equal((await access.policy(api, parent))!.conditions.uses, 3);
		const control = access.consume(api, { resource: valve.id, action: 'control' });
		await world.send(control, helper);
		await world.revoke(parent);
		await world.refused(control, helper, 'AccessPolicy.NothingPermits');
		const { considered } = await access.explain(api, may(helper.address, 'control'));
		const fared = considered.find(({ policy }) => policy === id)!;
		assert.deepEqual(fared.because, [{ why: 'ParentRevoked', policy: parent }]);
	});

	it('a device asks for itself, relayed and directly', BOUND, async () => {
		const { api, owner, gateway } = world;
		const meter = await world.machine();
		await world.fleet([meter]);
		const submit = (call: Tx) =>
			calls.submit(api, { device: meter.id, signer: meter.identity, call });
		const control = access.consume(api, { resource: valve.id, action: 'control' });
		await assert.rejects(sendDirect(api, await submit(control)), {
			name: 'DeviceCallFailed',
			code: 'AccessPolicy.NothingPermits',
			message: /did:muster:.* failed: .*no policy permits it/,
		});
		const rule = { principal: did(meter.id), target: valve.id, actions: 'control' } as const;
		const [id] = await world.permit({ ...rule, when: { uses: 3 } });
		assert.deepEqual((await access.policy(api, id))!.principal, { device: did(meter.id) });
		await world.send(await submit(control), gateway);
		const direct = await sendDirect(api, await submit(control));
		const { subject, usesLeft } = fields(direct, 'Accessed', 'accessPolicy');
		assert.deepEqual([subject.type, usesLeft.unwrap().toNumber()], ['Device', 1]);

		const ask = { resource: valve.id, action: 'control', duration: 600 } as const;
		const [, held] = await balance(api, owner);
		await world.send(await submit(access.requestAccess(api, ask)), gateway);
		const question = may({ device: meter.id }, 'control');
		const session = (await access.session(api, question))!;
		assert.deepEqual(
			[session.state, session.policies, session.payer],
			['Open', [id], owner.address],
		);
		assert.equal(session.until - session.from, 600n);
		assert.ok((await balance(api, owner))[1] > held, 'the owner pays for its devices');
		await world.send(await submit(access.endSession(api, question)), gateway);
		assert.equal(await access.session(api, question), null);
		assert.equal((await balance(api, owner))[1], held);
		assert.equal(await world.reason(question), 'NothingPermits');
		assert.equal(number(direct, 'DeviceCallDispatched', 'nonce'), 2);
	});
});
