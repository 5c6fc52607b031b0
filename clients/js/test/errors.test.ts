// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Metadata, TypeRegistry } from '@polkadot/types';
import metadata from '@polkadot/types-support/metadata/v16/substrate-hex';
import { PoolRefusal, dropped, explain, failureIn, poolRefusal } from '../src/index.js';

// A registry of an SDK chain: its `Balances` is what any chain's is.
const registry = new TypeRegistry();
const start = metadata.indexOf('6d657461'); // "meta": the bytes before say how long it is
registry.setMetadata(
	new Metadata(registry, `0x${metadata.slice(start)}`),
	undefined,
	undefined,
	true,
);

const dispatchError = (value: unknown): any => registry.createType('SpRuntimeDispatchError', value);

describe('dispatch errors', () => {
	it("a pallet's error has its pallet, name and documentation", () => {
		const balances = registry.metadata.pallets.find(({ name }) => name.eq('Balances'))!;
		const error = { index: balances.index.toNumber(), error: '0x02000000' };
		const explained = explain(registry, dispatchError({ Module: error }));
		assert.deepEqual(explained, {
			pallet: 'Balances',
			name: 'InsufficientBalance',
			docs: 'Balance too low to send value.',
		});
	});

	it('links that are for rustdoc alone are taken out of it', () => {
		const docs = ['Show it by [`report`](Pallet::report),', 'see [`Wave`] and [the list](x).'];
		const known = { findMetaError: () => ({ section: 'firmware', name: 'BadTerms', docs }) };
		const error = { isModule: true, asModule: {}, type: 'Module' };
		assert.equal(
			explain(known as never, error).docs,
			'Show it by `report`, see `Wave` and the list.',
		);
	});

	it('errors of every chain have a sentence too', () => {
		const funds = explain(registry, dispatchError({ Token: 'FundsUnavailable' }));
		assert.equal(funds.pallet, 'Token');
		assert.match(funds.docs, /Fund it/);
		const origin = explain(registry, dispatchError('BadOrigin'));
		assert.deepEqual([origin.pallet, origin.name], ['Dispatch', 'BadOrigin']);
		assert.match(origin.docs, /may not make this call/);
		const arithmetic = explain(registry, dispatchError({ Arithmetic: 'Overflow' }));
		assert.equal(arithmetic.name, 'Overflow');
	});

	it('an error that the metadata does not know says so', () => {
		const explained = explain(
			registry,
			dispatchError({ Module: { index: 250, error: '0x09000000' } }),
		);
		assert.equal(explained.pallet, 'Unknown');
		assert.match(explained.docs, /reconnect/);
	});

	it('is found among the events of a transaction', () => {
		const event = (section: string, method: string, ...data: unknown[]): any => ({
			event: { section, method, data },
		});
		const failed = event('system', 'ExtrinsicFailed', dispatchError('BadOrigin'));
		assert.equal(failureIn(registry, [failed])?.code, 'Dispatch.BadOrigin');
		assert.equal(failureIn(registry, [event('system', 'ExtrinsicSuccess')]), undefined);

		const dispatched = (result: unknown): any =>
			event(
				'deviceRegistry',
				'DeviceCallDispatched',
				{ toU8a: () => new Uint8Array(32).fill(0xab) },
				{ toString: () => '7' },
				result,
			);
		assert.equal(failureIn(registry, [dispatched({ isErr: false })]), undefined);
		const inner = failureIn(registry, [
			dispatched({ isErr: true, asErr: dispatchError({ Token: 'FundsUnavailable' }) }),
		]);
		assert.equal(inner?.name, 'DeviceCallFailed');
		assert.equal(inner?.code, 'Token.FundsUnavailable');
		assert.match(inner!.message, /did:muster:(ab){32} signed with nonce 7 failed: Token\./);
	});
});

describe('refusals by the pool', () => {
	// As sc-rpc-api writes them and polkadot.js puts them together.
	const cases: [text: string, code: string, device: RegExp, account: RegExp][] = [
		[
			'1010: Invalid Transaction: Transaction has a bad signature',
			'Pool.BadProof',
			/device's signature does not fit/,
			/account's signature/,
		],
		[
			'1010: Invalid Transaction: Transaction is outdated',
			'Pool.Stale',
			/view `device`/,
			/account's nonce/,
		],
		[
			'1010: Invalid Transaction: Transaction will be valid in the future',
			'Pool.Future',
			/too far ahead/,
			/account's nonce is ahead/,
		],
		[
			'1010: Invalid Transaction: Inability to pay some fees (e.g. account balance too low)',
			'Pool.Payment',
			/sponsorship/,
			/Fund it/,
		],
		[
			'1010: Invalid Transaction: Transaction has an ancient birth block',
			'Pool.AncientBirthBlock',
			/later `validUntil`/,
			/too old/,
		],
		[
			'1010: Invalid Transaction: Custom error: 1',
			'Pool.Custom(1)',
			/No such device/,
			/Custom/,
		],
		['1010: Invalid Transaction: Custom error: 2', 'Pool.Custom(2)', /not active/, /Custom/],
		['1010: Invalid Transaction: Custom error: 3', 'Pool.Custom(3)', /may not make/, /Custom/],
		[
			'1010: Invalid Transaction: Custom error: 7',
			'Pool.Custom(7)',
			/inclusion proof/,
			/Custom/,
		],
		[
			'1010: Invalid Transaction: Custom error: 77',
			'Pool.Custom(77)',
			/error: 77/,
			/error: 77/,
		],
		[
			'1012: Transaction is temporarily banned',
			'Pool.TemporarilyBanned',
			/moment ago/,
			/moment ago/,
		],
		['1013: Transaction Already Imported: 0x12', 'Pool.AlreadyImported', /waiting/, /waiting/],
		[
			'1014: Priority is too low: (1 vs 1): The',
			'Pool.TooLowPriority',
			/takes this place/,
			/next nonce/,
		],
		['1016: Immediately Dropped: The transaction', 'Pool.ImmediatelyDropped', /full/, /full/],
		[
			'1001: Extrinsic has invalid format: x',
			'Pool.BadFormat',
			/no transaction/,
			/no transaction/,
		],
	];

	for (const [text, code, device, account] of cases) {
		it(code, () => {
			for (const [sender, words] of [
				['device', device],
				['account', account],
			] as const) {
				const refusal = poolRefusal(new Error(text), sender);
				assert.ok(refusal instanceof PoolRefusal);
				assert.equal(refusal.code, code);
				assert.match(refusal.message, words);
				assert.ok(refusal.message.endsWith('.'), 'is a sentence');
				assert.equal((refusal.cause as Error).message, text);
			}
		});
	}

	it('what else can happen is left as it is', () => {
		assert.equal(poolRefusal(new Error('WebSocket is not connected'), 'device'), undefined);
		assert.equal(poolRefusal(new Error('-32601: Method not found'), 'device'), undefined);
		const refusal = new PoolRefusal('Pool.Stale', 'x');
		assert.equal(poolRefusal(refusal, 'account'), refusal);
	});

	it('a transaction that left the pool has a reason', () => {
		assert.match(dropped('Usurped', 'device').message, /took its place/);
		assert.match(dropped('Invalid', 'device').message, /suspended/);
		assert.match(dropped('Retracted', 'account').message, /Retracted/);
	});
});
