// mapaccess: what v := m[k] and v, ok := m[k] call.

import { nil, type Addr } from '../../memory/address.ts';
import { eventId } from '../../trace/schema.ts';
import { hashed } from '../hash.ts';
import type { Process } from '../process.ts';
import { elemOf, evacuated } from './bucket.ts';
import { hashKey, mainBucket, requireHash } from './find.ts';
import { hashWriting, hmap, tophashOf, type MapType } from './layout.ts';
import { slotInOnlyBucket, undecided } from './only-bucket.ts';
import { slotByTophash, slotToRead } from './search.ts';
import { conflict, noldbuckets } from './table.ts';

const accessBegin = eventId('map.access.begin');
const accessEnd = eventId('map.access.end');
const bucketSelect = eventId('bucket.select');

const { offset } = hmap;

/**
 * The address of the elem of the key at `key` in the map at `h`; nil if there is none, or if the map is nil.
 * `ok`: the program asks whether it is there (mapaccess2).
 */
export function mapaccess(p: Process, t: MapType, h: Addr, key: Addr, ok = false): Addr {
	const { recorder } = p;
	if (recorder !== null) recorder.emit(accessBegin, h, key, ok ? 1 : 0);
	const slot = findKey(p, t, h, key);
	const elem = slot === nil ? nil : elemOf(p.memory, t, slot);
	if (recorder !== null) recorder.emit(accessEnd, h, elem, slot === nil ? 0 : 1);
	return elem;
}

/** The slot of the key at `key`, or nil. Nothing changes, and nothing is moved, even if the map is growing. */
function findKey(p: Process, t: MapType, h: Addr, key: Addr): Addr {
	const { memory } = p;
	if (h === nil || memory.loadInt32(h + offset.count) === 0) {
		requireHash(p, t, h, key);
		return nil;
	}
	if ((memory.loadUint8(h + offset.flags) & hashWriting) !== 0)
		conflict(p, h, 'concurrent map read and map write');
	if (t.path !== 'slow' && memory.loadUint8(h + offset.B) === 0) {
		const slot = findUnhashed(p, t, h, key);
		if (slot !== undecided) return slot;
	}
	hashKey(p, t, h, key);
	const hash = hashed[0];
	const top = tophashOf(hashed[1]);
	return slotToRead(p, t, bucketToRead(p, t, h, hash), top, key);
}

/** The slot of a common key in a map with one bucket: nothing has to be hashed to find that. */
function findUnhashed(p: Process, t: MapType, h: Addr, key: Addr): Addr {
	const bucket = mainBucket(p, t, h, 0);
	return t.path === 'faststr'
		? slotInOnlyBucket(p, t, bucket, key)
		: slotToRead(p, t, bucket, 0, key);
}

/** The slot in which an entry is today whose key a loop has read at `key`; nil if it is gone. All types of key go the slow way. */
export function mapaccessK(p: Process, t: MapType, h: Addr, key: Addr): Addr {
	if (p.memory.loadInt32(h + offset.count) === 0) return nil;
	hashKey(p, t, h, key);
	const hash = hashed[0];
	const top = tophashOf(hashed[1]);
	return slotByTophash(p, t, bucketToRead(p, t, h, hash), top, key);
}

/** While the map grows, entries are still in the old bucket until that one has been evacuated. */
function bucketToRead(p: Process, t: MapType, h: Addr, hash: number): Addr {
	const oldbuckets = p.memory.loadPointer(h + offset.oldbuckets);
	if (oldbuckets !== nil) {
		const index = hash & (noldbuckets(hmap.at(p.memory, h)) - 1);
		const bucket = oldbuckets + index * t.bucketSize;
		if (!evacuated(p.memory, bucket)) {
			if (p.recorder !== null) p.recorder.emit(bucketSelect, h, bucket, index, 1);
			return bucket;
		}
	}
	return mainBucket(p, t, h, hash);
}
