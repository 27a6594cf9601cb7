// How much room a loop over a map takes in the frame, and where the pointers in it are: the iterator, as the
// runtime lays it out (runtime/classic/layout.ts; a test compares the two).

import { basicTypes, type GoType } from '../abi/type.ts';

const words = 12;
const pointerWords = 8;

/** A record of 96 bytes whose first eight words are pointers. */
export const hiterShape: GoType = {
	...basicTypes.uintptr,
	kind: 'struct',
	name: 'runtime.hiter',
	size: 8 * words,
	pointers: Array.from({ length: pointerWords }, (_, i) => 8 * i),
};
