// The allocator against real Go: recordings/heap.txt holds what Go 1.23 did, recordings/heap.go says how
// it was asked.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { arenaBase } from '#engine/memory/address.ts';
import { basicTypes, pointerTo, type GoType } from '#engine/abi/type.ts';
import {
	heapTotals,
	mspan,
	mstats,
	mstatsAddr,
	spanOf,
	zerobase,
} from '#engine/runtime/heap/layout.ts';
import { readMemStats } from '#engine/runtime/memstats.ts';
import { GoFatal } from '#engine/runtime/panic.ts';
import { newProcess, startRecording, type Process } from '#engine/runtime/process.ts';
import { memStatsType } from '#engine/abi/mem-stats.ts';
import { eventAt } from '#engine/trace/trace.ts';
import { collectGarbage } from '#engine/runtime/gc.ts';

const recording = readFileSync(new URL('recordings/heap.txt', import.meta.url), 'utf8');

/** The recorded lines of a kind, cut into words. */
function lines(kind: string): string[][] {
	const all = recording
		.trim()
		.split('\n')
		.map((line) => line.split(' '));
	return all.filter(([first]) => first === kind).map(([, ...rest]) => rest);
}

const pointer = pointerTo(basicTypes.int);

function typeFor(word: string): GoType {
	return word === 'scan' ? pointer : basicTypes.uint8;
}

function process(memoryLimit = 1 << 30): Process {
	return newProcess({ seed: 1, memoryLimit, types: [pointer] });
}

/** What the counters of MemStats gain while `work` runs. */
function gains(p: Process, work: () => unknown): Record<string, number> {
	const counters = () => {
		const { totalAlloc, totalFree, mallocs, frees } = heapTotals(p.memory);
		return {
			TotalAlloc: totalAlloc,
			Mallocs: mallocs,
			Frees: frees,
			HeapAlloc: totalAlloc - totalFree,
			HeapObjects: mallocs - frees,
			HeapInuse: mstats.read(p.memory, mstatsAddr).inHeap,
		};
	};
	const before: Record<string, number> = counters();
	work();
	return Object.fromEntries(
		Object.entries(counters()).map(([name, n]) => [name, n - before[name]]),
	);
}

/** Reads MemStats, as the recorder does before it measures: the next tiny object begins a block. */
function readCounters(p: Process): void {
	readMemStats(p, p.heap.newobject(memStatsType));
}

describe('mallocgc counts what Go counts', () => {
	test('for one object of each size', () => {
		const p = process();
		const ours = lines('alloc').map(([size, scan]) => {
			readCounters(p);
			const { TotalAlloc, Mallocs, HeapAlloc, HeapObjects } = gains(p, () =>
				p.heap.mallocgc(Number(size), typeFor(scan)),
			);
			return [size, scan, TotalAlloc, Mallocs, HeapAlloc, HeapObjects].join(' ');
		});
		expect(ours).toEqual(lines('alloc').map((words) => words.join(' ')));
		expect(ours.length).toBeGreaterThan(900);
	});

	test('for runs of tiny objects, which share blocks', () => {
		const p = process();
		const ours = lines('tiny').map(([sizes]) => {
			readCounters(p);
			const { TotalAlloc, Mallocs, Frees, HeapObjects } = gains(p, () => {
				for (const size of sizes.split(',')) p.heap.mallocgc(Number(size), null);
			});
			return [sizes, TotalAlloc, Mallocs, Frees, HeapObjects].join(' ');
		});
		expect(ours).toEqual(lines('tiny').map((words) => words.join(' ')));
		expect(ours.length).toBe(200);
	});

	test('for many objects', () => {
		const p = process();
		const ours = lines('many').map(([size, scan, count]) => {
			const { TotalAlloc, Mallocs, HeapAlloc, HeapObjects } = gains(p, () => {
				for (let i = 0; i < Number(count); i++) p.heap.mallocgc(Number(size), typeFor(scan));
			});
			collectGarbage(p.heap);
			return [size, scan, count, TotalAlloc, Mallocs, HeapAlloc, HeapObjects].join(' ');
		});
		expect(ours).toEqual(lines('many').map((words) => words.join(' ')));
	});

	test('for objects of which a collection frees some', () => {
		const p = process();
		const ours = lines('keep').map(([size, scan, count, every]) => {
			const kept: number[] = [];
			p.heap.roots = (visit) => kept.forEach((addr) => visit(addr));
			collectGarbage(p.heap);
			const gained = gains(p, () => {
				for (let i = 0; i < Number(count); i++) {
					const addr = p.heap.mallocgc(Number(size), typeFor(scan));
					if (i % Number(every) === 0) kept.push(addr);
				}
				collectGarbage(p.heap);
			});
			const { TotalAlloc, Mallocs, Frees, HeapAlloc, HeapObjects } = gained;
			return [size, scan, count, every, TotalAlloc, Mallocs, Frees, HeapAlloc, HeapObjects].join(
				' ',
			);
		});
		expect(ours).toEqual(lines('keep').map((words) => words.join(' ')));
		expect(ours.length).toBeGreaterThan(50);
	});
});

test('spans have the pages and the objects that Go gives them', () => {
	const p = process();
	const ours = lines('span').map(([slot, scan]) => {
		const size = scan === 'scan' && Number(slot) > 512 ? Number(slot) - 8 : Number(slot);
		let objects = 0;
		let pages = 0;
		for (let spans = 0; spans < 3; objects += spans === 2 ? 1 : 0) {
			const { HeapInuse } = gains(p, () => p.heap.mallocgc(size, typeFor(scan)));
			if (HeapInuse > 0) spans++;
			if (HeapInuse > 0 && spans === 2) pages = HeapInuse / 8192;
		}
		return [slot, scan, objects, pages].join(' ');
	});
	expect(ours).toEqual(lines('span').map((words) => words.join(' ')));
	expect(ours.length).toBe(131);
});

describe('an object', () => {
	test('of size 0 has one address for all, and is not counted', () => {
		const p = process();
		expect(gains(p, () => expect(p.heap.mallocgc(0, null)).toBe(zerobase)).Mallocs).toBe(0);
	});

	test('is zero, also in a slot that was used before', () => {
		const p = process();
		for (const size of [8, 24, 100, 520, 5000, 40000]) {
			const addr = p.heap.mallocgc(size, null);
			p.memory.storeBytes(addr, new Uint8Array(size).fill(7));
		}
		const keep = p.heap.mallocgc(24, null);
		p.heap.roots = (visit) => visit(keep);
		collectGarbage(p.heap);
		for (const size of [8, 24, 100, 520, 5000, 40000]) {
			const addr = p.heap.mallocgc(size, null);
			expect(p.memory.u8.subarray(addr, addr + size).every((byte) => byte === 0)).toBe(true);
		}
	});

	test('with pointers and more than 512 bytes has its type in front', () => {
		const p = process();
		const addr = p.heap.newarray(pointer, 100);
		expect(p.memory.loadPointer(addr - 8)).toBe(p.types.descriptor(pointer));
		expect(p.types.typeAt(p.types.descriptor(pointer))).toBe(pointer);
	});

	test('of more than 32760 bytes begins a page and has a span of its own', () => {
		const p = process();
		const addr = p.heap.newarray(pointer, 4096);
		expect(addr % 8192).toBe(0);
		const { startAddr, npages, largeType, nelems } = mspan.read(p.memory, spanOf(p.memory, addr));
		expect({ startAddr, npages, nelems }).toEqual({ startAddr: addr, npages: 4, nelems: 1 });
		expect(largeType).toBe(p.types.descriptor(pointer));
	});

	test('is reported with its size and its slot', () => {
		const p = process();
		const recorder = startRecording(p, 100);
		p.heap.mallocgc(100, null);
		p.heap.mallocgc(5, null);
		p.heap.mallocgc(6, null);
		const events = [0, 1, 2].map((i) => eventAt(recorder.events(), i));
		expect(events.map(({ name, fields }) => [name, fields.size, fields.slot])).toEqual([
			['malloc', 100, 112],
			['malloc', 5, 16],
			['malloc', 6, 0],
		]);
		expect(events[2].fields.addr).toBe(events[1].fields.addr + 6);
	});
});

describe('the heap', () => {
	test('hands out addresses by the pages in order, and again what was freed', () => {
		const p = process();
		const first = p.heap.mallocgc(50_000, null);
		const second = p.heap.mallocgc(50_000, null);
		expect(second - first).toBe(7 * 8192);
		p.heap.roots = (visit) => visit(second);
		collectGarbage(p.heap);
		expect(p.heap.mallocgc(57_344, null)).toBe(first);
		expect(p.heap.mallocgc(1, null)).toBe(second + 7 * 8192);
	});

	test('stops the program when the limit is reached', () => {
		const p = process(1 << 20);
		expect(() => {
			for (;;) p.heap.mallocgc(40_000, null);
		}).toThrow(new GoFatal('out of memory'));
		expect(() => p.heap.mallocgc(2 ** 40, null)).toThrow(GoFatal);
		expect(heapTotals(p.memory).mallocs).toBe(25);
	});

	test('goes on in the arena when the data segment has no room for records', () => {
		const p = process();
		const records = Array.from({ length: 50_000 }, () => p.heap.pages.allocRecord(256));
		expect(records[0]).toBeLessThan(arenaBase);
		expect(records[records.length - 1]).toBeGreaterThan(arenaBase);
		const objects = Array.from({ length: 200 }, () => p.heap.mallocgc(8192, null));
		const places = [...records.slice(-5000), ...objects].sort((x, y) => x - y);
		expect(places.every((at, i) => i === 0 || at >= places[i - 1] + 256)).toBe(true);
		collectGarbage(p.heap);
		expect(mstats.read(p.memory, mstatsAddr).inHeap).toBe(0);
		expect(p.heap.mallocgc(8192, null)).toBe(objects[0]);
	});

	test('keeps stacks out of the objects, and hands freed ones out again', () => {
		const p = process();
		const gained = gains(p, () => {
			const small = p.heap.stackalloc(2048);
			const next = p.heap.stackalloc(2048);
			expect(next).toBe(small + 2048);
			p.heap.stackfree(small, 2048);
			expect(p.heap.stackalloc(2048)).toBe(small);
			const large = p.heap.stackalloc(65536);
			collectGarbage(p.heap);
			p.heap.stackfree(large, 65536);
			expect(p.heap.stackalloc(65536)).toBe(large);
		});
		expect(gained).toMatchObject({ Mallocs: 0, HeapAlloc: 0, HeapInuse: 0 });
		expect(mstats.read(p.memory, mstatsAddr).inStacks).toBe(32768 + 65536);
	});

	test('is due for a collection at 4 MiB, and then when it has doubled', () => {
		const p = process();
		const kept: number[] = [];
		p.heap.roots = (visit) => kept.forEach((addr) => visit(addr));
		while (!p.heap.gcDue) kept.push(p.heap.mallocgc(8192, null));
		expect(kept.length).toBe(512);
		collectGarbage(p.heap, false);
		while (!p.heap.gcDue) kept.push(p.heap.mallocgc(8192, null));
		expect(kept.length).toBe(1024);
	});
});
