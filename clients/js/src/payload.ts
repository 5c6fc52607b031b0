// SPDX-License-Identifier: Apache-2.0
// What is signed, by whom, for which purpose. Every message is the 32-byte blake2-256 of SCALE
// `(tag, genesis hash, device id, ...)`: the tag keeps a signature for one purpose from serving
// another, the genesis hash keeps it on its chain, and `validUntil` is the last block at which it
// is accepted. The same table, in Rust, is `muster_primitives::payload`.

import { hexToU8a, isHex, u8aConcat } from '@polkadot/util';
import { blake2AsU8a, sha256AsU8a } from '@polkadot/util-crypto';
import {
	encodeKey,
	toDeviceId,
	type AgreementKey,
	type DeviceKey,
	type DeviceLike,
} from './keys.js';
import {
	accountBytes,
	bytesOf,
	option,
	str,
	u32,
	u64,
	type AccountLike,
	type BytesLike,
} from './scale.js';

/** The tag of each purpose. */
export const TAGS = {
	enrol: 'muster/enrol/v1',
	enrolFromLot: 'muster/enrol-from-lot/v1',
	claim: 'muster/claim/v1',
	voucher: 'muster/voucher/v1',
	operationalKey: 'muster/operational-key/v1',
	agreementKey: 'muster/agreement-key/v1',
	rotate: 'muster/rotate-identity-key/v1',
	recover: 'muster/recover/v1',
	submit: 'muster/submit/v1',
	evidence: 'muster/evidence/v1',
	evidenceNonce: 'muster/evidence-nonce/v1',
} as const;

/** A hash: `0x`-hex, bytes, or polkadot.js' `api.genesisHash`. */
export type HashLike = BytesLike | { toU8a(): Uint8Array };

/** A runtime call: its SCALE bytes, `0x`-hex, a polkadot.js `Call`, or an `api.tx....(...)`. */
export type CallLike =
	| BytesLike
	| { readonly method: { toU8a(): Uint8Array } }
	| { readonly callIndex: Uint8Array; toU8a(): Uint8Array };

/** The SCALE bytes of a runtime call. */
export function callBytes(call: CallLike): Uint8Array {
	if (typeof call === 'string') {
		if (!isHex(call)) throw new TypeError(`call: expected 0x-hexadecimal, got "${call}"`);
		return hexToU8a(call);
	}
	if (call instanceof Uint8Array) return call;
	// A `Call` also has a `method`, which is only its name.
	if ('method' in call && typeof call.method === 'object') return call.method.toU8a();
	return (call as { toU8a(): Uint8Array }).toU8a();
}

/** The 32 bytes of a hash. */
export function hashBytes(hash: HashLike, what = 'hash'): Uint8Array {
	const value = typeof hash === 'string' || hash instanceof Uint8Array ? hash : hash.toU8a();
	return bytesOf(value, 32, what);
}

function message(
	tag: string,
	genesis: HashLike,
	device: DeviceLike,
	...rest: Uint8Array[]
): Uint8Array {
	return blake2AsU8a(u8aConcat(head(tag, genesis, device), ...rest), 256);
}

function head(tag: string, genesis: HashLike, device: DeviceLike): Uint8Array {
	return u8aConcat(str(tag), hashBytes(genesis, 'genesis hash'), toDeviceId(device));
}

const deadline = (validUntil: number): Uint8Array => u32(validUntil, 'validUntil');
const generationBytes = (generation: number): Uint8Array => u32(generation, 'generation');
const nonceBytes = (nonce: number | bigint): Uint8Array => u64(nonce, 'nonce');

/**
 * A device's proof of possession when `enroller` enrols it for `model`. Signed by the key enrolled,
 * from which the device's id follows.
 */
export function enrol(
	genesis: HashLike,
	p: { device: DeviceLike; enroller: AccountLike; model: number; validUntil: number },
): Uint8Array {
	const rest = [accountBytes(p.enroller), u32(p.model, 'model'), deadline(p.validUntil)];
	return message(TAGS.enrol, genesis, p.device, ...rest);
}

/**
 * A device's proof of possession when it is enrolled as leaf `index` of `lot`, by whomever. Signed
 * by the key enrolled, from which the device's id follows.
 */
export function enrolFromLot(
	genesis: HashLike,
	p: { device: DeviceLike; lot: number; index: number | bigint; validUntil: number },
): Uint8Array {
	const rest = [u32(p.lot, 'lot'), u64(p.index, 'index'), deadline(p.validUntil)];
	return message(TAGS.enrolFromLot, genesis, p.device, ...rest);
}

/** A device's consent that `claimant` becomes its owner. Signed by the identity key. */
export function claim(
	genesis: HashLike,
	p: { device: DeviceLike; claimant: AccountLike; generation: number; validUntil: number },
): Uint8Array {
	const rest = [accountBytes(p.claimant), generationBytes(p.generation), deadline(p.validUntil)];
	return message(TAGS.claim, genesis, p.device, ...rest);
}

/** A vendor's word that `claimant` may claim a device. Signed by the vendor's voucher key. */
export function voucher(
	genesis: HashLike,
	p: {
		device: DeviceLike;
		vendor: number;
		claimant: AccountLike;
		generation: number;
		validUntil: number;
	},
): Uint8Array {
	const rest = [
		u32(p.vendor, 'vendor'),
		accountBytes(p.claimant),
		generationBytes(p.generation),
		deadline(p.validUntil),
	];
	return message(TAGS.voucher, genesis, p.device, ...rest);
}

/** The appointment of an operational key. Signed by the identity key and by the new key. */
export function operationalKey(
	genesis: HashLike,
	p: { device: DeviceLike; key: DeviceKey; nonce: number | bigint; validUntil: number },
): Uint8Array {
	const rest = [encodeKey(p.key), nonceBytes(p.nonce), deadline(p.validUntil)];
	return message(TAGS.operationalKey, genesis, p.device, ...rest);
}

/** The publication of a key-agreement key, or its removal with null. Signed by the identity key. */
export function agreementKey(
	genesis: HashLike,
	p: {
		device: DeviceLike;
		key: AgreementKey | null;
		nonce: number | bigint;
		validUntil: number;
	},
): Uint8Array {
	const key = p.key && bytesOf(p.key.publicKey, 32, 'key-agreement key');
	const rest = [option(key), nonceBytes(p.nonce), deadline(p.validUntil)];
	return message(TAGS.agreementKey, genesis, p.device, ...rest);
}

/** The change of the identity key to `key`. Signed by the old identity key and by `key`. */
export function rotate(
	genesis: HashLike,
	p: { device: DeviceLike; key: DeviceKey; nonce: number | bigint; validUntil: number },
): Uint8Array {
	const rest = [encodeKey(p.key), nonceBytes(p.nonce), deadline(p.validUntil)];
	return message(TAGS.rotate, genesis, p.device, ...rest);
}

/** Proof of possession of the key that replaces a lost identity key. Signed by `key`. */
export function recover(
	genesis: HashLike,
	p: { device: DeviceLike; key: DeviceKey; generation: number; validUntil: number },
): Uint8Array {
	const rest = [encodeKey(p.key), generationBytes(p.generation), deadline(p.validUntil)];
	return message(TAGS.recover, genesis, p.device, ...rest);
}

/**
 * A call that a device orders, whoever carries it to the chain. Signed by the operational key, or
 * by the identity key of a device that has none.
 */
export function submit(
	genesis: HashLike,
	p: { device: DeviceLike; nonce: number | bigint; validUntil: number; call: CallLike },
): Uint8Array {
	const rest = [nonceBytes(p.nonce), deadline(p.validUntil), callBytes(p.call)];
	return message(TAGS.submit, genesis, p.device, ...rest);
}

/**
 * What a device says about itself, at the time of a recent block: `claims` are the SCALE bytes of
 * what it claims. Signed by the operational or the identity key.
 */
export function evidence(
	genesis: HashLike,
	p: { device: DeviceLike; blockHash: HashLike; claims: Uint8Array },
): Uint8Array {
	const { device, blockHash, claims } = p;
	return message(TAGS.evidence, genesis, device, hashBytes(blockHash, 'block hash'), claims);
}

/** The nonce of an attestation token that is made at the time of a recent block. SHA-256. */
export function evidenceNonce(
	genesis: HashLike,
	{ device, blockHash }: { device: DeviceLike; blockHash: HashLike },
): Uint8Array {
	const hash = hashBytes(blockHash, 'block hash');
	return sha256AsU8a(u8aConcat(head(TAGS.evidenceNonce, genesis, device), hash));
}
