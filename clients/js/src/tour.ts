#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// Takes one device through its life on a development chain and tells each step in a line.

import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Keyring, type ApiPromise } from '@polkadot/api';
import { u8aToHex } from '@polkadot/util';
import { randomAsU8a } from '@polkadot/util-crypto';
import {
	AgreementKeyPair,
	ChainError,
	Ed25519Signer,
	Lot,
	P256Signer,
	access,
	accountDid,
	calls,
	connect,
	did,
	find,
	firmware,
	receipts,
	resolve,
	send,
	sendDirect,
	sharing,
	sources,
	streams,
	views,
	type DeviceLike,
	type DeviceSigner,
	type Included,
	type Tx,
} from './index.js';
import { csv, records } from './readings.js';

const UNIT = 1_000_000_000_000n;
const LOT_SIZE = 1000;
const PERIOD = 1200;
const READINGS = 100_000;

const USAGE = `muster-tour: takes one device through its life on a development chain

  --url URL     the node's RPC address (default ws://127.0.0.1:9944)
  --suri SURI   a funded account's secret (default //Alice, which development chains endow)
  --wait N      seconds to wait for the node to answer (default 20)
  --help        this text
`;

/** An amount of MSTR to four places, but nothing that is something as nothing. */
export function mstr(amount: bigint): string {
	const step = UNIT / 10_000n;
	const steps = amount > 0n && amount < step ? 1n : (amount + step / 2n) / step;
	const fraction = (steps % 10_000n).toString().padStart(4, '0').replace(/0+$/, '');
	return `${(steps / 10_000n).toLocaleString('en')}${fraction && `.${fraction}`} MSTR`;
}

/** Widths of the columns: block, step, what happens; then what the DID document says. */
const WIDTHS = [6, 13, 58];
const DOCUMENT_WIDTHS = [6, 8, 8, 8, 7];

function row(block: string, step: string, text: string, document: string[] = []): string {
	const [w0, w1, w2] = WIDTHS as [number, number, number];
	const cells = document.map((cell, i) => cell.padEnd(DOCUMENT_WIDTHS[i]!)).join(' ');
	return `${block.padStart(w0)}  ${step.padEnd(w1)} ${text.padEnd(w2)} ${cells}`.trimEnd();
}

const short = (hex: string): string => `${hex.slice(0, 6)}…${hex.slice(-4)}`;

type Person = ReturnType<Keyring['addFromSeed']>;

export interface TourOptions {
	url: string;
	/** Secret of an account that funds those of the tour. */
	suri: string;
	/** How long to wait for the node, in milliseconds. */
	wait: number;
	/** Takes each line. */
	print: (line: string) => void;
}

/** The tour. Throws if the chain does anything else than what the lines say. */
export async function tour({ url, suri, wait, print }: TourOptions): Promise<void> {
	const api = await connect(url, { timeout: wait });
	try {
		await walk(api, suri, print);
	} finally {
		await api.disconnect();
	}
}

async function walk(api: ApiPromise, suri: string, print: (line: string) => void): Promise<void> {
	const begun = Date.now();
	const registry = api.tx['deviceRegistry'];
	if (!registry) throw new Error('this chain has no device registry: is it a Muster chain?');

	// Accounts of this tour alone, so that it can be taken again and again on one chain.
	const keyring = new Keyring({ type: 'sr25519' });
	const bank = keyring.addFromUri(suri);
	const person = () => keyring.addFromSeed(randomAsU8a(32));
	const people = Array.from({ length: 10 }, person) as [
		Person,
		Person,
		Person,
		Person,
		Person,
		Person,
		...Person[],
	];
	const [acme, ada, ben, cleo, dana, gateway, ...staff] = people;
	const names = new Map([
		[accountDid(api.genesisHash.toHex(), ada.address), 'Ada'],
		[accountDid(api.genesisHash.toHex(), ben.address), 'Ben'],
	]);

	/** What the DID document says at a block: owner, the last letters of each key, services. */
	async function document(device: DeviceLike, at: string): Promise<string[]> {
		const { didDocument, didDocumentMetadata, didResolutionMetadata } = await resolve(
			api,
			device,
			at,
		);
		if (!didDocument) return [didResolutionMetadata.error ?? ''];
		if (didDocumentMetadata.deactivated) return ['deactivated'];
		const { controller, verificationMethod = [], service = [] } = didDocument;
		const key = (name: string): string => {
			const method = verificationMethod.find(({ id }) => id.endsWith(`#${name}`));
			return method ? `…${method.publicKeyMultibase.slice(-4)}` : '-';
		};
		const owner = controller ? (names.get(controller) ?? '?') : '-';
		const services = service.length ? String(service.length) : '-';
		return [owner, key('identity'), key('operational'), key('agreement'), services];
	}

	let device: string | undefined;
	async function tell(done: Included, step: string, text: string): Promise<void> {
		const doc = device ? await document(device, done.blockHash) : [];
		print(row(String(done.blockNumber), step, text, doc));
	}
	const data = (done: Included, event: string): any =>
		find(done.events, 'deviceRegistry', event).data;
	const feeOf = (done: Included): bigint => {
		const sponsored = done.events.find(({ event }) => event.method === 'SponsoredFeePaid');
		const paid =
			sponsored?.event ?? find(done.events, 'transactionPayment', 'TransactionFeePaid');
		return BigInt((paid.data as any).actualFee.toString());
	};
	const id = (): string => u8aToHex(Buffer.from(device!.slice('did:muster:'.length), 'hex'));
	const signed = (tx: Tx, who: Person): Promise<Included> => send(api, tx, who);

	const chain = api.runtimeChain.toString();
	const { specName, specVersion } = api.runtimeVersion;
	print(`A device's life on ${chain} (${specName.toString()} ${specVersion.toString()})\n`);
	const columns = ['owner', 'identity', 'session', 'X25519', 'service'];
	print(row('', '', '', ['its DID document then']));
	print(row('block', 'step', 'what happens', columns));

	// --- the vendor's part ---
	const funded = await send(
		api,
		api.tx['utility']!['batchAll']!(
			people.map(({ address }) =>
				api.tx['balances']!['transferKeepAlive']!(address, 100n * UNIT),
			),
		),
		bank,
	);
	await tell(
		funded,
		'accounts',
		'Acme (a vendor), its staff, Ada, Ben, Cleo, Dana, a gateway get 100 MSTR each',
	);

	const vendorDone = await signed(registry['registerVendor']!('Acme Instruments'), acme);
	const vendor = Number(data(vendorDone, 'VendorRegistered').vendor);
	await tell(vendorDone, 'vendor', `Acme Instruments registers as vendor ${vendor}`);

	const modelDone = await signed(
		registry['registerModel']!(
			vendor,
			'Flow Meter',
			'rev C',
			null,
			null,
			'OwnerApproved',
			false,
		),
		acme,
	);
	const model = Number(data(modelDone, 'ModelRegistered').model);
	await tell(modelDone, 'model', `it makes model ${model}, "Flow Meter rev C"`);

	// Keys by WebCrypto, as a secure element would make them: the private key cannot be read.
	const { webcrypto } = await import('node:crypto');
	const freshKey = async (): Promise<DeviceSigner> => {
		const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
		const pair = await webcrypto.subtle.generateKey(algorithm, false, ['sign', 'verify']);
		return P256Signer.fromKeyPair(pair as unknown as CryptoKeyPair);
	};
	const factory = await Promise.all(Array.from({ length: LOT_SIZE }, freshKey));
	const tree = Lot.fromKeys(factory);
	const lotDone = await signed(
		registry['registerLot']!(model, tree.root, tree.size, 2n * UNIT),
		acme,
	);
	const lot = Number(data(lotDone, 'LotRegistered').lot);
	await tell(
		lotDone,
		'lot',
		`${LOT_SIZE.toLocaleString('en')} devices, one root ${short(u8aToHex(tree.root))}, 2 MSTR for their fees`,
	);

	// --- the device ---
	const index = 417;
	const identity = factory[index]!;
	device = did(identity);
	const enrolled = await sendDirect(
		api,
		await calls.enrolFromLot(api, { signer: identity, lot, proof: tree.proof(index) }),
	);
	await tell(
		enrolled,
		'enrolment',
		`device ${index} enrols itself, no account: ${mstr(feeOf(enrolled))} by the lot`,
	);

	const consent = await calls.consent(api, { device, signer: identity, claimant: ada.address });
	const claimed = await signed(calls.claim(api, { device, consent }), ada);
	await tell(claimed, 'claim', 'Ada claims it with its signed consent');

	const session = Ed25519Signer.fromSeed();
	const appointed = await signed(
		await calls.setOperationalKey(api, { device, identity, key: session }),
		gateway,
	);
	await tell(appointed, 'session key', 'its P-256 key appoints an Ed25519 key for daily calls');

	const agreement = AgreementKeyPair.fromSecret();
	const published = await signed(
		await calls.setAgreementKey(api, { device, identity, key: agreement }),
		gateway,
	);
	await tell(published, 'agreement key', 'it publishes an X25519 key for encrypted channels');

	// --- its owner's part ---
	const fleetDone = await signed(registry['createFleet']!('Plant North', null), ada);
	const fleet = Number(data(fleetDone, 'FleetCreated').fleet);
	const sponsored = await signed(
		api.tx['utility']!['batchAll']!([
			registry['assignFleet']!(id(), fleet),
			registry['openSponsorship']!(fleet, 2n * UNIT, UNIT / 10n, PERIOD, UNIT / 100n),
		]),
		ada,
	);
	await tell(sponsored, 'fleet', `Ada puts it into fleet ${fleet} and sponsors that with 2 MSTR`);

	// --- daily calls ---
	const setAttribute = (name: string, value: string): Tx =>
		registry['setAttribute']!(id(), name, value, null);
	const relayed = await signed(
		await calls.submit(api, {
			device,
			signer: session,
			call: setAttribute('flow', '21.4 l/min'),
		}),
		gateway,
	);
	await tell(
		relayed,
		'relayed call',
		`it says flow = 21.4 l/min; a gateway pays ${mstr(feeOf(relayed))}`,
	);

	const endpoint = { id: 'telemetry', kind: 'Mqtt', uri: 'mqtts://plant-north.example:8883' };
	const direct = await sendDirect(
		api,
		await calls.submit(api, {
			device,
			signer: session,
			call: registry['setEndpoints']!(id(), [endpoint]),
		}),
	);
	await tell(
		direct,
		'direct call',
		`it announces a service; the sponsor pays ${mstr(feeOf(direct))}`,
	);

	const next = (await views.device(api, device))!.nonce;
	const several = await Promise.all(
		['21.5', '21.9', '22.3'].map((value, i) =>
			calls.submit(api, {
				device: device!,
				signer: session,
				call: setAttribute('flow', `${value} l/min`),
				nonce: next + BigInt(i),
			}),
		),
	);
	const arrived = await Promise.all(several.reverse().map((call) => sendDirect(api, call)));
	const last = arrived.reduce((a, b) => (b.blockNumber > a.blockNumber ? b : a));
	await tell(
		last,
		'three at once',
		`nonces ${next + 2n}, ${next + 1n}, ${next} sent in this order; all are in by now`,
	);
	const flow = await views.attribute(api, device, 'flow', last.blockHash);
	if (Buffer.from(flow?.value ?? []).toString() !== '22.3 l/min') {
		throw new Error('the three calls did not take effect in the order of their nonces');
	}

	// --- somebody else's access ---
	const open = { resource: device, action: 16 };
	const now = Math.floor(Date.now() / 1000);
	const permitted = await signed(
		api.tx['utility']!['batchAll']!([
			api.tx['accessPolicy']!['nameAction']!(open.action, 'open valve'),
			access.permit(api, {
				principal: cleo.address,
				target: device,
				actions: open.action,
				when: { uses: 5, window: { until: now + 7200 } },
			}),
		]),
		ada,
	);
	await tell(permitted, 'permission', 'Ada permits Cleo to open its valve, 5 times in 2 hours');

	const opened = await signed(access.consume(api, open), cleo);
	const { usesLeft } = find(opened.events, 'accessPolicy', 'Accessed').data as any;
	await tell(opened, 'access', `Cleo opens it, a gateway sees the event: ${usesLeft} times left`);

	const [hers, his] = await Promise.all(
		[cleo, ben].map(({ address }) =>
			access.decide(api, { ...open, subject: address }, opened.blockHash),
		),
	);
	await tell(
		opened,
		'decision',
		`May Cleo? ${hers!.reason} (policy ${hers!.policies}). May Ben? ${his!.reason}`,
	);
	if (!hers!.permitted || his!.permitted) throw new Error('the policy decides otherwise');

	// --- its firmware ---
	const [officer, ...managers] = staff as [Person, Person, Person, Person];
	const namedDone = await signed(
		firmware.createAuthority(api, {
			vendor,
			approvers: managers.map(({ address }) => address),
			threshold: 2,
			revokers: [officer.address],
		}),
		acme,
	);
	const build = async (sequence: number): Promise<[image: firmware.Measured, tx: Tx]> => {
		const image = await firmware.imageDigest(randomAsU8a(65_536));
		const about = { model, sequence, version: `${sequence}.0`, images: [image] };
		return [image, firmware.proposeRelease(api, about)];
	};
	const approve = (sequence: number, who: Person): Promise<Included> =>
		signed(api.tx['firmware']!['approveRelease']!(model, 0, sequence), who);
	const rollOut = async (sequence: number): Promise<[rollout: number, Included]> => {
		const waves = [{ fleet, deadline: 3600 }];
		const done = await signed(
			firmware.startRollout(api, { model, sequence, waves, proof: 'attested' }),
			ada,
		);
		return [firmware.rolloutId(done), done];
	};
	const attest = async ({ digest }: firmware.Measured): Promise<Included> => {
		const claims = { hardware: 3, secureBoot: true, debug: false, measurements: [digest] };
		const block = await firmware.recentBlock(api);
		const evidence = await firmware.evidence(api.genesisHash, {
			device: device!,
			signer: session,
			block,
			claims,
		});
		return signed(firmware.attest(api, { device: device!, evidence }), gateway);
	};
	/** Whether the device may control the plant, while it is attested. */
	const mayControl = async (at: Included): Promise<access.Reason> =>
		(
			await access.decide(
				api,
				{ subject: device!, action: 'control', resource: { fleet } },
				at.blockHash,
			)
		).reason;
	const expect = (what: string, expected: string): string => {
		if (what !== expected) throw new Error(`expected ${expected}, and it is ${what}`);
		return what;
	};

	const [image, proposal] = await build(1);
	const proposed = await signed(
		api.tx['utility']!['batchAll']!([
			firmware.registerComponent(api, {
				model,
				component: 0,
				name: 'main',
				authority: firmware.authorityId(namedDone),
			}),
			firmware.setAppraisalPolicy(api, {
				model,
				policy: { maxAge: 100, validity: 86_400 },
			}),
			proposal,
		]),
		acme,
	);
	await tell(
		proposed,
		'release',
		`Acme's release 1, SHA-256 ${short(image.digest)}, waits for votes`,
	);

	await approve(1, managers[0]!);
	const agreed = await approve(1, managers[2]!);
	const { status, approvals } = (await firmware.release(
		api,
		{ model, sequence: 1 },
		agreed.blockHash,
	))!;
	await tell(
		agreed,
		'approvals',
		`${approvals.length} of three release managers agree: ${status}`,
	);

	const [rollout, started] = await rollOut(1);
	const [advice] = await firmware.nextUpdate(api, device, started.blockHash);
	await tell(
		started,
		'rollout',
		`Ada rolls it out; it asks what to install: ${advice?.install?.version}`,
	);

	await signed(
		access.permit(api, {
			principal: device,
			target: { fleet },
			actions: 'control',
			when: { attested: { of: 'subject', tier: 'affirming', within: 86_400 } },
		}),
		ada,
	);
	const proven = await attest(image);
	const verdict = firmware.sentence(await firmware.verdict(api, device, proven.blockHash));
	const finished = expect((await firmware.rollout(api, rollout))!.status, 'Completed');
	await tell(proven, 'attestation', `it proves to run it: ${verdict} The rollout: ${finished}`);
	await tell(
		proven,
		'condition',
		`May it control the plant while attested? ${expect(await mayControl(proven), 'Permitted')}`,
	);

	const revoked = await signed(
		firmware.revokeRelease(api, { model, sequence: 1, reason: 'a hole' }),
		officer,
	);
	const lost = expect(await mayControl(revoked), 'NothingPermits');
	await tell(revoked, 'revocation', `a hole: an officer revokes it, same block: ${lost}`);

	const [mend, mending] = await build(2);
	await signed(mending, acme);
	await approve(2, managers[1]!);
	await approve(2, managers[2]!);
	await rollOut(2);
	const mended = await attest(mend);
	const back = expect(await mayControl(mended), 'Permitted');
	await tell(mended, 'mended', `release 2, approved, rolled out, proven: ${back}`);

	// --- its data ---
	const made = await signed(
		streams.createStream(api, { device, name: 'Plant North', slots: 10 }),
		ada,
	);
	const stream = streams.streamId(made);
	await tell(made, 'stream', `Ada makes stream ${stream} for its readings, room for 10 anchors`);

	/** The device anchors a data set: the number of the anchor. */
	const anchor = async (batch: streams.Batch): Promise<[number: number, Included]> => {
		const next = await streams.nextSubmission(api, stream, batch);
		const call = streams.anchor(api, next);
		const submit = await calls.submit(api, { device: device!, signer: session, call });
		// Receipts are of final blocks.
		return [next.number, await sendDirect(api, submit, { until: 'finalized' })];
	};
	const nth = 54_321;
	const asCsv = { cut: 'csv', time: 'time' } as const;
	const plain = [...csv({ count: READINGS })];
	const reading = new TextEncoder().encode([...records({ count: READINGS })][nth]);
	const measured = await sources.prove(plain, nth, asCsv);
	const [first, anchored] = await anchor(measured);
	await tell(
		anchored,
		'anchored',
		`it anchors ${READINGS.toLocaleString('en')} readings by one root: ${mstr(feeOf(anchored))}`,
	);

	const { path } = measured;
	const fault = (leaf: Uint8Array): Promise<string | null> =>
		streams.inclusionFaultAt(
			api,
			{ stream, anchor: first, leaf, index: nth, path },
			anchored.blockHash,
		);
	expect(`${await fault(reading)}`, 'null');
	await tell(
		anchored,
		'proven',
		`reading ${nth.toLocaleString('en')} is in there, by ${path.length} hashes of 32 bytes`,
	);
	const forged = reading.map((byte, i) => (i === 12 ? byte ^ 1 : byte));
	const why = expect((await fault(forged)) ?? 'taken', 'RootMismatch');
	await tell(anchored, 'forged', `with a digit changed it is refused: ${why}`);

	const right = await sources.ingest(csv({ count: READINGS + 500 }), asCsv);
	const [second, corrected] = await anchor({ ...right, corrects: first });
	await tell(
		corrected,
		'correction',
		`500 came late: anchor ${second} supersedes anchor ${first}, and both stay`,
	);

	const [dataKey, auditorKey] = [sharing.dataKey(), AgreementKeyPair.fromSecret()];
	await signed(sharing.setAgreementKey(api, auditorKey), dana);
	const grantee = { account: dana.address };
	const handed = { stream, grantee, first, last: second, dataKey };
	const shared = await signed(await sharing.share(api, handed), ada);
	const opens = await sharing.openShare(api, {
		...{ grantee, key: auditorKey, stream },
		anchor: first,
	});
	const found = (await streams.anchorAt(api, stream, first))!;
	const sealed = sharing.encrypt(dataKey, plain);
	let size = 0;
	for await (const piece of sharing.decryptAnchored(opens, sealed, found, asCsv)) {
		size += piece.length;
	}
	expect(`${size}`, `${measured.bytes}`);
	await tell(shared, 'shared', `Ada shares them with Dana, an auditor: the root fits`);

	const trust = await receipts.trustOf(api);
	const about = { stream, anchor: first, index: nth, path, cut: 'csv' } as const;
	const receipt = JSON.stringify(await receipts.makeReceipt(api, about));
	// From here on nothing is asked of the node.
	const shown = receipts.verifyReceipt(reading, receipt, trust);
	expect(`${shown.block}, ${shown.supersededBy}`, `${anchored.blockNumber}, ${second}`);
	await tell(
		shared,
		'receipt',
		`Dana checks it offline: of block ${shown.block}, superseded by ${shown.supersededBy}`,
	);

	// --- another owner ---
	const expires = last.blockNumber + PERIOD;
	await signed(registry['offerTransfer']!(id(), ben.address, expires), ada);
	const transferred = await signed(registry['acceptTransfer']!(id()), ben);
	const { generation } = (await views.device(api, device))!;
	await tell(transferred, 'transfer', `Ada offers, Ben accepts: now generation ${generation}`);

	const suspended = await signed(registry['suspend']!(id()), ben);
	await tell(suspended, 'suspended', 'Ben suspends it');

	try {
		await sendDirect(
			api,
			await calls.submit(api, { device, signer: session, call: setAttribute('flow', '0') }),
		);
		throw new Error('the call of a suspended device was taken');
	} catch (error) {
		if (!(error instanceof ChainError)) throw error;
		const header = await api.rpc.chain.getHeader();
		const reason = error.message.split(/[.:]/)[0]!.toLowerCase();
		const doc = await document(device, header.hash.toHex());
		print(
			row(
				header.number.toString(),
				'refused',
				`its next call stays outside: "${reason}"`,
				doc,
			),
		);
	}

	const resumed = await signed(registry['resume']!(id()), ben);
	await tell(resumed, 'resumed', 'Ben resumes it');

	const successor = await freshKey();
	const rotated = await signed(
		await calls.rotateIdentityKey(api, { device, identity, key: successor }),
		gateway,
	);
	await tell(rotated, 'key rotation', 'a new P-256 key, signed by old and new; the id stays');
	if ((await views.deviceByKey(api, identity)) !== null) {
		throw new Error('the old identity key still finds the device');
	}

	const ended = await signed(registry['decommission']!(id()), ben);
	await tell(ended, 'end of life', 'Ben decommissions it: its keys can never be enrolled again');

	if ((await views.device(api, device))?.status !== 'Decommissioned') {
		throw new Error('the device is not decommissioned');
	}
	const seconds = ((Date.now() - begun) / 1000).toFixed(0);
	print(`\nIt was ${device}.`);
	print(`It never had an account or a token. This took ${seconds} s.`);
}

function options(): { url: string; suri: string; wait: number; help: boolean } {
	const { values } = parseArgs({
		options: {
			url: { type: 'string', default: 'ws://127.0.0.1:9944' },
			suri: { type: 'string', default: '//Alice' },
			wait: { type: 'string', default: '20' },
			help: { type: 'boolean', short: 'h', default: false },
		},
	});
	const { url = '', suri = '', help = false } = values;
	if (!/^wss?:\/\//.test(url)) throw new Error(`--url ${url}: must begin with ws:// or wss://`);
	const wait = Number(values.wait);
	if (!(wait > 0)) throw new Error(`--wait ${values.wait}: must be a number of seconds`);
	return { url, suri, wait: wait * 1000, help };
}

async function main(): Promise<number> {
	let values: ReturnType<typeof options>;
	try {
		values = options();
	} catch (error) {
		process.stderr.write(`${(error as Error).message}\n\n${USAGE}`);
		return 2;
	}
	if (values.help) {
		process.stdout.write(USAGE);
		return 0;
	}
	try {
		const print = (line: string): void => void process.stdout.write(`${line}\n`);
		await tour({ ...values, print });
		return 0;
	} catch (error) {
		process.stderr.write(`muster-tour: ${(error as Error).message}\n`);
		return 1;
	}
}

// Run as a program, and not imported by a test.
const [, script] = process.argv;
if (script && realpathSync(script) === fileURLToPath(import.meta.url)) {
	process.exitCode = await main();
}
