// SPDX-License-Identifier: Apache-2.0
// Rollouts: bringing a release to fleets, wave by wave, and what a device is told. The calls that
// only name a rollout (`pauseRollout`, `resumeRollout`, `abortRollout`, ...) are plain
// `api.tx.firmware....`.

import type { ApiPromise } from '@polkadot/api';
import { u8aConcat } from '@polkadot/util';
import type { Tx } from './chain.js';
import { encodeHours, readHours, type Hours, type ReadHours } from './conditions.js';
import { toDeviceId, type DeviceLike } from './keys.js';
import { big, hex, option, text, type Any, type At } from './read.js';
import { call, pallet, readImage, type Place, type ReadImage } from './releases.js';
import { option as encodeOption } from './scale.js';

/** All of something, in basis points. */
export const WHOLE = 10_000;

/** One step of a rollout. Shares and thresholds are basis points: 10,000 are all. */
export interface Wave {
	fleet: number;
	/**
	 * Of the model's devices in the fleet, counted together with the waves of the same fleet before
	 * this one. All if omitted.
	 */
	share?: number;
	/** So many of the wave's devices must succeed. All that may not fail if omitted. */
	success?: number;
	/** More failures than this halt the rollout. The first one does if omitted. */
	failure?: number;
	/** Seconds until silence counts as failure. */
	deadline: number | bigint;
	/** Seconds for which the success must last. */
	soak?: number | bigint;
}

const waveArg = (wave: Wave) => {
	const {
		fleet,
		share = WHOLE,
		failure = 0,
		success = WHOLE - failure,
		deadline,
		soak = 0,
	} = wave;
	return { fleet, share, success, failure, deadline, soak };
};

/**
 * Brings a release to fleets of one owner, one wave after the other. `rolloutId` is its number.
 * Sent by the owner, or by whoever may `update-firmware` on each fleet.
 */
export function startRollout(
	api: ApiPromise,
	p: Place & {
		waves: readonly Wave[];
		/** When devices install; always if omitted. */
		window?: Hours | null;
		/** Whether a device's word is enough for success, or only evidence is. */
		proof?: 'reported' | 'attested';
		/** Whether waves after the first are opened by the operator alone. */
		manual?: boolean;
	},
): Tx {
	const { model, component = 0, sequence, waves, window, proof = 'reported', manual = false } = p;
	const terms = u8aConcat(
		encodeOption(window && encodeHours(window)),
		[proof === 'attested' ? 1 : 0],
		[manual ? 1 : 0],
	);
	const list = waves.map(waveArg);
	return pallet(api)['startRollout']!(model, component, sequence, list, terms);
}

/** What a device has to say about a rollout; a failure with its own code for the reason. */
export type Report = 'started' | 'installed' | { failed: number };

/** Says how a device fares. Sent by its owner, or inside a `submit` by the device itself. */
export function report(
	api: ApiPromise,
	p: { device: DeviceLike; rollout: number; report: Report },
): Tx {
	return pallet(api)['report']!(toDeviceId(p.device), p.rollout, p.report);
}

// --- reads ----------------------------------------------------------------------------------------

/** Why a rollout halted. */
export interface Halt {
	/** From 0. */
	wave: number;
	failed: number;
	/** Said nothing until the deadline. */
	silent: number;
	/** So many would have been tolerated. */
	tolerated: number;
}

/** How a rollout stands. Times in seconds since 1970. */
export type RolloutStatus =
	| { status: 'Running' | 'Due' | 'Revoked' | 'Completed' | 'Aborted' }
	| { status: 'Soaking'; until: bigint }
	| { status: 'Paused'; since: bigint }
	| { status: 'Halted'; halt: Halt };

export interface ReadWave extends Required<Wave> {
	/** Whether it was opened. All counts are 0 before that. */
	open: boolean;
	/** Devices it is made of. */
	size: number;
	admitted: number;
	succeeded: number;
	/** Those forgiven included. */
	failed: number;
	forgiven: number;
	silent: number;
	/** Successes that it needs. */
	needed: number;
	/** Failures and silences that it tolerates. */
	tolerated: number;
	deadlineAt: bigint;
	/** Since when the success lasts. */
	passedAt: bigint | null;
}

export type Rollout = {
	id: number;
	owner: string;
	model: number;
	component: number;
	sequence: bigint;
	window: ReadHours | null;
	proof: 'reported' | 'attested';
	manual: boolean;
	/** The wave that was opened last, from 0. */
	current: number;
	waves: ReadWave[];
	payer: string;
} & RolloutStatus;

/** Why a device is to install nothing now. */
export type Reason =
	| {
			why:
				| 'DeviceNotActive'
				| 'NoRollout'
				| 'UpToDate'
				| 'NotYet'
				| 'NoPlace'
				| 'Paused'
				| 'Halted'
				| 'Aborted'
				| 'ReleaseRevoked'
				| 'BelowFloor'
				| 'HardwareUnknown'
				| 'HardwareMismatch';
	  }
	| { why: 'OutsideWindow'; opensAt: bigint }
	| { why: 'Requires' | 'ByHand'; sequence: bigint }
	| { why: 'Dependency'; component: number; sequence: bigint };

/** A release to be installed now. */
export interface Install {
	sequence: bigint;
	version: string;
	/** One of these, for the device's slot. */
	images: ReadImage[];
	uris: string[];
	/** SHA-256 of the SUIT manifest by which it came. */
	manifest: string | null;
	/** `Free`: report that you start, before somebody else takes the place. */
	place: 'Taken' | 'Free' | 'NotNeeded';
}

/** What a device is told about one component: what to install, or why nothing. */
export type Advice = {
	component: number;
	/** What it has proven to run, if its verdict counts now. */
	running: bigint | null;
	/** The rollout that decides, if there is one. */
	rollout: number | null;
} & ({ install: Install; nothing: null } | { install: null; nothing: Reason });

/** A rollout as it stands, with the counts of its waves and, if it halted, why. */
export async function rollout(api: ApiPromise, id: number, at?: At): Promise<Rollout | null> {
	return option(await call(api, at, 'rollout', id), (v) => ({
		id: v.id.toNumber(),
		owner: v.owner.toString(),
		model: v.model.toNumber(),
		component: v.component.toNumber(),
		sequence: big(v.sequence),
		window: option(v.terms.window, readHours),
		proof: v.terms.proof.type.toLowerCase() as 'reported' | 'attested',
		manual: v.terms.manual.isTrue,
		...readStatus(v.status),
		current: v.current.toNumber(),
		waves: [...v.waves].map(readWave),
		payer: v.payer.toString(),
	}));
}

/** The rollouts that were started last over a fleet, for a model; one for each component. */
export async function rolloutsOf(
	api: ApiPromise,
	fleet: number,
	model: number,
	at?: At,
): Promise<{ component: number; rollout: number }[]> {
	return [...(await call(api, at, 'rolloutsOf', fleet, model))].map(
		({ component, rollout }: Any) => ({
			component: component.toNumber(),
			rollout: rollout.toNumber(),
		}),
	);
}

/** What a device is to install now, or why nothing: one answer for each component of its model. */
export async function nextUpdate(api: ApiPromise, device: DeviceLike, at?: At): Promise<Advice[]> {
	return [...(await call(api, at, 'nextUpdate', toDeviceId(device)))].map(readAdvice);
}

// --- from polkadot.js' types to plain values ------------------------------------------------------

function readStatus({ type: status, value }: Any): RolloutStatus {
	switch (status) {
		case 'Soaking':
			return { status, until: big(value.until) };
		case 'Paused':
			return { status, since: big(value.since) };
		case 'Halted':
			return {
				status,
				halt: {
					wave: value.wave.toNumber(),
					failed: value.failed.toNumber(),
					silent: value.silent.toNumber(),
					tolerated: value.tolerated.toNumber(),
				},
			};
		default:
			return { status };
	}
}

const readWave = (v: Any): ReadWave => ({
	fleet: v.terms.fleet.toNumber(),
	share: v.terms.share.toNumber(),
	success: v.terms.success.toNumber(),
	failure: v.terms.failure.toNumber(),
	deadline: big(v.terms.deadline),
	soak: big(v.terms.soak),
	open: v.open.isTrue,
	size: v.size_.toNumber(),
	admitted: v.admitted.toNumber(),
	succeeded: v.succeeded.toNumber(),
	failed: v.failed.toNumber(),
	forgiven: v.forgiven.toNumber(),
	silent: v.silent.toNumber(),
	needed: v.needed.toNumber(),
	tolerated: v.tolerated.toNumber(),
	deadlineAt: big(v.deadlineAt),
	passedAt: option(v.passedAt, big),
});

function readAdvice({ component, running, rollout, advice }: Any): Advice {
	const head = {
		component: component.toNumber() as number,
		running: option(running, big),
		rollout: option(rollout, (id): number => id.toNumber()),
	};
	return advice.isInstall
		? { ...head, install: readInstall(advice.asInstall), nothing: null }
		: { ...head, install: null, nothing: readReason(advice.asNothing) };
}

const readInstall = (v: Any): Install => ({
	sequence: big(v.sequence),
	version: text(v.version),
	images: [...v.images].map(readImage),
	uris: [...v.uris].map(text),
	manifest: option(v.manifest, hex),
	place: v.place.type,
});

function readReason({ type: why, value }: Any): Reason {
	switch (why) {
		case 'OutsideWindow':
			return { why, opensAt: big(value.opensAt) };
		case 'Requires':
		case 'ByHand':
			return { why, sequence: big(value.sequence) };
		case 'Dependency':
			return { why, component: value.component.toNumber(), sequence: big(value.sequence) };
		default:
			return { why };
	}
}
