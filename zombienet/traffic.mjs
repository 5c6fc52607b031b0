// SPDX-License-Identifier: Apache-2.0
// Devices at work on a network, and afterwards the account of it.
//
//     node zombienet/traffic.mjs LOG URL...
//
// Meters set attributes and anchor data, by the direct way and through gateways, in turn through
// whichever nodes answer. What a node has accepted is sent again, the same bytes, until it is final.
// Each accepted action is a line of JSON in LOG. The first node has to keep all states.
//
// At SIGINT or SIGTERM no more is sent. When all is final, the chain is read from genesis to its
// finalised head, and what was executed is compared with what was accepted. The last line of the
// output is the account as JSON; not zero if it does not come out even.

import { createWriteStream } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Keyring, WsProvider } from '../clients/js/node_modules/@polkadot/api/index.js';
import { u8aToHex, u8aToString } from '../clients/js/node_modules/@polkadot/util/index.js';
import {
	calls,
	connect,
	deviceId,
	directTransaction,
	find,
	generateSigner,
	send,
	streams,
	views,
} from '../clients/js/dist/src/index.js';

/** Devices that send directly, several calls under way at once. */
const SPONSORED = 3;
/** Devices that anchor too, directly and through gateways, one call at a time. */
const MIXED = 3;
/** Calls that a sponsored device has under way. */
const DEPTH = 3;
/** Pause of a device after each call, in milliseconds. */
const PAUSE = 1500;
/** After this time without finality a call is sent again, through another node. */
const AGAIN = 6000;
/** How long what was accepted may take to become final once no more is sent. */
const LAST = 120_000;
/** How often in a row a device may be disappointed. */
const FAULTS = 20;
const UNIT = 1_000_000_000_000n;

const [log, ...urls] = process.argv.slice(2);
if (urls.length === 0) {
	console.error('usage: node zombienet/traffic.mjs LOG URL...');
	process.exit(2);
}
const lines = createWriteStream(log);
const api = await connect(urls[0], { timeout: 60_000 });
const nodes = urls.map((url) => new WsProvider(url, 1000));
// Nodes come and go here: that a connection is lost is not news.
for (const node of nodes) node.on('error', () => {});
for (const level of ['error', 'warn']) {
	const print = console[level];
	console[level] = (...all) => {
		if (!/API-WS/.test(all.join(' '))) print(...all);
	};
}

const keyring = new Keyring({ type: 'sr25519' });
const alice = keyring.addFromUri('//Alice');
const pair = (name) => keyring.addFromUri(`//Traffic//${name}`);
const [acme, owner] = [pair('Acme'), pair('Owner')];

/** Devices of one owner, enrolled, claimed, sponsored, with a stream each where one is wanted. */
async function setUp() {
	const { batchAll } = api.tx.utility;
	const registry = api.tx.deviceRegistry;
	const gateways = Array.from({ length: MIXED }, (_, i) => pair(`Gateway ${i}`));
	const funded = [acme, owner, ...gateways].map(({ address }) =>
		api.tx.balances.transferKeepAlive(address, 10_000n * UNIT),
	);
	await send(api, batchAll(funded), alice);
	const number = (done, event, field) =>
		find(done.events, 'deviceRegistry', event).data[field].toNumber();
	const vendor = number(
		await send(api, registry.registerVendor('Acme'), acme),
		'VendorRegistered',
		'vendor',
	);
	const terms = [vendor, 'Flow Meter', 'C', null, null, 'Manual', false];
	const model = number(
		await send(api, registry.registerModel(...terms), acme),
		'ModelRegistered',
		'model',
	);
	const signers = [];
	for (let i = 0; i < SPONSORED + MIXED; i++) signers.push(await generateSigner('Ed25519'));
	const enrolled = calls.enrolBatch(api, { signers, enroller: acme.address, model });
	await send(api, await enrolled, acme);

	const ids = signers.map((signer) => u8aToHex(deviceId(signer)));
	const consents = signers.map((signer, i) =>
		calls.consent(api, { device: ids[i], signer, claimant: owner.address }),
	);
	const claims = (await Promise.all(consents)).map((consent, i) =>
		calls.claim(api, { device: ids[i], consent }),
	);
	const created = await send(
		api,
		batchAll([...claims, registry.createFleet('Plant', null)]),
		owner,
	);
	const fleet = number(created, 'FleetCreated', 'fleet');
	const [budget, allowance, period] = [1000n * UNIT, 100n * UNIT, 100_000];
	const streamed = ids
		.slice(SPONSORED)
		.map((device) => streams.createStream(api, { name: 'Readings', device, slots: 2000 }));
	const last = await send(
		api,
		batchAll([
			registry.openSponsorship(fleet, budget, allowance, period, 0n),
			...ids.map((id) => registry.assignFleet(id, fleet)),
			...streamed,
		]),
		owner,
		{ until: 'finalized' },
	);
	const numbers = last.events
		.filter(({ event }) => event.method === 'StreamCreated')
		.map(({ event }) => event.data.stream.toNumber());
	return signers.map((signer, i) => ({
		...{ id: ids[i], signer, depth: i < SPONSORED ? DEPTH : 1, pending: [], count: 0, faults: 0 },
		stream: numbers[i - SPONSORED],
		gateway: gateways[i - SPONSORED],
	}));
}

/** By device and nonce: the inner call's bytes, and when it was accepted. */
const accepted = new Map();
const nameOf = ({ device, nonce }) => `${device} ${nonce}`;

/** Makes a device's next action. */
async function next(device) {
	const nonce = device.count;
	const { id, signer, stream } = device;
	const mixed = stream !== undefined;
	let call = api.tx.deviceRegistry.setAttribute(id, 'counter', `${nonce}`, null);
	if (mixed && nonce % 4 >= 2) {
		const { from, number } = await streams.expected(api, stream);
		// Readings of one second, of the time before anybody looked: they are not ahead of any clock.
		const begin = number === 0 ? 1_750_000_000n : from;
		const root = new Uint8Array(32).fill(nonce);
		const batch = { root, size: 1, from: begin, until: begin + 1n };
		call = streams.anchor(api, await streams.nextSubmission(api, stream, batch));
	}
	const signed = await calls.submit(api, { device: id, signer, call, nonce });
	const action = { device: id, nonce, call: call.method.toHex(), sent: 0, accepted: false };
	action.signed = signed.method.toHex();
	if (mixed && nonce % 2 === 0) {
		action.how = 'relayed';
		action.outer = await finalisedNonce(device.gateway);
		action.gateway = device.gateway;
		await relay(action);
	} else {
		action.how = 'direct';
		action.bytes = u8aToHex(directTransaction(api.registry, signed));
	}
	device.count++;
	return action;
}

/** The same device-signed call in a gateway's transaction, for the runtime of now. */
async function relay(action) {
	const tx = api.tx(api.registry.createType('Call', action.signed));
	await tx.signAsync(action.gateway, { nonce: action.outer, era: 0 });
	action.bytes = tx.toHex();
	action.runtime = api.runtimeVersion.specVersion.toNumber();
}

async function finalisedNonce({ address }) {
	const at = await api.at(await api.rpc.chain.getFinalizedHead());
	return (await at.query.system.account(address)).nonce.toNumber();
}

const within = (promise, time) =>
	Promise.race([promise, sleep(time, undefined, { ref: false }).then(() => Promise.reject(new Error('late')))]);

/** Hands an action to one of the nodes that answer. */
async function submit(action) {
	const there = nodes.filter((node) => node.isConnected);
	const node = there[Math.floor(Math.random() * there.length)];
	if (!node) return;
	// What an account signs holds for one runtime. The device's signature holds for all.
	if (action.how === 'relayed' && action.runtime !== api.runtimeVersion.specVersion.toNumber()) {
		await relay(action);
	}
	action.sent = Date.now();
	try {
		await within(node.send('author_submitExtrinsic', [action.bytes]), 5000);
	} catch (error) {
		// In a pool or in a block already, or the node is gone: it is sent again if it is not final.
		if (!action.accepted) action.refused = error.message;
		return;
	}
	if (!action.accepted) {
		action.accepted = true;
		const { device, nonce, how, call } = action;
		accepted.set(nameOf(action), call);
		lines.write(`${JSON.stringify({ time: Date.now(), device, nonce, how, call })}\n`);
	}
}

let stopping = false;
let finalised = 0;

/** One device at work, until all of what it began is final. */
async function work(device) {
	for (;;) {
		const { pending, depth } = device;
		if (stopping && pending.length === 0) return;
		try {
			if (!stopping && pending.length < depth) {
				const action = await next(device);
				pending.push(action);
				await submit(action);
			}
			for (const action of pending) {
				if (Date.now() - action.sent > AGAIN) await submit(action);
			}
			const head = await within(api.rpc.chain.getFinalizedHead(), 5000);
			const { nonce } = await within(views.device(api, device.id, head.toHex()), 5000);
			while (pending.length > 0 && pending[0].nonce < nonce) {
				const done = pending.shift();
				finalised++;
				// A node that died with the answer on its lips had accepted it all the same.
				accepted.set(nameOf(done), done.call);
			}
			device.faults = 0;
		} catch (error) {
			// A node may be gone, or in the midst of an upgrade. That passes, or it is a fault.
			if (++device.faults > FAULTS) throw error;
			if (device.faults === 1) console.log(`traffic: ${error.message}`);
		}
		await sleep(PAUSE);
	}
}

/** What the finalised chain holds of these devices, against what was accepted. */
async function account(devices) {
	const ours = new Set(devices.map(({ id }) => id));
	const executed = new Map();
	const problems = [];
	const head = await api.rpc.chain.getFinalizedHead();
	const height = (await api.rpc.chain.getHeader(head)).number.toNumber();
	for (let number = 1; number <= height; number++) {
		const hash = await api.rpc.chain.getBlockHash(number);
		const at = await api.at(hash);
		const [events, { block }] = await Promise.all([
			at.query.system.events(),
			api.rpc.chain.getBlock(hash),
		]);
		for (const { event, phase } of events) {
			if (event.section !== 'deviceRegistry' || event.method !== 'DeviceCallDispatched') continue;
			const { device, nonce, result } = event.data;
			if (!ours.has(device.toHex())) continue;
			const name = nameOf({ device: device.toHex(), nonce: nonce.toString() });
			const { method } = block.extrinsics[phase.asApplyExtrinsic.toNumber()];
			const call = method.args[3].toHex();
			if (!accepted.has(name)) problems.push(`${name} was executed and never sent`);
			else if (accepted.get(name) !== call) problems.push(`${name} was another call`);
			if (!result.isOk) problems.push(`${name} failed: ${result.asErr.toString()}`);
			executed.set(name, (executed.get(name) ?? 0) + 1);
		}
	}
	for (const name of accepted.keys()) {
		const times = executed.get(name) ?? 0;
		if (times === 0) problems.push(`${name} was accepted and is lost`);
		if (times > 1) problems.push(`${name} was executed ${times} times`);
	}
	let anchors = 0;
	for (const { id, count, stream } of devices) {
		const { nonce } = await views.device(api, id, head.toHex());
		if (Number(nonce) !== count) problems.push(`${id} has nonce ${nonce} after ${count} actions`);
		const mixed = stream !== undefined;
		const anchored = (n) => mixed && n % 4 >= 2;
		const all = Array.from({ length: count }, (_, i) => i);
		const last = all.filter((n) => !anchored(n)).at(-1);
		const counter = await views.attribute(api, id, 'counter', head.toHex());
		const found = counter ? u8aToString(counter.value) : undefined;
		if (last !== undefined && found !== `${last}`) {
			problems.push(`${id} counts ${found} instead of ${last}`);
		}
		if (!mixed) continue;
		const { number } = await streams.expected(api, stream, head.toHex());
		const wanted = all.filter(anchored).length;
		anchors += number;
		if (number !== wanted) problems.push(`${id} has ${number} anchors instead of ${wanted}`);
	}
	return { accepted: accepted.size, executed: executed.size, anchors, blocks: height, problems };
}

const devices = await setUp();
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => (stopping = true));
console.log(`traffic: ${devices.length} devices at work`);
const report = setInterval(() => {
	console.log(`traffic: ${accepted.size} accepted, ${finalised} final`);
}, 10_000);
const working = Promise.all(devices.map(work));
while (!stopping) await Promise.race([sleep(500), working]);
const stuck = () => {
	const waiting = devices.flatMap(({ pending }) => pending);
	const left = waiting.map((action) => `${nameOf(action)}: ${action.refused ?? 'accepted'}`);
	return new Error(`not final after ${LAST / 1000} s:\n${left.join('\n')}`);
};
await Promise.race([
	working,
	sleep(LAST, undefined, { ref: false }).then(() => Promise.reject(stuck())),
]);
clearInterval(report);
const result = await account(devices);
for (const problem of result.problems) console.log(`traffic: ${problem}`);
await new Promise((resolve) => lines.end(resolve));
console.log(JSON.stringify(result));
process.exit(result.problems.length === 0 && result.accepted > 0 ? 0 : 1);
