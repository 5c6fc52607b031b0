// SPDX-License-Identifier: Apache-2.0
// Transactions without an account. A device's call that carries its own authorisation (`submit`,
// `enrolFromLot`) travels as a *general* transaction, extrinsic version 5:
//
//     compact(length) | 0x45 | extension version 0x00 | each extension's bytes | call
//
// polkadot.js decodes such transactions and has no builder for them, so the bytes are put together
// here, with the extensions in the order of the runtime's metadata.

import type { Registry } from '@polkadot/types/types';
import { compactAddLength, u8aConcat } from '@polkadot/util';
import { callBytes, type CallLike } from './payload.js';

/** Version 5 in the low six bits, "general" in the two above. */
const GENERAL_V5 = 0b0100_0101;

/** Extensions that are not zero-sized, and how they are encoded where nobody signs or tips. */
const KNOWN: Record<string, Uint8Array> = {
	/** Immortal: the device's own deadline limits validity. */
	CheckMortality: new Uint8Array([0]),
	/** Compact 0: there is no account whose transactions could be counted. */
	CheckNonce: new Uint8Array([0]),
	/** Compact 0: no tip. */
	ChargeTransactionPayment: new Uint8Array([0]),
	/** Disabled: nobody's screen shows the call. */
	CheckMetadataHash: new Uint8Array([0]),
};

/** Names and encodings of the runtime's transaction extensions for a direct call, in order. */
export function directExtensions(registry: Registry): { name: string; bytes: Uint8Array }[] {
	const { transactionExtensions, transactionExtensionsByVersion: byVersion } =
		registry.metadata.extrinsic;
	// Since metadata 16 the extensions of each extension version are listed by index; before it
	// there was one list, which polkadot.js files under the extrinsic's version.
	const versionZero = [...byVersion.entries()].find(([version]) => Number(version) === 0)?.[1];
	const used = versionZero
		? [...versionZero].map((index) => transactionExtensions[Number(index)]!)
		: [...transactionExtensions];
	if (!used.some(({ identifier }) => identifier.toString() === 'AuthorizeCall')) {
		throw new Error('this chain takes no transactions without an account');
	}
	return used.map(({ identifier, type }) => {
		const name = identifier.toString();
		// The default of a type is empty only if the type is.
		const size = registry.createType(registry.createLookupType(type)).encodedLength;
		if (size === 0) return { name, bytes: new Uint8Array() };
		const bytes = KNOWN[name];
		if (!bytes) {
			throw new Error(
				`this chain's transactions have an extension "${name}" that this client does not know: update @muster/client`,
			);
		}
		return { name, bytes };
	});
}

/** The bytes of a transaction that carries `call` without any account. */
export function directTransaction(registry: Registry, call: CallLike): Uint8Array {
	const extensions = directExtensions(registry).map(({ bytes }) => bytes);
	return compactAddLength(u8aConcat([GENERAL_V5, 0], ...extensions, callBytes(call)));
}
