// Overflow buckets: taken when a chain has no empty slot left.

import { basicTypes, pointerSize } from '../../abi/type.ts';
import { nil, type Addr } from '../../memory/address.ts';
import { eventId } from '../../trace/schema.ts';
import type { Process } from '../process.ts';
import { roundupsize } from '../size-class.ts';
import { overflow, setoverflow } from './bucket.ts';
import { slice, type Hmap, type MapType, type Slice } from './layout.ts';
import { sliceType } from './records.ts';
import { extraOf } from './table.ts';

const overflowNew = eventId('overflow.new');

/** Takes an overflow bucket, the next preallocated one or a new one, and links it behind `bucket`, the last of its chain. */
export function newoverflow(p: Process, t: MapType, h: Hmap, bucket: Addr): Addr {
	const preallocated = takePreallocated(p, t, h);
	const taken = preallocated === nil ? p.heap.newobject(t.bucket) : preallocated;
	const before = h.noverflow;
	incrnoverflow(p, h);
	if (!t.bucketHasPointers) keepAlive(p, h, taken);
	setoverflow(p.memory, t, bucket, taken);
	if (p.recorder !== null)
		p.recorder.emit(overflowNew, h.addr, bucket, taken, preallocated === nil ? 0 : 1, before);
	return taken;
}

function takePreallocated(p: Process, t: MapType, h: Hmap): Addr {
	if (h.extra === nil) return nil;
	const extra = extraOf(p, h);
	const bucket = extra.nextOverflow;
	if (bucket === nil) return nil;
	if (overflow(p.memory, t, bucket) === nil) {
		extra.nextOverflow = bucket + t.bucketSize;
	} else {
		setoverflow(p.memory, t, bucket, nil); // the mark of the last one
		extra.nextOverflow = nil;
	}
	return bucket;
}

/**
 * noverflow has 16 bits. From B = 16 on only one bucket in 2^(B - 15), chosen at random, is counted, so that
 * the limit of tooManyOverflowBuckets is still about one overflow bucket for each main bucket.
 */
function incrnoverflow(p: Process, h: Hmap): void {
	if (h.B >= 16) {
		p.random.draw();
		const mask = (1 << (h.B - 15)) - 1;
		if ((p.random.low & mask) !== 0) return;
	}
	h.noverflow++;
}

/**
 * The collector does not look into buckets without pointers, so it would not find this one by its link:
 * a list does the keeping.
 */
function keepAlive(p: Process, h: Hmap, bucket: Addr): void {
	createOverflow(p, h);
	const list = slice.at(p.memory, extraOf(p, h).overflow);
	if (list.len === list.cap) growList(p, list);
	p.memory.storePointer(list.array + list.len * pointerSize, bucket);
	list.len++;
}

/** Makes the overflow list if it is missing. */
export function createOverflow(p: Process, h: Hmap): void {
	const extra = extraOf(p, h);
	if (extra.overflow === nil) extra.overflow = p.heap.newobject(sliceType);
}

/** Doubles the capacity, beyond 256 more gently, and takes whatever room the heap slot then has. */
function growList(p: Process, list: Slice): void {
	const { cap, len, array } = list;
	const wanted = cap === 0 ? 1 : cap < 256 ? 2 * cap : cap + Math.floor((cap + 3 * 256) / 4);
	const room = roundupsize(wanted * pointerSize, false);
	const wider = p.heap.mallocgc(room, basicTypes.unsafePointer);
	p.memory.copy(wider, array, len * pointerSize);
	list.array = wider;
	list.cap = room / pointerSize;
}
