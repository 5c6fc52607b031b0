// SPDX-License-Identifier: Apache-2.0
// Muster for JavaScript: what a device, a vendor, an owner or a gateway needs beside polkadot.js.

export * from './keys.js';
export * from './lots.js';
export * from './chain.js';
export * from './errors.js';
export * from './direct.js';
export * from './sessions.js';
export * from './channel.js';
export {
	CONTEXT,
	accountDid,
	buildDocument,
	resolve,
	type DidDocument,
	type Resolution,
	type Service,
	type VerificationMethod,
} from './did.js';
/** The access policy: calls, decisions and why, policies. */
export * as access from './access.js';
/** Calls that carry a device's signature. */
export * as calls from './calls.js';
/** Attestation results for relying parties (EAR). */
export * as ear from './ear.js';
/** Releases, rollouts, attestation. */
export * as firmware from './firmware.js';
/** The chain followed by a light client, without trusting a node. */
export * as light from './light.js';
/** The messages that are signed. */
export * as payload from './payload.js';
/** Receipts for single readings, checked without a node. */
export * as receipts from './receipts.js';
/** Data encrypted, and its keys handed on. */
export * as sharing from './sharing.js';
/** Folders, CSV and JSON lines, cut into leaves. */
export * as sources from './sources.js';
/** Data streams and their anchors. */
export * as streams from './streams.js';
/** Merkle trees over data: roots, paths, consistency, and why a proof does not hold. */
export * as tree from './tree.js';
/** Reads of the registry. */
export * as views from './views.js';
export type { AccountLike, BytesLike } from './scale.js';
export type { CallLike, HashLike } from './payload.js';
