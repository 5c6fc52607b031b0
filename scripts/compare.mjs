#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// Compares what calls of other chains weigh, as published (docs/results/others.json), with what
// ours weigh, all on one formula: our base of an extrinsic, the call's own time, and our price of
// its database reads and writes.
//
// Usage: scripts/compare.mjs [--check FILE | --write FILE | --verify CLONE...]
//   (nothing)        prints the comparison as Markdown
//   --check FILE     fails unless FILE has it between <!-- compare --> and <!-- /compare -->
//   --write FILE     puts it there
//   --verify CLONE   looks each figure up in clones of the repositories it was taken from

import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import {
	add, bodyOf, fail, Fault, fields, filledIn, formula, micros, nothing, ours, row, run, timeOf,
	weightIn,
} from './lib/weights.mjs';

const published = 'docs/results/others.json';
const remedy = `give it a value in ${published}`;

// The published figures.

function entries() {
	let list;
	try {
		list = JSON.parse(ours(published, 'It belongs to the repository.'));
	} catch (error) {
		return fail(error instanceof Fault ? error.message : `${published}: ${error.message}`);
	}
	const faults = [];
	const fault = (...what) => faults.push(`${published}: ${what.join(', ')}`);
	const words = (value) => typeof value === 'string' && value.trim() !== '';
	const whole = (value) => Number.isSafeInteger(value) && value >= 0;
	const commit = (value) => /^[0-9a-f]{40}$/.test(value);
	if (!Array.isArray(list) || list.length === 0) fail(`${published}: a list of calls is wanted`);
	for (const entry of list) {
		const call = `${entry.chain} ${entry.call}`;
		for (const field of ['chain', 'call', 'with', 'extra']) {
			if (!words(entry[field])) fault(call, `${field} is missing`);
		}
		if (!entry.parts?.length) fault(call, 'parts are missing');
		for (const part of entry.parts ?? []) {
			const which = `${call}, ${part.function}`;
			const { source = {}, declared = {} } = part;
			for (const field of ['function', 'measured_on', 'measured']) {
				if (!words(part[field])) fault(which, `${field} is missing`);
			}
			if (!/^[\w.-]+\/[\w.-]+$/.test(source.repo)) {
				fault(which, 'source.repo must be OWNER/NAME');
			}
			if (!commit(source.commit)) fault(which, 'source.commit must be 40 hex digits');
			if (!words(source.path)) fault(which, 'source.path is missing');
			const [first, last] = source.lines ?? [];
			if (!(whole(first) && whole(last) && 0 < first && first <= last)) {
				fault(which, 'source.lines must be the first and the last line');
			}
			if (!words(declared.path) || !words(declared.text)) {
				fault(which, 'declared must name path and text by which the call is weighed');
			}
			if (declared.commit !== undefined && !commit(declared.commit)) {
				fault(which, 'declared.commit must be 40 hex digits');
			}
			for (const field of fields) {
				if (!whole(part[field])) fault(which, `${field} must be a whole number`);
			}
			for (const [name, slope] of Object.entries(part.parameters ?? { missing: {} })) {
				if (![...fields, 'value'].every((field) => whole(slope[field]))) {
					fault(which, `parameter ${name} needs value, ${fields.join(', ')}`);
				}
			}
		}
		const counterpart = entry.ours ?? {};
		for (const field of ['call', 'with']) {
			if (!words(counterpart[field])) fault(call, `ours.${field} is missing`);
		}
		if (!counterpart.charged?.length) fault(call, 'ours.charged is missing');
		if (!counterpart.relies_on?.length) fault(call, 'ours.relies_on is missing');
		for (const term of [...(counterpart.charged ?? []), ...(counterpart.reserved ?? [])]) {
			if (!words(term.pallet) || !words(term.function) || typeof term.params !== 'object') {
				fault(call, 'a term of ours needs pallet, function and params');
			}
		}
		for (const { path, text } of counterpart.relies_on ?? []) {
			if (!words(path) || !words(text)) fault(call, 'ours.relies_on needs path and text');
		}
	}
	if (faults.length) fail(faults.join('\n'));
	return list;
}

/** What a published part weighs. */
function publishedWeight(part) {
	const values = Object.entries(part.parameters).map(([name, { value }]) => [name, value]);
	return filledIn(part, Object.fromEntries(values), part.function, remedy);
}

/** What terms of ours weigh together. */
function ourWeight(terms) {
	return terms.reduce((sum, { pallet, function: name, params, less }) => {
		const path = `pallets/${pallet}/src/weights.rs`;
		const hint = `Correct ${published} if the pallet moved.`;
		const what = `${path}: ${name}`;
		const body = bodyOf(name, ours(path, hint));
		if (!body) {
			fail(`${what} is not there. Correct ${published}, or run scripts/weights.sh.`);
		}
		let weight;
		try {
			weight = weightIn(body.code);
		} catch (error) {
			fail(`${what} (line ${body.lines[0]}) cannot be read: ${error.message}`);
		}
		for (const name of Object.keys(params)) {
			if (!body.parameters.includes(name)) {
				fail(`${what} has no parameter ${name}. Correct ${published}.`);
			}
		}
		return add(sum, filledIn(weight, params, what, remedy), less ? -1 : 1);
	}, nothing());
}

/** Says which sentences of our source, by which the counterparts are weighed, are there no more. */
function stillTrue(list) {
	const squeezed = (text) => text.replace(/\s+/g, '');
	const gone = list.flatMap(({ ours: { call, relies_on: relied } }) =>
		relied
			.filter(({ path, text }) => {
				const source = ours(path, `Correct ${published} if it moved.`);
				return !squeezed(source).includes(squeezed(text));
			})
			.map(({ path, text }) => `${path} no longer says «${text}», by which ${call} is weighed`),
	);
	if (gone.length) {
		fail(`${gone.join('\n')}\nWeigh the call as the source does now: correct ${published}.`);
	}
}

// The table.

const times = (ratio) => (ratio < 0.1 ? ratio.toFixed(3) : ratio.toFixed(2));

function link({ repo, commit, path, lines: [first, last] }) {
	const url = `https://github.com/${repo}/blob/${commit}/${path}#L${first}-L${last}`;
	return `[${repo}@${commit.slice(0, 7)}:${path}#L${first}](${url})`;
}

function comparison() {
	const list = entries();
	stillTrue(list);
	const price = formula();
	const lines = [
		row(
			'Call', 'With', 'Own time, µs', 'Reads', 'Writes', 'On one formula, µs',
			'Ours to theirs', 'Proof, bytes', 'Source',
		),
		'|---|---|---:|---:|---:|---:|---|---:|---|',
	];
	const verdicts = [];
	const reserves = [];
	for (const { chain, call, with: how, parts, ours: counterpart } of list) {
		const theirs = parts.map(publishedWeight).reduce((sum, part) => add(sum, part), nothing());
		const mine = ourWeight(counterpart.charged);
		const extrinsics = counterpart.extrinsics ?? 1;
		const theirTime = timeOf(price, 1, theirs);
		const myTime = timeOf(price, extrinsics, mine);
		const ratio = myTime / theirTime;
		const verdict = ratio > 1 ? 'dearer' : ratio < 1 ? 'cheaper' : 'equal';
		const cells = (weight, time) => [
			micros(weight.ref_time), weight.reads, weight.writes, micros(time),
		];
		lines.push(
			row(
				`${chain} \`${call}\``, how, ...cells(theirs, theirTime), '',
				theirs.proof_size, parts.map(({ source }) => link(source)).join('<br>'),
			),
			row(
				`Muster \`${counterpart.call}\``, counterpart.with, ...cells(mine, myTime),
				`**${times(ratio)}**, ${verdict}`, mine.proof_size,
				[...new Set(counterpart.charged.map(({ pallet }) => pallet))]
					.map((pallet) => `\`pallets/${pallet}/src/weights.rs\``)
					.join('<br>'),
			),
		);
		const text = `\`${counterpart.call}\` to ${chain}'s \`${call}\` (${times(ratio)})`;
		verdicts.push({ verdict, text });
		if (counterpart.reserved) {
			const reserved = add(ourWeight(counterpart.reserved), mine);
			const time = timeOf(price, extrinsics, reserved);
			reserves.push(
				`\`${counterpart.call}\` reserves ${micros(time)} µs, ` +
					`${times(time / theirTime)} of ${chain}'s \`${call}\``,
			);
		}
	}
	const sentence = (kind) => {
		const which = verdicts.filter(({ verdict }) => verdict === kind).map(({ text }) => text);
		return which.length ? `Ours is ${kind}: ${which.join('; ')}.` : `Ours is ${kind} in none.`;
	};
	lines.push(
		'',
		sentence('dearer'),
		'',
		sentence('cheaper'),
		'',
		`One formula: ${micros(price.base)} µs for each extrinsic, the call's own time, ` +
			`${micros(price.read)} µs for each read and ${micros(price.write)} µs for each write, ` +
			'the constants of this runtime for all. Transaction extensions that every call passes ' +
			'are left out on both sides.',
		'',
		'Own times were measured on different machines and in different years, so that the ' +
			'comparison tells orders of magnitude and how many reads and writes a call needs; it ' +
			'cannot tell which chain is faster by tens of per cent, nor do the two calls of a pair ' +
			'check the same things.',
		'',
	);
	if (reserves.length) {
		lines.push(
			`Before dispatch, where the others reserve what they charge, ${reserves.join('; ')}. ` +
				'What is not used is given back.',
			'',
		);
	}
	for (const { chain, call, parts, extra } of list) {
		const machines = new Set(parts.map((part) => `${part.measured_on}, ${part.measured}`));
		lines.push(`- ${chain} \`${call}\`: ${[...machines].join('; ')}. ${extra}`);
	}
	return `${lines.join('\n')}\n`;
}

// Sources.

/** Looks up in clones what was taken from them. Those of other repositories are passed over. */
function verify(clones) {
	if (!clones.length) fail('--verify needs the folder of a clone');
	const list = entries();
	const git = (clone, ...command) => {
		try {
			return execFileSync('git', ['-C', clone, ...command], {
				encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'],
			});
		} catch (error) {
			return undefined;
		}
	};
	for (const clone of clones) {
		if (git(clone, 'rev-parse', '--git-dir') === undefined) fail(`${clone}: no git repository`);
	}
	const holder = (id) =>
		clones.find((clone) => git(clone, 'cat-file', '-e', `${id}^{commit}`) !== undefined);
	let looked = 0;
	const faults = [];
	for (const { chain, call, parts } of list) {
		for (const part of parts) {
			const { repo, commit, path, lines } = part.source;
			const clone = holder(commit);
			const which = `${chain} ${call}: ${repo}@${commit.slice(0, 7)}:${path}`;
			if (!clone) {
				console.log(`${which}: not looked at, its commit is in none of these clones`);
				continue;
			}
			looked++;
			const before = faults.length;
			const fault = (what) => faults.push(`${which}: ${what}`);
			const file = git(clone, 'show', `${commit}:${path}`);
			const body = file === undefined ? undefined : bodyOf(part.function, file);
			if (file === undefined) {
				fault('no such file');
			} else if (!body) {
				fault(`no function ${part.function}`);
			} else {
				if (`${body.lines}` !== `${lines}`) {
					const [is, said] = [body.lines, lines].map((range) => range.join(' to '));
					fault(`${part.function} is at lines ${is}, not ${said}`);
				}
				const there = weightIn(body.code);
				const names = [there, part].flatMap(({ parameters }) => Object.keys(parameters));
				for (const name of [undefined, ...new Set(names)]) {
					const [found, said] = name
						? [there.parameters[name] ?? nothing(), part.parameters[name] ?? nothing()]
						: [there, part];
					for (const field of fields.filter((field) => found[field] !== said[field])) {
						const where = name ? `${field} for each ${name}` : field;
						fault(`${where} is ${found[field]}, not ${said[field]}`);
					}
				}
				for (const said of [part.measured_on, part.measured]) {
					if (!file.includes(said)) fault(`does not say «${said}»`);
				}
			}
			const { commit: at = commit, path: from, text } = part.declared;
			const holds = holder(at);
			if (!holds) {
				fault(`${at.slice(0, 7)}, which declares the call, is not in the clone: fetch it`);
			} else if (!git(holds, 'show', `${at}:${from}`)?.includes(text)) {
				fault(`${from} does not say «${text}»`);
			}
			if (faults.length === before) console.log(`${which}: ok`);
		}
	}
	if (!looked) {
		fail(
			'none of the commits is in these clones. Clone one of:\n' +
				[...new Set(list.flatMap(({ parts }) => parts.map(({ source }) => source.repo)))]
					.map((repo) => `  git clone https://github.com/${repo}`)
					.join('\n'),
		);
	}
	if (faults.length) fail(faults.join('\n'));
	const all = list.flatMap(({ parts }) => parts).length;
	console.log(`${looked} of ${all} sources looked at, all as published`);
}

run({
	program: fileURLToPath(import.meta.url),
	block: 'compare',
	what: 'comparison',
	text: comparison,
	others: { '--verify': verify },
});
