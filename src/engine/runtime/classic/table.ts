// Tables: bucket arrays of 2^B main buckets, with preallocated overflow buckets behind them from B = 4 on.

import { nil, type Addr } from '../../memory/address.ts';
import type { Memory } from '../../memory/memory.ts';
import { eventId } from '../../trace/schema.ts';
import { GoFatal } from '../panic.ts';
import type { Process } from '../process.ts';
import { setoverflow } from './bucket.ts';
import {
	bucketArrayLength,
	bucketShift,
	hashWriting,
	hmap,
	mapextra,
	sameSizeGrow,
	type Hmap,
	type Mapextra,
	type MapType,
} from './layout.ts';
import { mapextraType } from './records.ts';

const writeBegin = eventId('write.begin');
const writeEnd = eventId('write.end');
const writeConflict = eventId('write.conflict');

/** A new table: its address, and its first preallocated overflow bucket, or nil if it has none. */
export interface BucketArray {
	readonly buckets: Addr;
	readonly nextOverflow: Addr;
}

/** Makes a table, or, given the address of a table of the same size, empties that one. */
export function makeBucketArray(p: Process, t: MapType, B: number, dirty: Addr): BucketArray {
	const main = bucketShift(B);
	const length = bucketArrayLength(t, B);
	if (dirty !== nil) p.memory.clear(dirty, length * t.bucketSize);
	const buckets = dirty === nil ? p.heap.newarray(t.bucket, length) : dirty;
	if (length === main) return { buckets, nextOverflow: nil };
	// Preallocated buckets link to nothing. A link from the last one says that no more come behind it.
	setoverflow(p.memory, t, buckets + (length - 1) * t.bucketSize, buckets);
	return { buckets, nextOverflow: buckets + main * t.bucketSize };
}

/** The map's mapextra record, made if it is missing. */
export function extraOf(p: Process, h: Hmap): Mapextra {
	if (h.extra === nil) h.extra = p.heap.newobject(mapextraType);
	return mapextra.at(p.memory, h.extra);
}

/** Whether an old table is being evacuated. */
export function isGrowing(memory: Memory, h: Addr): boolean {
	return memory.loadPointer(h + hmap.offset.oldbuckets) !== nil;
}

/** Main buckets of the old table. */
export function noldbuckets(h: Hmap): number {
	return (h.flags & sameSizeGrow) !== 0 ? bucketShift(h.B) : bucketShift(h.B - 1);
}

/** Ends the program if another goroutine is writing to the map at `h`. */
export function requireNoWriter(p: Process, h: Addr): void {
	if ((p.memory.loadUint8(h + hmap.offset.flags) & hashWriting) !== 0)
		conflict(p, h, 'concurrent map writes');
}

/** Sets the flag hashWriting, by which other goroutines can see that a write is under way. */
export function beginWriting(p: Process, h: Addr): void {
	const { memory, recorder } = p;
	const flags = memory.loadUint8(h + hmap.offset.flags);
	memory.storeUint8(h + hmap.offset.flags, flags | hashWriting);
	if (recorder !== null) recorder.emit(writeBegin, h);
}

/** Takes the flag hashWriting back at the end of a write. If it is gone, another goroutine has written meanwhile. */
export function endWriting(p: Process, h: Addr): void {
	const { memory, recorder } = p;
	const flags = memory.loadUint8(h + hmap.offset.flags);
	if ((flags & hashWriting) === 0) conflict(p, h, 'concurrent map writes');
	memory.storeUint8(h + hmap.offset.flags, flags & ~hashWriting);
	if (recorder !== null) recorder.emit(writeEnd, h);
}

/** Two goroutines meet in the map at `h`: the operation, and the program, end here. */
export function conflict(p: Process, h: Addr, message: string): never {
	if (p.recorder !== null) p.recorder.emit(writeConflict, h);
	throw new GoFatal(message);
}
