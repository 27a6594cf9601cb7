import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arrayOf, basicTypes, mapOf } from '#engine/abi/type.ts';
import { mapassign } from '#engine/runtime/classic/assign.ts';
import { mapdelete } from '#engine/runtime/classic/delete.ts';
import { hmap, mapType, type MapType } from '#engine/runtime/classic/layout.ts';
import { makemap } from '#engine/runtime/classic/make.ts';
import { newProcess } from '#engine/runtime/process.ts';
import { decodeChain, decodeMap, type ClassicMap } from '#inspect/classic.ts';

const { int, uint8 } = basicTypes;
const ints = mapType(mapOf(int, int));
const wide = mapType(mapOf(int, arrayOf(uint8, 129)));

/** A process with a map whose keys are 0 to n - 1, and each key's elem is 10 times as much. */
function filled(n: number, t: MapType = ints, hint = 0) {
	const p = newProcess({ seed: 7, memoryLimit: 1 << 28 });
	const h = makemap(p, t.type, hint);
	const key = p.heap.newobject(int);
	for (let k = 0; k < n; k++) {
		p.memory.storeInt64(key, k);
		p.memory.storeInt64(mapassign(p, t, h, key), 10 * k);
	}
	const remove = (k: number) => {
		p.memory.storeInt64(key, k);
		mapdelete(p, t, h, key);
	};
	return { p, t, h, remove, decode: () => decodeMap(p.memory, t, h) as ClassicMap };
}

describe('decodeMap', () => {
	test('is null for the nil map', () => {
		expect(decodeMap(filled(0).p.memory, ints, 0)).toBeNull();
	});

	test('has no table before the first insert', () => {
		const map = filled(0).decode();
		expect(map).toMatchObject({ count: 0, B: 0, buckets: 0, growing: false, mapextra: null });
		expect([map.table, map.oldTable, map.unreadable]).toEqual([null, null, null]);
	});

	test('says where each entry lies, and what each empty slot was left as', () => {
		const world = filled(8);
		world.remove(2);
		world.remove(7);
		const [chain] = world.decode().table?.chains ?? [];
		const [bucket] = chain.buckets;
		const { p } = world;
		expect(bucket).toMatchObject({ kind: 'main', index: 0, overflow: 0 });
		expect(bucket.slots.map(({ state }) => state).join(' ')).toBe(
			'live live emptyOne live live live live emptyRest',
		);
		expect(bucket.slots.map(({ key }) => p.memory.loadInt64(key))).toEqual([
			0, 1, 2, 3, 4, 5, 6, 7,
		]);
		expect(bucket.slots.map(({ elem }) => p.memory.loadInt64(elem))).toEqual([
			0, 10, 0, 30, 40, 50, 60, 0,
		]);
		expect(bucket.tophash[2]).toBe(1);
	});

	test('follows the pointers of indirect slots', () => {
		const world = filled(2, wide);
		const [first] = world.decode().table?.chains[0].buckets[0].slots ?? [];
		expect(first.elemSlot).not.toBe(first.elem);
		expect(world.p.memory.loadPointer(first.elemSlot)).toBe(first.elem);
		expect(first.keySlot).toBe(first.key);
	});

	test('shows both tables of a map that grows, and which old buckets have moved', () => {
		const map = filled(53).decode();
		expect(map).toMatchObject({ growing: true, sameSizeGrow: false, B: 4 });
		expect(map.table?.main).toBe(16);
		expect(map.oldTable?.main).toBe(8);
		const evacuated = map.oldTable?.chains.filter((chain) => chain.evacuated) ?? [];
		expect(evacuated.length).toBeGreaterThan(0);
		expect(evacuated.length).toBeLessThan(8);
	});

	test('tells preallocated overflow buckets from those allocated by themselves', () => {
		const { p, t, h, decode } = filled(850);
		const map = decode();
		const overflow = map.table?.chains.flatMap((chain) => chain.buckets.slice(1)) ?? [];
		expect(overflow.length).toBe(map.noverflow);
		expect(new Set(overflow.map((bucket) => bucket.kind))).toEqual(new Set(['preallocated']));
		expect(map.mapextra).toMatchObject({
			next: overflow.length,
			overflow: { len: overflow.length },
		});
		expect(decodeChain(p.memory, t, map.table!, 3)).toEqual(map.table?.chains[3]); // it has one
		expect(h).toBe(map.addr);
	});

	test('reads 1,024 buckets in a few milliseconds', () => {
		const { decode } = filled(6000, ints, 6656);
		expect(decode().table?.chains.length).toBe(1024);
		const times = Array.from({ length: 20 }, () => {
			const from = performance.now();
			decode();
			return performance.now() - from;
		});
		expect(Math.min(...times)).toBeLessThan(20);
	});
});

describe('a map that is broken', () => {
	test.each<
		[what: string, field: 'B' | 'buckets' | 'extra' | 'oldbuckets', value: number, says: string]
	>([
		['B', 'B', 200, 'a table with B = 200 does not fit into the image'],
		['a table', 'buckets', 2 ** 30, 'does not fit into the image'],
		['an old table', 'oldbuckets', 2 ** 30, 'does not fit into the image'],
		['mapextra', 'extra', 2 ** 30, 'mapextra lies outside of the image'],
	])('says that %s is unreadable', (_what, field, value, says) => {
		const { p, h, decode } = filled(60);
		hmap.at(p.memory, h)[field] = value;
		expect(decode().unreadable).toContain(says);
	});

	test('says that the header is unreadable', () => {
		const { p } = filled(0);
		expect(decodeMap(p.memory, ints, 2 ** 30)?.unreadable).toContain('header');
	});

	test('ends a chain that runs in a circle, and one that leads astray', () => {
		const { p, t, h, decode } = filled(8);
		const { buckets } = hmap.read(p.memory, h);
		p.memory.storePointer(buckets + t.overflow, buckets);
		expect(decode().table?.chains[0].unreadable).toBe('the links run in a circle');
		p.memory.storePointer(buckets + t.overflow, 2 ** 30);
		expect(decode().table?.chains[0].unreadable).toBe('the link leads out of the image');
	});

	test('never makes the decoder throw', () => {
		const offset = fc.nat(47);
		const damage = fc.array(fc.tuple(offset, fc.nat(255)), { minLength: 1, maxLength: 6 });
		fc.assert(
			fc.property(damage, (changes) => {
				const { p, h, decode } = filled(60);
				for (const [at, byte] of changes) p.memory.storeUint8(h + at, byte);
				expect(decode()).not.toBeNull();
			}),
			{ seed: 5, numRuns: 60 },
		);
	});
});
