import { describe, expect, test } from 'vitest';
import { memStatsType } from '#engine/abi/mem-stats.ts';
import type { Addr } from '#engine/memory/address.ts';
import { readMemStats } from '#engine/runtime/memstats.ts';
import { newProcess, startRecording, type Process } from '#engine/runtime/process.ts';
import { classSize } from '#engine/runtime/size-class.ts';
import { eventAt } from '#engine/trace/trace.ts';
import { collectGarbage } from '#engine/runtime/gc.ts';

function process(): { p: Process; stats: Addr } {
	const p = newProcess({ seed: 1, memoryLimit: 1 << 28 });
	const stats = p.heap.newobject(memStatsType);
	p.heap.roots = (visit) => visit(stats);
	return { p, stats };
}

/** A counter of the runtime.MemStats at `stats`. */
function counter({ memory }: Process, stats: Addr, name: string): number {
	const field = memStatsType.fields?.find((one) => one.name === name);
	if (!field) throw new Error(name);
	return field.type.size === 8
		? memory.loadInt64(stats + field.offset)
		: memory.loadInt32(stats + field.offset);
}

/** What BySize says of a slot size. */
function bySize({ memory }: Process, stats: Addr, size: number): number[] {
	const entry = stats + 4312 + 24 * classSize.indexOf(size);
	return [memory.loadInt32(entry), memory.loadInt64(entry + 8), memory.loadInt64(entry + 16)];
}

describe('readMemStats', () => {
	// Offsets as reflect shows them for runtime.MemStats in Go 1.23.
	test.each([
		['TotalAlloc', 8],
		['HeapObjects', 88],
		['NextGC', 168],
		['PauseEnd', 2240],
		['NumGC', 4288],
		['NumForcedGC', 4292],
		['GCCPUFraction', 4296],
		['EnableGC', 4304],
		['BySize', 4312],
	])('finds %s where Go has it', (name, offset) => {
		expect(memStatsType.fields?.find((field) => field.name === name)?.offset).toBe(offset);
	});

	test('tells what is in use, and keeps the identities between the fields', () => {
		const { p, stats } = process();
		p.heap.stackalloc(2048);
		for (let i = 0; i < 1000; i++) p.heap.mallocgc(1000, null);
		readMemStats(p, stats);
		const get = (name: string) => counter(p, stats, name);
		expect(get('HeapAlloc')).toBe(1000 * 1024 + 6144);
		expect(get('Alloc')).toBe(get('HeapAlloc'));
		expect(get('HeapObjects')).toBe(get('Mallocs') - get('Frees'));
		expect(get('HeapSys')).toBe(get('HeapInuse') + get('HeapIdle'));
		expect(get('HeapSys') + get('StackSys')).toBe(4 << 20);
		expect(get('HeapReleased')).toBe(get('HeapIdle'));
		expect(get('NextGC')).toBe(4 << 20);
		expect(get('NumGC')).toBe(0);
	});

	test('tells what a collection has freed, by size too', () => {
		const { p, stats } = process();
		for (let i = 0; i < 10; i++) p.heap.mallocgc(100, null);
		p.heap.mallocgc(100_000, null);
		collectGarbage(p.heap);
		readMemStats(p, stats);
		expect(counter(p, stats, 'Frees')).toBe(11);
		expect(counter(p, stats, 'HeapAlloc')).toBe(6144);
		expect(counter(p, stats, 'TotalAlloc')).toBe(6144 + 1120 + 106_496);
		expect(bySize(p, stats, 112)).toEqual([112, 10, 10]);
		expect(bySize(p, stats, 6144)).toEqual([6144, 1, 0]);
		expect(counter(p, stats, 'NumForcedGC')).toBe(1);
		expect(counter(p, stats, 'HeapReleased')).toBeLessThan(counter(p, stats, 'HeapIdle'));
	});

	test('overwrites what was there, and is an event', () => {
		const { p, stats } = process();
		p.memory.storeBytes(stats, new Uint8Array(memStatsType.size).fill(0xff));
		const recorder = startRecording(p, 10);
		readMemStats(p, stats);
		expect(counter(p, stats, 'PauseTotalNs')).toBe(0);
		expect(eventAt(recorder.events(), 0)).toMatchObject({
			name: 'memstats.read',
			fields: { to: stats },
		});
	});
});
