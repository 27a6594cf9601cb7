// Spans: how a run of pages is cut into slots, and how the next free slot is found.

import { pointer } from '../abi/struct.ts';
import { nil, type Addr } from '../memory/address.ts';
import type { Memory, ReadonlyMemory } from '../memory/memory.ts';
import { mspan, mSpanInUse } from './heap/layout.ts';
import type { Pages } from './pages.ts';
import {
	classPages,
	classSize,
	mallocHeaderSize,
	minSizeForMallocHeader,
	pageSize,
} from './size-class.ts';

const { offset } = mspan;

// freeindex and allocCount share a word, which makes an allocation one store.
const countsWord = offset.freeindex >> 2;

/** Bytes of the bitmap for `nelems` slots. */
export function bitmapSize(nelems: number): number {
	return ((nelems + 63) >> 6) * 8;
}

/** Whether the slots of a span have their pointers marked in a bitmap at the end of the span. */
function heapBitsInSpan(elemsize: number): boolean {
	return elemsize <= minSizeForMallocHeader;
}

/** Bytes of the bitmap at the end of a span of `bytes`: a bit for each word. */
export function heapBitsSize(bytes: number): number {
	return bytes / pointer.size / 8;
}

/** A new span for the size class of `spanclass`, none of its slots taken. */
export function newSpan(memory: Memory, pages: Pages, spanclass: number): Addr {
	const npages = classPages[spanclass >> 1];
	const elemsize = classSize[spanclass >> 1];
	const isScan = (spanclass & 1) === 0;
	const bytes = npages * pageSize;
	const bits = isScan && heapBitsInSpan(elemsize) ? heapBitsSize(bytes) : 0;
	const addr = pages.allocSpan(npages);
	const { startAddr, needzero } = mspan.read(memory, addr);
	if (bits > 0 && needzero === 1) memory.clear(startAddr + bytes - bits, bits);
	initSpan(memory, pages, addr, spanclass, elemsize, Math.floor((bytes - bits) / elemsize));
	return addr;
}

/** A new span for one large object of `npages` pages. */
export function newLargeSpan(memory: Memory, pages: Pages, npages: number, noscan: boolean): Addr {
	const addr = pages.allocSpan(npages);
	initSpan(memory, pages, addr, noscan ? 1 : 0, npages * pageSize, 1);
	return addr;
}

function initSpan(
	memory: Memory,
	pages: Pages,
	addr: Addr,
	spanclass: number,
	elemsize: number,
	nelems: number,
): void {
	const span = mspan.at(memory, addr);
	span.elemsize = elemsize;
	span.nelems = nelems;
	span.limit = span.startAddr + nelems * elemsize;
	span.spanclass = spanclass;
	span.state = mSpanInUse;
	span.allocBits = pages.allocRecord(bitmapSize(nelems));
	span.gcmarkBits = pages.allocRecord(bitmapSize(nelems));
}

/** Takes the next free slot of a span. Returns its address; nil when all slots are taken. */
export function nextFree(memory: Memory, span: Addr): Addr {
	const index = nextFreeIndex(memory, span);
	if (index < 0) return nil;
	const counts = (span >> 2) + countsWord;
	const allocCount = (memory.i32[counts] >>> 16) + 1;
	memory.setWord(counts, (index + 1) | (allocCount << 16));
	return (
		memory.loadPointer(span + offset.startAddr) + index * memory.loadInt32(span + offset.elemsize)
	);
}

function nextFreeIndex(memory: ReadonlyMemory, span: Addr): number {
	const nelems = memory.loadUint16(span + offset.nelems);
	const bits = memory.loadPointer(span + offset.allocBits) >> 2;
	let index = memory.loadUint16(span + offset.freeindex);
	while (index < nelems) {
		const free = ~memory.i32[bits + (index >> 5)] >>> (index & 31);
		if (free !== 0) {
			index += 31 - Math.clz32(free & -free);
			break;
		}
		index = (index | 31) + 1;
	}
	return index < nelems ? index : -1;
}

/** Whether slot `index` is taken. */
export function isTaken(memory: ReadonlyMemory, span: Addr, index: number): boolean {
	if (index < memory.loadUint16(span + offset.freeindex)) return true;
	const bits = memory.loadPointer(span + offset.allocBits) >> 2;
	return ((memory.i32[bits + (index >> 5)] >>> (index & 31)) & 1) !== 0;
}

/** Bytes between the beginning of a slot and the object in it: the malloc header. */
export function headerSize(spanclass: number, elemsize: number): number {
	return spanclass > 1 && (spanclass & 1) === 0 && !heapBitsInSpan(elemsize) ? mallocHeaderSize : 0;
}
