// SPDX-License-Identifier: Apache-2.0
// A meter with an operational key, in a sponsored fleet, and its readings in files.

import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
	Ed25519Signer,
	calls,
	sendDirect,
	sources,
	streams,
	type Included,
	type SendOptions,
	type Tx,
} from '../src/index.js';
import { csv, records, type Wanted } from '../src/readings.js';
import type { Machine, World } from './world.js';

/** Readings in a file, and what is to be anchored of them. */
export interface Readings extends sources.Ingested {
	path: string;
	/** Of each reading its bytes. */
	rows: Uint8Array[];
}

type Terms = Parameters<typeof streams.createStream>[1];

export class Plant {
	/** For files; gone after the test. */
	readonly dir = mkdtempSync(join(tmpdir(), 'muster-readings-'));

	private constructor(
		readonly world: World,
		readonly meter: Machine,
		/** Signs the meter's calls. */
		readonly session: Ed25519Signer,
	) {}

	static async create(world: World): Promise<Plant> {
		const { api, gateway } = world;
		const meter = await world.machine('P256');
		const session = Ed25519Signer.fromSeed();
		const { id: device, identity } = meter;
		const terms = { device, identity, key: session };
		await world.send(await calls.setOperationalKey(api, terms), gateway);
		await world.fleet([meter]);
		return new Plant(world, meter, session);
	}

	/** Removes the files. */
	clear(): void {
		rmSync(this.dir, { recursive: true });
	}

	file(name: string): string {
		return join(this.dir, name);
	}

	/** Writes readings as a CSV file, and reads it as one that is to be anchored. */
	async readings(name: string, wanted: Wanted): Promise<Readings> {
		const path = this.file(`${name}.csv`);
		await pipeline(Readable.from(csv(wanted)), createWriteStream(path));
		const encoder = new TextEncoder();
		const rows = Array.from(records(wanted), (record) => encoder.encode(record));
		return { path, rows, ...(await sources.ingest(path, { time: 'time' })) };
	}

	/** A stream of the meter's. */
	async stream(terms: Partial<Terms> = {}): Promise<number> {
		const { api, owner } = this.world;
		const named = { name: 'Pumping station', device: this.meter.id, slots: 8, ...terms };
		return streams.streamId(await this.world.send(streams.createStream(api, named), owner));
	}

	/** The meter makes a call that a gateway carries and pays. */
	async relayed(call: Tx): Promise<Included> {
		return this.world.send(await this.signed(call), this.world.gateway);
	}

	/** The meter makes a call by itself; its fleet's sponsorship pays. */
	async direct(call: Tx, options: SendOptions = {}): Promise<Included> {
		return sendDirect(this.world.api, await this.signed(call), options);
	}

	/** A call of the meter's. */
	signed(call: Tx): Promise<Tx> {
		const { meter, session: signer, world } = this;
		return calls.submit(world.api, { device: meter.id, signer, call });
	}

	/** A call that another device makes by itself. */
	async directBy({ id, identity }: Machine, call: Tx): Promise<Included> {
		const { api } = this.world;
		const signed = { device: id, signer: identity, call };
		return sendDirect(api, await calls.submit(api, signed));
	}

	/** The meter anchors what comes next in a stream. */
	async anchor(
		stream: number,
		batch: streams.Batch,
		options: SendOptions = {},
	): Promise<Included> {
		const { api } = this.world;
		const next = await streams.nextSubmission(api, stream, batch);
		return this.direct(streams.anchor(api, next), options);
	}
}
