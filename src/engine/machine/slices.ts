// Handlers for slices: making, growing by Go's rule, slicing, copying.

import type { GoType } from '../abi/type.ts';
import { hasPointers } from '../abi/type.ts';
import type { Addr } from '../memory/address.ts';
import * as op from '../lang/op.ts';
import { GoPanic } from '../runtime/panic.ts';
import { roundupsize } from '../runtime/size-class.ts';
import { eventId } from '../trace/schema.ts';
import { toBigInt } from './arith.ts';
import type { Machine } from './machine.ts';
import {
	loadNarrow,
	pointee,
	slot,
	storePointer,
	storeSmall,
	type Handler,
	type HandlerRow,
} from './operand.ts';
import { indexPanic } from './panic.ts';

const eventGrow = eventId('slice.grow');

/** Go's limit for one object: beyond it `make` panics instead of running out of memory. */
const maxAlloc = 2 ** 48;

/** Capacities below this one are doubled. */
const threshold = 256;

const lengthAt = (m: Machine, addr: Addr) => m.memory.loadInt32(addr + 8);
const capAt = (m: Machine, addr: Addr) => m.memory.loadInt32(addr + 16);

function storeSlice(m: Machine, to: Addr, array: Addr, length: number, cap: number): void {
	storePointer(m.memory, to, array);
	storeSmall(m.memory, to + 8, length);
	storeSmall(m.memory, to + 16, cap);
}

const makeSlice: Handler = (m, f, c) => {
	const { memory, code } = m;
	const type = m.program.debug.types[code[c + 1]];
	const length = memory.loadInt64(slot(m, f, c + 2));
	const cap = memory.loadInt64(slot(m, f, c + 3));
	const fits = (n: number) => n >= 0 && n * type.size <= maxAlloc;
	if (!fits(length)) throw new GoPanic('runtime error: makeslice: len out of range');
	if (!fits(cap) || length > cap) throw new GoPanic('runtime error: makeslice: cap out of range');
	const array = m.process.heap.mallocgc(type.size * cap, hasPointers(type) ? type : null);
	storeSlice(m, slot(m, f, c), array, length, cap);
};

/** The capacity that append asks for, before it is rounded up to a size class. */
function nextslicecap(need: number, old: number): number {
	if (need > old * 2) return need;
	if (old < threshold) return old * 2;
	let cap = old;
	// From doubling the rule passes smoothly to growing by a quarter.
	while (cap < need) cap += (cap + 3 * threshold) >> 2;
	return cap;
}

/** Makes the slice at `from` longer by `count` elements, into the slot at `to`. */
function grow(m: Machine, to: Addr, from: Addr, count: number, type: GoType): void {
	const { memory, process } = m;
	const length = lengthAt(m, from) + count;
	const old = capAt(m, from);
	const array = memory.loadPointer(from);
	if (length <= old) return storeSlice(m, to, array, length, old);
	if (type.size === 0) return storeSlice(m, to, process.heap.mallocgc(0, null), length, length);
	const noscan = !hasPointers(type);
	const bytes = roundupsize(nextslicecap(length, old) * type.size, noscan);
	const cap = Math.floor(bytes / type.size);
	const wider = process.heap.mallocgc(cap * type.size, noscan ? null : type);
	memory.copy(wider, array, lengthAt(m, from) * type.size);
	storeSlice(m, to, wider, length, cap);
	process.recorder?.emit(eventGrow, array, wider, old, cap);
}

const appendGrow: Handler = (m, f, c) => {
	const type = m.program.debug.types[m.code[c + 3]];
	grow(m, slot(m, f, c), slot(m, f, c + 1), m.code[c + 2], type);
};

const appendAddress: Handler = (m, f, c) => {
	const { memory, code } = m;
	const from = slot(m, f, c + 1);
	const index = lengthAt(m, from) - code[c + 2];
	storePointer(memory, slot(m, f, c), memory.loadPointer(from) + index * code[c + 3]);
};

const append8: Handler = (m, f, c) => {
	const { memory } = m;
	const type = m.program.debug.types[m.code[c + 3]];
	const value = f + m.code[c + 2];
	const [low, high] = [memory.i32[value], memory.i32[value + 1]];
	const to = slot(m, f, c);
	grow(m, to, slot(m, f, c + 1), 1, type);
	const at = (memory.loadPointer(to) >> 2) + 2 * (lengthAt(m, to) - 1);
	memory.setWord(at, low);
	memory.setWord(at + 1, high);
};

/** append(s, t...): `t` is a slice, or a string if the elements are bytes. */
const appendSlice: Handler = (m, f, c) => {
	const { memory } = m;
	const type = m.program.debug.types[m.code[c + 3]];
	const more = slot(m, f, c + 2);
	const count = lengthAt(m, more);
	const source = memory.loadPointer(more);
	const to = slot(m, f, c);
	grow(m, to, slot(m, f, c + 1), count, type);
	const end = memory.loadPointer(to) + lengthAt(m, to) * type.size;
	memory.copy(end - count * type.size, source, count * type.size);
};

/** copy(s, t): `t` is a slice or a string. */
const copySlice =
	(sizeOf: (m: Machine, c: number) => number): Handler =>
	(m, f, c) => {
		const { memory } = m;
		const to = slot(m, f, c + 1);
		const from = slot(m, f, c + 2);
		const count = Math.min(lengthAt(m, to), lengthAt(m, from));
		memory.copy(memory.loadPointer(to), memory.loadPointer(from), count * sizeOf(m, c));
		storeSmall(memory, slot(m, f, c), count);
	};

const clearSlice: Handler = (m, f, c) => {
	const from = slot(m, f, c);
	m.memory.clear(m.memory.loadPointer(from), lengthAt(m, from) * m.code[c + 1]);
};

const loadIndexNarrow: Handler = (m, f, c) => {
	const { memory, code } = m;
	const from = slot(m, f, c + 1);
	const w = f + code[c + 2];
	const i = memory.i32[w];
	const kind = code[c + 3];
	if (memory.i32[w + 1] !== 0 || i < 0 || i >= lengthAt(m, from))
		indexPanic(i, memory.i32[w + 1], lengthAt(m, from));
	const size = 1 << (kind >> 1);
	loadNarrow(memory, slot(m, f, c), memory.loadPointer(from) + i * size, kind);
};

/** What is sliced: elements are numbered up to `cap`, of which `length` are there. */
interface Sliced {
	/** How panics call the limit: `length` of a string or array, `capacity` of a slice. */
	limit: 'length' | 'capacity';
	array: Addr;
	length: number;
	cap: number;
	size: number;
}

/** Bounds of `x[low:high:max]`; operands are -1 where absent. */
function bounds(m: Machine, f: number, c: number, x: Sliced): [number, number, number] {
	const read = (at: number, absent: number) =>
		m.code[at] < 0 ? absent : m.memory.loadInt64(slot(m, f, at));
	const low = read(c, 0);
	const high = read(c + 1, x.length);
	const max = read(c + 2, x.cap);
	if (!(low >= 0 && low <= high && high <= max && max <= x.cap)) {
		const exact = (at: number, absent: number) =>
			m.code[at] < 0 ? BigInt(absent) : exactInt(m, slot(m, f, at));
		const [l, h] = [exact(c, 0), exact(c + 1, x.length)];
		if (m.code[c + 2] >= 0) full3Panic(l, h, exact(c + 2, x.cap), x);
		boundsPanic(l, h, x);
	}
	return [low, high, max];
}

function exactInt({ memory }: Machine, addr: Addr): bigint {
	return toBigInt(memory.loadInt32(addr), memory.loadInt32(addr + 4));
}

const outside = (n: bigint, limit: bigint | number) => n < 0n || n > limit;

/** What is wrong with `x[low:high]`, checked in Go's order. */
function boundsPanic(low: bigint, high: bigint, { limit, cap }: Sliced): never {
	if (outside(high, cap)) fail(high, `[:${high}]`, `with ${limit} ${cap}`);
	fail(low, low < 0n ? `[${low}:]` : `[${low}:${high}]`);
}

/** What is wrong with `x[low:high:max]`. */
function full3Panic(low: bigint, high: bigint, max: bigint, { limit, cap }: Sliced): never {
	if (outside(max, cap)) fail(max, `[::${max}]`, `with ${limit} ${cap}`);
	if (outside(high, max)) fail(high, high < 0n ? `[:${high}:]` : `[:${high}:${max}]`);
	fail(low, low < 0n ? `[${low}::]` : `[${low}:${high}:]`);
}

/** Panics; the limit is left out for a negative index. */
function fail(index: bigint, range: string, limit = ''): never {
	const where = index < 0n || limit === '' ? range : `${range} ${limit}`;
	throw new GoPanic(`runtime error: slice bounds out of range ${where}`);
}

function sliced(m: Machine, f: number, c: number, to: Addr, x: Sliced): void {
	const [low, high, max] = bounds(m, f, c, x);
	// A slice without room keeps its pointer, so that it does not point behind the array.
	const array = max === low ? x.array : x.array + low * x.size;
	storeSlice(m, to, array, high - low, max - low);
}

const sliceSlice: Handler = (m, f, c) => {
	const from = slot(m, f, c + 1);
	sliced(m, f, c + 2, slot(m, f, c), {
		limit: 'capacity',
		array: m.memory.loadPointer(from),
		length: lengthAt(m, from),
		cap: capAt(m, from),
		size: m.code[c + 5],
	});
};

const sliceArray: Handler = (m, f, c) => {
	const length = m.code[c + 5];
	sliced(m, f, c + 2, slot(m, f, c), {
		limit: 'length',
		array: pointee(m.memory, slot(m, f, c + 1)),
		length,
		cap: length,
		size: m.code[c + 6],
	});
};

const stringSlice: Handler = (m, f, c) => {
	const { memory, code } = m;
	const from = slot(m, f, c + 1);
	const length = lengthAt(m, from);
	const low = code[c + 2] < 0 ? 0 : memory.loadInt64(slot(m, f, c + 2));
	const high = code[c + 3] < 0 ? length : memory.loadInt64(slot(m, f, c + 3));
	const bytes = memory.loadPointer(from);
	if (!(low >= 0 && low <= high && high <= length)) {
		const x: Sliced = { limit: 'length', array: bytes, length, cap: length, size: 1 };
		const exact = (at: number, absent: number) =>
			code[at] < 0 ? BigInt(absent) : exactInt(m, slot(m, f, at));
		boundsPanic(exact(c + 2, 0), exact(c + 3, length), x);
	}
	const to = slot(m, f, c);
	storePointer(memory, to, high === low ? bytes : bytes + low);
	storeSmall(memory, to + 8, high - low);
};

export const sliceHandlers: readonly HandlerRow[] = [
	[op.makeSlice, makeSlice],
	[op.appendGrow, appendGrow],
	[op.appendAddress, appendAddress],
	[op.append8, append8],
	[op.appendSlice, appendSlice],
	[op.appendString, appendSlice],
	[op.copySlice, copySlice((m, c) => m.code[c + 3])],
	[op.copyString, copySlice(() => 1)],
	[op.clearSlice, clearSlice],
	[op.loadIndexNarrow, loadIndexNarrow],
	[op.slice, sliceSlice],
	[op.sliceArray, sliceArray],
	[op.stringSlice, stringSlice],
];
