// Traces of maps without a compiler: a line of operations is run straight against the runtime, with the
// events that a program would add. For the gallery, and for tests of pictures.
//
//   make · make 100 · set 5 · set 0..26 · get 5 · delete 3 · delete 0..9 · clear · range · range 3
//   open, next · next 1..3: a loop step by step · writer: another goroutine begins to write

import { Replay } from '#engine/trace/replay.ts';
import { eventId } from '#engine/trace/schema.ts';
import type { Segment, Status, Trace } from '#engine/trace/trace.ts';
import { arrayOf, basicTypes, mapOf, type GoType } from '#engine/abi/type.ts';
import type { Memory } from '#engine/memory/memory.ts';
import { mapaccess } from '#engine/runtime/classic/access.ts';
import { mapassign } from '#engine/runtime/classic/assign.ts';
import { mapclear } from '#engine/runtime/classic/clear.ts';
import { mapdelete } from '#engine/runtime/classic/delete.ts';
import { mapiterinit, mapiternext } from '#engine/runtime/classic/iterate.ts';
import { hashWriting, hmap, mapType } from '#engine/runtime/classic/layout.ts';
import { makemap } from '#engine/runtime/classic/make.ts';
import { GoFatal } from '#engine/runtime/panic.ts';
import { newProcess, startRecording, type Process } from '#engine/runtime/process.ts';

const keyAddr = 8192;
const iterAddr = 8192 + 256;
const textAddr = 8192 + 512;

/** What a recording is made with. */
export interface RecordOptions {
	readonly key?: GoType;
	readonly elem?: GoType;
	readonly seed?: number;
}

const words =
	'apple pear plum fig kiwi lime mango grape melon peach quince cherry date olive lemon guava'.split(
		' ',
	);

/** Runs the operations and returns the trace. */
function record(script: string, options: RecordOptions = {}): Trace {
	const { key = basicTypes.int, elem = basicTypes.int, seed = 7 } = options;
	const type = mapOf(key, elem);
	const t = mapType(type);
	const p = newProcess({ seed, memoryLimit: 1 << 26, types: [type] });
	storeWords(p.memory);
	const initial = segmentsOf(p.memory);
	const recorder = startRecording(p, 5_000_000);
	let h = 0;
	let line = 5;
	const put = (n: number) => {
		if (key.kind === 'string') storeWord(p.memory, keyAddr, n);
		else if (key.kind === 'float64') p.memory.storeFloat64(keyAddr, n);
		else if (key.size === 4) p.memory.storeInt32(keyAddr, n);
		else p.memory.storeInt64(keyAddr, n);
	};
	const operations: Record<string, (n: number) => void> = {
		make: (n) => {
			h = makemap(p, type, n);
		},
		set: (n) => {
			put(n);
			const at = mapassign(p, t, h, keyAddr);
			store(p, elem, at, n);
			recorder.emit(eventId('elem.write'), at);
		},
		get: (n) => {
			put(n);
			mapaccess(p, t, h, keyAddr);
		},
		delete: (n) => {
			put(n);
			mapdelete(p, t, h, keyAddr);
		},
		clear: () => mapclear(p, t, h),
		range: (n) => walk(p, h, t, n === 0 ? Infinity : n),
		open: () => walk(p, h, t, 1),
		next: () => {
			if (p.memory.loadPointer(iterAddr) !== 0) mapiternext(p, iterAddr);
		},
		writer: () => p.memory.storeUint8(h + hmap.offset.flags, hashWriting),
	};
	const traceWith = (status: Status): Trace => ({
		options: { seed, eventLimit: 5_000_000, instructionLimit: 1, memoryLimit: 1 << 26 },
		debug: {
			source: '',
			file: 'main.go',
			types: [type, key, elem],
			funcs: [],
			globals: [],
			lines: new Int32Array(0),
			safePoints: [],
		},
		events: recorder.events(),
		writes: recorder.writes(),
		initial,
		size: p.memory.size,
		output: new Uint8Array(0),
		status,
	});
	for (const part of script.split(';')) {
		const [name, range = '0'] = part.trim().split(/\s+/);
		const [from, to = from] = range.split('..').map(Number);
		for (let n = from; n <= to; n++) {
			recorder.line = line;
			recorder.emit(eventId('stmt'), 0);
			try {
				operations[name](n);
			} catch (error) {
				if (!(error instanceof GoFatal)) throw error;
				recorder.emit(eventId('panic'), 2);
				const { message } = error;
				return traceWith({ kind: 'panic', code: 2, message, text: `fatal error: ${message}` });
			}
		}
		line++;
	}
	return traceWith({ kind: 'exit', code: 0 });
}

/** A replay of the operations. */
export function replayOf(script: string, options?: RecordOptions): Replay {
	return new Replay(record(script, options));
}

function walk(p: Process, h: number, t: ReturnType<typeof mapType>, most: number): void {
	p.memory.clear(iterAddr, 96);
	mapiterinit(p, t, h, iterAddr);
	for (let n = 1; n < most && p.memory.loadPointer(iterAddr) !== 0; n++) mapiternext(p, iterAddr);
}

function storeWords(memory: Memory): void {
	const encoder = new TextEncoder();
	words.forEach((word, i) => memory.storeBytes(textAddr + i * 16, encoder.encode(word)));
}

function storeWord(memory: Memory, addr: number, n: number): void {
	const i = n % words.length;
	memory.storePointer(addr, textAddr + i * 16);
	memory.storeInt64(addr + 8, words[i].length);
}

/** A value made from n: its square, a word, n % 4 elements, a pointer to one, or all fields of a struct. */
function store(p: Process, type: GoType, addr: number, n: number): void {
	const { memory } = p;
	const { kind, elem, fields = [] } = type;
	if (kind === 'struct') for (const field of fields) store(p, field.type, addr + field.offset, n);
	else if (kind === 'string') storeWord(memory, addr, n);
	else if (kind === 'pointer' && elem) {
		const to = p.heap.newobject(elem);
		store(p, elem, to, n);
		memory.storePointer(addr, to);
	} else if (kind === 'slice' && elem) {
		const count = n % 4;
		const array = p.heap.newobject(arrayOf(elem, count + 1));
		for (let i = 0; i < count; i++) store(p, elem, array + i * elem.size, n + i);
		memory.storePointer(addr, array);
		memory.storeInt64(addr + 8, count);
		memory.storeInt64(addr + 16, count + 1);
	} else if (type.size === 8) memory.storeInt64(addr, n * n);
	else if (type.size === 1) memory.storeUint8(addr, n & 1);
}

/** The pages of the image that are not all zero. */
function segmentsOf(memory: Memory): Segment[] {
	const page = 4096;
	const segments: Segment[] = [];
	for (let addr = 0; addr < memory.size; addr += page) {
		const bytes = memory.u8.slice(addr, addr + page);
		if (bytes.some((byte) => byte !== 0)) segments.push({ addr, bytes });
	}
	return segments;
}
