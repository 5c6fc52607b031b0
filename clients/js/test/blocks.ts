// SPDX-License-Identifier: Apache-2.0
// A chain in memory with validators that vote, and a node that tells of it: written apart from what
// it tests.

import { ed25519 } from '@noble/curves/ed25519';
import { compactToU8a, stringToU8a, u8aConcat, u8aToHex } from '@polkadot/util';
import { blake2AsU8a, xxhashAsU8a } from '@polkadot/util-crypto';
import { State } from './state.js';

export const filled = (byte: number, length = 32): Uint8Array => new Uint8Array(length).fill(byte);
export const le = (value: number | bigint, size: number): Uint8Array =>
	Uint8Array.from({ length: size }, (_, i) => Number((BigInt(value) >> BigInt(8 * i)) & 255n));
export const some = (value: Uint8Array | null): Uint8Array =>
	value ? u8aConcat([1], value) : new Uint8Array([0]);
export const storageKey = (pallet: string, item: string, ...keys: Uint8Array[]): Uint8Array =>
	u8aConcat(
		xxhashAsU8a(pallet, 128),
		xxhashAsU8a(item, 128),
		...keys.map((key) => u8aConcat(xxhashAsU8a(key, 64), key)),
	);

/** A validator: seed, key, weight. */
export interface Validator {
	seed: Uint8Array;
	key: Uint8Array;
	weight: number;
}

export function validator(byte: number, weight = 1): Validator {
	return { seed: filled(byte), key: ed25519.getPublicKey(filled(byte)), weight };
}

export interface Block {
	number: number;
	hash: Uint8Array;
	header: Uint8Array;
	json: any;
}

const authorities = (set: readonly Validator[]): Uint8Array =>
	u8aConcat(
		compactToU8a(set.length),
		...set.map(({ key, weight }) => u8aConcat(key, le(weight, 8))),
	);

/** What a header says of the validators that follow. */
export const change = {
	scheduled: (set: readonly Validator[], delay = 0): Uint8Array =>
		u8aConcat([1], authorities(set), le(delay, 4)),
	forced: (set: readonly Validator[], delay = 0): Uint8Array =>
		u8aConcat([2], le(7, 4), authorities(set), le(delay, 4)),
};

const sized = (bytes: Uint8Array): Uint8Array => u8aConcat(compactToU8a(bytes.length), bytes);

export function block(
	parent: Block | null,
	stateRoot: Uint8Array,
	said: Uint8Array[] = [],
	extra = 0,
): Block {
	const number = parent ? parent.number + 1 : 0;
	const engine = stringToU8a('FRNK');
	const logs = [
		u8aConcat([6], stringToU8a('aura'), sized(le(number + extra, 8))),
		...said.map((bytes) => u8aConcat([4], engine, sized(bytes))),
		// What others say is passed over.
		u8aConcat([4], stringToU8a('OTHR'), sized(filled(1, 3))),
		u8aConcat([8]),
		u8aConcat([0], sized(stringToU8a('other'))),
		u8aConcat([5], stringToU8a('aura'), sized(filled(number, 64))),
	];
	const parentHash = parent?.hash ?? filled(0);
	const header = u8aConcat(
		...[parentHash, compactToU8a(number), stateRoot, filled(9)],
		...[compactToU8a(logs.length), ...logs],
	);
	const json = {
		parentHash: u8aToHex(parentHash),
		number: `0x${number.toString(16)}`,
		stateRoot: u8aToHex(stateRoot),
		extrinsicsRoot: u8aToHex(filled(9)),
		digest: { logs: logs.map((log) => u8aToHex(log)) },
	};
	return { number, header, hash: blake2AsU8a(header, 256), json };
}

export interface VoteTerms {
	round?: number;
	set: number;
	/** Who votes for which block; the target if it is omitted. */
	votes: readonly { by: Validator; for?: Block; signature?: Uint8Array }[];
	ancestries?: readonly Block[];
}

export function justify(target: Block, terms: VoteTerms): Uint8Array {
	const { round = 5, set, votes, ancestries = [] } = terms;
	return u8aConcat(
		le(round, 8),
		target.hash,
		le(target.number, 4),
		compactToU8a(votes.length),
		...votes.map(({ by, for: voted = target, signature }) => {
			const precommit = u8aConcat(voted.hash, le(voted.number, 4));
			const message = u8aConcat([1], precommit, le(round, 8), le(set, 8));
			return u8aConcat(precommit, signature ?? ed25519.sign(message, by.seed), by.key);
		}),
		compactToU8a(ancestries.length),
		...ancestries.map(({ header }) => header),
	);
}

/** Three sets of validators, of which each hands over to the next. */
export const SETS = [
	[validator(1), validator(2), validator(3), validator(4)],
	[validator(5, 3), validator(6), validator(7), validator(1)],
	[validator(8)],
] as const;
/** The blocks that do so. */
export const CHANGES = [20, 40] as const;

export class Chain {
	readonly blocks: Block[] = [];

	/** The state is the same at every block. */
	constructor(
		readonly state: State,
		readonly length = 50,
	) {
		this.grow();
	}

	/** Makes the blocks; the genesis hash is part of the state, so of all but the first. */
	private grow(): void {
		const genesis = block(null, filled(0));
		this.state.set(storageKey('System', 'BlockHash', le(0, 4)), genesis.hash);
		const { root } = this.state;
		this.blocks.push(genesis);
		while (this.blocks.length < this.length) {
			const parent = this.blocks.at(-1)!;
			const at = CHANGES.findIndex((number) => number === parent.number + 1);
			const said = [
				[change.scheduled(SETS[1]), change.scheduled([])],
				[change.scheduled([]), change.forced(SETS[2])],
			][at];
			this.blocks.push(block(parent, root, said));
		}
	}

	get genesis(): string {
		return u8aToHex(this.blocks[0]!.hash);
	}

	/** The set that votes for a block; the one that changes it is still the old one's. */
	setOf(number: number): number {
		return CHANGES.filter((change) => change < number).length;
	}

	justification(number: number): Uint8Array {
		const set = this.setOf(number);
		const votes = SETS[set]!.map((by) => ({ by }));
		return justify(this.blocks[number]!, { set, votes });
	}

	/** A node of this chain. What it does not offer it refuses as nodes do. */
	node(offers: {
		final?: number;
		/** The latest block, if that is another one. */
		best?: number;
		/** `grandpa_proveFinality` */
		proves?: boolean;
		/** `grandpa_subscribeJustifications` */
		tells?: boolean;
		/** Blocks with which it keeps a justification. */
		keeps?: readonly number[];
		/** From which block on it has states. */
		statesFrom?: number;
		/** A lie: how many sets of validators there were before the one in force. */
		sets?: bigint;
		/** A lie: the block of which it hands out the proof, whichever is asked for. */
		provesOnly?: number;
	}): any {
		const { final = this.length - 1, proves, tells, keeps = CHANGES, statesFrom = 0 } = offers;
		const { best = final, sets, provesOnly } = offers;
		const byHash = (hash: string): Block =>
			this.blocks.find((each) => u8aToHex(each.hash) === hash)!;
		const state = (hash: string | undefined): Block => {
			const block = hash ? byHash(hash) : this.blocks.at(-1)!;
			if (block.number < statesFrom) throw refusal(4003, 'State already discarded');
			return block;
		};
		const methods: Record<string, (...params: any[]) => unknown> = {
			chain_getFinalizedHead: () => u8aToHex(this.blocks[final]!.hash),
			chain_getBlockHash: (number: number) =>
				this.blocks[number] ? u8aToHex(this.blocks[number]!.hash) : null,
			chain_getHeader: (hash?: string) => (hash ? byHash(hash) : this.blocks[best]!).json,
			chain_getBlock: (hash: string) => {
				const { number } = byHash(hash);
				const kept = keeps.includes(number);
				const bytes = kept ? [...this.justification(number)] : [];
				const other = [[1, 2, 3, 4], [5]];
				return { justifications: kept ? [other, [[70, 82, 78, 75], bytes]] : null };
			},
			state_getStorage: (key: string, hash?: string) => {
				state(hash);
				const value = this.state.get(key);
				return value ? u8aToHex(value) : null;
			},
			state_getReadProof: (keys: string[], hash: string) => {
				state(hash);
				return { proof: this.state.prove(keys).map((node) => u8aToHex(node)) };
			},
			state_call: (method: string, _: string, hash: string) => {
				const { number } = state(hash);
				const set = CHANGES.filter((change) => change <= number).length;
				return u8aToHex(
					method === 'GrandpaApi_current_set_id'
						? le(sets ?? set, 8)
						: authorities(SETS[set]!),
				);
			},
		};
		if (proves) {
			methods['grandpa_proveFinality'] = (number: number) => {
				if (number > final) throw refusal(1, 'Block not yet finalized');
				if (final < CHANGES[0]) throw refusal(1, 'Block not covered');
				const last =
					provesOnly ??
					Math.min(CHANGES.find((change) => number <= change) ?? final, final);
				const { hash } = this.blocks[last]!;
				return u8aToHex(u8aConcat(hash, sized(this.justification(last)), [0]));
			};
		}
		const send = async (method: string, params: any[]): Promise<unknown> => {
			const answer = methods[method];
			if (!answer) throw refusal(-32601, 'Method not found');
			return answer(...params);
		};
		const subscribe = async (
			_: string,
			method: string,
			__: any,
			tell: any,
		): Promise<string> => {
			if (!tells || method !== 'grandpa_subscribeJustifications') {
				throw refusal(-32601, 'Method not found');
			}
			for (const number of [final - 3, final]) {
				setTimeout(() => tell(null, u8aToHex(this.justification(number))), 1);
			}
			return 'id';
		};
		const unsubscribe = async (): Promise<boolean> => true;
		return { _rpcCore: { provider: { send, subscribe, unsubscribe } } };
	}
}

function refusal(code: number, message: string): Error {
	return Object.assign(new Error(`${code}: ${message}`), { code });
}
