// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { createPublicKey, verify as verifyWith } from 'node:crypto';
import { describe, it } from 'node:test';
import { decode } from 'cbor2';
import { stringToU8a, u8aToHex } from '@polkadot/util';
import {
	Ed25519Signer,
	P256Signer,
	Secp256k1Signer,
	ear,
	firmware,
	verify,
	type DeviceSigner,
} from '../src/index.js';

const DEVICE = `0x${'22'.repeat(32)}`;
const nonce = Uint8Array.from({ length: 32 }, (_, i) => 255 - i);

const verdict: firmware.Verdict = {
	tier: 'warning',
	reasons: ['unrecognised', 'advisory'],
	at: 1_700_000_000n,
	expires: 1_700_086_400n,
	block: 12,
	generation: 3,
	platform: { kind: 'native', hardware: 4, secureBoot: true, debug: false },
	running: [{ component: 0, sequence: 2n ** 63n, endorsed: false }],
	unrecognised: 1,
	vector: {
		instanceIdentity: 2,
		configuration: 2,
		executables: 33,
		fileSystem: 0,
		hardware: 0,
		runtimeOpaque: 0,
		storageOpaque: 0,
		sourcedData: 0,
	},
};
const parts = {
	device: DEVICE,
	verdict,
	time: 1_700_000_123,
	build: 'muster/100 on polkadot:11',
	policyId: 'polkadot:11/firmware/appraisal-policy/7/0x00',
	nonce,
};

/** What draft-ietf-rats-ear-04 §3 says must be there, and of which type each is. */
function check(cbor: unknown): Map<number, any> {
	assert.ok(cbor instanceof Map);
	assert.equal(cbor.get(265), 'tag:ietf.org,2026:rats/ear#04');
	assert.equal(typeof cbor.get(6), 'number');
	const id = cbor.get(1004);
	assert.ok(id instanceof Map && typeof id.get(0) === 'string' && typeof id.get(1) === 'string');
	const submods: unknown = cbor.get(266);
	// A map whose keys are all texts may come as an object.
	const entries = submods instanceof Map ? [...submods] : Object.entries(submods as object);
	assert.ok(entries.length > 0);
	for (const [name, appraisal] of entries) {
		assert.equal(typeof name, 'string');
		assert.ok([0, 2, 32, 96].includes(appraisal.get(1000)));
		const vector = appraisal.get(1001);
		if (vector) assert.ok(vector.size > 0);
		const policies = appraisal.get(1003);
		if (policies) assert.ok(Array.isArray(policies) && policies.length > 0);
	}
	const known = [2, 4, 6, 265, 266, 1000, 1004];
	for (const label of cbor.keys()) assert.ok(known.includes(label as number), `${label}`);
	return entries[0]![1];
}

describe('an attestation result', () => {
	const result = ear.claims(parts);

	it('in JSON, member by member', () => {
		assert.deepEqual(JSON.parse(JSON.stringify(result)), {
			eat_profile: 'tag:ietf.org,2026:rats/ear#04',
			iat: 1_700_000_123,
			exp: 1_700_086_400,
			sub: `did:muster:${'22'.repeat(32)}`,
			ear_status: 'warning',
			ear_verifier_id: { developer: 'Muster', build: 'muster/100 on polkadot:11' },
			submods: {
				firmware: {
					ear_status: 'warning',
					ear_trustworthiness_vector: {
						'instance-identity': 2,
						configuration: 2,
						executables: 33,
					},
					ear_appraisal_policy_ids: ['polkadot:11/firmware/appraisal-policy/7/0x00'],
					eat_nonce: '__79_Pv6-fj39vX08_Lx8O_u7ezr6uno5-bl5OPi4eA',
					ear_attester_claims: {
						'muster-hardware': 4,
						'muster-secure-boot': true,
						'muster-debug': false,
					},
					ear_verifier_claims: {
						'muster-at': 1_700_000_000,
						'muster-block': 12,
						'muster-generation': 3,
						'muster-reasons': ['unrecognised', 'advisory'],
						'muster-running': [
							{ component: 0, sequence: '9223372036854775808', endorsed: false },
						],
						'muster-unrecognised': 1,
					},
				},
			},
		});
	});

	it('in CBOR, read by another library', () => {
		const appraisal = check(decode(ear.toCbor(result)));
		assert.equal(appraisal.get(1000), 32);
		assert.deepEqual(
			[...appraisal.get(1001)],
			[
				[0, 2],
				[1, 2],
				[2, 33],
			],
		);
		assert.equal(u8aToHex(appraisal.get(10)), u8aToHex(nonce));
	});

	it('in CBOR, deterministically: keys in the order of their bytes', () => {
		const top = decode(ear.toCbor(result)) as Map<number, unknown>;
		assert.deepEqual([...top.keys()], [2, 4, 6, 265, 266, 1000, 1004]);
		const { iat, ...rest } = result;
		assert.deepEqual(ear.toCbor({ ...rest, iat }), ear.toCbor(result));
	});

	it('without a verdict has the status none, and says why', () => {
		const none = ear.claims({
			...parts,
			verdict: { tier: 'none', why: 'Expired', since: 5n },
			policyId: null,
			nonce: null,
		});
		assert.deepEqual(none.submods, {
			firmware: {
				ear_status: 'none',
				ear_verifier_claims: { 'muster-no-verdict': 'Expired' },
			},
		});
		assert.equal(check(decode(ear.toCbor(none))).get(1000), 0);
		assert.ok(!('exp' in none));
	});

	it('of a PSA token has its claims', () => {
		const platform: firmware.Platform = {
			kind: 'psa',
			implementation: `0x${'ff'.repeat(32)}`,
			lifecycle: 'recoverable-rot-debug',
		};
		const { submods } = ear.claims({ ...parts, verdict: { ...verdict, platform } });
		assert.deepEqual(submods['firmware']!.ear_attester_claims, {
			'psa-implementation-id': `${'_'.repeat(42)}8`,
			'psa-security-lifecycle': 0x5000,
		});
	});
});

describe('a signed result', () => {
	const result = ear.claims(parts);
	const part = (text: string): Buffer => Buffer.from(text, 'base64url');

	it('in a JWT verifies under ES256 by another library', async () => {
		const { webcrypto } = await import('node:crypto');
		const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
		const pair = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
		const signer = await P256Signer.fromKeyPair(pair as never);
		const jwt = await ear.toJwt(result, signer, 'key 1');
		const [header, body, signature] = jwt.split('.') as [string, string, string];
		const said = JSON.parse(part(header).toString());
		assert.deepEqual(said, { alg: 'ES256', typ: 'eat+jwt', kid: 'key 1' });
		assert.deepEqual(JSON.parse(part(body).toString()), result);
		const jwk = await webcrypto.subtle.exportKey('jwk', pair.publicKey);
		const key = createPublicKey({ key: jwk as never, format: 'jwk' });
		const good = (signed: string): boolean =>
			verifyWith(
				'sha256',
				Buffer.from(signed),
				{ key, dsaEncoding: 'ieee-p1363' },
				part(signature),
			);
		assert.ok(good(`${header}.${body}`));
		assert.ok(!good(`${header}.${body.slice(1)}`));
	});

	for (const [kind, number] of [
		['P256', -7],
		['Ed25519', -8],
	] as const) {
		it(`in a CWT is a COSE_Sign1 by ${kind}`, async () => {
			const signer: DeviceSigner =
				kind === 'P256' ? await P256Signer.generate() : Ed25519Signer.fromSeed();
			const message = decode(await ear.toCwt(result, signer)) as any;
			assert.equal(Number(message.tag), 18);
			const [header, , payload, signature] = message.contents as [
				Uint8Array,
				unknown,
				Uint8Array,
				Uint8Array,
			];
			assert.deepEqual(decode(header), new Map([[1, number]]));
			check(decode(payload));
			// Sig_structure (RFC 9052 §4.4), written out.
			const signed = Buffer.concat([
				Buffer.from([0x84, 0x6a]),
				stringToU8a('Signature1'),
				Buffer.from([0x43]),
				header,
				Buffer.from([0x40, 0x59, payload.length >> 8, payload.length & 255]),
				payload,
			]);
			assert.ok(await verify(signer, signed, signature));
		});
	}

	it('by a key that JOSE and COSE do not know is none', async () => {
		await assert.rejects(ear.toJwt(result, Secp256k1Signer.fromSecret()), /signed by P-256/);
		await assert.rejects(ear.toCwt(result, Secp256k1Signer.fromSecret()), /signed by P-256/);
	});
});
