// SPDX-License-Identifier: Apache-2.0
// Reads weights out of the Rust that `benchmark pallet`, `benchmark overhead` and `benchmark
// storage` write, and nothing else of that language; keeps what is made of them in documents.

import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const extrinsicFile = 'runtime/common/src/weights/extrinsic_weights.rs';
const databaseFile = 'runtime/common/src/weights/paritydb_weights.rs';

export class Fault extends Error {}
export const fail = (message) => {
	throw new Fault(message);
};

/** A file of ours. */
export function ours(path, hint) {
	try {
		return readFileSync(join(root, path), 'utf8');
	} catch (error) {
		return fail(`${path}: ${error.code ?? error.message}. ${hint}`);
	}
}

// Rust.

export const withoutComments = (rust) =>
	rust.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, (comment) => comment.replace(/[^\n]/g, ' '));

/** Where the bracket closes that opens at this place. */
export function closing(text, open) {
	const pairs = { '(': ')', '{': '}' };
	const [opener, closer] = [text[open], pairs[text[open]]];
	for (let at = open, depth = 0; at < text.length; at++) {
		if (text[at] === opener) depth++;
		if (text[at] === closer && --depth === 0) return at;
	}
	return fail(`a ${opener} that nothing closes`);
}

/** The functions of this name pattern that have a body: that, their parameters, their lines. */
function* bodies(rust, name) {
	for (const found of rust.matchAll(new RegExp(`\\bfn\\s+(${name})\\s*\\(`, 'g'))) {
		const signature = found.index + found[0].length - 1;
		const after = closing(rust, signature) + 1;
		const open = rust.slice(after).search(/[{;]/) + after;
		if (rust[open] !== '{') continue; // The trait declares it.
		const close = closing(rust, open);
		const line = (at) => rust.slice(0, at).split('\n').length;
		yield {
			name: found[1],
			code: rust.slice(open + 1, close).replace(/\s/g, ''),
			parameters: [...rust.slice(signature, after).matchAll(/_?(\w+)\s*:/g)].map((of) => of[1]),
			lines: [line(found.index), line(close)],
			from: found.index,
			to: close,
		};
	}
}

/** The first body of a function, or undefined. */
export const bodyOf = (name, file) => bodies(withoutComments(file), name).next().value;

const number = (text) => {
	const digits = text.replace(/_|u(8|16|32|64|128)$/g, '');
	if (!/^\d+$/.test(digits)) fail(`${text} is no number`);
	return Number(digits);
};

export const nothing = () => ({ ref_time: 0, reads: 0, writes: 0, proof_size: 0 });
export const fields = Object.keys(nothing());

/** Adds so many times this to the sum. */
export function add(sum, other, times = 1) {
	for (const field of fields) sum[field] += other[field] * times;
	return sum;
}

/** What a weight function returns: what it always weighs, and what each parameter adds. */
export function weightIn(code) {
	const weight = { ...nothing(), parameters: {} };
	const digits = '\\(?([\\d_]+(?:u64)?)\\)?';
	const times = '(?:\\.saturating_mul\\((\\w+)\\.into\\(\\)\\))?';
	const term = new RegExp(
		`^(?:Weight::zero\\(\\)|Weight::from_parts\\(([\\d_]+),([\\d_]+)\\)${times}` +
			`|\\w+(?:::\\w+)*::get\\(\\)\\.(reads|writes)\\(${digits}${times}\\))$`,
	);
	const take = (text) => {
		const parts = term.exec(text) ?? fail(`«${text}» is no weight that this script knows`);
		const [, time, proof, byTime, access, count, byAccess] = parts;
		const by = byTime ?? byAccess;
		const sum = by ? (weight.parameters[by] ??= nothing()) : weight;
		if (time !== undefined) {
			sum.ref_time += number(time);
			sum.proof_size += number(proof);
		} else if (access) {
			sum[access] += number(count);
		}
	};
	const chain = '.saturating_add(';
	const first = code.indexOf(chain);
	take(first < 0 ? code : code.slice(0, first));
	for (let at = first; at >= 0 && at < code.length; ) {
		if (!code.startsWith(chain, at)) fail(`«${code.slice(at)}» is not understood`);
		const end = closing(code, at + chain.length - 1);
		take(code.slice(at + chain.length, end));
		at = end + 1;
	}
	return weight;
}

/** A weight with its parameters' values filled in. */
export function filledIn(weight, values, what, remedy) {
	const sum = add(nothing(), weight);
	for (const [name, value] of Object.entries(values)) {
		if (!Number.isInteger(value)) fail(`${what}: ${name} must be a whole number`);
		// A measured slope of zero is left out of the code.
		if (weight.parameters[name]) add(sum, weight.parameters[name], value);
	}
	for (const name of Object.keys(weight.parameters)) {
		if (!(name in values)) fail(`${what} depends on ${name}: ${remedy}`);
	}
	return sum;
}

/**
 * The weights that a generated file gives to a runtime: of each function its name, its weight, and
 * of each parameter its range, if the file says so.
 */
export function weightsIn(path, hint) {
	const file = ours(path, hint);
	const rust = withoutComments(file);
	const impl = /\bimpl<T\b[^>]*>\s+[\w:]+\s+for\s+\w+<T>\s*\{/.exec(rust);
	if (!impl) fail(`${path}: no weights for a runtime. ${hint}`);
	const open = impl.index + impl[0].length - 1;
	const end = closing(rust, open);
	let before = open;
	// Blank where it is not about them, so that lines stay what they are.
	const rest = rust.slice(0, end).replace(/[^\n]/g, (sign, at) => (at < open ? ' ' : sign));
	return [...bodies(rest, '\\w+')].map(({ name, code, parameters, lines, from, to }) => {
		const comments = file.slice(before, from);
		before = to;
		const ranges = /component `(\w+)` is `\[(\d+), (\d+)\]`/g;
		const found = [...comments.matchAll(ranges)].map(([, of, ...ends]) => [of, ends.map(Number)]);
		try {
			return { name, parameters, ranges: Object.fromEntries(found), weight: weightIn(code) };
		} catch (error) {
			return fail(`${path}: ${name} (line ${lines[0]}) cannot be read: ${error.message}`);
		}
	});
}

/**
 * When and on what the files were measured, as their headers say: a line of Markdown for each
 * measurement. Fails if a file names none.
 */
export function measuredBy(paths, hint) {
	const measurements = new Map();
	for (const path of paths) {
		const header = ours(path, hint).split('\n\n').slice(0, 3).join('\n').replaceAll('`', '');
		const own = /^\/\/! (\d{4}-\d\d-\d\d), (.+), ([^,]+ steps), ([^,]+ repetitions),/m.exec(header);
		const of = (name) => new RegExp(`\\b${name}: ([^,\\n]+)`).exec(header)?.[1];
		const points = [['STEPS', 'steps'], ['WARMUPS', 'warm-ups'], ['REPEAT', 'repetitions']]
			.filter(([name]) => of(name))
			.map(([name, what]) => `${of(name)} ${what}`);
		const parts = own?.slice(1) ?? [of('DATE')?.split(' ')[0], of('CPU'), ...points];
		const said = parts.includes(undefined) ? 'Not measured on this runtime' : parts.join(', ');
		measurements.set(said, [...(measurements.get(said) ?? []), `\`${path}\``]);
	}
	return [...measurements].map(([said, files]) => `- ${said}: ${files.join(', ')}.`);
}

/** The value of an expression of numbers, WEIGHT_REF_TIME_PER_... and multiplication. */
function valueOf(expression) {
	const units = { NANOS: 1e3, MICROS: 1e6, MILLIS: 1e9, SECOND: 1e12 };
	return expression
		.replace(/\s|\)/g, '')
		.replace(/\.saturating_mul\(/g, '*')
		.split('*')
		.map((factor) => {
			const unit = /^(?:\w+::)*WEIGHT_REF_TIME_PER_(\w+)$/.exec(factor);
			return unit ? (units[unit[1]] ?? fail(`${factor} is unknown`)) : number(factor);
		})
		.reduce((product, factor) => product * factor, 1);
}

function constant(path, what, pattern) {
	const hint = 'scripts/weights.sh --all writes it.';
	const found = pattern.exec(withoutComments(ours(path, hint)));
	if (!found) fail(`${path}: no ${what} that this script can read. ${hint}`);
	try {
		return valueOf(found[1]);
	} catch (error) {
		return fail(`${path}: ${what} cannot be read: ${error.message}. ${hint}`);
	}
}

/** What all calls are put on: picoseconds. */
export const formula = () => ({
	base: constant(
		extrinsicFile,
		'ExtrinsicBaseWeight',
		/ExtrinsicBaseWeight\s*:\s*Weight\s*=\s*Weight::from_parts\s*\(([^,;]*),/,
	),
	read: constant(databaseFile, 'read', /RuntimeDbWeight\s*\{[^}]*\bread\s*:([^,}]*)[,}]/),
	write: constant(databaseFile, 'write', /RuntimeDbWeight\s*\{[^}]*\bwrite\s*:([^,}]*)[,}]/),
});

export const timeOf = ({ base, read, write }, extrinsics, weight) =>
	extrinsics * base + weight.ref_time + weight.reads * read + weight.writes * write;

// Tables.

const oneDigit = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
export const micros = (picoseconds) => (picoseconds / 1e6).toLocaleString('en-US', oneDigit);
export const row = (...cells) => `| ${cells.join(' | ')} |`;

// Documents.

/** A document's text before, between and after the markers. */
function split(path, block) {
	const [opens, closes] = [`<!-- ${block} -->`, `<!-- /${block} -->`];
	let text;
	try {
		text = readFileSync(path, 'utf8');
	} catch (error) {
		fail(`${path}: ${error.code ?? error.message}`);
	}
	const [before, inner, ...more] = text.split(`${opens}\n`);
	const [between, after, ...others] = (inner ?? '').split(closes);
	if (inner === undefined || after === undefined || more.length || others.length) {
		fail(`${path}: needs one line ${opens} and, below it, one line ${closes}`);
	}
	return { before: before + opens + '\n', between, after: closes + after };
}

/** Fails unless the document has this text in that block. `what` is the text's name. */
function check(path, block, text, what) {
	const [there, wanted] = [split(path, block).between.split('\n'), text.split('\n')];
	const at = wanted.findIndex((line, index) => line !== there[index]);
	if (at < 0 && there.length === wanted.length) return console.log(`${path}: as measured`);
	const line = at < 0 ? wanted.length : at;
	return fail(
		`${path}: not what the weights say, from line ${line + 1} of the ${what} on:\n` +
			`  there:  ${there[line] ?? '(nothing)'}\n  wanted: ${wanted[line] ?? '(nothing)'}\n` +
			`Run scripts/${basename(process.argv[1])} --write ${path}`,
	);
}

/** Puts this text into that block of the document. */
function write(path, block, text) {
	const { before, after } = split(path, block);
	writeFileSync(path, before + text + after);
}

// Programs.

/** What stands at the top of a program. */
function usage(program) {
	const lines = readFileSync(program, 'utf8').split('\n').slice(2);
	const end = lines.findIndex((line) => !line.startsWith('//'));
	return lines.slice(0, end).map((line) => line.replace(/^\/\/ ?/, '')).join('\n');
}

/**
 * Runs what the command line asks of a program that makes the text of a block of a document;
 * `others` are its own options, each of them given what follows it.
 */
export function run({ program, block, what, text, others }) {
	try {
		const [option, ...rest] = process.argv.slice(2);
		const file = () => (rest.length === 1 ? rest[0] : fail(`${option} needs one file`));
		if (option === undefined) process.stdout.write(text());
		else if (option === '--check') check(file(), block, text(), what);
		else if (option === '--write') write(file(), block, text());
		else if (Object.hasOwn(others, option)) others[option](rest);
		else if (option === '-h' || option === '--help') console.log(usage(program));
		else fail(`unknown option ${option} (try --help)`);
	} catch (error) {
		if (!(error instanceof Fault)) throw error;
		console.error(error.message.replace(/^/gm, `${basename(program, '.mjs')}: `));
		process.exitCode = 1;
	}
}
