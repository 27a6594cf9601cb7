// Reading a map with B = 0. It has one bucket, so the functions for common keys do not hash: that is done
// only for a long string if its ends alone cannot tell which of two entries is meant.

import { nil, type Addr } from '../../memory/address.ts';
import { eventId } from '../../trace/schema.ts';
import type { Process } from '../process.ts';
import { indexOf, isEmpty, keySlot } from './bucket.ts';
import { bucketCnt, emptyRest, type MapType } from './layout.ts';
import { hasBytes, hasLength } from './search.ts';

const probeEmpty = eventId('probe.empty');
const keyEnds = eventId('key.ends');

/** Two entries may be the one: the tophash has to tell. */
export const undecided = -1;

/** Strings of at least so many bytes are compared as seldom as possible. */
const longKey = 32;

/** The slot of the string at `key` in the only bucket of a map, nil, or `undecided`. */
export function slotInOnlyBucket(p: Process, t: MapType, bucket: Addr, key: Addr): Addr {
	const isLong = p.memory.loadInt32(key + 8) >= longKey;
	let candidate = nil;
	for (let slot = bucket; slot < bucket + bucketCnt; slot++) {
		const mayBe = hasLength(p, t, slot, key);
		const have = p.memory.u8[slot];
		if (p.recorder !== null && (have === emptyRest || (mayBe && isEmpty(have))))
			p.recorder.emit(probeEmpty, bucket, indexOf(slot), have);
		if (have === emptyRest) break;
		if (!mayBe || isEmpty(have)) continue;
		if (!isLong || isSameString(p, keySlot(t, slot), key)) {
			if (hasBytes(p, t, slot, key)) return slot;
		} else if (hasEnds(p, t, slot, key)) {
			if (candidate !== nil) return undecided;
			candidate = slot;
		}
	}
	return candidate !== nil && hasBytes(p, t, candidate, key) ? candidate : nil;
}

/** Whether two string headers point to the same bytes. */
function isSameString({ memory }: Process, a: Addr, b: Addr): boolean {
	return memory.loadPointer(a) === memory.loadPointer(b);
}

/** Whether the first and the last four bytes are the same. */
function hasEnds(p: Process, t: MapType, slot: Addr, key: Addr): boolean {
	const { memory, recorder } = p;
	const bytes = memory.u8;
	const a = memory.loadPointer(keySlot(t, slot));
	const b = memory.loadPointer(key);
	const last = memory.loadInt32(key + 8) - endBytes;
	let same = true;
	for (let i = 0; i < endBytes; i++)
		if (bytes[a + i] !== bytes[b + i] || bytes[a + last + i] !== bytes[b + last + i]) same = false;
	if (recorder !== null) recorder.emit(keyEnds, slot & -bucketCnt, indexOf(slot), same ? 1 : 0);
	return same;
}

const endBytes = 4;
