// SPDX-License-Identifier: Apache-2.0
// Who may do what: uses, windows, every condition, roles, forbids, and the past. What else comes of
// policies is in acting.e2e.ts.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { u8aToString } from '@polkadot/util';
import { access, type Included } from '../src/index.js';
import { BOUND, OPEN, World, fields, type Machine, type Pair } from './world.js';

describe('access', () => {
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
		action: access.ActionLike = OPEN,
		resource: access.ResourceLike = valve.id,
	): access.Question => ({ subject: who, action, resource });

	it(
		'an operator with two hours and five uses opens a valve five times, not six',
		BOUND,
		async () => {
			const { api } = world;
			const [operator, stranger] = (await world.people(2)) as [Pair, Pair];
			const open = access.consume(api, { resource: valve.id, action: OPEN });
			assert.equal(await world.reason(may(operator.address)), 'NothingPermits');
			await world.refused(
				open,
				operator,
				'AccessPolicy.NothingPermits',
				/no policy permits it/,
			);

			const from = Math.floor(Date.now() / 1000) - 60;
			const when = { window: { from, until: from + 7200 }, uses: 5 };
			const rule = { principal: operator.address, target: valve.id, actions: OPEN, when };
			const [id, made] = await world.permit(rule);
			assert.deepEqual(await world.decide(may(operator.address), made.blockHash), {
				permitted: true,
				reason: 'Permitted',
				policies: [id],
				owner: world.owner.address,
				revision: id,
			});
			for (let left = 4; left >= 0; left--) {
				// Looking takes nothing, however often.
				for (let i = 0; i < 3; i++)
					assert.ok((await world.decide(may(operator.address))).permitted);
				const done = await world.send(open, operator);
				const { policy, usesLeft, subject, resource } = fields(
					done,
					'Accessed',
					'accessPolicy',
				);
				assert.equal(BigInt(policy.unwrap().toString()), id);
				assert.equal(usesLeft.unwrap().toNumber(), left);
				assert.equal(subject.value.toString(), operator.address);
				assert.equal(resource.value.toHex(), valve.id);
				assert.equal((await access.policy(api, id))!.conditions.uses, left);
			}
			await world.refused(open, operator, 'AccessPolicy.NothingPermits', /`explain` says/);
			const explained = await access.explain(api, may(operator.address));
			assert.deepEqual(explained.considered, [
				{ policy: id, effect: 'Permit', applies: false, because: [{ why: 'Uses' }] },
			]);
			assert.match(
				access.describe(explained),
				/^Denied: .*\n.*\n {2}policy \d+ permits: does not apply: no uses are left$/,
			);

			assert.equal(await world.reason(may(stranger.address)), 'NothingPermits');
			assert.equal(await world.reason(may(operator.address, 'control')), 'NothingPermits');
			assert.equal(await world.reason(may(operator.address, 17)), 'UnknownAction');
			assert.equal(await world.reason(may(world.owner.address)), 'Owner');
			// At the block of the first opening, four were left.
			assert.ok((await world.decide(may(operator.address), made.blockHash)).permitted);
		},
	);

	it('a window that has not begun, or is over, permits nothing', BOUND, async () => {
		const [guest] = (await world.people(1)) as [Pair];
		const soon = Date.now() + 3_600_000;
		const rule = { principal: guest.address, target: valve.id, actions: OPEN };
		await world.permit({ ...rule, when: { window: { from: new Date(soon) } } });
		const { considered } = await access.explain(world.api, may(guest.address));
		assert.deepEqual(considered[0]!.because, [{ why: 'Window' }]);
		const past = { window: { until: new Date(Date.now() - 3_600_000) } };
		const late = access.permit(world.api, { ...rule, when: past });
		await world.refused(late, world.owner, 'AccessPolicy.AlreadyLapsed', /lies in the past/);
	});

	it('all conditions arrive as they were meant', BOUND, async () => {
		const [guest] = (await world.people(1)) as [Pair];
		const when: access.ReadConditions = {
			window: { from: 1n, until: 4_000_000_000n },
			hours: { days: ['tue', 'sun'], from: '22:00', until: '06:30', offset: -210 },
			uses: 7,
			attested: { of: 'resource', tier: 'warning', within: 86_400n },
			firmware: { of: 'resource', sequence: 12n },
			status: { of: 'resource', in: ['active', 'suspended'] },
			attributes: [
				{ of: 'resource', name: 'zone', differs: Uint8Array.from(Buffer.from('0x12')) },
				{ of: 'subject', name: 'level', atLeast: -5n },
			],
		};
		const actions = ['read', 'connect', OPEN] as const;
		const [id] = await world.permit({
			principal: guest.address,
			target: 'domain',
			actions,
			when,
		});
		const policy = (await access.policy(world.api, id))!;
		assert.deepEqual(policy, {
			id,
			owner: world.owner.address,
			effect: 'Permit',
			principal: { account: guest.address },
			target: 'domain',
			actions: access.actions(...actions),
			conditions: when,
			parents: [],
			grantedBy: world.owner.address,
			dead: false,
		});
		// What was read makes the same policy again.
		const [again] = await world.permit({
			principal: guest.address,
			target: 'domain',
			actions,
			when: policy.conditions,
		});
		assert.deepEqual((await access.policy(world.api, again))!.conditions, when);
		const { considered } = await access.explain(world.api, may(guest.address, 'read'));
		const why = considered[0]!.because.map((each) => each.why);
		assert.ok(
			why.includes('Attested') && why.includes('Firmware') && why.includes('Attribute'),
		);
	});

	it('an attribute of subject and device decides', BOUND, async () => {
		const { api, owner, registry } = world;
		const [guard] = (await world.people(1)) as [Pair];
		const when = {
			attributes: [
				{ of: 'subject', name: 'clearance', atLeast: 3 },
				{ of: 'resource', name: 'zone', equals: 'north' },
			],
		} as const;
		await world.permit({ principal: guard.address, target: valve.id, actions: 'read', when });
		const asked = may(guard.address, 'read');
		const set = (value: string) =>
			access.setSubjectAttribute(api, { subject: guard.address, name: 'clearance', value });
		await world.batch(
			[registry['setAttribute']!(valve.id, 'zone', 'north', null), set('2')],
			owner,
		);
		assert.equal(await world.reason(asked), 'NothingPermits');
		await world.send(set('12'), owner);
		assert.equal(await world.reason(asked), 'Permitted');
		const held = (await access.subject(api, owner.address, guard.address))!;
		assert.deepEqual(
			held.attributes.map(({ name, value }) => [name, u8aToString(value)]),
			[['clearance', '12']],
		);
		const name = 'clearance';
		await world.send(
			access.removeSubjectAttribute(api, {
				owner: owner.address,
				subject: guard.address,
				name,
			}),
			owner,
		);
		assert.equal(await world.reason(asked), 'NothingPermits');
	});

	it(
		'an intern is forbidden in a role that is permitted, colleagues are not',
		BOUND,
		async () => {
			const { api, owner, policies } = world;
			const [intern, colleague] = (await world.people(2)) as [Pair, Pair];
			const staff = access.roleId(
				await world.send(policies['createRole']!('staff', null), owner),
			);
			const operators = access.roleId(
				await world.send(policies['createRole']!('operators', staff), owner),
			);
			const [first] = await world.permit({
				principal: { role: staff },
				target: 'domain',
				actions: ['read', 'control'],
			});
			const assign = ({ address }: Pair) =>
				access.assignRole(api, { role: operators, subject: address });
			await world.batch([assign(intern), assign(colleague)], owner);
			const [ban] = await world.forbid({
				principal: intern.address,
				target: 'domain',
				actions: 'control',
			});

			assert.equal(await world.reason(may(intern.address, 'read')), 'Permitted');
			const denied = await world.decide(may(intern.address, 'control'));
			assert.deepEqual([denied.reason, denied.policies], ['Forbidden', [ban]]);
			const control = access.consume(api, { resource: valve.id, action: 'control' });
			await world.refused(control, intern, 'AccessPolicy.Forbidden', /a policy forbids it/);
			assert.deepEqual((await world.decide(may(colleague.address, 'control'))).policies, [
				first,
			]);
			await world.send(control, colleague);

			const domain = (await access.domain(api, owner.address))!;
			assert.deepEqual(domain.actions, [{ action: OPEN, name: 'open' }]);
			assert.deepEqual(
				domain.roles.map(({ name, parent, members }) => [name, parent, members]),
				[
					['staff', null, 0],
					['operators', staff, 2],
				],
			);

			// A disabled role counts for nothing from the same block on.
			const disabled = await world.send(policies['setRoleEnabled']!(operators, false), owner);
			const { parentHash } = await api.rpc.chain.getHeader(disabled.blockHash);
			assert.equal(
				await world.reason(may(colleague.address, 'control'), parentHash.toHex()),
				'Permitted',
			);
			assert.equal(
				await world.reason(may(colleague.address, 'control'), disabled.blockHash),
				'NothingPermits',
			);
			await world.refused(control, colleague, 'AccessPolicy.NothingPermits');
			await world.send(policies['setRoleEnabled']!(operators, true), owner);
			await world.send(control, colleague);
			await world.send(
				access.unassignRole(api, { role: operators, subject: colleague.address }),
				owner,
			);
			assert.equal(await world.reason(may(colleague.address, 'control')), 'NothingPermits');
		},
	);

	it('the past answers as it did', BOUND, async () => {
		const [guest] = (await world.people(1)) as [Pair];
		const asked = may(guest.address, 'read');
		const rule = { principal: guest.address, target: valve.id, actions: 'read' } as const;
		const [yes, permitted] = await world.permit(rule);
		const [no, forbidden] = await world.forbid(rule);
		const lifted = await world.revoke(no);
		const revoked = await world.revoke(yes);
		const answers: [Included, access.Reason, bigint[]][] = [
			[permitted, 'Permitted', [yes]],
			[forbidden, 'Forbidden', [no]],
			[lifted, 'Permitted', [yes]],
			[revoked, 'NothingPermits', []],
		];
		for (const [{ blockHash }, expected, by] of answers) {
			const { reason, policies } = await world.decide(asked, blockHash);
			assert.deepEqual([reason, policies], [expected, by]);
		}
		const { considered } = await access.explain(world.api, asked, forbidden.blockHash);
		const fared = new Map(considered.map(({ policy, applies }) => [policy, applies]));
		assert.deepEqual([fared.get(yes), fared.get(no)], [true, true]);
		assert.equal(await access.policy(world.api, yes), null);
		assert.equal((await access.policy(world.api, yes, permitted.blockHash))!.id, yes);
		const genesis = world.api.genesisHash.toHex();
		assert.equal(await world.reason(asked, genesis), 'UnknownResource');
	});
});
