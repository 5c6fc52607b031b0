// SPDX-License-Identifier: Apache-2.0
// Somebody on another parachain who acts on this one: by messages, from an account of his own there
// and as an account of its own here.

import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiPromise } from '@polkadot/api';
import type { EventRecord } from '@polkadot/types/interfaces';
import { u8aToHex } from '@polkadot/util';
import { find, send, type Included, type Tx } from '../src/index.js';
import type { Node } from './node.js';
import { UNIT, type Pair } from './world.js';

/** Parachain ids, of this chain and of the other. */
export const HERE = 2000;
export const THERE = 2001;

/** What a message takes along to pay with; what it does not need comes back. */
const FEES = 5n * UNIT;

/** An XCM instruction or location, as polkadot.js takes it. */
type Xcm = string | Record<string, unknown>;

/** A message that has been executed here, or was not. */
export interface Executed extends Included {
	/** Whether all of its instructions did what they are there for. */
	complete: boolean;
}

export class Foreigner {
	private constructor(
		readonly here: Node,
		readonly there: Node,
		/** Who sends: by himself, or as root in the name of his whole chain. */
		readonly sender: Pair,
		readonly asChain: boolean,
		/** Its account here. */
		readonly address: string,
	) {}

	static async create(
		here: Node,
		there: Node,
		sender: Pair,
		{ asChain = false } = {},
	): Promise<Foreigner> {
		const location = { V5: locationOf(sender, asChain) };
		const convert = here.api.call['locationToAccountApi']!['convertLocation']!;
		const account = (await convert(location)) as any;
		return new Foreigner(here, there, sender, asChain, account.asOk.toString());
	}

	/** Makes calls here, one after the other, until one fails. */
	act(...calls: Tx[]): Promise<Executed> {
		return this.paid(
			calls.flatMap((call) => [transact(call), { ExpectTransactStatus: 'Success' }]),
		);
	}

	/** Makes a call here, and has its outcome told to `query` of its own chain. */
	async ask(query: number, call: Tx): Promise<Executed> {
		const report = {
			destination: { parents: 1, interior: { X1: [{ Parachain: THERE }] } },
			queryId: query,
			maxWeight: { refTime: 1_000_000_000, proofSize: 65_536 },
		};
		return this.paid([transact(call), { ReportTransactStatus: report }]);
	}

	/** Sends a message that pays for itself, and gets back what that did not cost. */
	paid(instructions: Xcm[]): Promise<Executed> {
		const beneficiary = locationOf(this.sender, this.asChain);
		const deposit = { assets: { Wild: { AllCounted: 1 } }, beneficiary };
		return this.message([
			{ WithdrawAsset: [native(FEES)] },
			{ BuyExecution: { fees: native(FEES), weightLimit: 'Unlimited' } },
			{ SetAppendix: ['RefundSurplus', { DepositAsset: deposit }] },
			...instructions,
		]);
	}

	/** Sends a message as it is, and waits until it is executed here or refused. */
	async message(instructions: Xcm[]): Promise<Executed> {
		const from = (await this.here.api.rpc.chain.getHeader()).number.toNumber() + 1;
		const { api } = this.there;
		const destination = { V5: { parents: 1, interior: { X1: [{ Parachain: HERE }] } } };
		const call = api.tx['polkadotXcm']!['send']!(destination, { V5: instructions });
		const done = await send(
			api,
			this.asChain ? api.tx['sudo']!['sudo']!(call) : call,
			this.sender,
		);
		const { messageId } = find(done.events, 'polkadotXcm', 'Sent').data as any;
		return arrival(this.here.api, messageId.toHex(), from);
	}
}

export const transact = (call: Tx): Xcm => ({
	Transact: {
		originKind: 'SovereignAccount',
		fallbackMaxWeight: null,
		call: { encoded: u8aToHex(call.method.toU8a()) },
	},
});

/** The native token of this chain, as it is called here. */
const native = (amount: bigint): Record<string, unknown> => ({
	id: { parents: 0, interior: 'Here' },
	fun: { Fungible: amount },
});

/** Where somebody there is, as seen from here. */
function locationOf(who: Pair, asChain: boolean): Record<string, unknown> {
	const chain = { Parachain: THERE };
	const account = { AccountId32: { network: null, id: who.publicKey } };
	return { parents: 1, interior: asChain ? { X1: [chain] } : { X2: [chain, account] } };
}

/**
 * What the message did that arrives from block `from` on. One that is not let in is not told of by
 * its id; chains also tell each other which versions they speak, and there nothing fails.
 */
async function arrival(api: ApiPromise, id: string, from: number): Promise<Executed> {
	const until = Date.now() + 120_000;
	for (let number = from; Date.now() < until;) {
		const hash = await api.rpc.chain.getBlockHash(number);
		if (hash.isEmpty) {
			await sleep(100);
			continue;
		}
		const at = await api.at(hash);
		const all = [...((await at.query['system']!['events']!()) as any)] as EventRecord[];
		// Messages are executed beside the transactions of a block.
		const records = all.filter(({ phase }) => !phase.isApplyExtrinsic);
		let begin = 0;
		for (const [end, { event }] of records.entries()) {
			if (event.section !== 'messageQueue' || !OUTCOMES.has(event.method)) continue;
			const data = event.data as any;
			const complete = event.method === 'Processed' && data.success.isTrue;
			if (data.id.toHex() === id || (isFromThere(data.origin) && !complete)) {
				const events = records.slice(begin, end);
				return { hash: id, blockHash: hash.toHex(), blockNumber: number, events, complete };
			}
			begin = end + 1;
		}
		number++;
	}
	throw new Error(`message ${id} has not arrived`);
}

const OUTCOMES = new Set(['Processed', 'ProcessingFailed', 'OverweightEnqueued']);
const isFromThere = (origin: any): boolean => origin.isSibling && origin.asSibling.eq(THERE);
