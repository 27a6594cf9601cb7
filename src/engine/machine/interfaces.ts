// Handlers for interfaces: an interface is a pointer to the type's descriptor and a data word, which is the
// value itself if that is a pointer, and else points to it.

import { emptyInterface, hasPointers, type GoType } from '../abi/type.ts';
import type { Addr } from '../memory/address.ts';
import * as op from '../lang/op.ts';
import { staticuint64s, zeroVal } from '../lang/program.ts';
import { equal } from '../runtime/alg.ts';
import { isDirectIface } from '../runtime/alg-type.ts';
import type { Machine } from './machine.ts';
import { slot, storePointer, storeSmall, type Handler, type HandlerRow } from './operand.ts';

/** Where a copy of the value at `from` lies for good: what convT, convT64, … return. */
function boxed(m: Machine, type: GoType, from: Addr): Addr {
	const { memory, process } = m;
	if (type.size === 0) return process.heap.mallocgc(0, null);
	const small = smallValue(m, type, from);
	if (small >= 0) return staticuint64s + 8 * small;
	const sole = soleComponent(type);
	const isEmpty =
		(sole.kind === 'string' && memory.loadInt64(from + 8) === 0) ||
		(sole.kind === 'slice' && memory.loadPointer(from) === 0);
	if (isEmpty) return zeroVal;
	const box = process.heap.mallocgc(type.size, hasPointers(type) ? type : null);
	memory.copy(box, from, type.size);
	return box;
}

/** The value, if it is one of 0…255 in an integer's place; else -1. */
function smallValue(m: Machine, type: GoType, from: Addr): number {
	const { memory } = m;
	if (hasPointers(type) || type.align !== type.size) return -1;
	const isByte = type.kind === 'bool' || type.kind === 'uint8' || type.kind === 'int8';
	if (type.size === 1) return isByte ? memory.loadUint8(from) : -1;
	const low = type.size === 2 ? memory.loadUint16(from) : memory.loadUint32(from);
	const high = type.size === 8 ? memory.loadInt32(from + 4) : 0;
	return low < 256 && high === 0 ? low : -1;
}

/** A struct of one field or an array of one element is treated as what is in it. */
function soleComponent(type: GoType): GoType {
	if (type.kind === 'struct' && type.fields?.length === 1)
		return soleComponent(type.fields[0].type);
	if (type.kind === 'array' && type.length === 1 && type.elem) return soleComponent(type.elem);
	return type;
}

/** Stores an interface at `to`: the value at `from`, with the data word that `place` gives for it. */
function convert(
	m: Machine,
	f: number,
	c: number,
	place: (m: Machine, type: GoType, from: Addr) => Addr,
): void {
	const { memory, process } = m;
	const type = m.program.debug.types[m.code[c + 1]];
	const to = slot(m, f, c);
	const from = slot(m, f, c + 2);
	const data = isDirectIface(type) ? memory.loadPointer(from) : place(m, type, from);
	storePointer(memory, to, process.types.descriptor(type));
	storePointer(memory, to + 8, data);
}

const box: Handler = (m, f, c) => convert(m, f, c, boxed);

const frameBox: Handler = (m, f, c) => convert(m, f, c, (_, __, from) => from);

const iface: Handler = (m, f, c) => {
	const type = m.program.debug.types[m.code[c + 1]];
	const to = slot(m, f, c);
	storePointer(m.memory, to, m.process.types.descriptor(type));
	storePointer(m.memory, to + 8, m.code[c + 2]);
};

const ifaceEq: Handler = (m, f, c) => {
	const same = equal(m.process, slot(m, f, c + 1), slot(m, f, c + 2), emptyInterface);
	storeSmall(m.memory, slot(m, f, c), same ? 1 : 0);
};

export const interfaceHandlers: readonly HandlerRow[] = [
	[op.box, box],
	[op.frameBox, frameBox],
	[op.iface, iface],
	[op.ifaceEq, ifaceEq],
];
