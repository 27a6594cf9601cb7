// runtime.ReadMemStats: fills a Go runtime.MemStats from the allocator's records. Fields that tell of wall
// time (LastGC, the pauses, GCCPUFraction) or of what the operating system gave to parts that the engine does not
// have (MCache…, BuckHashSys, GCSys, OtherSys) are 0.

import { bySizeEntry, bySizeLength, memStatsType } from '../abi/mem-stats.ts';
import type { GoType } from '../abi/type.ts';
import type { Addr } from '../memory/address.ts';
import type { Memory, ReadonlyMemory } from '../memory/memory.ts';
import { eventId } from '../trace/schema.ts';
import {
	gcController,
	gcControllerAddr,
	heapTotals,
	mheap,
	mheapAddr,
	mstats,
	mstatsAddr,
	smallCount,
	smallCounts,
} from './heap/layout.ts';
import { flushMcache } from './mcache.ts';
import type { Process } from './process.ts';
import { classSize } from './size-class.ts';

const memstatsRead = eventId('memstats.read');

/** Bytes of Go's own mspan record, and how many of them it asks the system for at a time. */
const goMspanSize = 160;
const goMspanChunk = 102;

/**
 * Fills the runtime.MemStats at `to`. As in Go, this is not without effect: the mcache is flushed, so the next
 * tiny object begins a new block.
 */
export function readMemStats({ memory, recorder }: Process, to: Addr): void {
	flushMcache(memory);
	memory.clear(to, memStatsType.size);
	for (const [name, value] of Object.entries(countersOf(memory)))
		memory.storeInt64(to + offsetIn(memStatsType, name), value);
	const { numGC, numForcedGC } = gcController.read(memory, gcControllerAddr);
	memory.storeInt32(to + offsetIn(memStatsType, 'NumGC'), numGC);
	memory.storeInt32(to + offsetIn(memStatsType, 'NumForcedGC'), numForcedGC);
	memory.storeUint8(to + offsetIn(memStatsType, 'EnableGC'), 1);
	storeBySize(memory, to + offsetIn(memStatsType, 'BySize'));
	recorder?.emit(memstatsRead, to);
}

/** The fields of 64 bits that are not 0. */
function countersOf(memory: ReadonlyMemory): Record<string, number> {
	const { totalAlloc, totalFree, mallocs, frees } = heapTotals(memory);
	const { inHeap, inStacks, mapped, released } = mstats.read(memory, mstatsAddr);
	const { mspanInUse } = mheap.read(memory, mheapAddr);
	const heapSys = mapped - inStacks;
	const mspanSys = Math.ceil(mspanInUse / goMspanChunk) * goMspanChunk * goMspanSize;
	return {
		Alloc: totalAlloc - totalFree,
		TotalAlloc: totalAlloc,
		Sys: mapped + mspanSys,
		Mallocs: mallocs,
		Frees: frees,
		HeapAlloc: totalAlloc - totalFree,
		HeapSys: heapSys,
		HeapIdle: heapSys - inHeap,
		HeapInuse: inHeap,
		HeapReleased: released,
		HeapObjects: mallocs - frees,
		StackInuse: inStacks,
		StackSys: inStacks,
		MSpanInuse: mspanInUse * goMspanSize,
		MSpanSys: mspanSys,
		NextGC: gcController.read(memory, gcControllerAddr).heapGoal,
	};
}

function storeBySize(memory: Memory, to: Addr): void {
	for (let c = 0; c < bySizeLength; c++) {
		const entry = to + c * bySizeEntry.size;
		const { alloc, free } = smallCount.read(memory, smallCounts + c * smallCount.size);
		memory.storeInt32(entry + offsetIn(bySizeEntry, 'Size'), classSize[c]);
		memory.storeInt64(entry + offsetIn(bySizeEntry, 'Mallocs'), alloc);
		memory.storeInt64(entry + offsetIn(bySizeEntry, 'Frees'), free);
	}
}

function offsetIn(type: GoType, name: string): number {
	const field = type.fields?.find((one) => one.name === name);
	if (!field) throw new Error(`${type.name} has no field ${name}`);
	return field.offset;
}
