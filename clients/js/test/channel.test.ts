// SPDX-License-Identifier: Apache-2.0
// Channels against a chain that is made up; against a node, see e2e/channel.e2e.ts.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hexToU8a, stringToU8a, u8aToHex, u8aToString } from '@polkadot/util';
import {
	AgreementKeyPair,
	CHANNEL_SUITE,
	ChannelError,
	acceptChannel,
	channelInfo,
	openChannel,
	type Channel,
	type Hello,
} from '../src/index.js';

const bytes = (hex: string): Uint8Array => hexToU8a(`0x${hex}`);
const hex = (data: ArrayBuffer): string => u8aToHex(new Uint8Array(data)).slice(2);
const did = (byte: number): string => `did:muster:${byte.toString(16).padStart(2, '0').repeat(32)}`;

/** RFC 9180, appendix A.1.3: Auth mode of the suite that channels use. */
const A13 = {
	info: '4f6465206f6e2061204772656369616e2055726e',
	ikmE: '6e6d8f200ea2fb20c30b003a8b4f433d2f4ed4c2658d5bc8ce2fef718059c9f7',
	skRm: 'fdea67cf831f1ca98d8e27b1f6abeb5b7745e9d35348b80fa407ff6958f9137e',
	pkRm: '1632d5c2f71c2b38d0a8fcc359355200caa8b1ffdf28618080466c909cb69b2e',
	skSm: 'dc4a146313cce60a278a5323d321f051c5707e9c45ba21a3479fecdf76fc69dd',
	pkSm: '8b0c70873dc5aecb7f9ee4e62406a397b350e57012be45cf53b7105ae731790b',
	enc: '23fb952571a14a25e3d678140cd0e5eb47a0961bb18afcf85896e5453c312e76',
	pt: '4265617574792069732074727574682c20747275746820626561757479',
	encryptions: [
		[
			'436f756e742d30',
			'5fd92cc9d46dbf8943e72a07e42f363ed5f721212cd90bcfd072bfd9f44e06b80fd17824947496e21b680c141b',
		],
		[
			'436f756e742d31',
			'd3736bb256c19bfa93d79e8f80b7971262cb7c887e35c26370cfed62254369a1b52e3d505b79dd699f002bc8ed',
		],
		[
			'436f756e742d32',
			'122175cfd5678e04894e4ff8789e85dd381df48dcaf970d52057df2c9acc3b121313a2bfeaa986050f82d93645',
		],
	] as const,
	exports: [
		['', '28c70088017d70c896a8420f04702c5a321d9cbf0279fba899b59e51bac72c85'],
		['00', '25dfc004b0892be1888c3914977aa9c9bbaf2c7471708a49e1195af48a6f29ce'],
	] as const,
};

describe('HPKE as in RFC 9180, appendix A.1.3', () => {
	const { kem } = CHANNEL_SUITE;

	it('keys are those of this package', () => {
		assert.equal(
			u8aToHex(AgreementKeyPair.fromSecret(bytes(A13.skRm)).publicKey),
			`0x${A13.pkRm}`,
		);
		assert.equal(
			u8aToHex(AgreementKeyPair.fromSecret(bytes(A13.skSm)).publicKey),
			`0x${A13.pkSm}`,
		);
	});

	it('the sender', async () => {
		const context = await CHANNEL_SUITE.createSenderContext({
			recipientPublicKey: await kem.deserializePublicKey(bytes(A13.pkRm)),
			senderKey: await kem.deserializePrivateKey(bytes(A13.skSm)),
			info: bytes(A13.info),
			ekm: bytes(A13.ikmE),
		});
		assert.equal(hex(context.enc), A13.enc);
		for (const [aad, ct] of A13.encryptions) {
			assert.equal(hex(await context.seal(bytes(A13.pt), bytes(aad))), ct);
		}
		for (const [label, value] of A13.exports) {
			assert.equal(hex(await context.export(bytes(label), 32)), value);
		}
	});

	it('the recipient', async () => {
		const context = await CHANNEL_SUITE.createRecipientContext({
			recipientKey: await kem.deserializePrivateKey(bytes(A13.skRm)),
			senderPublicKey: await kem.deserializePublicKey(bytes(A13.pkSm)),
			info: bytes(A13.info),
			enc: bytes(A13.enc),
		});
		for (const [aad, ct] of A13.encryptions) {
			assert.equal(hex(await context.open(bytes(ct), bytes(aad))), A13.pt);
		}
		for (const [label, value] of A13.exports) {
			assert.equal(hex(await context.export(bytes(label), 32)), value);
		}
	});
});

/** A chain with devices, their published keys, and who may connect to whom. */
class Chain {
	block = 100;
	genesis = new Uint8Array(32).fill(1);
	readonly keys = new Map<string, Uint8Array>();
	readonly permitted = new Set<string>();

	get api(): any {
		const none = { isSome: false };
		const some = (value: unknown) => ({ isSome: true, unwrap: () => value });
		const raw = (value: Uint8Array) => ({ toU8a: () => value });
		const number = (value: number) => ({ toNumber: () => value, toString: () => `${value}` });
		const decide = async (subject: Uint8Array, action: number, resource: Uint8Array) => {
			assert.deepEqual([subject[0], action, resource[0]], [1, 15, 0]);
			const may = this.permitted.has(`${subject[1]} ${resource[1]}`);
			return {
				permitted: { isTrue: may },
				reason: { type: may ? 'Permitted' : 'NothingPermits' },
				policies: [],
				owner: none,
				revision: number(1),
			};
		};
		const device = async (id: Uint8Array) => {
			const key = this.keys.get(u8aToHex(id).slice(2));
			const aKey = { type: 'Ed25519', value: raw(new Uint8Array(32)) };
			const details = {
				...{ owner: none, operationalKey: none, lot: none, transfer: none, recovery: none },
				...{
					vendor: number(0),
					model: number(0),
					enrolledAt: number(0),
					identityKey: aKey,
				},
				agreementKey: key ? some(raw(key)) : none,
			};
			return some({
				...{ id: raw(id), status: { type: 'Active' }, quarantine: number(0) },
				...{ generation: number(0), nonce: number(0), signingKey: aKey, fleet: none },
				details: some(details),
			});
		};
		const hash = raw(new Uint8Array(32).fill(this.block & 255));
		return {
			genesisHash: raw(this.genesis),
			rpc: { chain: { getHeader: async () => ({ number: number(this.block), hash }) } },
			at: async () => ({
				call: { accessPolicyApi: { decide }, deviceRegistryApi: { device } },
			}),
		};
	}

	device(byte: number): { device: string; key: AgreementKeyPair } {
		const key = AgreementKeyPair.fromSecret();
		this.keys.set(did(byte).slice(-64), key.publicKey);
		return { device: did(byte), key };
	}
}

describe('a channel', () => {
	const chain = new Chain();
	const { api } = chain;
	const valve = chain.device(1);
	const meter = chain.device(2);
	const thief = chain.device(3);
	chain.permitted.add('2 1');

	const open = (from = meter, to = valve.device) =>
		openChannel(api, { from: from.device, key: from.key, to });
	const accept = (hello: Hello, more: object = {}) =>
		acceptChannel(api, { ...valve, hello, ...more });
	const refusal = (code: string, message = /./) => ({
		name: 'ChannelError',
		code: `Channel.${code}`,
		message,
	});

	it('carries messages both ways, each in its order', async () => {
		const { hello, channel } = await open();
		const other = await accept(JSON.parse(JSON.stringify(hello)));
		assert.deepEqual([channel.peer, other.peer], [valve.device, meter.device]);
		for (const text of ['open', 'close', '', 'x'.repeat(10_000)]) {
			const sealed = await channel.seal(stringToU8a(text));
			assert.equal(sealed.length, text.length + 16);
			assert.equal(u8aToString(await other.open(sealed)), text);
			// A Node.js buffer is a part of a larger one.
			const back = await other.seal(Buffer.from(text), stringToU8a('aad'));
			const read = await channel.open(Buffer.from(back), Buffer.from('aad'));
			assert.equal(u8aToString(read), text);
		}
	});

	it('keeps the order of what is sealed and opened at once', async () => {
		const { hello, channel } = await open();
		const other = await accept(hello);
		const texts = Array.from({ length: 20 }, (_, i) => `message ${i}`);
		for (const [from, to] of [
			[channel, other],
			[other, channel],
		] as const) {
			const sealed = await Promise.all(texts.map((text) => from.seal(stringToU8a(text))));
			const opened = await Promise.all(sealed.map((each) => to.open(each)));
			assert.deepEqual(
				opened.map((each) => u8aToString(each)),
				texts,
			);
			assert.equal(new Set(sealed.map((each) => u8aToHex(each))).size, texts.length);
		}
	});

	it('refuses what was changed, repeated, left out or sent back, and goes on', async () => {
		const { hello, channel } = await open();
		const other = await accept(hello);
		for (const [from, to] of [
			[channel, other],
			[other, channel],
		] as const) {
			const first = await from.seal(stringToU8a('first'), stringToU8a('aad'));
			const second = await from.seal(stringToU8a('second'));
			for (let at = 0; at < first.length; at++) {
				const changed = first.slice();
				changed[at]! ^= 1;
				await assert.rejects(to.open(changed, stringToU8a('aad')), refusal('NotAuthentic'));
			}
			const bad: [end: Channel, sealed: Uint8Array, aad?: Uint8Array][] = [
				[to, second],
				[to, first],
				[to, first, stringToU8a('AAD')],
				[to, first.subarray(1), stringToU8a('aad')],
				[to, new Uint8Array()],
				[from, first, stringToU8a('aad')],
			];
			for (const [end, sealed, aad] of bad) {
				await assert.rejects(
					end.open(sealed, aad),
					refusal('NotAuthentic', /not the next/),
				);
			}
			assert.equal(u8aToString(await to.open(first, stringToU8a('aad'))), 'first');
			await assert.rejects(to.open(first, stringToU8a('aad')), refusal('NotAuthentic'));
			assert.equal(u8aToString(await to.open(second)), 'second');
		}
	});

	it('is not opened to whom the policies do not let, with the reason', async () => {
		await assert.rejects(
			open(valve, meter.device),
			refusal('NothingPermits', /may not connect to .*Denied: no policy permits it\./),
		);
		await assert.rejects(open(thief), refusal('NothingPermits'));
	});

	it('is not accepted once the policies no longer let', async () => {
		const { hello } = await open();
		chain.permitted.delete('2 1');
		await assert.rejects(accept(hello), refusal('NothingPermits'));
		chain.permitted.add('2 1');
		await accept(hello);
	});

	it('needs the keys that are registered', async () => {
		const stolen = { device: meter.device, key: thief.key };
		await assert.rejects(open(stolen), refusal('OtherKey', /published another/));
		const { hello } = await open();
		await assert.rejects(accept(hello, { key: thief.key }), refusal('OtherKey'));
		chain.permitted.add('2 9').add('9 1');
		await assert.rejects(open(meter, did(9)), refusal('NoKey', /setAgreementKey/));
		await assert.rejects(
			openChannel(api, { from: did(9), key: thief.key, to: valve.device }),
			refusal('NoKey'),
		);
	});

	it('knows its sender: a hello made with another key is refused', async () => {
		// A thief asks a chain of its own, which tells that the meter's key is the thief's.
		const lie = new Chain();
		lie.keys.set(valve.device.slice(-64), valve.key.publicKey);
		lie.keys.set(meter.device.slice(-64), thief.key.publicKey);
		lie.permitted.add('2 1');
		const from = { from: meter.device, key: thief.key, to: valve.device };
		const { hello } = await openChannel(lie.api, from);
		await assert.rejects(accept(hello), refusal('NotAuthentic', /did not make this hello/));
	});

	it('is bound to the chain, both devices and the block', async () => {
		const { hello } = await open();
		chain.permitted.add('3 1').add('2 3');
		const changes: [Partial<Hello>, string][] = [
			[{ from: thief.device }, 'NotAuthentic'],
			[{ block: hello.block + 1 }, 'NotAuthentic'],
			[{ to: thief.device }, 'NotForUs'],
			[{ enc: u8aToHex(hexToU8a(hello.enc).reverse()) }, 'NotAuthentic'],
			[{ proof: u8aToHex(hexToU8a(hello.proof).reverse()) }, 'NotAuthentic'],
			[{ enc: '0x00' }, 'NotAuthentic'],
			[{ proof: 'x' }, 'NotAuthentic'],
			[{ from: 'x' }, 'NotAuthentic'],
			[{ block: '100' as never }, 'NotAuthentic'],
			[{ block: 'x' as never }, 'NotAuthentic'],
			[{ block: hello.block - 21 }, 'Stale'],
		];
		for (const [change, code] of changes) {
			await assert.rejects(
				accept({ ...hello, ...change }),
				refusal(code),
				JSON.stringify(change),
			);
		}
		for (const u of [0, 1]) {
			// Points of small order, which make the same secret with every key.
			const enc = u8aToHex(Uint8Array.from({ length: 32 }, (_, i) => (i === 0 ? u : 0)));
			await assert.rejects(accept({ ...hello, enc }), refusal('NotAuthentic'));
		}
		await assert.rejects(
			acceptChannel(api, { ...thief, hello: { ...hello, to: thief.device } }),
			refusal('NotAuthentic'),
		);
		chain.genesis = new Uint8Array(32).fill(2);
		await assert.rejects(
			acceptChannel(chain.api, { ...valve, hello }),
			refusal('NotAuthentic'),
		);
		chain.genesis = new Uint8Array(32).fill(1);
		await accept(hello);
	});

	it('is accepted once, however its hello is written, and for a while', async () => {
		const { hello } = await open();
		await accept(hello);
		await assert.rejects(accept(hello), refusal('Replayed'));
		const shouted = { ...hello, enc: `0x${hello.enc.slice(2).toUpperCase()}` };
		await assert.rejects(accept(shouted), refusal('Replayed'));

		const { hello: second } = await open();
		const { hello: third } = await open();
		chain.block += 20;
		await assert.rejects(accept(hello), refusal('Replayed'));
		await accept(second);
		chain.block += 1;
		for (const old of [hello, second, third])
			await assert.rejects(accept(old), refusal('Stale'));
		await accept(third, { maxAge: 30 });
		await assert.rejects(accept(third, { maxAge: 30 }), refusal('Replayed'));
		chain.block += 50;
		await assert.rejects(accept(third, { maxAge: 30 }), refusal('Stale'));
		await accept((await open()).hello);
		assert.ok(new ChannelError('Channel.X', 'x') instanceof Error);
	});

	it('its terms are what devices in other languages put together', () => {
		const info = channelInfo(new Uint8Array(32).fill(1), {
			from: did(2),
			to: did(3),
			block: 4,
		});
		assert.equal(
			u8aToHex(info),
			`0x44${hex(stringToU8a('muster/channel/v1').slice().buffer as ArrayBuffer)}${'01'.repeat(32)}${'02'.repeat(32)}${'03'.repeat(32)}04000000`,
		);
	});
});
