// How the classic map (Go 1.23 and before) lies in memory: its records and constants, and the offsets
// inside a bucket, which depend on the types of key and elem. Engine and debugger both read this file.
//
//   bucket   tophash[8] · keys[8] · elems[8] · overflow
//            0            8         elems      bucketSize - 8      (offsets in bytes)

import { int, pointer, struct, uint16, uint32, uint8, uintptr } from '../../abi/struct.ts';
import { alignUp, hasPointers, type GoType } from '../../abi/type.ts';

/** log2 of the slots of a bucket, and the slots of a bucket. */
export const bucketCntBits = 3;
export const bucketCnt = 1 << bucketCntBits;

/** Load limit: 13/2 = 6.5 entries per bucket. */
export const loadFactorNum = 13;
export const loadFactorDen = 2;

/** Keys and elems of more bytes are kept outside of the bucket, behind a pointer. */
export const maxKeySize = 128;
export const maxElemSize = 128;

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

/** Made only when needed. 24 bytes. */
export const mapextra = struct('runtime.mapextra', {
	/** Slice of the overflow buckets in use (a list header), in maps whose buckets hold no pointers. */
	overflow: pointer,
	/** The same for the old table. */
	oldoverflow: pointer,
	/** Next free preallocated bucket of the current table, or nil. */
	nextOverflow: pointer,
});

/** A slice header: pointer, length, capacity. The overflow lists are such. */
export const slice = struct('runtime.slice', { array: pointer, len: int, cap: int });

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

/** hiter.checkBucket when nothing is filtered: all ones in memory. */
export const noCheck = -1;

/** Which family of map functions gc picks for a type. */
export type MapPath = 'slow' | 'fast32' | 'fast64' | 'fast64ptr' | 'faststr';

/** What the runtime knows of a map type; sizes and offsets in bytes. */
export interface MapType {
	readonly key: GoType;
	readonly elem: GoType;
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
	/** Offsets of the pointers in a bucket; empty if the collector need not look into buckets. */
	readonly bucketPointers: readonly number[];
	/** k == k holds for every key. */
	readonly reflexiveKey: boolean;
	/** An update stores the key again. */
	readonly needKeyUpdate: boolean;
	/** The key is or contains an interface, so hashing can panic. */
	readonly hashMightPanic: boolean;
}

/** Offset of the keys in a bucket. */
export const keys = bucketCnt;

const known = new WeakMap<GoType, MapType>();

/** The layout of `map[key]elem`. */
export function mapType(type: GoType): MapType {
	let t = known.get(type);
	if (t === undefined) {
		if (!type.key || !type.elem) throw new Error(`${type.name} is not a map type`);
		t = layOut(type.key, type.elem);
		known.set(type, t);
	}
	return t;
}

function layOut(key: GoType, elem: GoType): MapType {
	const indirectKey = key.size > maxKeySize;
	const indirectElem = elem.size > maxElemSize;
	const keySlot = indirectKey ? 8 : key.size;
	const elemSlot = indirectElem ? 8 : elem.size;
	const elems = keys + bucketCnt * keySlot;
	const overflow = alignUp(elems + bucketCnt * elemSlot, 8);
	const bucketPointers = [
		...slotPointers(keys, keySlot, indirectKey ? [0] : key.pointers),
		...slotPointers(elems, elemSlot, indirectElem ? [0] : elem.pointers),
	];
	if (bucketPointers.length > 0) bucketPointers.push(overflow);
	return {
		key,
		elem,
		path: pathOf(key, elem),
		indirectKey,
		indirectElem,
		keySlot,
		elemSlot,
		elems,
		overflow,
		bucketSize: overflow + 8,
		bucketHasPointers: bucketPointers.length > 0,
		bucketPointers,
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
	if (elem.size > maxElemSize) return 'slow';
	if (key.kind === 'string') return 'faststr';
	if (!isPlainMemory(key)) return 'slow';
	if (key.size === 4 && !hasPointers(key)) return 'fast32';
	if (key.size === 8) return hasPointers(key) ? 'fast64ptr' : 'fast64';
	return 'slow';
}

/** Whether == on the type is equality of its bytes: no floats, strings, interfaces, and no gaps. */
export function isPlainMemory(type: GoType): boolean {
	switch (type.kind) {
		case 'float32':
		case 'float64':
		case 'complex64':
		case 'complex128':
		case 'string':
		case 'interface':
		case 'slice':
		case 'map':
		case 'func':
			return false;
		case 'array':
			return isPlainMemory(partOf(type));
		case 'struct': {
			let end = 0;
			for (const f of type.fields ?? []) {
				if (f.offset !== end || f.name === '_' || !isPlainMemory(f.type)) return false;
				end += f.type.size;
			}
			return end === type.size;
		}
		default:
			return true;
	}
}

const some = (type: GoType, test: (t: GoType) => boolean): boolean =>
	type.kind === 'array'
		? some(partOf(type), test)
		: type.kind === 'struct'
			? (type.fields ?? []).some((f) => some(f.type, test))
			: test(type);

const isFloat = (t: GoType) => t.kind.startsWith('float') || t.kind.startsWith('complex');

function isReflexive(key: GoType): boolean {
	return !some(key, (t) => isFloat(t) || t.kind === 'interface');
}

function needsKeyUpdate(key: GoType): boolean {
	return some(key, (t) => isFloat(t) || t.kind === 'interface' || t.kind === 'string');
}

function mightPanic(key: GoType): boolean {
	return some(key, (t) => t.kind === 'interface');
}

function partOf(array: GoType): GoType {
	if (!array.elem) throw new Error(`${array.name} has no element type`);
	return array.elem;
}
