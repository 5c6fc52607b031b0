// SPDX-License-Identifier: Apache-2.0
// What most tests stand on: a node, funded accounts, a vendor with a model, devices at work.

import assert from 'node:assert/strict';
import { Keyring, type ApiPromise } from '@polkadot/api';
import { u8aToHex } from '@polkadot/util';
import { randomAsU8a } from '@polkadot/util-crypto';
import {
	access,
	calls,
	deviceId,
	find,
	generateSigner,
	send,
	type DeviceSigner,
	type Included,
	type KeyKind,
	type Tx,
} from '../src/index.js';
import { startNode, type Node, type NodeOptions } from './node.js';

export const UNIT = 1_000_000_000_000n;
/** Longest a test may take. Most take seconds: a block comes every half second. */
export const BOUND = { timeout: 180_000 };

/** An action that owners name themselves. */
export const OPEN = 16;

export type Pair = ReturnType<Keyring['addFromUri']>;

export interface Machine {
	/** `0x`-hex. */
	id: string;
	identity: DeviceSigner;
}

export class World {
	private constructor(
		readonly node: Node,
		readonly sudo: Pair,
		readonly acme: Pair,
		readonly owner: Pair,
		readonly gateway: Pair,
		readonly vendor: number,
		readonly model: number,
	) {}

	/** A node with the vendor Acme, its model, an owner and a gateway. */
	static async create(options: NodeOptions = {}): Promise<World> {
		return World.on(await startNode(options));
	}

	/** The same on a node that runs; stops it if it fails. */
	static async on(node: Node): Promise<World> {
		try {
			const { api } = node;
			const sudo = keyring.addFromUri('//Alice');
			const [acme, owner, gateway] = [person(), person(), person()];
			await fund(api, sudo, [acme, owner, gateway], 1000n * UNIT);
			const registry = api.tx['deviceRegistry']!;
			const vendors = await send(api, registry['registerVendor']!('Acme'), acme);
			const vendor = number(vendors, 'VendorRegistered', 'vendor');
			const models = await send(
				api,
				registry['registerModel']!(vendor, 'Flow Meter', 'C', null, null, 'Manual', false),
				acme,
			);
			const model = number(models, 'ModelRegistered', 'model');
			return new World(node, sudo, acme, owner, gateway, vendor, model);
		} catch (error) {
			await node.stop();
			throw error;
		}
	}

	get api(): ApiPromise {
		return this.node.api;
	}

	/** The registry's calls. */
	get registry(): Record<string, (...args: unknown[]) => Tx> {
		return this.api.tx['deviceRegistry'] as never;
	}

	/** The access policy's calls. */
	get policies(): Record<string, (...args: unknown[]) => Tx> {
		return this.api.tx['accessPolicy'] as never;
	}

	/** The firmware's calls. */
	get firmware(): Record<string, (...args: unknown[]) => Tx> {
		return this.api.tx['firmware'] as never;
	}

	/** The calls about streams and anchors. */
	get data(): Record<string, (...args: unknown[]) => Tx> {
		return this.api.tx['dataAnchor'] as never;
	}

	/** Another model of the vendor's. */
	async newModel(updates: 'Manual' | 'OwnerApproved' | 'Automatic'): Promise<number> {
		const { registry, vendor, acme } = this;
		const args = [vendor, 'Valve', 'D', null, null, updates, false];
		return number(
			await this.send(registry['registerModel']!(...args), acme),
			'ModelRegistered',
			'model',
		);
	}

	/** New accounts that can pay. */
	async people(count: number): Promise<Pair[]> {
		const people = Array.from({ length: count }, person);
		await fund(this.api, this.sudo, people, 100n * UNIT);
		return people;
	}

	send(tx: Tx, account: Pair): Promise<Included> {
		return send(this.api, tx, account);
	}

	/** Several calls of one account in one transaction. */
	batch(txs: Tx[], account: Pair): Promise<Included> {
		return this.send(this.api.tx['utility']!['batchAll']!(txs), account);
	}

	/** Makes a policy of the owner's that permits something. */
	async permit(rule: access.Rule): Promise<[id: bigint, done: Included]> {
		const done = await this.send(access.permit(this.api, rule), this.owner);
		return [access.policyId(done), done];
	}

	/** Makes a policy of the owner's that forbids something. */
	async forbid(rule: access.Rule): Promise<[id: bigint, done: Included]> {
		const done = await this.send(access.forbid(this.api, rule), this.owner);
		return [access.policyId(done), done];
	}

	revoke(policy: bigint): Promise<Included> {
		return this.send(this.policies['revoke']!(policy), this.owner);
	}

	decide(question: access.Question, at?: string): Promise<access.Decision> {
		return access.decide(this.api, question, at);
	}

	async reason(question: access.Question, at?: string): Promise<access.Reason> {
		return (await this.decide(question, at)).reason;
	}

	/** Expects that a transaction fails in its block, in the words of the chain's metadata. */
	refused(tx: Tx, who: Pair, code: string, words = /: .*\.$/): Promise<void> {
		const failure = { name: 'DispatchFailed', code, message: words };
		return assert.rejects(this.send(tx, who), failure);
	}

	/** A device that is enrolled and claimed by the owner. */
	async machine(kind: KeyKind = 'Ed25519', model = this.model): Promise<Machine> {
		const { api, acme, owner } = this;
		const signer = await generateSigner(kind);
		await this.send(await calls.enrol(api, { signer, enroller: acme.address, model }), acme);
		const device = deviceId(signer);
		const consent = await calls.consent(api, { device, signer, claimant: owner.address });
		await this.send(calls.claim(api, { device, consent }), owner);
		return { id: u8aToHex(device), identity: signer };
	}

	/** A fleet of the owner with these devices, sponsored on these terms. */
	async fleet(
		machines: Machine[],
		{ budget = 10n * UNIT, allowance = UNIT, period = 10_000, floor = 0n } = {},
	): Promise<number> {
		const created = await this.send(this.registry['createFleet']!('Plant', null), this.owner);
		const fleet = number(created, 'FleetCreated', 'fleet');
		await this.batch(
			[
				this.registry['openSponsorship']!(fleet, budget, allowance, period, floor),
				...machines.map(({ id }) => this.registry['assignFleet']!(id, fleet)),
			],
			this.owner,
		);
		return fleet;
	}

	/** A call that devices may make. */
	attribute(machine: Machine, name: string, value: string): Tx {
		return this.registry['setAttribute']!(machine.id, name, value, null);
	}
}

const keyring = new Keyring({ type: 'sr25519' });

/** A new account. */
export const person = (): Pair => keyring.addFromSeed(randomAsU8a(32));

export async function fund(
	api: ApiPromise,
	from: Pair,
	people: Pair[],
	amount: bigint,
): Promise<void> {
	const transfers = people.map(({ address }) =>
		api.tx['balances']!['transferKeepAlive']!(address, amount),
	);
	await send(api, api.tx['utility']!['batchAll']!(transfers), from);
}

/** The fields of an event. */
export const fields = (done: Included, event: string, pallet = 'deviceRegistry'): any =>
	find(done.events, pallet, event).data;

/** A number in a registry event. */
export const number = (done: Included, event: string, field: string): number =>
	fields(done, event)[field].toNumber();

/** The names of the registry's events. */
export const registryEvents = (done: Included): string[] =>
	done.events
		.filter(({ event }) => event.section === 'deviceRegistry')
		.map(({ event }) => event.method);

/** What an account can spend, and what is held on it. */
export async function balance(
	api: ApiPromise,
	{ address }: Pair,
): Promise<[free: bigint, held: bigint]> {
	const { data } = (await api.query['system']!['account']!(address)) as any;
	return [data.free.toBigInt(), data.reserved.toBigInt()];
}
