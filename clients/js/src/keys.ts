// SPDX-License-Identifier: Apache-2.0
// Device keys: the four kinds, their encodings, device ids and DIDs, and signers for each kind.

import { p256 } from '@noble/curves/nist';
import { ed25519, x25519 } from '@noble/curves/ed25519';
import { secp256k1 } from '@noble/curves/secp256k1';
import { sha256 } from '@noble/hashes/sha2';
import { hexToU8a, isHex, u8aConcat, u8aEq, u8aToHex } from '@polkadot/util';
import {
	base58Encode,
	blake2AsU8a,
	cryptoWaitReady,
	ed25519PairFromSeed,
	ed25519Sign,
	ed25519Verify,
	randomAsU8a,
	sr25519PairFromSeed,
	sr25519Sign,
	sr25519Verify,
} from '@polkadot/util-crypto';
import { bytesOf, str, type BytesLike } from './scale.js';

/** Kinds of device keys, in the order of their SCALE index. */
export const KEY_KINDS = ['Ed25519', 'Sr25519', 'Secp256k1', 'P256'] as const;
export type KeyKind = (typeof KEY_KINDS)[number];

/** Bytes of a public key: raw for the Edwards kinds, compressed SEC1 for the ECDSA kinds. */
export const PUBLIC_KEY_BYTES: Record<KeyKind, number> = {
	Ed25519: 32,
	Sr25519: 32,
	Secp256k1: 33,
	P256: 33,
};

/** Bytes of a signature: `r||s||v` for Secp256k1, `r||s` for P256. */
export const SIGNATURE_BYTES: Record<KeyKind, number> = {
	Ed25519: 64,
	Sr25519: 64,
	Secp256k1: 65,
	P256: 64,
};

/** A device's public key. */
export interface DeviceKey {
	readonly kind: KeyKind;
	readonly publicKey: Uint8Array;
}

/** A device's key that can sign: in memory, in a browser's key store, or behind a secure element. */
export interface DeviceSigner extends DeviceKey {
	/**
	 * Signs `message` (a 32-byte message of `payload`). ECDSA kinds hash it with SHA-256 themselves;
	 * see {@link SIGNATURE_BYTES} for the form of the result.
	 */
	sign(message: Uint8Array): Promise<Uint8Array>;
}

/** A device key as polkadot.js takes it for a call's argument, e.g. `{ P256: bytes }`. */
export type KeyArgument = Partial<Record<KeyKind, Uint8Array>>;

/** A public key of the given kind; throws if it cannot be one. */
export function deviceKey(kind: KeyKind, publicKey: BytesLike): DeviceKey {
	if (!KEY_KINDS.includes(kind)) throw new TypeError(`unknown kind of key: ${String(kind)}`);
	const bytes =
		typeof publicKey === 'string' && isHex(publicKey) ? hexToU8a(publicKey) : publicKey;
	if (typeof bytes === 'string') throw new TypeError(`${kind} key: expected 0x-hexadecimal`);
	if ((kind === 'P256' || kind === 'Secp256k1') && bytes.length === 65) {
		return { kind, publicKey: compressPoint(bytes) };
	}
	bytesOf(bytes, PUBLIC_KEY_BYTES[kind], `${kind} public key`);
	const key = { kind, publicKey: bytes };
	if (!isWellFormed(key)) {
		throw new TypeError(`${u8aToHex(bytes)} is not a usable ${kind} public key`);
	}
	return key;
}

/** True if the key is a point a device may have: on its curve, canonical, not of small order. */
export function isWellFormed({ kind, publicKey }: DeviceKey): boolean {
	if (publicKey.length !== PUBLIC_KEY_BYTES[kind]) return false;
	try {
		switch (kind) {
			case 'Ed25519':
				return !ed25519.Point.fromHex(publicKey).isSmallOrder();
			case 'Sr25519':
				// The chain looks no closer: under the identity one signature fits every message,
				// and whether other bytes are a point at all the first signature shows.
				return publicKey.some((byte) => byte !== 0);
			case 'Secp256k1':
				secp256k1.Point.fromHex(publicKey).assertValidity();
				return true;
			case 'P256':
				p256.Point.fromHex(publicKey).assertValidity();
				return true;
		}
	} catch {
		return false;
	}
}

/** SEC1 uncompressed point (`04||x||y`, 65 bytes) to compressed (33 bytes). */
export function compressPoint(point: Uint8Array): Uint8Array {
	if (point.length === 33 && (point[0] === 2 || point[0] === 3)) return point;
	if (point.length !== 65 || point[0] !== 4) {
		throw new TypeError(
			'expected a SEC1 point: 65 bytes that begin with 04, or 33 with 02 or 03',
		);
	}
	return u8aConcat([2 + (point[64]! & 1)], point.subarray(1, 33));
}

/**
 * ASN.1 DER signature (`SEQUENCE { r, s }`, what TPMs and most TLS libraries give) to `r||s`, each
 * of 32 bytes.
 */
export function derToRaw(der: Uint8Array): Uint8Array {
	const bad = (): never => {
		throw new TypeError('not a DER signature of a 256-bit curve');
	};
	if (der[0] !== 0x30 || der[1] !== der.length - 2) bad();
	const out = new Uint8Array(64);
	let at = 2;
	for (const end of [32, 64]) {
		const length = der[at + 1] ?? 0;
		let value = der.subarray(at + 2, at + 2 + length);
		if (der[at] !== 0x02 || length === 0 || value.length !== length) bad();
		if (value.length === 33 && value[0] === 0) value = value.subarray(1);
		if (value.length > 32) bad();
		out.set(value, end - value.length);
		at += 2 + length;
	}
	if (at !== der.length) bad();
	return out;
}

/** SCALE encoding of a device key: the kind's index and the key. */
export function encodeKey(key: DeviceKey): Uint8Array {
	const bytes = bytesOf(key.publicKey, PUBLIC_KEY_BYTES[key.kind], `${key.kind} public key`);
	return u8aConcat([KEY_KINDS.indexOf(key.kind)], bytes);
}

/** Reads {@link encodeKey} back; throws on anything else. */
export function decodeKey(bytes: Uint8Array): DeviceKey {
	const kind = KEY_KINDS[bytes[0] ?? -1];
	if (!kind) throw new TypeError('not an encoded device key: unknown kind');
	return deviceKey(kind, bytes.slice(1));
}

/** The key as an argument of a polkadot.js call. */
export function keyArg(key: DeviceKey): KeyArgument {
	return { [key.kind]: key.publicKey };
}

/** A signature as an argument of a polkadot.js call. */
export function signatureArg(kind: KeyKind, signature: Uint8Array): KeyArgument {
	return { [kind]: bytesOf(signature, SIGNATURE_BYTES[kind], `${kind} signature`) };
}

/** Signs and wraps the signature as an argument of a polkadot.js call. */
export async function signArg(signer: DeviceSigner, message: Uint8Array): Promise<KeyArgument> {
	return signatureArg(signer.kind, await signer.sign(message));
}

/** Checks a signature as the chain does. High-s ECDSA signatures are good: secure elements make them. */
export async function verify(
	key: DeviceKey,
	message: Uint8Array,
	signature: Uint8Array,
): Promise<boolean> {
	if (signature.length !== SIGNATURE_BYTES[key.kind]) return false;
	try {
		switch (key.kind) {
			case 'Ed25519':
				return ed25519Verify(message, signature, key.publicKey);
			case 'Sr25519':
				await cryptoWaitReady();
				return sr25519Verify(message, signature, key.publicKey);
			case 'Secp256k1': {
				const parsed = secp256k1.Signature.fromCompact(signature.subarray(0, 64));
				const recovered = parsed
					.addRecoveryBit(signature[64]!)
					.recoverPublicKey(sha256(message))
					.toBytes(true);
				return u8aEq(recovered, key.publicKey);
			}
			case 'P256':
				return p256.verify(signature, message, key.publicKey, {
					prehash: true,
					lowS: false,
				});
		}
	} catch {
		return false;
	}
}

// --- ids and DIDs ---------------------------------------------------------------------------------

const DID_PREFIX = 'did:muster:';
const DID = /^did:muster:[0-9a-f]{64}$/;

/** What names a device: its DID, its id as `0x`-hex or bytes, or the key it enrolled with. */
export type DeviceLike = string | Uint8Array | DeviceKey;

/** The id of the device that enrols with this key. It never changes, whatever happens to the key. */
export function deviceId(enrolmentKey: DeviceKey): Uint8Array {
	return blake2AsU8a(u8aConcat(str('muster/device-id/v1'), encodeKey(enrolmentKey)), 256);
}

/** `did:muster:` and 64 lower-case hexadecimal digits. */
export function did(device: DeviceLike): string {
	return DID_PREFIX + u8aToHex(toDeviceId(device)).slice(2);
}

/** The device id in a DID; throws unless it is exactly `did:muster:` and 64 lower-case hex digits. */
export function parseDid(text: string): Uint8Array {
	if (!DID.test(text)) {
		throw new TypeError(`"${text}" is not did:muster: and 64 lower-case hexadecimal digits`);
	}
	return hexToU8a(`0x${text.slice(DID_PREFIX.length)}`);
}

/** The 32 bytes of a device's id. */
export function toDeviceId(device: DeviceLike): Uint8Array {
	if (typeof device === 'string') {
		return device.startsWith('did:') ? parseDid(device) : bytesOf(device, 32, 'device id');
	}
	return device instanceof Uint8Array ? bytesOf(device, 32, 'device id') : deviceId(device);
}

// --- Multikey -------------------------------------------------------------------------------------

/** Multicodec prefixes (unsigned varints) of public keys. */
const MULTICODEC: Record<KeyKind | 'X25519', [number, number]> = {
	Ed25519: [0xed, 0x01],
	Sr25519: [0xef, 0x01],
	Secp256k1: [0xe7, 0x01],
	P256: [0x80, 0x24],
	X25519: [0xec, 0x01],
};

/** `publicKeyMultibase` of a key: `z`, then base58btc of multicodec prefix and key. */
export function multikey(key: DeviceKey | AgreementKey): string {
	const kind = 'kind' in key ? key.kind : 'X25519';
	return base58Encode(u8aConcat(MULTICODEC[kind], key.publicKey), true);
}

// --- signers --------------------------------------------------------------------------------------

/** WebCrypto of this runtime. Node 18 has it, but not as a global. */
async function subtle(): Promise<SubtleCrypto> {
	if (globalThis.crypto?.subtle) return globalThis.crypto.subtle;
	const { webcrypto } = await import('node:crypto');
	return webcrypto.subtle as unknown as SubtleCrypto;
}

const asSource = (bytes: Uint8Array): BufferSource => bytes as Uint8Array<ArrayBuffer>;

/** P-256 (ES256) by WebCrypto. The private key never leaves it unless made extractable. */
export class P256Signer implements DeviceSigner {
	readonly kind = 'P256';

	private constructor(
		readonly publicKey: Uint8Array,
		private readonly privateKey: CryptoKey,
	) {}

	/** A fresh key. Not extractable by default, so only this object can use it. */
	static async generate(extractable = false): Promise<P256Signer> {
		const crypto = await subtle();
		const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
		const pair = await crypto.generateKey(algorithm, extractable, ['sign', 'verify']);
		return P256Signer.fromKeyPair(pair);
	}

	/** A pair made elsewhere with WebCrypto (`ECDSA`, `P-256`). */
	static async fromKeyPair(pair: {
		publicKey: CryptoKey;
		privateKey: CryptoKey;
	}): Promise<P256Signer> {
		const raw = await (await subtle()).exportKey('raw', pair.publicKey);
		return new P256Signer(compressPoint(new Uint8Array(raw)), pair.privateKey);
	}

	/** A private JSON Web Key (RFC 7518 §6.2). */
	static async fromJwk(jwk: JsonWebKey): Promise<P256Signer> {
		const crypto = await subtle();
		const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
		const { kty, crv, x, y } = jwk;
		return P256Signer.fromKeyPair({
			privateKey: await crypto.importKey('jwk', jwk, algorithm, false, ['sign']),
			publicKey: await crypto.importKey('jwk', { kty, crv, x, y }, algorithm, true, [
				'verify',
			]),
		});
	}

	async sign(message: Uint8Array): Promise<Uint8Array> {
		const algorithm = { name: 'ECDSA', hash: 'SHA-256' };
		const signature = await (
			await subtle()
		).sign(algorithm, this.privateKey, asSource(message));
		return new Uint8Array(signature);
	}
}

/** Ed25519 (RFC 8032): from a seed in memory, or by WebCrypto where it offers the curve. */
export class Ed25519Signer implements DeviceSigner {
	readonly kind = 'Ed25519';

	private constructor(
		readonly publicKey: Uint8Array,
		private readonly signWith: (message: Uint8Array) => Promise<Uint8Array>,
	) {}

	/** A fresh key: by WebCrypto (not extractable) if it has Ed25519, else from a random seed. */
	static async generate(): Promise<Ed25519Signer> {
		const crypto = await subtle();
		try {
			const pair = (await crypto.generateKey({ name: 'Ed25519' }, false, [
				'sign',
				'verify',
			])) as CryptoKeyPair;
			const publicKey = new Uint8Array(await crypto.exportKey('raw', pair.publicKey));
			return new Ed25519Signer(publicKey, async (message) => {
				const signature = await crypto.sign('Ed25519', pair.privateKey, asSource(message));
				return new Uint8Array(signature);
			});
		} catch {
			return Ed25519Signer.fromSeed(randomAsU8a(32));
		}
	}

	/** The key of a 32-byte seed; a random one if none is given. */
	static fromSeed(seed: BytesLike = randomAsU8a(32)): Ed25519Signer {
		const pair = ed25519PairFromSeed(bytesOf(seed, 32, 'Ed25519 seed'));
		return new Ed25519Signer(pair.publicKey, async (message) => ed25519Sign(message, pair));
	}

	sign(message: Uint8Array): Promise<Uint8Array> {
		return this.signWith(message);
	}
}

/** Sr25519 (Schnorrkel, context `substrate`). */
export class Sr25519Signer implements DeviceSigner {
	readonly kind = 'Sr25519';

	private constructor(private readonly pair: { publicKey: Uint8Array; secretKey: Uint8Array }) {}

	/** The key of a 32-byte seed; a random one if none is given. */
	static async fromSeed(seed: BytesLike = randomAsU8a(32)): Promise<Sr25519Signer> {
		await cryptoWaitReady();
		return new Sr25519Signer(sr25519PairFromSeed(bytesOf(seed, 32, 'Sr25519 seed')));
	}

	get publicKey(): Uint8Array {
		return this.pair.publicKey;
	}

	async sign(message: Uint8Array): Promise<Uint8Array> {
		return sr25519Sign(message, this.pair);
	}
}

/** Secp256k1 (ES256K, RFC 8812, with the recovery byte that the chain's verifier wants). */
export class Secp256k1Signer implements DeviceSigner {
	readonly kind = 'Secp256k1';
	readonly publicKey: Uint8Array;

	private constructor(private readonly secretKey: Uint8Array) {
		this.publicKey = secp256k1.getPublicKey(secretKey, true);
	}

	/** The key of a 32-byte secret scalar; a random one if none is given. */
	static fromSecret(secret: BytesLike = secp256k1.utils.randomSecretKey()): Secp256k1Signer {
		return new Secp256k1Signer(bytesOf(secret, 32, 'Secp256k1 secret'));
	}

	async sign(message: Uint8Array): Promise<Uint8Array> {
		const signature = secp256k1.sign(sha256(message), this.secretKey, { prehash: false });
		return u8aConcat(signature.toBytes('compact'), [signature.recovery]);
	}
}

/**
 * A signer around a key kept elsewhere: a secure element, a TPM, a remote signing service.
 * `sign` gets the message and returns the signature in the form of {@link SIGNATURE_BYTES}
 * ({@link derToRaw} helps with DER).
 */
export function externalSigner(
	kind: KeyKind,
	publicKey: BytesLike,
	sign: (message: Uint8Array) => Promise<Uint8Array>,
): DeviceSigner {
	return { ...deviceKey(kind, publicKey), sign };
}

/** A fresh signer of the given kind. */
export async function generateSigner(kind: KeyKind): Promise<DeviceSigner> {
	switch (kind) {
		case 'P256':
			return P256Signer.generate();
		case 'Ed25519':
			return Ed25519Signer.generate();
		case 'Sr25519':
			return Sr25519Signer.fromSeed();
		case 'Secp256k1':
			return Secp256k1Signer.fromSecret();
		default:
			throw new TypeError(`unknown kind of key: ${String(kind)}`);
	}
}

// --- key agreement --------------------------------------------------------------------------------

/** An X25519 public key (RFC 7748), published so that peers can open an encrypted channel. */
export interface AgreementKey {
	readonly publicKey: Uint8Array;
}

/** An X25519 key pair. */
export class AgreementKeyPair implements AgreementKey {
	readonly publicKey: Uint8Array;

	private constructor(
		/** For protocols that agree on keys themselves, as HPKE does. Nobody else may see it. */
		readonly secretKey: Uint8Array,
	) {
		this.publicKey = x25519.getPublicKey(secretKey);
	}

	/** The pair of a 32-byte secret; a random one if none is given. */
	static fromSecret(secret: BytesLike = randomAsU8a(32)): AgreementKeyPair {
		return new AgreementKeyPair(bytesOf(secret, 32, 'X25519 secret'));
	}

	/** The secret shared with the holder of `peer`; throws if `peer` is of small order (§6.1). */
	sharedSecret(peer: AgreementKey): Uint8Array {
		return x25519.getSharedSecret(this.secretKey, peer.publicKey);
	}
}
