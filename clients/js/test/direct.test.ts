// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Metadata, TypeRegistry } from '@polkadot/types';
import substrate from '@polkadot/types-support/metadata/v16/substrate-hex';
import { u8aToHex } from '@polkadot/util';
import { directExtensions, directTransaction } from '../src/index.js';

/** As much of a registry as is asked: extensions with the encoded sizes of their types. */
function registry(
	extensions: [name: string, size: number][],
	byVersion?: [number, number[]][],
): any {
	return {
		metadata: {
			extrinsic: {
				transactionExtensions: extensions.map(([identifier], type) => ({
					identifier,
					type,
				})),
				transactionExtensionsByVersion: new Map(
					byVersion ?? [[4, extensions.map((_, i) => i)]],
				),
			},
		},
		createLookupType: (type: number) => type,
		createType: (type: number) => ({ encodedLength: extensions[type]![1] }),
	};
}

const MUSTER: [string, number][] = [
	['AuthorizeCall', 0],
	['CheckNonZeroSender', 0],
	['CheckSpecVersion', 0],
	['CheckTxVersion', 0],
	['CheckGenesis', 0],
	['CheckMortality', 1],
	['CheckNonce', 1],
	['CheckWeight', 0],
	['ChargeTransactionPayment', 1],
	['CheckMetadataHash', 1],
	['WeightReclaim', 0],
];

describe('direct transactions', () => {
	it('are general ones of version 5: era, nonce, tip, mode, all zero, then the call', () => {
		const bytes = directTransaction(registry(MUSTER), '0x3246aabb');
		//                             length 10 <<2, version, extensions' version
		assert.equal(u8aToHex(bytes), '0x28' + '4500' + '00000000' + '3246aabb');
	});

	it('have the extensions in the order of the metadata', () => {
		const names = directExtensions(registry(MUSTER)).map(({ name }) => name);
		assert.deepEqual(
			names,
			MUSTER.map(([name]) => name),
		);
	});

	it('take the extensions of version 0 where the metadata lists them by version', () => {
		const names = directExtensions(
			registry(MUSTER, [
				[1, [0, 1]],
				[0, [0, 6, 5]],
			]),
		).map((e) => e.name);
		assert.deepEqual(names, ['AuthorizeCall', 'CheckNonce', 'CheckMortality']);
	});

	it('need a chain that authorises calls', () => {
		assert.throws(
			() => directTransaction(registry(MUSTER.slice(1)), '0x00'),
			/without an account/,
		);
	});

	it('refuse an extension that has bytes nobody knows', () => {
		const unknown = registry([...MUSTER, ['ChargeAssetTxPayment', 2]]);
		assert.throws(() => directTransaction(unknown, '0x00'), /"ChargeAssetTxPayment".*update/);
	});

	it('are read from real metadata, of another SDK chain', () => {
		const registry = new TypeRegistry();
		const hex = `0x${substrate.slice(substrate.indexOf('6d657461'))}` as const;
		registry.setMetadata(new Metadata(registry, hex), undefined, undefined, true);
		// It pays fees in assets, which Muster does not: refused by name, the rest being understood.
		assert.throws(() => directTransaction(registry, '0x00'), /"ChargeAssetTxPayment"/);
	});
});
