#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// Tells what each call of ours weighs, from the weights measured: time, reads, writes, proof, and
// the ratio of the whole transaction to that of `balances.transfer_keep_alive`.
//
// Usage: scripts/costs.mjs [--check FILE | --write FILE | --grows]
//   (nothing)      prints the tables as Markdown
//   --check FILE   fails unless FILE has them between <!-- costs --> and <!-- /costs -->
//   --write FILE   puts them there
//   --grows        fails unless each weight grows with its parameters, and the proof with the reads

import { fileURLToPath } from 'node:url';
import {
	add, closing, fail, filledIn, formula, measuredBy, micros, nothing, ours, row, run, timeOf,
	weightsIn, withoutComments,
} from './lib/weights.mjs';

const pallets = ['device-registry', 'access-policy', 'firmware', 'data-anchor'];
const oursOf = (pallet) => `pallets/${pallet}/src/weights.rs`;
const remedy = 'Run scripts/weights.sh.';
const remedyAll = 'Run scripts/weights.sh --all.';

// Bytes of proof for ordinary transactions in a parachain's block: nine tenths of the 10 MiB that a relay
// chain's validator takes.
const proofOfBlock = 0.9 * 10 * 1024 * 1024;

// What a signed transaction is charged for each of the runtime's extensions.
const system = 'frame_system_extensions';
const payment = 'pallet_transaction_payment';
const extensions = {
	// The call's own authorisation: charged on top, and given back to who signs the transaction.
	AuthorizeCall: undefined,
	CheckNonZeroSender: [system, 'check_non_zero_sender'],
	CheckSpecVersion: [system, 'check_spec_version'],
	CheckTxVersion: [system, 'check_tx_version'],
	CheckGenesis: [system, 'check_genesis'],
	CheckEra: [system, 'check_mortality_mortal_transaction'],
	CheckNonce: [system, 'check_nonce'],
	CheckWeight: [system, 'check_weight'],
	ChargeTransactionPayment: [payment, 'charge_transaction_payment'],
	// Adds to the payment inside it for `submit` and `enrol_from_lot`, which need no account.
	SponsoredPayment: undefined,
	// The SDK gives it no weight.
	CheckMetadataHash: undefined,
	WeightReclaim: [system, 'weight_reclaim'],
};

// Parameters that may add nothing, with the reason: 'PALLET FUNCTION PARAMETER': '...'.
const exceptions = {
	'device-registry set_attribute l':
		'lost beside the deposit that moves; the call adds the slope of replace_attribute',
};

/** A function of the SDK, as measured on this runtime. */
function measured(module, name) {
	const path = `runtime/common/src/weights/${module}.rs`;
	const found = weightsIn(path, remedyAll).find((one) => one.name === name);
	return found ?? fail(`${path}: no ${name}. ${remedyAll}`);
}

/** Fails unless the runtime charges what was measured on it, by these types. */
function inUse(...types) {
	const path = 'runtime/src/configs.rs';
	const configs = [path, 'runtime/common/src/pallets.rs']
		.map((file) => withoutComments(ours(file, 'It belongs to the repository.')).replace(/\s/g, ''))
		.join('');
	const idle = types.filter((type) => !configs.includes(`weights::${type}<`));
	const charges = idle.map((type) => `weights::${type}<Runtime>`);
	if (idle.length) fail(`${path}: the runtime does not charge by ${charges.join(', ')}`);
}

/** What a signed transaction is charged for its extensions, in the runtime's order. */
function extensionsOfRuntime() {
	const named = (path, type) => {
		const source = withoutComments(ours(path, 'It belongs to the repository.'));
		const open = new RegExp(`\\btype ${type}(<R>)?\\s*=\\s*\\(`).exec(source);
		if (!open) fail(`${path}: no ${type}`);
		const start = open.index + open[0].length;
		const names = source.slice(start, closing(source, start - 1)).matchAll(/\w+::(\w+)</g);
		return [...names].map(([, name]) => name);
	};
	const [path, shared] = ['runtime/src/lib.rs', 'runtime/common/src/lib.rs'];
	const names = named(path, 'TxExtension').flatMap((name) =>
		name === 'Checks' ? named(shared, name) : [name],
	);
	return names.flatMap((name) => {
		if (!(name in extensions)) fail(`${path}: extension ${name} is unknown to this script`);
		return extensions[name] ? [measured(...extensions[name])] : [];
	});
}

/** The calls of a pallet: the name of each, and by which expression it is weighed. */
function callsOf(pallet) {
	const path = `pallets/${pallet}/src/lib.rs`;
	const source = withoutComments(ours(path, 'It belongs to the repository.'));
	const calls = source.split(/#\[pallet::call_index\(\d+\)\]/).slice(1);
	if (!calls.length) fail(`${path}: no calls found`);
	return calls.map((rest) => {
		const name = /\bpub fn (\w+)/.exec(rest)?.[1] ?? fail(`${path}: a call without a function`);
		const open = rest.indexOf('#[pallet::weight(') + '#[pallet::weight'.length;
		if (rest[open] !== '(' || open > rest.indexOf('pub fn')) fail(`${path}: ${name} has no weight`);
		return { name, by: rest.slice(open + 1, closing(rest, open)).replace(/\s/g, '') };
	});
}

/** Whether a call weighs just what the function of its name does. */
function alone({ name, by }) {
	const own = `T::WeightInfo::${name}(`;
	return by.startsWith(own) && closing(by, own.length - 1) === by.length - 1;
}

/** What a function weighs at its smallest and at its largest parameters. */
function ends({ name, parameters, ranges, weight }, where, hint) {
	const missing = parameters.filter((parameter) => !(parameter in ranges));
	if (missing.length) fail(`${where}: ${name} tells no range of ${missing}. ${hint}`);
	return [0, 1].map((end) => {
		const values = parameters.map((parameter) => [parameter, ranges[parameter][end]]);
		return filledIn(weight, Object.fromEntries(values), `${where}: ${name}`, hint);
	});
}

/** The one number, or two where they differ. */
function span(values, shown) {
	return [...new Set(values.map((value) => shown(value)))].join(' … ');
}

const heading = (first, ...more) => [
	row(first, 'Parameters', 'Time, µs', 'Reads', 'Writes', 'Proof, bytes', ...more),
	`|---|---|---:|---:|---:|---:|${more.map(() => '---:|').join('')}`,
];

function costs() {
	const price = formula();
	const transferFunction = measured('pallet_balances', 'transfer_keep_alive');
	const passed = extensionsOfRuntime();
	inUse('pallet_balances::WeightInfo', `${system}::WeightInfo`, 'Payment');
	// As runtime/common/src/weights/mod.rs has it: their time is in the base, and one account is read and
	// written by two of them, once.
	const beside = ({ name, weight }) => ({
		...weight,
		ref_time: 0,
		...(name === 'charge_transaction_payment' ? { reads: 0, writes: 0 } : {}),
	});
	const fixed = passed.reduce((sum, extension) => add(sum, beside(extension)), nothing());
	const whole = (weight) => timeOf(price, 1, add(add(nothing(), fixed), weight));
	const transfer = whole(transferFunction.weight);
	const cells = (weights) => [
		span(weights, (one) => micros(timeOf(price, 0, one))),
		...['reads', 'writes', 'proof_size'].map((field) => span(weights, (one) => one[field])),
	];
	const ratio = (weights) => span(weights, (one) => (whole(one) / transfer).toFixed(2));
	const known = ({ parameters, ranges }) =>
		parameters.map((name) => `\`${name}\` ${ranges[name].join(' … ')}`).join(', ');

	const lines = [
		'Time is what the weights say: a function\'s own time, its reads and its writes. The ratio is ' +
			'that of whole signed transactions: the base of an extrinsic, the transaction extensions ' +
			'and the call, to the same with `balances.transfer_keep_alive`. Where parameters have a ' +
			'range, figures are those of the smallest … the largest.',
		'',
		'A `+` after a call says that more is added to it than its own function, as its ' +
			'`#[pallet::weight]` tells: a signature check, a question to a policy, the call inside it. ' +
			'What is added is among the parts, and where it is not needed it is given back.',
		'',
		`Constants: ${micros(price.base)} µs for a signed extrinsic, the time of its extensions ` +
			`included, ${micros(price.read)} µs for each read, ${micros(price.write)} µs for each write.`,
		'',
		...measuredBy(
			[
				...pallets.map(oursOf),
				...['pallet_balances', system, payment, 'extrinsic_weights', 'paritydb_weights'].map(
					(module) => `runtime/common/src/weights/${module}.rs`,
				),
			],
			remedyAll,
		),
		'',
		'### Transfer and transaction extensions',
		'',
		...heading('Function', 'To a transfer'),
		row(
			'`balances.transfer_keep_alive`', '', ...cells([transferFunction.weight]),
			ratio([transferFunction.weight]),
		),
		...passed.map(({ name, weight }) => row(`\`${name}\``, '', ...cells([weight]), '')),
		row('all extensions, beside what the base includes', '', ...cells([fixed]), ''),
	];
	const proofs = [];
	for (const pallet of pallets) {
		const [path, calls] = [oursOf(pallet), callsOf(pallet)];
		const functions = weightsIn(path, remedy).map((one) => {
			const call = calls.find(({ name }) => name === one.name);
			const weights = ends(one, path, remedy);
			proofs.push({ name: one.name, bytes: weights[1].proof_size + fixed.proof_size });
			const label = `\`${one.name}\`${call && !alone(call) ? ' +' : ''}`;
			return { call, weights, shown: [label, known(one), ...cells(weights)] };
		});
		const [direct, parts] = [true, false].map((is) =>
			functions.filter(({ call }) => (call !== undefined) === is),
		);
		lines.push('', `### ${pallet}`, '', ...heading('Call', 'To a transfer'));
		lines.push(...direct.map(({ shown, weights }) => row(...shown, ratio(weights))));
		const without = calls.filter(({ name }) => direct.every(({ call }) => call.name !== name));
		if (without.length) {
			const names = without.map(({ name }) => `\`${name}\``).join(', ');
			lines.push('', `Weighed by functions of other names: ${names}.`);
		}
		lines.push('', ...heading('Part'), ...parts.map(({ shown }) => row(...shown)));
	}
	// What surrounds a call, and what some calls add to their own function, is far less than half.
	const largest = proofs.reduce((one, other) => (other.bytes > one.bytes ? other : one));
	if (largest.bytes > proofOfBlock / 2) fail(`the proof of ${largest.name} does not fit in a block`);
	lines.push(
		'',
		`The largest proof is that of \`${largest.name}\`: ${largest.bytes.toLocaleString('en')} bytes with ` +
			`those of the extensions, ${Math.floor(proofOfBlock / largest.bytes)} of which fit in a ` +
			'block of a parachain.',
	);
	return `${lines.join('\n')}\n`;
}

/** Fails unless every parameter adds to the weight, and one that reads adds to the proof. */
function grows(rest) {
	if (rest.length) fail('--grows takes nothing more');
	const [faults, excused] = [[], []];
	let looked = 0;
	for (const pallet of pallets) {
		for (const { name, parameters, weight } of weightsIn(oursOf(pallet), remedy)) {
			for (const parameter of parameters) {
				looked++;
				const slope = weight.parameters[parameter] ?? nothing();
				const flat = Object.values(slope).every((by) => by === 0);
				const unproven = slope.reads > 0 && slope.proof_size === 0;
				if (!flat && !unproven) continue;
				const which = `${pallet} ${name} ${parameter}`;
				const fault = flat ? 'adds no weight' : 'reads without a proof that grows';
				if (exceptions[which]) excused.push(which);
				else faults.push(`${which}: ${fault}`);
			}
		}
	}
	for (const which of Object.keys(exceptions)) {
		if (!excused.includes(which)) faults.push(`${which}: is no exception any more`);
	}
	if (!looked) faults.push('no parameters found');
	if (faults.length) fail(faults.join('\n'));
	console.log(`${looked} parameters add to their weights, but for ${excused.length} with a reason`);
}

run({
	program: fileURLToPath(import.meta.url),
	block: 'costs',
	what: 'costs',
	text: costs,
	others: { '--grows': grows },
});
