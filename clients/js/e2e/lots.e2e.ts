// SPDX-License-Identifier: Apache-2.0
// Devices that enrol themselves from a lot, and those that are refused.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
	KEY_KINDS,
	Lot,
	calls,
	deviceId,
	externalSigner,
	generateSigner,
	sendDirect,
	views,
	type DeviceSigner,
	type InclusionProof,
} from '../src/index.js';
import { BOUND, UNIT, World, number } from './world.js';

describe('lots', () => {
	const SIZE = 13;
	let world: World;
	let keys: DeviceSigner[];
	let tree: Lot;
	let lot: number;
	let other: number;

	before(async () => {
		world = await World.create();
		keys = await Promise.all(
			Array.from({ length: SIZE }, (_, i) => generateSigner(KEY_KINDS[i % 4]!)),
		);
		tree = Lot.fromKeys(keys);
		lot = await register(tree, UNIT);
		const strangers = await Promise.all(
			Array.from({ length: SIZE }, () => generateSigner('P256')),
		);
		other = await register(Lot.fromKeys(strangers), UNIT);
	}, BOUND);
	after(() => world?.node.stop(), BOUND);

	async function register({ root, size }: Lot, budget: bigint): Promise<number> {
		const { registry, acme, model } = world;
		const done = await world.send(registry['registerLot']!(model, root, size, budget), acme);
		return number(done, 'LotRegistered', 'lot');
	}
	const enrol = (
		signer: DeviceSigner,
		proof: InclusionProof,
		from = lot,
		validUntil?: number,
	): ReturnType<typeof calls.enrolFromLot> =>
		calls.enrolFromLot(world.api, {
			signer,
			lot: from,
			proof,
			...(validUntil !== undefined && { validUntil }),
		});

	it('first, last and one in between enrol themselves', BOUND, async () => {
		for (const index of [0, 6, SIZE - 1]) {
			await sendDirect(world.api, await enrol(keys[index]!, tree.proof(index)));
			const device = await views.device(world.api, deviceId(keys[index]!));
			assert.equal(device!.status, 'Enrolled');
			assert.equal(device!.details!.lot, lot);
		}
	});

	it('anyone may pay for a device instead', BOUND, async () => {
		const { budget } = (await views.lot(world.api, lot))!;
		await world.send(await enrol(keys[1]!, tree.proof(1)), world.gateway);
		assert.equal((await views.lot(world.api, lot))!.budget, budget);
	});

	describe('the pool refuses', () => {
		const refused = async (
			tx: Awaited<ReturnType<typeof enrol>>,
			code: string,
			message: RegExp,
		): Promise<void> => {
			await assert.rejects(sendDirect(world.api, tx), { name: 'PoolRefusal', code, message });
		};

		it('a wrong index', BOUND, async () => {
			for (const index of [3, 5, SIZE, SIZE + 1000]) {
				const tx = await enrol(keys[4]!, { ...tree.proof(4), index });
				await refused(tx, 'Pool.Custom(7)', /index, path and lot/);
			}
		});

		it('a wrong path: of another device, too short, too long, altered', BOUND, async () => {
			const { index, path } = tree.proof(4);
			const altered = path.map((hash, i) => (i === 1 ? hash.map((byte) => byte ^ 1) : hash));
			for (const wrong of [
				tree.proof(5).path,
				path.slice(1),
				[...path, path[0]!],
				altered,
				[],
			]) {
				await refused(
					await enrol(keys[4]!, { index, path: wrong }),
					'Pool.Custom(7)',
					/proof/,
				);
			}
		});

		it('a key that is not in the lot', BOUND, async () => {
			const stranger = await generateSigner('P256');
			await refused(await enrol(stranger, tree.proof(4)), 'Pool.Custom(7)', /this key/);
		});

		it('a key that is none', BOUND, async () => {
			// The identity point: any signature would fit it.
			const publicKey = new Uint8Array(32);
			publicKey[0] = 1;
			const sign = async (): Promise<Uint8Array> => new Uint8Array(64);
			const weak: DeviceSigner = { kind: 'Ed25519', publicKey, sign };
			const proof = { index: 4, path: tree.proof(4).path };
			await refused(await enrol(weak, proof), 'Pool.Custom(9)', /Not a valid public key/);
		});

		it('another lot, an unknown lot', BOUND, async () => {
			await refused(await enrol(keys[4]!, tree.proof(4), other), 'Pool.Custom(7)', /lot/);
			await refused(
				await enrol(keys[4]!, tree.proof(4), 999),
				'Pool.Custom(6)',
				/unknown or closed/,
			);
		});

		it("a signature that is not the key's", BOUND, async () => {
			const { kind, publicKey } = keys[4]!;
			const thief = await generateSigner(kind);
			const signer = externalSigner(kind, publicKey, (message) => thief.sign(message));
			await refused(await enrol(signer, tree.proof(4)), 'Pool.BadProof', /signature/);
		});

		it('a device for the second time', BOUND, async () => {
			await refused(
				await enrol(keys[0]!, tree.proof(0)),
				'Pool.Custom(8)',
				/belongs to a device/,
			);
		});

		it('a deadline that has passed', BOUND, async () => {
			const tx = await enrol(keys[4]!, tree.proof(4), lot, 1);
			await refused(tx, 'Pool.AncientBirthBlock', /deadline has passed/);
		});

		it('a lot whose budget is spent, until it is funded', BOUND, async () => {
			const { registry, acme, api } = world;
			const poor = await Promise.all([generateSigner('Ed25519'), generateSigner('P256')]);
			const small = Lot.fromKeys(poor);
			const empty = await register(small, 0n);
			const tx = await enrol(poor[1]!, small.proof(1), empty);
			await refused(tx, 'Pool.Payment', /fund the lot/);
			await world.send(registry['fundLot']!(empty, UNIT), acme);
			await sendDirect(api, await enrol(poor[1]!, small.proof(1), empty, undefined));
		});

		it('a closed lot', BOUND, async () => {
			const { registry, acme } = world;
			await world.send(registry['closeLot']!(other), acme);
			assert.equal(await views.lot(world.api, other), null);
			await refused(await enrol(keys[4]!, tree.proof(4), other), 'Pool.Custom(6)', /closed/);
		});

		it('and none of it costs the budget anything', BOUND, async () => {
			const { budget } = (await views.lot(world.api, lot))!;
			const garbage = await enrol(keys[4]!, { ...tree.proof(4), index: 3 });
			for (let i = 0; i < 5; i++) await assert.rejects(sendDirect(world.api, garbage));
			assert.equal((await views.lot(world.api, lot))!.budget, budget);
			await sendDirect(world.api, await enrol(keys[4]!, tree.proof(4)));
		});
	});

	it(
		'signed by an account, the same proofs fail with the words of the chain',
		BOUND,
		async () => {
			const tx = await enrol(keys[5]!, { ...tree.proof(5), index: 2 });
			await assert.rejects(world.send(tx, world.gateway), {
				name: 'DispatchFailed',
				code: 'DeviceRegistry.BadInclusionProof',
				message: /Check\s+index, path and lot/,
			});
		},
	);
});
