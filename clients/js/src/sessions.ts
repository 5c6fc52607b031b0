// SPDX-License-Identifier: Apache-2.0
// Sessions, proven: a node collects the values on which a session rests, with a proof, and a gateway
// that is offline checks them against a block that it trusts.
//
// Which values those are, and what follows from them, is written once, as steps that ask for one
// storage value after the other. The node's answers drive them when a proof is made, the proof's
// when it is checked: so a proof has exactly what its check asks for.

import type { ApiPromise } from '@polkadot/api';
import { hexToU8a, u8aConcat, u8aEq, u8aToHex } from '@polkadot/util';
import { blake2AsU8a, encodeAddress } from '@polkadot/util-crypto';
import { seconds, type Time } from './conditions.js';
import type { Question, Session, SessionState } from './decisions.js';
import { headerBytes } from './headers.js';
import { hashBytes, type HashLike } from './payload.js';
import { rpc } from './rpc.js';
import { Malformed, Reader, u32, u64 } from './scale.js';
import { blake2Concat, hexBytes, storageKey as key, twoxConcat } from './storage.js';
import { actionNumber, encodeResource, encodeSubject } from './terms.js';
import { ProofError, TrieProof } from './trie.js';

export { ProofError, TrieProof } from './trie.js';

const FORMAT = 'muster/session-proof/v1';

/** A proof about one session, for a file, a QR code, a radio. All texts are `0x`-hex. */
export interface SessionProof {
	format: typeof FORMAT;
	/** What it is about, in SCALE: resource, subject, action. */
	about: string;
	/** The SCALE bytes of the block's header. */
	header: string;
	/** Nodes of the state's trie. */
	nodes: string[];
}

/** What a proof shows. Times in seconds since 1970. */
export interface SessionVerdict {
	/** Whether the subject may act now. */
	open: boolean;
	/** Why, or why not; `None` if there was no session. */
	state: SessionState | 'None';
	session: Omit<Session, 'state'> | null;
	/** The block that it was proven at. */
	block: { hash: string; number: number; time: bigint };
}

export interface VerifyOptions {
	/** What the gateway wants to know. A proof about anything else is refused. */
	question: Question;
	/** The hash of a block that the gateway knows to be the chain's and final, or its state root. */
	trusted: { blockHash: HashLike } | { stateRoot: HashLike };
	/** How old that block may be, in seconds: what was revoked after it is not seen. */
	maxAge: number;
	/** Now; by this machine's clock if omitted. */
	now?: Time;
}

/**
 * Proves how a session stands at a block: the last final one if `at` is omitted. That there is no
 * session is proven as well.
 */
export async function sessionProof(
	api: ApiPromise,
	question: Question,
	at?: HashLike,
): Promise<SessionProof> {
	const hash = at
		? u8aToHex(hashBytes(at, 'block hash'))
		: await rpc<string>(api, 'chain_getFinalizedHead', []);
	const header = await headerBytes(api, hash);
	const keys: string[] = [];
	const steps = sessionSteps(question);
	for (let step = steps.next(); !step.done;) {
		const key = u8aToHex(step.value);
		const value = await rpc<string | null>(api, 'state_getStorage', [key, hash]);
		keys.push(key);
		step = steps.next(value === null ? null : hexToU8a(value));
	}
	const { proof } = await rpc<{ proof: string[] }>(api, 'state_getReadProof', [keys, hash]);
	return {
		format: FORMAT,
		about: u8aToHex(encodeQuestion(question)),
		header: u8aToHex(header),
		nodes: proof,
	};
}

/**
 * Checks a proof and tells how the session stands. Needs no node. Throws a {@link ProofError} if the
 * proof is not one: of another session or block, too old, or changed by a single bit.
 */
export function verifySession(proof: SessionProof, options: VerifyOptions): SessionVerdict {
	const { question, trusted, maxAge } = options;
	const clock = seconds(options.now ?? new Date(), 'now');
	if (!(maxAge >= 0)) throw new RangeError('maxAge: a number of seconds');
	const { about, header, nodes } = parse(proof);
	if (!u8aEq(about, encodeQuestion(question))) {
		throw new ProofError('the proof is about another session');
	}
	const { stateRoot, number } = readHeader(header);
	const hash = blake2AsU8a(header, 256);
	const [told, known, what] =
		'blockHash' in trusted
			? [hash, hashBytes(trusted.blockHash, 'block hash'), 'block']
			: [stateRoot, hashBytes(trusted.stateRoot, 'state root'), 'state root'];
	if (!u8aEq(told, known)) throw new ProofError(`the proof is of another ${what}`);

	const trie = new TrieProof(stateRoot, nodes);
	const { time, session, state } = run(sessionSteps(question), (key) => trie.get(key));
	trie.end();

	// A clock that is behind does not make a session live longer than the chain says.
	const now = clock > time ? clock : time;
	if (Number(now - time) > maxAge) {
		throw new ProofError(
			`the proof is of a block ${now - time} s ago, and ${maxAge} s is the most: get a newer one`,
		);
	}
	const over = session !== null && session.until < now;
	return {
		open: state === 'Open' && !over,
		state: over ? 'Expired' : state,
		session,
		block: { hash: u8aToHex(hash), number, time },
	};
}

// --- the proof as a text --------------------------------------------------------------------------

const encodeQuestion = ({ resource, subject, action }: Question): Uint8Array =>
	u8aConcat(encodeResource(resource), encodeSubject(subject), [actionNumber(action)]);

function parse(proof: SessionProof): {
	about: Uint8Array;
	header: Uint8Array;
	nodes: Uint8Array[];
} {
	if (proof?.format !== FORMAT) throw new ProofError(`not a proof in the format ${FORMAT}`);
	if (!Array.isArray(proof.nodes)) throw new ProofError('nodes: not a list');
	return {
		about: hexBytes(proof.about, 'about'),
		header: hexBytes(proof.header, 'header'),
		nodes: proof.nodes.map((node, i) => hexBytes(node, `node ${i}`)),
	};
}

/** Parent hash, compact number, state root; the rest the hash vouches for. */
function readHeader(header: Uint8Array): { number: number; stateRoot: Uint8Array } {
	return decode(header, 'header', (reader) => {
		reader.bytes(32);
		return { number: reader.compact(), stateRoot: reader.bytes(32) };
	});
}

// --- how a session stands -------------------------------------------------------------------------

/** Asks for storage keys, gets their values, and ends in an answer. */
type Steps<T> = Generator<Uint8Array, T, Uint8Array | null>;

function run<T>(steps: Steps<T>, get: (key: Uint8Array) => Uint8Array | null): T {
	for (let step = steps.next(); ; step = steps.next(get(step.value))) {
		if (step.done) return step.value;
	}
}

/** The same as `session_state` in `pallets/access-policy/src/sessions.rs`, but for the time. */
function* sessionSteps({ resource, subject, action }: Question): Steps<{
	time: bigint;
	session: Omit<Session, 'state'> | null;
	state: SessionState | 'None';
}> {
	for (const [pallet, known] of Object.entries(LAYOUTS)) {
		const version = yield key(pallet, ':__STORAGE_VERSION__:');
		const found = version && decode(version, 'storage version', (reader) => reader.u16());
		if (found !== known) {
			throw new ProofError(
				`the layout of ${pallet} is ${found ?? 'unknown'}, and ${known} is known here: update @muster/client`,
			);
		}
	}
	const now = yield key('Timestamp', 'Now');
	if (!now) throw new ProofError('the chain tells no time');
	const time = decode(now, 'time', (reader) => reader.u64()) / 1000n;

	const of = encodeResource(resource);
	const who = encodeSubject(subject);
	const holder = u8aConcat(who, [actionNumber(action)]);
	const found = yield key('AccessPolicy', 'Sessions', blake2Concat(of), blake2Concat(holder));
	if (!found) return { time, session: null, state: 'None' };
	const { owner, generations, opened, recorded, ...session } = decode(
		found,
		'session',
		readSession,
	);
	const [ofSubject, ofResource] = generations;
	const told = (state: SessionState) => ({
		time,
		session: { ...session, owner: encodeAddress(owner, 42) },
		state,
	});

	const place = yield* placeSteps(of);
	if (!place || !u8aEq(place.owner, owner) || place.generation !== ofResource) {
		return told('ResourceChanged');
	}
	if (who[0] === SUBJECT.device) {
		const device = yield* deviceSteps(who.subarray(1));
		if (!device || device.generation !== ofSubject || !device.active) {
			return told('SubjectChanged');
		}
		let fleet = device.fleet;
		for (let depth = 0; fleet !== null && depth < MAX_DEPTH; depth++) {
			const above: Fleet | null = yield* fleetSteps(fleet);
			if (above?.suspended) return told('SubjectChanged');
			fleet = above ? above.parent : null;
		}
	}
	for (const policy of session.policies) {
		const home = yield key('AccessPolicy', 'Homes', twoxConcat(u64(policy, 'policy')));
		if (!home) return told('Revoked');
	}
	const domain = yield key('AccessPolicy', 'Domains', blake2Concat(owner));
	const generation = u32(ofSubject, 'generation');
	const record = yield key(
		'AccessPolicy',
		'Subjects',
		blake2Concat(owner),
		blake2Concat(u8aConcat(who, generation)),
	);
	const stricter = [
		domain && decode(domain, 'domain', domainSince),
		record && decode(record, 'subject record', (reader) => reader.u64()),
	].some((since) => since !== null && since > opened);
	// What ended it may have gone with the domain or the record.
	const gone = (opened > 0n && !domain) || (recorded && !record);
	return told(stricter || gone ? 'Restricted' : 'Open');
}

/** Owner and generation of a resource; null if it is nobody's. */
function* placeSteps(
	resource: Uint8Array,
): Steps<{ owner: Uint8Array; generation: number } | null> {
	const id = resource.subarray(1);
	switch (resource[0]) {
		case RESOURCE.device: {
			const device = yield* deviceSteps(id);
			const info = device && (yield key('DeviceRegistry', 'DeviceInfos', id));
			const owner = info && decode(info, 'device', (r) => r.option(() => r.bytes(32)));
			return device && owner ? { owner, generation: device.generation } : null;
		}
		case RESOURCE.fleet: {
			const fleet = yield* fleetSteps(new Reader(id).u32());
			return fleet && { owner: fleet.owner, generation: 0 };
		}
		case RESOURCE.domain:
			return { owner: id, generation: 0 };
		default:
			throw new ProofError('sessions over streams are not known here: update @muster/client');
	}
}

interface Fleet {
	owner: Uint8Array;
	parent: number | null;
	suspended: boolean;
}

function* fleetSteps(id: number): Steps<Fleet | null> {
	const fleet = yield key('DeviceRegistry', 'Fleets', twoxConcat(u32(id, 'fleet')));
	return fleet && decode(fleet, 'fleet', readFleet);
}

function* deviceSteps(id: Uint8Array): Steps<Device | null> {
	const device = yield key('DeviceRegistry', 'Devices', id);
	return device && decode(device, 'device', readDevice);
}

// --- storage: keys, and the fronts of the values --------------------------------------------------

/** The versions of the storage layouts that are written down below. */
const LAYOUTS = { AccessPolicy: 1, DeviceRegistry: 1 };

/** Kinds of subjects and resources, by their SCALE index. */
const SUBJECT = { device: 1 };
const RESOURCE = { device: 0, fleet: 1, domain: 3 };

/** No chain lets fleets lie as deep. */
const MAX_DEPTH = 64;
/** Most policies a session rests on: the one that permits it and those it was delegated from. */
const MAX_POLICIES = 3;

function decode<T>(data: Uint8Array, what: string, read: (reader: Reader) => T): T {
	try {
		return read(new Reader(data));
	} catch (error) {
		if (error instanceof Malformed) throw new ProofError(`${what}: ${error.message}`);
		throw error;
	}
}

function readSession(reader: Reader) {
	const owner = reader.bytes(32);
	const generations = [reader.u32(), reader.u32()] as const;
	const [opened, from, until] = [reader.u64(), reader.u64(), reader.u64()];
	const length = reader.compact();
	if (length > MAX_POLICIES) throw new Malformed(`${length} policies`);
	const policies = Array.from({ length }, () => reader.u64());
	const recorded = reader.bool();
	const payer = encodeAddress(reader.bytes(32), 42);
	// The deposit.
	reader.bytes(16);
	reader.end();
	return { owner, generations, opened, from, until, policies, recorded, payer };
}

/** Revision, lockdown, and since when sessions count. */
function domainSince(reader: Reader): bigint {
	reader.u64();
	reader.bool();
	return reader.u64();
}

interface Device {
	generation: number;
	/** By itself: its fleets are another matter. */
	active: boolean;
	fleet: number | null;
}

/** Bytes of each kind of device key. */
const KEY_BYTES = [32, 32, 33, 33];
const ACTIVE = 1;

function readDevice(reader: Reader): Device {
	const lifecycle = reader.u8();
	// Nobody holds it in quarantine.
	const free = reader.u8() === 0;
	const generation = reader.u32();
	// The nonce, and the key that signs calls.
	reader.u64();
	const size = KEY_BYTES[reader.u8()];
	if (!size) throw new Malformed('an unknown kind of key');
	reader.bytes(size);
	const fleet = reader.option(() => reader.u32());
	return { generation, active: lifecycle === ACTIVE && free, fleet };
}

function readFleet(reader: Reader): Fleet {
	const owner = reader.bytes(32);
	const parent = reader.option(() => reader.u32());
	// The depth.
	reader.u8();
	return { owner, parent, suspended: reader.bool() };
}
