// SPDX-License-Identifier: Apache-2.0
// The readings of a pumping station that does not exist, for the tour and for tests: always the same
// ones, and with what real ones have: sensors of different pace whose clocks are not quite regular,
// hours in which one of them says nothing, remarks with commas, quotes and line breaks.

/** The first second that readings are of: 2025-03-01, midnight UTC. */
export const BEGIN = 1_740_787_200;

export const COLUMNS = ['time', 'sensor', 'quantity', 'value', 'unit', 'remark'] as const;

type Sensor = [
	name: string,
	quantity: string,
	unit: string,
	/** Mean seconds between two readings. */
	pace: number,
	/** What it measures around, by how much that sways within a day, and by how much at random. */
	mean: number,
	sway: number,
	noise: number,
	/** After the point. */
	digits: number,
];

const SENSORS: readonly Sensor[] = [
	['FT-101', 'flow', 'l/min', 10, 210, 60, 4, 1],
	['FT-102', 'flow', 'l/min', 10, 180, 45, 4, 1],
	['PT-201', 'pressure', 'bar', 15, 4.2, 0.4, 0.05, 3],
	['TT-301', 'temperature', '°C', 30, 11.5, 2.5, 0.1, 2],
	['VT-401', 'vibration', 'mm/s', 20, 2.1, 0.2, 0.3, 2],
	['LT-501', 'level', 'm', 60, 3.4, 0.9, 0.01, 3],
];

const REMARKS = [
	'seal replaced',
	'zero set, span unchanged',
	'reads "high" after cleaning',
	'valve V-7 moved by hand,\nback at once',
];

const DAY = 86_400;

/** Numbers from 0 to 1 that look random and are always the same (splitmix32). */
function dice(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x9e3779b9) | 0;
		let value = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
		value = Math.imul(value ^ (value >>> 15), 0x735a2d97);
		return ((value ^ (value >>> 15)) >>> 0) / 2 ** 32;
	};
}

/** Which readings. */
export interface Wanted {
	/** How many. */
	count: number;
	/** Those of another plant, or of another time. */
	seed?: number;
	/** The first second; {@link BEGIN} if omitted. */
	begin?: number;
}

/** Readings as CSV records without their line ends, in the order of their times. */
export function* records({ count, seed = 1, begin = BEGIN }: Wanted): Generator<string> {
	const roll = dice(seed);
	// When each sensor speaks next, in milliseconds.
	const next = SENSORS.map(([, , , pace]) => begin * 1000 + Math.floor(roll() * pace * 1000));
	for (let made = 0; made < count; made++) {
		const which = next.indexOf(Math.min(...next));
		const [name, quantity, unit, pace, mean, sway, noise, digits] = SENSORS[which]!;
		const at = next[which]!;
		// Up and down within a day, each sensor at another hour.
		const phase = (((at / 1000) % DAY) / DAY + which / 7) % 1;
		const swing = 1 - 4 * Math.abs(phase - 0.5);
		const random = roll() + roll() + roll() - 1.5;
		const value = mean + sway * swing + noise * random;
		const remark = roll() < 0.002 ? REMARKS[Math.floor(roll() * REMARKS.length)]! : '';
		const cells = [
			(at / 1000).toFixed(3),
			name,
			quantity,
			value.toFixed(digits),
			unit,
			quoted(remark),
		];
		yield cells.join(',');
		// Its clock jitters by a tenth, and now and then the line is down for an hour or two.
		const gap = roll() < 0.0002 ? (1 + roll()) * 3600 : 0;
		next[which] = at + Math.round((pace * (0.9 + 0.2 * roll()) + gap) * 1000);
	}
}

const quoted = (text: string): string =>
	/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** The same as a CSV file, in pieces of some thousand records. */
export function* csv(wanted: Wanted): Generator<Uint8Array> {
	const encoder = new TextEncoder();
	let piece = `${COLUMNS.join(',')}\n`;
	for (const record of records(wanted)) {
		piece += `${record}\n`;
		if (piece.length < 1 << 18) continue;
		yield encoder.encode(piece);
		piece = '';
	}
	yield encoder.encode(piece);
}
