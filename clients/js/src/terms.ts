// SPDX-License-Identifier: Apache-2.0
// The terms of the access policy: actions, and who and what a policy or a question is about. Each
// is written as its SCALE bytes, which polkadot.js takes as an argument, and of which the keys of
// the chain's storage are made.

import { isHex, u8aConcat } from '@polkadot/util';
import { did, toDeviceId, type DeviceKey, type DeviceLike } from './keys.js';
import type { Any } from './read.js';
import { accountBytes, u32, type AccountLike } from './scale.js';

// --- actions --------------------------------------------------------------------------------------

/** The suite's own actions. They mean the same in every domain; 16 to 63 are each domain's own. */
export const ACTIONS = {
	/** See a device's state. */
	read: 0,
	/** Make a device do something. */
	control: 1,
	/** Set attributes and endpoints. */
	configure: 2,
	/** Install firmware, run rollouts. */
	'update-firmware': 3,
	/** Approve firmware for installation. */
	'approve-firmware': 4,
	/** Anchor data in a stream. */
	anchor: 5,
	/** Read the data of a stream. */
	'read-data': 6,
	/** Hand the data of a stream to others. */
	'share-data': 7,
	/** Pass on, by delegation, what one is permitted. */
	grant: 8,
	/** Create, rename and remove fleets; move devices between them. */
	'manage-fleet': 9,
	/** Suspend devices and fleets, and resume them. */
	suspend: 10,
	/** Revoke operational keys; take the owner's part in a recovery. */
	'manage-keys': 11,
	/** Offer a device to another owner. */
	transfer: 12,
	/** End a device for good. */
	decommission: 13,
	/** Choose who pays for the direct calls of a fleet. */
	sponsor: 14,
	/** Open an encrypted channel to a device. */
	connect: 15,
} as const;

export type ActionName = keyof typeof ACTIONS;

/** An action: the name of one of the suite's own, or any number from 0 to 63. */
export type ActionLike = ActionName | number;

const NAMES = Object.keys(ACTIONS) as ActionName[];

/** The number of an action. */
export function actionNumber(action: ActionLike): number {
	const number = typeof action === 'number' ? action : ACTIONS[action];
	if (number === undefined) {
		throw new TypeError(
			`unknown action "${action}": one of ${NAMES.join(', ')}, or the number of one of a domain's own`,
		);
	}
	if (!Number.isInteger(number) || number < 0 || number > 63) {
		throw new RangeError(`action ${number}: there are 0 to 63`);
	}
	return number;
}

/** A set of actions: bit `n` stands for action `n`. `actions('read', 'control', 16)` is 0x10003. */
export function actions(...list: readonly ActionLike[]): bigint {
	return list.reduce((set, action) => set | (1n << BigInt(actionNumber(action))), 0n);
}

/** The actions of a set, by name where they have one everywhere. */
export function actionsIn(set: bigint): ActionLike[] {
	return Array.from({ length: 64 }, (_, n) => n)
		.filter((n) => (set >> BigInt(n)) & 1n)
		.map((n) => NAMES[n] ?? n);
}

// --- who and what ---------------------------------------------------------------------------------

/**
 * Who wants to act: a device's DID or key, an account's address; other forms say what they are.
 */
export type SubjectLike = string | DeviceKey | { account: AccountLike } | { device: DeviceLike };

/** Whom a policy is about: `'anyone'`, whoever has a role, or a subject. */
export type PrincipalLike = 'anyone' | { role: number } | SubjectLike;

/** What a policy covers: its owner's whole domain, a fleet, a data stream, or a device. */
export type TargetLike =
	'domain' | { fleet: number } | { stream: number } | { device: DeviceLike } | DeviceLike;

/** To what something is to be done. A domain is named by its owner. */
export type ResourceLike =
	| { domain: AccountLike }
	| { fleet: number }
	| { stream: number }
	| { device: DeviceLike }
	| DeviceLike;

/** As they are read: addresses, and devices by their DID. */
export type Subject = { account: string } | { device: string };
export type Principal = 'anyone' | { role: number } | Subject;
export type Target = 'domain' | { fleet: number } | { stream: number } | { device: string };

/** A subject with its kind told. */
function kindOf(subject: SubjectLike): { account: AccountLike } | { device: DeviceLike } {
	if (typeof subject === 'object') {
		return 'publicKey' in subject ? { device: subject } : subject;
	}
	if (subject.startsWith('did:')) return { device: subject };
	if (isHex(subject)) {
		throw new TypeError(
			`${subject} may be an account or a device: write { account: ... } or { device: ... }`,
		);
	}
	return { account: subject };
}

/** SCALE `Subject`. */
export function encodeSubject(subject: SubjectLike): Uint8Array {
	const who = kindOf(subject);
	return 'account' in who
		? u8aConcat([0], accountBytes(who.account))
		: u8aConcat([1], toDeviceId(who.device));
}

/** SCALE `Principal`. */
export function encodePrincipal(principal: PrincipalLike): Uint8Array {
	if (principal === 'anyone') return new Uint8Array([0]);
	if (typeof principal === 'object' && 'role' in principal) {
		return u8aConcat([3], u32(principal.role, 'role'));
	}
	const [kind, ...id] = encodeSubject(principal);
	return new Uint8Array([kind! + 1, ...id]);
}

function encodeThing(
	thing: { fleet: number } | { stream: number } | { device: DeviceLike } | DeviceLike,
): Uint8Array {
	if (typeof thing === 'object' && 'fleet' in thing) {
		return u8aConcat([1], u32(thing.fleet, 'fleet'));
	}
	if (typeof thing === 'object' && 'stream' in thing) {
		return u8aConcat([2], u32(thing.stream, 'stream'));
	}
	const device = typeof thing === 'object' && 'device' in thing ? thing.device : thing;
	return u8aConcat([0], toDeviceId(device));
}

/** SCALE `Target`. */
export function encodeTarget(target: TargetLike): Uint8Array {
	return target === 'domain' ? new Uint8Array([3]) : encodeThing(target);
}

/** SCALE `Resource`. */
export function encodeResource(resource: ResourceLike): Uint8Array {
	return typeof resource === 'object' && 'domain' in resource
		? u8aConcat([3], accountBytes(resource.domain))
		: encodeThing(resource);
}

// --- from polkadot.js' types to plain values ------------------------------------------------------

export function readPrincipal(value: Any): Principal {
	switch (value.type) {
		case 'Anyone':
			return 'anyone';
		case 'Role':
			return { role: value.value.toNumber() };
		case 'Account':
			return { account: value.value.toString() };
		default:
			return { device: did(value.value.toU8a() as Uint8Array) };
	}
}

export function readTarget(value: Any): Target {
	switch (value.type) {
		case 'Domain':
			return 'domain';
		case 'Fleet':
			return { fleet: value.value.toNumber() };
		case 'Stream':
			return { stream: value.value.toNumber() };
		default:
			return { device: did(value.value.toU8a() as Uint8Array) };
	}
}
