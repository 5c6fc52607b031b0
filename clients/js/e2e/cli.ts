// SPDX-License-Identifier: Apache-2.0
// The `muster` command, if it is there: where MUSTER_CLI says, else beside the node.

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { nodeBinary } from './node.js';

const asked = process.env['MUSTER_CLI'];
const path = asked ?? join(dirname(nodeBinary()), 'muster');
const found = existsSync(path);
if (asked && !found) throw new Error(`MUSTER_CLI: no muster at ${asked}`);

/** Why what needs the command is skipped; false if nothing is. */
export const NO_CLI: string | false =
	!found && `no muster at ${path}: build it (cargo build --release -p muster-cli)`;

export interface Run {
	code: number;
	out: string;
	err: string;
}

/** Runs the command to its end. */
export function muster(...args: string[]): Promise<Run> {
	return new Promise((resolve, reject) => {
		execFile(path, args, { maxBuffer: 1 << 26 }, (error, out, err) => {
			const code = error ? error.code : 0;
			// A signal, or no program at all.
			if (typeof code !== 'number') reject(error);
			else resolve({ code, out, err });
		});
	});
}

/** What a run printed that must not fail. */
export async function told(...args: string[]): Promise<any> {
	const { code, out, err } = await muster(...args);
	if (code !== 0) throw new Error(`muster ${args[0]} ended with ${code}: ${err}`);
	return JSON.parse(out);
}
