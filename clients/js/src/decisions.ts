// SPDX-License-Identifier: Apache-2.0
// Reads of the access policy: decisions and why, policies, domains, subjects, roles, sessions; now
// or at any block, as things were then.

import type { ApiPromise } from '@polkadot/api';
import { accountBytes, type AccountLike } from './scale.js';
import { readConditions, type ReadConditions } from './conditions.js';
import { ask, big, option, text, type Any, type At } from './read.js';
import {
	actionNumber,
	encodeResource,
	encodeSubject,
	readPrincipal,
	readTarget,
	type ActionLike,
	type Principal,
	type ResourceLike,
	type SubjectLike,
	type Target,
} from './terms.js';

/** "May this subject do that to this resource?" */
export interface Question {
	subject: SubjectLike;
	action: ActionLike;
	resource: ResourceLike;
}

/** Why a decision came out as it did, in words. */
const REASONS = {
	Owner: "the resource is the subject's own",
	Permitted: 'policies permit it and none forbids it',
	Forbidden: 'a policy forbids it',
	NothingPermits: 'no policy permits it',
	LockedDown: 'the domain is locked down and the subject is no rescuer',
	SubjectNotActive: 'the device that asks is not active',
	UnknownResource: 'there is no such resource, or nobody owns it',
	UnknownAction: 'the domain has no such action',
} as const;

export type Reason = keyof typeof REASONS;

export interface Decision {
	permitted: boolean;
	reason: Reason;
	/** The policies that decided: all forbids that apply or, if there are none, all permits. */
	policies: bigint[];
	/** Whose policies were asked; null if nobody owns the resource. */
	owner: string | null;
	/** The number of the last change to the owner's policies; 0 if there are none. */
	revision: bigint;
}

/** Why a policy does not apply. */
export type Mismatch =
	| {
			why:
				| 'NoRole'
				| 'OtherActions'
				| 'Window'
				| 'Hours'
				| 'Uses'
				| 'Attested'
				| 'Firmware'
				| 'Status';
	  }
	| { why: 'ParentRevoked' | 'OutsideParent'; policy: bigint }
	/** The attribute test of that number, from 0. */
	| { why: 'Attribute'; test: number };

export interface Considered {
	policy: bigint;
	effect: 'Permit' | 'Forbid';
	applies: boolean;
	/** What stood against it. */
	because: Mismatch[];
}

export interface ExplainedDecision extends Decision {
	/** Every policy that was looked at; none if the policies were not asked. */
	considered: Considered[];
}

export interface Policy {
	id: bigint;
	/** Whose domain it belongs to. */
	owner: string;
	effect: 'Permit' | 'Forbid';
	principal: Principal;
	target: Target;
	/** A set; {@link actionsIn} lists it. */
	actions: bigint;
	/** With the uses that are left. */
	conditions: ReadConditions;
	/** The policies it was delegated from, the first one first. */
	parents: bigint[];
	/** Who made it, and has paid for it. */
	grantedBy: string;
	/** It will never apply again, and anyone may revoke it. */
	dead: boolean;
}

export interface Role {
	id: number;
	owner: string;
	name: string;
	parent: number | null;
	enabled: boolean;
	members: number;
	policies: number;
}

export interface Domain {
	revision: bigint;
	lockdown: boolean;
	rescuers: string[];
	/** The domain's own actions. */
	actions: { action: number; name: string }[];
	roles: Role[];
	/** Policies over the whole domain that name nobody. */
	policies: Policy[];
}

/** What a domain holds about a subject and is still valid. Times in seconds since 1970. */
export interface SubjectRecord {
	roles: { role: number; validUntil: bigint | null }[];
	attributes: { name: string; value: Uint8Array; validUntil: bigint | null }[];
	policies: Policy[];
}

export type SessionState =
	/** It holds. */
	| 'Open'
	/** Its time is up. */
	| 'Expired'
	/** A policy that it rests on is revoked. */
	| 'Revoked'
	/** The domain, or what it holds about the subject, became stricter since. */
	| 'Restricted'
	/** The resource has another owner or generation, or is gone. */
	| 'ResourceChanged'
	/** The device that is the subject has another generation, or is not active. */
	| 'SubjectChanged';

/** Times in seconds since 1970. */
export interface Session {
	state: SessionState;
	owner: string;
	from: bigint;
	until: bigint;
	/** The policy that permitted it, after those it was delegated from; none for the owner. */
	policies: bigint[];
	payer: string;
}

/** Whether a subject may do something. Takes no use, and costs nothing. */
export async function decide(api: ApiPromise, question: Question, at?: At): Promise<Decision> {
	return readDecision(await call(api, at, 'decide', ...asked(question)));
}

/** The same, with every policy that was looked at; {@link describe} writes it out. */
export async function explain(
	api: ApiPromise,
	question: Question,
	at?: At,
): Promise<ExplainedDecision> {
	const { decision, considered } = await call(api, at, 'explain', ...asked(question));
	return { ...readDecision(decision), considered: [...considered].map(readConsidered) };
}

/** A session and whether it still holds; null if there is none. */
export async function session(
	api: ApiPromise,
	question: Question,
	at?: At,
): Promise<Session | null> {
	const [subject, action, resource] = asked(question);
	return option(await call(api, at, 'session', resource, subject, action), readSession);
}

/** A policy; null if there is none, or it is revoked. */
export async function policy(
	api: ApiPromise,
	id: number | bigint,
	at?: At,
): Promise<Policy | null> {
	return option(await call(api, at, 'policy', id), readPolicy);
}

/** Policies over a device, fleet or stream, or over a whole domain, that name no subject. */
export async function policiesOver(
	api: ApiPromise,
	resource: ResourceLike,
	at?: At,
): Promise<Policy[]> {
	return [...(await call(api, at, 'policiesOver', encodeResource(resource)))].map(readPolicy);
}

/** An owner's domain; null if the owner has never made one. */
export async function domain(api: ApiPromise, owner: AccountLike, at?: At): Promise<Domain | null> {
	return option(await call(api, at, 'domain', accountBytes(owner)), (v) => ({
		revision: big(v.revision),
		lockdown: v.lockdown.isTrue,
		rescuers: [...v.rescuers].map(String),
		actions: [...v.actions].map(([action, name]: Any) => ({
			action: action.toNumber(),
			name: text(name),
		})),
		roles: [...v.roles].map(readRole),
		policies: [...v.policies].map(readPolicy),
	}));
}

/** What the domain of `owner` holds about a subject; null if nothing. */
export async function subject(
	api: ApiPromise,
	owner: AccountLike,
	who: SubjectLike,
	at?: At,
): Promise<SubjectRecord | null> {
	const found = await call(api, at, 'subject', accountBytes(owner), encodeSubject(who));
	return option(found, (v) => ({
		roles: [...v.roles].map(({ role, validUntil }: Any) => ({
			role: role.toNumber(),
			validUntil: option(validUntil, big),
		})),
		attributes: [...v.attributes].map(({ name, value, validUntil }: Any) => ({
			name: text(name),
			value: value.toU8a(true),
			validUntil: option(validUntil, big),
		})),
		policies: [...v.policies].map(readPolicy),
	}));
}

export async function role(api: ApiPromise, id: number, at?: At): Promise<Role | null> {
	return option(await call(api, at, 'role', id), readRole);
}

// --- in words -------------------------------------------------------------------------------------

/** A decision in one line. */
export function sentence({ permitted, reason, policies }: Decision): string {
	const by = policies.length > 0 ? ` (${numbered(policies)})` : '';
	return `${permitted ? 'Permitted' : 'Denied'}: ${REASONS[reason]}${by}.`;
}

/** An explanation in lines, for people: the decision, and how each policy fared. */
export function describe(explained: ExplainedDecision): string {
	const { owner, revision, considered } = explained;
	const whose = owner
		? `Asked were the policies of ${owner}, revision ${revision}.`
		: "Nobody's policies were asked.";
	const fared = considered.map(({ policy, effect, applies, because }) => {
		const verb = effect === 'Permit' ? 'permits' : 'forbids';
		const how = applies ? 'applies' : `does not apply: ${because.map(words).join('; ')}`;
		return `  policy ${policy} ${verb}: ${how}`;
	});
	const looked = considered.length > 0 ? fared : ['  No policy was looked at.'];
	return [sentence(explained), whose, ...looked].join('\n');
}

const numbered = (ids: bigint[]): string =>
	`${ids.length > 1 ? 'policies' : 'policy'} ${ids.join(', ')}`;

function words(mismatch: Mismatch): string {
	switch (mismatch.why) {
		case 'NoRole':
			return 'the subject does not have the role';
		case 'OtherActions':
			return 'it is about other actions';
		case 'ParentRevoked':
			return `policy ${mismatch.policy}, from which it was delegated, is revoked`;
		case 'OutsideParent':
			return `the resource has left what policy ${mismatch.policy} covers, from which it was delegated`;
		case 'Window':
			return 'it is outside the time window';
		case 'Hours':
			return 'it is outside the days and hours';
		case 'Uses':
			return 'no uses are left';
		case 'Attested':
			return 'the device is not attested well enough, or not recently';
		case 'Firmware':
			return 'the firmware is not proven to be new enough';
		case 'Status':
			return 'the device has another status';
		case 'Attribute':
			return `attribute test ${mismatch.test + 1} fails`;
	}
}

// --- from polkadot.js' types to plain values ------------------------------------------------------

const call = (api: ApiPromise, at: At, method: string, ...args: unknown[]): Promise<Any> =>
	ask(api, at, 'accessPolicyApi', method, ...args);

const asked = ({ subject, action, resource }: Question): [Uint8Array, number, Uint8Array] => [
	encodeSubject(subject),
	actionNumber(action),
	encodeResource(resource),
];

const bigs = (list: Any): bigint[] => [...list].map(big);

const readDecision = (v: Any): Decision => ({
	permitted: v.permitted.isTrue,
	reason: v.reason.type,
	policies: bigs(v.policies),
	owner: option(v.owner, String),
	revision: big(v.revision),
});

const readConsidered = (v: Any): Considered => ({
	policy: big(v.policy),
	effect: v.effect.type,
	applies: v.applies.isTrue,
	because: [...v.because].map(readMismatch),
});

function readMismatch({ type: why, value }: Any): Mismatch {
	switch (why) {
		case 'ParentRevoked':
		case 'OutsideParent':
			return { why, policy: big(value) };
		case 'Attribute':
			return { why, test: value.toNumber() };
		default:
			return { why };
	}
}

const readPolicy = (v: Any): Policy => ({
	id: big(v.id),
	owner: v.owner.toString(),
	effect: v.effect.type,
	principal: readPrincipal(v.principal),
	target: readTarget(v.target),
	actions: big(v.actions),
	conditions: readConditions(v.conditions),
	parents: bigs(v.parents),
	grantedBy: v.grantedBy.toString(),
	dead: v.dead.isTrue,
});

const readRole = (v: Any): Role => ({
	id: v.id.toNumber(),
	owner: v.owner.toString(),
	name: text(v.name),
	parent: option(v.parent, (parent) => parent.toNumber()),
	enabled: v.enabled.isTrue,
	members: v.members.toNumber(),
	policies: v.policies.toNumber(),
});

const readSession = (v: Any): Session => ({
	state: v.state.type,
	owner: v.owner.toString(),
	from: big(v.from),
	until: big(v.until),
	policies: bigs(v.policies),
	payer: v.payer.toString(),
});
