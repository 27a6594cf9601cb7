// mapdelete: what delete(m, k) calls.

import { hasPointers } from '../../abi/type.ts';
import { nil, type Addr } from '../../memory/address.ts';
import { eventId } from '../../trace/schema.ts';
import { hashed } from '../hash.ts';
import type { Process } from '../process.ts';
import { bucketOf, elemSlot, indexOf, keySlot, overflow } from './bucket.ts';
import { hashKey, mainBucket, requireHash } from './find.ts';
import { growWork } from './grow.ts';
import { bucketCnt, emptyOne, emptyRest, hmap, tophashOf, type MapType } from './layout.ts';
import { slotToRead } from './search.ts';
import { beginWriting, endWriting, isGrowing, requireNoWriter } from './table.ts';

const deleteBegin = eventId('map.delete.begin');
const deleteEnd = eventId('map.delete.end');
const slotClear = eventId('slot.clear');
const slotEmptyOne = eventId('slot.emptyOne');
const slotEmptyRest = eventId('slot.emptyRest');

const { offset } = hmap;

/** Removes the entry of the key at `key` from the map at `h`, if it has one. Its bucket stays, even if it is empty now. */
export function mapdelete(p: Process, t: MapType, h: Addr, key: Addr): void {
	const { memory, recorder } = p;
	if (recorder !== null) recorder.emit(deleteBegin, h, key);
	let found = false;
	if (h === nil || memory.loadInt32(h + offset.count) === 0) {
		requireHash(p, t, h, key);
	} else {
		requireNoWriter(p, h);
		hashKey(p, t, h, key);
		beginWriting(p, h);
		found = deleteKey(p, t, h, key, hashed[0], tophashOf(hashed[1]));
		endWriting(p, h);
	}
	if (recorder !== null) recorder.emit(deleteEnd, h, found ? 1 : 0);
}

function deleteKey(p: Process, t: MapType, h: Addr, key: Addr, hash: number, top: number): boolean {
	const { memory } = p;
	if (isGrowing(memory, h)) growWork(p, t, hmap.at(memory, h), hash);
	const first = mainBucket(p, t, h, hash);
	const slot = slotToRead(p, t, first, top, key);
	if (slot === nil) return false;
	clearSlot(p, t, slot);
	memory.storeUint8(slot, emptyOne);
	if (p.recorder !== null) p.recorder.emit(slotEmptyOne, bucketOf(slot), indexOf(slot));
	if (restIsEmpty(p, t, slot)) markEmptyRest(p, t, first, slot);
	const count = memory.loadInt32(h + offset.count) - 1;
	memory.storeInt32(h + offset.count, count);
	if (count === 0) newSeed(p, h);
	return true;
}

/** Whoever has found keys that collide has to begin anew with an empty map. */
function newSeed(p: Process, h: Addr): void {
	p.random.draw();
	p.memory.storeInt32(h + offset.hash0, p.random.low);
}

/** Clears what the collector would follow, and the elem, which the next entry expects to be zero. */
function clearSlot(p: Process, t: MapType, slot: Addr): void {
	const { memory } = p;
	const key = keySlot(t, slot);
	if (t.path === 'faststr') memory.storePointer(key, nil);
	else if (t.indirectKey || hasPointers(t.key)) memory.clear(key, t.keySlot);
	memory.clear(elemSlot(t, slot), t.elemSlot);
	if (p.recorder !== null) p.recorder.emit(slotClear, bucketOf(slot), indexOf(slot));
}

/** Whether the slot is the last of its chain, or emptyRest comes next. */
function restIsEmpty(p: Process, t: MapType, slot: Addr): boolean {
	const isLast = indexOf(slot) === bucketCnt - 1;
	const next = isLast ? overflow(p.memory, t, bucketOf(slot)) : slot + 1;
	return next === nil || p.memory.loadUint8(next) === emptyRest;
}

/** Marks the slot and the emptyOne slots before it, back to the beginning of the chain, as emptyRest. */
function markEmptyRest(p: Process, t: MapType, first: Addr, last: Addr): void {
	const { memory, recorder } = p;
	for (let slot = last; slot !== nil && memory.loadUint8(slot) === emptyOne;) {
		memory.storeUint8(slot, emptyRest);
		if (recorder !== null) recorder.emit(slotEmptyRest, bucketOf(slot), indexOf(slot));
		slot = slotBefore(p, t, first, slot);
	}
}

/** The slot before `slot` in the chain that begins with `first`, or nil. Links lead one way, so it is searched from the front. */
function slotBefore(p: Process, t: MapType, first: Addr, slot: Addr): Addr {
	if (indexOf(slot) > 0) return slot - 1;
	let bucket = first;
	if (bucket === slot) return nil;
	while (overflow(p.memory, t, bucket) !== slot) bucket = overflow(p.memory, t, bucket);
	return bucket + bucketCnt - 1;
}
