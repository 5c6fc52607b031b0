// SPDX-License-Identifier: Apache-2.0
// Attestation: evidence as a device makes it, how it is appraised, and what was found. Evidence is
// written out as SCALE bytes, so that a device maker can read them as the specification of what
// firmware signs and sends:
//
//     native   0x00 | block: u32 | claims | signature: kind and bytes
//     claims   hardware: u32 | secure boot: 0 or 1 | debug port open: 0 or 1
//              | number of measurements: compact | of each: 0, 1, 2 for SHA-256, -384, -512; bytes
//     PSA      0x01 | block: u32 | length of the token: compact | token
//
// Numbers are little-endian. What is signed is `payload.evidence`.

import type { ApiPromise } from '@polkadot/api';
import { compactToU8a, hexToU8a, u8aConcat, u8aToHex } from '@polkadot/util';
import type { Tx } from './chain.js';
import { TIERS, seconds, type Time } from './conditions.js';
import { dispatchFailed } from './errors.js';
import {
	KEY_KINDS,
	SIGNATURE_BYTES,
	keyArg,
	toDeviceId,
	type DeviceKey,
	type DeviceLike,
	type DeviceSigner,
	type KeyKind,
} from './keys.js';
import * as payload from './payload.js';
import type { HashLike } from './payload.js';
import { big, hex, option, type Any, type At } from './read.js';
import {
	DIGESTS,
	call,
	digestArg,
	digestParts,
	pallet,
	readDigest,
	readRange,
	readReference,
	readSeverity,
	type Place,
	type Reference,
	type Severity,
} from './releases.js';
import { bytesOf, u32, type BytesLike } from './scale.js';
import { bits, wordsOf } from './words.js';

// --- evidence -------------------------------------------------------------------------------------

/** A recent block: by its hash, which nobody knew before, evidence is fresh. */
export interface Block {
	number: number;
	hash: HashLike;
}

/** The block before the latest: old enough for `appraise`, and for the chain to stay with it. */
export async function recentBlock(api: ApiPromise): Promise<{ number: number; hash: string }> {
	const { number, parentHash } = await api.rpc.chain.getHeader();
	return { number: number.toNumber() - 1, hash: parentHash.toHex() };
}

/** What a device claims in the native form. */
export interface Claims {
	/** The hardware revision, numbered by the vendor. */
	hardware: number;
	/** Every stage of the boot was verified before it ran. */
	secureBoot: boolean;
	/** A debug port is open. */
	debug: boolean;
	/** The digests of what runs, 16 at most. */
	measurements: readonly BytesLike[];
}

/** Most measurements in one piece of evidence. */
export const MAX_MEASUREMENTS = 16;

/** The SCALE bytes of claims, which `payload.evidence` takes. */
export function encodeClaims({ hardware, secureBoot, debug, measurements }: Claims): Uint8Array {
	if (measurements.length > MAX_MEASUREMENTS) {
		throw new RangeError(
			`measurements: ${measurements.length}, and ${MAX_MEASUREMENTS} is the most`,
		);
	}
	return u8aConcat(
		u32(hardware, 'hardware'),
		[secureBoot ? 1 : 0, debug ? 1 : 0],
		compactToU8a(measurements.length),
		...measurements.map((digest) => {
			const [name, bytes] = digestParts(digest);
			return u8aConcat([DIGESTS.indexOf(name)], bytes);
		}),
	);
}

/**
 * Native evidence, signed by the device. Made without a connection: `genesis` is the chain's genesis
 * hash. Whoever gets the bytes can carry them to the chain, see {@link attest}.
 */
export async function evidence(
	genesis: HashLike,
	p: {
		device: DeviceLike;
		/** The operational key, or the identity key of a device that has none. */
		signer: DeviceSigner;
		block: Block;
		claims: Claims;
	},
): Promise<Uint8Array> {
	const { device, signer, block } = p;
	const claims = encodeClaims(p.claims);
	const said = { device, blockHash: block.hash, claims };
	const signature = await signer.sign(payload.evidence(genesis, said));
	return u8aConcat(
		[0],
		u32(block.number, 'block'),
		claims,
		[KEY_KINDS.indexOf(signer.kind)],
		bytesOf(signature, SIGNATURE_BYTES[signer.kind], `${signer.kind} signature`),
	);
}

/** The nonce that a device asks its root of trust to put into a PSA token. */
export function psaNonce(genesis: HashLike, p: { device: DeviceLike; block: Block }): Uint8Array {
	return payload.evidenceNonce(genesis, { device: p.device, blockHash: p.block.hash });
}

/** Most bytes of a token. */
export const MAX_TOKEN = 2048;

/** A PSA token (RFC 9783) over {@link psaNonce}, as evidence. */
export function psaEvidence({ block, token }: { block: Block; token: Uint8Array }): Uint8Array {
	if (token.length > MAX_TOKEN) {
		throw new RangeError(`token: ${token.length} bytes, and ${MAX_TOKEN} is the most`);
	}
	return u8aConcat([1], u32(block.number, 'block'), compactToU8a(token.length), token);
}

/**
 * Hands in evidence. Sent by any account, which pays; or by the device itself, inside a `submit`.
 */
export function attest(api: ApiPromise, p: { device: DeviceLike; evidence: BytesLike }): Tx {
	return pallet(api)['attest']!(toDeviceId(p.device), evidenceArg(p.evidence));
}

const evidenceArg = (evidence: BytesLike): Uint8Array =>
	typeof evidence === 'string' ? hexToU8a(evidence) : evidence;

// --- how it is appraised --------------------------------------------------------------------------

export const EVIDENCE_KINDS = ['native', 'psa'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** States of a PSA root of trust (RFC 9783 §4.3.1). */
export const LIFECYCLES = [
	'unknown',
	'assembly-and-test',
	'rot-provisioning',
	'secured',
	'non-rot-debug',
	'recoverable-rot-debug',
	'decommissioned',
] as const;
export type Lifecycle = (typeof LIFECYCLES)[number];

/** How evidence of a model's devices is appraised. */
export interface AppraisalPolicy {
	/** The kinds of evidence that count; native if omitted. */
	kinds?: readonly EvidenceKind[];
	/** Components that must run something recognised; the main firmware if omitted. */
	required?: readonly number[];
	/** How old the block may be by which evidence is fresh, in blocks. */
	maxAge: number;
	/** How long a verdict counts, in seconds. */
	validity: number | bigint;
	/** From which severity on an advisory warns, or fails. Never if omitted. */
	warnFrom?: Severity | null;
	failFrom?: Severity | null;
	/** What a measurement leads to that is not recognised; it fails if omitted. */
	unrecognised?: 'warns' | 'fails';
	/** Whether native evidence fails without secure boot or with an open debug port; true if omitted. */
	secureBoot?: boolean;
	/** The hardware revisions of native evidence, first and last. Any if omitted. */
	hardware?: readonly [number, number] | null;
	/** The states in which a PSA root of trust does not fail; `secured` if omitted. */
	lifecycles?: readonly Lifecycle[];
	/** The kinds of hardware of PSA tokens. Any if omitted. */
	implementations?: readonly { id: BytesLike; hardware?: number | null }[];
}

/** Sets how evidence of a model's devices is appraised; with null it is not, and nothing passes. */
export function setAppraisalPolicy(
	api: ApiPromise,
	p: { model: number; policy: AppraisalPolicy | null },
): Tx {
	return pallet(api)['setAppraisalPolicy']!(p.model, p.policy && policyArg(p.policy));
}

function policyArg(policy: AppraisalPolicy): Record<string, unknown> {
	const { kinds = ['native'], required = [0], lifecycles = ['secured'] } = policy;
	return {
		kinds: bits(EVIDENCE_KINDS, kinds, 'kinds')[0],
		required: required.reduce((set, component) => set | (1 << component), 0),
		maxAge: policy.maxAge,
		validity: policy.validity,
		warnFrom: policy.warnFrom ?? null,
		failFrom: policy.failFrom ?? null,
		unrecognised: policy.unrecognised ?? 'fails',
		secureBoot: policy.secureBoot ?? true,
		hardware: policy.hardware ?? null,
		lifecycles: bits(LIFECYCLES, lifecycles, 'lifecycles')[0],
		implementations: (policy.implementations ?? []).map(({ id, hardware = null }) => ({
			id: u8aToHex(bytesOf(id, 32, 'implementation id')),
			hardware,
		})),
	};
}

/** Endorses a digest, as if it were a release of that sequence. */
export function endorseValue(
	api: ApiPromise,
	p: Place & { digest: BytesLike; validUntil?: Time | null },
): Tx {
	const { model, component = 0, sequence, validUntil = null } = p;
	const until = validUntil === null ? null : seconds(validUntil, 'validUntil');
	return pallet(api)['endorseValue']!(model, component, sequence, digestArg(p.digest), until);
}

/**
 * Vouches for the key by which a device's root of trust signs its tokens: Ed25519 or P-256.
 * `instanceId` is the claim `ueid` that they must have.
 */
export function endorseAttestationKey(
	api: ApiPromise,
	p: { device: DeviceLike; key: DeviceKey; instanceId?: BytesLike | null },
): Tx {
	const id = p.instanceId ? u8aToHex(bytesOf(p.instanceId, 33, 'instance id')) : null;
	return pallet(api)['endorseAttestationKey']!(toDeviceId(p.device), keyArg(p.key), id);
}

/** Has devices quarantined when their verdict falls, or not any more. */
export function setGuard(
	api: ApiPromise,
	p: ({ device: DeviceLike } | { fleet: number }) & { on: boolean },
): Tx {
	const target = 'fleet' in p ? { Fleet: p.fleet } : { Device: toDeviceId(p.device) };
	return pallet(api)['setGuard']!(target, p.on);
}

// --- what was found -------------------------------------------------------------------------------

/** Why a verdict is not better, in words; in the order of the set's bits. */
const REASONS = {
	unrecognised: 'something that runs is not known',
	missing: 'a required component runs nothing that counts',
	revoked: 'what runs was revoked',
	belowFloor: 'what runs is below the floor',
	advisory: 'an advisory is about what runs',
	severeAdvisory: 'a severe advisory is about what runs',
	notInForce: 'the release that runs is not in force',
	endorsementEnded: 'what runs is not endorsed any more',
	contradiction: 'one component was measured as two different things',
	noSecureBoot: 'the boot is not verified',
	debug: 'a debug port is open',
	lifecycle: 'the root of trust is not in the state "secured"',
	hardware: 'the hardware is none that the policy names',
} as const;

export type VerdictReason = keyof typeof REASONS;
const REASON_NAMES = Object.keys(REASONS) as VerdictReason[];

/** Why there is no verdict. */
const NO_VERDICT = {
	NoDevice: 'there is no such device',
	NoEvidence: 'it has not attested in its present generation',
	NoPolicy: 'its model has no appraisal policy',
	KindNotAccepted: 'the policy does not take evidence of that kind',
	Expired: 'its last verdict has expired',
} as const;

/** AR4SI's claims (draft-ietf-rats-ar4si §2.3.4): 2 to 31 affirm, 32 to 95 warn, from 96 on fail. */
export interface TrustVector {
	instanceIdentity: number;
	configuration: number;
	executables: number;
	fileSystem: number;
	hardware: number;
	runtimeOpaque: number;
	storageOpaque: number;
	sourcedData: number;
}

/** What evidence says of the device itself. */
export type Platform =
	| { kind: 'native'; hardware: number; secureBoot: boolean; debug: boolean }
	| { kind: 'psa'; implementation: string; lifecycle: Lifecycle };

export type Tier = (typeof TIERS)[number];

interface Found {
	tier: Tier;
	reasons: VerdictReason[];
	/** When the evidence was appraised, seconds since 1970. */
	at: bigint;
	/** By whose hash the evidence was fresh. */
	block: number;
	/** The device's generation, under which alone it counts. */
	generation: number;
	platform: Platform;
	/** What runs, as far as it was recognised when the evidence came. */
	running: Reference[];
	/** How many measurements were not. */
	unrecognised: number;
}

/** A verdict as it counts at that block, or why there is none. */
export type Verdict =
	| (Found & {
			vector: TrustVector;
			/** The first second at which it does not count any more. */
			expires: bigint;
	  })
	| {
			tier: 'none';
			why: Exclude<keyof typeof NO_VERDICT, 'Expired'>;
	  }
	/** Since that second. */
	| { tier: 'none'; why: 'Expired'; since: bigint };

/** A verdict that there is. */
export type Attested = Extract<Verdict, Found>;

/** A verdict of the past: what was found when it was given. */
export type PastVerdict = Found;

export interface History {
	/** How many verdicts there is room for. */
	depth: number;
	payer: string;
	/** The latest first. */
	verdicts: PastVerdict[];
}

export interface Endorsement {
	digest: string;
	/** The last second at which it counts. */
	validUntil: bigint | null;
	/** Whether it counts now. */
	valid: boolean;
}

/** The verdict on a device as it counts now, or at any block. */
export async function verdict(api: ApiPromise, device: DeviceLike, at?: At): Promise<Verdict> {
	const found = await call(api, at, 'verdict', toDeviceId(device));
	return found.isOk ? readVerdict(found.asOk) : readNoVerdict(found.asErr);
}

/** What `attest` would find; throws the error with which it would fail. Nothing is written. */
export async function appraise(
	api: ApiPromise,
	p: { device: DeviceLike; evidence: BytesLike },
	at?: At,
): Promise<Attested> {
	const found = await call(api, at, 'appraise', toDeviceId(p.device), evidenceArg(p.evidence));
	if (found.isErr) throw dispatchFailed(api.registry, found.asErr);
	return readVerdict(found.asOk);
}

/** What is kept of a device's past; null if nothing is (`keepHistory`). */
export async function history(
	api: ApiPromise,
	device: DeviceLike,
	at?: At,
): Promise<History | null> {
	return option(await call(api, at, 'history', toDeviceId(device)), (v) => ({
		depth: v.depth.toNumber(),
		payer: v.payer.toString(),
		verdicts: [...v.verdicts].map(readFound),
	}));
}

export async function appraisalPolicy(
	api: ApiPromise,
	model: number,
	at?: At,
): Promise<Required<AppraisalPolicy> | null> {
	return option(await call(api, at, 'appraisalPolicy', model), (v) => ({
		kinds: wordsOf(EVIDENCE_KINDS, v.kinds.toNumber()),
		required: [0, 1, 2, 3, 4, 5, 6, 7].filter((id) => v.required.toNumber() & (1 << id)),
		maxAge: v.maxAge.toNumber(),
		validity: big(v.validity),
		warnFrom: option(v.warnFrom, readSeverity),
		failFrom: option(v.failFrom, readSeverity),
		unrecognised: v.unrecognised.type.toLowerCase() as 'warns' | 'fails',
		secureBoot: v.secureBoot.isTrue,
		hardware: option(v.hardware, readRange),
		lifecycles: wordsOf(LIFECYCLES, v.lifecycles.toNumber()),
		implementations: [...v.implementations].map(({ id, hardware }: Any) => ({
			id: hex(id),
			hardware: option(hardware, (number): number => number.toNumber()),
		})),
	}));
}

/** What the vendor endorsed as this sequence. */
export async function endorsement(
	api: ApiPromise,
	{ model, component = 0, sequence }: Place,
	at?: At,
): Promise<Endorsement | null> {
	return option(await call(api, at, 'endorsement', model, component, sequence), (v) => ({
		digest: readDigest(v.digest),
		validUntil: option(v.validUntil, big),
		valid: v.valid.isTrue,
	}));
}

/** The key by which a device's root of trust signs tokens, if the vendor endorsed one. */
export async function attestationKey(
	api: ApiPromise,
	device: DeviceLike,
	at?: At,
): Promise<{ key: DeviceKey; instanceId: string | null } | null> {
	return option(await call(api, at, 'attestationKey', toDeviceId(device)), (v) => ({
		key: { kind: v.key.type as KeyKind, publicKey: v.key.value.toU8a(true) },
		instanceId: option(v.instanceId, hex),
	}));
}

/** Whether a device is quarantined when its verdict falls. */
export async function guarded(api: ApiPromise, device: DeviceLike, at?: At): Promise<boolean> {
	return (await call(api, at, 'guarded', toDeviceId(device))).isTrue;
}

/** A verdict in one line. */
export function sentence(verdict: Verdict): string {
	if (verdict.tier === 'none') return `None: ${NO_VERDICT[verdict.why]}.`;
	const tier = verdict.tier.charAt(0).toUpperCase() + verdict.tier.slice(1);
	const why = verdict.reasons.map((reason) => REASONS[reason]).join('; ');
	return why ? `${tier}: ${why}.` : `${tier}.`;
}

// --- from polkadot.js' types to plain values ------------------------------------------------------

const readFound = (v: Any): Found => ({
	tier: v.tier.type.toLowerCase(),
	reasons: wordsOf(REASON_NAMES, v.reasons.toNumber()),
	at: big(v.at),
	block: v.block.toNumber(),
	generation: v.generation.toNumber(),
	platform: readPlatform(v.platform),
	running: [...v.running].map(readReference),
	unrecognised: v.unrecognised.toNumber(),
});

const readVerdict = (v: Any): Attested => ({
	...readFound(v),
	vector: {
		instanceIdentity: v.vector.instanceIdentity.toNumber(),
		configuration: v.vector.configuration.toNumber(),
		executables: v.vector.executables.toNumber(),
		fileSystem: v.vector.fileSystem.toNumber(),
		hardware: v.vector.hardware.toNumber(),
		runtimeOpaque: v.vector.runtimeOpaque.toNumber(),
		storageOpaque: v.vector.storageOpaque.toNumber(),
		sourcedData: v.vector.sourcedData.toNumber(),
	},
	expires: big(v.expires),
});

const readNoVerdict = ({ type: why, value }: Any): Verdict =>
	why === 'Expired' ? { tier: 'none', why, since: big(value) } : { tier: 'none', why };

const readPlatform = ({ type, value }: Any): Platform =>
	type === 'Native'
		? {
				kind: 'native',
				hardware: value.hardware.toNumber(),
				secureBoot: value.secureBoot.isTrue,
				debug: value.debug.isTrue,
			}
		: {
				kind: 'psa',
				implementation: hex(value.implementation),
				lifecycle: LIFECYCLES[value.lifecycle.index as number]!,
			};
