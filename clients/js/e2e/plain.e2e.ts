// SPDX-License-Identifier: Apache-2.0
// polkadot.js alone, nothing of this package: what wallets, explorers and existing tools do.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ApiPromise, Keyring, WsProvider } from '@polkadot/api';
import type { SubmittableExtrinsic } from '@polkadot/api/types';
import type { ISubmittableResult } from '@polkadot/types/types';
import { startNode, type Node } from './node.js';

const BOUND = { timeout: 180_000 };

describe('plain polkadot.js', () => {
	let node: Node;
	let api: ApiPromise;
	const keyring = new Keyring({ type: 'sr25519' });
	const alice = (): ReturnType<Keyring['addFromUri']> => keyring.addFromUri('//Alice');
	const bob = (): ReturnType<Keyring['addFromUri']> => keyring.addFromUri('//Bob');

	before(async () => {
		node = await startNode();
		api = await ApiPromise.create({ provider: new WsProvider(node.url) });
	}, BOUND);
	after(async () => {
		await api?.disconnect();
		await node?.stop();
	}, BOUND);

	/** As every example on the web does it. */
	const signAndSend = (tx: SubmittableExtrinsic<'promise'>): Promise<ISubmittableResult> =>
		new Promise((resolve, reject) => {
			tx.signAndSend(alice(), (result) => {
				if (result.status.isInBlock) resolve(result);
				else if (result.isError) reject(new Error(result.status.type));
			}).catch(reject);
		});

	it('knows the token', BOUND, () => {
		assert.deepEqual(api.registry.chainTokens, ['MSTR']);
		assert.deepEqual(api.registry.chainDecimals, [12]);
		assert.equal(api.registry.chainSS58, 42);
	});

	it('transfers a balance', BOUND, async () => {
		const free = async (): Promise<bigint> =>
			((await api.query['system']!['account']!(bob().address)) as any).data.free.toBigInt();
		const before = await free();
		const amount = 5_000_000_000_000n;
		const result = await signAndSend(
			api.tx['balances']!['transferKeepAlive']!(bob().address, amount),
		);
		assert.equal(result.dispatchError, undefined);
		assert.equal((await free()) - before, amount);
	});

	it('registers a vendor', BOUND, async () => {
		const result = await signAndSend(api.tx['deviceRegistry']!['registerVendor']!('Plain Ltd'));
		assert.equal(result.dispatchError, undefined);
		const registered = result.findRecord('deviceRegistry', 'VendorRegistered')!;
		const [vendor, account] = registered.event.data;
		assert.equal(account!.toString(), alice().address);

		const stored = (await api.query['deviceRegistry']!['vendors']!(vendor)) as any;
		assert.equal(stored.unwrap().name.toUtf8(), 'Plain Ltd');
		const view = (await api.call['deviceRegistryApi']!['vendor']!(vendor)) as any;
		assert.equal(view.unwrap().account.toString(), alice().address);
	});

	it('estimates a fee and pays it', BOUND, async () => {
		const tx = api.tx['deviceRegistry']!['createFleet']!('Garage', null);
		const { partialFee } = await tx.paymentInfo(alice());
		assert.ok(partialFee.toBigInt() > 0n);
		const result = await signAndSend(tx);
		const paid = result.findRecord('transactionPayment', 'TransactionFeePaid')!;
		assert.ok((paid.event.data[1] as any).toBigInt() <= partialFee.toBigInt());
	});

	it("finds the registry's errors with their documentation", BOUND, async () => {
		const result = await signAndSend(api.tx['deviceRegistry']!['suspendFleet']!(4_000_000));
		assert.ok(result.dispatchError!.isModule);
		const { section, name, docs } = api.registry.findMetaError(result.dispatchError!.asModule);
		assert.deepEqual([section, name], ['deviceRegistry', 'FleetNotFound']);
		assert.match(docs.join(' '), /create the fleet first/);
	});

	it('follows blocks', BOUND, async () => {
		const seen: number[] = [];
		await new Promise<void>((resolve, reject) => {
			api.rpc.chain
				.subscribeNewHeads(({ number }) => {
					seen.push(number.toNumber());
					if (seen.length === 3) resolve();
				})
				.catch(reject);
		});
		assert.equal(seen[2]! - seen[0]!, 2);
	});
});
