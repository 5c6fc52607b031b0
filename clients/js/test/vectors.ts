// SPDX-License-Identifier: Apache-2.0
// Finds the standards' test vectors, which are not part of this repository.

import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

// dist/test/ -> the package -> clients -> the checkout -> beside it.
const checkout = fileURLToPath(new URL('../../../../', import.meta.url));
const root = process.env['MUSTER_VECTORS'] ?? resolve(checkout, '../shared/vectors');

/** The folder of a set of vectors, or the reason to skip the test that wants it. */
export function vectors(name: string): { dir: string; skip: string | false } {
	const dir = join(root, name);
	return {
		dir,
		skip: existsSync(dir)
			? false
			: `no ${name} vectors at ${dir}: set MUSTER_VECTORS to the folder that has them`,
	};
}

export const readJson = (path: string): any => JSON.parse(readFileSync(path, 'utf8'));

/** All JSON files under a folder. */
export function jsonFiles(dir: string): string[] {
	return readdirSync(dir).flatMap((name) => {
		const path = join(dir, name);
		return statSync(path).isDirectory()
			? jsonFiles(path)
			: path.endsWith('.json')
				? [path]
				: [];
	});
}
