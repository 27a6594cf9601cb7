// How the classic map (Go 1.23 and before) lies in memory: its records and constants, and the offsets
// inside a bucket, which depend on the types of key and elem. Engine and debugger both read this file.
//
//   bucket   tophash[8] · keys[8] · elems[8] · overflow
//            0            8         elems      bucketSize - 8      (offsets in bytes)

import { int, pointer, struct, uint16, uint32, uint8, uintptr } from '../../abi/struct.ts';
import { alignUp, hasPointers, type GoType } from '../../abi/type.ts';
import { algOf, isReflexive, mightPanic, needsKeyUpdate } from '../alg-type.ts';
import { roundupsize } from '../size-class.ts';

/** log2 of the slots of a bucket, and the slots of a bucket. */
const bucketCntBits = 3;
export const bucketCnt = 1 << bucketCntBits;

/** Load limit: 13/2 = 6.5 entries per bucket. */
export const loadFactorNum = 13;
export const loadFactorDen = 2;

/** Entries with which a table of 2^B buckets is full: with the next one it doubles. One bucket takes all that it has slots for. */
export function loadCapacity(B: number): number {
	return Math.max(bucketCnt, (loadFactorNum * bucketShift(B)) / loadFactorDen);
}

/** Keys and elems of more bytes are kept outside of the bucket, behind a pointer. */
const maxKeySize = 128;
const maxElemSize = 128;

// Values of a tophash byte below minTopHash are marks.
/** This slot is empty, and so is every later slot of the chain, overflow buckets included. */
export const emptyRest = 0;
/** This slot is empty; something may follow. */
export const emptyOne = 1;
/** Entry moved to the bucket of the same index of the new table. */
export const evacuatedX = 2;
/** Entry moved to index + old size. */
export const evacuatedY = 3;
/** Slot was empty; its bucket has been evacuated. */
export const evacuatedEmpty = 4;
/** Smallest tophash of a slot that holds an entry. */
export const minTopHash = 5;

/** The tophash of a hash, given by its high half: its top byte, moved out of the way of the marks. */
export function tophashOf(hashHigh: number): number {
	const top = hashHigh >>> 24;
	return top < minTopHash ? top + minTopHash : top;
}

// Bits of hmap.flags.
/** An iterator may be using the current table. */
export const iterator = 1;
/** An iterator may be using the old table. */
export const oldIterator = 2;
/** A write is under way. */
export const hashWriting = 4;
/** The growth under way keeps the size. */
export const sameSizeGrow = 8;

/** The header of a map: what a variable of map type points to. 48 bytes. */
export const hmap = struct('runtime.hmap', {
	/** Entries: what len() returns. */
	count: int,
	/** iterator | oldIterator | hashWriting | sameSizeGrow */
	flags: uint8,
	/** log2 of the number of main buckets. */
	B: uint8,
	/** Overflow buckets, approximate from B = 16 on. */
	noverflow: uint16,
	/** Seed of this map's hashes. */
	hash0: uint32,
	/** 2^B buckets and the preallocated ones; nil before the first insert into B = 0. */
	buckets: pointer,
	/** The table that is being evacuated; nil unless growing. */
	oldbuckets: pointer,
	/** Old buckets below this index have been evacuated. */
	nevacuate: uintptr,
	/** A mapextra, or nil. */
	extra: pointer,
});

/** A map header, to read and write. */
export type Hmap = ReturnType<typeof hmap.at>;

/** Made only when needed. 24 bytes. */
export const mapextra = struct('runtime.mapextra', {
	/** Slice of the overflow buckets in use (a list header), in maps whose buckets hold no pointers. */
	overflow: pointer,
	/** The same for the old table. */
	oldoverflow: pointer,
	/** Next free preallocated bucket of the current table, or nil. */
	nextOverflow: pointer,
});

export type Mapextra = ReturnType<typeof mapextra.at>;

/** A slice header: pointer, length, capacity. The overflow lists are such. */
export const slice = struct('runtime.slice', { array: pointer, len: int, cap: int });

export type Slice = ReturnType<typeof slice.at>;

/** An iterator; it lives in the frame of the loop. 96 bytes. */
export const hiter = struct('runtime.hiter', {
	key: pointer,
	elem: pointer,
	t: pointer,
	h: pointer,
	buckets: pointer,
	bptr: pointer,
	overflow: pointer,
	oldoverflow: pointer,
	/** Bucket at which the loop began. */
	startBucket: uintptr,
	/** Slot at which each bucket is begun. */
	offset: uint8,
	/** 1 once the loop has gone past the last bucket. */
	wrapped: uint8,
	/** The map's B when the loop was opened. */
	B: uint8,
	/** Next step inside the bucket, 0…8. */
	i: uint8,
	/** Next bucket. */
	bucket: uintptr,
	/** Bucket of the new table that an old bucket is being filtered for, or noCheck. */
	checkBucket: uintptr,
});

export type Hiter = ReturnType<typeof hiter.at>;

/** hiter.checkBucket when nothing is filtered: all ones in memory. */
export const noCheck = -1;

/** Which family of map functions gc picks for a type. */
export type MapPath = 'slow' | 'fast32' | 'fast64' | 'fast64ptr' | 'faststr';

/** What the runtime knows of a map type; sizes and offsets in bytes. */
export interface MapType {
	/** The map type itself. */
	readonly type: GoType;
	readonly key: GoType;
	readonly elem: GoType;
	/** What tables are arrays of. Without pointers in key and elem the collector does not look into it. */
	readonly bucket: GoType;
	readonly path: MapPath;
	/** The slot is a pointer to a copy of the key (elem). */
	readonly indirectKey: boolean;
	readonly indirectElem: boolean;
	/** Bytes that a key (elem) takes inside a bucket. */
	readonly keySlot: number;
	readonly elemSlot: number;
	/** Offset of the elems and of the overflow pointer in a bucket. */
	readonly elems: number;
	readonly overflow: number;
	readonly bucketSize: number;
	readonly bucketHasPointers: boolean;
	/** k == k holds for every key. */
	readonly reflexiveKey: boolean;
	/** An update stores the key again. */
	readonly needKeyUpdate: boolean;
	/** The key is or contains an interface, so hashing can panic. */
	readonly hashMightPanic: boolean;
}

/** Main buckets of a table: 2^B. */
export function bucketShift(B: number): number {
	return B < 31 ? 1 << B : 2 ** B; // a hint may ask for more than there can be
}

/** Offset of the keys in a bucket. */
export const keys = bucketCnt * uint8.size;

const known = new WeakMap<GoType, MapType>();

/** The layout of `map[key]elem`. */
export function mapType(type: GoType): MapType {
	let t = known.get(type);
	if (t === undefined) {
		if (!type.key || !type.elem) throw new Error(`${type.name} is not a map type`);
		t = layOut(type, type.key, type.elem);
		known.set(type, t);
	}
	return t;
}

function layOut(type: GoType, key: GoType, elem: GoType): MapType {
	const indirectKey = key.size > maxKeySize;
	const indirectElem = elem.size > maxElemSize;
	const keySlot = indirectKey ? 8 : key.size;
	const elemSlot = indirectElem ? 8 : elem.size;
	const elems = keys + bucketCnt * keySlot;
	const overflow = alignUp(elems + bucketCnt * elemSlot, 8);
	const pointers = [
		...slotPointers(keys, keySlot, indirectKey ? [0] : key.pointers),
		...slotPointers(elems, elemSlot, indirectElem ? [0] : elem.pointers),
	];
	if (pointers.length > 0) pointers.push(overflow);
	const bucketSize = overflow + 8;
	return {
		type,
		key,
		elem,
		bucket: {
			kind: 'struct',
			name: `map.bucket[${key.name}]${elem.name}`,
			size: bucketSize,
			align: 8,
			pointers,
		},
		path: pathOf(key, elem),
		indirectKey,
		indirectElem,
		keySlot,
		elemSlot,
		elems,
		overflow,
		bucketSize,
		bucketHasPointers: pointers.length > 0,
		reflexiveKey: isReflexive(key),
		needKeyUpdate: needsKeyUpdate(key),
		hashMightPanic: mightPanic(key),
	};
}

function slotPointers(base: number, slot: number, pointers: readonly number[]): number[] {
	const all: number[] = [];
	for (let i = 0; i < bucketCnt; i++) for (const p of pointers) all.push(base + i * slot + p);
	return all;
}

function pathOf(key: GoType, elem: GoType): MapPath {
	const alg = algOf(key);
	if (elem.size > maxElemSize || alg === 'special') return 'slow';
	if (alg === 'string') return 'faststr';
	if (key.size === 4 && !hasPointers(key)) return 'fast32';
	if (key.size === 8) return hasPointers(key) ? 'fast64ptr' : 'fast64';
	return 'slow';
}

/**
 * Buckets of the table for 2^B main buckets, the preallocated overflow buckets behind them included. From
 * B = 4 on there is one for every 16 main buckets, and as many more as the heap slot has room for.
 */
export function bucketArrayLength(t: MapType, B: number): number {
	const main = bucketShift(B);
	if (B < 4) return main;
	const length = main + (1 << (B - 4));
	const size = length * t.bucketSize;
	const usable = roundupsize(size, !t.bucketHasPointers);
	return usable === size ? length : Math.floor(usable / t.bucketSize);
}
