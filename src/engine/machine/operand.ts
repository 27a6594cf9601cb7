// What handlers have in common: how they find their operands, and how values pass between slots of a frame
// and memory.

import type { GoType } from '../abi/type.ts';
import { arenaBase, arenaHigh, dataGoBase, nil, type Addr } from '../memory/address.ts';
import type { Memory } from '../memory/memory.ts';
import { int16, int32, int8, uint16, uint8 } from '../lang/op.ts';
import { narrowKind, wide } from '../lang/slot.ts';
import type { Machine } from './machine.ts';
import { nilPanic } from './panic.ts';

/** Runs an instruction of frame `f` (words); its operands are the words of the code from `c` on. */
export type Handler = (m: Machine, f: number, c: number) => void;

/** A handler and its opcode. */
export type HandlerRow = readonly [code: number, handler: Handler];

/** Address of the slot that the operand at `c` names. */
export function slot(m: Machine, f: number, c: number): Addr {
	return (f + m.code[c]) << 2;
}

/** Stores an integer from -2^31 to 2^31-1 into the slot at `addr`. */
export function storeSmall(memory: Memory, addr: Addr, value: number): void {
	memory.setWord(addr >> 2, value);
	memory.setWord((addr >> 2) + 1, value >> 31);
}

/** Stores a pointer, which may be nil. */
export function storePointer(memory: Memory, addr: Addr, target: Addr): void {
	const w = addr >> 2;
	if (target >= arenaBase) {
		memory.setWord(w, target - arenaBase);
		memory.setWord(w + 1, arenaHigh);
	} else {
		memory.setWord(w, target === nil ? 0 : target + dataGoBase);
		memory.setWord(w + 1, 0);
	}
}

/** Where the pointer in the slot at `addr`, which must not be nil, points to, plus `offset` bytes. */
export function pointee(memory: Memory, addr: Addr, offset = 0): Addr {
	const target = memory.loadPointer(addr);
	if (target === nil) nilPanic(offset);
	return target + offset;
}

/** The integer of a narrow kind at `addr`: its low word; the high word is its sign or 0. */
function loadKind(memory: Memory, addr: Addr, kind: number): number {
	switch (kind) {
		case int8:
			return (memory.loadUint8(addr) << 24) >> 24;
		case uint8:
			return memory.loadUint8(addr);
		case int16:
			return (memory.loadUint16(addr) << 16) >> 16;
		case uint16:
			return memory.loadUint16(addr);
	}
	return memory.loadInt32(addr);
}

/** Loads the integer of a narrow kind at `from` into the slot at `to`. */
export function loadNarrow(memory: Memory, to: Addr, from: Addr, kind: number): void {
	const low = loadKind(memory, from, kind);
	const signed = kind === int8 || kind === int16 || kind === int32;
	memory.setWord(to >> 2, low);
	memory.setWord((to >> 2) + 1, signed ? low >> 31 : 0);
}

/** Stores the low `size` bytes of the slot at `from`. */
export function storeNarrow(memory: Memory, to: Addr, from: Addr, size: number): void {
	const value = memory.loadInt32(from);
	if (size === 4) memory.storeInt32(to, value);
	else if (size === 1) memory.storeUint8(to, value);
	else memory.storeUint16(to, value);
}

/** Loads a value of any type from memory into a frame. */
export function loadValue(memory: Memory, type: GoType, to: Addr, from: Addr): void {
	const kind = narrowKind(type);
	if (kind === wide) memory.copy(to, from, type.size);
	else loadNarrow(memory, to, from, kind);
}
