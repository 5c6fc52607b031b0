// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
	AgreementKeyPair,
	accountDid,
	buildDocument,
	did,
	generateSigner,
	multikey,
	resolve,
	type DidDocument,
} from '../src/index.js';

const identity = await generateSigner('P256');
const operational = await generateSigner('Sr25519');
const agreement = AgreementKeyPair.fromSecret();
const id = did(identity);
const parts = {
	did: id,
	controller: null,
	deactivated: false,
	identity,
	operational: null,
	agreement: null,
	endpoints: [],
	generation: 0,
};

describe('DID documents', () => {
	it('of a device that was just enrolled: one key for everything', () => {
		const expected: DidDocument = {
			'@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
			id,
			verificationMethod: [
				{
					id: `${id}#identity`,
					type: 'Multikey',
					controller: id,
					publicKeyMultibase: multikey(identity),
				},
			],
			authentication: [`${id}#identity`],
			assertionMethod: [`${id}#identity`],
			capabilityInvocation: [`${id}#identity`],
			capabilityDelegation: [`${id}#identity`],
		};
		assert.deepEqual(buildDocument(parts), expected);
	});

	it('of a device at work: owner, three keys, a service', () => {
		const document = buildDocument(
			{
				...parts,
				operational,
				agreement,
				endpoints: [
					{ id: 'telemetry', kind: 'MqttBroker', uri: 'mqtts://broker.example:8883' },
				],
			},
			'did:pkh:polkadot:00:5G',
		);
		assert.equal(document.controller, 'did:pkh:polkadot:00:5G');
		assert.deepEqual(
			document.verificationMethod!.map((m) => [m.id, m.publicKeyMultibase]),
			[
				[`${id}#identity`, multikey(identity)],
				[`${id}#operational`, multikey(operational)],
				[`${id}#agreement`, multikey(agreement)],
			],
		);
		assert.deepEqual(document.authentication, [`${id}#identity`]);
		assert.deepEqual(document.assertionMethod, [`${id}#operational`]);
		assert.deepEqual(document.keyAgreement, [`${id}#agreement`]);
		assert.deepEqual(document.service, [
			{
				id: `${id}#telemetry`,
				type: 'MqttBroker',
				serviceEndpoint: 'mqtts://broker.example:8883',
			},
		]);
		// JSON all the way: nothing undefined, no bytes.
		assert.deepEqual(JSON.parse(JSON.stringify(document)), document);
	});

	it('of a decommissioned device: no key is left', () => {
		const document = buildDocument({ ...parts, deactivated: true, operational }, 'did:pkh:x');
		assert.deepEqual(Object.keys(document), ['@context', 'id']);
	});

	it('an owner is named by chain and address', () => {
		assert.equal(
			accountDid(
				'0x91b171bb158e2d3848fa23a9f1c25182fb8e20313b2c1eb49219da7a70ce90c3',
				'15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5',
			),
			'did:pkh:polkadot:91b171bb158e2d3848fa23a9f1c25182:5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY',
		);
	});

	it('malformed DIDs and those of other methods are told apart, without asking the chain', async () => {
		const error = async (text: string): Promise<string | undefined> =>
			(await resolve({} as any, text)).didResolutionMetadata.error;
		assert.equal(await error('did:key:z6Mk'), 'methodNotSupported');
		assert.equal(await error('did:muster:12'), 'invalidDid');
		assert.equal(await error(id.toUpperCase()), 'invalidDid');
		assert.equal(await error('hello'), 'invalidDid');
	});
});
