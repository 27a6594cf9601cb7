// mapclear: what clear(m) calls.

import { nil, type Addr } from '../../memory/address.ts';
import { eventId } from '../../trace/schema.ts';
import type { Process } from '../process.ts';
import { overflow } from './bucket.ts';
import {
	bucketCnt,
	bucketShift,
	bucketArrayLength,
	emptyRest,
	hmap,
	sameSizeGrow,
	type Hmap,
	type MapType,
} from './layout.ts';
import {
	beginWriting,
	endWriting,
	extraOf,
	isGrowing,
	makeBucketArray,
	noldbuckets,
	requireNoWriter,
} from './table.ts';

const clearBegin = eventId('map.clear.begin');
const clearEnd = eventId('map.clear.end');
const clearMarks = eventId('clear.marks');
const clearHeader = eventId('clear.header');
const clearTable = eventId('clear.table');

/** Removes all entries of the map at `addr`. It keeps its table, and gives up overflow buckets and an old table. */
export function mapclear(p: Process, t: MapType, addr: Addr): void {
	const h = hmap.at(p.memory, addr);
	if (p.recorder !== null) p.recorder.emit(clearBegin, addr);
	if (addr !== nil && h.count > 0) {
		requireNoWriter(p, addr);
		beginWriting(p, addr);
		clearEntries(p, t, h);
		endWriting(p, addr);
	}
	if (p.recorder !== null) p.recorder.emit(clearEnd, addr);
}

function clearEntries(p: Process, t: MapType, h: Hmap): void {
	markBucketsEmpty(p, t, h.buckets, bucketShift(h.B));
	if (isGrowing(p.memory, h.addr)) markBucketsEmpty(p, t, h.oldbuckets, noldbuckets(h));
	const { recorder } = p;
	if (recorder !== null) recorder.emit(clearMarks, h.addr);
	h.flags &= ~sameSizeGrow;
	h.oldbuckets = nil;
	h.nevacuate = 0;
	h.noverflow = 0;
	h.count = 0;
	p.random.draw();
	h.hash0 = p.random.low;
	if (h.extra !== nil) {
		const extra = extraOf(p, h);
		extra.overflow = nil;
		extra.oldoverflow = nil;
		extra.nextOverflow = nil;
	}
	if (recorder !== null) recorder.emit(clearHeader, h.addr);
	const { nextOverflow } = makeBucketArray(p, t, h.B, h.buckets);
	if (nextOverflow !== nil) extraOf(p, h).nextOverflow = nextOverflow;
	if (recorder !== null)
		recorder.emit(clearTable, h.addr, h.buckets, bucketArrayLength(t, h.B) * t.bucketSize);
}

/** Loops under way may still be in these chains, wherever they are kept: they find nothing any more. */
function markBucketsEmpty(p: Process, t: MapType, table: Addr, length: number): void {
	for (let i = 0; i < length; i++) {
		let bucket = table + i * t.bucketSize;
		for (; bucket !== nil; bucket = overflow(p.memory, t, bucket))
			for (let slot = bucket; slot < bucket + bucketCnt; slot++)
				p.memory.storeUint8(slot, emptyRest);
	}
}
