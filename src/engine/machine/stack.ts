// The goroutine's stack: made, and moved to twice the room when a call does not fit. Nothing points into a
// stack but the links between its frames, so moving it means to copy it and to adjust those.

import { arenaBase, nil, type Addr } from '../memory/address.ts';
import { frame, g, gAddr } from '../lang/program.ts';
import type { Process } from '../runtime/process.ts';
import { StackOverflow } from './panic.ts';

/** Bytes of a new goroutine's stack. */
const startingStackSize = 2048;

/** Bytes that a stack may take. Go allows 1,000,000,000: more than a browser should be asked for. */
export const maxstacksize = 1 << 26;

/** Makes the goroutine: a stack whose only frame, of `size` bytes, is one of function `func`. */
export function newStack(process: Process, size: number, func: number): void {
	const { memory, heap } = process;
	const bytes = stackSize(size);
	const stack = heap.stackalloc(bytes);
	const goroutine = g.at(memory, gAddr);
	goroutine.stackLo = stack;
	goroutine.stackHi = stack + bytes;
	goroutine.fp = stack;
	goroutine.goid = 1;
	const outermost = frame.at(memory, stack);
	outermost.returnPc = -1;
	outermost.callerFp = nil;
	outermost.func = func;
}

/** Moves the stack so that what ends at `end` fits; returns by how many bytes it moved. */
export function growStack(process: Process, end: Addr): number {
	const { memory, heap } = process;
	const goroutine = g.at(memory, gAddr);
	const { stackLo, stackHi } = goroutine;
	const bytes = stackSize(end - stackLo);
	if (bytes > maxstacksize) throw new StackOverflow(maxstacksize);
	const stack = heap.stackalloc(bytes);
	const moved = stack - stackLo;
	memory.copy(stack, stackLo, stackHi - stackLo);
	goroutine.stackLo = stack;
	goroutine.stackHi = stack + bytes;
	goroutine.fp += moved;
	for (let link = frame.at(memory, goroutine.fp); link.callerFp >= arenaBase;) {
		link.callerFp += moved;
		link = frame.at(memory, link.callerFp);
	}
	heap.stackfree(stackLo, stackHi - stackLo);
	return moved;
}

/** The power of two, at least startingStackSize, that holds `need` bytes. */
function stackSize(need: number): number {
	let bytes = startingStackSize;
	while (bytes < need) bytes *= 2;
	return bytes;
}
