// How a value lies in a frame: which types are kept in a slot of 8 bytes, sign- or zero-extended, and which lie
// there as in any memory. Compiler and machine both go by this file.

import { alignUp, type GoType } from '../abi/type.ts';
import { int16, int32, int8, uint16, uint32, uint8 } from './op.ts';

/** `narrowKind` of types that fill a slot, or that are not kept in one. */
export const wide = -1;

/** The operand for instructions that load and wrap values of a type narrower than 64 bits, or `wide`. */
export function narrowKind(type: GoType): number {
	switch (type.kind) {
		case 'int8':
			return int8;
		case 'bool':
		case 'uint8':
			return uint8;
		case 'int16':
			return int16;
		case 'uint16':
			return uint16;
		case 'int32':
			return int32;
		case 'uint32':
		case 'float32':
			return uint32;
	}
	return wide;
}

/** Bytes that a value of the type takes in a frame: whole slots. */
export function frameBytes(type: GoType): number {
	return alignUp(type.size, 8);
}
