// SPDX-License-Identifier: Apache-2.0
// One device from the factory to its end, with everything that can be read of it after each step.

import assert from 'node:assert/strict';
import { webcrypto } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { stringToU8a, u8aToHex, u8aToString } from '@polkadot/util';
import {
	AgreementKeyPair,
	Ed25519Signer,
	Lot,
	P256Signer,
	accountDid,
	calls,
	did,
	generateSigner,
	leafHash,
	multikey,
	resolve,
	send,
	sendDirect,
	sources,
	streams,
	views,
	type DeviceSigner,
	type DidDocument,
	type Included,
} from '../src/index.js';
import {
	BOUND,
	UNIT,
	World,
	balance,
	fields,
	fund,
	number,
	person,
	registryEvents,
} from './world.js';

/** P-256 keys made by WebCrypto, private and not extractable. */
async function webCryptoKey(): Promise<DeviceSigner> {
	const pair = await webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
		'sign',
		'verify',
	]);
	return P256Signer.fromKeyPair(pair as unknown as CryptoKeyPair);
}

describe('the life of a device', () => {
	let world: World;
	let lot: number;
	let tree: Lot;
	/** Its present identity key, and the one it enrolled with. */
	let identity: DeviceSigner;
	let firstKey: DeviceSigner;
	let device: string;
	let id: string;
	let fleet: number;
	let stream: number;
	let claimedAt: string;
	const session = Ed25519Signer.fromSeed();
	const agreement = AgreementKeyPair.fromSecret();
	const second = person();

	before(async () => {
		world = await World.create();
		await fund(world.api, world.sudo, [second], 100n * UNIT);
	}, BOUND);
	after(() => world?.node.stop(), BOUND);

	/** The device, which must be there. */
	const now = async (): Promise<views.Device & { details: views.DeviceDetails }> => {
		const found = await views.device(world.api, device);
		assert.ok(found?.details);
		return found as views.Device & { details: views.DeviceDetails };
	};
	/** Its DID document at the block of a transaction. */
	const documentAt = async (done: Included): Promise<DidDocument> => {
		const resolution = await resolve(world.api, device, done.blockHash);
		assert.deepEqual(resolution.didResolutionMetadata, {
			contentType: 'application/did+ld+json',
		});
		assert.equal(resolution.didDocumentMetadata.versionId, done.blockHash);
		assert.equal(resolution.didDocument!.id, device);
		return resolution.didDocument!;
	};
	const keysOf = (document: DidDocument): Record<string, string> =>
		Object.fromEntries(
			document.verificationMethod!.map((m) => [
				m.id.slice(device.length + 1),
				m.publicKeyMultibase,
			]),
		);

	it('a lot is registered with its budget', BOUND, async () => {
		const keys = await Promise.all(Array.from({ length: 50 }, webCryptoKey));
		tree = Lot.fromKeys(keys);
		identity = firstKey = keys[17]!;
		device = did(identity);
		id = u8aToHex(Buffer.from(device.slice(-64), 'hex'));

		const { api, registry, acme, model, vendor } = world;
		const done = await world.send(
			registry['registerLot']!(model, tree.root, tree.size, UNIT),
			acme,
		);
		lot = number(done, 'LotRegistered', 'lot');
		assert.deepEqual(await views.lot(api, lot), {
			vendor,
			model,
			root: u8aToHex(tree.root),
			size: 50n,
			budget: UNIT,
			payer: acme.address,
		});
		assert.deepEqual(await views.vendor(api, vendor), {
			account: acme.address,
			name: 'Acme',
			status: 'Unverified',
			voucherKey: null,
			models: 1,
		});
		assert.equal(await views.device(api, device), null);
		assert.deepEqual((await resolve(api, device)).didResolutionMetadata, { error: 'notFound' });
	});

	it('the device enrols itself, without an account, and the lot pays', BOUND, async () => {
		const { api, acme, model, vendor } = world;
		const proof = tree.proof(17);
		const call = await calls.enrolFromLot(api, { signer: identity, lot, proof });
		const done = await sendDirect(api, call);
		assert.deepEqual(registryEvents(done), ['DeviceEnrolled', 'SponsoredFeePaid']);

		const found = await now();
		assert.deepEqual(found, {
			did: device,
			id,
			status: 'Enrolled',
			quarantine: [],
			generation: 0,
			nonce: 0n,
			signingKey: { kind: 'P256', publicKey: identity.publicKey },
			fleet: null,
			details: {
				owner: null,
				vendor,
				model,
				identityKey: { kind: 'P256', publicKey: identity.publicKey },
				operationalKey: null,
				agreementKey: null,
				enrolledAt: done.blockNumber,
				lot,
				transfer: null,
				recovery: null,
			},
		});
		assert.equal(await views.deviceByKey(api, identity), id);
		assert.equal((await views.model(api, model))!.devices, 1);

		// The budget lost the fee, which is gone, and the deposit, which is held for the device.
		const fee = BigInt(fields(done, 'SponsoredFeePaid').actualFee.toString());
		const { budget } = (await views.lot(api, lot))!;
		assert.ok(fee > 0n && UNIT - budget > fee, `fee ${fee}, budget ${budget}`);
		assert.ok((await balance(api, acme))[1] > budget);

		const document = await documentAt(done);
		assert.deepEqual(keysOf(document), { identity: multikey(identity) });
		assert.deepEqual(document.assertionMethod, [`${device}#identity`]);
		assert.equal(document.controller, undefined);
	});

	it('it is claimed with its consent', BOUND, async () => {
		const { api, owner } = world;
		const consent = await calls.consent(api, {
			device,
			signer: identity,
			claimant: owner.address,
		});
		const done = await world.send(calls.claim(api, { device, consent }), owner);
		assert.deepEqual(registryEvents(done), ['DeviceClaimed', 'StatusChanged']);
		claimedAt = done.blockHash;
		const found = await now();
		assert.equal(found.status, 'Active');
		assert.equal(found.details.owner, owner.address);
		const document = await documentAt(done);
		assert.equal(document.controller, accountDid(api.genesisHash.toHex(), owner.address));
	});

	it('it appoints an Ed25519 key and publishes an X25519 key', BOUND, async () => {
		const { api, gateway } = world;
		const appointed = await world.send(
			await calls.setOperationalKey(api, { device, identity, key: session }),
			gateway,
		);
		assert.deepEqual(registryEvents(appointed), ['OperationalKeySet']);
		const published = await world.send(
			await calls.setAgreementKey(api, { device, identity, key: agreement }),
			gateway,
		);
		assert.deepEqual(registryEvents(published), ['AgreementKeySet']);

		const found = await now();
		assert.equal(found.nonce, 2n);
		assert.deepEqual(found.signingKey, { kind: 'Ed25519', publicKey: session.publicKey });
		assert.deepEqual(found.details.operationalKey, found.signingKey);
		assert.deepEqual(found.details.agreementKey, { publicKey: agreement.publicKey });
		assert.equal(await views.deviceByKey(api, session), id);

		const before = await documentAt(appointed);
		assert.deepEqual(Object.keys(keysOf(before)), ['identity', 'operational']);
		const document = await documentAt(published);
		assert.deepEqual(keysOf(document), {
			identity: multikey(identity),
			operational: multikey(session),
			agreement: multikey(agreement),
		});
		assert.deepEqual(document.authentication, [`${device}#identity`]);
		assert.deepEqual(document.assertionMethod, [`${device}#operational`]);
		assert.deepEqual(document.keyAgreement, [`${device}#agreement`]);
	});

	it('a fleet is created and sponsored', BOUND, async () => {
		const { api, owner } = world;
		fleet = await world.fleet([{ id, identity }], { budget: 2n * UNIT, floor: UNIT / 100n });
		assert.equal((await now()).fleet, fleet);
		assert.deepEqual(await views.fleet(api, fleet), {
			owner: owner.address,
			name: 'Plant',
			parent: null,
			suspended: false,
			sponsor: owner.address,
			children: 0,
			devices: 1,
		});
		assert.deepEqual(await views.sponsorship(api, fleet), {
			sponsor: owner.address,
			budget: 2n * UNIT,
			owed: 0n,
			allowance: UNIT,
			period: 10_000,
			floor: UNIT / 100n,
		});
	});

	it('its call is relayed, and the gateway pays', BOUND, async () => {
		const { api, gateway, registry } = world;
		const [free] = await balance(api, gateway);
		const { budget } = (await views.sponsorship(api, fleet))!;
		const call = registry['setAttribute']!(id, 'flow', '21.4', null);
		const done = await world.send(
			await calls.submit(api, { device, signer: session, call }),
			gateway,
		);
		assert.deepEqual(registryEvents(done), ['AttributeSet', 'DeviceCallDispatched']);

		assert.ok((await balance(api, gateway))[0] < free);
		assert.equal((await views.sponsorship(api, fleet))!.budget, budget);
		const flow = await views.attribute(api, device, 'flow');
		assert.equal(u8aToString(flow!.value), '21.4');
		assert.deepEqual([flow!.name, flow!.source, flow!.validUntil], ['flow', 'Device', null]);
		assert.equal((await now()).nonce, 3n);
	});

	it('it calls directly, and the sponsor pays exactly the fee', BOUND, async () => {
		const { api, registry, owner } = world;
		const { budget } = (await views.sponsorship(api, fleet))!;
		const endpoint = { id: 'telemetry', kind: 'Mqtt', uri: 'mqtts://plant.example:8883' };
		const call = registry['setEndpoints']!(id, [endpoint]);
		const done = await sendDirect(
			api,
			await calls.submit(api, { device, signer: session, call }),
		);
		assert.deepEqual(registryEvents(done), [
			'EndpointsSet',
			'DeviceCallDispatched',
			'SponsoredFeePaid',
		]);
		const paid = fields(done, 'SponsoredFeePaid');
		assert.equal(paid.payer.toString(), owner.address);
		const left = (await views.sponsorship(api, fleet))!;
		assert.equal(budget - left.budget, BigInt(paid.actualFee.toString()));
		assert.equal(left.owed, budget - left.budget);

		const document = await documentAt(done);
		assert.deepEqual(document.service, [
			{
				id: `${device}#telemetry`,
				type: 'Mqtt',
				serviceEndpoint: 'mqtts://plant.example:8883',
			},
		]);
	});

	it('its readings are anchored, in a stream of its owner', BOUND, async () => {
		const { api, owner } = world;
		const create = streams.createStream(api, { device, name: 'Flow', slots: 2 });
		stream = streams.streamId(await world.send(create, owner));
		const readings = stringToU8a(
			['time,flow', '1750000000,21.4', '1750000060,21.5'].join('\n'),
		);
		const batch = await sources.ingest(readings, { cut: 'csv', time: 'time' });
		const call = streams.anchor(api, await streams.nextSubmission(api, stream, batch));
		await sendDirect(api, await calls.submit(api, { device, signer: session, call }));
		const found = (await streams.anchorAt(api, stream, 0))!;
		assert.deepEqual([found.by, found.size], [{ device }, 2n]);
	});

	it('it changes hands: what the first owner granted is void', BOUND, async () => {
		const { api, registry, owner } = world;
		const expires = (await api.rpc.chain.getHeader()).number.toNumber() + 100;
		await world.send(registry['offerTransfer']!(id, second.address, expires), owner);
		assert.deepEqual((await now()).details.transfer, { to: second.address, expires });

		const done = await world.send(registry['acceptTransfer']!(id), second);
		const found = await now();
		assert.equal(found.generation, 1);
		assert.equal(found.details.owner, second.address);
		assert.equal(found.details.transfer, null);
		assert.equal(found.fleet, null);
		assert.deepEqual(await views.attributes(api, device), []);

		const document = await documentAt(done);
		assert.equal(document.controller, accountDid(api.genesisHash.toHex(), second.address));
		assert.equal(document.service, undefined);
		// Its keys are its own and stay.
		assert.deepEqual(Object.keys(keysOf(document)), ['identity', 'operational', 'agreement']);
	});

	it('it is suspended, its calls are refused; it is resumed', BOUND, async () => {
		const { api, registry, gateway } = world;
		await world.send(registry['suspend']!(id), second);
		assert.equal((await now()).status, 'Suspended');
		const call = registry['setAttribute']!(id, 'flow', '0', null);
		const submit = await calls.submit(api, { device, signer: session, call });
		await assert.rejects(sendDirect(api, submit), {
			name: 'PoolRefusal',
			code: 'Pool.Custom(2)',
			message: /not active: .*suspended/,
		});
		await assert.rejects(world.send(submit, gateway), {
			name: 'DispatchFailed',
			code: 'DeviceRegistry.NotActive',
		});
		await world.send(registry['resume']!(id), second);
		assert.equal((await now()).status, 'Active');
		await world.send(submit, gateway);
	});

	it(
		'its identity key is rotated: id, owner and document stay, the old key finds nothing',
		BOUND,
		async () => {
			const { api, gateway } = world;
			const old = identity;
			const key = await webCryptoKey();
			const done = await world.send(
				await calls.rotateIdentityKey(api, { device, identity: old, key }),
				gateway,
			);
			identity = key;
			const found = await now();
			assert.equal(found.id, id);
			assert.equal(found.details.owner, second.address);
			assert.deepEqual(found.details.identityKey, { kind: 'P256', publicKey: key.publicKey });
			assert.equal(await views.deviceByKey(api, old), null);
			assert.equal(await views.deviceByKey(api, key), id);
			assert.equal(keysOf(await documentAt(done))['identity'], multikey(key));

			// The old key can appoint nothing any more.
			const other = await generateSigner('Ed25519');
			const tx = await calls.setOperationalKey(api, { device, identity: old, key: other });
			await assert.rejects(world.send(tx, gateway), { code: 'DeviceRegistry.BadSignature' });
		},
	);

	it('it is decommissioned for ever', BOUND, async () => {
		const { api, registry, acme, model, gateway } = world;
		const done = await world.send(registry['decommission']!(id), second);
		const found = (await views.device(api, device))!;
		assert.equal(found.status, 'Decommissioned');
		assert.equal(found.details, null);
		assert.equal(await views.deviceByKey(api, identity), null);
		assert.equal((await views.model(api, model))!.devices, 0);

		const resolution = await resolve(api, device);
		assert.equal(resolution.didDocumentMetadata.deactivated, true);
		assert.deepEqual(Object.keys(resolution.didDocument!), ['@context', 'id']);
		assert.deepEqual(Object.keys(await documentAt(done)), ['@context', 'id']);

		const again = await calls.enrol(api, { signer: identity, enroller: acme.address, model });
		await assert.rejects(world.send(again, acme), { code: 'DeviceRegistry.KeyInUse' });
		const call = registry['setAttribute']!(id, 'flow', '1', null);
		const submit = await calls.submit(api, { device, signer: identity, call });
		await assert.rejects(
			world.send(submit, gateway),
			/DeviceRegistry\.(NotActive|DeviceNotFound): /,
		);
		await assert.rejects(sendDirect(api, submit), { name: 'PoolRefusal' });
	});

	it('what it anchored stays with whom it was recorded for', BOUND, async () => {
		const { api, owner } = world;
		const found = (await streams.stream(api, stream))!;
		assert.deepEqual([found.owner, found.device], [owner.address, device]);
		assert.equal(found.deviceWrites, false);
		const leaf = stringToU8a('1750000000,21.4');
		const path = [leafHash(stringToU8a('1750000060,21.5'))];
		const asked = { stream, anchor: 0, leaf, index: 0, path };
		assert.equal(await streams.inclusionFaultAt(api, asked), null);
	});

	it('its past can still be read at old blocks', BOUND, async () => {
		const { api, owner } = world;
		const first = (await api.rpc.chain.getBlockHash(1)).toHex();
		assert.equal((await resolve(api, device, first)).didResolutionMetadata.error, 'notFound');
		assert.equal(await views.device(api, device, first), null);

		const then = await views.device(api, device, claimedAt);
		assert.deepEqual([then!.status, then!.generation], ['Active', 0]);
		assert.equal(then!.details!.owner, owner.address);
		const document = (await resolve(api, device, claimedAt)).didDocument!;
		assert.equal(document.controller, accountDid(api.genesisHash.toHex(), owner.address));
		assert.equal(await views.deviceByKey(api, firstKey, claimedAt), id);
	});

	it('finality follows', BOUND, async () => {
		const { api, gateway } = world;
		const remark = api.tx['system']!['remark']!('0x00');
		const done = await send(api, remark, gateway, { until: 'finalized' });
		const finalised = await api.rpc.chain.getHeader(await api.rpc.chain.getFinalizedHead());
		assert.ok(finalised.number.toNumber() >= done.blockNumber);
	});
});
