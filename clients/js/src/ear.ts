// SPDX-License-Identifier: Apache-2.0
// What the chain found about a device, for relying parties that know nothing of chains: an EAT
// Attestation Result (draft-ietf-rats-ear-04), as a JSON claims set, in CBOR, or in a JWT or CWT
// signed by whoever vouches for having read the chain.

import type { ApiPromise } from '@polkadot/api';
import { hexToU8a, stringToU8a, u8aConcat, u8aToHex } from '@polkadot/util';
import { base64Decode, base64Encode, blake2AsHex } from '@polkadot/util-crypto';
import { encode, rfc8949EncodeOptions } from 'cborg';
import { LIFECYCLES, psaNonce, verdict, type Attested, type Verdict } from './attestation.js';
import { did, type DeviceLike, type DeviceSigner } from './keys.js';
import { hashBytes } from './payload.js';
import { big, type Any, type At } from './read.js';
import { call } from './releases.js';
import { device as deviceView } from './views.js';

export const PROFILE = 'tag:ietf.org,2026:rats/ear#04';

/** Tiers and what stands for them in CBOR (draft-ietf-rats-ar4si §3.2). */
const STATUS = { none: 0, affirming: 2, warning: 32, contraindicated: 96 } as const;
export type Status = keyof typeof STATUS;

/** AR4SI's names for claims, in the order of its numbers for them. */
const CLAIMS = {
	'instance-identity': 'instanceIdentity',
	configuration: 'configuration',
	executables: 'executables',
	'file-system': 'fileSystem',
	hardware: 'hardware',
	'runtime-opaque': 'runtimeOpaque',
	'storage-opaque': 'storageOpaque',
	'sourced-data': 'sourcedData',
} as const;
export type ClaimName = keyof typeof CLAIMS;
const CLAIM_NAMES = Object.keys(CLAIMS) as ClaimName[];

/** An attestation result in JSON. Bytes are base64url. */
export interface Ear {
	eat_profile: typeof PROFILE;
	/** The time of the block that was read, seconds since 1970. */
	iat: number;
	/** When the verdict expires. */
	exp?: number;
	/** The device's DID. */
	sub: string;
	ear_status: Status;
	ear_verifier_id: { developer: string; build: string };
	submods: Record<string, Appraisal>;
}

export interface Appraisal {
	ear_status: Status;
	/** Claims of 0, which say nothing, are left out. */
	ear_trustworthiness_vector?: Partial<Record<ClaimName, number>>;
	/** The chain, the model, and the BLAKE2b-256 of the policy's SCALE bytes. */
	ear_appraisal_policy_ids?: string[];
	/** By what the evidence was fresh: the block's hash, or the nonce of the PSA token. */
	eat_nonce?: string;
	/** What the evidence says. */
	ear_attester_claims?: Record<string, unknown>;
	/** What the chain adds: what runs by its knowledge, and why the result is not better. */
	ear_verifier_claims?: Record<string, unknown>;
}

/** The name of the device's only part: evidence speaks of all components together. */
export const SUBMOD = 'firmware';

/** What a result is made of. */
export interface Parts {
	device: DeviceLike;
	verdict: Verdict;
	/** Of the block that was read, seconds since 1970. */
	time: number | bigint;
	/** The runtime that appraised, and its chain. */
	build: string;
	policyId?: string | null;
	nonce?: Uint8Array | null;
}

/**
 * The result for a device, as it counts now or at the block of hash `at`. Where there is no verdict,
 * its status is `none` and the reason stands in `ear_verifier_claims`.
 */
export async function read(api: ApiPromise, device: DeviceLike, at?: At): Promise<Ear> {
	// Read at one block: "now" may move on between two questions.
	const block = u8aToHex(hashBytes(at ?? (await api.rpc.chain.getBlockHash()), 'block hash'));
	const then = await api.at(block);
	const [found, known, time] = await Promise.all([
		verdict(api, device, block),
		deviceView(api, device, block),
		then.query['timestamp']!['now']!(),
	]);
	const model = known?.details?.model;
	const policy = model === undefined ? null : await call(api, block, 'appraisalPolicy', model);
	const chain = `polkadot:${api.genesisHash.toHex().slice(2, 34)}`;
	const { specName, specVersion } = then.runtimeVersion;
	return claims({
		device,
		verdict: found,
		time: big(time) / 1000n,
		build: `${specName.toString()}/${specVersion.toString()} on ${chain}`,
		policyId: policy?.isSome
			? `${chain}/firmware/appraisal-policy/${model}/${blake2AsHex(policy.unwrap().toU8a())}`
			: null,
		nonce: found.tier === 'none' ? null : await freshness(api, device, found),
	});
}

/** By what a device's evidence was fresh. */
async function freshness(
	api: ApiPromise,
	device: DeviceLike,
	{ block, platform }: Attested,
): Promise<Uint8Array> {
	const hash = await api.rpc.chain.getBlockHash(block);
	return platform.kind === 'psa'
		? psaNonce(api.genesisHash, { device, block: { number: block, hash } })
		: hash.toU8a();
}

/** Puts a result together. */
export function claims(parts: Parts): Ear {
	const { verdict, policyId, nonce } = parts;
	const appraisal: Appraisal = { ear_status: verdict.tier };
	if (verdict.tier !== 'none') {
		appraisal.ear_trustworthiness_vector = Object.fromEntries(
			CLAIM_NAMES.map((name) => [name, verdict.vector[CLAIMS[name]]] as const).filter(
				([, value]) => value !== 0,
			),
		);
	}
	if (policyId) appraisal.ear_appraisal_policy_ids = [policyId];
	if (nonce) appraisal.eat_nonce = base64url(nonce);
	if (verdict.tier !== 'none') appraisal.ear_attester_claims = attesterClaims(verdict);
	appraisal.ear_verifier_claims =
		verdict.tier === 'none' ? { 'muster-no-verdict': verdict.why } : verifierClaims(verdict);
	return {
		eat_profile: PROFILE,
		iat: Number(parts.time),
		...('expires' in verdict && { exp: Number(verdict.expires) }),
		sub: did(parts.device),
		ear_status: verdict.tier,
		ear_verifier_id: { developer: 'Muster', build: parts.build },
		submods: { [SUBMOD]: appraisal },
	};
}

const attesterClaims = ({ platform }: Attested): Record<string, unknown> =>
	platform.kind === 'native'
		? {
				'muster-hardware': platform.hardware,
				'muster-secure-boot': platform.secureBoot,
				'muster-debug': platform.debug,
			}
		: {
				'psa-implementation-id': base64url(hexToU8a(platform.implementation)),
				// RFC 9783 §4.3.1: of each state, the first of its 256 values.
				'psa-security-lifecycle': LIFECYCLES.indexOf(platform.lifecycle) << 12,
			};

/** Sequences are texts, for they may be larger than what JSON's readers hold exactly. */
const verifierClaims = (verdict: Attested): Record<string, unknown> => ({
	'muster-at': Number(verdict.at),
	'muster-block': verdict.block,
	'muster-generation': verdict.generation,
	'muster-reasons': verdict.reasons,
	'muster-running': verdict.running.map(({ component, sequence, endorsed }) => ({
		component,
		sequence: sequence.toString(),
		endorsed,
	})),
	'muster-unrecognised': verdict.unrecognised,
});

// --- CBOR -----------------------------------------------------------------------------------------

/** Labels of claims: of CWT (RFC 8392), of EAT (RFC 9711), and EAR's own. */
const LABELS: Record<keyof Ear | keyof Appraisal, number> = {
	sub: 2,
	exp: 4,
	iat: 6,
	eat_nonce: 10,
	eat_profile: 265,
	submods: 266,
	ear_status: 1000,
	ear_trustworthiness_vector: 1001,
	ear_appraisal_policy_ids: 1003,
	ear_verifier_id: 1004,
	ear_attester_claims: 1005,
	ear_verifier_claims: 1006,
};

/** Those whose value is not the same in CBOR. */
const VALUES: Partial<Record<keyof typeof LABELS, (value: Any) => unknown>> = {
	ear_status: (status: Status) => STATUS[status],
	eat_nonce: bytesOf64,
	ear_trustworthiness_vector: (vector: Partial<Record<ClaimName, number>>) =>
		numbered(CLAIM_NAMES, vector),
	ear_verifier_id: (id: Ear['ear_verifier_id']) => numbered(['developer', 'build'], id),
	submods: (submods: Ear['submods']) =>
		new Map(Object.entries(submods).map(([name, appraisal]) => [name, labelled(appraisal)])),
};

const numbered = (names: readonly string[], values: object): Map<number, unknown> =>
	new Map(Object.entries(values).map(([name, value]) => [names.indexOf(name), value]));

const labelled = (claims: Ear | Appraisal): Map<number, unknown> =>
	new Map(
		(Object.entries(claims) as [keyof typeof LABELS, unknown][]).map(([name, value]) => [
			LABELS[name],
			VALUES[name]?.(value) ?? value,
		]),
	);

/** The claims set in CBOR, deterministically encoded (RFC 8949 §4.2). */
export function toCbor(ear: Ear): Uint8Array {
	return encode(labelled(ear), rfc8949EncodeOptions);
}

// --- signed ---------------------------------------------------------------------------------------

/** What signs results: by whose key, relying parties decide whether to believe them. */
const ALGORITHMS = {
	P256: { jose: 'ES256', cose: -7 },
	Ed25519: { jose: 'EdDSA', cose: -8 },
} as const;

function algorithm({ kind }: DeviceSigner): (typeof ALGORITHMS)['P256' | 'Ed25519'] {
	if (kind !== 'P256' && kind !== 'Ed25519') {
		throw new TypeError(`${kind}: results are signed by P-256 (ES256) or Ed25519 (EdDSA)`);
	}
	return ALGORITHMS[kind];
}

/** The result in a signed JWT (RFC 7519, RFC 9711). */
export async function toJwt(ear: Ear, signer: DeviceSigner, kid?: string): Promise<string> {
	const header = { alg: algorithm(signer).jose, typ: 'eat+jwt', ...(kid && { kid }) };
	const parts = [header, ear].map((part) => base64url(stringToU8a(JSON.stringify(part))));
	const signed = parts.join('.');
	return `${signed}.${base64url(await signer.sign(stringToU8a(signed)))}`;
}

/** The tag of COSE_Sign1. */
const SIGN1 = 0xd2;

/** The result in a signed CWT: a COSE_Sign1 (RFC 9052 §4.2). */
export async function toCwt(ear: Ear, signer: DeviceSigner): Promise<Uint8Array> {
	const header = encode(new Map([[1, algorithm(signer).cose]]));
	const payload = toCbor(ear);
	const signed = encode(['Signature1', header, new Uint8Array(), payload]);
	return u8aConcat([SIGN1], encode([header, new Map(), payload, await signer.sign(signed)]));
}

const base64url = (bytes: Uint8Array): string =>
	base64Encode(bytes).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');

function bytesOf64(text: string): Uint8Array {
	const padded = text.padEnd(Math.ceil(text.length / 4) * 4, '=');
	return base64Decode(padded.replace(/-/g, '+').replace(/_/g, '/'));
}
