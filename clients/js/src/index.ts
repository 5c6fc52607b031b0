// SPDX-License-Identifier: Apache-2.0

export * from './keys.js';
export * from './lots.js';
export * as payload from './payload.js';
export type { AccountLike, BytesLike } from './scale.js';
export type { CallLike, HashLike } from './payload.js';
