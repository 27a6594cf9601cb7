// Handlers that move values between slots, constants and memory, and that make new objects.

import { alignUp } from '../abi/type.ts';
import { dataGoBase } from '../memory/address.ts';
import * as op from '../lang/op.ts';
import { equal } from '../runtime/alg.ts';
import { GoPanic } from '../runtime/panic.ts';
import {
	loadNarrow,
	pointee,
	slot,
	storeNarrow,
	storePointer,
	storeSmall,
	type Handler,
	type HandlerRow,
} from './operand.ts';
import { indexPanic } from './panic.ts';

const move2: Handler = (m, f, c) => m.memory.copy(slot(m, f, c), slot(m, f, c + 1), 16);

const moveN: Handler = (m, f, c) => m.memory.copy(slot(m, f, c), slot(m, f, c + 1), m.code[c + 2]);

const zeroN: Handler = (m, f, c) => m.memory.clear(slot(m, f, c), alignUp(m.code[c + 1], 8));

const constant64: Handler = (m, f, c) => {
	const w = f + m.code[c];
	m.memory.setWord(w, m.code[c + 1]);
	m.memory.setWord(w + 1, m.code[c + 2]);
};

const string: Handler = (m, f, c) => {
	const w = f + m.code[c];
	m.memory.setWord(w, m.code[c + 1] + dataGoBase);
	m.memory.setWord(w + 1, 0);
	m.memory.setWord(w + 2, m.code[c + 2]);
	m.memory.setWord(w + 3, 0);
};

const frameAddress: Handler = (m, f, c) => storePointer(m.memory, slot(m, f, c), slot(m, f, c + 1));

const getNarrow: Handler = (m, f, c) =>
	loadNarrow(m.memory, slot(m, f, c), (f << 2) + m.code[c + 1], m.code[c + 2]);

const putNarrow: Handler = (m, f, c) =>
	storeNarrow(m.memory, (f << 2) + m.code[c], slot(m, f, c + 1), m.code[c + 2]);

const loadNarrowAt: Handler = (m, f, c) => {
	const from = pointee(m.memory, slot(m, f, c + 1), m.code[c + 2]);
	loadNarrow(m.memory, slot(m, f, c), from, m.code[c + 3]);
};

const loadN: Handler = (m, f, c) => {
	const from = pointee(m.memory, slot(m, f, c + 2), m.code[c + 3]);
	m.memory.copy(slot(m, f, c), from, m.code[c + 1]);
};

const storeNarrowAt: Handler = (m, f, c) => {
	const to = pointee(m.memory, slot(m, f, c), m.code[c + 1]);
	storeNarrow(m.memory, to, slot(m, f, c + 2), m.code[c + 3]);
};

const storeN: Handler = (m, f, c) => {
	const to = pointee(m.memory, slot(m, f, c), m.code[c + 1]);
	m.memory.copy(to, slot(m, f, c + 2), m.code[c + 3]);
};

const fieldAddress: Handler = (m, f, c) => {
	const field = pointee(m.memory, slot(m, f, c + 1), m.code[c + 2]);
	storePointer(m.memory, slot(m, f, c), field);
};

const nilCheck: Handler = (m, f, c) => void pointee(m.memory, slot(m, f, c));

const allocate: Handler = (m, f, c) => {
	const type = m.program.debug.types[m.code[c + 1]];
	storePointer(m.memory, slot(m, f, c), m.process.heap.newobject(type));
};

const shiftCheck: Handler = (m, f, c) => {
	if (m.memory.i32[f + m.code[c] + 1] < 0)
		throw new GoPanic('runtime error: negative shift amount');
};

const arrayIndex: Handler = (m, f, c) => {
	const { memory, code } = m;
	const w = f + code[c + 2];
	const i = memory.i32[w];
	if (memory.i32[w + 1] !== 0 || i < 0 || i >= code[c + 3])
		indexPanic(i, memory.i32[w + 1], code[c + 3]);
	const element = pointee(memory, slot(m, f, c + 1), i * code[c + 4]);
	storePointer(memory, slot(m, f, c), element);
};

const boundsCheck: Handler = (m, f, c) => {
	const { memory, code } = m;
	const w = f + code[c];
	const i = memory.i32[w];
	if (memory.i32[w + 1] !== 0 || i < 0 || i >= code[c + 1])
		indexPanic(i, memory.i32[w + 1], code[c + 1]);
};

const equalN: Handler = (m, f, c) => {
	const type = m.program.debug.types[m.code[c + 4]];
	const same = equal(m.process, slot(m, f, c + 1), slot(m, f, c + 2), type);
	storeSmall(m.memory, slot(m, f, c), same ? 1 : 0);
};

export const valueHandlers: readonly HandlerRow[] = [
	[op.nop, () => {}],
	[op.move2, move2],
	[op.moveN, moveN],
	[op.zeroN, zeroN],
	[op.constant64, constant64],
	[op.string, string],
	[op.frameAddress, frameAddress],
	[op.getNarrow, getNarrow],
	[op.putNarrow, putNarrow],
	[op.loadNarrow, loadNarrowAt],
	[op.loadN, loadN],
	[op.storeNarrow, storeNarrowAt],
	[op.storeN, storeN],
	[op.fieldAddress, fieldAddress],
	[op.nilCheck, nilCheck],
	[op.allocate, allocate],
	[op.shiftCheck, shiftCheck],
	[op.arrayIndex, arrayIndex],
	[op.boundsCheck, boundsCheck],
	[op.equal, equalN],
];
