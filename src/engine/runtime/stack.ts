// Memory for stacks. It comes from the arena's pages, in spans that the collector does not sweep: stacks below
// 32 KiB are cut from spans of 32 KiB, larger ones get a span of their own.

import { nil, type Addr } from '../memory/address.ts';
import type { Memory } from '../memory/memory.ts';
import {
	mspan,
	mSpanManual,
	mstats,
	mstatsAddr,
	numStackOrders,
	spanOf,
	stackpool,
} from './heap/layout.ts';
import type { Pages } from './pages.ts';
import { pageSize } from './size-class.ts';

/** Bytes of the smallest stack. */
const stackMin = 2048;

/** Bytes of a span that small stacks are cut from. */
const stackCacheSize = 32768;

/** A stack of at least `size` bytes, with what was in that memory before. */
export function stackalloc(memory: Memory, pages: Pages, size: number): Addr {
	const order = orderOf(size);
	if (order >= numStackOrders) return allocManual(memory, pages, Math.ceil(size / pageSize));
	const pool = stackpool + 8 * order;
	if (memory.loadPointer(pool) === nil) refill(memory, pages, pool, stackMin << order);
	const stack = memory.loadPointer(pool);
	memory.storePointer(pool, memory.loadPointer(stack));
	return stack;
}

/** Takes back a stack of `size` bytes. */
export function stackfree(memory: Memory, pages: Pages, addr: Addr, size: number): void {
	const order = orderOf(size);
	if (order >= numStackOrders) return freeManual(memory, pages, addr);
	memory.storePointer(addr, memory.loadPointer(stackpool + 8 * order));
	memory.storePointer(stackpool + 8 * order, addr);
}

function orderOf(size: number): number {
	let order = 0;
	while (order < numStackOrders && stackMin << order < size) order++;
	return order;
}

function refill(memory: Memory, pages: Pages, pool: Addr, size: number): void {
	const start = allocManual(memory, pages, stackCacheSize / pageSize);
	for (let at = start + stackCacheSize - size; at >= start; at -= size) {
		memory.storePointer(at, memory.loadPointer(pool));
		memory.storePointer(pool, at);
	}
}

function allocManual(memory: Memory, pages: Pages, npages: number): Addr {
	const span = mspan.at(memory, pages.allocSpan(npages));
	span.state = mSpanManual;
	mstats.at(memory, mstatsAddr).inStacks += npages * pageSize;
	return span.startAddr;
}

function freeManual(memory: Memory, pages: Pages, addr: Addr): void {
	const span = spanOf(memory, addr);
	mstats.at(memory, mstatsAddr).inStacks -= mspan.read(memory, span).npages * pageSize;
	pages.freeSpan(span);
}
