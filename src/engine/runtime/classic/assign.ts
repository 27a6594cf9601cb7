// mapassign: what m[k] = v calls. It finds or makes the place of the entry; the program stores the elem there.

import { nil, type Addr } from '../../memory/address.ts';
import { eventId } from '../../trace/schema.ts';
import { hashed } from '../hash.ts';
import { GoFatal, GoPanic } from '../panic.ts';
import type { Process } from '../process.ts';
import { bucketOf, elemOf, elemSlot, indexOf, keyOf, keySlot, tophash } from './bucket.ts';
import { findSlot, freeSlot, hashKey, lastBucket, mainBucket } from './find.ts';
import { growWork, hashGrow, overLoadFactor, tooManyOverflowBuckets } from './grow.ts';
import { hashWriting, hmap, type Hmap, type MapType } from './layout.ts';
import { newoverflow } from './overflow.ts';
import { growing } from './table.ts';

const assignBegin = eventId('map.assign.begin');
const assignEnd = eventId('map.assign.end');
const bucketNew = eventId('bucket.new');
const slotInsert = eventId('slot.insert');
const slotUpdate = eventId('slot.update');

/**
 * The address of the elem for the key at `key` in the map at `addr`; the entry is made if it is missing, and its
 * elem is zero then. Panics, before anything has changed, if the map is nil or the key unhashable.
 */
export function mapassign(p: Process, t: MapType, addr: Addr, key: Addr): Addr {
	if (addr === nil) throw new GoPanic('assignment to entry in nil map');
	const { memory, recorder } = p;
	const h = hmap.at(memory, addr);
	if (recorder !== null) recorder.emit(assignBegin, addr, key);
	if ((h.flags & hashWriting) !== 0) throw new GoFatal('concurrent map writes');
	hashKey(p, t, addr, key);
	const hash = hashed[0];
	const top = tophash(hashed[1]);
	h.flags ^= hashWriting;

	if (h.buckets === nil) makeBucket(p, t, h);
	const before = h.count;
	const slot = assignSlot(p, t, h, key, hash, top);

	if ((h.flags & hashWriting) === 0) throw new GoFatal('concurrent map writes');
	h.flags ^= hashWriting;
	const elem = elemOf(memory, t, slot);
	if (recorder !== null) recorder.emit(assignEnd, addr, elem, h.count - before);
	return elem;
}

/** The table of a map with B = 0 is made by its first insert. */
function makeBucket(p: Process, t: MapType, h: Hmap): void {
	h.buckets = p.heap.newobject(t.bucket);
	if (p.recorder !== null) p.recorder.emit(bucketNew, h.addr, h.buckets);
}

/** The slot of the key: the one it has, or, behind any growth that is due now, a new one. */
function assignSlot(p: Process, t: MapType, h: Hmap, key: Addr, hash: number, top: number): Addr {
	if (growing(h)) growWork(p, t, h, hash);
	const bucket = mainBucket(p, t, h, hash);
	const found = findSlot(p, t, bucket, top, key);
	if (found !== nil) {
		update(p, t, found, key);
		return found;
	}
	if (
		!growing(h) &&
		(overLoadFactor(h.count + 1, h.B) || tooManyOverflowBuckets(h.noverflow, h.B))
	) {
		hashGrow(p, t, h);
		return assignSlot(p, t, h, key, hash, top);
	}
	const slot = freeSlot(p, t, bucket) || newoverflow(p, t, h, lastBucket(p, t, bucket));
	insert(p, t, h, slot, key, top);
	return slot;
}

/** Equal keys may differ in memory (+0 and -0): the new one replaces the old one. */
function update(p: Process, t: MapType, slot: Addr, key: Addr): void {
	if (t.needKeyUpdate) p.memory.copy(keyOf(p.memory, t, slot), key, t.key.size);
	if (p.recorder !== null) p.recorder.emit(slotUpdate, bucketOf(slot), indexOf(slot));
}

function insert(p: Process, t: MapType, h: Hmap, slot: Addr, key: Addr, top: number): void {
	const { memory, heap } = p;
	if (t.indirectKey) memory.storePointer(keySlot(t, slot), heap.newobject(t.key));
	if (t.indirectElem) memory.storePointer(elemSlot(t, slot), heap.newobject(t.elem));
	memory.copy(keyOf(memory, t, slot), key, t.key.size);
	memory.storeUint8(slot, top);
	h.count++;
	if (p.recorder !== null) p.recorder.emit(slotInsert, bucketOf(slot), indexOf(slot), top);
}
