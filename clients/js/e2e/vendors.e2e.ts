// SPDX-License-Identifier: Apache-2.0
// The parts of vendors, operators, owners and governance, and what each is told when it oversteps.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { u8aToString } from '@polkadot/util';
import {
	calls,
	deviceId,
	generateSigner,
	keyArg,
	views,
	type DeviceSigner,
	type Tx,
} from '../src/index.js';
import { BOUND, UNIT, World, balance, fund, number, person, type Machine } from './world.js';

describe('vendors, owners and strangers', () => {
	let world: World;
	let machine: Machine;
	const operator = person();
	const stranger = person();

	before(async () => {
		world = await World.create();
		await fund(world.api, world.sudo, [operator, stranger], 100n * UNIT);
		machine = await world.machine();
	}, BOUND);
	after(() => world?.node.stop(), BOUND);

	/** The registry refuses with this error, in a sentence from its metadata. */
	const refused = (tx: Tx, who: typeof operator, error: string): Promise<void> =>
		assert.rejects(world.send(tx, who), (failure: Error & { code: string }) => {
			assert.equal(failure.name, 'DispatchFailed', failure.message);
			assert.equal(failure.code, `DeviceRegistry.${error}`);
			assert.match(failure.message, /^DeviceRegistry\.\w+: .{10,}\.?$/s);
			return true;
		});
	const device = (id: string): Promise<views.Device | null> => views.device(world.api, id);

	it('operators do what they have the right to, and nothing else', BOUND, async () => {
		const { api, registry, acme, vendor, model } = world;
		const signer = await generateSigner('Ed25519');
		const enrol = await calls.enrol(api, { signer, enroller: operator.address, model });
		await refused(enrol, operator, 'NoRight');
		const rights = views.RIGHTS.enrol | views.RIGHTS.quarantine;
		await world.send(registry['setOperator']!(vendor, operator.address, rights), acme);
		assert.equal(await views.operator(api, vendor, operator.address), rights);
		await world.send(enrol, operator);
		await refused(
			registry['registerLot']!(model, '0x'.padEnd(66, '0'), 1, 0),
			operator,
			'NoRight',
		);
		await world.send(registry['quarantine']!(machine.id), operator);
		const held = (await device(machine.id))!;
		assert.deepEqual([held.status, held.quarantine], ['Quarantined', ['Authority']]);
		await refused(registry['resume']!(machine.id), world.owner, 'WrongStatus');
		await world.send(registry['release']!(machine.id), operator);
		assert.equal((await device(machine.id))!.status, 'Active');

		await world.send(registry['setOperator']!(vendor, operator.address, 0), acme);
		await refused(registry['quarantine']!(machine.id), operator, 'NoRight');
	});

	it('a stranger changes nothing of a device and is told why', BOUND, async () => {
		const { api, registry, gateway } = world;
		const { id, identity } = await world.machine();
		const key = await generateSigner('Ed25519');
		const appoint = { device: id, identity, key };
		await world.send(await calls.setOperationalKey(api, appoint), gateway);
		const before = await device(id);
		for (const tx of [
			registry['suspend']!(id),
			registry['decommission']!(id),
			registry['offerTransfer']!(id, stranger.address, 100),
			registry['setAttribute']!(id, 'a', 'b', null),
			registry['setEndpoints']!(id, []),
			registry['revokeOperationalKey']!(id),
		]) {
			await refused(tx, stranger, 'NotOwner');
		}
		await refused(registry['updateVendor']!(world.vendor, 'Mine', null), stranger, 'NotVendor');
		await assert.rejects(
			world.send(registry['setVendorStatus']!(world.vendor, 'Verified'), stranger),
			{
				code: 'Dispatch.BadOrigin',
			},
		);
		assert.deepEqual(await device(id), before);
	});

	it('governance verifies and suspends a vendor', BOUND, async () => {
		const { api, registry, sudo, vendor, model, acme } = world;
		const status = (value: string): Promise<unknown> =>
			world.send(api.tx['sudo']!['sudo']!(registry['setVendorStatus']!(vendor, value)), sudo);
		await status('Verified');
		assert.equal((await views.vendor(api, vendor))!.status, 'Verified');
		await status('Suspended');
		const signer = await generateSigner('P256');
		const enrol = await calls.enrol(api, { signer, enroller: acme.address, model });
		await refused(enrol, acme, 'VendorBarred');
		await status('Unverified');
		await world.send(enrol, acme);
	});

	it('a model can ask for vouchers', BOUND, async () => {
		const { api, registry, acme, owner, vendor } = world;
		const voucherKey = await generateSigner('P256');
		await world.send(registry['updateVendor']!(vendor, null, keyArg(voucherKey)), acme);
		const strict = number(
			await world.send(
				registry['registerModel']!(
					vendor,
					'Lock',
					'1',
					2_000_000_000,
					`0x${'ab'.repeat(32)}`,
					'Automatic',
					true,
				),
				acme,
			),
			'ModelRegistered',
			'model',
		);
		assert.deepEqual(await views.model(api, strict), {
			vendor,
			product: 'Lock',
			hardwareRevision: '1',
			supportUntil: 2_000_000_000n,
			mudDigest: `0x${'ab'.repeat(32)}`,
			updatePolicy: 'Automatic',
			voucherRequired: true,
			retired: false,
			devices: 0,
		});
		assert.deepEqual((await views.vendor(api, vendor))!.voucherKey, {
			kind: 'P256',
			publicKey: voucherKey.publicKey,
		});

		const signer = await generateSigner('Ed25519');
		const id = deviceId(signer);
		await world.send(
			await calls.enrol(api, { signer, enroller: acme.address, model: strict }),
			acme,
		);
		const claimant = owner.address;
		const consent = await calls.consent(api, { device: id, signer, claimant });
		const voucher = (by: DeviceSigner, to: string): ReturnType<typeof calls.voucher> =>
			calls.voucher(api, { device: id, signer: by, vendor, claimant: to });
		const claim = (v: Awaited<ReturnType<typeof voucher>> | null): Tx =>
			calls.claim(api, { device: id, consent, voucher: v });
		await refused(claim(null), owner, 'VoucherRequired');
		await refused(claim(await voucher(signer, claimant)), owner, 'BadVoucher');
		await refused(claim(await voucher(voucherKey, stranger.address)), owner, 'BadVoucher');
		// Somebody else with consent and voucher of another: the consent names the claimant.
		await refused(claim(await voucher(voucherKey, stranger.address)), stranger, 'BadSignature');
		await world.send(claim(await voucher(voucherKey, claimant)), owner);
	});

	it('a lost key is replaced when owner and vendor agree', BOUND, async () => {
		const { api, registry, acme, owner } = world;
		const own = await world.machine('P256');
		const key = await generateSigner('P256');
		await world.send(await calls.proposeRecovery(api, { device: own.id, key }), owner);
		const proposed = (await device(own.id))!.details!.recovery;
		assert.deepEqual(proposed, {
			key: { kind: 'P256', publicKey: key.publicKey },
			proposedBy: 'Owner',
			maturesAt: null,
		});
		await refused(registry['approveRecovery']!(own.id), owner, 'NotOtherParty');
		await refused(registry['approveRecovery']!(own.id), stranger, 'NotParty');
		await world.send(registry['approveRecovery']!(own.id), acme);
		assert.ok((await device(own.id))!.details!.recovery!.maturesAt! > 0);
		await refused(registry['finishRecovery']!(own.id), stranger, 'NotYet');

		// The device is not lost after all, and objects.
		const call = registry['cancelRecovery']!(own.id);
		const submit = await calls.submit(api, { device: own.id, signer: own.identity, call });
		await world.send(submit, world.gateway);
		assert.equal((await device(own.id))!.details!.recovery, null);
	});

	it(
		'owner and device each keep what they said, and lapsed words are absent',
		BOUND,
		async () => {
			const { api, registry, owner, gateway } = world;
			const set = (name: string, value: string, until: number | null = null): Tx =>
				registry['setAttribute']!(machine.id, name, value, until);
			const say = async (tx: Tx): Promise<unknown> =>
				world.send(
					await calls.submit(api, {
						device: machine.id,
						signer: machine.identity,
						call: tx,
					}),
					gateway,
				);
			await world.send(set('site', 'Bern'), owner);
			await say(set('flow', '3'));
			await assert.rejects(say(set('site', 'Rome')), {
				name: 'DeviceCallFailed',
				code: 'DeviceRegistry.NotYourAttribute',
			});
			await refused(set('flow', '4'), owner, 'NotYourAttribute');
			await refused(set('past', '1', 1_000), owner, 'AlreadyLapsed');

			const soon = Math.floor(Date.now() / 1000) + 3;
			await world.send(set('brief', 'x', soon), owner);
			assert.deepEqual(
				(await views.attribute(api, machine.id, 'brief'))?.validUntil,
				BigInt(soon),
			);
			const all = await views.attributes(api, machine.id);
			assert.deepEqual(
				all.map(({ name, value, source }) => [name, u8aToString(value), source]).sort(),
				[
					['brief', 'x', 'Owner'],
					['flow', '3', 'Device'],
					['site', 'Bern', 'Owner'],
				],
			);
			await new Promise((resolve) => setTimeout(resolve, 6000));
			assert.equal(await views.attribute(api, machine.id, 'brief'), null);
			assert.equal((await views.attributes(api, machine.id)).length, 2);
			// Anyone may clear it away, and its deposit goes back to who paid it.
			const [, held] = await balance(api, owner);
			await world.send(registry['removeAttribute']!(machine.id, 'brief'), stranger);
			assert.ok((await balance(api, owner))[1] < held);
		},
	);

	it('texts and names that are none are refused', BOUND, async () => {
		const { registry, owner } = world;
		await refused(registry['registerVendor']!(''), stranger, 'BadText');
		await refused(registry['createFleet']!('0xff', null), owner, 'BadText');
		const endpoint = { id: 'a', kind: 'b', uri: 'c:d' };
		await refused(
			registry['setEndpoints']!(machine.id, [endpoint, endpoint]),
			owner,
			'DuplicateEndpoint',
		);
		await refused(registry['createFleet']!('x', 9999), owner, 'FleetNotFound');
		await refused(registry['assignFleet']!(machine.id, 9999), owner, 'FleetNotFound');
	});

	it('an account without funds for a deposit is told so', BOUND, async () => {
		const { api, registry, sudo } = world;
		const poor = person();
		// Enough for the fee, too little for the deposit.
		await fund(api, sudo, [poor], UNIT / 400n);
		await assert.rejects(
			world.send(registry['registerVendor']!('Poor'), poor),
			(error: Error & { code: string }) => {
				assert.match(error.code, /^Token\.FundsUnavailable$/);
				assert.match(error.message, /Fund it/);
				return true;
			},
		);
	});
});
