// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { u8aToHex } from '@polkadot/util';
import { encodeAddress } from '@polkadot/util-crypto';
import { access, deviceId, deviceKey } from '../src/index.js';

const ID = `0x${'ab'.repeat(32)}`;
const DID = `did:muster:${'ab'.repeat(32)}`;
const KEY = `${'01'.repeat(32)}`;
const ADDRESS = encodeAddress(`0x${KEY}`, 42);

const hex = (bytes: Uint8Array): string => u8aToHex(bytes).slice(2);

describe('actions', () => {
	it("are the pallet's, by name and number", () => {
		// dist/test/ -> the package -> clients -> the checkout.
		const source = readFileSync(
			fileURLToPath(new URL('../../../../pallets/primitives/src/access.rs', import.meta.url)),
			'utf8',
		);
		const names = /pub const NAMES: \[&str; 16\] = \[([^\]]*)\]/.exec(source)![1]!;
		assert.deepEqual(
			Object.keys(access.ACTIONS),
			[...names.matchAll(/"([^"]+)"/g)].map(([, name]) => name),
		);
		for (const [name, number] of Object.entries(access.ACTIONS)) {
			const constant = name.toUpperCase().replace('-', '_');
			assert.match(source, new RegExp(`pub const ${constant}: Action = ${number};`));
		}
	});

	it('make a set and are read from it', () => {
		assert.equal(access.actions('read', 'control', 16), 0x10003n);
		assert.equal(access.actions(63), 1n << 63n);
		assert.equal(access.actions(), 0n);
		assert.deepEqual(access.actionsIn(0x18001n), ['read', 'connect', 16]);
		assert.deepEqual(access.actionsIn((1n << 63n) | 2n), ['control', 63]);
	});

	it('that there are not are refused', () => {
		assert.throws(() => access.actions('open' as never), /unknown action "open": one of read,/);
		for (const number of [64, -1, 1.5, NaN]) {
			assert.throws(() => access.actions(number), /there are 0 to 63/);
		}
	});
});

describe('who and what', () => {
	it('are encoded as the chain does', () => {
		const key = deviceKey('Ed25519', `0x${KEY}`);
		const device = hex(deviceId(key));
		const id = ID.slice(2);
		assert.equal(hex(access.encodeSubject(ADDRESS)), `00${KEY}`);
		assert.equal(hex(access.encodeSubject({ account: `0x${KEY}` })), `00${KEY}`);
		assert.equal(hex(access.encodeSubject(DID)), `01${id}`);
		assert.equal(hex(access.encodeSubject({ device: ID })), `01${id}`);
		assert.equal(hex(access.encodeSubject(key)), `01${device}`);

		assert.equal(hex(access.encodePrincipal('anyone')), '00');
		assert.equal(hex(access.encodePrincipal(ADDRESS)), `01${KEY}`);
		assert.equal(hex(access.encodePrincipal(DID)), `02${id}`);
		assert.equal(hex(access.encodePrincipal({ role: 7 })), '0307000000');

		for (const encode of [access.encodeTarget, access.encodeResource]) {
			for (const thing of [DID, ID, { device: DID }, new Uint8Array(32).fill(0xab)]) {
				assert.equal(hex(encode(thing)), `00${id}`);
			}
			assert.equal(hex(encode(key)), `00${device}`);
			assert.equal(hex(encode({ fleet: 258 })), '0102010000');
			assert.equal(hex(encode({ stream: 1 })), '0201000000');
		}
		assert.equal(hex(access.encodeTarget('domain')), '03');
		assert.equal(hex(access.encodeResource({ domain: ADDRESS })), `03${KEY}`);
	});

	it('that cannot be told are refused', () => {
		assert.throws(() => access.encodeSubject(ID), /may be an account or a device: write/);
		assert.throws(() => access.encodeSubject('nobody'), /./);
		assert.throws(() => access.encodeSubject('did:web:example.org'), /is not did:muster:/);
		assert.throws(() => access.encodeTarget('everything'), /0x-hexadecimal/);
		assert.throws(() => access.encodeTarget({ fleet: -1 }), /fleet: -1 does not fit/);
		assert.throws(() => access.encodeResource('domain'), /0x-hexadecimal/);
		assert.throws(() => access.encodePrincipal({ role: 2 ** 32 }), /role: .* does not fit/);
	});
});

describe('conditions', () => {
	const encode = (conditions?: access.Conditions): string =>
		hex(access.encodeConditions(conditions));
	/** Each condition by itself; the others are left out. */
	const alone = (at: number, encoded: string): string =>
		`${'00'.repeat(at)}01${encoded}${'00'.repeat(6 - at)}`;

	it('are encoded as the chain does', () => {
		assert.equal(encode(), '00000000000000');
		assert.equal(encode({ window: null, uses: null, attributes: [] }), '00000000000000');

		const window = { from: new Date('2026-01-01T00:00:00.999Z'), until: 1_800_000_000n };
		assert.equal(encode({ window }), alone(0, '0100b95569000000000100d2496b00000000'));
		assert.equal(encode({ window: { until: 5 } }), alone(0, '00010500000000000000'));

		const hours = { from: '08:00', until: '17:30' } as const;
		const days = ['mon', 'wed', 'sun'] as const;
		assert.equal(encode({ hours: { ...hours, days, offset: 60 } }), alone(1, '45e0011a043c00'));
		assert.equal(encode({ hours: { ...hours, offset: -300 } }), alone(1, '7fe0011a04d4fe'));
		// The end of the day, by both names.
		for (const until of ['00:00', '24:00']) {
			assert.equal(encode({ hours: { from: '0:00', until } }), alone(1, '7f0000a0050000'));
		}

		assert.equal(encode({ uses: 5 }), alone(2, '05000000'));
		const attested = { of: 'resource', tier: 'affirming' } as const;
		assert.equal(encode({ attested }), alone(3, '010200'));
		assert.equal(
			encode({ attested: { ...attested, of: 'subject', within: 86_400 } }),
			alone(3, '0002018051010000000000'),
		);
		assert.equal(
			encode({ firmware: { of: 'resource', sequence: 7n } }),
			alone(4, '010700000000000000'),
		);
		assert.equal(
			encode({ status: { of: 'resource', in: ['active', 'decommissioned'] } }),
			alone(5, '0112'),
		);

		const attributes: access.AttributeTest[] = [
			{ of: 'resource', name: 'zone', equals: 'b' },
			{ of: 'subject', name: 'level', atLeast: -2 },
		];
		assert.equal(
			encode({ attributes }),
			`000000000000080110${hex(Buffer.from('zone'))}0004620014${hex(Buffer.from('level'))}02feffffffffffffff`,
		);
		const bytes = new Uint8Array([0x30, 0x78]);
		assert.equal(
			encode({ attributes: [{ of: 'subject', name: 'a', differs: bytes }] }),
			'000000000000040004610108' + '3078',
		);
		assert.equal(
			encode({ attributes: [{ of: 'subject', name: 'a', differs: '0x' }] }),
			'000000000000040004610108' + '3078',
		);
		assert.equal(
			encode({ attributes: [{ of: 'subject', name: 'a', atMost: 2n ** 63n - 1n }] }),
			'0000000000000400046103ffffffffffffff7f',
		);
	});

	const wrong: [conditions: unknown, message: RegExp][] = [
		[{ windows: {} }, /unknown condition "windows": one of window, hours,/],
		[{ window: {} }, /give from, until, or both/],
		[{ window: { from: 2, until: 1 } }, /until lies before from/],
		[{ window: { from: Date.now() } }, /window.from: \d+ looks like milliseconds/],
		[{ window: { from: new Date('x') } }, /window.from: not a valid date/],
		[{ window: { until: -1 } }, /does not fit/],
		[{ hours: { from: '8', until: '17:00' } }, /hours.from: "8" is no time of day/],
		[{ hours: { from: '08:60', until: '17:00' } }, /"08:60" is no time of day/],
		[{ hours: { from: '08:00', until: '24:01' } }, /hours.until: "24:01" is no time/],
		[{ hours: { from: '24:00', until: '08:00' } }, /a day begins at 00:00/],
		[{ hours: { from: '08:00', until: '17:00', days: [] } }, /hours.days: none is given/],
		[
			{ hours: { from: '08:00', until: '17:00', days: ['monday'] } },
			/hours.days: "monday" is not one of mon, tue,/,
		],
		[{ hours: { from: '08:00', until: '17:00', offset: 841 } }, /-840 to 840/],
		[{ hours: { from: '08:00', until: '17:00', offset: 0.5 } }, /-840 to 840/],
		[{ uses: 0 }, /0 would never hold/],
		[{ uses: 2 ** 32 }, /uses: .* does not fit/],
		[{ uses: 1.5 }, /not an exact integer/],
		[{ attested: { of: 'object', tier: 'warning' } }, /attested.of: "object" is not one of/],
		[{ attested: { of: 'subject', tier: 'good' } }, /attested.tier: "good" is not one of/],
		[{ firmware: { sequence: 1 } }, /firmware.of: "undefined" is not one of subject, resource/],
		[{ status: { of: 'resource', in: [] } }, /status.in: none is given/],
		[{ status: { of: 'resource', in: ['Active'] } }, /"Active" is not one of enrolled, active/],
		[{ attributes: [{ of: 'subject', name: '', equals: 'a' }] }, /name .* is empty/],
		[
			{ attributes: [{ of: 'subject', name: 'a'.repeat(33), equals: 'a' }] },
			/33 bytes, and 32/,
		],
		[
			{ attributes: [{ of: 'subject', name: 'a', equals: 'ä'.repeat(17) }] },
			/34 bytes, and 32/,
		],
		[{ attributes: [{ of: 'subject', name: 'a' }] }, /"a": give one of equals, differs,/],
		[{ attributes: [{ of: 'subject', name: 'a', equals: 'b', atMost: 1 }] }, /give one of/],
		[{ attributes: [{ of: 'subject', name: 'a', equals: 1 }] }, /equals wants a text or bytes/],
		[
			{ attributes: [{ of: 'subject', name: 'a', atMost: '1' }] },
			/atMost wants a whole number/,
		],
		[{ attributes: [{ of: 'subject', name: 'a', atLeast: 0.1 }] }, /not an exact integer/],
		[{ attributes: [{ of: 'subject', name: 'a', atMost: 2n ** 63n }] }, /does not fit 64 bits/],
		[{ attributes: new Array(3).fill({}) }, /at most 2 tests, got 3/],
	];
	for (const [conditions, message] of wrong) {
		it(`refused: ${message.source}`, () => {
			assert.throws(() => access.encodeConditions(conditions as access.Conditions), message);
		});
	}
});

describe('an explanation', () => {
	const owner = ADDRESS;

	it('tells each policy and all that stood against it', () => {
		const text = access.describe({
			permitted: false,
			reason: 'NothingPermits',
			policies: [],
			owner,
			revision: 12n,
			considered: [
				{ policy: 4n, effect: 'Permit', applies: false, because: [{ why: 'Uses' }] },
				{
					policy: 7n,
					effect: 'Permit',
					applies: false,
					because: [
						{ why: 'Window' },
						{ why: 'ParentRevoked', policy: 3n },
						{ why: 'Attribute', test: 1 },
					],
				},
				{ policy: 9n, effect: 'Forbid', applies: false, because: [{ why: 'NoRole' }] },
			],
		});
		assert.equal(
			text,
			[
				'Denied: no policy permits it.',
				`Asked were the policies of ${owner}, revision 12.`,
				'  policy 4 permits: does not apply: no uses are left',
				'  policy 7 permits: does not apply: it is outside the time window; policy 3, from which it was delegated, is revoked; attribute test 2 fails',
				'  policy 9 forbids: does not apply: the subject does not have the role',
			].join('\n'),
		);
	});

	it('tells what decided, and where nothing was asked', () => {
		const decision = { permitted: false, owner, revision: 2n } as const;
		assert.equal(
			access.sentence({ ...decision, reason: 'Forbidden', policies: [5n, 6n] }),
			'Denied: a policy forbids it (policies 5, 6).',
		);
		assert.equal(
			access.describe({
				...decision,
				owner: null,
				reason: 'UnknownResource',
				policies: [],
				considered: [],
			}),
			[
				'Denied: there is no such resource, or nobody owns it.',
				"Nobody's policies were asked.",
				'  No policy was looked at.',
			].join('\n'),
		);
	});
});

describe('calls', () => {
	it('that cannot be meant are refused before they are sent', () => {
		const api = { tx: { accessPolicy: {} } } as never;
		const rule = { principal: ADDRESS, target: DID };
		assert.throws(() => access.permit({ tx: {} } as never, { ...rule, actions: 1 }), /is it a/);
		const sent = { tx: { accessPolicy: { addPolicy: (...args: unknown[]) => args } } } as never;
		assert.throws(() => access.permit(sent, { ...rule, actions: [] }), /one action at least/);
		assert.throws(
			() => access.forbid(api, { ...rule, actions: 1, when: { uses: 3 } }),
			/only permits count uses/,
		);
		assert.deepEqual(access.forbid(sent, { ...rule, actions: 'read' }), [
			'Forbid',
			access.encodePrincipal(ADDRESS),
			access.encodeTarget(DID),
			1n,
			access.encodeConditions(),
		]);
	});
});
