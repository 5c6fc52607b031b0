// SPDX-License-Identifier: Apache-2.0
// Refusals in words: what went wrong and what to do about it. The words for errors of pallets come
// from the chain's metadata; those of the transaction pool, which are numbers, from the tables here.

import type { EventRecord } from '@polkadot/types/interfaces';
import type { Registry } from '@polkadot/types/types';
import { u8aToHex } from '@polkadot/util';

/** A refusal by the chain. `message` is a sentence for people, `code` is for programs. */
export class ChainError extends Error {
	constructor(
		/** E.g. `DeviceRegistry.NotOwner`, `Token.FundsUnavailable`, `Pool.BadProof`. */
		readonly code: string,
		message: string,
		options?: { cause?: unknown },
	) {
		super(message, options);
		this.name = new.target.name;
	}
}

/** The pool did not take the transaction: nothing was paid, nothing happened. */
export class PoolRefusal extends ChainError {}

/** The transaction is in a block and failed there: its fee is paid, nothing else happened. */
export class DispatchFailed extends ChainError {}

/**
 * The call inside a device's `submit` failed. The `submit` itself is in a block: nonce and fee are
 * used up.
 */
export class DeviceCallFailed extends DispatchFailed {}

// --- errors of calls ------------------------------------------------------------------------------

/** What a `DispatchError` says. */
export interface Explanation {
	/** The pallet, or the group of errors that every chain has: `Token`, `Arithmetic`, ... */
	pallet: string;
	/** The error's name. */
	name: string;
	/** What it means and what to do, from the chain's metadata where the error is a pallet's. */
	docs: string;
}

/** Errors that are not a pallet's, in words. */
const COMMON: Record<string, string> = {
	'Token.FundsUnavailable':
		'The account has not enough free funds for the amount, the deposit or the budget. Fund it, or take less.',
	'Token.OnlyProvider': 'The account would cease to exist and something still needs it.',
	'Token.BelowMinimum': 'The amount is below what an account must hold.',
	'Token.CannotCreate': 'The account does not exist and cannot be created. Fund it first.',
	'Token.Frozen': 'These funds are frozen.',
	'Token.NotExpendable': 'Spending this would remove the account. Leave the existential deposit.',
	'Arithmetic.Overflow': 'A number became too large. Take smaller amounts.',
	'Arithmetic.Underflow':
		'There is less than that. Take a smaller amount, or fund the account first.',
	'Arithmetic.DivisionByZero': 'A division by zero. Check the amounts.',
	'Dispatch.BadOrigin':
		'This kind of caller may not make this call. Look up in its documentation who may.',
	'Dispatch.CannotLookup': 'The address names no account.',
	'Dispatch.ConsumerRemaining': 'The account is still in use and cannot be removed.',
	'Dispatch.NoProviders': 'The account does not exist on this chain. Fund it first.',
	'Dispatch.TooManyConsumers': 'Too much depends on this account.',
	'Dispatch.Exhausted': 'A resource is used up. Try again in a later block.',
	'Dispatch.Corruption': 'The state of the chain is corrupt: please report it.',
	'Dispatch.Unavailable': 'Something the call needs is not available now. Try again later.',
	'Dispatch.RootNotAllowed': 'The root origin may not make this call.',
};

/** A decoded `DispatchError`, as polkadot.js hands it out. */
export interface DispatchErrorLike {
	readonly isModule: boolean;
	readonly asModule: unknown;
	readonly type: string;
	readonly value?: { toString(): string; readonly type?: string };
	toString(): string;
}

/** Finds out what a `DispatchError` says. */
export function explain(registry: Registry, error: DispatchErrorLike): Explanation {
	if (error.isModule) {
		try {
			const { section, name, docs } = registry.findMetaError(error.asModule as never);
			return { pallet: pascalCase(section), name, docs: unlinked(docs.join(' ').trim()) };
		} catch {
			return { pallet: 'Unknown', name: error.toString(), docs: UNKNOWN_MODULE_ERROR };
		}
	}
	const group = ['Token', 'Arithmetic', 'Transactional', 'Trie'].includes(error.type)
		? error.type
		: 'Dispatch';
	const name = group === 'Dispatch' ? error.type : (error.value?.type ?? String(error.value));
	const docs = COMMON[`${group}.${name}`] ?? 'The chain gives no further reason.';
	return { pallet: group, name, docs };
}

const UNKNOWN_MODULE_ERROR =
	"An error that this connection's metadata does not know: reconnect, the runtime may be newer.";

/** A `DispatchError` as an exception. */
export function dispatchFailed(registry: Registry, error: DispatchErrorLike): DispatchFailed {
	const { pallet, name, docs } = explain(registry, error);
	return new DispatchFailed(`${pallet}.${name}`, sentence(`${pallet}.${name}`, docs));
}

function sentence(code: string, docs: string): string {
	return docs ? `${code}: ${docs}` : `${code} (the chain gives no further reason)`;
}

/** A doc comment without its links: `[Wave]` and `[what](Pallet::what)` are for rustdoc alone. */
function unlinked(docs: string): string {
	return docs.replace(/\[([^\]]+)\](\([^)]*\))?/g, '$1');
}

/** `deviceRegistry`, as polkadot.js writes it, to `DeviceRegistry`, as the chain does. */
function pascalCase(section: string): string {
	return section.charAt(0).toUpperCase() + section.slice(1);
}

/** The failure that the events of one transaction tell of, if any: the extrinsic's own first. */
export function failureIn(
	registry: Registry,
	events: readonly EventRecord[],
): DispatchFailed | undefined {
	for (const { event } of events) {
		if (event.section === 'system' && event.method === 'ExtrinsicFailed') {
			return dispatchFailed(registry, event.data[0] as unknown as DispatchErrorLike);
		}
	}
	for (const { event } of events) {
		if (event.section !== 'deviceRegistry' || event.method !== 'DeviceCallDispatched') continue;
		const [device, nonce, result] = event.data as unknown as [
			{ toU8a(): Uint8Array },
			{ toString(): string },
			{ isErr: boolean; asErr: DispatchErrorLike },
		];
		if (!result.isErr) continue;
		const { pallet, name, docs } = explain(registry, result.asErr);
		const code = `${pallet}.${name}`;
		const who = `did:muster:${u8aToHex(device.toU8a()).slice(2)}`;
		return new DeviceCallFailed(
			code,
			`The call that ${who} signed with nonce ${nonce.toString()} failed: ${sentence(code, docs)}`,
		);
	}
	return undefined;
}

// --- refusals by the pool -------------------------------------------------------------------------

/** Who vouches for a transaction: a device that sends it directly, or an account that signs it. */
export type Sender = 'device' | 'account';

/** Refusals that have a meaning of their own for transactions which a device sends. */
const DEVICE_REFUSALS: Record<string, string> = {
	BadProof:
		"The device's signature does not fit. Check that it signs with its present key, and genesis hash, nonce or index, deadline and call.",
	Stale: 'This nonce was used. Read the next one with the view `device`, and sign again.',
	Future: 'This nonce is too far ahead. Wait until the calls before it are in a block, or read the next nonce with the view `device`.',
	Payment:
		"Nobody pays for this. Put the device into a fleet with a sponsorship, fund its budget, or raise the device's allowance or lower the floor (an enrolment: fund the lot).",
	AncientBirthBlock: 'The deadline has passed. Sign again with a later `validUntil`.',
	Call: 'The call is not one that a device may send without an account, or it cannot succeed now.',
	UnknownOrigin:
		'This call needs an account. A device sends only `submit` and `enrolFromLot` itself.',
	'Custom(1)': 'No such device is enrolled. Check its id, or enrol it first.',
	'Custom(2)':
		'The device is not active: unclaimed, suspended, quarantined or decommissioned, or its fleet is suspended. Ask its owner to resume it.',
	'Custom(3)': 'Devices may not make this call.',
	'Custom(4)': 'The call is longer than a device may sign (`MaxDeviceCall`).',
	'Custom(5)':
		'The deadline lies too far ahead. Take one within `MaxValidity` blocks, and sign again.',
	'Custom(6)':
		'No device can be enrolled from this lot: it is unknown or closed, its model is retired, or its vendor is barred.',
	'Custom(7)':
		"The inclusion proof does not lead from this key at this index to the lot's root. Check index, path and lot.",
	'Custom(8)': 'This key belongs to a device already, or did. Use a new one.',
	'Custom(9)': 'Not a valid public key of its kind.',
};

const ACCOUNT_REFUSALS: Record<string, string> = {
	BadProof:
		"The account's signature does not fit: wrong key, another chain, or a runtime upgrade since. Reconnect and sign again.",
	Stale: "This account's nonce was used. Sign again with the next one.",
	Future: "This account's nonce is ahead of the next one. Send the transactions before it first.",
	Payment: 'The account cannot pay the fee. Fund it.',
	AncientBirthBlock: 'The transaction is too old. Sign it again.',
	Call: 'The chain does not expect this call here.',
	BadSigner: 'The address that signed is not valid on this chain.',
	UnknownOrigin: 'No account vouches for this call. Sign it.',
};

const COMMON_REFUSALS: Record<string, string> = {
	ExhaustsResources: 'The transaction is larger than a block has room for. Split it.',
	IndeterminateImplicit: 'The chain could not check the transaction. Reconnect and sign again.',
	BadMandatory: 'This call is for block authors only.',
	MandatoryValidation: 'This call is for block authors only.',
	TemporarilyBanned:
		'The same transaction was refused a moment ago, or is in a block already. Wait, or change it.',
	AlreadyImported: 'This very transaction is waiting in the pool already.',
	TooLowPriority:
		'Another transaction takes this place in the pool (same nonce, or same device). Wait for it, or take the next nonce.',
	ImmediatelyDropped: 'The pool is full. Try again later.',
	UnknownValidity: 'The chain could not tell whether the transaction is valid. Try again.',
	BadFormat: 'The bytes are no transaction of this chain. Was the runtime upgraded? Reconnect.',
	Verification: 'The runtime failed to check the transaction: please report it.',
	Unactionable: 'This node takes no such transactions. Send it to another one.',
};

/** Texts of `InvalidTransaction` in the SDK, by which alone the RPC tells them apart. */
const INVALID: [text: string, name: string][] = [
	['bad signature', 'BadProof'],
	['is outdated', 'Stale'],
	['valid in the future', 'Future'],
	['Inability to pay', 'Payment'],
	['ancient birth block', 'AncientBirthBlock'],
	['call is not expected', 'Call'],
	['exhaust the block limits', 'ExhaustsResources'],
	['Invalid signing address', 'BadSigner'],
	['implicit data was unable', 'IndeterminateImplicit'],
	['did not authorize any origin', 'UnknownOrigin'],
	['labelled as mandatory', 'BadMandatory'],
	['dispatch is mandatory', 'MandatoryValidation'],
];

/** Codes of `author_*` errors. */
const AUTHOR: Record<number, string> = {
	1001: 'BadFormat',
	1002: 'Verification',
	1011: 'UnknownValidity',
	1012: 'TemporarilyBanned',
	1013: 'AlreadyImported',
	1014: 'TooLowPriority',
	1015: 'TooLowPriority',
	1016: 'ImmediatelyDropped',
	1018: 'Unactionable',
	1021: 'Future',
};

/**
 * An error of `author_submitExtrinsic` as a {@link PoolRefusal}; undefined if it is another kind of
 * error, say of the connection.
 */
export function poolRefusal(error: unknown, sender: Sender): PoolRefusal | undefined {
	if (error instanceof PoolRefusal) return error;
	const text = error instanceof Error ? error.message : String(error);
	const code = Number(/^(1\d{3}): /.exec(text)?.[1] ?? (error as { code?: unknown })?.code);
	let name: string | undefined = AUTHOR[code];
	if (code === 1010) {
		const custom = /Custom error: (\d+)/.exec(text)?.[1];
		name = custom
			? `Custom(${custom})`
			: (INVALID.find(([part]) => text.includes(part))?.[1] ?? 'Invalid');
	}
	if (!name) return undefined;
	return refusalFor(name, sender, text, error);
}

/** A transaction that was in the pool and left it without getting into a block. */
export function dropped(status: string, sender: Sender): PoolRefusal {
	const what: Record<string, string> = {
		Dropped: 'The pool dropped the transaction, for it is full. Send it again later.',
		Invalid:
			sender === 'device'
				? 'The transaction became invalid while it waited: the device was suspended, the budget spent, or the deadline passed. Read the view `device`, and sign again.'
				: 'The transaction became invalid while it waited. Sign it again.',
		Usurped: 'Another transaction took its place: same nonce, or same device.',
		FinalityTimeout: 'The block was not finalised in time. Look whether it is in a later one.',
	};
	return new PoolRefusal(`Pool.${status}`, what[status] ?? `The pool reports: ${status}.`);
}

function refusalFor(name: string, sender: Sender, text: string, cause: unknown): PoolRefusal {
	const own = sender === 'device' ? DEVICE_REFUSALS : ACCOUNT_REFUSALS;
	const words =
		own[name] ?? COMMON_REFUSALS[name] ?? `The pool refused the transaction: ${text}.`;
	return new PoolRefusal(`Pool.${name}`, words, { cause });
}
