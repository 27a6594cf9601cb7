// Buckets and their slots, for the engine. A bucket is named by its address. A slot is named by the address
// of its tophash byte: the eight of them open the bucket, and buckets lie at multiples of 8, so that
//
//   slot      …xxxxx·iii
//   bucket    …xxxxx·000      (the slot without its last three bits)
//   index           iii       0 ≤ i < bucketCnt
//
// and to walk a bucket is to count from `bucket` to `bucket + bucketCnt`.

import type { Addr } from '../../memory/address.ts';
import type { Memory } from '../../memory/memory.ts';
import { bucketCnt, emptyOne, keys, minTopHash, type MapType } from './layout.ts';

/** The bucket of a slot. */
export function bucketOf(slot: Addr): Addr {
	return slot & -bucketCnt;
}

/** The index of a slot in its bucket. */
export function indexOf(slot: Addr): number {
	return slot & (bucketCnt - 1);
}

/** Where the slot has its key, or the pointer to it. */
export function keySlot(t: MapType, slot: Addr): Addr {
	return bucketOf(slot) + keys + indexOf(slot) * t.keySlot;
}

/** Where the slot has its elem, or the pointer to it. */
export function elemSlot(t: MapType, slot: Addr): Addr {
	return bucketOf(slot) + t.elems + indexOf(slot) * t.elemSlot;
}

/** The address of the slot's key. */
export function keyOf(memory: Memory, t: MapType, slot: Addr): Addr {
	const at = keySlot(t, slot);
	return t.indirectKey ? memory.loadPointer(at) : at;
}

/** The address of the slot's elem. */
export function elemOf(memory: Memory, t: MapType, slot: Addr): Addr {
	const at = elemSlot(t, slot);
	return t.indirectElem ? memory.loadPointer(at) : at;
}

/** Copies a key or an elem, or the pointer to one. Most have 8 bytes. */
export function copyValue(memory: Memory, to: Addr, from: Addr, size: number): void {
	if (size === 8 && ((to | from) & 3) === 0) {
		const words = memory.i32;
		memory.setWord(to >> 2, words[from >> 2]);
		memory.setWord((to >> 2) + 1, words[(from >> 2) + 1]);
	} else {
		memory.copy(to, from, size);
	}
}

/** The next bucket of the chain, or nil. */
export function overflow(memory: Memory, t: MapType, bucket: Addr): Addr {
	return memory.loadPointer(bucket + t.overflow);
}

/** Links `next` behind `bucket`. */
export function setoverflow(memory: Memory, t: MapType, bucket: Addr, next: Addr): void {
	memory.storePointer(bucket + t.overflow, next);
}

/** Whether a tophash byte marks an empty slot of a table that is not being evacuated. */
export function isEmpty(top: number): boolean {
	return top <= emptyOne;
}

/** Whether a main bucket of the old table has been evacuated. Its first tophash byte tells. */
export function evacuated(memory: Memory, bucket: Addr): boolean {
	const top = memory.loadUint8(bucket);
	return top > emptyOne && top < minTopHash;
}
