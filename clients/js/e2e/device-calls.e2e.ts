// SPDX-License-Identifier: Apache-2.0
// Calls that devices sign, relayed and direct: every kind of key, several under way, and every way
// in which they are refused.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { hexToU8a, u8aToHex, u8aToString } from '@polkadot/util';
import {
	KEY_KINDS,
	calls,
	deadline,
	directTransaction,
	externalSigner,
	generateSigner,
	payload,
	send,
	sendDirect,
	submitDirect,
	views,
	type DeviceSigner,
} from '../src/index.js';
import { BOUND, UNIT, World, balance, fields, registryEvents, type Machine } from './world.js';

/** A signer that signs something else than it is asked to. */
const liar = (signer: DeviceSigner): DeviceSigner =>
	externalSigner(signer.kind, signer.publicKey, (message) =>
		signer.sign(message.map((byte, i) => (i === 0 ? byte ^ 1 : byte))),
	);

describe('device-signed calls', () => {
	let world: World;
	let machine: Machine;
	/** A device whose calls nobody sponsors. */
	let loner: Machine;
	let fleet: number;

	before(async () => {
		world = await World.create();
		machine = await world.machine();
		loner = await world.machine();
		fleet = await world.fleet([machine]);
	}, BOUND);
	after(() => world?.node.stop(), BOUND);

	const value = async ({ id }: Machine, name: string): Promise<string | undefined> => {
		const found = await views.attribute(world.api, id, name);
		return found ? u8aToString(found.value) : undefined;
	};
	const nonceOf = async ({ id }: Machine): Promise<bigint> =>
		(await views.device(world.api, id))!.nonce;
	const submit = (
		{ id, identity }: Machine,
		call: payload.CallLike,
		more: { nonce?: bigint; validUntil?: number; signer?: DeviceSigner } = {},
	): ReturnType<typeof calls.submit> =>
		calls.submit(world.api, { device: id, signer: identity, call, ...more });

	describe('by every kind of key', () => {
		for (const kind of KEY_KINDS) {
			it(`${kind}: enrolled, claimed, relayed, direct`, BOUND, async () => {
				const own = await world.machine(kind);
				await world.batch([world.registry['assignFleet']!(own.id, fleet)], world.owner);
				const relayed = await submit(own, world.attribute(own, 'relayed', kind));
				await world.send(relayed, world.gateway);
				assert.equal(await value(own, 'relayed'), kind);

				const direct = await submit(own, world.attribute(own, 'direct', kind));
				const done = await sendDirect(world.api, direct);
				assert.ok(registryEvents(done).includes('SponsoredFeePaid'));
				assert.equal(await value(own, 'direct'), kind);
				assert.equal(await nonceOf(own), 2n);
			});

			it(`${kind}: as operational key, and as new identity key`, BOUND, async () => {
				const own = await world.machine('P256');
				const key = await generateSigner(kind);
				const terms = { device: own.id, identity: own.identity };
				await world.send(
					await calls.setOperationalKey(world.api, { ...terms, key }),
					world.gateway,
				);
				const call = await submit(own, world.attribute(own, 'by', kind), { signer: key });
				await world.send(call, world.gateway);
				assert.equal(await value(own, 'by'), kind);

				const next = await generateSigner(kind);
				await world.send(
					await calls.rotateIdentityKey(world.api, { ...terms, key: next }),
					world.gateway,
				);
				const { details } = (await views.device(world.api, own.id))!;
				assert.deepEqual(details!.identityKey, { kind, publicKey: next.publicKey });
			});
		}

		it('a batch of all kinds is enrolled at once', BOUND, async () => {
			const { api, model, acme } = world;
			const signers = await Promise.all(KEY_KINDS.map(generateSigner));
			const tx = await calls.enrolBatch(api, { signers, enroller: acme.address, model });
			const done = await world.send(tx, acme);
			assert.deepEqual(
				registryEvents(done),
				KEY_KINDS.map(() => 'DeviceEnrolled'),
			);
			for (const signer of signers) assert.ok(await views.deviceByKey(api, signer));
		});
	});

	describe('under way', () => {
		it(
			'several at once, sent in reverse order, take effect in the order of nonces',
			BOUND,
			async () => {
				const first = await nonceOf(machine);
				const all = await Promise.all(
					Array.from({ length: 8 }, (_, i) =>
						submit(machine, world.attribute(machine, 'count', String(i)), {
							nonce: first + BigInt(i),
						}),
					),
				);
				const done = await Promise.all(
					all.reverse().map((call) => sendDirect(world.api, call)),
				);
				const nonces = done
					.map((each) => fields(each, 'DeviceCallDispatched').nonce.toBigInt() as bigint)
					.reverse();
				assert.deepEqual(
					nonces,
					Array.from({ length: 8 }, (_, i) => first + BigInt(i)),
				);
				assert.equal(await value(machine, 'count'), '7');
				assert.equal(await nonceOf(machine), first + 8n);
			},
		);

		it('relayed and direct ones in turn', BOUND, async () => {
			for (const [i, how] of ['relayed', 'direct', 'relayed', 'direct'].entries()) {
				const call = await submit(machine, world.attribute(machine, 'turn', String(i)));
				if (how === 'direct') await sendDirect(world.api, call);
				else await world.send(call, world.gateway);
				assert.equal(await value(machine, 'turn'), String(i));
			}
		});

		it('polkadot.js reads them in their blocks', BOUND, async () => {
			const inner = world.attribute(machine, 'read', 'me');
			const call = await submit(machine, inner);
			const done = await sendDirect(world.api, call);
			const { block } = await world.api.rpc.chain.getBlock(done.blockHash);
			const found = block.extrinsics.find(({ method }) => method.method === 'submit');
			assert.equal(found!.method.args[3]!.toHex(), u8aToHex(inner.method.toU8a()));
			assert.equal(
				u8aToHex(directTransaction(world.api.registry, call)).slice(-20),
				found!.method.toHex().slice(-20),
			);
		});
	});

	describe('the pool refuses', () => {
		const refused = async (
			tx: payload.CallLike,
			code: string,
			message: RegExp,
		): Promise<void> => {
			await assert.rejects(sendDirect(world.api, tx), { name: 'PoolRefusal', code, message });
			await assert.rejects(submitDirect(world.api, tx), { name: 'PoolRefusal' });
		};
		const call = (): payload.CallLike => world.attribute(machine, 'never', 'x');

		it('a bad signature', BOUND, async () => {
			const tx = await submit(machine, call(), { signer: liar(machine.identity) });
			await refused(tx, 'Pool.BadProof', /device's signature does not fit/);
		});

		it("another device's signature", BOUND, async () => {
			const tx = await submit(machine, call(), { signer: loner.identity });
			await refused(tx, 'Pool.BadProof', /signature does not fit/);
		});

		it('a signature made for another purpose', BOUND, async () => {
			const { api } = world;
			const validUntil = await deadline(api);
			const claim = payload.claim(api.genesisHash, {
				device: machine.id,
				claimant: world.owner.address,
				generation: 0,
				validUntil,
			});
			const signer = externalSigner(machine.identity.kind, machine.identity.publicKey, () =>
				machine.identity.sign(claim),
			);
			await refused(
				await submit(machine, call(), { signer, validUntil }),
				'Pool.BadProof',
				/fit/,
			);
		});

		it('a signature made for another chain', BOUND, async () => {
			const { id: device, identity } = machine;
			const validUntil = await deadline(world.api);
			const nonce = await nonceOf(machine);
			const terms = { device, nonce, validUntil, call: call() };
			const elsewhere = payload.submit(new Uint8Array(32).fill(9), terms);
			const signer = externalSigner(identity.kind, identity.publicKey, () =>
				identity.sign(elsewhere),
			);
			const tx = await submit(machine, call(), { signer, nonce, validUntil });
			await refused(tx, 'Pool.BadProof', /genesis hash/);
		});

		it('a nonce that was used', BOUND, async () => {
			const nonce = (await nonceOf(machine)) - 1n;
			await refused(await submit(machine, call(), { nonce }), 'Pool.Stale', /nonce was used/);
		});

		it('a nonce beyond the window', BOUND, async () => {
			const nonce = (await nonceOf(machine)) + 17n;
			await refused(await submit(machine, call(), { nonce }), 'Pool.Future', /too far ahead/);
		});

		it('a call that nobody sponsors', BOUND, async () => {
			const tx = await submit(loner, world.attribute(loner, 'never', 'x'));
			await refused(tx, 'Pool.Payment', /Nobody pays for this.*sponsorship/);
		});

		it('a call beyond the allowance, the budget, the floor', BOUND, async () => {
			const terms = [{ allowance: 1n }, { budget: 1000n }, { budget: UNIT, floor: UNIT }];
			for (const term of terms) {
				const own = await world.machine();
				await world.fleet([own], term);
				const tx = await submit(own, world.attribute(own, 'never', 'x'));
				await refused(tx, 'Pool.Payment', /Nobody pays/);
			}
		});

		it('a suspended device, and one in a suspended fleet', BOUND, async () => {
			const { registry, owner } = world;
			const own = await world.machine();
			const group = await world.fleet([own]);
			const tx = await submit(own, world.attribute(own, 'x', 'y'));
			await world.send(registry['suspend']!(own.id), owner);
			await refused(tx, 'Pool.Custom(2)', /not active/);
			await world.batch(
				[registry['resume']!(own.id), registry['suspendFleet']!(group)],
				owner,
			);
			assert.equal((await views.device(world.api, own.id))!.status, 'Suspended');
			await assert.rejects(
				sendDirect(world.api, await submit(own, world.attribute(own, 'x', 'z'))),
				{
					code: 'Pool.Custom(2)',
				},
			);
			await world.send(registry['resumeFleet']!(group), owner);
			await sendDirect(world.api, await submit(own, world.attribute(own, 'x', 'w')));
			assert.equal(await value(own, 'x'), 'w');
		});

		it('a quarantined device', BOUND, async () => {
			const { registry, acme } = world;
			const own = await world.machine();
			await world.fleet([own]);
			await world.send(registry['quarantine']!(own.id), acme);
			await refused(
				await submit(own, world.attribute(own, 'x', 'y')),
				'Pool.Custom(2)',
				/quarantined/,
			);
		});

		it('an unlisted call, plain, nested and wrapped', BOUND, async () => {
			const { api, registry, owner } = world;
			const listed = world.attribute(machine, 'never', 'x');
			const unlisted = [
				api.tx['balances']!['transferKeepAlive']!(owner.address, 1),
				api.tx['system']!['remark']!('0x00'),
				registry['suspend']!(machine.id),
				api.tx['utility']!['batchAll']!([listed]),
				api.tx['proxy']!['proxy']!(owner.address, null, listed),
				api.tx['sudo']!['sudo']!(listed),
				await submit(machine, listed),
			];
			for (const inner of unlisted) {
				const tx = await submit(machine, inner);
				await refused(tx, 'Pool.Custom(3)', /Devices may not make this call/);
				await assert.rejects(world.send(tx, world.gateway), {
					code: 'DeviceRegistry.CallNotAllowed',
				});
			}
		});

		it('a call that is too large', BOUND, async () => {
			const large = world.api.tx['system']!['remark']!(`0x${'00'.repeat(5000)}`);
			await refused(await submit(machine, large), 'Pool.Custom(4)', /MaxDeviceCall/);
		});

		it('a device that nobody knows', BOUND, async () => {
			const identity = await generateSigner('Ed25519');
			const id = u8aToHex(hexToU8a(machine.id).reverse());
			const tx = await submit({ id, identity }, call(), { nonce: 0n });
			await refused(tx, 'Pool.Custom(1)', /No such device/);
		});

		it('deadlines that have passed or lie too far ahead', BOUND, async () => {
			const late = await submit(machine, call(), { validUntil: 1 });
			await refused(late, 'Pool.AncientBirthBlock', /deadline has passed/);
			const far = await submit(machine, call(), { validUntil: 1_000_000 });
			await refused(far, 'Pool.Custom(5)', /too far ahead/);
		});

		it('a call without any account that is none of a device', BOUND, async () => {
			await refused(
				world.api.tx['system']!['remark']!('0x00'),
				'Pool.UnknownOrigin',
				/account/,
			);
		});

		it('and nothing of all this costs the device or its sponsor anything', BOUND, async () => {
			const { budget } = (await views.sponsorship(world.api, fleet))!;
			const nonce = await nonceOf(machine);
			const tx = await submit(machine, call(), { signer: liar(machine.identity) });
			for (let i = 0; i < 5; i++) await assert.rejects(sendDirect(world.api, tx));
			assert.equal((await views.sponsorship(world.api, fleet))!.budget, budget);
			assert.equal(await nonceOf(machine), nonce);
			assert.equal(await value(machine, 'never'), undefined);
		});
	});

	describe('relayed, the chain refuses', () => {
		const refused = async (
			tx: Awaited<ReturnType<typeof submit>>,
			code: string,
		): Promise<void> => {
			await assert.rejects(
				world.send(tx, world.gateway),
				(error: Error & { code: string }) => {
					assert.equal(error.name, 'DispatchFailed');
					assert.equal(error.code, code);
					// The words are those of the chain's metadata, and say what to do.
					assert.ok(
						error.message.startsWith(`${code}: `) &&
							error.message.length > code.length + 20,
					);
					return true;
				},
			);
		};
		const call = (): payload.CallLike => world.attribute(machine, 'never', 'x');

		it('a bad signature', BOUND, async () => {
			const tx = await submit(machine, call(), { signer: liar(machine.identity) });
			await refused(tx, 'DeviceRegistry.BadSignature');
		});

		it('nonces that were used or are ahead', BOUND, async () => {
			const next = await nonceOf(machine);
			await refused(
				await submit(machine, call(), { nonce: next - 1n }),
				'DeviceRegistry.NonceUsed',
			);
			await refused(
				await submit(machine, call(), { nonce: next + 1n }),
				'DeviceRegistry.NonceAhead',
			);
		});

		it('deadlines that have passed or lie too far ahead', BOUND, async () => {
			await refused(
				await submit(machine, call(), { validUntil: 1 }),
				'DeviceRegistry.Expired',
			);
			const far = await submit(machine, call(), { validUntil: 1_000_000 });
			await refused(far, 'DeviceRegistry.DeadlineTooFar');
		});
	});

	describe('replayed', () => {
		it('a relayed call is refused, relayed and direct', BOUND, async () => {
			const tx = await submit(machine, world.attribute(machine, 'once', 'a'));
			await world.send(tx, world.gateway);
			await world.send(
				await submit(machine, world.attribute(machine, 'once', 'b')),
				world.gateway,
			);
			await assert.rejects(world.send(tx, world.gateway), {
				code: 'DeviceRegistry.NonceUsed',
			});
			await assert.rejects(sendDirect(world.api, tx), { code: 'Pool.Stale' });
			assert.equal(await value(machine, 'once'), 'b');
		});

		it('a direct call is refused, relayed and direct', BOUND, async () => {
			const tx = await submit(machine, world.attribute(machine, 'once', 'c'));
			await sendDirect(world.api, tx);
			// The pool remembers it for a while, and would find the nonce used afterwards.
			await assert.rejects(sendDirect(world.api, tx), /used|moment ago|waiting/);
			await assert.rejects(world.send(tx, world.gateway), {
				code: 'DeviceRegistry.NonceUsed',
			});
		});

		it('a claim after its use is refused', BOUND, async () => {
			const { api, owner, gateway } = world;
			const own = await world.machine();
			const terms = { device: own.id, signer: own.identity, claimant: owner.address };
			const consent = await calls.consent(api, terms);
			const tx = calls.claim(api, { device: own.id, consent });
			await assert.rejects(world.send(tx, gateway), { code: 'DeviceRegistry.AlreadyOwned' });
		});
	});

	describe('whose inner call fails', () => {
		it('are in a block, cost nonce and fee, and say why', BOUND, async () => {
			const { api, registry, gateway } = world;
			const bad = registry['removeAttribute']!(machine.id, 'no such thing');
			const nonce = await nonceOf(machine);
			await assert.rejects(world.send(await submit(machine, bad), gateway), {
				name: 'DeviceCallFailed',
				code: 'DeviceRegistry.AttributeNotFound',
				message: new RegExp(`nonce ${nonce} failed: DeviceRegistry.AttributeNotFound: `),
			});
			assert.equal(await nonceOf(machine), nonce + 1n);

			const { budget } = (await views.sponsorship(api, fleet))!;
			await assert.rejects(sendDirect(api, await submit(machine, bad)), {
				name: 'DeviceCallFailed',
			});
			assert.equal(await nonceOf(machine), nonce + 2n);
			assert.ok((await views.sponsorship(api, fleet))!.budget < budget);
		});

		it("another device's data stays as it is", BOUND, async () => {
			const foreign = await submit(machine, world.attribute(loner, 'name', 'mine'));
			await assert.rejects(sendDirect(world.api, foreign), {
				name: 'DeviceCallFailed',
				code: 'Dispatch.BadOrigin',
			});
			assert.equal(await value(loner, 'name'), undefined);
		});

		it('can be looked at instead of thrown', BOUND, async () => {
			const bad = world.registry['removeAttribute']!(machine.id, 'no such thing');
			const done = await sendDirect(world.api, await submit(machine, bad), {
				throwInner: false,
			});
			assert.ok(fields(done, 'DeviceCallDispatched').result.isErr);
		});
	});

	it('a gateway without funds is told so', BOUND, async () => {
		const { api } = world;
		const { person } = await import('./world.js');
		const poor = person();
		assert.deepEqual(await balance(api, poor), [0n, 0n]);
		await assert.rejects(
			send(api, await submit(machine, world.attribute(machine, 'x', 'y')), poor),
			{
				code: 'Pool.Payment',
				message: /account cannot pay/,
			},
		);
	});
});
