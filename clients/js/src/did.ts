// SPDX-License-Identifier: Apache-2.0
// Resolution of `did:muster` (DID Core 1.0, DID Resolution 0.3; keys as Multikey, W3C Controlled
// Identifiers 1.0 §2.2.2).

import type { ApiPromise } from '@polkadot/api';
import { hexToU8a, u8aToHex } from '@polkadot/util';
import { encodeAddress } from '@polkadot/util-crypto';
import {
	did as didOf,
	multikey,
	type AgreementKey,
	type DeviceKey,
	type DeviceLike,
} from './keys.js';
import { hashBytes } from './payload.js';
import { documentParts, type At, type DocumentParts } from './views.js';

export const CONTEXT = ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'];

export interface VerificationMethod {
	id: string;
	type: 'Multikey';
	controller: string;
	publicKeyMultibase: string;
}

export interface Service {
	id: string;
	type: string;
	serviceEndpoint: string;
}

export interface DidDocument {
	'@context': string[];
	id: string;
	/** The owner, as `did:pkh` of its account; absent before the device is claimed. */
	controller?: string;
	verificationMethod?: VerificationMethod[];
	/** The identity key: who the device is. */
	authentication?: string[];
	/** The key that signs its calls: what the device says and does. */
	assertionMethod?: string[];
	capabilityInvocation?: string[];
	/** The identity key appoints the others. */
	capabilityDelegation?: string[];
	/** X25519, for encrypted channels. */
	keyAgreement?: string[];
	service?: Service[];
}

/** What resolution returns: document and metadata, or neither document nor exception. */
export interface Resolution {
	didDocument: DidDocument | null;
	didDocumentMetadata: {
		/** The device is decommissioned: none of its keys holds any more. */
		deactivated?: boolean;
		/** Hash of the block that the document was read at. */
		versionId?: string;
		/** Transfers, recoveries and decommissioning so far. */
		generation?: number;
	};
	didResolutionMetadata: {
		contentType?: 'application/did+ld+json';
		error?: 'invalidDid' | 'methodNotSupported' | 'notFound';
	};
}

/**
 * Resolves a device's DID, now or at the block of hash `at`. A DID that is malformed or unknown
 * yields an `error` in `didResolutionMetadata`; only a failing connection throws.
 */
export async function resolve(api: ApiPromise, device: DeviceLike, at?: At): Promise<Resolution> {
	let did: string;
	try {
		did = didOf(device);
	} catch {
		const foreign = typeof device === 'string' && /^did:(?!muster:)[a-z0-9]+:/.test(device);
		return failed(foreign ? 'methodNotSupported' : 'invalidDid');
	}
	// Read at one block and say which: "now" may move on between two questions.
	const block = at ?? (await api.rpc.chain.getBlockHash());
	const parts = await documentParts(api, did, block);
	if (!parts) return failed('notFound');
	const controller = parts.controller && accountDid(api.genesisHash.toHex(), parts.controller);
	return {
		didDocument: buildDocument(parts, controller),
		didDocumentMetadata: {
			...(parts.deactivated && { deactivated: true }),
			versionId: u8aToHex(hashBytes(block)),
			generation: parts.generation,
		},
		didResolutionMetadata: { contentType: 'application/did+ld+json' },
	};
}

function failed(error: NonNullable<Resolution['didResolutionMetadata']['error']>): Resolution {
	return { didDocument: null, didDocumentMetadata: {}, didResolutionMetadata: { error } };
}

/**
 * The DID of an account: `did:pkh` with its CAIP-10 name, where the chain is the first 16 bytes of
 * the genesis hash (CAIP-13) and the address has the general prefix 42.
 */
export function accountDid(genesisHash: string, address: string): string {
	const chain = u8aToHex(hexToU8a(genesisHash).subarray(0, 16)).slice(2);
	return `did:pkh:polkadot:${chain}:${encodeAddress(address, 42)}`;
}

/** Writes the document. Of a decommissioned device nothing is left but its id. */
export function buildDocument(parts: DocumentParts, controller?: string | null): DidDocument {
	const id = parts.did;
	const document: DidDocument = { '@context': CONTEXT, id };
	if (parts.deactivated) return document;

	const method = (name: string, key: DeviceKey | AgreementKey): VerificationMethod => ({
		id: `${id}#${name}`,
		type: 'Multikey',
		controller: id,
		publicKeyMultibase: multikey(key),
	});
	const identity = method('identity', parts.identity);
	const operational = parts.operational && method('operational', parts.operational);
	const agreement = parts.agreement && method('agreement', parts.agreement);
	// Until an operational key is appointed, the identity key signs the calls.
	const signing = operational ?? identity;

	if (controller) document.controller = controller;
	document.verificationMethod = [identity, operational, agreement].filter((m) => m !== null);
	document.authentication = [identity.id];
	document.assertionMethod = [signing.id];
	document.capabilityInvocation = [signing.id];
	document.capabilityDelegation = [identity.id];
	if (agreement) document.keyAgreement = [agreement.id];
	if (parts.endpoints.length > 0) {
		document.service = parts.endpoints.map((endpoint) => ({
			id: `${id}#${endpoint.id}`,
			type: endpoint.kind,
			serviceEndpoint: endpoint.uri,
		}));
	}
	return document;
}
