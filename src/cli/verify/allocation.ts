// What an operation allocates, and what is alive after a collection, read off the allocator's counters as Go's
// runtime reads them off its own.

import type { Process } from '#engine/runtime/process.ts';
import {
	heapTotals,
	mstats,
	mstatsAddr,
	smallCount,
	smallCounts,
} from '#engine/runtime/heap/layout.ts';
import { classSize, numSizeClasses } from '#engine/runtime/size-class.ts';

/** Objects in larger slots are told in one sum. */
const largestListed = 18432;

/** The counters at one time. */
export interface Counters {
	/** Bytes and objects allocated so far; bytes in use. */
	readonly totalAlloc: number;
	readonly mallocs: number;
	readonly heapAlloc: number;
	/** Objects allocated, and those in use, by size class; 0: large objects. */
	readonly alloc: readonly number[];
	readonly inUse: readonly number[];
	/** Bytes of large objects, allocated and in use. */
	readonly largeAlloc: number;
	readonly largeInUse: number;
}

/** Reads the counters. */
export function readCounters({ memory }: Process): Counters {
	const { totalAlloc, totalFree, mallocs } = heapTotals(memory);
	const stats = mstats.read(memory, mstatsAddr);
	const alloc = [stats.largeAllocCount];
	const inUse = [stats.largeAllocCount - stats.largeFreeCount];
	for (let c = 1; c < numSizeClasses; c++) {
		const count = smallCount.read(memory, smallCounts + c * smallCount.size);
		alloc.push(count.alloc);
		inUse.push(count.alloc - count.free);
	}
	return {
		totalAlloc,
		mallocs,
		heapAlloc: totalAlloc - totalFree,
		alloc,
		inUse,
		largeAlloc: stats.largeAlloc,
		largeInUse: stats.largeAlloc - stats.largeFree,
	};
}

/** Numbers of objects by slot size, and bytes and number of those in larger slots. */
interface Objects {
	readonly listed: readonly (readonly [slot: number, count: number])[];
	readonly big: readonly [bytes: number, objects: number];
}

function objects(counts: readonly number[], largeBytes: number): Objects {
	const listed: [number, number][] = [];
	let bytes = largeBytes;
	let count = counts[0];
	for (let c = 1; c < counts.length; c++) {
		if (classSize[c] > largestListed) {
			bytes += counts[c] * classSize[c];
			count += counts[c];
		} else if (counts[c] !== 0) listed.push([classSize[c], counts[c]]);
	}
	return { listed, big: [bytes, count] };
}

/** What was allocated between two readings, as the field `mem` tells it; undefined if nothing was. */
export function allocated(from: Counters, to: Counters): unknown {
	const n = to.mallocs - from.mallocs;
	if (n === 0) return undefined;
	const counts = to.alloc.map((count, c) => count - from.alloc[c]);
	const { listed, big } = objects(counts, to.largeAlloc - from.largeAlloc);
	const mem = {
		b: to.totalAlloc - from.totalAlloc,
		n,
		h: to.heapAlloc - from.heapAlloc,
		s: listed,
	};
	return big[1] === 0 ? mem : { ...mem, big };
}

/** What is in use, as the fields of a `gc` operation tell it. */
export function alive(now: Counters): { live: number; objs: unknown; bigObjs: unknown } {
	const { listed, big } = objects(now.inUse, now.largeInUse);
	return { live: now.heapAlloc, objs: listed, bigObjs: big };
}
