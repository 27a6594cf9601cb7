// Evacuation: moving one chain of the old table to the current one. A doubling splits the chain of old
// bucket j between bucket j (its X half) and bucket j + noldbuckets (its Y half) of the current table, as
// one more bit of the hash tells. A growth that keeps the size moves all of it to X.

import { nil, type Addr } from '../../memory/address.ts';
import { eventId } from '../../trace/schema.ts';
import { hashed } from '../hash.ts';
import type { Process } from '../process.ts';
import {
	bucketOf,
	copyValue,
	elemSlot,
	evacuated,
	indexOf,
	isEmpty,
	keyOf,
	keySlot,
	overflow,
} from './bucket.ts';
import { hashKey, keyEqual } from './find.ts';
import {
	bucketArrayLength,
	bucketCnt,
	evacuatedEmpty,
	evacuatedX,
	evacuatedY,
	iterator,
	keys,
	oldIterator,
	sameSizeGrow,
	type Hmap,
	type MapType,
	tophashOf,
} from './layout.ts';
import { newoverflow } from './overflow.ts';
import { extraOf, noldbuckets } from './table.ts';

const evacuateBegin = eventId('evacuate.begin');
const evacuateSlot = eventId('evacuate.slot');
const evacuateEmpty = eventId('evacuate.empty');
const evacuateWipe = eventId('evacuate.wipe');
const evacuateEnd = eventId('evacuate.end');
const growAdvance = eventId('grow.advance');
const growEnd = eventId('grow.end');

/** One half's place in the current table: the last bucket of its chain, and how many slots of that are taken. */
interface Destination {
	bucket: Addr;
	taken: number;
}

/**
 * Moves the chain of old bucket `oldbucket`, in order and without its holes, unless that has been done. The old
 * slots keep marks that say where each entry went.
 */
export function evacuate(p: Process, t: MapType, h: Hmap, oldbucket: number): void {
	const bucket = h.oldbuckets + oldbucket * t.bucketSize;
	if (!evacuated(p.memory, bucket)) {
		if (p.recorder !== null) p.recorder.emit(evacuateBegin, h.addr, bucket, oldbucket);

		// The halves are empty: a new key comes to a bucket only after the chain before it has been moved.
		const newbit = (h.flags & sameSizeGrow) === 0 ? noldbuckets(h) : 0;
		const x = { bucket: h.buckets + oldbucket * t.bucketSize, taken: 0 };
		const y = { bucket: x.bucket + newbit * t.bucketSize, taken: 0 };
		for (let b = bucket; b !== nil; b = overflow(p.memory, t, b))
			for (let slot = b; slot < b + bucketCnt; slot++)
				if (isEmpty(p.memory.loadUint8(slot))) markEmpty(p, slot);
				else moveEntry(p, t, h, slot, newbit, x, y);

		if (t.bucketHasPointers && (h.flags & oldIterator) === 0) wipe(p, t, bucket);
		if (p.recorder !== null) p.recorder.emit(evacuateEnd, h.addr, oldbucket);
	}
	if (oldbucket === h.nevacuate) advanceEvacuationMark(p, t, h);
}

function markEmpty(p: Process, slot: Addr): void {
	p.memory.storeUint8(slot, evacuatedEmpty);
	if (p.recorder !== null) p.recorder.emit(evacuateEmpty, bucketOf(slot), indexOf(slot));
}

/** `newbit` is the bit of the hash that decides between X and Y; 0: it goes to X. */
function moveEntry(
	p: Process,
	t: MapType,
	h: Hmap,
	slot: Addr,
	newbit: number,
	x: Destination,
	y: Destination,
): void {
	const { memory } = p;
	let top = memory.loadUint8(slot);
	let useY = false;
	if (newbit !== 0) {
		const key = keyOf(memory, t, slot);
		hashKey(p, t, h.addr, key);
		useY = (hashed[0] & newbit) !== 0;
		if (!t.reflexiveKey && (h.flags & iterator) !== 0 && !keyEqual(p, t, key, key)) {
			// A NaN hashes to another number each time. A loop that reads the old bucket has to come to
			// the same half, and it has nothing to go by but the tophash: its last bit decides.
			useY = (top & 1) !== 0;
			top = tophashOf(hashed[1]);
		}
	}
	const to = takeSlot(p, t, h, useY ? y : x);
	memory.storeUint8(slot, useY ? evacuatedY : evacuatedX);
	memory.storeUint8(to, top);
	copyValue(memory, keySlot(t, to), keySlot(t, slot), t.keySlot);
	copyValue(memory, elemSlot(t, to), elemSlot(t, slot), t.elemSlot);
	if (p.recorder !== null) emitMove(p, slot, to, useY, newbit !== 0);
}

/** The next free slot of a half; its chain gets one more bucket when eight slots are taken. */
function takeSlot(p: Process, t: MapType, h: Hmap, half: Destination): Addr {
	if (half.taken === bucketCnt) {
		half.bucket = newoverflow(p, t, h, half.bucket);
		half.taken = 0;
	}
	return half.bucket + half.taken++;
}

/** Lets the collector have what the old main bucket points to. Its marks stay: they say that it was evacuated. */
function wipe(p: Process, t: MapType, bucket: Addr): void {
	p.memory.clear(bucket + keys, t.bucketSize - keys);
	if (p.recorder !== null) p.recorder.emit(evacuateWipe, bucket);
}

/** Moves nevacuate on to the next old bucket that is still to be evacuated. Behind the last one the growth is over. */
function advanceEvacuationMark(p: Process, t: MapType, h: Hmap): void {
	const end = noldbuckets(h);
	const stop = Math.min(h.nevacuate + 1 + maxAdvance, end);
	let next = h.nevacuate + 1;
	while (next !== stop && evacuated(p.memory, h.oldbuckets + next * t.bucketSize)) next++;
	h.nevacuate = next;
	if (p.recorder !== null) p.recorder.emit(growAdvance, h.addr, next);
	if (next === end) endGrowth(p, t, h);
}

function endGrowth(p: Process, t: MapType, h: Hmap): void {
	const { oldbuckets } = h;
	const length = bucketArrayLength(t, Math.log2(noldbuckets(h)));
	h.oldbuckets = nil;
	if (h.extra !== nil) extraOf(p, h).oldoverflow = nil;
	h.flags &= ~sameSizeGrow;
	if (p.recorder !== null) p.recorder.emit(growEnd, h.addr, oldbuckets, length * t.bucketSize);
}

function emitMove(p: Process, from: Addr, to: Addr, useY: boolean, rehashed: boolean): void {
	p.recorder?.emit(
		evacuateSlot,
		bucketOf(from),
		indexOf(from),
		bucketOf(to),
		indexOf(to),
		useY ? 1 : 0,
		rehashed ? hashed[0] : 0,
		rehashed ? hashed[1] : 0,
	);
}

/** Old buckets that one advance of nevacuate passes over, at most. */
const maxAdvance = 1024;
