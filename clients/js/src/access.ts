// SPDX-License-Identifier: Apache-2.0
// The access policy: who may do what to which device, and why. The calls that need more than plain
// values; all others are `api.tx.accessPolicy....`. An account sends them with `send`; `consume`,
// `requestAccess` and `endSession` a device can also make, inside a `submit`.

import type { ApiPromise } from '@polkadot/api';
import { find, type Included, type Tx } from './chain.js';
import {
	encodeAttributeName,
	encodeConditions,
	encodeValue,
	seconds,
	type Conditions,
	type Time,
} from './conditions.js';
import type { Question } from './decisions.js';
import { accountBytes, type AccountLike } from './scale.js';
import {
	actionNumber,
	actions,
	encodePrincipal,
	encodeResource,
	encodeSubject,
	encodeTarget,
	type ActionLike,
	type PrincipalLike,
	type ResourceLike,
	type SubjectLike,
	type TargetLike,
} from './terms.js';

export * from './conditions.js';
export * from './decisions.js';
export * from './terms.js';

/** The pallet's calls, with a sentence for a chain that has none. */
function pallet(api: ApiPromise): NonNullable<ApiPromise['tx'][string]> {
	const calls = api.tx['accessPolicy'];
	if (!calls) throw new Error('this chain has no access policy: is it a Muster chain?');
	return calls;
}

/** What a policy says. */
export interface Rule {
	principal: PrincipalLike;
	target: TargetLike;
	/** One action or several. */
	actions: ActionLike | readonly ActionLike[];
	when?: Conditions;
}

function set(list: ActionLike | readonly ActionLike[]): bigint {
	const all = actions(...(Array.isArray(list) ? list : [list as ActionLike]));
	if (all === 0n) throw new RangeError('a policy is about one action at least');
	return all;
}

/** Permits something. Sent by the owner of the target. {@link policyId} is the new policy's id. */
export function permit(api: ApiPromise, rule: Rule): Tx {
	return add(api, 0, rule);
}

/** Forbids something, which beats every permit. Sent by the owner of the target. */
export function forbid(api: ApiPromise, rule: Rule): Tx {
	if (rule.when?.uses) throw new TypeError('uses: only permits count uses');
	return add(api, 1, rule);
}

const EFFECTS = ['Permit', 'Forbid'] as const;

function add(api: ApiPromise, effect: 0 | 1, { principal, target, actions, when }: Rule): Tx {
	return pallet(api)['addPolicy']!(
		EFFECTS[effect],
		encodePrincipal(principal),
		encodeTarget(target),
		set(actions),
		encodeConditions(when),
	);
}

/**
 * Passes on what policy `parent` permits the sender, or less: the conditions are those of the
 * parent and `when` together. If the parent counts uses, `when.uses` says how many go along.
 */
export function delegate(
	api: ApiPromise,
	p: {
		parent: number | bigint;
		to: SubjectLike;
		target: TargetLike;
		actions: ActionLike | readonly ActionLike[];
		when?: Conditions;
	},
): Tx {
	return pallet(api)['delegate']!(
		p.parent,
		encodeSubject(p.to),
		encodeTarget(p.target),
		set(p.actions),
		encodeConditions(p.when),
	);
}

const until = (validUntil?: Time | null): bigint | null =>
	validUntil === null || validUntil === undefined ? null : seconds(validUntil, 'validUntil');

/** Gives a subject a role, or the same role until another time. Sent by the domain's owner. */
export function assignRole(
	api: ApiPromise,
	p: { role: number; subject: SubjectLike; validUntil?: Time | null },
): Tx {
	return pallet(api)['assignRole']!(p.role, encodeSubject(p.subject), until(p.validUntil));
}

/** Takes a role away. Sent by the domain's owner; by anyone once the time of the role is up. */
export function unassignRole(api: ApiPromise, p: { role: number; subject: SubjectLike }): Tx {
	return pallet(api)['unassignRole']!(p.role, encodeSubject(p.subject));
}

/** Says something about a subject, for the conditions of the sender's policies. */
export function setSubjectAttribute(
	api: ApiPromise,
	p: {
		subject: SubjectLike;
		name: string;
		value: string | Uint8Array;
		validUntil?: Time | null;
	},
): Tx {
	return pallet(api)['setSubjectAttribute']!(
		encodeSubject(p.subject),
		encodeAttributeName(p.name),
		encodeValue(p.value),
		until(p.validUntil),
	);
}

/** Takes that back. Sent by the domain's owner; by anyone once the attribute has lapsed. */
export function removeSubjectAttribute(
	api: ApiPromise,
	p: { owner: AccountLike; subject: SubjectLike; name: string },
): Tx {
	return pallet(api)['removeSubjectAttribute']!(
		accountBytes(p.owner),
		encodeSubject(p.subject),
		encodeAttributeName(p.name),
	);
}

/** Asks for leave to act and takes a use, where they are counted. Sent by whoever wants to act. */
export function consume(api: ApiPromise, p: { resource: ResourceLike; action: ActionLike }): Tx {
	return pallet(api)['consume']!(encodeResource(p.resource), actionNumber(p.action));
}

/**
 * Opens a session: leave to act for `duration` seconds at most, which gateways can check while
 * they are offline. Sent by whoever wants to act. Takes a use, where they are counted.
 */
export function requestAccess(
	api: ApiPromise,
	p: { resource: ResourceLike; action: ActionLike; duration: number | bigint },
): Tx {
	const { resource, action, duration } = p;
	return pallet(api)['requestAccess']!(encodeResource(resource), actionNumber(action), duration);
}

/** Ends a session. Sent by its subject, its payer or the owner; by anyone once it is over. */
export function endSession(api: ApiPromise, { resource, subject, action }: Question): Tx {
	return pallet(api)['endSession']!(
		encodeResource(resource),
		encodeSubject(subject),
		actionNumber(action),
	);
}

/** The id of the policy that a transaction made: the first, if it made several. */
export function policyId(done: Pick<Included, 'events'>): bigint {
	const { data } = find(done.events, 'accessPolicy', 'PolicyAdded');
	return BigInt((data as unknown as { policy: { toString(): string } }).policy.toString());
}

/** The id of the role that a transaction made. */
export function roleId(done: Pick<Included, 'events'>): number {
	const { data } = find(done.events, 'accessPolicy', 'RoleCreated');
	return Number((data as unknown as { role: { toString(): string } }).role.toString());
}
