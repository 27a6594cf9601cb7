// The counters of runtime.MemStats as a program would read them now, from the allocator's records.

import type { ReadonlyMemory } from '#engine/memory/memory.ts';
import { eventId } from '#engine/trace/schema.ts';
import type { Replay } from '#engine/trace/replay.ts';
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

/** The events behind which counters are different. */
const movers = new Set((['malloc', 'gc.begin', 'gc.free', 'gc.end'] as const).map(eventId));

/** A change of a counter: how much, and the state behind it. */
export interface StatChange {
	readonly state: number;
	readonly by: number;
}

/** The last change of a counter up to state `index`, or null. Moves the replay's cursor. */
export function lastChange(replay: Replay, name: StatName, index: number): StatChange | null {
	const { id } = replay.trace.events;
	const now = memStatsAt(replay.seek(index))[name];
	for (let i = index - 1; i >= 0; i--) {
		if (!movers.has(id[i])) continue;
		const before = memStatsAt(replay.seek(i))[name];
		if (before !== now) return { state: i + 1, by: now - before };
	}
	return null;
}
