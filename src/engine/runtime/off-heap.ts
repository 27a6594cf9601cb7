// Off-heap records: mspans and their bitmaps come and go in the data segment. A freed record goes onto the
// list of its size and is the next one handed out, as with Go's fixalloc.

import { alignUp } from '../abi/type.ts';
import type { Addr } from '../memory/address.ts';
import type { Memory } from '../memory/memory.ts';
import { freeRecords, maxRecordWords, mheap, mheapAddr } from './heap/layout.ts';

/** A zeroed record of `size` bytes, at most 8 × maxRecordWords; `more` finds room when there is none left. */
export function allocRecord(memory: Memory, size: number, more: () => void): Addr {
	const words = wordsOf(size);
	const list = freeRecords + 8 * words;
	const head = memory.loadPointer(list);
	if (head === 0) return bump(memory, 8 * words, more);
	memory.storePointer(list, memory.loadPointer(head));
	memory.clear(head, 8);
	return head;
}

/** Takes back a record of `size` bytes. */
export function freeRecord(memory: Memory, addr: Addr, size: number): void {
	const words = wordsOf(size);
	const list = freeRecords + 8 * words;
	memory.clear(addr, 8 * words);
	memory.storePointer(addr, memory.loadPointer(list));
	memory.storePointer(list, addr);
}

function wordsOf(size: number): number {
	const words = alignUp(size, 8) / 8;
	if (words > maxRecordWords)
		throw new Error(`a record of ${size} bytes is too long for the lists`);
	return words;
}

function bump(memory: Memory, size: number, more: () => void): Addr {
	const heap = mheap.at(memory, mheapAddr);
	if (heap.offHeapEnd + size > heap.offHeapLimit) more();
	const addr = heap.offHeapEnd;
	heap.offHeapEnd = addr + size;
	return addr;
}
