// SPDX-License-Identifier: Apache-2.0
// Encrypted channels between two devices that the access policy lets talk to each other.
//
// HPKE (RFC 9180) in its Auth mode, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-128-GCM: one message
// opens the channel, and both ends know each other by the key-agreement keys that the chain has of
// them. What comes back is encrypted under a key that both take out of the same context (§9.8).

import type { ApiPromise } from '@polkadot/api';
import { Aes128Gcm, CipherSuite, HkdfSha256 } from '@hpke/core';
import { DhkemX25519HkdfSha256 } from '@hpke/dhkem-x25519';
import { u8aConcat, u8aEq, u8aToHex } from '@polkadot/util';
import { decide, sentence } from './decisions.js';
import { ChainError } from './errors.js';
import { did, toDeviceId, type AgreementKeyPair, type DeviceLike } from './keys.js';
import { hashBytes, type HashLike } from './payload.js';
import { bytesOf, str, u32 } from './scale.js';
import { device as deviceView } from './views.js';

/** How the keys and messages of a channel are made: RFC 9180 §7, 0x0020, 0x0001, 0x0001. */
export const CHANNEL_SUITE = new CipherSuite({
	kem: new DhkemX25519HkdfSha256(),
	kdf: new HkdfSha256(),
	aead: new Aes128Gcm(),
});

const TAG = 'muster/channel/v1';

/**
 * No channel was opened, or a message is not what the peer sealed. The `code` is `Channel.` and the
 * reason of a denial (`Channel.NothingPermits`), or one of
 * - `NoKey`, `OtherKey`: the device has published no key-agreement key, or not the one used here;
 * - `NotForUs`, `Stale`, `Replayed`: the hello is for another device, too old, or was taken before;
 * - `NotAuthentic`: hello or message are not from whom they say, or were changed on the way.
 */
export class ChannelError extends ChainError {}

/** The message that opens a channel. Not secret; as JSON it travels however you like. */
export interface Hello {
	/** DIDs of who opens the channel, and to whom. */
	from: string;
	to: string;
	/** The block at which it was asked whether they may. */
	block: number;
	/** The encapsulated key, `0x`-hex. */
	enc: string;
	/** An empty sealed message: the proof that `from` made the hello. `0x`-hex. */
	proof: string;
}

/** One end of a channel. Messages of each direction are opened in the order they were sealed. */
export interface Channel {
	/** The DID of the device at the other end. */
	readonly peer: string;
	/** Encrypts the next message; `aad` is authenticated along with it, and not sent. */
	seal(message: Uint8Array, aad?: Uint8Array): Promise<Uint8Array>;
	/** Decrypts the peer's next message. Throws if it is another one, or was changed. */
	open(sealed: Uint8Array, aad?: Uint8Array): Promise<Uint8Array>;
}

/**
 * Opens a channel from one device to another, if the policies of the other one's owner let `from`
 * do `connect` to it. Send the `hello` to the other device, which passes it to {@link
 * acceptChannel}, then what `channel` seals.
 */
export async function openChannel(
	api: ApiPromise,
	p: { from: DeviceLike; key: AgreementKeyPair; to: DeviceLike },
): Promise<{ hello: Hello; channel: Channel }> {
	const block = await blockNow(api);
	const [from, to] = [did(p.from), did(p.to)];
	await ensurePermitted(api, from, to, block.hash);
	await ensureOwnKey(api, from, p.key, block.hash);
	const peer = await registeredKey(api, to, block.hash);
	const terms = { from, to, block: block.number };
	const context = await CHANNEL_SUITE.createSenderContext({
		recipientPublicKey: await publicKey(peer),
		senderKey: await secretKey(p.key),
		info: channelInfo(api.genesisHash, terms),
	});
	const proof = new Uint8Array(await context.seal(new Uint8Array()));
	const reply = await replies(context);
	return {
		hello: { ...terms, enc: u8aToHex(new Uint8Array(context.enc)), proof: u8aToHex(proof) },
		channel: end(to, context.seal.bind(context), reply.open),
	};
}

/**
 * Accepts a channel that another device opens to this one. Asks the chain anew whether it may, and
 * takes its registered key. A hello is taken once, and up to `maxAge` blocks after it was made (20 if
 * omitted); which were taken is remembered with `key`, so keep using the same object.
 */
export async function acceptChannel(
	api: ApiPromise,
	p: { device: DeviceLike; key: AgreementKeyPair; hello: Hello; maxAge?: number },
): Promise<Channel> {
	const { key, maxAge = 20 } = p;
	const { to, block: made } = p.hello;
	if (to !== did(p.device)) {
		throw new ChannelError('Channel.NotForUs', `This hello is for ${to}.`);
	}
	const { from, enc, proof } = await authentic(() => readHello(p.hello), 'This is no hello.');
	const block = await blockNow(api);
	// Another node may be some blocks ahead.
	if (!(Math.abs(block.number - made) <= maxAge)) {
		throw new ChannelError(
			'Channel.Stale',
			`This hello is of block ${made}, and now is ${block.number}. Ask for a new one.`,
		);
	}
	await ensurePermitted(api, from, to, block.hash);
	await ensureOwnKey(api, to, key, block.hash);
	const peer = await registeredKey(api, from, block.hash);
	const context = await authentic(async () => {
		const context = await CHANNEL_SUITE.createRecipientContext({
			recipientKey: await secretKey(key),
			senderPublicKey: await publicKey(peer),
			enc,
			info: channelInfo(api.genesisHash, { from, to, block: made }),
		});
		await context.open(proof);
		return context;
	}, `${from} did not make this hello, or it was changed on the way.`);
	remember(key, u8aToHex(enc), block.number, maxAge);
	const reply = await replies(context);
	return end(from, reply.seal, context.open.bind(context));
}

// --- who may, and who is who ----------------------------------------------------------------------

interface Block {
	number: number;
	hash: HashLike;
}

async function blockNow(api: ApiPromise): Promise<Block> {
	const header = await api.rpc.chain.getHeader();
	return { number: header.number.toNumber(), hash: header.hash };
}

async function ensurePermitted(
	api: ApiPromise,
	from: string,
	to: string,
	at: HashLike,
): Promise<void> {
	const question = { subject: { device: from }, action: 'connect', resource: to } as const;
	const decision = await decide(api, question, at);
	if (!decision.permitted) {
		throw new ChannelError(
			`Channel.${decision.reason}`,
			`${from} may not connect to ${to}. ${sentence(decision)}`,
		);
	}
}

/** The key-agreement key that a device has published. */
async function registeredKey(api: ApiPromise, device: string, at: HashLike): Promise<Uint8Array> {
	const key = (await deviceView(api, device, at))?.details?.agreementKey;
	if (!key) {
		throw new ChannelError(
			'Channel.NoKey',
			`${device} has published no key-agreement key. It does with \`calls.setAgreementKey\`.`,
		);
	}
	return key.publicKey;
}

async function ensureOwnKey(
	api: ApiPromise,
	device: string,
	key: AgreementKeyPair,
	at: HashLike,
): Promise<void> {
	if (!u8aEq(await registeredKey(api, device, at), key.publicKey)) {
		throw new ChannelError(
			'Channel.OtherKey',
			`${device} has published another key-agreement key than this one.`,
		);
	}
}

/** What was accepted with a key: each hello, and the last block at which it would be again. */
const accepted = new WeakMap<AgreementKeyPair, Map<string, number>>();

function remember(key: AgreementKeyPair, enc: string, now: number, maxAge: number): void {
	const hellos = accepted.get(key) ?? new Map<string, number>();
	for (const [old, until] of hellos) if (until < now) hellos.delete(old);
	if (hellos.has(enc)) {
		throw new ChannelError('Channel.Replayed', 'This hello was accepted before.');
	}
	// It may have been made that many blocks ahead.
	hellos.set(enc, now + 2 * maxAge);
	accepted.set(key, hellos);
}

// --- HPKE -----------------------------------------------------------------------------------------

/** What both ends must agree on beside the keys: chain, devices, block. SCALE. */
export function channelInfo(
	genesis: HashLike,
	{ from, to, block }: { from: DeviceLike; to: DeviceLike; block: number },
): Uint8Array {
	return u8aConcat(
		str(TAG),
		hashBytes(genesis, 'genesis hash'),
		toDeviceId(from),
		toDeviceId(to),
		u32(block, 'block'),
	);
}

const publicKey = (key: Uint8Array): Promise<CryptoKey> =>
	CHANNEL_SUITE.kem.deserializePublicKey(key);
const secretKey = ({ secretKey }: AgreementKeyPair): Promise<CryptoKey> =>
	CHANNEL_SUITE.kem.deserializePrivateKey(secretKey);

function readHello({ from, block, enc, proof }: Hello) {
	if (!Number.isInteger(block)) throw new TypeError('block: not a whole number');
	return { from: did(from), enc: bytesOf(enc, 32, 'enc'), proof: bytesOf(proof, 16, 'proof') };
}

async function authentic<T>(work: () => T | Promise<T>, otherwise: string): Promise<T> {
	try {
		return await work();
	} catch (cause) {
		throw new ChannelError('Channel.NotAuthentic', otherwise, { cause });
	}
}

type Crypt = (data: Uint8Array, aad?: Uint8Array) => Promise<ArrayBuffer>;

function end(peer: string, seal: Crypt, open: Crypt): Channel {
	return {
		peer,
		seal: async (message, aad) => new Uint8Array(await seal(message, aad)),
		open: (sealed, aad) =>
			authentic(
				async () => new Uint8Array(await open(sealed, aad)),
				`This is not the next message of ${peer}, or it was changed on the way.`,
			),
	};
}

/**
 * The direction back: key and base nonce out of the context, and each message under the nonce of
 * its number, as RFC 9180 §5.2 does it for the direction forth.
 */
async function replies(context: {
	export(label: Uint8Array, length: number): Promise<ArrayBuffer>;
}): Promise<{ seal: Crypt; open: Crypt }> {
	const { aead } = CHANNEL_SUITE;
	const take = (what: string, size: number): Promise<ArrayBuffer> =>
		context.export(str(`${TAG} reply ${what}`), size);
	const cipher = aead.createEncryptionContext(await take('key', aead.keySize));
	const base = new Uint8Array(await take('nonce', aead.nonceSize));
	const nonce = (number: number): ArrayBuffer => {
		const nonce = base.slice();
		const view = new DataView(nonce.buffer, nonce.length - 8);
		view.setBigUint64(0, view.getBigUint64(0) ^ BigInt(number));
		return nonce.buffer;
	};
	return {
		seal: inOrder((number, data, aad) => cipher.seal(nonce(number), data, aad)),
		open: inOrder((number, data, aad) => cipher.open(nonce(number), data, aad)),
	};
}

/**
 * Numbers messages and does one at a time: the library's cipher sets itself up at the first, and
 * what fails leaves the number as it was.
 */
function inOrder(
	work: (number: number, data: ArrayBuffer, aad: ArrayBuffer) => Promise<ArrayBuffer>,
): Crypt {
	let number = 0;
	let last: Promise<unknown> = Promise.resolve();
	return (data, aad) => {
		const result = last.then(async () => {
			const done = await work(number, buffer(data), buffer(aad));
			number += 1;
			return done;
		});
		last = result.catch(() => undefined);
		return result;
	};
}

/** A copy, for a part of a larger buffer is not what it seems. */
const buffer = (data: Uint8Array = new Uint8Array()): ArrayBuffer => new Uint8Array(data).buffer;
