// What the runtime itself has on the heap when a program's main begins: records of processors, threads,
// goroutines and so on. A program sees them in MemStats, so they are there, with nothing in them. Sizes and
// numbers are those of a Go 1.23 process on two processors, behind its second collection.

import { basicTypes } from '../abi/type.ts';
import type { Heap } from './heap.ts';
import { mheap, mheapAddr } from './heap/layout.ts';
import { mallocHeaderSize, minSizeForMallocHeader } from './size-class.ts';

/** Slot size in bytes, and objects in such slots. */
const runtimeObjects: readonly (readonly [number, number])[] = [
	[16, 16],
	[24, 7],
	[32, 9],
	[48, 5],
	[64, 7],
	[80, 2],
	[96, 3],
	[112, 1],
	[192, 1],
	[448, 13],
	[640, 1],
	[896, 1],
	[1152, 8],
	[1792, 3],
	[9472, 2],
];

/**
 * Allocates the runtime's objects. They are a list that begins at mheap.runtimeObjects: the first word of each
 * points to the next one. The collector always keeps it.
 */
export function allocRuntimeObjects(heap: Heap): void {
	const { memory } = heap;
	const root = mheap.at(memory, mheapAddr);
	for (const [slot, count] of runtimeObjects)
		for (let i = 0; i < count; i++) {
			const header = slot > minSizeForMallocHeader ? mallocHeaderSize : 0;
			const addr = heap.mallocgc(slot - header, basicTypes.unsafePointer);
			memory.storePointer(addr, root.runtimeObjects);
			root.runtimeObjects = addr;
		}
}
