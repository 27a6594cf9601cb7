import { describe, expect, test } from 'vitest';
import {
	arrayOf,
	basicTypes,
	emptyInterface,
	mapOf,
	pointerTo,
	sliceOf,
	structOf,
	type GoType,
} from '#engine/abi/type.ts';
import {
	bucketArrayLength,
	hiter,
	hmap,
	keys,
	mapextra,
	mapType,
} from '#engine/runtime/classic/layout.ts';
import { hasMallocHeader, roundupsize } from '#engine/runtime/size-class.ts';

const { bool, float64, int, int32, string, uint8 } = basicTypes;
const bytes = (length: number) => arrayOf(uint8, length);
const empty = structOf([]);
const S = structOf([
	{ name: 'a', type: int32 },
	{ name: 'b', type: string },
]);

describe('records', () => {
	test('have the sizes and offsets of the real ones', () => {
		expect([hmap.size, mapextra.size, hiter.size]).toEqual([48, 24, 96]);
		expect(Object.values(hmap.offset)).toEqual([0, 8, 9, 10, 12, 16, 24, 32, 40]);
		expect(Object.values(hiter.offset)).toEqual([
			0, 8, 16, 24, 32, 40, 48, 56, 64, 72, 73, 74, 75, 80, 88,
		]);
	});
});

describe('mapType', () => {
	// Key slot, elem slot, keys at, elems at, overflow at, bucket bytes: as the real runtime has them.
	test.each<[key: GoType, elem: GoType, numbers: string, properties: string]>([
		[int, int, 'fast64: 8 8 8 72 136 144', 'reflexive'],
		[int32, int32, 'fast32: 4 4 8 40 72 80', 'reflexive'],
		[uint8, bool, 'slow: 1 1 8 16 24 32', 'reflexive'],
		[string, int, 'faststr: 16 8 8 136 200 208', 'pointers, reflexive, update'],
		[string, string, 'faststr: 16 16 8 136 264 272', 'pointers, reflexive, update'],
		[string, sliceOf(string), 'faststr: 16 24 8 136 328 336', 'pointers, reflexive, update'],
		[int, empty, 'fast64: 8 0 8 72 72 80', 'reflexive'],
		[int, bytes(64), 'fast64: 8 64 8 72 584 592', 'reflexive'],
		[int, bytes(128), 'fast64: 8 128 8 72 1096 1104', 'reflexive'],
		[int, bytes(129), 'slow: 8 8 8 72 136 144', 'pointers, indirect elem, reflexive'],
		[bytes(16), int, 'slow: 16 8 8 136 200 208', 'reflexive'],
		[bytes(129), int, 'slow: 8 8 8 72 136 144', 'pointers, indirect key, reflexive'],
		[float64, int, 'slow: 8 8 8 72 136 144', 'update'],
		[emptyInterface, int, 'slow: 16 8 8 136 200 208', 'pointers, update'],
		[S, int, 'slow: 24 8 8 200 264 272', 'pointers, reflexive, update'],
		[pointerTo(int), pointerTo(int), 'fast64ptr: 8 8 8 72 136 144', 'pointers, reflexive'],
		[int, string, 'fast64: 8 16 8 72 200 208', 'pointers, reflexive'],
		[string, bytes(200), 'slow: 16 8 8 136 200 208', 'pointers, indirect elem, reflexive, update'],
		[bytes(4), int, 'fast32: 4 8 8 40 104 112', 'reflexive'],
		[bytes(129), bytes(129), 'slow: 8 8 8 72 136 144', 'pointers, indirect both, reflexive'],
	])('lays out map %#', (key, elem, numbers, properties) => {
		const t = mapType(mapOf(key, elem));
		const { path, keySlot, elemSlot, elems, overflow, bucketSize } = t;
		const indirect = t.indirectKey && t.indirectElem ? 'both' : t.indirectKey ? 'key' : 'elem';
		const found = [
			t.bucketHasPointers && 'pointers',
			(t.indirectKey || t.indirectElem) && `indirect ${indirect}`,
			t.reflexiveKey && 'reflexive',
			t.needKeyUpdate && 'update',
		];
		expect([path + ':', keySlot, elemSlot, keys, elems, overflow, bucketSize].join(' ')).toBe(
			numbers,
		);
		expect(found.filter(Boolean).join(', ')).toBe(properties);
		expect(t.bucket.pointers.length > 0).toBe(t.bucketHasPointers);
	});

	test.each<[key: GoType, path: string]>([
		[structOf([{ name: 'a', type: string }]), 'faststr'],
		[arrayOf(string, 1), 'faststr'],
		[
			structOf([
				{ name: 'a', type: int32 },
				{ name: 'b', type: int32 },
			]),
			'fast64',
		],
		[structOf([{ name: 'a', type: pointerTo(int) }]), 'fast64ptr'],
		[
			structOf([
				{ name: 'a', type: uint8 },
				{ name: 'b', type: int32 },
			]),
			'slow',
		],
		[arrayOf(int32, 2), 'fast64'],
	])('goes by what a key consists of: %#', (key, path) => {
		expect(mapType(mapOf(key, int)).path).toBe(path);
	});

	test('finds the pointers of a bucket', () => {
		const { bucket } = mapType(mapOf(string, int));
		expect(bucket.pointers).toEqual([8, 24, 40, 56, 72, 88, 104, 120, 200]);
	});
});

describe('bucketArrayLength', () => {
	const Bs = [0, 1, 2, 3, 4, 5, 6, 8, 10, 14];

	// Preallocated buckets, and bytes of the heap slot, for each of these B.
	test.each<[key: GoType, elem: GoType, preallocated: string, slots: string]>([
		[
			int,
			int,
			'0 0 0 0 2 5 7 28 113 1024',
			'144 288 576 1152 2688 5376 10240 40960 163840 2506752',
		],
		[
			int32,
			int32,
			'0 0 0 0 1 6 12 16 102 1024',
			'80 160 320 640 1408 3072 6144 21760 90112 1392640',
		],
		[uint8, bool, '0 0 0 0 2 4 8 40 256 1024', '32 64 128 256 576 1152 2304 9472 40960 557056'],
		[
			string,
			int,
			'0 0 0 0 3 7 4 19 78 1024',
			'208 416 896 1792 4096 8192 14336 57344 229376 3620864',
		],
		[
			string,
			string,
			'0 0 0 0 1 2 6 45 90 1024',
			'288 576 1152 2304 4864 9472 19072 81920 303104 4734976',
		],
		[
			string,
			sliceOf(string),
			'0 0 0 0 2 4 9 36 73 1024',
			'352 704 1408 3072 6144 12288 24576 98304 368640 5849088',
		],
		[int, empty, '0 0 0 0 1 6 12 16 102 1024', '80 160 320 640 1408 3072 6144 21760 90112 1392640'],
		[
			int,
			bytes(64),
			'0 0 0 0 1 2 5 20 69 1024',
			'640 1280 2688 4864 10240 20480 40960 163840 647168 10305536',
		],
		[
			int,
			bytes(128),
			'0 0 0 0 1 5 10 18 66 1024',
			'1152 2304 4864 9472 19072 40960 81920 303104 1204224 19218432',
		],
		[
			int,
			bytes(129),
			'0 0 0 0 2 5 7 28 113 1024',
			'144 288 640 1280 2688 5376 10240 40960 163840 2506752',
		],
		[
			bytes(16),
			int,
			'0 0 0 0 3 7 4 19 78 1024',
			'208 416 896 1792 4096 8192 14336 57344 229376 3620864',
		],
		[
			bytes(129),
			int,
			'0 0 0 0 2 5 7 28 113 1024',
			'144 288 640 1280 2688 5376 10240 40960 163840 2506752',
		],
		[
			float64,
			int,
			'0 0 0 0 2 5 7 28 113 1024',
			'144 288 576 1152 2688 5376 10240 40960 163840 2506752',
		],
		[
			emptyInterface,
			int,
			'0 0 0 0 3 7 4 19 78 1024',
			'208 416 896 1792 4096 8192 14336 57344 229376 3620864',
		],
		[S, int, '0 0 0 0 1 2 6 45 90 1024', '288 576 1152 2304 4864 9472 19072 81920 303104 4734976'],
		[
			pointerTo(int),
			pointerTo(int),
			'0 0 0 0 2 5 7 28 113 1024',
			'144 288 640 1280 2688 5376 10240 40960 163840 2506752',
		],
		[
			int,
			string,
			'0 0 0 0 3 7 4 19 78 1024',
			'208 416 896 1792 4096 8192 14336 57344 229376 3620864',
		],
		[
			string,
			bytes(200),
			'0 0 0 0 3 7 4 19 78 1024',
			'208 416 896 1792 4096 8192 14336 57344 229376 3620864',
		],
		[
			bytes(4),
			int,
			'0 0 0 0 2 4 9 36 73 1024',
			'112 224 448 896 2048 4096 8192 32768 122880 1949696',
		],
		[
			bytes(129),
			bytes(129),
			'0 0 0 0 2 5 7 28 113 1024',
			'144 288 640 1280 2688 5376 10240 40960 163840 2506752',
		],
	])('fills the heap slot: map %#', (key, elem, preallocated, slots) => {
		const t = mapType(mapOf(key, elem));
		const extra = Bs.map((B) => bucketArrayLength(t, B) - 2 ** B);
		expect(extra.join(' ')).toBe(preallocated);
		const slot = Bs.map((B) => {
			const size = bucketArrayLength(t, B) * t.bucketSize;
			const header = hasMallocHeader(size, !t.bucketHasPointers) ? 8 : 0;
			return roundupsize(size, !t.bucketHasPointers) + header;
		});
		expect(slot.join(' ')).toBe(slots);
	});
});
