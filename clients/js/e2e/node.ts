// SPDX-License-Identifier: Apache-2.0
// A development node of one's own, started and stopped by the test.
//
// MUSTER_CHAIN says of which chain: `solochain` (if it says nothing), by the node's program, or
// `parachain`, from the raw chain spec that MUSTER_PARACHAIN_SPEC names, by chopsticks.

import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { ApiPromise } from '@polkadot/api';
import { connect } from '../src/index.js';
import { rpc } from '../src/rpc.js';

// dist/e2e/ -> the package -> clients -> the checkout.
const checkout = fileURLToPath(new URL('../../../../', import.meta.url));

const asked = process.env['MUSTER_CHAIN'] ?? 'solochain';
if (asked !== 'solochain' && asked !== 'parachain') {
	throw new Error(`MUSTER_CHAIN is ${asked}: it can be solochain or parachain`);
}
const onParachain = asked === 'parachain';

/**
 * For what a parachain under chopsticks truly has not: `skip` of a test or a suite that is about the
 * solochain's node, its finality or its proofs. The runner counts it as skipped and shows the reason.
 */
export const onlySolochain = (why: string): string | false => onParachain && why;

/** The other way round. */
export const onlyParachain = (why: string): string | false => !onParachain && why;

/** Why nothing is proven of a parachain here: its headers have no state root. */
export const NO_PROOFS = onlySolochain('chopsticks keeps no trie, so there are no state proofs');

/** A suite; if it is skipped, a skipped test, for suites the runner does not count. */
export function suite(skip: string | false, name: string, tests: () => void): void {
	if (skip) it(name, { skip });
	else describe(name, tests);
}

/** The raw chain spec of a parachain, from the environment. */
export function parachainSpec(name: 'MUSTER_PARACHAIN_SPEC' | 'MUSTER_SIBLING_SPEC'): string {
	const path = process.env[name];
	if (!path) throw new Error(`${name}: say where the raw chain spec is`);
	return resolve(path);
}

/** Where the node's program is; whether it is there is not looked at. */
export function nodeBinary(): string {
	const target = resolve(checkout, process.env['CARGO_TARGET_DIR'] ?? 'target');
	return process.env['MUSTER_NODE'] ?? join(target, 'release', 'muster-node');
}

function binary(): string {
	const path = nodeBinary();
	if (!existsSync(path)) {
		throw new Error(
			`no node at ${path}: build it (cargo build --release -p muster-node), or set MUSTER_NODE`,
		);
	}
	return path;
}

/** Ports that are free now. Asked for together, so that they differ. */
async function freePorts(count: number): Promise<number[]> {
	const servers = Array.from({ length: count }, () => createServer());
	const ports = await Promise.all(
		servers.map(
			(server) =>
				new Promise<number>((resolve, reject) => {
					server.once('error', reject);
					server.listen(0, '127.0.0.1', () => {
						resolve((server.address() as { port: number }).port);
					});
				}),
		),
	);
	await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
	return ports;
}

/** The development chain's spec with the state at its beginning; every node makes the same. */
export function chainSpec(): ChainSpec {
	const args = ['export-chain-spec', '--chain', 'dev', '--raw'];
	const spec = execFileSync(binary(), args, {
		encoding: 'utf8',
		maxBuffer: 1 << 26,
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	return JSON.parse(spec) as ChainSpec;
}

/** Lays a key into the folder of a node of the development chain that is to run. */
export function insertKey(folder: string, type: string, scheme: string, uri: string): void {
	const where = ['--base-path', folder, '--chain', 'dev'];
	const key = ['--key-type', type, '--scheme', scheme, '--suri', uri];
	execFileSync(binary(), ['key', 'insert', ...where, ...key], { stdio: 'ignore' });
}

/** What is looked at of a chain spec. */
export interface ChainSpec {
	bootNodes: string[];
	genesis: { raw: { top: Record<string, string> } };
}

export interface Node {
	url: string;
	api: ApiPromise;
	/** Where peers reach it: over a WebSocket if it listens so. Empty if nowhere. */
	address: string;
	/** Where it tells its figures, as Prometheus reads them; null if it does not. */
	metrics: string | null;
	pid: number;
	/** Lets so many blocks go by. */
	pass(blocks: number): Promise<void>;
	/** Disconnects, ends the node and waits until it is gone. */
	stop(): Promise<void>;
}

/** What the node is started with. */
export interface NodeOptions {
	/** Which chain, and what the node does there. */
	chain?: readonly string[];
	/** Whether peers come over a WebSocket, as light clients do. */
	webSocket?: boolean;
	/** Whether it tells its figures. */
	metrics?: boolean;
	more?: readonly string[];
}

/** Starts a development chain that begins anew and leaves nothing behind. */
export async function startNode(options: NodeOptions = {}): Promise<Node> {
	if (onParachain) return (await startParachains([parachainSpec('MUSTER_PARACHAIN_SPEC')]))[0]!;
	const { chain = ['--dev', '--tmp'], webSocket = false, metrics = false, more = [] } = options;
	const [port, p2p, figures] = (await freePorts(3)) as [number, number, number];
	const listen = `/ip4/127.0.0.1/tcp/${p2p}${webSocket ? '/ws' : ''}`;
	const running = run(binary(), [
		...chain,
		...(metrics ? ['--prometheus-port', String(figures)] : ['--no-prometheus']),
		'--no-telemetry',
		'--no-mdns',
		...['--rpc-port', String(port)],
		...['--listen-addr', listen],
		...more,
	]);
	const [node] = await connected(running, [port]);
	const peer = (await node!.api.rpc.system.localPeerId()).toString();
	return {
		...node!,
		address: `${listen}/p2p/${peer}`,
		metrics: metrics ? `http://127.0.0.1:${figures}/metrics` : null,
	};
}

/**
 * Starts parachains from their raw chain specs, with chopsticks. They are linked: what one sends to
 * another by XCM arrives. One process serves them all, so stopping one stops all.
 */
export async function startParachains(specs: readonly string[]): Promise<Node[]> {
	const folder = join(checkout, 'clients/js/e2e/chopsticks');
	if (!existsSync(join(folder, 'node_modules'))) {
		throw new Error(`chopsticks is not installed: run npm ci in ${folder}`);
	}
	const ports = await freePorts(specs.length);
	const served = specs.map((spec, i) => `${ports[i]}=${spec}`);
	return connected(run(process.execPath, [join(folder, 'parachain.mjs'), ...served]), ports);
}

/** A process that serves chains, until it is ended or this one ends. */
interface Running {
	pid: number;
	/** The end of its log: of interest only if something goes wrong. */
	log(): string;
	/** Resolves to how it ended. */
	ended: Promise<string>;
	end(): Promise<void>;
}

function run(program: string, args: readonly string[]): Running {
	// Chopsticks tells of each block otherwise.
	const env = { ...process.env, LOG_LEVEL: 'warn' };
	const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env });
	let log = '';
	const keep = (chunk: Buffer): void => void (log = (log + chunk.toString()).slice(-8000));
	child.stdout.on('data', keep);
	child.stderr.on('data', keep);
	let over = false;
	const ended = new Promise<string>((resolve) => {
		child.once('error', (error) => ((over = true), resolve(error.message)));
		child.once('exit', (code, signal) => {
			over = true;
			resolve(`it ended with ${signal ?? `exit code ${code}`}`);
		});
	});
	// A test process that dies must not leave its node behind.
	const kill = (): void => void child.kill('SIGKILL');
	process.once('exit', kill);
	return {
		pid: child.pid!,
		log: () => log,
		ended,
		end: async () => {
			if (!over) {
				child.kill('SIGTERM');
				const timer = setTimeout(kill, 15_000);
				await ended;
				clearTimeout(timer);
			}
			process.removeListener('exit', kill);
		},
	};
}

/** The chains that a process serves at these ports, once it does. */
async function connected(running: Running, ports: readonly number[]): Promise<Node[]> {
	const { pid, ended, end, log } = running;
	const apis: ApiPromise[] = [];
	const stop = async (): Promise<void> => {
		await Promise.all(apis.map((api) => api.disconnect()));
		await end();
	};
	try {
		const nodes: Node[] = [];
		for (const port of ports) {
			const url = `ws://127.0.0.1:${port}`;
			const api = await Promise.race([
				connect(url, { timeout: 90_000 }),
				ended.then((how) => {
					throw new Error(how);
				}),
			]);
			apis.push(api);
			const pass = (blocks: number) => letPass(api, blocks);
			nodes.push({ url, api, address: '', metrics: null, pid, pass, stop });
		}
		return nodes;
	} catch (error) {
		await stop();
		throw new Error(
			`the node did not start: ${(error as Error).message}; its log ends:\n${log()}`,
		);
	}
}

async function letPass(api: ApiPromise, blocks: number): Promise<void> {
	if (onParachain) return void (await rpc(api, 'dev_newBlock', [{ count: blocks }]));
	const latest = async () => (await api.rpc.chain.getHeader()).number.toNumber();
	for (const end = (await latest()) + blocks; (await latest()) < end;) await sleep(200);
}
