// Growing: when a table is replaced, by what, and how the work is spread over the writes that follow.

import { nil } from '../../memory/address.ts';
import { eventId } from '../../trace/schema.ts';
import type { Process } from '../process.ts';
import { evacuate } from './evacuate.ts';
import {
	bucketCnt,
	bucketShift,
	iterator,
	loadFactorDen,
	loadFactorNum,
	oldIterator,
	sameSizeGrow,
	type Hmap,
	type MapType,
} from './layout.ts';
import { extraOf, isGrowing, makeBucketArray, noldbuckets } from './table.ts';

const growBegin = eventId('grow.begin');

/** Whether `count` entries are more than 2^B buckets should hold. */
export function overLoadFactor(count: number, B: number): boolean {
	return count > bucketCnt && count > loadFactorNum * (bucketShift(B) / loadFactorDen);
}

/** Whether there are about as many overflow buckets as main buckets: many entries came and went, and chains got long. */
export function tooManyOverflowBuckets(noverflow: number, B: number): boolean {
	return noverflow >= bucketShift(Math.min(B, 15));
}

/**
 * Begins a growth: to the double size if the load asks for it, else to the same size, which makes the chains
 * compact. Nothing moves yet.
 */
export function hashGrow(p: Process, t: MapType, h: Hmap): void {
	const bigger = overLoadFactor(h.count + 1, h.B) ? 1 : 0;
	const oldbuckets = h.buckets;
	const { buckets, nextOverflow } = makeBucketArray(p, t, h.B + bigger, nil);

	if (bigger === 0) h.flags |= sameSizeGrow;
	// Iterators that may be using the current table may be using the old one from here on.
	const oldIterators = (h.flags & iterator) !== 0 ? oldIterator : 0;
	h.flags = (h.flags & ~(iterator | oldIterator)) | oldIterators;
	h.B += bigger;
	h.oldbuckets = oldbuckets;
	h.buckets = buckets;
	h.nevacuate = 0;
	h.noverflow = 0;
	if (h.extra !== nil) {
		const extra = extraOf(p, h);
		extra.oldoverflow = extra.overflow;
		extra.overflow = nil;
	}
	if (nextOverflow !== nil) extraOf(p, h).nextOverflow = nextOverflow;
	if (p.recorder !== null)
		p.recorder.emit(growBegin, h.addr, oldbuckets, buckets, h.B, bigger === 0 ? 1 : 0);
}

/** Moves the old bucket that the write is about to use, and one more so that the growth comes to an end. */
export function growWork(p: Process, t: MapType, h: Hmap, hash: number): void {
	evacuate(p, t, h, hash & (noldbuckets(h) - 1));
	if (isGrowing(p.memory, h.addr)) evacuate(p, t, h, h.nevacuate);
}
