// SPDX-License-Identifier: Apache-2.0
// Data streams: the calls that need more than plain values, what the next anchor must be like, and
// reads, now or at any block. The calls that only name a stream or an anchor (`closeStream`,
// `setSlots`, `prune`, `keep`, `release`, ...) are plain `api.tx.dataAnchor....`.

import type { ApiPromise } from '@polkadot/api';
import { compactToU8a, u8aConcat, u8aToHex, u8aToString } from '@polkadot/util';
import {
	MODES,
	link,
	readAccount,
	readAnchor,
	readDevice,
	readHash,
	readMode,
	type Anchor,
	type Mode,
} from './anchors.js';
import { find, type Included, type Tx } from './chain.js';
import { ChainError } from './errors.js';
import { toDeviceId, type DeviceLike } from './keys.js';
import { ask, bytes, type At } from './read.js';
import { Malformed, Reader, bytesOf, option, u32, u64, type BytesLike } from './scale.js';
import { encodeSubject, type SubjectLike } from './terms.js';
import { MAX_LEAVES, consistencyFault, faultSentence, type Fault } from './tree.js';

export {
	MODES,
	NO_LINK,
	decodeAnchor,
	link,
	type Anchor,
	type Mode,
	type Statement,
} from './anchors.js';

/** The pallet's calls, with a sentence for a chain that has none. */
export function pallet(api: ApiPromise): NonNullable<ApiPromise['tx'][string]> {
	const calls = api.tx['dataAnchor'];
	if (!calls) throw new Error('this chain anchors no data: is it a Muster chain?');
	return calls;
}

// --- calls ----------------------------------------------------------------------------------------

const hash = (value: BytesLike, what: string): Uint8Array => bytesOf(value, 32, what);
const orNull = <A, B>(value: A | null | undefined, map: (value: A) => B): B | null =>
	value === null || value === undefined ? null : map(value);

/**
 * Makes a stream: sent by its owner, who pays the deposit of all slots. {@link streamId} is its
 * number.
 */
export function createStream(
	api: ApiPromise,
	p: {
		/** Whose data it is; the device must be the sender's. */
		device?: DeviceLike | null;
		/** For people. */
		name: string;
		/** Trees of their own, or one that only grows; `batches` if omitted. */
		mode?: Mode;
		/** Digest of the schema that the data follows. */
		schema?: BytesLike | null;
		/** Whether only devices with an affirming verdict anchor. */
		attested?: boolean;
		/** How long anchors stay, in seconds; for ever if omitted. */
		retention?: number | bigint | null;
		/** How many anchors there can be at a time. */
		slots: number;
	},
): Tx {
	const { device, name, mode = 'batches', schema, attested = false, retention, slots } = p;
	if (!MODES.includes(mode)) throw new TypeError(`mode: one of ${MODES.join(', ')}`);
	return pallet(api)['createStream']!(
		orNull(device, (device) => u8aToHex(toDeviceId(device))),
		bytes(name),
		mode === 'log' ? 'Log' : 'Batches',
		orNull(schema, (schema) => u8aToHex(hash(schema, 'schema'))),
		attested,
		retention ?? null,
		slots,
	);
}

/** Changes a stream. What is omitted stays; null takes the schema away, or keeps anchors for ever. */
export function updateStream(
	api: ApiPromise,
	p: {
		stream: number;
		name?: string;
		schema?: BytesLike | null;
		attested?: boolean;
		/** Only ever longer. */
		retention?: number | bigint | null;
	},
): Tx {
	const { stream, name, schema, attested, retention } = p;
	const maybe = <A>(value: A | null | undefined, encode: (value: A) => Uint8Array): Uint8Array =>
		option(value === undefined ? null : option(orNull(value, encode)));
	return pallet(api)['updateStream']!(
		stream,
		name === undefined ? null : bytes(name),
		// Encoded, because polkadot.js cannot say "some none".
		maybe(schema, (schema) => hash(schema, 'schema')),
		attested ?? null,
		maybe(retention, (retention) => u64(retention, 'retention')),
	);
}

/** Lets somebody anchor in a stream besides its owner and its device. Sent by the owner. */
export function addWriter(api: ApiPromise, p: { stream: number; writer: SubjectLike }): Tx {
	return pallet(api)['addWriter']!(p.stream, encodeSubject(p.writer));
}

/** No longer lets somebody anchor in a stream. Sent by the owner. */
export function removeWriter(api: ApiPromise, p: { stream: number; writer: SubjectLike }): Tx {
	return pallet(api)['removeWriter']!(p.stream, encodeSubject(p.writer));
}

/** The number of the stream that was made. */
export const streamId = ({ events }: Pick<Included, 'events'>): number =>
	(find(events, 'dataAnchor', 'StreamCreated').data as unknown as Numbered)['stream']!.toNumber();

type Numbered = Record<string, { toNumber(): number }>;

/** What is to be anchored. `sources.ingest` makes root, size and times of data. */
export interface Batch {
	/** RFC 9162 §2.1, SHA-256. */
	root: BytesLike;
	/** The number of leaves. */
	size: number | bigint;
	/** When the data begins, seconds since 1970. */
	from: number | bigint | null;
	/** When it ends; that second is no longer part of it. */
	until: number | bigint | null;
	/** The anchor to supersede. */
	corrects?: number | null;
	/** Of a log that has anchors: the proof that this tree begins with the last one's. */
	consistency?: readonly Uint8Array[];
	/**
	 * The number and the link before it, for whoever counts himself: if the chain expects others,
	 * somebody else has anchored, or an anchor is missing.
	 */
	number?: number;
	previous?: BytesLike;
}

/** An anchor as it is submitted: all of it was checked against what the chain expects. */
export interface Submission {
	stream: number;
	number: number;
	previous: string;
	root: string;
	size: bigint;
	from: bigint;
	until: bigint;
	corrects: number | null;
	attested: boolean;
	consistency: string[];
	/** What the anchor after this one has to name. */
	link: string;
}

/**
 * Anchors data, up to 32 submissions, all or none. Sent by the owner or a writer; or by a device,
 * inside a `calls.submit`. With `permitted`, by whom only an access policy lets `anchor`.
 */
export function anchor(
	api: ApiPromise,
	submissions: Submission | readonly Submission[],
	{ permitted = false }: { permitted?: boolean } = {},
): Tx {
	const list = 'stream' in submissions ? [submissions] : submissions;
	return pallet(api)[permitted ? 'anchorPermitted' : 'anchor']!(encodeSubmissions(list));
}

/** Most submissions of one call. */
export const MAX_SUBMISSIONS = 32;

/** SCALE of the argument of `anchor`. */
export function encodeSubmissions(submissions: readonly Submission[]): Uint8Array {
	const { length } = submissions;
	if (length === 0 || length > MAX_SUBMISSIONS) {
		throw new RangeError(`submissions: ${length}, and 1 to ${MAX_SUBMISSIONS} are taken`);
	}
	return u8aConcat(
		compactToU8a(length),
		...submissions.map((s) =>
			u8aConcat(
				u32(s.stream, 'stream'),
				u32(s.number, 'number'),
				hash(s.previous, 'previous'),
				hash(s.root, 'root'),
				u64(s.size, 'size'),
				u64(s.from, 'from'),
				u64(s.until, 'until'),
				option(orNull(s.corrects, (number) => u32(number, 'corrects'))),
				[s.attested ? 1 : 0],
				compactToU8a(s.consistency.length),
				...s.consistency.map((node) => hash(node, 'consistency')),
			),
		),
	);
}

// --- what comes next ------------------------------------------------------------------------------

/**
 * The chain would not take this anchor. `code` is the error it would give, e.g. `DataAnchor.Gap`;
 * the message says what was expected.
 */
export class AnchorRefused extends ChainError {}

/** What the next anchor of a stream has to be like. Times in seconds since 1970. */
export interface Expected {
	number: number;
	/** The link of the last anchor. */
	previous: string;
	/** Its time begins here at the earliest, unless it corrects. */
	from: bigint;
	/** Its time ends here at the latest. */
	untilAtMost: bigint;
	/** Of a log that has anchors: what it has to begin with. */
	growsFrom: { size: bigint; root: string } | null;
	attested: boolean;
	slotsLeft: number;
	closed: boolean;
}

/** What the next anchor of a stream has to be like; null if there is no such stream. */
export async function expected(api: ApiPromise, stream: number, at?: At): Promise<Expected | null> {
	return maybeRead(await call(api, at, 'expected', stream), (r) => ({
		number: r.u32(),
		previous: readHash(r),
		from: r.u64(),
		untilAtMost: r.u64(),
		growsFrom: r.option(() => ({ size: r.u64(), root: readHash(r) })),
		attested: r.bool(),
		slotsLeft: r.u32(),
		closed: r.bool(),
	}));
}

/**
 * The next anchor of a stream, with what the chain expects filled in. Throws {@link AnchorRefused}
 * if the chain would not take it, and says why.
 */
export async function nextSubmission(
	api: ApiPromise,
	stream: number,
	batch: Batch,
): Promise<Submission> {
	const [submission] = await nextSubmissions(api, stream, [batch]);
	return submission!;
}

/** As {@link nextSubmission}, for several anchors of a stream in a row. */
export async function nextSubmissions(
	api: ApiPromise,
	id: number,
	batches: readonly Batch[],
): Promise<Submission[]> {
	const [next, home] = await Promise.all([expected(api, id), stream(api, id)]);
	if (!next || !home) throw refused('StreamNotFound', `There is no stream ${id}`);
	const made: Submission[] = [];
	for (const batch of batches) {
		if (batch.corrects !== undefined && batch.corrects !== null) {
			await ensureCorrectable(api, home, batch.corrects, made);
		}
		const submission = follow(home, next, batch);
		made.push(submission);
		next.number += 1;
		next.slotsLeft -= 1;
		next.previous = submission.link;
		if (submission.corrects === null) next.from = submission.until;
		const { size, root } = submission;
		if (home.mode === 'log') next.growsFrom = { size, root };
	}
	return made;
}

const refused = (name: string, what: string): AnchorRefused =>
	new AnchorRefused(`DataAnchor.${name}`, `${what}.`);

async function ensureCorrectable(
	api: ApiPromise,
	{ stream, mode }: Stream,
	number: number,
	before: readonly Submission[],
): Promise<void> {
	if (mode === 'log') {
		throw refused('LogNotCorrected', `Stream ${stream} is a log, which only grows`);
	}
	const own = before.find((submission) => submission.number === number);
	const old = own ? null : await anchorAt(api, stream, number);
	if (!own && !old) throw refused('AnchorNotFound', `Stream ${stream} has no anchor ${number}`);
	const by =
		old?.supersededBy ?? before.find(({ corrects }) => corrects === number)?.number ?? null;
	if (by !== null) {
		const what = `Anchor ${number} was superseded by anchor ${by}: correct that one`;
		throw refused('AlreadySuperseded', what);
	}
}

/** In the order in which the chain looks. */
function follow({ stream, schema }: Stream, next: Expected, batch: Batch): Submission {
	const { root, size, corrects = null, consistency = [] } = batch;
	const where = `of stream ${stream}`;
	if (next.closed) throw refused('StreamIsClosed', `Stream ${stream} is closed`);
	const { number = next.number } = batch;
	if (number > next.number) {
		throw refused(
			'Gap',
			`Anchor ${number} ${where} leaves a gap: number ${next.number} is the next`,
		);
	}
	if (number < next.number) {
		throw refused(
			'NumberTaken',
			`There is an anchor ${number} ${where} already: number ${next.number} is the next`,
		);
	}
	const previous = u8aToHex(hash(batch.previous ?? next.previous, 'previous'));
	if (previous !== next.previous) {
		throw refused(
			'Fork',
			`Anchor ${number} ${where} names the link ${previous}, and that of the last anchor is ${next.previous}: somebody else has anchored`,
		);
	}
	if (next.slotsLeft <= 0) {
		throw refused(
			'NoSlotLeft',
			`Stream ${stream} is full: prune it, or have its owner raise the number of slots`,
		);
	}
	if (batch.from === null || batch.until === null) {
		throw new TypeError('from and until: an anchor covers a time, so give it one');
	}
	const [from, until] = [BigInt(batch.from), BigInt(batch.until)];
	if (from >= until) {
		throw refused('EmptyTime', `The time from ${from} until ${until} is empty`);
	}
	if (until > next.untilAtMost) {
		throw refused(
			'TimeAhead',
			`The time ends at ${until}, ahead of the chain's clock: ${next.untilAtMost} is the latest. Times are in seconds, not in milliseconds`,
		);
	}
	if (corrects === null && from < next.from) {
		throw refused(
			'Overlap',
			`The time begins at ${from}, and until ${next.from} it is anchored: begin there, or correct an anchor`,
		);
	}
	const leaves = BigInt(size);
	if (leaves < 1n || leaves > MAX_LEAVES) {
		throw refused('BadSize', `A tree has 1 to 2^40 leaves, and not ${leaves}`);
	}
	ensureGrown(where, next, hash(root, 'root'), leaves, consistency);
	const submission = {
		...{
			stream,
			number,
			previous,
			root: u8aToHex(hash(root, 'root')),
			size: leaves,
			from,
			until,
		},
		corrects,
		attested: next.attested,
		consistency: consistency.map((node) => u8aToHex(node)),
	};
	return { ...submission, link: link({ ...submission, schema }) };
}

function ensureGrown(
	where: string,
	{ growsFrom }: Expected,
	root: Uint8Array,
	size: bigint,
	consistency: readonly Uint8Array[],
): void {
	if (!growsFrom) {
		if (consistency.length === 0) return;
		throw refused('ProofNotNeeded', `This anchor ${where} needs no proof of consistency`);
	}
	const { size: before, root: from } = growsFrom;
	if (size <= before) {
		throw refused('NotGrown', `The log ${where} has ${before} leaves, and this has ${size}`);
	}
	const fault = consistencyFault(hash(from, 'root'), before, root, size, consistency);
	if (fault) {
		throw refused(
			'NotConsistent',
			`That the log ${where} grows from its ${before} leaves under ${from} is not proven: ${faultSentence(fault)}`,
		);
	}
}

// --- reads ----------------------------------------------------------------------------------------

export interface Stream {
	stream: number;
	name: string;
	owner: string;
	/** Whose data it is: a DID. */
	device: string | null;
	/** Whether that device may anchor here: it has not changed hands since the stream was made. */
	deviceWrites: boolean;
	mode: Mode;
	/** Whether only devices with an affirming verdict anchor. */
	attested: boolean;
	closed: boolean;
	schema: string | null;
	/** How long anchors stay, in seconds; null is for ever. */
	retention: bigint | null;
	slots: number;
	/** How many slots are taken. */
	used: number;
	/** The oldest anchor that was not pruned; kept ones may be older. */
	oldest: number;
	/** The number of the next anchor. */
	next: number;
	/** What the next anchor must name. */
	link: string;
	writers: number;
	shares: number;
}

/** A stream; null if there is none, or none any more. */
export async function stream(api: ApiPromise, id: number, at?: At): Promise<Stream | null> {
	return maybeRead(await call(api, at, 'stream', id), (r) => ({
		stream: r.u32(),
		name: u8aToString(r.bytes(r.compact())),
		owner: readAccount(r),
		device: r.option(() => readDevice(r)),
		deviceWrites: r.bool(),
		mode: readMode(r),
		attested: r.bool(),
		closed: r.bool(),
		schema: r.option(() => readHash(r)),
		retention: r.option(() => r.u64()),
		slots: r.u32(),
		used: r.u32(),
		oldest: r.u32(),
		next: r.u32(),
		link: readHash(r),
		writers: r.u32(),
		shares: r.u32(),
	}));
}

/** An anchor; null if it was never there, or was pruned. */
export async function anchorAt(
	api: ApiPromise,
	stream: number,
	number: number,
	at?: At,
): Promise<Anchor | null> {
	return maybeRead(await call(api, at, 'anchorAt', stream, number), readAnchor);
}

/** Anchors from a number on: those that are there of the next `limit` ones, of 128 at most. */
export async function anchors(
	api: ApiPromise,
	stream: number,
	first: number,
	limit = 128,
	at?: At,
): Promise<(Anchor & { number: number })[]> {
	return list(await call(api, at, 'anchors', stream, first, limit), (r) => ({
		number: r.u32(),
		...readAnchor(r),
	}));
}

/** Why a proof does not hold, as the chain finds. */
export type NotProven = 'AnchorNotFound' | 'NotALog' | Fault;

/** The chain's reasons, in the order of their index. */
const INCLUSION = ['IndexOutOfRange', 'PathTooShort', 'PathTooLong', 'RootMismatch'] as const;
const CONSISTENCY = [
	...(['EmptyFirst', 'FirstLarger', 'ProofTooShort', 'ProofTooLong'] as const),
	...(['FirstRootMismatch', 'SecondRootMismatch'] as const),
] as const;

/** Whether a reading, by its bytes, is in an anchor's tree, as the chain finds; null if it is. */
export async function inclusionFaultAt(
	api: ApiPromise,
	p: {
		stream: number;
		anchor: number;
		leaf: Uint8Array;
		index: number | bigint;
		path: readonly Uint8Array[];
	},
	at?: At,
): Promise<NotProven | null> {
	const { stream, anchor, leaf, index, path } = p;
	const found = await call(
		api,
		at,
		'verifyInclusion',
		...[stream, anchor, u8aToHex(leaf), BigInt(index), path.map((node) => u8aToHex(node))],
	);
	return readVerdict(found);
}

/** Whether an anchor of a log begins with an earlier one, as the chain finds; null if it does. */
export async function consistencyFaultAt(
	api: ApiPromise,
	p: { stream: number; first: number; second: number; proof: readonly Uint8Array[] },
	at?: At,
): Promise<NotProven | null> {
	const { stream, first, second, proof } = p;
	const nodes = proof.map((node) => u8aToHex(node));
	const found = await call(api, at, 'verifyConsistency', stream, first, second, nodes);
	return readVerdict(found);
}

/** Whether somebody may anchor as owner, device or writer of a stream. A policy may permit others. */
export async function isWriter(
	api: ApiPromise,
	stream: number,
	subject: SubjectLike,
	at?: At,
): Promise<boolean> {
	return read(await call(api, at, 'isWriter', stream, encodeSubject(subject)), (r) => r.bool());
}

/** Whether an account pays for an anchor's staying. */
export async function isKeeper(
	api: ApiPromise,
	p: { stream: number; anchor: number; account: string },
	at?: At,
): Promise<boolean> {
	return read(await call(api, at, 'isKeeper', p.stream, p.anchor, p.account), (r) => r.bool());
}

// --- from bytes to plain values -------------------------------------------------------------------

/** What the runtime API answers: nothing but its SCALE is taken from polkadot.js' types. */
export interface Encoded {
	toU8a(): Uint8Array;
}

export const call = (
	api: ApiPromise,
	at: At,
	method: string,
	...args: unknown[]
): Promise<Encoded> => ask(api, at, 'dataAnchorApi', method, ...args);

/** Reads all of an answer. */
export function read<T>(answer: Encoded, read: (reader: Reader) => T): T {
	const reader = new Reader(answer.toU8a());
	try {
		const value = read(reader);
		reader.end();
		return value;
	} catch (error) {
		if (!(error instanceof Malformed)) throw error;
		throw new Error(`an answer of another form: update @muster/client (${error.message})`);
	}
}

export const maybeRead = <T>(answer: Encoded, one: (reader: Reader) => T): T | null =>
	read(answer, (reader) => reader.option(() => one(reader)));

export const list = <T>(answer: Encoded, one: (reader: Reader) => T): T[] =>
	read(answer, (reader) => Array.from({ length: reader.compact() }, () => one(reader)));

function readVerdict(answer: Encoded): NotProven | null {
	return read(answer, (r) => {
		if (!r.bool()) return null;
		const kind = r.u8();
		const why = [
			() => 'AnchorNotFound' as const,
			() => 'NotALog' as const,
			() => INCLUSION[r.u8()],
			() => CONSISTENCY[r.u8()],
		][kind]?.();
		if (!why) throw new Malformed('an unknown reason');
		return why;
	});
}
