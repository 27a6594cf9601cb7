// The allocator: mallocgc hands out zeroed memory, by size class. Objects without pointers below 16 bytes share
// blocks; objects above 32 KiB get pages of their own. Everything it knows lies in the image.
//
// mallocgc never collects: what the engine holds in JavaScript variables is no root. The machine asks `gcDue`
// where every live pointer is in the image, and collects there. (Go starts a cycle inside of mallocgc, when it
// takes a new span; the program goes on meanwhile.)

import type { GoType } from '../abi/type.ts';
import { offHeapBase } from '../abi/segments.ts';
import { arenaBase, nil, type Addr } from '../memory/address.ts';
import type { Memory } from '../memory/memory.ts';
import { eventId } from '../trace/schema.ts';
import type { Recorder } from '../trace/recorder.ts';
import { writeHeapBits } from './heap-bits.ts';
import type { HeapParts, Roots } from './heap-parts.ts';
import {
	gcController,
	gcControllerAddr,
	heapMinimum,
	mcache,
	mcacheAddr,
	mcacheAlloc,
	mheap,
	mheapAddr,
	mspan,
	mstats,
	mstatsAddr,
	smallCount,
	smallCounts,
	spanOf,
	zerobase,
} from './heap/layout.ts';
import { putBack, refill } from './mcache.ts';
import { Pages } from './pages.ts';
import {
	classSize,
	hasMallocHeader,
	mallocHeaderSize,
	maxSmallSize,
	maxTinySize,
	pageSize,
	sizeClass,
	spanClass,
} from './size-class.ts';
import { newLargeSpan, nextFree } from './span.ts';
import { stackalloc, stackfree } from './stack.ts';
import type { TypeTable } from './type-table.ts';

const malloc = eventId('malloc');
const { offset } = mspan;
const tinySpanClass = spanClass(sizeClass(maxTinySize), true);

/** The heap of a process. */
export class Heap implements HeapParts {
	readonly memory: Memory;
	readonly types: TypeTable;
	readonly pages: Pages;
	/** What is alive besides what is reachable from it; null: nothing. */
	roots: Roots | null = null;
	/** Where events go; null while nothing is recorded. */
	recorder: Recorder | null = null;

	/** An empty heap whose arena may take `memoryLimit` bytes. */
	constructor(memory: Memory, types: TypeTable, limits: { memoryLimit: number }) {
		this.memory = memory;
		this.types = types;
		const heap = mheap.at(memory, mheapAddr);
		heap.arenaUsed = arenaBase;
		heap.arenaMapped = arenaBase;
		heap.offHeapEnd = offHeapBase;
		heap.offHeapLimit = arenaBase;
		gcController.at(memory, gcControllerAddr).heapGoal = heapMinimum;
		this.pages = new Pages(memory, limits.memoryLimit);
	}

	/** Zeroed memory for one value of a type. */
	newobject(type: GoType): Addr {
		return this.mallocgc(type.size, type);
	}

	/** Zeroed memory for `n` values of a type side by side. */
	newarray(type: GoType, n: number): Addr {
		return this.mallocgc(n * type.size, type);
	}

	/** Zeroed memory for `size` bytes: one or more values of `type`, or, when it is null, no pointers. */
	mallocgc(size: number, type: GoType | null): Addr {
		if (size === 0) return zerobase;
		if (size > maxSmallSize - mallocHeaderSize) return this.#large(size, type);
		if (type !== null && type.pointers.length > 0) return this.#scan(size, type);
		return size < maxTinySize ? this.#tiny(size) : this.#noscan(size);
	}

	/** Whether so much is in use that Go would begin a collection. */
	get gcDue(): boolean {
		const { heapLive, heapGoal } = gcController.read(this.memory, gcControllerAddr);
		return heapLive >= heapGoal;
	}

	/** A stack of `size` bytes, a power of two from 2048 on. It holds what was there before. */
	stackalloc(size: number): Addr {
		return stackalloc(this.memory, this.pages, size);
	}

	/** Takes back a stack of `size` bytes. */
	stackfree(addr: Addr, size: number): void {
		stackfree(this.memory, this.pages, addr, size);
	}

	#noscan(size: number): Addr {
		const c = sizeClass(size);
		const addr = this.#slot(spanClass(c, true));
		if (this.recorder !== null) this.recorder.emit(malloc, addr, size, classSize[c]);
		return addr;
	}

	#scan(size: number, type: GoType): Addr {
		const header = hasMallocHeader(size, false) ? mallocHeaderSize : 0;
		const c = sizeClass(size + header);
		const slot = this.#slot(spanClass(c, false));
		if (header > 0) this.memory.storePointer(slot, this.types.descriptor(type));
		else writeHeapBits(this.memory, spanOf(this.memory, slot), slot, classSize[c], size, type);
		if (this.recorder !== null) this.recorder.emit(malloc, slot + header, size, classSize[c]);
		return slot + header;
	}

	/** Objects of a multiple of 8, 4 or 2 bytes are aligned to it. */
	#tiny(size: number): Addr {
		const { memory, recorder } = this;
		const cache = mcache.at(memory, mcacheAddr);
		const align = (size & 7) === 0 ? 8 : (size & 3) === 0 ? 4 : (size & 1) === 0 ? 2 : 1;
		const at = (cache.tinyoffset + align - 1) & -align;
		const block = cache.tiny;
		if (block !== nil && at + size <= maxTinySize) {
			cache.tinyoffset = at + size;
			mstats.at(memory, mstatsAddr).tinyAllocCount++;
			if (recorder !== null) recorder.emit(malloc, block + at, size, 0);
			return block + at;
		}
		const addr = this.#slot(tinySpanClass);
		if (block === nil || size < cache.tinyoffset) {
			cache.tiny = addr;
			cache.tinyoffset = size;
		}
		if (recorder !== null) recorder.emit(malloc, addr, size, maxTinySize);
		return addr;
	}

	#large(size: number, type: GoType | null): Addr {
		const { memory } = this;
		const npages = Math.ceil(size / pageSize);
		const isScan = type !== null && type.pointers.length > 0;
		const addr = newLargeSpan(memory, this.pages, npages, !isScan);
		const span = mspan.at(memory, addr);
		const start = nextFree(memory, addr);
		if (isScan) span.largeType = this.types.descriptor(type);
		if (span.needzero === 1) memory.clear(start, npages * pageSize);
		putBack(memory, addr, span.spanclass);
		const stats = mstats.at(memory, mstatsAddr);
		stats.largeAlloc += span.elemsize;
		stats.largeAllocCount++;
		stats.inHeap += span.elemsize;
		gcController.at(memory, gcControllerAddr).heapLive += span.elemsize;
		if (this.recorder !== null) this.recorder.emit(malloc, start, size, npages * pageSize);
		return start;
	}

	/** A zeroed slot of a span class. */
	#slot(spanclass: number): Addr {
		const { memory } = this;
		let span = memory.loadPointer(mcacheAlloc + 8 * spanclass);
		let addr = span === nil ? nil : nextFree(memory, span);
		if (addr === nil) {
			span = refill(memory, this.pages, spanclass, span);
			addr = nextFree(memory, span);
		}
		const count = smallCounts + (spanclass >> 1) * smallCount.size;
		memory.storeInt64(count, memory.loadInt64(count) + 1);
		if (memory.loadUint8(span + offset.needzero) === 1)
			memory.clear(addr, memory.loadInt32(span + offset.elemsize));
		return addr;
	}
}
