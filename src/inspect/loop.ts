// A loop over a map as the stage shows it: where it began, where it is, and whether it has come round.

import type { Addr } from '#engine/memory/address.ts';
import type { ReadonlyMemory } from '#engine/memory/memory.ts';
import { hiter } from '#engine/runtime/classic/layout.ts';
import type { Operation } from './operation.ts';

/** A loop, on the table that it goes round. */
export interface LoopPicture {
	readonly table: Addr;
	/** Where it began: bucket, and slot in every bucket. */
	readonly start: number;
	readonly offset: number;
	/** The bucket at hand, or -1. */
	readonly at: number;
}

/** The loop that the operation at hand is a step of, or null. */
export function loopOf(memory: ReadonlyMemory, { loop, select }: Operation): LoopPicture | null {
	if (loop === null) return null;
	const { buckets } = hiter.read(memory, loop.it);
	const { startBucket: start, offset } = loop;
	return { table: buckets, start, offset, at: select?.index ?? -1 };
}

/** The bits of hmap.flags from the lowest. */
const names = ['iterator', 'oldIterator', 'hashWriting', 'sameSizeGrow'];

/** The names of the bits that are set in hmap.flags. */
export function flagNames(flags: number): string[] {
	return names.filter((_, bit) => ((flags >> bit) & 1) === 1);
}
