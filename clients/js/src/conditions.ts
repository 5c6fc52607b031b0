// SPDX-License-Identifier: Apache-2.0
// Under which conditions a policy applies: written as people think of them, and as SCALE bytes.

import { compactToU8a, stringToU8a, u8aConcat } from '@polkadot/util';
import { big, option, text, type Any } from './read.js';
import { option as encodeOption, u32, u64, uint } from './scale.js';
import { bits, indexIn, wordsOf } from './words.js';

/** A moment: a date, or whole seconds since 1970. */
export type Time = Date | number | bigint;

/** Which of the two that meet in a decision a condition is about. */
export type Party = 'subject' | 'resource';

const PARTIES = ['subject', 'resource'] as const;
export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export const TIERS = ['contraindicated', 'warning', 'affirming'] as const;
export const STATUSES = [
	'enrolled',
	'active',
	'suspended',
	'quarantined',
	'decommissioned',
] as const;

/**
 * On these days (all if omitted), from one time of day to before another, as `08:00` and `17:30`. An
 * `until` at or before `from` is one of the next day. `offset` is by how many minutes local time is
 * ahead of UTC; summer time is not known.
 */
export interface Hours {
	days?: readonly (typeof DAYS)[number][];
	from: string;
	until: string;
	offset?: number;
}

/**
 * Under which conditions a policy applies: when all of them hold. What is left out is not asked.
 * Where data is missing, a permit's condition fails and a forbid's holds.
 */
export interface Conditions {
	/** Between two moments, both included. One of them may be left out. */
	window?: { from?: Time | null; until?: Time | null } | null;
	hours?: Hours | null;
	/** So many times. Permits only. */
	uses?: number | null;
	/** While a device is attested this well or better, at most `within` seconds ago. */
	attested?: {
		of: Party;
		tier: (typeof TIERS)[number];
		within?: number | bigint | null;
	} | null;
	/** While a device has proven to run firmware of this sequence number or a later one. */
	firmware?: { of: Party; sequence: number | bigint } | null;
	/** While a device is in one of these states. */
	status?: { of: Party; in: readonly (typeof STATUSES)[number][] } | null;
	/** While attributes compare as said; two tests at most. */
	attributes?: readonly AttributeTest[];
}

/**
 * How an attribute compares. A subject's attributes are those that the domain gave it, a resource's
 * those of the device registry. Numbers are compared with attributes that are decimal integers.
 */
export type AttributeTest = { of: Party; name: string } & (
	| { equals: string | Uint8Array }
	| { differs: string | Uint8Array }
	| { atLeast: number | bigint }
	| { atMost: number | bigint }
);

/** Most attribute tests of a policy. */
export const MAX_TESTS = 2;

/** Whole seconds since 1970. */
export function seconds(time: Time, what: string): bigint {
	if (time instanceof Date) {
		const ms = time.getTime();
		if (Number.isNaN(ms)) throw new TypeError(`${what}: not a valid date`);
		return BigInt(Math.floor(ms / 1000));
	}
	// A number of milliseconds is easily passed by mistake: as seconds it lies beyond the year 5000.
	if (typeof time === 'number' && time > 1e11) {
		throw new RangeError(`${what}: ${time} looks like milliseconds; seconds are expected`);
	}
	return BigInt(time);
}

/** SCALE `Conditions`; throws a sentence about whatever could never hold. */
export function encodeConditions(conditions: Conditions = {}): Uint8Array {
	const { window, hours, uses, attested, firmware, status, attributes = [] } = conditions;
	const unknown = Object.keys(conditions).filter((name) => !KNOWN.includes(name));
	if (unknown.length > 0) {
		throw new TypeError(`unknown condition "${unknown[0]}": one of ${KNOWN.join(', ')}`);
	}
	if (attributes.length > MAX_TESTS) {
		throw new RangeError(`attributes: at most ${MAX_TESTS} tests, got ${attributes.length}`);
	}
	return u8aConcat(
		encodeOption(window && encodeWindow(window)),
		encodeOption(hours && encodeHours(hours)),
		encodeOption(present(uses) && encodeUses(uses)),
		encodeOption(attested && encodeAttested(attested)),
		encodeOption(
			firmware &&
				u8aConcat(party(firmware.of, 'firmware'), u64(firmware.sequence, 'sequence')),
		),
		encodeOption(status && encodeStatus(status)),
		compactToU8a(attributes.length),
		...attributes.map(encodeTest),
	);
}

const KNOWN = ['window', 'hours', 'uses', 'attested', 'firmware', 'status', 'attributes'];

type Given<K extends keyof Conditions> = NonNullable<Conditions[K]>;

const present = <T>(value: T | null | undefined): value is T =>
	value !== null && value !== undefined;

const party = (of: Party, what: string): Uint8Array =>
	new Uint8Array([indexIn(PARTIES, of, `${what}.of`)]);

function encodeWindow({ from, until }: Given<'window'>): Uint8Array {
	const begin = present(from) ? seconds(from, 'window.from') : null;
	const end = present(until) ? seconds(until, 'window.until') : null;
	if (begin === null && end === null) throw new TypeError('window: give from, until, or both');
	if (begin !== null && end !== null && begin > end) {
		throw new RangeError('window: until lies before from');
	}
	return u8aConcat(
		encodeOption(begin === null ? null : u64(begin, 'window.from')),
		encodeOption(end === null ? null : u64(end, 'window.until')),
	);
}

const DAY = 24 * 60;

/** Minutes since midnight. */
function minutes(time: string, what: string): number {
	const [, hour, minute] = /^(\d{1,2}):(\d{2})$/.exec(time) ?? [];
	const total = Number(hour) * 60 + Number(minute);
	if (!(total <= DAY) || Number(minute) > 59) {
		throw new TypeError(`${what}: "${time}" is no time of day like 08:00`);
	}
	return total;
}

/** SCALE `Hours`. */
export function encodeHours({ days = DAYS, from, until, offset = 0 }: Hours): Uint8Array {
	const begin = minutes(from, 'hours.from');
	const end = minutes(until, 'hours.until');
	if (begin === DAY) throw new RangeError('hours.from: a day begins at 00:00');
	if (!Number.isInteger(offset) || Math.abs(offset) > 840) {
		throw new RangeError('hours.offset: minutes ahead of UTC, -840 to 840');
	}
	return u8aConcat(
		bits(DAYS, days, 'hours.days'),
		uint(begin, 2, 'hours.from'),
		// Midnight as an end is that of the day's end.
		uint(end === 0 ? DAY : end, 2, 'hours.until'),
		uint(BigInt.asUintN(16, BigInt(offset)), 2, 'hours.offset'),
	);
}

function encodeUses(uses: number): Uint8Array {
	if (uses === 0) throw new RangeError('uses: 0 would never hold');
	return u32(uses, 'uses');
}

function encodeAttested({ of, tier, within }: Given<'attested'>): Uint8Array {
	return u8aConcat(
		party(of, 'attested'),
		[indexIn(TIERS, tier, 'attested.tier')],
		encodeOption(present(within) && u64(within, 'attested.within')),
	);
}

function encodeStatus({ of, in: statuses }: Given<'status'>): Uint8Array {
	return u8aConcat(party(of, 'status'), bits(STATUSES, statuses, 'status.in'));
}

/** Length and bytes, of which there may be `most`. */
function short(value: string | Uint8Array, most: number, what: string): Uint8Array {
	const bytes = typeof value === 'string' ? stringToU8a(value) : value;
	if (bytes.length > most) {
		throw new RangeError(`${what}: ${bytes.length} bytes, and ${most} is the most`);
	}
	return u8aConcat(compactToU8a(bytes.length), bytes);
}

/** Name of an attribute. */
export function encodeAttributeName(name: string): Uint8Array {
	if (name === '') throw new TypeError('the name of an attribute is empty');
	return short(name, 32, `attribute name "${name}"`);
}

/** A value that is compared with, or given to a subject. */
export function encodeValue(value: string | Uint8Array): Uint8Array {
	return short(value, 32, 'attribute value');
}

const COMPARISONS = ['equals', 'differs', 'atLeast', 'atMost'] as const;

function encodeTest(test: AttributeTest): Uint8Array {
	const given = COMPARISONS.filter((name) => name in test);
	const [how] = given;
	if (!how || given.length > 1) {
		throw new TypeError(`attribute "${test.name}": give one of ${COMPARISONS.join(', ')}`);
	}
	const value = (test as unknown as Record<string, string | Uint8Array | number | bigint>)[how]!;
	const isNumber = typeof value === 'number' || typeof value === 'bigint';
	if (isNumber !== (how === 'atLeast' || how === 'atMost')) {
		throw new TypeError(
			`attribute "${test.name}": ${how} wants ${isNumber ? 'a text or bytes' : 'a whole number'}`,
		);
	}
	return u8aConcat(
		party(test.of, `attribute "${test.name}"`),
		encodeAttributeName(test.name),
		[COMPARISONS.indexOf(how)],
		isNumber ? i64(value, how) : encodeValue(value),
	);
}

function i64(value: number | bigint, what: string): Uint8Array {
	if (typeof value === 'number' && !Number.isSafeInteger(value)) {
		throw new RangeError(`${what}: ${value} is not an exact integer; use a bigint`);
	}
	const number = BigInt(value);
	if (BigInt.asIntN(64, number) !== number) {
		throw new RangeError(`${what}: ${value} does not fit 64 bits with a sign`);
	}
	return u64(BigInt.asUintN(64, number), what);
}

// --- as they are read -----------------------------------------------------------------------------

export interface ReadHours extends Hours {
	days: (typeof DAYS)[number][];
	offset: number;
}

/** Conditions as the chain tells them: everything is there, what is not asked as null. */
export interface ReadConditions extends Conditions {
	window: { from: bigint | null; until: bigint | null } | null;
	hours: ReadHours | null;
	/** What is left. */
	uses: number | null;
	attested: { of: Party; tier: (typeof TIERS)[number]; within: bigint | null } | null;
	firmware: { of: Party; sequence: bigint } | null;
	status: { of: Party; in: (typeof STATUSES)[number][] } | null;
	attributes: AttributeTest[];
}

const clock = (minute: number): string =>
	[Math.floor(minute / 60), minute % 60].map((n) => String(n).padStart(2, '0')).join(':');

export const readHours = ({ days, from, until, offset }: Any): ReadHours => ({
	days: wordsOf(DAYS, days.toNumber()),
	from: clock(from.toNumber()),
	until: clock(until.toNumber()),
	offset: offset.toNumber(),
});

const readParty = (value: Any): Party => value.type.toLowerCase();

export function readConditions(v: Any): ReadConditions {
	return {
		window: option(v.window, ({ from, until }) => ({
			from: option(from, big),
			until: option(until, big),
		})),
		hours: option(v.hours, readHours),
		uses: option(v.uses, (uses) => uses.toNumber()),
		attested: option(v.attested, ({ of, tier, within }) => ({
			of: readParty(of),
			tier: tier.type.toLowerCase(),
			within: option(within, big),
		})),
		firmware: option(v.firmware, ({ of, sequence }) => ({
			of: readParty(of),
			sequence: big(sequence),
		})),
		status: option(v.status, ({ of, statuses }) => ({
			of: readParty(of),
			in: wordsOf(STATUSES, statuses.toNumber()),
		})),
		attributes: [...v.attributes].map(readTest),
	};
}

function readTest({ of, name, comparison }: Any): AttributeTest {
	const head = { of: readParty(of), name: text(name) };
	const { value } = comparison;
	switch (comparison.type) {
		case 'Equals':
			return { ...head, equals: value.toU8a(true) };
		case 'Differs':
			return { ...head, differs: value.toU8a(true) };
		case 'AtLeast':
			return { ...head, atLeast: big(value) };
		default:
			return { ...head, atMost: big(value) };
	}
}
