// The page allocator: hands out runs of pages of the arena, lowest address first, and takes them back. Which
// pages are taken is told by the table at spansBase. Go finds runs with a tree of summaries and lets every
// processor keep 64 pages of its own; here there is one processor, and runs are found by walking from span to span.

import { alignUp } from '../abi/type.ts';
import { maxPages, spansBase } from '../abi/segments.ts';
import { arenaBase, nil, type Addr } from '../memory/address.ts';
import type { Memory } from '../memory/memory.ts';
import { mheap, mheapAddr, mspan, mstats, mstatsAddr, offHeapSpan } from './heap/layout.ts';
import { allocRecord, freeRecord } from './off-heap.ts';
import { GoFatal } from './panic.ts';
import { pageShift, pageSize } from './size-class.ts';

/** The arena is mapped in chunks of so many bytes. */
const mapChunk = 4 << 20;

/** Pages of a piece of the arena that is taken for off-heap records. */
const offHeapPages = 64;

const table = spansBase >> 2;
const npagesWord = mspan.offset.npages >> 2;

/** Pages of the arena. */
export class Pages {
	readonly #memory: Memory;
	/** Index of the page behind the last one that may be used. */
	readonly #limit: number;

	/** The arena may take `memoryLimit` bytes. */
	constructor(memory: Memory, memoryLimit: number) {
		this.#memory = memory;
		this.#limit = Math.min(maxPages, Math.floor(memoryLimit / pageSize));
		const span = mspan.at(memory, offHeapSpan);
		span.npages = offHeapPages;
	}

	/** A span of `npages` pages with nothing but startAddr, npages and needzero set. */
	allocSpan(npages: number): Addr {
		const start = this.#take(npages);
		const addr = this.allocRecord(mspan.size);
		const span = mspan.at(this.#memory, addr);
		span.startAddr = start;
		span.npages = npages;
		span.needzero = this.#use(start, npages) ? 1 : 0;
		this.#mark(start, npages, addr);
		mheap.at(this.#memory, mheapAddr).mspanInUse++;
		return addr;
	}

	/** Gives the pages of a span back, and its record. */
	freeSpan(addr: Addr): void {
		const { startAddr, npages } = mspan.read(this.#memory, addr);
		const heap = mheap.at(this.#memory, mheapAddr);
		const page = (startAddr - arenaBase) >> pageShift;
		this.#mark(startAddr, npages, nil);
		heap.searchPage = Math.min(heap.searchPage, page);
		heap.mspanInUse--;
		freeRecord(this.#memory, addr, mspan.size);
	}

	/** A zeroed off-heap record. */
	allocRecord(size: number): Addr {
		return allocRecord(this.#memory, size, this.#moreRecords);
	}

	#moreRecords = (): void => {
		const start = this.#take(offHeapPages);
		this.#use(start, offHeapPages);
		this.#mark(start, offHeapPages, offHeapSpan);
		this.#memory.clear(start, offHeapPages * pageSize);
		const heap = mheap.at(this.#memory, mheapAddr);
		heap.offHeapEnd = start;
		heap.offHeapLimit = start + offHeapPages * pageSize;
	};

	/** Address of the first run of `npages` free pages. The image reaches to its end. */
	#take(npages: number): Addr {
		const memory = this.#memory;
		const heap = mheap.at(memory, mheapAddr);
		const end = (heap.arenaUsed - arenaBase) >> pageShift;
		const first = firstFree(memory.i32, heap.searchPage, end);
		heap.searchPage = first;
		const page = firstRun(memory.i32, first, end, npages);
		if (page + npages > this.#limit) throw new GoFatal('out of memory');
		const start = arenaBase + page * pageSize;
		memory.grow(start + npages * pageSize);
		return start;
	}

	/** Moves the end of the used part behind the run. Returns whether a page of it was in use before. */
	#use(start: Addr, npages: number): boolean {
		const memory = this.#memory;
		const heap = mheap.at(memory, mheapAddr);
		const stats = mstats.at(memory, mstatsAddr);
		const end = start + npages * pageSize;
		const used = heap.arenaUsed;
		if (end > heap.arenaMapped) {
			const more = alignUp(end - heap.arenaMapped, mapChunk);
			heap.arenaMapped += more;
			stats.mapped += more;
			stats.released += more;
		}
		if (end > used) {
			stats.released -= end - used;
			heap.arenaUsed = end;
		}
		return start < used;
	}

	#mark(start: Addr, npages: number, span: Addr): void {
		const from = table + ((start - arenaBase) >> pageShift);
		for (let i = 0; i < npages; i++) this.#memory.setWord(from + i, span);
	}
}

/** The first free page at or behind `page`, which begins a span or is free. */
function firstFree(words: Int32Array, page: number, end: number): number {
	let at = page;
	while (at < end && words[table + at] !== nil) at += words[(words[table + at] >> 2) + npagesWord];
	return at;
}

/** The first page at or behind `page` that begins `npages` free ones; all from `end` on are free. */
function firstRun(words: Int32Array, page: number, end: number, npages: number): number {
	let start = page;
	let at = page;
	while (at < end && at - start < npages) {
		const span = words[table + at];
		at += span === nil ? 1 : words[(span >> 2) + npagesWord];
		if (span !== nil) start = at;
	}
	return start;
}
