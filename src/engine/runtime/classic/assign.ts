// mapassign: what m[k] = v calls. It finds or makes the place of the entry; the program stores the elem there.

import { nil, type Addr } from '../../memory/address.ts';
import { eventId } from '../../trace/schema.ts';
import { hashed } from '../hash.ts';
import { GoPanic } from '../panic.ts';
import type { Process } from '../process.ts';
import { bucketOf, copyValue, elemOf, elemSlot, indexOf, keyOf, keySlot } from './bucket.ts';
import { freeSlot, hashKey, lastBucket, mainBucket } from './find.ts';
import { growWork, hashGrow, overLoadFactor, tooManyOverflowBuckets } from './grow.ts';
import { hmap, tophashOf, type MapType } from './layout.ts';
import { newoverflow } from './overflow.ts';
import { slotToAssign } from './search.ts';
import { beginWriting, endWriting, isGrowing, requireNoWriter } from './table.ts';

const assignBegin = eventId('map.assign.begin');
const assignEnd = eventId('map.assign.end');
const bucketNew = eventId('bucket.new');
const growCheck = eventId('grow.check');
const slotInsert = eventId('slot.insert');
const slotUpdate = eventId('slot.update');

const { offset } = hmap;

/**
 * The address of the elem for the key at `key` in the map at `h`; the entry is made if it is missing, and its elem is
 * zero then. Panics, before anything has changed, if the map is nil or the key unhashable.
 */
export function mapassign(p: Process, t: MapType, h: Addr, key: Addr): Addr {
	if (h === nil) throw new GoPanic('assignment to entry in nil map');
	const { memory, recorder } = p;
	if (recorder !== null) recorder.emit(assignBegin, h, key);
	requireNoWriter(p, h);
	hashKey(p, t, h, key);
	const hash = hashed[0];
	const top = tophashOf(hashed[1]);
	beginWriting(p, h);

	if (memory.loadPointer(h + offset.buckets) === nil) makeBucket(p, t, h);
	const count = memory.loadInt32(h + offset.count);
	const slot = assignSlot(p, t, h, key, hash, top);
	const elem = elemOf(memory, t, slot);

	endWriting(p, h);
	if (recorder !== null)
		recorder.emit(assignEnd, h, elem, memory.loadInt32(h + offset.count) - count);
	return elem;
}

/** The table of a map with B = 0 is made by its first insert. */
function makeBucket(p: Process, t: MapType, h: Addr): void {
	const bucket = p.heap.newobject(t.bucket);
	p.memory.storePointer(h + offset.buckets, bucket);
	if (p.recorder !== null) p.recorder.emit(bucketNew, h, bucket);
}

/** The slot of the key: the one it has, or, behind any growth that is due now, a new one. */
function assignSlot(p: Process, t: MapType, h: Addr, key: Addr, hash: number, top: number): Addr {
	if (isGrowing(p.memory, h)) growWork(p, t, hmap.at(p.memory, h), hash);
	const bucket = mainBucket(p, t, h, hash);
	const found = slotToAssign(p, t, bucket, top, key);
	if (found !== nil) {
		update(p, t, found, key);
		return found;
	}
	if (growthIsDue(p, h)) {
		hashGrow(p, t, hmap.at(p.memory, h));
		return assignSlot(p, t, h, key, hash, top);
	}
	const slot = freeSlot(p, t, bucket) || extendChain(p, t, h, bucket);
	insert(p, t, h, slot, key, top);
	return slot;
}

/** Whether the table is too full for one more entry, or has too many overflow buckets, and is not being replaced yet. */
function growthIsDue({ memory, recorder }: Process, h: Addr): boolean {
	if (isGrowing(memory, h)) return false;
	const B = memory.loadUint8(h + offset.B);
	const count = memory.loadInt32(h + offset.count);
	const noverflow = memory.loadUint16(h + offset.noverflow);
	const due = overLoadFactor(count + 1, B) || tooManyOverflowBuckets(noverflow, B);
	if (recorder !== null) recorder.emit(growCheck, h, count + 1, noverflow, due ? 1 : 0);
	return due;
}

/** The first slot of a new bucket at the end of the chain that begins with `bucket`. */
function extendChain(p: Process, t: MapType, h: Addr, bucket: Addr): Addr {
	return newoverflow(p, t, hmap.at(p.memory, h), lastBucket(p, t, bucket));
}

/** Equal keys may differ in memory (+0 and -0): the new one replaces the old one. */
function update(p: Process, t: MapType, slot: Addr, key: Addr): void {
	if (t.needKeyUpdate) copyValue(p.memory, keyOf(p.memory, t, slot), key, t.key.size);
	if (p.recorder !== null) p.recorder.emit(slotUpdate, bucketOf(slot), indexOf(slot));
}

function insert(p: Process, t: MapType, h: Addr, slot: Addr, key: Addr, top: number): void {
	const { memory, heap } = p;
	if (t.indirectKey) memory.storePointer(keySlot(t, slot), heap.newobject(t.key));
	if (t.indirectElem) memory.storePointer(elemSlot(t, slot), heap.newobject(t.elem));
	copyValue(memory, keyOf(memory, t, slot), key, t.key.size);
	memory.storeUint8(slot, top);
	memory.storeInt32(h + offset.count, memory.loadInt32(h + offset.count) + 1);
	if (p.recorder !== null) p.recorder.emit(slotInsert, bucketOf(slot), indexOf(slot), top);
}
