// SPDX-License-Identifier: Apache-2.0
// Receipts: made with a node, then checked when there is no node any more, here and by the `muster`
// command.
//
// With MUSTER_KEEP_RECEIPT=FOLDER a receipt, its reading and the trust file are kept there.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { stringToU8a, u8aToHex } from '@polkadot/util';
import { connect, did, receipts, send, sources } from '../src/index.js';
import { NO_CLI, muster, told } from './cli.js';
import { onlySolochain, suite } from './node.js';
import { Plant, type Readings } from './plant.js';
import { BOUND, World, type Pair } from './world.js';

const COUNT = 100_000;
const INDEX = 54_321;

const SKIP = onlySolochain('receipts rest on GRANDPA and state proofs');

suite(SKIP, 'receipts', () => {
	let world: World;
	let plant: Plant;
	let stream: number;
	let data: Readings;
	/** Of the next hour; something was wrong with it. */
	let wrong: Readings;
	let right: Readings;
	before(async () => {
		world = await World.create();
		plant = await Plant.create(world);
		stream = await plant.stream();
		data = await plant.readings('data', { count: COUNT });
		const hour = { count: 1000, begin: Number(data.until) };
		wrong = await plant.readings('wrong', { ...hour, seed: 3 });
		right = await plant.readings('right', { ...hour, seed: 4 });
		await plant.anchor(stream, data);
	}, BOUND);
	after(async () => {
		plant?.clear();
		await world?.node.stop();
	}, BOUND);

	/** What whoever checks receipts is given: files. */
	const write = (name: string, content: unknown): string => {
		const path = plant.file(name);
		const bytes = content instanceof Uint8Array ? content : JSON.stringify(content);
		writeFileSync(path, bytes);
		return path;
	};
	const read = (name: string): string => readFileSync(plant.file(name), 'utf8');
	let trust: receipts.Trust;
	const verify = (reading: Uint8Array, name: string): receipts.Shown =>
		receipts.verifyReceipt(reading, read(name), trust);
	const refused = (check: string, words = /^The receipt is refused: .*\.$/) => ({
		name: 'ReceiptError',
		code: `Receipt.${check}`,
		message: words,
	});

	describe('made', () => {
		it('at once, for an anchor that has just come into a block', BOUND, async () => {
			const { api } = world;
			const begun = Date.now();
			const terms = { stream, anchor: 0, index: INDEX };
			write('first.json', await receipts.receiptFor(api, data.path, terms));
			assert.ok(Date.now() - begun < 30_000);
			assert.ok(
				read('first.json').length < 32_000,
				`${read('first.json').length} characters`,
			);
			trust = await receipts.trustOf(api);
			write('trust.json', trust);
			write('row.csv', data.rows[INDEX]!);
			// The same with a path that somebody else has made.
			const { path } = await sources.prove(data.path, INDEX);
			write('second.json', await receipts.makeReceipt(api, { ...terms, path, cut: 'csv' }));
		});

		it('for what is anchored, and nothing else', BOUND, async () => {
			const { api } = world;
			const terms = { stream, anchor: 0, index: 0 };
			await assert.rejects(receipts.receiptFor(api, right.path, terms), {
				code: 'Client.OtherData',
				message: /is not what anchor 0 of stream \d+ is about/,
			});
			await assert.rejects(receipts.receiptFor(api, data.path, { ...terms, anchor: 1 }), {
				code: 'Client.NoAnchor',
				message: /has no anchor 1, or it was pruned/,
			});
			await assert.rejects(
				receipts.receiptFor(api, data.path, { ...terms, index: COUNT }),
				/there is no reading 100000/,
			);
		});

		it('before and after a correction', BOUND, async () => {
			const { api } = world;
			await plant.anchor(stream, wrong);
			const terms = { stream, anchor: 1, index: 7 };
			write('before.json', await receipts.receiptFor(api, wrong.path, terms));
			// A receipt is of a final block, which is some blocks old.
			await plant.anchor(stream, { ...right, corrects: 1 }, { until: 'finalized' });
			write('after.json', await receipts.receiptFor(api, wrong.path, terms));
			const corrected = { ...terms, anchor: 2 };
			write('corrected.json', await receipts.receiptFor(api, right.path, corrected));
		});

		it('of JSON lines, and of files in folders', BOUND, async () => {
			const { api } = world;
			const lines = write(
				'lines.ndjson',
				stringToU8a(
					'{"at":1750000000,"v":1}\n{"at":1750000009.5,"v":"ü"}\r\n{"at":1750000011}',
				),
			);
			await plant.anchor(stream, await sources.ingest(lines, { time: 'at' }));
			const inLines = { stream, anchor: 3, index: 1, time: 'at' };
			write('lines.json', await receipts.receiptFor(api, lines, inLines));

			const folder = plant.file('certificates');
			mkdirSync(join(folder, 'b'), { recursive: true });
			for (const [name, text] of [
				['a.txt', 'one'],
				['b/c.txt', 'two\n'],
				['b.txt', 'three'],
			] as const) {
				writeFileSync(join(folder, name), text);
			}
			const times = { from: 1_750_000_100, until: 1_750_000_200 };
			await plant.anchor(stream, { ...(await sources.ingest(folder)), ...times });
			const inFolder = { stream, anchor: 4, index: 2 };
			write('file.json', await receipts.receiptFor(api, folder, inFolder));
		});

		it('of an anchor whose stream is gone, for it is kept', BOUND, async () => {
			const { api, owner, data: calls } = world;
			const [keeper] = (await world.people(1)) as [Pair];
			const short = await plant.stream({ retention: 1 });
			await plant.anchor(short, right);
			await world.send(calls['keep']!(short, 0), keeper);
			await sleep(2500);
			await world.send(calls['prune']!(short, 1), keeper);
			await world.send(calls['closeStream']!(short), owner);
			await send(api, calls['removeStream']!(short), owner, { until: 'finalized' });
			const terms = { stream: short, anchor: 0, index: 3 };
			write('kept.json', await receipts.receiptFor(api, right.path, terms));
		});
	});

	describe('checked with the node stopped', () => {
		before(async () => {
			await world.node.stop();
			await assert.rejects(connect(world.node.url, { timeout: 1 }), /no node answers/);
			const keep = process.env['MUSTER_KEEP_RECEIPT'];
			if (!keep) return;
			mkdirSync(keep, { recursive: true });
			for (const [from, to] of [
				['first.json', 'receipt.json'],
				['trust.json', 'trust.json'],
			] as const) {
				const json = JSON.stringify(JSON.parse(read(from)), null, '\t');
				writeFileSync(join(keep, to), `${json}\n`);
			}
			writeFileSync(join(keep, 'row.csv'), data.rows[INDEX]!);
		}, BOUND);

		it('a reading was anchored: when, by whom, in what', BOUND, async () => {
			const row = data.rows[INDEX]!;
			const shown = verify(row, 'first.json');
			const device = did(plant.meter.id);
			const { leaf, proven, final, at, block, ...rest } = shown;
			assert.deepEqual(rest, {
				stream,
				anchor: 0,
				owner: world.owner.address,
				device,
				mode: 'batches',
				root: u8aToHex(data.root),
				size: BigInt(COUNT),
				from: data.from,
				until: data.until,
				schema: null,
				by: { device },
				corrects: null,
				supersededBy: null,
				keepers: 0,
			});
			assert.deepEqual([leaf.index, leaf.cut], [BigInt(INDEX), 'csv']);
			assert.ok(block <= proven.number && proven.number <= final.number);
			assert.ok(Math.abs(Number(at) - Date.now() / 1000) < 300);
			assert.equal(verify(row, 'second.json').root, shown.root);
			// As lines come out of a file, and out of the whole file.
			assert.deepEqual(verify(new Uint8Array([...row, 13, 10]), 'first.json'), shown);
			const whole = await receipts.verifyReceiptIn(data.path, read('first.json'), trust);
			assert.deepEqual(whole, shown);
		});

		it('a forged reading, or one at another place, is refused', BOUND, () => {
			const row = data.rows[INDEX]!;
			for (let at = 0; at < row.length; at++) {
				const forged = Uint8Array.from(row);
				forged[at]! ^= 1;
				assert.throws(
					() => verify(forged, 'first.json'),
					refused('Leaf', /is not number 54321 of anchor 0: .*another root/),
				);
			}
			assert.throws(() => verify(data.rows[INDEX + 1]!, 'first.json'), refused('Leaf'));
			assert.throws(() => verify(new Uint8Array(), 'first.json'), refused('Leaf'));
		});

		it('a forged receipt is refused, whatever is changed', BOUND, () => {
			const row = data.rows[INDEX]!;
			const receipt = JSON.parse(read('first.json')) as receipts.Receipt;
			const flip = (hex: string): string =>
				hex.slice(0, -1) + (parseInt(hex.at(-1)!, 16) ^ 1).toString(16);
			const forge = (changes: Partial<receipts.Receipt>, check: string): void => {
				const forged = { ...receipt, ...changes };
				assert.throws(() => receipts.verifyReceipt(row, forged, trust), refused(check));
			};
			const { leaf, path, proof, header, justification, ancestry } = receipt;
			forge({ format: 'muster-receipt/v2' as never }, 'Format');
			forge({ genesis: flip(receipt.genesis) }, 'Genesis');
			forge({ stream: stream + 1 }, 'State');
			forge({ anchor: 1 }, 'State');
			forge({ leaf: { ...leaf, index: `${INDEX - 1}` } }, 'Leaf');
			forge({ leaf: { ...leaf, index: `${COUNT}` } }, 'Leaf');
			forge({ path: path.map((hash, i) => (i === 9 ? flip(hash) : hash)) }, 'Leaf');
			forge({ path: path.slice(1) }, 'Leaf');
			forge({ justification: flip(justification) }, 'Justification');
			forge({ justification: justification.slice(0, -2) }, 'Justification');
			forge({ header: flip(header) }, ancestry.length > 0 ? 'Ancestry' : 'Justification');
			forge({ proof: proof.map(flip) }, 'State');
			forge({ proof: proof.slice(1) }, 'State');
			forge({ handovers: [{ header, justification }] }, 'Handover');
		});

		it('by who trusts another chain, or other validators, it is refused', BOUND, () => {
			const row = data.rows[INDEX]!;
			const by = (changes: Partial<receipts.Trust>) => () =>
				receipts.verifyReceipt(row, read('first.json'), { ...trust, ...changes });
			assert.throws(by({ genesis: `0x${'11'.repeat(32)}` }), refused('Genesis'));
			const [authority] = trust.authorities;
			const key = u8aToHex(plant.session.publicKey);
			assert.throws(by({ authorities: [{ ...authority!, key }] }), refused('Justification'));
			// One of two, of the same weight, is no majority.
			assert.throws(
				by({ authorities: [authority!, { ...authority!, key }] }),
				refused('Justification'),
			);
		});

		it('that of a superseded anchor says so, once it is', BOUND, () => {
			const row = wrong.rows[7]!;
			assert.equal(verify(row, 'before.json').supersededBy, null);
			assert.equal(verify(row, 'after.json').supersededBy, 2);
			assert.equal(verify(right.rows[7]!, 'corrected.json').corrects, 1);
			assert.throws(() => verify(row, 'corrected.json'), refused('Leaf'));
		});

		it('lines of JSON, and files', BOUND, async () => {
			const line = stringToU8a('{"at":1750000009.5,"v":"ü"}');
			const shown = verify(line, 'lines.json');
			assert.deepEqual([shown.from, shown.until], [1_750_000_000n, 1_750_000_012n]);
			assert.equal(shown.leaf.cut, 'ndjson');
			// In the order of the paths' bytes: a.txt, b.txt, b/c.txt. A file's line end counts.
			assert.equal(verify(stringToU8a('two\n'), 'file.json').leaf.cut, 'file');
			assert.throws(() => verify(stringToU8a('two'), 'file.json'), refused('Leaf'));
			const file = join(plant.file('certificates'), 'b', 'c.txt');
			const own = await receipts.verifyReceiptIn(file, read('file.json'), trust);
			assert.equal(own.size, 3n);
		});

		it('what is kept of a stream that is gone', BOUND, () => {
			const { owner, device, mode, keepers, by } = verify(right.rows[3]!, 'kept.json');
			assert.deepEqual([owner, device, mode, keepers], [null, null, null, 1]);
			assert.deepEqual(by, { device: did(plant.meter.id) });
		});
	});

	describe('checked by the muster command', { skip: NO_CLI }, () => {
		/** Runs `muster verify` for one reading. */
		const run = (reading: string, receipt: string, ...options: string[]) =>
			muster(
				'verify',
				plant.file(reading),
				plant.file(receipt),
				...['--trust', plant.file('trust.json'), '--row', ...options],
			);

		it('it tells the same', BOUND, async () => {
			const shown = verify(data.rows[INDEX]!, 'first.json');
			const { code, out } = await run('row.csv', 'first.json', '--json');
			assert.equal(code, 0);
			const found = JSON.parse(out);
			assert.deepEqual(
				{
					stream: found.stream,
					anchor: found.anchor,
					owner: found.owner,
					device: found.device,
					mode: found.mode,
					root: found.root,
					size: BigInt(found.size),
					from: BigInt(found.from),
					until: BigInt(found.until),
					schema: found.schema,
					by: { device: found.anchoredBy },
					at: BigInt(found.anchoredAt),
					block: found.anchoredInBlock,
					corrects: found.corrects,
					supersededBy: found.supersededBy,
					keepers: found.keepers,
					proven: { number: found.block, hash: found.blockHash },
				},
				(({ leaf: _, final: __, ...rest }) => rest)(shown),
			);
			assert.deepEqual([found.index, found.cut], [`${INDEX}`, 'csv']);
		});

		it('in words for a person, out of the whole file too', BOUND, async () => {
			const { code, out, err } = await run('row.csv', 'first.json');
			assert.deepEqual([code, err], [0, '']);
			assert.match(out, /^The reading was anchored, and is as it was then\.$/m);
			assert.match(out, /^reading +54321 of 100000 \(csv\)$/m);
			assert.match(out, new RegExp(`^device +${did(plant.meter.id)}$`, 'm'));
			const files = [
				data.path,
				plant.file('first.json'),
				'--trust',
				plant.file('trust.json'),
			];
			const whole = await told('verify', ...files, '--json');
			assert.equal(whole.root, u8aToHex(data.root));
			assert.match((await run('row.csv', 'second.json')).out, /^The reading was anchored/);
		});

		it('that of a superseded anchor says so', BOUND, async () => {
			write('wrong-row.csv', wrong.rows[7]!);
			write('right-row.csv', right.rows[7]!);
			assert.match((await run('wrong-row.csv', 'before.json')).out, /^superseded by +none$/m);
			const after = await run('wrong-row.csv', 'after.json');
			assert.match(after.out, /^superseded by +anchor 2$/m);
			const corrected = await run('right-row.csv', 'corrected.json');
			assert.match(corrected.out, /^corrects +anchor 1$/m);
		});

		it('lines of JSON, and files', BOUND, async () => {
			const trusted = ['--trust', plant.file('trust.json'), '--json'];
			const lines = [plant.file('lines.ndjson'), plant.file('lines.json')];
			assert.equal((await told('verify', ...lines, ...trusted)).cut, 'ndjson');
			const file = [join(plant.file('certificates'), 'b', 'c.txt'), plant.file('file.json')];
			assert.equal((await told('verify', ...file, ...trusted)).cut, 'file');
		});

		it('what is kept of a stream that is gone', BOUND, async () => {
			write('kept-row.csv', right.rows[3]!);
			const { code, err, out } = await run('kept-row.csv', 'kept.json', '--json');
			assert.equal(code, 0, err);
			assert.equal(JSON.parse(out).keepers, 1);
		});

		it('what is forged is refused in a line', BOUND, async () => {
			const refused = async (reading: string, receipt: string, words: RegExp) => {
				const { code, out, err } = await run(reading, receipt);
				assert.deepEqual([code, out], [1, ''], err);
				assert.match(err, words);
				assert.equal(err.split('\n').length, 2);
			};
			const row = Uint8Array.from(data.rows[INDEX]!);
			row[3]! ^= 1;
			write('forged.csv', row);
			await refused('forged.csv', 'first.json', /^muster: refused: leaf: /);
			await refused('wrong-row.csv', 'corrected.json', /^muster: refused: leaf: /);
			const receipt = JSON.parse(read('first.json')) as receipts.Receipt;
			for (const [name, changes, words] of [
				['index', { leaf: { ...receipt.leaf, index: '0' } }, /: leaf: /],
				['anchor', { anchor: 1 }, /: proof: /],
				['genesis', { genesis: `0x${'11'.repeat(32)}` }, /: genesis: /],
				['header', { header: receipt.header.replace(/.{8}$/, '00000000') }, /: /],
				['proof', { proof: receipt.proof.slice(1) }, /: proof: /],
			] as const) {
				write(`forged-${name}.json`, { ...receipt, ...changes });
				await refused('row.csv', `forged-${name}.json`, words);
			}
		});
	});
});
