// SPDX-License-Identifier: Apache-2.0
// Releases: what they are made of, the calls that need more than plain values, and reads. Who may
// make a call, and what comes of it, is told by the pallet's documentation.

import type { ApiPromise } from '@polkadot/api';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2';
import { hexToU8a, isHex, u8aToHex } from '@polkadot/util';
import { find, type Included, type Tx } from './chain.js';
import { PUBLIC_KEY_BYTES, type DeviceKey } from './keys.js';
import { ask, big, bytes, hex, option, text, type Any, type At } from './read.js';
import { accountBytes, bytesOf, type AccountLike, type BytesLike } from './scale.js';

/** The pallet's calls, with a sentence for a chain that has none. */
export function pallet(api: ApiPromise): NonNullable<ApiPromise['tx'][string]> {
	const calls = api.tx['firmware'];
	if (!calls) throw new Error('this chain has no firmware pallet: is it a Muster chain?');
	return calls;
}

export const call = (api: ApiPromise, at: At, method: string, ...args: unknown[]): Promise<Any> =>
	ask(api, at, 'firmwareApi', method, ...args);

// --- digests --------------------------------------------------------------------------------------

const FUNCTIONS = { Sha256: sha256, Sha384: sha384, Sha512: sha512 } as const;

/** The functions that make digests, in the order of their SCALE index. Lengths tell them apart. */
export const DIGESTS = Object.keys(FUNCTIONS) as (keyof typeof FUNCTIONS)[];

/** The name of the function and the bytes; throws unless they are 32, 48 or 64. */
export function digestParts(digest: BytesLike): [name: (typeof DIGESTS)[number], Uint8Array] {
	if (typeof digest === 'string' && !isHex(digest)) {
		throw new TypeError(`digest: expected 0x-hexadecimal, got "${digest}"`);
	}
	const value = typeof digest === 'string' ? hexToU8a(digest) : digest;
	const name = DIGESTS.find((name) => FUNCTIONS[name].outputLen === value.length);
	if (!name) {
		throw new TypeError(`digest: SHA-2 has 32, 48 or 64 bytes, and not ${value.length}`);
	}
	return [name, value];
}

/** A digest as an argument of a polkadot.js call. */
export function digestArg(digest: BytesLike): Record<string, Uint8Array> {
	const [name, value] = digestParts(digest);
	return { [name]: value };
}

/** A digest as it is read: `0x`-hex, whose length tells the function. */
export const readDigest = ({ value }: Any): string => hex(value);

/** Bytes that come bit by bit, or are there at once; a text is the path of a file. */
export type Content =
	string | URL | Uint8Array | AsyncIterable<Uint8Array> | ReadableStream<Uint8Array>;

/** What a file is to a release: its digest (`0x`-hex) and its size in bytes. */
export interface Measured {
	digest: string;
	size: bigint;
}

/**
 * Digest and size of a firmware image, in memory that does not grow with it. Devices must measure
 * the same bytes.
 */
export async function imageDigest(
	content: Content,
	name: (typeof DIGESTS)[number] = 'Sha256',
): Promise<Measured> {
	const hash = FUNCTIONS[name].create();
	let size = 0n;
	for await (const chunk of await chunks(content)) {
		hash.update(chunk);
		size += BigInt(chunk.length);
	}
	return { digest: u8aToHex(hash.digest()), size };
}

async function chunks(content: Content): Promise<Iterable<Uint8Array> | AsyncIterable<Uint8Array>> {
	if (content instanceof Uint8Array) return [content];
	if (typeof content === 'string' || content instanceof URL) {
		const { createReadStream } = await import('node:fs');
		return createReadStream(content) as AsyncIterable<Uint8Array>;
	}
	return 'getReader' in content ? read(content) : content;
}

/** Not every browser's streams can be iterated. */
async function* read(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
	const reader = stream.getReader();
	for (;;) {
		const { done, value } = await reader.read();
		if (done) return;
		yield value;
	}
}

// --- calls ----------------------------------------------------------------------------------------

/** Who decides about releases. */
export interface AuthorityTerms {
	/** Approve and reject what others wrote. */
	approvers: readonly AccountLike[];
	/** How many of them have to approve. */
	threshold: number;
	/** Revoke in an emergency. */
	revokers?: readonly AccountLike[];
	/** Seconds from the last approval until a release is in force. */
	timeLock?: number | bigint;
}

const authorityArg = ({ approvers, threshold, revokers = [], timeLock = 0 }: AuthorityTerms) => ({
	approvers: approvers.map(accountBytes),
	threshold,
	revokers: revokers.map(accountBytes),
	timeLock,
});

/** Names who decides about a vendor's releases. {@link authorityId} is the new authority's number. */
export function createAuthority(api: ApiPromise, p: AuthorityTerms & { vendor: number }): Tx {
	return pallet(api)['createAuthority']!(p.vendor, authorityArg(p));
}

/** Proposes other ones; the old and the new must agree, by `approveAuthorityChange`. */
export function proposeAuthorityChange(
	api: ApiPromise,
	p: AuthorityTerms & { authority: number },
): Tx {
	return pallet(api)['proposeAuthorityChange']!(p.authority, authorityArg(p));
}

/** By what a SUIT manifest means a component. */
export interface SuitBinding {
	/** UUIDs, 16 bytes. */
	vendorId: BytesLike;
	classId: BytesLike;
	/** `SUIT_Component_Identifier`, in CBOR. */
	componentId: BytesLike;
}

/** How releases of a component have to come. */
export interface SignatureTerms {
	/** By a SUIT manifest. */
	manifest?: boolean;
	/** By one with an Ed25519 or P-256 signature. */
	classical?: boolean;
	/** By one with an ML-DSA or LMS signature. */
	postQuantum?: boolean;
}

/** Bytes as text, for polkadot.js takes bytes for encoded options and lists. */
const asHex = (value: BytesLike, length: number, what: string): string =>
	u8aToHex(bytesOf(value, length, what));

const bindingArg = ({ vendorId, classId, componentId }: SuitBinding) => ({
	vendorId: asHex(vendorId, 16, 'vendorId'),
	classId: asHex(classId, 16, 'classId'),
	componentId: typeof componentId === 'string' ? componentId : u8aToHex(componentId),
});

const signaturesArg = (terms: SignatureTerms) => ({
	manifest: false,
	classical: false,
	postQuantum: false,
	...terms,
});

/** Registers a component of a model: number 0 is the main firmware. */
export function registerComponent(
	api: ApiPromise,
	p: {
		model: number;
		component: number;
		name: string;
		authority: number;
		binding?: SuitBinding | null;
		signatures?: SignatureTerms;
	},
): Tx {
	return pallet(api)['registerComponent']!(p.model, p.component, bytes(p.name), p.authority, {
		binding: p.binding ? bindingArg(p.binding) : null,
		signatures: signaturesArg(p.signatures ?? {}),
	});
}

/** One image of a release; {@link imageDigest} makes it from a file. */
export interface Image {
	digest: BytesLike;
	/** Bytes. */
	size?: number | bigint | null;
	/** The slot for which it was built, where there are several. */
	slot?: number | bigint | null;
}

/** What is said of a release beside its images. */
export interface About {
	/** For people. */
	version: string;
	/** Devices that run less than this will fail, once it is raised to that. */
	floor?: number | bigint;
	/** The hardware revisions that it runs on, first and last. */
	hardware?: readonly [number, number] | null;
	/** A device must run at least this release of the component to take it. */
	requires?: number | bigint | null;
	/** What other components must run at least. */
	dependencies?: readonly { component: number; sequence: number | bigint }[];
	/** Where to fetch it. */
	uris?: readonly string[];
	/** Digest of the software bill of materials. */
	sbom?: BytesLike | null;
	/** Digest of the statement how it was built. */
	provenance?: BytesLike | null;
}

/** Where a release belongs. */
export interface Place {
	model: number;
	component?: number;
	sequence: number | bigint;
}

const maybe = <T, R>(value: T | null | undefined, make: (value: T) => R): R | null =>
	value === null || value === undefined ? null : make(value);

const aboutArg = (p: About) => ({
	version: bytes(p.version),
	floor: p.floor ?? 0,
	hardware: p.hardware ?? null,
	requires: p.requires ?? null,
	dependencies: (p.dependencies ?? []).map(({ component, sequence }) => [component, sequence]),
	uris: (p.uris ?? []).map(bytes),
	sbom: maybe(p.sbom, digestArg),
	provenance: maybe(p.provenance, digestArg),
});

/** Proposes a release by the digests of its images. */
export function proposeRelease(
	api: ApiPromise,
	p: Place & About & { images: readonly Image[] },
): Tx {
	const images = p.images.map(({ digest, size, slot }) => ({
		digest: digestArg(digest),
		size: size ?? null,
		slot: slot ?? null,
	}));
	const details = { ...aboutArg(p), images };
	return pallet(api)['proposeRelease']!(p.model, p.component ?? 0, p.sequence, details);
}

/**
 * Proposes a release by its SUIT envelope, as it is. `signers` are the numbers of the vendor's
 * manifest keys that signed it, in the order of the signatures. What is said beside it no signature
 * covers.
 */
export function proposeManifest(
	api: ApiPromise,
	p: Omit<Place, 'sequence'> & About & { envelope: BytesLike; signers: readonly number[] },
): Tx {
	const envelope = typeof p.envelope === 'string' ? p.envelope : u8aToHex(p.envelope);
	const { model, component = 0, signers } = p;
	return pallet(api)['proposeManifest']!(model, component, envelope, signers, aboutArg(p));
}

/** A key by which manifests are signed, of a kind that devices do not have. */
export interface PostQuantumKey {
	/** ML-DSA (FIPS 204) or HSS (RFC 8554). */
	kind: 'MlDsa44' | 'MlDsa65' | 'MlDsa87' | 'Hss';
	publicKey: BytesLike;
}

/** Bytes of ML-DSA keys; those of HSS keys vary. */
const POST_QUANTUM_BYTES = { MlDsa44: 1312, MlDsa65: 1952, MlDsa87: 2592, Hss: null } as const;

/** Registers a key by which the vendor signs manifests. {@link manifestKeyId} is its number. */
export function addManifestKey(
	api: ApiPromise,
	p: { vendor: number; key: DeviceKey | PostQuantumKey },
): Tx {
	const { kind, publicKey } = p.key;
	if (kind === 'Sr25519' || kind === 'Secp256k1') {
		throw new TypeError(`${kind}: manifests are signed by Ed25519, P-256, ML-DSA or HSS`);
	}
	const length = { ...PUBLIC_KEY_BYTES, ...POST_QUANTUM_BYTES }[kind];
	const key = length === null ? publicKey : asHex(publicKey, length, `${kind} key`);
	return pallet(api)['addManifestKey']!(p.vendor, {
		[kind]: typeof key === 'string' ? key : u8aToHex(key),
	});
}

/** Ends an approved release for good, in an emergency. */
export function revokeRelease(api: ApiPromise, p: Place & { reason: string }): Tx {
	return pallet(api)['revokeRelease']!(p.model, p.component ?? 0, p.sequence, bytes(p.reason));
}

export const SEVERITIES = ['low', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Says that releases are vulnerable. {@link advisoryId} is the advisory's number. */
export function publishAdvisory(
	api: ApiPromise,
	p: {
		model: number;
		component?: number;
		/** For people, for example `CVE-2026-1234`. */
		name: string;
		severity: Severity;
		/** The releases that it is about, rising. */
		affected: readonly (number | bigint)[];
		/** The release that mends it. */
		fixedIn?: number | bigint | null;
		/** Where it can be read, and the digest of what can be read there. */
		uri?: string | null;
		digest?: BytesLike | null;
	},
): Tx {
	const { model, component = 0, name, severity, affected, fixedIn, uri, digest } = p;
	return pallet(api)['publishAdvisory']!(model, component, {
		name: bytes(name),
		severity,
		affected,
		fixedIn: fixedIn ?? null,
		uri: maybe(uri, bytes),
		digest: maybe(digest, digestArg),
	});
}

const numberIn = (event: string, field: string) => (done: Pick<Included, 'events'>) =>
	Number((find(done.events, 'firmware', event).data as Any)[field].toString());

/** The number of the authority that a transaction made. */
export const authorityId = numberIn('AuthorityCreated', 'authority');
/** The number of the manifest key that a transaction added. */
export const manifestKeyId = numberIn('ManifestKeyAdded', 'key');
/** The number of the advisory that a transaction published. */
export const advisoryId = numberIn('AdvisoryPublished', 'advisory');
/** The number of the rollout that a transaction started. */
export const rolloutId = numberIn('RolloutStarted', 'rollout');

// --- reads ----------------------------------------------------------------------------------------

export interface Authority {
	vendor: number;
	/** Raised by every change. */
	version: number;
	approvers: string[];
	threshold: number;
	revokers: string[];
	/** Seconds. */
	timeLock: bigint;
	/** How many components it decides about. */
	components: number;
	/** A change that waits for votes. */
	change: AuthorityChange | null;
}

export interface AuthorityChange {
	proposer: string;
	/** What `approveAuthorityChange` names, `0x`-hex. */
	hash: string;
	approvers: string[];
	threshold: number;
	revokers: string[];
	timeLock: bigint;
	/** Who of the present approvers agreed, and who of those that are to be. */
	oldVotes: string[];
	newVotes: string[];
}

export interface Component {
	id: number;
	name: string;
	authority: number;
	binding: { vendorId: string; classId: string; componentId: string } | null;
	signatures: Required<SignatureTerms>;
	/** A device that runs less than this fails. */
	floor: bigint;
	/** The highest sequence ever used: the next release needs a higher one. */
	last: bigint | null;
	/** The highest release that is approved, though its time lock may still run. */
	newest: bigint | null;
	/** The highest release in force, unless that is below the floor. */
	inForce: bigint | null;
}

export type ReleaseStatus = 'Proposed' | 'Approved' | 'Rejected' | 'Withdrawn' | 'Revoked';

/** Digests are `0x`-hex, times seconds since 1970. */
export interface Release {
	sequence: bigint;
	status: ReleaseStatus;
	/** Whether it may be installed now. */
	inForce: boolean;
	/** When the time lock ends, once it is approved. */
	availableAt: bigint | null;
	author: string;
	proposedAt: bigint;
	version: string;
	images: ReadImage[];
	floor: bigint;
	hardware: [number, number] | null;
	requires: bigint | null;
	dependencies: { component: number; sequence: bigint }[];
	uris: string[];
	sbom: string | null;
	provenance: string | null;
	/** SHA-256 of the SUIT manifest by which it came. */
	manifest: string | null;
	/** The kinds of signature that one bore. */
	signatures: { classical: boolean; postQuantum: boolean };
	approvals: string[];
	rejections: string[];
	advisories: number[];
	/** The worst that those say. */
	severity: Severity | null;
	/** Why it was revoked. */
	reason: string | null;
}

export interface ReadImage {
	digest: string;
	size: bigint | null;
	slot: bigint | null;
}

export interface Advisory {
	model: number;
	component: number;
	publishedAt: bigint;
	/** Null: governance. */
	publisher: string | null;
	name: string;
	severity: Severity;
	affected: bigint[];
	fixedIn: bigint | null;
	uri: string | null;
	digest: string | null;
}

/** What a digest is known as in a model. */
export interface Reference {
	component: number;
	sequence: bigint;
	/** Endorsed by the vendor, and not an image of a release. */
	endorsed: boolean;
}

export interface ManifestKey {
	id: number;
	/** Null once it is revoked. */
	key: { kind: string; publicKey: Uint8Array } | null;
	revoked: 'ByVendor' | 'LeafReused' | null;
	/** `0x`-hex. */
	fingerprint: string;
	payer: string;
}

/** What the chain reads in an envelope. */
export interface Manifest {
	digest: string;
	sequence: bigint;
	referenceUri: string | null;
	components: {
		/** In CBOR, `0x`-hex: what a component is bound to. */
		id: string;
		images: (ReadImage & { vendor: string | null; class: string | null; uri: string | null })[];
	}[];
	/** COSE's number of each signature's algorithm, and the bytes that are signed. */
	signatures: { algorithm: number; signed: Uint8Array }[];
	/** Whether all command sequences are in the envelope. */
	complete: boolean;
}

export async function authority(api: ApiPromise, id: number, at?: At): Promise<Authority | null> {
	return option(await call(api, at, 'authority', id), (v) => ({
		vendor: v.vendor.toNumber(),
		version: v.version.toNumber(),
		...readTerms(v.terms),
		components: v.components.toNumber(),
		change: option(v.change, (change) => ({
			proposer: change.proposer.toString(),
			// A struct of polkadot.js has a `hash` of its own.
			hash: hex(change.hash_),
			...readTerms(change.terms),
			oldVotes: [...change.oldVotes].map(String),
			newVotes: [...change.newVotes].map(String),
		})),
	}));
}

export async function component(
	api: ApiPromise,
	model: number,
	id = 0,
	at?: At,
): Promise<Component | null> {
	return option(await call(api, at, 'component', model, id), readComponent);
}

/** All components of a model. */
export async function components(api: ApiPromise, model: number, at?: At): Promise<Component[]> {
	return [...(await call(api, at, 'components', model))].map(readComponent);
}

/** A release, whatever became of it. */
export async function release(
	api: ApiPromise,
	{ model, component = 0, sequence }: Place,
	at?: At,
): Promise<Release | null> {
	return option(await call(api, at, 'release', model, component, sequence), readRelease);
}

/** Releases of a component above a sequence, in rising order, fetched as they are asked for. */
export async function* releases(
	api: ApiPromise,
	p: { model: number; component?: number; above?: number | bigint | null },
	at?: At,
): AsyncGenerator<Release> {
	let above = p.above ?? null;
	for (;;) {
		const page = [...(await call(api, at, 'releasesAbove', p.model, p.component ?? 0, above))];
		if (page.length === 0) return;
		const read = page.map(readRelease);
		yield* read;
		above = read.at(-1)!.sequence;
	}
}

export async function advisory(api: ApiPromise, id: number, at?: At): Promise<Advisory | null> {
	return option(await call(api, at, 'advisory', id), (v) => ({
		model: v.model.toNumber(),
		component: v.component.toNumber(),
		publishedAt: big(v.publishedAt),
		publisher: option(v.publisher, String),
		name: text(v.details.name),
		severity: readSeverity(v.details.severity),
		affected: [...v.details.affected].map(big),
		fixedIn: option(v.details.fixedIn, big),
		uri: option(v.details.uri, text),
		digest: option(v.details.digest, readDigest),
	}));
}

/** What a digest is known as in a model. */
export async function byDigest(
	api: ApiPromise,
	model: number,
	digest: BytesLike,
	at?: At,
): Promise<Reference | null> {
	return option(await call(api, at, 'byDigest', model, digestArg(digest)), readReference);
}

export async function manifestKey(
	api: ApiPromise,
	vendor: number,
	id: number,
	at?: At,
): Promise<ManifestKey | null> {
	return option(await call(api, at, 'manifestKey', vendor, id), readManifestKey);
}

/** Manifest keys of a vendor from this number on, 16 at most, those that are revoked among them. */
export async function manifestKeys(
	api: ApiPromise,
	vendor: number,
	from = 0,
	at?: At,
): Promise<ManifestKey[]> {
	return [...(await call(api, at, 'manifestKeys', vendor, from))].map(readManifestKey);
}

/** What this chain reads in an envelope; throws its reason if it refuses it. Nothing is verified. */
export async function readManifest(
	api: ApiPromise,
	envelope: Uint8Array,
	at?: At,
): Promise<Manifest> {
	const read = await call(api, at, 'readManifest', u8aToHex(envelope));
	if (read.isErr) throw new TypeError(`not a manifest: ${text(read.asErr)}`);
	const { digest, sequence, referenceUri, components, signatures, complete } = read.asOk;
	return {
		digest: hex(digest),
		sequence: big(sequence),
		referenceUri: option(referenceUri, text),
		components: [...components].map(({ id, images }: Any) => ({
			id: hex(id),
			images: [...images].map((image: Any) => ({
				digest: option(image.digest, readDigest) ?? '0x',
				size: option(image.size_, big),
				slot: option(image.slot, big),
				vendor: option(image.vendor, hex),
				class: option(image.class, hex),
				uri: option(image.uri, text),
			})),
		})),
		signatures: [...signatures].map(([algorithm, signed]: Any) => ({
			algorithm: algorithm.toNumber(),
			signed: signed.toU8a(true),
		})),
		complete: complete.isTrue,
	};
}

// --- from polkadot.js' types to plain values ------------------------------------------------------

const readTerms = ({ approvers, threshold, revokers, timeLock }: Any) => ({
	approvers: [...approvers].map(String),
	threshold: threshold.toNumber() as number,
	revokers: [...revokers].map(String),
	timeLock: big(timeLock),
});

export const readReference = ({ component, sequence, endorsed }: Any): Reference => ({
	component: component.toNumber(),
	sequence: big(sequence),
	endorsed: endorsed.isTrue,
});

export const readSeverity = (v: Any): Severity => v.type.toLowerCase();

export const readRange = ([first, last]: Any): [number, number] => [
	first.toNumber(),
	last.toNumber(),
];

// polkadot.js renames the field `size`, for its structs are maps, which have one.
export const readImage = ({ digest, size_, slot }: Any): ReadImage => ({
	digest: readDigest(digest),
	size: option(size_, big),
	slot: option(slot, big),
});

const readComponent = (v: Any): Component => ({
	id: v.id.toNumber(),
	name: text(v.name),
	authority: v.authority.toNumber(),
	binding: option(v.terms.binding, ({ vendorId, classId, componentId }) => ({
		vendorId: hex(vendorId),
		classId: hex(classId),
		componentId: hex(componentId),
	})),
	signatures: {
		manifest: v.terms.signatures.manifest.isTrue,
		classical: v.terms.signatures.classical.isTrue,
		postQuantum: v.terms.signatures.postQuantum.isTrue,
	},
	floor: big(v.floor),
	last: option(v.last, big),
	newest: option(v.newest, big),
	inForce: option(v.inForce, big),
});

const readRelease = (v: Any): Release => ({
	sequence: big(v.sequence),
	status: v.status.type,
	inForce: v.inForce.isTrue,
	availableAt: option(v.availableAt, big),
	author: v.author.toString(),
	proposedAt: big(v.proposedAt),
	version: text(v.details.version),
	images: [...v.details.images].map(readImage),
	floor: big(v.details.floor),
	hardware: option(v.details.hardware, readRange),
	requires: option(v.details.requires, big),
	dependencies: [...v.details.dependencies].map(([component, sequence]: Any) => ({
		component: component.toNumber(),
		sequence: big(sequence),
	})),
	uris: [...v.details.uris].map(text),
	sbom: option(v.details.sbom, readDigest),
	provenance: option(v.details.provenance, readDigest),
	manifest: option(v.manifest, hex),
	signatures: {
		classical: v.signatures.classical.isTrue,
		postQuantum: v.signatures.postQuantum.isTrue,
	},
	approvals: [...v.approvals].map(String),
	rejections: [...v.rejections].map(String),
	advisories: [...v.advisories].map((id: Any) => id.toNumber()),
	severity: option(v.severity, readSeverity),
	reason: option(v.reason, text),
});

const readManifestKey = ({ id, state, fingerprint, payer }: Any): ManifestKey => ({
	id: id.toNumber(),
	key: state.isValid
		? { kind: state.asValid.type, publicKey: state.asValid.value.toU8a(true) }
		: null,
	revoked: state.isRevoked ? state.asRevoked.type : null,
	fingerprint: hex(fingerprint),
	payer: payer.toString(),
});
