// Handlers for strings. Bytes and characters are read from the image; new strings are allocated as the runtime
// does, without pointers inside.

import { nil, type Addr } from '../memory/address.ts';
import * as op from '../lang/op.ts';
import { staticuint64s } from '../lang/program.ts';
import { roundupsize } from '../runtime/size-class.ts';
import { strequal } from '../runtime/alg.ts';
import { TextBuffer } from './fmt/text-buffer.ts';
import { decodeRune, widthBits, widthMask } from './fmt/utf8.ts';
import type { Machine } from './machine.ts';
import { slot, storePointer, storeSmall, type Handler, type HandlerRow } from './operand.ts';
import { indexPanic } from './panic.ts';

/** Bytes of a string, or elements of a slice, whose header is at `addr`. */
const lengthAt = (m: Machine, addr: Addr) => m.memory.loadInt32(addr + 8);

function storeString(m: Machine, to: Addr, bytes: Addr, length: number): void {
	storePointer(m.memory, to, bytes);
	storeSmall(m.memory, to + 8, length);
}

const concat: Handler = (m, f, c) => {
	const { memory } = m;
	const parts = slot(m, f, c + 1);
	const end = parts + m.code[c + 2];
	let length = 0;
	let only = nil;
	let filled = 0;
	for (let part = parts; part < end; part += 16) {
		const n = lengthAt(m, part);
		if (n === 0) continue;
		length += n;
		only = part;
		filled++;
	}
	const to = slot(m, f, c);
	// A single string that is not empty is the result itself.
	if (filled === 0) return storeString(m, to, nil, 0);
	if (filled === 1) return memory.copy(to, only, 16);
	const bytes = m.process.heap.mallocgc(length, null);
	let at = bytes;
	for (let part = parts; part < end; part += 16) {
		const n = lengthAt(m, part);
		memory.copy(at, memory.loadPointer(part), n);
		at += n;
	}
	storeString(m, to, bytes, length);
};

const stringEq: Handler = (m, f, c) => {
	const same = strequal(m.process, slot(m, f, c + 1), slot(m, f, c + 2));
	storeSmall(m.memory, slot(m, f, c), same ? 1 : 0);
};

const stringCompare: Handler = (m, f, c) => {
	const { memory } = m;
	const a = slot(m, f, c + 1);
	const b = slot(m, f, c + 2);
	const order = compareBytes(
		memory.u8,
		memory.loadPointer(a),
		lengthAt(m, a),
		memory.loadPointer(b),
		lengthAt(m, b),
	);
	storeSmall(memory, slot(m, f, c), order);
};

function compareBytes(bytes: Uint8Array, a: Addr, n: number, b: Addr, k: number): number {
	const common = Math.min(n, k);
	for (let i = 0; i < common; i++) {
		const difference = bytes[a + i] - bytes[b + i];
		if (difference !== 0) return difference < 0 ? -1 : 1;
	}
	return Math.sign(n - k);
}

const stringIndex: Handler = (m, f, c) => {
	const { memory } = m;
	const text = slot(m, f, c + 1);
	const w = f + m.code[c + 2];
	const i = memory.i32[w];
	if (memory.i32[w + 1] !== 0 || i < 0 || i >= lengthAt(m, text))
		indexPanic(i, memory.i32[w + 1], lengthAt(m, text));
	storeSmall(memory, slot(m, f, c), memory.loadUint8(memory.loadPointer(text) + i));
};

const decode: Handler = (m, f, c) => {
	const { memory } = m;
	const text = slot(m, f, c + 2);
	const bytes = memory.loadPointer(text);
	const i = memory.loadInt32(slot(m, f, c + 3));
	const rune = decodeRune(memory.u8, bytes + i, bytes + lengthAt(m, text));
	storeSmall(memory, slot(m, f, c), rune >> widthBits);
	storeSmall(memory, slot(m, f, c + 1), i + (rune & widthMask));
};

const bytesToString: Handler = (m, f, c) => {
	const { memory } = m;
	const from = slot(m, f, c + 1);
	const length = lengthAt(m, from);
	const bytes = memory.loadPointer(from);
	if (length === 0) storeString(m, slot(m, f, c), nil, 0);
	// Strings of one byte are there already.
	else if (length === 1)
		storeString(m, slot(m, f, c), staticuint64s + 8 * memory.loadUint8(bytes), 1);
	else {
		const copy = m.process.heap.mallocgc(length, null);
		memory.copy(copy, bytes, length);
		storeString(m, slot(m, f, c), copy, length);
	}
};

const stringToBytes: Handler = (m, f, c) => {
	const { memory } = m;
	const from = slot(m, f, c + 1);
	const length = lengthAt(m, from);
	const cap = roundupsize(length, true);
	const copy = m.process.heap.mallocgc(cap, null);
	memory.copy(copy, memory.loadPointer(from), length);
	storeSlice(m, slot(m, f, c), copy, length, cap);
};

const stringToRunes: Handler = (m, f, c) => {
	const { memory } = m;
	const from = slot(m, f, c + 1);
	const runes = runesOf(memory.u8, memory.loadPointer(from), lengthAt(m, from));
	const size = roundupsize(runes.length * 4, true);
	const copy = m.process.heap.mallocgc(size, null);
	for (let i = 0; i < runes.length; i++) memory.storeInt32(copy + 4 * i, runes[i]);
	storeSlice(m, slot(m, f, c), copy, runes.length, size / 4);
};

function runesOf(bytes: Uint8Array, from: Addr, length: number): number[] {
	const runes: number[] = [];
	for (let at = from; at < from + length;) {
		const rune = decodeRune(bytes, at, from + length);
		runes.push(rune >> widthBits);
		at += rune & widthMask;
	}
	return runes;
}

const runesToString: Handler = (m, f, c) => {
	const { memory } = m;
	const from = slot(m, f, c + 1);
	const runes = memory.loadPointer(from);
	const text = new TextBuffer();
	for (let i = 0; i < lengthAt(m, from); i++) text.rune(memory.loadInt32(runes + 4 * i));
	// The runtime asks for three bytes more than the text has.
	storeText(m, slot(m, f, c), text, text.length + 3);
};

const runeToString: Handler = (m, f, c) => {
	const w = f + m.code[c + 1];
	const [low, high] = [m.memory.i32[w], m.memory.i32[w + 1]];
	const text = new TextBuffer();
	text.rune(high === 0 ? low : -1);
	storeText(m, slot(m, f, c), text, 4);
};

function storeText(m: Machine, to: Addr, text: TextBuffer, size: number): void {
	if (text.length === 0) return storeString(m, to, nil, 0);
	const bytes = m.process.heap.mallocgc(size, null);
	m.memory.storeBytes(bytes, text.text);
	storeString(m, to, bytes, text.length);
}

function storeSlice(m: Machine, to: Addr, array: Addr, length: number, cap: number): void {
	storePointer(m.memory, to, array);
	storeSmall(m.memory, to + 8, length);
	storeSmall(m.memory, to + 16, cap);
}

export const stringHandlers: readonly HandlerRow[] = [
	[op.concat, concat],
	[op.stringEq, stringEq],
	[op.stringCompare, stringCompare],
	[op.stringIndex, stringIndex],
	[op.decodeRune, decode],
	[op.bytesToString, bytesToString],
	[op.stringToBytes, stringToBytes],
	[op.stringToRunes, stringToRunes],
	[op.runesToString, runesToString],
	[op.runeToString, runeToString],
];
