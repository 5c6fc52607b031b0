// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { createPrivateKey, sign as nodeSign, webcrypto } from 'node:crypto';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { p256 } from '@noble/curves/nist';
import { u8aConcat, u8aEq, u8aToHex } from '@polkadot/util';
import { base58Decode } from '@polkadot/util-crypto';
import {
	AgreementKeyPair,
	Ed25519Signer,
	KEY_KINDS,
	P256Signer,
	PUBLIC_KEY_BYTES,
	SIGNATURE_BYTES,
	Secp256k1Signer,
	compressPoint,
	decodeKey,
	derToRaw,
	deviceId,
	deviceKey,
	did,
	encodeKey,
	externalSigner,
	generateSigner,
	isWellFormed,
	keyArg,
	multikey,
	parseDid,
	signArg,
	signatureArg,
	verify,
	type DeviceSigner,
	type KeyKind,
} from '../src/index.js';
import { readJson, vectors } from './vectors.js';

const message = new Uint8Array(32).fill(7);

describe('signers', () => {
	for (const kind of KEY_KINDS) {
		it(`${kind} signs what verifies, and nothing else`, async () => {
			const signer = await generateSigner(kind);
			assert.equal(signer.kind, kind);
			assert.equal(signer.publicKey.length, PUBLIC_KEY_BYTES[kind]);
			assert.ok(isWellFormed(signer));

			const signature = await signer.sign(message);
			assert.equal(signature.length, SIGNATURE_BYTES[kind]);
			assert.ok(await verify(signer, message, signature));

			const other = await generateSigner(kind);
			assert.equal(await verify(other, message, signature), false);
			assert.equal(await verify(signer, message.slice(1), signature), false);
			for (const at of [0, 40, 63]) {
				const flipped = signature.slice();
				flipped[at]! ^= 1;
				assert.equal(await verify(signer, message, flipped), false, `byte ${at}`);
			}
			assert.equal(await verify(signer, message, signature.slice(1)), false);
			assert.equal(await verify(signer, message, new Uint8Array(signature.length)), false);
		});
	}

	it('seeds and secrets give the same key again', async () => {
		const seed = `0x${'ab'.repeat(32)}`;
		assert.deepEqual(
			Ed25519Signer.fromSeed(seed).publicKey,
			Ed25519Signer.fromSeed(seed).publicKey,
		);
		// RFC 8032 §7.1, test 1.
		const rfc = '0x9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60';
		assert.equal(
			u8aToHex(Ed25519Signer.fromSeed(rfc).publicKey),
			'0xd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
		);
		// SEC 2 §2.4.1: the secret 1 is the base point.
		assert.equal(
			u8aToHex(Secp256k1Signer.fromSecret(`0x${'00'.repeat(31)}01`).publicKey),
			'0x0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798',
		);
		assert.throws(() => Ed25519Signer.fromSeed('0xab'), /expected 32 bytes, got 1/);
	});

	it('P-256 takes pairs and JSON Web Keys made elsewhere', async () => {
		const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
		const pair = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
		const jwk = await webcrypto.subtle.exportKey('jwk', pair.privateKey);
		const fromPair = await P256Signer.fromKeyPair(pair as any);
		const fromJwk = await P256Signer.fromJwk(jwk as JsonWebKey);
		assert.deepEqual(fromPair.publicKey, fromJwk.publicKey);
		assert.ok(await verify(fromPair, message, await fromJwk.sign(message)));
	});

	it('an external signer with DER signatures, as a TPM gives them', async () => {
		const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
		const pair = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
		const jwk = await webcrypto.subtle.exportKey('jwk', pair.privateKey);
		const key = createPrivateKey({ key: jwk as any, format: 'jwk' });
		const raw = new Uint8Array(await webcrypto.subtle.exportKey('raw', pair.publicKey));
		const signer: DeviceSigner = externalSigner('P256', raw, async (message) =>
			derToRaw(nodeSign('sha256', message, key)),
		);
		// Lengths of r and s vary: some are shorter than 32 bytes, some have a zero in front.
		for (let i = 0; i < 300; i++) {
			const message = new Uint8Array(32).fill(i % 256);
			assert.ok(await verify(signer, message, await signer.sign(message)));
		}
	});

	it('a high s is as good as a low one', async () => {
		const signer = await P256Signer.generate();
		const signature = p256.Signature.fromCompact(await signer.sign(message));
		const n = p256.Point.CURVE().n;
		const twin = new p256.Signature(signature.r, n - signature.s).toBytes('compact');
		assert.ok(await verify(signer, message, twin));
	});

	it('DER that is not a signature is refused', () => {
		for (const bytes of [
			[],
			[0x30],
			[0x30, 0],
			[0x30, 6, 2, 1, 1, 2, 1],
			[0x30, 6, 2, 1, 1, 3, 1, 1],
		]) {
			assert.throws(() => derToRaw(new Uint8Array(bytes)), /not a DER signature/);
		}
		assert.throws(() => derToRaw(new Uint8Array([0x30, 7, 2, 1, 1, 2, 1, 1, 0])), /not a DER/);
		const ok = derToRaw(new Uint8Array([0x30, 6, 2, 1, 1, 2, 1, 2]));
		assert.deepEqual([ok[31], ok[63]], [1, 2]);
	});
});

describe('encodings', () => {
	it('a key is its kind and its bytes', async () => {
		for (const [index, kind] of KEY_KINDS.entries()) {
			const key = await generateSigner(kind);
			const encoded = encodeKey(key);
			assert.equal(encoded[0], index);
			assert.deepEqual(encoded.slice(1), key.publicKey);
			assert.deepEqual(decodeKey(encoded), { kind, publicKey: key.publicKey });
			assert.deepEqual(keyArg(key), { [kind]: key.publicKey });
			assert.throws(() => decodeKey(encoded.slice(0, -1)), TypeError);
			assert.throws(() => decodeKey(u8aConcat(encoded, [0])), TypeError);
		}
		assert.throws(() => decodeKey(new Uint8Array([4, ...new Uint8Array(32)])), /unknown kind/);
		assert.throws(() => decodeKey(new Uint8Array()), /unknown kind/);
	});

	it('a signature is wrapped by its kind', async () => {
		const signer = await Secp256k1Signer.fromSecret();
		const { Secp256k1: bytes } = await signArg(signer, message);
		assert.equal(bytes!.length, 65);
		assert.throws(
			() => signatureArg('P256', bytes!),
			/P256 signature: expected 64 bytes, got 65/,
		);
	});

	it('points are compressed', async () => {
		for (let i = 0; i < 8; i++) {
			const secret = p256.utils.randomSecretKey();
			const long = p256.getPublicKey(secret, false);
			const short = p256.getPublicKey(secret, true);
			assert.deepEqual(compressPoint(long), short);
			assert.deepEqual(compressPoint(short), short);
			assert.deepEqual(deviceKey('P256', long).publicKey, short);
		}
		assert.throws(() => compressPoint(new Uint8Array(65)), /SEC1 point/);
		assert.throws(() => compressPoint(new Uint8Array(64)), /SEC1 point/);
	});

	it('what is no key of its kind is refused', () => {
		const refused: [KeyKind, Uint8Array | string][] = [
			['Ed25519', new Uint8Array(33)],
			['Ed25519', new Uint8Array(32)], // y = 0, of order 4
			['Ed25519', `0x01${'00'.repeat(31)}`], // the identity
			['Ed25519', `0xee${'ff'.repeat(30)}7f`], // y = 1 + p, not canonical
			['Sr25519', new Uint8Array(32)],
			['P256', new Uint8Array(33)],
			['P256', `0x02${'ff'.repeat(32)}`],
			['Secp256k1', `0x05${'11'.repeat(32)}`],
			['P256', 'deadbeef'],
			['Dsa' as KeyKind, new Uint8Array(32)],
		];
		for (const [kind, bytes] of refused) {
			assert.throws(() => deviceKey(kind, bytes), TypeError, `${kind} ${bytes}`);
		}
	});
});

describe('ids and DIDs', () => {
	it('a DID is did:muster: and the id', async () => {
		const key = await generateSigner('P256');
		const id = deviceId(key);
		assert.equal(did(key), `did:muster:${u8aToHex(id).slice(2)}`);
		assert.equal(did(id), did(key));
		assert.equal(did(u8aToHex(id)), did(key));
		assert.equal(did(did(key)), did(key));
		assert.deepEqual(parseDid(did(key)), id);
	});

	it('has one spelling', () => {
		const digits = 'ab'.repeat(32);
		assert.equal(parseDid(`did:muster:${digits}`).length, 32);
		for (const text of [
			`did:muster:${digits.toUpperCase()}`,
			`did:muster:${digits}00`,
			`did:muster:${digits.slice(1)}`,
			`did:muster:${digits}#identity`,
			`did:muster:0x${digits.slice(2)}`,
			`DID:muster:${digits}`,
			`did:key:${digits}`,
			`did:muster:${digits}\n`,
			'',
		]) {
			assert.throws(() => parseDid(text), TypeError, text);
		}
	});

	it('the same bytes as keys of two kinds are two devices', () => {
		const publicKey = new Uint8Array(32).fill(9);
		const a = deviceId({ kind: 'Ed25519', publicKey });
		const b = deviceId({ kind: 'Sr25519', publicKey });
		assert.ok(!u8aEq(a, b));
	});
});

describe('key agreement', () => {
	it('both sides find the same secret', () => {
		const a = AgreementKeyPair.fromSecret();
		const b = AgreementKeyPair.fromSecret();
		assert.deepEqual(a.sharedSecret(b), b.sharedSecret(a));
	});

	it('agrees with RFC 7748 §6.1', () => {
		const alice = AgreementKeyPair.fromSecret(
			'0x77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a',
		);
		const bob = AgreementKeyPair.fromSecret(
			'0x5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb',
		);
		assert.equal(
			u8aToHex(alice.publicKey),
			'0x8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a',
		);
		assert.equal(
			u8aToHex(alice.sharedSecret(bob)),
			'0x4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742',
		);
	});

	it('a peer of small order is refused', () => {
		const pair = AgreementKeyPair.fromSecret();
		assert.throws(() => pair.sharedSecret({ publicKey: new Uint8Array(32) }));
	});
});

describe('Multikey', () => {
	const { dir, skip } = vectors('did-key');
	const file = (name: string): [string, any][] => {
		const entries = Object.entries<any>(readJson(join(dir, 'test-vectors', name)));
		assert.ok(entries.length > 0);
		return entries;
	};
	/** The public key of a verification method, which comes in one of two forms. */
	const publicKey = ({ publicKeyBase58, publicKeyJwk: jwk }: any): Uint8Array => {
		if (publicKeyBase58) return base58Decode(publicKeyBase58);
		const x = Buffer.from(jwk.x, 'base64url');
		return jwk.y ? u8aConcat([4], x, Buffer.from(jwk.y, 'base64url')) : new Uint8Array(x);
	};

	it('Ed25519 and X25519 as in did:key', { skip }, () => {
		for (const [name, entry] of file('ed25519-x25519.json')) {
			const key = deviceKey('Ed25519', publicKey(entry.verificationKeyPair));
			assert.equal(`did:key:${multikey(key)}`, name);
			const agreement = multikey({ publicKey: publicKey(entry.keyAgreementKeyPair) });
			assert.ok(entry.keyAgreementKeyPair.id.endsWith(`#${agreement}`), name);
			const signer = Ed25519Signer.fromSeed(`0x${entry.seed}`);
			assert.deepEqual(signer.publicKey, key.publicKey);
		}
	});

	it('Secp256k1 as in did:key', { skip }, () => {
		for (const [name, entry] of file('secp256k1.json')) {
			const key = deviceKey('Secp256k1', publicKey(entry.verificationKeyPair));
			assert.equal(`did:key:${multikey(key)}`, name);
		}
	});

	it('P-256 as in did:key', { skip }, async () => {
		const entries = file('nist-curves.json').filter(([name]) => name.startsWith('did:key:zDn'));
		assert.ok(entries.length > 0);
		for (const [name, { verificationMethod }] of entries) {
			const key = deviceKey('P256', publicKey(verificationMethod));
			assert.equal(`did:key:${multikey(key)}`, name);
			if (verificationMethod.privateKeyJwk) {
				const signer = await P256Signer.fromJwk(verificationMethod.privateKeyJwk);
				assert.deepEqual(signer.publicKey, key.publicKey);
			}
		}
	});

	it('Sr25519 has the prefix ef 01', () => {
		const publicKey = new Uint8Array(32).fill(1);
		const text = multikey({ kind: 'Sr25519', publicKey });
		assert.equal(text[0], 'z');
		assert.deepEqual(base58Decode(text, true), u8aConcat([0xef, 0x01], publicKey));
	});
});
