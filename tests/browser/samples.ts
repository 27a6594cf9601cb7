// Samples for tests of components: a short run, made up.

import type { MemStats } from '#inspect/memstats.ts';
import type { Overview } from '#inspect/overview.ts';
import { Player } from '#player/player.svelte.ts';
import { columnsOf } from '../player/synthetic.ts';

/** Twenty statements. */
const events = columnsOf(Array.from({ length: 20 }, () => 'stmt' as const));

export const overview: Overview = {
	events: 20,
	density: [0, 0.5, 1, 0.25],
	marks: [
		{ state: 5, kind: 'growth' },
		{ state: 12, kind: 'gc' },
		{ state: 13, kind: 'overflow' },
	],
	heap: { states: [0, 5, 12], heapAlloc: [0, 1152, 576], totalAlloc: [0, 1152, 1728] },
	stopped: null,
};

/** Counters with a HeapAlloc of so many bytes. */
export const memStats = (HeapAlloc: number): MemStats => ({
	HeapAlloc,
	HeapInuse: 8192,
	HeapObjects: 3,
	TotalAlloc: 1728,
	Mallocs: 5,
	Frees: 2,
	NextGC: 4194304,
	NumGC: 1,
});

/** A player on the sample run that does not animate. */
export function samplePlayer(position = 0): Player {
	const player = new Player({ length: 21, position, level: 'micro', pace: () => 100 });
	player.reducedMotion = true;
	player.load(events);
	return player;
}
