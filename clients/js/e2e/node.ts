// SPDX-License-Identifier: Apache-2.0
// A development node of one's own, started and stopped by the test.

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ApiPromise } from '@polkadot/api';
import { connect } from '../src/index.js';

// dist/e2e/ -> the package -> clients -> the checkout.
const checkout = fileURLToPath(new URL('../../../../', import.meta.url));

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

export interface Node {
	url: string;
	api: ApiPromise;
	/** Disconnects, ends the node and waits until it is gone. */
	stop(): Promise<void>;
}

/** Starts a development chain that begins anew and leaves nothing behind. */
export async function startNode(): Promise<Node> {
	const [rpc, p2p] = (await freePorts(2)) as [number, number];
	const child = spawn(
		binary(),
		[
			'--dev',
			'--tmp',
			'--no-prometheus',
			'--no-telemetry',
			'--no-mdns',
			...['--rpc-port', String(rpc)],
			...['--listen-addr', `/ip4/127.0.0.1/tcp/${p2p}`],
		],
		{ stdio: ['ignore', 'pipe', 'pipe'] },
	);
	// Only the end of the log is of interest, and only if something goes wrong.
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

	const end = async (): Promise<void> => {
		if (!over) {
			child.kill('SIGTERM');
			const timer = setTimeout(kill, 15_000);
			await ended;
			clearTimeout(timer);
		}
		process.removeListener('exit', kill);
	};

	const url = `ws://127.0.0.1:${rpc}`;
	try {
		const api = await Promise.race([
			connect(url, { timeout: 90_000 }),
			ended.then((how) => {
				throw new Error(how);
			}),
		]);
		return {
			url,
			api,
			stop: async () => {
				await api.disconnect();
				await end();
			},
		};
	} catch (error) {
		await end();
		throw new Error(
			`the node did not start: ${(error as Error).message}; its log ends:\n${log}`,
		);
	}
}
