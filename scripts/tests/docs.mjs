#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// Tests of the documents: links lead somewhere, commands exist with the options shown, tests that the
// threat model names exist, and the guides' programs run against a node (MUSTER_NODE) and with the
// `muster` command (MUSTER_CLI, else beside the node).
// Prints one "check NAME ... ok" or "... FAILED" a test.

import { execFile, execFileSync, spawn, spawnSync } from 'node:child_process';
import {
	existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
process.chdir(root);

const git = (...args) => execFileSync('git', args, { encoding: 'utf8' }).split('\n').filter(Boolean);
// Also those not added yet, so that a new document is checked before it is committed.
const files = (...patterns) => git('ls-files', '--cached', '--others', '--exclude-standard', ...patterns);
const documents = files('*.md').filter((file) => existsSync(file));
const text = (file) => readFileSync(file, 'utf8');

const target = process.env.CARGO_TARGET_DIR ?? 'target';
const nodeBinary = process.env.MUSTER_NODE ?? join(target, 'release/muster-node');
const cliBinary = process.env.MUSTER_CLI ?? join(dirname(nodeBinary), 'muster');
const loadBinary = join(dirname(nodeBinary), 'muster-load');

let failed = false;
/** Runs a test: `run` returns or resolves to a list of faults. */
async function check(name, run) {
	let faults;
	try {
		faults = await run();
	} catch (error) {
		faults = [error.message];
	}
	console.log(`check docs: ${name} ... ${faults.length ? 'FAILED' : 'ok'}`);
	for (const fault of faults) console.log(`  ${fault}`);
	failed ||= faults.length > 0;
}

/** The fenced blocks of a document in these languages. */
function blocks(file, ...languages) {
	const found = [];
	const fence = /^( *)```(\S*)[^\n]*\n([\s\S]*?)^\1```/gm;
	for (const [, indent, language, body] of text(file).matchAll(fence)) {
		if (languages.includes(language)) found.push(body.replaceAll(new RegExp(`^${indent}`, 'gm'), ''));
	}
	return found;
}
const prose = (file) => text(file).replaceAll(/^( *)```[\s\S]*?^\1```/gm, '');

/** A heading's anchor, as GitHub makes it. */
const anchor = (heading) =>
	heading
		.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
		.trim()
		.toLowerCase()
		.replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
		.replaceAll(/\s/g, '-');
const anchors = (file) => [...prose(file).matchAll(/^#+ +(.+)$/gm)].map(([, heading]) => anchor(heading));

function links() {
	const faults = [];
	for (const file of documents) {
		for (const [, target] of prose(file).matchAll(/\]\(([^)\s]+)\)/g)) {
			if (/^[a-z]+:/.test(target)) continue;
			const [path, fragment] = target.split('#');
			const to = path ? join(dirname(file), path) : file;
			if (!existsSync(to)) faults.push(`${file}: nothing at ${target}`);
			else if (fragment && !statSync(to).isDirectory() && !anchors(to).includes(fragment)) {
				faults.push(`${file}: no heading for ${target}`);
			}
		}
	}
	return faults;
}

const helps = new Map();
function help(command, ...args) {
	const key = [command, ...args].join(' ');
	if (!helps.has(key)) {
		const { stdout, stderr } = spawnSync(command, [...args, '--help'], { encoding: 'utf8' });
		helps.set(key, `${stdout}${stderr}`);
	}
	return helps.get(key);
}

/** Whether a command shown in a document can be given; yields a fault or nothing. */
function command(words, folder) {
	const [name, ...args] = words;
	const options = args.filter((word) => word.startsWith('-')).map((word) => word.split('=')[0]);
	const plain = args.filter((word) => !word.startsWith('-'));
	const unknown = (helped, of = options) => of.find((word) => !new RegExp(`(^|[\\s,[(])${word}\\b`, 'm').test(helped));

	if (/^(\.\/)?scripts\//.test(name)) {
		if (!existsSync(name) || !(statSync(name).mode & 0o100)) return `no program ${name}`;
		const parts = name.endsWith('test.sh') ? plain : [];
		const word = unknown(help(name), [...options, ...parts]);
		return word && `${name} has no ${word}`;
	}
	if (name.endsWith('muster-node')) {
		const [subcommand] = /^[a-z][a-z-]*$/.test(args[0]) ? args : [];
		const two = subcommand === 'key' ? [args[1]] : [];
		const helped = help(nodeBinary, ...(subcommand ? [subcommand, ...two] : []));
		if (!helped.includes('Usage:')) return `muster-node has no ${subcommand ?? 'help'}`;
		const word = unknown(helped);
		return word && `muster-node ${subcommand ?? ''} has no ${word}`;
	}
	if (/(^|\/)muster$/.test(name)) {
		const helped = help(cliBinary, args[0]);
		if (!helped.includes('Usage: muster')) return `muster has no ${args[0]}`;
		const word = unknown(helped);
		return word && `muster ${args[0]} has no ${word}`;
	}
	if (/(^|\/)muster-load$/.test(name)) {
		const helped = help(loadBinary, args[0]);
		if (!helped.includes('Usage: muster-load')) return `muster-load has no ${args[0]}`;
		const word = unknown(helped);
		return word && `muster-load ${args[0]} has no ${word}`;
	}
	if (name === 'cargo') {
		const members = JSON.parse(
			execFileSync('cargo', ['metadata', '--no-deps', '--format-version', '1'], { encoding: 'utf8' }),
		).packages.map((p) => p.name);
		const wanted = args.filter((_, i) => args[i - 1] === '-p');
		const missing = wanted.find((member) => !members.includes(member));
		return missing && `no package ${missing}`;
	}
	if (name === 'npm' && args[0] === 'run') {
		const { scripts } = JSON.parse(text(join(folder, 'package.json')));
		return scripts[args[1]] ? undefined : `${folder}/package.json has no script ${args[1]}`;
	}
	// Programs of others, or files that the reader makes.
	const others = ['export', 'npm', 'rustup', 'brew', 'curl', 'xcode-select', 'git', 'podman', 'journalctl', 'echo', 'jq'];
	if (others.includes(name)) return undefined;
	if (name === 'node' && /^operator\//.test(args[0])) {
		const word = unknown(help('node', args[0]), [...options, args.slice(1).find((arg) => /^[a-z]+$/.test(arg))]);
		return word && `${args[0]} has no ${word}`;
	}
	if (name === 'node') return undefined;
	// Programs of the system, but for our own under another user.
	if (name === 'sudo') return args[0] === '-u' ? command(args.slice(2), folder) : undefined;
	return `no way to check "${words.join(' ')}"; teach it to scripts/tests/docs.mjs`;
}

function commands() {
	const faults = [];
	for (const file of documents) {
		for (const block of blocks(file, 'sh')) {
			// A package's own README speaks from where it lies, the others from the root.
			const own = dirname(file);
			let folder = existsSync(join(own, 'package.json')) ? own : '.';
			for (const line of block.replaceAll(/\\\n\s*/g, ' ').split('\n')) {
				const words = line
					.replace(/(^|\s)#.*/, '')
					.split(/[|>]/)[0]
					.trim()
					.split(/\s+/)
					.filter(Boolean);
				while (/^[A-Z_]+=/.test(words[0])) words.shift();
				// Of a loop the commands within are looked at.
				if (words.length === 0 || ['for', 'done'].includes(words[0])) continue;
				if (words[0] === 'cd') {
					folder = words[1];
					if (!existsSync(folder)) faults.push(`${file}: no folder ${folder}`);
					continue;
				}
				const fault = command(words, folder);
				if (fault) faults.push(`${file}: ${fault}`);
			}
		}
	}
	return faults;
}

/** The threat model names, in the last column of its tables, the tests that show each line. */
function namedTests() {
	const sources = files('*.rs', '*.ts').filter((file) => existsSync(file)).map((file) => [file, text(file)]);
	const faults = [];
	let named = 0;
	for (const line of text('docs/threat-model.md').split('\n')) {
		if (!line.startsWith('|')) continue;
		const last = line.split('|').at(-2) ?? '';
		for (const [, name] of last.matchAll(/`([^`]+)`/g)) {
			named++;
			// `file.ts: title`, of the JavaScript client.
			const [, script, title] = /^([\w.]+\.ts): (.+)$/.exec(name) ?? [];
			// `module::test`: the module is in the file, or the file itself.
			const [test, ...modules] = name.split('::').reverse();
			const exists = sources.some(
				script
					? ([file, source]) => file.endsWith(`/${script}`) && [`'`, '`'].some((end) => source.includes(title + end))
					: ([file, source]) =>
							source.includes(`fn ${test}(`) &&
							modules.every((m) => source.includes(`mod ${m} {`) || file.endsWith(`/${m}.rs`)),
			);
			if (!exists) faults.push(`no test ${name}`);
		}
	}
	if (named === 0) faults.push('the threat model names no test');
	return faults;
}

function tourInReadme() {
	const [, shown] = /<!-- tour -->([\s\S]*?)<!-- \/tour -->/.exec(text('README.md')) ?? [];
	if (shown === undefined) return ['the markers <!-- tour --> and <!-- /tour --> are gone'];
	return /decommission/i.test(shown) ? [] : ['no output of the tour: run scripts/update-readme.sh'];
}

/**
 * Runs a guide's pieces in a folder, put together as it says: those after its last line go in before
 * that.
 */
async function runGuide(guide, folder = 'clients/js') {
	const { startNode } = await import(join(root, 'clients/js/dist/e2e/node.js'));
	const pieces = blocks(guide, 'js');
	const end = 'await api.disconnect();';
	const last = pieces.findIndex((piece) => piece.includes(end)) + 1;
	const more = pieces.slice(last).join('\n');
	const program = pieces.slice(0, last).join('\n').replace(end, `${more}\n${end}`);
	const file = resolve('clients/js', `guide-${process.pid}.mjs`);
	const node = await startNode();
	try {
		writeFileSync(file, program.replaceAll('ws://127.0.0.1:9944', node.url));
		// Not waited for synchronously: this process has a connection to the node to keep alive.
		const { error, stdout, stderr } = await new Promise((done) => {
			const options = { cwd: folder, timeout: 300_000 };
			execFile(process.execPath, [file], options, (error, stdout, stderr) => done({ error, stdout, stderr }));
		});
		console.log(`${stdout}${stderr}`.replaceAll(/^/gm, '  | '));
		return { stdout, stderr, faults: error ? [`it ended with ${error.code ?? error.signal}: ${stderr}`] : [] };
	} finally {
		rmSync(file, { force: true });
		await node.stop();
	}
}

async function vendorGuide() {
	const { stdout, stderr, faults } = await runGuide('docs/vendor-guide.md');
	if (faults.length) return faults;
	if (!stderr.startsWith('DeviceRegistry.NotPayer: ')) return [`the refusal does not say why: ${stderr}`];
	const expected = [/enrolled in block \d+/, /Active, owned by 5/, /flow is 21\.4 l\/min, says the Device/];
	return expected.filter((line) => !line.test(stdout)).map((line) => `it did not print ${line}`);
}

/** Whether the guide's table of bounds says what the pallet's constants are. */
function bounds() {
	const source = text('pallets/access-policy/src/types.rs') + text('pallets/access-policy/src/conditions.rs');
	const constants = [...source.matchAll(/^pub const (MAX_\w+): u32 = (\d+);$/gm)];
	const table = text('docs/access-guide.md');
	const faults = constants.length > 0 ? [] : ['no constants found'];
	for (const [, name, value] of constants) {
		if (!table.includes(`| ${value} | \`${name}\` |`)) faults.push(`no line that says ${name} is ${value}`);
	}
	return faults;
}

/** The program checks itself what it is told; here that each of its ten situations has a yes and a no. */
async function accessGuide() {
	const guide = 'docs/access-guide.md';
	const situations = text(guide).split(/^(?=#+ )/m).filter((section) => /^## \d+\. /.test(section));
	const faults = situations.length === 10 ? [] : [`${situations.length} situations instead of ten`];
	for (const situation of situations) {
		const [title] = situation.split('\n');
		for (const answer of ['Permitted', '(?!Permitted|Owner)[A-Z][A-Za-z]+']) {
			if (!new RegExp(`assert\\.equal\\(await ask\\(.*'${answer}'\\);`).test(situation)) {
				faults.push(`${title}: no answer ${answer}`);
			}
		}
	}
	return [...faults, ...(await runGuide(guide)).faults];
}

/**
 * Runs the auditor's program, and the page's `bash` blocks in their order: those before the program
 * before it, the others when the node is gone. What they print is in the `text` block that follows,
 * where an ellipsis stands for anything.
 */
async function auditorGuide() {
	const guide = 'docs/auditor-guide.md';
	const folder = mkdtempSync(join(tmpdir(), 'muster-docs-'));
	const programs = join(folder, '.bin');
	mkdirSync(programs);
	symlinkSync(resolve(nodeBinary), join(programs, 'muster-node'));
	symlinkSync(resolve(cliBinary), join(programs, 'muster'));
	const env = { ...process.env, PATH: `${programs}:${process.env.PATH}` };
	const shell = (page) => {
		const faults = [];
		const pairs = page.matchAll(/^```bash\n([\s\S]*?)^```\n\n```text\n([\s\S]*?)^```/gm);
		for (const [, script, shown] of pairs) {
			const { stdout, stderr, status } = spawnSync('bash', ['-euc', script], {
				cwd: folder, encoding: 'utf8', env, timeout: 60_000,
			});
			const expected = shown
				.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')
				.replaceAll('…', '.+');
			if (status !== 0 || !new RegExp(`^${expected}$`).test(stdout)) {
				faults.push(`"${script.split('\n')[0]}" ended with ${status}: ${stdout}${stderr}`);
			}
		}
		return faults;
	};
	try {
		const page = text(guide);
		const [all, shown] = [blocks(guide, 'bash').length, page.match(/^```\n\n```text$/gm)?.length];
		const faults = all > 0 && all === shown ? [] : [`${all} commands, output of ${shown}`];
		const program = page.indexOf('\n```js\n');
		faults.push(...shell(page.slice(0, program)));
		if (faults.length) return faults;
		const run = await runGuide(guide, folder);
		if (run.faults.length) return run.faults;
		if (!/\baudited\n$/.test(run.stdout)) faults.push(`it ended too early: ${run.stdout}`);
		return [...faults, ...shell(page.slice(program))];
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** The numbers of ports which the operator guide shows, each with one that is free here. */
async function freePortsFor(shown) {
	const free = (port) =>
		new Promise((done) => {
			const server = createServer();
			server.once('error', () => done(false));
			server.listen(port, '127.0.0.1', () => server.close(() => done(true)));
		});
	// Below those that the system gives to outgoing connections, which come and go.
	// From anywhere, since it takes a while until they are used.
	const begin = Math.floor(Math.random() * 8000);
	for (let i = 0; i < 1000; i++) {
		const shift = ((begin + 7 * i) % 8000) - 6000;
		const moved = shown.map((port) => port + shift);
		if ((await Promise.all(moved.map(free))).every(Boolean)) return new Map(shown.map((port, i) => [port, moved[i]]));
	}
	throw new Error('no ports are free');
}

/**
 * Runs the `bash` blocks of the operator guide, and before its last one, which ends the chain, those
 * of the runbooks. As in the auditor guide, what they print is in the `text` block that follows.
 */
async function operatorGuide() {
	const folder = mkdtempSync(join(tmpdir(), 'muster-docs-'));
	for (const name of ['scripts', 'operator', 'clients']) symlinkSync(resolve(name), join(folder, name));
	mkdirSync(join(folder, 'target'));
	symlinkSync(resolve(dirname(nodeBinary)), join(folder, 'target/release'));
	const [guide, runbooks] = ['docs/operator-guide.md', 'docs/runbooks.md'].map((file) => {
		const pairs = text(file).matchAll(/^( *)```bash\n([\s\S]*?)^\1```\n\n\1```text\n([\s\S]*?)^\1```/gm);
		const plain = (block, indent) => block.replaceAll(new RegExp(`^${indent}`, 'gm'), '');
		const found = [...pairs].map(([, indent, script, shown]) => [plain(script, indent), plain(shown, indent)]);
		if (found.length !== blocks(file, 'bash').length) throw new Error(`${file}: a command without output`);
		return found;
	});
	const ports = await freePortsFor([0, 1, 2, 3, 4].flatMap((i) => [30333 + i, 9944 + i, 9615 + i]));
	const here = (shown) => shown.replaceAll(/\b(?:3033\d|99\d\d|96\d\d)\b/g, (port) => ports.get(Number(port)) ?? port);
	const env = {
		...process.env,
		PATH: `${join(folder, 'target/release')}:${process.env.PATH}`,
		MUSTER_NODE: resolve(nodeBinary),
		MUSTER_FIRST_PORT: String(ports.get(30333)),
		MUSTER_URL: `ws://127.0.0.1:${ports.get(9944)}`,
	};
	const run = (script) => {
		const options = { cwd: folder, encoding: 'utf8', env, timeout: 300_000 };
		return spawnSync('bash', ['-euo', 'pipefail', '-c', script], options);
	};
	try {
		for (const [script, shown] of [...guide.slice(0, -1), ...runbooks, ...guide.slice(-1)]) {
			const begin = Date.now();
			const { stdout, stderr, status } = run(here(script));
			const [first] = script.split('\n');
			console.log(`  | ${first} (${((Date.now() - begin) / 1000).toFixed(1)} s)`);
			const expected = here(shown).replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&').replaceAll('…', '.+');
			if (status !== 0 || !new RegExp(`^${expected}$`).test(stdout)) {
				return [`"${first}" ended with ${status}: ${stdout}${stderr}`];
			}
		}
		return guide.length > 0 && runbooks.length > 0 ? [] : ['there is nothing to run'];
	} finally {
		if (existsSync(join(folder, 'acme'))) run('scripts/new-chain.sh stop acme');
		rmSync(folder, { recursive: true, force: true });
	}
}

/** Each alert names a runbook, which exists, and has a test. */
function alerts() {
	const tests = text('operator/prometheus/tests.yml');
	const faults = [];
	let count = 0;
	for (const file of ['rules.yml', 'host-rules.yml']) {
		for (const rule of text(`operator/prometheus/${file}`).split(/^ *- alert: /m).slice(1)) {
			count++;
			const [name] = rule.split('\n');
			const [, page, fragment] = /^ *runbook: (\S+)#(\S+)$/m.exec(rule) ?? [];
			if (!page || !existsSync(page) || !anchors(page).includes(fragment)) faults.push(`${name}: no runbook`);
			if (!new RegExp(`alertname: ${name}\n.*\n *exp_alerts:\n *- `).test(tests)) faults.push(`${name}: no test that it fires`);
		}
	}
	return count > 0 ? faults : ['no alerts found'];
}

/**
 * Whether a node exports all figures that alerts and dashboard ask for. Many appear with their first
 * event only, so it is a node on which the tour has been taken.
 */
async function figures() {
	const asked = ['prometheus/rules.yml', 'grafana/dashboard.json'].map((file) => text(`operator/${file}`)).join('');
	const names = new Set([...asked.matchAll(/\b(?:muster|substrate)_\w+/g)].map(([name]) => name));
	const ports = await freePortsFor([30333, 9944, 9615]);
	const url = `ws://127.0.0.1:${ports.get(9944)}`;
	const node = spawn(
		nodeBinary,
		[
			...['--dev', '--tmp', '--no-telemetry', '--no-mdns', '--rpc-port', String(ports.get(9944))],
			...['--prometheus-port', String(ports.get(9615)), '--listen-addr', `/ip4/127.0.0.1/tcp/${ports.get(30333)}`],
		],
		{ stdio: 'ignore' },
	);
	const ended = new Promise((done) => node.once('exit', done));
	const scrape = async () => (await fetch(`http://127.0.0.1:${ports.get(9615)}/metrics`)).text();
	try {
		for (let second = 0; !(await scrape().catch(() => '')); second++) {
			if (second === 120) return ['the node does not start'];
			await new Promise((done) => setTimeout(done, 1000));
		}
		// Rollouts have figures while they are open only, so it is looked at all the time.
		const exported = new Set();
		const look = async () => {
			for (const [, name] of (await scrape()).matchAll(/^(\w+)[{ ]/gm)) exported.add(name);
		};
		let over = false;
		const tour = new Promise((done) => {
			const script = ['clients/js/dist/src/tour.js', '--url', url];
			execFile(process.execPath, script, { timeout: 300_000 }, (error, stdout, stderr) => {
				over = true;
				done(error && `the tour failed: ${stdout}${stderr}`);
			});
		});
		while (!over) {
			await look();
			await new Promise((done) => setTimeout(done, 300));
		}
		const fault = await tour;
		if (fault) return [fault];
		// Figures follow finality.
		await new Promise((done) => setTimeout(done, 5000));
		await look();
		// Those of faults, of which the tour has none, are looked for where the node makes them.
		const source = text('node/src/metrics.rs');
		const ofFaults = (name) => /_(errors|refused|reasons)_total$/.test(name) && source.includes(`"${name}",`);
		const missing = [...names].filter((name) => !exported.has(name) && !ofFaults(name));
		return names.size > 0 ? missing.map((name) => `no node exports ${name}`) : ['no figures found'];
	} finally {
		node.kill();
		await ended;
	}
}

/** Whether the auditor's tables name each refusal of the client and each step of the command. */
function refusals() {
	const page = text('docs/auditor-guide.md');
	const client = ['receipts', 'sharing'].map((file) => text(`clients/js/src/${file}.ts`)).join('');
	const codes = [...client.matchAll(/\b(?:Receipt|Share|Data)\.[A-Z][A-Za-z]+(?=[`'])/g)].map(([code]) => code);
	const cli = ['receipt', 'verify'].map((file) => text(`cli/src/${file}.rs`)).join('');
	const steps = [...cli.matchAll(/Failure::refused\(\s*"(\w+)"/g)].map(([, step]) => step);
	const reasons = text('clients/js/src/streams.ts').match(/const INCLUSION[\s\S]*?\] as const;\n\n/)?.[0] ?? '';
	const faults = [...reasons.matchAll(/'(\w+)'/g)].map(([, reason]) => reason);
	if (codes.length < 19 || steps.length < 8 || faults.length < 10) return ['the sources were not understood'];
	const missing = [...new Set([...codes, ...steps, ...faults])].filter((name) => !page.includes(`\`${name}\``));
	return missing.map((name) => `no line about ${name}`);
}

/** Computes the keys of storage that the auditor guide shows. */
async function auditorsBytes() {
	const { xxhashAsU8a } = await import(join(root, 'clients/js/node_modules/@polkadot/util-crypto/index.js'));
	const guide = 'docs/auditor-guide.md';
	const hash = (data, bits) => Buffer.from(xxhashAsU8a(data, bits));
	const key = (pallet, item, ...numbers) => {
		const parts = numbers.map((number) => {
			const bytes = Buffer.alloc(4);
			bytes.writeUInt32LE(number);
			return Buffer.concat([hash(bytes, 64), bytes]);
		});
		return Buffer.concat([hash(pallet, 128), hash(item, 128), ...parts]).toString('hex');
	};
	const lines = blocks(guide, 'bytes').join('').trim().split('\n');
	const faults = lines.length === 6 ? [] : [`${lines.length} keys`];
	for (const line of lines) {
		const [name, shown] = line.split(/ {2,}/);
		const [, pallet, item, numbers] = /^(\w+)\.(\w+)(?:\(([\d, ]+)\))?$/.exec(name);
		const expected = key(pallet, item, ...(numbers?.split(', ').map(Number) ?? []));
		if (shown !== expected) faults.push(`${guide}: ${name} is ${shown}`);
	}
	return faults;
}

/** Computes the device maker's test bytes from the page's inputs, by libraries that are not ours. */
async function deviceMakersBytes() {
	const { createHash } = await import('node:crypto');
	const modules = join(root, 'clients/js/node_modules/@noble');
	const { blake2b } = await import(join(modules, 'hashes/blake2b.js'));
	const { ed25519 } = await import(join(modules, 'curves/ed25519.js'));
	const guide = 'docs/device-maker-guide.md';
	const lines = blocks(guide, 'bytes').join('').trim().split('\n');
	const shown = Object.fromEntries(lines.map((line) => line.split(/ {2,}/)));
	const tagged = (tag) => Buffer.concat([Buffer.from([tag.length << 2]), Buffer.from(tag)]);
	const hash = (...parts) => Buffer.from(blake2b(Buffer.concat(parts), { dkLen: 32 }));
	const sha256 = (...parts) => createHash('sha256').update(Buffer.concat(parts)).digest();
	const [secret, genesis, block] = [0x01, 0x11, 0x77].map((byte) => Buffer.alloc(32, byte));
	const key = Buffer.from(ed25519.getPublicKey(secret));
	const id = hash(tagged('muster/device-id/v1'), Buffer.from([0]), key);
	const digest = sha256(Buffer.from('hello, firmware'));
	const claims = Buffer.concat([Buffer.from([3, 0, 0, 0, 1, 0, 4, 0]), digest]);
	const message = hash(tagged('muster/evidence/v1'), genesis, id, block, claims);
	const expected = {
		'public key': key,
		'device id': id,
		digest,
		claims,
		message,
		signature: Buffer.from(ed25519.sign(message, secret)),
		nonce: sha256(tagged('muster/evidence-nonce/v1'), genesis, id, block),
	};
	const names = Object.keys(expected).filter((name) => expected[name].toString('hex') !== shown[name]);
	const others = Object.keys(shown).filter((name) => !(name in expected));
	return [...names, ...others].map((name) => `${guide}: ${name} is ${shown[name]}`);
}

/** Whether a program that knows what the weights say is content. */
const program = (name, ...args) => () => {
	const { stdout, stderr, status } = spawnSync(`scripts/${name}`, args, { encoding: 'utf8' });
	return status === 0 ? [] : `${stdout}${stderr}`.trim().split('\n');
};

/** Whether the page shows the table that its report makes. */
function scale() {
	const [open, close] = ['<!-- scale -->\n', '<!-- /scale -->'];
	const page = readFileSync(join(root, 'docs/results.md'), 'utf8');
	const shown = page.split(open)[1]?.split(close)[0];
	const made = spawnSync('scripts/scale.sh', ['--table', 'docs/results/scale.json'], { encoding: 'utf8' });
	if (made.status !== 0) return [`${made.stderr}`];
	return shown === made.stdout ? [] : ['docs/results.md: its table is not what scripts/scale.sh --table prints'];
}

await check('links lead somewhere', links);
await check('commands and their options exist', commands);
await check('tests named in the threat model exist', namedTests);
await check("the README shows the tour's output", tourInReadme);
await check('the bounds in the access guide are those of the pallet', bounds);
await check('costs are those of the weights', program('costs.mjs', '--check', 'docs/results.md'));
await check('the comparison is that of the weights', program('compare.mjs', '--check', 'docs/results.md'));
await check('the table of a million devices is that of its report', scale);
await check('weights grow with their parameters', program('costs.mjs', '--grows'));
await check("the device maker's test bytes are what they are made of", deviceMakersBytes);
await check("the auditor guide's keys of storage are those of their names", auditorsBytes);
await check('the auditor guide explains every refusal', refusals);
await check("the vendor guide's program runs", vendorGuide);
await check("the access guide's program runs", accessGuide);
await check("the auditor guide's program and commands run", auditorGuide);
await check('each alert has a runbook and a test', alerts);
await check('a node exports what alerts and dashboard ask for', figures);
await check('the operator guide and the runbooks run', operatorGuide);
process.exit(failed ? 1 : 0);
