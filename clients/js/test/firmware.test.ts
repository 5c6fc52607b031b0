// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { hexToU8a, u8aConcat, u8aToHex } from '@polkadot/util';
import { Ed25519Signer, firmware, payload, verify } from '../src/index.js';
import { encodeClaims } from '../src/attestation.js';

const fill = (byte: number, length = 32): Uint8Array => new Uint8Array(length).fill(byte);

describe('the digest of an image', () => {
	const dir = mkdtempSync(join(tmpdir(), 'muster-image-'));
	after(() => rmSync(dir, { recursive: true }));
	const image = Uint8Array.from({ length: 300_001 }, (_, i) => (i * 7) % 251);
	const path = join(dir, 'image.bin');
	writeFileSync(path, image);
	const by = (name: string): string => `0x${createHash(name).update(image).digest('hex')}`;
	const expected = { digest: by('sha256'), size: 300_001n };

	it('is the same of bytes, a file and streams', async () => {
		async function* pieces(): AsyncGenerator<Uint8Array> {
			for (let at = 0; at < image.length; at += 1000) yield image.subarray(at, at + 1000);
		}
		const contents = [
			image,
			path,
			pathToFileURL(path),
			pieces(),
			new Blob([image]).stream() as ReadableStream<Uint8Array>,
		];
		for (const content of contents) {
			assert.deepEqual(await firmware.imageDigest(content), expected);
		}
	});

	it('can be SHA-384 and SHA-512', async () => {
		for (const name of ['Sha384', 'Sha512'] as const) {
			const { digest } = await firmware.imageDigest(path, name);
			assert.equal(digest, by(name.toLowerCase()));
		}
	});

	it('of a large one takes little memory', { timeout: 120_000 }, async () => {
		const piece = new Uint8Array(1 << 20);
		let most = 0;
		async function* pieces(): AsyncGenerator<Uint8Array> {
			for (let i = 0; i < 64; i++) {
				most = Math.max(most, process.memoryUsage().arrayBuffers);
				yield piece;
			}
		}
		const before = process.memoryUsage().arrayBuffers;
		const { size } = await firmware.imageDigest(pieces());
		assert.equal(size, 64n << 20n);
		assert.ok(most - before < 16 << 20, `${most - before} bytes`);
	});

	it('of no file fails', async () => {
		await assert.rejects(firmware.imageDigest(join(dir, 'none')), { code: 'ENOENT' });
	});
});

// The same evidence is pinned in pallets/firmware/src/tests/attestation/pinned.rs: chain and client
// agree as long as both tests pass.
describe('evidence, byte by byte', () => {
	const genesis = fill(0xaa);
	const device = fill(0x22);
	const block = { number: 0x0102_0304, hash: fill(0x77) };
	const claims: firmware.Claims = {
		hardware: 3,
		secureBoot: true,
		debug: false,
		measurements: [fill(1), fill(2, 48), fill(3, 64)],
	};
	const CLAIMS = u8aConcat(
		[3, 0, 0, 0], // hardware
		[1, 0], // secure boot, no debug port open
		[3 << 2], // three measurements
		[0],
		fill(1),
		[1],
		fill(2, 48),
		[2],
		fill(3, 64),
	);

	it('claims', () => {
		assert.equal(u8aToHex(encodeClaims(claims)), u8aToHex(CLAIMS));
		const none = { hardware: 0, secureBoot: false, debug: true, measurements: [] };
		assert.equal(u8aToHex(encodeClaims(none)), '0x00000000000100');
	});

	it('the message, the signature and all of it', async () => {
		const message = payload.evidence(genesis, {
			device,
			blockHash: block.hash,
			claims: encodeClaims(claims),
		});
		assert.equal(
			u8aToHex(message),
			'0x81ef524f3ed0146089a479f2496ad7073eb6367a0c2c7cadc215c9a6a75e8c9b',
		);
		const signer = Ed25519Signer.fromSeed(fill(1));
		const bytes = await firmware.evidence(genesis, { device, signer, block, claims });
		const head = u8aConcat([0], [4, 3, 2, 1], CLAIMS, [0]);
		assert.equal(u8aToHex(bytes.subarray(0, head.length)), u8aToHex(head));
		const signature = bytes.subarray(head.length);
		assert.equal(
			u8aToHex(signature),
			'0xc721fa8b359765968ed85cf365e4f081adda734c31fc862b6c8e4ba19acc200da8d4c7dcaef8f97b64907db77a8aaa27a601f3156bfd396d58f86dbfa26db007',
		);
		assert.ok(await verify(signer, message, signature));
	});

	it('a token, and the nonce it is made over', () => {
		const token = hexToU8a(`0x${'d2'.repeat(100)}`);
		const bytes = firmware.psaEvidence({ block, token });
		assert.equal(u8aToHex(bytes.subarray(0, 7)), '0x01040302019101');
		assert.deepEqual(bytes.subarray(7), token);
		assert.equal(
			u8aToHex(firmware.psaNonce(genesis, { device, block })),
			'0x06fa31cdf08f0c9e8a912bf4eaeff66d3fed2fe435d77a5608a2ca3754848264',
		);
	});

	it('what the chain would not take is not made', async () => {
		const digests = Array.from({ length: 17 }, () => fill(1));
		assert.throws(() => encodeClaims({ ...claims, measurements: digests }), /16 is the most/);
		assert.throws(
			() => encodeClaims({ ...claims, measurements: [fill(1, 20)] }),
			/SHA-2 has 32, 48 or 64 bytes, and not 20/,
		);
		assert.throws(
			() => encodeClaims({ ...claims, measurements: ['sha256:00'] }),
			/expected 0x-hexadecimal/,
		);
		assert.throws(
			() => firmware.psaEvidence({ block, token: fill(0, 2049) }),
			/2048 is the most/,
		);
		const deaf = { ...Ed25519Signer.fromSeed(), sign: async () => fill(0, 10) } as never;
		await assert.rejects(
			firmware.evidence(genesis, { device, signer: deaf, block, claims }),
			/Ed25519 signature: expected 64 bytes/,
		);
	});
});

describe('arguments of calls', () => {
	/** Instead of a call, what it is called with. */
	const tx = new Proxy(
		{},
		{
			get:
				() =>
				(...args: unknown[]) =>
					args,
		},
	);
	const api = { tx: { firmware: tx } } as never;
	const args = (call: unknown): any => call;

	it('a release, with nothing but what it needs', () => {
		const images = [{ digest: fill(9), size: 12 }];
		const made = args(
			firmware.proposeRelease(api, { model: 7, sequence: 5n, version: '0x31', images }),
		);
		assert.deepEqual(made, [
			7,
			0,
			5n,
			{
				// A text that looks like hexadecimal stays a text.
				version: '0x30783331',
				images: [{ digest: { Sha256: fill(9) }, size: 12, slot: null }],
				floor: 0,
				hardware: null,
				requires: null,
				dependencies: [],
				uris: [],
				sbom: null,
				provenance: null,
			},
		]);
	});

	it('a manifest, with all that can be said', () => {
		const [, component, envelope, signers, extra] = args(
			firmware.proposeManifest(api, {
				model: 7,
				component: 2,
				envelope: Uint8Array.of(0xd8, 0x6b),
				signers: [0, 3],
				version: '1',
				floor: 4,
				hardware: [1, 2],
				requires: 0,
				dependencies: [{ component: 1, sequence: 9n }],
				uris: ['coap://x'],
				sbom: fill(1, 48),
				provenance: u8aToHex(fill(2, 64)),
			}),
		);
		assert.deepEqual([component, envelope, signers], [2, '0xd86b', [0, 3]]);
		assert.deepEqual(extra, {
			version: '0x31',
			floor: 4,
			hardware: [1, 2],
			requires: 0,
			dependencies: [[1, 9n]],
			uris: ['0x636f61703a2f2f78'],
			sbom: { Sha384: fill(1, 48) },
			provenance: { Sha512: fill(2, 64) },
		});
	});

	it('manifest keys', () => {
		const key = (kind: string, bytes: number): unknown =>
			args(
				firmware.addManifestKey(api, {
					vendor: 1,
					key: { kind, publicKey: fill(2, bytes) } as never,
				}),
			);
		for (const [kind, bytes] of [
			['Ed25519', 32],
			['P256', 33],
			['MlDsa44', 1312],
			['MlDsa87', 2592],
			['Hss', 60],
		] as const) {
			assert.deepEqual(key(kind, bytes), [1, { [kind]: u8aToHex(fill(2, bytes)) }]);
		}
		assert.throws(() => key('MlDsa65', 32), /MlDsa65 key: expected 1952 bytes, got 32/);
		assert.throws(() => key('Sr25519', 32), /manifests are signed by/);
	});

	it('a rollout: what is left out is strict', () => {
		const [, , , waves, terms] = args(
			firmware.startRollout(api, {
				model: 7,
				sequence: 5,
				waves: [
					{ fleet: 1, share: 1000, failure: 500, deadline: 60 },
					{ fleet: 1, deadline: 60, soak: 5 },
				],
				window: { days: ['mon'], from: '22:00', until: '06:00', offset: -60 },
				proof: 'attested',
				manual: true,
			}),
		);
		assert.deepEqual(waves, [
			{ fleet: 1, share: 1000, success: 9500, failure: 500, deadline: 60, soak: 0 },
			{ fleet: 1, share: 10_000, success: 10_000, failure: 0, deadline: 60, soak: 5 },
		]);
		assert.equal(u8aToHex(terms), '0x010128056801c4ff0101');
		const plain = { model: 7, sequence: 5, waves: [] };
		assert.equal(u8aToHex(args(firmware.startRollout(api, plain))[4]), '0x000000');
	});

	it('an appraisal policy: what is left out is strict', () => {
		const set = (policy: firmware.AppraisalPolicy | null): any =>
			args(firmware.setAppraisalPolicy(api, { model: 7, policy }))[1];
		assert.equal(set(null), null);
		assert.deepEqual(set({ maxAge: 10, validity: 3600 }), {
			kinds: 1,
			required: 1,
			maxAge: 10,
			validity: 3600,
			warnFrom: null,
			failFrom: null,
			unrecognised: 'fails',
			secureBoot: true,
			hardware: null,
			lifecycles: 8,
			implementations: [],
		});
		const open = set({
			kinds: ['native', 'psa'],
			required: [0, 7],
			maxAge: 1,
			validity: 1,
			lifecycles: ['secured', 'non-rot-debug'],
			implementations: [{ id: fill(7), hardware: 3 }],
		});
		assert.deepEqual([open.kinds, open.required, open.lifecycles], [3, 0x81, 0x18]);
		assert.deepEqual(open.implementations, [{ id: u8aToHex(fill(7)), hardware: 3 }]);
		const none = { maxAge: 1, validity: 1, kinds: [] };
		assert.throws(() => set(none), /kinds: none is given/);
		const odd = { maxAge: 1, validity: 1, lifecycles: ['open'] } as never;
		assert.throws(() => set(odd), /"open" is not one of unknown, assembly-and-test/);
	});

	it('guards', () => {
		const device = u8aToHex(fill(1));
		assert.deepEqual(args(firmware.setGuard(api, { device, on: true })), [
			{ Device: fill(1) },
			true,
		]);
		assert.deepEqual(args(firmware.setGuard(api, { fleet: 3, on: false })), [
			{ Fleet: 3 },
			false,
		]);
	});

	it('a chain without firmware is told apart', () => {
		const revoke = () =>
			firmware.revokeRelease({ tx: {} } as never, { model: 0, sequence: 1, reason: 'x' });
		assert.throws(revoke, /no firmware pallet: is it a Muster chain/);
	});
});

describe('a verdict in words', () => {
	const verdict = (tier: firmware.Tier, reasons: firmware.VerdictReason[]): firmware.Verdict =>
		({ tier, reasons }) as never;

	it('says why it is not better', () => {
		assert.equal(firmware.sentence(verdict('affirming', [])), 'Affirming.');
		assert.equal(
			firmware.sentence(verdict('contraindicated', ['revoked', 'missing'])),
			'Contraindicated: what runs was revoked; a required component runs nothing that counts.',
		);
		assert.equal(
			firmware.sentence({ tier: 'none', why: 'Expired', since: 9n }),
			'None: its last verdict has expired.',
		);
	});
});
