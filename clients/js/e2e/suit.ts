// SPDX-License-Identifier: Apache-2.0
// A SUIT envelope and a PSA token as a build server and a root of trust make them, for tests.

import { createHash } from 'node:crypto';
import { hexToU8a, u8aConcat } from '@polkadot/util';
import { encode } from 'cborg';
import type { DeviceSigner } from '../src/index.js';
import type { Built } from './product.js';

/** SUIT's tag, and that of COSE_Sign1, before what they tag. */
const ENVELOPE = [0xd8, 107];
const SIGN1 = [0xd2];
const ES256 = new Map([[1, -7]]);
const SHA_256 = -16;

const sha256 = (bytes: Uint8Array): Uint8Array =>
	Uint8Array.from(createHash('sha256').update(bytes).digest());

/** COSE_Sign1 (RFC 9052 §4.2), with the payload in it or detached. */
async function sign1(
	signer: DeviceSigner,
	payload: Uint8Array,
	detached = false,
): Promise<Uint8Array> {
	const header = encode(ES256);
	const signed = encode(['Signature1', header, new Uint8Array(), payload]);
	const signature = await signer.sign(signed);
	return u8aConcat(SIGN1, encode([header, new Map(), detached ? null : payload, signature]));
}

export const BINDING = {
	vendorId: new Uint8Array(16).fill(0xaa),
	classId: new Uint8Array(16).fill(0xcc),
	componentId: encode([Uint8Array.of(0x6d)]),
};

/** An envelope about one image (draft-ietf-suit-manifest §8), signed by ES256. */
export async function envelope(
	signer: DeviceSigner,
	sequence: number,
	{ digest, size }: Built,
	uri: string,
): Promise<Uint8Array> {
	const image = new Map<number, unknown>([
		[3, encode([SHA_256, hexToU8a(digest)])],
		[14, size],
		[21, uri],
	]);
	const ids = new Map([
		[1, BINDING.vendorId],
		[2, BINDING.classId],
	]);
	const [override, set, vendor, cls, match] = [20, 12, 1, 2, 3];
	const shared = encode([set, 0, override, ids, override, image, vendor, 15, cls, 15]);
	const common = encode(
		new Map<number, unknown>([
			[2, [[Uint8Array.of(0x6d)]]],
			[4, shared],
		]),
	);
	const manifest = encode(
		new Map<number, unknown>([
			[1, 1],
			[2, sequence],
			[3, common],
			[7, encode([set, true, match, 15])],
		]),
	);
	const known = encode([SHA_256, sha256(encode(manifest))]);
	const wrapper = encode([known, await sign1(signer, known, true)]);
	const members = new Map([
		[2, wrapper],
		[3, manifest],
	]);
	return u8aConcat(ENVELOPE, encode(members));
}

/** A token of RFC 9783's profile "TFM", signed by ES256. */
export function token(
	signer: DeviceSigner,
	p: {
		nonce: Uint8Array;
		instanceId: Uint8Array;
		implementation: Uint8Array;
		lifecycle: number;
		measurement: string;
	},
): Promise<Uint8Array> {
	const component = new Map([
		[2, hexToU8a(p.measurement)],
		[5, new Uint8Array(32).fill(4)],
	]);
	const claims = new Map<number, unknown>([
		[10, p.nonce],
		[256, p.instanceId],
		[265, 'tag:psacertified.org,2023:psa#tfm'],
		[2394, -1],
		[2395, p.lifecycle],
		[2396, p.implementation],
		[2399, [component]],
	]);
	return sign1(signer, encode(claims));
}
