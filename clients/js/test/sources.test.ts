// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { stringToU8a } from '@polkadot/util';
import { sources, tree } from '../src/index.js';

const { SourceError, ingest, leaves, prove, proveAll, proveGrowth, readingAt } = sources;
const bytes = (text: string): Uint8Array => stringToU8a(text);
const toText = (bytes: Uint8Array): string => Buffer.from(bytes).toString();

/** The leaves of a source, as text. */
async function texts(
	source: sources.Source,
	options: sources.CutOptions,
): Promise<(string | null)[]> {
	const found: (string | null)[] = [];
	for await (const leaf of leaves(source, options)) {
		if (leaf.bytes) assert.deepEqual(leaf.hash, tree.leafHash(leaf.bytes));
		assert.equal(leaf.index, found.length);
		found.push(leaf.bytes && toText(leaf.bytes));
	}
	return found;
}

/** The same in every size of pieces, which must not matter. */
async function cutInPieces(text: string | Uint8Array, options: sources.CutOptions) {
	const whole = typeof text === 'string' ? bytes(text) : text;
	const expected = await texts(whole, options);
	for (const size of [1, 2, 3, 7]) {
		const pieces = function* (): Generator<Uint8Array> {
			// One buffer for all pieces, as some readers do.
			const buffer = new Uint8Array(size);
			for (let at = 0; at < whole.length; at += size) {
				const piece = whole.subarray(at, at + size);
				buffer.set(piece);
				yield buffer.subarray(0, piece.length);
			}
		};
		assert.deepEqual(await texts(pieces(), options), expected, `in pieces of ${size}`);
	}
	return expected;
}

describe('CSV', () => {
	const cut = 'csv';

	it('a record is a line without its end; the first one is no reading', async () => {
		const text = 'time,flow\n1,2.5\r\n2,3.5\n\n\r\n3,4.5';
		assert.deepEqual(await cutInPieces(text, { cut }), ['1,2.5', '2,3.5', '3,4.5']);
		const all = ['time,flow', '1,2.5', '2,3.5', '3,4.5'];
		assert.deepEqual(await cutInPieces(text, { cut, header: false }), all);
	});

	it('line ends within quotes belong to the record, quotes twice are one', async () => {
		const text = 'a,b\n1,"x\ny"\n2,"say ""no\n"""\r\n3,"\r\n"\n';
		const expected = ['1,"x\ny"', '2,"say ""no\n"""', '3,"\r\n"'];
		assert.deepEqual(await cutInPieces(text, { cut }), expected);
	});

	it('a byte order mark is skipped, at the start only', async () => {
		assert.deepEqual(await cutInPieces('\ufeffa\n\ufeffb\n', { cut }), ['\ufeffb']);
		assert.deepEqual(await cutInPieces('\ufeffa\n', { cut, header: false }), ['a']);
		const half = new Uint8Array([0xef, 0xbb]);
		assert.equal((await cutInPieces(half, { cut, header: false })).length, 1);
	});

	it('bytes are bytes: what is no UTF-8 is hashed as it is', async () => {
		const { root } = await ingest(new Uint8Array([0x61, 10, 0xff, 0xfe, 10]), { cut });
		assert.deepEqual(root, tree.rootOf([new Uint8Array([0xff, 0xfe])]));
	});

	it('a carriage return that ends nothing stays', async () => {
		assert.deepEqual(await cutInPieces('a\rb\n\rc\r\r\nd\r', { cut, header: false }), [
			'a\rb',
			'\rc\r',
			'd\r',
		]);
	});

	it('a file that ends inside quotes names the line', async () => {
		await assert.rejects(
			ingest(bytes('a\n1\n2,"x\n3\n4'), { cut }),
			(error: unknown) =>
				error instanceof SourceError &&
				error.row === 3 &&
				/line 3.*quotes/.test(error.message),
		);
	});

	it('a record that does not end is refused before it fills the memory', async () => {
		function* endless(): Generator<Uint8Array> {
			yield bytes('a\n"');
			for (;;) yield bytes('x\n'.repeat(1 << 19));
		}
		await assert.rejects(
			ingest(endless(), { cut }),
			/line 2: .* longer than 64 MiB; is a quote/,
		);
	});

	it('nothing to read is an error', async () => {
		for (const text of ['', '\n\n', 'a,b\n', '\ufeff']) {
			await assert.rejects(ingest(bytes(text), { cut }), /no readings/);
		}
	});

	it('tells the time of a column, however it is written', async () => {
		const range = async (text: string, time = 't') => {
			const { from, until } = await ingest(bytes(text), { cut, time });
			return [from, until];
		};
		assert.deepEqual(await range('t,v\n20,a\n10.9,b\n30.999,c\n'), [10n, 31n]);
		assert.deepEqual(await range('v,"t"\n"a,b","17"\n'), [17n, 18n]);
		assert.deepEqual(await range('"a ""t""",v\n5,1\n', 'a "t"'), [5n, 6n]);
		const written = [
			['2026-03-01T12:00:00Z', 1772366400n],
			['2026-03-01t12:00:00.75z', 1772366400n],
			['2026-03-01 13:30:00+01:30', 1772366400n],
			['1772366400.999999999999', 1772366400n],
			['2026-03-01T07:00:00-05:00', 1772366400n],
			['2024-02-29T00:00:00Z', 1709164800n],
			['2016-12-31T23:59:60Z', 1483228799n],
			['2017-01-01T00:59:60+01:00', 1483228799n],
			['1970-01-01T00:00:00Z', 0n],
			['9223372036854775807', (1n << 63n) - 1n],
		] as const;
		for (const [text, time] of written) {
			assert.deepEqual(await range(`t\n${text}\n`), [time, time + 1n], text);
		}
	});

	it('a time that is none names its line', async () => {
		const wrong = [
			...['', 'soon', '-5', '1e9', '0x10', '1,5', '2026-02-29T00:00:00Z', '2026-03-01'],
			...['2026-03-01T24:00:00Z', '2026-03-01T12:60:00Z', '2026-13-01T12:00:00Z', '1.'],
			...['1969-12-31T23:59:59Z', '2026-03-01T12:00:00', '9'.repeat(20), '+1', '.5'],
			...['2026-03-01T12:00:60Z', '9223372036854775808', '1_000', ' 1'],
		];
		for (const text of wrong) {
			await assert.rejects(
				ingest(bytes(`t,v\n1,x\n"${text}",y\n`), { cut, time: 't' }),
				(error: unknown) => error instanceof SourceError && error.row === 3,
				text,
			);
		}
		const missing = ingest(bytes('t,v\n1,2\n'), { cut, time: 'x' });
		await assert.rejects(missing, /no column "x" among: t, v/);
		await assert.rejects(ingest(bytes('t,t\n1,2\n'), { cut, time: 't' }), /two columns/);
		await assert.rejects(ingest(bytes('v,t\n1\n'), { cut, time: 't' }), /line 2: there is no/);
		const nameless = { cut, header: false, time: 't' } as const;
		await assert.rejects(ingest(bytes('1\n'), nameless), TypeError);
	});
});

describe('JSON lines', () => {
	const cut = 'ndjson';

	it('a leaf is a line without its end', async () => {
		const text = '{"a":1}\n\n {"a": 2}\r\n[3]\n"4"';
		const expected = ['{"a":1}', ' {"a": 2}', '[3]', '"4"'];
		assert.deepEqual(await cutInPieces(text, { cut }), expected);
	});

	it('a line that is not JSON is named', async () => {
		for (const text of ['{', '{"a":1}x', '\ufeff{}', '  ', "{'a':1}", '{"a":"\u0001"}']) {
			await assert.rejects(
				ingest(bytes(`{}\n${text}\n`), { cut }),
				(error: unknown) => error instanceof SourceError && error.row === 2,
				text,
			);
		}
	});

	it('tells the time of a field', async () => {
		const text =
			'{"t":30.5}\n{"t":"2026-03-01T12:00:00Z"}\n{"t":"12.25"}\n{"x":{"t":1},"t":40}\n';
		const { from, until, size } = await ingest(bytes(text), { cut, time: 't' });
		assert.deepEqual([from, until, size], [12n, 1772366401n, 4n]);
		// To the second, however many digits there are, and with escapes and objects in between.
		const nano =
			'{"x":{"t":9,"y":[{"t":8}]},"s":"\\",\\"t\\":1","\\u0074":1767225600.999999999}';
		const exact = await ingest(bytes(nano), { cut, time: 't' });
		assert.deepEqual([exact.from, exact.until], [1767225600n, 1767225601n]);
		const power = await ingest(bytes('{"t":1.7672256005e9}'), { cut, time: 't' });
		assert.equal(power.from, 1767225600n);
		for (const wrong of [
			'{}',
			'{"t":null}',
			'{"t":1e300}',
			'{"t":-1}',
			'{"t":"x"}',
			'[1]',
			'5',
			'null',
		]) {
			await assert.rejects(
				ingest(bytes(`{"t":1}\n${wrong}`), { cut, time: 't' }),
				(error: unknown) => error instanceof SourceError && error.row === 2,
				wrong,
			);
		}
	});
});

describe('a folder', () => {
	let folder = '';
	before(async () => {
		folder = await mkdtemp(join(tmpdir(), 'muster-sources-'));
		await mkdir(join(folder, 'data', 'b', 'c'), { recursive: true });
		await mkdir(join(folder, 'empty', 'er'), { recursive: true });
		const files = { 'b.txt': '1', 'b/z': '', 'b/c/y': '3', Ä: '4', Z: '5', 'b-': '6' };
		for (const [name, text] of Object.entries(files)) {
			await writeFile(join(folder, 'data', name), text);
		}
	});
	after(() => rm(folder, { recursive: true }));

	it('is cut into its files, by the bytes of their paths', async () => {
		const found: (string | null)[] = [];
		for await (const { path } of leaves(join(folder, 'data'))) found.push(path);
		assert.deepEqual(found, ['Z', 'b-', 'b.txt', 'b/c/y', 'b/z', 'Ä']);
		const { root, size, cut } = await ingest(join(folder, 'data'));
		assert.deepEqual(root, tree.rootOf(['5', '6', '1', '3', '', '4'].map(bytes)));
		assert.deepEqual([size, cut], [6n, 'files']);
	});

	it('in memory has the same root', async () => {
		const list = ['b/z:', 'Ä:4', 'Z:5', 'b.txt:1', 'b-:6', 'b/c/y:3'].map((each) => {
			const [path, text] = each.split(':') as [string, string];
			return { path, bytes: bytes(text) };
		});
		const here = await ingest(list);
		assert.deepEqual(here.root, (await ingest(join(folder, 'data'))).root);
		await assert.rejects(ingest([...list, list[0]!]), /b\/z is there twice/);
	});

	it('without files is an error, and so is what is no folder', async () => {
		await assert.rejects(ingest(join(folder, 'empty')), /no files/);
		await assert.rejects(ingest(join(folder, 'data', 'Z'), { cut: 'files' }), /not a folder/);
		await assert.rejects(ingest(join(folder, 'data'), { cut: 'csv' }), /is a folder/);
		await assert.rejects(ingest(join(folder, 'data', 'Z')), /say how to cut/);
		await assert.rejects(ingest(join(folder, 'data'), { time: 't' }), /files tell none/);
	});

	it('with a symbolic link is refused by its name', async () => {
		const place = join(folder, 'linked');
		await mkdir(join(place, 'sub'), { recursive: true });
		await symlink('/etc/hostname', join(place, 'sub', 'link'));
		await assert.rejects(ingest(place), /sub\/link is a symbolic link/);
	});

	it('with a name that is no UTF-8 is refused', async () => {
		const place = join(folder, 'odd');
		await mkdir(place);
		const name = Buffer.concat([Buffer.from(`${place}/`), Buffer.from([0xff])]);
		await writeFile(name, 'x');
		await assert.rejects(ingest(place), /not UTF-8/);
	});

	it('files are cut by their ending', async () => {
		await writeFile(join(folder, 'a.CSV'), 'h\n1\n');
		await writeFile(join(folder, 'a.jsonl'), '1\n2\n');
		assert.equal((await ingest(join(folder, 'a.CSV'))).cut, 'csv');
		const lines = await ingest(join(folder, 'a.jsonl'));
		assert.deepEqual([lines.cut, lines.size, lines.bytes], ['ndjson', 2n, 4]);
	});
});

describe('proofs of a source', () => {
	const rows = Array.from({ length: 1000 }, (_, i) => `${i},${i * i}`);
	const csv = bytes(`n,v\n${rows.join('\n')}\n`);

	it('any reading is in the tree', async () => {
		const all = await proveAll(csv, [0, 1, 511, 512, 999, 1n], { cut: 'csv' });
		for (const { root, leaf, index, size, path } of all) {
			assert.equal(tree.inclusionFault(root, leaf, index, size, path), null);
			const reading = await readingAt(csv, index, { cut: 'csv' });
			assert.equal(toText(reading), rows[Number(index)]);
			assert.deepEqual(leaf, tree.leafHash(reading));
		}
		await assert.rejects(prove(csv, 1000, { cut: 'csv' }), /no reading 1000: .* has 1000/);
		await assert.rejects(readingAt(csv, 1000, { cut: 'csv' }), /no reading 1000/);
		await assert.rejects(prove(csv, -1, { cut: 'csv' }), RangeError);
	});

	it('what a log has grown from is its beginning', async () => {
		for (const first of [1, 512, 700, 1000]) {
			const grown = await proveGrowth(csv, first, { cut: 'csv' });
			const { firstRoot, root, size, consistency } = grown;
			assert.deepEqual(firstRoot, tree.rootOf(rows.slice(0, first).map(bytes)));
			const fault = tree.consistencyFault(firstRoot, BigInt(first), root, size, consistency);
			assert.equal(fault, null);
		}
		await assert.rejects(proveGrowth(csv, 1001, { cut: 'csv' }), /1000 readings, and not 1001/);
	});

	it('progress is told, and drawn on terminals', async () => {
		const seen: sources.Progress[] = [];
		const drawn: string[] = [];
		const terminal = { isTTY: true, columns: 100, write: (text: string) => drawn.push(text) };
		const bar = sources.progressBar(terminal, 'Hashing');
		const progress = (now: sources.Progress): void => {
			seen.push(now);
			bar(now);
		};
		await ingest(csv, { cut: 'csv', progress });
		assert.deepEqual(seen.at(-1), { leaves: 1000, bytes: csv.length, of: csv.length });
		assert.match(drawn.at(-1)!, /Hashing \[#+\] 100 % 1,000 readings, 10\.4 kB/);
		const file = { isTTY: false, write: () => assert.fail('no terminal') };
		await ingest(csv, { cut: 'csv', progress: sources.progressBar(file) });
	});

	it('300,000 readings, in memory that stays', { timeout: 120_000 }, async () => {
		async function* stream(): AsyncGenerator<Uint8Array> {
			for (let i = 0; i < 300; i++) {
				const lines = Array.from({ length: 1000 }, (_, j) => `{"t":${i * 1000 + j}}`);
				yield bytes(`${lines.join('\n')}\n`);
			}
		}
		const found = await prove(stream(), 123_456, { cut: 'ndjson', time: 't' });
		assert.deepEqual([found.size, found.from, found.until], [300_000n, 0n, 300_000n]);
		assert.deepEqual(found.leaf, tree.leafHash(bytes('{"t":123456}')));
		const { root, leaf, index, size, path } = found;
		assert.equal(tree.inclusionFault(root, leaf, index, size, path), null);
	});
});
