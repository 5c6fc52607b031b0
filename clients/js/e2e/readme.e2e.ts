// SPDX-License-Identifier: Apache-2.0
// The snippets of the README, one after the other, as its reader would run them.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { after, before, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { onlySolochain, startNode, suite, type Node } from './node.js';

const BOUND = { timeout: 180_000 };
const README = fileURLToPath(new URL('../../README.md', import.meta.url));
/** Inside the package, so that `@muster/client` is found. */
const PROGRAM = fileURLToPath(new URL('./readme-snippets.mjs', import.meta.url));

const SKIP = onlySolochain('its snippets make a receipt, which rests on GRANDPA');

suite(SKIP, 'the README', () => {
	let node: Node;
	before(async () => void (node = await startNode()), BOUND);
	after(async () => {
		rmSync(PROGRAM, { force: true });
		await node?.stop();
	}, BOUND);

	it('its snippets run', BOUND, async () => {
		const snippets = [...readFileSync(README, 'utf8').matchAll(/^```js\n(.*?)^```$/gms)];
		assert.ok(snippets.length >= 12, `only ${snippets.length} snippets`);
		const program = snippets.map(([, code]) => code).join('\n');
		writeFileSync(PROGRAM, program.replace('ws://127.0.0.1:9944', node.url));

		const [code, out] = await new Promise<[number | null, string]>((resolve, reject) => {
			const child = spawn(process.execPath, [PROGRAM], { stdio: ['ignore', 'pipe', 'pipe'] });
			let out = '';
			child.stdout.on('data', (chunk) => (out += chunk));
			child.stderr.on('data', (chunk) => (out += chunk));
			child.once('error', reject);
			child.once('close', (code) => resolve([code, out]));
		});
		assert.equal(code, 0, out);
		assert.match(out, /did:muster:[0-9a-f]{64} is on chain since block \d+/);
		assert.match(out, /"type": "Multikey"/);
		assert.match(out, /21\.7 l\/min said by Device/);
		assert.match(out, /^Enrolled$/m);
		assert.match(out, /^Permitted: policies permit it .*\(policy \d+\)\.$/m);
		assert.match(out, /^4 uses left$/m);
		assert.match(
			out,
			/^Denied: a policy forbids it .*\n.*\n.* permits: applies\n.* forbids: applies$/m,
		);
		assert.match(out, /^Forbidden$/m);
		assert.match(
			out,
			/^Approved\ninstall 1\.0 from https:\/\/acme\.example\/1\.bin\nAffirming\.\nCompleted$/m,
		);
		assert.match(out, /^affirming \{/m);
		assert.match(
			out,
			/^true\nanchored in block \d+ by did:muster:[0-9a-f]{64}, superseded: null\n\d{5} bytes$/m,
		);
		assert.match(out, /^open until \d{10}$/m);
		assert.match(out, /^flow 21\.4 l\/min\nslower$/m);
		assert.match(out, /^Pool\.Custom\(2\) The device is not active/m);
		assert.match(out, /deactivated: true/);
	});
});
