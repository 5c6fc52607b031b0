#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// What an operator asks a chain and does on it: validators, motions of the council, upgrades. Every
// call that it sends is named in docs/operator-guide.md, and can as well be sent by polkadot.js Apps.
// Needs the dependencies of clients/js (npm ci).
//
// Usage: node operator/chain.mjs [--url URL] COMMAND...
//   status                            validators and which are away, council, motions, upgrade
//   submit --as FILE CALL [ARG...]    sends a call and waits until it is final
//   propose --as FILE [--root] CALL [ARG...]
//                                     makes it a motion of the council and votes for it; with --root
//                                     a motion that, once carried, dispatches the call as root
//   vote --as FILE INDEX yes|no       votes on a motion
//   close --as FILE INDEX             counts a motion's votes and does what was decided
//   encode [--root] CALL [ARG...]     prints a call's bytes and hash and sends nothing
//
// With --in-block anywhere, a transaction is waited for until it is in a block, not until it is final:
// for a chain whose finality has stopped.
//
// URL is MUSTER_URL, or ws://127.0.0.1:9944, unless told. FILE holds the secret phrase of an account. CALL is as
// validatorSelection.addInvulnerable, an ARG plain or JSON, @FILE for a file's bytes and hash:FILE for
// their BLAKE2 hash.

import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(new URL('../clients/js/package.json', import.meta.url));
const { ApiPromise, Keyring, WsProvider } = require('@polkadot/api');
const { blake2AsHex, cryptoWaitReady } = require('@polkadot/util-crypto');
const { u8aToHex } = require('@polkadot/util');

/** What the user did wrong, or the chain refuses: told without a stack. */
class Refused extends Error {}

const usage = readFileSync(new URL(import.meta.url), 'utf8')
	.split('\n')
	.slice(2)
	.filter((line, i, lines) => lines.slice(0, i + 1).every((before) => before.startsWith('//')))
	.map((line) => line.replace(/^\/\/ ?/, ''))
	.join('\n');

/** Takes `--name VALUE` and `--name` out of the words. */
function options(words, withValue, without) {
	const given = {};
	const rest = [];
	for (let i = 0; i < words.length; i++) {
		const name = words[i].replace(/^--/, '');
		if (!words[i].startsWith('--')) rest.push(words[i]);
		else if (without.includes(name)) given[name] = true;
		else if (withValue.includes(name) && i + 1 < words.length) given[name] = words[++i];
		else throw new Refused(`no option ${words[i]}, or it wants a value (try --help)`);
	}
	return [given, rest];
}

function argument(word) {
	if (word.startsWith('@')) return u8aToHex(readFileSync(word.slice(1)));
	if (word.startsWith('hash:')) return blake2AsHex(readFileSync(word.slice(5)));
	try {
		return JSON.parse(word);
	} catch {
		return word;
	}
}

/** The call that the words name. */
function callOf(api, [name = '', ...words]) {
	const [pallet, method, ...more] = name.split('.');
	const make = more.length === 0 ? api.tx[pallet]?.[method] : undefined;
	if (!make) throw new Refused(`this chain has no call '${name}'`);
	const fields = make.meta.args.map((arg) => `${arg.name}`);
	if (fields.length !== words.length) {
		throw new Refused(`${name} wants ${fields.length} arguments (${fields.join(', ')}), not ${words.length}`);
	}
	try {
		return make(...words.map(argument));
	} catch (error) {
		throw new Refused(`${name}: ${error.message}`);
	}
}

/** What the council has to decide so that `call` is dispatched as root. */
const asRoot = (api, call) =>
	api.tx.utility.batchAll([
		api.tx.whitelist.whitelistCall(call.method.hash),
		api.tx.whitelist.dispatchWhitelistedCallWithPreimage(call.method),
	]);

function account(file) {
	if (!file) throw new Refused('--as FILE is missing: whose call is it?');
	const { mode } = statSync(file);
	if (mode & 0o077) throw new Refused(`${file} can be read by others: chmod 600 ${file}`);
	return new Keyring({ type: 'sr25519' }).addFromUri(readFileSync(file, 'utf8').trim());
}

function errorName(api, error) {
	if (!error.isModule) return `${error}`;
	const { section, name, docs } = api.registry.findMetaError(error.asModule);
	return `${section}.${name}: ${docs.join(' ')}`;
}

/** Errors that events tell of, although the transaction that led to them succeeded. */
function inner(api, { event }) {
	const name = `${event.section}.${event.method}`;
	const results = ['council.Executed', 'council.MemberExecuted', 'whitelist.WhitelistedCallDispatched'];
	if (name === 'system.RejectedInvalidAuthorizedUpgrade') return [errorName(api, event.data.error)];
	if (!results.includes(name)) return [];
	const result = event.data[event.data.length - 1];
	return result.isErr ? [`${name}: ${errorName(api, result.asErr.error ?? result.asErr)}`] : [];
}

/** Whether to wait for finality. */
let patient = true;

/** Sends a call and waits until it is final; yields its events. */
async function send(api, who, call) {
	const [block, events] = await new Promise((done, fail) => {
		call.signAndSend(who, ({ status, dispatchError, events, isError }) => {
			if (dispatchError) fail(new Refused(errorName(api, dispatchError)));
			else if (isError) fail(new Refused(`the transaction is ${status.type}`));
			else if (status.isFinalized) done([status.asFinalized, events]);
			else if (status.isInBlock && !patient) done([status.asInBlock, events]);
		}).catch((error) => fail(new Refused(error.message)));
	});
	const faults = events.flatMap((record) => inner(api, record));
	if (faults.length) throw new Refused(faults.join('; '));
	const { number } = await api.rpc.chain.getHeader(block);
	console.log(`${call.method.section}.${call.method.method}: ${patient ? 'final in' : 'in'} block ${number}`);
	for (const { event } of events) {
		if (['transactionPayment', 'balances', 'system', 'utility'].includes(event.section)) continue;
		console.log(`  ${event.section}.${event.method} ${event.data.map((value) => value.toString()).join(' ')}`);
	}
	return events;
}

const text = (call) => {
	const { section, method, args } = call;
	if (method === 'dispatchWhitelistedCallWithPreimage') return `as root: ${text(args[0])}`;
	if (section === 'utility' && method === 'batchAll') {
		const calls = args[0].filter((one) => one.method !== 'whitelistCall');
		return calls.map(text).join(', ');
	}
	const short = args.map((value) => {
		const shown = value.toString();
		return shown.length > 80 ? `${shown.slice(0, 40)}… (${value.encodedLength} bytes)` : shown;
	});
	return `${section}.${method}(${short.join(', ')})`;
};

async function motions(api) {
	const hashes = await api.query.council.proposals();
	const all = await Promise.all(
		hashes.map(async (hash) => {
			const [call, votes] = await Promise.all([api.query.council.proposalOf(hash), api.query.council.voting(hash)]);
			return { hash, call: call.unwrap(), ...votes.unwrap().toJSON() };
		}),
	);
	return all.sort((a, b) => a.index - b.index);
}

async function motion(api, index) {
	const found = (await motions(api)).find((one) => `${one.index}` === index);
	if (!found) throw new Refused(`there is no motion ${index} (see status)`);
	return found;
}

const commands = {
	async status(api) {
		const [version, best, final, period] = await Promise.all([
			api.rpc.state.getRuntimeVersion(),
			api.rpc.chain.getHeader(),
			api.rpc.chain.getFinalizedHead().then((hash) => api.rpc.chain.getHeader(hash)),
			api.query.slotTime.sessionLength(),
		]);
		const now = best.number.toNumber();
		console.log(`${await api.rpc.system.chain()}, genesis ${api.genesisHash.toHex()}`);
		console.log(`runtime ${version.specName} ${version.specVersion}; block ${now}, final ${final.number}`);
		const [active, appointed, queued, session] = await Promise.all([
			api.query.session.validators(),
			api.query.validatorSelection.invulnerables(),
			api.query.session.queuedKeys(),
			api.query.session.currentIndex(),
		]);
		const [nowActive, nowAppointed, next] = [active, appointed, queued.map(([who]) => who)].map((list) =>
			list.map((who) => who.toString()),
		);
		console.log(`\nvalidators, in session ${session} of ${period} blocks`);
		for (const who of new Set([...nowActive, ...nowAppointed])) {
			const [last, keys] = await Promise.all([
				api.query.validatorSelection.lastAuthoredBlock(who),
				api.query.session.nextKeys(who),
			]);
			const ago = now - last.toNumber();
			const notes = [];
			if (!nowActive.includes(who)) {
				if (keys.isNone) notes.push('has set no session keys');
				else notes.push(next.includes(who) ? 'begins with the next session' : 'begins with the session after the next');
			} else {
				notes.push(last.isZero() ? 'no block yet' : `last block ${ago} ago`);
				if (ago > 3 * nowActive.length + 10) notes.push('OFFLINE');
				if (!nowAppointed.includes(who)) notes.push('leaves');
			}
			console.log(`  ${who}  ${notes.join(', ')}`);
		}
		const members = await api.query.council.members();
		console.log(`\ncouncil, ${Math.ceil((2 * members.length) / 3)} of ${members.length} decide`);
		for (const who of members) console.log(`  ${who}`);
		const open = await motions(api);
		console.log(`\nmotions: ${open.length || 'none'}`);
		for (const { index, call, threshold, ayes, nays, end } of open) {
			console.log(`  ${index}: ${ayes.length} of ${threshold} for, ${nays.length} against, until block ${end}: ${text(call)}`);
		}
		const upgrade = await api.query.system.authorizedUpgrade();
		console.log(`\nupgrade: ${upgrade.isSome ? `authorised, code hash ${upgrade.unwrap().codeHash}` : 'none authorised'}`);
	},

	async submit(api, words) {
		const [{ as }, rest] = options(words, ['as'], []);
		await send(api, account(as), callOf(api, rest));
	},

	async encode(api, words) {
		const [{ root }, rest] = options(words, [], ['root']);
		const call = callOf(api, rest);
		const wanted = root ? asRoot(api, call) : call;
		console.log(`call  ${wanted.method.toHex()}\nhash  ${wanted.method.hash.toHex()}`);
	},

	async propose(api, words) {
		const [{ as, root }, rest] = options(words, ['as'], ['root']);
		const who = account(as);
		const call = callOf(api, rest);
		const wanted = (root ? asRoot(api, call) : call).method;
		const members = (await api.query.council.members()).map((member) => member.toString());
		if (!members.includes(who.address)) throw new Refused(`${who.address} is not in the council`);
		const threshold = Math.ceil((2 * members.length) / 3);
		const events = await send(api, who, api.tx.council.propose(threshold, wanted, wanted.encodedLength));
		// A council of one has decided with that.
		const proposed = events.find(({ event }) => api.events.council.Proposed.is(event));
		if (!proposed) return;
		const [, index, hash] = proposed.event.data;
		await send(api, who, api.tx.council.vote(hash, index, true));
		console.log(`motion ${index}: 1 of ${threshold}`);
	},

	async vote(api, words) {
		const [{ as }, [index, answer]] = options(words, ['as'], []);
		if (!['yes', 'no'].includes(answer)) throw new Refused('vote INDEX yes, or no');
		const who = account(as);
		const { hash, call } = await motion(api, index);
		console.log(`motion ${index}: ${text(call)}`);
		await send(api, who, api.tx.council.vote(hash, index, answer === 'yes'));
	},

	async close(api, words) {
		const [{ as }, [index]] = options(words, ['as'], []);
		const who = account(as);
		const { hash, call } = await motion(api, index);
		const { weight } = await api.call.transactionPaymentCallApi.queryCallInfo(call, call.encodedLength);
		await send(api, who, api.tx.council.close(hash, index, weight, call.encodedLength));
	},
};

async function main() {
	const words = process.argv.slice(2);
	const at = words.indexOf('--url');
	const [, url] = at >= 0 ? words.splice(at, 2) : [undefined, process.env.MUSTER_URL ?? 'ws://127.0.0.1:9944'];
	const hasty = words.indexOf('--in-block');
	if (hasty >= 0) patient = words.splice(hasty, 1).length === 0;
	const [name, ...rest] = words;
	if (!name || name === '--help' || name === '-h') return console.log(usage);
	if (!Object.hasOwn(commands, name)) throw new Refused(`no command ${name} (try --help)`);
	await cryptoWaitReady();
	const provider = new WsProvider(url, false);
	const api = new ApiPromise({ provider, noInitWarn: true });
	try {
		await provider.connect();
		await api.isReadyOrError.catch(() => {
			throw new Refused(`no node answers at ${url}`);
		});
		await commands[name](api, rest);
	} finally {
		await api.disconnect().catch(() => undefined);
	}
}

main().catch((error) => {
	console.error(`chain: ${error instanceof Refused ? error.message : error.stack}`);
	process.exitCode = 1;
});
