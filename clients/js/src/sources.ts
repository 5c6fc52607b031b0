// SPDX-License-Identifier: Apache-2.0
// Data to be anchored: a folder of files, a CSV file or a file of JSON lines, cut into leaves. Read
// once from front to end, in memory that does not grow with it. The `muster` command line cuts the
// same sources into the same leaves, byte for byte:
//
//     files    every regular file below a folder, by relative path ('/' between its parts, compared
//              as UTF-8 bytes); the leaf is the file's bytes
//     csv      every record after the first, which names the columns; a record ends at a line feed
//              outside of double quotes; the leaf is its bytes without LF or CRLF
//     ndjson   every line, each of them JSON; the leaf is its bytes without LF or CRLF
//
// Empty lines are no leaves. A leaf's hash is SHA-256 of 0x00 and its bytes (RFC 9162 §2.1.1).

import { sha256 } from '@noble/hashes/sha2';
import { u8aConcat, u8aEq } from '@polkadot/util';
import { TreeBuilder, leafHash } from './tree.js';

/** How a source is cut into leaves. */
export const CUTS = ['files', 'csv', 'ndjson'] as const;
export type Cut = (typeof CUTS)[number];

/** Something in a source that cannot be read. `row` is the number of the line, from 1, if it is one. */
export class SourceError extends Error {
	override readonly name = 'SourceError';

	constructor(
		message: string,
		readonly row: number | null = null,
	) {
		super(message);
	}
}

/** Bytes: at once, bit by bit, or in a file. */
export type Bytes =
	Uint8Array | Iterable<Uint8Array> | AsyncIterable<Uint8Array> | ReadableStream<Uint8Array>;

/** A file of a folder that is not on a disk: in a browser, in an archive. */
export interface SourceFile {
	/** Relative, with '/' between its parts. */
	path: string;
	bytes: Bytes;
}

/**
 * A source: the path of a file or folder (as text or URL), bytes, or, for the cut `files`, a list of
 * files in any order.
 */
export type Source = string | URL | Bytes | readonly SourceFile[];

/** How far reading has got. */
export interface Progress {
	leaves: number;
	/** Bytes read. */
	bytes: number;
	/** Of so many, if that is known. */
	of: number | null;
}

export interface CutOptions {
	/** Guessed from a path if omitted: a folder, `.csv`, `.ndjson` or `.jsonl`. */
	cut?: Cut;
	/** The column or field that tells each reading's time: seconds since 1970, or RFC 3339. */
	time?: string;
	/** Of a CSV file: whether its first record names the columns, and is no reading. Yes if omitted. */
	header?: boolean;
	/** Called now and then, and at the end. */
	progress?: (progress: Progress) => void;
}

/** One leaf of a source. */
export interface Leaf {
	index: number;
	/** SHA-256 of 0x00 and the leaf's bytes. */
	hash: Uint8Array;
	/** The reading's bytes; null for files, which may be of any size. */
	bytes: Uint8Array | null;
	/** Of a file: its path. */
	path: string | null;
	/** The second in which it was taken, if `time` was asked for. */
	time: bigint | null;
}

/** What a source is to an anchor. */
export interface Ingested {
	cut: Cut;
	root: Uint8Array;
	/** The number of leaves. */
	size: bigint;
	/** Seconds since 1970: the first reading's, and the one after the last's. Null without `time`. */
	from: bigint | null;
	until: bigint | null;
	/** Bytes that were read. */
	bytes: number;
}

/** The place of one reading in the tree over its source. */
export interface Proven extends Ingested {
	index: bigint;
	/** The leaf's hash. */
	leaf: Uint8Array;
	/** From its sibling up to below the root. */
	path: Uint8Array[];
}

// --- what is done with a source -------------------------------------------------------------------

/** Root, size and time of a source. */
export async function ingest(source: Source, options: CutOptions = {}): Promise<Ingested> {
	return (await read(source, options)).result;
}

/**
 * The place of one reading in a source's tree. Reads the source once, and keeps one hash for each
 * level of the tree.
 */
export async function prove(
	source: Source,
	index: number | bigint,
	options: CutOptions = {},
): Promise<Proven> {
	const [proven] = await proveAll(source, [index], options);
	return proven!;
}

/** As {@link prove}, for several readings at once. */
export async function proveAll(
	source: Source,
	indices: readonly (number | bigint)[],
	options: CutOptions = {},
): Promise<Proven[]> {
	const wanted = new Map<bigint, Uint8Array>();
	const tree = new TreeBuilder();
	for (const index of indices) {
		tree.watch(index);
		wanted.set(BigInt(index), EMPTY);
	}
	const { result } = await read(source, options, tree, ({ index, hash }) => {
		if (wanted.has(BigInt(index))) wanted.set(BigInt(index), hash);
	});
	return indices.map(BigInt).map((index) => {
		if (index >= result.size) {
			throw new SourceError(`there is no reading ${index}: the source has ${result.size}`);
		}
		return { ...result, index, leaf: wanted.get(index)!, path: tree.path(index) };
	});
}

/**
 * That the tree over a source's first `first` readings is the beginning of the tree over all of
 * them: the proof that an anchor of a log carries.
 */
export async function proveGrowth(
	source: Source,
	first: number | bigint,
	options: CutOptions = {},
): Promise<Ingested & { first: bigint; firstRoot: Uint8Array; consistency: Uint8Array[] }> {
	const tree = new TreeBuilder().watchSize(first);
	let firstRoot: Uint8Array | null = null;
	const { result } = await read(source, options, tree, ({ index }) => {
		if (index + 1 === Number(first)) firstRoot = tree.root();
	});
	if (!firstRoot) {
		throw new SourceError(`the source has ${result.size} readings, and not ${first}`);
	}
	return { ...result, first: BigInt(first), firstRoot, consistency: tree.consistency(first) };
}

/** The bytes of one reading of a CSV file or of JSON lines. */
export async function readingAt(
	source: Source,
	index: number | bigint,
	options: CutOptions = {},
): Promise<Uint8Array> {
	for await (const { index: at, bytes } of leaves(source, options)) {
		if (BigInt(at) === BigInt(index)) {
			if (!bytes)
				throw new TypeError('the readings of a folder are its files: read them there');
			return bytes;
		}
	}
	throw new SourceError(`there is no reading ${index} in this source`);
}

const EMPTY: Uint8Array = new Uint8Array();

async function read(
	source: Source,
	options: CutOptions,
	tree = new TreeBuilder(),
	see?: (leaf: Leaf) => void,
): Promise<{ result: Ingested }> {
	let from: bigint | null = null;
	let last: bigint | null = null;
	let bytes = 0;
	const cut = await cutOf(source, options);
	const progress = (now: Progress): void => {
		bytes = now.bytes;
		options.progress?.(now);
	};
	for await (const some of batches(source, cut, { ...options, progress })) {
		for (const leaf of some) {
			tree.push(leaf.hash);
			see?.(leaf);
			if (leaf.time === null) continue;
			if (from === null || leaf.time < from) from = leaf.time;
			if (last === null || leaf.time > last) last = leaf.time;
		}
	}
	if (tree.size === 0n) {
		throw new SourceError(
			cut === 'files' ? 'the folder has no files' : 'there are no readings',
		);
	}
	const until = last === null ? null : last + 1n;
	return { result: { cut, root: tree.root(), size: tree.size, from, until, bytes } };
}

/** The leaves of a source, in their order. */
export async function* leaves(source: Source, options: CutOptions = {}): AsyncGenerator<Leaf> {
	for await (const some of batches(source, await cutOf(source, options), options)) yield* some;
}

/** Leaves in handfuls: to wait for each of millions by itself would take longer than to hash it. */
function batches(source: Source, cut: Cut, options: CutOptions): AsyncGenerator<Leaf[]> {
	if (cut !== 'files') return rows(source, cut, options);
	if (options.time !== undefined) throw new TypeError('time: files tell none');
	return files(source, options);
}

async function cutOf(source: Source, { cut }: CutOptions): Promise<Cut> {
	if (cut !== undefined) {
		if (!CUTS.includes(cut)) throw new TypeError(`cut: one of ${CUTS.join(', ')}`);
		return cut;
	}
	if (isFileList(source)) return 'files';
	if (typeof source === 'string' || source instanceof URL) {
		const { stat } = await import('node:fs/promises');
		if ((await stat(source)).isDirectory()) return 'files';
		const ending = /\.(csv|ndjson|jsonl)$/i.exec(String(source))?.[1]?.toLowerCase();
		if (ending) return ending === 'csv' ? 'csv' : 'ndjson';
	}
	throw new TypeError(`cut: say how to cut this source: one of ${CUTS.join(', ')}`);
}

// --- folders --------------------------------------------------------------------------------------

const isFileList = (source: Source): source is readonly SourceFile[] =>
	Array.isArray(source) && source.every((file) => 'path' in file && 'bytes' in file);

async function* files(source: Source, options: CutOptions): AsyncGenerator<Leaf[]> {
	const found = isFileList(source) ? [...source] : await below(source);
	const order = new TextEncoder();
	const sorted = found
		.map((file) => ({ ...file, key: order.encode(file.path) }))
		.sort((a, b) => compare(a.key, b.key));
	let bytes = 0;
	for (const [index, file] of sorted.entries()) {
		const before = sorted[index - 1];
		if (before && u8aEq(before.key, file.key)) {
			throw new SourceError(`${file.path} is there twice`);
		}
		const hash = sha256.create().update(ZERO);
		for await (const chunk of chunks(file.bytes)) {
			hash.update(chunk);
			bytes += chunk.length;
		}
		yield [{ index, hash: hash.digest(), bytes: null, path: file.path, time: null }];
		options.progress?.({ leaves: index + 1, bytes, of: null });
	}
}

const ZERO = new Uint8Array([0]);

function compare(a: Uint8Array, b: Uint8Array): number {
	const end = Math.min(a.length, b.length);
	for (let i = 0; i < end; i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
	return a.length - b.length;
}

/** The regular files below a folder. */
async function below(source: Source): Promise<SourceFile[]> {
	if (typeof source !== 'string' && !(source instanceof URL)) {
		throw new TypeError('files: expected the path of a folder, or a list of files');
	}
	const [{ readdir, stat }, { createReadStream }, { join }, { fileURLToPath }] =
		await Promise.all([
			import('node:fs/promises'),
			import('node:fs'),
			import('node:path'),
			import('node:url'),
		]);
	const root = typeof source === 'string' ? source : fileURLToPath(source);
	if (!(await stat(root)).isDirectory()) throw new SourceError(`${root} is not a folder`);
	const found: SourceFile[] = [];
	const walk = async (folder: Buffer, front: string): Promise<void> => {
		for (const entry of await readdir(folder, { withFileTypes: true, encoding: 'buffer' })) {
			const raw = entry.name as unknown as Buffer;
			const name = utf8(raw);
			if (name === null) {
				throw new SourceError(
					`a file's name is not UTF-8: ${front}${raw.toString('latin1')}`,
				);
			}
			const path = front + name;
			const place = Buffer.concat([folder, Buffer.from('/'), raw]);
			if (entry.isSymbolicLink()) {
				throw new SourceError(`${path} is a symbolic link, which is not followed`);
			} else if (entry.isDirectory()) {
				await walk(place, `${path}/`);
			} else if (entry.isFile()) {
				found.push({ path, bytes: lazily(() => createReadStream(place)) });
			}
		}
	};
	await walk(Buffer.from(join(root)), '');
	return found;
}

function utf8(bytes: Uint8Array): string | null {
	try {
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		return null;
	}
}

/** Opens a file when it is its turn. */
async function* lazily(open: () => AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
	yield* open();
}

// --- rows -----------------------------------------------------------------------------------------

const [LF, CR, QUOTE, COMMA] = [0x0a, 0x0d, 0x22, 0x2c];
const BOM = new Uint8Array([0xef, 0xbb, 0xbf]);
/** The longest record. A quote that never closes would else ask for as much memory as there is. */
const MAX_RECORD = 64 << 20;
/** Bytes between two reports of progress. */
const REPORT = 1 << 22;

async function* rows(
	source: Source,
	cut: 'csv' | 'ndjson',
	options: CutOptions,
): AsyncGenerator<Leaf[]> {
	const { time, header = true, progress } = options;
	if (cut === 'csv' && !header && time !== undefined) {
		throw new TypeError('time: names a column, and without a header there are no names');
	}
	const of = await lengthOf(source);
	const cutter = new Cutter(cut === 'csv');
	let index = 0;
	let bytes = 0;
	let reported = 0;
	let naming = cut === 'csv' && header;
	let column = -1;
	for await (const chunk of piecesOf(source)) {
		bytes += chunk.length;
		cutter.feed(chunk);
		const found: Leaf[] = [];
		for (let row = cutter.next(); row; row = cutter.next()) {
			const leaf = take(row);
			if (leaf) found.push(leaf);
		}
		yield found;
		if (progress && bytes - reported >= REPORT) {
			reported = bytes;
			progress({ leaves: index, bytes, of });
		}
	}
	const rest = cutter.end();
	const last = rest && take(rest);
	if (last) yield [last];
	progress?.({ leaves: index, bytes, of });

	/** The leaf of a row; null for the header. */
	function take({ bytes, line }: Row): Leaf | null {
		if (naming) {
			naming = false;
			if (time !== undefined) column = columnOf(bytes, time);
			return null;
		}
		let at: bigint | null = null;
		if (cut === 'ndjson') {
			const text = lenient.decode(bytes);
			const value = parseJson(text, line);
			if (time !== undefined) at = timeIn(text, value, time, line);
		} else if (time !== undefined) {
			const field = fields(bytes)[column];
			if (field === undefined) {
				throw new SourceError(`line ${line}: there is no column "${time}"`, line);
			}
			at = readTime(field, line);
		}
		return { index: index++, hash: leafHash(bytes), bytes, path: null, time: at };
	}
}

interface Row {
	bytes: Uint8Array;
	/** The number of its first line, from 1. */
	line: number;
}

/** Cuts bytes into records, empty ones left out, whatever pieces the bytes come in. */
class Cutter {
	private chunk: Uint8Array = EMPTY;
	private at = 0;
	private quote = Infinity;
	/** What the record has so far, of earlier pieces. */
	private parts: Uint8Array[] = [];
	private length = 0;
	private quoted = false;
	/** The line that is being read, and the one on which the record began. */
	private line = 1;
	private begin = 1;
	/** Bytes that may be a byte order mark. */
	private front: Uint8Array | null;

	constructor(private readonly csv: boolean) {
		this.front = csv ? EMPTY : null;
	}

	feed(chunk: Uint8Array): void {
		if (this.front) {
			chunk = u8aConcat(this.front, chunk);
			if (chunk.length < BOM.length && u8aEq(chunk, BOM.subarray(0, chunk.length))) {
				this.front = chunk;
				return;
			}
			this.front = null;
			if (u8aEq(chunk.subarray(0, BOM.length), BOM)) chunk = chunk.subarray(BOM.length);
		}
		this.chunk = chunk;
		this.at = 0;
		this.quote = this.csv ? found(chunk.indexOf(QUOTE)) : Infinity;
	}

	/** The next record that ends in what was fed; null if there is none. */
	next(): Row | null {
		const { chunk } = this;
		for (let from = this.at; ;) {
			const feed = chunk.indexOf(LF, from);
			const end = feed < 0 ? chunk.length : feed;
			for (; this.quote < end; this.quote = found(chunk.indexOf(QUOTE, this.quote + 1))) {
				this.quoted = !this.quoted;
			}
			if (feed < 0) {
				// A copy: the reader may use the piece's memory again.
				if (this.at < chunk.length) this.parts.push(chunk.slice(this.at));
				this.length += chunk.length - this.at;
				if (this.length >= MAX_RECORD) {
					const what = `the record that begins here is longer than ${MAX_RECORD >> 20} MiB`;
					const message = `line ${this.begin}: ${what}; is a quote missing?`;
					throw new SourceError(message, this.begin);
				}
				this.chunk = EMPTY;
				this.at = 0;
				return null;
			}
			this.line += 1;
			from = feed + 1;
			if (this.quoted) continue;
			const row = this.record(chunk.subarray(this.at, feed), true);
			this.at = from;
			if (row) return row;
		}
	}

	/** What is left when nothing more comes. */
	end(): Row | null {
		if (this.front) this.parts.push(this.front);
		if (this.quoted) {
			throw new SourceError(
				`line ${this.begin}: the record that begins here ends inside quotes`,
				this.begin,
			);
		}
		return this.record(EMPTY, false);
	}

	private record(last: Uint8Array, ended: boolean): Row | null {
		const line = this.begin;
		this.begin = this.line;
		let bytes = this.parts.length > 0 ? u8aConcat(...this.parts, last) : last.slice();
		this.parts = [];
		this.length = 0;
		if (ended && bytes[bytes.length - 1] === CR) bytes = bytes.subarray(0, -1);
		return bytes.length > 0 ? { bytes, line } : null;
	}
}

const found = (at: number): number => (at < 0 ? Infinity : at);

// --- what a row says ------------------------------------------------------------------------------

const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

/** The fields of a CSV record (RFC 4180). */
function fields(record: Uint8Array): string[] {
	const found: string[] = [];
	let begin = 0;
	let quoted = false;
	for (let at = 0; at <= record.length; at++) {
		if (record[at] === QUOTE) quoted = !quoted;
		if (at < record.length && (quoted || record[at] !== COMMA)) continue;
		const text = lenient.decode(record.subarray(begin, at));
		const bare = /^"(.*)"$/s.exec(text)?.[1];
		found.push(bare === undefined ? text : bare.replaceAll('""', '"'));
		begin = at + 1;
	}
	return found;
}

function columnOf(header: Uint8Array, name: string): number {
	const names = fields(header);
	const column = names.indexOf(name);
	if (column < 0) {
		const some = names.length > 20 ? [...names.slice(0, 20), '...'] : names;
		throw new SourceError(`there is no column "${name}" among: ${some.join(', ')}`, 1);
	}
	if (names.indexOf(name, column + 1) >= 0) {
		throw new SourceError(`two columns are named "${name}"`, 1);
	}
	return column;
}

function parseJson(text: string, line: number): unknown {
	try {
		return JSON.parse(text);
	} catch {
		throw new SourceError(`line ${line} is not JSON`, line);
	}
}

function timeIn(text: string, value: unknown, name: string, line: number): bigint {
	const found =
		typeof value === 'object' && value !== null && Object.hasOwn(value, name)
			? (value as Record<string, unknown>)[name]
			: undefined;
	if (found === undefined)
		throw new SourceError(`line ${line}: there is no field "${name}"`, line);
	if (typeof found === 'string') return readTime(found, line);
	if (typeof found !== 'number') throw unreadable(JSON.stringify(found), line);
	// As it is written: a double rounds a billionth of a second before the full one up.
	const written = numberIn(text, name);
	if (DECIMAL.test(written)) return readTime(written, line);
	if (found >= 0 && found <= Number.MAX_SAFE_INTEGER) return BigInt(Math.floor(found));
	throw unreadable(written, line);
}

/** The text of a number in an object that is known to be JSON and to have it. The last one counts. */
function numberIn(text: string, name: string): string {
	let written = '';
	let depth = 0;
	let before = '';
	let key = '';
	const tokens = /"(?:[^"\\]|\\.)*"|[{}[\]:,]|[^\s"{}[\]:,]+/gs;
	for (const [token] of text.matchAll(tokens)) {
		if (token === '{' || token === '[') depth += 1;
		if (token === '}' || token === ']') depth -= 1;
		if (depth === 1 && token === ':') key = before;
		else if (depth === 1 && before === ':' && JSON.parse(key) === name) written = token;
		before = token;
	}
	return written;
}

const unreadable = (text: string, line: number): SourceError =>
	new SourceError(
		`line ${line}: "${text.slice(0, 80)}" is no time: neither seconds since 1970 nor RFC 3339`,
		line,
	);

const DECIMAL = /^(\d+)(?:\.\d+)?$/;
// Between date and time there may be any sign, for readability.
const RFC3339 =
	/^(\d{4})-(\d\d)-(\d\d)[ -~](\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:[Zz]|([+-])(\d\d):(\d\d))$/;
const DAY = 86_400;

/** Whole seconds since 1970, out of seconds or out of RFC 3339. */
function readTime(text: string, line: number): bigint {
	const number = DECIMAL.exec(text);
	if (number) {
		const value = BigInt(number[1]!);
		// Further than any clock goes.
		if (value < 1n << 63n) return value;
		throw unreadable(text, line);
	}
	const date = RFC3339.exec(text);
	if (!date) throw unreadable(text, line);
	const [year, month, day, hour, minute, second] = date.slice(1, 7).map(Number) as number[];
	const [sign, hours, minutes] = [date[7], Number(date[8] ?? 0), Number(date[9] ?? 0)];
	const start = new Date(0);
	start.setUTCFullYear(year!, month! - 1, day!);
	const exists = start.getUTCMonth() === month! - 1 && start.getUTCDate() === day;
	if (!exists || hour! > 23 || minute! > 59 || second! > 60 || hours > 23 || minutes > 59) {
		throw unreadable(text, line);
	}
	const offset = (sign === '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
	const whole = start.getTime() / 1000 + hour! * 3600 + minute! * 60 + Math.min(second!, 59);
	const time = whole - offset;
	// A leap second ends a month of UTC. The seconds since 1970 do not count it.
	const leaps = time % DAY === DAY - 1 && new Date((time + 1) * 1000).getUTCDate() === 1;
	if (time < 0 || (second === 60 && !leaps)) throw unreadable(text, line);
	return BigInt(time);
}

// --- bytes ----------------------------------------------------------------------------------------

async function lengthOf(source: Source): Promise<number | null> {
	if (source instanceof Uint8Array) return source.length;
	if (typeof source !== 'string' && !(source instanceof URL)) return null;
	const { stat } = await import('node:fs/promises');
	const found = await stat(source);
	if (found.isDirectory())
		throw new SourceError(`${String(source)} is a folder: cut it into files`);
	return found.size;
}

async function* piecesOf(source: Source): AsyncGenerator<Uint8Array> {
	if (typeof source === 'string' || source instanceof URL) {
		const { createReadStream } = await import('node:fs');
		yield* createReadStream(source, { highWaterMark: 1 << 20 }) as AsyncIterable<Uint8Array>;
	} else if (isFileList(source) && source.length > 0) {
		throw new TypeError('a list of files is cut into files');
	} else {
		yield* chunks(source as Bytes);
	}
}

/** Bytes bit by bit, however they are given. */
export async function* chunks(bytes: Bytes): AsyncGenerator<Uint8Array> {
	if (bytes instanceof Uint8Array) {
		yield bytes;
	} else if ('getReader' in bytes) {
		// Not every browser's streams can be iterated.
		const reader = bytes.getReader();
		for (;;) {
			const { done, value } = await reader.read();
			if (done) return;
			yield value;
		}
	} else {
		yield* bytes;
	}
}

// --- a bar for terminals --------------------------------------------------------------------------

/** Where a bar is drawn: `process.stderr` does. */
export interface Terminal {
	readonly isTTY?: boolean;
	readonly columns?: number;
	write(text: string): unknown;
}

/**
 * A callback for {@link CutOptions.progress} that draws a bar, ten times a second at most, and
 * nothing where no terminal is.
 */
export function progressBar(terminal: Terminal, label = 'Reading'): (progress: Progress) => void {
	let drawn = 0;
	return ({ leaves, bytes, of }) => {
		const now = Date.now();
		const done = of !== null && bytes >= of;
		if (!terminal.isTTY || (!done && now - drawn < 100)) return;
		drawn = now;
		const told = `${leaves.toLocaleString('en')} readings, ${size(bytes)}`;
		if (of === null) {
			terminal.write(`\r${label}: ${told}\x1b[K`);
			return;
		}
		const share = of === 0 ? 1 : Math.min(1, bytes / of);
		const room = Math.max(10, Math.min(40, (terminal.columns ?? 80) - label.length - 50));
		const full = Math.round(share * room);
		const bar = '#'.repeat(full) + '-'.repeat(room - full);
		const percent = `${Math.floor(share * 100)}`.padStart(3);
		terminal.write(`\r${label} [${bar}] ${percent} % ${told}\x1b[K${done ? '\n' : ''}`);
	};
}

function size(bytes: number): string {
	const units = ['B', 'kB', 'MB', 'GB', 'TB'];
	const unit = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
	return `${(bytes / 1000 ** unit).toFixed(unit === 0 ? 0 : 1)} ${units[unit]}`;
}
