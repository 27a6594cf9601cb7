// The counters of runtime.MemStats as a program would read them now, from the allocator's records.

import type { ReadonlyMemory } from '#engine/memory/memory.ts';
import {
	gcController,
	gcControllerAddr,
	heapTotals,
	mstats,
	mstatsAddr,
} from '#engine/runtime/heap/layout.ts';

/** The fields that are shown, by their Go names. */
export const statNames = [
	'HeapAlloc',
	'HeapInuse',
	'HeapObjects',
	'TotalAlloc',
	'Mallocs',
	'Frees',
	'NextGC',
	'NumGC',
] as const;

export type StatName = (typeof statNames)[number];

/** Bytes, but for HeapObjects, Mallocs, Frees and NumGC, which are numbers of things. */
export type MemStats = Readonly<Record<StatName, number>>;

/** The counters in the image. */
export function memStatsAt(memory: ReadonlyMemory): MemStats {
	const { totalAlloc, totalFree, mallocs, frees } = heapTotals(memory);
	const { heapGoal, numGC } = gcController.read(memory, gcControllerAddr);
	return {
		HeapAlloc: totalAlloc - totalFree,
		HeapInuse: mstats.read(memory, mstatsAddr).inHeap,
		HeapObjects: mallocs - frees,
		TotalAlloc: totalAlloc,
		Mallocs: mallocs,
		Frees: frees,
		NextGC: heapGoal,
		NumGC: numGC,
	};
}
