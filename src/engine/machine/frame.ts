// Frames: walking them from the image alone, for tracebacks and for the collector.

import { nil, type Addr } from '../memory/address.ts';
import type { ReadonlyMemory } from '../memory/memory.ts';
import { frame, g, gAddr, type DebugInfo } from '../lang/program.ts';

/** A frame that is active. */
export interface ActiveFrame {
	readonly fp: Addr;
	/** Index into DebugInfo.funcs. */
	readonly func: number;
	/** Where it goes on: behind the instruction that runs. */
	readonly pc: number;
}

/** The frames of the goroutine, innermost first, as its record `g` has them. */
export function* activeFrames(memory: ReadonlyMemory): Generator<ActiveFrame> {
	const { fp: innermost, pc: next } = g.read(memory, gAddr);
	let pc = next;
	let fp = innermost;
	while (fp !== nil) {
		const { func, returnPc, callerFp } = frame.read(memory, fp);
		yield { fp, func, pc };
		pc = returnPc;
		fp = callerFp;
	}
}

/** A line of a traceback. */
export interface Call {
	/** `main.f` */
	readonly name: string;
	readonly hasParams: boolean;
	readonly file: string;
	readonly line: number;
	/** Index of the instruction in the code. */
	readonly pc: number;
	/** Bytes from the function's first instruction. */
	readonly offset: number;
}

/** The calls under way, innermost first; `g.pc` is the instruction that runs. */
export function activeCalls(memory: ReadonlyMemory, debug: DebugInfo): Call[] {
	const calls: Call[] = [];
	for (const { func, pc: next } of activeFrames(memory)) {
		const { name, params, entry } = debug.funcs[func];
		// A caller's pc is behind its call; what is before belongs to the line of the call.
		const pc = calls.length === 0 ? next : next - 1;
		calls.push({
			name,
			hasParams: params.length > 0,
			file: debug.file,
			line: lineOf(debug, pc),
			pc,
			offset: (next - entry) * 4,
		});
	}
	return calls.filter(({ name }) => !name.startsWith('runtime.'));
}

/** Line, from 1, of the instruction at `pc`; 0 if it belongs to none. */
export function lineOf({ lines }: DebugInfo, pc: number): number {
	let low = 0;
	let high = lines.length >> 1;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (lines[middle * 2] <= pc) low = middle + 1;
		else high = middle;
	}
	return low === 0 ? 0 : lines[low * 2 - 1];
}
