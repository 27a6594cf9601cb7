// mapaccess: what v := m[k] and v, ok := m[k] call.

import { nil, type Addr } from '../../memory/address.ts';
import { eventId } from '../../trace/schema.ts';
import { checkHashable } from '../alg.ts';
import { hashed } from '../hash.ts';
import { GoFatal } from '../panic.ts';
import type { Process } from '../process.ts';
import { elemOf, evacuated, tophash } from './bucket.ts';
import { findSlot, hashKey, mainBucket } from './find.ts';
import { hashWriting, hmap, type MapType } from './layout.ts';
import { noldbuckets } from './table.ts';

const accessBegin = eventId('map.access.begin');
const accessEnd = eventId('map.access.end');
const bucketSelect = eventId('bucket.select');

const { offset } = hmap;

/** The address of the elem of the key at `key` in the map at `h`; nil if there is none, or if the map is nil. */
export function mapaccess(p: Process, t: MapType, h: Addr, key: Addr): Addr {
	const { recorder } = p;
	if (recorder !== null) recorder.emit(accessBegin, h, key);
	const slot = lookUp(p, t, h, key);
	const elem = slot === nil ? nil : elemOf(p.memory, t, slot);
	if (recorder !== null) recorder.emit(accessEnd, h, elem, slot === nil ? 0 : 1);
	return elem;
}

/** The slot of the key at `key`, or nil. Nothing changes, and nothing is moved, even if the map is growing. */
export function lookUp(p: Process, t: MapType, h: Addr, key: Addr): Addr {
	const { memory } = p;
	if (h === nil || memory.loadInt32(h + offset.count) === 0) {
		if (t.hashMightPanic) checkHashable(p, t.key, key);
		return nil;
	}
	if ((memory.loadUint8(h + offset.flags) & hashWriting) !== 0)
		throw new GoFatal('concurrent map read and map write');
	hashKey(p, t, h, key);
	const hash = hashed[0];
	const top = tophash(hashed[1]);
	return findSlot(p, t, bucketToRead(p, t, h, hash), top, key);
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
