// Heap bitmaps: at the end of a span whose slots are of at most 512 bytes and may hold pointers lies one bit
// for each word of the span, set where there is a pointer.

import type { GoType } from '../abi/type.ts';
import type { Addr } from '../memory/address.ts';
import type { Memory, ReadonlyMemory } from '../memory/memory.ts';
import { mspan } from './heap/layout.ts';
import { pageSize } from './size-class.ts';
import { heapBitsSize } from './span.ts';

const { offset } = mspan;

/** log2 of the bytes of a pointer. */
const pointerShift = 3;

/** Address of the bitmap of a span. */
export function heapBitsOf(memory: ReadonlyMemory, span: Addr): Addr {
	const bytes = memory.loadInt32(span + offset.npages) * pageSize;
	return memory.loadPointer(span + offset.startAddr) + bytes - heapBitsSize(bytes);
}

/** Sets the bits of the slot of `elemsize` bytes at `addr` for an object of `size` bytes: one or more values of `type`. */
export function writeHeapBits(
	memory: Memory,
	span: Addr,
	addr: Addr,
	elemsize: number,
	size: number,
	type: GoType,
): void {
	const bits = heapBitsOf(memory, span) >> 2;
	const first = (addr - memory.loadPointer(span + offset.startAddr)) >> pointerShift;
	const end = first + (elemsize >> pointerShift);
	const { pointers } = type;
	let base = 0;
	let next = 0;
	let bit = first + (pointers[0] >> pointerShift);
	for (let at = first; at < end; at = (at | 31) + 1) {
		const stop = Math.min(end, (at | 31) + 1);
		let have = 0;
		while (bit < stop) {
			have |= 1 << bit;
			if (++next === pointers.length) {
				next = 0;
				base += type.size;
			}
			bit = base < size ? first + ((base + pointers[next]) >> pointerShift) : end;
		}
		const w = bits + (at >> 5);
		memory.setWord(w, (memory.i32[w] & ~maskOf(at & 31, stop - at)) | have);
	}
}

/** `count` ones from bit `from` on, from + count ≤ 32. */
export function maskOf(from: number, count: number): number {
	return (count === 32 ? -1 : (1 << count) - 1) << from;
}
