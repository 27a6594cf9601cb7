// The map of the data segment: what lies where below the heap arena. Program data comes first (lang/program.ts
// says how it begins); type descriptors and the runtime's own records, which Go keeps off its heap, follow.
//
//   8192           typeBase           runtimeBase        spansBase           offHeapBase      arenaBase
//   | program data | type descriptors | fixed records    | page → mspan      | mspans, bits … |

import { arenaBase, type Addr } from '../memory/address.ts';

const KiB = 1024;
const MiB = 1024 * KiB;

/** Type descriptors: `_type` records, one every `typeStride` bytes. Program data ends below. */
export const typeBase: Addr = 4 * MiB;

/** Bytes from one type descriptor to the next. */
const typeStride = 64;

/** Records of the runtime that exist once, at addresses known beforehand. */
export const runtimeBase: Addr = 5 * MiB;

/** For each page of the arena four bytes: the image offset of its mspan, or 0. */
export const spansBase: Addr = runtimeBase + 64 * KiB;

/** Pages that the table at spansBase has room for: more than an int32 can address. */
export const maxPages = (2 * 1024 * MiB - arenaBase) / (8 * KiB);

/** Records of the runtime that come and go: mspans and their bitmaps. They end at arenaBase. */
export const offHeapBase: Addr = spansBase + 4 * maxPages;

/** Address of the descriptor of type `index` (an index into DebugInfo.types, or behind it). */
export function typeAddr(index: number): Addr {
	return typeBase + index * typeStride;
}

/** Index of the type whose descriptor is at `addr`; -1 if there can be none. */
export function typeIndex(addr: Addr): number {
	const distance = addr - typeBase;
	if (distance < 0 || addr >= runtimeBase || distance % typeStride !== 0) return -1;
	return distance / typeStride;
}
