// SPDX-License-Identifier: Apache-2.0
// A model with firmware: three release managers of whom two must agree, a security officer, images in
// files, and devices that prove what they run.

import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { firmware, type Included, type Tx } from '../src/index.js';
import type { Machine, Pair, World } from './world.js';

/** The hardware revision of every device here. */
export const HARDWARE = 3;

/** Strict, but for how long a verdict lasts. */
export const POLICY: firmware.AppraisalPolicy = { maxAge: 60, validity: 86_400 };

export interface Options {
	updates?: 'Manual' | 'OwnerApproved' | 'Automatic';
	/** Seconds. */
	timeLock?: number;
	policy?: firmware.AppraisalPolicy;
	binding?: firmware.SuitBinding;
	signatures?: firmware.SignatureTerms;
}

/** An image in a file, and what it measures. */
export interface Built extends firmware.Measured {
	path: string;
}

export class Product {
	private readonly dir = mkdtempSync(join(tmpdir(), 'muster-firmware-'));

	private constructor(
		readonly world: World,
		readonly model: number,
		readonly authority: number,
		readonly managers: [Pair, Pair, Pair],
		readonly officer: Pair,
	) {}

	static async create(world: World, options: Options = {}): Promise<Product> {
		const { api, vendor, acme } = world;
		const { updates = 'OwnerApproved', timeLock = 0, policy = POLICY } = options;
		const model = await world.newModel(updates);
		const people = await world.people(4);
		const [officer, ...managers] = people as [Pair, Pair, Pair, Pair];
		const made = await world.send(
			firmware.createAuthority(api, {
				vendor,
				approvers: managers.map(({ address }) => address),
				threshold: 2,
				revokers: [officer.address],
				timeLock,
			}),
			acme,
		);
		const authority = firmware.authorityId(made);
		await world.batch(
			[
				firmware.registerComponent(api, {
					model,
					component: 0,
					name: 'main',
					authority,
					...(options.binding && { binding: options.binding }),
					...(options.signatures && { signatures: options.signatures }),
				}),
				firmware.setAppraisalPolicy(api, { model, policy }),
			],
			acme,
		);
		return new Product(world, model, authority, managers, officer);
	}

	/** Removes the files. */
	clear(): void {
		rmSync(this.dir, { recursive: true });
	}

	/** Builds an image like no other. */
	async build(name: string): Promise<Built> {
		const path = join(this.dir, `${name}.bin`);
		writeFileSync(path, randomBytes(200_000));
		return { path, ...(await firmware.imageDigest(path)) };
	}

	propose(sequence: number, image: firmware.Image, about: Partial<firmware.About> = {}): Tx {
		const { api } = this.world;
		const release = { model: this.model, sequence, version: `${sequence}.0`, images: [image] };
		return firmware.proposeRelease(api, { ...release, ...about });
	}

	approve(sequence: number): Tx {
		return this.world.firmware['approveRelease']!(this.model, 0, sequence);
	}

	/** Two of the three agree. */
	async approved(sequence: number): Promise<Included> {
		const [first, second] = this.managers;
		await this.world.send(this.approve(sequence), first);
		return this.world.send(this.approve(sequence), second);
	}

	/** Builds, proposes and approves a release. */
	async release(sequence: number, about: Partial<firmware.About> = {}): Promise<Built> {
		const image = await this.build(`${sequence}`);
		await this.world.send(this.propose(sequence, image, about), this.world.acme);
		await this.approved(sequence);
		return image;
	}

	read(sequence: number, at?: string): Promise<firmware.Release | null> {
		return firmware.release(this.world.api, { model: this.model, sequence }, at);
	}

	revoke(sequence: number): Promise<Included> {
		const { model, officer, world } = this;
		const release = { model, sequence, reason: 'bricks valves' };
		return world.send(firmware.revokeRelease(world.api, release), officer);
	}

	machine(): Promise<Machine> {
		return this.world.machine('Ed25519', this.model);
	}

	/** What a device that runs this says. */
	async evidence(
		machine: Machine,
		runs: firmware.Measured,
		claims: Partial<firmware.Claims> = {},
	): Promise<Uint8Array> {
		const { api } = this.world;
		return firmware.evidence(api.genesisHash, {
			device: machine.id,
			signer: machine.identity,
			block: await firmware.recentBlock(api),
			claims: {
				hardware: HARDWARE,
				secureBoot: true,
				debug: false,
				measurements: [runs.digest],
				...claims,
			},
		});
	}

	/** A gateway carries a device's evidence. */
	async attest(
		machine: Machine,
		runs: firmware.Measured,
		claims: Partial<firmware.Claims> = {},
	): Promise<Included> {
		const { api, gateway } = this.world;
		const evidence = await this.evidence(machine, runs, claims);
		return this.world.send(firmware.attest(api, { device: machine.id, evidence }), gateway);
	}

	/** A verdict in a line. */
	async verdict(machine: Machine, at?: string): Promise<string> {
		return firmware.sentence(await firmware.verdict(this.world.api, machine.id, at));
	}

	/** What a device is told about the main firmware. */
	async advice(machine: Machine, at?: string): Promise<firmware.Advice> {
		return (await firmware.nextUpdate(this.world.api, machine.id, at))[0]!;
	}

	/** Why it is to install nothing. */
	async told(machine: Machine, at?: string): Promise<string | undefined> {
		return (await this.advice(machine, at)).nothing?.why;
	}
}
