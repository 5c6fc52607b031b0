// SPDX-License-Identifier: Apache-2.0
// Devices that prove what they run: what is taken as evidence, what comes of it, and what others can
// make of the result.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { decode } from 'cbor2';
import { P256Signer, calls, did, ear, firmware, sendDirect, views, type Tx } from '../src/index.js';
import { HARDWARE, POLICY, Product, type Built, type Options } from './product.js';
import { token } from './suit.js';
import { BOUND, World, type Machine } from './world.js';

describe('attestation', () => {
	let world: World;
	const products: Product[] = [];
	before(async () => void (world = await World.create()), BOUND);
	after(async () => {
		for (const product of products) product.clear();
		await world?.node.stop();
	}, BOUND);

	/** A product with a release, and a device of it. */
	async function create(options: Options = {}): Promise<[Product, Built, Machine]> {
		const product = await Product.create(world, options);
		products.push(product);
		return [product, await product.release(1), await product.machine()];
	}

	const carried = (machine: Machine, evidence: Uint8Array): Tx =>
		firmware.attest(world.api, { device: machine.id, evidence });

	const status = async ({ id }: Machine): Promise<string> =>
		(await views.device(world.api, id))!.status;

	it('a device hands its evidence in itself, with no account', BOUND, async () => {
		const [product, image, machine] = await create();
		const { api } = world;
		await world.fleet([machine]);
		const evidence = await product.evidence(machine, image);
		const found = await firmware.appraise(api, { device: machine.id, evidence });
		assert.deepEqual([found.tier, found.reasons], ['affirming', []]);
		const signed = { device: machine.id, signer: machine.identity };
		const call = await calls.submit(api, { ...signed, call: carried(machine, evidence) });
		const done = await sendDirect(api, call);
		const verdict = await firmware.verdict(api, machine.id, done.blockHash);
		assert.ok(verdict.tier !== 'none');
		// By the clock of a later block.
		assert.deepEqual(verdict, { ...found, at: verdict.at, expires: verdict.at + 86_400n });
		assert.deepEqual(verdict.platform, {
			kind: 'native',
			hardware: HARDWARE,
			secureBoot: true,
			debug: false,
		});
		assert.deepEqual(verdict.running, [{ component: 0, sequence: 1n, endorsed: false }]);
	});

	it('what is not fresh, not its own, or not asked for is refused in words', BOUND, async () => {
		const [product, image, machine] = await create({ policy: { ...POLICY, maxAge: 8 } });
		const { api, gateway } = world;
		const refused = (evidence: Uint8Array, code: string, words?: RegExp) =>
			world.refused(carried(machine, evidence), gateway, `Firmware.${code}`, words);
		const good = await product.evidence(machine, image);
		const changed = Uint8Array.from(good);
		changed[5]! ^= 1;
		await refused(changed, 'BadSignature');
		const other = await product.machine();
		await refused(await product.evidence(other, image), 'BadSignature');
		await world.send(carried(machine, good), gateway);
		await refused(good, 'NotNewer', /has attested by this block/);
		const old = await product.evidence(machine, image);
		await world.node.pass(12);
		await refused(old, 'TooOld', /Use a recent one/);
		const block = await firmware.recentBlock(api);
		await refused(firmware.psaEvidence({ block, token: new Uint8Array(9) }), 'KindNotAccepted');
		const device = machine.id;
		await assert.rejects(firmware.appraise(api, { device, evidence: changed }), {
			code: /^Firmware\.(BadSignature|TooOld|NotNewer)$/,
		});
	});

	it('a verdict expires, and there is none without a policy', BOUND, async () => {
		const [product, image, machine] = await create({ policy: { ...POLICY, validity: 4 } });
		const { api, acme } = world;
		assert.equal(
			await product.verdict(machine),
			'None: it has not attested in its present generation.',
		);
		await product.attest(machine, image);
		assert.equal(await product.verdict(machine), 'Affirming.');
		while ((await firmware.verdict(api, machine.id)).tier !== 'none') await sleep(500);
		assert.equal(await product.verdict(machine), 'None: its last verdict has expired.');
		const { model } = product;
		await world.send(firmware.setAppraisalPolicy(api, { model, policy: null }), acme);
		assert.equal(await product.verdict(machine), 'None: its model has no appraisal policy.');
		await assert.rejects(product.attest(machine, image), { code: 'Firmware.NoPolicy' });
	});

	it('the past of a device is kept as long as somebody pays', BOUND, async () => {
		const [product, image, machine] = await create();
		const { api, owner } = world;
		await world.send(world.firmware['keepHistory']!(machine.id, 2), owner);
		await product.attest(machine, image);
		await product.attest(machine, image, { debug: true });
		await product.attest(machine, image);
		const kept = (await firmware.history(api, machine.id))!;
		assert.deepEqual([kept.depth, kept.payer], [2, owner.address]);
		assert.deepEqual(
			kept.verdicts.map(({ tier, reasons }) => [tier, reasons]),
			[
				['affirming', []],
				['contraindicated', ['debug']],
			],
		);
		await world.send(world.firmware['keepHistory']!(machine.id, 0), owner);
		assert.equal(await firmware.history(api, machine.id), null);
	});

	it('any gateway carries a PSA token, signed by the endorsed key', BOUND, async () => {
		const implementation = new Uint8Array(32).fill(7);
		const implementations = [{ id: implementation, hardware: HARDWARE }];
		const policy = { ...POLICY, kinds: ['psa'] as const, implementations };
		const [product, image, machine] = await create({ policy });
		const { api, acme, gateway } = world;
		const root = await P256Signer.generate();
		const instanceId = new Uint8Array(33).fill(2);
		instanceId[0] = 1;
		const endorse = { device: machine.id, key: root, instanceId };
		await world.send(firmware.endorseAttestationKey(api, endorse), acme);
		const made = async (signer: P256Signer, device = machine.id, lifecycle = 0x3000) => {
			const block = await firmware.recentBlock(api);
			const nonce = firmware.psaNonce(api.genesisHash, { device, block });
			const { digest: measurement } = image;
			const claims = { nonce, instanceId, implementation, lifecycle, measurement };
			return firmware.psaEvidence({ block, token: await token(signer, claims) });
		};
		const stranger = await made(await P256Signer.generate());
		await world.refused(carried(machine, stranger), gateway, 'Firmware.BadSignature');
		const foreign = await made(root, `0x${'11'.repeat(32)}`);
		await world.refused(carried(machine, foreign), gateway, 'Firmware.NonceMismatch');

		await world.send(carried(machine, await made(root)), gateway);
		const verdict = await firmware.verdict(api, machine.id);
		assert.equal(firmware.sentence(verdict), 'Affirming.');
		assert.deepEqual(verdict.tier !== 'none' && verdict.platform, {
			kind: 'psa',
			implementation: `0x${'07'.repeat(32)}`,
			lifecycle: 'secured',
		});
		const { submods } = await ear.read(api, machine.id);
		assert.equal(submods['firmware']!.ear_attester_claims!['psa-security-lifecycle'], 0x3000);

		await world.send(carried(machine, await made(root, machine.id, 0x4000)), gateway);
		assert.match(
			await product.verdict(machine),
			/^Contraindicated: .*not in the state "secured"/,
		);
		await world.send(world.firmware['withdrawAttestationKey']!(machine.id), acme);
		const late = await made(root);
		// Without it, tokens are the identity key's matter, which is of another kind.
		await world.refused(carried(machine, late), gateway, 'Firmware.NoAttestationKey');
	});

	it(
		'a guard quarantines a device whose verdict falls, until it is good again',
		BOUND,
		async () => {
			const [product, image, machine] = await create();
			const { api, owner, gateway } = world;
			await product.attest(machine, image);
			await world.send(firmware.setGuard(api, { device: machine.id, on: true }), owner);
			assert.ok(await firmware.guarded(api, machine.id));
			const bad = await product.build('unknown');
			await product.attest(machine, bad);
			assert.equal(await status(machine), 'Quarantined');
			assert.deepEqual((await views.device(api, machine.id))!.quarantine, ['Verdict']);
			await product.attest(machine, image);
			assert.equal(await status(machine), 'Active');

			// What falls later, anyone can have enforced.
			const enforce = world.firmware['enforce']!(machine.id);
			await world.refused(enforce, gateway, 'Firmware.NoChange');
			await product.revoke(1);
			assert.equal(await status(machine), 'Active');
			await world.send(enforce, gateway);
			assert.equal(await status(machine), 'Quarantined');
			// Its way out: the next release, which it may fetch all the same.
			const next = await product.release(2);
			await product.attest(machine, next);
			assert.equal(await status(machine), 'Active');
		},
	);

	it('the verdict is a result for others: EAR in JSON, CBOR, JWT', BOUND, async () => {
		const [product, image, machine] = await create();
		const { api } = world;
		const before = (await api.rpc.chain.getBlockHash()).toHex();
		const none = await ear.read(api, machine.id, before);
		assert.equal(none.ear_status, 'none');
		assert.deepEqual(none.submods['firmware']!.ear_verifier_claims, {
			'muster-no-verdict': 'NoEvidence',
		});

		const done = await product.attest(machine, image);
		const result = await ear.read(api, machine.id, done.blockHash);
		const verdict = (await firmware.verdict(api, machine.id)) as firmware.Attested;
		assert.equal(result.eat_profile, 'tag:ietf.org,2026:rats/ear#04');
		assert.equal(result.sub, did(machine.id));
		assert.equal(result.ear_status, 'affirming');
		assert.equal(result.exp, Number(verdict.expires));
		assert.equal(result.iat, Number(verdict.at));
		const { ear_trustworthiness_vector, ear_appraisal_policy_ids, eat_nonce } =
			result.submods['firmware']!;
		assert.deepEqual(ear_trustworthiness_vector, {
			'instance-identity': 2,
			configuration: 2,
			executables: 3,
		});
		assert.match(
			ear_appraisal_policy_ids![0]!,
			/^polkadot:[0-9a-f]{32}\/firmware\/appraisal-policy\/\d+\/0x[0-9a-f]{64}$/,
		);
		const block = await api.rpc.chain.getBlockHash(verdict.block);
		assert.equal(Buffer.from(eat_nonce!, 'base64url').toString('hex'), block.toHex().slice(2));

		const cbor = decode(ear.toCbor(result)) as Map<number, any>;
		assert.equal(cbor.get(1000), 2);
		const [, body] = (await ear.toJwt(result, await P256Signer.generate())).split('.');
		assert.deepEqual(JSON.parse(Buffer.from(body!, 'base64url').toString()), result);

		// Read at the block before the revocation and at its own.
		const revoked = await product.revoke(1);
		assert.equal((await ear.read(api, machine.id, done.blockHash)).ear_status, 'affirming');
		const fallen = await ear.read(api, machine.id, revoked.blockHash);
		assert.equal(fallen.ear_status, 'contraindicated');
		assert.equal(fallen.submods['firmware']!.ear_trustworthiness_vector!.executables, 96);
	});
});
