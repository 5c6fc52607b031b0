// SPDX-License-Identifier: Apache-2.0
// Words for what the chain numbers: an enum's variant by its place in a list, a set by its bits.

/** The place of a word in its list. */
export function indexIn<T extends string>(list: readonly T[], word: T, what: string): number {
	const index = list.indexOf(word);
	if (index < 0) throw new TypeError(`${what}: "${word}" is not one of ${list.join(', ')}`);
	return index;
}

/** A set of words as bits. */
export function bits<T extends string>(
	list: readonly T[],
	words: readonly T[],
	what: string,
): Uint8Array {
	if (words.length === 0) throw new RangeError(`${what}: none is given, so it would never hold`);
	const set = words.reduce((set, word) => set | (1 << indexIn(list, word, what)), 0);
	return new Uint8Array([set]);
}

/** The words of a set. */
export const wordsOf = <T extends string>(list: readonly T[], set: number): T[] =>
	list.filter((_, i) => set & (1 << i));
