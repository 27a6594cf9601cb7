// A process: the image, and the parts of the runtime that work on it. Everything that changes lies in the
// image; the fields here are how to reach it.

import type { Addr } from '../memory/address.ts';
import type { Memory } from '../memory/memory.ts';
import type { Recorder } from '../trace/recorder.ts';
import type { Heap } from './heap.ts';
import type { RandomSource } from './rand.ts';
import type { TypeTable } from './type-table.ts';

/** What every function of the runtime works on. */
export interface Process {
	readonly memory: Memory;
	/** Where events go; null while nothing is recorded. */
	recorder: Recorder | null;
	readonly heap: Heap;
	readonly types: TypeTable;
	readonly random: RandomSource;
	/** Where runtime.hashkey lies: the four 64-bit words that every hash of the process depends on. */
	readonly hashkey: Addr;
}
