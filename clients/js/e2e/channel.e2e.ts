// SPDX-License-Identifier: Apache-2.0
// Two devices agree on a channel from the keys that the chain has of them, if the policies let them.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { stringToU8a, u8aToString } from '@polkadot/util';
import {
	AgreementKeyPair,
	acceptChannel,
	calls,
	did,
	openChannel,
	type Hello,
} from '../src/index.js';
import { BOUND, World, type Machine } from './world.js';

describe('channels', () => {
	let world: World;
	let valve: Party;
	let meter: Party;

	interface Party extends Machine {
		key: AgreementKeyPair;
	}
	/** A device with a key-agreement key, which it has published. */
	async function party(): Promise<Party> {
		const machine = await world.machine();
		const key = AgreementKeyPair.fromSecret();
		await publish(machine, key);
		return { ...machine, key };
	}
	async function publish({ id, identity }: Machine, key: AgreementKeyPair | null): Promise<void> {
		const tx = await calls.setAgreementKey(world.api, { device: id, identity, key });
		await world.send(tx, world.gateway);
	}
	const open = (from: Party, to: Party) =>
		openChannel(world.api, { from: from.id, key: from.key, to: to.id });
	const accept = (to: Party, hello: Hello) =>
		acceptChannel(world.api, { device: to.id, key: to.key, hello });
	const refused = (code: string, message = /./) => ({
		name: 'ChannelError',
		code: `Channel.${code}`,
		message,
	});
	const connect = (principal: string): Promise<[bigint, unknown]> =>
		world.permit({ principal, target: valve.id, actions: 'connect' });

	before(async () => {
		world = await World.create();
		[valve, meter] = [await party(), await party()];
	}, BOUND);
	after(() => world?.node.stop(), BOUND);

	it('two devices of one owner still need a policy', BOUND, async () => {
		await assert.rejects(
			open(meter, valve),
			refused('NothingPermits', /may not connect to .*no policy permits it/),
		);
	});

	it('a permitted device opens one; both read what the other writes', BOUND, async () => {
		const [policy] = await connect(did(meter.id));
		const { hello, channel } = await open(meter, valve);
		assert.deepEqual([hello.from, hello.to], [did(meter.id), did(valve.id)]);
		// As it travels.
		const other = await accept(valve, JSON.parse(JSON.stringify(hello)));
		assert.deepEqual([channel.peer, other.peer], [did(valve.id), did(meter.id)]);
		for (const [there, back] of [
			['flow 21.4 l/min', 'closing by 10 %'],
			['flow 19.2 l/min', 'good'],
		] as const) {
			const sealed = await channel.seal(stringToU8a(there));
			assert.equal(u8aToString(await other.open(sealed)), there);
			const answer = await other.seal(stringToU8a(back));
			assert.equal(u8aToString(await channel.open(answer)), back);
			await assert.rejects(other.open(sealed), refused('NotAuthentic'));
		}
		await assert.rejects(accept(valve, hello), refused('Replayed'));
		// One way is not the other.
		await assert.rejects(open(valve, meter), refused('NothingPermits'));

		const { hello: next } = await open(meter, valve);
		await world.revoke(policy);
		await assert.rejects(accept(valve, next), refused('NothingPermits'));
		await assert.rejects(open(meter, valve), refused('NothingPermits'));
	});

	it('a device with another key than the published one gets none', BOUND, async () => {
		await connect(did(meter.id));
		const thief = { ...meter, key: AgreementKeyPair.fromSecret() };
		await assert.rejects(open(thief, valve), refused('OtherKey', /published another/));

		const { hello } = await open(meter, valve);
		const old = meter.key;
		meter.key = AgreementKeyPair.fromSecret();
		await publish(meter, meter.key);
		await assert.rejects(accept(valve, hello), refused('NotAuthentic', /did not make this/));
		await assert.rejects(open({ ...meter, key: old }, valve), refused('OtherKey'));
		await accept(valve, (await open(meter, valve)).hello);

		await publish(meter, null);
		await assert.rejects(open(meter, valve), refused('NoKey', /setAgreementKey/));
		await publish(meter, meter.key);
	});

	it('a suspended device gets none, nor does a forbidden one', BOUND, async () => {
		const { registry, owner } = world;
		await world.send(registry['suspend']!(meter.id), owner);
		await assert.rejects(open(meter, valve), refused('SubjectNotActive', /not active/));
		await world.send(registry['resume']!(meter.id), owner);
		const { hello } = await open(meter, valve);
		await world.forbid({ principal: did(meter.id), target: 'domain', actions: 'connect' });
		await assert.rejects(open(meter, valve), refused('Forbidden', /a policy forbids it/));
		await assert.rejects(accept(valve, hello), refused('Forbidden'));
	});
});
