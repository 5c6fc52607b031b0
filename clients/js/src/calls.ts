// SPDX-License-Identifier: Apache-2.0
// The registry's calls that carry signatures of devices: each function signs what has to be signed
// and returns the call. An account sends it with `send`; `submit` and `enrolFromLot` a device can
// also send itself, with `sendDirect`. All other calls are plain `api.tx.deviceRegistry....`.

import type { ApiPromise } from '@polkadot/api';
import { u8aToHex } from '@polkadot/util';
import { deadline, type Tx } from './chain.js';
import {
	did,
	keyArg,
	signArg,
	toDeviceId,
	type AgreementKey,
	type DeviceLike,
	type DeviceSigner,
	type KeyArgument,
} from './keys.js';
import type { InclusionProof } from './lots.js';
import * as payload from './payload.js';
import type { CallLike } from './payload.js';
import type { AccountLike } from './scale.js';
import { device as deviceView, type Device } from './views.js';

/** The last block at which a signature counts; 600 blocks from now if omitted. */
export interface Deadline {
	validUntil?: number;
}

async function until(api: ApiPromise, { validUntil }: Deadline): Promise<number> {
	return validUntil ?? (await deadline(api));
}

/** A device as it is now; throws if there is none. */
async function known(api: ApiPromise, device: DeviceLike): Promise<Device> {
	const found = await deviceView(api, device);
	if (!found) throw new Error(`no device ${did(device)} is enrolled on this chain`);
	return found;
}

/** The registry's calls, with a sentence for a chain that has none. */
function registry(api: ApiPromise): NonNullable<ApiPromise['tx'][string]> {
	const calls = api.tx['deviceRegistry'];
	if (!calls) throw new Error('this chain has no device registry: is it a Muster chain?');
	return calls;
}

/** Enrols one device. Sent by `enroller`: the vendor's account or an operator. */
export async function enrol(
	api: ApiPromise,
	p: Deadline & { signer: DeviceSigner; enroller: AccountLike; model: number },
): Promise<Tx> {
	const { key, validUntil, signature } = await enrolment(api, p);
	return registry(api)['enrol']!(p.model, key, validUntil, signature);
}

/** Enrols up to 100 devices of a model, all or none. Sent by `enroller`, as {@link enrol}. */
export async function enrolBatch(
	api: ApiPromise,
	p: Deadline & { signers: DeviceSigner[]; enroller: AccountLike; model: number },
): Promise<Tx> {
	const validUntil = await until(api, p);
	const devices = await Promise.all(
		p.signers.map((signer) => enrolment(api, { ...p, signer, validUntil })),
	);
	return registry(api)['enrolBatch']!(p.model, devices);
}

async function enrolment(
	api: ApiPromise,
	p: Deadline & { signer: DeviceSigner; enroller: AccountLike; model: number },
): Promise<{ key: KeyArgument; validUntil: number; signature: KeyArgument }> {
	const { signer: device, enroller, model } = p;
	const validUntil = await until(api, p);
	const message = payload.enrol(api.genesisHash, { device, enroller, model, validUntil });
	return { key: keyArg(device), validUntil, signature: await signArg(device, message) };
}

/** Enrols a device of a lot. Sent by anyone who pays, or by the device itself (the lot pays). */
export async function enrolFromLot(
	api: ApiPromise,
	p: Deadline & { signer: DeviceSigner; lot: number; proof: InclusionProof },
): Promise<Tx> {
	const { signer: device, lot, proof } = p;
	const { index, path } = proof;
	const validUntil = await until(api, p);
	const message = payload.enrolFromLot(api.genesisHash, { device, lot, index, validUntil });
	const signature = await signArg(device, message);
	const key = keyArg(device);
	return registry(api)['enrolFromLot']!(lot, key, index, path, validUntil, signature);
}

/** A signature with its deadline, to be carried from the signer to who uses it. */
export interface Signed {
	validUntil: number;
	signature: KeyArgument;
}

/**
 * A device's consent to be claimed by `claimant`. Made on the device, which may be offline: then
 * give it `generation` and `validUntil`.
 */
export async function consent(
	api: ApiPromise,
	p: Deadline & {
		device: DeviceLike;
		signer: DeviceSigner;
		claimant: AccountLike;
		generation?: number;
	},
): Promise<Signed> {
	const { device, claimant } = p;
	const generation = p.generation ?? (await known(api, device)).generation;
	const validUntil = await until(api, p);
	const terms = { device, claimant, generation, validUntil };
	const signature = await signArg(p.signer, payload.claim(api.genesisHash, terms));
	return { validUntil, signature };
}

/** A vendor's word that `claimant` may claim a device, signed by the vendor's voucher key. */
export async function voucher(
	api: ApiPromise,
	p: Deadline & {
		device: DeviceLike;
		signer: DeviceSigner;
		vendor: number;
		claimant: AccountLike;
		generation?: number;
	},
): Promise<Signed> {
	const { device, vendor, claimant } = p;
	const generation = p.generation ?? (await known(api, device)).generation;
	const validUntil = await until(api, p);
	const terms = { device, vendor, claimant, generation, validUntil };
	const signature = await signArg(p.signer, payload.voucher(api.genesisHash, terms));
	return { validUntil, signature };
}

/** Claims a device with its consent, and the vendor's voucher if the model asks for one. */
export function claim(
	api: ApiPromise,
	p: { device: DeviceLike; consent: Signed; voucher?: Signed | null },
): Tx {
	const { validUntil, signature } = p.consent;
	const id = toDeviceId(p.device);
	return registry(api)['claim']!(id, validUntil, signature, p.voucher ?? null);
}

/** Appoints the key that signs a device's calls. Sent by anyone who pays. */
export async function setOperationalKey(
	api: ApiPromise,
	p: Deadline & { device: DeviceLike; identity: DeviceSigner; key: DeviceSigner },
): Promise<Tx> {
	const { device, identity, key } = p;
	const { nonce } = await known(api, device);
	const validUntil = await until(api, p);
	const message = payload.operationalKey(api.genesisHash, { device, key, nonce, validUntil });
	return registry(api)['setOperationalKey']!(
		toDeviceId(device),
		keyArg(key),
		validUntil,
		await signArg(identity, message),
		await signArg(key, message),
	);
}

/** Publishes a device's key-agreement key, or takes it back with null. Sent by anyone who pays. */
export async function setAgreementKey(
	api: ApiPromise,
	p: Deadline & { device: DeviceLike; identity: DeviceSigner; key: AgreementKey | null },
): Promise<Tx> {
	const { device, identity, key } = p;
	const { nonce } = await known(api, device);
	const validUntil = await until(api, p);
	const message = payload.agreementKey(api.genesisHash, { device, key, nonce, validUntil });
	return registry(api)['setAgreementKey']!(
		toDeviceId(device),
		// As text, because polkadot.js takes bytes for an encoded option.
		key ? u8aToHex(key.publicKey) : null,
		validUntil,
		await signArg(identity, message),
	);
}

/** Replaces a device's identity key, with the signatures of both. Sent by anyone who pays. */
export async function rotateIdentityKey(
	api: ApiPromise,
	p: Deadline & { device: DeviceLike; identity: DeviceSigner; key: DeviceSigner },
): Promise<Tx> {
	const { device, identity, key } = p;
	const { nonce } = await known(api, device);
	const validUntil = await until(api, p);
	const message = payload.rotate(api.genesisHash, { device, key, nonce, validUntil });
	return registry(api)['rotateIdentityKey']!(
		toDeviceId(device),
		keyArg(key),
		validUntil,
		await signArg(identity, message),
		await signArg(key, message),
	);
}

/** Proposes a new identity key for a device that lost its own. Sent by its owner or its vendor. */
export async function proposeRecovery(
	api: ApiPromise,
	p: Deadline & { device: DeviceLike; key: DeviceSigner },
): Promise<Tx> {
	const { device, key } = p;
	const { generation } = await known(api, device);
	const validUntil = await until(api, p);
	const message = payload.recover(api.genesisHash, { device, key, generation, validUntil });
	const signature = await signArg(key, message);
	return registry(api)['proposeRecovery']!(
		toDeviceId(device),
		keyArg(key),
		validUntil,
		signature,
	);
}

/**
 * A call that a device signs. Sent by anyone who pays (`send`), or by the device itself
 * (`sendDirect`; the fleet's sponsorship pays). `nonce` is the device's next one if omitted; with
 * several calls under way count on from it.
 */
export async function submit(
	api: ApiPromise,
	p: Deadline & {
		device: DeviceLike;
		/** The operational key; the identity key of a device that has none. */
		signer: DeviceSigner;
		call: CallLike;
		nonce?: number | bigint;
	},
): Promise<Tx> {
	const { device, signer, call } = p;
	const nonce = p.nonce ?? (await known(api, device)).nonce;
	const validUntil = await until(api, p);
	const message = payload.submit(api.genesisHash, { device, nonce, validUntil, call });
	return registry(api)['submit']!(
		toDeviceId(device),
		nonce,
		validUntil,
		payload.callBytes(call),
		await signArg(signer, message),
	);
}
