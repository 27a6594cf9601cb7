// Finding a key: what reads, writes, deletes and loops have in common. Go has a family of functions for each
// kind of key (slow, fast32, fast64, fast64ptr, faststr); they differ in how a key is hashed and compared.

import { nil, type Addr } from '../../memory/address.ts';
import { equal, hashValue, memequal32, memequal64, strequal, strhash } from '../alg.ts';
import { hashed, memhash32, memhash64, setHashed } from '../hash.ts';
import type { Process } from '../process.ts';
import { eventId } from '../../trace/schema.ts';
import { bucketOf, indexOf, isEmpty, keyOf, overflow } from './bucket.ts';
import { bucketCnt, bucketShift, emptyRest, hmap, type MapType } from './layout.ts';

const hash = eventId('hash');
const bucketSelect = eventId('bucket.select');
const probeTophash = eventId('probe.tophash');
const keyCompare = eventId('key.compare');
const chainNext = eventId('chain.next');
const slotChoose = eventId('slot.choose');

const { offset } = hmap;

/** Leaves in `hashed` the hash of the key at `key` under hash0 of the map at `h`. Panics if it has none. */
export function hashKey(p: Process, t: MapType, h: Addr, key: Addr): void {
	const hash0 = p.memory.loadInt32(h + offset.hash0);
	switch (t.path) {
		case 'fast64':
		case 'fast64ptr':
			memhash64(p, key, hash0, 0);
			break;
		case 'fast32':
			memhash32(p, key, hash0, 0);
			break;
		case 'faststr':
			strhash(p, key, hash0, 0);
			break;
		case 'slow':
			if (t.key.size > 0) hashValue(p, t.key, key, hash0, 0);
			else setHashed(hash0, 0);
	}
	if (p.recorder !== null) p.recorder.emit(hash, h, key, hashed[0], hashed[1]);
}

/** Whether the keys at `a` and `b` are equal. */
export function keyEqual(p: Process, t: MapType, a: Addr, b: Addr): boolean {
	switch (t.path) {
		case 'fast64':
		case 'fast64ptr':
			return memequal64(p, a, b);
		case 'fast32':
			return memequal32(p, a, b);
		case 'faststr':
			return strequal(p, a, b);
		case 'slow':
			return equal(p, a, b, t.key);
	}
}

/** The main bucket of the current table that a hash, given by its low half, selects. */
export function mainBucket(p: Process, t: MapType, h: Addr, hashLow: number): Addr {
	const { memory, recorder } = p;
	const index = hashLow & (bucketShift(memory.loadUint8(h + offset.B)) - 1);
	const bucket = memory.loadPointer(h + offset.buckets) + index * t.bucketSize;
	if (recorder !== null) recorder.emit(bucketSelect, h, bucket, index, 0);
	return bucket;
}

/** The slot with the key at `key`, whose tophash is `top`, in the chain that begins with `bucket`; or nil. */
export function findSlot(p: Process, t: MapType, bucket: Addr, top: number, key: Addr): Addr {
	const { memory, recorder } = p;
	const bytes = memory.u8;
	let b = bucket;
	for (;;) {
		for (let slot = b; slot < b + bucketCnt; slot++) {
			const have = bytes[slot];
			if (recorder !== null) recorder.emit(probeTophash, b, indexOf(slot), have, top);
			if (have === top && hasKey(p, t, slot, key)) return slot;
			if (have === emptyRest) return nil;
		}
		const next = overflow(memory, t, b);
		if (next === nil) return nil;
		if (recorder !== null) recorder.emit(chainNext, b, next);
		b = next;
	}
}

function hasKey(p: Process, t: MapType, slot: Addr, key: Addr): boolean {
	const same = keyEqual(p, t, keyOf(p.memory, t, slot), key);
	if (p.recorder !== null) p.recorder.emit(keyCompare, bucketOf(slot), indexOf(slot), same ? 1 : 0);
	return same;
}

/** The first empty slot of the chain that begins with `bucket`; nil if the chain is full. */
export function freeSlot(p: Process, t: MapType, bucket: Addr): Addr {
	const { memory, recorder } = p;
	const bytes = memory.u8;
	for (let b = bucket; b !== nil; b = overflow(memory, t, b))
		for (let slot = b; slot < b + bucketCnt; slot++)
			if (isEmpty(bytes[slot])) {
				if (recorder !== null) recorder.emit(slotChoose, b, indexOf(slot));
				return slot;
			}
	return nil;
}

/** The last bucket of the chain that begins with `bucket`. */
export function lastBucket(p: Process, t: MapType, bucket: Addr): Addr {
	let b = bucket;
	for (let next = b; next !== nil; next = overflow(p.memory, t, b)) b = next;
	return b;
}
