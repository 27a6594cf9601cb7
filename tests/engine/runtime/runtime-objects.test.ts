import { expect, test } from 'vitest';
import { heapTotals } from '#engine/runtime/heap/layout.ts';
import { newProcess, startRecording } from '#engine/runtime/process.ts';
import { allocRuntimeObjects } from '#engine/runtime/runtime-objects.ts';
import { eventNames } from '#engine/trace/schema.ts';
import { collectGarbage } from '#engine/runtime/gc.ts';

test('the runtime’s own objects are what MemStats of a real process tells, and outlive collections unseen', () => {
	const p = newProcess({ seed: 1, memoryLimit: 1 << 28 });
	allocRuntimeObjects(p.heap);
	const before = heapTotals(p.memory);
	expect(before).toEqual({ totalAlloc: 43_048, totalFree: 0, mallocs: 79, frees: 0 });
	p.heap.mallocgc(100, null);
	const recorder = startRecording(p, 100);
	collectGarbage(p.heap);
	const { totalAlloc, totalFree } = heapTotals(p.memory);
	expect(totalAlloc - totalFree).toBe(43_048);
	expect([...recorder.events().id].map((id) => eventNames[id])).toEqual([
		'gc.begin',
		'gc.free',
		'gc.end',
	]);
});
