// Finding a key: what reads, writes, deletes and loops have in common. Go has a family of functions for each
// kind of key (slow, fast32, fast64, fast64ptr, faststr); they differ in how a key is hashed and compared,
// and in how a chain is searched: see search.ts.

import { nil, type Addr } from '../../memory/address.ts';
import {
	checkHashable,
	equal,
	hashValue,
	memequal32,
	memequal64,
	strequal,
	strhash,
} from '../alg.ts';
import { hashed, memhash32, memhash64, setHashed } from '../hash.ts';
import type { Process } from '../process.ts';
import { eventId } from '../../trace/schema.ts';
import { indexOf, isEmpty, overflow } from './bucket.ts';
import { bucketCnt, bucketShift, hmap, type MapType } from './layout.ts';

const hash = eventId('hash');
const bucketSelect = eventId('bucket.select');
const keyUnhashable = eventId('key.unhashable');
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
			if (t.hashMightPanic && p.recorder !== null) requireHash(p, t, h, key);
			if (t.key.size > 0) hashValue(p, t.key, key, hash0, 0);
			else setHashed(hash0, 0);
	}
	if (p.recorder !== null) p.recorder.emit(hash, h, key, hashed[0], hashed[1]);
}

/** Panics if the key at `key` has no hash, which is the end of the operation on the map at `h`. */
export function requireHash(p: Process, t: MapType, h: Addr, key: Addr): void {
	if (!t.hashMightPanic) return;
	try {
		checkHashable(p, t.key, key);
	} catch (panic) {
		if (p.recorder !== null) p.recorder.emit(keyUnhashable, h, key);
		throw panic;
	}
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
