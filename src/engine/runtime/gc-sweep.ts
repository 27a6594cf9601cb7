// Sweeping: what is not marked is free. A span without objects gives its pages back; one with some becomes
// a place to allocate from again, and its free slots keep what was in them until then.

import { nil, type Addr } from '../memory/address.ts';
import type { Memory } from '../memory/memory.ts';
import { eventId } from '../trace/schema.ts';
import type { HeapParts } from './heap-parts.ts';
import {
	mcentral,
	mcentrals,
	mspan,
	mstats,
	mstatsAddr,
	smallCount,
	smallCounts,
} from './heap/layout.ts';
import { putBack } from './mcache.ts';
import { freeRecord } from './off-heap.ts';
import { numSpanClasses, pageSize } from './size-class.ts';
import { bitmapSize, headerSize, isTaken } from './span.ts';

const gcFree = eventId('gc.free');

/** Frees every object without a mark, and takes the marks for what is taken. No span is in the mcache. */
export function sweep(heap: HeapParts): void {
	const { memory } = heap;
	for (let spc = 0; spc < numSpanClasses; spc++) {
		const lists = mcentral.at(memory, mcentrals + spc * mcentral.size);
		const { full, partial } = lists;
		lists.full = nil;
		lists.partial = nil;
		sweepList(heap, full, spc);
		sweepList(heap, partial, spc);
	}
}

function sweepList(heap: HeapParts, first: Addr, spanclass: number): void {
	for (let addr = first; addr !== nil;) {
		const { next } = mspan.read(heap.memory, addr);
		sweepSpan(heap, addr, spanclass);
		addr = next;
	}
}

function sweepSpan(heap: HeapParts, addr: Addr, spanclass: number): void {
	const { memory, recorder } = heap;
	const span = mspan.at(memory, addr);
	const { nelems, elemsize, startAddr, gcmarkBits, allocBits } = span;
	const marked = countBits(memory, gcmarkBits, nelems);
	const freed = span.allocCount - marked;
	const dead = recorder === null || freed === 0 ? [] : unmarked(memory, addr, gcmarkBits, nelems);
	if (freed > 0) countFreed(memory, spanclass, freed, elemsize);
	if (marked === 0) release(heap, addr);
	else {
		memory.clear(allocBits, bitmapSize(nelems));
		span.allocBits = gcmarkBits;
		span.gcmarkBits = allocBits;
		span.freeindex = 0;
		span.allocCount = marked;
		span.needzero = 1;
		putBack(memory, addr, spanclass);
	}
	const header = headerSize(spanclass, elemsize);
	for (const index of dead) recorder?.emit(gcFree, startAddr + index * elemsize + header, elemsize);
}

function countFreed(memory: Memory, spanclass: number, freed: number, elemsize: number): void {
	if (spanclass > 1) {
		smallCount.at(memory, smallCounts + (spanclass >> 1) * smallCount.size).free += freed;
		return;
	}
	const stats = mstats.at(memory, mstatsAddr);
	stats.largeFree += elemsize;
	stats.largeFreeCount += freed;
}

/** Gives up a span without objects. */
function release({ memory, pages }: HeapParts, addr: Addr): void {
	const { npages, nelems, allocBits, gcmarkBits } = mspan.read(memory, addr);
	mstats.at(memory, mstatsAddr).inHeap -= npages * pageSize;
	freeRecord(memory, allocBits, bitmapSize(nelems));
	freeRecord(memory, gcmarkBits, bitmapSize(nelems));
	pages.freeSpan(addr);
}

/** Indices of the slots that are taken and not marked. */
function unmarked(memory: Memory, span: Addr, marks: Addr, nelems: number): number[] {
	const dead: number[] = [];
	for (let i = 0; i < nelems; i++) {
		const isMarked = ((memory.i32[(marks >> 2) + (i >> 5)] >>> (i & 31)) & 1) !== 0;
		if (!isMarked && isTaken(memory, span, i)) dead.push(i);
	}
	return dead;
}

function countBits(memory: Memory, bits: Addr, n: number): number {
	let count = 0;
	for (let w = 0; w < n; w += 32) {
		let x = memory.i32[(bits + (w >> 3)) >> 2];
		x -= (x >>> 1) & 0x55555555;
		x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
		count += Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
	}
	return count;
}
