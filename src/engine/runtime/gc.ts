// The collector: stops the program, marks what the roots reach, sweeps the rest. Go marks while the program
// runs, on several processors, and sweeps little by little; what is freed and what the counters say behind a whole
// cycle (runtime.GC) is the same.
//
// Go also begins a cycle earlier than heapGoal, so that marking is over when the goal is reached. Here a cycle takes no
// time, so it begins at the goal.

import { eventId } from '../trace/schema.ts';
import { mark } from './gc-mark.ts';
import { sweep } from './gc-sweep.ts';
import type { HeapParts } from './heap-parts.ts';
import {
	gcController,
	gcControllerAddr,
	heapMinimum,
	heapTotals,
	mheap,
	mheapAddr,
} from './heap/layout.ts';
import { flushMcache } from './mcache.ts';

const gcBegin = eventId('gc.begin');
const gcEnd = eventId('gc.end');

/** GOGC: the heap may grow by so many hundredths of what is alive before the next cycle. */
const gcPercent = 100;

/**
 * Collects garbage to the end, as runtime.GC does; `forced` unless it is done because it was due. Whatever is not
 * reachable from the heap's roots is freed. Nothing is allocated.
 */
export function collectGarbage(heap: HeapParts, forced = true): void {
	const { memory, types, pages, recorder, roots } = heap;
	const controller = gcController.at(memory, gcControllerAddr);
	controller.numGC++;
	if (forced) controller.numForcedGC++;
	recorder?.emit(gcBegin, controller.numGC);
	flushMcache(memory);
	const before = heapTotals(memory);
	// The runtime's own objects are marked unseen: no program made them.
	const { runtimeObjects } = mheap.read(memory, mheapAddr);
	mark({ memory, types, pages, recorder: null, roots: null }, (visit) => visit(runtimeObjects));
	if (roots !== null) mark(heap, roots);
	sweep(heap);
	const after = heapTotals(memory);
	const live = after.totalAlloc - after.totalFree;
	controller.heapLive = live;
	controller.heapMarked = live;
	controller.heapGoal = Math.max(heapMinimum, live + Math.floor((live * gcPercent) / 100));
	recorder?.emit(gcEnd, after.frees - before.frees, after.totalFree - before.totalFree);
}
