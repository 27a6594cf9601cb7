// A process: the image, and the parts of the runtime that work on it. Everything that changes lies in the
// image; the fields here are how to reach it.

import type { GoType } from '../abi/type.ts';
import type { Addr } from '../memory/address.ts';
import { Memory } from '../memory/memory.ts';
import { Recorder } from '../trace/recorder.ts';
import { Heap } from './heap.ts';
import { hashkeyAddr, randAddr } from './heap/layout.ts';
import { SeededRandom, type RandomSource } from './rand.ts';
import { TypeTable } from './type-table.ts';

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

/** What a process begins with. */
export interface ProcessOptions {
	/** Of the hash key and the random numbers: an unsigned 32-bit integer. */
	readonly seed: number;
	/** Bytes that the heap arena may take. */
	readonly memoryLimit: number;
	/** The types of the program, in the order of DebugInfo.types. */
	readonly types?: readonly GoType[];
	/** Where random numbers come from, instead of a generator with that seed. */
	readonly random?: RandomSource;
}

/** A new process with an empty heap; nothing is recorded. The hash key is drawn from the seed. */
export function newProcess({ seed, memoryLimit, types = [], random }: ProcessOptions): Process {
	const memory = new Memory();
	const table = new TypeTable(memory, types);
	const seeded = new SeededRandom(memory, randAddr, seed);
	for (let word = 0; word < 4; word++) {
		seeded.draw();
		memory.storeInt32(hashkeyAddr + 8 * word, seeded.low);
		memory.storeInt32(hashkeyAddr + 8 * word + 4, seeded.high);
	}
	return {
		memory,
		recorder: null,
		heap: new Heap(memory, table, { memoryLimit }),
		types: table,
		random: random ?? seeded,
		hashkey: hashkeyAddr,
	};
}

/** Records from now on: every store, and up to about `limit` events. */
export function startRecording(p: Process, limit: number): Recorder {
	const recorder = new Recorder(p.memory, limit);
	p.recorder = recorder;
	p.heap.recorder = recorder;
	return recorder;
}
