// mapiterinit and mapiternext: what `for k, v := range m` calls. A loop goes round the table it was opened on,
// from a bucket and a slot drawn at random, and copes with everything that may happen to the map meanwhile.

import { nil, type Addr } from '../../memory/address.ts';
import { eventId } from '../../trace/schema.ts';
import { hashed } from '../hash.ts';
import { GoFatal } from '../panic.ts';
import type { Process } from '../process.ts';
import { mapaccessK } from './access.ts';
import { bucketOf, elemOf, evacuated, indexOf, isEmpty, keyOf, overflow } from './bucket.ts';
import { hashKey, keyEqual } from './find.ts';
import {
	bucketCnt,
	bucketShift,
	evacuatedEmpty,
	evacuatedX,
	evacuatedY,
	hashWriting,
	hiter,
	hmap,
	iterator,
	mapType,
	noCheck,
	oldIterator,
	sameSizeGrow,
	type Hiter,
	type Hmap,
	type MapType,
} from './layout.ts';
import { createOverflow } from './overflow.ts';
import { extraOf, isGrowing, noldbuckets } from './table.ts';

const iterateBegin = eventId('iterate.begin');
const iterateBucket = eventId('iterate.bucket');
const iterateSkip = eventId('iterate.skip');
const iterateMoved = eventId('iterate.moved');
const iterateConflict = eventId('iterate.conflict');
const chainNext = eventId('chain.next');
const iterateYield = eventId('iterate.yield');
const iterateEnd = eventId('iterate.end');

/** Where a loop stands. It is kept in the iterator between steps. */
interface Cursor {
	/** The bucket at hand; nil: the next one has to be found. */
	b: Addr;
	/** Next step in it, 0…8. */
	i: number;
	/** Index of the next main bucket. */
	bucket: number;
	/** The bucket at hand is an old one that stands for this bucket of the current table; or noCheck. */
	checkBucket: number;
}

/**
 * Opens a loop over the map at `addr` in the 96 bytes at `iter`, and takes the first step: key and elem are those of the
 * first entry, or nil if there is none.
 */
export function mapiterinit(p: Process, t: MapType, addr: Addr, iter: Addr): void {
	const { memory } = p;
	const h = hmap.at(memory, addr);
	const it = hiter.at(memory, iter);
	memory.clear(iter, hiter.size);
	it.t = p.types.descriptor(t.type);
	if (addr === nil || h.count === 0) return;
	it.h = addr;
	it.B = h.B;
	it.buckets = h.buckets;
	if (!t.bucketHasPointers) keepOverflow(p, h, it);
	p.random.draw();
	it.startBucket = p.random.low & (bucketShift(h.B) - 1);
	it.offset = (p.random.low >>> h.B) & (bucketCnt - 1); // tables that fit into the image leave these bits
	it.bucket = it.startBucket;
	h.flags |= iterator | oldIterator;
	if (p.recorder !== null) p.recorder.emit(iterateBegin, addr, iter, it.startBucket, it.offset);
	mapiternext(p, iter);
}

/** The collector finds overflow buckets without pointers by the lists only, so the loop holds on to the lists of its table. */
function keepOverflow(p: Process, h: Hmap, it: Hiter): void {
	createOverflow(p, h);
	const extra = extraOf(p, h);
	it.overflow = extra.overflow;
	it.oldoverflow = extra.oldoverflow;
}

/** Steps to the next entry: key and elem of the iterator at `iter` are its addresses, or nil at the end. */
export function mapiternext(p: Process, iter: Addr): void {
	const { memory } = p;
	const it = hiter.at(memory, iter);
	const h = hmap.at(memory, it.h);
	const t = mapTypeOf(p, it);
	if ((h.flags & hashWriting) !== 0) {
		if (p.recorder !== null) p.recorder.emit(iterateConflict, iter);
		throw new GoFatal('concurrent map iteration and map write');
	}
	const at = { b: it.bptr, i: it.i, bucket: it.bucket, checkBucket: it.checkBucket };
	for (;;) {
		if (at.b === nil) {
			if (at.bucket === it.startBucket && it.wrapped !== 0) return endLoop(p, it);
			enterBucket(p, t, h, it, at);
		}
		while (at.i < bucketCnt) {
			const slot = at.b + ((at.i + it.offset) & (bucketCnt - 1));
			at.i++;
			const found = entryOf(p, t, h, it, slot, at.checkBucket);
			if (found > 0) return yieldEntry(p, t, it, at, found);
			if (p.recorder !== null) p.recorder.emit(iterateSkip, iter, at.b, indexOf(slot), -found);
		}
		const next = overflow(memory, t, at.b);
		if (next !== nil && p.recorder !== null) p.recorder.emit(chainNext, at.b, next);
		at.b = next;
		at.i = 0;
	}
}

function mapTypeOf(p: Process, it: Hiter): MapType {
	const type = p.types.typeAt(it.t);
	if (type === null) throw new Error(`iterator at ${it.addr} has no map type`);
	return mapType(type);
}

/**
 * Goes to main bucket `at.bucket` of the table of the loop. If the map has been growing since before the loop
 * began and the entries have not moved there yet, they are read from the old bucket, where entries
 * of two buckets may be mixed: checkBucket tells which ones belong here.
 */
function enterBucket(p: Process, t: MapType, h: Hmap, it: Hiter, at: Cursor): void {
	const index = at.bucket;
	at.b = it.buckets + index * t.bucketSize;
	at.checkBucket = noCheck;
	if (isGrowing(p.memory, h.addr) && it.B === h.B) {
		const old = h.oldbuckets + (index & (noldbuckets(h) - 1)) * t.bucketSize;
		if (!evacuated(p.memory, old)) {
			at.b = old;
			at.checkBucket = index;
		}
	}
	at.i = 0;
	at.bucket++;
	if (at.bucket === bucketShift(it.B)) {
		at.bucket = 0;
		it.wrapped = 1;
	}
	if (p.recorder !== null)
		p.recorder.emit(iterateBucket, it.addr, at.b, index, at.checkBucket === noCheck ? 0 : 1);
}

/** Why a slot is passed over, as the event says it: negative, so that it is no slot. */
const isVacant = 0;
const isForOther = -1;
const isGone = -2;

/** The slot that holds the entry of `slot` today: most often that slot itself. Else why there is none for this bucket. */
function entryOf(
	p: Process,
	t: MapType,
	h: Hmap,
	it: Hiter,
	slot: Addr,
	checkBucket: number,
): Addr {
	const top = p.memory.loadUint8(slot);
	if (isEmpty(top) || top === evacuatedEmpty) return isVacant;
	const key = keyOf(p.memory, t, slot);
	const isNaN = !t.reflexiveKey && !keyEqual(p, t, key, key);
	if (checkBucket !== noCheck && (h.flags & sameSizeGrow) === 0) {
		const bucket = isNaN ? nanBucket(it, top, checkBucket) : hashedBucket(p, t, h, it, key);
		if (bucket !== checkBucket) return isForOther;
	}
	// A moved entry may have been updated or deleted since. A NaN can be neither, nor can it be found.
	const moved = top === evacuatedX || top === evacuatedY;
	if (!moved || isNaN) return slot;
	if (p.recorder !== null) p.recorder.emit(iterateMoved, it.addr, bucketOf(slot), indexOf(slot));
	return mapaccessK(p, t, h.addr, key) || isGone;
}

/** Index of the bucket that the key will be moved to. */
function hashedBucket(p: Process, t: MapType, h: Hmap, it: Hiter, key: Addr): number {
	hashKey(p, t, h.addr, key);
	return hashed[0] & (bucketShift(it.B) - 1);
}

/** The same for a NaN: evacuation goes by the last bit of its tophash, so the loop does so too. */
function nanBucket(it: Hiter, top: number, checkBucket: number): number {
	const half = bucketShift(it.B - 1);
	return (checkBucket & (half - 1)) + (top & 1) * half;
}

function yieldEntry(p: Process, t: MapType, it: Hiter, at: Cursor, slot: Addr): void {
	it.key = keyOf(p.memory, t, slot);
	it.elem = elemOf(p.memory, t, slot);
	it.bptr = at.b;
	it.i = at.i;
	it.bucket = at.bucket;
	it.checkBucket = at.checkBucket;
	if (p.recorder !== null) p.recorder.emit(iterateYield, it.addr, bucketOf(slot), indexOf(slot));
}

function endLoop(p: Process, it: Hiter): void {
	it.key = nil;
	it.elem = nil;
	if (p.recorder !== null) p.recorder.emit(iterateEnd, it.addr);
}
