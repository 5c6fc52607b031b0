// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { after, before, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { onlySolochain, startNode, suite, type Node } from './node.js';

const BOUND = { timeout: 240_000 };
const SCRIPT = fileURLToPath(new URL('../src/tour.js', import.meta.url));

/** Runs the tour as a program. */
function run(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, [SCRIPT, ...args], {
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		let out = '';
		let err = '';
		child.stdout.on('data', (chunk) => (out += chunk));
		child.stderr.on('data', (chunk) => (err += chunk));
		child.once('error', reject);
		child.once('close', (code) => resolve({ code, out, err }));
	});
}

const SKIP = onlySolochain('it makes a receipt, which rests on GRANDPA');

suite(SKIP, 'the tour', () => {
	let node: Node;
	before(async () => void (node = await startNode()), BOUND);
	after(() => node?.stop(), BOUND);

	const STEPS = [
		'accounts',
		'vendor',
		'model',
		'lot',
		'enrolment',
		'claim',
		'session key',
		'agreement key',
		'fleet',
		'relayed call',
		'direct call',
		'three at once',
		'permission',
		'access',
		'decision',
		'release',
		'approvals',
		'rollout',
		'attestation',
		'condition',
		'revocation',
		'mended',
		'stream',
		'anchored',
		'proven',
		'forged',
		'correction',
		'shared',
		'receipt',
		'transfer',
		'suspended',
		'refused',
		'resumed',
		'key rotation',
		'end of life',
	];

	for (const time of ['first', 'second']) {
		it(
			`tells each step in a line with its block, the ${time} time on a chain`,
			BOUND,
			async () => {
				const { code, out, err } = await run('--url', node.url);
				assert.equal(err, '');
				assert.equal(code, 0);
				const lines = out.split('\n').filter((line) => /^ *\d+ {2}\S/.test(line));
				assert.deepEqual(
					lines.map((line) => line.slice(8, 21).trim()),
					STEPS,
				);
				const blocks = lines.map((line) => Number(line.slice(0, 6)));
				assert.ok(
					blocks.every((block, i) => block > 0 && block >= (blocks[i - 1] ?? 0)),
					`${blocks}`,
				);
				for (const line of out.split('\n')) assert.ok(line.length <= 122, line);
				assert.match(out, /did:muster:[0-9a-f]{64}/);
			},
		);
	}

	it('says what is wrong, in a line', BOUND, async () => {
		const nowhere = await run('--url', 'ws://127.0.0.1:1', '--wait', '1');
		assert.equal(nowhere.code, 1);
		assert.match(nowhere.err, /^muster-tour: no node answers at ws:\/\/127.0.0.1:1: .*\n$/);
		const unfunded = await run('--url', node.url, '--suri', '//Nobody');
		assert.equal(unfunded.code, 1);
		assert.match(unfunded.err, /^muster-tour: The account cannot pay the fee. Fund it.\n$/);
		const mistyped = await run('--port', '1');
		assert.equal(mistyped.code, 2);
		assert.match(mistyped.err, /--url URL/);
		const address = await run('--url', '127.0.0.1:9944');
		assert.equal(address.code, 2);
		assert.match(address.err, /must begin with ws:\/\//);
		assert.equal((await run('--help')).code, 0);
	});
});
