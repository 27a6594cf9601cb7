// Addresses. Inside the engine an address is a byte offset into the memory image: a small integer that
// V8 keeps unboxed and an Int32Array column can hold. In the image itself, and on the screen, a pointer
// is the 64-bit address that Go would print. This file is the only place that knows how the two relate.
//
//   image offset      0        imageBase                  arenaBase                        size
//                     |  nil   |  data, off-heap records  |  heap arena, stacks  …          |
//   Go address                 0x4c0000                   0xc000000000

/** A byte offset into the image; 0 is nil. */
export type Addr = number;

export const nil: Addr = 0;

/** First offset in use; what lies below is never touched, so that a small offset is a wild pointer. */
export const imageBase: Addr = 4096;

/** Offset at which the heap arena begins, in bytes. What lies below is the data segment. */
export const arenaBase: Addr = 1 << 24;

/** Go address of image offset 0 of the data segment: linux/amd64 maps a program's data about there. */
export const dataGoBase = 0x4c0000 - imageBase;

/** High word of every heap address: Go's arena begins at 0xc000000000 on linux/amd64. */
export const arenaHigh = 0xc0;

/** The address that Go would print for `addr`, exact below 2^53. */
export function goAddress(addr: Addr): number {
	if (addr === nil) return 0;
	return addr >= arenaBase ? arenaHigh * 2 ** 32 + (addr - arenaBase) : dataGoBase + addr;
}

/** The image offset of a Go address given as two 32-bit halves, or -1 if no segment holds it. */
export function fromGoHalves(low: number, high: number): Addr {
	if (high === arenaHigh) return low >= 0 ? low + arenaBase : -1;
	if (high !== 0) return -1;
	if (low === 0) return nil;
	const addr = low - dataGoBase;
	return addr >= imageBase && addr < arenaBase ? addr : -1;
}
