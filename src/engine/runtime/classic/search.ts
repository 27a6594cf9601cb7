// Searching a chain for a key. Every family of map functions looks in an order of its own, which no dump
// of memory shows and every cost depends on; the events follow it.
//
//   mapaccess, mapassign, mapdelete       tophash, key               ends at emptyRest
//   mapassign_faststr                     tophash, length, bytes     ends at emptyRest
//   mapassign_fast32, _fast64             empty?, key                ends at emptyRest
//   mapaccess_fast…, mapdelete_fast…      key, empty?                walks the whole chain
//   mapaccess_faststr, mapdelete_faststr  length, tophash, bytes     walks the whole chain
//   mapaccess_faststr, B = 0              length, empty?, bytes      does not hash: see only-bucket.ts

import { nil, type Addr } from '../../memory/address.ts';
import type { Memory } from '../../memory/memory.ts';
import { eventId } from '../../trace/schema.ts';
import { equal, strequal } from '../alg.ts';
import type { Process } from '../process.ts';
import { bucketOf, indexOf, isEmpty, keyOf, keySlot, overflow } from './bucket.ts';
import { bucketCnt, emptyRest, keys, type MapType } from './layout.ts';

const probeTophash = eventId('probe.tophash');
const probeLength = eventId('probe.length');
const probeEmpty = eventId('probe.empty');
const keyCompare = eventId('key.compare');
const chainNext = eventId('chain.next');

/** The slot that a read or a delete finds in the chain that begins with `bucket`, or nil. */
export function slotToRead(p: Process, t: MapType, bucket: Addr, top: number, key: Addr): Addr {
	switch (t.path) {
		case 'slow':
			return slotByTophash(p, t, bucket, top, key);
		case 'faststr':
			return slotByLength(p, t, bucket, top, key);
		default:
			return slotByKey(p, t, bucket, key);
	}
}

/** The slot that an assignment finds in the chain that begins with `bucket`, or nil. */
export function slotToAssign(p: Process, t: MapType, bucket: Addr, top: number, key: Addr): Addr {
	if (t.path === 'slow' || t.path === 'faststr') return slotByTophash(p, t, bucket, top, key);
	return slotInUse(p, t, bucket, key);
}

/** By tophash, then by key: what loops use for every type of key. */
export function slotByTophash(p: Process, t: MapType, bucket: Addr, top: number, key: Addr): Addr {
	const { memory, recorder } = p;
	const bytes = memory.u8;
	for (let b = bucket; b !== nil; b = nextBucket(p, t, b))
		for (let slot = b; slot < b + bucketCnt; slot++) {
			const have = bytes[slot];
			if (recorder !== null) recorder.emit(probeTophash, b, indexOf(slot), have, top);
			if (have === top && hasKey(p, t, slot, key)) return slot;
			if (have === emptyRest) return nil;
		}
	return nil;
}

/** Strings: by length, then by tophash, then by bytes. */
function slotByLength(p: Process, t: MapType, bucket: Addr, top: number, key: Addr): Addr {
	const { memory, recorder } = p;
	const bytes = memory.u8;
	for (let b = bucket; b !== nil; b = nextBucket(p, t, b))
		for (let slot = b; slot < b + bucketCnt; slot++) {
			if (!hasLength(p, t, slot, key)) continue;
			const have = bytes[slot];
			if (recorder !== null) recorder.emit(probeTophash, b, indexOf(slot), have, top);
			if (have === top && hasBytes(p, t, slot, key)) return slot;
		}
	return nil;
}

/** Keys of 4 and 8 bytes: by key; an emptied slot may still hold the same one. */
function slotByKey(p: Process, t: MapType, bucket: Addr, key: Addr): Addr {
	const { memory, recorder } = p;
	const { i32: words, u8: bytes } = memory;
	const isWide = t.keySlot === wide;
	const low = wordAt(memory, key);
	const high = isWide ? wordAt(memory, key + 4) : 0;
	for (let b = bucket; b !== nil; b = nextBucket(p, t, b)) {
		let at = (b + keys) >> 2;
		for (let slot = b; slot < b + bucketCnt; slot++, at += isWide ? 2 : 1) {
			const same = words[at] === low && (!isWide || words[at + 1] === high);
			if (recorder !== null) recorder.emit(keyCompare, b, indexOf(slot), same ? 1 : 0);
			if (!same) continue;
			const have = bytes[slot];
			if (recorder !== null) recorder.emit(probeEmpty, b, indexOf(slot), have);
			if (!isEmpty(have)) return slot;
		}
	}
	return nil;
}

/** Keys of 4 and 8 bytes, to assign: the keys of slots in use. Only what is empty is said to be so. */
function slotInUse(p: Process, t: MapType, bucket: Addr, key: Addr): Addr {
	const { memory, recorder } = p;
	const { i32: words, u8: bytes } = memory;
	const isWide = t.keySlot === wide;
	const low = wordAt(memory, key);
	const high = isWide ? wordAt(memory, key + 4) : 0;
	for (let b = bucket; b !== nil; b = nextBucket(p, t, b)) {
		let at = (b + keys) >> 2;
		for (let slot = b; slot < b + bucketCnt; slot++, at += isWide ? 2 : 1) {
			const have = bytes[slot];
			if (isEmpty(have)) {
				if (recorder !== null) recorder.emit(probeEmpty, b, indexOf(slot), have);
				if (have === emptyRest) return nil;
				continue;
			}
			const same = words[at] === low && (!isWide || words[at + 1] === high);
			if (recorder !== null) recorder.emit(keyCompare, b, indexOf(slot), same ? 1 : 0);
			if (same) return slot;
		}
	}
	return nil;
}

/** Bytes of the larger keys of the fast paths. */
const wide = 8;

/** A word of a key, which need not be aligned where it is passed. */
function wordAt(memory: Memory, addr: Addr): number {
	return memory.loadUint16(addr) | (memory.loadUint16(addr + 2) << 16);
}

/** The bucket behind `b` in its chain, or nil. */
function nextBucket(p: Process, t: MapType, b: Addr): Addr {
	const next = overflow(p.memory, t, b);
	if (next !== nil && p.recorder !== null) p.recorder.emit(chainNext, b, next);
	return next;
}

/** Whether the key in a slot whose tophash matches is the one at `key`. */
function hasKey(p: Process, t: MapType, slot: Addr, key: Addr): boolean {
	if (t.path === 'faststr') return hasLength(p, t, slot, key) && hasBytes(p, t, slot, key);
	const same = equal(p, keyOf(p.memory, t, slot), key, t.key);
	if (p.recorder !== null) p.recorder.emit(keyCompare, bucketOf(slot), indexOf(slot), same ? 1 : 0);
	return same;
}

/** Whether the string in a slot is as long as the one at `key`. What lies in an emptied slot is compared, too. */
export function hasLength(p: Process, t: MapType, slot: Addr, key: Addr): boolean {
	const want = p.memory.loadInt32(key + 8);
	const have = p.memory.loadInt32(keySlot(t, slot) + 8);
	if (p.recorder !== null) p.recorder.emit(probeLength, bucketOf(slot), indexOf(slot), have, want);
	return have === want;
}

/** Whether the string in a slot has the bytes of the one at `key`. */
export function hasBytes(p: Process, t: MapType, slot: Addr, key: Addr): boolean {
	const same = strequal(p, keySlot(t, slot), key);
	if (p.recorder !== null) p.recorder.emit(keyCompare, bucketOf(slot), indexOf(slot), same ? 1 : 0);
	return same;
}
