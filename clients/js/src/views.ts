// SPDX-License-Identifier: Apache-2.0
// Reads of the device registry, now or at any block, through its runtime API. Expiry, generation
// and fleets are taken into account by the chain: what is absent there is absent here.

import type { ApiPromise } from '@polkadot/api';
import { u8aToHex } from '@polkadot/util';
import {
	did as didOf,
	keyArg,
	toDeviceId,
	type AgreementKey,
	type DeviceKey,
	type DeviceLike,
	type KeyKind,
} from './keys.js';
import { ask, big, bytes, option, text, type Any, type At } from './read.js';
import type { AccountLike } from './scale.js';

export type DeviceStatus = 'Enrolled' | 'Active' | 'Suspended' | 'Quarantined' | 'Decommissioned';

export interface Device {
	did: string;
	/** `0x` and 64 hex digits. */
	id: string;
	/** With its fleet's suspension taken into account. */
	status: DeviceStatus;
	/** Who keeps it in quarantine: vendor or governance, its verdict, both or nobody. */
	quarantine: ('Authority' | 'Verdict')[];
	generation: number;
	/** What the next signed call, or change of keys, must carry. */
	nonce: bigint;
	/** Signs the device's calls. */
	signingKey: DeviceKey;
	fleet: number | null;
	/** Null once the device is decommissioned. */
	details: DeviceDetails | null;
}

export interface DeviceDetails {
	owner: string | null;
	vendor: number;
	model: number;
	identityKey: DeviceKey;
	operationalKey: DeviceKey | null;
	agreementKey: AgreementKey | null;
	enrolledAt: number;
	lot: number | null;
	/** An offer that can still be accepted. */
	transfer: { to: string; expires: number } | null;
	/** A recovery under way. */
	recovery: {
		key: DeviceKey;
		proposedBy: 'Owner' | 'Vendor';
		maturesAt: number | null;
	} | null;
}

export interface Attribute {
	name: string;
	value: Uint8Array;
	/** Seconds since 1970. */
	validUntil: bigint | null;
	source: 'Owner' | 'Device';
}

export interface Vendor {
	account: string;
	name: string;
	status: 'Unverified' | 'Verified' | 'Suspended' | 'Revoked';
	voucherKey: DeviceKey | null;
	models: number;
}

/** Rights of a vendor's operator: a sum of these. */
export const RIGHTS = {
	models: 1,
	enrol: 2,
	quarantine: 4,
	recover: 8,
	lots: 16,
	/** Components, manifest keys, releases, floors. */
	firmware: 32,
	/** Appraisal policies, reference values, attestation keys. */
	endorse: 64,
	all: 127,
} as const;

export interface Model {
	vendor: number;
	product: string;
	hardwareRevision: string;
	/** Seconds since 1970. */
	supportUntil: bigint | null;
	/** SHA-256 of the MUD file (RFC 8520), `0x`-hex. */
	mudDigest: string | null;
	updatePolicy: 'Manual' | 'OwnerApproved' | 'Automatic';
	voucherRequired: boolean;
	retired: boolean;
	devices: number;
}

export interface LotInfo {
	vendor: number;
	model: number;
	/** `0x`-hex. */
	root: string;
	size: bigint;
	budget: bigint;
	/** On whose account the budget is held. */
	payer: string;
}

export interface Fleet {
	owner: string;
	name: string;
	parent: number | null;
	/** It, or a fleet above it, is suspended. */
	suspended: boolean;
	sponsor: string | null;
	children: number;
	devices: number;
}

export interface Sponsorship {
	sponsor: string;
	/** What is left for calls. */
	budget: bigint;
	/** Fees that are spent and still held on the sponsor's account. */
	owed: bigint;
	/** Most that one device may spend in a period. */
	allowance: bigint;
	/** Blocks. */
	period: number;
	/** What a call must leave in the budget. */
	floor: bigint;
}

/** What a DID document is made from. */
export interface DocumentParts {
	did: string;
	/** The owner's address. */
	controller: string | null;
	deactivated: boolean;
	identity: DeviceKey;
	operational: DeviceKey | null;
	agreement: AgreementKey | null;
	endpoints: { id: string; kind: string; uri: string }[];
	generation: number;
}

export type { At } from './read.js';

/** A device, decommissioned ones included; null if it was never enrolled. */
export async function device(api: ApiPromise, id: DeviceLike, at?: At): Promise<Device | null> {
	return option(await call(api, at, 'device', toDeviceId(id)), readDevice);
}

/** The id of the device that has this key now, as identity or operational key. */
export async function deviceByKey(
	api: ApiPromise,
	key: DeviceKey,
	at?: At,
): Promise<string | null> {
	return option(await call(api, at, 'deviceByKey', keyArg(key)), (id) => u8aToHex(id.toU8a()));
}

/** What the DID document of a device is made from; `resolve` makes it. */
export async function documentParts(
	api: ApiPromise,
	id: DeviceLike,
	at?: At,
): Promise<DocumentParts | null> {
	return option(await call(api, at, 'didDocument', toDeviceId(id)), readDocument);
}

/** An attribute of a device, if it is valid at that time. */
export async function attribute(
	api: ApiPromise,
	id: DeviceLike,
	name: string,
	at?: At,
): Promise<Attribute | null> {
	return option(await call(api, at, 'attribute', toDeviceId(id), bytes(name)), readAttribute);
}

/** All attributes of a device that are valid at that time. */
export async function attributes(api: ApiPromise, id: DeviceLike, at?: At): Promise<Attribute[]> {
	const found = (await call(api, at, 'attributes', toDeviceId(id))) as unknown as Any[];
	return [...found].map(readAttribute);
}

export async function vendor(api: ApiPromise, id: number, at?: At): Promise<Vendor | null> {
	return option(await call(api, at, 'vendor', id), (v) => ({
		account: v.account.toString(),
		name: text(v.name),
		status: v.status.type as Vendor['status'],
		voucherKey: option(v.voucherKey, readKey),
		models: v.models.toNumber(),
	}));
}

/** The rights of an operator, a sum of {@link RIGHTS}; 0 if it has none. */
export async function operator(
	api: ApiPromise,
	vendor: number,
	account: AccountLike,
	at?: At,
): Promise<number> {
	return Number((await call(api, at, 'operator', vendor, account)).toString());
}

export async function model(api: ApiPromise, id: number, at?: At): Promise<Model | null> {
	return option(await call(api, at, 'model', id), (v) => ({
		vendor: v.vendor.toNumber(),
		product: text(v.product),
		hardwareRevision: text(v.hardwareRevision),
		supportUntil: option(v.supportUntil, big),
		mudDigest: option(v.mudDigest, (digest) => u8aToHex(digest.toU8a())),
		updatePolicy: v.updatePolicy.type as Model['updatePolicy'],
		voucherRequired: v.voucherRequired.isTrue,
		retired: v.retired.isTrue,
		devices: v.devices.toNumber(),
	}));
}

/** An open lot; null if it was closed. */
export async function lot(api: ApiPromise, id: number, at?: At): Promise<LotInfo | null> {
	return option(await call(api, at, 'lot', id), (v) => ({
		vendor: v.vendor.toNumber(),
		model: v.model.toNumber(),
		root: u8aToHex(v.root.toU8a()),
		// polkadot.js renames this field, for its structs are maps, which have a size.
		size: big(v.size_),
		budget: big(v.budget),
		payer: v.payer.toString(),
	}));
}

export async function fleet(api: ApiPromise, id: number, at?: At): Promise<Fleet | null> {
	return option(await call(api, at, 'fleet', id), (v) => ({
		owner: v.owner.toString(),
		name: text(v.name),
		parent: option(v.parent, (parent) => parent.toNumber()),
		suspended: v.suspended.isTrue,
		sponsor: option(v.sponsor, (sponsor) => sponsor.toString()),
		children: v.children.toNumber(),
		devices: v.devices.toNumber(),
	}));
}

/** The sponsorship that pays for the direct calls of a fleet's devices. */
export async function sponsorship(
	api: ApiPromise,
	fleet: number,
	at?: At,
): Promise<Sponsorship | null> {
	return option(await call(api, at, 'sponsorship', fleet), (v) => ({
		sponsor: v.sponsor.toString(),
		budget: big(v.budget),
		owed: big(v.owed),
		allowance: big(v.allowance),
		period: v.period.toNumber(),
		floor: big(v.floor),
	}));
}

// --- from polkadot.js' types to plain values ------------------------------------------------------

const call = (api: ApiPromise, at: At, method: string, ...args: unknown[]): Promise<Any> =>
	ask(api, at, 'deviceRegistryApi', method, ...args);

function readKey(value: Any): DeviceKey {
	return { kind: value.type as KeyKind, publicKey: value.value.toU8a(true) };
}

const readAgreement = (value: Any): AgreementKey => ({ publicKey: value.toU8a(true) });

/** A bit for each who can hold a device. */
function readQuarantine(bits: Any): Device['quarantine'] {
	const set = Number(bits.toString());
	return (['Authority', 'Verdict'] as const).filter((_, bit) => (set >> bit) & 1);
}

function readDevice(v: Any): Device {
	return {
		did: didOf(v.id.toU8a() as Uint8Array),
		id: u8aToHex(v.id.toU8a()),
		status: v.status.type as DeviceStatus,
		quarantine: readQuarantine(v.quarantine),
		generation: v.generation.toNumber(),
		nonce: big(v.nonce),
		signingKey: readKey(v.signingKey),
		fleet: option(v.fleet, (fleet) => fleet.toNumber()),
		details: option(v.details, readDetails),
	};
}

function readDetails(v: Any): DeviceDetails {
	return {
		owner: option(v.owner, (owner) => owner.toString()),
		vendor: v.vendor.toNumber(),
		model: v.model.toNumber(),
		identityKey: readKey(v.identityKey),
		operationalKey: option(v.operationalKey, readKey),
		agreementKey: option(v.agreementKey, readAgreement),
		enrolledAt: v.enrolledAt.toNumber(),
		lot: option(v.lot, (lot) => lot.toNumber()),
		transfer: option(v.transfer, ({ to, expires }) => ({
			to: to.toString(),
			expires: expires.toNumber(),
		})),
		recovery: option(v.recovery, ({ key, proposedBy, maturesAt }) => ({
			key: readKey(key),
			proposedBy: proposedBy.type,
			maturesAt: option(maturesAt, (block) => block.toNumber()),
		})),
	};
}

function readAttribute(v: Any): Attribute {
	return {
		name: text(v.name),
		value: v.value.toU8a(true),
		validUntil: option(v.validUntil, big),
		source: v.source.type as Attribute['source'],
	};
}

function readDocument(v: Any): DocumentParts {
	return {
		did: didOf(v.id.toU8a() as Uint8Array),
		controller: option(v.controller, (controller) => controller.toString()),
		deactivated: v.deactivated.isTrue,
		identity: readKey(v.identity),
		operational: option(v.operational, readKey),
		agreement: option(v.agreement, readAgreement),
		endpoints: [...v.endpoints].map(({ id, kind, uri }: Any) => ({
			id: text(id),
			kind: text(kind),
			uri: text(uri),
		})),
		generation: v.generation.toNumber(),
	};
}
