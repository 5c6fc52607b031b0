// SPDX-License-Identifier: Apache-2.0
// Readings that not everybody may see: encrypted by their owner, handed to an auditor and to a
// device by envelopes on the chain, decrypted and held against what was anchored.

import assert from 'node:assert/strict';
import { createReadStream, createWriteStream, readFileSync, statSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AgreementKeyPair, calls, did, sharing, sources, streams } from '../src/index.js';
import { Plant, type Readings } from './plant.js';
import { BOUND, World, balance, fields, type Machine, type Pair } from './world.js';

describe('sharing', () => {
	let world: World;
	let plant: Plant;
	let stream: number;
	/** The data of anchors 0 and 1, the key to both, and where they lie encrypted. */
	let data: [Readings, Readings];
	const dataKey = sharing.dataKey();
	let sealed: string;
	let auditor: Pair;
	const auditorKey = AgreementKeyPair.fromSecret();
	let archive: Machine;
	const archiveKey = AgreementKeyPair.fromSecret();
	before(async () => {
		world = await World.create();
		plant = await Plant.create(world);
		stream = await plant.stream();
		const first = await plant.readings('first', { count: 100_000 });
		const hour = { count: 1300, seed: 2, begin: Number(first.until) };
		data = [first, await plant.readings('second', hour)];
		for (const one of data) await plant.anchor(stream, one);
		[auditor] = (await world.people(1)) as [Pair];
		archive = await world.machine();
	}, BOUND);
	after(async () => {
		plant?.clear();
		await world?.node.stop();
	}, BOUND);

	/** Everything whoever was granted needs, from the chain and from the encrypted file. */
	const open = (
		grantee: { account: string } | { device: string },
		key: AgreementKeyPair,
		anchor = 0,
	): Promise<Uint8Array> => sharing.openShare(world.api, { grantee, key, stream, anchor });
	const account = ({ address }: Pair): { account: string } => ({ account: address });
	const refused = (code: string, message = /./) => ({ name: 'SharingError', code, message });
	const count = async (grantee: { account: string } | { device: string }): Promise<number> =>
		(await sharing.sharedWith(world.api, grantee)).length;

	it('its owner encrypts the data where it lies', BOUND, async () => {
		sealed = plant.file('first.sealed');
		const plain = createReadStream(data[0].path);
		await pipeline(Readable.from(sharing.encrypt(dataKey, plain)), createWriteStream(sealed));
		assert.ok(statSync(sealed).size > statSync(data[0].path).size);
		assert.ok(!readFileSync(sealed).includes('FT-101'));
	});

	it('to whom has no key nothing can be shared', BOUND, async () => {
		const { api, owner } = world;
		const terms = { stream, grantee: account(auditor), first: 0, last: 0, dataKey };
		await assert.rejects(sharing.share(api, terms), refused('Share.NoKey', /setAgreementKey/));
		await world.send(sharing.setAgreementKey(api, auditorKey), auditor);
		const found = (await sharing.agreementKey(api, account(auditor)))!;
		assert.deepEqual(found.publicKey, auditorKey.publicKey);
		// An envelope to another key than the published one is of no use, and not taken.
		const stale = await sharing.share(api, terms);
		const next = AgreementKeyPair.fromSecret();
		await world.send(sharing.setAgreementKey(api, next), auditor);
		await world.refused(stale, owner, 'DataAnchor.OtherKey');
		await world.send(sharing.setAgreementKey(api, auditorKey), auditor);
		await world.refused(
			sharing.setAgreementKey(api, { publicKey: new Uint8Array(32) }),
			auditor,
			'DataAnchor.BadKey',
		);
	});

	it('an auditor decrypts it, and finds what was anchored', BOUND, async () => {
		const { api, owner } = world;
		const grantee = account(auditor);
		await assert.rejects(open(grantee, auditorKey), refused('Share.NotFound'));
		const terms = { stream, grantee, first: 0, last: 0, dataKey };
		const done = await world.send(await sharing.share(api, terms), owner);
		const share = sharing.shareId(done);
		const found = (await sharing.shareAt(api, stream, share))!;
		assert.deepEqual(
			[found.grantee, found.first, found.last, found.by, found.open],
			[grantee, 0, 0, account(owner), true],
		);

		const key = await open(grantee, auditorKey);
		const anchor = (await streams.anchorAt(api, stream, 0))!;
		const cut = { cut: 'csv', time: 'time' } as const;
		const plain = sharing.decryptAnchored(key, createReadStream(sealed), anchor, cut);
		const opened = plant.file('opened.csv');
		await pipeline(Readable.from(plain), createWriteStream(opened));
		assert.deepEqual(readFileSync(opened), readFileSync(data[0].path));
		// And one reading of it is what the chain has.
		const { path, leaf } = await sources.prove(opened, 99_999);
		assert.equal(leaf.length, 32);
		const row = data[0].rows[99_999]!;
		const asked = { stream, anchor: 0, leaf: row, index: 99_999, path };
		assert.equal(await streams.inclusionFaultAt(api, asked), null);
	});

	it('nobody else opens it, and it opens nothing else', BOUND, async () => {
		const { api } = world;
		const grantee = account(auditor);
		const thief = AgreementKeyPair.fromSecret();
		await assert.rejects(open(grantee, thief), refused('Share.OtherKey'));
		await assert.rejects(open(account(world.gateway), thief), refused('Share.NotFound'));
		await assert.rejects(open(grantee, auditorKey, 1), refused('Share.NotFound', /anchor 1/));
		const { envelope } = (await sharing.sharedWith(api, grantee))[0]!;
		const terms = { stream, grantee, first: 0, last: 0, envelope: envelope! };
		const { genesisHash } = api;
		const key = await sharing.openKey(genesisHash, { ...terms, key: auditorKey });
		assert.deepEqual(key, dataKey);
		for (const other of [
			{ key: thief },
			{ stream: stream + 1 },
			{ last: null },
			{ first: 1, last: 1 },
			{ grantee: account(world.gateway) },
		]) {
			const changed = { ...terms, key: auditorKey, ...other };
			await assert.rejects(
				sharing.openKey(genesisHash, changed),
				refused('Share.NotAuthentic'),
			);
		}
	});

	it('data that was changed, cut off or is another is found out', BOUND, async () => {
		const { api } = world;
		const anchor = (await streams.anchorAt(api, stream, 0))!;
		const bytes = readFileSync(sealed);
		const all = async (sealed: Iterable<Uint8Array>, of = anchor): Promise<void> => {
			const plain = sharing.decryptAnchored(dataKey, sealed, of, { cut: 'csv' });
			for await (const _ of plain) void _;
		};
		const changed = Uint8Array.from(bytes);
		changed[1_000_000]! ^= 1;
		await assert.rejects(all([changed]), refused('Data.NotAuthentic'));
		await assert.rejects(all([bytes.subarray(0, -1)]), refused('Data.NotAuthentic'));
		const other = (await streams.anchorAt(api, stream, 1))!;
		await assert.rejects(all([bytes], other), refused('Data.Other', /not the data that was/));
		// Sealed by the owner himself, and not what he anchored.
		const forged = Buffer.from(readFileSync(data[0].path));
		forged[forged.length - 20]! ^= 1;
		await assert.rejects(async () => {
			const sealed: Uint8Array[] = [];
			for await (const piece of sharing.encrypt(dataKey, forged)) sealed.push(piece);
			await all(sealed);
		}, refused('Data.Other'));
		await all([bytes]);
	});

	it('a device is handed what comes, until it changes hands', BOUND, async () => {
		const { api, owner, gateway, registry } = world;
		const { id, identity } = archive;
		const grantee = { device: did(id) };
		const publish = { device: id, identity, key: archiveKey };
		await world.send(await calls.setAgreementKey(api, publish), gateway);
		const terms = { stream, grantee, first: 1, dataKey };
		await world.send(await sharing.share(api, terms), owner);
		await assert.rejects(open(grantee, archiveKey, 0), refused('Share.NotFound'));
		assert.deepEqual(await open(grantee, archiveKey, 1), dataKey);
		// What is not anchored yet, too.
		assert.deepEqual(await open(grantee, archiveKey, 7), dataKey);

		const [buyer] = (await world.people(1)) as [Pair];
		const expires = (await api.rpc.chain.getHeader()).number.toNumber() + 1000;
		await world.send(registry['offerTransfer']!(id, buyer.address, expires), owner);
		await world.send(registry['acceptTransfer']!(id), buyer);
		await assert.rejects(open(grantee, archiveKey, 1), refused('Share.Void', /changed hands/));
		assert.equal(await count(grantee), 1);
	});

	it('a share lapses', BOUND, async () => {
		const { api, owner } = world;
		const [reader] = (await world.people(1)) as [Pair];
		const key = AgreementKeyPair.fromSecret();
		await world.send(sharing.setAgreementKey(api, key), reader);
		const until = Math.floor(Date.now() / 1000) + 5;
		const terms = { stream, grantee: account(reader), first: 0, dataKey, until };
		const late = await sharing.share(api, { ...terms, until: until - 3600 });
		await world.refused(late, owner, 'DataAnchor.AlreadyLapsed');
		await world.send(await sharing.share(api, terms), owner);
		assert.deepEqual(await open(account(reader), key), dataKey);
		while (Date.now() / 1000 < until + 2) await sleep(500);
		await assert.rejects(open(account(reader), key), refused('Share.Lapsed'));
	});

	it('a share is revoked; what it was stays on record', BOUND, async () => {
		const { api, owner, gateway, data: calls } = world;
		const grantee = account(auditor);
		const [found] = await sharing.sharedWith(api, grantee);
		const { share } = found!;
		const revoke = calls['revokeShare']!(stream, share);
		await world.refused(revoke, gateway, 'AccessPolicy.NothingPermits');
		const [, before] = await balance(api, owner);
		const done = await world.send(revoke, owner);
		assert.equal(Number(fields(done, 'ShareRevoked', 'dataAnchor').share), share);
		assert.ok((await balance(api, owner))[1] < before);
		await world.refused(revoke, owner, 'DataAnchor.AlreadyRevoked');
		await assert.rejects(open(grantee, auditorKey), refused('Share.Revoked', /was revoked/));
		const trail = (await sharing.shareAt(api, stream, share))!;
		assert.deepEqual(
			[trail.grantee, trail.first, trail.last, trail.open, trail.envelope],
			[grantee, 0, 0, false, null],
		);
		assert.ok(trail.revoked! >= trail.at);
		assert.deepEqual((await sharing.sharesOf(api, stream))[share], trail);
		// What follows is under another key, which he is not handed.
		assert.equal(await count(grantee), 1);
	});

	it('whom the owner lets share, shares; a device at the cost of the owner', BOUND, async () => {
		const { api, owner } = world;
		const [clerk, reader] = (await world.people(2)) as [Pair, Pair];
		const key = AgreementKeyPair.fromSecret();
		await world.send(sharing.setAgreementKey(api, key), reader);
		const terms = { stream, grantee: account(reader), first: 0, last: 1, dataKey };
		const tx = await sharing.share(api, terms);
		await world.refused(tx, clerk, 'AccessPolicy.NothingPermits');
		const target = { stream } as const;
		await world.permit({ principal: clerk.address, target, actions: 'share-data' });
		const [, before] = await balance(api, clerk);
		const done = await world.send(tx, clerk);
		assert.ok((await balance(api, clerk))[1] > before);
		const share = sharing.shareId(done);
		assert.deepEqual((await sharing.shareAt(api, stream, share))!.by, account(clerk));
		assert.deepEqual(await open(account(reader), key), dataKey);

		const by = { device: plant.meter.id };
		await assert.rejects(plant.relayed(tx), { code: 'AccessPolicy.NothingPermits' });
		await world.permit({ principal: by, target, actions: 'share-data' });
		const [, held] = await balance(api, owner);
		const own = await plant.direct(tx);
		assert.ok((await balance(api, owner))[1] > held);
		const second = (await sharing.shareAt(api, stream, sharing.shareId(own)))!;
		assert.deepEqual(second.by, { device: did(plant.meter.id) });

		// The owner removes a closed stream's records, and who paid gets it back.
		const { data: calls } = world;
		const remove = calls['removeShares']!(stream, 128);
		await world.refused(remove, owner, 'DataAnchor.StreamIsOpen');
		await world.send(calls['closeStream']!(stream), owner);
		await world.refused(remove, clerk, 'DataAnchor.NotOwner');
		await world.send(remove, owner);
		assert.equal((await balance(api, clerk))[1], before);
		assert.equal(await count(account(reader)), 0);
		await world.refused(remove, owner, 'DataAnchor.ShareNotFound');
	});
});
