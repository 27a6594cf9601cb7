import { describe, expect, test } from 'vitest';
import { basicTypes, emptyInterface, mapOf, sliceOf } from '#engine/abi/type.ts';
import { mapaccess } from '#engine/runtime/classic/access.ts';
import { mapassign } from '#engine/runtime/classic/assign.ts';
import { mapclear } from '#engine/runtime/classic/clear.ts';
import { mapdelete } from '#engine/runtime/classic/delete.ts';
import { mapiterinit, mapiternext } from '#engine/runtime/classic/iterate.ts';
import { hashWriting, hiter, hmap, mapType } from '#engine/runtime/classic/layout.ts';
import { makemap } from '#engine/runtime/classic/make.ts';
import { GoFatal, GoPanic } from '#engine/runtime/panic.ts';
import type { Process } from '#engine/runtime/process.ts';
import { box, testProcess } from '../values.ts';
import { World } from './world.ts';

const { float64, int, string } = basicTypes;
const intMap = mapType(mapOf(int, int));
const ints = { name: 'ints', type: intMap.type, key: (n: number) => n, elem: (n: number) => n };

/** A map[int]int with the keys 0 to n - 1. */
function filled(n: number): World {
	const world = new World(testProcess(), ints);
	for (let k = 0; k < n; k++) world.set(k, k);
	return world;
}

const header = (world: World) => hmap.read(world.p.memory, world.h);

describe('makemap', () => {
	test.each([
		[-1, 0],
		[8, 0],
		[9, 1],
		[13, 1],
		[14, 2],
		[26, 2],
		[27, 3],
		[53, 4],
		[104, 4],
		[105, 5],
		[6656, 10],
		[6657, 11],
		[2 ** 60, 0],
	])('makes room for %i entries with B = %i', (hint, B) => {
		const p = testProcess();
		const h = hmap.read(p.memory, makemap(p, intMap.type, hint));
		expect(h.B).toBe(B);
		expect(h.buckets === 0).toBe(B === 0);
	});
});

describe('a map that is filled', () => {
	test('doubles with the 9th, 14th, 27th, 53rd and 105th entry', () => {
		const world = new World(testProcess(), ints);
		const doublings: number[] = [];
		for (let n = 1; n <= 120; n++) {
			const { B } = header(world);
			world.set(n, n);
			if (header(world).B > B) doublings.push(n);
		}
		expect(doublings).toEqual([9, 14, 27, 53, 105]);
	});

	test('is not changed by reading it, not even while it grows', () => {
		const world = filled(54);
		expect(header(world).oldbuckets).not.toBe(0);
		const before = world.p.memory.u8.slice();
		for (let k = 0; k < 60; k++) mapaccess(world.p, world.t, world.h, world.keyAt(k % 54));
		expect(Buffer.compare(world.p.memory.u8, before)).toBe(0);
	});

	test('keeps its table when it is cleared', () => {
		const world = filled(100);
		const { buckets, B } = header(world);
		mapclear(world.p, world.t, world.h);
		expect(header(world)).toMatchObject({ count: 0, B, buckets, oldbuckets: 0, noverflow: 0 });
	});

	test('is rebuilt at its size when it has had many overflow buckets', () => {
		const world = new World(testProcess(3), ints, 53);
		for (let round = 0, B = header(world).B; header(world).oldbuckets === 0; round++) {
			expect(round).toBeLessThan(10_000);
			world.set(round, 1);
			if (round >= 60) world.delete(round - 60);
			expect(header(world).B).toBe(B);
		}
	});
});

describe('a NaN', () => {
	test('is a new entry each time, and is never found', () => {
		const p = testProcess();
		const t = mapType(mapOf(float64, int));
		const h = makemap(p, t.type, 0);
		const nan = box(p, float64, NaN);
		for (let i = 0; i < 30; i++) mapassign(p, t, h, nan);
		expect(hmap.read(p.memory, h).count).toBe(30);
		expect(mapaccess(p, t, h, nan)).toBe(0);
		mapdelete(p, t, h, nan);
		expect(hmap.read(p.memory, h).count).toBe(30);
		mapclear(p, t, h);
		expect(hmap.read(p.memory, h).count).toBe(0);
	});
});

describe('the nil map', () => {
	const p = testProcess();
	const key = box(p, int, 1);

	test('is empty, and stays so when it is deleted from and cleared', () => {
		expect(mapaccess(p, intMap, 0, key)).toBe(0);
		mapdelete(p, intMap, 0, key);
		mapclear(p, intMap, 0);
		const it = hiter.at(p.memory, p.heap.mallocgc(hiter.size, null));
		mapiterinit(p, intMap, 0, it.addr);
		expect(it.key).toBe(0);
	});

	test('panics when it is assigned to', () => {
		const assign = () => mapassign(p, intMap, 0, key);
		expect(assign).toThrow(GoPanic);
		expect(assign).toThrow('assignment to entry in nil map');
	});
});

describe('an unhashable key', () => {
	const p = testProcess();
	const t = mapType(mapOf(emptyInterface, int));
	const h = makemap(p, t.type, 0);
	const key = p.heap.newobject(emptyInterface);
	p.memory.storePointer(key, p.types.descriptor(sliceOf(string)));
	p.memory.storePointer(key + 8, p.heap.newobject(sliceOf(string)));

	test.each<[string, () => unknown]>([
		['an empty map', () => mapaccess(p, t, h, key)],
		['the nil map', () => mapaccess(p, t, 0, key)],
		['delete', () => mapdelete(p, t, h, key)],
		['assignment', () => mapassign(p, t, h, key)],
	])('panics in %s', (_where, run) => {
		expect(run).toThrow(new GoPanic('runtime error: hash of unhashable type []string'));
	});

	test('leaves no trace of the write', () => {
		expect(hmap.read(p.memory, h)).toMatchObject({ count: 0, flags: 0, buckets: 0 });
	});
});

describe('a write under way', () => {
	/** A map whose flag says that another goroutine writes. */
	function busy(): { p: Process; h: number; key: number; it: number } {
		const { p, h, keyAt } = bound(filled(3));
		const it = p.heap.mallocgc(hiter.size, null);
		mapiterinit(p, intMap, h, it);
		hmap.at(p.memory, h).flags |= hashWriting;
		return { p, h, key: keyAt(1), it };
	}

	const bound = (world: World) => ({ ...world, keyAt: (k: number) => world.keyAt(k) });

	test.each<[string, (b: ReturnType<typeof busy>) => unknown]>([
		['concurrent map writes', ({ p, h, key }) => mapassign(p, intMap, h, key)],
		['concurrent map writes', ({ p, h, key }) => mapdelete(p, intMap, h, key)],
		['concurrent map writes', ({ p, h }) => mapclear(p, intMap, h)],
		['concurrent map read and map write', ({ p, h, key }) => mapaccess(p, intMap, h, key)],
		['concurrent map iteration and map write', ({ p, it }) => mapiternext(p, it)],
	])('is a fatal error: %s', (message, run) => {
		expect(() => run(busy())).toThrow(GoFatal);
		expect(() => run(busy())).toThrow(message);
	});
});

describe('keys that are not aligned', () => {
	test('are found all the same', () => {
		const p = testProcess();
		const t = mapType(mapOf(basicTypes.int, int));
		const h = makemap(p, t.type, 0);
		const odd = p.heap.mallocgc(32, null) + 1;
		p.memory.storeBytes(odd, Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8));
		const even = box(p, int, 0);
		p.memory.storeBytes(even, Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8));
		const elem = mapassign(p, t, h, odd);
		expect(mapaccess(p, t, h, even)).toBe(elem);
		expect(mapaccess(p, t, h, odd)).toBe(elem);
	});
});
