// Between spans and the allocator: the mcache holds one span of each class that slots are taken from; the
// mcentral of the class keeps the others in two lists, with and without free slots, last in first out.

import { nil, type Addr } from '../memory/address.ts';
import type { Memory } from '../memory/memory.ts';
import {
	gcController,
	gcControllerAddr,
	mcache,
	mcacheAddr,
	mcacheAlloc,
	mcentral,
	mcentrals,
	mspan,
	mstats,
	mstatsAddr,
} from './heap/layout.ts';
import type { Pages } from './pages.ts';
import { numSpanClasses, pageSize } from './size-class.ts';
import { newSpan } from './span.ts';

/** Puts a span onto the list of its class that it belongs to. */
export function putBack(memory: Memory, addr: Addr, spanclass: number): void {
	const span = mspan.at(memory, addr);
	const lists = mcentral.at(memory, mcentrals + spanclass * mcentral.size);
	if (span.allocCount < span.nelems) {
		span.next = lists.partial;
		lists.partial = addr;
	} else {
		span.next = lists.full;
		lists.full = addr;
	}
}

/** Gives the mcache a span of the class with a free slot, instead of `full`, which has none (or is nil). */
export function refill(memory: Memory, pages: Pages, spanclass: number, full: Addr): Addr {
	if (full !== nil) putBack(memory, full, spanclass);
	const lists = mcentral.at(memory, mcentrals + spanclass * mcentral.size);
	let addr = lists.partial;
	if (addr === nil) {
		addr = newSpan(memory, pages, spanclass);
		mstats.at(memory, mstatsAddr).inHeap += mspan.read(memory, addr).npages * pageSize;
	} else {
		lists.partial = mspan.read(memory, addr).next;
	}
	memory.storePointer(mcacheAlloc + 8 * spanclass, addr);
	const { npages, allocCount, elemsize } = mspan.read(memory, addr);
	// All slots count as live until the span is given back.
	gcController.at(memory, gcControllerAddr).heapLive += npages * pageSize - allocCount * elemsize;
	return addr;
}

/** Gives every span of the mcache back, as each collection and each ReadMemStats does. */
export function flushMcache(memory: Memory): void {
	const controller = gcController.at(memory, gcControllerAddr);
	for (let spc = 0; spc < numSpanClasses; spc++) {
		const addr = memory.loadPointer(mcacheAlloc + 8 * spc);
		if (addr === nil) continue;
		const { nelems, allocCount, elemsize } = mspan.read(memory, addr);
		controller.heapLive -= (nelems - allocCount) * elemsize;
		putBack(memory, addr, spc);
		memory.storePointer(mcacheAlloc + 8 * spc, nil);
	}
	const cache = mcache.at(memory, mcacheAddr);
	cache.tiny = nil;
	cache.tinyoffset = 0;
}
