// SPDX-License-Identifier: Apache-2.0
// What becomes of releases: rejection, time locks, other managers, SUIT manifests, advisories, floors.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { P256Signer, firmware } from '../src/index.js';
import { POLICY, Product, type Options } from './product.js';
import { BINDING, envelope } from './suit.js';
import { BOUND, World } from './world.js';

describe('releases', () => {
	let world: World;
	const products: Product[] = [];
	before(async () => void (world = await World.create()), BOUND);
	after(async () => {
		for (const product of products) product.clear();
		await world?.node.stop();
	}, BOUND);

	async function create(options: Options = {}): Promise<Product> {
		const product = await Product.create(world, options);
		products.push(product);
		return product;
	}

	it('two rejections end one, and its number is never used again', BOUND, async () => {
		const product = await create();
		const { acme } = world;
		const [ann, bob, eve] = product.managers;
		const image = await product.build('bad');
		await world.send(product.propose(1, image), acme);
		const reject = world.firmware['rejectRelease']!(product.model, 0, 1);
		await world.send(product.approve(1), ann);
		await world.send(reject, bob);
		await world.send(reject, eve);
		assert.equal((await product.read(1))!.status, 'Rejected');
		await world.refused(product.approve(1), bob, 'Firmware.AlreadyDecided');
		await world.refused(product.propose(1, image), acme, 'Firmware.SequenceUsed');
		await world.refused(product.propose(2, image), acme, 'Firmware.DigestKnown');
		await world.send(world.firmware['removeRelease']!(product.model, 0, 1), acme);
		await world.send(product.propose(2, image), acme);
		assert.equal((await firmware.component(world.api, product.model))!.last, 2n);
	});

	it('a time lock holds one back, and it can be withdrawn meanwhile', BOUND, async () => {
		const product = await create({ timeLock: 6 });
		const { acme, owner } = world;
		const machine = await product.machine();
		const fleet = await world.fleet([machine]);
		await product.release(1);
		const locked = (await product.read(1))!;
		assert.deepEqual([locked.status, locked.inForce], ['Approved', false]);
		const waves = [{ fleet, deadline: 3600 }];
		const rollout = firmware.startRollout(world.api, {
			model: product.model,
			sequence: 1,
			waves,
		});
		await world.refused(rollout, owner, 'Firmware.NotInForce', /still time-locked/);
		while (!(await product.read(1))!.inForce) await sleep(500);
		assert.ok(Date.now() / 1000 >= Number(locked.availableAt) - 1);
		await world.send(rollout, owner);

		const withdraw = (sequence: number) =>
			world.firmware['withdrawRelease']!(product.model, 0, sequence);
		await world.refused(withdraw(1), acme, 'Firmware.TooLate', /Only a revoker/);
		await product.release(2);
		await world.send(withdraw(2), acme);
		assert.equal((await product.read(2))!.status, 'Withdrawn');
	});

	it('managers change under the old and the new threshold', BOUND, async () => {
		const product = await create();
		const { api, acme } = world;
		const { authority } = product;
		const [ann, bob, eve] = product.managers;
		const [joe] = await world.people(1);
		const terms = {
			authority,
			approvers: [ann, bob, joe!].map(({ address }) => address),
			threshold: 3,
			revokers: [product.officer.address],
			timeLock: 0,
		};
		await world.send(firmware.proposeAuthorityChange(api, terms), acme);
		const { change } = (await firmware.authority(api, authority))!;
		assert.deepEqual(change!.approvers, terms.approvers);
		const approve = world.firmware['approveAuthorityChange']!(authority, change!.hash);
		for (const manager of [ann, bob]) await world.send(approve, manager);
		// Two of the old are enough; of the new, three.
		assert.equal((await firmware.authority(api, authority))!.version, 0);
		await world.send(approve, joe!);
		const changed = (await firmware.authority(api, authority))!;
		assert.deepEqual([changed.version, changed.threshold, changed.change], [1, 3, null]);
		await world.send(product.propose(1, await product.build('one')), acme);
		await world.refused(product.approve(1), eve, 'Firmware.NotApprover');
	});

	it(
		'a SUIT envelope is taken as it is, and with any byte changed it is not',
		BOUND,
		async () => {
			const signatures = { manifest: true, classical: true };
			const product = await create({ binding: BINDING, signatures });
			const { api, vendor, acme } = world;
			const { model } = product;
			const signer = await P256Signer.generate();
			const added = await world.send(
				firmware.addManifestKey(api, { vendor, key: signer }),
				acme,
			);
			const key = firmware.manifestKeyId(added);
			assert.deepEqual((await firmware.manifestKey(api, vendor, key))!.key, {
				kind: 'P256',
				publicKey: signer.publicKey,
			});

			const image = await product.build('suit');
			const uri = 'https://acme.example/suit.bin';
			const bytes = await envelope(signer, 7, image, uri);
			const read = await firmware.readManifest(api, bytes);
			assert.deepEqual([read.sequence, read.complete], [7n, true]);
			assert.deepEqual(
				read.components[0]!.images.map(({ digest, size, uri }) => [digest, size, uri]),
				[[image.digest, image.size, uri]],
			);
			const propose = (bytes: Uint8Array) =>
				firmware.proposeManifest(api, {
					model,
					envelope: bytes,
					signers: [key],
					version: '7.0',
				});
			for (let at = 5; at < bytes.length; at += 37) {
				const changed = Uint8Array.from(bytes);
				changed[at]! ^= 1;
				await assert.rejects(world.send(propose(changed), acme), {
					name: 'DispatchFailed',
					code: /^Firmware\.(BadManifest|BadManifestSignature|NotForComponent|WrongAlgorithm|IncompleteManifest|ImagesUnfit)$/,
				});
			}
			await assert.rejects(firmware.readManifest(api, bytes.subarray(1)), /not a manifest: /);
			// Without a manifest there is no release of this component.
			await world.refused(product.propose(7, image), acme, 'Firmware.SignatureMissing');
			const stranger = await envelope(await P256Signer.generate(), 7, image, uri);
			await world.refused(propose(stranger), acme, 'Firmware.BadManifestSignature');

			await world.send(propose(bytes), acme);
			const release = (await product.read(7))!;
			assert.deepEqual(release.images, [
				{ digest: image.digest, size: image.size, slot: null },
			]);
			assert.deepEqual(release.uris, [uri]);
			assert.equal(release.manifest, read.digest);
			assert.deepEqual(release.signatures, { classical: true, postQuantum: false });
			await product.approved(7);
			assert.ok((await product.read(7))!.inForce);

			await world.send(world.firmware['revokeManifestKey']!(vendor, key), acme);
			assert.equal((await firmware.manifestKey(api, vendor, key))!.revoked, 'ByVendor');
			const next = await envelope(signer, 8, await product.build('next'), uri);
			await world.refused(
				propose(next),
				acme,
				'Firmware.KeyRevoked',
				/Sign with another one/,
			);
		},
	);

	it('an advisory and a floor count for every device at once', BOUND, async () => {
		const policy = { ...POLICY, warnFrom: 'medium', failFrom: 'critical' } as const;
		const product = await create({ policy });
		const { api, acme } = world;
		const { model, officer } = product;
		const machine = await product.machine();
		const first = await product.release(1);
		await product.attest(machine, first);
		assert.equal(await product.verdict(machine), 'Affirming.');

		const about = { model, name: 'CVE-2026-0001', affected: [1] };
		const published = await world.send(
			firmware.publishAdvisory(api, { ...about, severity: 'high' }),
			officer,
		);
		assert.equal(
			await product.verdict(machine, published.blockHash),
			'Warning: an advisory is about what runs.',
		);
		const severe = await world.send(
			firmware.publishAdvisory(api, { ...about, severity: 'critical' }),
			officer,
		);
		assert.match(
			await product.verdict(machine, severe.blockHash),
			/^Contraindicated: .*a severe advisory is about what runs\.$/,
		);
		assert.equal((await product.read(1))!.severity, 'critical');

		const second = await product.release(2, { floor: 2 });
		const id = firmware.advisoryId(severe);
		await world.send(world.firmware['setFixed']!(id, 2), officer);
		assert.deepEqual(await firmware.advisory(api, id), {
			...{ model, component: 0, publisher: officer.address, name: 'CVE-2026-0001' },
			publishedAt: (await firmware.advisory(api, id))!.publishedAt,
			...{ severity: 'critical', affected: [1n], fixedIn: 2n, uri: null, digest: null },
		});
		for (const each of [id, firmware.advisoryId(published)]) {
			await world.send(world.firmware['withdrawAdvisory']!(each), officer);
		}
		assert.equal(await product.verdict(machine), 'Affirming.');
		const raised = await world.send(world.firmware['raiseFloor']!(model, 0, 2), acme);
		assert.match(
			await product.verdict(machine, raised.blockHash),
			/^Contraindicated: .*below the floor\.$/,
		);
		// It is not enough to go back to what was good once.
		await product.attest(machine, first);
		assert.match(await product.verdict(machine), /below the floor/);
		await product.attest(machine, second);
		assert.equal(await product.verdict(machine), 'Affirming.');
	});
});
