// How the allocator's records lie in memory, all of them in the data segment, off the heap. Names are Go's;
// the order of fields is our own. Engine and debugger both read this file.

import { pointer, struct, uint16, uint32, uint8, uintptr } from '../../abi/struct.ts';
import { runtimeBase, spansBase } from '../../abi/segments.ts';
import { arenaBase, type Addr } from '../../memory/address.ts';
import type { ReadonlyMemory } from '../../memory/memory.ts';
import { classSize, numSizeClasses, numSpanClasses, pageShift } from '../size-class.ts';

/** mspan.state: in use for objects; or handed out by hand, as stacks are: the collector passes it over. */
export const mSpanInUse = 1;
export const mSpanManual = 2;

/** A run of pages that is cut into slots of one size. */
export const mspan = struct('runtime.mspan', {
	startAddr: pointer,
	/** One bit for each slot: reached by the collection under way. */
	gcmarkBits: pointer,
	/** One bit for each slot: taken when the last collection ended. */
	allocBits: pointer,
	/** Bytes of a slot. */
	elemsize: uintptr,
	/** Slots below this index are all taken; the search for a free one starts here. */
	freeindex: uint16,
	/** Slots taken. */
	allocCount: uint16,
	/** Slots. */
	nelems: uint16,
	spanclass: uint8,
	state: uint8,
	npages: uintptr,
	/** 1: free slots may hold what was there before, and are zeroed when they are handed out. */
	needzero: uint8,
	/** Type of the object in the only slot of a large span with pointers. */
	largeType: pointer,
	/** End of the last slot. */
	limit: pointer,
	/** Next in the list that the span is in. */
	next: pointer,
});

/** Slots that a span of the processor is taken from. Go has one such record per processor, we have one processor. */
export const mcache = struct('runtime.mcache', {
	/** Block that the next tiny objects go into, or nil. */
	tiny: pointer,
	/** Bytes of that block that are taken. */
	tinyoffset: uintptr,
});

/** What the page allocator and the collector know. */
export const mheap = struct('runtime.mheap', {
	/** End of the part of the arena that pages have been taken from. */
	arenaUsed: pointer,
	/** End of the part that has been mapped, which happens 4 MiB at a time. */
	arenaMapped: pointer,
	/** Pages below this index are taken. */
	searchPage: uintptr,
	/** Records of mspans in use. */
	mspanInUse: uintptr,
	/** End of the off-heap records. */
	offHeapEnd: pointer,
	/** End of the room for them. */
	offHeapLimit: pointer,
	/** First of the objects of the runtime itself, or nil. */
	runtimeObjects: pointer,
});

/** What the pacer knows; bytes. */
export const gcController = struct('runtime.gcControllerState', {
	/** In use by objects, free slots of spans in the mcache included. */
	heapLive: uintptr,
	/** In use behind the last collection. */
	heapMarked: uintptr,
	/** heapLive at which the next collection is due. */
	heapGoal: uintptr,
	/** Collections, all and those that the program asked for. */
	numGC: uint32,
	numForcedGC: uint32,
});

/** heapGoal until the first collection has found out how much is alive, and the least afterwards: 4 MiB. */
export const heapMinimum = 4 << 20;

/** The counters that runtime.MemStats is made from, but for the size classes (`smallCounts`). */
export const mstats = struct('runtime.mstats', {
	/** Large objects allocated and freed: bytes and number. */
	largeAlloc: uintptr,
	largeAllocCount: uintptr,
	largeFree: uintptr,
	largeFreeCount: uintptr,
	/** Tiny objects put into a block that was there already. */
	tinyAllocCount: uintptr,
	/** Bytes of spans that hold objects. */
	inHeap: uintptr,
	/** Bytes of spans that hold stacks. */
	inStacks: uintptr,
	/** Bytes mapped for the arena. */
	mapped: uintptr,
	/** Bytes of mapped pages that were never used. */
	released: uintptr,
});

/** Number of small objects of a size class, allocated and freed. */
export const smallCount = struct('runtime.smallCount', { alloc: uintptr, free: uintptr });

/** Lists of the spans of a span class that no mcache holds: those with a free slot, and those without. */
export const mcentral = struct('runtime.mcentral', { partial: pointer, full: pointer });

// Where the records lie that exist once.
/** The four words that every hash depends on. */
export const hashkeyAddr: Addr = runtimeBase;
/** State of the generator of random numbers. */
export const randAddr: Addr = hashkeyAddr + 32;
/** What pointers to objects of size 0 point to. */
export const zerobase: Addr = randAddr + 32;
export const mheapAddr: Addr = zerobase + 32;
export const gcControllerAddr: Addr = mheapAddr + mheap.size;
export const mstatsAddr: Addr = gcControllerAddr + gcController.size;
/** A smallCount for each size class. */
export const smallCounts: Addr = mstatsAddr + mstats.size;
export const mcacheAddr: Addr = smallCounts + numSizeClasses * smallCount.size;
/** For each span class a pointer to the mspan whose slots the mcache hands out, or nil. */
export const mcacheAlloc: Addr = mcacheAddr + mcache.size;
/** An mcentral for each span class. */
export const mcentrals: Addr = mcacheAlloc + numSpanClasses * 8;
/** Free off-heap records, a list for each size in words of 8 bytes: the head of list n at freeRecords + 8 × n. */
export const freeRecords: Addr = mcentrals + numSpanClasses * mcentral.size;
/** Words of the largest record on those lists. */
export const maxRecordWords = 32;
/** The mspan that stands for arena pages taken for off-heap records, once the data segment has no room. */
export const offHeapSpan: Addr = freeRecords + 8 * (maxRecordWords + 1);
/** For each order a pointer to the first free stack of 2048 << order bytes, or nil; stacks are linked by their first word. */
export const stackpool: Addr = offHeapSpan + mspan.size;
/** Orders of stacks that share spans. */
export const numStackOrders = 4;

/** The mspan that the arena page at `addr` belongs to; nil if it is free or outside of the arena. */
export function spanOf(memory: ReadonlyMemory, addr: Addr): Addr {
	if (addr < arenaBase || addr >= memory.size) return 0;
	return memory.i32[(spansBase >> 2) + ((addr - arenaBase) >> pageShift)];
}

/** Totals that follow from the counters; bytes, but for the numbers of objects. */
export interface HeapTotals {
	totalAlloc: number;
	totalFree: number;
	mallocs: number;
	frees: number;
}

/** Adds the counters up. Tiny objects in shared blocks count as allocated and freed at once, as in Go. */
export function heapTotals(memory: ReadonlyMemory): HeapTotals {
	const { largeAlloc, largeAllocCount, largeFree, largeFreeCount, tinyAllocCount } = mstats.read(
		memory,
		mstatsAddr,
	);
	const totals = {
		totalAlloc: largeAlloc,
		totalFree: largeFree,
		mallocs: largeAllocCount + tinyAllocCount,
		frees: largeFreeCount + tinyAllocCount,
	};
	for (let c = 1; c < numSizeClasses; c++) {
		const { alloc, free } = smallCount.read(memory, smallCounts + c * smallCount.size);
		totals.totalAlloc += alloc * classSize[c];
		totals.totalFree += free * classSize[c];
		totals.mallocs += alloc;
		totals.frees += free;
	}
	return totals;
}
